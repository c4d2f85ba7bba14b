/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/context.h"

static int make_context(void **state)
{
    xtrain_context *context = NULL;
    if (xtrain_context_create(&context, NULL) != XTRAIN_OK) {
        return -1;
    }
    *state = context;
    return 0;
}

static int free_context(void **state)
{
    xtrain_context_free(*state);
    return 0;
}

static void an_allocator_must_be_complete(void **state)
{
    (void)state;
    xtrain_allocator allocator = xt_memory_standard().hook;
    xtrain_context *context = (xtrain_context *)state;
    allocator.release = NULL;
    assert_int_equal(xtrain_context_create(&context, &allocator), XTRAIN_ERROR_ARGUMENT);
    assert_null(context);
    assert_int_equal(xtrain_context_create(NULL, NULL), XTRAIN_ERROR_ARGUMENT);
    xtrain_context_free(NULL);
}

static void a_report_is_kept_with_its_place(void **state)
{
    xtrain_context *context = *state;
    char file[] = "office.cfg";
    assert_int_equal(xt_report(context, XTRAIN_ERROR_INPUT, file, 41, "unknown %s", "skill"),
                     XTRAIN_ERROR_INPUT);
    file[0] = 'X'; /* the context has copies */
    assert_int_equal(xt_report(context, XTRAIN_OK, NULL, 0, "a remark"), XTRAIN_OK);
    assert_int_equal(xtrain_context_error_count(context), 2);
    const xtrain_error *error = xtrain_context_error_at(context, 0);
    assert_string_equal(error->file, "office.cfg");
    assert_int_equal(error->line, 41);
    assert_string_equal(error->message, "unknown skill");
    assert_null(xtrain_context_error_at(context, 1)->file);
    assert_null(xtrain_context_error_at(context, 2));
    xtrain_context_clear_errors(context);
    assert_int_equal(xtrain_context_error_count(context), 0);
    assert_null(xtrain_context_error_at(context, 0));
}

static void a_message_is_one_line_whatever_is_in_it(void **state)
{
    xtrain_context *context = *state;
    (void)xt_report(context, XTRAIN_ERROR_INPUT, NULL, 0, "bad '%s'", "a\nb\x1b[31m\x7f");
    assert_string_equal(xtrain_context_error_at(context, 0)->message, "bad 'a b [31m '");
}

static void at_most_a_thousand_are_kept_and_the_last_says_so(void **state)
{
    xtrain_context *context = *state;
    for (int i = 0; i < 1500; i++) {
        assert_int_equal(xt_report(context, XTRAIN_ERROR_INPUT, "a.cfg", i + 1, "mistake %d", i),
                         XTRAIN_ERROR_INPUT);
    }
    assert_int_equal(xtrain_context_error_count(context), 1000);
    assert_string_equal(xtrain_context_error_at(context, 998)->message, "mistake 998");
    assert_non_null(strstr(xtrain_context_error_at(context, 999)->message, "more mistakes"));
}

static void a_cancel_stays_until_it_is_taken_back(void **state)
{
    xtrain_context *context = *state;
    assert_int_equal(atomic_load(&context->cancelled), 0);
    xtrain_context_cancel(context);
    assert_int_equal(atomic_load(&context->cancelled), 1);
    xtrain_context_reset_cancel(context);
    assert_int_equal(atomic_load(&context->cancelled), 0);
}

static void every_status_has_words(void **state)
{
    (void)state;
    for (int status = 0; status >= XTRAIN_ERROR_INTERNAL; status--) {
        assert_string_not_equal(xtrain_status_text((xtrain_status)status), "unknown status");
    }
    assert_string_equal(xtrain_status_text((xtrain_status)99), "unknown status");
}

static void the_version_is_its_three_numbers(void **state)
{
    (void)state;
    char text[32];
    (void)snprintf(text, sizeof text, "%d.%d.%d", XTRAIN_VERSION_MAJOR, XTRAIN_VERSION_MINOR,
                   XTRAIN_VERSION_PATCH);
    assert_string_equal(xtrain_version(), text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_allocator_must_be_complete),
        cmocka_unit_test_setup_teardown(a_report_is_kept_with_its_place, make_context,
                                        free_context),
        cmocka_unit_test_setup_teardown(a_message_is_one_line_whatever_is_in_it, make_context,
                                        free_context),
        cmocka_unit_test_setup_teardown(at_most_a_thousand_are_kept_and_the_last_says_so,
                                        make_context, free_context),
        cmocka_unit_test_setup_teardown(a_cancel_stays_until_it_is_taken_back, make_context,
                                        free_context),
        cmocka_unit_test(every_status_has_words),
        cmocka_unit_test(the_version_is_its_three_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
