/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void pieces_add_up_to_a_text(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    xt_text text;
    xt_text_init(&text, &memory);
    xt_text_add(&text, "week ");
    xt_text_format(&text, "%d of %s", 7, "26");
    xt_text_repeat(&text, '.', 3);
    xt_text_repeat(&text, '.', -1);
    xt_text_add_bytes(&text, "end of it", 3);
    char *taken = xt_text_take(&text);
    assert_string_equal(taken, "week 7 of 26...end");
    assert_null(text.data);
    assert_int_equal(text.length, 0);
    xt_release(&memory, taken);
}

static void an_empty_text_can_be_taken(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    xt_text text;
    xt_text_init(&text, &memory);
    char *taken = xt_text_take(&text);
    assert_string_equal(taken, "");
    xt_release(&memory, taken);
    xt_text_clear(&text);
}

static void *no_memory(size_t size, void *user)
{
    (void)size;
    (void)user;
    return NULL;
}

static void *no_more_memory(void *block, size_t size, void *user)
{
    (void)block;
    (void)size;
    (void)user;
    return NULL;
}

static void release_nothing(void *block, void *user)
{
    (void)user;
    assert_null(block);
}

static void a_failure_is_remembered_to_the_end(void **state)
{
    (void)state;
    const xt_memory memory = {{no_memory, no_more_memory, release_nothing, NULL}};
    xt_text text;
    xt_text_init(&text, &memory);
    xt_text_add(&text, "a");
    xt_text_format(&text, "%d", 1);
    xt_text_repeat(&text, 'x', 5);
    xt_text_add_number(&text, 0.5);
    assert_true(text.failed);
    assert_null(xt_text_take(&text));
    assert_false(text.failed); /* the builder is empty and may be used again */
}

static void assert_number(double value, const char *expected)
{
    const xt_memory memory = xt_memory_standard();
    xt_text text;
    xt_text_init(&text, &memory);
    xt_text_add_number(&text, value);
    assert_string_equal(text.data, expected);
    xt_text_clear(&text);
}

static void numbers_are_written_as_short_as_they_read_back(void **state)
{
    (void)state;
    assert_number(0, "0");
    assert_number(60, "60");
    assert_number(-1234567, "-1234567");
    assert_number(0.1, "0.1");
    assert_number(0.005, "0.005");
    assert_number(1.0 / 3.0, "0.3333333333333333");
    assert_number(1e300, "1e+300");
    assert_number(-2.5e-7, "-2.5e-07");
    assert_number(INFINITY, "inf");
    assert_number(NAN, "nan");
}

static void numbers_do_not_follow_the_locale(void **state)
{
    (void)state;
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): a test has one thread */
    if (setlocale(LC_ALL, "de_DE.UTF-8") == NULL) {
        skip();
    }
    assert_number(0.5, "0.5");
    (void)setlocale(LC_ALL, "C"); /* NOLINT(concurrency-mt-unsafe) */
}

static bool is_clean(const char *text)
{
    return xt_utf8_is_clean(text, strlen(text));
}

static void well_formed_text_in_any_script_is_clean(void **state)
{
    (void)state;
    assert_true(is_clean(""));
    assert_true(is_clean("Ana Ru\xc3\xadz\t\xe7\x8e\x8b \xd8\xb9\xd9\x84\xd9\x8a"));
    assert_true(is_clean("\xf0\x9f\x99\x82"));
    assert_true(is_clean("\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf")); /* around the surrogates */
}

static void broken_text_is_not_clean(void **state)
{
    (void)state;
    static const char *const broken[] = {
        "\x80",             /* no lead */
        "\xc3",             /* cut short */
        "\xc3(",            /* no continuation */
        "\xc0\xaf",         /* overlong */
        "\xe0\x80\xaf",     /* overlong */
        "\xf0\x80\x80\xaf", /* overlong */
        "\xed\xa0\x80",     /* surrogate */
        "\xf4\x90\x80\x80", /* past the last */
        "\xf8\x88\x80\x80\x80",
        "\xff",
        "a\nb",
        "\x1b[0m",
        "\x7f",
        "\xc2\x85", /* a control character of two bytes */
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        assert_false(is_clean(broken[i]));
    }
    assert_false(xt_utf8_is_clean("a\0b", 3));
}

static void folding_is_for_ascii_letters_only(void **state)
{
    (void)state;
    assert_true(xt_text_equal_folded("Claims", "cLAIMS"));
    assert_false(xt_text_equal_folded("Claims", "Claim"));
    assert_false(xt_text_equal_folded("@", "`"));
    assert_false(xt_text_equal_folded("\xc3\x84", "\xc3\xa4"));
}

static const char *const names[] = {"Claims", "Billing", "Sales", "IT", "B\xc3\xbcro"};

static const char *name_at(int index, const void *user)
{
    assert_ptr_equal(user, names);
    return names[index];
}

static int closest(const char *word)
{
    return xt_text_closest(word, 5, name_at, names);
}

static void the_closest_name_is_found(void **state)
{
    (void)state;
    assert_int_equal(closest("biling"), 1);   /* one left out */
    assert_int_equal(closest("Biilling"), 1); /* one too many */
    assert_int_equal(closest("Salse"), 2);    /* two swapped are one difference */
    assert_int_equal(closest("CLAIMS"), 0);
    assert_int_equal(closest("it"), 3);
    assert_int_equal(closest("B\xc3\xb6ro"), 4); /* one letter, two bytes */
}

static void far_words_have_no_suggestion(void **state)
{
    (void)state;
    assert_int_equal(closest("Warehouse"), -1);
    assert_int_equal(closest("IX"), -1);
    assert_int_equal(closest(""), -1);
    char very_long[400];
    memset(very_long, 'a', sizeof very_long - 1);
    very_long[sizeof very_long - 1] = '\0';
    assert_int_equal(closest(very_long), -1);
    assert_int_equal(closest("\xff\xff\xff"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_add_up_to_a_text),
        cmocka_unit_test(an_empty_text_can_be_taken),
        cmocka_unit_test(a_failure_is_remembered_to_the_end),
        cmocka_unit_test(numbers_are_written_as_short_as_they_read_back),
        cmocka_unit_test(numbers_do_not_follow_the_locale),
        cmocka_unit_test(well_formed_text_in_any_script_is_clean),
        cmocka_unit_test(broken_text_is_not_clean),
        cmocka_unit_test(folding_is_for_ascii_letters_only),
        cmocka_unit_test(the_closest_name_is_found),
        cmocka_unit_test(far_words_have_no_suggestion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
