/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/clock.h"
#include "unit/solve/lp_samples.h"

#define NONE XT_LP_INFINITY
#define assert_near(left, right) assert_true(fabs((left) - (right)) < 1e-6)

static void duals_are_gains_per_unit_of_the_active_bound(void **state)
{
    double dual;
    double value[2];
    double reduced[2];
    bool basic[2];
    xt_lp *lp = small_lp();

    (void)state;
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    assert_near(xt_lp_objective(lp), SMALL_OPTIMUM);
    xt_lp_solution(lp, &dual, value, reduced, basic);
    assert_near(value[0], 3.0);
    assert_near(value[1], 1.0);
    assert_near(dual, 3.0);         /* at its lower bound: >= 0 */
    assert_near(reduced[0], 2 - 3); /* at its upper bound: <= 0 */
    assert_near(reduced[1], 3 - 3);
    assert_false(basic[0]);
    assert_true(basic[1]);
    xt_lp_solution(lp, NULL, NULL, NULL, NULL);
    xt_lp_free(lp);
}

static void a_row_at_its_upper_bound_has_a_negative_dual(void **state)
{
    double dual;
    xt_lp *lp = small_lp();

    (void)state;
    assert_int_equal(xt_lp_set_row(lp, 0, -NONE, 2.0), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_set_column(lp, 0, -5.0, 0.0, NONE), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_solve(lp, true, 0.0, NULL), XT_LP_OPTIMAL);
    assert_near(xt_lp_objective(lp), -10.0);
    xt_lp_solution(lp, &dual, NULL, NULL, NULL);
    assert_near(dual, -5.0);
    xt_lp_free(lp);
}

static void columns_added_after_a_solve_enter_nonbasic_at_their_lower_bound(void **state)
{
    const double cost = 0.0;
    const double lower = -7.0; /* further from 0 than the upper one */
    const double upper = 1.0;
    const int start[] = {0, 0};
    double value[3];
    bool basic[3];
    xt_lp *lp = small_lp();

    (void)state;
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_add_columns(lp, 1, &cost, &lower, &upper, start, NULL, NULL),
                     XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_column_count(lp), 3);
    assert_near(xt_lp_objective(lp), 0.0); /* not solved any more */
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    xt_lp_solution(lp, NULL, value, NULL, basic);
    assert_near(value[2], -7.0);
    assert_near(xt_lp_objective(lp), SMALL_OPTIMUM);
    assert_true(basic[1] && !basic[0] && !basic[2]);
    xt_lp_free(lp);
}

static void rows_added_after_a_solve_cut(void **state)
{
    const double lower[] = {-NONE, 0.0};
    const double upper[] = {2.0, NONE};
    const int start[] = {0, 1, 3};
    const int column[] = {0, 1, 0};
    const double entry[] = {1.0, 1.0, -1.0}; /* x <= 2; y >= x */
    double value[2];
    double dual[3];
    xt_lp *lp = small_lp();

    (void)state;
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_add_rows(lp, 2, lower, upper, start, column, entry), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_row_count(lp), 3);
    assert_int_equal(xt_lp_solve(lp, true, 0.0, NULL), XT_LP_OPTIMAL);
    xt_lp_solution(lp, dual, value, NULL, NULL);
    assert_near(xt_lp_objective(lp), 10.0);
    assert_near(value[0], 2.0);
    assert_true(dual[0] >= 0.0 && dual[1] <= 0.0 && dual[2] >= 0.0);
    xt_lp_free(lp);
}

