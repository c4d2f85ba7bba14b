/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one group of keys as its table says, and the elements of its lists. */
#include <string.h>

#include "base/date.h"
#include "read/reader.h"
#include "read/scan.h"
#include "read/source.h"

/* 2.0 stays different from 2. */
static void add_fraction(xt_text *out, double value)
{
    const size_t start = out->length;
    xt_text_add_number(out, value);
    if (!out->failed && strpbrk(out->data + start, ".e") == NULL) {
        xt_text_add(out, ".0");
    }
}

/* "x", 3, true, a list: what stands where something else is wanted. */
static void describe(xt_text *out, const xt_node *node)
{
    char shown[XT_CUT_SIZE];
    switch (xt_node_type_of(node)) {
    case XT_NODE_GROUP:
        xt_text_add(out, "a group");
        break;
    case XT_NODE_LIST:
        xt_text_add(out, "a list");
        break;
    case XT_NODE_INTEGER:
        xt_text_format(out, "%d", xt_node_integer(node));
        break;
    case XT_NODE_FRACTION:
        add_fraction(out, xt_node_fraction(node));
        break;
    case XT_NODE_FLAG:
        xt_text_add(out, xt_node_flag(node) ? "true" : "false");
        break;
    case XT_NODE_TEXT:
        xt_text_format(out, "\"%s\"", xt_cut_text(shown, xt_node_text(node)));
        break;
    case XT_NODE_REFUSED:
        break;
    }
}

/* What an element of the key's list should have been. */
static void add_wanted(xt_text *out, const xt_key *key, const xt_node *node)
{
    if (key->want == XT_WANT_DAYS && xt_node_type_of(node) == XT_NODE_TEXT) {
        const xt_key day = {.want = XT_WANT_DATE};
        xt_key_wants(out, &day);
    } else {
        xt_key_wants(out, key);
    }
}

/* "'max' is "3"; give a whole number from 0 to 5". Nothing for what the scan reported. */
static void report_wrong(xt_reader *reader, const xt_key *key, const xt_node *node, bool is_element)
{
    if (xt_node_type_of(node) == XT_NODE_REFUSED) {
        return;
    }
    xt_text found;
    xt_text wanted;
    xt_text_init(&found, &reader->context->memory);
    xt_text_init(&wanted, &reader->context->memory);
    describe(&found, node);
    if (is_element) {
        add_wanted(&wanted, key, node);
    } else {
        xt_key_wants(&wanted, key);
    }
    if (found.failed || wanted.failed) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
    } else {
        xt_reader_report(reader, xt_node_line(node),
                         is_element ? "'%s' has %s in it; give %s" : "'%s' is %s; give %s",
                         key->name, found.data, wanted.data);
    }
    xt_text_clear(&found);
    xt_text_clear(&wanted);
}

/* A text that can be a name; NULL after a report. */
static const char *check_text(xt_reader *reader, const xt_key *key, const xt_node *node)
{
    const char *text = xt_node_text(node);
    const size_t length = strlen(text);
    const int line = xt_node_line(node);
    if (length == 0 && !key->may_be_empty) {
        xt_reader_report(reader, line, "'%s' is an empty text; fill it or leave it out", key->name);
    } else if (length > XTRAIN_MAX_TEXT) {
        xt_reader_report(reader, line, "'%s' is longer than %d bytes; shorten it", key->name,
                         XTRAIN_MAX_TEXT);
    } else if (!xt_utf8_is_clean(text, length)) {
        xt_reader_report(reader, line,
                         "'%s' has escaped characters that are no text; write them as they are",
                         key->name);
    } else {
        return text;
    }
    return NULL;
}

/* Number of the word in "day|week|month", or -1. */
static int find_word(const char *words, const char *text)
{
    const size_t length = strlen(text);
    for (int i = 0; *words != '\0'; i++) {
        const size_t count = strcspn(words, "|");
        if (count == length && memcmp(words, text, count) == 0) {
            return i;
        }
        words += count;
        words += *words == '|' ? 1 : 0;
    }
    return -1;
}

static bool in_range(const xt_key *key, int number)
{
    return number >= key->low && number <= key->high;
}

/* 2.5 as 250. The text was judged before, so a fraction is the double next to it, and it has two
 * decimals if it is the one next to a whole number of hundredths as well. */
