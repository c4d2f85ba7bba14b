/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * xtrain-mss: reads a file of medical student scheduling, solves it with xtrain, and writes the
 * plan as a table with a row for every period that a student is on a ward.
 */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "statement.h"

/* The exit codes of the program xtrain. */
enum { DONE = 0, BROKEN = 1, USAGE = 2, INPUT = 3, INTERNAL = 4 };

typedef struct wishes {
    const char *input;
    const char *output; /* NULL: standard output, with json nowhere */
    bool json;
    bool quiet;
    bool has_time_limit;
    xtrain_solve_options solve;
} wishes;

static const char usage[] =
    "usage: xtrain-mss FILE.dzn [-o PLAN.csv] [--json] [--quiet] [--time-limit S]\n"
    "                  [--iterations N] [--seed N] [--threads N] [--gap FRACTION]\n"
    "\n"
    "  -o, --output PLAN.csv  student,period,hospital,discipline, all from 1;\n"
    "                         without it standard output\n"
    "  --json                 the summary on standard output, the plan to the file only\n"
    "  -q, --quiet            no progress\n"
    "  -t, --time-limit S     seconds (usually 60, with --iterations none); 0: none\n"
    "  --iterations N         the same plan on any machine\n"
    "  -s, --seed N           usually 1\n"
    "\n"
    "Exit code: 0 done, 1 the plan breaks musts, 2 usage, 3 input, 4 anything else.\n";

static xtrain_context *interrupted;

static void stop(int number)
{
    (void)number;
    xtrain_context_cancel(interrupted);
}

/* The first signal ends the search, which keeps its plan; the next one ends the program. */
static void begin_listening(void)
{
    struct sigaction action = {.sa_handler = stop};
    (void)sigemptyset(&action.sa_mask);
    action.sa_flags = (int)SA_RESETHAND;
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
}

/* The context is about to go. */
static void stop_listening(void)
{
    struct sigaction action = {.sa_handler = SIG_DFL};
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
}

static bool read_number(double *out, const char *text, double most)
{
    char *end = NULL;
    *out = strtod(text, &end);
    return end != text && *end == '\0' && *out >= 0.0 && *out <= most;
}

static bool read_whole(uint64_t *out, const char *text, uint64_t most)
{
    char *end = NULL;
    errno = 0;
    *out = strtoull(text, &end, 10);
    return errno == 0 && *text >= '0' && *text <= '9' && *end == '\0' && *out <= most;
}

/* Takes one option in; false if its value is wrong. */
static bool take_option(wishes *out, int option, const char *value)
{
    uint64_t whole = 0;
    bool is_good = true;
    switch (option) {
    case 'o':
        out->output = value;
        return true;
    case 'j':
        out->json = true;
        return true;
    case 'q':
        out->quiet = true;
        return true;
    case 't':
        out->has_time_limit = true;
        return read_number(&out->solve.time_limit_seconds, value, 1e9);
    case 'g':
        return read_number(&out->solve.gap_target, value, 1.0);
    case 's':
        return read_whole(&out->solve.seed, value, UINT64_MAX);
    case 'i':
        is_good = read_whole(&whole, value, 1000000000);
        out->solve.iteration_limit = (int64_t)whole;
        return is_good;
    case 'n':
        is_good = read_whole(&whole, value, XTRAIN_MAX_THREADS);
        out->solve.threads = (int)whole;
        return is_good;
    default:
        return false;
    }
}

static bool read_arguments(wishes *out, int count, char **arguments)
{
    static const struct option options[] = {{"output", required_argument, NULL, 'o'},
                                            {"json", no_argument, NULL, 'j'},
                                            {"quiet", no_argument, NULL, 'q'},
                                            {"time-limit", required_argument, NULL, 't'},
                                            {"iterations", required_argument, NULL, 'i'},
                                            {"seed", required_argument, NULL, 's'},
                                            {"threads", required_argument, NULL, 'n'},
                                            {"gap", required_argument, NULL, 'g'},
                                            {NULL, 0, NULL, 0}};
    int option = 0;
    *out = (wishes){.solve = XTRAIN_SOLVE_OPTIONS_INIT};
    while ((option = getopt_long(count, arguments, "o:qt:s:", options, NULL)) != -1) {
        if (option == '?' || !take_option(out, option, optarg)) {
            if (option != '?') {
                (void)fprintf(stderr, "xtrain-mss: the value '%s' is out of range\n", optarg);
            }
            return false;
        }
    }
    if (optind + 1 != count) {
        (void)fprintf(stderr, "xtrain-mss: give one file\n");
        return false;
    }
    out->input = arguments[optind];
    if (out->output != NULL && strcmp(out->output, "-") == 0) {
        out->output = NULL;
        if (out->json) {
            (void)fprintf(stderr, "xtrain-mss: --json takes standard output; name a file\n");
            return false;
        }
    }
    if (!out->has_time_limit && out->solve.iteration_limit > 0) {
        out->solve.time_limit_seconds = 0.0;
    }
    return true;
}

