/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "unit/model/build.h"

#include "base/date.h"

int build_create(void **state)
{
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    if (xtrain_context_create(&context, NULL) != XTRAIN_OK) {
        return -1;
    }
    if (xtrain_problem_create(&problem, context) != XTRAIN_OK) {
        xtrain_context_free(context);
        return -1;
    }
    *state = problem;
    return 0;
}

int build_free(void **state)
{
    xtrain_problem *problem = *state;
    xtrain_context *context = problem->context;
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    return 0;
}

xtrain_date day(const char *text)
{
    xtrain_date date = 0;
    if (text == NULL) {
        return XTRAIN_NO_DATE;
    }
    assert_true(xt_date_parse(text, &date));
    return date;
}

xtrain_range days(const char *first, const char *last)
{
    return (xtrain_range){day(first), day(last)};
}

void build_weeks(xtrain_problem *problem, int periods)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = day("2026-03-02");
    calendar.periods = periods;
    assert_int_equal(xtrain_problem_set_calendar(problem, &calendar), XTRAIN_OK);
}

int build_department(xtrain_problem *problem, const char *code)
{
    int index = XTRAIN_NONE;
    xtrain_department entry = XTRAIN_DEPARTMENT_INIT;
    entry.code = code;
    entry.source.label = code;
    assert_int_equal(xtrain_problem_add_department(&index, problem, &entry), XTRAIN_OK);
    return index;
}

int build_contract(xtrain_problem *problem, const char *id, int home, xtrain_range contract)
{
    int index = XTRAIN_NONE;
    xtrain_employee entry = XTRAIN_EMPLOYEE_INIT;
    entry.id = id;
    entry.home = home;
    entry.contract = contract;
    entry.source.label = id;
    assert_int_equal(xtrain_problem_add_employee(&index, problem, &entry), XTRAIN_OK);
    return index;
}

int build_employee(xtrain_problem *problem, const char *id, int home)
{
    return build_contract(problem, id, home, days(NULL, NULL));
}

void build_office(xtrain_problem *problem)
{
    build_weeks(problem, 10);
    (void)build_department(problem, "A");
    (void)build_department(problem, "B");
    (void)build_department(problem, "C");
    (void)build_employee(problem, "Ana", 0);
}

xtrain_subject any_department(void)
{
    return (xtrain_subject){XTRAIN_SUBJECT_ANY, 0};
}

xtrain_subject department(int index)
{
    return (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, index};
}

xtrain_rule build_rule(xtrain_rule_kind kind, xtrain_subject subject, xtrain_parameter parameter,
                       int value)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, kind);
    rule.subject = subject;
    rule.points = rule.strength == XTRAIN_COST;
    if (parameter < XTRAIN_PARAMETERS) {
        rule.value[parameter] = value;
    }
    return rule;
}

int build_add(xtrain_problem *problem, const xtrain_rule *rule)
{
    int index = XTRAIN_NONE;
    assert_int_equal(xtrain_problem_add_rule(&index, problem, rule), XTRAIN_OK);
    return index;
}

void assert_valid(xtrain_problem *problem)
{
    const xtrain_status status = xtrain_problem_validate(problem);
    if (status != XTRAIN_OK && problem->context->error_count > 0) {
        print_message("%s\n", problem->context->errors[0].message);
    }
    assert_int_equal(status, XTRAIN_OK);
}

void assert_mistakes(xtrain_problem *problem, size_t count)
{
    xtrain_context_clear_errors(problem->context);
    assert_int_equal(xtrain_problem_validate(problem), XTRAIN_ERROR_INPUT);
    for (size_t i = 0; i < problem->context->error_count && problem->context->error_count != count;
         i++) {
        print_message("%s\n", problem->context->errors[i].message);
    }
    assert_int_equal(problem->context->error_count, count);
    assert_false(problem->is_valid);
}

void assert_said(const xtrain_problem *problem, const char *words)
{
    const xtrain_context *context = problem->context;
    for (size_t i = 0; i < xtrain_context_error_count(context); i++) {
        if (strstr(xtrain_context_error_at(context, i)->message, words) != NULL) {
            return;
        }
    }
    fail_msg("nothing says '%s'", words);
}

void assert_refused(xtrain_problem *problem, xtrain_status status, xtrain_status expected,
                    const char *words)
{
    assert_int_equal(status, expected);
    assert_int_equal(xtrain_context_error_count(problem->context), 1);
    assert_int_equal(xtrain_context_error_at(problem->context, 0)->status, expected);
    assert_said(problem, words);
    xtrain_context_clear_errors(problem->context);
}
