/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels that people cannot have by then: needs, depth, reach, entry, and hosts. */
#include "office.h"

#define SKILL(index) ((number){XTRAIN_PARAMETER_SKILL, (index)})

static void teach(office *of, int department, int after, int up_to, bool at_home)
{
    xtrain_teaching teaching = XTRAIN_TEACHING_INIT;
    teaching.skill = 0;
    teaching.after = after;
    teaching.up_to = up_to;
    teaching.at_home = at_home;
    assert_int_equal(xtrain_problem_add_teaching(of->problem, department, &teaching), XTRAIN_OK);
}

static void set_level(office *of, int employee, int level)
{
    assert_int_equal(xtrain_problem_set_level(of->problem, employee, 0, level), XTRAIN_OK);
}

static void add_asking(office *of, xtrain_rule rule, int level)
{
    rule.value[XTRAIN_PARAMETER_SKILL] = 0;
    rule.value[XTRAIN_PARAMETER_LEVEL] = level;
    add_rule(of, &rule);
}

static void a_need_waits_for_the_lesson(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", CLAIMS);
    (void)add_skill(of, "Excel");
    set_level(of, ana, 2);
    teach(of, SALES, 3, 2, false);
    add_asking(of, make_must(XTRAIN_RULE_D3, CLAIMS, MIN(2), NOTHING), 1);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_D3, CLAIMS, XTRAIN_NONE, 0, 0, 2, 3, "office.cfg:1",
                   "Claims, weeks of 2026-03-02 to 2026-03-16: 2 people at level 1 of Excel are "
                   "asked (office.cfg:1); unless a must of people is broken, at most 1 can be "
                   "there with it by then; at least 3 person-weeks are missing"});
}

static void a_need_that_nobody_can_learn(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_skill(of, "Excel");
    teach(of, SALES, 1, 1, false);
    teach(of, CLAIMS, 1, 3, false);
    add_closed(of, CLAIMS, 1, 7);
    add_asking(of, make_must(XTRAIN_RULE_D3, CLAIMS, MIN(1), NOTHING), 2);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){
            XTRAIN_RULE_D3, CLAIMS, XTRAIN_NONE, 0, 0, 0, 1, "office.cfg:1",
            "Claims, week of 2026-03-02: 1 person at level 2 of Excel is asked (office.cfg:1); "
            "unless a must of people is broken, nobody can be there with it by then"});
}

/* Cyd leaves before the end; Bo learns at home until then. */
static void depth_counts_who_can_learn_it(void **state)
{
    office *of = *state;
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    (void)add_person(of, "Ana", SALES);
    (void)add_person(of, "Bo", CLAIMS);
    person.id = "Cyd";
    person.home = CLAIMS;
    person.contract.last = weeks(6, 6).last;
    assert_int_equal(xtrain_problem_add_employee(NULL, of->problem, &person), XTRAIN_OK);
    add_fixed(of, 0, SALES, 0, 7);
    (void)add_skill(of, "Excel");
    set_level(of, 2, 3);
    teach(of, CLAIMS, 4, 2, true);
    add_must(of, XTRAIN_RULE_T1, ANYWHERE, MIN(3), SKILL(0));
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_T1, XTRAIN_NONE, XTRAIN_NONE, 0, 0, 7, 2, "office.cfg:1",
                              "3 people at level 2 of Excel are asked at the plan's end "
                              "(office.cfg:1), at most 1 can have it then"});
}

static void a_level_takes_its_time(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", CLAIMS);
    xtrain_rule rule = make_must(XTRAIN_RULE_P10, ANYWHERE, NOTHING, NOTHING);
    (void)add_skill(of, "Excel");
    add_leave(of, ana, 0, 1);
    add_past(of, bo, SALES, -1, -1);
    teach(of, SALES, 2, 4, false);
    rule.value[XTRAIN_PARAMETER_BY] = (int)weeks(2, 2).last;
    /* Ana has a week for it, Bo four with the one before. */
    add_asking(of, rule, 2);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P10, XTRAIN_NONE, ana, 1, 0, 7, 2, "office.cfg:1",
                              "Ana: level 2 of Excel by 2026-03-22 is asked (office.cfg:1), at "
                              "most 0 can be reached"});
}

