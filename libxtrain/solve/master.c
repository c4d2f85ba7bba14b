/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solve/master.h"

#include <math.h>
#include <string.h>

#include "solve/scale.h"

/* Counts of the people of the table who are not in the master. */
static bool set_base(xt_master *master, const xt_table *table)
{
    const xt_instance *instance = master->instance;
    size_t size = (size_t)instance->slots;
    master->base = xt_allocate(master->memory, size, sizeof *master->base);
    if (master->base == NULL) {
        return false;
    }
    if (size > 0) {
        memcpy(master->base, table->count, size * sizeof *master->base);
    }
    for (int p = 0; p < master->person_count; p++) {
        int e = master->persons[p];
        const xt_cell *row = table->cells + (size_t)e * (size_t)instance->periods;
        xt_spot spots[XT_MOST_SPOTS];
        int filled = xt_instance_spots(instance, e, row, spots);
        for (int i = 0; i < filled; i++) {
            master->base[spots[i].slot]--;
        }
    }
    return true;
}

/* One convexity row a person. */
static xt_lp_result add_convexity(xt_master *master)
{
    size_t count = (size_t)master->person_count;
    double *ones = xt_allocate(master->memory, count, sizeof *ones);
    if (ones == NULL) {
        return XT_LP_FAILED;
    }
    for (size_t i = 0; i < count; i++) {
        ones[i] = 1.0;
    }
    xt_lp_result result =
        xt_lp_add_rows(master->lp, master->person_count, ones, ones, NULL, NULL, NULL);
    xt_release(master->memory, ones);
    return result;
}

xtrain_status xt_master_create(xt_master **out, const xt_master_parts *parts)
{
    const xt_instance *instance = parts->instance;
    const int count = parts->count;
    const xt_memory *memory = &instance->problem->context->memory;
    size_t cells = (size_t)instance->cells;
    size_t slots = (size_t)instance->slots;
    size_t pairs = (size_t)instance->pair_count;
    *out = NULL;
    xt_master *master = xt_allocate(memory, 1, sizeof *master);
    if (master == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    *master = (xt_master){.instance = instance,
                          .memory = memory,
                          .pricer = parts->pricer,
                          .budget = parts->budget,
                          .persons = parts->persons,
                          .person_count = count,
                          .has_outside = count < instance->employees,
                          .fewest = parts->fewest,
                          .smoothing = 0.6,
                          .box = 1.0};
    xtrain_status status = XTRAIN_ERROR_MEMORY;
    master->row_of_cell = xt_allocate(memory, cells, sizeof *master->row_of_cell);
    master->column_of_person = xt_allocate(memory, (size_t)count, sizeof *master->column_of_person);
    master->activity = xt_allocate(memory, slots, sizeof *master->activity);
    master->prices = xt_allocate(memory, slots, sizeof *master->prices);
    master->pair_row = xt_allocate(memory, pairs, sizeof *master->pair_row);
    if (master->row_of_cell == NULL || master->pair_row == NULL ||
        master->column_of_person == NULL || master->activity == NULL || master->prices == NULL ||
        (parts->table != NULL && !set_base(master, parts->table))) {
        goto fail;
    }
    for (size_t c = 0; c < cells; c++) {
        master->row_of_cell[c] = -1;
    }
    for (int p = 0; p < count; p++) {
        master->column_of_person[p] = -1;
    }
    for (size_t i = 0; i < pairs; i++) {
        master->pair_row[i] = -1;
    }
    status = xt_lp_create(&master->lp, memory);
    if (status == XTRAIN_OK && add_convexity(master) != XT_LP_OPTIMAL) {
        status = XTRAIN_ERROR_SOLVER;
    }
    if (status == XTRAIN_OK) {
        xt_master_result result = xt_master_add_least(master, parts->table);
        status = result == XT_MASTER_CONVERGED ? XTRAIN_OK
                 : result == XT_MASTER_MEMORY  ? XTRAIN_ERROR_MEMORY
                                               : XTRAIN_ERROR_SOLVER;
    }
    if (status == XTRAIN_OK) {
        *out = master;
        return XTRAIN_OK;
    }
fail:
    xt_master_free(master);
    return status;
}

void xt_master_free(xt_master *master)
{
    if (master == NULL) {
        return;
    }
    const xt_memory *memory = master->memory;
    xt_lp_free(master->lp);
    for (size_t r = 0; r < master->row_count; r++) {
        xt_release(memory, master->rows[r].side);
    }
    void *blocks[] = {master->base,      master->rows,     master->row_of_cell,
                      master->columns,   master->stays,    master->column_of_person,
                      master->value,     master->activity, master->prices,
                      master->decisions, master->pi,       master->pi_dual,
                      master->pi_center, master->pair_row};
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        xt_release(memory, blocks[i]);
    }
    xt_release(memory, master);
}

