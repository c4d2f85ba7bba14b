/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Skills, departments with their rules, sets. */
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
        remember_broken(reader, &reader->skills, name);
    }
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

/* Where a rule of a department holds: in the department, or XT_LOOKUP_BROKEN if that could not be
 * added, on these days. */
typedef struct rule_scope {
    int department;
    xtrain_range days;
} rule_scope;

/* Adds a rule of a department unless the department itself could not be added. */
static void add_rule(xt_reader *reader, xtrain_rule *rule, rule_scope scope)
{
    rule->subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, scope.department};
    rule->range = scope.days;
    if (scope.department != XT_LOOKUP_BROKEN) {
        xt_add_rule(reader, rule);
    }
}

static void read_staffing(xt_reader *reader, const xt_value *staffing, rule_scope scope)
{
    xt_value values[XT_STAFFING_KEYS];
    if (staffing->is_stated &&
        xt_group_read(reader, staffing->node, staffing->key->group, values)) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_D1, staffing->line,
                                         &values[XT_STAFFING_POINTS], &values[XT_STAFFING_GOAL]);
        rule.value[XTRAIN_PARAMETER_MIN] = xt_parameter_of(&values[XT_STAFFING_MIN]);
        rule.value[XTRAIN_PARAMETER_MAX] = xt_parameter_of(&values[XT_STAFFING_MAX]);
        rule.value[XTRAIN_PARAMETER_HOSTS] = xt_parameter_of(&values[XT_STAFFING_HOSTS]);
        add_rule(reader, &rule, scope);
    }
}

static void read_visitors(xt_reader *reader, const xt_value *visitors, rule_scope scope)
{
    xt_value values[XT_VISITORS_KEYS];
    if (visitors->is_stated &&
        xt_group_read(reader, visitors->node, visitors->key->group, values)) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_D2, visitors->line,
                                         &values[XT_VISITORS_POINTS], &values[XT_VISITORS_GOAL]);
        rule.value[XTRAIN_PARAMETER_MAX] = values[XT_VISITORS_MAX].number;
        add_rule(reader, &rule, scope);
    }
}

static void read_coaching(xt_reader *reader, const xt_value *coaching, rule_scope scope)
{
    xt_value values[XT_COACHING_KEYS];
    if (coaching->is_stated &&
        xt_group_read(reader, coaching->node, coaching->key->group, values)) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_D4, coaching->line,
                                         &values[XT_COACHING_POINTS], &values[XT_COACHING_GOAL]);
        rule.value[XTRAIN_PARAMETER_VISITORS] = values[XT_COACHING_VISITORS].number;
        rule.value[XTRAIN_PARAMETER_HOSTS] = values[XT_COACHING_HOSTS].number;
        add_rule(reader, &rule, scope);
    }
}

/* The days of an override are not those of the whole plan: one of the two dates is stated. */
static bool read_override_days(xt_reader *reader, const xt_value *from, const xt_value *to,
                               int line, xtrain_range *out)
{
    *out = (xtrain_range){from->number, to->number};
    if (from->node == NULL && to->node == NULL) {
        xt_reader_report(reader, line,
                         "an override has no date; state from, to or both, or change the "
                         "department's own numbers");
        return false;
    }
    return xt_check_order(reader, *out, line);
}

/* Other numbers on some days. */
static void read_override(xt_reader *reader, const xt_node *node, const xt_group *group,
                          int department)
{
    xt_value values[XT_OVERRIDE_KEYS];
    const int line = xt_node_line(node);
    rule_scope scope = {department, {XTRAIN_NO_DATE, XTRAIN_NO_DATE}};
    bool is_sound = xt_group_read(reader, node, group, values);
    is_sound = read_override_days(reader, &values[XT_OVERRIDE_FROM], &values[XT_OVERRIDE_TO], line,
                                  &scope.days) &&
               is_sound;
    if (!is_sound) {
        scope.department = XT_LOOKUP_BROKEN; /* the groups are checked all the same */
    }
    if (values[XT_OVERRIDE_STAFFING].node == NULL && values[XT_OVERRIDE_VISITORS].node == NULL &&
        values[XT_OVERRIDE_COACHING].node == NULL) {
        xt_reader_report(reader, line,
                         "an override changes nothing; state staffing, visitors or coaching");
    }
    read_staffing(reader, &values[XT_OVERRIDE_STAFFING], scope);
    read_visitors(reader, &values[XT_OVERRIDE_VISITORS], scope);
    read_coaching(reader, &values[XT_OVERRIDE_COACHING], scope);
}

static void read_overrides(xt_reader *reader, const xt_value *overrides, int department)
{
    const int count = xt_value_count(overrides);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, overrides, i);
        if (node != NULL) {
            read_override(reader, node, overrides->key->group, department);
        }
    }
}

static void read_stay(xt_reader *reader, const xt_value *stay, rule_scope scope)
{
    xt_value values[XT_STAY_KEYS];
    if (stay->is_stated && xt_group_read(reader, stay->node, stay->key->group, values)) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P3, stay->line,
                                         &values[XT_STAY_POINTS], &values[XT_STAY_GOAL]);
        rule.value[XTRAIN_PARAMETER_MIN] = xt_parameter_of(&values[XT_STAY_MIN]);
        rule.value[XTRAIN_PARAMETER_MAX] = xt_parameter_of(&values[XT_STAY_MAX]);
        add_rule(reader, &rule, scope);
    }
}

static void read_entry(xt_reader *reader, const xt_value *entry, rule_scope scope)
{
    const int count = xt_value_count(entry);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        xt_value values[XT_ENTRY_KEYS];
        const xt_node *node = xt_value_group(reader, entry, i);
        if (node == NULL || !xt_group_read(reader, node, entry->key->group, values)) {
            continue;
        }
        const xt_value *skill = &values[XT_ENTRY_SKILL];
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_P2, xt_node_line(node),
                                         &values[XT_ENTRY_POINTS], &values[XT_ENTRY_GOAL]);
        rule.value[XTRAIN_PARAMETER_SKILL] = xt_find_skill(reader, skill->text, skill->line);
        rule.value[XTRAIN_PARAMETER_LEVEL] = values[XT_ENTRY_LEVEL].number;
        if (rule.value[XTRAIN_PARAMETER_SKILL] != XT_LOOKUP_BROKEN) {
            add_rule(reader, &rule, scope);
        }
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
    const rule_scope always = {department, {XTRAIN_NO_DATE, XTRAIN_NO_DATE}};
    read_staffing(reader, &values[XT_DEPARTMENT_STAFFING], always);
    read_visitors(reader, &values[XT_DEPARTMENT_VISITORS], always);
    read_coaching(reader, &values[XT_DEPARTMENT_COACHING], always);
    read_overrides(reader, &values[XT_DEPARTMENT_OVERRIDES], department);
    read_stay(reader, &values[XT_DEPARTMENT_STAY], always);
    read_entry(reader, &values[XT_DEPARTMENT_ENTRY], always);
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
