/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * P1 and P2, cell by cell and, for closed departments and entry requirements, at the first cell of
 * each away stay that begins in the plan (one under way entered before the plan).
 */
#include "check/judge.h"

/* Of one cell: the message names its period. */
static xt_finding cell_finding(const xt_judge *judge, int line, int department, int period)
{
    return (xt_finding){.line = line,
                        .employee = judge->person.number,
                        .department = department,
                        .period = period,
                        .units = 1,
                        .is_cell = true};
}

static xt_finding entry_finding(const xt_judge *judge, int line, int department, int period)
{
    return (xt_finding){.line = line,
                        .employee = judge->person.number,
                        .department = department,
                        .period = period,
                        .units = 1};
}

static void judge_contract(xt_judge *judge, int period)
{
    const xt_employee *record = judge->person.record;
    const int cell = judge->person.cells[period];
    const bool inside =
        (xt_state(judge->problem, judge->person.number, period) & XT_STATE_CONTRACT) != 0;
    if (inside ? cell != XTRAIN_NONE || record->home == XTRAIN_NONE : cell == XTRAIN_NONE) {
        return;
    }
    xt_finding finding =
        cell_finding(judge, xt_judge_line(judge, XT_BUILT_IN_CONTRACT), cell, period);
    finding.source = &record->source;
    if (inside) {
        xt_judge_breach(judge, &finding, "in no department, though in contract");
    } else {
        xt_judge_breach(judge, &finding, "in %s, outside the contract",
                        xt_judge_place(judge, cell));
    }
}

/* The statement that fixes a cell. */
static const xtrain_source *source_of_fixed(const xt_judge *judge, int department, int period)
{
    const xt_employee *record = judge->person.record;
    for (size_t at = 0; at < record->fixed_count; at++) {
        if (record->fixed[at].department == department &&
            xt_period_in_range(judge->problem, period, record->fixed[at].range)) {
            return &record->fixed[at].source;
        }
    }
    return &record->source;
}

static void judge_fixed(xt_judge *judge, int period)
{
    const xt_cell *fixed = judge->person.record->fixed_cell;
    if (fixed == NULL || fixed[period] == XT_NOT_FIXED ||
        fixed[period] == judge->person.cells[period]) {
        return;
    }
    xt_finding finding =
        cell_finding(judge, xt_judge_line(judge, XT_BUILT_IN_FIXED), fixed[period], period);
    finding.source = source_of_fixed(judge, fixed[period], period);
    xt_judge_breach(judge, &finding, "in %s, fixed to %s",
                    xt_judge_place(judge, judge->person.cells[period]),
                    xt_judge_place(judge, fixed[period]));
}

static void judge_never(xt_judge *judge, int period)
{
    const xt_employee *record = judge->person.record;
    const int cell = judge->person.cells[period];
    for (size_t at = 0; xt_judge_is_away(judge, cell) && at < record->never_count; at++) {
        if (record->nevers[at].department == cell) {
            xt_finding finding =
                cell_finding(judge, xt_judge_line(judge, XT_BUILT_IN_NEVER), cell, period);
            finding.source = &record->nevers[at].source;
            xt_judge_breach(judge, &finding, "in %s, never to be sent there",
                            xt_judge_place(judge, cell));
            return;
        }
    }
}

static void judge_entry(xt_judge *judge, const xt_judge_stay *stay)
{
    const xtrain_problem *problem = judge->problem;
    const int department = stay->department;
    const char *place = xt_judge_place(judge, department);
    char day[XT_JUDGE_DAY_SIZE];
    xt_judge_day(judge, stay->first, day);
    if (xt_is_closed(problem, department, stay->first)) {
        xt_finding finding =
            entry_finding(judge, xt_judge_line(judge, XT_BUILT_IN_CLOSED), department, stay->first);
        finding.source = &problem->departments[department].source;
        xt_judge_breach(judge, &finding, "stay in %s begins on %s, when it is closed", place, day);
    }
    for (int at = problem->entry_rule_first[department];
         at < problem->entry_rule_first[department + 1]; at++) {
        const int rule = problem->entry_rules[at];
        if (!xt_rule_holds(&problem->rules[rule], XT_NUMBER_MIN, stay->first)) {
            continue; /* another one holds then */
        }
        const int skill = xt_judge_value(judge, rule, XTRAIN_PARAMETER_SKILL);
        const int asked = xt_judge_value(judge, rule, XTRAIN_PARAMETER_LEVEL);
        const int level = xt_judge_level(judge, judge->person.number, skill, stay->first);
        if (level < asked) {
            xt_finding finding = entry_finding(judge, rule, department, stay->first);
            xt_judge_breach(judge, &finding, "stay in %s from %s: %s at level %d, %d needed", place,
                            day, problem->skills[skill].name, level, asked);
        }
    }
}

/* P1 with leave = "no-stay". */
static void judge_leave(xt_judge *judge, int rule)
{
    for (int period = 0; period < xt_periods(judge->problem); period++) {
        const int cell = judge->person.cells[period];
        if (xt_judge_is_away(judge, cell) &&
            (xt_state(judge->problem, judge->person.number, period) & XT_STATE_LEAVE) != 0) {
            xt_finding finding = cell_finding(judge, rule, cell, period);
            xt_judge_breach(judge, &finding, "away in %s, on leave", xt_judge_place(judge, cell));
        }
    }
}

void xt_judge_availability(xt_judge *judge)
{
    const xtrain_problem *problem = judge->problem;
    const xt_employee *record = judge->person.record;
    for (int period = 0; period < xt_periods(problem); period++) {
        judge_contract(judge, period);
        judge_fixed(judge, period);
        judge_never(judge, period);
    }
    for (int stay = 0; stay < judge->person.stay_count; stay++) {
        if (judge->person.stays[stay].first >= 0) {
            judge_entry(judge, &judge->person.stays[stay]);
        }
    }
    for (int at = record->rule_first; at < record->rule_first + record->rule_count; at++) {
        const int rule = problem->rule_of[at];
        if (problem->rules[rule].stated.kind == XTRAIN_RULE_P1 &&
            xt_judge_value(judge, rule, XTRAIN_PARAMETER_NO_STAY) == 1) {
            judge_leave(judge, rule);
        }
    }
}
