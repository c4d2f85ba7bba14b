/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The root bound: column generation over everyone, then cuts, with plans rounded on the way. */
#include "solve/branch.h"
#include "solve/scale.h"
#include "solve/solver.h"

enum { ROUND_EVERY = 8, CUT_ROUNDS = 20 };

static void take_bound(xt_solver *solver)
{
    if (solver->root->has_bound) {
        xt_solver_raise_bound(solver,
                              xt_scale_ceil(solver->root->bound, solver->instance->scale_bits));
    }
}

/* Column generation until it converges; *stop: the budget is out or the plan is proven. */
static xt_master_result converge(xt_solver *solver, bool *stop)
{
    xt_master_result result = XT_MASTER_ROUND;
    while (result == XT_MASTER_ROUND && !*stop) {
        result = xt_master_round(solver->root, xt_table_value(&solver->table));
        take_bound(solver);
        if (result == XT_MASTER_ROUND && solver->root->rounds % ROUND_EVERY == 0) {
            xt_branch_round(solver->root, &solver->table);
        }
        xt_solver_exchange(solver, true);
        *stop = xt_solver_tick(solver);
    }
    return result;
}

static xtrain_status status_of(xt_master_result result)
{
    /* With a plan in hand a failure of the linear program only ends the search for a bound. */
    return result == XT_MASTER_MEMORY   ? XTRAIN_ERROR_MEMORY
           : result == XT_MASTER_FAILED ? XTRAIN_ERROR_SOLVER
                                        : XTRAIN_OK;
}

xtrain_status xt_solver_root(xt_solver *solver)
{
    bool stop = false;
    solver->phase = "bound";
    xtrain_status status =
        xt_master_create(&solver->root, solver->instance, solver->pricer, &solver->budget,
                         solver->everyone, solver->instance->employees, solver->fewest, NULL);
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_master_result result = xt_master_add_rows_of(solver->root, solver->table.cells);
    if (result == XT_MASTER_CONVERGED) {
        result = converge(solver, &stop);
    }
    for (int i = 0; i < CUT_ROUNDS && result == XT_MASTER_CONVERGED && !stop; i++) {
        int added = 0;
        xt_branch_round(solver->root, &solver->table);
        result = xt_master_cut(solver->root, &added);
        if (result != XT_MASTER_CONVERGED || added == 0) {
            break;
        }
        result = xt_master_add_rows_of(solver->root, solver->table.cells);
        if (result == XT_MASTER_CONVERGED) {
            result = converge(solver, &stop);
        }
    }
    return status_of(result);
}
