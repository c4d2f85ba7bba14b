/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cuts: where a cell's people are mixed so that the program pays less than the convex envelope of
 * the cell's cost (envelope.h), a facet of it becomes a row. With a x + b <= (carry / unit) f and f
 * = sum (price x s) the row is a x - sum (carry x price / unit) s <= -b. Its duals fall on people
 * by sort, so pricing does not change. Rules that see more of people than their sort are left out:
 * without them the cell costs less, so what is below that is below all of it.
 */
#include "solve/envelope.h"
#include "solve/learning.h"
#include "solve/master.h"

/* Can the person be there at all. */
static bool may_be_there(const xt_instance *instance, int employee, int department, int period)
{
    const xt_employee *person = &instance->problem->employees[employee];
    if (!xt_is_present(instance->problem, employee, department, period)) {
        return false;
    }
    return person->fixed_cell == NULL || person->fixed_cell[period] == XT_NOT_FIXED ||
           person->fixed_cell[period] == department;
}

/* The sorts that a person may be of in a department, now or once skills have grown. */
static void note_sorts(const xt_instance *instance, int employee, int department,
                       bool may_be[XT_SORTS])
{
    const xt_kind *kinds = instance->kinds + instance->kind_first[department];
    const xt_learner *learner = instance->learner[employee];
    may_be[kinds[xt_instance_kind(instance, employee, department)].sort] = true;
    for (int i = 0; learner != NULL && i < xt_learner_table_size(learner, department); i++) {
        may_be[kinds[learner->tables[department][i]].sort] = true;
    }
}

static void count_possible(const xt_master *master, int department, int period, int most[XT_SORTS])
{
    for (int sort = 0; sort < XT_SORTS; sort++) {
        most[sort] = 0;
    }
    for (int p = 0; p < master->person_count; p++) {
        int e = master->persons[p];
        if (!may_be_there(master->instance, e, department, period)) {
            continue;
        }
        /* Who may become another sort is counted as either. */
        bool may_be[XT_SORTS] = {false};
        note_sorts(master->instance, e, department, may_be);
        for (int sort = 0; sort < XT_SORTS; sort++) {
            most[sort] += may_be[sort] ? 1 : 0;
        }
    }
}

/* Points that the last solution pays in a cell. */
static double paid_in(const xt_master *master, int cell)
{
    double paid = 0.0;
    for (int r = master->row_of_cell[cell]; r >= 0; r = master->rows[r].next) {
        const xt_row *row = &master->rows[r];
        if (row->rule >= 0 && master->instance->cell_rules[row->rule].by_sort) {
            double units = master->value[row->slack];
            units += row->overflow >= 0 ? master->value[row->overflow] : 0.0;
            paid += units * (double)master->instance->cell_rules[row->rule].price;
        }
    }
    return paid;
}

static xt_master_result cut_cell(xt_master *master, int cell, int *added)
{
    const xt_instance *instance = master->instance;
    int period = cell % instance->periods;
    xt_envelope_query query = {.cell = cell, .paid = paid_in(master, cell)};
    const xt_kind *kinds = xt_kinds_of(instance, cell);
    for (int k = 0; k < xt_kind_count(instance, cell); k++) {
        int slot = instance->slot_first[cell] + k;
        query.base[kinds[k].sort] += master->base != NULL ? master->base[slot] : 0;
        query.x[kinds[k].sort] += master->activity[slot];
    }
    count_possible(master, cell / instance->periods, period, query.most);
    xt_facet facet;
    bool found = false;
    xt_master_result result = xt_master_of_lp(xt_envelope_facet(&facet, &found, instance, &query));
    if (result != XT_MASTER_CONVERGED || !found) {
        return result;
    }
    result = xt_master_ensure_rows(master, cell); /* their slacks are carried */
    if (result == XT_MASTER_CONVERGED) {
        xt_row cut = {.cell = cell,
                      .limit = -facet.constant,
                      .rule = -1,
                      .pair = -1,
                      .slack = -1,
                      .slack_high = -1,
                      .overflow = -1,
                      .carry = facet.carry,
                      .unit = facet.unit};
        for (int sort = 0; sort < XT_SORTS; sort++) {
            cut.coefficient[sort] = facet.coefficient[sort];
        }
        result = xt_master_add_row(master, &cut);
        ++*added;
    }
    return result;
}

xt_master_result xt_master_cut(xt_master *master, int *added)
{
    const xt_instance *instance = master->instance;
    xt_master_result result = XT_MASTER_CONVERGED;
    *added = 0;
    for (int d = 0; d < instance->departments; d++) {
        for (int t = 0; t < instance->periods && result == XT_MASTER_CONVERGED; t++) {
            if (!xt_is_closed(instance->problem, d, t)) {
                result = cut_cell(master, d * instance->periods + t, added);
            }
        }
    }
    return result;
}
