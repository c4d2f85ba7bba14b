/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who may visit what. A visitor's present period (d, t) breaks a must of whoever may break none if
 *   - d is a never-department, or no time away is allowed at all (P4); or
 *   - no stay that begins in the plan may cover it, for entry asks for more (P2), or it would be a
 *     return (P5, ever) or a visit too many (P6); and the stay under way does not reach it.
 */
#include "explain/count.h"

bool xt_count_has_past(const xt_count *count, const xt_employee *person, int rule, int department)
{
    const xtrain_subject subject = count->problem->rules[rule].stated.subject;
    for (size_t i = 0; i < person->past_count; i++) {
        const int place = person->past[i].department;
        if (subject.kind == XTRAIN_SUBJECT_ANY ? place == department
                                               : xt_subject_has(count->problem, subject, place)) {
            return true;
        }
    }
    return false;
}

/* Does a stay there that begins in the plan and is present in the period break this must. */
static bool forbids_stay(const xt_count *count, int employee, int rule, int department, int period)
{
    const xt_rule *record = &count->problem->rules[rule];
    const int32_t present = record->stated.value[XTRAIN_PARAMETER_PRESENT];
    const int32_t most = record->stated.value[XTRAIN_PARAMETER_MAX];
    if (record->stated.strength != XTRAIN_MUST ||
        !xt_subject_has(count->problem, record->stated.subject, department)) {
        return false;
    }
    if (record->stated.kind == XTRAIN_RULE_P5) {
        return record->stated.value[XTRAIN_PARAMETER_EVER] == 1 &&
               xt_count_has_past(count, &count->problem->employees[employee], rule, department);
    }
    return record->stated.kind == XTRAIN_RULE_P6 && most != XTRAIN_UNSET &&
           (present == XTRAIN_UNSET || present == 1) && period <= record->by_period &&
           xt_count_past_visits(count, employee, rule) >= most;
}

static bool is_never(const xt_employee *person, int department)
{
    for (size_t i = 0; i < person->never_count; i++) {
        if (person->nevers[i].department == department) {
            return true;
        }
    }
    return false;
}

bool xt_count_is_forbidden(const xt_count *count, int employee, int department)
{
    return is_never(&count->problem->employees[employee], department) ||
           !xt_count_may_enter(count, employee, department,
                               count->problem->employees[employee].last_period);
}

static bool may_begin(const xt_count *count, int employee, int department, int period)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    if (!xt_count_may_enter(count, employee, department, period)) {
        return false;
    }
    if ((count->person[employee] & XT_PERSON_LIMITED) == 0) {
        return true;
    }
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        if (forbids_stay(count, employee, problem->rule_of[i], department, period)) {
            return false;
        }
    }
    return true;
}

/* Can the stay under way be there, and go on until the period. */
bool xt_count_may_go_on(const xt_employee *person, int department, int period)
{
    const xt_past_stay *stay = xt_count_under_way(person);
    bool may = stay != NULL && stay->department == department && person->first_period == 0;
    for (int t = 0; t <= period && may; t++) {
        const int fixed = xt_count_fixed_cell(person, t);
        may = fixed == XT_NOT_FIXED || fixed == department;
    }
    return may;
}

bool xt_count_may_visit(const xt_count *count, int employee, int department, int period)
{
    const xt_employee *person = &count->problem->employees[employee];
    if (person->home == department ||
        !xt_is_present(count->problem, employee, department, period)) {
        return false;
    }
    const int fixed = xt_count_fixed_cell(person, period);
    if (fixed != XT_NOT_FIXED) {
        return fixed == department;
    }
    if ((count->person[employee] & XT_PERSON_KEEPS) == 0) {
        return true;
    }
    if ((count->person[employee] & XT_PERSON_STAYS) != 0 || is_never(person, department)) {
        return false;
    }
    return may_begin(count, employee, department, period) ||
           xt_count_may_go_on(person, department, period);
}

bool xt_count_may_be(const xt_count *count, int employee, int department, int period)
{
    const xt_employee *person = &count->problem->employees[employee];
    const int fixed = xt_count_fixed_cell(person, period);
    return person->home == department
               ? (fixed == XT_NOT_FIXED || fixed == department) &&
                     xt_is_present(count->problem, employee, department, period)
               : xt_count_may_visit(count, employee, department, period);
}

