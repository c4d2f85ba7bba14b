/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits and time away that a person's time has no room for. */
#include "office.h"

static void visits_to_different_departments_need_as_many(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    const int vi = add_person(of, "Vi", XTRAIN_NONE);
    add_past(of, vi, LEGAL, -5, -5);
    add_must(of, XTRAIN_RULE_P6, ANYWHERE, MIN(3), (number){XTRAIN_PARAMETER_DISTINCT, 1});
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P6, XTRAIN_NONE, 0, 2, 0, 7, 2, "office.cfg:1",
                              "Ana and 1 other: 3 visits to different departments are asked "
                              "(office.cfg:1); unless another must is broken, at most 2 can be "
                              "made: no more departments are open and allowed"});
}

static void visits_need_periods_to_be_present_in(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_leave(of, ana, 0, 3);
    add_closed(of, SALES, 6, 7);
    add_must(of, XTRAIN_RULE_P6, SALES, MIN(2), (number){XTRAIN_PARAMETER_PRESENT, 2});
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P6, SALES, ana, 1, 0, 7, 1, "office.cfg:1",
                              "Ana: 2 visits of 2 present periods to Sales are asked "
                              "(office.cfg:1), at most 1 can be made: that is possible in only 2 "
                              "weeks"});
}

static void visits_need_cells_and_gaps_in_the_contract(void **state)
{
    office *of = *state;
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    person.id = "e1";
    person.name = "Ana Ruiz";
    person.home = CLAIMS;
    person.contract.last = weeks(6, 6).last;
    assert_int_equal(xtrain_problem_add_employee(NULL, of->problem, &person), XTRAIN_OK);
    add_must(of, XTRAIN_RULE_P6, ANYWHERE, MIN(2), NOTHING);
    add_must(of, XTRAIN_RULE_P3, ANYWHERE, MIN(3), NOTHING);
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, (number){XTRAIN_PARAMETER_GAP, 2}, NOTHING);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P6, XTRAIN_NONE, 0, 1, 0, 7, 1, "office.cfg:1",
                              "Ana Ruiz (e1): 2 visits to any department are asked (office.cfg:1); "
                              "unless another must is broken, at most 1 can be made: the contract "
                              "has 7 weeks for it, a stay takes 3 and 2 lie between two"});
}

static void a_stay_may_be_cut_short_by_the_plan_s_end(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    add_must(of, XTRAIN_RULE_P6, ANYWHERE, MIN(2), NOTHING);
    add_must(of, XTRAIN_RULE_P3, ANYWHERE, MIN(5), NOTHING);
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, (number){XTRAIN_PARAMETER_GAP, 2}, NOTHING);
    count_findings(of, 0);
}

static void visits_by_a_date_have_less_room(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    add_must(of, XTRAIN_RULE_P6, SALES, MIN(3),
             (number){XTRAIN_PARAMETER_BY, (int)weeks(3, 3).last});
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P6, SALES, 0, 1, 0, 3, 1, "office.cfg:1",
                              "Ana: 3 visits to Sales by 2026-03-29 are asked (office.cfg:1); "
                              "unless another must is broken, at most 2 can be made: the contract "
                              "has 4 weeks for it, a stay takes 1 and 1 lies between two"});
}

static void visits_must_fit_into_the_time_away(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    add_must(of, XTRAIN_RULE_P6, ANYWHERE, MIN(2), NOTHING);
    add_must(of, XTRAIN_RULE_P3, ANYWHERE, MIN(3), (number){XTRAIN_PARAMETER_CLOSED_END, 1});
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, MAX(5), NOTHING);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_P6, XTRAIN_NONE, 0, 1, 0, 7, 1, "office.cfg:1",
                   "Ana: 2 visits to any department are asked (office.cfg:1); unless another must "
                   "is broken, at most 1 can be made: at most 5 weeks away are allowed"});
}

static void past_visits_count(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", CLAIMS);
    add_past(of, ana, SALES, -4, -4);
    add_past(of, ana, LEGAL, -2, -2);
    add_past(of, bo, SALES, -4, -1);
    /* Ana has made two; the stay of Bo counts, and he may not come back. */
    add_must(of, XTRAIN_RULE_P6, ANYWHERE, MIN(2), NOTHING);
    add_must(of, XTRAIN_RULE_P5, ANYWHERE, (number){XTRAIN_PARAMETER_EVER, 1}, NOTHING);
    assert_int_equal(xtrain_problem_add_never(of->problem, bo, LEGAL, NULL), XTRAIN_OK);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_P6, XTRAIN_NONE, bo, 1, 0, 7, 1, "office.cfg:1",
                   "Bo: 2 visits to any department are asked (office.cfg:1); unless another must "
                   "is broken, at most 1 can be made: no more departments are open and allowed"});
}

static void too_many_past_visits_break_a_max(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_past(of, ana, SALES, -4, -4);
    add_past(of, ana, SALES, -2, -2);
    add_must(of, XTRAIN_RULE_P6, SALES, MAX(1), NOTHING);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P6, SALES, ana, 1, 0, 7, 1, "office.cfg:1",
                              "Ana: at most 1 visit to Sales is allowed (office.cfg:1), 2 have "
                              "been made already"});
}

static void time_away_needs_open_departments(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    assert_int_equal(xtrain_problem_add_never(of->problem, ana, SALES, NULL), XTRAIN_OK);
    add_closed(of, LEGAL, 2, 7);
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, MIN(3), NOTHING);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P4, XTRAIN_NONE, ana, 1, 0, 7, 1, "office.cfg:1",
                              "Ana: at least 3 weeks away are asked (office.cfg:1); unless another "
                              "must is broken, only 2 are possible"});
}

static void time_away_is_limited_by_runs_and_gaps(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, MIN(6), NOTHING);
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, (number){XTRAIN_PARAMETER_RUN, 2},
             (number){XTRAIN_PARAMETER_GAP, 2});
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P4, XTRAIN_NONE, 0, 1, 0, 7, 2, "office.cfg:1",
                              "Ana: at least 6 weeks away are asked (office.cfg:1), at most 2 in a "
                              "row with 2 between them allow only 4"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(visits_to_different_departments_need_as_many),
        OFFICE_TEST(visits_need_periods_to_be_present_in),
        OFFICE_TEST(visits_need_cells_and_gaps_in_the_contract),
        OFFICE_TEST(a_stay_may_be_cut_short_by_the_plan_s_end),
        OFFICE_TEST(visits_by_a_date_have_less_room),
        OFFICE_TEST(visits_must_fit_into_the_time_away),
        OFFICE_TEST(past_visits_count),
        OFFICE_TEST(too_many_past_visits_break_a_max),
        OFFICE_TEST(time_away_needs_open_departments),
        OFFICE_TEST(time_away_is_limited_by_runs_and_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
