/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public face of a plan: reading it, walking it, freeing it. */
#include "plan/plan.h"

#include "base/file.h"

void xtrain_plan_free(xtrain_plan *plan)
{
    xt_plan_free(plan);
}

xtrain_status xtrain_plan_read_file(xtrain_plan **out, xtrain_context *context, const char *path)
{
    char *text = NULL;
    size_t length = 0;
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    if (context == NULL || path == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    xtrain_status status = xt_file_read(&text, &length, context, path, NULL, 0);
    if (status == XTRAIN_OK) {
        status = xt_plan_read_json(out, context, text, length, path);
        xt_release(&context->memory, text);
    }
    return status;
}

static bool has(int index, int count)
{
    return index >= 0 && index < count;
}

const char *xtrain_plan_title(const xtrain_plan *plan)
{
    return plan == NULL ? "" : plan->title;
}

int xtrain_plan_employee_count(const xtrain_plan *plan)
{
    return plan == NULL ? 0 : plan->employee_count;
}

int xtrain_plan_department_count(const xtrain_plan *plan)
{
    return plan == NULL ? 0 : plan->department_count;
}

int xtrain_plan_period_count(const xtrain_plan *plan)
{
    return plan == NULL ? 0 : plan->period_count;
}

static bool has_employee(const xtrain_plan *plan, int employee)
{
    return plan != NULL && has(employee, plan->employee_count);
}

static bool has_department(const xtrain_plan *plan, int department)
{
    return plan != NULL && has(department, plan->department_count);
}

int xtrain_plan_cell(const xtrain_plan *plan, int employee, int period)
{
    return has_employee(plan, employee) && has(period, plan->period_count)
               ? plan->cells[(size_t)employee * (size_t)plan->period_count + (size_t)period]
               : XTRAIN_NONE;
}

unsigned xtrain_plan_cell_flags(const xtrain_plan *plan, int employee, int period)
{
    return has_employee(plan, employee) && has(period, plan->period_count)
               ? plan->flags[(size_t)employee * (size_t)plan->period_count + (size_t)period]
               : 0U;
}

const char *xtrain_plan_employee_id(const xtrain_plan *plan, int employee)
{
    return has_employee(plan, employee) ? plan->employees[employee].id : NULL;
}

const char *xtrain_plan_employee_name(const xtrain_plan *plan, int employee)
{
    return has_employee(plan, employee) ? plan->employees[employee].name : NULL;
}

int xtrain_plan_employee_home(const xtrain_plan *plan, int employee)
{
    return has_employee(plan, employee) ? plan->employees[employee].home : XTRAIN_NONE;
}

const char *xtrain_plan_department_code(const xtrain_plan *plan, int department)
{
    return has_department(plan, department) ? plan->departments[department].code : NULL;
}

const char *xtrain_plan_department_name(const xtrain_plan *plan, int department)
{
    return has_department(plan, department) ? plan->departments[department].name : NULL;
}

int xtrain_plan_department_exposure(const xtrain_plan *plan, int department)
{
    return has_department(plan, department) ? plan->departments[department].exposure : 0;
}

xtrain_range xtrain_plan_period(const xtrain_plan *plan, int period)
{
    return plan != NULL && has(period, plan->period_count)
               ? plan->periods[period]
               : (xtrain_range){XTRAIN_NO_DATE, XTRAIN_NO_DATE};
}

static void give(int *out, int number)
{
    if (out != NULL) {
        *out = number;
    }
}

bool xtrain_plan_period_hours(const xtrain_plan *plan, int period, int *begin, int *end)
{
    const bool known =
        plan != NULL && plan->unit == XTRAIN_UNIT_HOUR && has(period, plan->period_count);
    const xt_plan_hours hours = known ? plan->hours[period] : (xt_plan_hours){0, 0};
    give(begin, hours.begin);
    give(end, hours.end);
    return known;
}

/* NOLINTNEXTLINE(readability-function-size): every number of one place, each if it is wanted */
void xtrain_plan_staffing(const xtrain_plan *plan, int department, int period, int *heads,
                          int *visitors, int *hosts, int *minimum)
{
    xt_plan_staffing staffing = {.minimum = XTRAIN_UNSET};
    if (has_department(plan, department) && has(period, plan->period_count)) {
        staffing = plan->staffing[(size_t)department * (size_t)plan->period_count + (size_t)period];
    }
    give(heads, staffing.heads);
    give(visitors, staffing.visitors);
    give(hosts, staffing.hosts);
    give(minimum, staffing.minimum);
}

xtrain_sense xtrain_plan_sense(const xtrain_plan *plan)
{
    return plan != NULL ? plan->sense : XTRAIN_SENSE_MINIMISE;
}

int64_t xtrain_plan_value(const xtrain_plan *plan)
{
    return plan == NULL ? 0 : plan->value;
}

int64_t xtrain_plan_musts_broken(const xtrain_plan *plan)
{
    return plan == NULL ? 0 : plan->musts_broken;
}

int64_t xtrain_plan_goals_unmet(const xtrain_plan *plan)
{
    return plan == NULL ? 0 : plan->goals_unmet;
}

const xtrain_certificate *xtrain_plan_certificate(const xtrain_plan *plan)
{
    return plan == NULL ? NULL : &plan->certificate;
}

int xtrain_plan_line_count(const xtrain_plan *plan)
{
    return plan == NULL ? 0 : plan->line_count;
}

const xtrain_line *xtrain_plan_line(const xtrain_plan *plan, int index)
{
    return plan != NULL && has(index, plan->line_count) ? &plan->lines[index] : NULL;
}

int xtrain_plan_breach_count(const xtrain_plan *plan)
{
    return plan == NULL ? 0 : plan->breach_count;
}

const xtrain_breach *xtrain_plan_breach(const xtrain_plan *plan, int index)
{
    return plan != NULL && has(index, plan->breach_count) ? &plan->breaches[index] : NULL;
}

const xtrain_person_figures *xtrain_plan_person(const xtrain_plan *plan, int employee)
{
    return has_employee(plan, employee) ? &plan->persons[employee] : NULL;
}

int xtrain_plan_gain_count(const xtrain_plan *plan)
{
    return plan == NULL ? 0 : plan->gain_count;
}

const xtrain_gain *xtrain_plan_gain(const xtrain_plan *plan, int index)
{
    return plan != NULL && has(index, plan->gain_count) ? &plan->gains[index] : NULL;
}
