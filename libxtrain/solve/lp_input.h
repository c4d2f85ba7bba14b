/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may go into a linear program. GLPK takes NaN without a word and aborts on a bad index, so
 * everything is looked at before. */
#ifndef XT_SOLVE_LP_INPUT_H
#define XT_SOLVE_LP_INPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Entries of `count` lines (rows or columns): those of line k are [start[k], start[k + 1]) of index
 * and value. start may be NULL: none. */
typedef struct xt_lp_entries {
    int count;
    const int *start;
    const int *index;
    const double *value;
} xt_lp_entries;

/* The largest magnitude of any number but the infinite bounds. */
#define XT_LP_LARGEST 1e15

bool xt_lp_number_is_valid(double number);

/* No number is NaN, too large or, for bounds, an infinity on the wrong side; lower <= upper. */
bool xt_lp_bounds_are_valid(double lower, double upper);

/* Starts do not fall, indices are in 0..limit - 1, values are valid. */
bool xt_lp_entries_are_valid(const xt_lp_entries *entries, int limit);

/* True if no index is twice in a line; of valid entries. The first finds it of ascending indices
 * only, the second of all with mark, [limit] and zeroed, for scratch. */
bool xt_lp_entries_ascend(const xt_lp_entries *entries);
bool xt_lp_entries_differ(const xt_lp_entries *entries, int *mark);

int xt_lp_longest_line(const xt_lp_entries *entries);

static inline int xt_lp_line_length(const xt_lp_entries *entries, int line)
{
    return entries->start == NULL ? 0 : entries->start[line + 1] - entries->start[line];
}

#endif
