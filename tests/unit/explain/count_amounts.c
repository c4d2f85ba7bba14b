/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours, load, part-time people, pairs, and lengths of stays with dates. */
#include "office.h"

static int add_part_timer(office *of, const char *name, int fte)
{
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    int index = -1;
    person.id = name;
    person.home = CLAIMS;
    person.fte = fte;
    assert_int_equal(xtrain_problem_add_employee(&index, of->problem, &person), XTRAIN_OK);
    return index;
}

static int add_busy_department(office *of, int exposure, int load)
{
    xtrain_department department = XTRAIN_DEPARTMENT_INIT;
    int index = -1;
    department.code = "TAX";
    department.exposure = exposure;
    department.load = load;
    assert_int_equal(xtrain_problem_add_department(&index, of->problem, &department), XTRAIN_OK);
    return index;
}

static void add_staffing_in_fte(office *of, number bound)
{
    add_must(of, XTRAIN_RULE_D1, CLAIMS, bound, (number){XTRAIN_PARAMETER_FTE, 1});
}

static void part_time_people_are_too_few(void **state)
{
    office *of = *state;
    (void)add_part_timer(of, "Ana", 50);
    const int bo = add_part_timer(of, "Bo", 80);
    add_leave(of, bo, 3, 3);
    add_staffing_in_fte(of, MIN(240));
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 0, 7, 16, "office.cfg:1",
                              "Claims, weeks of 2026-03-02 to 2026-04-20: staffing asks for 2.40 "
                              "full-time equivalents (office.cfg:1); unless a must of people is "
                              "broken, at most 0.50 to 1.30 can be there"});
}

/* Two heads would be too many, and are only 1.3. */
static void part_time_people_are_no_heads(void **state)
{
    office *of = *state;
    const int ana = add_part_timer(of, "Ana", 50);
    const int bo = add_part_timer(of, "Bo", 80);
    add_fixed(of, ana, CLAIMS, 0, 7);
    add_fixed(of, bo, CLAIMS, 0, 1);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, HOSTS(2), NOTHING);
    add_staffing_in_fte(of, MAX(100));
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 0, 1, 2, "office.cfg:2",
                   "Claims, weeks of 2026-03-02 to 2026-03-09: the people who are fixed there are "
                   "1.30 full-time equivalents, staffing allows at most 1.00 (office.cfg:2)"});
}

static void add_pair(office *of, bool together)
{
    xtrain_rule rule = make_must(XTRAIN_RULE_T2, ANYWHERE, NOTHING, NOTHING);
    rule.employee = 0;
    rule.other = 1;
    if (together) {
        rule.value[XTRAIN_PARAMETER_TOGETHER] = 1;
    }
    add_rule(of, &rule);
}

static void a_pair_that_never_meets(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", SALES);
    add_leave(of, ana, 4, 7);
    add_fixed(of, bo, LEGAL, 0, 3);
    assert_int_equal(xtrain_problem_add_never(of->problem, ana, LEGAL, NULL), XTRAIN_OK);
    add_pair(of, true);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_T2, XTRAIN_NONE, XTRAIN_NONE, 0, 0, 7, 1, "office.cfg:1",
                              "Ana and Bo are asked to be together once (office.cfg:1); unless a "
                              "must of people is broken, they are never in one department"});
}

static void a_pair_that_is_fixed_together(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", SALES);
    add_fixed(of, ana, LEGAL, 1, 4);
    add_fixed(of, bo, LEGAL, 3, 5);
    add_leave(of, bo, 3, 3);
    add_pair(of, false);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_T2, XTRAIN_NONE, XTRAIN_NONE, 0, 4, 4, 1, "office.cfg:1",
                              "Ana and Bo are asked to be apart (office.cfg:1), and both are fixed "
                              "in one department: week of 2026-03-30"});
}

