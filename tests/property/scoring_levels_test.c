/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gained levels in the second scoring, against cases worked out by hand from the rules page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "property/brute.h"
#include "property/handmade.h"

/* One person from A; B teaches the only skill: a level after so many periods, up to level 3. */
static tiny with_teaching(int periods, int after)
{
    tiny problem = handmade_plain(1, 3, periods);

    problem.skills = 1;
    problem.skill[0] = (tiny_skill){5, 2, 3};
    problem.department[1].teaches[0] = (tiny_teaching){after, 3, false, false};
    return problem;
}

/* Person 0's levels at the start of each period and at the end, as digits. */
static void assert_levels(tiny *problem, const char *cells, const char *levels)
{
    char text[TINY_PERIODS + 2] = "";
    scoring_result result;

    handmade_cells(problem, 0, cells);
    result = handmade_judge(problem);
    for (int t = 0; t <= problem->periods; t++)
        text[t] = (char)('0' + result.person[0].at[t].level[0]);
    assert_string_equal(text, levels);
}

static void levels_rise_from_the_next_period_on(void **state)
{
    tiny problem = with_teaching(6, 2);

    (void)state;
    assert_levels(&problem, "BBBBAA", "0011222");
    assert_levels(&problem, "AAAABB", "0000001");
    /* each stay counts by itself */
    assert_levels(&problem, "BABABA", "0000000");
    assert_levels(&problem, "BCBBAB", "0000111");
    problem.department[1].teaches[0].carry = true;
    assert_levels(&problem, "BABABA", "0001111");
    assert_levels(&problem, "BCBBAB", "0001112");
    problem.department[1].teaches[0].after = 1;
    assert_levels(&problem, "BBBBBB", "0123333");
}

static void a_level_that_is_high_enough_stays(void **state)
{
    tiny problem = with_teaching(6, 2);

    (void)state;
    problem.department[1].teaches[0].up_to = 1;
    assert_levels(&problem, "BBBBBB", "0011111");
    problem.person[0].level[0] = 1;
    assert_levels(&problem, "BBBBBB", "1111111");
    problem.person[0].level[0] = 4;
    assert_levels(&problem, "BBBBBB", "4444444");
    /* what was lost in B is lost: C takes it from there */
    problem.person[0].level[0] = 0;
    problem.department[2].teaches[0] = (tiny_teaching){1, 4, false, false};
    assert_levels(&problem, "BBBBCC", "0011123");
}

static void only_present_periods_teach(void **state)
{
    tiny problem = with_teaching(6, 2);
    tiny_person *who = &problem.person[0];

    (void)state;
    who->leaves[0] = handmade_week(&problem, 1, 1);
    who->leave_count = 1;
    assert_levels(&problem, "BBBBAA", "0001111");
    /* on leave in another place: the stay is over */
    assert_levels(&problem, "BCBAAA", "0000000");
    problem.department[1].teaches[0].carry = true;
    assert_levels(&problem, "BCBAAA", "0001111");
    problem.department[1].teaches[0].carry = false;
    problem.department[1].closed[0] = handmade_week(&problem, 2, 2);
    problem.department[1].closed_count = 1;
    assert_levels(&problem, "BBBBAA", "0000111");
    /* the count does not reach another multiple while nobody is present */
    who->leave_count = 0;
    assert_levels(&problem, "BBBAAA", "0011111");
    who->contract.last = handmade_week(&problem, 0, 0).last;
    assert_levels(&problem, "BBBB--", "0000000");
}

static void the_past_of_a_stay_under_way_counts(void **state)
{
    tiny problem = with_teaching(6, 2);

    (void)state;
    handmade_past(&problem, 1, -4, -4);
    assert_levels(&problem, "BAAAAA", "0000000");
    handmade_past(&problem, 1, -1, -1);
    assert_levels(&problem, "BAAAAA", "0111111");
    assert_levels(&problem, "ABBAAA", "0001111");
    assert_levels(&problem, "BBBBAA", "0112222");
    problem.person[0].past[1].present = 0;
    assert_levels(&problem, "BAAAAA", "0000000");
    assert_levels(&problem, "BBAAAA", "0011111");
    /* a multiple that was reached before the plan is no new level */
    problem.person[0].past[1] = (tiny_past){1, handmade_week(&problem, -2, -1), XTRAIN_UNSET};
    assert_levels(&problem, "BAAAAA", "0000000");
    assert_levels(&problem, "BBAAAA", "0011111");
    problem.department[1].teaches[0].carry = true;
    assert_levels(&problem, "BAAAAA", "0111111");
    assert_levels(&problem, "AABAAA", "0001111");
    problem.person[0].past_count = 1;
    assert_levels(&problem, "AABAAA", "0001111");
}

