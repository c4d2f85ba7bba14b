/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * T1: people with the level at the end + depth >= min.
 * T2, with there(d, t) of the two people:
 *   apart      one there + other there - both(t) <= 1 in each department
 *   together   meet(d, t) <= one there, meet(d, t) <= other there, sum of meet + never >= 1
 */
#include "export/build.h"

static const xtrain_rule *team_rule(const xt_mip_build *build, int at)
{
    return &build->problem->rules[build->problem->team_rules[at]].stated;
}

static bool is_together(const xtrain_rule *rule)
{
    return rule->value[XTRAIN_PARAMETER_TOGETHER] == 1;
}

/* Most that one person's track changes. */
static int64_t most_points(const xt_mip_build *build, int at)
{
    const xtrain_rule *rule = team_rule(build, at);
    const bool by_period = rule->kind == XTRAIN_RULE_T2 && !is_together(rule);
    return (by_period ? build->periods : 1) *
           xt_mip_price_of_unit(build, build->problem->team_rules[at]);
}

static void add_slot(xt_mip_build *build, int employee, int *slots)
{
    if (build->pair_slot[employee] == XT_MIP_NOTHING) {
        build->pair_slot[employee] = (*slots)++;
    }
}

bool xt_mip_prepare_team(xt_mip_build *build)
{
    const xtrain_problem *problem = build->problem;
    const size_t rules = (size_t)problem->team_rule_count;
    const size_t cells = problem->department_count * (size_t)build->periods;
    int slots = 0;
    build->depth_row = xt_allocate(&build->memory, rules, sizeof *build->depth_row);
    build->pair_slot =
        xt_allocate(&build->memory, problem->employee_count, sizeof *build->pair_slot);
    build->there_row = xt_allocate(&build->memory, cells, sizeof *build->there_row);
    if (build->depth_row == NULL || build->pair_slot == NULL || build->there_row == NULL) {
        return false;
    }
    for (size_t at = 0; at < problem->employee_count; at++) {
        build->pair_slot[at] = XT_MIP_NOTHING;
    }
    for (int at = 0; at < (int)rules; at++) {
        const xtrain_rule *rule = team_rule(build, at);
        const xt_mip_name name = XT_MIP_NAME("depth", problem->team_rules[at]);
        const int32_t least = rule->value[XTRAIN_PARAMETER_MIN];
        build->widest_team += most_points(build, at);
        build->depth_row[at] = XT_MIP_NOTHING;
        if (rule->kind == XTRAIN_RULE_T2) {
            add_slot(build, rule->employee, &slots);
            add_slot(build, rule->other, &slots);
        } else if (least > 0) {
            const int row = xt_mip_state_row(build, name, XT_MIP_AT_LEAST, least);
            build->depth_row[at] = row;
            xt_mip_add_term(&build->mip, row,
                            xt_mip_add_units(build, name, problem->team_rules[at], least), 1);
        }
    }
    const size_t count = (size_t)slots * cells;
    build->there = xt_allocate(&build->memory, count, sizeof *build->there);
    for (size_t at = 0; build->there != NULL && at < count; at++) {
        build->there[at] = XT_MIP_NOTHING;
    }
    return build->there != NULL;
}

void xt_mip_clear_team(xt_mip_build *build)
{
    xt_release(&build->memory, build->depth_row);
    xt_release(&build->memory, build->pair_slot);
    xt_release(&build->memory, build->there_row);
    xt_release(&build->memory, build->there);
}

/* ---- the person being stated ---- */

static void add_to_depth(xt_mip_build *build, int at)
{
    const xt_mip_person *person = &build->person;
    const int row = build->depth_row[at];
    const int skill = team_rule(build, at)->value[XTRAIN_PARAMETER_SKILL];
    const int cover = build->problem->skills[skill].cover;
    if (row == XT_MIP_NOTHING || person->first > person->last ||
        person->last != build->periods - 1) {
        return;
    }
    if (xt_mip_has_level(build, skill, cover)) {
        build->mip.rows[row].rhs--;
    } else {
        xt_mip_add_term(&build->mip, row, xt_mip_level_column(build, skill, cover, build->periods),
                        1);
    }
}

static int *there_at(const xt_mip_build *build, int employee, int department, int period)
{
    const size_t departments = build->problem->department_count;
    const size_t row = (size_t)build->pair_slot[employee] * departments + (size_t)department;
    return &build->there[row * (size_t)build->periods + (size_t)period];
}

