/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Counts blocks; fails when nothing is left to give. */
typedef struct supply {
    int blocks;
    int left;
} supply;

static void *supply_allocate(size_t size, void *user)
{
    supply *from = user;
    if (from->left == 0) {
        return NULL;
    }
    from->left--;
    from->blocks++;
    unsigned char *block = malloc(size);
    assert_non_null(block);
    memset(block, 0xa5, size);
    return block;
}

static void *supply_reallocate(void *block, size_t size, void *user)
{
    supply *from = user;
    if (from->left == 0) {
        return NULL;
    }
    from->left--;
    return realloc(block, size);
}

static void supply_release(void *block, void *user)
{
    supply *from = user;
    from->blocks--;
    free(block);
}

static xt_memory memory_from(supply *from)
{
    return (xt_memory){{supply_allocate, supply_reallocate, supply_release, from}};
}

static void a_block_is_zeroed_and_comes_from_the_hook(void **state)
{
    (void)state;
    supply from = {0, 10};
    const xt_memory memory = memory_from(&from);
    unsigned char *block = xt_allocate(&memory, 10, 3);
    assert_non_null(block);
    for (int i = 0; i < 30; i++) {
        assert_int_equal(block[i], 0);
    }
    assert_int_equal(from.blocks, 1);
    xt_release(&memory, block);
    xt_release(&memory, NULL);
    assert_int_equal(from.blocks, 0);
}

static void sizes_that_overflow_give_nothing(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    assert_null(xt_allocate(&memory, SIZE_MAX / 2, 3));
    assert_null(xt_allocate(&memory, 3, SIZE_MAX / 2));
    assert_null(xt_resize(&memory, NULL, SIZE_MAX, SIZE_MAX));
    int *array = NULL;
    size_t capacity = 0;
    assert_false(XT_GROW(&memory, array, capacity, SIZE_MAX / 2));
    assert_null(array);
    assert_int_equal(capacity, 0);
}

static void nothing_is_a_block_too(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    void *block = xt_allocate(&memory, 0, 8);
    assert_non_null(block);
    block = xt_resize(&memory, block, 0, 8);
    assert_non_null(block);
    xt_release(&memory, block);
}

static void a_growing_array_keeps_its_elements(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    int *array = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 1000; i++) {
        assert_true(XT_GROW(&memory, array, capacity, (size_t)i + 1));
        assert_in_range(capacity, (size_t)i + 1, 2048);
        array[i] = i;
    }
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(array[i], i);
    }
    xt_release(&memory, array);
}

static void growing_that_fails_changes_nothing(void **state)
{
    (void)state;
    supply from = {0, 1};
    const xt_memory memory = memory_from(&from);
    int *array = NULL;
    size_t capacity = 0;
    assert_true(XT_GROW(&memory, array, capacity, 1));
    const int *before = array;
    const size_t capacity_before = capacity;
    array[0] = 7;
    assert_false(XT_GROW(&memory, array, capacity, capacity + 1));
    assert_ptr_equal(array, before);
    assert_int_equal(capacity, capacity_before);
    assert_int_equal(array[0], 7);
    xt_release(&memory, array);
}

static void an_arena_gives_zeroed_aligned_blocks_that_do_not_overlap(void **state)
{
    (void)state;
    supply from = {0, 100000};
    const xt_memory memory = memory_from(&from);
    xt_arena arena;
    xt_arena_init(&arena, &memory);
    unsigned char *block[500];
    for (size_t i = 0; i < 500; i++) {
        const size_t size = i % 50 == 0 ? 100000 : i + 1; /* some larger than a block */
        block[i] = xt_arena_allocate(&arena, size, 1);
        assert_non_null(block[i]);
        assert_int_equal((uintptr_t)block[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < size; k++) {
            assert_int_equal(block[i][k], 0);
            block[i][k] = (unsigned char)i;
        }
    }
    for (size_t i = 0; i < 500; i++) {
        assert_int_equal(block[i][0], (unsigned char)i);
        assert_int_equal(block[i][i % 50 == 0 ? 99999 : i], (unsigned char)i);
    }
    xt_arena_clear(&arena);
    assert_int_equal(from.blocks, 0);
}

static void an_arena_is_empty_and_usable_after_clearing(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    xt_arena arena;
    xt_arena_init(&arena, &memory);
    assert_string_equal(xt_arena_text(&arena, "Claims and more", 6), "Claims");
    xt_arena_clear(&arena);
    assert_string_equal(xt_arena_text(&arena, "", 0), "");
    xt_arena_clear(&arena);
    xt_arena_clear(&arena);
}

static void an_arena_without_memory_gives_nothing(void **state)
{
    (void)state;
    supply from = {0, 0};
    const xt_memory memory = memory_from(&from);
    xt_arena arena;
    xt_arena_init(&arena, &memory);
    assert_null(xt_arena_allocate(&arena, 1, 1));
    assert_null(xt_arena_text(&arena, "x", 1));
    assert_null(xt_arena_allocate(&arena, SIZE_MAX, SIZE_MAX));
    xt_arena_clear(&arena);
    assert_int_equal(from.blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_is_zeroed_and_comes_from_the_hook),
        cmocka_unit_test(sizes_that_overflow_give_nothing),
        cmocka_unit_test(nothing_is_a_block_too),
        cmocka_unit_test(a_growing_array_keeps_its_elements),
        cmocka_unit_test(growing_that_fails_changes_nothing),
        cmocka_unit_test(an_arena_gives_zeroed_aligned_blocks_that_do_not_overlap),
        cmocka_unit_test(an_arena_is_empty_and_usable_after_clearing),
        cmocka_unit_test(an_arena_without_memory_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
