/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CPLEX LP format. Readers limit the length of a line, so that expressions are broken. */
#include <inttypes.h>
#include <stdio.h>

#include "export/mip.h"

#define TERMS_A_LINE 8

/* " + 3 x1_2": number `at` of its expression. */
static void write_term(xt_text *text, size_t at, int64_t factor, const xt_mip_name *name)
{
    char column[XT_MIP_NAME_SIZE];
    const char *sign = factor < 0 ? "- " : at > 0 ? "+ " : "";
    xt_mip_format_name(name, column);
    xt_text_add(text, at > 0 && at % TERMS_A_LINE == 0 ? "\n  " : " ");
    xt_text_add(text, sign);
    if (factor != 1 && factor != -1) {
        xt_text_format(text, "%" PRId64 " ", factor < 0 ? -factor : factor);
    }
    xt_text_add(text, column);
}

/* With the columns that are fixed, since they may be in no row. */
static void write_objective(xt_text *text, const xt_mip *mip)
{
    size_t written = 0;
    xt_text_add(text, "Minimize\n obj:");
    for (size_t at = 0; at < mip->column_count; at++) {
        const xt_mip_column *column = &mip->columns[at];
        if (column->cost != 0 || column->lower == column->upper) {
            write_term(text, written++, column->cost, &column->name);
        }
    }
    xt_text_add(text, "\n");
}

static void write_rows(xt_text *text, const xt_mip *mip)
{
    static const char *const signs[] = {"<=", ">=", "="};
    xt_text_add(text, "Subject To\n");
    for (size_t at = 0; at < mip->term_count && !text->failed;) {
        const xt_mip_row *row = &mip->rows[mip->terms[at].row];
        const size_t first = at;
        char name[XT_MIP_NAME_SIZE];
        xt_mip_format_name(&row->name, name);
        xt_text_format(text, " %s:", name);
        for (; at < mip->term_count && mip->terms[at].row == mip->terms[first].row; at++) {
            const xt_mip_term *term = &mip->terms[at];
            write_term(text, at - first, term->factor, &mip->columns[term->column].name);
        }
        xt_text_format(text, " %s %" PRId64 "\n", signs[row->sense], row->rhs);
    }
}

static bool is_binary(const xt_mip_column *column)
{
    return column->is_integer && column->lower == 0 && column->upper == 1;
}

static void write_bounds(xt_text *text, const xt_mip *mip)
{
    xt_text_add(text, "Bounds\n");
    for (size_t at = 0; at < mip->column_count && !text->failed; at++) {
        const xt_mip_column *column = &mip->columns[at];
        char name[XT_MIP_NAME_SIZE];
        xt_mip_format_name(&column->name, name);
        if (column->lower == column->upper) {
            xt_text_format(text, " %s = %" PRId64 "\n", name, column->upper);
        } else if (!is_binary(column)) {
            xt_text_format(text, " %" PRId64 " <= %s <= %" PRId64 "\n", column->lower, name,
                           column->upper);
        }
    }
}

static void write_integers(xt_text *text, const xt_mip *mip, const char *section, bool binary)
{
    bool is_begin = true;
    for (size_t at = 0; at < mip->column_count && !text->failed; at++) {
        const xt_mip_column *column = &mip->columns[at];
        char name[XT_MIP_NAME_SIZE];
        if (!column->is_integer || is_binary(column) != binary) {
            continue;
        }
        xt_mip_format_name(&column->name, name);
        xt_text_add(text, is_begin ? section : "");
        xt_text_format(text, " %s\n", name);
        is_begin = false;
    }
}

void xt_mip_write_lp(xt_text *text, xt_mip *mip)
{
    xt_mip_sort_by_row(mip);
    xt_mip_write_remarks(text, mip, "\\ ");
    write_objective(text, mip);
    write_rows(text, mip);
    write_bounds(text, mip);
    write_integers(text, mip, "Generals\n", false);
    write_integers(text, mip, "Binaries\n", true);
    xt_text_add(text, "End\n");
    text->failed = text->failed || mip->failed;
}
