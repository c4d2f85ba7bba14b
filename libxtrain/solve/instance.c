/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a problem to the solver's view. */
#include "solve/instance.h"

#include <string.h>

#include "solve/counting.h"
#include "solve/group.h"
#include "solve/learning.h"

/* Rules in cells, so that their number is an int and their list fits into memory. */
enum { MOST_LISTED = 500000000 };

/* Lists the rules that hold in a cell; NULL: only counts them. */
static int list_cell(const xt_instance *instance, int cell, int *list)
{
    int place = xt_place_of_cell(instance, cell);
    int period = cell % instance->periods;
    int count = 0;
    for (int i = instance->cell_rule_first[place]; i < instance->cell_rule_first[place + 1]; i++) {
        const xt_cell_rule *rule = &instance->cell_rules[i];
        if (place >= instance->departments || xt_rule_holds(rule->said, rule->number, period)) {
            if (list != NULL) {
                list[count] = i;
            }
            count++;
        }
    }
    return count;
}

/* Lists the rules that hold in every cell, and numbers its slots. */
static xtrain_status list_cells(xt_instance *instance)
{
    size_t cells = (size_t)instance->cells;
    size_t rules = 0;
    instance->cell_first =
        xt_arena_allocate(&instance->arena, cells + 1, sizeof *instance->cell_first);
    instance->slot_first =
        xt_arena_allocate(&instance->arena, cells + 1, sizeof *instance->slot_first);
    if (instance->cell_first == NULL || instance->slot_first == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (int cell = 0; cell < instance->cells; cell++) {
        int place = xt_place_of_cell(instance, cell);
        instance->cell_first[cell] = (int)rules;
        rules += (size_t)list_cell(instance, cell, NULL);
        instance->slot_first[cell] = instance->slots;
        instance->slots += instance->kind_first[place + 1] - instance->kind_first[place];
        if (rules > MOST_LISTED) {
            return xt_report(instance->problem->context, XTRAIN_ERROR_LIMIT, NULL, 0,
                             "the rules of all departments for all homes, pairs and periods are "
                             "more than %d; state fewer mixing and pair rules, or plan fewer "
                             "periods",
                             MOST_LISTED);
        }
    }
    instance->cell_first[cells] = (int)rules;
    instance->slot_first[cells] = instance->slots;
    instance->cell_list =
        xt_arena_allocate(&instance->arena, rules + 1, sizeof *instance->cell_list);
    for (int cell = 0; cell < instance->cells && instance->cell_list != NULL; cell++) {
        (void)list_cell(instance, cell, instance->cell_list + instance->cell_first[cell]);
    }
    return instance->cell_list != NULL ? XTRAIN_OK : XTRAIN_ERROR_MEMORY;
}

/* Everything that counts people in cells: what is stated, who may learn, kinds, cells. */
static xtrain_status count_people(xt_instance *instance)
{
    const xtrain_problem *problem = instance->problem;
    xt_counted_rules stated = {.memory = &problem->context->memory};
    stated.in_pair =
        xt_arena_allocate(&instance->arena, (size_t)instance->employees, sizeof *stated.in_pair);
    stated.reads = xt_arena_allocate(&instance->arena, problem->skill_count, sizeof *stated.reads);
    xtrain_status status = XTRAIN_ERROR_MEMORY;
    if (stated.in_pair != NULL && stated.reads != NULL) {
        status = xt_instance_state_rules(&stated, instance);
    }
    if (status == XTRAIN_OK) {
        status = xt_instance_set_learners(instance, &stated);
    }
    if (status == XTRAIN_OK) {
        status = xt_instance_set_kinds(instance, &stated);
    }
    instance->department_cells = instance->departments * instance->periods;
    instance->cells = instance->department_cells + instance->depth_count;
    if (status == XTRAIN_OK) {
        status = list_cells(instance);
    }
    xt_release(stated.memory, stated.rules);
    xt_release(stated.memory, stated.countings);
    return status;
}

/* The pairs of T2 together by person. */
static bool list_pairs(xt_instance *instance)
{
    size_t people = (size_t)instance->employees;
    instance->pair_first =
        xt_arena_allocate(&instance->arena, people + 1, sizeof *instance->pair_first);
    instance->pairs_of = xt_arena_allocate(&instance->arena, 2 * (size_t)instance->pair_count,
                                           sizeof *instance->pairs_of);
    if (instance->pair_first == NULL || instance->pairs_of == NULL) {
        return false;
    }
    int *first = instance->pair_first;
    for (int p = 0; p < instance->pair_count; p++) {
        first[instance->pairs[p].one]++;
        first[instance->pairs[p].two]++;
    }
    for (int e = 1; e <= instance->employees; e++) {
        first[e] += first[e - 1];
    }
    for (int p = instance->pair_count - 1; p >= 0; p--) { /* from each end to its start */
        instance->pairs_of[--first[instance->pairs[p].one]] = p;
        instance->pairs_of[--first[instance->pairs[p].two]] = p;
    }
    return true;
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
    instance->eligible =
        xt_arena_allocate(&instance->arena, people * width, sizeof *instance->eligible);
    if (instance->eligible == NULL) {
        return false;
    }
    for (int e = 0; e < instance->employees; e++) {
        uint16_t *sum = instance->eligible + (size_t)e * width;
        for (int t = 0; t < instance->periods; t++) {
            bool here = (xt_state(problem, e, t) & XT_STATE_ELIGIBLE) != 0;
            sum[t + 1] = (uint16_t)(sum[t] + (here ? 1 : 0));
        }
    }
    return true;
}

static bool fill_nevers(xt_instance *instance)
{
    instance->never_bytes = ((size_t)instance->departments + 7) / 8;
    instance->never =
        xt_arena_allocate(&instance->arena, (size_t)instance->employees, instance->never_bytes);
    for (int e = 0; instance->never != NULL && e < instance->employees; e++) {
        const xt_employee *person = &instance->problem->employees[e];
        uint8_t *bits = instance->never + (size_t)e * instance->never_bytes;
        for (size_t i = 0; i < person->never_count; i++) {
            int d = person->nevers[i].department;
            bits[d / 8] |= (uint8_t)(1U << ((unsigned)d % 8U));
        }
    }
    return instance->never != NULL;
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
    xtrain_status status = count_people(instance);
    if (status == XTRAIN_OK && (!fill_departments(instance) || !fill_people(instance) ||
                                !fill_nevers(instance) || !list_pairs(instance))) {
        status = XTRAIN_ERROR_MEMORY;
    }
    if (status == XTRAIN_OK) {
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

int64_t xt_cell_points(const xt_instance *instance, int cell, const int *count)
{
    int64_t points = 0;
    for (int i = instance->cell_first[cell]; i < instance->cell_first[cell + 1]; i++) {
        const xt_cell_rule *rule = &instance->cell_rules[instance->cell_list[i]];
        int64_t excess = -(int64_t)rule->limit;
        for (int k = 0; k < rule->entry_count; k++) {
            excess += (int64_t)rule->entries[k].value * count[rule->entries[k].index];
        }
        points += xt_excess_points(rule, excess);
    }
    return points;
}

int64_t xt_sort_points(const xt_instance *instance, int cell, const int count[XT_SORTS])
{
    int64_t points = 0;
    for (int i = instance->cell_first[cell]; i < instance->cell_first[cell + 1]; i++) {
        const xt_cell_rule *rule = &instance->cell_rules[instance->cell_list[i]];
        int64_t excess = -(int64_t)rule->limit;
        for (int sort = 0; sort < XT_SORTS && rule->by_sort; sort++) {
            excess += (int64_t)rule->sort_coefficient[sort] * count[sort];
        }
        points += rule->by_sort ? xt_excess_points(rule, excess) : 0;
    }
    return points;
}
