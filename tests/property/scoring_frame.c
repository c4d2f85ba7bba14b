/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the second scoring derives from a problem before it sees a plan. */
#include "property/scoring.h"

#include <string.h>

#define AFTER_MAX 12 /* periods after the plan that a stay may owe */

bool scoring_is_of_person(xtrain_rule_kind kind)
{
    return kind != XTRAIN_RULE_D1 && kind != XTRAIN_RULE_D2 && kind != XTRAIN_RULE_D3 &&
           kind != XTRAIN_RULE_D4 && kind != XTRAIN_RULE_D5 && !scoring_is_of_team(kind);
}

bool scoring_is_of_team(xtrain_rule_kind kind)
{
    return kind == XTRAIN_RULE_T1 || kind == XTRAIN_RULE_T2;
}

bool scoring_is_chosen(const tiny *problem, xtrain_rule_kind kind)
{
    return problem->objective == XTRAIN_OBJECTIVE_UTILITY && scoring_is_of_person(kind) &&
           (problem->lines >> (unsigned)kind & 1U) != 0;
}

bool scoring_has(const tiny *problem, xtrain_subject subject, int department)
{
    if (department < 0)
        return false;
    if (subject.kind == XTRAIN_SUBJECT_ANY)
        return true;
    if (subject.kind == XTRAIN_SUBJECT_DEPARTMENT)
        return subject.index == department;
    return (problem->set[subject.index] >> department & 1U) != 0;
}

static bool is_member(const tiny *problem, int programme, int person)
{
    const tiny_programme *of = &problem->programme[programme];
    const tiny_person *who = &problem->person[person];

    for (int m = 0; m < of->member_count; m++) {
        const tiny_member *member = &of->members[m];

        if (member->group >= 0 && (who->groups >> member->group & 1U) != 0)
            return true;
        if (member->home >= 0 && who->home == member->home)
            return true;
        if (member->person >= 0 && member->person == person)
            return true;
    }
    return of->member_count == 0;
}

bool scoring_binds(const tiny *problem, int rule, int person)
{
    const tiny_rule *what = &problem->rule[rule];

    if (!scoring_is_of_person(what->kind))
        return false;
    if (what->person >= 0 && what->person != person)
        return false;
    return what->programme < 0 || is_member(problem, what->programme, person);
}

static bool is_same(xtrain_subject one, xtrain_subject other)
{
    return one.kind == other.kind && (one.kind == XTRAIN_SUBJECT_ANY || one.index == other.index);
}

static bool same_flag(const tiny_rule *one, const tiny_rule *other, xtrain_parameter flag)
{
    return (one->value[flag] == 1) == (other->value[flag] == 1);
}

static bool same_number(const tiny_rule *one, const tiny_rule *other, xtrain_parameter number)
{
    return one->value[number] == other->value[number];
}

static bool same_range(xtrain_range one, xtrain_range other)
{
    return one.first == other.first && one.last == other.last;
}

/* Two people, in any order, and both sorts alike. */
static bool same_pair(const tiny_rule *one, const tiny_rule *other)
{
    return same_flag(one, other, XTRAIN_PARAMETER_TOGETHER) &&
           ((one->person == other->person && one->other == other->other) ||
            (one->person == other->other && one->other == other->person));
}

