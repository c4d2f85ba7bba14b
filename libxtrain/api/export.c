/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export.h"

xtrain_status xtrain_problem_to_mip(char **out, const xtrain_problem *problem,
                                    xtrain_export_format format)
{
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (problem == NULL || !problem->is_valid || (unsigned)format > XTRAIN_EXPORT_MPS) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    return xt_export_mip(out, problem, format);
}
