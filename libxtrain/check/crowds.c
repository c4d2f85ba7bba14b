/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The department rules that ask who is present, not only how many:
 *   D1  with full-time equivalents: min <= sum of hundredths <= max  (unit: each equivalent begun)
 *   D3  people at the level or above >= min
 *   D5  visitors from one home <= max                               (for each home by itself)
 * For them the present people are listed once, department by department and period by period.
 */
#include <stdio.h>

#include "check/judge.h"

static bool asks_who(const xt_rule *rule)
{
    return rule->stated.kind == XTRAIN_RULE_D3 || rule->stated.kind == XTRAIN_RULE_D5 ||
           xt_rule_has(rule, XTRAIN_PARAMETER_FTE);
}

static bool is_asked(const xtrain_problem *problem)
{
    for (size_t rule = 0; rule < problem->rule_count; rule++) {
        if (asks_who(&problem->rules[rule])) {
            return true;
        }
    }
    return false;
}

static size_t square_of(const xt_judge *judge, int department, int period)
{
    return (size_t)department * (size_t)xt_periods(judge->problem) + (size_t)period;
}

/* The people of each square lie one after the other; while they are filled in, the next square's
 * first one runs through this square's. */
static void fill_in(xt_judge *judge)
{
    const xtrain_problem *problem = judge->problem;
    const int periods = xt_periods(problem);
    for (int employee = 0; employee < (int)problem->employee_count; employee++) {
        const xt_cell *cells = judge->cells + (size_t)employee * (size_t)periods;
        for (int period = 0; period < periods; period++) {
            if (xt_is_present(problem, employee, cells[period], period)) {
                size_t *next = &judge->crowd_first[square_of(judge, cells[period], period) + 1];
                judge->crowd[(*next)++] = employee;
            }
        }
    }
}

bool xt_judge_list_crowds(xt_judge *judge)
{
    const xtrain_problem *problem = judge->problem;
    const size_t squares = problem->department_count * (size_t)xt_periods(problem);
    size_t people = 0;
    if (!is_asked(problem)) {
        return true;
    }
    judge->crowd_first = xt_allocate(&judge->memory, squares + 1, sizeof *judge->crowd_first);
    judge->at_home = xt_allocate(&judge->memory, problem->department_count, sizeof *judge->at_home);
    if (judge->crowd_first == NULL || judge->at_home == NULL) {
        return false;
    }
    for (size_t square = 0; square < squares; square++) {
        judge->crowd_first[square + 1] = people;
        people += (size_t)judge->plan->staffing[square].heads;
    }
    judge->crowd = xt_allocate(&judge->memory, people, sizeof *judge->crowd);
    if (judge->crowd == NULL) {
        return false;
    }
    fill_in(judge);
    return true;
}

static const int *crowd_of(const xt_judge *judge, int department, int period, size_t *count)
{
    const size_t *first = &judge->crowd_first[square_of(judge, department, period)];
    *count = first[1] - first[0];
    return &judge->crowd[first[0]];
}

#define FTE_SIZE 24

/* "2", "1.5", "0.25" */
static void format_equivalents(int hundredths, char out[FTE_SIZE])
{
    const int rest = hundredths % 100;
    if (rest == 0) {
        (void)snprintf(out, FTE_SIZE, "%d", hundredths / 100);
    } else if (rest % 10 == 0) {
        (void)snprintf(out, FTE_SIZE, "%d.%d", hundredths / 100, rest / 10);
    } else {
        (void)snprintf(out, FTE_SIZE, "%d.%02d", hundredths / 100, rest);
    }
}

/* `off` hundredths of those present are missing or too many. */
static void report_equivalents(xt_judge *judge, xt_finding finding, int present, int asked,
                               const char *word)
{
    char here[FTE_SIZE];
    char limit[FTE_SIZE];
    const int off = present > asked ? present - asked : asked - present;
    format_equivalents(present, here);
    format_equivalents(asked, limit);
    finding.units = (off + 99) / 100;
    xt_judge_breach(judge, &finding, "%s full-time equivalent%s present, %s %s", here,
                    present == 100 ? "" : "s", limit, word);
}

void xt_judge_equivalents(xt_judge *judge, xt_finding finding, int32_t least, int32_t most)
{
    size_t count = 0;
    const int *crowd = crowd_of(judge, finding.department, finding.period, &count);
    int present = 0;
    for (size_t at = 0; at < count; at++) {
        present += judge->problem->employees[crowd[at]].fte;
    }
    if (least != XTRAIN_UNSET && present < least) {
        report_equivalents(judge, finding, present, least, "needed");
    }
    if (most != XTRAIN_UNSET && present > most) {
        report_equivalents(judge, finding, present, most, "allowed");
    }
}

void xt_judge_skill_need(xt_judge *judge, xt_finding finding, int32_t least)
{
    const int skill = xt_judge_value(judge, finding.line, XTRAIN_PARAMETER_SKILL);
    const int level = xt_judge_value(judge, finding.line, XTRAIN_PARAMETER_LEVEL);
    size_t count = 0;
    const int *crowd = crowd_of(judge, finding.department, finding.period, &count);
    int skilled = 0;
    for (size_t at = 0; at < count; at++) {
        skilled += xt_judge_level(judge, crowd[at], skill, finding.period) >= level ? 1 : 0;
    }
    if (skilled < least) {
        finding.units = least - skilled;
        xt_judge_breach(judge, &finding, "%d %s with %s at level %d or above present, %d needed",
                        skilled, xt_people(skilled), judge->problem->skills[skill].name, level,
                        (int)least);
    }
}

/* Each home in the order of its first visitor. */
void xt_judge_mixing(xt_judge *judge, xt_finding finding, int32_t most)
{
    const xt_employee *employees = judge->problem->employees;
    size_t count = 0;
    const int *crowd = crowd_of(judge, finding.department, finding.period, &count);
    for (size_t at = 0; at < count; at++) {
        if (employees[crowd[at]].home != XTRAIN_NONE) {
            judge->at_home[employees[crowd[at]].home]++;
        }
    }
    judge->at_home[finding.department] = 0; /* they are no visitors */
    for (size_t at = 0; at < count; at++) {
        const int home = employees[crowd[at]].home;
        const int visitors = home != XTRAIN_NONE ? judge->at_home[home] : 0;
        if (visitors > most) {
            finding.units = visitors - most;
            xt_judge_breach(judge, &finding, "%d visitor%s from %s present, %d allowed", visitors,
                            xt_plural(visitors), xt_judge_place(judge, home), (int)most);
        }
        if (home != XTRAIN_NONE) {
            judge->at_home[home] = 0;
        }
    }
}
