/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "unit/model/build.h"

#include "model/digest.h"
#include "model/names.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, build_create, build_free)

static void names_are_found_and_unique(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    assert_int_equal(xtrain_problem_find_department(problem, "C"), 2);
    assert_int_equal(xtrain_problem_find_department(problem, "c"), XTRAIN_NONE);
    assert_int_equal(xtrain_problem_find_employee(problem, "Ana"), 0);
    assert_int_equal(xtrain_problem_find_employee(problem, NULL), XTRAIN_NONE);
    xtrain_employee twin = XTRAIN_EMPLOYEE_INIT;
    twin.id = "Ana";
    assert_refused(problem, xtrain_problem_add_employee(NULL, problem, &twin), XTRAIN_ERROR_INPUT,
                   "the employee 'Ana' is there twice");
    twin.id = "Ana 2";
    twin.name = "Ana"; /* two people may share a name */
    assert_int_equal(xtrain_problem_add_employee(NULL, problem, &twin), XTRAIN_OK);
    assert_int_equal(xtrain_problem_employee_count(problem), 2);
    assert_int_equal(xtrain_problem_department_count(problem), 3);
    assert_int_equal(xtrain_problem_period_count(problem), 10);
    assert_string_equal(xt_problem_closest_name(problem, XT_NAME_EMPLOYEE, "Anna"), "Ana");
}

static void names_must_be_clean_and_of_bounded_length(void **state)
{
    xtrain_problem *problem = *state;
    char long_name[XTRAIN_MAX_TEXT + 2];
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[XTRAIN_MAX_TEXT + 1] = '\0';
    xtrain_department entry = XTRAIN_DEPARTMENT_INIT;
    assert_refused(problem, xtrain_problem_add_department(NULL, problem, &entry),
                   XTRAIN_ERROR_INPUT, "code of a department is empty");
    entry.code = "";
    assert_refused(problem, xtrain_problem_add_department(NULL, problem, &entry),
                   XTRAIN_ERROR_INPUT, "is empty");
    entry.code = "\xff";
    assert_refused(problem, xtrain_problem_add_department(NULL, problem, &entry),
                   XTRAIN_ERROR_INPUT, "not valid UTF-8");
    entry.code = long_name;
    assert_refused(problem, xtrain_problem_add_department(NULL, problem, &entry),
                   XTRAIN_ERROR_LIMIT, "longer than 1000 bytes");
    long_name[XTRAIN_MAX_TEXT] = '\0';
    assert_int_equal(xtrain_problem_add_department(NULL, problem, &entry), XTRAIN_OK);
    assert_refused(problem, xtrain_problem_set_title(problem, "a\nb"), XTRAIN_ERROR_INPUT, "title");
    assert_int_equal(xtrain_problem_set_title(problem, "Offices \xe2\x9c\x93"), XTRAIN_OK);
    assert_int_equal(xtrain_problem_set_title(problem, NULL), XTRAIN_OK);
    assert_string_equal(problem->title, "");
}

static void arguments_of_calls_are_checked(void **state)
{
    xtrain_problem *problem = *state;
    xtrain_department entry = XTRAIN_DEPARTMENT_INIT;
    xtrain_problem *none = (xtrain_problem *)state;
    entry.code = "A";
    assert_int_equal(xtrain_problem_create(&none, NULL), XTRAIN_ERROR_ARGUMENT);
    assert_null(none);
    assert_int_equal(xtrain_problem_create(NULL, problem->context), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_problem_add_department(NULL, NULL, &entry), XTRAIN_ERROR_ARGUMENT);
    assert_refused(problem, xtrain_problem_add_department(NULL, problem, NULL),
                   XTRAIN_ERROR_ARGUMENT, "must not be NULL");
    entry.version = 2;
    assert_refused(problem, xtrain_problem_add_department(NULL, problem, &entry),
                   XTRAIN_ERROR_ARGUMENT, "version 2");
    entry.version = 1;
    entry.lead_skill = 0;
    assert_refused(problem, xtrain_problem_add_department(NULL, problem, &entry),
                   XTRAIN_ERROR_ARGUMENT, "no skill number 0");
    entry.lead_skill = XTRAIN_NONE;
    entry.load = XTRAIN_MAX_LOAD + 1;
    assert_refused(problem, xtrain_problem_add_department(NULL, problem, &entry),
                   XTRAIN_ERROR_INPUT, "load is 1001; give a whole number from 0 to 1000");
    assert_refused(problem, xtrain_problem_set_must_price(problem, 0), XTRAIN_ERROR_INPUT,
                   "must price is 0");
    assert_refused(problem, xtrain_problem_add_leave(problem, 0, days(NULL, NULL)),
                   XTRAIN_ERROR_ARGUMENT, "no employee number 0");
}

