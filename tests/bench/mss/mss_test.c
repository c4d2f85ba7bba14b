/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files and random instances, solved: what the library says of a plan is what the scoring says that
 * was written from the instance alone, and the plan is the best of all. The folder files/ has good
 * files; invalid/ has bad ones, each with all messages about it in the file with .txt after its
 * name.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "score.h"
#include "statement.h"

static xtrain_plan *solve(xtrain_context *context, mss_statement *statement,
                          const mss_instance *instance, uint64_t seed)
{
    xtrain_plan *plan = NULL;
    xtrain_solve_options how = XTRAIN_SOLVE_OPTIONS_INIT;
    how.time_limit_seconds = 0.0;
    how.iteration_limit = 300;
    how.seed = seed;
    how.threads = 1;
    xtrain_status status = mss_statement_make(statement, context, instance);
    if (status == XTRAIN_OK) {
        status = xtrain_solve(&plan, statement->problem, &how);
    }
    for (size_t i = 0; i < xtrain_context_error_count(context); i++) {
        print_message("%s\n", xtrain_context_error_at(context, i)->message);
    }
    assert_int_equal(status, XTRAIN_OK);
    return plan;
}

static int *rows_of(const mss_instance *in, const mss_statement *st, const xtrain_plan *plan)
{
    int *rows = calloc((size_t)in->students * (size_t)in->horizon, sizeof *rows);
    assert_non_null(rows);
    for (int s = 0; s < in->students; s++) {
        for (int t = 0; t < in->horizon; t++) {
            const int ward = xtrain_plan_cell(plan, s, t);
            rows[mss_at(s, in->horizon, t)] =
                ward == XTRAIN_NONE ? MSS_IDLE
                                    : (int)mss_ward(in, st->hospital[ward], st->discipline[ward]);
        }
    }
    return rows;
}

/* Solves, and holds the plan against the scoring and against the best plan there is. */
static void compare(const mss_instance *instance, uint64_t seed)
{
    xtrain_context *context = NULL;
    mss_statement statement;
    int64_t best = 0;
    int broken = 0;
    assert_int_equal(xtrain_context_create(&context, NULL), XTRAIN_OK);
    xtrain_plan *plan = solve(context, &statement, instance, seed);
    int *rows = rows_of(instance, &statement, plan);
    const int64_t score = mss_score_plan(instance, rows, &broken);
    const bool is_possible = mss_best_score(instance, &best);
    assert_int_equal(xtrain_plan_sense(plan), XTRAIN_SENSE_MAXIMISE);
    assert_true((xtrain_plan_musts_broken(plan) == 0) == (broken == 0));
    assert_true(is_possible == (broken == 0));
    if (is_possible) {
        assert_int_equal(xtrain_plan_value(plan), score);
        assert_int_equal(score, best);
        assert_true(xtrain_plan_certificate(plan)->has_bound);
        assert_true(xtrain_plan_certificate(plan)->bound >= best);
    }
    free(rows);
    xtrain_plan_free(plan);
    mss_statement_clear(&statement);
    xtrain_context_free(context);
}

static bool ends_with(const char *text, const char *ending)
{
    const size_t length = strlen(text);
    const size_t count = strlen(ending);
    return length > count && strcmp(text + length - count, ending) == 0;
}

/* Calls it with every .dzn file of the folder. */
static void for_files(const char *folder, void (*call)(const char *path))
{
    DIR *open = opendir(folder);
    int count = 0;
    assert_non_null(open);
    for (const struct dirent *entry = readdir(open); entry != NULL; entry = readdir(open)) {
        char path[512];
        if (ends_with(entry->d_name, ".dzn")) {
            (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
            print_message("%s\n", path);
            call(path);
            count++;
        }
    }
    (void)closedir(open);
    assert_true(count > 0);
}

static void compare_file(const char *path)
{
    mss_instance instance;
    assert_true(mss_instance_read(&instance, path, stderr));
    compare(&instance, 1);
    mss_instance_clear(&instance);
}

static void best_plans_of_files_score_what_the_library_says(void **state)
{
    (void)state;
    for_files("files", compare_file);
}

static void compare_messages(const char *path)
{
    char expected[4096];
    char said_path[520];
    char *said = NULL;
    size_t length = 0;
    mss_instance instance;
    FILE *talk = open_memstream(&said, &length);
    assert_non_null(talk);
    assert_false(mss_instance_read(&instance, path, talk));
    assert_int_equal(fclose(talk), 0);
    mss_instance_clear(&instance);
    (void)snprintf(said_path, sizeof said_path, "%s.txt", path);
    FILE *file = fopen(said_path, "rb");
    assert_non_null(file);
    expected[fread(expected, 1, sizeof expected - 1, file)] = '\0';
    (void)fclose(file);
    assert_string_equal(said, expected);
    free(said);
}

static void mistakes_are_named_with_their_lines(void **state)
{
    (void)state;
    for_files("invalid", compare_messages);
}

/* ---- random instances ---- */

static uint64_t random_instances = 60;

static int draw(uint64_t *random, int least, int most)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return least + (int)(*random >> 33) % (most - least + 1);
}

