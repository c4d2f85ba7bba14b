/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The staff list that a first input is made from, and what is doubtful in it. */
#ifndef XT_READ_INIT_STAFF_H
#define XT_READ_INIT_STAFF_H

#include "base/context.h"
#include "xtrain/read.h"

/* A value of the department column that is another one but for case and blanks. */
typedef struct xt_spelling {
    const char *text;
    int department; /* that it is taken for */
    int line;       /* where it stands first */
} xt_spelling;

typedef struct xt_staff {
    xtrain_problem *problem; /* departments under their names, people at home in them */
    bool has_names;          /* the names have a column */
    xt_spelling *spellings;
    size_t spelling_count, spelling_capacity;
} xt_staff;

/* Reads the list that the options name. Mistakes are reported as in any people file; then, as
 * remarks, spellings and people without a department. Clear it even if this fails. */
xtrain_status xt_staff_read(xt_staff *staff, xtrain_context *context,
                            const xtrain_init_options *options);
void xt_staff_clear(xt_staff *staff, const xt_memory *memory);

/* The column of the names if there is one. */
const char *xt_staff_name_column(const xtrain_init_options *options);

/* Adds "line 11" or "lines 11, 12 and 3 more": where people have no department. Returns how many
 * they are; with 0 nothing is added. */
int xt_staff_add_unplaced(xt_text *text, const xt_staff *staff);

#endif
