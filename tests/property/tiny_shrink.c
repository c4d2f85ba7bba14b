/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shrinking: try each smaller problem in turn, keep it if the test still fails, and begin again
 * until nothing more can go.
 */
#include "property/tiny.h"

/* The smaller problems of one person, numbered; false: there is no such number. */
static bool smaller_person(tiny_person *who, int step)
{
    xtrain_range open = {XTRAIN_NO_DATE, XTRAIN_NO_DATE};

    if (step < who->leave_count) {
        TINY_REMOVE(who->leaves, who->leave_count, step);
        return true;
    }
    step -= who->leave_count;
    if (step < who->fixed_count) {
        TINY_REMOVE(who->fixed, who->fixed_count, step);
        return true;
    }
    step -= who->fixed_count;
    if (step < who->wish_count) {
        TINY_REMOVE(who->wishes, who->wish_count, step);
        return true;
    }
    step -= who->wish_count;
    if (step < who->past_count) {
        TINY_REMOVE(who->past, who->past_count, step);
        return true;
    }
    step -= who->past_count;
    if (step == 0)
        who->contract = open;
    else if (step == 1)
        who->never = 0;
    else if (step == 2)
        who->groups = 0;
    else if (step == 3)
        who->level[0] = 0;
    else if (step == 4)
        who->level[1] = 0;
    else if (step == 5)
        who->fte = 100;
    else if (step == 6 && who->published_count > 0)
        who->published_count--;
    else
        return step < 6;
    return true;
}

static bool smaller_skill(tiny *problem, int step)
{
    if (step == 0 && problem->skills > 0)
        tiny_drop_skill(problem, problem->skills - 1);
    else if (step == 1 && problem->skills > 1)
        tiny_drop_skill(problem, 0);
    else
        return step < 2;
    return true;
}

static bool smaller_department(tiny_department *where, int step)
{
    tiny_teaching *teaching = &where->teaches[step / 4 % TINY_SKILLS];

    if (step >= 4 * TINY_SKILLS) {
        step -= 4 * TINY_SKILLS;
        if (step == 0)
            where->closed_count = 0;
        else if (step == 1)
            where->load = 0;
        else if (step == 2)
            where->site = 0;
        else if (step == 3)
            where->exposure = 0;
        else if (step == 4)
            where->lead = XTRAIN_NONE;
        return step < 5;
    }
    if (step % 4 == 0)
        memset(teaching, 0, sizeof *teaching);
    else if (step % 4 == 1)
        teaching->carry = false;
    else if (step % 4 == 2)
        teaching->at_home = false;
    else if (teaching->after > 1)
        teaching->after--;
    return true;
}

static bool smaller_rule(tiny_rule *rule, int step)
{
    xtrain_subject any = {XTRAIN_SUBJECT_ANY, 0};
    xtrain_range open = {XTRAIN_NO_DATE, XTRAIN_NO_DATE};

    if (step < XTRAIN_PARAMETERS)
        rule->value[step] = XTRAIN_UNSET;
    else if (step == XTRAIN_PARAMETERS && rule->programme >= 0)
        rule->programme = XTRAIN_NONE;
    else if (step == XTRAIN_PARAMETERS + 1 && rule->person >= 0)
        rule->person = XTRAIN_NONE;
    else if (step == XTRAIN_PARAMETERS + 2 && rule->table_count > 1)
        rule->table_count--;
    else if (step == XTRAIN_PARAMETERS + 3 && rule->points > 1)
        rule->points = 1;
    else if (step == XTRAIN_PARAMETERS + 4)
        rule->before = any;
    else if (step == XTRAIN_PARAMETERS + 5)
        rule->range = open;
    else
        return step < XTRAIN_PARAMETERS + 5;
    return true;
}

static bool smaller_objective(tiny *problem, int step)
{
    if (problem->objective == XTRAIN_OBJECTIVE_POINTS)
        return false;
    if (step == 0)
        problem->objective = XTRAIN_OBJECTIVE_POINTS;
    else if (step == 1)
        problem->least = 0;
    else if (step == 2)
        problem->sum = 0;
    else if (step == 3)
        problem->lines = UINT32_MAX;
    else if (step == 4 && problem->least > 1)
        problem->least = 1;
    else if (step == 5 && problem->sum > 1)
        problem->sum = 1;
    else
        return step < 5;
    return true;
}

static bool smaller_frame(tiny *problem, int step)
{
    switch (step) {
    case 0:
        problem->periods -= problem->periods > 1 ? 1 : 0;
        return true;
    case 1:
        problem->holiday_count = 0;
        return true;
    case 2:
        problem->workdays = 0x7f;
        return true;
    case 3:
    case 4:
        return smaller_skill(problem, step - 3);
    default:
        return smaller_objective(problem, step - 5);
    }
}

/* Keeps `smaller` in place of the problem if it differs and still fails. */
static bool keep_if_fails(tiny *problem, const tiny *smaller, tiny_fails fails, void *payload)
{
    if (memcmp(problem, smaller, sizeof *problem) == 0 || !fails(smaller, payload))
        return false;
    *problem = *smaller;
    return true;
}

static bool shrink_whole(tiny *problem, tiny_fails fails, void *payload)
{
    tiny smaller;

    for (int e = 0; e < problem->people && problem->people > 1; e++) {
        smaller = *problem;
        tiny_drop_person(&smaller, e);
        if (keep_if_fails(problem, &smaller, fails, payload))
            return true;
    }
    for (int r = problem->rules - 1; r >= 0; r--) {
        smaller = *problem;
        tiny_drop_rule(&smaller, r);
        if (keep_if_fails(problem, &smaller, fails, payload))
            return true;
    }
    for (int d = 0; d < problem->departments && problem->departments > 1; d++) {
        smaller = *problem;
        tiny_drop_department(&smaller, d);
        if (keep_if_fails(problem, &smaller, fails, payload))
            return true;
    }
    for (int step = 0;; step++) {
        smaller = *problem;
        if (!smaller_frame(&smaller, step))
            return false;
        if (keep_if_fails(problem, &smaller, fails, payload))
            return true;
    }
}

static bool shrink_parts(tiny *problem, tiny_fails fails, void *payload)
{
    tiny smaller;

    for (int e = 0; e < problem->people; e++) {
        for (int step = 0;; step++) {
            smaller = *problem;
            if (!smaller_person(&smaller.person[e], step))
                break;
            if (keep_if_fails(problem, &smaller, fails, payload))
                return true;
        }
    }
    for (int d = 0; d < problem->departments; d++) {
        for (int step = 0;; step++) {
            smaller = *problem;
            if (!smaller_department(&smaller.department[d], step))
                break;
            if (keep_if_fails(problem, &smaller, fails, payload))
                return true;
        }
    }
    for (int r = 0; r < problem->rules; r++) {
        for (int step = 0;; step++) {
            smaller = *problem;
            if (!smaller_rule(&smaller.rule[r], step))
                break;
            if (keep_if_fails(problem, &smaller, fails, payload))
                return true;
        }
    }
    return false;
}

void tiny_shrink(tiny *problem, tiny_fails fails, void *payload)
{
    while (shrink_whole(problem, fails, payload) || shrink_parts(problem, fails, payload)) {
    }
}
