/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random rules and costs for tiny problems, by chance or with one of them in focus. */
#include "property/scoring.h"

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
    rule->subject.kind = XTRAIN_SUBJECT_ANY;
    rule->range.first = XTRAIN_NO_DATE;
    rule->range.last = XTRAIN_NO_DATE;
    for (int i = 0; i < XTRAIN_PARAMETERS; i++)
        rule->value[i] = XTRAIN_UNSET;
    return rule;
}

static void choose_strength(tiny_rule *rule, tiny_random *random)
{
    int kind = tiny_below(random, 100);

    rule->strength = kind < 50 ? XTRAIN_MUST : kind < 80 ? XTRAIN_SHOULD : XTRAIN_GOAL;
    rule->points = rule->strength == XTRAIN_MUST ? 0 : tiny_between(random, 1, 9);
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

/* Whom it binds: mostly everyone. */
static void choose_people(tiny_rule *rule, const tiny *problem, tiny_random *random)
{
    int kind = tiny_below(random, 100);

    if (kind < 10)
        rule->person = tiny_below(random, problem->people);
    else if (kind < 30 && problem->programmes > 0)
        rule->programme = tiny_below(random, problem->programmes);
}

void tiny_add_department_rule(tiny *problem, tiny_random *random, xtrain_rule_kind kind)
{
    tiny_rule *rule = tiny_add_rule(problem, kind);

    if (rule == NULL)
        return;
    choose_strength(rule, random);
    rule->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
    rule->subject.index = tiny_below(random, problem->departments);
    if (kind == XTRAIN_RULE_D2) {
        rule->value[XTRAIN_PARAMETER_MAX] = tiny_below(random, 2);
        return;
    }
    if (kind == XTRAIN_RULE_D4) {
        rule->value[XTRAIN_PARAMETER_VISITORS] = tiny_between(random, 1, 2);
        rule->value[XTRAIN_PARAMETER_HOSTS] = tiny_between(random, 1, 3);
        return;
    }
    if (tiny_chance(random, 60))
        rule->value[XTRAIN_PARAMETER_MIN] = tiny_below(random, 3);
    if (tiny_chance(random, 50))
        rule->value[XTRAIN_PARAMETER_MAX] = tiny_between(random, 0, 2);
    if (rule->value[XTRAIN_PARAMETER_MAX] != XTRAIN_UNSET &&
        rule->value[XTRAIN_PARAMETER_MIN] > rule->value[XTRAIN_PARAMETER_MAX])
        rule->value[XTRAIN_PARAMETER_MIN] = rule->value[XTRAIN_PARAMETER_MAX];
    if (tiny_chance(random, 50) || (rule->value[XTRAIN_PARAMETER_MIN] == XTRAIN_UNSET &&
                                    rule->value[XTRAIN_PARAMETER_MAX] == XTRAIN_UNSET))
        rule->value[XTRAIN_PARAMETER_HOSTS] = tiny_between(random, 1, 2);
}

static void add_availability(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_P1);

    if (rule == NULL)
        return;
    choose_strength(rule, random);
    choose_people(rule, problem, random);
    rule->value[XTRAIN_PARAMETER_NO_STAY] = 1;
}

static void add_entry(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = problem->has_skill ? tiny_add_rule(problem, XTRAIN_RULE_P2) : NULL;

    if (rule == NULL)
        return;
    choose_strength(rule, random);
    rule->subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
    rule->subject.index = tiny_below(random, problem->departments);
    rule->value[XTRAIN_PARAMETER_SKILL] = 0;
    rule->value[XTRAIN_PARAMETER_LEVEL] = tiny_between(random, 1, problem->levels - 1);
}

static void add_length(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_P3);
    int min = tiny_between(random, 1, 4);

    if (rule == NULL)
        return;
    choose_strength(rule, random);
    choose_people(rule, problem, random);
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

static void add_away_time(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_P4);
    int min = tiny_between(random, 0, 4);

    if (rule == NULL)
        return;
    choose_strength(rule, random);
    choose_people(rule, problem, random);
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

static void add_return(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_P5);

    if (rule == NULL)
        return;
    choose_strength(rule, random);
    choose_people(rule, problem, random);
    choose_subject(rule, problem, random);
    if (tiny_chance(random, 45))
        rule->value[XTRAIN_PARAMETER_EVER] = 1;
    else
        rule->value[XTRAIN_PARAMETER_GAP] = tiny_between(random, 1, 5);
}

static void add_visits(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_P6);
    int min = tiny_between(random, 1, 3);

    if (rule == NULL)
        return;
    choose_strength(rule, random);
    choose_people(rule, problem, random);
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
        int by = tiny_below(random, problem->periods);

        rule->value[XTRAIN_PARAMETER_BY] =
            (int)scoring_period(problem, by).last + tiny_between(random, -2, 2);
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

