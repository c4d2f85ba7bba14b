/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The problem as a whole: made, freed, its title, price and calendar. */
#include "base/date.h"
#include "base/index.h"
#include "model/store.h"

xtrain_status xtrain_problem_create(xtrain_problem **out, xtrain_context *context)
{
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (context == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    const xt_memory *memory = &context->memory;
    xtrain_problem *problem = xt_allocate(memory, 1, sizeof *problem);
    struct xt_index *index = xt_allocate(memory, XT_NAMES, sizeof *index);
    if (problem == NULL || index == NULL) {
        xt_release(memory, index);
        xt_release(memory, problem);
        return XTRAIN_ERROR_MEMORY;
    }
    for (int kind = 0; kind < XT_NAMES; kind++) {
        xt_index_init(&index[kind], memory);
    }
    problem->context = context;
    problem->index = index;
    problem->title = "";
    problem->must_price = 1000;
    problem->objective = (xtrain_objective)XTRAIN_OBJECTIVE_INIT;
    problem->calendar = (xtrain_calendar)XTRAIN_CALENDAR_INIT;
    xt_arena_init(&problem->arena, memory);
    xt_arena_init(&problem->derived, memory);
    *out = problem;
    return XTRAIN_OK;
}

void xtrain_problem_free(xtrain_problem *problem)
{
    if (problem == NULL) {
        return;
    }
    const xt_memory memory = problem->context->memory;
    for (int kind = 0; kind < XT_NAMES; kind++) {
        xt_index_clear(&problem->index[kind]);
    }
    xt_release(&memory, problem->index);
    xt_release(&memory, problem->holidays);
    xt_release(&memory, problem->skills);
    xt_release(&memory, problem->departments);
    xt_release(&memory, problem->sets);
    xt_release(&memory, problem->employees);
    xt_release(&memory, problem->programmes);
    xt_release(&memory, problem->rules);
    xt_release(&memory, problem->groups);
    xt_arena_clear(&problem->derived);
    xt_arena_clear(&problem->arena);
    xt_release(&memory, problem);
}

xtrain_status xtrain_problem_set_title(xtrain_problem *problem, const char *title)
{
    const char *copy = "";
    xtrain_status status = xt_store_begin(problem);
    if (status == XTRAIN_OK && title != NULL && *title != '\0') {
        status = xt_store_text(&copy, problem, title, "title", NULL);
    }
    if (status == XTRAIN_OK) {
        problem->title = copy;
    }
    return status;
}

xtrain_status xtrain_problem_set_must_price(xtrain_problem *problem, int points)
{
    xtrain_status status = xt_store_begin(problem);
    if (status == XTRAIN_OK) {
        const xt_number price = {"must price", points, 1, XTRAIN_MAX_POINTS};
        status = xt_store_number(problem, price, NULL);
    }
    if (status == XTRAIN_OK) {
        problem->must_price = points;
    }
    return status;
}

xtrain_status xtrain_problem_set_objective(xtrain_problem *problem,
                                           const xtrain_objective *objective)
{
    xtrain_status status = xt_store_begin_with(problem, XT_VERSION(objective));
    if (status == XTRAIN_OK && (unsigned)objective->kind > XTRAIN_OBJECTIVE_UTILITY) {
        status = xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, NULL,
                           "the objective is unknown; use one of xtrain_objective_kind");
    }
    if (status == XTRAIN_OK) {
        const xt_number sum = {"weight of the sum of utilities", objective->sum, 0,
                               XTRAIN_MAX_WEIGHT};
        status = xt_store_number(problem, sum, NULL);
    }
    if (status == XTRAIN_OK) {
        const xt_number least = {"weight of the least utility", objective->least, 0,
                                 XTRAIN_MAX_POINTS};
        status = xt_store_number(problem, least, NULL);
    }
    if (status == XTRAIN_OK && objective->sum == 0 && objective->least == 0) {
        status = xt_refuse(problem, XTRAIN_ERROR_INPUT, NULL,
                           "the utility weighs neither the sum nor the least; give one of them a "
                           "weight");
    }
    if (status == XTRAIN_OK) {
        problem->objective = *objective;
    }
    return status;
}

