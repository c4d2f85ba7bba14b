/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary being written. */
#ifndef XT_REPORT_SUMMARY_H
#define XT_REPORT_SUMMARY_H

#include "report/sheet.h"
#include "report/words.h"

typedef struct xt_summary {
    xt_sheet sheet;
    xt_text words; /* the sentence in the making */
    xt_names names;
    bool all; /* every breach is wanted */
} xt_summary;

/* Ends the sentence: wraps it into the sheet beside its label. */
void xt_summary_flush(xt_summary *summary, const char *label);
/* The same without a label. */
void xt_summary_wrap(xt_summary *summary, int indent);
/* The same as an entry "- ..." below a label. */
void xt_summary_item(xt_summary *summary);

/* What is broken and not met. False: out of memory. */
bool xt_summary_add_breaches(xt_summary *summary, const xt_memory *memory);

/* The table of what each rule and cost counted. False: out of memory. */
bool xt_summary_add_lines(xt_summary *summary, const xt_memory *memory);

#endif
