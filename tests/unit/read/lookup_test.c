/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "read/lookup.h"

static void codes_go_before_names_and_exact_letters_before_others(void **state)
{
    const xtrain_context *context = *state;
    const xt_lookup_name names[] = {{"CLM", 0, true},
                                    {"Claims", 0, false},
                                    {"SAL", 1, true},
                                    {"clm", 1, false},
                                    {"Desk", 2, false},
                                    {"Desk", 3, false},
                                    {"D2", 2, true},
                                    {"D3", 3, true},
                                    {"bad", XT_LOOKUP_BROKEN, true},
                                    {"good", XT_LOOKUP_BROKEN, true},
                                    {"good", 4, true},
                                    {"Same", 5, true},
                                    {"Same", 5, false}};
    xt_lookup lookup = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_true(xt_lookup_add(&lookup, &context->memory, names[i]));
    }
    xt_lookup_sort(&lookup);
    assert_int_equal(xt_lookup_find(&lookup, "CLM"), 0);
    assert_int_equal(xt_lookup_find(&lookup, "clm"), 1); /* the name, letter by letter */
    assert_int_equal(xt_lookup_find(&lookup, "Clm"), 0); /* the code, nearly */
    assert_int_equal(xt_lookup_find(&lookup, "CLAIMS"), 0);
    assert_int_equal(xt_lookup_find(&lookup, "Desk"), XT_LOOKUP_AMBIGUOUS);
    assert_int_equal(xt_lookup_find(&lookup, "d2"), 2);
    assert_int_equal(xt_lookup_find(&lookup, "bad"), XT_LOOKUP_BROKEN);
    assert_int_equal(xt_lookup_find(&lookup, "good"), 4);
    assert_int_equal(xt_lookup_find(&lookup, "same"), 5);
    assert_int_equal(xt_lookup_find(&lookup, "nothing"), XT_LOOKUP_UNKNOWN);
    assert_string_equal(xt_lookup_closest(&lookup, "Cliams"), "Claims");
    assert_null(xt_lookup_closest(&lookup, "nothing"));
    lookup.is_open = true;
    assert_int_equal(xt_lookup_find(&lookup, "nothing"), XT_LOOKUP_BROKEN);
    xt_release(&context->memory, lookup.items);
}

static void names_compare_without_case_and_blanks(void **state)
{
    (void)state;
    assert_int_equal(xt_name_compare("Human Resources", " human\t \xc2\xa0RESOURCES "), 0);
    assert_int_equal(xt_name_compare("", "  "), 0);
    assert_true(xt_name_compare("Humanresources", "Human resources") > 0);
    assert_true(xt_name_compare("a", "b") < 0);
    assert_true(xt_name_compare("a", "a b") < 0);
    assert_true(xt_name_compare("\xc3\x84", "\xc3\xa4") != 0);
}

static void an_empty_lookup_knows_nobody(void **state)
{
    (void)state;
    xt_lookup lookup = {0};
    xt_lookup_sort(&lookup);
    assert_int_equal(xt_lookup_find(&lookup, "x"), XT_LOOKUP_UNKNOWN);
    assert_null(xt_lookup_closest(&lookup, "x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(codes_go_before_names_and_exact_letters_before_others),
        TEST(names_compare_without_case_and_blanks),
        TEST(an_empty_lookup_knows_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
