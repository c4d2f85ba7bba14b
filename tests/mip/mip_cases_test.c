/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On paper: the order of stays, sites, idle time and utility. */
#include "mip/paper.h"

static void add_past(paper *on, int person, int department, int first, int last)
{
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;

    stay.department = department;
    stay.range = weeks(first, last);
    expect_ok(xtrain_problem_add_past_stay(on->problem, person, &stay));
}

static void add_want(paper *on, int person, int department, int week, int strength)
{
    xtrain_wish wish = XTRAIN_WISH_INIT;

    wish.subject = at(department);
    wish.range = weeks(week, week);
    wish.strength = strength;
    expect_ok(xtrain_problem_add_wish(on->problem, person, &wish));
}

static void reward_stays(paper *on, int department, int points)
{
    add_number(on, rule_of(XTRAIN_RULE_C1, -points, at(department)), XTRAIN_PARAMETER_PER_STAY, 1);
}

static void add_pair(paper *on, xtrain_rule_kind kind, int points, xtrain_subject subject,
                     xtrain_subject before)
{
    xtrain_rule rule = rule_of(kind, points, subject);

    rule.before = before;
    add(on, &rule);
}

static void add_across(paper *on, int points, xtrain_subject subject, xtrain_subject before)
{
    xtrain_rule rule = rule_of(XTRAIN_RULE_P8, points, subject);

    rule.before = before;
    add_number(on, rule, XTRAIN_PARAMETER_ACROSS, 1);
}

static void maximise(paper *on, int sum, int least, uint32_t lines)
{
    xtrain_objective objective = XTRAIN_OBJECTIVE_INIT;

    objective.kind = XTRAIN_OBJECTIVE_UTILITY;
    objective.sum = sum;
    objective.least = least;
    objective.lines = lines;
    expect_ok(xtrain_problem_set_objective(on->problem, &objective));
}

/* ---- order ---- */

/* BCB: the first B comes too early, the second does not. */
static void order_costs_points(paper *on)
{
    (void)add_person(on, A, 0);
    reward_stays(on, B, 10);
    add_pair(on, XTRAIN_RULE_P7, 3, at(B), at(C));
}

/* CBA or CAB. */
static void order_is_a_must(paper *on)
{
    (void)add_person(on, A, 0);
    reward_stays(on, B, 10);
    add_pair(on, XTRAIN_RULE_P7, MUST, at(B), at(C));
}

/* BAB. */
static void order_is_kept_by_the_past(paper *on)
{
    int ada = add_person(on, A, 0);

    add_past(on, ada, C, -5, -4);
    reward_stays(on, B, 10);
    add_pair(on, XTRAIN_RULE_P7, MUST, at(B), at(C));
}

/* CBC: the first stay of all is a breach, wherever it is. */
static void order_within_a_set(paper *on)
{
    int ada = add_person(on, A, 0);

    fix(on, ada, B, 1);
    reward_stays(on, C, 10);
    add_pair(on, XTRAIN_RULE_P7, MUST, SET, SET);
}

/* CB; in a single week one of the two musts is broken, and A costs least. */
static void order_of_a_visit(paper *on)
{
    (void)add_person(on, A, 0);
    add_number(on, rule_of(XTRAIN_RULE_P6, MUST, at(B)), XTRAIN_PARAMETER_MIN, 1);
    add_number(on, rule_of(XTRAIN_RULE_C1, 4, at(C)), XTRAIN_PARAMETER_PER_STAY, 1);
    add_pair(on, XTRAIN_RULE_P7, MUST, at(B), at(C));
}

/* ---- transitions ---- */

/* BCB or CBC. */
static void transition_costs_points(paper *on)
{
    (void)add_person(on, A, 0);
    reward_stays(on, B, 10);
    reward_stays(on, C, 10);
    add_pair(on, XTRAIN_RULE_P8, 4, at(C), at(B));
}

