/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What asks for a level that a person may gain in the plan. Hosts and D3: who is present with the
 * level in a period is a column w <= present, w <= y; being at its largest never hurts. P2 entry,
 * at boundary t: entries - unfit <= y(level, t). P10: y of all levels + unmet >= the level.
 */
#include "export/build.h"

int xt_mip_host_level(const xt_mip_build *build, int department)
{
    int level = 0;
    for (; level <= XTRAIN_MAX_LEVEL; level++) {
        const xt_part part = xt_part_at(build->problem, build->person.number, department, level);
        if (part == XT_PART_HOME_HOST || part == XT_PART_VISITOR_HOST) {
            break;
        }
    }
    return level;
}

/* ---- present with a level ---- */

typedef struct ability {
    const char *word; /* of the columns */
    int part;         /* of their names */
    int department;
    int skill;
    int level;
} ability;

/* Columns for all rows of flow_row, by period. */
static void state_able(xt_mip_build *build, const ability *on)
{
    xt_mip_person *person = &build->person;
    for (int period = person->first; period <= person->last; period++) {
        const xt_mip_name name = XT_MIP_NAME(on->word, person->number, on->part, period);
        const xt_mip_name skill = XT_MIP_NAME("skill", person->number, on->part, period);
        const int level = xt_mip_level_column(build, on->skill, on->level, period);
        person->entry_row[period] = XT_MIP_NOTHING;
        if (person->flow_row[period] == XT_MIP_NOTHING || level == XT_MIP_NOTHING ||
            xt_mip_present(build, on->department, period, period) == 0) {
            continue;
        }
        const int column = xt_mip_add_plain(build, name, 1, false);
        const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
        const int other = xt_mip_state_row(build, skill, XT_MIP_AT_MOST, 0);
        xt_mip_add_term(&build->mip, row, column, 1);
        xt_mip_add_term(&build->mip, other, column, 1);
        xt_mip_add_term(&build->mip, other, level, -1);
        xt_mip_add_term(&build->mip, person->flow_row[period], column, 1);
        if (on->department == person->record->home) {
            xt_mip_add_term(&build->mip, row, person->home[period], -1);
        }
        person->entry_row[period] = row;
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        for (int period = stay->first; period <= stay->last && stay->department == on->department;
             period++) {
            xt_mip_add_term(&build->mip, person->entry_row[period], stay->column, -1);
        }
    }
}

static void state_hosts(xt_mip_build *build, int department)
{
    xt_mip_person *person = &build->person;
    const ability on = {.word = "host",
                        .part = department,
                        .department = department,
                        .skill = build->problem->departments[department].lead_skill,
                        .level = xt_mip_host_level(build, department)};
    if (!xt_mip_may_gain(build, on.skill, on.level, person->last)) {
        return;
    }
    for (int period = person->first; period <= person->last; period++) {
        person->flow_row[period] = xt_mip_count_at(build, department, period)[XT_MIP_HOSTS].row;
    }
    state_able(build, &on);
}

static void state_needs(xt_mip_build *build, int department)
{
    const xtrain_problem *problem = build->problem;
    xt_mip_person *person = &build->person;
    for (int at = problem->department_rule_first[department];
         at < problem->department_rule_first[department + 1]; at++) {
        const int rule = problem->department_rules[at];
        const ability on = {.word = "able",
                            .part = (int)problem->department_count + rule, /* no department's */
                            .department = department,
                            .skill = xt_mip_value(build, rule, XTRAIN_PARAMETER_SKILL),
                            .level = xt_mip_value(build, rule, XTRAIN_PARAMETER_LEVEL)};
        if (problem->rules[rule].stated.kind != XTRAIN_RULE_D3 ||
            !xt_mip_may_gain(build, on.skill, on.level, person->last)) {
            continue;
        }
        for (int period = person->first; period <= person->last; period++) {
            person->flow_row[period] = xt_mip_need_row(build, at, period);
        }
        state_able(build, &on);
    }
}

/* ---- entry ---- */

int xt_mip_entry_level(const xt_mip_build *build, int rule, int period)
{
    const bool holds = xt_rule_holds(&build->problem->rules[rule], XT_NUMBER_MIN, period);
    return holds ? xt_mip_value(build, rule, XTRAIN_PARAMETER_LEVEL) : 0;
}

static void state_entry(xt_mip_build *build, int rule)
{
    xt_mip_person *person = &build->person;
    const int department = build->problem->rules[rule].stated.subject.index;
    const int skill = xt_mip_value(build, rule, XTRAIN_PARAMETER_SKILL);
    for (int period = person->first; period <= person->last; period++) {
        const xt_mip_name name = XT_MIP_NAME("unfit", person->number, rule, period);
        const int level = xt_mip_entry_level(build, rule, period);
        person->entry_row[period] = XT_MIP_NOTHING;
        if (xt_mip_may_gain(build, skill, level, period)) {
            const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
            xt_mip_add_term(&build->mip, row, xt_mip_level_column(build, skill, level, period), -1);
            xt_mip_add_term(&build->mip, row,
                            xt_mip_add_slack(build, name, 1, xt_mip_price(build, rule, 1)), -1);
            person->entry_row[period] = row;
        }
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if (stay->department == department && !stay->goes_on) {
            xt_mip_add_term(&build->mip, person->entry_row[stay->first], stay->column, 1);
        }
    }
}

void xt_mip_state_skilled(xt_mip_build *build)
{
    const xtrain_problem *problem = build->problem;
    const int home = build->person.record->home;
    for (int department = 0; department < (int)problem->department_count; department++) {
        if (xt_mip_is_stopped(build)) {
            return;
        }
        state_hosts(build, department);
        state_needs(build, department);
        for (int at = problem->entry_rule_first[department];
             at < problem->entry_rule_first[department + 1] && department != home; at++) {
            state_entry(build, problem->entry_rules[at]);
        }
    }
}

/* ---- P10 ---- */

void xt_mip_state_reach(xt_mip_build *build, int rule)
{
    const xt_mip_person *person = &build->person;
    const xt_mip_name name = XT_MIP_NAME("unmet", person->number, rule);
    const int skill = xt_mip_value(build, rule, XTRAIN_PARAMETER_SKILL);
    const int asked = xt_mip_value(build, rule, XTRAIN_PARAMETER_LEVEL);
    const int start = xt_level_of(build->problem, person->number, skill);
    const int period = build->problem->rules[rule].by_period + 1;
    if (asked <= start) {
        return;
    }
    if (!xt_mip_may_gain(build, skill, start + 1, period)) {
        xt_mip_add_constant(build, xt_mip_price(build, rule, asked - start));
        return;
    }
    const int row = xt_mip_state_row(build, name, XT_MIP_AT_LEAST, asked - start);
    for (int level = start + 1; level <= asked; level++) {
        xt_mip_add_term(&build->mip, row, xt_mip_level_column(build, skill, level, period), 1);
    }
    xt_mip_add_term(&build->mip, row,
                    xt_mip_add_slack(build, name, asked - start, xt_mip_price(build, rule, 1)), 1);
}
