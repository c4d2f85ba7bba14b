/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * People with a level, as levels.c bounds it. D3, by open period: units >= min - those who can be
 * present with the level in it. T1: units >= min - those in contract in the last period who can
 * cover the skill at the end.
 */
#include "explain/count.h"

static int count_able(const xt_count *count, int rule, int period, int enough)
{
    const xtrain_problem *problem = count->problem;
    const int department = problem->rules[rule].stated.subject.index;
    const int skill = xt_count_value(count, rule, XTRAIN_PARAMETER_SKILL);
    const int level = xt_count_value(count, rule, XTRAIN_PARAMETER_LEVEL);
    int able = 0;
    for (int e = 0; e < (int)problem->employee_count && able < enough; e++) {
        able += xt_count_level_by(count, e, skill, period) >= level &&
                xt_count_may_be(count, e, department, period);
    }
    return able;
}

/* "2 people at level 3 of Excel" */
static void say_people(xt_count *count, int people, int level, int skill)
{
    xt_text_format(&count->text, "%d %s at level %d of %s", people,
                   people == 1 ? "person" : "people", level, count->problem->skills[skill].name);
}

static void keep_need(xt_count *count, int rule, const xt_case *found)
{
    const xtrain_rule *stated = &count->problem->rules[rule].stated;
    const int department = stated->subject.index;
    xt_count_begin(count);
    xt_text_format(&count->text, "%s, ", count->problem->departments[department].name);
    xt_count_when(count, found);
    xt_text_add(&count->text, ": ");
    say_people(count, stated->value[XTRAIN_PARAMETER_MIN], stated->value[XTRAIN_PARAMETER_LEVEL],
               stated->value[XTRAIN_PARAMETER_SKILL]);
    xt_text_add(&count->text,
                stated->value[XTRAIN_PARAMETER_MIN] == 1 ? " is asked" : " are asked");
    xt_count_source(count, &stated->source);
    xt_text_add(&count->text, "; unless a must of people is broken, ");
    if (found->high[0] == 0) {
        xt_text_add(&count->text, "nobody");
    } else {
        xt_text_add(&count->text, "at most ");
        xt_count_range(count, found, 0);
    }
    xt_text_add(&count->text, " can be there with it by then");
    xt_count_sum(count, found, "are missing");
    xt_count_keep(count,
                  (xtrain_finding){.kind = stated->kind,
                                   .department = department,
                                   .employee = XTRAIN_NONE,
                                   .first_period = found->first,
                                   .last_period = found->last,
                                   .units = found->units},
                  &stated->source);
}

static void count_need(xt_count *count, int rule)
{
    const xt_rule *record = &count->problem->rules[rule];
    const int needed = xt_count_value(count, rule, XTRAIN_PARAMETER_MIN);
    xt_case found = {0};
    for (int period = record->first_period; period <= record->last_period; period++) {
        if (!xt_rule_holds(record, XT_NUMBER_MIN, period) ||
            xt_is_closed(count->problem, record->stated.subject.index, period)) {
            continue;
        }
        const int able = count_able(count, rule, period, needed);
        if (able < needed) {
            xt_case_add(&found, period, needed - able, (const int[XT_CASE_NUMBERS]){able, 0, 0});
        }
    }
    if (found.periods > 0) {
        keep_need(count, rule, &found);
    }
}

static void count_depth(xt_count *count, int rule)
{
    const xtrain_problem *problem = count->problem;
    const xtrain_rule *stated = &problem->rules[rule].stated;
    const int end = xt_periods(problem) - 1;
    const int skill = stated->value[XTRAIN_PARAMETER_SKILL];
    const int needed = stated->value[XTRAIN_PARAMETER_MIN];
    const int cover = problem->skills[skill].cover;
    int able = 0;
    for (int e = 0; e < (int)problem->employee_count && able < needed; e++) {
        able += (xt_state(problem, e, end) & XT_STATE_CONTRACT) != 0 &&
                xt_count_level_by(count, e, skill, end + 1) >= cover;
    }
    if (able >= needed) {
        return;
    }
    xt_count_begin(count);
    say_people(count, needed, cover, skill);
    xt_text_add(&count->text, needed == 1 ? " is asked" : " are asked");
    xt_text_add(&count->text, " at the plan's end");
    xt_count_source(count, &stated->source);
    if (able == 0) {
        xt_text_add(&count->text, ", nobody can have it then");
    } else {
        xt_text_format(&count->text, ", at most %d can have it then", able);
    }
    xt_count_keep(count,
                  (xtrain_finding){.kind = stated->kind,
                                   .department = XTRAIN_NONE,
                                   .employee = XTRAIN_NONE,
                                   .first_period = 0,
                                   .last_period = end,
                                   .units = needed - able},
                  &stated->source);
}

void xt_count_skills(xt_count *count)
{
    const xtrain_problem *problem = count->problem;
    for (int i = 0; i < problem->department_rule_first[problem->department_count]; i++) {
        if (xt_count_is_must(count, problem->department_rules[i], XTRAIN_RULE_D3)) {
            count_need(count, problem->department_rules[i]);
        }
    }
    for (int i = 0; i < problem->team_rule_count; i++) {
        if (xt_count_is_must(count, problem->team_rules[i], XTRAIN_RULE_T1)) {
            count_depth(count, problem->team_rules[i]);
        }
    }
}
