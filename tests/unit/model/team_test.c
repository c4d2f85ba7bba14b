/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Teaching, part-time people, rules about the team, and a published plan. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/model/build.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, build_create, build_free)

/* build_office, two skills (0, 1) and Bo (1) and Cy (2) at home in B. */
static void build_team(xtrain_problem *problem)
{
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    build_office(problem);
    skill.name = "press";
    assert_int_equal(xtrain_problem_add_skill(NULL, problem, &skill), XTRAIN_OK);
    skill.name = "fold";
    skill.levels = 4;
    assert_int_equal(xtrain_problem_add_skill(NULL, problem, &skill), XTRAIN_OK);
    (void)build_employee(problem, "Bo", 1);
    (void)build_employee(problem, "Cy", 1);
}

static xtrain_teaching teaching(int skill, int after, int up_to)
{
    xtrain_teaching made = XTRAIN_TEACHING_INIT;
    made.skill = skill;
    made.after = after;
    made.up_to = up_to;
    return made;
}

static void a_department_teaches_a_skill_in_one_way(void **state)
{
    xtrain_problem *problem = *state;
    build_team(problem);
    xtrain_teaching made = teaching(0, 3, 4);
    assert_int_equal(xtrain_problem_add_teaching(problem, 1, &made), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_teaching(problem, 2, &made), XTRAIN_OK);
    assert_refused(problem, xtrain_problem_add_teaching(problem, 1, &made), XTRAIN_ERROR_INPUT,
                   "B teaches the skill 'press' twice");
    made = teaching(1, 0, 3);
    assert_refused(problem, xtrain_problem_add_teaching(problem, 1, &made), XTRAIN_ERROR_INPUT,
                   "number of periods that teach a level is 0");
    made = teaching(1, XTRAIN_MAX_PERIODS + 1, 3);
    assert_refused(problem, xtrain_problem_add_teaching(problem, 1, &made), XTRAIN_ERROR_INPUT,
                   "teach a level is 2001");
    made = teaching(1, 2, 4);
    assert_refused(problem, xtrain_problem_add_teaching(problem, 1, &made), XTRAIN_ERROR_INPUT,
                   "highest level taught is 4");
    made = teaching(1, 2, 0);
    assert_refused(problem, xtrain_problem_add_teaching(problem, 1, &made), XTRAIN_ERROR_INPUT,
                   "highest level taught is 0");
    made = teaching(2, 2, 1);
    assert_refused(problem, xtrain_problem_add_teaching(problem, 1, &made), XTRAIN_ERROR_ARGUMENT,
                   "no skill number 2");
    assert_refused(problem, xtrain_problem_add_teaching(problem, 3, &made), XTRAIN_ERROR_ARGUMENT,
                   "no department number 3");
    made.version = 7;
    assert_refused(problem, xtrain_problem_add_teaching(problem, 1, &made), XTRAIN_ERROR_ARGUMENT,
                   "version");
    assert_int_equal(xtrain_problem_add_teaching(NULL, 1, &made), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(problem->departments[1].teaching_count, 1);
    assert_valid(problem);
}

static void somebody_works_at_least_a_hundredth_and_at_most_all_of_the_time(void **state)
{
    xtrain_problem *problem = *state;
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    build_office(problem);
    person.id = "Bo";
    person.fte = 0;
    assert_refused(problem, xtrain_problem_add_employee(NULL, problem, &person), XTRAIN_ERROR_INPUT,
                   "full-time equivalent (in hundredths) is 0");
    person.fte = 101;
    assert_refused(problem, xtrain_problem_add_employee(NULL, problem, &person), XTRAIN_ERROR_INPUT,
                   "is 101");
    person.fte = 1;
    assert_int_equal(xtrain_problem_add_employee(NULL, problem, &person), XTRAIN_OK);
    assert_int_equal(problem->employees[0].fte, 100);
    assert_int_equal(problem->employees[1].fte, 1);
}

static void the_load_that_is_needed_counts_full_time_equivalents(void **state)
{
    xtrain_problem *problem = *state;
    xtrain_department heavy = XTRAIN_DEPARTMENT_INIT;
    build_weeks(problem, 3);
    heavy.code = "H";
    heavy.load = 1;
    assert_int_equal(xtrain_problem_add_department(NULL, problem, &heavy), XTRAIN_OK);
    (void)build_employee(problem, "Ana", 0);
    xtrain_rule rule = build_rule(XTRAIN_RULE_D1, department(0), XTRAIN_PARAMETER_MIN, 150);
    rule.value[XTRAIN_PARAMETER_FTE] = 1;
    (void)build_add(problem, &rule);
    rule = build_rule(XTRAIN_RULE_D1, department(0), XTRAIN_PARAMETER_MIN, 1);
    (void)build_add(problem, &rule);
    assert_valid(problem);
    assert_int_equal(problem->required_load, 5); /* 3 x 1.5, rounded half up */
}

static xtrain_rule pair(int one, int other, bool together)
{
    xtrain_rule rule =
        build_rule(XTRAIN_RULE_T2, any_department(), XTRAIN_PARAMETER_TOGETHER, together ? 1 : 0);
    rule.employee = one;
    rule.other = other;
    return rule;
}

static xtrain_rule depth(int skill, int least)
{
    xtrain_rule rule = build_rule(XTRAIN_RULE_T1, any_department(), XTRAIN_PARAMETER_SKILL, skill);
    rule.value[XTRAIN_PARAMETER_MIN] = least;
    return rule;
}

static void a_pair_is_two_people(void **state)
{
    xtrain_problem *problem = *state;
    build_team(problem);
    xtrain_rule rule = pair(1, 1, false);
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_INPUT,
                   "T2 (pairs) names Bo twice");
    rule = pair(1, XTRAIN_NONE, true);
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_ARGUMENT,
                   "no employee number -1");
    rule = pair(XTRAIN_NONE, 1, true);
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_ARGUMENT,
                   "no employee number -1");
    rule = build_rule(XTRAIN_RULE_P4, any_department(), XTRAIN_PARAMETER_MAX, 3);
    rule.employee = 0;
    rule.other = 1;
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_ARGUMENT,
                   "only T2 (pairs) names a second employee");
}

