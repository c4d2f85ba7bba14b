/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <locale.h>

#include "read/config.h"

static xt_config *read_text(xtrain_context *context, const char *text)
{
    xt_config *config = NULL;
    assert_int_equal(xt_config_read(&config, context, text, strlen(text), "a.cfg"), XTRAIN_OK);
    assert_non_null(config);
    return config;
}

static void every_node_has_the_line_where_it_stands(void **state)
{
    xt_config *config = read_text(*state, "a = (\n"
                                          "  \"x\",\n"
                                          "  \"y\"\n"
                                          "\n"
                                          ");\n"
                                          "b =\n"
                                          "  {\n"
                                          "  c = 1\n"
                                          "  ;\n"
                                          "};\n"
                                          "d = ( {\n"
                                          "    },\n"
                                          "    2\n"
                                          ");\n");
    const xt_node *root = xt_config_root(config);
    const xt_node *a = xt_node_at(root, 0);
    const xt_node *b = xt_node_at(root, 1);
    const xt_node *d = xt_node_at(root, 2);
    assert_int_equal(xt_node_line(root), 1);
    assert_int_equal(xt_node_line(a), 1);
    assert_int_equal(xt_node_line(xt_node_at(a, 0)), 2);
    assert_int_equal(xt_node_line(xt_node_at(a, 1)), 3);
    assert_int_equal(xt_node_line(b), 6);
    assert_int_equal(xt_node_line(xt_node_at(b, 0)), 8);
    assert_int_equal(xt_node_line(d), 11);
    assert_int_equal(xt_node_line(xt_node_at(d, 0)), 11);
    assert_int_equal(xt_node_line(xt_node_at(d, 1)), 13);
    xt_config_free(config);
}

static void nodes_have_their_types_and_values(void **state)
{
    xt_config *config = read_text(*state, "i = -5; f = 1.5; t = true; s = \"a\\\"b\\\\c\\x41\"; "
                                          "e = \"\"; g = { }; l = [ 1, 2 ];");
    const xt_node *root = xt_config_root(config);
    const xt_node_type types[] = {XT_NODE_INTEGER, XT_NODE_FRACTION, XT_NODE_FLAG, XT_NODE_TEXT,
                                  XT_NODE_TEXT,    XT_NODE_GROUP,    XT_NODE_LIST};
    assert_int_equal(xt_node_count(root), 7);
    for (int i = 0; i < 7; i++) {
        assert_int_equal(xt_node_type_of(xt_node_at(root, i)), types[i]);
    }
    assert_string_equal(xt_node_name(xt_node_at(root, 0)), "i");
    assert_int_equal(xt_node_integer(xt_node_at(root, 0)), -5);
    assert_true(xt_node_fraction(xt_node_at(root, 1)) == 1.5);
    assert_true(xt_node_flag(xt_node_at(root, 2)));
    assert_string_equal(xt_node_text(xt_node_at(root, 3)), "a\"b\\cA");
    assert_string_equal(xt_node_text(xt_node_at(root, 4)), "");
    assert_int_equal(xt_node_count(xt_node_at(root, 6)), 2);
    assert_null(xt_node_name(xt_node_at(xt_node_at(root, 6), 0)));
    xt_config_free(config);
}

static void the_threads_locale_stays_as_it_is(void **state)
{
    const locale_t before = uselocale((locale_t)0);
    const locale_t own = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    assert_true(own != (locale_t)0);
    (void)uselocale(own);
    xt_config_free(read_text(*state, "a = 1.5;"));
    assert_true(uselocale((locale_t)0) == own);
    (void)uselocale(before);
    freelocale(own);
    xt_config_free(read_text(*state, "a = 1.5;"));
    assert_true(uselocale((locale_t)0) == before);
}

/* The scan leaves libconfig nothing to complain about; here it is passed over. */
static void assert_complaint(xtrain_context *context, const char *text, const char *expected)
{
    xt_config *config = NULL;
    const xt_config_source shown = {text, strlen(text), "a.cfg"};
    xtrain_context_clear_errors(context);
    assert_int_equal(xt_config_parse(&config, context, text, &shown), XTRAIN_ERROR_INPUT);
    assert_null(config);
    assert_message(context, 0, expected);
}

static void complaints_of_libconfig_are_made_useful(void **state)
{
    assert_complaint(*state, "a = 1;\n  b = ( 2;\n",
                     "a.cfg:2: syntax error at 'b = ( 2;'; look for a missing ';' or bracket, "
                     "also on the line before");
    assert_complaint(*state, "a = 1;\na = 2;\n",
                     "a.cfg:2: duplicate setting name at 'a = 2;'; look for a missing ';' or "
                     "bracket, also on the line before");
    assert_complaint(*state, "a = [ 1,\n\"x\" ];",
                     "a.cfg:2: mismatched element type in array at '\"x\" ];'; look for a missing "
                     "';' or bracket, also on the line before");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_node_has_the_line_where_it_stands),
        TEST(nodes_have_their_types_and_values),
        TEST(the_threads_locale_stays_as_it_is),
        TEST(complaints_of_libconfig_are_made_useful),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
