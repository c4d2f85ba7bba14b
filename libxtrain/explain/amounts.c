/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person's cells can add up to, whatever the track.
 *
 *   P9   in a window at most the sum over its eligible periods of the largest exposure of an open
 *        department (of the fixed one, where the cell is fixed): units >= hours asked - that sum
 *   P11  at least the sum over its eligible periods of the smallest load: 0 for an idle cell or
 *        where a department is closed: units >= that sum - max
 *   P10  the level by the date is at most that of levels.c: units >= level - that level
 */
#include "explain/count.h"

enum { HOURS = 100, LOAD, LEVEL }; /* reasons, beside those of visits */

/* Sums of what a cell can bring, by period; [periods + 1] from the left. */
typedef struct amounts {
    int64_t *most_hours;
    int64_t *least_load;
    int *best_hours; /* [periods] of all open departments */
    int *best_load;
} amounts;

static void find_best(const xt_count *count, const amounts *on)
{
    const xtrain_problem *problem = count->problem;
    for (int t = 0; t < xt_periods(problem); t++) {
        int hours = 0;
        int load = count->closed_in[t] > 0 ? 0 : XTRAIN_MAX_LOAD;
        for (size_t d = 0; d < problem->department_count; d++) {
            const xt_department *place = &problem->departments[d];
            if (!xt_is_closed(problem, (int)d, t)) {
                hours = place->exposure > hours ? place->exposure : hours;
                load = place->load < load ? place->load : load;
            }
        }
        on->best_hours[t] = hours;
        on->best_load[t] = load;
    }
}

static void add_up(const xt_count *count, const amounts *on, int employee)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    on->most_hours[0] = on->least_load[0] = 0;
    for (int t = 0; t < xt_periods(problem); t++) {
        const int fixed = xt_count_fixed_cell(person, t);
        int hours = on->best_hours[t];
        int load = person->home == XTRAIN_NONE ? 0 : on->best_load[t];
        if (fixed != XT_NOT_FIXED) {
            const bool is_open = fixed >= 0 && !xt_is_closed(problem, fixed, t);
            hours = is_open ? problem->departments[fixed].exposure : 0;
            load = is_open ? problem->departments[fixed].load : 0;
        }
        const bool counts = xt_count_is_eligible(count, employee, t);
        on->most_hours[t + 1] = on->most_hours[t] + (counts ? hours : 0);
        on->least_load[t + 1] = on->least_load[t] + (counts ? load : 0);
    }
}

static int count_eligible(const xt_count *count, int employee, int first, int end)
{
    int eligible = 0;
    for (int t = first; t < end; t++) {
        eligible += xt_count_is_eligible(count, employee, t);
    }
    return eligible;
}

/* Windows of P9 and P11; .number: asked or allowed, possible, first period of the first one. */
static void find_windows(xt_count *count, const amounts *on, int employee, int rule)
{
    const xt_rule *record = &count->problem->rules[rule];
    const bool of_load = record->stated.kind == XTRAIN_RULE_P11;
    const int periods = xt_periods(count->problem);
    const int length = xt_count_value(count, rule, XTRAIN_PARAMETER_WINDOW);
    const bool is_blocks = of_load ? !xt_rule_has(record, XTRAIN_PARAMETER_ROLLING)
                                   : xt_rule_has(record, XTRAIN_PARAMETER_BLOCKS);
    xt_impossible found = {.reason = of_load ? LOAD : HOURS, .rule = rule, .employee = employee};
    for (int first = 0; first < periods; first += is_blocks ? length : 1) {
        const int end = first + length < periods ? first + length : periods;
        if (end - first < length && !(of_load && is_blocks)) {
            break;
        }
        const int64_t *sum = of_load ? on->least_load : on->most_hours;
        const int64_t possible = sum[end] - sum[first];
        const int64_t asked = of_load
                                  ? xt_count_value(count, rule, XTRAIN_PARAMETER_MAX)
                                  : (int64_t)xt_count_value(count, rule, XTRAIN_PARAMETER_HOURS) *
                                        count_eligible(count, employee, first, end) / length;
        const int64_t units = of_load ? possible - asked : asked - possible;
        if (units > 0 && found.units == 0) {
            found.number[0] = (int)asked;
            found.number[1] = (int)possible;
            found.number[2] = first;
            found.number[3] = end - 1;
        }
        found.units += units > 0 ? units : 0;
    }
    if (found.units > 0) {
        xt_count_add_impossible(count, found);
    }
}

static void find_level(xt_count *count, int employee, int rule)
{
    const int skill = xt_count_value(count, rule, XTRAIN_PARAMETER_SKILL);
    const int asked = xt_count_value(count, rule, XTRAIN_PARAMETER_LEVEL);
    const int start = xt_level_of(count->problem, employee, skill);
    const int level =
        xt_count_level_by(count, employee, skill, count->problem->rules[rule].by_period + 1);
    if (level < asked) {
        xt_count_add_impossible(count, (xt_impossible){.reason = LEVEL,
                                                       .rule = rule,
                                                       .number = {level, start},
                                                       .employee = employee,
                                                       .units = asked - level});
    }
}

