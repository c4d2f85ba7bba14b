/* SPDX-License-Identifier: GPL-3.0-or-later */
/* P3, P4 and P5, with past stays, stays under way, leave within stays, and the plan's end. */
#include "world.h"

static xtrain_rule of(xtrain_rule_kind kind, xtrain_parameter parameter, int value)
{
    return make_rule(kind, (stated){parameter, value}, NONE_STATED);
}

static int state(world *office, xtrain_rule rule)
{
    return add_rule(office, &rule);
}

static void a_stay_shorter_than_min_breaks_p3(void **s)
{
    world *office = *s;
    const int rule = state(office, of(XTRAIN_RULE_P3, XTRAIN_PARAMETER_MIN, 3));
    judge_ana(office, "CSSSCCCC");
    expect_clean(office);
    judge_ana(office, "CSSLLLCC");
    expect_only(office,
                (expected){XTRAIN_RULE_P3, XTRAIN_MUST, rule, ANA, SALES, 1, 1, 0,
                           "Ana Ruiz (e1): stay in Sales from 2026-03-09 lasts 2 periods, at least "
                           "3 asked"});
    judge(office, ANA_HOME, BO_HOME, "..L.....");
    expect_only(office, (expected){XTRAIN_RULE_P3, XTRAIN_MUST, rule, VI, LEGAL, 2, 2, 0,
                                   "Vi (e3): stay in Legal from 2026-03-16 lasts 1 period, at "
                                   "least 3 asked"});
    assert_string_equal(xtrain_plan_line(office->plan, rule)->name,
                        "stay length in any department");
}

static void a_stay_longer_than_max_breaks_p3(void **s)
{
    world *office = *s;
    xtrain_rule rule = of(XTRAIN_RULE_P3, XTRAIN_PARAMETER_MAX, 2);
    rule.subject = department_subject(SALES);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 10;
    const int line = add_rule(office, &rule);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(2, 2)), XTRAIN_OK);
    judge_ana(office, "CSSLLLLC");
    expect_clean(office);
    judge_ana(office, "CSSSSLLC"); /* leave does not shorten a stay */
    expect_only(office, (expected){XTRAIN_RULE_P3, XTRAIN_SHOULD, line, ANA, SALES, 1, 2, 20,
                                   "Ana Ruiz (e1): stay in Sales from 2026-03-09 lasts 4 periods, "
                                   "at most 2 allowed"});
    assert_int_equal(xtrain_plan_value(office->plan), 20);
}

static void a_stay_under_way_counts_with_its_past(void **s)
{
    world *office = *s;
    const int rule = state(office, make_rule(XTRAIN_RULE_P3, (stated){XTRAIN_PARAMETER_MIN, 3},
                                             (stated){XTRAIN_PARAMETER_MAX, 4}));
    add_past(office, ANA, SALES, -2, -1);
    judge_ana(office, "SCCCCCCC");
    expect_clean(office);
    judge_ana(office, "SSSCCCCC");
    expect_only(office, (expected){XTRAIN_RULE_P3, XTRAIN_MUST, rule, ANA, SALES, 0, 1, 0,
                                   "Ana Ruiz (e1): stay in Sales from 2026-02-16 lasts 5 periods, "
                                   "at most 4 allowed"});
}

static void a_stay_under_way_that_ends_too_short_breaks_p3(void **s)
{
    world *office = *s;
    const int rule = state(office, of(XTRAIN_RULE_P3, XTRAIN_PARAMETER_MIN, 3));
    add_past(office, ANA, SALES, -2, -1);
    add_past(office, BO, LEGAL, -4, -4); /* short, but over */
    judge_ana(office, "CCCCCCCC");
    expect_only(office, (expected){XTRAIN_RULE_P3, XTRAIN_MUST, rule, ANA, SALES, 0, 1, 0,
                                   "Ana Ruiz (e1): stay in Sales from 2026-02-16 lasts 2 periods, "
                                   "at least 3 asked"});
    judge_ana(office, "LLLCCCCC");
    assert_int_equal(xtrain_plan_breach_count(office->plan), 1);
    judge_ana(office, "SSCCCCCC");
    expect_clean(office);
}

static void a_stay_under_way_that_was_too_long_is_no_matter_of_this_plan(void **s)
{
    world *office = *s;
    (void)state(office, of(XTRAIN_RULE_P3, XTRAIN_PARAMETER_MAX, 2));
    add_past(office, ANA, SALES, -4, -1);
    judge_ana(office, ANA_HOME);
    expect_clean(office);
    judge_ana(office, "SCCCCCCC");
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 3);
}

