/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * P6. With c the stays that count, and those of the past in the constant:
 *   less >= min - past - sum of c            more >= past + sum of c - max
 * With `distinct` the minimum takes one column v for each department instead, v <= sum of its c.
 */
#include "export/build.h"

static int present_needed(const xt_mip_build *build, int rule)
{
    const int32_t present = xt_mip_value(build, rule, XTRAIN_PARAMETER_PRESENT);
    return present == XTRAIN_UNSET ? 1 : present;
}

static bool past_counts(const xt_mip_build *build, int rule, const xt_past_stay *past)
{
    return xt_mip_rule_has(build, rule, past->department) &&
           past->present >= present_needed(build, rule);
}

bool xt_mip_visit_adds(const xt_mip_build *build, int rule, const xt_mip_stay *stay)
{
    const int by = build->problem->rules[rule].by_period;
    const int last = stay->last < by ? stay->last : by;
    const int present = xt_mip_present(build, stay->department, stay->first, last);
    const int needed = present_needed(build, rule);
    if (!xt_mip_rule_has(build, rule, stay->department)) {
        return false;
    }
    if (stay->goes_on) {
        const int past = build->person.under_way->present;
        return past < needed && past + present >= needed;
    }
    return present >= needed;
}

/* A past stay in the department counts, before number `end`. */
static bool was_visited(const xt_mip_build *build, int rule, int department, size_t end)
{
    const xt_employee *record = build->person.record;
    for (size_t at = 0; at < end; at++) {
        if (record->past[at].department == department &&
            past_counts(build, rule, &record->past[at])) {
            return true;
        }
    }
    return false;
}

int64_t xt_mip_count_past_visits(const xt_mip_build *build, int rule, bool distinct)
{
    const xt_employee *record = build->person.record;
    int64_t count = 0;
    for (size_t at = 0; at < record->past_count; at++) {
        const xt_past_stay *past = &record->past[at];
        if (past_counts(build, rule, past) &&
            !(distinct && was_visited(build, rule, past->department, at))) {
            count++;
        }
    }
    return count;
}

static bool is_distinct(const xt_mip_build *build, int rule)
{
    return xt_rule_has(&build->problem->rules[rule], XTRAIN_PARAMETER_DISTINCT);
}

/* The column v of a department, for the stays from number `at` on. */
static int state_department(xt_mip_build *build, int rule, size_t at)
{
    const xt_mip_person *person = &build->person;
    const int department = person->stays[at].department;
    const xt_mip_name name = XT_MIP_NAME("v", person->number, rule, department);
    const int column = xt_mip_add_plain(build, name, 1, true);
    const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
    xt_mip_add_term(&build->mip, row, column, 1);
    for (; at < person->stay_count && person->stays[at].department == department; at++) {
        if (xt_mip_visit_adds(build, rule, &person->stays[at])) {
            xt_mip_add_term(&build->mip, row, person->stays[at].column, -1);
        }
    }
    return column;
}

bool xt_mip_visit_is_new(const xt_mip_build *build, int rule, const xt_mip_stay *stay,
                         bool distinct)
{
    const size_t all = build->person.record->past_count;
    return xt_mip_visit_adds(build, rule, stay) &&
           !(distinct && was_visited(build, rule, stay->department, all));
}

static bool can_add(const xt_mip_build *build, int rule, bool distinct)
{
    for (size_t at = 0; at < build->person.stay_count; at++) {
        if (xt_mip_visit_is_new(build, rule, &build->person.stays[at], distinct)) {
            return true;
        }
    }
    return false;
}

/* The counting stays, or their departments, in the row. */
static void fill_row(xt_mip_build *build, int rule, int row, bool distinct)
{
    const xt_mip_person *person = &build->person;
    int department = XTRAIN_NONE;
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if (!xt_mip_visit_is_new(build, rule, stay, distinct) ||
            (distinct && stay->department == department)) {
            continue;
        }
        department = stay->department;
        xt_mip_add_term(&build->mip, row,
                        distinct ? state_department(build, rule, at) : stay->column, 1);
    }
}

static void state_least(xt_mip_build *build, int rule)
{
    const xt_mip_name name = XT_MIP_NAME("less", build->person.number, rule);
    const bool distinct = is_distinct(build, rule);
    const int64_t missing = xt_mip_value(build, rule, XTRAIN_PARAMETER_MIN) -
                            xt_mip_count_past_visits(build, rule, distinct);
    if (missing <= 0) {
        return;
    }
    if (!can_add(build, rule, distinct)) {
        xt_mip_add_constant(build, xt_mip_price(build, rule, missing));
        return;
    }
    const int row = xt_mip_state_row(build, name, XT_MIP_AT_LEAST, missing);
    fill_row(build, rule, row, distinct);
    xt_mip_add_term(&build->mip, row,
                    xt_mip_add_slack(build, name, missing, xt_mip_price(build, rule, 1)), 1);
}

static void state_most(xt_mip_build *build, int rule)
{
    const xt_mip_name name = XT_MIP_NAME("more", build->person.number, rule);
    int64_t room = xt_mip_value(build, rule, XTRAIN_PARAMETER_MAX) -
                   xt_mip_count_past_visits(build, rule, false);
    if (room < 0) {
        xt_mip_add_constant(build, xt_mip_price(build, rule, -room));
        room = 0;
    }
    const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, room);
    fill_row(build, rule, row, false);
    xt_mip_add_term(&build->mip, row,
                    xt_mip_add_slack(build, name, build->periods, xt_mip_price(build, rule, 1)),
                    -1);
}

void xt_mip_state_visits(xt_mip_build *build, int rule)
{
    if (xt_mip_value(build, rule, XTRAIN_PARAMETER_MIN) != XTRAIN_UNSET) {
        state_least(build, rule);
    }
    if (xt_mip_value(build, rule, XTRAIN_PARAMETER_MAX) != XTRAIN_UNSET) {
        state_most(build, rule);
    }
}
