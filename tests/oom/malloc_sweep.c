/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every allocation of the process fails once, those that GLPK, jansson and the C library make
 * included: each run ends in an error or in success, without an abort and without a lost block.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "oom/failing_malloc.h"
#include "oom/scenario.h"

static bool is_expected(xtrain_status status)
{
    /* A file whose stream gets no memory cannot be opened, GLPK does not say why it failed, and
     * jansson takes a text that it has no memory for as a mistake. */
    return status == XTRAIN_OK || status == XTRAIN_ERROR_MEMORY || status == XTRAIN_ERROR_FILE ||
           status == XTRAIN_ERROR_SOLVER || status == XTRAIN_ERROR_INPUT;
}

static void without_failures_every_block_is_given_back(void **state)
{
    (void)state;
    failing_malloc_arm(-1, -1);
    const xtrain_status status = scenario_run(NULL);
    const long seen = failing_malloc_disarm();
    assert_int_equal(status, XTRAIN_OK);
    assert_true(seen > 100);
    assert_int_equal(failing_malloc_blocks(), 0);
}

static void any_one_allocation_of_the_process_may_fail(void **state)
{
    (void)state;
    long failed_runs = 0;
    bool reached = true;
    for (long n = 0; reached; n++) {
        failing_malloc_arm(n, n);
        const xtrain_status status = scenario_run(NULL);
        reached = failing_malloc_disarm() > n;
        if (!is_expected(status))
            fail_msg("allocation %ld: %s", n, xtrain_status_text(status));
        if (failing_malloc_blocks() != 0)
            fail_msg("allocation %ld: %ld blocks are left", n, failing_malloc_blocks());
        failed_runs += status != XTRAIN_OK;
    }
    assert_true(failed_runs > 100);
}

static int prepare(void **state)
{
    (void)state;
    return scenario_prepare() == XTRAIN_OK ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_failures_every_block_is_given_back),
        cmocka_unit_test(any_one_allocation_of_the_process_may_fail),
    };
    return cmocka_run_group_tests(tests, prepare, NULL);
}
