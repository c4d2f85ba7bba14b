/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bounds on what can follow a partial track: the same problem solved backwards over (boundary,
 * state), where the state keeps only the most valuable visits and marks. All other resources are
 * relaxed: their rewards are always given, their costs never charged. A convex cost f of the total
 * load is replaced by its supporting lines: f(y) >= g y for slopes g, so that each stay carries g x
 * its load.
 */
#include "solve/pricer.h"

static int64_t value_of(const xt_pricer *pricer, const xt_kept *kept)
{
    if (kept->resource >= 0) {
        return pricer->resources[kept->resource].price * (kept->digits - 1);
    }
    int64_t first = pricer->marks[kept->mark].first;
    return first < 0 ? -first : first;
}

/* Keeps the candidate if it is worth more than one that is kept, or there is room. */
static void offer(xt_pricer *pricer, xt_kept candidate)
{
    const int most = (int)(sizeof pricer->kept / sizeof pricer->kept[0]);
    int place = pricer->kept_count;
    while (place > 0 && value_of(pricer, &pricer->kept[place - 1]) < value_of(pricer, &candidate)) {
        place--;
    }
    if (place == most) {
        return;
    }
    int last = pricer->kept_count < most ? pricer->kept_count++ : most - 1;
    for (int i = last; i > place; i--) {
        pricer->kept[i] = pricer->kept[i - 1];
    }
    pricer->kept[place] = candidate;
}

/* Is the mark touched by any stay that is left or by home cells. */
static bool matters(const xt_pricer *pricer, size_t mark)
{
    if (xt_marked(pricer->home_marks, (int)mark)) {
        return true;
    }
    for (size_t a = 0; a < pricer->arc_count; a++) {
        if (xt_marked(pricer->touches + a * (size_t)pricer->words, (int)mark)) {
            return true;
        }
    }
    return false;
}

static void choose_kept(xt_pricer *pricer)
{
    pricer->kept_count = 0;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        if (pricer->resources[r].kind == XT_RESOURCE_VISITS) {
            offer(pricer, (xt_kept){(int)r, -1, pricer->resources[r].start + 1, 0});
        }
    }
    for (size_t m = 0; m < pricer->mark_count; m++) {
        if (pricer->marks[m].first != 0 && matters(pricer, m)) {
            offer(pricer, (xt_kept){-1, (int)m, 2, 0});
        }
    }
    int kept = 0;
    pricer->states = 1;
    for (int i = 0; i < pricer->kept_count; i++) {
        xt_kept candidate = pricer->kept[i];
        if (candidate.digits > XT_BOUND_STATES / pricer->states) {
            continue;
        }
        candidate.stride = pricer->states;
        pricer->states *= candidate.digits;
        pricer->kept[kept++] = candidate;
    }
    pricer->kept_count = kept;
}

static bool keeps(const xt_pricer *pricer, int resource, int mark)
{
    for (int k = 0; k < pricer->kept_count; k++) {
        if (pricer->kept[k].resource == resource && pricer->kept[k].mark == mark) {
            return true;
        }
    }
    return false;
}

/* What a touched mark gives at most for the VISITS that it counts for, as kept or as relaxed. */
static bool touches_kept(const xt_pricer *pricer, const xt_kept *kept, size_t arc)
{
    const uint64_t *marks = pricer->touches + arc * (size_t)pricer->words;
    if (kept->mark >= 0) {
        return xt_marked(marks, kept->mark);
    }
    const xt_resource *resource = &pricer->resources[kept->resource];
    if (resource->first_bit < 0) {
        return pricer->effects[arc * pricer->resource_count + (size_t)kept->resource] != 0;
    }
    return xt_marked(marks, resource->first_bit + pricer->arcs[arc].department);
}

/* Rewards of the arc by resources and marks that the state does not keep. */
static int64_t relaxed_reward(const xt_pricer *pricer, size_t arc)
{
    int64_t reward = 0;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        xt_kept visits = {(int)r, -1, 0, 0};
        if (pricer->resources[r].kind == XT_RESOURCE_VISITS && !keeps(pricer, (int)r, -1) &&
            touches_kept(pricer, &visits, arc)) {
            reward += pricer->resources[r].price;
        }
    }
    for (size_t i = 0; i < pricer->person->wish_count; i++) {
        int mark = pricer->wish_mark + (int)i;
        if (pricer->marks[mark].first < 0 &&
            xt_marked(pricer->touches + arc * (size_t)pricer->words, mark) &&
            !keeps(pricer, -1, mark)) {
            reward -= pricer->marks[mark].first;
        }
    }
    return reward;
}

