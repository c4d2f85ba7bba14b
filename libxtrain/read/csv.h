/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in CSV files. Only csv.c knows that libcsv reads them. */
#ifndef XT_READ_CSV_H
#define XT_READ_CSV_H

#include "base/context.h"

/* One row: its fields without quotes and the blanks around them, NUL-terminated clean UTF-8. */
typedef struct xt_csv_row {
    int line; /* where it begins */
    int count;
    const char *const *fields;
} xt_csv_row;

/* False: stop reading. The row is gone when it returns. */
typedef bool (*xt_csv_callback)(const xt_csv_row *row, void *payload);

/*
 * Gives each row of the text, the header first, to the callback. The separator, comma, semicolon or
 * tab, is the one that the first row has most of, or that a line "sep=;" before it says. Rows that
 * are empty or begin with `comment` (0: none) are passed over. Mistakes are reported by line; where
 * it can, reading goes on after one. XTRAIN_OK, XTRAIN_ERROR_INPUT, _LIMIT, _MEMORY.
 */
xtrain_status xt_csv_read(xtrain_context *context, const char *text, size_t length,
                          const char *path, xt_csv_callback callback, void *payload);

#endif
