/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xtrain: the program. Finds the command and hands over to it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <xtrain.h>

#include "command.h"
#include "messages.h"
#include "output.h"

const xt_command *const xt_commands[] = {
    &xt_command_init,
    &xt_command_check,
    &xt_command_plan,
    &xt_command_show,
    &xt_command_export,
    &xt_command_help,
    NULL,
};

#define COMMANDS (sizeof xt_commands / sizeof xt_commands[0])

/* If a standard stream is closed, the next file that is opened would take its place and be written
 * into. Something that can only fail is put there instead. */
static void hold_standard_streams(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
        if (fcntl(stream, F_GETFD) == -1 && errno == EBADF) {
            (void)open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

static xt_exit say_unknown(const char *word)
{
    const char *names[COMMANDS];
    size_t count = 0;
    for (; count < COMMANDS && xt_commands[count] != NULL; count++) {
        names[count] = xt_commands[count]->name;
    }
    const char *closest = xt_closest(word, names, count);
    if (word[0] == '-') {
        xt_say("there is no option %s before the command; 'xtrain help' lists the commands", word);
    } else if (closest != NULL) {
        xt_say("there is no command '%s'; did you mean '%s'?", word, closest);
    } else {
        xt_say("there is no command '%s'; 'xtrain help' lists them", word);
    }
    return XT_EXIT_USAGE;
}

static bool is_one_of(const char *word, const char *left, const char *right)
{
    return strcmp(word, left) == 0 || strcmp(word, right) == 0;
}

/* A message goes out as a line and not as letters. */
static void buffer_messages(void)
{
    static char buffer[4096];
    (void)setvbuf(stderr, buffer, _IOLBF, sizeof buffer);
}

static xt_exit run(int argc, char **argv)
{
    hold_standard_streams();
    buffer_messages();
    /* Whoever stops reading messages does not stop the work; output.c ends with a reader of
     * results. */
    (void)signal(SIGPIPE, SIG_IGN);
    if (argc < 2) {
        xt_say("a command is missing; 'xtrain help' lists them");
        return XT_EXIT_USAGE;
    }
    if (is_one_of(argv[1], "--version", "-V")) {
        return xt_stdout_write("xtrain " XTRAIN_VERSION_TEXT "\n");
    }
    if (is_one_of(argv[1], "--help", "-h")) {
        return xt_help_overview();
    }
    for (size_t i = 0; xt_commands[i] != NULL; i++) {
        if (strcmp(argv[1], xt_commands[i]->name) == 0) {
            return xt_commands[i]->run(xt_commands[i], argc - 1, argv + 1);
        }
    }
    return say_unknown(argv[1]);
}

int main(int argc, char **argv)
{
    return (int)run(argc, argv);
}
