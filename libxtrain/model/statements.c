/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a person with dates - fixed cells, wishes, past stays - turned into periods. */
#include "model/derive.h"

#include "base/date.h"

static const char *name_of(const xt_derivation *derivation, int department)
{
    return derivation->problem->departments[department].name;
}

/* ---- fixed cells ---- */

static bool is_never(const xt_employee *person, int department)
{
    for (size_t i = 0; i < person->never_count; i++) {
        if (person->nevers[i].department == department) {
            return true;
        }
    }
    return false;
}

/* The periods of a fixed range. One whose end is open reaches as far as the contract does. */
static xtrain_status find_fixed(xt_derivation *derivation, const xt_employee *person,
                                const xt_fixed *fixed, xt_span *out)
{
    const xtrain_problem *problem = derivation->problem;
    const xt_span plan = {0, xt_periods(problem) - 1};
    xt_span span = xt_periods_in_range(problem, fixed->range, plan);
    if (fixed->range.first == XTRAIN_NO_DATE && span.first < person->first_period) {
        span.first = person->first_period;
    }
    if (fixed->range.last == XTRAIN_NO_DATE && span.last > person->last_period) {
        span.last = person->last_period;
    }
    *out = span;
    if (span.first > span.last) {
        return xt_report(problem->context, XTRAIN_OK, xt_place_of(&fixed->source).file,
                         xt_place_of(&fixed->source).line,
                         "the range in which %s is fixed in %s has no period of the plan; it "
                         "changes nothing",
                         person->name, name_of(derivation, fixed->department));
    }
    if (span.first < person->first_period || span.last > person->last_period) {
        *out = (xt_span){0, -1};
        return xt_mistake(derivation, XTRAIN_ERROR_INPUT, &fixed->source,
                          "%s is fixed in %s outside the contract; shorten the range or correct "
                          "the contract",
                          person->name, name_of(derivation, fixed->department));
    }
    return XTRAIN_OK;
}

/* Writes the department into the cells; a cell that has another one already is a mistake. */
static xtrain_status fill_fixed(xt_derivation *derivation, const xt_employee *person,
                                const xt_fixed *fixed, xt_span span)
{
    for (int period = span.first; period <= span.last; period++) {
        xt_cell *cell = &person->fixed_cell[period];
        if (*cell != XT_NOT_FIXED && *cell != fixed->department) {
            char date[XT_DATE_TEXT_SIZE];
            xt_date_format(derivation->problem->periods[period].first, date);
            return xt_mistake(derivation, XTRAIN_ERROR_INPUT, &fixed->source,
                              "%s is fixed both in %s and in %s in the period from %s; keep one",
                              person->name, name_of(derivation, *cell),
                              name_of(derivation, fixed->department), date);
        }
        *cell = (xt_cell)fixed->department;
    }
    return XTRAIN_OK;
}

