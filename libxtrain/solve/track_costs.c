/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The costs of a track: wishes and points (C1), moves (C2), idle time (C3), load (C5). */
#include "solve/track.h"
#include "solve/track_scored.h"

/* Present periods at home in first..last, away stays left out. */
static int home_present(const xt_scored_track *track, int first, int last)
{
    int home = track->person->home;
    if (home < 0) {
        return 0;
    }
    int present = xt_instance_present(track->instance, track->employee, home, first, last);
    for (int i = 0; i < track->count; i++) {
        int from = track->stays[i].first > first ? track->stays[i].first : first;
        int to = track->stays[i].last < last ? track->stays[i].last : last;
        present -= xt_instance_present(track->instance, track->employee, home, from, to);
    }
    return present;
}

/* C1 wishes. */
static bool is_granted(const xt_scored_track *track, const xt_wish *wish)
{
    bool there = false;
    for (int i = 0; i < track->count && !there; i++) {
        const xt_stay *stay = &track->stays[i];
        int from = stay->first > wish->first_period ? stay->first : wish->first_period;
        int to = stay->last < wish->last_period ? stay->last : wish->last_period;
        there =
            from <= to &&
            xt_instance_has(track->instance, wish->stated.subject, stay->department) &&
            xt_instance_present(track->instance, track->employee, stay->department, from, to) > 0;
    }
    if (!there && track->person->home >= 0 &&
        xt_instance_has(track->instance, wish->stated.subject, track->person->home)) {
        there = home_present(track, wish->first_period, wish->last_period) > 0;
    }
    return there != wish->stated.avoid;
}

/* C1 points, which are summed up by listing. */
static void charge_points(const xt_scored_track *track, int at_home, xt_price *cost)
{
    for (int i = 0; i < track->count; i++) {
        const xt_listing *listing = xt_listing_of(track->group, track->stays[i].department);
        xt_charge(cost, listing->per_period, track->present[i]);
        if (xt_is_entered(track, i)) {
            xt_charge(cost, listing->per_stay, 1);
        }
    }
    if (track->person->home >= 0) {
        xt_charge(cost, xt_listing_of(track->group, track->person->home)->per_period, at_home);
    }
}

/* The department of cell -1 for C2, or XTRAIN_NONE if it makes no pair. */
int xt_cell_before(const xt_employee *person)
{
    if (person->past_count == 0) {
        return XTRAIN_NONE;
    }
    const xt_past_stay *last = &person->past[person->past_count - 1];
    return last->last_cell == -1 ? last->department : person->home;
}

/* C2. */
static int64_t moves(const xt_scored_track *track)
{
    const xt_employee *person = track->person;
    if (person->first_period > person->last_period) {
        return 0;
    }
    int64_t moves = 0;
    int before = person->first_period == 0 ? xt_cell_before(person) : XTRAIN_NONE;
    int next = person->first_period; /* the first cell not yet looked at */
    for (int i = 0; i <= track->count; i++) {
        int first = i < track->count ? track->stays[i].first : person->last_period + 1;
        if (first > next) {
            moves += before >= 0 && person->home >= 0 && before != person->home ? 1 : 0;
            before = person->home;
        }
        if (i < track->count) {
            moves += before >= 0 && before != track->stays[i].department ? 1 : 0;
            before = track->stays[i].department;
            next = track->stays[i].last + 1;
        }
    }
    return moves;
}

const xt_past_stay *xt_last_past(const xt_employee *person)
{
    return person->past_count > 0 ? &person->past[person->past_count - 1] : NULL;
}

int xt_site_before(const xt_employee *person)
{
    const xt_past_stay *last = xt_last_past(person);
    if (last == NULL) {
        return XTRAIN_NONE;
    }
    return last->last_cell == -1 || person->home < 0 ? last->department : person->home;
}

/* C2 changes of site, home stays included. */
static int64_t site_changes(const xt_scored_track *track)
{
    const xt_employee *person = track->person;
    const xt_department *departments = track->instance->problem->departments;
    int64_t changes = 0;
    int before = xt_site_before(person);
    int next = person->first_period;
    for (int i = 0; i <= track->count; i++) {
        int first = i < track->count ? track->stays[i].first : person->last_period + 1;
        if (first > next && person->home >= 0) {
            changes += before >= 0 && departments[before].site_number !=
                                          departments[person->home].site_number
                           ? 1
                           : 0;
            before = person->home;
        }
        if (i < track->count) {
            int here = track->stays[i].department;
            changes +=
                before >= 0 && departments[before].site_number != departments[here].site_number ? 1
                                                                                                : 0;
            before = here;
            next = track->stays[i].last + 1;
        }
    }
    return changes;
}

/* C3: cells of a person without a home that no stay has, up to the last stay. */
static int64_t idle_cells(const xt_scored_track *track)
{
    if (track->person->home >= 0 || track->count == 0) {
        return 0;
    }
    int64_t idle = track->stays[track->count - 1].first - track->person->first_period;
    for (int i = 0; i + 1 < track->count; i++) {
        idle -= track->stays[i].last - track->stays[i].first + 1;
    }
    return idle;
}

/* C5. */
static int64_t load_points(const xt_scored_track *track, int at_home)
{
    const xt_department *departments = track->instance->problem->departments;
    int64_t load =
        track->person->home >= 0 ? (int64_t)departments[track->person->home].load * at_home : 0;
    for (int i = 0; i < track->count; i++) {
        load += (int64_t)departments[track->stays[i].department].load * track->present[i];
    }
    return xt_group_load_points(track->group, load, track->person->share);
}

void xt_charge_costs(const xt_scored_track *track, xt_price *cost)
{
    const xt_group *group = track->group;
    const xt_instance *instance = track->instance;
    const xt_price wishes = xt_weight_of(instance, XTRAIN_RULE_C1);
    for (size_t i = 0; i < track->person->wish_count; i++) {
        const xt_wish *wish = &track->person->wishes[i];
        if (is_granted(track, wish)) {
            xt_charge(cost, wishes, -(int64_t)wish->stated.strength);
        }
    }
    int at_home = group->point_count > 0 || group->load_count > 0
                      ? home_present(track, 0, instance->periods - 1)
                      : 0;
    if (group->point_count > 0) {
        charge_points(track, at_home, cost);
    }
    if (xt_counts(group->move_price)) {
        xt_charge(cost, group->move_price, moves(track));
    }
    if (xt_counts(group->site_price)) {
        xt_charge(cost, group->site_price, site_changes(track));
    }
    if (xt_counts(group->idle_price)) {
        xt_charge(cost, group->idle_price, idle_cells(track));
    }
    if (group->load_count > 0) {
        xt_charge(cost, xt_weight_of(instance, XTRAIN_RULE_C5), load_points(track, at_home));
    }
}
