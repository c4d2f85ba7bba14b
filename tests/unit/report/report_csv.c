/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "unit/report/said.h"

static char *to_csv(const xtrain_plan *plan)
{
    char *out = NULL;
    assert_int_equal(xtrain_plan_to_csv(&out, said_context, plan), XTRAIN_OK);
    return out;
}

static void a_row_has_id_name_and_a_code_for_every_period(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_plan(2, 2);
    sample_stay(plan, 1, XTRAIN_NONE, 1, 1);
    char *text = to_csv(plan);
    assert_string_equal(text,
                        "id,name,2026-01-05,2026-01-12\n1,Person 1,CLM,CLM\n2,Person 2,SAL,.\n");
    free(text);
    xtrain_plan_free(plan);
}

static void names_are_quoted_and_cannot_be_formulas(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"Ruiz, Ana", "\"Ruiz, Ana\""},
        {"Ana \"Nan\" Ruiz", "\"Ana \"\"Nan\"\" Ruiz\""},
        {"=HYPERLINK(1)", "'=HYPERLINK(1)"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@x", "'@x"},
        {"\tx", "'\tx"},
        {"=1,2", "\"'=1,2\""},
        {"a;b", "\"a;b\""},
        {" a", "\" a\""},
        {"", ""},
        {"O'Neil", "O'Neil"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        xtrain_plan *plan = sample_plan(1, 1);
        plan->employees[0].name = names[i][0];
        char *text = to_csv(plan);
        char row[64] = "1,";
        memcpy(row + 2, names[i][1], strlen(names[i][1]) + 1);
        memcpy(row + strlen(row), ",CLM", 5);
        assert_string_equal(sample_line(text, 1), row);
        free(text);
        xtrain_plan_free(plan);
    }
}

static void only_a_breach_needs_a_sign_for_nowhere(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_plan(3, 3);
    plan->employees[2].home = XTRAIN_NONE;
    for (int person = 0; person < 3; person++) {
        sample_stay(plan, person, XTRAIN_NONE, 1, 2);
    }
    plan->flags[2] = XTRAIN_CELL_OUTSIDE;
    char *text = to_csv(plan);
    assert_string_equal(sample_line(text, 1), "1,Person 1,CLM,.,");
    assert_string_equal(sample_line(text, 2), "2,Person 2,SAL,.,.");
    assert_string_equal(sample_line(text, 3), "3,Person 3,IT,,");
    free(text);
    xtrain_plan_free(plan);
}

static void columns_in_hours_are_headed_by_day_and_time(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_plan(1, 3);
    sample_hours(plan, 2, false);
    char *text = to_csv(plan);
    assert_string_equal(sample_line(text, 0),
                        "id,name,2026-01-05 08:00,2026-01-05 10:00,2026-01-06 08:00");
    free(text);
    xtrain_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_has_id_name_and_a_code_for_every_period),
        cmocka_unit_test(names_are_quoted_and_cannot_be_formulas),
        cmocka_unit_test(columns_in_hours_are_headed_by_day_and_time),
        cmocka_unit_test(only_a_breach_needs_a_sign_for_nowhere),
    };
    return cmocka_run_group_tests(tests, said_begin, said_end);
}
