/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/reader.h"

#include "base/date.h"
#include "model/names.h"
#include "read/source.h"

/* Names compared for "did you mean" in one run: a file with a wrong column stays quick. */
#define SUGGESTIONS 2000000

void xt_reader_init(xt_reader *reader, xtrain_context *context, xtrain_problem *problem,
                    const char *file)
{
    *reader = (xt_reader){0};
    reader->context = context;
    reader->problem = problem;
    reader->file = file;
    reader->suggestions = SUGGESTIONS;
}

void xt_reader_clear(xt_reader *reader)
{
    const xt_memory *memory = &reader->context->memory;
    xt_release(memory, reader->departments.items);
    xt_release(memory, reader->skills.items);
    xt_release(memory, reader->sets.items);
    xt_release(memory, reader->fte_lines);
}

bool xt_reader_take(xt_reader *reader, xtrain_status status)
{
    if (reader->status == XTRAIN_OK || status == XTRAIN_ERROR_MEMORY) {
        reader->status = status;
    }
    return status == XTRAIN_OK;
}

bool xt_reader_must_stop(const xt_reader *reader)
{
    return reader->status == XTRAIN_ERROR_MEMORY || reader->has_given_up;
}

void xt_reader_report(xt_reader *reader, int line, const char *format, ...)
{
    const xt_place place = {reader->file, line};
    va_list list;
    va_start(list, format);
    (void)xt_reader_take(reader,
                         xt_report_list(reader->context, XTRAIN_ERROR_INPUT, &place, format, list));
    va_end(list);
}

xtrain_source xt_reader_source(const xt_reader *reader, int line)
{
    return (xtrain_source){reader->file, line, NULL};
}

void xt_reader_name(xt_reader *reader, xt_lookup *lookup, xt_lookup_name name)
{
    if (!xt_lookup_add(lookup, &reader->context->memory, name)) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
    }
}

/* "column 'home': " or nothing. */
static void begin_message(xt_text *text, xt_reader *reader, const xt_reference *reference)
{
    xt_text_init(text, &reader->context->memory);
    if (reference->column != NULL) {
        char column[XT_CUT_SIZE];
        xt_text_format(text, "column '%s': ", xt_cut_text(column, reference->column));
    }
}

static void end_message(xt_text *text, xt_reader *reader, int line)
{
    if (text->failed) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
    } else {
        xt_reader_report(reader, line, "%s", text->data);
    }
    xt_text_clear(text);
}

static void report_unknown(xt_reader *reader, const xt_reference *reference, const char *closest)
{
    char name[XT_CUT_SIZE];
    xt_text text;
    begin_message(&text, reader, reference);
    xt_text_format(&text, "unknown %s '%s'; ", reference->what, xt_cut_text(name, reference->text));
    if (closest != NULL) {
        xt_text_format(&text, "did you mean '%s'?", xt_cut_text(name, closest));
    } else {
        xt_text_add(&text, "correct it or state it");
    }
    end_message(&text, reader, reference->line);
}

bool xt_reader_may_suggest(xt_reader *reader, size_t count)
{
    reader->suggestions -= (int64_t)count;
    return reader->suggestions >= 0;
}

int xt_reader_find(xt_reader *reader, const xt_lookup *lookup, const xt_reference *reference)
{
    const int found = xt_lookup_find(lookup, reference->text);
    if (found >= 0 || found == XT_LOOKUP_BROKEN) {
        return found;
    }
    if (found == XT_LOOKUP_AMBIGUOUS) {
        char name[XT_CUT_SIZE];
        xt_text text;
        begin_message(&text, reader, reference);
        xt_text_format(&text, "several %ss are named '%s'; give each its own name, or use the code",
                       reference->what, xt_cut_text(name, reference->text));
        end_message(&text, reader, reference->line);
    } else {
        const bool may = xt_reader_may_suggest(reader, lookup->count);
        report_unknown(reader, reference, may ? xt_lookup_closest(lookup, reference->text) : NULL);
    }
    return XT_LOOKUP_BROKEN;
}

int xt_reader_find_employee(xt_reader *reader, const xtrain_problem *problem,
                            const xt_reference *reference)
{
    const int found = xt_problem_find_name(problem, XT_NAME_EMPLOYEE, reference->text);
    if (found != XTRAIN_NONE) {
        return found;
    }
    if (!reader->people_missing) {
        const bool may = xt_reader_may_suggest(reader, problem->employee_count);
        report_unknown(reader, reference,
                       may ? xt_problem_closest_name(problem, XT_NAME_EMPLOYEE, reference->text)
                           : NULL);
    }
    return XT_LOOKUP_BROKEN;
}

void xt_reader_name_departments(xt_reader *reader, const xtrain_problem *problem)
{
    for (size_t d = 0; d < problem->department_count; d++) {
        const xt_department *department = &problem->departments[d];
        const xt_lookup_name code = {department->code, (int)d, true};
        const xt_lookup_name name = {department->name, (int)d, false};
        xt_reader_name(reader, &reader->departments, code);
        xt_reader_name(reader, &reader->departments, name);
    }
    xt_lookup_sort(&reader->departments);
}

int xt_find_department(xt_reader *reader, const char *text, int line)
{
    const xt_reference reference = {"department", text, NULL, line};
    return xt_reader_find(reader, &reader->departments, &reference);
}

int xt_find_skill(xt_reader *reader, const char *text, int line)
{
    const xt_reference reference = {"skill", text, NULL, line};
    return xt_reader_find(reader, &reader->skills, &reference);
}

int xt_find_set(xt_reader *reader, const char *text, int line)
{
    const xt_reference reference = {"set", text, NULL, line};
    return xt_reader_find(reader, &reader->sets, &reference);
}

bool xt_check_order(xt_reader *reader, xtrain_range range, int line)
{
    if (range.first == XTRAIN_NO_DATE || range.last == XTRAIN_NO_DATE ||
        range.first <= range.last) {
        return true;
    }
    char first[XT_DATE_TEXT_SIZE];
    char last[XT_DATE_TEXT_SIZE];
    xt_date_format(range.first, first);
    xt_date_format(range.last, last);
    xt_reader_report(reader, line, "the days begin on %s, after their end on %s; swap them", first,
                     last);
    return false;
}

bool xt_check_range(xt_reader *reader, xtrain_range range, int line)
{
    if (range.first == XTRAIN_NO_DATE && range.last == XTRAIN_NO_DATE) {
        xt_reader_report(reader, line, "these days have no date; state from, to or both");
        return false;
    }
    return xt_check_order(reader, range, line);
}

bool xt_read_date(xt_reader *reader, const xt_reference *reference, xtrain_date *out)
{
    if (xt_date_parse(reference->text, out)) {
        return true;
    }
    char shown[XT_CUT_SIZE];
    xt_text text;
    begin_message(&text, reader, reference);
    xt_text_format(&text, "'%s' is not a day of the calendar; write one such as 2026-03-02",
                   xt_cut_text(shown, reference->text));
    end_message(&text, reader, reference->line);
    return false;
}
