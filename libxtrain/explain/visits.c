/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Visits and time away against a person's own time. P6 asks for `missing` more stays of m present
 * periods each by a date. Musts make a stay L cells long (P3) and put g cells between two (P4; at
 * least 1 if all are in one department, or they would be one stay); only the last of them may be
 * cut short. So x visits take (x - 1) (L + g) + L cells, or m instead of the last L, and as many
 * present periods w a stay as any L neighbouring cells have at least. They must fit
 *
 *   - into the departments that can count, where each counts once (distinct, or P5 ever);
 *   - into the person's eligible periods in which such a department is open, m each;
 *   - into the cells of the contract by the date;
 *   - into P4's max.
 *
 * A cell or present period beyond that breaks a unit of P3 or P4, and a visit in a forbidden
 * department at least one of P2 or P5. Leaving a visit out costs one unit of P6 and never saves
 * less. So with f visits that fit, units >= missing - f, whatever track the person has.
 *
 * P4 min: units >= min - the eligible periods in which a department is open where the person may
 * be; and, with runs of at most r cells and s cells between them (the gap, at least 1), units >=
 * min - (C / (r + s)) r - min(C mod (r + s), r) for a contract of C cells: each cell more is a
 * unit of the run or the gap.
 */
#include "explain/count.h"

typedef enum reason {
    DEPARTMENTS, /* departments that can count */
    PRESENT,     /* present periods */
    CELLS,       /* periods, length, gap */
    AWAY_MAX,    /* max of P4 */
    PAST,        /* visits already made, max */
    AWAY_OPEN,   /* periods in which time away is possible */
    AWAY_RUNS    /* periods away that runs and gaps allow */
} reason;

/* ---- what P6 asks ---- */

static int longer(int left, int right)
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
    need->missing = longer(0, record->stated.value[XTRAIN_PARAMETER_MIN] - made);
    if (need->missing == 0) {
        return;
    }
    const int shortest = shortest_stay(count, employee, subject, &departments);
    need->length = longer(shortest, need->present);
    need->served = need->present;
    if (shortest > need->present) {
        need->served = longer(need->present, least_served(count, employee, subject, shortest));
    }
    need->cut =
        record->by_period < xt_periods(problem) - 1 || may_owe(count, employee, subject);
    need->gap = departments == 1;
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int other = problem->rule_of[i];
        if (xt_count_is_must(count, other, XTRAIN_RULE_P4)) {
            need->gap = longer(need->gap, xt_count_value(count, other, XTRAIN_PARAMETER_GAP));
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

/* ---- what there is room for ---- */

/* Present periods by the date in a department, as far as contract, leave and fixed cells go. */
static int periods_in(const xt_count *count, int employee, int department, int by_period)
{
    const xt_employee *person = &count->problem->employees[employee];
    int periods = 0;
    for (int t = person->first_period; t <= person->last_period && t <= by_period; t++) {
        const int fixed = xt_count_fixed_cell(person, t);
        periods += xt_is_present(count->problem, employee, department, t) &&
                   (fixed == XT_NOT_FIXED || fixed == department);
    }
    return periods;
}

/* Does each cell, or the entry, of a stay that begins there break a must by itself. */
static bool is_forbidden(const xt_count *count, int employee, int department)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    for (size_t i = 0; i < person->never_count; i++) {
        if (person->nevers[i].department == department) {
            return true;
        }
    }
    for (int i = problem->entry_rule_first[department];
         i < problem->entry_rule_first[department + 1]; i++) {
        const xtrain_rule *rule = &problem->rules[problem->entry_rules[i]].stated;
        if (rule->strength == XTRAIN_MUST &&
            xt_level_of(problem, employee, rule->value[XTRAIN_PARAMETER_SKILL]) <
                rule->value[XTRAIN_PARAMETER_LEVEL]) {
            return true;
        }
    }
    return false;
}

/* Visits to a department beyond which each breaks a P5 (ever); XT_NO_LIMIT: none does. */
static int visits_once(const xt_count *count, int employee, int department)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    int most = XT_NO_LIMIT;
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = problem->rule_of[i];
        if (xt_count_is_must(count, rule, XTRAIN_RULE_P5) &&
            xt_rule_has(&problem->rules[rule], XTRAIN_PARAMETER_EVER) &&
            xt_subject_has(problem, problem->rules[rule].stated.subject, department)) {
            const int here = xt_count_has_past(count, person, rule, department) ? 0 : 1;
            most = here < most ? here : most;
        }
    }
    return most;
}

/* Is the department among those that count already, where each counts once. */
static bool is_used(const xt_count *count, int employee, int rule, int department)
{
    const xt_employee *person = &count->problem->employees[employee];
    for (size_t i = 0; i < person->past_count; i++) {
        if (person->past[i].department == department &&
            xt_count_is_past_visit(count, &person->past[i], rule)) {
            return true;
        }
    }
    return false;
}

