/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xtrain export: a plan as a table, or a problem as a mixed integer program. */
#include "messages.h"
#include "options.h"
#include "output.h"

typedef struct export_values {
    const char *format;
    const char *output;
    bool force;
} export_values;

static const xt_option options[] = {
    {"format", 'f', XT_OPTION_TEXT, offsetof(export_values, format), 0, 0, "FORMAT",
     "csv for a PLAN.json; lp (CPLEX LP) or mps (free MPS) for an INPUT"},
    {"output", 'o', XT_OPTION_TEXT, offsetof(export_values, output), 0, 0, "FILE",
     "Write to this file; without it, or for -, to standard output"},
    {"force", 0, XT_OPTION_FLAG, offsetof(export_values, force), 0, 0, NULL,
     "Replace the file if it exists"},
};

static const char *const formats[] = {"csv", "lp", "mps"};
enum { FORMAT_CSV = 0, FORMAT_LP, FORMAT_MPS, FORMATS };

static xtrain_status make_csv(char **text, xtrain_context *context, const char *path)
{
    xtrain_plan *plan = NULL;
    xtrain_status status = xtrain_plan_read_file(&plan, context, path);
    if (status == XTRAIN_OK) {
        status = xtrain_plan_to_csv(text, context, plan);
    }
    xtrain_plan_free(plan);
    return status;
}

static xtrain_status make_program(char **text, xtrain_context *context, const char *path,
                                  xtrain_export_format format)
{
    xtrain_problem *problem = NULL;
    xtrain_status status = xtrain_problem_read_file(&problem, context, path);
    if (status == XTRAIN_OK) {
        status = xtrain_problem_to_mip(text, problem, format);
    }
    xtrain_problem_free(problem);
    return status;
}

static xt_exit export_to(const xt_output *output, const char *path, int format)
{
    xtrain_context *context = NULL;
    char *text = NULL;
    xtrain_status status = xtrain_context_create(&context, NULL);
    if (status == XTRAIN_OK) {
        status = format == FORMAT_CSV
                     ? make_csv(&text, context, path)
                     : make_program(&text, context, path,
                                    format == FORMAT_LP ? XTRAIN_EXPORT_LP : XTRAIN_EXPORT_MPS);
    }
    const xt_exit code =
        status == XTRAIN_OK ? xt_output_write(output, text) : xt_say_failure(context, status);
    xtrain_text_free(context, text);
    xtrain_context_free(context);
    return code;
}

static xt_exit run(const xt_command *command, int argc, char **argv)
{
    export_values values = {0};
    xt_operands operands;
    if (xt_options_parse(command, &values, argc, argv, &operands) != XT_PARSED_OK) {
        return operands.code;
    }
    if (xt_operands_are_wrong(command, &operands, 1, 1) ||
        xt_operands_ask_for_stdin(command, &operands)) {
        return XT_EXIT_USAGE;
    }
    const int format = values.format == NULL ? -1 : xt_parse_word(values.format, formats, FORMATS);
    if (format < 0) {
        xt_say(values.format == NULL ? "a format is missing: --format csv, lp or mps"
                                     : "--format %s: the formats are csv, lp and mps",
               values.format);
        return XT_EXIT_USAGE;
    }
    xt_output output;
    xt_exit code = xt_output_open(&output, values.output, values.force, operands.at[0]);
    if (code == XT_EXIT_OK) {
        code = export_to(&output, operands.at[0], format);
    }
    xt_output_close(&output);
    return code;
}

const xt_command xt_command_export = {
    .name = "export",
    .run = run,
    .summary = "writes a plan as a table, or the problem for other solvers",
    .operands = "--format FORMAT FILE",
    .examples = "  xtrain export --format csv plan.json -o plan.csv\n"
                "  xtrain export --format lp office.cfg -o office.lp\n"
                "  xtrain export --format mps office.cfg -o office.mps\n",
    .text =
        "csv is the table of a plan; 'xtrain check' and spreadsheets read it. Each cell holds the "
        "code of the department, also at home; it is empty outside the contract and where a "
        "person without a home is idle. lp and mps are "
        "the same problem with the same objective as a mixed integer program, so that any "
        "solver of such programs can confirm the value of a plan.",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
};
