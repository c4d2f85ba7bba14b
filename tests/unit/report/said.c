/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/report/said.h"

#include <stdlib.h>
#include <string.h>

xtrain_context *said_context;

int said_begin(void **state)
{
    (void)state;
    return xtrain_context_create(&said_context, NULL) == XTRAIN_OK ? 0 : -1;
}

int said_end(void **state)
{
    (void)state;
    xtrain_context_free(said_context);
    return 0;
}

char *said_summary(const xtrain_plan *plan, bool all)
{
    const xtrain_show_options options = {1, 1000, false, all};
    char *text = NULL;
    assert_int_equal(xtrain_plan_to_summary(&text, said_context, plan, &options), XTRAIN_OK);
    return text;
}

static void assert_part(char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        print_error("not in the summary: %s\n%s", part, text);
    }
    assert_non_null(strstr(text, part));
    free(text);
}

void assert_says(const xtrain_plan *plan, const char *part)
{
    assert_part(said_summary(plan, false), part);
}

void assert_says_all(const xtrain_plan *plan, const char *part)
{
    assert_part(said_summary(plan, true), part);
}
