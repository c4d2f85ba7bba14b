/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The driver: departments, then person by person, then the price of a broken person must. Changing
 * one person's track changes the value by at most
 *   2 (arcs of a path x dearest arc + all slacks at their bounds) + periods x departments' prices
 *   + teams' prices,
 * so at a power of ten above the largest of these no points buy a broken must. A chosen line counts
 * with both weights in this, since the least utility changes by no more than the person's own.
 */
#include "export/build.h"

#include <inttypes.h>
#include <stdlib.h>

/* Beyond this the price of a must drowns the points in a solver's rounding. */
#define LARGEST_PRICE INT64_C(1000000000000000)

/* Sums end here, out of reach of an overflow. */
#define TOO_WIDE (4 * LARGEST_PRICE)

static int64_t larger(int64_t left, int64_t right)
{
    return left > right ? left : right;
}

/* left + factor x right, of numbers that are not negative. */
static int64_t widened(int64_t left, int64_t factor, int64_t right)
{
    const bool fits = factor == 0 || right <= TOO_WIDE / factor;
    const int64_t product = fits ? factor * right : TOO_WIDE;
    return left < TOO_WIDE - product ? left + product : TOO_WIDE;
}

/* Without a sign; points: what the value can change by. */
static xt_mip_cost size_of(const xt_mip_build *build, xt_mip_cost cost)
{
    const int64_t chosen = llabs(cost.chosen);
    const int64_t points = llabs(xt_mip_weigh(build, cost));
    return (xt_mip_cost){widened(points, build->problem->objective.least, chosen), chosen,
                         cost.musts};
}

static void add_to_person(xt_mip_build *build, int column, xt_mip_cost cost)
{
    xt_mip_add_term(&build->mip, build->person.must_row, column, -cost.musts);
    xt_mip_add_term(&build->mip, build->person.least_row, column, cost.chosen);
}

int xt_mip_add_arc(xt_mip_build *build, xt_mip_name name, xt_mip_cost cost)
{
    xt_mip_person *person = &build->person;
    if (person->is_sure && cost.musts > 0) {
        return XT_MIP_NOTHING;
    }
    const xt_mip_column column = {name, xt_mip_weigh(build, cost), 0, 1, true};
    const xt_mip_cost size = size_of(build, cost);
    const int index = xt_mip_add_column(&build->mip, &column);
    add_to_person(build, index, cost);
    person->widest_arc.points = larger(person->widest_arc.points, size.points);
    person->widest_arc.chosen = larger(person->widest_arc.chosen, size.chosen);
    person->widest_arc.musts = larger(person->widest_arc.musts, size.musts);
    return index;
}

int xt_mip_add_slack(xt_mip_build *build, xt_mip_name name, int64_t upper, xt_mip_cost cost)
{
    xt_mip_person *person = &build->person;
    if (upper <= 0 || (person->is_sure && cost.musts > 0)) {
        return XT_MIP_NOTHING;
    }
    const xt_mip_column column = {name, xt_mip_weigh(build, cost), 0, upper, true};
    const xt_mip_cost size = size_of(build, cost);
    const int index = xt_mip_add_column(&build->mip, &column);
    add_to_person(build, index, cost);
    person->slack.points = widened(person->slack.points, upper, size.points);
    person->slack.chosen = widened(person->slack.chosen, upper, size.chosen);
    person->slack.musts += size.musts * upper;
    return index;
}

int xt_mip_add_plain(xt_mip_build *build, xt_mip_name name, int64_t upper, bool is_integer)
{
    const xt_mip_column column = {name, 0, 0, upper, is_integer};
    return xt_mip_add_column(&build->mip, &column);
}

int xt_mip_state_row(xt_mip_build *build, xt_mip_name name, xt_mip_sense sense, int64_t rhs)
{
    const xt_mip_row row = {name, sense, rhs};
    return xt_mip_add_row(&build->mip, &row);
}

void xt_mip_add_constant(xt_mip_build *build, xt_mip_cost cost)
{
    xt_mip_person *person = &build->person;
    build->constant += xt_mip_weigh(build, cost);
    build->constant_musts += cost.musts;
    if (person->least_row != XT_MIP_NOTHING) {
        build->mip.rows[person->least_row].rhs -= cost.chosen;
        person->slack.chosen = widened(person->slack.chosen, 1, llabs(cost.chosen));
    }
}

xt_mip_cost xt_mip_cost_of(const xt_mip_build *build, xtrain_rule_kind line, int64_t points)
{
    return xt_is_chosen(build->problem, line) ? (xt_mip_cost){0, points, 0}
                                              : (xt_mip_cost){points, 0, 0};
}

xt_mip_cost xt_mip_price(const xt_mip_build *build, int rule, int64_t units)
{
    const xtrain_rule *stated = &build->problem->rules[rule].stated;
    if (stated->strength == XTRAIN_MUST) {
        return (xt_mip_cost){0, 0, units};
    }
    return xt_mip_cost_of(build, stated->kind, units * stated->points);
}

/* ---- the price of a broken must, and the bounds of the least utility ---- */

static void widen(xt_mip_build *build)
{
    xt_mip_person *person = &build->person;
    const int64_t arcs = 2 * (int64_t)build->periods + 2;
    build->widest =
        larger(build->widest, 2 * widened(person->slack.points, arcs, person->widest_arc.points));
    build->widest_utility = larger(build->widest_utility,
                                   widened(person->slack.chosen, arcs, person->widest_arc.chosen));
    if (person->must_column != XT_MIP_NOTHING) {
        build->mip.columns[person->must_column].upper =
            arcs * person->widest_arc.musts + person->slack.musts;
    }
}

