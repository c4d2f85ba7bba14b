/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "unit/model/build.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, build_create, build_free)

static void add_fixed(xtrain_problem *problem, int employee, int where, xtrain_range range)
{
    const xtrain_source source = {"office.cfg", 50, NULL};
    assert_int_equal(xtrain_problem_add_fixed(problem, employee, where, range, &source), XTRAIN_OK);
}

static void add_past(xtrain_problem *problem, int employee, int where, xtrain_range range)
{
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    stay.department = where;
    stay.range = range;
    assert_int_equal(xtrain_problem_add_past_stay(problem, employee, &stay), XTRAIN_OK);
}

/* ---- fixed cells ---- */

static void a_fixed_range_fills_the_periods_that_are_half_in_it(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    (void)build_employee(problem, "Bo", 0);
    add_fixed(problem, 0, 1, days("2026-03-05", "2026-03-18"));
    add_fixed(problem, 0, 1, days("2026-03-09", "2026-03-15")); /* the same again is no clash */
    assert_valid(problem);
    const xt_cell *cell = problem->employees[0].fixed_cell;
    assert_int_equal(cell[0], XT_NOT_FIXED);
    assert_int_equal(cell[1], 1);
    assert_int_equal(cell[2], 1);
    assert_int_equal(cell[3], XT_NOT_FIXED);
    assert_null(problem->employees[1].fixed_cell);
}

static void two_departments_in_one_fixed_period_clash(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    add_fixed(problem, 0, 1, days("2026-03-02", "2026-03-15"));
    add_fixed(problem, 0, 2, days("2026-03-09", "2026-03-22"));
    assert_mistakes(problem, 1);
    assert_said(problem, "Ana is fixed both in B and in C in the period from 2026-03-09");
    assert_string_equal(problem->context->errors[0].file, "office.cfg");
    assert_int_equal(problem->context->errors[0].line, 50);
}

static void a_cell_may_be_fixed_inside_the_contract_only(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    const int bo = build_contract(problem, "Bo", 0, days("2026-03-09", "2026-03-29"));
    const int cy = build_contract(problem, "Cy", 0, days("2026-03-09", "2026-03-29"));
    add_fixed(problem, bo, 1, days("2026-03-16", "2026-04-05"));
    add_fixed(problem, cy, 1, days("2026-03-16", NULL)); /* to the end of the contract */
    assert_mistakes(problem, 1);
    assert_said(problem, "Bo is fixed in B outside the contract");
}

static void an_open_fixed_range_reaches_as_far_as_the_contract(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    const int bo = build_contract(problem, "Bo", 0, days("2026-03-09", "2026-03-29"));
    add_fixed(problem, bo, 1, days(NULL, NULL));
    assert_valid(problem);
    const xt_cell *cell = problem->employees[bo].fixed_cell;
    assert_int_equal(cell[0], XT_NOT_FIXED);
    assert_int_equal(cell[1], 1);
    assert_int_equal(cell[3], 1);
    assert_int_equal(cell[4], XT_NOT_FIXED);
}

static void fixing_somebody_where_they_must_never_go_is_a_mistake(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    assert_int_equal(xtrain_problem_add_never(problem, 0, 1, NULL), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_never(problem, 0, 0, NULL), XTRAIN_OK);
    add_fixed(problem, 0, 0, days("2026-03-09", "2026-03-15")); /* at home nobody is sent away */
    add_fixed(problem, 0, 1, days("2026-03-16", "2026-03-22"));
    assert_mistakes(problem, 1);
    assert_said(problem, "Ana is fixed in B but must never be sent there");
}

static void a_fixed_range_that_fixes_nothing_is_remarked(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    add_fixed(problem, 0, 1, days("2026-03-06", "2026-03-09"));
    assert_valid(problem);
    assert_int_equal(problem->context->error_count, 1);
    assert_int_equal(problem->context->errors[0].status, XTRAIN_OK);
    assert_said(problem, "has no period of the plan");
}