static void add_order(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_P7);

    if (rule == NULL)
        return;
    choose_strength(rule, random);
    choose_people(rule, problem, random);
    choose_subject(rule, problem, random);
    choose_before(rule, problem, random);
}

static void add_transitions(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_P8);

    if (rule == NULL)
        return;
    choose_strength(rule, random);
    choose_people(rule, problem, random);
    choose_subject(rule, problem, random);
    if (tiny_chance(random, 65))
        choose_before(rule, problem, random);
    if (tiny_chance(random, 50))
        rule->value[XTRAIN_PARAMETER_ACROSS] = 1;
}

static void add_exposure(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_P9);
    int window = tiny_between(random, 1, tiny_chance(random, 10) ? TINY_PERIODS : 4);

    if (rule == NULL)
        return;
    choose_strength(rule, random);
    choose_people(rule, problem, random);
    rule->value[XTRAIN_PARAMETER_WINDOW] = window;
    rule->value[XTRAIN_PARAMETER_HOURS] = tiny_between(random, 1, 4 * window);
    if (tiny_chance(random, 50))
        rule->value[XTRAIN_PARAMETER_BLOCKS] = 1;
}

static void add_load_in_a_row(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_P11);
    int window = tiny_between(random, 1, tiny_chance(random, 10) ? TINY_PERIODS : 4);

    if (rule == NULL)
        return;
    choose_strength(rule, random);
    choose_people(rule, problem, random);
    rule->value[XTRAIN_PARAMETER_WINDOW] = window;
    rule->value[XTRAIN_PARAMETER_MAX] = tiny_between(random, 0, 2 * window);
    if (tiny_chance(random, 50))
        rule->value[XTRAIN_PARAMETER_ROLLING] = 1;
}

static void add_points(tiny *problem, tiny_random *random, bool per_stay)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_C1);

    if (rule == NULL)
        return;
    rule->strength = XTRAIN_COST;
    rule->points = tiny_between(random, 1, 7) * (tiny_chance(random, 50) ? -1 : 1);
    choose_people(rule, problem, random);
    choose_subject(rule, problem, random);
    if (per_stay)
        rule->value[XTRAIN_PARAMETER_PER_STAY] = 1;
}

static void add_moves(tiny *problem, tiny_random *random, bool sites)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_C2);

    if (rule == NULL)
        return;
    rule->strength = XTRAIN_COST;
    rule->points = tiny_between(random, 0, 5);
    choose_people(rule, problem, random);
    if (sites)
        rule->value[XTRAIN_PARAMETER_SITES] = 1;
}

static void add_idle_time(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_C3);

    if (rule == NULL)
        return;
    rule->strength = XTRAIN_COST;
    rule->points = tiny_between(random, 1, 5);
    choose_people(rule, problem, random);
}

