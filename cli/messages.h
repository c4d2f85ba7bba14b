/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program says on standard error. */
#ifndef XT_CLI_MESSAGES_H
#define XT_CLI_MESSAGES_H

#include <xtrain.h>

#include "exits.h"

/* "xtrain: ..." and a newline. */
void xt_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same with the words of an errno behind a colon. */
void xt_say_errno(int error, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Bytes as they are. */
void xt_say_raw(const char *text);

/* Prints the context's mistakes ("file:line: ..."), or the status where there are none, and gives
 * the exit code. */
xt_exit xt_say_failure(const xtrain_context *context, xtrain_status status);
/* Prints remarks that stopped nothing. */
void xt_say_remarks(const xtrain_context *context);

/* Prints what no plan of the problem can keep. On failure the status; nothing is printed then. */
xtrain_status xt_say_findings(const xtrain_problem *problem);

/* The closest of count words, or NULL: for "did you mean". */
const char *xt_closest(const char *word, const char *const *words, size_t count);

#endif
