/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "xtrain/rule.h"

static void every_kind_has_its_row_in_its_place(void **state)
{
    (void)state;
    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++) {
        const xtrain_rule_info *info = xtrain_rule_info_get((xtrain_rule_kind)kind);
        assert_non_null(info);
        assert_int_equal(info->kind, kind);
        assert_int_equal(xtrain_rule_find(info->number), kind);
        assert_int_equal(info->of_person, info->number[0] != 'D' && info->number[0] != 'T');
        assert_int_equal(info->of_team, info->number[0] == 'T');
        assert_int_equal(info->is_cost, info->number[0] == 'C');
        assert_true(strlen(info->name) > 0 && strlen(info->unit) > 0);
        assert_true(strlen(info->unit_plural) > 0);
        assert_int_equal(info->text[strlen(info->text) - 1], '.');
    }
}

static void numbers_are_found_in_either_case_and_others_not(void **state)
{
    (void)state;
    assert_int_equal(xtrain_rule_find("p6"), XTRAIN_RULE_P6);
    assert_int_equal(xtrain_rule_find("P77"), XTRAIN_RULE_KINDS);
    assert_int_equal(xtrain_rule_find(""), XTRAIN_RULE_KINDS);
    assert_int_equal(xtrain_rule_find(NULL), XTRAIN_RULE_KINDS);
    assert_null(xtrain_rule_info_get(XTRAIN_RULE_KINDS));
    assert_null(xtrain_rule_info_get((xtrain_rule_kind)-1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_has_its_row_in_its_place),
        cmocka_unit_test(numbers_are_found_in_either_case_and_others_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
