/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every allocation that goes through the caller's allocator fails once, and once with all that
 * follow: each run ends in "out of memory" or in success, and leaves no block behind.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "oom/scenario.h"

/* The solver allocates on several threads at once. */
typedef struct memory_supply {
    atomic_long seen;   /* allocations asked for */
    atomic_long blocks; /* handed out and not taken back */
    long first;         /* the first that fails, from 0; negative: none */
    long last;          /* the last that fails */
} memory_supply;

static bool fails(memory_supply *supply)
{
    const long number = atomic_fetch_add(&supply->seen, 1);
    return supply->first >= 0 && number >= supply->first && number <= supply->last;
}

static void *allocate(size_t size, void *user)
{
    memory_supply *supply = user;
    void *block = fails(supply) ? NULL : malloc(size);
    if (block != NULL)
        atomic_fetch_add(&supply->blocks, 1);
    return block;
}

static void *reallocate(void *block, size_t size, void *user)
{
    memory_supply *supply = user;
    void *moved = fails(supply) ? NULL : realloc(block, size);
    if (block == NULL && moved != NULL)
        atomic_fetch_add(&supply->blocks, 1);
    return moved;
}

static void release(void *block, void *user)
{
    memory_supply *supply = user;
    if (block != NULL)
        atomic_fetch_sub(&supply->blocks, 1);
    free(block);
}

static xtrain_status run(memory_supply *supply)
{
    const xtrain_allocator allocator = {allocate, reallocate, release, supply};
    return scenario_run(&allocator);
}

static void without_failures_everything_works_and_is_given_back(void **state)
{
    (void)state;
    memory_supply supply = {.first = -1};
    assert_int_equal(run(&supply), XTRAIN_OK);
    assert_int_equal(atomic_load(&supply.blocks), 0);
    assert_true(atomic_load(&supply.seen) > 100);
}

/* Fails number n, or all from n on, for every n that a run reaches. */
static void sweep(bool once)
{
    long failed_runs = 0;
    bool reached = true;
    for (long n = 0; reached; n++) {
        memory_supply supply = {.first = n, .last = once ? n : LONG_MAX};
        const xtrain_status status = run(&supply);
        reached = atomic_load(&supply.seen) > n;
        if (status != XTRAIN_OK && status != XTRAIN_ERROR_MEMORY)
            fail_msg("allocation %ld: %s", n, xtrain_status_text(status));
        if (atomic_load(&supply.blocks) != 0)
            fail_msg("allocation %ld: %ld blocks are left", n, atomic_load(&supply.blocks));
        failed_runs += status != XTRAIN_OK;
    }
    assert_true(failed_runs > 100);
}

static void any_one_allocation_may_fail(void **state)
{
    (void)state;
    sweep(true);
}

static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    sweep(false);
}

static int prepare(void **state)
{
    (void)state;
    return scenario_prepare() == XTRAIN_OK ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_failures_everything_works_and_is_given_back),
        cmocka_unit_test(any_one_allocation_may_fail),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };
    return cmocka_run_group_tests(tests, prepare, NULL);
}
