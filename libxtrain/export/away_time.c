/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * P4, apart from gaps, which are on the arcs, and P5.
 *
 * Totals: short >= min - sum of present periods; long >= sum - max.
 * Runs of at most R cells: a run of length l has l - R windows of R + 1 cells, so each window that
 * is away throughout is a unit: run + sum of the window's cells at home >= 1.
 * Returns within k cells: of the entries into a subject, n are free and z are too soon. Being there
 * in cell l forbids free entries in l + 1 .. l + k, and so does a free entry in one of them:
 *   there(l) + sum of n(l + 1 .. l + k) <= 1.
 * Without any return at all: sum of entries - z <= 1. Entries too soon after a past stay pay on
 * their arcs and are no part of this.
 */
#include "export/build.h"

#include <limits.h>

/* ---- totals ---- */

static int state_total(xt_mip_build *build, int rule, const char *word, xt_mip_sense sense,
                       int64_t limit)
{
    const xt_mip_person *person = &build->person;
    const int row = xt_mip_state_row(build, XT_MIP_NAME(word, person->number, rule), sense, limit);
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        xt_mip_add_term(&build->mip, row, stay->column,
                        xt_mip_present(build, stay->department, stay->first, stay->last));
    }
    return row;
}

static void state_totals(xt_mip_build *build, int rule)
{
    const int number = build->person.number;
    const int32_t least = xt_mip_value(build, rule, XTRAIN_PARAMETER_MIN);
    const int32_t most = xt_mip_value(build, rule, XTRAIN_PARAMETER_MAX);
    if (least > 0 && build->person.stay_count == 0) {
        xt_mip_add_constant(build, xt_mip_price(build, rule, least));
    } else if (least > 0) {
        const int row = state_total(build, rule, "short", XT_MIP_AT_LEAST, least);
        const int units = xt_mip_add_slack(build, XT_MIP_NAME("short", number, rule), least,
                                           xt_mip_price(build, rule, 1));
        xt_mip_add_term(&build->mip, row, units, 1);
    }
    if (most != XTRAIN_UNSET && most < build->periods) {
        const int row = state_total(build, rule, "long", XT_MIP_AT_MOST, most);
        const int units = xt_mip_add_slack(build, XT_MIP_NAME("long", number, rule),
                                           build->periods - most, xt_mip_price(build, rule, 1));
        xt_mip_add_term(&build->mip, row, units, -1);
    }
}

/* ---- runs ---- */

static void state_runs(xt_mip_build *build, int rule)
{
    const xt_mip_person *person = &build->person;
    const int32_t most = xt_mip_value(build, rule, XTRAIN_PARAMETER_RUN);
    const int begin = person->first == 0 ? -person->away_before : person->first;
    if (most == XTRAIN_UNSET) {
        return;
    }
    for (int last = person->first; last <= person->last; last++) {
        const int first = last - most;
        if (first < begin) {
            continue;
        }
        const xt_mip_name name = XT_MIP_NAME("run", person->number, rule, last);
        const int row = xt_mip_state_row(build, name, XT_MIP_AT_LEAST, 1);
        for (int period = first > 0 ? first : 0; period <= last; period++) {
            xt_mip_add_term(&build->mip, row, person->home[period], 1);
        }
        xt_mip_add_term(&build->mip, row,
                        xt_mip_add_slack(build, name, 1, xt_mip_price(build, rule, 1)), 1);
    }
}

void xt_mip_state_away_time(xt_mip_build *build, int rule)
{
    state_totals(build, rule);
    state_runs(build, rule);
}

/* ---- returns ---- */

/* What a return is measured in: the rule's subject, or one department of it. */
typedef struct visited {
    int rule;
    int department; /* XTRAIN_NONE: the subject as a whole */
    int past;       /* its last past cell, or INT_MIN */
} visited;

static bool is_of(const xt_mip_build *build, const visited *on, const xt_mip_stay *stay)
{
    return on->department == XTRAIN_NONE ? xt_mip_rule_has(build, on->rule, stay->department)
                                         : stay->department == on->department;
}

static bool is_free(const xt_mip_build *build, const visited *on, int entry)
{
    return on->past == INT_MIN || !xt_mip_is_return(build, on->rule, (int64_t)entry - on->past);
}