static void removing_keeps_the_order_of_the_others(void **state)
{
    const double cost[] = {10.0, 1.0, 20.0};
    const double lower[] = {0.0, 0.0, 0.0};
    const double upper[] = {1.0, 1.0, 1.0};
    const bool keep[] = {true, true, false, true, false};
    double value[3];
    xt_lp *lp = small_lp();

    (void)state;
    assert_int_equal(xt_lp_add_columns(lp, 3, cost, lower, upper, NULL, NULL, NULL), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_remove_columns(lp, keep), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_column_count(lp), 3);
    assert_int_equal(xt_lp_set_column(lp, 2, -1.0, 0.0, 1.0), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    xt_lp_solution(lp, NULL, value, NULL, NULL);
    assert_near(value[2], 1.0);
    assert_near(xt_lp_objective(lp), SMALL_OPTIMUM - 1.0);
    xt_lp_free(lp);
}

static void infeasible_and_unbounded_are_told_by_both_methods(void **state)
{
    (void)state;
    for (int dual = 0; dual < 2; dual++) {
        xt_lp *lp = small_lp();
        assert_int_equal(xt_lp_set_row(lp, 0, 9.0, NONE), XT_LP_OPTIMAL);
        assert_int_equal(xt_lp_solve(lp, dual == 1, 0.0, NULL), XT_LP_INFEASIBLE);
        assert_near(xt_lp_objective(lp), 0.0);
        assert_int_equal(xt_lp_set_row(lp, 0, 4.0, NONE), XT_LP_OPTIMAL);
        assert_int_equal(xt_lp_set_column(lp, 1, -1.0, 0.0, NONE), XT_LP_OPTIMAL);
        assert_int_equal(xt_lp_solve(lp, dual == 1, 0.0, NULL), XT_LP_UNBOUNDED);
        assert_int_equal(xt_lp_set_column(lp, 0, 2.0, 0.0, 1.0), XT_LP_OPTIMAL);
        assert_int_equal(xt_lp_set_row(lp, 0, -NONE, -1.0), XT_LP_OPTIMAL);
        assert_int_equal(xt_lp_solve(lp, dual == 1, 0.0, NULL), XT_LP_INFEASIBLE);
        assert_int_equal(xt_lp_set_row(lp, 0, 4.0, NONE), XT_LP_OPTIMAL);
        assert_int_equal(xt_lp_set_column(lp, 0, 2.0, 0.0, 3.0), XT_LP_OPTIMAL);
        assert_int_equal(xt_lp_set_column(lp, 1, 3.0, 0.0, 5.0), XT_LP_OPTIMAL);
        assert_int_equal(xt_lp_solve(lp, dual == 1, 0.0, NULL), XT_LP_OPTIMAL);
        assert_near(xt_lp_objective(lp), SMALL_OPTIMUM);
        xt_lp_free(lp);
    }
}

static void programs_without_rows_or_columns_are_solved(void **state)
{
    const double cost = 3.0;
    const double lower = 2.0;
    const double upper = 5.0;
    const bool whole = true;
    const bool keep = false;
    const double none = NONE;
    const xt_memory memory = xt_memory_standard();
    double value = 0.0;
    bool has_value;
    xt_lp *lp;

    (void)state;
    assert_int_equal(xt_lp_create(&lp, &memory), XTRAIN_OK);
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_solve_integer(lp, NULL, 0.0, NULL, NULL, &has_value), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_add_columns(lp, 1, &cost, &lower, &upper, NULL, NULL, NULL),
                     XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_solve(lp, true, 0.0, NULL), XT_LP_OPTIMAL);
    assert_near(xt_lp_objective(lp), 6.0);
    assert_int_equal(xt_lp_solve_integer(lp, &whole, 0.0, NULL, &value, &has_value), XT_LP_OPTIMAL);
    assert_near(value, 2.0);
    assert_int_equal(xt_lp_remove_columns(lp, &keep), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_add_rows(lp, 1, &cost, &none, NULL, NULL, NULL), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_INFEASIBLE);
    xt_lp_free(lp);
    xt_lp_free(NULL);
}

