/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xtrain check: finds every mistake of an input, or judges a plan against it. */
#include <stdio.h>
#include <unistd.h>

#include "messages.h"
#include "options.h"
#include "output.h"
#include "terminal.h"

typedef struct check_values {
    bool json;
    bool quiet;
    bool all;
} check_values;

static const xt_option options[] = {
    {"json", 0, XT_OPTION_FLAG, offsetof(check_values, json), 0, 0, NULL,
     "Print the summary of the plan as JSON"},
    {"quiet", 'q', XT_OPTION_FLAG, offsetof(check_values, quiet), 0, 0, NULL,
     "Print mistakes only; the exit code tells the rest"},
    {"all", 'a', XT_OPTION_FLAG, offsetof(check_values, all), 0, 0, NULL,
     "Name everything that the plan breaks or misses, and not only the first of it"},
};

static xt_exit praise(const xtrain_problem *problem, const char *path)
{
    char text[160];
    const int people = xtrain_problem_employee_count(problem);
    const int departments = xtrain_problem_department_count(problem);
    const int periods = xtrain_problem_period_count(problem);
    (void)snprintf(text, sizeof text, ": no mistakes; %d %s, %d %s, %d %s.\n", people,
                   people == 1 ? "person" : "people", departments,
                   departments == 1 ? "department" : "departments", periods,
                   periods == 1 ? "period" : "periods");
    const xt_exit code = xt_stdout_write(path);
    return code == XT_EXIT_OK ? xt_stdout_write(text) : code;
}

static xt_exit judge(xtrain_context *context, const xtrain_problem *problem, const char *path,
                     const check_values *values)
{
    xtrain_plan *plan = NULL;
    char *text = NULL;
    xtrain_status status = xtrain_check_file(&plan, problem, path);
    if (status == XTRAIN_OK) {
        xtrain_show_options show = xt_terminal_show_options(STDOUT_FILENO, 0);
        show.all = values->all;
        status = values->json ? xtrain_plan_to_summary_json(&text, context, plan, -1.0, -1.0)
                              : xtrain_plan_to_summary(&text, context, plan, &show);
    }
    xt_exit code = XT_EXIT_OK;
    if (status != XTRAIN_OK) {
        code = xt_say_failure(context, status);
    } else {
        xt_say_remarks(context);
        code = values->quiet && !values->json ? XT_EXIT_OK : xt_stdout_write(text);
        if (code == XT_EXIT_OK && xtrain_plan_musts_broken(plan) > 0) {
            code = XT_EXIT_BROKEN;
        }
    }
    xtrain_text_free(context, text);
    xtrain_plan_free(plan);
    return code;
}

static xt_exit run(const xt_command *command, int argc, char **argv)
{
    check_values values = {0};
    xt_operands operands;
    if (xt_options_parse(command, &values, argc, argv, &operands) != XT_PARSED_OK) {
        return operands.code;
    }
    if (xt_operands_are_wrong(command, &operands, 1, 2) ||
        xt_operands_ask_for_stdin(command, &operands)) {
        return XT_EXIT_USAGE;
    }
    if (values.json && operands.count == 1) {
        xt_say("--json is for a plan: xtrain check INPUT PLAN --json");
        return XT_EXIT_USAGE;
    }
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    xt_exit code = XT_EXIT_OK;
    xtrain_status status = xtrain_context_create(&context, NULL);
    if (status == XTRAIN_OK) {
        status = xtrain_problem_read_file(&problem, context, operands.at[0]);
    }
    if (status != XTRAIN_OK) {
        code = xt_say_failure(context, status);
    } else {
        xt_say_remarks(context);
        xtrain_context_clear_errors(context);
        if (operands.count == 2) {
            code = judge(context, problem, operands.at[1], &values);
        } else if (!values.quiet) {
            status = xt_say_findings(problem);
            code = status == XTRAIN_OK ? praise(problem, operands.at[0])
                                       : xt_say_failure(context, status);
        }
    }
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    return code;
}

const xt_command xt_command_check = {
    .name = "check",
    .run = run,
    .summary = "finds every mistake of an input, or judges a plan",
    .operands = "INPUT [PLAN]",
    .examples = "  xtrain check office.cfg              every mistake, with file and line\n"
                "  xtrain check office.cfg plan.json    counts everything again\n"
                "  xtrain check office.cfg hand.csv     judges a plan from a spreadsheet\n",
    .text = "PLAN is a plan.json, or a CSV table: a row of headings, then a row for each person "
            "with the id first and a department's code or name for each period; an empty cell, "
            "a dot or a dash means at home, or in no department for those without a home. It is "
            "judged by the input alone, on the same sheet as a plan of the solver. The exit code "
            "is 1 if and only if it breaks a rule that is a must.",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
};
