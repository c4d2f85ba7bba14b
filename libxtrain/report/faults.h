/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in the grid something is broken. */
#ifndef XT_REPORT_FAULTS_H
#define XT_REPORT_FAULTS_H

#include "base/memory.h"
#include "xtrain/plan.h"

/* What is wrong with a department in a period, one bit each. */
#define XT_FAULT_CROWDED 1U /* too many visitors or people */
#define XT_FAULT_HOSTS 2U   /* too few hosts */
#define XT_FAULT_SHORT 4U   /* too few people */
#define XT_FAULT_SKILL 8U   /* too few people with a skill */

typedef struct xt_faults {
    int periods;
    uint8_t *cells;       /* [employees x (periods + 1)], one bit each: a must is broken there; the
                             last one of a row: over the whole time */
    uint8_t *departments; /* [departments x periods] XT_FAULT_ bits */
} xt_faults;

/* False: out of memory. Clear it in either case. */
bool xt_faults_init(xt_faults *faults, const xt_memory *memory, const xtrain_plan *plan);
void xt_faults_clear(xt_faults *faults, const xt_memory *memory);

/* Is a must of the person broken in that cell. */
bool xt_faults_has_cell(const xt_faults *faults, int employee, int period);
/* Is one broken that no single cell breaks, such as a minimum of visits. */
bool xt_faults_has_row(const xt_faults *faults, int employee);
/* XT_FAULT_ bits; 0: nothing is wrong. */
unsigned xt_faults_of_department(const xt_faults *faults, int department, int period);

#endif
