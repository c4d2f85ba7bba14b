/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

static bool is_month(xtrain_range range)
{
    const xt_civil first = xt_date_to_civil(range.first);
    const xt_civil next = xt_date_to_civil(range.last + 1);
    const int months = (next.year - first.year) * 12 + next.month - first.month;
    /* A plan may start on the 31st: then a month ends where the month does. */
    return months == 1 && (next.day == first.day || first.day > 28);
}

xt_period_word xt_words_period(const xtrain_plan *plan)
{
    static const xt_period_word days = {"day", "days", "Days"};
    static const xt_period_word weeks = {"week", "weeks", "Weeks"};
    static const xt_period_word months = {"month", "months", "Months"};
    static const xt_period_word others = {"period", "periods", "Periods"};
    static const xt_period_word hours = {"hour", "hours", "Hours"};
    int begin = 0;
    int end = 0;
    if (xtrain_plan_period_hours(plan, 0, &begin, &end)) {
        return end - begin == 60 ? hours : others;
    }
    bool all_days = true;
    bool all_weeks = true;
    bool all_months = true;
    for (int period = 0; period < xtrain_plan_period_count(plan); period++) {
        const xtrain_range range = xtrain_plan_period(plan, period);
        const int days_in = range.last - range.first + 1;
        all_days = all_days && days_in == 1;
        all_weeks = all_weeks && days_in == 7;
        all_months = all_months && is_month(range);
    }
    return all_days ? days : all_weeks ? weeks : all_months ? months : others;
}

bool xt_words_begins_day(const xtrain_plan *plan, int period)
{
    return xtrain_plan_period_hours(plan, period, NULL, NULL) &&
           xtrain_plan_period(plan, period).first != xtrain_plan_period(plan, period - 1).first;
}

static void add_time(xt_text *text, xtrain_date date, int minutes, bool is_known)
{
    char day[XT_DATE_TEXT_SIZE];
    char time[XT_TIME_TEXT_SIZE] = "";
    xt_date_format(date, day);
    if (is_known) {
        xt_time_format(minutes, time);
    }
    xt_text_format(text, "%s%s%s", day, is_known ? " " : "", time);
}

void xt_words_begin(xt_text *text, const xtrain_plan *plan, int period)
{
    int begin = 0;
    const bool in_hours = xtrain_plan_period_hours(plan, period, &begin, NULL);
    add_time(text, xtrain_plan_period(plan, period).first, begin, in_hours);
}

void xt_words_end(xt_text *text, const xtrain_plan *plan, int period)
{
    int end = 0;
    const bool in_hours = xtrain_plan_period_hours(plan, period, NULL, &end);
    add_time(text, xtrain_plan_period(plan, period).last, end, in_hours);
}

static void add_hours(xt_text *text, const xtrain_plan *plan, int first, int last)
{
    const xtrain_date days[2] = {xtrain_plan_period(plan, first).first,
                                 xtrain_plan_period(plan, last).first};
    char day[XT_HOURS_TEXT_SIZE];
    char time[XT_TIME_TEXT_SIZE];
    int begin = 0;
    int end = 0;
    (void)xtrain_plan_period_hours(plan, first, &begin, NULL);
    (void)xtrain_plan_period_hours(plan, last, NULL, &end);
    if (days[0] == days[1]) {
        xt_hours_format(days[0], begin, end, day);
        xt_text_add(text, day);
        return;
    }
    xt_date_format_short(days[0], day);
    xt_time_format(begin, time);
    xt_text_format(text, "%s %s to ", day, time);
    xt_date_format_short(days[1], day);
    xt_time_format(end, time);
    xt_text_format(text, "%s %s", day, time);
}

void xt_words_when(xt_text *text, const xtrain_plan *plan, int first, int last)
{
    if (xtrain_plan_period_hours(plan, first, NULL, NULL)) {
        add_hours(text, plan, first, last);
        return;
    }
    xt_words_begin(text, plan, first);
    if (last > first) {
        xt_text_add(text, " to ");
        xt_words_begin(text, plan, last);
    }
}

