/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that hold on some days only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/model/build.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, build_create, build_free)

/* build_office and a skill. */
static void build_school(xtrain_problem *problem)
{
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    build_office(problem);
    skill.name = "press";
    assert_int_equal(xtrain_problem_add_skill(NULL, problem, &skill), XTRAIN_OK);
    skill.name = "fold";
    assert_int_equal(xtrain_problem_add_skill(NULL, problem, &skill), XTRAIN_OK);
}

static int add_dated(xtrain_problem *problem, xtrain_rule rule, const char *first, const char *last)
{
    rule.range = days(first, last);
    return build_add(problem, &rule);
}

static xtrain_rule stay(xtrain_parameter parameter, int value)
{
    return build_rule(XTRAIN_RULE_P3, department(1), parameter, value);
}

static xtrain_rule of_skill(xtrain_rule_kind kind, int skill, int level, int least)
{
    xtrain_rule rule = build_rule(kind, department(1), XTRAIN_PARAMETER_LEVEL, level);
    rule.value[XTRAIN_PARAMETER_SKILL] = skill;
    rule.value[XTRAIN_PARAMETER_MIN] = least;
    return rule;
}

static bool holds(const xtrain_problem *problem, int rule, unsigned number, int period)
{
    return xt_rule_holds_at(problem, &problem->rules[rule], number, period);
}

static void a_range_replaces_what_it_states(void **state)
{
    xtrain_problem *problem = *state;
    build_school(problem);
    xtrain_rule general = stay(XTRAIN_PARAMETER_MIN, 2);
    general.value[XTRAIN_PARAMETER_MAX] = 5;
    const int always = build_add(problem, &general);
    const int least = add_dated(problem, stay(XTRAIN_PARAMETER_MIN, 3), "2026-03-09", "2026-03-15");
    const int most = add_dated(problem, stay(XTRAIN_PARAMETER_MAX, 3), NULL, "2026-03-15");
    assert_valid(problem);
    for (int period = -3; period < 10; period++) {
        assert_int_equal(holds(problem, always, XT_NUMBER_MIN, period), period != 1);
        assert_int_equal(holds(problem, least, XT_NUMBER_MIN, period), period == 1);
        assert_int_equal(holds(problem, always, XT_NUMBER_MAX, period), period > 1);
        assert_int_equal(holds(problem, most, XT_NUMBER_MAX, period), period <= 1);
    }
}

static void needs_of_other_levels_stay(void **state)
{
    xtrain_problem *problem = *state;
    build_school(problem);
    const xtrain_rule two = of_skill(XTRAIN_RULE_D3, 0, 2, 1);
    const xtrain_rule three = of_skill(XTRAIN_RULE_D3, 0, 3, 1);
    const int low = build_add(problem, &two);
    const int high = build_add(problem, &three);
    (void)add_dated(problem, of_skill(XTRAIN_RULE_D3, 0, 3, 0), "2026-03-09", "2026-03-15");
    assert_valid(problem);
    assert_true(holds(problem, low, XT_NUMBER_MIN, 1));
    assert_false(holds(problem, high, XT_NUMBER_MIN, 1));
    assert_true(holds(problem, high, XT_NUMBER_MIN, 2));
}

static void full_time_equivalents_and_heads_are_apart(void **state)
{
    xtrain_problem *problem = *state;
    build_school(problem);
    const xtrain_rule heads = build_rule(XTRAIN_RULE_D1, department(1), XTRAIN_PARAMETER_MIN, 1);
    xtrain_rule equivalents = build_rule(XTRAIN_RULE_D1, department(1), XTRAIN_PARAMETER_MIN, 150);
    equivalents.value[XTRAIN_PARAMETER_FTE] = 1;
    const int counted = build_add(problem, &heads);
    const int added = build_add(problem, &equivalents);
    equivalents.value[XTRAIN_PARAMETER_MIN] = 50;
    (void)add_dated(problem, equivalents, "2026-03-09", "2026-03-15");
    assert_valid(problem);
    assert_true(holds(problem, counted, XT_NUMBER_MIN, 1));
    assert_false(holds(problem, added, XT_NUMBER_MIN, 1));
}

static void an_entry_is_replaced_whatever_its_strength(void **state)
{
    xtrain_problem *problem = *state;
    build_school(problem);
    xtrain_rule entry = of_skill(XTRAIN_RULE_P2, 0, 2, XTRAIN_UNSET);
    const int always = build_add(problem, &entry);
    entry.value[XTRAIN_PARAMETER_SKILL] = 1;
    const int other = build_add(problem, &entry);
    entry = of_skill(XTRAIN_RULE_P2, 0, 0, XTRAIN_UNSET);
    entry.strength = XTRAIN_SHOULD;
    entry.points = 5;
    (void)add_dated(problem, entry, "2026-03-09", "2026-03-15");
    assert_valid(problem);
    assert_false(holds(problem, always, XT_NUMBER_MIN, 1));
    assert_true(holds(problem, always, XT_NUMBER_MIN, 2));
    assert_true(holds(problem, other, XT_NUMBER_MIN, 1));
}