static void a_message_names_the_source(void **state)
{
    xtrain_problem *problem = *state;
    xtrain_department entry = XTRAIN_DEPARTMENT_INIT;
    entry.source = (xtrain_source){"office.cfg", 12, NULL};
    assert_int_equal(xtrain_problem_add_department(NULL, problem, &entry), XTRAIN_ERROR_INPUT);
    entry.source = (xtrain_source){NULL, 0, "row 3"};
    assert_int_equal(xtrain_problem_add_department(NULL, problem, &entry), XTRAIN_ERROR_INPUT);
    const xtrain_error *errors = problem->context->errors;
    assert_string_equal(errors[0].file, "office.cfg");
    assert_int_equal(errors[0].line, 12);
    assert_string_equal(errors[1].file, "row 3");
    assert_int_equal(errors[1].line, 0);
}

static void a_calendar_must_make_sense(void **state)
{
    xtrain_problem *problem = *state;
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    assert_refused(problem, xtrain_problem_set_calendar(problem, &calendar), XTRAIN_ERROR_INPUT,
                   "no start date");
    calendar.start = day("2026-03-02");
    calendar.every = 367;
    assert_refused(problem, xtrain_problem_set_calendar(problem, &calendar), XTRAIN_ERROR_INPUT,
                   "units in a period is 367");
    calendar.every = 1;
    calendar.periods = 0;
    assert_refused(problem, xtrain_problem_set_calendar(problem, &calendar), XTRAIN_ERROR_INPUT,
                   "number of periods is 0");
    calendar.periods = 2000;
    calendar.workdays = 0;
    assert_refused(problem, xtrain_problem_set_calendar(problem, &calendar), XTRAIN_ERROR_INPUT,
                   "no working weekday");
    calendar.workdays = 0x7f;
    calendar.every = 12;
    calendar.unit = XTRAIN_UNIT_MONTH;
    assert_refused(problem, xtrain_problem_set_calendar(problem, &calendar), XTRAIN_ERROR_INPUT,
                   "not in the years 1900 to 2199");
    assert_int_equal(xtrain_problem_period_count(problem), 0);
    calendar.every = 1;
    assert_int_equal(xtrain_problem_set_calendar(problem, &calendar), XTRAIN_OK);
    assert_refused(problem, xtrain_problem_add_holiday(problem, days("2026-03-03", "2026-03-02")),
                   XTRAIN_ERROR_INPUT, "begins on 2026-03-03, after its end on 2026-03-02");
    assert_refused(problem, xtrain_problem_add_holiday(problem, (xtrain_range){0, 99999999}),
                   XTRAIN_ERROR_INPUT, "not in the years");
}

