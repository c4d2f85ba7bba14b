/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define USUAL_WIDTH 80
#define LEAST_WIDTH 40
#define MOST_WIDTH 1000

bool xt_terminal_is_live(int descriptor)
{
    const char *term = getenv("TERM");
    return isatty(descriptor) == 1 && term != NULL && strcmp(term, "dumb") != 0;
}

int xt_terminal_width(int descriptor)
{
    struct winsize size = {0};
    if (isatty(descriptor) != 1 || ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return USUAL_WIDTH;
    }
    const int width = size.ws_col;
    return width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
}

xtrain_show_options xt_terminal_show_options(int descriptor, int width)
{
    xtrain_show_options options = XTRAIN_SHOW_OPTIONS_INIT;
    const char *no_color = getenv("NO_COLOR");
    options.width = width > 0 ? width : xt_terminal_width(descriptor);
    options.colour = xt_terminal_is_live(descriptor) && (no_color == NULL || no_color[0] == '\0');
    return options;
}
