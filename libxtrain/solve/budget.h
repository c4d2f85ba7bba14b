/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When to stop: a deadline, a cancel flag, the caller's wish. */
#ifndef XT_SOLVE_BUDGET_H
#define XT_SOLVE_BUDGET_H

#include <stdatomic.h>

#include "base/clock.h"
#include "base/context.h"

typedef struct xt_budget {
    const atomic_int *cancelled;
    double deadline; /* xt_clock_seconds, 0: none */
} xt_budget;

static inline bool xt_budget_out(const xt_budget *budget)
{
    return atomic_load_explicit(budget->cancelled, memory_order_relaxed) != 0 ||
           (budget->deadline > 0 && xt_clock_seconds() >= budget->deadline);
}

/* Seconds left for one call, or 0 for no limit; never 0 when there is a limit. */
static inline double xt_budget_left(const xt_budget *budget)
{
    if (budget->deadline <= 0) {
        return 0;
    }
    double left = budget->deadline - xt_clock_seconds();
    return left > 0.001 ? left : 0.001;
}

#endif
