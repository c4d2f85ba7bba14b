/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grid: a row a person, a column a period. What does not fit side by side is split into blocks
 * of neighbouring periods (in hours of whole days), each with the names and the dates again. The
 * totals stand at the right of the last block. With C columns for a cell and its gap, W columns
 * beside the names and T for the totals, a block takes n = W / C periods and the last one m = (W -
 * T) / C, so that the smallest number B of blocks has (B - 1) n + m >= periods; they are then made
 * as equal as that allows.
 */
#include "report/grid.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/context.h"

/* So many people go by before the dates are repeated. */
#define ROWS_BETWEEN_DATES 30
#define NUMBER_BYTES 64
#define SMALLEST_LABEL 10
#define LARGEST_LABEL 28

int xt_grid_cells_at(const xt_grid *grid)
{
    return grid->label + 1 + grid->marks.columns + 2;
}

/* Measuring */

static int at_most(int number, int limit)
{
    return number < limit ? number : limit;
}

static int at_least(int number, int limit)
{
    return number > limit ? number : limit;
}

static int wanted_label(const xt_grid *grid, int employee)
{
    const int name = xt_display_width(xtrain_plan_employee_name(grid->plan, employee));
    if (!xt_names_is_shared(&grid->names, employee)) {
        return name;
    }
    return name + 1 + xt_display_width(xtrain_plan_employee_id(grid->plan, employee));
}

static void measure_label(xt_grid *grid)
{
    const int largest =
        at_most(at_least(grid->sheet.width * 3 / 10, SMALLEST_LABEL), LARGEST_LABEL);
    grid->label = SMALLEST_LABEL;
    for (int employee = 0; employee < grid->employees; employee++) {
        grid->label = at_least(grid->label, wanted_label(grid, employee));
    }
    for (int department = 0; department < grid->departments; department++) {
        const char *name = xtrain_plan_department_name(grid->plan, department);
        grid->label = at_least(grid->label, xt_display_width(name));
    }
    grid->label = at_most(grid->label, largest);
}

static void load_text(char text[NUMBER_BYTES], const xtrain_person_figures *person)
{
    (void)snprintf(text, NUMBER_BYTES, "%" PRId64 "/%" PRId64, person->load, person->share);
}

static void measure_totals(xt_grid *grid)
{
    char text[NUMBER_BYTES];
    bool has_load = false;
    grid->away = (int)strlen("away");
    grid->load = (int)strlen("load/share");
    for (int employee = 0; employee < grid->employees; employee++) {
        const xtrain_person_figures *person = xtrain_plan_person(grid->plan, employee);
        load_text(text, person);
        grid->load = at_least(grid->load, (int)strlen(text));
        has_load = has_load || person->load != 0 || person->share != 0;
    }
    grid->load = has_load ? grid->load : 0;
}

/* Cells */

/* How a cell is drawn: the sign stands at once behind the text, so that it is plain what it belongs
 * to. */
typedef struct cell {
    const char *text;
    const char *sign; /* one column, or nothing */
    int style;
    unsigned seen;
} cell;

static cell stay_cell(const xt_grid *grid, int department, unsigned flags)
{
    cell drawn = {grid->marks.mark[department], "", XT_STYLE_HUE + department, 0};
    if ((flags & XTRAIN_CELL_LEAVE) != 0) {
        drawn.sign = "/";
        drawn.seen = XT_SEEN_LEAVE;
    } else if ((flags & XTRAIN_CELL_CLOSED) != 0) {
        drawn.sign = "#";
        drawn.seen = XT_SEEN_CLOSED;
    }
    return drawn;
}

static cell home_cell(int department, unsigned flags)
{
    if ((flags & XTRAIN_CELL_OUTSIDE) != 0 && department == XTRAIN_NONE) {
        return (cell){"", "", XT_STYLE_QUIET, XT_SEEN_OUTSIDE};
    }
    if ((flags & XTRAIN_CELL_LEAVE) != 0) {
        return (cell){"/", "", XT_STYLE_QUIET, XT_SEEN_LEAVE};
    }
    if ((flags & XTRAIN_CELL_CLOSED) != 0) {
        return (cell){"#", "", XT_STYLE_QUIET, XT_SEEN_CLOSED};
    }
    return department == XTRAIN_NONE ? (cell){"-", "", XT_STYLE_QUIET, XT_SEEN_IDLE}
                                     : (cell){".", "", XT_STYLE_QUIET, XT_SEEN_HOME};
}

