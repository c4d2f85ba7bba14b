/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "messages.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "terminal.h"

/* File names may be any bytes; none of them may steer the terminal. */
static void print_byte(char letter)
{
    const unsigned char byte = (unsigned char)letter;
    (void)fputc(byte < 0x20 || byte == 0x7f ? '?' : byte, stderr);
}

static void print_clean(const char *text)
{
    for (; *text != '\0'; text++) {
        print_byte(*text);
    }
}

static void print_list(const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    const int length = vsnprintf(NULL, 0, format, list);
    char *text = length < 0 ? NULL : malloc((size_t)length + 1);
    if (text != NULL) {
        (void)vsnprintf(text, (size_t)length + 1, format, again);
        print_clean(text);
    } else {
        print_clean("out of memory");
    }
    free(text);
    va_end(again);
}

void xt_say(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    print_clean("xtrain: ");
    print_list(format, list);
    (void)fputc('\n', stderr);
    va_end(list);
}

void xt_say_errno(int error, const char *format, ...)
{
    char words[256];
    va_list list;
    va_start(list, format);
    print_clean("xtrain: ");
    print_list(format, list);
    if (strerror_r(error, words, sizeof words) == 0) {
        print_clean(": ");
        print_clean(words);
    }
    (void)fputc('\n', stderr);
    va_end(list);
}

void xt_say_raw(const char *text)
{
    (void)fputs(text, stderr);
}

static void print_error(const xtrain_error *error)
{
    if (error->file == NULL) {
        print_clean("xtrain: ");
    } else {
        print_clean(error->file);
        if (error->line > 0) {
            (void)fprintf(stderr, ":%d", error->line);
        }
        print_clean(": ");
    }
    print_clean(error->status == XTRAIN_OK ? "note: " : "");
    print_clean(error->message);
    (void)fputc('\n', stderr);
}

static xt_exit exit_of(xtrain_status status)
{
    switch (status) {
    case XTRAIN_OK:
        return XT_EXIT_OK;
    case XTRAIN_ERROR_INPUT:
    case XTRAIN_ERROR_FILE:
    case XTRAIN_ERROR_LIMIT:
        return XT_EXIT_INPUT;
    default:
        return XT_EXIT_INTERNAL;
    }
}

xt_exit xt_say_failure(const xtrain_context *context, xtrain_status status)
{
    size_t said = 0;
    for (size_t i = 0; i < xtrain_context_error_count(context); i++) {
        const xtrain_error *error = xtrain_context_error_at(context, i);
        print_error(error);
        said += error->status != XTRAIN_OK;
    }
    if (said == 0) {
        xt_say("%s", xtrain_status_text(status));
    }
    return exit_of(status);
}

void xt_say_remarks(const xtrain_context *context)
{
    for (size_t i = 0; i < xtrain_context_error_count(context); i++) {
        print_error(xtrain_context_error_at(context, i));
    }
}

/* Columns of a word at most: letters that may be wide count as two, marks as one. */
static int columns_of(const char *word, size_t length)
{
    int columns = 0;
    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = (unsigned char)word[i];
        const bool begins = byte < 0x80 || byte >= 0xc0;
        columns += begins ? (byte >= 0xe0 ? 2 : 1) : 0;
    }
    return columns;
}

/* Broken between words where the terminal ends; elsewhere a line stays a line. */
static void say_wrapped(const char *text)
{
    const int width = isatty(STDERR_FILENO) == 1 ? xt_terminal_width(STDERR_FILENO) : INT_MAX;
    int column = 0;
    while (*text != '\0') {
        const size_t length = strcspn(text, " ");
        const int columns = columns_of(text, length);
        if (column > 0 && columns >= width - column) {
            xt_say_raw("\n  ");
            column = 2;
        } else if (column > 0) {
            print_clean(" ");
            column++;
        }
        for (size_t i = 0; i < length; i++) {
            print_byte(text[i]);
        }
        column += columns;
        text += length;
        text += strspn(text, " ");
    }
    (void)fputc('\n', stderr);
}

static void say_note(const char *message)
{
    static const char prefix[] = "xtrain: note: ";
    const size_t size = sizeof prefix + strlen(message);
    char *text = malloc(size);
    if (text != NULL) {
        (void)snprintf(text, size, "%s%s", prefix, message);
        say_wrapped(text);
    } else {
        xt_say("note: %s", message);
    }
    free(text);
}

#define MOST_FINDINGS 20

xtrain_status xt_say_findings(const xtrain_problem *problem)
{
    xtrain_finding_list *list = NULL;
    const xtrain_status status = xtrain_problem_count(&list, problem);
    const int count = xtrain_finding_list_count(list);
    for (int i = 0; i < count && i < MOST_FINDINGS; i++) {
        say_note(xtrain_finding_list_at(list, i)->message);
    }
    if (count > MOST_FINDINGS) {
        xt_say("note: %d more things are asked that no plan can keep", count - MOST_FINDINGS);
    }
    xtrain_finding_list_free(list);
    return status;
}

#define LONGEST_WORD 40

static size_t least(size_t left, size_t right)
{
    return left < right ? left : right;
}

/* Letters to put in, leave out, change or swap with their neighbour to make one word the other. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t table[LONGEST_WORD + 1][LONGEST_WORD + 1];
    for (size_t i = 0; i <= a_length; i++) {
        table[i][0] = i;
    }
    for (size_t j = 0; j <= b_length; j++) {
        table[0][j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        for (size_t j = 1; j <= b_length; j++) {
            size_t best = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            best = least(best, least(table[i - 1][j], table[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                best = least(best, table[i - 2][j - 2] + 1);
            }
            table[i][j] = best;
        }
    }
    return table[a_length][b_length];
}

const char *xt_closest(const char *word, const char *const *words, size_t count)
{
    const size_t length = strlen(word);
    const char *best = NULL;
    /* One letter of a short word may be wrong, a third of a longer one. */
    size_t limit = length > 5 ? length / 3 : 1;
    for (size_t i = 0; i < count && length > 1 && length <= LONGEST_WORD; i++) {
        const size_t other = strlen(words[i]);
        if (other > LONGEST_WORD) {
            continue;
        }
        const size_t found = distance(word, length, words[i], other);
        if (found <= limit && (best == NULL || found < limit)) {
            best = words[i];
            limit = found;
        }
    }
    return best;
}
