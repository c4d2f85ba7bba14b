/* SPDX-License-Identifier: GPL-3.0-or-later */
/* D1 in full-time equivalents, D3 and D5: who is present, each broken alone and caught by place. */
#include "world.h"

#define PRICE 1000

static int state(world *office, int department, xtrain_rule rule)
{
    rule.subject = department_subject(department);
    rule.source = (xtrain_source){"office.cfg", 41, NULL};
    return add_rule(office, &rule);
}

static xtrain_rule equivalents(xtrain_parameter parameter, int hundredths)
{
    return make_rule(XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_FTE, 1},
                     (stated){parameter, hundredths});
}

/* Bo, who works half of the time, is alone in Sales for the week of 2026-03-23. */
static void expect_missing(int least, int units, const char *message)
{
    world *office = world_create(NULL);
    office->problem->employees[BO].fte = 50;
    xtrain_rule rule = equivalents(XTRAIN_PARAMETER_MIN, least);
    rule.range = weeks(3, 3);
    const int line = state(office, SALES, rule);
    judge_ana(office, ANA_HOME);
    if (units == 0) {
        expect_clean(office);
    } else {
        expect_only(office, (expected){XTRAIN_RULE_D1, XTRAIN_MUST, line, NOBODY, SALES, 3, units,
                                       units * PRICE, message});
        assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:41");
    }
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "staffing of Sales in full-time equivalents, 2026-03-23 to 2026-03-29");
    world_free(office);
}

static void each_equivalent_begun_is_a_unit_of_d1(void **s)
{
    (void)s;
    expect_missing(50, 0, NULL);
    expect_missing(51, 1,
                   "Sales, week of 2026-03-23: 0.5 full-time equivalents present, 0.51 needed");
    expect_missing(150, 1,
                   "Sales, week of 2026-03-23: 0.5 full-time equivalents present, 1.5 needed");
    expect_missing(151, 2,
                   "Sales, week of 2026-03-23: 0.5 full-time equivalents present, 1.51 needed");
    expect_missing(1000, 10,
                   "Sales, week of 2026-03-23: 0.5 full-time equivalents present, 10 needed");
}

static void too_many_equivalents_break_d1(void **s)
{
    world *office = *s;
    office->problem->employees[BO].fte = 5;
    xtrain_rule rule = equivalents(XTRAIN_PARAMETER_MAX, 100);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 7;
    const int line = state(office, SALES, rule);
    judge(office, "CCCCCCSC", "SSSSSSCS", VI_IDLE);
    expect_clean(office);
    judge(office, "CCCCCCSC", BO_HOME, "......S.");
    expect_only(
        office,
        (expected){XTRAIN_RULE_D1, XTRAIN_SHOULD, line, NOBODY, SALES, 6, 2, 14,
                   "Sales, week of 2026-04-13: 2.05 full-time equivalents present, 1 allowed"});
}

static void hosts_are_heads_beside_equivalents_too(void **s)
{
    world *office = *s;
    office->problem->employees[BO].fte = 10;
    xtrain_rule rule = equivalents(XTRAIN_PARAMETER_MIN, 10);
    rule.value[XTRAIN_PARAMETER_HOSTS] = 1;
    const int line = state(office, SALES, rule);
    judge_ana(office, ANA_HOME);
    expect_clean(office);
    judge(office, ANA_HOME, "SSSSSSSL", ".......S");
    expect_only(office, (expected){XTRAIN_RULE_D1, XTRAIN_MUST, line, NOBODY, SALES, 7, 1, PRICE,
                                   "Sales, week of 2026-04-20: 0 hosts present, 1 needed"});
}

static void heads_and_equivalents_are_two_rules(void **s)
{
    world *office = *s;
    office->problem->employees[BO].fte = 50;
    xtrain_rule heads = make_rule(XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MIN, 1}, NONE_STATED);
    const int line = state(office, SALES, equivalents(XTRAIN_PARAMETER_MIN, 200));
    (void)state(office, SALES, heads);
    (void)state(office, LEGAL, equivalents(XTRAIN_PARAMETER_MIN, 0));
    judge(office, "SSSSSSSS", BO_HOME, "S.SSSSSS");
    expect_only(
        office,
        (expected){XTRAIN_RULE_D1, XTRAIN_MUST, line, NOBODY, SALES, 1, 1, PRICE,
                   "Sales, week of 2026-03-09: 1.5 full-time equivalents present, 2 needed"});
    int minimum = 0;
    xtrain_plan_staffing(office->plan, SALES, 1, NULL, NULL, NULL, &minimum);
    assert_int_equal(minimum, 1);
    xtrain_plan_staffing(office->plan, LEGAL, 1, NULL, NULL, NULL, &minimum);
    assert_int_equal(minimum, XTRAIN_UNSET);
}

