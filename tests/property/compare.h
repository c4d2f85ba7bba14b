/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan of the library against the second scoring, figure by figure. */
#ifndef TESTS_PROPERTY_COMPARE_H
#define TESTS_PROPERTY_COMPARE_H

#include "property/scoring.h"

#define COMPARE_WHY 200

/* True if every figure of the plan is what the second scoring says of the plan's own cells;
 * otherwise `why` says what differs first. */
bool compare_plan(char why[COMPARE_WHY], const xtrain_plan *plan, const scoring_frame *frame);

/* Takes a plan's cells. */
void compare_take_cells(int out[TINY_PEOPLE][TINY_PERIODS], const xtrain_plan *plan);

/* A number from the environment, or the default. */
long compare_setting(const char *name, long standard);

#endif
