/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Neighbourhood search: free some people, fix the others as they are, and solve what is left as a
 * small master with branching (a large neighbourhood search, Shaw 1998, with branch and price
 * inside).
 */
#include <string.h>

#include "solve/branch.h"
#include "solve/scale.h"
#include "solve/solver.h"

enum {
    LEAST_FREE = 12,
    MOST_FREE = 30,
    NODES = 15,
    SMALL = 100,
    SEED_COLUMNS = 12,
    NODE_ROUNDS = 4
};

/* People ranked by a score, the best first. */
typedef struct candidate {
    int employee;
    uint64_t score;
} candidate;

/* How the people to free are chosen. */
typedef enum choice_way { BY_DEPARTMENTS, BY_WINDOW, BY_COST, BY_CHANCE, WAYS } choice_way;

/* A cell that costs something, or any cell. */
static void choose_cell(xt_solver *solver, bool costly, int *department, int *period)
{
    const xt_instance *instance = solver->instance;
    int cells = instance->departments * instance->periods;
    int start = xt_random_below(&solver->random, cells);
    for (int i = 0; i < cells; i++) {
        int cell = (start + i) % cells;
        int d = cell / instance->periods;
        int t = cell % instance->periods;
        bool costs =
            !xt_is_closed(instance->problem, d, t) &&
            xt_cell_points(instance, cell, solver->table.count + instance->slot_first[cell]) > 0;
        if (i == 0 || (costly && costs)) {
            *department = d;
            *period = t;
        }
        if (!costly || costs) {
            return;
        }
    }
}

/* Higher is chosen first; the low bits break ties by chance. */
static uint64_t score(xt_solver *solver, choice_way way, int employee, const int place[4])
{
    const xt_instance *instance = solver->instance;
    const xt_cell *row = solver->table.cells + (size_t)employee * (size_t)instance->periods;
    int home = instance->problem->employees[employee].home;
    uint64_t points = 0;
    if (way == BY_DEPARTMENTS) {
        points = home == place[0] || home == place[2] ? 4 : 0;
        for (int t = 0; t < instance->periods; t++) {
            points += row[t] != home && (row[t] == place[0] || row[t] == place[2]) ? 1 : 0;
        }
    } else if (way == BY_WINDOW || way == BY_COST) {
        for (int t = place[1] - 3; t <= place[1] + 3; t++) {
            if (t < 0 || t >= instance->periods) {
                continue;
            }
            points += row[t] == place[0] && home != place[0] ? 4 : 0;
            points += home == place[0] && row[t] != home ? 3 : 0;
            points += home == place[0] ? 1 : 0;
        }
    }
    return (points << 32) | (xt_random_next(&solver->random) >> 32);
}

/* Fills free people; returns their number. */
static int choose_people(xt_solver *solver, int *free, int wanted, candidate *room)
{
    const xt_instance *instance = solver->instance;
    choice_way way = (choice_way)xt_random_below(&solver->random, WAYS);
    int place[4] = {0, 0, 0, 0};
    choose_cell(solver, way == BY_COST, &place[0], &place[1]);
    choose_cell(solver, way == BY_DEPARTMENTS, &place[2], &place[3]);
    int count = 0;
    for (int e = 0; e < instance->employees; e++) {
        candidate now = {e, score(solver, way, e, place)};
        int at = count < wanted ? count++ : count;
        while (at > 0 && room[at - 1].score < now.score) {
            if (at < wanted) {
                room[at] = room[at - 1];
            }
            at--;
        }
        if (at < wanted) {
            room[at] = now;
        }
    }
    for (int i = 0; i < count; i++) {
        free[i] = room[i].employee;
    }
    return count;
}

/* The root's cheapest tracks of the free people are the first columns. */
static xt_master_result seed(const xt_solver *solver, xt_master *master)
{
    xt_master_result result = XT_MASTER_CONVERGED;
    const xt_master *root = solver->root;
    for (int p = 0; p < master->person_count && root != NULL; p++) {
        int e = master->persons[p];
        int64_t limit = XT_NO_THRESHOLD;
        for (int i = 0; i < SEED_COLUMNS && result == XT_MASTER_CONVERGED; i++) {
            /* the next dearer column than the last one taken */
            const xt_column *best = NULL;
            int64_t least = XT_NO_THRESHOLD;
            for (int c = root->column_of_person[e]; c >= 0; c = root->columns[c].next) {
                int64_t cost = xt_master_priced(root, &root->columns[c]);
                if (cost < least && (limit == XT_NO_THRESHOLD || cost > limit)) {
                    least = cost;
                    best = &root->columns[c];
                }
            }
            if (best == NULL) {
                break;
            }
            limit = least;
            result =
                xt_master_add_track(master, p, root->stays + best->stay_first, best->stay_count);
        }
    }
    return result;
}

