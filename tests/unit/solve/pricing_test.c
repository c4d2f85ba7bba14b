/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pricing against the enumeration of every track of one person, at random prices, under random
 * rules of every kind; xt_track_price is the definition of what a track costs.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/random.h"
#include "solve/group.h"
#include "solve/pricing.h"
#include "solve/track.h"

enum { DEPARTMENTS = 4, SKILLS = 2, LEVELS = 4, MOST_PERIODS = 6, ROUNDS = 6000 };

typedef struct world {
    xtrain_context *context;
    xtrain_problem *problem;
    xt_instance *instance;
    xt_random random;
    int home;
    int periods;
    bool skilled; /* skills matter and may be gained */
} world;

static int below(world *made, int bound)
{
    return xt_random_below(&made->random, bound);
}

static xtrain_subject some_subject(world *made, bool may_be_any)
{
    int die = below(made, may_be_any ? 7 : 6);
    if (die < 4) {
        return (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, die};
    }
    return die < 6 ? (xtrain_subject){XTRAIN_SUBJECT_SET, die - 4}
                   : (xtrain_subject){XTRAIN_SUBJECT_ANY, 0};
}

/* A must, a should, or a cost. */
static void add(world *made, xtrain_rule *rule)
{
    if (rule->strength != XTRAIN_COST) {
        rule->strength = below(made, 3) == 0 ? XTRAIN_MUST : XTRAIN_SHOULD;
        rule->points = rule->strength == XTRAIN_MUST ? 0 : 1 + below(made, 9);
    }
    rule->source.label = "test";
    assert_int_equal(xtrain_problem_add_rule(NULL, made->problem, rule), XTRAIN_OK);
}

/* Some weeks of the plan, or before it. */
static xtrain_range some_weeks(world *made)
{
    const xtrain_date start = xtrain_date_make(2026, 1, 5) + 7 * (below(made, 7) - 2);
    return (xtrain_range){start, start + 6 + 7 * below(made, 3)};
}

static void add_lengths(world *made, xtrain_rule *rule)
{
    rule->subject = some_subject(made, true);
    if (rule->subject.kind == XTRAIN_SUBJECT_DEPARTMENT && below(made, 2) == 0) {
        rule->range = some_weeks(made);
    }
    rule->value[XTRAIN_PARAMETER_MIN] = 1 + below(made, 3);
    rule->value[XTRAIN_PARAMETER_MAX] = rule->value[XTRAIN_PARAMETER_MIN] + below(made, 3);
}

static void add_away(world *made, xtrain_rule *rule)
{
    int which = below(made, 4);
    static const xtrain_parameter parameters[] = {XTRAIN_PARAMETER_MIN, XTRAIN_PARAMETER_MAX,
                                                  XTRAIN_PARAMETER_RUN, XTRAIN_PARAMETER_GAP};
    rule->value[parameters[which]] = 1 + below(made, 3);
}

static void add_return(world *made, xtrain_rule *rule)
{
    rule->subject = some_subject(made, true);
    if (below(made, 2) == 0) {
        rule->value[XTRAIN_PARAMETER_EVER] = 1;
    } else {
        rule->value[XTRAIN_PARAMETER_GAP] = 1 + below(made, 3);
    }
}

static void add_visits(world *made, xtrain_rule *rule)
{
    rule->subject = some_subject(made, true);
    int min = below(made, 3);
    rule->value[XTRAIN_PARAMETER_MIN] = min;
    if (below(made, 2) == 0) {
        rule->value[XTRAIN_PARAMETER_MAX] = min + below(made, 2);
    }
    rule->value[XTRAIN_PARAMETER_DISTINCT] = below(made, 3) == 0;
    rule->value[XTRAIN_PARAMETER_PRESENT] = 1 + below(made, 2);
}

