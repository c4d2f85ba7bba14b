/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the stays of a track owe to the others: return (P5), visits (P6), order (P7), transitions
 * (P8). Past and new stays are gone through once, in order, each with the rules that its department
 * meets; what a rule has seen so far is kept by rule. That has room for some rules at a time.
 */
#include "solve/track_scored.h"

enum { AT_A_TIME = 64 };

/* A part of a list: rules from a first one on, AT_A_TIME at most. */
typedef struct listed_rules {
    const int *rules;
    int count;
} listed_rules;

static listed_rules list_of(const xt_group *group, int department, xt_list list, int from)
{
    const xt_listing *listing = xt_listing_of(group, department);
    listed_rules part = {group->listed + listing->first[list],
                         listing->first[list + 1] - listing->first[list]};
    while (part.count > 0 && part.rules[0] < from) {
        part.rules++;
        part.count--;
    }
    while (part.count > 0 && part.rules[part.count - 1] >= from + AT_A_TIME) {
        part.count--;
    }
    return part;
}

/* The rules of a kind with these numbers. */
static int part_of(int count, int from)
{
    return count - from < AT_A_TIME ? count - from : AT_A_TIME;
}

/* The last cell of the latest stay before stay i in the same department. */
static int last_there(const xt_scored_track *track, int i)
{
    int department = track->stays[i].department;
    for (int j = i - 1; j >= 0; j--) {
        if (track->stays[j].department == department) {
            return track->stays[j].last;
        }
    }
    for (int j = track->past_count - 1; j >= 0; j--) {
        if (track->person->past[j].department == department) {
            return track->person->past[j].last_cell;
        }
    }
    return -XT_NO_MAXIMUM;
}

/* P5, rules from `from` on: the last cell of the latest stay of each subject is kept. */
static void charge_returns(const xt_scored_track *track, int from, xt_price *cost)
{
    const xt_group *group = track->group;
    int last[AT_A_TIME];
    int part = part_of(group->return_count, from);
    for (int i = 0; i < part; i++) {
        last[i] = -XT_NO_MAXIMUM;
    }
    for (int i = 0; i < track->past_count; i++) {
        const xt_past_stay *past = &track->person->past[i];
        listed_rules list = list_of(group, past->department, XT_LIST_RETURN, from);
        for (int k = 0; k < list.count; k++) {
            last[list.rules[k] - from] = past->last_cell;
        }
    }
    for (int i = 0; i < track->count; i++) {
        const xt_stay *stay = &track->stays[i];
        listed_rules list = list_of(group, stay->department, XT_LIST_RETURN, from);
        for (int k = 0; k < list.count; k++) {
            const xt_return_rule *rule = &group->returns[list.rules[k]];
            int *latest = &last[list.rules[k] - from];
            /* Without a subject the rule holds for every department by itself. */
            int before = rule->subject.kind == XTRAIN_SUBJECT_ANY ? last_there(track, i) : *latest;
            bool found = before > -XT_NO_MAXIMUM;
            if (found && xt_is_entered(track, i) && stay->first - before <= rule->gap) {
                xt_charge(cost, rule->price, 1);
            }
            *latest = stay->last;
        }
    }
}

/* P6: present periods of stay i that count for a rule. */
static inline int visit_present(const xt_scored_track *track, const xt_visit_rule *rule, int i)
{
    const xt_stay *stay = &track->stays[i];
    int present = track->present[i];
    if (stay->last > rule->by_period) {
        present = xt_instance_present(track->instance, track->employee, stay->department,
                                      stay->first, rule->by_period);
    }
    return present + (i == 0 && track->goes_on ? track->under_way->present : 0);
}

/* Whether a stay that counts for a rule is the first one of its department that does. */
static bool is_new_past(const xt_scored_track *track, const xt_visit_rule *rule, int i)
{
    const xt_past_stay *past = track->person->past;
    for (int j = 0; j < i; j++) {
        if (past[j].department == past[i].department && past[j].present >= rule->present) {
            return false;
        }
    }
    return true;
}

static bool is_new(const xt_scored_track *track, const xt_visit_rule *rule, int i)
{
    int department = track->stays[i].department;
    for (int j = 0; j < track->past_count; j++) {
        const xt_past_stay *past = &track->person->past[j];
        if (past->department == department && past->present >= rule->present) {
            return false;
        }
    }
    for (int j = 0; j < i; j++) {
        if (track->stays[j].department == department &&
            visit_present(track, rule, j) >= rule->present) {
            return false;
        }
    }
    return true;
}

/* What has been counted for a rule. */
typedef struct visit_count {
    int visits;
    int towards_min;
} visit_count;

