/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small problems for the tests of the model. Every call here must succeed. */
#ifndef TESTS_MODEL_BUILD_H
#define TESTS_MODEL_BUILD_H

#include "model/problem.h"

/* cmocka setup and teardown: *state is an empty problem with a context of its own. */
int build_create(void **state);
int build_free(void **state);

xtrain_date day(const char *text);
xtrain_range days(const char *first, const char *last); /* NULL: open */

/* A plan from Monday 2026-03-02 in weeks of five working days. */
void build_weeks(xtrain_problem *problem, int periods);
int build_department(xtrain_problem *problem, const char *code);
int build_employee(xtrain_problem *problem, const char *id, int home);
int build_contract(xtrain_problem *problem, const char *id, int home, xtrain_range contract);

/* Three departments A, B, C (0, 1, 2) and Ana (0) at home in A, over ten weeks. */
void build_office(xtrain_problem *problem);

xtrain_subject any_department(void);
xtrain_subject department(int index);

/* A must (or a cost of one point) with one number; parameter XTRAIN_PARAMETERS: none. */
xtrain_rule build_rule(xtrain_rule_kind kind, xtrain_subject subject, xtrain_parameter parameter,
                       int value);
int build_add(xtrain_problem *problem, const xtrain_rule *rule);

void assert_valid(xtrain_problem *problem);
/* Validation finds exactly this many mistakes. */
void assert_mistakes(xtrain_problem *problem, size_t count);
/* One of the diagnostics contains the words. */
void assert_said(const xtrain_problem *problem, const char *words);
/* The call was refused with this status and one diagnostic that contains the words; forgets it. */
void assert_refused(xtrain_problem *problem, xtrain_status status, xtrain_status expected,
                    const char *words);

#endif