static void a_stay_at_the_end_may_owe_its_rest(void **s)
{
    world *office = *s;
    (void)state(office, of(XTRAIN_RULE_P3, XTRAIN_PARAMETER_MIN, 3));
    judge(office, "CCCCCCCS", BO_HOME, "......LL");
    expect_clean(office);
}

static void a_closed_department_lets_nobody_owe(void **s)
{
    world *office = *s;
    const int rule = state(office, of(XTRAIN_RULE_P3, XTRAIN_PARAMETER_MIN, 3));
    assert_int_equal(xtrain_problem_add_closed(office->problem, SALES, weeks(9, 9)), XTRAIN_OK);
    judge_ana(office, "CCCCCCSS"); /* one week is owed, and that one is open */
    expect_clean(office);
    judge_ana(office, "CCCCCCCS"); /* two are owed, the second is closed */
    expect_only(office, (expected){XTRAIN_RULE_P3, XTRAIN_MUST, rule, ANA, SALES, 7, 2, 0,
                                   "Ana Ruiz (e1): stay in Sales from 2026-04-20 lasts 1 period, "
                                   "at least 3 asked"});
}

static void a_contract_that_ends_lets_nobody_owe(void **s)
{
    world *office = *s;
    (void)state(office, of(XTRAIN_RULE_P3, XTRAIN_PARAMETER_MIN, 2));
    xtrain_employee kim = XTRAIN_EMPLOYEE_INIT;
    kim.id = "e4";
    kim.home = CLAIMS;
    kim.contract.last = weeks(7, 7).last;
    assert_int_equal(xtrain_problem_add_employee(NULL, office->problem, &kim), XTRAIN_OK);
    assert_int_equal(xtrain_problem_validate(office->problem), XTRAIN_OK);
    xt_cell cells[4 * WEEKS];
    for (int week = 0; week < WEEKS; week++) {
        cells[week] = week == 7 ? SALES : CLAIMS;
        cells[WEEKS + week] = SALES;
        cells[2 * WEEKS + week] = XTRAIN_NONE;
        cells[3 * WEEKS + week] = week == 7 ? SALES : CLAIMS;
    }
    assert_int_equal(xt_check(&office->plan, office->problem, cells), XTRAIN_OK);
    assert_int_equal(xtrain_plan_breach_count(office->plan), 1);
    assert_int_equal(xtrain_plan_breach(office->plan, 0)->employee, 3);
    assert_int_equal(xtrain_plan_breach(office->plan, 0)->period, 7);
}

static void a_closed_end_lets_nobody_owe(void **s)
{
    world *office = *s;
    const int rule = state(office, of(XTRAIN_RULE_P3, XTRAIN_PARAMETER_MIN, 3));
    xtrain_rule end = of(XTRAIN_RULE_P3, XTRAIN_PARAMETER_CLOSED_END, 1);
    end.employee = ANA;
    (void)add_rule(office, &end);
    judge(office, "CCCCCCSS", BO_HOME, "......LL");
    expect_only(office, (expected){XTRAIN_RULE_P3, XTRAIN_MUST, rule, ANA, SALES, 6, 1, 0,
                                   "Ana Ruiz (e1): stay in Sales from 2026-04-13 lasts 2 periods, "
                                   "at least 3 asked"});
}

static void away_totals_count_present_periods_of_the_plan(void **s)
{
    world *office = *s;
    xtrain_rule rule = make_rule(XTRAIN_RULE_P4, (stated){XTRAIN_PARAMETER_MIN, 2},
                                 (stated){XTRAIN_PARAMETER_MAX, 4});
    rule.employee = ANA;
    rule.strength = XTRAIN_GOAL;
    rule.points = 2;
    const int line = add_rule(office, &rule);
    add_past(office, ANA, SALES, -3, -1);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(2, 2)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(office->problem, LEGAL, weeks(5, 5)), XTRAIN_OK);
    judge_ana(office, "SSSLLLCC"); /* six cells, one on leave, one closed: four */
    expect_clean(office);
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->away, 4);
    judge_ana(office, "SSSSLLLC");
    expect_only(office, (expected){XTRAIN_RULE_P4, XTRAIN_GOAL, line, ANA, XTRAIN_NONE, 7, 1, 2,
                                   "Ana Ruiz (e1): away for 5 periods in all, at most 4 allowed"});
    judge_ana(office, "CSSCCCCC");
    expect_only(office, (expected){XTRAIN_RULE_P4, XTRAIN_GOAL, line, ANA, XTRAIN_NONE, 7, 1, 2,
                                   "Ana Ruiz (e1): away for 1 period in all, at least 2 asked"});
}

