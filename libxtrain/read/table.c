/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/table.h"

#include <string.h>

#include "base/date.h"
#include "read/columns.h"
#include "read/source.h"

typedef struct plan_table {
    xt_reader reader;
    const xtrain_problem *problem;
    xt_cell *cells;
    xt_arena arena;       /* the header's texts */
    const char **headers; /* [periods] */
    int *lines;           /* [employees] of each person's row; 0: none yet */
    int first_period;     /* column of period 0 */
    int field_count;      /* of the header; 0 before it */
    int header_line;
    bool is_usable; /* the header is right */
} plan_table;

/* Keeps the headers of the periods for messages. False: out of memory. */
static bool keep_headers(plan_table *table, const xt_csv_row *header)
{
    for (int p = 0; p < xt_periods(table->problem); p++) {
        const char *text = header->fields[table->first_period + p];
        table->headers[p] = xt_arena_text(&table->arena, text, strlen(text));
        if (table->headers[p] == NULL) {
            return xt_reader_take(&table->reader, XTRAIN_ERROR_MEMORY);
        }
    }
    return true;
}

/* Reads "2026-03-02" or, with the time (or times) of a period in hours behind a blank or a T,
 * "2026-03-02 08:00"; *time is -1 without one. */
static bool read_head(const char *text, xtrain_date *day, int *time)
{
    char date[XT_DATE_TEXT_SIZE] = "";
    const size_t length = strlen(text);
    *time = -1;
    if (length < 12 || (text[10] != ' ' && text[10] != 'T')) {
        return xt_date_parse(text, day);
    }
    memcpy(date, text, 10);
    return xt_date_parse(date, day) && xt_time_parse(text + 11, strcspn(text + 11, "-"), time);
}

static bool is_right(const xtrain_calendar *calendar, int period, xtrain_date day, int time)
{
    const xtrain_range days = xt_calendar_period(calendar, period);
    int begin = 0;
    int end = 0;
    const bool in_hours = xt_calendar_hours(calendar, period, &begin, &end);
    return day >= days.first && day <= days.last &&
           (!in_hours || time < 0 || (time >= begin && time < end));
}

static void report_head(plan_table *table, int period, const char *more)
{
    const xtrain_calendar *calendar = &table->problem->calendar;
    char day[XT_DATE_TEXT_SIZE];
    char time[XT_TIME_TEXT_SIZE] = "";
    int begin = 0;
    int end = 0;
    const bool in_hours = xt_calendar_hours(calendar, period, &begin, &end);
    xt_date_format(xt_calendar_period(calendar, period).first, day);
    if (in_hours) {
        xt_time_format(begin, time);
    }
    xt_reader_report(&table->reader, table->header_line,
                     "column %d is headed '%s', but period %d begins on %s%s%s%s; head each column "
                     "with the first day %sof its period, in their order",
                     table->first_period + period + 1, table->headers[period], period + 1, day,
                     in_hours ? " " : "", time, more, in_hours ? "and time " : "");
}

/* Headers may be anything; but if all of them are days (in hours: with or without times), columns
 * in another order or of another plan are mistakes. A day or time anywhere in its period is right.
 */
static bool check_days(plan_table *table)
{
    const int periods = xt_periods(table->problem);
    int first_wrong = -1;
    int wrong = 0;
    for (int p = 0; p < periods; p++) {
        xtrain_date day = XTRAIN_NO_DATE;
        int time = -1;
        if (!read_head(table->headers[p], &day, &time)) {
            return true;
        }
        if (!is_right(&table->problem->calendar, p, day, time)) {
            first_wrong = wrong++ == 0 ? p : first_wrong;
        }
    }
    if (wrong > 0) {
        report_head(table, first_wrong, wrong > 1 ? ", and others differ too" : "");
    }
    return wrong == 0;
}

static bool take_header(plan_table *table, const xt_csv_row *header)
{
    const int periods = xt_periods(table->problem);
    const bool has_name = header->count > 1 && xt_text_equal_folded(header->fields[1], "name");
    char shown[XT_CUT_SIZE];
    table->field_count = header->count;
    table->first_period = has_name ? 2 : 1;
    if (!xt_text_equal_folded(header->fields[0], "id")) {
        xt_reader_report(&table->reader, header->line,
                         "the first column is '%s'; the first row must be a header that begins "
                         "with id",
                         xt_cut_text(shown, header->fields[0]));
    } else if (header->count - table->first_period != periods) {
        xt_reader_report(&table->reader, header->line,
                         "the header has %d columns for periods, the plan has %d periods; give "
                         "each one column",
                         header->count - table->first_period, periods);
    } else {
        table->header_line = header->line;
        table->is_usable = keep_headers(table, header) && check_days(table);
    }
    return table->is_usable;
}

