/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Staffing against the people there are: by period, and over the plan. */
#include "office.h"

static void staffing_that_can_be_met_is_no_finding(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), HOSTS(1));
    add_must(of, XTRAIN_RULE_D2, CLAIMS, MAX(1), NOTHING);
    count_findings(of, 0);
}

static void too_few_people_are_found_with_dates_names_and_sources(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(3), NOTHING);
    add_must(of, XTRAIN_RULE_D2, CLAIMS, MAX(0), NOTHING);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){
            XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 0, WEEKS - 1, 2 * WEEKS, "office.cfg:1",
            "Claims, weeks of 2026-03-02 to 2026-04-20: staffing asks for 3 people (office.cfg:1); "
            "unless visitors max (office.cfg:2) is broken, at most 1 can be there: 1 of the 1 at "
            "home there, no visitors; at least 16 person-weeks are missing"});
}

static void weeks_of_one_cause_are_one_finding(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", CLAIMS);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), NOTHING);
    add_leave(of, ana, 1, 2);
    add_leave(of, bo, 2, 2);
    add_leave(of, bo, 5, 5);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 1, 5, 4, "office.cfg:1",
                   "Claims, weeks of 2026-03-09 to 2026-03-16 and 2026-04-06: staffing asks for 2 "
                   "people (office.cfg:1), at most 0 to 1 can be there: 0 to 1 of the 2 at home "
                   "there, no visitors; at least 4 person-weeks are missing"});
}

static void of_many_weeks_the_first_are_named(void **state)
{
    office *of = *state;
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.periods = 20;
    assert_int_equal(xtrain_problem_set_calendar(of->problem, &calendar), XTRAIN_OK);
    const int ana = add_person(of, "Ana", CLAIMS);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(1), NOTHING);
    for (int week = 0; week < 20; week += 2) {
        add_leave(of, ana, week, week);
    }
    count_findings(of, 1);
    assert_string_equal(
        xtrain_finding_list_at(of->list, 0)->message,
        "Claims, weeks of 2026-03-02, 2026-03-16, 2026-03-30, 2026-04-13, 2026-04-27, 2026-05-11 "
        "and 4 more: staffing asks for 1 person (office.cfg:1), nobody can be there: 0 of the 1 at "
        "home there, no visitors; at least 10 person-weeks are missing");
}

static void limits_of_different_kinds_are_different_findings(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", SALES);
    const int chidi = add_person(of, "Chidi", SALES);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(3), NOTHING);
    add_must(of, XTRAIN_RULE_D2, CLAIMS, MAX(1), NOTHING);
    add_leave(of, bo, 2, 3);
    add_leave(of, chidi, 2, 3);
    count_findings(of, 2);
    /* Nobody could come in the weeks of leave, whatever is broken. */
    assert_string_equal(xtrain_finding_list_at(of->list, 0)->message,
                        "Claims, weeks of 2026-03-16 to 2026-03-23: staffing asks for 3 people "
                        "(office.cfg:1), at most 1 can be there: 1 of the 1 at home there, no "
                        "visitors; at least 4 person-weeks are missing");
    assert_string_equal(
        xtrain_finding_list_at(of->list, 1)->message,
        "Claims, weeks of 2026-03-02 to 2026-03-09 and 2026-03-30 to 2026-04-20: staffing asks for "
        "3 people (office.cfg:1); unless visitors max (office.cfg:2) is broken, at most 2 can be "
        "there: 1 of the 1 at home there, 1 visitor; at least 6 person-weeks are missing");
}

static void a_closed_week_asks_for_nobody(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(1), NOTHING);
    add_leave(of, ana, 3, 3);
    add_closed(of, CLAIMS, 3, 3);
    count_findings(of, 0);
}

static void a_should_is_never_claimed(void **state)
{
    office *of = *state;
    xtrain_rule rule = make_must(XTRAIN_RULE_D1, CLAIMS, MIN(3), NOTHING);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 5;
    (void)add_person(of, "Ana", CLAIMS);
    add_rule(of, &rule);
    count_findings(of, 0);
}

static void whoever_must_never_go_there_is_no_visitor(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", SALES);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), NOTHING);
    assert_int_equal(xtrain_problem_add_never(of->problem, bo, CLAIMS, NULL), XTRAIN_OK);
    count_findings(of, 1);
    assert_int_equal(xtrain_finding_list_at(of->list, 0)->units, WEEKS);
}

