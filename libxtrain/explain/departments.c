/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Too few people, period by period; periods in which the same keeps people away are one finding. Of
 * an open department with staffing min n (D1) let H be the people at home there who can be present,
 * W the others who could visit, and V the visitors beyond whom each one breaks a unit of a must: V
 * = max of D2, or floor(p O / q) of D4 with O the hosts there can be. With v visitors at least n -
 * H - v heads are missing and v - V visitors are too many, so together
 *
 *     units >= n - H - min(V, W);    hosts: the same of hosts min, hosts at home, visiting hosts.
 *
 * A person is in one department at a time, so in any period the heads missing are at least the sum
 * of all n less the people who can be present anywhere.
 */
#include "explain/count.h"

enum { OFFER, AT_HOME, VISITING };

/* What keeps more people away. */
typedef enum obstacle {
    PEOPLE,        /* there are no more, or musts of their own keep them away */
    MOST_VISITORS, /* the department's limit of visitors */
    COACHES,       /* the same for its hosts */
    OBSTACLES
} obstacle;

/* A department's cases of one kind. */
typedef struct shortfalls {
    const xtrain_rule *staffing;
    bool hosts; /* of hosts, not of heads */
    int needed;
    bool more; /* there are more people, who would break musts of their own */
    xt_case cases[OBSTACLES];
} shortfalls;

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

/* Adds the period to its case if there cannot be enough; returns how many are missing. */
static int find_shortfall(const xt_count *count, shortfalls *found, int period)
{
    const int department = found->staffing->subject.index;
    const int needed = found->needed;
    const int *table = found->hosts ? count->home_hosts : count->home;
    const int home = table[xt_count_cell(count, department, period)];
    if (home >= needed || xt_is_closed(count->problem, department, period)) {
        return 0;
    }
    const xt_room room = xt_count_room(count, department, period, needed - home);
    const int wanted = needed - home < room.visitors ? needed - home : room.visitors;
    const int visitors = xt_count_visitors(count, department, period, found->hosts, wanted);
    const int missing = needed - home - visitors;
    if (missing <= 0) {
        return 0;
    }
    obstacle why = PEOPLE;
    if (room.rule != NULL && visitors == room.visitors) {
        why = room.rule->kind == XTRAIN_RULE_D2 ? MOST_VISITORS : COACHES;
    } else {
        const int others = xt_count_others(count, department, period, found->hosts, visitors + 1);
        found->more = found->more || others > visitors;
    }
    const int number[XT_CASE_NUMBERS] = {home + visitors, home, visitors};
    xt_case_add(&found->cases[why], period, missing, number);
    return missing;
}

/* "; unless visitors max (office.cfg:43) is broken, ": what the number that follows rests on. */
static void say_condition(xt_count *count, const shortfalls *found, obstacle why)
{
    const int department = found->staffing->subject.index;
    xt_text *text = &count->text;
    if (why == PEOPLE) {
        xt_text_add(text, found->more ? "; unless a must of people is broken, " : ", ");
    } else if (why == MOST_VISITORS) {
        xt_text_add(text, "; unless visitors max");
        xt_count_source(count, &xt_count_must(count, department, XTRAIN_RULE_D2)->source);
        xt_text_add(text, " is broken, ");
    } else {
        xt_text_add(text, "; unless coach capacity");
        xt_count_source(count, &xt_count_must(count, department, XTRAIN_RULE_D4)->source);
        xt_text_add(text, " or a must of people is broken, ");
    }
}

/* "at most 3 can be there: 2 of the 7 at home there, 1 visitor" */
static void say_offer(xt_count *count, const xt_case *found, int department)
{
    const int people = count->people_of[department];
    xt_text *text = &count->text;
    if (found->high[OFFER] == 0) {
        xt_text_add(text, "nobody");
    } else {
        xt_text_add(text, "at most ");
        xt_count_range(count, found, OFFER);
    }
    xt_text_add(text, " can be there: ");
    if (people == 0) {
        xt_text_add(text, "nobody is");
    } else {
        xt_count_range(count, found, AT_HOME);
        xt_text_format(text, " of the %d", people);
    }
    xt_text_add(text, " at home there, ");
    if (found->high[VISITING] == 0) {
        xt_text_add(text, "no");
    } else {
        xt_count_range(count, found, VISITING);
    }
    xt_text_add(text, found->high[VISITING] == 1 ? " visitor" : " visitors");
}

static void keep_shortfall(xt_count *count, const shortfalls *found, obstacle why)
{
    const int department = found->staffing->subject.index;
    const xt_case *at = &found->cases[why];
    const bool is_one = found->needed == 1;
    xt_count_begin(count);
    xt_text_format(&count->text, "%s, ", count->problem->departments[department].name);
    xt_count_when(count, at);
    xt_text_format(&count->text, ": staffing asks for %d %s", found->needed,
                   found->hosts ? (is_one ? "host" : "hosts") : (is_one ? "person" : "people"));
    xt_count_source(count, &found->staffing->source);
    say_condition(count, found, why);
    say_offer(count, at, department);
    xt_count_sum(count, at, "are missing");
    xt_count_keep(count,
                  (xtrain_finding){.kind = XTRAIN_RULE_D1,
                                   .department = department,
                                   .employee = XTRAIN_NONE,
                                   .first_period = at->first,
                                   .last_period = at->last,
                                   .units = at->units},
                  &found->staffing->source);
}

static void count_department(xt_count *count, const xtrain_rule *staffing, bool hosts)
{
    shortfalls found = {.staffing = staffing, .hosts = hosts};
    found.needed = staffing->value[hosts ? XTRAIN_PARAMETER_HOSTS : XTRAIN_PARAMETER_MIN];
    for (int period = 0; period < xt_periods(count->problem); period++) {
        const int missing = find_shortfall(count, &found, period);
        if (!hosts) {
            count->missing[staffing->subject.index] += missing;
            count->by_period[period] += missing;
        }
    }
    for (int why = 0; why < OBSTACLES; why++) {
        if (found.cases[why].periods > 0) {
            keep_shortfall(count, &found, (obstacle)why);
        }
    }
}

static void keep_all(xt_count *count, const xt_case *found)
{
    xt_count_begin(count);
    xt_count_when(count, found);
    xt_text_add(&count->text, ": the departments' staffing asks for ");
    xt_count_range(count, found, 0);
    xt_text_add(&count->text, " people in all, at most ");
    xt_count_range(count, found, 1);
    xt_text_add(&count->text, " can be present");
    xt_count_sum(count, found, "are missing");
    xt_count_keep(count,
                  (xtrain_finding){.kind = XTRAIN_RULE_D1,
                                   .department = XTRAIN_NONE,
                                   .employee = XTRAIN_NONE,
                                   .first_period = found->first,
                                   .last_period = found->last,
                                   .units = found->units},
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
    xt_case found = {0};
    for (int period = 0; period < xt_periods(count->problem); period++) {
        const int64_t needed = needed_in(count, period);
        const int64_t missing = needed - count->able[period];
        if (missing > count->by_period[period]) {
            const int number[XT_CASE_NUMBERS] = {(int)needed, count->able[period], 0};
            xt_case_add(&found, period, missing, number);
        }
    }
    if (found.periods > 0) {
        keep_all(count, &found);
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
