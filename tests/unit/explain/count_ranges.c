/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Department rules with date ranges: a number counts only in the weeks in which it holds. */
#include "office.h"

#define RATIO(number_) ((number){XTRAIN_PARAMETER_VISITORS, (number_)})

static void add_ranged(office *of, xtrain_rule rule, int first, int last)
{
    rule.range = weeks(first, last);
    add_rule(of, &rule);
}

static void a_range_that_asks_for_less_takes_a_finding_away(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), NOTHING);
    add_ranged(of, make_must(XTRAIN_RULE_D1, CLAIMS, MIN(1), NOTHING), 2, 3);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 0, 7, 6, "office.cfg:1",
                   "Claims, weeks of 2026-03-02 to 2026-03-09 and 2026-03-30 to 2026-04-20: "
                   "staffing asks for 2 people (office.cfg:1), at most 1 can be there: 1 of the 1 "
                   "at home there, no visitors; at least 6 person-weeks are missing"});
}

static void a_range_that_asks_for_more_has_its_own_source(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(1), HOSTS(1));
    add_ranged(of, make_must(XTRAIN_RULE_D1, CLAIMS, MIN(3), HOSTS(2)), 2, 3);
    count_findings(of, 2);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 2, 3, 4, "office.cfg:2",
                              "Claims, weeks of 2026-03-16 to 2026-03-23: staffing asks for 3 "
                              "people (office.cfg:2), at most 1 can be there: 1 of the 1 at home "
                              "there, no visitors; at least 4 person-weeks are missing"});
    expect_finding(of, 1,
                   (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 2, 3, 2, "office.cfg:2",
                              "Claims, weeks of 2026-03-16 to 2026-03-23: staffing asks for 2 "
                              "hosts (office.cfg:2), at most 1 can be there: 1 of the 1 at home "
                              "there, no visitors; at least 2 person-weeks are missing"});
}

static void a_range_leaves_numbers_that_it_does_not_state(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), HOSTS(2));
    add_ranged(of, make_must(XTRAIN_RULE_D1, CLAIMS, HOSTS(1), NOTHING), 0, 7);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 0, 7, 8, "office.cfg:1",
                              "Claims, weeks of 2026-03-02 to 2026-04-20: staffing asks for 2 "
                              "people (office.cfg:1), at most 1 can be there: 1 of the 1 at home "
                              "there, no visitors; at least 8 person-weeks are missing"});
}

static void the_limit_of_visitors_is_that_of_the_week(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), NOTHING);
    add_ranged(of, make_must(XTRAIN_RULE_D2, CLAIMS, MAX(1), NOTHING), 0, 2);
    add_ranged(of, make_must(XTRAIN_RULE_D2, CLAIMS, MAX(0), NOTHING), 3, 4);
    add_ranged(of, make_must(XTRAIN_RULE_D2, CLAIMS, MAX(0), NOTHING), 7, 7);
    count_findings(of, 2);
    expect_finding(
        of, 0,
        (expected){
            XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 3, 4, 2, "office.cfg:1",
            "Claims, weeks of 2026-03-23 to 2026-03-30: staffing asks for 2 people (office.cfg:1); "
            "unless visitors max (office.cfg:3) is broken, at most 1 can be there: 1 of the 1 at "
            "home there, no visitors; at least 2 person-weeks are missing"});
    expect_finding(of, 1,
                   (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 7, 7, 1, "office.cfg:1",
                              "Claims, week of 2026-04-20: staffing asks for 2 people "
                              "(office.cfg:1); unless visitors max (office.cfg:4) is broken, at "
                              "most 1 can be there: 1 of the 1 at home there, no visitors"});
}

static void the_ratio_is_that_of_the_week(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    (void)add_person(of, "Chidi", SALES);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(3), NOTHING);
    add_must(of, XTRAIN_RULE_D4, CLAIMS, RATIO(2), HOSTS(1));
    add_ranged(of, make_must(XTRAIN_RULE_D4, CLAIMS, RATIO(1), HOSTS(1)), 5, 6);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){
            XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 5, 6, 2, "office.cfg:1",
            "Claims, weeks of 2026-04-06 to 2026-04-13: staffing asks for 3 people (office.cfg:1); "
            "unless coach capacity (office.cfg:3) or a must of people is broken, at most 2 can be "
            "there: 1 of the 1 at home there, 1 visitor; at least 2 person-weeks are missing"});
}

static void departments_together_need_what_holds_in_the_week(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", XTRAIN_NONE);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(1), NOTHING);
    add_ranged(of, make_must(XTRAIN_RULE_D1, SALES, MIN(1), NOTHING), 4, 4);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, XTRAIN_NONE, XTRAIN_NONE, 0, 4, 4, 1, "",
                              "week of 2026-03-30: the departments' staffing asks for 2 people in "
                              "all, at most 1 can be present"});
}

static void hosts_and_heads_of_two_rules_contradict_each_other(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", CLAIMS);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MAX(3), HOSTS(2));
    add_ranged(of, make_must(XTRAIN_RULE_D1, CLAIMS, MAX(1), NOTHING), 1, 2);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){
            XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 1, 2, 2, "office.cfg:1",
            "Claims, weeks of 2026-03-09 to 2026-03-16: staffing (office.cfg:1) asks for 2 hosts "
            "and another rule (office.cfg:2) allows only 1 person, and hosts count too"});
}

