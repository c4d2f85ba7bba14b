/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Input files as a whole. */
#ifndef XT_READ_READ_H
#define XT_READ_READ_H

#include "model/problem.h"

/* The problem of an input text, validated; *out is the caller's, NULL on failure. Every mistake is
 * in the context, in the order of files and lines. The path names the text in messages and leads
 * to the files that it names. */
xtrain_status xt_read_text(xtrain_problem **out, xtrain_context *context, const char *text,
                           size_t length, const char *path);
/* The same from a file. */
xtrain_status xt_read_file(xtrain_problem **out, xtrain_context *context, const char *path);

#endif
