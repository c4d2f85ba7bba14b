/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/model/build.h"

#include "base/date.h"
#include "base/random.h"
#include "model/calendar.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, build_create, build_free)

static void set_calendar(xtrain_problem *problem, const char *start, xtrain_unit unit, int every,
                         int periods)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = day(start);
    calendar.unit = unit;
    calendar.every = every;
    calendar.periods = periods;
    assert_int_equal(xtrain_problem_set_calendar(problem, &calendar), XTRAIN_OK);
}

static void assert_period(const xtrain_problem *problem, int period, const char *first,
                          const char *last)
{
    const xtrain_range range = xt_calendar_period(&problem->calendar, period);
    assert_int_equal(range.first, day(first));
    assert_int_equal(range.last, day(last));
    assert_int_equal(xt_calendar_period_of(&problem->calendar, range.first), period);
    assert_int_equal(xt_calendar_period_of(&problem->calendar, range.last), period);
}

static void weeks_go_on_before_and_after_the_plan(void **state)
{
    xtrain_problem *problem = *state;
    set_calendar(problem, "2026-03-02", XTRAIN_UNIT_WEEK, 2, 3);
    assert_period(problem, 0, "2026-03-02", "2026-03-15");
    assert_period(problem, 2, "2026-03-30", "2026-04-12");
    assert_period(problem, 3, "2026-04-13", "2026-04-26");
    assert_period(problem, -1, "2026-02-16", "2026-03-01");
    assert_period(problem, -2, "2026-02-02", "2026-02-15");
}

static void months_have_their_own_lengths(void **state)
{
    xtrain_problem *problem = *state;
    set_calendar(problem, "2024-01-31", XTRAIN_UNIT_MONTH, 1, 4);
    assert_period(problem, 0, "2024-01-31", "2024-02-28");
    assert_period(problem, 1, "2024-02-29", "2024-03-30");
    assert_period(problem, 2, "2024-03-31", "2024-04-29");
    assert_period(problem, 3, "2024-04-30", "2024-05-30");
    assert_period(problem, -1, "2023-12-31", "2024-01-30");
    assert_period(problem, -2, "2023-11-30", "2023-12-30");
    set_calendar(problem, "2025-12-01", XTRAIN_UNIT_MONTH, 3, 2);
    assert_period(problem, 0, "2025-12-01", "2026-02-28");
    assert_period(problem, -1, "2025-09-01", "2025-11-30");
}

static void every_day_lies_in_the_period_that_is_found_for_it(void **state)
{
    xtrain_problem *problem = *state;
    static const xtrain_unit units[] = {XTRAIN_UNIT_DAY, XTRAIN_UNIT_WEEK, XTRAIN_UNIT_MONTH};
    for (int i = 0; i < 9; i++) {
        set_calendar(problem, "2026-01-31", units[i % 3], 1 + i / 3 * 2, 20);
        for (xtrain_date date = day("2023-01-01"); date < day("2029-01-01"); date++) {
            const int period = xt_calendar_period_of(&problem->calendar, date);
            const xtrain_range range = xt_calendar_period(&problem->calendar, period);
            assert_true(range.first <= date && date <= range.last);
        }
    }
}

/* Two-hour periods, five on each of the workdays, from a day on. */
static xtrain_calendar hours_from(const char *start, unsigned workdays)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = day(start);
    calendar.unit = XTRAIN_UNIT_HOUR;
    calendar.every = 2;
    calendar.periods = 25;
    calendar.workdays = workdays;
    calendar.day_begin = 8 * 60;
    calendar.day_end = 18 * 60;
    return calendar;
}

static void assert_hours(const xtrain_calendar *calendar, int period, const char *label)
{
    char text[XT_PERIOD_TEXT_SIZE];
    xt_calendar_label(calendar, period, text);
    assert_string_equal(text, label);
}

static void periods_in_hours_lie_in_the_working_hours_of_workdays(void **state)
{
    (void)state;
    /* A Saturday: the first period is that of Monday. */
    const xtrain_calendar calendar = hours_from("2026-02-28", 0x1fU);
    assert_int_equal(xt_calendar_periods_a_day(&calendar), 5);
    assert_hours(&calendar, 0, "Mon 2 Mar 08:00-10:00");
    assert_hours(&calendar, 4, "Mon 2 Mar 16:00-18:00");
    assert_hours(&calendar, 5, "Tue 3 Mar 08:00-10:00");
    assert_hours(&calendar, 24, "Fri 6 Mar 16:00-18:00");
    assert_hours(&calendar, 25, "Mon 9 Mar 08:00-10:00");
    assert_hours(&calendar, -1, "Fri 27 Feb 16:00-18:00");
    assert_hours(&calendar, -5, "Fri 27 Feb 08:00-10:00");
    assert_hours(&calendar, -6, "Thu 26 Feb 16:00-18:00");
    assert_hours(&calendar, -26, "Fri 20 Feb 16:00-18:00");
}

