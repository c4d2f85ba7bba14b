/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Visits and time away against a person's own time. The visits that P6 asks for (need.c) must fit
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
 * min - floor(C / (r + s)) r - min(C mod (r + s), r) for a contract of C cells: each cell more is a
 * unit of the run or the gap.
 */
#include "explain/count.h"

#include <string.h>

typedef enum reason {
    DEPARTMENTS, /* departments that can count */
    PRESENT,     /* present periods */
    CELLS,       /* periods, length, gap */
    AWAY_MAX,    /* max of P4 */
    PAST,        /* visits already made, max */
    AWAY_OPEN,   /* periods in which time away is possible */
    AWAY_RUNS    /* periods away that runs and gaps allow */
} reason;

static int larger(int left, int right)
{
    return left > right ? left : right;
}

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
            xt_count_is_forbidden(count, employee, d) ||
            (distinct && is_used(count, employee, rule, d)) ||
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

void xt_count_add_impossible(xt_count *count, xt_impossible found)
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
        xt_count_add_impossible(count, (xt_impossible){.reason = PAST,
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
    const int contract = larger(0, last - person->first_period + 1);
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
        room[PRESENT] / larger(1, need.present),
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
        xt_count_add_impossible(count, (xt_impossible){.reason = worst,
                                                       .rule = rule,
                                                       .number = {least - missing, room[worst],
                                                                  worst == CELLS ? need.length : 0,
                                                                  worst == CELLS ? need.gap : 0},
                                                       .employee = employee,
                                                       .units = missing});
    }
}

/* Periods in which the person can be present away without breaking a never. */
static int periods_open(const xt_count *count, int employee)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    int periods = 0;
    for (int t = person->first_period; t <= person->last_period; t++) {
        const int fixed = xt_count_fixed_cell(person, t);
        bool can = false;
        for (int d = 0; d < (int)problem->department_count && !can; d++) {
            can = d != person->home && (fixed == XT_NOT_FIXED || fixed == d) &&
                  xt_is_present(problem, employee, d, t);
            for (size_t i = 0; i < person->never_count && can; i++) {
                can = person->nevers[i].department != d;
            }
        }
        periods += can;
    }
    return periods;
}

/* The shortest run and the longest gap that musts ask for. */
static void find_rhythm(const xt_count *count, const xt_employee *person, int *run, int *gap)
{
    *run = XT_NO_LIMIT;
    *gap = 1;
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = count->problem->rule_of[i];
        const int32_t here = xt_count_value(count, rule, XTRAIN_PARAMETER_RUN);
        if (xt_count_is_must(count, rule, XTRAIN_RULE_P4)) {
            *run = here != XTRAIN_UNSET && here < *run ? here : *run;
            *gap = larger(*gap, xt_count_value(count, rule, XTRAIN_PARAMETER_GAP));
        }
    }
}

static void find_away(xt_count *count, int employee, int rule)
{
    const xt_employee *person = &count->problem->employees[employee];
    const int least = xt_count_value(count, rule, XTRAIN_PARAMETER_MIN);
    const int cells = larger(0, person->last_period - person->first_period + 1);
    int run = 0;
    int gap = 0;
    if (least <= 0) {
        return;
    }
    xt_impossible found = {.reason = AWAY_OPEN, .rule = rule, .employee = employee};
    int most = periods_open(count, employee);
    find_rhythm(count, person, &run, &gap);
    if (run < cells) {
        const int left = cells % (run + gap);
        const int full = cells / (run + gap) * run + (left < run ? left : run);
        if (full < most) {
            most = full;
            found.reason = AWAY_RUNS;
            found.number[1] = run;
            found.number[2] = gap;
        }
    }
    if (most < least) {
        found.number[0] = most;
        found.units = least - most;
        xt_count_add_impossible(count, found);
    }
}

/* ---- messages ---- */

/* "3 visits of 2 present periods to different departments of the set sales by 2026-06-28" */
static void say_visits(xt_count *count, int rule, int visits)
{
    const xtrain_rule *stated = &count->problem->rules[rule].stated;
    const int32_t present = stated->value[XTRAIN_PARAMETER_PRESENT];
    xt_text_format(&count->text, "%d %s", visits, visits == 1 ? "visit" : "visits");
    if (present > 1) {
        xt_text_format(&count->text, " of %d present periods", (int)present);
    }
    const bool distinct = stated->value[XTRAIN_PARAMETER_DISTINCT] == 1;
    const bool is_any = stated->subject.kind == XTRAIN_SUBJECT_ANY;
    xt_text_add(&count->text, distinct ? " to different departments" : " to ");
    if (!distinct || !is_any) {
        xt_text_format(&count->text, "%s%s", distinct ? " of " : "",
                       xt_subject_name(count->problem, stated->subject));
    }
    if (stated->value[XTRAIN_PARAMETER_BY] != XTRAIN_UNSET) {
        char day[XT_DATE_TEXT_SIZE];
        xt_date_format(stated->value[XTRAIN_PARAMETER_BY], day);
        xt_text_format(&count->text, " by %s", day);
    }
}