static void whoever_cannot_keep_all_musts_may_be_anywhere(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", SALES);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), NOTHING);
    add_must(of, XTRAIN_RULE_P6, CLAIMS, MIN(1), NOTHING);
    assert_int_equal(xtrain_problem_add_never(of->problem, bo, CLAIMS, NULL), XTRAIN_OK);
    /* Ana cannot visit her home, Bo may not; so one of Bo's musts breaks, perhaps the never. */
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_P6, CLAIMS, 0, 2, 0, WEEKS - 1, 2, "office.cfg:2",
                   "Ana and 1 other: 1 visit to Claims is asked (office.cfg:2); unless another "
                   "must is broken, none can be made: no more departments are open and allowed"});
}

static void entry_keeps_out_all_but_the_stay_under_way(void **state)
{
    office *of = *state;
    const int skill = add_skill(of, "law");
    (void)add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", SALES);
    const int vi = add_person(of, "Vi", XTRAIN_NONE);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(3), NOTHING);
    add_must(of, XTRAIN_RULE_P2, CLAIMS, (number){XTRAIN_PARAMETER_SKILL, skill},
             (number){XTRAIN_PARAMETER_LEVEL, 1});
    add_past(of, bo, CLAIMS, -2, -1);
    add_fixed(of, bo, SALES, 4, 4);
    assert_int_equal(xtrain_problem_set_level(of->problem, vi, skill, 1), XTRAIN_OK);
    count_findings(of, 1);
    /* Bo may stay until the week before the fixed one, and cannot come back. */
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 4, 7, 4, "office.cfg:1",
                   "Claims, weeks of 2026-03-30 to 2026-04-20: staffing asks for 3 people "
                   "(office.cfg:1); unless a must of people is broken, at most 2 can be there: 1 "
                   "of the 1 at home there, 1 visitor; at least 4 person-weeks are missing"});
}

static void returns_visits_and_time_away_keep_visitors_out(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", SALES);
    const int chidi = add_person(of, "Chidi", SALES);
    const int dora = add_person(of, "Dora", SALES);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), NOTHING);
    add_past(of, bo, CLAIMS, -3, -3);
    add_past(of, chidi, CLAIMS, -3, -3);
    xtrain_rule ever =
        make_must(XTRAIN_RULE_P5, ANYWHERE, (number){XTRAIN_PARAMETER_EVER, 1}, NOTHING);
    ever.employee = bo;
    add_rule(of, &ever);
    xtrain_rule once = make_must(XTRAIN_RULE_P6, CLAIMS, MAX(1), NOTHING);
    once.employee = chidi;
    add_rule(of, &once);
    xtrain_rule none = make_must(XTRAIN_RULE_P4, ANYWHERE, MAX(0), NOTHING);
    none.employee = dora;
    add_rule(of, &none);
    (void)ana;
    count_findings(of, 1);
    assert_int_equal(xtrain_finding_list_at(of->list, 0)->units, WEEKS);
}

static void coaches_limit_visitors(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    (void)add_person(of, "Chidi", SALES);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(3), NOTHING);
    add_must(of, XTRAIN_RULE_D4, CLAIMS, (number){XTRAIN_PARAMETER_VISITORS, 1}, HOSTS(1));
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){
            XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 0, WEEKS - 1, WEEKS, "office.cfg:1",
            "Claims, weeks of 2026-03-02 to 2026-04-20: staffing asks for 3 people (office.cfg:1); "
            "unless coach capacity (office.cfg:2) or a must of people is broken, at most 2 can be "
            "there: 1 of the 1 at home there, 1 visitor; at least 8 person-weeks are missing"});
}

static void visiting_coaches_are_hosts_and_others_are_not(void **state)
{
    office *of = *state;
    const int skill = add_skill(of, "law");
    xtrain_department court = XTRAIN_DEPARTMENT_INIT;
    int place = -1;
    court.code = "CRT";
    court.name = "Court";
    court.lead_skill = skill;
    assert_int_equal(xtrain_problem_add_department(&place, of->problem, &court), XTRAIN_OK);
    (void)add_person(of, "Ana", place);
    (void)add_person(of, "Bo", SALES);
    const int chidi = add_person(of, "Chidi", SALES);
    assert_int_equal(xtrain_problem_set_level(of->problem, chidi, skill, 3), XTRAIN_OK);
    add_leave(of, chidi, 6, 7);
    add_must(of, XTRAIN_RULE_D1, place, HOSTS(1), NOTHING);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, place, XTRAIN_NONE, 0, 6, 7, 2, "office.cfg:1",
                              "Court, weeks of 2026-04-13 to 2026-04-20: staffing asks for 1 host "
                              "(office.cfg:1), nobody can be there: 0 of the 1 at home there, no "
                              "visitors; at least 2 person-weeks are missing"});
}

