/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pairs who must meet (T2 together). With a(c) and b(c) whether the one and the other is present in
 * cell c, they meet in sum over c of min(a(c), b(c)) cells, so the slack s of "they never meet" has
 *     s >= 1 - sum over c in A of a(c) - sum over c not in A of b(c)      for every set A of cells.
 * Together these rows are as strong as meeting variables for every cell, and the one that a
 * solution breaks most takes in each cell whoever is there less: separation is a comparison. The
 * bound may be weak all the same: half of each person in two places meets.
 */
#include <string.h>

#include "solve/master.h"

enum { ONE, OTHER };

/* How much of a person is present in each cell in the last solution; outside the master, as it is
 * there in the table. */
static void fill_activity(const xt_master *master, int employee, double *activity)
{
    const xt_instance *instance = master->instance;
    xt_cell row[XTRAIN_MAX_PERIODS];
    for (int cell = 0; cell < instance->department_cells; cell++) {
        const xt_kind *kinds = xt_kinds_of(instance, cell);
        activity[cell] = 0.0;
        for (int k = 0; k < xt_kind_count(instance, cell) && master->base != NULL; k++) {
            activity[cell] +=
                kinds[k].employee == employee ? master->base[instance->slot_first[cell] + k] : 0;
        }
    }
    for (size_t c = 0; c < master->column_count; c++) {
        const xt_column *column = &master->columns[c];
        if (column->person < 0 || column->artificial || master->value[c] < 1e-9 ||
            master->persons[column->person] != employee) {
            continue;
        }
        xt_cells_of_stays(instance, employee, master->stays + column->stay_first,
                          column->stay_count, row);
        for (int t = 0; t < instance->periods; t++) {
            if (xt_is_present(instance->problem, employee, row[t], t)) {
                activity[row[t] * instance->periods + t] += master->value[c];
            }
        }
    }
}

int xt_master_meeting_entry(const xt_master *master, const xt_row *row, int employee,
                            const xt_spot *spots, int count)
{
    const xt_pair *pair = &master->instance->pairs[row->pair];
    int entry = 0;
    if (employee != pair->one && employee != pair->two) {
        return 0;
    }
    for (int i = 0; i < count; i++) {
        bool counts = spots[i].cell < master->instance->department_cells &&
                      (row->side[spots[i].cell] == ONE) == (employee == pair->one);
        entry -= counts ? 1 : 0;
    }
    return entry;
}

/* The limit of a row: minus one, and what the people outside add. */
static int64_t limit_of(const xt_master *master, int number, const uint8_t *side)
{
    const xt_instance *instance = master->instance;
    const xt_pair *pair = &instance->pairs[number];
    int64_t limit = -1;
    for (int cell = 0; cell < instance->department_cells && master->base != NULL; cell++) {
        const xt_kind *kinds = xt_kinds_of(instance, cell);
        int counted = side[cell] == ONE ? pair->one : pair->two;
        for (int k = 0; k < xt_kind_count(instance, cell); k++) {
            limit +=
                kinds[k].employee == counted ? master->base[instance->slot_first[cell] + k] : 0;
        }
    }
    return limit;
}

/* The pair's slack, with its entry in the row that is there; made with the pair's first row. */
static xt_master_result add_slack(xt_master *master, int number)
{
    xt_row *row = &master->rows[number];
    const int index = master->row_base + number;
    const double value = -1.0;
    const xt_column column = {
        .person = -1, .row = number, .cost = master->instance->pairs[row->pair].price};
    row->slack = (int)master->column_count;
    master->pair_row[row->pair] = number;
    return xt_master_add_column(master, &column, &(xt_entries){&index, &value, 1});
}

/* Puts the row into the program, with its entries in the tracks that there are. */
static xt_lp_result add_to_program(const xt_master *master, const xt_row *row, int *index,
                                   double *value)
{
    const xt_instance *instance = master->instance;
    const xt_pair *pair = &instance->pairs[row->pair];
    xt_cell cells[XTRAIN_MAX_PERIODS];
    xt_spot spots[XT_MOST_SPOTS];
    int count = 0;
    for (size_t c = 0; c < master->column_count; c++) {
        const xt_column *column = &master->columns[c];
        int employee = column->person >= 0 ? master->persons[column->person] : -1;
        if (column->artificial || (employee != pair->one && employee != pair->two)) {
            continue;
        }
        xt_cells_of_stays(instance, employee, master->stays + column->stay_first,
                          column->stay_count, cells);
        int filled = xt_instance_spots(instance, employee, cells, spots);
        int entry = xt_master_meeting_entry(master, row, employee, spots, filled);
        if (entry != 0) {
            index[count] = (int)c;
            value[count++] = entry;
        }
    }
    if (master->pair_row[row->pair] >= 0) {
        index[count] = master->rows[master->pair_row[row->pair]].slack;
        value[count++] = -1.0;
    }
    const int start[2] = {0, count};
    const double lower = -XT_LP_INFINITY;
    const double upper = (double)row->limit;
    return xt_lp_add_rows(master->lp, 1, &lower, &upper, start, index, value);
}

