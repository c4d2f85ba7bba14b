/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * T1 and T2, over the whole plan.
 *   T1  people in contract in the last period with cover level at the end >= min
 *   T2  two people who are present in one department in one period: each such period is a unit;
 *       `together`: one unit if there is none
 */
#include "check/judge.h"

static void judge_depth(xt_judge *judge, int rule)
{
    const xtrain_problem *problem = judge->problem;
    const int skill = xt_judge_value(judge, rule, XTRAIN_PARAMETER_SKILL);
    const int32_t least = xt_judge_value(judge, rule, XTRAIN_PARAMETER_MIN);
    const int cover = problem->skills[skill].cover;
    const int end = xt_periods(problem) - 1;
    int count = 0;
    for (int employee = 0; employee < (int)problem->employee_count; employee++) {
        count += (xt_state(problem, employee, end) & XT_STATE_CONTRACT) != 0 &&
                 xt_judge_level(judge, employee, skill, end + 1) >= cover;
    }
    if (count >= least) {
        return;
    }
    char day[XT_DATE_TEXT_SIZE];
    xt_date_format(problem->periods[end].last, day);
    const xt_finding finding = {.line = rule,
                                .employee = XTRAIN_NONE,
                                .department = XTRAIN_NONE,
                                .period = end,
                                .units = least - count,
                                .subject = problem->skills[skill].name};
    xt_judge_breach(judge, &finding,
                    "%d %s at level %d or above when the plan ends on %s, %d needed", count,
                    xt_people(count), cover, day, (int)least);
}

/* Where both are present, or XTRAIN_NONE. */
static int meeting_place(const xt_judge *judge, int one, int other, int period)
{
    const size_t periods = (size_t)xt_periods(judge->problem);
    const int place = judge->cells[(size_t)one * periods + (size_t)period];
    const bool met = place == judge->cells[(size_t)other * periods + (size_t)period] &&
                     xt_is_present(judge->problem, one, place, period) &&
                     xt_is_present(judge->problem, other, place, period);
    return met ? place : XTRAIN_NONE;
}

/* A breach of the first person, whose message names the other one. */
static xt_finding pair_finding(const xt_judge *judge, int rule, int department, int period)
{
    return (xt_finding){.line = rule,
                        .employee = judge->problem->rules[rule].stated.employee,
                        .department = department,
                        .period = period,
                        .units = 1};
}

static void judge_apart(xt_judge *judge, int rule, const char *other)
{
    const xtrain_rule *stated = &judge->problem->rules[rule].stated;
    for (int period = 0; period < xt_periods(judge->problem); period++) {
        const int place = meeting_place(judge, stated->employee, stated->other, period);
        if (place != XTRAIN_NONE) {
            xt_finding finding = pair_finding(judge, rule, place, period);
            finding.is_cell = true;
            xt_judge_breach(judge, &finding, "in %s together with %s", xt_judge_place(judge, place),
                            other);
        }
    }
}

static void judge_together(xt_judge *judge, int rule, const char *other)
{
    const xtrain_problem *problem = judge->problem;
    const xtrain_rule *stated = &problem->rules[rule].stated;
    const int end = xt_periods(problem) - 1;
    char day[XT_DATE_TEXT_SIZE];
    for (int period = 0; period <= end; period++) {
        if (meeting_place(judge, stated->employee, stated->other, period) != XTRAIN_NONE) {
            return;
        }
    }
    xt_date_format(problem->periods[end].last, day);
    const xt_finding finding = pair_finding(judge, rule, XTRAIN_NONE, end);
    xt_judge_breach(judge, &finding, "never in one department with %s by %s", other, day);
}

static void judge_pair(xt_judge *judge, int rule)
{
    xt_text other;
    xt_text_init(&other, &judge->memory);
    xt_judge_add_name(&other, judge->problem, judge->problem->rules[rule].stated.other);
    if (other.failed) {
        judge->failed = true;
    } else if (xt_judge_value(judge, rule, XTRAIN_PARAMETER_TOGETHER) == 1) {
        judge_together(judge, rule, other.data);
    } else {
        judge_apart(judge, rule, other.data);
    }
    xt_text_clear(&other);
}

void xt_judge_teams(xt_judge *judge)
{
    const xtrain_problem *problem = judge->problem;
    for (int at = 0; at < problem->team_rule_count; at++) {
        const int rule = problem->team_rules[at];
        if (problem->rules[rule].stated.kind == XTRAIN_RULE_T1) {
            judge_depth(judge, rule);
        } else {
            judge_pair(judge, rule);
        }
    }
}
