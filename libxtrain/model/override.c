/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules with a date range: in its periods the numbers that they state replace those of the rule of
 * the same topic that has none. Department rules, entry requirements and lengths of stays in a
 * department may have one. Two department rules of one topic without a range are a mistake.
 */
#include "model/derive.h"

#include <stdlib.h>
#include <string.h>

/* What a rule is about, beside its dates and numbers. */
typedef struct topic {
    uint64_t what; /* department, kind, and skill and level, or whether in full-time equivalents */
    uint64_t whom; /* strength, programme, employee */
    int rule;
} topic;

static topic topic_of(const xtrain_rule *rule, int number)
{
    uint64_t detail = 0;
    if (rule->kind == XTRAIN_RULE_D1) {
        detail = rule->value[XTRAIN_PARAMETER_FTE] == 1;
    } else if (rule->kind == XTRAIN_RULE_D3) {
        detail = (uint64_t)rule->value[XTRAIN_PARAMETER_SKILL] << 8 |
                 (uint64_t)rule->value[XTRAIN_PARAMETER_LEVEL];
    } else if (rule->kind == XTRAIN_RULE_P2) {
        detail = (uint64_t)rule->value[XTRAIN_PARAMETER_SKILL];
    }
    /* An entry requirement of another strength is replaced as well. */
    const uint64_t strength = rule->kind == XTRAIN_RULE_P2 ? 0 : (uint64_t)rule->strength;
    return (topic){(uint64_t)rule->subject.index << 40 | (uint64_t)rule->kind << 32 | detail,
                   strength << 60 | (uint64_t)(uint32_t)(rule->programme + 1) << 30 |
                       (uint64_t)(uint32_t)(rule->employee + 1),
                   number};
}

static bool is_same(const topic *a, const topic *b)
{
    return a->what == b->what && a->whom == b->whom;
}

static int by_topic(const void *left, const void *right)
{
    const topic *a = left;
    const topic *b = right;
    if (a->what != b->what) {
        return a->what < b->what ? -1 : 1;
    }
    if (a->whom != b->whom) {
        return a->whom < b->whom ? -1 : 1;
    }
    return (a->rule > b->rule) - (a->rule < b->rule);
}

/* The numbers that a rule states, XT_NUMBER_ bits. */
static unsigned numbers_of(const xtrain_rule *rule)
{
    unsigned numbers = 0;
    numbers |= rule->value[XTRAIN_PARAMETER_MIN] != XTRAIN_UNSET ? XT_NUMBER_MIN : 0;
    numbers |= rule->value[XTRAIN_PARAMETER_MAX] != XTRAIN_UNSET ? XT_NUMBER_MAX : 0;
    numbers |= rule->value[XTRAIN_PARAMETER_HOSTS] != XTRAIN_UNSET ? XT_NUMBER_HOSTS : 0;
    return rule->kind == XTRAIN_RULE_P2 ? XT_NUMBER_MIN : numbers;
}

static bool may_have_range(const xtrain_rule *rule)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    return (!info->of_person && !info->of_team) || rule->kind == XTRAIN_RULE_P2 ||
           (rule->kind == XTRAIN_RULE_P3 && rule->subject.kind == XTRAIN_SUBJECT_DEPARTMENT);
}

static xtrain_status report_overlap(xt_derivation *derivation, const xtrain_rule *rule,
                                    const xtrain_rule *earlier)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    char where[XT_SOURCE_TEXT_SIZE];
    xt_source_text(&earlier->source, where);
    return xt_mistake(
        derivation, XTRAIN_ERROR_INPUT, &rule->source,
        "%s (%s) of %s is stated here and at %s for dates that overlap; make the dates "
        "different or state different numbers",
        info->number, info->name, xt_subject_name(derivation->problem, rule->subject), where);
}

static xtrain_status report_staffing_clash(xt_derivation *derivation, const xtrain_rule *rule,
                                           const xtrain_rule *earlier)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    char where[XT_SOURCE_TEXT_SIZE];
    xt_source_text(&earlier->source, where);
    return xt_mistake(derivation, XTRAIN_ERROR_INPUT, &rule->source,
                      "%s (%s) of %s is stated here and at %s with the same strength; keep one, or "
                      "make one a must and the other a should",
                      info->number, info->name, xt_subject_name(derivation->problem, rule->subject),
                      where);
}

/* The numbers that a rule may state, one bit of XT_NUMBER_ each. */
enum { NUMBERS = 3 };

/* Notes the numbers of a rule with a range in by [periods x NUMBERS]; an overlap is reported once a
 * rule. */
static xtrain_status note_range(xt_derivation *derivation, int *by, int number)
{
    const xtrain_problem *problem = derivation->problem;
    const xt_rule *rule = &problem->rules[number];
    unsigned numbers = numbers_of(&rule->stated);
    bool reported = false;
    xtrain_status status = XTRAIN_OK;
    for (int t = rule->first_period; t <= rule->last_period && status == XTRAIN_OK; t++) {
        for (int n = 0; n < NUMBERS; n++) {
            int *earlier = &by[NUMBERS * t + n];
            if ((numbers >> n & 1U) == 0) {
                continue;
            }
            if (*earlier != XTRAIN_NONE && !reported) {
                status =
                    report_overlap(derivation, &rule->stated, &problem->rules[*earlier].stated);
                reported = true;
            }
            *earlier = number;
        }
    }
    return status;
}