static xtrain_rule need(int skill, int level, int people)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_D3, (stated){XTRAIN_PARAMETER_SKILL, skill},
                                 (stated){XTRAIN_PARAMETER_LEVEL, level});
    rule.value[XTRAIN_PARAMETER_MIN] = people;
    return rule;
}

static void too_few_skilled_people_break_d3(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    set_level(office, ANA, law, 3);
    set_level(office, BO, law, 1);
    set_level(office, VI, law, 2);
    office->problem->employees[ANA].fte = 1; /* a whole person all the same */
    const int line = state(office, CLAIMS, need(law, 2, 1));
    judge(office, "CCSCCCCC", BO_HOME, "..C.....");
    expect_clean(office);
    judge(office, "CCSCCCCC", "SSCSSSSS", VI_IDLE);
    expect_only(office, (expected){XTRAIN_RULE_D3, XTRAIN_MUST, line, NOBODY, CLAIMS, 2, 1, PRICE,
                                   "Claims, week of 2026-03-16: 0 people with law at level 2 or "
                                   "above present, 1 needed"});
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:41");
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "skill need of Claims: law at level 2");
}

static void every_skilled_person_missing_is_a_unit_of_d3(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    set_level(office, ANA, law, 1);
    xtrain_rule rule = need(law, 1, 3);
    rule.strength = XTRAIN_GOAL;
    rule.points = 4;
    const int line = state(office, CLAIMS, rule);
    assert_int_equal(xtrain_problem_add_closed(office->problem, CLAIMS, weeks(1, 7)), XTRAIN_OK);
    judge_ana(office, ANA_HOME);
    expect_only(office, (expected){XTRAIN_RULE_D3, XTRAIN_GOAL, line, NOBODY, CLAIMS, 0, 2, 8,
                                   "Claims, week of 2026-03-02: 1 person with law at level 1 or "
                                   "above present, 3 needed"});
}

static void a_level_gained_counts_for_d3_from_the_next_period_on(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 2, 1, 0);
    xtrain_rule rule = need(law, 1, 1);
    rule.range = weeks(5, 7);
    const int line = state(office, SALES, rule);
    judge(office, ANA_HOME, BO_HOME, "...SSSSS");
    expect_clean(office);
    judge(office, ANA_HOME, BO_HOME, "....SSSS");
    expect_only(office, (expected){XTRAIN_RULE_D3, XTRAIN_MUST, line, NOBODY, SALES, 5, 1, PRICE,
                                   "Sales, week of 2026-04-06: 0 people with law at level 1 or "
                                   "above present, 1 needed"});
    judge(office, ANA_HOME, BO_HOME, "......SS"); /* gained when the plan is over */
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 3);
}

static void dates_replace_the_need_for_one_skill_and_level(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    set_level(office, ANA, law, 2);
    xtrain_rule dated = need(law, 2, 0);
    dated.range = weeks(2, 3);
    const int general = state(office, CLAIMS, need(law, 2, 1));
    const int other = state(office, CLAIMS, need(law, 1, 1));
    (void)state(office, CLAIMS, dated);
    judge_ana(office, "CCCSSCCC");
    const expected breaches[] = {
        {XTRAIN_RULE_D3, XTRAIN_MUST, general, NOBODY, CLAIMS, 4, 1, PRICE,
         "Claims, week of 2026-03-30: 0 people with law at level 2 or above present, 1 needed"},
        {XTRAIN_RULE_D3, XTRAIN_MUST, other, NOBODY, CLAIMS, 3, 1, PRICE,
         "Claims, week of 2026-03-23: 0 people with law at level 1 or above present, 1 needed"},
        {XTRAIN_RULE_D3, XTRAIN_MUST, other, NOBODY, CLAIMS, 4, 1, PRICE,
         "Claims, week of 2026-03-30: 0 people with law at level 1 or above present, 1 needed"},
    };
    expect_breaches(office, breaches, 3);
}

