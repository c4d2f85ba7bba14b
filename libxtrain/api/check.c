/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging plans: cells from a program, or a file in either of two formats. */
#include "check/check.h"

#include "base/file.h"
#include "read/source.h"
#include "read/table.h"
#include "xtrain/check.h"

static bool is_ready(const xtrain_problem *problem)
{
    return problem != NULL && problem->is_valid;
}

/* Room for all cells, which the caller fills. */
static xt_cell *make_cells(const xtrain_problem *problem)
{
    const size_t count = problem->employee_count * (size_t)xt_periods(problem);
    return xt_allocate(&problem->context->memory, count, sizeof(xt_cell));
}

xtrain_status xtrain_check_cells(xtrain_plan **out, const xtrain_problem *problem, const int *cells)
{
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (!is_ready(problem) || cells == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    const size_t count = problem->employee_count * (size_t)xt_periods(problem);
    for (size_t cell = 0; cell < count; cell++) {
        if (cells[cell] < XTRAIN_NONE || cells[cell] >= (int)problem->department_count) {
            return xt_report(problem->context, XTRAIN_ERROR_ARGUMENT, NULL, 0,
                             "cell %zu is %d, which is no department; give 0 to %d, or -1 for none",
                             cell, cells[cell], (int)problem->department_count - 1);
        }
    }
    xt_cell *copy = make_cells(problem);
    if (copy == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (size_t cell = 0; cell < count; cell++) {
        copy[cell] = (xt_cell)cells[cell];
    }
    const xtrain_status status = xt_check(out, problem, copy);
    xt_release(&problem->context->memory, copy);
    return status;
}

static xtrain_status cells_of_json(xt_cell *cells, const xtrain_problem *problem, const char *text,
                                   size_t length, const char *path)
{
    xtrain_plan *plan = NULL;
    xtrain_status status = xt_plan_read_json(&plan, problem->context, text, length, path);
    if (status == XTRAIN_OK) {
        status = xt_plan_to_cells(cells, problem, plan, path);
    }
    xt_plan_free(plan);
    return status;
}

xtrain_status xtrain_check_file(xtrain_plan **out, const xtrain_problem *problem, const char *path)
{
    char *text = NULL;
    size_t length = 0;
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (!is_ready(problem) || path == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    xtrain_status status = xt_file_read(&text, &length, problem->context, path, NULL, 0);
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_cell *cells = make_cells(problem);
    if (cells == NULL) {
        status = XTRAIN_ERROR_MEMORY;
    } else if (xt_source_is_object(text, length)) {
        status = cells_of_json(cells, problem, text, length, path);
    } else {
        status = xt_table_read(cells, problem, text, length, path);
    }
    if (status == XTRAIN_OK) {
        status = xt_check(out, problem, cells);
    }
    xt_release(&problem->context->memory, cells);
    xt_release(&problem->context->memory, text);
    return status;
}