static void say_visit_reason(xt_count *count, const xt_impossible *found)
{
    xt_text *text = &count->text;
    switch (found->reason) {
    case DEPARTMENTS:
        xt_text_add(text, "no more departments are open and allowed");
        break;
    case PRESENT:
        xt_text_add(text, "that is possible in only ");
        xt_count_periods(count, found->number[1], "");
        break;
    case CELLS:
        xt_text_add(text, "the contract has ");
        xt_count_periods(count, found->number[1], "");
        xt_text_format(text, " for it, a stay takes %d", found->number[2]);
        if (found->number[3] > 0) {
            xt_text_format(text, " and %d %s between two", found->number[3],
                           found->number[3] == 1 ? "lies" : "lie");
        }
        break;
    default:
        xt_text_add(text, "at most ");
        xt_count_periods(count, found->number[1], "");
        xt_text_add(text, " away are allowed");
        break;
    }
}

static void say_away(xt_count *count, const xt_impossible *found)
{
    const xtrain_rule *stated = &count->problem->rules[found->rule].stated;
    xt_text_add(&count->text, "at least ");
    xt_count_periods(count, stated->value[XTRAIN_PARAMETER_MIN], "");
    xt_text_add(&count->text, " away are asked");
    xt_count_source(count, &stated->source);
    if (found->reason == AWAY_OPEN) {
        xt_text_format(&count->text, "; unless another must is broken, only %d %s possible",
                       found->number[0], found->number[0] == 1 ? "is" : "are");
    } else {
        xt_text_format(&count->text, ", at most %d in a row with %d between them allow only %d",
                       found->number[1], found->number[2], found->number[0]);
    }
}

static void keep_impossible(xt_count *count, const xt_impossible *found)
{
    const xt_rule *record = &count->problem->rules[found->rule];
    const xtrain_rule *stated = &record->stated;
    const bool is_one = stated->subject.kind == XTRAIN_SUBJECT_DEPARTMENT;
    xt_count_begin(count);
    xt_count_people(count, found->employee, found->people);
    xt_text_add(&count->text, ": ");
    if (found->reason == PAST) {
        xt_text_format(&count->text, "at most %d visit%s to %s %s allowed", found->number[1],
                       found->number[1] == 1 ? "" : "s",
                       xt_subject_name(count->problem, stated->subject),
                       found->number[1] == 1 ? "is" : "are");
        xt_count_source(count, &stated->source);
        xt_text_format(&count->text, ", %d have been made already", found->number[0]);
    } else if (stated->kind == XTRAIN_RULE_P6) {
        const int least = stated->value[XTRAIN_PARAMETER_MIN];
        say_visits(count, found->rule, least);
        xt_text_add(&count->text, least == 1 ? " is asked" : " are asked");
        xt_count_source(count, &stated->source);
        /* Present periods are what they are; everything else can be had by breaking a must. */
        xt_text_add(&count->text,
                    found->reason == PRESENT ? ", " : "; unless another must is broken, ");
        xt_text_format(&count->text,
                       found->number[0] > 0 ? "at most %d can be made: " : "none can be made: ",
                       found->number[0]);
        say_visit_reason(count, found);
    } else {
        say_away(count, found);
    }
    xt_count_keep(count,
                  (xtrain_finding){.kind = stated->kind,
                                   .department = is_one ? stated->subject.index : XTRAIN_NONE,
                                   .employee = found->employee,
                                   .people = found->people,
                                   .first_period = 0,
                                   .last_period = larger(0, record->by_period),
                                   .units = found->units},
                  &stated->source);
}

void xt_count_visits(xt_count *count)
{
    const xtrain_problem *problem = count->problem;
    for (int e = 0; e < (int)problem->employee_count; e++) {
        const xt_employee *person = &problem->employees[e];
        for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
            const int rule = problem->rule_of[i];
            if ((count->person[e] & XT_PERSON_KEEPS) != 0) {
                continue;
            }
            if (xt_count_is_must(count, rule, XTRAIN_RULE_P6)) {
                find_visits(count, e, rule);
            } else if (xt_count_is_must(count, rule, XTRAIN_RULE_P4)) {
                find_away(count, e, rule);
            }
        }
    }
    for (size_t i = 0; i < count->impossible_count; i++) {
        keep_impossible(count, &count->impossible[i]);
    }
}
