/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the bytes as a plan's table. */
#include <stdlib.h>
#include <string.h>

#include "read/table.h"
#include "target.h"
#include "xtrain.h"

static const char office[] =
    "format = 1; calendar = { start = \"2026-01-05\"; periods = 3; };\n"
    "departments = ( { code = \"CLM\"; name = \"Claims\"; }, { code = \"SAL\"; } );\n"
    "employees = ( { id = \"1\"; home = \"CLM\"; }, { id = \"2\"; }, { id = \"3\"; home = \"SAL\"; "
    "} );\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    xt_cell cells[9];
    memset(cells, 0x55, sizeof cells);
    if (xtrain_context_create(&context, NULL) == XTRAIN_OK &&
        xtrain_problem_read_string(&problem, context, office, sizeof office - 1, "a.cfg") ==
            XTRAIN_OK) {
        const xtrain_status status =
            xt_table_read(cells, problem, (const char *)data, size, "fuzz.csv");
        for (int i = 0; i < 9 && status == XTRAIN_OK; i++) {
            if (cells[i] < XTRAIN_NONE || cells[i] > 1) {
                abort(); /* every cell of a good table is there */
            }
        }
    }
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    return 0;
}