static void a_level_that_nobody_teaches_so_far(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_person(of, "Bo", SALES);
    (void)add_skill(of, "Excel");
    teach(of, LEGAL, 2, 1, false);
    add_asking(of, make_must(XTRAIN_RULE_P10, ANYWHERE, NOTHING, NOTHING), 3);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){
            XTRAIN_RULE_P10, XTRAIN_NONE, 0, 2, 0, 7, 4, "office.cfg:1",
            "Ana and 1 other: level 3 of Excel is asked (office.cfg:1), at most 1 can be reached"});
}

/* Sales teaches for four weeks what Legal asks for; Ana is fixed there sooner, Bo later. */
static void entry_after_a_lesson(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", CLAIMS);
    (void)add_skill(of, "Excel");
    teach(of, SALES, 4, 1, false);
    add_fixed(of, ana, LEGAL, 3, 3);
    add_fixed(of, bo, LEGAL, 4, 4);
    add_asking(of, make_must(XTRAIN_RULE_P2, LEGAL, NOTHING, NOTHING), 1);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_P2, LEGAL, ana, 1, 3, 3, 1, "office.cfg:1",
                              "Ana: fixed in Legal from 2026-03-23 (fixed), at level 0 of Excel; "
                              "entry asks for 1 (office.cfg:1)"});
}

/* From the third week on entry asks for nothing. */
static void visits_where_entry_has_dates(void **state)
{
    office *of = *state;
    xtrain_rule open = make_must(XTRAIN_RULE_P2, LEGAL, NOTHING, NOTHING);
    (void)add_person(of, "Ana", CLAIMS);
    (void)add_skill(of, "Excel");
    open.range = weeks(2, 7);
    add_asking(of, make_must(XTRAIN_RULE_P2, LEGAL, NOTHING, NOTHING), 1);
    add_asking(of, open, 0);
    add_must(of, XTRAIN_RULE_D1, LEGAL, MIN(1), NOTHING);
    count_findings(of, 1);
    expect_finding(
        of, 0,
        (expected){XTRAIN_RULE_D1, LEGAL, XTRAIN_NONE, 0, 0, 1, 2, "office.cfg:3",
                   "Legal, weeks of 2026-03-02 to 2026-03-09: staffing asks for 1 person "
                   "(office.cfg:3); unless a must of people is broken, nobody can be there: nobody "
                   "is at home there, no visitors; at least 2 person-weeks are missing"});
}

/* Who is at home in a department that leads in the skill is a host after a week. */
static void hosts_after_a_lesson(void **state)
{
    office *of = *state;
    xtrain_department department = XTRAIN_DEPARTMENT_INIT;
    int tax = -1;
    department.code = "TAX";
    department.name = "Tax";
    department.lead_skill = add_skill(of, "Excel");
    assert_int_equal(xtrain_problem_add_department(&tax, of->problem, &department), XTRAIN_OK);
    set_level(of, add_person(of, "Ana", tax), 1);
    teach(of, tax, 1, 2, true);
    add_must(of, XTRAIN_RULE_D1, tax, HOSTS(1), NOTHING);
    count_findings(of, 1);
    expect_finding(of, 0,
                   (expected){XTRAIN_RULE_D1, tax, XTRAIN_NONE, 0, 0, 0, 1, "office.cfg:1",
                              "Tax, week of 2026-03-02: staffing asks for 1 host (office.cfg:1), "
                              "nobody can be there: 0 of the 1 at home there, no visitors"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(a_need_waits_for_the_lesson),        OFFICE_TEST(a_need_that_nobody_can_learn),
        OFFICE_TEST(depth_counts_who_can_learn_it),      OFFICE_TEST(a_level_takes_its_time),
        OFFICE_TEST(a_level_that_nobody_teaches_so_far), OFFICE_TEST(entry_after_a_lesson),
        OFFICE_TEST(visits_where_entry_has_dates),       OFFICE_TEST(hosts_after_a_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
