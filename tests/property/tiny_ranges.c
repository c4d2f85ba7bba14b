/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random rules that hold in a part of the plan. */
#include "property/tiny_rules.h"

/* The rule without a range that is about the same as this one, or none. */
static int general_of(const tiny *problem, int rule)
{
    const tiny_rule *what = &problem->rule[rule];

    for (int r = 0; r < problem->rules; r++) {
        const tiny_rule *other = &problem->rule[r];

        if (r != rule && scoring_same_subject(what, other) && what->strength == other->strength)
            return r;
    }
    return XTRAIN_NONE;
}

/* What makes the one a rule about something else stays as it is. */
static void keep_subject(tiny_rule *rule, const tiny_rule *general)
{
    rule->subject = general->subject;
    if (general->kind != XTRAIN_RULE_D3 && general->kind != XTRAIN_RULE_P2)
        return;
    rule->value[XTRAIN_PARAMETER_SKILL] = general->value[XTRAIN_PARAMETER_SKILL];
    if (general->kind == XTRAIN_RULE_D3)
        rule->value[XTRAIN_PARAMETER_LEVEL] = general->value[XTRAIN_PARAMETER_LEVEL];
}

/* Adds a rule that mostly takes the place of another in some days; NULL: there is no room. */
static tiny_rule *add_beside(tiny *problem, tiny_random *random, tiny_maker *make, int general)
{
    int added = problem->rules;
    tiny_rule *rule = &problem->rule[added];

    if (added == TINY_RULES)
        return NULL;
    make(problem, random);
    keep_subject(rule, &problem->rule[general]);
    if (tiny_chance(random, 80)) {
        rule->strength = problem->rule[general].strength;
        rule->points = rule->strength == XTRAIN_MUST ? 0 : tiny_between(random, 1, 9);
    }
    rule->range = tiny_some_days(problem, random);
    return rule;
}

void tiny_add_beside(tiny *problem, tiny_random *random, tiny_maker *make, int general)
{
    for (int i = tiny_between(random, 1, 3); i > 0; i--)
        (void)add_beside(problem, random, make, general);
}

void tiny_make_ranges(tiny *problem, tiny_random *random)
{
    static tiny_maker *const makers[] = {tiny_make_d1, tiny_make_d1, tiny_make_d1_fte, tiny_make_d2,
                                         tiny_make_d3, tiny_make_d4, tiny_make_d5};
    tiny_maker *make = makers[tiny_below(random, 7)];
    int general = problem->rules;
    int other = XTRAIN_NONE;

    make(problem, random);
    if (problem->rules == general)
        return;
    other = general_of(problem, general);
    if (other != XTRAIN_NONE) {
        tiny_drop_rule(problem, general);
        general = other;
    } else if (tiny_chance(random, 25)) {
        problem->rule[general].range = tiny_some_days(problem, random);
    }
    tiny_add_beside(problem, random, make, general);
}

/* Days around the first cell of somebody's stay under way, or any. */
static xtrain_range days_of_stays(const tiny *problem, tiny_random *random)
{
    const tiny_person *who = &problem->person[tiny_below(random, problem->people)];
    xtrain_range days = tiny_some_days(problem, random);

    if (who->past_count > 0 && tiny_chance(random, 50)) {
        days.first = who->past[who->past_count - 1].range.first - tiny_between(random, 0, 9);
        days.last = days.first + tiny_between(random, 2, 16);
    }
    return days;
}

static void add_lengths(tiny *problem, tiny_random *random)
{
    int general = problem->rules;
    tiny_rule *rule = &problem->rule[general];

    if (general == TINY_RULES)
        return;
    tiny_make_p3(problem, random);
    rule->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
    rule->subject.index = tiny_below(random, problem->departments);
    for (int i = tiny_between(random, 1, 2); i > 0; i--) {
        rule = add_beside(problem, random, tiny_make_p3, general);
        if (rule == NULL)
            return;
        rule->range = days_of_stays(problem, random);
        rule->value[XTRAIN_PARAMETER_CLOSED_END] = XTRAIN_UNSET;
        if (rule->value[XTRAIN_PARAMETER_MIN] == XTRAIN_UNSET &&
            rule->value[XTRAIN_PARAMETER_MAX] == XTRAIN_UNSET)
            rule->value[XTRAIN_PARAMETER_MIN] = tiny_between(random, 1, 4);
        if (tiny_chance(random, 85)) {
            rule->programme = problem->rule[general].programme;
            rule->person = problem->rule[general].person;
        }
    }
}

static void add_entries(tiny *problem, tiny_random *random)
{
    int general = problem->rules;

    tiny_make_p2(problem, random);
    if (problem->rules == general)
        return;
    for (int i = tiny_between(random, 1, 2); i > 0; i--) {
        tiny_rule *rule = add_beside(problem, random, tiny_make_p2, general);

        if (rule == NULL)
            return;
        tiny_choose_level(rule, problem, random);
        if (scoring_has_range(rule) && tiny_chance(random, 30))
            rule->value[XTRAIN_PARAMETER_LEVEL] = 0;
    }
    if (tiny_chance(random, 15))
        tiny_drop_rule(problem, general);
}

void tiny_make_stay_ranges(tiny *problem, tiny_random *random)
{
    if (problem->skills > 0 && tiny_chance(random, 50))
        add_entries(problem, random);
    else
        add_lengths(problem, random);
}

void tiny_make_use_of_levels(tiny *problem, tiny_random *random)
{
    static tiny_maker *const makers[] = {tiny_make_d1, tiny_make_d4, tiny_make_d3,
                                         tiny_make_d3, tiny_make_p2, tiny_make_p2};
    int rule = problem->rules;
    int kind = tiny_below(random, 6);

    makers[kind](problem, random);
    if (kind == 0 && problem->rules > rule)
        problem->rule[rule].value[XTRAIN_PARAMETER_HOSTS] = tiny_between(random, 1, 2);
}
