/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solve/branch.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "solve/scale.h"

/* One open choice: its second side is still to be looked at. */
typedef struct open_choice {
    bool about_slack;
    int row;       /* of the slack */
    int low, high; /* the slack's bounds before */
    int floor;     /* s <= floor first, then s >= floor + 1 */
    xt_decision decision;
    bool second; /* the second side is being looked at */
} open_choice;

typedef struct branch_search {
    xt_master *master;
    xt_table *table;
    int64_t cutoff;
    int64_t open_bound; /* least bound of what was left unexplored */
    int rounds;         /* pricing rounds at a node below the first */
    open_choice *stack;
    size_t depth, capacity;
} branch_search;

int64_t xt_branch_value(const xt_master *master, const xt_table *table)
{
    const xt_instance *instance = master->instance;
    int64_t value = table->cell_points + table->pair_points;
    if (instance->least_weight > 0) {
        value += instance->least_weight * xt_table_most_own(table, XTRAIN_NONE);
    }
    for (int p = 0; p < master->person_count; p++) {
        int e = master->persons[p];
        value += table->person_cost[e].value - master->fewest[e] * instance->breach_price;
    }
    return value;
}

/* Puts rows (one per person of the master) into the table if that is better. */
static bool try_rows(const xt_master *master, xt_table *table, const xt_cell *rows)
{
    size_t periods = (size_t)master->instance->periods;
    int64_t before = xt_branch_value(master, table);
    xt_cell *old = xt_allocate(master->memory, (size_t)master->person_count * periods, sizeof *old);
    if (old == NULL) {
        return false;
    }
    for (int p = 0; p < master->person_count; p++) {
        int e = master->persons[p];
        memcpy(old + (size_t)p * periods, table->cells + (size_t)e * periods,
               periods * sizeof *old);
        xt_table_set_row(table, e, rows + (size_t)p * periods);
    }
    bool better = xt_branch_value(master, table) < before;
    for (int p = 0; p < master->person_count && !better; p++) {
        xt_table_set_row(table, master->persons[p], old + (size_t)p * periods);
    }
    xt_release(master->memory, old);
    return better;
}

bool xt_branch_round(const xt_master *master, xt_table *table)
{
    size_t periods = (size_t)master->instance->periods;
    xt_cell *rows =
        xt_allocate(master->memory, (size_t)master->person_count * periods, sizeof *rows);
    if (rows == NULL) {
        return false;
    }
    for (int p = 0; p < master->person_count; p++) {
        int count = 0;
        double value = 0.0;
        const xt_stay *stays = xt_master_largest(master, p, &count, &value);
        int e = master->persons[p];
        if (value > 0.0) {
            xt_cells_of_stays(master->instance, e, stays, count, rows + (size_t)p * periods);
        } else {
            memcpy(rows + (size_t)p * periods, table->cells + (size_t)e * periods,
                   periods * sizeof *rows);
        }
    }
    bool better = try_rows(master, table, rows);
    xt_release(master->memory, rows);
    return better;
}

/* The slack that is furthest from whole, or false. */
static bool choose_slack(const xt_master *master, open_choice *choice)
{
    double furthest = 1e-5;
    bool found = false;
    for (size_t r = 0; r < master->row_count; r++) {
        const xt_row *row = &master->rows[r];
        if (row->rule < 0) {
            continue;
        }
        double value = master->value[row->slack];
        double off = fabs(value - floor(value + 0.5));
        if (off > furthest) {
            furthest = off;
            found = true;
            *choice = (open_choice){.about_slack = true,
                                    .row = (int)r,
                                    .low = row->slack_low,
                                    .high = row->slack_high,
                                    .floor = (int)floor(value)};
        }
    }
    return found;
}

/* Weight of each department in each period of one person; picks the split cell of largest weight,
 * which leads to whole plans soonest. */
