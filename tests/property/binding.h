/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which rules matter in a tiny problem: a rule binds if the best plan is no longer the best, or no
 * longer has the best value, once that rule alone is taken away.
 */
#ifndef TESTS_PROPERTY_BINDING_H
#define TESTS_PROPERTY_BINDING_H

#include "property/brute.h"

typedef enum binding {
    BINDING_D1_MIN = 0,
    BINDING_D1_MAX,
    BINDING_D1_HOSTS,
    BINDING_D1_FTE_MIN,
    BINDING_D1_FTE_MAX,
    BINDING_D2,
    BINDING_D3,
    BINDING_D4,
    BINDING_D5,
    BINDING_P1,
    BINDING_P2_NEVER,
    BINDING_P2_FIXED,
    BINDING_P2_ENTRY,
    BINDING_P2_CLOSED,
    BINDING_P3_MIN,
    BINDING_P3_MAX,
    BINDING_P3_END,
    BINDING_P4_MIN,
    BINDING_P4_MAX,
    BINDING_P4_RUN,
    BINDING_P4_GAP,
    BINDING_P5_GAP,
    BINDING_P5_EVER,
    BINDING_P6_MIN,
    BINDING_P6_MAX,
    BINDING_P6_DISTINCT,
    BINDING_P6_BY,
    BINDING_P6_PRESENT,
    BINDING_P7,
    BINDING_P8,
    BINDING_P8_ACROSS,
    BINDING_P8_NIGHT,  /* that nights part stays */
    BINDING_P9,        /* every window */
    BINDING_P9_BLOCKS, /* that only blocks count */
    BINDING_P10,
    BINDING_P10_BY,
    BINDING_P11,       /* blocks */
    BINDING_P11_SHORT, /* a last block that is shorter */
    BINDING_P11_ROLLING,
    BINDING_T1,
    BINDING_T2_APART,
    BINDING_T2_TOGETHER,
    BINDING_C1_WANT,
    BINDING_C1_AVOID,
    BINDING_C1_PERIOD,
    BINDING_C1_STAY,
    BINDING_C2,
    BINDING_C2_SITES,
    BINDING_C3,
    BINDING_C4,
    BINDING_C5_POINTS,
    BINDING_C5_TABLE,
    BINDING_D1_RANGE_MIN, /* numbers for a part of the plan */
    BINDING_D1_RANGE_MAX,
    BINDING_D1_RANGE_HOSTS,
    BINDING_D2_RANGE,
    BINDING_D3_RANGE,
    BINDING_D4_RANGE,
    BINDING_D5_RANGE,
    BINDING_C5_RANGE, /* what they do to the shares */
    BINDING_C5_FTE,   /* what full-time equivalents do to the shares */
    BINDING_P2_RANGE,
    BINDING_P3_RANGE_MIN,
    BINDING_P3_RANGE_MAX,
    BINDING_P3_RANGE_PAST, /* for the stay under way */
    BINDING_TAUGHT_HOSTS,  /* that levels gained in the plan count for them */
    BINDING_TAUGHT_NEEDS,
    BINDING_TAUGHT_ENTRIES,
    BINDING_TAUGHT_REACH,
    BINDING_TAUGHT_DEPTH,
    BINDING_TEACHING_CARRY,
    BINDING_TEACHING_HOME,
    BINDING_TEACHING_UP_TO, /* that more is not taught */
    BINDING_FTE,            /* that some people count for less */
    BINDING_UTILITY_SUM,    /* its weight, where the least weighs too */
    BINDING_UTILITY_LEAST,  /* its weight, where the sum weighs too */
    BINDING_UTILITY_LINES,  /* that only some lines are chosen */
    BINDINGS
} binding;

const char *binding_name(binding part);
/* The focus in which to look for problems where it binds. */
tiny_focus binding_focus(binding part);

/* Does this part bind; best is the brute-force result. */
bool binding_has(const tiny *problem, const brute_result *best, binding part);

/* Adds one to the count of each part that binds. False if a
 * smaller problem could not be solved. */
bool binding_count(long counts[BINDINGS], const tiny *problem, const brute_result *best);

#endif
