/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random department rules that hold in a part of the plan. */
#include "property/scoring.h"

/* The rule without a range whose numbers another one would replace, or NULL. */
static const tiny_rule *general_of(const tiny *problem, const tiny_rule *rule)
{
    for (int r = 0; r < problem->rules; r++) {
        const tiny_rule *other = &problem->rule[r];

        if (other != rule && scoring_same_subject(rule, other) &&
            rule->strength == other->strength && !scoring_has_range(other))
            return other;
    }
    return NULL;
}

/* Adds a department rule that takes the place of another in some days. */
static void add_beside(tiny *problem, tiny_random *random, const tiny_rule *general)
{
    tiny_rule *rule = &problem->rule[problem->rules];

    if (problem->rules == TINY_RULES)
        return;
    tiny_add_department_rule(problem, random, general->kind);
    rule->subject = general->subject;
    if (tiny_chance(random, 80)) {
        rule->strength = general->strength;
        rule->points = general->strength == XTRAIN_MUST ? 0 : tiny_between(random, 1, 9);
    }
    rule->range = tiny_some_days(problem, random);
}

void tiny_add_ranges(tiny *problem, tiny_random *random)
{
    static const xtrain_rule_kind kinds[] = {XTRAIN_RULE_D1, XTRAIN_RULE_D1, XTRAIN_RULE_D2,
                                             XTRAIN_RULE_D4};
    xtrain_rule_kind kind = kinds[tiny_below(random, 4)];
    int general = problem->rules;
    const tiny_rule *other = NULL;

    tiny_add_department_rule(problem, random, kind);
    if (problem->rules == general)
        return;
    other = general_of(problem, &problem->rule[general]);
    if (other != NULL) {
        tiny_drop_rule(problem, general);
        general = (int)(other - problem->rule);
    } else if (tiny_chance(random, 25)) {
        problem->rule[general].range = tiny_some_days(problem, random);
    }
    for (int i = tiny_between(random, 1, 3); i > 0; i--)
        add_beside(problem, random, &problem->rule[general]);
}
