/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bounds on what can follow a partial track: the same problem solved backwards over (boundary,
 * state), where the state keeps only the most valuable visits and marks. All other resources are
 * relaxed: their rewards are always given, their costs never charged. A convex cost f of the total
 * load is replaced by its supporting lines: f(y) >= g y for slopes g, so that each stay carries g x
 * its load.
 */
#include "solve/pricer.h"

/* Slopes are kept as parts of the steepest one. Neighbours are tried some parts away: closer while
 * the middle is best, further while a neighbour is. */
enum { SLOPE_PARTS = 256, LEAST_STEP = 12, FIRST_STEP = 64 };

/* Visits free of charge, and gaps between stays in cells, are kept up to these. */
enum { MOST_KEPT = 8 };
enum { MOST_ROOM = 5, MOST_GAP = 12, ONE_PLACE = 1000 };

static int64_t value_of(const xt_pricer *pricer, const xt_kept *kept)
{
    if (kept->resource >= 0) {
        const xt_resource *resource = &pricer->resources[kept->resource];
        if (resource->kind == XT_RESOURCE_VISITS) {
            return resource->price * (kept->digits - 1);
        }
        if (resource->kind == XT_RESOURCE_BEFORE) {
            return pricer->most_apart * 2;
        }
        /* What free visits to one place hold back is little beside those to many. */
        bool one = pricer->group->visits[resource->rule].subject.kind == XTRAIN_SUBJECT_DEPARTMENT;
        return one ? resource->price / ONE_PLACE : resource->price;
    }
    int64_t value = 0;
    const int marks[2] = {kept->mark, kept->twin};
    for (int i = 0; i < 2; i++) {
        const xt_mark *mark = marks[i] >= 0 ? &pricer->marks[marks[i]] : NULL;
        if (mark != NULL) {
            value += mark->first < 0 ? -mark->first : mark->first;
            value += mark->visits >= 0 ? pricer->resources[mark->visits].price / 2 : 0;
        }
    }
    return value;
}