/* ---- wishes ---- */

static void a_wish_knows_its_periods(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    static const struct {
        const char *first, *last;
        int first_period, last_period;
    } cases[] = {{NULL, NULL, 0, 9},
                 {"2026-03-05", "2026-03-25", 1, 3},
                 {NULL, "2026-03-10", 0, 0},
                 {"2026-05-06", "2026-12-31", 9, 9}};
    for (size_t i = 0; i < 4; i++) {
        xtrain_wish wish = XTRAIN_WISH_INIT;
        wish.range = days(cases[i].first, cases[i].last);
        assert_int_equal(xtrain_problem_add_wish(problem, 0, &wish), XTRAIN_OK);
    }
    xtrain_wish none = XTRAIN_WISH_INIT;
    none.range = days("2026-03-05", "2026-03-09");
    assert_int_equal(xtrain_problem_add_wish(problem, 0, &none), XTRAIN_OK);
    none.range = days("2025-01-01", "2025-12-31");
    assert_int_equal(xtrain_problem_add_wish(problem, 0, &none), XTRAIN_OK);
    assert_valid(problem);
    const xt_wish *wishes = problem->employees[0].wishes;
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(wishes[i].first_period, cases[i].first_period);
        assert_int_equal(wishes[i].last_period, cases[i].last_period);
    }
    assert_true(wishes[4].first_period > wishes[4].last_period);
    assert_true(wishes[5].first_period > wishes[5].last_period);
}

/* ---- past stays ---- */

static void past_stays_are_sorted_and_counted_backwards(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    add_past(problem, 0, 2, days("2026-02-18", "2026-03-01")); /* half of -2, all of -1 */
    xtrain_past_stay earlier = XTRAIN_PAST_STAY_INIT;
    earlier.department = 1;
    earlier.range = days("2026-01-05", "2026-01-25");
    earlier.present = 2;
    assert_int_equal(xtrain_problem_add_past_stay(problem, 0, &earlier), XTRAIN_OK);
    assert_valid(problem);
    const xt_past_stay *past = problem->employees[0].past;
    assert_int_equal(past[0].department, 1);
    assert_int_equal(past[0].first_cell, -8);
    assert_int_equal(past[0].last_cell, -6);
    assert_int_equal(past[0].present, 2);
    assert_int_equal(past[1].department, 2);
    assert_int_equal(past[1].first_cell, -2);
    assert_int_equal(past[1].last_cell, -1);
    assert_int_equal(past[1].present, 2);
}

static void a_stay_that_misses_half_of_the_last_period_is_over(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    add_past(problem, 0, 1, days("2026-02-09", "2026-02-24")); /* two of five days of -1 */
    assert_valid(problem);
    assert_int_equal(problem->employees[0].past[0].first_cell, -3);
    assert_int_equal(problem->employees[0].past[0].last_cell, -2);
}

static void past_stays_that_cannot_be_are_all_reported(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    const int nobody = XTRAIN_NONE;
    const int bo = build_employee(problem, "Bo", nobody);
    const int cy = build_employee(problem, "Cy", 0);
    const int di = build_employee(problem, "Di", 0);
    const int ed = build_employee(problem, "Ed", 0);
    add_past(problem, 0, 1, days("2026-02-20", "2026-03-02"));  /* into the plan */
    add_past(problem, bo, 1, days("2026-02-20", "2026-02-20")); /* no period */
    add_past(problem, cy, 1, days("2026-02-02", "2026-02-15"));
    add_past(problem, cy, 2, days("2026-02-15", "2026-03-01")); /* overlaps */
    add_past(problem, di, 1, days("2026-02-02", "2026-02-15"));
    add_past(problem, di, 1, days("2026-02-16", "2026-03-01")); /* is one stay */
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    stay.department = 1;
    stay.range = days("2026-02-16", "2026-03-01");
    stay.present = 3; /* of two */
    assert_int_equal(xtrain_problem_add_past_stay(problem, ed, &stay), XTRAIN_OK);
    assert_mistakes(problem, 5);
    assert_said(problem, "the past stay of Ana in B from 2026-02-20 to 2026-03-02 does not end");
    assert_said(problem, "of Bo in B from 2026-02-20 to 2026-02-20 fills no period");
    assert_said(problem, "of Cy in C from 2026-02-15 to 2026-03-01 overlaps");
    assert_said(problem, "of Di in B from 2026-02-16 to 2026-03-01 goes on from");
    assert_said(problem, "of Ed in B from 2026-02-16 to 2026-03-01 has more present periods");
}

