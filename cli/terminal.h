/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the terminal behind a file descriptor can do, if it is one. */
#ifndef XT_CLI_TERMINAL_H
#define XT_CLI_TERMINAL_H

#include <stdbool.h>

#include <xtrain.h>

/* A terminal whose lines can be rewritten. */
bool xt_terminal_is_live(int descriptor);
/* Its width; 80 for what is no terminal. */
int xt_terminal_width(int descriptor);
/* How to draw there: colour on a terminal and without NO_COLOR only. width 0: the terminal's. */
xtrain_show_options xt_terminal_show_options(int descriptor, int width);

#endif
