/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/model/random_build.h"

#include <stdio.h>

#include "base/random.h"

#define TRY(call)                                                                                  \
    do {                                                                                           \
        const xtrain_status tried = (call);                                                        \
        if (tried != XTRAIN_OK)                                                                    \
            return tried;                                                                          \
    } while (0)

typedef struct sizes {
    int departments, employees, periods;
    xtrain_date start;
} sizes;

static xtrain_range some_days(xt_random *random, const sizes *size)
{
    const xtrain_date first = size->start - 60 + xt_random_below(random, 7 * size->periods + 120);
    xtrain_range range = {first, first + xt_random_below(random, 20)};
    if (xt_random_below(random, 10) == 0) {
        range.last = XTRAIN_NO_DATE;
    }
    return range;
}

static xtrain_status state_places(xtrain_problem *problem, xt_random *random, const sizes *size)
{
    char name[32];
    for (int i = 0; i < 3; i++) {
        xtrain_skill skill = XTRAIN_SKILL_INIT;
        (void)snprintf(name, sizeof name, "skill %d", i);
        skill.name = name;
        TRY(xtrain_problem_add_skill(NULL, problem, &skill));
    }
    for (int i = 0; i < size->departments; i++) {
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;
        (void)snprintf(name, sizeof name, "D%d", i);
        department.code = name;
        department.load = xt_random_below(random, 5);
        department.lead_skill = xt_random_below(random, 4) - 1;
        TRY(xtrain_problem_add_department(NULL, problem, &department));
        if (xt_random_below(random, 3) == 0) {
            TRY(xtrain_problem_add_closed(problem, i, some_days(random, size)));
        }
        xtrain_rule rule;
        xtrain_rule_init(&rule, XTRAIN_RULE_D1);
        rule.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, i};
        rule.value[XTRAIN_PARAMETER_MIN] = xt_random_below(random, 3);
        TRY(xtrain_problem_add_rule(NULL, problem, &rule));
        rule.value[XTRAIN_PARAMETER_MIN] = 50 + xt_random_below(random, 200);
        rule.value[XTRAIN_PARAMETER_FTE] = 1;
        TRY(xtrain_problem_add_rule(NULL, problem, &rule));
        xtrain_rule_init(&rule, XTRAIN_RULE_D5);
        rule.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, i};
        rule.value[XTRAIN_PARAMETER_MAX] = xt_random_below(random, 3);
        TRY(xtrain_problem_add_rule(NULL, problem, &rule));
    }
    const int set[] = {0, size->departments - 1};
    return xtrain_problem_add_set(NULL, problem, "ends", set, 2, NULL);
}

/* Rules about skills: needs, always and on some days, and what is taught. */
static xtrain_status state_skills(xtrain_problem *problem, xt_random *random, const sizes *size)
{
    for (int i = 0; i < size->departments; i++) {
        xtrain_teaching teaching = XTRAIN_TEACHING_INIT;
        teaching.skill = xt_random_below(random, 3);
        teaching.after = 1 + xt_random_below(random, 4);
        teaching.up_to = 1 + xt_random_below(random, 4);
        TRY(xtrain_problem_add_teaching(problem, i, &teaching));
        xtrain_rule rule;
        xtrain_rule_init(&rule, XTRAIN_RULE_D3);
        rule.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, i};
        rule.value[XTRAIN_PARAMETER_SKILL] = teaching.skill;
        rule.value[XTRAIN_PARAMETER_LEVEL] = 2;
        rule.value[XTRAIN_PARAMETER_MIN] = 1;
        TRY(xtrain_problem_add_rule(NULL, problem, &rule));
        rule.range = some_days(random, size);
        rule.value[XTRAIN_PARAMETER_MIN] = 0;
        TRY(xtrain_problem_add_rule(NULL, problem, &rule));
        rule.kind = XTRAIN_RULE_P2;
        rule.value[XTRAIN_PARAMETER_MIN] = XTRAIN_UNSET;
        TRY(xtrain_problem_add_rule(NULL, problem, &rule));
    }
    xtrain_rule rule;
    xtrain_rule_init(&rule, XTRAIN_RULE_T1);
    rule.value[XTRAIN_PARAMETER_SKILL] = 0;
    rule.value[XTRAIN_PARAMETER_MIN] = 2;
    TRY(xtrain_problem_add_rule(NULL, problem, &rule));
    xtrain_rule_init(&rule, XTRAIN_RULE_P10);
    rule.strength = XTRAIN_GOAL;
    rule.points = 7;
    rule.value[XTRAIN_PARAMETER_SKILL] = 1;
    rule.value[XTRAIN_PARAMETER_LEVEL] = 2;
    return xtrain_problem_add_rule(NULL, problem, &rule);
}

/* Two people are kept apart, two shall meet, and the plan is compared with one in which all are in
 * one place. */