/* BACA and its like. */
static void no_transition_at_all(paper *on)
{
    (void)add_person(on, A, 0);
    reward_stays(on, B, 10);
    reward_stays(on, C, 10);
    add_pair(on, XTRAIN_RULE_P8, MUST, ANY, ANY);
}

/* One stay, since no other may follow, whatever lies between. */
static void no_transition_across(paper *on)
{
    (void)add_person(on, A, 0);
    reward_stays(on, B, 10);
    reward_stays(on, C, 10);
    add_across(on, MUST, ANY, ANY);
}

/* None at all. */
static void no_transition_from_the_past(paper *on)
{
    int ada = add_person(on, A, 0);

    add_past(on, ada, D, -4, -3);
    reward_stays(on, B, 10);
    add_across(on, MUST, ANY, ANY);
}

/* B-C: a gap and no second stay in B leave nothing else. */
static void state_gap(paper *on)
{
    int ada = add_person(on, XTRAIN_NONE, 0);

    fix(on, ada, B, 0);
    reward_stays(on, B, 10);
    reward_stays(on, C, 10);
    keep_away_from(on, ada, "AD");
    add_number(on, rule_of(XTRAIN_RULE_P4, MUST, ANY), XTRAIN_PARAMETER_GAP, 1);
    add_number(on, rule_of(XTRAIN_RULE_P5, MUST, ANY), XTRAIN_PARAMETER_EVER, 1);
}

static void transition_across_idle_time(paper *on)
{
    state_gap(on);
    add_across(on, 4, at(C), at(B));
}

static void idle_time_parts_a_transition(paper *on)
{
    state_gap(on);
    add_pair(on, XTRAIN_RULE_P8, 4, at(C), at(B));
}

/* AC: not CC, at once after B; not BC, since the stay under way is the first one of that pair. */
static void transition_from_under_way(paper *on)
{
    int ada = add_person(on, A, 0);
    xtrain_rule reward = rule_of(XTRAIN_RULE_C1, -5, at(C));

    add_past(on, ada, B, -2, -1);
    add(on, &reward);
    add_pair(on, XTRAIN_RULE_P8, MUST, at(C), at(B));
}

/* ---- sites ---- */

static void pay_sites(paper *on, int points)
{
    add_number(on, rule_of(XTRAIN_RULE_C2, points, ANY), XTRAIN_PARAMETER_SITES, 1);
}

/* AB, BA, AD: three changes. */
static void sites_of_a_home(paper *on)
{
    static const int cells[] = {A, B, A, D};
    int ada = add_person(on, A, 0);

    for (int week = 0; week < 4; week++)
        fix(on, ada, cells[week], week);
    pay_sites(on, 3);
}

/* BCB: nothing comes before the first stay. */
static void sites_without_a_past(paper *on)
{
    (void)add_person(on, A, 0);
    reward_stays(on, B, 10);
    reward_stays(on, C, 10);
    pay_sites(on, 3);
}

/* BCB: from home in the week before. */
static void sites_from_home(paper *on)
{
    sites_without_a_past(on);
    add_past(on, 0, D, -5, -4);
}

/* C, at the site of the stay under way. */
static void sites_from_under_way(paper *on)
{
    int ada = add_person(on, A, 0);

    add_past(on, ada, B, -2, -1);
    add_want(on, ada, C, 0, 2);
    pay_sites(on, 3);
}

/* -B-D-, with whatever lies between. */
static void sites_over_idle_time(paper *on)
{
    int ada = add_person(on, XTRAIN_NONE, 0);

    fix(on, ada, B, 1);
    fix(on, ada, D, 3);
    pay_sites(on, 3);
}

/* The same after a stay in the north. */
static void sites_after_a_past_stay(paper *on)
{
    sites_over_idle_time(on);
    add_past(on, 0, A, -4, -3);
}

/* ---- idle time ---- */

