/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/date.h"
#include "read/parts.h"
#include "read/source.h"

/* Bit of a weekday, or 0. */
static unsigned weekday_bit(const char *text)
{
    static const char days[] = "mon|tue|wed|thu|fri|sat|sun";
    for (unsigned day = 0; day < 7; day++) {
        if (strlen(text) == 3 && memcmp(days + 4 * day, text, 3) == 0) {
            return 1U << day;
        }
    }
    return 0;
}

static unsigned read_workdays(xt_reader *reader, const xt_value *workdays, unsigned standard)
{
    unsigned bits = 0;
    const int count = xt_value_count(workdays);
    for (int i = 0; i < count; i++) {
        const char *text = xt_value_text(reader, workdays, i);
        const unsigned bit = text == NULL ? 0 : weekday_bit(text);
        if (text != NULL && bit == 0) {
            char shown[XT_CUT_SIZE];
            xt_reader_report(reader, xt_value_line(workdays, i),
                             "'%s' is not a day of the week; write \"mon\", \"tue\", \"wed\", "
                             "\"thu\", \"fri\", \"sat\" or \"sun\"",
                             xt_cut_text(shown, text));
        }
        bits |= bit;
    }
    if (workdays->is_stated && count == 0) {
        xt_reader_report(reader, workdays->line,
                         "'workdays' is empty; name the days of the week that are worked");
    }
    return bits == 0 ? standard : bits;
}

/* "08:00-18:00", which needs the unit hour. False after a report. */
static bool read_hours(xt_reader *reader, const xt_value *hours, xtrain_calendar *made)
{
    char shown[XT_CUT_SIZE];
    if (hours->text == NULL) {
        return true; /* not stated, or reported */
    }
    const size_t first = strcspn(hours->text, "-");
    const char *last = hours->text + first + (hours->text[first] == '-');
    if (!xt_time_parse(hours->text, first, &made->day_begin) ||
        !xt_time_parse(last, strlen(last), &made->day_end)) {
        xt_reader_report(reader, hours->line,
                         "'hours' is \"%s\"; write when a working day begins and ends, such as "
                         "\"08:00-18:00\"",
                         xt_cut_text(shown, hours->text));
        return false;
    }
    if (made->unit != XTRAIN_UNIT_HOUR) {
        xt_reader_report(reader, hours->line,
                         "'hours' changes nothing, since a period is a day or longer; write unit = "
                         "\"hour\" or leave it out");
        return false;
    }
    return true;
}

/* calendar: NULL if it is not sound. */
static void read_holidays(xt_reader *reader, const xt_value *holidays,
                          const xtrain_calendar *calendar)
{
    const int count = xt_value_count(holidays);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        xtrain_range days;
        if (!xt_value_days(reader, holidays, i, &days)) {
            continue;
        }
        if (days.first == XTRAIN_NO_DATE || days.last == XTRAIN_NO_DATE) {
            xt_reader_report(reader, xt_value_line(holidays, i),
                             "holidays without an end leave nothing to plan; state from and to");
        } else if (!xt_reader_take(reader, xtrain_problem_add_holiday(reader->problem, days))) {
            return; /* too many: said once */
        } else if (calendar != NULL) {
            (void)xt_reader_take(
                reader, xt_remark_holiday(reader, calendar, days, xt_value_line(holidays, i)));
        }
    }
}

void xt_read_calendar(xt_reader *reader, const xt_value *calendar)
{
    xt_value values[XT_CALENDAR_KEYS];
    if (!calendar->is_stated) {
        reader->is_incomplete = true;
        return;
    }
    /* "week" is the first of the words, days are the first of the enum. */
    static const xtrain_unit units[] = {XTRAIN_UNIT_WEEK, XTRAIN_UNIT_DAY, XTRAIN_UNIT_MONTH,
                                        XTRAIN_UNIT_HOUR};
    bool is_sound = xt_group_read(reader, calendar->node, calendar->key->group, values);
    xtrain_calendar made = XTRAIN_CALENDAR_INIT;
    made.start = values[XT_CALENDAR_START].number;
    made.unit = units[values[XT_CALENDAR_UNIT].number];
    made.every = values[XT_CALENDAR_EVERY].number;
    made.periods = values[XT_CALENDAR_PERIODS].number;
    made.workdays = read_workdays(reader, &values[XT_CALENDAR_WORKDAYS], made.workdays);
    is_sound = read_hours(reader, &values[XT_CALENDAR_HOURS], &made) && is_sound;
    made.source = xt_reader_source(reader, calendar->line);
    is_sound =
        is_sound && xt_reader_take(reader, xtrain_problem_set_calendar(reader->problem, &made));
    reader->is_incomplete = reader->is_incomplete || !is_sound;
    /* After the calendar, so that a message about them has its place. */
    read_holidays(reader, &values[XT_CALENDAR_HOLIDAYS], is_sound ? &made : NULL);
}