static void add_load(tiny *problem, tiny_random *random)
{
    tiny_rule *rule = tiny_add_rule(problem, XTRAIN_RULE_C5);

    if (rule == NULL)
        return;
    rule->strength = XTRAIN_COST;
    rule->points = tiny_between(random, 1, 5);
    choose_people(rule, problem, random);
    if (tiny_chance(random, 50)) {
        rule->points = 0;
        rule->table_count = tiny_between(random, 1, TINY_TABLE);
        for (int i = 0; i < rule->table_count; i++)
            rule->table[i] = (i == 0 ? 0 : rule->table[i - 1]) + tiny_below(random, 4);
    }
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
    bool by_stay =
        focus == TINY_FOCUS_P2_CLOSED ||
        ((focus == TINY_FOCUS_P8 || focus == TINY_FOCUS_C2_SITES || focus == TINY_FOCUS_C3) &&
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

static void add_kind(tiny *problem, tiny_random *random, int kind)
{
    switch (kind) {
    case TINY_FOCUS_D1:
        tiny_add_department_rule(problem, random, XTRAIN_RULE_D1);
        break;
    case TINY_FOCUS_D2:
        tiny_add_department_rule(problem, random, XTRAIN_RULE_D2);
        break;
    case TINY_FOCUS_D4:
        tiny_add_department_rule(problem, random, XTRAIN_RULE_D4);
        break;
    case TINY_FOCUS_P1:
        add_availability(problem, random);
        break;
    case TINY_FOCUS_P2_ENTRY:
        add_entry(problem, random);
        break;
    case TINY_FOCUS_P3:
        add_length(problem, random);
        break;
    case TINY_FOCUS_P4:
        add_away_time(problem, random);
        break;
    case TINY_FOCUS_P5:
        add_return(problem, random);
        break;
    case TINY_FOCUS_P6:
        add_visits(problem, random);
        break;
    case TINY_FOCUS_P7:
        add_order(problem, random);
        break;
    case TINY_FOCUS_P8:
        add_transitions(problem, random);
        break;
    case TINY_FOCUS_P9:
        add_exposure(problem, random);
        break;
    case TINY_FOCUS_P11:
        add_load_in_a_row(problem, random);
        break;
    case TINY_FOCUS_C1:
        add_points(problem, random, tiny_chance(random, 50));
        break;
    case TINY_FOCUS_C2:
        add_moves(problem, random, false);
        break;
    case TINY_FOCUS_C2_SITES:
        add_moves(problem, random, true);
        break;
    case TINY_FOCUS_C3:
        add_idle_time(problem, random);
        break;
    case TINY_FOCUS_C5:
        add_load(problem, random);
        break;
    case TINY_FOCUS_RANGE:
        tiny_add_ranges(problem, random);
        break;
    default:
        break;
    }
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
    int kind = (int)kinds[tiny_below(random, 6)];

    if (kind == (int)TINY_FOCUS_P3 && tiny_chance(random, 60)) {
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
            add_kind(problem, random, tiny_between(random, TINY_FOCUS_D1, TINY_FOCUS_D4));
    }
    if (tiny_chance(random, 50))
        add_load(problem, random);
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
    choose_people(echo, problem, random);
    if (echo->kind == XTRAIN_RULE_P3 && tiny_chance(random, 50))
        echo->value[XTRAIN_PARAMETER_CLOSED_END] =
            echo->value[XTRAIN_PARAMETER_CLOSED_END] == 1 ? XTRAIN_UNSET : 1;
    if (echo->value[XTRAIN_PARAMETER_CLOSED_END] != 1 &&
        echo->value[XTRAIN_PARAMETER_MIN] == XTRAIN_UNSET &&
        echo->value[XTRAIN_PARAMETER_MAX] == XTRAIN_UNSET && echo->kind == XTRAIN_RULE_P3)
        echo->value[XTRAIN_PARAMETER_CLOSED_END] = 1;
}

void tiny_add_rules(tiny *problem, tiny_random *random, tiny_focus focus)
{
    int chance = focus == TINY_FOCUS_NONE ? 35 : focus == TINY_FOCUS_UTILITY ? 20 : 10;

    add_programmes(problem, random);
    if (focus == TINY_FOCUS_OVERLAP)
        add_overlap(problem, random);
    if (focus == TINY_FOCUS_UTILITY)
        add_rivalry(problem, random);
    if (focus != TINY_FOCUS_NONE)
        add_kind(problem, random, (int)focus);
    if (focus == TINY_FOCUS_RANGE && tiny_chance(random, 40))
        add_load(problem, random);
    if (focus != TINY_FOCUS_NONE || tiny_chance(random, 30))
        add_drivers(problem, random, focus);
    if (focus == TINY_FOCUS_P3 || (focus != TINY_FOCUS_NONE && tiny_chance(random, 50)))
        add_kind(problem, random, (int)focus);
    for (int kind = TINY_FOCUS_D1; kind < TINY_FOCUSES; kind++) {
        while (tiny_chance(random, chance))
            add_kind(problem, random, kind);
    }
    if (tiny_chance(random, 25))
        add_echo(problem, random);
}

/* The numbers that a rule states, a bit each; never again is a gap. */
static unsigned numbers_of(const tiny_rule *rule)
{
    unsigned numbers = 0;

    if (rule->value[XTRAIN_PARAMETER_MIN] != XTRAIN_UNSET)
        numbers |= 1U;
    if (rule->value[XTRAIN_PARAMETER_MAX] != XTRAIN_UNSET)
        numbers |= 2U;
    if (rule->value[XTRAIN_PARAMETER_RUN] != XTRAIN_UNSET)
        numbers |= 4U;
    if (rule->value[XTRAIN_PARAMETER_GAP] != XTRAIN_UNSET ||
        rule->value[XTRAIN_PARAMETER_EVER] == 1)
        numbers |= 8U;
    return numbers;
}

/* Two rules about one subject that state a number in common must be equal. */
static bool clashes(const tiny *problem, const tiny_rule *one, const tiny_rule *other)
{
    unsigned numbers = numbers_of(one) | numbers_of(other);

    if (!scoring_same_subject(one, other))
        return false;
    if (!scoring_is_of_person(one->kind))
        return one->strength == other->strength &&
               scoring_has_range(one) == scoring_has_range(other) &&
               (!scoring_has_range(one) || scoring_ranges_clash(problem, one, other));
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
            drop = meet && clashes(problem, &problem->rule[r], &problem->rule[s]);
        }
        if (drop)
            tiny_drop_rule(problem, r--);
    }
}
