/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Windows of periods, and department rules for some days, in the second scoring, against cases
 * worked out by hand from the rules page.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "property/brute.h"
#include "property/handmade.h"

/* One hour a period at home in A, four in B, none in C. */
static tiny with_customers(int window, int hours)
{
    tiny problem = handmade_plain(1, 3, 6);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_P9);

    problem.department[0].exposure = 1;
    problem.department[1].exposure = 4;
    rule->value[XTRAIN_PARAMETER_WINDOW] = window;
    rule->value[XTRAIN_PARAMETER_HOURS] = hours;
    return problem;
}

static void every_window_asks_for_its_hours(void **state)
{
    tiny problem = with_customers(3, 6);
    tiny_rule *rule = &problem.rule[0];

    (void)state;
    assert_int_equal(handmade_units(&problem, 0, "AAAAAA"), 4 * 3);
    assert_int_equal(handmade_units(&problem, 0, "BACABA"), 1 + 4 + 1 + 0);
    assert_int_equal(handmade_judge(&problem).person[0].figures.exposure, 11);
    assert_int_equal(handmade_judge(&problem).musts_broken, 6);
    assert_int_equal(handmade_judge(&problem).value, 0);
    rule->strength = XTRAIN_GOAL;
    rule->points = 3;
    assert_int_equal(handmade_judge(&problem).value, 18);
    assert_int_equal(handmade_judge(&problem).goals_unmet, 6);
    problem.person[0].home = XTRAIN_NONE;
    assert_int_equal(handmade_units(&problem, 0, "B-BB-B"), 0);
    assert_int_equal(handmade_units(&problem, 0, "B---AB"), 2 + 6 + 5 + 1);
    rule->value[XTRAIN_PARAMETER_WINDOW] = 7;
    assert_int_equal(handmade_units(&problem, 0, "------"), 0);
}

static void blocks_are_windows_that_follow_each_other(void **state)
{
    tiny problem = with_customers(3, 6);
    tiny_rule *rule = &problem.rule[0];

    (void)state;
    rule->value[XTRAIN_PARAMETER_BLOCKS] = 1;
    assert_int_equal(handmade_units(&problem, 0, "BACABA"), 1 + 0);
    assert_int_equal(handmade_units(&problem, 0, "CCCCAB"), 6 + 1);
    /* periods 4 and 5 are no window */
    rule->value[XTRAIN_PARAMETER_WINDOW] = 4;
    rule->value[XTRAIN_PARAMETER_HOURS] = 8;
    assert_int_equal(handmade_units(&problem, 0, "BACACC"), 2);
}

static void hours_are_asked_for_eligible_periods(void **state)
{
    tiny problem = with_customers(3, 7);
    tiny_person *who = &problem.person[0];

    (void)state;
    /* two eligible periods: 14 / 3 = 4.67 */
    who->leaves[0] = handmade_week(&problem, 1, 1);
    who->leave_count = 1;
    assert_int_equal(handmade_units(&problem, 0, "BACABA"), 0 + 3 + 2 + 1);
    who->leave_count = 0;
    problem.holidays[0] = handmade_week(&problem, 1, 1);
    problem.holiday_count = 1;
    assert_int_equal(handmade_units(&problem, 0, "BACABA"), 0 + 3 + 2 + 1);
    problem.holiday_count = 0;
    /* one eligible period: 7 / 3 = 2.33 */
    who->contract.first = handmade_week(&problem, 2, 2).first;
    assert_int_equal(handmade_units(&problem, 0, "--CABA"), 2 + 3 + 2 + 1);
    who->contract.first = XTRAIN_NO_DATE;
    /* in a closed department people are eligible, and meet no customers */
    problem.department[1].closed[0] = handmade_week(&problem, 4, 4);
    problem.department[1].closed_count = 1;
    assert_int_equal(handmade_units(&problem, 0, "BACABA"), 2 + 5 + 6 + 5);
}

/* A load of one at home in A, three in B, none in C; seven periods, three in a row. */
static tiny with_loads(int max)
{
    tiny problem = handmade_plain(1, 3, 7);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_P11);

    problem.department[0].load = 1;
    problem.department[1].load = 3;
    rule->value[XTRAIN_PARAMETER_WINDOW] = 3;
    rule->value[XTRAIN_PARAMETER_MAX] = max;
    return problem;
}

