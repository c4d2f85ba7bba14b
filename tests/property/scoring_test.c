/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second scoring against cases worked out by hand from the rules page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "property/brute.h"
#include "property/handmade.h"

#define OPEN                                                                                       \
    {                                                                                              \
        XTRAIN_NO_DATE, XTRAIN_NO_DATE                                                             \
    }

static void dates_go_round_and_months_are_clamped(void **state)
{
    tiny problem = handmade_plain(1, 1, 3);
    scoring_day day = scoring_day_of(scoring_date(2000, 2, 29));

    (void)state;
    assert_int_equal(scoring_date(1970, 1, 1), 0);
    assert_int_equal(scoring_date(1969, 12, 31), -1);
    assert_int_equal(scoring_date(2026, 3, 2), 20514);
    assert_int_equal(day.year * 10000 + day.month * 100 + day.day, 20000229);
    problem.unit = XTRAIN_UNIT_MONTH;
    problem.start = scoring_date(2026, 1, 31);
    assert_int_equal(scoring_period(&problem, 0).last, scoring_date(2026, 2, 27));
    assert_int_equal(scoring_period(&problem, 1).first, scoring_date(2026, 2, 28));
    assert_int_equal(scoring_period(&problem, 2).first, scoring_date(2026, 3, 31));
    assert_int_equal(scoring_period(&problem, -2).first, scoring_date(2025, 11, 30));
}

static void half_of_the_working_days_decides(void **state)
{
    tiny problem = handmade_plain(1, 2, 2);
    xtrain_range days = {problem.start, problem.start + 2};

    (void)state;
    assert_true(scoring_in_range(&problem, 0, days));
    days.last--;
    assert_false(scoring_in_range(&problem, 0, days));
    problem.holidays[0].first = problem.start + 2;
    problem.holidays[0].last = problem.start + 2;
    problem.holiday_count = 1;
    assert_true(scoring_in_range(&problem, 0, days));
    problem.person[0].contract.last = days.last;
    assert_false(scoring_in_contract(&problem, 0, 0));
    problem.person[0].contract.last++;
    assert_false(scoring_in_contract(&problem, 0, 0));
    problem.person[0].contract.last++;
    assert_true(scoring_in_contract(&problem, 0, 0));
}

static void leave_is_measured_inside_the_contract(void **state)
{
    tiny problem = handmade_plain(1, 2, 2);
    tiny_person *who = &problem.person[0];

    (void)state;
    who->contract.first = problem.start + 2;
    who->leaves[0].first = problem.start;
    who->leaves[0].last = problem.start + 3;
    who->leave_count = 1;
    assert_true(scoring_on_leave(&problem, 0, 0));
    who->leaves[0].last--;
    assert_false(scoring_on_leave(&problem, 0, 0));
    who->leaves[1].first = who->leaves[1].last = problem.start + 4;
    who->leave_count = 2;
    assert_true(scoring_on_leave(&problem, 0, 0));
}

static void a_period_without_working_days_is_closed_and_no_leave(void **state)
{
    tiny problem = handmade_plain(1, 2, 2);

    (void)state;
    problem.holidays[0] = handmade_week(&problem, 1, 1);
    problem.holiday_count = 1;
    problem.person[0].leaves[0] = handmade_week(&problem, 1, 1);
    problem.person[0].leave_count = 1;
    assert_true(scoring_closed(&problem, 0, 1));
    assert_false(scoring_closed(&problem, 0, 0));
    assert_false(scoring_on_leave(&problem, 0, 1));
    assert_true(scoring_in_range(&problem, 1, handmade_week(&problem, 1, 1)));
}

