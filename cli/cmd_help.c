/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xtrain help: the commands, one command, the exit codes. All of it comes from the tables. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "messages.h"
#include "options.h"
#include "output.h"

#define WIDTH 80
#define NAME_COLUMNS 11
#define OPTION_COLUMNS 28
#define MAX_TOPICS 32
#define RULE_TEXT_COLUMN 25

/* A growing text; after out of memory it stays NULL. */
typedef struct help_page {
    char *text;
    size_t length;
    bool failed;
} help_page;

static void add(help_page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(help_page *page, const char *format, ...)
{
    va_list list;
    va_list again;
    va_start(list, format);
    va_copy(again, list);
    const int more = vsnprintf(NULL, 0, format, list);
    char *text =
        page->failed || more < 0 ? NULL : realloc(page->text, page->length + (size_t)more + 1);
    if (text != NULL) {
        page->text = text;
        page->length += (size_t)vsnprintf(text + page->length, (size_t)more + 1, format, again);
    } else {
        page->failed = true;
    }
    va_end(again);
    va_end(list);
}

static xt_exit print(help_page *page)
{
    xt_exit code = XT_EXIT_INTERNAL;
    if (page->failed) {
        xt_say("out of memory");
    } else {
        code = xt_stdout_write(page->text);
    }
    free(page->text);
    return code;
}

/* Words from a column on, broken at the width of the page. */
static void add_wrapped(help_page *page, int column, const char *words)
{
    int at = column;
    while (*words != '\0') {
        const int length = (int)strcspn(words, " ");
        if (at > column && at + 1 + length > WIDTH) {
            add(page, "\n%*s", column, "");
            at = column;
        } else if (at > column) {
            add(page, " ");
            at++;
        }
        add(page, "%.*s", length, words);
        at += length;
        words += length;
        words += strspn(words, " ");
    }
    add(page, "\n");
}

static void add_option(help_page *page, const xt_option *option)
{
    char left[64];
    char letter[8] = "    ";
    if (option->letter != '\0') {
        (void)snprintf(letter, sizeof letter, "-%c, ", option->letter);
    }
    (void)snprintf(left, sizeof left, "  %s--%s%s%s", letter, option->name,
                   option->value != NULL ? " " : "", option->value != NULL ? option->value : "");
    if (strlen(left) < OPTION_COLUMNS) {
        add(page, "%-*s", OPTION_COLUMNS, left);
    } else {
        add(page, "%s\n%*s", left, OPTION_COLUMNS, "");
    }
    add_wrapped(page, OPTION_COLUMNS, option->help);
}

xt_exit xt_help_command(const xt_command *command)
{
    static const xt_option help = {"help", 'h', XT_OPTION_FLAG, 0, 0, 0, NULL, "Show this page"};
    help_page page = {0};
    add(&page, "xtrain %s - %s\n\n", command->name, command->summary);
    add(&page, "Usage: xtrain %s %s%s\n\n", command->name, command->operands,
        command->option_count > 0 ? " [options]" : "");
    add(&page, "Examples:\n%s\n", command->examples);
    add_wrapped(&page, 0, command->text);
    add(&page, "\nOptions:\n");
    for (size_t i = 0; i < command->option_count; i++) {
        add_option(&page, &command->options[i]);
    }
    add_option(&page, &help);
    return print(&page);
}

xt_exit xt_help_overview(void)
{
    help_page page = {0};
    add(&page, "xtrain plans fair cross-training rotations, and proves how good the plan is.\n\n"
               "A first plan from a staff list:\n"
               "  xtrain init --people people.csv -o office.cfg   then read and edit office.cfg\n"
               "  xtrain check office.cfg                         lists every mistake in it\n"
               "  xtrain plan office.cfg -o plan.json             Ctrl-C keeps the best plan\n"
               "  xtrain show plan.json                           who is where, and how fair\n\n"
               "Commands:\n");
    for (size_t i = 0; xt_commands[i] != NULL; i++) {
        add(&page, "  %-*s", NAME_COLUMNS - 2, xt_commands[i]->name);
        add_wrapped(&page, NAME_COLUMNS, xt_commands[i]->summary);
    }
    add(&page, "\n'xtrain help COMMAND' explains one of them, 'xtrain help rules' the rules and\n"
               "costs, 'xtrain help exit-codes' what the exit code says. 'xtrain --version'\n"
               "tells the version.\n");
    return print(&page);
}

static xt_exit explain_exit_codes(void)
{
    help_page page = {0};
    add(&page,
        "Exit codes\n\n"
        "  %d  Done. A plan that was made or checked keeps every rule that is a must.\n"
        "  %d  Done, but the plan breaks such rules. 'plan' has written it all the same; the\n"
        "     summary names what is broken.\n"
        "  %d  The command line cannot be followed: an unknown command or option, a bad\n"
        "     value, a file that exists already. Nothing was done.\n"
        "  %d  An input file is missing, cannot be read or has mistakes. All of them are\n"
        "     listed.\n"
        "  %d  Something failed on the way: writing the result, memory, the solver. No half\n"
        "     a file is left.\n",
        XT_EXIT_OK, XT_EXIT_BROKEN, XT_EXIT_USAGE, XT_EXIT_INPUT, XT_EXIT_INTERNAL);
    return print(&page);
}

static xt_exit explain_rules(void)
{
    help_page page = {0};
    add(&page, "Rules, and what plans cost\n\n");
    add_wrapped(&page, 0,
                "A must that is broken is named in the summary; in a department it has a price, of "
                "people it comes before all points. A should or a goal costs its points when it is "
                "not met. D is for departments, P for people, C for costs.");
    add(&page, "\n");
    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++) {
        const xtrain_rule_info *info = xtrain_rule_info_get((xtrain_rule_kind)kind);
        add(&page, "  %-19s%-4s", info->name, info->number);
        add_wrapped(&page, RULE_TEXT_COLUMN, info->text);
    }
    return print(&page);
}

