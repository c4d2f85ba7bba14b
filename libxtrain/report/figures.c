/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/figures.h"

int64_t xt_figure_load(const xtrain_person_figures *person)
{
    return person->load;
}

int64_t xt_figure_away(const xtrain_person_figures *person)
{
    return person->away;
}

int64_t xt_figure_exposure(const xtrain_person_figures *person)
{
    return person->exposure;
}

int64_t xt_figure_excess(const xtrain_person_figures *person)
{
    return person->load - person->share;
}

static void compare(xt_extreme *extreme, int employee, int64_t value, bool better)
{
    if (extreme->employee == XTRAIN_NONE || better) {
        *extreme = (xt_extreme){value, employee, 1};
    } else if (value == extreme->value) {
        extreme->count++;
    }
}

xt_span xt_figures_span(const xtrain_plan *plan, xt_figure figure)
{
    xt_span span = {{0, XTRAIN_NONE, 0}, {0, XTRAIN_NONE, 0}};
    for (int employee = 0; employee < xtrain_plan_employee_count(plan); employee++) {
        const xtrain_person_figures *person = xtrain_plan_person(plan, employee);
        if (person->eligible > 0) {
            const int64_t value = figure(person);
            compare(&span.least, employee, value, value < span.least.value);
            compare(&span.most, employee, value, value > span.most.value);
        }
    }
    return span;
}

bool xt_figures_have_exposure(const xtrain_plan *plan)
{
    for (int department = 0; department < xtrain_plan_department_count(plan); department++) {
        if (xtrain_plan_department_exposure(plan, department) > 0) {
            return true;
        }
    }
    return false;
}

xt_extreme xt_figures_least_utility(const xtrain_plan *plan)
{
    xt_extreme least = {0, XTRAIN_NONE, 0};
    for (int employee = 0; employee < xtrain_plan_employee_count(plan); employee++) {
        const int64_t utility = xtrain_plan_person(plan, employee)->utility;
        compare(&least, employee, utility, utility < least.value);
    }
    return least;
}

/* Figures are at most 2^62 in size: sums stop there too. */
static int64_t add(int64_t sum, int64_t figure)
{
    const int64_t most = (INT64_C(1) << 62) - 1;
    const int64_t next = sum + figure;
    return next > most ? most : next < -most ? -most : next;
}

xt_sums xt_figures_sum(const xtrain_plan *plan)
{
    xt_sums sums = {0};
    for (int employee = 0; employee < xtrain_plan_employee_count(plan); employee++) {
        const xtrain_person_figures *person = xtrain_plan_person(plan, employee);
        sums.utility = add(sums.utility, person->utility);
        sums.moves += person->moves;
        sums.wishes_asked += person->wishes_asked;
        sums.wishes_granted += person->wishes_granted;
        sums.has_load = sums.has_load || person->load != 0 || person->share != 0;
    }
    for (int index = 0; index < xtrain_plan_gain_count(plan); index++) {
        const xtrain_gain *gain = xtrain_plan_gain(plan, index);
        const bool is_first =
            index == 0 || xtrain_plan_gain(plan, index - 1)->employee != gain->employee;
        sums.gaining += is_first ? 1 : 0;
        sums.levels += gain->to - gain->from;
    }
    return sums;
}
