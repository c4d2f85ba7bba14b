/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Changing and reading a linear program: min c x, row_lower <= A x <= row_upper, lower <= x <=
 * upper. With y the duals of the rows the reduced costs are d = c - y A.
 */
#include "solve/glpk_guard.h"

#include "solve/glpk_home.h"
#include "solve/lp_input.h"

/* Rows, and columns: GLPK's own limit. */
#define LINES_MAX 100000000

typedef struct lines_order {
    xt_lp_entries entries;
    const double *cost; /* of columns */
    const double *lower;
    const double *upper;
    int *index; /* 1-based line for GLPK */
    double *value;
} lines_order;

static int bound_type(double lower, double upper)
{
    bool below = lower != -XT_LP_INFINITY;
    bool above = upper != XT_LP_INFINITY;

    if (below && above) {
        return lower == upper ? GLP_FX : GLP_DB;
    }
    return below ? GLP_LO : above ? GLP_UP : GLP_FR;
}

/* GLPK counts from 1 and leaves slot 0 alone. */
static int copy_line(const lines_order *order, int line)
{
    int length = xt_lp_line_length(&order->entries, line);

    for (int k = 0; k < length; k++) {
        int from = order->entries.start[line] + k;
        order->index[k + 1] = order->entries.index[from] + 1;
        order->value[k + 1] = order->entries.value[from];
    }
    return length;
}

static xt_lp_result add_rows(xt_home *home, void *argument)
{
    const lines_order *order = argument;
    int first = glp_add_rows(home->problem, order->entries.count);

    for (int r = 0; r < order->entries.count; r++) {
        double lower = order->lower[r];
        double upper = order->upper[r];
        int length = copy_line(order, r);
        glp_set_row_bnds(home->problem, first + r, bound_type(lower, upper), lower, upper);
        glp_set_mat_row(home->problem, first + r, length, order->index, order->value);
    }
    return XT_LP_OPTIMAL;
}

static xt_lp_result add_columns(xt_home *home, void *argument)
{
    const lines_order *order = argument;
    int first = glp_add_cols(home->problem, order->entries.count);

    for (int c = 0; c < order->entries.count; c++) {
        double lower = order->lower[c];
        double upper = order->upper[c];
        int type = bound_type(lower, upper);
        int length = copy_line(order, c);
        glp_set_obj_coef(home->problem, first + c, order->cost[c]);
        glp_set_col_bnds(home->problem, first + c, type, lower, upper);
        if (type == GLP_DB) {
            glp_set_col_stat(home->problem, first + c, GLP_NL); /* not the bound closer to 0 */
        }
        glp_set_mat_col(home->problem, first + c, length, order->index, order->value);
    }
    return XT_LP_OPTIMAL;
}

static bool lines_are_valid(const lines_order *order, int present, bool costs)
{
    int count = order->entries.count;

    if (count < 0 || count > LINES_MAX - present || order->lower == NULL || order->upper == NULL ||
        (costs && order->cost == NULL)) {
        return false;
    }
    for (int k = 0; k < count; k++) {
        if (!xt_lp_bounds_are_valid(order->lower[k], order->upper[k]) ||
            (costs && !xt_lp_number_is_valid(order->cost[k]))) {
            return false;
        }
    }
    return true;
}

static xt_lp_result check_entries(const xt_lp *lp, const xt_lp_entries *entries, int limit)
{
    int *mark;
    bool differ;

    if (!xt_lp_entries_are_valid(entries, limit)) {
        return XT_LP_REFUSED;
    }
    if (xt_lp_entries_ascend(entries)) {
        return XT_LP_OPTIMAL;
    }
    mark = xt_allocate(&lp->memory, (size_t)limit, sizeof *mark);
    if (mark == NULL) {
        return XT_LP_MEMORY;
    }
    differ = xt_lp_entries_differ(entries, mark);
    xt_release(&lp->memory, mark);
    return differ ? XT_LP_OPTIMAL : XT_LP_REFUSED;
}

/* `limit`: number of lines of the other kind. */
static xt_lp_result add_lines(xt_lp *lp, lines_order *order, int limit, xt_home_work *work)
{
    xt_lp_result result = check_entries(lp, &order->entries, limit);
    size_t length;

    if (result != XT_LP_OPTIMAL) {
        return result;
    }
    length = (size_t)xt_lp_longest_line(&order->entries) + 1;
    order->index = xt_allocate(&lp->memory, length, sizeof *order->index);
    order->value = xt_allocate(&lp->memory, length, sizeof *order->value);
    if (order->index != NULL && order->value != NULL) {
        lp->solved = false;
        result = xt_home_call(lp, work, order);
    } else {
        result = XT_LP_MEMORY;
    }
    xt_release(&lp->memory, order->index);
    xt_release(&lp->memory, order->value);
    return result;
}

