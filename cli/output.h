/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results: to standard output, or into a file that is written whole or not at all. */
#ifndef XT_CLI_OUTPUT_H
#define XT_CLI_OUTPUT_H

#include <stdbool.h>
#include <sys/types.h>

#include "exits.h"

typedef struct xt_output {
    const char *path; /* as the user wrote it; NULL: standard output */
    char *target;     /* where the file will be: path, with its links followed if it exists */
    bool force;
    bool is_device; /* a pipe or device: written as it is */
    bool exists;    /* a file to be replaced; mode is its mode */
    mode_t mode;
} xt_output;

/*
 * Finds out whether the result can be written, before the work begins: that the file does not exist
 * unless force is on, that it is not the input itself (NULL: none), and that its folder takes
 * files. path NULL or "-" is standard output. Says what is wrong. Close it in either case.
 */
xt_exit xt_output_open(xt_output *output, const char *path, bool force, const char *input);
/* Writes the result. Says what is wrong; then nothing is there that was not there before. */
xt_exit xt_output_write(const xt_output *output, const char *text);
void xt_output_close(xt_output *output);

/* Writes to standard output and says what is wrong. If its reader is gone, that is the end of the
 * program, by SIGPIPE. */
xt_exit xt_stdout_write(const char *text);

#endif