static void add_cost(world *made, xtrain_rule *rule)
{
    rule->points = below(made, 12);
    if (rule->kind == XTRAIN_RULE_C1) {
        rule->points -= 6;
        rule->subject = some_subject(made, true);
        rule->value[XTRAIN_PARAMETER_PER_STAY] = below(made, 2);
    } else if (rule->kind == XTRAIN_RULE_C2) {
        rule->value[XTRAIN_PARAMETER_SITES] = below(made, 2);
    }
}

/* Rules that look at levels. */
static void add_skill_rule(world *made, xtrain_rule *rule)
{
    const xtrain_rule_kind kind = rule->kind;
    if (kind == XTRAIN_RULE_D1 || kind == XTRAIN_RULE_D3 || kind == XTRAIN_RULE_P2) {
        rule->subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, below(made, DEPARTMENTS)};
    }
    if (kind == XTRAIN_RULE_D1) {
        rule->value[XTRAIN_PARAMETER_HOSTS] = 1;
        return;
    }
    rule->value[XTRAIN_PARAMETER_SKILL] = below(made, SKILLS);
    if (kind != XTRAIN_RULE_T1) {
        rule->value[XTRAIN_PARAMETER_LEVEL] = 1 + below(made, LEVELS - 1);
    }
    if (kind == XTRAIN_RULE_D3 || kind == XTRAIN_RULE_T1) {
        rule->value[XTRAIN_PARAMETER_MIN] = 1;
    } else if (kind == XTRAIN_RULE_P2 && below(made, 3) == 0) {
        rule->range = some_weeks(made);
    } else if (kind == XTRAIN_RULE_P10 && below(made, 2) == 0) {
        rule->value[XTRAIN_PARAMETER_BY] = some_weeks(made).last;
    }
}

static void add_rule(world *made, xtrain_rule_kind kind)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, kind);
    switch (kind) {
    case XTRAIN_RULE_P1:
        rule.value[XTRAIN_PARAMETER_NO_STAY] = 1;
        break;
    case XTRAIN_RULE_P3:
        add_lengths(made, &rule);
        break;
    case XTRAIN_RULE_P4:
        add_away(made, &rule);
        break;
    case XTRAIN_RULE_P5:
        add_return(made, &rule);
        break;
    case XTRAIN_RULE_P6:
        add_visits(made, &rule);
        break;
    case XTRAIN_RULE_P7:
        rule.subject = some_subject(made, true);
        rule.before = some_subject(made, false);
        break;
    case XTRAIN_RULE_P8:
        rule.subject = some_subject(made, true);
        rule.before = some_subject(made, true);
        rule.value[XTRAIN_PARAMETER_ACROSS] = below(made, 2);
        break;
    case XTRAIN_RULE_P9:
        rule.value[XTRAIN_PARAMETER_WINDOW] = 1 + below(made, 4);
        rule.value[XTRAIN_PARAMETER_HOURS] = 1 + below(made, 6);
        rule.value[XTRAIN_PARAMETER_BLOCKS] = below(made, 2);
        break;
    case XTRAIN_RULE_D1:
    case XTRAIN_RULE_D3:
    case XTRAIN_RULE_P2:
    case XTRAIN_RULE_P10:
    case XTRAIN_RULE_T1:
        add_skill_rule(made, &rule);
        break;
    case XTRAIN_RULE_P11:
        rule.value[XTRAIN_PARAMETER_WINDOW] = 1 + below(made, 4);
        rule.value[XTRAIN_PARAMETER_MAX] = below(made, 6);
        rule.value[XTRAIN_PARAMETER_ROLLING] = below(made, 2);
        break;
    default:
        add_cost(made, &rule);
        break;
    }
    add(made, &rule);
}

static void add_skills(world *made)
{
    static const char *const names[SKILLS] = {"x", "y"};
    for (int i = 0; i < SKILLS; i++) {
        xtrain_skill skill = XTRAIN_SKILL_INIT;
        skill.name = names[i];
        skill.levels = LEVELS;
        skill.cover = 1 + below(made, 2);
        skill.coach = 1 + below(made, 3);
        assert_int_equal(xtrain_problem_add_skill(NULL, made->problem, &skill), XTRAIN_OK);
    }
}