static void departments_that_share_a_helper_lack_one_together(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    const int vi = add_person(of, "Vi", XTRAIN_NONE);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), NOTHING);
    add_must(of, XTRAIN_RULE_D1, SALES, MIN(2), NOTHING);
    add_leave(of, vi, 2, 2);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_D1, XTRAIN_NONE, XTRAIN_NONE, 0, 0, WEEKS - 1, WEEKS + 1, "",
                   "weeks of 2026-03-02 to 2026-04-20: the departments' staffing asks for 4 people "
                   "in all, at most 2 to 3 can be present; at least 9 person-weeks are missing"});
}

static void visits_that_people_must_make_are_missed_at_home(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", CLAIMS);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), NOTHING);
    add_must(of, XTRAIN_RULE_P6, ANYWHERE, MIN(1), NOTHING);
    add_must(of, XTRAIN_RULE_P3, ANYWHERE, MIN(3), (number){XTRAIN_PARAMETER_CLOSED_END, 1});
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 0, WEEKS - 1, 6,
                              "office.cfg:1",
                              "Claims needs 16 person-weeks (office.cfg:1); unless another must is "
                              "broken, at most 10 are on offer: 10 from those at home there, less "
                              "leave and the time away that is asked, and 0 from visitors"});
}

static void visitors_who_may_come_once_offer_one_stay(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", SALES);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), NOTHING);
    add_must(of, XTRAIN_RULE_P5, CLAIMS, (number){XTRAIN_PARAMETER_EVER, 1}, NOTHING);
    add_must(of, XTRAIN_RULE_P3, CLAIMS, MAX(3), NOTHING);
    (void)bo;
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 0, WEEKS - 1, 5,
                              "office.cfg:1",
                              "Claims needs 16 person-weeks (office.cfg:1); unless another must is "
                              "broken, at most 11 are on offer: 8 from those at home there, less "
                              "leave and the time away that is asked, and 3 from visitors"});
}

static void days_and_longer_periods_have_words_of_their_own(void **state)
{
    office *of = *state;
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.every = 2;
    calendar.periods = 3;
    assert_int_equal(xtrain_problem_set_calendar(of->problem, &calendar), XTRAIN_OK);
    add_must(of, XTRAIN_RULE_D1, LEGAL, MIN(1), NOTHING);
    (void)add_person(of, "Ana", LEGAL);
    add_leave(of, 0, 2, 5);
    count_findings(of, 1);
    assert_string_equal(xtrain_finding_list_at(of->list, 0)->message,
                        "Legal, periods from 2026-03-16 to 2026-03-30: staffing asks for 1 person "
                        "(office.cfg:1), nobody can be there: 0 of the 1 at home there, no "
                        "visitors; at least 2 person-periods are missing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(staffing_that_can_be_met_is_no_finding),
        OFFICE_TEST(too_few_people_are_found_with_dates_names_and_sources),
        OFFICE_TEST(weeks_of_one_cause_are_one_finding),
        OFFICE_TEST(of_many_weeks_the_first_are_named),
        OFFICE_TEST(limits_of_different_kinds_are_different_findings),
        OFFICE_TEST(a_closed_week_asks_for_nobody),
        OFFICE_TEST(a_should_is_never_claimed),
        OFFICE_TEST(whoever_must_never_go_there_is_no_visitor),
        OFFICE_TEST(whoever_cannot_keep_all_musts_may_be_anywhere),
        OFFICE_TEST(entry_keeps_out_all_but_the_stay_under_way),
        OFFICE_TEST(returns_visits_and_time_away_keep_visitors_out),
        OFFICE_TEST(coaches_limit_visitors),
        OFFICE_TEST(visiting_coaches_are_hosts_and_others_are_not),
        OFFICE_TEST(departments_that_share_a_helper_lack_one_together),
        OFFICE_TEST(visits_that_people_must_make_are_missed_at_home),
        OFFICE_TEST(visitors_who_may_come_once_offer_one_stay),
        OFFICE_TEST(days_and_longer_periods_have_words_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
