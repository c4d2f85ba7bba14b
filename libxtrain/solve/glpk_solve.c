/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Solving: the simplex method from the present basis, in slices of time, and branch and bound for
 * small integer programs.
 *
 * The primal method walks over bases with feasible x, the dual one over bases with d >= 0 at lower
 * bounds and d <= 0 at upper ones; where both hold, the basis is optimal. A slice that ends leaves
 * its basis behind, and the next one starts there. If numbers go wrong, the basis is made anew,
 * first from the matrix alone, then from the rows with the matrix scaled.
 */
#include <limits.h>
#include <math.h>

#include "base/clock.h"
#include "solve/glpk_home.h"

/* A slice lies between two looks at the clock and the cancel flag. GLPK drops its perturbation at
 * the end of each, so a long solve needs longer ones to come to an end. */
#define SLICE_SECONDS 0.25
#define SLICE_GROWTH 0.1
#define SLICE_SECONDS_MAX 5.0

/* GLPK's clock may be set back while it runs; so many iterations end a slice as well. */
#define ITERATIONS_PER_MS 200

#define SLICE_ITERATIONS 2000

#define RESCUES 2

typedef struct solve_order {
    bool dual;
    double began;
    double deadline; /* INFINITY: none */
    const atomic_int *cancelled;
    const bool *integer; /* [columns] */
    double *value;       /* [columns] */
    double objective;
    bool has_value;
    int columns;
} solve_order;

static bool must_stop(const solve_order *order)
{
    return (order->cancelled != NULL && atomic_load(order->cancelled) != 0) ||
           (order->deadline < INFINITY && xt_clock_seconds() >= order->deadline);
}

static int milliseconds(double seconds)
{
    return seconds >= INT_MAX / 1000.0 ? INT_MAX : seconds <= 0.001 ? 1 : (int)(seconds * 1000.0);
}

/* Without a deadline a slice is a number of iterations, so that the way through the bases does not
 * depend on how fast the machine is. */
static void set_slice(glp_smcp *parameters, const solve_order *order, int slices)
{
    if (isinf(order->deadline)) {
        parameters->it_lim = SLICE_ITERATIONS * (1 + slices);
        return;
    }
    double now = xt_clock_seconds();
    double slice =
        fmax(SLICE_SECONDS, fmin(SLICE_GROWTH * (now - order->began), SLICE_SECONDS_MAX));
    parameters->tm_lim = milliseconds(fmin(slice, order->deadline - now));
    parameters->it_lim = ITERATIONS_PER_MS * parameters->tm_lim;
}

static void new_basis(glp_prob *problem, int rescue)
{
    if (rescue == 0) {
        glp_adv_basis(problem, 0);
        if (glp_factorize(problem) == 0) {
            return;
        }
    }
    glp_scale_prob(problem, GLP_SF_AUTO);
    glp_std_basis(problem);
}

/* True if a finished run of GLPK says what the LP is. */
static bool read_status(glp_prob *problem, xt_lp_result *result)
{
    switch (glp_get_status(problem)) {
    case GLP_OPT:
        *result = XT_LP_OPTIMAL;
        return isfinite(glp_get_obj_val(problem));
    case GLP_NOFEAS:
        *result = XT_LP_INFEASIBLE;
        return true;
    case GLP_UNBND:
        *result = XT_LP_UNBOUNDED;
        return true;
    default:
        return false;
    }
}

/* The dual method says "no dual feasible basis" of an LP that is unbounded or infeasible: then the
 * primal one has to tell which. */
static xt_lp_result solve(xt_home *home, void *argument)
{
    solve_order *order = argument;
    glp_prob *problem = home->problem;
    int rescues = 0;
    int slices = 0;
    xt_lp_result result;
    glp_smcp parameters;

    if (home->fail_next) {
        glp_set_row_bnds(problem, glp_get_num_rows(problem) + 1, GLP_FR, 0.0, 0.0);
    }
    glp_init_smcp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.pricing = GLP_PT_PSE;
    parameters.meth = order->dual ? GLP_DUALP : GLP_PRIMAL;
    glp_set_it_cnt(problem, 0);
    while (!must_stop(order)) {
        int code;
        set_slice(&parameters, order, slices++);
        code = glp_simplex(problem, &parameters);
        if (code == GLP_ETMLIM || code == GLP_EITLIM) {
            continue;
        }
        if (code == 0 && read_status(problem, &result)) {
            order->objective = glp_get_obj_val(problem);
            return result;
        }
        if (code != 0 || parameters.meth == GLP_PRIMAL) {
            if (rescues == RESCUES) {
                home->dead = true;
                return XT_LP_FAILED;
            }
            new_basis(problem, rescues++);
        }
        parameters.meth = GLP_PRIMAL;
    }
    return XT_LP_STOPPED;
}

