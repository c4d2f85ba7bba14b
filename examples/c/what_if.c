/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What would a second desk for visitors bring, and a third? One input with another number in it is
 * planned for each answer, all at once, each in a thread with a context of its own. The best plan
 * is drawn, which is why this program links xtrain::reports.
 */
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include <xtrain.h>

#define ANSWERS 3

static const char input[] =
    "format = 1;\n"
    "title = \"Town library\";\n"
    "calendar = { start = \"2026-09-07\"; periods = 10; };\n"
    "departments = (\n"
    "    { code = \"DSK\"; name = \"Desk\"; load = 3; staffing = { min = 2; hosts = 1; };\n"
    "      visitors = { max = %d; }; },\n"
    "    { code = \"BUY\"; name = \"Acquisitions\"; load = 1; staffing = { min = 1; hosts = 1; };\n"
    "      visitors = { max = %d; }; },\n"
    "    { code = \"ARC\"; name = \"Archive\"; load = 1; staffing = { min = 1; hosts = 1; };\n"
    "      visitors = { max = %d; }; }\n"
    ");\n"
    "employees = (\n"
    "    { id = \"1\"; name = \"Anouk\"; home = \"DSK\"; },\n"
    "    { id = \"2\"; name = \"Bruno\"; home = \"DSK\"; },\n"
    "    { id = \"3\"; name = \"Carmen\"; home = \"DSK\"; },\n"
    "    { id = \"4\"; name = \"Dai\"; home = \"DSK\"; },\n"
    "    { id = \"5\"; name = \"Edda\"; home = \"BUY\"; },\n"
    "    { id = \"6\"; name = \"Farid\"; home = \"BUY\"; },\n"
    "    { id = \"7\"; name = \"Greta\"; home = \"ARC\"; },\n"
    "    { id = \"8\"; name = \"Hugo\"; home = \"ARC\"; }\n"
    ");\n"
    "stays = ( { min = 2; max = 4; } );\n"
    "visits = ( { min = 2; distinct = true; points = 40; goal = true; } );\n"
    "costs = { moves = 1; load_table = [ 1, 2, 3, 4, 5, 6 ]; };\n";

/* One answer: its own context, problem and plan, so that the threads share nothing. */
typedef struct answer {
    int visitors;
    xtrain_context *context;
    xtrain_plan *plan;
    xtrain_status status;
} answer;

static void *plan_one(void *argument)
{
    answer *mine = argument;
    xtrain_problem *problem = NULL;
    char text[sizeof input + 16];
    const int length =
        snprintf(text, sizeof text, input, mine->visitors, mine->visitors, mine->visitors);
    xtrain_solve_options options = XTRAIN_SOLVE_OPTIONS_INIT;
    options.time_limit_seconds = 0;
    options.iteration_limit = 500;
    options.threads = 1;

    mine->status = xtrain_context_create(&mine->context, NULL);
    if (mine->status == XTRAIN_OK) {
        mine->status = xtrain_problem_read_string(&problem, mine->context, text, (size_t)length,
                                                  "library.cfg");
    }
    if (mine->status == XTRAIN_OK) {
        mine->status = xtrain_solve(&mine->plan, problem, &options);
    }
    xtrain_problem_free(problem);
    return NULL;
}

static void say_errors(const answer *one)
{
    const size_t count = one->context != NULL ? xtrain_context_error_count(one->context) : 0;
    for (size_t i = 0; i < count; i++) {
        const xtrain_error *error = xtrain_context_error_at(one->context, i);
        fprintf(stderr, "%s:%d: %s\n", error->file != NULL ? error->file : "what_if", error->line,
                error->message);
    }
    fprintf(stderr, "what_if: %s\n", xtrain_status_text(one->status));
}

static int draw(const answer *one)
{
    xtrain_show_options options = XTRAIN_SHOW_OPTIONS_INIT;
    char *grid = NULL;
    const xtrain_status status = xtrain_plan_to_grid(&grid, one->context, one->plan, &options);
    if (status == XTRAIN_OK) {
        printf("\n%s", grid);
    }
    xtrain_text_free(one->context, grid);
    return status == XTRAIN_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Starts all, then waits for each. */
static void plan_all(answer answers[ANSWERS])
{
    pthread_t threads[ANSWERS];
    bool is_running[ANSWERS];
    for (int i = 0; i < ANSWERS; i++) {
        answers[i] = (answer){.visitors = i + 1, .status = XTRAIN_ERROR_INTERNAL};
        is_running[i] = pthread_create(&threads[i], NULL, plan_one, &answers[i]) == 0;
    }
    for (int i = 0; i < ANSWERS; i++) {
        if (is_running[i]) {
            (void)pthread_join(threads[i], NULL);
        }
    }
}

/* The best answer; NULL if one of them failed. */
static const answer *print_table(const answer answers[ANSWERS])
{
    const answer *best = NULL;
    puts("visitors at most   value   proven   goals unmet");
    for (int i = 0; i < ANSWERS; i++) {
        if (answers[i].status != XTRAIN_OK) {
            say_errors(&answers[i]);
            return NULL;
        }
        const xtrain_plan *plan = answers[i].plan;
        printf("%16d %7" PRId64 " %8" PRId64 " %13" PRId64 "\n", answers[i].visitors,
               xtrain_plan_value(plan), xtrain_plan_certificate(plan)->bound,
               xtrain_plan_goals_unmet(plan));
        if (best == NULL || xtrain_plan_value(plan) < xtrain_plan_value(best->plan)) {
            best = &answers[i];
        }
    }
    return best;
}

int main(void)
{
    answer answers[ANSWERS];
    plan_all(answers);
    const answer *best = print_table(answers);
    const int code = best != NULL ? draw(best) : EXIT_FAILURE;
    for (int i = 0; i < ANSWERS; i++) {
        xtrain_plan_free(answers[i].plan);
        xtrain_context_free(answers[i].context);
    }
    return code;
}
