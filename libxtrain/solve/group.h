/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The person rules of a group of people, flattened: every number that scoring and pricing a track
 * need, prices instead of strengths. People who are bound by the same rules share a group.
 */
#ifndef XT_SOLVE_GROUP_H
#define XT_SOLVE_GROUP_H

#include "solve/instance.h"

/* P3; min >= 1; max is XT_NO_MAXIMUM without one. */
typedef struct xt_length_rule {
    xtrain_subject subject;
    int min;
    int max;
    const xt_rule *dated; /* the rule, if dates decide about its numbers; else NULL */
    xt_price price;
} xt_length_rule;

#define XT_NO_MAXIMUM 1000000

/* P4; min 0, max XT_NO_MAXIMUM, run XT_NO_MAXIMUM, gap 0 where not stated. */
typedef struct xt_away_rule {
    int min;
    int max;
    int run;
    int gap;
    xt_price price;
} xt_away_rule;

/* P5; gap is XT_NO_MAXIMUM for ever. Without a subject it is one rule for each department. */
typedef struct xt_return_rule {
    xtrain_subject subject;
    int gap;
    xt_price price;
} xt_return_rule;

/* P6; min 0 and max XT_NO_MAXIMUM where not stated. */
typedef struct xt_visit_rule {
    xtrain_subject subject;
    int min;
    int max;
    bool distinct;
    int present;
    int by_period;
    xt_price price;
} xt_visit_rule;

/* P7: a stay of the subject needs an earlier one of `before`. */
typedef struct xt_order_rule {
    xtrain_subject subject;
    xtrain_subject before;
    xt_price price;
} xt_order_rule;

/* P8: a stay of the subject that follows one of `before`. */
typedef struct xt_transition_rule {
    xtrain_subject subject;
    xtrain_subject before;
    bool across;
    xt_price price;
} xt_transition_rule;

/* P9 and P11: windows of cells. */
typedef struct xt_window_rule {
    bool of_load; /* P11, else P9 */
    bool every;   /* every window, else blocks */
    int window;
    int amount; /* P9: hours asked, P11: load allowed */
    xt_price price;
} xt_window_rule;

/* P10. */
typedef struct xt_reach_rule {
    int skill;
    int level;
    int by_period;
    xt_price price;
} xt_reach_rule;

/* C1 points. */
typedef struct xt_stay_points {
    xtrain_subject subject;
    bool per_stay;
    xt_price price;
} xt_stay_points;

/* C5: price per unit, or a table whose last entry goes on. */
typedef struct xt_load_rule {
    int64_t points;
    const int32_t *table;
    int table_count;
} xt_load_rule;

/* Rules that look at single stays are also listed by department. */
typedef enum xt_list {
    XT_LIST_LENGTH,
    XT_LIST_RETURN,
    XT_LIST_VISIT,
    XT_LIST_ORDER,  /* P7: as the subject */
    XT_LIST_BEFORE, /* P7: as what has to come before */
    XT_LISTS
} xt_list;

/* What a stay in one department meets. Departments that no rule names are one listing. */
typedef struct xt_listing {
    xt_price per_period;     /* C1 points of a present period, all rules together */
    xt_price per_stay;       /* and of a stay that begins in the plan */
    int first[XT_LISTS + 1]; /* list k is listed[first[k]] .. listed[first[k + 1] - 1] */
} xt_listing;

struct xt_group {
    xt_price leave_price; /* P1: of an away cell in a leave period */
    bool closed_end;
    xt_price move_price;   /* C2 */
    xt_price site_price;   /* C2 changes of site */
    xt_price idle_price;   /* C3 */
    xt_price change_price; /* C4 */
    xt_length_rule *lengths;
    int length_count;
    xt_away_rule *aways;
    int away_count;
    xt_return_rule *returns;
    int return_count;
    xt_visit_rule *visits;
    int visit_count;
    xt_order_rule *orders;
    int order_count;
    xt_transition_rule *transitions;
    int transition_count;
    xt_window_rule *windows;
    int window_count;
    xt_reach_rule *reaches;
    int reach_count;
    xt_stay_points *points;
    int point_count;
    xt_load_rule *loads;
    int load_count;
    uint16_t *listing_of; /* [departments] */
    xt_listing *listings;
    int *listed;      /* numbers of rules in the arrays above, ascending in each list */
    const int *rules; /* what it was made from */
    int rule_count;
};

/* Fills a group from rule indices; breach_price stands for a must. False: out of memory. */
bool xt_group_fill(xt_group *group, xt_instance *instance, const int *rules, int count);

/* listing.c: lists the rules of a filled group by department. False: out of memory. */
bool xt_group_list(xt_group *group, xt_instance *instance);

/* C5 of a total load, unweighted: sum of the first |load - share| entries over all load rules. */
int64_t xt_group_load_points(const xt_group *group, int64_t load, int64_t share);

/* The bounds of a P3 rule for a stay whose first cell this is (negative: in the past). */
int xt_length_min(const xt_instance *instance, const xt_length_rule *rule, int first);
int xt_length_max(const xt_instance *instance, const xt_length_rule *rule, int first);

/* P4 (a) of a total. */
static inline int64_t xt_away_total_units(const xt_away_rule *rule, int64_t total)
{
    int64_t units = total < rule->min ? rule->min - total : 0;
    return units + (total > rule->max ? total - rule->max : 0);
}

/* windows.c: hours or load of a present cell, else 0. */
int xt_window_amount(const xt_instance *instance, int employee, const xt_window_rule *rule,
                     int department, int period);
/* Units of all windows of a row of cells. */
int64_t xt_window_units(const xt_instance *instance, int employee, const xt_window_rule *rule,
                        const xt_cell *cells);

static inline const xt_listing *xt_listing_of(const xt_group *group, int department)
{
    return &group->listings[group->listing_of[department]];
}

static inline const xt_group *xt_group_of(const xt_instance *instance, int employee)
{
    return &instance->groups[instance->group_of[employee]];
}

#endif
