/* SPDX-License-Identifier: GPL-3.0-or-later */
/* P1 and P2: each part broken alone and caught by name and place, and the neighbour that is not. */
#include "world.h"

static void a_cell_outside_the_contract_breaks_p1(void **s)
{
    world *office = *s;
    xtrain_employee kim = XTRAIN_EMPLOYEE_INIT;
    kim.id = "e4";
    kim.name = "Kim";
    kim.home = CLAIMS;
    kim.contract = (xtrain_range){weeks(2, 2).first, weeks(5, 5).last};
    kim.source = (xtrain_source){"office.cfg", 41, NULL};
    assert_int_equal(xtrain_problem_add_employee(NULL, office->problem, &kim), XTRAIN_OK);
    assert_int_equal(xtrain_problem_validate(office->problem), XTRAIN_OK);
    static const int inside[WEEKS] = {-1, -1, CLAIMS, CLAIMS, CLAIMS, CLAIMS, -1, -1};
    xt_cell cells[4 * WEEKS];
    for (int week = 0; week < WEEKS; week++) {
        cells[week] = CLAIMS;
        cells[WEEKS + week] = SALES;
        cells[2 * WEEKS + week] = XTRAIN_NONE;
        cells[3 * WEEKS + week] = (xt_cell)inside[week];
    }
    assert_int_equal(xt_check(&office->plan, office->problem, cells), XTRAIN_OK);
    expect_clean(office);
    assert_int_equal(xtrain_plan_cell_flags(office->plan, 3, 1), XTRAIN_CELL_OUTSIDE);
    assert_int_equal(xtrain_plan_person(office->plan, 3)->eligible, 4);
    cells[3 * WEEKS + 6] = CLAIMS; /* outside */
    cells[3 * WEEKS + 4] = XTRAIN_NONE;
    xtrain_plan_free(office->plan);
    assert_int_equal(xt_check(&office->plan, office->problem, cells), XTRAIN_OK);
    const expected both[] = {
        {XTRAIN_RULE_P1, XTRAIN_MUST, built_in(office, 0), 3, XTRAIN_NONE, 4, 1, 0,
         "Kim (e4), week of 2026-03-30: in no department, though in contract"},
        {XTRAIN_RULE_P1, XTRAIN_MUST, built_in(office, 0), 3, CLAIMS, 6, 1, 0,
         "Kim (e4), week of 2026-04-13: in Claims, outside the contract"},
    };
    expect_breaches(office, both, 2);
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:41");
    assert_int_equal(xtrain_plan_value(office->plan), 0); /* person musts are not in the value */
    assert_int_equal(xtrain_plan_cell_flags(office->plan, 3, 6), XTRAIN_CELL_OUTSIDE);
}

static void only_a_person_without_a_home_may_be_idle(void **s)
{
    world *office = *s;
    judge(office, ANA_HOME, "SSS.SSSS", VI_IDLE);
    expect_only(office,
                (expected){XTRAIN_RULE_P1, XTRAIN_MUST, built_in(office, 0), BO, XTRAIN_NONE, 3, 1,
                           0, "Bo, week of 2026-03-23: in no department, though in contract"});
    int heads = 0;
    xtrain_plan_staffing(office->plan, SALES, 3, &heads, NULL, NULL, NULL);
    assert_int_equal(heads, 0);
}

static void a_stay_on_leave_breaks_p1_only_if_a_rule_says_so(void **s)
{
    world *office = *s;
    xtrain_rule rule =
        make_rule(XTRAIN_RULE_P1, (stated){XTRAIN_PARAMETER_NO_STAY, 1}, NONE_STATED);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 5;
    rule.employee = ANA;
    const int line = add_rule(office, &rule);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(3, 4)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_leave(office->problem, BO, weeks(3, 4)), XTRAIN_OK);
    judge(office, "CCCCCSSC", "SSSCCSSS", VI_IDLE);
    expect_clean(office);
    assert_int_equal(xtrain_plan_cell_flags(office->plan, ANA, 3), XTRAIN_CELL_LEAVE);
    judge(office, "CCCCSSSC", BO_HOME, VI_IDLE);
    expect_only(office, (expected){XTRAIN_RULE_P1, XTRAIN_SHOULD, line, ANA, SALES, 4, 1, 5,
                                   "Ana Ruiz (e1), week of 2026-03-30: away in Sales, on leave"});
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "no stay on leave, for Ana Ruiz (e1)");
}