/* Once in a second or so. */
static void show_progress(const xtrain_progress *progress, void *payload)
{
    double *shown = payload;
    if (progress->seconds < *shown + 1.0) {
        return;
    }
    *shown = progress->seconds;
    (void)fprintf(stderr, "%7.1f s  %-10s", progress->seconds, progress->phase);
    if (progress->has_plan) {
        (void)fprintf(stderr, "  value %lld", (long long)progress->value);
    }
    if (progress->has_bound) {
        (void)fprintf(stderr, "  bound %lld  gap %.3f %%", (long long)progress->bound,
                      100.0 * progress->gap);
    }
    (void)fputc('\n', stderr);
}

static int say_failure(const xtrain_context *context, const char *path, xtrain_status status)
{
    const size_t count = xtrain_context_error_count(context);
    for (size_t i = 0; i < count; i++) {
        const xtrain_error *error = xtrain_context_error_at(context, i);
        (void)fprintf(stderr, "%s: %s: %s\n", path, error->file != NULL ? error->file : "xtrain",
                      error->message);
    }
    if (count == 0) {
        (void)fprintf(stderr, "%s: %s\n", path, xtrain_status_text(status));
    }
    return status == XTRAIN_ERROR_INPUT || status == XTRAIN_ERROR_LIMIT ? INPUT : INTERNAL;
}

static int write_plan(const wishes *how, const mss_statement *st, const xtrain_plan *plan)
{
    FILE *file = how->output == NULL ? stdout : fopen(how->output, "w");
    bool is_good = file != NULL && mss_plan_write(file, st, plan);
    if (file != NULL && file != stdout) {
        is_good = fclose(file) == 0 && is_good;
    }
    if (!is_good) {
        (void)fprintf(stderr, "xtrain-mss: %s cannot be written\n",
                      how->output == NULL ? "standard output" : how->output);
    }
    return is_good ? DONE : INTERNAL;
}

static int print_summary(xtrain_context *context, const xtrain_plan *plan, double seconds,
                         double first)
{
    char *text = NULL;
    const xtrain_status status = xtrain_plan_to_summary_json(&text, context, plan, seconds, first);
    const bool is_good = status == XTRAIN_OK && fputs(text, stdout) >= 0 && fflush(stdout) == 0;
    xtrain_text_free(context, text);
    return is_good ? DONE : INTERNAL;
}

static double clock_seconds(void)
{
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int plan_it(wishes *how, xtrain_context *context, const mss_statement *st)
{
    xtrain_plan *plan = NULL;
    double first = 0.0;
    double shown = 0.0;
    how->solve.first_plan_seconds = &first;
    if (!how->quiet) {
        how->solve.progress = show_progress;
        how->solve.payload = &shown;
    }
    const double start = clock_seconds();
    const xtrain_status status = xtrain_solve(&plan, st->problem, &how->solve);
    const double seconds = clock_seconds() - start;
    if (status != XTRAIN_OK) {
        return say_failure(context, how->input, status);
    }
    int code = DONE;
    if (!how->json || how->output != NULL) {
        code = write_plan(how, st, plan);
    }
    if (code == DONE && how->json) {
        code = print_summary(context, plan, seconds, first);
    }
    if (code == DONE && xtrain_plan_musts_broken(plan) > 0) {
        code = BROKEN;
    }
    xtrain_plan_free(plan);
    return code;
}

int main(int count, char **arguments)
{
    wishes how;
    mss_instance instance;
    if (!read_arguments(&how, count, arguments)) {
        (void)fputs(usage, stderr);
        return USAGE;
    }
    int code = INPUT;
    if (mss_instance_read(&instance, how.input, stderr)) {
        mss_statement statement = {0};
        xtrain_status status = xtrain_context_create(&interrupted, NULL);
        if (status == XTRAIN_OK) {
            status = mss_statement_make(&statement, interrupted, &instance);
        }
        if (status == XTRAIN_OK) {
            begin_listening();
            code = plan_it(&how, interrupted, &statement);
            stop_listening();
        } else if (interrupted != NULL) {
            code = say_failure(interrupted, how.input, status);
        } else {
            code = INTERNAL;
        }
        mss_statement_clear(&statement);
        xtrain_context_free(interrupted);
    }
    mss_instance_clear(&instance);
    return code;
}
