/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates against periods: what deriving needs beside problem.h. */
#ifndef XT_MODEL_CALENDAR_H
#define XT_MODEL_CALENDAR_H

#include "model/problem.h"

/* First and last period; none if first > last. */
typedef struct xt_span {
    int first;
    int last;
} xt_span;

/* The range with far-off dates for open ends, so that ranges can be compared. */
xtrain_range xt_range_closed(xtrain_range range);
/* The days of both (neither with open ends); empty if first > last. */
xtrain_range xt_range_both(xtrain_range left, xtrain_range right);
/* Sorts ranges by date and joins those that overlap or touch; returns how many are left. */
int xt_range_join(xtrain_range *ranges, int count);

/* The period that a day lies in; negative before the plan. In hours the first one of the day, or of
 * the next day that has any: the first period that ends on or after the day. */
int xt_calendar_period_of(const xtrain_calendar *calendar, xtrain_date date);
/* The last period that begins on or before the day: the same one, but in hours the last of the day,
 * or of the latest one before it that has any. */
int xt_calendar_last_of(const xtrain_calendar *calendar, xtrain_date date);

/* The working days of any period. */
int xt_period_work_days(const xtrain_problem *problem, int period);
/* Is the period in the contract: less than half of it is outside. */
bool xt_period_in_contract(const xtrain_problem *problem, int period, xtrain_range contract);

/* The periods from `within.first` to `within.last` that are in the range (or contract). They are
 * neighbours: only the two periods where the range begins and ends can be in doubt. */
xt_span xt_periods_in_range(const xtrain_problem *problem, xtrain_range range, xt_span within);
xt_span xt_periods_in_contract(const xtrain_problem *problem, xtrain_range contract,
                               xt_span within);

/* Is the department closed in any period, by its closed_spans. */
bool xt_period_closed(const xtrain_problem *problem, const xt_department *department, int period);

/* Adds to days[period] the working days of joined ranges that fall in periods of `within`. */
void xt_count_days(const xtrain_problem *problem, const xtrain_range *joined, int count,
                   xt_span within, int *days);

/* Joined holidays, for counting them by binary search. */
typedef struct xt_holiday_span {
    xtrain_range days;
    int64_t before; /* working weekdays in earlier spans */
} xt_holiday_span;
xtrain_status xt_derive_holidays(xtrain_problem *problem);

#endif
