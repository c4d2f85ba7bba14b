/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <signal.h>
#include <time.h>

#include "solve/worker.h"

typedef struct witness {
    pthread_t thread;
    sigset_t blocked;
    int count;
} witness;

static void take_note(void *argument)
{
    witness *note = argument;

    note->thread = pthread_self();
    pthread_sigmask(SIG_SETMASK, NULL, &note->blocked);
    note->count++;
}

static void work_is_done_in_turn_on_one_other_thread(void **state)
{
    const struct timespec moment = {0, 2000000};
    const xt_memory memory = xt_memory_standard();
    xt_worker *worker = xt_worker_create(&memory);
    witness note = {.count = 0};
    pthread_t first;

    (void)state;
    assert_non_null(worker);
    xt_worker_run(worker, take_note, &note);
    first = note.thread;
    assert_false(pthread_equal(first, pthread_self()));
    for (int k = 2; k <= 2000; k++) {
        xt_worker_run(worker, take_note, &note);
        assert_int_equal(note.count, k);
        assert_true(pthread_equal(first, note.thread));
        if (k % 100 == 0) {
            nanosleep(&moment, NULL); /* long enough for the worker to sleep */
        }
    }
    xt_worker_free(worker);
    xt_worker_free(NULL);
}

static void the_programs_signals_are_not_taken_by_a_worker(void **state)
{
    const xt_memory memory = xt_memory_standard();
    sigset_t before;
    sigset_t after;
    xt_worker *worker;
    witness note = {.count = 0};

    (void)state;
    pthread_sigmask(SIG_SETMASK, NULL, &before);
    worker = xt_worker_create(&memory);
    pthread_sigmask(SIG_SETMASK, NULL, &after);
    assert_non_null(worker);
    xt_worker_run(worker, take_note, &note);
    assert_int_equal(sigismember(&note.blocked, SIGINT), 1);
    assert_int_equal(sigismember(&note.blocked, SIGUSR1), 1);
    assert_int_equal(sigismember(&note.blocked, SIGSEGV), 0);
    assert_int_equal(sigismember(&after, SIGINT), sigismember(&before, SIGINT));
    xt_worker_free(worker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(work_is_done_in_turn_on_one_other_thread),
        cmocka_unit_test(the_programs_signals_are_not_taken_by_a_worker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
