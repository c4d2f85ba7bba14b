/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libconfig 1.5 reads 2147483648 as -2147483648, 1e400 as infinity and a lone dot as 0.0, and by
 * then the text is gone. So every number is judged as text before libconfig sees it:
 *
 *     integer   [+-]? digits                          fits if |value| <= 2147483647
 *     integer   0x hex digits                         the same
 *     fraction  [+-]? digits? . digits? exponent?     with at least one digit in front of the
 *     fraction  [+-]? digits exponent                 exponent; finite if its first digit that is
 *                                                     not 0 is worth less than 10^308
 */
#include <stdint.h>
#include <string.h>

#include "read/lexer.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Value of a hexadecimal digit, or 16. */
static int digit_value(char c)
{
    static const char digits[] = "0123456789abcdef";
    char lower = c >= 'A' && c <= 'F' ? (char)(c - 'A' + 'a') : c;
    const char *found = lower == '\0' ? NULL : strchr(digits, lower);
    return found == NULL ? 16 : (int)(found - digits);
}

static xt_number_kind classify_integer(const char *digits, size_t count, int base)
{
    int64_t value = 0;
    for (size_t i = 0; i < count; i++) {
        if (digit_value(digits[i]) >= base) {
            return XT_NUMBER_MALFORMED;
        }
        value = value * base + digit_value(digits[i]);
        if (value > INT32_MAX) {
            value = (int64_t)INT32_MAX + 1; /* enough to know; cannot overflow any more */
        }
    }
    return value > INT32_MAX ? XT_NUMBER_TOO_LARGE : XT_NUMBER_INTEGER;
}

/* The exponent's value, cut at +-1,000,000, or false if it is not "e5", "E+5", "e-5". */
static bool read_exponent(const char *text, size_t length, long *out)
{
    size_t i = 1; /* after the e */
    bool is_negative = false;
    if (i < length && (text[i] == '+' || text[i] == '-')) {
        is_negative = text[i] == '-';
        i++;
    }
    if (i >= length) {
        return false;
    }
    long value = 0;
    for (; i < length; i++) {
        if (!is_digit(text[i])) {
            return false;
        }
        value = value * 10 + (text[i] - '0');
        value = value > 1000000 ? 1000000 : value;
    }
    *out = is_negative ? -value : value;
    return true;
}

static xt_number_kind classify_fraction(const char *text, size_t length)
{
    size_t whole = 0;
    while (whole < length && is_digit(text[whole])) {
        whole++;
    }
    size_t end = whole;
    if (end < length && text[end] == '.') {
        end++;
        while (end < length && is_digit(text[end])) {
            end++;
        }
    }
    bool has_point = end > whole;
    bool has_digit = whole > 0 || end > 1;
    long exponent = 0;
    bool has_exponent = end < length && (text[end] == 'e' || text[end] == 'E');
    if (!has_digit || (end < length && !has_exponent) || (!has_point && !has_exponent) ||
        (has_exponent && !read_exponent(text + end, length - end, &exponent))) {
        return XT_NUMBER_MALFORMED;
    }
    size_t leading = 0; /* the first digit that is not 0 */
    while (leading < end && (text[leading] == '0' || text[leading] == '.')) {
        leading++;
    }
    if (leading == end) {
        return XT_NUMBER_FRACTION; /* zero, whatever its exponent */
    }
    long worth = leading < whole ? (long)(whole - leading) - 1 : (long)whole - (long)leading;
    return worth + exponent >= 308 ? XT_NUMBER_TOO_LARGE : XT_NUMBER_FRACTION;
}

/* 2026-03-02, whatever the digits. */
static bool looks_like_date(const char *text, size_t length)
{
    if (length != 10) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        bool is_dash = i == 4 || i == 7;
        if (is_dash ? text[i] != '-' : !is_digit(text[i])) {
            return false;
        }
    }
    return true;
}

xt_number_kind xt_number_classify(const char *text, size_t length)
{
    if (looks_like_date(text, length)) {
        return XT_NUMBER_DATE;
    }
    size_t sign = length > 0 && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    const char *digits = text + sign;
    size_t count = length - sign;
    size_t longs = 0;
    while (longs < 2 && count > longs + 1 && digits[count - longs - 1] == 'L') {
        longs++;
    }
    count -= longs;
    bool is_hexadecimal =
        sign == 0 && count > 2 && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X');
    xt_number_kind kind = XT_NUMBER_MALFORMED;
    if (is_hexadecimal) {
        kind = classify_integer(digits + 2, count - 2, 16);
    } else if (count > 0) {
        kind = classify_integer(digits, count, 10);
    }
    if (kind != XT_NUMBER_MALFORMED) {
        return longs > 0 ? XT_NUMBER_LONG : kind;
    }
    return longs > 0 ? XT_NUMBER_MALFORMED : classify_fraction(digits, count);
}
