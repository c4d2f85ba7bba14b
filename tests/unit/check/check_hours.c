/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans in hours: Monday and Tuesday, four periods of two hours each from 9 to 17 o'clock. Nights
 * part stays, and messages name the time. */
#include "world.h"

static void in_hours(world *office)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.unit = XTRAIN_UNIT_HOUR;
    calendar.every = 2;
    calendar.periods = WEEKS;
    assert_int_equal(xtrain_problem_set_calendar(office->problem, &calendar), XTRAIN_OK);
}

static int transition(world *office, bool across)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_P8, NONE_STATED, NONE_STATED);
    rule.before = department_subject(SALES);
    rule.subject = department_subject(LEGAL);
    rule.value[XTRAIN_PARAMETER_ACROSS] = across ? 1 : XTRAIN_UNSET;
    return add_rule(office, &rule);
}

static void a_night_parts_two_stays(void **s)
{
    world *office = *s;
    in_hours(office);
    const int line = transition(office, false);
    judge_ana(office, "CCCSLCCC");
    expect_clean(office);
    judge_ana(office, "CCCCSLCC");
    expect_only(office, (expected){XTRAIN_RULE_P8, XTRAIN_MUST, line, ANA, LEGAL, 5, 1, 0,
                                   "Ana Ruiz (e1): stay in Legal from 2026-03-03 11:00 straight "
                                   "after the one in Sales until 2026-03-03 11:00, not allowed"});
}

static void across_a_night_too(void **s)
{
    world *office = *s;
    in_hours(office);
    const int line = transition(office, true);
    judge_ana(office, "CCCSLCCC");
    expect_only(office, (expected){XTRAIN_RULE_P8, XTRAIN_MUST, line, ANA, LEGAL, 4, 1, 0,
                                   "Ana Ruiz (e1): stay in Legal from 2026-03-03 09:00 straight "
                                   "after the one in Sales until 2026-03-02 17:00, not allowed"});
}

/* On the Friday before. */
static void add_friday(world *office)
{
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    stay.department = SALES;
    stay.range = (xtrain_range){xtrain_date_make(2026, 2, 27), xtrain_date_make(2026, 2, 27)};
    assert_int_equal(xtrain_problem_add_past_stay(office->problem, ANA, &stay), XTRAIN_OK);
}

static void a_night_lies_before_the_plan(void **s)
{
    world *office = *s;
    in_hours(office);
    add_friday(office);
    (void)transition(office, false);
    judge_ana(office, "LCCCCCCC");
    expect_clean(office);
}

static void across_the_night_before_the_plan_too(void **s)
{
    world *office = *s;
    in_hours(office);
    add_friday(office);
    const int line = transition(office, true);
    judge_ana(office, "LCCCCCCC");
    expect_only(office, (expected){XTRAIN_RULE_P8, XTRAIN_MUST, line, ANA, LEGAL, 0, 1, 0,
                                   "Ana Ruiz (e1): stay in Legal from 2026-03-02 09:00 straight "
                                   "after the one in Sales until 2026-02-27 17:00, not allowed"});
}

static void messages_name_day_and_times(void **s)
{
    world *office = *s;
    in_hours(office);
    xtrain_rule rule = make_rule(XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MIN, 1}, NONE_STATED);
    rule.subject = department_subject(CLAIMS);
    const int staffing = add_rule(office, &rule);
    rule = make_rule(XTRAIN_RULE_P11, (stated){XTRAIN_PARAMETER_WINDOW, 4},
                     (stated){XTRAIN_PARAMETER_MAX, 8});
    const int load = add_rule(office, &rule);
    judge_ana(office, "CCCCCLLL");
    const expected breaches[] = {
        {XTRAIN_RULE_D1, XTRAIN_MUST, staffing, NOBODY, CLAIMS, 5, 1, 1000,
         "Claims, Tue 3 Mar 11:00-13:00: 0 people present, 1 needed"},
        {XTRAIN_RULE_D1, XTRAIN_MUST, staffing, NOBODY, CLAIMS, 6, 1, 1000,
         "Claims, Tue 3 Mar 13:00-15:00: 0 people present, 1 needed"},
        {XTRAIN_RULE_D1, XTRAIN_MUST, staffing, NOBODY, CLAIMS, 7, 1, 1000,
         "Claims, Tue 3 Mar 15:00-17:00: 0 people present, 1 needed"},
        {XTRAIN_RULE_P11, XTRAIN_MUST, load, ANA, NOBODY, 7, 2, 0,
         "Ana Ruiz (e1): 10 load points from 2026-03-03 09:00 to 2026-03-03 17:00, at most 8 "
         "allowed"},
    };
    expect_breaches(office, breaches, 4);
    int begin = 0;
    int end = 0;
    assert_true(xtrain_plan_period_hours(office->plan, 5, &begin, &end));
    assert_int_equal(begin, 11 * 60);
    assert_int_equal(end, 13 * 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_night_parts_two_stays),      WORLD_TEST(across_a_night_too),
        WORLD_TEST(a_night_lies_before_the_plan), WORLD_TEST(across_the_night_before_the_plan_too),
        WORLD_TEST(messages_name_day_and_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