static double split_of_person(const xt_master *master, int person, double *weight,
                              xt_decision *decision)
{
    const xt_instance *instance = master->instance;
    int employee = master->persons[person];
    int width = instance->departments + 1; /* place 0: none */
    int cells = width * instance->periods;
    xt_cell row[XTRAIN_MAX_PERIODS];
    for (int i = 0; i < cells; i++) {
        weight[i] = 0.0;
    }
    for (int c = master->column_of_person[person]; c >= 0; c = master->columns[c].next) {
        const xt_column *column = &master->columns[c];
        if (column->artificial || master->value[c] < 1e-9) {
            continue;
        }
        xt_cells_of_stays(instance, employee, master->stays + column->stay_first,
                          column->stay_count, row);
        for (int t = 0; t < instance->periods; t++) {
            weight[t * width + row[t] + 1] += master->value[c];
        }
    }
    double best = 0.0;
    for (int i = 0; i < cells; i++) {
        bool split = weight[i] > 1e-5 && weight[i] < 1.0 - 1e-5;
        if (split && weight[i] > best + 1e-9) {
            best = weight[i];
            *decision =
                (xt_decision){employee, (int16_t)(i / width), (int16_t)(i % width - 1), true};
        }
    }
    return best;
}

/* Where a person is in a period, as likely as there is; false: all is whole. */
static bool choose_cell(const xt_master *master, open_choice *choice, bool *failed)
{
    const xt_instance *instance = master->instance;
    double *weight =
        xt_allocate(master->memory, (size_t)(instance->departments + 1) * (size_t)instance->periods,
                    sizeof *weight);
    if (weight == NULL) {
        *failed = true;
        return false;
    }
    double best = 1e-5;
    bool found = false;
    for (int p = 0; p < master->person_count; p++) {
        xt_decision decision = {0};
        double close = split_of_person(master, p, weight, &decision);
        if (close > best) {
            best = close;
            found = true;
            *choice = (open_choice){.decision = decision};
        }
    }
    xt_release(master->memory, weight);
    return found;
}

/* Puts the present side of a choice into the master. */
static bool enter(branch_search *search, const open_choice *choice)
{
    xt_master *master = search->master;
    if (choice->about_slack) {
        xt_row *row = &master->rows[choice->row];
        if (row->overflow < 0 &&
            xt_master_add_overflow(master, choice->row) != XT_MASTER_CONVERGED) {
            return false;
        }
        row = &master->rows[choice->row];
        row->slack_low = choice->second ? choice->floor + 1 : choice->low;
        row->slack_high = choice->second ? choice->high : choice->floor;
        return true;
    }
    if (!XT_GROW(master->memory, master->decisions, master->decision_capacity,
                 master->decision_count + 1)) {
        return false;
    }
    xt_decision decision = choice->decision;
    decision.required = !choice->second;
    master->decisions[master->decision_count++] = decision;
    return true;
}

static void leave(branch_search *search, const open_choice *choice)
{
    xt_master *master = search->master;
    if (choice->about_slack) {
        master->rows[choice->row].slack_low = choice->low;
        master->rows[choice->row].slack_high = choice->high;
    } else {
        master->decision_count--;
    }
}

/* Goes back to the last choice whose second side is open, and enters it; false: none is left. */
static bool turn(branch_search *search, bool *failed)
{
    while (search->depth > 0) {
        open_choice *choice = &search->stack[search->depth - 1];
        leave(search, choice);
        if (!choice->second) {
            choice->second = true;
            *failed = !enter(search, choice);
            return !*failed;
        }
        search->depth--;
    }
    return false;
}

static void note_open(branch_search *search, int64_t bound)
{
    search->open_bound = bound < search->open_bound ? bound : search->open_bound;
}

/* Rounds and cuts, at most `rounds` rounds: then *converged is false and the bound is what there
 * is. */
static xt_master_result solve_node(branch_search *search, int rounds, bool *converged)
{
    xt_master *master = search->master;
    xt_master_result result = XT_MASTER_ROUND;
    int cuts = 0;
    *converged = true;
    while (result == XT_MASTER_ROUND || cuts > 0) {
        if (rounds-- <= 0) {
            *converged = false;
            return XT_MASTER_CONVERGED;
        }
        result = xt_master_round(master, search->cutoff);
        cuts = 0;
        if (result == XT_MASTER_CONVERGED) {
            result = xt_master_cut(master, &cuts);
        }
    }
    return result;
}

