/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Too few people, period by period. Of an open department with staffing min n (D1) let H be the
 * people at home there who can be present, W the others who could visit, and V the visitors beyond
 * whom each one breaks a unit of a must: V = max of D2, or floor(p O / q) of D4 with O the hosts
 * there can be. With v visitors at least n - H - v heads are missing and v - V visitors are too
 * many, so together
 *
 *     units >= n - H - min(V, W);    hosts: the same of hosts min, hosts at home, visiting hosts.
 *
 * A person is in one department at a time, so in any period the heads missing are at least the sum
 * of all n less the people who can be present anywhere.
 */
#include "explain/count.h"

enum { OFFER, AT_HOME, VISITING };

const xtrain_rule *xt_count_must(const xt_count *count, int department, xtrain_rule_kind kind)
{
    const xtrain_problem *problem = count->problem;
    for (int i = problem->department_rule_first[department];
         i < problem->department_rule_first[department + 1]; i++) {
        if (xt_count_is_must(count, problem->department_rules[i], kind)) {
            return &problem->rules[problem->department_rules[i]].stated;
        }
    }
    return NULL;
}

xt_room xt_count_room(const xt_count *count, int department, int period, int64_t enough)
{
    const xtrain_rule *visitors = xt_count_must(count, department, XTRAIN_RULE_D2);
    const xtrain_rule *coaching = xt_count_must(count, department, XTRAIN_RULE_D4);
    xt_room room = {XT_NO_LIMIT, NULL};
    if (visitors != NULL) {
        room = (xt_room){visitors->value[XTRAIN_PARAMETER_MAX], visitors};
    }
    if (coaching != NULL) {
        const int64_t ratio[2] = {coaching->value[XTRAIN_PARAMETER_VISITORS],
                                  coaching->value[XTRAIN_PARAMETER_HOSTS]};
        int64_t hosts = count->home_hosts[xt_count_cell(count, department, period)];
        const int64_t wanted = (enough * ratio[1] + ratio[0] - 1) / ratio[0] - hosts;
        if (count->problem->departments[department].lead_skill != XTRAIN_NONE && wanted > 0) {
            const int most = wanted < XT_NO_LIMIT ? (int)wanted : XT_NO_LIMIT;
            hosts += xt_count_visitors(count, department, period, true, most);
        }
        if (ratio[0] * hosts / ratio[1] < room.visitors) {
            room = (xt_room){(int)(ratio[0] * hosts / ratio[1]), coaching};
        }
    }
    return room;
}

/* Adds the period to the run if there cannot be `needed` heads, or hosts. */
static bool find_shortfall(const xt_count *count, xt_run *run, int department, int period,
                           bool hosts, int needed)
{
    const int *table = hosts ? count->home_hosts : count->home;
    const int home = table[xt_count_cell(count, department, period)];
    if (home >= needed || xt_is_closed(count->problem, department, period)) {
        return false;
    }
    const xt_room room = xt_count_room(count, department, period, needed - home);
    const int wanted = needed - home < room.visitors ? needed - home : room.visitors;
    const int visitors = xt_count_visitors(count, department, period, hosts, wanted);
    if (home + visitors >= needed) {
        return false;
    }
    const int number[XT_RUN_NUMBERS] = {home + visitors, home, visitors};
    xt_run_add(run, period, needed - home - visitors, number,
               visitors == room.visitors ? room.rule : NULL);
    return true;
}

/* ", at most 3 can be there: 2 of 7 at home there, 1 visitor (office.cfg:43)" */
static void say_offer(xt_count *count, const xt_run *run, int department)
{
    const int people = count->people_of[department];
    xt_text *text = &count->text;
    if (run->high[OFFER] == 0) {
        xt_text_add(text, ", nobody");
    } else {
        xt_text_add(text, ", at most ");
        xt_count_range(count, run, OFFER);
    }
    xt_text_add(text, " can be there: ");
    if (people == 0) {
        xt_text_add(text, "nobody");
    } else {
        xt_count_range(count, run, AT_HOME);
        xt_text_format(text, " of %d", people);
    }
    xt_text_add(text, " at home there, ");
    if (run->high[VISITING] == 0) {
        xt_text_add(text, "no");
    } else {
        xt_count_range(count, run, VISITING);
    }
    xt_text_add(text, run->high[VISITING] == 1 ? " visitor" : " visitors");
    if (run->rule != NULL) {
        xt_count_source(count, &run->rule->source);
    }
}

