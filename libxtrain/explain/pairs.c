/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two people (T2). Together is a unit if there is no department and period in which both can be
 * present. Apart breaks a unit in each period in which both are fixed in a department and present.
 */
#include "explain/count.h"

static bool are_fixed_together(const xt_count *count, const xtrain_rule *rule, int period)
{
    const xtrain_problem *problem = count->problem;
    const int place = xt_count_fixed_cell(&problem->employees[rule->employee], period);
    return place >= 0 && place == xt_count_fixed_cell(&problem->employees[rule->other], period) &&
           xt_is_present(problem, rule->employee, place, period) &&
           xt_is_present(problem, rule->other, place, period);
}

static bool may_meet(const xt_count *count, const xtrain_rule *rule)
{
    for (int period = 0; period < xt_periods(count->problem); period++) {
        if (!xt_count_is_eligible(count, rule->employee, period) ||
            !xt_count_is_eligible(count, rule->other, period)) {
            continue;
        }
        for (int d = 0; d < (int)count->problem->department_count; d++) {
            if (xt_count_may_be(count, rule->employee, d, period) &&
                xt_count_may_be(count, rule->other, d, period)) {
                return true;
            }
        }
    }
    return false;
}

/* "Ana Ruiz (e17) and Bo Li" */
static void begin(xt_count *count, const xtrain_rule *rule)
{
    xt_count_begin(count);
    xt_count_people(count, rule->employee, 1);
    xt_text_add(&count->text, " and ");
    xt_count_people(count, rule->other, 1);
}

static void keep(xt_count *count, const xtrain_rule *rule, int first, int last, int64_t units)
{
    xt_count_keep(count,
                  (xtrain_finding){.kind = rule->kind,
                                   .department = XTRAIN_NONE,
                                   .employee = XTRAIN_NONE,
                                   .first_period = first,
                                   .last_period = last,
                                   .units = units},
                  &rule->source);
}

static void count_together(xt_count *count, const xtrain_rule *rule)
{
    if (!may_meet(count, rule)) {
        begin(count, rule);
        xt_text_add(&count->text, " are asked to be together once");
        xt_count_source(count, &rule->source);
        xt_text_add(&count->text,
                    "; unless a must of people is broken, they are never in one department");
        keep(count, rule, 0, xt_periods(count->problem) - 1, 1);
    }
}

static void count_apart(xt_count *count, const xtrain_rule *rule)
{
    xt_case found = {0};
    for (int period = 0; period < xt_periods(count->problem); period++) {
        if (are_fixed_together(count, rule, period)) {
            xt_case_add(&found, period, 1, (const int[XT_CASE_NUMBERS]){0, 0, 0});
        }
    }
    if (found.periods > 0) {
        begin(count, rule);
        xt_text_add(&count->text, " are asked to be apart");
        xt_count_source(count, &rule->source);
        xt_text_add(&count->text, ", and both are fixed in one department: ");
        xt_count_when(count, &found);
        keep(count, rule, found.first, found.last, found.units);
    }
}

void xt_count_pairs(xt_count *count)
{
    const xtrain_problem *problem = count->problem;
    for (int i = 0; i < problem->team_rule_count; i++) {
        const xt_rule *record = &problem->rules[problem->team_rules[i]];
        if (!xt_count_is_must(count, problem->team_rules[i], XTRAIN_RULE_T2)) {
            continue;
        }
        if (xt_rule_has(record, XTRAIN_PARAMETER_TOGETHER)) {
            count_together(count, &record->stated);
        } else {
            count_apart(count, &record->stated);
        }
    }
}
