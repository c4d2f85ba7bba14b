/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random rules of persons for tiny problems. */
#include "property/tiny_rules.h"

void tiny_choose_strength(tiny_rule *rule, tiny_random *random)
{
    int kind = tiny_below(random, 100);

    rule->strength = kind < 50 ? XTRAIN_MUST : kind < 80 ? XTRAIN_SHOULD : XTRAIN_GOAL;
    rule->points = rule->strength == XTRAIN_MUST ? 0 : tiny_between(random, 1, 9);
}

void tiny_choose_people(tiny_rule *rule, const tiny *problem, tiny_random *random)
{
    int kind = tiny_below(random, 100);

    if (kind < 10)
        rule->person = tiny_below(random, problem->people);
    else if (kind < 30 && problem->programmes > 0)
        rule->programme = tiny_below(random, problem->programmes);
}

tiny_rule *tiny_add_person_rule(tiny *problem, tiny_random *random, xtrain_rule_kind kind)
{
    tiny_rule *rule = tiny_add_rule(problem, kind);

    if (rule == NULL)
        return NULL;
    tiny_choose_strength(rule, random);
    tiny_choose_people(rule, problem, random);
    return rule;
}

/* A skill and a level that not everybody has. */
void tiny_choose_skill(tiny_rule *rule, const tiny *problem, tiny_random *random)
{
    rule->value[XTRAIN_PARAMETER_SKILL] = tiny_below(random, problem->skills);
    tiny_choose_level(rule, problem, random);
}

void tiny_choose_level(tiny_rule *rule, const tiny *problem, tiny_random *random)
{
    int skill = rule->value[XTRAIN_PARAMETER_SKILL];

    rule->value[XTRAIN_PARAMETER_LEVEL] = tiny_between(random, 1, problem->skill[skill].levels - 1);
}

int tiny_some_date(const tiny *problem, tiny_random *random)
{
    int by = tiny_below(random, problem->periods);

    return (int)scoring_period(problem, by).last + tiny_between(random, -2, 2);
}

static void choose_subject(tiny_rule *rule, const tiny *problem, tiny_random *random)
{
    int kind = tiny_below(random, 100);

    if (kind < 40)
        return;
    rule->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
    rule->subject.index = tiny_below(random, problem->departments);
    if (kind < 60 && problem->sets > 0) {
        rule->subject.kind = XTRAIN_SUBJECT_SET;
        rule->subject.index = tiny_below(random, problem->sets);
    }
}

void tiny_make_p1(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_person_rule(problem, random, XTRAIN_RULE_P1);

    if (rule == NULL)
        return;
    rule->value[XTRAIN_PARAMETER_NO_STAY] = 1;
}

void tiny_make_p2(tiny *problem, tiny_random *random)
{
    tiny_rule *rule =
        problem->skills > 0 ? tiny_add_rule_of_place(problem, random, XTRAIN_RULE_P2) : NULL;

    if (rule != NULL)
        tiny_choose_skill(rule, problem, random);
}

void tiny_make_p3(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_person_rule(problem, random, XTRAIN_RULE_P3);
    int min = tiny_between(random, 1, 4);

    if (rule == NULL)
        return;
    choose_subject(rule, problem, random);
    if (tiny_chance(random, 20)) {
        rule->value[XTRAIN_PARAMETER_CLOSED_END] = 1;
        return;
    }
    if (tiny_chance(random, 75))
        rule->value[XTRAIN_PARAMETER_MIN] = min;
    if (rule->value[XTRAIN_PARAMETER_MIN] == XTRAIN_UNSET || tiny_chance(random, 50))
        rule->value[XTRAIN_PARAMETER_MAX] = rule->value[XTRAIN_PARAMETER_MIN] == XTRAIN_UNSET
                                                ? tiny_between(random, 1, 3)
                                                : tiny_between(random, min, 4);
    if (tiny_chance(random, 20))
        rule->value[XTRAIN_PARAMETER_CLOSED_END] = 1;
}

void tiny_make_p4(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_person_rule(problem, random, XTRAIN_RULE_P4);
    int min = tiny_between(random, 0, 4);

    if (rule == NULL)
        return;
    switch (tiny_below(random, 6)) {
    case 0:
        rule->value[XTRAIN_PARAMETER_MIN] = min;
        break;
    case 1:
        rule->value[XTRAIN_PARAMETER_MAX] = min;
        break;
    case 2:
        rule->value[XTRAIN_PARAMETER_RUN] = tiny_between(random, 1, 4);
        break;
    case 3:
        rule->value[XTRAIN_PARAMETER_GAP] = tiny_between(random, 1, 3);
        break;
    default:
        rule->value[XTRAIN_PARAMETER_MIN] = min;
        rule->value[XTRAIN_PARAMETER_MAX] = tiny_between(random, min, 5);
        rule->value[XTRAIN_PARAMETER_RUN] = tiny_between(random, 1, 4);
        if (tiny_chance(random, 70))
            rule->value[XTRAIN_PARAMETER_GAP] = tiny_between(random, 1, 2);
    }
}