static void a_run_of_away_cells_counts_past_ones_that_touch_it(void **s)
{
    world *office = *s;
    const int rule = state(office, of(XTRAIN_RULE_P4, XTRAIN_PARAMETER_RUN, 3));
    add_past(office, ANA, SALES, -5, -3); /* a run of its own */
    add_past(office, ANA, LEGAL, -1, -1);
    judge_ana(office, "SSCCLLSC");
    expect_clean(office);
    judge_ana(office, "SSLCCSSS");
    expect_only(office, (expected){XTRAIN_RULE_P4, XTRAIN_MUST, rule, ANA, XTRAIN_NONE, 0, 1, 0,
                                   "Ana Ruiz (e1): away for 4 periods in a row from 2026-02-23, at "
                                   "most 3 allowed"});
    judge_ana(office, "CSSLLLCC");
    expect_only(office, (expected){XTRAIN_RULE_P4, XTRAIN_MUST, rule, ANA, XTRAIN_NONE, 1, 2, 0,
                                   "Ana Ruiz (e1): away for 5 periods in a row from 2026-03-09, at "
                                   "most 3 allowed"});
}

static void a_past_run_that_is_over_breaks_nothing(void **s)
{
    world *office = *s;
    (void)state(office, of(XTRAIN_RULE_P4, XTRAIN_PARAMETER_RUN, 1));
    add_past(office, ANA, SALES, -5, -1);
    judge_ana(office, ANA_HOME);
    expect_clean(office);
}

static void stays_too_close_break_p4s_gap(void **s)
{
    world *office = *s;
    const int rule = state(office, of(XTRAIN_RULE_P4, XTRAIN_PARAMETER_GAP, 2));
    add_past(office, ANA, SALES, -3, -2);
    add_past(office, BO, LEGAL, -6, -5);
    add_past(office, BO, CLAIMS, -4, -3); /* too close, but both are past */
    judge_ana(office, "CLLCCSSC");
    expect_clean(office);
    judge_ana(office, "LLCCSSCC");
    expect_only(office, (expected){XTRAIN_RULE_P4, XTRAIN_MUST, rule, ANA, LEGAL, 0, 1, 0,
                                   "Ana Ruiz (e1): 1 period between the stay in Sales and the one "
                                   "in Legal from 2026-03-02, at least 2 asked"});
    judge_ana(office, "CCLLSSCC");
    expect_only(office, (expected){XTRAIN_RULE_P4, XTRAIN_MUST, rule, ANA, SALES, 4, 2, 0,
                                   "Ana Ruiz (e1): 0 periods between the stay in Legal and the one "
                                   "in Sales from 2026-03-30, at least 2 asked"});
}

static void idle_cells_are_the_gap_of_who_has_no_home(void **s)
{
    world *office = *s;
    (void)state(office, of(XTRAIN_RULE_P4, XTRAIN_PARAMETER_GAP, 2));
    judge(office, ANA_HOME, BO_HOME, "CC..LL..");
    expect_clean(office);
    judge(office, ANA_HOME, BO_HOME, "CC.LL...");
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 1);
}

static void a_return_too_soon_breaks_p5(void **s)
{
    world *office = *s;
    xtrain_rule rule = of(XTRAIN_RULE_P5, XTRAIN_PARAMETER_GAP, 3);
    rule.subject = department_subject(SALES);
    const int line = add_rule(office, &rule);
    add_past(office, ANA, SALES, -4, -2);
    judge_ana(office, "CCSLLSCC"); /* starts 4 after, then 3 after the last one */
    expect_only(office,
                (expected){XTRAIN_RULE_P5, XTRAIN_MUST, line, ANA, SALES, 5, 1, 0,
                           "Ana Ruiz (e1): stay in Sales from 2026-04-06 begins 3 periods after "
                           "the last one in Sales, more than 3 asked"});
    judge_ana(office, "CCSLLCSC");
    expect_clean(office);
    judge_ana(office, "CSSCCCCC");
    expect_only(office,
                (expected){XTRAIN_RULE_P5, XTRAIN_MUST, line, ANA, SALES, 1, 1, 0,
                           "Ana Ruiz (e1): stay in Sales from 2026-03-09 begins 3 periods after "
                           "the last one in Sales, more than 3 asked"});
    judge_ana(office, "LCLCLCLC");
    expect_clean(office);
}

