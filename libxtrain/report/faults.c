/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The breaches of a plan, by cell. A stay that is too short or too long is marked in all its cells,
 * other breaches of people in the cell in which they begin; what counts over the whole time (too
 * few visits, time away in all, a level to be reached, somebody to be met) belongs to no cell. A
 * breach of the whole team is not in the grid.
 */
#include "report/faults.h"

#include <string.h>

#include "report/breaches.h"

static size_t bit_of(const xt_faults *faults, int employee, int column)
{
    return (size_t)employee * ((size_t)faults->periods + 1) + (size_t)column;
}

static void mark(xt_faults *faults, int employee, int column)
{
    const size_t bit = bit_of(faults, employee, column);
    faults->cells[bit / 8] = (uint8_t)(faults->cells[bit / 8] | 1U << bit % 8);
}

static bool is_marked(const xt_faults *faults, int employee, int column)
{
    const size_t bit = bit_of(faults, employee, column);
    return (faults->cells[bit / 8] >> (bit % 8) & 1) != 0;
}

static bool is_of_whole_row(const xtrain_breach *breach)
{
    return breach->period == XTRAIN_NONE || breach->kind == XTRAIN_RULE_P10 ||
           (breach->kind == XTRAIN_RULE_T2 && breach->department == XTRAIN_NONE) ||
           (breach->kind == XTRAIN_RULE_P6 && strstr(breach->message, ", at least ") != NULL) ||
           (breach->kind == XTRAIN_RULE_P4 && strstr(breach->message, " in all, ") != NULL);
}

static void mark_person(xt_faults *faults, const xtrain_plan *plan, const xtrain_breach *breach)
{
    const int employee = breach->employee;
    if (is_of_whole_row(breach)) {
        mark(faults, employee, faults->periods);
        return;
    }
    const int department = xtrain_plan_cell(plan, employee, breach->period);
    int last = breach->period;
    if (breach->kind == XTRAIN_RULE_P3 && department == breach->department) {
        while (last + 1 < faults->periods &&
               xtrain_plan_cell(plan, employee, last + 1) == department) {
            last++;
        }
    }
    for (int period = breach->period; period <= last; period++) {
        mark(faults, employee, period);
    }
}

static unsigned fault_of(const xtrain_plan *plan, const xtrain_breach *breach)
{
    const char *words = xt_breach_words(plan, breach);
    if (breach->kind == XTRAIN_RULE_D3) {
        return XT_FAULT_SKILL;
    }
    if (breach->kind != XTRAIN_RULE_D1 || strstr(words, " allowed") != NULL) {
        return XT_FAULT_CROWDED;
    }
    return strstr(words, "host") != NULL ? XT_FAULT_HOSTS : XT_FAULT_SHORT;
}

static void mark_department(xt_faults *faults, int department, int period, unsigned what)
{
    uint8_t *fault =
        &faults->departments[(size_t)department * (size_t)faults->periods + (size_t)period];
    *fault = (uint8_t)(*fault | what);
}

/* Without a breach of its own too: the checker keeps only so many. */
static void mark_short(xt_faults *faults, const xtrain_plan *plan)
{
    for (int department = 0; department < xtrain_plan_department_count(plan); department++) {
        for (int period = 0; period < faults->periods; period++) {
            int heads = 0;
            int minimum = 0;
            xtrain_plan_staffing(plan, department, period, &heads, NULL, NULL, &minimum);
            if (minimum != XTRAIN_UNSET && heads < minimum) {
                mark_department(faults, department, period, XT_FAULT_SHORT);
            }
        }
    }
}

bool xt_faults_init(xt_faults *faults, const xt_memory *memory, const xtrain_plan *plan)
{
    const size_t periods = (size_t)xtrain_plan_period_count(plan);
    const size_t cells = (size_t)xtrain_plan_employee_count(plan) * (periods + 1);
    const size_t feet = (size_t)xtrain_plan_department_count(plan) * periods;
    *faults = (xt_faults){.periods = (int)periods};
    faults->cells = xt_allocate(memory, cells / 8 + 1, 1);
    faults->departments = xt_allocate(memory, feet, sizeof *faults->departments);
    if (faults->cells == NULL || faults->departments == NULL) {
        return false;
    }
    mark_short(faults, plan);
    for (int index = 0; index < xtrain_plan_breach_count(plan); index++) {
        const xtrain_breach *breach = xtrain_plan_breach(plan, index);
        if (breach->employee != XTRAIN_NONE && breach->strength == XTRAIN_MUST) {
            mark_person(faults, plan, breach);
        } else if (breach->employee == XTRAIN_NONE && breach->department != XTRAIN_NONE &&
                   breach->period != XTRAIN_NONE) {
            mark_department(faults, breach->department, breach->period, fault_of(plan, breach));
        }
    }
    return true;
}

void xt_faults_clear(xt_faults *faults, const xt_memory *memory)
{
    xt_release(memory, faults->cells);
    xt_release(memory, faults->departments);
    *faults = (xt_faults){0};
}

bool xt_faults_has_cell(const xt_faults *faults, int employee, int period)
{
    return is_marked(faults, employee, period);
}

bool xt_faults_has_row(const xt_faults *faults, int employee)
{
    return is_marked(faults, employee, faults->periods);
}

unsigned xt_faults_of_department(const xt_faults *faults, int department, int period)
{
    return faults->departments[(size_t)department * (size_t)faults->periods + (size_t)period];
}
