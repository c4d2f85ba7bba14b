/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stating people and what is known of each. */
#include <string.h>

#include "base/index.h"
#include "model/store.h"

xtrain_status xtrain_problem_add_employee(int *out, xtrain_problem *problem,
                                          const xtrain_employee *employee)
{
    xt_employee entry = {0};
    xtrain_status status = xt_store_begin_with(problem, XT_VERSION(employee));
    if (status != XTRAIN_OK) {
        return status;
    }
    const xtrain_source *source = &employee->source;
    status =
        xt_store_room(problem, problem->employee_count, XTRAIN_MAX_EMPLOYEES, "employees", source);
    if (status == XTRAIN_OK && employee->home != XTRAIN_NONE) {
        status = xt_store_index(problem, employee->home, problem->department_count, "department",
                                source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_range(problem, employee->contract, "contract", source);
    }
    if (status == XTRAIN_OK) {
        const xt_number fte = {"full-time equivalent (in hundredths)", employee->fte, 1, 100};
        status = xt_store_number(problem, fte, source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_new_name(&entry.id, problem, XT_NAME_EMPLOYEE, employee->id, source);
    }
    entry.name = entry.id;
    if (status == XTRAIN_OK && employee->name != NULL) {
        status = xt_store_text(&entry.name, problem, employee->name, "name of an employee", source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_source(&entry.source, problem, source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    const size_t index = problem->employee_count;
    if (!XT_GROW(&problem->context->memory, problem->employees, problem->employee_capacity,
                 index + 1) ||
        !xt_index_add(&problem->index[XT_NAME_EMPLOYEE], entry.id, (int)index)) {
        return XTRAIN_ERROR_MEMORY;
    }
    entry.home = employee->home;
    entry.contract = employee->contract;
    entry.fte = employee->fte;
    problem->employees[index] = entry;
    problem->employee_count++;
    if (out != NULL) {
        *out = (int)index;
    }
    return XTRAIN_OK;
}

/* The person, if the problem may be changed and there is one with that number. */
static xtrain_status begin_with(xt_employee **out, xtrain_problem *problem, int employee,
                                const xtrain_source *source)
{
    xtrain_status status = xt_store_begin(problem);
    if (status == XTRAIN_OK) {
        status = xt_store_index(problem, employee, problem->employee_count, "employee", source);
    }
    if (status == XTRAIN_OK) {
        *out = &problem->employees[employee];
    }
    return status;
}

/* Adds the group to the problem's own list if it is new; *out is the one copy of its name. */
static xtrain_status intern_group(const char **out, xtrain_problem *problem, const char *group,
                                  const xtrain_source *source)
{
    const int known = xt_problem_find_name(problem, XT_NAME_GROUP, group);
    if (known != XTRAIN_NONE) {
        *out = problem->groups[known];
        return XTRAIN_OK;
    }
    const xtrain_status status = xt_store_text(out, problem, group, "name of a group", source);
    if (status != XTRAIN_OK) {
        return status;
    }
    const size_t index = problem->group_count;
    if (!XT_GROW(&problem->context->memory, problem->groups, problem->group_capacity, index + 1) ||
        !xt_index_add(&problem->index[XT_NAME_GROUP], *out, (int)index)) {
        return XTRAIN_ERROR_MEMORY;
    }
    problem->groups[problem->group_count++] = *out;
    return XTRAIN_OK;
}

xtrain_status xtrain_problem_add_group(xtrain_problem *problem, int employee, const char *group)
{
    xt_employee *person = NULL;
    const char *name = NULL;
    xtrain_status status = begin_with(&person, problem, employee, NULL);
    if (status == XTRAIN_OK) {
        status = xt_store_room(problem, person->group_count, XTRAIN_MAX_ENTRIES_EACH,
                               "groups of one employee", &person->source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    /* Room first: a group that is listed has a member. */
    if (!XT_STORE_GROW(problem, person->groups, person->group_count, person->group_capacity)) {
        return XTRAIN_ERROR_MEMORY;
    }
    status = intern_group(&name, problem, group, &person->source);
    if (status == XTRAIN_OK) {
        person->groups[person->group_count++] = name;
    }
    return status;
}

xtrain_status xtrain_problem_set_level(xtrain_problem *problem, int employee, int skill, int level)
{
    xt_employee *person = NULL;
    xtrain_status status = begin_with(&person, problem, employee, NULL);
    if (status == XTRAIN_OK) {
        status = xt_store_index(problem, skill, problem->skill_count, "skill", &person->source);
    }
    if (status == XTRAIN_OK) {
        const xt_number number = {"level", level, 0, problem->skills[skill].levels - 1};
        status = xt_store_number(problem, number, &person->source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    for (size_t i = 0; i < person->level_count; i++) {
        if (person->levels[i].skill == skill) {
            person->levels[i].level = level;
            return XTRAIN_OK;
        }
    }
    if (!XT_STORE_GROW(problem, person->levels, person->level_count, person->level_capacity)) {
        return XTRAIN_ERROR_MEMORY;
    }
    person->levels[person->level_count++] = (xt_level){skill, level};
    return XTRAIN_OK;
}

xtrain_status xtrain_problem_add_leave(xtrain_problem *problem, int employee, xtrain_range days)
{
    xt_employee *person = NULL;
    xtrain_status status = begin_with(&person, problem, employee, NULL);
    if (status == XTRAIN_OK) {
        status = xt_store_range(problem, days, "leave", &person->source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_room(problem, person->leave_count, XTRAIN_MAX_ENTRIES_EACH,
                               "leaves of one employee", &person->source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    if (!XT_STORE_GROW(problem, person->leaves, person->leave_count, person->leave_capacity)) {
        return XTRAIN_ERROR_MEMORY;
    }
    person->leaves[person->leave_count++] = days;
    return XTRAIN_OK;
}

xtrain_status xtrain_problem_add_never(xtrain_problem *problem, int employee, int department,
                                       const xtrain_source *source)
{
    xt_employee *person = NULL;
    xt_never entry = {department, {NULL, 0, NULL}};
    xtrain_status status = begin_with(&person, problem, employee, source);
    if (status == XTRAIN_OK) {
        status =
            xt_store_index(problem, department, problem->department_count, "department", source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_room(problem, person->never_count, XTRAIN_MAX_ENTRIES_EACH,
                               "never-departments of one employee", source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_source(&entry.source, problem, source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    if (!XT_STORE_GROW(problem, person->nevers, person->never_count, person->never_capacity)) {
        return XTRAIN_ERROR_MEMORY;
    }
    person->nevers[person->never_count++] = entry;
    return XTRAIN_OK;
}

xtrain_status xtrain_problem_add_fixed(xtrain_problem *problem, int employee, int department,
                                       xtrain_range days, const xtrain_source *source)
{
    xt_employee *person = NULL;
    xt_fixed entry = {department, days, {NULL, 0, NULL}};
    xtrain_status status = begin_with(&person, problem, employee, source);
    if (status == XTRAIN_OK) {
        status =
            xt_store_index(problem, department, problem->department_count, "department", source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_range(problem, days, "fixed range", source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_room(problem, person->fixed_count, XTRAIN_MAX_ENTRIES_EACH,
                               "fixed ranges of one employee", source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_source(&entry.source, problem, source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    if (!XT_STORE_GROW(problem, person->fixed, person->fixed_count, person->fixed_capacity)) {
        return XTRAIN_ERROR_MEMORY;
    }
    person->fixed[person->fixed_count++] = entry;
    return XTRAIN_OK;
}

xtrain_status xtrain_problem_add_wish(xtrain_problem *problem, int employee,
                                      const xtrain_wish *wish)
{
    xt_employee *person = NULL;
    xtrain_status status = xt_store_begin_with(problem, XT_VERSION(wish));
    if (status != XTRAIN_OK) {
        return status;
    }
    const xtrain_source *source = &wish->source;
    xt_wish entry = {*wish, 0, -1};
    status = begin_with(&person, problem, employee, source);
    if (status == XTRAIN_OK) {
        status = xt_store_subject(problem, wish->subject, source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_range(problem, wish->range, "wish", source);
    }
    if (status == XTRAIN_OK) {
        const xt_number strength = {"strength of a wish", wish->strength, 1, XTRAIN_MAX_POINTS};
        status = xt_store_number(problem, strength, source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_room(problem, person->wish_count, XTRAIN_MAX_WISHES_EACH,
                               "wishes of one employee", source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_source(&entry.stated.source, problem, source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    if (!XT_STORE_GROW(problem, person->wishes, person->wish_count, person->wish_capacity)) {
        return XTRAIN_ERROR_MEMORY;
    }
    person->wishes[person->wish_count++] = entry;
    return XTRAIN_OK;
}

xtrain_status xtrain_problem_set_published(xtrain_problem *problem, int employee, const int *cells,
                                           int count)
{
    xt_employee *person = NULL;
    xtrain_status status = begin_with(&person, problem, employee, NULL);
    if (status != XTRAIN_OK) {
        return status;
    }
    if (cells == NULL) {
        return xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, &person->source,
                         "an argument is missing; it must not be NULL");
    }
    const xt_number number = {"number of published cells", count, 1, XTRAIN_MAX_PERIODS};
    status = xt_store_number(problem, number, &person->source);
    for (int i = 0; i < count && status == XTRAIN_OK; i++) {
        if (cells[i] != XTRAIN_NONE && cells[i] != XTRAIN_ELSEWHERE && cells[i] != XTRAIN_UNSET) {
            status = xt_store_index(problem, cells[i], problem->department_count, "department",
                                    &person->source);
        }
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    int *copy = xt_arena_allocate(&problem->arena, (size_t)count, sizeof *copy);
    if (copy == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    memcpy(copy, cells, (size_t)count * sizeof *copy);
    person->published = copy;
    person->published_count = count;
    return XTRAIN_OK;
}

static xtrain_status check_past(const xtrain_problem *problem, const xt_employee *person,
                                const xtrain_past_stay *stay)
{
    const xtrain_source *source = &stay->source;
    xtrain_status status =
        xt_store_index(problem, stay->department, problem->department_count, "department", source);
    if (status == XTRAIN_OK) {
        status = xt_store_range(problem, stay->range, "past stay", source);
    }
    if (status == XTRAIN_OK &&
        (stay->range.first == XTRAIN_NO_DATE || stay->range.last == XTRAIN_NO_DATE)) {
        status = xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                           "a past stay lacks a date; give its first and its last day");
    }
    if (status == XTRAIN_OK && stay->department == person->home) {
        status = xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                           "a past stay of %s is in the home department; only stays away from home "
                           "are listed, leave it out",
                           person->name);
    }
    if (status == XTRAIN_OK && stay->present != XTRAIN_UNSET) {
        const xt_number present = {"number of present periods", stay->present, 0,
                                   XTRAIN_MAX_PERIODS};
        status = xt_store_number(problem, present, source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_room(problem, person->past_count, XTRAIN_MAX_ENTRIES_EACH,
                               "past stays of one employee", source);
    }
    return status;
}

xtrain_status xtrain_problem_add_past_stay(xtrain_problem *problem, int employee,
                                           const xtrain_past_stay *stay)
{
    xt_employee *person = NULL;
    xtrain_status status = xt_store_begin_with(problem, XT_VERSION(stay));
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_past_stay entry = {
        .department = stay->department, .range = stay->range, .stated_present = stay->present};
    status = begin_with(&person, problem, employee, &stay->source);
    if (status == XTRAIN_OK) {
        status = check_past(problem, person, stay);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_source(&entry.source, problem, &stay->source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    if (!XT_STORE_GROW(problem, person->past, person->past_count, person->past_capacity)) {
        return XTRAIN_ERROR_MEMORY;
    }
    /* In order of date, so that the order of stating means nothing. */
    size_t at = person->past_count;
    while (at > 0 && person->past[at - 1].range.first > entry.range.first) {
        at--;
    }
    memmove(&person->past[at + 1], &person->past[at],
            (person->past_count - at) * sizeof *person->past);
    person->past[at] = entry;
    person->past_count++;
    return XTRAIN_OK;
}
