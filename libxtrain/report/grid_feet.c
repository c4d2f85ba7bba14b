/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Below the people: how each department is staffed in each period, and what the signs mean. */
#include "report/grid.h"

#include <stdio.h>
#include <string.h>

/* "12/10" is still drawn in one cell; what is wider gets a line each. */
#define MAX_FOOT_COLUMNS 5
#define FOOT_BYTES 32

typedef struct foot {
    int heads;
    int minimum;     /* or XTRAIN_UNSET */
    unsigned faults; /* XT_FAULT_ bits */
} foot;

static foot foot_at(const xt_grid *grid, int department, int period)
{
    foot found;
    xtrain_plan_staffing(grid->plan, department, period, &found.heads, NULL, NULL, &found.minimum);
    found.faults = xt_faults_of_department(&grid->faults, department, period);
    return found;
}

static int digits_of(int number)
{
    char text[FOOT_BYTES];
    return snprintf(text, sizeof text, "%d", number);
}

/* A sign for what is missing, the gravest first, and one for what is too much. */
static const char *missing_sign(unsigned faults)
{
    if ((faults & XT_FAULT_SHORT) != 0) {
        return "!";
    }
    if ((faults & XT_FAULT_HOSTS) != 0) {
        return "h";
    }
    return (faults & XT_FAULT_SKILL) != 0 ? "s" : "";
}

static const char *crowded_sign(unsigned faults)
{
    return (faults & XT_FAULT_CROWDED) != 0 ? "+" : "";
}

static unsigned signs_seen(unsigned faults)
{
    unsigned seen = (faults & XT_FAULT_CROWDED) != 0 ? XT_SEEN_CROWDED : 0;
    if ((faults & XT_FAULT_SHORT) != 0) {
        seen |= XT_SEEN_SHORT;
    } else if ((faults & XT_FAULT_HOSTS) != 0) {
        seen |= XT_SEEN_HOSTS;
    } else if ((faults & XT_FAULT_SKILL) != 0) {
        seen |= XT_SEEN_SKILL;
    }
    return seen;
}

int xt_grid_measure_feet(xt_grid *grid)
{
    int both = 1;
    int one = 1;
    for (int department = 0; department < grid->departments; department++) {
        for (int period = 0; period < grid->periods; period++) {
            const foot at = foot_at(grid, department, period);
            const int heads = digits_of(at.heads);
            const int minimum = at.minimum == XTRAIN_UNSET ? 0 : digits_of(at.minimum);
            /* Room for the signs, so that they do not run into the next number. */
            const int signs =
                (int)(strlen(missing_sign(at.faults)) + strlen(crowded_sign(at.faults)));
            const int sum = (minimum > 0 ? heads + 1 + minimum : heads) + signs;
            both = sum > both ? sum : both;
            one = heads + signs > one ? heads + signs : one;
            one = minimum > one ? minimum : one;
        }
    }
    grid->split_feet = both > MAX_FOOT_COLUMNS;
    return grid->split_feet ? one : both;
}

static void draw_cell(xt_grid *grid, foot at, const char *text)
{
    const int end = grid->sheet.column + grid->cell + 1;
    const int style = at.faults != 0 ? XT_STYLE_ALARM : XT_STYLE_PLAIN;
    xt_sheet_add(&grid->sheet, style, text);
    xt_sheet_add(&grid->sheet, style, missing_sign(at.faults));
    xt_sheet_add(&grid->sheet, style, crowded_sign(at.faults));
    xt_sheet_blanks(&grid->sheet, end - grid->sheet.column);
    grid->seen |= signs_seen(at.faults);
}

static void draw_heads(xt_grid *grid, const xt_block *block, int department)
{
    char text[FOOT_BYTES];
    for (int period = block->first; period <= block->last; period++) {
        const foot at = foot_at(grid, department, period);
        xt_grid_draw_night(grid, block, period);
        if (at.heads == 0 && at.minimum == XTRAIN_UNSET && at.faults == 0) {
            xt_sheet_field(&grid->sheet, XT_STYLE_QUIET, "-", grid->cell + 1);
            grid->seen |= XT_SEEN_UNSTAFFED;
            continue;
        }
        if (grid->split_feet || at.minimum == XTRAIN_UNSET) {
            (void)snprintf(text, sizeof text, "%d", at.heads);
        } else {
            (void)snprintf(text, sizeof text, "%d/%d", at.heads, at.minimum);
        }
        draw_cell(grid, at, text);
    }
}

static bool has_minimum(const xt_grid *grid, const xt_block *block, int department)
{
    for (int period = block->first; period <= block->last; period++) {
        if (foot_at(grid, department, period).minimum != XTRAIN_UNSET) {
            return true;
        }
    }
    return false;
}

