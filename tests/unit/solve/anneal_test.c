/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "bench/generate.h"
#include "solve/track.h"
#include "unit/model/random_build.h"
#include "unit/solve/anneal_sums.h"

/* A problem and a first table: everybody at home but for fixed cells. */
typedef struct scene {
    xtrain_context *context;
    xtrain_problem *problem;
    xt_instance *instance;
    xt_cell *cells;
    size_t size;
} scene;

static void scene_clear(scene *made)
{
    free(made->cells);
    xt_instance_free(made->instance);
    xtrain_problem_free(made->problem);
    xtrain_context_free(made->context);
}

/* From a validated problem. */
static void scene_begin(scene *made)
{
    assert_int_equal(xt_instance_create(&made->instance, made->problem), XTRAIN_OK);
    int periods = made->instance->periods;
    made->size = (size_t)made->instance->employees * (size_t)periods;
    made->cells = calloc(made->size + 1, sizeof *made->cells);
    assert_non_null(made->cells);
    for (int e = 0; e < made->instance->employees; e++) {
        const xt_employee *person = &made->problem->employees[e];
        xt_cell *row = made->cells + (size_t)e * (size_t)periods;
        xt_cells_of_stays(made->instance, e, NULL, 0, row);
        for (int t = person->first_period; t <= person->last_period; t++) {
            if (person->fixed_cell != NULL && person->fixed_cell[t] != XT_NOT_FIXED) {
                row[t] = person->fixed_cell[t];
            }
        }
    }
}

static void scene_of_bench(scene *made, int people, int departments, int periods)
{
    xt_bench_options options = {.people = people,
                                .departments = departments,
                                .periods = periods,
                                .tight = true,
                                .uneven_points = 1,
                                .seed = 3};
    assert_int_equal(xtrain_context_create(&made->context, NULL), XTRAIN_OK);
    assert_int_equal(xt_bench_problem(&made->problem, made->context, &options), XTRAIN_OK);
    scene_begin(made);
}

static void scene_of_everything(scene *made, uint64_t seed)
{
    assert_int_equal(xtrain_context_create(&made->context, NULL), XTRAIN_OK);
    assert_int_equal(xtrain_problem_create(&made->problem, made->context), XTRAIN_OK);
    assert_int_equal(random_build(made->problem, seed), XTRAIN_OK);
    scene_begin(made);
}

static void add_rule(xtrain_problem *problem, xtrain_rule_kind kind, xtrain_subject subject,
                     int min, int max_or_hosts)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, kind);
    rule.subject = subject;
    rule.source.label = "test";
    rule.value[XTRAIN_PARAMETER_MIN] = min;
    rule.value[kind == XTRAIN_RULE_D1 ? XTRAIN_PARAMETER_HOSTS : XTRAIN_PARAMETER_MAX] =
        max_or_hosts;
    assert_int_equal(xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_OK);
}

/* In contract from a period on; if that is not the first one, with a stay under way. */
static void add_person(xtrain_problem *problem, int number, int from_period)
{
    const xtrain_date start = xtrain_date_make(2026, 3, 2);
    char id[16];
    (void)snprintf(id, sizeof id, "p%d", number);
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    person.id = id;
    person.home = number % 2;
    person.contract.first = start + 7 * from_period;
    xtrain_wish wish = XTRAIN_WISH_INIT;
    wish.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, 1 - number % 2};
    wish.strength = 10;
    assert_int_equal(xtrain_problem_add_employee(NULL, problem, &person), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_wish(problem, number, &wish), XTRAIN_OK);
    if (from_period > 0) {
        xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
        stay.department = 1 - person.home;
        stay.range = (xtrain_range){start - 14, start - 1};
        assert_int_equal(xtrain_problem_add_past_stay(problem, number, &stay), XTRAIN_OK);
    }
}