static void staffing_counts_heads_and_hosts_apart(void **state)
{
    tiny problem = handmade_plain(2, 2, 2);
    tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 1);
    scoring_result result;

    (void)state;
    rule->value[XTRAIN_PARAMETER_MIN] = 2;
    rule->value[XTRAIN_PARAMETER_HOSTS] = 1;
    handmade_cells(&problem, 0, "BA");
    handmade_cells(&problem, 1, "BB");
    result = handmade_judge(&problem);
    assert_int_equal(result.rule[0].units, 0 + 1 + 1 + 1);
    assert_int_equal(result.musts_broken, 3);
    assert_int_equal(result.value, 300);
    problem.department[1].closed[0] = handmade_week(&problem, 1, 1);
    problem.department[1].closed_count = 1;
    result = handmade_judge(&problem);
    assert_int_equal(result.rule[0].units, 1);
    /* person 1 enters B in period 0; staying there through a closed period is allowed */
    assert_int_equal(result.musts_broken, 1);
    assert_int_equal(result.heads[1][1], 0);
}

static void a_coach_who_visits_counts_on_both_sides(void **state)
{
    tiny problem = handmade_plain(3, 2, 1);
    tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D4), 1);
    scoring_result result;

    (void)state;
    problem.skills = 1;
    problem.skill[0].levels = 4;
    problem.skill[0].cover = 2;
    problem.skill[0].coach = 3;
    problem.department[1].lead = 0;
    rule->strength = XTRAIN_GOAL;
    rule->points = 7;
    rule->value[XTRAIN_PARAMETER_VISITORS] = 1;
    rule->value[XTRAIN_PARAMETER_HOSTS] = 2;
    problem.person[0].level[0] = 3;
    problem.person[1].level[0] = 2;
    for (int e = 0; e < 3; e++)
        handmade_cells(&problem, e, "B");
    result = handmade_judge(&problem);
    /* 3 visitors, 1 host: (2 x 3 - 1 x 1) / 2 = 2.5 */
    assert_int_equal(result.hosts[1][0], 1);
    assert_int_equal(result.rule[0].units, 3);
    assert_int_equal(result.value, 21);
    assert_int_equal(result.goals_unmet, 3);
    assert_int_equal(result.musts_broken, 0);
    problem.person[1].home = 1;
    result = handmade_judge(&problem);
    /* 2 visitors, 2 hosts: (4 - 2) / 2 */
    assert_int_equal(result.rule[0].units, 1);
}

static void contract_fixed_never_and_closed_are_musts_without_price(void **state)
{
    tiny problem = handmade_plain(1, 3, 5);
    tiny_person *who = &problem.person[0];
    scoring_result result;

    (void)state;
    who->contract.last = handmade_week(&problem, 3, 3).last;
    who->fixed[0].department = 2;
    who->fixed[0].range = handmade_week(&problem, 1, 1);
    who->fixed_count = 1;
    who->never = 1U << 1;
    problem.department[1].closed[0] = handmade_week(&problem, 1, 1);
    problem.department[1].closed_count = 1;
    handmade_cells(&problem, 0, "-BB-A");
    result = handmade_judge(&problem);
    assert_int_equal(result.person[0].contract_units, 3);
    /* not the fixed C, twice in a never-department, one stay begun in a closed one */
    assert_int_equal(result.person[0].place_units, 4);
    assert_int_equal(result.musts_broken, 7);
    assert_int_equal(result.value, 0);
}

