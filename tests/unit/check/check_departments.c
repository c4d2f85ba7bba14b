/* SPDX-License-Identifier: GPL-3.0-or-later */
/* D1, D2 and D4: each part broken alone and caught by place, and the neighbour that is not. */
#include "world.h"

static xtrain_rule about(int department, xtrain_rule_kind kind, stated first, stated second)
{
    xtrain_rule rule = make_rule(kind, first, second);
    rule.subject = department_subject(department);
    return rule;
}

static int state(world *office, xtrain_rule rule)
{
    return add_rule(office, &rule);
}

#define PRICE 1000

static void too_few_heads_break_d1(void **s)
{
    world *office = *s;
    const int rule = state(
        office, about(CLAIMS, XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MIN, 1}, NONE_STATED));
    judge_ana(office, ANA_HOME);
    expect_clean(office);
    judge_ana(office, "CCSSCCCC");
    const expected both[] = {
        {XTRAIN_RULE_D1, XTRAIN_MUST, rule, NOBODY, CLAIMS, 2, 1, PRICE,
         "Claims, week of 2026-03-16: 0 people present, 1 needed"},
        {XTRAIN_RULE_D1, XTRAIN_MUST, rule, NOBODY, CLAIMS, 3, 1, PRICE,
         "Claims, week of 2026-03-23: 0 people present, 1 needed"},
    };
    expect_breaches(office, both, 2);
    assert_int_equal(xtrain_plan_value(office->plan), 2 * PRICE);
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "the rule");
    assert_string_equal(xtrain_plan_line(office->plan, rule)->name, "staffing of Claims");
}

static void too_many_heads_break_d1(void **s)
{
    world *office = *s;
    xtrain_rule rule =
        about(CLAIMS, XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MAX, 1}, NONE_STATED);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 7;
    const int line = add_rule(office, &rule);
    judge(office, ANA_HOME, BO_HOME, "SSSSSSSS");
    expect_clean(office);
    judge(office, ANA_HOME, "SSSCSSSS", "...C....");
    expect_only(office, (expected){XTRAIN_RULE_D1, XTRAIN_SHOULD, line, NOBODY, CLAIMS, 3, 2, 14,
                                   "Claims, week of 2026-03-23: 3 people present, 1 allowed"});
    assert_int_equal(xtrain_plan_value(office->plan), 14);
}

static void a_missing_host_breaks_d1_apart_from_heads(void **s)
{
    world *office = *s;
    xtrain_rule rule = about(CLAIMS, XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MIN, 1},
                             (stated){XTRAIN_PARAMETER_HOSTS, 1});
    const int line = add_rule(office, &rule);
    judge(office, "CCCCCCCS", BO_HOME, ".......C");
    expect_only(office, (expected){XTRAIN_RULE_D1, XTRAIN_MUST, line, NOBODY, CLAIMS, 7, 1, PRICE,
                                   "Claims, week of 2026-04-20: 0 hosts present, 1 needed"});
    judge(office, "CCCCCCCS", BO_HOME, VI_IDLE);
    const expected both[] = {
        {XTRAIN_RULE_D1, XTRAIN_MUST, line, NOBODY, CLAIMS, 7, 1, PRICE,
         "Claims, week of 2026-04-20: 0 people present, 1 needed"},
        {XTRAIN_RULE_D1, XTRAIN_MUST, line, NOBODY, CLAIMS, 7, 1, PRICE,
         "Claims, week of 2026-04-20: 0 hosts present, 1 needed"},
    };
    expect_breaches(office, both, 2);
}

static void a_closed_department_has_no_minimum(void **s)
{
    world *office = *s;
    (void)state(office, about(CLAIMS, XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MIN, 1},
                              (stated){XTRAIN_PARAMETER_HOSTS, 1}));
    assert_int_equal(xtrain_problem_add_closed(office->problem, CLAIMS, weeks(4, 4)), XTRAIN_OK);
    judge_ana(office, "CCCCSCCC");
    expect_clean(office);
    int minimum = 0;
    xtrain_plan_staffing(office->plan, CLAIMS, 4, NULL, NULL, NULL, &minimum);
    assert_int_equal(minimum, XTRAIN_UNSET);
    xtrain_plan_staffing(office->plan, CLAIMS, 5, NULL, NULL, NULL, &minimum);
    assert_int_equal(minimum, 1);
}

static void nobody_is_present_on_leave_or_where_it_is_closed(void **s)
{
    world *office = *s;
    const int rule = state(
        office, about(CLAIMS, XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MIN, 1}, NONE_STATED));
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(1, 1)), XTRAIN_OK);
    judge_ana(office, ANA_HOME);
    expect_only(office, (expected){XTRAIN_RULE_D1, XTRAIN_MUST, rule, NOBODY, CLAIMS, 1, 1, PRICE,
                                   "Claims, week of 2026-03-09: 0 people present, 1 needed"});
}

static void too_many_visitors_break_d2(void **s)
{
    world *office = *s;
    xtrain_rule rule = about(SALES, XTRAIN_RULE_D2, (stated){XTRAIN_PARAMETER_MAX, 1}, NONE_STATED);
    rule.strength = XTRAIN_GOAL;
    rule.points = 3;
    const int line = add_rule(office, &rule);
    judge(office, "CCSCCCCC", BO_HOME, "...S....");
    expect_clean(office);
    judge(office, "CCSCCCCC", BO_HOME, "..S.....");
    expect_only(office, (expected){XTRAIN_RULE_D2, XTRAIN_GOAL, line, NOBODY, SALES, 2, 1, 3,
                                   "Sales, week of 2026-03-16: 2 visitors present, 1 allowed"});
}

