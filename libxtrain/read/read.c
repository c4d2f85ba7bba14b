/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From text to problem: encoding (source), syntax (scan, config), then the parts in the order in
 * which they refer to each other, then what needs the whole (the model's validation). A later step
 * runs unless an earlier one left so little that it could only report echoes.
 */
#include "read/read.h"

#include <string.h>

#include "base/file.h"
#include "read/parts.h"
#include "read/source.h"

static void read_frame(xt_reader *reader, const xt_value *values)
{
    const char *title = values[XT_TOP_TITLE].text;
    const xt_value *price = &values[XT_TOP_MUST_PRICE];
    if (title != NULL) {
        (void)xt_reader_take(reader, xtrain_problem_set_title(reader->problem, title));
    }
    (void)xt_reader_take(reader, xtrain_problem_set_must_price(reader->problem, price->number));
}

static void read_parts(xt_reader *reader, const xt_node *root)
{
    xt_value values[XT_TOP_KEYS];
    (void)xt_group_read(reader, root, &xt_group_top, values);
    read_frame(reader, values);
    xt_read_objective(reader, &values[XT_TOP_OBJECTIVE], &values[XT_TOP_UTILITY]);
    xt_read_calendar(reader, &values[XT_TOP_CALENDAR]);
    xt_read_skills(reader, &values[XT_TOP_SKILLS]);
    xt_read_departments(reader, &values[XT_TOP_DEPARTMENTS]);
    xt_read_sets(reader, &values[XT_TOP_SETS]);
    xt_read_people(reader, &values[XT_TOP_PEOPLE]);
    xt_read_employees(reader, &values[XT_TOP_EMPLOYEES],
                      xt_value_count(&values[XT_TOP_PEOPLE]) > 0);
    xt_read_leaves(reader, &values[XT_TOP_LEAVES]);
    if (reader->problem->employee_count == 0 && !reader->people_missing) {
        xt_reader_report(reader, 1, "there is nobody to plan for; state people or employees");
        reader->is_incomplete = true;
    }
    xt_read_published(reader, &values[XT_TOP_PUBLISHED]);
    xt_read_pairs(reader, &values[XT_TOP_APART], &values[XT_TOP_TOGETHER]);
    xt_read_programmes(reader, &values[XT_TOP_PROGRAMMES]);
    xt_read_rules(reader, &values[XT_TOP_LEAVE], XTRAIN_NONE);
    if (reader->status == XTRAIN_OK) {
        (void)xt_reader_take(reader, xt_remark_published(reader, &values[XT_TOP_PUBLISHED]));
    }
}

/* Negative, 0 or positive as the first diagnostic goes before the second: the input's before those
 * of the files that it names, then by line. */
static int compare_errors(const xtrain_error *left, const xtrain_error *right, const char *path)
{
    const char *files[2] = {left->file == NULL ? "" : left->file,
                            right->file == NULL ? "" : right->file};
    const bool is_main[2] = {strcmp(files[0], path) == 0, strcmp(files[1], path) == 0};
    /* What belongs to no file is about the whole: last. */
    const int rank[2] = {is_main[0]           ? 0
                         : left->file == NULL ? 2
                                              : 1,
                         is_main[1]            ? 0
                         : right->file == NULL ? 2
                                               : 1};
    if (rank[0] != rank[1]) {
        return rank[0] - rank[1];
    }
    const int order = strcmp(files[0], files[1]);
    return order != 0 ? order : (left->line > right->line) - (left->line < right->line);
}

/* Sorts the diagnostics from number `first` on; those of one line stay in their order. There are at
 * most 1,000, and most are in order. */
static void sort_errors(xtrain_context *context, size_t first, const char *path)
{
    xtrain_error *errors = context->errors;
    for (size_t i = first + 1; i < context->error_count; i++) {
        const xtrain_error error = errors[i];
        size_t at = i;
        while (at > first && compare_errors(&errors[at - 1], &error, path) > 0) {
            errors[at] = errors[at - 1];
            at--;
        }
        errors[at] = error;
    }
}

static xtrain_status read_config(xtrain_problem *problem, const char *text, size_t length,
                                 const char *path)
{
    xt_config *config = NULL;
    xt_reader reader;
    xtrain_status status = xt_config_read(&config, problem->context, text, length, path);
    if (config == NULL || status == XTRAIN_ERROR_MEMORY) {
        xt_config_free(config);
        return status;
    }
    xt_reader_init(&reader, problem->context, problem, path);
    reader.status = status;
    read_parts(&reader, xt_config_root(config));
    if (!reader.is_incomplete && !xt_reader_must_stop(&reader)) {
        (void)xt_reader_take(&reader, xtrain_problem_validate(problem));
    }
    if (reader.status == XTRAIN_OK) {
        (void)xt_reader_take(&reader, xt_remark_wishes(problem));
    }
    status = reader.status;
    xt_reader_clear(&reader);
    xt_config_free(config);
    return status;
}

/* A plan or a table where an input should be would have a mistake in every line. */
static xtrain_status check_kind(xtrain_context *context, const char *text, size_t length,
                                const char *path)
{
    switch (xt_source_kind(text, length)) {
    case XT_TEXT_JSON:
        return xt_report(context, XTRAIN_ERROR_INPUT, path, 0,
                         "this is JSON and no input; if it is a plan: xtrain show %s, or xtrain "
                         "check INPUT %s",
                         path, path);
    case XT_TEXT_TABLE:
        return xt_report(context, XTRAIN_ERROR_INPUT, path, 0,
                         "this is a table and no input; if it lists the staff: xtrain init "
                         "--people %s, if it is a plan: xtrain check INPUT %s",
                         path, path);
    case XT_TEXT_STATEMENTS:
        break;
    }
    return XTRAIN_OK;
}

xtrain_status xt_read_text(xtrain_problem **out, xtrain_context *context, const char *text,
                           size_t length, const char *path)
{
    xtrain_problem *problem = NULL;
    const size_t first = context->error_count;
    *out = NULL;
    xtrain_status status = xt_source_check(&text, &length, context, path);
    if (status == XTRAIN_OK) {
        status = check_kind(context, text, length, path);
    }
    if (status == XTRAIN_OK) {
        status = xtrain_problem_create(&problem, context);
    }
    if (status == XTRAIN_OK) {
        status = read_config(problem, text, length, path);
    }
    if (status == XTRAIN_OK) {
        *out = problem;
    } else {
        xtrain_problem_free(problem);
        sort_errors(context, first, path);
    }
    return status;
}

xtrain_status xt_read_file(xtrain_problem **out, xtrain_context *context, const char *path)
{
    char *text = NULL;
    size_t length = 0;
    *out = NULL;
    xtrain_status status = xt_file_read(&text, &length, context, path, NULL, 0);
    if (status == XTRAIN_OK) {
        status = xt_read_text(out, context, text, length, path);
    }
    xt_release(&context->memory, text);
    return status;
}