static void add_teachings(world *made, int department)
{
    for (int skill = 0; skill < SKILLS && made->skilled; skill++) {
        xtrain_teaching teaching = XTRAIN_TEACHING_INIT;
        teaching.skill = skill;
        teaching.after = 1 + below(made, 3);
        teaching.up_to = 1 + below(made, LEVELS - 1);
        teaching.carry = below(made, 2) == 0;
        teaching.at_home = below(made, 2) == 0;
        if (below(made, 2) == 0) {
            assert_int_equal(xtrain_problem_add_teaching(made->problem, department, &teaching),
                             XTRAIN_OK);
        }
    }
}

static void add_places(world *made)
{
    static const char *const codes[DEPARTMENTS] = {"A", "B", "C", "D"};
    static const char *const sites[] = {"north", "south"};
    for (int d = 0; d < DEPARTMENTS; d++) {
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;
        department.code = codes[d];
        department.load = below(made, 4);
        department.exposure = below(made, 4);
        int site = below(made, 3);
        department.site = site < 2 ? sites[site] : NULL;
        department.lead_skill = made->skilled ? below(made, SKILLS + 1) - 1 : XTRAIN_NONE;
        assert_int_equal(xtrain_problem_add_department(NULL, made->problem, &department),
                         XTRAIN_OK);
        add_teachings(made, d);
    }
    const int left[] = {0, 1, 2};
    const int right[] = {2, 3};
    assert_int_equal(xtrain_problem_add_set(NULL, made->problem, "l", left, 3, NULL), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_set(NULL, made->problem, "r", right, 2, NULL), XTRAIN_OK);
}

static void add_person(world *made, xtrain_date start)
{
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    person.id = "1";
    made->home = below(made, 2) == 0 ? XTRAIN_NONE : below(made, DEPARTMENTS);
    person.home = made->home;
    if (below(made, 4) == 0) {
        person.contract.first = start + 7 * below(made, 3);
    }
    assert_int_equal(xtrain_problem_add_employee(NULL, made->problem, &person), XTRAIN_OK);
    int past = start - 7 * (1 + below(made, 3));
    while (below(made, 3) == 0) {
        xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
        stay.department = below(made, DEPARTMENTS);
        stay.range = (xtrain_range){past - 7 * below(made, 2), past + 6};
        if (stay.department != made->home) {
            assert_int_equal(xtrain_problem_add_past_stay(made->problem, 0, &stay), XTRAIN_OK);
        }
        past = stay.range.first - 14;
    }
    for (int i = below(made, 3); i > 0; i--) {
        xtrain_wish wish = XTRAIN_WISH_INIT;
        wish.avoid = below(made, 3) == 0;
        wish.subject = some_subject(made, true);
        wish.strength = 1 + below(made, 9);
        wish.range.first = start + 7 * below(made, made->periods);
        assert_int_equal(xtrain_problem_add_wish(made->problem, 0, &wish), XTRAIN_OK);
    }
    if (below(made, 3) == 0) {
        xtrain_date day = start + 7 * below(made, made->periods);
        assert_int_equal(xtrain_problem_add_leave(made->problem, 0, (xtrain_range){day, day + 6}),
                         XTRAIN_OK);
    }
}

/* What the person knows, and what was published of the person. */
static void add_knowledge(world *made)
{
    int cells[MOST_PERIODS];
    for (int skill = 0; skill < SKILLS && made->skilled; skill++) {
        assert_int_equal(xtrain_problem_set_level(made->problem, 0, skill, below(made, LEVELS - 1)),
                         XTRAIN_OK);
    }
    for (int i = 0; i < MOST_PERIODS; i++) {
        int die = below(made, DEPARTMENTS + 3);
        cells[i] = die < DEPARTMENTS        ? die
                   : die == DEPARTMENTS     ? XTRAIN_UNSET
                   : die == DEPARTMENTS + 1 ? XTRAIN_ELSEWHERE
                                            : XTRAIN_NONE;
    }
    assert_int_equal(
        xtrain_problem_set_published(made->problem, 0, cells, 1 + below(made, MOST_PERIODS)),
        XTRAIN_OK);
}

