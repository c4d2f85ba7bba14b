/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seconds on a clock that never goes back. */
#ifndef XT_BASE_CLOCK_H
#define XT_BASE_CLOCK_H

double xt_clock_seconds(void);

#endif