/* Ana, Cy and Di at home in Claims, Bo in Sales, Vi and Wu nowhere. */
static void add_visitors(world *office)
{
    static const struct {
        const char *id;
        int home;
    } people[] = {{"Cy", CLAIMS}, {"Di", CLAIMS}, {"Wu", XTRAIN_NONE}};
    for (int at = 0; at < 3; at++) {
        xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
        person.id = people[at].id;
        person.home = people[at].home;
        assert_int_equal(xtrain_problem_add_employee(NULL, office->problem, &person), XTRAIN_OK);
    }
}

static void too_many_visitors_from_one_home_break_d5(void **s)
{
    world *office = *s;
    add_visitors(office);
    const xtrain_rule rule =
        make_rule(XTRAIN_RULE_D5, (stated){XTRAIN_PARAMETER_MAX, 1}, NONE_STATED);
    const int line = state(office, LEGAL, rule);
    const char *kept[] = {"CCLCCCCC", "SSLSSSSS", "..L.....", "CCCLCCCC", "CCCCCCCC", "..L....."};
    judge_tracks(office, kept, 6);
    expect_clean(office);
    const char *broken[] = {"CCLCCCCC", "SSLSSSSS", "..L.....", "CCLCCCCC", "CCLCCCCC", "..L....."};
    judge_tracks(office, broken, 6);
    expect_only(office,
                (expected){XTRAIN_RULE_D5, XTRAIN_MUST, line, NOBODY, LEGAL, 2, 2, 2 * PRICE,
                           "Legal, week of 2026-03-16: 3 visitors from Claims present, 1 allowed"});
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:41");
    assert_string_equal(xtrain_plan_line(office->plan, line)->name, "mixing of visitors in Legal");
}

static void each_home_is_counted_by_itself(void **s)
{
    world *office = *s;
    add_visitors(office);
    xtrain_rule rule = make_rule(XTRAIN_RULE_D5, (stated){XTRAIN_PARAMETER_MAX, 0}, NONE_STATED);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 3;
    const int legal = state(office, LEGAL, rule);
    const int claims = state(office, CLAIMS, rule); /* who is at home is no visitor */
    const char *tracks[] = {"CCLCCCCC", "SSLSSCSS", "..L.....", "CCLCCCCC", "CCCCCCCC", "..L..C.."};
    judge_tracks(office, tracks, 6);
    const expected breaches[] = {
        {XTRAIN_RULE_D5, XTRAIN_SHOULD, claims, NOBODY, CLAIMS, 5, 1, 3,
         "Claims, week of 2026-04-06: 1 visitor from Sales present, 0 allowed"},
        {XTRAIN_RULE_D5, XTRAIN_SHOULD, legal, NOBODY, LEGAL, 2, 2, 6,
         "Legal, week of 2026-03-16: 2 visitors from Claims present, 0 allowed"},
        {XTRAIN_RULE_D5, XTRAIN_SHOULD, legal, NOBODY, LEGAL, 2, 1, 3,
         "Legal, week of 2026-03-16: 1 visitor from Sales present, 0 allowed"},
    };
    expect_breaches(office, breaches, 3);
}

static void who_is_on_leave_is_no_visitor(void **s)
{
    world *office = *s;
    const xtrain_rule rule =
        make_rule(XTRAIN_RULE_D5, (stated){XTRAIN_PARAMETER_MAX, 0}, NONE_STATED);
    (void)state(office, LEGAL, rule);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(2, 2)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(office->problem, LEGAL, weeks(3, 3)), XTRAIN_OK);
    judge_ana(office, "CCLLCCCC");
    assert_int_equal(xtrain_plan_line(office->plan, 0)->units, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(each_equivalent_begun_is_a_unit_of_d1),
        WORLD_TEST(too_many_equivalents_break_d1),
        WORLD_TEST(hosts_are_heads_beside_equivalents_too),
        WORLD_TEST(heads_and_equivalents_are_two_rules),
        WORLD_TEST(too_few_skilled_people_break_d3),
        WORLD_TEST(every_skilled_person_missing_is_a_unit_of_d3),
        WORLD_TEST(a_level_gained_counts_for_d3_from_the_next_period_on),
        WORLD_TEST(dates_replace_the_need_for_one_skill_and_level),
        WORLD_TEST(too_many_visitors_from_one_home_break_d5),
        WORLD_TEST(each_home_is_counted_by_itself),
        WORLD_TEST(who_is_on_leave_is_no_visitor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
