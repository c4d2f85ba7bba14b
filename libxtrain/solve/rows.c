/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the master: added when a solution breaks them, with the entries of the columns there are.
 */
#include "solve/master.h"

#include <math.h>

/* Entries of one row in the tracks' columns. */
typedef struct row_entries {
    int *column;
    double *value;
    size_t count, column_capacity, value_capacity;
} row_entries;

static bool push(const xt_master *master, row_entries *entries, int column, double value)
{
    if (!XT_GROW(master->memory, entries->column, entries->column_capacity, entries->count + 1) ||
        !XT_GROW(master->memory, entries->value, entries->value_capacity, entries->count + 1)) {
        return false;
    }
    entries->column[entries->count] = column;
    entries->value[entries->count++] = value;
    return true;
}

/* The kind in the cell of a person whose track has to be followed: skills may grow. */
static int followed_kind(const xt_master *master, const xt_column *column, int cell)
{
    const xt_instance *instance = master->instance;
    int employee = master->persons[column->person];
    xt_cell row[XTRAIN_MAX_PERIODS];
    xt_spot spots[XT_MOST_SPOTS];
    xt_cells_of_stays(instance, employee, master->stays + column->stay_first, column->stay_count,
                      row);
    int filled = xt_instance_spots(instance, employee, row, spots);
    for (int i = 0; i < filled; i++) {
        if (spots[i].cell == cell) {
            return spots[i].slot - instance->slot_first[cell];
        }
    }
    return -1;
}

/* Is the person of a track's column counted in the cell; then the kind. */
static int kind_in_cell(const xt_master *master, const xt_column *column, int cell)
{
    const xt_instance *instance = master->instance;
    int employee = master->persons[column->person];
    const xt_employee *person = &instance->problem->employees[employee];
    int department = xt_place_of_cell(instance, cell);
    int period = cell % instance->periods;
    if (department >= instance->departments || instance->learner[employee] != NULL) {
        return followed_kind(master, column, cell);
    }
    if (period < person->first_period || period > person->last_period ||
        !xt_is_present(instance->problem, employee, department, period)) {
        return -1;
    }
    const xt_stay *stays = master->stays + column->stay_first;
    int here = person->home;
    for (int i = 0; i < column->stay_count; i++) {
        if (stays[i].first <= period && period <= stays[i].last) {
            here = stays[i].department;
        }
    }
    return here == department ? xt_instance_kind(instance, employee, department) : -1;
}

/* With what weight a cut carries the units of a rule of its cell: a whole number. */
static int64_t weight_of(const xt_row *cut, const xt_cell_rule *rule)
{
    return rule->by_sort && cut->unit > 0 ? cut->carry * (rule->price / cut->unit) : 0;
}

static double carried(const xt_master *master, const xt_row *cut, const xt_row *rule)
{
    return (double)weight_of(cut, &master->instance->cell_rules[rule->rule]);
}

/* The largest entry of a slack. */
static double size_of(const xt_master *master, const xt_row *row)
{
    const xt_instance *instance = master->instance;
    int64_t most = 1;
    if (row->rule >= 0 || row->pair >= 0) {
        return 1.0;
    }
    for (int i = instance->cell_first[row->cell]; i < instance->cell_first[row->cell + 1]; i++) {
        const xt_cell_rule *rule = &instance->cell_rules[instance->cell_list[i]];
        int64_t weight = weight_of(row, rule);
        most = weight > most ? weight : most;
    }
    return (double)most;
}

static bool collect(const xt_master *master, const xt_row *row, row_entries *entries)
{
    const double size = row->size;
    for (size_t c = 0; c < master->column_count; c++) {
        const xt_column *column = &master->columns[c];
        if (column->person < 0 || column->artificial) {
            continue;
        }
        int kind = kind_in_cell(master, column, row->cell);
        int coefficient = kind >= 0 ? xt_row_coefficient(master, row, kind) : 0;
        if (coefficient != 0 && !push(master, entries, (int)c, coefficient / size)) {
            return false;
        }
    }
    for (int r = row->rule < 0 ? master->row_of_cell[row->cell] : -1; r >= 0;
         r = master->rows[r].next) {
        const xt_row *rule = &master->rows[r];
        if (rule->rule < 0) {
            continue;
        }
        double weight = -carried(master, row, rule) / size;
        if (weight < 0.0 && !push(master, entries, rule->slack, weight)) {
            return false;
        }
        if (weight < 0.0 && rule->overflow >= 0 && !push(master, entries, rule->overflow, weight)) {
            return false;
        }
    }
    return true;
}

