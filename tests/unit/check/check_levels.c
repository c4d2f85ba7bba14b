/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people learn in a plan, as P10 sees it; and what looks at the level of a period: hosts and
 * entry. */
#include "world.h"

/* Ana is to reach the level. */
static int reach(world *office, int skill, int level, int by)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_P10, (stated){XTRAIN_PARAMETER_SKILL, skill},
                                 (stated){XTRAIN_PARAMETER_LEVEL, level});
    rule.value[XTRAIN_PARAMETER_BY] = by;
    rule.employee = ANA;
    rule.source = (xtrain_source){"office.cfg", 41, NULL};
    return add_rule(office, &rule);
}

/* Ana's level at the end is what is left of 4, which nobody reaches here. */
static void expect_level(world *office, const char *track, int level)
{
    judge_ana(office, track);
    assert_int_equal(xtrain_plan_breach_count(office->plan), 1);
    assert_int_equal(xtrain_plan_breach(office->plan, 0)->units, 4 - level);
}

static void a_level_that_is_not_reached_breaks_p10(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 2, 3, 0);
    const int line = reach(office, law, 2, XTRAIN_UNSET);
    judge_ana(office, "CSSSSCCC");
    expect_clean(office);
    judge_ana(office, "CSSSCCCC");
    expect_only(office, (expected){XTRAIN_RULE_P10, XTRAIN_MUST, line, ANA, NOBODY, 7, 1, 0,
                                   "Ana Ruiz (e1): law at level 1 by 2026-04-26, 2 asked"});
    assert_string_equal(xtrain_plan_breach(office->plan, 0)->source, "office.cfg:41");
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "reach: law at level 2, for Ana Ruiz (e1)");
}

static void every_level_missing_is_a_unit_of_p10(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    xtrain_rule rule = make_rule(XTRAIN_RULE_P10, (stated){XTRAIN_PARAMETER_SKILL, law},
                                 (stated){XTRAIN_PARAMETER_LEVEL, 3});
    rule.strength = XTRAIN_GOAL;
    rule.points = 5;
    const int line = add_rule(office, &rule);
    set_level(office, ANA, law, 1);
    set_level(office, VI, law, 4);
    judge_ana(office, ANA_HOME);
    const expected both[] = {
        {XTRAIN_RULE_P10, XTRAIN_GOAL, line, ANA, NOBODY, 7, 2, 10,
         "Ana Ruiz (e1): law at level 1 by 2026-04-26, 3 asked"},
        {XTRAIN_RULE_P10, XTRAIN_GOAL, line, BO, NOBODY, 7, 3, 15,
         "Bo: law at level 0 by 2026-04-26, 3 asked"},
    };
    expect_breaches(office, both, 2);
    assert_int_equal(xtrain_plan_value(office->plan), 25);
}

/* The level is gained in the week of 2026-03-16. */
static void expect_gained_by(xtrain_date by, bool gained, int due, const char *message)
{
    world *office = world_create(NULL);
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 2, 3, 0);
    const int line = reach(office, law, 1, by);
    judge_ana(office, "CSSCCCCC");
    if (gained) {
        expect_clean(office);
    } else {
        expect_only(office, (expected){XTRAIN_RULE_P10, XTRAIN_MUST, line, ANA, NOBODY, due, 1, 0,
                                       message});
    }
    world_free(office);
}

static void a_date_asks_after_the_last_period_that_ends_by_it(void **s)
{
    (void)s;
    expect_gained_by(weeks(2, 2).last, true, 0, NULL);
    expect_gained_by(weeks(2, 2).last - 1, false, 1,
                     "Ana Ruiz (e1): law at level 0 by 2026-03-21, 1 asked");
    /* No period ends by then: the level at the start counts. */
    expect_gained_by(weeks(0, 0).first, false, 0,
                     "Ana Ruiz (e1): law at level 0 by 2026-03-02, 1 asked");
}

static void a_level_gained_in_the_last_period_is_reached(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 2, 3, 0);
    (void)reach(office, law, 4, XTRAIN_UNSET);
    expect_level(office, "CCCCCCSS", 1);
    expect_level(office, "CCCCCCCS", 0);
}

static void stays_are_counted_each_by_itself_or_all_together(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    const int latin = add_skill(office, "latin");
    teach(office, SALES, law, 2, 3, 0);
    teach(office, SALES, latin, 2, 3, TEACH_CARRY);
    (void)reach(office, law, 4, XTRAIN_UNSET);
    (void)reach(office, latin, 4, XTRAIN_UNSET);
    judge_ana(office, "SCSCSSSC");
    assert_int_equal(xtrain_plan_breach(office->plan, 0)->units, 4 - 1);
    assert_int_equal(xtrain_plan_breach(office->plan, 1)->units, 4 - 2);
}

static void a_stay_under_way_goes_on_counting(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 3, 3, 0);
    add_past(office, ANA, SALES, -2, -1);
    (void)reach(office, law, 4, XTRAIN_UNSET);
    expect_level(office, "SCCCCCCC", 1);
    expect_level(office, "SSSCCCCC", 1);
    expect_level(office, "SSSSCCCC", 2);
    expect_level(office, "CSSCCCCC", 0); /* another stay */
}

