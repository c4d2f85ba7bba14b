/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a stay costs by itself: P1, P2, P3, C1 points and C4, a return after a past stay (P5), the
 * past part of a run (P4), and following at once on the stay under way (P8). Entry that asks for a
 * level which may have been gained is in skilled.c. Costs by cell are kept as
 * sums of all cells before each, so that cost of first..last = cells[last + 1] - cells[first] +
 * entry[first] + length.
 */
#include "export/build.h"

#include <limits.h>

static bool is_never(const xt_mip_build *build, int department)
{
    const xt_employee *record = build->person.record;
    for (size_t at = 0; at < record->never_count; at++) {
        if (record->nevers[at].department == department) {
            return true;
        }
    }
    return false;
}

xt_mip_cost xt_mip_price_change(const xt_mip_build *build, int rule, int department, int period)
{
    const int published = xt_published(build->person.record, period);
    const bool is_changed = build->problem->rules[rule].stated.kind == XTRAIN_RULE_C4 &&
                            published != XTRAIN_UNSET && published != department;
    return xt_mip_price(build, rule, is_changed ? 1 : 0);
}

static xt_mip_cost price_cell(const xt_mip_build *build, int rule, int department, int period)
{
    const xt_rule *record = &build->problem->rules[rule];
    const unsigned state = xt_state(build->problem, build->person.number, period);
    if (record->stated.kind == XTRAIN_RULE_P1 && xt_rule_has(record, XTRAIN_PARAMETER_NO_STAY) &&
        (state & XT_STATE_LEAVE) != 0) {
        return xt_mip_price(build, rule, 1);
    }
    if (record->stated.kind == XTRAIN_RULE_C1 && !xt_rule_has(record, XTRAIN_PARAMETER_PER_STAY) &&
        xt_mip_rule_has(build, rule, department)) {
        return xt_mip_price(build, rule, xt_mip_present(build, department, period, period));
    }
    return xt_mip_price_change(build, rule, department, period);
}

int xt_mip_last_past(const xt_mip_build *build, int rule, int department)
{
    const xt_employee *record = build->person.record;
    const xtrain_subject subject = build->problem->rules[rule].stated.subject;
    int last = INT_MIN;
    for (size_t at = 0; at < record->past_count; at++) {
        const xt_past_stay *past = &record->past[at];
        if (subject.kind == XTRAIN_SUBJECT_ANY
                ? past->department == department
                : xt_subject_has(build->problem, subject, past->department)) {
            last = past->last_cell > last ? past->last_cell : last;
        }
    }
    return last;
}

bool xt_mip_is_return(const xt_mip_build *build, int rule, int64_t after)
{
    const int32_t gap = xt_mip_value(build, rule, XTRAIN_PARAMETER_GAP);
    return xt_rule_has(&build->problem->rules[rule], XTRAIN_PARAMETER_EVER) ||
           (gap != XTRAIN_UNSET && after <= gap);
}

/* P8: the stay follows at once on the one under way, which it is not; in a calendar of hours a
 * night lies before the plan. */
static bool is_next_to_past(const xt_mip_build *build, int rule, int department, int period)
{
    const xtrain_rule *stated = &build->problem->rules[rule].stated;
    const xt_past_stay *past = build->person.under_way;
    return period == 0 && past != NULL && past->department != department &&
           !xt_is_after_night(build->problem, 0) &&
           !xt_rule_has(&build->problem->rules[rule], XTRAIN_PARAMETER_ACROSS) &&
           xt_subject_has(build->problem, stated->before, past->department);
}

static xt_mip_cost price_entry(const xt_mip_build *build, int rule, int department, int period)
{
    const xt_rule *record = &build->problem->rules[rule];
    const bool costs_stays =
        record->stated.kind == XTRAIN_RULE_C1 && xt_rule_has(record, XTRAIN_PARAMETER_PER_STAY);
    const bool is_pair = record->stated.kind == XTRAIN_RULE_P8;
    if ((!costs_stays && !is_pair && record->stated.kind != XTRAIN_RULE_P5) ||
        !xt_mip_rule_has(build, rule, department)) {
        return XT_MIP_NO_COST;
    }
    if (costs_stays) {
        return xt_mip_price(build, rule, 1);
    }
    if (is_pair) {
        const bool is_next = is_next_to_past(build, rule, department, period);
        return xt_mip_price(build, rule, is_next ? 1 : 0);
    }
    const int last = xt_mip_last_past(build, rule, department);
    const bool is_return = last != INT_MIN && xt_mip_is_return(build, rule, period - last);
    return xt_mip_price(build, rule, is_return ? 1 : 0);
}

/* P2 at the first cell: closed, and skills that entry asks for. */
static xt_mip_cost price_placement(const xt_mip_build *build, int department, int period)
{
    const xtrain_problem *problem = build->problem;
    xt_mip_cost cost = {0, 0, xt_is_closed(problem, department, period) ? 1 : 0};
    for (int at = problem->entry_rule_first[department];
         at < problem->entry_rule_first[department + 1]; at++) {
        const int rule = problem->entry_rules[at];
        const int skill = xt_mip_value(build, rule, XTRAIN_PARAMETER_SKILL);
        const int level = xt_mip_entry_level(build, rule, period);
        if (!xt_mip_has_level(build, skill, level) &&
            !xt_mip_may_gain(build, skill, level, period)) {
            xt_mip_add_cost(&cost, xt_mip_price(build, rule, 1));
        }
    }
    return cost;
}

