/* SPDX-License-Identifier: GPL-3.0-or-later */
/* C1 to C5, and the figures they come from. */
#include "world.h"

static void wish(world *office, int employee, bool avoid, xtrain_subject subject,
                 xtrain_range range)
{
    xtrain_wish asked = XTRAIN_WISH_INIT;
    asked.avoid = avoid;
    asked.subject = subject;
    asked.range = range;
    asked.strength = 10;
    assert_int_equal(xtrain_problem_add_wish(office->problem, employee, &asked), XTRAIN_OK);
}

static const xtrain_range whole_plan = {XTRAIN_NO_DATE, XTRAIN_NO_DATE};

static void expect_line(const world *office, int line, int units, int points)
{
    assert_int_equal(xtrain_plan_line(office->plan, line)->units, units);
    assert_int_equal(xtrain_plan_line(office->plan, line)->points, points);
}

static void expect_granted(const world *office, int employee, int granted)
{
    assert_int_equal(xtrain_plan_person(office->plan, employee)->wishes_granted, granted);
}

static void a_want_is_granted_by_one_present_period_in_range(void **s)
{
    world *office = *s;
    wish(office, ANA, false, department_subject(SALES), weeks(2, 4));
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(3, 3)), XTRAIN_OK);
    judge_ana(office, "CCCCSCCC");
    expect_granted(office, ANA, 1);
    expect_line(office, built_in(office, 4), 1, -10);
    assert_int_equal(xtrain_plan_value(office->plan), -10);
    judge_ana(office, "CSCCCSSC"); /* beside the range */
    expect_granted(office, ANA, 0);
    judge_ana(office, "CCCSCCCC"); /* on leave */
    expect_granted(office, ANA, 0);
    expect_line(office, built_in(office, 4), 0, 0);
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->wishes_asked, 1);
}

static void an_avoid_is_refused_by_one_present_period_in_range(void **s)
{
    world *office = *s;
    wish(office, ANA, true, department_subject(SALES), weeks(2, 4));
    judge_ana(office, "SSCCCSSS");
    expect_granted(office, ANA, 1);
    judge_ana(office, "SSSCCCCC");
    expect_granted(office, ANA, 0);
    assert_int_equal(xtrain_plan_value(office->plan), 0);
}

static void presence_at_home_counts_for_wishes(void **s)
{
    world *office = *s;
    wish(office, ANA, false, department_subject(CLAIMS), weeks(1, 1));
    wish(office, BO, true, (xtrain_subject){XTRAIN_SUBJECT_ANY, 0}, weeks(1, 1));
    wish(office, VI, true, (xtrain_subject){XTRAIN_SUBJECT_ANY, 0}, whole_plan);
    judge_ana(office, ANA_HOME);
    expect_granted(office, ANA, 1);
    expect_granted(office, BO, 0);
    expect_granted(office, VI, 1);
    expect_line(office, built_in(office, 4), 2, -20);
}

static void a_wish_outside_the_plan_is_granted_if_it_avoids(void **s)
{
    world *office = *s;
    wish(office, ANA, false, department_subject(CLAIMS), weeks(20, 21));
    wish(office, BO, true, department_subject(SALES), weeks(20, 21));
    judge_ana(office, ANA_HOME);
    expect_granted(office, ANA, 0);
    expect_granted(office, BO, 1);
}

static void a_wish_for_a_set_is_granted_by_any_member(void **s)
{
    world *office = *s;
    const int set = add_set(office, "others", SALES, LEGAL);
    wish(office, ANA, false, (xtrain_subject){XTRAIN_SUBJECT_SET, set}, whole_plan);
    judge_ana(office, "CCCCCCCL");
    expect_granted(office, ANA, 1);
    judge_ana(office, ANA_HOME);
    expect_granted(office, ANA, 0);
}

static void points_per_period_count_home_and_presence(void **s)
{
    world *office = *s;
    xtrain_rule rule = make_rule(XTRAIN_RULE_C1, NONE_STATED, NONE_STATED);
    rule.subject = department_subject(SALES);
    rule.points = -3;
    const int line = add_rule(office, &rule);
    assert_int_equal(xtrain_problem_add_leave(office->problem, BO, weeks(0, 0)), XTRAIN_OK);
    judge_ana(office, "CSSCCCCC");
    expect_line(office, line, 9, -27);
    assert_string_equal(xtrain_plan_line(office->plan, line)->name, "periods in Sales");
}

