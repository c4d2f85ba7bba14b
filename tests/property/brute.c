/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Brute force. For each person every track that keeps the contract and the fixed cells is judged;
 * those with the fewest units of broken musts stay. Tracks of one person that are present in the
 * same places differ only in their own points, so the cheapest of them is enough; where the least
 * utility counts, the cheapest for each utility. All tables of the remaining tracks are compared,
 * people one after the other; since department rules never earn points, a branch ends where the
 * people's points alone, less the most that the least utility can earn, reach the best so far.
 */
#include "property/brute.h"

#include <stdlib.h>
#include <string.h>

#define TRACKS_MAX 20000
#define UTILITY_MAX 1000000000 /* more than anybody has in a tiny problem */

typedef struct track {
    int64_t points; /* less is better: a utility counts as minus its points, weighed */
    int64_t utility;
    uint64_t places; /* base 4 per period: 0 absent, else 1 + the department it is present in */
    signed char cell[TINY_PERIODS];
} track;

typedef struct search {
    const scoring_frame *frame;
    track *tracks[TINY_PEOPLE];
    long count[TINY_PEOPLE];
    int64_t cheapest_rest[TINY_PEOPLE + 1]; /* of this person and all later ones */
    int64_t utility_rest[TINY_PEOPLE + 1];  /* the least of the largest of them */
    int64_t cost;                           /* of the best plan: less is better */
    int64_t least_weight;                   /* of the least utility */
    int64_t fewest;                         /* of the person whose tracks are being listed */
    int chosen[TINY_PEOPLE];
    /* points of a department and period for (heads, visitors, hosts) */
    int64_t price[TINY_DEPARTMENTS][TINY_PERIODS][TINY_PEOPLE + 1][TINY_PEOPLE + 1]
                 [TINY_PEOPLE + 1];
    int heads[TINY_DEPARTMENTS][TINY_PERIODS];
    int visitors[TINY_DEPARTMENTS][TINY_PERIODS];
    int hosts[TINY_DEPARTMENTS][TINY_PERIODS];
    brute_result *out;
    bool found;
} search;

static uint64_t places_of(const scoring_frame *frame, int person, const int *cells)
{
    uint64_t places = 0;

    for (int t = 0; t < frame->problem->periods; t++) {
        int cell = cells[t];
        bool present = cell != XTRAIN_NONE && frame->eligible[person][t] && !frame->closed[cell][t];

        places = places << 2 | (present ? (uint64_t)(cell + 1) : 0);
    }
    return places;
}

static bool add_track(search *state, int person, const int *cells)
{
    const tiny *problem = state->frame->problem;
    scoring_track judged;
    track *next = &state->tracks[person][state->count[person]];

    scoring_judge_track(&judged, state->frame, person, cells);
    if (judged.must_units > state->fewest)
        return true;
    if (judged.must_units < state->fewest) {
        state->fewest = judged.must_units;
        state->count[person] = 0;
        next = state->tracks[person];
    }
    if (state->count[person] == TRACKS_MAX)
        return false;
    state->count[person]++;
    next->points = judged.points;
    next->utility = judged.figures.utility;
    if (problem->objective == XTRAIN_OBJECTIVE_UTILITY)
        next->points = judged.points - judged.chosen - problem->sum * judged.figures.utility;
    next->places = places_of(state->frame, person, cells);
    for (int t = 0; t < TINY_PERIODS; t++)
        next->cell[t] = (signed char)cells[t];
    return true;
}

/* All tracks with these cells up to the period. */
static bool list_tracks(search *state, int person, int *cells, int period)
{
    const scoring_frame *frame = state->frame;
    const tiny *problem = frame->problem;
    bool has_home = problem->person[person].home != XTRAIN_NONE;

    if (period == problem->periods)
        return add_track(state, person, cells);
    for (int cell = XTRAIN_NONE; cell < problem->departments; cell++) {
        int fixed = frame->fixed[person][period];

        if (!frame->contract[person][period] && cell != XTRAIN_NONE)
            break;
        if (frame->contract[person][period] && has_home && cell == XTRAIN_NONE)
            continue;
        if (frame->contract[person][period] && fixed != SCORING_FREE && cell != fixed)
            continue;
        cells[period] = cell;
        if (!list_tracks(state, person, cells, period + 1))
            return false;
    }
    return true;
}

static int compare_places(const void *one, const void *other)
{
    const track *a = one;
    const track *b = other;

    if (a->places != b->places)
        return a->places < b->places ? -1 : 1;
    if (a->points != b->points)
        return a->points < b->points ? -1 : 1;
    return (a->utility < b->utility) - (a->utility > b->utility);
}

static int compare_points(const void *one, const void *other)
{
    const track *a = one;
    const track *b = other;

    if (a->points != b->points)
        return a->points < b->points ? -1 : 1;
    if (a->places != b->places)
        return a->places < b->places ? -1 : 1;
    return (a->utility < b->utility) - (a->utility > b->utility);
}

/* Of the tracks that are present in the same places keeps the cheapest, and dearer ones only with
 * more utility where the least utility counts; cheapest first. */
