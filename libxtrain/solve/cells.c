/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between rows of cells and lists of stays, and the points of a whole table. */
#include "solve/group.h"
#include "solve/track.h"

int xt_stays_of_cells(const xt_instance *instance, int employee, const xt_cell *cells,
                      xt_stay *stays)
{
    const xt_employee *person = &instance->problem->employees[employee];
    int count = 0;
    for (int t = person->first_period; t <= person->last_period; t++) {
        int department = cells[t];
        if (department < 0 || department == person->home) {
            continue;
        }
        if (count > 0 && stays[count - 1].department == department &&
            stays[count - 1].last == t - 1) {
            stays[count - 1].last = (int16_t)t;
        } else {
            stays[count++] = (xt_stay){(int16_t)department, (int16_t)t, (int16_t)t};
        }
    }
    return count;
}

void xt_cells_of_stays(const xt_instance *instance, int employee, const xt_stay *stays, int count,
                       xt_cell *cells)
{
    const xt_employee *person = &instance->problem->employees[employee];
    for (int t = 0; t < instance->periods; t++) {
        bool inside = t >= person->first_period && t <= person->last_period;
        cells[t] = (xt_cell)(inside ? person->home : XTRAIN_NONE);
    }
    for (int i = 0; i < count; i++) {
        for (int t = stays[i].first; t <= stays[i].last; t++) {
            cells[t] = (xt_cell)stays[i].department;
        }
    }
}

xt_price xt_track_price_of_cells(const xt_instance *instance, int employee, const xt_cell *cells)
{
    xt_stay stays[XTRAIN_MAX_PERIODS];
    int count = xt_stays_of_cells(instance, employee, cells, stays);
    return xt_track_price(instance, employee, stays, count);
}

bool xt_track_is_allowed(const xt_instance *instance, int employee, const xt_stay *stays, int count)
{
    const xt_employee *person = &instance->problem->employees[employee];
    if (count > 0 &&
        (stays[0].first < person->first_period || stays[count - 1].last > person->last_period)) {
        return false;
    }
    if (person->fixed_cell == NULL) {
        return true;
    }
    int stay = 0;
    for (int t = person->first_period; t <= person->last_period; t++) {
        while (stay < count && stays[stay].last < t) {
            stay++;
        }
        int here = stay < count && stays[stay].first <= t ? stays[stay].department : person->home;
        if (person->fixed_cell[t] != XT_NOT_FIXED && person->fixed_cell[t] != here) {
            return false;
        }
    }
    return true;
}

int64_t xt_table_points(const xt_instance *instance, const xt_cell *cells, int64_t *breaches)
{
    const xtrain_problem *problem = instance->problem;
    size_t periods = (size_t)instance->periods;
    int64_t points = 0;
    int64_t most_own = INT64_MIN;
    for (int e = 0; e < instance->employees; e++) {
        xt_price cost = xt_track_price_of_cells(instance, e, cells + (size_t)e * periods);
        int64_t broken = xt_breaches_of(instance, cost.value);
        *breaches += broken;
        points += cost.value - broken * instance->breach_price;
        most_own = cost.own > most_own ? cost.own : most_own;
    }
    points += instance->least_weight > 0 ? instance->least_weight * most_own : 0;
    int *count = xt_allocate(&problem->context->memory, (size_t)instance->slots, sizeof *count);
    if (count == NULL) {
        return INT64_MAX;
    }
    for (int e = 0; e < instance->employees; e++) {
        xt_spot spots[XT_MOST_SPOTS];
        int filled = xt_instance_spots(instance, e, cells + (size_t)e * periods, spots);
        for (int i = 0; i < filled; i++) {
            count[spots[i].slot]++;
        }
    }
    for (int cell = 0; cell < instance->cells; cell++) {
        if (xt_cell_is_open(instance, cell)) {
            points += xt_cell_points(instance, cell, count + instance->slot_first[cell]);
        }
    }
    for (int p = 0; p < instance->pair_count; p++) {
        const xt_pair *pair = &instance->pairs[p];
        points += pair->price * xt_pair_units(instance, pair, cells + (size_t)pair->one * periods,
                                              cells + (size_t)pair->two * periods);
    }
    xt_release(&problem->context->memory, count);
    return points;
}
