/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as a record: made, walked, certified, freed. */
#include "unit/check/world.h"

#include <math.h>

static void a_new_plan_is_empty(void **s)
{
    const xt_memory memory = xt_memory_standard();
    (void)s;
    xtrain_plan *plan = xt_plan_create(&memory, 2, 3, 4);
    assert_non_null(plan);
    assert_int_equal(xtrain_plan_employee_count(plan), 2);
    assert_int_equal(xtrain_plan_department_count(plan), 3);
    assert_int_equal(xtrain_plan_period_count(plan), 4);
    assert_int_equal(xtrain_plan_cell(plan, 1, 3), XTRAIN_NONE);
    assert_int_equal(xtrain_plan_employee_home(plan, 1), XTRAIN_NONE);
    assert_string_equal(xtrain_plan_employee_id(plan, 1), "");
    assert_int_equal(xtrain_plan_value(plan), 0);
    assert_int_equal(xtrain_plan_line_count(plan), 0);
    int heads = 9;
    int minimum = 9;
    xtrain_plan_staffing(plan, 2, 3, &heads, NULL, NULL, &minimum);
    assert_int_equal(heads, 0);
    assert_int_equal(minimum, XTRAIN_UNSET);
    xtrain_plan_free(plan);
}

static void no_plan_has_a_negative_size(void **s)
{
    const xt_memory memory = xt_memory_standard();
    (void)s;
    assert_null(xt_plan_create(&memory, -1, 3, 4));
    assert_null(xt_plan_create(&memory, 2, -1, 4));
    assert_null(xt_plan_create(&memory, 2, 3, -1));
    xtrain_plan *empty = xt_plan_create(&memory, 0, 0, 0);
    assert_non_null(empty);
    xtrain_plan_free(empty);
    xtrain_plan_free(NULL);
}

static void whatever_is_out_of_range_is_nothing(void **s)
{
    world *office = *s;
    judge_ana(office, ANA_HOME);
    const xtrain_plan *plan = office->plan;
    static const int wrong[] = {-1, 3, INT32_MAX, INT32_MIN};
    for (size_t at = 0; at < 4; at++) {
        int heads = 9;
        const int index = wrong[at];
        assert_int_equal(xtrain_plan_cell(plan, index, 0), XTRAIN_NONE);
        assert_int_equal(xtrain_plan_cell_flags(plan, index, 0), 0);
        assert_null(xtrain_plan_employee_id(plan, index));
        assert_null(xtrain_plan_employee_name(plan, index));
        assert_int_equal(xtrain_plan_employee_home(plan, index), XTRAIN_NONE);
        assert_null(xtrain_plan_department_code(plan, index));
        assert_null(xtrain_plan_department_name(plan, index));
        assert_int_equal(xtrain_plan_department_exposure(plan, index), 0);
        assert_null(xtrain_plan_person(plan, index));
        assert_null(xtrain_plan_breach(plan, index));
        xtrain_plan_staffing(plan, index, 0, &heads, NULL, NULL, NULL);
        assert_int_equal(heads, 0);
    }
    assert_int_equal(xtrain_plan_cell(plan, 0, WEEKS), XTRAIN_NONE);
    assert_int_equal(xtrain_plan_cell(plan, 0, -1), XTRAIN_NONE);
    assert_null(xtrain_plan_line(plan, -1));
    assert_null(xtrain_plan_line(plan, xtrain_plan_line_count(plan)));
    assert_int_equal(xtrain_plan_period(plan, WEEKS).first, XTRAIN_NO_DATE);
    assert_string_equal(xtrain_plan_title(NULL), "");
    assert_int_equal(xtrain_plan_employee_count(NULL), 0);
    assert_null(xtrain_plan_certificate(NULL));
}

static double gap_of(int64_t value, int64_t bound)
{
    const xt_memory memory = xt_memory_standard();
    xtrain_plan *plan = xt_plan_create(&memory, 0, 0, 0);
    assert_non_null(plan);
    const xtrain_certificate claim = {.outcome = XTRAIN_OUTCOME_STOPPED,
                                      .has_bound = true,
                                      .bound = bound,
                                      .gap = 77.0,
                                      .gap_target = NAN};
    plan->value = value;
    xt_plan_certify(plan, &claim);
    const double gap = plan->certificate.gap;
    assert_true(plan->certificate.gap_target <= 0.0);
    xtrain_plan_free(plan);
    return gap;
}

static void expect_gap(int64_t value, int64_t bound, double gap)
{
    assert_true(fabs(gap_of(value, bound) - gap) <= 1e-12 * (1.0 + gap));
}