bool scoring_same_subject(const tiny_rule *one, const tiny_rule *other)
{
    if (one->kind != other->kind || !is_same(one->subject, other->subject) ||
        !same_range(one->range, other->range))
        return false;
    switch (one->kind) {
    case XTRAIN_RULE_D1:
        return same_flag(one, other, XTRAIN_PARAMETER_FTE);
    case XTRAIN_RULE_D3:
        return same_number(one, other, XTRAIN_PARAMETER_SKILL) &&
               same_number(one, other, XTRAIN_PARAMETER_LEVEL);
    case XTRAIN_RULE_P2:
    case XTRAIN_RULE_T1:
        return same_number(one, other, XTRAIN_PARAMETER_SKILL);
    case XTRAIN_RULE_P6:
        return same_number(one, other, XTRAIN_PARAMETER_BY);
    case XTRAIN_RULE_P7:
    case XTRAIN_RULE_P8:
        return is_same(one->before, other->before) &&
               same_flag(one, other, XTRAIN_PARAMETER_ACROSS);
    case XTRAIN_RULE_P9:
    case XTRAIN_RULE_P11:
        return same_number(one, other, XTRAIN_PARAMETER_WINDOW) &&
               same_flag(one, other, XTRAIN_PARAMETER_BLOCKS) &&
               same_flag(one, other, XTRAIN_PARAMETER_ROLLING);
    case XTRAIN_RULE_P10:
        return same_number(one, other, XTRAIN_PARAMETER_SKILL) &&
               same_number(one, other, XTRAIN_PARAMETER_BY);
    case XTRAIN_RULE_T2:
        return same_pair(one, other);
    case XTRAIN_RULE_C1:
        return same_flag(one, other, XTRAIN_PARAMETER_PER_STAY);
    case XTRAIN_RULE_C2:
        return same_flag(one, other, XTRAIN_PARAMETER_SITES);
    default:
        return true;
    }
}

bool scoring_same_rule(const tiny_rule *one, const tiny_rule *other)
{
    if (!scoring_same_subject(one, other) || one->strength != other->strength ||
        one->points != other->points || one->table_count != other->table_count)
        return false;
    for (int i = 0; i < XTRAIN_PARAMETERS; i++) {
        if (i != XTRAIN_PARAMETER_CLOSED_END && one->value[i] != other->value[i])
            return false;
    }
    for (int i = 0; i < one->table_count; i++) {
        if (one->table[i] != other->table[i])
            return false;
    }
    return true;
}

/* Of two equal rules the one stated first counts; with a closed end before one without. */
static bool comes_first(const tiny *problem, int one, int other)
{
    bool one_ends = problem->rule[one].value[XTRAIN_PARAMETER_CLOSED_END] == 1;
    bool other_ends = problem->rule[other].value[XTRAIN_PARAMETER_CLOSED_END] == 1;

    return one_ends != other_ends ? one_ends : one < other;
}

static void prepare_rules(scoring_frame *frame)
{
    const tiny *problem = frame->problem;

    for (int r = 0; r < problem->rules; r++) {
        const tiny_rule *rule = &problem->rule[r];
        int by = rule->value[XTRAIN_PARAMETER_BY];

        for (int e = 0; e < problem->people; e++) {
            frame->counts[r][e] = scoring_binds(problem, r, e);
            for (int s = 0; s < problem->rules && frame->counts[r][e]; s++) {
                if (scoring_binds(problem, s, e) && comes_first(problem, s, r) &&
                    scoring_same_rule(rule, &problem->rule[s]))
                    frame->counts[r][e] = false;
            }
            if (rule->kind == XTRAIN_RULE_P3 && rule->value[XTRAIN_PARAMETER_CLOSED_END] == 1 &&
                scoring_binds(problem, r, e))
                frame->closed_end[e] = true;
        }
        frame->by_period[r] = -1;
        for (int t = 0; t < problem->periods; t++) {
            if (by == XTRAIN_UNSET || scoring_period(problem, t).last <= by)
                frame->by_period[r] = t;
        }
    }
}

/* The minimum of a staffing rule in hundredths of a person, where it holds; 0 without one. */
static int staffing_min(const scoring_frame *frame, int rule, int period)
{
    const tiny_rule *what = &frame->problem->rule[rule];
    bool holds = (frame->states[rule][period] >> XTRAIN_PARAMETER_MIN & 1U) != 0;

    if (what->kind != XTRAIN_RULE_D1 || !holds)
        return 0;
    return what->value[XTRAIN_PARAMETER_MIN] * (what->value[XTRAIN_PARAMETER_FTE] == 1 ? 1 : 100);
}