/* What the person and the rules are, for whoever has to find out. */
static void describe(const world *made)
{
    const xt_employee *person = &made->problem->employees[0];
    print_error("%d periods, home %d, contract %d..%d, %zu past, %zu wishes, %zu leaves, weights "
                "%lld %lld\n",
                made->periods, made->home, person->first_period, person->last_period,
                person->past_count, person->wish_count, person->leave_count,
                (long long)made->instance->sum_weight, (long long)made->instance->least_weight);
    for (size_t i = 0; i < made->problem->rule_count; i++) {
        const xtrain_rule *rule = &made->problem->rules[i].stated;
        print_error("%s strength %d points %d subject %d %d before %d %d:",
                    xtrain_rule_info_get(rule->kind)->number, (int)rule->strength, rule->points,
                    (int)rule->subject.kind, rule->subject.index, (int)rule->before.kind,
                    rule->before.index);
        if (xt_rule_has_range(rule)) {
            print_error(" days %d..%d", rule->range.first, rule->range.last);
        }
        for (int k = 0; k < XTRAIN_PARAMETERS; k++) {
            if (rule->value[k] != XTRAIN_UNSET) {
                print_error(" %d=%d", k, (int)rule->value[k]);
            }
        }
        print_error("\n");
    }
}

/* False: the rules clash. */
static bool build(world *made, uint64_t seed)
{
    const xtrain_date start = xtrain_date_make(2026, 1, 5);
    *made = (world){0};
    xt_random_init(&made->random, seed, 0);
    assert_int_equal(xtrain_context_create(&made->context, NULL), XTRAIN_OK);
    assert_int_equal(xtrain_problem_create(&made->problem, made->context), XTRAIN_OK);
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = start;
    made->periods = calendar.periods = 3 + below(made, MOST_PERIODS - 2);
    assert_int_equal(xtrain_problem_set_calendar(made->problem, &calendar), XTRAIN_OK);
    if (below(made, 2) == 0) {
        xtrain_objective objective = XTRAIN_OBJECTIVE_INIT;
        objective.kind = XTRAIN_OBJECTIVE_UTILITY;
        objective.sum = below(made, 3);
        objective.least = 1 + below(made, 3);
        objective.lines = below(made, 2) == 0 ? UINT32_MAX : (uint32_t)below(made, 1 << 20);
        assert_int_equal(xtrain_problem_set_objective(made->problem, &objective), XTRAIN_OK);
    }
    made->skilled = below(made, 2) == 0;
    add_skills(made);
    add_places(made);
    add_person(made, start);
    add_knowledge(made);
    static const xtrain_rule_kind kinds[] = {
        XTRAIN_RULE_P1, XTRAIN_RULE_P3, XTRAIN_RULE_P4, XTRAIN_RULE_P5, XTRAIN_RULE_P6,
        XTRAIN_RULE_P6, XTRAIN_RULE_P7, XTRAIN_RULE_P8, XTRAIN_RULE_P9, XTRAIN_RULE_P11,
        XTRAIN_RULE_C1, XTRAIN_RULE_C2, XTRAIN_RULE_C3, XTRAIN_RULE_C4, XTRAIN_RULE_C5};
    static const xtrain_rule_kind of_skills[] = {XTRAIN_RULE_D1, XTRAIN_RULE_D3, XTRAIN_RULE_P2,
                                                 XTRAIN_RULE_P10, XTRAIN_RULE_T1};
    for (int i = made->skilled ? 1 + below(made, 5) : 0; i > 0; i--) {
        add_rule(made, of_skills[below(made, (int)(sizeof of_skills / sizeof of_skills[0]))]);
    }
    int rules = 1 + below(made, 6);
    for (int i = 0; i < rules; i++) {
        add_rule(made, kinds[below(made, (int)(sizeof kinds / sizeof kinds[0]))]);
    }
    if (xtrain_problem_validate(made->problem) != XTRAIN_OK) {
        return false;
    }
    assert_int_equal(xt_instance_create(&made->instance, made->problem), XTRAIN_OK);
    return true;
}

