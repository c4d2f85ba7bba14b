/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libconfig stops at the first mistake, says "syntax error", and names the line where it noticed;
 * it wraps large numbers around, follows @include anywhere and takes memory without a bound. So
 * its grammar is checked here first, with a stack of the brackets that are open:
 *
 *     group = { key ("=" | ":") value [";" | ","] }       the file itself is a group
 *     value = number | text | true | false | "{" group "}" | "(" [value {"," value}] ")"
 *           | "[" [value {"," value}] "]"
 *
 * Each open bracket is in one state: what may come next. A token that may not come there is
 * reported; what was probably meant is written, and the scan goes on.
 *
 * libconfig gives a text the line of the token after it. So line ends in front of a closing
 * bracket or a separator are put off until the next token that begins something. It stops at
 * elements of different types in [ ], so these are written as ( ), where the reader names them.
 */
#include "read/scan.h"

#include <stdarg.h>
#include <string.h>

#include "read/lexer.h"
#include "read/source.h"
#include "xtrain/limits.h"

typedef enum expects {
    WANTS_KEY = 0, /* in a group: a key or the end */
    WANTS_EQUALS,  /* after a key */
    WANTS_VALUE,   /* after "=" */
    WANTS_END,     /* after a value: a separator, the next key, or the end */
    WANTS_FIRST,   /* in a list: a value or the end */
    WANTS_COMMA,   /* after a value: a comma or the end */
    WANTS_NEXT     /* after a comma: a value */
} expects;

typedef struct level {
    char open; /* its bracket, or 0 for the file */
    expects state;
    int line;
    int count;        /* elements, of a list */
    size_t first_key; /* its keys are keys[first_key ..] */
} level;

typedef struct scanner {
    xtrain_context *context;
    const char *path;
    xt_text *out;
    int out_line;
    bool needs_blank; /* the last token written was a word, number or text */
    bool wrote_text;  /* the token before was a text and was written */
    xt_lexer lexer;
    xt_token token;
    xt_token before; /* the token before it */
    level frames[XTRAIN_MAX_NESTING + 1];
    int depth;
    xt_token *keys;
    size_t key_count, key_capacity;
    int refused_keys;
    int syntax_line; /* of the last mistake of syntax */
    bool is_usable;
    xtrain_status status;
} scanner;

static void report(scanner *scan, xtrain_status status, int line, const char *format, ...)
    XT_PRINTF(4, 5);
static void report(scanner *scan, xtrain_status status, int line, const char *format, ...)
{
    xt_place place = {scan->path, line};
    va_list list;
    va_start(list, format);
    xtrain_status kept = xt_report_list(scan->context, status, &place, format, list);
    va_end(list);
    if (scan->status == XTRAIN_OK || kept == XTRAIN_ERROR_MEMORY) {
        scan->status = kept;
    }
}

/* A mistake that cannot be mended: what follows it would be a guess. */
#define STOP(scan, line, ...)                                                                      \
    ((scan)->is_usable = false, report((scan), XTRAIN_ERROR_INPUT, (line), __VA_ARGS__))

/* True for the first mistake of syntax in a line: others are mostly echoes of it. */
static bool is_new(scanner *scan, int line)
{
    bool result = line != scan->syntax_line;
    scan->syntax_line = line;
    return result;
}

#define SYNTAX(scan, line, ...)                                                                    \
    (is_new((scan), (line)) ? report((scan), XTRAIN_ERROR_INPUT, (line), __VA_ARGS__) : (void)0)

static level *top(scanner *scan)
{
    return &scan->frames[scan->depth];
}

static bool is_group(const level *frame)
{
    return frame->open == '\0' || frame->open == '{';
}

/* The sign, or 0 for another token. */
static char sign_of(const xt_token *token)
{
    return token->kind == XT_TOKEN_SIGN ? token->start[0] : '\0';
}

