/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table at the end of the summary: what each rule and cost counted and cost, and where it is
 * stated. Rules that are kept and cost nothing are only numbered; of very many the dearest are
 * shown.
 */
#include "report/summary.h"

#include <stdlib.h>
#include <string.h>

#define MOST_ROWS 40
#define NUMBER_COLUMNS 10
#define MOST_SOURCE_COLUMNS 24
/* Below this width a row takes two lines. */
#define WIDE_COLUMNS 64
#define KIND_COLUMNS 8
#define RULE_COLUMNS 4
#define GAP 2

static const char *strength_word(xtrain_strength strength)
{
    static const char *const words[] = {"must", "should", "goal", "cost"};
    return words[strength];
}

/* "office.cfg:41": the folders of a source only take room. */
static const char *short_source(const char *source)
{
    const char *slash = strrchr(source, '/');
    return slash != NULL ? slash + 1 : source;
}

typedef struct row {
    int64_t weight;
    int line;
} row;

static int64_t size_of(int64_t number)
{
    return number < 0 ? -number : number;
}

static int by_weight(const void *left, const void *right)
{
    const row *a = left;
    const row *b = right;
    if (a->weight != b->weight) {
        return a->weight > b->weight ? -1 : 1;
    }
    return a->line < b->line ? -1 : a->line > b->line;
}

static int by_line(const void *left, const void *right)
{
    const row *a = left;
    const row *b = right;
    return a->line < b->line ? -1 : a->line > b->line;
}

typedef struct widths {
    int name;
    int source; /* 0: none is stated */
    bool is_narrow;
} widths;

static widths measure(const xt_summary *summary, const row *rows, int count)
{
    widths result = {0};
    const int width = summary->sheet.width;
    int wanted = (int)strlen("What counted");
    for (int i = 0; i < count; i++) {
        const xtrain_line *line = xtrain_plan_line(summary->names.plan, rows[i].line);
        const int source = xt_display_width(short_source(line->source));
        const int name = xt_display_width(line->name);
        result.source = source > result.source ? source : result.source;
        wanted = name > wanted ? name : wanted;
    }
    result.source = result.source < MOST_SOURCE_COLUMNS ? result.source : MOST_SOURCE_COLUMNS;
    int room = width - GAP - KIND_COLUMNS - RULE_COLUMNS - 2 * NUMBER_COLUMNS;
    room -= result.source > 0 ? GAP + result.source : 0;
    result.name = wanted < room ? wanted : room;
    result.is_narrow = width < WIDE_COLUMNS;
    return result;
}

static void add_number(xt_summary *summary, int64_t number)
{
    xt_words_number(&summary->words, number);
    if (summary->words.data != NULL) {
        xt_sheet_field_right(&summary->sheet, XT_STYLE_PLAIN, summary->words.data, NUMBER_COLUMNS);
    }
    xt_text_clear(&summary->words);
}

/* "goal    P6           1        50" */
static void add_figures(xt_summary *summary, const xtrain_line *line, int style)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(line->kind);
    xt_sheet *sheet = &summary->sheet;
    xt_sheet_field(sheet, style, strength_word(line->strength), KIND_COLUMNS);
    xt_sheet_field(sheet, style, info != NULL ? info->number : "", RULE_COLUMNS);
    add_number(summary, line->units);
    if (xt_line_is_unpriced(line)) {
        xt_sheet_field_right(sheet, style, "must", NUMBER_COLUMNS);
    } else {
        add_number(summary, line->points);
    }
}

static void add_row(xt_summary *summary, const widths *columns, int index)
{
    const xtrain_line *line = xtrain_plan_line(summary->names.plan, index);
    xt_sheet *sheet = &summary->sheet;
    const bool broken = line->strength == XTRAIN_MUST && line->units > 0;
    const int style = broken ? XT_STYLE_ALARM : XT_STYLE_PLAIN;
    xt_sheet_field(sheet, style, line->name, columns->name);
    xt_sheet_blanks(sheet, GAP);
    add_figures(summary, line, style);
    if (columns->source > 0) {
        xt_sheet_blanks(sheet, GAP);
        xt_sheet_field(sheet, XT_STYLE_QUIET, short_source(line->source), columns->source);
    }
    xt_sheet_end_line(sheet);
}

