/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is too large is refused, in words and before it costs much. */
#include "fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include "read/csv.h"

#define FRAME "format = 1;\ncalendar = { start = \"2026-01-05\"; periods = 8; };\n"
#define DEPARTMENTS "departments = ( { code = \"A\"; }, { code = \"B\"; } );\n"

static xtrain_status read_text(xtrain_context *context, const xt_text *text)
{
    xtrain_problem *problem = NULL;
    assert_false(text->failed);
    const xtrain_status status =
        xtrain_problem_read_string(&problem, context, text->data, text->length, "a.cfg");
    assert_null(problem);
    return status;
}

/* Reads FRAME, then `before`, `count` times `each` with a number in it, and `after`. */
static xtrain_status read_repeated(xtrain_context *context, const char *before, const char *each,
                                   int count, const char *after)
{
    xt_text text;
    xt_text_init(&text, &context->memory);
    xt_text_add(&text, FRAME);
    xt_text_add(&text, before);
    for (int i = 0; i < count; i++) {
        const char *hole = strchr(each, '#');
        const int head = hole == NULL ? (int)strlen(each) : (int)(hole - each);
        xt_text_add_bytes(&text, each, (size_t)head);
        if (hole != NULL) {
            xt_text_format(&text, "%d%s", i, hole + 1);
        }
    }
    xt_text_add(&text, after);
    const xtrain_status status = read_text(context, &text);
    xt_text_clear(&text);
    return status;
}

static void an_input_has_a_largest_size(void **state)
{
    xtrain_context *context = *state;
    xt_text text;
    xt_text_init(&text, &context->memory);
    xt_text_repeat(&text, '#', XTRAIN_MAX_INPUT_BYTES + 1);
    assert_int_equal(read_text(context, &text), XTRAIN_ERROR_LIMIT);
    assert_message(context, 0, "a.cfg:0: the input has 67108865 bytes; at most 67108864 are read");
    xt_text_clear(&text);
}

static void an_input_has_a_largest_number_of_words(void **state)
{
    assert_int_equal(read_repeated(*state, "sets = ( 1", ",{ a=1; b=2; c=3; d=4; e=5; f=6; g=7; }",
                                   XTRAIN_MAX_TOKENS / 30, ");"),
                     XTRAIN_ERROR_LIMIT);
    assert_message(*state, 0,
                   "a.cfg:3: the input has more than 5000000 words, numbers and signs; put people "
                   "in a CSV file");
}

static void a_list_has_a_largest_number_of_elements(void **state)
{
    assert_int_equal(read_repeated(*state, "title = [ 1", ",1", XTRAIN_MAX_ELEMENTS, "];"),
                     XTRAIN_ERROR_LIMIT);
    assert_message(*state, 0,
                   "a.cfg:3: a list has more than 200000 elements; put people in a CSV file");
}

static void a_long_list_is_quickly_read(void **state)
{
    assert_int_equal(read_repeated(*state, "title = (", "{},", 20000, "{});"), XTRAIN_ERROR_INPUT);
    assert_message(*state, 2, "a.cfg:3: 'title' is a list; give a text in quotes");
}

static void at_most_a_thousand_mistakes_are_listed(void **state)
{
    assert_int_equal(read_repeated(*state, DEPARTMENTS "employees = ( { id = \"x\"; }",
                                   ", { ix = #; }", 2000, " );"),
                     XTRAIN_ERROR_INPUT);
    assert_int_equal(xtrain_context_error_count(*state), 1000);
    assert_message(*state, 999, ":0: there are more mistakes than are listed; mend these first");
}

