/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "read/source.h"

static void lines_end_in_any_of_three_ways(void **state)
{
    (void)state;
    const char text[] = "a\r\nbb\n\rccc\r\r\n";
    const char *const expected[] = {"a", "bb", "", "ccc", ""};
    xt_lines lines = {text, sizeof text - 1, 0, 0};
    const char *line = NULL;
    size_t length = 0;
    for (int i = 0; i < 5; i++) {
        assert_true(xt_lines_next(&lines, &line, &length));
        assert_int_equal(length, strlen(expected[i]));
        assert_memory_equal(line, expected[i], length);
        assert_int_equal(lines.line, i + 1);
    }
    assert_false(xt_lines_next(&lines, &line, &length));
}

static void a_byte_order_mark_is_passed_over(void **state)
{
    const char *text = "\xef\xbb\xbfid\n";
    size_t length = strlen(text);
    assert_int_equal(xt_source_check(&text, &length, *state, "a.csv"), XTRAIN_OK);
    assert_int_equal(length, 3);
    assert_string_equal(text, "id\n");
    assert_silent(*state);
}

static void assert_kind(const char *text, xt_text_kind kind)
{
    if (xt_source_kind(text, strlen(text)) != kind) {
        fail_msg("the kind of '%s' is %d", text, (int)xt_source_kind(text, strlen(text)));
    }
}

static void other_files_are_known_by_their_beginning(void **state)
{
    (void)state;
    assert_kind("{\"format\": 1}", XT_TEXT_JSON);
    assert_kind("\n { \n\t\"a\"", XT_TEXT_JSON);
    assert_kind("id,name\n", XT_TEXT_TABLE);
    assert_kind("\"id: a\";\"b=c\"\r\n", XT_TEXT_TABLE);
    assert_kind("sep=;\r\nid;name\r\n", XT_TEXT_TABLE);
    const char *const statements[] = {
        "",
        " \n",
        "{",
        "{ }",
        "format = 1; title = \"a, b\";",
        "format : 1; title : 2;",
        "# a, b, c\n",
        "/* a, b,\n c */",
        "format 1;",
        "title \"a; b\";",
        "title \"a; b;",
        "departments (\n{ code, name }",
    };
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        assert_kind(statements[i], XT_TEXT_STATEMENTS);
    }
}

static void long_names_are_cut_between_characters(void **state)
{
    (void)state;
    char out[XT_CUT_SIZE];
    char name[200];
    assert_string_equal(xt_cut_text(out, "short"), "short");
    memset(name, 'x', sizeof name);
    memcpy(name + XT_CUT_SIZE - 5, "\xc3\xa4", 2); /* would be cut in two */
    name[sizeof name - 1] = '\0';
    xt_cut_text(out, name);
    assert_int_equal(strlen(out), XT_CUT_SIZE - 2);
    assert_string_equal(out + XT_CUT_SIZE - 6, "x...");
    assert_string_equal(xt_cut_text(out, "a\nb\x01"), "a?b?");
    assert_string_equal(xt_cut_text(out, "\xff x"), "? x");
    assert_string_equal(xt_cut_text(out, "\xc3\xa4"), "\xc3\xa4");
}

static void assert_beside(void **state, const char *from, const char *name, const char *expected)
{
    const xtrain_context *context = *state;
    char *path = xt_path_beside(&context->memory, from, name);
    assert_string_equal(path, expected);
    xt_release(&context->memory, path);
}

static void files_are_looked_for_beside_the_file_that_names_them(void **state)
{
    assert_beside(state, "office.cfg", "people.csv", "people.csv");
    assert_beside(state, "plans/office.cfg", "people.csv", "plans/people.csv");
    assert_beside(state, "/plans/office.cfg", "../people.csv", "/plans/../people.csv");
    assert_beside(state, "plans/office.cfg", "/data/people.csv", "/data/people.csv");
    assert_beside(state, NULL, "people.csv", "people.csv");
}

static void assert_relative(void **state, const char *path, const char *target,
                            const char *expected)
{
    const xtrain_context *context = *state;
    char *found = xt_path_relative(&context->memory, path, target);
    assert_string_equal(found, expected);
    xt_release(&context->memory, found);
}

static void paths_are_named_from_the_folder_of_the_target(void **state)
{
    assert_relative(state, "people.csv", NULL, "people.csv");
    assert_relative(state, "data/people.csv", "office.cfg", "data/people.csv");
    assert_relative(state, "people.csv", "plans/office.cfg", "../people.csv");
    assert_relative(state, "data/people.csv", "plans/2026/office.cfg", "../../data/people.csv");
    assert_relative(state, "plans/data/people.csv", "plans/office.cfg", "data/people.csv");
    assert_relative(state, "plans/people.csv", "./plans/../plans/office.cfg", "people.csv");
    assert_relative(state, "planseven/people.csv", "plans/office.cfg", "../planseven/people.csv");
    assert_relative(state, "/data/people.csv", "plans/office.cfg", "/data/people.csv");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_end_in_any_of_three_ways),
        TEST(other_files_are_known_by_their_beginning),
        TEST(a_byte_order_mark_is_passed_over),
        TEST(long_names_are_cut_between_characters),
        TEST(files_are_looked_for_beside_the_file_that_names_them),
        TEST(paths_are_named_from_the_folder_of_the_target),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
