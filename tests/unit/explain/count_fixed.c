/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed cells that break musts: each rule broken, and the neighbour that is not. */
#include "office.h"

static void expect_of_ana(const office *of, xtrain_rule_kind kind, int first, int last, int units,
                          const char *message)
{
    const xtrain_finding *finding = xtrain_finding_list_at(of->list, 0);
    assert_string_equal(finding->message, message);
    assert_int_equal(finding->kind, kind);
    assert_int_equal(finding->employee, 0);
    assert_int_equal(finding->people, 1);
    assert_int_equal(finding->first_period, first);
    assert_int_equal(finding->last_period, last);
    assert_int_equal(finding->units, units);
}

static void fixed_away_on_leave_breaks_no_stay(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_fixed(of, ana, SALES, 1, 4);
    add_leave(of, ana, 3, 6);
    add_must(of, XTRAIN_RULE_P1, ANYWHERE, (number){XTRAIN_PARAMETER_NO_STAY, 1}, NOTHING);
    count_findings(of, 1);
    expect_of_ana(of, XTRAIN_RULE_P1, 1, 4, 2,
                  "Ana: fixed in Sales from 2026-03-09 (fixed), on leave for 2 weeks of it, and "
                  "nobody is away while on leave (office.cfg:1)");
}

static void fixed_where_entry_asks_for_more_is_found_once(void **state)
{
    office *of = *state;
    const int skill = add_skill(of, "law");
    const int ana = add_person(of, "Ana", CLAIMS);
    add_fixed(of, ana, SALES, 1, 1);
    add_fixed(of, ana, SALES, 3, 3);
    add_must(of, XTRAIN_RULE_P2, SALES, (number){XTRAIN_PARAMETER_SKILL, skill},
             (number){XTRAIN_PARAMETER_LEVEL, 2});
    count_findings(of, 1);
    expect_of_ana(of, XTRAIN_RULE_P2, 1, 1, 1,
                  "Ana: fixed in Sales from 2026-03-09 (fixed), at level 0 of law; entry asks for "
                  "2 (office.cfg:1)");
}

static void a_stay_under_way_has_entered_already(void **state)
{
    office *of = *state;
    const int skill = add_skill(of, "law");
    const int ana = add_person(of, "Ana", CLAIMS);
    add_past(of, ana, SALES, -2, -1);
    add_fixed(of, ana, SALES, 1, 1);
    add_closed(of, SALES, 0, 1);
    add_must(of, XTRAIN_RULE_P2, SALES, (number){XTRAIN_PARAMETER_SKILL, skill},
             (number){XTRAIN_PARAMETER_LEVEL, 2});
    count_findings(of, 0);
}

static void fixed_where_it_is_closed_needs_an_open_week_to_begin(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", CLAIMS);
    add_closed(of, SALES, 2, 5);
    add_fixed(of, ana, CLAIMS, 2, 2);
    add_fixed(of, ana, SALES, 4, 6);
    add_fixed(of, bo, SALES, 4, 6);
    count_findings(of, 1);
    expect_of_ana(of, XTRAIN_RULE_P2, 4, 6, 1,
                  "Ana: fixed in Sales from 2026-03-30 (fixed), but the stay cannot begin while "
                  "the department is open");
}

static void a_fixed_stay_can_be_too_long(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_past(of, ana, SALES, -2, -1);
    add_fixed(of, ana, SALES, 0, 2);
    add_must(of, XTRAIN_RULE_P3, SALES, MAX(3), NOTHING);
    count_findings(of, 1);
    expect_of_ana(of, XTRAIN_RULE_P3, 0, 2, 2,
                  "Ana: fixed in Sales from 2026-03-02 (fixed), a stay of at least 5; at most 3 "
                  "are allowed (office.cfg:1)");
}

static void a_fixed_stay_can_have_no_room_to_last(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_fixed(of, ana, CLAIMS, 1, 1);
    add_fixed(of, ana, SALES, 3, 3);
    add_fixed(of, ana, CLAIMS, 5, 5);
    add_must(of, XTRAIN_RULE_P3, ANYWHERE, MIN(4), NOTHING);
    count_findings(of, 1);
    expect_of_ana(of, XTRAIN_RULE_P3, 3, 3, 1,
                  "Ana: fixed in Sales from 2026-03-23 (fixed), a stay of at most 3; at least 4 "
                  "are asked (office.cfg:1)");
}

static void a_fixed_stay_may_owe_the_rest_to_the_next_plan(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_fixed(of, ana, CLAIMS, 4, 5);
    add_fixed(of, ana, SALES, 6, 7);
    add_must(of, XTRAIN_RULE_P3, ANYWHERE, MIN(4), NOTHING);
    count_findings(of, 0);
}

