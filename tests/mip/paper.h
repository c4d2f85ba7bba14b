/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small problems whose optimum can be worked out on paper, as programs in both formats. A plan is
 * written one letter for each week: A (site north), B and C (site south), D (no site), - idle. A
 * week in them is 1, 4, 2 and 0 load points and 0, 6, 3 and 0 hours with customers.
 */
#ifndef TESTS_MIP_PAPER_H
#define TESTS_MIP_PAPER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "mip/program.h"

#define MUST 0

enum { A, B, C, D, DEPARTMENTS };

extern const xtrain_subject ANY;
extern const xtrain_subject SET; /* B and C */

typedef struct paper {
    xtrain_problem *problem;
    int people;
} paper;

typedef struct paper_case {
    const char *what;
    int weeks; /* or, below 0, so many half-days */
    void (*state)(paper *on);
    int64_t value;
    int64_t broken;
} paper_case;

void expect_ok(xtrain_status status);
xtrain_range weeks(int first, int last);
xtrain_subject at(int department);
/* Returns the number; `from` is the first week in contract. */
int add_person(paper *on, int home, int from);
void fix(paper *on, int person, int department, int week);
xtrain_rule rule_of(xtrain_rule_kind kind, int points, xtrain_subject subject);
void add(paper *on, const xtrain_rule *rule);
/* A rule with one number. */
void add_number(paper *on, xtrain_rule rule, xtrain_parameter parameter, int number);
void keep_away_from(paper *on, int person, const char *departments);

/* Every case has its optimum; the main of a test. */
int paper_run(const char *name, const paper_case *cases, size_t count);

#endif