static void state_ever(xt_mip_build *build, const visited *on)
{
    const xt_mip_person *person = &build->person;
    const xt_mip_name name = XT_MIP_NAME("soon", person->number, on->rule, on->department + 1);
    if (on->past != INT_MIN) {
        return;
    }
    const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 1);
    for (size_t at = 0; at < person->stay_count; at++) {
        if (is_of(build, on, &person->stays[at])) {
            xt_mip_add_term(&build->mip, row, person->stays[at].column, 1);
        }
    }
    const int units =
        xt_mip_add_slack(build, name, build->periods, xt_mip_price(build, on->rule, 1));
    xt_mip_add_term(&build->mip, row, units, -1);
}

/* Fills entry_row with rows that make each period's entries free or too soon, and free_entry
 * with the columns of the free ones. */
static void state_entries(xt_mip_build *build, const visited *on)
{
    xt_mip_person *person = &build->person;
    for (int period = 0; period <= build->periods; period++) {
        person->entry_row[period] = person->free_entry[period] = XT_MIP_NOTHING;
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        const int entry = stay->first;
        if (stay->goes_on || !is_of(build, on, stay) || !is_free(build, on, entry)) {
            continue;
        }
        if (person->entry_row[entry] == XT_MIP_NOTHING) {
            const int part = on->department + 1;
            const int row = xt_mip_state_row(
                build, XT_MIP_NAME("soon", person->number, on->rule, part, entry), XT_MIP_EQUAL, 0);
            person->entry_row[entry] = row;
            person->free_entry[entry] = xt_mip_add_plain(
                build, XT_MIP_NAME("k", person->number, on->rule, part, entry), 1, true);
            xt_mip_add_term(&build->mip, row, person->free_entry[entry], -1);
            const int units =
                xt_mip_add_slack(build, XT_MIP_NAME("soon", person->number, on->rule, part, entry),
                                 1, xt_mip_price(build, on->rule, 1));
            xt_mip_add_term(&build->mip, row, units, -1);
        }
        xt_mip_add_term(&build->mip, person->entry_row[entry], stay->column, 1);
    }
}

static void state_windows(xt_mip_build *build, const visited *on, int gap)
{
    xt_mip_person *person = &build->person;
    int *rows = person->entry_row; /* from here on those of the windows, by l */
    for (int there = person->first; there < person->last; there++) {
        const int end = gap < person->last - there ? there + gap : person->last;
        rows[there] = xt_mip_state_row(
            build, XT_MIP_NAME("K", person->number, on->rule, on->department + 1, there),
            XT_MIP_AT_MOST, 1);
        for (int entry = there + 1; entry <= end; entry++) {
            xt_mip_add_term(&build->mip, rows[there], person->free_entry[entry], 1);
        }
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        for (int there = stay->first;
             there <= stay->last && there < person->last && is_of(build, on, stay); there++) {
            xt_mip_add_term(&build->mip, rows[there], stay->column, 1);
        }
    }
}

static void state_visited(xt_mip_build *build, const visited *on)
{
    const int32_t gap = xt_mip_value(build, on->rule, XTRAIN_PARAMETER_GAP);
    if (xt_rule_has(&build->problem->rules[on->rule], XTRAIN_PARAMETER_EVER)) {
        state_ever(build, on);
    } else if (gap > 0) {
        state_entries(build, on);
        state_windows(build, on, gap);
    }
}

void xt_mip_state_return(xt_mip_build *build, int rule)
{
    const xt_mip_person *person = &build->person;
    const bool each = build->problem->rules[rule].stated.subject.kind == XTRAIN_SUBJECT_ANY;
    int department = XTRAIN_NONE;
    for (size_t at = 0; at < person->stay_count; at++) {
        const int now = person->stays[at].department;
        const bool is_first = department == XTRAIN_NONE;
        if (each ? now == department : !is_first || !xt_mip_rule_has(build, rule, now)) {
            continue;
        }
        department = now;
        state_visited(
            build, &(visited){rule, each ? now : XTRAIN_NONE, xt_mip_last_past(build, rule, now)});
    }
}
