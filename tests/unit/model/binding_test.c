/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/model/build.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, build_create, build_free)

static int add_programme(xtrain_problem *problem, const char *name)
{
    int index = XTRAIN_NONE;
    xtrain_programme programme = XTRAIN_PROGRAMME_INIT;
    programme.name = name;
    programme.source.label = name;
    assert_int_equal(xtrain_problem_add_programme(&index, problem, &programme), XTRAIN_OK);
    return index;
}

/* A P6 must about a department, so that its kind never clashes with another department's. */
static int add_visit(xtrain_problem *problem, int where, int programme, int employee)
{
    xtrain_rule rule = build_rule(XTRAIN_RULE_P6, department(where), XTRAIN_PARAMETER_MIN, 1);
    rule.programme = programme;
    rule.employee = employee;
    return build_add(problem, &rule);
}

static void assert_bound(const xtrain_problem *problem, int employee, const int *rules, int count)
{
    const xt_employee *person = &problem->employees[employee];
    assert_int_equal(person->rule_count, count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(problem->rule_of[person->rule_first + i], rules[i]);
    }
}

static void rules_bind_everyone_members_or_one(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    const int bo = build_employee(problem, "Bo", 1);
    const int cy = build_employee(problem, "Cy", 1);
    const int di = build_employee(problem, "Di", 2);
    assert_int_equal(xtrain_problem_add_group(problem, bo, "juniors"), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_group(problem, di, "juniors"), XTRAIN_OK);
    const int juniors = add_programme(problem, "young");
    const int home = add_programme(problem, "of B");
    const int all = add_programme(problem, "all");
    assert_int_equal(
        xtrain_problem_add_member(problem, juniors, "juniors", XTRAIN_NONE, XTRAIN_NONE), 0);
    assert_int_equal(xtrain_problem_add_member(problem, juniors, NULL, XTRAIN_NONE, bo), 0);
    assert_int_equal(xtrain_problem_add_member(problem, home, NULL, 1, XTRAIN_NONE), 0);
    const int own = add_visit(problem, 0, XTRAIN_NONE, di);
    const int of_home = add_visit(problem, 0, home, XTRAIN_NONE);
    const int of_all = add_visit(problem, 1, all, XTRAIN_NONE);
    const int of_juniors = add_visit(problem, 2, juniors, XTRAIN_NONE);
    const xtrain_rule moves = build_rule(XTRAIN_RULE_C2, any_department(), XTRAIN_PARAMETERS, 0);
    const int common = build_add(problem, &moves);
    assert_valid(problem);
    assert_bound(problem, 0, (int[]){of_all, common}, 2);
    assert_bound(problem, bo, (int[]){of_home, of_all, of_juniors, common}, 4);
    assert_bound(problem, cy, (int[]){of_home, of_all, common}, 3);
    assert_bound(problem, di, (int[]){own, of_all, of_juniors, common}, 4);
}

static void people_under_the_same_programmes_share_one_list(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    (void)build_employee(problem, "Bo", 0);
    (void)build_employee(problem, "Cy", 0);
    (void)add_visit(problem, 1, XTRAIN_NONE, XTRAIN_NONE);
    assert_valid(problem);
    assert_int_equal(problem->employees[2].rule_first, problem->employees[0].rule_first);
}

static void equal_rules_count_once(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    const int programme = add_programme(problem, "p");
    const int first = add_visit(problem, 1, XTRAIN_NONE, XTRAIN_NONE);
    (void)add_visit(problem, 1, programme, XTRAIN_NONE);
    (void)add_visit(problem, 1, XTRAIN_NONE, 0);
    const int other = add_visit(problem, 2, XTRAIN_NONE, 0);
    assert_valid(problem);
    assert_bound(problem, 0, (int[]){first, other}, 2);
}

static void rules_about_one_subject_that_differ_clash(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    (void)build_employee(problem, "Bo", 0);
    xtrain_rule rule = build_rule(XTRAIN_RULE_P3, department(1), XTRAIN_PARAMETER_MIN, 2);
    rule.source = (xtrain_source){"office.cfg", 40, NULL};
    (void)build_add(problem, &rule);
    rule.source.line = 41;
    rule.value[XTRAIN_PARAMETER_MIN] = 3;
    (void)build_add(problem, &rule);
    rule.source.line = 42; /* of another department, so all is well */
    rule.subject = department(2);
    (void)build_add(problem, &rule);
    assert_mistakes(problem, 1); /* once, though both bind two people */
    assert_said(problem, "P3 (stay length) about B is stated here and, differently, at "
                         "office.cfg:40, and both bind Ana");
    assert_int_equal(problem->context->errors[0].line, 41);
}

