/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xtrain/report.h"

#include "plan/plan.h"

xtrain_status xtrain_plan_to_json(char **out, xtrain_context *context, const xtrain_plan *plan)
{
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (context == NULL || plan == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    return xt_plan_write_json(out, context, plan);
}
