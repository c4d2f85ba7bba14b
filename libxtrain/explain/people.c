/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is there, by department and period, and what the past leaves of each. */
#include "explain/count.h"

bool xt_count_is_past_visit(const xt_count *count, const xt_past_stay *stay, int rule)
{
    const int32_t present = xt_count_value(count, rule, XTRAIN_PARAMETER_PRESENT);
    return stay->present >= (present == XTRAIN_UNSET ? 1 : present) &&
           xt_subject_has(count->problem, count->problem->rules[rule].stated.subject,
                          stay->department);
}

int xt_count_past_visits(const xt_count *count, int employee, int rule)
{
    const xt_employee *person = &count->problem->employees[employee];
    int visits = 0;
    for (size_t i = 0; i < person->past_count; i++) {
        visits += xt_count_is_past_visit(count, &person->past[i], rule);
    }
    return visits;
}

/* XT_PERSON_LIMITED, XT_PERSON_STAYS. */
static unsigned limits_of(const xt_count *count, const xt_employee *person)
{
    unsigned limits = 0;
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = count->problem->rule_of[i];
        const int32_t most = xt_count_value(count, rule, XTRAIN_PARAMETER_MAX);
        const bool is_away = xt_count_is_must(count, rule, XTRAIN_RULE_P4);
        const bool is_visits = xt_count_is_must(count, rule, XTRAIN_RULE_P6);
        if (xt_count_is_must(count, rule, XTRAIN_RULE_P5) ||
            ((is_away || is_visits) && most != XTRAIN_UNSET)) {
            limits |= XT_PERSON_LIMITED;
        }
        if (is_away && most == 0) {
            limits |= XT_PERSON_STAYS;
        }
    }
    return limits;
}

static bool make_room(xt_count *count)
{
    const xt_memory *memory = &count->memory;
    const size_t departments = count->problem->department_count;
    const size_t periods = (size_t)xt_periods(count->problem);
    count->person = xt_allocate(memory, count->problem->employee_count, sizeof *count->person);
    count->bounds_of = -1;
    int **const tables[] = {&count->home, &count->home_hosts, &count->sent, &count->kept};
    int **const rows[] = {&count->people_of, &count->stay_min, &count->stay_max};
    int **const columns[] = {&count->able, &count->placed, &count->closed_in};
    bool done = count->person != NULL;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        *tables[i] = xt_allocate(memory, departments * periods, sizeof **tables[i]);
        done = done && *tables[i] != NULL;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        *rows[i] = xt_allocate(memory, departments, sizeof **rows[i]);
        *columns[i] = xt_allocate(memory, periods, sizeof **columns[i]);
        done = done && *rows[i] != NULL && *columns[i] != NULL;
    }
    count->missing = xt_allocate(memory, departments, sizeof *count->missing);
    count->by_period = xt_allocate(memory, periods, sizeof *count->by_period);
    return done && count->missing != NULL && count->by_period != NULL;
}

void xt_count_clear(xt_count *count)
{
    const xt_memory *memory = &count->memory;
    xt_text_clear(&count->text);
    xt_count_clear_levels(count);
    xt_release(memory, count->person);
    xt_release(memory, count->people_of);
    xt_release(memory, count->home);
    xt_release(memory, count->home_hosts);
    xt_release(memory, count->sent);
    xt_release(memory, count->kept);
    xt_release(memory, count->able);
    xt_release(memory, count->placed);
    xt_release(memory, count->closed_in);
    xt_release(memory, count->missing);
    xt_release(memory, count->by_period);
    xt_release(memory, count->stay_min);
    xt_release(memory, count->stay_max);
    xt_release(memory, count->impossible);
}

static void survey_person(xt_count *count, int employee)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    if (person->home >= 0) {
        count->people_of[person->home]++;
    }
    for (int period = person->first_period; period <= person->last_period; period++) {
        const int fixed = xt_count_fixed_cell(person, period);
        const int place = fixed == XT_NOT_FIXED ? person->home : fixed;
        if (!xt_count_is_eligible(count, employee, period)) {
            continue;
        }
        count->able[period] += fixed == XT_NOT_FIXED || !xt_is_closed(problem, fixed, period);
        if (place < 0 || xt_is_closed(problem, place, period)) {
            continue;
        }
        const size_t cell = xt_count_cell(count, place, period);
        const bool is_home = place == person->home;
        count->home[cell] += is_home;
        count->home_hosts[cell] += is_home && xt_count_may_host(count, employee, place, period);
        count->sent[cell] += !is_home;
        count->kept[cell] += fixed != XT_NOT_FIXED;
        count->placed[period]++;
    }
}

static void survey_periods(xt_count *count)
{
    for (int d = 0; d < (int)count->problem->department_count; d++) {
        for (int period = 0; period < xt_periods(count->problem); period++) {
            count->closed_in[period] += xt_is_closed(count->problem, d, period);
        }
    }
}

xtrain_status xt_count_survey(xt_count *count)
{
    if (!make_room(count) || !xt_count_levels(count)) {
        return XTRAIN_ERROR_MEMORY;
    }
    survey_periods(count);
    for (int e = 0; e < (int)count->problem->employee_count; e++) {
        count->person[e] = (uint8_t)limits_of(count, &count->problem->employees[e]);
        survey_person(count, e);
    }
    return xt_count_tracks(count);
}
