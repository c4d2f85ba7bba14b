/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explaining a problem by counting. What is claimed is stated in xtrain/explain.h. */
#ifndef XT_EXPLAIN_EXPLAIN_H
#define XT_EXPLAIN_EXPLAIN_H

#include "model/problem.h"
#include "xtrain/explain.h"

struct xtrain_finding_list {
    xt_arena arena; /* texts */
    xtrain_finding *findings;
    size_t count, capacity;
};

/* *out is the caller's: xt_findings_free. On failure it is NULL. */
xtrain_status xt_explain_count(xtrain_finding_list **out, const xtrain_problem *problem);

/* NULL does nothing. */
void xt_findings_free(xtrain_finding_list *list);

#endif