static xtrain_status derive_fixed(xt_derivation *derivation, xt_employee *person)
{
    xtrain_problem *problem = derivation->problem;
    const size_t periods = (size_t)xt_periods(problem);
    xtrain_status status = XTRAIN_OK;
    if (person->fixed_count == 0) {
        return XTRAIN_OK;
    }
    person->fixed_cell = xt_arena_allocate(&problem->derived, periods, sizeof *person->fixed_cell);
    if (person->fixed_cell == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (size_t i = 0; i < periods; i++) {
        person->fixed_cell[i] = XT_NOT_FIXED;
    }
    for (size_t i = 0; i < person->fixed_count && status == XTRAIN_OK; i++) {
        const xt_fixed *fixed = &person->fixed[i];
        xt_span span = {0, -1};
        if (fixed->department != person->home && is_never(person, fixed->department)) {
            status = xt_mistake(derivation, XTRAIN_ERROR_INPUT, &fixed->source,
                                "%s is fixed in %s but must never be sent there; keep one of both",
                                person->name, name_of(derivation, fixed->department));
        }
        if (status == XTRAIN_OK) {
            status = find_fixed(derivation, person, fixed, &span);
        }
        if (status == XTRAIN_OK) {
            status = fill_fixed(derivation, person, fixed, span);
        }
    }
    return status;
}

/* ---- past stays ---- */

static xtrain_status past_mistake(xt_derivation *derivation, const xt_employee *person,
                                  const xt_past_stay *stay, const char *what)
{
    char first[XT_DATE_TEXT_SIZE];
    char last[XT_DATE_TEXT_SIZE];
    xt_date_format(stay->range.first, first);
    xt_date_format(stay->range.last, last);
    return xt_mistake(derivation, XTRAIN_ERROR_INPUT, &stay->source,
                      "the past stay of %s in %s from %s to %s %s", person->name,
                      name_of(derivation, stay->department), first, last, what);
}

/* Does a stay go together with the one before it? */
static xtrain_status check_neighbours(xt_derivation *derivation, const xt_employee *person,
                                      const xt_past_stay *before, const xt_past_stay *stay)
{
    if (before->range.last >= stay->range.first || before->last_cell >= stay->first_cell) {
        return past_mistake(derivation, person, stay,
                            "overlaps the one before it; correct the dates");
    }
    if (before->department == stay->department && before->last_cell + 1 == stay->first_cell) {
        return past_mistake(derivation, person, stay,
                            "goes on from the one before it in the same department; state both as "
                            "one stay");
    }
    return XTRAIN_OK;
}

/* The cells of one past stay; *usable says if it has any. */
static xtrain_status derive_past_stay(xt_derivation *derivation, const xt_employee *person,
                                      xt_past_stay *stay, bool *usable)
{
    const xtrain_problem *problem = derivation->problem;
    const xtrain_calendar *calendar = &problem->calendar;
    *usable = false;
    if (stay->range.last >= calendar->start) {
        return past_mistake(derivation, person, stay,
                            "does not end before the plan starts; correct it, or fix the cells "
                            "that lie in the plan");
    }
    const xt_span past = {xt_calendar_period_of(calendar, stay->range.first), -1};
    const xt_span span = xt_periods_in_range(problem, stay->range, past);
    if (span.first > span.last) {
        return past_mistake(derivation, person, stay,
                            "fills no period of the calendar by half; correct the dates or leave "
                            "it out");
    }
    const int length = span.last - span.first + 1;
    stay->first_cell = span.first;
    stay->last_cell = span.last;
    stay->present = stay->stated_present == XTRAIN_UNSET ? length : stay->stated_present;
    *usable = true;
    if (stay->present > length) {
        return past_mistake(derivation, person, stay,
                            "has more present periods than periods; correct them");
    }
    return XTRAIN_OK;
}

static xtrain_status derive_past(xt_derivation *derivation, xt_employee *person)
{
    xtrain_status status = XTRAIN_OK;
    const xt_past_stay *before = NULL;
    for (size_t i = 0; i < person->past_count && status == XTRAIN_OK; i++) {
        xt_past_stay *stay = &person->past[i];
        bool usable = false;
        status = derive_past_stay(derivation, person, stay, &usable);
        if (!usable) {
            continue;
        }
        if (status == XTRAIN_OK && before != NULL) {
            status = check_neighbours(derivation, person, before, stay);
        }
        /* The one that reaches furthest is what the next may overlap. */
        if (before == NULL || stay->range.last > before->range.last) {
            before = stay;
        }
    }
    return status;
}

xtrain_status xt_derive_statements(xt_derivation *derivation)
{
    xtrain_problem *problem = derivation->problem;
    const xt_span plan = {0, xt_periods(problem) - 1};
    xtrain_status status = XTRAIN_OK;
    for (size_t i = 0; i < problem->employee_count && status == XTRAIN_OK; i++) {
        xt_employee *person = &problem->employees[i];
        for (size_t k = 0; k < person->wish_count; k++) {
            xt_wish *wish = &person->wishes[k];
            const xt_span span = xt_periods_in_range(problem, wish->stated.range, plan);
            wish->first_period = span.first;
            wish->last_period = span.last;
        }
        status = derive_fixed(derivation, person);
        if (status == XTRAIN_OK) {
            status = derive_past(derivation, person);
        }
    }
    return status;
}
