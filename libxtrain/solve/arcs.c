/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The stays of a person that a best track may contain, with their costs relative to staying at home
 * (or idle). A stay that costs at least as much as it can give is left out: without it the track is
 * no worse, since no rule but those that reward asks for it.
 */
#include "solve/pricer.h"

bool xt_pricer_cell_allowed(const xt_pricer *pricer, int department, int period)
{
    const xt_cell *fixed = pricer->person->fixed_cell;
    if (fixed != NULL && fixed[period] != XT_NOT_FIXED && fixed[period] != department) {
        return false;
    }
    for (size_t i = 0; i < pricer->decision_count; i++) {
        const xt_decision *decision = &pricer->decisions[i];
        if (decision->period == period &&
            (decision->department == department) != decision->required) {
            return false;
        }
    }
    return true;
}

/* Costs of one department that do not depend on the stay's length. */
typedef struct arc_costs {
    int64_t per_period;
    int64_t per_stay;
    int load;
    bool looks_at_cells; /* leave or never-departments may cost */
    int kind;
} arc_costs;

static int64_t period_points(const xt_pricer *pricer, int department)
{
    int64_t points = 0;
    for (int i = 0; i < pricer->group->point_count; i++) {
        const xt_stay_points *rule = &pricer->group->points[i];
        if (!rule->per_stay && xt_instance_has(pricer->instance, rule->subject, department)) {
            points += xt_scaled(pricer, rule->price);
        }
    }
    return points;
}

static arc_costs costs_of(const xt_pricer *pricer, int department)
{
    arc_costs costs = {0};
    costs.per_period = period_points(pricer, department);
    for (int i = 0; i < pricer->group->point_count; i++) {
        const xt_stay_points *rule = &pricer->group->points[i];
        if (rule->per_stay && xt_instance_has(pricer->instance, rule->subject, department)) {
            costs.per_stay += xt_scaled(pricer, rule->price);
        }
    }
    costs.load = pricer->instance->problem->departments[department].load;
    costs.looks_at_cells = xt_counts(pricer->group->leave_price) && pricer->person->leave_count > 0;
    for (size_t i = 0; i < pricer->person->never_count; i++) {
        costs.looks_at_cells |= pricer->person->nevers[i].department == department;
    }
    costs.kind = xt_instance_kind(pricer->instance, pricer->employee, department);
    return costs;
}

/* C4. */
static int64_t change_cost(const xt_pricer *pricer, int department, int period)
{
    return xt_scaled(pricer,
                     xt_cell_change_cost(pricer->instance, pricer->employee, department, period));
}

/* Prefix sums of what home cells cost and load. */
static void sum_home(xt_pricer *pricer)
{
    int home = pricer->person->home;
    int64_t points = home >= 0 ? period_points(pricer, home) : 0;
    int kind = home >= 0 ? xt_instance_kind(pricer->instance, pricer->employee, home) : 0;
    int load = home >= 0 ? pricer->instance->problem->departments[home].load : 0;
    pricer->home_sum[pricer->first] = 0;
    pricer->home_load[pricer->first] = 0;
    for (int t = pricer->first; t < pricer->end; t++) {
        bool present = xt_is_present(pricer->instance->problem, pricer->employee, home, t);
        pricer->home_sum[t + 1] =
            pricer->home_sum[t] + (present ? points + xt_prices_of(pricer, home, t)[kind] : 0);
        pricer->home_sum[t + 1] += pricer->changes ? change_cost(pricer, home, t) : 0;
        pricer->home_load[t + 1] = pricer->home_load[t] + (present ? load : 0);
    }
    pricer->base_cost += pricer->home_sum[pricer->end];
}

/* The most that leaving the stay out could cost because of its neighbours: they meet in a pair that
 * costs, or cells turn idle. */
static int64_t most_between(const xt_pricer *pricer, const xt_arc *arc)
{
    int64_t sites = pricer->person->home >= 0 ? 2 * pricer->site_price : 0;
    int64_t windows = pricer->group->window_count > 0 ? xt_pricer_window_reward(pricer, arc) : 0;
    return pricer->most_apart + sites + windows + pricer->idle_price * (arc->last - arc->first + 1);
}

/* The most that leaving the stay out could cost elsewhere. */
static int64_t most_reward(const xt_pricer *pricer, const xt_arc *arc, const uint8_t *effects,
                           const uint64_t *marks)
{
    int64_t reward = most_between(pricer, arc) + xt_pricer_skill_gain(pricer, arc);
    for (size_t r = 0; r < pricer->resource_count; r++) {
        const xt_resource *resource = &pricer->resources[r];
        if (resource->kind == XT_RESOURCE_VISITS && effects[r] != 0) {
            reward += resource->price;
        } else if (resource->kind == XT_RESOURCE_AWAY) {
            reward += resource->price * arc->present;
        }
    }
    for (size_t m = 0; m < pricer->mark_count; m++) {
        const xt_mark *mark = &pricer->marks[m];
        if (xt_marked(marks, (int)m)) {
            reward += mark->first < 0 ? -mark->first : 0;
            reward += mark->lack * (pricer->end - arc->last - 1);
            reward += mark->visits >= 0 ? pricer->resources[mark->visits].price : 0;
        } else if (xt_marked(pricer->home_marks, (int)m) && mark->first > 0) {
            reward += mark->first; /* an avoided home: the stay may be what keeps out of it */
        }
    }
    int64_t load = arc->load < 0 ? -(int64_t)arc->load : arc->load;
    return reward + load * pricer->load_steepest;
}

