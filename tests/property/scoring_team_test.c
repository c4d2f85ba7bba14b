/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people are together, full-time equivalents and changes in the second scoring, against cases
 * worked out by hand from the rules page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "property/brute.h"
#include "property/handmade.h"

static void depth_counts_cover_at_the_end(void **state)
{
    tiny problem = handmade_plain(3, 2, 3);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_T1);

    (void)state;
    problem.skills = 1;
    problem.skill[0] = (tiny_skill){5, 2, 4};
    problem.department[1].teaches[0] = (tiny_teaching){3, 4, false, false};
    problem.person[0].level[0] = 2;
    problem.person[1].level[0] = 1;
    rule->value[XTRAIN_PARAMETER_SKILL] = 0;
    rule->value[XTRAIN_PARAMETER_MIN] = 2;
    for (int e = 0; e < 3; e++)
        handmade_cells(&problem, e, "AAA");
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    assert_int_equal(handmade_judge(&problem).value, 100);
    assert_int_equal(handmade_judge(&problem).musts_broken, 1);
    assert_int_equal(handmade_judge(&problem).person[1].must_units, 0);
    handmade_cells(&problem, 1, "BBB");
    assert_int_equal(handmade_judge(&problem).rule[0].units, 0);
    /* whoever has left does not count */
    problem.person[0].contract.last = handmade_week(&problem, 1, 1).last;
    handmade_cells(&problem, 0, "AA-");
    rule->strength = XTRAIN_GOAL;
    rule->points = 6;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    assert_int_equal(handmade_judge(&problem).goals_unmet, 1);
    assert_int_equal(handmade_judge(&problem).value, 6);
    rule->value[XTRAIN_PARAMETER_MIN] = 3;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 2);
}

static void people_apart_are_never_in_one_place(void **state)
{
    tiny problem = handmade_plain(3, 2, 4);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_T2);

    (void)state;
    rule->person = 0;
    rule->other = 2;
    handmade_cells(&problem, 0, "ABBA");
    handmade_cells(&problem, 1, "ABBA");
    handmade_cells(&problem, 2, "AABA");
    assert_int_equal(handmade_judge(&problem).rule[0].units, 3);
    assert_int_equal(handmade_judge(&problem).value, 300);
    problem.person[2].leaves[0] = handmade_week(&problem, 0, 0);
    problem.person[2].leave_count = 1;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 2);
    problem.department[1].closed[0] = handmade_week(&problem, 2, 2);
    problem.department[1].closed_count = 1;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    /* two who are idle are not together */
    problem.person[0].home = problem.person[2].home = XTRAIN_NONE;
    handmade_cells(&problem, 0, "----");
    handmade_cells(&problem, 2, "----");
    assert_int_equal(handmade_judge(&problem).rule[0].units, 0);
}

static void people_together_are_so_once(void **state)
{
    tiny problem = handmade_plain(2, 2, 3);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_T2);

    (void)state;
    rule->person = 1;
    rule->other = 0;
    rule->value[XTRAIN_PARAMETER_TOGETHER] = 1;
    rule->strength = XTRAIN_SHOULD;
    rule->points = 9;
    problem.person[1].home = 1;
    handmade_cells(&problem, 0, "AAA");
    handmade_cells(&problem, 1, "BBB");
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    assert_int_equal(handmade_judge(&problem).value, 9);
    handmade_cells(&problem, 0, "ABA");
    assert_int_equal(handmade_judge(&problem).rule[0].units, 0);
    problem.person[1].leaves[0] = handmade_week(&problem, 1, 1);
    problem.person[1].leave_count = 1;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    /* never in contract together: one unit, and apart is kept */
    problem.person[0].contract.last = handmade_week(&problem, 0, 0).last;
    problem.person[1].contract.first = handmade_week(&problem, 1, 1).first;
    handmade_cells(&problem, 0, "A--");
    handmade_cells(&problem, 1, "-BB");
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    rule->value[XTRAIN_PARAMETER_TOGETHER] = XTRAIN_UNSET;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 0);
}

static void visitors_of_one_home_are_counted_home_by_home(void **state)
{
    tiny problem = handmade_plain(3, 3, 1);
    tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D5), 1);

    (void)state;
    rule->value[XTRAIN_PARAMETER_MAX] = 1;
    for (int e = 0; e < 3; e++)
        handmade_cells(&problem, e, "B");
    assert_int_equal(handmade_judge(&problem).rule[0].units, 2);
    problem.person[2].home = 2;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    problem.person[2].home = XTRAIN_NONE;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    rule->value[XTRAIN_PARAMETER_MAX] = 0;
    problem.person[1].home = 2;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1 + 1);
    problem.person[1].home = 1;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    assert_int_equal(handmade_judge(&problem).value, 100);
}