static void never_again_reaches_back_into_the_past(void **s)
{
    world *office = *s;
    const int rule = state(office, of(XTRAIN_RULE_P5, XTRAIN_PARAMETER_EVER, 1));
    add_past(office, ANA, SALES, -20, -19);
    judge_ana(office, "CCLLCCCC");
    expect_clean(office);
    judge_ana(office, "CCLLCCSS");
    expect_only(office, (expected){XTRAIN_RULE_P5, XTRAIN_MUST, rule, ANA, SALES, 6, 1, 0,
                                   "Ana Ruiz (e1): stay in Sales from 2026-04-13 after one in "
                                   "Sales until 2025-10-26, no return allowed"});
    assert_string_equal(xtrain_plan_line(office->plan, rule)->name,
                        "return to the same department");
}

static void a_stay_under_way_that_goes_on_is_no_return(void **s)
{
    world *office = *s;
    (void)state(office, of(XTRAIN_RULE_P5, XTRAIN_PARAMETER_EVER, 1));
    add_past(office, ANA, SALES, -2, -1);
    judge_ana(office, "SSSCCCCC");
    expect_clean(office);
    judge_ana(office, "CSSCCCCC");
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 1);
}

static void returns_of_the_past_are_no_matter_of_this_plan(void **s)
{
    world *office = *s;
    (void)state(office, of(XTRAIN_RULE_P5, XTRAIN_PARAMETER_EVER, 1));
    add_past(office, ANA, SALES, -7, -6);
    add_past(office, ANA, SALES, -4, -3);
    add_past(office, ANA, SALES, -1, -1); /* goes on: entered before the plan */
    judge_ana(office, "SSCLCCCC");
    expect_clean(office);
}

static void of_a_set_any_member_counts_as_the_earlier_stay(void **s)
{
    world *office = *s;
    xtrain_rule rule = of(XTRAIN_RULE_P5, XTRAIN_PARAMETER_GAP, 2);
    rule.subject =
        (xtrain_subject){XTRAIN_SUBJECT_SET, add_set(office, "customers", SALES, CLAIMS)};
    const int line = add_rule(office, &rule);
    judge(office, "CSCLCSCC", BO_HOME, "S..CL...");
    expect_clean(office);
    judge(office, ANA_HOME, BO_HOME, "S.C.....");
    expect_only(office, (expected){XTRAIN_RULE_P5, XTRAIN_MUST, line, VI, CLAIMS, 2, 1, 0,
                                   "Vi (e3): stay in Claims from 2026-03-16 begins 2 periods after "
                                   "the last one in Sales, more than 2 asked"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_stay_shorter_than_min_breaks_p3),
        WORLD_TEST(a_stay_longer_than_max_breaks_p3),
        WORLD_TEST(a_stay_under_way_counts_with_its_past),
        WORLD_TEST(a_stay_under_way_that_ends_too_short_breaks_p3),
        WORLD_TEST(a_stay_under_way_that_was_too_long_is_no_matter_of_this_plan),
        WORLD_TEST(a_stay_at_the_end_may_owe_its_rest),
        WORLD_TEST(a_closed_department_lets_nobody_owe),
        WORLD_TEST(a_contract_that_ends_lets_nobody_owe),
        WORLD_TEST(a_closed_end_lets_nobody_owe),
        WORLD_TEST(away_totals_count_present_periods_of_the_plan),
        WORLD_TEST(a_run_of_away_cells_counts_past_ones_that_touch_it),
        WORLD_TEST(a_past_run_that_is_over_breaks_nothing),
        WORLD_TEST(stays_too_close_break_p4s_gap),
        WORLD_TEST(idle_cells_are_the_gap_of_who_has_no_home),
        WORLD_TEST(a_return_too_soon_breaks_p5),
        WORLD_TEST(never_again_reaches_back_into_the_past),
        WORLD_TEST(a_stay_under_way_that_goes_on_is_no_return),
        WORLD_TEST(returns_of_the_past_are_no_matter_of_this_plan),
        WORLD_TEST(of_a_set_any_member_counts_as_the_earlier_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
