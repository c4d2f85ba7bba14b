/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The objective utility in the second scoring, against cases worked out by hand from the rules
 * page, and brute force against judging every table of cells.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "property/brute.h"
#include "property/handmade.h"

#define SEEDS 200
#define PLANS_MAX 800L  /* tables of cells that keep the contracts */
#define TABLES_MAX 5000 /* of cells, kept or not */

static void want_most(tiny *problem, int sum, int least, unsigned lines)
{
    problem->objective = XTRAIN_OBJECTIVE_UTILITY;
    problem->sum = sum;
    problem->least = least;
    problem->lines = lines;
}

static void add_want(tiny *problem, int person, int strength)
{
    tiny_wish want = {
        false, {XTRAIN_SUBJECT_DEPARTMENT, 1}, {XTRAIN_NO_DATE, XTRAIN_NO_DATE}, strength};

    problem->person[person].wishes[problem->person[person].wish_count++] = want;
}

/*
 * Of person 0: two moves (4), one away period missing (5), a granted wish (-7). Of person 1: two
 * away periods missing (10). Of person 2, without a home: one move (2). In B one head is missing
 * at the end (100), in A one is too many three times (12).
 */
static tiny three_people(void)
{
    tiny problem = handmade_plain(3, 2, 3);
    tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 1);

    rule->value[XTRAIN_PARAMETER_MIN] = 1;
    rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 0);
    rule->strength = XTRAIN_SHOULD;
    rule->points = 4;
    rule->value[XTRAIN_PARAMETER_MAX] = 1;
    rule = tiny_add_rule(&problem, XTRAIN_RULE_C2);
    rule->strength = XTRAIN_COST;
    rule->points = 2;
    rule = tiny_add_rule(&problem, XTRAIN_RULE_P4);
    rule->strength = XTRAIN_GOAL;
    rule->points = 5;
    rule->value[XTRAIN_PARAMETER_MIN] = 2;
    add_want(&problem, 0, 7);
    problem.person[2].home = XTRAIN_NONE;
    handmade_cells(&problem, 0, "ABA");
    handmade_cells(&problem, 1, "AAA");
    handmade_cells(&problem, 2, "BA-");
    return problem;
}

static void assert_utilities(const scoring_result *result, int64_t first, int64_t second,
                             int64_t third)
{
    assert_int_equal(result->person[0].figures.utility, first);
    assert_int_equal(result->person[1].figures.utility, second);
    assert_int_equal(result->person[2].figures.utility, third);
}

static void the_value_weighs_all_utilities_and_the_least(void **state)
{
    tiny problem = three_people();
    scoring_result result = handmade_judge(&problem);

    (void)state;
    assert_int_equal(result.value, 2 + 10 + 2 + 100 + 12);
    assert_utilities(&result, 0, 0, 0);
    want_most(&problem, 2, 3, UINT32_MAX);
    result = handmade_judge(&problem);
    assert_utilities(&result, -2, -10, -2);
    assert_int_equal(result.value, 2 * -14 + 3 * -10 - 100 - 12);
    assert_int_equal(result.musts_broken, 1);
    assert_int_equal(result.goals_unmet, 3);
    want_most(&problem, 0, 1, UINT32_MAX);
    assert_int_equal(handmade_judge(&problem).value, -10 - 112);
    want_most(&problem, 1, 0, UINT32_MAX);
    assert_int_equal(handmade_judge(&problem).value, -126);
}

static void lines_that_are_not_chosen_cost_their_points(void **state)
{
    tiny problem = three_people();
    scoring_result result;

    (void)state;
    want_most(&problem, 2, 3, 1U << XTRAIN_RULE_C1 | 1U << XTRAIN_RULE_P4);
    result = handmade_judge(&problem);
    assert_utilities(&result, 7 - 5, -10, 0);
    assert_int_equal(result.value, 2 * -8 + 3 * -10 - 100 - 12 - 6);
    want_most(&problem, 2, 3, 1U << XTRAIN_RULE_C2);
    result = handmade_judge(&problem);
    /* a granted wish that is not chosen still earns its strength */
    assert_utilities(&result, -4, 0, -2);
    assert_int_equal(result.value, 2 * -6 + 3 * -4 - 112 - (5 + 10) + 7);
    /* department rules are nobody's lines */
    want_most(&problem, 2, 3, 1U << XTRAIN_RULE_D1);
    result = handmade_judge(&problem);
    assert_utilities(&result, 0, 0, 0);
    assert_int_equal(result.value, -14 - 112);
}

static void every_employee_has_a_utility(void **state)
{
    tiny problem = handmade_plain(2, 2, 1);

    (void)state;
    want_most(&problem, 1, 10, UINT32_MAX);
    add_want(&problem, 0, 5);
    add_want(&problem, 1, 6);
    handmade_cells(&problem, 0, "B");
    handmade_cells(&problem, 1, "B");
    assert_int_equal(handmade_judge(&problem).value, 11 + 50);
    problem.person[1].contract.last = problem.start - 1;
    handmade_cells(&problem, 1, "-");
    assert_int_equal(handmade_judge(&problem).value, 5);
}