/* Puts the price on the columns m; 0 if it would be too large, 1 if there is no such column. */
static int64_t price_musts(xt_mip_build *build, const int *columns, size_t count)
{
    const int64_t widest =
        build->widest + build->widest_squares * build->periods + build->widest_team;
    int64_t price = 10;
    size_t priced = 0;
    while (price <= widest && price <= LARGEST_PRICE) {
        price *= 10;
    }
    for (size_t at = 0; at < count; at++) {
        if (columns[at] != XT_MIP_NOTHING) {
            build->mip.columns[columns[at]].cost = price;
            priced++;
        }
    }
    if (priced == 0) {
        return 1;
    }
    return price <= LARGEST_PRICE ? price : 0;
}

/* The larger value is the better one, and the program's objective is minus it. */
static bool is_turned(const xt_mip_build *build)
{
    return build->problem->objective.kind == XTRAIN_OBJECTIVE_UTILITY;
}

static void bound_least(xt_mip_build *build)
{
    if (build->least_column != XT_MIP_NOTHING) {
        xt_mip_column *column = &build->mip.columns[build->least_column];
        column->lower = -build->widest_utility;
        column->upper = build->widest_utility;
    }
}

static void remark(xt_mip_build *build, int64_t price)
{
    xt_text *text = &build->mip.remarks;
    xt_text_add(text, "A rotation plan as a mixed integer program. x, c: stays; h, u, w, r, b, i: "
                      "time at home.\n");
    if (price > 1) {
        xt_text_format(
            text, "Each broken must of a person costs %" PRId64 "; the columns m count them.\n",
            price);
    }
    if (is_turned(build)) {
        xt_text_add(text, "The plan's value, which is to be large, is minus the objective, which "
                          "is to be small");
    } else {
        xt_text_add(text, "The plan's value is the objective");
    }
    if (price > 1) {
        xt_text_format(text, ", %s %" PRId64 " times the sum of all m",
                       is_turned(build) ? "plus" : "minus", price);
    }
    xt_text_add(text, ".\n");
    if (build->constant_musts > 0) {
        xt_text_format(text, "%" PRId64 " broken musts that every plan has are not counted.\n",
                       build->constant_musts);
    }
    build->mip.failed = build->mip.failed || text->failed;
}

/* ---- the whole ---- */

static void state_constant(xt_mip_build *build)
{
    const xt_mip_column one = {{"one", {0}, 0}, build->constant, 1, 1, false};
    (void)xt_mip_add_column(&build->mip, &one);
}

/* The column of the least utility, where it weighs anything. */
static void state_least(xt_mip_build *build)
{
    const xtrain_objective *objective = &build->problem->objective;
    const xt_mip_column least = {{"least", {0}, 0}, -objective->least, 0, 0, true};
    if (objective->kind == XTRAIN_OBJECTIVE_UTILITY && objective->least > 0) {
        build->least_column = xt_mip_add_column(&build->mip, &least);
    }
}

static xtrain_status state_problem(xt_mip_build *build, int *must_columns)
{
    const xtrain_problem *problem = build->problem;
    if (must_columns == NULL || !xt_mip_prepare_departments(build) || !xt_mip_prepare_team(build) ||
        !xt_mip_prepare_levels(build) || !xt_mip_prepare_person(build)) {
        return XTRAIN_ERROR_MEMORY;
    }
    state_least(build);
    for (int employee = 0; employee < (int)problem->employee_count; employee++) {
        if (!xt_mip_is_stopped(build)) {
            xt_mip_state_person(build, employee);
        }
        if (!xt_mip_is_stopped(build)) {
            widen(build);
            must_columns[employee] = build->person.must_column;
        }
    }
    if (!xt_mip_is_stopped(build)) {
        xt_mip_state_pairs(build);
    }
    if (xt_mip_is_stopped(build)) {
        return build->mip.failed ? XTRAIN_ERROR_MEMORY : XTRAIN_ERROR_LIMIT;
    }
    state_constant(build);
    bound_least(build);
    const int64_t price = price_musts(build, must_columns, problem->employee_count);
    remark(build, price);
    if (build->mip.failed) {
        return XTRAIN_ERROR_MEMORY;
    }
    return price > 0 && build->widest_utility <= LARGEST_PRICE ? XTRAIN_OK : XTRAIN_ERROR_LIMIT;
}

xtrain_status xt_mip_build_problem(xt_mip *out, const xtrain_problem *problem)
{
    const xt_memory memory = problem->context->memory;
    xt_mip_build build = {.problem = problem,
                          .memory = memory,
                          .periods = xt_periods(problem),
                          .least_column = XT_MIP_NOTHING};
    xt_mip_init(&build.mip, &memory);
    int *must_columns = xt_allocate(&memory, problem->employee_count, sizeof *must_columns);
    xtrain_status status = state_problem(&build, must_columns);
    if (status == XTRAIN_ERROR_LIMIT) {
        status = build.mip.too_large
                     ? xt_report(problem->context, status, NULL, 0,
                                 "the mixed integer program would have more than %d numbers; plan "
                                 "fewer people or periods, or bound the length of stays by a must",
                                 XT_MIP_MAX_TERMS)
                     : xt_report(problem->context, status, NULL, 0,
                                 "the points are too large for a mixed integer program in which "
                                 "musts of people come first; lower them, or the weights of "
                                 "the objective");
    }
    xt_release(&memory, must_columns);
    xt_mip_clear_levels(&build);
    xt_mip_clear_person(&build);
    xt_mip_clear_team(&build);
    xt_release(&memory, build.counts);
    xt_release(&memory, build.need_row);
    xt_release(&memory, build.mix_block);
    xt_release(&memory, build.mix_row);
    *out = build.mip;
    return status;
}