static void count_visits(const xt_scored_track *track, int from, visit_count *counts)
{
    const xt_group *group = track->group;
    for (int i = 0; i < track->past_count; i++) {
        const xt_past_stay *past = &track->person->past[i];
        listed_rules list = list_of(group, past->department, XT_LIST_VISIT, from);
        for (int k = 0; k < list.count; k++) {
            const xt_visit_rule *rule = &group->visits[list.rules[k]];
            if (past->present >= rule->present) {
                visit_count *count = &counts[list.rules[k] - from];
                count->visits++;
                count->towards_min += !rule->distinct || is_new_past(track, rule, i) ? 1 : 0;
            }
        }
    }
    for (int i = 0; i < track->count; i++) {
        listed_rules list = list_of(group, track->stays[i].department, XT_LIST_VISIT, from);
        for (int k = 0; k < list.count; k++) {
            const xt_visit_rule *rule = &group->visits[list.rules[k]];
            if (visit_present(track, rule, i) >= rule->present) {
                visit_count *count = &counts[list.rules[k] - from];
                count->visits++;
                count->towards_min += !rule->distinct || is_new(track, rule, i) ? 1 : 0;
            }
        }
    }
}

/* P6, rules from `from` on. */
static void charge_visits(const xt_scored_track *track, int from, xt_price *cost)
{
    visit_count counts[AT_A_TIME];
    int part = part_of(track->group->visit_count, from);
    for (int i = 0; i < part; i++) {
        counts[i] = (visit_count){0, 0};
    }
    count_visits(track, from, counts);
    for (int i = 0; i < part; i++) {
        const xt_visit_rule *rule = &track->group->visits[from + i];
        int missing = rule->min - counts[i].towards_min;
        int more = counts[i].visits - rule->max;
        if (missing > 0 || more > 0) {
            xt_charge(cost, rule->price, (missing > 0 ? missing : 0) + (more > 0 ? more : 0));
        }
    }
}

/* P7, rules from `from` on: a stay of the subject before any that has to come first. */
static void charge_orders(const xt_scored_track *track, int from, xt_price *cost)
{
    const xt_group *group = track->group;
    bool came[AT_A_TIME];
    int part = part_of(group->order_count, from);
    for (int i = 0; i < part; i++) {
        came[i] = false;
    }
    for (int i = -track->past_count; i < track->count; i++) {
        int department = i < 0 ? track->person->past[i + track->past_count].department
                               : track->stays[i].department;
        if (i >= 0 && xt_is_entered(track, i)) {
            listed_rules list = list_of(group, department, XT_LIST_ORDER, from);
            for (int k = 0; k < list.count; k++) {
                if (!came[list.rules[k] - from]) {
                    xt_charge(cost, group->orders[list.rules[k]].price, 1);
                }
            }
        }
        listed_rules list = list_of(group, department, XT_LIST_BEFORE, from);
        for (int k = 0; k < list.count; k++) {
            came[list.rules[k] - from] = true;
        }
    }
}

/* P8. */
static int64_t transition_units(const xt_scored_track *track, const xt_transition_rule *rule)
{
    int64_t units = 0;
    for (int i = track->goes_on ? 1 : 0; i < track->count; i++) {
        const xt_past_stay *past =
            track->past_count > 0 && i == 0 ? &track->person->past[track->past_count - 1] : NULL;
        if (i == 0 && past == NULL) {
            continue;
        }
        int before = past != NULL ? past->department : track->stays[i - 1].department;
        int last = past != NULL ? past->last_cell : track->stays[i - 1].last;
        bool touches = track->stays[i].first == last + 1 &&
                       !xt_is_after_night(track->instance->problem, track->stays[i].first);
        units += (rule->across || touches) &&
                         xt_instance_has(track->instance, rule->before, before) &&
                         xt_instance_has(track->instance, rule->subject, track->stays[i].department)
                     ? 1
                     : 0;
    }
    return units;
}

void xt_charge_history(const xt_scored_track *track, xt_price *cost)
{
    const xt_group *group = track->group;
    for (int from = 0; from < group->return_count; from += AT_A_TIME) {
        charge_returns(track, from, cost);
    }
    for (int from = 0; from < group->visit_count; from += AT_A_TIME) {
        charge_visits(track, from, cost);
    }
    for (int from = 0; from < group->order_count; from += AT_A_TIME) {
        charge_orders(track, from, cost);
    }
    for (int i = 0; i < group->transition_count; i++) {
        xt_charge(cost, group->transitions[i].price,
                  transition_units(track, &group->transitions[i]));
    }
}