/* Periods in hours fill the working hours of a day. */
static xtrain_status check_hours(xtrain_problem *problem, const xtrain_calendar *calendar)
{
    const xtrain_source *source = &calendar->source;
    char begin[XT_TIME_TEXT_SIZE];
    char end[XT_TIME_TEXT_SIZE];
    if (calendar->day_begin < 0 || calendar->day_begin > XT_DAY_MINUTES || calendar->day_end < 0 ||
        calendar->day_end > XT_DAY_MINUTES) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "the working hours are minutes %d to %d of the day; they lie between 0 "
                         "and %d",
                         calendar->day_begin, calendar->day_end, XT_DAY_MINUTES);
    }
    xt_time_format(calendar->day_begin, begin);
    xt_time_format(calendar->day_end, end);
    if (calendar->day_begin >= calendar->day_end) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "the working hours begin at %s and end at %s; they end later than they "
                         "begin, on the same day",
                         begin, end);
    }
    if ((calendar->day_end - calendar->day_begin) % (60 * calendar->every) != 0) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "the working hours %s-%s are no whole number of periods of %d hour%s; "
                         "change the hours or the length of a period",
                         begin, end, calendar->every, calendar->every == 1 ? "" : "s");
    }
    return XTRAIN_OK;
}

static xtrain_status check_calendar(xtrain_problem *problem, const xtrain_calendar *calendar)
{
    const xtrain_source *source = &calendar->source;
    if (calendar->start == XTRAIN_NO_DATE) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "the calendar has no start date; give one such as \"2026-03-02\"");
    }
    xtrain_status status = xt_store_range(problem, (xtrain_range){calendar->start, XTRAIN_NO_DATE},
                                          "calendar", source);
    if (status == XTRAIN_OK && (unsigned)calendar->unit > XTRAIN_UNIT_HOUR) {
        status = xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, source,
                           "the calendar's unit is unknown; use one of xtrain_unit");
    }
    if (status == XTRAIN_OK) {
        const xt_number every = {"number of units in a period", calendar->every, 1, 366};
        status = xt_store_number(problem, every, source);
    }
    if (status == XTRAIN_OK) {
        const xt_number periods = {"number of periods", calendar->periods, 1, XTRAIN_MAX_PERIODS};
        status = xt_store_number(problem, periods, source);
    }
    if (status == XTRAIN_OK && (calendar->workdays == 0 || calendar->workdays > 0x7fU)) {
        status = xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                           "the calendar has no working weekday; name at least one");
    }
    if (status == XTRAIN_OK && calendar->unit == XTRAIN_UNIT_HOUR) {
        status = check_hours(problem, calendar);
    }
    if (status == XTRAIN_OK) {
        const xtrain_range all = {calendar->start,
                                  xt_calendar_period(calendar, calendar->periods - 1).last};
        status = xt_store_range(problem, all, "calendar", source);
    }
    return status;
}

xtrain_status xtrain_problem_set_calendar(xtrain_problem *problem, const xtrain_calendar *calendar)
{
    xtrain_source source;
    xtrain_status status = xt_store_begin_with(problem, XT_VERSION(calendar));
    if (status == XTRAIN_OK) {
        status = check_calendar(problem, calendar);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_source(&source, problem, &calendar->source);
    }
    if (status == XTRAIN_OK) {
        problem->calendar = *calendar;
        problem->calendar.source = source;
    }
    return status;
}

xtrain_status xtrain_problem_add_holiday(xtrain_problem *problem, xtrain_range days)
{
    xtrain_status status = xt_store_begin(problem);
    if (status == XTRAIN_OK) {
        status = xt_store_range(problem, days, "holiday", &problem->calendar.source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_room(problem, problem->holiday_count, XTRAIN_MAX_DATES, "holidays",
                               &problem->calendar.source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    if (!XT_GROW(&problem->context->memory, problem->holidays, problem->holiday_capacity,
                 problem->holiday_count + 1)) {
        return XTRAIN_ERROR_MEMORY;
    }
    problem->holidays[problem->holiday_count++] = days;
    return XTRAIN_OK;
}