static void a_day_without_periods_lies_between_its_neighbours(void **state)
{
    (void)state;
    const xtrain_calendar calendar = hours_from("2026-03-02", 0x1fU);
    assert_int_equal(xt_calendar_period_of(&calendar, day("2026-03-03")), 5);
    assert_int_equal(xt_calendar_last_of(&calendar, day("2026-03-03")), 9);
    assert_int_equal(xt_calendar_period_of(&calendar, day("2026-03-07")), 25);
    assert_int_equal(xt_calendar_last_of(&calendar, day("2026-03-07")), 24);
    assert_int_equal(xt_calendar_period_of(&calendar, day("2026-03-01")), 0);
    assert_int_equal(xt_calendar_last_of(&calendar, day("2026-03-01")), -1);
}

static void every_period_in_hours_is_found_by_its_day(void **state)
{
    (void)state;
    for (unsigned workdays = 1; workdays < 0x80U; workdays++) {
        const xtrain_calendar calendar = hours_from("2026-03-04", workdays);
        int expected = 0;
        for (xtrain_date date = day("2026-03-04"); date < day("2026-05-01"); date++) {
            const bool works = (workdays >> xt_date_weekday(date) & 1U) != 0;
            assert_int_equal(xt_calendar_period_of(&calendar, date), expected);
            for (int i = 0; works && i < 5; i++) {
                assert_int_equal(xt_calendar_period(&calendar, expected).first, date);
                assert_int_equal(xt_calendar_period(&calendar, expected).last, date);
                expected++;
            }
            assert_int_equal(xt_calendar_last_of(&calendar, date), expected - 1);
        }
    }
}

static void refuse_hours(xtrain_problem *problem, int begin, int end, int every, const char *words)
{
    xtrain_calendar calendar = hours_from("2026-03-02", 0x1fU);
    calendar.day_begin = begin;
    calendar.day_end = end;
    calendar.every = every;
    assert_refused(problem, xtrain_problem_set_calendar(problem, &calendar), XTRAIN_ERROR_INPUT,
                   words);
}

static void working_hours_are_a_whole_number_of_periods(void **state)
{
    xtrain_problem *problem = *state;
    xtrain_calendar calendar = hours_from("2026-03-02", 0x1fU);
    refuse_hours(problem, 480, 1080, 3,
                 "the working hours 08:00-18:00 are no whole number of periods of 3 hours");
    refuse_hours(problem, 510, 1080, 1, "08:30-18:00 are no whole number of periods of 1 hour;");
    refuse_hours(problem, 480, 1080, 11, "no whole number of periods of 11 hours");
    refuse_hours(problem, 1080, 480, 2, "begin at 18:00 and end at 08:00");
    refuse_hours(problem, 480, 480, 2, "they end later than they begin");
    refuse_hours(problem, -60, 480, 1, "between 0 and 1440");
    refuse_hours(problem, 480, 1500, 1, "between 0 and 1440");
    refuse_hours(problem, 480, 1080, 0, "give a whole number from 1 to 366");
    calendar.day_begin = 0;
    calendar.day_end = 1440;
    calendar.every = 24;
    assert_int_equal(xtrain_problem_set_calendar(problem, &calendar), XTRAIN_OK);
    assert_hours(&problem->calendar, 1, "Tue 3 Mar 00:00-24:00");
    /* Elsewhere they are not looked at. */
    calendar.unit = XTRAIN_UNIT_WEEK;
    calendar.day_end = -5;
    assert_int_equal(xtrain_problem_set_calendar(problem, &calendar), XTRAIN_OK);
}

static void a_night_parts_periods_of_different_days(void **state)
{
    xtrain_problem *problem = *state;
    const xtrain_calendar calendar = hours_from("2026-03-05", 0x1fU);
    build_office(problem);
    assert_int_equal(xtrain_problem_set_calendar(problem, &calendar), XTRAIN_OK);
    assert_valid(problem);
    for (int period = 0; period < 25; period++) {
        assert_int_equal(xt_is_after_night(problem, period), period % 5 == 0);
    }
}

static void far_periods_do_not_overflow(void **state)
{
    xtrain_problem *problem = *state;
    set_calendar(problem, "2026-03-02", XTRAIN_UNIT_MONTH, 366, 5);
    assert_true(xt_calendar_period(&problem->calendar, INT32_MAX).first > 0);
    assert_true(xt_calendar_period(&problem->calendar, INT32_MIN).first < 0);
    set_calendar(problem, "2026-03-02", XTRAIN_UNIT_WEEK, 366, 5);
    assert_true(xt_calendar_period(&problem->calendar, INT32_MAX).first > 0);
    assert_true(xt_calendar_period(&problem->calendar, INT32_MIN).first < 0);
    const xtrain_calendar hours = hours_from("2026-03-02", 1U);
    assert_true(xt_calendar_period(&hours, INT32_MAX).first > 0);
    assert_true(xt_calendar_period(&hours, INT32_MIN).first < 0);
    assert_true(xt_calendar_period_of(&hours, INT32_MAX) > 0);
}

