/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The manual: libxtrain/read/MANUAL.md is what the sections make, and every example is read.
 *
 *     read_manual_test --write    writes that page instead, when run in this folder
 */
#include "fixture.h"

#include <stdlib.h>

#include "base/file.h"
#include "model/problem.h"

#define PAGE "../../../libxtrain/read/MANUAL.md"
#define COLUMNS 120
#define EXAMPLE_COLUMNS 76

/* Words from the place `at` of a line on; the place where it stands then. */
static int add_words(xt_text *out, int at, const char *words)
{
    while (*words != '\0') {
        const int length = (int)strcspn(words, " ");
        if (at > 0 && at + 1 + length > COLUMNS) {
            xt_text_add(out, "\n");
            at = 0;
        } else if (at > 0) {
            xt_text_add(out, " ");
            at++;
        }
        xt_text_add_bytes(out, words, (size_t)length);
        at += length;
        words += length;
        words += strspn(words, " ");
    }
    return at;
}

static void add_section(xt_text *out, const xtrain_manual_section *section)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(section->kind);
    int at = 0;
    if (info != NULL) {
        xt_text_format(out, "### %s %s\n\n", info->number, info->name);
        at = add_words(out, 0, info->text);
    } else {
        xt_text_format(out, "### %s\n\n", section->title);
    }
    (void)add_words(out, at, section->meaning);
    xt_text_add(out, "\n\n");
    (void)add_words(out, add_words(out, 0, "**Why.**"), section->why);
    xt_text_add(out, "\n\n");
    at = add_words(out, 0, "**How it is counted.**");
    if (info != NULL) {
        at = add_words(out, at, "Unit: one");
        at = add_words(out, at, info->unit);
        xt_text_add(out, ".");
        at++;
    }
    (void)add_words(out, at, section->counted);
    xt_text_format(out, "\n\n```\n%s```\n\n", section->example);
}

static void add_page(xt_text *out)
{
    xt_text_add(out, "# Manual of the input\n\n");
    (void)add_words(
        out, 0,
        "What an input states, and every rule and cost: what it means, why it exists, how it is "
        "counted, and an example. `xtrain help rules` lists the sections, `xtrain help P6` prints "
        "one. All keys are in [README.md](README.md), every count to the unit in "
        "[RULES.md](../RULES.md).");
    xt_text_add(out, "\n\n");
    (void)add_words(out, 0,
                    "This page is made of the table of rules and of `manual.c`: change the texts "
                    "there, then write it with `read_manual_test --write` in `tests/unit/read`. A "
                    "test compares it, and reads each example as part of a small input.");
    xt_text_add(out, "\n\n## What an input states\n\n");
    for (int i = 0; xtrain_manual_at(i) != NULL; i++) {
        const xtrain_manual_section *section = xtrain_manual_at(i);
        if (i > 0 && section->kind != XTRAIN_RULE_KINDS &&
            xtrain_manual_at(i - 1)->kind == XTRAIN_RULE_KINDS) {
            xt_text_add(out, "## Rules and costs\n\n");
        }
        add_section(out, section);
    }
    if (out->length > 0) {
        out->data[--out->length] = '\0'; /* the empty line at the end */
    }
}

static void the_page_is_what_the_sections_make(void **state)
{
    xtrain_context *context = *state;
    char *page = NULL;
    size_t length = 0;
    xt_text made;
    assert_int_equal(xt_file_read(&page, &length, context, PAGE, NULL, 0), XTRAIN_OK);
    xt_text_init(&made, &context->memory);
    add_page(&made);
    assert_false(made.failed);
    assert_string_equal(page, made.data);
    xt_text_clear(&made);
    xtrain_text_free(context, page);
}

/* A small input, a statement a part; an example takes the place of what it states itself. */
static const char *const parts[] = {
    "format = 1;\n",
    "calendar = { start = \"2026-01-05\"; periods = 12; };\n",
    "skills = ( { name = \"billing\"; } );\n",
    "departments = ( { code = \"CLM\"; }, { code = \"SAL\"; }, { code = \"OPS\"; } );\n",
    "sets = ( { name = \"customer-facing\"; departments = [ \"CLM\", \"SAL\" ]; } );\n",
    "employees = ( { id = \"101\"; name = \"Ana Ruiz\"; home = \"CLM\"; } );\n"};

/* True if a line of the example begins with the key of the part. */
static bool states_itself(const char *example, const char *part)
{
    const size_t length = strcspn(part, "=") + 1;
    for (const char *line = example; line != NULL;) {
        if (strncmp(line, part, length) == 0) {
            return true;
        }
        line = strchr(line, '\n');
        line = line == NULL ? NULL : line + 1;
    }
    return false;
}

