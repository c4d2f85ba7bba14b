/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entry requirements and lengths of stays for some days in the second scoring, against cases worked
 * out by hand from the rules page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "property/brute.h"
#include "property/handmade.h"

static tiny_rule *add_entry(tiny *problem, int level)
{
    tiny_rule *rule = handmade_about(tiny_add_rule(problem, XTRAIN_RULE_P2), 1);

    rule->value[XTRAIN_PARAMETER_SKILL] = 0;
    rule->value[XTRAIN_PARAMETER_LEVEL] = level;
    return rule;
}

static void days_may_ask_for_another_level(void **state)
{
    tiny problem = handmade_plain(1, 2, 6);
    tiny_rule *range = NULL;

    (void)state;
    problem.skills = 1;
    problem.skill[0] = (tiny_skill){5, 2, 3};
    problem.person[0].level[0] = 1;
    add_entry(&problem, 2);
    range = add_entry(&problem, 0);
    range->range = handmade_week(&problem, 1, 2);
    assert_int_equal(handmade_units(&problem, 0, "ABABAB"), 2);
    assert_int_equal(handmade_judge(&problem).musts_broken, 2);
    /* the first cell decides */
    assert_int_equal(handmade_units(&problem, 0, "AABBBA"), 0);
    range->value[XTRAIN_PARAMETER_LEVEL] = 3;
    range->strength = XTRAIN_SHOULD;
    range->points = 4;
    assert_int_equal(handmade_units(&problem, 0, "ABABAB"), 2);
    assert_int_equal(handmade_judge(&problem).rule[1].units, 1);
    assert_int_equal(handmade_judge(&problem).value, 4);
    assert_int_equal(handmade_judge(&problem).musts_broken, 2);
    range->range.first = range->range.last - 4;
    assert_int_equal(handmade_units(&problem, 0, "ABAAAA"), 1);
    range->range.first = XTRAIN_NO_DATE;
    assert_int_equal(handmade_units(&problem, 0, "ABAAAA"), 0);
    /* another skill is another requirement */
    problem.skills = 2;
    problem.skill[1] = problem.skill[0];
    range->value[XTRAIN_PARAMETER_SKILL] = 1;
    assert_int_equal(handmade_units(&problem, 0, "ABAAAA"), 1);
    assert_int_equal(handmade_judge(&problem).rule[1].units, 1);
}

static tiny_rule *add_length(tiny *problem, int min, int max)
{
    tiny_rule *rule = handmade_about(tiny_add_rule(problem, XTRAIN_RULE_P3), 1);

    rule->value[XTRAIN_PARAMETER_MIN] = min;
    rule->value[XTRAIN_PARAMETER_MAX] = max;
    return rule;
}

static void assert_units(tiny *problem, const char *cells, int64_t first, int64_t second)
{
    assert_int_equal(handmade_units(problem, 0, cells), first);
    assert_int_equal(handmade_judge(problem).rule[1].units, second);
}

static void days_may_ask_for_other_lengths(void **state)
{
    tiny problem = handmade_plain(1, 3, 7);
    tiny_rule *rule = add_length(&problem, 3, XTRAIN_UNSET);
    tiny_rule *range = add_length(&problem, 1, XTRAIN_UNSET);

    (void)state;
    range->range = handmade_week(&problem, 2, 3);
    assert_units(&problem, "ABABAAA", 2, 0);
    assert_units(&problem, "ABBAAAA", 1, 0);
    assert_units(&problem, "AAABACA", 0, 0);
    range->value[XTRAIN_PARAMETER_MIN] = 4;
    assert_units(&problem, "AABBBAA", 0, 1);
    assert_units(&problem, "BBBAAAA", 0, 0);
    /* a number that is not stated stays */
    range->value[XTRAIN_PARAMETER_MIN] = XTRAIN_UNSET;
    range->value[XTRAIN_PARAMETER_MAX] = 1;
    assert_units(&problem, "AABBAAA", 1, 1);
    rule->value[XTRAIN_PARAMETER_MAX] = 3;
    assert_units(&problem, "AABBBBA", 0, 3);
    assert_units(&problem, "ABBBBAA", 1, 0);
    /* nothing is replaced beside another strength */
    range->strength = XTRAIN_SHOULD;
    range->points = 1;
    assert_units(&problem, "AABBBBA", 1, 3);
    range->strength = XTRAIN_MUST;
    range->person = 0;
    assert_units(&problem, "AABBBBA", 1, 3);
    rule->person = 0;
    assert_units(&problem, "AABBBBA", 0, 3);
    rule->subject.kind = XTRAIN_SUBJECT_ANY;
    assert_units(&problem, "AABBBBA", 1, 3);
}

static void a_stay_under_way_began_in_its_days(void **state)
{
    tiny problem = handmade_plain(1, 3, 4);
    tiny_rule *range = NULL;

    (void)state;
    add_length(&problem, 3, 4);
    range = add_length(&problem, 5, XTRAIN_UNSET);
    range->range = handmade_week(&problem, -3, -3);
    handmade_past(&problem, 1, -3, -1);
    assert_units(&problem, "BAAA", 0, 1);
    assert_units(&problem, "AAAA", 0, 2);
    assert_units(&problem, "BBAA", 1, 0);
    assert_units(&problem, "ABAA", 2, 2);
    range->range = handmade_week(&problem, -2, 0);
    assert_units(&problem, "AAAA", 0, 0);
    assert_units(&problem, "BAAA", 0, 0);
    range->range = handmade_week(&problem, -3, -3);
    problem.person[0].past[0].range = handmade_week(&problem, -4, -2);
    assert_units(&problem, "AAAA", 0, 0);
}

static void the_rest_may_be_owed_in_its_days_too(void **state)
{
    tiny problem = handmade_plain(1, 2, 4);
    tiny_rule *range = add_length(&problem, 4, XTRAIN_UNSET);
    tiny_rule *end = NULL;

    (void)state;
    range->range = handmade_week(&problem, 2, 5);
    problem.person[0].contract.last = handmade_week(&problem, 5, 5).last;
    assert_int_equal(handmade_units(&problem, 0, "AABB"), 0);
    assert_int_equal(handmade_units(&problem, 0, "AAAB"), 3);
    assert_int_equal(handmade_units(&problem, 0, "ABBA"), 0);
    end = tiny_add_rule(&problem, XTRAIN_RULE_P3);
    end->value[XTRAIN_PARAMETER_CLOSED_END] = 1;
    assert_int_equal(handmade_units(&problem, 0, "AABB"), 2);
}

static void of_equal_lengths_the_first_counts_with_its_days(void **state)
{
    tiny problem = handmade_plain(1, 2, 7);
    tiny_rule *range = NULL;

    (void)state;
    problem.programmes = 1;
    add_length(&problem, 3, XTRAIN_UNSET)->programme = 0;
    add_length(&problem, 3, XTRAIN_UNSET);
    range = add_length(&problem, 1, XTRAIN_UNSET);
    range->programme = 0;
    range->range = handmade_week(&problem, 4, 5);
    /* the rule for everyone is the same as that of the programme, which is replaced in week 4 */
    assert_units(&problem, "ABAABAA", 2, 0);
    assert_int_equal(handmade_judge(&problem).musts_broken, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_may_ask_for_another_level),
        cmocka_unit_test(days_may_ask_for_other_lengths),
        cmocka_unit_test(a_stay_under_way_began_in_its_days),
        cmocka_unit_test(the_rest_may_be_owed_in_its_days_too),
        cmocka_unit_test(of_equal_lengths_the_first_counts_with_its_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
