/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/solve/lp_samples.h"

#include <stdlib.h>

#define LINE 5

xt_lp *small_lp(void)
{
    const double lower = 4.0;
    const double none = XT_LP_INFINITY;
    const double cost[] = {2.0, 3.0};
    const double floors[] = {0.0, 0.0};
    const double ceilings[] = {3.0, 5.0};
    const int start[] = {0, 1, 2};
    const int row[] = {0, 0};
    const double value[] = {1.0, 1.0};
    const xt_memory memory = xt_memory_standard();
    xt_lp *lp = NULL;

    if (xt_lp_create(&lp, &memory) != XTRAIN_OK ||
        xt_lp_add_rows(lp, 1, &lower, &none, NULL, NULL, NULL) != XT_LP_OPTIMAL ||
        xt_lp_add_columns(lp, 2, cost, floors, ceilings, start, row, value) != XT_LP_OPTIMAL) {
        abort();
    }
    return lp;
}

uint64_t random_lp_next(random_lp *sample)
{
    sample->seed = sample->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return sample->seed >> 33;
}

static void fill_column(random_lp *sample, int column)
{
    int at = sample->start[column];

    sample->floor[column] = 0.0;
    sample->ceiling[column] = 1.0;
    if (column < sample->rows) {
        sample->cost[column] = 500.0;
        sample->index[at] = column;
        sample->value[at++] = 1.0;
    } else {
        int step = 1 + (int)(random_lp_next(sample) % (uint64_t)sample->rows);
        int row = (int)(random_lp_next(sample) % (uint64_t)sample->rows);
        sample->cost[column] = 1.0 + (double)(random_lp_next(sample) % 100);
        for (int k = 0; k < LINE; k++, row = (row + step) % sample->rows) {
            bool twice = false;
            for (int other = sample->start[column]; other < at; other++) {
                twice = twice || sample->index[other] == row;
            }
            if (!twice) {
                sample->index[at] = row;
                sample->value[at++] = 1.0;
            }
        }
    }
    sample->start[column + 1] = at;
}

static void *numbers(int count, size_t size)
{
    void *block = calloc((size_t)count + 1, size);

    if (block == NULL) {
        abort();
    }
    return block;
}

random_lp *random_lp_create(uint64_t seed, int rows, int columns, bool equal)
{
    random_lp *sample = numbers(1, sizeof *sample);

    *sample = (random_lp){.seed = seed, .rows = rows, .columns = columns, .equal = equal};
    sample->lower = numbers(rows, sizeof(double));
    sample->upper = numbers(rows, sizeof(double));
    sample->cost = numbers(columns, sizeof(double));
    sample->floor = numbers(columns, sizeof(double));
    sample->ceiling = numbers(columns, sizeof(double));
    sample->start = numbers(columns, sizeof(int));
    sample->index = numbers(columns * LINE, sizeof(int));
    sample->value = numbers(columns * LINE, sizeof(double));
    for (int r = 0; r < rows; r++) {
        sample->lower[r] = 1.0;
        sample->upper[r] = equal ? 1.0 : XT_LP_INFINITY;
    }
    for (int c = 0; c < columns; c++) {
        fill_column(sample, c);
    }
    return sample;
}

void random_lp_free(random_lp *sample)
{
    free(sample->lower);
    free(sample->upper);
    free(sample->cost);
    free(sample->floor);
    free(sample->ceiling);
    free(sample->start);
    free(sample->index);
    free(sample->value);
    free(sample);
}

xt_lp_result random_lp_add(const random_lp *sample, xt_lp *lp, int first, int last)
{
    return xt_lp_add_columns(lp, last - first, sample->cost + first, sample->floor + first,
                             sample->ceiling + first, sample->start + first, sample->index,
                             sample->value);
}

xt_lp *random_lp_build(const random_lp *sample, int columns)
{
    const xt_memory memory = xt_memory_standard();
    xt_lp *lp = NULL;

    if (xt_lp_create(&lp, &memory) != XTRAIN_OK ||
        xt_lp_add_rows(lp, sample->rows, sample->lower, sample->upper, NULL, NULL, NULL) !=
            XT_LP_OPTIMAL ||
        random_lp_add(sample, lp, 0, columns) != XT_LP_OPTIMAL) {
        abort();
    }
    return lp;
}