static void ranges_that_overlap_clash(void **state)
{
    xtrain_problem *problem = *state;
    build_school(problem);
    /* The week of March 9 is in both. */
    for (int i = 0; i < 2; i++) {
        const char *first = i == 0 ? "2026-03-02" : "2026-03-09";
        const char *last = i == 0 ? "2026-03-15" : "2026-03-22";
        (void)add_dated(problem, stay(XTRAIN_PARAMETER_MIN, 2), first, last);
        (void)add_dated(problem, of_skill(XTRAIN_RULE_P2, 0, 1 + i, XTRAIN_UNSET), first, last);
        (void)add_dated(problem, of_skill(XTRAIN_RULE_D3, 1, 2, i), first, last);
        (void)add_dated(problem, build_rule(XTRAIN_RULE_D5, department(2), XTRAIN_PARAMETER_MAX, i),
                        first, last);
    }
    assert_mistakes(problem, 4);
    assert_said(problem, "P3 (stay length) of B is stated here and at");
    assert_said(problem, "P2 (placement) of B is stated here and at");
    assert_said(problem, "D3 (skill need) of B is stated here and at");
    assert_said(problem, "D5 (mixing) of C is stated here and at");
    assert_said(problem, "for dates that overlap");
}

static void dates_that_hold_no_period_are_noted(void **state)
{
    xtrain_problem *problem = *state;
    build_school(problem);
    (void)add_dated(problem, build_rule(XTRAIN_RULE_D5, department(2), XTRAIN_PARAMETER_MAX, 1),
                    "2036-03-02", "2036-03-08");
    (void)add_dated(problem, of_skill(XTRAIN_RULE_P2, 0, 1, XTRAIN_UNSET), NULL, "2016-03-08");
    /* A stay under way may have begun in its days. */
    (void)add_dated(problem, stay(XTRAIN_PARAMETER_MIN, 3), NULL, "2016-03-08");
    assert_valid(problem);
    assert_said(problem, "the dates of D5 (mixing) of C hold no period of the plan");
    assert_said(problem, "the dates of P2 (placement) of B hold no period of the plan");
    assert_int_equal(xtrain_context_error_count(problem->context), 2);
}

static void ranges_about_different_things_may_overlap(void **state)
{
    xtrain_problem *problem = *state;
    build_school(problem);
    xtrain_rule rule = stay(XTRAIN_PARAMETER_MIN, 2);
    (void)add_dated(problem, rule, "2026-03-02", NULL);
    (void)add_dated(problem, stay(XTRAIN_PARAMETER_MAX, 4), "2026-03-02", NULL);
    rule.employee = 0;
    (void)add_dated(problem, rule, "2026-03-02", NULL);
    (void)add_dated(problem, of_skill(XTRAIN_RULE_D3, 0, 2, 1), "2026-03-02", NULL);
    (void)add_dated(problem, of_skill(XTRAIN_RULE_D3, 0, 3, 1), "2026-03-02", NULL);
    (void)add_dated(problem, of_skill(XTRAIN_RULE_D3, 1, 2, 1), "2026-03-02", NULL);
    (void)add_dated(problem, of_skill(XTRAIN_RULE_P2, 0, 2, XTRAIN_UNSET), "2026-03-02", NULL);
    (void)add_dated(problem, of_skill(XTRAIN_RULE_P2, 1, 2, XTRAIN_UNSET), "2026-03-02", NULL);
    assert_valid(problem);
}

static void dates_are_refused_where_they_mean_nothing(void **state)
{
    xtrain_problem *problem = *state;
    build_school(problem);
    xtrain_rule rule = build_rule(XTRAIN_RULE_P4, any_department(), XTRAIN_PARAMETER_MAX, 2);
    rule.range = days("2026-03-02", NULL);
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_INPUT,
                   "P4 (away time) holds in the whole plan");
    rule = build_rule(XTRAIN_RULE_P3, any_department(), XTRAIN_PARAMETER_MAX, 2);
    rule.range = days("2026-03-02", NULL);
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_INPUT,
                   "with dates must be about one department");
    rule = stay(XTRAIN_PARAMETER_CLOSED_END, 1);
    rule.range = days("2026-03-02", NULL);
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_INPUT,
                   "can't end closed in a date range");
    rule = of_skill(XTRAIN_RULE_P2, 0, 0, XTRAIN_UNSET);
    assert_refused(problem, xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_ERROR_INPUT,
                   "level is 0");
    rule = stay(XTRAIN_PARAMETER_MIN, 2);
    rule.range = days("2026-03-09", "2026-03-02");
    const xtrain_status status = xtrain_problem_add_rule(NULL, problem, &rule);
    assert_int_not_equal(status, XTRAIN_OK);
    assert_refused(problem, status, status, "range of a rule");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_range_replaces_what_it_states),
        TEST(needs_of_other_levels_stay),
        TEST(full_time_equivalents_and_heads_are_apart),
        TEST(an_entry_is_replaced_whatever_its_strength),
        TEST(ranges_that_overlap_clash),
        TEST(dates_that_hold_no_period_are_noted),
        TEST(ranges_about_different_things_may_overlap),
        TEST(dates_are_refused_where_they_mean_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