static void bad_numbers_are_refused_and_change_nothing(void **state)
{
    const double bad[] = {(double)NAN, (double)INFINITY, -(double)INFINITY, 1.1e15, -1e16, 2e30};
    const double one = 1.0;
    const int start[] = {0, 1};
    const int zero = 0;
    xt_lp *lp = small_lp();

    (void)state;
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        const double wrong = bad[k];
        assert_int_equal(xt_lp_set_row(lp, 0, wrong, 4.0), XT_LP_REFUSED);
        assert_int_equal(xt_lp_set_row(lp, 0, 0.0, wrong), XT_LP_REFUSED);
        assert_int_equal(xt_lp_set_column(lp, 0, wrong, 0.0, 1.0), XT_LP_REFUSED);
        assert_int_equal(xt_lp_add_rows(lp, 1, &wrong, &one, NULL, NULL, NULL), XT_LP_REFUSED);
        assert_int_equal(xt_lp_add_rows(lp, 1, &one, &one, start, &zero, &wrong), XT_LP_REFUSED);
        assert_int_equal(xt_lp_add_columns(lp, 1, &wrong, &one, &one, NULL, NULL, NULL),
                         XT_LP_REFUSED);
        assert_int_equal(xt_lp_add_columns(lp, 1, &one, &one, &one, start, &zero, &wrong),
                         XT_LP_REFUSED);
    }
    assert_int_equal(xt_lp_set_row(lp, 0, NONE, NONE), XT_LP_REFUSED);
    assert_int_equal(xt_lp_set_row(lp, 0, -NONE, -NONE), XT_LP_REFUSED);
    assert_int_equal(xt_lp_set_row(lp, 0, 2.0, 1.0), XT_LP_REFUSED);
    assert_int_equal(xt_lp_solve(lp, false, -1.0, NULL), XT_LP_REFUSED);
    assert_int_equal(xt_lp_solve(lp, false, (double)NAN, NULL), XT_LP_REFUSED);
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    assert_near(xt_lp_objective(lp), SMALL_OPTIMUM);
    xt_lp_free(lp);
}

static void bad_indices_are_refused_and_change_nothing(void **state)
{
    const double ones[] = {1.0, 1.0, 1.0};
    const int start[] = {0, 2};
    const int falling[] = {2, 1};
    const int twice[] = {1, 1};
    const int range[] = {0, 2};
    const int negative[] = {-1, 0};
    const int unsorted[] = {1, 0};
    xt_lp *lp = small_lp();

    (void)state;
    assert_int_equal(xt_lp_set_row(lp, 1, 0.0, 1.0), XT_LP_REFUSED);
    assert_int_equal(xt_lp_set_row(lp, -1, 0.0, 1.0), XT_LP_REFUSED);
    assert_int_equal(xt_lp_set_column(lp, INT32_MAX, 0.0, 0.0, 1.0), XT_LP_REFUSED);
    assert_int_equal(xt_lp_set_column(lp, INT32_MIN, 0.0, 0.0, 1.0), XT_LP_REFUSED);
    assert_int_equal(xt_lp_add_rows(lp, -1, ones, ones, NULL, NULL, NULL), XT_LP_REFUSED);
    assert_int_equal(xt_lp_add_rows(lp, 200000000, ones, ones, NULL, NULL, NULL), XT_LP_REFUSED);
    assert_int_equal(xt_lp_add_rows(lp, 1, ones, ones, falling, unsorted, ones), XT_LP_REFUSED);
    assert_int_equal(xt_lp_add_rows(lp, 1, ones, ones, negative, unsorted, ones), XT_LP_REFUSED);
    assert_int_equal(xt_lp_add_rows(lp, 1, ones, ones, start, twice, ones), XT_LP_REFUSED);
    assert_int_equal(xt_lp_add_rows(lp, 1, ones, ones, start, range, ones), XT_LP_REFUSED);
    assert_int_equal(xt_lp_add_rows(lp, 1, ones, ones, start, negative, ones), XT_LP_REFUSED);
    assert_int_equal(xt_lp_add_rows(lp, 1, ones, ones, start, NULL, ones), XT_LP_REFUSED);
    assert_int_equal(xt_lp_add_columns(lp, 1, ones, ones, ones, start, range, ones), XT_LP_REFUSED);
    assert_int_equal(xt_lp_add_rows(lp, 0, NULL, NULL, NULL, NULL, NULL), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_row_count(lp), 1);
    assert_int_equal(xt_lp_add_rows(lp, 1, ones, ones, start, unsorted, ones), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_row_count(lp), 2);
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_INFEASIBLE);
    xt_lp_free(lp);
}

