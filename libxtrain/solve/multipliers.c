/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Multipliers for what the backward bounds forget: that most marks may be touched once only (P5 for
 * ever, P6 with one visit). Whoever touches mark m again pays again(m). With 0 <= lambda(m) <=
 * again(m), and V the marks that a label has touched,
 *     least over what follows  >=  least of (cost + sum lambda(m) x touches of m)
 *                                  - sum of lambda(m) over m not in V,
 * where the least on the right forgets marks (a Lagrangian relaxation; Held and Karp 1970). So the
 * tables stay as they are, only stays cost more. The multipliers of a person are learnt by
 * subgradient steps (Polyak 1969) from the best forgetful track, and kept for the person's next
 * time.
 */
#include <string.h>

#include "solve/pricer.h"

enum { FIRST_STEPS = 25, STEPS = 4 };

/* The person's multipliers, [marks]; zero at first. NULL: out of memory. */
static int64_t *multipliers_of(xt_pricer *pricer, bool *are_new)
{
    size_t *at = &pricer->lambda_at[pricer->employee];
    *are_new = *at == 0;
    if (*are_new) {
        size_t count = pricer->lambda_count + pricer->mark_count;
        if (!XT_GROW(pricer->memory, pricer->lambda, pricer->lambda_capacity, count)) {
            return NULL;
        }
        memset(pricer->lambda + pricer->lambda_count, 0,
               pricer->mark_count * sizeof *pricer->lambda);
        *at = pricer->lambda_count + 1;
        pricer->lambda_count = count;
    }
    return pricer->lambda + *at - 1;
}

static int64_t penalty_of(const xt_pricer *pricer, size_t arc, const int64_t *lambda)
{
    const uint64_t *touches = pricer->touches + arc * (size_t)pricer->words;
    int64_t penalty = 0;
    for (size_t m = 0; m < pricer->mark_count && !pricer->arcs[arc].goes_on; m++) {
        penalty += lambda[m] != 0 && xt_marked(touches, (int)m) ? lambda[m] : 0;
    }
    return penalty;
}

/* Puts the multipliers into the arcs' rewards, in place of those that are there. */
static void apply(xt_pricer *pricer, const int64_t *lambda)
{
    for (size_t a = 0; a < pricer->arc_count; a++) {
        pricer->rewards[a] = pricer->plain_rewards[a] - penalty_of(pricer, a, lambda);
    }
}

/* Sum of the multipliers of the marks that are untouched at the start. */
static int64_t open_sum(const xt_pricer *pricer, const uint64_t *start, const int64_t *lambda)
{
    int64_t sum = 0;
    for (size_t m = 0; m < pricer->mark_count; m++) {
        sum += xt_marked(start, (int)m) ? 0 : lambda[m];
    }
    return sum;
}

/* The state that the empty track has in the tables. */
size_t xt_pricer_start_state(const xt_pricer *pricer)
{
    size_t state = 0;
    for (int k = 0; k < pricer->kept_count; k++) {
        const xt_kept *kept = &pricer->kept[k];
        state += kept->resource >= 0
                     ? (size_t)(pricer->resources[kept->resource].start * kept->stride)
                     : 0;
    }
    return state;
}

/* The arc that the best forgetful track takes at a boundary, or -1: it stays at home or idle. */
static int best_arc(const xt_pricer *pricer, int boundary, int rest, size_t state, int64_t value)
{
    int64_t go = xt_pricer_go_cost(pricer, rest);
    for (int a = pricer->arcs_at[boundary]; a < pricer->arcs_at[boundary + 1]; a++) {
        const xt_arc *arc = &pricer->arcs[a];
        size_t cell = (size_t)pricer->touch_set[a] * (size_t)pricer->states + state;
        int64_t cost = arc->cost - pricer->rewards[a] + pricer->slope[0] * arc->load;
        const int64_t *after = pricer->after + xt_pricer_row(pricer, 0, 0, arc->last + 1);
        if (cost + go + pricer->state_cost[cell] + after[pricer->next_state[cell]] == value) {
            return a;
        }
    }
    return -1;
}

/* How often the best forgetful track touches each mark. */
static void count_touches(const xt_pricer *pricer, int *touched)
{
    size_t state = xt_pricer_start_state(pricer);
    int rest = pricer->gap_limit;
    int t = pricer->first;
    memset(touched, 0, pricer->mark_count * sizeof *touched);
    while (t < pricer->end) {
        int64_t value = pricer->after[xt_pricer_row(pricer, 0, rest, t) + state];
        int a = best_arc(pricer, t, rest, state, value);
        if (a < 0) {
            rest = rest < pricer->gap_limit ? rest + 1 : pricer->gap_limit;
            t++; /* wishes for home change the state; close enough for a direction */
            continue;
        }
        const uint64_t *touches = pricer->touches + (size_t)a * (size_t)pricer->words;
        for (size_t m = 0; m < pricer->mark_count && !pricer->arcs[a].goes_on; m++) {
            touched[m] += xt_marked(touches, (int)m) ? 1 : 0;
        }
        state = pricer->next_state[(size_t)pricer->touch_set[a] * (size_t)pricer->states + state];
        rest = 0;
        t = pricer->arcs[a].last + 1;
    }
}