static void load_in_blocks_counts_the_short_last_one(void **state)
{
    tiny problem = with_loads(5);
    tiny_rule *rule = &problem.rule[0];
    tiny_person *who = &problem.person[0];

    (void)state;
    assert_int_equal(handmade_units(&problem, 0, "BBABABB"), 2 + 2 + 0);
    rule->value[XTRAIN_PARAMETER_MAX] = 2;
    assert_int_equal(handmade_units(&problem, 0, "BBABABB"), 5 + 5 + 1);
    rule->value[XTRAIN_PARAMETER_MAX] = 0;
    assert_int_equal(handmade_units(&problem, 0, "CCACCCC"), 1);
    /* a plan that is shorter than a block is a short block */
    rule->value[XTRAIN_PARAMETER_WINDOW] = 8;
    rule->value[XTRAIN_PARAMETER_MAX] = 5;
    assert_int_equal(handmade_units(&problem, 0, "BBABABB"), 17 - 5);
    rule->value[XTRAIN_PARAMETER_WINDOW] = 3;
    who->leaves[0] = handmade_week(&problem, 0, 0);
    who->leave_count = 1;
    assert_int_equal(handmade_units(&problem, 0, "BBABABB"), 0 + 2 + 0);
    who->leave_count = 0;
    problem.department[1].closed[0] = handmade_week(&problem, 4, 4);
    problem.department[1].closed_count = 1;
    assert_int_equal(handmade_units(&problem, 0, "BBABBBB"), 2 + 1 + 0);
    who->home = XTRAIN_NONE;
    assert_int_equal(handmade_units(&problem, 0, "B-BB-BB"), 1 + 1 + 0);
    who->contract.last = handmade_week(&problem, 4, 4).last;
    assert_int_equal(handmade_units(&problem, 0, "BBAB---"), 2 + 0);
}

static void load_that_rolls_counts_every_whole_window(void **state)
{
    tiny problem = with_loads(5);
    tiny_rule *rule = &problem.rule[0];

    (void)state;
    rule->value[XTRAIN_PARAMETER_ROLLING] = 1;
    assert_int_equal(handmade_units(&problem, 0, "BBABABB"), 2 + 2 + 0 + 2 + 2);
    rule->strength = XTRAIN_SHOULD;
    rule->points = 4;
    assert_int_equal(handmade_judge(&problem).value, 32);
    assert_int_equal(handmade_judge(&problem).person[0].figures.load, 17);
    rule->value[XTRAIN_PARAMETER_WINDOW] = 8;
    assert_int_equal(handmade_units(&problem, 0, "BBABABB"), 0);
}

static void other_windows_are_other_rules(void **state)
{
    tiny problem = with_loads(5);

    (void)state;
    for (int r = 1; r < 4; r++)
        *tiny_add_rule(&problem, XTRAIN_RULE_P11) = problem.rule[0];
    problem.rule[2].value[XTRAIN_PARAMETER_ROLLING] = 1;
    problem.rule[3].value[XTRAIN_PARAMETER_WINDOW] = 2;
    handmade_cells(&problem, 0, "BBABABB");
    assert_int_equal(handmade_judge(&problem).rule[0].units, 4);
    assert_int_equal(handmade_judge(&problem).rule[1].units, 0);
    assert_int_equal(handmade_judge(&problem).rule[2].units, 8);
    assert_int_equal(handmade_judge(&problem).rule[3].units, 1);
}

/* Two people from A: two, two, one and none of them are in B. */
static tiny two_visitors(void)
{
    tiny problem = handmade_plain(2, 2, 4);

    handmade_cells(&problem, 0, "BBAA");
    handmade_cells(&problem, 1, "BBBA");
    return problem;
}

static tiny_rule *add_about_b(tiny *problem, xtrain_rule_kind kind, int first, int last)
{
    tiny_rule *rule = handmade_about(tiny_add_rule(problem, kind), 1);

    if (first >= 0)
        rule->range = handmade_week(problem, first, last);
    return rule;
}