/* A run that lasts into the plan pays what its past part alone has too many. */
static xt_mip_cost price_past_run(const xt_mip_build *build, int rule)
{
    const int32_t most = xt_mip_value(build, rule, XTRAIN_PARAMETER_RUN);
    const int before = build->person.away_before;
    const bool is_run = build->problem->rules[rule].stated.kind == XTRAIN_RULE_P4 &&
                        most != XTRAIN_UNSET && before > most;
    return xt_mip_price(build, rule, is_run ? before - most : 0);
}

void xt_mip_price_department(xt_mip_build *build, int department)
{
    xt_mip_person *person = &build->person;
    const xt_employee *record = person->record;
    const int *rules = build->problem->rule_of + record->rule_first;
    const bool never = is_never(build, department);
    person->cell_cost[person->first] = XT_MIP_NO_COST;
    for (int period = person->first; period <= person->last; period++) {
        xt_mip_cost cell = person->cell_cost[period];
        xt_mip_cost entry = price_placement(build, department, period);
        cell.musts += never ? 1 : 0;
        for (int at = 0; at < record->rule_count; at++) {
            xt_mip_add_cost(&cell, price_cell(build, rules[at], department, period));
            xt_mip_add_cost(&entry, price_entry(build, rules[at], department, period));
        }
        person->cell_cost[period + 1] = cell;
        person->entry_cost[period] = entry;
    }
}

/* ---- P3 ---- */

/* The length that the rule states for a stay with this first cell, or XTRAIN_UNSET. */
static int32_t length_of(const xt_mip_build *build, int rule, xtrain_parameter parameter, int begin)
{
    const unsigned number = parameter == XTRAIN_PARAMETER_MIN ? XT_NUMBER_MIN : XT_NUMBER_MAX;
    return xt_rule_holds_at(build->problem, &build->problem->rules[rule], number, begin)
               ? xt_mip_value(build, rule, parameter)
               : XTRAIN_UNSET;
}

static xt_mip_cost price_length(const xt_mip_build *build, int rule, const xt_mip_stay *stay,
                                int begin)
{
    const xt_mip_person *person = &build->person;
    const int length = stay->last - begin + 1;
    const int32_t least = length_of(build, rule, XTRAIN_PARAMETER_MIN, begin);
    const int32_t most = length_of(build, rule, XTRAIN_PARAMETER_MAX, begin);
    xt_mip_cost cost = XT_MIP_NO_COST;
    if (least != XTRAIN_UNSET && length < least) {
        const bool may_owe =
            stay->last == build->periods - 1 && !person->end_is_closed &&
            xt_may_go_on(build->problem, person->number, stay->department, least - length);
        xt_mip_add_cost(&cost, xt_mip_price(build, rule, may_owe ? 0 : least - length));
    }
    if (most != XTRAIN_UNSET && length > most) {
        xt_mip_add_cost(&cost, xt_mip_price(build, rule, length - most));
    }
    return cost;
}

xt_mip_cost xt_mip_price_stay(const xt_mip_build *build, const xt_mip_stay *stay)
{
    const xt_mip_person *person = &build->person;
    const int *rules = build->problem->rule_of + person->record->rule_first;
    const int begin = stay->goes_on ? person->under_way->first_cell : stay->first;
    xt_mip_cost cost = stay->goes_on ? XT_MIP_NO_COST : person->entry_cost[stay->first];
    const xt_mip_cost before = person->cell_cost[stay->first];
    xt_mip_add_cost(&cost, person->cell_cost[stay->last + 1]);
    xt_mip_add_cost(&cost, (xt_mip_cost){-before.points, -before.chosen, -before.musts});
    for (int at = 0; at < person->record->rule_count; at++) {
        if (build->problem->rules[rules[at]].stated.kind == XTRAIN_RULE_P3 &&
            xt_mip_rule_has(build, rules[at], stay->department)) {
            xt_mip_add_cost(&cost, price_length(build, rules[at], stay, begin));
        }
        if (stay->first == 0) {
            xt_mip_add_cost(&cost, price_past_run(build, rules[at]));
        }
    }
    return cost;
}

xt_mip_cost xt_mip_price_broken_off(const xt_mip_build *build)
{
    const xt_mip_person *person = &build->person;
    const int *rules = build->problem->rule_of + person->record->rule_first;
    xt_mip_cost cost = XT_MIP_NO_COST;
    if (person->latest == NULL || person->latest->last_cell != -1) {
        return cost;
    }
    const int begin = person->latest->first_cell;
    for (int at = 0; at < person->record->rule_count; at++) {
        if (build->problem->rules[rules[at]].stated.kind != XTRAIN_RULE_P3 ||
            !xt_mip_rule_has(build, rules[at], person->latest->department)) {
            continue;
        }
        const int32_t least = length_of(build, rules[at], XTRAIN_PARAMETER_MIN, begin);
        if (least != XTRAIN_UNSET && -begin < least) {
            xt_mip_add_cost(&cost, xt_mip_price(build, rules[at], least + begin));
        }
    }
    return cost;
}
