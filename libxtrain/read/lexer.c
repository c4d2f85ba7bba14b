/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/lexer.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Letters beyond ASCII are taken along: a word that has one is a text without quotes. */
static bool is_word_part(char c)
{
    return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '*' || (c & 0x80) != 0;
}

static char at(const xt_lexer *lexer, size_t ahead)
{
    size_t place = lexer->at + ahead;
    return place < lexer->length ? lexer->text[place] : '\0';
}

static void skip_line(xt_lexer *lexer)
{
    while (lexer->at < lexer->length && at(lexer, 0) != '\n' && at(lexer, 0) != '\r') {
        lexer->at++;
    }
}

/* Passes one character; a line's end counts once, be it \n, \r or \r\n. */
static void pass(xt_lexer *lexer)
{
    char c = at(lexer, 0);
    lexer->line += c == '\n' || (c == '\r' && at(lexer, 1) != '\n') ? 1 : 0;
    lexer->at++;
}

/* Passes blanks and comments. False: a comment is not closed; the lexer stands at its beginning. */
static bool skip_blanks(xt_lexer *lexer)
{
    for (;;) {
        char c = at(lexer, 0);
        if (lexer->at >= lexer->length) {
            return true;
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            pass(lexer);
        } else if (c == '#' || (c == '/' && at(lexer, 1) == '/')) {
            skip_line(lexer);
        } else if (c == '/' && at(lexer, 1) == '*') {
            xt_lexer inside = *lexer;
            inside.at += 2;
            while (inside.at < inside.length && !(at(&inside, 0) == '*' && at(&inside, 1) == '/')) {
                pass(&inside);
            }
            if (inside.at >= inside.length) {
                return false;
            }
            inside.at += 2;
            *lexer = inside;
        } else {
            return true;
        }
    }
}

static void take_text(xt_lexer *lexer, xt_token *token)
{
    token->kind = XT_TOKEN_TEXT;
    lexer->at++;
    while (lexer->at < lexer->length && at(lexer, 0) != '"') {
        char c = at(lexer, 0);
        if (c == '\n' || c == '\r') {
            break;
        }
        bool is_escape = c == '\\' && (at(lexer, 1) == '"' || at(lexer, 1) == '\\');
        lexer->at += is_escape ? 2 : 1;
    }
    if (at(lexer, 0) == '"') {
        lexer->at++;
    } else {
        token->kind = XT_TOKEN_OPEN;
    }
}

static void take_number(xt_lexer *lexer)
{
    bool is_hexadecimal = at(lexer, 0) == '0' && (at(lexer, 1) == 'x' || at(lexer, 1) == 'X');
    char before = '\0';
    for (;;) {
        char c = at(lexer, 0);
        bool is_sign =
            (c == '+' || c == '-') && (before == '\0' || is_digit(at(lexer, 1)) ||
                                       (!is_hexadecimal && (before == 'e' || before == 'E')));
        if (!is_letter(c) && !is_digit(c) && c != '.' && c != '_' && !is_sign) {
            return;
        }
        before = c;
        lexer->at++;
    }
}

/* Quotes that a word processor or another language puts: 'x', and x in quotation marks of Unicode's
 * general punctuation (E2 80 98 ... E2 80 9F) or in guillemets (C2 AB, C2 BB). */
static bool begins_curly(const xt_lexer *lexer)
{
    unsigned char bytes[3] = {(unsigned char)at(lexer, 0), (unsigned char)at(lexer, 1),
                              (unsigned char)at(lexer, 2)};
    return bytes[0] == '\'' || (bytes[0] == 0xc2 && (bytes[1] == 0xab || bytes[1] == 0xbb)) ||
           (bytes[0] == 0xe2 && bytes[1] == 0x80 && bytes[2] >= 0x98 && bytes[2] <= 0x9f);
}

static void take_curly(xt_lexer *lexer, xt_token *token)
{
    token->kind = XT_TOKEN_CURLY;
    while (lexer->at < lexer->length && strchr(";,)]}\r\n", at(lexer, 0)) == NULL) {
        lexer->at++;
    }
}

static void take_word(xt_lexer *lexer, xt_token *token)
{
    token->kind = XT_TOKEN_WORD;
    while (lexer->at < lexer->length && is_word_part(at(lexer, 0))) {
        lexer->at++;
    }
}

xt_token xt_lexer_next(xt_lexer *lexer)
{
    bool is_closed = skip_blanks(lexer);
    xt_token token = {XT_TOKEN_END, lexer->text + lexer->at, 0, lexer->line};
    size_t start = lexer->at;
    char c = at(lexer, 0);
    if (!is_closed) {
        token.kind = XT_TOKEN_OPEN;
        lexer->at = lexer->length;
    } else if (lexer->at >= lexer->length) {
        return token;
    } else if (c == '"') {
        take_text(lexer, &token);
    } else if (is_digit(c) || c == '.' || c == '+' || c == '-') {
        token.kind = XT_TOKEN_NUMBER;
        take_number(lexer);
    } else if (begins_curly(lexer)) {
        take_curly(lexer, &token);
    } else if (is_letter(c) || (c & 0x80) != 0) {
        take_word(lexer, &token);
    } else if (c != '\0' && strchr("=:;,{}[]()", c) != NULL) {
        token.kind = XT_TOKEN_SIGN;
        lexer->at++;
    } else if (c == '@' && lexer->length - lexer->at >= 8 &&
               memcmp(lexer->text + lexer->at, "@include", 8) == 0) {
        token.kind = XT_TOKEN_INCLUDE;
        skip_line(lexer);
    } else {
        token.kind = XT_TOKEN_STRAY;
        lexer->at++;
    }
    token.length = lexer->at - start;
    return token;
}

xt_token xt_lexer_peek(const xt_lexer *lexer)
{
    xt_lexer ahead = *lexer;
    return xt_lexer_next(&ahead);
}
