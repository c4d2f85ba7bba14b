/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best plan of a tiny problem by trying them all, with the second scoring as the judge. */
#ifndef TESTS_PROPERTY_BRUTE_H
#define TESTS_PROPERTY_BRUTE_H

#include "property/scoring.h"

typedef struct brute_result {
    int64_t value;                        /* the smallest there is; utility: the largest */
    int64_t must_units[TINY_PEOPLE];      /* fewest broken person musts, person by person */
    int cells[TINY_PEOPLE][TINY_PERIODS]; /* one plan with that value */
    long tracks[TINY_PEOPLE];             /* tracks with the fewest broken musts */
    long plans;                           /* plans that were compared */
} brute_result;

/* False if a person has more tracks than there is room for, or memory is short. */
bool brute_solve(brute_result *out, const scoring_frame *frame);

#endif
