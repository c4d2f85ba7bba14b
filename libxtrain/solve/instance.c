/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a problem to the solver's view. A department rule becomes linear in the counts of present
 * people by part: with heads h, visitors v and hosts o, D1  min - h <= s,  h - max <= s,  hosts min
 * - o <= s      D2  v - max <= s D4  q v - p o <= q s where s >= 0 are the breach units, whole
 * numbers.
 */
#include "solve/instance.h"

#include <string.h>

#include "solve/group.h"

enum { HEADS, VISITORS, HOSTS };

static const int counts_as[3][XT_PARTS] = {
    [HEADS] = {1, 1, 1, 1},
    [VISITORS] = {0, 0, 1, 1},
    [HOSTS] = {0, 1, 0, 1},
};

/* One number of a department rule: units = max(0, ceil((sum of weights x counts - limit) /
 * divisor)). */
typedef struct stated_number {
    const xt_rule *said;
    unsigned number;
    int weight[3];
    int limit;
    int divisor;
} stated_number;

static void add_cell_rule(xt_instance *instance, int *count, const stated_number *stated)
{
    const xtrain_rule *said = &stated->said->stated;
    const int *weight = stated->weight;
    xt_cell_rule *rule = &instance->cell_rules[(*count)++];
    for (int part = 0; part < XT_PARTS; part++) {
        rule->coefficient[part] = 0;
        for (int kind = HEADS; kind <= HOSTS; kind++) {
            rule->coefficient[part] += weight[kind] * counts_as[kind][part];
        }
    }
    rule->limit = stated->limit;
    rule->divisor = stated->divisor;
    rule->price = said->strength == XTRAIN_MUST ? instance->problem->must_price : said->points;
    rule->said = stated->said;
    rule->number = stated->number;
}

static void add_department_rule(xt_instance *instance, int *count, const xt_rule *rule)
{
    const int32_t *value = rule->stated.value;
    int32_t min = value[XTRAIN_PARAMETER_MIN];
    int32_t max = value[XTRAIN_PARAMETER_MAX];
    int32_t hosts = value[XTRAIN_PARAMETER_HOSTS];
    if (rule->stated.kind == XTRAIN_RULE_D1) {
        if (min != XTRAIN_UNSET && min > 0) {
            add_cell_rule(instance, count,
                          &(stated_number){rule, XT_NUMBER_MIN, {-1, 0, 0}, -min, 1});
        }
        if (max != XTRAIN_UNSET) {
            add_cell_rule(instance, count,
                          &(stated_number){rule, XT_NUMBER_MAX, {1, 0, 0}, max, 1});
        }
        if (hosts != XTRAIN_UNSET && hosts > 0) {
            add_cell_rule(instance, count,
                          &(stated_number){rule, XT_NUMBER_HOSTS, {0, 0, -1}, -hosts, 1});
        }
    } else if (rule->stated.kind == XTRAIN_RULE_D2) {
        add_cell_rule(instance, count, &(stated_number){rule, XT_NUMBER_MAX, {0, 1, 0}, max, 1});
    } else if (rule->stated.kind == XTRAIN_RULE_D4) {
        int p = value[XTRAIN_PARAMETER_VISITORS];
        add_cell_rule(instance, count,
                      &(stated_number){rule, XT_NUMBER_HOSTS, {0, hosts, -p}, 0, hosts});
    }
}

/* Lists the rules that hold in every cell. */
static bool list_cells(xt_instance *instance)
{
    size_t periods = (size_t)instance->periods;
    size_t cells = (size_t)instance->departments * periods;
    size_t rules = 0;
    instance->cell_first =
        xt_arena_allocate(&instance->arena, cells + 1, sizeof *instance->cell_first);
    for (int pass = 0; pass < 2 && instance->cell_first != NULL; pass++) {
        if (pass == 1) {
            instance->cell_list =
                xt_arena_allocate(&instance->arena, rules + 1, sizeof *instance->cell_list);
            if (instance->cell_list == NULL) {
                return false;
            }
        }
        rules = 0;
        for (size_t cell = 0; cell < cells; cell++) {
            size_t d = cell / periods;
            instance->cell_first[cell] = (int)rules;
            for (int i = instance->cell_rule_first[d]; i < instance->cell_rule_first[d + 1]; i++) {
                const xt_cell_rule *rule = &instance->cell_rules[i];
                if (!xt_rule_holds(rule->said, rule->number, (int)(cell % periods))) {
                    continue;
                }
                if (pass == 1) {
                    instance->cell_list[rules] = i;
                }
                rules++;
            }
        }
        instance->cell_first[cells] = (int)rules;
    }
    return instance->cell_first != NULL;
}

