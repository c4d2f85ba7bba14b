/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Working days by formula. With W(d) the working weekdays before day d (whole weeks times the
 * weekdays worked, and the rest of a week) and H(d) those of them that are holidays (prefix sums
 * over the joined holidays, found by binary search), a range has W(last + 1) - W(first) minus
 * H(last + 1) - H(first) working days. So no question about dates walks over days.
 */
#include "model/calendar.h"

#include <limits.h>
#include <stdlib.h>

#include "base/date.h"

_Static_assert(XT_PERIOD_TEXT_SIZE >= XT_HOURS_TEXT_SIZE, "a label holds a day and its times");

/* Far beyond every date that can be stated or planned, and far from overflowing. */
#define FAR_DATE (INT32_MAX / 2)
#define FAR_MONTH (12 * 1000000)

static int64_t clamped(int64_t value, int64_t most)
{
    return value > most ? most : value < -most ? -most : value;
}

static int64_t floor_divide(int64_t number, int64_t by)
{
    return number / by - (number % by < 0);
}

/* ---- ranges ---- */

xtrain_range xt_range_closed(xtrain_range range)
{
    if (range.first == XTRAIN_NO_DATE) {
        range.first = -FAR_DATE;
    }
    if (range.last == XTRAIN_NO_DATE) {
        range.last = FAR_DATE;
    }
    return range;
}

xtrain_range xt_range_both(xtrain_range left, xtrain_range right)
{
    if (right.first > left.first) {
        left.first = right.first;
    }
    if (right.last < left.last) {
        left.last = right.last;
    }
    return left;
}

static int by_date(const void *left, const void *right)
{
    const xtrain_range *a = left;
    const xtrain_range *b = right;
    return a->first != b->first ? (a->first > b->first) - (a->first < b->first)
                                : (a->last > b->last) - (a->last < b->last);
}

int xt_range_join(xtrain_range *ranges, int count)
{
    int kept = 0;
    if (count > 1) {
        qsort(ranges, (size_t)count, sizeof *ranges, by_date);
    }
    for (int i = 0; i < count; i++) {
        if (ranges[i].first > ranges[i].last) {
            continue;
        }
        if (kept > 0 && ranges[i].first <= ranges[kept - 1].last + 1) {
            if (ranges[i].last > ranges[kept - 1].last) {
                ranges[kept - 1].last = ranges[i].last;
            }
        } else {
            ranges[kept++] = ranges[i];
        }
    }
    return kept;
}

/* ---- working weekdays ---- */

static int weekdays_in(unsigned mask)
{
    int count = 0;
    for (; mask != 0; mask &= mask - 1) {
        count++;
    }
    return count;
}

/* W(d), counted from a Monday. */
static int64_t weekdays_before(unsigned workdays, int64_t date)
{
    const int64_t days = date + 3; /* 1970-01-01 was a Thursday */
    const int64_t week = floor_divide(days, 7);
    const unsigned passed = (1U << (unsigned)(days - 7 * week)) - 1U;
    return week * weekdays_in(workdays) + weekdays_in(workdays & passed);
}

/* The working weekday before which there are `count` of them: W(d) = count. */
static int64_t weekday_after(unsigned workdays, int64_t count)
{
    const int each = weekdays_in(workdays);
    const int64_t week = floor_divide(count, each);
    int day = 0;
    for (int64_t left = count - week * each; left > 0 || (workdays >> (unsigned)day & 1U) == 0;
         day++) {
        left -= workdays >> (unsigned)day & 1U;
    }
    return 7 * week + day - 3;
}

/* ---- periods ---- */

int xt_calendar_periods_a_day(const xtrain_calendar *calendar)
{
    return calendar->unit == XTRAIN_UNIT_HOUR
               ? (calendar->day_end - calendar->day_begin) / (60 * calendar->every)
               : 0;
}

/* In hours a period is known by its day, counted in working weekdays from the first one of the
 * plan, and by its place in that day. */
static xtrain_date day_of(const xtrain_calendar *calendar, int period)
{
    const int64_t day = floor_divide(period, xt_calendar_periods_a_day(calendar));
    const int64_t before = weekdays_before(calendar->workdays, calendar->start);
    return (xtrain_date)clamped(weekday_after(calendar->workdays, before + day), FAR_DATE);
}

/* The first period in hours of the first working weekday from this day on. */
static int first_hour(const xtrain_calendar *calendar, int64_t date)
{
    const int64_t days = weekdays_before(calendar->workdays, date) -
                         weekdays_before(calendar->workdays, calendar->start);
    return (int)clamped(days * xt_calendar_periods_a_day(calendar), INT_MAX);
}

