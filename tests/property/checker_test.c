/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The checker against the second scoring, on random tiny problems and plans, good and wild.
 * XTRAIN_PROPERTY_PROBLEMS is the number of problems, XTRAIN_PROPERTY_SEED the first of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "property/compare.h"

#define PROBLEMS 30000
#define TABLES 5 /* of cells for each problem */
#define EACH_KIND 100

typedef struct check_case {
    xtrain_context *context;
    char why[COMPARE_WHY];
} check_case;

static bool table_disagrees(check_case *on, const xtrain_problem *built, const scoring_frame *frame)
{
    const tiny *problem = frame->problem;
    xtrain_plan *plan = NULL;
    int cells[TINY_PEOPLE * TINY_PERIODS];
    bool fails = true;

    for (int e = 0; e < problem->people; e++) {
        for (int t = 0; t < problem->periods; t++)
            cells[e * problem->periods + t] = problem->cells[e][t];
    }
    if (xtrain_check_cells(&plan, built, cells) != XTRAIN_OK)
        snprintf(on->why, sizeof on->why, "xtrain_check_cells refuses the cells");
    else
        fails = !compare_plan(on->why, plan, frame);
    xtrain_plan_free(plan);
    return fails;
}

/* Builds the problem, checks its cells and compares; the tiny_fails of shrinking. */
static bool disagrees(const tiny *problem, void *payload)
{
    check_case *on = payload;
    xtrain_problem *built = NULL;
    scoring_frame frame;
    bool fails = false;

    xtrain_context_clear_errors(on->context);
    if (tiny_build(&built, on->context, problem) != XTRAIN_OK)
        return false;
    scoring_prepare(&frame, problem);
    fails = table_disagrees(on, built, &frame);
    xtrain_problem_free(built);
    return fails;
}

static void report(tiny *problem, check_case *on)
{
    tiny_shrink(problem, disagrees, on);
    (void)disagrees(problem, on);
    tiny_print(stderr, problem);
    fail_msg("%s", on->why);
}

/* In how many plans something matters. */
typedef struct sightings {
    long kinds[XTRAIN_RULE_KINDS]; /* the kind has units */
    long sites;                    /* somebody changes the site, and it costs */
    long least;                    /* people's utilities differ, and the least weighs */
    long not_chosen;               /* there are points outside all utilities */
    long ranges;                   /* a department rule for some days has units */
    long replaced;                 /* one that is replaced in some periods has units */
} sightings;

static void note_ranges(sightings *seen, const scoring_frame *frame, const scoring_result *result)
{
    const tiny *problem = frame->problem;
    bool ranges = false;
    bool replaced = false;

    for (int r = 0; r < problem->rules; r++) {
        const tiny_rule *rule = &problem->rule[r];
        bool cut = false;

        if (scoring_is_of_person(rule->kind) || result->rule[r].units == 0)
            continue;
        for (int t = 1; t < problem->periods; t++)
            cut = cut || frame->states[r][t] != frame->states[r][0];
        ranges = ranges || scoring_has_range(rule);
        replaced = replaced || (cut && !scoring_has_range(rule));
    }
    seen->ranges += ranges ? 1 : 0;
    seen->replaced += replaced ? 1 : 0;
}

static void note(sightings *seen, const tiny *problem, const scoring_result *result)
{
    bool sites = false;
    bool differ = false;
    bool not_chosen = false;

    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++)
        seen->kinds[kind] += result->kind[kind].units != 0 ? 1 : 0;
    for (int r = 0; r < problem->rules; r++)
        sites = sites || (problem->rule[r].value[XTRAIN_PARAMETER_SITES] == 1 &&
                          result->rule[r].points != 0);
    for (int e = 0; e < problem->people; e++) {
        const scoring_track *track = &result->person[e];

        differ = differ || track->figures.utility != result->person[0].figures.utility;
        not_chosen = not_chosen || track->points != track->chosen;
    }
    seen->sites += sites ? 1 : 0;
    if (problem->objective != XTRAIN_OBJECTIVE_UTILITY)
        return;
    seen->least += differ && problem->least > 0 ? 1 : 0;
    seen->not_chosen += not_chosen ? 1 : 0;
}

/* Checks several plans of one problem, and notes what matters in them. */
static void check_problem(check_case *on, tiny *problem, tiny_random *random, sightings *seen)
{
    xtrain_problem *built = NULL;
    scoring_frame frame;

    assert_int_equal(tiny_build(&built, on->context, problem), XTRAIN_OK);
    scoring_prepare(&frame, problem);
    for (int table = 0; table < TABLES; table++) {
        scoring_result result;

        tiny_generate_cells(problem, random);
        scoring_judge(&result, &frame, &problem->cells[0][0]);
        note(seen, problem, &result);
        note_ranges(seen, &frame, &result);
        if (table_disagrees(on, built, &frame))
            report(problem, on);
    }
    xtrain_problem_free(built);
}

static void the_checker_agrees_with_the_second_scoring(void **state)
{
    long problems = compare_setting("XTRAIN_PROPERTY_PROBLEMS", PROBLEMS);
    long first = compare_setting("XTRAIN_PROPERTY_SEED", 1);
    sightings seen = {{0}, 0, 0, 0, 0, 0};
    check_case on = {NULL, ""};

    (void)state;
    assert_int_equal(xtrain_context_create(&on.context, NULL), XTRAIN_OK);
    for (long i = first; i < first + problems; i++) {
        tiny_random random = {(uint64_t)i};
        tiny problem;

        tiny_generate(&problem, (uint64_t)i, (tiny_focus)(i % TINY_FOCUSES), 1000000000L);
        check_problem(&on, &problem, &random, &seen);
    }
    xtrain_context_free(on.context);
    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++) {
        printf("%s: %ld plans with units\n", xtrain_rule_info_get((xtrain_rule_kind)kind)->number,
               seen.kinds[kind]);
        if (problems >= PROBLEMS)
            assert_true(seen.kinds[kind] >= EACH_KIND);
    }
    printf("changes of site: %ld plans; utility: %ld with a least, %ld with points not chosen\n",
           seen.sites, seen.least, seen.not_chosen);
    printf(
        "department rules: %ld plans with units for some days, %ld with units beside some days\n",
        seen.ranges, seen.replaced);
    if (problems >= PROBLEMS)
        assert_true(seen.sites >= EACH_KIND && seen.least >= EACH_KIND &&
                    seen.not_chosen >= EACH_KIND && seen.ranges >= EACH_KIND &&
                    seen.replaced >= EACH_KIND);
}

static void every_generated_problem_is_valid(void **state)
{
    xtrain_context *context = NULL;

    (void)state;
    assert_int_equal(xtrain_context_create(&context, NULL), XTRAIN_OK);
    for (uint64_t seed = 0; seed < 200; seed++) {
        for (int focus = 0; focus < TINY_FOCUSES; focus++) {
            xtrain_problem *built = NULL;
            tiny problem;

            tiny_generate(&problem, seed, (tiny_focus)focus, 1000000000L);
            if (tiny_build(&built, context, &problem) != XTRAIN_OK) {
                tiny_print(stderr, &problem);
                for (size_t i = 0; i < xtrain_context_error_count(context); i++)
                    print_error("%s\n", xtrain_context_error_at(context, i)->message);
                fail();
            }
            xtrain_problem_free(built);
        }
    }
    xtrain_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_generated_problem_is_valid),
        cmocka_unit_test(the_checker_agrees_with_the_second_scoring),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
