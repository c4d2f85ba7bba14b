/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about amounts, and costs, in the second scoring. */
#include "property/scoring_journey.h"

int64_t journey_exposure(const journey *on, int first, int end)
{
    int64_t hours = 0;

    for (int t = first; t < end; t++)
        hours += journey_is_present(on, t) ? on->problem->department[on->cells[t]].exposure : 0;
    return hours;
}

int64_t journey_load(const journey *on, int first, int end)
{
    int64_t load = 0;

    for (int t = first; t < end; t++)
        load += journey_is_present(on, t) ? on->problem->department[on->cells[t]].load : 0;
    return load;
}

static void judge_exposure(journey *on, int rule)
{
    const int *value = on->problem->rule[rule].value;
    int window = value[XTRAIN_PARAMETER_WINDOW];
    int64_t units = 0;

    for (int first = 0; first + window <= on->problem->periods; first++) {
        int64_t asked = 0;

        if (value[XTRAIN_PARAMETER_BLOCKS] == 1 && first % window != 0)
            continue;
        for (int t = first; t < first + window; t++)
            asked += on->frame->eligible[on->person][t] ? value[XTRAIN_PARAMETER_HOURS] : 0;
        /* shared out over the window, part hours dropped */
        asked /= window;
        if (journey_exposure(on, first, first + window) < asked)
            units += asked - journey_exposure(on, first, first + window);
    }
    journey_book(on, rule, units);
}

static void judge_load_in_a_row(journey *on, int rule)
{
    const int *value = on->problem->rule[rule].value;
    int window = value[XTRAIN_PARAMETER_WINDOW];
    bool rolling = value[XTRAIN_PARAMETER_ROLLING] == 1;
    int64_t units = 0;

    for (int first = 0; first < on->problem->periods; first += rolling ? 1 : window) {
        int end = first + window;
        int64_t load = 0;

        if (end > on->problem->periods) {
            if (rolling || on->frame->skip_short_block)
                break;
            end = on->problem->periods;
        }
        load = journey_load(on, first, end);
        if (load > value[XTRAIN_PARAMETER_MAX])
            units += load - value[XTRAIN_PARAMETER_MAX];
    }
    journey_book(on, rule, units);
}

static void judge_stay_points(journey *on, int rule)
{
    const tiny_rule *what = &on->problem->rule[rule];
    int64_t units = 0;

    if (what->value[XTRAIN_PARAMETER_PER_STAY] == 1) {
        for (int i = 0; i < on->count; i++) {
            if (on->stay[i].first >= 0 &&
                scoring_has(on->problem, what->subject, on->stay[i].department))
                units++;
        }
    } else {
        for (int t = 0; t < on->problem->periods; t++) {
            if (journey_is_present(on, t) && scoring_has(on->problem, what->subject, on->cells[t]))
                units++;
        }
    }
    journey_book(on, rule, units);
}

/* The department of cell -1 for moves: that of the stay under way or home; without past stays
 * none. */
static int cell_before(const journey *on)
{
    int under_way = journey_past_cell(on, -1);

    if (on->who->past_count == 0)
        return XTRAIN_NONE;
    return under_way == XTRAIN_NONE ? on->who->home : under_way;
}

int journey_moves(const journey *on)
{
    int moves = 0;
    int before = cell_before(on);

    for (int t = 0; t < on->problem->periods; t++) {
        int cell = on->cells[t];

        if (cell != XTRAIN_NONE && before != XTRAIN_NONE && cell != before)
            moves++;
        before = cell;
    }
    return moves;
}

/* A stay that goes on is at its own site, so every cell may be compared with the one before it. */
int journey_sites(const journey *on)
{
    int changes = 0;
    int before = cell_before(on);

    if (before == XTRAIN_NONE && on->who->past_count > 0)
        before = on->who->past[on->who->past_count - 1].department;
    for (int t = 0; t < on->problem->periods; t++) {
        int cell = on->cells[t];

        if (cell == XTRAIN_NONE)
            continue;
        if (before != XTRAIN_NONE &&
            on->problem->department[cell].site != on->problem->department[before].site)
            changes++;
        before = cell;
    }
    return changes;
}

/* Idle cells before the last stay that has a cell in the plan. */
int journey_idle(const journey *on)
{
    int idle = 0;

    if (on->who->home != XTRAIN_NONE || on->count == 0 || on->stay[on->count - 1].last < 0)
        return 0;
    for (int t = 0; t < on->stay[on->count - 1].first; t++) {
        if (on->cells[t] == XTRAIN_NONE && on->frame->contract[on->person][t])
            idle++;
    }
    return idle;
}

static void judge_load(journey *on, int rule)
{
    const tiny_rule *what = &on->problem->rule[rule];
    int64_t off = journey_load(on, 0, on->problem->periods) - on->frame->share[on->person];
    int64_t points = 0;

    off = off < 0 ? -off : off;
    for (int64_t unit = 0; unit < off && what->table_count > 0; unit++)
        points += what->table[unit < what->table_count ? unit : what->table_count - 1];
    if (what->table_count == 0)
        points = off * what->points;
    on->out->rule[rule].units += off;
    on->out->rule[rule].points += points;
    journey_charge(on, what->kind, points);
}

/* Levels that are missing at the end of the last period by the date. */
static void judge_reach(journey *on, int rule)
{
    const int *value = on->problem->rule[rule].value;
    const scoring_moment *then = &on->out->at[on->frame->by_period[rule] + 1];

    journey_book(on, rule,
                 journey_above_zero(value[XTRAIN_PARAMETER_LEVEL] -
                                    scoring_level(on->frame, on->person, then,
                                                  value[XTRAIN_PARAMETER_SKILL], SCORING_REACH)));
}

static int count_changes(const journey *on)
{
    int changes = 0;

    for (int t = 0; t < on->who->published_count; t++) {
        int published = on->who->published[t];

        if (on->frame->contract[on->person][t] && published != XTRAIN_UNSET &&
            published != on->cells[t])
            changes++;
    }
    return changes;
}

void journey_judge_amounts(journey *on, int rule)
{
    bool sites = on->problem->rule[rule].value[XTRAIN_PARAMETER_SITES] == 1;

    switch (on->problem->rule[rule].kind) {
    case XTRAIN_RULE_P9:
        judge_exposure(on, rule);
        break;
    case XTRAIN_RULE_P10:
        judge_reach(on, rule);
        break;
    case XTRAIN_RULE_P11:
        judge_load_in_a_row(on, rule);
        break;
    case XTRAIN_RULE_C1:
        judge_stay_points(on, rule);
        break;
    case XTRAIN_RULE_C2:
        journey_book(on, rule, sites ? journey_sites(on) : journey_moves(on));
        break;
    case XTRAIN_RULE_C3:
        journey_book(on, rule, journey_idle(on));
        break;
    case XTRAIN_RULE_C4:
        journey_book(on, rule, count_changes(on));
        break;
    case XTRAIN_RULE_C5:
        judge_load(on, rule);
        break;
    default:
        break;
    }
}
