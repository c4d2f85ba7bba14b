/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Gregorian calendar as arithmetic. With years counted from March, leap days come last, and
 * the days before year y are 365 y + floor(y/4) - floor(y/100) + floor(y/400).
 */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

/* From 1 March of year 0 to 1 January 1970. */
#define DAYS_TO_1970 719468

static int64_t floor_divide(int64_t number, int64_t by)
{
    return number / by - (number % by < 0);
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
    static const int length[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : length[month - 1];
}

bool xt_date_is_valid(int year, int month, int day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= month_length(year, month);
}

static int64_t days_before(int64_t year)
{
    return 365 * year + floor_divide(year, 4) - floor_divide(year, 100) + floor_divide(year, 400);
}

/* Days from 1 March to the first day of the month; 0 is March. Months of 31, 30, 31, 30, 31 days
 * repeat, 153 days each five of them. */
static int days_to_month(int month)
{
    return (153 * month + 2) / 5;
}

xtrain_date xt_date_from_civil(xt_civil civil)
{
    const int month = (civil.month + 9) % 12;
    const int64_t year = (int64_t)civil.year - (civil.month <= 2);
    return (xtrain_date)(days_before(year) + days_to_month(month) + civil.day - 1 - DAYS_TO_1970);
}

xt_civil xt_date_to_civil(xtrain_date date)
{
    const int64_t days = (int64_t)date + DAYS_TO_1970;
    int64_t year = floor_divide(days * 400, 146097);
    while (days_before(year) > days) {
        year--;
    }
    while (days_before(year + 1) <= days) {
        year++;
    }
    const int rest = (int)(days - days_before(year));
    int month = (5 * rest + 2) / 153;
    const int day = rest - days_to_month(month) + 1;
    month += month < 10 ? 3 : -9;
    return (xt_civil){(int)year + (month <= 2), month, day};
}

int xt_date_weekday(xtrain_date date)
{
    /* 1970-01-01 was a Thursday. */
    const int64_t days = (int64_t)date + 3;
    return (int)(days - 7 * floor_divide(days, 7));
}

xtrain_date xt_date_add_months(xtrain_date date, int months)
{
    xt_civil civil = xt_date_to_civil(date);
    const int64_t total = (int64_t)civil.year * 12 + civil.month - 1 + months;
    civil.year = (int)floor_divide(total, 12);
    civil.month = (int)(total - (int64_t)civil.year * 12) + 1;
    const int length = month_length(civil.year, civil.month);
    civil.day = civil.day > length ? length : civil.day;
    return xt_date_from_civil(civil);
}

/* The number in `count` digits, or -1. */
static int digits(const char *text, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

bool xt_date_parse(const char *text, xtrain_date *out)
{
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    const xt_civil civil = {digits(text, 4), digits(text + 5, 2), digits(text + 8, 2)};
    if (civil.year < XTRAIN_MIN_YEAR || civil.year > XTRAIN_MAX_YEAR ||
        !xt_date_is_valid(civil.year, civil.month, civil.day)) {
        return false;
    }
    *out = xt_date_from_civil(civil);
    return true;
}

void xt_date_format(xtrain_date date, char out[XT_DATE_TEXT_SIZE])
{
    const xt_civil civil = xt_date_to_civil(date);
    if (date == XTRAIN_NO_DATE) {
        (void)snprintf(out, XT_DATE_TEXT_SIZE, "open");
    } else {
        (void)snprintf(out, XT_DATE_TEXT_SIZE, "%04d-%02u-%02u", civil.year,
                       (unsigned)civil.month % 100U, (unsigned)civil.day % 100U);
    }
}

void xt_date_format_short(xtrain_date date, char out[XT_DATE_TEXT_SIZE])
{
    static const char days[] = "MonTueWedThuFriSatSun";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const xt_civil civil = xt_date_to_civil(date);
    (void)snprintf(out, XT_DATE_TEXT_SIZE, "%.3s %u %.3s", days + 3 * xt_date_weekday(date),
                   (unsigned)civil.day % 100U, months + 3 * (civil.month - 1));
}

bool xt_time_parse(const char *text, size_t length, int *out)
{
    if (length < 4 || length > 5 || text[length - 3] != ':') {
        return false;
    }
    const int hours = digits(text, (int)length - 3);
    const int minutes = digits(text + length - 2, 2);
    if (hours < 0 || minutes < 0 || minutes > 59 || 60 * hours + minutes > XT_DAY_MINUTES) {
        return false;
    }
    *out = 60 * hours + minutes;
    return true;
}

void xt_time_format(int minutes, char out[XT_TIME_TEXT_SIZE])
{
    (void)snprintf(out, XT_TIME_TEXT_SIZE, "%02u:%02u", (unsigned)minutes / 60U % 100U,
                   (unsigned)minutes % 60U);
}

void xt_hours_format(xtrain_date date, int begin, int end, char out[XT_HOURS_TEXT_SIZE])
{
    char day[XT_DATE_TEXT_SIZE];
    char first[XT_TIME_TEXT_SIZE];
    char last[XT_TIME_TEXT_SIZE];
    xt_date_format_short(date, day);
    xt_time_format(begin, first);
    xt_time_format(end, last);
    (void)snprintf(out, XT_HOURS_TEXT_SIZE, "%s %s-%s", day, first, last);
}
