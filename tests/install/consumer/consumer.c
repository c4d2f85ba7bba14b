/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans four weeks of two people; with reports it draws them too. */
#include <stdio.h>
#include <stdlib.h>

#include <xtrain.h>

static xtrain_status build(xtrain_problem *problem)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 1, 5);
    calendar.periods = 4;
    xtrain_status status = xtrain_problem_set_calendar(problem, &calendar);
    for (int d = 0; status == XTRAIN_OK && d < 2; d++) {
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;
        department.code = d == 0 ? "CLM" : "BIL";
        status = xtrain_problem_add_department(NULL, problem, &department);
    }
    for (int e = 0; status == XTRAIN_OK && e < 2; e++) {
        xtrain_employee employee = XTRAIN_EMPLOYEE_INIT;
        employee.id = e == 0 ? "ana" : "bo";
        employee.home = e;
        status = xtrain_problem_add_employee(NULL, problem, &employee);
    }
    return status == XTRAIN_OK ? xtrain_problem_validate(problem) : status;
}

static xtrain_status show(xtrain_context *context, const xtrain_plan *plan)
{
#ifdef WITH_REPORTS
    const xtrain_show_options options = XTRAIN_SHOW_OPTIONS_INIT;
    char *grid = NULL;
    xtrain_status status = xtrain_plan_to_grid(&grid, context, plan, &options);
    if (status == XTRAIN_OK)
        puts(grid);
    xtrain_text_free(context, grid);
    return status;
#else
    (void)context;
    return xtrain_plan_cell(plan, 1, 0) == 1 ? XTRAIN_OK : XTRAIN_ERROR_INTERNAL;
#endif
}

int main(void)
{
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    xtrain_plan *plan = NULL;
    xtrain_solve_options options = XTRAIN_SOLVE_OPTIONS_INIT;
    options.iteration_limit = 1;

    xtrain_status status = xtrain_context_create(&context, NULL);
    if (status == XTRAIN_OK)
        status = xtrain_problem_create(&problem, context);
    if (status == XTRAIN_OK)
        status = build(problem);
    if (status == XTRAIN_OK)
        status = xtrain_solve(&plan, problem, &options);
    if (status == XTRAIN_OK)
        status = show(context, plan);
    if (status != XTRAIN_OK)
        fprintf(stderr, "%s\n", xtrain_status_text(status));

    xtrain_plan_free(plan);
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    return status == XTRAIN_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