static xt_exit run(const xt_command *command, int argc, char **argv)
{
    static const char exit_codes[] = "exit-codes";
    static const char rules[] = "rules";
    const char *topics[MAX_TOPICS];
    size_t count = 0;
    bool none = false;
    xt_operands operands;
    if (xt_options_parse(command, &none, argc, argv, &operands) != XT_PARSED_OK) {
        return operands.code;
    }
    if (xt_operands_are_wrong(command, &operands, 0, 1)) {
        return XT_EXIT_USAGE;
    }
    if (operands.count == 0) {
        return xt_help_overview();
    }
    topics[count++] = exit_codes;
    topics[count++] = rules;
    for (size_t i = 0; count < MAX_TOPICS && xt_commands[i] != NULL; i++) {
        if (strcmp(operands.at[0], xt_commands[i]->name) == 0) {
            return xt_help_command(xt_commands[i]);
        }
        topics[count++] = xt_commands[i]->name;
    }
    if (strcmp(operands.at[0], exit_codes) == 0) {
        return explain_exit_codes();
    }
    if (strcmp(operands.at[0], rules) == 0) {
        return explain_rules();
    }
    const char *closest = xt_closest(operands.at[0], topics, count);
    if (closest != NULL) {
        xt_say("there is no help on '%s'; did you mean '%s'?", operands.at[0], closest);
    } else {
        xt_say("there is no help on '%s'; 'xtrain help' lists the commands", operands.at[0]);
    }
    return XT_EXIT_USAGE;
}

const xt_command xt_command_help = {
    .name = "help",
    .run = run,
    .summary = "explains a command, the rules, or the exit codes",
    .operands = "[COMMAND | rules | exit-codes]",
    .examples = "  xtrain help\n"
                "  xtrain help plan\n"
                "  xtrain help rules\n"
                "  xtrain help exit-codes\n",
    .text = "Without an operand it lists the commands.",
};