/* Adds the arc unless it is of no use; false: out of memory. */
static bool add_arc(xt_pricer *pricer, xt_arc arc, bool is_fixed)
{
    size_t resources = pricer->resource_count;
    size_t words = (size_t)pricer->words;
    size_t number = pricer->arc_count;
    if (!XT_GROW(pricer->memory, pricer->arcs, pricer->arc_capacity, number + 1) ||
        !XT_GROW(pricer->memory, pricer->effects, pricer->effect_capacity,
                 (number + 1) * resources + 1) ||
        !XT_GROW(pricer->memory, pricer->touches, pricer->touch_capacity, (number + 1) * words)) {
        return false;
    }
    uint8_t *effects = pricer->effects + number * resources;
    uint64_t *marks = pricer->touches + number * words;
    xt_pricer_effects(pricer, &arc, effects, marks);
    bool is_kept = arc.goes_on || is_fixed || xt_pricer_teaches(pricer, arc.department);
    if (is_kept || arc.cost < most_reward(pricer, &arc, effects, marks)) {
        pricer->arcs[number] = arc;
        pricer->arc_count++;
    }
    return true;
}

/* All stays in a department from a first cell on, with growing last cells. */
static bool add_arcs_from(xt_pricer *pricer, int department, int first, const arc_costs *costs)
{
    const xt_instance *instance = pricer->instance;
    bool goes_on =
        first == 0 && pricer->under_way != NULL && pricer->under_way->department == department;
    int past = goes_on ? -pricer->under_way->first_cell : 0;
    int64_t own = 0; /* to count breaches by */
    int64_t cost = 0;
    if (goes_on) {
        cost = -xt_scaled(pricer, xt_under_way_end_cost(instance, pricer->employee));
    } else {
        xt_price start = xt_stay_entry_cost(instance, pricer->employee, department, first);
        own = start.value;
        cost = xt_scaled(pricer, start) + costs->per_stay;
    }
    xt_arc arc = {(int16_t)department, (int16_t)first, 0, goes_on, 0, 0, 0};
    bool is_fixed = false;
    for (int last = first; last < pricer->end; last++) {
        if (!xt_pricer_cell_allowed(pricer, department, last)) {
            break;
        }
        is_fixed = is_fixed || !xt_pricer_cell_allowed(pricer, pricer->person->home, last);
        if (costs->looks_at_cells) {
            xt_price more = xt_cell_availability_cost(instance, pricer->employee, department, last);
            own += more.value;
            cost += xt_scaled(pricer, more);
        }
        cost += pricer->changes ? change_cost(pricer, department, last) : 0;
        if (xt_is_present(instance->problem, pricer->employee, department, last)) {
            cost += costs->per_period + xt_prices_of(pricer, department, last)[costs->kind];
            arc.present++;
        }
        int length = past + last - first + 1;
        xt_price off =
            xt_stay_length_cost(instance, pricer->employee, department, first - past, last);
        if (xt_breaches_of(instance, own) > pricer->breach_limit) {
            break;
        }
        if (xt_breaches_of(instance, own + off.value) > pricer->breach_limit) {
            if (length > xt_pricer_longest(pricer, department, first - past)) {
                break;
            }
            continue;
        }
        arc.last = (int16_t)last;
        arc.cost =
            cost + xt_scaled(pricer, off) - (pricer->home_sum[last + 1] - pricer->home_sum[first]);
        arc.load =
            costs->load * arc.present - (pricer->home_load[last + 1] - pricer->home_load[first]);
        if (!add_arc(pricer, arc, is_fixed)) {
            return false;
        }
    }
    return true;
}

int xt_pricer_longest(const xt_pricer *pricer, int department, int first)
{
    int longest = XT_NO_MAXIMUM;
    for (int i = 0; i < pricer->group->length_count; i++) {
        const xt_length_rule *rule = &pricer->group->lengths[i];
        bool must = rule->price.value == pricer->instance->breach_price;
        if (must && xt_instance_has(pricer->instance, rule->subject, department)) {
            int max = xt_length_max(pricer->instance, rule, first);
            longest = max < longest ? max : longest;
        }
    }
    return longest;
}

bool xt_pricer_set_arcs(xt_pricer *pricer)
{
    const xt_instance *instance = pricer->instance;
    sum_home(pricer);
    if (!xt_pricer_set_skills(pricer)) {
        return false;
    }
    pricer->arc_count = 0;
    size_t departments = (size_t)instance->departments;
    arc_costs *costs = pricer->costs_room;
    if (!XT_GROW(pricer->memory, costs, pricer->costs_capacity, departments)) {
        return false;
    }
    pricer->costs_room = costs;
    for (int d = 0; d < instance->departments; d++) {
        costs[d] = costs_of(pricer, d);
    }
    for (int first = pricer->first; first < pricer->end; first++) {
        pricer->arcs_at[first] = (int)pricer->arc_count;
        for (int d = 0; d < instance->departments; d++) {
            if (d != pricer->person->home && !add_arcs_from(pricer, d, first, &costs[d])) {
                return false;
            }
        }
    }
    pricer->arcs_at[pricer->end] = pricer->arcs_at[pricer->end + 1] = (int)pricer->arc_count;
    return true;
}
