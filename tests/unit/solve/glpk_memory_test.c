/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that runs out inside GLPK. malloc and its kin are replaced in this program, for GLPK too:
 * from the moment at which a private thread first calls GLPK, its n-th allocation fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdatomic.h>
#include <stdlib.h>

#include "unit/solve/lp_samples.h"

/* The C library's own names of what is replaced here. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);

static struct {
    atomic_bool counting;
    atomic_long blocks;
    long left; /* allocations until one fails */
    bool failed;
    void *lost; /* the block that could not grow: GLPK does not know it any more */
} heap;

static _Thread_local bool is_private;

int __real_glp_init_env(void);
int __wrap_glp_init_env(void);

int __wrap_glp_init_env(void)
{
    is_private = true;
    return __real_glp_init_env();
}

static bool allocation_fails(void)
{
    if (!is_private || !atomic_load(&heap.counting)) {
        return false;
    }
    if (heap.left-- != 0) {
        return false;
    }
    heap.failed = true;
    return true;
}

static void *counted(void *block)
{
    if (block != NULL) {
        atomic_fetch_add(&heap.blocks, 1);
    }
    return block;
}

void *malloc(size_t size)
{
    return allocation_fails() ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return allocation_fails() ? NULL : counted(__libc_calloc(count, size));
}

void *realloc(void *block, size_t size)
{
    if (block == NULL) {
        return malloc(size);
    }
    if (allocation_fails()) {
        heap.lost = block;
        return NULL;
    }
    return __libc_realloc(block, size);
}

void free(void *block)
{
    if (block != NULL) {
        atomic_fetch_sub(&heap.blocks, 1);
    }
    __libc_free(block);
}

#define COLUMNS 150

/* Each call on the way either does what it should, or it is the one that failed, or comes after. */
static void expect(bool *dead, xt_lp_result result)
{
    if (result == XT_LP_FAILED) {
        assert_true(heap.failed);
        *dead = true;
    } else {
        assert_int_equal(result, XT_LP_OPTIMAL);
        assert_false(*dead);
    }
}

static void live_a_life(const random_lp *sample, xt_lp *lp)
{
    bool keep[COLUMNS];
    bool whole[COLUMNS];
    double value[COLUMNS];
    bool has_value;
    bool dead = false;

    for (int c = 0; c < COLUMNS; c++) {
        keep[c] = c < sample->rows || c % 4 != 0;
        whole[c] = c % 2 == 0;
    }
    expect(&dead, xt_lp_add_rows(lp, sample->rows, sample->lower, sample->upper, NULL, NULL, NULL));
    expect(&dead, random_lp_add(sample, lp, 0, 100));
    expect(&dead, xt_lp_solve(lp, false, 0.0, NULL));
    expect(&dead, random_lp_add(sample, lp, 100, COLUMNS));
    expect(&dead, xt_lp_solve(lp, true, 0.0, NULL));
    expect(&dead, xt_lp_solve_integer(lp, whole, 0.0, NULL, value, &has_value));
    assert_true(has_value != dead);
    expect(&dead, xt_lp_remove_columns(lp, keep));
    expect(&dead, xt_lp_add_rows(lp, sample->rows, sample->lower, sample->upper, NULL, NULL, NULL));
    expect(&dead, xt_lp_set_row(lp, sample->rows, 0.0, 0.0));
    xt_lp_solution(lp, value, NULL, NULL, NULL);
    assert_true(heap.failed == dead);
}

/* A whole life in which allocation number `failing` fails; true if there were so many. */
static bool try_a_life(const random_lp *sample, long failing)
{
    const xt_memory memory = xt_memory_standard();
    xt_lp *lp = NULL;
    xtrain_status status;

    heap.left = failing;
    heap.failed = false;
    heap.lost = NULL;
    atomic_store(&heap.counting, true);
    status = xt_lp_create(&lp, &memory);
    assert_int_equal(status, heap.failed ? XTRAIN_ERROR_MEMORY : XTRAIN_OK);
    assert_true((lp == NULL) == heap.failed);
    if (lp != NULL) {
        live_a_life(sample, lp);
    }
    xt_lp_free(lp);
    atomic_store(&heap.counting, false);
    free(heap.lost);
    return heap.failed;
}

static void each_allocation_inside_glpk_may_fail(void **state)
{
    random_lp *sample = random_lp_create(7, 12, COLUMNS, false);
    long failing = 0;
    long before;

    (void)state;
    assert_false(try_a_life(sample, -1)); /* threads leave something behind, the first time */
    before = atomic_load(&heap.blocks);
    while (try_a_life(sample, failing)) {
        assert_int_equal(atomic_load(&heap.blocks), before);
        failing++;
    }
    assert_int_equal(atomic_load(&heap.blocks), before);
    assert_true(failing > 100);
    random_lp_free(sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_allocation_inside_glpk_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
