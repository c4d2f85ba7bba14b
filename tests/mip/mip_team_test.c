/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On paper: part-time people, mixing, pairs, changes, lengths with dates, and nights. */
#include "mip/paper.h"

static void pay_periods(paper *on, int department, int points)
{
    xtrain_rule rule = rule_of(XTRAIN_RULE_C1, points, at(department));

    add(on, &rule);
}

/* ---- full-time equivalents ---- */

static void add_part_timer(paper *on, const char *id, int fte)
{
    xtrain_employee employee = XTRAIN_EMPLOYEE_INIT;

    employee.id = id;
    employee.home = A;
    employee.fte = fte;
    expect_ok(xtrain_problem_add_employee(NULL, on->problem, &employee));
    on->people++;
}

static void state_staffing(paper *on, xtrain_parameter bound, int number)
{
    xtrain_rule rule = rule_of(XTRAIN_RULE_D1, 3, at(A));

    rule.value[bound] = number;
    add_part_timer(on, "dee", 50);
    add_part_timer(on, "eli", 60);
    for (int d = B; d < DEPARTMENTS; d++)
        pay_periods(on, d, 10);
    add_number(on, rule, XTRAIN_PARAMETER_FTE, 1);
}

/* 1.1 of 2.2: two units begun. */
static void too_few_part_timers(paper *on)
{
    state_staffing(on, XTRAIN_PARAMETER_MIN, 220);
}

/* 1.1 of 0.1: one unit. */
static void too_many_part_timers(paper *on)
{
    state_staffing(on, XTRAIN_PARAMETER_MAX, 10);
}

/* ---- mixing ---- */

/* Two from A and one without a home. */
static void visitors_from_one_home(paper *on)
{
    for (int person = 0; person < 3; person++)
        fix(on, add_person(on, person < 2 ? A : XTRAIN_NONE, 0), B, 0);
    add_number(on, rule_of(XTRAIN_RULE_D5, 4, at(B)), XTRAIN_PARAMETER_MAX, 1);
    add_number(on, rule_of(XTRAIN_RULE_D5, 4, at(A)), XTRAIN_PARAMETER_MAX, 0);
}

/* ---- pairs ---- */

static void add_pair(paper *on, int points, bool together)
{
    xtrain_rule rule = rule_of(XTRAIN_RULE_T2, points, ANY);

    rule.employee = 1;
    rule.other = 0;
    if (together)
        rule.value[XTRAIN_PARAMETER_TOGETHER] = 1;
    add(on, &rule);
}

static void state_two(paper *on, int other_home)
{
    (void)add_person(on, A, 0);
    (void)add_person(on, other_home, 0);
    for (int d = B; d < DEPARTMENTS; d++)
        pay_periods(on, d, 3);
}

/* One of them is away in both weeks. */
static void apart_is_a_must(paper *on)
{
    state_two(on, A);
    add_pair(on, MUST, false);
}

/* 2 for each week at home together. */
static void apart_costs_points(paper *on)
{
    state_two(on, A);
    add_pair(on, 2, false);
}

/* Bo comes to A in one of the weeks, and saves 3 by that. */
static void together_once(paper *on)
{
    xtrain_rule moves = rule_of(XTRAIN_RULE_C2, 4, ANY);

    state_two(on, B);
    add(on, &moves);
    add_number(on, rule_of(XTRAIN_RULE_P4, MUST, ANY), XTRAIN_PARAMETER_MAX, 1);
    add_pair(on, 7, true);
}

/* Bo is there after Ada only. */
static void never_in_contract_together(paper *on)
{
    xtrain_employee employee = XTRAIN_EMPLOYEE_INIT;

    employee.id = "fay";
    employee.home = A;
    employee.contract.last = weeks(0, 0).last;
    expect_ok(xtrain_problem_add_employee(NULL, on->problem, &employee));
    on->people++;
    (void)add_person(on, A, 1);
    add_pair(on, 9, true);
    add_pair(on, 9, false);
}

/* ---- changes ---- */

/* B and C as published; a department that there is no more; A is not compared. */
static void changes_of_a_plan(paper *on)
{
    static const int cells[] = {B, C, XTRAIN_ELSEWHERE, XTRAIN_UNSET};
    xtrain_rule changes = rule_of(XTRAIN_RULE_C4, 2, ANY);
    int ada = add_person(on, A, 0);

    expect_ok(xtrain_problem_set_published(on->problem, ada, cells, 4));
    pay_periods(on, C, 1);
    add(on, &changes);
}

