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
/* The same with what the person's chosen lines come to. */
xt_price xt_track_price(const xt_instance *instance, int employee, const xt_stay *stays, int count);

/* The same, given up as soon as the broken musts alone exceed a limit that is half a breach_price
 * above a number of whole ones: then false, as for any track that costs more. */
bool xt_track_price_within(const xt_instance *instance, int employee, const xt_stay *stays,
                           int count, int64_t limit, xt_price *cost);

/* The same for a row of cells. Cells that are none in contract count as home. */
xt_price xt_track_price_of_cells(const xt_instance *instance, int employee, const xt_cell *cells);

/* True if the stays keep the fixed cells and the contract. */
bool xt_track_is_allowed(const xt_instance *instance, int employee, const xt_stay *stays,
                         int count);

/* The stays of a row of cells: returns their number; stays has room for one per period. */
int xt_stays_of_cells(const xt_instance *instance, int employee, const xt_cell *cells,
                      xt_stay *stays);
/* The row of a list of stays. */
void xt_cells_of_stays(const xt_instance *instance, int employee, const xt_stay *stays, int count,
                       xt_cell *cells);

/* The pieces of a track's cost that belong to one stay or cell, for pricing. */

/* P2 at the first cell of a stay that begins in the plan: closed, entry requirements of skills that
 * can't grow (for the others see learning.h). */
xt_price xt_stay_entry_cost(const xt_instance *instance, int employee, int department, int period);
/* P1 and P2 of an away cell: leave, never-departments. */
xt_price xt_cell_availability_cost(const xt_instance *instance, int employee, int department,
                                   int period);
/* P3 of a stay with these cells; a past first cell is negative. */
xt_price xt_stay_length_cost(const xt_instance *instance, int employee, int department, int first,
                             int last);
/* C4 of a cell: the department, or XTRAIN_NONE. */
xt_price xt_cell_change_cost(const xt_instance *instance, int employee, int department, int period);
/* P10 for skills that can't grow. */
xt_price xt_fixed_reach_cost(const xt_instance *instance, int employee);
/* P3 of the stay under way when it does not go on. */
xt_price xt_under_way_end_cost(const xt_instance *instance, int employee);
/* Away cells in the past that touch cell 0. */
int xt_past_run(const xt_employee *person);
/* The department of cell -1 for C2, or XTRAIN_NONE if cells -1 and 0 make no pair. */
int xt_cell_before(const xt_employee *person);

/* The latest away stay before cell 0, or NULL. */
const xt_past_stay *xt_last_past(const xt_employee *person);
/* The department whose site the first stay in the plan is compared with (C2), or XTRAIN_NONE. */
int xt_site_before(const xt_employee *person);

/* Splits a track's cost: the units of broken person musts in it. */
static inline int64_t xt_breaches_of(const xt_instance *instance, int64_t cost)
{
    int64_t shifted = cost + instance->breach_price / 2;
    return shifted <= 0 ? 0 : shifted / instance->breach_price;
}

#endif
