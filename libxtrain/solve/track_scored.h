/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A track while it is scored, for the files that score its rules by kind.
 */
#ifndef XT_SOLVE_TRACK_SCORED_H
#define XT_SOLVE_TRACK_SCORED_H

#include "solve/group.h"

/* What every rule needs to see. */
typedef struct xt_scored_track {
    const xt_instance *instance;
    const xt_group *group;
    const xt_employee *person;
    int employee;
    const xt_stay *stays;
    int count;
    const int *present;            /* [count] present periods of each stay in the plan */
    const xt_past_stay *under_way; /* the past stay that covers cell -1, or NULL */
    bool goes_on;                  /* and stays[0] is its continuation */
    int past_count;                /* past stays that are over */
} xt_scored_track;

/* Whether stay i begins in the plan. */
static inline bool xt_is_entered(const xt_scored_track *track, int i)
{
    return i > 0 || !track->goes_on;
}

/* track_history.c: what stays owe to earlier ones, P5 to P8. */
void xt_charge_history(const xt_scored_track *track, xt_price *cost);

/* track_costs.c: the costs C1 to C5. */
void xt_charge_costs(const xt_scored_track *track, xt_price *cost);

#endif
