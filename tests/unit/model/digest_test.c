/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/model/build.h"

#include "model/digest.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, build_create, build_free)

static void each_statement_changes_the_digest(void **state)
{
    xtrain_problem *problem = *state;
    uint64_t seen[24];
    int count = 0;
    seen[count++] = xt_problem_digest(problem);
    build_weeks(problem, 10);
    seen[count++] = xt_problem_digest(problem);
    (void)build_department(problem, "A");
    seen[count++] = xt_problem_digest(problem);
    (void)build_department(problem, "B");
    (void)build_employee(problem, "Ana", 0);
    seen[count++] = xt_problem_digest(problem);
    assert_int_equal(xtrain_problem_set_title(problem, "t"), XTRAIN_OK);
    seen[count++] = xt_problem_digest(problem);
    assert_int_equal(xtrain_problem_add_leave(problem, 0, days(NULL, NULL)), XTRAIN_OK);
    seen[count++] = xt_problem_digest(problem);
    assert_int_equal(xtrain_problem_add_holiday(problem, days(NULL, NULL)), XTRAIN_OK);
    seen[count++] = xt_problem_digest(problem);
    const xtrain_rule rule = build_rule(XTRAIN_RULE_C2, any_department(), XTRAIN_PARAMETERS, 0);
    (void)build_add(problem, &rule);
    seen[count++] = xt_problem_digest(problem);
    assert_int_equal(xtrain_problem_add_never(problem, 0, 1, NULL), XTRAIN_OK);
    seen[count++] = xt_problem_digest(problem);
    assert_int_equal(xtrain_problem_add_group(problem, 0, "g"), XTRAIN_OK);
    seen[count++] = xt_problem_digest(problem);
    assert_int_equal(xtrain_problem_add_set(NULL, problem, "s", (int[]){0}, 1, NULL), XTRAIN_OK);
    seen[count++] = xt_problem_digest(problem);
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    skill.name = "press";
    assert_int_equal(xtrain_problem_add_skill(NULL, problem, &skill), XTRAIN_OK);
    seen[count++] = xt_problem_digest(problem);
    xtrain_teaching teaching = XTRAIN_TEACHING_INIT;
    teaching.skill = 0;
    assert_int_equal(xtrain_problem_add_teaching(problem, 1, &teaching), XTRAIN_OK);
    seen[count++] = xt_problem_digest(problem);
    assert_int_equal(xtrain_problem_set_published(problem, 0, (int[]){1}, 1), XTRAIN_OK);
    seen[count++] = xt_problem_digest(problem);
    assert_int_equal(xtrain_problem_set_published(problem, 0, (int[]){XTRAIN_ELSEWHERE}, 1),
                     XTRAIN_OK);
    seen[count++] = xt_problem_digest(problem);
    xtrain_employee half = XTRAIN_EMPLOYEE_INIT;
    half.id = "Bo";
    half.fte = 50;
    assert_int_equal(xtrain_problem_add_employee(NULL, problem, &half), XTRAIN_OK);
    seen[count++] = xt_problem_digest(problem);
    problem->employees[1].fte = 60;
    seen[count++] = xt_problem_digest(problem);
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < i; k++) {
            assert_true(seen[i] != seen[k]);
        }
    }
}

static void the_digest_is_the_same_everywhere(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    assert_true(xt_problem_digest(problem) == UINT64_C(0xaa4b76dcad20ee71));
}

static void sources_and_validation_do_not_change_it(void **state)
{
    xtrain_problem *problem = *state;
    xtrain_context *context = problem->context;
    xtrain_problem *other = NULL;
    build_office(problem);
    assert_int_equal(xtrain_problem_create(&other, context), XTRAIN_OK);
    build_office(other);
    /* The same past stays in the other order, from other lines. */
    for (int i = 0; i < 2; i++) {
        xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
        stay.department = 1;
        stay.range = i == 0 ? days("2026-01-05", "2026-01-11") : days("2026-02-02", "2026-02-08");
        stay.source = (xtrain_source){"a.cfg", i, NULL};
        assert_int_equal(xtrain_problem_add_past_stay(problem, 0, &stay), XTRAIN_OK);
        stay.range = i == 1 ? days("2026-01-05", "2026-01-11") : days("2026-02-02", "2026-02-08");
        assert_int_equal(xtrain_problem_add_past_stay(other, 0, &stay), XTRAIN_OK);
    }
    const uint64_t digest = xt_problem_digest(problem);
    assert_true(xt_problem_digest(other) == digest);
    assert_valid(problem);
    assert_true(xt_problem_digest(problem) == digest);
    xtrain_problem_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_statement_changes_the_digest),
        TEST(the_digest_is_the_same_everywhere),
        TEST(sources_and_validation_do_not_change_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
