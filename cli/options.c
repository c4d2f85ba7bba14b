/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "messages.h"

#define MAX_OPTIONS 24
#define HELP 1000 /* what getopt_long returns for --help; rows are FIRST_ROW + number */
#define FIRST_ROW 1001

/* getopt's own tables, made from the command's. */
typedef struct getopt_tables {
    struct option longs[MAX_OPTIONS + 2];
    char shorts[2 * MAX_OPTIONS + 4];
} getopt_tables;

static void make_tables(getopt_tables *tables, const xt_command *command)
{
    size_t used = 0;
    memset(tables, 0, sizeof *tables);
    tables->shorts[used++] = ':';
    tables->shorts[used++] = 'h';
    for (size_t i = 0; i < command->option_count && i < MAX_OPTIONS; i++) {
        const xt_option *option = &command->options[i];
        const bool has_value = option->kind != XT_OPTION_FLAG;
        tables->longs[i] = (struct option){
            option->name, has_value ? required_argument : no_argument, NULL, FIRST_ROW + (int)i};
        if (option->letter != '\0') {
            tables->shorts[used++] = option->letter;
            if (has_value) {
                tables->shorts[used++] = ':';
            }
        }
    }
    tables->longs[command->option_count] = (struct option){"help", no_argument, NULL, HELP};
}

static const xt_option *row_of(const xt_command *command, int found)
{
    if (found >= FIRST_ROW && (size_t)(found - FIRST_ROW) < command->option_count) {
        return &command->options[found - FIRST_ROW];
    }
    for (size_t i = 0; i < command->option_count; i++) {
        if (command->options[i].letter != '\0' && command->options[i].letter == found) {
            return &command->options[i];
        }
    }
    return NULL;
}

/* Digits, perhaps with a point: what has at most 15 digits becomes the nearest double. */
static bool parse_number(const char *text, double *out, const char **end)
{
    uint64_t digits = 0;
    int count = 0;
    double scale = 1.0;
    bool has_point = false;
    for (; (*text >= '0' && *text <= '9') || (*text == '.' && !has_point); text++) {
        if (*text == '.') {
            has_point = true;
            continue;
        }
        digits = digits * 10 + (uint64_t)(*text - '0');
        scale = has_point ? scale * 10.0 : scale;
        if (++count > 15) {
            return false;
        }
    }
    *out = (double)digits / scale;
    *end = text;
    return count > 0;
}

static bool set_number(const xt_option *option, double *member, const char *text)
{
    const char *end = text;
    double number = 0.0;
    if (!parse_number(text, &number, &end)) {
        return false;
    }
    if (option->kind == XT_OPTION_FRACTION && *end == '%') {
        number /= 100.0;
        end++;
    }
    *member = number;
    return *end == '\0' && number >= option->least && number <= option->most;
}

static bool set_integer(const xt_option *option, int64_t *member, const char *text)
{
    char *end = NULL;
    errno = 0;
    const long long number = strtoll(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0) {
        return false;
    }
    *member = number;
    return (double)number >= option->least && (double)number <= option->most;
}

static bool set_seed(uint64_t *member, const char *text)
{
    char *end = NULL;
    errno = 0;
    const unsigned long long number = strtoull(text, &end, 10);
    *member = number;
    return text[0] >= '0' && text[0] <= '9' && *end == '\0' && errno == 0;
}

static bool set_value(const xt_option *option, void *values, const char *text)
{
    void *member = (char *)values + option->offset;
    switch (option->kind) {
    case XT_OPTION_FLAG:
        *(bool *)member = true;
        return true;
    case XT_OPTION_TEXT:
        *(const char **)member = text;
        return true;
    case XT_OPTION_INTEGER:
        return set_integer(option, member, text);
    case XT_OPTION_SEED:
        return set_seed(member, text);
    default:
        return set_number(option, member, text);
    }
}

