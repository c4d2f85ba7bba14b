/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The context's inside, and how the library reports. */
#ifndef XT_BASE_CONTEXT_H
#define XT_BASE_CONTEXT_H

#include <stdatomic.h>

#include "base/memory.h"
#include "base/text.h"

struct xtrain_context {
    xt_memory memory;
    xt_arena error_texts;
    xtrain_error *errors;
    size_t error_count;
    size_t error_capacity;
    atomic_int cancelled;
};

/* Adds a diagnostic and returns its status (XTRAIN_ERROR_MEMORY if it could not be kept). file may
 * be NULL, line 0. The message is one line: "what is wrong; what to do". At most 1,000 are kept. */
xtrain_status xt_report(xtrain_context *context, xtrain_status status, const char *file, int line,
                        const char *format, ...) XT_PRINTF(5, 6);

/* The same for callers with arguments of their own. */
typedef struct xt_place {
    const char *file; /* or NULL */
    int line;
} xt_place;
xtrain_status xt_report_list(xtrain_context *context, xtrain_status status, const xt_place *place,
                             const char *format, va_list list);

#endif
