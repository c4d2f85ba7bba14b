/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of at most so many columns. A column is what a terminal with a fixed letter width shows:
 * utf8proc knows that CJK letters take two and combining marks none. But marks that stand beside
 * their letter (category Mc: vowel signs of Devanagari) take one in terminals, as in the C library,
 * and Korean letters that join the syllable begun before them take none. Texts are cut between
 * grapheme clusters only, so that no letter loses its marks.
 */
#include "report/sheet.h"

#include <string.h>
#include <utf8proc.h>

#define ELLIPSIS "\xe2\x80\xa6" /* takes one column */
#define HUES 6

/* One code point as it is drawn. */
typedef struct glyph {
    utf8proc_int32_t point;
    size_t size; /* bytes */
    int columns;
    bool hidden; /* not written at all */
} glyph;

/* Signs that steer the terminal or the direction of writing are left out: a name must not be able
 * to rearrange the line that it stands in. The joiners shape letters and stay. */
static bool is_hidden(utf8proc_int32_t point)
{
    const utf8proc_category_t category = utf8proc_category(point);
    if (category == UTF8PROC_CATEGORY_CF) {
        return point != 0x200c && point != 0x200d;
    }
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

static int columns_of(utf8proc_int32_t point)
{
    const bool joins = (point >= 0x1160 && point <= 0x11ff) || (point >= 0xd7b0 && point <= 0xd7ff);
    const bool is_beside = utf8proc_category(point) == UTF8PROC_CATEGORY_MC;
    return joins ? 0 : is_beside ? 1 : utf8proc_charwidth(point);
}

static glyph next_glyph(const char *text)
{
    glyph next = {0};
    const utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &next.point);
    if (size <= 0) { /* not UTF-8: one byte that is not drawn */
        next.point = 0xfffd;
        next.size = 1;
        next.hidden = true;
        return next;
    }
    next.size = (size_t)size;
    next.hidden = is_hidden(next.point);
    next.columns = next.hidden ? 0 : columns_of(next.point);
    return next;
}

int xt_display_width(const char *text)
{
    int columns = 0;
    while (*text != '\0') {
        const glyph next = next_glyph(text);
        columns += next.columns;
        text += next.size;
    }
    return columns;
}

size_t xt_display_cut(const char *text, int columns)
{
    size_t kept = 0; /* up to the last boundary within the columns */
    size_t at = 0;
    int used = 0;
    utf8proc_int32_t state = 0;
    utf8proc_int32_t before = 0;
    while (text[at] != '\0') {
        const glyph next = next_glyph(text + at);
        if (at == 0 || utf8proc_grapheme_break_stateful(before, next.point, &state)) {
            kept = at;
        }
        used += next.columns;
        if (used > columns) {
            return kept;
        }
        before = next.point;
        at += next.size;
    }
    return at;
}

void xt_sheet_init(xt_sheet *sheet, const xt_memory *memory, const xtrain_show_options *options)
{
    *sheet = (xt_sheet){.width = options->width, .colour = options->colour};
    xt_text_init(&sheet->text, memory);
}

void xt_sheet_blanks(xt_sheet *sheet, int count)
{
    if (count > sheet->width - sheet->column) {
        count = sheet->width - sheet->column;
    }
    if (count > 0) {
        sheet->column += count;
        sheet->blanks += count;
    }
}

static const char *style_code(int style)
{
    static const char *const hues[HUES] = {"\033[36m", "\033[33m", "\033[35m",
                                           "\033[32m", "\033[34m", "\033[96m"};
    switch (style) {
    case XT_STYLE_PLAIN:
        return NULL;
    case XT_STYLE_STRONG:
        return "\033[1m";
    case XT_STYLE_QUIET:
        return "\033[2m";
    case XT_STYLE_ALARM:
        return "\033[1;31m";
    default:
        return hues[(style - XT_STYLE_HUE) % HUES];
    }
}

