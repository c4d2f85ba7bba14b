/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of reports: numbers, periods, people. */
#ifndef XT_REPORT_WORDS_H
#define XT_REPORT_WORDS_H

#include "base/text.h"
#include "xtrain/plan.h"
#include "xtrain/report.h"

/* What a period of the plan is called, judged by its dates and times. */
typedef struct xt_period_word {
    const char *one;  /* "week" */
    const char *many; /* "weeks" */
    const char *head; /* "Weeks" */
} xt_period_word;
xt_period_word xt_words_period(const xtrain_plan *plan);
/* True if a night lies before the period: in calendars in hours, where a day begins. The first
 * period of a plan begins one. */
bool xt_words_begins_day(const xtrain_plan *plan, int period);
/* Where the period begins, "2026-03-02" or "2026-03-02 08:00". */
void xt_words_begin(xt_text *text, const xtrain_plan *plan, int period);
/* Where it ends, "2026-03-08" or "2026-03-02 10:00". */
void xt_words_end(xt_text *text, const xtrain_plan *plan, int period);
/* Neighbouring periods: "2026-03-02 to 2026-03-16", by their first days; in hours "Mon 2 Mar
 * 08:00-10:00" of one day, else "Mon 2 Mar 16:00 to Tue 3 Mar 10:00". */
void xt_words_when(xt_text *text, const xtrain_plan *plan, int first, int last);

/* "1,234,567" */
void xt_words_number(xt_text *text, int64_t number);
/* "1 week", "1,234 weeks" */
void xt_words_count(xt_text *text, int64_t number, const char *one, const char *many);
/* A fraction as a percentage that is never smaller than the fraction: "0.4 %". */
void xt_words_percent(xt_text *text, double fraction);

/* Musts of people: broken ones have no price but come before all points. */
bool xt_line_is_unpriced(const xtrain_line *line);

/* The people of a plan, as messages name them. */
typedef struct xt_names {
    const xtrain_plan *plan;
    bool *shared; /* [employees] another person has the same name */
} xt_names;
/* False: out of memory. Clear it in either case. */
bool xt_names_init(xt_names *names, const xt_memory *memory, const xtrain_plan *plan);
void xt_names_clear(xt_names *names, const xt_memory *memory);
bool xt_names_is_shared(const xt_names *names, int employee);
/* The name, with the id if others share the name: "Ana Ruiz (1041)"; "person 17" if people have
 * numbers only. */
void xt_names_add(xt_text *text, const xt_names *names, int employee);

/* Fills in the defaults for NULL. False: out of range. */
bool xt_show_options_take(xtrain_show_options *out, const xtrain_show_options *options);

#endif