static void fixed_people_are_too_many_where_the_range_says_so(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", CLAIMS);
    add_fixed(of, ana, SALES, 0, 7);
    add_fixed(of, bo, SALES, 0, 7);
    add_must(of, XTRAIN_RULE_D2, SALES, MAX(2), NOTHING);
    add_ranged(of, make_must(XTRAIN_RULE_D2, SALES, MAX(0), NOTHING), 2, 3);
    add_ranged(of, make_must(XTRAIN_RULE_D1, SALES, MAX(1), NOTHING), 6, 6);
    count_findings(of, 2);
    expect_finding(
        of, 0,
        (expected){
            XTRAIN_RULE_D2, SALES, XTRAIN_NONE, 0, 2, 3, 4, "office.cfg:2",
            "Sales, weeks of 2026-03-16 to 2026-03-23: 2 people are fixed there as visitors, at "
            "most 0 are allowed (office.cfg:2); at least 4 person-weeks are too many"});
    expect_finding(of, 1,
                   (expected){XTRAIN_RULE_D1, SALES, XTRAIN_NONE, 0, 6, 6, 1, "office.cfg:3",
                              "Sales, week of 2026-04-13: 2 people have to be there, as fixed; "
                              "staffing allows at most 1 (office.cfg:3)"});
}

/* Sales and Legal have no room in these weeks, so that both stay in Claims. */
static void room_elsewhere_is_that_of_the_week(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", CLAIMS);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MAX(1), NOTHING);
    add_must(of, XTRAIN_RULE_D2, SALES, MAX(1), NOTHING);
    add_must(of, XTRAIN_RULE_D2, LEGAL, MAX(0), NOTHING);
    add_ranged(of, make_must(XTRAIN_RULE_D2, SALES, MAX(0), NOTHING), 3, 4);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){
            XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 3, 4, 2, "office.cfg:1",
            "Claims, weeks of 2026-03-23 to 2026-03-30: unless visitors max of another department "
            "is broken, 2 people have to be there, for the others have no room for visitors; "
            "staffing allows at most 1 (office.cfg:1); at least 2 person-weeks are too many"});
}

static void everybody_is_too_many_where_the_ranges_say_so(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    (void)add_person(of, "Chidi", LEGAL);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MAX(1), NOTHING);
    add_must(of, XTRAIN_RULE_D1, SALES, MAX(1), NOTHING);
    add_must(of, XTRAIN_RULE_D1, LEGAL, MAX(1), NOTHING);
    add_ranged(of, make_must(XTRAIN_RULE_D1, CLAIMS, MAX(0), NOTHING), 1, 2);
    add_ranged(of, make_must(XTRAIN_RULE_D1, SALES, MAX(0), NOTHING), 2, 2);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){
            XTRAIN_RULE_D1, XTRAIN_NONE, XTRAIN_NONE, 0, 1, 2, 3, "",
            "weeks of 2026-03-09 to 2026-03-16: 3 people have to be somewhere, the departments' "
            "staffing allows at most 1 to 2 in all; at least 3 person-weeks are too many"});
}

/* Ana must be away for three weeks, and nobody may come. */
static void the_whole_plan_needs_what_holds_in_its_weeks(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(1), NOTHING);
    add_ranged(of, make_must(XTRAIN_RULE_D1, CLAIMS, MIN(0), NOTHING), 0, 1);
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, MIN(3), NOTHING);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 0, 7, 1, "office.cfg:1",
                              "Claims needs 6 person-weeks (office.cfg:1); unless another must is "
                              "broken, at most 5 are on offer: 5 from those at home there, less "
                              "leave and the time away that is asked, and 0 from visitors"});
}

static void visits_have_the_room_of_each_week(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", CLAIMS);
    (void)add_person(of, "Chidi", CLAIMS);
    add_must(of, XTRAIN_RULE_D2, SALES, MAX(0), NOTHING);
    add_ranged(of, make_must(XTRAIN_RULE_D2, SALES, MAX(1), NOTHING), 6, 7);
    add_must(of, XTRAIN_RULE_P6, SALES, MIN(1), NOTHING);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_P6, SALES, XTRAIN_NONE, 0, 0, 7, 1, "office.cfg:3",
                   "visits to Sales (office.cfg:3) take at least 3 person-weeks of 3 people, "
                   "visitors max (office.cfg:1 and 1 other rule) leaves room for 2"});
}

/* In the other weeks any number may come. */
static void a_range_alone_is_no_limit_of_visits(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    add_ranged(of, make_must(XTRAIN_RULE_D2, SALES, MAX(0), NOTHING), 0, 6);
    add_must(of, XTRAIN_RULE_P6, SALES, MIN(1), NOTHING);
    count_findings(of, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(a_range_that_asks_for_less_takes_a_finding_away),
        OFFICE_TEST(a_range_that_asks_for_more_has_its_own_source),
        OFFICE_TEST(a_range_leaves_numbers_that_it_does_not_state),
        OFFICE_TEST(the_limit_of_visitors_is_that_of_the_week),
        OFFICE_TEST(the_ratio_is_that_of_the_week),
        OFFICE_TEST(departments_together_need_what_holds_in_the_week),
        OFFICE_TEST(hosts_and_heads_of_two_rules_contradict_each_other),
        OFFICE_TEST(fixed_people_are_too_many_where_the_range_says_so),
        OFFICE_TEST(room_elsewhere_is_that_of_the_week),
        OFFICE_TEST(everybody_is_too_many_where_the_ranges_say_so),
        OFFICE_TEST(the_whole_plan_needs_what_holds_in_its_weeks),
        OFFICE_TEST(visits_have_the_room_of_each_week),
        OFFICE_TEST(a_range_alone_is_no_limit_of_visits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
