/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Removing columns.
 *
 * A basis B has as many columns as there are rows, taken from A and from the rows' own unit
 * columns. When the column at place p of B goes away, the unit column of row i can take its place
 * if entry (p, i) of the inverse of B is not 0: the determinant is multiplied by it. For several
 * places, each is exchanged in turn, and the inverse follows by elimination.
 */
#include <math.h>

#include "solve/glpk_home.h"

/* Multiplications allowed to find rows in place of removed columns; the next solve makes a new
 * basis if there would be more. */
#define REPAIR_MAX 1e8

/* Entries of the inverse below it count as 0. */
#define PIVOT_MIN 1e-7

typedef struct removal {
    int count;
    int *column; /* [1 + count] 1-based, slot 0 unused */
    int basic;
    double *inverse; /* [basic x (1 + rows)] rows of the inverse of B; NULL: no repair */
    int *row;        /* [basic] the row that comes in the place of each */
    int rows;
} removal;

static xt_lp_result count_basic(xt_home *home, void *argument)
{
    removal *order = argument;

    order->basic = 0;
    for (int k = 1; k <= order->count; k++) {
        order->basic += glp_get_col_stat(home->problem, order->column[k]) == GLP_BS;
    }
    return XT_LP_OPTIMAL;
}

/* The row of the inverse that belongs to each basic column to be removed. */
static bool invert(xt_home *home, const removal *order)
{
    double *inverse = order->inverse;

    if (!glp_bf_exists(home->problem) && glp_factorize(home->problem) != 0) {
        return false;
    }
    for (int k = 1; k <= order->count; k++) {
        int place = glp_get_col_bind(home->problem, order->column[k]);
        if (place != 0) {
            inverse[place] = 1.0;
            glp_btran(home->problem, inverse);
            inverse += order->rows + 1;
        }
    }
    return true;
}

static int largest_entry(xt_home *home, const double *line, int rows)
{
    int best = 0;

    for (int i = 1; i <= rows; i++) {
        if (fabs(line[i]) > (best == 0 ? PIVOT_MIN : fabs(line[best])) &&
            glp_get_row_stat(home->problem, i) != GLP_BS) {
            best = i;
        }
    }
    return best;
}

static bool choose_rows(xt_home *home, const removal *order)
{
    size_t width = (size_t)order->rows + 1;

    for (int t = 0; t < order->basic; t++) {
        const double *line = order->inverse + (size_t)t * width;
        int pivot = largest_entry(home, line, order->rows);
        order->row[t] = pivot;
        if (pivot == 0) {
            return false;
        }
        for (int u = t + 1; u < order->basic; u++) {
            double *other = order->inverse + (size_t)u * width;
            double factor = other[pivot] / line[pivot];
            for (int i = 1; factor != 0.0 && i <= order->rows; i++) {
                other[i] -= factor * line[i];
            }
            other[pivot] = 0.0;
        }
    }
    return true;
}

static xt_lp_result remove_columns(xt_home *home, void *argument)
{
    const removal *order = argument;

    if (order->inverse != NULL && invert(home, order) && choose_rows(home, order)) {
        for (int t = 0; t < order->basic; t++) {
            glp_set_row_stat(home->problem, order->row[t], GLP_BS);
        }
    }
    glp_del_cols(home->problem, order->count, order->column);
    return XT_LP_OPTIMAL;
}

/* Without room for the repair the columns go all the same. */
static void prepare_repair(const xt_lp *lp, removal *order)
{
    size_t basic = (size_t)order->basic;
    double work = (double)order->basic * order->basic * order->rows;

    if (order->basic == 0 || work > REPAIR_MAX) {
        return;
    }
    order->row = xt_allocate(&lp->memory, basic, sizeof *order->row);
    if (order->row != NULL) {
        order->inverse =
            xt_allocate(&lp->memory, basic * ((size_t)order->rows + 1), sizeof *order->inverse);
    }
}

xt_lp_result xt_lp_remove_columns(xt_lp *lp, const bool *keep)
{
    removal order = {0, NULL, 0, NULL, NULL, lp->rows};
    xt_lp_result result;

    if (lp->home->dead) {
        return XT_LP_FAILED;
    }
    order.column = xt_allocate(&lp->memory, (size_t)lp->columns + 1, sizeof *order.column);
    if (order.column == NULL) {
        return XT_LP_MEMORY;
    }
    for (int c = 0; c < lp->columns; c++) {
        if (!keep[c]) {
            order.column[++order.count] = c + 1;
        }
    }
    result = XT_LP_OPTIMAL;
    if (order.count > 0) {
        lp->solved = false;
        result = xt_home_call(lp, count_basic, &order);
        prepare_repair(lp, &order);
        result = result == XT_LP_OPTIMAL ? xt_home_call(lp, remove_columns, &order) : result;
        lp->columns -= result == XT_LP_OPTIMAL ? order.count : 0;
    }
    xt_release(&lp->memory, order.inverse);
    xt_release(&lp->memory, order.row);
    xt_release(&lp->memory, order.column);
    return result;
}
