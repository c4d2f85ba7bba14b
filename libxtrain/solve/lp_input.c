/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solve/lp_input.h"

#include "solve/glpk_guard.h"

/* Also false for NaN, which no comparison holds for. */
bool xt_lp_number_is_valid(double number)
{
    return number >= -XT_LP_LARGEST && number <= XT_LP_LARGEST;
}

bool xt_lp_bounds_are_valid(double lower, double upper)
{
    bool below = lower == -XT_LP_INFINITY || xt_lp_number_is_valid(lower);
    bool above = upper == XT_LP_INFINITY || xt_lp_number_is_valid(upper);

    return below && above && lower <= upper;
}

static bool starts_are_valid(const xt_lp_entries *entries)
{
    const int *start = entries->start;

    if (start[0] < 0) {
        return false;
    }
    for (int line = 0; line < entries->count; line++) {
        if (start[line + 1] < start[line]) {
            return false;
        }
    }
    return start[entries->count] == start[0] || (entries->index != NULL && entries->value != NULL);
}

bool xt_lp_entries_are_valid(const xt_lp_entries *entries, int limit)
{
    if (entries->start == NULL) {
        return true;
    }
    if (!starts_are_valid(entries)) {
        return false;
    }
    for (int k = entries->start[0]; k < entries->start[entries->count]; k++) {
        if (entries->index[k] < 0 || entries->index[k] >= limit ||
            !xt_lp_number_is_valid(entries->value[k])) {
            return false;
        }
    }
    return true;
}

bool xt_lp_entries_ascend(const xt_lp_entries *entries)
{
    for (int line = 0; entries->start != NULL && line < entries->count; line++) {
        for (int k = entries->start[line] + 1; k < entries->start[line + 1]; k++) {
            if (entries->index[k] <= entries->index[k - 1]) {
                return false;
            }
        }
    }
    return true;
}

bool xt_lp_entries_differ(const xt_lp_entries *entries, int *mark)
{
    for (int line = 0; entries->start != NULL && line < entries->count; line++) {
        for (int k = entries->start[line]; k < entries->start[line + 1]; k++) {
            if (mark[entries->index[k]] == line + 1) {
                return false;
            }
            mark[entries->index[k]] = line + 1;
        }
    }
    return true;
}

int xt_lp_longest_line(const xt_lp_entries *entries)
{
    int longest = 0;

    for (int line = 0; line < entries->count; line++) {
        int length = xt_lp_line_length(entries, line);
        longest = length > longest ? length : longest;
    }
    return longest;
}
