/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
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

static void add(char text[LINE_BYTES], size_t *used, int written)
{
    if (written > 0 && *used < LINE_BYTES) {
        *used += (size_t)written;
        *used = *used < LINE_BYTES ? *used : LINE_BYTES - 1;
        text[*used] = '\0';
    }
}

void xt_progress_show(const xtrain_progress *progress, void *payload)
{
    xt_progress_line *line = payload;
    char text[LINE_BYTES];
    size_t used = 0;
    if (line->quiet || progress->seconds < line->next_at) {
        return;
    }
    line->next_at = progress->seconds + (line->live ? LIVE_SECONDS : LOGGED_SECONDS);
    add(text, &used, snprintf(text, sizeof text, "%.0f s: ", progress->seconds));
    if (progress->has_plan) {
        add(text, &used,
            snprintf(text + used, sizeof text - used, "best plan %" PRId64, progress->value));
    } else {
        add(text, &used, snprintf(text + used, sizeof text - used, "no plan yet"));
    }
    if (progress->has_bound) {
        add(text, &used,
            snprintf(text + used, sizeof text - used, ", none better than %" PRId64,
                     progress->bound));
    }
    if (progress->has_plan && progress->has_bound) {
        add(text, &used,
            snprintf(text + used, sizeof text - used, ", gap %.2f %%", progress->gap * 100.0));
    }
    if (line->live && progress->has_plan) {
        add(text, &used, snprintf(text + used, sizeof text - used, " (Ctrl-C keeps this plan)"));
    }
    put_line(line, text);
}