static void at_home_only_a_teaching_for_home_counts(void **state)
{
    tiny problem = with_teaching(6, 2);
    tiny_teaching *teaching = &problem.department[0].teaches[0];

    (void)state;
    *teaching = (tiny_teaching){2, 4, false, false};
    assert_levels(&problem, "AAAAAA", "0000000");
    teaching->at_home = true;
    assert_levels(&problem, "AABAAA", "0011122");
    assert_levels(&problem, "ABABAA", "0000001");
    teaching->carry = true;
    assert_levels(&problem, "ABABAA", "0001112");
    teaching->carry = false;
    problem.person[0].leaves[0] = handmade_week(&problem, 1, 1);
    problem.person[0].leave_count = 1;
    assert_levels(&problem, "AAAAAA", "0001122");
    /* visitors learn with either */
    problem.person[0].leave_count = 0;
    problem.person[0].home = 2;
    assert_levels(&problem, "AAACCC", "0011111");
    teaching->at_home = false;
    problem.person[0].home = XTRAIN_NONE;
    assert_levels(&problem, "AA--AA", "0011112");
}

static void two_skills_are_learnt_apart(void **state)
{
    tiny problem = with_teaching(4, 2);
    scoring_result result;

    (void)state;
    problem.skills = 2;
    problem.skill[1] = (tiny_skill){3, 1, 2};
    problem.department[1].teaches[1] = (tiny_teaching){1, 2, false, false};
    assert_levels(&problem, "BBBA", "00111");
    result = handmade_judge(&problem);
    assert_int_equal(result.person[0].at[1].level[1], 1);
    assert_int_equal(result.person[0].at[4].level[1], 2);
}

static void a_host_has_the_level_in_that_period(void **state)
{
    tiny problem = with_teaching(4, 1);
    tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 1);

    (void)state;
    rule->value[XTRAIN_PARAMETER_HOSTS] = 1;
    problem.department[1].lead = 0;
    problem.person[0].level[0] = 1;
    /* 1, 2, 3: a visitor who may coach from the third period on */
    assert_int_equal(handmade_units(&problem, 0, "BBBB"), 2);
    assert_int_equal(handmade_judge(&problem).hosts[1][1], 0);
    assert_int_equal(handmade_judge(&problem).hosts[1][2], 1);
    problem.person[0].home = 1;
    assert_int_equal(handmade_units(&problem, 0, "BBBB"), 4);
    problem.department[1].teaches[0].at_home = true;
    assert_int_equal(handmade_units(&problem, 0, "BBBB"), 1);
    rule->kind = XTRAIN_RULE_D4;
    rule->value[XTRAIN_PARAMETER_VISITORS] = 1;
    problem.person[0].home = 0;
    assert_int_equal(handmade_units(&problem, 0, "BBBB"), 2);
}

static void needs_count_present_people_with_the_level(void **state)
{
    tiny problem = with_teaching(4, 1);
    tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D3), 1);

    (void)state;
    rule->value[XTRAIN_PARAMETER_SKILL] = 0;
    rule->value[XTRAIN_PARAMETER_LEVEL] = 2;
    rule->value[XTRAIN_PARAMETER_MIN] = 1;
    problem.person[0].level[0] = 1;
    assert_int_equal(handmade_units(&problem, 0, "BBBB"), 1);
    assert_int_equal(handmade_units(&problem, 0, "ABBA"), 1 + 1 + 0 + 1);
    assert_int_equal(handmade_judge(&problem).value, 300);
    rule->value[XTRAIN_PARAMETER_MIN] = 2;
    assert_int_equal(handmade_units(&problem, 0, "BBBB"), 2 + 1 + 1 + 1);
    rule->value[XTRAIN_PARAMETER_MIN] = 1;
    problem.person[0].leaves[0] = handmade_week(&problem, 2, 2);
    problem.person[0].leave_count = 1;
    assert_int_equal(handmade_units(&problem, 0, "BBBB"), 1 + 0 + 1 + 0);
    problem.person[0].leave_count = 0;
    problem.department[1].closed[0] = handmade_week(&problem, 0, 0);
    problem.department[1].closed_count = 1;
    assert_int_equal(handmade_units(&problem, 0, "BBBB"), 0 + 1 + 0 + 0);
    rule->strength = XTRAIN_GOAL;
    rule->points = 4;
    assert_int_equal(handmade_judge(&problem).value, 4);
    assert_int_equal(handmade_judge(&problem).goals_unmet, 1);
}