static void clear(world *made)
{
    xt_instance_free(made->instance);
    xtrain_problem_free(made->problem);
    xtrain_context_free(made->context);
}

static int64_t cost_of(const world *made, const xt_cell *cells, const xt_price_query *query)
{
    const xt_instance *instance = made->instance;
    xt_price price = xt_track_price_of_cells(instance, 0, cells);
    int64_t cost =
        price.value * (INT64_C(1) << instance->scale_bits) + price.own * query->own_weight;
    xt_spot spots[MOST_PERIODS + 4];
    int filled = xt_instance_spots(instance, 0, cells, spots);
    for (int i = 0; i < filled; i++) {
        cost += query->prices[spots[i].slot];
    }
    return cost;
}

/* The least cost over all tracks. */
static int64_t enumerate(const world *made, const xt_price_query *query)
{
    const xt_employee *person = &made->problem->employees[0];
    const int choices = DEPARTMENTS + (made->home < 0 ? 1 : 0);
    xt_cell cells[MOST_PERIODS];
    int64_t least = INT64_MAX;
    int64_t tables = 1;
    for (int t = person->first_period; t <= person->last_period; t++) {
        tables *= choices;
    }
    for (int64_t number = 0; number < tables; number++) {
        int64_t rest = number;
        for (int t = 0; t < made->periods; t++) {
            bool inside = t >= person->first_period && t <= person->last_period;
            cells[t] = XTRAIN_NONE;
            if (inside) {
                int choice = (int)(rest % choices);
                cells[t] = (xt_cell)(choice < DEPARTMENTS ? choice : XTRAIN_NONE);
                rest /= choices;
            }
        }
        int64_t cost = cost_of(made, cells, query);
        least = cost < least ? cost : least;
    }
    return least;
}

static void fill_prices(world *made, int64_t *prices, int count)
{
    int bits = made->instance->scale_bits;
    for (int i = 0; i < count; i++) {
        prices[i] = below(made, 2) == 0 ? 0 : (below(made, 41) - 20) * (INT64_C(1) << (bits - 2));
    }
}

static void the_cheapest_track_is_found_whatever_the_rules(void **state)
{
    (void)state;
    int64_t prices[DEPARTMENTS * MOST_PERIODS * 8 + 4];
    int solved = 0;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        world made;
        if (build(&made, seed)) {
            xt_pricer *pricer = NULL;
            assert_int_equal(xt_pricer_create(&pricer, made.instance), XTRAIN_OK);
            for (int i = 0; i < 3; i++) {
                assert_true((size_t)made.instance->slots <= sizeof prices / sizeof prices[0]);
                fill_prices(&made, prices, made.instance->slots);
                xt_price_query query = {.prices = prices,
                                        .threshold = XT_NO_THRESHOLD,
                                        .label_limit = XT_ALL_LABELS,
                                        .breach_limit = INT_MAX};
                if (made.instance->least_weight > 0) {
                    query.own_weight = (int64_t)below(&made, 5) << (made.instance->scale_bits - 1);
                }
                xt_price_result result;
                assert_int_equal(xt_pricer_run(pricer, &result, &query), XTRAIN_OK);
                int64_t least = enumerate(&made, &query);
                xt_cell cells[MOST_PERIODS];
                xt_cells_of_stays(made.instance, 0, result.stays, result.count, cells);
                if (!result.found || result.cost != least || result.bound != least ||
                    cost_of(&made, cells, &query) != least) {
                    describe(&made);
                    for (int k = 0; k < result.count; k++) {
                        print_error("stay %d %d..%d\n", result.stays[k].department,
                                    result.stays[k].first, result.stays[k].last);
                    }
                    fail_msg("seed %llu, prices %d: %lld found, bound %lld, the best is %lld, its "
                             "own %lld",
                             (unsigned long long)seed, i, (long long)result.cost,
                             (long long)result.bound, (long long)least,
                             (long long)cost_of(&made, cells, &query));
                }
                solved++;
            }
            xt_pricer_free(pricer);
        }
        clear(&made);
    }
    assert_true(solved > ROUNDS);
}

