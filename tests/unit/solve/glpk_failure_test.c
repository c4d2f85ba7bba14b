/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens when GLPK fails, and whom it does not concern. Linked with some of GLPK's functions
 * wrapped, so that GLPK can be made to report trouble. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "solve/glpk_home.h"
#include "unit/solve/lp_samples.h"

#define assert_near(left, right) assert_true(fabs((left) - (right)) < 1e-6)

int __real_glp_simplex(glp_prob *problem, const glp_smcp *parameters);
int __wrap_glp_simplex(glp_prob *problem, const glp_smcp *parameters);
void __real_glp_adv_basis(glp_prob *problem, int flags);
void __wrap_glp_adv_basis(glp_prob *problem, int flags);
void __real_glp_std_basis(glp_prob *problem);
void __wrap_glp_std_basis(glp_prob *problem);
const char *__real_glp_config(const char *option);
const char *__wrap_glp_config(const char *option);
void __real_glp_delete_prob(glp_prob *problem);
void __wrap_glp_delete_prob(glp_prob *problem);
int __real_glp_term_out(int on);
int __wrap_glp_term_out(int on);

static struct {
    int codes[4]; /* what glp_simplex says next instead of solving; ended by 0 */
    int next;
    int bases; /* bases made anew */
    bool without_threads;
} script;

int __wrap_glp_simplex(glp_prob *problem, const glp_smcp *parameters)
{
    int code = script.codes[script.next];

    if (code == 0) {
        return __real_glp_simplex(problem, parameters);
    }
    script.next++;
    return code;
}

void __wrap_glp_adv_basis(glp_prob *problem, int flags)
{
    script.bases++;
    __real_glp_adv_basis(problem, flags);
}

void __wrap_glp_std_basis(glp_prob *problem)
{
    script.bases++;
    __real_glp_std_basis(problem);
}

const char *__wrap_glp_config(const char *option)
{
    return script.without_threads ? NULL : __real_glp_config(option);
}

/* A GLPK without threads would not have an environment for the private thread, so this one's goes
 * when it was last used there. */
static _Thread_local bool deleted;

void __wrap_glp_delete_prob(glp_prob *problem)
{
    __real_glp_delete_prob(problem);
    deleted = true;
}

int __wrap_glp_term_out(int on)
{
    int before = __real_glp_term_out(on);

    if (script.without_threads && deleted) {
        glp_free_env();
    }
    return before;
}

static int reset(void **state)
{
    (void)state;
    memset(&script, 0, sizeof script);
    return 0;
}

static void a_failure_inside_glpk_kills_the_object_alone(void **state)
{
    const double zero = 0.0;
    const bool keep[] = {true, false};
    double value[] = {7.0, 7.0};
    bool has_value = true;
    xt_lp *lp = small_lp();
    xt_lp *other = small_lp();

    (void)state;
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    xt_lp_fail_next_for_test(lp);
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_FAILED);
    assert_int_equal(xt_lp_solve(lp, true, 1.0, NULL), XT_LP_FAILED);
    assert_int_equal(xt_lp_set_row(lp, 0, 0.0, 1.0), XT_LP_FAILED);
    assert_int_equal(xt_lp_set_column(lp, 0, 0.0, 0.0, 1.0), XT_LP_FAILED);
    assert_int_equal(xt_lp_add_rows(lp, 1, &zero, &zero, NULL, NULL, NULL), XT_LP_FAILED);
    assert_int_equal(xt_lp_add_columns(lp, 1, &zero, &zero, &zero, NULL, NULL, NULL), XT_LP_FAILED);
    assert_int_equal(xt_lp_remove_columns(lp, keep), XT_LP_FAILED);
    assert_int_equal(xt_lp_solve_integer(lp, keep, 0.0, NULL, value, &has_value), XT_LP_FAILED);
    assert_false(has_value);
    xt_lp_solution(lp, NULL, value, NULL, NULL);
    assert_near(value[0], 0.0);
    assert_near(xt_lp_objective(lp), 0.0);
    xt_lp_free(lp);
    assert_int_equal(xt_lp_solve(other, false, 0.0, NULL), XT_LP_OPTIMAL);
    assert_near(xt_lp_objective(other), SMALL_OPTIMUM);
    xt_lp_free(other);
}

