/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * C1 to C5 for the judge's person: granted wishes earn their strength, periods and stays cost or
 * earn points, moves, changes of site, idle cells and cells in contract that a published plan has
 * differently cost points, and load off the fair share costs points x |load - share| or the sum of
 * the table's first |load - share| entries, the last one going on for ever.
 */
#include "check/judge.h"

static bool is_granted(const xt_judge *judge, const xt_wish *wish)
{
    for (int period = wish->first_period; period <= wish->last_period; period++) {
        if (xt_judge_is_present(judge, period) &&
            xt_subject_has(judge->problem, wish->stated.subject, judge->person.cells[period])) {
            return !wish->stated.avoid;
        }
    }
    return wish->stated.avoid;
}

void xt_judge_wishes(xt_judge *judge)
{
    const xt_employee *record = judge->person.record;
    xtrain_person_figures *figures = &judge->plan->persons[judge->person.number];
    for (size_t at = 0; at < record->wish_count; at++) {
        figures->wishes_asked++;
        if (is_granted(judge, &record->wishes[at])) {
            figures->wishes_granted++;
            xt_judge_cost(judge, xt_judge_line(judge, XT_BUILT_IN_WISHES), 1,
                          -(int64_t)record->wishes[at].stated.strength);
        }
    }
}

static int64_t count_subject(const xt_judge *judge, const xtrain_rule *rule)
{
    const xtrain_problem *problem = judge->problem;
    int64_t count = 0;
    if (rule->value[XTRAIN_PARAMETER_PER_STAY] == 1) {
        for (int at = 0; at < judge->person.stay_count; at++) {
            const xt_judge_stay *stay = &judge->person.stays[at];
            count += stay->first >= 0 && xt_subject_has(problem, rule->subject, stay->department);
        }
        return count;
    }
    for (int period = 0; period < xt_periods(problem); period++) {
        count += xt_judge_is_present(judge, period) &&
                 xt_subject_has(problem, rule->subject, judge->person.cells[period]);
    }
    return count;
}

/* C5: the points of `units` load points off the share. */
static int64_t uneven_points(const xtrain_rule *rule, int64_t units)
{
    int64_t points = 0;
    if (rule->table_count == 0) {
        return xt_figure_times(units, rule->points);
    }
    for (int entry = 0; entry < rule->table_count && entry < units; entry++) {
        points = xt_figure_add(points, rule->table[entry]);
    }
    if (units > rule->table_count) {
        const int64_t rest =
            xt_figure_times(units - rule->table_count, rule->table[rule->table_count - 1]);
        points = xt_figure_add(points, rest);
    }
    return points;
}

static int64_t count_changes(const xt_judge *judge)
{
    const xt_judge_person *person = &judge->person;
    int64_t changes = 0;
    for (int period = 0; period < xt_periods(judge->problem); period++) {
        const int published = xt_published(person->record, period);
        changes += (xt_state(judge->problem, person->number, period) & XT_STATE_CONTRACT) != 0 &&
                   published != XTRAIN_UNSET && published != person->cells[period];
    }
    return changes;
}

void xt_judge_cost_rule(xt_judge *judge, int rule)
{
    const xtrain_rule *stated = &judge->problem->rules[rule].stated;
    const xtrain_person_figures *figures = &judge->plan->persons[judge->person.number];
    int64_t units = 0;
    if (stated->kind == XTRAIN_RULE_C1) {
        units = count_subject(judge, stated);
    } else if (stated->kind == XTRAIN_RULE_C2) {
        units = stated->value[XTRAIN_PARAMETER_SITES] == 1 ? figures->sites : figures->moves;
    } else if (stated->kind == XTRAIN_RULE_C3) {
        units = figures->idle;
    } else if (stated->kind == XTRAIN_RULE_C4) {
        units = count_changes(judge);
    } else {
        units = figures->load > figures->share ? figures->load - figures->share
                                               : figures->share - figures->load;
    }
    xt_judge_cost(judge, rule, units,
                  stated->kind == XTRAIN_RULE_C5 ? uneven_points(stated, units)
                                                 : xt_figure_times(units, stated->points));
}