/* Entries of a track's column; returns their number. */
static int track_entries(const xt_master *master, int person, int64_t own, const xt_cell *row,
                         int *index, double *entry)
{
    const xt_instance *instance = master->instance;
    int employee = master->persons[person];
    int count = 0;
    index[count] = person;
    entry[count++] = 1.0;
    if (master->least_column >= 0 && own != 0) {
        index[count] = master->person_count + person;
        entry[count++] = (double)own;
    }
    xt_spot spots[XT_MOST_SPOTS];
    int filled = xt_instance_spots(instance, employee, row, spots);
    for (int i = 0; i < filled; i++) {
        int kind = spots[i].slot - instance->slot_first[spots[i].cell];
        for (int r = master->row_of_cell[spots[i].cell]; r >= 0; r = master->rows[r].next) {
            const xt_row *over = &master->rows[r];
            int coefficient = xt_row_coefficient(master, over, kind);
            if (coefficient != 0) {
                index[count] = master->row_base + r;
                entry[count++] = coefficient / over->size;
            }
        }
    }
    bool in_pair = instance->pair_first[employee] < instance->pair_first[employee + 1];
    for (size_t r = 0; in_pair && r < master->row_count; r++) {
        int meets = master->rows[r].pair >= 0
                        ? xt_master_meeting_entry(master, &master->rows[r], employee, spots, filled)
                        : 0;
        if (meets != 0) {
            index[count] = master->row_base + (int)r;
            entry[count++] = meets;
        }
    }
    return count;
}

static bool is_known(const xt_master *master, int person, const xt_stay *stays, int count)
{
    for (int c = master->column_of_person[person]; c >= 0; c = master->columns[c].next) {
        const xt_column *column = &master->columns[c];
        if (!column->artificial && column->stay_count == count &&
            (count == 0 || memcmp(master->stays + column->stay_first, stays,
                                  (size_t)count * sizeof *stays) == 0)) {
            return true;
        }
    }
    return false;
}

xt_master_result xt_master_add_column(xt_master *master, const xt_column *column,
                                      const xt_entries *entries)
{
    if (!XT_GROW(master->memory, master->columns, master->column_capacity,
                 master->column_count + 1) ||
        !XT_GROW(master->memory, master->value, master->value_capacity, master->column_count + 1)) {
        return XT_MASTER_MEMORY;
    }
    const int start[2] = {0, entries->count};
    const bool slack = column->person < 0 && column->row >= 0 && !column->artificial;
    const double cost = (slack ? master->box : 1.0) * (double)column->cost;
    const double lower = 0.0;
    const double upper = column->person < 0 && column->artificial ? 0.0 : XT_LP_INFINITY;
    xt_lp_result result = xt_lp_add_columns(master->lp, 1, &cost, &lower, &upper, start,
                                            entries->index, entries->value);
    if (result != XT_LP_OPTIMAL) {
        return xt_master_of_lp(result);
    }
    xt_column *kept = &master->columns[master->column_count];
    *kept = *column;
    kept->next = -1;
    if (column->person >= 0) {
        kept->next = master->column_of_person[column->person];
        master->column_of_person[column->person] = (int)master->column_count;
    }
    master->value[master->column_count++] = 0.0; /* until the next solve */
    return XT_MASTER_CONVERGED;
}

