/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A first input made from a staff list. */
#ifndef XT_READ_INIT_H
#define XT_READ_INIT_H

#include "base/context.h"
#include "xtrain/read.h"

/* As xtrain_init_text, with options that are in their ranges. */
xtrain_status xt_init_text(char **out, xtrain_context *context, const xtrain_init_options *options,
                           const char *target);

/* Short codes for departments' names, such as "HR" for "Human Resources": capital ASCII letters and
 * digits, all different, and none that reads like one of the names. False: out of memory. */
#define XT_CODE_SIZE 24
bool xt_make_codes(char (*out)[XT_CODE_SIZE], const char *const *names, int count,
                   const xt_memory *memory);

#endif
