/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Skills, departments, sets. */
#include <string.h>

#include "read/parts.h"
#include "read/source.h"

/* Remembers an entry that could not be added, by its name if that could be read. */
static void remember_broken(xt_reader *reader, xt_lookup *lookup, const char *name)
{
    reader->is_incomplete = true;
    if (name == NULL) {
        lookup->is_open = true;
    } else {
        xt_reader_name(reader, lookup, (xt_lookup_name){name, XT_LOOKUP_BROKEN, true});
    }
}

/* T1: the skill's index, or XT_LOOKUP_BROKEN. */
static void read_depth(xt_reader *reader, const xt_value *depth, int skill)
{
    xt_value values[XT_DEPTH_KEYS];
    if (depth->is_stated && xt_group_read(reader, depth->node, depth->key->group, values)) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_T1, depth->line,
                                         &values[XT_DEPTH_POINTS], &values[XT_DEPTH_GOAL]);
        rule.value[XTRAIN_PARAMETER_SKILL] = skill;
        rule.value[XTRAIN_PARAMETER_MIN] = values[XT_DEPTH_MIN].number;
        if (skill != XT_LOOKUP_BROKEN) {
            xt_add_rule(reader, &rule);
        }
    }
}

static void read_skill(xt_reader *reader, const xt_node *node, const xt_group *group)
{
    xt_value values[XT_SKILL_KEYS];
    const bool is_sound = xt_group_read(reader, node, group, values);
    const char *name = values[XT_SKILL_NAME].text;
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    int index = XT_LOOKUP_BROKEN;
    skill.name = name;
    skill.levels = values[XT_SKILL_LEVELS].number;
    skill.cover = values[XT_SKILL_COVER].number;
    skill.coach = values[XT_SKILL_COACH].number;
    skill.source = xt_reader_source(reader, xt_node_line(node));
    if (is_sound &&
        xt_reader_take(reader, xtrain_problem_add_skill(&index, reader->problem, &skill))) {
        xt_reader_name(reader, &reader->skills, (xt_lookup_name){name, index, true});
    } else {
        index = XT_LOOKUP_BROKEN;
        remember_broken(reader, &reader->skills, name);
    }
    read_depth(reader, &values[XT_SKILL_DEPTH], index);
}

void xt_read_skills(xt_reader *reader, const xt_value *skills)
{
    reader->skills.is_open = skills->node != NULL && !skills->is_stated;
    const int count = xt_value_count(skills);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, skills, i);
        if (node != NULL) {
            read_skill(reader, node, skills->key->group);
        } else {
            remember_broken(reader, &reader->skills, NULL);
        }
    }
    xt_lookup_sort(&reader->skills);
}

/* What is learned there. */
static void read_teaches(xt_reader *reader, const xt_value *teaches, int department)
{
    const int count = xt_value_count(teaches);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        xt_value values[XT_TEACHES_KEYS];
        const xt_node *node = xt_value_group(reader, teaches, i);
        if (node == NULL || !xt_group_read(reader, node, teaches->key->group, values)) {
            continue;
        }
        const xt_value *skill = &values[XT_TEACHES_SKILL];
        const xt_value *up_to = &values[XT_TEACHES_UP_TO];
        xtrain_teaching teaching = XTRAIN_TEACHING_INIT;
        teaching.skill = xt_find_skill(reader, skill->text, skill->line);
        if (teaching.skill == XT_LOOKUP_BROKEN || department == XT_LOOKUP_BROKEN) {
            continue;
        }
        teaching.after = values[XT_TEACHES_AFTER].number;
        teaching.up_to =
            up_to->is_stated ? up_to->number : reader->problem->skills[teaching.skill].levels - 1;
        teaching.carry = values[XT_TEACHES_CARRY].number != 0;
        teaching.at_home = values[XT_TEACHES_HOME].number != 0;
        teaching.source = xt_reader_source(reader, xt_node_line(node));
        (void)xt_reader_take(reader,
                             xtrain_problem_add_teaching(reader->problem, department, &teaching));
    }
}

static void read_closed(xt_reader *reader, const xt_value *closed, int department)
{
    const int count = xt_value_count(closed);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        xtrain_range days;
        if (xt_value_days(reader, closed, i, &days) && department != XT_LOOKUP_BROKEN &&
            !xt_reader_take(reader, xtrain_problem_add_closed(reader->problem, department, days))) {
            return; /* too many: said once */
        }
    }
}

/* Sites are compared letter by letter; two that differ in case only would be two sites. */
static void check_site(xt_reader *reader, const xt_value *site)
{
    const xtrain_problem *problem = reader->problem;
    for (size_t d = 0; d < problem->department_count; d++) {
        const char *other = problem->departments[d].site;
        if (other != NULL && strcmp(other, site->text) != 0 &&
            xt_text_equal_folded(other, site->text)) {
            char shown[XT_CUT_SIZE];
            char others[XT_CUT_SIZE];
            xt_reader_report(reader, site->line,
                             "the site '%s' is written '%s' elsewhere; write it one way",
                             xt_cut_text(shown, site->text), xt_cut_text(others, other));
            return;
        }
    }
}