/* Idle as published, but for the week in A. */
static void changes_of_idle_time(paper *on)
{
    static const int cells[] = {XTRAIN_NONE, XTRAIN_NONE};
    xtrain_rule changes = rule_of(XTRAIN_RULE_C4, 2, ANY);
    int ada = add_person(on, XTRAIN_NONE, 0);

    expect_ok(xtrain_problem_set_published(on->problem, ada, cells, 2));
    fix(on, ada, A, 1);
    add(on, &changes);
}

/* ---- lengths with dates ---- */

static void state_lengths(paper *on, int most_later)
{
    xtrain_rule later = rule_of(XTRAIN_RULE_P3, MUST, at(B));

    (void)add_person(on, A, 0);
    pay_periods(on, B, -3);
    add_number(on, rule_of(XTRAIN_RULE_P3, MUST, at(B)), XTRAIN_PARAMETER_MAX, 2);
    add_number(on, rule_of(XTRAIN_RULE_P5, MUST, at(B)), XTRAIN_PARAMETER_EVER, 1);
    later.range = weeks(1, 2);
    add_number(on, later, XTRAIN_PARAMETER_MAX, most_later);
}

/* ABBB. */
static void longer_stays_later(paper *on)
{
    state_lengths(on, 3);
}

/* BBAA. */
static void shorter_stays_later(paper *on)
{
    state_lengths(on, 1);
}

/* B at once: it began where three weeks are asked for; one in the plan costs 1, none 2 x 5. */
static void a_length_where_the_stay_began(paper *on)
{
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    xtrain_rule before = rule_of(XTRAIN_RULE_P3, 5, at(B));
    int ada = add_person(on, A, 0);

    stay.department = B;
    stay.range = weeks(-2, -1);
    expect_ok(xtrain_problem_add_past_stay(on->problem, ada, &stay));
    pay_periods(on, B, 1);
    before.range = weeks(-2, -2);
    add_number(on, before, XTRAIN_PARAMETER_MIN, 3);
}

/* ---- nights ---- */

/* BBCC: two periods a day, so that a night lies between the stays; in A it would cost more. */
static void a_night_parts_a_transition(paper *on)
{
    xtrain_rule pair = rule_of(XTRAIN_RULE_P8, MUST, ANY);

    (void)add_person(on, A, 0);
    pay_periods(on, A, 1);
    for (int d = B; d <= C; d++)
        add_number(on, rule_of(XTRAIN_RULE_C1, -10, at(d)), XTRAIN_PARAMETER_PER_STAY, 1);
    pair.before = ANY;
    add(on, &pair);
}

/* B, though the stay under way was in C: a night lies before the plan. */
static void a_night_before_the_plan(paper *on)
{
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    xtrain_rule pair = rule_of(XTRAIN_RULE_P8, MUST, ANY);
    int ada = add_person(on, A, 0);

    stay.department = C;
    stay.range = weeks(-1, -1);
    expect_ok(xtrain_problem_add_past_stay(on->problem, ada, &stay));
    add_number(on, rule_of(XTRAIN_RULE_C1, -10, at(B)), XTRAIN_PARAMETER_PER_STAY, 1);
    pair.before = ANY;
    add(on, &pair);
}

static const paper_case cases[] = {
    {"too few part-timers", 2, too_few_part_timers, 12, 0},
    {"too many part-timers", 2, too_many_part_timers, 6, 0},
    {"visitors from one home", 1, visitors_from_one_home, 4, 0},
    {"apart is a must", 2, apart_is_a_must, 6, 0},
    {"apart costs points", 2, apart_costs_points, 4, 0},
    {"together once", 2, together_once, 7, 0},
    {"never in contract together", 2, never_in_contract_together, 9, 0},
    {"changes of a plan", 4, changes_of_a_plan, 3, 0},
    {"changes of idle time", 2, changes_of_idle_time, 2, 0},
    {"longer stays later", 4, longer_stays_later, -9, 0},
    {"shorter stays later", 4, shorter_stays_later, -6, 0},
    {"a length where the stay began", 3, a_length_where_the_stay_began, 1, 0},
    {"a night parts a transition", -4, a_night_parts_a_transition, -20, 0},
    {"a night parts the plan from the past", -1, a_night_before_the_plan, -10, 0},
};

int main(void)
{
    return paper_run("mip_team_test", cases, sizeof cases / sizeof *cases);
}
