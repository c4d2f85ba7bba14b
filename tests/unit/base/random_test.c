/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/random.h"

static void the_generator_is_the_published_one(void **state)
{
    (void)state;
    /* First outputs of xoshiro256** from the state 1, 2, 3, 4. */
    static const uint64_t expected[] = {11520, 0, 1509978240, UINT64_C(1215971899390074240)};
    xt_random random = {{1, 2, 3, 4}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_true(xt_random_next(&random) == expected[i]);
    }
}

static void the_same_seed_gives_the_same_numbers(void **state)
{
    (void)state;
    xt_random left;
    xt_random right;
    xt_random_init(&left, 5, 2);
    xt_random_init(&right, 5, 2);
    for (int i = 0; i < 100; i++) {
        assert_true(xt_random_next(&left) == xt_random_next(&right));
    }
}

static void near_seeds_and_streams_share_nothing(void **state)
{
    (void)state;
    uint64_t first[64];
    int count = 0;
    for (uint64_t seed = 0; seed < 8; seed++) {
        for (uint64_t stream = 0; stream < 8; stream++) {
            xt_random random;
            xt_random_init(&random, seed, stream);
            first[count++] = xt_random_next(&random);
        }
    }
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < i; k++) {
            assert_true(first[i] != first[k]);
        }
    }
}

static void draws_below_a_bound_are_spread_evenly(void **state)
{
    (void)state;
    int seen[7] = {0};
    xt_random random;
    xt_random_init(&random, 1, 0);
    for (int i = 0; i < 70000; i++) {
        const int drawn = xt_random_below(&random, 7);
        assert_in_range(drawn, 0, 6);
        seen[drawn]++;
    }
    for (int i = 0; i < 7; i++) {
        assert_in_range(seen[i], 9500, 10500);
    }
    assert_int_equal(xt_random_below(&random, 1), 0);
    assert_in_range(xt_random_below(&random, INT32_MAX), 0, INT32_MAX - 1);
}

static void units_lie_from_zero_to_below_one(void **state)
{
    (void)state;
    xt_random random;
    double sum = 0;
    xt_random_init(&random, 9, 9);
    for (int i = 0; i < 10000; i++) {
        const double unit = xt_random_unit(&random);
        assert_true(unit >= 0 && unit < 1);
        sum += unit;
    }
    assert_true(sum > 4900 && sum < 5100);
}

static void the_clock_does_not_go_back(void **state)
{
    (void)state;
    const double first = xt_clock_seconds();
    assert_true(first > 0);
    assert_true(xt_clock_seconds() >= first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_generator_is_the_published_one),
        cmocka_unit_test(the_same_seed_gives_the_same_numbers),
        cmocka_unit_test(near_seeds_and_streams_share_nothing),
        cmocka_unit_test(draws_below_a_bound_are_spread_evenly),
        cmocka_unit_test(units_lie_from_zero_to_below_one),
        cmocka_unit_test(the_clock_does_not_go_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
