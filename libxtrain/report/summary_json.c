/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary for machines. It is written by hand: jansson takes no memory hook of a context. */
#include <inttypes.h>

#include "base/context.h"
#include "base/date.h"
#include "report/figures.h"
#include "xtrain/report.h"

/* Texts of a plan are clean UTF-8, so only three kinds of byte need care. */
static void add_quoted(xt_text *text, const char *words)
{
    xt_text_add(text, "\"");
    for (const char *at = words; *at != '\0'; at++) {
        const unsigned char byte = (unsigned char)*at;
        if (byte < 0x20) {
            xt_text_format(text, "\\u%04x", (unsigned)byte);
        } else {
            xt_text_add(text, byte == '"' || byte == '\\' ? "\\" : "");
            xt_text_add_bytes(text, at, 1);
        }
    }
    xt_text_add(text, "\"");
}

static void add_integer(xt_text *text, const char *key, int64_t number)
{
    xt_text_format(text, ",\n  \"%s\": %" PRId64, key, number);
}

static const char *outcome_word(xtrain_outcome outcome)
{
    static const char *const words[] = {"judged", "optimal", "within_gap", "stopped"};
    return words[outcome];
}

static const char *sense_word(xtrain_sense sense)
{
    return sense == XTRAIN_SENSE_MAXIMISE ? "maximise" : "minimise";
}

static void add_proof(xt_text *text, const xtrain_plan *plan)
{
    const xtrain_certificate *claim = xtrain_plan_certificate(plan);
    xt_text_format(text, ",\n  \"outcome\": \"%s\",\n  \"sense\": \"%s\"",
                   outcome_word(claim->outcome), sense_word(xtrain_plan_sense(plan)));
    add_integer(text, "value", xtrain_plan_value(plan));
    if (claim->has_bound) {
        add_integer(text, "bound", claim->bound);
        xt_text_add(text, ",\n  \"gap\": ");
        xt_text_add_number(text, claim->gap);
    } else {
        xt_text_add(text, ",\n  \"bound\": null,\n  \"gap\": null");
    }
    if (claim->outcome != XTRAIN_OUTCOME_JUDGED) {
        xt_text_format(text, ",\n  \"seed\": \"%" PRIu64 "\"", claim->seed);
        add_integer(text, "iterations", claim->iterations);
    }
}

static void add_clock(xt_text *text, const char *key, double seconds)
{
    xt_text_format(text, ",\n  \"%s\": ", key);
    /* Nobody needs more than milliseconds. */
    xt_text_add_number(text, (double)(int64_t)(seconds * 1000.0 + 0.5) / 1000.0);
}

typedef struct xt_period_keys {
    const char *begin;
    const char *end;
} xt_period_keys;

/* In hours the time at which the first of two periods begins and that at which the second ends,
 * each after its key. */
static void add_hours(xt_text *text, const xtrain_plan *plan, xt_period_keys keys, int first,
                      int last)
{
    char time[XT_TIME_TEXT_SIZE];
    int begin = 0;
    int end = 0;
    if (!xtrain_plan_period_hours(plan, first, &begin, NULL) ||
        !xtrain_plan_period_hours(plan, last, NULL, &end)) {
        return;
    }
    xt_time_format(begin, time);
    xt_text_format(text, "%s\"%s\"", keys.begin, time);
    xt_time_format(end, time);
    xt_text_format(text, "%s\"%s\"", keys.end, time);
}

static void add_size(xt_text *text, const xtrain_plan *plan)
{
    const int periods = xtrain_plan_period_count(plan);
    add_integer(text, "people", xtrain_plan_employee_count(plan));
    add_integer(text, "departments", xtrain_plan_department_count(plan));
    add_integer(text, "periods", periods);
    if (periods > 0) {
        char first[XT_DATE_TEXT_SIZE];
        char last[XT_DATE_TEXT_SIZE];
        xt_date_format(xtrain_plan_period(plan, 0).first, first);
        xt_date_format(xtrain_plan_period(plan, periods - 1).last, last);
        xt_text_format(text, ",\n  \"first_day\": \"%s\",\n  \"last_day\": \"%s\"", first, last);
        const xt_period_keys keys = {",\n  \"first_begin\": ", ",\n  \"last_end\": "};
        add_hours(text, plan, keys, 0, periods - 1);
    }
}

static void add_span(xt_text *text, const xtrain_plan *plan, const char *key, xt_figure figure)
{
    const xt_span span = xt_figures_span(plan, figure);
    xt_text_format(text, ",\n  \"%s\": {\"least\": %" PRId64 ", \"most\": %" PRId64, key,
                   span.least.value, span.most.value);
    xt_text_format(text, ", \"spread\": %" PRId64, span.most.value - span.least.value);
    if (span.least.employee != XTRAIN_NONE) {
        xt_text_add(text, ", \"least_id\": ");
        add_quoted(text, xtrain_plan_employee_id(plan, span.least.employee));
        xt_text_add(text, ", \"most_id\": ");
        add_quoted(text, xtrain_plan_employee_id(plan, span.most.employee));
    }
    xt_text_add(text, "}");
}

