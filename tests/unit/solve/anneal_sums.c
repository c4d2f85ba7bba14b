/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/solve/anneal_sums.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "solve/track.h"

static void assert_stays_hold(const xt_anneal *anneal)
{
    const xt_instance *instance = anneal->instance;
    size_t periods = (size_t)anneal->periods;
    xt_cell *cells = calloc(periods + 1, sizeof *cells);
    assert_non_null(cells);
    for (int e = 0; e < anneal->employees; e++) {
        const xt_stay *stays = anneal->stays + (size_t)e * periods;
        const xt_cell *row = anneal->row + (size_t)e * periods;
        int count = anneal->people[e].count;
        for (int i = 0; i < count; i++) {
            assert_true(stays[i].first <= stays[i].last);
            assert_int_not_equal(stays[i].department, anneal->people[e].home);
            if (i > 0) {
                assert_true(stays[i - 1].last < stays[i].first);
                assert_true(stays[i - 1].last + 1 < stays[i].first ||
                            stays[i - 1].department != stays[i].department);
            }
        }
        xt_cells_of_stays(instance, e, stays, count, cells);
        assert_memory_equal(cells, row, periods * sizeof *cells);
        assert_true(xt_track_cost(instance, e, stays, count) == anneal->people[e].cost);
        assert_true(anneal->people[e].floor <= anneal->people[e].cost);
        for (int t = 0; t < anneal->periods; t++) {
            assert_int_equal(anneal->at[t * anneal->employees + e], row[t]);
        }
    }
    free(cells);
}

/* The table's counts by slot, counted anew. */
static int *count_people(const xt_anneal *anneal)
{
    const xt_instance *instance = anneal->instance;
    int *count = calloc((size_t)instance->slots + 1, sizeof *count);
    xt_spot *spots = calloc(XT_MOST_SPOTS, sizeof *spots);
    assert_non_null(count);
    assert_non_null(spots);
    for (int e = 0; e < anneal->employees; e++) {
        const xt_cell *row = anneal->row + (size_t)e * (size_t)anneal->periods;
        int filled = xt_instance_spots(instance, e, row, spots);
        for (int i = 0; i < filled; i++) {
            count[spots[i].slot]++;
        }
    }
    free(spots);
    return count;
}

static void assert_margins_hold(const xt_anneal *anneal, int cell, int *count)
{
    const xt_instance *instance = anneal->instance;
    const int first = instance->slot_first[cell];
    int *here = count + first;
    int64_t points = anneal->cells[cell].points;
    for (int k = 0; k < xt_kind_count(instance, cell); k++) {
        here[k]++;
        assert_true(xt_cell_points(instance, cell, here) == points + anneal->come[first + k]);
        here[k] -= 2;
        assert_true(here[k] < 0 ||
                    xt_cell_points(instance, cell, here) == points + anneal->go[first + k]);
        here[k]++;
    }
}

static void assert_cells_hold(const xt_anneal *anneal)
{
    const xt_instance *instance = anneal->instance;
    int *count = count_people(anneal);
    int costly = 0;
    assert_memory_equal(count, anneal->count, (size_t)instance->slots * sizeof *count);
    for (int place = 0; place < instance->cells; place++) {
        const xt_anneal_cell *cell = &anneal->cells[place];
        assert_int_equal(cell->mark, 0);
        if (!xt_cell_is_open(instance, place)) {
            assert_true(cell->points == 0);
        } else {
            assert_true(xt_cell_points(instance, place, count + instance->slot_first[place]) ==
                        cell->points);
            assert_margins_hold(anneal, place, count);
        }
        bool listed = place < anneal->departments * anneal->periods && cell->points > 0;
        assert_int_equal(cell->costly != 0, listed);
        if (cell->costly != 0) {
            costly++;
            assert_int_equal(anneal->costly[cell->costly - 1], place);
        }
    }
    assert_int_equal(costly, anneal->costly_count);
    free(count);
}

void assert_sums_hold(const xt_anneal *anneal)
{
    const xt_instance *instance = anneal->instance;
    size_t size = (size_t)anneal->employees * (size_t)anneal->periods;
    xt_cell *best = calloc(size + 1, sizeof *best);
    int64_t breaches = 0;
    assert_non_null(best);
    assert_stays_hold(anneal);
    assert_cells_hold(anneal);
    int64_t points = xt_table_points(instance, anneal->row, &breaches);
    assert_true(points + breaches * instance->breach_price == anneal->value);
    assert_true(breaches == anneal->breaches);
    points = xt_anneal_best(anneal, best);
    breaches = 0;
    assert_true(xt_table_points(instance, best, &breaches) == points);
    assert_true(points + breaches * instance->breach_price <= anneal->value);
    free(best);
}
