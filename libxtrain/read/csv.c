/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libcsv calls back for each field and each end of a row, and knows no lines. So it is fed line by
 * line: a row that does not end with its line goes on in the next one inside a quoted field.
 */
#include "read/csv.h"

#include <csv.h>
#include <string.h>

#include "read/source.h"
#include "xtrain/limits.h"

typedef struct csv_table {
    xtrain_context *context;
    const char *path;
    xt_csv_callback callback;
    void *payload;
    xtrain_status status;
    bool must_stop;
    bool has_ended; /* a row ended in the line that was fed last */
    int row_line;   /* where the row began */
    char *bytes;    /* its fields, each with a NUL */
    size_t length, byte_capacity;
    size_t *starts; /* of the fields in bytes */
    size_t count, start_capacity;
    const char **fields;
    size_t field_capacity;
} csv_table;

static void fail(csv_table *table, xtrain_status status)
{
    if (table->status == XTRAIN_OK || status == XTRAIN_ERROR_MEMORY) {
        table->status = status;
    }
    table->must_stop = table->must_stop || status == XTRAIN_ERROR_MEMORY;
}

static void take_field(void *bytes, size_t length, void *payload)
{
    csv_table *table = payload;
    const xt_memory *memory = &table->context->memory;
    if (table->must_stop) {
        return;
    }
    if (table->count >= XTRAIN_MAX_COLUMNS) {
        fail(table, xt_report(table->context, XTRAIN_ERROR_LIMIT, table->path, table->row_line,
                              "a row has more than %d fields; leave some columns out",
                              XTRAIN_MAX_COLUMNS));
        table->must_stop = true;
        return;
    }
    if (!XT_GROW(memory, table->bytes, table->byte_capacity, table->length + length + 1) ||
        !XT_GROW(memory, table->starts, table->start_capacity, table->count + 1)) {
        fail(table, XTRAIN_ERROR_MEMORY);
        return;
    }
    table->starts[table->count++] = table->length;
    if (length > 0) {
        memcpy(table->bytes + table->length, bytes, length);
    }
    table->bytes[table->length + length] = '\0';
    table->length += length + 1;
}

/* A row without anything in it is a leftover of a spreadsheet. */
static bool is_empty(const csv_table *table)
{
    return table->length == table->count;
}

static void take_row(int end, void *payload)
{
    csv_table *table = payload;
    (void)end;
    table->has_ended = true;
    if (!table->must_stop && !is_empty(table)) {
        if (!XT_GROW(&table->context->memory, table->fields, table->field_capacity, table->count)) {
            fail(table, XTRAIN_ERROR_MEMORY);
            return;
        }
        for (size_t i = 0; i < table->count; i++) {
            table->fields[i] = table->bytes + table->starts[i];
        }
        const xt_csv_row row = {table->row_line, (int)table->count, table->fields};
        if (!table->callback(&row, table->payload)) {
            table->must_stop = true;
        }
    }
    table->count = 0;
    table->length = 0;
}

/* A first line "sep=;" tells Excel, and us, the separator: passed over. 0: there is none. */
static unsigned char take_separator(xt_lines *lines)
{
    xt_lines ahead = *lines;
    const char *line = NULL;
    size_t count = 0;
    if (!xt_lines_next(&ahead, &line, &count)) {
        return 0;
    }
    const bool is_quoted = count == 7 && line[0] == '"' && line[6] == '"';
    const char *word = is_quoted ? line + 1 : line;
    if ((is_quoted || count == 5) && (word[0] | 0x20) == 's' && (word[1] | 0x20) == 'e' &&
        (word[2] | 0x20) == 'p' && word[3] == '=' && strchr(",;\t|", word[4]) != NULL) {
        *lines = ahead;
        return (unsigned char)word[4];
    }
    return 0;
}

/* Comma, semicolon or tab: whichever the first row that is not empty has most of. */
static unsigned char find_separator(const char *text, size_t length)
{
    static const char separators[] = ",;\t";
    size_t found[3] = {0};
    xt_lines lines = {text, length, 0, 0};
    const char *line = NULL;
    size_t count = 0;
    while (count == 0 && xt_lines_next(&lines, &line, &count)) {
    }
    bool is_quoted = false;
    for (size_t i = 0; i < count; i++) {
        is_quoted = is_quoted != (line[i] == '"');
        for (int s = 0; s < 3 && !is_quoted; s++) {
            found[s] += line[i] == separators[s] ? 1 : 0;
        }
    }
    const int best = found[1] > found[0] ? 1 : 0;
    return (unsigned char)separators[found[2] > found[best] ? 2 : best];
}

static bool begin_parser(struct csv_parser *parser, unsigned char separator)
{
    if (csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) {
        return false;
    }
    csv_set_delim(parser, separator);
    csv_set_blk_size(parser, 16384);
    return true;
}

/* Feeds one line with its end. False: the quotes in it are wrong. */
static bool feed(struct csv_parser *parser, csv_table *table, const char *line, size_t length)
{
    if (csv_parse(parser, line, length, take_field, take_row, table) == length &&
        csv_parse(parser, "\n", 1, take_field, take_row, table) == 1) {
        return true;
    }
    if (csv_error(parser) != CSV_EPARSE) {
        fail(table, XTRAIN_ERROR_MEMORY);
    }
    return false;
}

static void report_quotes(csv_table *table)
{
    fail(table, xt_report(table->context, XTRAIN_ERROR_INPUT, table->path, table->row_line,
                          "the quotes of this row do not match; put the whole field in quotes and "
                          "write a quote inside it twice"));
    table->count = 0;
    table->length = 0;
}

static void read_lines(csv_table *table, const char *text, size_t length)
{
    struct csv_parser parser;
    xt_lines lines = {text, length, 0, 0};
    const unsigned char stated = take_separator(&lines);
    const unsigned char separator = stated != 0 ? stated : find_separator(text, length);
    const char *line = NULL;
    size_t count = 0;
    if (!begin_parser(&parser, separator)) {
        fail(table, XTRAIN_ERROR_MEMORY);
        return;
    }
    table->has_ended = true;
    while (!table->must_stop && xt_lines_next(&lines, &line, &count)) {
        if (table->has_ended) {
            table->row_line = lines.line;
        }
        table->has_ended = false;
        if (feed(&parser, table, line, count)) {
            continue;
        }
        if (table->status != XTRAIN_ERROR_MEMORY) {
            report_quotes(table);
        }
        /* A row of one line can be left out; otherwise nobody knows where the next row begins. */
        table->must_stop = table->must_stop || table->row_line != lines.line;
        table->has_ended = true;
        csv_free(&parser);
        if (!begin_parser(&parser, separator)) {
            fail(table, XTRAIN_ERROR_MEMORY);
            return;
        }
    }
    if (!table->must_stop && !table->has_ended) {
        report_quotes(table);
    }
    csv_free(&parser);
}

xtrain_status xt_csv_read(xtrain_context *context, const char *text, size_t length,
                          const char *path, xt_csv_callback callback, void *payload)
{
    const xt_memory *memory = &context->memory;
    csv_table table = {.context = context, .path = path, .callback = callback, .payload = payload};
    xtrain_status status = xt_source_check(&text, &length, context, path);
    if (status != XTRAIN_OK) {
        return status;
    }
    read_lines(&table, text, length);
    xt_release(memory, table.bytes);
    xt_release(memory, table.starts);
    xt_release(memory, (void *)table.fields);
    return table.status;
}
