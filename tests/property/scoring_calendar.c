/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates and periods of the second scoring, by counting days one by one: slow, plain, and unlike
 * anything that a library would do.
 */
#include "property/scoring.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

xtrain_date scoring_date(int year, int month, int day)
{
    int past = year - 1;
    int leaps = past / 4 - past / 100 + past / 400 - 477; /* 477 leap years before 1970 */
    xtrain_date date = (year - 1970) * 365 + leaps + day - 1;

    for (int m = 1; m < month; m++)
        date += month_days(year, m);
    return date;
}

scoring_day scoring_day_of(xtrain_date date)
{
    scoring_day out = {1970 + (int)date / 366, 1, 1};

    while (scoring_date(out.year, 1, 1) > date)
        out.year--;
    while (scoring_date(out.year + 1, 1, 1) <= date)
        out.year++;
    while (out.month < 12 && scoring_date(out.year, out.month + 1, 1) <= date)
        out.month++;
    out.day = (int)(date - scoring_date(out.year, out.month, 1)) + 1;
    return out;
}

/* Months are counted from the start date; a day that a month lacks is its last one. */
static xtrain_date months_later(xtrain_date start, int months)
{
    scoring_day day = scoring_day_of(start);

    while (months > 0) {
        day.year += day.month == 12 ? 1 : 0;
        day.month = day.month == 12 ? 1 : day.month + 1;
        months--;
    }
    while (months < 0) {
        day.year -= day.month == 1 ? 1 : 0;
        day.month = day.month == 1 ? 12 : day.month - 1;
        months++;
    }
    if (day.day > month_days(day.year, day.month))
        day.day = month_days(day.year, day.month);
    return scoring_date(day.year, day.month, day.day);
}

static xtrain_date first_day(const tiny *problem, int period)
{
    int units = period * problem->every;

    switch (problem->unit) {
    case XTRAIN_UNIT_DAY:
        return problem->start + units;
    case XTRAIN_UNIT_WEEK:
        return problem->start + 7 * units;
    default:
        return months_later(problem->start, units);
    }
}

static bool is_weekday(const tiny *problem, xtrain_date day)
{
    int weekday = (int)(((day % 7) + 7 + 3) % 7); /* 1970-01-01 was a Thursday; Monday is 0 */

    return (problem->workdays >> weekday & 1U) != 0;
}

/* The day of a period of hours: walks from the first weekday of the plan, forwards or back. */
static xtrain_date day_of_hours(const tiny *problem, int period)
{
    int in_day = (problem->day_end - problem->day_begin) / (60 * problem->every);
    xtrain_date day = problem->start;

    while (!is_weekday(problem, day))
        day++;
    while (period >= in_day) {
        do
            day++;
        while (!is_weekday(problem, day));
        period -= in_day;
    }
    while (period < 0) {
        do
            day--;
        while (!is_weekday(problem, day));
        period += in_day;
    }
    return day;
}

bool scoring_after_night(const tiny *problem, int period)
{
    return problem->unit == XTRAIN_UNIT_HOUR &&
           day_of_hours(problem, period - 1) != day_of_hours(problem, period);
}

xtrain_range scoring_period(const tiny *problem, int period)
{
    xtrain_range range = {first_day(problem, period), first_day(problem, period + 1) - 1};

    if (problem->unit == XTRAIN_UNIT_HOUR)
        range.first = range.last = day_of_hours(problem, period);
    return range;
}

static bool holds(xtrain_range range, xtrain_date day)
{
    return (range.first == XTRAIN_NO_DATE || range.first <= day) &&
           (range.last == XTRAIN_NO_DATE || range.last >= day);
}

static bool any_holds(const xtrain_range *ranges, int count, xtrain_date day)
{
    for (int i = 0; i < count; i++) {
        if (holds(ranges[i], day))
            return true;
    }
    return false;
}

static bool is_work_day(const tiny *problem, xtrain_date day)
{
    return is_weekday(problem, day) && !any_holds(problem->holidays, problem->holiday_count, day);
}

int scoring_work_days(const tiny *problem, xtrain_range days)
{
    int count = 0;

    for (xtrain_date day = days.first; day <= days.last; day++)
        count += is_work_day(problem, day) ? 1 : 0;
    return count;
}

/* The days of a period that tell where it belongs: its working days, or without any all days. */
static int telling_days(const tiny *problem, int period, const xtrain_range *within)
{
    xtrain_range days = scoring_period(problem, period);
    bool all = scoring_work_days(problem, days) == 0;
    int count = 0;

    for (xtrain_date day = days.first; day <= days.last; day++) {
        if ((all || is_work_day(problem, day)) && (within == NULL || holds(*within, day)))
            count++;
    }
    return count;
}

bool scoring_in_range(const tiny *problem, int period, xtrain_range range)
{
    return 2 * telling_days(problem, period, &range) >= telling_days(problem, period, NULL);
}

bool scoring_in_contract(const tiny *problem, int person, int period)
{
    int all = telling_days(problem, period, NULL);
    int inside = telling_days(problem, period, &problem->person[person].contract);

    return 2 * (all - inside) < all;
}

bool scoring_on_leave(const tiny *problem, int person, int period)
{
    const tiny_person *who = &problem->person[person];
    xtrain_range days = scoring_period(problem, period);
    int inside = 0;
    int away = 0;

    if (!scoring_in_contract(problem, person, period))
        return false;
    for (xtrain_date day = days.first; day <= days.last; day++) {
        if (!is_work_day(problem, day) || !holds(who->contract, day))
            continue;
        inside++;
        away += any_holds(who->leaves, who->leave_count, day) ? 1 : 0;
    }
    return inside > 0 && 2 * away >= inside;
}

bool scoring_closed(const tiny *problem, int department, int period)
{
    const tiny_department *where = &problem->department[department];
    xtrain_range days = scoring_period(problem, period);
    int work = 0;
    int closed = 0;

    for (xtrain_date day = days.first; day <= days.last; day++) {
        if (!is_work_day(problem, day))
            continue;
        work++;
        closed += any_holds(where->closed, where->closed_count, day) ? 1 : 0;
    }
    return 2 * closed >= work;
}
