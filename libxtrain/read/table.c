/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/table.h"

#include <string.h>

#include "base/date.h"
#include "read/align.h"
#include "read/columns.h"
#include "read/source.h"

typedef struct plan_table {
    xt_reader reader;
    const xtrain_problem *problem;
    xt_cell *cells;           /* of a plan that is judged; NULL: it is a published one */
    xtrain_problem *compared; /* takes the rows of a published plan */
    xt_table_share *share;    /* what that has in common with the problem */
    bool has_said_unknown;    /* that it has a department which is gone */
    xt_arena arena;           /* what the header says */
    const char **headers;     /* [columns] */
    int *periods;             /* [columns] the problem's; XTRAIN_NONE: it has no such one */
    int *row;                 /* [periods] a published row */
    int *lines;               /* [employees] of each person's row; 0: none yet */
    int first_period;         /* column of the first period */
    int columns;              /* of periods */
    int field_count;          /* of the header; 0 before it */
    int header_line;
    bool is_usable; /* the header is right */
} plan_table;

/* Keeps the headers of the periods; each column is that of the period in its place. False: out of
 * memory. */
static bool keep_headers(plan_table *table, const xt_csv_row *header)
{
    const size_t count = (size_t)table->columns;
    table->headers = xt_arena_allocate(&table->arena, count, sizeof *table->headers);
    table->periods = xt_arena_allocate(&table->arena, count, sizeof *table->periods);
    if (table->headers == NULL || table->periods == NULL) {
        return xt_reader_take(&table->reader, XTRAIN_ERROR_MEMORY);
    }
    for (int c = 0; c < table->columns; c++) {
        const char *text = header->fields[table->first_period + c];
        table->headers[c] = xt_arena_text(&table->arena, text, strlen(text));
        table->periods[c] = c;
        if (table->headers[c] == NULL) {
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

/* The days that all columns are headed with, or NULL if one is headed with something else. */
static xtrain_range *read_days(plan_table *table)
{
    const size_t count = (size_t)table->columns;
    xtrain_range *days = xt_arena_allocate(&table->arena, count, sizeof *days);
    if (days == NULL) {
        (void)xt_reader_take(&table->reader, XTRAIN_ERROR_MEMORY);
        return NULL;
    }
    for (int c = 0; c < table->columns; c++) {
        int time = -1;
        if (!read_head(table->headers[c], &days[c].first, &time)) {
            return NULL;
        }
        days[c].last = XTRAIN_NO_DATE;
    }
    return days;
}

/* Headers may be anything; but if all of them are days (in hours: with or without times), columns
 * in another order or of another plan are mistakes. A day or time anywhere in its period is right.
 */
static bool check_days(plan_table *table)
{
    const xtrain_range *columns = read_days(table);
    int first_wrong = -1;
    int wrong = 0;
    for (int p = 0; columns != NULL && p < table->columns; p++) {
        xtrain_date day = XTRAIN_NO_DATE;
        int time = -1;
        (void)read_head(table->headers[p], &day, &time);
        if (!is_right(&table->problem->calendar, p, day, time)) {
            first_wrong = wrong++ == 0 ? p : first_wrong;
        }
    }
    if (wrong > 0) {
        report_head(table, first_wrong, wrong > 1 ? ", and others differ too" : "");
    }
    return wrong == 0 && !xt_reader_must_stop(&table->reader);
}

/* A column that is headed with another time than that of its period is not that period. */
static void drop_other_times(plan_table *table)
{
    for (int c = 0; c < table->columns; c++) {
        xtrain_date day = XTRAIN_NO_DATE;
        int time = -1;
        int begin = 0;
        int end = 0;
        if (table->periods[c] != XTRAIN_NONE && read_head(table->headers[c], &day, &time) &&
            time >= 0 &&
            xt_calendar_hours(&table->problem->calendar, table->periods[c], &begin, &end) &&
            time != begin) {
            table->periods[c] = XTRAIN_NONE;
            table->share->periods--;
        }
    }
}

/* The columns of a published plan are the periods that begin on their days; *has_days: they have
 * such. */
static bool align_days(plan_table *table, bool *has_days)
{
    const xtrain_calendar *calendar = &table->problem->calendar;
    xtrain_range *days = read_days(table);
    *has_days = days != NULL;
    for (int c = 0; c + 1 < table->columns && days != NULL; c++) {
        if (days[c].first > days[c + 1].first) {
            xt_reader_report(&table->reader, table->header_line,
                             "column %d is headed '%s', after '%s'; head each column with the "
                             "first day of its period, in their order",
                             table->first_period + c + 2, table->headers[c + 1], table->headers[c]);
            return false;
        }
        if (calendar->unit != XTRAIN_UNIT_HOUR) {
            days[c].last = days[c + 1].first - 1;
        }
    }
    if (days != NULL) {
        table->share->periods = xt_align_periods(table->periods, calendar, days, table->columns);
        drop_other_times(table);
    }
    return !xt_reader_must_stop(&table->reader);
}

static bool has_column_for_each_period(plan_table *table, int line)
{
    if (table->columns == xt_periods(table->problem)) {
        return true;
    }
    xt_reader_report(&table->reader, line,
                     "the header has %d columns for periods, the plan has %d periods; give each "
                     "one column%s",
                     table->columns, xt_periods(table->problem),
                     table->cells == NULL ? ", or head each with the first day of its period" : "");
    return false;
}

static bool take_columns(plan_table *table, const xt_csv_row *header)
{
    bool has_days = false;
    table->header_line = header->line;
    if (table->cells != NULL) {
        return has_column_for_each_period(table, header->line) && keep_headers(table, header) &&
               check_days(table);
    }
    if (!keep_headers(table, header) || !align_days(table, &has_days)) {
        return false;
    }
    if (!has_days) {
        table->share->periods = table->columns;
    }
    return has_days || has_column_for_each_period(table, header->line);
}

static bool take_header(plan_table *table, const xt_csv_row *header)
{
    const bool has_name = header->count > 1 && xt_text_equal_folded(header->fields[1], "name");
    char shown[XT_CUT_SIZE];
    table->field_count = header->count;
    table->first_period = has_name ? 2 : 1;
    table->columns = header->count - table->first_period;
    if (!xt_text_equal_folded(header->fields[0], "id")) {
        xt_reader_report(&table->reader, header->line,
                         "the first column is '%s'; the first row must be a header that begins "
                         "with id",
                         xt_cut_text(shown, header->fields[0]));
    } else {
        table->is_usable = take_columns(table, header);
    }
    return table->is_usable;
}

/* A published department that the input does not have; said once, since it may be mistyped. */
static int find_elsewhere(plan_table *table, const xt_reference *reference)
{
    char shown[XT_CUT_SIZE];
    if (!table->has_said_unknown) {
        table->has_said_unknown = true;
        (void)xt_reader_take(
            &table->reader,
            xt_report(table->reader.context, XTRAIN_OK, table->reader.file, reference->line,
                      "the input has no department '%s'; periods there count as changed",
                      xt_cut_text(shown, reference->text)));
    }
    return XTRAIN_ELSEWHERE;
}

/* The department of a cell, or none; XT_LOOKUP_BROKEN after a report. */
static int read_cell(plan_table *table, const xt_csv_row *row, int employee, int column)
{
    const char *text = row->fields[table->first_period + column];
    const int home = table->problem->employees[employee].home;
    if (*text == '\0' || strcmp(text, "-") == 0 || strcmp(text, ".") == 0) {
        /* Outside the contract C4 compares nothing. */
        return table->cells == NULL ||
                       (xt_state(table->problem, employee, column) & XT_STATE_CONTRACT) != 0
                   ? home
                   : XTRAIN_NONE;
    }
    const xt_reference reference = {"department", text, table->headers[column], row->line};
    if (table->cells == NULL &&
        xt_lookup_find(&table->reader.departments, text) == XT_LOOKUP_UNKNOWN) {
        return find_elsewhere(table, &reference);
    }
    return xt_reader_find(&table->reader, &table->reader.departments, &reference);
}

/* The cells of a plan that is judged. */
static void take_cells(plan_table *table, const xt_csv_row *row, int employee)
{
    xt_cell *cells = table->cells + (size_t)employee * (size_t)table->columns;
    for (int c = 0; c < table->columns && !xt_reader_must_stop(&table->reader); c++) {
        const int cell = read_cell(table, row, employee, c);
        cells[c] = (xt_cell)(cell == XT_LOOKUP_BROKEN ? XTRAIN_NONE : cell);
    }
}

/* The cells of a published plan in the periods that both have. */
static void take_published(plan_table *table, const xt_csv_row *row, int employee)
{
    int count = 0;
    for (int p = 0; p < xt_periods(table->problem); p++) {
        table->row[p] = XTRAIN_UNSET;
    }
    for (int c = 0; c < table->columns && !xt_reader_must_stop(&table->reader); c++) {
        if (table->periods[c] != XTRAIN_NONE) {
            const int cell = read_cell(table, row, employee, c);
            table->row[table->periods[c]] = cell == XT_LOOKUP_BROKEN ? XTRAIN_NONE : cell;
            count = table->periods[c] + 1;
        }
    }
    table->share->people++;
    if (count > 0) {
        (void)xt_reader_take(&table->reader, xtrain_problem_set_published(table->compared, employee,
                                                                          table->row, count));
    }
}

/* The person of a row, XT_LOOKUP_BROKEN, or XTRAIN_NONE for somebody who has left. */
static int find_person(plan_table *table, const xt_csv_row *row)
{
    const xt_reference reference = {"person", row->fields[0], NULL, row->line};
    char shown[XT_CUT_SIZE];
    if (*reference.text == '\0') {
        xt_reader_report(&table->reader, row->line, "column 'id' is empty; say whose row it is");
        return XT_LOOKUP_BROKEN;
    }
    if (table->cells == NULL &&
        xtrain_problem_find_employee(table->problem, reference.text) == XTRAIN_NONE) {
        return XTRAIN_NONE;
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
    if (xt_columns_fit(&table->reader, row, table->field_count) && employee >= 0) {
        if (table->cells != NULL) {
            take_cells(table, row, employee);
        } else {
            take_published(table, row, employee);
        }
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
    for (size_t e = 0;
         e < table->problem->employee_count && table->is_usable && table->cells != NULL; e++) {
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

static xtrain_status read_table(plan_table *table, const char *text, size_t length,
                                const char *path)
{
    const xtrain_problem *problem = table->problem;
    const xt_memory *memory = &problem->context->memory;
    xt_arena_init(&table->arena, memory);
    xt_reader_init(&table->reader, problem->context, NULL, path);
    xt_reader_name_departments(&table->reader, problem);
    table->lines = xt_arena_allocate(&table->arena, problem->employee_count, sizeof *table->lines);
    table->row = xt_arena_allocate(&table->arena, (size_t)xt_periods(problem), sizeof *table->row);
    if (table->lines == NULL || table->row == NULL || xt_reader_must_stop(&table->reader)) {
        (void)xt_reader_take(&table->reader, XTRAIN_ERROR_MEMORY);
    } else if (xt_reader_take(&table->reader,
                              xt_csv_read(problem->context, text, length, path, take_row, table))) {
        report_missing(table);
    }
    xt_arena_clear(&table->arena);
    xt_reader_clear(&table->reader);
    return table->reader.status;
}

xtrain_status xt_table_read(xt_cell *cells, const xtrain_problem *problem, const char *text,
                            size_t length, const char *path)
{
    plan_table table = {.problem = problem};
    table.cells = cells;
    return read_table(&table, text, length, path);
}

xtrain_status xt_table_read_published(xt_table_share *out, xtrain_problem *problem,
                                      const char *text, size_t length, const char *path)
{
    plan_table table = {.problem = problem, .compared = problem, .share = out};
    *out = (xt_table_share){0, 0};
    return read_table(&table, text, length, path);
}
