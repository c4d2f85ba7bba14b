/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The breaches of a plan as a reader wants them: the same breach in several periods is one entry.
 */
#ifndef XT_REPORT_BREACHES_H
#define XT_REPORT_BREACHES_H

#include "base/text.h"
#include "xtrain/plan.h"

/* One entry: breaches that differ in nothing but the period. */
typedef struct xt_breach_group {
    int first; /* in xt_breaches.order */
    int count;
    bool is_shown;
} xt_breach_group;

typedef struct xt_breaches {
    const xtrain_plan *plan;
    int *order; /* indices of the plan's breaches, group by group, each by period */
    xt_breach_group *groups;
    int group_count;
} xt_breaches;

/* What a message says after whom and when it is about: "3 visitors present, 2 allowed". The whole
 * message where that cannot be told apart. */
const char *xt_breach_words(const xtrain_plan *plan, const xtrain_breach *breach);

/* All breaches of that strength, the groups in the order of their first breach. False: out of
 * memory. Clear it in either case. */
bool xt_breaches_init(xt_breaches *breaches, const xt_memory *memory, const xtrain_plan *plan,
                      xtrain_strength strength);
void xt_breaches_clear(xt_breaches *breaches, const xt_memory *memory);

/* Marks as shown the first of each kind of rule, then others up to `limit`; all of them if that
 * would leave a single one out, or for a negative limit. Returns how many are left out. */
int xt_breaches_select(xt_breaches *breaches, int limit);

/* "Claims, weeks of 2026-01-05 to 2026-01-19: 3 visitors present, 2 allowed (office.cfg:50)" */
void xt_breaches_add(xt_text *text, const xt_breaches *breaches, const xt_breach_group *group);

#endif