/* Writes bytes that are known to fit into what is left of the line. */
static void write_bytes(xt_sheet *sheet, int style, const char *text, size_t length)
{
    const char *code = sheet->colour && length > 0 ? style_code(style) : NULL;
    xt_text_repeat(&sheet->text, ' ', sheet->blanks);
    sheet->blanks = 0;
    if (code != NULL) {
        xt_text_add(&sheet->text, code);
    }
    size_t from = 0;
    size_t at = 0;
    while (at < length) {
        const glyph next = next_glyph(text + at);
        if (next.hidden) {
            xt_text_add_bytes(&sheet->text, text + from, at - from);
            from = at + next.size;
        }
        sheet->column += next.columns;
        at += next.size;
    }
    xt_text_add_bytes(&sheet->text, text + from, at - from);
    if (code != NULL) {
        xt_text_add(&sheet->text, "\033[0m");
    }
}

void xt_sheet_add(xt_sheet *sheet, int style, const char *text)
{
    const size_t length = xt_display_cut(text, sheet->width - sheet->column);
    if (length > 0) {
        write_bytes(sheet, style, text, length);
    }
}

void xt_sheet_field(xt_sheet *sheet, int style, const char *text, int columns)
{
    const int width = xt_display_width(text);
    const int end = sheet->column + columns;
    if (width <= columns) {
        xt_sheet_add(sheet, style, text);
    } else if (end <= sheet->width && columns > 0) {
        write_bytes(sheet, style, text, xt_display_cut(text, columns - 1));
        write_bytes(sheet, style, ELLIPSIS, sizeof ELLIPSIS - 1);
    }
    xt_sheet_blanks(sheet, end - sheet->column);
}

void xt_sheet_field_right(xt_sheet *sheet, int style, const char *text, int columns)
{
    const int width = xt_display_width(text);
    const int lead = width < columns ? columns - width : 0;
    xt_sheet_blanks(sheet, lead);
    xt_sheet_field(sheet, style, text, columns - lead);
}

void xt_sheet_end_line(xt_sheet *sheet)
{
    xt_text_add(&sheet->text, "\n");
    sheet->column = 0;
    sheet->blanks = 0;
}

/* A word by itself, on as many lines as it needs. */
static void wrap_word(xt_sheet *sheet, int indent, const char *word, size_t length)
{
    while (length > 0) {
        size_t fits = xt_display_cut(word, sheet->width - sheet->column);
        if (fits == 0 && sheet->column <= indent) {
            return; /* not one letter fits into a line */
        }
        fits = fits < length ? fits : length;
        write_bytes(sheet, XT_STYLE_PLAIN, word, fits);
        word += fits;
        length -= fits;
        if (length > 0) {
            xt_sheet_end_line(sheet);
            xt_sheet_blanks(sheet, indent);
        }
    }
}

/* Up to the next blank; a number and its per cent sign are one word. */
static size_t word_length(const char *words)
{
    const size_t length = strcspn(words, " \t\n");
    if (length > 0 && strncmp(words + length, " %", 2) == 0) {
        return length + 1 + strcspn(words + length + 1, " \t\n");
    }
    return length;
}

void xt_sheet_wrap(xt_sheet *sheet, int indent, const char *words)
{
    bool first = true;
    while (*words != '\0') {
        const size_t length = word_length(words);
        if (length > 0) {
            /* Does it fit behind what stands there? Cutting at that many columns tells. */
            const int room = sheet->width - sheet->column - (first ? 0 : 1);
            if (xt_display_cut(words, room > 0 ? room : 0) < length && sheet->column > indent) {
                xt_sheet_end_line(sheet);
                xt_sheet_blanks(sheet, indent);
            } else if (!first) {
                xt_sheet_blanks(sheet, 1);
            }
            wrap_word(sheet, indent, words, length);
            first = false;
        }
        words += length;
        words += strspn(words, " \t\n");
    }
    xt_sheet_end_line(sheet);
}

xtrain_status xt_sheet_take(xt_sheet *sheet, char **out)
{
    *out = xt_text_take(&sheet->text);
    return *out != NULL ? XTRAIN_OK : XTRAIN_ERROR_MEMORY;
}
