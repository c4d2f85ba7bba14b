/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Putting a track together: the stay under way goes on for as long as it must; then the visits that
 * P6 asks for follow, each as early as it can be, as short as it may be and in a department that
 * has not been visited yet; then stays until the time away is enough (P4). It need not succeed: who
 * calls judges the track.
 */
#include "explain/count.h"

typedef struct attempt {
    xt_count *count;
    const xt_employee *person;
    int employee;
    int gap;  /* cells between two stays */
    int next; /* first cell where the next stay may begin */
    int away; /* present periods so far */
    xt_stay *stays;
    int stay_count;
} attempt;

static int longest_gap(const xt_count *count, const xt_employee *person)
{
    int gap = 1;
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = count->problem->rule_of[i];
        const int32_t here = xt_count_value(count, rule, XTRAIN_PARAMETER_GAP);
        if (xt_count_is_must(count, rule, XTRAIN_RULE_P4) && here > gap) {
            gap = here;
        }
    }
    return gap;
}

static void add_stay(attempt *on, int department, int first, int last)
{
    on->stays[on->stay_count++] = (xt_stay){(int16_t)department, (int16_t)first, (int16_t)last};
    on->next = last + 1 + on->gap;
    for (int t = first; t <= last; t++) {
        on->away += xt_is_present(on->count->problem, on->employee, department, t);
    }
}

static void go_on(attempt *on)
{
    const xt_past_stay *stay = xt_count_under_way(on->person);
    if (stay != NULL && on->person->first_period == 0 && on->person->last_period >= 0) {
        const int missing =
            on->count->stay_min[stay->department] - (stay->last_cell - stay->first_cell + 1);
        const int last =
            missing - 1 < on->person->last_period ? missing - 1 : on->person->last_period;
        if (missing > 0) {
            add_stay(on, stay->department, 0, last);
        }
    }
}

static bool is_visited(const attempt *on, int department)
{
    for (int i = 0; i < on->stay_count; i++) {
        if (on->stays[i].department == department) {
            return true;
        }
    }
    for (size_t i = 0; i < on->person->past_count; i++) {
        if (on->person->past[i].department == department) {
            return true;
        }
    }
    return false;
}

/* The last cell of a stay that begins there, is as long as it must be and has so many present
 * periods, or -1. */
static int end_of_stay(const attempt *on, int department, int first, int present)
{
    const xtrain_problem *problem = on->count->problem;
    int served = 0;
    for (int t = first; t <= on->person->last_period; t++) {
        const int fixed = xt_count_fixed_cell(on->person, t);
        const bool on_leave = (xt_state(problem, on->employee, t) & XT_STATE_LEAVE) != 0;
        if (on_leave || (fixed != XT_NOT_FIXED && fixed != department) ||
            t - first >= on->count->stay_max[department]) {
            return -1;
        }
        served += xt_is_present(problem, on->employee, department, t);
        if (served >= present && t - first + 1 >= on->count->stay_min[department]) {
            return t;
        }
    }
    return -1;
}

/* A stay in some department of the subject; false: none was found. */
static bool visit(attempt *on, xtrain_subject subject, int present)
{
    const xtrain_problem *problem = on->count->problem;
    const bool is_one = subject.kind == XTRAIN_SUBJECT_DEPARTMENT;
    for (int first = on->next; first <= on->person->last_period; first++) {
        for (int d = 0; d < (int)problem->department_count; d++) {
            if (d == on->person->home || !xt_subject_has(problem, subject, d) ||
                xt_is_closed(problem, d, first) || (!is_one && is_visited(on, d)) ||
                xt_count_is_forbidden(on->count, on->employee, d)) {
                continue;
            }
            const int last = end_of_stay(on, d, first, present);
            if (last >= 0) {
                add_stay(on, d, first, last);
                return true;
            }
        }
    }
    return false;
}

int xt_count_attempt(xt_count *count, int employee, xt_stay *stays)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    const xtrain_subject anywhere = {XTRAIN_SUBJECT_ANY, 0};
    attempt on = {.count = count, .person = person, .employee = employee, .stays = stays};
    bool found = true;
    on.gap = longest_gap(count, person);
    on.next = person->first_period;
    if (person->past_count > 0) {
        const int after = person->past[person->past_count - 1].last_cell + 1 + on.gap;
        on.next = after > on.next ? after : on.next;
    }
    xt_count_stay_bounds(count, employee);
    go_on(&on);
    for (int i = person->rule_first; i < person->rule_first + person->rule_count && found; i++) {
        const int rule = problem->rule_of[i];
        xt_visit_need need = {0};
        if (xt_count_is_must(count, rule, XTRAIN_RULE_P6) &&
            xt_count_value(count, rule, XTRAIN_PARAMETER_MIN) > 0) {
            xt_visit_need_of(count, employee, rule, &need);
        }
        for (int k = 0; k < need.missing && found; k++) {
            found = visit(&on, problem->rules[rule].stated.subject, need.present);
        }
    }
    for (int i = person->rule_first; i < person->rule_first + person->rule_count && found; i++) {
        const int rule = problem->rule_of[i];
        while (found && xt_count_is_must(count, rule, XTRAIN_RULE_P4) &&
               on.away < xt_count_value(count, rule, XTRAIN_PARAMETER_MIN)) {
            found = visit(&on, anywhere, 1);
        }
    }
    return on.stay_count;
}
