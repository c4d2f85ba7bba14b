/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mip/cbc.h"

#include <fcntl.h>
#include <math.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARGUMENTS 16

extern char **environ;

/* Its exit code, or -1. Its talk is dropped. */
static int run(const char *const *arguments)
{
    char *copy[ARGUMENTS] = {NULL};
    posix_spawn_file_actions_t actions;
    pid_t child = 0;
    int status = 0;
    int count = 0;

    for (; arguments[count] != NULL && count + 1 < ARGUMENTS; count++)
        copy[count] = strdup(arguments[count]);
    if (posix_spawn_file_actions_init(&actions) != 0)
        return -1;
    (void)posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    (void)posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&child, copy[0], &actions, NULL, copy, environ) != 0 ||
        waitpid(child, &status, 0) != child || !WIFEXITED(status))
        status = -1;
    else
        status = WEXITSTATUS(status);
    (void)posix_spawn_file_actions_destroy(&actions);
    for (int at = 0; at < count; at++)
        free(copy[at]);
    return status;
}

bool cbc_is_there(void)
{
    const char *const arguments[] = {"cbc", "-quit", NULL};

    return run(arguments) == 0;
}

double cbc_number(const char *text)
{
    const char *at = text + strspn(text, " ");
    bool is_negative = *at == '-';
    double value = 0.0;
    double unit = 1.0;

    for (at += is_negative; *at >= '0' && *at <= '9'; at++)
        value = 10.0 * value + (*at - '0');
    for (at += *at == '.'; *at >= '0' && *at <= '9'; at++)
        value += (*at - '0') * (unit /= 10.0);
    if (*at == 'e')
        value *= pow(10.0, cbc_number(at + 1 + (at[1] == '+')));
    return is_negative ? -value : value;
}

static bool write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    bool written = file != NULL && fputs(text, file) >= 0;

    if (file != NULL)
        written = fclose(file) == 0 && written;
    return written;
}

/* "Optimal - objective value 12.5", then a line for each column that is not 0:
 * number, name, value, reduced cost. */
static bool read_answer(cbc_answer *out, const char *name)
{
    FILE *file = fopen(name, "r");
    char line[200];
    const char *value = NULL;

    memset(out, 0, sizeof *out);
    if (file == NULL)
        return false;
    if (fgets(out->line, (int)sizeof out->line, file) != NULL)
        value = strstr(out->line, "objective value");
    if (value != NULL) {
        out->is_optimal = strncmp(out->line, "Optimal", strlen("Optimal")) == 0;
        out->objective = cbc_number(value + strlen("objective value"));
    }
    while (fgets(line, (int)sizeof line, file) != NULL) {
        const char *at = line + strspn(line, " *0123456789");

        if (at[0] == 'm' && at[1] >= '0' && at[1] <= '9')
            out->breaches += cbc_number(at + strcspn(at, " "));
    }
    (void)fclose(file);
    return value != NULL;
}

static bool solve(cbc_answer *out, const char *name, const char *said, const char *preprocess)
{
    const char *const arguments[] = {"cbc",           name,        "-ratioGap",   "0",
                                     "-allowableGap", "0",         "-preprocess", preprocess,
                                     "-solve",        "-solution", said,          NULL};

    return run(arguments) == 0 && read_answer(out, said);
}

/* Of some programs the preprocessing of 2.10.8 leaves one with a worse optimum; without it cbc
 * rarely gives up. */
bool cbc_solve(cbc_answer *out, const char *name, const char *text)
{
    char said[120];
    bool solved = false;

    snprintf(said, sizeof said, "%s.answer", name);
    solved =
        write_file(name, text) && (solve(out, name, said, "off") || solve(out, name, said, "sos"));
    (void)remove(name);
    (void)remove(said);
    return solved;
}
