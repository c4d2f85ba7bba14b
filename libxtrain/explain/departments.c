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

/* A period in which there cannot be enough. */
typedef struct shortfall {
    int missing; /* 0: there can */
    int home;
    int visitors;
    bool more; /* there are more people, who would break musts of their own */
    obstacle why;
    const xtrain_rule *limit; /* the rule in the way, or NULL */
} shortfall;

/* What one rule of a department asks for. */
typedef struct staffing {
    const xt_rule *rule;
    bool hosts; /* hosts, not heads */
    int needed;
    bool more; /* of some period in which people are in the way */
    shortfall at[XTRAIN_MAX_PERIODS];
} staffing;

xt_room xt_count_room(const xt_count *count, int department, int period, int64_t enough)
{
    const xtrain_rule *visitors =
        xt_count_must(count, department, XTRAIN_RULE_D2, XT_NUMBER_MAX, period);
    const xtrain_rule *coaching =
        xt_count_must(count, department, XTRAIN_RULE_D4, XT_NUMBER_HOSTS, period);
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

/* What is missing of `needed` in an open period. */
static shortfall shortfall_in(const xt_count *count, const staffing *on, int period)
{
    const int department = on->rule->stated.subject.index;
    const int *table = on->hosts ? count->home_hosts : count->home;
    shortfall found = {.home = table[xt_count_cell(count, department, period)]};
    const int wanted = on->needed - found.home;
    if (wanted <= 0) {
        return found;
    }
    const xt_room room = xt_count_room(count, department, period, wanted);
    found.visitors = xt_count_visitors(count, department, period, on->hosts,
                                       wanted < room.visitors ? wanted : room.visitors);
    found.missing = wanted - found.visitors;
    if (found.missing > 0 && room.rule != NULL && found.visitors == room.visitors) {
        found.why = room.rule->kind == XTRAIN_RULE_D2 ? MOST_VISITORS : COACHES;
        found.limit = room.rule;
    } else if (found.missing > 0) {
        const int more = found.visitors + 1;
        found.more = xt_count_others(count, department, period, on->hosts, more) == more;
    }
    return found;
}

/* "; unless visitors max (office.cfg:43) is broken, ": what the number that follows rests on. */
static void say_condition(xt_count *count, const staffing *on, const shortfall *first)
{
    xt_text *text = &count->text;
    if (first->why == PEOPLE) {
        xt_text_add(text, on->more ? "; unless a must of people is broken, " : ", ");
    } else if (first->why == MOST_VISITORS) {
        xt_text_add(text, "; unless visitors max");
        xt_count_source(count, &first->limit->source);
        xt_text_add(text, " is broken, ");
    } else {
        xt_text_add(text, "; unless coach capacity");
        xt_count_source(count, &first->limit->source);
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

/* The periods of `at` have the same cause as the first one of them. */
static void keep_shortfall(xt_count *count, const staffing *on, const shortfall *first,
                           const xt_case *at)
{
    const xtrain_rule *rule = &on->rule->stated;
    const int department = rule->subject.index;
    const bool is_one = on->needed == 1;
    xt_count_begin(count);
    xt_text_format(&count->text, "%s, ", count->problem->departments[department].name);
    xt_count_when(count, at);
    xt_text_format(&count->text, ": staffing asks for %d %s", on->needed,
                   on->hosts ? (is_one ? "host" : "hosts") : (is_one ? "person" : "people"));
    xt_count_source(count, &rule->source);
    say_condition(count, on, first);
    say_offer(count, at, department);
    xt_count_sum(count, at, "are missing");
    xt_count_keep(count,
                  (xtrain_finding){.kind = XTRAIN_RULE_D1,
                                   .department = department,
                                   .employee = XTRAIN_NONE,
                                   .first_period = at->first,
                                   .last_period = at->last,
                                   .units = at->units},
                  &rule->source);
}

/* One finding for all periods from the first one on that have its cause; they are done then. */
static void keep_cause(xt_count *count, staffing *on, int first)
{
    const shortfall cause = on->at[first];
    xt_case found = {0};
    for (int period = first; period < xt_periods(count->problem); period++) {
        shortfall *here = &on->at[period];
        if (here->missing > 0 && here->why == cause.why && here->limit == cause.limit) {
            const int number[XT_CASE_NUMBERS] = {here->home + here->visitors, here->home,
                                                 here->visitors};
            xt_case_add(&found, period, here->missing, number);
            here->missing = 0;
        }
    }
    keep_shortfall(count, on, &cause, &found);
}

static void count_staffing(xt_count *count, staffing *on)
{
    const int periods = xt_periods(count->problem);
    const int department = on->rule->stated.subject.index;
    const unsigned number = on->hosts ? XT_NUMBER_HOSTS : XT_NUMBER_MIN;
    on->more = false;
    for (int period = 0; period < periods; period++) {
        on->at[period] = (shortfall){0};
        if (xt_rule_holds(on->rule, number, period) &&
            !xt_is_closed(count->problem, department, period)) {
            on->at[period] = shortfall_in(count, on, period);
        }
        on->more = on->more || on->at[period].more;
        if (!on->hosts) {
            count->missing[department] += on->at[period].missing;
            count->by_period[period] += on->at[period].missing;
        }
    }
    for (int why = 0; why < OBSTACLES; why++) {
        for (int period = 0; period < periods; period++) {
            if (on->at[period].missing > 0 && on->at[period].why == (obstacle)why) {
                keep_cause(count, on, period);
            }
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
        const int32_t least = xt_count_limit(count, d, XTRAIN_RULE_D1, XT_NUMBER_MIN, period);
        if (least > 0 && !xt_is_closed(count->problem, d, period)) {
            needed += least;
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
    const xtrain_problem *problem = count->problem;
    staffing *on = xt_allocate(&count->memory, 1, sizeof *on);
    if (on == NULL) {
        count->failed = true;
        return;
    }
    for (int i = 0; i < problem->department_rule_first[problem->department_count]; i++) {
        const int rule = problem->department_rules[i];
        const xtrain_parameter numbers[] = {XTRAIN_PARAMETER_MIN, XTRAIN_PARAMETER_HOSTS};
        const bool in_heads = xt_count_is_must(count, rule, XTRAIN_RULE_D1) &&
                              !xt_rule_has(&problem->rules[rule], XTRAIN_PARAMETER_FTE);
        for (int k = 0; k < 2 && in_heads; k++) {
            on->rule = &problem->rules[rule];
            on->hosts = numbers[k] == XTRAIN_PARAMETER_HOSTS;
            on->needed = xt_count_value(count, rule, numbers[k]);
            if (on->needed > 0) {
                count_staffing(count, on);
            }
        }
    }
    xt_release(&count->memory, on);
    count_periods(count);
}
