/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Free MPS format. Fields begin in the columns of the fixed format, for readers that take a file
 * for fixed while its names are short. Every column gets a bound, since readers differ about
 * integers without one. */
#include <inttypes.h>
#include <stdio.h>

#include "export/mip.h"

static void write_rows(xt_text *text, const xt_mip *mip, const bool *has_terms)
{
    static const char *const letters[] = {"L", "G", "E"};
    xt_text_add(text, "ROWS\n N  obj\n");
    for (size_t at = 0; at < mip->row_count && !text->failed; at++) {
        char name[XT_MIP_NAME_SIZE];
        if (has_terms[at]) {
            xt_mip_format_name(&mip->rows[at].name, name);
            xt_text_format(text, " %s  %s\n", letters[mip->rows[at].sense], name);
        }
    }
}

static void write_marker(xt_text *text, int *markers, bool is_begin)
{
    xt_text_format(text, "    M%-9d'MARKER'                 '%s'\n", (*markers)++,
                   is_begin ? "INTORG" : "INTEND");
}

static void write_columns(xt_text *text, const xt_mip *mip)
{
    bool is_integer = false;
    int markers = 0;
    size_t term = 0;
    xt_text_add(text, "COLUMNS\n");
    for (size_t at = 0; at < mip->column_count && !text->failed; at++) {
        const xt_mip_column *column = &mip->columns[at];
        char name[XT_MIP_NAME_SIZE];
        char row[XT_MIP_NAME_SIZE];
        xt_mip_format_name(&column->name, name);
        if (column->is_integer != is_integer) {
            is_integer = column->is_integer;
            write_marker(text, &markers, is_integer);
        }
        xt_text_format(text, "    %-8s  obj       %" PRId64 "\n", name, column->cost);
        for (; term < mip->term_count && mip->terms[term].column == (int)at; term++) {
            xt_mip_format_name(&mip->rows[mip->terms[term].row].name, row);
            xt_text_format(text, "    %-8s  %-8s  %" PRId64 "\n", name, row,
                           mip->terms[term].factor);
        }
    }
    if (is_integer) {
        write_marker(text, &markers, false);
    }
}

static void write_sides(xt_text *text, const xt_mip *mip, const bool *has_terms)
{
    xt_text_add(text, "RHS\n");
    for (size_t at = 0; at < mip->row_count && !text->failed; at++) {
        char name[XT_MIP_NAME_SIZE];
        if (has_terms[at] && mip->rows[at].rhs != 0) {
            xt_mip_format_name(&mip->rows[at].name, name);
            xt_text_format(text, "    rhs       %-8s  %" PRId64 "\n", name, mip->rows[at].rhs);
        }
    }
}

static void write_bounds(xt_text *text, const xt_mip *mip)
{
    xt_text_add(text, "BOUNDS\n");
    for (size_t at = 0; at < mip->column_count && !text->failed; at++) {
        const xt_mip_column *column = &mip->columns[at];
        const char *kind = column->lower == column->upper ? "FX" : "UP";
        char name[XT_MIP_NAME_SIZE];
        xt_mip_format_name(&column->name, name);
        if (column->lower != 0 && column->lower != column->upper) {
            xt_text_format(text, " LO bnd       %-8s  %" PRId64 "\n", name, column->lower);
        }
        xt_text_format(text, " %s bnd       %-8s  %" PRId64 "\n", kind, name, column->upper);
    }
}

void xt_mip_write_mps(xt_text *text, xt_mip *mip)
{
    bool *has_terms = xt_allocate(&mip->memory, mip->row_count, sizeof *has_terms);
    if (has_terms == NULL) {
        text->failed = true;
        return;
    }
    xt_mip_sort_by_column(mip);
    for (size_t at = 0; at < mip->term_count; at++) {
        has_terms[mip->terms[at].row] = true;
    }
    xt_mip_write_remarks(text, mip, "* ");
    xt_text_add(text, "NAME          xtrain\n");
    write_rows(text, mip, has_terms);
    write_columns(text, mip);
    write_sides(text, mip, has_terms);
    write_bounds(text, mip);
    xt_text_add(text, "ENDATA\n");
    text->failed = text->failed || mip->failed;
    xt_release(&mip->memory, has_terms);
}
