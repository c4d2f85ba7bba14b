/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the best plan is: the fewest points, or the most utility and what that is made of. */
#include <string.h>

#include "read/parts.h"
#include "read/source.h"

/* The next rule or cost of people from this one on, or XTRAIN_RULE_KINDS. */
static int person_kind(int kind)
{
    while (kind < XTRAIN_RULE_KINDS && !xtrain_rule_info_get((xtrain_rule_kind)kind)->of_person) {
        kind++;
    }
    return kind;
}

static const char *name_at(int index, const void *user)
{
    (void)user;
    return xtrain_rule_info_get((xtrain_rule_kind)index)->name;
}

/* "P1, P2, ... or C5". */
static void add_numbers(xt_text *out)
{
    for (int kind = person_kind(0); kind < XTRAIN_RULE_KINDS;) {
        const int next = person_kind(kind + 1);
        xt_text_add(out, xtrain_rule_info_get((xtrain_rule_kind)kind)->number);
        xt_text_add(out, next >= XTRAIN_RULE_KINDS                    ? ""
                         : person_kind(next + 1) >= XTRAIN_RULE_KINDS ? " or "
                                                                      : ", ");
        kind = next;
    }
}

/* A line that is no rule or cost of people: a name instead of a number, or something else. */
static void report_line(xt_reader *reader, const char *text, int line)
{
    const int closest = xt_text_closest(text, XTRAIN_RULE_KINDS, name_at, NULL);
    const xtrain_rule_info *info = xtrain_rule_info_get((xtrain_rule_kind)closest);
    char shown[XT_CUT_SIZE];
    xt_cut_text(shown, text);
    if (info != NULL && info->of_person) {
        xt_reader_report(reader, line, "unknown rule '%s'; did you mean \"%s\" (%s)?", shown,
                         info->number, info->name);
        return;
    }
    info = xtrain_rule_info_get(xtrain_rule_find(text));
    xt_text numbers;
    xt_text_init(&numbers, &reader->context->memory);
    add_numbers(&numbers);
    if (numbers.failed) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
    } else if (info != NULL) {
        xt_reader_report(reader, line, "%s (%s) is about %s and part of nobody's utility; give %s",
                         info->number, info->name, info->of_team ? "the team" : "departments",
                         numbers.data);
    } else {
        xt_reader_report(reader, line, "unknown rule '%s'; give %s", shown, numbers.data);
    }
    xt_text_clear(&numbers);
}

/* The chosen lines, a bit each; false if one of them is wrong. */
static bool read_lines(xt_reader *reader, const xt_value *lines, uint32_t *out)
{
    const int count = xt_value_count(lines);
    bool is_sound = true;
    uint32_t chosen = 0;
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const char *text = xt_value_text(reader, lines, i);
        const xtrain_rule_kind kind = xtrain_rule_find(text);
        const xtrain_rule_info *info = xtrain_rule_info_get(kind);
        const uint32_t bit = info == NULL ? 0 : UINT32_C(1) << (unsigned)kind;
        if (text != NULL && (info == NULL || !info->of_person)) {
            report_line(reader, text, xt_value_line(lines, i));
        } else if ((chosen & bit) != 0) {
            xt_reader_report(reader, xt_value_line(lines, i),
                             "%s (%s) is there twice; name each line once", info->number,
                             info->name);
        }
        is_sound = is_sound && info != NULL && info->of_person && (chosen & bit) == 0;
        chosen |= bit;
    }
    if (lines->is_stated && count == 0) {
        xt_reader_report(reader, lines->line,
                         "'lines' is empty; name rules and costs, or leave it out for all of them");
        is_sound = false;
    }
    *out = lines->is_stated ? chosen : UINT32_MAX;
    return is_sound;
}

/* False if something is wrong with it. */
static bool read_utility(xt_reader *reader, const xt_value *utility, xtrain_objective *objective)
{
    xt_value values[XT_UTILITY_KEYS];
    const xt_value *sum = &values[XT_UTILITY_SUM];
    const xt_value *least = &values[XT_UTILITY_LEAST];
    bool is_sound = xt_group_read(reader, utility->node, utility->key->group, values);
    objective->sum = sum->number;
    objective->least = least->number;
    if (sum->number == 0 && least->number == 0) {
        xt_reader_report(reader, utility->line,
                         "neither sum nor least has a weight; give one of them 1 or more");
        is_sound = false;
    }
    return read_lines(reader, &values[XT_UTILITY_LINES], &objective->lines) && is_sound;
}

void xt_read_objective(xt_reader *reader, const xt_value *objective, const xt_value *utility)
{
    /* "points" is the first of the words, as in the enum. */
    xtrain_objective made = XTRAIN_OBJECTIVE_INIT;
    made.kind = (xtrain_objective_kind)objective->number;
    bool is_sound = true;
    if (utility->is_stated) {
        is_sound = read_utility(reader, utility, &made);
    }
    if (utility->node != NULL && made.kind == XTRAIN_OBJECTIVE_POINTS &&
        (objective->is_stated || objective->node == NULL)) {
        xt_reader_report(reader, utility->line,
                         "'utility' counts only with objective = \"utility\"; state that as well, "
                         "or leave it out");
    } else if (is_sound) {
        (void)xt_reader_take(reader, xtrain_problem_set_objective(reader->problem, &made));
    }
}