static void of_a_stay_under_way_present_periods_are_counted(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    stay.department = SALES;
    stay.range = weeks(-4, -1);
    stay.present = 1;
    assert_int_equal(xtrain_problem_add_past_stay(office->problem, ANA, &stay), XTRAIN_OK);
    teach(office, SALES, law, 3, 3, 0);
    (void)reach(office, law, 4, XTRAIN_UNSET);
    expect_level(office, "SCCCCCCC", 0);
    expect_level(office, "SSCCCCCC", 1);
}

static void what_was_reached_before_the_plan_is_in_the_level_at_the_start(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 3, 3, TEACH_CARRY);
    add_past(office, ANA, SALES, -3, -1);
    (void)reach(office, law, 4, XTRAIN_UNSET);
    expect_level(office, ANA_HOME, 0);
    expect_level(office, "SSCCCCCC", 0);
    expect_level(office, "SSSCCCCC", 1);
}

static void all_past_stays_are_carried_over(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 5, 3, TEACH_CARRY);
    add_past(office, ANA, SALES, -20, -19);
    add_past(office, ANA, LEGAL, -9, -9);
    add_past(office, ANA, SALES, -5, -5);
    (void)reach(office, law, 4, XTRAIN_UNSET);
    expect_level(office, "CSCCCCCC", 0);
    expect_level(office, "CSCCCSCC", 1);
    expect_level(office, "CSLLLLCC", 0);
}

static void nobody_learns_on_leave_or_where_it_is_closed(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 2, 3, 0);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(2, 2)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(office->problem, SALES, weeks(3, 3)), XTRAIN_OK);
    (void)reach(office, law, 4, XTRAIN_UNSET);
    expect_level(office, "CSSSCCCC", 0);
    expect_level(office, "CSSSSCCC", 1); /* the stay goes on through both */
}

static void at_home_only_a_teaching_that_says_so_counts(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    const int latin = add_skill(office, "latin");
    teach(office, CLAIMS, law, 2, 4, 0);
    teach(office, CLAIMS, latin, 4, 4, TEACH_HOME);
    (void)reach(office, law, 4, XTRAIN_UNSET);
    (void)reach(office, latin, 4, XTRAIN_UNSET);
    judge_ana(office, ANA_HOME);
    assert_int_equal(xtrain_plan_breach(office->plan, 0)->units, 4);
    assert_int_equal(xtrain_plan_breach(office->plan, 1)->units, 4 - 2);
    judge_ana(office, "CCCSCCCC"); /* two stays at home, of which the second is long enough */
    assert_int_equal(xtrain_plan_breach(office->plan, 1)->units, 4 - 1);
    judge_ana(office, "CCCSCCCS");
    assert_int_equal(xtrain_plan_breach(office->plan, 1)->units, 4);
}

static void stays_at_home_may_be_carried_too(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, CLAIMS, law, 3, 4, TEACH_HOME | TEACH_CARRY);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(0, 0)), XTRAIN_OK);
    (void)reach(office, law, 4, XTRAIN_UNSET);
    expect_level(office, "CCSCSCSS", 1);
    expect_level(office, "CCSCSSSS", 0);
}

static void nobody_learns_beyond_what_is_taught(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 1, 2, 0);
    teach(office, LEGAL, law, 2, 3, 0);
    (void)reach(office, law, 4, XTRAIN_UNSET);
    expect_level(office, "SSSSSCCC", 2);
    expect_level(office, "SSSLLLLC", 3);
    expect_level(office, "LLLLLLCC", 3);
    expect_level(office, "LLLLLLSS", 3);
}

/* Vi comes to Legal, which teaches what makes a host, at cover level. */
static void a_visitor_becomes_a_host_from_the_next_period_on(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    office->problem->departments[LEGAL].lead_skill = law;
    teach(office, LEGAL, law, 2, 3, 0);
    set_level(office, VI, law, 2);
    xtrain_rule rule = make_rule(XTRAIN_RULE_D4, (stated){XTRAIN_PARAMETER_HOSTS, 1},
                                 (stated){XTRAIN_PARAMETER_VISITORS, 1});
    rule.subject = department_subject(LEGAL);
    const int line = add_rule(office, &rule);
    judge(office, ANA_HOME, BO_HOME, "..LLLL..");
    const expected both[] = {
        {XTRAIN_RULE_D4, XTRAIN_MUST, line, NOBODY, LEGAL, 2, 1, 1000,
         "Legal, week of 2026-03-16: 1 visitor with 0 hosts, 1 for every 1 allowed"},
        {XTRAIN_RULE_D4, XTRAIN_MUST, line, NOBODY, LEGAL, 3, 1, 1000,
         "Legal, week of 2026-03-23: 1 visitor with 0 hosts, 1 for every 1 allowed"},
    };
    expect_breaches(office, both, 2);
    int hosts = 0;
    xtrain_plan_staffing(office->plan, LEGAL, 4, NULL, NULL, &hosts, NULL);
    assert_int_equal(hosts, 1);
}

