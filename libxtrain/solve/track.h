/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scoring one person's track from its list of stays: all person rules and costs. The dynamic
 * program of pricing, the annealing and the tests agree on this one definition.
 */
#ifndef XT_SOLVE_TRACK_H
#define XT_SOLVE_TRACK_H

#include "solve/instance.h"

/* Points of a track, breach_price added for every unit of a broken person must. stays are away
 * stays inside the contract, ascending, not overlapping; two that touch are in different
 * departments. Fixed cells and the contract are not checked. No allocation; thread-safe. */
int64_t xt_track_cost(const xt_instance *instance, int employee, const xt_stay *stays, int count);

/* The same for a row of cells. Cells that are none in contract count as home. */
int64_t xt_track_cost_of_cells(const xt_instance *instance, int employee, const xt_cell *cells);

/* True if the stays keep the fixed cells and the contract. */
bool xt_track_is_allowed(const xt_instance *instance, int employee, const xt_stay *stays,
                         int count);

/* The stays of a row of cells: returns their number; stays has room for one per period. */
int xt_stays_of_cells(const xt_instance *instance, int employee, const xt_cell *cells,
                      xt_stay *stays);
/* The row of a list of stays. */
void xt_cells_of_stays(const xt_instance *instance, int employee, const xt_stay *stays, int count,
                       xt_cell *cells);

#endif
