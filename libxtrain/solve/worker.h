/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A thread that does one piece of work at a time for its owner, who waits meanwhile. It is for
 * libraries that tie their state to the thread that calls them. All signals but those of a fault
 * are blocked on it, so the program's handlers never run there.
 */
#ifndef XT_SOLVE_WORKER_H
#define XT_SOLVE_WORKER_H

#include "base/memory.h"

typedef struct xt_worker xt_worker;

/* NULL: out of memory or threads. */
xt_worker *xt_worker_create(const xt_memory *memory);

/* Calls work(argument) on the worker's thread and returns when it is done. What either side wrote
 * before is seen by the other one after. For one owner at a time. */
void xt_worker_run(xt_worker *worker, void (*work)(void *argument), void *argument);

/* Ends the thread. NULL does nothing. */
void xt_worker_free(xt_worker *worker);

#endif
