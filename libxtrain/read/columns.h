/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a CSV file by the names in its header. */
#ifndef XT_READ_COLUMNS_H
#define XT_READ_COLUMNS_H

#include "read/csv.h"
#include "read/reader.h"

typedef struct xt_column {
    const char *name;
    bool is_required;
    int index;          /* in the row; -1: there is none */
    int skill;          /* of a column of levels */
    const char *option; /* of the program, that names the column; or NULL */
} xt_column;

/* Finds the columns in the header; reports those that are missing or there twice. */
bool xt_columns_find(xt_reader *reader, const xt_csv_row *header, xt_column *columns, int count);

/* The field of a row, or NULL if it is empty or there is no such column. */
const char *xt_column_text(const xt_csv_row *row, const xt_column *column);

/* The date in a field into *out, which stays as it is when the field is empty. */
bool xt_column_date(xt_reader *reader, const xt_csv_row *row, const xt_column *column,
                    xtrain_date *out);

/* Refuses a row that has not as many fields as the header. */
bool xt_columns_fit(xt_reader *reader, const xt_csv_row *row, int count);

/* Reads the CSV file that an input names at this line: opens it beside the input, names it in
 * messages meanwhile, and gives each row to the callback. False: it has mistakes of its own. */
typedef struct xt_csv_source {
    const char *file;
    int line;
} xt_csv_source;
bool xt_columns_read(xt_reader *reader, const xt_csv_source *source, xt_csv_callback callback,
                     void *payload);

#endif
