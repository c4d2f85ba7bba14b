/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules of single students, pooled: students for whom the same is stated share one rule, through a
 * programme, so that a problem has few rules.
 */
#ifndef MSS_POOL_H
#define MSS_POOL_H

#include <stdbool.h>

#include <xtrain.h>

/* Which array a rule comes from, what it says and to whom. */
typedef struct mss_pool_entry {
    const char *label; /* static */
    xtrain_rule_kind kind;
    int set; /* the subject, or XTRAIN_NONE for any */
    int least;
    int most; /* P6; else XTRAIN_UNSET */
    int points;
    int student;
} mss_pool_entry;

typedef struct mss_pool {
    mss_pool_entry *entries;
    size_t count;
    size_t room;
} mss_pool;

/* Takes the rule in; points of a cost that are 0 say nothing. False if memory ran out. */
bool mss_pool_add(mss_pool *pool, const mss_pool_entry *entry);
/* Adds all rules to the problem, which has that many students, and forgets them. */
xtrain_status mss_pool_state(mss_pool *pool, xtrain_problem *problem, int students);
void mss_pool_clear(mss_pool *pool);

#endif
