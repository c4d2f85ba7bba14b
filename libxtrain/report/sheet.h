/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet for a terminal: lines of text that are never wider than the sheet. */
#ifndef XT_REPORT_SHEET_H
#define XT_REPORT_SHEET_H

#include "base/text.h"
#include "xtrain/report.h"

typedef enum xt_style {
    XT_STYLE_PLAIN = 0,
    XT_STYLE_STRONG,
    XT_STYLE_QUIET,
    XT_STYLE_ALARM,
    XT_STYLE_HUE /* XT_STYLE_HUE + n: one of the colours that tell departments apart */
} xt_style;

/* Widths are in columns of the terminal: wide letters take two, combining marks none. */
typedef struct xt_sheet {
    xt_text text;
    int width;
    int column; /* columns of the current line in use, blanks to come included */
    int blanks; /* of these, not yet written: no line ends in blanks */
    bool colour;
} xt_sheet;

/* Columns of a text, as these functions draw it. */
int xt_display_width(const char *text);
/* Bytes of the longest beginning that takes at most `columns`; never half a letter. */
size_t xt_display_cut(const char *text, int columns);

void xt_sheet_init(xt_sheet *sheet, const xt_memory *memory, const xtrain_show_options *options);
/* Text at the end of the line; what is past the width is cut off. */
void xt_sheet_add(xt_sheet *sheet, int style, const char *text);
/* Text in a field of so many columns: cut with an ellipsis if it is wider. */
void xt_sheet_field(xt_sheet *sheet, int style, const char *text, int columns);
/* The same at the right end of the field. */
void xt_sheet_field_right(xt_sheet *sheet, int style, const char *text, int columns);
void xt_sheet_blanks(xt_sheet *sheet, int count);
void xt_sheet_end_line(xt_sheet *sheet);
/* Words from where the line is, broken at the width; later lines begin at column `indent`. Ends
 * the line. */
void xt_sheet_wrap(xt_sheet *sheet, int indent, const char *words);
/* Takes the text, or gives XTRAIN_ERROR_MEMORY. The sheet is empty then. */
xtrain_status xt_sheet_take(xt_sheet *sheet, char **out);

#endif