static bool has_kind(const xtrain_problem *problem, xtrain_rule_kind kind)
{
    for (size_t i = 0; i < problem->rule_count; i++) {
        if (problem->rules[i].stated.kind == kind) {
            return true;
        }
    }
    return false;
}

static void every_example_is_read_and_states_its_rule(void **state)
{
    xtrain_context *context = *state;
    for (int i = 0; xtrain_manual_at(i) != NULL; i++) {
        const xtrain_manual_section *section = xtrain_manual_at(i);
        xtrain_problem *problem = NULL;
        xt_text text;
        xt_text_init(&text, &context->memory);
        for (size_t p = 0; p < sizeof parts / sizeof parts[0]; p++) {
            xt_text_add(&text, states_itself(section->example, parts[p]) ? "" : parts[p]);
        }
        xt_text_add(&text, section->example);
        assert_false(text.failed);
        const xtrain_status status =
            xtrain_problem_read_string(&problem, context, text.data, text.length, section->name);
        assert_silent(context);
        assert_int_equal(status, XTRAIN_OK);
        if (section->kind != XTRAIN_RULE_KINDS && !has_kind(problem, section->kind)) {
            fail_msg("the example of %s does not state it", section->name);
        }
        xtrain_problem_free(problem);
        xt_text_clear(&text);
    }
}

static void assert_sentence(const char *text)
{
    assert_non_null(text);
    assert_true(strlen(text) > 0);
    assert_int_equal(text[strlen(text) - 1], '.');
    assert_null(strchr(text, '\n'));
}

static void every_section_is_whole(void **state)
{
    (void)state;
    for (int i = 0; xtrain_manual_at(i) != NULL; i++) {
        const xtrain_manual_section *section = xtrain_manual_at(i);
        const xtrain_rule_info *info = xtrain_rule_info_get(section->kind);
        assert_sentence(section->meaning);
        assert_sentence(section->why);
        assert_sentence(section->counted);
        assert_int_equal(section->title == NULL, info != NULL);
        if (info != NULL) {
            assert_string_equal(section->name, info->number);
        }
        const char *line = section->example;
        while (*line != '\0') {
            const size_t length = strcspn(line, "\n");
            assert_true(length > 0 && length <= EXAMPLE_COLUMNS);
            assert_int_equal(line[length], '\n');
            line += length + 1;
        }
    }
}

static void every_rule_has_one_section_in_the_order_of_the_table(void **state)
{
    (void)state;
    int next = 0;
    for (int i = 0; xtrain_manual_at(i) != NULL; i++) {
        const xtrain_rule_kind kind = xtrain_manual_at(i)->kind;
        assert_true(kind == XTRAIN_RULE_KINDS ? next == 0 : (int)kind == next);
        next += kind == XTRAIN_RULE_KINDS ? 0 : 1;
    }
    assert_int_equal(next, XTRAIN_RULE_KINDS);
}

static void sections_are_found_by_name_and_number(void **state)
{
    (void)state;
    for (int i = 0; xtrain_manual_at(i) != NULL; i++) {
        assert_ptr_equal(xtrain_manual_find(xtrain_manual_at(i)->name), xtrain_manual_at(i));
    }
    assert_int_equal(xtrain_manual_find("p6")->kind, XTRAIN_RULE_P6);
    assert_int_equal(xtrain_manual_find("Stay length")->kind, XTRAIN_RULE_P3);
    assert_string_equal(xtrain_manual_find("CALENDAR")->name, "calendar");
    assert_null(xtrain_manual_find("P77"));
    assert_null(xtrain_manual_find(""));
    assert_null(xtrain_manual_find(NULL));
    assert_null(xtrain_manual_at(-1));
    assert_null(xtrain_manual_at(INT32_MAX));
}

static int write_page(const char *path)
{
    const xt_memory memory = xt_memory_standard();
    xt_text page;
    xt_text_init(&page, &memory);
    add_page(&page);
    FILE *file = page.failed ? NULL : fopen(path, "wb");
    const bool is_written = file != NULL && fputs(page.data, file) >= 0;
    const bool is_closed = file == NULL || fclose(file) == 0;
    xt_text_clear(&page);
    return is_written && is_closed ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int count, char **arguments)
{
    if (count == 2 && strcmp(arguments[1], "--write") == 0) {
        return write_page(PAGE);
    }
    const struct CMUnitTest tests[] = {
        TEST(the_page_is_what_the_sections_make),
        TEST(every_example_is_read_and_states_its_rule),
        TEST(every_section_is_whole),
        TEST(every_rule_has_one_section_in_the_order_of_the_table),
        TEST(sections_are_found_by_name_and_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