static void full_time_equivalents_begun_are_counted(void **state)
{
    tiny problem = handmade_plain(2, 2, 4);
    tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 1);

    (void)state;
    rule->value[XTRAIN_PARAMETER_FTE] = 1;
    rule->value[XTRAIN_PARAMETER_MIN] = 200;
    problem.person[0].fte = 50;
    problem.person[1].fte = 60;
    handmade_cells(&problem, 0, "BBAA");
    handmade_cells(&problem, 1, "BABA");
    /* 90, 150, 140 and 200 are missing */
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1 + 2 + 2 + 2);
    rule->value[XTRAIN_PARAMETER_MIN] = 150;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1 + 1 + 1 + 2);
    rule->value[XTRAIN_PARAMETER_MIN] = 110;
    rule->value[XTRAIN_PARAMETER_MAX] = 110;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 0 + 1 + 1 + 2);
    rule->value[XTRAIN_PARAMETER_MIN] = XTRAIN_UNSET;
    rule->value[XTRAIN_PARAMETER_MAX] = 9;
    /* 101, 41, 51 too many */
    assert_int_equal(handmade_judge(&problem).rule[0].units, 2 + 1 + 1 + 0);
    /* hosts are heads */
    rule->value[XTRAIN_PARAMETER_MAX] = XTRAIN_UNSET;
    rule->value[XTRAIN_PARAMETER_HOSTS] = 2;
    problem.person[0].home = problem.person[1].home = 1;
    assert_int_equal(handmade_judge(&problem).rule[0].units, 0 + 1 + 1 + 2);
}

static void heads_and_equivalents_stand_side_by_side(void **state)
{
    tiny problem = handmade_plain(2, 2, 2);
    tiny_rule *heads = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 1);
    tiny_rule *fte = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 1);
    tiny_rule *range = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 1);

    (void)state;
    heads->value[XTRAIN_PARAMETER_MIN] = 1;
    fte->value[XTRAIN_PARAMETER_FTE] = range->value[XTRAIN_PARAMETER_FTE] = 1;
    fte->value[XTRAIN_PARAMETER_MIN] = 130;
    range->value[XTRAIN_PARAMETER_MIN] = 30;
    range->range = handmade_week(&problem, 1, 1);
    problem.person[0].fte = 30;
    handmade_cells(&problem, 0, "AB");
    handmade_cells(&problem, 1, "AA");
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    assert_int_equal(handmade_judge(&problem).rule[1].units, 2);
    assert_int_equal(handmade_judge(&problem).rule[2].units, 0);
}

static void shares_round_the_sum_of_equivalents(void **state)
{
    tiny problem = handmade_plain(1, 3, 1);
    tiny_rule *one = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 1);
    tiny_rule *two = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 2);

    (void)state;
    problem.department[1].load = problem.department[2].load = 1;
    handmade_cells(&problem, 0, "A");
    one->value[XTRAIN_PARAMETER_FTE] = two->value[XTRAIN_PARAMETER_FTE] = 1;
    one->value[XTRAIN_PARAMETER_MIN] = 150;
    two->value[XTRAIN_PARAMETER_MIN] = 0;
    assert_int_equal(handmade_judge(&problem).person[0].figures.share, 2);
    one->value[XTRAIN_PARAMETER_MIN] = 149;
    assert_int_equal(handmade_judge(&problem).person[0].figures.share, 1);
    one->value[XTRAIN_PARAMETER_MIN] = two->value[XTRAIN_PARAMETER_MIN] = 50;
    assert_int_equal(handmade_judge(&problem).person[0].figures.share, 1);
    /* the largest counts, in heads or equivalents */
    two->subject.index = 1;
    two->value[XTRAIN_PARAMETER_FTE] = XTRAIN_UNSET;
    two->value[XTRAIN_PARAMETER_MIN] = 1;
    one->value[XTRAIN_PARAMETER_MIN] = 250;
    assert_int_equal(handmade_judge(&problem).person[0].figures.share, 3);
    two->value[XTRAIN_PARAMETER_MIN] = 4;
    assert_int_equal(handmade_judge(&problem).person[0].figures.share, 4);
}

