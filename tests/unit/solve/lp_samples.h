/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linear programs for the tests of the GLPK guard. */
#ifndef UNIT_SOLVE_LP_SAMPLES_H
#define UNIT_SOLVE_LP_SAMPLES_H

#include <stdint.h>

#include "solve/glpk_guard.h"

/* min 2 x + 3 y, x + y >= 4, x <= 3, y <= 5: x = 3, y = 1, optimum 9, dual 3, reduced -1 and 0. */
#define SMALL_OPTIMUM 9.0
xt_lp *small_lp(void);

/* A program of random rows: sum of some columns = 1 (or >= 1), and for each row a dear column of
 * its own, so that it is feasible. Kept beside the LP to build it anew. */
typedef struct random_lp {
    uint64_t seed;
    int rows;
    int columns;
    bool equal;
    double *lower; /* rows */
    double *upper;
    double *cost;
    double *floor; /* column bounds */
    double *ceiling;
    int *start;
    int *index;
    double *value;
} random_lp;

random_lp *random_lp_create(uint64_t seed, int rows, int columns, bool equal);
void random_lp_free(random_lp *sample);
uint64_t random_lp_next(random_lp *sample);
/* A new LP with the sample's first `columns` columns. */
xt_lp *random_lp_build(const random_lp *sample, int columns);
/* Adds the sample's columns first .. last - 1. */
xt_lp_result random_lp_add(const random_lp *sample, xt_lp *lp, int first, int last);

#endif
