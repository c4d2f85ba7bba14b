/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Department musts, number by number and period by period: a rule with a date range replaces in its
 * periods the numbers that it states, and only those, so that the numbers of one department in one
 * period may come from several rules. Of each number at most one holds. Staffing is that in heads;
 * see part_time.c.
 */
#include "explain/count.h"

static xtrain_parameter parameter_of(unsigned number)
{
    return number == XT_NUMBER_MIN   ? XTRAIN_PARAMETER_MIN
           : number == XT_NUMBER_MAX ? XTRAIN_PARAMETER_MAX
                                     : XTRAIN_PARAMETER_HOSTS;
}

/* The rule is a must of the kind, and states the number for the period. */
static bool says(const xt_count *count, int rule, xtrain_rule_kind kind, unsigned number,
                 int period)
{
    return xt_count_is_must(count, rule, kind) &&
           !xt_rule_has(&count->problem->rules[rule], XTRAIN_PARAMETER_FTE) &&
           xt_count_value(count, rule, parameter_of(number)) != XTRAIN_UNSET &&
           xt_rule_holds(&count->problem->rules[rule], number, period);
}

const xtrain_rule *xt_count_must(const xt_count *count, int department, xtrain_rule_kind kind,
                                 unsigned number, int period)
{
    const xtrain_problem *problem = count->problem;
    for (int i = problem->department_rule_first[department];
         i < problem->department_rule_first[department + 1]; i++) {
        if (says(count, problem->department_rules[i], kind, number, period)) {
            return &problem->rules[problem->department_rules[i]].stated;
        }
    }
    return NULL;
}

int32_t xt_count_limit(const xt_count *count, int department, xtrain_rule_kind kind,
                       unsigned number, int period)
{
    const xtrain_rule *rule = xt_count_must(count, department, kind, number, period);
    return rule == NULL ? XTRAIN_UNSET : rule->value[parameter_of(number)];
}

/* In an open period up to the last one; a minimum of 0 says nothing. */
static bool says_ever(const xt_count *count, int rule, xtrain_rule_kind kind, unsigned number,
                      int last)
{
    const int department = count->problem->rules[rule].stated.subject.index;
    if (number == XT_NUMBER_MIN && xt_count_value(count, rule, XTRAIN_PARAMETER_MIN) == 0) {
        return false;
    }
    for (int period = 0; period <= last; period++) {
        if (says(count, rule, kind, number, period) &&
            !xt_is_closed(count->problem, department, period)) {
            return true;
        }
    }
    return false;
}

const xtrain_rule *xt_count_musts(const xt_count *count, int department, xtrain_rule_kind kind,
                                  unsigned number, int last, int *others)
{
    const xtrain_problem *problem = count->problem;
    const xtrain_rule *first = NULL;
    *others = 0;
    for (int i = problem->department_rule_first[department];
         i < problem->department_rule_first[department + 1]; i++) {
        const int rule = problem->department_rules[i];
        if (says_ever(count, rule, kind, number, last)) {
            *others += first != NULL ? 1 : 0;
            first = first != NULL ? first : &problem->rules[rule].stated;
        }
    }
    return first;
}