void tiny_make_p5(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_person_rule(problem, random, XTRAIN_RULE_P5);

    if (rule == NULL)
        return;
    choose_subject(rule, problem, random);
    if (tiny_chance(random, 45))
        rule->value[XTRAIN_PARAMETER_EVER] = 1;
    else
        rule->value[XTRAIN_PARAMETER_GAP] = tiny_between(random, 1, 5);
}

void tiny_make_p6(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_person_rule(problem, random, XTRAIN_RULE_P6);
    int min = tiny_between(random, 1, 3);

    if (rule == NULL)
        return;
    choose_subject(rule, problem, random);
    if (tiny_chance(random, 65)) {
        rule->value[XTRAIN_PARAMETER_MIN] = min;
        if (tiny_chance(random, 50))
            rule->value[XTRAIN_PARAMETER_DISTINCT] = 1;
    }
    if (rule->value[XTRAIN_PARAMETER_MIN] == XTRAIN_UNSET || tiny_chance(random, 25))
        rule->value[XTRAIN_PARAMETER_MAX] = rule->value[XTRAIN_PARAMETER_MIN] == XTRAIN_UNSET
                                                ? tiny_between(random, 0, 2)
                                                : tiny_between(random, min, 3);
    if (tiny_chance(random, 40))
        rule->value[XTRAIN_PARAMETER_PRESENT] = tiny_between(random, 1, 3);
    if (tiny_chance(random, 35)) {
        rule->value[XTRAIN_PARAMETER_BY] = tiny_some_date(problem, random);
    }
}

/* Some places of which one has to come before another. */
static void choose_before(tiny_rule *rule, const tiny *problem, tiny_random *random)
{
    rule->before.kind = XTRAIN_SUBJECT_DEPARTMENT;
    rule->before.index = tiny_below(random, problem->departments);
    if (problem->sets > 0 && tiny_chance(random, 35)) {
        rule->before.kind = XTRAIN_SUBJECT_SET;
        rule->before.index = tiny_below(random, problem->sets);
    }
}

void tiny_make_p7(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_person_rule(problem, random, XTRAIN_RULE_P7);

    if (rule == NULL)
        return;
    choose_subject(rule, problem, random);
    choose_before(rule, problem, random);
}

void tiny_make_p8(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_person_rule(problem, random, XTRAIN_RULE_P8);

    if (rule == NULL)
        return;
    choose_subject(rule, problem, random);
    if (tiny_chance(random, 65))
        choose_before(rule, problem, random);
    if (tiny_chance(random, 50))
        rule->value[XTRAIN_PARAMETER_ACROSS] = 1;
}

void tiny_make_p9(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_person_rule(problem, random, XTRAIN_RULE_P9);
    int window = tiny_between(random, 1, tiny_chance(random, 10) ? TINY_PERIODS : 4);

    if (rule == NULL)
        return;
    rule->value[XTRAIN_PARAMETER_WINDOW] = window;
    rule->value[XTRAIN_PARAMETER_HOURS] = tiny_between(random, 1, 4 * window);
    if (tiny_chance(random, 50))
        rule->value[XTRAIN_PARAMETER_BLOCKS] = 1;
}

void tiny_make_p10(tiny *problem, tiny_random *random)
{
    tiny_rule *rule =
        problem->skills > 0 ? tiny_add_person_rule(problem, random, XTRAIN_RULE_P10) : NULL;

    if (rule == NULL)
        return;
    tiny_choose_skill(rule, problem, random);
    if (tiny_chance(random, 45))
        rule->value[XTRAIN_PARAMETER_BY] = tiny_some_date(problem, random);
}

void tiny_make_p11(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_person_rule(problem, random, XTRAIN_RULE_P11);
    int window = tiny_between(random, 1, tiny_chance(random, 10) ? TINY_PERIODS : 4);

    if (rule == NULL)
        return;
    rule->value[XTRAIN_PARAMETER_WINDOW] = window;
    rule->value[XTRAIN_PARAMETER_MAX] = tiny_between(random, 0, 2 * window);
    if (tiny_chance(random, 50))
        rule->value[XTRAIN_PARAMETER_ROLLING] = 1;
}
