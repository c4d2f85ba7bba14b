/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Department rules and the whole plan in the second scoring. */
#include "property/scoring.h"

#include <string.h>

static int64_t beyond(int64_t number, int max)
{
    return max == XTRAIN_UNSET || number <= max ? 0 : number - max;
}

static int64_t below(int64_t number, int min)
{
    return min == XTRAIN_UNSET || number >= min ? 0 : min - number;
}

/* Full-time equivalents begun. */
static int64_t begun(int64_t hundredths)
{
    return (hundredths + 99) / 100;
}

int64_t scoring_price(const tiny *problem, const tiny_rule *rule)
{
    return rule->strength == XTRAIN_MUST ? problem->must_price : rule->points;
}

/* A number of a department rule that holds in the period, or none. */
static int number_in(const scoring_frame *frame, int rule, int period, xtrain_parameter number)
{
    bool holds = (frame->states[rule][period] >> (unsigned)number & 1U) != 0;

    return holds ? frame->problem->rule[rule].value[number] : XTRAIN_UNSET;
}

int scoring_level(const scoring_frame *frame, int person, const scoring_moment *at, int skill,
                  unsigned purpose)
{
    return (frame->at_start & purpose) != 0 ? frame->problem->person[person].level[skill]
                                            : at->level[skill];
}

bool scoring_is_host(const scoring_frame *frame, int person, const scoring_moment *at)
{
    const tiny *problem = frame->problem;
    bool at_home = problem->person[person].home == at->place;
    int lead = problem->department[at->place].lead;
    int level = 0;

    if (lead == XTRAIN_NONE)
        return at_home;
    level = scoring_level(frame, person, at, lead, SCORING_HOSTS);
    return (at_home && level >= problem->skill[lead].cover) || level >= problem->skill[lead].coach;
}

/* Who is present in a department. */
typedef struct presence {
    int heads, fte, visitors, hosts;
    int from[TINY_DEPARTMENTS]; /* visitors by home */
    int able;                   /* those who meet a skill need */
} presence;

static presence count_present(const scoring_frame *frame, int department, const tiny_rule *need,
                              const scoring_moment *const people[TINY_PEOPLE])
{
    const tiny *problem = frame->problem;
    presence out = {0};

    for (int e = 0; e < problem->people; e++) {
        const tiny_person *who = &problem->person[e];

        if (people[e]->place != department)
            continue;
        out.heads++;
        out.fte += who->fte;
        out.hosts += scoring_is_host(frame, e, people[e]) ? 1 : 0;
        if (who->home != department) {
            out.visitors++;
            if (who->home != XTRAIN_NONE)
                out.from[who->home]++;
        }
        if (need != NULL && scoring_level(frame, e, people[e], need->value[XTRAIN_PARAMETER_SKILL],
                                          SCORING_NEEDS) >= need->value[XTRAIN_PARAMETER_LEVEL])
            out.able++;
    }
    return out;
}

/* The fewest visitors who would have to leave for p visitors per q hosts, tried one by one. */
static int64_t too_many(int64_t visitors, int64_t hosts, int64_t p, int64_t q)
{
    int64_t leave = 0;

    while (q * (visitors - leave) > p * hosts)
        leave++;
    return leave;
}

int64_t scoring_judge_department(int64_t *units, const scoring_frame *frame, int rule, int period,
                                 const scoring_moment *const people[TINY_PEOPLE])
{
    const tiny_rule *what = &frame->problem->rule[rule];
    int min = number_in(frame, rule, period, XTRAIN_PARAMETER_MIN);
    int max = number_in(frame, rule, period, XTRAIN_PARAMETER_MAX);
    int hosts = number_in(frame, rule, period, XTRAIN_PARAMETER_HOSTS);
    presence there = count_present(frame, what->subject.index,
                                   what->kind == XTRAIN_RULE_D3 ? what : NULL, people);
    int64_t broken = 0;

    if (what->kind == XTRAIN_RULE_D1 && what->value[XTRAIN_PARAMETER_FTE] == 1) {
        broken = begun(below(there.fte, min)) + begun(beyond(there.fte, max)) +
                 below(there.hosts, hosts);
    } else if (what->kind == XTRAIN_RULE_D1) {
        broken = below(there.heads, min) + beyond(there.heads, max) + below(there.hosts, hosts);
    } else if (what->kind == XTRAIN_RULE_D2) {
        broken = beyond(there.visitors, max);
    } else if (what->kind == XTRAIN_RULE_D3) {
        broken = below(there.able, min);
    } else if (what->kind == XTRAIN_RULE_D4 && hosts != XTRAIN_UNSET) {
        broken =
            too_many(there.visitors, there.hosts, what->value[XTRAIN_PARAMETER_VISITORS], hosts);
    } else if (what->kind == XTRAIN_RULE_D5) {
        for (int home = 0; home < frame->problem->departments; home++)
            broken += beyond(there.from[home], max);
    }
    if (units != NULL)
        *units = broken;
    return broken * scoring_price(frame->problem, what);
}

