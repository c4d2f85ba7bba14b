/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that may not stand side by side. */
#include "property/scoring.h"

/* The numbers that a rule states, a bit each; never again is a gap. */
static unsigned numbers_of(const tiny_rule *rule)
{
    unsigned numbers = 0;

    if (rule->value[XTRAIN_PARAMETER_MIN] != XTRAIN_UNSET)
        numbers |= 1U;
    if (rule->value[XTRAIN_PARAMETER_MAX] != XTRAIN_UNSET)
        numbers |= 2U;
    if (rule->kind == XTRAIN_RULE_P10)
        numbers |= 1U;
    if (rule->value[XTRAIN_PARAMETER_RUN] != XTRAIN_UNSET)
        numbers |= 4U;
    if (rule->value[XTRAIN_PARAMETER_GAP] != XTRAIN_UNSET ||
        rule->value[XTRAIN_PARAMETER_EVER] == 1)
        numbers |= 8U;
    return numbers;
}

/* Two rules about one subject that state a number in common must be equal; of departments and
 * teams there is one of each strength. Those with date ranges share no period. */
static bool clashes(const tiny_rule *one, const tiny_rule *other)
{
    unsigned numbers = numbers_of(one) | numbers_of(other);

    if (!scoring_same_subject(one, other))
        return false;
    if (!scoring_is_of_person(one->kind))
        return one->strength == other->strength && !scoring_has_range(one);
    if (numbers != 0 && (numbers_of(one) & numbers_of(other)) == 0)
        return false;
    return !scoring_same_rule(one, other);
}

void tiny_drop_clashes(tiny *problem)
{
    for (int r = 1; r < problem->rules; r++) {
        bool drop = false;

        for (int s = 0; s < r && !drop; s++) {
            bool meet = !scoring_is_of_person(problem->rule[r].kind);

            for (int e = 0; e < problem->people; e++)
                meet = meet || (scoring_binds(problem, r, e) && scoring_binds(problem, s, e));
            drop = (meet && clashes(&problem->rule[r], &problem->rule[s])) ||
                   scoring_ranges_clash(problem, &problem->rule[r], &problem->rule[s]);
        }
        if (drop)
            tiny_drop_rule(problem, r--);
    }
}