static void a_fixed_cell_that_is_not_kept_breaks_p2(void **s)
{
    world *office = *s;
    const xtrain_source source = labelled("fixed for Ana");
    assert_int_equal(xtrain_problem_add_fixed(office->problem, ANA, LEGAL, weeks(2, 3), &source),
                     XTRAIN_OK);
    judge_ana(office, "CCLLCCCC");
    expect_clean(office);
    assert_true((xtrain_plan_cell_flags(office->plan, ANA, 2) & XTRAIN_CELL_FIXED) != 0);
    judge_ana(office, "CCLSCCCC");
    expect_only(office,
                (expected){XTRAIN_RULE_P2, XTRAIN_MUST, built_in(office, 1), ANA, LEGAL, 3, 1, 0,
                           "Ana Ruiz (e1), week of 2026-03-23: in Sales, fixed to Legal"});
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "fixed for Ana");
}

static void every_cell_in_a_never_department_breaks_p2(void **s)
{
    world *office = *s;
    const xtrain_source source = labelled("never Sales");
    assert_int_equal(xtrain_problem_add_never(office->problem, ANA, SALES, &source), XTRAIN_OK);
    judge_ana(office, "CCLLCCCC");
    expect_clean(office);
    judge_ana(office, "CCSSCCCC");
    const expected both[] = {
        {XTRAIN_RULE_P2, XTRAIN_MUST, built_in(office, 2), ANA, SALES, 2, 1, 0,
         "Ana Ruiz (e1), week of 2026-03-16: in Sales, never to be sent there"},
        {XTRAIN_RULE_P2, XTRAIN_MUST, built_in(office, 2), ANA, SALES, 3, 1, 0,
         "Ana Ruiz (e1), week of 2026-03-23: in Sales, never to be sent there"},
    };
    expect_breaches(office, both, 2);
    assert_string_equal(xtrain_plan_breach(office->plan, 1)->source, "never Sales");
}

static void a_stay_that_begins_where_it_is_closed_breaks_p2(void **s)
{
    world *office = *s;
    assert_int_equal(xtrain_problem_add_closed(office->problem, SALES, weeks(3, 3)), XTRAIN_OK);
    judge_ana(office, "CCSSSCCC"); /* closure within the stay is none of this */
    expect_clean(office);
    assert_int_equal(xtrain_plan_cell_flags(office->plan, ANA, 3),
                     XTRAIN_CELL_CLOSED | XTRAIN_CELL_VISITOR);
    judge_ana(office, "CCCSSCCC");
    expect_only(office,
                (expected){XTRAIN_RULE_P2, XTRAIN_MUST, built_in(office, 3), ANA, SALES, 3, 1, 0,
                           "Ana Ruiz (e1): stay in Sales begins on 2026-03-23, when it is closed"});
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "Sales");
}

static void in_a_week_of_holidays_nobody_is_present(void **s)
{
    world *office = *s;
    assert_int_equal(xtrain_problem_add_holiday(office->problem, weeks(2, 2)), XTRAIN_OK);
    judge(office, ANA_HOME, BO_HOME, "..S.....");
    expect_only(office,
                (expected){XTRAIN_RULE_P2, XTRAIN_MUST, built_in(office, 3), VI, SALES, 2, 1, 0,
                           "Vi (e3): stay in Sales begins on 2026-03-16, when it is "
                           "closed"});
    assert_int_equal(xtrain_plan_cell_flags(office->plan, ANA, 2), XTRAIN_CELL_CLOSED);
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->eligible, 7);
    judge_ana(office, ANA_HOME);
    assert_int_equal(xtrain_plan_cell_flags(office->plan, VI, 2), XTRAIN_CELL_CLOSED);
    assert_int_equal(xtrain_plan_cell_flags(office->plan, VI, 1), 0);
}