static void points_per_stay_count_stays_that_begin_in_the_plan(void **s)
{
    world *office = *s;
    xtrain_rule rule =
        make_rule(XTRAIN_RULE_C1, (stated){XTRAIN_PARAMETER_PER_STAY, 1}, NONE_STATED);
    rule.points = 4;
    const int line = add_rule(office, &rule);
    add_past(office, ANA, SALES, -1, -1);
    judge(office, "SSCLLSCC", BO_HOME, "CC.C....");
    expect_line(office, line, 4, 16);
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->stays, 2);
}

static void moves_are_changes_of_department(void **s)
{
    world *office = *s;
    xtrain_rule rule = make_rule(XTRAIN_RULE_C2, NONE_STATED, NONE_STATED);
    rule.points = 2;
    const int line = add_rule(office, &rule);
    judge(office, "SSLCCCCC", BO_HOME, "C.LL.LCC"); /* without past the first cell is no move */
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->moves, 2);
    assert_int_equal(xtrain_plan_person(office->plan, BO)->moves, 0);
    assert_int_equal(xtrain_plan_person(office->plan, VI)->moves, 1);
    expect_line(office, line, 3, 6);
    assert_int_equal(xtrain_plan_value(office->plan), 6);
}

static void with_past_stays_the_first_cell_may_be_a_move(void **s)
{
    world *office = *s;
    add_past(office, ANA, SALES, -1, -1); /* under way */
    add_past(office, BO, LEGAL, -3, -2);  /* over: Bo was at home since */
    add_past(office, VI, LEGAL, -3, -2);  /* over: Vi was idle since */
    judge(office, "CCCCCCCC", "CSSSSSSS", "CCCCCCCC");
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->moves, 1);
    assert_int_equal(xtrain_plan_person(office->plan, BO)->moves, 2);
    assert_int_equal(xtrain_plan_person(office->plan, VI)->moves, 0);
    judge(office, "SCCCCCCC", "SSSSSSSS", "........");
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->moves, 1);
    assert_int_equal(xtrain_plan_person(office->plan, BO)->moves, 0);
}

/* Claims in the North, Sales in the South, Legal nowhere in particular. */
static int cost_of_sites(world *office)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_C2, NONE_STATED, NONE_STATED);
    rule.points = 1;
    (void)add_rule(office, &rule);
    rule.value[XTRAIN_PARAMETER_SITES] = 1;
    rule.points = 5;
    set_site(office, CLAIMS, "North");
    set_site(office, SALES, "South");
    return add_rule(office, &rule);
}

static void expect_sites(const world *office, int ana, int bo, int vi)
{
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->sites, ana);
    assert_int_equal(xtrain_plan_person(office->plan, BO)->sites, bo);
    assert_int_equal(xtrain_plan_person(office->plan, VI)->sites, vi);
}

static void changes_of_site_count_from_stay_to_stay(void **s)
{
    world *office = *s;
    const int line = cost_of_sites(office);
    set_site(office, LEGAL, "North");
    judge(office, "CSLCCCCC", BO_HOME, "S..S..C."); /* Legal and Claims are neighbours */
    expect_sites(office, 2, 0, 1);
    expect_line(office, line - 1, 3, 3);
    expect_line(office, line, 3, 15);
    assert_string_equal(xtrain_plan_line(office->plan, line - 1)->name, "moves");
    assert_string_equal(xtrain_plan_line(office->plan, line)->name, "changes of site");
    judge(office, "LLCCCCCC", BO_HOME, "S......."); /* without past the first stay is no change */
    expect_sites(office, 0, 0, 0);
}

static void departments_without_a_site_are_at_one(void **s)
{
    world *office = *s;
    (void)cost_of_sites(office);
    set_site(office, SALES, NULL);
    judge(office, "CSLSCCCC", "SLSSSSSS", "L.S.C...");
    expect_sites(office, 2, 0, 1);
}

static void without_sites_there_are_no_changes(void **s)
{
    world *office = *s;
    judge(office, "CSLSCCCC", "SLSCSSSS", "L.S.C...");
    expect_sites(office, 0, 0, 0);
}

static void with_past_stays_the_first_stay_may_change_the_site(void **s)
{
    world *office = *s;
    (void)cost_of_sites(office);
    add_past(office, ANA, SALES, -1, -1);  /* under way */
    add_past(office, BO, CLAIMS, -3, -2);  /* over: Bo was at home since */
    add_past(office, VI, SALES, -12, -11); /* over: Vi was idle since */
    judge(office, ANA_HOME, BO_HOME, "..C.....");
    expect_sites(office, 1, 0, 1);
    assert_int_equal(xtrain_plan_person(office->plan, VI)->moves, 0);
    judge(office, "SSCCCCCC", "CSSSSSSS", "..S.....");
    expect_sites(office, 1, 2, 0);
    judge(office, "SSSSSSSS", "LLLLLLLL", VI_IDLE);
    expect_sites(office, 0, 1, 0);
}

