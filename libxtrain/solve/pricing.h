/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pricing: the best track of one person against prices of cells, exactly.
 *
 * Find the track x of a person that minimises cost(x) + sum over its present cells (d, t) of
 * price[d][t][kind], where cost is that of xt_track_price, chosen points weighted once more. A
 * labelling algorithm on a time axis (Desrochers and Soumis 1988; Irnich and Desaulniers 2005): a
 * label is a partial track up to a boundary between two cells, its resources are what the rest of
 * the track needs to know of it, and a label that another one beats whatever follows is dropped.
 * Bounds on what can follow come from the same problem with most resources relaxed, solved
 * backwards.
 */
#ifndef XT_SOLVE_PRICING_H
#define XT_SOLVE_PRICING_H

#include "solve/budget.h"
#include "solve/instance.h"

/* Scratch of one thread. */
typedef struct xt_pricer xt_pricer;

xtrain_status xt_pricer_create(xt_pricer **out, const xt_instance *instance);
void xt_pricer_free(xt_pricer *pricer);
/* How much work all its runs were so far. */
int64_t xt_pricer_labels_made(const xt_pricer *pricer);

typedef struct xt_price_result {
    bool found;    /* a track below the threshold */
    int64_t cost;  /* scaled cost of it, prices included */
    int64_t bound; /* no track of the person costs less; at most the threshold if none was found */
    const xt_stay *stays; /* the pricer's, until its next run */
    int count;
} xt_price_result;

#define XT_NO_THRESHOLD (INT64_MAX / 4)
#define XT_ALL_LABELS 1000000000

/* A branching decision about one person: in this period the person is, or is not, in this
 * department (the home department: at home; XTRAIN_NONE: idle). */
typedef struct xt_decision {
    int32_t employee;
    int16_t period;
    int16_t department;
    bool required;
} xt_decision;

/* What to look for. */
typedef struct xt_price_query {
    int employee;
    const int64_t *prices; /* [slots] scaled (scale.h) */
    int64_t own_weight;    /* scaled: added for each point of the person's chosen lines, >= 0 */
    int64_t threshold;     /* scaled: only cheaper tracks; XT_NO_THRESHOLD: any */
    int beam; /* > 0: only so many labels go on from each boundary, and label_limit does not count;
                 the result is exact if its bound says so */
    int label_limit;  /* labels opened at most; XT_ALL_LABELS: the result is exact */
    int breach_limit; /* stays with more breaches of person musts in themselves are left out */
    const xt_budget
        *budget; /* when it is out the search is cut short as by label_limit; NULL: none */
    const xt_decision *decisions; /* NULL: none; those of other people are passed over */
    int decision_count;
} xt_price_query;

/* Looks for the cheapest track. XTRAIN_ERROR_MEMORY, or XTRAIN_OK. */
xtrain_status xt_pricer_run(xt_pricer *pricer, xt_price_result *result,
                            const xt_price_query *query);

#endif
