/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The least utility in the master. With own(track) the points of the chosen lines, the least
 * utility is -z for z >= sum over the person's tracks (own x lambda)        for each person, and z
 * costs the least weight w. Duals pi >= 0 of these rows add up to at most w, and price a person's
 * chosen points once more by pi; what is missing to w is paid at z's lower bound. In fixed point
 * the sum is made exact, so the bound stays true.
 */
#include <math.h>

#include "solve/master.h"

/* A lower bound of z: what the people outside have, and what no track falls below. */
static int64_t least_low(const xt_master *master, const xt_table *table)
{
    const xt_instance *instance = master->instance;
    int64_t low = -instance->point_range;
    if (table == NULL) {
        return low;
    }
    bool *inside = xt_allocate(master->memory, (size_t)instance->employees, sizeof *inside);
    for (int p = 0; inside != NULL && p < master->person_count; p++) {
        inside[master->persons[p]] = true;
    }
    for (int e = 0; inside != NULL && e < instance->employees; e++) {
        if (!inside[e] && table->person_cost[e].own > low) {
            low = table->person_cost[e].own;
        }
    }
    xt_release(master->memory, inside);
    return low;
}

static xt_lp_result add_rows(xt_master *master)
{
    size_t count = (size_t)master->person_count;
    double *bounds = xt_allocate(master->memory, 2 * count + 1, sizeof *bounds);
    if (bounds == NULL) {
        return XT_LP_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        bounds[i] = -XT_LP_INFINITY;
        bounds[count + i] = 0.0;
    }
    xt_lp_result result =
        xt_lp_add_rows(master->lp, master->person_count, bounds, bounds + count, NULL, NULL, NULL);
    xt_release(master->memory, bounds);
    return result;
}

static xt_master_result add_column(xt_master *master)
{
    size_t count = (size_t)master->person_count;
    int *index = xt_allocate(master->memory, count, sizeof *index);
    double *value = xt_allocate(master->memory, count, sizeof *value);
    xt_master_result result = XT_MASTER_MEMORY;
    if (index != NULL && value != NULL) {
        for (size_t i = 0; i < count; i++) {
            index[i] = master->person_count + (int)i;
            value[i] = -1.0;
        }
        const xt_column column = {.person = -1, .row = -1, .cost = master->instance->least_weight};
        const int number = (int)master->column_count;
        result = xt_master_add_column(master, &column,
                                      &(xt_entries){index, value, master->person_count});
        if (result == XT_MASTER_CONVERGED) {
            master->least_column = number;
            result = xt_master_of_lp(xt_lp_set_column(master->lp, number,
                                                      (double)master->instance->least_weight,
                                                      (double)master->least_low, XT_LP_INFINITY));
        }
    }
    xt_release(master->memory, index);
    xt_release(master->memory, value);
    return result;
}

xt_master_result xt_master_add_least(xt_master *master, const xt_table *table)
{
    size_t count = (size_t)master->person_count;
    master->row_base = master->person_count;
    master->least_column = -1;
    master->pi = xt_allocate(master->memory, count, sizeof *master->pi);
    master->pi_dual = xt_allocate(master->memory, count, sizeof *master->pi_dual);
    master->pi_center = xt_allocate(master->memory, count, sizeof *master->pi_center);
    if (master->pi == NULL || master->pi_dual == NULL || master->pi_center == NULL) {
        return XT_MASTER_MEMORY;
    }
    if (master->instance->least_weight == 0) {
        return XT_MASTER_CONVERGED;
    }
    master->least_low = least_low(master, table);
    xt_lp_result result = add_rows(master);
    if (result != XT_LP_OPTIMAL) {
        return xt_master_of_lp(result);
    }
    master->row_base = 2 * master->person_count;
    return add_column(master);
}

int64_t xt_master_set_pi(xt_master *master, double smoothing)
{
    const xt_instance *instance = master->instance;
    if (master->least_column < 0) {
        return 0;
    }
    const int64_t scale = INT64_C(1) << instance->scale_bits;
    const int64_t whole = instance->least_weight * scale;
    int64_t left = whole;
    int largest = 0;
    for (int p = 0; p < master->person_count; p++) {
        double pi = smoothing * master->pi_center[p] + (1.0 - smoothing) * master->pi_dual[p];
        int64_t fixed =
            pi > 0.0 ? (int64_t)floor(fmin(pi, (double)instance->least_weight) * (double)scale) : 0;
        master->pi[p] = fixed < left ? fixed : left;
        left -= master->pi[p];
        largest = master->pi[p] > master->pi[largest] ? p : largest;
    }
    if (!master->has_outside || left < master->person_count) {
        /* Nothing but rounding is missing, or the lower bound of z is worth nothing. */
        master->pi[largest] += left;
        left = 0;
    }
    return left * master->least_low;
}
