/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random rules and costs for tiny problems, by chance or with one of them in focus. */
#include "property/tiny_rules.h"

#include <string.h>

tiny_rule *tiny_add_rule(tiny *problem, xtrain_rule_kind kind)
{
    tiny_rule *rule = &problem->rule[problem->rules];

    if (problem->rules == TINY_RULES)
        return NULL;
    problem->rules++;
    memset(rule, 0, sizeof *rule);
    rule->kind = kind;
    rule->programme = XTRAIN_NONE;
    rule->person = XTRAIN_NONE;
    rule->other = XTRAIN_NONE;
    rule->subject.kind = XTRAIN_SUBJECT_ANY;
    rule->range.first = XTRAIN_NO_DATE;
    rule->range.last = XTRAIN_NO_DATE;
    for (int i = 0; i < XTRAIN_PARAMETERS; i++)
        rule->value[i] = XTRAIN_UNSET;
    return rule;
}

static void add_programmes(tiny *problem, tiny_random *random)
{
    problem->programmes = tiny_below(random, TINY_PROGRAMMES + 1);
    for (int p = 0; p < problem->programmes; p++) {
        tiny_programme *of = &problem->programme[p];

        of->member_count = tiny_chance(random, 15) ? 0 : tiny_between(random, 1, TINY_MEMBERS);
        for (int m = 0; m < of->member_count; m++) {
            tiny_member member = {XTRAIN_NONE, XTRAIN_NONE, XTRAIN_NONE};
            int kind = tiny_below(random, 3);
            const tiny_person *who = &problem->person[tiny_below(random, problem->people)];

            /* a group must have somebody in it */
            if (kind == 0 && who->groups != 0)
                member.group = (who->groups & 1U) != 0 ? 0 : 1;
            else if (kind == 1)
                member.home = tiny_below(random, problem->departments);
            else
                member.person = tiny_below(random, problem->people);
            of->members[m] = member;
        }
    }
}

/* Rewards and prices of places, so that people have somewhere to be drawn to. */
static void add_drivers(tiny *problem, tiny_random *random, tiny_focus focus)
{
    bool by_stay = focus == TINY_FOCUS_P2_CLOSED ||
                   ((focus == TINY_FOCUS_P8 || focus == TINY_FOCUS_NIGHTS ||
                     focus == TINY_FOCUS_C2_SITES || focus == TINY_FOCUS_C3) &&
                    tiny_chance(random, 60));

    for (int d = 0; d < problem->departments; d++) {
        tiny_rule *rule = tiny_chance(random, 75) ? tiny_add_rule(problem, XTRAIN_RULE_C1) : NULL;

        if (rule == NULL)
            continue;
        rule->strength = XTRAIN_COST;
        rule->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
        rule->subject.index = d;
        rule->points = tiny_between(random, 1, 6);
        /* doors that are closed tempt whoever is paid for stays and pays for periods; so do pairs
         * of stays, and times without any */
        if (!by_stay && tiny_chance(random, 60))
            rule->points = -rule->points;
    }
    if (by_stay) {
        tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_C1);

        if (rule != NULL) {
            rule->strength = XTRAIN_COST;
            rule->points = -tiny_between(random, 2, 7);
            rule->value[XTRAIN_PARAMETER_PER_STAY] = 1;
            if (focus == TINY_FOCUS_C3) {
                rule->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
                rule->subject.index = tiny_below(random, problem->departments);
            }
        }
    }
}

static tiny_maker *const makers[TINY_FOCUSES] = {
    [TINY_FOCUS_D1] = tiny_make_d1,
    [TINY_FOCUS_D1_FTE] = tiny_make_d1_fte,
    [TINY_FOCUS_D2] = tiny_make_d2,
    [TINY_FOCUS_D3] = tiny_make_d3,
    [TINY_FOCUS_D4] = tiny_make_d4,
    [TINY_FOCUS_D5] = tiny_make_d5,
    [TINY_FOCUS_P1] = tiny_make_p1,
    [TINY_FOCUS_P2_ENTRY] = tiny_make_p2,
    [TINY_FOCUS_P3] = tiny_make_p3,
    [TINY_FOCUS_P4] = tiny_make_p4,
    [TINY_FOCUS_P5] = tiny_make_p5,
    [TINY_FOCUS_P6] = tiny_make_p6,
    [TINY_FOCUS_P7] = tiny_make_p7,
    [TINY_FOCUS_P8] = tiny_make_p8,
    [TINY_FOCUS_P9] = tiny_make_p9,
    [TINY_FOCUS_P10] = tiny_make_p10,
    [TINY_FOCUS_P11] = tiny_make_p11,
    [TINY_FOCUS_T1] = tiny_make_t1,
    [TINY_FOCUS_T2] = tiny_make_t2,
    [TINY_FOCUS_C1] = tiny_make_c1,
    [TINY_FOCUS_C2] = tiny_make_c2,
    [TINY_FOCUS_C2_SITES] = tiny_make_sites,
    [TINY_FOCUS_C3] = tiny_make_c3,
    [TINY_FOCUS_C4] = tiny_make_c4,
    [TINY_FOCUS_C5] = tiny_make_c5,
    [TINY_FOCUS_RANGE] = tiny_make_ranges,
    [TINY_FOCUS_STAY_RANGE] = tiny_make_stay_ranges,
    [TINY_FOCUS_LEVELS] = tiny_make_use_of_levels,
    [TINY_FOCUS_NIGHTS] = tiny_make_p8,
};

static void add_kind(tiny *problem, tiny_random *random, tiny_focus kind)
{
    if (makers[kind] != NULL)
        makers[kind](problem, random);
}