/* The cells of the column are cells in the department. */
static void add_there(xt_mip_build *build, int column, int department, int first, int last)
{
    for (int period = first; period <= last; period++) {
        const xt_mip_name name = XT_MIP_NAME("there", build->person.number, department, period);
        int *there = there_at(build, build->person.number, department, period);
        int *row = &build->there_row[(size_t)department * (size_t)build->periods + (size_t)period];
        if (xt_mip_present(build, department, period, period) == 0) {
            continue;
        }
        if (*there == XT_MIP_NOTHING) {
            *there = xt_mip_add_plain(build, name, 1, false);
            *row = xt_mip_state_row(build, name, XT_MIP_EQUAL, 0);
            xt_mip_add_term(&build->mip, *row, *there, -1);
        }
        xt_mip_add_term(&build->mip, *row, column, 1);
    }
}

void xt_mip_add_to_team(xt_mip_build *build)
{
    const xt_mip_person *person = &build->person;
    const int home = person->record->home;
    for (int at = 0; at < build->problem->team_rule_count; at++) {
        add_to_depth(build, at);
    }
    if (build->pair_slot[person->number] == XT_MIP_NOTHING) {
        return;
    }
    for (int period = person->first; home != XTRAIN_NONE && period <= person->last; period++) {
        add_there(build, person->home[period], home, period, period);
    }
    for (size_t at = 0; at < person->stay_count && !xt_mip_is_stopped(build); at++) {
        const xt_mip_stay *stay = &person->stays[at];
        add_there(build, stay->column, stay->department, stay->first, stay->last);
    }
}

/* ---- pairs ---- */

/* Two people in one department and period. */
static void state_apart(xt_mip_build *build, int rule, const int there[2], int department,
                        int period, int *units)
{
    const xt_mip_name name = XT_MIP_NAME("both", rule, period);
    const int row =
        xt_mip_state_row(build, XT_MIP_NAME("both", rule, department, period), XT_MIP_AT_MOST, 1);
    if (*units == XT_MIP_NOTHING) {
        *units = xt_mip_add_units(build, name, rule, 1);
    }
    xt_mip_add_term(&build->mip, row, there[0], 1);
    xt_mip_add_term(&build->mip, row, there[1], 1);
    xt_mip_add_term(&build->mip, row, *units, -1);
}

static void state_meeting(xt_mip_build *build, int rule, const int there[2], int department,
                          int period, int meetings)
{
    const int column =
        xt_mip_add_plain(build, XT_MIP_NAME("meet", rule, department, period), 1, false);
    xt_mip_add_term(&build->mip, meetings, column, 1);
    for (int one = 0; one < 2; one++) {
        const int row = xt_mip_state_row(build, XT_MIP_NAME("meet", rule, department, period, one),
                                         XT_MIP_AT_MOST, 0);
        xt_mip_add_term(&build->mip, row, column, 1);
        xt_mip_add_term(&build->mip, row, there[one], -1);
    }
}

static void state_pair(xt_mip_build *build, int rule)
{
    const xtrain_rule *stated = &build->problem->rules[rule].stated;
    const bool together = is_together(stated);
    const xt_mip_name name = XT_MIP_NAME("never", rule);
    int meetings = XT_MIP_NOTHING;
    if (together) {
        meetings = xt_mip_state_row(build, name, XT_MIP_AT_LEAST, 1);
        xt_mip_add_term(&build->mip, meetings, xt_mip_add_units(build, name, rule, 1), 1);
    }
    for (int period = 0; period < build->periods && !xt_mip_is_stopped(build); period++) {
        int units = XT_MIP_NOTHING;
        for (int d = 0; d < (int)build->problem->department_count; d++) {
            const int there[2] = {*there_at(build, stated->employee, d, period),
                                  *there_at(build, stated->other, d, period)};
            if (there[0] == XT_MIP_NOTHING || there[1] == XT_MIP_NOTHING) {
                continue;
            }
            if (together) {
                state_meeting(build, rule, there, d, period, meetings);
            } else {
                state_apart(build, rule, there, d, period, &units);
            }
        }
    }
}

void xt_mip_state_pairs(xt_mip_build *build)
{
    for (int at = 0; at < build->problem->team_rule_count; at++) {
        if (team_rule(build, at)->kind == XTRAIN_RULE_T2) {
            state_pair(build, build->problem->team_rules[at]);
        }
    }
}
