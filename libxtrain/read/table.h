/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as a table: a header, then a row for each person and in it a cell for each period. */
#ifndef XT_READ_TABLE_H
#define XT_READ_TABLE_H

#include "model/problem.h"

/*
 * Reads a CSV text into cells [employees x periods] of a valid problem. The first column is "id", a
 * second one "name" is passed over, the others are the periods under any header; if all headers are
 * days, each must be one of its period. A cell is a department's code or name; empty, "-" or ".":
 * at home (none outside the contract or without a home). Rows that begin with # are passed over.
 * Everybody must have one row.
 * Every mistake is reported by line. XTRAIN_OK; XTRAIN_ERROR_INPUT, _LIMIT, _MEMORY.
 */
xtrain_status xt_table_read(xt_cell *cells, const xtrain_problem *problem, const char *text,
                            size_t length, const char *path);

/* What a published plan has in common with an input. */
typedef struct xt_table_share {
    int people;
    int periods;
} xt_table_share;

/*
 * Reads such a table as the plan that people know already, into a problem that is not valid yet:
 * the rows that C4 compares with. If all headers are days, a column is the period that begins on
 * that day and ends before the next column; otherwise there is a column for each period. People
 * whom the problem does not have are passed over, nobody has to be there, and a department that it
 * does not have is XTRAIN_ELSEWHERE. *out is what both have. Returns the same.
 */
xtrain_status xt_table_read_published(xt_table_share *out, xtrain_problem *problem,
                                      const char *text, size_t length, const char *path);

#endif