static bool fill_cell_rules(xt_instance *instance)
{
    const xtrain_problem *problem = instance->problem;
    int departments = instance->departments;
    size_t stated = (size_t)problem->department_rule_first[departments];
    instance->cell_rules =
        xt_arena_allocate(&instance->arena, 3 * stated + 1, sizeof *instance->cell_rules);
    instance->cell_rule_first = xt_arena_allocate(&instance->arena, (size_t)departments + 1,
                                                  sizeof *instance->cell_rule_first);
    if (instance->cell_rules == NULL || instance->cell_rule_first == NULL) {
        return false;
    }
    int count = 0;
    for (int d = 0; d < departments; d++) {
        instance->cell_rule_first[d] = count;
        for (int i = problem->department_rule_first[d]; i < problem->department_rule_first[d + 1];
             i++) {
            add_department_rule(instance, &count, &problem->rules[problem->department_rules[i]]);
        }
    }
    instance->cell_rule_first[departments] = count;
    return list_cells(instance);
}

static bool fill_departments(xt_instance *instance)
{
    const xtrain_problem *problem = instance->problem;
    size_t departments = (size_t)instance->departments;
    instance->ever_closed =
        xt_arena_allocate(&instance->arena, departments, sizeof *instance->ever_closed);
    instance->in_set = xt_arena_allocate(&instance->arena, problem->set_count * departments, 1);
    if (instance->ever_closed == NULL || instance->in_set == NULL) {
        return false;
    }
    for (int d = 0; d < instance->departments; d++) {
        for (int t = 0; t < instance->periods; t++) {
            if (problem->work_days[t] > 0 && xt_is_closed(problem, d, t)) {
                instance->ever_closed[d] = true;
            }
        }
    }
    for (size_t s = 0; s < problem->set_count; s++) {
        for (int i = 0; i < problem->sets[s].count; i++) {
            instance->in_set[s * departments + (size_t)problem->sets[s].departments[i]] = 1;
        }
    }
    return true;
}

static bool fill_people(xt_instance *instance)
{
    const xtrain_problem *problem = instance->problem;
    size_t people = (size_t)instance->employees;
    size_t width = (size_t)instance->periods + 1;
    instance->part = xt_arena_allocate(&instance->arena, people * (size_t)instance->departments, 1);
    instance->eligible =
        xt_arena_allocate(&instance->arena, people * width, sizeof *instance->eligible);
    if (instance->part == NULL || instance->eligible == NULL) {
        return false;
    }
    for (int e = 0; e < instance->employees; e++) {
        uint8_t *part = instance->part + (size_t)e * (size_t)instance->departments;
        for (int d = 0; d < instance->departments; d++) {
            part[d] = (uint8_t)xt_part_of(problem, e, d);
        }
        uint16_t *sum = instance->eligible + (size_t)e * width;
        for (int t = 0; t < instance->periods; t++) {
            bool here = (xt_state(problem, e, t) & XT_STATE_ELIGIBLE) != 0;
            sum[t + 1] = (uint16_t)(sum[t] + (here ? 1 : 0));
        }
    }
    return true;
}