static void numbers_for_some_days_replace_the_same_numbers(void **state)
{
    tiny problem = two_visitors();
    tiny_rule *rule = add_about_b(&problem, XTRAIN_RULE_D1, -1, -1);
    tiny_rule *range = add_about_b(&problem, XTRAIN_RULE_D1, 1, 2);

    (void)state;
    rule->value[XTRAIN_PARAMETER_MIN] = 1;
    rule->value[XTRAIN_PARAMETER_MAX] = 1;
    range->value[XTRAIN_PARAMETER_MIN] = 2;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1 + 1 + 0 + 1);
    assert_int_equal(handmade_judge(&problem).rule[1].units, 0 + 1);
    assert_int_equal(handmade_judge(&problem).value, 400);
    range->value[XTRAIN_PARAMETER_MAX] = 3;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1 + 0 + 0 + 1);
    assert_int_equal(handmade_judge(&problem).musts_broken, 3);
    range->value[XTRAIN_PARAMETER_HOSTS] = 1;
    assert_int_equal(handmade_judge(&problem).rule[1].units, 1 + 2);
    /* beside a must a should replaces nothing */
    range->strength = XTRAIN_SHOULD;
    range->points = 7;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 3);
    assert_int_equal(handmade_judge(&problem).value, 300 + 21);
    problem.department[1].closed[0] = handmade_week(&problem, 1, 1);
    problem.department[1].closed_count = 1;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1 + 0 + 1);
    assert_int_equal(handmade_judge(&problem).rule[1].units, 2);
}

static void half_of_a_period_is_enough_for_a_rule_of_some_days(void **state)
{
    tiny problem = two_visitors();
    tiny_rule *rule = add_about_b(&problem, XTRAIN_RULE_D1, 1, 1);

    (void)state;
    rule->value[XTRAIN_PARAMETER_MIN] = 5;
    assert_int_equal(handmade_judge(&problem).value, 300);
    rule->range.last = XTRAIN_NO_DATE;
    assert_int_equal(handmade_judge(&problem).value, 300 + 400 + 500);
    rule->range.first += 2;
    assert_int_equal(handmade_judge(&problem).value, 300 + 400 + 500);
    rule->range.first++;
    assert_int_equal(handmade_judge(&problem).value, 400 + 500);
    rule->range.last = rule->range.first;
    rule->range.first = XTRAIN_NO_DATE;
    assert_int_equal(handmade_judge(&problem).value, 300 + 300);
    rule->range = handmade_week(&problem, 6, 9);
    assert_int_equal(handmade_judge(&problem).value, 0);
}

static void several_ranges_may_state_different_numbers(void **state)
{
    tiny problem = two_visitors();

    (void)state;
    add_about_b(&problem, XTRAIN_RULE_D1, -1, -1)->value[XTRAIN_PARAMETER_HOSTS] = 1;
    add_about_b(&problem, XTRAIN_RULE_D1, 0, 2)->value[XTRAIN_PARAMETER_MIN] = 2;
    add_about_b(&problem, XTRAIN_RULE_D1, 1, 3)->value[XTRAIN_PARAMETER_MAX] = 0;
    add_about_b(&problem, XTRAIN_RULE_D1, 3, 3)->value[XTRAIN_PARAMETER_MIN] = 3;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 4);
    assert_int_equal(handmade_judge(&problem).rule[1].units, 0 + 0 + 1);
    assert_int_equal(handmade_judge(&problem).rule[2].units, 2 + 1 + 0);
    assert_int_equal(handmade_judge(&problem).rule[3].units, 3);
    assert_false(scoring_ranges_clash(&problem, &problem.rule[1], &problem.rule[2]));
    assert_false(scoring_ranges_clash(&problem, &problem.rule[1], &problem.rule[3]));
    problem.rule[3].range.first -= 5;
    assert_true(scoring_ranges_clash(&problem, &problem.rule[1], &problem.rule[3]));
}

static void visitors_and_hosts_may_be_others_in_some_days(void **state)
{
    tiny problem = two_visitors();
    tiny_rule *rule = add_about_b(&problem, XTRAIN_RULE_D2, -1, -1);
    tiny_rule *range = NULL;

    (void)state;
    rule->strength = XTRAIN_SHOULD;
    rule->points = 5;
    rule->value[XTRAIN_PARAMETER_MAX] = 0;
    assert_int_equal(handmade_judge(&problem).value, 5 * (2 + 2 + 1));
    range = add_about_b(&problem, XTRAIN_RULE_D2, 1, 1);
    *range = *rule;
    range->range = handmade_week(&problem, 1, 1);
    range->points = 3;
    range->value[XTRAIN_PARAMETER_MAX] = 1;
    assert_int_equal(handmade_judge(&problem).value, 5 * (2 + 1) + 3);
    rule->kind = range->kind = XTRAIN_RULE_D4;
    rule->value[XTRAIN_PARAMETER_MAX] = range->value[XTRAIN_PARAMETER_MAX] = XTRAIN_UNSET;
    rule->value[XTRAIN_PARAMETER_VISITORS] = 1;
    rule->value[XTRAIN_PARAMETER_HOSTS] = 1;
    range->value[XTRAIN_PARAMETER_VISITORS] = 2;
    range->value[XTRAIN_PARAMETER_HOSTS] = 3;
    problem.people = 3;
    problem.person[2] = problem.person[0];
    problem.person[2].home = 1;
    handmade_cells(&problem, 2, "BBBB");
    /* one host: 2 - 1 visitors too many, then (3 x 2 - 2 x 1) / 3, none, none */
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    assert_int_equal(handmade_judge(&problem).rule[1].units, 2);
    assert_int_equal(handmade_judge(&problem).value, 5 + 6);
}

