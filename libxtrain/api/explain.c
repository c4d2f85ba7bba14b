/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xtrain/explain.h"

#include "explain/explain.h"

xtrain_status xtrain_problem_count(xtrain_finding_list **out, const xtrain_problem *problem)
{
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (problem == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    if (!problem->is_valid) {
        return xt_report(problem->context, XTRAIN_ERROR_ARGUMENT, NULL, 0,
                         "the problem is not validated; call xtrain_problem_validate first");
    }
    return xt_explain_count(out, problem);
}

void xtrain_finding_list_free(xtrain_finding_list *list)
{
    xt_findings_free(list);
}

int xtrain_finding_list_count(const xtrain_finding_list *list)
{
    return list == NULL ? 0 : (int)list->count;
}

const xtrain_finding *xtrain_finding_list_at(const xtrain_finding_list *list, int index)
{
    return list != NULL && index >= 0 && index < (int)list->count ? &list->findings[index] : NULL;
}
