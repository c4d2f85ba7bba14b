/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The convex envelope of what one cell costs.
 *
 * With n = (n_0 .. n_3) people of each sort present, n whole, the rules of a cell to which people
 * of one sort are alike cost f(n) points. The linear program pays less where n is a mixture: half a
 * visitor is free where one would ask for two hosts. The best bound that such a cell alone can give
 * is the convex envelope of f, the largest convex function below f at all whole n. At a point x its
 * value is the least of sum lambda_i f(n_i) over all ways to write x as sum lambda_i n_i, sum
 * lambda_i = 1; the duals of that small program are a facet a x + b <= f, which cuts x off if the
 * program pays less (Dyer and Proll 1982 for the separation of convex envelopes over lattice
 * points; Boyd 1994, Fenchel cuts).
 */
#ifndef XT_SOLVE_ENVELOPE_H
#define XT_SOLVE_ENVELOPE_H

#include "solve/glpk_guard.h"
#include "solve/instance.h"

/* One cell to look at. Counts are of the people who are free; the others are in `base`. */
typedef struct xt_envelope_query {
    int cell; /* department x periods + period */
    int base[XT_SORTS];
    int most[XT_SORTS]; /* people who could be there */
    double x[XT_SORTS]; /* the mixture, 0 <= x <= most */
    double paid;        /* points that the program pays */
} xt_envelope_query;

/* carry / unit x points >= sum of coefficient x n + constant for all whole n, 0 <= n <= most.
 * `unit` divides every price of the cell's rules, so carry x price / unit is whole. */
typedef struct xt_facet {
    int coefficient[XT_SORTS];
    int64_t constant;
    int64_t carry;
    int64_t unit;
} xt_facet;

/* Looks for a facet that x breaks; *found says if there is one. XT_LP_FAILED, XT_LP_MEMORY or
 * XT_LP_OPTIMAL. Cells with too many combinations of people are passed over. */
xt_lp_result xt_envelope_facet(xt_facet *facet, bool *found, const xt_instance *instance,
                               const xt_envelope_query *query);

/* The largest number that divides the prices of a department's rules by sort; 0 without any. */
int64_t xt_envelope_unit(const xt_instance *instance, int department);

#endif
