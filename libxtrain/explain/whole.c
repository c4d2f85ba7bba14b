/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Person-periods of a department over the whole plan: need and offer. Let N be the sum of staffing
 * min over its open periods. The heads that count towards it are at most
 *
 *     sum over people at home there of their present periods less those they must spend away
 *   + the least of: the sum of V over its open periods; what visitors can serve there in all,
 *
 * and every visitor beyond V costs a unit, so units >= N - offer. A person who keeps all musts
 * spends away at least what P4 (min) or P6 (min) ask, less periods in which home would not count;
 * and serves elsewhere at most P4's max, and what stays of P3's max allow if P5 (ever) or P6 (max)
 * limit their number.
 */
#include "explain/count.h"

static int64_t larger(int64_t left, int64_t right)
{
    return left > right ? left : right;
}

/* Present periods at home that a person must give up, at least. */
static int64_t periods_away(xt_count *count, int employee, int elsewhere, int absent)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    int64_t away = 0;
    if ((count->person[employee] & XT_PERSON_KEEPS) == 0) {
        return 0;
    }
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = problem->rule_of[i];
        const int32_t least = xt_count_value(count, rule, XTRAIN_PARAMETER_MIN);
        if (xt_count_is_must(count, rule, XTRAIN_RULE_P4)) {
            away = larger(away, (int64_t)least - elsewhere);
        } else if (xt_count_is_must(count, rule, XTRAIN_RULE_P6) && least > 0) {
            xt_visit_need need;
            xt_visit_need_of(count, employee, rule, &need);
            need.gap = 0;
            away = larger(away, xt_visit_present(&need, need.missing) - elsewhere);
            away = larger(away, xt_visit_cells(&need, need.missing) - absent);
        }
    }
    return away;
}

/* Present periods at home that a person can have, at most. */
static int64_t periods_at_home(xt_count *count, int employee)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    int all = 0;       /* present periods, if always at home */
    int sent = 0;      /* of them, fixed elsewhere */
    int elsewhere = 0; /* eligible while home is closed */
    for (int period = person->first_period; period <= person->last_period; period++) {
        const int fixed = xt_count_fixed_cell(person, period);
        if (!xt_count_is_eligible(count, employee, period)) {
            continue;
        }
        if (xt_is_closed(problem, person->home, period)) {
            elsewhere++;
        } else {
            all++;
            sent += fixed != XT_NOT_FIXED && fixed != person->home;
        }
    }
    const int absent = person->last_period - person->first_period + 1 - all;
    return all - larger(sent, periods_away(count, employee, elsewhere, absent));
}

/* Present periods of stays there that a person who keeps all musts can make, at most. */
static int64_t limit_of_stays(xt_count *count, int employee, int department)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    int64_t limit = XT_NO_LIMIT;
    int64_t stays = XT_NO_LIMIT;
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = problem->rule_of[i];
        const xt_rule *record = &problem->rules[rule];
        const int32_t most = xt_count_value(count, rule, XTRAIN_PARAMETER_MAX);
        int64_t left = XT_NO_LIMIT;
        if (xt_count_is_must(count, rule, XTRAIN_RULE_P4) && most != XTRAIN_UNSET) {
            limit = most < limit ? most : limit;
        } else if (!xt_subject_has(problem, record->stated.subject, department)) {
            continue;
        } else if (xt_count_is_must(count, rule, XTRAIN_RULE_P5) &&
                   xt_rule_has(record, XTRAIN_PARAMETER_EVER)) {
            left = xt_count_has_past(count, person, rule, department) ? 0 : 1;
        } else if (xt_count_is_must(count, rule, XTRAIN_RULE_P6) && most != XTRAIN_UNSET &&
                   record->by_period == xt_periods(problem) - 1 &&
                   xt_count_value(count, rule, XTRAIN_PARAMETER_PRESENT) <= 1) {
            left = most - xt_count_past_visits(count, employee, rule);
        }
        stays = left < stays ? left : stays;
    }
    xt_count_stay_bounds(count, employee);
    const int longest = count->stay_max[department];
    if (stays < XT_NO_LIMIT && longest < XT_NO_LIMIT) {
        const xt_past_stay *stay = xt_count_under_way(person);
        int64_t served = (stays > 0 ? stays : 0) * longest;
        if (stay != NULL && xt_count_may_go_on(person, department, 0)) {
            const int most = xt_count_longest_stay(count, employee, department, stay->first_cell);
            served += larger(0, (int64_t)most - (stay->last_cell - stay->first_cell + 1));
        }
        limit = served < limit ? served : limit;
    }
    return limit;
}

