/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bounds on what can follow a partial track: the same problem solved backwards over (boundary,
 * state), where the state keeps only the most valuable visits, marks and levels (kept.c). All other
 * resources are relaxed: their rewards are always given, their costs never charged. A convex cost f
 * of the total load is replaced by its supporting lines: f(y) >= g y for slopes g, so that each
 * stay carries g x its load.
 */
#include "solve/pricer.h"

/* Slopes are kept as parts of the steepest one. Neighbours are tried some parts away: closer while
 * the middle is best, further while a neighbour is. */
enum { SLOPE_PARTS = 256, LEAST_STEP = 12, FIRST_STEP = 64 };

/* Gaps between stays are kept up to so many cells. */
enum { MOST_GAP = 12 };

/* best[state] = min(best[state], cost of the arc + what follows it). */
static void relax_arc(const xt_pricer *pricer, size_t arc, int64_t cost, const int64_t *after,
                      int64_t *best)
{
    size_t row = (size_t)pricer->touch_set[arc] * (size_t)pricer->states;
    const uint8_t *next = pricer->next_state + row;
    const int64_t *more = pricer->state_cost + row;
    for (int state = 0; state < pricer->states; state++) {
        int64_t total = cost + more[state] + after[next[state]];
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
            state = xt_pricer_step_state(pricer, kept, state, &cost);
        }
    }
    return cost + home[state];
}

/* Where the table of a slope has its row for `rest` cells since the last stay at a boundary: rest 0
 * is for labels whose stay ends there, gap_limit for those that are free to go. */
size_t xt_pricer_row(const xt_pricer *pricer, int slope, int rest, int boundary)
{
    size_t boundaries = (size_t)pricer->instance->periods + 1;
    size_t layer = (size_t)slope * (size_t)(pricer->gap_limit + 1) + (size_t)rest;
    return (layer * boundaries + (size_t)boundary) * (size_t)pricer->states;
}

/* The best that can begin at the boundary, by state, without its move and gap. */
static void best_arcs(const xt_pricer *pricer, int slope, int boundary, int64_t *best)
{
    for (int s = 0; s < pricer->states; s++) {
        best[s] = XT_NO_THRESHOLD;
    }
    for (int a = pricer->arcs_at[boundary]; a < pricer->arcs_at[boundary + 1]; a++) {
        const xt_arc *arc = &pricer->arcs[a];
        int64_t cost = arc->cost - pricer->rewards[a] + pricer->slope[slope] * arc->load;
        relax_arc(pricer, (size_t)a, cost,
                  pricer->after + xt_pricer_row(pricer, slope, 0, arc->last + 1), best);
    }
}

/* C3: where a track may end with idle cells only, which are free then. */
static void set_finishes(xt_pricer *pricer)
{
    bool may = pricer->idle_price != 0;
    pricer->finishes[pricer->end] = false;
    for (int t = pricer->end - 1; t >= pricer->first; t--) {
        may = may && xt_pricer_cell_allowed(pricer, XTRAIN_NONE, t);
        pricer->finishes[t] = may;
    }
}

int64_t xt_pricer_go_cost(const xt_pricer *pricer, int rest)
{
    int64_t home_move = pricer->person->home >= 0 ? pricer->move_price : 0;
    return (rest == 0 ? pricer->move_price : home_move) +
           pricer->gap_price * (pricer->gap_limit - rest);
}

