/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facets of what a cell costs: true at every whole point, and sharp where the program cheats. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "solve/envelope.h"

typedef struct world {
    xtrain_context *context;
    xtrain_problem *problem;
    xt_instance *instance;
} world;

/* What one department asks for; -1: not stated. */
typedef struct asked {
    int min, max, hosts, visitors, p, q;
    int points; /* 0: all are musts */
} asked;

static void add_rule(xtrain_problem *problem, xtrain_rule *rule, int points)
{
    rule->subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, 0};
    rule->strength = points > 0 ? XTRAIN_SHOULD : XTRAIN_MUST;
    rule->points = points;
    rule->source.label = "test";
    assert_int_equal(xtrain_problem_add_rule(NULL, problem, rule), XTRAIN_OK);
}

/* Four people, so that there are four kinds: at home and not a host, a host, a visitor, a visitor
 * who is a host. Each is a sort of its own. */
static void add_people(xtrain_problem *problem)
{
    static const struct {
        const char *id;
        int home, level;
    } people[] = {{"1", 0, 0}, {"2", 0, 2}, {"3", XTRAIN_NONE, 0}, {"4", XTRAIN_NONE, 3}};
    for (int i = 0; i < 4; i++) {
        xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
        person.id = people[i].id;
        person.home = people[i].home;
        assert_int_equal(xtrain_problem_add_employee(NULL, problem, &person), XTRAIN_OK);
        assert_int_equal(xtrain_problem_set_level(problem, i, 0, people[i].level), XTRAIN_OK);
    }
}

/* A department, one period. */
static world make_world(const asked *say)
{
    world made = {0};
    xtrain_rule rule;
    assert_int_equal(xtrain_context_create(&made.context, NULL), XTRAIN_OK);
    assert_int_equal(xtrain_problem_create(&made.problem, made.context), XTRAIN_OK);
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 1, 5);
    calendar.periods = 1;
    assert_int_equal(xtrain_problem_set_calendar(made.problem, &calendar), XTRAIN_OK);
    xtrain_department department = XTRAIN_DEPARTMENT_INIT;
    department.code = "A";
    department.lead_skill = 0;
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    skill.name = "craft";
    assert_int_equal(xtrain_problem_add_skill(NULL, made.problem, &skill), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_department(NULL, made.problem, &department), XTRAIN_OK);
    add_people(made.problem);
    if (say->min >= 0 || say->max >= 0 || say->hosts >= 0) {
        xtrain_rule_init(&rule, XTRAIN_RULE_D1);
        rule.value[XTRAIN_PARAMETER_MIN] = say->min >= 0 ? say->min : XTRAIN_UNSET;
        rule.value[XTRAIN_PARAMETER_MAX] = say->max >= 0 ? say->max : XTRAIN_UNSET;
        rule.value[XTRAIN_PARAMETER_HOSTS] = say->hosts >= 0 ? say->hosts : XTRAIN_UNSET;
        add_rule(made.problem, &rule, 0);
    }
    if (say->visitors >= 0) {
        xtrain_rule_init(&rule, XTRAIN_RULE_D2);
        rule.value[XTRAIN_PARAMETER_MAX] = say->visitors;
        add_rule(made.problem, &rule, say->points);
    }
    if (say->q > 0) {
        xtrain_rule_init(&rule, XTRAIN_RULE_D4);
        rule.value[XTRAIN_PARAMETER_VISITORS] = say->p;
        rule.value[XTRAIN_PARAMETER_HOSTS] = say->q;
        add_rule(made.problem, &rule, 0);
    }
    assert_int_equal(xtrain_problem_validate(made.problem), XTRAIN_OK);
    assert_int_equal(xt_instance_create(&made.instance, made.problem), XTRAIN_OK);
    return made;
}

static void free_world(world *made)
{
    xt_instance_free(made->instance);
    xtrain_problem_free(made->problem);
    xtrain_context_free(made->context);
}

static int64_t points_at(const world *made, const xt_envelope_query *query, const int *count)
{
    int all[XT_SORTS];
    for (int sort = 0; sort < XT_SORTS; sort++) {
        all[sort] = query->base[sort] + count[sort];
    }
    return xt_sort_points(made->instance, 0, all);
}

/* carry / unit x points - coefficient x n - constant: never negative. */
static int64_t room_at(const world *made, const xt_envelope_query *query, const xt_facet *facet,
                       const int *count)
{
    int64_t room = facet->carry * (points_at(made, query, count) / facet->unit) - facet->constant;
    for (int sort = 0; sort < XT_SORTS; sort++) {
        room -= (int64_t)facet->coefficient[sort] * count[sort];
    }
    return room;
}

/* Looks at every whole point; returns how many the facet touches. */
static int touched_points(const world *made, const xt_envelope_query *query, const xt_facet *facet)
{
    int touched = 0;
    int n[XT_SORTS];
    for (n[0] = 0; n[0] <= query->most[0]; n[0]++) {
        for (n[1] = 0; n[1] <= query->most[1]; n[1]++) {
            for (n[2] = 0; n[2] <= query->most[2]; n[2]++) {
                for (n[3] = 0; n[3] <= query->most[3]; n[3]++) {
                    int64_t room = room_at(made, query, facet, n);
                    assert_true(room >= 0);
                    touched += room == 0 ? 1 : 0;
                }
            }
        }
    }
    return touched;
}

