/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars in hours, and windows of a day or a week. */
#include "fixture.h"

#include "model/problem.h"

#define DEPARTMENTS "departments = ( { code = \"CLM\"; } );\n"
#define ANA "employees = ( { id = \"101\"; home = \"CLM\"; } );\n"

static xtrain_problem *read_text(xtrain_context *context, const char *text)
{
    xtrain_problem *problem = NULL;
    const xtrain_status status =
        xtrain_problem_read_string(&problem, context, text, strlen(text), "a.cfg");
    assert_silent(context);
    assert_int_equal(status, XTRAIN_OK);
    return problem;
}

static void a_calendar_in_hours_is_read(void **state)
{
    xtrain_problem *problem = read_text(
        *state, "format = 1; calendar = { start = \"2026-03-02\"; unit = \"hour\"; every = "
                "2; hours = \"8:00-18:00\"; periods = 25; };\n" DEPARTMENTS ANA);
    assert_int_equal(problem->calendar.unit, XTRAIN_UNIT_HOUR);
    assert_int_equal(problem->calendar.every, 2);
    assert_int_equal(problem->calendar.day_begin, 480);
    assert_int_equal(problem->calendar.day_end, 1080);
    xtrain_problem_free(problem);
    problem = read_text(*state, "format = 1; calendar = { start = \"2026-03-02\"; unit = \"hour\"; "
                                "periods = 25; };\n" DEPARTMENTS ANA);
    assert_int_equal(problem->calendar.day_begin, 540);
    assert_int_equal(problem->calendar.day_end, 1020);
    xtrain_problem_free(problem);
}

/* The windows of a P9 and of a P11, both of them stated in words. */
static void assert_windows(xtrain_context *context, const char *calendar, const char *word,
                           int window)
{
    char text[512];
    (void)snprintf(text, sizeof text,
                   "format = 1; calendar = { %s };\n"
                   "departments = ( { code = \"CLM\"; load = 1; exposure = 1; } );\n" ANA
                   "exposures = ( { window = \"%s\"; hours = 1; blocks = true; } );\n"
                   "loads = ( { window = \"%s\"; max = 5; rolling = true; } );\n",
                   calendar, word, word);
    xtrain_problem *problem = read_text(context, text);
    assert_int_equal(problem->rule_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(problem->rules[i].stated.value[XTRAIN_PARAMETER_WINDOW], window);
    }
    xtrain_problem_free(problem);
}

#define FROM(start) "start = \"" start "\"; periods = 30; "

static void a_window_may_be_a_day_or_a_week(void **state)
{
    assert_windows(*state, FROM("2026-03-02") "unit = \"hour\"; every = 2;", "day", 4);
    assert_windows(*state, FROM("2026-03-04") "unit = \"hour\"; every = 2;", "day", 4);
    assert_windows(*state, FROM("2026-03-02") "unit = \"hour\"; every = 2;", "week", 20);
    /* A weekend before the first working day. */
    assert_windows(*state, FROM("2026-02-28") "unit = \"hour\"; every = 4;", "week", 10);
    /* From Sunday to Thursday. */
    assert_windows(*state,
                   FROM("2026-03-01") "unit = \"hour\"; every = 4; workdays = [ \"sun\", \"mon\", "
                                      "\"tue\", \"wed\", \"thu\" ];",
                   "week", 10);
    assert_windows(*state,
                   FROM("2026-03-02") "unit = \"hour\"; every = 4; workdays = [ \"mon\", \"tue\", "
                                      "\"wed\", \"thu\", \"fri\", \"sat\", \"sun\" ];",
                   "week", 14);
    assert_windows(*state, FROM("2026-03-02") "unit = \"day\";", "week", 7);
    assert_windows(*state, FROM("2026-03-05") "unit = \"day\"; every = 7;", "week", 1);
    assert_windows(*state, FROM("2026-03-05") "unit = \"week\";", "week", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_calendar_in_hours_is_read),
        TEST(a_window_may_be_a_day_or_a_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
