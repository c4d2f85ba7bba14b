/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planner's names: from name to number and back. */
#ifndef XT_MODEL_NAMES_H
#define XT_MODEL_NAMES_H

#include "model/problem.h"

typedef enum xt_name_kind {
    XT_NAME_EMPLOYEE = 0,
    XT_NAME_DEPARTMENT,
    XT_NAME_SET,
    XT_NAME_SKILL,
    XT_NAME_PROGRAMME,
    XT_NAME_GROUP,
    XT_NAMES
} xt_name_kind;

/* The number of the name, or XTRAIN_NONE. */
int xt_problem_find_name(const xtrain_problem *problem, xt_name_kind kind, const char *name);
int xt_problem_name_count(const xtrain_problem *problem, xt_name_kind kind);
/* An employee's id, a department's code, or the name of the others. */
const char *xt_problem_name_at(const xtrain_problem *problem, xt_name_kind kind, int index);
/* The known name that looks most like the word, or NULL: for "did you mean". */
const char *xt_problem_closest_name(const xtrain_problem *problem, xt_name_kind kind,
                                    const char *word);

#endif