/* Periods that visitors can serve there; counts no further than `enough`. */
static int64_t periods_of_visitors(xt_count *count, int department, int64_t enough)
{
    const xtrain_problem *problem = count->problem;
    int64_t all = 0;
    for (int e = 0; e < (int)problem->employee_count && all < enough; e++) {
        const xt_employee *person = &problem->employees[e];
        const unsigned known = XT_PERSON_KEEPS | XT_PERSON_LIMITED;
        const bool limited = (count->person[e] & known) == known;
        int64_t served = 0;
        for (int t = person->first_period; t <= person->last_period; t++) {
            served += xt_count_may_visit(count, e, department, t);
        }
        const int64_t limit = limited && served > 0 ? limit_of_stays(count, e, department) : served;
        all += served < limit ? served : limit;
    }
    return all;
}

/* The sum of V over the open periods; XT_NO_LIMIT if it is at least `enough`. */
static int64_t periods_of_room(const xt_count *count, int department, int64_t enough)
{
    int64_t all = 0;
    for (int period = 0; period < xt_periods(count->problem) && all < enough; period++) {
        if (!xt_is_closed(count->problem, department, period)) {
            all += xt_count_room(count, department, period, enough).visitors;
        }
    }
    return all < enough ? all : XT_NO_LIMIT;
}

static void keep_department(xt_count *count, int department, int64_t needed, const int64_t offer[2])
{
    const int end = xt_periods(count->problem) - 1;
    const int64_t all = offer[0] + offer[1];
    int others = 0;
    const xtrain_rule *staffing =
        xt_count_musts(count, department, XTRAIN_RULE_D1, XT_NUMBER_MIN, end, &others);
    xt_count_begin(count);
    xt_text_format(&count->text, "%s needs ", count->problem->departments[department].name);
    xt_count_periods(count, needed, "person-");
    xt_count_sources(count, staffing, others);
    xt_text_format(&count->text,
                   "; unless another must is broken, at most %lld are on offer: %lld from those at "
                   "home there, less leave and the time away that is asked, and %lld from visitors",
                   (long long)all, (long long)offer[0], (long long)offer[1]);
    xt_count_keep(count,
                  (xtrain_finding){.kind = XTRAIN_RULE_D1,
                                   .department = department,
                                   .employee = XTRAIN_NONE,
                                   .first_period = 0,
                                   .last_period = end,
                                   .units = needed - all},
                  &staffing->source);
}

/* Heads that are asked for in all open periods. */
static int64_t periods_needed(const xt_count *count, int department)
{
    int64_t needed = 0;
    for (int period = 0; period < xt_periods(count->problem); period++) {
        const int32_t least =
            xt_count_limit(count, department, XTRAIN_RULE_D1, XT_NUMBER_MIN, period);
        needed += least > 0 && !xt_is_closed(count->problem, department, period) ? least : 0;
    }
    return needed;
}

/* Where it says more than the findings by period do. */
static void count_department(xt_count *count, int department, int64_t at_home)
{
    const int64_t needed = periods_needed(count, department);
    const int64_t known = needed - count->missing[department]; /* an offer that is proven already */
    if (at_home >= known) {
        return;
    }
    const int64_t room = periods_of_room(count, department, known - at_home);
    const int64_t served = periods_of_visitors(count, department, known - at_home);
    const int64_t offer[2] = {at_home, served < room ? served : room};
    if (at_home + offer[1] < known) {
        keep_department(count, department, needed, offer);
    }
}

void xt_count_whole(xt_count *count)
{
    const xtrain_problem *problem = count->problem;
    const int departments = (int)problem->department_count;
    int64_t *at_home = xt_allocate(&count->memory, (size_t)departments, sizeof *at_home);
    if (at_home == NULL) {
        count->failed = true;
        return;
    }
    for (int e = 0; e < (int)problem->employee_count; e++) {
        if (problem->employees[e].home >= 0) {
            at_home[problem->employees[e].home] += periods_at_home(count, e);
        }
    }
    for (int d = 0; d < departments; d++) {
        count_department(count, d, at_home[d]);
    }
    xt_release(&count->memory, at_home);
}
