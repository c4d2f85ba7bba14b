/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who counts alike: kinds of presence, and what is too much to tell apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "solve/learning.h"

typedef struct world {
    xtrain_context *context;
    xtrain_problem *problem;
    xt_instance *instance;
} world;

/* Departments and skills of 21 levels, named by their numbers; one period. */
static world begin(int departments, int skills)
{
    world made = {0};
    char name[16];
    assert_int_equal(xtrain_context_create(&made.context, NULL), XTRAIN_OK);
    assert_int_equal(xtrain_problem_create(&made.problem, made.context), XTRAIN_OK);
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 1, 5);
    calendar.periods = 1;
    assert_int_equal(xtrain_problem_set_calendar(made.problem, &calendar), XTRAIN_OK);
    for (int i = 0; i < skills; i++) {
        xtrain_skill skill = XTRAIN_SKILL_INIT;
        (void)snprintf(name, sizeof name, "%d", i);
        skill.name = name;
        skill.levels = 21;
        assert_int_equal(xtrain_problem_add_skill(NULL, made.problem, &skill), XTRAIN_OK);
    }
    for (int i = 0; i < departments; i++) {
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;
        (void)snprintf(name, sizeof name, "%d", i);
        department.code = name;
        assert_int_equal(xtrain_problem_add_department(NULL, made.problem, &department), XTRAIN_OK);
    }
    return made;
}

static void add_person(const world *made, const char *id, int home, int fte)
{
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    person.id = id;
    person.home = home;
    person.fte = fte;
    assert_int_equal(xtrain_problem_add_employee(NULL, made->problem, &person), XTRAIN_OK);
}

static void teach(const world *made, int department, int skill)
{
    xtrain_teaching teaching = XTRAIN_TEACHING_INIT;
    teaching.skill = skill;
    teaching.up_to = 20;
    assert_int_equal(xtrain_problem_add_teaching(made->problem, department, &teaching), XTRAIN_OK);
}

/* A rule of department 0: a skill (D3) or another kind with this number. */
static void add_rule(const world *made, xtrain_rule_kind kind, xtrain_parameter parameter,
                     int value)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, kind);
    rule.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, 0};
    rule.value[parameter] = value;
    if (kind == XTRAIN_RULE_D3) {
        rule.value[XTRAIN_PARAMETER_LEVEL] = 1;
        rule.value[XTRAIN_PARAMETER_MIN] = 1;
    }
    assert_int_equal(xtrain_problem_add_rule(NULL, made->problem, &rule), XTRAIN_OK);
}

static xtrain_status finish(world *made)
{
    assert_int_equal(xtrain_problem_validate(made->problem), XTRAIN_OK);
    return xt_instance_create(&made->instance, made->problem);
}

static void clear(world *made)
{
    xt_instance_free(made->instance);
    xtrain_problem_free(made->problem);
    xtrain_context_free(made->context);
}

static void assert_limit(world *made, const char *words)
{
    bool said = false;
    assert_int_equal(finish(made), XTRAIN_ERROR_LIMIT);
    for (size_t i = 0; i < xtrain_context_error_count(made->context); i++) {
        said = said || strstr(xtrain_context_error_at(made->context, i)->message, words) != NULL;
    }
    assert_true(said);
    clear(made);
}

static void only_what_a_rule_sees_tells_people_apart(void **state)
{
    (void)state;
    world made = begin(3, 1);
    add_person(&made, "1", 0, 100);
    add_person(&made, "2", 0, 50);
    add_person(&made, "3", 1, 50);
    add_person(&made, "4", 1, 100);
    add_person(&made, "5", 2, 100);
    add_rule(&made, XTRAIN_RULE_D2, XTRAIN_PARAMETER_MAX, 1);
    add_rule(&made, XTRAIN_RULE_D5, XTRAIN_PARAMETER_MAX, 1);
    assert_int_equal(finish(&made), XTRAIN_OK);
    /* In department 0 nobody looks at the full-time equivalent, but at homes. */
    assert_int_equal(xt_instance_kind(made.instance, 0, 0), xt_instance_kind(made.instance, 1, 0));
    assert_int_equal(xt_instance_kind(made.instance, 2, 0), xt_instance_kind(made.instance, 3, 0));
    assert_int_not_equal(xt_instance_kind(made.instance, 3, 0),
                         xt_instance_kind(made.instance, 4, 0));
    assert_int_equal(xt_kind_count(made.instance, 0), 3);
    /* Without rules only home and visit are left. */
    assert_int_equal(xt_kind_count(made.instance, 1), 2);
    clear(&made);
}

static void a_level_more_is_another_kind_where_it_is_asked_for(void **state)
{
    (void)state;
    world made = begin(2, 1);
    add_person(&made, "1", 1, 100);
    teach(&made, 0, 0);
    add_rule(&made, XTRAIN_RULE_D3, XTRAIN_PARAMETER_SKILL, 0);
    assert_int_equal(finish(&made), XTRAIN_OK);
    const xt_learner *learner = made.instance->learner[0];
    int32_t values[2];
    assert_non_null(learner);
    assert_int_equal(xt_learner_values(learner), 2);
    xt_learner_start(learner, values);
    int before = xt_learner_kind(learner, values, 0);
    assert_int_equal(before, xt_instance_kind(made.instance, 0, 0));
    xt_learner_serve(learner, values, 0);
    assert_int_equal(values[0], 1);
    assert_int_not_equal(xt_learner_kind(learner, values, 0), before);
    clear(&made);
}

static void too_many_lessons_are_refused(void **state)
{
    (void)state;
    world made = begin(34, 30);
    add_person(&made, "1", XTRAIN_NONE, 100);
    for (int skill = 0; skill < 30; skill++) {
        add_rule(&made, XTRAIN_RULE_D3, XTRAIN_PARAMETER_SKILL, skill);
        for (int d = 0; d < 34; d++) {
            teach(&made, d, skill);
        }
    }
    assert_limit(&made, "may learn too many skills");
}

static void too_many_combinations_of_levels_are_refused(void **state)
{
    (void)state;
    world made = begin(1, 3);
    add_person(&made, "1", XTRAIN_NONE, 100);
    for (int skill = 0; skill < 3; skill++) {
        add_rule(&made, XTRAIN_RULE_D3, XTRAIN_PARAMETER_SKILL, skill);
        teach(&made, 0, skill);
    }
    assert_limit(&made, "people differ in too many ways in '0'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_a_rule_sees_tells_people_apart),
        cmocka_unit_test(a_level_more_is_another_kind_where_it_is_asked_for),
        cmocka_unit_test(too_many_lessons_are_refused),
        cmocka_unit_test(too_many_combinations_of_levels_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
