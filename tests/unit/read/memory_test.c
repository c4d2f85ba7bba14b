/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of the reader fails once, over inputs that are right and inputs full of
 * mistakes: each run ends in "out of memory" or as without failures, and leaves nothing behind. */
#include "reading.h"

#include "read/table.h"

typedef struct supply {
    long left;   /* allocations that succeed; negative: all */
    long blocks; /* handed out and not taken back */
} supply;

static bool runs_out(supply *from)
{
    return from->left >= 0 && from->left-- == 0;
}

static void *allocate(size_t size, void *user)
{
    supply *from = user;
    void *block = runs_out(from) ? NULL : malloc(size);
    from->blocks += block != NULL ? 1 : 0;
    return block;
}

static void *reallocate(void *block, size_t size, void *user)
{
    supply *from = user;
    void *moved = runs_out(from) ? NULL : realloc(block, size);
    from->blocks += block == NULL && moved != NULL ? 1 : 0;
    return moved;
}

static void release(void *block, void *user)
{
    supply *from = user;
    from->blocks -= block != NULL ? 1 : 0;
    free(block);
}

typedef xtrain_status (*run_case)(xtrain_context *context, const char *path);

static xtrain_status read_input(xtrain_context *context, const char *path)
{
    xtrain_problem *problem = NULL;
    const xtrain_status status = xtrain_problem_read_file(&problem, context, path);
    assert_int_equal(status == XTRAIN_OK, problem != NULL);
    xtrain_problem_free(problem);
    return status;
}

static xtrain_status read_plan(xtrain_context *context, const char *path)
{
    static const char table[] = "id,w1,w2,w3\n1,CLM,XX,\n2,SAL,-,.\n5,,,\n";
    xtrain_problem *problem = NULL;
    xt_cell cells[9];
    xtrain_status status = xtrain_problem_read_file(&problem, context, path);
    if (status == XTRAIN_OK) {
        status = xt_table_read(cells, problem, table, sizeof table - 1, "a.csv");
    }
    xtrain_problem_free(problem);
    return status;
}

static xtrain_status make_input(xtrain_context *context, const char *path)
{
    xtrain_init_options options = XTRAIN_INIT_OPTIONS_INIT;
    char *text = NULL;
    options.people = path;
    options.department_column = "home";
    options.start = xtrain_date_make(2026, 1, 5);
    const xtrain_status status = xtrain_init_text(&text, context, &options, "plans/a.cfg");
    assert_int_equal(status == XTRAIN_OK, text != NULL);
    xtrain_text_free(context, text);
    return status;
}

static xtrain_status run(supply *from, run_case each, const char *path)
{
    const xtrain_allocator allocator = {allocate, reallocate, release, from};
    xtrain_context *context = NULL;
    xtrain_status status = xtrain_context_create(&context, &allocator);
    if (status == XTRAIN_OK) {
        status = each(context, path);
    }
    xtrain_context_free(context);
    if (from->blocks != 0) {
        fail_msg("%s: %ld blocks are left", path, from->blocks);
    }
    return status;
}

static void sweep(run_case each, const char *path)
{
    supply plenty = {-1, 0};
    const xtrain_status expected = run(&plenty, each, path);
    for (long n = 0;; n++) {
        supply scarce = {n, 0};
        const xtrain_status status = run(&scarce, each, path);
        if (scarce.left >= 0) {
            assert_int_equal(status, expected);
            return;
        }
        if (status != XTRAIN_ERROR_MEMORY) {
            fail_msg("%s: allocation %ld failed and it said: %s", path, n,
                     xtrain_status_text(status));
        }
    }
}

#define INVALID "../../invalid/"

static void reading_survives_every_failure(void **state)
{
    static const char *const inputs[] = {"plan/problem.cfg",
                                         "input/people-rows.cfg",
                                         "input/employees.cfg",
                                         "input/rules.cfg",
                                         "input/departments.cfg",
                                         "input/leaves.cfg",
                                         "input/wrong-types.cfg",
                                         "input/no-value.cfg",
                                         "input/employees-against-people-file.cfg",
                                         "input/programmes.cfg",
                                         "input/pairs.cfg",
                                         "input/full-time-equivalents.cfg",
                                         "input/teaching.cfg",
                                         "input/reach-and-depth.cfg",
                                         "input/needs-and-mixing.cfg",
                                         "input/published-with-other-days.cfg",
                                         "input/published-table-with-mistakes.cfg"};
    (void)state;
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        char path[128];
        (void)snprintf(path, sizeof path, INVALID "%s", inputs[i]);
        sweep(read_input, path);
    }
}

static void reading_a_published_plan_survives_every_failure(void **state)
{
    static const char office[] = FRAME DEPARTMENTS ANA;
    const room *here = *state;
    xtrain_problem *problem = read_text(here->context, office);
    xtrain_plan *plan = NULL;
    char *text = NULL;
    char path[128];
    assert_int_equal(xtrain_check_cells(&plan, problem, (const int[]){0, 1, 1, 0, 0, 0, 0, 0}),
                     XTRAIN_OK);
    assert_int_equal(xtrain_plan_to_json(&text, here->context, plan), XTRAIN_OK);
    write_file(here, "plan.json", text);
    write_file(here, "office.cfg",
               FRAME ANA "departments = ( { code = \"CLM\"; } );\n"
                         "published = \"plan.json\"; costs = { changes = 2; };\n");
    path_in(path, here, "office.cfg");
    sweep(read_input, path);
    xtrain_text_free(here->context, text);
    xtrain_plan_free(plan);
    xtrain_problem_free(problem);
}

static void reading_a_table_survives_every_failure(void **state)
{
    (void)state;
    sweep(read_plan, INVALID "plan/problem.cfg");
}

static void making_an_input_survives_every_failure(void **state)
{
    (void)state;
    sweep(make_input, INVALID "input/files/good.csv");
    sweep(make_input, INVALID "init/rows.csv");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_survives_every_failure),
        cmocka_unit_test_setup_teardown(reading_a_published_plan_survives_every_failure, make_room,
                                        leave_room),
        cmocka_unit_test(reading_a_table_survives_every_failure),
        cmocka_unit_test(making_an_input_survives_every_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
