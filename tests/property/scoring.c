/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The second scoring of a track: a list of the person's away stays, what nobody has to state, and
 * the rules one by one; nothing is clever.
 */
#include "property/scoring_journey.h"

#include <string.h>

int journey_above_zero(int number)
{
    return number > 0 ? number : 0;
}

bool journey_is_away(const journey *on, int cell)
{
    return cell != XTRAIN_NONE && cell != on->who->home;
}

bool journey_is_present(const journey *on, int period)
{
    int cell = on->cells[period];

    return cell != XTRAIN_NONE && on->frame->eligible[on->person][period] &&
           !on->frame->closed[cell][period];
}

int journey_past_cell(const journey *on, int cell)
{
    for (int i = 0; i < on->who->past_count; i++) {
        const scoring_stay *stay = &on->frame->past[on->person][i];

        if (stay->first <= cell && cell <= stay->last)
            return stay->department;
    }
    return XTRAIN_NONE;
}

static void find_stays(journey *on)
{
    int periods = on->problem->periods;

    on->count = on->who->past_count;
    memcpy(on->stay, on->frame->past[on->person], sizeof on->frame->past[on->person]);
    for (int t = 0; t < periods; t++) {
        scoring_stay *last = on->count > 0 ? &on->stay[on->count - 1] : NULL;

        if (!journey_is_away(on, on->cells[t]))
            continue;
        if (last != NULL && last->last == t - 1 && last->department == on->cells[t]) {
            last->last = t;
        } else {
            scoring_stay next = {on->cells[t], t, t, 0};

            on->stay[on->count++] = next;
        }
    }
}

void journey_charge(journey *on, xtrain_rule_kind kind, int64_t points)
{
    on->out->points += points;
    if (scoring_is_chosen(on->problem, kind))
        on->out->chosen += points;
}

void journey_book(journey *on, int rule, int64_t units)
{
    const tiny_rule *what = &on->problem->rule[rule];

    on->out->rule[rule].units += units;
    if (what->strength == XTRAIN_MUST) {
        on->out->must_units += units;
        return;
    }
    on->out->rule[rule].points += units * what->points;
    journey_charge(on, what->kind, units * what->points);
    if (what->strength == XTRAIN_GOAL)
        on->out->goal_units += units;
}

static void judge_wishes(journey *on)
{
    for (int w = 0; w < on->who->wish_count; w++) {
        const tiny_wish *wish = &on->who->wishes[w];
        bool was_there = false;

        for (int t = 0; t < on->problem->periods; t++) {
            if (on->frame->wish_period[on->person][w][t] && journey_is_present(on, t) &&
                scoring_has(on->problem, wish->subject, on->cells[t]))
                was_there = true;
        }
        if (was_there == wish->avoid)
            continue;
        on->out->wish[w].units = 1;
        on->out->wish[w].points = -wish->strength;
        journey_charge(on, XTRAIN_RULE_C1, -wish->strength);
        on->out->figures.wishes_granted++;
    }
    on->out->figures.wishes_asked = on->who->wish_count;
}

/* The musts that nobody has to state: contract, fixed cells, never-departments, closed doors. */
static void judge_built_in(journey *on)
{
    const scoring_frame *frame = on->frame;

    for (int t = 0; t < on->problem->periods; t++) {
        int cell = on->cells[t];
        int fixed = frame->fixed[on->person][t];
        bool contract = frame->contract[on->person][t];

        if (!contract && cell != XTRAIN_NONE)
            on->out->contract_units++;
        if (contract && cell == XTRAIN_NONE && on->who->home != XTRAIN_NONE)
            on->out->contract_units++;
        if (fixed != SCORING_FREE && cell != fixed)
            on->out->place_units++;
        if (journey_is_away(on, cell) && (on->who->never >> cell & 1U) != 0)
            on->out->place_units++;
    }
    for (int i = 0; i < on->count && !frame->skip_closed_entry; i++) {
        if (on->stay[i].first >= 0 && frame->closed[on->stay[i].department][on->stay[i].first])
            on->out->place_units++;
    }
    on->out->must_units += on->out->contract_units + on->out->place_units;
}

void scoring_judge_track(scoring_track *out, const scoring_frame *frame, int person,
                         const int *cells)
{
    const tiny *problem = frame->problem;
    journey on = {.frame = frame,
                  .problem = problem,
                  .who = &problem->person[person],
                  .person = person,
                  .cells = cells,
                  .out = out};

    memset(out, 0, sizeof *out);
    find_stays(&on);
    scoring_follow(out->at, frame, person, cells);
    judge_built_in(&on);
    judge_wishes(&on);
    for (int r = 0; r < problem->rules; r++) {
        if (!frame->counts[r][person])
            continue;
        journey_judge_stays(&on, r);
        journey_judge_amounts(&on, r);
    }
    out->figures.load = journey_load(&on, 0, problem->periods);
    out->figures.exposure = journey_exposure(&on, 0, problem->periods);
    out->figures.share = frame->share[person];
    out->figures.eligible = frame->eligible_count[person];
    out->figures.moves = journey_moves(&on);
    out->figures.sites = journey_sites(&on);
    out->figures.idle = journey_idle(&on);
    out->figures.utility = -out->chosen;
    for (int t = 0; t < problem->periods; t++)
        out->figures.away += journey_is_away(&on, cells[t]) && journey_is_present(&on, t) ? 1 : 0;
    for (int i = 0; i < on.count; i++)
        out->figures.stays += on.stay[i].first >= 0 ? 1 : 0;
}
