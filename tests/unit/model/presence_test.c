/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/model/build.h"

#include "base/date.h"
#include "base/random.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, build_create, build_free)

static void add_leave(xtrain_problem *problem, int employee, const char *first, const char *last)
{
    assert_int_equal(xtrain_problem_add_leave(problem, employee, days(first, last)), XTRAIN_OK);
}

static void half_a_week_of_leave_is_a_leave_period(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    /* A week of four working days, so that half is a whole number. */
    assert_int_equal(xtrain_problem_add_holiday(problem, days("2026-03-13", "2026-03-13")), 0);
    add_leave(problem, 0, "2026-03-05", "2026-03-06"); /* two of five */
    add_leave(problem, 0, "2026-03-12", "2026-03-16"); /* one of four, one of five */
    add_leave(problem, 0, "2026-03-11", "2026-03-11"); /* makes it two of four */
    add_leave(problem, 0, "2026-03-11", "2026-03-12"); /* nothing new */
    assert_valid(problem);
    assert_int_equal(xt_state(problem, 0, 0), XT_STATE_CONTRACT | XT_STATE_ELIGIBLE);
    assert_int_equal(xt_state(problem, 0, 1), XT_STATE_CONTRACT | XT_STATE_LEAVE);
    assert_int_equal(xt_state(problem, 0, 2), XT_STATE_CONTRACT | XT_STATE_ELIGIBLE);
    assert_int_equal(problem->employees[0].eligible_count, 9);
}

static void a_contract_counts_from_more_than_half_a_period(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    assert_int_equal(xtrain_problem_add_holiday(problem, days("2026-03-13", "2026-03-13")), 0);
    const int five_days = build_contract(problem, "Bo", 0, days("2026-03-04", "2026-03-18"));
    const int half = build_contract(problem, "Cy", 0, days("2026-03-11", "2026-03-17"));
    const int none = build_contract(problem, "Di", 0, days("2026-03-04", "2026-03-05"));
    const int gone = build_contract(problem, "Ed", 0, days(NULL, "2025-12-31"));
    const int later = build_contract(problem, "Fy", 0, days("2027-01-01", NULL));
    assert_valid(problem);
    assert_int_equal(problem->employees[0].first_period, 0);
    assert_int_equal(problem->employees[0].last_period, 9);
    assert_int_equal(problem->employees[five_days].first_period, 0); /* three of five */
    assert_int_equal(problem->employees[five_days].last_period, 2);
    /* Two of four inside is half outside, so out; then two of five. */
    assert_true(problem->employees[half].first_period > problem->employees[half].last_period);
    assert_true(problem->employees[none].first_period > problem->employees[none].last_period);
    assert_true(problem->employees[gone].first_period > problem->employees[gone].last_period);
    assert_true(problem->employees[later].first_period > problem->employees[later].last_period);
    assert_int_equal(xt_state(problem, half, 1), 0);
    assert_int_equal(problem->employees[later].eligible_count, 0);
}

static void leave_is_measured_against_the_days_in_contract(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    /* In contract on Wednesday, Thursday and Friday; on leave on two of these three. */
    const int bo = build_contract(problem, "Bo", 0, days("2026-03-04", NULL));
    add_leave(problem, bo, "2026-03-02", "2026-03-05");
    const int cy = build_contract(problem, "Cy", 0, days("2026-03-04", NULL));
    add_leave(problem, cy, "2026-03-02", "2026-03-04"); /* one of three */
    assert_valid(problem);
    assert_int_equal(xt_state(problem, bo, 0), XT_STATE_CONTRACT | XT_STATE_LEAVE);
    assert_int_equal(xt_state(problem, cy, 0), XT_STATE_CONTRACT | XT_STATE_ELIGIBLE);
}

static void a_period_without_working_days_is_neither_leave_nor_eligible(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    assert_int_equal(xtrain_problem_add_holiday(problem, days("2026-03-09", "2026-03-13")), 0);
    add_leave(problem, 0, NULL, NULL);
    assert_valid(problem);
    assert_int_equal(xt_state(problem, 0, 0), XT_STATE_CONTRACT | XT_STATE_LEAVE);
    assert_int_equal(xt_state(problem, 0, 1), XT_STATE_CONTRACT);
    assert_int_equal(problem->employees[0].eligible_count, 0);
}