/* What it is and where it is stated, and below that the figures. */
static void add_two_lines(xt_summary *summary, int index)
{
    const xtrain_line *line = xtrain_plan_line(summary->names.plan, index);
    const bool broken = line->strength == XTRAIN_MUST && line->units > 0;
    xt_text_add(&summary->words, line->name);
    if (line->source[0] != '\0') {
        xt_text_format(&summary->words, " (%s)", short_source(line->source));
    }
    xt_summary_wrap(summary, GAP);
    xt_sheet_blanks(&summary->sheet, GAP);
    add_figures(summary, line, broken ? XT_STYLE_ALARM : XT_STYLE_PLAIN);
    xt_sheet_end_line(&summary->sheet);
}

static void add_heads(xt_summary *summary, const widths *columns)
{
    xt_sheet *sheet = &summary->sheet;
    xt_sheet_end_line(sheet);
    if (columns->is_narrow) {
        xt_sheet_field(sheet, XT_STYLE_STRONG, "What counted", GAP + KIND_COLUMNS + RULE_COLUMNS);
    } else {
        xt_sheet_field(sheet, XT_STYLE_STRONG, "What counted", columns->name + GAP);
        xt_sheet_field(sheet, XT_STYLE_STRONG, "kind", KIND_COLUMNS);
        xt_sheet_field(sheet, XT_STYLE_STRONG, "rule", RULE_COLUMNS);
    }
    xt_sheet_field_right(sheet, XT_STYLE_STRONG, "count", NUMBER_COLUMNS);
    xt_sheet_field_right(sheet, XT_STYLE_STRONG, "points", NUMBER_COLUMNS);
    if (columns->source > 0 && !columns->is_narrow) {
        xt_sheet_blanks(sheet, GAP);
        xt_sheet_add(sheet, XT_STYLE_STRONG, "stated in");
    }
    xt_sheet_end_line(sheet);
}

static void add_table(xt_summary *summary, const row *rows, int count)
{
    const widths columns = measure(summary, rows, count);
    add_heads(summary, &columns);
    for (int i = 0; i < count; i++) {
        if (columns.is_narrow) {
            add_two_lines(summary, rows[i].line);
        } else {
            add_row(summary, &columns, rows[i].line);
        }
    }
}

/* How many rules the table leaves out, and where its words are explained. */
static void add_rest(xt_summary *summary, int shown, int less, int nothing)
{
    xt_text *words = &summary->words;
    if (less > 0) {
        xt_text_add(words, "And ");
        xt_words_count(words, less, "rule that counted less. ", "rules that counted less. ");
    }
    if (nothing > 0) {
        const char *further = shown > 0 ? "further " : "";
        xt_words_number(words, nothing);
        xt_text_format(words,
                       nothing == 1 ? " %srule is kept and costs nothing. "
                                    : " %srules are kept and cost nothing. ",
                       further);
    }
    xt_text_add(words, "'xtrain help rules' explains the rules.");
    xt_summary_wrap(summary, 0);
}

bool xt_summary_add_lines(xt_summary *summary, const xt_memory *memory)
{
    const xtrain_plan *plan = summary->names.plan;
    const int lines = xtrain_plan_line_count(plan);
    row *rows = xt_allocate(memory, (size_t)lines, sizeof *rows);
    if (rows == NULL) {
        return false;
    }
    int count = 0;
    int stated = 0;
    for (int index = 0; index < lines; index++) {
        const xtrain_line *line = xtrain_plan_line(plan, index);
        stated += line->source[0] != '\0';
        if (line->units != 0 || line->points != 0) {
            rows[count++] = (row){size_of(line->points), index};
            stated -= line->source[0] != '\0';
        }
    }
    const int shown = count < MOST_ROWS ? count : MOST_ROWS;
    qsort(rows, (size_t)count, sizeof *rows, by_weight);
    qsort(rows, (size_t)shown, sizeof *rows, by_line);
    if (shown > 0) {
        add_table(summary, rows, shown);
    }
    add_rest(summary, shown, count - shown, stated);
    xt_release(memory, rows);
    return true;
}
