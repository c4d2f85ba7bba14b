/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings in the planner's words: dates of periods, names, sources, numbers. */
#include "explain/count.h"

#include <string.h>

#define LONGEST_SOURCE 1000
/* So many runs of periods are named; of more, how many periods they have. */
#define MOST_RUNS 6

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
    const xtrain_calendar *calendar = &count->problem->calendar;
    char day[XT_DATE_TEXT_SIZE];
    int begin = 0;
    int end = 0;
    xt_date_format(count->problem->periods[period].first, day);
    xt_text_add(&count->text, day);
    if (xt_calendar_hours(calendar, period, &begin, &end)) {
        xt_text_format(&count->text, " %02d:%02d", begin / 60, begin % 60);
    }
}

static bool is_within(const xt_case *found, int period)
{
    return (found->within[period / 8] >> (period % 8) & 1) != 0;
}

/* The last of the neighbouring periods that begin there. */
static int end_of_run(const xt_case *found, int first)
{
    int last = first;
    while (last < found->last && is_within(found, last + 1)) {
        last++;
    }
    return last;
}

static int start_of_next_run(const xt_case *found, int last)
{
    int first = last + 1;
    while (first <= found->last && !is_within(found, first)) {
        first++;
    }
    return first;
}

static void add_run(xt_count *count, int first, int last)
{
    add_day(count, first);
    if (last > first) {
        xt_text_add(&count->text, " to ");
        add_day(count, last);
    }
}

void xt_count_when(xt_count *count, const xt_case *found)
{
    static const char *const one[] = {"", "week of ", "month of ", "hour of "};
    static const char *const many[] = {"", "weeks of ", "months of ", "hours of "};
    const xtrain_calendar *calendar = &count->problem->calendar;
    int left = found->periods;
    if (calendar->every > 1) {
        xt_text_add(&count->text, left == 1 ? "period from " : "periods from ");
    } else {
        xt_text_add(&count->text, left == 1 ? one[calendar->unit] : many[calendar->unit]);
    }
    int first = found->first;
    for (int run = 0; left > 0; run++) {
        const int last = end_of_run(found, first);
        left -= last - first + 1;
        if (run == MOST_RUNS && left > 0) {
            xt_text_format(&count->text, " and %d more", left + last - first + 1);
            return;
        }
        if (run > 0) {
            xt_text_add(&count->text, left == 0 ? " and " : ", ");
        }
        add_run(count, first, last);
        first = start_of_next_run(found, last);
    }
}

void xt_count_periods(xt_count *count, int64_t number, const char *before)
{
    static const char *const units[] = {"day", "week", "month", "hour"};
    const xtrain_calendar *calendar = &count->problem->calendar;
    xt_text_format(&count->text, "%lld %s%s%s", (long long)number, before,
                   calendar->every > 1 ? "period" : units[calendar->unit], number == 1 ? "" : "s");
}

void xt_case_add(xt_case *found, int period, int64_t units, const int number[XT_CASE_NUMBERS])
{
    const bool is_new = found->periods == 0;
    for (int i = 0; i < XT_CASE_NUMBERS; i++) {
        found->low[i] = is_new || number[i] < found->low[i] ? number[i] : found->low[i];
        found->high[i] = is_new || number[i] > found->high[i] ? number[i] : found->high[i];
    }
    found->first = is_new ? period : found->first;
    found->last = period;
    found->within[period / 8] = (uint8_t)(found->within[period / 8] | 1U << period % 8);
    found->periods++;
    found->units += units;
}

void xt_count_range(xt_count *count, const xt_case *found, int number)
{
    xt_text_format(&count->text, "%d", found->low[number]);
    if (found->high[number] > found->low[number]) {
        xt_text_format(&count->text, " to %d", found->high[number]);
    }
}

void xt_count_sum(xt_count *count, const xt_case *found, const char *what)
{
    if (found->periods > 1) {
        xt_text_add(&count->text, "; at least ");
        xt_count_periods(count, found->units, "person-");
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

void xt_count_sources(xt_count *count, const xtrain_rule *first, int others)
{
    const bool has_source = first->source.file != NULL || first->source.label != NULL;
    if (others == 0) {
        xt_count_source(count, &first->source);
        return;
    }
    xt_text_add(&count->text, " (");
    add_source(&count->text, &first->source);
    xt_text_format(&count->text, "%s%d other %s)", has_source ? " and " : "", others,
                   others == 1 ? "rule" : "rules");
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
