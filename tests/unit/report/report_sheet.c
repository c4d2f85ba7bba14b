/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "report/words.h"
#include "unit/report/sample.h"

#define LI "\xe6\x9d\x8e"   /* two columns */
#define E_ACUTE "e\xcc\x81" /* one column, two code points */

static void a_wide_letter_takes_two_columns_and_a_mark_none(void **state)
{
    (void)state;
    assert_int_equal(xt_display_width("Ana"), 3);
    assert_int_equal(xt_display_width(LI LI), 4);
    assert_int_equal(xt_display_width("Jos" E_ACUTE), 4);
    assert_int_equal(xt_display_width(""), 0);
}

static void a_mark_beside_its_letter_takes_a_column(void **state)
{
    (void)state;
    /* Lata Joshi in Devanagari: four letters, three vowel signs and a blank. */
    static const char lata_joshi[] = "\xe0\xa4\xb2\xe0\xa4\xa4\xe0\xa4\xbe \xe0\xa4\x9c\xe0\xa5"
                                     "\x8b\xe0\xa4\xb6\xe0\xa5\x80";
    assert_int_equal(xt_display_width(lata_joshi), 8);
    assert_int_equal(xt_display_cut(lata_joshi, 2), 3); /* ta keeps its sign */
    assert_int_equal(xt_display_cut(lata_joshi, 3), 9);
    /* A Korean syllable of three letters, as some systems write it, is as wide as one sign. */
    assert_int_equal(xt_display_width("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"), 2);
    /* A mark below its letter (virama) still takes none. */
    assert_int_equal(xt_display_width("\xe0\xa4\x95\xe0\xa5\x8d"), 1);
}

static void signs_that_steer_the_terminal_are_left_out(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    const xtrain_show_options options = XTRAIN_SHOW_OPTIONS_INIT;
    xt_sheet sheet;
    char *out = NULL;
    xt_sheet_init(&sheet, &memory, &options);
    /* Right-to-left override, a tab, an escape. */
    xt_sheet_add(&sheet, XT_STYLE_PLAIN,
                 "a\xe2\x80\xae"
                 "b\tc\033[1m");
    xt_sheet_end_line(&sheet);
    assert_int_equal(xt_sheet_take(&sheet, &out), XTRAIN_OK);
    assert_string_equal(out, "abc[1m\n");
    free(out);
}

static void a_cut_keeps_letters_and_their_marks_whole(void **state)
{
    (void)state;
    assert_int_equal(xt_display_cut(LI LI, 3), 3);
    assert_int_equal(xt_display_cut(LI LI, 4), 6);
    assert_int_equal(xt_display_cut(LI LI, 1), 0);
    assert_int_equal(xt_display_cut("x" E_ACUTE "y", 2), 4);
    assert_int_equal(xt_display_cut("x" E_ACUTE "y", 1), 1);
}

static char *field(const char *text, int columns, int width)
{
    const xt_memory memory = xt_memory_standard();
    const xtrain_show_options options = {1, width, false, false};
    xt_sheet sheet;
    char *out = NULL;
    xt_sheet_init(&sheet, &memory, &options);
    xt_sheet_field(&sheet, XT_STYLE_PLAIN, text, columns);
    xt_sheet_add(&sheet, XT_STYLE_PLAIN, "|");
    xt_sheet_end_line(&sheet);
    assert_int_equal(xt_sheet_take(&sheet, &out), XTRAIN_OK);
    return out;
}

static void assert_field(const char *text, int columns, int width, const char *expected)
{
    char *out = field(text, columns, width);
    assert_string_equal(out, expected);
    free(out);
}

static void a_field_is_filled_or_cut_with_an_ellipsis(void **state)
{
    (void)state;
    assert_field("Ana", 5, 80, "Ana  |\n");
    assert_field("Ana Ruiz", 5, 80, "Ana \xe2\x80\xa6|\n");
    assert_field(LI LI LI, 4, 80, LI "\xe2\x80\xa6 |\n");
    assert_field("", 2, 80, "  |\n");
    assert_field(E_ACUTE E_ACUTE, 1, 80, "\xe2\x80\xa6|\n");
}

