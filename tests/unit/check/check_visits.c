/* SPDX-License-Identifier: GPL-3.0-or-later */
/* P6: how stays count, by date, by present periods, of sets, each department once. */
#include "world.h"

static xtrain_rule visits(int department, stated first, stated second)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_P6, first, second);
    rule.subject = department_subject(department);
    rule.employee = ANA;
    return rule;
}

static xtrain_rule at_least(int department, int count)
{
    return visits(department, (stated){XTRAIN_PARAMETER_MIN, count}, NONE_STATED);
}

static void a_missing_visit_breaks_p6_at_its_due_date(void **s)
{
    world *office = *s;
    xtrain_rule rule = at_least(SALES, 2);
    rule.strength = XTRAIN_GOAL;
    rule.points = 50;
    rule.value[XTRAIN_PARAMETER_BY] = weeks(5, 5).last;
    const int line = add_rule(office, &rule);
    judge_ana(office, "SCCCCSCC");
    expect_clean(office);
    judge_ana(office, "SCCCCCSC"); /* the second comes after the date */
    expect_only(office, (expected){XTRAIN_RULE_P6, XTRAIN_GOAL, line, ANA, SALES, 5, 1, 50,
                                   "Ana Ruiz (e1): 1 visit to Sales by 2026-04-12, at least 2 "
                                   "asked"});
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "visits to Sales by 2026-04-12, for Ana Ruiz (e1)");
    assert_int_equal(xtrain_plan_value(office->plan), 50);
}

static void without_a_date_the_plans_end_is_the_date(void **s)
{
    world *office = *s;
    const xtrain_rule rule = at_least(SALES, 1);
    const int line = add_rule(office, &rule);
    judge_ana(office, "CCCCCCCS");
    expect_clean(office);
    judge_ana(office, "CLLCCLCC"); /* visits, but elsewhere */
    expect_only(office, (expected){XTRAIN_RULE_P6, XTRAIN_MUST, line, ANA, SALES, 7, 1, 0,
                                   "Ana Ruiz (e1): 0 visits to Sales by 2026-04-26, at least 1 "
                                   "asked"});
}

static void a_date_before_the_plan_leaves_only_past_stays(void **s)
{
    world *office = *s;
    xtrain_rule rule = at_least(SALES, 1);
    rule.value[XTRAIN_PARAMETER_BY] = weeks(-1, -1).last;
    const int line = add_rule(office, &rule);
    rule.employee = BO;
    rule.subject = department_subject(LEGAL);
    (void)add_rule(office, &rule);
    add_past(office, BO, LEGAL, -9, -8);
    judge_ana(office, "SSSSCCCC");
    expect_only(office, (expected){XTRAIN_RULE_P6, XTRAIN_MUST, line, ANA, SALES, 0, 1, 0,
                                   "Ana Ruiz (e1): 0 visits to Sales by 2026-03-01, at least 1 "
                                   "asked"});
}

static void an_extra_visit_breaks_p6_at_the_first_stay_too_many(void **s)
{
    world *office = *s;
    const xtrain_rule rule = visits(SALES, (stated){XTRAIN_PARAMETER_MAX, 1}, NONE_STATED);
    const int line = add_rule(office, &rule);
    judge_ana(office, "CSSCCCCC");
    expect_clean(office);
    judge_ana(office, "CSCSCSCC");
    expect_only(office, (expected){XTRAIN_RULE_P6, XTRAIN_MUST, line, ANA, SALES, 3, 2, 0,
                                   "Ana Ruiz (e1): 3 visits to Sales, at most 1 allowed"});
}

static void a_stay_too_many_that_began_in_the_past_lies_at_the_start(void **s)
{
    world *office = *s;
    const xtrain_rule rule = visits(SALES, (stated){XTRAIN_PARAMETER_MAX, 1}, NONE_STATED);
    const int line = add_rule(office, &rule);
    add_past(office, ANA, SALES, -9, -9);
    add_past(office, ANA, SALES, -1, -1);
    judge_ana(office, "SSCCCCCC");
    expect_only(office, (expected){XTRAIN_RULE_P6, XTRAIN_MUST, line, ANA, SALES, 0, 1, 0,
                                   "Ana Ruiz (e1): 2 visits to Sales, at most 1 allowed"});
}

static void only_present_periods_make_a_stay_count(void **s)
{
    world *office = *s;
    const xtrain_rule rule =
        visits(SALES, (stated){XTRAIN_PARAMETER_MIN, 1}, (stated){XTRAIN_PARAMETER_PRESENT, 3});
    const int line = add_rule(office, &rule);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(2, 2)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(office->problem, SALES, weeks(3, 3)), XTRAIN_OK);
    judge_ana(office, "SSSSSCCC");
    expect_clean(office);
    judge_ana(office, "SSSSCCCC");
    expect_only(office, (expected){XTRAIN_RULE_P6, XTRAIN_MUST, line, ANA, SALES, 7, 1, 0,
                                   "Ana Ruiz (e1): 0 visits of 3 present periods to Sales by "
                                   "2026-04-26, at least 1 asked"});
}

