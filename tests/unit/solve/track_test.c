/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scoring someone whom each of many departments binds with rules of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/random.h"
#include "solve/track.h"

enum { DEPARTMENTS = 150, PERIODS = 160, ROUNDS = 200 };
enum { RETURN_POINTS = 1000, ORDER_POINTS = 20000 };

typedef struct scene {
    xtrain_context *context;
    xtrain_problem *problem;
    xt_instance *instance;
} scene;

static void add_rule(scene *made, const xtrain_rule *rule)
{
    assert_int_equal(xtrain_problem_add_rule(NULL, made->problem, rule), XTRAIN_OK);
}

/* One visit and no return there; every second department needs the one before it first. */
static void add_rules_of(scene *made, int department)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, XTRAIN_RULE_P6);
    rule.strength = XTRAIN_SHOULD;
    rule.source.label = "test";
    rule.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, department};
    rule.points = 1 + department;
    rule.value[XTRAIN_PARAMETER_MIN] = rule.value[XTRAIN_PARAMETER_MAX] = 1;
    add_rule(made, &rule);
    xtrain_rule_init(&rule, XTRAIN_RULE_P5);
    rule.strength = XTRAIN_SHOULD;
    rule.source.label = "test";
    rule.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, department};
    rule.points = RETURN_POINTS;
    rule.value[XTRAIN_PARAMETER_EVER] = 1;
    add_rule(made, &rule);
    if (department % 2 == 1) {
        xtrain_rule_init(&rule, XTRAIN_RULE_P7);
        rule.strength = XTRAIN_SHOULD;
        rule.source.label = "test";
        rule.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, department};
        rule.before = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, department - 1};
        rule.points = ORDER_POINTS;
        add_rule(made, &rule);
    }
}

static void begin(scene *made)
{
    assert_int_equal(xtrain_context_create(&made->context, NULL), XTRAIN_OK);
    assert_int_equal(xtrain_problem_create(&made->problem, made->context), XTRAIN_OK);
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.periods = PERIODS;
    assert_int_equal(xtrain_problem_set_calendar(made->problem, &calendar), XTRAIN_OK);
    for (int d = 0; d < DEPARTMENTS; d++) {
        char code[16];
        (void)snprintf(code, sizeof code, "D%d", d);
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;
        department.code = code;
        assert_int_equal(xtrain_problem_add_department(NULL, made->problem, &department),
                         XTRAIN_OK);
    }
    for (int d = 0; d < DEPARTMENTS; d++) {
        add_rules_of(made, d);
    }
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    person.id = "p";
    assert_int_equal(xtrain_problem_add_employee(NULL, made->problem, &person), XTRAIN_OK);
    assert_int_equal(xtrain_problem_validate(made->problem), XTRAIN_OK);
    assert_int_equal(xt_instance_create(&made->instance, made->problem), XTRAIN_OK);
}

static void end(scene *made)
{
    xt_instance_free(made->instance);
    xtrain_problem_free(made->problem);
    xtrain_context_free(made->context);
}

/* What the rules above come to for one stay in each of these departments, in this order. */
static int64_t points_of(const xt_stay *stays, int count)
{
    int visits[DEPARTMENTS] = {0};
    int64_t points = 0;
    for (int i = 0; i < count; i++) {
        int d = stays[i].department;
        points += visits[d] > 0 ? RETURN_POINTS : 0;
        points += d % 2 == 1 && visits[d - 1] == 0 ? ORDER_POINTS : 0;
        visits[d]++;
    }
    for (int d = 0; d < DEPARTMENTS; d++) {
        int off = visits[d] > 1 ? visits[d] - 1 : 1 - visits[d];
        points += (int64_t)off * (1 + d);
    }
    return points;
}

static void each_of_many_rules_counts(void **state)
{
    (void)state;
    scene made = {0};
    begin(&made);
    xt_random random;
    xt_random_init(&random, 1, 0);
    for (int round = 0; round < ROUNDS; round++) {
        xt_stay stays[PERIODS];
        int count = 0;
        int wanted = DEPARTMENTS >> (round % 4);
        for (int t = 0; t < PERIODS; t++) {
            int d = xt_random_below(&random, wanted) << (round % 4);
            if (count == 0 || stays[count - 1].department != d) {
                stays[count++] = (xt_stay){(int16_t)d, (int16_t)t, (int16_t)t};
            } else {
                stays[count - 1].last = (int16_t)t;
            }
        }
        assert_true(xt_track_cost(made.instance, 0, stays, count) == points_of(stays, count));
    }
    end(&made);
}

static void a_limit_ends_the_scoring_early(void **state)
{
    (void)state;
    scene made = {0};
    begin(&made);
    const xt_stay stays[] = {{1, 0, 0}, {0, 1, 1}, {1, 2, 2}};
    int64_t points = points_of(stays, 3);
    xt_price cost;
    assert_true(xt_track_price_within(made.instance, 0, stays, 3, points, &cost));
    assert_true(cost.value == points);
    assert_false(xt_track_price_within(made.instance, 0, stays, 3, points - 1, &cost));
    end(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_of_many_rules_counts),
        cmocka_unit_test(a_limit_ends_the_scoring_early),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
