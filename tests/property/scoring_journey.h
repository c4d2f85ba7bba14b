/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person's track while the second scoring judges it. */
#ifndef TESTS_PROPERTY_SCORING_JOURNEY_H
#define TESTS_PROPERTY_SCORING_JOURNEY_H

#include "property/scoring.h"

/* A person's away stays in time order: past ones, then those of the plan. */
typedef struct journey {
    const scoring_frame *frame;
    const tiny *problem;
    const tiny_person *who;
    int person;
    const int *cells;
    scoring_stay stay[TINY_PAST + TINY_PERIODS];
    int count;
    scoring_track *out;
} journey;

int journey_above_zero(int number);
bool journey_is_away(const journey *on, int cell);
bool journey_is_present(const journey *on, int period);
/* The department of the past stay that covers a cell before the plan, or none. */
int journey_past_cell(const journey *on, int cell);
/* Books what a should, goal or cost costs. */
void journey_charge(journey *on, xtrain_rule_kind kind, int64_t points);
/* Books breach units of a rule by its strength. */
void journey_book(journey *on, int rule, int64_t units);

/* In the periods from first to before end. */
int64_t journey_exposure(const journey *on, int first, int end);
int64_t journey_load(const journey *on, int first, int end);
int journey_moves(const journey *on);
int journey_sites(const journey *on);
int journey_idle(const journey *on);

/* P1 to P8; the others; each does nothing for rules of the other. */
void journey_judge_stays(journey *on, int rule);
void journey_judge_amounts(journey *on, int rule);

#endif
