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

/* The visitors max of all departments. */
typedef struct visitors_max {
    int64_t sum;
    int without; /* departments that have none */
} visitors_max;

static void keep_contradiction(xt_count *count, const xtrain_rule *staffing)
{
    const xtrain_problem *problem = count->problem;
    const int department = staffing->subject.index;
    const int hosts = staffing->value[XTRAIN_PARAMETER_HOSTS];
    const int most = staffing->value[XTRAIN_PARAMETER_MAX];
    int first = -1;
    int last = -1;
    int open = 0;
    for (int period = 0; period < xt_periods(problem); period++) {
        if (!xt_is_closed(problem, department, period)) {
            first = first < 0 ? period : first;
            last = period;
            open++;
        }
    }
    if (open == 0) {
        return;
    }
    xt_count_begin(count);
    xt_text_format(&count->text, "%s: staffing", problem->departments[department].name);
    xt_count_source(count, &staffing->source);
    xt_text_format(&count->text, " asks for %d hosts and allows only %d %s, and hosts count too",
                   hosts, most, most == 1 ? "person" : "people");
    xt_count_keep(count,
                  (xtrain_finding){.kind = XTRAIN_RULE_D1,
                                   .department = department,
                                   .employee = XTRAIN_NONE,
                                   .first_period = first,
                                   .last_period = last,
                                   .units = (int64_t)open * (hosts - most)},
                  &staffing->source);
}

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

/* Visitors who are fixed in a department. */
static void count_sent(xt_count *count, int department)
{
    const xtrain_rule_kind kinds[] = {XTRAIN_RULE_D2, XTRAIN_RULE_D4};
    xt_case found[2] = {{0}, {0}};
    for (int period = 0; period < xt_periods(count->problem); period++) {
        const int sent = count->sent[xt_count_cell(count, department, period)];
        if (sent > 0) {
            const xt_room room = xt_count_room(count, department, period, sent);
            if (room.rule != NULL && sent > room.visitors) {
                const int number[XT_CASE_NUMBERS] = {sent, room.visitors, 0};
                xt_case_add(&found[room.rule->kind == XTRAIN_RULE_D4], period, sent - room.visitors,
                            number);
            }
        }
    }
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        if (found[i].periods > 0) {
            keep_sent(count, &found[i], xt_count_must(count, department, kinds[i]));
        }
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

/* Heads that a department cannot do without, against its max. */
static void count_crowd(xt_count *count, const xtrain_rule *staffing, visitors_max elsewhere)
{
    const xtrain_problem *problem = count->problem;
    const int department = staffing->subject.index;
    const int most = staffing->value[XTRAIN_PARAMETER_MAX];
    xt_case found = {0};
    for (int period = 0; period < xt_periods(problem); period++) {
        if (xt_is_closed(problem, department, period)) {
            continue;
        }
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
        keep_crowd(count, &found, staffing);
    }
}

static void keep_full(xt_count *count, const xt_case *found, int64_t most)
{
    xt_count_begin(count);
    xt_count_when(count, found);
    xt_text_add(&count->text, ": ");
    xt_count_range(count, found, 0);
    xt_text_format(&count->text,
                   " %s to be somewhere, the departments' staffing allows at most %lld in all",
                   found->high[0] == 1 ? "person has" : "people have", (long long)most);
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

/* Everyone against the sum of all max, where that says more than each department by itself. */
static void count_full(xt_count *count)
{
    int64_t most = 0;
    for (int d = 0; d < (int)count->problem->department_count; d++) {
        const xtrain_rule *staffing = xt_count_must(count, d, XTRAIN_RULE_D1);
        if (staffing == NULL || staffing->value[XTRAIN_PARAMETER_MAX] == XTRAIN_UNSET) {
            return;
        }
        most += staffing->value[XTRAIN_PARAMETER_MAX];
    }
    xt_case found = {0};
    for (int period = 0; period < xt_periods(count->problem); period++) {
        const int64_t extra = count->closed_in[period] == 0 ? count->placed[period] - most : 0;
        if (extra > 0 && extra > count->by_period[period]) {
            const int number[XT_CASE_NUMBERS] = {count->placed[period], 0, 0};
            xt_case_add(&found, period, extra, number);
        }
    }
    if (found.periods > 0) {
        keep_full(count, &found, most);
    }
}

static visitors_max sum_visitors_max(const xt_count *count)
{
    visitors_max all = {0, 0};
    for (int d = 0; d < (int)count->problem->department_count; d++) {
        const xtrain_rule *visitors = xt_count_must(count, d, XTRAIN_RULE_D2);
        all.sum += visitors == NULL ? 0 : visitors->value[XTRAIN_PARAMETER_MAX];
        all.without += visitors == NULL;
    }
    return all;
}

void xt_count_crowds(xt_count *count)
{
    const visitors_max all = sum_visitors_max(count);
    for (int period = 0; period < xt_periods(count->problem); period++) {
        count->by_period[period] = 0;
    }
    for (int d = 0; d < (int)count->problem->department_count; d++) {
        const xtrain_rule *staffing = xt_count_must(count, d, XTRAIN_RULE_D1);
        const xtrain_rule *visitors = xt_count_must(count, d, XTRAIN_RULE_D2);
        const int32_t most =
            staffing == NULL ? XTRAIN_UNSET : staffing->value[XTRAIN_PARAMETER_MAX];
        count_sent(count, d);
        if (most == XTRAIN_UNSET) {
            continue;
        }
        if (staffing->value[XTRAIN_PARAMETER_HOSTS] > most) {
            keep_contradiction(count, staffing);
        }
        visitors_max elsewhere = all;
        elsewhere.sum -= visitors == NULL ? 0 : visitors->value[XTRAIN_PARAMETER_MAX];
        elsewhere.without -= visitors == NULL;
        count_crowd(count, staffing, elsewhere);
    }
    count_full(count);
}