static void stay_lengths_count_the_past_and_owe_the_rest(void **state)
{
    tiny problem = handmade_plain(1, 2, 4);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_P3);

    (void)state;
    rule->value[XTRAIN_PARAMETER_MIN] = 3;
    rule->value[XTRAIN_PARAMETER_MAX] = 3;
    assert_int_equal(handmade_units(&problem, 0, "ABBA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "BBBB"), 1);
    assert_int_equal(handmade_units(&problem, 0, "BAAB"), 2);
    problem.person[0].contract.last = handmade_week(&problem, 4, 4).last;
    assert_int_equal(handmade_units(&problem, 0, "AAAB"), 2);
    assert_int_equal(handmade_units(&problem, 0, "AABB"), 0);
    problem.department[1].closed[0] = handmade_week(&problem, 4, 4);
    problem.department[1].closed_count = 1;
    assert_int_equal(handmade_units(&problem, 0, "AABB"), 1);
    problem.department[1].closed_count = 0;
    rule->value[XTRAIN_PARAMETER_CLOSED_END] = 1;
    assert_int_equal(handmade_units(&problem, 0, "AABB"), 1);
    handmade_past(&problem, 1, -2, -1);
    assert_int_equal(handmade_units(&problem, 0, "BAAA"), 0);
    assert_int_equal(handmade_units(&problem, 0, "AAAA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "BBAA"), 1);
}

static void away_time_has_totals_runs_and_gaps(void **state)
{
    tiny problem = handmade_plain(1, 3, 6);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_P4);

    (void)state;
    rule->value[XTRAIN_PARAMETER_MIN] = 2;
    rule->value[XTRAIN_PARAMETER_MAX] = 3;
    assert_int_equal(handmade_units(&problem, 0, "ABAAAA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "BCBCBA"), 2);
    problem.person[0].leaves[0] = handmade_week(&problem, 0, 1);
    problem.person[0].leave_count = 1;
    assert_int_equal(handmade_units(&problem, 0, "BCBCBA"), 0);
    rule->value[XTRAIN_PARAMETER_MIN] = XTRAIN_UNSET;
    rule->value[XTRAIN_PARAMETER_MAX] = XTRAIN_UNSET;
    rule->value[XTRAIN_PARAMETER_RUN] = 2;
    assert_int_equal(handmade_units(&problem, 0, "BCBABB"), 1);
    handmade_past(&problem, 1, -3, -2);
    handmade_past(&problem, 2, -1, -1);
    assert_int_equal(handmade_units(&problem, 0, "BABBBB"), 2 + 2);
    assert_int_equal(handmade_units(&problem, 0, "AAAAAA"), 0);
    rule->value[XTRAIN_PARAMETER_RUN] = XTRAIN_UNSET;
    rule->value[XTRAIN_PARAMETER_GAP] = 2;
    assert_int_equal(handmade_units(&problem, 0, "BBABAA"), 2 + 1);
    assert_int_equal(handmade_units(&problem, 0, "CCAABA"), 0);
    assert_int_equal(handmade_units(&problem, 0, "ABAAAA"), 1);
}

static void a_return_looks_at_the_same_subject(void **state)
{
    tiny problem = handmade_plain(1, 3, 6);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_P5);

    (void)state;
    problem.set[0] = 0x6U;
    problem.sets = 1;
    rule->value[XTRAIN_PARAMETER_GAP] = 2;
    assert_int_equal(handmade_units(&problem, 0, "BABAAB"), 1);
    assert_int_equal(handmade_units(&problem, 0, "BCAAAA"), 0);
    rule->subject.kind = XTRAIN_SUBJECT_SET;
    assert_int_equal(handmade_units(&problem, 0, "BCAAAB"), 1);
    handmade_about(rule, 1)->value[XTRAIN_PARAMETER_EVER] = 1;
    assert_int_equal(handmade_units(&problem, 0, "BAAAAB"), 1);
    handmade_past(&problem, 1, -1, -1);
    assert_int_equal(handmade_units(&problem, 0, "BBAAAB"), 1);
    assert_int_equal(handmade_units(&problem, 0, "ABBAAB"), 2);
}

static void visits_need_presence_by_their_date(void **state)
{
    tiny problem = handmade_plain(1, 3, 6);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_P6);

    (void)state;
    rule->value[XTRAIN_PARAMETER_MIN] = 2;
    rule->value[XTRAIN_PARAMETER_PRESENT] = 2;
    assert_int_equal(handmade_units(&problem, 0, "BBACCA"), 0);
    assert_int_equal(handmade_units(&problem, 0, "BBACAC"), 1);
    rule->value[XTRAIN_PARAMETER_BY] = handmade_week(&problem, 4, 4).last;
    assert_int_equal(handmade_units(&problem, 0, "BBACCA"), 0);
    rule->value[XTRAIN_PARAMETER_BY]--;
    assert_int_equal(handmade_units(&problem, 0, "BBACCA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "BBABBA"), 1);
    rule->value[XTRAIN_PARAMETER_BY] = XTRAIN_UNSET;
    assert_int_equal(handmade_units(&problem, 0, "BBABBA"), 0);
    rule->value[XTRAIN_PARAMETER_DISTINCT] = 1;
    assert_int_equal(handmade_units(&problem, 0, "BBABBA"), 1);
    rule->value[XTRAIN_PARAMETER_MIN] = XTRAIN_UNSET;
    rule->value[XTRAIN_PARAMETER_MAX] = 0;
    assert_int_equal(handmade_units(&problem, 0, "BBABBC"), 2);
    handmade_past(&problem, 1, -2, -1);
    assert_int_equal(handmade_units(&problem, 0, "BAAAAC"), 1);
    problem.person[0].past[0].present = 0;
    assert_int_equal(handmade_units(&problem, 0, "BAAAAC"), 0);
    assert_int_equal(handmade_units(&problem, 0, "BBAAAC"), 1);
}

static void wishes_earn_their_strength_once(void **state)
{
    tiny problem = handmade_plain(1, 2, 3);
    tiny_wish want = {false, {XTRAIN_SUBJECT_DEPARTMENT, 1}, OPEN, 5};
    tiny_wish avoid = {true, {XTRAIN_SUBJECT_DEPARTMENT, 0}, OPEN, 3};

    (void)state;
    problem.person[0].wishes[0] = want;
    problem.person[0].wishes[1] = avoid;
    problem.person[0].wish_count = 2;
    handmade_cells(&problem, 0, "ABB");
    assert_int_equal(handmade_judge(&problem).value, -5);
    handmade_cells(&problem, 0, "BBB");
    assert_int_equal(handmade_judge(&problem).value, -8);
    problem.person[0].wishes[0].range = handmade_week(&problem, 7, 7);
    problem.person[0].wishes[1].range = handmade_week(&problem, 7, 7);
    handmade_cells(&problem, 0, "AAA");
    assert_int_equal(handmade_judge(&problem).value, -3);
    assert_int_equal(handmade_judge(&problem).person[0].figures.wishes_granted, 1);
}

static void moves_look_back_only_with_past_stays(void **state)
{
    tiny problem = handmade_plain(1, 3, 4);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_C2);

    (void)state;
    rule->strength = XTRAIN_COST;
    rule->points = 2;
    assert_int_equal(handmade_units(&problem, 0, "BBAC"), 2);
    handmade_past(&problem, 2, -3, -3);
    assert_int_equal(handmade_units(&problem, 0, "BBAC"), 3);
    handmade_past(&problem, 1, -1, -1);
    assert_int_equal(handmade_units(&problem, 0, "BBAC"), 2);
    assert_int_equal(handmade_units(&problem, 0, "A-BB"), 1);
    assert_int_equal(handmade_judge(&problem).value, 2);
}

static void uneven_load_is_measured_from_the_share(void **state)
{
    tiny problem = handmade_plain(2, 2, 4);
    tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 1);
    tiny_rule *load = tiny_add_rule(&problem, XTRAIN_RULE_C5);
    scoring_result result;

    (void)state;
    problem.department[1].load = 3;
    rule->strength = XTRAIN_SHOULD;
    rule->value[XTRAIN_PARAMETER_MIN] = 1;
    problem.person[1].leaves[0] = handmade_week(&problem, 0, 0);
    problem.person[1].leave_count = 1;
    load->strength = XTRAIN_COST;
    load->table[0] = 1;
    load->table[1] = 4;
    load->table_count = 2;
    handmade_cells(&problem, 0, "BBBA");
    handmade_cells(&problem, 1, "AAAB");
    result = handmade_judge(&problem);
    /* 12 points over 4 + 3 eligible periods: 48 / 7 = 6.86 and 36 / 7 = 5.14 */
    assert_int_equal(result.person[0].figures.share, 7);
    assert_int_equal(result.person[1].figures.share, 5);
    assert_int_equal(result.person[0].rule[1].points, 1 + 4);
    assert_int_equal(result.person[1].rule[1].points, 1 + 4);
    assert_int_equal(result.kind[XTRAIN_RULE_C5].units, 4);
}

static void a_rule_that_two_programmes_repeat_counts_once(void **state)
{
    tiny problem = handmade_plain(2, 2, 2);
    tiny_member member = {0, XTRAIN_NONE, XTRAIN_NONE};
    tiny_rule *rule;

    (void)state;
    problem.programmes = 2;
    problem.programme[0].members[0] = member;
    problem.programme[0].member_count = 1;
    problem.person[0].groups = 1;
    for (int p = 0; p < 2; p++) {
        rule = tiny_add_rule(&problem, XTRAIN_RULE_P4);
        rule->programme = p;
        rule->value[XTRAIN_PARAMETER_MIN] = 1;
    }
    handmade_cells(&problem, 0, "AA");
    handmade_cells(&problem, 1, "AA");
    assert_int_equal(handmade_judge(&problem).musts_broken, 2);
}

static void brute_force_finds_the_cheapest_way_to_staff(void **state)
{
    tiny problem = handmade_plain(2, 2, 3);
    tiny_rule *rule = handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_D1), 1);
    tiny_rule *moves = tiny_add_rule(&problem, XTRAIN_RULE_C2);
    scoring_frame frame;
    brute_result best;

    (void)state;
    rule->value[XTRAIN_PARAMETER_MIN] = 1;
    moves->strength = XTRAIN_COST;
    moves->points = 1;
    problem.person[0].leaves[0] = handmade_week(&problem, 1, 2);
    problem.person[0].leave_count = 1;
    problem.person[1].leaves[0] = handmade_week(&problem, 0, 0);
    problem.person[1].leave_count = 1;
    scoring_prepare(&frame, &problem);
    assert_true(brute_solve(&best, &frame));
    assert_int_equal(best.value, 0);
    problem.person[1].never = 2;
    scoring_prepare(&frame, &problem);
    assert_true(brute_solve(&best, &frame));
    assert_int_equal(best.value, 200);
    assert_int_equal(best.must_units[1], 0);
}

