/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 100,000 people: nothing may grow faster than they do. The times are loose, for slow machines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "unit/model/build.h"

#include "base/clock.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, build_create, build_free)

enum { PEOPLE = 100000, PERIODS = 200, DEPARTMENTS = 500, PROGRAMMES = 40 };

static void state_rules(xtrain_problem *problem)
{
    for (int i = 0; i < PROGRAMMES; i++) {
        char name[32];
        xtrain_programme programme = XTRAIN_PROGRAMME_INIT;
        (void)snprintf(name, sizeof name, "programme %d", i);
        programme.name = name;
        assert_int_equal(xtrain_problem_add_programme(NULL, problem, &programme), XTRAIN_OK);
        (void)snprintf(name, sizeof name, "group %d", i);
        assert_int_equal(xtrain_problem_add_member(problem, i, name, XTRAIN_NONE, XTRAIN_NONE), 0);
        for (int d = 0; d < 50; d++) {
            xtrain_rule rule =
                build_rule(XTRAIN_RULE_P3, department(i * 12 + d % 12), XTRAIN_PARAMETER_MIN, 2);
            rule.programme = i;
            (void)build_add(problem, &rule);
        }
    }
}

static void a_hundred_thousand_people_are_stated_and_validated_in_seconds(void **state)
{
    xtrain_problem *problem = *state;
    char name[32];
    const double began = xt_clock_seconds();
    build_weeks(problem, PERIODS);
    for (int i = 0; i < DEPARTMENTS; i++) {
        (void)snprintf(name, sizeof name, "D%d", i);
        (void)build_department(problem, name);
        assert_int_equal(xtrain_problem_add_closed(problem, i, days("2026-08-03", "2026-08-16")),
                         0);
    }
    for (int i = 0; i < PEOPLE; i++) {
        (void)snprintf(name, sizeof name, "P%d", i);
        const int person = build_employee(problem, name, i % DEPARTMENTS);
        (void)snprintf(name, sizeof name, "group %d", i % PROGRAMMES);
        assert_int_equal(xtrain_problem_add_group(problem, person, name), XTRAIN_OK);
        (void)snprintf(name, sizeof name, "group %d", i / 7 % PROGRAMMES);
        assert_int_equal(xtrain_problem_add_group(problem, person, name), XTRAIN_OK);
        for (int k = 0; k < 5; k++) {
            const xtrain_date first = day("2026-03-02") + (i * 31 + k * 211) % (7 * PERIODS);
            const xtrain_range leave = {first, first + 9};
            assert_int_equal(xtrain_problem_add_leave(problem, person, leave), XTRAIN_OK);
        }
    }
    state_rules(problem);
    const double stated = xt_clock_seconds();
    assert_valid(problem);
    const double valid = xt_clock_seconds();
    print_message("stated in %.2f s, validated in %.2f s\n", stated - began, valid - stated);
    assert_true(valid - began < 60);
    assert_int_equal(xtrain_problem_find_employee(problem, "P99999"), 99999);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_hundred_thousand_people_are_stated_and_validated_in_seconds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
