/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules about where people are, in the second scoring: each as the rules page says it, over the
 * list of the person's away stays and the raw cells.
 */
#include "property/scoring_journey.h"

static void judge_availability(journey *on, int rule)
{
    int64_t units = 0;

    if (on->problem->rule[rule].value[XTRAIN_PARAMETER_NO_STAY] != 1)
        return;
    for (int t = 0; t < on->problem->periods; t++) {
        if (journey_is_away(on, on->cells[t]) && on->frame->leave[on->person][t])
            units++;
    }
    journey_book(on, rule, units);
}

/* The levels are those of the first cell's period; days may have another requirement. */
static void judge_entry(journey *on, int rule)
{
    const tiny_rule *what = &on->problem->rule[rule];
    int skill = what->value[XTRAIN_PARAMETER_SKILL];
    int64_t units = 0;

    for (int i = 0; i < on->count; i++) {
        int first = on->stay[i].first;
        int level = 0;

        if (first < 0 || !scoring_has(on->problem, what->subject, on->stay[i].department) ||
            on->frame->states[rule][first] == 0)
            continue;
        level = scoring_level(on->frame, on->person, &on->out->at[first], skill, SCORING_ENTRIES);
        units += level < what->value[XTRAIN_PARAMETER_LEVEL] ? 1 : 0;
    }
    journey_book(on, rule, units);
}

/* A number of a rule, if it holds for a stay. */
static int length_for(const journey *on, int rule, const scoring_stay *stay,
                      xtrain_parameter number)
{
    unsigned holds = stay->first < 0 ? on->frame->past_states[rule][on->person]
                                     : on->frame->states[rule][stay->first];

    if ((holds >> (unsigned)number & 1U) == 0 || !on->frame->counts[rule][on->person])
        return XTRAIN_UNSET;
    return on->problem->rule[rule].value[number];
}

static void judge_length(journey *on, int rule)
{
    const tiny_rule *what = &on->problem->rule[rule];
    int64_t units = 0;

    for (int i = 0; i < on->count; i++) {
        const scoring_stay *stay = &on->stay[i];
        int length = stay->last - stay->first + 1;
        int missing = 0;
        int min = 0;
        int max = 0;

        if (!scoring_has(on->problem, what->subject, stay->department) || stay->last < -1)
            continue;
        min = length_for(on, rule, stay, XTRAIN_PARAMETER_MIN);
        max = length_for(on, rule, stay, XTRAIN_PARAMETER_MAX);
        missing = min == XTRAIN_UNSET ? 0 : journey_above_zero(min - length);
        if (stay->last == on->problem->periods - 1 && !on->frame->closed_end[on->person] &&
            on->frame->after[on->person][stay->department] >= missing)
            missing = 0;
        units += missing;
        if (stay->last >= 0 && max != XTRAIN_UNSET)
            units += journey_above_zero(length - max);
    }
    journey_book(on, rule, units);
}

static int64_t units_of_runs(const journey *on, int max)
{
    int64_t units = 0;
    int run = 0;

    for (int cell = -1; journey_past_cell(on, cell) != XTRAIN_NONE; cell--)
        run++;
    for (int t = 0; t < on->problem->periods; t++) {
        bool away = journey_is_away(on, on->cells[t]);
        bool goes_on = t + 1 < on->problem->periods && journey_is_away(on, on->cells[t + 1]);

        run = away ? run + 1 : 0;
        if (away && !goes_on)
            units += journey_above_zero(run - max);
    }
    return units;
}

static void judge_away_time(journey *on, int rule)
{
    const int *value = on->problem->rule[rule].value;
    int64_t units = 0;
    int away = 0;

    for (int t = 0; t < on->problem->periods; t++)
        away += journey_is_away(on, on->cells[t]) && journey_is_present(on, t) ? 1 : 0;
    if (value[XTRAIN_PARAMETER_MIN] != XTRAIN_UNSET)
        units += journey_above_zero(value[XTRAIN_PARAMETER_MIN] - away);
    if (value[XTRAIN_PARAMETER_MAX] != XTRAIN_UNSET)
        units += journey_above_zero(away - value[XTRAIN_PARAMETER_MAX]);
    if (value[XTRAIN_PARAMETER_RUN] != XTRAIN_UNSET)
        units += units_of_runs(on, value[XTRAIN_PARAMETER_RUN]);
    for (int i = 1; i < on->count && value[XTRAIN_PARAMETER_GAP] != XTRAIN_UNSET; i++) {
        int between = on->stay[i].first - on->stay[i - 1].last - 1;

        if (on->stay[i].first >= 0)
            units += journey_above_zero(value[XTRAIN_PARAMETER_GAP] - between);
    }
    journey_book(on, rule, units);
}