static void holidays_and_free_weekdays_are_not_worked(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    /* Good Friday to Easter Monday, stated twice over. */
    assert_int_equal(xtrain_problem_add_holiday(problem, days("2026-04-03", "2026-04-06")), 0);
    assert_int_equal(xtrain_problem_add_holiday(problem, days("2026-04-03", "2026-04-03")), 0);
    assert_valid(problem);
    assert_int_equal(xt_work_days(problem, days("2026-03-02", "2026-03-08")), 5);
    assert_int_equal(xt_work_days(problem, days("2026-03-07", "2026-03-08")), 0);
    assert_int_equal(problem->work_days[4], 4); /* 30 March to 5 April */
    assert_int_equal(problem->work_days[5], 4);
    assert_int_equal(xt_work_days(problem, days("2026-04-05", "2026-04-05")), 0);
    assert_int_equal(xt_work_days(problem, days("2026-04-06", "2026-04-02")), 0);
    assert_true(xt_work_days(problem, days(NULL, NULL)) > 100000000);
}

/* Counting day by day, as slowly as can be. */
static int counted_days(const xtrain_problem *problem, xtrain_range range)
{
    int count = 0;
    for (xtrain_date date = range.first; date <= range.last; date++) {
        bool works = (problem->calendar.workdays >> xt_date_weekday(date) & 1U) != 0;
        for (size_t i = 0; i < problem->holiday_count; i++) {
            const xtrain_range holiday = problem->holidays[i];
            works = works && !(holiday.first <= date && date <= holiday.last);
        }
        count += works;
    }
    return count;
}

static void counting_by_formula_is_counting_by_days(void **state)
{
    xtrain_problem *problem = *state;
    xt_random random;
    xt_random_init(&random, 3, 0);
    build_office(problem);
    problem->calendar.workdays = 0x2dU;
    for (int i = 0; i < 40; i++) {
        const xtrain_date first = day("2026-01-01") + xt_random_below(&random, 400);
        const xtrain_range holiday = {first, first + xt_random_below(&random, 9)};
        assert_int_equal(xtrain_problem_add_holiday(problem, holiday), XTRAIN_OK);
    }
    assert_valid(problem);
    for (int i = 0; i < 500; i++) {
        const xtrain_date first = day("2025-11-01") + xt_random_below(&random, 500);
        const xtrain_range range = {first, first + xt_random_below(&random, 60)};
        assert_int_equal(xt_work_days(problem, range), counted_days(problem, range));
    }
}

static void a_period_is_in_a_range_from_half_its_working_days(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    assert_int_equal(xtrain_problem_add_holiday(problem, days("2026-03-13", "2026-03-13")), 0);
    assert_valid(problem);
    /* Period 0 has five working days, period 1 has four. */
    assert_false(xt_period_in_range(problem, 0, days("2026-03-05", "2026-03-08")));
    assert_true(xt_period_in_range(problem, 0, days("2026-03-04", NULL)));
    assert_true(xt_period_in_range(problem, 1, days("2026-03-11", "2026-03-12")));
    assert_false(xt_period_in_range(problem, 1, days("2026-03-12", "2026-03-15")));
    assert_true(xt_period_in_range(problem, -1, days("2026-02-23", "2026-02-25")));
    assert_true(xt_period_in_range(problem, 99, days(NULL, NULL)));
}

static void a_period_without_working_days_goes_by_its_calendar_days(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    assert_int_equal(xtrain_problem_add_holiday(problem, days("2026-03-09", "2026-03-15")), 0);
    assert_valid(problem);
    assert_int_equal(problem->work_days[1], 0);
    assert_false(xt_period_in_range(problem, 1, days("2026-03-13", "2026-03-22"))); /* 3 of 7 */
    assert_true(xt_period_in_range(problem, 1, days("2026-03-12", "2026-03-22")));  /* 4 of 7 */
    for (int d = 0; d < 3; d++) {
        assert_true(xt_is_closed(problem, d, 1));
    }
    assert_int_equal(xt_state(problem, 0, 1), XT_STATE_CONTRACT);
}