static int cost_of_idle_time(world *office)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_C3, NONE_STATED, NONE_STATED);
    rule.points = 6;
    return add_rule(office, &rule);
}

static void expect_idle(world *office, const char *vi, int idle)
{
    judge(office, ANA_HOME, BO_HOME, vi);
    assert_int_equal(xtrain_plan_person(office->plan, VI)->idle, idle);
}

static void idle_cells_before_the_last_stay_cost_points(void **s)
{
    world *office = *s;
    const int line = cost_of_idle_time(office);
    expect_idle(office, "..S..L..", 4);
    expect_line(office, line, 4, 24);
    assert_int_equal(xtrain_plan_value(office->plan), 24);
    assert_string_equal(xtrain_plan_line(office->plan, line)->name, "idle time");
    expect_idle(office, VI_IDLE, 0);
    expect_idle(office, "SS......", 0);
    expect_idle(office, ".......S", 7);
}

static void leave_and_closure_are_idle_time_too(void **s)
{
    world *office = *s;
    (void)cost_of_idle_time(office);
    assert_int_equal(xtrain_problem_add_leave(office->problem, VI, weeks(0, 0)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_holiday(office->problem, weeks(1, 1)), XTRAIN_OK);
    expect_idle(office, "...S....", 3);
}

static void before_the_contract_nobody_is_idle(void **s)
{
    world *office = *s;
    (void)cost_of_idle_time(office);
    office->problem->employees[VI].contract = (xtrain_range){weeks(2, 2).first, weeks(5, 5).last};
    expect_idle(office, "....S...", 2);
    expect_idle(office, "..S.....", 0);
}

static void a_stay_under_way_that_goes_on_is_a_last_stay(void **s)
{
    world *office = *s;
    (void)cost_of_idle_time(office);
    add_past(office, VI, SALES, -2, -1);
    expect_idle(office, "SS......", 0);
    expect_idle(office, VI_IDLE, 0); /* no stay in the plan */
    expect_idle(office, ".S......", 1);
}

static void people_with_a_home_are_never_idle(void **s)
{
    world *office = *s;
    const int line = cost_of_idle_time(office);
    judge_ana(office, "C..SCCCC");
    assert_int_equal(xtrain_plan_person(office->plan, ANA)->idle, 0);
    assert_int_equal(xtrain_plan_musts_broken(office->plan), 2); /* it is P1 that is broken */
    expect_line(office, line, 0, 0);
}

/* Loads: Claims 1, Sales 2, Legal 3. Claims asks for 3 and Sales for 1 in each of 8 weeks: required
 * 8 x (3 + 2) = 40. Eligible: Ana 6, Bo and Vi 8, all 22. Shares: (2 x 40 x 6 + 22) / 44 = 11 and
 * (2 x 40 x 8 + 22) / 44 = 15, rounded down. */
static int uneven(world *office, const int32_t *table, int count)
{
    xtrain_rule staffing =
        make_rule(XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MIN, 3}, NONE_STATED);
    staffing.strength = XTRAIN_SHOULD;
    staffing.points = 1;
    staffing.subject = department_subject(CLAIMS);
    (void)add_rule(office, &staffing);
    staffing.value[XTRAIN_PARAMETER_MIN] = 1;
    staffing.subject = department_subject(SALES);
    (void)add_rule(office, &staffing);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(0, 1)), XTRAIN_OK);
    xtrain_rule rule = make_rule(XTRAIN_RULE_C5, NONE_STATED, NONE_STATED);
    rule.points = count == 0 ? 5 : 0;
    rule.table = table;
    rule.table_count = count;
    return add_rule(office, &rule);
}

static void load_off_the_share_costs_points(void **s)
{
    world *office = *s;
    const int line = uneven(office, NULL, 0);
    judge(office, ANA_HOME, BO_HOME, "LLLLL...");
    const xtrain_person_figures *ana = xtrain_plan_person(office->plan, ANA);
    const xtrain_person_figures *bo = xtrain_plan_person(office->plan, BO);
    assert_int_equal(ana->share, 11);
    assert_int_equal(ana->load, 6);
    assert_int_equal(bo->share, 15);
    assert_int_equal(bo->load, 16);
    assert_int_equal(xtrain_plan_person(office->plan, VI)->load, 15);
    expect_line(office, line, 5 + 1, 30);
}

