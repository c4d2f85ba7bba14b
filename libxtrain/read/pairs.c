/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who are kept apart, and people who are to meet. */
#include "read/parts.h"

/* The people whom a list names: their number, or -1 if one of them is not known. */
static int find_people(xt_reader *reader, const xt_value *names, int *out)
{
    const int count = xt_value_count(names);
    bool is_sound = true;
    for (int i = 0; i < count; i++) {
        const char *id = xt_value_text(reader, names, i);
        const xt_reference reference = {"person", id, NULL, xt_value_line(names, i)};
        out[i] = id == NULL ? XT_LOOKUP_BROKEN
                            : xt_reader_find_employee(reader, reader->problem, &reference);
        is_sound = is_sound && out[i] != XT_LOOKUP_BROKEN;
    }
    return is_sound ? count : -1;
}

/* A rule for any two of them; one that is refused is the last. */
static void add_pairs(xt_reader *reader, xtrain_rule *rule, const int *people, int count)
{
    for (int i = 0; i < count; i++) {
        for (int j = i + 1; j < count; j++) {
            rule->employee = people[i];
            rule->other = people[j];
            if (!xt_reader_take(reader, xtrain_problem_add_rule(NULL, reader->problem, rule))) {
                return;
            }
        }
    }
}

static void read_pair(xt_reader *reader, const xt_node *node, const xt_group *group, bool together)
{
    xt_value values[XT_PAIRS_KEYS];
    const bool is_sound = xt_group_read(reader, node, group, values);
    const xt_value *names = &values[XT_PAIRS_PEOPLE];
    int *people =
        xt_allocate(&reader->context->memory, (size_t)xt_value_count(names) + 1, sizeof *people);
    if (people == NULL) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
        return;
    }
    const int count = find_people(reader, names, people);
    xtrain_rule rule = xt_begin_rule(reader, XTRAIN_RULE_T2, xt_node_line(node),
                                     &values[XT_PAIRS_POINTS], &values[XT_PAIRS_GOAL]);
    rule.value[XTRAIN_PARAMETER_TOGETHER] = together ? 1 : 0;
    if (names->is_stated && xt_value_count(names) < 2) {
        xt_reader_report(reader, names->line, "'people' names %s; name two people or more",
                         count == 0 ? "nobody" : "one person");
    } else if (is_sound) {
        add_pairs(reader, &rule, people, count);
    }
    xt_release(&reader->context->memory, people);
}

static void read_list(xt_reader *reader, const xt_value *list, bool together)
{
    const int count = xt_value_count(list);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, list, i);
        if (node != NULL) {
            read_pair(reader, node, list->key->group, together);
        }
    }
}

void xt_read_pairs(xt_reader *reader, const xt_value *apart, const xt_value *together)
{
    read_list(reader, apart, false);
    read_list(reader, together, true);
}
