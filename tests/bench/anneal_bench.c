/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Speed of the annealing: anneal_bench [people [departments [periods [tight|loose [seconds
 * [seed]]]]]] starts with everybody at home and prints moves per second and the best points.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "bench/generate.h"
#include "solve/anneal.h"
#include "solve/track.h"

typedef struct settings {
    xt_bench_options options;
    double seconds;
    double hot, cold;
} settings;

static int number(int count, char **texts, int index, int otherwise)
{
    return index < count ? (int)strtol(texts[index], NULL, 10) : otherwise;
}

static double measure(xt_anneal *anneal, const settings *set)
{
    double start = xt_clock_seconds();
    xt_anneal_run(anneal, INT64_MAX, set->hot, set->cold, NULL, start + set->seconds);
    return xt_clock_seconds() - start;
}

static void print_result(const xt_instance *instance, const xt_anneal *anneal, xt_cell *cells,
                         double seconds)
{
    int64_t breaches = 0;
    int64_t points = xt_anneal_best(anneal, cells);
    int64_t moves = xt_anneal_moves(anneal);
    int64_t again = xt_table_points(instance, cells, &breaches);
    (void)printf("%.3f million moves/s, %lld points, %lld breaches%s\n",
                 (double)moves / seconds * 1e-6, (long long)points, (long long)breaches,
                 again == points ? "" : ", BUT THE TABLE HAS OTHER POINTS");
}

static int run(const settings *set)
{
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    xt_instance *instance = NULL;
    xt_anneal *anneal = NULL;
    xt_cell *cells = NULL;
    int result = 1;
    if (xtrain_context_create(&context, NULL) != XTRAIN_OK ||
        xt_bench_problem(&problem, context, &set->options) != XTRAIN_OK ||
        xt_instance_create(&instance, problem) != XTRAIN_OK) {
        goto out;
    }
    cells = calloc((size_t)instance->employees * (size_t)instance->periods, sizeof *cells);
    if (cells == NULL) {
        goto out;
    }
    for (int e = 0; e < instance->employees; e++) {
        xt_cells_of_stays(instance, e, NULL, 0, cells + (size_t)e * (size_t)instance->periods);
    }
    if (xt_anneal_create(&anneal, instance, cells, set->options.seed) == XTRAIN_OK) {
        double seconds = measure(anneal, set);
        print_result(instance, anneal, cells, seconds);
        result = 0;
    }
out:
    for (size_t i = 0; context != NULL && i < xtrain_context_error_count(context); i++) {
        (void)fprintf(stderr, "%s\n", xtrain_context_error_at(context, i)->message);
    }
    free(cells);
    xt_anneal_free(anneal);
    xt_instance_free(instance);
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    return result;
}

int main(int count, char **texts)
{
    settings set = {.options = {.people = number(count, texts, 1, 300),
                                .departments = number(count, texts, 2, 12),
                                .periods = number(count, texts, 3, 26),
                                .tight = count <= 4 || strcmp(texts[4], "loose") != 0,
                                .uneven_points = 1,
                                .ever = true,
                                .seed = (uint64_t)number(count, texts, 6, 1)},
                    .seconds = number(count, texts, 5, 5),
                    .hot = 8,
                    .cold = 0.15};
    return run(&set);
}