static void write_sign(scanner *scan, char sign)
{
    xt_text_add_bytes(scan->out, &sign, 1);
    scan->needs_blank = false;
}

static void begin_token(scanner *scan, int line)
{
    if (line > scan->out_line) {
        xt_text_repeat(scan->out, '\n', line - scan->out_line);
        scan->out_line = line;
    } else if (scan->needs_blank) {
        xt_text_add(scan->out, " ");
    }
}

static void write_word(scanner *scan, const char *text, size_t length, int line)
{
    begin_token(scan, line);
    xt_text_add_bytes(scan->out, text, length);
    scan->needs_blank = true;
}

static void write_refused(scanner *scan, int line)
{
    begin_token(scan, line);
    xt_text_format(scan->out, "%ld", (long)XT_REFUSED);
    scan->needs_blank = true;
}

/* Ends a key whose value does not come. */
static void mend_key(scanner *scan)
{
    level *frame = top(scan);
    if (frame->state != WANTS_EQUALS && frame->state != WANTS_VALUE) {
        return;
    }
    char shown[XT_CUT_SIZE];
    const xt_token *key = &scan->keys[scan->key_count - 1];
    SYNTAX(scan, key->line, "the key '%s' has no value; write one after its '='",
           xt_cut(shown, key->start, key->length));
    if (frame->state == WANTS_EQUALS) {
        write_sign(scan, '=');
    }
    write_refused(scan, key->line);
    frame->state = WANTS_END;
}

/* Makes the frame ready for a value that begins at this token. */
static void begin_value(scanner *scan)
{
    level *frame = top(scan);
    char shown[XT_CUT_SIZE];
    const xt_token *before = &scan->before;
    if (frame->state == WANTS_EQUALS) {
        const xt_token *key = &scan->keys[scan->key_count - 1];
        SYNTAX(scan, key->line, "there is no '=' after the key '%s'; write it",
               xt_cut(shown, key->start, key->length));
        write_sign(scan, '=');
    } else if (frame->state == WANTS_COMMA) {
        SYNTAX(scan, before->line,
               "there is no ',' after '%s'; write one between the elements of a list",
               xt_cut(shown, before->start, before->length));
        write_sign(scan, ',');
    } else if (frame->state == WANTS_NEXT) {
        write_sign(scan, ',');
    }
    frame->state = is_group(frame) ? WANTS_END : WANTS_COMMA;
    if (!is_group(frame) && ++frame->count > XTRAIN_MAX_ELEMENTS && scan->is_usable) {
        scan->is_usable = false;
        report(scan, XTRAIN_ERROR_LIMIT, scan->token.line,
               "a list has more than %d elements; put people in a CSV file", XTRAIN_MAX_ELEMENTS);
    }
}

/* True if a value may come here, perhaps after mending. */
static bool takes_value(scanner *scan)
{
    const level *frame = top(scan);
    if (frame->state == WANTS_KEY || frame->state == WANTS_END) {
        char shown[XT_CUT_SIZE];
        SYNTAX(scan, scan->token.line, "'%s' stands where a key is expected; write key = value;",
               xt_cut(shown, scan->token.start, scan->token.length));
        return false;
    }
    return true;
}

/* The key was in this group before: it is written under a name that the reader passes over. */
static bool is_repeated(scanner *scan, const xt_token *key)
{
    for (size_t i = top(scan)->first_key; i < scan->key_count; i++) {
        const xt_token *other = &scan->keys[i];
        if (other->length == key->length && memcmp(other->start, key->start, key->length) == 0) {
            char shown[XT_CUT_SIZE];
            report(scan, XTRAIN_ERROR_INPUT, key->line,
                   "the key '%s' was stated in line %d already; keep one of the two",
                   xt_cut(shown, key->start, key->length), other->line);
            return true;
        }
    }
    return false;
}

static bool has_wide_letter(const xt_token *token)
{
    for (size_t i = 0; i < token->length; i++) {
        if ((token->start[i] & 0x80) != 0) {
            return true;
        }
    }
    return false;
}