/* A column that takes up units of a rule's row; the cuts of the cell carry it. */
static xt_master_result add_unit_column(xt_master *master, int row, int64_t cost, bool artificial)
{
    const xt_row *rule = &master->rows[row];
    const xt_column column = {.person = -1, .row = row, .cost = cost, .artificial = artificial};
    row_entries entries = {0};
    bool done = push(master, &entries, master->row_base + row,
                     -(double)master->instance->cell_rules[rule->rule].divisor);
    for (int r = master->row_of_cell[rule->cell]; r >= 0 && done; r = master->rows[r].next) {
        const xt_row *cut = &master->rows[r];
        double weight = cut->rule < 0 ? carried(master, cut, rule) / cut->size : 0.0;
        if (weight > 0.0) {
            done = push(master, &entries, master->row_base + r, -weight);
        }
    }
    xt_master_result result =
        done
            ? xt_master_add_column(master, &column,
                                   &(xt_entries){entries.column, entries.value, (int)entries.count})
            : XT_MASTER_MEMORY;
    xt_release(master->memory, entries.column);
    xt_release(master->memory, entries.value);
    return result;
}

static xt_master_result add_slack(xt_master *master, int row)
{
    const xt_cell_rule *rule = &master->instance->cell_rules[master->rows[row].rule];
    master->rows[row].slack = (int)master->column_count;
    return add_unit_column(master, row, rule->price, false);
}

xt_master_result xt_master_add_overflow(xt_master *master, int row)
{
    const xt_cell_rule *rule = &master->instance->cell_rules[master->rows[row].rule];
    int64_t dear = rule->price + 2 * master->instance->point_range;
    int number = (int)master->column_count;
    xt_master_result result = add_unit_column(master, row, dear, true);
    if (result == XT_MASTER_CONVERGED) {
        master->rows[row].overflow = number;
    }
    return result;
}

xt_master_result xt_master_add_row(xt_master *master, const xt_row *stated)
{
    xt_row sized = *stated;
    const xt_row *row = &sized;
    row_entries entries = {0};
    sized.size = size_of(master, stated);
    xt_master_result result = XT_MASTER_MEMORY;
    if (XT_GROW(master->memory, master->rows, master->row_capacity, master->row_count + 1) &&
        collect(master, row, &entries)) {
        const int start[2] = {0, (int)entries.count};
        const double lower = -XT_LP_INFINITY;
        const double upper = (double)row->limit / row->size;
        result = xt_lp_add_rows(master->lp, 1, &lower, &upper, start, entries.column,
                                entries.value) == XT_LP_OPTIMAL
                     ? XT_MASTER_CONVERGED
                     : XT_MASTER_FAILED;
    }
    xt_release(master->memory, entries.column);
    xt_release(master->memory, entries.value);
    if (result != XT_MASTER_CONVERGED) {
        return result;
    }
    int number = (int)master->row_count++;
    master->rows[number] = *row;
    master->rows[number].next = master->row_of_cell[row->cell];
    master->row_of_cell[row->cell] = number;
    return row->rule >= 0 ? add_slack(master, number) : XT_MASTER_CONVERGED;
}

void xt_master_count(xt_master *master)
{
    const xt_instance *instance = master->instance;
    xt_cell row[XTRAIN_MAX_PERIODS];
    xt_spot spots[XT_MOST_SPOTS];
    for (int i = 0; i < instance->slots; i++) {
        master->activity[i] = 0.0;
    }
    for (size_t c = 0; c < master->column_count; c++) {
        const xt_column *column = &master->columns[c];
        if (column->person < 0 || column->artificial || master->value[c] < 1e-9) {
            continue;
        }
        int employee = master->persons[column->person];
        xt_cells_of_stays(instance, employee, master->stays + column->stay_first,
                          column->stay_count, row);
        int filled = xt_instance_spots(instance, employee, row, spots);
        for (int i = 0; i < filled; i++) {
            master->activity[spots[i].slot] += master->value[c];
        }
    }
}

