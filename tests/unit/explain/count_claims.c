/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counting never claims what is not so: on random tiny problems each finding holds for the optimal
 * plan, where it says. Department musts cost so much that the plan breaks as few of them as can be.
 * XTRAIN_PROPERTY_PROBLEMS is the number of problems with findings, XTRAIN_PROPERTY_SEED the first.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "property/compare.h"

#define PROBLEMS 1200 /* with findings */
#define EACH_TOPIC 5
#define PLANS_MAX 30000L
#define ITERATIONS 50

static void state(tiny *problem, xtrain_rule_kind kind, int department, xtrain_parameter parameter,
                  int value)
{
    tiny_rule *rule = tiny_add_rule(problem, kind);

    if (rule == NULL)
        return;
    rule->value[parameter] = value;
    if (department != XTRAIN_NONE) {
        rule->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
        rule->subject.index = department;
    }
}

/* Musts for all departments and all people, so that what is scarce for all of them together is. */
static void press(tiny *problem, tiny_random *random)
{
    xtrain_parameter bound = tiny_chance(random, 50) ? XTRAIN_PARAMETER_MIN : XTRAIN_PARAMETER_MAX;
    bool visited = tiny_chance(random, 60);

    for (int d = 0; d < problem->departments; d++) {
        if (tiny_chance(random, 80))
            state(problem, XTRAIN_RULE_D1, d, bound, tiny_below(random, 3));
        if (tiny_chance(random, 80))
            state(problem, XTRAIN_RULE_D2, d, XTRAIN_PARAMETER_MAX, tiny_below(random, 2));
        if (tiny_chance(random, 20))
            state(problem, XTRAIN_RULE_P3, d, XTRAIN_PARAMETER_MIN, tiny_between(random, 2, 3));
    }
    if (visited)
        state(problem, XTRAIN_RULE_P6, tiny_chance(random, 50) ? 0 : XTRAIN_NONE,
              XTRAIN_PARAMETER_MIN, tiny_between(random, 1, 2));
    if (tiny_chance(random, visited ? 20 : 60))
        state(problem, XTRAIN_RULE_P4, XTRAIN_NONE, XTRAIN_PARAMETER_MIN,
              tiny_between(random, 1, 4));
    tiny_drop_clashes(problem);
}

/* What a finding can be about, told by its words. */
typedef enum topic {
    HEADS,
    HOSTS,
    ALL_HEADS,
    HOSTS_ABOVE_MAX,
    SENT,
    CROWD,
    ALL_CROWDED,
    WHOLE,
    DEMAND,
    PAST_VISITS,
    VISITS,
    AWAY,
    PART_TIME,
    NEED,
    DEPTH,
    PAIR,
    HOURS,
    LOAD,
    REACH,
    FIXED,
    TOPICS
} topic;

static const char *const words[TOPICS] = {
    [HEADS] = " can be there: ",
    [HOSTS] = "host",
    [ALL_HEADS] = "departments' staffing asks for",
    [HOSTS_ABOVE_MAX] = "hosts count too",
    [SENT] = "fixed there as",
    [CROWD] = "to be there",
    [ALL_CROWDED] = "to be somewhere",
    [WHOLE] = "on offer",
    [DEMAND] = "leaves room for",
    [PAST_VISITS] = "have been made already",
    [VISITS] = "can be made: ",
    [AWAY] = "away are asked",
    [PART_TIME] = "full-time equivalents",
    [NEED] = "can be there with it by then",
    [DEPTH] = "at the plan's end",
    [PAIR] = " are asked to be ",
    [HOURS] = "hours with customers",
    [LOAD] = "load points",
    [REACH] = "can be reached",
    [FIXED] = "ixed",
};

static topic topic_of(const xtrain_finding *finding)
{
    static const topic order[] = {PART_TIME, NEED,   DEPTH,           PAIR,   HOURS, LOAD,
                                  REACH,     SENT,   HOSTS_ABOVE_MAX, CROWD,  WHOLE, ALL_CROWDED,
                                  ALL_HEADS, DEMAND, PAST_VISITS,     VISITS, AWAY,  HOSTS,
                                  HEADS,     FIXED};

    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (strstr(finding->message, words[order[i]]) != NULL)
            return order[i];
    }
    fail_msg("of no topic: %s", finding->message);
    return TOPICS;
}

