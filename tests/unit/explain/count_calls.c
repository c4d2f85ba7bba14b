/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls: what they refuse, what they leave behind, and running out of memory at any point. */
#include "office.h"

#include <stdlib.h>

static void nothing_and_unfinished_problems_are_refused(void **state)
{
    office *of = *state;
    xtrain_finding_list *list = (xtrain_finding_list *)of; /* anything that is not NULL */
    assert_int_equal(xtrain_problem_count(NULL, of->problem), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_problem_count(&list, NULL), XTRAIN_ERROR_ARGUMENT);
    assert_null(list);
    list = (xtrain_finding_list *)of;
    assert_int_equal(xtrain_problem_count(&list, of->problem), XTRAIN_ERROR_ARGUMENT);
    assert_null(list);
    assert_string_equal(xtrain_context_error_at(of->context, 0)->message,
                        "the problem is not validated; call xtrain_problem_validate first");
}

static void a_list_ends_where_it_ends(void **state)
{
    office *of = *state;
    (void)add_person(of, "Ana", CLAIMS);
    count_findings(of, 0);
    assert_null(xtrain_finding_list_at(of->list, 0));
    assert_null(xtrain_finding_list_at(of->list, -1));
    assert_null(xtrain_finding_list_at(NULL, 0));
    assert_int_equal(xtrain_finding_list_count(NULL), 0);
    xtrain_finding_list_free(NULL);
}

/* Something for every check to find. */
static void state_much(office *of)
{
    const int skill = add_skill(of, "law");
    const int ana = add_person(of, "Ana", CLAIMS);
    const int bo = add_person(of, "Bo", CLAIMS);
    const int vi = add_person(of, "Vi", XTRAIN_NONE);
    add_leave(of, ana, 2, 3);
    add_past(of, bo, SALES, -2, -1);
    add_fixed(of, ana, LEGAL, 3, 3);
    add_fixed(of, vi, SALES, 0, 2);
    add_must(of, XTRAIN_RULE_D1, CLAIMS, MIN(2), HOSTS(3));
    add_must(of, XTRAIN_RULE_D1, SALES, MAX(0), HOSTS(1));
    add_must(of, XTRAIN_RULE_D2, CLAIMS, MAX(0), NOTHING);
    add_must(of, XTRAIN_RULE_D2, SALES, MAX(0), NOTHING);
    add_must(of, XTRAIN_RULE_D2, LEGAL, MAX(0), NOTHING);
    add_must(of, XTRAIN_RULE_P2, LEGAL, (number){XTRAIN_PARAMETER_SKILL, skill},
             (number){XTRAIN_PARAMETER_LEVEL, 1});
    add_must(of, XTRAIN_RULE_P3, ANYWHERE, MIN(2), MAX(3));
    add_must(of, XTRAIN_RULE_P4, ANYWHERE, MIN(2), MAX(4));
    add_must(of, XTRAIN_RULE_P6, SALES, MIN(1), NOTHING);
    add_must(of, XTRAIN_RULE_P6, LEGAL, MIN(4), NOTHING);
}

static void findings_outlive_their_problem(void **state)
{
    office *of = *state;
    state_much(of);
    assert_int_equal(xtrain_problem_validate(of->problem), XTRAIN_OK);
    assert_int_equal(xtrain_problem_count(&of->list, of->problem), XTRAIN_OK);
    xtrain_problem_free(of->problem);
    of->problem = NULL;
    assert_true(xtrain_finding_list_count(of->list) > 5);
    assert_int_equal(xtrain_finding_list_at(of->list, 0)->department, CLAIMS);
}

/* An allocator that fails once `left` calls are done, and counts its blocks. */
typedef struct failing {
    long left;
    long live;
} failing;

static void *fail_allocate(size_t size, void *user)
{
    failing *memory = user;
    if (memory->left <= 0) {
        return NULL;
    }
    memory->left--;
    memory->live++;
    return malloc(size);
}

static void *fail_reallocate(void *block, size_t size, void *user)
{
    failing *memory = user;
    if (memory->left <= 0) {
        return NULL;
    }
    memory->left--;
    memory->live += block == NULL;
    return realloc(block, size);
}

static void fail_release(void *block, void *user)
{
    failing *memory = user;
    memory->live -= block != NULL;
    free(block);
}

static void running_out_of_memory_leaves_nothing_behind(void **state)
{
    (void)state;
    failing memory = {1000000, 0};
    const xtrain_allocator hook = {fail_allocate, fail_reallocate, fail_release, &memory};
    office *of = office_create(&hook);
    state_much(of);
    assert_int_equal(xtrain_problem_validate(of->problem), XTRAIN_OK);
    const long before = memory.live;
    xtrain_status status = XTRAIN_ERROR_MEMORY;
    long calls = 0;
    for (; status == XTRAIN_ERROR_MEMORY; calls++) {
        memory.left = calls;
        of->list = (xtrain_finding_list *)of;
        status = xtrain_problem_count(&of->list, of->problem);
        if (status != XTRAIN_OK) {
            assert_null(of->list);
            assert_int_equal(memory.live, before);
        }
    }
    memory.left = 1000000;
    assert_int_equal(status, XTRAIN_OK);
    assert_true(calls > 50);
    office_free(of);
    assert_int_equal(memory.live, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(nothing_and_unfinished_problems_are_refused),
        OFFICE_TEST(a_list_ends_where_it_ends),
        OFFICE_TEST(findings_outlive_their_problem),
        cmocka_unit_test(running_out_of_memory_leaves_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