/* Keeps the candidate if it is worth more than one that is kept, or there is room. */
static void offer(xt_pricer *pricer, xt_kept candidate)
{
    const int most = MOST_KEPT;
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

static bool is_twin(const xt_pricer *pricer, int mark)
{
    for (int k = 0; k < pricer->kept_count; k++) {
        if (pricer->kept[k].twin == mark) {
            return true;
        }
    }
    return false;
}

/* The mark of a department's visit that every stay touches together with a wish's mark, or -1: a
 * wish to be in a department and a visit to it are one thing to keep. */
static int twin_of(const xt_pricer *pricer, int wish_mark)
{
    const xt_wish *wish = &pricer->person->wishes[wish_mark - pricer->wish_mark];
    if (wish->stated.subject.kind != XTRAIN_SUBJECT_DEPARTMENT) {
        return -1;
    }
    for (size_t r = 0; r < pricer->resource_count; r++) {
        const xt_resource *resource = &pricer->resources[r];
        if (resource->kind != XT_RESOURCE_VISITS || resource->first_bit < 0) {
            continue;
        }
        int mark = resource->first_bit + wish->stated.subject.index;
        bool together = true;
        for (size_t a = 0; a < pricer->arc_count && together; a++) {
            const uint64_t *marks = pricer->touches + a * (size_t)pricer->words;
            together = xt_marked(marks, mark) == xt_marked(marks, wish_mark);
        }
        if (together && !is_twin(pricer, mark)) {
            return mark;
        }
    }
    return -1;
}

/* Of visits to different departments, the two that are cheapest to visit: a bound that counts the
 * best one twice is far off. */
static void offer_departments(xt_pricer *pricer, const xt_resource *resource)
{
    int best[2] = {-1, -1};
    int64_t least[2] = {XT_NO_THRESHOLD, XT_NO_THRESHOLD};
    for (size_t a = 0; a < pricer->arc_count; a++) {
        int d = pricer->arcs[a].department;
        int64_t cost = pricer->arcs[a].cost;
        int mark = resource->first_bit + d;
        if (!xt_marked(pricer->touches + a * (size_t)pricer->words, mark)) {
            continue;
        }
        if (d == best[0]) {
            least[0] = cost < least[0] ? cost : least[0];
        } else if (cost < least[0]) {
            best[1] = best[0];
            least[1] = least[0];
            best[0] = d;
            least[0] = cost;
        } else if (d == best[1] || cost < least[1]) {
            least[1] = cost < least[1] ? cost : least[1];
            best[1] = d;
        }
    }
    for (int i = 0; i < 2; i++) {
        if (best[i] >= 0 && !is_twin(pricer, resource->first_bit + best[i])) {
            offer(pricer, (xt_kept){-1, resource->first_bit + best[i], -1, 2, 0});
        }
    }
}

static void choose_kept(xt_pricer *pricer)
{
    pricer->kept_count = 0;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        const xt_resource *resource = &pricer->resources[r];
        if (resource->kind == XT_RESOURCE_VISITS ||
            (resource->kind == XT_RESOURCE_ROOM && resource->start <= MOST_ROOM)) {
            offer(pricer, (xt_kept){(int)r, -1, -1, resource->start + 1, 0});
        }
    }
    for (size_t m = 0; m < pricer->mark_count; m++) {
        if (pricer->marks[m].first != 0 && matters(pricer, m)) {
            offer(pricer, (xt_kept){-1, (int)m, twin_of(pricer, (int)m), 2, 0});
        }
    }
    for (size_t r = 0; r < pricer->resource_count; r++) {
        if (pricer->resources[r].kind == XT_RESOURCE_VISITS &&
            pricer->resources[r].first_bit >= 0) {
            offer_departments(pricer, &pricer->resources[r]);
        }
    }
    if (pricer->before_resource >= 0) {
        offer(pricer, (xt_kept){pricer->before_resource, -1, -1, pricer->kinds, 0});
    }
    const int most = pricer->person->home >= 0 ? XT_BOUND_STATES_AT_HOME : XT_BOUND_STATES;
    int kept = 0;
    pricer->states = 1;
    for (int i = 0; i < pricer->kept_count; i++) {
        xt_kept candidate = pricer->kept[i];
        if (candidate.digits > most / pricer->states) {
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
        const xt_kept *kept = &pricer->kept[k];
        if (kept->resource == resource &&
            (kept->mark == mark || (mark >= 0 && kept->twin == mark))) {
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
    /* Visits to different departments: where the department's own mark is kept, it does the
     * counting. */
    int mark = resource->first_bit + pricer->arcs[arc].department;
    return xt_marked(marks, mark) && !keeps(pricer, -1, mark);
}

/* Rewards of the arc by resources and marks that the state does not keep. */
static int64_t relaxed_reward(const xt_pricer *pricer, size_t arc)
{
    int64_t reward = 0;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        xt_kept visits = {(int)r, -1, -1, 0, 0};
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

static int digit_of(const xt_kept *kept, int state)
{
    return state / kept->stride % kept->digits;
}

/* A visit is counted: by the state if it keeps the resource, else it is always rewarded. */
static int count_visit(const xt_pricer *pricer, int resource, int state, int64_t *cost)
{
    for (int k = 0; k < pricer->kept_count; k++) {
        if (pricer->kept[k].resource == resource) {
            if (digit_of(&pricer->kept[k], state) == 0) {
                *cost += pricer->resources[resource].over;
                return state;
            }
            state -= pricer->kept[k].stride;
        }
    }
    *cost -= pricer->resources[resource].price;
    return state;
}

/* Where a touch leads from a state; adds to *cost. */
static int step_state(const xt_pricer *pricer, const xt_kept *kept, int state, int64_t *cost)
{
    if (kept->resource >= 0 && pricer->resources[kept->resource].kind == XT_RESOURCE_ROOM) {
        if (digit_of(kept, state) > 0) {
            return state - kept->stride;
        }
        *cost += pricer->resources[kept->resource].price;
        return state;
    }
    if (kept->resource >= 0) {
        return count_visit(pricer, kept->resource, state, cost);
    }
    if (digit_of(kept, state) != 0) {
        return state;
    }
    state += kept->stride;
    const int marks[2] = {kept->mark, kept->twin};
    for (int i = 0; i < 2; i++) {
        if (marks[i] >= 0) {
            const xt_mark *mark = &pricer->marks[marks[i]];
            *cost += mark->first;
            state = mark->visits >= 0 ? count_visit(pricer, mark->visits, state, cost) : state;
        }
    }
    return state;
}

/* The kept BEFORE takes the kind of the stay. */
static int step_kind(const xt_pricer *pricer, const xt_kept *kept, int state, int kind,
                     int64_t *cost)
{
    int now = digit_of(kept, state);
    *cost += pricer->apart[(size_t)now * (size_t)pricer->kinds + (size_t)kind];
    return state + (kind - now) * kept->stride;
}

/* Where one set of touches leads from every state. */
static void set_transition(xt_pricer *pricer, int set)
{
    uint32_t signature = pricer->signature[set];
    int kind = (int)(signature >> MOST_KEPT);
    for (int state = 0; state < pricer->states; state++) {
        int64_t cost = 0;
        int next = state;
        for (int k = 0; k < pricer->kept_count; k++) {
            if ((signature >> k & 1) != 0) {
                next = pricer->kept[k].resource >= 0 &&
                               pricer->kept[k].resource == pricer->before_resource
                           ? step_kind(pricer, &pricer->kept[k], next, kind, &cost)
                           : step_state(pricer, &pricer->kept[k], next, &cost);
            }
        }
        size_t cell = (size_t)set * (size_t)pricer->states + (size_t)state;
        pricer->next_state[cell] = (uint8_t)next;
        pricer->state_cost[cell] = cost;
    }
}

/* What an arc touches of what is kept, a bit each, and above them the kind of its department if
 * that is kept. */
static uint32_t signature_of(const xt_pricer *pricer, size_t arc)
{
    uint32_t signature = 0;
    for (int k = 0; k < pricer->kept_count; k++) {
        const xt_kept *kept = &pricer->kept[k];
        if (kept->resource >= 0 && kept->resource == pricer->before_resource) {
            const xt_arc *stay = &pricer->arcs[arc];
            uint32_t kind = (uint32_t)pricer->kind_of[stay->department];
            signature |= stay->goes_on ? 0 : UINT32_C(1) << k | kind << MOST_KEPT;
        } else if (touches_kept(pricer, kept, arc)) {
            signature |= UINT32_C(1) << k;
        }
    }
    return signature;
}

/* The sets of touches that stays have, and where they lead. */
static bool set_transitions(xt_pricer *pricer)
{
    size_t states = (size_t)pricer->states;
    size_t sets = 0;
    size_t last = 0; /* neighbours are mostly alike */
    if (!XT_GROW(pricer->memory, pricer->touch_set, pricer->touch_set_capacity,
                 pricer->arc_count + 1)) {
        return false;
    }
    for (size_t a = 0; a < pricer->arc_count; a++) {
        uint32_t signature = signature_of(pricer, a);
        size_t set = last < sets && pricer->signature[last] == signature ? last : 0;
        while (set < sets && pricer->signature[set] != signature) {
            set++;
        }
        if (set == sets) {
            if (!XT_GROW(pricer->memory, pricer->signature, pricer->signature_capacity, sets + 1) ||
                !XT_GROW(pricer->memory, pricer->next_state, pricer->next_state_capacity,
                         (sets + 1) * states) ||
                !XT_GROW(pricer->memory, pricer->state_cost, pricer->state_cost_capacity,
                         (sets + 1) * states)) {
                return false;
            }
            pricer->signature[sets++] = signature;
            set_transition(pricer, (int)set);
        }
        pricer->touch_set[a] = (uint16_t)set;
        last = set;
    }
    return true;
}

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
            state = step_state(pricer, kept, state, &cost);
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
            row[s] = 0;
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
    choose_kept(pricer);
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
            relaxed_reward(pricer, a) + xt_pricer_skill_gain(pricer, &pricer->arcs[a]);
    }
    pricer->home_reward = pricer->end_gain;
    for (size_t i = 0; pricer->home_touches && i < pricer->person->wish_count; i++) {
        int mark = pricer->wish_mark + (int)i;
        if (xt_marked(pricer->home_marks, mark) && pricer->marks[mark].first < 0 &&
            !keeps(pricer, -1, mark)) {
            pricer->home_reward -= pricer->marks[mark].first;
        }
    }
    if (!set_transitions(pricer) || !xt_pricer_learn_multipliers(pricer)) {
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