static xtrain_status state_team(xtrain_problem *problem, const sizes *size)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, XTRAIN_RULE_T2);
    rule.employee = 0;
    rule.other = size->employees - 1;
    TRY(xtrain_problem_add_rule(NULL, problem, &rule));
    rule.employee = size->employees / 2 == size->employees - 1 ? 0 : size->employees / 2;
    rule.value[XTRAIN_PARAMETER_TOGETHER] = 1;
    rule.strength = XTRAIN_SHOULD;
    rule.points = 30;
    TRY(xtrain_problem_add_rule(NULL, problem, &rule));
    xtrain_rule_init(&rule, XTRAIN_RULE_C4);
    rule.points = 3;
    TRY(xtrain_problem_add_rule(NULL, problem, &rule));
    const int cells[] = {0, XTRAIN_NONE, XTRAIN_ELSEWHERE, XTRAIN_UNSET};
    for (int i = 0; i < size->employees; i++) {
        TRY(xtrain_problem_set_published(problem, i, cells, 4));
    }
    return XTRAIN_OK;
}

static xtrain_status state_person(xtrain_problem *problem, xt_random *random, const sizes *size,
                                  int number)
{
    char id[32];
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    (void)snprintf(id, sizeof id, "P%d", number);
    person.id = id;
    person.home = xt_random_below(random, size->departments + 1) - 1;
    person.fte = 25 * (1 + xt_random_below(random, 4));
    if (xt_random_below(random, 5) == 0) {
        person.contract = some_days(random, size);
    }
    TRY(xtrain_problem_add_employee(NULL, problem, &person));
    TRY(xtrain_problem_add_group(problem, number, number % 2 == 0 ? "even" : "odd"));
    TRY(xtrain_problem_set_level(problem, number, xt_random_below(random, 3), 3));
    for (int i = xt_random_below(random, 6); i > 0; i--) {
        TRY(xtrain_problem_add_leave(problem, number, some_days(random, size)));
    }
    xtrain_wish wish = XTRAIN_WISH_INIT;
    wish.subject = (xtrain_subject){XTRAIN_SUBJECT_SET, 0};
    wish.range = some_days(random, size);
    TRY(xtrain_problem_add_wish(problem, number, &wish));
    const int away = (person.home + 1) % size->departments;
    TRY(xtrain_problem_add_never(problem, number, (away + 1) % size->departments, NULL));
    if (person.contract.first == XTRAIN_NO_DATE && away != person.home) {
        const xtrain_range days = {size->start + 7, size->start + 20};
        TRY(xtrain_problem_add_fixed(problem, number, away, days, NULL));
        xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
        stay.department = away;
        stay.range = (xtrain_range){size->start - 21, size->start - 1};
        TRY(xtrain_problem_add_past_stay(problem, number, &stay));
    }
    return XTRAIN_OK;
}

static xtrain_status state_programme(xtrain_problem *problem, xt_random *random)
{
    xtrain_programme programme = XTRAIN_PROGRAMME_INIT;
    programme.name = "evens";
    TRY(xtrain_problem_add_programme(NULL, problem, &programme));
    TRY(xtrain_problem_add_member(problem, 0, "even", XTRAIN_NONE, XTRAIN_NONE));
    static const xtrain_rule_kind kinds[] = {XTRAIN_RULE_P3, XTRAIN_RULE_P4, XTRAIN_RULE_P6};
    for (int i = 0; i < 3; i++) {
        xtrain_rule rule;
        xtrain_rule_init(&rule, kinds[i]);
        rule.programme = i == 1 ? 0 : XTRAIN_NONE;
        rule.employee = i == 2 ? 1 : XTRAIN_NONE;
        rule.value[XTRAIN_PARAMETER_MIN] = 1 + xt_random_below(random, 3);
        TRY(xtrain_problem_add_rule(NULL, problem, &rule));
    }
    const int32_t table[] = {1, 2, 3};
    xtrain_rule rule;
    xtrain_rule_init(&rule, XTRAIN_RULE_C5);
    rule.table = table;
    rule.table_count = 3;
    return xtrain_problem_add_rule(NULL, problem, &rule);
}

xtrain_status random_build(xtrain_problem *problem, uint64_t seed)
{
    xt_random random;
    xt_random_init(&random, seed, 0);
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.periods = 4 + xt_random_below(&random, 20);
    const sizes size = {3 + xt_random_below(&random, 4), 2 + xt_random_below(&random, 20),
                        calendar.periods, calendar.start};
    TRY(xtrain_problem_set_title(problem, "a bit of everything"));
    TRY(xtrain_problem_set_calendar(problem, &calendar));
    TRY(xtrain_problem_add_holiday(problem, (xtrain_range){calendar.start, calendar.start}));
    TRY(state_places(problem, &random, &size));
    for (int i = 0; i < size.employees; i++) {
        TRY(state_person(problem, &random, &size, i));
    }
    TRY(state_programme(problem, &random));
    TRY(state_skills(problem, &random, &size));
    TRY(state_team(problem, &size));
    return xtrain_problem_validate(problem);
}
