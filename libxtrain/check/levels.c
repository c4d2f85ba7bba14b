/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people learn during the plan. Every present period in a department that teaches is counted:
 * with `carry` together with all others of the person there, past ones included, else together with
 * those of the same stay. A rise follows when the count reaches a multiple of the teaching's
 * `after`, and it holds from the next period on. So the level in a period is the one at the start
 * of the plan and the rises up to then; few people rise often, and only rises are kept.
 */
#include <string.h>

#include "check/judge.h"

/* The present periods that one person has served, cell by cell. */
typedef struct service {
    int *all;  /* [departments] of all stays */
    int stay;  /* of the stay that goes on */
    int place; /* where that is */
} service;

int xt_judge_level(const xt_judge *judge, int employee, int skill, int period)
{
    int level = xt_level_of(judge->problem, employee, skill);
    for (size_t at = judge->rise_first[employee]; at < judge->rise_first[employee + 1]; at++) {
        level += judge->rises[at].skill == skill && judge->rises[at].period <= period ? 1 : 0;
    }
    return level;
}

static bool add_rise(xt_judge *judge, int skill, int period)
{
    if (!XT_GROW(&judge->memory, judge->rises, judge->rise_capacity, judge->rise_count + 1)) {
        return false;
    }
    judge->rises[judge->rise_count++] = (xt_judge_rise){skill, period};
    return true;
}

/* The level while the person's rises are still being found. */
static int level_so_far(const xt_judge *judge, int employee, int skill)
{
    int level = xt_level_of(judge->problem, employee, skill);
    for (size_t at = judge->rise_first[employee]; at < judge->rise_count; at++) {
        level += judge->rises[at].skill == skill ? 1 : 0;
    }
    return level;
}

/* One more present period, which is counted already. */
static bool learn(xt_judge *judge, int employee, int period, const service *served)
{
    const xt_department *place = &judge->problem->departments[served->place];
    const bool at_home = judge->problem->employees[employee].home == served->place;
    for (size_t at = 0; at < place->teaching_count; at++) {
        const xt_teaching *teaching = &place->teachings[at];
        const int count = teaching->carry ? served->all[served->place] : served->stay;
        if ((at_home && !teaching->at_home) || count % teaching->after != 0 ||
            level_so_far(judge, employee, teaching->skill) >= teaching->up_to) {
            continue;
        }
        if (!add_rise(judge, teaching->skill, period + 1)) {
            return false;
        }
    }
    return true;
}

/* Takes the past stays in, of which the one under way may go on. */
static void remember(const xt_employee *record, service *served)
{
    served->place = XTRAIN_NONE;
    served->stay = 0;
    for (size_t at = 0; at < record->past_count; at++) {
        const xt_past_stay *past = &record->past[at];
        served->all[past->department] += past->present;
        if (past->last_cell == -1) {
            served->place = past->department;
            served->stay = past->present;
        }
    }
}

static void forget(const xt_employee *record, const xt_cell *cells, int periods, service *served)
{
    for (size_t at = 0; at < record->past_count; at++) {
        served->all[record->past[at].department] = 0;
    }
    for (int period = 0; period < periods; period++) {
        if (cells[period] != XTRAIN_NONE) {
            served->all[cells[period]] = 0;
        }
    }
}

static bool find_rises(xt_judge *judge, int employee, service *served)
{
    const xtrain_problem *problem = judge->problem;
    const xt_employee *record = &problem->employees[employee];
    const int periods = xt_periods(problem);
    const xt_cell *cells = judge->cells + (size_t)employee * (size_t)periods;
    bool done = true;
    remember(record, served);
    for (int period = 0; period < periods && done; period++) {
        if (cells[period] != served->place) {
            served->place = cells[period];
            served->stay = 0;
        }
        if (xt_is_present(problem, employee, served->place, period)) {
            served->stay++;
            served->all[served->place]++;
            done = learn(judge, employee, period, served);
        }
    }
    forget(record, cells, periods, served);
    return done;
}

static bool has_teachings(const xtrain_problem *problem)
{
    for (size_t at = 0; at < problem->department_count; at++) {
        if (problem->departments[at].teaching_count > 0) {
            return true;
        }
    }
    return false;
}

