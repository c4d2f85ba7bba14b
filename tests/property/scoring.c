/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The second scoring of tracks and plans. Each rule is written as the rules page says it, over a
 * list of the person's away stays and the raw cells; nothing is clever.
 */
#include "property/scoring.h"

#include <string.h>

#define STAYS_MAX (TINY_PAST + TINY_PERIODS)

/* A person's away stays in time order: past ones, then those of the plan. */
typedef struct journey {
    const scoring_frame *frame;
    const tiny *problem;
    const tiny_person *who;
    int person;
    const int *cells;
    scoring_stay stay[STAYS_MAX];
    int count;
    scoring_track *out;
} journey;

static int at_least_zero(int number)
{
    return number > 0 ? number : 0;
}

static bool is_away(const journey *on, int cell)
{
    return cell != XTRAIN_NONE && cell != on->who->home;
}

static bool is_present(const journey *on, int period)
{
    int cell = on->cells[period];

    return cell != XTRAIN_NONE && on->frame->eligible[on->person][period] &&
           !on->frame->closed[cell][period];
}

/* The department of the past stay that covers a cell before the plan, or none. */
static int past_cell(const journey *on, int cell)
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

        if (!is_away(on, on->cells[t]))
            continue;
        if (last != NULL && last->last == t - 1 && last->department == on->cells[t]) {
            last->last = t;
        } else {
            scoring_stay next = {on->cells[t], t, t, 0};

            on->stay[on->count++] = next;
        }
    }
}

/* Books what a should, goal or cost costs. */
static void charge(journey *on, xtrain_rule_kind kind, int64_t points)
{
    on->out->points += points;
    if (scoring_is_chosen(on->problem, kind))
        on->out->chosen += points;
}

/* Books breach units of a rule by its strength. */
static void book(journey *on, int rule, int64_t units)
{
    const tiny_rule *what = &on->problem->rule[rule];

    on->out->rule[rule].units += units;
    if (what->strength == XTRAIN_MUST) {
        on->out->must_units += units;
        return;
    }
    on->out->rule[rule].points += units * what->points;
    charge(on, what->kind, units * what->points);
    if (what->strength == XTRAIN_GOAL)
        on->out->goal_units += units;
}

static void judge_availability(journey *on, int rule)
{
    int64_t units = 0;

    if (on->problem->rule[rule].value[XTRAIN_PARAMETER_NO_STAY] != 1)
        return;
    for (int t = 0; t < on->problem->periods; t++) {
        if (is_away(on, on->cells[t]) && on->frame->leave[on->person][t])
            units++;
    }
    book(on, rule, units);
}

static void judge_entry(journey *on, int rule)
{
    const tiny_rule *what = &on->problem->rule[rule];
    int64_t units = 0;

    for (int i = 0; i < on->count; i++) {
        if (on->stay[i].first >= 0 &&
            scoring_has(on->problem, what->subject, on->stay[i].department) &&
            on->who->level < what->value[XTRAIN_PARAMETER_LEVEL])
            units++;
    }
    book(on, rule, units);
}

static void judge_length(journey *on, int rule)
{
    const tiny_rule *what = &on->problem->rule[rule];
    int min = what->value[XTRAIN_PARAMETER_MIN];
    int max = what->value[XTRAIN_PARAMETER_MAX];
    int64_t units = 0;

    for (int i = 0; i < on->count; i++) {
        const scoring_stay *stay = &on->stay[i];
        int length = stay->last - stay->first + 1;
        int missing = min == XTRAIN_UNSET ? 0 : at_least_zero(min - length);

        if (!scoring_has(on->problem, what->subject, stay->department) || stay->last < -1)
            continue;
        if (stay->last == on->problem->periods - 1 && !on->frame->closed_end[on->person] &&
            on->frame->after[on->person][stay->department] >= missing)
            missing = 0;
        units += missing;
        if (stay->last >= 0 && max != XTRAIN_UNSET)
            units += at_least_zero(length - max);
    }
    book(on, rule, units);
}

static int64_t units_of_runs(const journey *on, int max)
{
    int64_t units = 0;
    int run = 0;

    for (int cell = -1; past_cell(on, cell) != XTRAIN_NONE; cell--)
        run++;
    for (int t = 0; t < on->problem->periods; t++) {
        bool away = is_away(on, on->cells[t]);
        bool goes_on = t + 1 < on->problem->periods && is_away(on, on->cells[t + 1]);

        run = away ? run + 1 : 0;
        if (away && !goes_on)
            units += at_least_zero(run - max);
    }
    return units;
}

static void judge_away_time(journey *on, int rule)
{
    const int *value = on->problem->rule[rule].value;
    int64_t units = 0;
    int away = 0;

    for (int t = 0; t < on->problem->periods; t++)
        away += is_away(on, on->cells[t]) && is_present(on, t) ? 1 : 0;
    if (value[XTRAIN_PARAMETER_MIN] != XTRAIN_UNSET)
        units += at_least_zero(value[XTRAIN_PARAMETER_MIN] - away);
    if (value[XTRAIN_PARAMETER_MAX] != XTRAIN_UNSET)
        units += at_least_zero(away - value[XTRAIN_PARAMETER_MAX]);
    if (value[XTRAIN_PARAMETER_RUN] != XTRAIN_UNSET)
        units += units_of_runs(on, value[XTRAIN_PARAMETER_RUN]);
    for (int i = 1; i < on->count && value[XTRAIN_PARAMETER_GAP] != XTRAIN_UNSET; i++) {
        int between = on->stay[i].first - on->stay[i - 1].last - 1;

        if (on->stay[i].first >= 0)
            units += at_least_zero(value[XTRAIN_PARAMETER_GAP] - between);
    }
    book(on, rule, units);
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
    book(on, rule, units);
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
        for (int t = at_least_zero(stay->first); t <= stay->last; t++)
            present += t <= on->frame->by_period[rule] && is_present(on, t) ? 1 : 0;
        if (present < needed)
            continue;
        visits++;
        distinct += visited[stay->department] ? 0 : 1;
        visited[stay->department] = true;
    }
    if (value[XTRAIN_PARAMETER_MIN] != XTRAIN_UNSET)
        units += at_least_zero(value[XTRAIN_PARAMETER_MIN] -
                               (value[XTRAIN_PARAMETER_DISTINCT] == 1 ? distinct : visits));
    if (value[XTRAIN_PARAMETER_MAX] != XTRAIN_UNSET)
        units += at_least_zero(visits - value[XTRAIN_PARAMETER_MAX]);
    book(on, rule, units);
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
    book(on, rule, units);
}

