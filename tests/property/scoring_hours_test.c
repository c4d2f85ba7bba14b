/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods of hours in the second scoring, against cases worked out by hand from the rules page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "property/brute.h"
#include "property/handmade.h"

/* Two periods of four hours a day from Saturday 2026-03-07: period 0 is on Monday morning. */
static tiny of_hours(int periods)
{
    tiny problem = handmade_plain(1, 3, periods);

    problem.unit = XTRAIN_UNIT_HOUR;
    problem.start = scoring_date(2026, 3, 7);
    problem.every = 4;
    problem.day_begin = 540;
    problem.day_end = 1020;
    return problem;
}

static void assert_day(const tiny *problem, int period, int month, int day)
{
    xtrain_range days = scoring_period(problem, period);

    assert_int_equal(days.first, scoring_date(2026, month, day));
    assert_int_equal(days.last, days.first);
}

static void periods_lie_in_working_days(void **state)
{
    tiny problem = of_hours(4);

    (void)state;
    assert_day(&problem, 0, 3, 9);
    assert_day(&problem, 1, 3, 9);
    assert_day(&problem, 2, 3, 10);
    assert_day(&problem, 9, 3, 13);
    assert_day(&problem, 10, 3, 16);
    assert_day(&problem, -1, 3, 6);
    assert_day(&problem, -2, 3, 6);
    assert_day(&problem, -3, 3, 5);
    assert_day(&problem, -11, 2, 27);
    problem.every = 8;
    assert_day(&problem, 1, 3, 10);
    assert_day(&problem, -1, 3, 6);
    problem.workdays = 0x21U;
    problem.every = 2;
    assert_day(&problem, 3, 3, 7);
    assert_day(&problem, 4, 3, 9);
    assert_day(&problem, 8, 3, 14);
    assert_day(&problem, -1, 3, 2);
}

static void a_period_is_as_its_day(void **state)
{
    tiny problem = of_hours(4);
    xtrain_range tuesday = {scoring_date(2026, 3, 10), scoring_date(2026, 3, 10)};

    (void)state;
    assert_false(scoring_in_range(&problem, 1, tuesday));
    assert_true(scoring_in_range(&problem, 2, tuesday));
    assert_true(scoring_in_range(&problem, 3, tuesday));
    problem.person[0].leaves[0] = tuesday;
    problem.person[0].leave_count = 1;
    assert_true(scoring_on_leave(&problem, 0, 3));
    problem.person[0].contract.first = tuesday.first;
    assert_false(scoring_in_contract(&problem, 0, 1));
    assert_true(scoring_in_contract(&problem, 0, 2));
    /* a holiday has periods without working time */
    problem.holidays[0] = tuesday;
    problem.holiday_count = 1;
    assert_true(scoring_closed(&problem, 0, 2));
    assert_false(scoring_on_leave(&problem, 0, 2));
    assert_day(&problem, 4, 3, 11);
}

static void a_past_stay_covers_all_periods_of_its_days(void **state)
{
    tiny problem = of_hours(4);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_P3);
    tiny_past friday = {1, {scoring_date(2026, 3, 6), scoring_date(2026, 3, 8)}, XTRAIN_UNSET};

    (void)state;
    rule->value[XTRAIN_PARAMETER_MIN] = rule->value[XTRAIN_PARAMETER_MAX] = 3;
    problem.person[0].past[0] = friday;
    problem.person[0].past_count = 1;
    assert_int_equal(handmade_units(&problem, 0, "BAAA"), 0);
    assert_int_equal(handmade_units(&problem, 0, "AAAA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "BBBA"), 2);
}

static void a_night_parts_two_stays(void **state)
{
    tiny problem = of_hours(6);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_P8);

    (void)state;
    assert_int_equal(handmade_units(&problem, 0, "BCBCAA"), 2);
    assert_int_equal(handmade_units(&problem, 0, "BBCCBB"), 0);
    assert_int_equal(handmade_units(&problem, 0, "ABBCCC"), 1);
    rule->value[XTRAIN_PARAMETER_ACROSS] = 1;
    assert_int_equal(handmade_units(&problem, 0, "BCBCAA"), 3);
    assert_int_equal(handmade_units(&problem, 0, "BBCCBB"), 2);
    rule->value[XTRAIN_PARAMETER_ACROSS] = XTRAIN_UNSET;
    handmade_past(&problem, 1, -2, -1);
    assert_int_equal(handmade_units(&problem, 0, "CAAAAA"), 0);
    problem.every = 8;
    assert_int_equal(handmade_units(&problem, 0, "BCBCAA"), 0);
    /* other units have no nights */
    problem.unit = XTRAIN_UNIT_DAY;
    problem.every = 1;
    assert_int_equal(handmade_units(&problem, 0, "BCBCAA"), 3);
}

static void places_and_amounts_know_no_nights(void **state)
{
    tiny problem = of_hours(6);
    tiny_rule *run = tiny_add_rule(&problem, XTRAIN_RULE_P4);
    tiny_rule *visits = tiny_add_rule(&problem, XTRAIN_RULE_P6);

    (void)state;
    run->value[XTRAIN_PARAMETER_RUN] = 2;
    visits->value[XTRAIN_PARAMETER_MIN] = 1;
    visits->value[XTRAIN_PARAMETER_PRESENT] = 3;
    visits->value[XTRAIN_PARAMETER_BY] = scoring_date(2026, 3, 10);
    assert_int_equal(handmade_units(&problem, 0, "ABBBAA"), 1);
    assert_int_equal(handmade_judge(&problem).rule[1].units, 0);
    assert_int_equal(handmade_units(&problem, 0, "AABBBB"), 2);
    assert_int_equal(handmade_judge(&problem).rule[1].units, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_lie_in_working_days),
        cmocka_unit_test(a_period_is_as_its_day),
        cmocka_unit_test(a_past_stay_covers_all_periods_of_its_days),
        cmocka_unit_test(a_night_parts_two_stays),
        cmocka_unit_test(places_and_amounts_know_no_nights),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