static double value_at(const xt_envelope_query *query, const xt_facet *facet)
{
    double value = (double)facet->constant;
    for (int sort = 0; sort < XT_SORTS; sort++) {
        value += facet->coefficient[sort] * query->x[sort];
    }
    return value * (double)facet->unit / (double)facet->carry;
}

static asked random_asked(xt_random *random)
{
    asked say = {-1, -1, -1, -1, 0, 0, 0};
    say.min = xt_random_below(random, 6) - 1;
    say.max = xt_random_below(random, 3) == 0 ? 5 + xt_random_below(random, 4) : -1;
    say.hosts = xt_random_below(random, 4) - 1;
    say.visitors = xt_random_below(random, 5) - 1;
    say.points = xt_random_below(random, 2) == 0 ? 15 + xt_random_below(random, 300) : 0;
    say.q = xt_random_below(random, 4);
    say.p = 1 + xt_random_below(random, 3);
    return say;
}

static void a_facet_holds_at_every_whole_point_and_cuts_the_mixture_off(void **state)
{
    (void)state;
    xt_random random;
    int facets = 0;
    xt_random_init(&random, 7, 0);
    for (int round = 0; round < 3000; round++) {
        asked say = random_asked(&random);
        world made = make_world(&say);
        xt_envelope_query query = {0};
        for (int sort = 0; sort < XT_SORTS; sort++) {
            query.base[sort] = xt_random_below(&random, 3);
            query.most[sort] = xt_random_below(&random, sort == XT_PART_VISITOR ? 14 : 5);
            double x = xt_random_unit(&random) * query.most[sort];
            query.x[sort] = xt_random_below(&random, 2) == 0 ? floor(x) : floor(2 * x) / 2;
        }
        xt_facet facet;
        bool found = false;
        assert_int_equal(xt_envelope_facet(&facet, &found, made.instance, &query), XT_LP_OPTIMAL);
        if (found) {
            facets++;
            assert_true(touched_points(&made, &query, &facet) > 0);
            assert_true(value_at(&query, &facet) > 0.0);
        }
        free_world(&made);
    }
    assert_true(facets > 500);
}

static void half_a_visitor_beside_one_host_costs_half_a_unit(void **state)
{
    (void)state;
    asked say = {-1, -1, -1, -1, 1, 2, 0};
    world made = make_world(&say);
    xt_envelope_query query = {.most = {0, 1, 3, 0}, .x = {0, 1, 0.5, 0}};
    xt_facet facet;
    bool found = false;
    assert_int_equal(xt_envelope_facet(&facet, &found, made.instance, &query), XT_LP_OPTIMAL);
    assert_true(found);
    assert_true(fabs(value_at(&query, &facet) - 500.0) < 1e-6);
    free_world(&made);
}

/* Four are asked for and four are at home: one may go if a visitor comes, but not four thirds. */
static void a_third_of_a_second_person_cannot_be_spared(void **state)
{
    (void)state;
    asked say = {4, -1, -1, -1, 1, 2, 0};
    world made = make_world(&say);
    xt_envelope_query query = {.most = {0, 4, 30, 0}, .x = {0, 8.0 / 3, 4.0 / 3, 0}};
    xt_facet facet;
    bool found = false;
    assert_int_equal(xt_envelope_facet(&facet, &found, made.instance, &query), XT_LP_OPTIMAL);
    assert_true(found);
    assert_true(value_at(&query, &facet) > 333.0);
    (void)touched_points(&made, &query, &facet);
    free_world(&made);
}

static void what_is_paid_in_full_is_not_cut(void **state)
{
    (void)state;
    asked say = {4, -1, 2, 2, 1, 2, 0};
    world made = make_world(&say);
    xt_envelope_query query = {.most = {0, 4, 30, 0}, .x = {0, 3.5, 1.5, 0}, .paid = 4000};
    xt_facet facet;
    bool found = true;
    assert_int_equal(xt_envelope_facet(&facet, &found, made.instance, &query), XT_LP_OPTIMAL);
    assert_false(found);
    free_world(&made);
}

static void a_department_without_rules_has_no_facets(void **state)
{
    (void)state;
    asked say = {-1, -1, -1, -1, 0, 0, 0};
    world made = make_world(&say);
    xt_envelope_query query = {.most = {3, 3, 3, 3}, .x = {0.5, 0.5, 0.5, 0.5}};
    xt_facet facet;
    bool found = true;
    assert_int_equal(xt_envelope_facet(&facet, &found, made.instance, &query), XT_LP_OPTIMAL);
    assert_false(found);
    assert_int_equal(xt_envelope_unit(made.instance, 0), 0);
    free_world(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_facet_holds_at_every_whole_point_and_cuts_the_mixture_off),
        cmocka_unit_test(half_a_visitor_beside_one_host_costs_half_a_unit),
        cmocka_unit_test(a_third_of_a_second_person_cannot_be_spared),
        cmocka_unit_test(what_is_paid_in_full_is_not_cut),
        cmocka_unit_test(a_department_without_rules_has_no_facets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