xt_master_result xt_master_add_track(xt_master *master, int person, const xt_stay *stays, int count)
{
    const xt_instance *instance = master->instance;
    if (is_known(master, person, stays, count)) {
        return XT_MASTER_CONVERGED;
    }
    int employee = master->persons[person];
    xt_price price = xt_track_price(instance, employee, stays, count);
    if (xt_breaches_of(instance, price.value) != master->fewest[employee]) {
        return XT_MASTER_CONVERGED; /* not one of the person's tracks */
    }
    xt_cell row[XTRAIN_MAX_PERIODS];
    size_t room = master->row_count + 2;
    if (!XT_GROW(master->memory, master->stays, master->stay_capacity,
                 master->stay_count + (size_t)count + 1)) {
        return XT_MASTER_MEMORY;
    }
    int *index = xt_allocate(master->memory, room, sizeof *index);
    double *entry = xt_allocate(master->memory, room, sizeof *entry);
    xt_master_result result = XT_MASTER_MEMORY;
    if (index != NULL && entry != NULL) {
        xt_cells_of_stays(instance, employee, stays, count, row);
        int entries = track_entries(master, person, price.own, row, index, entry);
        xt_column column = {.person = person,
                            .row = -1,
                            .cost = price.value - master->fewest[employee] * instance->breach_price,
                            .own = price.own,
                            .stay_first = master->stay_count,
                            .stay_count = count};
        if (count > 0) {
            memcpy(master->stays + master->stay_count, stays, (size_t)count * sizeof *stays);
        }
        result = xt_master_add_column(master, &column, &(xt_entries){index, entry, entries});
        master->stay_count += result == XT_MASTER_CONVERGED ? (size_t)count : 0;
    }
    xt_release(master->memory, index);
    xt_release(master->memory, entry);
    return result;
}

xt_master_result xt_master_add_rows_of(xt_master *master, const xt_cell *cells)
{
    xt_stay stays[XTRAIN_MAX_PERIODS];
    xt_master_result result = XT_MASTER_CONVERGED;
    for (int p = 0; p < master->person_count && result == XT_MASTER_CONVERGED; p++) {
        int e = master->persons[p];
        int count = xt_stays_of_cells(master->instance, e,
                                      cells + (size_t)e * (size_t)master->instance->periods, stays);
        result = xt_master_add_track(master, p, stays, count);
    }
    return result;
}

xt_master_result xt_master_add_artificial(xt_master *master)
{
    xt_master_result result = XT_MASTER_CONVERGED;
    const double entry = 1.0;
    for (int p = 0; p < master->person_count && result == XT_MASTER_CONVERGED; p++) {
        xt_column column = {
            .person = p, .row = -1, .cost = 2 * master->instance->point_range, .artificial = true};
        result = xt_master_add_column(master, &column, &(xt_entries){&p, &entry, 1});
    }
    return result;
}

xt_master_result xt_master_set_box(xt_master *master, double box)
{
    xt_lp_result result = XT_LP_OPTIMAL;
    master->box = box;
    for (size_t r = 0; r < master->row_count && result == XT_LP_OPTIMAL; r++) {
        const xt_row *row = &master->rows[r];
        if (row->slack >= 0) {
            result = xt_lp_set_column(master->lp, row->slack,
                                      box * (double)master->columns[row->slack].cost, 0.0,
                                      XT_LP_INFINITY);
        }
    }
    return xt_master_of_lp(result);
}

