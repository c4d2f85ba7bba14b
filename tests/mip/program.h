/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The optimum of an exported program, in the words of the problem. */
#ifndef TESTS_MIP_PROGRAM_H
#define TESTS_MIP_PROGRAM_H

#include <xtrain.h>

#include "mip/cbc.h"

typedef struct program_optimum {
    double value;    /* of the plan, as the file's remarks say it follows from the objective */
    double broken;   /* musts of people, with those that the program leaves out */
    bool has_breach; /* a column m is not 0 */
} program_optimum;

#define PROGRAM_WHY 400

/* Exports the problem, solves it, and reads the remarks. `stem` names the file. False, with the
 * reason in why, if any of this fails or the optimum is not proven. */
bool program_solve(program_optimum *out, char why[PROGRAM_WHY], xtrain_context *context,
                   const xtrain_problem *problem, xtrain_export_format format, const char *stem);

/* The optimum has this value and these broken musts. */
bool program_has(char why[PROGRAM_WHY], const program_optimum *found, int64_t value,
                 int64_t broken);

#endif
