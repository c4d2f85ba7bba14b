/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the solver has come, on standard error. */
#ifndef XT_CLI_PROGRESS_H
#define XT_CLI_PROGRESS_H

#include <xtrain.h>

/* On a terminal one line that is rewritten; elsewhere a line now and then. */
typedef struct xt_progress_line {
    bool quiet;
    bool live;      /* the line can be rewritten */
    bool is_shown;  /* a line stands there that must be wiped away */
    double next_at; /* seconds: not before */
} xt_progress_line;

void xt_progress_begin(xt_progress_line *line, bool quiet);
/* On a terminal says at once what is being done; wiped away by what comes next. */
void xt_progress_note(xt_progress_line *line, const char *what, const char *path);
/* A xtrain_progress_callback; the payload is the line. */
void xt_progress_show(const xtrain_progress *progress, void *payload);
/* Wipes the line away. */
void xt_progress_end(xt_progress_line *line);

#endif