static void add_utility(xt_text *text, const xtrain_plan *plan, int64_t sum)
{
    const xt_extreme least = xt_figures_least_utility(plan);
    if (xtrain_plan_sense(plan) != XTRAIN_SENSE_MAXIMISE) {
        return;
    }
    xt_text_format(text, ",\n  \"utility\": {\"sum\": %" PRId64 ", \"least\": %" PRId64, sum,
                   least.value);
    if (least.employee != XTRAIN_NONE) {
        xt_text_add(text, ", \"least_id\": ");
        add_quoted(text, xtrain_plan_employee_id(plan, least.employee));
    }
    xt_text_add(text, "}");
}

static void add_place(xt_text *text, const char *key, const char *name)
{
    xt_text_format(text, ", \"%s\": ", key);
    if (name != NULL) {
        add_quoted(text, name);
    } else {
        xt_text_add(text, "null");
    }
}

/* A program need not count periods to know when something happens. */
static void add_breach_hours(xt_text *text, const xtrain_plan *plan, int period)
{
    const xt_period_keys keys = {", \"begin\": ", ", \"end\": "};
    char day[XT_DATE_TEXT_SIZE];
    if (xtrain_plan_period_hours(plan, period, NULL, NULL)) {
        xt_date_format(xtrain_plan_period(plan, period).first, day);
        xt_text_format(text, ", \"day\": \"%s\"", day);
        add_hours(text, plan, keys, period, period);
    }
}

static void add_breach(xt_text *text, const xtrain_plan *plan, const xtrain_breach *breach)
{
    static const char *const strengths[] = {"must", "should", "goal", "cost"};
    xt_text_format(text, "\n    {\"rule\": \"%s\", \"strength\": \"%s\"",
                   xtrain_rule_info_get(breach->kind)->number, strengths[breach->strength]);
    add_place(text, "employee",
              breach->employee == XTRAIN_NONE ? NULL
                                              : xtrain_plan_employee_id(plan, breach->employee));
    add_place(text, "department",
              breach->department == XTRAIN_NONE
                  ? NULL
                  : xtrain_plan_department_code(plan, breach->department));
    if (breach->period == XTRAIN_NONE) {
        xt_text_add(text, ", \"period\": null");
    } else {
        xt_text_format(text, ", \"period\": %d", breach->period);
        add_breach_hours(text, plan, breach->period);
    }
    xt_text_format(text, ", \"units\": %" PRId64 ", \"points\": %" PRId64, breach->units,
                   breach->points);
    add_place(text, "message", breach->message);
    add_place(text, "source", breach->source);
    xt_text_add(text, "}");
}

/* The same keys as in plan.json; in hours day and times too. */
static void add_breaches(xt_text *text, const xtrain_plan *plan)
{
    const int count = xtrain_plan_breach_count(plan);
    xt_text_add(text, ",\n  \"breaches\": [");
    for (int i = 0; i < count && !text->failed; i++) {
        xt_text_add(text, i > 0 ? "," : "");
        add_breach(text, plan, xtrain_plan_breach(plan, i));
    }
    xt_text_add(text, count > 0 ? "\n  ]" : "]");
}

xtrain_status xtrain_plan_to_summary_json(char **out, xtrain_context *context,
                                          const xtrain_plan *plan, double seconds,
                                          double first_plan_seconds)
{
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (context == NULL || plan == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    xt_text text;
    const xt_sums sums = xt_figures_sum(plan);
    xt_text_init(&text, &context->memory);
    xt_text_add(&text, "{\n  \"title\": ");
    add_quoted(&text, xtrain_plan_title(plan));
    add_proof(&text, plan);
    if (seconds >= 0.0) {
        add_clock(&text, "seconds", seconds);
        add_clock(&text, "first_plan_seconds", first_plan_seconds);
    }
    add_integer(&text, "musts_broken", xtrain_plan_musts_broken(plan));
    add_integer(&text, "goals_unmet", xtrain_plan_goals_unmet(plan));
    add_size(&text, plan);
    add_integer(&text, "wishes_asked", sums.wishes_asked);
    add_integer(&text, "wishes_granted", sums.wishes_granted);
    add_span(&text, plan, "load", xt_figure_load);
    add_span(&text, plan, "away", xt_figure_away);
    if (xt_figures_have_exposure(plan)) {
        add_span(&text, plan, "exposure", xt_figure_exposure);
    }
    add_integer(&text, "moves", sums.moves);
    if (sums.gaining > 0) {
        xt_text_format(&text, ",\n  \"gains\": {\"people\": %d, \"levels\": %" PRId64 "}",
                       sums.gaining, sums.levels);
    }
    add_utility(&text, plan, sums.utility);
    add_breaches(&text, plan);
    xt_text_add(&text, "\n}\n");
    *out = xt_text_take(&text);
    return *out != NULL ? XTRAIN_OK : XTRAIN_ERROR_MEMORY;
}