static void a_set_is_sorted_and_has_each_department_once(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    int index = XTRAIN_NONE;
    assert_int_equal(xtrain_problem_add_set(&index, problem, "outer", (int[]){2, 0, 2}, 3, NULL),
                     XTRAIN_OK);
    assert_refused(problem, xtrain_problem_add_set(NULL, problem, "bad", (int[]){3}, 1, NULL),
                   XTRAIN_ERROR_ARGUMENT, "no department number 3");
    assert_refused(problem, xtrain_problem_add_set(NULL, problem, "bad", NULL, 0, NULL),
                   XTRAIN_ERROR_INPUT, "has 0 departments");
    assert_refused(problem, xtrain_problem_add_set(NULL, problem, "outer", (int[]){1}, 1, NULL),
                   XTRAIN_ERROR_INPUT, "the set 'outer' is there twice");
    const xtrain_subject set = {XTRAIN_SUBJECT_SET, index};
    assert_int_equal(problem->sets[index].count, 2);
    assert_true(xt_subject_has(problem, set, 0));
    assert_false(xt_subject_has(problem, set, 1));
    assert_true(xt_subject_has(problem, set, 2));
    assert_false(xt_subject_has(problem, set, XTRAIN_NONE));
    assert_true(xt_subject_has(problem, any_department(), 1));
    assert_false(xt_subject_has(problem, department(1), 0));
    assert_string_equal(xt_subject_name(problem, set), "the set outer");
    assert_string_equal(xt_subject_name(problem, department(1)), "B");
    assert_string_equal(xt_subject_name(problem, any_department()), "any department");
}

/* A rule that must be refused, and why. */
typedef struct bad_rule {
    xtrain_rule_kind kind;
    xtrain_subject_kind subject;
    xtrain_strength strength;
    int points;
    xtrain_parameter parameter[2];
    int value[2];
    const char *words;
} bad_rule;

#define NONE XTRAIN_PARAMETERS
#define ANY XTRAIN_SUBJECT_ANY
#define ONE XTRAIN_SUBJECT_DEPARTMENT

