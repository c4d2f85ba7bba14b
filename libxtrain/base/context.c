/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/context.h"

#include <string.h>

#define MAX_ERRORS 1000

/* Consecutive diagnostics nearly always name the same file: keep it once. */
static const char *keep_file(xtrain_context *context, const char *file)
{
    if (context->error_count > 0) {
        const char *last = context->errors[context->error_count - 1].file;
        if (last != NULL && strcmp(last, file) == 0) {
            return last;
        }
    }
    return xt_arena_text(&context->error_texts, file, strlen(file));
}

/* A message is one line, whatever the names in it contain. */
static void keep_one_line(char *message)
{
    for (; *message != '\0'; message++) {
        const unsigned char byte = (unsigned char)*message;
        if (byte < 0x20 || byte == 0x7f) {
            *message = ' ';
        }
    }
}

xtrain_status xt_report_list(xtrain_context *context, xtrain_status status, const xt_place *place,
                             const char *format, va_list list)
{
    if (context->error_count >= MAX_ERRORS) {
        return status;
    }
    if (!XT_GROW(&context->memory, context->errors, context->error_capacity,
                 context->error_count + 1)) {
        return XTRAIN_ERROR_MEMORY;
    }
    xtrain_error error = {status, NULL, place->line, NULL};
    if (context->error_count == MAX_ERRORS - 1) {
        error.line = 0;
        error.message = "there are more mistakes than are listed; mend these first";
    } else {
        xt_text text;
        xt_text_init(&text, &context->memory);
        xt_text_format_list(&text, format, list);
        char *message = text.failed
                            ? NULL
                            : xt_arena_text(&context->error_texts,
                                            text.data == NULL ? "" : text.data, text.length);
        xt_text_clear(&text);
        error.file = place->file == NULL ? NULL : keep_file(context, place->file);
        if (message == NULL || (place->file != NULL && error.file == NULL)) {
            return XTRAIN_ERROR_MEMORY;
        }
        keep_one_line(message);
        error.message = message;
    }
    context->errors[context->error_count++] = error;
    return status;
}

xtrain_status xt_report(xtrain_context *context, xtrain_status status, const char *file, int line,
                        const char *format, ...)
{
    const xt_place place = {file, line};
    va_list list;
    va_start(list, format);
    const xtrain_status result = xt_report_list(context, status, &place, format, list);
    va_end(list);
    return result;
}
