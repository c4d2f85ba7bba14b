/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping the master small: columns that are out of the basis and dear are dropped. */
#include <string.h>

#include "solve/master.h"

enum { MOST_EACH = 12, KEEP_EACH = 5 };

/* Marks the columns to keep: slacks, the basis, and of the others each person's cheapest by reduced
 * cost. */
static void mark_kept(const xt_master *master, const double *reduced, const bool *basic, bool *keep)
{
    for (size_t c = 0; c < master->column_count; c++) {
        keep[c] = master->columns[c].person < 0 || master->columns[c].artificial || basic[c];
    }
    for (int p = 0; p < master->person_count; p++) {
        for (int i = 0; i < KEEP_EACH; i++) {
            int best = -1;
            for (int c = master->column_of_person[p]; c >= 0; c = master->columns[c].next) {
                if (!keep[c] && (best < 0 || reduced[c] < reduced[best])) {
                    best = c;
                }
            }
            if (best >= 0) {
                keep[best] = true;
            }
        }
    }
}

/* Renumbers what is left. */
static void compact(xt_master *master, const bool *keep)
{
    size_t kept = 0;
    for (int p = 0; p < master->person_count; p++) {
        master->column_of_person[p] = -1;
    }
    size_t stays = 0;
    for (size_t c = 0; c < master->column_count; c++) {
        if (!keep[c]) {
            continue;
        }
        xt_column column = master->columns[c];
        if (column.person >= 0) {
            memmove(master->stays + stays, master->stays + column.stay_first,
                    (size_t)column.stay_count * sizeof *master->stays);
            column.stay_first = stays;
            stays += (size_t)column.stay_count;
            column.next = master->column_of_person[column.person];
            master->column_of_person[column.person] = (int)kept;
        } else if (column.row < 0) {
            master->least_column = (int)kept;
        } else if (column.artificial) {
            master->rows[column.row].overflow = (int)kept;
        } else {
            master->rows[column.row].slack = (int)kept;
        }
        master->value[kept] = master->value[c];
        master->columns[kept++] = column;
    }
    master->column_count = kept;
    master->stay_count = stays;
}

xt_master_result xt_master_trim(xt_master *master)
{
    size_t tracks = master->column_count - master->row_count;
    if (tracks < (size_t)master->person_count * MOST_EACH + 1000) {
        return XT_MASTER_CONVERGED;
    }
    size_t count = master->column_count;
    double *reduced = xt_allocate(master->memory, count, sizeof *reduced);
    bool *basic = xt_allocate(master->memory, count, sizeof *basic);
    bool *keep = xt_allocate(master->memory, count, sizeof *keep);
    xt_master_result result = XT_MASTER_MEMORY;
    if (reduced != NULL && basic != NULL && keep != NULL) {
        xt_lp_solution(master->lp, NULL, NULL, reduced, basic);
        mark_kept(master, reduced, basic, keep);
        result = xt_master_of_lp(xt_lp_remove_columns(master->lp, keep));
        if (result == XT_MASTER_CONVERGED) {
            compact(master, keep);
        }
    }
    xt_release(master->memory, reduced);
    xt_release(master->memory, basic);
    xt_release(master->memory, keep);
    return result;
}
