/* SPDX-License-Identifier: GPL-3.0-or-later */
/* P9 and P11: windows broken alone and caught by number, person, date and source. Loads: Claims 1,
 * Sales 2, Legal 3; hours with customers: Claims 0, Sales 3, Legal 1. */
#include "world.h"

static int windows_setup(void **state)
{
    world *office = world_create(NULL);
    set_exposure(office, SALES, 3);
    set_exposure(office, LEGAL, 1);
    *state = office;
    return 0;
}
#define WINDOW_TEST(name) cmocka_unit_test_setup_teardown(name, windows_setup, world_teardown)

static xtrain_rule exposure(int window, int hours, int employee)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_P9, (stated){XTRAIN_PARAMETER_WINDOW, window},
                                 (stated){XTRAIN_PARAMETER_HOURS, hours});
    rule.employee = employee;
    return rule;
}

static xtrain_rule load(int window, int most, int employee)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_P11, (stated){XTRAIN_PARAMETER_WINDOW, window},
                                 (stated){XTRAIN_PARAMETER_MAX, most});
    rule.employee = employee;
    return rule;
}

static void expect_hours(const world *office, int ana, int bo, int vi)
{
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->exposure, ana);
    assert_int_equal(xtrain_plan_person(office->plan, BO)->exposure, bo);
    assert_int_equal(xtrain_plan_person(office->plan, VI)->exposure, vi);
}

static void hours_with_customers_are_those_of_present_periods(void **s)
{
    world *office = *s;
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(2, 2)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(office->problem, LEGAL, weeks(5, 5)), XTRAIN_OK);
    judge(office, "CSSLLLCC", BO_HOME, "....L...");
    expect_hours(office, 3 + 2, 8 * 3, 1);
    assert_int_equal(xtrain_plan_department_exposure(office->plan, SALES), 3);
    assert_int_equal(xtrain_plan_department_exposure(office->plan, CLAIMS), 0);
}

static void too_few_hours_in_a_window_break_p9(void **s)
{
    world *office = *s;
    xtrain_rule rule = exposure(6, 9, ANA);
    rule.source = (xtrain_source){"office.cfg", 41, NULL};
    const int line = add_rule(office, &rule);
    judge_ana(office, "CCSSSCCC");
    expect_clean(office);
    judge_ana(office, "SCCSCSSC"); /* 9 hours in the first, then 9 and 9 */
    expect_clean(office);
    judge_ana(office, "CCCSSCSS"); /* 6, 9, 12 */
    expect_only(office, (expected){XTRAIN_RULE_P9, XTRAIN_MUST, line, ANA, XTRAIN_NONE, 5, 3, 0,
                                   "Ana Ruiz (e1): 6 hours with customers in the weeks of "
                                   "2026-03-02 to 2026-04-06, at least 9 asked"});
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:41");
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "customer exposure in 6 periods, for Ana Ruiz (e1)");
    assert_int_equal(xtrain_plan_value(office->plan), 0);
}

static void every_window_is_a_breach_of_its_own(void **s)
{
    world *office = *s;
    xtrain_rule rule = exposure(6, 9, ANA);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 7;
    const int line = add_rule(office, &rule);
    judge_ana(office, "CLSSCCCC");
    const expected all[] = {
        {XTRAIN_RULE_P9, XTRAIN_SHOULD, line, ANA, XTRAIN_NONE, 5, 2, 14,
         "Ana Ruiz (e1): 7 hours with customers in the weeks of 2026-03-02 to 2026-04-06, at least "
         "9 asked"},
        {XTRAIN_RULE_P9, XTRAIN_SHOULD, line, ANA, XTRAIN_NONE, 6, 2, 14,
         "Ana Ruiz (e1): 7 hours with customers in the weeks of 2026-03-09 to 2026-04-13, at least "
         "9 asked"},
        {XTRAIN_RULE_P9, XTRAIN_SHOULD, line, ANA, XTRAIN_NONE, 7, 3, 21,
         "Ana Ruiz (e1): 6 hours with customers in the weeks of 2026-03-16 to 2026-04-20, at least "
         "9 asked"},
    };
    expect_breaches(office, all, 3);
    assert_int_equal(xtrain_plan_value(office->plan), 49);
}

