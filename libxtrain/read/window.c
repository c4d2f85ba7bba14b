/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The windows of P9 and P11: a number of periods, or "day" and "week", which the calendar turns
 * into one. A week has the same number of periods wherever it begins: in hours those of one day
 * times the weekdays worked (holidays have periods too), in days 7 / every.
 */
#include "base/date.h"
#include "model/calendar.h"
#include "read/parts.h"

/* The words of the key, as a group gives them. */
#define WINDOW_DAY (-1)

/* Periods of a week; 0: a week is no whole number of periods. */
static int periods_of_week(const xtrain_calendar *calendar)
{
    const int every = calendar->every;
    int worked = 0;
    switch (calendar->unit) {
    case XTRAIN_UNIT_HOUR:
        for (unsigned day = 0; day < 7; day++) {
            worked += (int)(calendar->workdays >> day & 1U);
        }
        return worked * xt_calendar_periods_a_day(calendar);
    case XTRAIN_UNIT_DAY:
        return 7 % every == 0 ? 7 / every : 0;
    case XTRAIN_UNIT_WEEK:
        return every == 1;
    case XTRAIN_UNIT_MONTH:
        break;
    }
    return 0;
}

static bool is_worked(unsigned workdays, int day)
{
    return (workdays >> (unsigned)(day % 7) & 1U) != 0;
}

/* The weekday with which a week of work begins: the one after the longest break, Monday where all
 * days are worked; of breaks that are equally long the one before the earliest day counts. */
static int first_weekday(unsigned workdays)
{
    int found = 0;
    int longest = 0;
    for (int day = 0; day < 7; day++) {
        int pause = 0;
        while (pause < 7 && !is_worked(workdays, day + 6 - pause)) {
            pause++;
        }
        if (is_worked(workdays, day) && pause > longest) {
            found = day;
            longest = pause;
        }
    }
    return found;
}

/* Blocks follow one another from the plan's start, so that has to be a week's. */
static bool begins_with_a_week(xt_reader *reader, const xt_value *window, int periods)
{
    const xtrain_calendar *calendar = &reader->problem->calendar;
    char start[XT_DATE_TEXT_SIZE];
    char wanted[XT_DATE_TEXT_SIZE];
    xtrain_date day = calendar->start;
    while (!is_worked(calendar->workdays, xt_date_weekday(day))) {
        day++;
    }
    const int first = first_weekday(calendar->workdays);
    if (periods == 1 || xt_date_weekday(day) == first) {
        return true;
    }
    xt_date_format_short(day, start);
    xt_date_format_short(day + (first + 7 - xt_date_weekday(day)) % 7, wanted);
    xt_reader_report(
        reader, window->line,
        "'window' is \"week\", but the plan starts on %s, within a week, and these "
        "windows follow one another from there; start it on %s, or write %d for windows "
        "that begin on a %.3s",
        start, wanted, periods, start);
    return false;
}

bool xt_read_window(xt_reader *reader, const xt_value *window, bool follows, int32_t *out)
{
    const xtrain_calendar *calendar = &reader->problem->calendar;
    *out = window->number;
    if (window->number > 0) {
        return true;
    }
    if (calendar->start == XTRAIN_NO_DATE) {
        return false; /* the calendar has a mistake, which was reported */
    }
    const bool is_day = window->number == WINDOW_DAY;
    const int periods = is_day ? xt_calendar_periods_a_day(calendar) : periods_of_week(calendar);
    if (periods == 0) {
        xt_reader_report(reader, window->line,
                         is_day ? "'window' is \"day\", but the calendar is not in hours; write a "
                                  "number of periods"
                                : "'window' is \"week\", but a week is no whole number of periods; "
                                  "write a number of periods");
        return false;
    }
    if (periods > XTRAIN_MAX_WINDOW) {
        xt_reader_report(reader, window->line,
                         "'window' is \"week\", which has %d periods; a window has %d at most, so "
                         "make periods longer or write a number of periods",
                         periods, XTRAIN_MAX_WINDOW);
        return false;
    }
    *out = periods;
    return is_day || !follows || begins_with_a_week(reader, window, periods);
}
