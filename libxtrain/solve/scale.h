/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fixed point: prices of cells are whole multiples of 2^-bits points, so that every sum of pricing
 * and every bound is exact in 64-bit integers. The number of bits is the instance's: as many as
 * fit.
 */
#ifndef XT_SOLVE_SCALE_H
#define XT_SOLVE_SCALE_H

#include <stdint.h>

#define XT_SCALE_BITS_MOST 20
#define XT_SCALE_BITS_LEAST 8

/* The smallest whole number of points that is not below a scaled value. */
static inline int64_t xt_scale_ceil(int64_t scaled, int bits)
{
    int64_t scale = INT64_C(1) << bits;
    int64_t whole = scaled / scale;
    return whole * scale < scaled ? whole + 1 : whole;
}

#endif
