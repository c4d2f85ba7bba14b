/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program's exit code says. The numbers are documented and never change. */
#ifndef XT_CLI_EXITS_H
#define XT_CLI_EXITS_H

typedef enum xt_exit {
    XT_EXIT_OK = 0,      /* done; a plan that was made or checked keeps every rule */
    XT_EXIT_BROKEN = 1,  /* done; the plan breaks rules that are musts */
    XT_EXIT_USAGE = 2,   /* the command line cannot be followed; nothing was done */
    XT_EXIT_INPUT = 3,   /* an input file is missing, cannot be read or has mistakes */
    XT_EXIT_INTERNAL = 4 /* writing failed, memory ran out, the solver failed */
} xt_exit;

#endif