static void rules_that_bind_different_people_do_not_clash(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    const int bo = build_employee(problem, "Bo", 0);
    xtrain_rule rule = build_rule(XTRAIN_RULE_P4, any_department(), XTRAIN_PARAMETER_MAX, 2);
    rule.employee = 0;
    (void)build_add(problem, &rule);
    rule.employee = bo;
    rule.value[XTRAIN_PARAMETER_MAX] = 3;
    (void)build_add(problem, &rule);
    assert_valid(problem);
}

static void strength_and_points_are_part_of_a_rule(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    xtrain_rule rule = build_rule(XTRAIN_RULE_P5, any_department(), XTRAIN_PARAMETER_GAP, 2);
    (void)build_add(problem, &rule);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 3;
    (void)build_add(problem, &rule);
    xtrain_rule load = build_rule(XTRAIN_RULE_C5, any_department(), XTRAIN_PARAMETERS, 0);
    const int32_t table[] = {1, 2, 4};
    load.points = 0;
    load.table = table;
    load.table_count = 2;
    (void)build_add(problem, &load);
    load.table_count = 3;
    (void)build_add(problem, &load);
    assert_mistakes(problem, 2);
    assert_said(problem, "P5 (return) about any department");
    assert_said(problem, "C5 (uneven load)");
}

static void visits_by_different_dates_are_different_rules(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    xtrain_rule rule = build_rule(XTRAIN_RULE_P6, department(1), XTRAIN_PARAMETER_MIN, 1);
    const int by_end = build_add(problem, &rule);
    rule.value[XTRAIN_PARAMETER_MIN] = 2;
    rule.value[XTRAIN_PARAMETER_BY] = day("2026-04-30");
    const int by_april = build_add(problem, &rule);
    rule.value[XTRAIN_PARAMETER_BY] = day("2026-03-31");
    const int by_march = build_add(problem, &rule);
    assert_valid(problem);
    assert_bound(problem, 0, (int[]){by_end, by_april, by_march}, 3);
}

static void a_closed_end_stands_apart_from_lengths(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    const int bo = build_employee(problem, "Bo", 0);
    xtrain_rule end = build_rule(XTRAIN_RULE_P3, any_department(), XTRAIN_PARAMETER_CLOSED_END, 1);
    xtrain_rule length = build_rule(XTRAIN_RULE_P3, any_department(), XTRAIN_PARAMETER_MIN, 2);
    const int ends = build_add(problem, &end);
    const int lengths = build_add(problem, &length);
    length.value[XTRAIN_PARAMETER_CLOSED_END] = 1;
    length.employee = bo;
    const int both = build_add(problem, &length); /* says all of it: the others are not needed */
    end.employee = bo;
    (void)build_add(problem, &end);
    assert_valid(problem);
    assert_bound(problem, 0, (int[]){ends, lengths}, 2);
    assert_bound(problem, bo, (int[]){both}, 1);
}

static void a_group_without_people_is_a_mistake_with_a_suggestion(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    assert_int_equal(xtrain_problem_add_group(problem, 0, "juniors"), XTRAIN_OK);
    const int programme = add_programme(problem, "young");
    assert_int_equal(
        xtrain_problem_add_member(problem, programme, "juniros", XTRAIN_NONE, XTRAIN_NONE), 0);
    assert_int_equal(
        xtrain_problem_add_member(problem, programme, "zebras", XTRAIN_NONE, XTRAIN_NONE), 0);
    assert_mistakes(problem, 2);
    assert_said(problem, "names the group 'juniros', but nobody is in it; did you mean 'juniors'?");
    assert_said(problem, "names the group 'zebras', but nobody is in it; put somebody");
    assert_string_equal(problem->context->errors[0].file, "young");
}

