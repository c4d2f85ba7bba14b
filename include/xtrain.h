/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * xtrain: fair cross-training rotations, planned, proven and checked.
 *
 * This is the only header a program needs. The modules below are listed in the
 * order a reader meets them: a context, a problem, a solve, the plan.
 *
 *     xtrain_context *context = NULL;
 *     xtrain_problem *problem = NULL;
 *     xtrain_plan *plan = NULL;
 *     if (xtrain_context_create(&context, NULL) == XTRAIN_OK &&
 *         xtrain_problem_read_file(&problem, context, "office.cfg") == XTRAIN_OK &&
 *         xtrain_solve(&plan, problem, NULL) == XTRAIN_OK)
 *         ... xtrain_plan_cell(plan, employee, period) ...
 *     xtrain_plan_free(plan);
 *     xtrain_problem_free(problem);
 *     xtrain_context_free(context);
 *
 * Every call that can fail returns an xtrain_status; nothing aborts, exits,
 * prints or touches global state. Objects of one context belong to one thread at
 * a time; different contexts may be used by different threads at once.
 */
#ifndef XTRAIN_H
#define XTRAIN_H

#include "xtrain/check.h"
#include "xtrain/context.h"
#include "xtrain/explain.h"
#include "xtrain/manual.h"
#include "xtrain/plan.h"
#include "xtrain/problem.h"
#include "xtrain/read.h"
#include "xtrain/report.h"
#include "xtrain/rule.h"
#include "xtrain/solve.h"

#endif