static void an_integer_solve_survives_a_failure_too(void **state)
{
    const bool whole[] = {true, true};
    double value[2];
    bool has_value;

    (void)state;
    for (int k = 0; k < 200; k++) {
        xt_lp *lp = small_lp();
        xt_lp_fail_next_for_test(lp);
        assert_int_equal(xt_lp_solve_integer(lp, whole, 0.0, NULL, value, &has_value),
                         XT_LP_FAILED);
        assert_false(has_value);
        xt_lp_free(lp);
    }
}

static void numerical_trouble_is_met_with_new_bases(void **state)
{
    const int codes[] = {GLP_EFAIL, GLP_ESING, GLP_ECOND, GLP_EBADB};
    random_lp *sample = random_lp_create(8, 20, 100, true);
    double optimum = 0.0;

    (void)state;
    for (int trouble = 0; trouble < 4; trouble++) {
        xt_lp *lp = random_lp_build(sample, 100);
        reset(NULL);
        for (int k = 0; k < trouble; k++) {
            script.codes[k] = codes[k];
        }
        if (trouble < 3) {
            assert_int_equal(xt_lp_solve(lp, true, 0.0, NULL), XT_LP_OPTIMAL);
            optimum = trouble == 0 ? xt_lp_objective(lp) : optimum;
            assert_near(xt_lp_objective(lp), optimum);
            assert_int_equal(script.bases, trouble);
        } else {
            assert_int_equal(xt_lp_solve(lp, true, 0.0, NULL), XT_LP_FAILED);
            assert_int_equal(xt_lp_solve(lp, true, 0.0, NULL), XT_LP_FAILED);
        }
        xt_lp_free(lp);
    }
    random_lp_free(sample);
}

/* Removes every third column: from the LP, and from the sample. */
static int remove_third(random_lp *sample, xt_lp *lp)
{
    bool *keep = calloc((size_t)sample->columns, sizeof *keep);
    bool *basic = calloc((size_t)sample->columns, sizeof *basic);
    int removed_basic = 0;
    int to = 0;

    assert_true(keep != NULL && basic != NULL);
    xt_lp_solution(lp, NULL, NULL, NULL, basic);
    for (int c = 0; c < sample->columns; c++) {
        keep[c] = c < sample->rows || random_lp_next(sample) % 3 != 0;
        if (!keep[c]) {
            removed_basic += basic[c];
            continue;
        }
        int length = sample->start[c + 1] - sample->start[c];
        memmove(sample->index + sample->start[to], sample->index + sample->start[c],
                (size_t)length * sizeof *sample->index);
        sample->cost[to] = sample->cost[c];
        sample->start[to + 1] = sample->start[to] + length;
        to++;
    }
    assert_int_equal(xt_lp_remove_columns(lp, keep), XT_LP_OPTIMAL);
    sample->columns = to;
    free(keep);
    free(basic);
    return removed_basic;
}

static void rows_take_the_place_of_removed_basic_columns(void **state)
{
    int removed_basic = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        random_lp *sample = random_lp_create(seed, 40, 400, seed % 2 == 0);
        xt_lp *lp = random_lp_build(sample, 400);
        assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
        for (int round = 0; round < 3; round++) {
            xt_lp *fresh;
            removed_basic += remove_third(sample, lp);
            assert_int_equal(xt_lp_column_count(lp), sample->columns);
            assert_int_equal(xt_lp_solve(lp, round % 2 == 0, 0.0, NULL), XT_LP_OPTIMAL);
            fresh = random_lp_build(sample, sample->columns);
            assert_int_equal(xt_lp_solve(fresh, false, 0.0, NULL), XT_LP_OPTIMAL);
            assert_near(xt_lp_objective(lp), xt_lp_objective(fresh));
            xt_lp_free(fresh);
        }
        xt_lp_free(lp);
        random_lp_free(sample);
    }
    assert_true(removed_basic > 50);
    assert_int_equal(script.bases, 0);
}

