/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options and operands of a command, read by its option table. */
#ifndef XT_CLI_OPTIONS_H
#define XT_CLI_OPTIONS_H

#include <xtrain.h>

#include "command.h"

/* How parsing ended. */
typedef enum xt_parsed {
    XT_PARSED_OK = 0,
    XT_PARSED_HELP, /* help was asked for and printed; the exit code is in the operands */
    XT_PARSED_WRONG /* what is wrong was said */
} xt_parsed;

typedef struct xt_operands {
    int count;
    char **at;
    xt_exit code; /* what to end with unless parsing went well */
} xt_operands;

/* Fills the values by the command's option table and checks the number of operands. */
xt_parsed xt_options_parse(const xt_command *command, void *values, int argc, char **argv,
                           xt_operands *operands);
/* Says that there are too few or too many operands; false if the number is within the bounds. */
bool xt_operands_are_wrong(const xt_command *command, const xt_operands *operands, int least,
                           int most);

/* Says that standard input is not read, if an operand asks for it; false otherwise. */
bool xt_operands_ask_for_stdin(const xt_command *command, const xt_operands *operands);

/* "2026-03-02", or XTRAIN_NO_DATE. */
xtrain_date xt_parse_date(const char *text);
/* Which of the words it is, or -1. */
int xt_parse_word(const char *text, const char *const *words, size_t count);

#endif
