/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Below the grid: who gains which level of a skill, and from when on it counts. */
#include "report/grid.h"

#define LEAST_SKILL 4
/* What is wanted for "2 from 2026-03-16 10:00," on a line of its own. */
#define RISE_COLUMNS 24

/* Columns of the skills; a name that is longer than a quarter of the line moves what follows it. */
static int measure_skills(const xt_grid *grid)
{
    const int most = grid->sheet.width / 4;
    int columns = LEAST_SKILL;
    for (int index = 0; index < xtrain_plan_gain_count(grid->plan); index++) {
        const int skill = xt_display_width(xtrain_plan_gain(grid->plan, index)->skill);
        columns = skill > columns && skill <= most ? skill : columns;
    }
    return columns;
}

/* Behind what stands there and so many blanks, or at the indent of a new line. */
static void add_item(xt_sheet *sheet, int blanks, int indent, const char *item)
{
    if (sheet->column + blanks + xt_display_width(item) > sheet->width) {
        xt_sheet_end_line(sheet);
        xt_sheet_blanks(sheet, indent);
    } else {
        xt_sheet_blanks(sheet, blanks);
    }
    xt_sheet_add(sheet, XT_STYLE_PLAIN, item);
}

/* "2 from 2026-03-16,", "3 after the plan" */
static void write_rise(xt_text *text, const xtrain_plan *plan, const xtrain_gain *gain, int rise)
{
    const int period = gain->periods[rise] + 1;
    xt_text_format(text, "%d ", gain->from + rise + 1);
    if (period < xtrain_plan_period_count(plan)) {
        xt_text_add(text, "from ");
        xt_words_begin(text, plan, period);
    } else {
        xt_text_add(text, "after the plan");
    }
    xt_text_add(text, gain->from + rise + 1 < gain->to ? "," : "");
}

static void draw_gain(xt_grid *grid, const xtrain_gain *gain, int columns)
{
    xt_sheet *sheet = &grid->sheet;
    const int wide = grid->label + 1 + columns + 2;
    const int widest = sheet->width - RISE_COLUMNS;
    xt_text text;
    xt_text_init(&text, &grid->memory);
    xt_grid_draw_name(grid, gain->employee);
    const int end = sheet->column + columns;
    xt_sheet_add(sheet, XT_STYLE_PLAIN, gain->skill);
    xt_sheet_blanks(sheet, end - sheet->column);
    xt_text_format(&text, "%d -> %d", gain->from, gain->to);
    for (int rise = -1; rise < gain->to - gain->from; rise++) {
        if (rise >= 0) {
            write_rise(&text, grid->plan, gain, rise);
        }
        if (text.failed) {
            break;
        }
        add_item(sheet, rise > 0 ? 1 : 2, wide < widest ? wide : widest, text.data);
        xt_text_clear(&text);
    }
    sheet->text.failed = sheet->text.failed || text.failed;
    xt_text_clear(&text);
    xt_sheet_end_line(sheet);
}

void xt_grid_draw_gains(xt_grid *grid)
{
    const int count = xtrain_plan_gain_count(grid->plan);
    if (count == 0) {
        return;
    }
    const int columns = measure_skills(grid);
    xt_sheet_add(&grid->sheet, XT_STYLE_STRONG, "Skills gained");
    xt_sheet_end_line(&grid->sheet);
    for (int index = 0; index < count && !grid->sheet.text.failed; index++) {
        draw_gain(grid, xtrain_plan_gain(grid->plan, index), columns);
    }
    xt_sheet_end_line(&grid->sheet);
}
