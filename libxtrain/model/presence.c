/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who is there when. For one person the working days on leave are added up by period (whole
 * periods at once), and a period in contract is a leave period if they are at least half of its
 * working days inside the contract.
 */
#include "model/derive.h"

#include <string.h>

/* Room for one person's figures. */
typedef struct presence_scratch {
    int *leave_days;      /* [periods] */
    xtrain_range *leaves; /* [XTRAIN_MAX_ENTRIES_EACH] */
} presence_scratch;

static xt_span find_contract(xtrain_problem *problem, xt_employee *person)
{
    const int count = xt_periods(problem);
    const xt_span plan = {0, count - 1};
    const xt_span after = {count, count + problem->after_cap - 1};
    xt_span span = xt_periods_in_contract(problem, person->contract, plan);
    if (span.first > span.last) {
        span = (xt_span){0, -1};
    }
    person->first_period = span.first;
    person->last_period = span.last;
    person->contract_after = 0;
    if (problem->after_cap > 0) {
        const xt_span later = xt_periods_in_contract(problem, person->contract, after);
        person->contract_after =
            later.first == count && later.last >= count ? later.last - count + 1 : 0;
    }
    return span;
}

/* Working days of a period inside the contract. */
static int days_in_contract(const xtrain_problem *problem, const xt_employee *person, int period)
{
    const xtrain_range contract = xt_range_closed(person->contract);
    const xtrain_range days = problem->periods[period];
    if (contract.first <= days.first && contract.last >= days.last) {
        return problem->work_days[period];
    }
    return xt_work_days(problem, xt_range_both(days, contract));
}

static void count_leave(const xtrain_problem *problem, const xt_employee *person, xt_span span,
                        presence_scratch *scratch)
{
    const xtrain_range contract = xt_range_closed(person->contract);
    const int count = (int)person->leave_count;
    memset(scratch->leave_days + span.first, 0,
           (size_t)(span.last - span.first + 1) * sizeof *scratch->leave_days);
    for (int i = 0; i < count; i++) {
        scratch->leaves[i] = xt_range_both(xt_range_closed(person->leaves[i]), contract);
    }
    xt_count_days(problem, scratch->leaves, xt_range_join(scratch->leaves, count), span,
                  scratch->leave_days);
}

static void derive_person(xtrain_problem *problem, int employee, presence_scratch *scratch)
{
    xt_employee *person = &problem->employees[employee];
    uint8_t *state = problem->state + (size_t)employee * (size_t)xt_periods(problem);
    const xt_span span = find_contract(problem, person);
    person->eligible_count = 0;
    if (person->leave_count > 0 && span.first <= span.last) {
        count_leave(problem, person, span, scratch);
    }
    for (int period = span.first; period <= span.last; period++) {
        unsigned flags = XT_STATE_CONTRACT;
        if (problem->work_days[period] > 0) {
            const int leave = person->leave_count > 0 ? scratch->leave_days[period] : 0;
            const bool away = leave > 0 && 2 * leave >= days_in_contract(problem, person, period);
            flags |= away ? XT_STATE_LEAVE : XT_STATE_ELIGIBLE;
            person->eligible_count += !away;
        }
        state[period] = (uint8_t)flags;
    }
    problem->eligible_total += person->eligible_count;
}

static bool derive_levels(xtrain_problem *problem)
{
    const size_t skills = problem->skill_count;
    if (skills == 0) {
        return true;
    }
    problem->levels = xt_arena_allocate(&problem->derived, problem->employee_count * skills,
                                        sizeof *problem->levels);
    for (size_t i = 0; i < problem->employee_count && problem->levels != NULL; i++) {
        const xt_employee *person = &problem->employees[i];
        for (size_t k = 0; k < person->level_count; k++) {
            const xt_level level = person->levels[k];
            problem->levels[i * skills + (size_t)level.skill] = (uint8_t)level.level;
        }
    }
    return problem->levels != NULL;
}

xtrain_status xt_derive_presence(xt_derivation *derivation)
{
    xtrain_problem *problem = derivation->problem;
    const size_t periods = (size_t)xt_periods(problem);
    presence_scratch scratch = {
        xt_arena_allocate(&derivation->scratch, periods, sizeof(int)),
        xt_arena_allocate(&derivation->scratch, XTRAIN_MAX_ENTRIES_EACH, sizeof(xtrain_range))};
    problem->state = xt_arena_allocate(&problem->derived, problem->employee_count * periods,
                                       sizeof *problem->state);
    if (scratch.leave_days == NULL || scratch.leaves == NULL || problem->state == NULL ||
        !derive_levels(problem)) {
        return XTRAIN_ERROR_MEMORY;
    }
    problem->eligible_total = 0;
    for (size_t i = 0; i < problem->employee_count; i++) {
        derive_person(problem, (int)i, &scratch);
    }
    return XTRAIN_OK;
}
