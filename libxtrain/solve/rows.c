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

/* Is the person of a track's column present in the cell; then the part. */
static int part_in_cell(const xt_master *master, const xt_column *column, int department,
                        int period)
{
    const xt_instance *instance = master->instance;
    int employee = master->persons[column->person];
    const xt_employee *person = &instance->problem->employees[employee];
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
    return here == department ? (int)xt_instance_part(instance, employee, department) : -1;
}

/* With what weight a cut carries the units of a rule of its cell. */
static double carried(const xt_master *master, const xt_row *cut, const xt_row *rule)
{
    int64_t weight = master->instance->cell_rules[rule->rule].price / cut->unit; /* whole */
    return (double)(cut->carry * weight);
}

/* The largest entry of a slack. */
static double size_of(const xt_master *master, const xt_row *row)
{
    const xt_instance *instance = master->instance;
    int64_t most = 1;
    for (int i = instance->cell_first[row->cell];
         row->rule < 0 && i < instance->cell_first[row->cell + 1]; i++) {
        const xt_cell_rule *rule = &instance->cell_rules[instance->cell_list[i]];
        int64_t weight = row->carry * (rule->price / row->unit);
        most = weight > most ? weight : most;
    }
    return (double)most;
}

static bool collect(const xt_master *master, const xt_row *row, row_entries *entries)
{
    const double size = row->size;
    int department = row->cell / master->instance->periods;
    int period = row->cell % master->instance->periods;
    for (size_t c = 0; c < master->column_count; c++) {
        const xt_column *column = &master->columns[c];
        if (column->person < 0 || column->artificial) {
            continue;
        }
        int part = part_in_cell(master, column, department, period);
        if (part >= 0 && row->coefficient[part] != 0 &&
            !push(master, entries, (int)c, row->coefficient[part] / size)) {
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
        if (!push(master, entries, rule->slack, weight) ||
            (rule->overflow >= 0 && !push(master, entries, rule->overflow, weight))) {
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
        if (cut->rule < 0) {
            done = push(master, &entries, master->row_base + r,
                        -carried(master, cut, rule) / cut->size);
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
    size_t size = (size_t)instance->departments * (size_t)instance->periods * XT_PARTS;
    xt_cell row[XTRAIN_MAX_PERIODS];
    for (size_t i = 0; i < size; i++) {
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
        for (int t = 0; t < instance->periods; t++) {
            if (xt_is_present(instance->problem, employee, row[t], t)) {
                size_t cell = (size_t)row[t] * (size_t)instance->periods + (size_t)t;
                master->activity[cell * XT_PARTS +
                                 (size_t)xt_instance_part(instance, employee, row[t])] +=
                    master->value[c];
            }
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
                  .slack = -1,
                  .slack_high = -1,
                  .overflow = -1};
    for (int part = 0; part < XT_PARTS; part++) {
        row.coefficient[part] = said->coefficient[part];
        if (master->base != NULL) {
            row.limit -= (int64_t)said->coefficient[part] *
                         master->base[(size_t)cell * XT_PARTS + (size_t)part];
        }
    }
    return row;
}

xt_master_result xt_master_add_broken(xt_master *master, int *added)
{
    const xt_instance *instance = master->instance;
    xt_master_result result = XT_MASTER_CONVERGED;
    *added = 0;
    for (int d = 0; d < instance->departments && result == XT_MASTER_CONVERGED; d++) {
        for (int t = 0; t < instance->periods && result == XT_MASTER_CONVERGED; t++) {
            int cell = d * instance->periods + t;
            if (xt_is_closed(instance->problem, d, t)) {
                continue;
            }
            for (int k = instance->cell_first[cell];
                 k < instance->cell_first[cell + 1] && result == XT_MASTER_CONVERGED; k++) {
                int i = instance->cell_list[k];
                xt_row row = rule_row(master, cell, i);
                double excess = -(double)row.limit;
                for (int part = 0; part < XT_PARTS; part++) {
                    excess += row.coefficient[part] *
                              master->activity[(size_t)cell * XT_PARTS + (size_t)part];
                }
                if (excess > 1e-6 && !has_row(master, cell, i)) {
                    result = xt_master_add_row(master, &row);
                    ++*added;
                }
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
    for (int part = 0; master->base != NULL && part < XT_PARTS; part++) {
        cut.limit -= (int64_t)cut.coefficient[part] *
                     master->base[(size_t)cut.cell * XT_PARTS + (size_t)part];
    }
    return xt_master_add_row(master, &cut);
}

xt_master_result xt_master_inherit(xt_master *master, const xt_row *row)
{
    master->expects = true;
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