/* The general rule keeps what no range states. */
static bool cut_general(xtrain_problem *problem, xt_rule *general, const int *by)
{
    const int periods = xt_periods(problem);
    uint8_t *numbers = xt_arena_allocate(&problem->derived, (size_t)periods, 1);
    if (numbers == NULL) {
        return false;
    }
    for (int t = 0; t < periods; t++) {
        for (int n = 0; n < NUMBERS; n++) {
            numbers[t] |= (uint8_t)(by[NUMBERS * t + n] == XTRAIN_NONE ? 1U << n : 0);
        }
    }
    general->numbers = numbers;
    return true;
}

/* A department states a rule about its cells once without a date range; what clashes of the rules
 * of people is looked at elsewhere. */
static xtrain_status check_staffing(xt_derivation *derivation, const topic *rules, size_t count)
{
    const xtrain_problem *problem = derivation->problem;
    const xtrain_rule *earlier = NULL;
    xtrain_status status = XTRAIN_OK;
    for (size_t i = 0; i < count && status == XTRAIN_OK; i++) {
        const xtrain_rule *rule = &problem->rules[rules[i].rule].stated;
        if (xt_rule_has_range(rule) || xtrain_rule_info_get(rule->kind)->of_person) {
            continue;
        }
        if (earlier != NULL) {
            status = report_staffing_clash(derivation, rule, earlier);
        } else {
            earlier = rule;
        }
    }
    return status;
}

/* Rules of one topic: those with ranges cut those without. */
static xtrain_status derive_topic(xt_derivation *derivation, const topic *rules, size_t count,
                                  int *by)
{
    xtrain_problem *problem = derivation->problem;
    xtrain_status status = check_staffing(derivation, rules, count);
    int chain = XTRAIN_NONE;
    for (size_t i = count; i-- > 0;) {
        if (xt_rule_has_range(&problem->rules[rules[i].rule].stated)) {
            problem->rules[rules[i].rule].next_range = chain;
            chain = rules[i].rule;
        }
    }
    if (chain == XTRAIN_NONE || status != XTRAIN_OK) {
        return status;
    }
    for (int k = 0; k < NUMBERS * xt_periods(problem); k++) {
        by[k] = XTRAIN_NONE;
    }
    for (int r = chain; r != XTRAIN_NONE && status == XTRAIN_OK; r = problem->rules[r].next_range) {
        status = note_range(derivation, by, r);
    }
    for (size_t i = 0; i < count && status == XTRAIN_OK; i++) {
        xt_rule *rule = &problem->rules[rules[i].rule];
        if (!xt_rule_has_range(&rule->stated)) {
            rule->next_range = chain;
            status = cut_general(problem, rule, by) ? XTRAIN_OK : XTRAIN_ERROR_MEMORY;
        }
    }
    return status;
}

/* Dates that hold no period of the plan are a slip, most likely; a stay may have begun in earlier
 * ones, though. */
static xtrain_status note_empty(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    const bool is_past =
        rule->range.first == XTRAIN_NO_DATE || rule->range.first < problem->periods[0].first;
    if (rule->kind == XTRAIN_RULE_P3 && is_past) {
        return XTRAIN_OK;
    }
    return xt_report(problem->context, XTRAIN_OK, xt_place_of(&rule->source).file,
                     xt_place_of(&rule->source).line,
                     "the dates of %s (%s) of %s hold no period of the plan; it changes nothing",
                     info->number, info->name, xt_subject_name(problem, rule->subject));
}

/* The periods of every rule. */
static xtrain_status find_periods(xtrain_problem *problem)
{
    xtrain_status status = XTRAIN_OK;
    const xt_span plan = {0, xt_periods(problem) - 1};
    for (size_t i = 0; i < problem->rule_count; i++) {
        xt_rule *rule = &problem->rules[i];
        xt_span span = plan;
        if (xt_rule_has_range(&rule->stated)) {
            span = xt_periods_in_range(problem, rule->stated.range, plan);
            status = status == XTRAIN_OK && span.first > span.last
                         ? note_empty(problem, &rule->stated)
                         : status;
        }
        rule->first_period = span.first;
        rule->last_period = span.last;
        rule->numbers = NULL;
        rule->next_range = XTRAIN_NONE;
    }
    return status;
}

xtrain_status xt_derive_overrides(xt_derivation *derivation)
{
    xtrain_problem *problem = derivation->problem;
    xt_arena *scratch = &derivation->scratch;
    size_t count = 0;
    xtrain_status status = find_periods(problem);
    int *by = xt_arena_allocate(scratch, NUMBERS * (size_t)xt_periods(problem), sizeof *by);
    topic *rules = xt_arena_allocate(scratch, problem->rule_count, sizeof *rules);
    if (by == NULL || rules == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (size_t i = 0; i < problem->rule_count; i++) {
        if (may_have_range(&problem->rules[i].stated)) {
            rules[count++] = topic_of(&problem->rules[i].stated, (int)i);
        }
    }
    qsort(rules, count, sizeof *rules, by_topic);
    for (size_t first = 0, end = 0; first < count && status == XTRAIN_OK; first = end) {
        while (end < count && is_same(&rules[first], &rules[end])) {
            end++;
        }
        status = derive_topic(derivation, rules + first, end - first, by);
    }
    return status;
}

bool xt_rule_holds_at(const xtrain_problem *problem, const xt_rule *rule, unsigned number, int cell)
{
    if (cell >= 0) {
        return xt_rule_holds(rule, number, cell);
    }
    if (xt_rule_has_range(&rule->stated)) {
        return xt_period_in_range(problem, cell, rule->stated.range);
    }
    for (int r = rule->next_range; r != XTRAIN_NONE; r = problem->rules[r].next_range) {
        const xtrain_rule *other = &problem->rules[r].stated;
        if ((numbers_of(other) & number) != 0 && xt_period_in_range(problem, cell, other->range)) {
            return false;
        }
    }
    return true;
}
