/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Department and team rules as linear rows over the people present in a cell: with heads h,
 * visitors v, hosts o, hundredths of full-time equivalents f, people with enough skill k, visitors
 * from one home g, people of a pair p,
 *     D1  min - h <= s,  h - max <= s,  hosts min - o <= s,  min - f <= 100 s,  f - max <= 100 s
 *     D2  v - max <= s          D3  min - k <= s          D4  q v - p o <= q s
 *     D5  g - max <= s, a row for each home               T2 apart  p - 1 <= s
 *     T1  min - n <= s in a cell of its own, n the people who then cover the skill
 * where s >= 0 are the breach units, whole numbers.
 */
#include "solve/counting.h"

enum { MOST_RULES = 5000000 };

/* One row to be added. */
typedef struct row_said {
    const xt_rule *said;
    unsigned number;
    xt_counting counting;
    int limit;
    int divisor;
} row_said;

static bool add_row(xt_counted_rules *stated, const xt_instance *instance, const row_said *row)
{
    if (!XT_GROW(stated->memory, stated->rules, stated->rule_capacity, stated->count + 1) ||
        !XT_GROW(stated->memory, stated->countings, stated->counting_capacity, stated->count + 1)) {
        return false;
    }
    const xtrain_rule *rule = &row->said->stated;
    stated->rules[stated->count] = (xt_cell_rule){
        .limit = row->limit,
        .divisor = row->divisor,
        .price = rule->strength == XTRAIN_MUST ? instance->problem->must_price : rule->points,
        .said = row->said,
        .number = row->number};
    stated->countings[stated->count++] = row->counting;
    return true;
}

static row_said of_parts(const xt_rule *said, unsigned number, int heads, int visitors, int hosts)
{
    return (row_said){.said = said,
                      .number = number,
                      .counting = {.kind = XT_COUNT_PARTS, .weight = {heads, visitors, hosts}},
                      .divisor = 1};
}

static bool add_staffing(xt_counted_rules *stated, const xt_instance *instance, const xt_rule *rule)
{
    const int32_t *value = rule->stated.value;
    const int32_t min = value[XTRAIN_PARAMETER_MIN];
    const int32_t max = value[XTRAIN_PARAMETER_MAX];
    const int32_t hosts = value[XTRAIN_PARAMETER_HOSTS];
    const bool fte = xt_rule_has(rule, XTRAIN_PARAMETER_FTE);
    bool done = true;
    if (min != XTRAIN_UNSET && min > 0) {
        row_said row = of_parts(rule, XT_NUMBER_MIN, -1, 0, 0);
        row.counting.kind = fte ? XT_COUNT_FTE : XT_COUNT_PARTS;
        row.divisor = fte ? 100 : 1;
        row.limit = -min;
        done = add_row(stated, instance, &row);
    }
    if (done && max != XTRAIN_UNSET) {
        row_said row = of_parts(rule, XT_NUMBER_MAX, 1, 0, 0);
        row.counting.kind = fte ? XT_COUNT_FTE : XT_COUNT_PARTS;
        row.divisor = fte ? 100 : 1;
        row.limit = max;
        done = add_row(stated, instance, &row);
    }
    if (done && hosts != XTRAIN_UNSET && hosts > 0) {
        row_said row = of_parts(rule, XT_NUMBER_HOSTS, 0, 0, -1);
        row.limit = -hosts;
        done = add_row(stated, instance, &row);
    }
    return done;
}

/* A row for each home that has more people than may visit at once. */
static bool add_mixing(xt_counted_rules *stated, const xt_instance *instance, int department,
                       const xt_rule *rule, const int *at_home)
{
    const int max = rule->stated.value[XTRAIN_PARAMETER_MAX];
    bool done = true;
    for (int home = 0; home < instance->departments && done; home++) {
        if (home != department && at_home[home] > max) {
            const row_said row = {.said = rule,
                                  .number = XT_NUMBER_MAX,
                                  .counting = {.kind = XT_COUNT_HOME, .home = home},
                                  .limit = max,
                                  .divisor = 1};
            done = add_row(stated, instance, &row);
        }
    }
    return done;
}

