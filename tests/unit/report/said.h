/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the report tests share: a context, and what the summary of a plan says. */
#ifndef SAID_H
#define SAID_H

#include "unit/report/sample.h"

/* The group's context: made and freed by the group's set-up and tear-down. */
extern xtrain_context *said_context;
int said_begin(void **state);
int said_end(void **state);

/* The summary on one line, so that wrapping does not matter; all: with every breach. The caller
 * frees it. */
char *said_summary(const xtrain_plan *plan, bool all);
/* The summary has this part. */
void assert_says(const xtrain_plan *plan, const char *part);
void assert_says_all(const xtrain_plan *plan, const char *part);

#endif
