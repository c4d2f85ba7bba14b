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
    bool has_goals;
} xt_summary;

/* The table of what each rule and cost counted. False: out of memory. */
bool xt_summary_add_lines(xt_summary *summary, const xt_memory *memory);

#endif