/* Adds a row; takes `side`. */
static xt_master_result add_row(xt_master *master, int pair, uint8_t *side, double center)
{
    xt_row row = {.cell = -1,
                  .limit = limit_of(master, pair, side),
                  .rule = -1,
                  .slack = -1,
                  .slack_high = -1,
                  .overflow = -1,
                  .size = 1.0,
                  .next = -1,
                  .pair = pair,
                  .side = side,
                  .center = center};
    size_t room = master->column_count + 1;
    int *index = xt_allocate(master->memory, room, sizeof *index);
    double *value = xt_allocate(master->memory, room, sizeof *value);
    xt_master_result result = XT_MASTER_MEMORY;
    if (index != NULL && value != NULL &&
        XT_GROW(master->memory, master->rows, master->row_capacity, master->row_count + 1)) {
        result = xt_master_of_lp(add_to_program(master, &row, index, value));
    }
    xt_release(master->memory, index);
    xt_release(master->memory, value);
    if (result != XT_MASTER_CONVERGED) {
        xt_release(master->memory, side);
        return result;
    }
    master->rows[master->row_count++] = row;
    return master->pair_row[pair] >= 0 ? XT_MASTER_CONVERGED
                                       : add_slack(master, (int)master->row_count - 1);
}

/* Adds the row of a pair that the last solution breaks most, if it breaks one. */
static xt_master_result separate(xt_master *master, int number, double *room, int *added)
{
    const xt_instance *instance = master->instance;
    const xt_pair *pair = &instance->pairs[number];
    const int cells = instance->department_cells;
    double *one = room;
    double *other = room + cells;
    fill_activity(master, pair->one, one);
    fill_activity(master, pair->two, other);
    int first = master->pair_row[number];
    double met = first >= 0 ? master->value[master->rows[first].slack] : 0.0;
    for (int cell = 0; cell < cells; cell++) {
        met += one[cell] < other[cell] ? one[cell] : other[cell];
    }
    if (met >= 1.0 - 1e-6) {
        return XT_MASTER_CONVERGED;
    }
    uint8_t *side = xt_allocate(master->memory, (size_t)cells, sizeof *side);
    if (side == NULL) {
        return XT_MASTER_MEMORY;
    }
    for (int cell = 0; cell < cells; cell++) {
        side[cell] = one[cell] <= other[cell] ? ONE : OTHER;
    }
    ++*added;
    return add_row(master, number, side, 0.0);
}

static bool is_inside(const xt_master *master, int employee)
{
    if (!master->has_outside) {
        return true;
    }
    for (int p = 0; p < master->person_count; p++) {
        if (master->persons[p] == employee) {
            return true;
        }
    }
    return false;
}

xt_master_result xt_master_add_meetings(xt_master *master, int *added)
{
    const xt_instance *instance = master->instance;
    double *room =
        xt_allocate(master->memory, 2 * (size_t)instance->department_cells + 1, sizeof *room);
    xt_master_result result = room != NULL ? XT_MASTER_CONVERGED : XT_MASTER_MEMORY;
    for (int p = 0; p < instance->pair_count && result == XT_MASTER_CONVERGED; p++) {
        if (is_inside(master, instance->pairs[p].one) ||
            is_inside(master, instance->pairs[p].two)) {
            result = separate(master, p, room, added);
        }
    }
    xt_release(master->memory, room);
    return result;
}

xt_master_result xt_master_inherit_meeting(xt_master *master, const xt_row *row)
{
    const xt_instance *instance = master->instance;
    const xt_pair *pair = &instance->pairs[row->pair];
    size_t cells = (size_t)instance->department_cells;
    if (!is_inside(master, pair->one) && !is_inside(master, pair->two)) {
        return XT_MASTER_CONVERGED;
    }
    uint8_t *side = xt_allocate(master->memory, cells, sizeof *side);
    if (side == NULL) {
        return XT_MASTER_MEMORY;
    }
    memcpy(side, row->side, cells);
    return add_row(master, row->pair, side, row->center);
}

void xt_master_limit_meetings(xt_master *master)
{
    const xt_instance *instance = master->instance;
    const int64_t scale = INT64_C(1) << instance->scale_bits;
    for (int p = 0; p < instance->pair_count; p++) {
        int64_t left = instance->pairs[p].price * scale;
        for (size_t r = 0; r < master->row_count; r++) {
            xt_row *row = &master->rows[r];
            if (row->pair == p) {
                row->mu = row->mu < left ? row->mu : left;
                left -= row->mu;
            }
        }
    }
}

void xt_master_price_meetings(xt_master *master)
{
    const xt_instance *instance = master->instance;
    for (size_t r = 0; r < master->row_count; r++) {
        const xt_row *row = &master->rows[r];
        if (row->pair < 0 || row->mu == 0) {
            continue;
        }
        const xt_pair *pair = &instance->pairs[row->pair];
        for (int cell = 0; cell < instance->department_cells; cell++) {
            const xt_kind *kinds = xt_kinds_of(instance, cell);
            int counted = row->side[cell] == ONE ? pair->one : pair->two;
            for (int k = 0; k < xt_kind_count(instance, cell); k++) {
                master->prices[instance->slot_first[cell] + k] -=
                    kinds[k].employee == counted ? row->mu : 0;
            }
        }
    }
}