static void a_tables_last_entry_goes_on_for_ever(void **s)
{
    world *office = *s;
    static const int32_t table[] = {1, 2, 10};
    const int line = uneven(office, table, 3);
    judge(office, ANA_HOME, BO_HOME, "LLLLL...");
    expect_line(office, line, 6, (1 + 2 + 10 + 10 + 10) + 1);
    judge(office, ANA_HOME, BO_HOME, VI_IDLE);
    expect_line(office, line, 6 + 15, 33 + 1 + (1 + 2 + 13 * 10));
}

/* C4 at 4 points a period. */
static int changes(world *office)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_C4, NONE_STATED, NONE_STATED);
    rule.points = 4;
    return add_rule(office, &rule);
}

static void publish(world *office, int employee, const int *cells, int count)
{
    assert_int_equal(xtrain_problem_set_published(office->problem, employee, cells, count),
                     XTRAIN_OK);
}

static void every_period_unlike_the_published_plan_costs_points(void **s)
{
    world *office = *s;
    static const int ana[] = {CLAIMS, CLAIMS, SALES, SALES, CLAIMS, CLAIMS, CLAIMS, CLAIMS};
    const int line = changes(office);
    publish(office, ANA, ana, 8);
    judge_ana(office, "CCSSCCCC");
    expect_line(office, line, 0, 0);
    judge_ana(office, "CCCSSLCC");
    expect_line(office, line, 3, 12);
    judge(office, "CCSSCCCC", "LLLLLLLL", "SSSSSSSS"); /* who is not in it is not compared */
    expect_line(office, line, 0, 0);
    assert_string_equal(xtrain_plan_line(office->plan, line)->name,
                        "changes of the published plan");
    assert_string_equal(xtrain_plan_line(office->plan, line)->source, "the rule");
}

static void idle_and_unknown_cells_of_a_published_plan_differ_too(void **s)
{
    world *office = *s;
    static const int vi[] = {XTRAIN_NONE, LEGAL, XTRAIN_ELSEWHERE, XTRAIN_ELSEWHERE, XTRAIN_UNSET};
    static const int bo[] = {XTRAIN_NONE};
    const int line = changes(office);
    publish(office, VI, vi, 5);
    publish(office, BO, bo, 1);
    judge(office, ANA_HOME, BO_HOME, ".L......");
    expect_line(office, line, 2 + 1, 12);
    judge(office, ANA_HOME, BO_HOME, "L.LLLLLL"); /* nothing is published after the fourth week */
    expect_line(office, line, 4 + 1, 20);
}

static void changes_count_in_contract_only(void **s)
{
    world *office = *s;
    static const int ana[] = {SALES, SALES, SALES, SALES, SALES, SALES, SALES, SALES};
    const int line = changes(office);
    publish(office, ANA, ana, 8);
    office->problem->employees[ANA].contract = weeks(1, 4);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(2, 2)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(office->problem, CLAIMS, weeks(3, 3)), XTRAIN_OK);
    judge_ana(office, ".CCCS...");
    expect_line(office, line, 3, 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_want_is_granted_by_one_present_period_in_range),
        WORLD_TEST(an_avoid_is_refused_by_one_present_period_in_range),
        WORLD_TEST(presence_at_home_counts_for_wishes),
        WORLD_TEST(a_wish_outside_the_plan_is_granted_if_it_avoids),
        WORLD_TEST(a_wish_for_a_set_is_granted_by_any_member),
        WORLD_TEST(points_per_period_count_home_and_presence),
        WORLD_TEST(points_per_stay_count_stays_that_begin_in_the_plan),
        WORLD_TEST(moves_are_changes_of_department),
        WORLD_TEST(with_past_stays_the_first_cell_may_be_a_move),
        WORLD_TEST(changes_of_site_count_from_stay_to_stay),
        WORLD_TEST(departments_without_a_site_are_at_one),
        WORLD_TEST(without_sites_there_are_no_changes),
        WORLD_TEST(with_past_stays_the_first_stay_may_change_the_site),
        WORLD_TEST(idle_cells_before_the_last_stay_cost_points),
        WORLD_TEST(leave_and_closure_are_idle_time_too),
        WORLD_TEST(before_the_contract_nobody_is_idle),
        WORLD_TEST(a_stay_under_way_that_goes_on_is_a_last_stay),
        WORLD_TEST(people_with_a_home_are_never_idle),
        WORLD_TEST(load_off_the_share_costs_points),
        WORLD_TEST(a_tables_last_entry_goes_on_for_ever),
        WORLD_TEST(every_period_unlike_the_published_plan_costs_points),
        WORLD_TEST(idle_and_unknown_cells_of_a_published_plan_differ_too),
        WORLD_TEST(changes_count_in_contract_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