/* 3 hours a week, and none in two of them. */
static void hours_that_nobody_has(void **state)
{
    office *of = *state;
    xtrain_rule rule = make_must(XTRAIN_RULE_P9, ANYWHERE, (number){XTRAIN_PARAMETER_WINDOW, 4},
                                 (number){XTRAIN_PARAMETER_HOURS, 8});
    const int tax = add_busy_department(of, 3, 0);
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", CLAIMS);
    add_closed(of, tax, 1, 2);
    rule.value[XTRAIN_PARAMETER_BLOCKS] = 1;
    add_rule(of, &rule);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_P9, XTRAIN_NONE, 0, 2, 0, 7, 4, "office.cfg:1",
                   "Ana and 1 other: weeks of 2026-03-02 to 2026-03-23: 8 hours with customers are "
                   "asked (office.cfg:1), at most 6 can be had wherever one is"});
}

/* Fixed for three weeks of 5 load points. */
static void load_that_cannot_be_less(void **state)
{
    office *of = *state;
    const int tax = add_busy_department(of, 0, 5);
    const int ana = add_person(of, "Ana", CLAIMS);
    add_fixed(of, ana, tax, 1, 3);
    add_must(of, XTRAIN_RULE_P11, ANYWHERE, (number){XTRAIN_PARAMETER_WINDOW, 2}, MAX(8));
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P11, XTRAIN_NONE, ana, 1, 0, 7, 2, "office.cfg:1",
                              "Ana: weeks of 2026-03-16 to 2026-03-23: at most 8 load points are "
                              "allowed (office.cfg:1), at least 10 come up wherever one is"});
}

static void add_length(office *of, number bound, int first, int last)
{
    xtrain_rule rule = make_must(XTRAIN_RULE_P3, SALES, bound, NOTHING);
    rule.range = weeks(first, last);
    add_rule(of, &rule);
}

/* Two of four weeks: no more in the first two weeks, and as many as one likes later. */
static void a_length_where_the_stay_begins(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", CLAIMS);
    add_fixed(of, ana, CLAIMS, 0, 0);
    add_fixed(of, ana, SALES, 1, 4);
    add_fixed(of, bo, SALES, 2, 5);
    add_must(of, XTRAIN_RULE_P3, SALES, MAX(2), NOTHING);
    add_length(of, MAX(8), 2, 7);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P3, SALES, ana, 1, 1, 4, 2, "office.cfg:1",
                              "Ana: fixed in Sales from 2026-03-09 (fixed), a stay of at least 4; "
                              "at most 2 are allowed (office.cfg:1)"});
}

/* Three weeks each, or one in the last three: two visits have room by that alone. */
static void visits_with_short_stays_later(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    add_must(of, XTRAIN_RULE_P3, SALES, MIN(6), (number){XTRAIN_PARAMETER_CLOSED_END, 1});
    add_length(of, MIN(1), 6, 7);
    add_must(of, XTRAIN_RULE_P6, SALES, MIN(2), NOTHING);
    count_findings(of, 0);
}

static void periods_of_hours_have_times(void **state)
{
    office *of = *state;
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.unit = XTRAIN_UNIT_HOUR;
    calendar.periods = 12;
    assert_int_equal(xtrain_problem_set_calendar(of->problem, &calendar), XTRAIN_OK);
    const int ana = add_person(of, "Ana", CLAIMS);
    const xtrain_range second = {calendar.start + 1, calendar.start + 1};
    assert_int_equal(xtrain_problem_add_leave(of->problem, ana, second), XTRAIN_OK);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(1), NOTHING);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, CLAIMS, XTRAIN_NONE, 0, 8, 11, 4, "office.cfg:1",
                              "Claims, hours of 2026-03-03 09:00 to 2026-03-03 12:00: staffing "
                              "asks for 1 person (office.cfg:1), nobody can be there: 0 of the 1 "
                              "at home there, no visitors; at least 4 person-hours are missing"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(part_time_people_are_too_few),   OFFICE_TEST(part_time_people_are_no_heads),
        OFFICE_TEST(a_pair_that_never_meets),        OFFICE_TEST(a_pair_that_is_fixed_together),
        OFFICE_TEST(hours_that_nobody_has),          OFFICE_TEST(load_that_cannot_be_less),
        OFFICE_TEST(a_length_where_the_stay_begins), OFFICE_TEST(visits_with_short_stays_later),
        OFFICE_TEST(periods_of_hours_have_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
