/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a department, always and on some days. */
#include "read/parts.h"
#include "read/source.h"

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

/* People and hosts are counted, full-time equivalents are added up: two rules of the same
 * strength. */
static void read_staffing(xt_reader *reader, const xt_value *staffing, rule_scope scope)
{
    xt_value values[XT_STAFFING_KEYS];
    if (!staffing->is_stated ||
        !xt_group_read(reader, staffing->node, staffing->key->group, values)) {
        return;
    }
    xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_D1, staffing->line,
                                     &values[XT_STAFFING_POINTS], &values[XT_STAFFING_GOAL]);
    xtrain_rule equivalents = rule;
    const bool has_equivalents =
        values[XT_STAFFING_FTE_MIN].is_stated || values[XT_STAFFING_FTE_MAX].is_stated;
    rule.value[XTRAIN_PARAMETER_MIN] = xt_parameter_of(&values[XT_STAFFING_MIN]);
    rule.value[XTRAIN_PARAMETER_MAX] = xt_parameter_of(&values[XT_STAFFING_MAX]);
    rule.value[XTRAIN_PARAMETER_HOSTS] = xt_parameter_of(&values[XT_STAFFING_HOSTS]);
    equivalents.value[XTRAIN_PARAMETER_MIN] = xt_parameter_of(&values[XT_STAFFING_FTE_MIN]);
    equivalents.value[XTRAIN_PARAMETER_MAX] = xt_parameter_of(&values[XT_STAFFING_FTE_MAX]);
    equivalents.value[XTRAIN_PARAMETER_FTE] = 1;
    if (!has_equivalents || values[XT_STAFFING_MIN].is_stated ||
        values[XT_STAFFING_MAX].is_stated || values[XT_STAFFING_HOSTS].is_stated) {
        add_rule(reader, &rule, scope);
    }
    if (has_equivalents) {
        add_rule(reader, &equivalents, scope);
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

int32_t xt_level_or_cover(xt_reader *reader, const xt_value *level, int skill, int line)
{
    const int cover = reader->problem->skills[skill].cover;
    if (level->is_stated || cover > 0) {
        return level->is_stated ? level->number : cover;
    }
    char name[XT_CUT_SIZE];
    xt_reader_report(reader, line,
                     "'%s' is covered from level 0 on, which everybody has; state the level",
                     xt_cut_text(name, reader->problem->skills[skill].name));
    return XT_LOOKUP_BROKEN;
}

static void read_need(xt_reader *reader, const xt_node *node, const xt_group *group,
                      rule_scope scope)
{
    xt_value values[XT_NEED_KEYS];
    const int line = xt_node_line(node);
    if (!xt_group_read(reader, node, group, values)) {
        return;
    }
    const xt_value *name = &values[XT_NEED_SKILL];
    xtrain_rule rule =
        xt_begin_rule(reader, XTRAIN_RULE_D3, line, &values[XT_NEED_POINTS], &values[XT_NEED_GOAL]);
    const int skill = xt_find_skill(reader, name->text, name->line);
    if (skill == XT_LOOKUP_BROKEN) {
        return;
    }
    rule.value[XTRAIN_PARAMETER_SKILL] = skill;
    rule.value[XTRAIN_PARAMETER_MIN] = values[XT_NEED_MIN].number;
    rule.value[XTRAIN_PARAMETER_LEVEL] =
        xt_level_or_cover(reader, &values[XT_NEED_LEVEL], skill, line);
    if (rule.value[XTRAIN_PARAMETER_LEVEL] != XT_LOOKUP_BROKEN) {
        add_rule(reader, &rule, scope);
    }
}

static void read_mixing(xt_reader *reader, const xt_value *mixing, rule_scope scope)
{
    xt_value values[XT_MIXING_KEYS];
    if (mixing->is_stated && xt_group_read(reader, mixing->node, mixing->key->group, values)) {
        xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_D5, mixing->line,
                                         &values[XT_MIXING_POINTS], &values[XT_MIXING_GOAL]);
        rule.value[XTRAIN_PARAMETER_MAX] = values[XT_MIXING_MAX].number;
        add_rule(reader, &rule, scope);
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

static void read_entry(xt_reader *reader, const xt_node *node, const xt_group *group,
                       rule_scope scope)
{
    xt_value values[XT_ENTRY_KEYS];
    if (!xt_group_read(reader, node, group, values)) {
        return;
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

/* Each group of a list goes to one of the functions above. */
static void read_list(xt_reader *reader, const xt_value *list, rule_scope scope,
                      void (*read)(xt_reader *, const xt_node *, const xt_group *, rule_scope))
{
    const int count = xt_value_count(list);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, list, i);
        if (node != NULL) {
            read(reader, node, list->key->group, scope);
        }
    }
}

/* Who is there. */
static void read_present(xt_reader *reader, const xt_value values[XT_PLACE_KEYS], rule_scope scope)
{
    read_staffing(reader, &values[XT_PLACE_STAFFING], scope);
    read_visitors(reader, &values[XT_PLACE_VISITORS], scope);
    read_list(reader, &values[XT_PLACE_NEEDS], scope, read_need);
    read_coaching(reader, &values[XT_PLACE_COACHING], scope);
    read_mixing(reader, &values[XT_PLACE_MIXING], scope);
}

/* How long visitors stay, and what they must know. */
static void read_visit(xt_reader *reader, const xt_value values[XT_PLACE_KEYS], rule_scope scope)
{
    read_stay(reader, &values[XT_PLACE_STAY], scope);
    read_list(reader, &values[XT_PLACE_ENTRY], scope, read_entry);
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
    bool says_something = false;
    for (int k = XT_OVERRIDE_STAFFING; k < XT_OVERRIDE_KEYS; k++) {
        says_something = says_something || values[k].node != NULL;
    }
    if (!says_something) {
        xt_reader_report(reader, line,
                         "an override changes nothing; state staffing, visitors, needs, coaching, "
                         "mixing, stay or entry");
    }
    read_present(reader, &values[XT_OVERRIDE_STAFFING], scope);
    read_visit(reader, &values[XT_OVERRIDE_STAFFING], scope);
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

void xt_read_department_rules(xt_reader *reader, const xt_value *values, int department)
{
    const rule_scope always = {department, {XTRAIN_NO_DATE, XTRAIN_NO_DATE}};
    /* The order of the rules is that of a plan's lines, and part of the input's digest. */
    read_present(reader, &values[XT_DEPARTMENT_STAFFING], always);
    read_overrides(reader, &values[XT_DEPARTMENT_OVERRIDES], department);
    read_visit(reader, &values[XT_DEPARTMENT_STAFFING], always);
}
