/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run through everything that allocates: read, check, count, solve, write. */
#ifndef OOM_SCENARIO_H
#define OOM_SCENARIO_H

#include <xtrain.h>

/* Solves and writes the plan that is read back later, without any failure in the way. */
xtrain_status scenario_prepare(void);

/* Runs until something fails and returns its status. Everything is freed again. A call that fails
 * and leaves something in its output makes it XTRAIN_ERROR_INTERNAL. */
xtrain_status scenario_run(const xtrain_allocator *allocator);

#endif