static const bad_rule bad_rules[] = {
    {XTRAIN_RULE_D1, ANY, XTRAIN_MUST, 0, {0, NONE}, {1, 0}, "must be about one department"},
    {XTRAIN_RULE_D1, ONE, XTRAIN_MUST, 0, {NONE, NONE}, {0, 0}, "lacks its numbers"},
    {XTRAIN_RULE_D1,
     ONE,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_MIN, XTRAIN_PARAMETER_MAX},
     {3, 2},
     "min 3 above max 2"},
    {XTRAIN_RULE_D1, ONE, XTRAIN_MUST, 5, {0, NONE}, {1, 0}, "points of a must is 5"},
    {XTRAIN_RULE_D1, ONE, XTRAIN_SHOULD, 0, {0, NONE}, {1, 0}, "number of points is 0"},
    {XTRAIN_RULE_D1,
     ONE,
     XTRAIN_GOAL,
     XTRAIN_MAX_POINTS + 1,
     {0, NONE},
     {1, 0},
     "points is 100001"},
    {XTRAIN_RULE_D1, ONE, XTRAIN_COST, 1, {0, NONE}, {1, 0}, "strength of D1"},
    {XTRAIN_RULE_D1, ONE, (xtrain_strength)9, 1, {0, NONE}, {1, 0}, "strength of D1"},
    {XTRAIN_RULE_D1, ONE, XTRAIN_MUST, 0, {0, NONE}, {-1, 0}, "min is -1"},
    {XTRAIN_RULE_D2,
     ONE,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_MIN, XTRAIN_PARAMETER_MAX},
     {1, 2},
     "no parameter 'min'"},
    {XTRAIN_RULE_D4, ONE, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_HOSTS, NONE}, {1, 0}, "lacks its"},
    {XTRAIN_RULE_D4,
     ONE,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_HOSTS, XTRAIN_PARAMETER_VISITORS},
     {0, 1},
     "number of hosts is 0"},
    {XTRAIN_RULE_D1,
     ONE,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_MIN, XTRAIN_PARAMETER_FTE},
     {100 * XTRAIN_MAX_HEADS + 1, 1},
     "min is 20000001"},
    {XTRAIN_RULE_D1,
     ONE,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_MIN, XTRAIN_PARAMETER_FTE},
     {1, 2},
     "a yes or no is 2"},
    {XTRAIN_RULE_D3, ONE, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_MIN, NONE}, {1, 0}, "lacks its"},
    {XTRAIN_RULE_D3,
     ONE,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_SKILL, XTRAIN_PARAMETER_LEVEL},
     {0, 2},
     "lacks its"},
    {XTRAIN_RULE_D3, ANY, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_MIN, NONE}, {1, 0}, "one department"},
    {XTRAIN_RULE_D5, ANY, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_MAX, NONE}, {1, 0}, "one department"},
    {XTRAIN_RULE_D5, ONE, XTRAIN_MUST, 0, {NONE, NONE}, {0, 0}, "lacks its"},
    {XTRAIN_RULE_D5, ONE, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_MAX, NONE}, {-1, 0}, "max is -1"},
    {XTRAIN_RULE_P10, ANY, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_SKILL, NONE}, {0, 0}, "lacks its"},
    {XTRAIN_RULE_P10,
     ANY,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_SKILL, XTRAIN_PARAMETER_LEVEL},
     {0, 0},
     "level is 0"},
    {XTRAIN_RULE_P10,
     ONE,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_SKILL, XTRAIN_PARAMETER_LEVEL},
     {0, 1},
     "about all departments"},
    {XTRAIN_RULE_T1, ANY, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_MIN, NONE}, {1, 0}, "lacks its"},
    {XTRAIN_RULE_T1, ANY, XTRAIN_COST, 1, {XTRAIN_PARAMETER_MIN, NONE}, {1, 0}, "strength of T1"},
    {XTRAIN_RULE_C4, ANY, XTRAIN_COST, -1, {NONE, NONE}, {0, 0}, "points is -1"},
    {XTRAIN_RULE_C4, ONE, XTRAIN_COST, 1, {NONE, NONE}, {0, 0}, "about all departments"},
    {XTRAIN_RULE_P1, ANY, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_NO_STAY, NONE}, {0, 0}, "lacks its"},
    {XTRAIN_RULE_P1,
     ONE,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_NO_STAY, NONE},
     {1, 0},
     "about all departments"},
    {XTRAIN_RULE_P2,
     ONE,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_SKILL, XTRAIN_PARAMETER_LEVEL},
     {7, 1},
     "no skill number 7"},
    {XTRAIN_RULE_P2,
     ONE,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_SKILL, XTRAIN_PARAMETER_LEVEL},
     {0, 5},
     "level is 5"},
    {XTRAIN_RULE_P3, ONE, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_MIN, NONE}, {0, 0}, "min is 0"},
    {XTRAIN_RULE_P3, ONE, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_MAX, NONE}, {2001, 0}, "max is 2001"},
    {XTRAIN_RULE_P3, ONE, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_CLOSED_END, NONE}, {2, 0}, "is 2"},
    {XTRAIN_RULE_P4, ANY, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_RUN, NONE}, {0, 0}, "run is 0"},
    {XTRAIN_RULE_P5,
     ANY,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_GAP, XTRAIN_PARAMETER_EVER},
     {2, 1},
     "either a gap or ever"},
    {XTRAIN_RULE_P5, ANY, XTRAIN_MUST, 0, {NONE, NONE}, {0, 0}, "either a gap or ever"},
    {XTRAIN_RULE_P6, ANY, XTRAIN_MUST, 0, {XTRAIN_PARAMETER_PRESENT, NONE}, {2, 0}, "lacks its"},
    {XTRAIN_RULE_P6,
     ANY,
     XTRAIN_MUST,
     0,
     {XTRAIN_PARAMETER_MIN, XTRAIN_PARAMETER_BY},
     {1, 9999999},
     "by (a day number)"},
    {XTRAIN_RULE_C1, ANY, XTRAIN_COST, -XTRAIN_MAX_POINTS - 1, {NONE, NONE}, {0, 0}, "points is"},
    {XTRAIN_RULE_C1, ANY, XTRAIN_MUST, 0, {NONE, NONE}, {0, 0}, "strength of C1"},
    {XTRAIN_RULE_C2, ANY, XTRAIN_COST, -1, {NONE, NONE}, {0, 0}, "points is -1"},
    {XTRAIN_RULE_C5, ONE, XTRAIN_COST, 1, {NONE, NONE}, {0, 0}, "about all departments"},
    {XTRAIN_RULE_KINDS, ANY, XTRAIN_MUST, 0, {NONE, NONE}, {0, 0}, "unknown kind"},
};