/* ---- messages ---- */

static void say_window(xt_count *count, const xt_impossible *found)
{
    const xtrain_rule *stated = &count->problem->rules[found->rule].stated;
    xt_case window = {0};
    for (int t = found->number[2]; t <= found->number[3]; t++) {
        xt_case_add(&window, t, 0, (const int[XT_CASE_NUMBERS]){0, 0, 0});
    }
    xt_text_format(&count->text,
                   found->reason == LOAD ? "at most %d load points are allowed"
                                         : "%d hours with customers are asked",
                   found->number[0]);
    xt_count_source(count, &stated->source);
    xt_text_add(&count->text, " in ");
    xt_count_when(count, &window);
    xt_text_format(&count->text,
                   found->reason == LOAD ? ", at least %d come up wherever one is"
                                         : ", at most %d can be had wherever one is",
                   found->number[1]);
}

/* "level 3 of Excel by 2026-06-28 is asked (office.cfg:41), at most 2 can be reached" */
static void say_level(xt_count *count, const xt_impossible *found)
{
    const xtrain_rule *stated = &count->problem->rules[found->rule].stated;
    xt_text_format(&count->text, "level %d of %s", (int)stated->value[XTRAIN_PARAMETER_LEVEL],
                   count->problem->skills[stated->value[XTRAIN_PARAMETER_SKILL]].name);
    if (stated->value[XTRAIN_PARAMETER_BY] != XTRAIN_UNSET) {
        char day[XT_DATE_TEXT_SIZE];
        xt_date_format(stated->value[XTRAIN_PARAMETER_BY], day);
        xt_text_format(&count->text, " by %s", day);
    }
    xt_text_add(&count->text, " is asked");
    xt_count_source(count, &stated->source);
    if (found->number[0] == found->number[1]) {
        xt_text_format(&count->text, ", nothing more than the %d at the start can be reached",
                       found->number[1]);
    } else {
        xt_text_format(&count->text, ", at most %d can be reached", found->number[0]);
    }
}

static void keep_amount(xt_count *count, const xt_impossible *found)
{
    const xtrain_rule *stated = &count->problem->rules[found->rule].stated;
    xt_count_begin(count);
    xt_count_people(count, found->employee, found->people);
    xt_text_add(&count->text, ": ");
    if (found->reason == LEVEL) {
        say_level(count, found);
    } else {
        say_window(count, found);
    }
    xt_count_keep(count,
                  (xtrain_finding){.kind = stated->kind,
                                   .department = XTRAIN_NONE,
                                   .employee = found->employee,
                                   .people = found->people,
                                   .first_period = 0,
                                   .last_period = xt_periods(count->problem) - 1,
                                   .units = found->units},
                  &stated->source);
}

static void find_amounts(xt_count *count, const amounts *on, int employee)
{
    const xt_employee *person = &count->problem->employees[employee];
    bool is_added = false;
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = count->problem->rule_of[i];
        const bool of_windows = xt_count_is_must(count, rule, XTRAIN_RULE_P9) ||
                                xt_count_is_must(count, rule, XTRAIN_RULE_P11);
        if (of_windows && !is_added) {
            add_up(count, on, employee);
            is_added = true;
        }
        if (of_windows) {
            find_windows(count, on, employee, rule);
        } else if (xt_count_is_must(count, rule, XTRAIN_RULE_P10)) {
            find_level(count, employee, rule);
        }
    }
}

void xt_count_amounts(xt_count *count)
{
    const size_t periods = (size_t)xt_periods(count->problem) + 1;
    const xt_memory *memory = &count->memory;
    const size_t first = count->impossible_count;
    const amounts on = {xt_allocate(memory, periods, sizeof(int64_t)),
                        xt_allocate(memory, periods, sizeof(int64_t)),
                        xt_allocate(memory, periods, sizeof(int)),
                        xt_allocate(memory, periods, sizeof(int))};
    if (on.most_hours == NULL || on.least_load == NULL || on.best_hours == NULL ||
        on.best_load == NULL) {
        count->failed = true;
    } else {
        find_best(count, &on);
        for (int e = 0; e < (int)count->problem->employee_count; e++) {
            if ((count->person[e] & XT_PERSON_KEEPS) == 0) {
                find_amounts(count, &on, e);
            }
        }
    }
    xt_release(memory, on.most_hours);
    xt_release(memory, on.least_load);
    xt_release(memory, on.best_hours);
    xt_release(memory, on.best_load);
    for (size_t i = first; i < count->impossible_count && !count->failed; i++) {
        keep_amount(count, &count->impossible[i]);
    }
}
