/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a cell rule counts people, before there are kinds: from the stated rules to coefficients. */
#ifndef XT_SOLVE_COUNTING_H
#define XT_SOLVE_COUNTING_H

#include "solve/instance.h"

typedef enum xt_counting_kind {
    XT_COUNT_PARTS = 0, /* weights of heads, visitors and hosts */
    XT_COUNT_FTE,       /* sign x hundredths of full-time equivalents */
    XT_COUNT_SKILL,     /* -1 for who has the level */
    XT_COUNT_HOME,      /* visitors from one home */
    XT_COUNT_PAIR,      /* the two of T2 */
    XT_COUNT_DEPTH      /* -1 for everyone counted there (T1) */
} xt_counting_kind;

enum { XT_HEADS, XT_VISITORS, XT_HOSTS, XT_WEIGHTS };

typedef struct xt_counting {
    xt_counting_kind kind;
    int weight[XT_WEIGHTS]; /* FTE: the sign in the first */
    int skill;              /* SKILL */
    int level;
    int home; /* HOME */
    int one;  /* PAIR */
    int two;
} xt_counting;

/* The rules of all places while the instance is made. */
typedef struct xt_counted_rules {
    const xt_memory *memory;
    xt_cell_rule *rules;
    xt_counting *countings; /* the same number */
    size_t count, rule_capacity, counting_capacity;
    int *first;    /* [places + 1] */
    bool *in_pair; /* [employees] in some T2 */
    bool *reads;   /* [skills] some rule reads levels of it */
} xt_counted_rules;

/* cell_rules.c: what is stated, place by place. XTRAIN_ERROR_LIMIT, reported, if it is too much. */
xtrain_status xt_instance_state_rules(xt_counted_rules *stated, xt_instance *instance);
/* learning.c: people whose skills may grow. */
xtrain_status xt_instance_set_learners(xt_instance *instance, const xt_counted_rules *stated);
/* kinds.c: the kinds of every place, and the coefficients of its rules. */
xtrain_status xt_instance_set_kinds(xt_instance *instance, xt_counted_rules *stated);

#endif
