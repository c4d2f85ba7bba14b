/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The only door to GLPK. GLPK aborts the process on misuse or when memory is short, and its hooks
 * are per thread, so all of it lives on a private thread whose error hook jumps back here. Nothing
 * that the program does with GLPK itself is touched. A GLPK built without thread-local storage has
 * one environment for all: then one lock is held during every call, the program's own hooks are
 * lost, and it must not call GLPK meanwhile.
 *
 * An object is for one thread at a time; different ones may be used by different threads at once.
 */
#ifndef XT_SOLVE_GLPK_GUARD_H
#define XT_SOLVE_GLPK_GUARD_H

#include "base/context.h"

/* A linear program: minimise cost x, row_lower <= A x <= row_upper, column bounds. Rows and columns
 * are 0-based here. Columns and rows can be added and columns removed; the basis is kept: new
 * columns enter nonbasic (at their lower bound, if they have one), new rows basic, and in the place
 * of a removed basic column comes a row. */
typedef struct xt_lp xt_lp;

/* As a bound: none. Every other number must be finite and at most 1e15 in magnitude. */
#define XT_LP_INFINITY 1e30

typedef enum xt_lp_result {
    XT_LP_OPTIMAL = 0, /* for the calls that do not solve: done */
    XT_LP_STOPPED,     /* time limit or cancel: no duals */
    XT_LP_INFEASIBLE,
    XT_LP_UNBOUNDED,
    XT_LP_FAILED,  /* GLPK failed: the object is dead, only xt_lp_free may be called */
    XT_LP_REFUSED, /* an argument is out of range, twice or no number: nothing changed */
    XT_LP_MEMORY   /* out of memory outside GLPK: nothing changed */
} xt_lp_result;

/* Creates an empty LP with a thread of its own. */
xtrain_status xt_lp_create(xt_lp **out, const xt_memory *memory);
void xt_lp_free(xt_lp *lp);

/* Adds rows with bounds (-+XT_LP_INFINITY: none) and no entries in old columns unless given:
 * entries of new row r are [start[r], start[r + 1]) of column and value. start may be NULL: no
 * entries. */
xt_lp_result xt_lp_add_rows(xt_lp *lp, int count, const double *lower, const double *upper,
                            const int *start, const int *column, const double *value);
/* Adds columns; entries of new column c are [start[c], start[c + 1]) of row and value. */
xt_lp_result xt_lp_add_columns(xt_lp *lp, int count, const double *cost, const double *lower,
                               const double *upper, const int *start, const int *row,
                               const double *value);
/* Removes columns; keep[c] for every column. The order of the others stays. */
xt_lp_result xt_lp_remove_columns(xt_lp *lp, const bool *keep);
xt_lp_result xt_lp_set_column(xt_lp *lp, int column, double cost, double lower, double upper);
xt_lp_result xt_lp_set_row(xt_lp *lp, int row, double lower, double upper);

/* Solves by primal simplex (dual simplex first if prefer_dual), steepest edge, from the present
 * basis. seconds: time limit, 0: none. cancelled may be NULL; it is looked at between short slices.
 * After XT_LP_STOPPED the next call goes on where this one stopped.
 */
xt_lp_result xt_lp_solve(xt_lp *lp, bool prefer_dual, double seconds, const atomic_int *cancelled);

/* After XT_LP_OPTIMAL of xt_lp_solve, until the next call that changes or solves the LP; otherwise
 * all 0. Arrays may be NULL. dual: [rows], reduced: [columns] reduced costs, cost - dual A, value:
 * [columns]; basic: [columns] true if the column is in the basis. The dual of a row is what the
 * objective gains per unit of its active bound: >= 0 at a lower bound, <= 0 at an upper one. */
double xt_lp_objective(const xt_lp *lp);
void xt_lp_solution(const xt_lp *lp, double *dual, double *value, double *reduced, bool *basic);
int xt_lp_row_count(const xt_lp *lp);
int xt_lp_column_count(const xt_lp *lp);

/* Solves a small integer program: minimise over the present LP with all columns in 0..1 integer
 * flagged by `integer`. Time limit and cancel are looked at between the nodes of the search.
 * Returns XT_LP_OPTIMAL with value filled if proven, XT_LP_STOPPED (also if the search had to be
 * given up) with *has_value true if a solution is there but not proven. The LP stays as it was. */
xt_lp_result xt_lp_solve_integer(xt_lp *lp, const bool *integer, double seconds,
                                 const atomic_int *cancelled, double *value, bool *has_value);

/* The next solve runs into an error inside GLPK. */
void xt_lp_fail_next_for_test(xt_lp *lp);

#endif
