/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/generate.h"

#include <stdio.h>

#include "base/memory.h"
#include "base/random.h"

typedef struct maker {
    xtrain_problem *problem;
    const xt_bench_options *options;
    xt_random random;
    xtrain_date start;
    int *strength; /* [departments] people at home there */
} maker;

static xtrain_status add_department(maker *made, int department)
{
    char code[16];
    (void)snprintf(code, sizeof code, "D%02d", department + 1);
    xtrain_department stated = XTRAIN_DEPARTMENT_INIT;
    stated.code = code;
    stated.load = 1 + xt_random_below(&made->random, 5);
    return xtrain_problem_add_department(NULL, made->problem, &stated);
}

/* The wanted department number `which`, different from home and the earlier ones. */
static int other_department(maker *made, int home, const int *taken, int which)
{
    for (;;) {
        int department = xt_random_below(&made->random, made->options->departments);
        bool is_new = department != home;
        for (int i = 0; i < which; i++) {
            is_new = is_new && taken[i] != department;
        }
        if (is_new) {
            return department;
        }
    }
}

static xtrain_status add_wishes(maker *made, int employee, int home)
{
    int taken[3];
    xtrain_status status = XTRAIN_OK;
    for (int i = 0; i < 3 && i < made->options->departments - 1 && status == XTRAIN_OK; i++) {
        taken[i] = other_department(made, home, taken, i);
        xtrain_wish wish = XTRAIN_WISH_INIT;
        wish.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, taken[i]};
        wish.strength = 10 + xt_random_below(&made->random, 21);
        status = xtrain_problem_add_wish(made->problem, employee, &wish);
    }
    return status;
}

/* About one week in twenty. */
static xtrain_status add_leaves(maker *made, int employee)
{
    int weeks = 1 + xt_random_below(&made->random, made->options->periods / 13 + 1);
    xtrain_status status = XTRAIN_OK;
    while (weeks > 0 && status == XTRAIN_OK) {
        int block = 1 + xt_random_below(&made->random, weeks < 3 ? weeks : 3);
        int first = xt_random_below(&made->random, made->options->periods);
        xtrain_range days = {made->start + 7 * first, made->start + 7 * (first + block) - 1};
        status = xtrain_problem_add_leave(made->problem, employee, days);
        weeks -= block;
    }
    return status;
}

static xtrain_status add_employee(maker *made, int number)
{
    char id[16];
    (void)snprintf(id, sizeof id, "P%05d", number + 1);
    xtrain_employee stated = XTRAIN_EMPLOYEE_INIT;
    stated.id = id;
    stated.home = xt_random_below(&made->random, made->options->departments);
    made->strength[stated.home]++;
    xtrain_status status = xtrain_problem_add_employee(NULL, made->problem, &stated);
    if (status == XTRAIN_OK) {
        status = add_wishes(made, number, stated.home);
    }
    return status == XTRAIN_OK ? add_leaves(made, number) : status;
}

static xtrain_status add_rule(maker *made, xtrain_rule rule, const char *label)
{
    rule.source.label = label;
    return xtrain_problem_add_rule(NULL, made->problem, &rule);
}

/* Staffing, hosts, visitors, coaches and stay lengths. */
static xtrain_status add_department_rules(maker *made, int department)
{
    xtrain_rule rule;
    int strength = made->strength[department];
    xtrain_subject subject = {XTRAIN_SUBJECT_DEPARTMENT, department};
    xtrain_rule_init(&rule, XTRAIN_RULE_D1);
    rule.subject = subject;
    rule.value[XTRAIN_PARAMETER_MIN] = strength * (made->options->tight ? 92 : 80) / 100;
    rule.value[XTRAIN_PARAMETER_HOSTS] = strength / 2;
    xtrain_status status = add_rule(made, rule, "staffing");
    if (status == XTRAIN_OK) {
        xtrain_rule_init(&rule, XTRAIN_RULE_D2);
        rule.subject = subject;
        rule.value[XTRAIN_PARAMETER_MAX] = strength / 3;
        status = add_rule(made, rule, "visitors");
    }
    if (status == XTRAIN_OK) {
        xtrain_rule_init(&rule, XTRAIN_RULE_D4);
        rule.subject = subject;
        rule.value[XTRAIN_PARAMETER_VISITORS] = 1;
        rule.value[XTRAIN_PARAMETER_HOSTS] = 2;
        status = add_rule(made, rule, "coaches");
    }
    if (status == XTRAIN_OK) {
        xtrain_rule_init(&rule, XTRAIN_RULE_P3);
        rule.subject = subject;
        rule.value[XTRAIN_PARAMETER_MIN] = 1 + xt_random_below(&made->random, 3);
        rule.value[XTRAIN_PARAMETER_MAX] = 4;
        status = add_rule(made, rule, "stays");
    }
    return status;
}

static xtrain_status add_cost(maker *made, xtrain_rule_kind kind, int points, const char *label)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, kind);
    rule.strength = XTRAIN_COST;
    rule.points = points;
    return add_rule(made, rule, label);
}

static xtrain_status add_person_rules(maker *made)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, XTRAIN_RULE_P5);
    rule.subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
    xtrain_status status = XTRAIN_OK;
    for (int d = 0; d < made->options->departments && status == XTRAIN_OK; d++) {
        rule.subject.index = d;
        rule.value[made->options->ever ? XTRAIN_PARAMETER_EVER : XTRAIN_PARAMETER_GAP] =
            made->options->ever ? 1 : 8;
        status = add_rule(made, rule, "return");
    }
    if (status == XTRAIN_OK) {
        status = add_cost(made, XTRAIN_RULE_C2, 1, "moves");
    }
    if (status == XTRAIN_OK && made->options->uneven_points > 0) {
        status = add_cost(made, XTRAIN_RULE_C5, made->options->uneven_points, "uneven load");
    }
    return status;
}

static xtrain_status fill(maker *made)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = made->start;
    calendar.periods = made->options->periods;
    xtrain_status status = xtrain_problem_set_calendar(made->problem, &calendar);
    if (status == XTRAIN_OK) {
        status = xtrain_problem_set_must_price(made->problem, 1000);
    }
    for (int d = 0; d < made->options->departments && status == XTRAIN_OK; d++) {
        status = add_department(made, d);
    }
    for (int e = 0; e < made->options->people && status == XTRAIN_OK; e++) {
        status = add_employee(made, e);
    }
    for (int d = 0; d < made->options->departments && status == XTRAIN_OK; d++) {
        status = add_department_rules(made, d);
    }
    if (status == XTRAIN_OK) {
        status = add_person_rules(made);
    }
    return status == XTRAIN_OK ? xtrain_problem_validate(made->problem) : status;
}

xtrain_status xt_bench_problem(xtrain_problem **out, xtrain_context *context,
                               const xt_bench_options *options)
{
    const xt_memory memory = xt_memory_standard();
    maker made = {.options = options, .start = xtrain_date_make(2026, 1, 5)};
    *out = NULL;
    xt_random_init(&made.random, options->seed, 0);
    made.strength = xt_allocate(&memory, (size_t)options->departments, sizeof *made.strength);
    xtrain_status status =
        made.strength == NULL ? XTRAIN_ERROR_MEMORY : xtrain_problem_create(&made.problem, context);
    if (status == XTRAIN_OK) {
        status = fill(&made);
    }
    xt_release(&memory, made.strength);
    if (status != XTRAIN_OK) {
        xtrain_problem_free(made.problem);
        return status;
    }
    *out = made.problem;
    return XTRAIN_OK;
}