/* True in so many of a hundred cases. */
static bool chance(uint64_t *random, int per_cent)
{
    return draw(random, 1, 100) <= per_cent;
}

static void draw_people(mss_instance *in, uint64_t *random)
{
    for (int s = 0; s < in->students; s++) {
        for (int d = 0; d < in->disciplines; d++) {
            in->is_allowed[mss_at(s, in->disciplines, d)] = chance(random, 85);
            in->likes_discipline[mss_at(s, in->disciplines, d)] = draw(random, 0, 5);
        }
        for (int h = 0; h < in->hospitals; h++) {
            in->likes_hospital[mss_at(s, in->hospitals, h)] = draw(random, -1, 5);
            for (int d = 0; d < in->disciplines; d++) {
                in->is_able[(size_t)s * mss_ward(in, in->hospitals, 0) + mss_ward(in, h, d)] =
                    chance(random, 85);
            }
        }
        for (int t = 0; t < in->horizon; t++) {
            in->is_free[mss_at(s, in->horizon, t)] = chance(random, 85);
        }
        for (int g = 0; g < in->groups; g++) {
            in->stays_of[mss_at(s, in->groups, g)] = draw(random, 0, in->duration == 1 ? 2 : 1);
        }
        for (int w = 0; w < MSS_WEIGHTS; w++) {
            in->weight[mss_at(s, MSS_WEIGHTS, w)] =
                w < MSS_WEIGHT_CHANGE ? draw(random, 0, 3) : draw(random, -3, 0);
        }
    }
}

static void draw_wards(mss_instance *in, uint64_t *random)
{
    for (int d = 0; d < in->disciplines; d++) {
        in->group_of[d] = d < in->groups ? d : draw(random, 0, in->groups - 1);
        in->wanted[d] = draw(random, -1, 4);
        for (int e = 0; e < d; e++) {
            in->needs[mss_at(d, in->disciplines, e)] = chance(random, 20);
        }
    }
    for (size_t ward = 0; ward < mss_ward(in, in->hospitals, 0); ward++) {
        for (int t = 0; t < in->horizon; t++) {
            const size_t at = ward * (size_t)in->horizon + (size_t)t;
            in->most[at] = draw(random, 1, 3);
            in->least[at] = chance(random, 3);
        }
    }
}

static void best_plans_of_random_instances_are_the_best(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= random_instances; seed++) {
        uint64_t random = seed * UINT64_C(0x9e3779b97f4a7c15);
        mss_instance in = {.students = draw(&random, 1, 4),
                           .hospitals = draw(&random, 1, 2),
                           .disciplines = draw(&random, 2, 4),
                           .groups = draw(&random, 1, 2),
                           .horizon = draw(&random, 3, 5),
                           .duration = draw(&random, 1, 2),
                           .most_per_hospital = draw(&random, 1, 3)};
        assert_true(mss_instance_make(&in));
        draw_people(&in, &random);
        draw_wards(&in, &random);
        print_message("random instance %d\n", (int)seed);
        compare(&in, seed);
        mss_instance_clear(&in);
    }
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_are_named_with_their_lines),
        cmocka_unit_test(best_plans_of_files_score_what_the_library_says),
        cmocka_unit_test(best_plans_of_random_instances_are_the_best),
    };
    if (count > 1) {
        random_instances = strtoull(arguments[1], NULL, 10);
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
