/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * D1 to D5, for each department in each period in which it is open:
 *   D1  min <= heads <= max, hosts >= hosts min     (each part its own breach)
 *   D2  visitors <= max
 *   D4  q x visitors <= p x hosts                   (unit: ceil((q x visitors - p x hosts) / q))
 * What asks who is present, not only how many, is in crowds.c: D1 in full-time equivalents, D3, D5.
 * A rule with dates is judged in the periods in them, and there the rule without dates is judged by
 * those of its numbers only that the dated one does not state.
 */
#include "check/judge.h"

static xt_finding finding_at(int rule, int department, int period, int64_t units)
{
    return (xt_finding){.line = rule,
                        .employee = XTRAIN_NONE,
                        .department = department,
                        .period = period,
                        .units = units};
}

/* What the rule states for this period: XTRAIN_UNSET where another rule's dates replace it. */
static int32_t value_in(const xt_judge *judge, int rule, xtrain_parameter parameter, int period)
{
    const unsigned number = parameter == XTRAIN_PARAMETER_MIN   ? XT_NUMBER_MIN
                            : parameter == XTRAIN_PARAMETER_MAX ? XT_NUMBER_MAX
                                                                : XT_NUMBER_HOSTS;
    return xt_rule_holds(&judge->problem->rules[rule], number, period)
               ? xt_judge_value(judge, rule, parameter)
               : XTRAIN_UNSET;
}

static void judge_heads(xt_judge *judge, xt_finding finding, int32_t least, int32_t most)
{
    const int heads = xt_judge_square(judge, finding.department, finding.period)->heads;
    if (least != XTRAIN_UNSET && heads < least) {
        finding.units = least - heads;
        xt_judge_breach(judge, &finding, "%d %s present, %d needed", heads, xt_people(heads),
                        (int)least);
    }
    if (most != XTRAIN_UNSET && heads > most) {
        finding.units = heads - most;
        xt_judge_breach(judge, &finding, "%d %s present, %d allowed", heads, xt_people(heads),
                        (int)most);
    }
}

static void judge_staffing(xt_judge *judge, int rule, int department, int period)
{
    const xt_plan_staffing *here = xt_judge_square(judge, department, period);
    const xt_finding finding = finding_at(rule, department, period, 0);
    const int32_t least = value_in(judge, rule, XTRAIN_PARAMETER_MIN, period);
    const int32_t most = value_in(judge, rule, XTRAIN_PARAMETER_MAX, period);
    const int32_t hosts = value_in(judge, rule, XTRAIN_PARAMETER_HOSTS, period);
    if (xt_judge_value(judge, rule, XTRAIN_PARAMETER_FTE) == 1) {
        xt_judge_equivalents(judge, finding, least, most);
    } else {
        judge_heads(judge, finding, least, most);
    }
    if (hosts != XTRAIN_UNSET && here->hosts < hosts) {
        xt_finding short_of = finding_at(rule, department, period, hosts - here->hosts);
        xt_judge_breach(judge, &short_of, "%d host%s present, %d needed", here->hosts,
                        xt_plural(here->hosts), (int)hosts);
    }
}

static void judge_visitors(xt_judge *judge, int rule, int department, int period)
{
    const xt_plan_staffing *here = xt_judge_square(judge, department, period);
    const int32_t most = value_in(judge, rule, XTRAIN_PARAMETER_MAX, period);
    if (most != XTRAIN_UNSET && here->visitors > most) {
        xt_finding finding = finding_at(rule, department, period, here->visitors - most);
        xt_judge_breach(judge, &finding, "%d visitor%s present, %d allowed", here->visitors,
                        xt_plural(here->visitors), (int)most);
    }
}

static void judge_coaches(xt_judge *judge, int rule, int department, int period)
{
    const xt_plan_staffing *here = xt_judge_square(judge, department, period);
    const int64_t p = xt_judge_value(judge, rule, XTRAIN_PARAMETER_VISITORS);
    const int64_t q = value_in(judge, rule, XTRAIN_PARAMETER_HOSTS, period);
    const int64_t excess = q * here->visitors - p * here->hosts;
    if (p >= 0 && q > 0 && excess > 0) {
        xt_finding finding = finding_at(rule, department, period, (excess + q - 1) / q);
        xt_judge_breach(judge, &finding, "%d visitor%s with %d host%s, %d for every %d allowed",
                        here->visitors, xt_plural(here->visitors), here->hosts,
                        xt_plural(here->hosts), (int)p, (int)q);
    }
}

static void judge_square(xt_judge *judge, int rule, int department, int period)
{
    const xt_finding finding = finding_at(rule, department, period, 0);
    const int32_t least = value_in(judge, rule, XTRAIN_PARAMETER_MIN, period);
    const int32_t most = value_in(judge, rule, XTRAIN_PARAMETER_MAX, period);
    switch (judge->problem->rules[rule].stated.kind) {
    case XTRAIN_RULE_D1:
        judge_staffing(judge, rule, department, period);
        break;
    case XTRAIN_RULE_D2:
        judge_visitors(judge, rule, department, period);
        break;
    case XTRAIN_RULE_D3:
        if (least != XTRAIN_UNSET) {
            xt_judge_skill_need(judge, finding, least);
        }
        break;
    case XTRAIN_RULE_D4:
        judge_coaches(judge, rule, department, period);
        break;
    default: /* D5 */
        if (most != XTRAIN_UNSET) {
            xt_judge_mixing(judge, finding, most);
        }
        break;
    }
}

void xt_judge_departments(xt_judge *judge)
{
    const xtrain_problem *problem = judge->problem;
    for (int department = 0; department < (int)problem->department_count; department++) {
        for (int at = problem->department_rule_first[department];
             at < problem->department_rule_first[department + 1]; at++) {
            for (int period = 0; period < xt_periods(problem); period++) {
                if (!xt_is_closed(problem, department, period)) {
                    judge_square(judge, problem->department_rules[at], department, period);
                }
            }
        }
    }
}
