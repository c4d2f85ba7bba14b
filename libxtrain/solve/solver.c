/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solve/solver.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/random.h"
#include "solve/scale.h"

enum { RESPONSE_PASSES = 6, STRETCHES = 32, ROOTS = 5, MOVES_PER_LABEL = 3 };

static double gap_of(int64_t value, int64_t bound)
{
    double size = fabs((double)value);
    return fabs((double)value - (double)bound) / (size > 1.0 ? size : 1.0);
}

bool xt_solver_is_done(const xt_solver *solver)
{
    if (!solver->has_plan || !solver->has_bound) {
        return false;
    }
    int64_t value = xt_table_value(&solver->table);
    return solver->bound >= value || gap_of(value, solver->bound) <= solver->options->gap_target;
}

void xt_solver_raise_bound(xt_solver *solver, int64_t bound)
{
    if (!solver->has_bound || bound > solver->bound) {
        solver->bound = bound;
        solver->has_bound = true;
    }
}

/* Inside the smaller value is always better; outside the utility is what is made large. */
static int64_t sign_of(const xt_instance *instance)
{
    return instance->problem->objective.kind == XTRAIN_OBJECTIVE_UTILITY ? -1 : 1;
}

static void report(const xt_solver *solver)
{
    if (solver->options->progress == NULL) {
        return;
    }
    xtrain_progress progress = {.seconds = xt_clock_seconds() - solver->began,
                                .iteration = solver->iterations,
                                .has_plan = solver->has_plan,
                                .has_bound = solver->has_bound,
                                .phase = solver->phase};
    int64_t sign = sign_of(solver->instance);
    if (solver->has_plan) {
        progress.value = sign * xt_table_value(&solver->table);
    }
    if (solver->has_bound) {
        bool below = solver->bound < sign * progress.value;
        progress.bound = below ? sign * solver->bound : progress.value;
        progress.gap = gap_of(progress.value, progress.bound);
    }
    solver->options->progress(&progress, solver->options->payload);
}

bool xt_solver_tick(xt_solver *solver)
{
    solver->iterations++;
    report(solver);
    int64_t limit = solver->options->iteration_limit;
    return (limit > 0 && solver->iterations >= limit) || xt_budget_out(&solver->budget) ||
           xt_solver_is_done(solver);
}

/* hot x (cold / hot)^(step / STRETCHES), STRETCHES = 2^ROOTS, by square roots and products alone:
 * these are the same to the last bit on every machine. */
static double temperature(double hot, double cold, int step)
{
    double factor = cold / hot;
    for (int i = 0; i < ROOTS; i++) {
        factor = sqrt(factor);
    }
    for (int i = 0; i < step; i++) {
        hot *= factor;
    }
    return hot;
}

/* A fixed number of moves that takes about as long as what runs beside. Without a home pricing is
 * by far the longest of that, and how long is seen from the labels it made last: room for a whole
 * cooling from the best plan. With homes only each of many stretches cools a little. */
static void begin_fixed_stretch(xt_solver *solver, xt_stretch *stretch)
{
    const xt_instance *instance = solver->instance;
    int64_t labels = xt_pricer_labels_made(solver->pricer) - solver->labels;
    int64_t without_home = 0;
    for (int e = 0; e < instance->employees; e++) {
        without_home += instance->problem->employees[e].home < 0 ? 1 : 0;
    }
    solver->labels += labels;
    stretch->moves = 200 + 2 * (int64_t)instance->employees * instance->periods;
    if (without_home > 0) {
        stretch->moves += MOVES_PER_LABEL * labels / instance->employees * without_home;
        xt_anneal_load(solver->side.anneal, solver->table.cells);
    } else {
        double hot = stretch->hot;
        double cold = stretch->cold;
        stretch->hot = temperature(hot, cold, solver->stretches % STRETCHES);
        stretch->cold = temperature(hot, cold, solver->stretches % STRETCHES + 1);
    }
}

/* With an iteration limit every stretch is a fixed number of moves; else it ends with the clock. */
static void begin_stretch(xt_solver *solver)
{
    const xt_instance *instance = solver->instance;
    double hot = 0.008 * (double)instance->must_price;
    const double cold = 0.15;
    hot = hot > 2.0 ? hot : 2.0;
    xt_stretch stretch = {.moves = INT64_MAX / 4, .hot = hot, .cold = cold};
    if (solver->options->iteration_limit > 0) {
        begin_fixed_stretch(solver, &stretch);
    } else {
        double size = (double)instance->employees * instance->periods;
        double seconds = 0.2 + size / 20000.0;
        /* Longer each time. */
        seconds *= solver->stretches < 5 ? (double)(1 << solver->stretches) : 32.0;
        if (!solver->side.threaded) {
            seconds *= 0.5;
        }
        /* What runs beside may take longer from one exchange to the next. */
        double beside = xt_clock_seconds() - solver->exchanged;
        seconds = seconds > beside ? seconds : beside;
        double left = xt_budget_left(&solver->budget);
        seconds = left > 0 && seconds > left / 4 ? left / 4 : seconds;
        stretch.deadline = xt_clock_seconds() + seconds;
    }
    solver->stretches++;
    xt_side_begin(&solver->side, &stretch);
}

