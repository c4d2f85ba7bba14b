/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As many as a context keeps diagnostics: more would not be seen. */
#define MAX_PAIRS 1000

void xt_clash_init(xt_clash_log *log, xt_derivation *derivation)
{
    *log = (xt_clash_log){.derivation = derivation, .memory = derivation->problem->context->memory};
}

void xt_clash_clear(xt_clash_log *log)
{
    xt_release(&log->memory, log->entries);
    xt_release(&log->memory, log->pairs);
}

/* The stay that comes before, of P7 and P8. */
static uint64_t before_key(const xtrain_rule *rule)
{
    const bool any = rule->before.kind == XTRAIN_SUBJECT_ANY;
    return (uint64_t)rule->before.kind << 16 | (any ? 0 : (uint64_t)rule->before.index);
}

/* What the rule is about, in one number: rules with different ones never clash. */
static uint64_t subject_key(const xtrain_rule *rule)
{
    const bool any = rule->subject.kind == XTRAIN_SUBJECT_ANY;
    const uint64_t index = rule->kind == XTRAIN_RULE_P10
                               ? (uint64_t)rule->value[XTRAIN_PARAMETER_SKILL]
                           : any ? 0
                                 : (uint64_t)rule->subject.index;
    const bool of_pairs = rule->kind == XTRAIN_RULE_P7 || rule->kind == XTRAIN_RULE_P8;
    const bool of_windows = rule->kind == XTRAIN_RULE_P9 || rule->kind == XTRAIN_RULE_P11;
    const uint64_t date = of_windows ? (uint32_t)rule->value[XTRAIN_PARAMETER_WINDOW]
                          : of_pairs ? before_key(rule)
                                     : (uint32_t)rule->value[XTRAIN_PARAMETER_BY];
    const uint64_t per_stay =
        rule->value[XTRAIN_PARAMETER_PER_STAY] == 1 || rule->value[XTRAIN_PARAMETER_ACROSS] == 1 ||
        rule->value[XTRAIN_PARAMETER_SITES] == 1 || rule->value[XTRAIN_PARAMETER_BLOCKS] == 1 ||
        rule->value[XTRAIN_PARAMETER_ROLLING] == 1;
    return (uint64_t)rule->kind << 56 | (uint64_t)rule->subject.kind << 52 | per_stay << 51 |
           index << 32 | date;
}

/* The numbers that a rule states, a bit each: rules that state different ones stand side by side,
 * such as a goal for the least and a must for the most visits. */
static unsigned numbers_of(const xtrain_rule *rule)
{
    static const xtrain_parameter numbers[] = {XTRAIN_PARAMETER_MIN, XTRAIN_PARAMETER_MAX,
                                               XTRAIN_PARAMETER_RUN, XTRAIN_PARAMETER_GAP,
                                               XTRAIN_PARAMETER_LEVEL};
    unsigned stated = 0;
    for (unsigned i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        stated |= rule->value[numbers[i]] != XTRAIN_UNSET ? 1U << i : 0;
    }
    /* Never again is a gap without end. */
    return rule->value[XTRAIN_PARAMETER_EVER] == 1 ? stated | 1U << 3 : stated;
}

static int by_subject(const void *left, const void *right)
{
    const xt_clash_entry *a = left;
    const xt_clash_entry *b = right;
    return a->subject != b->subject ? (a->subject > b->subject) - (a->subject < b->subject)
                                    : (a->rule > b->rule) - (a->rule < b->rule);
}

static int by_rule(const void *left, const void *right)
{
    const int *a = left;
    const int *b = right;
    return (*a > *b) - (*a < *b);
}

static bool has_length(const xtrain_rule *rule)
{
    return rule->value[XTRAIN_PARAMETER_MIN] != XTRAIN_UNSET ||
           rule->value[XTRAIN_PARAMETER_MAX] != XTRAIN_UNSET;
}

