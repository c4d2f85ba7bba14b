/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Terms are kept in the order of adding and sorted once by a stable counting sort over the minor
 * and then over the major index: time and space are linear in rows, columns and terms.
 */
#include "export/mip.h"

#include <limits.h>
#include <stdio.h>

void xt_mip_init(xt_mip *mip, const xt_memory *memory)
{
    *mip = (xt_mip){.memory = *memory};
    xt_text_init(&mip->remarks, memory);
}

void xt_mip_clear(xt_mip *mip)
{
    xt_release(&mip->memory, mip->columns);
    xt_release(&mip->memory, mip->rows);
    xt_release(&mip->memory, mip->terms);
    xt_text_clear(&mip->remarks);
    const xt_memory memory = mip->memory;
    *mip = (xt_mip){.memory = memory};
}

static bool is_stopped(const xt_mip *mip)
{
    return mip->failed || mip->too_large;
}

int xt_mip_add_column(xt_mip *mip, const xt_mip_column *column)
{
    mip->too_large = mip->too_large || mip->column_count >= INT_MAX / 2;
    if (is_stopped(mip)) {
        return XT_MIP_NOTHING;
    }
    if (!XT_GROW(&mip->memory, mip->columns, mip->column_capacity, mip->column_count + 1)) {
        mip->failed = true;
        return XT_MIP_NOTHING;
    }
    mip->columns[mip->column_count] = *column;
    return (int)mip->column_count++;
}

int xt_mip_add_row(xt_mip *mip, const xt_mip_row *row)
{
    mip->too_large = mip->too_large || mip->row_count >= INT_MAX / 2;
    if (is_stopped(mip)) {
        return XT_MIP_NOTHING;
    }
    if (!XT_GROW(&mip->memory, mip->rows, mip->row_capacity, mip->row_count + 1)) {
        mip->failed = true;
        return XT_MIP_NOTHING;
    }
    mip->rows[mip->row_count] = *row;
    return (int)mip->row_count++;
}

void xt_mip_add_term(xt_mip *mip, int row, int column, int64_t factor)
{
    if (row == XT_MIP_NOTHING || column == XT_MIP_NOTHING || factor == 0) {
        return;
    }
    mip->too_large = mip->too_large || mip->term_count >= XT_MIP_MAX_TERMS;
    if (is_stopped(mip)) {
        return;
    }
    if (!XT_GROW(&mip->memory, mip->terms, mip->term_capacity, mip->term_count + 1)) {
        mip->failed = true;
        return;
    }
    mip->terms[mip->term_count++] = (xt_mip_term){row, column, factor};
}

/* One stable pass over rows or columns. */
static void pass(xt_mip *mip, bool by_row, xt_mip_term *room)
{
    const size_t keys = by_row ? mip->row_count : mip->column_count;
    size_t *first = xt_allocate(&mip->memory, keys + 1, sizeof *first);
    if (first == NULL) {
        mip->failed = true;
        return;
    }
    for (size_t at = 0; at < mip->term_count; at++) {
        const xt_mip_term *term = &mip->terms[at];
        first[(by_row ? term->row : term->column) + 1]++;
    }
    for (size_t key = 0; key < keys; key++) {
        first[key + 1] += first[key];
    }
    for (size_t at = 0; at < mip->term_count; at++) {
        const xt_mip_term *term = &mip->terms[at];
        room[first[by_row ? term->row : term->column]++] = *term;
    }
    for (size_t at = 0; at < mip->term_count; at++) {
        mip->terms[at] = room[at];
    }
    xt_release(&mip->memory, first);
}

static void merge(xt_mip *mip)
{
    size_t kept = 0;
    for (size_t at = 0; at < mip->term_count; at++) {
        xt_mip_term *last = kept > 0 ? &mip->terms[kept - 1] : NULL;
        if (last != NULL && last->row == mip->terms[at].row &&
            last->column == mip->terms[at].column) {
            last->factor += mip->terms[at].factor;
        } else {
            mip->terms[kept++] = mip->terms[at];
        }
    }
    mip->term_count = kept;
}

static void sort(xt_mip *mip, bool by_row)
{
    xt_mip_term *room = xt_allocate(&mip->memory, mip->term_count, sizeof *room);
    if (room == NULL) {
        mip->failed = true;
        return;
    }
    pass(mip, !by_row, room);
    pass(mip, by_row, room);
    merge(mip);
    xt_release(&mip->memory, room);
}

void xt_mip_sort_by_row(xt_mip *mip)
{
    sort(mip, true);
}

void xt_mip_sort_by_column(xt_mip *mip)
{
    sort(mip, false);
}

void xt_mip_format_name(const xt_mip_name *name, char out[XT_MIP_NAME_SIZE])
{
    int used = snprintf(out, XT_MIP_NAME_SIZE, "%s", name->word);
    for (int at = 0; at < name->parts && used < XT_MIP_NAME_SIZE - 1; at++) {
        used += snprintf(out + used, (size_t)(XT_MIP_NAME_SIZE - used), at == 0 ? "%d" : "_%d",
                         name->part[at]);
    }
}

void xt_mip_write_remarks(xt_text *text, const xt_mip *mip, const char *mark)
{
    bool is_begin = true;
    for (size_t at = 0; at < mip->remarks.length; at++) {
        if (is_begin) {
            xt_text_add(text, mark);
        }
        xt_text_add_bytes(text, &mip->remarks.data[at], 1);
        is_begin = mip->remarks.data[at] == '\n';
    }
}
