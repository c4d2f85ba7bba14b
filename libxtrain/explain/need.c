/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What P6 asks of a person: `missing` more stays of m present periods each by a date. Musts make a
 * stay L cells long (P3) and put g cells between two (P4; at least 1 if all are in one department,
 * or they would be one stay); only the last of them may be cut short, by the date or, where the
 * rest may be owed, by the plan's end. So x visits take
 *
 *     cells     (x - 1) (L + g) + L, or m instead of the last L;
 *     present   (x - 1) w + w, or m instead of the last w,
 *
 * where w is what any L neighbouring cells of the contract have at least, and never below m.
 */
#include "explain/count.h"

static int larger(int left, int right)
{
    return left > right ? left : right;
}

/* Does the end of the plan leave stays unfinished without breach. */
static bool may_owe(const xt_count *count, int employee, xtrain_subject subject)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const xt_rule *rule = &problem->rules[problem->rule_of[i]];
        if (rule->stated.kind == XTRAIN_RULE_P3 && xt_rule_has(rule, XTRAIN_PARAMETER_CLOSED_END)) {
            return false;
        }
    }
    for (int d = 0; d < (int)problem->department_count; d++) {
        if (d != person->home && xt_subject_has(problem, subject, d) &&
            xt_may_go_on(problem, employee, d, 1)) {
            return true;
        }
    }
    return false;
}

/* Least cells of a stay in any of the departments; *departments is how many there are. */
static int shortest_stay(xt_count *count, int employee, xtrain_subject subject, int *departments)
{
    const int home = count->problem->employees[employee].home;
    int least = XT_NO_LIMIT;
    xt_count_stay_bounds(count, employee);
    *departments = 0;
    for (int d = 0; d < (int)count->problem->department_count; d++) {
        if (d != home && xt_subject_has(count->problem, subject, d)) {
            *departments += 1;
            least = count->stay_min[d] < least ? count->stay_min[d] : least;
        }
    }
    return *departments == 0 ? 1 : least;
}

/* Is every department of the subject open. */
static bool are_open(const xt_count *count, xtrain_subject subject, int period)
{
    const xtrain_problem *problem = count->problem;
    if (subject.kind == XTRAIN_SUBJECT_ANY) {
        return count->closed_in[period] == 0;
    }
    if (subject.kind == XTRAIN_SUBJECT_DEPARTMENT) {
        return !xt_is_closed(problem, subject.index, period);
    }
    const xt_set *set = &problem->sets[subject.index];
    for (int i = 0; i < set->count; i++) {
        if (xt_is_closed(problem, set->departments[i], period)) {
            return false;
        }
    }
    return true;
}

/* Present periods in any `length` neighbouring cells of the contract, at least. */
static int least_served(const xt_count *count, int employee, xtrain_subject subject, int length)
{
    const xt_employee *person = &count->problem->employees[employee];
    int least = XT_NO_LIMIT;
    int served = 0;
    for (int t = person->first_period; t <= person->last_period; t++) {
        const int left = t - length; /* has just left the window */
        served += xt_count_is_eligible(count, employee, t) && are_open(count, subject, t);
        if (left >= person->first_period) {
            served -= xt_count_is_eligible(count, employee, left) && are_open(count, subject, left);
        }
        if (left + 1 >= person->first_period && served < least) {
            least = served;
        }
    }
    return least == XT_NO_LIMIT ? 0 : least;
}

static bool is_counted_before(const xt_count *count, const xt_employee *person, int rule,
                              size_t stay)
{
    for (size_t i = 0; i < stay; i++) {
        if (person->past[i].department == person->past[stay].department &&
            xt_count_is_past_visit(count, &person->past[i], rule)) {
            return true;
        }
    }
    return false;
}

/* Past visits that count towards min, with the one that the stay under way may become. */
static int visits_made(const xt_count *count, int employee, int rule)
{
    const xt_rule *record = &count->problem->rules[rule];
    const xt_employee *person = &count->problem->employees[employee];
    const bool distinct = xt_rule_has(record, XTRAIN_PARAMETER_DISTINCT);
    int visits = 0;
    for (size_t i = 0; i < person->past_count; i++) {
        const xt_past_stay *stay = &person->past[i];
        const bool goes_on =
            stay->last_cell == -1 && record->by_period >= 0 && person->first_period == 0 &&
            person->last_period >= 0 &&
            xt_subject_has(count->problem, record->stated.subject, stay->department);
        const bool again = distinct && is_counted_before(count, person, rule, i);
        visits += !again && (goes_on || xt_count_is_past_visit(count, stay, rule));
    }
    return visits;
}

void xt_visit_need_of(xt_count *count, int employee, int rule, xt_visit_need *need)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    const xt_rule *record = &problem->rules[rule];
    const xtrain_subject subject = record->stated.subject;
    const int32_t present = record->stated.value[XTRAIN_PARAMETER_PRESENT];
    int departments = 0;
    const int made = visits_made(count, employee, rule);
    *need = (xt_visit_need){.present = present == XTRAIN_UNSET ? 1 : present};
    need->missing = larger(0, record->stated.value[XTRAIN_PARAMETER_MIN] - made);
    if (need->missing == 0) {
        return;
    }
    const int shortest = shortest_stay(count, employee, subject, &departments);
    need->length = larger(shortest, need->present);
    need->served = need->present;
    if (shortest > need->present) {
        need->served = larger(need->present, least_served(count, employee, subject, shortest));
    }
    need->cut = record->by_period < xt_periods(problem) - 1 || may_owe(count, employee, subject);
    need->gap = departments == 1;
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int other = problem->rule_of[i];
        if (xt_count_is_must(count, other, XTRAIN_RULE_P4)) {
            need->gap = larger(need->gap, xt_count_value(count, other, XTRAIN_PARAMETER_GAP));
        }
    }
}

int64_t xt_visit_present(const xt_visit_need *need, int64_t visits)
{
    if (visits <= 0) {
        return 0;
    }
    return (visits - 1) * need->served + (need->cut ? need->present : need->served);
}

int64_t xt_visit_cells(const xt_visit_need *need, int64_t visits)
{
    if (visits <= 0) {
        return 0;
    }
    return (visits - 1) * ((int64_t)need->length + need->gap) +
           (need->cut ? need->present : need->length);
}