/* Optimal: feasible, duals of the right sign, and both objectives equal. */
static void assert_proven(const random_lp *sample, const xt_lp *lp)
{
    double *dual = calloc((size_t)sample->rows, sizeof *dual);
    double *value = calloc((size_t)sample->columns, sizeof *value);
    double *reduced = calloc((size_t)sample->columns, sizeof *reduced);
    double bound = 0.0;

    assert_true(dual != NULL && value != NULL && reduced != NULL);
    xt_lp_solution(lp, dual, value, reduced, NULL);
    for (int r = 0; r < sample->rows; r++) {
        bound += dual[r] * sample->lower[r];
        assert_true(sample->equal || dual[r] >= -1e-7);
    }
    for (int c = 0; c < xt_lp_column_count(lp); c++) {
        double left = sample->cost[c];
        for (int k = sample->start[c]; k < sample->start[c + 1]; k++) {
            left -= dual[sample->index[k]] * sample->value[k];
        }
        assert_near(reduced[c], left);
        assert_true(value[c] >= -1e-7 && value[c] <= 1.0 + 1e-7);
        bound += fmin(0.0, left);
    }
    assert_near(bound, xt_lp_objective(lp));
    free(dual);
    free(value);
    free(reduced);
}

static void columns_in_batches_lead_to_the_same_optimum(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        random_lp *sample = random_lp_create(seed, 30, 300, seed % 2 == 0);
        xt_lp *whole = random_lp_build(sample, 300);
        xt_lp *grown = random_lp_build(sample, 60);
        assert_int_equal(xt_lp_solve(whole, false, 0.0, NULL), XT_LP_OPTIMAL);
        for (int last = 120; last <= 300; last += 60) {
            assert_int_equal(xt_lp_solve(grown, false, 0.0, NULL), XT_LP_OPTIMAL);
            assert_proven(sample, grown);
            assert_int_equal(random_lp_add(sample, grown, last - 60, last), XT_LP_OPTIMAL);
        }
        assert_int_equal(xt_lp_solve(grown, true, 0.0, NULL), XT_LP_OPTIMAL);
        assert_proven(sample, grown);
        assert_near(xt_lp_objective(grown), xt_lp_objective(whole));
        xt_lp_free(whole);
        xt_lp_free(grown);
        random_lp_free(sample);
    }
}

static void *cancel_soon(void *flag)
{
    const struct timespec moment = {0, 100000000};

    nanosleep(&moment, NULL);
    atomic_store((atomic_int *)flag, 1);
    return NULL;
}

