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

/* Things that a plan can show, beside units of every kind. */
typedef enum sight {
    SIGHT_SITES,       /* somebody changes the site, and it costs */
    SIGHT_LEAST,       /* people's utilities differ, and the least weighs */
    SIGHT_NOT_CHOSEN,  /* there are points outside all utilities */
    SIGHT_RANGES,      /* a department rule for some days has units */
    SIGHT_REPLACED,    /* one that is replaced in some periods has units */
    SIGHT_ENTRY_DAYS,  /* an entry requirement for some days has units */
    SIGHT_LENGTH_DAYS, /* a length for some days has units */
    SIGHT_FTE,         /* staffing in full-time equivalents has units */
    SIGHT_TOGETHER,    /* two who should be together never are */
    SIGHT_APART,       /* two who should be apart are not */
    SIGHT_GAINED,      /* somebody gains a level */
    SIGHT_HOURS,       /* periods of hours, with units of anything */
    SIGHT_NIGHTS,      /* two stays are parted by a night, where that matters */
    SIGHTS
} sight;

static const char *const sight_names[SIGHTS] = {
    "changes of site",      "a least utility", "points not chosen", "department days",
    "replaced by days",     "entry days",      "length days",       "full-time equivalents",
    "not together",         "not apart",       "gained levels",     "hours",
    "nights between stays",
};

/* In how many plans something matters. */
typedef struct sightings {
    long kinds[XTRAIN_RULE_KINDS]; /* the kind has units */
    long sights[SIGHTS];
} sightings;

static void note_rule(bool seen[SIGHTS], const scoring_frame *frame, int rule)
{
    const tiny *problem = frame->problem;
    const tiny_rule *what = &problem->rule[rule];
    bool range = scoring_has_range(what);
    bool cut = false;

    for (int t = 1; t < problem->periods; t++)
        cut = cut || frame->states[rule][t] != frame->states[rule][0];
    if (what->kind == XTRAIN_RULE_T2) {
        bool together = what->value[XTRAIN_PARAMETER_TOGETHER] == 1;

        seen[together ? SIGHT_TOGETHER : SIGHT_APART] = true;
    } else if (!scoring_is_of_person(what->kind)) {
        seen[SIGHT_RANGES] = seen[SIGHT_RANGES] || range;
        seen[SIGHT_REPLACED] = seen[SIGHT_REPLACED] || (cut && !range);
        seen[SIGHT_FTE] = seen[SIGHT_FTE] || what->value[XTRAIN_PARAMETER_FTE] == 1;
    } else if (range) {
        seen[what->kind == XTRAIN_RULE_P2 ? SIGHT_ENTRY_DAYS : SIGHT_LENGTH_DAYS] = true;
    }
}

static void note_person(bool seen[SIGHTS], const tiny *problem, const scoring_result *result,
                        int person)
{
    const scoring_track *track = &result->person[person];
    bool utility = problem->objective == XTRAIN_OBJECTIVE_UTILITY;

    if (utility && problem->least > 0 &&
        track->figures.utility != result->person[0].figures.utility)
        seen[SIGHT_LEAST] = true;
    if (utility && track->points != track->chosen)
        seen[SIGHT_NOT_CHOSEN] = true;
    for (int s = 0; s < problem->skills; s++) {
        if (track->at[problem->periods].level[s] > track->at[0].level[s])
            seen[SIGHT_GAINED] = true;
    }
}

/* Would a plan look worse if nights parted nothing? */
static bool has_nights(const scoring_frame *frame, const scoring_result *result)
{
    scoring_frame other = *frame;
    scoring_result bright;

    other.skip_nights = true;
    scoring_judge(&bright, &other, &frame->problem->cells[0][0]);
    return bright.kind[XTRAIN_RULE_P8].units != result->kind[XTRAIN_RULE_P8].units;
}

static void note(sightings *seen, const scoring_frame *frame, const scoring_result *result)
{
    const tiny *problem = frame->problem;
    bool sights[SIGHTS] = {false};

    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++)
        seen->kinds[kind] += result->kind[kind].units != 0 ? 1 : 0;
    for (int r = 0; r < problem->rules; r++) {
        if (problem->rule[r].value[XTRAIN_PARAMETER_SITES] == 1 && result->rule[r].points != 0)
            sights[SIGHT_SITES] = true;
        if (result->rule[r].units != 0)
            note_rule(sights, frame, r);
    }
    for (int e = 0; e < problem->people; e++)
        note_person(sights, problem, result, e);
    if (problem->unit == XTRAIN_UNIT_HOUR) {
        sights[SIGHT_HOURS] = result->value != 0;
        sights[SIGHT_NIGHTS] = has_nights(frame, result);
    }
    for (int i = 0; i < SIGHTS; i++)
        seen->sights[i] += sights[i] ? 1 : 0;
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
        note(seen, &frame, &result);
        if (table_disagrees(on, built, &frame))
            report(problem, on);
    }
    xtrain_problem_free(built);
}

static void the_checker_agrees_with_the_second_scoring(void **state)
{
    long problems = compare_setting("XTRAIN_PROPERTY_PROBLEMS", PROBLEMS);
    long first = compare_setting("XTRAIN_PROPERTY_SEED", 1);
    sightings seen = {{0}, {0}};
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
    for (int i = 0; i < SIGHTS; i++) {
        printf("%s: %ld plans\n", sight_names[i], seen.sights[i]);
        if (problems >= PROBLEMS)
            assert_true(seen.sights[i] >= EACH_KIND);
    }
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
