/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/align.h"

/* Periods from number `at` on that begin on the same day. */
static int run_of_plan(const xtrain_range *periods, int count, int at)
{
    int end = at + 1;
    while (end < count && periods[end].first == periods[at].first) {
        end++;
    }
    return end - at;
}

static int run_of_calendar(const xtrain_calendar *calendar, int at)
{
    const xtrain_date day = xt_calendar_period(calendar, at).first;
    int end = at + 1;
    while (end < calendar->periods && xt_calendar_period(calendar, end).first == day) {
        end++;
    }
    return end - at;
}

int xt_align_periods(int *out, const xtrain_calendar *calendar, const xtrain_range *periods,
                     int count)
{
    int found = 0;
    int own = 0;
    for (int at = 0; at < count;) {
        const int run = run_of_plan(periods, count, at);
        while (own < calendar->periods &&
               xt_calendar_period(calendar, own).first < periods[at].first) {
            own++;
        }
        bool fits = own < calendar->periods;
        if (fits) {
            const xtrain_range days = xt_calendar_period(calendar, own);
            fits = days.first == periods[at].first && run == run_of_calendar(calendar, own) &&
                   (periods[at].last == XTRAIN_NO_DATE || periods[at].last == days.last);
        }
        for (int i = 0; i < run; i++) {
            out[at + i] = fits ? own + i : XTRAIN_NONE;
        }
        found += fits ? run : 0;
        at += run;
    }
    return found;
}