static tiny_rule *after(tiny_rule *rule, int department)
{
    rule->before.kind = XTRAIN_SUBJECT_DEPARTMENT;
    rule->before.index = department;
    return rule;
}

static void a_stay_needs_another_before_it(void **state)
{
    tiny problem = handmade_plain(1, 3, 6);
    tiny_rule *rule = after(handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_P7), 2), 1);

    (void)state;
    assert_int_equal(handmade_units(&problem, 0, "ACBCAA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "ABACAC"), 0);
    assert_int_equal(handmade_units(&problem, 0, "ACACCB"), 2);
    assert_int_equal(handmade_judge(&problem).musts_broken, 2);
    assert_int_equal(handmade_judge(&problem).value, 0);
    rule->strength = XTRAIN_GOAL;
    rule->points = 4;
    assert_int_equal(handmade_judge(&problem).value, 8);
    assert_int_equal(handmade_judge(&problem).goals_unmet, 2);
    /* home never comes before */
    after(handmade_about(rule, 1), 0);
    assert_int_equal(handmade_units(&problem, 0, "ABABAA"), 2);
    rule->subject.kind = XTRAIN_SUBJECT_ANY;
    after(rule, 1);
    assert_int_equal(handmade_units(&problem, 0, "CBCAAA"), 2);
}

static void a_place_that_needs_itself_is_broken_once(void **state)
{
    tiny problem = handmade_plain(1, 3, 6);
    tiny_rule *rule = after(handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_P7), 1), 1);

    (void)state;
    problem.set[0] = 0x6U;
    problem.sets = 1;
    assert_int_equal(handmade_units(&problem, 0, "BAABAB"), 1);
    handmade_about(rule, 2)->before.kind = XTRAIN_SUBJECT_SET;
    rule->before.index = 0;
    assert_int_equal(handmade_units(&problem, 0, "ACABAC"), 1);
    assert_int_equal(handmade_units(&problem, 0, "ABCAAA"), 0);
    rule->subject = rule->before;
    after(rule, 2);
    /* B and C without a C before, then B after C */
    assert_int_equal(handmade_units(&problem, 0, "ABCBAA"), 2);
}

