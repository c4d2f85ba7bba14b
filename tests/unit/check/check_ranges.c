/* SPDX-License-Identifier: GPL-3.0-or-later */
/* P3 and entry requirements with dates: which of two rules a stay is judged by. */
#include "world.h"

static xtrain_rule lengths(int department, int least, int most)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_P3, (stated){XTRAIN_PARAMETER_MIN, least},
                                 (stated){XTRAIN_PARAMETER_MAX, most});
    rule.subject = department_subject(department);
    return rule;
}

static xtrain_rule during(xtrain_rule rule, xtrain_range range)
{
    rule.range = range;
    rule.source = (xtrain_source){"office.cfg", 41, NULL};
    return rule;
}

static int state(world *office, xtrain_rule rule)
{
    return add_rule(office, &rule);
}

static void dates_replace_the_length_that_they_state(void **s)
{
    world *office = *s;
    const int general = state(office, lengths(SALES, 2, 4));
    const int dated = state(office, during(lengths(SALES, 4, XTRAIN_UNSET), weeks(2, 3)));
    judge_ana(office, "CSSCCCCC"); /* begins before them */
    expect_clean(office);
    judge_ana(office, "CCCCSSSC"); /* after them */
    expect_clean(office);
    judge_ana(office, "CCCSSSSC");
    expect_clean(office);
    judge_ana(office, "CCCSSSCC");
    expect_only(office, (expected){XTRAIN_RULE_P3, XTRAIN_MUST, dated, ANA, SALES, 3, 1, 0,
                                   "Ana Ruiz (e1): stay in Sales from 2026-03-23 lasts 3 periods, "
                                   "at least 4 asked"});
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:41");
    assert_string_equal(xtrain_plan_line(office->plan, dated)->name,
                        "stay length in Sales, 2026-03-16 to 2026-03-29");
    judge_ana(office, "CCCSSSSS"); /* what they do not state stays */
    expect_only(office, (expected){XTRAIN_RULE_P3, XTRAIN_MUST, general, ANA, SALES, 3, 1, 0,
                                   "Ana Ruiz (e1): stay in Sales from 2026-03-23 lasts 5 periods, "
                                   "at most 4 allowed"});
}

static void of_a_stay_under_way_the_past_first_cell_decides(void **s)
{
    world *office = *s;
    const int general = state(office, lengths(SALES, 2, 3));
    const int dated = state(office, during(lengths(SALES, 5, 6), weeks(-3, -2)));
    add_past(office, ANA, SALES, -2, -1);
    add_past(office, VI, SALES, -1, -1);
    judge(office, "SSSCCCCC", BO_HOME, "S.......");
    expect_clean(office);
    judge(office, "SSCCCCCC", BO_HOME, "SSS.....");
    const expected both[] = {
        {XTRAIN_RULE_P3, XTRAIN_MUST, dated, ANA, SALES, 0, 1, 0,
         "Ana Ruiz (e1): stay in Sales from 2026-02-16 lasts 4 periods, at least 5 asked"},
        {XTRAIN_RULE_P3, XTRAIN_MUST, general, VI, SALES, 0, 1, 0,
         "Vi (e3): stay in Sales from 2026-02-23 lasts 4 periods, at most 3 allowed"},
    };
    expect_breaches(office, both, 2);
    judge(office, ANA_HOME, BO_HOME, "SS......"); /* it does not go on */
    expect_only(office, (expected){XTRAIN_RULE_P3, XTRAIN_MUST, dated, ANA, SALES, 0, 3, 0,
                                   "Ana Ruiz (e1): stay in Sales from 2026-02-16 lasts 2 periods, "
                                   "at least 5 asked"});
}

