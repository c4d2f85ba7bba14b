/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "property/handmade.h"

#include <string.h>

tiny handmade_plain(int people, int departments, int periods)
{
    tiny problem;

    memset(&problem, 0, sizeof problem);
    problem.people = people;
    problem.departments = departments;
    problem.periods = periods;
    problem.start = scoring_date(2026, 3, 2);
    problem.unit = XTRAIN_UNIT_WEEK;
    problem.every = 1;
    problem.workdays = 0x1fU;
    problem.must_price = 100;
    for (int e = 0; e < people; e++) {
        problem.person[e].contract.first = XTRAIN_NO_DATE;
        problem.person[e].contract.last = XTRAIN_NO_DATE;
        problem.person[e].fte = 100;
    }
    for (int d = 0; d < departments; d++)
        problem.department[d].lead = XTRAIN_NONE;
    return problem;
}

xtrain_range handmade_week(const tiny *problem, int first, int last)
{
    xtrain_range range = {scoring_period(problem, first).first, scoring_period(problem, last).last};

    return range;
}

void handmade_cells(tiny *problem, int person, const char *text)
{
    for (int t = 0; t < problem->periods; t++)
        problem->cells[person][t] = text[t] == '-' ? XTRAIN_NONE : text[t] - 'A';
}

scoring_result handmade_judge(const tiny *problem)
{
    scoring_frame frame;
    scoring_result result;

    scoring_prepare(&frame, problem);
    scoring_judge(&result, &frame, &problem->cells[0][0]);
    return result;
}

int64_t handmade_units(tiny *problem, int rule, const char *cells)
{
    handmade_cells(problem, 0, cells);
    return handmade_judge(problem).rule[rule].units;
}

tiny_rule *handmade_about(tiny_rule *rule, int department)
{
    rule->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
    rule->subject.index = department;
    return rule;
}

void handmade_past(tiny *problem, int department, int first, int last)
{
    tiny_person *who = &problem->person[0];
    tiny_past stay = {department, handmade_week(problem, first, last), XTRAIN_UNSET};

    who->past[who->past_count++] = stay;
}
