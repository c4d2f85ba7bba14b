/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another plan's periods as those of an input, by their days. */
#ifndef XT_READ_ALIGN_H
#define XT_READ_ALIGN_H

#include "model/problem.h"

/*
 * out[count]: for each of the other plan's periods, which are in order, the input's period with the
 * same first and last day, or XTRAIN_NONE. A last day of XTRAIN_NO_DATE is not known and fits any.
 * Of several periods in one day the first is the first one's if there are as many. Returns how many
 * are found.
 */
int xt_align_periods(int *out, const xtrain_calendar *calendar, const xtrain_range *periods,
                     int count);

#endif