/* Equal in everything but CLOSED_END, which stands apart. */
static bool says_the_same(const xtrain_rule *a, const xtrain_rule *b)
{
    for (int i = 0; i < XTRAIN_PARAMETERS; i++) {
        if (i != XTRAIN_PARAMETER_CLOSED_END && a->value[i] != b->value[i]) {
            return false;
        }
    }
    return a->strength == b->strength && a->points == b->points &&
           a->table_count == b->table_count &&
           (a->table_count == 0 ||
            memcmp(a->table, b->table, (size_t)a->table_count * sizeof *a->table) == 0);
}

typedef enum verdict { BOTH_STAND, EARLIER_STANDS, LATER_STANDS, CLASH } verdict;

static verdict compare(const xtrain_rule *earlier, const xtrain_rule *later)
{
    if (earlier->range.first != later->range.first || earlier->range.last != later->range.last) {
        return BOTH_STAND; /* about different dates: see override.c */
    }
    const bool earlier_ends = earlier->value[XTRAIN_PARAMETER_CLOSED_END] == 1;
    const bool later_ends = later->value[XTRAIN_PARAMETER_CLOSED_END] == 1;
    if (earlier->kind == XTRAIN_RULE_P3) {
        if (!has_length(later)) {
            return earlier_ends ? EARLIER_STANDS : BOTH_STAND;
        }
        if (!has_length(earlier)) {
            return later_ends ? LATER_STANDS : BOTH_STAND;
        }
    }
    const unsigned both = numbers_of(earlier) | numbers_of(later);
    if (both != 0 && (numbers_of(earlier) & numbers_of(later)) == 0) {
        return BOTH_STAND;
    }
    if (!says_the_same(earlier, later)) {
        return CLASH;
    }
    return later_ends && !earlier_ends ? LATER_STANDS : EARLIER_STANDS;
}

/* Room for "windows of 60 periods". */
#define WINDOWS_SIZE 48

/* What two rules are both about, for a message: " about Claims", " for changes of site". */
typedef struct topic {
    const char *joint;
    const char *name;
    char windows[WINDOWS_SIZE];
} topic;

static void describe(topic *out, const xtrain_problem *problem, const xtrain_rule *rule)
{
    out->joint = " for ";
    out->name = out->windows;
    switch (rule->kind) {
    case XTRAIN_RULE_C2:
        out->name =
            rule->value[XTRAIN_PARAMETER_SITES] == 1 ? "changes of site" : "changes of department";
        break;
    case XTRAIN_RULE_P9:
    case XTRAIN_RULE_P11:
        (void)snprintf(out->windows, sizeof out->windows, "windows of %d period%s",
                       (int)rule->value[XTRAIN_PARAMETER_WINDOW],
                       rule->value[XTRAIN_PARAMETER_WINDOW] == 1 ? "" : "s");
        break;
    case XTRAIN_RULE_P10:
        out->joint = " in ";
        out->name = problem->skills[rule->value[XTRAIN_PARAMETER_SKILL]].name;
        break;
    case XTRAIN_RULE_P1:
    case XTRAIN_RULE_P4:
    case XTRAIN_RULE_C3:
    case XTRAIN_RULE_C4:
    case XTRAIN_RULE_C5:
        out->joint = "";
        out->name = "";
        break;
    default:
        out->joint = " about ";
        out->name = xt_subject_name(problem, rule->subject);
        break;
    }
}

/* What else helps than to make the two equal. */
static const char *way_out(const xtrain_rule *earlier, const xtrain_rule *later)
{
    const bool has_windows = later->kind == XTRAIN_RULE_P9 || later->kind == XTRAIN_RULE_P11;
    const bool has_subject = later->kind == XTRAIN_RULE_P3 || later->kind == XTRAIN_RULE_C1 ||
                             (later->kind >= XTRAIN_RULE_P5 && later->kind <= XTRAIN_RULE_P8);
    if (earlier->programme == later->programme && earlier->employee == later->employee) {
        return has_subject   ? "keep one, or make them about different departments"
               : has_windows ? "keep one, or give them different windows"
                             : "keep one";
    }
    return has_subject   ? "make them equal, put the general one into a programme for the other "
                           "people, or make them about different departments"
           : has_windows ? "make them equal, put the general one into a programme for the other "
                           "people, or give them different windows"
                         : "make them equal, or put the general one into a programme for the other "
                           "people";
}