/* New visits that departments allow without a breach of their own, but no more than `enough`. */
static int fit_departments(const xt_count *count, int employee, int rule, int present, int enough)
{
    const xtrain_problem *problem = count->problem;
    const xt_rule *record = &problem->rules[rule];
    const bool distinct = xt_rule_has(record, XTRAIN_PARAMETER_DISTINCT);
    int fit = 0;
    for (int d = 0; d < (int)problem->department_count && fit < enough; d++) {
        if (d == problem->employees[employee].home ||
            !xt_subject_has(problem, record->stated.subject, d) ||
            is_forbidden(count, employee, d) || (distinct && is_used(count, employee, rule, d)) ||
            periods_in(count, employee, d, record->by_period) < present) {
            continue;
        }
        const int once = distinct ? 1 : XT_NO_LIMIT;
        const int most = visits_once(count, employee, d);
        const int here = most < once ? most : once;
        fit = here < enough - fit ? fit + here : enough;
    }
    return fit;
}

/* Eligible periods by the date in which some department of the subject is open. */
static int periods_possible(const xt_count *count, int employee, int rule)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    const xt_rule *record = &problem->rules[rule];
    int periods = 0;
    for (int t = person->first_period; t <= person->last_period && t <= record->by_period; t++) {
        const int fixed = xt_count_fixed_cell(person, t);
        bool can = false;
        for (int d = 0; d < (int)problem->department_count && !can; d++) {
            can = d != person->home && (fixed == XT_NOT_FIXED || fixed == d) &&
                  xt_subject_has(problem, record->stated.subject, d) &&
                  xt_is_present(problem, employee, d, t);
        }
        periods += can;
    }
    return periods;
}

/* The most visits, up to `enough`, that take no more than `room` as `taken` counts. */
static int fit_into(const xt_visit_need *need, int64_t room, int enough,
                    int64_t (*taken)(const xt_visit_need *, int64_t))
{
    int fit = enough;
    while (fit > 0 && taken(need, fit) > room) {
        fit--;
    }
    return fit;
}

static int most_away(const xt_count *count, const xt_employee *person)
{
    int most = XT_NO_LIMIT;
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = count->problem->rule_of[i];
        const int32_t here = xt_count_value(count, rule, XTRAIN_PARAMETER_MAX);
        if (xt_count_is_must(count, rule, XTRAIN_RULE_P4) && here != XTRAIN_UNSET && here < most) {
            most = here;
        }
    }
    return most;
}

/* ---- people who cannot ---- */

/* Adds a person to those who cannot do the same for the same reason. */
static void add_impossible(xt_count *count, xt_impossible found)
{
    for (size_t i = count->impossible_count; i-- > 0;) {
        xt_impossible *known = &count->impossible[i];
        if (known->reason == found.reason && known->rule == found.rule &&
            memcmp(known->number, found.number, sizeof found.number) == 0) {
            known->people++;
            known->units += found.units;
            return;
        }
    }
    if (count->impossible_count >= XTRAIN_MAX_FINDINGS || count->failed) {
        return;
    }
    if (!XT_GROW(&count->memory, count->impossible, count->impossible_capacity,
                 count->impossible_count + 1)) {
        count->failed = true;
        return;
    }
    found.people = 1;
    count->impossible[count->impossible_count++] = found;
}

static void find_too_many(xt_count *count, int employee, int rule)
{
    const int32_t most = xt_count_value(count, rule, XTRAIN_PARAMETER_MAX);
    const int past = xt_count_past_visits(count, employee, rule);
    if (most != XTRAIN_UNSET && past > most) {
        add_impossible(count, (xt_impossible){.reason = PAST,
                                              .rule = rule,
                                              .number = {past, most},
                                              .employee = employee,
                                              .units = past - most});
    }
}

static void find_visits(xt_count *count, int employee, int rule)
{
    const xt_employee *person = &count->problem->employees[employee];
    const int by_period = count->problem->rules[rule].by_period;
    const int last = person->last_period < by_period ? person->last_period : by_period;
    const int contract = longer(0, last - person->first_period + 1);
    const int away = most_away(count, person);
    xt_visit_need need;
    find_too_many(count, employee, rule);
    if (xt_count_value(count, rule, XTRAIN_PARAMETER_MIN) <= 0) {
        return;
    }
    xt_visit_need_of(count, employee, rule, &need);
    const int asked = need.missing;
    const int room[] = {0, periods_possible(count, employee, rule), contract, away};
    const int fits[] = {
        fit_departments(count, employee, rule, need.present, asked),
        room[PRESENT] / longer(1, need.present),
        fit_into(&need, contract, asked, xt_visit_cells),
        fit_into(&need, away, asked, xt_visit_present),
    };
    int worst = DEPARTMENTS;
    for (int i = PRESENT; i <= AWAY_MAX; i++) {
        worst = fits[i] < fits[worst] ? i : worst;
    }
    if (fits[worst] < asked) {
        const int32_t least = xt_count_value(count, rule, XTRAIN_PARAMETER_MIN);
        const int missing = asked - fits[worst];
        add_impossible(count, (xt_impossible){.reason = worst,
                                              .rule = rule,
                                              .number = {least - missing, room[worst],
                                                         worst == CELLS ? need.length : 0,
                                                         worst == CELLS ? need.gap : 0},
                                              .employee = employee,
                                              .units = missing});
    }
}
