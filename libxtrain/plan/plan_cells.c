/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a plan's own numbering back to a problem's: people by id, departments by code. */
#include "base/date.h"
#include "plan/plan.h"

/* Not in the problem; reported if a cell needs it. */
#define UNKNOWN (-2)

typedef struct xt_match {
    const xtrain_problem *problem;
    const xtrain_plan *plan;
    const char *path;
    int *department; /* [departments of the plan] */
    bool *is_there;  /* [employees of the problem] */
    xtrain_status status;
} xt_match;

/* Keeps the status of a report; out of memory outweighs a mistake. */
static void note(xt_match *match, xtrain_status status)
{
    if (match->status != XTRAIN_ERROR_MEMORY) {
        match->status = status;
    }
}

/* By its days and, in hours, its times. */
static bool is_same_period(const xt_match *match, int period)
{
    const xtrain_plan *plan = match->plan;
    const xtrain_range days = match->problem->periods[period];
    xt_plan_hours hours = {0, 0};
    (void)xt_calendar_hours(&match->problem->calendar, period, &hours.begin, &hours.end);
    return plan->periods[period].first == days.first && plan->periods[period].last == days.last &&
           plan->hours[period].begin == hours.begin && plan->hours[period].end == hours.end;
}

static void name_planned(const xtrain_plan *plan, int period, char out[XT_PERIOD_TEXT_SIZE])
{
    const xt_plan_hours *hours = &plan->hours[period];
    if (plan->unit == XTRAIN_UNIT_HOUR) {
        xt_hours_format(plan->periods[period].first, hours->begin, hours->end, out);
    } else {
        xt_date_format(plan->periods[period].first, out);
    }
}

static void match_periods(xt_match *match)
{
    const xtrain_problem *problem = match->problem;
    const xtrain_plan *plan = match->plan;
    if (plan->period_count != xt_periods(problem)) {
        note(match, xt_report(problem->context, XTRAIN_ERROR_INPUT, match->path, 0,
                              "the plan has %d periods and the input %d; judge it against the "
                              "input that it was made from",
                              plan->period_count, xt_periods(problem)));
        return;
    }
    for (int period = 0; period < plan->period_count; period++) {
        if (!is_same_period(match, period)) {
            char planned[XT_PERIOD_TEXT_SIZE];
            char stated[XT_PERIOD_TEXT_SIZE];
            name_planned(plan, period, planned);
            xt_calendar_label(&problem->calendar, period, stated);
            note(match, xt_report(problem->context, XTRAIN_ERROR_INPUT, match->path, 0,
                                  "period %d is that of %s in the plan and that of %s in the "
                                  "input; judge it against the input that it was made from",
                                  period + 1, planned, stated));
            return;
        }
    }
}

static void copy_track(xt_match *match, xt_cell *cells, int person, int employee)
{
    const xtrain_plan *plan = match->plan;
    const size_t periods = (size_t)plan->period_count;
    const xt_cell *track = plan->cells + (size_t)person * periods;
    xt_cell *row = cells + (size_t)employee * periods;
    for (size_t period = 0; period < periods; period++) {
        row[period] = XTRAIN_NONE;
        if (track[period] == XTRAIN_NONE) {
            continue;
        }
        int *department = &match->department[track[period]];
        if (*department == UNKNOWN) {
            *department = XTRAIN_NONE; /* say it once */
            note(match, xt_report(match->problem->context, XTRAIN_ERROR_INPUT, match->path, 0,
                                  "the input has no department %s; add it there or plan anew",
                                  plan->departments[track[period]].code));
        }
        row[period] = (xt_cell)*department;
    }
}

static void match_people(xt_match *match, xt_cell *cells)
{
    const xtrain_problem *problem = match->problem;
    const xtrain_plan *plan = match->plan;
    for (int person = 0; person < plan->employee_count; person++) {
        const char *id = plan->employees[person].id;
        const int employee = xtrain_problem_find_employee(problem, id);
        if (employee == XTRAIN_NONE) {
            note(match, xt_report(problem->context, XTRAIN_ERROR_INPUT, match->path, 0,
                                  "the input has no person %s; add them there or plan anew", id));
        } else {
            match->is_there[employee] = true;
            copy_track(match, cells, person, employee);
        }
    }
    for (size_t employee = 0; employee < problem->employee_count; employee++) {
        if (!match->is_there[employee]) {
            note(match, xt_report(problem->context, XTRAIN_ERROR_INPUT, match->path, 0,
                                  "the plan has no track for %s, who is in the input; plan anew",
                                  problem->employees[employee].id));
        }
    }
}

xtrain_status xt_plan_to_cells(xt_cell *cells, const xtrain_problem *problem,
                               const xtrain_plan *plan, const char *path)
{
    const xt_memory *memory = &problem->context->memory;
    xt_match match = {.problem = problem, .plan = plan, .path = path, .status = XTRAIN_OK};
    match.department =
        xt_allocate(memory, (size_t)plan->department_count, sizeof *match.department);
    match.is_there = xt_allocate(memory, problem->employee_count, sizeof *match.is_there);
    if (match.department == NULL || match.is_there == NULL) {
        match.status = XTRAIN_ERROR_MEMORY;
        goto out;
    }
    match_periods(&match);
    if (match.status != XTRAIN_OK) {
        goto out;
    }
    for (int department = 0; department < plan->department_count; department++) {
        const int known =
            xtrain_problem_find_department(problem, plan->departments[department].code);
        match.department[department] = known == XTRAIN_NONE ? UNKNOWN : known;
    }
    match_people(&match, cells);
out:
    xt_release(memory, match.department);
    xt_release(memory, match.is_there);
    return match.status;
}
