/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stating skills, departments and sets of departments. */
#include <stdlib.h>
#include <string.h>

#include "base/index.h"
#include "model/store.h"

static void give(int *out, size_t index)
{
    if (out != NULL) {
        *out = (int)index;
    }
}

static xtrain_status check_skill(xtrain_problem *problem, const xtrain_skill *skill)
{
    const xtrain_source *source = &skill->source;
    const xt_number levels = {"number of levels", skill->levels, 2, XTRAIN_MAX_LEVEL + 1};
    xtrain_status status =
        xt_store_room(problem, problem->skill_count, XTRAIN_MAX_SKILLS, "skills", source);
    if (status == XTRAIN_OK) {
        status = xt_store_number(problem, levels, source);
    }
    if (status == XTRAIN_OK) {
        const xt_number cover = {"cover level", skill->cover, 0, skill->levels - 1};
        status = xt_store_number(problem, cover, source);
    }
    if (status == XTRAIN_OK) {
        const xt_number coach = {"coach level", skill->coach, 0, skill->levels - 1};
        status = xt_store_number(problem, coach, source);
    }
    return status;
}

xtrain_status xtrain_problem_add_skill(int *out, xtrain_problem *problem, const xtrain_skill *skill)
{
    const char *name = NULL;
    xtrain_source source;
    xtrain_status status = xt_store_begin_with(problem, XT_VERSION(skill));
    if (status == XTRAIN_OK) {
        status = check_skill(problem, skill);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_new_name(&name, problem, XT_NAME_SKILL, skill->name, &skill->source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_source(&source, problem, &skill->source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    const size_t index = problem->skill_count;
    if (!XT_GROW(&problem->context->memory, problem->skills, problem->skill_capacity, index + 1) ||
        !xt_index_add(&problem->index[XT_NAME_SKILL], name, (int)index)) {
        return XTRAIN_ERROR_MEMORY;
    }
    problem->skills[index] =
        (struct xt_skill_entry){name, skill->levels, skill->cover, skill->coach, source};
    problem->skill_count++;
    give(out, index);
    return XTRAIN_OK;
}

static xtrain_status check_department(xtrain_problem *problem, const xtrain_department *department)
{
    const xtrain_source *source = &department->source;
    const xt_number load = {"load", department->load, 0, XTRAIN_MAX_LOAD};
    const xt_number exposure = {"exposure", department->exposure, 0, XTRAIN_MAX_LOAD};
    xtrain_status status = xt_store_room(problem, problem->department_count, XTRAIN_MAX_DEPARTMENTS,
                                         "departments", source);
    if (status == XTRAIN_OK) {
        status = xt_store_number(problem, load, source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_number(problem, exposure, source);
    }
    if (status == XTRAIN_OK && department->lead_skill != XTRAIN_NONE) {
        status =
            xt_store_index(problem, department->lead_skill, problem->skill_count, "skill", source);
    }
    return status;
}

xtrain_status xtrain_problem_add_department(int *out, xtrain_problem *problem,
                                            const xtrain_department *department)
{
    xt_department entry = {0};
    xtrain_status status = xt_store_begin_with(problem, XT_VERSION(department));
    if (status == XTRAIN_OK) {
        status = check_department(problem, department);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_new_name(&entry.code, problem, XT_NAME_DEPARTMENT, department->code,
                                   &department->source);
    }
    if (status == XTRAIN_OK) {
        entry.name = entry.code;
        if (department->name != NULL) {
            status = xt_store_text(&entry.name, problem, department->name, "name of a department",
                                   &department->source);
        }
    }
    if (status == XTRAIN_OK && department->site != NULL) {
        status = xt_store_text(&entry.site, problem, department->site, "site of a department",
                               &department->source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_source(&entry.source, problem, &department->source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    const size_t index = problem->department_count;
    if (!XT_GROW(&problem->context->memory, problem->departments, problem->department_capacity,
                 index + 1) ||
        !xt_index_add(&problem->index[XT_NAME_DEPARTMENT], entry.code, (int)index)) {
        return XTRAIN_ERROR_MEMORY;
    }
    entry.load = department->load;
    entry.exposure = department->exposure;
    entry.lead_skill = department->lead_skill;
    problem->departments[index] = entry;
    problem->department_count++;
    give(out, index);
    return XTRAIN_OK;
}

xtrain_status xtrain_problem_add_closed(xtrain_problem *problem, int department, xtrain_range days)
{
    xtrain_status status = xt_store_begin(problem);
    if (status == XTRAIN_OK) {
        status = xt_store_index(problem, department, problem->department_count, "department", NULL);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_department *entry = &problem->departments[department];
    status = xt_store_range(problem, days, "closing", &entry->source);
    if (status == XTRAIN_OK) {
        status = xt_store_room(problem, entry->closed_count, XTRAIN_MAX_DATES,
                               "closings of one department", &entry->source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    if (!XT_STORE_GROW(problem, entry->closed, entry->closed_count, entry->closed_capacity)) {
        return XTRAIN_ERROR_MEMORY;
    }
    entry->closed[entry->closed_count++] = days;
    return XTRAIN_OK;
}

static xtrain_status check_teaching(const xtrain_problem *problem, int department,
                                    const xtrain_teaching *teaching)
{
    const xtrain_source *source = &teaching->source;
    xtrain_status status =
        xt_store_index(problem, department, problem->department_count, "department", source);
    if (status == XTRAIN_OK) {
        status = xt_store_index(problem, teaching->skill, problem->skill_count, "skill", source);
    }
    if (status == XTRAIN_OK) {
        const xt_number after = {"number of periods that teach a level", teaching->after, 1,
                                 XTRAIN_MAX_PERIODS};
        status = xt_store_number(problem, after, source);
    }
    if (status == XTRAIN_OK) {
        const xt_number up_to = {"highest level taught", teaching->up_to, 1,
                                 problem->skills[teaching->skill].levels - 1};
        status = xt_store_number(problem, up_to, source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    const xt_department *entry = &problem->departments[department];
    for (size_t i = 0; i < entry->teaching_count; i++) {
        if (entry->teachings[i].skill == teaching->skill) {
            return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                             "%s teaches the skill '%s' twice; keep one", entry->name,
                             problem->skills[teaching->skill].name);
        }
    }
    return XTRAIN_OK;
}

xtrain_status xtrain_problem_add_teaching(xtrain_problem *problem, int department,
                                          const xtrain_teaching *teaching)
{
    xtrain_status status = xt_store_begin_with(problem, XT_VERSION(teaching));
    if (status == XTRAIN_OK) {
        status = check_teaching(problem, department, teaching);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_teaching kept = {.skill = teaching->skill,
                        .after = teaching->after,
                        .up_to = teaching->up_to,
                        .carry = teaching->carry,
                        .at_home = teaching->at_home};
    status = xt_store_source(&kept.source, problem, &teaching->source);
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_department *entry = &problem->departments[department];
    if (!XT_STORE_GROW(problem, entry->teachings, entry->teaching_count,
                       entry->teaching_capacity)) {
        return XTRAIN_ERROR_MEMORY;
    }
    entry->teachings[entry->teaching_count++] = kept;
    return XTRAIN_OK;
}

static int ascending(const void *left, const void *right)
{
    const int *a = left;
    const int *b = right;
    return (*a > *b) - (*a < *b);
}

/* Fills the set's departments: checked, sorted, each once. */
static xtrain_status take_departments(xt_set *set, xtrain_problem *problem, const int *departments,
                                      int count)
{
    if (departments == NULL || count < 1 || count > XTRAIN_MAX_DEPARTMENTS) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, &set->source,
                         "the set '%s' has %d departments; name at least one and each once",
                         set->name, count);
    }
    for (int i = 0; i < count; i++) {
        const xtrain_status status = xt_store_index(
            problem, departments[i], problem->department_count, "department", &set->source);
        if (status != XTRAIN_OK) {
            return status;
        }
    }
    set->departments = xt_arena_allocate(&problem->arena, (size_t)count, sizeof(int));
    if (set->departments == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    memcpy(set->departments, departments, (size_t)count * sizeof(int));
    qsort(set->departments, (size_t)count, sizeof(int), ascending);
    for (int i = 0; i < count; i++) {
        if (set->count == 0 || set->departments[set->count - 1] != set->departments[i]) {
            set->departments[set->count++] = set->departments[i];
        }
    }
    return XTRAIN_OK;
}

/* "the set <name>" */
static bool take_label(xt_set *set, xtrain_problem *problem)
{
    xt_text text;
    xt_text_init(&text, &problem->context->memory);
    xt_text_format(&text, "the set %s", set->name);
    if (!text.failed) {
        set->label = xt_arena_text(&problem->arena, text.data, text.length);
    }
    xt_text_clear(&text);
    return set->label != NULL;
}

xtrain_status xtrain_problem_add_set(int *out, xtrain_problem *problem, const char *name,
                                     const int *departments, int count, const xtrain_source *source)
{
    xt_set set = {0};
    xtrain_status status = xt_store_begin(problem);
    if (status == XTRAIN_OK) {
        status = xt_store_room(problem, problem->set_count, XTRAIN_MAX_SETS, "sets", source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_new_name(&set.name, problem, XT_NAME_SET, name, source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_source(&set.source, problem, source);
    }
    if (status == XTRAIN_OK) {
        status = take_departments(&set, problem, departments, count);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    const size_t index = problem->set_count;
    if (!take_label(&set, problem) ||
        !XT_GROW(&problem->context->memory, problem->sets, problem->set_capacity, index + 1) ||
        !xt_index_add(&problem->index[XT_NAME_SET], set.name, (int)index)) {
        return XTRAIN_ERROR_MEMORY;
    }
    problem->sets[index] = set;
    problem->set_count++;
    give(out, index);
    return XTRAIN_OK;
}
