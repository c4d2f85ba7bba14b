/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the reader share: cmocka, a context for each test, and its messages. */
#ifndef TESTS_READ_FIXTURE_H
#define TESTS_READ_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/context.h"
#include "xtrain.h"

static inline int make_context(void **state)
{
    xtrain_context *context = NULL;
    const xtrain_status status = xtrain_context_create(&context, NULL);
    *state = context;
    return status == XTRAIN_OK ? 0 : -1;
}

static inline int free_context(void **state)
{
    xtrain_context_free(*state);
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make_context, free_context)

/* The message number index is "file:line: text". */
static inline void assert_message(const xtrain_context *context, size_t index, const char *expected)
{
    char text[4096];
    const xtrain_error *error = xtrain_context_error_at(context, index);
    assert_non_null(error);
    (void)snprintf(text, sizeof text, "%s:%d: %s", error->file == NULL ? "" : error->file,
                   error->line, error->message);
    assert_string_equal(text, expected);
}

/* Nothing was said; shows what was if it was. */
static inline void assert_silent(const xtrain_context *context)
{
    const xtrain_error *error = xtrain_context_error_at(context, 0);
    assert_string_equal(error == NULL ? "" : error->message, "");
}

#endif