/* The department of a cell, or none; XT_LOOKUP_BROKEN after a report. */
static int read_cell(plan_table *table, const xt_csv_row *row, int employee, int period)
{
    const char *text = row->fields[table->first_period + period];
    if (*text == '\0' || strcmp(text, "-") == 0 || strcmp(text, ".") == 0) {
        const bool in_contract =
            (xt_state(table->problem, employee, period) & XT_STATE_CONTRACT) != 0;
        return in_contract ? table->problem->employees[employee].home : XTRAIN_NONE;
    }
    const xt_reference reference = {"department", text, table->headers[period], row->line};
    return xt_reader_find(&table->reader, &table->reader.departments, &reference);
}

/* The person of a row, or XT_LOOKUP_BROKEN. */
static int find_person(plan_table *table, const xt_csv_row *row)
{
    const xt_reference reference = {"person", row->fields[0], NULL, row->line};
    char shown[XT_CUT_SIZE];
    if (*reference.text == '\0') {
        xt_reader_report(&table->reader, row->line, "column 'id' is empty; say whose row it is");
        return XT_LOOKUP_BROKEN;
    }
    const int employee = xt_reader_find_employee(&table->reader, table->problem, &reference);
    if (employee != XT_LOOKUP_BROKEN && table->lines[employee] != 0) {
        xt_reader_report(&table->reader, row->line,
                         "the person '%s' has a row in line %d already; keep one of the two",
                         xt_cut_text(shown, reference.text), table->lines[employee]);
        return XT_LOOKUP_BROKEN;
    }
    if (employee != XT_LOOKUP_BROKEN) {
        table->lines[employee] = row->line;
    }
    return employee;
}

static bool take_row(const xt_csv_row *row, void *payload)
{
    plan_table *table = payload;
    if (row->fields[0][0] == '#') {
        return true;
    }
    if (table->field_count == 0) {
        return take_header(table, row);
    }
    const int employee = find_person(table, row);
    if (!xt_columns_fit(&table->reader, row, table->field_count) || employee == XT_LOOKUP_BROKEN) {
        return !xt_reader_must_stop(&table->reader);
    }
    const int periods = xt_periods(table->problem);
    for (int p = 0; p < periods && !xt_reader_must_stop(&table->reader); p++) {
        const int cell = read_cell(table, row, employee, p);
        table->cells[(size_t)employee * (size_t)periods + (size_t)p] =
            (xt_cell)(cell == XT_LOOKUP_BROKEN ? XTRAIN_NONE : cell);
    }
    return !xt_reader_must_stop(&table->reader);
}

static void report_missing(plan_table *table)
{
    if (table->field_count == 0) {
        xt_reader_report(&table->reader, 0,
                         "the file is empty; its first row is a header, each other a person");
        return;
    }
    for (size_t e = 0; e < table->problem->employee_count && table->is_usable; e++) {
        if (table->lines[e] == 0) {
            char id[XT_CUT_SIZE];
            char name[XT_CUT_SIZE];
            const xt_employee *person = &table->problem->employees[e];
            const bool has_name = strcmp(person->id, person->name) != 0;
            xt_cut_text(id, person->id);
            xt_cut_text(name, person->name);
            xt_reader_report(&table->reader, 0, "there is no row for '%s'%s%s%s; add it", id,
                             has_name ? " (" : "", has_name ? name : "", has_name ? ")" : "");
        }
    }
}

xtrain_status xt_table_read(xt_cell *cells, const xtrain_problem *problem, const char *text,
                            size_t length, const char *path)
{
    const xt_memory *memory = &problem->context->memory;
    plan_table table = {.problem = problem};
    table.cells = cells;
    xt_arena_init(&table.arena, memory);
    xt_reader_init(&table.reader, problem->context, NULL, path);
    xt_reader_name_departments(&table.reader, problem);
    table.lines = xt_allocate(memory, problem->employee_count, sizeof *table.lines);
    table.headers = xt_allocate(memory, (size_t)xt_periods(problem), sizeof *table.headers);
    if (table.lines == NULL || table.headers == NULL || xt_reader_must_stop(&table.reader)) {
        (void)xt_reader_take(&table.reader, XTRAIN_ERROR_MEMORY);
        goto out;
    }
    if (xt_reader_take(&table.reader,
                       xt_csv_read(problem->context, text, length, path, take_row, &table))) {
        report_missing(&table);
    }
out:
    xt_release(memory, table.lines);
    xt_release(memory, (void *)table.headers);
    xt_arena_clear(&table.arena);
    xt_reader_clear(&table.reader);
    return table.reader.status;
}
