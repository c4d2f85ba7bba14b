/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The annealing loop. A proposal that raises the value by x is kept with probability
 * min(1, exp(-x / T)), that is if x <= -T log u for a uniform u. T falls from hot to cold as
 * T(f) = hot (cold / hot)^f, f the part of the run that is over.
 *
 * Nothing here depends on a mathematical library: the logarithms come from integer arithmetic, the
 * powers from products of square roots, which are exact to the last bit everywhere.
 */
#include "solve/anneal.h"

#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "solve/anneal_state.h"
#include "solve/group.h"

/* Moves between two looks at the clock, the stop flag and the temperature; per cent of dropped
 * proposals that are mended. */
enum { BATCH = 256, MENDED = 20 };

/* log2 of a number in [1, 2), given and answered in units of 2^-30: squaring it doubles its
 * logarithm, one bit of which is then seen. */
static uint32_t log2_of(uint64_t number)
{
    const uint64_t one = UINT64_C(1) << 30;
    uint32_t log = 0;
    for (int bit = 29; bit >= 0; bit--) {
        number = (number * number) >> 30;
        if (number >= 2 * one) {
            number >>= 1;
            log |= UINT32_C(1) << bit;
        }
    }
    return log;
}

/* -log u for u = (i + 1/2) / XT_CHANCES. */
static void fill_chances(float *chance)
{
    const double log_2 = 0x1.62e42fefa39efp-1;
    for (int i = 0; i < XT_CHANCES; i++) {
        uint64_t number = 2 * (uint64_t)i + 1;
        int shift = 0;
        while ((number << shift) < 2 * XT_CHANCES) {
            shift++;
        }
        /* u = m / 2^shift with m in [1, 2) */
        uint64_t mantissa = (number << shift) * ((UINT64_C(1) << 30) / (2 * XT_CHANCES));
        double log = (double)log2_of(mantissa) * 0x1p-30;
        chance[i] = (float)(((double)shift - log) * log_2);
    }
}

static bool allocate_table(xt_anneal *anneal)
{
    xt_arena *arena = &anneal->arena;
    size_t people = (size_t)anneal->employees;
    size_t periods = (size_t)anneal->periods;
    size_t cells = (size_t)anneal->instance->cells;
    size_t slots = (size_t)anneal->instance->slots;
    size_t extra = (size_t)anneal->instance->depth_count;
    size_t changes = 2 * XT_DRAFTS * (periods + extra);
    anneal->people = xt_arena_allocate(arena, people, sizeof *anneal->people);
    anneal->stays = xt_arena_allocate(arena, people * periods, sizeof *anneal->stays);
    anneal->row = xt_arena_allocate(arena, people * periods, sizeof *anneal->row);
    anneal->at = xt_arena_allocate(arena, people * periods, sizeof *anneal->at);
    anneal->best = xt_arena_allocate(arena, people * periods, sizeof *anneal->best);
    anneal->stale = xt_arena_allocate(arena, people, sizeof *anneal->stale);
    anneal->cells = xt_arena_allocate(arena, cells, sizeof *anneal->cells);
    anneal->department_of = xt_arena_allocate(arena, cells, sizeof *anneal->department_of);
    anneal->count = xt_arena_allocate(arena, slots, sizeof *anneal->count);
    anneal->come = xt_arena_allocate(arena, slots, sizeof *anneal->come);
    anneal->go = xt_arena_allocate(arena, slots, sizeof *anneal->go);
    anneal->window = xt_arena_allocate(arena, periods, sizeof *anneal->window);
    anneal->costly = xt_arena_allocate(arena, cells, sizeof *anneal->costly);
    anneal->touched = xt_arena_allocate(arena, changes, sizeof *anneal->touched);
    anneal->touched_points = xt_arena_allocate(arena, changes, sizeof *anneal->touched_points);
    anneal->changes = xt_arena_allocate(arena, changes, sizeof *anneal->changes);
    bool done = anneal->people != NULL && anneal->stays != NULL && anneal->row != NULL &&
                anneal->at != NULL && anneal->best != NULL && anneal->stale != NULL &&
                anneal->cells != NULL && anneal->department_of != NULL && anneal->costly != NULL &&
                anneal->touched != NULL && anneal->touched_points != NULL &&
                anneal->changes != NULL && anneal->count != NULL && anneal->come != NULL &&
                anneal->go != NULL && anneal->window != NULL;
    for (int i = 0; i < XT_DRAFTS; i++) {
        anneal->drafts[i].stays = xt_arena_allocate(arena, periods + 3, sizeof(xt_stay));
        anneal->drafts[i].row = xt_arena_allocate(arena, periods, sizeof(xt_cell));
        anneal->drafts[i].spots = xt_arena_allocate(arena, periods + extra, sizeof(xt_spot));
        done = done && anneal->drafts[i].stays != NULL && anneal->drafts[i].row != NULL &&
               anneal->drafts[i].spots != NULL;
    }
    for (int e = 0; e < anneal->employees && done; e++) {
        if (anneal->instance->learner[e] != NULL) {
            anneal->people[e].spots = xt_arena_allocate(arena, periods + extra, sizeof(xt_spot));
            done = anneal->people[e].spots != NULL;
        }
    }
    return done;
}

