/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings in the planner's words: dates of periods, names, sources, numbers. */
#include "explain/count.h"

#include <string.h>

#define LONGEST_SOURCE 1000

void xt_findings_free(xtrain_finding_list *list)
{
    if (list == NULL) {
        return;
    }
    const xt_memory memory = list->arena.memory;
    xt_arena_clear(&list->arena);
    xt_release(&memory, list->findings);
    xt_release(&memory, list);
}

void xt_count_begin(xt_count *count)
{
    count->text.length = 0;
}

static void add_day(xt_count *count, int period)
{
    char day[XT_DATE_TEXT_SIZE];
    xt_date_format(count->problem->periods[period].first, day);
    xt_text_add(&count->text, day);
}

void xt_count_span(xt_count *count, int first, int last)
{
    static const char *const one[] = {"", "week of ", "month of "};
    static const char *const many[] = {"", "weeks of ", "months of "};
    const xtrain_calendar *calendar = &count->problem->calendar;
    if (calendar->every > 1) {
        xt_text_add(&count->text, first == last ? "period from " : "periods from ");
    } else {
        xt_text_add(&count->text, first == last ? one[calendar->unit] : many[calendar->unit]);
    }
    add_day(count, first);
    if (last > first) {
        xt_text_add(&count->text, " to ");
        add_day(count, last);
    }
}

void xt_count_periods(xt_count *count, int64_t number, const char *before)
{
    static const char *const units[] = {"day", "week", "month"};
    const xtrain_calendar *calendar = &count->problem->calendar;
    xt_text_format(&count->text, "%lld %s%s%s", (long long)number, before,
                   calendar->every > 1 ? "period" : units[calendar->unit], number == 1 ? "" : "s");
}

void xt_run_add(xt_run *run, int period, int64_t units, const int number[XT_RUN_NUMBERS],
                const xtrain_rule *rule)
{
    const bool is_new = run->last < 0;
    if (is_new) {
        *run = (xt_run){.first = period, .rule = rule};
    }
    for (int i = 0; i < XT_RUN_NUMBERS; i++) {
        run->low[i] = is_new || number[i] < run->low[i] ? number[i] : run->low[i];
        run->high[i] = is_new || number[i] > run->high[i] ? number[i] : run->high[i];
    }
    run->last = period;
    run->units += units;
    run->rule = run->rule == rule ? rule : NULL;
}

void xt_count_range(xt_count *count, const xt_run *run, int number)
{
    xt_text_format(&count->text, "%d", run->low[number]);
    if (run->high[number] > run->low[number]) {
        xt_text_format(&count->text, " to %d", run->high[number]);
    }
}

void xt_count_sum(xt_count *count, const xt_run *run, const char *what)
{
    if (run->last > run->first) {
        xt_text_add(&count->text, "; at least ");
        xt_count_periods(count, run->units, "person-");
        xt_text_format(&count->text, " %s", what);
    }
}

/* The name of a file may be any bytes; a message is clean. */
static void add_clean(xt_text *text, const char *bytes)
{
    const size_t length = strlen(bytes);
    const size_t kept = length < LONGEST_SOURCE ? length : LONGEST_SOURCE;
    const bool is_clean = kept == length && xt_utf8_is_clean(bytes, length);
    for (size_t i = 0; i < kept; i++) {
        const unsigned char byte = (unsigned char)bytes[i];
        const bool is_plain = byte >= 0x20 && byte < 0x7f;
        xt_text_add_bytes(text, is_clean || is_plain ? &bytes[i] : "?", 1);
    }
}

/* "office.cfg:41", a label, or nothing. */
static void add_source(xt_text *text, const xtrain_source *source)
{
    if (source->file != NULL) {
        add_clean(text, source->file);
        if (source->line > 0) {
            xt_text_format(text, ":%d", source->line);
        }
    } else if (source->label != NULL) {
        add_clean(text, source->label);
    }
}

void xt_count_source(xt_count *count, const xtrain_source *source)
{
    if (source->file != NULL || source->label != NULL) {
        xt_text_add(&count->text, " (");
        add_source(&count->text, source);
        xt_text_add(&count->text, ")");
    }
}

void xt_count_people(xt_count *count, int employee, int people)
{
    const xt_employee *person = &count->problem->employees[employee];
    xt_text_add(&count->text, person->name);
    if (strcmp(person->name, person->id) != 0) {
        xt_text_format(&count->text, " (%s)", person->id);
    }
    if (people > 1) {
        xt_text_format(&count->text, " and %d %s", people - 1, people > 2 ? "others" : "other");
    }
}

/* A message is one line, whatever the names in it contain. */
static void keep_one_line(char *message)
{
    for (; *message != '\0'; message++) {
        const unsigned char byte = (unsigned char)*message;
        if (byte < 0x20 || byte == 0x7f) {
            *message = ' ';
        }
    }
}

void xt_count_keep(xt_count *count, xtrain_finding finding, const xtrain_source *source)
{
    xtrain_finding_list *list = count->list;
    if (count->failed || list->count >= XTRAIN_MAX_FINDINGS) {
        return;
    }
    const xt_text *text = &count->text;
    char *message = text->failed ? NULL : xt_arena_text(&list->arena, text->data, text->length);
    xt_text place;
    xt_text_init(&place, &count->memory);
    if (source != NULL) {
        add_source(&place, source);
    }
    finding.message = message;
    finding.source =
        place.failed
            ? NULL
            : xt_arena_text(&list->arena, place.data == NULL ? "" : place.data, place.length);
    xt_text_clear(&place);
    if (message == NULL || finding.source == NULL ||
        !XT_GROW(&count->memory, list->findings, list->capacity, list->count + 1)) {
        count->failed = true;
        return;
    }
    keep_one_line(message);
    list->findings[list->count++] = finding;
}
