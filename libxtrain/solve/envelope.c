/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facets by delayed columns: the small program begins with the whole points around x; the point
 * that its duals overrate most comes in, until they overrate none. A facet is then rounded to whole
 * numbers and its constant is taken anew over all points, in integers, so it holds whatever the
 * rounding was.
 *
 * Where many people could be of a sort, f grows by the same amount per period of people beyond some
 * count: one period of these points and a ray stand for the rest.
 */
#include "solve/envelope.h"

#include <math.h>

enum { MOST_POINTS = 20000, MOST_ROUNDS = 60, MOST_PERIOD = 64, CARRY = 120 };

/* Cuts that gain less than this part of a unit are not worth a row. */
static const double least_gain = 0.005;

typedef struct envelope {
    const xt_instance *instance;
    const xt_envelope_query *query;
    const xt_memory *memory;
    int64_t unit;
    double x[XT_SORTS];
    int top[XT_SORTS];    /* points have 0 <= n <= top */
    int stride[XT_SORTS]; /* of a point's number */
    int points;
    int64_t *cost;          /* [points] f in units */
    bool has_ray[XT_SORTS]; /* people beyond top: f grows by rise per period */
    int period[XT_SORTS];
    int64_t rise[XT_SORTS]; /* units */
    double slope[XT_SORTS]; /* duals: a and b */
    double level;
} envelope;

static int64_t gcd(int64_t left, int64_t right)
{
    left = left < 0 ? -left : left;
    right = right < 0 ? -right : right;
    while (right != 0) {
        int64_t rest = left % right;
        left = right;
        right = rest;
    }
    return left;
}

int64_t xt_envelope_unit(const xt_instance *instance, int department)
{
    int64_t unit = 0;
    for (int i = instance->cell_rule_first[department];
         i < instance->cell_rule_first[department + 1]; i++) {
        if (instance->cell_rules[i].by_sort) {
            unit = gcd(unit, instance->cell_rules[i].price);
        }
    }
    return unit;
}

/* How many people of a sort there must be, whatever the others are, for a rule to grow evenly: it
 * is broken already, or kept for good. */
static int64_t settled(const envelope *shape, const xt_cell_rule *rule, int sort)
{
    int64_t least = -(int64_t)rule->limit;
    int64_t most = least;
    for (int other = 0; other < XT_SORTS; other++) {
        int64_t here = (int64_t)rule->sort_coefficient[other] * shape->query->base[other];
        least += here;
        most += here;
        if (other != sort) {
            int64_t all = (int64_t)rule->sort_coefficient[other] * shape->query->most[other];
            least += all < 0 ? all : 0;
            most += all > 0 ? all : 0;
        }
    }
    int64_t size = rule->sort_coefficient[sort];
    if (size > 0) {
        return least >= 0 ? 0 : (-least + size - 1) / size;
    }
    return size == 0 || most <= 0 ? 0 : (most - size - 1) / -size;
}

/* The range of a sort: all its people, or up to where everything grows evenly. */
static bool set_range(envelope *shape, int sort)
{
    const xt_instance *instance = shape->instance;
    int64_t even = 0;
    int64_t period = 1;
    int cell = shape->query->cell;
    for (int i = instance->cell_first[cell]; i < instance->cell_first[cell + 1]; i++) {
        const xt_cell_rule *rule = &instance->cell_rules[instance->cell_list[i]];
        if (!rule->by_sort) {
            continue;
        }
        int64_t from = settled(shape, rule, sort);
        even = from > even ? from : even;
        if (rule->sort_coefficient[sort] > 0) {
            int64_t turns = rule->divisor / gcd(rule->divisor, rule->sort_coefficient[sort]);
            period = period / gcd(period, turns) * turns;
            period = period < MOST_PERIOD ? period : MOST_PERIOD;
        }
    }
    int64_t most = shape->query->most[sort];
    shape->has_ray[sort] = period < MOST_PERIOD && even + period - 1 < most;
    shape->top[sort] = (int)(shape->has_ray[sort] ? even + period - 1 : most);
    shape->period[sort] = (int)period;
    shape->rise[sort] = 0;
    for (int i = instance->cell_first[cell]; i < instance->cell_first[cell + 1]; i++) {
        const xt_cell_rule *rule = &instance->cell_rules[instance->cell_list[i]];
        if (rule->by_sort && rule->sort_coefficient[sort] > 0) {
            shape->rise[sort] +=
                rule->price / shape->unit * rule->sort_coefficient[sort] * period / rule->divisor;
        }
    }
    return shape->top[sort] < MOST_POINTS;
}

static int64_t cost_at(const envelope *shape, const int *count)
{
    int all[XT_SORTS];
    for (int sort = 0; sort < XT_SORTS; sort++) {
        all[sort] = shape->query->base[sort] + count[sort];
    }
    return xt_sort_points(shape->instance, shape->query->cell, all) / shape->unit;
}

static void counts_of(const envelope *shape, int point, int *count)
{
    for (int sort = 0; sort < XT_SORTS; sort++) {
        count[sort] = point / shape->stride[sort] % (shape->top[sort] + 1);
    }
}

