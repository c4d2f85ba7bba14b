/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person is present in the second scoring, and what is learnt there: cell by cell. */
#include "property/scoring.h"

#include <string.h>

/* The present periods in a department, of all stays and of the one that goes on. */
typedef struct service {
    int all[TINY_DEPARTMENTS];
    int stay;
} service;

static void learn(scoring_moment *next, const tiny *problem, const tiny_person *who, int department,
                  const service *served)
{
    for (int s = 0; s < problem->skills; s++) {
        const tiny_teaching *teaching = &problem->department[department].teaches[s];
        int count = teaching->carry ? served->all[department] : served->stay;

        if (teaching->after == 0 || (department == who->home && !teaching->at_home))
            continue;
        if (count % teaching->after == 0 && next->level[s] < teaching->up_to)
            next->level[s]++;
    }
}

/* The present periods of the past; the stay that is begun is the one under way, if any. */
static int remember(service *served, const scoring_frame *frame, int person)
{
    int under_way = XTRAIN_NONE;

    for (int i = 0; i < frame->problem->person[person].past_count; i++) {
        const scoring_stay *stay = &frame->past[person][i];

        served->all[stay->department] += stay->past_present;
        if (stay->last != -1)
            continue;
        under_way = stay->department;
        served->stay = stay->past_present;
    }
    return under_way;
}

void scoring_follow(scoring_moment out[TINY_PERIODS + 1], const scoring_frame *frame, int person,
                    const int *cells)
{
    const tiny *problem = frame->problem;
    const tiny_person *who = &problem->person[person];
    service served = {{0}, 0};
    int before = remember(&served, frame, person);

    memcpy(out[0].level, who->level, sizeof who->level);
    for (int t = 0; t < problem->periods; t++) {
        int cell = cells[t];

        out[t].place = XTRAIN_NONE;
        memcpy(out[t + 1].level, out[t].level, sizeof out[t].level);
        if (cell != before)
            served.stay = 0;
        before = cell;
        if (cell == XTRAIN_NONE || !frame->eligible[person][t] || frame->closed[cell][t])
            continue;
        out[t].place = cell;
        served.stay++;
        served.all[cell]++;
        learn(&out[t + 1], problem, who, cell, &served);
    }
    out[problem->periods].place = XTRAIN_NONE;
}
