/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading inputs, and making a first one. */
#include "xtrain/read.h"

#include "base/date.h"
#include "read/init.h"
#include "read/read.h"

xtrain_status xtrain_problem_read_file(xtrain_problem **out, xtrain_context *context,
                                       const char *path)
{
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (context == NULL || path == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    return xt_read_file(out, context, path);
}

xtrain_status xtrain_problem_read_string(xtrain_problem **out, xtrain_context *context,
                                         const char *text, size_t length, const char *path)
{
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (context == NULL || text == NULL || path == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    return xt_read_text(out, context, text, length, path);
}

static bool is_date(xtrain_date date)
{
    return date >= xt_date_from_civil((xt_civil){XTRAIN_MIN_YEAR, 1, 1}) &&
           date <= xt_date_from_civil((xt_civil){XTRAIN_MAX_YEAR, 12, 31});
}

static xtrain_status check_options(xtrain_context *context, const xtrain_init_options *options)
{
    const char *wrong = NULL;
    if (options->version != 1) {
        wrong = "the version is unknown; fill the options with XTRAIN_INIT_OPTIONS_INIT";
    } else if (options->people == NULL || options->id_column == NULL ||
               options->department_column == NULL) {
        wrong = "the staff list or one of its columns is not named; name them";
    } else if (!is_date(options->start)) {
        wrong = "the start is not a day of the years 1900 to 2199; give another one";
    } else if ((unsigned)options->unit > XTRAIN_UNIT_MONTH) {
        wrong = "the unit is unknown; use one of xtrain_unit";
    } else if (options->periods < 1 || options->periods > XTRAIN_MAX_PERIODS) {
        wrong = "the number of periods is not in 1 to 2000; give another one";
    } else if (options->visits < 0 || options->visits > XTRAIN_MAX_PERIODS) {
        wrong = "the number of visits is not in 0 to 2000; give another one";
    }
    return wrong == NULL ? XTRAIN_OK
                         : xt_report(context, XTRAIN_ERROR_ARGUMENT, NULL, 0, "%s", wrong);
}

xtrain_status xtrain_init_text(char **out, xtrain_context *context,
                               const xtrain_init_options *options, const char *target)
{
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (context == NULL || options == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    const xtrain_status status = check_options(context, options);
    return status == XTRAIN_OK ? xt_init_text(out, context, options, target) : status;
}

void xtrain_text_free(xtrain_context *context, char *text)
{
    if (context != NULL) {
        xt_release(&context->memory, text);
    }
}