/* Is the breach one of those that the finding is about. */
static bool is_about(const xtrain_finding *finding, topic about, const xtrain_breach *breach)
{
    bool there = finding->department == XTRAIN_NONE || finding->department == breach->department;
    bool then = breach->period >= finding->first_period && breach->period <= finding->last_period;

    if (breach->strength != XTRAIN_MUST)
        return false;
    if (finding->people > 0)
        return breach->employee != XTRAIN_NONE &&
               (finding->people > 1 || breach->employee == finding->employee);
    if (about == DEPTH || about == PAIR)
        return breach->kind == finding->kind;
    if (breach->employee != XTRAIN_NONE || !then)
        return false;
    switch (about) {
    case PART_TIME:
    case NEED:
        return there && breach->kind == finding->kind;
    case ALL_HEADS:
    case HOSTS_ABOVE_MAX:
        return there && breach->kind == XTRAIN_RULE_D1;
    case CROWD:
    case ALL_CROWDED:
        return breach->kind != XTRAIN_RULE_D4;
    case DEMAND:
        return there && breach->kind == XTRAIN_RULE_D2;
    default:
        return there;
    }
}

static int64_t units_broken(const xtrain_finding *finding, topic about, const xtrain_plan *plan)
{
    int64_t units = 0;

    for (int i = 0; i < xtrain_plan_breach_count(plan); i++) {
        const xtrain_breach *breach = xtrain_plan_breach(plan, i);

        units += is_about(finding, about, breach) ? breach->units : 0;
    }
    return units;
}

/* What was counted over all problems. */
typedef struct census {
    long problems;
    long findings[TOPICS];
    long exact[TOPICS]; /* no more units are broken than the finding says */
} census;

static void require_findings(const tiny *problem, const xtrain_finding_list *list,
                             const xtrain_plan *plan, census *seen)
{
    for (int i = 0; i < xtrain_finding_list_count(list); i++) {
        const xtrain_finding *finding = xtrain_finding_list_at(list, i);
        topic about = topic_of(finding);
        int64_t broken = units_broken(finding, about, plan);

        seen->findings[about]++;
        seen->exact[about] += broken == finding->units;
        if (finding->units < 1 || finding->units > broken ||
            finding->units > xtrain_plan_musts_broken(plan)) {
            tiny_print(stderr, problem);
            fail_msg("%lld units claimed, %lld broken: %s", (long long)finding->units,
                     (long long)broken, finding->message);
        }
    }
}

static void look_at(xtrain_context *context, const tiny *problem, census *seen)
{
    xtrain_solve_options options = XTRAIN_SOLVE_OPTIONS_INIT;
    xtrain_problem *built = NULL;
    xtrain_finding_list *list = NULL;
    xtrain_plan *plan = NULL;

    xtrain_context_clear_errors(context);
    if (tiny_build(&built, context, problem) != XTRAIN_OK)
        return;
    options.time_limit_seconds = 0.0;
    options.iteration_limit = ITERATIONS;
    options.threads = 1;
    assert_int_equal(xtrain_problem_count(&list, built), XTRAIN_OK);
    if (xtrain_finding_list_count(list) > 0) {
        seen->problems++;
        assert_int_equal(xtrain_solve(&plan, built, &options), XTRAIN_OK);
        require_findings(problem, list, plan, seen);
    }
    xtrain_plan_free(plan);
    xtrain_finding_list_free(list);
    xtrain_problem_free(built);
}

static void no_finding_claims_more_than_an_optimal_plan_breaks(void **state)
{
    long problems = compare_setting("XTRAIN_PROPERTY_PROBLEMS", PROBLEMS);
    uint64_t seed = (uint64_t)compare_setting("XTRAIN_PROPERTY_SEED", 1);
    census seen = {0};

    for (; seen.problems < problems; seed++) {
        tiny_random random = {seed};
        tiny problem;

        tiny_generate(&problem, seed, (tiny_focus)(seed / 2 % TINY_FOCUSES), PLANS_MAX);
        if (seed % 2 == 0)
            press(&problem, &random);
        problem.must_price = XTRAIN_MAX_POINTS;
        look_at(*state, &problem, &seen);
    }
    printf("%llu problems, %ld with findings; findings (as many units as are broken):",
           (unsigned long long)seed, seen.problems);
    for (int i = 0; i < TOPICS; i++)
        printf(" '%s' %ld (%ld)", words[i], seen.findings[i], seen.exact[i]);
    printf("\n");
    for (int i = 0; i < TOPICS && problems >= PROBLEMS; i++)
        assert_true(seen.findings[i] >= EACH_TOPIC);
}

static int create_context(void **state)
{
    xtrain_context *context = NULL;

    if (xtrain_context_create(&context, NULL) != XTRAIN_OK)
        return 1;
    *state = context;
    return 0;
}

static int free_context(void **state)
{
    xtrain_context_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_finding_claims_more_than_an_optimal_plan_breaks),
    };

    return cmocka_run_group_tests(tests, create_context, free_context);
}