static void going_home_to_a_closed_department_is_no_breach(void **s)
{
    world *office = *s;
    assert_int_equal(xtrain_problem_add_closed(office->problem, CLAIMS, weeks(4, 4)), XTRAIN_OK);
    judge_ana(office, "CCSSCCCC");
    expect_clean(office);
}

static int entry_rule(world *office, int skill, int level)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_P2, (stated){XTRAIN_PARAMETER_SKILL, skill},
                                 (stated){XTRAIN_PARAMETER_LEVEL, level});
    rule.subject = department_subject(LEGAL);
    return add_rule(office, &rule);
}

static void each_entry_requirement_is_a_breach_of_its_own(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    const int latin = add_skill(office, "latin");
    const int first = entry_rule(office, law, 2);
    const int second = entry_rule(office, latin, 1);
    assert_int_equal(xtrain_problem_set_level(office->problem, ANA, law, 1), XTRAIN_OK);
    assert_int_equal(xtrain_problem_set_level(office->problem, BO, law, 2), XTRAIN_OK);
    assert_int_equal(xtrain_problem_set_level(office->problem, BO, latin, 2), XTRAIN_OK);
    judge(office, "CCSSCCCC", "SSLLSSSS", VI_IDLE);
    expect_clean(office);
    judge_ana(office, "CCCCCLLC");
    const expected both[] = {
        {XTRAIN_RULE_P2, XTRAIN_MUST, first, ANA, LEGAL, 5, 1, 0,
         "Ana Ruiz (e1): stay in Legal from 2026-04-06: law at level 1, 2 needed"},
        {XTRAIN_RULE_P2, XTRAIN_MUST, second, ANA, LEGAL, 5, 1, 0,
         "Ana Ruiz (e1): stay in Legal from 2026-04-06: latin at level 0, 1 needed"},
    };
    expect_breaches(office, both, 2);
    assert_string_equal(xtrain_plan_line(office->plan, first)->name,
                        "entry to Legal: law at level 2");
}

static void a_stay_under_way_is_judged_for_entry_no_more(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    const int rule = entry_rule(office, law, 2);
    add_past(office, ANA, LEGAL, -2, -1);
    assert_int_equal(xtrain_problem_add_closed(office->problem, LEGAL, weeks(0, 0)), XTRAIN_OK);
    judge_ana(office, "LLCCCCCC");
    expect_clean(office);
    judge_ana(office, "CLCCCCCC"); /* a new stay */
    expect_only(
        office,
        (expected){XTRAIN_RULE_P2, XTRAIN_MUST, rule, ANA, LEGAL, 1, 1, 0,
                   "Ana Ruiz (e1): stay in Legal from 2026-03-09: law at level 0, 2 needed"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_cell_outside_the_contract_breaks_p1),
        WORLD_TEST(only_a_person_without_a_home_may_be_idle),
        WORLD_TEST(a_stay_on_leave_breaks_p1_only_if_a_rule_says_so),
        WORLD_TEST(a_fixed_cell_that_is_not_kept_breaks_p2),
        WORLD_TEST(every_cell_in_a_never_department_breaks_p2),
        WORLD_TEST(a_stay_that_begins_where_it_is_closed_breaks_p2),
        WORLD_TEST(in_a_week_of_holidays_nobody_is_present),
        WORLD_TEST(going_home_to_a_closed_department_is_no_breach),
        WORLD_TEST(each_entry_requirement_is_a_breach_of_its_own),
        WORLD_TEST(a_stay_under_way_is_judged_for_entry_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
