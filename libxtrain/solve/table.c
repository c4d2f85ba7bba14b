/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solve/table.h"

#include <limits.h>
#include <string.h>

bool xt_table_init(xt_table *table, const xt_instance *instance)
{
    const xt_memory *memory = &instance->problem->context->memory;
    size_t people = (size_t)instance->employees;
    size_t periods = (size_t)instance->periods;
    *table = (xt_table){.instance = instance};
    table->cells = xt_allocate(memory, people * periods, sizeof *table->cells);
    table->count = xt_allocate(memory, (size_t)instance->slots, sizeof *table->count);
    table->person_cost = xt_allocate(memory, people, sizeof *table->person_cost);
    if (table->cells == NULL || table->count == NULL || table->person_cost == NULL) {
        xt_table_clear(table);
        return false;
    }
    return true;
}

void xt_table_clear(xt_table *table)
{
    if (table->instance != NULL) {
        const xt_memory *memory = &table->instance->problem->context->memory;
        xt_release(memory, table->cells);
        xt_release(memory, table->count);
        xt_release(memory, table->person_cost);
    }
    *table = (xt_table){0};
}

/* Adds a person's row to the counts (sign 1) or takes it out (-1), and its points. */
static void count_row(xt_table *table, int employee, const xt_cell *row, int sign)
{
    const xt_instance *instance = table->instance;
    xt_spot spots[XT_MOST_SPOTS];
    int filled = xt_instance_spots(instance, employee, row, spots);
    for (int i = 0; i < filled; i++) {
        const int *count = table->count + instance->slot_first[spots[i].cell];
        table->cell_points -= xt_cell_points(instance, spots[i].cell, count);
        table->count[spots[i].slot] += sign;
        table->cell_points += xt_cell_points(instance, spots[i].cell, count);
    }
}

/* Adds the pairs of a person (sign 1) or takes them out (-1). */
static void count_pairs(xt_table *table, int employee, int sign)
{
    const xt_instance *instance = table->instance;
    size_t periods = (size_t)instance->periods;
    for (int i = instance->pair_first[employee]; i < instance->pair_first[employee + 1]; i++) {
        const xt_pair *pair = &instance->pairs[instance->pairs_of[i]];
        table->pair_points +=
            sign * pair->price *
            xt_pair_units(instance, pair, table->cells + (size_t)pair->one * periods,
                          table->cells + (size_t)pair->two * periods);
    }
}

static void count_person(xt_table *table, int employee, int sign)
{
    int64_t cost = table->person_cost[employee].value;
    int64_t broken = xt_breaches_of(table->instance, cost);
    table->breaches += sign * broken;
    table->person_points += sign * (cost - broken * table->instance->breach_price);
}

int64_t xt_table_most_own(const xt_table *table, int but)
{
    int64_t most = INT64_MIN;
    for (int e = 0; e < table->instance->employees; e++) {
        if (e != but && table->person_cost[e].own > most) {
            most = table->person_cost[e].own;
        }
    }
    return most;
}

int64_t xt_table_value(const xt_table *table)
{
    int64_t weight = table->instance->least_weight;
    int64_t least = weight > 0 ? weight * xt_table_most_own(table, XTRAIN_NONE) : 0;
    return table->cell_points + table->person_points + table->pair_points + least;
}

static void home_row(const xt_instance *instance, int employee, xt_cell *row)
{
    const xt_employee *person = &instance->problem->employees[employee];
    xt_cells_of_stays(instance, employee, NULL, 0, row);
    for (int t = person->first_period; person->fixed_cell != NULL && t <= person->last_period;
         t++) {
        if (person->fixed_cell[t] != XT_NOT_FIXED) {
            row[t] = person->fixed_cell[t];
        }
    }
}

void xt_table_recount(xt_table *table)
{
    const xt_instance *instance = table->instance;
    if (instance->slots > 0) {
        memset(table->count, 0, (size_t)instance->slots * sizeof *table->count);
    }
    table->cell_points = table->person_points = table->breaches = table->pair_points = 0;
    for (int cell = 0; cell < instance->cells; cell++) {
        if (xt_cell_is_open(instance, cell)) {
            table->cell_points +=
                xt_cell_points(instance, cell, table->count + instance->slot_first[cell]);
        }
    }
    for (int p = 0; p < instance->pair_count; p++) {
        const xt_pair *pair = &instance->pairs[p];
        size_t periods = (size_t)instance->periods;
        table->pair_points +=
            pair->price * xt_pair_units(instance, pair, table->cells + (size_t)pair->one * periods,
                                        table->cells + (size_t)pair->two * periods);
    }
    for (int e = 0; e < instance->employees; e++) {
        const xt_cell *row = table->cells + (size_t)e * (size_t)instance->periods;
        table->person_cost[e] = xt_track_price_of_cells(instance, e, row);
        count_person(table, e, 1);
        count_row(table, e, row, 1);
    }
}

void xt_table_set_home(xt_table *table)
{
    const xt_instance *instance = table->instance;
    for (int e = 0; e < instance->employees; e++) {
        home_row(instance, e, table->cells + (size_t)e * (size_t)instance->periods);
    }
    xt_table_recount(table);
}

