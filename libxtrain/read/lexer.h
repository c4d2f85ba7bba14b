/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a libconfig text: keys, values, signs. Comments and blanks are passed over. */
#ifndef XT_READ_LEXER_H
#define XT_READ_LEXER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum xt_token_kind {
    XT_TOKEN_END = 0,
    XT_TOKEN_WORD,    /* a key, true, false, or text without its quotes */
    XT_TOKEN_NUMBER,  /* begins like a number */
    XT_TOKEN_TEXT,    /* "..." with its quotes */
    XT_TOKEN_SIGN,    /* one of = : ; , { } [ ] ( ) */
    XT_TOKEN_OPEN,    /* a text or comment that is not closed */
    XT_TOKEN_CURLY,   /* text in other quotes than " */
    XT_TOKEN_INCLUDE, /* @include and the rest of its line */
    XT_TOKEN_STRAY    /* a character that belongs nowhere */
} xt_token_kind;

typedef struct xt_token {
    xt_token_kind kind;
    const char *start;
    size_t length;
    int line;
} xt_token;

typedef struct xt_lexer {
    const char *text;
    size_t length;
    size_t at;
    int line;
} xt_lexer;

xt_token xt_lexer_next(xt_lexer *lexer);

/* The next token, without taking it. */
xt_token xt_lexer_peek(const xt_lexer *lexer);

/* What a token that begins like a number is, in the grammar of libconfig 1.5. */
typedef enum xt_number_kind {
    XT_NUMBER_INTEGER = 0, /* fits -2147483647 ... 2147483647 */
    XT_NUMBER_FRACTION,    /* a finite number with a point or an exponent */
    XT_NUMBER_TOO_LARGE,   /* libconfig would wrap it around or make it infinite */
    XT_NUMBER_LONG,        /* ends in L */
    XT_NUMBER_DATE,        /* a date that lacks its quotes */
    XT_NUMBER_MALFORMED
} xt_number_kind;

xt_number_kind xt_number_classify(const char *text, size_t length);

#endif