static void visitors_beyond_the_coaches_break_d4(void **s)
{
    world *office = *s;
    const int rule = state(office, about(SALES, XTRAIN_RULE_D4, (stated){XTRAIN_PARAMETER_HOSTS, 2},
                                         (stated){XTRAIN_PARAMETER_VISITORS, 3}));
    /* 2 x 1 <= 3 x 1 holds; 2 x 2 - 3 x 1 = 1, so half a visitor is one too many. */
    judge(office, "CCSCCCCC", BO_HOME, VI_IDLE);
    expect_clean(office);
    judge(office, "CCSCCCCC", BO_HOME, "..S.....");
    expect_only(office, (expected){XTRAIN_RULE_D4, XTRAIN_MUST, rule, NOBODY, SALES, 2, 1, PRICE,
                                   "Sales, week of 2026-03-16: 2 visitors with 1 host, 3 for every "
                                   "2 allowed"});
    judge(office, "CCSCCCCC", "SSLSSSSS", "..S.....");
    expect_only(office,
                (expected){XTRAIN_RULE_D4, XTRAIN_MUST, rule, NOBODY, SALES, 2, 2, 2 * PRICE,
                           "Sales, week of 2026-03-16: 2 visitors with 0 hosts, 3 for "
                           "every 2 allowed"});
}

/* Legal with a lead skill: cover 2 makes a host of whoever is at home, coach 3 of anyone. */
static void lead_skill_levels_make_hosts(void **s)
{
    world *office = *s;
    const int skill = add_skill(office, "law");
    xtrain_department court = XTRAIN_DEPARTMENT_INIT;
    court.code = "X";
    court.name = "Court";
    court.lead_skill = skill;
    int department = 0;
    assert_int_equal(xtrain_problem_add_department(&department, office->problem, &court),
                     XTRAIN_OK);
    static const int levels[] = {1, 2, 2, 3};
    static const int homes[] = {3, 3, CLAIMS, CLAIMS};
    static const int hosts[] = {0, 1, 0, 1};
    for (int at = 0; at < 4; at++) {
        const char id[] = {'x', (char)('0' + at), '\0'};
        xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
        person.id = id;
        person.home = homes[at];
        int number = 0;
        assert_int_equal(xtrain_problem_add_employee(&number, office->problem, &person), XTRAIN_OK);
        assert_int_equal(xtrain_problem_set_level(office->problem, number, skill, levels[at]),
                         XTRAIN_OK);
    }
    assert_int_equal(xtrain_problem_validate(office->problem), XTRAIN_OK);
    for (int at = 0; at < 4; at++) {
        xt_cell cells[7 * WEEKS];
        for (int cell = 0; cell < 7 * WEEKS; cell++) {
            cells[cell] = XTRAIN_NONE;
        }
        cells[(3 + at) * WEEKS] = (xt_cell)department;
        xtrain_plan_free(office->plan);
        assert_int_equal(xt_check(&office->plan, office->problem, cells), XTRAIN_OK);
        int heads = 0;
        int visitors = 0;
        int counted = 0;
        xtrain_plan_staffing(office->plan, department, 0, &heads, &visitors, &counted, NULL);
        assert_int_equal(heads, 1);
        assert_int_equal(visitors, homes[at] == department ? 0 : 1);
        assert_int_equal(counted, hosts[at]);
    }
}

static void the_minimum_shown_is_that_of_musts_before_shoulds(void **s)
{
    world *office = *s;
    xtrain_rule should =
        about(CLAIMS, XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MIN, 3}, NONE_STATED);
    should.strength = XTRAIN_SHOULD;
    should.points = 1;
    (void)add_rule(office, &should);
    should.subject = department_subject(SALES);
    (void)add_rule(office, &should);
    (void)state(office,
                about(CLAIMS, XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MIN, 2}, NONE_STATED));
    judge_ana(office, ANA_HOME);
    int minimum = 0;
    xtrain_plan_staffing(office->plan, CLAIMS, 0, NULL, NULL, NULL, &minimum);
    assert_int_equal(minimum, 2);
    xtrain_plan_staffing(office->plan, SALES, 0, NULL, NULL, NULL, &minimum);
    assert_int_equal(minimum, 3);
    xtrain_plan_staffing(office->plan, LEGAL, 0, NULL, NULL, NULL, &minimum);
    assert_int_equal(minimum, XTRAIN_UNSET);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(too_few_heads_break_d1),
        WORLD_TEST(too_many_heads_break_d1),
        WORLD_TEST(a_missing_host_breaks_d1_apart_from_heads),
        WORLD_TEST(a_closed_department_has_no_minimum),
        WORLD_TEST(nobody_is_present_on_leave_or_where_it_is_closed),
        WORLD_TEST(too_many_visitors_break_d2),
        WORLD_TEST(visitors_beyond_the_coaches_break_d4),
        WORLD_TEST(lead_skill_levels_make_hosts),
        WORLD_TEST(the_minimum_shown_is_that_of_musts_before_shoulds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
