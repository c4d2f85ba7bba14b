/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The solver's view of a problem: department rules in linear form, and one profile per person with
 * only the rules that bind that person. Built once per solve, read-only afterwards, shared by
 * threads.
 */
#ifndef XT_SOLVE_INSTANCE_H
#define XT_SOLVE_INSTANCE_H

#include "model/problem.h"

/* A department rule in one open cell: units = max(0, ceil((sum coefficient x count - limit) /
 * divisor)), each at `price` points. Counts are the present people by part. */
typedef struct xt_cell_rule {
    int coefficient[XT_PARTS];
    int limit;
    int divisor;
    int64_t price;
    const xt_rule *said; /* and which of its numbers, XT_NUMBER_ */
    unsigned number;
} xt_cell_rule;

/* An away stay: cells first..last in a department (for a person without home: any stay). */
typedef struct xt_stay {
    int16_t department;
    int16_t first;
    int16_t last;
} xt_stay;

/* What a unit of a person line costs, or what several come to: in the value that is minimised, and
 * in the person's own chosen lines (objective utility; 0 otherwise). */
typedef struct xt_price {
    int64_t value;
    int64_t own;
} xt_price;

static inline void xt_charge(xt_price *sum, xt_price price, int64_t units)
{
    sum->value += price.value * units;
    sum->own += price.own * units;
}

static inline bool xt_counts(xt_price price)
{
    return price.value != 0 || price.own != 0;
}

typedef struct xt_group xt_group; /* the rules of a person, flattened; see group.h */

typedef struct xt_instance {
    const xtrain_problem *problem;
    xt_arena arena;
    int employees, departments, periods;
    xt_cell_rule *cell_rules; /* of department d: [cell_rule_first[d], cell_rule_first[d + 1]) */
    int *cell_rule_first;
    int *cell_list; /* those that hold in cell c = department x periods + period: numbers of
                       cell_rules in [cell_first[c], cell_first[c + 1]) */
    int *cell_first;
    uint8_t *part;     /* [employees x departments] xt_part */
    uint8_t *in_set;   /* [sets x departments] 1: the set has the department */
    bool *ever_closed; /* [departments] closed in a period that has working days */
    xt_group *groups;  /* people who are bound by the same rules share one */
    int group_count;
    int *group_of;      /* [employees] */
    uint16_t *eligible; /* [employees x (periods + 1)] prefix sums of eligible periods */
    int64_t must_price; /* of a department must */
    /* Minimised is the sum of all points, those of chosen lines times sum_weight, + least_weight x
     * the largest sum of a person's chosen points (minus the least utility). 1 and 0 with objective
     * points. */
    int64_t sum_weight;
    int64_t least_weight;
    /* What a broken person must weighs in a track's cost: more than any points of any track. */
    int64_t breach_price;
    /* No track's points, whatever the prices of cells within their bounds, are further from 0. */
    int64_t point_range;
    int scale_bits; /* see scale.h */
} xt_instance;

/* Sets breach_price and point_range from the problem; prices.c. XTRAIN_ERROR_LIMIT, reported, if
 * sums could overflow. */
xtrain_status xt_instance_set_prices(xt_instance *instance);

xtrain_status xt_instance_create(xt_instance **out, const xtrain_problem *problem);
void xt_instance_free(xt_instance *instance);

/* What a point of a line of this kind counts. */
static inline xt_price xt_weight_of(const xt_instance *instance, xtrain_rule_kind kind)
{
    if (!xt_is_chosen(instance->problem, kind)) {
        return (xt_price){1, 0};
    }
    return (xt_price){instance->sum_weight, 1};
}

static inline xt_part xt_instance_part(const xt_instance *instance, int employee, int department)
{
    return (xt_part)
        instance->part[(size_t)employee * (size_t)instance->departments + (size_t)department];
}

/* True if the subject has the department. */
static inline bool xt_instance_has(const xt_instance *instance, xtrain_subject subject,
                                   int department)
{
    if (subject.kind == XTRAIN_SUBJECT_SET) {
        return instance->in_set[(size_t)subject.index * (size_t)instance->departments +
                                (size_t)department] != 0;
    }
    return subject.kind == XTRAIN_SUBJECT_ANY || subject.index == department;
}

/* Present periods of a person in a department in cells first..last. */
int xt_instance_present(const xt_instance *instance, int employee, int department, int first,
                        int last);

/* Points of one open cell, department x periods + period, with these counts. */
int64_t xt_cell_points(const xt_instance *instance, int cell, const int count[XT_PARTS]);

/* Points of a whole table of cells: department rules and person costs, the least utility, without
 * breaches of person musts, which are added to *breaches. The solver's own figure; the checker has
 * its own. */
int64_t xt_table_points(const xt_instance *instance, const xt_cell *cells, int64_t *breaches);

#endif