/* From Wednesday 4 March 2026 to the Tuesday after it, five periods a day. */
static void build_hours(xtrain_problem *problem)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    build_office(problem);
    calendar.start = day("2026-03-04");
    calendar.unit = XTRAIN_UNIT_HOUR;
    calendar.every = 2;
    calendar.periods = 25;
    calendar.day_begin = 480;
    calendar.day_end = 1080;
    assert_int_equal(xtrain_problem_set_calendar(problem, &calendar), XTRAIN_OK);
}

static void assert_states(const xtrain_problem *problem, int employee, int day, int state)
{
    for (int period = 5 * day; period < 5 * day + 5; period++) {
        assert_int_equal(xt_state(problem, employee, period), state);
    }
}

static void in_hours_what_is_stated_by_the_day_holds_for_all_of_its_periods(void **state)
{
    xtrain_problem *problem = *state;
    const int eligible = XT_STATE_CONTRACT | XT_STATE_ELIGIBLE;
    build_hours(problem);
    const int bo = build_contract(problem, "bo", 0, days("2026-03-05", "2026-03-08"));
    add_leave(problem, 0, "2026-03-05", "2026-03-05");
    add_leave(problem, 0, "2026-03-07", "2026-03-08"); /* a weekend has no periods */
    assert_int_equal(xtrain_problem_add_holiday(problem, days("2026-03-09", "2026-03-09")), 0);
    assert_int_equal(xtrain_problem_add_closed(problem, 1, days("2026-03-06", "2026-03-08")), 0);
    assert_valid(problem);
    assert_states(problem, 0, 0, eligible);
    assert_states(problem, 0, 1, XT_STATE_CONTRACT | XT_STATE_LEAVE);
    assert_states(problem, 0, 2, eligible);
    assert_states(problem, 0, 3, XT_STATE_CONTRACT); /* the holiday has periods */
    assert_states(problem, 0, 4, eligible);
    assert_states(problem, bo, 0, 0);
    assert_states(problem, bo, 2, eligible);
    assert_states(problem, bo, 3, 0);
    for (int period = 0; period < 25; period++) {
        assert_int_equal(problem->work_days[period], period / 5 != 3);
        assert_int_equal(xt_is_closed(problem, 1, period), period / 5 == 2 || period / 5 == 3);
        assert_int_equal(xt_is_closed(problem, 0, period), period / 5 == 3);
    }
    assert_int_equal(problem->employees[bo].first_period, 5);
    assert_int_equal(problem->employees[bo].last_period, 14);
}

static void in_hours_the_past_is_counted_back_in_periods(void **state)
{
    xtrain_problem *problem = *state;
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    build_hours(problem);
    stay.department = 1;
    stay.range = days("2026-02-27", "2026-03-01"); /* Friday; the weekend adds nothing */
    assert_int_equal(xtrain_problem_add_past_stay(problem, 0, &stay), XTRAIN_OK);
    stay.department = 2;
    stay.range = days("2026-03-03", "2026-03-03");
    assert_int_equal(xtrain_problem_add_past_stay(problem, 0, &stay), XTRAIN_OK);
    assert_valid(problem);
    const xt_past_stay *past = problem->employees[0].past;
    assert_int_equal(past[0].first_cell, -15);
    assert_int_equal(past[0].last_cell, -11);
    assert_int_equal(past[0].present, 5);
    assert_int_equal(past[1].first_cell, -5);
    assert_int_equal(past[1].last_cell, -1);
}

static void in_hours_a_past_weekend_is_no_stay(void **state)
{
    xtrain_problem *problem = *state;
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    build_hours(problem);
    stay.department = 1;
    stay.range = days("2026-02-28", "2026-03-01");
    assert_int_equal(xtrain_problem_add_past_stay(problem, 0, &stay), XTRAIN_OK);
    assert_mistakes(problem, 1);
    assert_said(problem, "fills no period of the calendar by half");
}

