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

/* A number of a department rule that holds in the period, or none. */
static int number_in(const scoring_frame *frame, int rule, int period, xtrain_parameter number)
{
    bool holds = (frame->states[rule][period] >> (unsigned)number & 1U) != 0;

    return holds ? frame->problem->rule[rule].value[number] : XTRAIN_UNSET;
}

int64_t scoring_judge_counts(int64_t *units, const scoring_frame *frame, int rule, int period,
                             scoring_counts counts)
{
    const tiny_rule *what = &frame->problem->rule[rule];
    int min = number_in(frame, rule, period, XTRAIN_PARAMETER_MIN);
    int max = number_in(frame, rule, period, XTRAIN_PARAMETER_MAX);
    int hosts_min = number_in(frame, rule, period, XTRAIN_PARAMETER_HOSTS);
    int64_t broken = 0;

    if (what->kind == XTRAIN_RULE_D1) {
        broken =
            below(counts.heads, min) + beyond(counts.heads, max) + below(counts.hosts, hosts_min);
    } else if (what->kind == XTRAIN_RULE_D2) {
        broken = beyond(counts.visitors, max);
    } else if (what->kind == XTRAIN_RULE_D4 && hosts_min != XTRAIN_UNSET) {
        /* the fewest visitors who would have to leave, tried one by one */
        int64_t q = hosts_min;
        int64_t p = what->value[XTRAIN_PARAMETER_VISITORS];

        while (q * (counts.visitors - broken) > p * counts.hosts)
            broken++;
    }
    if (units != NULL)
        *units = broken;
    return broken * (what->strength == XTRAIN_MUST ? frame->problem->must_price : what->points);
}

static void count_people(scoring_result *out, const scoring_frame *frame, const int *cells)
{
    for (int e = 0; e < frame->problem->people; e++) {
        for (int t = 0; t < frame->problem->periods; t++) {
            int cell = cells[e * TINY_PERIODS + t];

            if (cell == XTRAIN_NONE || !frame->eligible[e][t] || frame->closed[cell][t])
                continue;
            out->heads[cell][t]++;
            out->visitors[cell][t] += frame->problem->person[e].home == cell ? 0 : 1;
            out->hosts[cell][t] += frame->host[e][cell] ? 1 : 0;
        }
    }
}

static void judge_department_rule(scoring_result *out, const scoring_frame *frame, int rule)
{
    const tiny_rule *what = &frame->problem->rule[rule];
    int d = what->subject.index;
    scoring_item *item = &out->rule[rule];

    for (int t = 0; t < frame->problem->periods; t++) {
        scoring_counts counts = {out->heads[d][t], out->visitors[d][t], out->hosts[d][t]};
        int64_t units = 0;

        if (frame->closed[d][t])
            continue;
        item->points += scoring_judge_counts(&units, frame, rule, t, counts);
        item->units += units;
    }
    out->department_points += item->points;
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
    int64_t value = result->department_points;

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
    return problem->sum * sum + problem->least * least - result->department_points - not_chosen;
}

void scoring_judge(scoring_result *out, const scoring_frame *frame, const int *cells)
{
    const tiny *problem = frame->problem;

    memset(out, 0, sizeof *out);
    count_people(out, frame, cells);
    for (int r = 0; r < problem->rules; r++) {
        if (!scoring_is_of_person(problem->rule[r].kind))
            judge_department_rule(out, frame, r);
    }
    for (int e = 0; e < problem->people; e++) {
        scoring_judge_track(&out->person[e], frame, e, &cells[e * TINY_PERIODS]);
        add_person(out, frame, e);
    }
    for (int r = 0; r < problem->rules; r++) {
        out->kind[problem->rule[r].kind].units += out->rule[r].units;
        out->kind[problem->rule[r].kind].points += out->rule[r].points;
    }
    out->value = problem->objective == XTRAIN_OBJECTIVE_UTILITY ? utility_of_all(out, problem)
                                                                : points_of_all(out, problem);
}
