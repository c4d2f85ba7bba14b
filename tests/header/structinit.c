/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The INIT macros, the init functions and the documented defaults agree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <xtrain.h>

static void the_version_text_is_made_of_the_version_numbers(void **state)
{
    (void)state;
    char text[32];
    (void)snprintf(text, sizeof text, "%d.%d.%d", XTRAIN_VERSION_MAJOR, XTRAIN_VERSION_MINOR,
                   XTRAIN_VERSION_PATCH);
    assert_string_equal(text, XTRAIN_VERSION_TEXT);
    assert_string_equal(text, xtrain_version());
}

static void solve_options_are_the_same_from_the_macro_and_the_function(void **state)
{
    (void)state;
    const xtrain_solve_options macro = XTRAIN_SOLVE_OPTIONS_INIT;
    xtrain_solve_options function;
    memset(&function, 0xa5, sizeof function);
    xtrain_solve_options_init(&function);
    assert_int_equal(function.version, macro.version);
    assert_true(function.time_limit_seconds >= macro.time_limit_seconds);
    assert_true(function.time_limit_seconds <= macro.time_limit_seconds);
    assert_true(function.gap_target >= macro.gap_target && function.gap_target <= macro.gap_target);
    assert_int_equal(function.iteration_limit, macro.iteration_limit);
    assert_int_equal(function.seed, macro.seed);
    assert_int_equal(function.threads, macro.threads);
    assert_null(function.progress);
    assert_null(function.payload);
    assert_null(function.first_plan_seconds);
}

static void solve_defaults_are_those_of_the_documentation(void **state)
{
    (void)state;
    const xtrain_solve_options options = XTRAIN_SOLVE_OPTIONS_INIT;
    assert_true(options.time_limit_seconds > 59.9 && options.time_limit_seconds < 60.1);
    assert_true(options.gap_target >= 0.0 && options.gap_target <= 0.0);
    assert_int_equal(options.iteration_limit, 0);
    assert_int_equal(options.seed, 1);
    assert_int_equal(options.threads, 0);
}

static void a_new_rule_states_nothing(void **state)
{
    (void)state;
    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++) {
        xtrain_rule rule;
        memset(&rule, 0xa5, sizeof rule);
        xtrain_rule_init(&rule, (xtrain_rule_kind)kind);
        assert_int_equal(rule.version, 1);
        assert_int_equal(rule.kind, kind);
        assert_int_equal(rule.points, 0);
        assert_int_equal(rule.programme, XTRAIN_NONE);
        assert_int_equal(rule.employee, XTRAIN_NONE);
        assert_int_equal(rule.subject.kind, XTRAIN_SUBJECT_ANY);
        assert_null(rule.table);
        assert_int_equal(rule.table_count, 0);
        assert_null(rule.source.file);
        assert_int_equal(rule.source.line, 0);
        assert_null(rule.source.label);
        for (int parameter = 0; parameter < XTRAIN_PARAMETERS; parameter++) {
            assert_int_equal(rule.value[parameter], XTRAIN_UNSET);
        }
    }
}

static void a_new_rule_is_a_must_and_a_new_cost_is_a_cost(void **state)
{
    (void)state;
    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++) {
        const xtrain_rule_info *info = xtrain_rule_info_get((xtrain_rule_kind)kind);
        assert_non_null(info);
        assert_int_equal(info->kind, kind);
        xtrain_rule rule;
        xtrain_rule_init(&rule, (xtrain_rule_kind)kind);
        assert_int_equal(rule.strength, info->is_cost ? XTRAIN_COST : XTRAIN_MUST);
    }
}

static void the_other_macros_give_the_documented_defaults(void **state)
{
    (void)state;
    const xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    assert_int_equal(calendar.version, 1);
    assert_int_equal(calendar.start, XTRAIN_NO_DATE);
    assert_int_equal(calendar.unit, XTRAIN_UNIT_WEEK);
    assert_int_equal(calendar.every, 1);
    assert_int_equal(calendar.periods, 26);
    assert_int_equal(calendar.workdays, 0x1f);

    const xtrain_skill skill = XTRAIN_SKILL_INIT;
    assert_int_equal(skill.version, 1);
    assert_null(skill.name);
    assert_int_equal(skill.levels, 5);
    assert_int_equal(skill.cover, 2);
    assert_int_equal(skill.coach, 3);

    const xtrain_department department = XTRAIN_DEPARTMENT_INIT;
    assert_int_equal(department.version, 1);
    assert_int_equal(department.load, 0);
    assert_int_equal(department.lead_skill, XTRAIN_NONE);

    const xtrain_employee employee = XTRAIN_EMPLOYEE_INIT;
    assert_int_equal(employee.version, 1);
    assert_int_equal(employee.home, XTRAIN_NONE);
    assert_int_equal(employee.contract.first, XTRAIN_NO_DATE);
    assert_int_equal(employee.contract.last, XTRAIN_NO_DATE);

    const xtrain_wish wish = XTRAIN_WISH_INIT;
    assert_int_equal(wish.version, 1);
    assert_false(wish.avoid);
    assert_int_equal(wish.subject.kind, XTRAIN_SUBJECT_ANY);
    assert_int_equal(wish.strength, 1);
}

static void the_macros_of_stays_programmes_and_options_do_too(void **state)
{
    (void)state;
    const xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    assert_int_equal(stay.version, 1);
    assert_int_equal(stay.present, XTRAIN_UNSET);

    const xtrain_programme programme = XTRAIN_PROGRAMME_INIT;
    assert_int_equal(programme.version, 1);
    assert_null(programme.name);

    const xtrain_init_options init = XTRAIN_INIT_OPTIONS_INIT;
    assert_int_equal(init.version, 1);
    assert_string_equal(init.id_column, "id");
    assert_null(init.name_column);
    assert_string_equal(init.department_column, "department");
    assert_int_equal(init.start, XTRAIN_NO_DATE);
    assert_int_equal(init.unit, XTRAIN_UNIT_WEEK);
    assert_int_equal(init.periods, 26);
    assert_int_equal(init.visits, 2);

    const xtrain_show_options show = XTRAIN_SHOW_OPTIONS_INIT;
    assert_int_equal(show.version, 1);
    assert_int_equal(show.width, 80);
    assert_false(show.colour);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_version_text_is_made_of_the_version_numbers),
        cmocka_unit_test(solve_options_are_the_same_from_the_macro_and_the_function),
        cmocka_unit_test(solve_defaults_are_those_of_the_documentation),
        cmocka_unit_test(a_new_rule_states_nothing),
        cmocka_unit_test(a_new_rule_is_a_must_and_a_new_cost_is_a_cost),
        cmocka_unit_test(the_other_macros_give_the_documented_defaults),
        cmocka_unit_test(the_macros_of_stays_programmes_and_options_do_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
