/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A track's cost, rule by rule, from its stays and the stays of the past (RULES.md). A stay under
 * way that goes on is one stay with its past cells.
 */
#include "solve/track.h"

#include "solve/group.h"

/* What every rule needs to see. */
typedef struct scored_track {
    const xt_instance *instance;
    const xt_group *group;
    const xt_employee *person;
    int employee;
    const xt_stay *stays;
    int count;
    const xt_past_stay *under_way; /* the past stay that covers cell -1, or NULL */
    bool goes_on;                  /* and stays[0] is its continuation */
    int past_count;                /* past stays that are over */
} scored_track;

static void track_begin(scored_track *track, const xt_instance *instance, int employee,
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

/* First cell of stay i, in the past for one that goes on. */
static int first_cell(const scored_track *track, int i)
{
    return i == 0 && track->goes_on ? track->under_way->first_cell : track->stays[i].first;
}

/* P1 and P2: leave, never-departments, closed and entry. */
int64_t xt_stay_entry_cost(const xt_instance *instance, int employee, int department, int period)
{
    const xtrain_problem *problem = instance->problem;
    int64_t cost = xt_is_closed(problem, department, period) ? instance->breach_price : 0;
    for (int i = problem->entry_rule_first[department];
         i < problem->entry_rule_first[department + 1]; i++) {
        const xtrain_rule *rule = &problem->rules[problem->entry_rules[i]].stated;
        int level = xt_level_of(problem, employee, rule->value[XTRAIN_PARAMETER_SKILL]);
        if (level < rule->value[XTRAIN_PARAMETER_LEVEL]) {
            cost += rule->strength == XTRAIN_MUST ? instance->breach_price : rule->points;
        }
    }
    return cost;
}

int64_t xt_cell_availability_cost(const xt_instance *instance, int employee, int department,
                                  int period)
{
    const xt_employee *person = &instance->problem->employees[employee];
    int64_t cost = 0;
    if (period >= 0 && (xt_state(instance->problem, employee, period) & XT_STATE_LEAVE) != 0) {
        cost += xt_group_of(instance, employee)->leave_price;
    }
    for (size_t i = 0; i < person->never_count; i++) {
        if (person->nevers[i].department == department) {
            cost += instance->breach_price;
            break;
        }
    }
    return cost;
}

static int64_t availability_cost(const scored_track *track)
{
    bool looked_at = track->person->never_count > 0 ||
                     (track->group->leave_price != 0 && track->person->leave_count > 0);
    int64_t cost = 0;
    for (int i = 0; i < track->count; i++) {
        const xt_stay *stay = &track->stays[i];
        if (i > 0 || !track->goes_on) {
            cost +=
                xt_stay_entry_cost(track->instance, track->employee, stay->department, stay->first);
        }
        for (int t = stay->first; looked_at && t <= stay->last; t++) {
            cost +=
                xt_cell_availability_cost(track->instance, track->employee, stay->department, t);
        }
    }
    return cost;
}

int64_t xt_stay_length_cost(const xt_instance *instance, int employee, int department, int length,
                            int last)
{
    const xt_group *group = xt_group_of(instance, employee);
    int64_t cost = 0;
    for (int i = 0; i < group->length_count; i++) {
        const xt_length_rule *rule = &group->lengths[i];
        if (!xt_instance_has(instance, rule->subject, department)) {
            continue;
        }
        int missing = rule->min - length;
        if (missing > 0 && (last < instance->periods - 1 || group->closed_end ||
                            !xt_may_go_on(instance->problem, employee, department, missing))) {
            cost += rule->price * missing;
        } else if (length > rule->max) {
            cost += rule->price * (length - rule->max);
        }
    }
    return cost;
}

/* P3. */
static int64_t length_cost(const scored_track *track)
{
    int64_t cost = 0;
    for (int i = 0; i < track->count; i++) {
        const xt_stay *stay = &track->stays[i];
        cost += xt_stay_length_cost(track->instance, track->employee, stay->department,
                                    stay->last - first_cell(track, i) + 1, stay->last);
    }
    if (track->under_way != NULL && !track->goes_on) {
        cost += xt_under_way_end_cost(track->instance, track->employee);
    }
    return cost;
}

int64_t xt_under_way_end_cost(const xt_instance *instance, int employee)
{
    const xt_employee *person = &instance->problem->employees[employee];
    const xt_past_stay *stay = &person->past[person->past_count - 1];
    const xt_group *group = xt_group_of(instance, employee);
    int length = stay->last_cell - stay->first_cell + 1;
    int64_t cost = 0;
    for (int i = 0; i < group->length_count; i++) {
        const xt_length_rule *rule = &group->lengths[i];
        if (length < rule->min && xt_instance_has(instance, rule->subject, stay->department)) {
            cost += rule->price * (rule->min - length);
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
static int64_t run_cost(const scored_track *track, const xt_away_rule *rule)
{
    int64_t cost = 0;
    int run = 0;
    for (int i = 0; i < track->count; i++) {
        const xt_stay *stay = &track->stays[i];
        if (i == 0 || track->stays[i - 1].last + 1 < stay->first) {
            run = stay->first == 0 ? xt_past_run(track->person) : 0;
        }
        run += stay->last - stay->first + 1;
        bool ends = i + 1 == track->count || track->stays[i + 1].first > stay->last + 1;
        if (ends && run > rule->run) {
            cost += rule->price * (run - rule->run);
        }
    }
    return cost;
}

/* P4 (c). */
static int64_t gap_cost(const scored_track *track, const xt_away_rule *rule)
{
    int64_t cost = 0;
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
        cost += gap < rule->gap ? rule->price * (rule->gap - gap) : 0;
    }
    return cost;
}

static int64_t away_cost(const scored_track *track, const int *present)
{
    int64_t cost = 0;
    int64_t total = 0;
    for (int i = 0; i < track->count; i++) {
        total += present[i];
    }
    for (int r = 0; r < track->group->away_count; r++) {
        const xt_away_rule *rule = &track->group->aways[r];
        cost += xt_away_total_cost(rule, total);
        if (rule->run < XT_NO_MAXIMUM) {
            cost += run_cost(track, rule);
        }
        if (rule->gap > 0) {
            cost += gap_cost(track, rule);
        }
    }
    return cost;
}

/* Is an earlier stay in `was` one that rule forbids to return to `now` after. */
static bool same_place(const scored_track *track, const xt_return_rule *rule, int was, int now)
{
    return rule->subject.kind == XTRAIN_SUBJECT_ANY
               ? was == now
               : xt_instance_has(track->instance, rule->subject, was);
}

/* P5. */
static int64_t return_cost(const scored_track *track, const xt_return_rule *rule)
{
    int64_t cost = 0;
    for (int i = track->goes_on ? 1 : 0; i < track->count; i++) {
        const xt_stay *stay = &track->stays[i];
        if (!xt_instance_has(track->instance, rule->subject, stay->department)) {
            continue;
        }
        int last = -XT_NO_MAXIMUM;
        bool found = false;
        for (int j = i - 1; j >= 0 && !found; j--) {
            found = same_place(track, rule, track->stays[j].department, stay->department);
            last = track->stays[j].last;
        }
        for (int j = track->past_count - 1; j >= 0 && !found; j--) {
            found = same_place(track, rule, track->person->past[j].department, stay->department);
            last = track->person->past[j].last_cell;
        }
        cost += found && stay->first - last <= rule->gap ? rule->price : 0;
    }
    return cost;
}

/* P6: present periods of stay i that count for a rule. */
static int visit_present(const scored_track *track, const xt_visit_rule *rule, int i, int present)
{
    const xt_stay *stay = &track->stays[i];
    if (stay->last > rule->by_period) {
        present = xt_instance_present(track->instance, track->employee, stay->department,
                                      stay->first, rule->by_period);
    }
    return present + (i == 0 && track->goes_on ? track->under_way->present : 0);
}

static int64_t visit_cost(const scored_track *track, const xt_visit_rule *rule, const int *present)
{
    int visits = 0;
    int different = 0;
    for (int i = -track->past_count; i < track->count; i++) {
        const xt_past_stay *past = i < 0 ? &track->person->past[-i - 1] : NULL;
        int department = past != NULL ? past->department : track->stays[i].department;
        int here = past != NULL ? past->present : 0;
        if (!xt_instance_has(track->instance, rule->subject, department)) {
            continue;
        }
        here = past != NULL ? here : visit_present(track, rule, i, present[i]);
        if (here < rule->present) {
            continue;
        }
        visits++;
        bool is_new = true;
        for (int j = -track->past_count; rule->distinct && j < i && is_new; j++) {
            const xt_past_stay *other = j < 0 ? &track->person->past[-j - 1] : NULL;
            int there = other != NULL ? other->department : track->stays[j].department;
            is_new = there != department ||
                     (other != NULL ? other->present : visit_present(track, rule, j, present[j])) <
                         rule->present;
        }
        different += is_new ? 1 : 0;
    }
    int towards_min = rule->distinct ? different : visits;
    int64_t cost = towards_min < rule->min ? rule->price * (rule->min - towards_min) : 0;
    return cost + (visits > rule->max ? rule->price * (visits - rule->max) : 0);
}

/* Present periods at home in first..last, away stays left out. */
static int home_present(const scored_track *track, int first, int last)
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
static int64_t wish_cost(const scored_track *track, const xt_wish *wish)
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
    return there != wish->stated.avoid ? -(int64_t)wish->stated.strength : 0;
}

/* C1 points. */
static int64_t stay_points(const scored_track *track, const xt_stay_points *rule,
                           const int *present, int at_home)
{
    int64_t units = 0;
    for (int i = 0; i < track->count; i++) {
        if (xt_instance_has(track->instance, rule->subject, track->stays[i].department)) {
            units += rule->per_stay ? (i == 0 && track->goes_on ? 0 : 1) : present[i];
        }
    }
    if (!rule->per_stay && track->person->home >= 0 &&
        xt_instance_has(track->instance, rule->subject, track->person->home)) {
        units += at_home;
    }
    return units * rule->price;
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
static int64_t moves(const scored_track *track)
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

/* C5. */
static int64_t load_cost(const scored_track *track, const int *present, int at_home)
{
    const xt_department *departments = track->instance->problem->departments;
    int64_t load =
        track->person->home >= 0 ? (int64_t)departments[track->person->home].load * at_home : 0;
    for (int i = 0; i < track->count; i++) {
        load += (int64_t)departments[track->stays[i].department].load * present[i];
    }
    return xt_group_load_points(track->group, load, track->person->share);
}

int64_t xt_track_cost(const xt_instance *instance, int employee, const xt_stay *stays, int count)
{
    scored_track track;
    int present[XTRAIN_MAX_PERIODS];
    track_begin(&track, instance, employee, stays, count);
    const xt_group *group = track.group;
    for (int i = 0; i < count; i++) {
        present[i] = xt_instance_present(instance, employee, stays[i].department, stays[i].first,
                                         stays[i].last);
    }
    int64_t cost = availability_cost(&track) + length_cost(&track) + away_cost(&track, present);
    for (int i = 0; i < group->return_count; i++) {
        cost += return_cost(&track, &group->returns[i]);
    }
    for (int i = 0; i < group->visit_count; i++) {
        cost += visit_cost(&track, &group->visits[i], present);
    }
    for (size_t i = 0; i < track.person->wish_count; i++) {
        cost += wish_cost(&track, &track.person->wishes[i]);
    }
    int at_home = group->point_count > 0 || group->load_count > 0
                      ? home_present(&track, 0, instance->periods - 1)
                      : 0;
    for (int i = 0; i < group->point_count; i++) {
        cost += stay_points(&track, &group->points[i], present, at_home);
    }
    if (group->move_price != 0) {
        cost += group->move_price * moves(&track);
    }
    return group->load_count > 0 ? cost + load_cost(&track, present, at_home) : cost;
}
