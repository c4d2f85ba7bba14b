/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The solver against brute force, on random tiny problems in which every rule binds often enough.
 * XTRAIN_PROPERTY_PROBLEMS is the number of problems, XTRAIN_PROPERTY_SEED the first of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "property/binding.h"
#include "property/compare.h"

#define PROBLEMS 7000
#define OVERLAPS 5000    /* problems with rules whose subjects overlap */
#define PLANS_MAX 30000L /* tables of cells that keep the contracts */
#define CANDIDATES 60    /* tries to find a problem in which a given part binds */
#define ITERATIONS 50
#define EACH_BINDING 100

typedef struct solve_case {
    xtrain_context *context;
    char why[COMPARE_WHY];
} solve_case;

/* Is a value, of a plan or bound, better than another? */
static bool is_better(const tiny *problem, int64_t one, int64_t other)
{
    return problem->objective == XTRAIN_OBJECTIVE_UTILITY ? one > other : one < other;
}

static bool differs(solve_case *on, const char *what, int64_t library, int64_t own)
{
    snprintf(on->why, sizeof on->why, "%s: the library says %lld, brute force %lld", what,
             (long long)library, (long long)own);
    return true;
}

/* What is wrong with a solved plan, if anything. */
static bool is_wrong(solve_case *on, const xtrain_plan *plan, const scoring_frame *frame,
                     const brute_result *best)
{
    const xtrain_certificate *proof = xtrain_plan_certificate(plan);
    int64_t value = xtrain_plan_value(plan);
    int cells[TINY_PEOPLE][TINY_PERIODS];
    scoring_result own;

    if (!compare_plan(on->why, plan, frame))
        return true;
    if (value != best->value) {
        snprintf(on->why, sizeof on->why,
                 "value: the library says %lld with bound %lld, brute force %lld", (long long)value,
                 (long long)proof->bound, (long long)best->value);
        return true;
    }
    if (!proof->has_bound || is_better(frame->problem, best->value, proof->bound))
        return differs(on, "bound", proof->has_bound ? proof->bound : INT64_MAX, best->value);
    compare_take_cells(cells, plan);
    scoring_judge(&own, frame, &cells[0][0]);
    for (int e = 0; e < frame->problem->people; e++) {
        if (own.person[e].must_units != best->must_units[e])
            return differs(on, "broken musts of a person", own.person[e].must_units,
                           best->must_units[e]);
    }
    if (proof->outcome != XTRAIN_OUTCOME_OPTIMAL || proof->bound != best->value)
        return differs(on, "not proven: bound", proof->bound, best->value);
    return false;
}

/* Builds and solves a problem. NULL, with why, if the library refuses. */
static xtrain_plan *solve(solve_case *on, const tiny *problem, uint64_t seed, int threads)
{
    xtrain_solve_options options = XTRAIN_SOLVE_OPTIONS_INIT;
    xtrain_problem *built = NULL;
    xtrain_plan *plan = NULL;
    xtrain_status status;

    options.time_limit_seconds = 0.0;
    options.iteration_limit = ITERATIONS;
    options.seed = seed;
    options.threads = threads;
    xtrain_context_clear_errors(on->context);
    status = tiny_build(&built, on->context, problem);
    if (status == XTRAIN_OK)
        status = xtrain_solve(&plan, built, &options);
    if (status != XTRAIN_OK) {
        size_t count = xtrain_context_error_count(on->context);

        snprintf(on->why, sizeof on->why, "status %d: %s", (int)status,
                 count > 0 ? xtrain_context_error_at(on->context, count - 1)->message
                           : xtrain_status_text(status));
    }
    xtrain_problem_free(built);
    return plan;
}

static bool is_valid(solve_case *on, const tiny *problem)
{
    xtrain_problem *built = NULL;
    xtrain_status status;

    xtrain_context_clear_errors(on->context);
    status = tiny_build(&built, on->context, problem);
    xtrain_problem_free(built);
    return status == XTRAIN_OK;
}

