/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about several people: T1 for each skill, T2 for each pair; two that clash are a mistake,
 * and so is a C4 without a published plan. */
#include <stdlib.h>

#include "model/derive.h"

typedef struct team_entry {
    uint64_t topic; /* rules with different ones stand side by side */
    int rule;
} team_entry;

static uint64_t topic_of(const xtrain_rule *rule)
{
    uint64_t topic = (uint64_t)rule->kind << 58 | (uint64_t)rule->strength << 54;
    if (rule->kind == XTRAIN_RULE_T1) {
        return topic | (uint64_t)rule->value[XTRAIN_PARAMETER_SKILL];
    }
    const uint64_t one = (uint64_t)rule->employee;
    const uint64_t two = (uint64_t)rule->other;
    const uint64_t together = rule->value[XTRAIN_PARAMETER_TOGETHER] == 1;
    return topic | together << 50 | (one < two ? one << 20 | two : two << 20 | one);
}

static int by_topic(const void *left, const void *right)
{
    const team_entry *a = left;
    const team_entry *b = right;
    return a->topic != b->topic ? (a->topic > b->topic) - (a->topic < b->topic)
                                : (a->rule > b->rule) - (a->rule < b->rule);
}

static xtrain_status report_clash(xt_derivation *derivation, const xtrain_rule *rule,
                                  const xtrain_rule *earlier)
{
    const xtrain_problem *problem = derivation->problem;
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    char where[XT_SOURCE_TEXT_SIZE];
    xt_source_text(&earlier->source, where);
    if (rule->kind == XTRAIN_RULE_T1) {
        return xt_mistake(derivation, XTRAIN_ERROR_INPUT, &rule->source,
                          "%s (%s) of the skill '%s' is stated here and at %s with the same "
                          "strength; keep one",
                          info->number, info->name,
                          problem->skills[rule->value[XTRAIN_PARAMETER_SKILL]].name, where);
    }
    return xt_mistake(derivation, XTRAIN_ERROR_INPUT, &rule->source,
                      "%s (%s) of %s and %s is stated here and at %s with the same strength; keep "
                      "one",
                      info->number, info->name, problem->employees[rule->employee].name,
                      problem->employees[rule->other].name, where);
}

/* C4 has something to compare with. */
static xtrain_status check_changes(xt_derivation *derivation)
{
    const xtrain_problem *problem = derivation->problem;
    bool published = false;
    for (size_t i = 0; i < problem->employee_count && !published; i++) {
        published = problem->employees[i].published_count > 0;
    }
    for (size_t i = 0; i < problem->rule_count && !published; i++) {
        if (problem->rules[i].stated.kind == XTRAIN_RULE_C4) {
            return xt_mistake(derivation, XTRAIN_ERROR_INPUT, &problem->rules[i].stated.source,
                              "C4 (changes) has no published plan to compare with; name one, or "
                              "leave the cost out");
        }
    }
    return XTRAIN_OK;
}

xtrain_status xt_derive_team_rules(xt_derivation *derivation)
{
    xtrain_problem *problem = derivation->problem;
    int count = 0;
    problem->team_rules =
        xt_arena_allocate(&problem->derived, problem->rule_count, sizeof *problem->team_rules);
    team_entry *entries =
        xt_arena_allocate(&derivation->scratch, problem->rule_count, sizeof *entries);
    if (problem->team_rules == NULL || entries == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (size_t i = 0; i < problem->rule_count; i++) {
        const xtrain_rule *rule = &problem->rules[i].stated;
        if (xtrain_rule_info_get(rule->kind)->of_team) {
            entries[count] = (team_entry){topic_of(rule), (int)i};
            problem->team_rules[count++] = (int)i;
        }
    }
    problem->team_rule_count = count;
    qsort(entries, (size_t)count, sizeof *entries, by_topic);
    xtrain_status status = check_changes(derivation);
    for (int i = 1; i < count && status == XTRAIN_OK; i++) {
        if (entries[i].topic == entries[i - 1].topic) {
            status = report_clash(derivation, &problem->rules[entries[i].rule].stated,
                                  &problem->rules[entries[i - 1].rule].stated);
        }
    }
    return status;
}