/* Where a touch leads from a state; adds to *cost. */
static int step_state(const xt_pricer *pricer, const xt_kept *kept, int state, int64_t *cost)
{
    int digit = state / kept->stride % kept->digits;
    if (kept->resource >= 0) {
        if (digit > 0) {
            *cost -= pricer->resources[kept->resource].price;
            return state - kept->stride;
        }
    } else if (digit == 0) {
        *cost += pricer->marks[kept->mark].first;
        return state + kept->stride;
    }
    return state;
}

/* best[state] = min(best[state], cost of the arc + what follows it). */
static void relax_arc(const xt_pricer *pricer, size_t arc, int64_t cost, const int64_t *after,
                      int64_t *best)
{
    const xt_kept *touched[sizeof pricer->kept / sizeof pricer->kept[0]];
    int count = 0;
    for (int k = 0; k < pricer->kept_count; k++) {
        if (touches_kept(pricer, &pricer->kept[k], arc)) {
            touched[count++] = &pricer->kept[k];
        }
    }
    for (int state = 0; state < pricer->states; state++) {
        int64_t total = cost;
        int next = state;
        for (int k = 0; k < count; k++) {
            next = step_state(pricer, touched[k], next, &total);
        }
        total += after[next];
        best[state] = total < best[state] ? total : best[state];
    }
}

bool xt_pricer_home_touches(const xt_pricer *pricer, int mark, int period)
{
    const xt_wish *wish = &pricer->person->wishes[mark - pricer->wish_mark];
    return xt_marked(pricer->home_marks, mark) && period >= wish->first_period &&
           period <= wish->last_period &&
           xt_is_present(pricer->instance->problem, pricer->employee, pricer->person->home, period);
}

/* What follows a home cell in `period`, by the state before it. */
static int64_t after_home(const xt_pricer *pricer, int period, int state, const int64_t *home)
{
    int64_t cost = 0;
    for (int k = 0; pricer->home_touches && k < pricer->kept_count; k++) {
        const xt_kept *kept = &pricer->kept[k];
        if (kept->mark >= pricer->wish_mark && xt_pricer_home_touches(pricer, kept->mark, period)) {
            state = step_state(pricer, kept, state, &cost);
        }
    }
    return cost + home[state];
}

/* One slope's table, from the last boundary to the first. */
static void solve_backwards(xt_pricer *pricer, int slope, const int64_t *rewards)
{
    size_t states = (size_t)pricer->states;
    size_t base = (size_t)slope * ((size_t)pricer->instance->periods + 1) * states;
    int64_t *home = pricer->at_home + base;
    int64_t *stay = pricer->at_stay + base;
    bool has_home = pricer->person->home >= 0;
    int64_t start_move = has_home ? pricer->move_price : 0;
    for (size_t s = 0; s < states; s++) {
        home[(size_t)pricer->end * states + s] = stay[(size_t)pricer->end * states + s] = 0;
    }
    for (int t = pricer->end - 1; t >= pricer->first; t--) {
        int64_t best[XT_BOUND_STATES];
        for (size_t s = 0; s < states; s++) {
            best[s] = XT_NO_THRESHOLD;
        }
        for (int a = pricer->arcs_at[t]; a < pricer->arcs_at[t + 1]; a++) {
            const xt_arc *arc = &pricer->arcs[a];
            relax_arc(pricer, (size_t)a, arc->cost - rewards[a] + pricer->slope[slope] * arc->load,
                      stay + (size_t)(arc->last + 1) * states, best);
        }
        for (size_t s = 0; s < states; s++) {
            int64_t idle = XT_NO_THRESHOLD;
            if (xt_pricer_cell_allowed(pricer, pricer->person->home, t)) {
                idle = after_home(pricer, t, (int)s, home + (size_t)(t + 1) * states);
            }
            int64_t from_home = best[s] + start_move;
            int64_t from_stay = best[s] + pricer->move_price + pricer->touch_cost;
            home[(size_t)t * states + s] = idle < from_home ? idle : from_home;
            idle += start_move;
            stay[(size_t)t * states + s] = idle < from_stay ? idle : from_stay;
        }
    }
}

/* Ranges of the sums that can still be added from each boundary on. */
static void set_ranges(xt_pricer *pricer)
{
    pricer->low_load[pricer->end] = pricer->high_load[pricer->end] = 0;
    pricer->most_away[pricer->end] = 0;
    for (int t = pricer->end - 1; t >= pricer->first; t--) {
        int low = pricer->low_load[t + 1];
        int high = pricer->high_load[t + 1];
        int away = pricer->most_away[t + 1];
        for (int a = pricer->arcs_at[t]; a < pricer->arcs_at[t + 1]; a++) {
            const xt_arc *arc = &pricer->arcs[a];
            int after = arc->last + 1;
            low = arc->load + pricer->low_load[after] < low ? arc->load + pricer->low_load[after]
                                                            : low;
            high = arc->load + pricer->high_load[after] > high
                       ? arc->load + pricer->high_load[after]
                       : high;
            away = arc->present + pricer->most_away[after] > away
                       ? arc->present + pricer->most_away[after]
                       : away;
        }
        pricer->low_load[t] = low;
        pricer->high_load[t] = high;
        pricer->most_away[t] = away;
    }
}