/* The shortest stay in a department that breaks no must, wherever it lies. */
static int shortest_kept(const xt_instance *instance, const xt_group *group, int department)
{
    const xt_listing *listing = xt_listing_of(group, department);
    int shortest = 1;
    for (int i = listing->first[XT_LIST_LENGTH]; i < listing->first[XT_LIST_LENGTH + 1]; i++) {
        const xt_length_rule *rule = &group->lengths[group->listed[i]];
        if (rule->dated == NULL && rule->price.value >= instance->breach_price) {
            shortest = rule->min > shortest ? rule->min : shortest;
        }
    }
    return shortest;
}

/* All wishes granted, the best reward of all in every period and for every stay that there is room
 * for, and nothing that costs. A stay that is too short costs more than rewards can make good,
 * unless it is cut by one of the plan's ends. */
int64_t xt_anneal_floor(const xt_instance *instance, int employee)
{
    const xt_employee *person = &instance->problem->employees[employee];
    const xt_group *group = xt_group_of(instance, employee);
    const int64_t periods = person->last_period - person->first_period + 1;
    int64_t per_period = 0;
    int64_t stays = 0;
    int64_t floor = 0;
    for (size_t i = 0; i < person->wish_count; i++) {
        floor -= xt_weight_of(instance, XTRAIN_RULE_C1).value * person->wishes[i].stated.strength;
    }
    for (int d = 0; d < instance->departments && group->point_count > 0; d++) {
        const xt_listing *listing = xt_listing_of(group, d);
        if (listing->per_period.value < per_period) {
            per_period = listing->per_period.value;
        }
        if (listing->per_stay.value < 0) {
            int64_t room = periods / shortest_kept(instance, group, d) + 2;
            int64_t all = listing->per_stay.value * (room < periods ? room : periods);
            stays = all < stays ? all : stays;
        }
    }
    return floor + stays + per_period * person->eligible_count;
}

static void fill_constants(xt_anneal *anneal)
{
    const xt_employee *employees = anneal->instance->problem->employees;
    for (int e = 0; e < anneal->employees; e++) {
        const xt_employee *employee = &employees[e];
        xt_anneal_person *person = &anneal->people[e];
        person->home = (int16_t)employee->home;
        person->floor = xt_anneal_floor(anneal->instance, e);
        person->first = (int16_t)employee->first_period;
        person->last = (int16_t)employee->last_period;
        person->under_way = XTRAIN_NONE;
        if (employee->first_period == 0 && employee->past_count > 0 &&
            employee->past[employee->past_count - 1].last_cell == -1) {
            person->under_way = (int16_t)employee->past[employee->past_count - 1].department;
        }
    }
    for (int cell = 0; cell < anneal->instance->department_cells; cell++) {
        anneal->department_of[cell] = (int16_t)(cell / anneal->periods);
    }
    fill_chances(anneal->chance);
}