static void the_team_is_no_programme_or_person(void **state)
{
    xtrain_problem *problem = *state;
    xtrain_programme programme = XTRAIN_PROGRAMME_INIT;
    build_team(problem);
    programme.name = "p";
    assert_int_equal(xtrain_problem_add_programme(NULL, problem, &programme), XTRAIN_OK);
    xtrain_rule rule = pair(0, 1, false);
    rule.programme = 0;
    const xtrain_status status = xtrain_problem_add_rule(NULL, problem, &rule);
    assert_int_not_equal(status, XTRAIN_OK);
    assert_refused(problem, status, status, "programme");
    rule = depth(0, 2);
    rule.employee = 1;
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_INPUT,
                   "T1 (depth) is about the whole team");
    rule = depth(2, 2);
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_ARGUMENT,
                   "no skill number 2");
    rule = depth(0, 2);
    rule.subject = department(0);
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_INPUT,
                   "about all departments");
}

static void team_rules_about_the_same_clash(void **state)
{
    xtrain_problem *problem = *state;
    build_team(problem);
    const xtrain_rule rules[] = {depth(0, 2),       depth(1, 2),       depth(0, 3),
                                 pair(0, 1, false), pair(1, 0, false), pair(0, 1, true),
                                 pair(0, 2, false)};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        (void)build_add(problem, &rules[i]);
    }
    assert_mistakes(problem, 2);
    assert_said(problem, "T1 (depth) of the skill 'press' is stated here and at");
    assert_said(problem, "T2 (pairs) of Bo and Ana is stated here and at");
}

