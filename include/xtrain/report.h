/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Presenting plans and exporting problems, as texts that the caller frees. */
#ifndef XTRAIN_REPORT_H
#define XTRAIN_REPORT_H

#include "xtrain/plan.h"
#include "xtrain/problem.h"
#include "xtrain/read.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Each call: *out receives UTF-8 text, NUL-terminated, for xtrain_text_free; on failure NULL.
 * Returns XTRAIN_OK, XTRAIN_ERROR_MEMORY or XTRAIN_ERROR_ARGUMENT. One thread per context.
 * Since 0.1. */

/** The plan as plan.json (the schema is in libxtrain/plan/README.md). */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_plan_to_json(char **out, xtrain_context *context,
                                                             const xtrain_plan *plan);
/** The plan's table as CSV, readable by xtrain_check_file. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_plan_to_csv(char **out, xtrain_context *context,
                                                            const xtrain_plan *plan);

/** How to draw in a terminal. */
typedef struct xtrain_show_options {
    unsigned version;
    int width;   /**< columns, 40-1000; default 80 */
    bool colour; /**< ANSI colours; default false */
    bool all;    /**< the summary names every breach, of shoulds too; default false */
} xtrain_show_options;
#define XTRAIN_SHOW_OPTIONS_INIT                                                                   \
    {                                                                                              \
        1, 80, false, false                                                                        \
    }

/** The grid: people x periods, row totals, column feet, split to the width. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_plan_to_grid(char **out, xtrain_context *context,
                                                             const xtrain_plan *plan,
                                                             const xtrain_show_options *options);
/** The summary in people's units. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_plan_to_summary(char **out, xtrain_context *context,
                                                                const xtrain_plan *plan,
                                                                const xtrain_show_options *options);
/** The summary for machines: one JSON object, with the breaches that the plan keeps one by one.
 *  seconds < 0 leaves the two clock keys out. In calendars in hours first_begin and last_end give
 *  the times on first_day and last_day, and a breach with a period its day, begin and end. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_plan_to_summary_json(char **out,
                                                                     xtrain_context *context,
                                                                     const xtrain_plan *plan,
                                                                     double seconds,
                                                                     double first_plan_seconds);

typedef enum xtrain_export_format { XTRAIN_EXPORT_LP = 0, XTRAIN_EXPORT_MPS } xtrain_export_format;

/** The problem with the same objective as a mixed integer program over stay arcs, in CPLEX LP or
 *  free MPS format; remarks at its head say how the optimum gives the problem's value. It is always
 *  to be minimised: with the objective utility it is minus the value. XTRAIN_ERROR_INPUT, with a
 *  diagnostic for each, if a rule cannot be stated linearly. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_to_mip(char **out,
                                                               const xtrain_problem *problem,
                                                               xtrain_export_format format);

#ifdef __cplusplus
}
#endif
#endif
