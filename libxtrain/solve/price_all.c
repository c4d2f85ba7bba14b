/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pricing round: prices of cells from the rows' duals, the best track of everyone, the bound. */
#include <math.h>
#include <string.h>

#include "solve/master.h"
#include "solve/scale.h"

/* What of a slack's price is left to its own row: the cuts of its cell take price / unit x sum
 * (carry x mu). Whole, since the unit divides every price. */
static int64_t price_left(const xt_master *master, const xt_row *row)
{
    const xt_instance *instance = master->instance;
    const bool by_sort = instance->cell_rules[row->rule].by_sort; /* cuts carry no others */
    int64_t price = instance->cell_rules[row->rule].price;
    int64_t left = price * (INT64_C(1) << instance->scale_bits);
    for (int r = master->row_of_cell[row->cell]; r >= 0; r = master->rows[r].next) {
        const xt_row *cut = &master->rows[r];
        left -= by_sort && cut->rule < 0 ? price / cut->unit * cut->carry * cut->mu : 0;
    }
    return left;
}

/* True if a rule of the cell that cuts carry has a slack without upper bound. */
static bool has_free_slack(const xt_master *master, int cell)
{
    for (int r = master->row_of_cell[cell]; r >= 0; r = master->rows[r].next) {
        const xt_row *row = &master->rows[r];
        if (row->rule >= 0 && row->slack_high < 0 &&
            master->instance->cell_rules[row->rule].by_sort) {
            return true;
        }
    }
    return false;
}

/* A slack must not pay, unless branching bounds it: divisor x mu <= price left, and the cuts take
 * no more than all of it. */
static void limit_mu(xt_master *master, int cell)
{
    int64_t scale = INT64_C(1) << master->instance->scale_bits;
    int64_t taken = 0; /* sum of carry x mu, at most unit x scale */
    bool is_free = has_free_slack(master, cell);
    for (int r = master->row_of_cell[cell]; r >= 0; r = master->rows[r].next) {
        xt_row *cut = &master->rows[r];
        if (cut->rule < 0 && is_free) {
            int64_t most = (cut->unit * scale - taken) / cut->carry;
            cut->mu = cut->mu < most ? cut->mu : most;
            taken += cut->carry * cut->mu;
        }
    }
    for (int r = master->row_of_cell[cell]; r >= 0; r = master->rows[r].next) {
        xt_row *row = &master->rows[r];
        if (row->rule >= 0 && row->slack_high < 0) {
            int64_t most =
                price_left(master, row) / master->instance->cell_rules[row->rule].divisor;
            row->mu = row->mu < most ? row->mu : most;
        }
    }
}

/* mu of every row in fixed point: smoothed, and within what unbounded slacks allow. */
static void set_mu(xt_master *master, double smoothing)
{
    int64_t scale = INT64_C(1) << master->instance->scale_bits;
    int cells = master->instance->cells;
    for (size_t r = 0; r < master->row_count; r++) {
        xt_row *row = &master->rows[r];
        double mu = smoothing * row->center + (1.0 - smoothing) * row->dual;
        double most = 4.0 * (double)master->instance->point_range;
        mu = mu < most ? mu : most;
        row->mu = mu > 0.0 ? (int64_t)floor(mu * (double)scale + 0.5) : 0;
    }
    for (int cell = 0; cell < cells; cell++) {
        limit_mu(master, cell);
    }
    xt_master_limit_meetings(master);
}

/* Prices of cells, and the part of the bound that does not depend on people. */
static int64_t set_prices(xt_master *master)
{
    const xt_instance *instance = master->instance;
    if (instance->slots > 0) {
        memset(master->prices, 0, (size_t)instance->slots * sizeof *master->prices);
    }
    xt_master_price_meetings(master);
    int64_t constant = 0;
    for (size_t r = 0; r < master->row_count; r++) {
        const xt_row *row = &master->rows[r];
        constant -= row->mu * row->limit;
        for (int k = 0; row->pair < 0 && k < xt_kind_count(instance, row->cell); k++) {
            master->prices[instance->slot_first[row->cell] + k] +=
                row->mu * xt_row_coefficient(master, row, k);
        }
        if (row->rule < 0) {
            continue;
        }
        int64_t reduced =
            price_left(master, row) - row->mu * instance->cell_rules[row->rule].divisor;
        constant += reduced > 0 ? reduced * row->slack_low : reduced * row->slack_high;
    }
    return constant;
}

