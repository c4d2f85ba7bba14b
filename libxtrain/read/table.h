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

#endif
