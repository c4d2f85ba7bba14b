/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Compares all messages about bad inputs with the texts beside them.
 *
 *     invalid_messages input           every input/NAME.cfg, read as an input
 *     invalid_messages plan            every plan/NAME.csv, checked against plan/problem.cfg
 *     invalid_messages init            every init/NAME.csv, made into a first input
 *     invalid_messages KIND --write    writes the texts instead
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "xtrain.h"

typedef xtrain_status (*run_case)(xtrain_context *context, const char *path);

static xtrain_status read_input(xtrain_context *context, const char *path)
{
    xtrain_problem *problem = NULL;
    const xtrain_status status = xtrain_problem_read_file(&problem, context, path);
    const bool is_wrong = status != XTRAIN_OK && problem != NULL;
    xtrain_problem_free(problem);
    return is_wrong ? XTRAIN_OK : status;
}

static xtrain_status check_plan(xtrain_context *context, const char *path)
{
    xtrain_problem *problem = NULL;
    xtrain_plan *plan = NULL;
    xtrain_status status = xtrain_problem_read_file(&problem, context, "plan/problem.cfg");
    if (status == XTRAIN_OK) {
        status = xtrain_check_file(&plan, problem, path);
    }
    xtrain_plan_free(plan);
    xtrain_problem_free(problem);
    return status;
}

static xtrain_status make_input(xtrain_context *context, const char *path)
{
    xtrain_init_options options = XTRAIN_INIT_OPTIONS_INIT;
    char *text = NULL;
    options.people = path;
    options.start = xtrain_date_make(2026, 1, 5);
    const xtrain_status status = xtrain_init_text(&text, context, &options, NULL);
    xtrain_text_free(context, text);
    return status;
}

typedef struct case_kind {
    const char *name;
    const char *ending;
    run_case run;
} case_kind;

static const case_kind kinds[] = {
    {"input", ".cfg", read_input}, {"plan", ".csv", check_plan}, {"init", ".csv", make_input}};

static bool ends_with(const char *text, const char *ending)
{
    const size_t length = strlen(text);
    const size_t count = strlen(ending);
    return length > count && strcmp(text + length - count, ending) == 0;
}

/* All messages, one a line: "file:line: message". */
static xtrain_status collect(xt_text *out, const case_kind *kind, const char *path)
{
    xtrain_context *context = NULL;
    if (xtrain_context_create(&context, NULL) != XTRAIN_OK) {
        return XTRAIN_ERROR_MEMORY;
    }
    const xtrain_status status = kind->run(context, path);
    for (size_t i = 0; i < xtrain_context_error_count(context); i++) {
        const xtrain_error *error = xtrain_context_error_at(context, i);
        if (error->file != NULL) {
            xt_text_format(out, "%s:", error->file);
        }
        if (error->line > 0) {
            xt_text_format(out, "%d:", error->line);
        }
        xt_text_format(out, "%s%s\n", error->file != NULL || error->line > 0 ? " " : "",
                       error->message);
    }
    xtrain_context_free(context);
    return out->failed ? XTRAIN_ERROR_MEMORY : status;
}

static bool write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    const bool is_written = file != NULL && fputs(text, file) >= 0;
    return (file == NULL || fclose(file) == 0) && is_written;
}

static bool equals_file(const char *path, const char *text)
{
    xtrain_context *context = NULL;
    char *expected = NULL;
    size_t length = 0;
    bool is_equal = false;
    if (xtrain_context_create(&context, NULL) == XTRAIN_OK &&
        xt_file_read(&expected, &length, context, path, NULL, 0) == XTRAIN_OK) {
        is_equal = strcmp(expected, text) == 0;
        xtrain_text_free(context, expected);
    }
    xtrain_context_free(context);
    return is_equal;
}

static bool try_case(const case_kind *kind, const char *name, bool is_writing)
{
    char path[512];
    char expected[520];
    xt_text text;
    const xt_memory memory = xt_memory_standard();
    (void)snprintf(path, sizeof path, "%s/%s", kind->name, name);
    (void)snprintf(expected, sizeof expected, "%s.txt", path);
    xt_text_init(&text, &memory);
    bool is_good = collect(&text, kind, path) != XTRAIN_OK && text.length > 0;
    if (!is_good) {
        (void)fprintf(stderr, "%s: nothing is wrong with it\n", path);
    } else if (is_writing) {
        is_good = write_text(expected, text.data);
    } else if (!equals_file(expected, text.data)) {
        (void)fprintf(stderr, "%s: its messages are not those of %s:\n%s", path, expected,
                      text.data);
        is_good = false;
    }
    xt_text_clear(&text);
    return is_good;
}

int main(int count, char **arguments)
{
    const case_kind *kind = NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && count > 1; i++) {
        kind = strcmp(kinds[i].name, arguments[1]) == 0 ? &kinds[i] : kind;
    }
    DIR *folder = kind == NULL ? NULL : opendir(kind->name);
    if (folder == NULL) {
        (void)fprintf(stderr, "usage: invalid_messages input|plan|init [--write]\n");
        return EXIT_FAILURE;
    }
    int tried = 0;
    int failed = 0;
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (ends_with(entry->d_name, kind->ending) && strcmp(entry->d_name, "problem.cfg") != 0) {
            tried++;
            failed += try_case(kind, entry->d_name, count > 2) ? 0 : 1;
        }
    }
    (void)closedir(folder);
    (void)printf("%d of %d are as expected\n", tried - failed, tried);
    return failed == 0 && tried > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