static void publish(tiny *problem, const char *text)
{
    tiny_person *who = &problem->person[0];

    for (who->published_count = 0; text[who->published_count] != '\0'; who->published_count++) {
        char sign = text[who->published_count];

        who->published[who->published_count] = sign == '?'   ? XTRAIN_UNSET
                                               : sign == '*' ? XTRAIN_ELSEWHERE
                                               : sign == '-' ? XTRAIN_NONE
                                                             : sign - 'A';
    }
}

static void changes_of_a_published_plan_cost(void **state)
{
    tiny problem = handmade_plain(2, 2, 4);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_C4);

    (void)state;
    rule->strength = XTRAIN_COST;
    rule->points = 3;
    handmade_cells(&problem, 1, "BBBB");
    assert_int_equal(handmade_units(&problem, 0, "ABBA"), 0);
    publish(&problem, "AABB");
    assert_int_equal(handmade_units(&problem, 0, "ABBA"), 2);
    assert_int_equal(handmade_judge(&problem).value, 6);
    publish(&problem, "*?B");
    assert_int_equal(handmade_units(&problem, 0, "ABBA"), 1);
    /* leave counts, what lies outside the contract does not */
    publish(&problem, "BBBB");
    problem.person[0].leaves[0] = handmade_week(&problem, 0, 0);
    problem.person[0].leave_count = 1;
    problem.person[0].contract.last = handmade_week(&problem, 2, 2).last;
    assert_int_equal(handmade_units(&problem, 0, "ABA-"), 2);
    problem.person[0].home = XTRAIN_NONE;
    publish(&problem, "-B-B");
    assert_int_equal(handmade_units(&problem, 0, "--A-"), 2);
    problem.objective = XTRAIN_OBJECTIVE_UTILITY;
    problem.sum = 1;
    problem.lines = 1U << XTRAIN_RULE_C4;
    assert_int_equal(handmade_judge(&problem).person[0].figures.utility, -6);
}

static void team_rules_are_nobodys_lines(void **state)
{
    tiny problem = handmade_plain(2, 2, 1);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_T2);

    (void)state;
    rule->person = 0;
    rule->other = 1;
    rule->strength = XTRAIN_SHOULD;
    rule->points = 5;
    problem.objective = XTRAIN_OBJECTIVE_UTILITY;
    problem.sum = problem.least = 2;
    problem.lines = UINT32_MAX;
    handmade_cells(&problem, 0, "A");
    handmade_cells(&problem, 1, "A");
    assert_int_equal(handmade_judge(&problem).value, -5);
    assert_int_equal(handmade_judge(&problem).person[0].figures.utility, 0);
}

static int64_t best_value(const tiny *problem)
{
    scoring_frame frame;
    brute_result best;

    scoring_prepare(&frame, problem);
    assert_true(brute_solve(&best, &frame));
    return best.value;
}

static void brute_force_meets_and_parts(void **state)
{
    tiny problem = handmade_plain(2, 2, 3);
    tiny_rule *apart = tiny_add_rule(&problem, XTRAIN_RULE_T2);
    tiny_rule *moves = tiny_add_rule(&problem, XTRAIN_RULE_C2);

    (void)state;
    apart->other = 1;
    apart->person = 0;
    moves->strength = XTRAIN_COST;
    moves->points = 7;
    assert_int_equal(best_value(&problem), 0);
    problem.person[1].never = 2;
    problem.person[0].never = 2;
    assert_int_equal(best_value(&problem), 300);
    problem.person[0].never = 0;
    problem.person[0].fixed[0] = (tiny_fixed){0, handmade_week(&problem, 1, 1)};
    problem.person[0].fixed_count = 1;
    assert_int_equal(best_value(&problem), 100 + 14);
    apart->value[XTRAIN_PARAMETER_TOGETHER] = 1;
    assert_int_equal(best_value(&problem), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(depth_counts_cover_at_the_end),
        cmocka_unit_test(people_apart_are_never_in_one_place),
        cmocka_unit_test(people_together_are_so_once),
        cmocka_unit_test(visitors_of_one_home_are_counted_home_by_home),
        cmocka_unit_test(full_time_equivalents_begun_are_counted),
        cmocka_unit_test(heads_and_equivalents_stand_side_by_side),
        cmocka_unit_test(shares_round_the_sum_of_equivalents),
        cmocka_unit_test(changes_of_a_published_plan_cost),
        cmocka_unit_test(team_rules_are_nobodys_lines),
        cmocka_unit_test(brute_force_meets_and_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
