/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Too many people, and staffing that contradicts itself. In an open department
 *
 *   hosts min > max     hosts are heads: units >= hosts min - max in every open period;
 *   fixed visitors      units >= those who are fixed there - V, with V as in departments.c;
 *   heads max           whoever leaves home is a visitor elsewhere. If all departments are open and
 *                       the others have a visitors max, at most their sum R leave without breaking
 *                       a unit there: units >= fixed people + (home - fixed at home - R) - max.
 *
 * If all departments are open and have a heads max, everyone with a home or a fixed cell is present
 * in one of them: units >= those people - the sum of all max.
 */
#include "explain/count.h"

/* The visitors max of all departments in a period. */
typedef struct visitors_max {
    int64_t sum;
    int without; /* departments that have none */
} visitors_max;

/* Finishes the message of a case about one rule of a department. */
static void keep_case(xt_count *count, const xt_case *found, const xtrain_rule *rule)
{
    xt_count_sum(count, found, "are too many");
    xt_count_keep(count,
                  (xtrain_finding){.kind = rule->kind,
                                   .department = rule->subject.index,
                                   .employee = XTRAIN_NONE,
                                   .first_period = found->first,
                                   .last_period = found->last,
                                   .units = found->units},
                  &rule->source);
}

static void begin_case(xt_count *count, const xt_case *found, int department)
{
    xt_count_begin(count);
    xt_text_format(&count->text, "%s, ", count->problem->departments[department].name);
    xt_count_when(count, found);
    xt_text_add(&count->text, ": ");
}

static void keep_contradiction(xt_count *count, const xt_case *found, const xtrain_rule *rules[2],
                               bool always)
{
    const int department = rules[0]->subject.index;
    const int most = rules[1]->value[XTRAIN_PARAMETER_MAX];
    if (always) {
        xt_count_begin(count);
        xt_text_format(&count->text, "%s: ", count->problem->departments[department].name);
    } else {
        begin_case(count, found, department);
    }
    xt_text_add(&count->text, "staffing");
    xt_count_source(count, &rules[0]->source);
    xt_text_format(&count->text, " asks for %d hosts and", rules[0]->value[XTRAIN_PARAMETER_HOSTS]);
    if (rules[1] != rules[0]) {
        xt_text_add(&count->text, " another rule");
        xt_count_source(count, &rules[1]->source);
    }
    xt_text_format(&count->text, " allows only %d %s, and hosts count too", most,
                   most == 1 ? "person" : "people");
    xt_count_keep(count,
                  (xtrain_finding){.kind = XTRAIN_RULE_D1,
                                   .department = department,
                                   .employee = XTRAIN_NONE,
                                   .first_period = found->first,
                                   .last_period = found->last,
                                   .units = found->units},
                  &rules[0]->source);
}

/* The hosts min of one rule against the max of the same or another one, where both hold. */
static void compare_hosts(xt_count *count, const xt_rule *of_hosts, const xt_rule *of_max)
{
    const xtrain_rule *rules[2] = {&of_hosts->stated, &of_max->stated};
    const int department = rules[0]->subject.index;
    const int32_t most = rules[1]->value[XTRAIN_PARAMETER_MAX];
    const int32_t hosts = rules[0]->value[XTRAIN_PARAMETER_HOSTS];
    const int number[XT_CASE_NUMBERS] = {0, 0, 0};
    int open = 0;
    xt_case found = {0};
    if (most == XTRAIN_UNSET || hosts <= most) {
        return;
    }
    for (int period = 0; period < xt_periods(count->problem); period++) {
        if (xt_is_closed(count->problem, department, period)) {
            continue;
        }
        open++;
        if (xt_rule_holds(of_hosts, XT_NUMBER_HOSTS, period) &&
            xt_rule_holds(of_max, XT_NUMBER_MAX, period)) {
            xt_case_add(&found, period, hosts - most, number);
        }
    }
    if (found.periods > 0) {
        keep_contradiction(count, &found, rules, found.periods == open);
    }
}

static void count_contradictions(xt_count *count, int of_hosts)
{
    const xtrain_problem *problem = count->problem;
    const int department = problem->rules[of_hosts].stated.subject.index;
    for (int i = problem->department_rule_first[department];
         i < problem->department_rule_first[department + 1]; i++) {
        const int of_max = problem->department_rules[i];
        if (xt_count_is_must(count, of_max, XTRAIN_RULE_D1) &&
            !xt_rule_has(&problem->rules[of_max], XTRAIN_PARAMETER_FTE)) {
            compare_hosts(count, &problem->rules[of_hosts], &problem->rules[of_max]);
        }
    }
}

