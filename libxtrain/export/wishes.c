/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wishes (C1): the column g is a granted one. A want needs one of its stays or cells at home:
 * g <= sum; an avoid excludes, period by period, whoever is there: g + sum <= 1.
 *
 * Uneven load (C5): load - over + under = share. Points by unit are on over and under; a table is
 * convex, since its entries never fall: steps of ever dearer units fill up over + under.
 */
#include "export/build.h"

static bool is_there(const xt_mip_build *build, const xt_wish *wish, int department, int first,
                     int last)
{
    const int from = first > wish->first_period ? first : wish->first_period;
    const int to = last < wish->last_period ? last : wish->last_period;
    return xt_subject_has(build->problem, wish->stated.subject, department) &&
           xt_mip_present(build, department, from, to) > 0;
}

static xt_mip_name wish_name(const xt_mip_build *build, const xt_wish *wish)
{
    return XT_MIP_NAME("g", build->person.number, (int)(wish - build->person.record->wishes));
}

static void state_want(xt_mip_build *build, const xt_wish *wish)
{
    const xt_mip_person *person = &build->person;
    const int home = person->record->home;
    const xt_mip_cost gain = xt_mip_cost_of(build, XTRAIN_RULE_C1, -wish->stated.strength);
    const xt_mip_name name = wish_name(build, wish);
    const int granted = xt_mip_add_slack(build, name, 1, gain);
    const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
    xt_mip_add_term(&build->mip, row, granted, 1);
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if (is_there(build, wish, stay->department, stay->first, stay->last)) {
            xt_mip_add_term(&build->mip, row, stay->column, -1);
        }
    }
    for (int period = person->first; home != XTRAIN_NONE && period <= person->last; period++) {
        if (is_there(build, wish, home, period, period)) {
            xt_mip_add_term(&build->mip, row, person->home[period], -1);
        }
    }
}

static void state_avoid(xt_mip_build *build, const xt_wish *wish)
{
    const xt_mip_person *person = &build->person;
    const int home = person->record->home;
    const xt_mip_cost gain = xt_mip_cost_of(build, XTRAIN_RULE_C1, -wish->stated.strength);
    const int granted = xt_mip_add_slack(build, wish_name(build, wish), 1, gain);
    int *rows = build->person.entry_row;
    const int first = wish->first_period > person->first ? wish->first_period : person->first;
    const int last = wish->last_period < person->last ? wish->last_period : person->last;
    for (int period = first; period <= last; period++) {
        xt_mip_name name = wish_name(build, wish);
        name.part[name.parts++] = period;
        rows[period] = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 1);
        xt_mip_add_term(&build->mip, rows[period], granted, 1);
        if (home != XTRAIN_NONE && is_there(build, wish, home, period, period)) {
            xt_mip_add_term(&build->mip, rows[period], person->home[period], 1);
        }
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        const int from = first > stay->first ? first : stay->first;
        for (int period = from; period <= last && period <= stay->last; period++) {
            if (is_there(build, wish, stay->department, period, period)) {
                xt_mip_add_term(&build->mip, rows[period], stay->column, 1);
            }
        }
    }
}

void xt_mip_state_wishes(xt_mip_build *build)
{
    const xt_employee *record = build->person.record;
    for (size_t at = 0; at < record->wish_count && !xt_mip_is_stopped(build); at++) {
        if (record->wishes[at].stated.avoid) {
            state_avoid(build, &record->wishes[at]);
        } else {
            state_want(build, &record->wishes[at]);
        }
    }
}

/* ---- uneven load ---- */

/* load - over + under = share */
static void state_load(xt_mip_build *build, int rule, int over, int under)
{
    const xtrain_problem *problem = build->problem;
    const xt_mip_person *person = &build->person;
    const int home = person->record->home;
    const int row = xt_mip_state_row(build, XT_MIP_NAME("share", person->number, rule),
                                     XT_MIP_EQUAL, person->record->share);
    xt_mip_add_term(&build->mip, row, over, -1);
    xt_mip_add_term(&build->mip, row, under, 1);
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        const int present = xt_mip_present(build, stay->department, stay->first, stay->last);
        xt_mip_add_term(&build->mip, row, stay->column,
                        (int64_t)present * problem->departments[stay->department].load);
    }
    for (int period = person->first; home != XTRAIN_NONE && period <= person->last; period++) {
        const int present = xt_mip_present(build, home, period, period);
        xt_mip_add_term(&build->mip, row, person->home[period],
                        (int64_t)present * problem->departments[home].load);
    }
}

/* over + under <= sum of steps; equal entries make one step. */
static void state_steps(xt_mip_build *build, int rule, const int off[2], int64_t most)
{
    const xtrain_rule *stated = &build->problem->rules[rule].stated;
    const int number = build->person.number;
    const int row = xt_mip_state_row(build, XT_MIP_NAME("steps", number, rule), XT_MIP_AT_MOST, 0);
    xt_mip_add_term(&build->mip, row, off[0], 1);
    xt_mip_add_term(&build->mip, row, off[1], 1);
    for (int from = 0; from < stated->table_count;) {
        int to = from + 1;
        while (to < stated->table_count && stated->table[to] == stated->table[from]) {
            to++;
        }
        const int64_t width = to == stated->table_count ? most : to - from;
        const xt_mip_cost cost = xt_mip_cost_of(build, XTRAIN_RULE_C5, stated->table[from]);
        const int step =
            xt_mip_add_slack(build, XT_MIP_NAME("step", number, rule, from), width, cost);
        xt_mip_add_term(&build->mip, row, step, -1);
        from = to;
    }
}

void xt_mip_state_uneven_load(xt_mip_build *build, int rule)
{
    const xtrain_problem *problem = build->problem;
    const xt_mip_person *person = &build->person;
    const xtrain_rule *stated = &problem->rules[rule].stated;
    const xt_mip_cost cost =
        xt_mip_cost_of(build, XTRAIN_RULE_C5, stated->table_count > 0 ? 0 : stated->points);
    int64_t most = 0; /* load */
    for (size_t at = 0; at < problem->department_count; at++) {
        most = problem->departments[at].load > most ? problem->departments[at].load : most;
    }
    most *= build->periods;
    const int over = xt_mip_add_slack(build, XT_MIP_NAME("over", person->number, rule), most, cost);
    const int under = xt_mip_add_slack(build, XT_MIP_NAME("under", person->number, rule),
                                       person->record->share, cost);
    state_load(build, rule, over, under);
    if (stated->table_count > 0) {
        const int off[2] = {over, under};
        state_steps(build, rule, off, most + person->record->share);
    }
}
