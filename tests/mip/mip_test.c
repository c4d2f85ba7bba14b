/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The optimum of the exported program, found by cbc, and its broken musts against brute force with
 * the second scoring; on random tiny problems, in both formats.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "mip/program.h"
#include "property/brute.h"
#include "property/compare.h"

#define PROBLEMS 480
#define PLANS_MAX 30000L
#define EACH_KIND 25 /* problems with a rule of the kind, at least */
#define TRIES 1000   /* problems that are looked at for one with a rule of the kind */
#define SKIPPED 77

typedef struct mip_case {
    xtrain_context *context;
    char why[PROGRAM_WHY];
    long priced; /* programs with a column m that is not 0 */
} mip_case;

/* What the program should say. */
typedef struct expectation {
    int64_t value;
    int64_t must_units; /* broken musts of people */
} expectation;

static bool agrees(mip_case *on, const xtrain_problem *problem, xtrain_export_format format,
                   const expectation *expected)
{
    program_optimum found = {0.0, 0.0, false};
    bool agreed = program_solve(&found, on->why, on->context, problem, format, "mip_test") &&
                  program_has(on->why, &found, expected->value, expected->must_units);

    on->priced += found.has_breach;
    return agreed;
}

/* The tiny_fails of shrinking. */
static bool disagrees(const tiny *problem, void *payload)
{
    mip_case *on = payload;
    xtrain_problem *built = NULL;
    expectation expected = {0, 0};
    scoring_frame frame;
    brute_result best;
    bool fails = false;

    xtrain_context_clear_errors(on->context);
    if (tiny_build(&built, on->context, problem) != XTRAIN_OK)
        return false;
    scoring_prepare(&frame, problem);
    fails = !brute_solve(&best, &frame);
    snprintf(on->why, sizeof on->why, "too many tracks for brute force");
    expected.value = best.value;
    for (int person = 0; person < problem->people && !fails; person++)
        expected.must_units += best.must_units[person];
    if (!fails)
        fails = !agrees(on, built, XTRAIN_EXPORT_LP, &expected) ||
                !agrees(on, built, XTRAIN_EXPORT_MPS, &expected);
    xtrain_problem_free(built);
    return fails;
}

/* Past stays matter, and a rule of the kind looks at them. */
static bool looks_back(const tiny *problem, xtrain_rule_kind kind)
{
    bool has_past = false;
    bool has_rule = false;

    for (int person = 0; person < problem->people; person++)
        has_past = has_past || problem->person[person].past_count > 0;
    for (int rule = 0; rule < problem->rules; rule++)
        has_rule = has_rule || problem->rule[rule].kind == kind;
    return has_past && has_rule;
}

/* Every other problem comes by chance, the others look back; unless none of many tries does. */
static void next_problem(tiny *out, long index, uint64_t *seed)
{
    static const xtrain_rule_kind backwards[] = {
        XTRAIN_RULE_P3, XTRAIN_RULE_P4,  XTRAIN_RULE_P5, XTRAIN_RULE_P6, XTRAIN_RULE_P7,
        XTRAIN_RULE_P8, XTRAIN_RULE_P10, XTRAIN_RULE_T1, XTRAIN_RULE_C2, XTRAIN_RULE_C3};
    xtrain_rule_kind kind = backwards[index / 2 % (long)(sizeof backwards / sizeof *backwards)];

    for (int tries = 0; tries < TRIES; tries++) {
        tiny_generate(out, *seed, (tiny_focus)(*seed % TINY_FOCUSES), PLANS_MAX);
        (*seed)++;
        if (index % 2 == 0 || looks_back(out, kind))
            return;
    }
}

static void count_kinds(long counts[XTRAIN_RULE_KINDS], const tiny *problem)
{
    bool has[XTRAIN_RULE_KINDS] = {false};

    for (int rule = 0; rule < problem->rules; rule++)
        has[problem->rule[rule].kind] = true;
    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++)
        counts[kind] += has[kind];
}

static void the_program_has_the_optimum_of_the_problem(void **state)
{
    long problems = compare_setting("XTRAIN_MIP_PROBLEMS", PROBLEMS);
    uint64_t seed = (uint64_t)compare_setting("XTRAIN_MIP_SEED", 1);
    long counts[XTRAIN_RULE_KINDS] = {0};
    mip_case *on = *state;

    for (long i = 0; i < problems; i++) {
        tiny problem;

        next_problem(&problem, i, &seed);
        count_kinds(counts, &problem);
        if (disagrees(&problem, on)) {
            tiny_shrink(&problem, disagrees, on);
            (void)disagrees(&problem, on);
            tiny_print(stderr, &problem);
            fail_msg("%s", on->why);
        }
    }
    printf("problems with a rule:");
    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++)
        printf(" %s %ld", xtrain_rule_info_get((xtrain_rule_kind)kind)->number, counts[kind]);
    printf("; programs with a broken must: %ld\n", on->priced);
    for (int kind = 0; kind < XTRAIN_RULE_KINDS && problems >= PROBLEMS; kind++)
        assert_true(counts[kind] >= EACH_KIND);
}

static int set_up(void **state)
{
    static mip_case on;

    *state = &on;
    return xtrain_context_create(&on.context, NULL) == XTRAIN_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    mip_case *on = *state;

    xtrain_context_free(on->context);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_program_has_the_optimum_of_the_problem),
    };

    if (!cbc_is_there()) {
        printf("there is no cbc; apt-get install coinor-cbc\n");
        return SKIPPED;
    }
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
