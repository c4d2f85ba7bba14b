/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules on the order of stays; E(t) and B(t) are the stays of some departments that end, or begin,
 * at boundary t.
 *
 * P7: been(t) <= been(t - 1) + E(t) of those that come first, at most 1, and
 *   order(t) >= B(t) of the subject - been(t).
 * P8, one right after the other: n(t) people pass at the boundary, which is 1 if a stay begins or
 * ends there, so that
 *   next(t) >= E(t) of those before + B(t) of the subject - n(t), unless a night lies there.
 * P8 across, and whatever else looks at the stay before: who has ended a stay in `from` either
 * waits, at home or idle, or enters another stay:
 *   E(t) + wait(t - 1) = wait(t) + from(t),  wait(t) <= at home in t,
 *   next(t) >= from(t) - B(t) of what is safe.
 * The last past stay is one that ends where the contract begins, unless it goes on.
 */
#include "export/build.h"

static void clear_rows(const xt_mip_build *build, int *rows)
{
    for (int boundary = 0; boundary <= build->periods; boundary++) {
        rows[boundary] = XT_MIP_NOTHING;
    }
}

bool xt_mip_is_among(const xt_mip_build *build, const xt_mip_places *places, int department)
{
    const xtrain_problem *problem = build->problem;
    const bool is_in = places->site != XT_MIP_NO_SITE
                           ? problem->departments[department].site_number == places->site
                           : xt_subject_has(problem, places->subject, department);
    return is_in != places->others;
}

bool xt_mip_past_has(const xt_mip_build *build, xtrain_subject subject)
{
    const xt_employee *record = build->person.record;
    for (size_t at = 0; at < record->past_count; at++) {
        if (xt_subject_has(build->problem, subject, record->past[at].department)) {
            return true;
        }
    }
    return false;
}

/* ---- P7 ---- */

static bool is_before(const xt_mip_build *build, int rule, int department)
{
    return xt_subject_has(build->problem, build->problem->rules[rule].stated.before, department);
}

/* Rows in entry_row, where a stay of the subject begins; those of `been` in flow_row. */
static void state_entries(xt_mip_build *build, int rule)
{
    xt_mip_person *person = &build->person;
    int been = XT_MIP_NOTHING;
    for (int boundary = person->first; boundary <= person->last; boundary++) {
        const xt_mip_name name = XT_MIP_NAME("order", person->number, rule, boundary);
        const xt_mip_name so_far = XT_MIP_NAME("been", person->number, rule, boundary);
        if (boundary > person->first) {
            const int row = xt_mip_state_row(build, so_far, XT_MIP_AT_MOST, 0);
            xt_mip_add_term(&build->mip, row, been, -1);
            been = xt_mip_add_plain(build, so_far, 1, false);
            xt_mip_add_term(&build->mip, row, been, 1);
            person->flow_row[boundary] = row;
        }
        if (person->has_start[boundary]) {
            const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
            xt_mip_add_term(&build->mip, row, been, -1);
            xt_mip_add_term(&build->mip, row,
                            xt_mip_add_slack(build, name, 1, xt_mip_price(build, rule, 1)), -1);
            person->entry_row[boundary] = row;
        }
    }
}

void xt_mip_state_order(xt_mip_build *build, int rule)
{
    xt_mip_person *person = &build->person;
    bool is_asked = false;
    if (xt_mip_past_has(build, build->problem->rules[rule].stated.before)) {
        return;
    }
    clear_rows(build, person->entry_row);
    clear_rows(build, person->flow_row);
    for (int boundary = 0; boundary <= build->periods; boundary++) {
        person->has_start[boundary] = false;
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if (!stay->goes_on && xt_mip_rule_has(build, rule, stay->department)) {
            person->has_start[stay->first] = is_asked = true;
        }
    }
    if (is_asked) {
        state_entries(build, rule);
    }
    for (size_t at = 0; at < person->stay_count && is_asked; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if (!stay->goes_on && xt_mip_rule_has(build, rule, stay->department)) {
            xt_mip_add_term(&build->mip, person->entry_row[stay->first], stay->column, 1);
        }
        if (is_before(build, rule, stay->department)) {
            xt_mip_add_term(&build->mip, person->flow_row[stay->last + 1], stay->column, -1);
        }
    }
}

/* ---- P8, one right after the other ---- */

static void note_neighbours(xt_mip_build *build, int rule)
{
    xt_mip_person *person = &build->person;
    for (int boundary = 0; boundary <= build->periods; boundary++) {
        person->has_start[boundary] = person->has_end[boundary] = false;
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if (!stay->goes_on && xt_mip_rule_has(build, rule, stay->department)) {
            person->has_start[stay->first] = true;
        }
        if (is_before(build, rule, stay->department)) {
            person->has_end[stay->last + 1] = true;
        }
    }
}