/* The root's duals are where smoothing starts. */
static xt_master_result inherit_duals(const xt_solver *solver, xt_master *master)
{
    const xt_master *root = solver->root;
    xt_master_result result = XT_MASTER_CONVERGED;
    for (size_t r = 0; root != NULL && r < root->row_count && result == XT_MASTER_CONVERGED; r++) {
        const xt_row *row = &root->rows[r];
        if (row->center > 0.0) {
            result = xt_master_inherit(master, row);
        }
    }
    return result;
}

/* Frees these people and searches; *proven: nothing better with the others as they are. */
static xtrain_status improve(xt_solver *solver, const int *free, int count, int nodes,
                             xt_branch_report *report)
{
    xt_master *master = NULL;
    xtrain_status status =
        xt_master_create(&master, &(xt_master_parts){.instance = solver->instance,
                                                     .pricer = solver->pricer,
                                                     .budget = &solver->budget,
                                                     .persons = free,
                                                     .count = count,
                                                     .fewest = solver->fewest,
                                                     .table = &solver->table});
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_master_result result = xt_master_add_rows_of(master, solver->table.cells);
    if (result == XT_MASTER_CONVERGED) {
        result = seed(solver, master);
    }
    if (result == XT_MASTER_CONVERGED) {
        result = xt_master_add_artificial(master);
    }
    if (result == XT_MASTER_CONVERGED) {
        result = inherit_duals(solver, master);
    }
    if (result == XT_MASTER_CONVERGED) {
        xt_branch(report, master, &solver->table, nodes, NODE_ROUNDS);
        result = report->result;
    }
    xt_master_free(master);
    return result == XT_MASTER_MEMORY ? XTRAIN_ERROR_MEMORY : XTRAIN_OK;
}

/* Everyone is free: what is proven holds for the whole. */
static xtrain_status search_whole(xt_solver *solver, int nodes, bool *proven)
{
    xt_branch_report report = {.bound = INT64_MIN};
    xtrain_status status =
        improve(solver, solver->everyone, solver->instance->employees, nodes, &report);
    if (status == XTRAIN_OK && report.bound > INT64_MIN) {
        xt_solver_raise_bound(solver, report.bound);
        *proven = report.result == XT_MASTER_CONVERGED;
    }
    return status;
}

xtrain_status xt_solver_search(xt_solver *solver)
{
    const xt_instance *instance = solver->instance;
    solver->phase = "search";
    int *free = xt_allocate(solver->memory, MOST_FREE, sizeof *free);
    candidate *room = xt_allocate(solver->memory, MOST_FREE + 1, sizeof *room);
    xtrain_status status = free != NULL && room != NULL ? XTRAIN_OK : XTRAIN_ERROR_MEMORY;
    bool stop = false;
    int failures = 0;
    int nodes = 2000;
    int wanted = 20;
    while (status == XTRAIN_OK && !stop) {
        bool whole =
            instance->employees <= wanted || (instance->employees <= SMALL && failures >= 30);
        if (whole) {
            bool proven = false;
            status = search_whole(solver, nodes, &proven);
            nodes = nodes < 1000000 ? nodes * 4 : nodes;
            failures = 0;
            xt_solver_exchange(solver, true);
            stop = xt_solver_tick(solver) || proven;
            continue;
        }
        xt_branch_report report = {.bound = INT64_MIN};
        int count = choose_people(solver, free, wanted, room);
        status = improve(solver, free, count, NODES, &report);
        failures = report.improved ? 0 : failures + 1;
        if (report.result == XT_MASTER_CONVERGED && !report.improved && wanted < MOST_FREE) {
            wanted++;
        } else if (report.result == XT_MASTER_STOPPED && wanted > LEAST_FREE) {
            wanted--;
        }
        xt_solver_exchange(solver, true);
        stop = xt_solver_tick(solver);
    }
    xt_release(solver->memory, free);
    xt_release(solver->memory, room);
    return status;
}