/* B-B-: one idle week before the last stay. */
static void idle_between_stays(paper *on)
{
    xtrain_rule idle = rule_of(XTRAIN_RULE_C3, 2, ANY);

    (void)add_person(on, XTRAIN_NONE, 0);
    reward_stays(on, B, 10);
    add_number(on, rule_of(XTRAIN_RULE_P4, MUST, ANY), XTRAIN_PARAMETER_GAP, 1);
    add(on, &idle);
}

static void state_late_stay(paper *on, int reward)
{
    int ada = add_person(on, XTRAIN_NONE, 0);
    xtrain_rule idle = rule_of(XTRAIN_RULE_C3, 2, ANY);

    keep_away_from(on, ada, "ACD");
    expect_ok(xtrain_problem_add_closed(on->problem, B, weeks(0, 1)));
    reward_stays(on, B, reward);
    add(on, &idle);
}

/* --B? */
static void idle_before_a_late_stay(paper *on)
{
    state_late_stay(on, 10);
}

/* ----: without a stay no idle week counts. */
static void idle_without_a_stay(paper *on)
{
    state_late_stay(on, 3);
}

/* --B after a week before the contract, which is not idle. */
static void idle_in_contract(paper *on)
{
    int ada = add_person(on, XTRAIN_NONE, 1);
    xtrain_rule idle = rule_of(XTRAIN_RULE_C3, 2, ANY);

    keep_away_from(on, ada, "ACD");
    fix(on, ada, B, 3);
    add_number(on, rule_of(XTRAIN_RULE_P3, MUST, ANY), XTRAIN_PARAMETER_MAX, 1);
    add_number(on, rule_of(XTRAIN_RULE_P5, MUST, ANY), XTRAIN_PARAMETER_EVER, 1);
    add(on, &idle);
}

/* ---- utility ---- */

/* One visitor in B. Ada wants B in week 0 (5) and C in week 1 (2), Bo wants B in week 0 (4). */
static void state_rivals(paper *on)
{
    int ada = add_person(on, A, 0);
    int bo = add_person(on, A, 0);

    add_want(on, ada, B, 0, 5);
    add_want(on, ada, C, 1, 2);
    add_want(on, bo, B, 0, 4);
    add_number(on, rule_of(XTRAIN_RULE_D2, MUST, at(B)), XTRAIN_PARAMETER_MAX, 1);
}

/* Ada gets both, 7. */
static void the_sum_of_utilities(paper *on)
{
    state_rivals(on);
    maximise(on, 1, 0, UINT32_MAX);
}

/* Ada gets C and Bo B: 2 + 4 + 3 x 2. */
static void the_sum_and_the_least_utility(paper *on)
{
    state_rivals(on);
    maximise(on, 1, 3, UINT32_MAX);
}

/* The same: 7 x 2. */
static void the_least_utility_alone(paper *on)
{
    state_rivals(on);
    maximise(on, 0, 7, UINT32_MAX);
}

/* Ada is at home in week 0, so that C is a move. */
static void state_move(paper *on)
{
    xtrain_rule moves = rule_of(XTRAIN_RULE_C2, 1, ANY);

    state_rivals(on);
    fix(on, 0, A, 0);
    add(on, &moves);
}

/* 1 + 4 + 3 x 1. */
static void a_chosen_line(paper *on)
{
    state_move(on);
    maximise(on, 1, 3, UINT32_MAX);
}

/* 2 + 4 + 3 x 2 - 1. */
static void a_line_that_is_not_chosen(paper *on)
{
    state_move(on);
    maximise(on, 1, 3, UINT32_C(1) << XTRAIN_RULE_C1);
}

