/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a plan.json: from periods to breaches. */
#ifndef XT_PLAN_PLAN_ROWS_H
#define XT_PLAN_PLAN_ROWS_H

#include "plan/plan_take.h"

/* Fills the plan, which has its sizes, from the tables of the root object. */
bool xt_read_rows(xt_reading *reading, const json_t *root);

#endif
