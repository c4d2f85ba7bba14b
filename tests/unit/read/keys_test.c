/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "base/file.h"
#include "read/keys.h"

static char *read_reference(xtrain_context *context)
{
    char *text = NULL;
    size_t length = 0;
    assert_int_equal(
        xt_file_read(&text, &length, context, "../../../libxtrain/read/README.md", NULL, 0),
        XTRAIN_OK);
    return text;
}

static void assert_described(const xtrain_context *context, const char *reference,
                             const xt_group *group)
{
    xt_text table;
    xt_text_init(&table, &context->memory);
    xt_group_table(&table, group);
    assert_false(table.failed);
    if (strstr(reference, table.data) == NULL) {
        fail_msg("libxtrain/read/README.md lacks this table of %s:\n%s", group->name, table.data);
    }
    xt_text_clear(&table);
    for (int k = 0; k < group->count; k++) {
        if (group->keys[k].group != NULL) {
            assert_described(context, reference, group->keys[k].group);
        }
    }
}

static void the_reference_has_the_table_of_every_group(void **state)
{
    char *reference = read_reference(*state);
    assert_described(*state, reference, &xt_group_top);
    xtrain_text_free(*state, reference);
}

/* What the code takes for granted of every table. */
static void assert_whole(const xt_group *group)
{
    assert_true(group->count > 0 && group->count <= XTRAIN_MAX_KEYS);
    for (int k = 0; k < group->count; k++) {
        const xt_key *key = &group->keys[k];
        const bool has_group =
            key->want == XT_WANT_GROUP || key->want == XT_WANT_GROUPS || key->want == XT_WANT_DAYS;
        assert_non_null(key->name);
        assert_non_null(key->help);
        assert_true(key->low <= key->high);
        assert_true(key->words != NULL || key->want != XT_WANT_WORD);
        assert_true(key->words == NULL || key->want == XT_WANT_WORD ||
                    (key->want == XT_WANT_INTEGER && key->low > 0)); /* words are below 0 */
        assert_int_equal(key->group != NULL, has_group);
        for (int other = 0; other < k; other++) {
            assert_string_not_equal(group->keys[other].name, key->name);
        }
        if (has_group) {
            assert_whole(key->group);
        }
    }
}

static void every_table_is_whole(void **state)
{
    (void)state;
    assert_whole(&xt_group_top);
}

static void the_top_and_programmes_share_their_rules(void **state)
{
    (void)state;
    const xt_group *programmes = xt_group_top.keys[XT_TOP_PROGRAMMES].group;
    assert_int_equal(XT_TOP_KEYS - XT_TOP_LEAVE, XT_RULES_KEYS);
    assert_int_equal(XT_PROGRAMME_KEYS - XT_PROGRAMME_LEAVE, XT_RULES_KEYS);
    for (int k = 0; k < XT_RULES_KEYS; k++) {
        assert_string_equal(xt_group_top.keys[XT_TOP_LEAVE + k].name,
                            programmes->keys[XT_PROGRAMME_LEAVE + k].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_reference_has_the_table_of_every_group),
        TEST(every_table_is_whole),
        TEST(the_top_and_programmes_share_their_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
