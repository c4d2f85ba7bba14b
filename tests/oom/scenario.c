/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oom/scenario.h"

#include <stdio.h>
#include <string.h>

/* A call keeps its promise if it gives something exactly when it succeeds. */
static xtrain_status promised(xtrain_status status, const void *out)
{
    return (status == XTRAIN_OK) == (out != NULL) ? status : XTRAIN_ERROR_INTERNAL;
}

static xtrain_status read_problem(xtrain_problem **out, xtrain_context *context, const char *path)
{
    xtrain_status status = xtrain_problem_read_file(out, context, path);
    return promised(status, *out);
}

static xtrain_status judge(xtrain_context *context, const xtrain_problem *problem, const char *path)
{
    (void)context;
    xtrain_plan *plan = NULL;
    xtrain_status status = xtrain_check_file(&plan, problem, path);
    status = promised(status, plan);
    xtrain_plan_free(plan);
    return status;
}

static xtrain_status explain(const xtrain_problem *problem)
{
    xtrain_finding_list *list = NULL;
    xtrain_status status = xtrain_problem_count(&list, problem);
    status = promised(status, list);
    xtrain_finding_list_free(list);
    return status;
}

static xtrain_status solve(xtrain_plan **out, const xtrain_problem *problem)
{
    xtrain_solve_options options = XTRAIN_SOLVE_OPTIONS_INIT;
    options.time_limit_seconds = 0;
    options.iteration_limit = 50; /* more than it needs */
    options.threads = 1;
    xtrain_status status = xtrain_solve(out, problem, &options);
    return promised(status, *out);
}

static xtrain_status to_json(char **out, xtrain_context *context, const xtrain_plan *plan)
{
    return xtrain_plan_to_json(out, context, plan);
}

static xtrain_status to_csv(char **out, xtrain_context *context, const xtrain_plan *plan)
{
    return xtrain_plan_to_csv(out, context, plan);
}

static xtrain_status to_grid(char **out, xtrain_context *context, const xtrain_plan *plan)
{
    xtrain_show_options options = XTRAIN_SHOW_OPTIONS_INIT;
    options.colour = true;
    return xtrain_plan_to_grid(out, context, plan, &options);
}

static xtrain_status to_summary(char **out, xtrain_context *context, const xtrain_plan *plan)
{
    const xtrain_show_options options = XTRAIN_SHOW_OPTIONS_INIT;
    return xtrain_plan_to_summary(out, context, plan, &options);
}

static xtrain_status to_machines(char **out, xtrain_context *context, const xtrain_plan *plan)
{
    return xtrain_plan_to_summary_json(out, context, plan, 1.5, 0.5);
}

typedef xtrain_status writer(char **out, xtrain_context *context, const xtrain_plan *plan);

static xtrain_status present(xtrain_context *context, const xtrain_plan *plan)
{
    writer *const writers[] = {to_json, to_csv, to_grid, to_summary, to_machines, NULL};
    xtrain_status status = XTRAIN_OK;
    for (int i = 0; status == XTRAIN_OK && writers[i] != NULL; i++) {
        char *text = NULL;
        status = writers[i](&text, context, plan);
        status = promised(status, text);
        xtrain_text_free(context, text);
    }
    return status;
}

static xtrain_status export_problem(xtrain_context *context, const xtrain_problem *problem)
{
    xtrain_status status = XTRAIN_OK;
    for (int format = XTRAIN_EXPORT_LP; status == XTRAIN_OK && format <= XTRAIN_EXPORT_MPS;
         format++) {
        char *text = NULL;
        status = xtrain_problem_to_mip(&text, problem, (xtrain_export_format)format);
        status = promised(status, text);
        xtrain_text_free(context, text);
    }
    return status;
}

static xtrain_status read_back(xtrain_context *context, const xtrain_problem *problem,
                               const char *path)
{
    xtrain_plan *plan = NULL;
    xtrain_status status = xtrain_plan_read_file(&plan, context, path);
    status = promised(status, plan);
    xtrain_plan_free(plan);
    return status == XTRAIN_OK ? judge(context, problem, path) : status;
}

static xtrain_status begin(xtrain_context *context, const char *people)
{
    xtrain_init_options options = XTRAIN_INIT_OPTIONS_INIT;
    options.people = people;
    options.start = xtrain_date_make(2026, 1, 5);
    char *text = NULL;
    xtrain_status status = xtrain_init_text(&text, context, &options, NULL);
    status = promised(status, text);
    xtrain_text_free(context, text);
    return status;
}

xtrain_status scenario_prepare(void)
{
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    xtrain_plan *plan = NULL;
    char *text = NULL;
    xtrain_status status = xtrain_context_create(&context, NULL);
    if (status == XTRAIN_OK)
        status = read_problem(&problem, context, OOM_DATA "/small.cfg");
    if (status == XTRAIN_OK)
        status = solve(&plan, problem);
    if (status == XTRAIN_OK)
        status = xtrain_plan_to_json(&text, context, plan);
    if (status == XTRAIN_OK) {
        FILE *file = fopen(OOM_PLAN, "w");
        if (file == NULL || fputs(text, file) == EOF || fclose(file) != 0)
            status = XTRAIN_ERROR_FILE;
    }
    for (size_t i = 0; context != NULL && i < xtrain_context_error_count(context); i++) {
        const xtrain_error *error = xtrain_context_error_at(context, i);
        (void)fprintf(stderr, "%s:%d: %s\n", error->file != NULL ? error->file : "", error->line,
                      error->message);
    }
    xtrain_text_free(context, text);
    xtrain_plan_free(plan);
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    return status;
}

/* Skills, part-time people, pairs, changes and dates, which the first problem has not. */
static xtrain_status run_skills(xtrain_context *context)
{
    xtrain_problem *problem = NULL;
    xtrain_plan *plan = NULL;
    xtrain_status status = read_problem(&problem, context, OOM_DATA "/skills.cfg");
    if (status == XTRAIN_OK)
        status = explain(problem);
    if (status == XTRAIN_OK)
        status = solve(&plan, problem);
    if (status == XTRAIN_OK)
        status = export_problem(context, problem);
    xtrain_plan_free(plan);
    xtrain_problem_free(problem);
    return status;
}

xtrain_status scenario_run(const xtrain_allocator *allocator)
{
    xtrain_context *context = NULL;
    xtrain_problem *problem = NULL;
    xtrain_plan *plan = NULL;
    xtrain_status status = xtrain_context_create(&context, allocator);
    status = promised(status, context);
    if (status == XTRAIN_OK)
        status = read_problem(&problem, context, OOM_DATA "/small.cfg");
    if (status == XTRAIN_OK)
        status = judge(context, problem, OOM_DATA "/plan.csv");
    if (status == XTRAIN_OK)
        status = explain(problem);
    if (status == XTRAIN_OK)
        status = solve(&plan, problem);
    if (status == XTRAIN_OK)
        status = present(context, plan);
    if (status == XTRAIN_OK)
        status = export_problem(context, problem);
    if (status == XTRAIN_OK)
        status = read_back(context, problem, OOM_PLAN);
    if (status == XTRAIN_OK)
        status = begin(context, OOM_DATA "/people.csv");
    if (status == XTRAIN_OK)
        status = run_skills(context);
    xtrain_plan_free(plan);
    xtrain_problem_free(problem);
    xtrain_context_free(context);
    return status;
}
