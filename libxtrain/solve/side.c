/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solve/side.h"

#include <signal.h>

xtrain_status xt_side_init(xt_side *side, const xt_instance *instance, const xt_cell *cells,
                           uint64_t seed, bool threaded)
{
    side->threaded = threaded;
    side->begun = false;
    side->running = false;
    atomic_init(&side->stop, 0);
    atomic_init(&side->done, 1);
    side->anneal = NULL;
    return xt_anneal_create(&side->anneal, instance, cells, seed);
}

static void run_stretch(xt_side *side)
{
    xt_anneal_run(side->anneal, side->stretch.moves, side->stretch.hot, side->stretch.cold,
                  &side->stop, side->stretch.deadline);
    atomic_store(&side->done, 1);
}

static void *thread_main(void *argument)
{
    run_stretch(argument);
    return NULL;
}

void xt_side_begin(xt_side *side, const xt_stretch *stretch)
{
    side->stretch = *stretch;
    side->begun = true;
    atomic_store(&side->stop, 0);
    atomic_store(&side->done, 0);
    if (side->threaded) {
        /* The program's signal handlers stay on the program's threads. */
        sigset_t all;
        sigset_t before;
        sigfillset(&all);
        pthread_sigmask(SIG_BLOCK, &all, &before);
        side->running = pthread_create(&side->thread, NULL, thread_main, side) == 0;
        pthread_sigmask(SIG_SETMASK, &before, NULL);
    }
}

bool xt_side_is_done(const xt_side *side)
{
    return !side->begun || (side->running && atomic_load(&side->done) != 0);
}

int64_t xt_side_collect(xt_side *side, bool hurry, xt_cell *cells)
{
    if (hurry) {
        atomic_store(&side->stop, 1);
    }
    if (side->running) {
        pthread_join(side->thread, NULL);
        side->running = false;
    } else if (side->begun) {
        run_stretch(side);
    }
    side->begun = false;
    return xt_anneal_best(side->anneal, cells);
}

void xt_side_clear(xt_side *side)
{
    atomic_store(&side->stop, 1);
    if (side->running) {
        pthread_join(side->thread, NULL);
        side->running = false;
    }
    xt_anneal_free(side->anneal);
    side->anneal = NULL;
}
