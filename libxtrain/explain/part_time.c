/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Staffing in full-time equivalents (D1), in hundredths, by open period:
 *
 *     min   units >= ceil((min - the sum of all who can be present) / 100)
 *     max   units >= ceil((the sum of those who are fixed there and present - max) / 100)
 */
#include "explain/count.h"

typedef struct part_time {
    const xt_rule *rule;
    bool too_many;
    int64_t limit;
} part_time;

/* Hundredths of those who can be, or have to be, in the rule's department; no more than enough. */
static int64_t sum_of(const xt_count *count, const part_time *on, int period, int64_t enough)
{
    const xtrain_problem *problem = count->problem;
    const int department = on->rule->stated.subject.index;
    int64_t sum = 0;
    for (int e = 0; e < (int)problem->employee_count && sum < enough; e++) {
        const xt_employee *person = &problem->employees[e];
        const bool is_there = on->too_many ? xt_count_fixed_cell(person, period) == department &&
                                                 xt_is_present(problem, e, department, period)
                                           : xt_count_may_be(count, e, department, period);
        sum += is_there ? person->fte : 0;
    }
    return sum;
}

/* "2.50", "2.50 to 3.00" */
static void say_sum(xt_count *count, int low, int high)
{
    xt_text_format(&count->text, "%d.%02d", low / 100, low % 100);
    if (high > low) {
        xt_text_format(&count->text, " to %d.%02d", high / 100, high % 100);
    }
}

static void keep_part_time(xt_count *count, const part_time *on, const xt_case *found)
{
    const xtrain_rule *rule = &on->rule->stated;
    const int department = rule->subject.index;
    xt_count_begin(count);
    xt_text_format(&count->text, "%s, ", count->problem->departments[department].name);
    xt_count_when(count, found);
    if (on->too_many) {
        xt_text_add(&count->text, ": the people who are fixed there are ");
        say_sum(count, found->low[0], found->high[0]);
        xt_text_add(&count->text, " full-time equivalents, staffing allows at most ");
        say_sum(count, (int)on->limit, (int)on->limit);
        xt_count_source(count, &rule->source);
    } else {
        xt_text_add(&count->text, ": staffing asks for ");
        say_sum(count, (int)on->limit, (int)on->limit);
        xt_text_add(&count->text, " full-time equivalents");
        xt_count_source(count, &rule->source);
        xt_text_add(&count->text, "; unless a must of people is broken, at most ");
        say_sum(count, found->low[0], found->high[0]);
        xt_text_add(&count->text, " can be there");
    }
    xt_count_keep(count,
                  (xtrain_finding){.kind = rule->kind,
                                   .department = department,
                                   .employee = XTRAIN_NONE,
                                   .first_period = found->first,
                                   .last_period = found->last,
                                   .units = found->units},
                  &rule->source);
}

static void count_number(xt_count *count, const part_time *on)
{
    const int department = on->rule->stated.subject.index;
    const unsigned number = on->too_many ? XT_NUMBER_MAX : XT_NUMBER_MIN;
    xt_case found = {0};
    for (int period = on->rule->first_period; period <= on->rule->last_period; period++) {
        if (!xt_rule_holds(on->rule, number, period) ||
            xt_is_closed(count->problem, department, period)) {
            continue;
        }
        const int64_t sum = sum_of(count, on, period, on->too_many ? INT_MAX : on->limit);
        const int64_t off = on->too_many ? sum - on->limit : on->limit - sum;
        if (off > 0) {
            xt_case_add(&found, period, (off + 99) / 100,
                        (const int[XT_CASE_NUMBERS]){(int)sum, 0, 0});
        }
    }
    if (found.periods > 0) {
        keep_part_time(count, on, &found);
    }
}

void xt_count_part_time(xt_count *count)
{
    const xtrain_problem *problem = count->problem;
    for (int i = 0; i < problem->department_rule_first[problem->department_count]; i++) {
        const int rule = problem->department_rules[i];
        const int32_t least = xt_count_value(count, rule, XTRAIN_PARAMETER_MIN);
        const int32_t most = xt_count_value(count, rule, XTRAIN_PARAMETER_MAX);
        if (!xt_count_is_must(count, rule, XTRAIN_RULE_D1) ||
            !xt_rule_has(&problem->rules[rule], XTRAIN_PARAMETER_FTE)) {
            continue;
        }
        if (least > 0) {
            count_number(count, &(part_time){&problem->rules[rule], false, least});
        }
        if (most != XTRAIN_UNSET) {
            count_number(count, &(part_time){&problem->rules[rule], true, most});
        }
    }
}