static cell cell_at(const xt_grid *grid, int employee, int period)
{
    const int department = xtrain_plan_cell(grid->plan, employee, period);
    const unsigned flags = xtrain_plan_cell_flags(grid->plan, employee, period);
    const bool away =
        department != XTRAIN_NONE && department != xtrain_plan_employee_home(grid->plan, employee);
    cell drawn = away ? stay_cell(grid, department, flags) : home_cell(department, flags);
    if (xt_faults_has_cell(&grid->faults, employee, period)) {
        drawn.sign = "!";
        drawn.style = XT_STYLE_ALARM;
        drawn.seen = (away ? 0 : drawn.seen) | XT_SEEN_BROKEN;
    } else if (drawn.sign[0] == '\0' && (flags & XTRAIN_CELL_FIXED) != 0) {
        drawn.sign = "*";
        drawn.seen |= XT_SEEN_FIXED;
    }
    return drawn;
}

/* Columns of the widest cell, its sign included. */
static int measure_cells(const xt_grid *grid)
{
    int columns = grid->marks.columns;
    for (int employee = 0; employee < grid->employees; employee++) {
        for (int period = 0; period < grid->periods; period++) {
            const cell drawn = cell_at(grid, employee, period);
            if (drawn.sign[0] != '\0') {
                columns = at_least(columns, xt_display_width(drawn.text) + 1);
            }
        }
    }
    return columns;
}

static void draw_cell(xt_grid *grid, int employee, int period)
{
    const cell drawn = cell_at(grid, employee, period);
    const int end = grid->sheet.column + grid->cell + 1;
    const int sign_style = drawn.style == XT_STYLE_ALARM ? XT_STYLE_ALARM : XT_STYLE_QUIET;
    xt_sheet_add(&grid->sheet, drawn.style, drawn.text);
    xt_sheet_add(&grid->sheet, sign_style, drawn.sign);
    xt_sheet_blanks(&grid->sheet, end - grid->sheet.column);
    grid->seen |= drawn.seen;
}

static void measure(xt_grid *grid)
{
    measure_label(grid);
    grid->cell = at_least(measure_cells(grid), xt_grid_measure_feet(grid));
    grid->cell = at_least(grid->cell, xt_grid_measure_heads(grid));
    measure_totals(grid);
    /* A day stays together, with a gap before the next one, if it fits into a block. */
    const int day = grid->day * (grid->cell + 1) - 1;
    if (grid->day > 1 && xt_grid_cells_at(grid) + day <= grid->sheet.width) {
        grid->step = grid->day;
        grid->night = 1;
    }
}

/* Rows */

/* Steps that stand side by side: periods, or days where these stay together. */
static int step_count(const xt_grid *grid, bool totals)
{
    int room = grid->sheet.width - xt_grid_cells_at(grid);
    if (totals) {
        room -= grid->away + (grid->load > 0 ? 2 + grid->load : 0);
    }
    const int columns = grid->step * (grid->cell + 1) + grid->night;
    return room > 0 ? (room + grid->night) / columns : 0;
}

void xt_grid_draw_name(xt_grid *grid, int employee)
{
    const char *name = xtrain_plan_employee_name(grid->plan, employee);
    const char *id = xtrain_plan_employee_id(grid->plan, employee);
    const int start = grid->sheet.column;
    if (xt_names_is_shared(&grid->names, employee)) {
        /* The id tells these people apart, so it is the name that gives way. */
        const int id_columns = at_most(xt_display_width(id), grid->label - 4);
        const int room = grid->label - 1 - id_columns;
        const int columns = at_most(xt_display_width(name), room);
        xt_sheet_field(&grid->sheet, XT_STYLE_PLAIN, name, columns);
        xt_sheet_blanks(&grid->sheet, 1);
        xt_sheet_field(&grid->sheet, XT_STYLE_PLAIN, id, id_columns);
    } else {
        xt_sheet_field(&grid->sheet, XT_STYLE_PLAIN, name, grid->label);
    }
    xt_sheet_blanks(&grid->sheet, start + grid->label + 1 - grid->sheet.column);
}

static void begin_row(xt_grid *grid, int employee)
{
    const int home = xtrain_plan_employee_home(grid->plan, employee);
    xt_grid_draw_name(grid, employee);
    xt_sheet_add(&grid->sheet, XT_STYLE_QUIET, home == XTRAIN_NONE ? "-" : grid->marks.mark[home]);
    if (xt_faults_has_row(&grid->faults, employee)) {
        xt_sheet_add(&grid->sheet, XT_STYLE_ALARM, "!");
        grid->seen |= XT_SEEN_BROKEN_ROW;
    }
    xt_sheet_blanks(&grid->sheet, xt_grid_cells_at(grid) - grid->sheet.column);
}

static void draw_person(xt_grid *grid, const xt_block *block, int employee)
{
    char text[NUMBER_BYTES];
    begin_row(grid, employee);
    for (int period = block->first; period <= block->last; period++) {
        xt_grid_draw_night(grid, block, period);
        draw_cell(grid, employee, period);
    }
    if (block->totals) {
        const xtrain_person_figures *person = xtrain_plan_person(grid->plan, employee);
        (void)snprintf(text, sizeof text, "%d", person->away);
        xt_sheet_field_right(&grid->sheet, XT_STYLE_PLAIN, text, grid->away);
        if (grid->load > 0) {
            load_text(text, person);
            xt_sheet_blanks(&grid->sheet, 2);
            xt_sheet_field_right(&grid->sheet, XT_STYLE_PLAIN, text, grid->load);
        }
    }
    xt_sheet_end_line(&grid->sheet);
}