static void team_rules_of_each_strength_stand(void **state)
{
    xtrain_problem *problem = *state;
    build_team(problem);
    xtrain_rule rules[] = {depth(0, 2), depth(0, 3), pair(0, 1, false), pair(1, 0, false),
                           pair(0, 1, true)};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        rules[i].strength = i % 2 == 1 ? XTRAIN_SHOULD : XTRAIN_MUST;
        rules[i].points = i % 2 == 1 ? 4 : 0;
        (void)build_add(problem, &rules[i]);
    }
    assert_valid(problem);
    assert_int_equal(problem->team_rule_count, 5);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(problem->team_rules[i], i);
    }
}

static void a_department_needs_a_skill_and_level_once(void **state)
{
    xtrain_problem *problem = *state;
    build_team(problem);
    for (int i = 0; i < 4; i++) {
        xtrain_rule rule =
            build_rule(XTRAIN_RULE_D3, department(1), XTRAIN_PARAMETER_SKILL, i == 1 ? 1 : 0);
        rule.value[XTRAIN_PARAMETER_LEVEL] = i == 2 ? 3 : 2;
        rule.value[XTRAIN_PARAMETER_MIN] = 1 + i;
        (void)build_add(problem, &rule);
    }
    assert_mistakes(problem, 1);
    assert_said(problem, "D3 (skill need) of B is stated here and at");
}

static void changes_need_a_published_plan(void **state)
{
    xtrain_problem *problem = *state;
    build_team(problem);
    const xtrain_rule rule = build_rule(XTRAIN_RULE_C4, any_department(), XTRAIN_PARAMETERS, 0);
    (void)build_add(problem, &rule);
    assert_mistakes(problem, 1);
    assert_said(problem, "C4 (changes) has no published plan to compare with");
    const int cells[] = {1};
    assert_int_equal(xtrain_problem_set_published(problem, 2, cells, 1), XTRAIN_OK);
    assert_valid(problem);
}

static void published_rows_are_kept_as_they_are(void **state)
{
    xtrain_problem *problem = *state;
    build_team(problem);
    const int cells[] = {0, XTRAIN_NONE, XTRAIN_ELSEWHERE, XTRAIN_UNSET, 2};
    const int wrong[] = {0, 3};
    const int below[] = {-3};
    assert_int_equal(xtrain_problem_set_published(problem, 0, wrong, 1), XTRAIN_OK);
    assert_int_equal(xtrain_problem_set_published(problem, 0, cells, 5), XTRAIN_OK);
    assert_refused(problem, xtrain_problem_set_published(problem, 0, wrong, 2),
                   XTRAIN_ERROR_ARGUMENT, "no department number 3");
    assert_refused(problem, xtrain_problem_set_published(problem, 0, below, 1),
                   XTRAIN_ERROR_ARGUMENT, "no department number -3");
    assert_refused(problem, xtrain_problem_set_published(problem, 3, cells, 5),
                   XTRAIN_ERROR_ARGUMENT, "no employee number 3");
    assert_refused(problem, xtrain_problem_set_published(problem, 0, NULL, 5),
                   XTRAIN_ERROR_ARGUMENT, "an argument is missing");
    assert_refused(problem, xtrain_problem_set_published(problem, 0, cells, 0), XTRAIN_ERROR_INPUT,
                   "number of published cells is 0");
    for (int period = 0; period < 7; period++) {
        assert_int_equal(xt_published(&problem->employees[0], period),
                         period < 5 ? cells[period] : XTRAIN_UNSET);
        assert_int_equal(xt_published(&problem->employees[1], period), XTRAIN_UNSET);
    }
    assert_valid(problem);
    assert_int_equal(xtrain_problem_set_published(problem, 0, cells, 5), XTRAIN_ERROR_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_department_teaches_a_skill_in_one_way),
        TEST(somebody_works_at_least_a_hundredth_and_at_most_all_of_the_time),
        TEST(the_load_that_is_needed_counts_full_time_equivalents),
        TEST(a_pair_is_two_people),
        TEST(the_team_is_no_programme_or_person),
        TEST(team_rules_about_the_same_clash),
        TEST(team_rules_of_each_strength_stand),
        TEST(a_department_needs_a_skill_and_level_once),
        TEST(changes_need_a_published_plan),
        TEST(published_rows_are_kept_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