/* Does an earlier stay count against this one; without a subject only one in the same place. */
static bool is_return(const journey *on, const tiny_rule *what, int earlier, int later)
{
    if (!scoring_has(on->problem, what->subject, on->stay[earlier].department))
        return false;
    return what->subject.kind != XTRAIN_SUBJECT_ANY ||
           on->stay[earlier].department == on->stay[later].department;
}

static void judge_return(journey *on, int rule)
{
    const tiny_rule *what = &on->problem->rule[rule];
    int gap = what->value[XTRAIN_PARAMETER_GAP];
    int64_t units = 0;

    for (int i = 0; i < on->count; i++) {
        int earlier = i - 1;

        if (on->stay[i].first < 0 ||
            !scoring_has(on->problem, what->subject, on->stay[i].department))
            continue;
        while (earlier >= 0 && !is_return(on, what, earlier, i))
            earlier--;
        if (earlier < 0)
            continue;
        if (what->value[XTRAIN_PARAMETER_EVER] == 1 ||
            (gap != XTRAIN_UNSET && on->stay[i].first - on->stay[earlier].last <= gap))
            units++;
    }
    journey_book(on, rule, units);
}

static void judge_visits(journey *on, int rule)
{
    const tiny_rule *what = &on->problem->rule[rule];
    const int *value = what->value;
    int needed =
        value[XTRAIN_PARAMETER_PRESENT] == XTRAIN_UNSET ? 1 : value[XTRAIN_PARAMETER_PRESENT];
    bool visited[TINY_DEPARTMENTS] = {false};
    int64_t units = 0;
    int visits = 0;
    int distinct = 0;

    for (int i = 0; i < on->count; i++) {
        const scoring_stay *stay = &on->stay[i];
        int present = stay->past_present;

        if (!scoring_has(on->problem, what->subject, stay->department))
            continue;
        for (int t = journey_above_zero(stay->first); t <= stay->last; t++)
            present += t <= on->frame->by_period[rule] && journey_is_present(on, t) ? 1 : 0;
        if (present < needed)
            continue;
        visits++;
        distinct += visited[stay->department] ? 0 : 1;
        visited[stay->department] = true;
    }
    if (value[XTRAIN_PARAMETER_MIN] != XTRAIN_UNSET)
        units += journey_above_zero(value[XTRAIN_PARAMETER_MIN] -
                                    (value[XTRAIN_PARAMETER_DISTINCT] == 1 ? distinct : visits));
    if (value[XTRAIN_PARAMETER_MAX] != XTRAIN_UNSET)
        units += journey_above_zero(visits - value[XTRAIN_PARAMETER_MAX]);
    journey_book(on, rule, units);
}

/* A stay needs one in another place that is over before; itself is none, so the first stay in a
 * place that has to come before itself is a breach. */
static void judge_order(journey *on, int rule)
{
    const tiny_rule *what = &on->problem->rule[rule];
    int64_t units = 0;

    for (int i = 0; i < on->count; i++) {
        bool has_earlier = false;

        if (on->stay[i].first < 0 ||
            !scoring_has(on->problem, what->subject, on->stay[i].department))
            continue;
        for (int j = 0; j < on->count; j++) {
            if (on->stay[j].last < on->stay[i].first &&
                scoring_has(on->problem, what->before, on->stay[j].department))
                has_earlier = true;
        }
        units += has_earlier ? 0 : 1;
    }
    journey_book(on, rule, units);
}

static void judge_transitions(journey *on, int rule)
{
    const tiny_rule *what = &on->problem->rule[rule];
    bool across = what->value[XTRAIN_PARAMETER_ACROSS] == 1;
    int64_t units = 0;

    for (int i = 1; i < on->count; i++) {
        const scoring_stay *one = &on->stay[i - 1];
        const scoring_stay *next = &on->stay[i];
        bool follows = next->first == one->last + 1;

        if (follows && !on->frame->skip_nights && scoring_after_night(on->problem, next->first))
            follows = false;
        if (next->first >= 0 && scoring_has(on->problem, what->before, one->department) &&
            scoring_has(on->problem, what->subject, next->department) && (across || follows))
            units++;
    }
    journey_book(on, rule, units);
}

void journey_judge_stays(journey *on, int rule)
{
    switch (on->problem->rule[rule].kind) {
    case XTRAIN_RULE_P1:
        judge_availability(on, rule);
        break;
    case XTRAIN_RULE_P2:
        judge_entry(on, rule);
        break;
    case XTRAIN_RULE_P3:
        judge_length(on, rule);
        break;
    case XTRAIN_RULE_P4:
        judge_away_time(on, rule);
        break;
    case XTRAIN_RULE_P5:
        judge_return(on, rule);
        break;
    case XTRAIN_RULE_P6:
        judge_visits(on, rule);
        break;
    case XTRAIN_RULE_P7:
        judge_order(on, rule);
        break;
    case XTRAIN_RULE_P8:
        judge_transitions(on, rule);
        break;
    default:
        break;
    }
}