static void rules_that_mean_nothing_are_refused(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    skill.name = "s";
    assert_int_equal(xtrain_problem_add_skill(NULL, problem, &skill), XTRAIN_OK);
    for (size_t i = 0; i < sizeof bad_rules / sizeof *bad_rules; i++) {
        const bad_rule *bad = &bad_rules[i];
        xtrain_rule rule;
        xtrain_rule_init(&rule, bad->kind);
        rule.subject = (xtrain_subject){bad->subject, 1};
        rule.strength = bad->strength;
        rule.points = bad->points;
        for (int k = 0; k < 2; k++) {
            if (bad->parameter[k] != NONE) {
                rule.value[bad->parameter[k]] = bad->value[k];
            }
        }
        const xtrain_status status = xtrain_problem_add_rule(NULL, problem, &rule);
        assert_int_not_equal(status, XTRAIN_OK);
        assert_refused(problem, status, status, bad->words);
    }
    assert_int_equal(problem->rule_count, 0);
}

static void a_rule_has_one_target(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    xtrain_programme programme = XTRAIN_PROGRAMME_INIT;
    programme.name = "p";
    assert_int_equal(xtrain_problem_add_programme(NULL, problem, &programme), XTRAIN_OK);
    xtrain_rule rule = build_rule(XTRAIN_RULE_P4, any_department(), XTRAIN_PARAMETER_MAX, 2);
    rule.programme = 0;
    rule.employee = 0;
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_INPUT,
                   "names a programme and an employee");
    rule.programme = 1;
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_ARGUMENT,
                   "no programme number 1");
    rule = build_rule(XTRAIN_RULE_D2, department(0), XTRAIN_PARAMETER_MAX, 2);
    rule.programme = 0;
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_INPUT,
                   "belongs to a department");
    assert_refused(problem, xtrain_problem_add_member(problem, 0, "g", 0, XTRAIN_NONE),
                   XTRAIN_ERROR_ARGUMENT, "exactly one of");
    assert_refused(problem, xtrain_problem_add_member(problem, 0, NULL, XTRAIN_NONE, 5),
                   XTRAIN_ERROR_ARGUMENT, "no employee number 5");
}

static void a_table_never_falls_and_belongs_to_uneven_load(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    int32_t table[] = {1, 3, 2};
    xtrain_rule rule = build_rule(XTRAIN_RULE_C5, any_department(), XTRAIN_PARAMETERS, 0);
    rule.table = table;
    rule.table_count = 3;
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_INPUT,
                   "points beside a table");
    rule.points = 0;
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_INPUT,
                   "entry of the table is 2; give a whole number from 3");
    table[2] = 3;
    const int index = build_add(problem, &rule);
    table[0] = 99; /* the problem has a copy */
    assert_int_equal(problem->rules[index].stated.table[0], 1);
    rule.kind = XTRAIN_RULE_C2;
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_ARGUMENT,
                   "only C5");
}

static void an_idle_flag_is_kept_as_not_stated(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    xtrain_rule rule = build_rule(XTRAIN_RULE_P6, any_department(), XTRAIN_PARAMETER_MIN, 2);
    rule.value[XTRAIN_PARAMETER_DISTINCT] = 0;
    const int without = build_add(problem, &rule);
    rule.value[XTRAIN_PARAMETER_DISTINCT] = 1;
    const int with = build_add(problem, &rule);
    assert_int_equal(problem->rules[without].stated.value[XTRAIN_PARAMETER_DISTINCT], XTRAIN_UNSET);
    assert_false(xt_rule_has(&problem->rules[without], XTRAIN_PARAMETER_DISTINCT));
    assert_true(xt_rule_has(&problem->rules[with], XTRAIN_PARAMETER_DISTINCT));
}