static void shares_follow_the_minimum_of_each_period(void **state)
{
    tiny problem = two_visitors();
    tiny_rule *rule = add_about_b(&problem, XTRAIN_RULE_D1, -1, -1);
    tiny_rule *range = add_about_b(&problem, XTRAIN_RULE_D1, 0, 1);
    tiny_rule *must = add_about_b(&problem, XTRAIN_RULE_D1, 3, 3);

    (void)state;
    rule->strength = range->strength = XTRAIN_SHOULD;
    rule->value[XTRAIN_PARAMETER_MIN] = 1;
    range->value[XTRAIN_PARAMETER_MIN] = 3;
    must->value[XTRAIN_PARAMETER_MIN] = 2;
    problem.department[1].load = 3;
    problem.department[1].closed[0] = handmade_week(&problem, 1, 1);
    problem.department[1].closed_count = 1;
    /* 3 x (3 + 1 + 2) points over 4 + 4 eligible periods: 144 / 16 + 1/2 */
    assert_int_equal(handmade_judge(&problem).person[0].figures.share, 9);
    range->value[XTRAIN_PARAMETER_MIN] = 0;
    /* 3 x (0 + 1 + 2): 72 / 16 + 1/2 */
    assert_int_equal(handmade_judge(&problem).person[0].figures.share, 5);
    range->value[XTRAIN_PARAMETER_MIN] = XTRAIN_UNSET;
    range->value[XTRAIN_PARAMETER_MAX] = 1;
    /* 3 x (1 + 1 + 2): 96 / 16 + 1/2 */
    assert_int_equal(handmade_judge(&problem).person[0].figures.share, 6);
}

static int64_t best_value(const tiny *problem)
{
    scoring_frame frame;
    brute_result best;

    scoring_prepare(&frame, problem);
    assert_true(brute_solve(&best, &frame));
    return best.value;
}

static void brute_force_meets_windows_and_ranges(void **state)
{
    tiny problem = with_customers(3, 6);
    tiny_rule *cost = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_C1), 1);

    (void)state;
    cost->strength = XTRAIN_COST;
    cost->points = 2;
    /* AABAAB */
    assert_int_equal(best_value(&problem), 4);
    problem.rule[0].value[XTRAIN_PARAMETER_BLOCKS] = 1;
    assert_int_equal(best_value(&problem), 4);
    problem.rule[0].value[XTRAIN_PARAMETER_WINDOW] = 4;
    assert_int_equal(best_value(&problem), 2);
    problem = two_visitors();
    add_about_b(&problem, XTRAIN_RULE_D1, -1, -1)->value[XTRAIN_PARAMETER_MIN] = 1;
    add_about_b(&problem, XTRAIN_RULE_D1, 1, 2)->value[XTRAIN_PARAMETER_MIN] = 2;
    add_about_b(&problem, XTRAIN_RULE_D2, 2, 2)->value[XTRAIN_PARAMETER_MAX] = 0;
    assert_int_equal(best_value(&problem), 200);
    cost = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_C1), 1);
    cost->strength = XTRAIN_COST;
    cost->points = 10;
    /* one, two, none or two, one */
    assert_int_equal(best_value(&problem), 200 + 10 + 20 + 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_window_asks_for_its_hours),
        cmocka_unit_test(blocks_are_windows_that_follow_each_other),
        cmocka_unit_test(hours_are_asked_for_eligible_periods),
        cmocka_unit_test(load_in_blocks_counts_the_short_last_one),
        cmocka_unit_test(load_that_rolls_counts_every_whole_window),
        cmocka_unit_test(other_windows_are_other_rules),
        cmocka_unit_test(numbers_for_some_days_replace_the_same_numbers),
        cmocka_unit_test(half_of_a_period_is_enough_for_a_rule_of_some_days),
        cmocka_unit_test(several_ranges_may_state_different_numbers),
        cmocka_unit_test(visitors_and_hosts_may_be_others_in_some_days),
        cmocka_unit_test(shares_follow_the_minimum_of_each_period),
        cmocka_unit_test(brute_force_meets_windows_and_ranges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
