/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small seeded generator (xoshiro256**, Blackman and Vigna 2018), the same on every machine. */
#ifndef XT_BASE_RANDOM_H
#define XT_BASE_RANDOM_H

#include <stdint.h>

typedef struct xt_random {
    uint64_t state[4];
} xt_random;

/* Streams of one seed are independent of each other. */
void xt_random_init(xt_random *random, uint64_t seed, uint64_t stream);
uint64_t xt_random_next(xt_random *random);
/* Uniform in 0..bound-1; bound >= 1. */
int xt_random_below(xt_random *random, int bound);
/* Uniform in [0, 1). */
double xt_random_unit(xt_random *random);

#endif
