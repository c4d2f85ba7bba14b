/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Made-up staffing problems for measuring: people with a home and leave, three wanted departments
 * each, visits of a few periods, coaches, and a staffing minimum close to the home strength.
 */
#ifndef XT_TESTS_BENCH_GENERATE_H
#define XT_TESTS_BENCH_GENERATE_H

#include "xtrain.h"

typedef struct xt_bench_options {
    int people;
    int departments;
    int periods;       /* weeks */
    bool tight;        /* staffing minimum 92 % of the home strength, else 80 % */
    int uneven_points; /* C5, per load point off the share; 0: none */
    bool ever;         /* nobody visits a department twice; else not within 8 periods */
    uint64_t seed;     /* the same options give the same problem everywhere */
} xt_bench_options;

/* A validated problem; *out is the caller's. */
xtrain_status xt_bench_problem(xtrain_problem **out, xtrain_context *context,
                               const xt_bench_options *options);

#endif