static bool take_hundredths(const xt_key *key, const xt_node *node, int *out)
{
    const bool is_fraction = xt_node_type_of(node) == XT_NODE_FRACTION;
    if (!is_fraction && xt_node_type_of(node) != XT_NODE_INTEGER) {
        return false;
    }
    const double value = is_fraction ? xt_node_fraction(node) : (double)xt_node_integer(node);
    if (!(value >= 0.0 && value <= (double)key->high / 100.0)) {
        return false;
    }
    const int hundredths = (int)(value * 100.0 + 0.5);
    const double nearest = (double)hundredths / 100.0;
    *out = hundredths;
    return nearest >= value && nearest <= value && hundredths >= key->low;
}

/* Reads a value that the key wants; false: it is another one. Sets is_stated if it is sound. */
static bool take_value(xt_reader *reader, xt_value *value)
{
    const xt_node_type type = xt_node_type_of(value->node);
    int number = 0;
    switch (value->key->want) {
    case XT_WANT_TEXT:
        value->text = type == XT_NODE_TEXT ? check_text(reader, value->key, value->node) : NULL;
        value->is_stated = value->text != NULL;
        return type == XT_NODE_TEXT;
    case XT_WANT_INTEGER:
        number = type == XT_NODE_INTEGER ? xt_node_integer(value->node) : 0;
        value->is_stated = type == XT_NODE_INTEGER && in_range(value->key, number);
        if (type == XT_NODE_TEXT && value->key->words != NULL) {
            number = -1 - find_word(value->key->words, xt_node_text(value->node));
            value->is_stated = number < 0;
        }
        break;
    case XT_WANT_HUNDREDTHS:
        value->is_stated = take_hundredths(value->key, value->node, &number);
        break;
    case XT_WANT_FLAG:
        value->is_stated = type == XT_NODE_FLAG;
        number = value->is_stated && xt_node_flag(value->node) ? 1 : 0;
        break;
    case XT_WANT_DATE:
        value->is_stated =
            type == XT_NODE_TEXT && xt_date_parse(xt_node_text(value->node), &number);
        break;
    case XT_WANT_WORD:
        number =
            type == XT_NODE_TEXT ? find_word(value->key->words, xt_node_text(value->node)) : -1;
        value->is_stated = number >= 0;
        break;
    case XT_WANT_GROUP:
        value->is_stated = type == XT_NODE_GROUP;
        break;
    case XT_WANT_GROUPS:
    case XT_WANT_DAYS:
    case XT_WANT_TEXTS:
    case XT_WANT_INTEGERS:
        value->is_stated = type == XT_NODE_LIST;
        break;
    }
    value->number = value->is_stated ? number : value->key->standard;
    return value->is_stated;
}

static const char *key_at(int index, const void *user)
{
    const xt_group *group = user;
    return group->keys[index].name;
}

/* Letters that two words begin with alike, if one of them ends there: "minimum" and "min". */
static int shared_beginning(const char *left, const char *right)
{
    int count = 0;
    while (left[count] != '\0' && left[count] == right[count]) {
        count++;
    }
    return left[count] == '\0' || right[count] == '\0' ? count : 0;
}

/* The key that looks like the name, or else begins like it; -1: there is none. */
static int find_alike(const xt_group *group, const char *name)
{
    int best = xt_text_closest(name, group->count, key_at, group);
    if (best >= 0) {
        return best;
    }
    int longest = 2; /* two letters say nothing */
    for (int k = 0; k < group->count; k++) {
        const int shared = shared_beginning(name, group->keys[k].name);
        if (shared > longest) {
            best = k;
            longest = shared;
        }
    }
    return best;
}

static void report_unknown(xt_reader *reader, const xt_node *node, const xt_group *group)
{
    const char *name = xt_node_name(node);
    const int closest = find_alike(group, name);
    char shown[XT_CUT_SIZE];
    xt_cut_text(shown, name);
    if (closest >= 0) {
        xt_reader_report(reader, xt_node_line(node), "unknown key '%s' in %s; did you mean '%s'?",
                         shown, group->name, group->keys[closest].name);
        return;
    }
    xt_text known;
    xt_text_init(&known, &reader->context->memory);
    for (int i = 0; i < group->count; i++) {
        xt_text_format(&known, "%s%s", i == 0 ? "" : ", ", group->keys[i].name);
    }
    if (known.failed) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
    } else {
        xt_reader_report(reader, xt_node_line(node), "unknown key '%s' in %s; its keys are %s",
                         shown, group->name, known.data);
    }
    xt_text_clear(&known);
}

