/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot change a plan: remarks, since nothing is wrong with the input. */
#include "base/date.h"
#include "read/parts.h"

/* Remarks that are made one by one; an input that keeps old wishes has hundreds. */
#define MOST_REMARKS 20

static bool is_never(const xt_employee *person, int department)
{
    for (size_t i = 0; i < person->never_count; i++) {
        if (person->nevers[i].department == department) {
            return true;
        }
    }
    return false;
}

/* The person wants to be where a never forbids it; at home nothing does. */
static bool is_forbidden(const xtrain_problem *problem, const xt_employee *person,
                         const xtrain_wish *wish)
{
    if (wish->avoid || wish->subject.kind == XTRAIN_SUBJECT_ANY) {
        return false;
    }
    const bool is_set = wish->subject.kind == XTRAIN_SUBJECT_SET;
    const int *departments =
        is_set ? problem->sets[wish->subject.index].departments : &wish->subject.index;
    const int count = is_set ? problem->sets[wish->subject.index].count : 1;
    for (int i = 0; i < count; i++) {
        if (departments[i] == person->home || !is_never(person, departments[i])) {
            return false;
        }
    }
    return true;
}

/* Why the wish cannot change a plan, or NULL. */
static const char *reason(const xtrain_problem *problem, const xt_employee *person,
                          const xt_wish *wish)
{
    if (wish->first_period > wish->last_period) {
        return "has no period of the plan in its days; it changes nothing";
    }
    return is_forbidden(problem, person, &wish->stated)
               ? "cannot be granted, since never forbids it; leave one of the two out"
               : NULL;
}

xtrain_status xt_remark_wishes(const xtrain_problem *problem)
{
    int count = 0;
    xtrain_status status = XTRAIN_OK;
    for (size_t e = 0; e < problem->employee_count; e++) {
        const xt_employee *person = &problem->employees[e];
        for (size_t w = 0; w < person->wish_count && status == XTRAIN_OK; w++) {
            const xtrain_wish *wish = &person->wishes[w].stated;
            const char *why = reason(problem, person, &person->wishes[w]);
            if (why != NULL && count++ < MOST_REMARKS) {
                status = xt_report(problem->context, XTRAIN_OK, wish->source.file,
                                   wish->source.line, "the wish of %s %s %s %s", person->name,
                                   wish->avoid ? "to avoid" : "for",
                                   xt_subject_name(problem, wish->subject), why);
            }
        }
    }
    if (status == XTRAIN_OK && count > MOST_REMARKS) {
        status =
            xt_report(problem->context, XTRAIN_OK, NULL, 0,
                      "%d more wishes change nothing or cannot be granted", count - MOST_REMARKS);
    }
    return status;
}

static int year_of(xtrain_date date)
{
    return xt_date_to_civil(date).year;
}

xtrain_status xt_remark_holiday(const xt_reader *reader, const xtrain_calendar *calendar,
                                xtrain_range days, int line)
{
    const xtrain_date end = xt_calendar_period(calendar, calendar->periods - 1).last;
    char first[XT_DATE_TEXT_SIZE];
    char last[XT_DATE_TEXT_SIZE];
    char day[XT_DATE_TEXT_SIZE];
    if (year_of(days.last) >= year_of(calendar->start) && year_of(days.first) <= year_of(end)) {
        return XTRAIN_OK;
    }
    xt_date_format(calendar->start, first);
    xt_date_format(end, last);
    xt_date_format(days.first, day);
    return xt_report(reader->context, XTRAIN_OK, reader->file, line,
                     "the holiday %s is in another year than the plan, %s to %s; it changes "
                     "nothing",
                     day, first, last);
}

xtrain_status xt_remark_published(const xt_reader *reader, const xt_value *published)
{
    const xtrain_problem *problem = reader->problem;
    for (size_t i = 0; i < problem->rule_count; i++) {
        if (problem->rules[i].stated.kind == XTRAIN_RULE_C4) {
            return XTRAIN_OK;
        }
    }
    return published->node == NULL
               ? XTRAIN_OK
               : xt_report(reader->context, XTRAIN_OK, reader->file, published->line,
                           "nothing compares with the published plan; state changes in costs");
}
