/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interrupt.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>

/* A handler has no other way to know what to cancel. */
static _Atomic(xtrain_context *) running;
static atomic_int asked;

#define SIGNALS 2
static const int numbers[SIGNALS] = {SIGINT, SIGTERM};
static struct sigaction before[SIGNALS];

static void handle(int signal_number)
{
    xtrain_context *context = atomic_load(&running);
    if (atomic_fetch_add(&asked, 1) == 0 && context != NULL) {
        xtrain_context_cancel(context);
        return;
    }
    (void)signal(signal_number, SIG_DFL);
    (void)raise(signal_number);
}

void xt_interrupt_begin(xtrain_context *context)
{
    struct sigaction action = {0};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    (void)sigemptyset(&action.sa_mask);
    atomic_store(&asked, 0);
    atomic_store(&running, context);
    for (size_t i = 0; i < SIGNALS; i++) {
        /* Who started the program in the background may have switched Ctrl-C off for it. */
        if (sigaction(numbers[i], NULL, &before[i]) == 0 && before[i].sa_handler != SIG_IGN) {
            (void)sigaction(numbers[i], &action, NULL);
        }
    }
}

void xt_interrupt_end(void)
{
    for (size_t i = 0; i < SIGNALS; i++) {
        (void)sigaction(numbers[i], &before[i], NULL);
    }
    atomic_store(&running, NULL);
}
