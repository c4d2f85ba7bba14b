/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random costs for tiny problems. */
#include "property/tiny_rules.h"

tiny_rule *tiny_add_cost(tiny *problem, tiny_random *random, xtrain_rule_kind kind, int most)
{
    tiny_rule *rule = tiny_add_rule(problem, kind);

    if (rule == NULL)
        return NULL;
    rule->strength = XTRAIN_COST;
    rule->points = tiny_between(random, 1, most);
    tiny_choose_people(rule, problem, random);
    return rule;
}

void tiny_make_c1(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_cost(problem, random, XTRAIN_RULE_C1, 7);
    int kind = tiny_below(random, 100);

    if (rule == NULL)
        return;
    rule->points *= tiny_chance(random, 50) ? -1 : 1;
    if (kind >= 40) {
        rule->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
        rule->subject.index = tiny_below(random, problem->departments);
    }
    if (kind >= 40 && kind < 60 && problem->sets > 0) {
        rule->subject.kind = XTRAIN_SUBJECT_SET;
        rule->subject.index = tiny_below(random, problem->sets);
    }
    if (tiny_chance(random, 50))
        rule->value[XTRAIN_PARAMETER_PER_STAY] = 1;
}

void tiny_make_c2(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_cost(problem, random, XTRAIN_RULE_C2, 5);

    if (rule != NULL && tiny_chance(random, 15))
        rule->points = 0;
}

void tiny_make_sites(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_cost(problem, random, XTRAIN_RULE_C2, 5);

    if (rule != NULL)
        rule->value[XTRAIN_PARAMETER_SITES] = 1;
}

void tiny_make_c3(tiny *problem, tiny_random *random)
{
    (void)tiny_add_cost(problem, random, XTRAIN_RULE_C3, 5);
}

/* What a published plan says of a person: like a plan, with gaps. */
static void publish(tiny *problem, tiny_random *random, tiny_person *who)
{
    int cell = who->home;

    who->published_count = problem->periods;
    if (tiny_chance(random, 20))
        who->published_count = tiny_between(random, 1, problem->periods);
    for (int t = 0; t < who->published_count; t++) {
        bool idle = tiny_chance(random, who->home < 0 ? 30 : 3);

        if (tiny_chance(random, 45))
            cell = idle ? XTRAIN_NONE : tiny_below(random, problem->departments);
        who->published[t] = tiny_chance(random, 10)  ? XTRAIN_UNSET
                            : tiny_chance(random, 4) ? XTRAIN_ELSEWHERE
                                                     : cell;
    }
}

void tiny_make_c4(tiny *problem, tiny_random *random)
{
    if (tiny_add_cost(problem, random, XTRAIN_RULE_C4, 6) == NULL)
        return;
    /* somebody has to be in it */
    for (int e = 0; e < problem->people; e++) {
        if (problem->person[e].published_count == 0 && (e == 0 || tiny_chance(random, 75)))
            publish(problem, random, &problem->person[e]);
    }
}

void tiny_make_c5(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_cost(problem, random, XTRAIN_RULE_C5, 5);

    if (rule == NULL || tiny_chance(random, 50))
        return;
    rule->points = 0;
    rule->table_count = tiny_between(random, 1, TINY_TABLE);
    for (int i = 0; i < rule->table_count; i++)
        rule->table[i] = (i == 0 ? 0 : rule->table[i - 1]) + tiny_below(random, 4);
}
