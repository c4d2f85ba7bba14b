/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finishing a problem: everything that needs the whole, all mistakes in one go. */
#include "model/derive.h"

#include <stdio.h>

xtrain_status xt_mistake(xt_derivation *derivation, xtrain_status status,
                         const xtrain_source *source, const char *format, ...)
{
    const xt_place place = xt_place_of(source);
    va_list list;
    va_start(list, format);
    const xtrain_status kept =
        xt_report_list(derivation->problem->context, status, &place, format, list);
    va_end(list);
    if (derivation->mistakes == XTRAIN_OK) {
        derivation->mistakes = status;
    }
    return kept == XTRAIN_ERROR_MEMORY ? kept : XTRAIN_OK;
}

void xt_source_text(const xtrain_source *source, char out[XT_SOURCE_TEXT_SIZE])
{
    const xt_place place = xt_place_of(source);
    if (place.file == NULL) {
        (void)snprintf(out, XT_SOURCE_TEXT_SIZE, "another place");
    } else if (place.line > 0) {
        (void)snprintf(out, XT_SOURCE_TEXT_SIZE, "%.200s:%d", place.file, place.line);
    } else {
        (void)snprintf(out, XT_SOURCE_TEXT_SIZE, "%.200s", place.file);
    }
}

/* Is there a calendar, somebody, somewhere, and not too much of it? */
static xtrain_status check_frame(xt_derivation *derivation)
{
    xtrain_problem *problem = derivation->problem;
    const int64_t cells = (int64_t)problem->employee_count * problem->calendar.periods;
    xtrain_status status = XTRAIN_OK;
    if (problem->calendar.start == XTRAIN_NO_DATE) {
        status = xt_mistake(derivation, XTRAIN_ERROR_INPUT, NULL,
                            "there is no calendar; state its start, unit and periods");
    } else if (cells > XTRAIN_MAX_CELLS) {
        status = xt_mistake(derivation, XTRAIN_ERROR_LIMIT, &problem->calendar.source,
                            "%zu employees x %d periods are more than %d cells; plan fewer periods "
                            "or people at once",
                            problem->employee_count, problem->calendar.periods, XTRAIN_MAX_CELLS);
    }
    if (status == XTRAIN_OK && problem->department_count == 0) {
        status = xt_mistake(derivation, XTRAIN_ERROR_INPUT, NULL,
                            "there are no departments; state at least one");
    }
    if (status == XTRAIN_OK && problem->employee_count == 0) {
        status = xt_mistake(derivation, XTRAIN_ERROR_INPUT, NULL,
                            "there are no employees; state at least one");
    }
    return status;
}

/* No pointer into the derived arena survives. */
static void forget_derived(xtrain_problem *problem)
{
    problem->periods = NULL;
    problem->work_days = NULL;
    problem->closed = NULL;
    problem->state = NULL;
    problem->levels = NULL;
    problem->rule_of = NULL;
    problem->department_rules = problem->department_rule_first = NULL;
    problem->team_rules = NULL;
    problem->team_rule_count = 0;
    problem->entry_rules = problem->entry_rule_first = NULL;
    problem->required_load = problem->eligible_total = 0;
    problem->spans = NULL;
    problem->span_count = 0;
    for (size_t i = 0; i < problem->employee_count; i++) {
        problem->employees[i].fixed_cell = NULL;
    }
    for (size_t i = 0; i < problem->department_count; i++) {
        problem->departments[i].closed_spans = NULL;
        problem->departments[i].closed_span_count = 0;
    }
    xt_arena_clear(&problem->derived);
}

static xtrain_status run_steps(xt_derivation *derivation)
{
    const xtrain_problem *problem = derivation->problem;
    xtrain_status (*const rules[])(xt_derivation *) = {
        check_frame, xt_derive_department_rules, xt_derive_team_rules, xt_derive_person_rules};
    xtrain_status (*const dates[])(xt_derivation *) = {xt_derive_calendar, xt_derive_presence,
                                                       xt_derive_statements, xt_derive_shares};
    xtrain_status status = XTRAIN_OK;
    for (size_t i = 0; i < sizeof rules / sizeof *rules && status == XTRAIN_OK; i++) {
        status = rules[i](derivation);
    }
    const int64_t cells = (int64_t)problem->employee_count * problem->calendar.periods;
    if (problem->calendar.start == XTRAIN_NO_DATE || cells > XTRAIN_MAX_CELLS) {
        return status;
    }
    for (size_t i = 0; i < sizeof dates / sizeof *dates && status == XTRAIN_OK; i++) {
        status = dates[i](derivation);
    }
    return status;
}

xtrain_status xt_problem_derive(xtrain_problem *problem)
{
    xt_derivation derivation = {.problem = problem, .mistakes = XTRAIN_OK};
    xt_arena_init(&derivation.scratch, &problem->context->memory);
    forget_derived(problem);
    xtrain_status status = run_steps(&derivation);
    xt_arena_clear(&derivation.scratch);
    if (status == XTRAIN_OK) {
        status = derivation.mistakes;
    }
    if (status != XTRAIN_OK) {
        forget_derived(problem);
    }
    return status;
}

xtrain_status xtrain_problem_validate(xtrain_problem *problem)
{
    if (problem == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    if (problem->is_valid) {
        return XTRAIN_OK;
    }
    const xtrain_status status = xt_problem_derive(problem);
    problem->is_valid = status == XTRAIN_OK;
    return status;
}
