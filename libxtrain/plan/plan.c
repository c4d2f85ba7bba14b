/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan's life: made empty, filled by the checker or the reader, certified, freed as a whole. */
#include "plan/plan.h"

#include <math.h>

/* Room for count elements; never nothing, so that NULL always means out of memory. */
static void *room(xtrain_plan *plan, size_t count, size_t size)
{
    return xt_arena_allocate(&plan->arena, count > 0 ? count : 1, size);
}

static bool make_arrays(xtrain_plan *plan)
{
    size_t people = (size_t)plan->employee_count;
    size_t departments = (size_t)plan->department_count;
    size_t periods = (size_t)plan->period_count;
    plan->periods = room(plan, periods, sizeof *plan->periods);
    plan->hours = room(plan, periods, sizeof *plan->hours);
    plan->employees = room(plan, people, sizeof *plan->employees);
    plan->departments = room(plan, departments, sizeof *plan->departments);
    plan->cells = room(plan, people * periods, sizeof *plan->cells);
    plan->flags = room(plan, people * periods, sizeof *plan->flags);
    plan->staffing = room(plan, departments * periods, sizeof *plan->staffing);
    plan->persons = room(plan, people, sizeof *plan->persons);
    return plan->periods != NULL && plan->hours != NULL && plan->employees != NULL &&
           plan->departments != NULL && plan->cells != NULL && plan->flags != NULL &&
           plan->staffing != NULL && plan->persons != NULL;
}

static void fill_defaults(xtrain_plan *plan)
{
    size_t cells = (size_t)plan->employee_count * (size_t)plan->period_count;
    size_t squares = (size_t)plan->department_count * (size_t)plan->period_count;
    plan->title = "";
    plan->program_version = XTRAIN_VERSION_TEXT;
    plan->input_digest = "0000000000000000";
    plan->objective = (xtrain_objective)XTRAIN_OBJECTIVE_INIT;
    for (size_t cell = 0; cell < cells; cell++) {
        plan->cells[cell] = XTRAIN_NONE;
    }
    for (size_t square = 0; square < squares; square++) {
        plan->staffing[square].minimum = XTRAIN_UNSET;
    }
    for (int person = 0; person < plan->employee_count; person++) {
        plan->employees[person] = (xt_plan_employee){"", "", XTRAIN_NONE};
    }
    for (int department = 0; department < plan->department_count; department++) {
        plan->departments[department] = (xt_plan_department){"", "", 0, 0};
    }
}

xtrain_plan *xt_plan_create(const xt_memory *memory, int employees, int departments, int periods)
{
    if (employees < 0 || departments < 0 || periods < 0) {
        return NULL;
    }
    xtrain_plan *plan = xt_allocate(memory, 1, sizeof *plan);
    if (plan == NULL) {
        return NULL;
    }
    xt_arena_init(&plan->arena, memory);
    plan->employee_count = employees;
    plan->department_count = departments;
    plan->period_count = periods;
    if (!make_arrays(plan)) {
        xt_plan_free(plan);
        return NULL;
    }
    fill_defaults(plan);
    return plan;
}

void xt_plan_free(xtrain_plan *plan)
{
    if (plan == NULL) {
        return;
    }
    xt_memory memory = plan->arena.memory;
    xt_arena_clear(&plan->arena);
    xt_release(&memory, plan);
}

int64_t xt_figure_add(int64_t left, int64_t right)
{
    int64_t sum = left + right; /* each is at most XT_MAX_FIGURE in size */
    return sum > XT_MAX_FIGURE ? XT_MAX_FIGURE : sum < -XT_MAX_FIGURE ? -XT_MAX_FIGURE : sum;
}

int64_t xt_figure_times(int64_t count, int points)
{
    int64_t size = points < 0 ? -(int64_t)points : points;
    int64_t product = size > 0 && count > XT_MAX_FIGURE / size ? XT_MAX_FIGURE : count * size;
    return points < 0 ? -product : product;
}