void xt_solver_exchange(xt_solver *solver, bool may_restart)
{
    bool fixed = solver->options->iteration_limit > 0;
    if (solver->side.anneal == NULL) {
        return;
    }
    if (solver->side.begun && (fixed || !solver->side.threaded || xt_side_is_done(&solver->side))) {
        int64_t points = xt_side_collect(&solver->side, false, solver->side_cells);
        if (points < xt_table_value(&solver->table)) {
            xt_table_set(&solver->table, solver->side_cells);
        } else if (points > xt_table_value(&solver->table) && solver->stretches % STRETCHES == 0) {
            xt_anneal_load(solver->side.anneal, solver->table.cells);
        }
    }
    bool enough = !solver->side.threaded && !fixed && solver->stretches > 0;
    if (!solver->side.begun && may_restart && !enough) {
        if (!fixed) {
            xt_anneal_load(solver->side.anneal, solver->table.cells);
        }
        begin_stretch(solver);
    }
    solver->exchanged = fixed ? 0 : xt_clock_seconds();
}

static bool out_of_budget(void *payload)
{
    const xt_solver *solver = payload;
    return xt_budget_out(&solver->budget);
}

static void shuffle(xt_solver *solver)
{
    for (int i = solver->instance->employees - 1; i > 0; i--) {
        int j = xt_random_below(&solver->random, i + 1);
        int swap = solver->order[i];
        solver->order[i] = solver->order[j];
        solver->order[j] = swap;
    }
}

xtrain_status xt_solver_respond(xt_solver *solver, xt_table *table, int *changed)
{
    shuffle(solver);
    xt_response response = {.pricer = solver->pricer,
                            .prices = solver->prices,
                            .order = solver->order,
                            .no_prices = solver->no_prices,
                            .fewest = solver->fewest,
                            .may_lower = solver->root == NULL,
                            .budget = &solver->budget,
                            .stop = out_of_budget,
                            .payload = solver};
    return xt_table_respond(table, &response, changed);
}

/* A first plan, then best response until nobody improves. */
static xtrain_status respond(xt_solver *solver, bool *stop)
{
    solver->phase = "first plan";
    xt_table_set_home(&solver->table);
    for (int pass = 0; pass < RESPONSE_PASSES && !*stop; pass++) {
        int changed = 0;
        xtrain_status status = xt_solver_respond(solver, &solver->table, &changed);
        if (status != XTRAIN_OK) {
            return status;
        }
        if (pass == 0) {
            solver->has_plan = true;
            solver->first_plan_seconds = xt_clock_seconds() - solver->began;
        }
        *stop = xt_solver_tick(solver);
        if (changed == 0) {
            break;
        }
    }
    return XTRAIN_OK;
}

/* What everybody could have if nobody stood in anybody's way: until the linear program knows
 * better, and where it never does. Of tracks with breaches it says nothing. */
static void bound_by_floors(xt_solver *solver)
{
    int64_t floor = 0;
    for (int e = 0; e < solver->instance->employees; e++) {
        if (solver->fewest[e] != 0) {
            return;
        }
        floor += xt_anneal_floor(solver->instance, e);
    }
    if (solver->instance->least_weight == 0) {
        xt_solver_raise_bound(solver, floor);
    }
}

static bool prepare(xt_solver *solver)
{
    const xt_instance *instance = solver->instance;
    size_t people = (size_t)instance->employees;
    solver->prices = xt_allocate(solver->memory, (size_t)instance->slots, sizeof *solver->prices);
    solver->no_prices =
        xt_allocate(solver->memory, (size_t)instance->slots, sizeof *solver->no_prices);
    solver->order = xt_allocate(solver->memory, people, sizeof *solver->order);
    solver->fewest = xt_allocate(solver->memory, people, sizeof *solver->fewest);
    solver->everyone = xt_allocate(solver->memory, people, sizeof *solver->everyone);
    solver->side_cells =
        xt_allocate(solver->memory, people * (size_t)instance->periods, sizeof *solver->side_cells);
    if (solver->prices == NULL || solver->no_prices == NULL || solver->order == NULL ||
        solver->fewest == NULL || solver->everyone == NULL || solver->side_cells == NULL ||
        !xt_table_init(&solver->table, instance)) {
        return false;
    }
    for (int e = 0; e < instance->employees; e++) {
        solver->order[e] = solver->everyone[e] = e;
        solver->fewest[e] = -1;
    }
    return true;
}

