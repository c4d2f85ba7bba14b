/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text: a builder that remembers failure, UTF-8 validity, closest names. */
#ifndef XT_BASE_TEXT_H
#define XT_BASE_TEXT_H

#include <stdarg.h>

#include "base/memory.h"

#if defined(__GNUC__)
#define XT_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define XT_PRINTF(text, first)
#endif

/* A growing text. After a failed call every later call does nothing; ask once at the end. */
typedef struct xt_text {
    xt_memory memory;
    char *data; /* NUL-terminated once something was added */
    size_t length;
    size_t capacity;
    bool failed;
} xt_text;

void xt_text_init(xt_text *text, const xt_memory *memory);
void xt_text_clear(xt_text *text);
void xt_text_add(xt_text *text, const char *added);
void xt_text_add_bytes(xt_text *text, const char *bytes, size_t length);
void xt_text_format(xt_text *text, const char *format, ...) XT_PRINTF(2, 3);
void xt_text_format_list(xt_text *text, const char *format, va_list list);
/* Adds `character` `count` times. */
void xt_text_repeat(xt_text *text, char character, int count);
/* The text, now the caller's (xt_release); NULL if anything failed. The builder is empty then. */
char *xt_text_take(xt_text *text);

/* True if the bytes are valid UTF-8 without NUL and control characters other than tab. */
bool xt_utf8_is_clean(const char *bytes, size_t length);

/* True if equal under ASCII case folding. */
bool xt_text_equal_folded(const char *left, const char *right);

/* Index of the candidate closest to `word` (at most a third of its letters differ, ASCII case
 * ignored), or -1: for "did you mean". `at` gives candidate number i, `user` is passed on. */
int xt_text_closest(const char *word, int count, const char *(*at)(int index, const void *user),
                    const void *user);

/* A locale-independent double: shortest form that reads back equal, '.' as the point. */
void xt_text_add_number(xt_text *text, double value);

#endif
