/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/index.h"

static void a_name_is_found_and_others_are_not(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    xt_index index;
    xt_index_init(&index, &memory);
    assert_int_equal(xt_index_find(&index, "Claims"), -1);
    assert_true(xt_index_add(&index, "Claims", 4));
    assert_true(xt_index_add(&index, "", 5));
    assert_int_equal(xt_index_find(&index, "Claims"), 4);
    assert_int_equal(xt_index_find(&index, "claims"), -1);
    assert_int_equal(xt_index_find(&index, ""), 5);
    xt_index_clear(&index);
    assert_int_equal(xt_index_find(&index, "Claims"), -1);
    xt_index_clear(&index);
}

static void two_hundred_thousand_names_are_all_found(void **state)
{
    (void)state;
    enum { COUNT = 200000 };
    const xt_memory memory = xt_memory_standard();
    xt_arena arena;
    xt_index index;
    char name[32];
    xt_arena_init(&arena, &memory);
    xt_index_init(&index, &memory);
    for (int i = 0; i < COUNT; i++) {
        const int length = snprintf(name, sizeof name, "employee-%d", i);
        assert_true(xt_index_add(&index, xt_arena_text(&arena, name, (size_t)length), i));
    }
    for (int i = 0; i < COUNT; i++) {
        (void)snprintf(name, sizeof name, "employee-%d", i);
        assert_int_equal(xt_index_find(&index, name), i);
    }
    assert_int_equal(xt_index_find(&index, "employee-200000"), -1);
    assert_int_equal(index.count, COUNT);
    xt_index_clear(&index);
    xt_arena_clear(&arena);
}

static void *no_memory(size_t size, void *user)
{
    (void)size;
    (void)user;
    return NULL;
}

static void without_memory_nothing_is_added(void **state)
{
    (void)state;
    xt_memory memory = xt_memory_standard();
    memory.hook.allocate = no_memory;
    xt_index index;
    xt_index_init(&index, &memory);
    assert_false(xt_index_add(&index, "Claims", 1));
    assert_int_equal(index.count, 0);
    assert_int_equal(xt_index_find(&index, "Claims"), -1);
    xt_index_clear(&index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_found_and_others_are_not),
        cmocka_unit_test(two_hundred_thousand_names_are_all_found),
        cmocka_unit_test(without_memory_nothing_is_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
