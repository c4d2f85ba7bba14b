/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GLPK's side of an xt_lp: a problem, and the private thread that alone touches it while a call
 * runs. Only files named glpk_* include this header, and no other file includes GLPK's.
 */
#ifndef XT_SOLVE_GLPK_HOME_H
#define XT_SOLVE_GLPK_HOME_H

#include <glpk.h>
#include <setjmp.h>

#include "solve/glpk_guard.h"
#include "solve/worker.h"

typedef struct xt_home {
    glp_prob *problem; /* NULL once GLPK's memory is gone */
    jmp_buf escape;
    bool shared; /* GLPK has one environment for all threads */
    bool dead;
    bool fail_next;
} xt_home;

struct xt_lp {
    xt_memory memory;
    xt_worker *worker;
    xt_home *home;
    int rows;
    int columns;
    bool solved;
    double objective;
};

/* One call's work at home. It may be left anywhere inside GLPK, so it allocates nothing of ours and
 * keeps its results in the order. */
typedef xt_lp_result xt_home_work(xt_home *home, void *order);

/* Has work done at the LP's home and waits. XT_LP_FAILED if the home is or becomes dead. */
xt_lp_result xt_home_call(const xt_lp *lp, xt_home_work *work, void *order);

#endif