static void *solve_many(void *argument)
{
    random_lp *sample = argument;
    int wrong = 0;

    for (int k = 0; k < 10; k++) {
        xt_lp *lp = random_lp_build(sample, 50 + 5 * k);
        if (k % 3 == 2) {
            xt_lp_fail_next_for_test(lp);
        }
        wrong +=
            xt_lp_solve(lp, k % 2 == 0, 0.0, NULL) != (k % 3 == 2 ? XT_LP_FAILED : XT_LP_OPTIMAL);
        xt_lp_free(lp);
    }
    return wrong == 0 ? argument : NULL;
}

static void four_threads_use_an_object_each(void **state)
{
    random_lp *sample[4];
    pthread_t thread[4];
    void *result;

    (void)state;
    for (int k = 0; k < 4; k++) {
        sample[k] = random_lp_create((uint64_t)k, 25, 100, true);
        assert_int_equal(pthread_create(&thread[k], NULL, solve_many, sample[k]), 0);
    }
    for (int k = 0; k < 4; k++) {
        assert_int_equal(pthread_join(thread[k], &result), 0);
        assert_ptr_equal(result, sample[k]);
        random_lp_free(sample[k]);
    }
}

static void *solve_under_a_lock(void *argument)
{
    random_lp *sample = argument;
    int wrong = 0;

    for (int k = 0; k < 5; k++) {
        xt_lp *lp = random_lp_build(sample, 60);
        wrong += xt_lp_solve(lp, false, 0.0, NULL) != XT_LP_OPTIMAL;
        xt_lp_free(lp);
    }
    return wrong == 0 ? argument : NULL;
}

static void without_thread_storage_one_lock_serves_all(void **state)
{
    random_lp *sample[2];
    pthread_t thread[2];
    void *result;

    (void)state;
    script.without_threads = true;
    for (int k = 0; k < 2; k++) {
        sample[k] = random_lp_create((uint64_t)k, 25, 100, true);
        assert_int_equal(pthread_create(&thread[k], NULL, solve_under_a_lock, sample[k]), 0);
    }
    for (int k = 0; k < 2; k++) {
        assert_int_equal(pthread_join(thread[k], &result), 0);
        assert_ptr_equal(result, sample[k]);
        random_lp_free(sample[k]);
    }
    script.without_threads = false;
}

typedef struct counted_heap {
    long left;
    long blocks;
} counted_heap;

static void *own_allocate(size_t size, void *user)
{
    counted_heap *own = user;
    void *block = own->left-- == 0 ? NULL : malloc(size);

    own->blocks += block != NULL;
    return block;
}

static void *own_reallocate(void *block, size_t size, void *user)
{
    counted_heap *own = user;
    void *moved = own->left-- == 0 ? NULL : realloc(block, size);

    own->blocks += block == NULL && moved != NULL;
    return moved;
}

static void own_release(void *block, void *user)
{
    counted_heap *own = user;

    own->blocks -= block != NULL;
    free(block);
}

static void an_own_allocator_that_fails_changes_nothing(void **state)
{
    const int start[] = {0, 3};
    const int unsorted[] = {2, 0, 1};
    const double ones[] = {1.0, 1.0, 1.0};
    const double zeros[] = {0.0, 0.0, 0.0};
    const bool keep[] = {true, false};
    counted_heap own = {0, 0};
    const xt_memory memory = {{own_allocate, own_reallocate, own_release, &own}};
    xt_lp *lp = NULL;
    xt_lp_result result;
    long tries = 0;

    (void)state;
    while (xt_lp_create(&lp, &memory) != XTRAIN_OK) {
        assert_null(lp);
        assert_int_equal(own.blocks, 0);
        own.left = ++tries;
    }
    assert_int_equal(tries, 3);
    own.left = -1;
    assert_int_equal(xt_lp_add_rows(lp, 3, ones, ones, NULL, NULL, NULL), XT_LP_OPTIMAL);
    tries = own.left = 0;
    while ((result = xt_lp_add_columns(lp, 1, ones, zeros, ones, start, unsorted, ones)) !=
           XT_LP_OPTIMAL) {
        assert_int_equal(result, XT_LP_MEMORY);
        assert_int_equal(xt_lp_column_count(lp), 0);
        own.left = ++tries;
    }
    assert_int_equal(tries, 3);
    own.left = -1;
    assert_int_equal(xt_lp_add_columns(lp, 1, zeros, zeros, ones, NULL, NULL, NULL), XT_LP_OPTIMAL);
    own.left = 0;
    assert_int_equal(xt_lp_remove_columns(lp, keep), XT_LP_MEMORY);
    assert_int_equal(xt_lp_column_count(lp), 2);
    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    xt_lp_free(lp);
    assert_int_equal(own.blocks, 0);
}

