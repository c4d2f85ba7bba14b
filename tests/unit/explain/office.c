/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office.h"

#include <stdlib.h>

office *office_create(const xtrain_allocator *allocator)
{
    static const char *const names[] = {"Claims", "Sales", "Legal"};
    static const char *const codes[] = {"CLM", "SAL", "LEG"};
    office *of = calloc(1, sizeof *of);
    assert_non_null(of);
    assert_int_equal(xtrain_context_create(&of->context, allocator), XTRAIN_OK);
    assert_int_equal(xtrain_problem_create(&of->problem, of->context), XTRAIN_OK);
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.periods = WEEKS;
    assert_int_equal(xtrain_problem_set_calendar(of->problem, &calendar), XTRAIN_OK);
    for (int d = 0; d < 3; d++) {
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;
        department.code = codes[d];
        department.name = names[d];
        assert_int_equal(xtrain_problem_add_department(NULL, of->problem, &department), XTRAIN_OK);
    }
    return of;
}

void office_free(office *of)
{
    xtrain_finding_list_free(of->list);
    xtrain_problem_free(of->problem);
    xtrain_context_free(of->context);
    free(of);
}

int office_setup(void **state)
{
    *state = office_create(NULL);
    return 0;
}

int office_teardown(void **state)
{
    office_free(*state);
    return 0;
}

xtrain_range weeks(int first, int last)
{
    const xtrain_date start = xtrain_date_make(2026, 3, 2);
    return (xtrain_range){start + 7 * first, start + 7 * last + 6};
}

int add_person(office *of, const char *name, int home)
{
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    int index = -1;
    person.id = name;
    person.home = home;
    assert_int_equal(xtrain_problem_add_employee(&index, of->problem, &person), XTRAIN_OK);
    return index;
}

void add_leave(office *of, int employee, int first, int last)
{
    assert_int_equal(xtrain_problem_add_leave(of->problem, employee, weeks(first, last)),
                     XTRAIN_OK);
}

void add_closed(office *of, int department, int first, int last)
{
    assert_int_equal(xtrain_problem_add_closed(of->problem, department, weeks(first, last)),
                     XTRAIN_OK);
}

void add_past(office *of, int employee, int department, int first, int last)
{
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    stay.department = department;
    stay.range = weeks(first, last);
    assert_int_equal(xtrain_problem_add_past_stay(of->problem, employee, &stay), XTRAIN_OK);
}

void add_fixed(office *of, int employee, int department, int first, int last)
{
    const xtrain_source source = {NULL, 0, "fixed"};
    assert_int_equal(
        xtrain_problem_add_fixed(of->problem, employee, department, weeks(first, last), &source),
        XTRAIN_OK);
}

int add_skill(office *of, const char *name)
{
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    int index = -1;
    skill.name = name;
    assert_int_equal(xtrain_problem_add_skill(&index, of->problem, &skill), XTRAIN_OK);
    return index;
}

xtrain_rule make_must(xtrain_rule_kind kind, int department, number one, number other)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, kind);
    if (department != ANYWHERE) {
        rule.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, department};
    }
    if (one.parameter != XTRAIN_PARAMETERS) {
        rule.value[one.parameter] = one.value;
    }
    if (other.parameter != XTRAIN_PARAMETERS) {
        rule.value[other.parameter] = other.value;
    }
    return rule;
}

void add_rule(office *of, xtrain_rule *rule)
{
    rule->source = (xtrain_source){"office.cfg", ++of->rules, NULL};
    assert_int_equal(xtrain_problem_add_rule(NULL, of->problem, rule), XTRAIN_OK);
}

void add_must(office *of, xtrain_rule_kind kind, int department, number one, number other)
{
    xtrain_rule rule = make_must(kind, department, one, other);
    add_rule(of, &rule);
}

void count_findings(office *of, int findings)
{
    if (xtrain_problem_validate(of->problem) != XTRAIN_OK) {
        const xtrain_error *error = xtrain_context_error_at(of->context, 0);
        fail_msg("%s", error != NULL ? error->message : "no message");
    }
    assert_int_equal(xtrain_problem_count(&of->list, of->problem), XTRAIN_OK);
    if (xtrain_finding_list_count(of->list) > findings) {
        fail_msg("one too many: %s", xtrain_finding_list_at(of->list, findings)->message);
    }
    assert_int_equal(xtrain_finding_list_count(of->list), findings);
}

void expect_finding(const office *of, int index, expected wanted)
{
    const xtrain_finding *finding = xtrain_finding_list_at(of->list, index);
    assert_non_null(finding);
    assert_string_equal(finding->message, wanted.message);
    assert_string_equal(finding->source, wanted.source);
    assert_int_equal(finding->kind, wanted.kind);
    assert_int_equal(finding->department, wanted.department);
    assert_int_equal(finding->employee, wanted.people > 0 ? wanted.employee : XTRAIN_NONE);
    assert_int_equal(finding->people, wanted.people);
    assert_int_equal(finding->first_period, wanted.first);
    assert_int_equal(finding->last_period, wanted.last);
    assert_int_equal(finding->units, wanted.units);
}