static void stays_that_share_half_a_period_overlap(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    assert_int_equal(xtrain_problem_add_holiday(problem, days("2026-02-27", "2026-02-27")), 0);
    add_past(problem, 0, 1, days("2026-02-16", "2026-02-24")); /* two of four days */
    add_past(problem, 0, 2, days("2026-02-25", "2026-03-01")); /* the other two */
    assert_mistakes(problem, 1);
    assert_said(problem, "overlaps");
}

/* ---- the whole ---- */

static void an_empty_problem_lacks_everything(void **state)
{
    xtrain_problem *problem = *state;
    assert_mistakes(problem, 3);
    assert_said(problem, "no calendar");
    assert_said(problem, "no departments");
    assert_said(problem, "no employees");
}

static void too_many_cells_are_past_the_limit(void **state)
{
    xtrain_problem *problem = *state;
    build_weeks(problem, 2000);
    (void)build_department(problem, "A");
    for (int i = 0; i < 10001; i++) {
        char id[] = {'p',
                     (char)('0' + i / 10000),
                     (char)('0' + i / 1000 % 10),
                     (char)('0' + i / 100 % 10),
                     (char)('0' + i / 10 % 10),
                     (char)('0' + i % 10),
                     0};
        (void)build_employee(problem, id, 0);
    }
    assert_refused(problem, xtrain_problem_validate(problem), XTRAIN_ERROR_LIMIT,
                   "10001 employees x 2000 periods");
    assert_null(problem->state);
}

static void a_mended_problem_can_be_validated_again(void **state)
{
    xtrain_problem *problem = *state;
    build_office(problem);
    add_past(problem, 0, 1, days("2026-02-23", "2026-03-08"));
    assert_mistakes(problem, 1);
    xtrain_calendar calendar = problem->calendar;
    calendar.start = day("2026-03-09");
    assert_int_equal(xtrain_problem_set_calendar(problem, &calendar), XTRAIN_OK);
    assert_valid(problem);
    assert_int_equal(problem->employees[0].past[0].present, 2);
    assert_int_equal(xtrain_problem_validate(problem), XTRAIN_OK); /* once more does nothing */
    assert_int_equal(xtrain_problem_validate(NULL), XTRAIN_ERROR_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_fixed_range_fills_the_periods_that_are_half_in_it),
        TEST(two_departments_in_one_fixed_period_clash),
        TEST(a_cell_may_be_fixed_inside_the_contract_only),
        TEST(an_open_fixed_range_reaches_as_far_as_the_contract),
        TEST(fixing_somebody_where_they_must_never_go_is_a_mistake),
        TEST(a_fixed_range_that_fixes_nothing_is_remarked),
        TEST(a_wish_knows_its_periods),
        TEST(past_stays_are_sorted_and_counted_backwards),
        TEST(a_stay_that_misses_half_of_the_last_period_is_over),
        TEST(past_stays_that_cannot_be_are_all_reported),
        TEST(stays_that_share_half_a_period_overlap),
        TEST(an_empty_problem_lacks_everything),
        TEST(too_many_cells_are_past_the_limit),
        TEST(a_mended_problem_can_be_validated_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