static void state_neighbours(xt_mip_build *build, int rule)
{
    xt_mip_person *person = &build->person;
    note_neighbours(build, rule);
    clear_rows(build, person->entry_row);
    for (int boundary = person->first + 1; boundary <= person->last; boundary++) {
        const xt_mip_name name = XT_MIP_NAME("next", person->number, rule, boundary);
        if (person->has_start[boundary] && person->has_end[boundary] &&
            !xt_is_after_night(build->problem, boundary)) {
            const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
            xt_mip_add_term(&build->mip, row, person->pass[boundary], -1);
            xt_mip_add_term(&build->mip, row,
                            xt_mip_add_slack(build, name, 1, xt_mip_price(build, rule, 1)), -1);
            person->entry_row[boundary] = row;
        }
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if (!stay->goes_on && xt_mip_rule_has(build, rule, stay->department)) {
            xt_mip_add_term(&build->mip, person->entry_row[stay->first], stay->column, 1);
        }
        if (is_before(build, rule, stay->department)) {
            xt_mip_add_term(&build->mip, person->entry_row[stay->last + 1], stay->column, 1);
        }
    }
}

/* ---- the stay before, whatever lies between ---- */

void xt_mip_state_waiting(xt_mip_build *build, int rule)
{
    xt_mip_person *person = &build->person;
    clear_rows(build, person->wait_row);
    for (int period = person->first; period <= person->last; period++) {
        const xt_mip_name name = XT_MIP_NAME("wait", person->number, rule, period);
        person->wait_row[period] = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
        xt_mip_add_term(&build->mip, person->wait_row[period], person->home[period], -1);
    }
}

static bool is_after_past(const xt_mip_build *build, const xt_mip_memory *memory)
{
    const xt_past_stay *latest = build->person.latest;
    return latest != NULL && xt_mip_is_among(build, &memory->from, latest->department);
}

/* The first boundary that one may come to after a stay in `from`. */
static int first_after(const xt_mip_build *build, const xt_mip_memory *memory)
{
    const xt_mip_person *person = &build->person;
    int first = person->last + 1;
    if (is_after_past(build, memory)) {
        return person->first;
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        if (person->stays[at].last + 1 < first &&
            xt_mip_is_among(build, &memory->from, person->stays[at].department)) {
            first = person->stays[at].last + 1;
        }
    }
    return first;
}

/* The rows of a boundary; returns the column of who waits in the cell after it. */
static int state_choice(xt_mip_build *build, const xt_mip_memory *memory, int boundary, int waited)
{
    xt_mip_person *person = &build->person;
    const int number = person->number;
    const bool is_past = boundary == person->first && is_after_past(build, memory);
    const xt_mip_name from = XT_MIP_NAME("from", number, memory->rule, memory->part, boundary);
    const xt_mip_name wait = XT_MIP_NAME("wait", number, memory->rule, memory->part, boundary);
    const xt_mip_name next = XT_MIP_NAME("next", number, memory->rule, memory->part, boundary);
    const int waits = xt_mip_add_plain(build, wait, 1, false);
    const int enters = xt_mip_add_plain(build, from, 1, false);
    const int flow = xt_mip_state_row(build, from, XT_MIP_EQUAL, is_past ? -1 : 0);
    const int row = xt_mip_state_row(build, next, XT_MIP_AT_MOST, 0);
    xt_mip_add_term(&build->mip, flow, waited, 1);
    xt_mip_add_term(&build->mip, flow, waits, -1);
    xt_mip_add_term(&build->mip, flow, enters, -1);
    xt_mip_add_term(&build->mip, person->wait_row[boundary], waits, 1);
    xt_mip_add_term(&build->mip, row, enters, 1);
    xt_mip_add_term(&build->mip, row,
                    xt_mip_add_slack(build, next, 1, xt_mip_price(build, memory->rule, 1)), -1);
    person->flow_row[boundary] = flow;
    person->entry_row[boundary] = row;
    return waits;
}

void xt_mip_state_memory(xt_mip_build *build, const xt_mip_memory *memory)
{
    xt_mip_person *person = &build->person;
    const bool is_past = is_after_past(build, memory);
    int waited = XT_MIP_NOTHING;
    clear_rows(build, person->flow_row);
    clear_rows(build, person->entry_row);
    for (int boundary = first_after(build, memory); boundary <= person->last; boundary++) {
        waited = state_choice(build, memory, boundary, waited);
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if (xt_mip_is_among(build, &memory->from, stay->department)) {
            xt_mip_add_term(&build->mip, person->flow_row[stay->last + 1], stay->column, 1);
        }
        if (stay->goes_on && is_past) {
            xt_mip_add_term(&build->mip, person->flow_row[stay->first], stay->column, -1);
        }
        if (!stay->goes_on && xt_mip_is_among(build, &memory->safe, stay->department)) {
            xt_mip_add_term(&build->mip, person->entry_row[stay->first], stay->column, -1);
        }
    }
}

void xt_mip_state_transitions(xt_mip_build *build, int rule)
{
    const xtrain_rule *stated = &build->problem->rules[rule].stated;
    if (build->person.first > build->person.last) {
        return;
    }
    if (!xt_rule_has(&build->problem->rules[rule], XTRAIN_PARAMETER_ACROSS)) {
        state_neighbours(build, rule);
        return;
    }
    xt_mip_state_waiting(build, rule);
    xt_mip_state_memory(build, &(xt_mip_memory){.rule = rule,
                                                .from = {stated->before, XT_MIP_NO_SITE, false},
                                                .safe = {stated->subject, XT_MIP_NO_SITE, true}});
}