static void dates_replace_no_rule_about_all_departments(void **s)
{
    world *office = *s;
    const int general =
        state(office, make_rule(XTRAIN_RULE_P3, (stated){XTRAIN_PARAMETER_MIN, 3}, NONE_STATED));
    (void)state(office, during(lengths(SALES, 1, XTRAIN_UNSET), weeks(0, 7)));
    judge_ana(office, "CSCCCCCC");
    expect_only(office, (expected){XTRAIN_RULE_P3, XTRAIN_MUST, general, ANA, SALES, 1, 2, 0,
                                   "Ana Ruiz (e1): stay in Sales from 2026-03-09 lasts 1 period, "
                                   "at least 3 asked"});
}

static void a_stay_at_the_end_may_owe_what_its_dates_ask(void **s)
{
    world *office = *s;
    (void)state(office, lengths(SALES, 2, XTRAIN_UNSET));
    (void)state(office, during(lengths(SALES, 4, XTRAIN_UNSET), weeks(7, 7)));
    assert_int_equal(xtrain_problem_add_closed(office->problem, SALES, weeks(10, 10)), XTRAIN_OK);
    judge_ana(office, "CCCCCCCS"); /* three more, but the last one is closed */
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 3);
    judge_ana(office, "CCCCCCSS");
    expect_clean(office);
}

static xtrain_rule entry(int skill, int level)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_P2, (stated){XTRAIN_PARAMETER_SKILL, skill},
                                 (stated){XTRAIN_PARAMETER_LEVEL, level});
    rule.subject = department_subject(LEGAL);
    return rule;
}

static void dates_replace_what_entry_asks(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    set_level(office, ANA, law, 2);
    const int general = state(office, entry(law, 3));
    const int dated = state(office, during(entry(law, 0), weeks(2, 3)));
    judge_ana(office, "CCLLLCCC");
    expect_clean(office);
    judge_ana(office, "CCCCLCCC");
    expect_only(
        office,
        (expected){XTRAIN_RULE_P2, XTRAIN_MUST, general, ANA, LEGAL, 4, 1, 0,
                   "Ana Ruiz (e1): stay in Legal from 2026-03-30: law at level 2, 3 needed"});
    assert_string_equal(xtrain_plan_line(office->plan, dated)->name,
                        "entry to Legal: law at level 0, 2026-03-16 to 2026-03-29");
}

static void entry_may_ask_for_more_in_some_weeks_only(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    const int latin = add_skill(office, "latin");
    set_level(office, ANA, law, 2);
    (void)state(office, entry(law, 1));
    xtrain_rule more = during(entry(law, 4), weeks(2, 3));
    more.strength = XTRAIN_SHOULD;
    more.points = 5;
    const int dated = add_rule(office, &more);
    xtrain_range later = weeks(6, 6);
    later.last = XTRAIN_NO_DATE;
    const int other = state(office, during(entry(latin, 1), later));
    judge_ana(office, "LCLCLCCC");
    expect_only(
        office,
        (expected){XTRAIN_RULE_P2, XTRAIN_SHOULD, dated, ANA, LEGAL, 2, 1, 5,
                   "Ana Ruiz (e1): stay in Legal from 2026-03-16: law at level 2, 4 needed"});
    judge_ana(office, "CCCCCLLL");
    expect_clean(office);
    judge_ana(office, "CCCCCCCL");
    expect_only(
        office,
        (expected){XTRAIN_RULE_P2, XTRAIN_MUST, other, ANA, LEGAL, 7, 1, 0,
                   "Ana Ruiz (e1): stay in Legal from 2026-04-20: latin at level 0, 1 needed"});
    assert_string_equal(xtrain_plan_line(office->plan, other)->name,
                        "entry to Legal: latin at level 1, from 2026-04-13");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(dates_replace_the_length_that_they_state),
        WORLD_TEST(of_a_stay_under_way_the_past_first_cell_decides),
        WORLD_TEST(dates_replace_no_rule_about_all_departments),
        WORLD_TEST(a_stay_at_the_end_may_owe_what_its_dates_ask),
        WORLD_TEST(dates_replace_what_entry_asks),
        WORLD_TEST(entry_may_ask_for_more_in_some_weeks_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