static void in_hours_a_day_is_kept_by_its_last_period(void **state)
{
    xtrain_problem *problem = *state;
    static const struct {
        const char *by;
        int period;
    } cases[] = {{"2026-03-03", -1}, {"2026-03-04", 4},  {"2026-03-06", 14},
                 {"2026-03-07", 14}, {"2026-03-08", 14}, {"2026-03-10", 24}};
    build_hours(problem);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        xtrain_rule rule =
            build_rule(XTRAIN_RULE_P6, department((int)i % 3), XTRAIN_PARAMETER_MIN, 1);
        rule.value[XTRAIN_PARAMETER_BY] = day(cases[i].by);
        (void)build_add(problem, &rule);
    }
    assert_valid(problem);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(problem->rules[i].by_period, cases[i].period);
    }
}

static void in_hours_a_stay_goes_on_after_the_plan_while_days_allow(void **state)
{
    xtrain_problem *problem = *state;
    build_hours(problem);
    const int bo = build_contract(problem, "bo", 0, days(NULL, "2026-03-12"));
    xtrain_rule rule = build_rule(XTRAIN_RULE_P3, any_department(), XTRAIN_PARAMETER_MIN, 20);
    (void)build_add(problem, &rule);
    assert_int_equal(xtrain_problem_add_closed(problem, 1, days("2026-03-16", NULL)), 0);
    assert_valid(problem);
    /* Wednesday to Friday are 15 periods, Wednesday and Thursday 10. */
    assert_true(xt_may_go_on(problem, 0, 1, 15));
    assert_false(xt_may_go_on(problem, 0, 1, 16));
    assert_true(xt_may_go_on(problem, 0, 2, 19));
    assert_true(xt_may_go_on(problem, bo, 1, 10));
    assert_false(xt_may_go_on(problem, bo, 1, 11));
}

static void fair_shares_follow_the_stated_formula(void **state)
{
    xtrain_problem *problem = *state;
    build_weeks(problem, 10);
    xtrain_department heavy = XTRAIN_DEPARTMENT_INIT;
    heavy.code = "H";
    heavy.load = 3;
    assert_int_equal(xtrain_problem_add_department(NULL, problem, &heavy), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(problem, 0, days("2026-03-02", "2026-03-08")), 0);
    const int ana = build_employee(problem, "Ana", 0);
    const int bo = build_contract(problem, "Bo", 0, days(NULL, "2026-04-12")); /* six weeks */
    xtrain_rule rule = build_rule(XTRAIN_RULE_D1, department(0), XTRAIN_PARAMETER_MIN, 1);
    (void)build_add(problem, &rule);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 5;
    rule.value[XTRAIN_PARAMETER_MIN] = 2; /* the larger of the two minimums */
    (void)build_add(problem, &rule);
    assert_valid(problem);
    assert_int_equal(problem->required_load, 3 * 2 * 9);
    assert_int_equal(problem->eligible_total, 16);
    assert_int_equal(problem->employees[ana].share, (2 * 54 * 10 + 16) / 32);
    assert_int_equal(problem->employees[bo].share, (2 * 54 * 6 + 16) / 32);
}

static void without_anybody_eligible_every_share_is_nothing(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    add_leave(problem, 0, NULL, NULL);
    const xtrain_rule rule = build_rule(XTRAIN_RULE_D1, department(0), XTRAIN_PARAMETER_MIN, 1);
    (void)build_add(problem, &rule);
    assert_valid(problem);
    assert_int_equal(problem->employees[0].share, 0);
}

