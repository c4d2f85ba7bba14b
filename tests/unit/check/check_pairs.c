/* SPDX-License-Identifier: GPL-3.0-or-later */
/* P7 and P8: which stay comes before which, with past stays, homes, sets, and time between. */
#include "world.h"

static const xtrain_subject anywhere = {XTRAIN_SUBJECT_ANY, 0};

static xtrain_rule rule_of(xtrain_rule_kind kind, xtrain_subject before, xtrain_subject subject)
{
    xtrain_rule rule = make_rule(kind, NONE_STATED, NONE_STATED);
    rule.before = before;
    rule.subject = subject;
    rule.source = (xtrain_source){"office.cfg", 41, NULL};
    return rule;
}

/* Sales before Legal. */
static xtrain_rule order(void)
{
    return rule_of(XTRAIN_RULE_P7, department_subject(SALES), department_subject(LEGAL));
}

/* Sales and then Legal. */
static xtrain_rule transition(bool across)
{
    xtrain_rule rule =
        rule_of(XTRAIN_RULE_P8, department_subject(SALES), department_subject(LEGAL));
    rule.value[XTRAIN_PARAMETER_ACROSS] = across ? 1 : XTRAIN_UNSET;
    return rule;
}

static void a_stay_without_the_one_before_it_breaks_p7(void **s)
{
    world *office = *s;
    const xtrain_rule rule = order();
    const int line = add_rule(office, &rule);
    judge_ana(office, "CCLLCSSC");
    expect_only(office, (expected){XTRAIN_RULE_P7, XTRAIN_MUST, line, ANA, LEGAL, 2, 1, 0,
                                   "Ana Ruiz (e1): stay in Legal from 2026-03-16 without an "
                                   "earlier one in Sales"});
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:41");
    assert_string_equal(xtrain_plan_line(office->plan, line)->name, "order: Sales before Legal");
    judge_ana(office, "CSCLLCCC");
    expect_clean(office);
    judge_ana(office, "SSLLCCCC"); /* over when the other begins */
    expect_clean(office);
    judge_ana(office, "CCSSCCCC"); /* nothing that would need it */
    expect_clean(office);
}

static void every_entry_too_early_is_a_unit_of_p7(void **s)
{
    world *office = *s;
    xtrain_rule rule = order();
    rule.strength = XTRAIN_SHOULD;
    rule.points = 5;
    const int line = add_rule(office, &rule);
    judge(office, "CLCLCSCL", BO_HOME, "LLL....."); /* a long stay is one entry */
    const expected breaches[] = {
        {XTRAIN_RULE_P7, XTRAIN_SHOULD, line, ANA, LEGAL, 1, 1, 5,
         "Ana Ruiz (e1): stay in Legal from 2026-03-09 without an earlier one in Sales"},
        {XTRAIN_RULE_P7, XTRAIN_SHOULD, line, ANA, LEGAL, 3, 1, 5,
         "Ana Ruiz (e1): stay in Legal from 2026-03-23 without an earlier one in Sales"},
        {XTRAIN_RULE_P7, XTRAIN_SHOULD, line, VI, LEGAL, 0, 1, 5,
         "Vi (e3): stay in Legal from 2026-03-02 without an earlier one in Sales"},
    };
    expect_breaches(office, breaches, 3);
    assert_int_equal(xtrain_plan_value(office->plan), 15);
}

static void past_stays_come_before_for_p7(void **s)
{
    world *office = *s;
    const xtrain_rule rule = order();
    const int line = add_rule(office, &rule);
    add_past(office, ANA, SALES, -20, -19);
    add_past(office, VI, SALES, -1, -1); /* under way */
    judge(office, "LLCCCCCC", BO_HOME, "L.......");
    expect_clean(office);
    judge(office, "LLCCCCCC", BO_HOME, "SSL.....");
    expect_clean(office);
    judge(office, ANA_HOME, "SLSSSSSS", VI_IDLE);
    expect_only(office,
                (expected){XTRAIN_RULE_P7, XTRAIN_MUST, line, BO, LEGAL, 1, 1, 0,
                           "Bo: stay in Legal from 2026-03-09 without an earlier one in Sales"});
}

static void a_stay_under_way_that_goes_on_is_no_entry_of_p7(void **s)
{
    world *office = *s;
    const xtrain_rule rule = order();
    const int line = add_rule(office, &rule);
    add_past(office, ANA, LEGAL, -2, -1);
    judge_ana(office, "LLCCCCCC");
    expect_clean(office);
    judge_ana(office, "CLLCCCCC"); /* entered again */
    expect_only(office, (expected){XTRAIN_RULE_P7, XTRAIN_MUST, line, ANA, LEGAL, 1, 1, 0,
                                   "Ana Ruiz (e1): stay in Legal from 2026-03-09 without an "
                                   "earlier one in Sales"});
}