/* NOLINTNEXTLINE(readability-function-size): a sparse matrix in its usual arrays. */
xt_lp_result xt_lp_add_rows(xt_lp *lp, int count, const double *lower, const double *upper,
                            const int *start, const int *column, const double *value)
{
    lines_order order = {{count, start, column, value}, NULL, lower, upper, NULL, NULL};
    xt_lp_result result;

    if (lp->home->dead) {
        return XT_LP_FAILED;
    }
    if (count == 0) {
        return XT_LP_OPTIMAL;
    }
    if (!lines_are_valid(&order, lp->rows, false)) {
        return XT_LP_REFUSED;
    }
    result = add_lines(lp, &order, lp->columns, add_rows);
    lp->rows += result == XT_LP_OPTIMAL ? count : 0;
    return result;
}

/* NOLINTNEXTLINE(readability-function-size): a sparse matrix in its usual arrays. */
xt_lp_result xt_lp_add_columns(xt_lp *lp, int count, const double *cost, const double *lower,
                               const double *upper, const int *start, const int *row,
                               const double *value)
{
    lines_order order = {{count, start, row, value}, cost, lower, upper, NULL, NULL};
    xt_lp_result result;

    if (lp->home->dead) {
        return XT_LP_FAILED;
    }
    if (count == 0) {
        return XT_LP_OPTIMAL;
    }
    if (!lines_are_valid(&order, lp->columns, true)) {
        return XT_LP_REFUSED;
    }
    result = add_lines(lp, &order, lp->rows, add_columns);
    lp->columns += result == XT_LP_OPTIMAL ? count : 0;
    return result;
}

typedef struct line_order {
    int line;
    double cost;
    double lower;
    double upper;
} line_order;

static xt_lp_result set_column(xt_home *home, void *argument)
{
    const line_order *order = argument;

    glp_set_obj_coef(home->problem, order->line + 1, order->cost);
    glp_set_col_bnds(home->problem, order->line + 1, bound_type(order->lower, order->upper),
                     order->lower, order->upper);
    return XT_LP_OPTIMAL;
}

static xt_lp_result set_row(xt_home *home, void *argument)
{
    const line_order *order = argument;

    glp_set_row_bnds(home->problem, order->line + 1, bound_type(order->lower, order->upper),
                     order->lower, order->upper);
    return XT_LP_OPTIMAL;
}

static xt_lp_result set_line(xt_lp *lp, line_order order, int limit, xt_home_work *work)
{
    if (lp->home->dead) {
        return XT_LP_FAILED;
    }
    if (order.line < 0 || order.line >= limit || !xt_lp_number_is_valid(order.cost) ||
        !xt_lp_bounds_are_valid(order.lower, order.upper)) {
        return XT_LP_REFUSED;
    }
    lp->solved = false;
    return xt_home_call(lp, work, &order);
}

xt_lp_result xt_lp_set_column(xt_lp *lp, int column, double cost, double lower, double upper)
{
    line_order order = {column, cost, lower, upper};

    return set_line(lp, order, lp->columns, set_column);
}

xt_lp_result xt_lp_set_row(xt_lp *lp, int row, double lower, double upper)
{
    line_order order = {row, 0.0, lower, upper};

    return set_line(lp, order, lp->rows, set_row);
}

typedef struct solution_order {
    double *dual;
    double *value;
    double *reduced;
    bool *basic;
    int rows;
    int columns;
} solution_order;

static xt_lp_result copy_solution(xt_home *home, void *argument)
{
    const solution_order *order = argument;
    glp_prob *problem = home->problem;

    for (int r = 0; order->dual != NULL && r < order->rows; r++) {
        order->dual[r] = glp_get_row_dual(problem, r + 1);
    }
    for (int c = 0; order->value != NULL && c < order->columns; c++) {
        order->value[c] = glp_get_col_prim(problem, c + 1);
    }
    for (int c = 0; order->reduced != NULL && c < order->columns; c++) {
        order->reduced[c] = glp_get_col_dual(problem, c + 1);
    }
    for (int c = 0; order->basic != NULL && c < order->columns; c++) {
        order->basic[c] = glp_get_col_stat(problem, c + 1) == GLP_BS;
    }
    return XT_LP_OPTIMAL;
}

void xt_lp_solution(const xt_lp *lp, double *dual, double *value, double *reduced, bool *basic)
{
    solution_order order = {dual, value, reduced, basic, lp->rows, lp->columns};

    if (lp->solved && xt_home_call(lp, copy_solution, &order) == XT_LP_OPTIMAL) {
        return;
    }
    for (int r = 0; dual != NULL && r < lp->rows; r++) {
        dual[r] = 0.0;
    }
    for (int c = 0; c < lp->columns; c++) {
        if (value != NULL) {
            value[c] = 0.0;
        }
        if (reduced != NULL) {
            reduced[c] = 0.0;
        }
        if (basic != NULL) {
            basic[c] = false;
        }
    }
}

double xt_lp_objective(const xt_lp *lp)
{
    return lp->solved ? lp->objective : 0.0;
}

int xt_lp_row_count(const xt_lp *lp)
{
    return lp->rows;
}

int xt_lp_column_count(const xt_lp *lp)
{
    return lp->columns;
}