static void draw_minimums(xt_grid *grid, const xt_block *block, int department)
{
    char text[FOOT_BYTES];
    for (int period = block->first; period <= block->last; period++) {
        const foot at = foot_at(grid, department, period);
        xt_grid_draw_night(grid, block, period);
        text[0] = '\0';
        if (at.minimum != XTRAIN_UNSET) {
            (void)snprintf(text, sizeof text, "%d", at.minimum);
        }
        xt_sheet_field(&grid->sheet, XT_STYLE_QUIET, text, grid->cell + 1);
    }
}

static void begin_foot(xt_grid *grid, int style, const char *name, const char *mark)
{
    xt_sheet_field(&grid->sheet, style, name, grid->label);
    xt_sheet_blanks(&grid->sheet, 1);
    xt_sheet_field(&grid->sheet, style, mark, grid->marks.columns);
    xt_sheet_blanks(&grid->sheet, xt_grid_cells_at(grid) - grid->sheet.column);
}

void xt_grid_draw_feet(xt_grid *grid, const xt_block *block)
{
    if (block->first > block->last) {
        return;
    }
    xt_sheet_end_line(&grid->sheet);
    xt_sheet_add(&grid->sheet, XT_STYLE_STRONG,
                 grid->split_feet ? "Present, and at least" : "Present / at least");
    xt_sheet_end_line(&grid->sheet);
    for (int department = 0; department < grid->departments; department++) {
        begin_foot(grid, XT_STYLE_PLAIN, xtrain_plan_department_name(grid->plan, department),
                   grid->marks.mark[department]);
        draw_heads(grid, block, department);
        xt_sheet_end_line(&grid->sheet);
        if (grid->split_feet && has_minimum(grid, block, department)) {
            begin_foot(grid, XT_STYLE_QUIET, "  at least", "");
            draw_minimums(grid, block, department);
            xt_sheet_end_line(&grid->sheet);
        }
    }
}

/* A sign, and what it means. */
typedef struct sign_text {
    unsigned seen;
    const char *text;
} sign_text;

/* Names that the feet had to cut. */
static void draw_names(xt_grid *grid)
{
    xt_text names;
    xt_text_init(&names, &grid->memory);
    for (int department = 0; department < grid->departments; department++) {
        const char *name = xtrain_plan_department_name(grid->plan, department);
        if (xt_display_width(name) > grid->label) {
            xt_text_format(&names, "%s%s %s", names.length > 0 ? ", " : "",
                           grid->marks.mark[department], name);
        }
    }
    if (names.length > 0) {
        xt_sheet_wrap(&grid->sheet, 0, names.data);
    }
    grid->sheet.text.failed = grid->sheet.text.failed || names.failed;
    xt_text_clear(&names);
}

static void draw_paragraph(xt_grid *grid, xt_text *words)
{
    if (words->data != NULL) {
        xt_sheet_wrap(&grid->sheet, 2, words->data);
    }
    grid->sheet.text.failed = grid->sheet.text.failed || words->failed;
    xt_text_clear(words);
}

/* Those of the signs that were drawn. */
static void draw_signs(xt_grid *grid, const char *label, const sign_text *signs, size_t count)
{
    xt_text words;
    xt_text_init(&words, &grid->memory);
    for (size_t i = 0; i < count; i++) {
        if ((grid->seen & signs[i].seen) != 0) {
            xt_text_format(&words, "%s%s", words.length > 0 ? "; " : label, signs[i].text);
        }
    }
    draw_paragraph(grid, &words);
}

void xt_grid_draw_legend(xt_grid *grid)
{
    static const sign_text cells[] = {
        {XT_SEEN_HOME, ". at home"},
        {XT_SEEN_IDLE, "- in no department"},
        {XT_SEEN_LEAVE, "/ on leave"},
        {XT_SEEN_CLOSED, "# closed"},
        {XT_SEEN_FIXED, "* fixed by the input"},
        {XT_SEEN_BROKEN, "! breaks a must of the person"},
        {XT_SEEN_BROKEN_ROW, "! behind the home: the row breaks one as a whole"},
        {XT_SEEN_OUTSIDE, "blank: outside the contract"},
    };
    static const sign_text numbers[] = {
        {XT_SEEN_SHORT, "! too few people"},
        {XT_SEEN_HOSTS, "h too few hosts"},
        {XT_SEEN_SKILL, "s too few people with a skill"},
        {XT_SEEN_CROWDED, "+ too many visitors or people"},
        {XT_SEEN_UNSTAFFED, "- closed, or nobody there and nobody needed"},
    };
    xt_text words;
    draw_signs(grid, "Cells: ", cells, sizeof cells / sizeof cells[0]);
    draw_signs(grid, "Numbers: ", numbers, sizeof numbers / sizeof numbers[0]);
    xt_text_init(&words, &grid->memory);
    const char *many = xt_words_period(grid->plan).many;
    xt_text_format(&words, "Totals: away, %s present in other departments", many);
    if (grid->load > 0) {
        xt_text_format(&words,
                       "; load/share, load points and the fair share: what falls to the person, by "
                       "%s at work, of the points that all minimum staffing makes",
                       many);
    }
    draw_paragraph(grid, &words);
    draw_names(grid);
}
