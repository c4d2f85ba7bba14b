/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * D3 and D5, in every open period in which their number holds:
 *   people present with the level + need >= min
 *   visitors from one home - mix <= max        for each home with more people than that
 */
#include "export/build.h"

bool xt_mip_prepare_mixture(xt_mip_build *build)
{
    const xtrain_problem *problem = build->problem;
    const size_t departments = problem->department_count;
    const size_t rules = (size_t)problem->department_rule_first[departments];
    const size_t needs = rules * (size_t)build->periods;
    build->need_row = xt_allocate(&build->memory, needs, sizeof *build->need_row);
    build->mix_block = xt_allocate(&build->memory, rules * departments, sizeof *build->mix_block);
    if (build->need_row == NULL || build->mix_block == NULL) {
        return false;
    }
    for (size_t at = 0; at < needs; at++) {
        build->need_row[at] = XT_MIP_NOTHING;
    }
    for (size_t at = 0; at < rules * departments; at++) {
        build->mix_block[at] = XT_MIP_NOTHING;
    }
    return true;
}

static bool holds(const xt_mip_build *build, int rule, unsigned number, int period)
{
    return xt_rule_holds(&build->problem->rules[rule], number, period);
}

int xt_mip_need_row(const xt_mip_build *build, int at, int period)
{
    return build->need_row[(size_t)at * (size_t)build->periods + (size_t)period];
}

void xt_mip_state_need(xt_mip_build *build, int at, int period)
{
    const int rule = build->problem->department_rules[at];
    const xt_mip_name name = XT_MIP_NAME("need", rule, period);
    const int32_t least = xt_mip_value(build, rule, XTRAIN_PARAMETER_MIN);
    if (least <= 0 || !holds(build, rule, XT_NUMBER_MIN, period)) {
        return;
    }
    const int row = xt_mip_state_row(build, name, XT_MIP_AT_LEAST, least);
    xt_mip_add_term(&build->mip, row, xt_mip_add_units(build, name, rule, least), 1);
    build->need_row[(size_t)at * (size_t)build->periods + (size_t)period] = row;
}

/* The rows of one home, by period; the number of their block, or NOTHING. */
static int state_block(xt_mip_build *build, int rule, int home, int64_t units)
{
    const int department = build->problem->rules[rule].stated.subject.index;
    const int32_t most = xt_mip_value(build, rule, XTRAIN_PARAMETER_MAX);
    const size_t first = build->mix_row_count;
    if (!XT_GROW(&build->memory, build->mix_row, build->mix_row_capacity,
                 first + (size_t)build->periods)) {
        build->mip.failed = true;
        return XT_MIP_NOTHING;
    }
    for (int period = 0; period < build->periods; period++) {
        const xt_mip_name name = XT_MIP_NAME("mix", rule, home, period);
        int row = XT_MIP_NOTHING;
        if (holds(build, rule, XT_NUMBER_MAX, period) &&
            !xt_is_closed(build->problem, department, period)) {
            row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, most);
            xt_mip_add_term(&build->mip, row, xt_mip_add_units(build, name, rule, units), -1);
        }
        build->mix_row[first + (size_t)period] = row;
    }
    build->mix_row_count += (size_t)build->periods;
    return (int)(first / (size_t)build->periods);
}

static int64_t people_of(const xtrain_problem *problem, int home)
{
    int64_t people = 0;
    for (size_t at = 0; at < problem->employee_count; at++) {
        people += problem->employees[at].home == home ? 1 : 0;
    }
    return people;
}

void xt_mip_state_mixing(xt_mip_build *build, int at)
{
    const xtrain_problem *problem = build->problem;
    const int rule = problem->department_rules[at];
    const int departments = (int)problem->department_count;
    const int32_t most = xt_mip_value(build, rule, XTRAIN_PARAMETER_MAX);
    for (int home = 0; home < departments && !xt_mip_is_stopped(build); home++) {
        const int64_t units = people_of(problem, home) - most;
        if (home != problem->rules[rule].stated.subject.index && units > 0) {
            build->mix_block[(size_t)at * (size_t)departments + (size_t)home] =
                state_block(build, rule, home, units);
        }
    }
}

static int mix_row_of(const xt_mip_build *build, int at, int period)
{
    const int home = build->person.record->home;
    const size_t departments = build->problem->department_count;
    if (home == XTRAIN_NONE) {
        return XT_MIP_NOTHING;
    }
    const int block = build->mix_block[(size_t)at * departments + (size_t)home];
    return block == XT_MIP_NOTHING
               ? XT_MIP_NOTHING
               : build->mix_row[(size_t)block * (size_t)build->periods + (size_t)period];
}

/* Levels that are gained in the plan are in skilled.c. */
void xt_mip_add_mixture(xt_mip_build *build, int column, int department, int period)
{
    const xtrain_problem *problem = build->problem;
    for (int at = problem->department_rule_first[department];
         at < problem->department_rule_first[department + 1]; at++) {
        const int rule = problem->department_rules[at];
        const xtrain_rule_kind kind = problem->rules[rule].stated.kind;
        if (kind == XTRAIN_RULE_D3 &&
            xt_mip_has_level(build, xt_mip_value(build, rule, XTRAIN_PARAMETER_SKILL),
                             xt_mip_value(build, rule, XTRAIN_PARAMETER_LEVEL))) {
            xt_mip_add_term(&build->mip, xt_mip_need_row(build, at, period), column, 1);
        } else if (kind == XTRAIN_RULE_D5) {
            xt_mip_add_term(&build->mip, mix_row_of(build, at, period), column, 1);
        }
    }
}