static void who_learns_at_home_becomes_a_host_there(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    office->problem->departments[CLAIMS].lead_skill = law;
    teach(office, CLAIMS, law, 3, 2, TEACH_HOME);
    set_level(office, ANA, law, 1);
    xtrain_rule rule = make_rule(XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_HOSTS, 1}, NONE_STATED);
    rule.subject = department_subject(CLAIMS);
    rule.range = weeks(2, 7);
    const int line = add_rule(office, &rule);
    judge_ana(office, ANA_HOME);
    expect_only(office, (expected){XTRAIN_RULE_D1, XTRAIN_MUST, line, NOBODY, CLAIMS, 2, 1, 1000,
                                   "Claims, week of 2026-03-16: 0 hosts present, 1 needed"});
}

static void entry_asks_for_the_level_at_the_first_cell(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 2, 3, 0);
    teach(office, LEGAL, law, 1, 3, 0);
    xtrain_rule rule = make_rule(XTRAIN_RULE_P2, (stated){XTRAIN_PARAMETER_SKILL, law},
                                 (stated){XTRAIN_PARAMETER_LEVEL, 1});
    rule.subject = department_subject(LEGAL);
    const int line = add_rule(office, &rule);
    judge_ana(office, "CSSLCCCC");
    expect_clean(office);
    judge_ana(office, "CSLLCCLC"); /* once there, one learns enough for the next time */
    expect_only(office, (expected){XTRAIN_RULE_P2, XTRAIN_MUST, line, ANA, LEGAL, 2, 1, 0,
                                   "Ana Ruiz (e1): stay in Legal from 2026-03-16: law at level 0, "
                                   "1 needed"});
}

/* The person gains the skill from the level on, once in each of the periods. */
static void expect_gain(const world *office, int index, xtrain_gain wanted)
{
    const xtrain_gain *gain = xtrain_plan_gain(office->plan, index);
    assert_non_null(gain);
    assert_int_equal(gain->employee, wanted.employee);
    assert_string_equal(gain->skill, wanted.skill);
    assert_int_equal(gain->from, wanted.from);
    assert_int_equal(gain->to, wanted.to);
    assert_memory_equal(gain->periods, wanted.periods,
                        (size_t)(wanted.to - wanted.from) * sizeof *wanted.periods);
}

static void the_plan_says_who_gains_which_level_and_when(void **s)
{
    world *office = *s;
    const int latin = add_skill(office, "latin");
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 2, 3, 0);
    teach(office, SALES, latin, 3, 3, 0);
    teach(office, LEGAL, law, 1, 3, 0);
    set_level(office, ANA, law, 1);
    judge(office, "CSSSLCLC", BO_HOME, ".......L");
    assert_int_equal(xtrain_plan_gain_count(office->plan), 3);
    /* By person, then by the first rise. */
    expect_gain(office, 0, (xtrain_gain){ANA, "law", 1, 3, (int[]){2, 4}});
    expect_gain(office, 1, (xtrain_gain){ANA, "latin", 0, 1, (int[]){3}});
    expect_gain(office, 2, (xtrain_gain){VI, "law", 0, 1, (int[]){7}});
    assert_null(xtrain_plan_gain(office->plan, 3));
    assert_null(xtrain_plan_gain(office->plan, -1));
}

static void a_plan_in_which_nobody_learns_has_no_gains(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 2, 3, 0);
    set_level(office, ANA, law, 3);
    judge(office, "CSSSSCCC", BO_HOME, "...S....");
    assert_int_equal(xtrain_plan_gain_count(office->plan), 0);
    assert_null(xtrain_plan_gain(office->plan, 0));
    assert_int_equal(xtrain_plan_gain_count(NULL), 0);
    assert_null(xtrain_plan_gain(NULL, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_level_that_is_not_reached_breaks_p10),
        WORLD_TEST(every_level_missing_is_a_unit_of_p10),
        WORLD_TEST(a_date_asks_after_the_last_period_that_ends_by_it),
        WORLD_TEST(a_level_gained_in_the_last_period_is_reached),
        WORLD_TEST(stays_are_counted_each_by_itself_or_all_together),
        WORLD_TEST(a_stay_under_way_goes_on_counting),
        WORLD_TEST(of_a_stay_under_way_present_periods_are_counted),
        WORLD_TEST(what_was_reached_before_the_plan_is_in_the_level_at_the_start),
        WORLD_TEST(all_past_stays_are_carried_over),
        WORLD_TEST(nobody_learns_on_leave_or_where_it_is_closed),
        WORLD_TEST(at_home_only_a_teaching_that_says_so_counts),
        WORLD_TEST(stays_at_home_may_be_carried_too),
        WORLD_TEST(nobody_learns_beyond_what_is_taught),
        WORLD_TEST(a_visitor_becomes_a_host_from_the_next_period_on),
        WORLD_TEST(who_learns_at_home_becomes_a_host_there),
        WORLD_TEST(entry_asks_for_the_level_at_the_first_cell),
        WORLD_TEST(the_plan_says_who_gains_which_level_and_when),
        WORLD_TEST(a_plan_in_which_nobody_learns_has_no_gains),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
