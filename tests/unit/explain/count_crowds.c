/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Too many people, staffing that contradicts itself, and visits without room for visitors. */
#include "office.h"

static void hosts_above_the_max_contradict_it(void **state)
{
    office *of = *state;
    for (int i = 0; i < 3; i++) {
        const char name[] = {(char)('a' + i), '\0'};
        (void)add_person(of, name, CLAIMS);
    }
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MAX(1), HOSTS(3));
    add_closed(of, CLAIMS, 0, 1);
    add_closed(of, CLAIMS, 4, 4);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 2, 7, 10, "office.cfg:1",
                              "Claims: staffing (office.cfg:1) asks for 3 hosts and allows only 1 "
                              "person, and hosts count too"});
}

static void more_fixed_visitors_than_allowed_are_found(void **state)
{
    office *of = *state;
    const int bo = add_person(of, "Bo", SALES);
    const int chidi = add_person(of, "Chidi", SALES);
    add_must(of, XTRAIN_RULE_D2, CLAIMS, MAX(1), NOTHING);
    add_fixed(of, bo, CLAIMS, 1, 4);
    add_fixed(of, chidi, CLAIMS, 3, 5);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D2, CLAIMS, XTRAIN_NONE, 0, 3, 4, 2, "office.cfg:1",
                              "Claims, weeks of 2026-03-23 to 2026-03-30: 2 people are fixed there "
                              "as visitors, at most 1 is allowed (office.cfg:1); at least 2 "
                              "person-weeks are too many"});
}

static void fixed_visitors_need_hosts(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", SALES);
    add_must(of, XTRAIN_RULE_D4, CLAIMS, (number){XTRAIN_PARAMETER_VISITORS, 1}, HOSTS(1));
    add_fixed(of, bo, CLAIMS, 2, 4);
    add_leave(of, ana, 3, 3);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D4, CLAIMS, XTRAIN_NONE, 0, 3, 3, 1, "office.cfg:1",
                              "Claims, week of 2026-03-23: 1 person is fixed there as a visitor, "
                              "at most 0 are allowed (office.cfg:1)"});
}

static void people_who_cannot_leave_crowd_their_department(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", CLAIMS);
    (void)add_person(of, "Chidi", CLAIMS);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MAX(1), NOTHING);
    add_must(of, XTRAIN_RULE_D2, SALES, MAX(1), NOTHING);
    add_must(of, XTRAIN_RULE_D2, LEGAL, MAX(0), NOTHING);
    /* Where a department is closed, nobody knows how many are in it. */
    add_closed(of, SALES, 6, 7);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){
            XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 0, 5, 6, "office.cfg:1",
            "Claims, weeks of 2026-03-02 to 2026-04-06: unless visitors max of another department "
            "is broken, 2 people have to be there, for the others have room for 1 visitor only; "
            "staffing allows at most 1 (office.cfg:1); at least 6 person-weeks are too many"});
}

static void everybody_has_to_be_somewhere(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    (void)add_person(of, "Chidi", SALES);
    const int vi = add_person(of, "Vi", XTRAIN_NONE);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MAX(1), NOTHING);
    add_must(of, XTRAIN_RULE_D1, SALES, MAX(1), NOTHING);
    add_must(of, XTRAIN_RULE_D1, LEGAL, MAX(0), NOTHING);
    add_fixed(of, vi, SALES, 1, 1);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, XTRAIN_NONE, XTRAIN_NONE, 0, 0, 7, 9, "",
                              "weeks of 2026-03-02 to 2026-04-20: 3 to 4 people have to be "
                              "somewhere, the departments' staffing allows at most 2 in all; at "
                              "least 9 person-weeks are too many"});
}

static void visits_without_room_for_visitors_are_found(void **state)
{
    office *of = *state;
    for (int i = 0; i < 5; i++) {
        const char name[] = {(char)('a' + i), '\0'};
        (void)add_person(of, name, SALES);
    }
    add_must(of, XTRAIN_RULE_D2, CLAIMS, MAX(1), NOTHING);
    add_must(of, XTRAIN_RULE_P6, CLAIMS, MIN(1), NOTHING);
    add_must(of, XTRAIN_RULE_P3, ANYWHERE, MIN(2), (number){XTRAIN_PARAMETER_CLOSED_END, 1});
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P6, CLAIMS, XTRAIN_NONE, 0, 0, 7, 2, "office.cfg:2",
                              "visits to Claims (office.cfg:2) take at least 10 person-weeks of 5 "
                              "people, visitors max (office.cfg:1) leaves room for 8"});
}

static void two_rules_about_the_same_visits_ask_for_them_once(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", SALES);
    add_must(of, XTRAIN_RULE_D2, CLAIMS, MAX(0), NOTHING);
    add_must(of, XTRAIN_RULE_P6, CLAIMS, MIN(1), NOTHING);
    add_must(of, XTRAIN_RULE_P6, CLAIMS, MIN(2),
             (number){XTRAIN_PARAMETER_BY, (int)weeks(7, 7).last});
    count_findings(of, 1);
    assert_int_equal(xtrain_finding_list_at(of->list, 0)->units, 2);
}

static void a_stay_that_the_end_cuts_short_takes_less_room(void **state)
{
    office *of = *state;
    for (int i = 0; i < 5; i++) {
        const char name[] = {(char)('a' + i), '\0'};
        (void)add_person(of, name, SALES);
    }
    add_must(of, XTRAIN_RULE_D2, CLAIMS, MAX(1), NOTHING);
    add_must(of, XTRAIN_RULE_P6, CLAIMS, MIN(1), NOTHING);
    add_must(of, XTRAIN_RULE_P3, ANYWHERE, MIN(2), NOTHING);
    count_findings(of, 0);
}

static void time_away_without_room_for_visitors_is_found(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    (void)add_person(of, "Chidi", LEGAL);
    for (int d = CLAIMS; d <= LEGAL; d++) {
        add_must(of, XTRAIN_RULE_D2, d, MAX(d == LEGAL), NOTHING);
    }
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, MIN(3), NOTHING);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P4, XTRAIN_NONE, XTRAIN_NONE, 0, 0, 7, 1, "",
                              "the time away that is asked takes at least 9 person-weeks of 3 "
                              "people, visitors max of the departments leaves room for 8"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(hosts_above_the_max_contradict_it),
        OFFICE_TEST(more_fixed_visitors_than_allowed_are_found),
        OFFICE_TEST(fixed_visitors_need_hosts),
        OFFICE_TEST(people_who_cannot_leave_crowd_their_department),
        OFFICE_TEST(everybody_has_to_be_somewhere),
        OFFICE_TEST(visits_without_room_for_visitors_are_found),
        OFFICE_TEST(two_rules_about_the_same_visits_ask_for_them_once),
        OFFICE_TEST(a_stay_that_the_end_cuts_short_takes_less_room),
        OFFICE_TEST(time_away_without_room_for_visitors_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
