/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xtrain/solve.h"
#include "check/check.h"
#include "plan/plan.h"
#include "solve/solver.h"

void xtrain_solve_options_init(xtrain_solve_options *options)
{
    *options = (xtrain_solve_options)XTRAIN_SOLVE_OPTIONS_INIT;
}

static bool are_valid(const xtrain_solve_options *options)
{
    return options->version == 1 && options->time_limit_seconds >= 0.0 &&
           options->time_limit_seconds <= 1e9 && options->gap_target >= 0.0 &&
           options->gap_target <= 1e9 && options->iteration_limit >= 0 && options->threads >= 0 &&
           options->threads <= XTRAIN_MAX_THREADS;
}

/* The checker judges what the solver found; the two must agree to the point. */
static xtrain_status judge(xtrain_plan **out, const xtrain_problem *problem, const xt_cell *cells,
                           const xtrain_certificate *certificate, int64_t value)
{
    xtrain_plan *plan = NULL;
    xtrain_status status = xt_check(&plan, problem, cells);
    if (status != XTRAIN_OK) {
        return status;
    }
    if (plan->value != value) {
        status = xt_report(problem->context, XTRAIN_ERROR_INTERNAL, NULL, 0,
                           "the checker finds value %lld where the solver has %lld; please report "
                           "this input as a defect of xtrain",
                           (long long)plan->value, (long long)value);
        xtrain_plan_free(plan);
        return status;
    }
    xt_plan_certify(plan, certificate);
    *out = plan;
    return XTRAIN_OK;
}

xtrain_status xtrain_solve(xtrain_plan **out, const xtrain_problem *problem,
                           const xtrain_solve_options *options)
{
    xtrain_solve_options defaults;
    xtrain_solve_options_init(&defaults);
    if (out == NULL || problem == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    options = options != NULL ? options : &defaults;
    if (!problem->is_valid) {
        return xt_report(problem->context, XTRAIN_ERROR_ARGUMENT, NULL, 0,
                         "the problem is not validated; call xtrain_problem_validate first");
    }
    if (!are_valid(options)) {
        return xt_report(problem->context, XTRAIN_ERROR_ARGUMENT, NULL, 0,
                         "a solve option is out of range; start from XTRAIN_SOLVE_OPTIONS_INIT");
    }
    size_t size = problem->employee_count * (size_t)xt_periods(problem);
    xt_cell *cells = xt_allocate(&problem->context->memory, size, sizeof *cells);
    if (cells == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    xtrain_certificate certificate;
    double first_plan = 0.0;
    int64_t value = 0;
    xtrain_status status = xt_solve(problem, options, cells, &certificate, &value, &first_plan);
    if (status == XTRAIN_OK) {
        status = judge(out, problem, cells, &certificate, value);
    }
    if (status == XTRAIN_OK && options->first_plan_seconds != NULL) {
        *options->first_plan_seconds = first_plan;
    }
    xt_release(&problem->context->memory, cells);
    return status;
}
