/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * P3, P4, P5, P7 and P8, on cells: leave and closure count. For stays by time, with their first and
 * last cells (negative before the plan):
 *   P3  min <= last - first + 1 <= max; the plan's last stay may owe the rest, if it can be served
 *   P4  total: min <= present away periods of the plan <= max
 *       run:   stays that touch make a run; its cells are at most `run`
 *       gap:   first of the next - last - 1 >= gap
 *   P5  first - last of the latest earlier stay of the subject > gap; with `ever` there is none
 *   P7  one of the stays before a stay of the subject is in `before`
 *   P8  first of the next > last + 1, if they are in `before` and the subject, or a night lies
 *       between; `across`: never so
 */
#include "check/judge.h"

static xt_finding finding_at(const xt_judge *judge, int rule, const xt_judge_stay *stay,
                             int64_t units)
{
    return (xt_finding){.line = rule,
                        .employee = judge->person.number,
                        .department = stay->department,
                        .period = xt_judge_stay_period(stay),
                        .units = units};
}

static bool is_of_subject(const xt_judge *judge, int rule, const xt_judge_stay *stay)
{
    return xt_subject_has(judge->problem, judge->problem->rules[rule].stated.subject,
                          stay->department);
}

/* A length that the rule states for stays that begin then: XTRAIN_UNSET where its dates, or those
 * of another rule, say otherwise. */
static int32_t length_of(const xt_judge *judge, int rule, const xt_judge_stay *stay,
                         xtrain_parameter parameter)
{
    const unsigned number = parameter == XTRAIN_PARAMETER_MIN ? XT_NUMBER_MIN : XT_NUMBER_MAX;
    return xt_rule_holds_at(judge->problem, &judge->problem->rules[rule], number, stay->first)
               ? xt_judge_value(judge, rule, parameter)
               : XTRAIN_UNSET;
}

/* May the stay be short by so many periods, since it goes on after the plan? */
static bool may_owe(const xt_judge *judge, const xt_judge_stay *stay, int missing)
{
    return stay->last == xt_periods(judge->problem) - 1 && !judge->person.end_is_closed &&
           xt_may_go_on(judge->problem, judge->person.number, stay->department, missing);
}

static void judge_length(xt_judge *judge, int rule, const xt_judge_stay *stay)
{
    const int32_t least = length_of(judge, rule, stay, XTRAIN_PARAMETER_MIN);
    const int32_t most = length_of(judge, rule, stay, XTRAIN_PARAMETER_MAX);
    const int length = stay->last - stay->first + 1;
    const bool in_plan = stay->last >= 0; /* otherwise it was under way and did not go on */
    char day[XT_JUDGE_DAY_SIZE];
    xt_judge_day(judge, stay->first, day);
    if (least != XTRAIN_UNSET && length < least && !may_owe(judge, stay, least - length)) {
        xt_finding finding = finding_at(judge, rule, stay, least - length);
        xt_judge_breach(judge, &finding, "stay in %s from %s lasts %d period%s, at least %d asked",
                        xt_judge_place(judge, stay->department), day, length, xt_plural(length),
                        (int)least);
    }
    if (in_plan && most != XTRAIN_UNSET && length > most) {
        xt_finding finding = finding_at(judge, rule, stay, length - most);
        xt_judge_breach(judge, &finding, "stay in %s from %s lasts %d period%s, at most %d allowed",
                        xt_judge_place(judge, stay->department), day, length, xt_plural(length),
                        (int)most);
    }
}

void xt_judge_stay_rule(xt_judge *judge, int rule)
{
    for (int at = 0; at < judge->person.stay_count; at++) {
        const xt_judge_stay *stay = &judge->person.stays[at];
        if (stay->last >= -1 && is_of_subject(judge, rule, stay)) {
            judge_length(judge, rule, stay);
        }
    }
}

static void judge_total(xt_judge *judge, int rule)
{
    const int32_t least = xt_judge_value(judge, rule, XTRAIN_PARAMETER_MIN);
    const int32_t most = xt_judge_value(judge, rule, XTRAIN_PARAMETER_MAX);
    const int away = judge->plan->persons[judge->person.number].away;
    xt_finding finding = {.line = rule,
                          .employee = judge->person.number,
                          .department = XTRAIN_NONE,
                          .period = xt_periods(judge->problem) - 1};
    if (least != XTRAIN_UNSET && away < least) {
        finding.units = least - away;
        xt_judge_breach(judge, &finding, "away for %d period%s in all, at least %d asked", away,
                        xt_plural(away), (int)least);
    }
    if (most != XTRAIN_UNSET && away > most) {
        finding.units = away - most;
        xt_judge_breach(judge, &finding, "away for %d period%s in all, at most %d allowed", away,
                        xt_plural(away), (int)most);
    }
}

static void judge_run(xt_judge *judge, int rule, const xt_judge_stay *first, int last_cell)
{
    const int32_t most = xt_judge_value(judge, rule, XTRAIN_PARAMETER_RUN);
    const int length = last_cell - first->first + 1;
    if (most == XTRAIN_UNSET || length <= most || last_cell < 0) {
        return;
    }
    char day[XT_JUDGE_DAY_SIZE];
    xt_judge_day(judge, first->first, day);
    xt_finding finding = finding_at(judge, rule, first, length - most);
    finding.department = XTRAIN_NONE;
    xt_judge_breach(judge, &finding, "away for %d periods in a row from %s, at most %d allowed",
                    length, day, (int)most);
}