/* Copies values and duals out of the linear program. */
static xt_master_result take_solution(xt_master *master)
{
    size_t rows = (size_t)master->row_base + master->row_count;
    double *dual = xt_allocate(master->memory, rows, sizeof *dual);
    if (dual == NULL ||
        !XT_GROW(master->memory, master->value, master->value_capacity, master->column_count)) {
        xt_release(master->memory, dual);
        return XT_MASTER_MEMORY;
    }
    xt_lp_solution(master->lp, dual, master->value, NULL, NULL);
    master->lp_value = xt_lp_objective(master->lp);
    for (size_t r = 0; r < master->row_count; r++) {
        double mu = -dual[(size_t)master->row_base + r] / master->rows[r].size;
        master->rows[r].dual = mu > 0.0 ? mu : 0.0;
    }
    for (int p = 0; master->least_column >= 0 && p < master->person_count; p++) {
        double pi = -dual[master->person_count + p];
        master->pi_dual[p] = pi > 0.0 ? pi : 0.0;
    }
    xt_release(master->memory, dual);
    xt_master_count(master);
    return XT_MASTER_CONVERGED;
}

/* Solves with all rows that the solution would break. */
static xt_master_result solve_with_rows(xt_master *master)
{
    bool prefer_dual = false;
    for (;;) {
        xt_lp_result solved = xt_lp_solve(master->lp, prefer_dual, xt_budget_left(master->budget),
                                          master->budget->cancelled);
        xt_master_result result = xt_master_of_lp(solved);
        if (result == XT_MASTER_CONVERGED) {
            result = take_solution(master);
        }
        int added = 0;
        if (result == XT_MASTER_CONVERGED) {
            result = xt_master_add_broken(master, &added);
        }
        if (result == XT_MASTER_CONVERGED && master->instance->pair_count > 0) {
            result = xt_master_add_meetings(master, &added);
        }
        if (result != XT_MASTER_CONVERGED || added == 0) {
            return result;
        }
        prefer_dual = true;
    }
}

xt_master_result xt_master_round(xt_master *master, int64_t cutoff)
{
    if (xt_budget_out(master->budget)) {
        return XT_MASTER_STOPPED;
    }
    int added = 0;
    master->rounds++;
    xt_master_result result = solve_with_rows(master);
    if (result == XT_MASTER_CONVERGED) {
        result = xt_master_trim(master);
    }
    if (result == XT_MASTER_CONVERGED) {
        result = xt_master_price(master, cutoff, &added);
    }
    if (result != XT_MASTER_CONVERGED) {
        return result;
    }
    int bits = master->instance->scale_bits;
    if (master->has_bound && xt_scale_ceil(master->bound, bits) >= cutoff) {
        return XT_MASTER_CUT_OFF;
    }
    if (added == 0) {
        return XT_MASTER_CONVERGED;
    }
    /* Values are whole: a bound that rounds up as far as the program's value is as good as final.
     */
    double above = ceil(master->lp_value - 1e-6);
    bool reached = master->has_bound && (double)xt_scale_ceil(master->bound, bits) >= above - 0.5;
    return reached ? XT_MASTER_CONVERGED : XT_MASTER_ROUND;
}

xt_master_result xt_master_solve(xt_master *master, int64_t cutoff)
{
    xt_master_result result = XT_MASTER_ROUND;
    while (result == XT_MASTER_ROUND) {
        result = xt_master_round(master, cutoff);
    }
    return result;
}

const xt_stay *xt_master_largest(const xt_master *master, int person, int *count, double *value)
{
    const xt_column *best = NULL;
    *value = -1.0;
    for (int c = master->column_of_person[person]; c >= 0; c = master->columns[c].next) {
        const xt_column *column = &master->columns[c];
        if (!column->artificial && master->value[c] > *value) {
            *value = master->value[c];
            best = column;
        }
    }
    *count = best != NULL ? best->stay_count : 0;
    return best != NULL ? master->stays + best->stay_first : NULL;
}

const xt_stay *xt_master_drawn(const xt_master *master, int person, double share, int *count)
{
    const xt_column *last = NULL;
    for (int c = master->column_of_person[person]; c >= 0 && share >= 0.0;
         c = master->columns[c].next) {
        const xt_column *column = &master->columns[c];
        if (!column->artificial && master->value[c] > 1e-9) {
            share -= master->value[c];
            last = column;
        }
    }
    *count = last != NULL ? last->stay_count : 0;
    return last != NULL ? master->stays + last->stay_first : NULL;
}