static void say_bad_value(const xt_option *option, const char *text)
{
    char most[32];
    (void)snprintf(most, sizeof most, "%.10g", option->most);
    switch (option->kind) {
    case XT_OPTION_SEED:
        xt_say("--%s %s: not a whole number from 0 to 18446744073709551615", option->name, text);
        break;
    case XT_OPTION_INTEGER:
        xt_say("--%s %s: not a whole number from %.10g to %s", option->name, text, option->least,
               most);
        break;
    case XT_OPTION_FRACTION:
        xt_say("--%s %s: not a fraction from %.10g to %s; half a per cent is 0.005 or 0.5%%",
               option->name, text, option->least, most);
        break;
    default:
        xt_say("--%s %s: not a number from %.10g to %s", option->name, text, option->least, most);
        break;
    }
}

/* `word` is an argument such as "--jsom=3". */
static void say_unknown(const xt_command *command, const char *word, int letter)
{
    const char *names[MAX_OPTIONS + 1];
    char name[64];
    if (letter != 0) {
        xt_say("%s has no option -%c; 'xtrain help %s' lists them", command->name, letter,
               command->name);
        return;
    }
    for (size_t i = 0; i < command->option_count; i++) {
        names[i] = command->options[i].name;
    }
    names[command->option_count] = "help";
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(word + 2, "="), word + 2);
    const char *closest = xt_closest(name, names, command->option_count + 1);
    if (closest != NULL) {
        xt_say("%s has no option --%s; did you mean --%s?", command->name, name, closest);
    } else {
        xt_say("%s has no option --%s; 'xtrain help %s' lists them", command->name, name,
               command->name);
    }
}

static void say_wrong(const xt_command *command, int found, const char *word)
{
    const xt_option *option = row_of(command, optopt);
    if (found == ':' && option != NULL) {
        xt_say("--%s needs a value: --%s %s", option->name, option->name, option->value);
    } else if (option != NULL || optopt == HELP) {
        xt_say("--%s takes no value", option != NULL ? option->name : "help");
    } else {
        say_unknown(command, word, optopt);
    }
}

xt_parsed xt_options_parse(const xt_command *command, void *values, int argc, char **argv,
                           xt_operands *operands)
{
    getopt_tables tables;
    make_tables(&tables, command);
    *operands = (xt_operands){.code = XT_EXIT_USAGE};
    opterr = 0;
    optind = 1;
    for (;;) {
        const int found = getopt_long(argc, argv, tables.shorts, tables.longs, NULL);
        if (found == -1) {
            break;
        }
        if (found == 'h' || found == HELP) {
            operands->code = xt_help_command(command);
            return XT_PARSED_HELP;
        }
        const xt_option *option = found == '?' || found == ':' ? NULL : row_of(command, found);
        if (option == NULL) {
            say_wrong(command, found, argv[optind - 1]);
            return XT_PARSED_WRONG;
        }
        if (!set_value(option, values, optarg)) {
            say_bad_value(option, optarg);
            return XT_PARSED_WRONG;
        }
    }
    operands->count = argc - optind;
    operands->at = argv + optind;
    return XT_PARSED_OK;
}

bool xt_operands_are_wrong(const xt_command *command, const xt_operands *operands, int least,
                           int most)
{
    if (operands->count < least) {
        xt_say("%s needs more: xtrain %s %s", command->name, command->name, command->operands);
        return true;
    }
    if (operands->count > most) {
        xt_say("%s: what is '%s' for? The usage is: xtrain %s %s", command->name,
               operands->at[most], command->name, command->operands);
        return true;
    }
    return false;
}

bool xt_operands_ask_for_stdin(const xt_command *command, const xt_operands *operands)
{
    for (int i = 0; i < operands->count; i++) {
        if (strcmp(operands->at[i], "-") == 0) {
            xt_say("%s reads files only and not standard input; save it to a file first",
                   command->name);
            return true;
        }
    }
    return false;
}

/* A whole number of exactly so many digits, or -1. */
static int digits(const char *text, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        number = number * 10 + text[i] - '0';
    }
    return number;
}

xtrain_date xt_parse_date(const char *text)
{
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-') {
        return XTRAIN_NO_DATE;
    }
    return xtrain_date_make(digits(text, 4), digits(text + 5, 2), digits(text + 8, 2));
}

int xt_parse_word(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(text, words[i]) == 0) {
            return (int)i;
        }
    }
    return -1;
}
