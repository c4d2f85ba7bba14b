/* SPDX-License-Identifier: GPL-3.0-or-later */
/* T1 and T2: what a plan does to the whole team, and to two people. */
#include "world.h"

#include <string.h>

#define PRICE 1000

static xtrain_rule depth(int skill, int people)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_T1, (stated){XTRAIN_PARAMETER_SKILL, skill},
                                 (stated){XTRAIN_PARAMETER_MIN, people});
    rule.source = (xtrain_source){"office.cfg", 41, NULL};
    return rule;
}

static xtrain_rule pair(int employee, int other, bool together)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_T2, NONE_STATED, NONE_STATED);
    rule.employee = employee;
    rule.other = other;
    rule.value[XTRAIN_PARAMETER_TOGETHER] = together ? 1 : XTRAIN_UNSET;
    rule.source = (xtrain_source){"office.cfg", 42, NULL};
    return rule;
}

static int state(world *office, xtrain_rule rule)
{
    return add_rule(office, &rule);
}

static void too_few_people_with_cover_level_break_t1(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    const int line = state(office, depth(law, 3));
    set_level(office, ANA, law, 2);
    set_level(office, BO, law, 1);
    judge_ana(office, ANA_HOME);
    expect_only(office,
                (expected){XTRAIN_RULE_T1, XTRAIN_MUST, line, NOBODY, NOBODY, 7, 2, 2 * PRICE,
                           "law: 1 person at level 2 or above when the plan ends on "
                           "2026-04-26, 3 needed"});
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:41");
    assert_string_equal(xtrain_plan_line(office->plan, line)->name, "depth of law");
    assert_int_equal(xtrain_plan_value(office->plan), 2 * PRICE);
}

static void what_is_learnt_in_the_last_period_counts_for_t1(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    (void)state(office, depth(law, 1));
    teach(office, SALES, law, 2, 2, 0);
    set_level(office, VI, law, 1);
    judge(office, ANA_HOME, BO_HOME, "......SS");
    expect_clean(office);
    judge(office, ANA_HOME, BO_HOME, ".......S");
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 1);
}

static void who_leaves_before_the_end_gives_no_depth(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    xtrain_rule rule = depth(law, 2);
    rule.strength = XTRAIN_GOAL;
    rule.points = 6;
    const int line = add_rule(office, &rule);
    set_level(office, ANA, law, 4);
    set_level(office, BO, law, 4);
    office->problem->employees[ANA].contract.last = weeks(6, 6).last;
    assert_int_equal(xtrain_problem_add_leave(office->problem, BO, weeks(7, 7)), XTRAIN_OK);
    judge_ana(office, "CCCCCCC.");
    expect_only(office, (expected){XTRAIN_RULE_T1, XTRAIN_GOAL, line, NOBODY, NOBODY, 7, 1, 6,
                                   "law: 1 person at level 2 or above when the plan ends on "
                                   "2026-04-26, 2 needed"});
}

static void two_people_in_one_place_break_apart(void **s)
{
    world *office = *s;
    const int line = state(office, pair(ANA, VI, false));
    judge(office, "CCSSCCCC", BO_HOME, "..LLS...");
    expect_clean(office);
    judge(office, "CCSSCCCC", BO_HOME, ".SSC.C..");
    const expected both[] = {
        {XTRAIN_RULE_T2, XTRAIN_MUST, line, ANA, SALES, 2, 1, PRICE,
         "Ana Ruiz (e1), week of 2026-03-16: in Sales together with Vi (e3)"},
        {XTRAIN_RULE_T2, XTRAIN_MUST, line, ANA, CLAIMS, 5, 1, PRICE,
         "Ana Ruiz (e1), week of 2026-04-06: in Claims together with Vi (e3)"},
    };
    expect_breaches(office, both, 2);
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:42");
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "apart: Ana Ruiz (e1) and Vi (e3)");
    assert_int_equal(xtrain_plan_value(office->plan), 2 * PRICE);
}

static void two_people_who_never_meet_break_together(void **s)
{
    world *office = *s;
    xtrain_rule rule = pair(VI, BO, true);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 9;
    const int line = add_rule(office, &rule);
    judge(office, ANA_HOME, BO_HOME, ".......S");
    expect_clean(office);
    judge(office, ANA_HOME, BO_HOME, "LLLLCCCC");
    expect_only(office, (expected){XTRAIN_RULE_T2, XTRAIN_SHOULD, line, VI, NOBODY, 7, 1, 9,
                                   "Vi (e3): never in one department with Bo by 2026-04-26"});
    assert_string_equal(xtrain_plan_line(office->plan, line)->name, "together: Vi (e3) and Bo");
}

