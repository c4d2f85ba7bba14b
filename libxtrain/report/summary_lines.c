/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table at the end of the summary: what each rule and cost counted and cost, and where it is
 * stated. Rules that counted nothing are only numbered; of very many the dearest are shown.
 */
#include "report/summary.h"

#include <stdlib.h>
#include <string.h>

#define MOST_ROWS 40
#define NUMBER_COLUMNS 10
#define MOST_SOURCE_COLUMNS 24
/* Below this width the strengths and the sources are left out. */
#define WIDE_COLUMNS 64

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
    int strength; /* 0: not shown */
    int name;
    int source; /* 0: not shown */
} widths;

static widths measure(const xt_summary *summary, const row *rows, int count)
{
    widths result = {0};
    const int width = summary->sheet.width;
    if (width >= WIDE_COLUMNS) {
        result.strength = 8;
        for (int i = 0; i < count; i++) {
            const xtrain_line *line = xtrain_plan_line(summary->names.plan, rows[i].line);
            const int columns = xt_display_width(short_source(line->source));
            result.source = columns > result.source ? columns : result.source;
        }
        result.source = result.source < MOST_SOURCE_COLUMNS ? result.source : MOST_SOURCE_COLUMNS;
    }
    int name = width - 3 - result.strength - 2 * NUMBER_COLUMNS;
    name -= result.source > 0 ? 2 + result.source : 0;
    int wanted = 12;
    for (int i = 0; i < count; i++) {
        const xtrain_line *line = xtrain_plan_line(summary->names.plan, rows[i].line);
        const int columns = xt_display_width(line->name);
        wanted = columns > wanted ? columns : wanted;
    }
    result.name = wanted < name ? wanted : name;
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

static void add_row(xt_summary *summary, const widths *columns, int index)
{
    const xtrain_line *line = xtrain_plan_line(summary->names.plan, index);
    const xtrain_rule_info *info = xtrain_rule_info_get(line->kind);
    xt_sheet *sheet = &summary->sheet;
    const bool broken = line->strength == XTRAIN_MUST && line->units > 0;
    const int style = broken ? XT_STYLE_ALARM : XT_STYLE_PLAIN;
    xt_sheet_field(sheet, style, info != NULL ? info->number : "", 3);
    if (columns->strength > 0) {
        xt_sheet_field(sheet, style, strength_word(line->strength), columns->strength);
    }
    xt_sheet_field(sheet, style, line->name, columns->name);
    add_number(summary, line->units);
    if (xt_line_is_unpriced(line)) {
        xt_sheet_field_right(sheet, style, "must", NUMBER_COLUMNS);
    } else {
        add_number(summary, line->points);
    }
    if (columns->source > 0) {
        xt_sheet_blanks(sheet, 2);
        xt_sheet_field(sheet, XT_STYLE_QUIET, short_source(line->source), columns->source);
    }
    xt_sheet_end_line(sheet);
}

static void add_table(xt_summary *summary, const row *rows, int count)
{
    const widths columns = measure(summary, rows, count);
    xt_sheet *sheet = &summary->sheet;
    xt_sheet_end_line(sheet);
    xt_sheet_field(sheet, XT_STYLE_STRONG, "What counted", 3 + columns.strength + columns.name);
    xt_sheet_field_right(sheet, XT_STYLE_STRONG, "count", NUMBER_COLUMNS);
    xt_sheet_field_right(sheet, XT_STYLE_STRONG, "points", NUMBER_COLUMNS);
    if (columns.source > 0) {
        xt_sheet_blanks(sheet, 2);
        xt_sheet_field(sheet, XT_STYLE_STRONG, "stated in", columns.source);
    }
    xt_sheet_end_line(sheet);
    for (int i = 0; i < count; i++) {
        add_row(summary, &columns, rows[i].line);
    }
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
    xt_text *words = &summary->words;
    if (count > shown) {
        xt_text_add(words, "And ");
        xt_words_count(words, count - shown, "rule that counted less.", "rules that counted less.");
    }
    if (stated > 0) {
        xt_text_add(words, words->length > 0 ? " " : "");
        xt_words_count(words, stated, "stated rule", "stated rules");
        xt_text_add(words, " counted nothing.");
    }
    if (words->data != NULL) {
        xt_sheet_wrap(&summary->sheet, 0, words->data);
    }
    summary->sheet.text.failed = summary->sheet.text.failed || words->failed;
    xt_text_clear(words);
    xt_release(memory, rows);
    return true;
}
