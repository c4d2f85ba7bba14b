/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xtrain plan: from an input to the best plan that was found, and what is proven about it. */
#include <time.h>
#include <unistd.h>

#include "interrupt.h"
#include "messages.h"
#include "options.h"
#include "output.h"
#include "progress.h"
#include "terminal.h"

typedef struct plan_values {
    const char *output;
    bool json;
    bool quiet;
    bool force;
    bool all;
    double time_limit;
    double gap;
    int64_t iterations;
    uint64_t seed;
    int64_t threads;
} plan_values;

#define NO_TIME_LIMIT_GIVEN (-1.0)
#define LONGEST 1e9

static const xt_option options[] = {
    {"output", 'o', XT_OPTION_TEXT, offsetof(plan_values, output), 0, 0, "FILE",
     "Write the plan to this file; for -, to standard output; without it the same, but on a "
     "terminal only the summary is shown"},
    {"json", 0, XT_OPTION_FLAG, offsetof(plan_values, json), 0, 0, NULL,
     "Print a summary as JSON on standard output; the plan goes to FILE only"},
    {"quiet", 'q', XT_OPTION_FLAG, offsetof(plan_values, quiet), 0, 0, NULL,
     "No progress and no summary"},
    {"all", 'a', XT_OPTION_FLAG, offsetof(plan_values, all), 0, 0, NULL,
     "Name everything that the plan breaks or misses, and not only the first of it"},
    {"time-limit", 't', XT_OPTION_NUMBER, offsetof(plan_values, time_limit), 0, LONGEST, "S",
     "Stop after S seconds; 0: no limit (usually 60, with --iterations none)"},
    {"gap", 'g', XT_OPTION_FRACTION, offsetof(plan_values, gap), 0, 1, "FRACTION",
     "Stop when the plan is proven to be within this of the best, such as 0.005 or 0.5% "
     "(usually 0)"},
    {"iterations", 0, XT_OPTION_INTEGER, offsetof(plan_values, iterations), 0, LONGEST, "N",
     "Stop after N iterations: the same plan on any machine; 0: no limit"},
    {"seed", 's', XT_OPTION_SEED, offsetof(plan_values, seed), 0, 0, "N",
     "Another seed may find another plan (usually 1)"},
    {"threads", 0, XT_OPTION_INTEGER, offsetof(plan_values, threads), 0, XTRAIN_MAX_THREADS, "N",
     "Use so many threads; 0: as many as are useful"},
    {"force", 0, XT_OPTION_FLAG, offsetof(plan_values, force), 0, 0, NULL,
     "Replace the file if it exists"},
};

/* A run of the command. */
typedef struct plan_run {
    plan_values values;
    const char *input;
    xt_output output;
    bool is_unsaved; /* nobody wants a file's text on a terminal */
    xtrain_context *context;
    xtrain_problem *problem;
    xtrain_plan *plan;
    xt_progress_line line;
    double seconds;
    double first_plan_seconds;
} plan_run;

