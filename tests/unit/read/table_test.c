/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "read/table.h"

static const char office[] =
    "format = 1; calendar = { start = \"2026-01-05\"; periods = 4; };\n"
    "departments = ( { code = \"CLM\"; name = \"Claims\"; }, { code = \"SAL\"; name = \"Ventes "
    "d'été\"; } );\n"
    "employees = ( { id = \"1\"; home = \"CLM\"; contract = { to = \"2026-01-25\"; }; },\n"
    "              { id = \"2\"; home = \"SAL\"; }, { id = \"Zoë\"; name = \"Zoë\"; } );\n";

static void assert_cells(xtrain_context *context, const char *text, const xt_cell *expected)
{
    xtrain_problem *problem = NULL;
    xt_cell cells[12];
    memset(cells, 0x55, sizeof cells);
    assert_int_equal(xtrain_problem_read_string(&problem, context, office, strlen(office), "a.cfg"),
                     XTRAIN_OK);
    const xtrain_status status = xt_table_read(cells, problem, text, strlen(text), "a.csv");
    assert_silent(context);
    assert_int_equal(status, XTRAIN_OK);
    assert_memory_equal(cells, expected, sizeof cells);
    xtrain_problem_free(problem);
}

static void empty_cells_are_at_home_or_nowhere(void **state)
{
    const xt_cell home[] = {0, 0, 0, -1, 1, 1, 1, 1, -1, -1, -1, -1};
    assert_cells(*state, "id,1,2,3,4\n1,,-,,\n2,,-,, - \nZoë,,-,,\n", home);
    assert_cells(*state, "id,1,2,3,4\n1,.,.,-,.\n2,.,,-, . \nZoë,.,-,,.\n", home);
}

static void cells_hold_codes_or_names(void **state)
{
    const xt_cell cells[] = {1, 0, 1, 1, 1, 0, 0, 1, 1, 1, -1, 0};
    assert_cells(*state,
                 "\xef\xbb\xbfID;Name;2026-01-05;12;x;\r\n"
                 "Zoë;;SAL;sal;.;Claims\r\n"
                 "# a remark; of any kind\r\n"
                 "1;Ana;Ventes d'été;clm;VENTES D'été;SAL\r\n"
                 "\r\n"
                 "2;Bo;.;\"CLM\"; claims ;-\r\n",
                 cells);
}

static void headers_that_are_days_lie_in_their_periods(void **state)
{
    const xt_cell cells[] = {0, 0, 1, -1, 1, 1, 1, 1, -1, -1, -1, -1};
    assert_cells(*state,
                 "id,2026-01-05,2026-01-18,2026-01-19,2026-01-30\n1,,,SAL,\n2,,,,\nZoë,,,,\n",
                 cells);
    assert_cells(*state, "id,2025-01-05,2,2020-01-01,x\n1,,,SAL,\n2,,,,\nZoë,,,,\n", cells);
}

static const char factory[] =
    "format = 1; calendar = { start = \"2026-01-09\"; unit = \"hour\"; every = 4; periods = 3; "
    "};\n"
    "departments = ( { code = \"CLM\"; } ); employees = ( { id = \"1\"; } );\n";

static xtrain_status read_factory(xtrain_context *context, const char *text)
{
    xtrain_problem *problem = NULL;
    xt_cell cells[3];
    assert_int_equal(
        xtrain_problem_read_string(&problem, context, factory, strlen(factory), "a.cfg"),
        XTRAIN_OK);
    const xtrain_status status = xt_table_read(cells, problem, text, strlen(text), "a.csv");
    xtrain_problem_free(problem);
    return status;
}

static void headers_in_hours_are_days_with_or_without_times(void **state)
{
    static const char *const right[] = {
        "id,2026-01-09 09:00,2026-01-09 13:00,2026-01-12 09:00\n1,CLM,-,CLM\n",
        "id,2026-01-09T9:00,2026-01-09 16:59,2026-01-12\n1,CLM,-,CLM\n",
        "id,2026-01-09 09:00-13:00,2026-01-09 13:00-17:00,2026-01-12\n1,CLM,-,CLM\n",
        "id,2026-01-09,2026-01-09,2026-01-12\n1,CLM,-,CLM\n",
        "id,a,b,c\n1,CLM,-,CLM\n",
    };
    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
        assert_int_equal(read_factory(*state, right[i]), XTRAIN_OK);
        assert_silent(*state);
    }
}

static void a_header_with_the_time_of_another_period_is_refused(void **state)
{
    assert_int_equal(
        read_factory(*state, "id,2026-01-09 09:00,2026-01-09 09:00,2026-01-12\n1,,,\n"),
        XTRAIN_ERROR_INPUT);
    assert_message(*state, 0,
                   "a.csv:1: column 3 is headed '2026-01-09 09:00', but period 2 begins on "
                   "2026-01-09 13:00; head each column with the first day and time of its period, "
                   "in their order");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(empty_cells_are_at_home_or_nowhere),
        TEST(cells_hold_codes_or_names),
        TEST(headers_that_are_days_lie_in_their_periods),
        TEST(headers_in_hours_are_days_with_or_without_times),
        TEST(a_header_with_the_time_of_another_period_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
