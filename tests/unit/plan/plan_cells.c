/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan's tracks against a problem: by id, code and date. */
#include "unit/check/world.h"

#include <string.h>

/* The judged office, and another one in which it is to be found again. */
static world *other_office(world *office)
{
    judge_ana(office, "CCSSCCCL");
    world *other = world_create(NULL);
    return other;
}

static xtrain_status match(world *other, const world *office, xt_cell *cells)
{
    if (!other->problem->is_valid) {
        assert_int_equal(xtrain_problem_validate(other->problem), XTRAIN_OK);
    }
    return xt_plan_to_cells(cells, other->problem, office->plan, "plan.json");
}

static void expect_message(const world *other, size_t index, const char *message)
{
    const xtrain_error *error = xtrain_context_error_at(other->context, index);
    assert_non_null(error);
    assert_string_equal(error->message, message);
    assert_string_equal(error->file, "plan.json");
}

static void the_same_problem_gives_the_same_cells(void **s)
{
    world *office = *s;
    world *other = other_office(office);
    xt_cell cells[3 * WEEKS];
    assert_int_equal(match(other, office, cells), XTRAIN_OK);
    assert_memory_equal(cells, office->plan->cells, sizeof cells);
    world_free(other);
}

static void people_and_departments_are_found_by_name_in_any_order(void **s)
{
    static const char *const ids[] = {"Bo", "e3", "e1"};
    static const char *const codes[] = {"L", "C", "S"};
    world *office = *s;
    judge_ana(office, "CCSSCCCL");
    xtrain_problem *problem = NULL;
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.periods = WEEKS;
    assert_int_equal(xtrain_problem_create(&problem, office->context), XTRAIN_OK);
    assert_int_equal(xtrain_problem_set_calendar(problem, &calendar), XTRAIN_OK);
    for (int at = 0; at < 3; at++) {
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;
        department.code = codes[at];
        assert_int_equal(xtrain_problem_add_department(NULL, problem, &department), XTRAIN_OK);
    }
    for (int at = 0; at < 3; at++) {
        xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
        person.id = ids[at];
        assert_int_equal(xtrain_problem_add_employee(NULL, problem, &person), XTRAIN_OK);
    }
    assert_int_equal(xtrain_problem_validate(problem), XTRAIN_OK);
    static const xt_cell wanted[3 * WEEKS] = {2,  2,  2,  2,  2, 2, 2, 2, -1, -1, -1, -1,
                                              -1, -1, -1, -1, 1, 1, 2, 2, 1,  1,  1,  0};
    xt_cell cells[3 * WEEKS];
    assert_int_equal(xt_plan_to_cells(cells, problem, office->plan, "plan.json"), XTRAIN_OK);
    assert_memory_equal(cells, wanted, sizeof cells);
    xtrain_problem_free(problem);
}

static void other_periods_are_a_mistake(void **s)
{
    world *office = *s;
    world *other = other_office(office);
    xt_cell cells[3 * (WEEKS + 1)];
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 9);
    calendar.periods = WEEKS;
    assert_int_equal(xtrain_problem_set_calendar(other->problem, &calendar), XTRAIN_OK);
    assert_int_equal(match(other, office, cells), XTRAIN_ERROR_INPUT);
    expect_message(other, 0,
                   "period 1 is that of 2026-03-02 in the plan and that of 2026-03-09 in the "
                   "input; judge it against the input that it was made from");
    world_free(other);
    other = world_create(NULL);
    calendar.periods = WEEKS + 1;
    assert_int_equal(xtrain_problem_set_calendar(other->problem, &calendar), XTRAIN_OK);
    assert_int_equal(match(other, office, cells), XTRAIN_ERROR_INPUT);
    expect_message(other, 0,
                   "the plan has 8 periods and the input 9; judge it against the input that it "
                   "was made from");
    world_free(other);
}

static void other_times_are_a_mistake(void **s)
{
    world *office = *s;
    world *other = world_create(NULL);
    xt_cell cells[3 * WEEKS];
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.unit = XTRAIN_UNIT_HOUR;
    calendar.every = 2;
    calendar.periods = WEEKS;
    assert_int_equal(xtrain_problem_set_calendar(office->problem, &calendar), XTRAIN_OK);
    judge_ana(office, "CCCCCCCC");
    xt_plan_set_calendar(office->plan, &calendar);
    assert_int_equal(xtrain_problem_set_calendar(other->problem, &calendar), XTRAIN_OK);
    assert_int_equal(match(other, office, cells), XTRAIN_OK);
    world_free(other);
    other = world_create(NULL);
    calendar.day_begin -= 60;
    calendar.day_end -= 60;
    assert_int_equal(xtrain_problem_set_calendar(other->problem, &calendar), XTRAIN_OK);
    assert_int_equal(match(other, office, cells), XTRAIN_ERROR_INPUT);
    expect_message(other, 0,
                   "period 1 is that of Mon 2 Mar 09:00-11:00 in the plan and that of Mon 2 Mar "
                   "08:00-10:00 in the input; judge it against the input that it was made from");
    world_free(other);
}

static void missing_and_unknown_people_are_all_named(void **s)
{
    world *office = *s;
    world *other = other_office(office);
    xt_cell cells[3 * WEEKS];
    memcpy((char *)(uintptr_t)office->plan->employees[BO].id, "Bx", 2);
    assert_int_equal(match(other, office, cells), XTRAIN_ERROR_INPUT);
    assert_int_equal(xtrain_context_error_count(other->context), 2);
    expect_message(other, 0, "the input has no person Bx; add them there or plan anew");
    expect_message(other, 1, "the plan has no track for Bo, who is in the input; plan anew");
    world_free(other);
}

static void an_unknown_department_is_named_once_and_only_if_a_cell_needs_it(void **s)
{
    world *office = *s;
    world *other = other_office(office);
    xt_cell cells[3 * WEEKS];
    memcpy((char *)(uintptr_t)office->plan->departments[SALES].code, "X", 1);
    assert_int_equal(match(other, office, cells), XTRAIN_ERROR_INPUT);
    assert_int_equal(xtrain_context_error_count(other->context), 1);
    expect_message(other, 0, "the input has no department X; add it there or plan anew");
    xtrain_context_clear_errors(other->context);
    for (int cell = 0; cell < 3 * WEEKS; cell++) {
        office->plan->cells[cell] = CLAIMS;
    }
    assert_int_equal(match(other, office, cells), XTRAIN_OK);
    world_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(the_same_problem_gives_the_same_cells),
        WORLD_TEST(people_and_departments_are_found_by_name_in_any_order),
        WORLD_TEST(other_periods_are_a_mistake),
        WORLD_TEST(other_times_are_a_mistake),
        WORLD_TEST(missing_and_unknown_people_are_all_named),
        WORLD_TEST(an_unknown_department_is_named_once_and_only_if_a_cell_needs_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
