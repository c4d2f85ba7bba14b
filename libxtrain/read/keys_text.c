/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key tables in words, for messages and for the reference. */
#include <string.h>

#include "read/keys.h"
#include "xtrain/problem.h"

/* "day|week|month" as: "day", "week" or "month". */
static void add_words(xt_text *out, const char *words)
{
    for (int i = 0; *words != '\0'; i++) {
        const size_t count = strcspn(words, "|");
        const bool is_last = words[count] == '\0';
        xt_text_add(out, i == 0 ? "\"" : is_last ? " or \"" : ", \"");
        xt_text_add_bytes(out, words, count);
        xt_text_add(out, "\"");
        words += count + (is_last ? 0 : 1);
    }
}

void xt_add_hundredths(xt_text *out, int32_t hundredths)
{
    const int rest = (int)hundredths % 100;
    xt_text_format(out, "%d", (int)hundredths / 100);
    if (rest % 10 != 0) {
        xt_text_format(out, ".%02d", rest);
    } else if (rest != 0) {
        xt_text_format(out, ".%d", rest / 10);
    }
}

static void add_range(xt_text *out, const xt_key *key, const char *before)
{
    if (key->low == key->high) {
        xt_text_format(out, "%d", (int)key->low);
    } else {
        xt_text_format(out, "%s from %d to %d", before, (int)key->low, (int)key->high);
    }
}

/* What may stand instead of a number. */
static void add_other_words(xt_text *out, const xt_key *key)
{
    if (key->words != NULL) {
        xt_text_add(out, ", ");
        add_words(out, key->words);
    }
}

void xt_key_wants(xt_text *out, const xt_key *key)
{
    switch (key->want) {
    case XT_WANT_TEXT:
        xt_text_add(out, "a text in quotes");
        break;
    case XT_WANT_INTEGER:
        add_range(out, key, "a whole number");
        add_other_words(out, key);
        break;
    case XT_WANT_FLAG:
        xt_text_add(out, "true or false");
        break;
    case XT_WANT_DATE:
        xt_text_format(out, "a day of the years %d to %d, such as \"2026-03-02\"", XTRAIN_MIN_YEAR,
                       XTRAIN_MAX_YEAR);
        break;
    case XT_WANT_WORD:
        add_words(out, key->words);
        break;
    case XT_WANT_GROUP:
        xt_text_add(out, "a group { ... }");
        break;
    case XT_WANT_GROUPS:
        xt_text_add(out, "a list of groups ( { ... }, { ... } )");
        break;
    case XT_WANT_TEXTS:
        xt_text_add(out, "a list of texts [ \"...\", \"...\" ]");
        break;
    case XT_WANT_INTEGERS:
        add_range(out, key, "a list [ ... ] of whole numbers");
        break;
    case XT_WANT_HUNDREDTHS:
        xt_text_add(out, "a number from ");
        xt_add_hundredths(out, key->low);
        xt_text_add(out, " to ");
        xt_add_hundredths(out, key->high);
        xt_text_add(out, " with at most two decimals");
        break;
    case XT_WANT_DAYS:
        xt_text_add(out, "a list of days ( \"2026-03-02\", { from = \"...\"; to = \"...\"; } )");
        break;
    }
}

/* The standard value as the reference shows it. */
static void add_standard(xt_text *out, const xt_key *key)
{
    if (key->is_required) {
        xt_text_add(out, "required");
    } else if (key->want == XT_WANT_FLAG) {
        xt_text_add(out, "`false`");
    } else if (key->want == XT_WANT_WORD) {
        xt_text_add(out, "`\"");
        xt_text_add_bytes(out, key->words, strcspn(key->words, "|"));
        xt_text_add(out, "\"`");
    } else if (key->want == XT_WANT_INTEGER && key->standard != XTRAIN_UNSET) {
        xt_text_format(out, "`%d`", (int)key->standard);
    } else if (key->want == XT_WANT_HUNDREDTHS && key->standard != XTRAIN_UNSET) {
        xt_text_add(out, "`");
        xt_add_hundredths(out, key->standard);
        xt_text_add(out, "`");
    } else {
        xt_text_add(out, "-");
    }
}

/* What a key wants, short enough for a table. */
static void add_type(xt_text *out, const xt_key *key)
{
    static const char *const types[] = {
        [XT_WANT_TEXT] = "text",     [XT_WANT_INTEGER] = "",    [XT_WANT_FLAG] = "true, false",
        [XT_WANT_DATE] = "day",      [XT_WANT_WORD] = "",       [XT_WANT_GROUP] = "group",
        [XT_WANT_GROUPS] = "groups", [XT_WANT_TEXTS] = "texts", [XT_WANT_INTEGERS] = "numbers ",
        [XT_WANT_HUNDREDTHS] = "",   [XT_WANT_DAYS] = "days"};
    xt_text_add(out, types[key->want]);
    if (key->want == XT_WANT_WORD) {
        add_words(out, key->words);
    } else if (key->want == XT_WANT_INTEGER || key->want == XT_WANT_INTEGERS) {
        xt_text_format(out, key->low == key->high ? "%d" : "%d to %d", (int)key->low,
                       (int)key->high);
        add_other_words(out, key);
    } else if (key->want == XT_WANT_HUNDREDTHS) {
        xt_add_hundredths(out, key->low);
        xt_text_add(out, " to ");
        xt_add_hundredths(out, key->high);
    }
}

void xt_group_table(xt_text *out, const xt_group *group)
{
    xt_text_add(out, "| key | value | default | meaning |\n|---|---|---|---|\n");
    for (int k = 0; k < group->count; k++) {
        const xt_key *key = &group->keys[k];
        xt_text_format(out, "| `%s` | ", key->name);
        add_type(out, key);
        xt_text_add(out, " | ");
        add_standard(out, key);
        xt_text_format(out, " | %s |\n", key->help);
    }
}