/* Ranges, and the cost of every point; *small: few enough to look at. */
static bool lay_out(envelope *shape, bool *small)
{
    int64_t points = 1;
    *small = true;
    for (int sort = 0; sort < XT_SORTS && *small; sort++) {
        *small = set_range(shape, sort);
        shape->stride[sort] = (int)points;
        points *= shape->top[sort] + 1;
        *small = *small && points <= MOST_POINTS;
    }
    if (!*small) {
        return true;
    }
    shape->points = (int)points;
    shape->cost = xt_allocate(shape->memory, (size_t)points, sizeof *shape->cost);
    for (int i = 0; shape->cost != NULL && i < shape->points; i++) {
        int count[XT_SORTS];
        counts_of(shape, i, count);
        shape->cost[i] = cost_at(shape, count);
    }
    return shape->cost != NULL;
}

/* x, near a whole number that number itself. */
static void set_x(envelope *shape)
{
    for (int sort = 0; sort < XT_SORTS; sort++) {
        double x = shape->query->x[sort];
        double most = shape->query->most[sort];
        double whole = floor(x + 0.5);
        x = fabs(x - whole) < 1e-6 ? whole : x;
        shape->x[sort] = x < 0.0 ? 0.0 : x > most ? most : x;
    }
}

/* The corner of the whole points around x that a mask of sorts rounds up; its share of x if x is
 * spread over the corners sort by sort. */
static double corner(const envelope *shape, unsigned up, int *count)
{
    double share = 1.0;
    for (int sort = 0; sort < XT_SORTS; sort++) {
        double low = floor(shape->x[sort]);
        double rest = shape->x[sort] - low;
        bool is_up = (up >> sort & 1U) != 0;
        count[sort] = (int)low + (is_up ? 1 : 0);
        share *= is_up ? rest : 1.0 - rest;
    }
    return share;
}

/* What x costs if it is spread over its corners: the envelope is not above it. */
static double spread_cost(const envelope *shape)
{
    double cost = 0.0;
    for (unsigned up = 0; up < 1U << XT_SORTS; up++) {
        int count[XT_SORTS];
        double share = corner(shape, up, count);
        cost += share > 1e-9 ? share * (double)cost_at(shape, count) : 0.0;
    }
    return cost;
}

static xt_lp_result add_point(const envelope *shape, xt_lp *lp, const int *count)
{
    int index[XT_SORTS + 1] = {XT_SORTS};
    double value[XT_SORTS + 1] = {1.0};
    int entries = 1;
    for (int sort = 0; sort < XT_SORTS; sort++) {
        if (count[sort] > 0) {
            index[entries] = sort;
            value[entries++] = count[sort];
        }
    }
    const int start[2] = {0, entries};
    const double cost = (double)cost_at(shape, count);
    const double lower = 0.0;
    const double upper = XT_LP_INFINITY;
    return xt_lp_add_columns(lp, 1, &cost, &lower, &upper, start, index, value);
}

/* The corners of x, and the rays. */
static xt_lp_result begin(const envelope *shape, xt_lp *lp)
{
    double side[XT_SORTS + 1];
    for (int sort = 0; sort < XT_SORTS; sort++) {
        side[sort] = shape->x[sort];
    }
    side[XT_SORTS] = 1.0;
    xt_lp_result result = xt_lp_add_rows(lp, XT_SORTS + 1, side, side, NULL, NULL, NULL);
    for (unsigned up = 0; up < 1U << XT_SORTS && result == XT_LP_OPTIMAL; up++) {
        int count[XT_SORTS];
        if (corner(shape, up, count) > 1e-9) {
            result = add_point(shape, lp, count);
        }
    }
    for (int sort = 0; sort < XT_SORTS && result == XT_LP_OPTIMAL; sort++) {
        if (shape->has_ray[sort]) {
            const int start[2] = {0, 1};
            const double cost = (double)shape->rise[sort];
            const double lower = 0.0;
            const double upper = XT_LP_INFINITY;
            const double value = shape->period[sort];
            result = xt_lp_add_columns(lp, 1, &cost, &lower, &upper, start, &sort, &value);
        }
    }
    return result;
}

/* The point that the duals overrate most, or -1. */
static int most_overrated(const envelope *shape)
{
    int worst = -1;
    double least = -1e-6;
    for (int i = 0; i < shape->points; i++) {
        int count[XT_SORTS];
        counts_of(shape, i, count);
        double lead = (double)shape->cost[i] - shape->level;
        for (int sort = 0; sort < XT_SORTS; sort++) {
            lead -= shape->slope[sort] * count[sort];
        }
        if (lead < least) {
            least = lead;
            worst = i;
        }
    }
    return worst;
}

/* Solves the small program; *above: its value is more than what is paid, and the duals are a
 * facet's. */