/* Blocks */

static void draw_block_title(xt_grid *grid, const xt_block *block)
{
    if (block->first > block->last) {
        xt_sheet_add(&grid->sheet, XT_STYLE_STRONG, "Totals");
        xt_sheet_end_line(&grid->sheet);
        return;
    }
    xt_text title;
    xt_text_init(&title, &grid->memory);
    xt_text_format(&title, "%s %d-%d of %d: ", xt_words_period(grid->plan).head, block->first + 1,
                   block->last + 1, grid->periods);
    xt_words_begin(&title, grid->plan, block->first);
    xt_text_add(&title, " to ");
    xt_words_end(&title, grid->plan, block->last);
    if (!title.failed) {
        if (xt_display_width(title.data) > grid->sheet.width) {
            *strchr(title.data, ':') = '\0';
        }
        xt_sheet_add(&grid->sheet, XT_STYLE_STRONG, title.data);
    }
    xt_sheet_end_line(&grid->sheet);
    grid->sheet.text.failed = grid->sheet.text.failed || title.failed;
    xt_text_clear(&title);
}

static void draw_block(xt_grid *grid, const xt_block *block)
{
    draw_block_title(grid, block);
    for (int employee = 0; employee < grid->employees; employee++) {
        const int left = grid->employees - employee;
        const bool repeat = employee % ROWS_BETWEEN_DATES == 0 && left > ROWS_BETWEEN_DATES / 4;
        if (employee == 0 || repeat) {
            xt_grid_draw_heads(grid, block);
        }
        draw_person(grid, block, employee);
        if (grid->sheet.text.failed) {
            return;
        }
    }
    xt_grid_draw_feet(grid, block);
}

/* How many of the remaining steps stand in the next block, if `before` of these blocks, at least
 * one, come before the last one. */
static int share_of(const xt_grid *grid, int remaining, int before)
{
    const int even = (remaining + before) / (before + 1);
    /* What the last block cannot hold goes to those before it. */
    const int too_many = remaining - step_count(grid, true);
    return at_least(even, (too_many + before - 1) / before);
}

static void draw_blocks(xt_grid *grid)
{
    const int each = at_least(step_count(grid, false), 1);
    const int last = step_count(grid, true);
    int remaining = (grid->periods + grid->step - 1) / grid->step;
    int before = remaining > last ? (remaining - last + each - 1) / each : 0;
    xt_block block = {0};
    for (; before > 0 && !grid->sheet.text.failed; before--) {
        const int count = share_of(grid, remaining, before);
        remaining -= count;
        /* The plan may end within a day. */
        block.last = at_most(block.first + count * grid->step, grid->periods) - 1;
        draw_block(grid, &block);
        xt_sheet_end_line(&grid->sheet);
        block.first = block.last + 1;
    }
    block.last = grid->periods - 1;
    block.totals = true;
    draw_block(grid, &block);
    xt_sheet_end_line(&grid->sheet);
}

xtrain_status xtrain_plan_to_grid(char **out, xtrain_context *context, const xtrain_plan *plan,
                                  const xtrain_show_options *options)
{
    xtrain_show_options used;
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (context == NULL || plan == NULL || !xt_show_options_take(&used, options)) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    xtrain_status status = XTRAIN_ERROR_MEMORY;
    xt_grid grid = {.plan = plan,
                    .memory = context->memory,
                    .departments = xtrain_plan_department_count(plan),
                    .employees = xtrain_plan_employee_count(plan),
                    .periods = xtrain_plan_period_count(plan),
                    .step = 1};
    xt_sheet_init(&grid.sheet, &grid.memory, &used);
    const bool has_marks =
        xt_marks_init(&grid.marks, &grid.memory, plan) && grid.marks.mark != NULL;
    const bool has_people = xt_names_init(&grid.names, &grid.memory, plan);
    const bool has_faults = xt_faults_init(&grid.faults, &grid.memory, plan);
    if (has_marks && has_people && has_faults) {
        measure(&grid);
        draw_blocks(&grid);
        xt_grid_draw_gains(&grid);
        xt_grid_draw_legend(&grid);
        status = xt_sheet_take(&grid.sheet, out);
    }
    xt_faults_clear(&grid.faults, &grid.memory);
    xt_names_clear(&grid.names, &grid.memory);
    xt_marks_clear(&grid.marks, &grid.memory);
    xt_text_clear(&grid.sheet.text);
    return status;
}
