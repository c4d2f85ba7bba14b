/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words and letters of plan.json, shared by its writer and its reader. */
#ifndef XT_PLAN_PLAN_JSON_H
#define XT_PLAN_PLAN_JSON_H

#include "plan/plan.h"

#define XT_PLAN_FORMAT 1
#define XT_PLAN_PROGRAM "xtrain "
#define XT_DIGEST_DIGITS 16

/* A list of words, numbered from 0. */
typedef struct xt_words {
    const char *const *word;
    int count;
} xt_words;

xt_words xt_plan_units(void);      /* by xtrain_unit */
xt_words xt_plan_strengths(void);  /* by xtrain_strength */
xt_words xt_plan_outcomes(void);   /* by xtrain_outcome */
xt_words xt_plan_senses(void);     /* by xtrain_sense */
xt_words xt_plan_objectives(void); /* by xtrain_objective_kind */

/* What is counted in a department and a period, by number: heads, visitors, hosts, minimum. */
#define XT_STAFFING_MINIMUM 3
xt_words xt_plan_staffing_parts(void);
int *xt_plan_staffing_part(xt_plan_staffing *staffing, int part);

/* One letter for the four facts of a cell that the input states. */
char xt_plan_letter(unsigned flags);
/* The facts behind a letter; false: no such letter. */
bool xt_plan_facts(char letter, unsigned *facts);
/* The facts and what follows from them and the cell: visitor, present. */
unsigned xt_plan_flags(unsigned facts, int department, int home);

#endif