static void no_line_is_wider_than_the_sheet(void **state)
{
    (void)state;
    assert_field("Ana Ruiz", 10, 8, "Ana Ruiz\n");
    assert_field("Ana Ruiz and others", 25, 8, "Ana Ruiz\n");
    assert_field(LI LI LI LI, 8, 7, LI LI LI "\n");
}

static void words_wrap_between_words_and_long_ones_anywhere(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    const xtrain_show_options options = {1, 10, false, false};
    xt_sheet sheet;
    char *out = NULL;
    xt_sheet_init(&sheet, &memory, &options);
    xt_sheet_add(&sheet, XT_STYLE_PLAIN, "L");
    xt_sheet_blanks(&sheet, 1);
    xt_sheet_wrap(&sheet, 2, "one two three abcdefghijklm " LI LI LI LI LI);
    assert_int_equal(xt_sheet_take(&sheet, &out), XTRAIN_OK);
    assert_string_equal(out,
                        "L one two\n  three\n  abcdefgh\n  ijklm\n  " LI LI LI LI "\n  " LI "\n");
    free(out);
}

static void a_number_and_its_per_cent_sign_stay_in_one_line(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    const xtrain_show_options options = {1, 12, false, false};
    xt_sheet sheet;
    char *out = NULL;
    xt_sheet_init(&sheet, &memory, &options);
    xt_sheet_wrap(&sheet, 0, "it is within 5.8 %. And 7 % too");
    assert_int_equal(xt_sheet_take(&sheet, &out), XTRAIN_OK);
    assert_string_equal(out, "it is within\n5.8 %. And\n7 % too\n");
    free(out);
}

static void numbers_have_commas_and_percentages_are_never_too_small(void **state)
{
    (void)state;
    static const struct {
        double fraction;
        const char *text;
    } cases[] = {{0.0, "0 %"},      {0.000001, "0.01 %"}, {0.0004, "0.04 %"}, {0.004, "0.4 %"},
                 {0.0041, "0.5 %"}, {0.05, "5 %"},        {0.00301, "0.4 %"}, {0.003, "0.3 %"},
                 {1.0, "100 %"},    {12.345, "1,234.5 %"}};
    const xt_memory memory = xt_memory_standard();
    xt_text text;
    xt_text_init(&text, &memory);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        xt_words_percent(&text, cases[i].fraction);
        assert_string_equal(text.data, cases[i].text);
        xt_text_clear(&text);
    }
    xt_words_number(&text, INT64_MIN);
    xt_text_add(&text, " ");
    xt_words_number(&text, -1000);
    xt_text_add(&text, " ");
    xt_words_number(&text, 999);
    assert_string_equal(text.data, "-9,223,372,036,854,775,808 -1,000 999");
    xt_text_clear(&text);
}

static const char *word_of(int first_days, int second_days)
{
    xtrain_plan *plan = sample_plan(4, 2);
    const xtrain_date start = plan->periods[0].first;
    plan->periods[0] = (xtrain_range){start, start + first_days - 1};
    plan->periods[1] = (xtrain_range){start + first_days, start + first_days + second_days - 1};
    const char *word = xt_words_period(plan).many;
    xtrain_plan_free(plan);
    return word;
}

static void periods_are_called_by_their_length(void **state)
{
    (void)state;
    assert_string_equal(word_of(7, 7), "weeks");
    assert_string_equal(word_of(1, 1), "days");
    assert_string_equal(word_of(31, 28), "months"); /* from 5 January */
    assert_string_equal(word_of(14, 14), "periods");
    assert_string_equal(word_of(7, 1), "periods");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wide_letter_takes_two_columns_and_a_mark_none),
        cmocka_unit_test(a_mark_beside_its_letter_takes_a_column),
        cmocka_unit_test(signs_that_steer_the_terminal_are_left_out),
        cmocka_unit_test(a_cut_keeps_letters_and_their_marks_whole),
        cmocka_unit_test(a_field_is_filled_or_cut_with_an_ellipsis),
        cmocka_unit_test(no_line_is_wider_than_the_sheet),
        cmocka_unit_test(words_wrap_between_words_and_long_ones_anywhere),
        cmocka_unit_test(a_number_and_its_per_cent_sign_stay_in_one_line),
        cmocka_unit_test(numbers_have_commas_and_percentages_are_never_too_small),
        cmocka_unit_test(periods_are_called_by_their_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