static void levels_make_hosts_and_coaches(void **state)
{
    xtrain_problem *problem = *state;
    build_weeks(problem, 4);
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    skill.name = "forklift";
    assert_int_equal(xtrain_problem_add_skill(NULL, problem, &skill), XTRAIN_OK);
    xtrain_department led = XTRAIN_DEPARTMENT_INIT;
    led.code = "L";
    led.lead_skill = 0;
    assert_int_equal(xtrain_problem_add_department(NULL, problem, &led), XTRAIN_OK);
    const int plain = build_department(problem, "P");
    for (int level = 0; level < 5; level++) {
        const char id[2] = {(char)('a' + level), '\0'};
        const int at_home = build_employee(problem, id, 0);
        assert_int_equal(xtrain_problem_set_level(problem, at_home, 0, 4), XTRAIN_OK);
        assert_int_equal(xtrain_problem_set_level(problem, at_home, 0, level), XTRAIN_OK);
    }
    const int visitor = build_employee(problem, "v", plain);
    const int coach = build_employee(problem, "w", XTRAIN_NONE);
    assert_int_equal(xtrain_problem_set_level(problem, coach, 0, 3), XTRAIN_OK);
    assert_valid(problem);
    assert_int_equal(xt_level_of(problem, 4, 0), 4);
    assert_int_equal(xt_level_of(problem, 4, XTRAIN_NONE), 0);
    assert_int_equal(xt_part_of(problem, 1, 0), XT_PART_HOME);
    assert_int_equal(xt_part_of(problem, 2, 0), XT_PART_HOME_HOST);
    assert_int_equal(xt_part_of(problem, visitor, 0), XT_PART_VISITOR);
    assert_int_equal(xt_part_of(problem, visitor, plain), XT_PART_HOME_HOST);
    assert_int_equal(xt_part_of(problem, coach, 0), XT_PART_VISITOR_HOST);
    assert_int_equal(xt_part_of(problem, coach, plain), XT_PART_VISITOR);
}

/* Leave counted day by day. */
static unsigned slow_state(const xtrain_problem *problem, const xt_employee *person, int period)
{
    const xtrain_range days_of = problem->periods[period];
    int total = 0;
    int inside = 0;
    int leave = 0;
    for (xtrain_date date = days_of.first; date <= days_of.last; date++) {
        const bool works = (problem->calendar.workdays >> xt_date_weekday(date) & 1U) != 0;
        const bool contract = date >= person->contract.first && date <= person->contract.last;
        bool on_leave = false;
        for (size_t i = 0; i < person->leave_count; i++) {
            on_leave =
                on_leave || (date >= person->leaves[i].first && date <= person->leaves[i].last);
        }
        total += works;
        inside += works && contract;
        leave += works && contract && on_leave;
    }
    if (2 * (total - inside) >= total) {
        return 0;
    }
    return XT_STATE_CONTRACT | (2 * leave >= inside ? XT_STATE_LEAVE : XT_STATE_ELIGIBLE);
}

static void presence_is_what_counting_days_gives(void **state)
{
    xtrain_problem *problem = *state;
    xt_random random;
    xt_random_init(&random, 11, 0);
    build_weeks(problem, 26);
    (void)build_department(problem, "A");
    for (int i = 0; i < 60; i++) {
        const char id[3] = {(char)('a' + i / 26), (char)('a' + i % 26), '\0'};
        const xtrain_date first = day("2026-02-01") + xt_random_below(&random, 90);
        const xtrain_range contract = {first, first + xt_random_below(&random, 160)};
        const int person = build_contract(problem, id, 0, contract);
        for (int k = xt_random_below(&random, 9); k > 0; k--) {
            const xtrain_date from = day("2026-02-15") + xt_random_below(&random, 200);
            const xtrain_range leave = {from, from + xt_random_below(&random, 12)};
            assert_int_equal(xtrain_problem_add_leave(problem, person, leave), XTRAIN_OK);
        }
    }
    assert_valid(problem);
    for (int i = 0; i < 60; i++) {
        for (int period = 0; period < 26; period++) {
            assert_int_equal(xt_state(problem, i, period),
                             slow_state(problem, &problem->employees[i], period));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(half_a_week_of_leave_is_a_leave_period),
        TEST(a_contract_counts_from_more_than_half_a_period),
        TEST(leave_is_measured_against_the_days_in_contract),
        TEST(a_period_without_working_days_is_neither_leave_nor_eligible),
        TEST(in_hours_what_is_stated_by_the_day_holds_for_all_of_its_periods),
        TEST(in_hours_the_past_is_counted_back_in_periods),
        TEST(in_hours_a_past_weekend_is_no_stay),
        TEST(in_hours_a_day_is_kept_by_its_last_period),
        TEST(in_hours_a_stay_goes_on_after_the_plan_while_days_allow),
        TEST(fair_shares_follow_the_stated_formula),
        TEST(without_anybody_eligible_every_share_is_nothing),
        TEST(levels_make_hosts_and_coaches),
        TEST(presence_is_what_counting_days_gives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