static void keep_sent(xt_count *count, const xt_case *found, const xtrain_rule *rule)
{
    begin_case(count, found, rule->subject.index);
    xt_count_range(count, found, 0);
    xt_text_format(&count->text, " %s fixed there as %s, at most ",
                   found->high[0] == 1 ? "person is" : "people are",
                   found->high[0] == 1 ? "a visitor" : "visitors");
    xt_count_range(count, found, 1);
    xt_text_format(&count->text, " %s allowed", found->high[1] == 1 ? "is" : "are");
    xt_count_source(count, &rule->source);
    keep_case(count, found, rule);
}

/* Visitors who are fixed in a department, where this rule is in their way. */
static void count_sent(xt_count *count, int rule)
{
    const xt_rule *record = &count->problem->rules[rule];
    const int department = record->stated.subject.index;
    xt_case found = {0};
    for (int period = record->first_period; period <= record->last_period; period++) {
        const int sent = count->sent[xt_count_cell(count, department, period)];
        if (sent > 0) {
            const xt_room room = xt_count_room(count, department, period, sent);
            if (room.rule == &record->stated && sent > room.visitors) {
                const int number[XT_CASE_NUMBERS] = {sent, room.visitors, 0};
                xt_case_add(&found, period, sent - room.visitors, number);
            }
        }
    }
    if (found.periods > 0) {
        keep_sent(count, &found, &record->stated);
    }
}

static void keep_crowd(xt_count *count, const xt_case *found, const xtrain_rule *staffing)
{
    const bool is_one = found->high[0] == 1;
    begin_case(count, found, staffing->subject.index);
    if (found->high[2] > 0) {
        xt_text_add(&count->text, "unless visitors max of another department is broken, ");
    }
    xt_count_range(count, found, 0);
    if (found->high[2] == 0) {
        xt_text_add(&count->text, is_one ? " person has to be there, as fixed"
                                         : " people have to be there, as fixed");
    } else {
        xt_text_add(&count->text, is_one ? " person has to be there, for the others have "
                                         : " people have to be there, for the others have ");
        if (found->high[1] == 0) {
            xt_text_add(&count->text, "no room for visitors");
        } else {
            xt_text_add(&count->text, "room for ");
            xt_count_range(count, found, 1);
            xt_text_format(&count->text, " %s only", found->high[1] == 1 ? "visitor" : "visitors");
        }
    }
    xt_text_format(&count->text, "; staffing allows at most %d",
                   (int)staffing->value[XTRAIN_PARAMETER_MAX]);
    xt_count_source(count, &staffing->source);
    keep_case(count, found, staffing);
}

/* Adds the department's, or takes it away. */
static void add_visitors_max(const xt_count *count, visitors_max *sum, int department, int period,
                             int sign)
{
    const int32_t most = xt_count_limit(count, department, XTRAIN_RULE_D2, XT_NUMBER_MAX, period);
    sum->sum += most == XTRAIN_UNSET ? 0 : sign * (int64_t)most;
    sum->without += most == XTRAIN_UNSET ? sign : 0;
}

/* Heads that a department cannot do without, against its max. */
static void count_crowd(xt_count *count, const xt_rule *staffing, const visitors_max *all)
{
    const xtrain_problem *problem = count->problem;
    const int department = staffing->stated.subject.index;
    const int most = staffing->stated.value[XTRAIN_PARAMETER_MAX];
    xt_case found = {0};
    for (int period = 0; period < xt_periods(problem); period++) {
        if (xt_is_closed(problem, department, period) ||
            !xt_rule_holds(staffing, XT_NUMBER_MAX, period)) {
            continue;
        }
        visitors_max elsewhere = all[period];
        add_visitors_max(count, &elsewhere, department, period, -1);
        const size_t cell = xt_count_cell(count, department, period);
        const int kept_home = count->kept[cell] - count->sent[cell];
        const bool is_known = elsewhere.without == 0 && count->closed_in[period] == 0;
        int64_t staying = is_known ? count->home[cell] - kept_home - elsewhere.sum : 0;
        staying = staying > 0 ? staying : 0;
        const int64_t heads = count->kept[cell] + staying;
        if (heads > most) {
            const int number[XT_CASE_NUMBERS] = {(int)heads, (int)elsewhere.sum, (int)staying};
            xt_case_add(&found, period, heads - most, number);
            count->by_period[period] += heads - most;
        }
    }
    if (found.periods > 0) {
        keep_crowd(count, &found, &staffing->stated);
    }
}