static void past_stays_come_before(void **state)
{
    tiny problem = handmade_plain(1, 3, 6);
    tiny_rule *rule = after(handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_P7), 2), 1);

    (void)state;
    handmade_past(&problem, 2, -1, -1);
    /* the stay under way is no entry, and is none of B */
    assert_int_equal(handmade_units(&problem, 0, "CAACAA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "CABACA"), 0);
    assert_int_equal(handmade_units(&problem, 0, "ACAAAA"), 1);
    after(rule, 2);
    assert_int_equal(handmade_units(&problem, 0, "CACAAA"), 0);
    assert_int_equal(handmade_units(&problem, 0, "ACAAAA"), 0);
    problem.person[0].past_count = 0;
    handmade_past(&problem, 1, -4, -3);
    after(rule, 1);
    assert_int_equal(handmade_units(&problem, 0, "CAACAA"), 0);
    problem.person[0].past_count = 0;
    handmade_past(&problem, 1, -1, -1);
    assert_int_equal(handmade_units(&problem, 0, "BCAAAA"), 0);
    assert_int_equal(handmade_units(&problem, 0, "CBAAAA"), 0);
}

static void transitions_are_pairs_of_neighbouring_stays(void **state)
{
    tiny problem = handmade_plain(1, 3, 6);
    tiny_rule *rule = after(handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_P8), 2), 1);

    (void)state;
    assert_int_equal(handmade_units(&problem, 0, "BCABAC"), 1);
    assert_int_equal(handmade_units(&problem, 0, "BBCBCC"), 2);
    assert_int_equal(handmade_units(&problem, 0, "CBACAA"), 0);
    rule->value[XTRAIN_PARAMETER_ACROSS] = 1;
    assert_int_equal(handmade_units(&problem, 0, "BCABAC"), 2);
    assert_int_equal(handmade_units(&problem, 0, "BACACA"), 1);
    rule->subject.kind = XTRAIN_SUBJECT_ANY;
    assert_int_equal(handmade_units(&problem, 0, "BABCAA"), 2);
    rule->before.kind = XTRAIN_SUBJECT_ANY;
    assert_int_equal(handmade_units(&problem, 0, "BCABAC"), 3);
    rule->value[XTRAIN_PARAMETER_ACROSS] = XTRAIN_UNSET;
    assert_int_equal(handmade_units(&problem, 0, "BCABAC"), 1);
    problem.person[0].home = XTRAIN_NONE;
    assert_int_equal(handmade_units(&problem, 0, "B-CA-B"), 1);
    rule->value[XTRAIN_PARAMETER_ACROSS] = 1;
    rule->strength = XTRAIN_SHOULD;
    rule->points = 3;
    assert_int_equal(handmade_units(&problem, 0, "B-CA-B"), 3);
    assert_int_equal(handmade_judge(&problem).value, 9);
}