static void judge_gap(xt_judge *judge, int rule, const xt_judge_stay *before,
                      const xt_judge_stay *stay)
{
    const int32_t least = xt_judge_value(judge, rule, XTRAIN_PARAMETER_GAP);
    const int gap = stay->first - before->last - 1;
    if (least == XTRAIN_UNSET || gap >= least || stay->first < 0) {
        return;
    }
    char day[XT_JUDGE_DAY_SIZE];
    xt_judge_day(judge, stay->first, day);
    xt_finding finding = finding_at(judge, rule, stay, least - gap);
    xt_judge_breach(judge, &finding,
                    "%d period%s between the stay in %s and the one in %s from %s, at least %d "
                    "asked",
                    gap, xt_plural(gap), xt_judge_place(judge, before->department),
                    xt_judge_place(judge, stay->department), day, (int)least);
}

void xt_judge_away_time(xt_judge *judge, int rule)
{
    const xt_judge_stay *stays = judge->person.stays;
    int run = 0; /* the first stay of the run */
    judge_total(judge, rule);
    for (int at = 0; at < judge->person.stay_count; at++) {
        if (at > 0) {
            judge_gap(judge, rule, &stays[at - 1], &stays[at]);
        }
        if (at + 1 == judge->person.stay_count || stays[at + 1].first > stays[at].last + 1) {
            judge_run(judge, rule, &stays[run], stays[at].last);
            run = at + 1;
        }
    }
}

static void judge_entry(xt_judge *judge, int rule, const xt_judge_stay *earlier,
                        const xt_judge_stay *stay)
{
    const int32_t gap = xt_judge_value(judge, rule, XTRAIN_PARAMETER_GAP);
    const bool ever = xt_judge_value(judge, rule, XTRAIN_PARAMETER_EVER) == 1;
    const int after = stay->first - earlier->last;
    if (!ever && (gap == XTRAIN_UNSET || after > gap)) {
        return;
    }
    const char *place = xt_judge_place(judge, stay->department);
    const char *previous = xt_judge_place(judge, earlier->department);
    char day[XT_JUDGE_DAY_SIZE];
    char end[XT_JUDGE_DAY_SIZE];
    xt_judge_day(judge, stay->first, day);
    xt_judge_end(judge, earlier->last, end);
    xt_finding finding = finding_at(judge, rule, stay, 1);
    if (ever) {
        xt_judge_breach(judge, &finding,
                        "stay in %s from %s after one in %s until %s, no return allowed", place,
                        day, previous, end);
    } else {
        xt_judge_breach(judge, &finding,
                        "stay in %s from %s begins %d period%s after the last one in %s, more than "
                        "%d asked",
                        place, day, after, xt_plural(after), previous, (int)gap);
    }
}

void xt_judge_return(xt_judge *judge, int rule)
{
    const xt_judge_stay *stays = judge->person.stays;
    const bool each = judge->problem->rules[rule].stated.subject.kind == XTRAIN_SUBJECT_ANY;
    int latest = -1; /* latest stay of the subject */
    for (int at = 0; at < judge->person.stay_count; at++) {
        const int earlier = each ? stays[at].earlier : latest;
        if (!is_of_subject(judge, rule, &stays[at])) {
            continue;
        }
        if (earlier >= 0 && stays[at].first >= 0) {
            judge_entry(judge, rule, &stays[earlier], &stays[at]);
        }
        latest = at;
    }
}

void xt_judge_order(xt_judge *judge, int rule)
{
    const xtrain_problem *problem = judge->problem;
    const xtrain_subject before = problem->rules[rule].stated.before;
    bool came = false;
    for (int at = 0; at < judge->person.stay_count; at++) {
        const xt_judge_stay *stay = &judge->person.stays[at];
        if (!came && stay->first >= 0 && is_of_subject(judge, rule, stay)) {
            char day[XT_JUDGE_DAY_SIZE];
            xt_judge_day(judge, stay->first, day);
            xt_finding finding = finding_at(judge, rule, stay, 1);
            xt_judge_breach(judge, &finding, "stay in %s from %s without an earlier one in %s",
                            xt_judge_place(judge, stay->department), day,
                            xt_subject_name(problem, before));
        }
        came = came || xt_subject_has(problem, before, stay->department);
    }
}

static void judge_pair(xt_judge *judge, int rule, const xt_judge_stay *earlier,
                       const xt_judge_stay *stay)
{
    const bool across = xt_judge_value(judge, rule, XTRAIN_PARAMETER_ACROSS) == 1;
    const bool straight = stay->first == earlier->last + 1;
    if (stay->first < 0 ||
        (!across && (!straight || xt_is_after_night(judge->problem, stay->first)))) {
        return;
    }
    char day[XT_JUDGE_DAY_SIZE];
    char end[XT_JUDGE_DAY_SIZE];
    xt_judge_day(judge, stay->first, day);
    xt_judge_end(judge, earlier->last, end);
    xt_finding finding = finding_at(judge, rule, stay, 1);
    xt_judge_breach(judge, &finding, "stay in %s from %s %s the one in %s until %s, not allowed",
                    xt_judge_place(judge, stay->department), day,
                    straight ? "straight after" : "next after",
                    xt_judge_place(judge, earlier->department), end);
}

void xt_judge_transitions(xt_judge *judge, int rule)
{
    const xt_judge_stay *stays = judge->person.stays;
    const xtrain_subject before = judge->problem->rules[rule].stated.before;
    for (int at = 1; at < judge->person.stay_count; at++) {
        if (is_of_subject(judge, rule, &stays[at]) &&
            xt_subject_has(judge->problem, before, stays[at - 1].department)) {
            judge_pair(judge, rule, &stays[at - 1], &stays[at]);
        }
    }
}