static void blocks_of_p9_start_at_multiples_and_are_full(void **s)
{
    world *office = *s;
    xtrain_rule rule = exposure(3, 3, ANA);
    rule.value[XTRAIN_PARAMETER_BLOCKS] = 1;
    const int line = add_rule(office, &rule);
    judge_ana(office, "SCCCCSCC"); /* nothing is asked of the last two weeks */
    expect_clean(office);
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "customer exposure in blocks of 3 periods, for Ana Ruiz (e1)");
    judge_ana(office, "CCSLCCSS");
    expect_only(office, (expected){XTRAIN_RULE_P9, XTRAIN_MUST, line, ANA, XTRAIN_NONE, 5, 2, 0,
                                   "Ana Ruiz (e1): 1 hour with customers in the weeks of "
                                   "2026-03-23 to 2026-04-06, at least 3 asked"});
}

static void a_window_of_one_period_asks_of_each(void **s)
{
    world *office = *s;
    const xtrain_rule rule = exposure(1, 1, BO);
    const int line = add_rule(office, &rule);
    judge(office, ANA_HOME, "SLSSSSSC", VI_IDLE);
    expect_only(office, (expected){XTRAIN_RULE_P9, XTRAIN_MUST, line, BO, XTRAIN_NONE, 7, 1, 0,
                                   "Bo: 0 hours with customers in the week of 2026-04-20, at least "
                                   "1 asked"});
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "customer exposure in 1 period, for Bo");
}

static void hours_at_home_count_for_p9(void **s)
{
    world *office = *s;
    const xtrain_rule rule = exposure(4, 12, BO);
    (void)add_rule(office, &rule);
    judge(office, ANA_HOME, BO_HOME, VI_IDLE);
    expect_clean(office);
}

/* Of 8 weeks with 2 on leave, floor(7 x 6 / 8) = 5 hours are asked. */
static void leave_lowers_what_p9_asks(void **s)
{
    world *office = *s;
    const xtrain_rule rule = exposure(8, 7, ANA);
    const int line = add_rule(office, &rule);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(2, 3)), XTRAIN_OK);
    judge_ana(office, "CSSSLLCC"); /* away on leave: no hours there */
    expect_clean(office);
    judge_ana(office, "CCSSSLCC");
    expect_only(office, (expected){XTRAIN_RULE_P9, XTRAIN_MUST, line, ANA, XTRAIN_NONE, 7, 1, 0,
                                   "Ana Ruiz (e1): 4 hours with customers in the weeks of "
                                   "2026-03-02 to 2026-04-20, at least 5 asked"});
}

static void the_contract_limits_what_p9_asks(void **s)
{
    world *office = *s;
    const xtrain_rule rule = exposure(4, 4, VI);
    const int line = add_rule(office, &rule);
    office->problem->employees[VI].contract = (xtrain_range){weeks(3, 3).first, weeks(5, 5).last};
    judge(office, ANA_HOME, BO_HOME, "...SC...");
    /* Weeks 4 to 7: two eligible ones, 2 hours asked; 0 to 3: one; 5 to 8 are not in the plan. */
    expect_only(office, (expected){XTRAIN_RULE_P9, XTRAIN_MUST, line, VI, XTRAIN_NONE, 7, 2, 0,
                                   "Vi (e3): 0 hours with customers in the weeks of 2026-03-30 to "
                                   "2026-04-20, at least 2 asked"});
    judge(office, ANA_HOME, BO_HOME, "...SLL..");
    expect_clean(office);
}

/* A closed department gives no hours, but whoever is there could have been elsewhere. */
static void closure_lowers_nothing_but_the_hours(void **s)
{
    world *office = *s;
    const xtrain_rule rule = exposure(8, 24, BO);
    const int line = add_rule(office, &rule);
    assert_int_equal(xtrain_problem_add_closed(office->problem, SALES, weeks(4, 4)), XTRAIN_OK);
    judge(office, ANA_HOME, BO_HOME, VI_IDLE);
    expect_only(office, (expected){XTRAIN_RULE_P9, XTRAIN_MUST, line, BO, XTRAIN_NONE, 7, 3, 0,
                                   "Bo: 21 hours with customers in the weeks of 2026-03-02 to "
                                   "2026-04-20, at least 24 asked"});
}

static void weeks_without_working_days_ask_for_nothing(void **s)
{
    world *office = *s;
    const xtrain_rule rule = exposure(8, 24, BO);
    (void)add_rule(office, &rule);
    assert_int_equal(xtrain_problem_add_holiday(office->problem, weeks(4, 4)), XTRAIN_OK);
    judge(office, ANA_HOME, BO_HOME, VI_IDLE);
    expect_clean(office);
    expect_hours(office, 0, 21, 0);
}

