/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging from outside: a program's cells, a plan.json, a table made by hand. */
#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Judges the text as a file. */
static xtrain_status check_text(world *office, const char *text)
{
    char path[] = "/tmp/xtrain-check-XXXXXX";
    const int file = mkstemp(path);
    assert_true(file >= 0);
    FILE *stream = fdopen(file, "wb");
    assert_non_null(stream);
    assert_true(fputs(text, stream) >= 0);
    assert_int_equal(fclose(stream), 0);
    xtrain_plan_free(office->plan);
    office->plan = NULL;
    const xtrain_status status = xtrain_check_file(&office->plan, office->problem, path);
    assert_int_equal(remove(path), 0);
    return status;
}

static void cells_of_a_program_are_judged(void **s)
{
    world *office = *s;
    int cells[3 * WEEKS];
    for (int cell = 0; cell < 3 * WEEKS; cell++) {
        cells[cell] = cell < WEEKS ? CLAIMS : cell < 2 * WEEKS ? SALES : XTRAIN_NONE;
    }
    cells[2] = LEGAL;
    assert_int_equal(xtrain_problem_validate(office->problem), XTRAIN_OK);
    assert_int_equal(xtrain_check_cells(&office->plan, office->problem, cells), XTRAIN_OK);
    expect_clean(office);
    assert_int_equal(xtrain_plan_cell(office->plan, ANA, 2), LEGAL);
}

static void cells_and_problems_out_of_range_are_refused(void **s)
{
    static const int wrong[] = {3, -2, 65536, INT32_MAX, INT32_MIN};
    world *office = *s;
    int cells[3 * WEEKS] = {0};
    xtrain_plan *plan = NULL;
    assert_int_equal(xtrain_check_cells(&plan, office->problem, cells), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_check_file(&plan, office->problem, "x"), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_problem_validate(office->problem), XTRAIN_OK);
    for (size_t at = 0; at < sizeof wrong / sizeof wrong[0]; at++) {
        cells[3 * WEEKS - 1] = wrong[at];
        assert_int_equal(xtrain_check_cells(&plan, office->problem, cells), XTRAIN_ERROR_ARGUMENT);
        assert_null(plan);
    }
    cells[3 * WEEKS - 1] = 0;
    assert_int_equal(xtrain_check_cells(NULL, office->problem, cells), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_check_cells(&plan, NULL, cells), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_check_cells(&plan, office->problem, NULL), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_check_file(&plan, office->problem, NULL), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_check_file(NULL, office->problem, "x"), XTRAIN_ERROR_ARGUMENT);
}

static void a_file_that_is_not_there_is_reported(void **s)
{
    world *office = *s;
    assert_int_equal(xtrain_problem_validate(office->problem), XTRAIN_OK);
    assert_int_equal(xtrain_check_file(&office->plan, office->problem, "/nowhere/plan.csv"),
                     XTRAIN_ERROR_FILE);
    assert_int_equal(xtrain_context_error_count(office->context), 1);
}

static void a_plan_json_is_judged_anew(void **s)
{
    world *office = *s;
    judge_ana(office, "CCSSCCCL");
    const xtrain_certificate claim = {XTRAIN_OUTCOME_OPTIMAL, true, 0, 0.0, 1, 2, 3, 0.0};
    xt_plan_certify(office->plan, &claim);
    char *text = NULL;
    assert_int_equal(xt_plan_write_json(&text, office->context, office->plan), XTRAIN_OK);
    assert_int_equal(check_text(office, text), XTRAIN_OK);
    assert_int_equal(xtrain_plan_cell(office->plan, ANA, 7), LEGAL);
    assert_int_equal(xtrain_plan_certificate(office->plan)->outcome, XTRAIN_OUTCOME_JUDGED);
    text[1] = 'x'; /* not JSON any more, but taken for it */
    assert_int_equal(check_text(office, text), XTRAIN_ERROR_INPUT);
    assert_int_equal(xtrain_context_error_at(office->context, 0)->line, 1);
    xt_release(&office->context->memory, text);
}

static void a_table_is_judged_on_the_same_sheet(void **s)
{
    world *office = *s;
    assert_int_equal(xtrain_problem_validate(office->problem), XTRAIN_OK);
    assert_int_equal(check_text(office, "id,1,2,3,4,5,6,7,8\n"
                                        "e1,,,Sales,S,,,,\n"
                                        "e3,,,,,,,,L\n"
                                        "Bo,,,,,,,,\n"),
                     XTRAIN_OK);
    expect_clean(office);
    assert_int_equal(xtrain_plan_cell(office->plan, ANA, 0), CLAIMS);
    assert_int_equal(xtrain_plan_cell(office->plan, ANA, 3), SALES);
    assert_int_equal(xtrain_plan_cell(office->plan, VI, 0), XTRAIN_NONE);
    assert_int_equal(xtrain_plan_cell(office->plan, VI, 7), LEGAL);
    assert_int_equal(check_text(office, "id,1,2,3,4,5,6,7,8\ne1,,,Sails,S,,,,\n"),
                     XTRAIN_ERROR_INPUT);
    assert_null(office->plan);
    assert_true(xtrain_context_error_count(office->context) >= 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(cells_of_a_program_are_judged),
        WORLD_TEST(cells_and_problems_out_of_range_are_refused),
        WORLD_TEST(a_file_that_is_not_there_is_reported),
        WORLD_TEST(a_plan_json_is_judged_anew),
        WORLD_TEST(a_table_is_judged_on_the_same_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
