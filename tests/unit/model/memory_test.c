/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "unit/model/random_build.h"

#include "model/digest.h"

/* Fails from allocation number `fail_at` on. */
typedef struct supply {
    long asked;
    long fail_at;
    long blocks;
} supply;

static void *supply_allocate(size_t size, void *user)
{
    supply *from = user;
    void *block = from->asked++ >= from->fail_at ? NULL : malloc(size);
    from->blocks += block != NULL;
    return block;
}

static void *supply_reallocate(void *block, size_t size, void *user)
{
    supply *from = user;
    return from->asked++ >= from->fail_at ? NULL : realloc(block, size);
}

static void supply_release(void *block, void *user)
{
    supply *from = user;
    from->blocks--;
    free(block);
}

static xtrain_status build_from(supply *from, uint64_t seed)
{
    const xtrain_allocator allocator = {supply_allocate, supply_reallocate, supply_release, from};
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    xtrain_status status = xtrain_context_create(&context, &allocator);
    if (status == XTRAIN_OK) {
        status = xtrain_problem_create(&problem, context);
    }
    if (status == XTRAIN_OK) {
        status = random_build(problem, seed);
    }
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    assert_int_equal(from->blocks, 0);
    return status;
}

static void any_allocation_may_fail(void **state)
{
    (void)state;
    supply enough = {0, INT32_MAX, 0};
    assert_int_equal(build_from(&enough, 5), XTRAIN_OK);
    for (long fail_at = 0; fail_at < enough.asked; fail_at++) {
        supply from = {0, fail_at, 0};
        assert_int_equal(build_from(&from, 5), XTRAIN_ERROR_MEMORY);
    }
}

static void random_problems_are_valid_and_their_figures_add_up(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        xtrain_context *context = NULL;
        xtrain_problem *problem = NULL;
        assert_int_equal(xtrain_context_create(&context, NULL), XTRAIN_OK);
        assert_int_equal(xtrain_problem_create(&problem, context), XTRAIN_OK);
        assert_int_equal(random_build(problem, seed), XTRAIN_OK);
        int64_t eligible = 0;
        for (size_t i = 0; i < problem->employee_count; i++) {
            const xt_employee *person = &problem->employees[i];
            int own = 0;
            for (int period = 0; period < xt_periods(problem); period++) {
                const unsigned flags = xt_state(problem, (int)i, period);
                const bool inside = period >= person->first_period && period <= person->last_period;
                assert_int_equal((flags & XT_STATE_CONTRACT) != 0, inside);
                own += (flags & XT_STATE_ELIGIBLE) != 0;
            }
            assert_int_equal(person->eligible_count, own);
            eligible += own;
        }
        assert_true(problem->eligible_total == eligible);
        xtrain_problem_free(problem);
        xtrain_context_free(context);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_allocation_may_fail),
        cmocka_unit_test(random_problems_are_valid_and_their_figures_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
