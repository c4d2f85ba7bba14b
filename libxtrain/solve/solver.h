/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The solver as a whole: a plan at once by best response, annealing beside the linear program, the
 * root bound by column generation with cuts, neighbourhoods solved as small masters, branching
 * where the problem is small. Stops at any time with the best plan so far and the bound so far.
 */
#ifndef XT_SOLVE_SOLVER_H
#define XT_SOLVE_SOLVER_H

#include "base/random.h"
#include "solve/master.h"
#include "solve/side.h"
#include "xtrain/solve.h"

typedef struct xt_solver {
    const xt_instance *instance;
    const xt_memory *memory;
    const xtrain_solve_options *options;
    xt_budget budget;
    double began;
    xt_pricer *pricer;
    xt_table table; /* the best plan so far */
    int64_t *prices;
    int64_t *no_prices; /* [slots] all 0 */
    int *order;
    int *fewest;   /* [employees] breaches of person musts, -1: not known yet */
    int *everyone; /* [employees] 0, 1, 2 ... */
    xt_random random;
    xt_master *root;
    xt_side side;
    xt_cell *side_cells;
    int stretches;
    double exchanged; /* when a stretch was last asked for, without an iteration limit */
    int64_t labels;   /* that the pricer had made when the last stretch began */
    bool has_plan;
    bool has_bound;
    int64_t bound;
    int64_t iterations;
    double first_plan_seconds;
    const char *phase;
} xt_solver;

/* Solves; cells: [employees x periods] receives the plan, *value its points, *certificate what is
 * proven. */
xtrain_status xt_solve(const xtrain_problem *problem, const xtrain_solve_options *options,
                       xt_cell *cells, xtrain_certificate *certificate, int64_t *value,
                       double *first_plan_seconds);

/* For the phases: ends an iteration, reports it; true: stop now. */
bool xt_solver_tick(xt_solver *solver);
/* True if the gap is closed as far as asked. */
bool xt_solver_is_done(const xt_solver *solver);
void xt_solver_raise_bound(xt_solver *solver, int64_t bound);
/* Takes over what the annealing has found, if it is better, and begins the next stretch. */
void xt_solver_exchange(xt_solver *solver, bool may_restart);

/* One pass of best response over everyone in a new order. */
xtrain_status xt_solver_respond(xt_solver *solver, xt_table *table, int *changed);

/* root.c: the root bound. */
xtrain_status xt_solver_root(xt_solver *solver);
/* neighbourhood.c: improves the plan until it is proven or the budget is out. */
xtrain_status xt_solver_search(xt_solver *solver);

#endif