/* The department itself: its index, or XT_LOOKUP_BROKEN. */
static int add_department(xt_reader *reader, const xt_value *values, int line)
{
    const xt_value *lead = &values[XT_DEPARTMENT_LEAD_SKILL];
    const xt_value *site = &values[XT_DEPARTMENT_SITE];
    const char *code = values[XT_DEPARTMENT_CODE].text;
    const char *name = values[XT_DEPARTMENT_NAME].text;
    xtrain_department department = XTRAIN_DEPARTMENT_INIT;
    int index = XT_LOOKUP_BROKEN;
    department.code = code;
    department.name = name;
    department.site = site->text;
    department.load = values[XT_DEPARTMENT_LOAD].number;
    department.exposure = values[XT_DEPARTMENT_EXPOSURE].number;
    department.source = xt_reader_source(reader, line);
    reader->has_sites = reader->has_sites || site->node != NULL;
    reader->has_load = reader->has_load || values[XT_DEPARTMENT_LOAD].node != NULL;
    reader->has_exposure = reader->has_exposure || values[XT_DEPARTMENT_EXPOSURE].node != NULL;
    if (site->is_stated) {
        check_site(reader, site);
    }
    if (lead->is_stated) {
        const int skill = xt_find_skill(reader, lead->text, lead->line);
        department.lead_skill = skill == XT_LOOKUP_BROKEN ? XTRAIN_NONE : skill;
    }
    if (code == NULL || !xt_reader_take(reader, xtrain_problem_add_department(
                                                    &index, reader->problem, &department))) {
        index = XT_LOOKUP_BROKEN;
        remember_broken(reader, &reader->departments, code);
    } else {
        xt_reader_name(reader, &reader->departments, (xt_lookup_name){code, index, true});
    }
    if (name != NULL) {
        xt_reader_name(reader, &reader->departments, (xt_lookup_name){name, index, false});
    } else if (values[XT_DEPARTMENT_NAME].node != NULL) {
        reader->departments.is_open = true; /* it has a name, which nobody knows */
    }
    return index;
}

static void read_department(xt_reader *reader, const xt_node *node, const xt_group *group)
{
    xt_value values[XT_DEPARTMENT_KEYS];
    (void)xt_group_read(reader, node, group, values);
    const int department = add_department(reader, values, xt_node_line(node));
    xt_read_department_rules(reader, values, department);
    read_teaches(reader, &values[XT_DEPARTMENT_TEACHES], department);
    read_closed(reader, &values[XT_DEPARTMENT_CLOSED], department);
}

void xt_read_departments(xt_reader *reader, const xt_value *departments)
{
    const int count = xt_value_count(departments);
    if (departments->is_stated && count == 0) {
        xt_reader_report(reader, departments->line, "'departments' is empty; state at least one");
    }
    if (count == 0) {
        remember_broken(reader, &reader->departments, NULL);
    }
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, departments, i);
        if (node != NULL) {
            read_department(reader, node, departments->key->group);
        } else {
            remember_broken(reader, &reader->departments, NULL);
        }
    }
    xt_lookup_sort(&reader->departments);
}

/* The indices of the departments that a list names; *is_sound is cleared for one that is wrong. */
static int find_departments(xt_reader *reader, const xt_value *names, int *out, bool *is_sound)
{
    int found = 0;
    const int count = xt_value_count(names);
    for (int i = 0; i < count; i++) {
        const char *name = xt_value_text(reader, names, i);
        const int index = name == NULL ? XT_LOOKUP_BROKEN
                                       : xt_find_department(reader, name, xt_value_line(names, i));
        if (index == XT_LOOKUP_BROKEN) {
            *is_sound = false;
        } else {
            out[found++] = index;
        }
    }
    return found;
}

static void read_set(xt_reader *reader, const xt_node *node, const xt_group *group)
{
    xt_value values[XT_SET_KEYS];
    bool is_sound = xt_group_read(reader, node, group, values);
    const char *name = values[XT_SET_NAME].text;
    const xt_value *names = &values[XT_SET_DEPARTMENTS];
    int index = XT_LOOKUP_BROKEN;
    int *departments = xt_allocate(&reader->context->memory, (size_t)xt_value_count(names) + 1,
                                   sizeof *departments);
    if (departments == NULL) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
        return;
    }
    const int count = find_departments(reader, names, departments, &is_sound);
    const xtrain_source source = xt_reader_source(reader, xt_node_line(node));
    if (is_sound && xt_reader_take(reader, xtrain_problem_add_set(&index, reader->problem, name,
                                                                  departments, count, &source))) {
        xt_reader_name(reader, &reader->sets, (xt_lookup_name){name, index, true});
    } else {
        remember_broken(reader, &reader->sets, name);
    }
    xt_release(&reader->context->memory, departments);
}

void xt_read_sets(xt_reader *reader, const xt_value *sets)
{
    reader->sets.is_open = sets->node != NULL && !sets->is_stated;
    const int count = xt_value_count(sets);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, sets, i);
        if (node != NULL) {
            read_set(reader, node, sets->key->group);
        } else {
            remember_broken(reader, &reader->sets, NULL);
        }
    }
    xt_lookup_sort(&reader->sets);
}