static void a_closed_end_leaves_no_debt(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_fixed(of, ana, CLAIMS, 4, 5);
    add_fixed(of, ana, SALES, 6, 7);
    add_must(of, XTRAIN_RULE_P3, ANYWHERE, MIN(4), (number){XTRAIN_PARAMETER_CLOSED_END, 1});
    count_findings(of, 1);
    assert_int_equal(xtrain_finding_list_at(of->list, 0)->units, 2);
}

static void fixed_time_away_can_be_too_much(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_fixed(of, ana, SALES, 1, 2);
    add_fixed(of, ana, LEGAL, 5, 6);
    add_closed(of, LEGAL, 6, 6);
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, MAX(2), NOTHING);
    count_findings(of, 1);
    expect_of_ana(of, XTRAIN_RULE_P4, 0, 7, 1,
                  "Ana: fixed away from home for 3 weeks, at most 2 are allowed (office.cfg:1)");
}

static void fixed_cells_can_make_too_long_a_run(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_past(of, ana, LEGAL, -2, -1);
    add_fixed(of, ana, SALES, 0, 1);
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, (number){XTRAIN_PARAMETER_RUN, 3}, NOTHING);
    count_findings(of, 1);
    expect_of_ana(of, XTRAIN_RULE_P4, 0, 1, 1,
                  "Ana: fixed cells from 2026-03-02 make 4 weeks away in a row, at most 3 are "
                  "allowed (office.cfg:1)");
}

static void fixed_cells_can_leave_too_short_a_gap(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", CLAIMS);
    add_fixed(of, ana, SALES, 1, 1);
    add_fixed(of, ana, CLAIMS, 2, 2);
    add_fixed(of, ana, LEGAL, 3, 3);
    /* Bo's free week may be in Sales too, and one stay has no gap. */
    add_fixed(of, bo, SALES, 1, 1);
    add_fixed(of, bo, SALES, 3, 3);
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, (number){XTRAIN_PARAMETER_GAP, 3}, NOTHING);
    count_findings(of, 1);
    expect_of_ana(of, XTRAIN_RULE_P4, 3, 3, 2,
                  "Ana: fixed cells leave 1 between a stay and the one from 2026-03-23, at least 3 "
                  "are asked (office.cfg:1)");
}

static void fixed_cells_can_be_a_return_too_soon(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_fixed(of, ana, SALES, 1, 1);
    add_fixed(of, ana, CLAIMS, 2, 2);
    add_fixed(of, ana, SALES, 4, 4);
    add_must(of, XTRAIN_RULE_P5, ANYWHERE, (number){XTRAIN_PARAMETER_GAP, 3}, NOTHING);
    count_findings(of, 1);
    expect_of_ana(of, XTRAIN_RULE_P5, 4, 4, 1,
                  "Ana: fixed in Sales from 2026-03-30 (fixed), at most 3 after a stay in Sales; "
                  "more than 3 are asked (office.cfg:1)");
}

static void a_fixed_return_late_enough_is_no_finding(void **state)
{
    office *of = *state;
    const int ana = add_person(of, "Ana", CLAIMS);
    add_past(of, ana, SALES, -3, -3);
    add_fixed(of, ana, SALES, 1, 1);
    add_must(of, XTRAIN_RULE_P5, ANYWHERE, (number){XTRAIN_PARAMETER_GAP, 3}, NOTHING);
    count_findings(of, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(fixed_away_on_leave_breaks_no_stay),
        OFFICE_TEST(fixed_where_entry_asks_for_more_is_found_once),
        OFFICE_TEST(a_stay_under_way_has_entered_already),
        OFFICE_TEST(fixed_where_it_is_closed_needs_an_open_week_to_begin),
        OFFICE_TEST(a_fixed_stay_can_be_too_long),
        OFFICE_TEST(a_fixed_stay_can_have_no_room_to_last),
        OFFICE_TEST(a_fixed_stay_may_owe_the_rest_to_the_next_plan),
        OFFICE_TEST(a_closed_end_leaves_no_debt),
        OFFICE_TEST(fixed_time_away_can_be_too_much),
        OFFICE_TEST(fixed_cells_can_make_too_long_a_run),
        OFFICE_TEST(fixed_cells_can_leave_too_short_a_gap),
        OFFICE_TEST(fixed_cells_can_be_a_return_too_soon),
        OFFICE_TEST(a_fixed_return_late_enough_is_no_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
