/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On paper: windows of hours and of load, and department rules with date ranges. */
#include "mip/paper.h"

/* ---- windows ---- */

/* P9 or P11 with its number of hours or points. */
static xtrain_rule window_of(xtrain_rule_kind kind, int points, int length, int number)
{
    xtrain_rule rule = rule_of(kind, points, ANY);

    rule.value[XTRAIN_PARAMETER_WINDOW] = length;
    rule.value[kind == XTRAIN_RULE_P9 ? XTRAIN_PARAMETER_HOURS : XTRAIN_PARAMETER_MAX] = number;
    return rule;
}

static void pay_periods(paper *on, int department, int points)
{
    xtrain_rule rule = rule_of(XTRAIN_RULE_C1, points, at(department));

    add(on, &rule);
}

/* ABA: the one week is in both windows, and home has no hours. */
static void hours_in_every_window(paper *on)
{
    xtrain_rule hours = window_of(XTRAIN_RULE_P9, 1, 2, 6);

    (void)add_person(on, A, 0);
    pay_periods(on, B, 7);
    pay_periods(on, C, 7);
    add(on, &hours);
}

/* AAA: the third week is in no window. */
static void hours_in_blocks(paper *on)
{
    (void)add_person(on, A, 0);
    pay_periods(on, B, 7);
    pay_periods(on, C, 7);
    add_number(on, window_of(XTRAIN_RULE_P9, 1, 2, 6), XTRAIN_PARAMETER_BLOCKS, 1);
}

/* AC: 2 of 5 hours for one of two weeks, the other one on leave. */
static void hours_of_eligible_weeks(paper *on)
{
    xtrain_rule hours = window_of(XTRAIN_RULE_P9, MUST, 2, 5);
    int ada = add_person(on, A, 0);

    expect_ok(xtrain_problem_add_leave(on->problem, ada, weeks(0, 0)));
    pay_periods(on, B, 4);
    pay_periods(on, C, 1);
    add(on, &hours);
}

/* Idle, 5 hours missing in each of two windows. */
static void hours_that_nobody_has(paper *on)
{
    xtrain_rule hours = window_of(XTRAIN_RULE_P9, MUST, 2, 5);

    (void)add_person(on, XTRAIN_NONE, 0);
    expect_ok(xtrain_problem_add_closed(on->problem, B, weeks(0, 2)));
    expect_ok(xtrain_problem_add_closed(on->problem, C, weeks(0, 2)));
    pay_periods(on, A, 1);
    pay_periods(on, D, 1);
    add(on, &hours);
}

/* Two weeks in B are too much in three of these weeks. */
static void state_load(paper *on, int points, int most, bool rolling)
{
    (void)add_person(on, A, 0);
    pay_periods(on, B, -3);
    keep_away_from(on, 0, "CD");
    add_number(on, window_of(XTRAIN_RULE_P11, points, 3, most), XTRAIN_PARAMETER_ROLLING, rolling);
}

/* BAABA. */
static void load_in_every_window(paper *on)
{
    state_load(on, MUST, 8, true);
}

/* AABBB: the last block has two weeks. */
static void load_in_blocks(paper *on)
{
    state_load(on, MUST, 8, false);
}

/* AABBB with a point too many in the last block. */
static void load_in_the_last_block(paper *on)
{
    state_load(on, 2, 7, false);
}

/* AD: home counts. */
static void load_at_home(paper *on)
{
    (void)add_person(on, A, 0);
    pay_periods(on, D, 1);
    add_number(on, window_of(XTRAIN_RULE_P11, MUST, 2, 1), XTRAIN_PARAMETER_ROLLING, 1);
}

/* BB: two musts broken, not the ten of a plan at home. */
static void hours_in_a_never_department(paper *on)
{
    xtrain_rule hours = window_of(XTRAIN_RULE_P9, MUST, 2, 10);

    keep_away_from(on, add_person(on, A, 0), "BCD");
    add(on, &hours);
}

/* AA, one point too many. */
static void load_that_nobody_can_avoid(paper *on)
{
    load_at_home(on);
    keep_away_from(on, 0, "BCD");
}

/* ---- date ranges ---- */

static void add_ranged(paper *on, xtrain_rule rule, xtrain_parameter parameter, int number)
{
    rule.range = weeks(1, 1);
    add_number(on, rule, parameter, number);
}

/* ABA: at home where staffing asks for it. */
static void a_range_lowers_a_minimum(paper *on)
{
    (void)add_person(on, A, 0);
    pay_periods(on, B, -2);
    add_number(on, rule_of(XTRAIN_RULE_D1, MUST, at(A)), XTRAIN_PARAMETER_MIN, 1);
    add_ranged(on, rule_of(XTRAIN_RULE_D1, MUST, at(A)), XTRAIN_PARAMETER_MIN, 0);
}

/* Nobody may be in B, and yet somebody has to in week 1. */
static void a_range_leaves_other_numbers(paper *on)
{
    (void)add_person(on, A, 0);
    add_number(on, rule_of(XTRAIN_RULE_D1, 5, at(B)), XTRAIN_PARAMETER_MAX, 0);
    add_ranged(on, rule_of(XTRAIN_RULE_D1, 5, at(B)), XTRAIN_PARAMETER_MIN, 1);
}

/* ABA. */
static void a_range_has_room_for_a_visitor(paper *on)
{
    (void)add_person(on, A, 0);
    pay_periods(on, B, -2);
    add_number(on, rule_of(XTRAIN_RULE_D2, MUST, at(B)), XTRAIN_PARAMETER_MAX, 0);
    add_ranged(on, rule_of(XTRAIN_RULE_D2, MUST, at(B)), XTRAIN_PARAMETER_MAX, 1);
}

/* Bo is host in B to one visitor, to two in week 1: seven weeks there. */
static void a_range_has_another_ratio(paper *on)
{
    xtrain_rule ratio = rule_of(XTRAIN_RULE_D4, MUST, at(B));

    (void)add_person(on, A, 0);
    (void)add_person(on, B, 0);
    (void)add_person(on, A, 0);
    pay_periods(on, B, -2);
    ratio.value[XTRAIN_PARAMETER_HOSTS] = 1;
    add_number(on, ratio, XTRAIN_PARAMETER_VISITORS, 1);
    add_ranged(on, ratio, XTRAIN_PARAMETER_VISITORS, 2);
}

static const paper_case cases[] = {
    {"hours in every window", 3, hours_in_every_window, 7, 0},
    {"hours in windows that are blocks", 3, hours_in_blocks, 6, 0},
    {"hours of eligible weeks", 2, hours_of_eligible_weeks, 1, 0},
    {"hours that nobody has", 3, hours_that_nobody_has, 0, 10},
    {"hours in a never-department", 2, hours_in_a_never_department, 0, 2},
    {"load in every window", 5, load_in_every_window, -6, 0},
    {"load in windows that are blocks", 5, load_in_blocks, -9, 0},
    {"load in the last block", 5, load_in_the_last_block, -7, 0},
    {"load at home", 2, load_at_home, 1, 0},
    {"load that nobody can avoid", 2, load_that_nobody_can_avoid, 0, 1},
    {"a range lowers a minimum", 3, a_range_lowers_a_minimum, -2, 0},
    {"a range leaves other numbers", 3, a_range_leaves_other_numbers, 5, 0},
    {"a range has room for a visitor", 3, a_range_has_room_for_a_visitor, -2, 0},
    {"a range has another ratio", 3, a_range_has_another_ratio, -14, 0},
};

int main(void)
{
    return paper_run("mip_windows_test", cases, sizeof cases / sizeof *cases);
}