/* Solves by both and compares; the tiny_fails of shrinking. */
static bool disagrees(const tiny *problem, void *payload)
{
    solve_case *on = payload;
    scoring_frame frame;
    brute_result best;
    xtrain_plan *plan = NULL;
    bool fails = true;

    if (!is_valid(on, problem))
        return false;
    scoring_prepare(&frame, problem);
    if (!brute_solve(&best, &frame))
        return false;
    plan = solve(on, problem, 1, 1);
    if (plan != NULL)
        fails = is_wrong(on, plan, &frame, &best);
    xtrain_plan_free(plan);
    return fails;
}

static void require(solve_case *on, tiny *problem)
{
    if (!disagrees(problem, on))
        return;
    tiny_shrink(problem, disagrees, on);
    (void)disagrees(problem, on);
    tiny_print(stderr, problem);
    fail_msg("%s", on->why);
}

static binding rarest(const long counts[BINDINGS])
{
    binding part = BINDING_D1_MIN;

    for (int i = 0; i < BINDINGS; i++) {
        if (counts[i] < counts[part])
            part = (binding)i;
    }
    return part;
}

/* Every other problem comes by chance, the others are searched for the part that binds least. */
static void next_problem(tiny *out, long index, uint64_t *seed, long counts[BINDINGS])
{
    binding part = rarest(counts);
    bool search = index % 2 != 0;
    tiny_focus focus = search ? binding_focus(part) : (tiny_focus)(index / 2 % TINY_FOCUSES);
    int candidates = search ? CANDIDATES : 1;
    scoring_frame frame;
    brute_result best;

    for (int i = 0; i < candidates; i++) {
        tiny_generate(out, (*seed)++, focus, PLANS_MAX);
        scoring_prepare(&frame, out);
        assert_true(brute_solve(&best, &frame));
        if (search && binding_has(out, &best, part))
            break;
    }
    assert_true(binding_count(counts, out, &best));
}

static void the_solver_finds_and_proves_the_best_plan(void **state)
{
    long problems = compare_setting("XTRAIN_PROPERTY_PROBLEMS", PROBLEMS);
    uint64_t seed = (uint64_t)compare_setting("XTRAIN_PROPERTY_SEED", 1);
    long counts[BINDINGS] = {0};
    solve_case *on = *state;

    for (long i = 0; i < problems; i++) {
        tiny problem;

        next_problem(&problem, i, &seed, counts);
        require(on, &problem);
    }
    printf("problems in which a rule binds:");
    for (int part = 0; part < BINDINGS; part++)
        printf("%s %s %ld", part == 0 ? "" : ",", binding_name((binding)part), counts[part]);
    printf("\n");
    for (int part = 0; part < BINDINGS && problems >= PROBLEMS; part++)
        assert_true(counts[part] >= EACH_BINDING);
}

/* What one rule asks and another forbids once made tracks seem dearer than they are. */
static void rules_that_overlap_are_weighed_right(void **state)
{
    long problems = compare_setting("XTRAIN_PROPERTY_PROBLEMS", OVERLAPS);
    uint64_t seed = (uint64_t)compare_setting("XTRAIN_PROPERTY_SEED", 1);
    solve_case *on = *state;

    for (long i = 0; i < problems; i++) {
        tiny problem;

        tiny_generate(&problem, seed++, TINY_FOCUS_OVERLAP, PLANS_MAX);
        require(on, &problem);
    }
}

static bool is_granted(const tiny *problem, int person, const xtrain_plan *plan)
{
    int cells[TINY_PEOPLE][TINY_PERIODS];
    scoring_frame frame;
    scoring_result own;

    compare_take_cells(cells, plan);
    scoring_prepare(&frame, problem);
    scoring_judge(&own, &frame, &cells[0][0]);
    return own.person[person].wish[problem->person[person].wish_count - 1].units == 1;
}

/* What a granted wish is worth at least in the value of its plan. */
static int64_t worth_of(const tiny *problem, const tiny_wish *wish)
{
    if (problem->objective == XTRAIN_OBJECTIVE_POINTS)
        return -wish->strength;
    return scoring_is_chosen(problem, XTRAIN_RULE_C1) ? problem->sum * wish->strength
                                                      : wish->strength;
}