static void home_is_no_stay_of_p7(void **s)
{
    world *office = *s;
    const xtrain_rule rule = order();
    const xtrain_rule other =
        rule_of(XTRAIN_RULE_P7, department_subject(LEGAL), department_subject(SALES));
    const int line = add_rule(office, &rule);
    (void)add_rule(office, &other); /* Bo, at home in Sales, enters nothing */
    judge(office, ANA_HOME, BO_HOME, VI_IDLE);
    expect_clean(office);
    judge(office, ANA_HOME, "SSLSSSSS", VI_IDLE);
    expect_only(office,
                (expected){XTRAIN_RULE_P7, XTRAIN_MUST, line, BO, LEGAL, 2, 1, 0,
                           "Bo: stay in Legal from 2026-03-16 without an earlier one in Sales"});
}

static void leave_and_closure_do_not_undo_the_stay_before(void **s)
{
    world *office = *s;
    const xtrain_rule rule = order();
    (void)add_rule(office, &rule);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(1, 1)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(office->problem, SALES, weeks(2, 2)), XTRAIN_OK);
    judge(office, "CSCLCCCC", BO_HOME, ".SSL....");
    expect_clean(office);
}

static void a_stay_is_never_before_itself(void **s)
{
    world *office = *s;
    const xtrain_subject front = {XTRAIN_SUBJECT_SET, add_set(office, "front", SALES, LEGAL)};
    const xtrain_rule rule = rule_of(XTRAIN_RULE_P7, front, anywhere);
    const int line = add_rule(office, &rule);
    add_past(office, BO, LEGAL, -9, -8);
    judge(office, "CSCLCCCC", "CSLSSSSS", ".C.S.C..");
    const expected breaches[] = {
        {XTRAIN_RULE_P7, XTRAIN_MUST, line, ANA, SALES, 1, 1, 0,
         "Ana Ruiz (e1): stay in Sales from 2026-03-09 without an earlier one in the set front"},
        {XTRAIN_RULE_P7, XTRAIN_MUST, line, VI, CLAIMS, 1, 1, 0,
         "Vi (e3): stay in Claims from 2026-03-09 without an earlier one in the set front"},
        {XTRAIN_RULE_P7, XTRAIN_MUST, line, VI, SALES, 3, 1, 0,
         "Vi (e3): stay in Sales from 2026-03-23 without an earlier one in the set front"},
    };
    expect_breaches(office, breaches, 3);
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "order: the set front before any department");
}

static void stays_that_touch_break_p8(void **s)
{
    world *office = *s;
    xtrain_rule rule = transition(false);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 4;
    const int line = add_rule(office, &rule);
    judge_ana(office, "CSSLLCCC");
    expect_only(office, (expected){XTRAIN_RULE_P8, XTRAIN_SHOULD, line, ANA, LEGAL, 3, 1, 4,
                                   "Ana Ruiz (e1): stay in Legal from 2026-03-23 straight after "
                                   "the one in Sales until 2026-03-22, not allowed"});
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:41");
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "transition: Sales straight to Legal");
    judge_ana(office, "CLLSSCCC"); /* the other way round */
    expect_clean(office);
    judge_ana(office, "SLSLCCCC");
    assert_int_equal(xtrain_plan_value(office->plan), 8);
}

static void home_or_idle_time_between_breaks_the_pair_unless_across(void **s)
{
    world *office = *s;
    const xtrain_rule straight = transition(false);
    (void)add_rule(office, &straight);
    assert_int_equal(xtrain_problem_add_closed(office->problem, CLAIMS, weeks(2, 2)), XTRAIN_OK);
    judge(office, "CSCLCCCC", "SCSLSSSS", "S.L....."); /* Bo was at home in Sales */
    expect_clean(office);
}

static void across_any_time_the_next_stay_breaks_p8(void **s)
{
    world *office = *s;
    const xtrain_rule rule = transition(true);
    const int line = add_rule(office, &rule);
    judge(office, "CSCCLCCC", BO_HOME, "S.C.L..."); /* Vi is in Claims between */
    expect_only(office, (expected){XTRAIN_RULE_P8, XTRAIN_MUST, line, ANA, LEGAL, 4, 1, 0,
                                   "Ana Ruiz (e1): stay in Legal from 2026-03-30 next after the "
                                   "one in Sales until 2026-03-15, not allowed"});
    assert_string_equal(xtrain_plan_line(office->plan, line)->name, "transition: Sales to Legal");
    judge(office, "CSLCCCCC", BO_HOME, VI_IDLE);
    expect_only(office, (expected){XTRAIN_RULE_P8, XTRAIN_MUST, line, ANA, LEGAL, 2, 1, 0,
                                   "Ana Ruiz (e1): stay in Legal from 2026-03-16 straight after "
                                   "the one in Sales until 2026-03-15, not allowed"});
    judge(office, ANA_HOME, BO_HOME, "S..L....");
    expect_only(office, (expected){XTRAIN_RULE_P8, XTRAIN_MUST, line, VI, LEGAL, 3, 1, 0,
                                   "Vi (e3): stay in Legal from 2026-03-23 next after the one in "
                                   "Sales until 2026-03-08, not allowed"});
}