bool xt_calendar_hours(const xtrain_calendar *calendar, int period, int *begin, int *end)
{
    const int each = xt_calendar_periods_a_day(calendar);
    if (each == 0) {
        return false;
    }
    const int place = (int)(period - each * floor_divide(period, each));
    *begin = calendar->day_begin + place * 60 * calendar->every;
    *end = *begin + 60 * calendar->every;
    return true;
}

void xt_calendar_label(const xtrain_calendar *calendar, int period, char out[XT_PERIOD_TEXT_SIZE])
{
    const xtrain_date day = xt_calendar_period(calendar, period).first;
    int begin = 0;
    int end = 0;
    if (xt_calendar_hours(calendar, period, &begin, &end)) {
        xt_hours_format(day, begin, end, out);
    } else {
        xt_date_format(day, out);
    }
}

static xtrain_date period_start(const xtrain_calendar *calendar, int64_t period)
{
    const int64_t units = period * calendar->every;
    if (calendar->unit == XTRAIN_UNIT_MONTH) {
        return xt_date_add_months(calendar->start, (int)clamped(units, FAR_MONTH));
    }
    const int64_t days = units * (calendar->unit == XTRAIN_UNIT_WEEK ? 7 : 1);
    return (xtrain_date)clamped(calendar->start + days, FAR_DATE);
}

xtrain_range xt_calendar_period(const xtrain_calendar *calendar, int period)
{
    if (calendar->unit == XTRAIN_UNIT_HOUR) {
        const xtrain_date day = day_of(calendar, period);
        return (xtrain_range){day, day};
    }
    return (xtrain_range){period_start(calendar, period),
                          period_start(calendar, (int64_t)period + 1) - 1};
}

int xt_calendar_period_of(const xtrain_calendar *calendar, xtrain_date date)
{
    if (calendar->unit == XTRAIN_UNIT_HOUR) {
        return first_hour(calendar, date);
    }
    if (calendar->unit != XTRAIN_UNIT_MONTH) {
        const int64_t days = calendar->every * (calendar->unit == XTRAIN_UNIT_WEEK ? 7 : 1);
        return (int)floor_divide((int64_t)date - calendar->start, days);
    }
    const xt_civil from = xt_date_to_civil(calendar->start);
    const xt_civil to = xt_date_to_civil(date);
    const int64_t months = ((int64_t)to.year - from.year) * 12 + to.month - from.month;
    const int64_t period = floor_divide(months, calendar->every);
    /* Within the month the day decides. */
    return (int)period - (period_start(calendar, period) > date);
}

int xt_calendar_last_of(const xtrain_calendar *calendar, xtrain_date date)
{
    return calendar->unit == XTRAIN_UNIT_HOUR ? first_hour(calendar, (int64_t)date + 1) - 1
                                              : xt_calendar_period_of(calendar, date);
}

/* ---- working days ---- */

/* H(d) */
static int64_t holidays_before(const xtrain_problem *problem, int64_t date)
{
    const xt_holiday_span *spans = problem->spans;
    size_t low = 0;
    size_t high = problem->span_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (spans[middle].days.first < date) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) {
        return 0;
    }
    const xt_holiday_span *span = &spans[low - 1];
    const int64_t end = span->days.last < date ? (int64_t)span->days.last + 1 : date;
    const unsigned workdays = problem->calendar.workdays;
    return span->before + weekdays_before(workdays, end) -
           weekdays_before(workdays, span->days.first);
}

int xt_work_days(const xtrain_problem *problem, xtrain_range range)
{
    range = xt_range_closed(range);
    if (range.first > range.last) {
        return 0;
    }
    const unsigned workdays = problem->calendar.workdays;
    const int64_t end = (int64_t)range.last + 1;
    const int64_t count = weekdays_before(workdays, end) - weekdays_before(workdays, range.first) -
                          (holidays_before(problem, end) - holidays_before(problem, range.first));
    return (int)clamped(count, INT_MAX);
}

