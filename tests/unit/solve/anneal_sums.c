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

static void count_people(const xt_anneal *anneal, int department, int period, int count[XT_PARTS])
{
    memset(count, 0, XT_PARTS * sizeof *count);
    for (int e = 0; e < anneal->employees; e++) {
        int cell = anneal->row[e * anneal->periods + period];
        if (cell == department && xt_is_present(anneal->instance->problem, e, department, period)) {
            count[xt_instance_part(anneal->instance, e, department)]++;
        }
    }
}

static void assert_margins_hold(const xt_anneal *anneal, int place, const xt_anneal_cell *cell)
{
    int department = place / anneal->periods;
    int count[XT_PARTS];
    memcpy(count, cell->count, sizeof count);
    for (int part = 0; part < XT_PARTS; part++) {
        if (!xt_anneal_is_used(anneal, department, part)) {
            continue;
        }
        count[part]++;
        assert_true(xt_cell_points(anneal->instance, place, count) ==
                    cell->points + cell->come[part]);
        count[part] -= 2;
        assert_true(count[part] < 0 || xt_cell_points(anneal->instance, place, count) ==
                                           cell->points + cell->go[part]);
        count[part]++;
    }
}

static void assert_cells_hold(const xt_anneal *anneal)
{
    int costly = 0;
    for (int d = 0; d < anneal->departments; d++) {
        for (int t = 0; t < anneal->periods; t++) {
            int place = d * anneal->periods + t;
            const xt_anneal_cell *cell = &anneal->cells[place];
            int count[XT_PARTS];
            count_people(anneal, d, t, count);
            assert_memory_equal(count, cell->count, sizeof count);
            assert_int_equal(cell->mark, 0);
            if (xt_is_closed(anneal->instance->problem, d, t)) {
                assert_true(cell->points == 0);
            } else {
                assert_true(xt_cell_points(anneal->instance, place, count) == cell->points);
                assert_margins_hold(anneal, place, cell);
            }
            assert_int_equal(cell->costly != 0, cell->points > 0);
            if (cell->costly != 0) {
                costly++;
                assert_int_equal(anneal->costly[cell->costly - 1], place);
            }
        }
    }
    assert_int_equal(costly, anneal->costly_count);
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
