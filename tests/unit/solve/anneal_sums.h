/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the annealing keeps up to date, held against the same computed from nothing. */
#ifndef UNIT_SOLVE_ANNEAL_SUMS_H
#define UNIT_SOLVE_ANNEAL_SUMS_H

#include "solve/anneal_state.h"

/* Every figure and list of the current table, and the best table's points. */
void assert_sums_hold(const xt_anneal *anneal);

#endif