static void a_department_is_closed_from_half_the_working_days(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    assert_int_equal(xtrain_problem_add_closed(problem, 1, days("2026-03-02", "2026-03-03")), 0);
    assert_int_equal(xtrain_problem_add_closed(problem, 1, days("2026-03-03", "2026-03-03")), 0);
    assert_int_equal(xtrain_problem_add_closed(problem, 1, days("2026-03-09", "2026-03-10")), 0);
    assert_int_equal(xtrain_problem_add_closed(problem, 1, days("2026-03-13", "2026-03-15")), 0);
    assert_int_equal(xtrain_problem_add_closed(problem, 2, days("2026-03-18", NULL)), 0);
    assert_valid(problem);
    assert_false(xt_is_closed(problem, 1, 0)); /* two days, one of them stated twice */
    assert_true(xt_is_closed(problem, 1, 1));  /* two and one make three */
    assert_false(xt_is_closed(problem, 1, 2));
    assert_true(xt_is_closed(problem, 2, 2));
    assert_true(xt_is_closed(problem, 2, 9));
    assert_false(xt_is_closed(problem, 0, 1));
    assert_false(xt_is_present(problem, 0, 1, 1));
    assert_true(xt_is_present(problem, 0, 1, 0));
    assert_false(xt_is_present(problem, 0, XTRAIN_NONE, 0));
}

static void a_stay_may_go_on_where_contract_and_department_do(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem); /* the plan ends on 2026-05-10 */
    const int leaver = build_contract(problem, "Bo", 0, days(NULL, "2026-05-20"));
    const int late = build_contract(problem, "Cy", 0, days("2026-06-01", NULL));
    assert_int_equal(xtrain_problem_add_closed(problem, 1, days("2026-05-25", NULL)), 0);
    const xtrain_rule rule = build_rule(XTRAIN_RULE_P3, department(2), XTRAIN_PARAMETER_MIN, 3);
    (void)build_add(problem, &rule);
    assert_valid(problem);
    assert_int_equal(problem->after_cap, 3);
    assert_true(xt_may_go_on(problem, 0, 2, 0));
    assert_true(xt_may_go_on(problem, 0, 2, 3));
    assert_true(xt_may_go_on(problem, 0, 2, 50)); /* past what was looked up beforehand */
    assert_true(xt_may_go_on(problem, 0, 1, 2));
    assert_false(xt_may_go_on(problem, 0, 1, 3));
    assert_true(xt_may_go_on(problem, leaver, 2, 2)); /* three of five days of the second week */
    assert_false(xt_may_go_on(problem, leaver, 2, 3));
    assert_false(xt_may_go_on(problem, late, 2, 1));
    assert_true(xt_may_go_on(problem, late, 2, 0));
}

static void a_date_in_a_period_makes_the_one_before_the_last_in_time(void **state)
{
    xtrain_problem *problem = *state;
    static const struct {
        const char *by;
        int period;
    } cases[] = {{"2026-03-01", -1}, {"2026-03-07", -1}, {"2026-03-08", 0}, {"2026-03-09", 0},
                 {"2026-05-09", 8},  {"2026-05-10", 9},  {"2199-01-01", 9}, {"1950-01-01", -1}};
    int rule_index[8];
    build_office(problem);
    for (size_t i = 0; i < 8; i++) {
        xtrain_rule rule = build_rule(XTRAIN_RULE_P6, department(1), XTRAIN_PARAMETER_MIN, 1);
        rule.value[XTRAIN_PARAMETER_BY] = day(cases[i].by);
        rule_index[i] = build_add(problem, &rule);
    }
    const xtrain_rule open = build_rule(XTRAIN_RULE_P6, department(1), XTRAIN_PARAMETER_MIN, 1);
    const int open_index = build_add(problem, &open);
    assert_valid(problem);
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(problem->rules[rule_index[i]].by_period, cases[i].period);
    }
    assert_int_equal(problem->rules[open_index].by_period, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(weeks_go_on_before_and_after_the_plan),
        TEST(months_have_their_own_lengths),
        TEST(every_day_lies_in_the_period_that_is_found_for_it),
        TEST(periods_in_hours_lie_in_the_working_hours_of_workdays),
        TEST(a_day_without_periods_lies_between_its_neighbours),
        TEST(every_period_in_hours_is_found_by_its_day),
        TEST(working_hours_are_a_whole_number_of_periods),
        TEST(a_night_parts_periods_of_different_days),
        TEST(far_periods_do_not_overflow),
        TEST(holidays_and_free_weekdays_are_not_worked),
        TEST(counting_by_formula_is_counting_by_days),
        TEST(a_period_is_in_a_range_from_half_its_working_days),
        TEST(a_period_without_working_days_goes_by_its_calendar_days),
        TEST(a_department_is_closed_from_half_the_working_days),
        TEST(a_stay_may_go_on_where_contract_and_department_do),
        TEST(a_date_in_a_period_makes_the_one_before_the_last_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
