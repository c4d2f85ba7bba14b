/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void xt_text_init(xt_text *text, const xt_memory *memory)
{
    *text = (xt_text){.memory = *memory};
}

void xt_text_clear(xt_text *text)
{
    const xt_memory memory = text->memory;
    xt_release(&memory, text->data);
    xt_text_init(text, &memory);
}

/* Room for `more` bytes and a NUL. */
static bool make_room(xt_text *text, size_t more)
{
    if (text->failed) {
        return false;
    }
    if (more > SIZE_MAX / 4 - text->length ||
        !XT_GROW(&text->memory, text->data, text->capacity, text->length + more + 1)) {
        text->failed = true;
        return false;
    }
    return true;
}

void xt_text_add_bytes(xt_text *text, const char *bytes, size_t length)
{
    if (!make_room(text, length)) {
        return;
    }
    if (length > 0) {
        memcpy(text->data + text->length, bytes, length);
    }
    text->length += length;
    text->data[text->length] = '\0';
}

void xt_text_add(xt_text *text, const char *added)
{
    xt_text_add_bytes(text, added, strlen(added));
}

void xt_text_format_list(xt_text *text, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    const int length = vsnprintf(NULL, 0, format, list);
    if (length < 0) {
        text->failed = true;
    } else if (make_room(text, (size_t)length)) {
        (void)vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void xt_text_format(xt_text *text, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    xt_text_format_list(text, format, list);
    va_end(list);
}

void xt_text_repeat(xt_text *text, char character, int count)
{
    if (count <= 0 || !make_room(text, (size_t)count)) {
        return;
    }
    memset(text->data + text->length, character, (size_t)count);
    text->length += (size_t)count;
    text->data[text->length] = '\0';
}

char *xt_text_take(xt_text *text)
{
    xt_text_add_bytes(text, "", 0); /* an empty text is a text too */
    char *taken = text->failed ? NULL : text->data;
    if (taken != NULL) {
        text->data = NULL;
    }
    xt_text_clear(text);
    return taken;
}

/* Replaces the decimal point of whatever locale the host chose by '.'. */
static void add_with_point(xt_text *text, const char *number)
{
    bool in_point = false;
    for (const char *at = number; *at != '\0'; at++) {
        if (strchr("0123456789+-e", *at) != NULL) {
            xt_text_add_bytes(text, at, 1);
            in_point = false;
        } else if (!in_point) {
            xt_text_add_bytes(text, ".", 1);
            in_point = true;
        }
    }
}

void xt_text_add_number(xt_text *text, double value)
{
    char number[64];
    if (isnan(value)) {
        xt_text_add(text, "nan");
    } else if (isinf(value)) {
        xt_text_add(text, value > 0 ? "inf" : "-inf");
    } else if (fabs(value) < 1e15 && floor(value) == value) {
        xt_text_format(text, "%lld", (long long)value);
    } else {
        for (int digits = 1; digits <= 17; digits++) {
            (void)snprintf(number, sizeof number, "%.*g", digits, value);
            if (strtod(number, NULL) == value) {
                break;
            }
        }
        add_with_point(text, number);
    }
}
