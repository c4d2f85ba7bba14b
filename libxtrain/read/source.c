/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/source.h"

#include <string.h>

#include "xtrain/limits.h"

bool xt_lines_next(xt_lines *lines, const char **line, size_t *length)
{
    if (lines->at >= lines->length) {
        return false;
    }
    const char *start = lines->text + lines->at;
    size_t left = lines->length - lines->at;
    size_t count = 0;
    while (count < left && start[count] != '\n' && start[count] != '\r') {
        count++;
    }
    *line = start;
    *length = count;
    if (count < left) {
        bool is_pair = start[count] == '\r' && count + 1 < left && start[count + 1] == '\n';
        count += is_pair ? 2 : 1;
    }
    lines->at += count;
    lines->line++;
    return true;
}

static bool has_control_character(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if ((byte < 0x20 && byte != '\t') || byte == 0x7f) {
            return true;
        }
    }
    return false;
}

/* A file in the wrong encoding has a bad line wherever a name has an accent: one message says so.
 */
static xtrain_status check_lines(xtrain_context *context, const char *text, size_t length,
                                 const char *path)
{
    xt_lines lines = {text, length, 0, 0};
    const char *line = NULL;
    size_t count = 0;
    int first = 0;
    int others = 0;
    xtrain_status status = XTRAIN_OK;
    while (xt_lines_next(&lines, &line, &count)) {
        if (xt_utf8_is_clean(line, count)) {
            continue;
        }
        if (has_control_character(line, count)) {
            status = xt_report(context, XTRAIN_ERROR_INPUT, path, lines.line,
                               "this line has a control character; delete it");
            if (status == XTRAIN_ERROR_MEMORY) {
                return status;
            }
        } else if (first == 0) {
            first = lines.line;
        } else {
            others++;
        }
    }
    if (first != 0 && others == 0) {
        status = xt_report(context, XTRAIN_ERROR_INPUT, path, first,
                           "this line is not UTF-8 text; save the file as UTF-8");
    } else if (first != 0) {
        status =
            xt_report(context, XTRAIN_ERROR_INPUT, path, first,
                      "this line and %d more are not UTF-8 text; save the file as UTF-8", others);
    }
    return status;
}

xtrain_status xt_source_check(const char **text, size_t *length, xtrain_context *context,
                              const char *path)
{
    if (*length > XTRAIN_MAX_INPUT_BYTES) {
        return xt_report(context, XTRAIN_ERROR_LIMIT, path, 0,
                         "the input has %zu bytes; at most %d are read", *length,
                         XTRAIN_MAX_INPUT_BYTES);
    }
    if (*length >= 2 && (memcmp(*text, "\xff\xfe", 2) == 0 || memcmp(*text, "\xfe\xff", 2) == 0)) {
        return xt_report(context, XTRAIN_ERROR_INPUT, path, 1,
                         "this is UTF-16 text; save the file as UTF-8");
    }
    if (*length >= 4 && memcmp(*text, "PK\3\4", 4) == 0) {
        return xt_report(
            context, XTRAIN_ERROR_INPUT, path, 0,
            "this is a spreadsheet or another packed file; save it as text, a table as "
            "CSV in UTF-8");
    }
    if (*length >= 3 && memcmp(*text, "\xef\xbb\xbf", 3) == 0) {
        *text += 3;
        *length -= 3;
    }
    return check_lines(context, *text, *length, path);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip_blanks(const char *text, size_t length, size_t at)
{
    while (at < length && is_blank(text[at])) {
        at++;
    }
    return at;
}

/* The separators stand between words, and outside quotes is nothing that a statement has. */
static bool is_table_row(const char *line, size_t length)
{
    bool is_quoted = false;
    bool has_separator = false; /* one that was not the last yet */
    bool goes_on = false;
    for (size_t i = 0; i < length; i++) {
        is_quoted = is_quoted != (line[i] == '"');
        if (!is_quoted && strchr("=:{}()[]#@", line[i]) != NULL) {
            return false;
        }
        const bool separates = !is_quoted && strchr(",;\t", line[i]) != NULL;
        goes_on = goes_on || (has_separator && !separates && !is_blank(line[i]));
        has_separator = has_separator || separates;
    }
    return goes_on && !is_quoted;
}

xt_text_kind xt_source_kind(const char *text, size_t length)
{
    const size_t first = skip_blanks(text, length, 0);
    const size_t second = skip_blanks(text, length, first + 1);
    if (second < length && text[first] == '{' && text[second] == '"') {
        return XT_TEXT_JSON;
    }
    if (first >= length || text[first] == '/') {
        return XT_TEXT_STATEMENTS;
    }
    xt_lines lines = {text + first, length - first, 0, 0};
    const char *line = NULL;
    size_t count = 0;
    const bool says_separator = length - first >= 4 && memcmp(text + first, "sep=", 4) == 0;
    return xt_lines_next(&lines, &line, &count) && (says_separator || is_table_row(line, count))
               ? XT_TEXT_TABLE
               : XT_TEXT_STATEMENTS;
}

bool xt_source_is_object(const char *text, size_t length)
{
    const bool has_mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0;
    const size_t at = skip_blanks(text, length, has_mark ? 3 : 0);
    return at < length && text[at] == '{';
}

const char *xt_cut(char out[XT_CUT_SIZE], const char *text, size_t length)
{
    const size_t longest = XT_CUT_SIZE - 4; /* three dots and the end */
    size_t count = length;
    if (length > longest) {
        count = longest;
        while (count > 0 && ((unsigned char)text[count] & 0xc0U) == 0x80U) {
            count--; /* not in the middle of a character */
        }
    }
    const bool is_clean = xt_utf8_is_clean(text, count);
    char *at = out;
    for (size_t i = 0; i < count; i++) {
        const unsigned char byte = (unsigned char)text[i];
        const bool is_plain = byte >= 0x20 && byte < 0x7f;
        *at++ = (is_plain || (is_clean && byte >= 0x80)) ? text[i] : '?';
    }
    if (count < length) {
        memcpy(at, "...", 3);
        at += 3;
    }
    *at = '\0';
    return out;
}

const char *xt_cut_text(char out[XT_CUT_SIZE], const char *text)
{
    return xt_cut(out, text, strlen(text));
}
