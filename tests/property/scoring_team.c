/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Team rules in the second scoring: what people are together, over the whole plan. */
#include "property/scoring.h"

static int64_t judge_depth(const scoring_frame *frame, const tiny_rule *what,
                           const scoring_moment *const people[TINY_PEOPLE])
{
    const tiny *problem = frame->problem;
    int skill = what->value[XTRAIN_PARAMETER_SKILL];
    int covering = 0;

    for (int e = 0; e < problem->people; e++) {
        if (frame->contract[e][problem->periods - 1] &&
            scoring_level(frame, e, &people[e][problem->periods], skill, SCORING_DEPTH) >=
                problem->skill[skill].cover)
            covering++;
    }
    return covering < what->value[XTRAIN_PARAMETER_MIN]
               ? what->value[XTRAIN_PARAMETER_MIN] - covering
               : 0;
}

static int64_t judge_pair(const scoring_frame *frame, const tiny_rule *what,
                          const scoring_moment *const people[TINY_PEOPLE])
{
    int64_t meetings = 0;

    for (int t = 0; t < frame->problem->periods; t++) {
        int place = people[what->person][t].place;

        if (place != XTRAIN_NONE && place == people[what->other][t].place)
            meetings++;
    }
    if (what->value[XTRAIN_PARAMETER_TOGETHER] == 1)
        return meetings == 0 ? 1 : 0;
    return meetings;
}

int64_t scoring_judge_team(int64_t *units, const scoring_frame *frame, int rule,
                           const scoring_moment *const people[TINY_PEOPLE])
{
    const tiny_rule *what = &frame->problem->rule[rule];
    int64_t broken = what->kind == XTRAIN_RULE_T1 ? judge_depth(frame, what, people)
                                                  : judge_pair(frame, what, people);

    if (units != NULL)
        *units = broken;
    return broken * scoring_price(frame->problem, what);
}