static void keep_shortfall(xt_count *count, xt_run *run, const xtrain_rule *staffing, bool hosts)
{
    const int department = staffing->subject.index;
    const int needed = staffing->value[hosts ? XTRAIN_PARAMETER_HOSTS : XTRAIN_PARAMETER_MIN];
    xt_count_begin(count);
    xt_text_format(&count->text, "%s, ", count->problem->departments[department].name);
    xt_count_span(count, run->first, run->last);
    xt_text_format(&count->text, ": staffing asks for %d %s", needed,
                   hosts ? (needed == 1 ? "host" : "hosts") : (needed == 1 ? "person" : "people"));
    xt_count_source(count, &staffing->source);
    say_offer(count, run, department);
    xt_count_sum(count, run, "are missing");
    xt_count_keep(count,
                  (xtrain_finding){.kind = XTRAIN_RULE_D1,
                                   .department = department,
                                   .employee = XTRAIN_NONE,
                                   .first_period = run->first,
                                   .last_period = run->last,
                                   .units = run->units},
                  &staffing->source);
}

static void count_department(xt_count *count, const xtrain_rule *staffing, bool hosts)
{
    const int department = staffing->subject.index;
    const int needed = staffing->value[hosts ? XTRAIN_PARAMETER_HOSTS : XTRAIN_PARAMETER_MIN];
    const int periods = xt_periods(count->problem);
    xt_run run = {.last = -1};
    for (int period = 0; period <= periods; period++) {
        const int64_t before = run.last < 0 ? 0 : run.units;
        const bool found =
            period < periods && find_shortfall(count, &run, department, period, hosts, needed);
        if (found && !hosts) {
            count->missing[department] += run.units - before;
            count->by_period[period] += run.units - before;
        } else if (!found && run.last >= 0) {
            keep_shortfall(count, &run, staffing, hosts);
            run.last = -1;
        }
    }
}

static void keep_all(xt_count *count, const xt_run *run)
{
    xt_count_begin(count);
    xt_count_span(count, run->first, run->last);
    xt_text_add(&count->text, ": the departments' staffing asks for ");
    xt_count_range(count, run, 0);
    xt_text_add(&count->text, " people in all, at most ");
    xt_count_range(count, run, 1);
    xt_text_add(&count->text, " can be present");
    xt_count_sum(count, run, "are missing");
    xt_count_keep(count,
                  (xtrain_finding){.kind = XTRAIN_RULE_D1,
                                   .department = XTRAIN_NONE,
                                   .employee = XTRAIN_NONE,
                                   .first_period = run->first,
                                   .last_period = run->last,
                                   .units = run->units},
                  NULL);
}

static int64_t needed_in(const xt_count *count, int period)
{
    int64_t needed = 0;
    for (int d = 0; d < (int)count->problem->department_count; d++) {
        const xtrain_rule *staffing = xt_count_must(count, d, XTRAIN_RULE_D1);
        if (staffing != NULL && staffing->value[XTRAIN_PARAMETER_MIN] > 0 &&
            !xt_is_closed(count->problem, d, period)) {
            needed += staffing->value[XTRAIN_PARAMETER_MIN];
        }
    }
    return needed;
}

/* All departments together, where that says more than each by itself. */
static void count_periods(xt_count *count)
{
    const int periods = xt_periods(count->problem);
    xt_run run = {.last = -1};
    for (int period = 0; period <= periods; period++) {
        const int64_t needed = period < periods ? needed_in(count, period) : 0;
        const int64_t missing = period < periods ? needed - count->able[period] : 0;
        if (period < periods && missing > count->by_period[period]) {
            const int number[XT_RUN_NUMBERS] = {(int)needed, count->able[period], 0};
            xt_run_add(&run, period, missing, number, NULL);
        } else if (run.last >= 0) {
            keep_all(count, &run);
            run.last = -1;
        }
    }
}

void xt_count_departments(xt_count *count)
{
    for (int d = 0; d < (int)count->problem->department_count; d++) {
        const xtrain_rule *staffing = xt_count_must(count, d, XTRAIN_RULE_D1);
        if (staffing != NULL && staffing->value[XTRAIN_PARAMETER_MIN] > 0) {
            count_department(count, staffing, false);
        }
        if (staffing != NULL && staffing->value[XTRAIN_PARAMETER_HOSTS] > 0) {
            count_department(count, staffing, true);
        }
    }
    count_periods(count);
}
