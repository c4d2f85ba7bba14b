/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan that people know already. */
#include "reading.h"

#define OFFICE                                                                                     \
    DEPARTMENTS "employees = ( { id = \"1\"; home = \"CLM\"; }, { id = \"2\"; home = \"SAL\"; }, " \
                "{ id = \"3\"; } );\n"
#define CHANGES "costs = { changes = 5; };\n"

#define GONE XTRAIN_ELSEWHERE
#define UNSET XTRAIN_UNSET

/* The rows of everybody: `periods` cells each. */
static void assert_rows(const xtrain_problem *problem, int periods, const int *expected)
{
    for (size_t e = 0; e < problem->employee_count; e++) {
        for (int p = 0; p < periods; p++) {
            const int cell = xt_published(&problem->employees[e], p);
            if (cell != expected[e * (size_t)periods + (size_t)p]) {
                fail_msg("person %zu, period %d: it is %d", e, p, cell);
            }
        }
    }
}

/* Reads office.cfg, which may be remarked upon. */
static xtrain_problem *read_noted(const room *here, const char *expected)
{
    char path[128];
    xtrain_problem *problem = NULL;
    path_in(path, here, "office.cfg");
    assert_int_equal(xtrain_problem_read_file(&problem, here->context, path), XTRAIN_OK);
    assert_int_equal(xtrain_context_error_count(here->context), 1);
    assert_string_equal(xtrain_context_error_at(here->context, 0)->message, expected);
    return problem;
}

static void a_table_with_days_is_laid_upon_them(void **state)
{
    static const int rows[] = {UNSET, 1, 0, UNSET, UNSET, 1, 1, UNSET, UNSET, UNSET, UNSET, UNSET};
    const room *here = *state;
    write_file(here, "office.cfg",
               "format = 1; calendar = { start = \"2026-01-05\"; periods = 4; };\n" OFFICE
               "published = \"plan.csv\";\n" CHANGES);
    write_file(here, "plan.csv",
               "\xef\xbb\xbfID;Name;2026-01-12;2026-01-19\r\n"
               "# made by hand;;;\r\n"
               "2;;Sales;\r\n77;Somebody else;OPS;\r\n1;Ana;sal;-\r\n");
    xtrain_problem *problem = read_office(here);
    assert_rows(problem, 4, rows);
    assert_int_equal(problem->rule_count, 1);
    assert_int_equal(problem->rules[0].stated.kind, XTRAIN_RULE_C4);
    assert_int_equal(problem->rules[0].stated.points, 5);
    xtrain_problem_free(problem);
}

static void a_table_without_days_has_a_column_for_each_period(void **state)
{
    static const int rows[] = {0, 1, 0, UNSET, UNSET, UNSET, -1, GONE, GONE};
    const room *here = *state;
    write_file(here, "office.cfg",
               "format = 1; calendar = { start = \"2026-01-05\"; periods = 3; };\n" OFFICE
               "published = \"plan.csv\";\n" CHANGES);
    write_file(here, "plan.csv", "id,first,second,third\n1,,SAL,.\n3,,OPS,HRM\n");
    xtrain_problem *problem =
        read_noted(here, "the input has no department 'OPS'; periods there count as changed");
    assert_rows(problem, 3, rows);
    xtrain_problem_free(problem);
}

/* Makes plan.json of an office with one department and person more, two weeks earlier. */
static void publish(const room *here)
{
    static const char before[] =
        "format = 1; calendar = { start = \"2025-12-22\"; periods = 4; };\n"
        "departments = ( { code = \"OLD\"; }, { code = \"SAL\"; }, { code = \"CLM\"; } );\n"
        "employees = ( { id = \"0\"; home = \"OLD\"; }, { id = \"3\"; }, { id = \"1\"; home = "
        "\"CLM\"; } );\n";
    static const int cells[] = {0, 0, 0, 0, 1, 1, -1, 0, 2, 2, 1, 2};
    xtrain_problem *problem = read_text(here->context, before);
    xtrain_plan *plan = NULL;
    char *text = NULL;
    assert_int_equal(xtrain_check_cells(&plan, problem, cells), XTRAIN_OK);
    assert_int_equal(xtrain_plan_to_json(&text, here->context, plan), XTRAIN_OK);
    write_file(here, "plan.json", text);
    xtrain_text_free(here->context, text);
    xtrain_plan_free(plan);
    xtrain_problem_free(problem);
}