xtrain_status xt_anneal_create(xt_anneal **out, const xt_instance *instance, const xt_cell *cells,
                               uint64_t seed)
{
    const xt_memory *memory = &instance->problem->context->memory;
    *out = NULL;
    xt_anneal *anneal = xt_allocate(memory, 1, sizeof *anneal);
    if (anneal == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    anneal->instance = instance;
    xt_arena_init(&anneal->arena, memory);
    xt_random_init(&anneal->random, seed, 0);
    anneal->employees = instance->employees;
    anneal->departments = instance->departments;
    anneal->periods = instance->periods;
    if (!allocate_table(anneal) || !xt_anneal_guide_fill(anneal)) {
        xt_anneal_free(anneal);
        return XTRAIN_ERROR_MEMORY;
    }
    fill_constants(anneal);
    xt_anneal_fill(anneal, cells);
    *out = anneal;
    return XTRAIN_OK;
}

void xt_anneal_free(xt_anneal *anneal)
{
    if (anneal != NULL) {
        const xt_memory *memory = &anneal->instance->problem->context->memory;
        xt_arena_clear(&anneal->arena);
        xt_release(memory, anneal);
    }
}

void xt_anneal_load(xt_anneal *anneal, const xt_cell *cells)
{
    xt_anneal_fill(anneal, cells);
}

/* hot (cold / hot)^part for part in [0, 1), bit by bit of it. */
static double temperature_at(double hot, double cold, double part)
{
    double temperature = hot;
    double factor = cold / hot;
    for (int bit = 0; bit < 24 && part > 0; bit++) {
        factor = sqrt(factor);
        part *= 2;
        if (part >= 1) {
            part -= 1;
            temperature *= factor;
        }
    }
    return temperature;
}

/* Hotter than any sum of points; its products fit 64 bits. */
#define HOTTEST 1e15

/* A proposal that the cells speak against is mended now and then and judged once more. */
static void try_once(xt_anneal *anneal, double temperature)
{
    if (!xt_anneal_propose(anneal)) {
        return;
    }
    double chance = (double)anneal->chance[xt_random_next(&anneal->random) % XT_CHANCES];
    int64_t allowance = (int64_t)(temperature * chance);
    anneal->chain = xt_anneal_below(anneal, 100) < MENDED;
    if (!xt_anneal_judge(anneal, allowance) && anneal->trouble >= 0 && xt_anneal_mend(anneal)) {
        anneal->chain = false;
        (void)xt_anneal_judge(anneal, allowance);
    }
}

void xt_anneal_run(xt_anneal *anneal, int64_t moves, double hot, double cold,
                   const atomic_int *stop, double deadline)
{
    if (anneal->guide.mover_count == 0 || anneal->departments == 0) {
        return;
    }
    hot = hot < HOTTEST ? hot : HOTTEST;
    cold = cold < hot ? cold : hot;
    double start = deadline > 0 ? xt_clock_seconds() : 0;
    int64_t done = 0;
    while (done < moves) {
        double part = (double)done / (double)moves;
        if (stop != NULL && atomic_load_explicit(stop, memory_order_relaxed) != 0) {
            return;
        }
        if (deadline > 0) {
            double passed = xt_clock_seconds() - start;
            double given = deadline - start;
            if (passed >= given) {
                return;
            }
            part = passed / given > part ? passed / given : part;
        }
        int64_t batch = moves - done < BATCH ? moves - done : BATCH;
        double temperature = hot > 0 && cold > 0 ? temperature_at(hot, cold, part) : 0;
        for (int64_t i = 0; i < batch; i++) {
            try_once(anneal, temperature);
        }
        anneal->moves += batch;
        done += batch;
    }
}

int64_t xt_anneal_best(const xt_anneal *anneal, xt_cell *cells)
{
    const xt_cell *best = anneal->is_best ? anneal->row : anneal->best;
    size_t size = (size_t)anneal->employees * (size_t)anneal->periods;
    if (size > 0) {
        memcpy(cells, best, size * sizeof *cells);
    }
    return anneal->best_value - anneal->best_breaches * anneal->instance->breach_price;
}

int64_t xt_anneal_moves(const xt_anneal *anneal)
{
    return anneal->moves;
}
