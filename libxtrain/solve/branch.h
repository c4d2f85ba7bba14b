/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Branch and price (Barnhart et al. 1998), depth first: on the breach units of a cell first, then
 * on where one person is in one period. Decisions about people are kept by the tracks, so pricing
 * stays exact.
 */
#ifndef XT_SOLVE_BRANCH_H
#define XT_SOLVE_BRANCH_H

#include "solve/master.h"

typedef struct xt_branch_report {
    int64_t
        bound; /* points: no choice of the master's people is better; INT64_MIN: nothing proven */
    bool improved; /* the table is better than before */
    int nodes;
    xt_master_result result; /* why it ended: CONVERGED, STOPPED, FAILED, MEMORY */
} xt_branch_report;

/* Improves the rows of the master's people in the table, at most `nodes` nodes deep-first; the
 * table is never worse afterwards. The bound counts the master's people and all cells, as
 * xt_branch_value does. */
void xt_branch(xt_branch_report *report, xt_master *master, xt_table *table, int nodes, int rounds);

/* Points of the master's people and of all cells in the table. */
int64_t xt_branch_value(const xt_master *master, const xt_table *table);

/* Takes each person's largest track in the last solution, if that makes the table better. */
bool xt_branch_round(const xt_master *master, xt_table *table);

#endif
