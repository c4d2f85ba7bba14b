/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * xoshiro256** over four 64-bit words; the words are filled by a counter sent through a mixing
 * function (splitmix64), so that near seeds and streams give far states.
 */
#include "base/random.h"

static uint64_t mixed(uint64_t word)
{
    word = (word ^ word >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    word = (word ^ word >> 27) * UINT64_C(0x94d049bb133111eb);
    return word ^ word >> 31;
}

static uint64_t rotated(uint64_t word, int by)
{
    return word << by | word >> (64 - by);
}

void xt_random_init(xt_random *random, uint64_t seed, uint64_t stream)
{
    const uint64_t step = UINT64_C(0x9e3779b97f4a7c15);
    uint64_t counter = mixed(seed + step) ^ mixed(mixed(stream + step) + step);
    for (int i = 0; i < 4; i++) {
        counter += step;
        random->state[i] = mixed(counter); /* a bijection of four counters: never all zero */
    }
}

uint64_t xt_random_next(xt_random *random)
{
    uint64_t *s = random->state;
    const uint64_t result = rotated(s[1] * 5, 7) * 9;
    const uint64_t shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotated(s[3], 45);
    return result;
}

int xt_random_below(xt_random *random, int bound)
{
    /* The high half of 32 random bits x bound; products that would favour some are drawn again. */
    const uint64_t wide = (uint64_t)bound;
    const uint64_t unfair = ((UINT64_C(1) << 32) - wide) % wide;
    uint64_t product = 0;
    do {
        product = (xt_random_next(random) >> 32) * wide;
    } while ((product & UINT64_C(0xffffffff)) < unfair);
    return (int)(product >> 32);
}

double xt_random_unit(xt_random *random)
{
    return (double)(xt_random_next(random) >> 11) * 0x1.0p-53;
}