static bool keeps_decisions(const xt_master *master, const xt_column *column)
{
    const xt_instance *instance = master->instance;
    int employee = master->persons[column->person];
    for (size_t i = 0; i < master->decision_count; i++) {
        const xt_decision *decision = &master->decisions[i];
        if (decision->employee != employee) {
            continue;
        }
        int here = instance->problem->employees[employee].home;
        const xt_stay *stays = master->stays + column->stay_first;
        for (int s = 0; s < column->stay_count; s++) {
            if (stays[s].first <= decision->period && decision->period <= stays[s].last) {
                here = stays[s].department;
            }
        }
        if ((here == decision->department) != decision->required) {
            return false;
        }
    }
    return true;
}

xt_master_result xt_master_apply(xt_master *master)
{
    xt_lp_result result = XT_LP_OPTIMAL;
    for (size_t c = 0; c < master->column_count && result == XT_LP_OPTIMAL; c++) {
        const xt_column *column = &master->columns[c];
        double lower = 0.0;
        double upper = XT_LP_INFINITY;
        if (column->person < 0 && column->row < 0) {
            lower = (double)master->least_low;
        } else if (column->person < 0) {
            const xt_row *row = &master->rows[column->row];
            lower = column->artificial ? 0.0 : row->slack_low;
            upper = row->slack_high >= 0 ? row->slack_high : XT_LP_INFINITY;
            if (column->artificial) {
                upper = row->slack_high >= 0 ? XT_LP_INFINITY : 0.0;
            }
        } else if (!column->artificial && !keeps_decisions(master, column)) {
            upper = 0.0;
        }
        result = xt_lp_set_column(master->lp, (int)c, (double)column->cost, lower, upper);
    }
    master->has_bound = false;
    master->last_value = INFINITY;
    return xt_master_of_lp(result);
}

int64_t xt_master_priced(const xt_master *master, const xt_column *column)
{
    const xt_instance *instance = master->instance;
    int employee = master->persons[column->person];
    xt_cell row[XTRAIN_MAX_PERIODS];
    xt_cells_of_stays(instance, employee, master->stays + column->stay_first, column->stay_count,
                      row);
    int64_t cost = (column->cost + master->fewest[employee] * instance->breach_price) *
                   (INT64_C(1) << instance->scale_bits);
    cost += column->own * master->pi[column->person];
    xt_spot spots[XT_MOST_SPOTS];
    int filled = xt_instance_spots(instance, employee, row, spots);
    for (int i = 0; i < filled; i++) {
        cost += master->prices[spots[i].slot];
    }
    return cost;
}

/* Labels that a search may open: at first, before it is put off, and in the end. */
enum { FEW_LABELS = 1000, SOME_LABELS = 20000, BEAM = 40, WIDE_BEAM = 300 };

/* What is known of a person's best track at the prices. */
typedef struct priced {
    int64_t least; /* no track costs less */
    bool is_open;  /* the search was cut short and found nothing */
} priced;

/* The cost of the person's cheapest column that keeps the decisions. */
static int64_t cheapest_known(const xt_master *master, int person)
{
    int64_t least = XT_NO_THRESHOLD;
    for (int c = master->column_of_person[person]; c >= 0; c = master->columns[c].next) {
        if (!master->columns[c].artificial && keeps_decisions(master, &master->columns[c])) {
            int64_t cost = xt_master_priced(master, &master->columns[c]);
            least = cost < least ? cost : least;
        }
    }
    return least;
}

/* Tracks of people without a home are full of stays: best-first search is long in coming to their
 * ends. */
static bool is_at_home(const xt_master *master, int employee)
{
    return master->instance->problem->employees[employee].home >= 0;
}

/* The next wider search; false: there is none within `most` labels. */
static bool search_more(xt_price_query *query, int most)
{
    if (query->beam > 0 && query->beam < WIDE_BEAM) {
        query->beam = WIDE_BEAM;
        return true;
    }
    if (query->beam == 0 && query->label_limit < SOME_LABELS) {
        query->label_limit = SOME_LABELS;
        return true;
    }
    if (query->label_limit < most && most > SOME_LABELS) {
        query->beam = 0;
        query->label_limit = most;
        return true;
    }
    return false;
}

/* The best track of a person at the prices, searched with growing numbers of labels up to `most`.
 */
