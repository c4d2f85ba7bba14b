/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the grid share: the sheet, the measures of its columns, what was drawn. */
#ifndef XT_REPORT_GRID_H
#define XT_REPORT_GRID_H

#include "report/faults.h"
#include "report/marks.h"
#include "report/sheet.h"
#include "report/words.h"

/* Signs that the legend explains if they were drawn. */
#define XT_SEEN_HOME 1U
#define XT_SEEN_IDLE 2U
#define XT_SEEN_LEAVE 4U
#define XT_SEEN_CLOSED 8U
#define XT_SEEN_BROKEN 16U
#define XT_SEEN_OUTSIDE 32U
#define XT_SEEN_SHORT 64U
#define XT_SEEN_UNSTAFFED 128U
#define XT_SEEN_FIXED 256U
#define XT_SEEN_BROKEN_ROW 512U
#define XT_SEEN_HOSTS 1024U
#define XT_SEEN_CROWDED 2048U
#define XT_SEEN_SKILL 4096U

/* Periods [first, last] side by side; first > last: only the totals. */
typedef struct xt_block {
    int first;
    int last;
    bool totals; /* the totals stand at its right */
} xt_block;

typedef struct xt_grid {
    const xtrain_plan *plan;
    xt_memory memory;
    xt_sheet sheet;
    xt_marks marks;
    xt_names names;
    int departments, employees, periods;
    xt_faults faults;
    int label; /* columns of the names at the left */
    int cell;  /* columns of a cell; one more separates it from the next */
    int day;   /* in hours: periods of a day, else 0 */
    int step;  /* periods that stand in one block: those of a day if there is room, else 1 */
    int night; /* columns between two days */
    int away;  /* columns of the totals; load 0: not shown */
    int load;
    bool split_feet; /* heads and minimum on lines of their own: "heads/minimum" is too wide */
    unsigned seen;
} xt_grid;

/* Columns that the heads need in a cell; sets day. */
int xt_grid_measure_heads(xt_grid *grid);
/* Dates and, in hours, times above the cells. */
void xt_grid_draw_heads(xt_grid *grid, const xt_block *block);
/* The gap before a period that begins a day. */
void xt_grid_draw_night(xt_grid *grid, const xt_block *block, int period);
/* A person's name in the columns of the names, and a blank. */
void xt_grid_draw_name(xt_grid *grid, int employee);
/* Columns that the feet need in a cell; sets split_feet. */
int xt_grid_measure_feet(xt_grid *grid);
void xt_grid_draw_feet(xt_grid *grid, const xt_block *block);
/* The levels that people gain, and an empty line; nothing if there are none. */
void xt_grid_draw_gains(xt_grid *grid);
void xt_grid_draw_legend(xt_grid *grid);
/* Where the cells begin. */
int xt_grid_cells_at(const xt_grid *grid);

#endif
