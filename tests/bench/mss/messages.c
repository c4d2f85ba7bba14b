/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "messages.h"

#include <stdarg.h>

#define MOST_MESSAGES 20

void mss_complain(mss_messages *messages, int line, const char *format, ...)
{
    if (messages->count++ >= MOST_MESSAGES) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    if (line > 0) {
        (void)fprintf(messages->to, "%s:%d: ", messages->path, line);
    } else {
        (void)fprintf(messages->to, "%s: ", messages->path);
    }
    (void)vfprintf(messages->to, format, arguments);
    (void)fputc('\n', messages->to);
    va_end(arguments);
}
