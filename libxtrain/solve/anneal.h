/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Simulated annealing over stays (Kirkpatrick, Gelatt and Vecchi 1983): small random changes of the
 * stays of one or two people, accepted by the change of the plan's points.
 */
#ifndef XT_SOLVE_ANNEAL_H
#define XT_SOLVE_ANNEAL_H

#include <stdatomic.h>

#include "solve/instance.h"

typedef struct xt_anneal xt_anneal;

/* No track of the person costs less, breaches included; without breaches no track has fewer points.
 */
int64_t xt_anneal_floor(const xt_instance *instance, int employee);

/* Creates a state from a table of cells whose tracks have the fewest breaches of person musts that
 * are possible; no accepted move ever raises a person's breaches. */
xtrain_status xt_anneal_create(xt_anneal **out, const xt_instance *instance, const xt_cell *cells,
                               uint64_t seed);
void xt_anneal_free(xt_anneal *anneal);

/* Puts another table in as the current state. */
void xt_anneal_load(xt_anneal *anneal, const xt_cell *cells);

/* Tries `moves` moves while the temperature falls geometrically from hot to cold (points). Returns
 * early when *stop becomes true (NULL: never) or xt_clock_seconds() passes deadline (0: never), the
 * temperature following whichever of moves and deadline is nearer to its end; with deadline 0 it
 * depends on nothing but its arguments. */
void xt_anneal_run(xt_anneal *anneal, int64_t moves, double hot, double cold,
                   const atomic_int *stop, double deadline);

/* The best table seen since creation or the last load, its points, and the moves tried in all. */
int64_t xt_anneal_best(const xt_anneal *anneal, xt_cell *cells);
int64_t xt_anneal_moves(const xt_anneal *anneal);

#endif