static void report_missing(xt_reader *reader, const xt_node *node, const xt_group *group,
                           const xt_key *key)
{
    if (key->example != NULL) {
        xt_reader_report(reader, xt_node_line(node), "'%s' is missing in %s; write %s", key->name,
                         group->name, key->example);
        return;
    }
    xt_text wanted;
    xt_text_init(&wanted, &reader->context->memory);
    xt_key_wants(&wanted, key);
    if (wanted.failed) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
    } else {
        xt_reader_report(reader, xt_node_line(node), "'%s' is missing in %s; give %s", key->name,
                         group->name, wanted.data);
    }
    xt_text_clear(&wanted);
}

bool xt_group_read(xt_reader *reader, const xt_node *node, const xt_group *group, xt_value *values)
{
    const int keys = group->count;
    bool is_sound = true;
    for (int k = 0; k < keys; k++) {
        values[k] = (xt_value){.key = &group->keys[k], .number = group->keys[k].standard};
    }
    const int count = xt_node_count(node);
    for (int i = 0; i < count; i++) {
        const xt_node *member = xt_node_at(node, i);
        const char *name = xt_node_name(member);
        int k = 0;
        while (k < keys && strcmp(group->keys[k].name, name) != 0) {
            k++;
        }
        if (k >= keys) {
            if (name[0] != XT_REFUSED_KEY) {
                report_unknown(reader, member, group);
                is_sound = false; /* what it should have been is missing */
            }
            continue;
        }
        values[k].node = member;
        values[k].line = xt_node_line(member);
        if (!take_value(reader, &values[k])) {
            report_wrong(reader, values[k].key, member, false);
        }
        is_sound = is_sound && values[k].is_stated;
    }
    for (int k = 0; k < keys; k++) {
        if (group->keys[k].is_required && values[k].node == NULL) {
            report_missing(reader, node, group, &group->keys[k]);
            is_sound = false;
        }
    }
    return is_sound;
}

int xt_value_count(const xt_value *value)
{
    return value->is_stated ? xt_node_count(value->node) : 0;
}

int xt_value_line(const xt_value *value, int index)
{
    return xt_node_line(xt_node_at(value->node, index));
}

const xt_node *xt_value_group(xt_reader *reader, const xt_value *value, int index)
{
    const xt_node *element = xt_node_at(value->node, index);
    if (xt_node_type_of(element) == XT_NODE_GROUP) {
        return element;
    }
    report_wrong(reader, value->key, element, true);
    return NULL;
}

const char *xt_value_text(xt_reader *reader, const xt_value *value, int index)
{
    const xt_node *element = xt_node_at(value->node, index);
    if (xt_node_type_of(element) == XT_NODE_TEXT) {
        return check_text(reader, value->key, element);
    }
    report_wrong(reader, value->key, element, true);
    return NULL;
}

bool xt_value_integer(xt_reader *reader, const xt_value *value, int index, int32_t *out)
{
    const xt_node *element = xt_node_at(value->node, index);
    if (xt_node_type_of(element) == XT_NODE_INTEGER &&
        in_range(value->key, xt_node_integer(element))) {
        *out = xt_node_integer(element);
        return true;
    }
    report_wrong(reader, value->key, element, true);
    return false;
}

bool xt_value_days(xt_reader *reader, const xt_value *value, int index, xtrain_range *out)
{
    const xt_node *element = xt_node_at(value->node, index);
    const xt_node_type type = xt_node_type_of(element);
    if (type == XT_NODE_TEXT && xt_date_parse(xt_node_text(element), &out->first)) {
        out->last = out->first;
        return true;
    }
    if (type == XT_NODE_GROUP) {
        xt_value values[XT_DAYS_KEYS];
        const bool is_sound = xt_group_read(reader, element, value->key->group, values);
        *out = (xtrain_range){values[XT_DAYS_FROM].number, values[XT_DAYS_TO].number};
        return is_sound && xt_check_range(reader, *out, xt_node_line(element));
    }
    report_wrong(reader, value->key, element, true);
    return false;
}