static void a_plan_shorter_than_the_window_keeps_p9(void **s)
{
    world *office = *s;
    xtrain_rule rule = exposure(9, 9, NOBODY);
    (void)add_rule(office, &rule);
    rule = exposure(10, 9, NOBODY);
    rule.value[XTRAIN_PARAMETER_BLOCKS] = 1;
    (void)add_rule(office, &rule);
    judge_ana(office, ANA_HOME);
    expect_clean(office);
}

static void past_stays_are_in_no_window(void **s)
{
    world *office = *s;
    const xtrain_rule rule = exposure(4, 3, ANA);
    const int line = add_rule(office, &rule);
    add_past(office, ANA, SALES, -3, -1);
    judge_ana(office, "CCCCSCCC");
    expect_only(office, (expected){XTRAIN_RULE_P9, XTRAIN_MUST, line, ANA, XTRAIN_NONE, 3, 3, 0,
                                   "Ana Ruiz (e1): 0 hours with customers in the weeks of "
                                   "2026-03-02 to 2026-03-23, at least 3 asked"});
}

static void too_much_load_in_a_block_breaks_p11(void **s)
{
    world *office = *s;
    xtrain_rule rule = load(4, 7, ANA);
    rule.source = (xtrain_source){"office.cfg", 52, NULL};
    const int line = add_rule(office, &rule);
    judge_ana(office, "CCSLLSCC"); /* 10 points in weeks 2 to 5, but 7 in both blocks */
    expect_clean(office);
    judge_ana(office, "CCCCLLSC");
    expect_only(office, (expected){XTRAIN_RULE_P11, XTRAIN_MUST, line, ANA, XTRAIN_NONE, 7, 2, 0,
                                   "Ana Ruiz (e1): 9 load points in the weeks of 2026-03-30 to "
                                   "2026-04-20, at most 7 allowed"});
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:52");
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "load in blocks of 4 periods, for Ana Ruiz (e1)");
}

static void the_last_block_of_p11_may_be_short(void **s)
{
    world *office = *s;
    xtrain_rule rule = load(3, 4, ANA);
    rule.strength = XTRAIN_GOAL;
    rule.points = 3;
    const int line = add_rule(office, &rule);
    judge_ana(office, "CCSCCSCL");
    expect_clean(office);
    judge_ana(office, "CCCCCCLL");
    expect_only(office, (expected){XTRAIN_RULE_P11, XTRAIN_GOAL, line, ANA, XTRAIN_NONE, 7, 2, 6,
                                   "Ana Ruiz (e1): 6 load points in the weeks of 2026-04-13 to "
                                   "2026-04-20, at most 4 allowed"});
    assert_int_equal(xtrain_plan_value(office->plan), 6);
}

static void a_last_block_of_one_period_is_named_as_one(void **s)
{
    world *office = *s;
    const xtrain_rule rule = load(7, 0, VI);
    const int line = add_rule(office, &rule);
    judge(office, ANA_HOME, BO_HOME, ".......C");
    expect_only(office, (expected){XTRAIN_RULE_P11, XTRAIN_MUST, line, VI, XTRAIN_NONE, 7, 1, 0,
                                   "Vi (e3): 1 load point in the week of 2026-04-20, at most 0 "
                                   "allowed"});
}

static void rolling_windows_of_p11_are_all_of_them(void **s)
{
    world *office = *s;
    xtrain_rule rule = load(4, 7, ANA);
    rule.value[XTRAIN_PARAMETER_ROLLING] = 1;
    const int line = add_rule(office, &rule);
    judge_ana(office, "CCSLCCCC"); /* 7 in the first, 7, 7, 6 */
    expect_clean(office);
    judge_ana(office, "CCCLSSCC"); /* 6, 7, 8, 8, 6 */
    const expected both[] = {
        {XTRAIN_RULE_P11, XTRAIN_MUST, line, ANA, XTRAIN_NONE, 5, 1, 0,
         "Ana Ruiz (e1): 8 load points in the weeks of 2026-03-16 to 2026-04-06, at most 7 "
         "allowed"},
        {XTRAIN_RULE_P11, XTRAIN_MUST, line, ANA, XTRAIN_NONE, 6, 1, 0,
         "Ana Ruiz (e1): 8 load points in the weeks of 2026-03-23 to 2026-04-13, at most 7 "
         "allowed"},
    };
    expect_breaches(office, both, 2);
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "load in 4 periods, for Ana Ruiz (e1)");
}