static double clock_seconds(void)
{
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static xtrain_status read_and_solve(plan_run *run)
{
    const plan_values *values = &run->values;
    xtrain_solve_options solve = XTRAIN_SOLVE_OPTIONS_INIT;
    xt_progress_note(&run->line, "reading", run->input);
    xtrain_status status = xtrain_problem_read_file(&run->problem, run->context, run->input);
    if (status == XTRAIN_OK && !values->quiet) {
        xt_progress_end(&run->line);
        status = xt_say_findings(run->problem);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_progress_note(&run->line, "planning", run->input);
    if (values->time_limit >= 0.0) {
        solve.time_limit_seconds = values->time_limit;
    } else if (values->iterations > 0) {
        solve.time_limit_seconds = 0.0;
    }
    solve.gap_target = values->gap;
    solve.iteration_limit = values->iterations;
    solve.seed = values->seed;
    solve.threads = (int)values->threads;
    solve.progress = xt_progress_show;
    solve.payload = &run->line;
    solve.first_plan_seconds = &run->first_plan_seconds;
    const double start = clock_seconds();
    xt_interrupt_begin(run->context);
    status = xtrain_solve(&run->plan, run->problem, &solve);
    run->seconds = clock_seconds() - start;
    return status;
}

static xt_exit write_plan(const plan_run *run)
{
    char *text = NULL;
    const xtrain_status status = xtrain_plan_to_json(&text, run->context, run->plan);
    const xt_exit code = status == XTRAIN_OK ? xt_output_write(&run->output, text)
                                             : xt_say_failure(run->context, status);
    xtrain_text_free(run->context, text);
    return code;
}

static xt_exit print_json(const plan_run *run)
{
    char *text = NULL;
    const xtrain_status status = xtrain_plan_to_summary_json(&text, run->context, run->plan,
                                                             run->seconds, run->first_plan_seconds);
    const xt_exit code =
        status == XTRAIN_OK ? xt_stdout_write(text) : xt_say_failure(run->context, status);
    xtrain_text_free(run->context, text);
    return code;
}

/* For the person who waits; standard output belongs to the result. */
static xt_exit tell_summary(const plan_run *run)
{
    char *text = NULL;
    xtrain_show_options show = xt_terminal_show_options(STDERR_FILENO, 0);
    show.all = run->values.all;
    const xtrain_status status = xtrain_plan_to_summary(&text, run->context, run->plan, &show);
    if (status != XTRAIN_OK) {
        return xt_say_failure(run->context, status);
    }
    xt_say_raw(text);
    if (run->output.path != NULL && !run->output.is_device) {
        xt_say_raw("\n");
        xt_say("%s is written; xtrain show %s draws it", run->output.path, run->output.path);
    } else if (run->is_unsaved) {
        xt_say_raw("\n");
        xt_say("nothing is saved; xtrain plan %s -o FILE writes the plan to a file", run->input);
    }
    xtrain_text_free(run->context, text);
    return XT_EXIT_OK;
}

static xt_exit deliver(const plan_run *run)
{
    xt_exit code = XT_EXIT_OK;
    if (!run->is_unsaved && (!run->values.json || run->output.path != NULL)) {
        code = write_plan(run);
    }
    if (code == XT_EXIT_OK && run->values.json) {
        code = print_json(run);
    } else if (code == XT_EXIT_OK && !run->values.quiet) {
        code = tell_summary(run);
    }
    return code == XT_EXIT_OK && xtrain_plan_musts_broken(run->plan) > 0 ? XT_EXIT_BROKEN : code;
}

static xt_exit make_plan(plan_run *run)
{
    xtrain_status status = xtrain_context_create(&run->context, NULL);
    if (status == XTRAIN_OK) {
        xt_progress_begin(&run->line, run->values.quiet);
        status = read_and_solve(run);
        xt_progress_end(&run->line);
    }
    xt_exit code = XT_EXIT_OK;
    if (status == XTRAIN_OK) {
        if (!run->values.quiet) {
            xt_say_remarks(run->context);
        }
        code = deliver(run);
    } else {
        code = xt_say_failure(run->context, status);
    }
    if (run->problem != NULL) {
        xt_interrupt_end();
    }
    xtrain_plan_free(run->plan);
    xtrain_problem_free(run->problem);
    xtrain_context_free(run->context);
    return code;
}

static xt_exit run(const xt_command *command, int argc, char **argv)
{
    plan_run run = {.values = {.time_limit = NO_TIME_LIMIT_GIVEN, .seed = 1}};
    xt_operands operands;
    if (xt_options_parse(command, &run.values, argc, argv, &operands) != XT_PARSED_OK) {
        return operands.code;
    }
    if (xt_operands_are_wrong(command, &operands, 1, 1) ||
        xt_operands_ask_for_stdin(command, &operands)) {
        return XT_EXIT_USAGE;
    }
    run.input = operands.at[0];
    xt_exit code = xt_output_open(&run.output, run.values.output, run.values.force, run.input);
    if (code == XT_EXIT_OK && run.values.json && run.values.output != NULL &&
        run.output.path == NULL) {
        xt_say("--json takes standard output for the summary; write the plan to a file with -o");
        code = XT_EXIT_USAGE;
    }
    run.is_unsaved = run.values.output == NULL && !run.values.json && !run.values.quiet &&
                     isatty(STDOUT_FILENO) == 1;
    if (code == XT_EXIT_OK && run.is_unsaved) {
        xt_say("the plan will be shown and not saved; -o FILE saves it");
    }
    if (code == XT_EXIT_OK) {
        code = make_plan(&run);
    }
    xt_output_close(&run.output);
    return code;
}

const xt_command xt_command_plan = {
    .name = "plan",
    .run = run,
    .summary = "finds the best plan it can, and proves how good it is",
    .operands = "INPUT",
    .examples = "  xtrain plan office.cfg -o plan.json\n"
                "  xtrain plan office.cfg -o plan.json --time-limit 600 --gap 0.5%\n"
                "  xtrain plan office.cfg -o plan.json --iterations 200    same plan anywhere\n"
                "  xtrain plan office.cfg --json                           figures only\n",
    .text = "Ctrl-C stops the search and keeps the best plan found so far; a second Ctrl-C ends "
            "at once. An input that asks for too much gets a plan too: the summary names the "
            "rules that it breaks, and the exit code is 1.",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
};
