/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How good plans and bounds get: solve_bench [people [departments [periods [tight|loose [seconds
 * [first seed [seeds [uneven points]]]]]]]] prints a line a seed: the first plan, when the gap fell
 * below one and half a per cent, and what there was at the end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/generate.h"

/* When the gap first was at most so much; negative: never. */
typedef struct milestones {
    double one, half, tenth, bound;
} milestones;

static void follow(const xtrain_progress *progress, void *payload)
{
    milestones *seen = payload;
    if (!progress->has_bound || !progress->has_plan) {
        return;
    }
    double *const when[] = {&seen->bound, &seen->one, &seen->half, &seen->tenth};
    static const double gaps[] = {1e300, 0.01, 0.005, 0.001};
    for (int i = 0; i < 4; i++) {
        if (*when[i] < 0 && progress->gap <= gaps[i]) {
            *when[i] = progress->seconds;
        }
    }
}

static int number(int count, char **texts, int index, int otherwise)
{
    return index < count ? (int)strtol(texts[index], NULL, 10) : otherwise;
}

static int run(const xt_bench_options *options, double seconds)
{
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    xtrain_plan *plan = NULL;
    milestones seen = {-1, -1, -1, -1};
    double first = 0;
    xtrain_solve_options how = XTRAIN_SOLVE_OPTIONS_INIT;
    how.time_limit_seconds = seconds;
    how.progress = follow;
    how.payload = &seen;
    how.first_plan_seconds = &first;
    int result = 1;
    if (xtrain_context_create(&context, NULL) == XTRAIN_OK &&
        xt_bench_problem(&problem, context, options) == XTRAIN_OK &&
        xtrain_solve(&plan, problem, &how) == XTRAIN_OK) {
        const xtrain_certificate *proof = xtrain_plan_certificate(plan);
        (void)printf(
            "seed %llu: first plan %.2f s, a bound %.1f s, 1 %% %.1f s, 0.5 %% %.1f s, 0.1 %% "
            "%.1f s; value %lld, bound %lld, gap %.3f %%\n",
            (unsigned long long)options->seed, first, seen.bound, seen.one, seen.half, seen.tenth,
            (long long)xtrain_plan_value(plan), (long long)proof->bound, 100 * proof->gap);
        (void)fflush(stdout);
        result = 0;
    }
    xtrain_plan_free(plan);
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    return result;
}

int main(int count, char **texts)
{
    xt_bench_options options = {.people = number(count, texts, 1, 40),
                                .departments = number(count, texts, 2, 6),
                                .periods = number(count, texts, 3, 26),
                                .tight = count <= 4 || strcmp(texts[4], "loose") != 0,
                                .uneven_points = number(count, texts, 8, 0),
                                .ever = true};
    double seconds = number(count, texts, 5, 10);
    int first = number(count, texts, 6, 1);
    int seeds = number(count, texts, 7, 3);
    int result = 0;
    for (int seed = first; seed < first + seeds && result == 0; seed++) {
        options.seed = (uint64_t)seed;
        result = run(&options, seconds);
    }
    return result;
}
