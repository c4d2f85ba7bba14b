/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short, distinct marks that stand for departments in the cells of a grid. */
#ifndef XT_REPORT_MARKS_H
#define XT_REPORT_MARKS_H

#include "base/memory.h"
#include "xtrain/plan.h"

/* Columns of the widest mark; wider codes are shortened. */
#define XT_MARK_COLUMNS 5

typedef struct xt_marks {
    xt_arena arena;
    const char **mark; /* [departments] */
    int columns;       /* of the widest mark; at least 1 */
} xt_marks;

/* False: out of memory. Clear it in either case. */
bool xt_marks_init(xt_marks *marks, const xt_memory *memory, const xtrain_plan *plan);
void xt_marks_clear(xt_marks *marks, const xt_memory *memory);

#endif