static void the_gap_is_computed_and_not_believed(void **s)
{
    (void)s;
    expect_gap(200, 199, 0.005);
    expect_gap(0, 0, 0.0);
    expect_gap(0, -3, 3.0);
    expect_gap(-10, -15, 0.5);
    expect_gap(10, 15, 0.5);
    expect_gap(1, -1, 2.0);
    expect_gap(INT64_MIN, INT64_MAX, 2.0);
    expect_gap(INT64_MAX, INT64_MIN, 2.0);
}

static void without_a_bound_there_is_no_gap(void **s)
{
    const xt_memory memory = xt_memory_standard();
    (void)s;
    xtrain_plan *plan = xt_plan_create(&memory, 0, 0, 0);
    assert_non_null(plan);
    const xtrain_certificate claim = {.bound = 5, .gap = 0.5, .seed = 7, .iterations = 8};
    xt_plan_certify(plan, &claim);
    assert_true(plan->certificate.gap <= 0.0);
    assert_int_equal(plan->certificate.bound, 0);
    assert_int_equal(plan->certificate.seed, 7);
    assert_int_equal(plan->certificate.iterations, 8);
    xtrain_plan_free(plan);
}

static int64_t value_of(int64_t one, int64_t other, int64_t points)
{
    const xt_memory memory = xt_memory_standard();
    xtrain_plan *plan = xt_plan_create(&memory, 2, 0, 0);
    assert_non_null(plan);
    xtrain_line lines[] = {
        {.kind = XTRAIN_RULE_P3, .strength = XTRAIN_SHOULD, .points = 77},
        {.kind = XTRAIN_RULE_P3, .strength = XTRAIN_MUST, .units = 3, .points = 2},
        {.kind = XTRAIN_RULE_D1, .strength = XTRAIN_SHOULD, .points = points},
        {.kind = XTRAIN_RULE_P6, .strength = XTRAIN_GOAL, .units = 2, .points = 1},
    };
    const xtrain_objective objective = {1, XTRAIN_OBJECTIVE_UTILITY, 1000, 100000,
                                        ~(UINT32_C(1) << (unsigned)XTRAIN_RULE_P6)};
    plan->persons[0].utility = one;
    plan->persons[1].utility = other;
    plan->lines = lines;
    plan->line_count = 4;
    xt_plan_set_objective(plan, &objective);
    xt_plan_sum_up(plan);
    const int64_t value = plan->value;
    assert_int_equal(plan->musts_broken, 3);
    assert_int_equal(plan->goals_unmet, 2);
    assert_int_equal(xtrain_plan_sense(plan), XTRAIN_SENSE_MAXIMISE);
    xtrain_plan_free(plan);
    return value;
}

static void the_value_of_utility_is_that_of_persons_and_lines_not_chosen(void **s)
{
    (void)s;
    assert_int_equal(value_of(2, -5, 10), 1000 * -3 + 100000 * -5 - 10 - 3);
    assert_int_equal(value_of(4, 3, -10), 1000 * 7 + 100000 * 3 + 10 - 3);
    assert_int_equal(value_of(XT_MAX_FIGURE, XT_MAX_FIGURE, 0), XT_MAX_FIGURE - 3);
    assert_int_equal(value_of(-XT_MAX_FIGURE, -XT_MAX_FIGURE, 0), -XT_MAX_FIGURE);
    assert_int_equal(value_of(0, 0, XT_MAX_FIGURE), -XT_MAX_FIGURE);
}

static void figures_stop_instead_of_overflowing(void **s)
{
    (void)s;
    assert_int_equal(xt_figure_add(2, 3), 5);
    assert_int_equal(xt_figure_add(XT_MAX_FIGURE, XT_MAX_FIGURE), XT_MAX_FIGURE);
    assert_int_equal(xt_figure_add(-XT_MAX_FIGURE, -1), -XT_MAX_FIGURE);
    assert_int_equal(xt_figure_times(6, -7), -42);
    assert_int_equal(xt_figure_times(6, 0), 0);
    assert_int_equal(xt_figure_times(XT_MAX_FIGURE / 2, 3), XT_MAX_FIGURE);
    assert_int_equal(xt_figure_times(XT_MAX_FIGURE, INT32_MIN), -XT_MAX_FIGURE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_plan_is_empty),
        cmocka_unit_test(no_plan_has_a_negative_size),
        WORLD_TEST(whatever_is_out_of_range_is_nothing),
        cmocka_unit_test(the_gap_is_computed_and_not_believed),
        cmocka_unit_test(without_a_bound_there_is_no_gap),
        cmocka_unit_test(the_value_of_utility_is_that_of_persons_and_lines_not_chosen),
        cmocka_unit_test(figures_stop_instead_of_overflowing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
