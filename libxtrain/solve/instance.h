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
} xt_cell_rule;

/* An away stay: cells first..last in a department (for a person without home: any stay). */
typedef struct xt_stay {
    int16_t department;
    int16_t first;
    int16_t last;
} xt_stay;

typedef struct xt_instance {
    const xtrain_problem *problem;
    xt_arena arena;
    int employees, departments, periods;
    xt_cell_rule *cell_rules; /* of department d: [cell_rule_first[d], cell_rule_first[d + 1]) */
    int *cell_rule_first;
    uint8_t *part;               /* [employees x departments] xt_part */
    struct xt_profile *profiles; /* [employees]; see profile.h */
    /* A broken person must weighs this in a track's cost; larger than any track's points. */
    int64_t breach_price;
} xt_instance;

xtrain_status xt_instance_create(xt_instance **out, const xtrain_problem *problem);
void xt_instance_free(xt_instance *instance);

static inline xt_part xt_instance_part(const xt_instance *instance, int employee, int department)
{
    return (xt_part)
        instance->part[(size_t)employee * (size_t)instance->departments + (size_t)department];
}

/* Points of one open cell with these counts. */
int64_t xt_cell_points(const xt_instance *instance, int department, const int count[XT_PARTS]);

/* Points of a whole table of cells: department rules and person costs, without breaches of person
 * musts, which are added to *breaches. The solver's own figure; the checker has its own. */
int64_t xt_table_points(const xt_instance *instance, const xt_cell *cells, int64_t *breaches);

#endif