/* Two departments of three people who each want to see the other one for 2 to 4 of 8 weeks; two
 * hosts must stay. So at most one is away at a time: two of three can begin or end the plan there
 * and pay for one move, the third pays for two. One person may come late. */
static void scene_of_two(scene *made, int first_period_of_one)
{
    assert_int_equal(xtrain_context_create(&made->context, NULL), XTRAIN_OK);
    assert_int_equal(xtrain_problem_create(&made->problem, made->context), XTRAIN_OK);
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.periods = 8;
    assert_int_equal(xtrain_problem_set_calendar(made->problem, &calendar), XTRAIN_OK);
    for (int d = 0; d < 2; d++) {
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;
        department.code = d == 0 ? "A" : "B";
        assert_int_equal(xtrain_problem_add_department(NULL, made->problem, &department),
                         XTRAIN_OK);
        xtrain_subject subject = {XTRAIN_SUBJECT_DEPARTMENT, d};
        add_rule(made->problem, XTRAIN_RULE_D1, subject, 2, 2);
        add_rule(made->problem, XTRAIN_RULE_P3, subject, 2, 4);
    }
    for (int e = 0; e < 6; e++) {
        add_person(made->problem, e, e == 0 ? first_period_of_one : 0);
    }
    xtrain_rule moves;
    xtrain_rule_init(&moves, XTRAIN_RULE_C2);
    moves.strength = XTRAIN_COST;
    moves.points = 1;
    assert_int_equal(xtrain_problem_add_rule(NULL, made->problem, &moves), XTRAIN_OK);
    assert_int_equal(xtrain_problem_validate(made->problem), XTRAIN_OK);
    scene_begin(made);
}

static xt_anneal *anneal_of(const scene *made, uint64_t seed)
{
    xt_anneal *anneal = NULL;
    assert_int_equal(xt_anneal_create(&anneal, made->instance, made->cells, seed), XTRAIN_OK);
    assert_non_null(anneal);
    return anneal;
}

static void the_known_optimum_is_found(void **state)
{
    (void)state;
    scene made = {0};
    scene_of_two(&made, 0);
    xt_anneal *anneal = anneal_of(&made, 1);
    assert_int_equal(xt_anneal_best(anneal, made.cells), 0);
    xt_anneal_run(anneal, 100000, 20, 0.2, NULL, 0);
    assert_int_equal(xt_anneal_best(anneal, made.cells), -6 * 10 + 2 * (1 + 1 + 2));
    xt_anneal_free(anneal);
    scene_clear(&made);
}

static void sums_are_those_of_the_whole_table(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        scene made = {0};
        scene_of_bench(&made, i == 0 ? 30 : 8, i == 0 ? 5 : 2, i == 0 ? 20 : 52);
        xt_anneal *anneal = anneal_of(&made, 5);
        assert_sums_hold(anneal);
        for (int round = 0; round < 30; round++) {
            double hot = round % 3 == 0 ? 2000 : 60;
            xt_anneal_run(anneal, 5000, hot, round % 3 == 1 ? 0.2 : hot, NULL, 0);
            assert_sums_hold(anneal);
        }
        assert_int_equal(xt_anneal_moves(anneal), 30 * 5000);
        xt_anneal_free(anneal);
        scene_clear(&made);
    }
}

/* Fixed cells that are kept now, no cell outside the contract, no more breaches than before. */
static void assert_no_worse(const scene *made, const xt_cell *before, const xt_cell *after)
{
    int periods = made->instance->periods;
    for (int e = 0; e < made->instance->employees; e++) {
        const xt_employee *person = &made->problem->employees[e];
        const xt_cell *was = before + (size_t)e * (size_t)periods;
        const xt_cell *is = after + (size_t)e * (size_t)periods;
        int64_t old = xt_track_price_of_cells(made->instance, e, was).value;
        int64_t new = xt_track_price_of_cells(made->instance, e, is).value;
        assert_true(xt_breaches_of(made->instance, new) <= xt_breaches_of(made->instance, old));
        for (int t = 0; t < periods; t++) {
            bool inside = t >= person->first_period && t <= person->last_period;
            assert_true(inside || is[t] == XTRAIN_NONE);
            assert_true(!inside || person->fixed_cell == NULL ||
                        person->fixed_cell[t] == XT_NOT_FIXED || is[t] == person->fixed_cell[t]);
        }
    }
}