/* A stay that must be long and should be short, where there is something to be had. */
static void add_long_and_short(tiny *problem, tiny_random *random)
{
    tiny_rule *longer = tiny_add_rule(problem, XTRAIN_RULE_P3);
    tiny_rule *shorter = tiny_add_rule(problem, XTRAIN_RULE_P3);
    tiny_rule *reward = tiny_add_rule(problem, XTRAIN_RULE_C1);

    if (longer == NULL || shorter == NULL || reward == NULL)
        return;
    longer->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
    longer->subject.index = tiny_below(random, problem->departments);
    longer->value[XTRAIN_PARAMETER_MIN] = tiny_between(random, 2, 4);
    shorter->strength = tiny_chance(random, 50) ? XTRAIN_SHOULD : XTRAIN_GOAL;
    shorter->points = tiny_between(random, 1, 3);
    shorter->value[XTRAIN_PARAMETER_MAX] =
        tiny_between(random, 1, longer->value[XTRAIN_PARAMETER_MIN]);
    reward->strength = XTRAIN_COST;
    reward->subject = longer->subject;
    reward->points = -tiny_between(random, 3, 7);
}

/* Rules of one kind whose subjects overlap, one of them often asking too much for another. */
static void add_overlap(tiny *problem, tiny_random *random)
{
    static const tiny_focus kinds[] = {TINY_FOCUS_P3, TINY_FOCUS_P5, TINY_FOCUS_P6,
                                       TINY_FOCUS_P6, TINY_FOCUS_P7, TINY_FOCUS_P8};
    tiny_focus kind = kinds[tiny_below(random, 6)];

    if (kind == TINY_FOCUS_P3 && tiny_chance(random, 60)) {
        add_long_and_short(problem, random);
        return;
    }
    for (int i = tiny_between(random, 2, 4); i > 0; i--)
        add_kind(problem, random, kind);
}

/* Things that people want for themselves, so that what is best for all is not best for each. */
static void add_rivalry(tiny *problem, tiny_random *random)
{
    for (int e = 0; e < problem->people; e++) {
        tiny_rule *rule = tiny_chance(random, 70) ? tiny_add_rule(problem, XTRAIN_RULE_C1) : NULL;

        if (rule == NULL)
            continue;
        rule->strength = XTRAIN_COST;
        rule->person = e;
        rule->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
        rule->subject.index = tiny_below(random, problem->departments);
        rule->points = tiny_between(random, 1, 5) * (tiny_chance(random, 50) ? -1 : 1);
    }
    for (int d = 0; d < problem->departments; d++) {
        if (tiny_chance(random, 50))
            add_kind(problem, random,
                     (tiny_focus)tiny_between(random, TINY_FOCUS_D1, TINY_FOCUS_D5));
    }
    if (tiny_chance(random, 50))
        tiny_make_c5(problem, random);
}

/* A rule once more, for other people: it counts once for whomever both bind. */
static void add_echo(tiny *problem, tiny_random *random)
{
    int rule = problem->rules > 0 ? tiny_below(random, problem->rules) : XTRAIN_NONE;
    tiny_rule *echo = NULL;

    if (rule == XTRAIN_NONE || !scoring_is_of_person(problem->rule[rule].kind) ||
        problem->rule[rule].kind == XTRAIN_RULE_P2)
        return;
    echo = tiny_add_rule(problem, problem->rule[rule].kind);
    if (echo == NULL)
        return;
    *echo = problem->rule[rule];
    echo->programme = XTRAIN_NONE;
    echo->person = XTRAIN_NONE;
    tiny_choose_people(echo, problem, random);
    if (echo->kind == XTRAIN_RULE_P3 && !scoring_has_range(echo) && tiny_chance(random, 50))
        echo->value[XTRAIN_PARAMETER_CLOSED_END] =
            echo->value[XTRAIN_PARAMETER_CLOSED_END] == 1 ? XTRAIN_UNSET : 1;
    if (echo->value[XTRAIN_PARAMETER_CLOSED_END] != 1 &&
        echo->value[XTRAIN_PARAMETER_MIN] == XTRAIN_UNSET &&
        echo->value[XTRAIN_PARAMETER_MAX] == XTRAIN_UNSET && echo->kind == XTRAIN_RULE_P3)
        echo->value[XTRAIN_PARAMETER_CLOSED_END] = 1;
}

void tiny_add_rules(tiny *problem, tiny_random *random, tiny_focus focus)
{
    int chance = focus == TINY_FOCUS_NONE ? 30 : focus == TINY_FOCUS_UTILITY ? 15 : 8;
    int first = 0;

    add_programmes(problem, random);
    if (focus == TINY_FOCUS_OVERLAP)
        add_overlap(problem, random);
    if (focus == TINY_FOCUS_UTILITY)
        add_rivalry(problem, random);
    first = problem->rules;
    if (focus != TINY_FOCUS_NONE)
        add_kind(problem, random, focus);
    if (focus >= TINY_FOCUS_D1 && focus <= TINY_FOCUS_D5 && problem->rules > first &&
        tiny_chance(random, 35))
        tiny_add_beside(problem, random, makers[focus], first);
    if ((focus == TINY_FOCUS_RANGE || focus == TINY_FOCUS_D1_FTE) && tiny_chance(random, 40))
        tiny_make_c5(problem, random);
    if (focus != TINY_FOCUS_NONE || tiny_chance(random, 30))
        add_drivers(problem, random, focus);
    if (focus == TINY_FOCUS_P3 || (focus != TINY_FOCUS_NONE && tiny_chance(random, 50)))
        add_kind(problem, random, focus);
    for (int kind = TINY_FOCUS_D1; kind < TINY_FOCUSES; kind++) {
        while (tiny_chance(random, chance))
            add_kind(problem, random, (tiny_focus)kind);
    }
    if (tiny_chance(random, 25))
        add_echo(problem, random);
}
