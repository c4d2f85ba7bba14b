/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/export.h"

#include "export/build.h"

xtrain_status xt_export_mip(char **out, const xtrain_problem *problem, xtrain_export_format format)
{
    xt_mip mip;
    xt_text text;
    *out = NULL;
    xtrain_status status = xt_mip_build_problem(&mip, problem);
    xt_text_init(&text, &problem->context->memory);
    if (status == XTRAIN_OK) {
        if (format == XTRAIN_EXPORT_LP) {
            xt_mip_write_lp(&text, &mip);
        } else {
            xt_mip_write_mps(&text, &mip);
        }
        *out = xt_text_take(&text);
        status = *out != NULL ? XTRAIN_OK : XTRAIN_ERROR_MEMORY;
    }
    xt_text_clear(&text);
    xt_mip_clear(&mip);
    return status;
}
