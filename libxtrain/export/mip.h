/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A mixed integer program in memory: columns with costs and bounds, rows, and the numbers where
 * they meet. Everything in it is whole, so that both formats write the same numbers exactly.
 *
 *   minimise  sum cost x   subject to   rows <=, >= or = rhs,   lower <= x <= upper
 */
#ifndef XT_EXPORT_MIP_H
#define XT_EXPORT_MIP_H

#include "base/memory.h"
#include "base/text.h"

/* A name is made when it is written: a word and up to four numbers, "x12_3_5_8". */
typedef struct xt_mip_name {
    const char *word; /* static: letters, not beginning with an e */
    int part[4];
    int parts;
} xt_mip_name;

#define XT_MIP_NAME_SIZE 64

typedef struct xt_mip_column {
    xt_mip_name name;
    int64_t cost;
    int64_t lower;
    int64_t upper;
    bool is_integer;
} xt_mip_column;

typedef enum xt_mip_sense { XT_MIP_AT_MOST = 0, XT_MIP_AT_LEAST, XT_MIP_EQUAL } xt_mip_sense;

typedef struct xt_mip_row {
    xt_mip_name name;
    xt_mip_sense sense;
    int64_t rhs;
} xt_mip_row;

typedef struct xt_mip_term {
    int row;
    int column;
    int64_t factor;
} xt_mip_term;

/* Adding fails silently: ask `failed` and `too_large` when all is added. */
typedef struct xt_mip {
    xt_memory memory;
    xt_mip_column *columns;
    size_t column_count, column_capacity;
    xt_mip_row *rows;
    size_t row_count, row_capacity;
    xt_mip_term *terms;
    size_t term_count, term_capacity;
    xt_text remarks; /* lines for the head of the file, each with its end */
    bool failed;     /* out of memory */
    bool too_large;  /* more terms than XT_MIP_MAX_TERMS */
} xt_mip;

/* No row, no column: terms with it are left out. */
#define XT_MIP_NOTHING (-1)

/* About 5 GB; a file of this length helps nobody. */
#define XT_MIP_MAX_TERMS 200000000

void xt_mip_init(xt_mip *mip, const xt_memory *memory);
void xt_mip_clear(xt_mip *mip);

/* The new index, or XT_MIP_NOTHING after a failure. */
int xt_mip_add_column(xt_mip *mip, const xt_mip_column *column);
int xt_mip_add_row(xt_mip *mip, const xt_mip_row *row);

/* Adds to the number where a row and a column meet. */
void xt_mip_add_term(xt_mip *mip, int row, int column, int64_t factor);

/* Sorts the terms by row or by column, and adds up those at one place. */
void xt_mip_sort_by_row(xt_mip *mip);
void xt_mip_sort_by_column(xt_mip *mip);

/* "x12_3_5_8" */
void xt_mip_format_name(const xt_mip_name *name, char out[XT_MIP_NAME_SIZE]);

/* The remarks, each line after a mark. */
void xt_mip_write_remarks(xt_text *text, const xt_mip *mip, const char *mark);

/* mip_lp.c, mip_mps.c: write the program; they sort its terms. */
void xt_mip_write_lp(xt_text *text, xt_mip *mip);
void xt_mip_write_mps(xt_text *text, xt_mip *mip);

#endif
