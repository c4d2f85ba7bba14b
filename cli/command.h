/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command of the program is made of: usage, help and parsing all come from this. */
#ifndef XT_CLI_COMMAND_H
#define XT_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "exits.h"

/* What an option's value is, and the type of the member that receives it. */
typedef enum xt_option_kind {
    XT_OPTION_FLAG = 0, /* bool; no value */
    XT_OPTION_TEXT,     /* const char * */
    XT_OPTION_INTEGER,  /* int64_t, within least and most */
    XT_OPTION_SEED,     /* uint64_t, any */
    XT_OPTION_NUMBER,   /* double, within least and most */
    XT_OPTION_FRACTION  /* the same; "0.5%" is 0.005 */
} xt_option_kind;

typedef struct xt_option {
    const char *name; /* long: "output" */
    char letter;      /* short: 'o'; 0: none */
    xt_option_kind kind;
    size_t offset; /* of the member in the command's values */
    double least;
    double most;
    const char *value; /* what usage calls the value: "FILE" */
    const char *help;  /* a sentence without its full stop */
} xt_option;

typedef struct xt_command {
    const char *name;
    xt_exit (*run)(const struct xt_command *command, int argc, char **argv);
    const char *summary;  /* one line for the list of commands */
    const char *operands; /* "INPUT [PLAN]" */
    const char *examples; /* lines */
    const char *text;     /* one paragraph */
    const xt_option *options;
    size_t option_count;
} xt_command;

/* Every command, ended by NULL; main.c. */
extern const xt_command *const xt_commands[];
extern const xt_command xt_command_init;
extern const xt_command xt_command_check;
extern const xt_command xt_command_plan;
extern const xt_command xt_command_show;
extern const xt_command xt_command_export;
extern const xt_command xt_command_help;

/* Prints the list of commands. */
xt_exit xt_help_overview(void);
/* Prints the help of one command. */
xt_exit xt_help_command(const xt_command *command);

#endif