bool xt_judge_find_levels(xt_judge *judge)
{
    const xtrain_problem *problem = judge->problem;
    const bool teaches = has_teachings(problem);
    service served = {
        .all = xt_allocate(&judge->memory, problem->department_count, sizeof *served.all)};
    judge->rise_first =
        xt_allocate(&judge->memory, problem->employee_count + 1, sizeof *judge->rise_first);
    bool done = served.all != NULL && judge->rise_first != NULL;
    for (int employee = 0; done && employee < (int)problem->employee_count; employee++) {
        done = !teaches || find_rises(judge, employee, &served);
        judge->rise_first[employee + 1] = judge->rise_count;
    }
    xt_release(&judge->memory, served.all);
    return done;
}

/* Whether it is the person's first rise in its skill. */
static bool is_first(const xt_judge *judge, int employee, size_t rise)
{
    for (size_t at = judge->rise_first[employee]; at < rise; at++) {
        if (judge->rises[at].skill == judge->rises[rise].skill) {
            return false;
        }
    }
    return true;
}

/* The person's rises in one skill, from the first one on. */
static bool keep_gain(xt_judge *judge, int employee, size_t first)
{
    xt_arena *arena = &judge->plan->arena;
    const int skill = judge->rises[first].skill;
    const size_t end = judge->rise_first[employee + 1];
    const char *name = judge->problem->skills[skill].name;
    const int from = xt_level_of(judge->problem, employee, skill);
    const int to = xt_judge_level(judge, employee, skill, xt_periods(judge->problem));
    int *periods = xt_arena_allocate(arena, (size_t)(to - from), sizeof *periods);
    const char *kept = xt_arena_text(arena, name, strlen(name));
    if (periods == NULL || kept == NULL) {
        return false;
    }
    int count = 0;
    for (size_t at = first; at < end; at++) {
        if (judge->rises[at].skill == skill) {
            periods[count++] = judge->rises[at].period - 1;
        }
    }
    judge->plan->gains[judge->plan->gain_count++] =
        (xtrain_gain){employee, kept, from, to, periods};
    return true;
}

bool xt_judge_keep_gains(xt_judge *judge)
{
    xtrain_plan *plan = judge->plan;
    const size_t most = judge->rise_count < XT_MAX_GAINS ? judge->rise_count : XT_MAX_GAINS;
    if (most == 0) {
        return true;
    }
    plan->gains = xt_arena_allocate(&plan->arena, most, sizeof *plan->gains);
    bool done = plan->gains != NULL;
    for (int employee = 0; done && employee < plan->employee_count; employee++) {
        const size_t end = judge->rise_first[employee + 1];
        for (size_t at = judge->rise_first[employee]; done && at < end; at++) {
            if (plan->gain_count < XT_MAX_GAINS && is_first(judge, employee, at)) {
                done = keep_gain(judge, employee, at);
            }
        }
    }
    return done;
}

/* P10: after the last period that ends by the date. */
void xt_judge_reach(xt_judge *judge, int rule)
{
    const xtrain_problem *problem = judge->problem;
    const int skill = xt_judge_value(judge, rule, XTRAIN_PARAMETER_SKILL);
    const int asked = xt_judge_value(judge, rule, XTRAIN_PARAMETER_LEVEL);
    const int due = problem->rules[rule].by_period; /* -1: before every period's end */
    const int level = xt_judge_level(judge, judge->person.number, skill, due + 1);
    xtrain_date by = xt_judge_value(judge, rule, XTRAIN_PARAMETER_BY);
    if (level >= asked) {
        return;
    }
    if (by == XTRAIN_UNSET) {
        by = problem->periods[xt_periods(problem) - 1].last;
    }
    char day[XT_DATE_TEXT_SIZE];
    xt_date_format(by, day);
    const xt_finding finding = {.line = rule,
                                .employee = judge->person.number,
                                .department = XTRAIN_NONE,
                                .period = due > 0 ? due : 0,
                                .units = asked - level};
    xt_judge_breach(judge, &finding, "%s at level %d by %s, %d asked", problem->skills[skill].name,
                    level, day, asked);
}