void xt_plan_set_objective(xtrain_plan *plan, const xtrain_objective *objective)
{
    const bool utility = objective->kind == XTRAIN_OBJECTIVE_UTILITY;
    uint32_t persons = 0;
    for (unsigned kind = 0; kind < XTRAIN_RULE_KINDS; kind++) {
        persons |=
            xtrain_rule_info_get((xtrain_rule_kind)kind)->of_person ? UINT32_C(1) << kind : 0;
    }
    plan->objective = *objective;
    plan->objective.lines &= persons;
    plan->sense = utility ? XTRAIN_SENSE_MAXIMISE : XTRAIN_SENSE_MINIMISE;
}

bool xt_plan_is_chosen(const xtrain_plan *plan, const xtrain_line *line)
{
    return plan->objective.kind == XTRAIN_OBJECTIVE_UTILITY && line->strength != XTRAIN_MUST &&
           (plan->objective.lines >> (unsigned)line->kind & 1U) != 0;
}

/* A utility of either sign times a weight of 0 or more. */
static int64_t weighted(int64_t utility, int weight)
{
    return utility < 0 ? -xt_figure_times(-utility, weight) : xt_figure_times(utility, weight);
}

/* sum x everybody's utilities + least x the least of them. */
static int64_t value_of_persons(const xtrain_plan *plan)
{
    int64_t sum = 0;
    int64_t least = plan->employee_count > 0 ? plan->persons[0].utility : 0;
    for (int person = 0; person < plan->employee_count; person++) {
        const int64_t utility = plan->persons[person].utility;
        sum = xt_figure_add(sum, utility);
        least = utility < least ? utility : least;
    }
    return xt_figure_add(weighted(sum, plan->objective.sum),
                         weighted(least, plan->objective.least));
}

void xt_plan_sum_up(xtrain_plan *plan)
{
    int64_t points = 0; /* of lines that are not chosen */
    plan->musts_broken = 0;
    plan->goals_unmet = 0;
    for (int index = 0; index < plan->line_count; index++) {
        const xtrain_line *line = &plan->lines[index];
        if (!xt_plan_is_chosen(plan, line)) {
            points = xt_figure_add(points, line->points);
        }
        if (line->strength == XTRAIN_MUST) {
            plan->musts_broken = xt_figure_add(plan->musts_broken, line->units);
        } else if (line->strength == XTRAIN_GOAL) {
            plan->goals_unmet = xt_figure_add(plan->goals_unmet, line->units);
        }
    }
    plan->value = plan->objective.kind == XTRAIN_OBJECTIVE_UTILITY
                      ? xt_figure_add(value_of_persons(plan), -points)
                      : points;
}

/* |value - bound| / max(1, |value|); the differences are taken unsigned, where nothing overflows.
 */
static double gap_of(int64_t value, int64_t bound)
{
    uint64_t high = (uint64_t)(value > bound ? value : bound);
    uint64_t low = (uint64_t)(value > bound ? bound : value);
    uint64_t size = value < 0 ? (uint64_t)0 - (uint64_t)value : (uint64_t)value;
    return (double)(high - low) / (double)(size > 1 ? size : 1);
}

void xt_plan_certify(xtrain_plan *plan, const xtrain_certificate *certificate)
{
    plan->certificate = *certificate;
    xtrain_certificate *claim = &plan->certificate;
    if (!claim->has_bound) {
        claim->bound = 0;
    }
    claim->gap = claim->has_bound ? gap_of(plan->value, claim->bound) : 0.0;
    if (!isfinite(claim->gap_target) || claim->gap_target < 0.0) {
        claim->gap_target = 0.0;
    }
}

void xt_plan_set_calendar(xtrain_plan *plan, const xtrain_calendar *calendar)
{
    plan->unit = calendar->unit;
    for (int period = 0; period < plan->period_count; period++) {
        xt_plan_hours *hours = &plan->hours[period];
        if (!xt_calendar_hours(calendar, period, &hours->begin, &hours->end)) {
            return;
        }
    }
}
