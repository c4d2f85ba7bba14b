/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The solver's view of a problem: department rules in linear form, and one profile per person with
 * only the rules that bind that person. Built once per solve, read-only afterwards, shared by
 * threads.
 */
#ifndef XT_SOLVE_INSTANCE_H
#define XT_SOLVE_INSTANCE_H

#include "model/problem.h"
#include "xtrain/limits.h"

/* A number that goes with one of several things. */
typedef struct xt_entry {
    int index;
    int value;
} xt_entry;

/* Kinds are put together for cuts: with few kinds each is a sort of its own, else all kinds of one
 * xt_part are one. */
#define XT_SORTS 4

/* A kind of presence in one place: people of a kind count alike in all of the place's rules. */
typedef struct xt_kind {
    int sort;
    int employee;            /* whom it stands for alone (T2), or XTRAIN_NONE */
    const xt_entry *entries; /* cell rules in which it counts, and how much */
    int entry_count;
} xt_kind;

/* A department or team rule in one open cell: units = max(0, ceil((sum coefficient x count - limit)
 * / divisor)), each at `price` points. Counts are the present people by kind. */
typedef struct xt_cell_rule {
    const int *coefficient;  /* [kinds of the place] */
    const xt_entry *entries; /* the kinds whose coefficient is not 0 */
    int entry_count;
    bool by_sort; /* people of one sort count alike: */
    int sort_coefficient[XT_SORTS];
    int limit;
    int divisor;
    int64_t price;
    const xt_rule *said; /* what was stated, and which of its numbers, XT_NUMBER_ */
    unsigned number;
} xt_cell_rule;

/* T2 together: price points unless the two are present in one place at once. */
typedef struct xt_pair {
    int one;
    int two;
    int64_t price;
} xt_pair;

/* T1: whoever is in contract in the last period and then has the skill's cover level is counted
 * there. */
typedef struct xt_depth {
    int skill;
    int cover;
} xt_depth;

/* Where somebody is counted: a cell, and in it a slot for each kind. */
typedef struct xt_spot {
    int cell;
    int slot;
} xt_spot;

#define XT_MOST_SPOTS (XTRAIN_MAX_PERIODS + 3 * XTRAIN_MAX_SKILLS)

typedef struct xt_learner xt_learner; /* a person whose skills may grow; see learning.h */

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
    int places;               /* departments, and one for each T1 */
    int department_cells;     /* department x periods + period */
    int cells;                /* these, and one for each T1 */
    int slots;                /* one for each kind of each cell */
    xt_cell_rule *cell_rules; /* of place p: [cell_rule_first[p], cell_rule_first[p + 1]) */
    int *cell_rule_first;
    int *cell_list; /* those that hold in cell c: numbers of cell_rules in [cell_first[c],
                       cell_first[c + 1]) */
    int *cell_first;
    xt_kind *kinds; /* of place p: [kind_first[p], kind_first[p + 1]) */
    int *kind_first;
    int *slot_first;  /* [cells + 1] slots of cell c: one for each kind of its place */
    uint16_t *kind;   /* [employees x departments] kind within the place, with the levels at the
                         start */
    xt_depth *depths; /* of the places and cells after those of departments */
    int depth_count;
    xt_pair *pairs; /* T2 together */
    int pair_count;
    int *pairs_of; /* pairs by person: [pair_first[e], pair_first[e + 1]) */
    int *pair_first;
    xt_learner **learner; /* [employees] or NULL */
    uint8_t *in_set;      /* [sets x departments] 1: the set has the department */
    uint8_t *never;       /* [employees x never_bytes] bits: a never-department */
    size_t never_bytes;
    bool *ever_closed; /* [departments] closed in a period that has working days */
    xt_group *groups;  /* people who are bound by the same rules share one */
    int group_count;
    int *group_of;      /* [employees] */
    uint16_t *eligible; /* [employees x (periods + 1)] prefix sums of eligible periods */
    int64_t must_price; /* of a department or team must */
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

/* The place of a cell: a department, or beyond them one of T1. */
static inline int xt_place_of_cell(const xt_instance *instance, int cell)
{
    const int beyond = cell - instance->department_cells;
    return beyond < 0 ? cell / instance->periods : instance->departments + beyond;
}

static inline bool xt_cell_is_open(const xt_instance *instance, int cell)
{
    return cell >= instance->department_cells || !instance->problem->closed[cell];
}

static inline int xt_kind_count(const xt_instance *instance, int cell)
{
    return instance->slot_first[cell + 1] - instance->slot_first[cell];
}

/* The kinds of a cell's place. */
static inline const xt_kind *xt_kinds_of(const xt_instance *instance, int cell)
{
    return instance->kinds + instance->kind_first[xt_place_of_cell(instance, cell)];
}

/* The kind that a person has in a department with the levels at the start. */
static inline int xt_instance_kind(const xt_instance *instance, int employee, int department)
{
    return instance->kind[(size_t)employee * (size_t)instance->departments + (size_t)department];
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

static inline bool xt_is_never(const xt_instance *instance, int employee, int department)
{
    unsigned bits =
        instance->never[(size_t)employee * instance->never_bytes + (size_t)department / 8];
    return (bits & 1U << ((unsigned)department % 8U)) != 0;
}

/* Present periods of a person in a department in cells first..last. */
int xt_instance_present(const xt_instance *instance, int employee, int department, int first,
                        int last);

/* Is the person counted by T1, given the level: in contract in the last period. */
static inline bool xt_is_there_at_end(const xt_instance *instance, int employee)
{
    return (xt_state(instance->problem, employee, instance->periods - 1) & XT_STATE_CONTRACT) != 0;
}

/* Points of a cell rule whose sum is over its limit by so much. */
static inline int64_t xt_excess_points(const xt_cell_rule *rule, int64_t excess)
{
    return excess > 0 ? rule->price * ((excess + rule->divisor - 1) / rule->divisor) : 0;
}

/* Points of one open cell with these counts of its kinds. */
int64_t xt_cell_points(const xt_instance *instance, int cell, const int *count);
/* The same of the rules to which people of one sort are alike, with counts of sorts. */
int64_t xt_sort_points(const xt_instance *instance, int cell, const int count[XT_SORTS]);

/* Where a row of cells is counted; returns how many spots there are (at most XT_MOST_SPOTS). */
int xt_instance_spots(const xt_instance *instance, int employee, const xt_cell *row,
                      xt_spot *spots);
/* Units of a pair: 1 unless the two rows meet. */
int xt_pair_units(const xt_instance *instance, const xt_pair *pair, const xt_cell *one,
                  const xt_cell *two);

/* Points of a whole table of cells: department rules and person costs, the least utility, without
 * breaches of person musts, which are added to *breaches. The solver's own figure; the checker has
 * its own. */
int64_t xt_table_points(const xt_instance *instance, const xt_cell *cells, int64_t *breaches);

#endif