/* One subgradient step; false: the best track touches nothing too often. */
static bool step(const xt_pricer *pricer, const uint64_t *start, const int *touched, int64_t gap,
                 int64_t *lambda)
{
    int64_t norm = 0;
    bool broken = false;
    for (size_t m = 0; m < pricer->mark_count; m++) {
        int64_t off = touched[m] - (xt_marked(start, (int)m) ? 0 : 1);
        bool counts = pricer->marks[m].again > 0 && (off > 0 || lambda[m] > 0);
        norm += counts ? off * off : 0;
        broken = broken || (counts && off > 0);
    }
    for (size_t m = 0; m < pricer->mark_count && norm > 0; m++) {
        int64_t off = touched[m] - (xt_marked(start, (int)m) ? 0 : 1);
        if (pricer->marks[m].again > 0 && (off > 0 || lambda[m] > 0)) {
            int64_t now = lambda[m] + off * (gap / norm);
            now = now > 0 ? now : 0;
            lambda[m] = now < pricer->marks[m].again ? now : pricer->marks[m].again;
        }
    }
    return broken;
}

static bool has_limits(const xt_pricer *pricer)
{
    for (size_t m = 0; m < pricer->mark_count; m++) {
        if (pricer->marks[m].again > 0) {
            return true;
        }
    }
    return false;
}

/* Steps from the present multipliers; the best ones stay. */
static void learn(xt_pricer *pricer, int64_t *lambda, int64_t *best, int *touched, int steps,
                  const uint64_t *start)
{
    int64_t highest = INT64_MIN;
    size_t row =
        xt_pricer_row(pricer, 0, pricer->gap_limit, pricer->first) + xt_pricer_start_state(pricer);
    for (int i = 0; i <= steps; i++) {
        apply(pricer, lambda);
        xt_pricer_solve_backwards(pricer, 0);
        int64_t bound = pricer->after[row] - open_sum(pricer, start, lambda);
        if (bound > highest) {
            highest = bound;
            memcpy(best, lambda, pricer->mark_count * sizeof *best);
        }
        int64_t found = pricer->threshold - pricer->base_cost;
        int64_t gap = pricer->threshold < XT_NO_THRESHOLD && found > bound
                          ? found - bound
                          : (bound < 0 ? -bound : bound) / 16 + 1;
        count_touches(pricer, touched);
        if (!step(pricer, start, touched, gap / (1 + i / 8), lambda)) {
            break;
        }
    }
    memcpy(lambda, best, pricer->mark_count * sizeof *lambda);
    apply(pricer, lambda);
}

bool xt_pricer_learn_multipliers(xt_pricer *pricer)
{
    pricer->multipliers = NULL;
    if (!has_limits(pricer) || pricer->first == pricer->end) {
        return true;
    }
    size_t marks = pricer->mark_count;
    bool are_new = false;
    int64_t *lambda = multipliers_of(pricer, &are_new);
    if (lambda == NULL ||
        !XT_GROW(pricer->memory, pricer->plain_rewards, pricer->plain_capacity,
                 pricer->arc_count + 1) ||
        !XT_GROW(pricer->memory, pricer->lambda_room, pricer->lambda_room_capacity, marks) ||
        !XT_GROW(pricer->memory, pricer->touched, pricer->touched_capacity, marks) ||
        !XT_GROW(pricer->memory, pricer->start_marks, pricer->start_capacity,
                 (size_t)pricer->words)) {
        return false;
    }
    if (pricer->arc_count > 0) {
        memcpy(pricer->plain_rewards, pricer->rewards, pricer->arc_count * sizeof *pricer->rewards);
    }
    for (size_t m = 0; m < marks; m++) { /* prices of shoulds may have fallen since */
        lambda[m] = lambda[m] < pricer->marks[m].again ? lambda[m] : pricer->marks[m].again;
    }
    xt_pricer_start_marks(pricer, pricer->start_marks);
    learn(pricer, lambda, pricer->lambda_room, pricer->touched, are_new ? FIRST_STEPS : STEPS,
          pricer->start_marks);
    pricer->multipliers = lambda;
    return true;
}

int64_t xt_pricer_open_sum(const xt_pricer *pricer, const uint64_t *marks)
{
    return pricer->multipliers == NULL ? 0 : open_sum(pricer, marks, pricer->multipliers);
}
