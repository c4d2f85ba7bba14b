/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Above the people: when each period is. Months stand over the days on which periods begin; in
 * hours each day over its periods, and under it the hours at which they begin.
 */
#include "report/grid.h"

#include <stdio.h>

#include "base/date.h"

#define HEAD_BYTES 16
#define DAY_COLUMNS 11 /* "Mon 12 Mar" and a gap */
#define TIME_COLUMNS 5 /* "08:30" */

static const char *month_name(int month)
{
    static const char *const names[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return names[month - 1];
}

static int month_of(const xt_grid *grid, int period)
{
    const xt_civil first = xt_date_to_civil(xtrain_plan_period(grid->plan, period).first);
    return first.year * 12 + first.month - 1;
}

/* Month names stand above the first period of each month: two in a row need room. */
static bool has_short_months(const xt_grid *grid)
{
    for (int period = 2; period < grid->periods; period++) {
        if (month_of(grid, period - 2) != month_of(grid, period - 1) &&
            month_of(grid, period - 1) != month_of(grid, period)) {
            return true;
        }
    }
    return false;
}

static int begin_of(const xt_grid *grid, int period)
{
    int begin = 0;
    (void)xtrain_plan_period_hours(grid->plan, period, &begin, NULL);
    return begin;
}

int xt_grid_measure_heads(xt_grid *grid)
{
    grid->day = 0;
    if (xtrain_plan_period_hours(grid->plan, 0, NULL, NULL)) {
        do {
            grid->day++;
        } while (grid->day < grid->periods && !xt_words_begins_day(grid->plan, grid->day));
    }
    if (begin_of(grid, 0) % 60 != 0) {
        return TIME_COLUMNS; /* and so does every other one */
    }
    return has_short_months(grid) ? 3 : 2;
}

static bool is_after_night(const xt_grid *grid, const xt_block *block, int period)
{
    return grid->night > 0 && period > block->first && xt_words_begins_day(grid->plan, period);
}

void xt_grid_draw_night(xt_grid *grid, const xt_block *block, int period)
{
    xt_sheet_blanks(&grid->sheet, is_after_night(grid, block, period) ? grid->night : 0);
}

/* Columns from one period to a later one of the block. */
static int columns_between(const xt_grid *grid, const xt_block *block, int from, int to)
{
    int columns = (to - from) * (grid->cell + 1);
    for (int period = from + 1; grid->night > 0 && period <= to; period++) {
        columns += is_after_night(grid, block, period) ? grid->night : 0;
    }
    return columns;
}

/* Blanks up to the period. */
static void go_to(xt_grid *grid, const xt_block *block, int period)
{
    const int column = xt_grid_cells_at(grid) + columns_between(grid, block, block->first, period);
    xt_sheet_blanks(&grid->sheet, column - grid->sheet.column);
}

static void draw_months(xt_grid *grid, const xt_block *block)
{
    for (int period = block->first; period <= block->last; period++) {
        const int month = month_of(grid, period);
        bool shown = period == block->first || month_of(grid, period - 1) != month;
        /* In a narrow grid the block's first month gives way to one that begins beside it. */
        if (period == block->first && period < block->last && grid->cell < 3) {
            shown = month_of(grid, period + 1) == month;
        }
        if (shown) {
            go_to(grid, block, period);
            xt_sheet_add(&grid->sheet, XT_STYLE_STRONG, month_name(month % 12 + 1));
        }
    }
    xt_sheet_end_line(&grid->sheet);
}

/* True if "Mon 2 Mar" fits over the day that begins here, before the next one. */
static bool has_room(const xt_grid *grid, const xt_block *block, int period)
{
    int next = period + 1;
    while (next <= block->last && !xt_words_begins_day(grid->plan, next)) {
        next++;
    }
    return next > block->last || columns_between(grid, block, period, next) >= DAY_COLUMNS;
}

/* "Mon 2 Mar" over each day. */
static void draw_dates(xt_grid *grid, const xt_block *block)
{
    char date[XT_DATE_TEXT_SIZE];
    for (int period = block->first; period <= block->last; period++) {
        const bool begins = period == block->first || xt_words_begins_day(grid->plan, period);
        if (begins && has_room(grid, block, period)) {
            xt_date_format_short(xtrain_plan_period(grid->plan, period).first, date);
            go_to(grid, block, period);
            xt_sheet_add(&grid->sheet, XT_STYLE_STRONG, date);
        }
    }
    xt_sheet_end_line(&grid->sheet);
}

/* The day of the month over each period, or in hours over each day. */
static void draw_days(xt_grid *grid, const xt_block *block)
{
    char text[HEAD_BYTES];
    for (int period = block->first; period <= block->last; period++) {
        const xt_civil first = xt_date_to_civil(xtrain_plan_period(grid->plan, period).first);
        if (grid->day == 0 || period == block->first || xt_words_begins_day(grid->plan, period)) {
            (void)snprintf(text, sizeof text, "%d", first.day);
            go_to(grid, block, period);
            xt_sheet_add(&grid->sheet, XT_STYLE_STRONG, text);
        }
    }
}

/* The hours at which the periods begin, with minutes if there are any. */
static void draw_times(xt_grid *grid, const xt_block *block)
{
    char text[XT_TIME_TEXT_SIZE];
    for (int period = block->first; period <= block->last; period++) {
        xt_time_format(begin_of(grid, period), text);
        if (begin_of(grid, period) % 60 == 0) {
            text[2] = '\0';
        }
        go_to(grid, block, period);
        xt_sheet_add(&grid->sheet, XT_STYLE_STRONG, text);
    }
}

static void draw_totals(xt_grid *grid, const xt_block *block)
{
    if (block->totals) {
        go_to(grid, block, block->last + 1);
        xt_sheet_field_right(&grid->sheet, XT_STYLE_STRONG, "away", grid->away);
        if (grid->load > 0) {
            xt_sheet_blanks(&grid->sheet, 2);
            xt_sheet_field_right(&grid->sheet, XT_STYLE_STRONG, "load/share", grid->load);
        }
    }
    xt_sheet_end_line(&grid->sheet);
}

void xt_grid_draw_heads(xt_grid *grid, const xt_block *block)
{
    if (grid->day * (grid->cell + 1) + grid->night >= DAY_COLUMNS) {
        draw_dates(grid, block);
    } else {
        draw_months(grid, block);
        if (grid->day > 0) {
            draw_days(grid, block);
            xt_sheet_end_line(&grid->sheet);
        }
    }
    xt_sheet_field(&grid->sheet, XT_STYLE_QUIET, "", grid->label + 1);
    xt_sheet_add(&grid->sheet, XT_STYLE_QUIET, grid->marks.columns >= 3 ? "home" : "");
    if (grid->day > 0) {
        draw_times(grid, block);
    } else {
        draw_days(grid, block);
    }
    draw_totals(grid, block);
}