typedef struct host {
    jmp_buf escape;
    int errors;
    int lines;
} host;

static void host_error(void *info)
{
    host *self = info;

    self->errors++;
    longjmp(self->escape, 1);
}

static int host_output(void *info, const char *text)
{
    host *self = info;

    (void)text;
    self->lines++;
    return 1;
}

static glp_prob *host_problem(void)
{
    glp_prob *problem = glp_create_prob();

    glp_add_rows(problem, 1);
    glp_add_cols(problem, 1);
    glp_set_row_bnds(problem, 1, GLP_LO, 2.0, 0.0);
    glp_set_col_bnds(problem, 1, GLP_LO, 0.0, 0.0);
    glp_set_obj_coef(problem, 1, 3.0);
    glp_set_mat_row(problem, 1, 1, (const int[]){0, 1}, (const double[]){0.0, 1.0});
    return problem;
}

static void use_and_break_some(void)
{
    xt_lp *lp = small_lp();
    xt_lp *broken = small_lp();

    assert_int_equal(xt_lp_solve(lp, false, 0.0, NULL), XT_LP_OPTIMAL);
    xt_lp_fail_next_for_test(broken);
    assert_int_equal(xt_lp_solve(broken, false, 0.0, NULL), XT_LP_FAILED);
    assert_int_equal(xt_lp_solve(lp, true, 0.0, NULL), XT_LP_OPTIMAL);
    xt_lp_free(broken);
    xt_lp_free(lp);
}

static void a_host_that_uses_glpk_itself_is_not_disturbed(void **state)
{
    host self = {.errors = 0};
    glp_prob *problem;

    (void)state;
    glp_error_hook(host_error, &self);
    glp_term_hook(host_output, &self);
    problem = host_problem();
    use_and_break_some();
    assert_int_equal(self.errors, 0);
    assert_int_equal(self.lines, 0);
    assert_int_equal(__real_glp_simplex(problem, NULL), 0);
    assert_near(glp_get_obj_val(problem), 6.0);
    assert_true(self.lines > 0); /* the host's terminal is on, and its hook in place */
    use_and_break_some();
    glp_set_obj_coef(problem, 1, 4.0);
    assert_int_equal(__real_glp_simplex(problem, NULL), 0);
    assert_near(glp_get_obj_val(problem), 8.0);
    if (setjmp(self.escape) == 0) {
        glp_set_row_bnds(problem, 99, GLP_FR, 0.0, 0.0);
        fail();
    }
    assert_int_equal(self.errors, 1);
    assert_int_equal(glp_free_env(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_failure_inside_glpk_kills_the_object_alone, reset),
        cmocka_unit_test_setup(an_integer_solve_survives_a_failure_too, reset),
        cmocka_unit_test_setup(numerical_trouble_is_met_with_new_bases, reset),
        cmocka_unit_test_setup(rows_take_the_place_of_removed_basic_columns, reset),
        cmocka_unit_test_setup(four_threads_use_an_object_each, reset),
        cmocka_unit_test_setup(without_thread_storage_one_lock_serves_all, reset),
        cmocka_unit_test(an_own_allocator_that_fails_changes_nothing),
        cmocka_unit_test_setup(a_host_that_uses_glpk_itself_is_not_disturbed, reset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
