/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems with a bit of everything. */
#ifndef TESTS_MODEL_RANDOM_BUILD_H
#define TESTS_MODEL_RANDOM_BUILD_H

#include "model/problem.h"

/* States a valid problem that depends on the seed alone, and validates it. Stops at the first call
 * that fails and returns its status. */
xtrain_status random_build(xtrain_problem *problem, uint64_t seed);

#endif
