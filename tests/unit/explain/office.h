/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small office for counting: eight weeks from Monday 2026-03-02; Claims, Sales and Legal; nobody
 * in it yet. The n-th rule stands in line n of office.cfg.
 */
#ifndef TESTS_EXPLAIN_OFFICE_H
#define TESTS_EXPLAIN_OFFICE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <xtrain.h>

enum { WEEKS = 8, CLAIMS = 0, SALES = 1, LEGAL = 2, ANYWHERE = -1 };

typedef struct office {
    xtrain_context *context;
    xtrain_problem *problem;
    xtrain_finding_list *list;
    int rules;
} office;

int office_setup(void **state);
int office_teardown(void **state);
#define OFFICE_TEST(name) cmocka_unit_test_setup_teardown(name, office_setup, office_teardown)

office *office_create(const xtrain_allocator *allocator);
void office_free(office *of);

/* First and last day of a range of weeks; negative ones lie before the plan. */
xtrain_range weeks(int first, int last);
/* Adds a person; returns the index. home may be XTRAIN_NONE. */
int add_person(office *of, const char *name, int home);
void add_leave(office *of, int employee, int first, int last);
void add_closed(office *of, int department, int first, int last);
void add_past(office *of, int employee, int department, int first, int last);
void add_fixed(office *of, int employee, int department, int first, int last);
int add_skill(office *of, const char *name);

/* A must with one or two numbers, about one department or ANYWHERE. */
typedef struct number {
    xtrain_parameter parameter;
    int value;
} number;
#define NOTHING ((number){XTRAIN_PARAMETERS, 0})
#define MIN(number_) ((number){XTRAIN_PARAMETER_MIN, (number_)})
#define MAX(number_) ((number){XTRAIN_PARAMETER_MAX, (number_)})
#define HOSTS(number_) ((number){XTRAIN_PARAMETER_HOSTS, (number_)})
void add_must(office *of, xtrain_rule_kind kind, int department, number one, number other);
void add_rule(office *of, xtrain_rule *rule);
xtrain_rule make_must(xtrain_rule_kind kind, int department, number one, number other);

/* Validates, counts, and expects so many findings. */
void count_findings(office *of, int findings);
/* One finding as it must be; people 0: of departments. */
typedef struct expected {
    xtrain_rule_kind kind;
    int department;
    int employee;
    int people;
    int first;
    int last;
    int units;
    const char *source;
    const char *message;
} expected;
void expect_finding(const office *of, int index, expected wanted);

#endif
