/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Solving a mixed integer program in text with the program cbc. */
#ifndef TESTS_MIP_CBC_H
#define TESTS_MIP_CBC_H

#include <stdbool.h>
#include <stdint.h>

typedef struct cbc_answer {
    bool is_optimal;
    double objective;
    double breaches; /* the sum of the columns m */
    char line[200];  /* what cbc says first */
} cbc_answer;

/* Is there a cbc at all? */
bool cbc_is_there(void);

/* Writes the text to `name` in the working directory, solves it and removes the files. False if
 * cbc could not be run or said nothing. */
bool cbc_solve(cbc_answer *out, const char *name, const char *text);

/* "-12.5e+3" in any locale. */
double cbc_number(const char *text);

#endif