/* BB: the must of three weeks away is broken once, whatever the points; (2 + 3) x -8. */
static void a_broken_must(paper *on)
{
    int ada = add_person(on, A, 0);
    static const int points[DEPARTMENTS] = {-9, 4, 5, 6};

    for (int d = 0; d < DEPARTMENTS; d++) {
        xtrain_rule period = rule_of(XTRAIN_RULE_C1, points[d], at(d));

        add(on, &period);
    }
    add_number(on, rule_of(XTRAIN_RULE_P4, MUST, ANY), XTRAIN_PARAMETER_MIN, 3);
    add_want(on, ada, A, 0, 9);
    maximise(on, 2, 3, UINT32_MAX);
}

/* B: (1 + 1) x 5 - 3 for the head that A lacks. */
static void a_department_must(paper *on)
{
    int ada = add_person(on, A, 0);

    expect_ok(xtrain_problem_set_must_price(on->problem, 3));
    add_number(on, rule_of(XTRAIN_RULE_D1, MUST, at(A)), XTRAIN_PARAMETER_MIN, 1);
    add_want(on, ada, B, 0, 5);
    maximise(on, 1, 1, UINT32_MAX);
}

/* Bo is never in contract and has a utility of 0 all the same: 5 + 4 x 0. */
static void everybody_has_a_utility(paper *on)
{
    int ada = add_person(on, A, 0);

    (void)add_person(on, A, 50);
    add_want(on, ada, B, 0, 5);
    maximise(on, 1, 4, UINT32_MAX);
}

static const paper_case cases[] = {
    {"an entry too early costs points", 3, order_costs_points, -17, 0},
    {"an entry too early is no plan", 3, order_is_a_must, -10, 0},
    {"a past stay comes first", 3, order_is_kept_by_the_past, -20, 0},
    {"the first stay in a set comes before none", 3, order_within_a_set, -20, 1},
    {"a visit brings the one before it", 2, order_of_a_visit, 4, 0},
    {"a visit without room for the one before it", 1, order_of_a_visit, 0, 1},
    {"one stay right after another costs points", 3, transition_costs_points, -26, 0},
    {"no stay right after another", 4, no_transition_at_all, -20, 0},
    {"no stay ever after another", 4, no_transition_across, -10, 0},
    {"no stay ever after a past one", 4, no_transition_from_the_past, 0, 0},
    {"a stay after idle time costs points", 3, transition_across_idle_time, -16, 0},
    {"a stay after idle time costs none", 3, idle_time_parts_a_transition, -20, 0},
    {"no stay right after the one under way", 2, transition_from_under_way, -5, 0},
    {"to other sites and back home", 4, sites_of_a_home, 9, 0},
    {"at one site without a past", 3, sites_without_a_past, -30, 0},
    {"at one site away from home", 3, sites_from_home, -27, 0},
    {"on at the site of the stay under way", 1, sites_from_under_way, -2, 0},
    {"to another site over idle time", 5, sites_over_idle_time, 3, 0},
    {"to another site after a past stay", 5, sites_after_a_past_stay, 6, 0},
    {"idle between two stays", 4, idle_between_stays, -18, 0},
    {"idle before a late stay", 4, idle_before_a_late_stay, -6, 0},
    {"idle without a stay", 4, idle_without_a_stay, 0, 0},
    {"idle from the contract on", 4, idle_in_contract, 4, 0},
    {"the sum of utilities", 2, the_sum_of_utilities, 7, 0},
    {"the sum and the least utility", 2, the_sum_and_the_least_utility, 12, 0},
    {"the least utility alone", 2, the_least_utility_alone, 14, 0},
    {"a chosen line is part of the least utility", 2, a_chosen_line, 8, 0},
    {"a line that is not chosen is not", 2, a_line_that_is_not_chosen, 11, 0},
    {"a broken must comes before utility", 2, a_broken_must, -40, 1},
    {"a department must has its price", 1, a_department_must, 7, 0},
    {"whoever is not in contract has a utility", 1, everybody_has_a_utility, 5, 0},
};

int main(void)
{
    return paper_run("mip_cases_test", cases, sizeof cases / sizeof *cases);
}