static void a_stay_under_way_counts_once_with_its_past_present_periods(void **s)
{
    world *office = *s;
    xtrain_rule rule =
        visits(SALES, (stated){XTRAIN_PARAMETER_MIN, 1}, (stated){XTRAIN_PARAMETER_PRESENT, 3});
    rule.value[XTRAIN_PARAMETER_MAX] = 1;
    (void)add_rule(office, &rule);
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    stay.department = SALES;
    stay.range = weeks(-4, -1);
    stay.present = 2; /* of four */
    assert_int_equal(xtrain_problem_add_past_stay(office->problem, ANA, &stay), XTRAIN_OK);
    judge_ana(office, "SCCCCCCC");
    expect_clean(office);
    judge_ana(office, ANA_HOME);
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 1);
    judge_ana(office, "CSSCCCCC"); /* neither counts by itself */
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 1);
}

static void distinct_counts_each_department_once_towards_min(void **s)
{
    world *office = *s;
    xtrain_rule rule =
        visits(SALES, (stated){XTRAIN_PARAMETER_MIN, 2}, (stated){XTRAIN_PARAMETER_DISTINCT, 1});
    rule.value[XTRAIN_PARAMETER_MAX] = 2;
    rule.subject = (xtrain_subject){XTRAIN_SUBJECT_SET, add_set(office, "others", SALES, LEGAL)};
    const int line = add_rule(office, &rule);
    judge_ana(office, "SCCLCCCC");
    expect_clean(office);
    judge_ana(office, "SCCSCSCC"); /* one department, but three stays */
    const expected both[] = {
        {XTRAIN_RULE_P6, XTRAIN_MUST, line, ANA, XTRAIN_NONE, 7, 1, 0,
         "Ana Ruiz (e1): 1 visit to different departments of the set others by 2026-04-26, at "
         "least 2 asked"},
        {XTRAIN_RULE_P6, XTRAIN_MUST, line, ANA, SALES, 5, 1, 0,
         "Ana Ruiz (e1): 3 visits to the set others, at most 2 allowed"},
    };
    expect_breaches(office, both, 2);
}

static void a_stay_that_does_not_count_hides_no_earlier_one(void **s)
{
    world *office = *s;
    xtrain_rule rule =
        visits(SALES, (stated){XTRAIN_PARAMETER_MIN, 3}, (stated){XTRAIN_PARAMETER_DISTINCT, 1});
    const int line = add_rule(office, &rule);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(3, 3)), XTRAIN_OK);
    judge_ana(office, "CSCSCSCC"); /* the second is all leave, the third repeats the first */
    expect_only(office, (expected){XTRAIN_RULE_P6, XTRAIN_MUST, line, ANA, SALES, 7, 2, 0,
                                   "Ana Ruiz (e1): 1 visit to different departments of Sales by "
                                   "2026-04-26, at least 3 asked"});
}

static void home_never_counts_as_a_visit(void **s)
{
    world *office = *s;
    xtrain_rule rule = at_least(SALES, 1);
    rule.subject = (xtrain_subject){XTRAIN_SUBJECT_ANY, 0};
    rule.employee = XTRAIN_NONE;
    const int line = add_rule(office, &rule);
    judge(office, "CCCCCCCL", BO_HOME, "CCCCCCCC");
    expect_only(office, (expected){XTRAIN_RULE_P6, XTRAIN_MUST, line, BO, XTRAIN_NONE, 7, 1, 0,
                                   "Bo: 0 visits to any department by 2026-04-26, at least 1 "
                                   "asked"});
}

static void equal_rules_of_two_programmes_count_once(void **s)
{
    world *office = *s;
    int lines[2];
    for (int at = 0; at < 2; at++) {
        xtrain_programme programme = XTRAIN_PROGRAMME_INIT;
        programme.name = at == 0 ? "juniors" : "claims people";
        int number = -1;
        assert_int_equal(xtrain_problem_add_programme(&number, office->problem, &programme),
                         XTRAIN_OK);
        assert_int_equal(xtrain_problem_add_member(office->problem, number, NULL,
                                                   at == 0 ? XTRAIN_NONE : CLAIMS,
                                                   at == 0 ? ANA : XTRAIN_NONE),
                         XTRAIN_OK);
        xtrain_rule rule = at_least(SALES, 1);
        rule.employee = XTRAIN_NONE;
        rule.programme = number;
        lines[at] = add_rule(office, &rule);
    }
    judge_ana(office, ANA_HOME);
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 1);
    assert_int_equal(xtrain_plan_line(office->plan, lines[0])->units, 1);
    assert_int_equal(xtrain_plan_line(office->plan, lines[1])->units, 0);
    assert_string_equal(xtrain_plan_line(office->plan, lines[1])->name,
                        "visits to Sales, programme claims people");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_missing_visit_breaks_p6_at_its_due_date),
        WORLD_TEST(without_a_date_the_plans_end_is_the_date),
        WORLD_TEST(a_date_before_the_plan_leaves_only_past_stays),
        WORLD_TEST(an_extra_visit_breaks_p6_at_the_first_stay_too_many),
        WORLD_TEST(a_stay_too_many_that_began_in_the_past_lies_at_the_start),
        WORLD_TEST(only_present_periods_make_a_stay_count),
        WORLD_TEST(a_stay_under_way_counts_once_with_its_past_present_periods),
        WORLD_TEST(distinct_counts_each_department_once_towards_min),
        WORLD_TEST(a_stay_that_does_not_count_hides_no_earlier_one),
        WORLD_TEST(home_never_counts_as_a_visit),
        WORLD_TEST(equal_rules_of_two_programmes_count_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
