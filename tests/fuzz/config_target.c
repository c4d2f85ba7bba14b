/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the bytes as an input. Files that it names are looked for where there are none. */
#include <stdlib.h>
#include <string.h>

#include "target.h"
#include "xtrain.h"

/* The end of what is said when libconfig finds a mistake. */
static bool is_complaint(const char *message)
{
    static const char ending[] = "bracket, also on the line before";
    const size_t length = strlen(message);
    const size_t count = sizeof ending - 1;
    return length >= count && strcmp(message + length - count, ending) == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    if (xtrain_context_create(&context, NULL) != XTRAIN_OK) {
        return 0;
    }
    const xtrain_status status = xtrain_problem_read_string(&problem, context, (const char *)data,
                                                            size, "/nowhere/fuzz.cfg");
    /* It is read, or it is said why not. */
    if ((status == XTRAIN_OK) != (problem != NULL) ||
        (status != XTRAIN_OK && xtrain_context_error_count(context) == 0)) {
        abort();
    }
    /* Whatever the input, libconfig has no complaint about what the scan makes of it. */
    for (size_t i = 0; i < xtrain_context_error_count(context); i++) {
        if (is_complaint(xtrain_context_error_at(context, i)->message)) {
            abort();
        }
    }
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    return 0;
}