static void thin_tracks(search *state, int person)
{
    track *tracks = state->tracks[person];
    long kept = 0;

    qsort(tracks, (size_t)state->count[person], sizeof *tracks, compare_places);
    for (long i = 0; i < state->count[person]; i++) {
        if (i == 0 || tracks[i].places != tracks[kept - 1].places ||
            (state->least_weight > 0 && tracks[i].utility > tracks[kept - 1].utility))
            tracks[kept++] = tracks[i];
    }
    state->count[person] = kept;
    qsort(tracks, (size_t)kept, sizeof *tracks, compare_points);
}

/* What a rule makes of any people in a department and period. */
static void price_rule(search *state, int rule, int department, int period)
{
    const scoring_frame *frame = state->frame;
    int most = frame->problem->people;

    for (int heads = 0; heads <= most; heads++) {
        for (int visitors = 0; visitors <= heads; visitors++) {
            for (int hosts = 0; hosts <= heads; hosts++) {
                scoring_counts counts = {heads, visitors, hosts};

                state->price[department][period][heads][visitors][hosts] +=
                    scoring_judge_counts(NULL, frame, rule, period, counts);
            }
        }
    }
}

static void price_counts(search *state)
{
    const scoring_frame *frame = state->frame;
    const tiny *problem = frame->problem;

    for (int r = 0; r < problem->rules; r++) {
        int d = problem->rule[r].subject.index;

        for (int t = 0; t < problem->periods && !scoring_is_of_person(problem->rule[r].kind); t++) {
            if (!frame->closed[d][t])
                price_rule(state, r, d, t);
        }
    }
}

static void place(search *state, int person, const track *on, int sign)
{
    const scoring_frame *frame = state->frame;

    for (int t = 0; t < frame->problem->periods; t++) {
        int cell = on->cell[t];

        if (cell == XTRAIN_NONE || !frame->eligible[person][t] || frame->closed[cell][t])
            continue;
        state->heads[cell][t] += sign;
        state->visitors[cell][t] += frame->problem->person[person].home == cell ? 0 : sign;
        state->hosts[cell][t] += frame->host[person][cell] ? sign : 0;
    }
}

static void compare_plan(search *state, int64_t cost)
{
    const tiny *problem = state->frame->problem;

    for (int d = 0; d < problem->departments; d++) {
        for (int t = 0; t < problem->periods; t++)
            cost +=
                state->price[d][t][state->heads[d][t]][state->visitors[d][t]][state->hosts[d][t]];
    }
    state->out->plans++;
    if (state->found && cost >= state->cost)
        return;
    state->found = true;
    state->cost = cost;
    for (int e = 0; e < problem->people; e++) {
        for (int t = 0; t < problem->periods; t++)
            state->out->cells[e][t] = state->tracks[e][state->chosen[e]].cell[t];
    }
}

static int64_t smaller(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

/* The least utility is at most that of the people placed so far, and what the rest can have. */
static void combine(search *state, int person, int64_t points, int64_t utility)
{
    int64_t most = 0;

    if (person >= TINY_PEOPLE || person == state->frame->problem->people) {
        compare_plan(state, points - state->least_weight * utility);
        return;
    }
    most = smaller(utility, state->utility_rest[person]);
    for (int i = 0; i < state->count[person]; i++) {
        const track *on = &state->tracks[person][i];

        if (state->found &&
            points + on->points + state->cheapest_rest[person + 1] - state->least_weight * most >=
                state->cost)
            break;
        state->chosen[person] = i;
        place(state, person, on, 1);
        combine(state, person + 1, points + on->points, smaller(utility, on->utility));
        place(state, person, on, -1);
    }
}

static void bound_rest(search *state)
{
    int people = state->frame->problem->people;

    state->utility_rest[people] = UTILITY_MAX;
    for (int e = people - 1; e >= 0; e--) {
        int64_t most = state->tracks[e][0].utility;

        for (long i = 1; i < state->count[e]; i++)
            most = state->tracks[e][i].utility > most ? state->tracks[e][i].utility : most;
        state->utility_rest[e] = smaller(state->utility_rest[e + 1], most);
        state->cheapest_rest[e] = state->cheapest_rest[e + 1] + state->tracks[e][0].points;
    }
}

bool brute_solve(brute_result *out, const scoring_frame *frame)
{
    bool utility = frame->problem->objective == XTRAIN_OBJECTIVE_UTILITY;
    search *state = calloc(1, sizeof *state);
    bool done = state != NULL;

    memset(out, 0, sizeof *out);
    if (state == NULL)
        return false;
    state->frame = frame;
    state->out = out;
    state->least_weight = utility ? frame->problem->least : 0;
    price_counts(state);
    for (int e = 0; e < frame->problem->people && done; e++) {
        int cells[TINY_PERIODS] = {0};

        state->tracks[e] = malloc(TRACKS_MAX * sizeof *state->tracks[e]);
        state->fewest = INT64_MAX;
        done = state->tracks[e] != NULL && list_tracks(state, e, cells, 0);
        if (done) {
            thin_tracks(state, e);
            out->must_units[e] = state->fewest;
            out->tracks[e] = state->count[e];
        }
    }
    if (done) {
        bound_rest(state);
        combine(state, 0, 0, UTILITY_MAX);
        out->value = utility ? -state->cost : state->cost;
    }
    for (int e = 0; e < TINY_PEOPLE; e++)
        free(state->tracks[e]);
    free(state);
    return done;
}