int xt_count_visitors(const xt_count *count, int department, int period, bool hosts, int enough)
{
    int found = 0;
    for (int e = 0; e < (int)count->problem->employee_count && found < enough; e++) {
        found += (!hosts || xt_count_may_host(count, e, department, period)) &&
                 xt_count_may_visit(count, e, department, period);
    }
    return found;
}

int xt_count_others(const xt_count *count, int department, int period, bool hosts, int enough)
{
    int found = 0;
    for (int e = 0; e < (int)count->problem->employee_count && found < enough; e++) {
        const xt_employee *person = &count->problem->employees[e];
        const int fixed = xt_count_fixed_cell(person, period);
        found += (!hosts || xt_count_may_host(count, e, department, period)) &&
                 person->home != department && (fixed == XT_NOT_FIXED || fixed == department) &&
                 xt_is_present(count->problem, e, department, period);
    }
    return found;
}

/* ---- lengths of stays ---- */

typedef struct lengths {
    int least;
    int most;
} lengths;

/* What musts about the department say of a stay with this first cell; with `dates` only those that
 * have a date range or are replaced in one. */
static lengths lengths_at(const xt_count *count, const xt_employee *person, int department,
                          int begin, bool dates)
{
    const xtrain_problem *problem = count->problem;
    lengths found = {1, XT_NO_LIMIT};
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = problem->rule_of[i];
        const xt_rule *record = &problem->rules[rule];
        const int32_t least = xt_count_value(count, rule, XTRAIN_PARAMETER_MIN);
        const int32_t most = xt_count_value(count, rule, XTRAIN_PARAMETER_MAX);
        if (!xt_count_is_must(count, rule, XTRAIN_RULE_P3) ||
            !xt_subject_has(problem, record->stated.subject, department) ||
            (dates && !xt_rule_has_range(&record->stated) && record->numbers == NULL)) {
            continue;
        }
        if (least > found.least && xt_rule_holds_at(problem, record, XT_NUMBER_MIN, begin)) {
            found.least = least;
        }
        if (most != XTRAIN_UNSET && most < found.most &&
            xt_rule_holds_at(problem, record, XT_NUMBER_MAX, begin)) {
            found.most = most;
        }
    }
    return found;
}

int xt_count_longest_stay(const xt_count *count, int employee, int department, int begin)
{
    return lengths_at(count, &count->problem->employees[employee], department, begin, false).most;
}

static void narrow(xt_count *count, int department, lengths found)
{
    int *least = &count->stay_min[department];
    int *most = &count->stay_max[department];
    *least = found.least > *least ? found.least : *least;
    *most = found.most < *most ? found.most : *most;
}

/* Rules with dates: what they say of a stay whenever it begins in the plan. */
static void narrow_by_dates(xt_count *count, const xt_employee *person, int department)
{
    lengths found = lengths_at(count, person, department, 0, true);
    for (int begin = 1; begin < xt_periods(count->problem); begin++) {
        const lengths here = lengths_at(count, person, department, begin, true);
        found.least = here.least < found.least ? here.least : found.least;
        found.most = here.most > found.most ? here.most : found.most;
    }
    narrow(count, department, found);
}

void xt_count_stay_bounds(xt_count *count, int employee)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    const int departments = (int)problem->department_count;
    if (count->bounds_of == person->rule_first) {
        return;
    }
    for (int d = 0; d < departments; d++) {
        count->stay_min[d] = 1;
        count->stay_max[d] = XT_NO_LIMIT;
    }
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = problem->rule_of[i];
        const xt_rule *record = &problem->rules[rule];
        const xtrain_subject subject = record->stated.subject;
        const int32_t most = xt_count_value(count, rule, XTRAIN_PARAMETER_MAX);
        const lengths stated = {xt_count_value(count, rule, XTRAIN_PARAMETER_MIN),
                                most == XTRAIN_UNSET ? XT_NO_LIMIT : most};
        const bool is_one = subject.kind == XTRAIN_SUBJECT_DEPARTMENT;
        if (!xt_count_is_must(count, rule, XTRAIN_RULE_P3)) {
            continue;
        }
        if (xt_rule_has_range(&record->stated) || record->numbers != NULL) {
            narrow_by_dates(count, person, subject.index);
            continue;
        }
        for (int d = is_one ? subject.index : 0; d < (is_one ? subject.index + 1 : departments);
             d++) {
            if (xt_subject_has(problem, subject, d)) {
                narrow(count, d, stated);
            }
        }
    }
    count->bounds_of = person->rule_count > 0 ? person->rule_first : -1;
}