static bool add_department_rule(xt_counted_rules *stated, const xt_instance *instance,
                                int department, const xt_rule *rule, const int *at_home)
{
    const int32_t *value = rule->stated.value;
    const int max = value[XTRAIN_PARAMETER_MAX];
    const int hosts = value[XTRAIN_PARAMETER_HOSTS];
    row_said row = of_parts(rule, XT_NUMBER_MAX, 0, 1, 0);
    switch (rule->stated.kind) {
    case XTRAIN_RULE_D1:
        return add_staffing(stated, instance, rule);
    case XTRAIN_RULE_D2:
        row.limit = max;
        return add_row(stated, instance, &row);
    case XTRAIN_RULE_D3:
        row.number = XT_NUMBER_MIN;
        row.counting = (xt_counting){.kind = XT_COUNT_SKILL,
                                     .skill = value[XTRAIN_PARAMETER_SKILL],
                                     .level = value[XTRAIN_PARAMETER_LEVEL]};
        row.limit = -value[XTRAIN_PARAMETER_MIN];
        return value[XTRAIN_PARAMETER_MIN] == 0 || add_row(stated, instance, &row);
    case XTRAIN_RULE_D4:
        row = of_parts(rule, XT_NUMBER_HOSTS, 0, hosts, -value[XTRAIN_PARAMETER_VISITORS]);
        row.divisor = hosts;
        return add_row(stated, instance, &row);
    case XTRAIN_RULE_D5:
        return add_mixing(stated, instance, department, rule, at_home);
    default:
        return true;
    }
}

/* T2 apart holds in every department. */
static bool add_apart(xt_counted_rules *stated, const xt_instance *instance)
{
    const xtrain_problem *problem = instance->problem;
    bool done = true;
    for (int i = 0; i < problem->team_rule_count && done; i++) {
        const xt_rule *rule = &problem->rules[problem->team_rules[i]];
        if (rule->stated.kind == XTRAIN_RULE_T2 && !xt_rule_has(rule, XTRAIN_PARAMETER_TOGETHER)) {
            const row_said row = {.said = rule,
                                  .number = XT_NUMBER_MAX,
                                  .counting = {.kind = XT_COUNT_PAIR,
                                               .one = rule->stated.employee,
                                               .two = rule->stated.other},
                                  .limit = 1,
                                  .divisor = 1};
            done = add_row(stated, instance, &row);
        }
    }
    return done;
}

static bool add_depth(xt_counted_rules *stated, const xt_instance *instance, const xt_rule *rule)
{
    const row_said row = {.said = rule,
                          .number = XT_NUMBER_MIN,
                          .counting = {.kind = XT_COUNT_DEPTH},
                          .limit = -rule->stated.value[XTRAIN_PARAMETER_MIN],
                          .divisor = 1};
    return add_row(stated, instance, &row);
}

/* Team rules: the places of T1, the pairs of T2 together, and who is in a pair. */
static bool list_team(xt_counted_rules *stated, xt_instance *instance)
{
    const xtrain_problem *problem = instance->problem;
    size_t rules = (size_t)problem->team_rule_count;
    instance->depths = xt_arena_allocate(&instance->arena, rules, sizeof *instance->depths);
    instance->pairs = xt_arena_allocate(&instance->arena, rules, sizeof *instance->pairs);
    if (instance->depths == NULL || instance->pairs == NULL) {
        return false;
    }
    for (size_t i = 0; i < rules; i++) {
        const xt_rule *rule = &problem->rules[problem->team_rules[i]];
        const xtrain_rule *said = &rule->stated;
        if (said->kind == XTRAIN_RULE_T1) {
            int skill = said->value[XTRAIN_PARAMETER_SKILL];
            instance->depths[instance->depth_count++] =
                (xt_depth){skill, problem->skills[skill].cover};
            stated->reads[skill] = true;
            continue;
        }
        stated->in_pair[said->employee] = stated->in_pair[said->other] = true;
        if (xt_rule_has(rule, XTRAIN_PARAMETER_TOGETHER)) {
            int64_t price =
                said->strength == XTRAIN_MUST ? instance->must_price : (int64_t)said->points;
            instance->pairs[instance->pair_count++] = (xt_pair){said->employee, said->other, price};
        }
    }
    instance->places = instance->departments + instance->depth_count;
    return true;
}

