/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Checking: every rule and figure recomputed from the problem and the cells alone. */
#ifndef XTRAIN_CHECK_H
#define XTRAIN_CHECK_H

#include "xtrain/plan.h"
#include "xtrain/problem.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Judges any table of cells against a problem.
 * @param out      receives a plan with all figures, outcome XTRAIN_OUTCOME_JUDGED; the caller frees
 * it
 * @param problem  validated; unchanged
 * @param cells    [employees x periods] row by row, department index or XTRAIN_NONE
 * @return XTRAIN_OK (whatever is broken), XTRAIN_ERROR_ARGUMENT (an index out of range), _MEMORY
 * One thread per context. Since 0.1.
 */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_check_cells(xtrain_plan **out,
                                                            const xtrain_problem *problem,
                                                            const int *cells);

/**
 * Judges a plan file: plan.json, or a table as CSV (a header row, then one row per person: id, then
 * a department code or name per period; empty: at home, or idle for people without a home).
 * Mistakes of the table are listed in the context by line. Otherwise as xtrain_check_cells.
 * @return also XTRAIN_ERROR_FILE, XTRAIN_ERROR_INPUT, XTRAIN_ERROR_LIMIT
 */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_check_file(xtrain_plan **out,
                                                           const xtrain_problem *problem,
                                                           const char *path);

#ifdef __cplusplus
}
#endif
#endif