/* Solves a problem without and with one wish more. */
static void wish_once(solve_case *on, uint64_t seed, tiny_focus focus)
{
    tiny_random random = {seed};
    tiny problem;
    tiny wished;
    xtrain_plan *before = NULL;
    xtrain_plan *after = NULL;
    int person = 0;
    int64_t least = 0;

    tiny_generate(&problem, seed, focus, PLANS_MAX);
    person = tiny_below(&random, problem.people);
    problem.person[person].wish_count = 0;
    wished = problem;
    tiny_add_wishes(&wished, &random, person, 1);
    before = solve(on, &problem, 1, 1);
    after = solve(on, &wished, 1, 1);
    assert_non_null(before);
    assert_non_null(after);
    least = xtrain_plan_value(before);
    if (is_granted(&wished, person, before))
        least += worth_of(&wished, &wished.person[person].wishes[0]);
    assert_false(is_better(&problem, least, xtrain_plan_value(after)));
    xtrain_plan_free(before);
    xtrain_plan_free(after);
}

static void a_wish_never_worsens_the_value(void **state)
{
    for (uint64_t seed = 1; seed <= 150; seed++) {
        wish_once(*state, seed, TINY_FOCUS_C1);
        wish_once(*state, seed, TINY_FOCUS_UTILITY);
    }
}

static void the_number_of_threads_changes_no_cell(void **state)
{
    solve_case *on = *state;

    for (uint64_t seed = 1; seed <= 150; seed++) {
        tiny problem;
        xtrain_plan *one = NULL;
        xtrain_plan *two = NULL;

        tiny_generate(&problem, seed, (tiny_focus)(seed % TINY_FOCUSES), PLANS_MAX);
        one = solve(on, &problem, seed, 1);
        two = solve(on, &problem, seed, 2);
        assert_non_null(one);
        assert_non_null(two);
        for (int e = 0; e < problem.people; e++) {
            for (int t = 0; t < problem.periods; t++)
                assert_int_equal(xtrain_plan_cell(one, e, t), xtrain_plan_cell(two, e, t));
        }
        assert_int_equal(xtrain_plan_certificate(one)->bound, xtrain_plan_certificate(two)->bound);
        xtrain_plan_free(one);
        xtrain_plan_free(two);
    }
}

static void shuffle(int *order, int count, tiny_random *random)
{
    for (int i = 0; i < count; i++) {
        int other = tiny_below(random, i + 1);

        order[i] = order[other];
        order[other] = i;
    }
}

static void other_numbers_for_people_and_departments_change_no_value(void **state)
{
    solve_case *on = *state;

    for (uint64_t seed = 1; seed <= 150; seed++) {
        tiny_random random = {seed};
        int people[TINY_PEOPLE];
        int departments[TINY_DEPARTMENTS];
        tiny problem;
        tiny other;
        xtrain_plan *one = NULL;
        xtrain_plan *two = NULL;

        tiny_generate(&problem, seed + 1000, (tiny_focus)(seed % TINY_FOCUSES), PLANS_MAX);
        shuffle(people, problem.people, &random);
        shuffle(departments, problem.departments, &random);
        tiny_permute(&other, &problem, people, departments);
        one = solve(on, &problem, 1, 1);
        two = solve(on, &other, 1, 1);
        assert_non_null(one);
        assert_non_null(two);
        assert_int_equal(xtrain_plan_value(one), xtrain_plan_value(two));
        xtrain_plan_free(one);
        xtrain_plan_free(two);
    }
}

static int set_up(void **state)
{
    static solve_case on;

    *state = &on;
    return xtrain_context_create(&on.context, NULL) == XTRAIN_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    solve_case *on = *state;

    xtrain_context_free(on->context);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_solver_finds_and_proves_the_best_plan),
        cmocka_unit_test(rules_that_overlap_are_weighed_right),
        cmocka_unit_test(a_wish_never_worsens_the_value),
        cmocka_unit_test(the_number_of_threads_changes_no_cell),
        cmocka_unit_test(other_numbers_for_people_and_departments_change_no_value),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