static void a_department_has_one_rule_of_a_kind_and_strength(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    xtrain_rule rule = build_rule(XTRAIN_RULE_D1, department(1), XTRAIN_PARAMETER_MIN, 2);
    const int must = build_add(problem, &rule);
    rule.subject = department(0);
    const int elsewhere = build_add(problem, &rule);
    rule.subject = department(1);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 5;
    rule.value[XTRAIN_PARAMETER_MIN] = 4;
    const int should = build_add(problem, &rule);
    xtrain_rule visitors = build_rule(XTRAIN_RULE_D2, department(1), XTRAIN_PARAMETER_MAX, 2);
    const int other_kind = build_add(problem, &visitors);
    rule.strength = XTRAIN_SHOULD;
    (void)build_add(problem, &rule);
    assert_mistakes(problem, 1);
    assert_said(problem, "D1 (staffing) of B is stated here and at another place");
    problem->rule_count--; /* without the last one all is well */
    assert_valid(problem);
    assert_int_equal(problem->department_rule_first[0], 0);
    assert_int_equal(problem->department_rule_first[1], 1);
    assert_int_equal(problem->department_rule_first[2], 4);
    assert_int_equal(problem->department_rule_first[3], 4);
    assert_int_equal(problem->department_rules[0], elsewhere);
    assert_int_equal(problem->department_rules[1], must);
    assert_int_equal(problem->department_rules[2], should);
    assert_int_equal(problem->department_rules[3], other_kind);
}

static int add_entry(xtrain_problem *problem, int where, int skill, int level)
{
    xtrain_rule rule = build_rule(XTRAIN_RULE_P2, department(where), XTRAIN_PARAMETER_SKILL, skill);
    rule.value[XTRAIN_PARAMETER_LEVEL] = level;
    return build_add(problem, &rule);
}

static void entry_asks_for_a_skill_once(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    skill.name = "one";
    assert_int_equal(xtrain_problem_add_skill(NULL, problem, &skill), XTRAIN_OK);
    skill.name = "two";
    assert_int_equal(xtrain_problem_add_skill(NULL, problem, &skill), XTRAIN_OK);
    const int first = add_entry(problem, 1, 0, 2);
    const int last = add_entry(problem, 2, 0, 3);
    (void)add_entry(problem, 1, 0, 2); /* again */
    const int second = add_entry(problem, 1, 1, 2);
    const size_t good = problem->rule_count;
    (void)add_entry(problem, 1, 1, 3);
    assert_mistakes(problem, 1);
    assert_said(problem, "entry to B asks for the skill 'two' here and, differently, at");
    problem->rule_count = good;
    assert_valid(problem);
    assert_int_equal(problem->entry_rule_first[1], 0);
    assert_int_equal(problem->entry_rule_first[2], 2);
    assert_int_equal(problem->entry_rule_first[3], 3);
    assert_int_equal(problem->entry_rules[0], first);
    assert_int_equal(problem->entry_rules[1], second);
    assert_int_equal(problem->entry_rules[2], last);
    assert_int_equal(problem->employees[0].rule_count, 0); /* entry is the department's */
}

static void every_mistake_is_found_in_one_go(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    const int programme = add_programme(problem, "p");
    assert_int_equal(
        xtrain_problem_add_member(problem, programme, "nobody", XTRAIN_NONE, XTRAIN_NONE), 0);
    xtrain_rule rule = build_rule(XTRAIN_RULE_D2, department(1), XTRAIN_PARAMETER_MAX, 2);
    (void)build_add(problem, &rule);
    (void)build_add(problem, &rule);
    rule = build_rule(XTRAIN_RULE_P4, any_department(), XTRAIN_PARAMETER_MAX, 2);
    (void)build_add(problem, &rule);
    rule.value[XTRAIN_PARAMETER_MAX] = 3;
    (void)build_add(problem, &rule);
    assert_int_equal(xtrain_problem_add_fixed(problem, 0, 1, days(NULL, NULL), NULL), 0);
    assert_int_equal(xtrain_problem_add_fixed(problem, 0, 2, days(NULL, NULL), NULL), 0);
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    stay.department = 1;
    stay.range = days("2026-03-01", "2026-03-01");
    assert_int_equal(xtrain_problem_add_past_stay(problem, 0, &stay), XTRAIN_OK);
    assert_mistakes(problem, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rules_bind_everyone_members_or_one),
        TEST(people_under_the_same_programmes_share_one_list),
        TEST(equal_rules_count_once),
        TEST(rules_about_one_subject_that_differ_clash),
        TEST(rules_that_bind_different_people_do_not_clash),
        TEST(strength_and_points_are_part_of_a_rule),
        TEST(visits_by_different_dates_are_different_rules),
        TEST(a_closed_end_stands_apart_from_lengths),
        TEST(a_group_without_people_is_a_mistake_with_a_suggestion),
        TEST(a_department_has_one_rule_of_a_kind_and_strength),
        TEST(entry_asks_for_a_skill_once),
        TEST(every_mistake_is_found_in_one_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