void xt_words_number(xt_text *text, int64_t number)
{
    char digits[32];
    const uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    const int count = snprintf(digits, sizeof digits, "%" PRIu64, size);
    if (number < 0) {
        xt_text_add(text, "-");
    }
    for (int i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0) {
            xt_text_add(text, ",");
        }
        xt_text_add_bytes(text, &digits[i], 1);
    }
}

void xt_words_count(xt_text *text, int64_t number, const char *one, const char *many)
{
    xt_words_number(text, number);
    xt_text_format(text, " %s", number == 1 ? one : many);
}

void xt_words_percent(xt_text *text, double fraction)
{
    const double percent = fraction * 100.0;
    if (!(percent < 1e12)) {
        xt_text_add(text, "more than a million million %");
    } else if (percent > 0.0 && percent < 0.01) {
        xt_text_add(text, "0.01 %");
    } else {
        /* Rounded up, but not for what binary fractions add at their end. */
        const double scale = percent < 0.095 ? 100.0 : 10.0;
        const int64_t parts = (int64_t)ceil(percent * scale - 1e-9);
        const int64_t whole = (int64_t)scale;
        xt_words_number(text, parts / whole);
        if (parts % whole != 0) {
            xt_text_format(text, whole == 100 ? ".%02d" : ".%d", (int)(parts % whole));
        }
        xt_text_add(text, " %");
    }
}

bool xt_line_is_unpriced(const xtrain_line *line)
{
    return line->strength == XTRAIN_MUST && xtrain_rule_info_get(line->kind)->of_person;
}

typedef struct named {
    const char *name;
    int employee;
} named;

static int by_name(const void *left, const void *right)
{
    return strcmp(((const named *)left)->name, ((const named *)right)->name);
}

bool xt_names_init(xt_names *names, const xt_memory *memory, const xtrain_plan *plan)
{
    const int count = xtrain_plan_employee_count(plan);
    names->plan = plan;
    names->shared = xt_allocate(memory, (size_t)count, sizeof *names->shared);
    named *sorted = xt_allocate(memory, (size_t)count, sizeof *sorted);
    const bool done = names->shared != NULL && sorted != NULL;
    if (done) {
        for (int i = 0; i < count; i++) {
            sorted[i] = (named){xtrain_plan_employee_name(plan, i), i};
        }
        qsort(sorted, (size_t)count, sizeof *sorted, by_name);
        for (int i = 1; i < count; i++) {
            if (strcmp(sorted[i - 1].name, sorted[i].name) == 0) {
                names->shared[sorted[i - 1].employee] = true;
                names->shared[sorted[i].employee] = true;
            }
        }
    }
    xt_release(memory, sorted);
    return done;
}

void xt_names_clear(xt_names *names, const xt_memory *memory)
{
    xt_release(memory, names->shared);
    names->shared = NULL;
}

bool xt_names_is_shared(const xt_names *names, int employee)
{
    return names->shared[employee];
}

void xt_names_add(xt_text *text, const xt_names *names, int employee)
{
    const char *name = xtrain_plan_employee_name(names->plan, employee);
    const char *id = xtrain_plan_employee_id(names->plan, employee);
    /* A bare number would read as one more figure. */
    const bool is_number = name[0] >= '0' && name[0] <= '9' && strcmp(name, id) == 0;
    xt_text_add(text, is_number ? "person " : "");
    xt_text_add(text, name);
    if (names->shared[employee]) {
        xt_text_format(text, " (%s)", id);
    }
}

bool xt_show_options_take(xtrain_show_options *out, const xtrain_show_options *options)
{
    const xtrain_show_options defaults = XTRAIN_SHOW_OPTIONS_INIT;
    *out = options != NULL ? *options : defaults;
    return out->version == 1 && out->width >= 40 && out->width <= 1000;
}
