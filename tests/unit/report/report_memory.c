/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "unit/report/sample.h"

/* Fails allocation number `fail_at` (0-based) and all later ones. */
typedef struct supply {
    long asked;
    long fail_at;
    long blocks;
} supply;

static void *supply_allocate(size_t size, void *user)
{
    supply *from = user;
    void *block = from->asked++ >= from->fail_at ? NULL : malloc(size);
    from->blocks += block != NULL;
    return block;
}

static void *supply_reallocate(void *block, size_t size, void *user)
{
    supply *from = user;
    void *resized = from->asked++ >= from->fail_at ? NULL : realloc(block, size);
    from->blocks += block == NULL && resized != NULL;
    return resized;
}

static void supply_release(void *block, void *user)
{
    supply *from = user;
    from->blocks -= block != NULL;
    free(block);
}

static xtrain_status write_report(int report, char **out, xtrain_context *context,
                                  const xtrain_plan *plan)
{
    switch (report) {
    case 0:
        return xtrain_plan_to_grid(out, context, plan, NULL);
    case 1:
        return xtrain_plan_to_summary(out, context, plan, NULL);
    case 2:
        return xtrain_plan_to_summary_json(out, context, plan, 1.0, 0.5);
    case 3:
        return xtrain_plan_to_csv(out, context, plan);
    default:
        return xtrain_plan_to_json(out, context, plan);
    }
}

#define REPORTS 5

/* Returns how many allocations were asked for. */
static long write_from(int report, const xtrain_plan *plan, long fail_at, xtrain_status expected)
{
    supply from = {0, INT32_MAX, 0};
    const xtrain_allocator allocator = {supply_allocate, supply_reallocate, supply_release, &from};
    xtrain_context *context = NULL;
    char *out = NULL;
    assert_int_equal(xtrain_context_create(&context, &allocator), XTRAIN_OK);
    from.asked = 0;
    from.fail_at = fail_at;
    assert_int_equal(write_report(report, &out, context, plan), expected);
    assert_true((out != NULL) == (expected == XTRAIN_OK));
    xtrain_text_free(context, out);
    xtrain_context_free(context);
    assert_int_equal(from.blocks, 0);
    return from.asked;
}

static void any_allocation_may_fail(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_hard_plan();
    sample_gains(plan);
    plan->departments[1].code = "Marketing and Sales";
    plan->departments[1].name = "Marketing and Sales of the Whole Company";
    for (int report = 0; report < REPORTS; report++) {
        const long asked = write_from(report, plan, INT32_MAX, XTRAIN_OK);
        assert_true(asked > 0);
        for (long fail_at = 0; fail_at < asked; fail_at++) {
            (void)write_from(report, plan, fail_at, XTRAIN_ERROR_MEMORY);
        }
    }
    xtrain_plan_free(plan);
}

static void missing_arguments_are_refused(void **state)
{
    (void)state;
    xtrain_context *context = NULL;
    xtrain_plan *plan = sample_plan(2, 2);
    assert_int_equal(xtrain_context_create(&context, NULL), XTRAIN_OK);
    for (int report = 0; report < REPORTS; report++) {
        char *out = (char *)context;
        assert_int_equal(write_report(report, NULL, context, plan), XTRAIN_ERROR_ARGUMENT);
        assert_int_equal(write_report(report, &out, NULL, plan), XTRAIN_ERROR_ARGUMENT);
        assert_null(out);
        assert_int_equal(write_report(report, &out, context, NULL), XTRAIN_ERROR_ARGUMENT);
    }
    xtrain_plan_free(plan);
    xtrain_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_allocation_may_fail),
        cmocka_unit_test(missing_arguments_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
