/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A mailbox of one letter: `work` is set while a letter waits or is being worked on. Waking a
 * sleeping thread costs some 50 microseconds, most letters far less, so both sides look out a
 * little while before they sleep, letting others have the processor.
 */
#include "solve/worker.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>

#define LOOKS 100

struct xt_worker {
    xt_memory memory;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t posted; /* the owner posted work, or the end */
    pthread_cond_t done;   /* the worker did it */
    void (*work)(void *argument);
    void *argument;
    bool ended;
    atomic_bool busy; /* work != NULL, to be looked at without the mutex */
};

static void look_out(xt_worker *worker, bool busy)
{
    for (int k = 0; k < LOOKS && atomic_load(&worker->busy) != busy; k++) {
        sched_yield();
    }
}

static void *serve(void *context)
{
    xt_worker *worker = context;

    pthread_mutex_lock(&worker->mutex);
    for (;;) {
        while (worker->work == NULL && !worker->ended) {
            pthread_cond_wait(&worker->posted, &worker->mutex);
        }
        if (worker->work == NULL) {
            break;
        }
        pthread_mutex_unlock(&worker->mutex);
        worker->work(worker->argument);
        pthread_mutex_lock(&worker->mutex);
        worker->work = NULL;
        atomic_store(&worker->busy, false);
        pthread_cond_signal(&worker->done);
        pthread_mutex_unlock(&worker->mutex);
        look_out(worker, true);
        pthread_mutex_lock(&worker->mutex);
    }
    pthread_mutex_unlock(&worker->mutex);
    return NULL;
}

/* A new thread inherits the mask of signals, so it is set around the creation. */
static bool start_without_signals(xt_worker *worker)
{
    sigset_t blocked;
    sigset_t before;
    bool started;

    sigfillset(&blocked);
    sigdelset(&blocked, SIGSEGV);
    sigdelset(&blocked, SIGBUS);
    sigdelset(&blocked, SIGFPE);
    sigdelset(&blocked, SIGILL);
    sigdelset(&blocked, SIGABRT);
    if (pthread_sigmask(SIG_SETMASK, &blocked, &before) != 0) {
        return false;
    }
    started = pthread_create(&worker->thread, NULL, serve, worker) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

xt_worker *xt_worker_create(const xt_memory *memory)
{
    xt_worker *worker = xt_allocate(memory, 1, sizeof *worker);

    if (worker == NULL) {
        return NULL;
    }
    worker->memory = *memory;
    if (pthread_mutex_init(&worker->mutex, NULL) != 0) {
        goto no_mutex;
    }
    if (pthread_cond_init(&worker->posted, NULL) != 0) {
        goto no_posted;
    }
    if (pthread_cond_init(&worker->done, NULL) != 0) {
        goto no_done;
    }
    if (start_without_signals(worker)) {
        return worker;
    }
    pthread_cond_destroy(&worker->done);
no_done:
    pthread_cond_destroy(&worker->posted);
no_posted:
    pthread_mutex_destroy(&worker->mutex);
no_mutex:
    xt_release(memory, worker);
    return NULL;
}

void xt_worker_run(xt_worker *worker, void (*work)(void *argument), void *argument)
{
    pthread_mutex_lock(&worker->mutex);
    worker->argument = argument;
    worker->work = work;
    atomic_store(&worker->busy, true);
    pthread_cond_signal(&worker->posted);
    pthread_mutex_unlock(&worker->mutex);
    look_out(worker, false);
    pthread_mutex_lock(&worker->mutex);
    while (worker->work != NULL) {
        pthread_cond_wait(&worker->done, &worker->mutex);
    }
    pthread_mutex_unlock(&worker->mutex);
}

void xt_worker_free(xt_worker *worker)
{
    xt_memory memory;

    if (worker == NULL) {
        return;
    }
    pthread_mutex_lock(&worker->mutex);
    worker->ended = true;
    pthread_cond_signal(&worker->posted);
    pthread_mutex_unlock(&worker->mutex);
    pthread_join(worker->thread, NULL);
    pthread_cond_destroy(&worker->done);
    pthread_cond_destroy(&worker->posted);
    pthread_mutex_destroy(&worker->mutex);
    memory = worker->memory;
    xt_release(&memory, worker);
}