void xt_table_set(xt_table *table, const xt_cell *cells)
{
    const xt_instance *instance = table->instance;
    memcpy(table->cells, cells,
           (size_t)instance->employees * (size_t)instance->periods * sizeof *cells);
    xt_table_recount(table);
}

void xt_table_set_row(xt_table *table, int employee, const xt_cell *row)
{
    const xt_instance *instance = table->instance;
    xt_cell *own = table->cells + (size_t)employee * (size_t)instance->periods;
    count_row(table, employee, own, -1);
    count_person(table, employee, -1);
    count_pairs(table, employee, -1);
    memmove(own, row, (size_t)instance->periods * sizeof *own);
    table->person_cost[employee] = xt_track_price_of_cells(instance, employee, own);
    count_person(table, employee, 1);
    count_row(table, employee, own, 1);
    count_pairs(table, employee, 1);
}

/* What one more person of each kind costs a cell. */
static void price_cell(const xt_table *table, int cell, int64_t *prices)
{
    const xt_instance *instance = table->instance;
    int kinds = xt_kind_count(instance, cell);
    int *count = table->count + instance->slot_first[cell];
    int64_t *price = prices + instance->slot_first[cell];
    bool open = xt_cell_is_open(instance, cell);
    int64_t now = open ? xt_cell_points(instance, cell, count) : 0;
    for (int k = 0; k < kinds; k++) {
        count[k]++;
        int64_t more = open ? xt_cell_points(instance, cell, count) - now : 0;
        price[k] = more * (INT64_C(1) << instance->scale_bits);
        count[k]--;
    }
}

void xt_table_prices(const xt_table *table, int64_t *prices)
{
    for (int cell = 0; cell < table->instance->cells; cell++) {
        price_cell(table, cell, prices);
    }
}

/* Prices of the cells of a row anew, and of the cells beyond the departments. */
static void price_row(const xt_table *table, const xt_cell *row, int64_t *prices)
{
    const xt_instance *instance = table->instance;
    for (int t = 0; t < instance->periods; t++) {
        if (row[t] >= 0) {
            price_cell(table, row[t] * instance->periods + t, prices);
        }
    }
    for (int cell = instance->department_cells; cell < instance->cells; cell++) {
        price_cell(table, cell, prices);
    }
}

/* Rewards (sign 1) for being where the others of the person's pairs are, as long as they have not
 * met; or takes them back (-1). Only the person's own kinds have them. */
static void reward_meetings(const xt_table *table, int employee, int64_t *prices, int sign)
{
    const xt_instance *instance = table->instance;
    const int64_t scale = INT64_C(1) << instance->scale_bits;
    for (int i = instance->pair_first[employee]; i < instance->pair_first[employee + 1]; i++) {
        const xt_pair *pair = &instance->pairs[instance->pairs_of[i]];
        int other = pair->one == employee ? pair->two : pair->one;
        const xt_cell *row = table->cells + (size_t)other * (size_t)instance->periods;
        for (int t = 0; t < instance->periods; t++) {
            if (!xt_is_present(instance->problem, other, row[t], t)) {
                continue;
            }
            int cell = row[t] * instance->periods + t;
            const xt_kind *kinds = xt_kinds_of(instance, cell);
            for (int k = 0; k < xt_kind_count(instance, cell); k++) {
                prices[instance->slot_first[cell] + k] -=
                    kinds[k].employee == employee ? sign * pair->price * scale : 0;
            }
        }
    }
}

/* What a row costs at these prices and this weight of its chosen points, scaled. */
static int64_t row_cost(const xt_table *table, int employee, const xt_cell *row,
                        const int64_t *prices, int64_t weight)
{
    const xt_instance *instance = table->instance;
    xt_price own = xt_track_price_of_cells(instance, employee, row);
    int64_t cost = own.value * (INT64_C(1) << instance->scale_bits) + own.own * weight;
    xt_spot spots[XT_MOST_SPOTS];
    int filled = xt_instance_spots(instance, employee, row, spots);
    for (int i = 0; i < filled; i++) {
        cost += prices[spots[i].slot];
    }
    return cost;
}

static int breaches_of_result(const xt_instance *instance, int employee,
                              const xt_price_result *result)
{
    return (int)xt_breaches_of(instance,
                               xt_track_cost(instance, employee, result->stays, result->count));
}

/* How a first track is looked for, wider and wider. Prices of cells draw a search to where people
 * are wanted and away from what the person's own rules allow: without them there are fewer ways to
 * go wrong. */
typedef struct first_search {
    bool priced;
    int beam;
    int label_limit;
} first_search;

/* A person's first track: one without breaches, looked for with ever wider searches; else one with
 * as few as there can be, or, when time is out, as few as were found. */