static void person_musts_are_in_no_utility(void **state)
{
    tiny problem = handmade_plain(1, 2, 4);
    tiny_rule *length = tiny_add_rule(&problem, XTRAIN_RULE_P3);
    tiny_rule *load = tiny_add_rule(&problem, XTRAIN_RULE_C5);
    scoring_result result;

    (void)state;
    length->value[XTRAIN_PARAMETER_MIN] = 3;
    load->strength = XTRAIN_COST;
    load->table[0] = 1;
    load->table[1] = 3;
    load->table_count = 2;
    problem.department[1].load = 2;
    want_most(&problem, 3, 1, UINT32_MAX);
    handmade_cells(&problem, 0, "ABBA");
    result = handmade_judge(&problem);
    assert_int_equal(result.musts_broken, 1);
    /* a load of 4 where the share is 0: 1 + 3 + 3 + 3 */
    assert_int_equal(result.person[0].figures.utility, -10);
    assert_int_equal(result.value, -40);
}

static int64_t best_value(const tiny *problem)
{
    scoring_frame frame;
    brute_result best;

    scoring_prepare(&frame, problem);
    assert_true(brute_solve(&best, &frame));
    return best.value;
}

static void brute_force_shares_a_burden(void **state)
{
    tiny problem = handmade_plain(2, 2, 4);

    (void)state;
    handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 1)->value[XTRAIN_PARAMETER_MIN] = 1;
    for (int e = 0; e < 2; e++) {
        tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_C1), 1);

        rule->strength = XTRAIN_COST;
        rule->person = e;
        rule->points = e == 0 ? 3 : 2;
    }
    assert_int_equal(best_value(&problem), 8);
    want_most(&problem, 1, 0, UINT32_MAX);
    assert_int_equal(best_value(&problem), -8);
    /* one of the four periods to person 0: -3 and -6 */
    want_most(&problem, 0, 1, UINT32_MAX);
    assert_int_equal(best_value(&problem), -6);
    want_most(&problem, 1, 1, UINT32_MAX);
    assert_int_equal(best_value(&problem), -9 - 6);
    want_most(&problem, 1, 1, 0);
    assert_int_equal(best_value(&problem), -8);
}

static void brute_force_takes_the_one_place_for_the_sum(void **state)
{
    tiny problem = handmade_plain(2, 2, 1);

    (void)state;
    handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D2), 1)->value[XTRAIN_PARAMETER_MAX] = 1;
    add_want(&problem, 0, 5);
    add_want(&problem, 1, 3);
    want_most(&problem, 1, 1, UINT32_MAX);
    assert_int_equal(best_value(&problem), 5);
    want_most(&problem, 0, 1, UINT32_MAX);
    assert_int_equal(best_value(&problem), 0);
    problem.must_price = 1;
    assert_int_equal(best_value(&problem), 3 - 1);
    want_most(&problem, 1, 1, UINT32_MAX);
    assert_int_equal(best_value(&problem), 8 + 3 - 1);
}

/* Contract and fixed cells are kept, and nobody breaks more musts than brute force says. */
static bool is_allowed(const scoring_frame *frame, const scoring_result *result,
                       const brute_result *best)
{
    const tiny *problem = frame->problem;

    for (int e = 0; e < problem->people; e++) {
        if (result->person[e].contract_units > 0 ||
            result->person[e].must_units > best->must_units[e])
            return false;
        for (int t = 0; t < problem->periods; t++) {
            if (frame->fixed[e][t] != SCORING_FREE && frame->fixed[e][t] != problem->cells[e][t])
                return false;
        }
    }
    return true;
}

/* The next table of cells, as one counts; false after the last. */
static bool next_table(tiny *problem)
{
    for (int e = 0; e < problem->people; e++) {
        for (int t = 0; t < problem->periods; t++) {
            if (++problem->cells[e][t] < problem->departments)
                return true;
            problem->cells[e][t] = XTRAIN_NONE;
        }
    }
    return false;
}

/* Judges every table of a problem whose cells are all none. False if there are too many. */
static bool judge_all(tiny *problem)
{
    bool utility = problem->objective == XTRAIN_OBJECTIVE_UTILITY;
    bool found = false;
    double tables = 1.0;
    int64_t value = 0;
    scoring_frame frame;
    brute_result best;

    for (int i = 0; i < problem->people * problem->periods; i++)
        tables *= problem->departments + 1;
    if (tables > TABLES_MAX)
        return false;
    scoring_prepare(&frame, problem);
    assert_true(brute_solve(&best, &frame));
    do {
        scoring_result result;

        scoring_judge(&result, &frame, &problem->cells[0][0]);
        if (!is_allowed(&frame, &result, &best))
            continue;
        if (!found || (utility ? result.value > value : result.value < value))
            value = result.value;
        found = true;
    } while (next_table(problem));
    assert_true(found);
    assert_int_equal(best.value, value);
    return true;
}

static void brute_force_agrees_with_judging_every_plan(void **state)
{
    int judged = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        for (int focus = 0; focus < TINY_FOCUSES; focus++) {
            tiny problem;

            tiny_generate(&problem, seed, (tiny_focus)focus, PLANS_MAX);
            judged += judge_all(&problem) ? 1 : 0;
        }
    }
    assert_true(judged > 4 * SEEDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_value_weighs_all_utilities_and_the_least),
        cmocka_unit_test(lines_that_are_not_chosen_cost_their_points),
        cmocka_unit_test(every_employee_has_a_utility),
        cmocka_unit_test(person_musts_are_in_no_utility),
        cmocka_unit_test(brute_force_shares_a_burden),
        cmocka_unit_test(brute_force_takes_the_one_place_for_the_sum),
        cmocka_unit_test(brute_force_agrees_with_judging_every_plan),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
