/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a plan.json: from periods to breaches. */
#ifndef XT_PLAN_PLAN_ROWS_H
#define XT_PLAN_PLAN_ROWS_H

#include "plan/plan_take.h"

/* Fills the plan, which has its sizes, from the tables of the root object. */
bool xt_read_rows(xt_reading *reading, const json_t *root);

/* plan_gains.c: the levels gained, if the root object says something of them; people and tracks are
 * read by now. */
bool xt_read_gains(xt_reading *reading, const json_t *root);

#endif
