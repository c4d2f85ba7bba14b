/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The objective utility: whose points are whose, what is chosen, and the value to the point. */
#include "world.h"

#include "base/random.h"

#define BIT(kind) (UINT32_C(1) << (unsigned)XTRAIN_RULE_##kind)

static void set_objective(world *office, int sum, int least, uint32_t lines)
{
    xtrain_objective objective = XTRAIN_OBJECTIVE_INIT;
    objective.kind = XTRAIN_OBJECTIVE_UTILITY;
    objective.sum = sum;
    objective.least = least;
    objective.lines = lines;
    assert_int_equal(xtrain_problem_set_objective(office->problem, &objective), XTRAIN_OK);
}

static void wish(world *office, int employee, int department, int strength)
{
    xtrain_wish asked = XTRAIN_WISH_INIT;
    asked.subject = department_subject(department);
    asked.strength = strength;
    assert_int_equal(xtrain_problem_add_wish(office->problem, employee, &asked), XTRAIN_OK);
}

enum { STAFFING = 0, HEADS, LENGTH, MOVES };

/* A must and a should of Claims, a should of stays, moves, and a wish of Ana's. */
static void state_rules(world *office)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MIN, 1}, NONE_STATED);
    rule.subject = department_subject(CLAIMS);
    assert_int_equal(add_rule(office, &rule), STAFFING);
    rule = make_rule(XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MAX, 1}, NONE_STATED);
    rule.subject = department_subject(CLAIMS);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 100;
    assert_int_equal(add_rule(office, &rule), HEADS);
    rule = make_rule(XTRAIN_RULE_P3, (stated){XTRAIN_PARAMETER_MIN, 2}, NONE_STATED);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 10;
    assert_int_equal(add_rule(office, &rule), LENGTH);
    rule = make_rule(XTRAIN_RULE_C2, NONE_STATED, NONE_STATED);
    rule.points = 2;
    assert_int_equal(add_rule(office, &rule), MOVES);
    wish(office, ANA, SALES, 7);
}

static void expect_utilities(const world *office, int ana, int bo, int vi)
{
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->utility, ana);
    assert_int_equal(xtrain_plan_person(office->plan, BO)->utility, bo);
    assert_int_equal(xtrain_plan_person(office->plan, VI)->utility, vi);
}

static void expect_points(const world *office, int line, int points)
{
    assert_int_equal(xtrain_plan_line(office->plan, line)->points, points);
}

static void with_points_nobody_has_a_utility(void **s)
{
    world *office = *s;
    state_rules(office);
    judge(office, "CSCCCCCC", BO_HOME, "C.......");
    expect_utilities(office, 0, 0, 0);
    assert_int_equal(xtrain_plan_sense(office->plan), XTRAIN_SENSE_MINIMISE);
    /* Claims: empty in one week, one too many in another; two short stays; two moves; the wish */
    assert_int_equal(xtrain_plan_value(office->plan), 1000 + 100 + 20 + 4 - 7);
}

static void chosen_lines_are_the_persons_and_the_rest_is_the_offices(void **s)
{
    world *office = *s;
    state_rules(office);
    set_objective(office, 3, 5, BIT(P3) | BIT(C1));
    judge(office, "CSCCCCCC", BO_HOME, "C.......");
    expect_utilities(office, -10 + 7, 0, -10);
    assert_int_equal(xtrain_plan_sense(office->plan), XTRAIN_SENSE_MAXIMISE);
    assert_int_equal(xtrain_plan_value(office->plan), 3 * -13 + 5 * -10 - 1000 - 100 - 4);
    expect_points(office, STAFFING, 1000); /* lines stay costs */
    expect_points(office, HEADS, 100);
    expect_points(office, LENGTH, 20);
    expect_points(office, MOVES, 4);
    expect_points(office, built_in(office, 4), -7);
}

static void without_a_choice_every_person_line_is_chosen_and_no_other(void **s)
{
    world *office = *s;
    state_rules(office);
    set_objective(office, 1, 1, UINT32_MAX);
    judge(office, "CSCCCCCC", BO_HOME, "C.......");
    expect_utilities(office, -10 - 4 + 7, 0, -10);
    assert_int_equal(xtrain_plan_value(office->plan), -17 - 10 - 1000 - 100);
}

static void department_rules_cannot_be_chosen(void **s)
{
    world *office = *s;
    state_rules(office);
    set_objective(office, 1, 0, BIT(D1));
    judge(office, "CSCCCCCC", BO_HOME, "C.......");
    expect_utilities(office, 0, 0, 0);
    assert_int_equal(xtrain_plan_value(office->plan), -(1000 + 100 + 20 + 4 - 7));
}

