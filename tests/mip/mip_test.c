/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The optimum of the exported program, found by cbc, against the optimum that the solver has
 * proven, and its broken musts against brute force; on random tiny problems, in both formats.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <inttypes.h>
#include <math.h>

#include "mip/cbc.h"
#include "property/brute.h"
#include "property/compare.h"

#define PROBLEMS 480
#define PLANS_MAX 30000L
#define ITERATIONS 60
#define EACH_KIND 25 /* problems with a rule of the kind, at least */
#define SKIPPED 77

typedef struct mip_case {
    xtrain_context *context;
    char why[2 * COMPARE_WHY];
    long priced; /* programs with a column m that is not 0 */
} mip_case;

/* The price of a broken must in the remarks; 0 if there is none. */
static double price_of(const char *text)
{
    const char *words = "must of a person costs ";
    const char *at = strstr(text, words);

    return at == NULL ? 0.0 : cbc_number(at + strlen(words));
}

/* The broken musts that the program leaves out; the remark begins with their number. */
static double uncounted(const char *text)
{
    const char *at = strstr(text, " broken musts that every plan has");

    if (at == NULL)
        return 0.0;
    while (at > text && at[-1] >= '0' && at[-1] <= '9')
        at--;
    return cbc_number(at);
}

/* What the program should say. */
typedef struct expectation {
    int64_t value;
    int64_t must_units; /* broken musts of people */
} expectation;

static bool agrees(mip_case *on, const xtrain_problem *problem, xtrain_export_format format,
                   const expectation *expected)
{
    const char *name = format == XTRAIN_EXPORT_LP ? "mip_test.lp" : "mip_test.mps";
    char *text = NULL;
    cbc_answer answer = {false, 0.0, 0.0, ""};
    double found = 0.0;
    double broken = 0.0;
    bool solved = false;

    if (xtrain_problem_to_mip(&text, problem, format) != XTRAIN_OK) {
        snprintf(on->why, sizeof on->why, "%s: not exported", name);
        return false;
    }
    solved = cbc_solve(&answer, name, text);
    found = answer.objective - price_of(text) * answer.breaches;
    broken = answer.breaches + uncounted(text);
    on->priced += answer.breaches > 0.5;
    xtrain_text_free(on->context, text);
    if (!solved || !answer.is_optimal) {
        snprintf(on->why, sizeof on->why, "%s: %s", name, solved ? answer.line : "not solved");
        return false;
    }
    if (fabs(found - (double)expected->value) > 0.01) {
        snprintf(on->why, sizeof on->why, "%s: cbc finds %.3f, the solver %" PRId64, name, found,
                 expected->value);
        return false;
    }
    if (fabs(broken - (double)expected->must_units) > 0.01) {
        snprintf(on->why, sizeof on->why, "%s: %.3f broken musts, brute force %" PRId64, name,
                 broken, expected->must_units);
        return false;
    }
    return true;
}

static bool find_optimum(mip_case *on, const xtrain_problem *problem, int64_t *value)
{
    xtrain_solve_options options = XTRAIN_SOLVE_OPTIONS_INIT;
    xtrain_plan *plan = NULL;
    bool is_optimal = false;

    options.time_limit_seconds = 0.0;
    options.iteration_limit = ITERATIONS;
    options.threads = 1;
    if (xtrain_solve(&plan, problem, &options) == XTRAIN_OK) {
        is_optimal = xtrain_plan_certificate(plan)->outcome == XTRAIN_OUTCOME_OPTIMAL;
        *value = xtrain_plan_value(plan);
    }
    xtrain_plan_free(plan);
    if (!is_optimal)
        snprintf(on->why, sizeof on->why, "the solver has no proven optimum");
    return is_optimal;
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
    for (int person = 0; person < problem->people && !fails; person++)
        expected.must_units += best.must_units[person];
    if (!fails)
        fails = !find_optimum(on, built, &expected.value) ||
                !agrees(on, built, XTRAIN_EXPORT_LP, &expected) ||
                !agrees(on, built, XTRAIN_EXPORT_MPS, &expected);
    xtrain_problem_free(built);
    return fails;
}

/* Past stays matter, and a rule looks at them. */
static bool looks_back(const tiny *problem)
{
    bool has_past = false;
    bool has_rule = false;

    for (int person = 0; person < problem->people; person++)
        has_past = has_past || problem->person[person].past_count > 0;
    for (int rule = 0; rule < problem->rules; rule++)
        has_rule = has_rule || (problem->rule[rule].kind >= XTRAIN_RULE_P3 &&
                                problem->rule[rule].kind <= XTRAIN_RULE_P6);
    return has_past && has_rule;
}

/* Every other problem comes by chance, the others look back. */
static void next_problem(tiny *out, long index, uint64_t *seed)
{
    static const tiny_focus backwards[] = {TINY_FOCUS_P3, TINY_FOCUS_P4, TINY_FOCUS_P5,
                                           TINY_FOCUS_P6};

    if (index % 2 == 0) {
        tiny_generate(out, (*seed)++, (tiny_focus)(index / 2 % TINY_FOCUSES), PLANS_MAX);
        return;
    }
    do {
        tiny_generate(out, (*seed)++, backwards[index / 2 % 4], PLANS_MAX);
    } while (!looks_back(out));
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