static void load_at_home_counts_and_absence_does_not(void **s)
{
    world *office = *s;
    const xtrain_rule rule = load(4, 6, NOBODY);
    const int line = add_rule(office, &rule);
    assert_int_equal(xtrain_problem_add_leave(office->problem, BO, weeks(1, 1)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(office->problem, SALES, weeks(6, 6)), XTRAIN_OK);
    office->problem->employees[VI].contract = (xtrain_range){weeks(2, 2).first, weeks(7, 7).last};
    judge(office, ANA_HOME, BO_HOME, "..LL....");
    expect_clean(office);
    judge(office, ANA_HOME, "SSSSSLSS", "..LL....");
    expect_only(office, (expected){XTRAIN_RULE_P11, XTRAIN_MUST, line, BO, XTRAIN_NONE, 7, 1, 0,
                                   "Bo: 7 load points in the weeks of 2026-03-30 to 2026-04-20, at "
                                   "most 6 allowed"});
}

static void in_a_plan_shorter_than_the_window_only_blocks_of_p11_hold(void **s)
{
    world *office = *s;
    xtrain_rule rule = load(9, 15, BO);
    const int line = add_rule(office, &rule);
    rule = load(9, 14, BO);
    rule.value[XTRAIN_PARAMETER_ROLLING] = 1;
    (void)add_rule(office, &rule);
    judge(office, ANA_HOME, BO_HOME, VI_IDLE);
    expect_only(office,
                (expected){XTRAIN_RULE_P11, XTRAIN_MUST, line, BO, XTRAIN_NONE, 7, 1, 0,
                           "Bo: 16 load points in the weeks of 2026-03-02 to 2026-04-20, at "
                           "most 15 allowed"});
}

/* Eight periods that are no weeks. */
static void expect_words(world *office, xtrain_unit unit, int every, const char *words)
{
    const xtrain_rule rule = load(5, 9, BO);
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.unit = unit;
    calendar.every = every;
    calendar.periods = WEEKS;
    calendar.workdays = 0x7fU;
    assert_int_equal(xtrain_problem_set_calendar(office->problem, &calendar), XTRAIN_OK);
    (void)add_rule(office, &rule);
    judge(office, ANA_HOME, BO_HOME, VI_IDLE);
    assert_int_equal(xtrain_plan_breach_count(office->plan), 1);
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->message, words);
}

static void days_are_named_from_the_first_to_the_last(void **s)
{
    expect_words(*s, XTRAIN_UNIT_DAY, 1,
                 "Bo: 10 load points from 2026-03-02 to 2026-03-06, at most 9 allowed");
}

static void months_are_named_by_their_first_days(void **s)
{
    expect_words(*s, XTRAIN_UNIT_MONTH, 1,
                 "Bo: 10 load points in the months of 2026-03-02 to 2026-07-02, at most 9 allowed");
}

static void longer_periods_are_named_as_periods(void **s)
{
    expect_words(*s, XTRAIN_UNIT_WEEK, 2,
                 "Bo: 10 load points in the periods from 2026-03-02 to 2026-04-27, at most 9 "
                 "allowed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WINDOW_TEST(hours_with_customers_are_those_of_present_periods),
        WINDOW_TEST(too_few_hours_in_a_window_break_p9),
        WINDOW_TEST(every_window_is_a_breach_of_its_own),
        WINDOW_TEST(blocks_of_p9_start_at_multiples_and_are_full),
        WINDOW_TEST(a_window_of_one_period_asks_of_each),
        WINDOW_TEST(hours_at_home_count_for_p9),
        WINDOW_TEST(leave_lowers_what_p9_asks),
        WINDOW_TEST(the_contract_limits_what_p9_asks),
        WINDOW_TEST(closure_lowers_nothing_but_the_hours),
        WINDOW_TEST(weeks_without_working_days_ask_for_nothing),
        WINDOW_TEST(a_plan_shorter_than_the_window_keeps_p9),
        WINDOW_TEST(past_stays_are_in_no_window),
        WINDOW_TEST(too_much_load_in_a_block_breaks_p11),
        WINDOW_TEST(the_last_block_of_p11_may_be_short),
        WINDOW_TEST(a_last_block_of_one_period_is_named_as_one),
        WINDOW_TEST(rolling_windows_of_p11_are_all_of_them),
        WINDOW_TEST(load_at_home_counts_and_absence_does_not),
        WINDOW_TEST(in_a_plan_shorter_than_the_window_only_blocks_of_p11_hold),
        WINDOW_TEST(days_are_named_from_the_first_to_the_last),
        WINDOW_TEST(months_are_named_by_their_first_days),
        WINDOW_TEST(longer_periods_are_named_as_periods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
