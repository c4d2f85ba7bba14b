/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The master problem over some or all people.
 *
 *   minimise   sum over tracks (cost x lambda) + sum over rules (price x s)
 *   such that  the lambda of each person add up to 1
 *              in each open cell, for each department rule:
 *              sum (coefficient of the kind x people there) - divisor x s <= limit,   s >= 0
 *              the least utility (least.c), pairs who must meet (meetings.c)
 *              and facets of the convex envelope of the cell's cost (cuts.c)
 *
 * Tracks are priced as they are needed (Dantzig and Wolfe 1960), rows are added when they are
 * broken. For any mu >= 0 on the rows with divisor x mu <= price, Lagrange gives the bound sum over
 * people (least of cost + mu x coefficients) - mu x limits, which is evaluated in integers: prices
 * are rounded to fixed point first, so the bound is exact. Duals are smoothed towards those of the
 * best bound (Wentges 1997; Pessoa et al. 2018).
 */
#ifndef XT_SOLVE_MASTER_H
#define XT_SOLVE_MASTER_H

#include "solve/budget.h"
#include "solve/glpk_guard.h"
#include "solve/table.h"

/* A row over one cell: a department rule, or a cut that carries the slacks of the cell's rules: a
 * cut is sum (coefficient x people there) - sum (carry x price / unit x s) <= limit. */
typedef struct xt_row {
    int cell;                  /* or -1: of a pair who must meet */
    int coefficient[XT_SORTS]; /* of a cut; a rule has its own, by kind */
    int64_t limit;             /* less what the people outside the master do */
    int rule;                  /* index into cell_rules, or -1: a cut */
    int slack;                 /* column of the rule's slack; a cut has none of its own */
    int overflow;  /* column of units beyond slack_high, dear: made when branching, or -1 */
    int slack_low; /* bounds of the slack from branching; slack_high -1: none */
    int slack_high;
    int64_t carry; /* cuts, else 0 */
    int64_t unit;  /* cuts: divides the price of every rule of the cell */
    double size;   /* what the program has the row divided by; xt_master_add_row sets it */
    int next;      /* next row of the cell, or -1 */
    int pair;      /* a pair who must meet, else -1; see meetings.c */
    uint8_t *side; /* [cells] whose presence counts: 0 the first one's, 1 the other's */
    double dual;   /* mu of the last solve, >= 0 */
    double center; /* mu of the best bound */
    int64_t mu;    /* fixed point, as priced */
} xt_row;

typedef struct xt_column {
    int person; /* place in persons, or -1: a slack */
    int row;    /* of a slack, else -1 */
    int64_t cost;
    int64_t own; /* of a track: points of the person's chosen lines */
    size_t stay_first;
    int stay_count;
    bool artificial;
    int next; /* next column of the person, or -1 */
} xt_column;

typedef struct xt_master {
    const xt_instance *instance;
    const xt_memory *memory;
    xt_pricer *pricer;
    const xt_budget *budget;
    xt_lp *lp;
    const int *persons; /* employees in it, borrowed */
    int person_count;
    const int *fewest; /* [employees] */
    int *base;         /* counts of the people outside, or NULL: nobody is outside */
    xt_row *rows;
    size_t row_count, row_capacity;
    int row_base;      /* number in the program of the first of rows: after those of people */
    int least_column;  /* z of least.c, or -1 */
    int64_t least_low; /* its lower bound */
    bool has_outside;  /* not everyone is in the master */
    int64_t *pi;       /* [persons] fixed point: weight of chosen points */
    double *pi_dual;   /* of the last solve */
    double *pi_center; /* of the best bound */
    int *row_of_cell;  /* first row of a cell, or -1 */
    xt_column *columns;
    size_t column_count, column_capacity;
    xt_stay *stays;
    size_t stay_count, stay_capacity;
    int *column_of_person; /* first column, or -1 */
    double *value;         /* of columns after a solve */
    size_t value_capacity;
    double *activity; /* [slots] people by cell and kind */
    int64_t *prices;
    int *pair_row;          /* [pairs] first row, which has the slack "they never meet", or -1 */
    xt_decision *decisions; /* branching */
    size_t decision_count, decision_capacity;
    double lp_value;
    int64_t bound; /* scaled, best proven for the present decisions */
    bool has_bound;
    bool expects; /* rows have centres from elsewhere */
    double smoothing;
    double last_value; /* lp_value and bound of the round before, to see that it goes on */
    int64_t last_bound;
    double box; /* slacks cost this part of their price in the linear program */
    int rounds; /* pricing rounds so far */
} xt_master;

/* Entries of one column. */
typedef struct xt_entries {
    const int *index; /* rows of the program */
    const double *value;
    int count;
} xt_entries;

typedef enum xt_master_result {
    XT_MASTER_CONVERGED = 0, /* the bound is that of the linear program */
    XT_MASTER_CUT_OFF,       /* the bound reached the cutoff */
    XT_MASTER_INFEASIBLE,    /* no tracks keep the decisions */
    XT_MASTER_ROUND,         /* goes on: only after xt_master_round */
    XT_MASTER_STOPPED,       /* budget */
    XT_MASTER_FAILED,        /* the linear programming library failed */
    XT_MASTER_MEMORY
} xt_master_result;

