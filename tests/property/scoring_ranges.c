/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which numbers of a rule hold when: rules with date ranges take the place of others. */
#include "property/scoring.h"

bool scoring_has_range(const tiny_rule *rule)
{
    return rule->range.first != XTRAIN_NO_DATE || rule->range.last != XTRAIN_NO_DATE;
}

static bool same_value(const tiny_rule *one, const tiny_rule *other, xtrain_parameter parameter)
{
    return one->value[parameter] == other->value[parameter];
}

/* The numbers that a rule with a date range can replace, a bit for each parameter. */
static unsigned replaceable(xtrain_rule_kind kind)
{
    if (kind == XTRAIN_RULE_P2)
        return 1U << XTRAIN_PARAMETER_LEVEL;
    if (kind == XTRAIN_RULE_P3)
        return 1U << XTRAIN_PARAMETER_MIN | 1U << XTRAIN_PARAMETER_MAX;
    return 1U << XTRAIN_PARAMETER_MIN | 1U << XTRAIN_PARAMETER_MAX | 1U << XTRAIN_PARAMETER_HOSTS |
           1U << XTRAIN_PARAMETER_VISITORS;
}

static unsigned numbers_of(const tiny_rule *rule)
{
    unsigned numbers = 0;

    for (int i = 0; i < XTRAIN_PARAMETERS; i++)
        numbers |= rule->value[i] != XTRAIN_UNSET ? 1U << i : 0;
    return numbers & replaceable(rule->kind);
}

/* Are both about one department, and alike in all that lets the one replace the other? */
static bool is_alike(const tiny_rule *one, const tiny_rule *other)
{
    if (one->kind != other->kind || one->subject.kind != XTRAIN_SUBJECT_DEPARTMENT ||
        other->subject.kind != XTRAIN_SUBJECT_DEPARTMENT ||
        one->subject.index != other->subject.index)
        return false;
    if (one->kind == XTRAIN_RULE_P2)
        return same_value(one, other, XTRAIN_PARAMETER_SKILL);
    if (one->strength != other->strength)
        return false;
    switch (one->kind) {
    case XTRAIN_RULE_D1:
        return (one->value[XTRAIN_PARAMETER_FTE] == 1) == (other->value[XTRAIN_PARAMETER_FTE] == 1);
    case XTRAIN_RULE_D3:
        return same_value(one, other, XTRAIN_PARAMETER_SKILL) &&
               same_value(one, other, XTRAIN_PARAMETER_LEVEL);
    case XTRAIN_RULE_P3:
        return one->programme == other->programme && one->person == other->person;
    default:
        return one->kind == XTRAIN_RULE_D2 || one->kind == XTRAIN_RULE_D4 ||
               one->kind == XTRAIN_RULE_D5;
    }
}

bool scoring_replaces(const tiny_rule *one, const tiny_rule *other)
{
    return scoring_has_range(one) && !scoring_has_range(other) && is_alike(one, other);
}

bool scoring_ranges_clash(const tiny *problem, const tiny_rule *one, const tiny_rule *other)
{
    /* lengths of stays also look at a first cell before the plan */
    int first = one->kind == XTRAIN_RULE_P3 ? -SCORING_PAST_MAX : 0;

    if (!scoring_has_range(one) || !scoring_has_range(other) || !is_alike(one, other) ||
        (numbers_of(one) & numbers_of(other)) == 0)
        return false;
    for (int t = first; t < problem->periods; t++) {
        if (scoring_in_range(problem, t, one->range) && scoring_in_range(problem, t, other->range))
            return true;
    }
    return false;
}

unsigned scoring_numbers_in(const tiny *problem, const tiny_rule *rule, int period)
{
    unsigned numbers = numbers_of(rule);

    if (scoring_has_range(rule))
        return scoring_in_range(problem, period, rule->range) ? numbers : 0;
    for (int r = 0; r < problem->rules; r++) {
        const tiny_rule *other = &problem->rule[r];

        if (scoring_replaces(other, rule) && scoring_in_range(problem, period, other->range))
            numbers &= ~numbers_of(other);
    }
    return numbers;
}