static void judge_transitions(journey *on, int rule)
{
    const tiny_rule *what = &on->problem->rule[rule];
    bool across = what->value[XTRAIN_PARAMETER_ACROSS] == 1;
    int64_t units = 0;

    for (int i = 1; i < on->count; i++) {
        const scoring_stay *one = &on->stay[i - 1];
        const scoring_stay *next = &on->stay[i];

        if (next->first >= 0 && scoring_has(on->problem, what->before, one->department) &&
            scoring_has(on->problem, what->subject, next->department) &&
            (across || next->first == one->last + 1))
            units++;
    }
    book(on, rule, units);
}

static int64_t exposure_in(const journey *on, int first, int end)
{
    int64_t hours = 0;

    for (int t = first; t < end; t++)
        hours += is_present(on, t) ? on->problem->department[on->cells[t]].exposure : 0;
    return hours;
}

static int64_t load_in(const journey *on, int first, int end)
{
    int64_t load = 0;

    for (int t = first; t < end; t++)
        load += is_present(on, t) ? on->problem->department[on->cells[t]].load : 0;
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
        if (exposure_in(on, first, first + window) < asked)
            units += asked - exposure_in(on, first, first + window);
    }
    book(on, rule, units);
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
        load = load_in(on, first, end);
        if (load > value[XTRAIN_PARAMETER_MAX])
            units += load - value[XTRAIN_PARAMETER_MAX];
    }
    book(on, rule, units);
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
            if (is_present(on, t) && scoring_has(on->problem, what->subject, on->cells[t]))
                units++;
        }
    }
    book(on, rule, units);
}

/* The department of cell -1 for moves: that of the stay under way or home; without past stays
 * none. */
static int cell_before(const journey *on)
{
    int under_way = past_cell(on, -1);

    if (on->who->past_count == 0)
        return XTRAIN_NONE;
    return under_way == XTRAIN_NONE ? on->who->home : under_way;
}

static int count_moves(const journey *on)
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
static int count_sites(const journey *on)
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
static int count_idle(const journey *on)
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
    int64_t off = load_in(on, 0, on->problem->periods) - on->frame->share[on->person];
    int64_t points = 0;

    off = off < 0 ? -off : off;
    for (int64_t unit = 0; unit < off && what->table_count > 0; unit++)
        points += what->table[unit < what->table_count ? unit : what->table_count - 1];
    if (what->table_count == 0)
        points = off * what->points;
    on->out->rule[rule].units += off;
    on->out->rule[rule].points += points;
    charge(on, what->kind, points);
}

static void judge_rule(journey *on, int rule)
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
    case XTRAIN_RULE_P9:
        judge_exposure(on, rule);
        break;
    case XTRAIN_RULE_P11:
        judge_load_in_a_row(on, rule);
        break;
    case XTRAIN_RULE_C1:
        judge_stay_points(on, rule);
        break;
    case XTRAIN_RULE_C2:
        book(on, rule,
             on->problem->rule[rule].value[XTRAIN_PARAMETER_SITES] == 1 ? count_sites(on)
                                                                        : count_moves(on));
        break;
    case XTRAIN_RULE_C3:
        book(on, rule, count_idle(on));
        break;
    case XTRAIN_RULE_C5:
        judge_load(on, rule);
        break;
    default:
        break;
    }
}

static void judge_wishes(journey *on)
{
    for (int w = 0; w < on->who->wish_count; w++) {
        const tiny_wish *wish = &on->who->wishes[w];
        bool was_there = false;

        for (int t = 0; t < on->problem->periods; t++) {
            if (on->frame->wish_period[on->person][w][t] && is_present(on, t) &&
                scoring_has(on->problem, wish->subject, on->cells[t]))
                was_there = true;
        }
        if (was_there == wish->avoid)
            continue;
        on->out->wish[w].units = 1;
        on->out->wish[w].points = -wish->strength;
        charge(on, XTRAIN_RULE_C1, -wish->strength);
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
        if (is_away(on, cell) && (on->who->never >> cell & 1U) != 0)
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
    judge_built_in(&on);
    judge_wishes(&on);
    for (int r = 0; r < problem->rules; r++) {
        if (frame->counts[r][person])
            judge_rule(&on, r);
    }
    out->figures.load = load_in(&on, 0, problem->periods);
    out->figures.exposure = exposure_in(&on, 0, problem->periods);
    out->figures.share = frame->share[person];
    out->figures.eligible = frame->eligible_count[person];
    out->figures.moves = count_moves(&on);
    out->figures.sites = count_sites(&on);
    out->figures.idle = count_idle(&on);
    out->figures.utility = -out->chosen;
    for (int t = 0; t < problem->periods; t++)
        out->figures.away += is_away(&on, cells[t]) && is_present(&on, t) ? 1 : 0;
    for (int i = 0; i < on.count; i++)
        out->figures.stays += on.stay[i].first >= 0 ? 1 : 0;
}