/* Groups are found by comparing with those there are: programmes make few. */
static bool fill_groups(xt_instance *instance)
{
    const xtrain_problem *problem = instance->problem;
    size_t capacity = 0;
    xt_group *groups = NULL;
    const xt_memory *memory = &problem->context->memory;
    instance->group_of = xt_arena_allocate(&instance->arena, (size_t)instance->employees,
                                           sizeof *instance->group_of);
    bool done = instance->group_of != NULL;
    int previous = 0;
    for (int e = 0; done && e < instance->employees; e++) {
        const xt_employee *employee = &problem->employees[e];
        const int *rules = problem->rule_of + employee->rule_first;
        size_t bytes = (size_t)employee->rule_count * sizeof *rules;
        int found = -1;
        for (int i = 0; i < instance->group_count && found < 0; i++) {
            int g = (previous + i) % instance->group_count;
            if (groups != NULL && groups[g].rule_count == employee->rule_count &&
                (bytes == 0 || memcmp(groups[g].rules, rules, bytes) == 0)) {
                found = g;
            }
        }
        if (found < 0) {
            found = instance->group_count;
            done = XT_GROW(memory, groups, capacity, (size_t)found + 1) &&
                   xt_group_fill(&groups[found], instance, rules, employee->rule_count);
            instance->group_count += done ? 1 : 0;
        }
        instance->group_of[e] = previous = found;
    }
    if (done) {
        instance->groups = xt_arena_allocate(&instance->arena, (size_t)instance->group_count,
                                             sizeof *instance->groups);
        done = instance->groups != NULL;
        if (done && groups != NULL) {
            memcpy(instance->groups, groups, (size_t)instance->group_count * sizeof *groups);
        }
    }
    xt_release(memory, groups);
    return done;
}

xtrain_status xt_instance_create(xt_instance **out, const xtrain_problem *problem)
{
    const xt_memory *memory = &problem->context->memory;
    *out = NULL;
    xt_instance *instance = xt_allocate(memory, 1, sizeof *instance);
    if (instance == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    instance->problem = problem;
    xt_arena_init(&instance->arena, memory);
    instance->employees = (int)problem->employee_count;
    instance->departments = (int)problem->department_count;
    instance->periods = xt_periods(problem);
    instance->must_price = problem->must_price;
    instance->sum_weight = 1;
    if (problem->objective.kind == XTRAIN_OBJECTIVE_UTILITY) {
        instance->sum_weight = problem->objective.sum;
        instance->least_weight = problem->objective.least;
    }
    xtrain_status status = XTRAIN_ERROR_MEMORY;
    if (fill_cell_rules(instance) && fill_departments(instance) && fill_people(instance)) {
        status = xt_instance_set_prices(instance);
    }
    if (status == XTRAIN_OK && !fill_groups(instance)) {
        status = XTRAIN_ERROR_MEMORY;
    }
    if (status != XTRAIN_OK) {
        xt_instance_free(instance);
        return status;
    }
    *out = instance;
    return XTRAIN_OK;
}

void xt_instance_free(xt_instance *instance)
{
    if (instance != NULL) {
        const xt_memory *memory = &instance->problem->context->memory;
        xt_arena_clear(&instance->arena);
        xt_release(memory, instance);
    }
}

int xt_instance_present(const xt_instance *instance, int employee, int department, int first,
                        int last)
{
    if (first > last) {
        return 0;
    }
    if (!instance->ever_closed[department]) {
        const uint16_t *sum =
            instance->eligible + (size_t)employee * ((size_t)instance->periods + 1);
        return sum[last + 1] - sum[first];
    }
    int present = 0;
    for (int t = first; t <= last; t++) {
        present += xt_is_present(instance->problem, employee, department, t) ? 1 : 0;
    }
    return present;
}

int64_t xt_cell_points(const xt_instance *instance, int cell, const int count[XT_PARTS])
{
    int64_t points = 0;
    for (int i = instance->cell_first[cell]; i < instance->cell_first[cell + 1]; i++) {
        const xt_cell_rule *rule = &instance->cell_rules[instance->cell_list[i]];
        int excess = -rule->limit;
        for (int part = 0; part < XT_PARTS; part++) {
            excess += rule->coefficient[part] * count[part];
        }
        if (excess > 0) {
            points += rule->price * ((excess + rule->divisor - 1) / rule->divisor);
        }
    }
    return points;
}
