/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Annealing beside the linear program. A stretch of it is begun and later collected; on a second
 * thread if there is one, else while it is collected. What it finds depends on the stretch alone,
 * not on threads.
 */
#ifndef XT_SOLVE_SIDE_H
#define XT_SOLVE_SIDE_H

#include <pthread.h>

#include "solve/anneal.h"

typedef struct xt_stretch {
    int64_t moves;
    double hot, cold;
    double deadline; /* xt_clock_seconds, 0: none */
} xt_stretch;

typedef struct xt_side {
    xt_anneal *anneal;
    bool threaded; /* may use a thread of its own */
    bool begun;
    bool running; /* on its thread */
    pthread_t thread;
    atomic_int stop;
    atomic_int done;
    const atomic_int *cancelled;
    xt_stretch stretch;
} xt_side;

xtrain_status xt_side_init(xt_side *side, const xt_instance *instance, const xt_cell *cells,
                           uint64_t seed, bool threaded);
/* Ends a stretch at once. */
void xt_side_clear(xt_side *side);
void xt_side_begin(xt_side *side, const xt_stretch *stretch);
/* True if nothing is going on. */
bool xt_side_is_done(const xt_side *side);
/* Waits for the stretch (ends it early if hurry) and gives the points of the best table so far. */
int64_t xt_side_collect(xt_side *side, bool hurry, xt_cell *cells);

#endif