static void who_is_not_present_meets_nobody(void **s)
{
    world *office = *s;
    const int together = state(office, pair(ANA, VI, true));
    (void)state(office, pair(ANA, VI, false));
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(2, 3)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_leave(office->problem, VI, weeks(2, 2)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(office->problem, LEGAL, weeks(4, 4)), XTRAIN_OK);
    judge(office, "CCLLLCCC", BO_HOME, "..LLL...");
    expect_only(office, (expected){XTRAIN_RULE_T2, XTRAIN_MUST, together, ANA, NOBODY, 7, 1, PRICE,
                                   "Ana Ruiz (e1): never in one department with Vi (e3) by "
                                   "2026-04-26"});
    judge(office, "CCLLLLCC", BO_HOME, "..LLLL.."); /* kept, and the other one broken */
    assert_int_equal(xtrain_plan_line(office->plan, together)->units, 0);
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 1);
}

static void people_without_a_contract_together_are_apart(void **s)
{
    world *office = *s;
    const int together = state(office, pair(ANA, VI, true));
    const int apart = state(office, pair(VI, ANA, false));
    office->problem->employees[ANA].contract.last = weeks(3, 3).last;
    office->problem->employees[VI].contract.first = weeks(4, 4).first;
    judge(office, "CCCC....", BO_HOME, "....CCCC");
    assert_int_equal(xtrain_plan_line(office->plan, together)->units, 1);
    assert_int_equal(xtrain_plan_line(office->plan, apart)->units, 0);
}

static void team_rules_are_in_nobodys_utility(void **s)
{
    world *office = *s;
    xtrain_objective objective = XTRAIN_OBJECTIVE_INIT;
    objective.kind = XTRAIN_OBJECTIVE_UTILITY;
    objective.sum = 3;
    objective.least = 5;
    assert_int_equal(xtrain_problem_set_objective(office->problem, &objective), XTRAIN_OK);
    const int law = add_skill(office, "law");
    xtrain_rule rule = pair(ANA, VI, true);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 9;
    (void)add_rule(office, &rule);
    (void)state(office, depth(law, 2));
    judge_ana(office, ANA_HOME);
    assert_int_equal(xtrain_plan_value(office->plan), -9 - 2 * PRICE);
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->utility, 0);
}

static void team_breaches_come_back_from_a_file(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    (void)state(office, depth(law, 1));
    (void)state(office, pair(ANA, VI, false));
    (void)state(office, pair(ANA, BO, true));
    judge(office, ANA_HOME, BO_HOME, ".C......");
    assert_int_equal(xtrain_plan_breach_count(office->plan), 3);
    char *text = NULL;
    char *again = NULL;
    xtrain_plan *read = NULL;
    assert_int_equal(xt_plan_write_json(&text, office->context, office->plan), XTRAIN_OK);
    assert_int_equal(xt_plan_read_json(&read, office->context, text, strlen(text), "plan.json"),
                     XTRAIN_OK);
    assert_int_equal(xt_plan_write_json(&again, office->context, read), XTRAIN_OK);
    assert_string_equal(text, again);
    const xtrain_breach *breach = xtrain_plan_breach(read, 0);
    assert_int_equal(breach->kind, XTRAIN_RULE_T1);
    assert_int_equal(breach->employee, XTRAIN_NONE);
    assert_int_equal(breach->department, XTRAIN_NONE);
    xtrain_plan_free(read);
    xt_release(&office->context->memory, text);
    xt_release(&office->context->memory, again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(too_few_people_with_cover_level_break_t1),
        WORLD_TEST(what_is_learnt_in_the_last_period_counts_for_t1),
        WORLD_TEST(who_leaves_before_the_end_gives_no_depth),
        WORLD_TEST(two_people_in_one_place_break_apart),
        WORLD_TEST(two_people_who_never_meet_break_together),
        WORLD_TEST(who_is_not_present_meets_nobody),
        WORLD_TEST(people_without_a_contract_together_are_apart),
        WORLD_TEST(team_rules_are_in_nobodys_utility),
        WORLD_TEST(team_breaches_come_back_from_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