static void transitions_look_back(void **state)
{
    tiny problem = handmade_plain(1, 3, 6);
    tiny_rule *rule = after(handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_P8), 2), 1);

    (void)state;
    handmade_past(&problem, 1, -2, -1);
    assert_int_equal(handmade_units(&problem, 0, "CAAAAA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "BCAAAA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "ACAAAA"), 0);
    rule->value[XTRAIN_PARAMETER_ACROSS] = 1;
    assert_int_equal(handmade_units(&problem, 0, "ACAAAA"), 1);
    problem.person[0].past_count = 0;
    handmade_past(&problem, 1, -4, -3);
    assert_int_equal(handmade_units(&problem, 0, "CAAAAA"), 1);
    rule->value[XTRAIN_PARAMETER_ACROSS] = XTRAIN_UNSET;
    assert_int_equal(handmade_units(&problem, 0, "CAAAAA"), 0);
    /* the stay under way was entered before the plan */
    handmade_past(&problem, 2, -2, -1);
    assert_int_equal(handmade_units(&problem, 0, "CABCAA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "CCAAAA"), 0);
}

static void sites_change_from_stay_to_stay(void **state)
{
    tiny problem = handmade_plain(1, 3, 6);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_C2);

    (void)state;
    rule->strength = XTRAIN_COST;
    rule->points = 5;
    rule->value[XTRAIN_PARAMETER_SITES] = 1;
    problem.department[1].site = 1;
    problem.department[2].site = 1;
    assert_int_equal(handmade_units(&problem, 0, "ABCAAB"), 3);
    assert_int_equal(handmade_judge(&problem).value, 15);
    assert_int_equal(handmade_judge(&problem).person[0].figures.sites, 3);
    assert_int_equal(handmade_judge(&problem).person[0].figures.moves, 4);
    problem.department[2].site = 0; /* with A at the site of all that state none */
    assert_int_equal(handmade_units(&problem, 0, "ACABAA"), 2);
    problem.department[2].site = 2;
    assert_int_equal(handmade_units(&problem, 0, "ABCAAB"), 4);
    problem.department[2].site = 1;
    problem.person[0].home = XTRAIN_NONE;
    assert_int_equal(handmade_units(&problem, 0, "-B-A-C"), 2);
    assert_int_equal(handmade_judge(&problem).person[0].figures.moves, 0);
    assert_int_equal(handmade_units(&problem, 0, "-B--CC"), 0);
}