static bool has_row(const xt_master *master, int cell, int rule)
{
    for (int r = master->row_of_cell[cell]; r >= 0; r = master->rows[r].next) {
        if (master->rows[r].rule == rule) {
            return true;
        }
    }
    return false;
}

/* The row of a rule in a cell, its limit less what the people outside do. */
static xt_row rule_row(const xt_master *master, int cell, int rule)
{
    const xt_cell_rule *said = &master->instance->cell_rules[rule];
    xt_row row = {.cell = cell,
                  .limit = said->limit,
                  .rule = rule,
                  .pair = -1,
                  .slack = -1,
                  .slack_high = -1,
                  .overflow = -1};
    const int *base =
        master->base != NULL ? master->base + master->instance->slot_first[cell] : NULL;
    for (int i = 0; i < said->entry_count && base != NULL; i++) {
        row.limit -= (int64_t)said->entries[i].value * base[said->entries[i].index];
    }
    return row;
}

/* By how much the last solution is over a row's limit. */
static double excess_of(const xt_master *master, const xt_row *row)
{
    const xt_instance *instance = master->instance;
    const xt_cell_rule *said = &instance->cell_rules[row->rule];
    const double *activity = master->activity + instance->slot_first[row->cell];
    double excess = -(double)row->limit;
    for (int i = 0; i < said->entry_count; i++) {
        excess += said->entries[i].value * activity[said->entries[i].index];
    }
    return excess;
}

xt_master_result xt_master_add_broken(xt_master *master, int *added)
{
    const xt_instance *instance = master->instance;
    xt_master_result result = XT_MASTER_CONVERGED;
    *added = 0;
    for (int cell = 0; cell < instance->cells; cell++) {
        for (int k = instance->cell_first[cell];
             k < instance->cell_first[cell + 1] && xt_cell_is_open(instance, cell) &&
             result == XT_MASTER_CONVERGED;
             k++) {
            int i = instance->cell_list[k];
            const xt_row row = rule_row(master, cell, i);
            /* In units: hundredths of people are small. */
            if (excess_of(master, &row) > 1e-6 * instance->cell_rules[i].divisor &&
                !has_row(master, cell, i)) {
                result = xt_master_add_row(master, &row);
                ++*added;
            }
        }
    }
    return result;
}

xt_master_result xt_master_ensure_rows(xt_master *master, int cell)
{
    const xt_instance *instance = master->instance;
    xt_master_result result = XT_MASTER_CONVERGED;
    for (int i = instance->cell_first[cell];
         i < instance->cell_first[cell + 1] && result == XT_MASTER_CONVERGED; i++) {
        if (!has_row(master, cell, instance->cell_list[i])) {
            const xt_row row = rule_row(master, cell, instance->cell_list[i]);
            result = xt_master_add_row(master, &row);
        }
    }
    return result;
}

/* The cut as it is with these people outside. */
static xt_master_result inherit_cut(xt_master *master, const xt_row *row)
{
    xt_row cut = *row;
    const xt_instance *instance = master->instance;
    const xt_kind *kinds = xt_kinds_of(instance, row->cell);
    for (int k = 0; master->base != NULL && k < xt_kind_count(instance, row->cell); k++) {
        cut.limit -= (int64_t)cut.coefficient[kinds[k].sort] *
                     master->base[instance->slot_first[row->cell] + k];
    }
    return xt_master_add_row(master, &cut);
}

xt_master_result xt_master_inherit(xt_master *master, const xt_row *row)
{
    master->expects = true;
    if (row->pair >= 0) {
        return xt_master_inherit_meeting(master, row);
    }
    if (row->rule >= 0) {
        if (has_row(master, row->cell, row->rule)) {
            return XT_MASTER_CONVERGED;
        }
        xt_row copy = rule_row(master, row->cell, row->rule);
        copy.center = row->center;
        return xt_master_add_row(master, &copy);
    }
    xt_master_result result = xt_master_ensure_rows(master, row->cell);
    return result == XT_MASTER_CONVERGED ? inherit_cut(master, row) : result;
}
