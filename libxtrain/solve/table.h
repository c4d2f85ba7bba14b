/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A whole plan inside the solver: cells, counts of present people by cell and kind, and points;
 * with the marginal prices of cells that best response needs.
 */
#ifndef XT_SOLVE_TABLE_H
#define XT_SOLVE_TABLE_H

#include "solve/pricing.h"
#include "solve/track.h"

typedef struct xt_table {
    const xt_instance *instance;
    xt_cell *cells;        /* [employees x periods] */
    int *count;            /* [slots] */
    xt_price *person_cost; /* [employees] xt_track_price */
    int64_t cell_points;   /* of all cells */
    int64_t person_points; /* of all people, without breaches */
    int64_t pair_points;   /* T2 together */
    int64_t breaches;
} xt_table;

bool xt_table_init(xt_table *table, const xt_instance *instance);
void xt_table_clear(xt_table *table);
/* Everyone at home or idle, fixed cells kept. */
void xt_table_set_home(xt_table *table);
void xt_table_set(xt_table *table, const xt_cell *cells);
/* Counts everything again after cells were written directly. */
void xt_table_recount(xt_table *table);
/* Replaces one person's row. */
void xt_table_set_row(xt_table *table, int employee, const xt_cell *row);

/* The largest sum of chosen points of anybody but this person (XTRAIN_NONE: of all); what the least
 * utility costs is least_weight times that of all. INT64_MIN for nobody. */
int64_t xt_table_most_own(const xt_table *table, int but);
int64_t xt_table_value(const xt_table *table);

/* Prices of joining each cell with the counts as they are, scaled: [slots]. */
void xt_table_prices(const xt_table *table, int64_t *prices);

/* What best response works with. */
typedef struct xt_response {
    xt_pricer *pricer;
    int64_t *prices;          /* [slots] scratch */
    const int *order;         /* [employees] the sequence */
    const int64_t *no_prices; /* [slots] 0: where only the person's own rules are looked at */
    int *fewest;    /* [employees] breaches to stay within; -1: not known yet, then found */
    bool may_lower; /* fewest may fall: nothing counts on it yet */
    const xt_budget *budget;
    bool (*stop)(void *); /* ends the pass early, or NULL */
    void *payload;        /* for stop */
} xt_response;

/* One pass of best response: each person in turn gets the best track against what all others do.
 * The number of rows that changed goes into *changed. Not before everyone has a track does it stop
 * early. */
xtrain_status xt_table_respond(xt_table *table, const xt_response *response, int *changed);

#endif
