/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "read/align.h"

static xtrain_calendar weeks(int every, int periods)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 1, 5);
    calendar.every = every;
    calendar.periods = periods;
    return calendar;
}

/* Days of January 2026. */
static xtrain_range days(int first, int last)
{
    const xtrain_date start = xtrain_date_make(2026, 1, 1) - 1;
    return (xtrain_range){start + first, last == 0 ? XTRAIN_NO_DATE : start + last};
}

static void equal_periods_are_found(void **state)
{
    const xtrain_calendar calendar = weeks(1, 3);
    const xtrain_range periods[] = {days(-2, 4), days(5, 11), days(12, 18), days(19, 25),
                                    days(26, 32)};
    int found[5];
    (void)state;
    assert_int_equal(xt_align_periods(found, &calendar, periods, 5), 3);
    assert_memory_equal(found, ((const int[]){-1, 0, 1, 2, -1}), sizeof found);
    assert_int_equal(xt_align_periods(found, &calendar, periods + 3, 2), 1);
    assert_memory_equal(found, ((const int[]){2, -1}), 2 * sizeof *found);
    assert_int_equal(xt_align_periods(found, &calendar, periods, 0), 0);
}

static void periods_of_another_length_are_others(void **state)
{
    const xtrain_calendar calendar = weeks(1, 4);
    const xtrain_range fortnights[] = {days(5, 18), days(19, 25), days(26, 30)};
    const xtrain_range shifted[] = {days(6, 12), days(13, 19)};
    int found[3];
    (void)state;
    assert_int_equal(xt_align_periods(found, &calendar, fortnights, 3), 1);
    assert_memory_equal(found, ((const int[]){-1, 2, -1}), sizeof found);
    assert_int_equal(xt_align_periods(found, &calendar, shifted, 2), 0);
}

static void an_unknown_end_fits_any(void **state)
{
    const xtrain_calendar calendar = weeks(2, 4);
    const xtrain_range periods[] = {days(5, 18), days(19, 0)};
    int found[2];
    (void)state;
    assert_int_equal(xt_align_periods(found, &calendar, periods, 2), 2);
    assert_memory_equal(found, ((const int[]){0, 1}), sizeof found);
}

static void two_periods_in_one_day_are_not_one_of_a_day(void **state)
{
    xtrain_calendar calendar = weeks(1, 3);
    const xtrain_range periods[] = {days(5, 5), days(5, 5), days(6, 6)};
    int found[3];
    (void)state;
    calendar.unit = XTRAIN_UNIT_DAY;
    assert_int_equal(xt_align_periods(found, &calendar, periods, 3), 1);
    assert_memory_equal(found, ((const int[]){-1, -1, 1}), sizeof found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_periods_are_found),
        cmocka_unit_test(periods_of_another_length_are_others),
        cmocka_unit_test(an_unknown_end_fits_any),
        cmocka_unit_test(two_periods_in_one_day_are_not_one_of_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