/* Ten levels in ten periods of A from the second one on, or five in the first ones of B; there may
 * be one stay. */
static xtrain_problem *long_course(xtrain_context *context)
{
    xtrain_problem *problem = NULL;
    assert_int_equal(xtrain_problem_create(&problem, context), XTRAIN_OK);
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 1, 5);
    calendar.periods = 12;
    assert_int_equal(xtrain_problem_set_calendar(problem, &calendar), XTRAIN_OK);
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    skill.name = "x";
    skill.levels = 12;
    assert_int_equal(xtrain_problem_add_skill(NULL, problem, &skill), XTRAIN_OK);
    static const char *const codes[] = {"A", "B", "H"};
    for (int d = 0; d < 3; d++) {
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;
        department.code = codes[d];
        assert_int_equal(xtrain_problem_add_department(NULL, problem, &department), XTRAIN_OK);
        xtrain_teaching teaching = XTRAIN_TEACHING_INIT;
        teaching.skill = 0;
        teaching.up_to = d == 0 ? 10 : 5;
        if (d < 2) {
            assert_int_equal(xtrain_problem_add_teaching(problem, d, &teaching), XTRAIN_OK);
        }
    }
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    person.id = "1";
    person.home = 2;
    assert_int_equal(xtrain_problem_add_employee(NULL, problem, &person), XTRAIN_OK);
    xtrain_rule rule;
    xtrain_rule_init(&rule, XTRAIN_RULE_P6);
    rule.value[XTRAIN_PARAMETER_MAX] = 1;
    assert_int_equal(xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_OK);
    xtrain_rule_init(&rule, XTRAIN_RULE_P10);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 10;
    rule.value[XTRAIN_PARAMETER_SKILL] = 0;
    rule.value[XTRAIN_PARAMETER_LEVEL] = 10;
    assert_int_equal(xtrain_problem_add_rule(NULL, problem, &rule), XTRAIN_OK);
    assert_int_equal(xtrain_problem_validate(problem), XTRAIN_OK);
    return problem;
}

static void one_stay_may_give_many_levels(void **state)
{
    (void)state;
    xtrain_context *context = NULL;
    xt_instance *instance = NULL;
    xt_pricer *pricer = NULL;
    assert_int_equal(xtrain_context_create(&context, NULL), XTRAIN_OK);
    xtrain_problem *problem = long_course(context);
    assert_int_equal(xt_instance_create(&instance, problem), XTRAIN_OK);
    assert_int_equal(xt_pricer_create(&pricer, instance), XTRAIN_OK);
    const int64_t scale = INT64_C(1) << instance->scale_bits;
    int64_t prices[36] = {0};
    assert_int_equal(instance->slots, 36);
    for (int t = 0; t < 12; t++) {
        prices[t] = (t < 1 ? 100 : 4) * scale;
        prices[12 + t] = (t < 5 ? 1 : 100) * scale;
    }
    const xt_price_query query = {.prices = prices,
                                  .threshold = XT_NO_THRESHOLD,
                                  .label_limit = XT_ALL_LABELS,
                                  .breach_limit = INT_MAX};
    xt_price_result result;
    assert_int_equal(xt_pricer_run(pricer, &result, &query), XTRAIN_OK);
    assert_true(result.found);
    assert_int_equal(result.cost, 40 * scale);
    assert_int_equal(result.bound, 40 * scale);
    xt_pricer_free(pricer);
    xt_instance_free(instance);
    xtrain_problem_free(problem);
    xtrain_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cheapest_track_is_found_whatever_the_rules),
        cmocka_unit_test(one_stay_may_give_many_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