static void the_least_is_of_everyone_even_of_who_is_not_there(void **s)
{
    world *office = *s;
    wish(office, ANA, CLAIMS, 7);
    wish(office, BO, SALES, 9);
    set_objective(office, 1, 100, UINT32_MAX);
    office->problem->employees[VI].contract.first = weeks(20, 20).first;
    judge(office, ANA_HOME, BO_HOME, VI_IDLE);
    expect_utilities(office, 7, 9, 0);
    assert_int_equal(xtrain_plan_person(office->plan, VI)->eligible, 0);
    assert_int_equal(xtrain_plan_value(office->plan), 16);
    judge(office, "LLLLLLLL", "CCCCCCCC", VI_IDLE);
    expect_utilities(office, 0, 0, 0);
}

static void a_least_above_zero_adds(void **s)
{
    world *office = *s;
    wish(office, ANA, CLAIMS, 7);
    wish(office, BO, SALES, 9);
    wish(office, VI, LEGAL, 8);
    set_objective(office, 2, 100, UINT32_MAX);
    judge(office, ANA_HOME, BO_HOME, "......L.");
    assert_int_equal(xtrain_plan_value(office->plan), 2 * 24 + 100 * 7);
}

static void person_musts_are_no_line(void **s)
{
    world *office = *s;
    const xtrain_rule rule =
        make_rule(XTRAIN_RULE_P3, (stated){XTRAIN_PARAMETER_MIN, 2}, NONE_STATED);
    (void)add_rule(office, &rule);
    set_objective(office, 1, 1, UINT32_MAX);
    judge_ana(office, "CSCCCCCC");
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 1);
    expect_utilities(office, 0, 0, 0);
    assert_int_equal(xtrain_plan_value(office->plan), 0);
}

/* Every unit of a chosen line is somebody's, and the value follows. */
static void expect_consistent(const xtrain_plan *plan, uint32_t lines)
{
    int64_t chosen = 0;
    int64_t others = 0;
    int64_t sum = 0;
    int64_t least = INT64_MAX;
    for (int at = 0; at < xtrain_plan_line_count(plan); at++) {
        const xtrain_line *line = xtrain_plan_line(plan, at);
        const bool person =
            xtrain_rule_info_get(line->kind)->of_person && line->strength != XTRAIN_MUST;
        const bool is_chosen = person && (lines >> (unsigned)line->kind & 1U) != 0;
        chosen += is_chosen ? line->points : 0;
        others += is_chosen ? 0 : line->points;
    }
    for (int person = 0; person < 3; person++) {
        const int64_t utility = xtrain_plan_person(plan, person)->utility;
        sum += utility;
        least = utility < least ? utility : least;
    }
    assert_int_equal(sum, -chosen);
    assert_int_equal(xtrain_plan_value(plan), 3 * sum + 7 * least - others);
}

static void whatever_the_cells_the_value_is_that_of_lines_and_persons(void **s)
{
    world *office = *s;
    const uint32_t lines = BIT(P3) | BIT(P6) | BIT(P8) | BIT(C1) | BIT(C3) | BIT(C5);
    xt_random random;
    xt_random_init(&random, 5, 0);
    state_everything(office);
    wish(office, BO, LEGAL, 30);
    set_objective(office, 3, 7, lines);
    assert_int_equal(xtrain_problem_validate(office->problem), XTRAIN_OK);
    for (int round = 0; round < 500; round++) {
        xt_cell cells[3 * WEEKS];
        for (int cell = 0; cell < 3 * WEEKS; cell++) {
            cells[cell] = (xt_cell)(xt_random_below(&random, 4) - 1);
        }
        xtrain_plan_free(office->plan);
        office->plan = NULL;
        assert_int_equal(xt_check(&office->plan, office->problem, cells), XTRAIN_OK);
        expect_consistent(office->plan, lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(with_points_nobody_has_a_utility),
        WORLD_TEST(chosen_lines_are_the_persons_and_the_rest_is_the_offices),
        WORLD_TEST(without_a_choice_every_person_line_is_chosen_and_no_other),
        WORLD_TEST(department_rules_cannot_be_chosen),
        WORLD_TEST(the_least_is_of_everyone_even_of_who_is_not_there),
        WORLD_TEST(a_least_above_zero_adds),
        WORLD_TEST(person_musts_are_no_line),
        WORLD_TEST(whatever_the_cells_the_value_is_that_of_lines_and_persons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
