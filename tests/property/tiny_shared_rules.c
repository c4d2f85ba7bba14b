/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random rules about several people: of departments, and of teams. */
#include "property/tiny_rules.h"

tiny_rule *tiny_add_rule_of_place(tiny *problem, tiny_random *random, xtrain_rule_kind kind)
{
    tiny_rule *rule = tiny_add_rule(problem, kind);

    if (rule == NULL)
        return NULL;
    tiny_choose_strength(rule, random);
    rule->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
    rule->subject.index = tiny_below(random, problem->departments);
    return rule;
}

/* Heads, or hundredths of full-time equivalents. */
static void choose_numbers(tiny_rule *rule, tiny_random *random, bool fte)
{
    int *min = &rule->value[XTRAIN_PARAMETER_MIN];
    int *max = &rule->value[XTRAIN_PARAMETER_MAX];

    if (tiny_chance(random, 60))
        *min = fte ? 10 * tiny_between(random, 1, 22) : tiny_below(random, 3);
    if (tiny_chance(random, 50))
        *max = fte ? 10 * tiny_between(random, 0, 20) : tiny_between(random, 0, 2);
    if (fte && *min != XTRAIN_UNSET && tiny_chance(random, 30))
        *min += tiny_between(random, 1, 9);
    if (*max != XTRAIN_UNSET && *min > *max)
        *min = *max;
    if (tiny_chance(random, fte ? 20 : 50) || (*min == XTRAIN_UNSET && *max == XTRAIN_UNSET))
        rule->value[XTRAIN_PARAMETER_HOSTS] = tiny_between(random, 1, 2);
    if (fte)
        rule->value[XTRAIN_PARAMETER_FTE] = 1;
}

void tiny_make_d1(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule_of_place(problem, random, XTRAIN_RULE_D1);

    if (rule != NULL)
        choose_numbers(rule, random, false);
}

void tiny_make_d1_fte(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule_of_place(problem, random, XTRAIN_RULE_D1);

    if (rule != NULL)
        choose_numbers(rule, random, true);
}

void tiny_make_d2(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule_of_place(problem, random, XTRAIN_RULE_D2);

    if (rule != NULL)
        rule->value[XTRAIN_PARAMETER_MAX] = tiny_below(random, 2);
}

void tiny_make_d3(tiny *problem, tiny_random *random)
{
    tiny_rule *rule =
        problem->skills > 0 ? tiny_add_rule_of_place(problem, random, XTRAIN_RULE_D3) : NULL;

    if (rule == NULL)
        return;
    tiny_choose_skill(rule, problem, random);
    rule->value[XTRAIN_PARAMETER_MIN] = tiny_chance(random, 70) ? 1 : 2;
}

void tiny_make_d4(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule_of_place(problem, random, XTRAIN_RULE_D4);

    if (rule == NULL)
        return;
    rule->value[XTRAIN_PARAMETER_VISITORS] = tiny_between(random, 1, 2);
    rule->value[XTRAIN_PARAMETER_HOSTS] = tiny_between(random, 1, 3);
}

void tiny_make_d5(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule_of_place(problem, random, XTRAIN_RULE_D5);

    if (rule != NULL)
        rule->value[XTRAIN_PARAMETER_MAX] = tiny_chance(random, 80) ? 1 : tiny_below(random, 3);
}

void tiny_make_t1(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = problem->skills > 0 ? tiny_add_rule(problem, XTRAIN_RULE_T1) : NULL;

    if (rule == NULL)
        return;
    tiny_choose_strength(rule, random);
    rule->value[XTRAIN_PARAMETER_SKILL] = tiny_below(random, problem->skills);
    rule->value[XTRAIN_PARAMETER_MIN] = tiny_between(random, 1, problem->people);
}

void tiny_make_t2(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = problem->people > 1 ? tiny_add_rule(problem, XTRAIN_RULE_T2) : NULL;

    if (rule == NULL)
        return;
    tiny_choose_strength(rule, random);
    rule->person = tiny_below(random, problem->people);
    rule->other = (rule->person + tiny_between(random, 1, problem->people - 1)) % problem->people;
    if (tiny_chance(random, 50))
        rule->value[XTRAIN_PARAMETER_TOGETHER] = 1;
}