static xtrain_status report(xt_clash_log *log, int earlier, int later, int employee)
{
    const xtrain_problem *problem = log->derivation->problem;
    const uint64_t pair = (uint64_t)(uint32_t)earlier << 32 | (uint32_t)later;
    for (size_t i = 0; i < log->pair_count; i++) {
        if (log->pairs[i] == pair) {
            return XTRAIN_OK;
        }
    }
    if (log->pair_count >= MAX_PAIRS) {
        return XTRAIN_OK;
    }
    if (!XT_GROW(&log->memory, log->pairs, log->pair_capacity, log->pair_count + 1)) {
        return XTRAIN_ERROR_MEMORY;
    }
    log->pairs[log->pair_count++] = pair;
    const xtrain_rule *first = &problem->rules[earlier].stated;
    const xtrain_rule *rule = &problem->rules[later].stated;
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    char where[XT_SOURCE_TEXT_SIZE];
    topic about;
    xt_source_text(&first->source, where);
    describe(&about, problem, rule);
    return xt_mistake(log->derivation, XTRAIN_ERROR_INPUT, &rule->source,
                      "%s (%s)%s%s is stated here and, differently, at %s, and both bind %s; %s",
                      info->number, info->name, about.joint, about.name, where,
                      problem->employees[employee].name, way_out(first, rule));
}

/* Judges the rules about one subject. Few stand side by side, so each is compared with those only.
 */
static xtrain_status judge(xt_clash_log *log, size_t first, size_t end, int employee)
{
    const xt_rule *rules = log->derivation->problem->rules;
    xt_clash_entry *entries = log->entries;
    size_t standing = first;
    for (size_t i = first; i < end; i++) {
        bool stands = true;
        for (size_t k = first; k < standing && stands; k++) {
            const int earlier = entries[k].rule;
            const verdict found = compare(&rules[earlier].stated, &rules[entries[i].rule].stated);
            if (found == CLASH) {
                const xtrain_status status = report(log, earlier, entries[i].rule, employee);
                if (status != XTRAIN_OK) {
                    return status;
                }
            }
            if (found == LATER_STANDS) {
                entries[k--] = entries[--standing];
            }
            stands = found == BOTH_STAND || found == LATER_STANDS;
        }
        if (stands) {
            entries[standing++] = entries[i];
        }
    }
    for (size_t i = standing; i < end; i++) {
        entries[i].rule = XTRAIN_NONE;
    }
    return XTRAIN_OK;
}

xtrain_status xt_clash_filter(xt_clash_log *log, int *rules, size_t count, int employee,
                              size_t *kept)
{
    const xtrain_problem *problem = log->derivation->problem;
    *kept = 0;
    if (count == 0) {
        return XTRAIN_OK;
    }
    if (!XT_GROW(&log->memory, log->entries, log->entry_capacity, count)) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        log->entries[i] = (xt_clash_entry){subject_key(&problem->rules[rules[i]].stated), rules[i]};
    }
    qsort(log->entries, count, sizeof *log->entries, by_subject);
    for (size_t first = 0, end = 0; first < count; first = end) {
        while (end < count && log->entries[end].subject == log->entries[first].subject) {
            end++;
        }
        const xtrain_status status = judge(log, first, end, employee);
        if (status != XTRAIN_OK) {
            return status;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (log->entries[i].rule != XTRAIN_NONE) {
            rules[(*kept)++] = log->entries[i].rule;
        }
    }
    qsort(rules, *kept, sizeof *rules, by_rule);
    return XTRAIN_OK;
}