static int *count_homes(const xt_instance *instance, xt_arena *arena)
{
    int *at_home = xt_arena_allocate(arena, (size_t)instance->departments, sizeof *at_home);
    for (int e = 0; e < instance->employees && at_home != NULL; e++) {
        int home = instance->problem->employees[e].home;
        if (home >= 0) {
            at_home[home]++;
        }
    }
    return at_home;
}

/* Skills whose levels matter while the plan goes on. */
static void note_read_skills(xt_counted_rules *stated, const xt_instance *instance)
{
    const xtrain_problem *problem = instance->problem;
    for (int d = 0; d < instance->departments; d++) {
        int lead = problem->departments[d].lead_skill;
        for (int i = stated->first[d]; i < stated->first[d + 1]; i++) {
            const xt_counting *counting = &stated->countings[i];
            if (counting->kind == XT_COUNT_SKILL) {
                stated->reads[counting->skill] = true;
            } else if (counting->weight[XT_HOSTS] != 0 && lead >= 0) {
                stated->reads[lead] = true;
            }
        }
    }
    for (size_t i = 0; i < problem->rule_count; i++) {
        const xtrain_rule *rule = &problem->rules[i].stated;
        if (rule->kind == XTRAIN_RULE_P2 || rule->kind == XTRAIN_RULE_P10) {
            stated->reads[rule->value[XTRAIN_PARAMETER_SKILL]] = true;
        }
    }
}

xtrain_status xt_instance_state_rules(xt_counted_rules *stated, xt_instance *instance)
{
    const xtrain_problem *problem = instance->problem;
    int *at_home = count_homes(instance, &instance->arena);
    if (at_home == NULL || !list_team(stated, instance)) {
        return XTRAIN_ERROR_MEMORY;
    }
    stated->first =
        xt_arena_allocate(&instance->arena, (size_t)instance->places + 1, sizeof *stated->first);
    bool done = stated->first != NULL;
    for (int d = 0; d < instance->departments && done; d++) {
        stated->first[d] = (int)stated->count;
        for (int i = problem->department_rule_first[d];
             i < problem->department_rule_first[d + 1] && done && stated->count <= MOST_RULES;
             i++) {
            done = add_department_rule(stated, instance, d,
                                       &problem->rules[problem->department_rules[i]], at_home);
        }
        done = done && add_apart(stated, instance);
        if (stated->count > MOST_RULES) {
            return xt_report(problem->context, XTRAIN_ERROR_LIMIT, NULL, 0,
                             "the rules of all departments for all homes and pairs are more than "
                             "%d; state fewer mixing and pair rules",
                             MOST_RULES);
        }
    }
    int place = instance->departments;
    for (int i = 0; i < problem->team_rule_count && done; i++) {
        const xt_rule *rule = &problem->rules[problem->team_rules[i]];
        if (rule->stated.kind == XTRAIN_RULE_T1) {
            stated->first[place++] = (int)stated->count;
            done = add_depth(stated, instance, rule);
        }
    }
    if (!done) {
        return XTRAIN_ERROR_MEMORY;
    }
    stated->first[instance->places] = (int)stated->count;
    note_read_skills(stated, instance);
    return XTRAIN_OK;
}