static void a_plan_is_laid_upon_the_same_days_people_and_departments(void **state)
{
    static const int rows[] = {1, 0, UNSET, UNSET, UNSET, UNSET, -1, GONE, UNSET};
    const room *here = *state;
    publish(here);
    write_file(here, "office.cfg",
               "format = 1; calendar = { start = \"2026-01-05\"; periods = 3; };\n" OFFICE
               "published = \"plan.json\";\n"
               "programmes = ( { name = \"all\"; " CHANGES " } );\n");
    xtrain_problem *problem =
        read_noted(here, "the input has no department 'OLD'; periods there count as changed");
    assert_rows(problem, 3, rows);
    xtrain_problem_free(problem);
}

#define IN_HOURS                                                                                   \
    "format = 1; calendar = { start = \"2026-01-05\"; unit = \"hour\"; every = 4; periods = 4; "   \
    "};\n"

static void in_hours_the_times_are_compared_too(void **state)
{
    static const int rows[] = {UNSET, UNSET, 1,     0,     UNSET, UNSET,
                               UNSET, UNSET, UNSET, UNSET, UNSET, UNSET};
    const room *here = *state;
    write_file(here, "office.cfg", IN_HOURS OFFICE "published = \"plan.csv\";\n" CHANGES);
    write_file(here, "plan.csv",
               "id,2026-01-05 08:00,2026-01-05 12:00,2026-01-06 09:00,2026-01-06 13:00\n"
               "1,SAL,SAL,SAL,\n");
    xtrain_problem *problem = read_office(here);
    assert_rows(problem, 4, rows);
    xtrain_problem_free(problem);
}

/* The same person in the same day, but from 8 to 16 o'clock. */
static void in_hours_a_plan_of_other_times_is_another(void **state)
{
    static const int cells[] = {0, 1};
    const room *here = *state;
    char path[128];
    xtrain_plan *plan = NULL;
    char *text = NULL;
    xtrain_problem *problem = read_text(
        here->context, "format = 1; calendar = { start = \"2026-01-05\"; unit = \"hour\"; every = "
                       "4; periods = 2; hours = \"08:00-16:00\"; };\n" DEPARTMENTS ANA);
    assert_int_equal(xtrain_check_cells(&plan, problem, cells), XTRAIN_OK);
    assert_int_equal(xtrain_plan_to_json(&text, here->context, plan), XTRAIN_OK);
    write_file(here, "plan.json", text);
    xtrain_text_free(here->context, text);
    xtrain_plan_free(plan);
    xtrain_problem_free(problem);
    write_file(here, "office.cfg", IN_HOURS OFFICE "published = \"plan.json\";\n" CHANGES);
    path_in(path, here, "office.cfg");
    assert_int_equal(xtrain_problem_read_file(&problem, here->context, path), XTRAIN_ERROR_INPUT);
    assert_int_equal(xtrain_context_error_count(here->context), 1);
}

static void a_plan_that_ends_before_is_refused(void **state)
{
    const room *here = *state;
    char path[128];
    xtrain_problem *problem = NULL;
    publish(here);
    write_file(here, "office.cfg",
               "format = 1; calendar = { start = \"2026-01-19\"; periods = 3; };\n" OFFICE
               "published = \"plan.json\";\n" CHANGES);
    path_in(path, here, "office.cfg");
    assert_int_equal(xtrain_problem_read_file(&problem, here->context, path), XTRAIN_ERROR_INPUT);
    assert_int_equal(xtrain_context_error_count(here->context), 1);
    assert_int_equal(xtrain_context_error_at(here->context, 0)->line, 4);
}

static void a_plan_that_nothing_compares_with_is_remarked(void **state)
{
    const room *here = *state;
    write_file(here, "office.cfg", FRAME OFFICE "published = \"plan.csv\";\n");
    write_file(here, "plan.csv", "id,2026-01-05\n1,\n");
    xtrain_problem *problem =
        read_noted(here, "nothing compares with the published plan; state changes in costs");
    xtrain_problem_free(problem);
}

int main(void)
{
#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, make_room, leave_room)
    const struct CMUnitTest tests[] = {
        IN_ROOM(a_table_with_days_is_laid_upon_them),
        IN_ROOM(a_table_without_days_has_a_column_for_each_period),
        IN_ROOM(a_plan_is_laid_upon_the_same_days_people_and_departments),
        IN_ROOM(in_hours_the_times_are_compared_too),
        IN_ROOM(in_hours_a_plan_of_other_times_is_another),
        IN_ROOM(a_plan_that_ends_before_is_refused),
        IN_ROOM(a_plan_that_nothing_compares_with_is_remarked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