static bool wants_thread(const xtrain_solve_options *options)
{
    return options->threads == 0 ? sysconf(_SC_NPROCESSORS_ONLN) > 1 : options->threads > 1;
}

static xtrain_status run(xt_solver *solver)
{
    bool stop = false;
    xtrain_status status = xt_pricer_create(&solver->pricer, solver->instance);
    if (status == XTRAIN_OK && !prepare(solver)) {
        status = XTRAIN_ERROR_MEMORY;
    }
    if (status == XTRAIN_OK) {
        status = respond(solver, &stop);
    }
    if (status == XTRAIN_OK) {
        bound_by_floors(solver);
    }
    if (status != XTRAIN_OK || stop) {
        return status;
    }
    status = xt_side_init(&solver->side, solver->instance, solver->table.cells,
                          solver->options->seed, wants_thread(solver->options));
    if (status == XTRAIN_OK) {
        /* The first stretch is waited for: its tracks are the linear program's first columns. */
        xt_solver_exchange(solver, true);
        int64_t points = xt_side_collect(&solver->side, false, solver->side_cells);
        if (points < xt_table_value(&solver->table)) {
            xt_table_set(&solver->table, solver->side_cells);
        }
        xt_solver_exchange(solver, true);
        status = xt_solver_tick(solver) ? XTRAIN_OK : xt_solver_root(solver);
    }
    const int64_t limit = solver->options->iteration_limit;
    const bool is_over = limit > 0 && solver->iterations >= limit;
    if (status == XTRAIN_OK && !is_over && !xt_solver_is_done(solver)) {
        status = xt_solver_search(solver);
    }
    return status;
}

static void certify(const xt_solver *solver, xtrain_certificate *certificate)
{
    const xtrain_solve_options *options = solver->options;
    int64_t value = xt_table_value(&solver->table);
    *certificate = (xtrain_certificate){.outcome = XTRAIN_OUTCOME_STOPPED,
                                        .has_bound = solver->has_bound,
                                        .seed = options->seed,
                                        .iterations = solver->iterations,
                                        .iteration_limit = options->iteration_limit,
                                        .gap_target = options->gap_target};
    if (solver->has_bound) {
        certificate->bound = solver->bound < value ? solver->bound : value;
        certificate->gap = gap_of(value, certificate->bound);
        if (certificate->bound == value) {
            certificate->outcome = XTRAIN_OUTCOME_OPTIMAL;
        } else if (certificate->gap <= options->gap_target) {
            certificate->outcome = XTRAIN_OUTCOME_WITHIN_GAP;
        }
        certificate->bound *= sign_of(solver->instance);
    }
}

xtrain_status xt_solve(const xtrain_problem *problem, const xtrain_solve_options *options,
                       xt_cell *cells, xtrain_certificate *certificate, int64_t *value,
                       double *first_plan_seconds)
{
    xt_solver solver = {.memory = &problem->context->memory,
                        .options = options,
                        .began = xt_clock_seconds(),
                        .exchanged = xt_clock_seconds(),
                        .phase = "first plan"};
    xt_instance *instance = NULL;
    solver.budget.cancelled = &problem->context->cancelled;
    if (options->time_limit_seconds > 0) {
        solver.budget.deadline = solver.began + options->time_limit_seconds;
    }
    xt_random_init(&solver.random, options->seed, 1);
    xtrain_status status = xt_instance_create(&instance, problem);
    if (status == XTRAIN_OK) {
        solver.instance = instance;
        status = run(&solver);
    }
    if (solver.side.anneal != NULL) {
        if (solver.has_plan && solver.side.begun &&
            xt_side_collect(&solver.side, true, solver.side_cells) <
                xt_table_value(&solver.table)) {
            xt_table_set(&solver.table, solver.side_cells);
        }
        xt_side_clear(&solver.side);
    }
    if (solver.has_plan) {
        /* Whatever failed afterwards, the plan and the bound so far hold. */
        status = XTRAIN_OK;
        memcpy(cells, solver.table.cells,
               (size_t)instance->employees * (size_t)instance->periods * sizeof *cells);
        certify(&solver, certificate);
        *value = sign_of(instance) * xt_table_value(&solver.table);
        *first_plan_seconds = solver.first_plan_seconds;
    }
    xt_master_free(solver.root);
    xt_pricer_free(solver.pricer);
    xt_table_clear(&solver.table);
    xt_release(solver.memory, solver.prices);
    xt_release(solver.memory, solver.no_prices);
    xt_release(solver.memory, solver.order);
    xt_release(solver.memory, solver.fewest);
    xt_release(solver.memory, solver.everyone);
    xt_release(solver.memory, solver.side_cells);
    xt_instance_free(instance);
    return status;
}
