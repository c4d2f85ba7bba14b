/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A track's cost, rule by rule, from its stays and the stays of the past (RULES.md). A stay under
 * way that goes on is one stay with its past cells.
 */
#include "solve/track.h"

#include "solve/learning.h"
#include "solve/track_scored.h"

static void track_begin(xt_scored_track *track, const xt_instance *instance, int employee,
                        const xt_stay *stays, int count)
{
    const xt_employee *person = &instance->problem->employees[employee];
    track->instance = instance;
    track->group = xt_group_of(instance, employee);
    track->person = person;
    track->employee = employee;
    track->stays = stays;
    track->count = count;
    track->under_way = NULL;
    track->goes_on = false;
    track->past_count = (int)person->past_count;
    if (person->past_count > 0 && person->past[person->past_count - 1].last_cell == -1) {
        track->under_way = &person->past[person->past_count - 1];
        track->goes_on =
            count > 0 && stays[0].first == 0 && stays[0].department == track->under_way->department;
        track->past_count -= track->goes_on ? 1 : 0;
    }
}

/* P1 and P2: leave, never-departments, closed and entry. */
xt_price xt_stay_entry_cost(const xt_instance *instance, int employee, int department, int period)
{
    const xtrain_problem *problem = instance->problem;
    xt_price cost = {xt_is_closed(problem, department, period) ? instance->breach_price : 0, 0};
    const xt_price weight = xt_weight_of(instance, XTRAIN_RULE_P2);
    for (int i = problem->entry_rule_first[department];
         i < problem->entry_rule_first[department + 1]; i++) {
        const xt_rule *entry = &problem->rules[problem->entry_rules[i]];
        const xtrain_rule *rule = &entry->stated;
        int skill = rule->value[XTRAIN_PARAMETER_SKILL];
        int level = xt_level_of(problem, employee, skill);
        if (level < rule->value[XTRAIN_PARAMETER_LEVEL] &&
            xt_rule_holds(entry, XT_NUMBER_MIN, period) &&
            (instance->learner[employee] == NULL ||
             xt_learner_find(instance->learner[employee], skill) < 0)) {
            bool must = rule->strength == XTRAIN_MUST;
            xt_charge(&cost, must ? (xt_price){instance->breach_price, 0} : weight,
                      must ? 1 : rule->points);
        }
    }
    return cost;
}

xt_price xt_cell_availability_cost(const xt_instance *instance, int employee, int department,
                                   int period)
{
    const xt_employee *person = &instance->problem->employees[employee];
    xt_price cost = {0, 0};
    if (period >= 0 && (xt_state(instance->problem, employee, period) & XT_STATE_LEAVE) != 0) {
        xt_charge(&cost, xt_group_of(instance, employee)->leave_price, 1);
    }
    for (size_t i = 0; i < person->never_count; i++) {
        if (person->nevers[i].department == department) {
            cost.value += instance->breach_price;
            break;
        }
    }
    return cost;
}

static void charge_availability(const xt_scored_track *track, xt_price *cost)
{
    const xt_instance *instance = track->instance;
    bool has_nevers = track->person->never_count > 0;
    bool has_leaves = track->person->leave_count > 0 && xt_counts(track->group->leave_price);
    for (int i = 0; i < track->count; i++) {
        const xt_stay *stay = &track->stays[i];
        int length = stay->last - stay->first + 1;
        if (xt_is_entered(track, i)) {
            xt_charge(cost,
                      xt_stay_entry_cost(instance, track->employee, stay->department, stay->first),
                      1);
        }
        /* Whoever is present throughout is never on leave. */
        bool looked_at = has_leaves && track->present[i] < length;
        looked_at =
            looked_at || (has_nevers && xt_is_never(instance, track->employee, stay->department));
        for (int t = stay->first; looked_at && t <= stay->last; t++) {
            xt_charge(cost,
                      xt_cell_availability_cost(instance, track->employee, stay->department, t), 1);
        }
    }
}