/* What a master is made of; all borrowed. */
typedef struct xt_master_parts {
    const xt_instance *instance;
    xt_pricer *pricer;
    const xt_budget *budget;
    const int *persons; /* [count] employees */
    int count;
    const int *fewest;     /* [employees] breaches of person musts */
    const xt_table *table; /* the rows of all other people are fixed as they are there; or NULL */
} xt_master_parts;

xtrain_status xt_master_create(xt_master **out, const xt_master_parts *parts);
void xt_master_free(xt_master *master);

/* Adds a track of persons[person] as a column, unless it is there. */
xt_master_result xt_master_add_track(xt_master *master, int person, const xt_stay *stays,
                                     int count);
/* Adds each person's row of the table. */
xt_master_result xt_master_add_rows_of(xt_master *master, const xt_cell *cells);
/* A column for each person that stands for "no track yet", dear: needed before branching. */
xt_master_result xt_master_add_artificial(xt_master *master);

/* One solve of the linear program with all rows it breaks, and one pricing of everyone. cutoff:
 * points; bounds at or above it end the work. */
xt_master_result xt_master_round(xt_master *master, int64_t cutoff);
/* Rounds until something other than XT_MASTER_ROUND. */
xt_master_result xt_master_solve(xt_master *master, int64_t cutoff);

/* Lets slacks cost only a part of their price in the program, which steadies the first duals; the
 * bound always counts with full prices. 1 before anything is concluded from a converged program. */
xt_master_result xt_master_set_box(xt_master *master, double box);
/* trim.c: drops the columns of largest reduced cost when there are many. */
xt_master_result xt_master_trim(xt_master *master);

/* cuts.c: adds violated cuts; their number in *added. */
xt_master_result xt_master_cut(xt_master *master, int *added);

/* price_all.c: sets bounds of columns by the decisions and forgets the node's bound. */
xt_master_result xt_master_apply(xt_master *master);

/* The track with the largest value of a person: its stays and count. */
const xt_stay *xt_master_largest(const xt_master *master, int person, int *count, double *value);

/* The track of a person at `share` (0 to 1) of the way through their values; NULL if there is none.
 */
const xt_stay *xt_master_drawn(const xt_master *master, int person, double share, int *count);

/* Puts a column into the books and the program. */
xt_master_result xt_master_add_column(xt_master *master, const xt_column *column,
                                      const xt_entries *entries);

/* least.c: rows and column of the least utility, if the objective has it; makes the arrays of pi.
 */
xt_master_result xt_master_add_least(xt_master *master, const xt_table *table);
/* Sets pi from the smoothed duals; what is left for the bound. */
int64_t xt_master_set_pi(xt_master *master, double smoothing);

/* rows.c */
xt_master_result xt_master_add_row(xt_master *master, const xt_row *stated);
/* Makes the overflow column of a rule's row, so that bounds on its slack never leave the program
 * without a solution. */
xt_master_result xt_master_add_overflow(xt_master *master, int row);
/* Adds the rules' rows that the last solution breaks; their number in *added. */
xt_master_result xt_master_add_broken(xt_master *master, int *added);
/* Adds the rows of all rules of a cell that are not there. */
xt_master_result xt_master_ensure_rows(xt_master *master, int cell);
/* Adds a row of another master of the same problem, unless it is there, with the dual that it had
 * in its best bound as the one to expect. */
xt_master_result xt_master_inherit(xt_master *master, const xt_row *row);
/* Counts people by cell and kind in the last solution. */
void xt_master_count(xt_master *master);
/* What a track's column costs at the prices, scaled, breaches included. */
int64_t xt_master_priced(const xt_master *master, const xt_column *column);
/* price_all.c: prices from duals, everyone priced, the bound, new columns. */
xt_master_result xt_master_price(xt_master *master, int64_t cutoff, int *added);

/* meetings.c: rows of pairs who must meet. Adds those that the last solution breaks. */
xt_master_result xt_master_add_meetings(xt_master *master, int *added);
/* A row of another master, as xt_master_inherit. */
xt_master_result xt_master_inherit_meeting(xt_master *master, const xt_row *row);
/* Entry of a row of a pair in a track that is counted in these spots. */
int xt_master_meeting_entry(const xt_master *master, const xt_row *row, int employee,
                            const xt_spot *spots, int count);
/* Keeps the sum of the mu of each pair's rows within what its slack costs. */
void xt_master_limit_meetings(xt_master *master);
/* Adds what the rows of pairs make cells cost. */
void xt_master_price_meetings(xt_master *master);

/* The coefficient of a kind of the row's cell. */
static inline int xt_row_coefficient(const xt_master *master, const xt_row *row, int kind)
{
    return row->rule >= 0 ? master->instance->cell_rules[row->rule].coefficient[kind]
                          : row->coefficient[xt_kinds_of(master->instance, row->cell)[kind].sort];
}

static inline xt_master_result xt_master_of_lp(xt_lp_result result)
{
    switch (result) {
    case XT_LP_OPTIMAL:
        return XT_MASTER_CONVERGED;
    case XT_LP_STOPPED:
        return XT_MASTER_STOPPED;
    case XT_LP_INFEASIBLE:
        return XT_MASTER_INFEASIBLE;
    case XT_LP_MEMORY:
        return XT_MASTER_MEMORY;
    default:
        return XT_MASTER_FAILED;
    }
}

#endif