/* One slope's table, from the last boundary to the first. */
void xt_pricer_solve_backwards(xt_pricer *pricer, int slope)
{
    int most = pricer->gap_limit;
    int64_t home_move = pricer->person->home >= 0 ? pricer->move_price : 0;
    for (int rest = 0; rest <= most; rest++) {
        int64_t *row = pricer->after + xt_pricer_row(pricer, slope, rest, pricer->end);
        for (int s = 0; s < pricer->states; s++) {
            row[s] = xt_pricer_missing_cost(pricer, s);
        }
    }
    for (int t = pricer->end - 1; t >= pricer->first; t--) {
        int64_t best[XT_BOUND_STATES];
        best_arcs(pricer, slope, t, best);
        bool may_rest = xt_pricer_cell_allowed(pricer, pricer->person->home, t);
        int64_t rest_cost = pricer->idle_price - (pricer->home_gain[t + 1] - pricer->home_gain[t]);
        for (int rest = 0; rest <= most; rest++) {
            int64_t *row = pricer->after + xt_pricer_row(pricer, slope, rest, t);
            int rested = rest < most ? rest + 1 : most;
            const int64_t *next = pricer->after + xt_pricer_row(pricer, slope, rested, t + 1);
            int64_t go = xt_pricer_go_cost(pricer, rest);
            int64_t back = rest == 0 ? home_move : 0;
            for (int s = 0; s < pricer->states; s++) {
                int64_t idle =
                    may_rest ? after_home(pricer, t, s, next) + back + rest_cost : XT_NO_THRESHOLD;
                idle = pricer->finishes[t] && idle > 0 ? 0 : idle;
                row[s] = idle < best[s] + go ? idle : best[s] + go;
            }
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

/* Slopes that can be of use: the end of the range if the load stays on one side of the share, else
 * the person's best slope so far with neighbours: the best bound over slopes is concave in them. */
static void choose_slopes(xt_pricer *pricer)
{
    int64_t off = pricer->load_base - pricer->person->share;
    int64_t most = pricer->load_slope;
    pricer->slopes = 0;
    if (pricer->load_resource < 0 || most == 0) {
        pricer->slope[pricer->slopes++] = 0;
    } else if (off + pricer->low_load[pricer->first] >= 0) {
        pricer->slope[pricer->slopes++] = most;
    } else if (off + pricer->high_load[pricer->first] <= 0) {
        pricer->slope[pricer->slopes++] = -most;
    } else {
        int64_t centre = (int64_t)pricer->slope_of[pricer->employee] * most / SLOPE_PARTS;
        int parts = pricer->step_of[pricer->employee];
        int64_t step = most * (parts > 0 ? parts : FIRST_STEP) / SLOPE_PARTS;
        pricer->slope[pricer->slopes++] = centre;
        pricer->slope[pricer->slopes++] = centre + step < most ? centre + step : most;
        pricer->slope[pricer->slopes++] = centre - step > -most ? centre - step : -most;
    }
}

/* Remembers the slope of the best bound at the first boundary for the person's next time. */
static void learn_slope(xt_pricer *pricer)
{
    if (pricer->slopes < 2) {
        return;
    }
    int64_t off = pricer->load_base - pricer->person->share;
    int best = 0;
    int64_t least = 0;
    for (int g = 0; g < pricer->slopes; g++) {
        size_t start = xt_pricer_start_state(pricer);
        int64_t bound =
            pricer->after[xt_pricer_row(pricer, g, pricer->gap_limit, pricer->first) + start] +
            pricer->slope[g] * off;
        if (g == 0 || bound > least) {
            least = bound;
            best = g;
        }
    }
    int16_t *step = &pricer->step_of[pricer->employee];
    int16_t now = *step > 0 ? *step : FIRST_STEP;
    *step = (int16_t)(best == 0 ? now / 2 : now * 2);
    *step = *step < LEAST_STEP ? LEAST_STEP : *step > FIRST_STEP ? FIRST_STEP : *step;
    pricer->slope_of[pricer->employee] =
        (int16_t)(pricer->slope[best] * SLOPE_PARTS / pricer->load_slope);
}

/* The gap that is kept: the dearest one. Without any there are two layers all the same: a stay just
 * ended, or at home. */
static void choose_gap(xt_pricer *pricer)
{
    pricer->gap_resource = -1;
    pricer->gap_limit = 1;
    pricer->gap_price = 0;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        const xt_resource *resource = &pricer->resources[r];
        if (resource->kind == XT_RESOURCE_GAP && resource->limit <= MOST_GAP &&
            resource->price > pricer->gap_price) {
            pricer->gap_resource = (int)r;
            pricer->gap_limit = resource->limit;
            pricer->gap_price = resource->price;
        }
    }
}

/* The layer of a label: cells at home since its last stay, as far as they matter. */
static int rest_of(const xt_pricer *pricer, const xt_label *label, int boundary)
{
    if (label->touches) {
        return 0;
    }
    int wait = 0;
    if (pricer->gap_resource >= 0) {
        wait = xt_label_values(label)[pricer->gap_resource] - boundary;
    }
    return wait > 0 ? pricer->gap_limit - wait : pricer->gap_limit;
}

bool xt_pricer_set_bounds(xt_pricer *pricer)
{
    xt_pricer_choose_kept(pricer);
    set_finishes(pricer);
    set_ranges(pricer);
    choose_slopes(pricer);
    choose_gap(pricer);
    if (!XT_GROW(pricer->memory, pricer->after, pricer->after_capacity,
                 xt_pricer_row(pricer, pricer->slopes, 0, 0)) ||
        !XT_GROW(pricer->memory, pricer->rewards, pricer->rewards_capacity,
                 pricer->arc_count + 1)) {
        return false;
    }
    for (size_t a = 0; a < pricer->arc_count; a++) {
        pricer->rewards[a] =
            xt_pricer_relaxed_reward(pricer, a) + xt_pricer_skill_gain(pricer, &pricer->arcs[a]);
    }
    pricer->home_reward = pricer->end_gain;
    for (size_t i = 0; pricer->home_touches && i < pricer->person->wish_count; i++) {
        int mark = pricer->wish_mark + (int)i;
        if (xt_marked(pricer->home_marks, mark) && pricer->marks[mark].first < 0 &&
            !xt_pricer_keeps(pricer, -1, mark)) {
            pricer->home_reward -= pricer->marks[mark].first;
        }
    }
    if (!xt_pricer_set_transitions(pricer) || !xt_pricer_learn_multipliers(pricer)) {
        return false;
    }
    for (int g = 0; g < pricer->slopes; g++) {
        xt_pricer_solve_backwards(pricer, g);
    }
    learn_slope(pricer);
    return true;
}

size_t xt_pricer_state(const xt_pricer *pricer, const xt_label *label)
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

/* g y + the least of f - g y over what y can still become: y is the load off the share, f the cost
 * of it, convex with its minimum at 0, and g no steeper than f at 0. */
static int64_t load_line(const xt_pricer *pricer, int64_t load, int boundary, int64_t slope)
{
    int64_t off = pricer->load_base + load - pricer->person->share;
    int64_t low = off + pricer->low_load[boundary];
    int64_t high = off + pricer->high_load[boundary];
    int64_t nearest = low > 0 ? low : high < 0 ? high : 0;
    int64_t more = nearest == 0
                       ? 0
                       : xt_pricer_sum_cost(pricer, &pricer->resources[pricer->load_resource],
                                            nearest - off + load) -
                             slope * nearest;
    return slope * off + more;
}

int64_t xt_pricer_completion(const xt_pricer *pricer, const xt_label *label, int boundary)
{
    const int32_t *values = xt_label_values(label);
    int64_t rest = boundary < pricer->end ? -pricer->home_reward - label->open : 0;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        if (pricer->resources[r].kind == XT_RESOURCE_AWAY) {
            rest += xt_pricer_sum_bound(pricer, &pricer->resources[r], values[r], 0,
                                        pricer->most_away[boundary]);
        }
    }
    int rest_layer = rest_of(pricer, label, boundary);
    size_t state = xt_pricer_state(pricer, label);
    int64_t best = -XT_NO_THRESHOLD;
    for (int g = 0; g < pricer->slopes; g++) {
        int64_t bound = pricer->after[xt_pricer_row(pricer, g, rest_layer, boundary) + state];
        if (pricer->load_resource >= 0) {
            bound += load_line(pricer, values[pricer->load_resource], boundary, pricer->slope[g]);
        }
        best = bound > best ? bound : best;
    }
    return best + rest;
}

/* A bound on what the label and a stay can lead to, from tables alone: cheap enough to try first.
 */
bool xt_pricer_is_hopeless(const xt_pricer *pricer, const xt_label *label, size_t state, size_t arc)
{
    const xt_arc *stay = &pricer->arcs[arc];
    size_t cell = (size_t)pricer->touch_set[arc] * (size_t)pricer->states + state;
    int64_t cost = label->cost + stay->cost - pricer->rewards[arc] + pricer->state_cost[cell] -
                   pricer->home_reward - label->open;
    cost += !stay->goes_on && label->last >= 0 ? pricer->move_price : 0;
    int64_t off = 0;
    if (pricer->load_resource >= 0) {
        off = pricer->load_base + xt_label_values(label)[pricer->load_resource] + stay->load -
              pricer->person->share;
    }
    for (int g = 0; g < pricer->slopes; g++) {
        int64_t after =
            pricer->after[xt_pricer_row(pricer, g, 0, stay->last + 1) + pricer->next_state[cell]];
        if (cost + pricer->slope[g] * off + after >= pricer->threshold) {
            return true;
        }
    }
    return false;
}