/* The token is the word, in capital or small letters. */
static bool is_word(const xt_token *token, const char *word)
{
    const size_t count = strlen(word);
    bool is_same = token->length == count;
    for (size_t i = 0; is_same && i < count; i++) {
        is_same = (token->start[i] | 0x20) == word[i];
    }
    return is_same;
}

static bool is_truth(const xt_token *token)
{
    return is_word(token, "true") || is_word(token, "false");
}

/* A word for true or false in other languages of this kind, or NULL for another word. */
static const char *truth_meant(const xt_token *token)
{
    static const char *const words[][2] = {
        {"yes", "true"}, {"on", "true"}, {"no", "false"}, {"off", "false"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (is_word(token, words[i][0])) {
            return words[i][1];
        }
    }
    return NULL;
}

static void take_key(scanner *scan)
{
    const xt_token *key = &scan->token;
    char shown[XT_CUT_SIZE];
    bool is_refused = is_repeated(scan, key);
    if (has_wide_letter(key) || is_truth(key)) {
        SYNTAX(scan, key->line, "'%s' cannot be a key; keys are words of the letters a-z",
               xt_cut(shown, key->start, key->length));
        is_refused = true;
    }
    if (scan->key_count - top(scan)->first_key >= XTRAIN_MAX_KEYS) {
        scan->is_usable = false;
        report(scan, XTRAIN_ERROR_LIMIT, key->line, "a group has more than %d keys; leave some out",
               XTRAIN_MAX_KEYS);
        return;
    }
    if (!XT_GROW(&scan->context->memory, scan->keys, scan->key_capacity, scan->key_count + 1)) {
        scan->status = XTRAIN_ERROR_MEMORY;
        return;
    }
    scan->keys[scan->key_count++] = *key;
    if (is_refused) {
        begin_token(scan, key->line);
        xt_text_format(scan->out, "%c%d", XT_REFUSED_KEY, ++scan->refused_keys);
        scan->needs_blank = true;
    } else {
        write_word(scan, key->start, key->length, key->line);
    }
    top(scan)->state = WANTS_EQUALS;
}

/* Text without quotes, with the words that follow it in the line: name = Ana Ruiz; */
static void take_bare_text(scanner *scan)
{
    char shown[XT_CUT_SIZE];
    xt_token text = scan->token;
    for (;;) {
        xt_token next = xt_lexer_peek(&scan->lexer);
        if (next.line != text.line ||
            (next.kind != XT_TOKEN_WORD && next.kind != XT_TOKEN_NUMBER)) {
            break;
        }
        (void)xt_lexer_next(&scan->lexer);
        text.length = (size_t)(next.start + next.length - text.start);
    }
    begin_value(scan);
    const char *truth = truth_meant(&text);
    xt_cut(shown, text.start, text.length);
    if (truth != NULL) {
        SYNTAX(scan, text.line, "'%s' is no value; write %s, or \"%s\" if it is a text", shown,
               truth, shown);
    } else {
        SYNTAX(scan, text.line, "a text needs quotes; write \"%s\"", shown);
    }
    write_refused(scan, text.line);
}

static void take_word(scanner *scan)
{
    level *frame = top(scan);
    xt_token next = xt_lexer_peek(&scan->lexer);
    bool is_key = sign_of(&next) == '=' || sign_of(&next) == ':';
    if (is_key && !is_group(frame)) {
        char shown[XT_CUT_SIZE];
        STOP(scan, scan->token.line,
             "the key '%s' stands in a list without braces; write ( { key = value; } )",
             xt_cut(shown, scan->token.start, scan->token.length));
        return;
    }
    if (is_key) {
        mend_key(scan);
    }
    if (frame->state == WANTS_KEY || frame->state == WANTS_END) {
        take_key(scan);
    } else if (is_truth(&scan->token)) {
        begin_value(scan);
        write_word(scan, scan->token.start, scan->token.length, scan->token.line);
    } else {
        take_bare_text(scan);
    }
}

static void take_number(scanner *scan)
{
    const xt_token *token = &scan->token;
    char shown[XT_CUT_SIZE];
    if (!takes_value(scan)) {
        return;
    }
    begin_value(scan);
    xt_number_kind kind = xt_number_classify(token->start, token->length);
    if (kind == XT_NUMBER_INTEGER || kind == XT_NUMBER_FRACTION) {
        write_word(scan, token->start, token->length, token->line);
        return;
    }
    xt_cut(shown, token->start, token->length);
    if (kind == XT_NUMBER_TOO_LARGE) {
        report(scan, XTRAIN_ERROR_INPUT, token->line,
               "the number '%s' is too large; numbers go from -2147483647 to 2147483647", shown);
    } else if (kind == XT_NUMBER_LONG) {
        report(scan, XTRAIN_ERROR_INPUT, token->line, "'%s' is not a number; leave out the L",
               shown);
    } else if (kind == XT_NUMBER_DATE) {
        report(scan, XTRAIN_ERROR_INPUT, token->line, "a date needs quotes; write \"%s\"", shown);
    } else {
        report(scan, XTRAIN_ERROR_INPUT, token->line,
               "'%s' is not a number; write digits, or put a text in quotes", shown);
    }
    write_refused(scan, token->line);
}

/* \x00 would cut the text off. */
static bool has_zero_escape(const xt_token *token)
{
    for (size_t i = 0; i + 4 < token->length; i++) {
        if (token->start[i] == '\\') {
            if ((token->start[i + 1] | 0x20) == 'x' && token->start[i + 2] == '0' &&
                token->start[i + 3] == '0') {
                return true;
            }
            i++; /* the backslash of "\\x00" is not one that begins something */
        }
    }
    return false;
}

/* Where a text without its closing quote ends: before what may follow a text here. */
static size_t find_end(const scanner *scan, const xt_token *token)
{
    const char *signs = is_group(&scan->frames[scan->depth]) ? ";}" : ",)]};";
    size_t end = 1;
    while (end < token->length && strchr(signs, token->start[end]) == NULL) {
        end++;
    }
    return end;
}

/* Goes back to where the text should have ended, so that what follows it in the line is read. */
static void take_unclosed(scanner *scan)
{
    const xt_token *token = &scan->token;
    char shown[XT_CUT_SIZE];
    const size_t end = find_end(scan, token);
    size_t length = end - 1;
    while (length > 0 && token->start[length] == ' ') {
        length--;
    }
    xt_cut(shown, token->start + 1, length);
    if (length > 0) {
        SYNTAX(scan, token->line,
               "the text that begins with '%s' is not closed; write a quote at its end%s", shown,
               memchr(token->start, '\\', token->length) == NULL
                   ? ""
                   : " (a backslash in a text is written twice)");
    } else {
        SYNTAX(scan, token->line, "a quote has no text after it; write texts \"like this\"");
    }
    if (takes_value(scan)) {
        begin_value(scan);
        write_refused(scan, token->line);
    }
    scan->lexer.at = (size_t)(token->start - scan->lexer.text) + end;
}

/* What closes the text is the quote that should open the next one: name = "Claims; code = "CLM". */
static bool swallows_the_next(const scanner *scan)
{
    const xt_token *token = &scan->token;
    const xt_lexer *lexer = &scan->lexer;
    size_t last = token->length - 2;
    while (last > 0 && (token->start[last] == ' ' || token->start[last] == '\t')) {
        last--;
    }
    if (last == 0 || lexer->at >= lexer->length || strchr("=:,([{", token->start[last]) == NULL) {
        return false;
    }
    const xt_token next = xt_lexer_peek(lexer);
    return next.start == lexer->text + lexer->at &&
           (next.kind == XT_TOKEN_WORD || next.kind == XT_TOKEN_NUMBER);
}

/* libconfig joins neighbouring texts, also in lists: allowed in groups only. */
static void take_text(scanner *scan)
{
    const xt_token *token = &scan->token;
    if (swallows_the_next(scan)) {
        take_unclosed(scan);
        return;
    }
    const bool continues = scan->wrote_text && top(scan)->state == WANTS_END;
    scan->wrote_text = false;
    if (!continues && !takes_value(scan)) {
        return;
    }
    if (!continues) {
        begin_value(scan);
    }
    if (has_zero_escape(token)) {
        report(scan, XTRAIN_ERROR_INPUT, token->line, "a text has \\x00 in it; delete it");
        if (!continues) {
            write_refused(scan, token->line);
        }
        return;
    }
    write_word(scan, token->start, token->length, token->line);
    scan->wrote_text = true;
}

/* A text in the wrong quotes, or one that is not closed. */
static void take_bad_text(scanner *scan)
{
    const xt_token *token = &scan->token;
    if (token->kind == XT_TOKEN_OPEN && token->start[0] == '/') {
        STOP(scan, token->line, "this comment is never closed; write */ at its end");
        return;
    }
    if (token->kind == XT_TOKEN_OPEN) {
        take_unclosed(scan);
        return;
    }
    SYNTAX(scan, token->line,
           "a text is in the wrong quotes; write straight double ones, \"like this\"");
    if (takes_value(scan)) {
        begin_value(scan);
        write_refused(scan, token->line);
    }
}

static void open_bracket(scanner *scan, char bracket)
{
    level *parent = top(scan);
    if (parent->state == WANTS_KEY || parent->state == WANTS_END) {
        STOP(scan, scan->token.line,
             "a '%c' stands where a key is expected; several groups in a row need a list: "
             "( { ... }, { ... } )",
             bracket);
        return;
    }
    if (scan->depth >= XTRAIN_MAX_NESTING) {
        scan->is_usable = false;
        report(scan, XTRAIN_ERROR_LIMIT, scan->token.line,
               "more than %d brackets are open at once; close some", XTRAIN_MAX_NESTING);
        return;
    }
    if (parent->open == '[') {
        SYNTAX(scan, scan->token.line, "a '%c' stands in a list [ ]; write the list with ( )",
               bracket);
    }
    begin_value(scan);
    begin_token(scan, scan->token.line);
    write_sign(scan, bracket == '[' ? '(' : bracket);
    scan->depth++;
    *top(scan) = (level){bracket, bracket == '{' ? WANTS_KEY : WANTS_FIRST, scan->token.line, 0,
                         scan->key_count};
}

static void close_bracket(scanner *scan, char bracket)
{
    const char open = bracket == '}' ? '{' : bracket == ')' ? '(' : '[';
    level *frame = top(scan);
    if (frame->open == '\0') {
        STOP(scan, scan->token.line, "this '%c' closes nothing; delete it, or write its '%c'",
             bracket, open);
        return;
    }
    if (frame->open != open) {
        STOP(scan, scan->token.line,
             "this '%c' meets the '%c' of line %d; write the bracket that closes that one", bracket,
             frame->open, frame->line);
        return;
    }
    mend_key(scan);
    if (frame->state == WANTS_NEXT) {
        SYNTAX(scan, scan->before.line, "a ',' stands before '%c'; delete it", bracket);
    }
    write_sign(scan, bracket == ']' ? ')' : bracket);
    scan->key_count = frame->first_key;
    scan->depth--;
}

/* The next tokens are a key and its "=". */
static bool key_follows(const scanner *scan)
{
    xt_lexer ahead = scan->lexer;
    const xt_token key = xt_lexer_next(&ahead);
    const xt_token equals = xt_lexer_next(&ahead);
    return key.kind == XT_TOKEN_WORD && (sign_of(&equals) == '=' || sign_of(&equals) == ':');
}

static void take_separator(scanner *scan, char sign)
{
    level *frame = top(scan);
    int line = scan->token.line;
    mend_key(scan);
    if (frame->state == WANTS_END) {
        frame->state = WANTS_KEY;
        write_sign(scan, ';');
    } else if (frame->state == WANTS_COMMA && sign == ';' && key_follows(scan)) {
        STOP(scan, frame->line, "this '%c' is not closed before the ';' of line %d; close it",
             frame->open, line);
    } else if (frame->state == WANTS_COMMA) {
        if (sign == ';') {
            SYNTAX(scan, line, "a ';' stands in a list; write ',' between its elements");
        }
        frame->state = WANTS_NEXT; /* the comma is written when a value comes */
    } else {
        SYNTAX(scan, line, "there is a '%c' too many; delete it", sign);
    }
}

static void take_sign(scanner *scan)
{
    char sign = scan->token.start[0];
    if (strchr("{[(", sign) != NULL) {
        open_bracket(scan, sign);
    } else if (strchr("}])", sign) != NULL) {
        close_bracket(scan, sign);
    } else if (sign == ';' || sign == ',') {
        take_separator(scan, sign);
    } else if (top(scan)->state == WANTS_EQUALS) {
        write_sign(scan, '=');
        top(scan)->state = WANTS_VALUE;
    } else {
        SYNTAX(scan, scan->token.line, "a '%c' has no key before it; write key = value;", sign);
    }
}

static void take_end(scanner *scan)
{
    mend_key(scan);
    if (scan->depth > 0) {
        STOP(scan, top(scan)->line, "this '%c' is never closed; write the bracket that closes it",
             top(scan)->open);
    }
}

static void take_token(scanner *scan)
{
    if (scan->token.kind != XT_TOKEN_TEXT) {
        scan->wrote_text = false;
    }
    switch (scan->token.kind) {
    case XT_TOKEN_END:
        take_end(scan);
        break;
    case XT_TOKEN_WORD:
        take_word(scan);
        break;
    case XT_TOKEN_NUMBER:
        take_number(scan);
        break;
    case XT_TOKEN_TEXT:
        take_text(scan);
        break;
    case XT_TOKEN_SIGN:
        take_sign(scan);
        break;
    case XT_TOKEN_OPEN:
    case XT_TOKEN_CURLY:
        take_bad_text(scan);
        break;
    case XT_TOKEN_INCLUDE:
        SYNTAX(scan, scan->token.line,
               "@include is not allowed; put everything in one file, and people in CSV files");
        break;
    case XT_TOKEN_STRAY:
        STOP(scan, scan->token.line, "the character '%c' has no meaning here; put texts in quotes",
             scan->token.start[0]);
        break;
    }
}

xtrain_status xt_scan(xt_text *out, bool *is_usable, xtrain_context *context, const char *text,
                      size_t length, const char *path)
{
    scanner scan = {0};
    int count = 0;
    scan.context = context;
    scan.path = path;
    scan.out = out;
    scan.out_line = 1;
    scan.lexer = (xt_lexer){text, length, 0, 1};
    scan.is_usable = true;
    do {
        scan.before = scan.token;
        scan.token = xt_lexer_next(&scan.lexer);
        take_token(&scan);
        if (++count > XTRAIN_MAX_TOKENS && scan.is_usable) {
            scan.is_usable = false;
            report(&scan, XTRAIN_ERROR_LIMIT, scan.token.line,
                   "the input has more than %d words, numbers and signs; put people in a CSV file",
                   XTRAIN_MAX_TOKENS);
        }
    } while (scan.is_usable && scan.status != XTRAIN_ERROR_MEMORY &&
             scan.token.kind != XT_TOKEN_END);
    xt_release(&context->memory, scan.keys);
    if (out->failed) {
        scan.status = XTRAIN_ERROR_MEMORY;
    }
    *is_usable = scan.is_usable && scan.status != XTRAIN_ERROR_MEMORY;
    return scan.status;
}