static xt_master_result price_person(xt_master *master, int person, int most, priced *known,
                                     int *added)
{
    int employee = master->persons[person];
    xt_price_query query = {.employee = employee,
                            .prices = master->prices,
                            .own_weight = master->pi[person],
                            .threshold = cheapest_known(master, person),
                            .budget = master->budget,
                            .beam = is_at_home(master, employee) ? 0 : BEAM,
                            .label_limit = FEW_LABELS,
                            .breach_limit = master->fewest[employee],
                            .decisions = master->decisions,
                            .decision_count = (int)master->decision_count};
    most = query.threshold >= XT_NO_THRESHOLD ? XT_ALL_LABELS : most;
    xt_price_result result;
    for (;;) {
        if (xt_pricer_run(master->pricer, &result, &query) != XTRAIN_OK) {
            return XT_MASTER_MEMORY;
        }
        known->least = result.bound;
        known->is_open = !result.found && result.bound < query.threshold;
        if (!known->is_open || !search_more(&query, most)) {
            break;
        }
    }
    if (!result.found) {
        return query.threshold >= XT_NO_THRESHOLD ? XT_MASTER_INFEASIBLE : XT_MASTER_CONVERGED;
    }
    size_t before = master->column_count;
    xt_master_result done = xt_master_add_track(master, person, result.stays, result.count);
    if (done == XT_MASTER_CONVERGED && master->column_count == before) {
        return XT_MASTER_INFEASIBLE; /* only tracks with more breaches keep the decisions */
    }
    *added += (int)(master->column_count - before);
    return done;
}

/* Everyone, or those who are open; STOPPED: the budget is out. */
static xt_master_result price_each(xt_master *master, int most, bool open_only, priced *known,
                                   int *added)
{
    xt_master_result result = XT_MASTER_CONVERGED;
    for (int p = 0; p < master->person_count && result == XT_MASTER_CONVERGED; p++) {
        if (!open_only || known[p].is_open) {
            result = price_person(master, p, most, &known[p], added);
            if (result == XT_MASTER_CONVERGED && (open_only || p % 32 == 31) &&
                xt_budget_out(master->budget)) {
                return XT_MASTER_STOPPED;
            }
        }
    }
    return result;
}

/* Prices everyone at the duals smoothed so far towards the centre. Searches that grow large are put
 * off until nobody else has a new track. */
static xt_master_result price_everyone(xt_master *master, double smoothing, int *added)
{
    const xt_instance *instance = master->instance;
    priced *known = xt_allocate(master->memory, (size_t)master->person_count, sizeof *known);
    if (known == NULL) {
        return XT_MASTER_MEMORY;
    }
    set_mu(master, smoothing);
    int64_t bound = set_prices(master) + xt_master_set_pi(master, smoothing);
    int64_t breach = instance->breach_price * (INT64_C(1) << instance->scale_bits);
    *added = 0;
    xt_master_result result = price_each(master, SOME_LABELS, false, known, added);
    if (result == XT_MASTER_CONVERGED && *added == 0) {
        result = price_each(master, XT_ALL_LABELS, true, known, added);
    }
    for (int p = 0; p < master->person_count; p++) {
        bound += known[p].least - master->fewest[master->persons[p]] * breach;
    }
    xt_release(master->memory, known);
    if (result != XT_MASTER_CONVERGED) {
        return result;
    }
    if (!master->has_bound || bound > master->bound) {
        master->has_bound = true;
        master->bound = bound;
        for (int p = 0; p < master->person_count; p++) {
            master->pi_center[p] =
                (double)master->pi[p] / (double)(INT64_C(1) << instance->scale_bits);
        }
        for (size_t r = 0; r < master->row_count; r++) {
            master->rows[r].center =
                (double)master->rows[r].mu / (double)(INT64_C(1) << instance->scale_bits);
        }
    }
    return XT_MASTER_CONVERGED;
}

xt_master_result xt_master_price(xt_master *master, int64_t cutoff, int *added)
{
    bool moves = master->lp_value < master->last_value - 1e-7 || master->bound > master->last_bound;
    double smoothing = (master->has_bound || master->expects) && moves ? master->smoothing : 0.0;
    master->last_value = master->lp_value;
    master->last_bound = master->bound;
    xt_master_result result = price_everyone(master, smoothing, added);
    bool reached =
        master->has_bound && xt_scale_ceil(master->bound, master->instance->scale_bits) >= cutoff;
    if (result == XT_MASTER_CONVERGED && *added == 0 && smoothing > 0.0 && !reached) {
        result = price_everyone(master, 0.0, added);
    }
    return result;
}
