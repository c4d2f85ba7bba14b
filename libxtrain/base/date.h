/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as day numbers since 1970-01-01 in the Gregorian calendar. */
#ifndef XT_BASE_DATE_H
#define XT_BASE_DATE_H

#include "base/text.h"
#include "xtrain/problem.h"

typedef struct xt_civil {
    int year;
    int month; /* 1-12 */
    int day;   /* 1-31 */
} xt_civil;

bool xt_date_is_valid(int year, int month, int day);
xtrain_date xt_date_from_civil(xt_civil civil);
xt_civil xt_date_to_civil(xtrain_date date);
/* 0 Monday ... 6 Sunday. */
int xt_date_weekday(xtrain_date date);
/* Adds months; a day past the month's end becomes its last day. */
xtrain_date xt_date_add_months(xtrain_date date, int months);
/* Reads exactly "2026-03-02" within XTRAIN_MIN_YEAR..XTRAIN_MAX_YEAR. */
bool xt_date_parse(const char *text, xtrain_date *out);
/* Writes "2026-03-02". */
#define XT_DATE_TEXT_SIZE 16
void xt_date_format(xtrain_date date, char out[XT_DATE_TEXT_SIZE]);

#endif
