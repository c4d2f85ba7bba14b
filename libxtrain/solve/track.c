/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A track's cost, rule by rule, from its stays and the stays of the past (RULES.md). A stay under
 * way that goes on is one stay with its past cells.
 */
#include "solve/track.h"

#include "solve/group.h"
#include "solve/learning.h"

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

static void charge_availability(const scored_track *track, xt_price *cost)
{
    bool looked_at = track->person->never_count > 0 ||
                     (xt_counts(track->group->leave_price) && track->person->leave_count > 0);
    for (int i = 0; i < track->count; i++) {
        const xt_stay *stay = &track->stays[i];
        if (i > 0 || !track->goes_on) {
            xt_charge(
                cost,
                xt_stay_entry_cost(track->instance, track->employee, stay->department, stay->first),
                1);
        }
        for (int t = stay->first; looked_at && t <= stay->last; t++) {
            xt_charge(
                cost,
                xt_cell_availability_cost(track->instance, track->employee, stay->department, t),
                1);
        }
    }
}

xt_price xt_stay_length_cost(const xt_instance *instance, int employee, int department, int first,
                             int last)
{
    const int length = last - first + 1;
    const xt_group *group = xt_group_of(instance, employee);
    xt_price cost = {0, 0};
    for (int i = 0; i < group->length_count; i++) {
        const xt_length_rule *rule = &group->lengths[i];
        if (!xt_instance_has(instance, rule->subject, department)) {
            continue;
        }
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
static void charge_lengths(const scored_track *track, xt_price *cost)
{
    for (int i = 0; i < track->count; i++) {
        const xt_stay *stay = &track->stays[i];
        xt_charge(cost,
                  xt_stay_length_cost(track->instance, track->employee, stay->department,
                                      first_cell(track, i), stay->last),
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
static int64_t run_units(const scored_track *track, const xt_away_rule *rule)
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
static int64_t gap_units(const scored_track *track, const xt_away_rule *rule)
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

static void charge_away(const scored_track *track, const int *present, xt_price *cost)
{
    int64_t total = 0;
    for (int i = 0; i < track->count; i++) {
        total += present[i];
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

/* Is an earlier stay in `was` one that rule forbids to return to `now` after. */
static bool same_place(const scored_track *track, const xt_return_rule *rule, int was, int now)
{
    return rule->subject.kind == XTRAIN_SUBJECT_ANY
               ? was == now
               : xt_instance_has(track->instance, rule->subject, was);
}

/* P5. */
static int64_t return_units(const scored_track *track, const xt_return_rule *rule)
{
    int64_t units = 0;
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
        units += found && stay->first - last <= rule->gap ? 1 : 0;
    }
    return units;
}

/* P7. */
static int64_t order_units(const scored_track *track, const xt_order_rule *rule)
{
    int64_t units = 0;
    bool came = false;
    for (int j = 0; j < track->past_count && !came; j++) {
        came = xt_instance_has(track->instance, rule->before, track->person->past[j].department);
    }
    for (int i = 0; i < track->count && !came; i++) {
        int department = track->stays[i].department;
        bool entered = i > 0 || !track->goes_on;
        units += entered && xt_instance_has(track->instance, rule->subject, department) ? 1 : 0;
        came = xt_instance_has(track->instance, rule->before, department);
    }
    return units;
}

/* P8. */
static int64_t transition_units(const scored_track *track, const xt_transition_rule *rule)
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

static int64_t visit_units(const scored_track *track, const xt_visit_rule *rule, const int *present)
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
    int64_t units = towards_min < rule->min ? rule->min - towards_min : 0;
    return units + (visits > rule->max ? visits - rule->max : 0);
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
static bool is_granted(const scored_track *track, const xt_wish *wish)
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

/* C1 points. */
static int64_t point_units(const scored_track *track, const xt_stay_points *rule,
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
    return units;
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
static int64_t site_changes(const scored_track *track)
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
static int64_t idle_cells(const scored_track *track)
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
static int64_t load_points(const scored_track *track, const int *present, int at_home)
{
    const xt_department *departments = track->instance->problem->departments;
    int64_t load =
        track->person->home >= 0 ? (int64_t)departments[track->person->home].load * at_home : 0;
    for (int i = 0; i < track->count; i++) {
        load += (int64_t)departments[track->stays[i].department].load * present[i];
    }
    return xt_group_load_points(track->group, load, track->person->share);
}

/* The costs C1 to C5. */
static void charge_costs(const scored_track *track, const int *present, xt_price *cost)
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
    for (int i = 0; i < group->point_count; i++) {
        xt_charge(cost, group->points[i].price,
                  point_units(track, &group->points[i], present, at_home));
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
        xt_charge(cost, xt_weight_of(instance, XTRAIN_RULE_C5),
                  load_points(track, present, at_home));
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
static bool needs_cells(const scored_track *track)
{
    return track->group->window_count > 0 || track->instance->learner[track->employee] != NULL ||
           (track->person->published_count > 0 && xt_counts(track->group->change_price));
}

/* Skills gained, and C4. */
static void charge_learning(const scored_track *track, const xt_cell *cells, xt_price *cost)
{
    const xt_employee *person = track->person;
    if (track->instance->learner[track->employee] != NULL) {
        xt_charge(cost, xt_learning_price(track->instance, track->employee, cells), 1);
    }
    for (int t = person->first_period;
         t <= person->last_period && xt_counts(track->group->change_price); t++) {
        xt_charge(cost, xt_cell_change_cost(track->instance, track->employee, cells[t], t), 1);
    }
}

xt_price xt_track_price(const xt_instance *instance, int employee, const xt_stay *stays, int count)
{
    scored_track track;
    xt_price cost = {0, 0};
    int present[XTRAIN_MAX_PERIODS];
    track_begin(&track, instance, employee, stays, count);
    const xt_group *group = track.group;
    for (int i = 0; i < count; i++) {
        present[i] = xt_instance_present(instance, employee, stays[i].department, stays[i].first,
                                         stays[i].last);
    }
    charge_availability(&track, &cost);
    charge_lengths(&track, &cost);
    charge_away(&track, present, &cost);
    for (int i = 0; i < group->return_count; i++) {
        xt_charge(&cost, group->returns[i].price, return_units(&track, &group->returns[i]));
    }
    for (int i = 0; i < group->visit_count; i++) {
        xt_charge(&cost, group->visits[i].price, visit_units(&track, &group->visits[i], present));
    }
    for (int i = 0; i < group->order_count; i++) {
        xt_charge(&cost, group->orders[i].price, order_units(&track, &group->orders[i]));
    }
    for (int i = 0; i < group->transition_count; i++) {
        xt_charge(&cost, group->transitions[i].price,
                  transition_units(&track, &group->transitions[i]));
    }
    if (group->reach_count > 0) {
        xt_charge(&cost, xt_fixed_reach_cost(instance, employee), 1);
    }
    if (needs_cells(&track)) {
        xt_cell cells[XTRAIN_MAX_PERIODS];
        xt_cells_of_stays(instance, employee, stays, count, cells);
        for (int i = 0; i < group->window_count; i++) {
            xt_charge(&cost, group->windows[i].price,
                      xt_window_units(instance, employee, &group->windows[i], cells));
        }
        charge_learning(&track, cells, &cost);
    }
    charge_costs(&track, present, &cost);
    return cost;
}

int64_t xt_track_cost(const xt_instance *instance, int employee, const xt_stay *stays, int count)
{
    return xt_track_price(instance, employee, stays, count).value;
}