static void every_kind_of_entry_has_a_largest_number(void **state)
{
    static const struct {
        const char *before, *each, *after, *message;
        int count;
    } cases[] = {
        {"departments = ( { code = \"x\"; }", ", { code = \"#\"; }", " );",
         "a.cfg:3: more than 2000 departments; leave some out", 2000},
        {"skills = ( { name = \"x\"; }", ", { name = \"#\"; }", " );",
         "a.cfg:3: more than 1000 skills; leave some out", 1000},
        {DEPARTMENTS "sets = ( { name = \"x\"; departments = [ \"A\" ]; }",
         ", { name = \"#\"; departments = [ \"A\" ]; }", " );",
         "a.cfg:4: more than 2000 sets; leave some out", 2000},
        {DEPARTMENTS "programmes = ( { name = \"x\"; }", ", { name = \"#\"; }", " );",
         "a.cfg:4: more than 1000 programmes; leave some out", 1000},
        {DEPARTMENTS "employees = ( { id = \"x\"; leave = ( \"2026-01-05\"", ", \"2026-01-05\"",
         " ); } );", "a.cfg:4: more than 200 leaves of one employee; leave some out", 250},
        {"departments = ( { code = \"A\"; closed = ( \"2026-01-05\"", ", \"2026-01-05\"",
         " ); } );", "a.cfg:3: more than 2000 closings of one department; leave some out", 2500},
        {DEPARTMENTS "costs = { load_table = [ 1", ", 1", " ]; };",
         "a.cfg:4: 'load_table' has 1001 entries; give 1 to 1000", 1000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xtrain_context *context = *state;
        bool is_said = false;
        xtrain_context_clear_errors(context);
        assert_int_not_equal(
            read_repeated(context, cases[i].before, cases[i].each, cases[i].count, cases[i].after),
            XTRAIN_OK);
        for (size_t e = 0; e < xtrain_context_error_count(context) && !is_said; e++) {
            char text[256];
            const xtrain_error *error = xtrain_context_error_at(context, e);
            (void)snprintf(text, sizeof text, "%s:%d: %s", error->file, error->line,
                           error->message);
            is_said = strcmp(text, cases[i].message) == 0;
        }
        if (!is_said) {
            fail_msg("not said: %s", cases[i].message);
        }
    }
}

static void a_calendar_has_a_largest_number_of_holidays(void **state)
{
    xtrain_context *context = *state;
    xt_text text;
    xt_text_init(&text, &context->memory);
    xt_text_add(&text, DEPARTMENTS "employees = ( { id = \"1\"; } ); format = 1;\n"
                                   "calendar = { start = \"2026-01-05\"; periods = 8;\n"
                                   "holidays = ( \"2026-01-05\"");
    for (int i = 0; i < XTRAIN_MAX_DATES + 10; i++) {
        xt_text_add(&text, ", \"2026-01-05\"");
    }
    xt_text_add(&text, " ); };");
    assert_int_equal(read_text(context, &text), XTRAIN_ERROR_LIMIT);
    assert_int_equal(xtrain_context_error_count(context), 1);
    assert_message(context, 0, "a.cfg:3: more than 2000 holidays; leave some out");
    xt_text_clear(&text);
}

static bool take_row(const xt_csv_row *row, void *payload)
{
    int *rows = payload;
    (void)row;
    (*rows)++;
    return true;
}

static void a_row_has_a_largest_number_of_fields(void **state)
{
    xtrain_context *context = *state;
    xt_text text;
    int rows = 0;
    xt_text_init(&text, &context->memory);
    xt_text_add(&text, "a");
    xt_text_repeat(&text, ',', XTRAIN_MAX_COLUMNS - 1);
    xt_text_add(&text, "\nb");
    xt_text_repeat(&text, ',', XTRAIN_MAX_COLUMNS);
    xt_text_add(&text, "\n");
    assert_int_equal(xt_csv_read(context, text.data, text.length, "a.csv", take_row, &rows),
                     XTRAIN_ERROR_LIMIT);
    assert_int_equal(rows, 1);
    assert_message(context, 0, "a.csv:2: a row has more than 5000 fields; leave some columns out");
    xt_text_clear(&text);
}

static void a_file_has_a_largest_number_of_people(void **state)
{
    xtrain_context *context = *state;
    char path[] = "/tmp/xtrain-people-XXXXXX";
    const int file = mkstemp(path);
    assert_true(file >= 0);
    FILE *stream = fdopen(file, "wb");
    assert_non_null(stream);
    assert_true(fputs("id\n", stream) >= 0);
    for (int i = 0; i <= XTRAIN_MAX_EMPLOYEES + 1000; i++) {
        assert_true(fprintf(stream, "%d\n", i) > 0);
    }
    assert_int_equal(fclose(stream), 0);
    xt_text text;
    xt_text_init(&text, &context->memory);
    xt_text_format(&text, FRAME DEPARTMENTS "people = ( { file = \"%s\"; } );\n", path);
    assert_int_equal(read_text(context, &text), XTRAIN_ERROR_LIMIT);
    (void)unlink(path);
    xt_text_clear(&text);
    assert_int_equal(xtrain_context_error_count(context), 1);
    const xtrain_error *error = xtrain_context_error_at(context, 0);
    assert_string_equal(error->message, "more than 200000 employees; leave some out");
    assert_int_equal(error->line, XTRAIN_MAX_EMPLOYEES + 2);
    assert_string_equal(error->file, path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_input_has_a_largest_size),
        TEST(an_input_has_a_largest_number_of_words),
        TEST(a_list_has_a_largest_number_of_elements),
        TEST(a_long_list_is_quickly_read),
        TEST(at_most_a_thousand_mistakes_are_listed),
        TEST(every_kind_of_entry_has_a_largest_number),
        TEST(a_calendar_has_a_largest_number_of_holidays),
        TEST(a_row_has_a_largest_number_of_fields),
        TEST(a_file_has_a_largest_number_of_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
