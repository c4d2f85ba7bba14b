/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A person's away stays: the past ones, then the runs of neighbouring cells in one department that
 * is not home. A past stay that covers cell -1 is under way; if cell 0 is the same department, both
 * are one stay. With before[p] the present periods before period p, any stretch first..last of one
 * department holds before[last + 1] - before[first] present periods.
 */
#include "check/judge.h"

static void count_present(xt_judge *judge)
{
    xt_judge_person *person = &judge->person;
    person->present_before[0] = 0;
    for (int period = 0; period < xt_periods(judge->problem); period++) {
        bool present = xt_is_present(judge->problem, person->number, person->cells[period], period);
        person->present_before[period + 1] = person->present_before[period] + (present ? 1 : 0);
    }
}

static void add_stay(xt_judge_person *person, xt_judge_stay stay)
{
    stay.earlier = person->latest_stay[stay.department];
    person->latest_stay[stay.department] = person->stay_count;
    person->stays[person->stay_count++] = stay;
}

static void add_past_stays(xt_judge_person *person)
{
    for (size_t at = 0; at < person->record->past_count; at++) {
        const xt_past_stay *past = &person->record->past[at];
        add_stay(person, (xt_judge_stay){.department = past->department,
                                         .first = past->first_cell,
                                         .last = past->last_cell,
                                         .past_present = past->present});
    }
}

/* P3's end = "closed" holds for all stays of whomever any such rule binds. */
static bool is_end_closed(const xt_judge *judge)
{
    const xt_employee *record = judge->person.record;
    for (int at = record->rule_first; at < record->rule_first + record->rule_count; at++) {
        const int rule = judge->problem->rule_of[at];
        if (judge->problem->rules[rule].stated.kind == XTRAIN_RULE_P3 &&
            xt_judge_value(judge, rule, XTRAIN_PARAMETER_CLOSED_END) == 1) {
            return true;
        }
    }
    return false;
}

void xt_judge_find_stays(xt_judge *judge, int employee)
{
    const xtrain_problem *problem = judge->problem;
    xt_judge_person *person = &judge->person;
    const int periods = xt_periods(problem);
    person->number = employee;
    person->record = &problem->employees[employee];
    person->cells = judge->cells + (size_t)employee * (size_t)periods;
    for (int stay = 0; stay < person->stay_count; stay++) {
        person->latest_stay[person->stays[stay].department] = -1;
    }
    person->stay_count = 0;
    person->end_is_closed = is_end_closed(judge);
    count_present(judge);
    add_past_stays(person);
    for (int period = 0; period < periods; period++) {
        const int department = person->cells[period];
        if (!xt_judge_is_away(judge, department)) {
            continue;
        }
        const int latest = person->stay_count - 1;
        if (latest >= 0 && person->stays[latest].department == department &&
            person->stays[latest].last == period - 1) {
            person->stays[latest].last = period;
        } else {
            add_stay(person,
                     (xt_judge_stay){.department = department, .first = period, .last = period});
        }
    }
}