static xt_lp_result separate(envelope *shape, xt_lp *lp, double paid, bool *above)
{
    xt_lp_result result = begin(shape, lp);
    *above = false;
    for (int round = 0; round < MOST_ROUNDS && result == XT_LP_OPTIMAL; round++) {
        result = xt_lp_solve(lp, false, 0, NULL);
        *above = result == XT_LP_OPTIMAL && xt_lp_objective(lp) > paid + least_gain;
        if (!*above) {
            break;
        }
        double dual[XT_SORTS + 1];
        xt_lp_solution(lp, dual, NULL, NULL, NULL);
        for (int sort = 0; sort < XT_SORTS; sort++) {
            shape->slope[sort] = dual[sort];
        }
        shape->level = dual[XT_SORTS];
        int worst = most_overrated(shape);
        if (worst < 0) {
            break;
        }
        int count[XT_SORTS];
        counts_of(shape, worst, count);
        result = add_point(shape, lp, count);
    }
    return result;
}

/* No steeper than the rules together can be, so that prices stay within their bounds. */
static bool is_steep(const envelope *shape, const xt_facet *facet)
{
    const xt_instance *instance = shape->instance;
    int cell = shape->query->cell;
    for (int sort = 0; sort < XT_SORTS; sort++) {
        int64_t most = 0;
        for (int i = instance->cell_first[cell]; i < instance->cell_first[cell + 1]; i++) {
            const xt_cell_rule *rule = &instance->cell_rules[instance->cell_list[i]];
            int64_t size = rule->by_sort ? rule->sort_coefficient[sort] : 0;
            size = size < 0 ? -size : size;
            most += rule->price / shape->unit * ((size + rule->divisor - 1) / rule->divisor);
        }
        int64_t size = facet->coefficient[sort];
        if (size > facet->carry * most || -size > facet->carry * most) {
            return true;
        }
    }
    return false;
}

/* The facet in whole numbers, with the constant that holds at every point. */
static bool round_facet(const envelope *shape, double paid, xt_facet *facet)
{
    *facet = (xt_facet){.carry = CARRY, .unit = shape->unit};
    int64_t divisor = CARRY;
    for (int sort = 0; sort < XT_SORTS; sort++) {
        double whole = floor(shape->slope[sort] * CARRY + 0.5);
        if (!(fabs(whole) < 1e9)) {
            return false;
        }
        int64_t slope = shape->query->most[sort] > 0 ? (int64_t)whole : 0;
        if (shape->has_ray[sort] && slope * shape->period[sort] > CARRY * shape->rise[sort]) {
            slope = CARRY * shape->rise[sort] / shape->period[sort];
        }
        facet->coefficient[sort] = (int)slope;
        divisor = gcd(divisor, slope);
    }
    int64_t least = INT64_MAX;
    for (int i = 0; i < shape->points; i++) {
        int count[XT_SORTS];
        counts_of(shape, i, count);
        int64_t lead = CARRY * shape->cost[i];
        for (int sort = 0; sort < XT_SORTS; sort++) {
            lead -= (int64_t)facet->coefficient[sort] * count[sort];
        }
        least = lead < least ? lead : least;
    }
    double value = (double)least;
    for (int sort = 0; sort < XT_SORTS; sort++) {
        value += facet->coefficient[sort] * shape->x[sort];
        facet->coefficient[sort] /= (int)divisor;
    }
    facet->constant = least / divisor; /* a divisor of every term, so of the constant too */
    facet->carry = CARRY / divisor;
    return value > CARRY * (paid + least_gain) && !is_steep(shape, facet);
}

xt_lp_result xt_envelope_facet(xt_facet *facet, bool *found, const xt_instance *instance,
                               const xt_envelope_query *query)
{
    envelope shape = {.instance = instance,
                      .query = query,
                      .memory = &instance->problem->context->memory,
                      .unit = xt_envelope_unit(instance, query->cell / instance->periods)};
    *found = false;
    if (shape.unit == 0) {
        return XT_LP_OPTIMAL;
    }
    double paid = query->paid / (double)shape.unit;
    set_x(&shape);
    if (spread_cost(&shape) < paid + least_gain) {
        return XT_LP_OPTIMAL;
    }
    bool small = true;
    if (!lay_out(&shape, &small)) {
        return XT_LP_MEMORY;
    }
    xt_lp *lp = NULL;
    xt_lp_result result = XT_LP_OPTIMAL;
    if (small) {
        bool above = false;
        xtrain_status status = xt_lp_create(&lp, shape.memory);
        result = status == XTRAIN_OK             ? separate(&shape, lp, paid, &above)
                 : status == XTRAIN_ERROR_MEMORY ? XT_LP_MEMORY
                                                 : XT_LP_FAILED;
        if (result == XT_LP_INFEASIBLE || result == XT_LP_UNBOUNDED || result == XT_LP_STOPPED) {
            above = false; /* numbers too rough: no facet */
            result = XT_LP_OPTIMAL;
        }
        *found = result == XT_LP_OPTIMAL && above && round_facet(&shape, paid, facet);
    }
    xt_lp_free(lp);
    xt_release(shape.memory, shape.cost);
    return result;
}