static void keep_full(xt_count *count, const xt_case *found)
{
    xt_count_begin(count);
    xt_count_when(count, found);
    xt_text_add(&count->text, ": ");
    xt_count_range(count, found, 0);
    xt_text_format(&count->text, " %s to be somewhere, the departments' staffing allows at most ",
                   found->high[0] == 1 ? "person has" : "people have");
    xt_count_range(count, found, 1);
    xt_text_add(&count->text, " in all");
    xt_count_sum(count, found, "are too many");
    xt_count_keep(count,
                  (xtrain_finding){.kind = XTRAIN_RULE_D1,
                                   .department = XTRAIN_NONE,
                                   .employee = XTRAIN_NONE,
                                   .first_period = found->first,
                                   .last_period = found->last,
                                   .units = found->units},
                  NULL);
}

/* The sum of all max in a period, or INT64_MAX if a department has none. */
static int64_t sum_of_max(const xt_count *count, int period)
{
    int64_t sum = 0;
    for (int d = 0; d < (int)count->problem->department_count; d++) {
        const int32_t most = xt_count_limit(count, d, XTRAIN_RULE_D1, XT_NUMBER_MAX, period);
        if (most == XTRAIN_UNSET) {
            return INT64_MAX;
        }
        sum += most;
    }
    return sum;
}

/* Everyone against the sum of all max, where that says more than each department by itself. */
static void count_full(xt_count *count)
{
    xt_case found = {0};
    for (int period = 0; period < xt_periods(count->problem); period++) {
        const int placed = count->closed_in[period] == 0 ? count->placed[period] : 0;
        const int64_t most = placed > 0 ? sum_of_max(count, period) : 0;
        if (placed > most && placed - most > count->by_period[period]) {
            const int number[XT_CASE_NUMBERS] = {placed, (int)most, 0};
            xt_case_add(&found, period, placed - most, number);
        }
    }
    if (found.periods > 0) {
        keep_full(count, &found);
    }
}

/* What one department's rules say, in the order of the kinds of findings. */
static void count_rules(xt_count *count, int department, const visitors_max *all)
{
    const xtrain_problem *problem = count->problem;
    const xtrain_rule_kind kinds[] = {XTRAIN_RULE_D2, XTRAIN_RULE_D4, XTRAIN_RULE_D1};
    const int first = problem->department_rule_first[department];
    const int end = problem->department_rule_first[department + 1];
    for (int at = 0; at < 3 * (end - first); at++) {
        const xtrain_rule_kind kind = kinds[at / (end - first)];
        const int rule = problem->department_rules[first + at % (end - first)];
        if (!xt_count_is_must(count, rule, kind) ||
            xt_rule_has(&problem->rules[rule], XTRAIN_PARAMETER_FTE)) {
            continue;
        }
        if (kind != XTRAIN_RULE_D1) {
            count_sent(count, rule);
            continue;
        }
        if (xt_count_value(count, rule, XTRAIN_PARAMETER_HOSTS) > 0) {
            count_contradictions(count, rule);
        }
        if (xt_count_value(count, rule, XTRAIN_PARAMETER_MAX) != XTRAIN_UNSET) {
            count_crowd(count, &problem->rules[rule], all);
        }
    }
}

void xt_count_crowds(xt_count *count)
{
    const int departments = (int)count->problem->department_count;
    const int periods = xt_periods(count->problem);
    visitors_max *all = xt_allocate(&count->memory, (size_t)periods, sizeof *all);
    if (all == NULL) {
        count->failed = true;
        return;
    }
    for (int period = 0; period < periods; period++) {
        count->by_period[period] = 0;
        for (int d = 0; d < departments; d++) {
            add_visitors_max(count, &all[period], d, period, 1);
        }
    }
    for (int d = 0; d < departments; d++) {
        count_rules(count, d, all);
    }
    xt_release(&count->memory, all);
    count_full(count);
}
