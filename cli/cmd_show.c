/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xtrain show: draws a plan in the terminal. */
#include <string.h>
#include <unistd.h>

#include "messages.h"
#include "options.h"
#include "output.h"
#include "terminal.h"

typedef struct show_values {
    const char *part;
    int64_t width;
    bool all;
} show_values;

static const xt_option options[] = {
    {"part", 0, XT_OPTION_TEXT, offsetof(show_values, part), 0, 0, "PARTS",
     "What to show: grid, summary or all (the usual); several with commas"},
    {"width", 'w', XT_OPTION_INTEGER, offsetof(show_values, width), 40, 1000, "N",
     "So many columns; without it those of the terminal, elsewhere 80"},
    {"all", 'a', XT_OPTION_FLAG, offsetof(show_values, all), 0, 0, NULL,
     "Name everything that the plan breaks or misses, and not only the first of it"},
};

#define PART_GRID 1U
#define PART_SUMMARY 2U

/* The parts named in "grid,summary"; 0 if one is unknown. */
static unsigned parse_parts(const char *text)
{
    unsigned parts = 0;
    for (;;) {
        const size_t length = strcspn(text, ",");
        if (length == 4 && strncmp(text, "grid", 4) == 0) {
            parts |= PART_GRID;
        } else if (length == 7 && strncmp(text, "summary", 7) == 0) {
            parts |= PART_SUMMARY;
        } else if (length == 3 && strncmp(text, "all", 3) == 0) {
            parts |= PART_GRID | PART_SUMMARY;
        } else {
            return 0;
        }
        if (text[length] == '\0') {
            return parts;
        }
        text += length + 1;
    }
}

/* The summary comes last, so that it is what a planner sees above the next prompt. */
static xt_exit show(xtrain_context *context, const xtrain_plan *plan, unsigned parts,
                    const show_values *values)
{
    xtrain_show_options how = xt_terminal_show_options(STDOUT_FILENO, (int)values->width);
    xtrain_status status = XTRAIN_OK;
    xt_exit code = XT_EXIT_OK;
    char *text = NULL;
    how.all = values->all;
    if ((parts & PART_GRID) != 0) {
        status = xtrain_plan_to_grid(&text, context, plan, &how);
        code = status == XTRAIN_OK ? xt_stdout_write(text) : XT_EXIT_OK;
        xtrain_text_free(context, text);
        text = NULL;
    }
    if (status == XTRAIN_OK && code == XT_EXIT_OK && parts == (PART_GRID | PART_SUMMARY)) {
        code = xt_stdout_write("\n");
    }
    if (status == XTRAIN_OK && code == XT_EXIT_OK && (parts & PART_SUMMARY) != 0) {
        status = xtrain_plan_to_summary(&text, context, plan, &how);
        code = status == XTRAIN_OK ? xt_stdout_write(text) : XT_EXIT_OK;
        xtrain_text_free(context, text);
    }
    return status == XTRAIN_OK ? code : xt_say_failure(context, status);
}

/* A plan of any format, judged by its input. */
static xtrain_status judge(xtrain_plan **out, xtrain_context *context, const char *input,
                           const char *path)
{
    xtrain_problem *problem = NULL;
    xtrain_status status = xtrain_problem_read_file(&problem, context, input);
    if (status == XTRAIN_OK) {
        status = xtrain_check_file(out, problem, path);
    }
    if (status == XTRAIN_OK) {
        xt_say_remarks(context);
    }
    xtrain_problem_free(problem);
    return status;
}

static bool is_table(const char *path)
{
    const size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, ".csv") == 0;
}

static xt_exit run(const xt_command *command, int argc, char **argv)
{
    show_values values = {.part = "all"};
    xt_operands operands;
    if (xt_options_parse(command, &values, argc, argv, &operands) != XT_PARSED_OK) {
        return operands.code;
    }
    if (xt_operands_are_wrong(command, &operands, 1, 2) ||
        xt_operands_ask_for_stdin(command, &operands)) {
        return XT_EXIT_USAGE;
    }
    const unsigned parts = parse_parts(values.part);
    if (parts == 0) {
        xt_say("--part %s: the parts are grid, summary and all", values.part);
        return XT_EXIT_USAGE;
    }
    if (operands.count == 1 && is_table(operands.at[0])) {
        xt_say("a table needs the input that it is a plan of: xtrain show INPUT %s",
               operands.at[0]);
        return XT_EXIT_USAGE;
    }
    xtrain_context *context = NULL;
    xtrain_plan *plan = NULL;
    xtrain_status status = xtrain_context_create(&context, NULL);
    if (status == XTRAIN_OK) {
        status = operands.count == 1 ? xtrain_plan_read_file(&plan, context, operands.at[0])
                                     : judge(&plan, context, operands.at[0], operands.at[1]);
    }
    const xt_exit code =
        status == XTRAIN_OK ? show(context, plan, parts, &values) : xt_say_failure(context, status);
    xtrain_plan_free(plan);
    xtrain_context_free(context);
    return code;
}

const xt_command xt_command_show = {
    .name = "show",
    .run = run,
    .summary = "shows a plan in the terminal: who is where, and how fair",
    .operands = "[INPUT] PLAN",
    .examples = "  xtrain show plan.json\n"
                "  xtrain show office.cfg hand.csv          a plan from a spreadsheet\n"
                "  xtrain show plan.json --part summary\n"
                "  xtrain show plan.json --width 200 | less -S\n",
    .text = "The grid has a row for each person and a column for each period; what does not fit "
            "side by side is split into blocks of dates. Below stand the people present in each "
            "department and the least that is asked; then, if anybody gains levels of a skill, who "
            "reaches which one, and when. A plan.json has everything in it; a table (CSV) "
            "is judged by its INPUT first, as 'xtrain check' does, and so is a plan.json if INPUT "
            "is given. Colours come on a terminal only, and not if "
            "NO_COLOR is set; nothing is said by colour alone.",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
};