static void what_is_said_of_a_person_is_checked(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    xtrain_wish wish = XTRAIN_WISH_INIT;
    wish.strength = 0;
    assert_refused(problem, xtrain_problem_add_wish(problem, 0, &wish), XTRAIN_ERROR_INPUT,
                   "strength of a wish is 0");
    wish.strength = 1;
    wish.subject = (xtrain_subject){XTRAIN_SUBJECT_SET, 0};
    assert_refused(problem, xtrain_problem_add_wish(problem, 0, &wish), XTRAIN_ERROR_ARGUMENT,
                   "no set number 0");
    wish.subject = any_department();
    for (int i = 0; i < XTRAIN_MAX_WISHES_EACH; i++) {
        assert_int_equal(xtrain_problem_add_wish(problem, 0, &wish), XTRAIN_OK);
    }
    assert_refused(problem, xtrain_problem_add_wish(problem, 0, &wish), XTRAIN_ERROR_LIMIT,
                   "more than 50 wishes of one employee");
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    assert_refused(problem, xtrain_problem_add_past_stay(problem, 0, &stay), XTRAIN_ERROR_INPUT,
                   "lacks a date");
    stay.range = days("2026-02-02", "2026-02-08");
    assert_refused(problem, xtrain_problem_add_past_stay(problem, 0, &stay), XTRAIN_ERROR_INPUT,
                   "in the home department");
    stay.department = 1;
    stay.present = -1;
    assert_refused(problem, xtrain_problem_add_past_stay(problem, 0, &stay), XTRAIN_ERROR_INPUT,
                   "present periods is -1");
    assert_refused(problem, xtrain_problem_add_fixed(problem, 0, 3, days(NULL, NULL), NULL),
                   XTRAIN_ERROR_ARGUMENT, "no department number 3");
    assert_refused(problem, xtrain_problem_set_level(problem, 0, 0, 1), XTRAIN_ERROR_ARGUMENT,
                   "no skill number 0");
    assert_refused(problem, xtrain_problem_add_group(problem, 0, ""), XTRAIN_ERROR_INPUT,
                   "name of a group is empty");
    assert_int_equal(xt_problem_name_count(problem, XT_NAME_GROUP), 0);
}

static void a_valid_problem_is_read_only(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    assert_valid(problem);
    const uint64_t digest = xt_problem_digest(problem);
    const char *words = "can no longer be changed";
    const xtrain_range all = days(NULL, NULL);
    xtrain_rule rule = build_rule(XTRAIN_RULE_P4, any_department(), XTRAIN_PARAMETER_MAX, 2);
    xtrain_employee entry = XTRAIN_EMPLOYEE_INIT;
    entry.id = "Bo";
    const xtrain_status bad = XTRAIN_ERROR_ARGUMENT;
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), bad, words);
    assert_refused(problem, xtrain_problem_add_employee(NULL, problem, &entry), bad, words);
    assert_refused(problem, xtrain_problem_add_leave(problem, 0, all), bad, words);
    assert_refused(problem, xtrain_problem_add_holiday(problem, all), bad, words);
    assert_refused(problem, xtrain_problem_add_closed(problem, 0, all), bad, words);
    assert_refused(problem, xtrain_problem_set_title(problem, "x"), bad, words);
    assert_refused(problem, xtrain_problem_set_must_price(problem, 5), bad, words);
    assert_refused(problem, xtrain_problem_set_calendar(problem, &problem->calendar), bad, words);
    assert_true(xt_problem_digest(problem) == digest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names_are_found_and_unique),
        TEST(names_must_be_clean_and_of_bounded_length),
        TEST(arguments_of_calls_are_checked),
        TEST(a_message_names_the_source),
        TEST(a_calendar_must_make_sense),
        TEST(a_set_is_sorted_and_has_each_department_once),
        TEST(rules_that_mean_nothing_are_refused),
        TEST(a_rule_has_one_target),
        TEST(a_table_never_falls_and_belongs_to_uneven_load),
        TEST(an_idle_flag_is_kept_as_not_stated),
        TEST(what_is_said_of_a_person_is_checked),
        TEST(a_valid_problem_is_read_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