static bool start_order(solve_order *order, double seconds, const atomic_int *cancelled)
{
    if (!(seconds >= 0.0)) {
        return false;
    }
    order->began = xt_clock_seconds();
    order->deadline = seconds > 0.0 ? order->began + seconds : INFINITY;
    order->cancelled = cancelled;
    return true;
}

xt_lp_result xt_lp_solve(xt_lp *lp, bool prefer_dual, double seconds, const atomic_int *cancelled)
{
    solve_order order = {.dual = prefer_dual};
    xt_lp_result result;

    if (lp->home->dead) {
        return XT_LP_FAILED;
    }
    if (!start_order(&order, seconds, cancelled)) {
        return XT_LP_REFUSED;
    }
    lp->solved = false;
    result = xt_home_call(lp, solve, &order);
    lp->solved = result == XT_LP_OPTIMAL;
    lp->objective = order.objective;
    return result;
}

static void look_up(glp_tree *tree, void *info)
{
    const solve_order *order = info;

    if (must_stop(order)) {
        glp_ios_terminate(tree);
    }
}

static bool bounds_are_whole(const xt_home *home, const solve_order *order)
{
    for (int c = 0; c < order->columns; c++) {
        double lower = glp_get_col_lb(home->problem, c + 1);
        double upper = glp_get_col_ub(home->problem, c + 1);
        if (order->integer[c] && (lower != floor(lower) || upper != floor(upper))) {
            return false;
        }
    }
    return true;
}

static void branch_and_bound(xt_home *home, solve_order *order)
{
    glp_iocp parameters;

    glp_init_iocp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.br_tech = GLP_BR_DTH;
    parameters.bt_tech = GLP_BT_BLB;
    parameters.mip_gap = 0.0;
    parameters.cb_func = look_up;
    parameters.cb_info = order;
    if (order->deadline < INFINITY) {
        parameters.tm_lim = milliseconds(order->deadline - xt_clock_seconds());
    }
    for (int c = 0; c < order->columns; c++) {
        glp_set_col_kind(home->problem, c + 1, order->integer[c] ? GLP_IV : GLP_CV);
    }
    glp_intopt(home->problem, &parameters);
    for (int c = 0; c < order->columns; c++) {
        glp_set_col_kind(home->problem, c + 1, GLP_CV);
    }
}

static xt_lp_result solve_integer(xt_home *home, void *argument)
{
    solve_order *order = argument;
    int status;
    xt_lp_result result;

    if (!bounds_are_whole(home, order)) {
        return XT_LP_REFUSED;
    }
    result = solve(home, order);
    if (result != XT_LP_OPTIMAL) {
        return result;
    }
    branch_and_bound(home, order);
    /* Without a solution GLPK's values are 0, so only the status counts. */
    status = glp_mip_status(home->problem);
    if (status == GLP_NOFEAS) {
        return XT_LP_INFEASIBLE;
    }
    order->has_value = status == GLP_OPT || status == GLP_FEAS;
    for (int c = 0; order->has_value && c < order->columns; c++) {
        order->value[c] = glp_mip_col_val(home->problem, c + 1);
    }
    return status == GLP_OPT ? XT_LP_OPTIMAL : XT_LP_STOPPED;
}

xt_lp_result xt_lp_solve_integer(xt_lp *lp, const bool *integer, double seconds,
                                 const atomic_int *cancelled, double *value, bool *has_value)
{
    solve_order order = {.integer = integer, .columns = lp->columns};
    xt_lp_result result;

    order.value = value;
    *has_value = false;
    if (lp->home->dead) {
        return XT_LP_FAILED;
    }
    if (!start_order(&order, seconds, cancelled)) {
        return XT_LP_REFUSED;
    }
    lp->solved = false;
    result = xt_home_call(lp, solve_integer, &order);
    *has_value = order.has_value && result != XT_LP_FAILED;
    return result;
}

void xt_lp_fail_next_for_test(xt_lp *lp)
{
    lp->home->fail_next = true;
}
