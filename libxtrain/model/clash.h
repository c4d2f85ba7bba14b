/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rules about one thing that bind one person: equal ones count once, others are a mistake. */
#ifndef XT_MODEL_CLASH_H
#define XT_MODEL_CLASH_H

#include "model/derive.h"

typedef struct xt_clash_entry {
    uint64_t subject; /* kind of rule, subject, date */
    int rule;
} xt_clash_entry;

/* Remembers the pairs that were reported: each is said once, whomever it binds. */
typedef struct xt_clash_log {
    xt_derivation *derivation;
    xt_memory memory;
    xt_clash_entry *entries;
    size_t entry_capacity;
    uint64_t *pairs;
    size_t pair_count, pair_capacity;
} xt_clash_log;

void xt_clash_init(xt_clash_log *log, xt_derivation *derivation);
void xt_clash_clear(xt_clash_log *log);

/* Sorts a list of rules, drops those that another one says already and those that clash, and
 * reports the clashes; employee is somebody whom they bind. *kept is how many are left. */
xtrain_status xt_clash_filter(xt_clash_log *log, int *rules, size_t count, int employee,
                              size_t *kept);

#endif
