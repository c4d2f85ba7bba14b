/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xtrain init: a first input from a staff list. */
#include <time.h>

#include "messages.h"
#include "options.h"
#include "output.h"

#define WEEK 7

typedef struct init_values {
    const char *people;
    const char *id;
    const char *name;
    const char *department;
    const char *start;
    const char *unit;
    int64_t periods;
    int64_t visits;
    const char *output;
    bool force;
} init_values;

static const xt_option options[] = {
    {"people", 0, XT_OPTION_TEXT, offsetof(init_values, people), 0, 0, "FILE",
     "The staff list, a CSV file with a row of headings"},
    {"id", 0, XT_OPTION_TEXT, offsetof(init_values, id), 0, 0, "COLUMN",
     "The heading of the ids (usually id)"},
    {"name", 0, XT_OPTION_TEXT, offsetof(init_values, name), 0, 0, "COLUMN",
     "The heading of the names (usually name; without one the ids are the names)"},
    {"department", 0, XT_OPTION_TEXT, offsetof(init_values, department), 0, 0, "COLUMN",
     "The heading of the departments (usually department)"},
    {"start", 0, XT_OPTION_TEXT, offsetof(init_values, start), 0, 0, "DATE",
     "The first day of the plan, as 2026-03-02 (usually next Monday)"},
    {"unit", 0, XT_OPTION_TEXT, offsetof(init_values, unit), 0, 0, "UNIT",
     "What a period is: day, week (the usual) or month"},
    {"periods", 0, XT_OPTION_INTEGER, offsetof(init_values, periods), 1, XTRAIN_MAX_PERIODS, "N",
     "So many periods (usually 26)"},
    {"visits", 0, XT_OPTION_INTEGER, offsetof(init_values, visits), 0, XTRAIN_MAX_PERIODS, "N",
     "So many stays in other departments for everyone (usually 2)"},
    {"output", 'o', XT_OPTION_TEXT, offsetof(init_values, output), 0, 0, "FILE",
     "Write to this file; without it, or for -, to standard output"},
    {"force", 0, XT_OPTION_FLAG, offsetof(init_values, force), 0, 0, NULL,
     "Replace the file if it exists"},
};

/* The Monday after today. */
static xtrain_date next_monday(void)
{
    const time_t now = time(NULL);
    struct tm today;
    if (now == (time_t)-1 || localtime_r(&now, &today) == NULL) {
        return XTRAIN_NO_DATE;
    }
    const xtrain_date date =
        xtrain_date_make(today.tm_year + 1900, today.tm_mon + 1, today.tm_mday);
    const int weekday = (today.tm_wday + WEEK - 1) % WEEK; /* Monday is 0 */
    return date == XTRAIN_NO_DATE ? date : date + WEEK - weekday;
}

/* What the options say, for the library; false: said what is wrong. */
static bool take_values(const init_values *values, xtrain_init_options *out)
{
    static const char *const units[] = {"day", "week", "month"};
    const int unit = xt_parse_word(values->unit, units, sizeof units / sizeof units[0]);
    if (values->people == NULL) {
        xt_say("the staff list is missing: --people FILE");
        return false;
    }
    if (unit < 0) {
        xt_say("--unit %s: the units are day, week and month", values->unit);
        return false;
    }
    out->people = values->people;
    out->id_column = values->id;
    out->name_column = values->name;
    out->department_column = values->department;
    out->start = values->start != NULL ? xt_parse_date(values->start) : next_monday();
    out->unit = (xtrain_unit)unit;
    out->periods = (int)values->periods;
    out->visits = (int)values->visits;
    if (out->start == XTRAIN_NO_DATE && values->start != NULL) {
        xt_say("--start %s: not a date; write it as 2026-03-02", values->start);
        return false;
    }
    if (out->start == XTRAIN_NO_DATE) {
        xt_say("the clock shows no date; give the first day with --start DATE");
        return false;
    }
    return true;
}

static xt_exit init_to(const xt_output *output, const xtrain_init_options *init)
{
    xtrain_context *context = NULL;
    char *text = NULL;
    xtrain_status status = xtrain_context_create(&context, NULL);
    if (status == XTRAIN_OK) {
        status = xtrain_init_text(&text, context, init, output->path);
    }
    xt_exit code = XT_EXIT_OK;
    if (status == XTRAIN_OK) {
        xt_say_remarks(context);
        code = xt_output_write(output, text);
    } else {
        code = xt_say_failure(context, status);
    }
    if (code == XT_EXIT_OK && output->path != NULL && !output->is_device) {
        xt_say("%s is written; read it, then try: xtrain plan %s -o plan.json", output->path,
               output->path);
    }
    xtrain_text_free(context, text);
    xtrain_context_free(context);
    return code;
}

static xt_exit run(const xt_command *command, int argc, char **argv)
{
    const xtrain_init_options defaults = XTRAIN_INIT_OPTIONS_INIT;
    init_values values = {.id = defaults.id_column,
                          .department = defaults.department_column,
                          .unit = "week",
                          .periods = defaults.periods,
                          .visits = defaults.visits};
    xtrain_init_options init = defaults;
    xt_operands operands;
    if (xt_options_parse(command, &values, argc, argv, &operands) != XT_PARSED_OK) {
        return operands.code;
    }
    if (xt_operands_are_wrong(command, &operands, 0, 0) || !take_values(&values, &init)) {
        return XT_EXIT_USAGE;
    }
    xt_output output;
    xt_exit code = xt_output_open(&output, values.output, values.force, values.people);
    if (code == XT_EXIT_OK) {
        code = init_to(&output, &init);
    }
    xt_output_close(&output);
    return code;
}

const xt_command xt_command_init = {
    .name = "init",
    .run = run,
    .summary = "makes a first input from a staff list",
    .operands = "--people FILE",
    .examples = "  xtrain init --people people.csv -o office.cfg\n"
                "  xtrain init --people staff.csv --id EmployeeNumber --department JobRole \\\n"
                "      --start 2026-03-02 --periods 26 --visits 2 -o office.cfg\n",
    .text = "The staff list is a table as any HR system exports it: UTF-8, commas or semicolons, "
            "any order of columns. The input that is written can be planned as it stands, and "
            "says in comments everything that was assumed.",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
};
