/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "read/scan.h"

/* Scans the text and compares what is written for libconfig. */
static xtrain_status scan(xtrain_context *context, const char *text, const char *expected)
{
    xt_text out;
    bool is_usable = false;
    xt_text_init(&out, &context->memory);
    const xtrain_status status = xt_scan(&out, &is_usable, context, text, strlen(text), "a.cfg");
    assert_true(is_usable);
    assert_string_equal(out.data == NULL ? "" : out.data, expected);
    xt_text_clear(&out);
    return status;
}

static void comments_and_blanks_are_left_out(void **state)
{
    assert_int_equal(
        scan(*state, "a = 1; # x\n// y\n\n/* z\n*/ b : \"#\" ;\t", "a=1;\n\n\n\nb=\"#\";"),
        XTRAIN_OK);
    assert_int_equal(scan(*state, "# nothing", ""), XTRAIN_OK);
    assert_silent(*state);
}

static void line_ends_before_a_closing_bracket_are_put_off(void **state)
{
    assert_int_equal(
        scan(*state, "a = (\n\"x\",\n\"y\"\n\n)\n;\nb = 1;", "a=(\n\"x\",\n\"y\");\n\n\n\nb=1;"),
        XTRAIN_OK);
}

static void any_line_end_counts_once(void **state)
{
    assert_int_equal(scan(*state, "a = 1;\r\nb = 2;\rc = 3;\n\rd = 4;", "a=1;\nb=2;\nc=3;\n\nd=4;"),
                     XTRAIN_OK);
}

static void texts_keep_what_is_in_them(void **state)
{
    assert_int_equal(scan(*state, "a = \"# /* \\\" \\\\\"; b = \"}\" \"]\";",
                          "a=\"# /* \\\" \\\\\";b=\"}\" \"]\";"),
                     XTRAIN_OK);
    assert_silent(*state);
}

static void what_libconfig_accepts_is_accepted(void **state)
{
    assert_int_equal(scan(*state, "a = { b = 1, c = TRUE, d = 0x1f }, g = 1e+5 e = [ ] f = ( );",
                          "a={b=1;c=TRUE;d=0x1f};g=1e+5 e=()f=();"),
                     XTRAIN_OK);
    assert_int_equal(scan(*state, "a = 1 b = 2 c-d_e*f = -3", "a=1 b=2 c-d_e*f=-3"), XTRAIN_OK);
    assert_silent(*state);
}

static void refused_values_are_marked(void **state)
{
    assert_int_equal(scan(*state, "a = 5000000000; b = [ 1, . ]; c = word;",
                          "a=-2147483648;b=(1,-2147483648);c=-2147483648;"),
                     XTRAIN_ERROR_INPUT);
    assert_int_equal(xtrain_context_error_count(*state), 3);
}

static void mistakes_are_mended_for_what_follows(void **state)
{
    assert_int_equal(scan(*state, "a 1;\nb = ;\nc = ( 1 2, );;\na = 3;\nd = { 5; }; e\n",
                          "a=1;\nb=-2147483648;\nc=(1,2);\n*1=3;\nd={};e=-2147483648"),
                     XTRAIN_ERROR_INPUT);
    assert_int_equal(xtrain_context_error_count(*state), 5);
}

static void texts_are_joined_to_texts_only(void **state)
{
    assert_int_equal(scan(*state, "a = \"x\" /* and */ \"y\";", "a=\"x\" \"y\";"), XTRAIN_OK);
    assert_int_equal(
        scan(*state, "a = word \"x\" \"y\";\nb = 1 \"x\" \"y\";", "a=-2147483648;\nb=1;"),
        XTRAIN_ERROR_INPUT);
}

static void numbers_in_texts_and_comments_are_nobodys_business(void **state)
{
    assert_int_equal(scan(*state, "a = \"99999999999 1e400 .\"; # 99999999999\n/* 1e400 */",
                          "a=\"99999999999 1e400 .\";"),
                     XTRAIN_OK);
    assert_silent(*state);
}

static void nothing_is_usable_after_crossed_brackets(void **state)
{
    xtrain_context *context = *state;
    xt_text out;
    bool is_usable = true;
    xt_text_init(&out, &context->memory);
    assert_int_equal(xt_scan(&out, &is_usable, context, "a = ( { )", 9, "a.cfg"),
                     XTRAIN_ERROR_INPUT);
    assert_false(is_usable);
    xt_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(comments_and_blanks_are_left_out),
        TEST(line_ends_before_a_closing_bracket_are_put_off),
        TEST(any_line_end_counts_once),
        TEST(texts_keep_what_is_in_them),
        TEST(what_libconfig_accepts_is_accepted),
        TEST(refused_values_are_marked),
        TEST(mistakes_are_mended_for_what_follows),
        TEST(texts_are_joined_to_texts_only),
        TEST(numbers_in_texts_and_comments_are_nobodys_business),
        TEST(nothing_is_usable_after_crossed_brackets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
