/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GLPK aborts on misuse, on a failed check of its own and when memory is short, but calls an error
 * hook before. Ours jumps back to where the private thread entered GLPK; then all memory that GLPK
 * took on this thread is freed as a whole, and with it the problem: the home is dead. (A block that
 * GLPK cannot make larger is lost: it forgets the old one before it finds out.)
 */
#include "solve/glpk_home.h"

#include <pthread.h>

typedef struct errand {
    xt_home *home;
    xt_home_work *work;
    void *order;
    xt_lp_result result;
} errand;

/* For a GLPK without thread-local storage only. */
static pthread_mutex_t shared_environment = PTHREAD_MUTEX_INITIALIZER;

static void jump_home(void *info)
{
    xt_home *home = info;

    longjmp(home->escape, 1);
}

/* GLPK prints its errors whatever its switches say, unless this hook takes them. */
static int swallow(void *info, const char *text)
{
    (void)info;
    (void)text;
    return 1;
}

static void work_guarded(errand *task)
{
    xt_home *home = task->home;

    if (setjmp(home->escape) == 0) {
        task->result = task->work(home, task->order);
        return;
    }
    home->dead = true;
    home->problem = NULL;
    /* A shared environment may hold problems of others: then ours is lost in it. */
    if (!home->shared) {
        glp_free_env();
    }
    task->result = XT_LP_FAILED;
}

/* On the private thread. The environment must exist before any other call, which would abort if
 * there were no memory for it. */
static void run_errand(void *argument)
{
    errand *task = argument;
    xt_home *home = task->home;
    bool ready;

    if (home->shared) {
        pthread_mutex_lock(&shared_environment);
    }
    ready = glp_init_env() <= 1;
    if (ready) {
        glp_error_hook(jump_home, home);
        glp_term_hook(swallow, NULL);
        glp_term_out(GLP_OFF);
        work_guarded(task);
    } else {
        home->dead = true;
        task->result = XT_LP_FAILED;
    }
    if (home->shared && ready) {
        glp_error_hook(NULL, NULL);
        glp_term_hook(NULL, NULL);
        glp_term_out(GLP_ON);
    }
    if (home->shared) {
        pthread_mutex_unlock(&shared_environment);
    }
}

static xt_lp_result go_home(const xt_lp *lp, xt_home_work *work, void *order)
{
    errand task = {lp->home, work, order, XT_LP_FAILED};

    xt_worker_run(lp->worker, run_errand, &task);
    return task.result;
}

xt_lp_result xt_home_call(const xt_lp *lp, xt_home_work *work, void *order)
{
    return lp->home->dead ? XT_LP_FAILED : go_home(lp, work, order);
}

static xt_lp_result open_home(xt_home *home, void *order)
{
    (void)order;
    home->problem = glp_create_prob();
    return XT_LP_OPTIMAL;
}

static xt_lp_result close_home(xt_home *home, void *order)
{
    (void)order;
    glp_delete_prob(home->problem);
    home->problem = NULL;
    if (!home->shared) {
        glp_free_env();
    }
    return XT_LP_OPTIMAL;
}

xtrain_status xt_lp_create(xt_lp **out, const xt_memory *memory)
{
    xt_lp *lp = xt_allocate(memory, 1, sizeof *lp);

    *out = NULL;
    if (lp == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    lp->memory = *memory;
    lp->home = xt_allocate(memory, 1, sizeof *lp->home);
    if (lp->home == NULL) {
        goto failed;
    }
    lp->home->shared = glp_config("TLS") == NULL;
    lp->worker = xt_worker_create(memory);
    if (lp->worker == NULL || xt_home_call(lp, open_home, NULL) != XT_LP_OPTIMAL) {
        goto failed;
    }
    *out = lp;
    return XTRAIN_OK;
failed:
    xt_lp_free(lp);
    return XTRAIN_ERROR_MEMORY;
}

/* A home that died of bad numbers still has its problem, one that was jumped out of has none. */
void xt_lp_free(xt_lp *lp)
{
    xt_memory memory;

    if (lp == NULL) {
        return;
    }
    if (lp->home != NULL && lp->home->problem != NULL) {
        go_home(lp, close_home, NULL);
    }
    xt_worker_free(lp->worker);
    memory = lp->memory;
    xt_release(&memory, lp->home);
    xt_release(&memory, lp);
}