xt_price xt_stay_length_cost(const xt_instance *instance, int employee, int department, int first,
                             int last)
{
    const int length = last - first + 1;
    const xt_group *group = xt_group_of(instance, employee);
    const xt_listing *listing = xt_listing_of(group, department);
    xt_price cost = {0, 0};
    for (int i = listing->first[XT_LIST_LENGTH]; i < listing->first[XT_LIST_LENGTH + 1]; i++) {
        const xt_length_rule *rule = &group->lengths[group->listed[i]];
        int missing = xt_length_min(instance, rule, first) - length;
        int most = xt_length_max(instance, rule, first);
        if (missing > 0 && (last < instance->periods - 1 || group->closed_end ||
                            !xt_may_go_on(instance->problem, employee, department, missing))) {
            xt_charge(&cost, rule->price, missing);
        } else if (length > most) {
            xt_charge(&cost, rule->price, length - most);
        }
    }
    return cost;
}

/* P3. */
static void charge_lengths(const xt_scored_track *track, xt_price *cost)
{
    for (int i = 0; i < track->count; i++) {
        const xt_stay *stay = &track->stays[i];
        int first = xt_is_entered(track, i) ? stay->first : track->under_way->first_cell;
        xt_charge(cost,
                  xt_stay_length_cost(track->instance, track->employee, stay->department, first,
                                      stay->last),
                  1);
    }
    if (track->under_way != NULL && !track->goes_on) {
        xt_charge(cost, xt_under_way_end_cost(track->instance, track->employee), 1);
    }
}

xt_price xt_under_way_end_cost(const xt_instance *instance, int employee)
{
    const xt_employee *person = &instance->problem->employees[employee];
    const xt_past_stay *stay = &person->past[person->past_count - 1];
    const xt_group *group = xt_group_of(instance, employee);
    int length = stay->last_cell - stay->first_cell + 1;
    xt_price cost = {0, 0};
    for (int i = 0; i < group->length_count; i++) {
        const xt_length_rule *rule = &group->lengths[i];
        int least = xt_length_min(instance, rule, stay->first_cell);
        if (length < least && xt_instance_has(instance, rule->subject, stay->department)) {
            xt_charge(&cost, rule->price, least - length);
        }
    }
    return cost;
}

/* Length of the run of away cells in the past that ends at cell -1. */
int xt_past_run(const xt_employee *person)
{
    int run = 0;
    for (size_t i = person->past_count; i > 0; i--) {
        const xt_past_stay *stay = &person->past[i - 1];
        if (stay->last_cell != -1 - run) {
            break;
        }
        run = -stay->first_cell;
    }
    return run;
}

/* P4 (b): every run of stays that touch, with its past. */
static int64_t run_units(const xt_scored_track *track, const xt_away_rule *rule)
{
    int64_t units = 0;
    int run = 0;
    for (int i = 0; i < track->count; i++) {
        const xt_stay *stay = &track->stays[i];
        if (i == 0 || track->stays[i - 1].last + 1 < stay->first) {
            run = stay->first == 0 ? xt_past_run(track->person) : 0;
        }
        run += stay->last - stay->first + 1;
        bool ends = i + 1 == track->count || track->stays[i + 1].first > stay->last + 1;
        if (ends && run > rule->run) {
            units += run - rule->run;
        }
    }
    return units;
}

/* P4 (c). */
static int64_t gap_units(const xt_scored_track *track, const xt_away_rule *rule)
{
    int64_t units = 0;
    for (int i = track->goes_on ? 1 : 0; i < track->count; i++) {
        int previous = 0;
        if (i > 0) {
            previous = track->stays[i - 1].last;
        } else if (track->past_count > 0) {
            previous = track->person->past[track->past_count - 1].last_cell;
        } else {
            continue;
        }
        int gap = track->stays[i].first - previous - 1;
        units += gap < rule->gap ? rule->gap - gap : 0;
    }
    return units;
}

