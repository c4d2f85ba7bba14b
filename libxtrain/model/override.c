/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Department rules with a date range: in its periods the numbers that they state replace those of
 * the rule of the same department, kind and strength that has none.
 */
#include "model/derive.h"

#include <string.h>

static unsigned numbers_of(const xtrain_rule *rule)
{
    unsigned numbers = 0;
    numbers |= rule->value[XTRAIN_PARAMETER_MIN] != XTRAIN_UNSET ? XT_NUMBER_MIN : 0;
    numbers |= rule->value[XTRAIN_PARAMETER_MAX] != XTRAIN_UNSET ? XT_NUMBER_MAX : 0;
    numbers |= rule->value[XTRAIN_PARAMETER_HOSTS] != XTRAIN_UNSET ? XT_NUMBER_HOSTS : 0;
    return numbers;
}

/* What one department states of one kind and strength. */
typedef struct stated_numbers {
    xt_rule *general; /* the rule without a range, or NULL */
    int *by;          /* [periods x 3] rule with a range that states the number, or XTRAIN_NONE */
    bool has_ranges;
} stated_numbers;

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

/* Notes the numbers of a rule with a range; an overlap is reported once a rule. */
static xtrain_status note_range(xt_derivation *derivation, stated_numbers *stated, int number)
{
    const xtrain_problem *problem = derivation->problem;
    const xt_rule *rule = &problem->rules[number];
    unsigned numbers = numbers_of(&rule->stated);
    bool reported = false;
    xtrain_status status = XTRAIN_OK;
    for (int t = rule->first_period; t <= rule->last_period && status == XTRAIN_OK; t++) {
        for (int n = 0; n < 3; n++) {
            int *by = &stated->by[3 * t + n];
            if ((numbers >> n & 1U) == 0) {
                continue;
            }
            if (*by != XTRAIN_NONE && !reported) {
                status = report_overlap(derivation, &rule->stated, &problem->rules[*by].stated);
                reported = true;
            }
            *by = number;
        }
    }
    return status;
}

/* The general rule keeps what no range states. */
static bool cut_general(xtrain_problem *problem, const stated_numbers *stated)
{
    const int periods = xt_periods(problem);
    uint8_t *numbers = xt_arena_allocate(&problem->derived, (size_t)periods, 1);
    if (numbers == NULL) {
        return false;
    }
    for (int t = 0; t < periods; t++) {
        for (int n = 0; n < 3; n++) {
            numbers[t] |= (uint8_t)(stated->by[3 * t + n] == XTRAIN_NONE ? 1U << n : 0);
        }
    }
    stated->general->numbers = numbers;
    return true;
}

static xtrain_status derive_kind(xt_derivation *derivation, int department, xtrain_rule_kind kind,
                                 xtrain_strength strength, stated_numbers *stated)
{
    xtrain_problem *problem = derivation->problem;
    xtrain_status status = XTRAIN_OK;
    stated->general = NULL;
    stated->has_ranges = false;
    for (int i = problem->department_rule_first[department];
         i < problem->department_rule_first[department + 1] && status == XTRAIN_OK; i++) {
        const int number = problem->department_rules[i];
        xt_rule *rule = &problem->rules[number];
        if (rule->stated.kind != kind || rule->stated.strength != strength) {
            continue;
        }
        if (!xt_rule_has_range(&rule->stated)) {
            stated->general = rule;
            continue;
        }
        for (int k = 0; k < 3 * xt_periods(problem) && !stated->has_ranges; k++) {
            stated->by[k] = XTRAIN_NONE;
        }
        stated->has_ranges = true;
        status = note_range(derivation, stated, number);
    }
    if (status == XTRAIN_OK && stated->has_ranges && stated->general != NULL &&
        !cut_general(problem, stated)) {
        status = XTRAIN_ERROR_MEMORY;
    }
    return status;
}

/* The periods of every department rule. */
static void find_periods(xtrain_problem *problem)
{
    const xt_span plan = {0, xt_periods(problem) - 1};
    for (size_t i = 0; i < problem->rule_count; i++) {
        xt_rule *rule = &problem->rules[i];
        xt_span span = plan;
        if (xt_rule_has_range(&rule->stated)) {
            span = xt_periods_in_range(problem, rule->stated.range, plan);
        }
        rule->first_period = span.first;
        rule->last_period = span.last;
        rule->numbers = NULL;
    }
}

xtrain_status xt_derive_overrides(xt_derivation *derivation)
{
    xtrain_problem *problem = derivation->problem;
    stated_numbers stated = {0};
    xtrain_status status = XTRAIN_OK;
    find_periods(problem);
    stated.by =
        xt_arena_allocate(&derivation->scratch, 3 * (size_t)xt_periods(problem), sizeof *stated.by);
    if (stated.by == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (size_t d = 0; d < problem->department_count; d++) {
        for (int kind = XTRAIN_RULE_D1; kind <= XTRAIN_RULE_D4; kind++) {
            for (int strength = XTRAIN_MUST; strength < XTRAIN_COST && status == XTRAIN_OK;
                 strength++) {
                status = derive_kind(derivation, (int)d, (xtrain_rule_kind)kind,
                                     (xtrain_strength)strength, &stated);
            }
        }
    }
    return status;
}
