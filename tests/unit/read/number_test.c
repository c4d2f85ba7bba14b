/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "read/lexer.h"

static void assert_kind(const char *text, xt_number_kind kind)
{
    const xt_number_kind found = xt_number_classify(text, strlen(text));
    if (found != kind) {
        fail_msg("%s is %d, not %d", text, (int)found, (int)kind);
    }
}

static void whole_numbers_fit_up_to_the_largest_int(void **state)
{
    (void)state;
    const char *const fit[] = {
        "0",           "-0",          "+5",   "007",        "2147483647",
        "-2147483647", "+2147483647", "0x10", "0X7fffffff", "00000000000001"};
    const char *const large[] = {"2147483648", "-2147483648", "99999999999999999999999999999",
                                 "0x80000000", "0xFFFFFFFF",  "0xFFFFFFFFFFFFFFFFFFFFFFFF"};
    for (size_t i = 0; i < sizeof fit / sizeof *fit; i++) {
        assert_kind(fit[i], XT_NUMBER_INTEGER);
    }
    for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
        assert_kind(large[i], XT_NUMBER_TOO_LARGE);
    }
}

static void fractions_are_finite_numbers_with_a_digit(void **state)
{
    (void)state;
    const char *const fractions[] = {"1.5",    "-.5",       "2.",         "1e5",    "1E+5",
                                     "1.5e-7", "+.5",       "0.0",        "0e9999", "1e-999",
                                     "1e307",  "0.001e310", "123.456e305"};
    const char *const infinite[] = {"1e400",    "-1e308",       "10e307", "1e99999999999999",
                                    "0.01e310", "1000000.0e303"};
    for (size_t i = 0; i < sizeof fractions / sizeof *fractions; i++) {
        assert_kind(fractions[i], XT_NUMBER_FRACTION);
    }
    for (size_t i = 0; i < sizeof infinite / sizeof *infinite; i++) {
        assert_kind(infinite[i], XT_NUMBER_TOO_LARGE);
    }
}

static void lone_dots_and_rubbish_are_no_numbers(void **state)
{
    (void)state;
    const char *const rubbish[] = {"",    ".",     "-.",    "+",    "-",    ".e5",  "1e",
                                   "1e+", "1.2.3", "12abc", "0x",   "0xg1", "-0x5", "1_000",
                                   "1-2", "L",     "5LLL",  "1.5L", "5l",   "1ee5", "1e5.0"};
    for (size_t i = 0; i < sizeof rubbish / sizeof *rubbish; i++) {
        assert_kind(rubbish[i], XT_NUMBER_MALFORMED);
    }
}

static void long_numbers_and_dates_are_told_apart(void **state)
{
    (void)state;
    assert_kind("5L", XT_NUMBER_LONG);
    assert_kind("5LL", XT_NUMBER_LONG);
    assert_kind("-5000000000L", XT_NUMBER_LONG);
    assert_kind("0xffL", XT_NUMBER_LONG);
    assert_kind("2026-03-02", XT_NUMBER_DATE);
    assert_kind("2026-3-02", XT_NUMBER_MALFORMED);
    assert_kind("2026-03-02-", XT_NUMBER_MALFORMED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers_fit_up_to_the_largest_int),
        cmocka_unit_test(fractions_are_finite_numbers_with_a_digit),
        cmocka_unit_test(lone_dots_and_rubbish_are_no_numbers),
        cmocka_unit_test(long_numbers_and_dates_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
