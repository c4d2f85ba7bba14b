/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/parts.h"

/* The kinds of people that a programme can name. */
typedef enum selector { GROUPS, HOMES, PEOPLE } selector;

static void add_members(xt_reader *reader, const xt_value *names, selector kind, int programme)
{
    const int count = xt_value_count(names);
    if (names->is_stated && count == 0) {
        xt_reader_report(reader, names->line, "'%s' is empty; name somebody or leave it out",
                         names->key->name);
    }
    if (names->node != NULL && count == 0) {
        reader->is_incomplete = true; /* without selectors it would bind everyone */
    }
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const char *name = xt_value_text(reader, names, i);
        const xt_reference reference = {kind == HOMES ? "department" : "person", name, NULL,
                                        xt_value_line(names, i)};
        int home = XTRAIN_NONE;
        int person = XTRAIN_NONE;
        if (name != NULL && kind == HOMES) {
            home = xt_reader_find(reader, &reader->departments, &reference);
        } else if (name != NULL && kind == PEOPLE) {
            person = xt_reader_find_employee(reader, reader->problem, &reference);
        }
        if (name == NULL || home == XT_LOOKUP_BROKEN || person == XT_LOOKUP_BROKEN) {
            reader->is_incomplete = true;
        } else if (programme != XT_LOOKUP_BROKEN) {
            (void)xt_reader_take(reader, xtrain_problem_add_member(reader->problem, programme,
                                                                   kind == GROUPS ? name : NULL,
                                                                   home, person));
        }
    }
}

static void read_programme(xt_reader *reader, const xt_node *node, const xt_group *group)
{
    xt_value values[XT_PROGRAMME_KEYS];
    (void)xt_group_read(reader, node, group, values);
    xtrain_programme programme = XTRAIN_PROGRAMME_INIT;
    int index = XT_LOOKUP_BROKEN;
    programme.name = values[XT_PROGRAMME_NAME].text;
    programme.source = xt_reader_source(reader, xt_node_line(node));
    if (programme.name != NULL) {
        if (!xt_reader_take(reader,
                            xtrain_problem_add_programme(&index, reader->problem, &programme))) {
            index = XT_LOOKUP_BROKEN;
        }
    }
    add_members(reader, &values[XT_PROGRAMME_GROUPS], GROUPS, index);
    add_members(reader, &values[XT_PROGRAMME_HOMES], HOMES, index);
    add_members(reader, &values[XT_PROGRAMME_PEOPLE], PEOPLE, index);
    xt_read_rules(reader, &values[XT_PROGRAMME_LEAVE], index);
}

void xt_read_programmes(xt_reader *reader, const xt_value *programmes)
{
    const int count = xt_value_count(programmes);
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, programmes, i);
        if (node != NULL) {
            read_programme(reader, node, programmes->key->group);
        }
    }
}