xtrain_status xt_derive_holidays(xtrain_problem *problem)
{
    const int stated = (int)problem->holiday_count;
    const unsigned workdays = problem->calendar.workdays;
    int64_t before = 0;
    problem->span_count = 0;
    problem->spans = xt_arena_allocate(&problem->derived, (size_t)stated, sizeof *problem->spans);
    xtrain_range *days = xt_arena_allocate(&problem->derived, (size_t)stated, sizeof *days);
    if (problem->spans == NULL || days == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (int i = 0; i < stated; i++) {
        days[i] = xt_range_closed(problem->holidays[i]);
    }
    const int count = xt_range_join(days, stated);
    for (int i = 0; i < count; i++) {
        problem->spans[i] = (xt_holiday_span){days[i], before};
        before += weekdays_before(workdays, (int64_t)days[i].last + 1) -
                  weekdays_before(workdays, days[i].first);
    }
    problem->span_count = (size_t)count;
    return XTRAIN_OK;
}

/* ---- periods against ranges ---- */

static xtrain_range days_of(const xtrain_problem *problem, int period)
{
    return period >= 0 && period < xt_periods(problem) && problem->periods != NULL
               ? problem->periods[period]
               : xt_calendar_period(&problem->calendar, period);
}

int xt_period_work_days(const xtrain_problem *problem, int period)
{
    return period >= 0 && period < xt_periods(problem) && problem->work_days != NULL
               ? problem->work_days[period]
               : xt_work_days(problem, xt_calendar_period(&problem->calendar, period));
}

/* How much of the period lies in the range, and how much there is: working days, or calendar days
 * if the period has no working days. */
static void measure(const xtrain_problem *problem, int period, xtrain_range range, int *inside,
                    int *total)
{
    const xtrain_range days = days_of(problem, period);
    const xtrain_range both = xt_range_both(days, xt_range_closed(range));
    *total = xt_period_work_days(problem, period);
    if (*total > 0) {
        *inside = xt_work_days(problem, both);
    } else {
        *total = days.last - days.first + 1;
        *inside = both.first > both.last ? 0 : both.last - both.first + 1;
    }
}

bool xt_period_in_range(const xtrain_problem *problem, int period, xtrain_range range)
{
    int inside = 0;
    int total = 0;
    measure(problem, period, range, &inside, &total);
    return 2 * (int64_t)inside >= total;
}

bool xt_period_in_contract(const xtrain_problem *problem, int period, xtrain_range contract)
{
    int inside = 0;
    int total = 0;
    measure(problem, period, contract, &inside, &total);
    return 2 * (int64_t)(total - inside) < total;
}

/* The periods of `within` that the range touches. */
static xt_span touched(const xtrain_problem *problem, xtrain_range range, xt_span within)
{
    xt_span span = within;
    if (range.first != XTRAIN_NO_DATE) {
        const int first = xt_calendar_period_of(&problem->calendar, range.first);
        span.first = first > span.first ? first : span.first;
    }
    if (range.last != XTRAIN_NO_DATE) {
        const int last = xt_calendar_last_of(&problem->calendar, range.last);
        span.last = last < span.last ? last : span.last;
    }
    return span;
}

/* Drops the first and the last period of a span if they do not pass the test. */
static xt_span trimmed(const xtrain_problem *problem, xtrain_range range, xt_span span,
                       bool (*test)(const xtrain_problem *, int, xtrain_range))
{
    if (span.first <= span.last && !test(problem, span.first, range)) {
        span.first++;
    }
    if (span.first <= span.last && !test(problem, span.last, range)) {
        span.last--;
    }
    return span;
}

xt_span xt_periods_in_range(const xtrain_problem *problem, xtrain_range range, xt_span within)
{
    return trimmed(problem, range, touched(problem, range, within), xt_period_in_range);
}

xt_span xt_periods_in_contract(const xtrain_problem *problem, xtrain_range contract, xt_span within)
{
    if (contract.first == XTRAIN_NO_DATE && contract.last == XTRAIN_NO_DATE) {
        return within;
    }
    return trimmed(problem, contract, touched(problem, contract, within), xt_period_in_contract);
}

bool xt_period_closed(const xtrain_problem *problem, const xt_department *department, int period)
{
    const int total = xt_period_work_days(problem, period);
    const xtrain_range days = days_of(problem, period);
    int64_t closed = 0;
    for (int i = 0; i < department->closed_span_count; i++) {
        closed += xt_work_days(problem, xt_range_both(days, department->closed_spans[i]));
    }
    return total == 0 || 2 * closed >= total;
}

void xt_count_days(const xtrain_problem *problem, const xtrain_range *joined, int count,
                   xt_span within, int *days)
{
    for (int i = 0; i < count; i++) {
        const xt_span span = touched(problem, joined[i], within);
        for (int period = span.first; period <= span.last; period++) {
            const xtrain_range all = problem->periods[period];
            const bool whole = joined[i].first <= all.first && joined[i].last >= all.last;
            days[period] += whole ? problem->work_days[period]
                                  : xt_work_days(problem, xt_range_both(all, joined[i]));
        }
    }
}

bool xt_may_go_on(const xtrain_problem *problem, int employee, int department, int more)
{
    const xt_employee *person = &problem->employees[employee];
    const xt_department *place = &problem->departments[department];
    const int known =
        person->contract_after < place->open_after ? person->contract_after : place->open_after;
    if (more <= problem->after_cap || known < problem->after_cap) {
        return more <= known;
    }
    for (int i = known; i < more; i++) {
        const int period = xt_periods(problem) + i;
        if (!xt_period_in_contract(problem, period, person->contract) ||
            xt_period_closed(problem, place, period)) {
            return false;
        }
    }
    return true;
}
