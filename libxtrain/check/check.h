/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent judge: every rule and figure from the problem and the cells alone (RULES.md). */
#ifndef XT_CHECK_CHECK_H
#define XT_CHECK_CHECK_H

#include "model/problem.h"
#include "plan/plan.h"

/* cells: [employees x periods], each a department or XTRAIN_NONE. *out is the caller's. */
xtrain_status xt_check(xtrain_plan **out, const xtrain_problem *problem, const xt_cell *cells);

#endif