static void fixed_cells_contracts_and_breaches_never_get_worse(void **state)
{
    (void)state;
    int64_t changed = 0;
    for (uint64_t seed = 0; seed < 40; seed++) {
        scene made = {0};
        scene_of_everything(&made, seed);
        xt_anneal *anneal = anneal_of(&made, seed);
        for (int round = 0; round < 10; round++) {
            /* Hot enough, now and then, to accept anything that is allowed. */
            xt_anneal_run(anneal, 1000, round % 3 == 0 ? 1e30 : 300, 1, NULL, 0);
            assert_sums_hold(anneal);
            assert_no_worse(&made, made.cells, anneal->row);
            changed += memcmp(made.cells, anneal->row, made.size * sizeof *made.cells) != 0;
            memcpy(made.cells, anneal->row, made.size * sizeof *made.cells);
        }
        xt_anneal_free(anneal);
        scene_clear(&made);
    }
    assert_true(changed > 200);
}

/* A stay under way cannot go on if the contract begins later than the plan. */
static void a_late_contract_ends_a_stay_under_way(void **state)
{
    (void)state;
    scene made = {0};
    scene_of_two(&made, 3);
    assert_int_equal(made.problem->employees[0].first_period, 3);
    xt_anneal *anneal = anneal_of(&made, 1);
    for (int round = 0; round < 10; round++) {
        xt_anneal_run(anneal, 2000, 100, 1, NULL, 0);
        assert_sums_hold(anneal);
        assert_no_worse(&made, made.cells, anneal->row);
    }
    xt_anneal_free(anneal);
    scene_clear(&made);
}

static void the_same_arguments_give_the_same_table(void **state)
{
    (void)state;
    scene made = {0};
    scene_of_bench(&made, 30, 5, 20);
    xt_cell *first = calloc(made.size, sizeof *first);
    xt_cell *second = calloc(made.size, sizeof *second);
    assert_non_null(first);
    assert_non_null(second);
    for (uint64_t seed = 1; seed < 4; seed++) {
        xt_anneal *one = anneal_of(&made, seed);
        xt_anneal *other = anneal_of(&made, seed);
        xt_anneal_run(one, 20001, 60, 0.2, NULL, 0);
        xt_anneal_run(other, 20001, 60, 0.2, NULL, 0);
        assert_int_equal(xt_anneal_best(one, first), xt_anneal_best(other, second));
        assert_memory_equal(first, second, made.size * sizeof *first);
        assert_memory_equal(one->row, other->row, made.size * sizeof *first);
        xt_anneal_free(one);
        xt_anneal_free(other);
    }
    free(first);
    free(second);
    scene_clear(&made);
}

static void the_best_table_never_gets_worse_until_another_is_loaded(void **state)
{
    (void)state;
    scene made = {0};
    scene_of_bench(&made, 30, 5, 20);
    xt_anneal *anneal = anneal_of(&made, 1);
    xt_cell *best = calloc(made.size, sizeof *best);
    assert_non_null(best);
    int64_t least = xt_anneal_best(anneal, best);
    int64_t start = least;
    for (int round = 0; round < 20; round++) {
        xt_anneal_run(anneal, 2000, round % 2 == 0 ? 1000 : 5, 5, NULL, 0);
        int64_t points = xt_anneal_best(anneal, best);
        assert_true(points <= least);
        least = points;
    }
    assert_true(least < start);
    xt_anneal_load(anneal, made.cells);
    assert_true(xt_anneal_best(anneal, best) == start);
    assert_memory_equal(best, made.cells, made.size * sizeof *best);
    assert_sums_hold(anneal);
    free(best);
    xt_anneal_free(anneal);
    scene_clear(&made);
}

