/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "read/csv.h"

typedef struct row_log {
    xt_text text;
    int left; /* rows to take before stopping; negative: all */
} row_log;

/* "line:field|field|" for each row. */
static bool take_row(const xt_csv_row *row, void *payload)
{
    row_log *rows = payload;
    xt_text_format(&rows->text, "%d:", row->line);
    for (int i = 0; i < row->count; i++) {
        xt_text_format(&rows->text, "%s|", row->fields[i]);
    }
    xt_text_add(&rows->text, " ");
    return --rows->left != 0;
}

static xtrain_status read_rows(xtrain_context *context, const char *text, const char *expected,
                               int left)
{
    row_log rows = {.left = left};
    xt_text_init(&rows.text, &context->memory);
    const xtrain_status status = xt_csv_read(context, text, strlen(text), "a.csv", take_row, &rows);
    assert_string_equal(rows.text.data == NULL ? "" : rows.text.data, expected);
    xt_text_clear(&rows.text);
    return status;
}

static void assert_rows(void **state, const char *text, const char *expected)
{
    assert_int_equal(read_rows(*state, text, expected, -1), XTRAIN_OK);
    assert_silent(*state);
}

static void the_separator_is_found_in_the_header(void **state)
{
    assert_rows(state, "id,name\n1,a;b\n", "1:id|name| 2:1|a;b| ");
    assert_rows(state, "id;name;x\n1;a,b;2\n", "1:id|name|x| 2:1|a,b|2| ");
    assert_rows(state, "id\tname\n1\ta b\n", "1:id|name| 2:1|a b| ");
    assert_rows(state, "\"a,b,c\";name\n1;2\n", "1:a,b,c|name| 2:1|2| ");
    assert_rows(state, "id\n1\n", "1:id| 2:1| ");
}

static void a_first_line_may_say_the_separator(void **state)
{
    assert_rows(state, "sep=;\r\nid;a,b,c\r\n1;2\r\n", "2:id|a,b,c| 3:1|2| ");
    assert_rows(state, "\xef\xbb\xbf\"SEP=|\"\nid|a,b\n", "2:id|a,b| ");
    assert_rows(state, "sep=,", "");
    assert_rows(state, "sep=x;y\n", "1:sep=x|y| ");
    assert_rows(state, "sep=ab\n", "1:sep=ab| ");
}

static void blanks_around_fields_and_empty_rows_are_passed_over(void **state)
{
    assert_rows(state, "\n \n id , name \n\n 1 ,\ta b \n,\n\"\",\n", "3:id|name| 5:1|a b| ");
    assert_rows(state, "", "");
    assert_rows(state, "\n\r\n", "");
    assert_rows(state, "a\tb\n\t1\n", "1:a|b| 2:|1| ");
}

static void quoted_fields_hold_anything(void **state)
{
    assert_rows(state, "id,name\n\"1\",\"Ruiz, Ana \"\"Nana\"\"\"\n",
                "1:id|name| 2:1|Ruiz, Ana \"Nana\"| ");
    assert_rows(state, "id,name\n1,\" a \"\n", "1:id|name| 2:1| a | ");
}

static void rows_know_the_line_where_they_begin(void **state)
{
    assert_rows(state, "id,name\n1,\"two\nlines\"\n2,x\n", "1:id|name| 2:1|two\nlines| 4:2|x| ");
    assert_rows(state, "id,name\n\"\n\nx\",1\n2,x", "1:id|name| 2:\n\nx|1| 5:2|x| ");
}

static void any_line_end_and_none_at_the_end_will_do(void **state)
{
    assert_rows(state, "id,name\r\n1,a\r\n2,b", "1:id|name| 2:1|a| 3:2|b| ");
    assert_rows(state, "id,name\r1,a\r2,b\r", "1:id|name| 2:1|a| 3:2|b| ");
    assert_rows(state, "\xef\xbb\xbfid,name\n1,\"a\"", "1:id|name| 2:1|a| ");
}

static void the_callback_may_stop(void **state)
{
    assert_int_equal(read_rows(*state, "id\n1\n2\n", "1:id| 2:1| ", 2), XTRAIN_OK);
}

static void a_row_with_wrong_quotes_is_left_out(void **state)
{
    assert_int_equal(read_rows(*state, "id,name\n1,a\"b\n2,c\n", "1:id|name| 3:2|c| ", -1),
                     XTRAIN_ERROR_INPUT);
    assert_int_equal(xtrain_context_error_count(*state), 1);
}

static void a_quote_that_is_never_closed_ends_the_file(void **state)
{
    assert_int_equal(read_rows(*state, "id,name\n1,\"a\n2,c\n", "1:id|name| ", -1),
                     XTRAIN_ERROR_INPUT);
    assert_message(*state, 0,
                   "a.csv:2: the quotes of this row do not match; put the whole field in quotes "
                   "and write a quote inside it twice");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_separator_is_found_in_the_header),
        TEST(a_first_line_may_say_the_separator),
        TEST(blanks_around_fields_and_empty_rows_are_passed_over),
        TEST(quoted_fields_hold_anything),
        TEST(rows_know_the_line_where_they_begin),
        TEST(any_line_end_and_none_at_the_end_will_do),
        TEST(the_callback_may_stop),
        TEST(a_row_with_wrong_quotes_is_left_out),
        TEST(a_quote_that_is_never_closed_ends_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
