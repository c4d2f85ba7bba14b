/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Brute force. For each person every track that keeps the contract and the fixed cells is judged;
 * those with the fewest units of broken musts stay. What a person is to the others in a period is a
 * condition: absent, or present somewhere, as a host or not, and able or not for every skill need
 * there. Tracks of one person with the same conditions in all periods and the same cover at the end
 * differ only in their own points, so the cheapest of them is enough; where the least utility
 * counts, the cheapest for each utility. All tables of the remaining tracks are compared, people
 * one after the other; since department and team rules never earn points, a branch ends where the
 * people's points alone, less the most that the least utility can earn, reach the best so far.
 */
#include "property/brute.h"

#include <stdlib.h>
#include <string.h>

#define TRACKS_MAX 20000
#define UTILITY_MAX 1000000000 /* more than anybody has in a tiny problem */

#define CONDITIONS_MAX 64 /* of one person in one period */
#define UNKNOWN INT64_MIN

typedef struct track {
    int64_t points; /* less is better: a utility counts as minus its points, weighed */
    int64_t utility;
    unsigned covers;                       /* at the end, a bit for each skill */
    unsigned char condition[TINY_PERIODS]; /* a number in the list of the person and period */
    signed char cell[TINY_PERIODS];
    scoring_moment at[TINY_PERIODS + 1];
} track;

typedef struct condition {
    unsigned key;
    scoring_moment at; /* somebody who is in it */
} condition;

typedef struct search {
    const scoring_frame *frame;
    track *tracks[TINY_PEOPLE];
    long count[TINY_PEOPLE];
    condition conditions[TINY_PEOPLE][TINY_PERIODS][CONDITIONS_MAX];
    int condition_count[TINY_PEOPLE][TINY_PERIODS];
    int64_t cheapest_rest[TINY_PEOPLE + 1]; /* of this person and all later ones */
    int64_t utility_rest[TINY_PEOPLE + 1];  /* the least of the largest of them */
    int64_t cost;                           /* of the best plan: less is better */
    int64_t least_weight;                   /* of the least utility */
    int64_t fewest;                         /* of the person whose tracks are being listed */
    int chosen[TINY_PEOPLE];
    /* points of all departments in a period, by everybody's conditions; UNKNOWN: not yet judged */
    int64_t *price[TINY_PERIODS];
    brute_result *out;
    bool found;
} search;

/* All that department rules can see of a person in a period. */
static unsigned key_of(const scoring_frame *frame, int person, const scoring_moment *at)
{
    const tiny *problem = frame->problem;
    unsigned key = 0;

    if (at->place == XTRAIN_NONE)
        return 0;
    for (int r = 0; r < problem->rules; r++) {
        const tiny_rule *rule = &problem->rule[r];
        const int *value = rule->value;

        if (rule->kind == XTRAIN_RULE_D3 && rule->subject.index == at->place &&
            scoring_level(frame, person, at, value[XTRAIN_PARAMETER_SKILL], SCORING_NEEDS) >=
                value[XTRAIN_PARAMETER_LEVEL])
            key |= 1U << r;
    }
    key = key << 1 | (scoring_is_host(frame, person, at) ? 1U : 0U);
    return key << 2 | (unsigned)(at->place + 1);
}

/* The number of somebody's condition, new or old; CONDITIONS_MAX if there is no room. */
static int find_condition(search *state, int person, int period, const scoring_moment *at)
{
    condition *list = state->conditions[person][period];
    int *count = &state->condition_count[person][period];
    unsigned key = key_of(state->frame, person, at);
    int i = 0;

    while (i < *count && list[i].key != key)
        i++;
    if (i == *count && i < CONDITIONS_MAX) {
        list[i].key = key;
        list[i].at = *at;
        (*count)++;
    }
    return i;
}