static void stopping_and_deadlines_are_kept(void **state)
{
    (void)state;
    scene made = {0};
    scene_of_bench(&made, 30, 5, 20);
    xt_anneal *anneal = anneal_of(&made, 1);
    atomic_int stop;
    atomic_init(&stop, 1);
    xt_anneal_run(anneal, INT64_MAX, 60, 0.2, &stop, 0);
    assert_int_equal(xt_anneal_moves(anneal), 0);
    atomic_store(&stop, 0);
    double start = xt_clock_seconds();
    xt_anneal_run(anneal, INT64_MAX, 60, 0.2, &stop, start + 0.2);
    double passed = xt_clock_seconds() - start;
    assert_true(passed >= 0.2 && passed < 5);
    int64_t moves = xt_anneal_moves(anneal);
    assert_true(moves > 0);
    xt_anneal_run(anneal, 100, 60, 0.2, &stop, start);
    xt_anneal_run(anneal, 0, 60, 0.2, NULL, 0);
    assert_int_equal(xt_anneal_moves(anneal), moves);
    xt_anneal_run(anneal, 1000, 0, 0, NULL, 0);
    assert_int_equal(xt_anneal_moves(anneal), moves + 1000);
    xt_anneal_free(anneal);
    scene_clear(&made);
}

/* Fails the allocation number `left`; counts the blocks in use. */
typedef struct failing {
    long left;
    long blocks;
} failing;

static void *failing_resize(void *block, size_t size, void *user)
{
    failing *counter = user;
    if (counter->left-- == 0) {
        return NULL;
    }
    counter->blocks += block == NULL ? 1 : 0;
    return realloc(block, size);
}

static void *failing_allocate(size_t size, void *user)
{
    return failing_resize(NULL, size, user);
}

static void failing_release(void *block, void *user)
{
    ((failing *)user)->blocks -= block != NULL ? 1 : 0;
    free(block);
}

static void every_failed_allocation_is_reported_and_leaks_nothing(void **state)
{
    (void)state;
    failing counter = {-1, 0};
    const xtrain_allocator hook = {failing_allocate, failing_resize, failing_release, &counter};
    xt_bench_options options = {.people = 6, .departments = 3, .periods = 10, .seed = 1};
    scene made = {0};
    assert_int_equal(xtrain_context_create(&made.context, &hook), XTRAIN_OK);
    assert_int_equal(xt_bench_problem(&made.problem, made.context, &options), XTRAIN_OK);
    scene_begin(&made);
    long before = counter.blocks;
    xtrain_status status = XTRAIN_ERROR_MEMORY;
    for (long nth = 0; status != XTRAIN_OK; nth++) {
        xt_anneal *anneal = NULL;
        assert_true(nth < 1000);
        counter.left = nth;
        status = xt_anneal_create(&anneal, made.instance, made.cells, 1);
        counter.left = -1;
        assert_true(status == XTRAIN_OK || status == XTRAIN_ERROR_MEMORY);
        assert_true((anneal != NULL) == (status == XTRAIN_OK));
        xt_anneal_free(anneal);
        assert_int_equal(counter.blocks, before);
    }
    scene_clear(&made);
    assert_int_equal(counter.blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_known_optimum_is_found),
        cmocka_unit_test(sums_are_those_of_the_whole_table),
        cmocka_unit_test(fixed_cells_contracts_and_breaches_never_get_worse),
        cmocka_unit_test(a_late_contract_ends_a_stay_under_way),
        cmocka_unit_test(the_same_arguments_give_the_same_table),
        cmocka_unit_test(the_best_table_never_gets_worse_until_another_is_loaded),
        cmocka_unit_test(stopping_and_deadlines_are_kept),
        cmocka_unit_test(every_failed_allocation_is_reported_and_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