static void a_past_stay_is_the_first_of_a_pair(void **s)
{
    world *office = *s;
    const xtrain_rule rule = transition(false);
    const int line = add_rule(office, &rule);
    add_past(office, ANA, SALES, -2, -1);
    add_past(office, VI, SALES, -3, -2); /* idle since */
    judge(office, "LCCCCCCC", BO_HOME, "L.......");
    expect_only(office, (expected){XTRAIN_RULE_P8, XTRAIN_MUST, line, ANA, LEGAL, 0, 1, 0,
                                   "Ana Ruiz (e1): stay in Legal from 2026-03-02 straight after "
                                   "the one in Sales until 2026-03-01, not allowed"});
    judge_ana(office, "SLCCCCCC"); /* goes on first */
    expect_only(office, (expected){XTRAIN_RULE_P8, XTRAIN_MUST, line, ANA, LEGAL, 1, 1, 0,
                                   "Ana Ruiz (e1): stay in Legal from 2026-03-09 straight after "
                                   "the one in Sales until 2026-03-08, not allowed"});
    judge_ana(office, "CLCCCCCC");
    expect_clean(office);
}

static void a_stay_under_way_that_goes_on_is_no_second_stay(void **s)
{
    world *office = *s;
    const xtrain_rule rule = transition(true);
    const int line = add_rule(office, &rule);
    add_past(office, ANA, SALES, -3, -2);
    add_past(office, ANA, LEGAL, -1, -1);
    add_past(office, VI, SALES, -9, -8);
    judge_ana(office, "LLCCCCCC");
    expect_clean(office);
    judge(office, "CLCCCCCC", BO_HOME, "...L...."); /* after Legal; long after Sales */
    expect_only(office, (expected){XTRAIN_RULE_P8, XTRAIN_MUST, line, VI, LEGAL, 3, 1, 0,
                                   "Vi (e3): stay in Legal from 2026-03-23 next after the one in "
                                   "Sales until 2026-01-11, not allowed"});
}

static void any_department_is_either_side_of_p8(void **s)
{
    world *office = *s;
    xtrain_rule rule = rule_of(XTRAIN_RULE_P8, anywhere, anywhere);
    const int straight = add_rule(office, &rule);
    rule.subject = department_subject(SALES);
    rule.value[XTRAIN_PARAMETER_ACROSS] = 1;
    rule.strength = XTRAIN_GOAL;
    rule.points = 3;
    const int again = add_rule(office, &rule);
    judge_ana(office, "SCSLCCCC");
    const expected breaches[] = {
        {XTRAIN_RULE_P8, XTRAIN_MUST, straight, ANA, LEGAL, 3, 1, 0,
         "Ana Ruiz (e1): stay in Legal from 2026-03-23 straight after the one in Sales until "
         "2026-03-22, not allowed"},
        {XTRAIN_RULE_P8, XTRAIN_GOAL, again, ANA, SALES, 2, 1, 3,
         "Ana Ruiz (e1): stay in Sales from 2026-03-16 next after the one in Sales until "
         "2026-03-08, not allowed"},
    };
    expect_breaches(office, breaches, 2);
    assert_string_equal(xtrain_plan_line(office->plan, straight)->name,
                        "transition: any department straight to any department");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_stay_without_the_one_before_it_breaks_p7),
        WORLD_TEST(every_entry_too_early_is_a_unit_of_p7),
        WORLD_TEST(past_stays_come_before_for_p7),
        WORLD_TEST(a_stay_under_way_that_goes_on_is_no_entry_of_p7),
        WORLD_TEST(home_is_no_stay_of_p7),
        WORLD_TEST(leave_and_closure_do_not_undo_the_stay_before),
        WORLD_TEST(a_stay_is_never_before_itself),
        WORLD_TEST(stays_that_touch_break_p8),
        WORLD_TEST(home_or_idle_time_between_breaks_the_pair_unless_across),
        WORLD_TEST(across_any_time_the_next_stay_breaks_p8),
        WORLD_TEST(a_past_stay_is_the_first_of_a_pair),
        WORLD_TEST(a_stay_under_way_that_goes_on_is_no_second_stay),
        WORLD_TEST(any_department_is_either_side_of_p8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
