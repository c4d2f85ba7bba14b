/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "messages.h"
#include "terminal.h"

#define LINE_BYTES 256
#define FIRST_SECONDS 1.0   /* what is done by then needs no progress */
#define LIVE_SECONDS 0.2    /* between two lines on a terminal */
#define LOGGED_SECONDS 10.0 /* between two lines elsewhere */

void xt_progress_begin(xt_progress_line *line, bool quiet)
{
    *line = (xt_progress_line){.quiet = quiet, .live = xt_terminal_is_live(STDERR_FILENO)};
    line->next_at = line->live ? FIRST_SECONDS : LOGGED_SECONDS;
}

void xt_progress_end(xt_progress_line *line)
{
    if (line->is_shown) {
        xt_say_raw("\r\033[K");
        line->is_shown = false;
    }
}

/* Puts a line where the last one was, cut to the terminal: a wrapped line could not be wiped. */
static void put_line(xt_progress_line *line, const char *text)
{
    char cut[LINE_BYTES + 16];
    if (line->live) {
        const int room = xt_terminal_width(STDERR_FILENO) - 1;
        (void)snprintf(cut, sizeof cut, "\r%.*s\033[K", room, text);
        line->is_shown = true;
    } else {
        (void)snprintf(cut, sizeof cut, "xtrain: %s\n", text);
    }
    xt_say_raw(cut);
    (void)fflush(stderr);
}

void xt_progress_note(xt_progress_line *line, const char *what, const char *path)
{
    char text[LINE_BYTES];
    if (line->quiet || !line->live) {
        return;
    }
    (void)snprintf(text, sizeof text, "%s %s ...", what, path);
    for (char *at = text; *at != '\0'; at++) {
        const unsigned char byte = (unsigned char)*at;
        *at = byte < 0x20 || byte >= 0x7f ? '?' : *at;
    }
    put_line(line, text);
}

static void add(char text[LINE_BYTES], const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void add(char text[LINE_BYTES], const char *format, ...)
{
    const size_t used = strlen(text);
    va_list list;
    va_start(list, format);
    (void)vsnprintf(text + used, LINE_BYTES - used, format, list);
    va_end(list);
}

/* From all that there is to say to what fits into a narrow terminal. */
enum { IN_FULL = 0, WITHOUT_HINT, SHORT, SHORTEST };

static void describe(char text[LINE_BYTES], const xtrain_progress *progress, int brevity)
{
    text[0] = '\0';
    add(text, "%.0f s: ", progress->seconds);
    if (progress->has_plan) {
        const char *const words[] = {"best plan ", "best plan ", "plan ", ""};
        add(text, "%s%" PRId64, words[brevity], progress->value);
    } else {
        add(text, "no plan yet");
    }
    if (progress->has_bound && brevity < SHORTEST) {
        add(text, ", %s %" PRId64, brevity < SHORT ? "none better than" : "bound", progress->bound);
    }
    if (progress->has_plan && progress->has_bound) {
        add(text, ", gap %.2f %%", progress->gap * 100.0);
    }
    if (progress->has_plan && brevity == IN_FULL) {
        add(text, " (Ctrl-C keeps this plan)");
    }
}

void xt_progress_show(const xtrain_progress *progress, void *payload)
{
    xt_progress_line *line = payload;
    char text[LINE_BYTES];
    if (line->quiet || progress->seconds < line->next_at) {
        return;
    }
    line->next_at = progress->seconds + (line->live ? LIVE_SECONDS : LOGGED_SECONDS);
    if (line->live) {
        const size_t room = (size_t)xt_terminal_width(STDERR_FILENO) - 1;
        int brevity = IN_FULL;
        describe(text, progress, brevity);
        while (strlen(text) > room && brevity < SHORTEST) {
            describe(text, progress, ++brevity);
        }
    } else {
        describe(text, progress, WITHOUT_HINT);
    }
    put_line(line, text);
}