static void charge_away(const xt_scored_track *track, xt_price *cost)
{
    int64_t total = 0;
    if (track->group->away_count == 0) {
        return;
    }
    for (int i = 0; i < track->count; i++) {
        total += track->present[i];
    }
    for (int r = 0; r < track->group->away_count; r++) {
        const xt_away_rule *rule = &track->group->aways[r];
        int64_t units = xt_away_total_units(rule, total);
        if (rule->run < XT_NO_MAXIMUM) {
            units += run_units(track, rule);
        }
        if (rule->gap > 0) {
            units += gap_units(track, rule);
        }
        xt_charge(cost, rule->price, units);
    }
}

xt_price xt_cell_change_cost(const xt_instance *instance, int employee, int department, int period)
{
    const int published = xt_published(&instance->problem->employees[employee], period);
    xt_price cost = {0, 0};
    if (published != XTRAIN_UNSET && published != department) {
        cost = xt_group_of(instance, employee)->change_price;
    }
    return cost;
}

xt_price xt_fixed_reach_cost(const xt_instance *instance, int employee)
{
    const xt_group *group = xt_group_of(instance, employee);
    const xt_learner *learner = instance->learner[employee];
    xt_price cost = {0, 0};
    for (int i = 0; i < group->reach_count; i++) {
        const xt_reach_rule *rule = &group->reaches[i];
        int level = xt_level_of(instance->problem, employee, rule->skill);
        if (level < rule->level && (learner == NULL || xt_learner_find(learner, rule->skill) < 0)) {
            xt_charge(&cost, rule->price, rule->level - level);
        }
    }
    return cost;
}

/* Does scoring look at every cell. */
static bool needs_cells(const xt_scored_track *track)
{
    return track->group->window_count > 0 || track->instance->learner[track->employee] != NULL ||
           (track->person->published_count > 0 && xt_counts(track->group->change_price));
}

/* Whatever looks at cells: windows (P9, P11), skills gained, changes (C4). */
static void charge_cells(const xt_scored_track *track, xt_price *cost)
{
    const xt_group *group = track->group;
    const xt_employee *person = track->person;
    if (!needs_cells(track)) {
        return;
    }
    xt_cell cells[XTRAIN_MAX_PERIODS];
    xt_cells_of_stays(track->instance, track->employee, track->stays, track->count, cells);
    for (int i = 0; i < group->window_count; i++) {
        xt_charge(cost, group->windows[i].price,
                  xt_window_units(track->instance, track->employee, &group->windows[i], cells));
    }
    if (track->instance->learner[track->employee] != NULL) {
        xt_charge(cost, xt_learning_price(track->instance, track->employee, cells), 1);
    }
    for (int t = person->first_period; t <= person->last_period && xt_counts(group->change_price);
         t++) {
        xt_charge(cost, xt_cell_change_cost(track->instance, track->employee, cells[t], t), 1);
    }
}

bool xt_track_price_within(const xt_instance *instance, int employee, const xt_stay *stays,
                           int count, int64_t limit, xt_price *cost)
{
    xt_scored_track track;
    int present[XTRAIN_MAX_PERIODS];
    *cost = (xt_price){0, 0};
    track_begin(&track, instance, employee, stays, count);
    charge_lengths(&track, cost);
    if (cost->value > limit) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        present[i] = xt_instance_present(instance, employee, stays[i].department, stays[i].first,
                                         stays[i].last);
    }
    track.present = present;
    xt_charge_history(&track, cost);
    if (cost->value > limit) {
        return false;
    }
    charge_availability(&track, cost);
    charge_away(&track, cost);
    if (track.group->reach_count > 0) {
        xt_charge(cost, xt_fixed_reach_cost(instance, employee), 1);
    }
    charge_cells(&track, cost);
    if (cost->value > limit) {
        return false;
    }
    xt_charge_costs(&track, cost);
    return cost->value <= limit;
}

xt_price xt_track_price(const xt_instance *instance, int employee, const xt_stay *stays, int count)
{
    xt_price cost;
    (void)xt_track_price_within(instance, employee, stays, count, INT64_MAX, &cost);
    return cost;
}

int64_t xt_track_cost(const xt_instance *instance, int employee, const xt_stay *stays, int count)
{
    return xt_track_price(instance, employee, stays, count).value;
}