static void count_people(scoring_result *out, const scoring_frame *frame)
{
    for (int d = 0; d < frame->problem->departments; d++) {
        for (int t = 0; t < frame->problem->periods; t++) {
            const scoring_moment *people[TINY_PEOPLE];
            presence there = {0};

            for (int e = 0; e < TINY_PEOPLE; e++)
                people[e] = &out->person[e].at[t];
            there = count_present(frame, d, NULL, people);
            out->heads[d][t] = there.heads;
            out->visitors[d][t] = there.visitors;
            out->hosts[d][t] = there.hosts;
        }
    }
}

static void judge_shared_rule(scoring_result *out, const scoring_frame *frame, int rule)
{
    const tiny_rule *what = &frame->problem->rule[rule];
    const scoring_moment *people[TINY_PEOPLE];
    scoring_item *item = &out->rule[rule];

    for (int e = 0; e < TINY_PEOPLE; e++)
        people[e] = out->person[e].at;
    if (scoring_is_of_team(what->kind)) {
        item->points = scoring_judge_team(&item->units, frame, rule, people);
    } else {
        for (int t = 0; t < frame->problem->periods; t++) {
            int64_t units = 0;

            if (frame->closed[what->subject.index][t])
                continue;
            for (int e = 0; e < TINY_PEOPLE; e++)
                people[e] = &out->person[e].at[t];
            item->points += scoring_judge_department(&units, frame, rule, t, people);
            item->units += units;
        }
    }
    out->shared_points += item->points;
    out->musts_broken += what->strength == XTRAIN_MUST ? item->units : 0;
    out->goals_unmet += what->strength == XTRAIN_GOAL ? item->units : 0;
}

static void add_person(scoring_result *out, const scoring_frame *frame, int person)
{
    const scoring_track *track = &out->person[person];

    out->musts_broken += track->must_units;
    out->goals_unmet += track->goal_units;
    out->kind[XTRAIN_RULE_P1].units += track->contract_units;
    out->kind[XTRAIN_RULE_P2].units += track->place_units;
    for (int r = 0; r < frame->problem->rules; r++) {
        out->rule[r].units += track->rule[r].units;
        out->rule[r].points += track->rule[r].points;
    }
    for (int w = 0; w < TINY_WISHES; w++) {
        out->kind[XTRAIN_RULE_C1].units += track->wish[w].units;
        out->kind[XTRAIN_RULE_C1].points += track->wish[w].points;
    }
}

static int64_t points_of_all(const scoring_result *result, const tiny *problem)
{
    int64_t value = result->shared_points;

    for (int e = 0; e < problem->people; e++)
        value += result->person[e].points;
    return value;
}

static int64_t utility_of_all(const scoring_result *result, const tiny *problem)
{
    int64_t least = result->person[0].figures.utility;
    int64_t sum = 0;
    int64_t not_chosen = 0;

    for (int e = 0; e < problem->people; e++) {
        const scoring_track *track = &result->person[e];

        sum += track->figures.utility;
        least = track->figures.utility < least ? track->figures.utility : least;
        not_chosen += track->points - track->chosen;
    }
    return problem->sum * sum + problem->least * least - result->shared_points - not_chosen;
}

void scoring_judge(scoring_result *out, const scoring_frame *frame, const int *cells)
{
    const tiny *problem = frame->problem;

    memset(out, 0, sizeof *out);
    for (int e = 0; e < problem->people; e++) {
        scoring_judge_track(&out->person[e], frame, e, &cells[e * TINY_PERIODS]);
        add_person(out, frame, e);
    }
    count_people(out, frame);
    for (int r = 0; r < problem->rules; r++) {
        if (!scoring_is_of_person(problem->rule[r].kind))
            judge_shared_rule(out, frame, r);
        out->kind[problem->rule[r].kind].units += out->rule[r].units;
        out->kind[problem->rule[r].kind].points += out->rule[r].points;
    }
    out->value = problem->objective == XTRAIN_OBJECTIVE_UTILITY ? utility_of_all(out, problem)
                                                                : points_of_all(out, problem);
}
