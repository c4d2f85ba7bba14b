/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leave in a CSV file, one a row. */
#include "read/columns.h"
#include "read/parts.h"
#include "read/source.h"

enum { ID = 0, FROM, TO, COLUMNS };

typedef struct leave_file {
    xt_reader *reader;
    xt_column columns[COLUMNS];
    int field_count; /* of the header; 0 before it */
} leave_file;

static const char *column_at(int index, const void *user)
{
    const xt_column *columns = user;
    return columns[index].name;
}

/* A column that is not asked for is probably one that is misspelt. */
static void check_header(leave_file *file, const xt_csv_row *header)
{
    for (int i = 0; i < header->count; i++) {
        bool is_known = false;
        for (int k = 0; k < COLUMNS; k++) {
            is_known = is_known || xt_text_equal_folded(header->fields[i], file->columns[k].name);
        }
        if (is_known) {
            continue;
        }
        char shown[XT_CUT_SIZE];
        const int closest = xt_text_closest(header->fields[i], COLUMNS, column_at, file->columns);
        if (closest >= 0 && file->columns[closest].index < 0) {
            continue; /* said already, from the other side */
        }
        xt_reader_report(file->reader, header->line,
                         "unknown column '%s'; the columns are %s, %s and %s",
                         xt_cut_text(shown, header->fields[i]), file->columns[ID].name,
                         file->columns[FROM].name, file->columns[TO].name);
    }
}

static bool take_row(const xt_csv_row *row, void *payload)
{
    leave_file *file = payload;
    xt_reader *reader = file->reader;
    if (file->field_count == 0) {
        file->field_count = row->count;
        const bool is_sound = xt_columns_find(reader, row, file->columns, COLUMNS);
        check_header(file, row);
        return is_sound;
    }
    if (!xt_columns_fit(reader, row, file->field_count)) {
        return true;
    }
    xtrain_range days = {XTRAIN_NO_DATE, XTRAIN_NO_DATE};
    const xt_reference reference = {"person", xt_column_text(row, &file->columns[ID]),
                                    file->columns[ID].name, row->line};
    const bool has_first = xt_column_date(reader, row, &file->columns[FROM], &days.first);
    const bool has_last = xt_column_date(reader, row, &file->columns[TO], &days.last);
    const bool is_sound = has_first && has_last && xt_check_range(reader, days, row->line);
    if (reference.text == NULL) {
        xt_reader_report(reader, row->line, "column '%s' is empty; say whose leave it is",
                         reference.column);
        return true;
    }
    const int employee = xt_reader_find_employee(reader, reader->problem, &reference);
    if (is_sound && employee != XT_LOOKUP_BROKEN) {
        (void)xt_reader_take(reader, xtrain_problem_add_leave(reader->problem, employee, days));
    }
    return !xt_reader_must_stop(reader);
}

static void read_file(xt_reader *reader, const xt_node *node, const xt_group *group)
{
    static const char *const names[COLUMNS] = {"id", "from", "to"};
    xt_value values[XT_LEAVES_KEYS];
    leave_file file = {.reader = reader};
    if (!xt_group_read(reader, node, group, values)) {
        return;
    }
    for (int i = 0; i < COLUMNS; i++) {
        const xt_value *value = &values[XT_LEAVES_ID + i];
        file.columns[i] = (xt_column){.name = value->is_stated ? value->text : names[i],
                                      .is_required = true,
                                      .index = -1,
                                      .skill = XTRAIN_NONE};
    }
    const xt_csv_source source = {values[XT_LEAVES_FILE].text, values[XT_LEAVES_FILE].line};
    if (xt_columns_read(reader, &source, take_row, &file) && file.field_count == 0) {
        char shown[XT_CUT_SIZE];
        xt_reader_report(reader, source.line,
                         "'%s' is empty; give it a header that names the columns",
                         xt_cut_text(shown, source.file));
    }
}

void xt_read_leaves(xt_reader *reader, const xt_value *leaves)
{
    const int count = xt_value_count(leaves);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, leaves, i);
        if (node != NULL) {
            read_file(reader, node, leaves->key->group);
        }
    }
}