static bool set_conditions(search *state, int person, track *on)
{
    const tiny *problem = state->frame->problem;
    const scoring_moment *end = &on->at[problem->periods];

    for (int t = 0; t < problem->periods; t++) {
        int found = find_condition(state, person, t, &on->at[t]);

        if (found == CONDITIONS_MAX)
            return false;
        on->condition[t] = (unsigned char)found;
    }
    on->covers = 0;
    for (int s = 0; s < problem->skills; s++)
        on->covers |=
            scoring_level(state->frame, person, end, s, SCORING_DEPTH) >= problem->skill[s].cover
                ? 1U << s
                : 0;
    return true;
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
    memset(next, 0, sizeof *next);
    next->points = judged.points;
    next->utility = judged.figures.utility;
    if (problem->objective == XTRAIN_OBJECTIVE_UTILITY)
        next->points = judged.points - judged.chosen - problem->sum * judged.figures.utility;
    memcpy(next->at, judged.at, sizeof next->at);
    for (int t = 0; t < TINY_PERIODS; t++)
        next->cell[t] = (signed char)cells[t];
    return set_conditions(state, person, next);
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

/* By what others see of it. */
static int compare_looks(const track *one, const track *other)
{
    if (one->covers != other->covers)
        return one->covers < other->covers ? -1 : 1;
    return memcmp(one->condition, other->condition, sizeof one->condition);
}

static int compare_costs(const track *one, const track *other)
{
    if (one->points != other->points)
        return one->points < other->points ? -1 : 1;
    return (one->utility < other->utility) - (one->utility > other->utility);
}

static int looks_first(const void *one, const void *other)
{
    int order = compare_looks(one, other);

    return order != 0 ? order : compare_costs(one, other);
}

static int costs_first(const void *one, const void *other)
{
    int order = compare_costs(one, other);

    return order != 0 ? order : compare_looks(one, other);
}

/* Of the tracks that look the same to others keeps the cheapest, and dearer ones only with
 * more utility where the least utility counts; cheapest first. */
static void thin_tracks(search *state, int person)
{
    track *tracks = state->tracks[person];
    long kept = 0;

    qsort(tracks, (size_t)state->count[person], sizeof *tracks, looks_first);
    for (long i = 0; i < state->count[person]; i++) {
        if (i == 0 || compare_looks(&tracks[i], &tracks[kept - 1]) != 0 ||
            (state->least_weight > 0 && tracks[i].utility > tracks[kept - 1].utility))
            tracks[kept++] = tracks[i];
    }
    state->count[person] = kept;
    qsort(tracks, (size_t)kept, sizeof *tracks, costs_first);
}

/* What all departments cost in a period in which people are in these conditions. */
static int64_t judge_period(const search *state, int period,
                            const scoring_moment *const people[TINY_PEOPLE])
{
    const scoring_frame *frame = state->frame;
    const tiny *problem = frame->problem;
    int64_t points = 0;

    for (int r = 0; r < problem->rules; r++) {
        const tiny_rule *rule = &problem->rule[r];

        if (!scoring_is_of_person(rule->kind) && !scoring_is_of_team(rule->kind) &&
            !frame->closed[rule->subject.index][period])
            points += scoring_judge_department(NULL, frame, r, period, people);
    }
    return points;
}

static int64_t price_of(search *state, int period)
{
    const scoring_moment *people[TINY_PEOPLE] = {NULL};
    int64_t *price = state->price[period];
    long at = 0;

    for (int e = 0; e < state->frame->problem->people; e++) {
        int number = state->tracks[e][state->chosen[e]].condition[period];

        at = at * state->condition_count[e][period] + number;
        people[e] = &state->conditions[e][period][number].at;
    }
    if (price[at] == UNKNOWN)
        price[at] = judge_period(state, period, people);
    return price[at];
}

static bool make_prices(search *state)
{
    const tiny *problem = state->frame->problem;

    for (int t = 0; t < problem->periods; t++) {
        long count = 1;

        for (int e = 0; e < problem->people; e++)
            count *= state->condition_count[e][t];
        state->price[t] = malloc((size_t)count * sizeof *state->price[t]);
        if (state->price[t] == NULL)
            return false;
        for (long i = 0; i < count; i++)
            state->price[t][i] = UNKNOWN;
    }
    return true;
}

static int64_t price_of_team(const search *state)
{
    const scoring_frame *frame = state->frame;
    const scoring_moment *people[TINY_PEOPLE] = {NULL};
    int64_t points = 0;

    for (int e = 0; e < frame->problem->people; e++)
        people[e] = state->tracks[e][state->chosen[e]].at;
    for (int r = 0; r < frame->problem->rules; r++) {
        if (scoring_is_of_team(frame->problem->rule[r].kind))
            points += scoring_judge_team(NULL, frame, r, people);
    }
    return points;
}

static void compare_plan(search *state, int64_t cost)
{
    const tiny *problem = state->frame->problem;

    for (int t = 0; t < problem->periods && (!state->found || cost < state->cost); t++)
        cost += price_of(state, t);
    if (!state->found || cost < state->cost)
        cost += price_of_team(state);
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
        combine(state, person + 1, points + on->points, smaller(utility, on->utility));
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

static bool list_person(search *state, int person)
{
    int cells[TINY_PERIODS] = {0};

    state->tracks[person] = malloc(TRACKS_MAX * sizeof *state->tracks[person]);
    state->fewest = INT64_MAX;
    if (state->tracks[person] == NULL || !list_tracks(state, person, cells, 0))
        return false;
    thin_tracks(state, person);
    state->out->must_units[person] = state->fewest;
    state->out->tracks[person] = state->count[person];
    return true;
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
    for (int e = 0; e < frame->problem->people && done; e++)
        done = list_person(state, e);
    done = done && make_prices(state);
    if (done) {
        bound_rest(state);
        combine(state, 0, 0, UTILITY_MAX);
        out->value = utility ? -state->cost : state->cost;
    }
    for (int e = 0; e < TINY_PEOPLE; e++)
        free(state->tracks[e]);
    for (int t = 0; t < TINY_PERIODS; t++)
        free(state->price[t]);
    free(state);
    return done;
}
