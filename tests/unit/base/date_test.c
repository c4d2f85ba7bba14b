/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"

static void known_days_have_their_numbers(void **state)
{
    (void)state;
    assert_int_equal(xtrain_date_make(1970, 1, 1), 0);
    assert_int_equal(xtrain_date_make(1969, 12, 31), -1);
    assert_int_equal(xtrain_date_make(2000, 3, 1), 11017);
    assert_int_equal(xtrain_date_make(2026, 3, 2), 20514);
    assert_int_equal(xtrain_date_make(1900, 1, 1), -25567);
}

static void days_that_do_not_exist_have_none(void **state)
{
    (void)state;
    assert_int_equal(xtrain_date_make(2026, 2, 29), XTRAIN_NO_DATE);
    assert_int_equal(xtrain_date_make(1900, 2, 29), XTRAIN_NO_DATE);
    assert_int_equal(xtrain_date_make(2026, 13, 1), XTRAIN_NO_DATE);
    assert_int_equal(xtrain_date_make(2026, 0, 1), XTRAIN_NO_DATE);
    assert_int_equal(xtrain_date_make(2026, 4, 31), XTRAIN_NO_DATE);
    assert_int_equal(xtrain_date_make(2026, 4, 0), XTRAIN_NO_DATE);
    assert_int_equal(xtrain_date_make(INT32_MAX, 1, 1), XTRAIN_NO_DATE);
}

static void leap_years_follow_the_gregorian_rule(void **state)
{
    (void)state;
    assert_true(xt_date_is_valid(2000, 2, 29));
    assert_true(xt_date_is_valid(2024, 2, 29));
    assert_false(xt_date_is_valid(2100, 2, 29));
    assert_int_equal(xtrain_date_make(2024, 3, 1) - xtrain_date_make(2024, 2, 28), 2);
    assert_int_equal(xtrain_date_make(2100, 3, 1) - xtrain_date_make(2100, 2, 28), 1);
}

static void every_day_goes_there_and_back_and_weekdays_go_round(void **state)
{
    (void)state;
    const xtrain_date first = xtrain_date_make(XTRAIN_MIN_YEAR, 1, 1);
    const xtrain_date last = xtrain_date_make(XTRAIN_MAX_YEAR, 12, 31);
    xt_civil expected = {XTRAIN_MIN_YEAR, 1, 1};
    int weekday = 0; /* 1900-01-01 was a Monday */
    for (xtrain_date date = first; date <= last; date++) {
        const xt_civil civil = xt_date_to_civil(date);
        assert_int_equal(civil.year, expected.year);
        assert_int_equal(civil.month, expected.month);
        assert_int_equal(civil.day, expected.day);
        assert_int_equal(xt_date_from_civil(civil), date);
        assert_int_equal(xt_date_weekday(date), weekday);
        weekday = (weekday + 1) % 7;
        expected.day++;
        if (!xt_date_is_valid(expected.year, expected.month, expected.day)) {
            expected.day = 1;
            expected.month = expected.month % 12 + 1;
            expected.year += expected.month == 1;
        }
    }
}

static void far_days_go_there_and_back(void **state)
{
    (void)state;
    for (xtrain_date date = -700000000; date < 700000000; date += 1234567) {
        assert_int_equal(xt_date_from_civil(xt_date_to_civil(date)), date);
    }
}

static void assert_months(const char *from, int months, const char *to)
{
    xtrain_date date = 0;
    char text[XT_DATE_TEXT_SIZE];
    assert_true(xt_date_parse(from, &date));
    xt_date_format(xt_date_add_months(date, months), text);
    assert_string_equal(text, to);
}

static void months_end_where_they_end(void **state)
{
    (void)state;
    assert_months("2026-01-31", 1, "2026-02-28");
    assert_months("2024-01-31", 1, "2024-02-29");
    assert_months("2026-01-31", 2, "2026-03-31");
    assert_months("2026-12-15", 1, "2027-01-15");
    assert_months("2026-03-31", -1, "2026-02-28");
    assert_months("2026-01-15", -13, "2024-12-15");
    assert_months("2026-05-05", 0, "2026-05-05");
}

static void only_the_exact_form_is_a_date(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",           "2026-3-02",  "2026-03-2",  "2026/03/02", "2026-03-02 ", " 2026-03-02",
        "02.03.2026", "2026-02-30", "1899-12-31", "2200-01-01", "20260302",    "2026-+3-02",
        "2026-03-0x", "2026-03--2", "-026-03-02"};
    xtrain_date date = 7;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(xt_date_parse(wrong[i], &date));
        assert_int_equal(date, 7);
    }
    assert_true(xt_date_parse("2199-12-31", &date));
    assert_true(xt_date_parse("1900-01-01", &date));
    assert_int_equal(date, -25567);
}

static void any_number_can_be_formatted(void **state)
{
    (void)state;
    char text[XT_DATE_TEXT_SIZE];
    xt_date_format(20514, text);
    assert_string_equal(text, "2026-03-02");
    xt_date_format(INT32_MAX, text);
    xt_date_format(INT32_MIN + 1, text);
    xt_date_format(XTRAIN_NO_DATE, text);
    assert_string_equal(text, "open");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days_have_their_numbers),
        cmocka_unit_test(days_that_do_not_exist_have_none),
        cmocka_unit_test(leap_years_follow_the_gregorian_rule),
        cmocka_unit_test(every_day_goes_there_and_back_and_weekdays_go_round),
        cmocka_unit_test(far_days_go_there_and_back),
        cmocka_unit_test(months_end_where_they_end),
        cmocka_unit_test(only_the_exact_form_is_a_date),
        cmocka_unit_test(any_number_can_be_formatted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
