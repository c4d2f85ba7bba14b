/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Solving: from a validated problem to a checked plan with a certificate. */
#ifndef XTRAIN_SOLVE_H
#define XTRAIN_SOLVE_H

#include "xtrain/plan.h"
#include "xtrain/problem.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How far a solve has come. Since 0.1. */
typedef struct xtrain_progress {
    double seconds;    /**< since the solve began */
    int64_t iteration; /**< iterations done */
    bool has_plan;     /**< value is meaningful */
    bool has_bound;    /**< bound and gap are meaningful */
    int64_t value;     /**< of the best plan so far */
    int64_t bound;     /**< proven */
    double gap;
    const char *phase; /**< a word: "first plan", "bound", "search". Static */
} xtrain_progress;

/** Called now and then on the thread that called xtrain_solve. Must not call back into the
 *  context except xtrain_context_cancel. Since 0.1. */
typedef void (*xtrain_progress_callback)(const xtrain_progress *progress, void *payload);

/** How to solve. Fill it with XTRAIN_SOLVE_OPTIONS_INIT. Since 0.1. */
typedef struct xtrain_solve_options {
    unsigned version;
    double time_limit_seconds;         /**< > 0; 0: no limit. Default 60 */
    double gap_target;                 /**< stop when the gap is at most this; default 0 */
    int64_t iteration_limit;           /**< 0: none. With a limit and time_limit_seconds 0 the same
                                            input and seed give the same plan on any machine */
    uint64_t seed;                     /**< default 1 */
    int threads;                       /**< 1-XTRAIN_MAX_THREADS; 0: as many as are useful. Does not
                                            change the plan of an iteration-limited solve */
    xtrain_progress_callback progress; /**< or NULL */
    void *payload;                     /**< for progress */
    double *first_plan_seconds;        /**< receives when the first plan was there; or NULL */
} xtrain_solve_options;
#define XTRAIN_SOLVE_OPTIONS_INIT                                                                  \
    {                                                                                              \
        1, 60.0, 0.0, 0, 1, 0, NULL, NULL, NULL                                                    \
    }

/** Same as the macro, for programs that cannot use it. Thread-safe. Since 0.1. */
XTRAIN_API void xtrain_solve_options_init(xtrain_solve_options *options);

/**
 * Finds the best plan it can and proves how good it is.
 *
 * Stops at the gap target, the time or iteration limit, or a cancel; whatever stops it, a
 * complete plan comes back, checked from the input by code that shares nothing with the solver.
 * @param out      receives the plan; the caller frees it with xtrain_plan_free
 * @param problem  validated; unchanged
 * @param options  NULL for the defaults
 * @return XTRAIN_OK (whatever the plan breaks: see xtrain_plan_musts_broken);
 *         XTRAIN_ERROR_ARGUMENT, _MEMORY, _SOLVER (GLPK failed before a plan was there), _LIMIT
 *         (points so large that exact arithmetic would overflow). On failure *out is NULL
 * One thread per context; runs threads of its own meanwhile. Since 0.1.
 */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_solve(xtrain_plan **out,
                                                      const xtrain_problem *problem,
                                                      const xtrain_solve_options *options);

#ifdef __cplusplus
}
#endif
#endif