static void prepare_numbers(scoring_frame *frame)
{
    const tiny *problem = frame->problem;

    for (int r = 0; r < problem->rules; r++) {
        const tiny_rule *rule = &problem->rule[r];
        int d = rule->subject.index;

        if (scoring_is_of_team(rule->kind) ||
            (scoring_is_of_person(rule->kind) && rule->kind != XTRAIN_RULE_P2 &&
             rule->kind != XTRAIN_RULE_P3))
            continue;
        for (int t = 0; t < problem->periods; t++) {
            int min = 0;

            frame->states[r][t] = scoring_numbers_in(problem, rule, t);
            min = staffing_min(frame, r, t);
            if (min > frame->minimum[d][t])
                frame->minimum[d][t] = min;
        }
        for (int e = 0; e < problem->people && rule->kind == XTRAIN_RULE_P3; e++) {
            int last = problem->person[e].past_count - 1;

            if (last >= 0 && frame->past[e][last].last == -1)
                frame->past_states[r][e] =
                    scoring_numbers_in(problem, rule, frame->past[e][last].first);
        }
    }
}

static void prepare_past(scoring_frame *frame, int person)
{
    const tiny *problem = frame->problem;
    const tiny_person *who = &problem->person[person];

    for (int i = 0; i < who->past_count; i++) {
        scoring_stay *stay = &frame->past[person][i];
        int covered = 0;

        stay->department = who->past[i].department;
        stay->first = 0;
        stay->last = 0;
        for (int t = -1; t >= -SCORING_PAST_MAX; t--) {
            if (!scoring_in_range(problem, t, who->past[i].range))
                continue;
            stay->last = covered == 0 ? t : stay->last;
            stay->first = t;
            covered++;
        }
        stay->past_present = who->past[i].present == XTRAIN_UNSET ? covered : who->past[i].present;
    }
}

static void prepare_person(scoring_frame *frame, int person)
{
    const tiny *problem = frame->problem;
    const tiny_person *who = &problem->person[person];

    for (int t = 0; t < problem->periods; t++) {
        bool contract = scoring_in_contract(problem, person, t);
        bool leave = scoring_on_leave(problem, person, t);

        frame->contract[person][t] = contract;
        frame->leave[person][t] = leave;
        frame->eligible[person][t] =
            contract && !leave && scoring_work_days(problem, scoring_period(problem, t)) > 0;
        frame->eligible_count[person] += frame->eligible[person][t] ? 1 : 0;
        frame->fixed[person][t] = SCORING_FREE;
        for (int i = 0; i < who->fixed_count; i++) {
            if (contract && scoring_in_range(problem, t, who->fixed[i].range))
                frame->fixed[person][t] = who->fixed[i].department;
        }
        for (int w = 0; w < who->wish_count; w++)
            frame->wish_period[person][w][t] = scoring_in_range(problem, t, who->wishes[w].range);
    }
    prepare_past(frame, person);
    for (int d = 0; d < problem->departments; d++) {
        int *after = &frame->after[person][d];

        while (*after < AFTER_MAX &&
               scoring_in_contract(problem, person, problem->periods + *after) &&
               !scoring_closed(problem, d, problem->periods + *after))
            (*after)++;
    }
}

static void prepare_shares(scoring_frame *frame)
{
    const tiny *problem = frame->problem;
    int64_t required = 0;
    int64_t all = 0;

    for (int d = 0; d < problem->departments; d++) {
        for (int t = 0; t < problem->periods; t++) {
            if (!frame->closed[d][t])
                required += (int64_t)problem->department[d].load * frame->minimum[d][t];
        }
    }
    required = (required + 50) / 100;
    for (int e = 0; e < problem->people; e++)
        all += frame->eligible_count[e];
    for (int e = 0; e < problem->people && all > 0; e++)
        frame->share[e] = (int)((2 * required * frame->eligible_count[e] + all) / (2 * all));
}

void scoring_prepare(scoring_frame *out, const tiny *problem)
{
    memset(out, 0, sizeof *out);
    out->problem = problem;
    for (int d = 0; d < problem->departments; d++) {
        for (int t = 0; t < problem->periods; t++)
            out->closed[d][t] = scoring_closed(problem, d, t);
    }
    prepare_rules(out);
    for (int e = 0; e < problem->people; e++)
        prepare_person(out, e);
    prepare_numbers(out);
    prepare_shares(out);
}