static xtrain_status first_track(const xt_response *response, xt_price_query *query,
                                 xt_price_result *result, const xt_instance *instance)
{
    static const first_search searches[] = {{true, 0, 1500},  {true, 40, 0},    {true, 200, 0},
                                            {false, 0, 1500}, {false, 200, 0},  {false, 2000, 0},
                                            {true, 2000, 0},  {true, 0, 300000}};
    const int64_t half = instance->breach_price * (INT64_C(1) << (instance->scale_bits - 1));
    const bool at_home = instance->problem->employees[query->employee].home >= 0;
    xtrain_status status = XTRAIN_OK;
    query->threshold = half;
    query->breach_limit = 0;
    for (size_t i = at_home ? 0 : 1; i < sizeof searches / sizeof searches[0]; i++) {
        query->prices = searches[i].priced ? response->prices : response->no_prices;
        query->beam = searches[i].beam;
        query->label_limit = searches[i].label_limit;
        status = xt_pricer_run(response->pricer, result, query);
        if (status != XTRAIN_OK || result->found || result->bound >= half) {
            break;
        }
    }
    if (status != XTRAIN_OK || result->found) {
        return status;
    }
    query->threshold = XT_NO_THRESHOLD;
    query->breach_limit = INT_MAX;
    query->beam = 0;
    query->label_limit = XT_ALL_LABELS;
    return xt_pricer_run(response->pricer, result, query);
}

/* The weight of a person's chosen points beyond the sum, scaled: all of the least utility's for
 * whoever has it, an even part of it for the others, so that they do not fall below. */
static int64_t weight_of(const xt_table *table, int employee)
{
    const xt_instance *instance = table->instance;
    int64_t weight = instance->least_weight * (INT64_C(1) << instance->scale_bits);
    if (weight == 0) {
        return 0;
    }
    bool is_last = table->person_cost[employee].own >= xt_table_most_own(table, employee);
    return is_last ? weight : weight / instance->employees;
}

/* The best row of a person; finds out how few breaches there must be. */
static xtrain_status best_row(const xt_table *table, const xt_response *response, int employee,
                              xt_cell *row, bool *better)
{
    const xt_instance *instance = table->instance;
    const xt_cell *own = table->cells + (size_t)employee * (size_t)instance->periods;
    int *fewest = &response->fewest[employee];
    bool known = *fewest >= 0;
    xt_price_query query = {.employee = employee,
                            .prices = response->prices,
                            .own_weight = weight_of(table, employee),
                            .budget = response->budget,
                            .threshold = XT_NO_THRESHOLD,
                            .beam = instance->problem->employees[employee].home >= 0 ? 0 : 40,
                            .label_limit = 1500,
                            .breach_limit = known ? *fewest : 0};
    if (known) {
        query.threshold = row_cost(table, employee, own, response->prices, query.own_weight);
    }
    xt_price_result result = {0};
    xtrain_status status = XTRAIN_OK;
    if (known) {
        status = xt_pricer_run(response->pricer, &result, &query);
    } else {
        status = first_track(response, &query, &result, instance);
    }
    if (status == XTRAIN_OK && result.found && (!known || response->may_lower)) {
        *fewest = breaches_of_result(instance, employee, &result);
    }
    *better = status == XTRAIN_OK && result.found;
    if (*better) {
        xt_cells_of_stays(instance, employee, result.stays, result.count, row);
    }
    return status;
}

xtrain_status xt_table_respond(xt_table *table, const xt_response *response, int *changed)
{
    const xt_instance *instance = table->instance;
    size_t periods = (size_t)instance->periods;
    xt_cell row[XTRAIN_MAX_PERIODS];
    xt_cell before[XTRAIN_MAX_PERIODS];
    xtrain_status status = XTRAIN_OK;
    *changed = 0;
    xt_table_prices(table, response->prices);
    for (int i = 0; i < instance->employees && status == XTRAIN_OK; i++) {
        int e = response->order[i];
        if (response->fewest[e] >= 0 && response->stop != NULL && i % 16 == 0 &&
            response->stop(response->payload)) {
            break;
        }
        xt_cell *own = table->cells + (size_t)e * periods;
        memcpy(before, own, periods * sizeof *own);
        count_row(table, e, own, -1);
        price_row(table, own, response->prices);
        bool better = false;
        reward_meetings(table, e, response->prices, 1);
        status = best_row(table, response, e, row, &better);
        reward_meetings(table, e, response->prices, -1);
        count_row(table, e, own, 1);
        if (better) {
            bool differs = memcmp(row, own, periods * sizeof *own) != 0;
            bool guessed =
                instance->least_weight > 0 || instance->pair_first[e] < instance->pair_first[e + 1];
            bool known = guessed && response->fewest[e] >= 0;
            int64_t value = known ? xt_table_value(table) : 0;
            int64_t breaches = table->breaches;
            xt_table_set_row(table, e, row);
            /* The weight of chosen points and rewards for meeting are guesses: what makes the table
             * worse is taken back. */
            if (known && table->breaches >= breaches && xt_table_value(table) > value) {
                xt_table_set_row(table, e, before);
                differs = false;
            }
            *changed += differs ? 1 : 0;
        }
        price_row(table, before, response->prices);
        price_row(table, table->cells + (size_t)e * periods, response->prices);
    }
    return status;
}
