/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The root bound: column generation over everyone, then cuts, with plans rounded on the way. */
#include <string.h>

#include "solve/branch.h"
#include "solve/scale.h"
#include "solve/solver.h"

enum { ROUND_EVERY = 8, CUT_ROUNDS = 20, DRAWS = 4, LAG = 6 };

/* How the bound goes on in a box: below the last one it is left once the bound rises slowly. */
typedef struct box_pace {
    bool whole; /* converge to the end */
    bool has_bound;
    int64_t bound; /* some rounds ago */
    int rounds;
} box_pace;

static void take_bound(xt_solver *solver)
{
    if (solver->root->has_bound) {
        xt_solver_raise_bound(solver,
                              xt_scale_ceil(solver->root->bound, solver->instance->scale_bits));
    }
}

/* Each person's largest track, or one drawn by its weight, then best response to what that gives;
 * the table takes it if it is better. */
static xtrain_status round_and_respond(xt_solver *solver, bool draw)
{
    const xt_instance *instance = solver->instance;
    size_t periods = (size_t)instance->periods;
    xt_table trial;
    if (!xt_table_init(&trial, instance)) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (int e = 0; e < instance->employees; e++) {
        int count = 0;
        double value = 0.0;
        double least = draw ? xt_random_unit(&solver->random) : 0.0;
        const xt_stay *stays = draw ? xt_master_drawn(solver->root, e, least, &count)
                                    : xt_master_largest(solver->root, e, &count, &value);
        xt_cell *row = trial.cells + (size_t)e * periods;
        if (draw ? stays != NULL : value > 0.0) {
            xt_cells_of_stays(instance, e, stays, count, row);
        } else {
            memcpy(row, solver->table.cells + (size_t)e * periods, periods * sizeof *row);
        }
    }
    xt_table_recount(&trial);
    xtrain_status status = XTRAIN_OK;
    int changed = 1;
    for (int pass = 0; pass < 3 && changed > 0 && status == XTRAIN_OK; pass++) {
        status = xt_solver_respond(solver, &trial, &changed);
    }
    if (xt_table_value(&trial) < xt_table_value(&solver->table)) {
        xt_table_set(&solver->table, trial.cells);
    }
    xt_table_clear(&trial);
    return status;
}

/* True once the bound has risen by less than a hundredth of the gap in some rounds. */
static bool is_slow(const xt_solver *solver, box_pace *pace)
{
    if (pace->whole || !solver->has_bound || ++pace->rounds < LAG) {
        return false;
    }
    int64_t rise = solver->bound - pace->bound;
    bool is_first = !pace->has_bound;
    pace->bound = solver->bound;
    pace->has_bound = true;
    pace->rounds = 0;
    return !is_first && rise < (xt_table_value(&solver->table) - solver->bound) / 100;
}

/* Column generation until it converges; *stop: the budget is out or the plan is proven. */
static xt_master_result converge(xt_solver *solver, bool whole, bool *stop)
{
    xt_master_result result = XT_MASTER_ROUND;
    box_pace pace = {.whole = whole, .has_bound = solver->has_bound, .bound = solver->bound};
    while (result == XT_MASTER_ROUND && !*stop) {
        result = xt_master_round(solver->root, xt_table_value(&solver->table));
        take_bound(solver);
        bool converged = result == XT_MASTER_CONVERGED && whole;
        if ((result == XT_MASTER_ROUND && solver->root->rounds % ROUND_EVERY == 0) || converged) {
            xtrain_status status = round_and_respond(solver, false);
            for (int i = 0; converged && i < DRAWS && status == XTRAIN_OK; i++) {
                status = round_and_respond(solver, true);
            }
            result = status == XTRAIN_OK ? result : XT_MASTER_MEMORY;
        }
        int64_t before = xt_table_value(&solver->table);
        xt_solver_exchange(solver, true);
        if (result == XT_MASTER_ROUND && xt_table_value(&solver->table) < before) {
            xt_master_result more = xt_master_add_rows_of(solver->root, solver->table.cells);
            result = more == XT_MASTER_CONVERGED ? result : more;
        }
        *stop = xt_solver_tick(solver);
        if (result == XT_MASTER_ROUND && is_slow(solver, &pace)) {
            result = XT_MASTER_CONVERGED;
        }
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

/* Boxes of growing size, each with the columns of the one before; the last one is converged. */
static xt_master_result converge_boxes(xt_solver *solver, bool *stop)
{
    static const double boxes[] = {0.03, 0.1, 0.3, 1.0};
    xt_master_result result = XT_MASTER_CONVERGED;
    for (size_t i = 0; i < sizeof boxes / sizeof boxes[0]; i++) {
        if (result == XT_MASTER_CONVERGED && !*stop) {
            result = xt_master_set_box(solver->root, boxes[i]);
        }
        if (result == XT_MASTER_CONVERGED && !*stop) {
            result = converge(solver, boxes[i] >= 1.0, stop);
        }
    }
    return result;
}

xtrain_status xt_solver_root(xt_solver *solver)
{
    bool stop = false;
    solver->phase = "bound";
    xtrain_status status =
        xt_master_create(&solver->root, &(xt_master_parts){.instance = solver->instance,
                                                           .pricer = solver->pricer,
                                                           .budget = &solver->budget,
                                                           .persons = solver->everyone,
                                                           .count = solver->instance->employees,
                                                           .fewest = solver->fewest});
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_master_result result = xt_master_add_rows_of(solver->root, solver->table.cells);
    if (result == XT_MASTER_CONVERGED) {
        result = converge_boxes(solver, &stop);
    }
    for (int i = 0; i < CUT_ROUNDS && result == XT_MASTER_CONVERGED && !stop; i++) {
        int added = 0;
        result = xt_master_cut(solver->root, &added);
        if (result != XT_MASTER_CONVERGED || added == 0) {
            break;
        }
        result = converge(solver, true, &stop);
    }
    return status_of(result);
}
