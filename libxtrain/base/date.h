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
/* Writes "Mon 2 Mar"; the weekday tells neighbouring years apart. */
void xt_date_format_short(xtrain_date date, char out[XT_DATE_TEXT_SIZE]);

/* Times of day are minutes after midnight, 0 to 1440. */
#define XT_DAY_MINUTES 1440
/* Reads "08:00", "8:00" or "24:00" of so many bytes. */
bool xt_time_parse(const char *text, size_t length, int *out);
/* Writes "08:00". */
#define XT_TIME_TEXT_SIZE 8
void xt_time_format(int minutes, char out[XT_TIME_TEXT_SIZE]);
/* Writes "Mon 2 Mar 08:00-10:00". */
#define XT_HOURS_TEXT_SIZE (XT_DATE_TEXT_SIZE + 2 * XT_TIME_TEXT_SIZE)
void xt_hours_format(xtrain_date date, int begin, int end, char out[XT_HOURS_TEXT_SIZE]);

#endif