/* Solves the present node; true: it has to be split, and the choice is on the stack. */
static bool visit(branch_search *search, xt_branch_report *report)
{
    xt_master *master = search->master;
    xt_master_result result = xt_master_apply(master);
    bool converged = true;
    if (result == XT_MASTER_CONVERGED) {
        result = solve_node(search, report->nodes == 1 ? INT_MAX : search->rounds, &converged);
    }
    if (result == XT_MASTER_CUT_OFF || result == XT_MASTER_INFEASIBLE) {
        return false;
    }
    if (result != XT_MASTER_CONVERGED) {
        report->result = result;
        return false;
    }
    if (xt_branch_round(master, search->table)) {
        report->improved = true;
        search->cutoff = xt_branch_value(master, search->table);
    }
    int64_t bound = xt_scale_ceil(master->bound, master->instance->scale_bits);
    if (bound >= search->cutoff) {
        return false;
    }
    open_choice choice = {0};
    bool failed = false;
    bool found = choose_slack(master, &choice) || choose_cell(master, &choice, &failed);
    if (!found && !failed && !converged) {
        /* Whole, but tracks are missing: with all of them it may split or be better. */
        result = solve_node(search, INT_MAX, &converged);
        if (result == XT_MASTER_CUT_OFF || result == XT_MASTER_INFEASIBLE) {
            return false;
        }
        if (result != XT_MASTER_CONVERGED) {
            report->result = result;
            return false;
        }
        if (xt_branch_round(master, search->table)) {
            report->improved = true;
            search->cutoff = xt_branch_value(master, search->table);
        }
        bound = xt_scale_ceil(master->bound, master->instance->scale_bits);
        if (bound >= search->cutoff) {
            return false;
        }
        found = choose_slack(master, &choice) || choose_cell(master, &choice, &failed);
    }
    if (failed || !XT_GROW(master->memory, search->stack, search->capacity, search->depth + 1)) {
        report->result = XT_MASTER_MEMORY;
        return false;
    }
    if (!found) { /* whole, yet not as good as it says: numbers were too rough to go on */
        note_open(search, bound);
        return false;
    }
    search->stack[search->depth] = choice;
    return true;
}

void xt_branch(xt_branch_report *report, xt_master *master, xt_table *table, int nodes, int rounds)
{
    branch_search search = {
        .master = master, .table = table, .open_bound = INT64_MAX, .rounds = rounds};
    search.cutoff = xt_branch_value(master, table);
    *report = (xt_branch_report){.bound = INT64_MIN, .result = XT_MASTER_CONVERGED};
    bool open = true;
    bool failed = false;
    while (open && !failed && report->result == XT_MASTER_CONVERGED) {
        report->nodes++;
        bool split = visit(&search, report);
        if (report->nodes == 1 && master->has_bound) {
            report->bound = xt_scale_ceil(master->bound, master->instance->scale_bits);
        }
        if (report->result != XT_MASTER_CONVERGED) {
            break;
        }
        if (split && report->nodes < nodes) {
            failed = !enter(&search, &search.stack[search.depth++]);
            continue;
        }
        if (split) {
            report->result = XT_MASTER_STOPPED;
            break;
        }
        open = turn(&search, &failed);
    }
    if (failed) {
        report->result = XT_MASTER_MEMORY;
    }
    if (report->result == XT_MASTER_CONVERGED) {
        /* Everything was looked at: nothing is better than the table but what was left open. */
        int64_t bound = search.open_bound < search.cutoff ? search.open_bound : search.cutoff;
        report->bound = bound > report->bound ? bound : report->bound;
    }
    while (search.depth > 0) {
        leave(&search, &search.stack[--search.depth]);
    }
    xt_release(master->memory, search.stack);
}
