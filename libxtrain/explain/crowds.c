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

/* Finishes the message of a run about one rule of a department, and empties the run. */
static void keep_run(xt_count *count, xt_run *run, const xtrain_rule *rule)
{
    xt_count_sum(count, run, "are too many");
    xt_count_keep(count,
                  (xtrain_finding){.kind = rule->kind,
                                   .department = rule->subject.index,
                                   .employee = XTRAIN_NONE,
                                   .first_period = run->first,
                                   .last_period = run->last,
                                   .units = run->units},
                  &rule->source);
    run->last = -1;
}

static void begin_run(xt_count *count, const xt_run *run, int department)
{
    xt_count_begin(count);
    xt_text_format(&count->text, "%s, ", count->problem->departments[department].name);
    xt_count_span(count, run->first, run->last);
    xt_text_add(&count->text, ": ");
    xt_count_range(count, run, 0);
}

static void keep_sent(xt_count *count, xt_run *run, const xtrain_rule *rule)
{
    begin_run(count, run, rule->subject.index);
    xt_text_format(&count->text, " %s fixed there as %s, at most ",
                   run->high[0] == 1 ? "person is" : "people are",
                   run->high[0] == 1 ? "a visitor" : "visitors");
    xt_count_range(count, run, 1);
    xt_text_format(&count->text, " %s allowed", run->high[1] == 1 ? "is" : "are");
    xt_count_source(count, &rule->source);
    keep_run(count, run, rule);
}

/* Visitors who are fixed in a department. */
static void count_sent(xt_count *count, int department)
{
    const int periods = xt_periods(count->problem);
    const xtrain_rule *rule = NULL; /* of the run */
    xt_run run = {.last = -1};
    for (int period = 0; period <= periods; period++) {
        const int sent =
            period < periods ? count->sent[xt_count_cell(count, department, period)] : 0;
        xt_room room = {XT_NO_LIMIT, NULL};
        if (sent > 0) {
            room = xt_count_room(count, department, period, sent);
        }
        if (run.last >= 0 && (sent <= room.visitors || room.rule != rule)) {
            keep_sent(count, &run, rule);
        }
        if (sent > room.visitors) {
            const int number[XT_RUN_NUMBERS] = {sent, room.visitors, 0};
            xt_run_add(&run, period, sent - room.visitors, number, room.rule);
            rule = room.rule;
        }
    }
}

static void keep_crowd(xt_count *count, xt_run *run, const xtrain_rule *staffing)
{
    begin_run(count, run, staffing->subject.index);
    xt_text_format(&count->text, " %s to be there",
                   run->high[0] == 1 ? "person has" : "people have");
    if (run->high[2] > 0) {
        xt_text_add(&count->text, ", for the other departments have ");
        if (run->high[1] == 0) {
            xt_text_add(&count->text, "no room for visitors");
        } else {
            xt_text_add(&count->text, "room for ");
            xt_count_range(count, run, 1);
            xt_text_format(&count->text, " %s only", run->high[1] == 1 ? "visitor" : "visitors");
        }
    }
    xt_text_format(&count->text, "; staffing allows at most %d",
                   (int)staffing->value[XTRAIN_PARAMETER_MAX]);
    xt_count_source(count, &staffing->source);
    keep_run(count, run, staffing);
}

/* Heads that a department cannot do without, against its max. */
static void count_crowd(xt_count *count, const xtrain_rule *staffing, visitors_max elsewhere)
{
    const xtrain_problem *problem = count->problem;
    const int department = staffing->subject.index;
    const int most = staffing->value[XTRAIN_PARAMETER_MAX];
    const int periods = xt_periods(problem);
    xt_run run = {.last = -1};
    for (int period = 0; period <= periods; period++) {
        int64_t heads = 0;
        int64_t staying = 0;
        if (period < periods && !xt_is_closed(problem, department, period)) {
            const size_t cell = xt_count_cell(count, department, period);
            const int kept_home = count->kept[cell] - count->sent[cell];
            const bool is_known = elsewhere.without == 0 && count->closed_in[period] == 0;
            staying = is_known ? count->home[cell] - kept_home - elsewhere.sum : 0;
            staying = staying > 0 ? staying : 0;
            heads = count->kept[cell] + staying;
        }
        if (heads > most) {
            const int number[XT_RUN_NUMBERS] = {(int)heads, (int)elsewhere.sum, (int)staying};
            xt_run_add(&run, period, heads - most, number, NULL);
            count->by_period[period] += heads - most;
        } else if (run.last >= 0) {
            keep_crowd(count, &run, staffing);
        }
    }
}

static void keep_full(xt_count *count, const xt_run *run, int64_t most)
{
    xt_count_begin(count);
    xt_count_span(count, run->first, run->last);
    xt_text_add(&count->text, ": ");
    xt_count_range(count, run, 0);
    xt_text_format(&count->text,
                   " %s to be somewhere, the departments' staffing allows at most %lld in all",
                   run->high[0] == 1 ? "person has" : "people have", (long long)most);
    xt_count_sum(count, run, "are too many");
    xt_count_keep(count,
                  (xtrain_finding){.kind = XTRAIN_RULE_D1,
                                   .department = XTRAIN_NONE,
                                   .employee = XTRAIN_NONE,
                                   .first_period = run->first,
                                   .last_period = run->last,
                                   .units = run->units},
                  NULL);
}

/* Everyone against the sum of all max, where that says more than each department by itself. */
static void count_full(xt_count *count)
{
    const int periods = xt_periods(count->problem);
    int64_t most = 0;
    for (int d = 0; d < (int)count->problem->department_count; d++) {
        const xtrain_rule *staffing = xt_count_must(count, d, XTRAIN_RULE_D1);
        if (staffing == NULL || staffing->value[XTRAIN_PARAMETER_MAX] == XTRAIN_UNSET) {
            return;
        }
        most += staffing->value[XTRAIN_PARAMETER_MAX];
    }
    xt_run run = {.last = -1};
    for (int period = 0; period <= periods; period++) {
        const bool is_open = period < periods && count->closed_in[period] == 0;
        const int64_t extra = is_open ? count->placed[period] - most : 0;
        if (is_open && extra > 0 && extra > count->by_period[period]) {
            const int number[XT_RUN_NUMBERS] = {count->placed[period], 0, 0};
            xt_run_add(&run, period, extra, number, NULL);
        } else if (run.last >= 0) {
            keep_full(count, &run, most);
            run.last = -1;
        }
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