static void entry_asks_for_the_level_at_the_first_cell(void **state)
{
    tiny problem = with_teaching(6, 2);
    tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_P2), 2);

    (void)state;
    rule->value[XTRAIN_PARAMETER_SKILL] = 0;
    rule->value[XTRAIN_PARAMETER_LEVEL] = 2;
    assert_int_equal(handmade_units(&problem, 0, "BBBBCC"), 0);
    assert_int_equal(handmade_units(&problem, 0, "BBBCCC"), 1);
    assert_int_equal(handmade_judge(&problem).value, 0);
    assert_int_equal(handmade_judge(&problem).musts_broken, 1);
    assert_int_equal(handmade_units(&problem, 0, "CBBBBC"), 1);
    handmade_past(&problem, 2, -1, -1);
    assert_int_equal(handmade_units(&problem, 0, "CBBBBC"), 0);
    assert_int_equal(handmade_units(&problem, 0, "CACACA"), 2);
}

static void a_level_is_reached_by_the_end_of_a_period(void **state)
{
    tiny problem = with_teaching(6, 2);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_P10);
    int *by = &rule->value[XTRAIN_PARAMETER_BY];

    (void)state;
    rule->value[XTRAIN_PARAMETER_SKILL] = 0;
    rule->value[XTRAIN_PARAMETER_LEVEL] = 2;
    assert_int_equal(handmade_units(&problem, 0, "AABBBB"), 0);
    assert_int_equal(handmade_units(&problem, 0, "AAABBB"), 1);
    assert_int_equal(handmade_units(&problem, 0, "AAAAAB"), 2);
    assert_int_equal(handmade_judge(&problem).person[0].must_units, 2);
    *by = handmade_week(&problem, 3, 3).last;
    assert_int_equal(handmade_units(&problem, 0, "AABBBB"), 1);
    (*by)--;
    assert_int_equal(handmade_units(&problem, 0, "AABBBB"), 2);
    assert_int_equal(handmade_units(&problem, 0, "ABBBBB"), 1);
    *by = handmade_week(&problem, 9, 9).last;
    assert_int_equal(handmade_units(&problem, 0, "AABBBB"), 0);
    *by = problem.start;
    problem.person[0].level[0] = 1;
    assert_int_equal(handmade_units(&problem, 0, "BBBBBB"), 1);
    rule->strength = XTRAIN_SHOULD;
    rule->points = 7;
    rule->value[XTRAIN_PARAMETER_LEVEL] = 4;
    assert_int_equal(handmade_units(&problem, 0, "BBBBBB"), 3);
    assert_int_equal(handmade_judge(&problem).value, 21);
}

static void brute_force_sends_people_to_learn(void **state)
{
    tiny problem = with_teaching(4, 2);
    tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D3), 2);
    tiny_rule *moves = tiny_add_rule(&problem, XTRAIN_RULE_C2);
    scoring_frame frame;
    brute_result best;

    (void)state;
    rule->value[XTRAIN_PARAMETER_SKILL] = 0;
    rule->value[XTRAIN_PARAMETER_LEVEL] = 1;
    rule->value[XTRAIN_PARAMETER_MIN] = 1;
    moves->strength = XTRAIN_COST;
    moves->points = 3;
    /* BBCC */
    scoring_prepare(&frame, &problem);
    assert_true(brute_solve(&best, &frame));
    assert_int_equal(best.value, 200 + 3);
    problem.department[1].closed[0] = handmade_week(&problem, 3, 3);
    problem.department[1].closed_count = 1;
    problem.person[0].leaves[0] = handmade_week(&problem, 1, 1);
    problem.person[0].leave_count = 1;
    /* BBBC: two present periods take three */
    scoring_prepare(&frame, &problem);
    assert_true(brute_solve(&best, &frame));
    assert_int_equal(best.value, 300 + 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_rise_from_the_next_period_on),
        cmocka_unit_test(a_level_that_is_high_enough_stays),
        cmocka_unit_test(only_present_periods_teach),
        cmocka_unit_test(the_past_of_a_stay_under_way_counts),
        cmocka_unit_test(at_home_only_a_teaching_for_home_counts),
        cmocka_unit_test(two_skills_are_learnt_apart),
        cmocka_unit_test(a_host_has_the_level_in_that_period),
        cmocka_unit_test(needs_count_present_people_with_the_level),
        cmocka_unit_test(entry_asks_for_the_level_at_the_first_cell),
        cmocka_unit_test(a_level_is_reached_by_the_end_of_a_period),
        cmocka_unit_test(brute_force_sends_people_to_learn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
