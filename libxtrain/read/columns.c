/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/columns.h"

#include <string.h>

#include "base/file.h"
#include "read/source.h"

/* Columns that a message names; most staff lists have fewer. */
#define MAX_NAMED 40

static const char *field_at(int index, const void *user)
{
    const xt_csv_row *row = user;
    return row->fields[index];
}

/* Where the header has the name; *is_repeated if it is there twice. The same letters are better
 * than the same under ASCII case folding. */
static int find_column(const xt_csv_row *header, const char *name, bool *is_repeated)
{
    int found = -1;
    bool is_exact = false;
    *is_repeated = false;
    for (int i = 0; i < header->count; i++) {
        const bool fits = strcmp(header->fields[i], name) == 0;
        if (fits && !is_exact) {
            found = i;
            is_exact = true;
            *is_repeated = false;
        } else if (fits || (!is_exact && xt_text_equal_folded(header->fields[i], name))) {
            *is_repeated = found >= 0;
            found = found < 0 ? i : found;
        }
    }
    return found;
}

/* "'id', 'name' and 3 more". */
static void add_columns(xt_text *text, const xt_csv_row *header)
{
    const int named = header->count > MAX_NAMED ? MAX_NAMED : header->count;
    for (int i = 0; i < named; i++) {
        char shown[XT_CUT_SIZE];
        xt_text_format(text, "%s'%s'", i == 0 ? "" : ", ", xt_cut_text(shown, header->fields[i]));
    }
    if (header->count > named) {
        xt_text_format(text, " and %d more", header->count - named);
    }
}

static void report_missing(xt_reader *reader, const xt_csv_row *header, const xt_column *column)
{
    const int closest = xt_text_closest(column->name, header->count, field_at, header);
    const char *option = column->option == NULL ? "" : column->option;
    const char *blank = column->option == NULL ? "" : " ";
    char shown[XT_CUT_SIZE];
    xt_text text;
    xt_text_init(&text, &reader->context->memory);
    xt_text_format(&text, "there is no column '%s'; ", xt_cut_text(shown, column->name));
    if (closest >= 0) {
        xt_text_format(&text, "did you mean %s%s'%s'?", option, blank,
                       xt_cut_text(shown, header->fields[closest]));
    } else {
        xt_text_format(&text,
                       "name the one that is meant%s%s: ", column->option == NULL ? "" : " with ",
                       option);
        add_columns(&text, header);
    }
    if (text.failed) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
    } else {
        xt_reader_report(reader, header->line, "%s", text.data);
    }
    xt_text_clear(&text);
}

bool xt_columns_find(xt_reader *reader, const xt_csv_row *header, xt_column *columns, int count)
{
    bool is_sound = true;
    for (int i = 0; i < count; i++) {
        bool is_repeated = false;
        columns[i].index = find_column(header, columns[i].name, &is_repeated);
        if (is_repeated) {
            char shown[XT_CUT_SIZE];
            xt_reader_report(reader, header->line, "the column '%s' is there twice; rename one",
                             xt_cut_text(shown, columns[i].name));
        } else if (columns[i].index < 0 && columns[i].is_required) {
            report_missing(reader, header, &columns[i]);
        }
        is_sound = is_sound && !is_repeated && (columns[i].index >= 0 || !columns[i].is_required);
    }
    return is_sound;
}

const char *xt_column_text(const xt_csv_row *row, const xt_column *column)
{
    const char *text = column->index < 0 ? "" : row->fields[column->index];
    return *text == '\0' ? NULL : text;
}

bool xt_column_date(xt_reader *reader, const xt_csv_row *row, const xt_column *column,
                    xtrain_date *out)
{
    const xt_reference reference = {"day", xt_column_text(row, column), column->name, row->line};
    return reference.text == NULL || xt_read_date(reader, &reference, out);
}

bool xt_columns_fit(xt_reader *reader, const xt_csv_row *row, int count)
{
    if (row->count == count) {
        return true;
    }
    xt_reader_report(reader, row->line,
                     "this row has %d fields, the header has %d; add or delete separators, or put "
                     "a field that has one in quotes",
                     row->count, count);
    return false;
}

bool xt_columns_read(xt_reader *reader, const xt_csv_source *source, xt_csv_callback callback,
                     void *payload)
{
    const char *from = reader->file;
    char *text = NULL;
    size_t length = 0;
    char *path = xt_path_beside(&reader->context->memory, from, source->file);
    if (path == NULL) {
        return xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
    }
    bool is_read = xt_reader_take(
        reader, xt_file_read(&text, &length, reader->context, path, from, source->line));
    if (is_read) {
        reader->file = path;
        is_read = xt_reader_take(
            reader, xt_csv_read(reader->context, text, length, path, callback, payload));
        reader->file = from;
    }
    xt_release(&reader->context->memory, text);
    xt_release(&reader->context->memory, path);
    return is_read;
}
