/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An instance stated with xtrain's rules. A student is an employee without a home, a ward a
 * department at the site of its hospital. The value of a plan that breaks no must is the sum of all
 * students' scores and the least of them.
 */
#ifndef MSS_STATEMENT_H
#define MSS_STATEMENT_H

#include <stdint.h>
#include <stdio.h>

#include <xtrain.h>

#include "instance.h"

/* Wards that nobody can use and that need nobody are left out. */
typedef struct mss_statement {
    xtrain_problem *problem;
    int wards;
    int *hospital;     /* [wards] a department's */
    int *discipline;   /* [wards] */
    int *department;   /* [hospitals x disciplines] or XTRAIN_NONE */
    uint8_t *can_take; /* [students x hospitals x disciplines] */
} mss_statement;

/*
 * States and validates. XTRAIN_ERROR_INPUT: the context has the mistakes. Clear it in either case.
 */
xtrain_status mss_statement_make(mss_statement *out, xtrain_context *context,
                                 const mss_instance *in);
void mss_statement_clear(mss_statement *statement);

/* Whether the student can do the discipline anywhere. */
bool mss_can_take(const mss_statement *st, const mss_instance *in, int student, int discipline);

/* Writes "student,period,hospital,discipline", all counted from 1; idle periods have no row. */
bool mss_plan_write(FILE *file, const mss_statement *st, const xtrain_plan *plan);

/* The sets of all wards of a discipline, hospital or group; XTRAIN_NONE where it has no ward. */
typedef struct mss_sets {
    const int *discipline;
    const int *hospital;
    const int *group;
} mss_sets;

/* The parts of the statement, each in a file of its own. */
xtrain_status mss_state_staffing(mss_statement *st, const mss_instance *in);
xtrain_status mss_state_worth(mss_statement *st, const mss_instance *in, const mss_sets *sets);
/* The first day of a period. */
xtrain_date mss_day(int period);
/* What one broken staffing must costs. */
int mss_must_price(const mss_statement *st, const mss_instance *in);

#endif
