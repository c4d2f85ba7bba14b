/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deriving what belongs to periods, departments and rules, and the fair shares. */
#include "model/derive.h"

#include <limits.h>
#include <string.h>

static bool derive_periods(xtrain_problem *problem)
{
    const int count = xt_periods(problem);
    xtrain_range *periods = xt_arena_allocate(&problem->derived, (size_t)count, sizeof *periods);
    int *work_days = xt_arena_allocate(&problem->derived, (size_t)count, sizeof *work_days);
    if (periods == NULL || work_days == NULL) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        periods[i] = xt_calendar_period(&problem->calendar, i);
        work_days[i] = xt_work_days(problem, periods[i]);
    }
    problem->periods = periods;
    problem->work_days = work_days;
    return true;
}

/* The dates of P6, and how far past the plan's end P3 makes one look. */
static void derive_rules(xtrain_problem *problem)
{
    const int last = xt_periods(problem) - 1;
    problem->after_cap = 0;
    for (size_t i = 0; i < problem->rule_count; i++) {
        xt_rule *rule = &problem->rules[i];
        const int32_t by = rule->stated.value[XTRAIN_PARAMETER_BY];
        const int32_t least = rule->stated.value[XTRAIN_PARAMETER_MIN];
        rule->by_period = last;
        if (by != XTRAIN_UNSET && by < problem->periods[last].last) {
            /* A day inside a period makes the one before it the last in time. */
            const int period = xt_calendar_period_of(&problem->calendar, by + 1) - 1;
            rule->by_period = period < -1 ? -1 : period;
        }
        if (rule->stated.kind == XTRAIN_RULE_P3 && least > problem->after_cap) {
            problem->after_cap = least;
        }
    }
}

static xtrain_status derive_closed(xtrain_problem *problem, xt_department *department, int *days,
                                   bool *closed)
{
    const int count = xt_periods(problem);
    const xt_span all = {0, count - 1};
    xtrain_range *spans =
        xt_arena_allocate(&problem->derived, department->closed_count, sizeof *spans);
    if (spans == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (size_t i = 0; i < department->closed_count; i++) {
        spans[i] = xt_range_closed(department->closed[i]);
    }
    department->closed_spans = spans;
    department->closed_span_count = xt_range_join(spans, (int)department->closed_count);
    memset(days, 0, (size_t)count * sizeof *days);
    xt_count_days(problem, spans, department->closed_span_count, all, days);
    for (int i = 0; i < count; i++) {
        closed[i] = problem->work_days[i] == 0 || 2 * days[i] >= problem->work_days[i];
    }
    int after = 0;
    while (after < problem->after_cap && !xt_period_closed(problem, department, count + after)) {
        after++;
    }
    department->open_after = after;
    return XTRAIN_OK;
}

/* Equal sites get equal numbers, from 1; without a site 0. */
static void number_sites(xtrain_problem *problem)
{
    int sites = 0;
    for (size_t d = 0; d < problem->department_count; d++) {
        xt_department *department = &problem->departments[d];
        department->site_number = 0;
        for (size_t i = 0; i < d && department->site != NULL; i++) {
            const xt_department *other = &problem->departments[i];
            if (other->site != NULL && strcmp(other->site, department->site) == 0) {
                department->site_number = other->site_number;
                break;
            }
        }
        if (department->site != NULL && department->site_number == 0) {
            department->site_number = ++sites;
        }
    }
}

/* Sum of load x the largest staffing minimum over open periods, in hundredths. */
static int64_t required_load(const xtrain_problem *problem, int department)
{
    const int first = problem->department_rule_first[department];
    const int end = problem->department_rule_first[department + 1];
    int64_t sum = 0;
    for (int period = 0; period < xt_periods(problem); period++) {
        int64_t least = 0;
        for (int i = first; i < end && !xt_is_closed(problem, department, period); i++) {
            const xt_rule *rule = &problem->rules[problem->department_rules[i]];
            if (rule->stated.kind == XTRAIN_RULE_D1 && xt_rule_holds(rule, XT_NUMBER_MIN, period)) {
                const int64_t each = xt_rule_has(rule, XTRAIN_PARAMETER_FTE) ? 1 : 100;
                const int64_t stated = each * rule->stated.value[XTRAIN_PARAMETER_MIN];
                least = stated > least ? stated : least;
            }
        }
        sum += least;
    }
    return sum * problem->departments[department].load;
}

xtrain_status xt_derive_calendar(xt_derivation *derivation)
{
    xtrain_problem *problem = derivation->problem;
    const size_t periods = (size_t)xt_periods(problem);
    if (xt_derive_holidays(problem) != XTRAIN_OK || !derive_periods(problem)) {
        return XTRAIN_ERROR_MEMORY;
    }
    derive_rules(problem);
    number_sites(problem);
    const xtrain_status overridden = xt_derive_overrides(derivation);
    if (overridden != XTRAIN_OK) {
        return overridden;
    }
    int *days = xt_arena_allocate(&derivation->scratch, periods, sizeof *days);
    problem->closed = xt_arena_allocate(&problem->derived, problem->department_count * periods,
                                        sizeof *problem->closed);
    if (days == NULL || problem->closed == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    problem->required_load = 0;
    for (size_t d = 0; d < problem->department_count; d++) {
        const xtrain_status status =
            derive_closed(problem, &problem->departments[d], days, problem->closed + d * periods);
        if (status != XTRAIN_OK) {
            return status;
        }
        problem->required_load += required_load(problem, (int)d);
    }
    problem->required_load = (problem->required_load + 50) / 100;
    return XTRAIN_OK;
}

xtrain_status xt_derive_shares(xt_derivation *derivation)
{
    xtrain_problem *problem = derivation->problem;
    const int64_t all = problem->eligible_total;
    const int64_t required = problem->required_load;
    /* 2 x required x own fits into 64 bits by the limits: 2,000 departments and periods, 200,000
     * heads, 1,000 points and 2,000 own periods give 3.2e18. */
    for (size_t i = 0; i < problem->employee_count; i++) {
        xt_employee *person = &problem->employees[i];
        const int64_t own = person->eligible_count;
        const int64_t share = all == 0 ? 0 : (2 * required * own + all) / (2 * all);
        if (share > INT_MAX) {
            return xt_mistake(derivation, XTRAIN_ERROR_LIMIT, &person->source,
                              "the staffing minimums ask for more load than can be shared out; "
                              "lower them or the departments' load");
        }
        person->share = (int)share;
    }
    return XTRAIN_OK;
}