static void the_first_site_is_compared_with_the_past(void **state)
{
    tiny problem = handmade_plain(1, 3, 6);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_C2);

    (void)state;
    rule->strength = XTRAIN_COST;
    rule->points = 1;
    rule->value[XTRAIN_PARAMETER_SITES] = 1;
    problem.department[1].site = 1;
    problem.department[2].site = 1;
    assert_int_equal(handmade_units(&problem, 0, "BBAAAA"), 1);
    handmade_past(&problem, 1, -4, -3);
    assert_int_equal(handmade_units(&problem, 0, "BBAAAA"), 2); /* from home */
    problem.person[0].home = XTRAIN_NONE;
    assert_int_equal(handmade_units(&problem, 0, "--BB-A"), 1); /* from the past stay */
    assert_int_equal(handmade_units(&problem, 0, "--A--B"), 2);
    problem.person[0].home = 0;
    handmade_past(&problem, 2, -1, -1);
    assert_int_equal(handmade_units(&problem, 0, "CCAAAA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "BBAAAA"), 1);
    assert_int_equal(handmade_units(&problem, 0, "AAAAAA"), 1);
    problem.person[0].contract.first = handmade_week(&problem, 2, 2).first;
    assert_int_equal(handmade_units(&problem, 0, "--BBBB"), 0);
    assert_int_equal(handmade_units(&problem, 0, "--AABB"), 2);
}

static void idle_time_counts_before_the_last_stay(void **state)
{
    tiny problem = handmade_plain(1, 2, 6);
    tiny_rule *rule = tiny_add_rule(&problem, XTRAIN_RULE_C3);
    tiny_person *who = &problem.person[0];

    (void)state;
    rule->strength = XTRAIN_COST;
    rule->points = 2;
    who->home = XTRAIN_NONE;
    assert_int_equal(handmade_units(&problem, 0, "--B-B-"), 3);
    assert_int_equal(handmade_judge(&problem).value, 6);
    assert_int_equal(handmade_judge(&problem).person[0].figures.idle, 3);
    assert_int_equal(handmade_units(&problem, 0, "--BB--"), 2);
    assert_int_equal(handmade_units(&problem, 0, "B-----"), 0);
    assert_int_equal(handmade_units(&problem, 0, "------"), 0);
    who->leaves[0] = handmade_week(&problem, 0, 0);
    who->leave_count = 1;
    problem.holidays[0] = handmade_week(&problem, 3, 3);
    problem.holiday_count = 1;
    assert_int_equal(handmade_units(&problem, 0, "--B-B-"), 3);
    who->contract.first = handmade_week(&problem, 1, 1).first;
    assert_int_equal(handmade_units(&problem, 0, "--B-B-"), 2);
    who->contract.first = XTRAIN_NO_DATE;
    handmade_past(&problem, 1, -1, -1);
    assert_int_equal(handmade_units(&problem, 0, "B--B--"), 2);
    assert_int_equal(handmade_units(&problem, 0, "B-----"), 0);
    assert_int_equal(handmade_units(&problem, 0, "------"), 0);
    who->home = 0;
    assert_int_equal(handmade_units(&problem, 0, "--B---"), 0);
}

static void the_other_direction_is_another_rule(void **state)
{
    tiny problem = handmade_plain(1, 3, 3);

    (void)state;
    after(handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_P8), 2), 1);
    after(handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_P8), 1), 2);
    after(handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_P8), 2), 1);
    after(handmade_about(tiny_add_rule(&problem, XTRAIN_RULE_P8), 2), 1);
    problem.rule[3].value[XTRAIN_PARAMETER_ACROSS] = 1;
    handmade_cells(&problem, 0, "BCB");
    /* B-C by the first rule, not by its echo, and once more by the one across; C-B by the second */
    assert_int_equal(handmade_judge(&problem).rule[0].units, 1);
    assert_int_equal(handmade_judge(&problem).rule[1].units, 1);
    assert_int_equal(handmade_judge(&problem).rule[2].units, 0);
    assert_int_equal(handmade_judge(&problem).rule[3].units, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_go_round_and_months_are_clamped),
        cmocka_unit_test(half_of_the_working_days_decides),
        cmocka_unit_test(leave_is_measured_inside_the_contract),
        cmocka_unit_test(a_period_without_working_days_is_closed_and_no_leave),
        cmocka_unit_test(staffing_counts_heads_and_hosts_apart),
        cmocka_unit_test(a_coach_who_visits_counts_on_both_sides),
        cmocka_unit_test(contract_fixed_never_and_closed_are_musts_without_price),
        cmocka_unit_test(stay_lengths_count_the_past_and_owe_the_rest),
        cmocka_unit_test(away_time_has_totals_runs_and_gaps),
        cmocka_unit_test(a_return_looks_at_the_same_subject),
        cmocka_unit_test(visits_need_presence_by_their_date),
        cmocka_unit_test(wishes_earn_their_strength_once),
        cmocka_unit_test(moves_look_back_only_with_past_stays),
        cmocka_unit_test(uneven_load_is_measured_from_the_share),
        cmocka_unit_test(a_rule_that_two_programmes_repeat_counts_once),
        cmocka_unit_test(a_stay_needs_another_before_it),
        cmocka_unit_test(a_place_that_needs_itself_is_broken_once),
        cmocka_unit_test(past_stays_come_before),
        cmocka_unit_test(transitions_are_pairs_of_neighbouring_stays),
        cmocka_unit_test(transitions_look_back),
        cmocka_unit_test(sites_change_from_stay_to_stay),
        cmocka_unit_test(the_first_site_is_compared_with_the_past),
        cmocka_unit_test(idle_time_counts_before_the_last_stay),
        cmocka_unit_test(the_other_direction_is_another_rule),
        cmocka_unit_test(brute_force_finds_the_cheapest_way_to_staff),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