/* Slopes that can be of use: one if the load stays on one side of the share. */
static void choose_slopes(xt_pricer *pricer)
{
    pricer->slopes = 0;
    int64_t off = pricer->load_base - pricer->person->share;
    if (pricer->load_resource < 0 || pricer->load_slope == 0) {
        pricer->slope[pricer->slopes++] = 0;
        return;
    }
    if (off + pricer->high_load[pricer->first] > 0) {
        pricer->slope[pricer->slopes++] = pricer->load_slope;
    }
    if (off + pricer->low_load[pricer->first] < 0) {
        pricer->slope[pricer->slopes++] = -pricer->load_slope;
    }
    if (pricer->slopes != 1) {
        pricer->slope[pricer->slopes++] = 0;
    }
}

bool xt_pricer_set_bounds(xt_pricer *pricer)
{
    choose_kept(pricer);
    set_ranges(pricer);
    choose_slopes(pricer);
    size_t cells =
        (size_t)pricer->slopes * ((size_t)pricer->instance->periods + 1) * (size_t)pricer->states;
    if (!XT_GROW(pricer->memory, pricer->at_home, pricer->at_home_capacity, cells) ||
        !XT_GROW(pricer->memory, pricer->at_stay, pricer->at_stay_capacity, cells) ||
        !XT_GROW(pricer->memory, pricer->rewards, pricer->rewards_capacity,
                 pricer->arc_count + 1)) {
        return false;
    }
    for (size_t a = 0; a < pricer->arc_count; a++) {
        pricer->rewards[a] = relaxed_reward(pricer, a);
    }
    pricer->touch_cost = 0;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        const xt_resource *resource = &pricer->resources[r];
        if (resource->kind == XT_RESOURCE_GAP) {
            pricer->touch_cost += resource->price * resource->limit;
        }
    }
    pricer->home_reward = 0;
    for (size_t i = 0; pricer->home_touches && i < pricer->person->wish_count; i++) {
        int mark = pricer->wish_mark + (int)i;
        if (xt_marked(pricer->home_marks, mark) && pricer->marks[mark].first < 0 &&
            !keeps(pricer, -1, mark)) {
            pricer->home_reward -= pricer->marks[mark].first;
        }
    }
    for (int g = 0; g < pricer->slopes; g++) {
        solve_backwards(pricer, g, pricer->rewards);
    }
    return true;
}

static size_t state_of(const xt_pricer *pricer, const xt_label *label)
{
    size_t state = 0;
    for (int k = 0; k < pricer->kept_count; k++) {
        const xt_kept *kept = &pricer->kept[k];
        int digit = kept->resource >= 0
                        ? xt_label_values(label)[kept->resource]
                        : (xt_marked(xt_label_marks(pricer, label), kept->mark) ? 1 : 0);
        state += (size_t)(digit * kept->stride);
    }
    return state;
}

int64_t xt_pricer_completion(const xt_pricer *pricer, const xt_label *label, int boundary)
{
    const int32_t *values = xt_label_values(label);
    int64_t rest = -pricer->home_reward;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        if (pricer->resources[r].kind == XT_RESOURCE_AWAY) {
            rest += xt_pricer_sum_bound(pricer, &pricer->resources[r], values[r], 0,
                                        pricer->most_away[boundary]);
        }
    }
    const int64_t *table = label->touches ? pricer->at_stay : pricer->at_home;
    size_t state = state_of(pricer, label);
    int64_t best = -XT_NO_THRESHOLD;
    for (int g = 0; g < pricer->slopes; g++) {
        size_t row = (size_t)g * ((size_t)pricer->instance->periods + 1) + (size_t)boundary;
        int64_t bound = table[row * (size_t)pricer->states + state];
        if (pricer->load_resource >= 0) {
            int64_t load = values[pricer->load_resource];
            bound +=
                pricer->slope[g] != 0
                    ? pricer->slope[g] * (pricer->load_base + load - pricer->person->share)
                    : xt_pricer_sum_bound(pricer, &pricer->resources[pricer->load_resource], load,
                                          pricer->low_load[boundary], pricer->high_load[boundary]);
        }
        best = bound > best ? bound : best;
    }
    return best + rest;
}