static void another_thread_cancels_a_long_solve(void **state)
{
    random_lp *sample = random_lp_create(11, 1200, 9000, true);
    xt_lp *lp = random_lp_build(sample, sample->columns);
    double began = xt_clock_seconds();
    atomic_int cancelled = 0;
    pthread_t thread;

    (void)state;
    assert_int_equal(pthread_create(&thread, NULL, cancel_soon, &cancelled), 0);
    assert_int_equal(xt_lp_solve(lp, false, 0.0, &cancelled), XT_LP_STOPPED);
    assert_true(xt_clock_seconds() - began < 5.0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_int_equal(xt_lp_solve(lp, false, 0.0, &cancelled), XT_LP_STOPPED);
    xt_lp_free(lp);
    random_lp_free(sample);
}

static void a_stopped_solve_goes_on_where_it_stopped(void **state)
{
    random_lp *sample = random_lp_create(5, 250, 2000, true);
    xt_lp *lp = random_lp_build(sample, sample->columns);
    double began = xt_clock_seconds();
    int stops = 0;

    (void)state;
    assert_int_equal(xt_lp_solve(lp, false, 1e-9, NULL), XT_LP_STOPPED);
    while (xt_lp_solve(lp, false, 0.02 * (1 + stops), NULL) == XT_LP_STOPPED) {
        stops++;
        assert_near(xt_lp_objective(lp), 0.0);
        assert_true(xt_clock_seconds() - began < 100.0);
    }
    assert_proven(sample, lp);
    xt_lp_free(lp);
    random_lp_free(sample);
}

static void integer_programs_are_proven_and_leave_the_lp_alone(void **state)
{
    /* A triangle needs two of its corners, and of halves one and a half. */
    const double rows[] = {1.0, 1.0, 1.0};
    const double none[] = {NONE, NONE, NONE};
    const double zeros[] = {0.0, 0.0, 0.0};
    const int start[] = {0, 2, 4, 6};
    const int row[] = {0, 1, 1, 2, 0, 2};
    const double ones[] = {1.0, 1.0, 1.0, 1.0, 1.0, 1.0};
    const bool whole[] = {true, true, true};
    const xt_memory memory = xt_memory_standard();
    double value[3];
    bool has_value;
    xt_lp *lp;

    (void)state;
    assert_int_equal(xt_lp_create(&lp, &memory), XTRAIN_OK);
    assert_int_equal(xt_lp_add_rows(lp, 3, rows, none, NULL, NULL, NULL), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_add_columns(lp, 3, ones, zeros, rows, start, row, ones), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    assert_near(xt_lp_objective(lp), 1.5);
    assert_int_equal(xt_lp_solve_integer(lp, whole, 10.0, NULL, value, &has_value), XT_LP_OPTIMAL);
    assert_true(has_value);
    assert_near(value[0] + value[1] + value[2], 2.0);
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    assert_near(xt_lp_objective(lp), 1.5);

    /* 3/2 <= sum <= 7/4 holds for halves only. */
    assert_int_equal(xt_lp_add_rows(lp, 1, &(double){1.5}, &(double){1.75}, (const int[]){0, 3},
                                    (const int[]){0, 1, 2}, ones),
                     XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_solve_integer(lp, whole, 10.0, NULL, value, &has_value),
                     XT_LP_INFEASIBLE);
    assert_false(has_value);
    assert_int_equal(xt_lp_set_column(lp, 1, 1.0, 0.0, 0.5), XT_LP_OPTIMAL);
    assert_int_equal(xt_lp_solve_integer(lp, whole, 10.0, NULL, value, &has_value), XT_LP_REFUSED);
    xt_lp_free(lp);
}

static void an_integer_program_stops_at_its_limit_and_when_cancelled(void **state)
{
    random_lp *sample = random_lp_create(3, 120, 900, true);
    xt_lp *lp = random_lp_build(sample, sample->columns);
    bool *whole = calloc(900, sizeof *whole);
    double *value = calloc(900, sizeof *value);
    double began = xt_clock_seconds();
    atomic_int cancelled = 0;
    bool has_value;
    pthread_t thread;

    (void)state;
    assert_true(whole != NULL && value != NULL);
    for (int c = 0; c < 900; c++) {
        whole[c] = true;
    }
    assert_int_equal(xt_lp_solve_integer(lp, whole, 0.5, NULL, value, &has_value), XT_LP_STOPPED);
    assert_int_equal(pthread_create(&thread, NULL, cancel_soon, &cancelled), 0);
    assert_int_equal(xt_lp_solve_integer(lp, whole, 0.0, &cancelled, value, &has_value),
                     XT_LP_STOPPED);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_true(xt_clock_seconds() - began < 20.0);
    assert_int_equal(xt_lp_solve(lp, true, 0.0, NULL), XT_LP_OPTIMAL);
    assert_proven(sample, lp);
    free(whole);
    free(value);
    xt_lp_free(lp);
    random_lp_free(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(duals_are_gains_per_unit_of_the_active_bound),
        cmocka_unit_test(a_row_at_its_upper_bound_has_a_negative_dual),
        cmocka_unit_test(columns_added_after_a_solve_enter_nonbasic_at_their_lower_bound),
        cmocka_unit_test(rows_added_after_a_solve_cut),
        cmocka_unit_test(removing_keeps_the_order_of_the_others),
        cmocka_unit_test(infeasible_and_unbounded_are_told_by_both_methods),
        cmocka_unit_test(programs_without_rows_or_columns_are_solved),
        cmocka_unit_test(bad_numbers_are_refused_and_change_nothing),
        cmocka_unit_test(bad_indices_are_refused_and_change_nothing),
        cmocka_unit_test(columns_in_batches_lead_to_the_same_optimum),
        cmocka_unit_test(another_thread_cancels_a_long_solve),
        cmocka_unit_test(a_stopped_solve_goes_on_where_it_stopped),
        cmocka_unit_test(integer_programs_are_proven_and_leave_the_lp_alone),
        cmocka_unit_test(an_integer_program_stops_at_its_limit_and_when_cancelled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
