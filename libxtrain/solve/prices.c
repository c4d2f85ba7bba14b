/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How large points can get, and so what a broken person must has to weigh.
 *
 * A track's cost is points + breach_price x breaches. Breaches come first if breach_price exceeds
 * the range of points over all tracks, prices of cells included, and exact 64-bit sums need
 * breach_price x breaches x scale to stay below 2^62.
 */
#include "solve/group.h"
#include "solve/instance.h"
#include "solve/scale.h"
#include "xtrain/limits.h"

static int64_t most_weight(const xt_instance *instance)
{
    int64_t most = instance->sum_weight + instance->least_weight;
    return most > 1 ? most : 1;
}

/* The most that one rule can count for one person. */
static int64_t most_units(const xt_instance *instance, const xtrain_rule *rule, int64_t load)
{
    int64_t periods = instance->periods;
    const int32_t *value = rule->value;
    int64_t min = value[XTRAIN_PARAMETER_MIN] == XTRAIN_UNSET ? 0 : value[XTRAIN_PARAMETER_MIN];
    int64_t gap = value[XTRAIN_PARAMETER_GAP] == XTRAIN_UNSET ? 0 : value[XTRAIN_PARAMETER_GAP];
    switch (rule->kind) {
    case XTRAIN_RULE_P3:
        return (periods + 1) * (min + 1) + 2 * periods + XTRAIN_MAX_PERIODS;
    case XTRAIN_RULE_P4:
        return min + (periods + 1) * (gap + 2) + XTRAIN_MAX_PERIODS;
    case XTRAIN_RULE_P6:
        return min + periods + XTRAIN_MAX_ENTRIES_EACH;
    case XTRAIN_RULE_P9:
        return (periods + 1) * value[XTRAIN_PARAMETER_HOURS];
    case XTRAIN_RULE_P11:
        return (periods + 1) * (value[XTRAIN_PARAMETER_WINDOW] + 1) * XTRAIN_MAX_LOAD;
    case XTRAIN_RULE_P10:
        return XTRAIN_MAX_LEVEL;
    case XTRAIN_RULE_C2:
        return 2 * periods + 2;
    case XTRAIN_RULE_C5:
        return load;
    default:
        return periods + 1;
    }
}

/* Of a unit, as much as the weights of the utility can make of it. */
static int64_t most_points(const xt_instance *instance, const xtrain_rule *rule)
{
    int64_t points = rule->points < 0 ? -(int64_t)rule->points : rule->points;
    points = rule->table_count > 0 ? rule->table[rule->table_count - 1] : points;
    return points * most_weight(instance);
}

/* The most that the prices of one cell can come to for one person. */
static int64_t most_cell_price(const xt_instance *instance)
{
    int64_t most = 0;
    int64_t pairs = 0;
    for (int p = 0; p < instance->pair_count; p++) {
        pairs += instance->pairs[p].price;
    }
    for (int place = 0; place < instance->places; place++) {
        int64_t sum = pairs;
        for (int i = instance->cell_rule_first[place]; i < instance->cell_rule_first[place + 1];
             i++) {
            const xt_cell_rule *rule = &instance->cell_rules[i];
            int64_t largest = 1; /* nobody may count, and it costs all the same */
            for (int k = 0; k < rule->entry_count; k++) {
                int64_t value = rule->entries[k].value;
                int64_t size = value < 0 ? -value : value;
                largest = size > largest ? size : largest;
            }
            sum += rule->price * ((largest + rule->divisor - 1) / rule->divisor);
        }
        most = sum > most ? sum : most;
    }
    return most;
}

static int64_t most_load(const xt_instance *instance)
{
    int64_t most = 1;
    for (int d = 0; d < instance->departments; d++) {
        int64_t load = instance->problem->departments[d].load;
        most = load > most ? load : most;
    }
    int64_t own = most * instance->periods;
    int64_t share = 0;
    for (int e = 0; e < instance->employees; e++) {
        int64_t theirs = instance->problem->employees[e].share;
        share = theirs > share ? theirs : share;
    }
    return own > share ? own : share;
}

static int64_t most_wishes(const xtrain_problem *problem)
{
    int64_t most = 0;
    for (size_t e = 0; e < problem->employee_count; e++) {
        const xt_employee *employee = &problem->employees[e];
        int64_t sum = 0;
        for (size_t w = 0; w < employee->wish_count; w++) {
            sum += employee->wishes[w].stated.strength;
        }
        most = sum > most ? sum : most;
    }
    return most;
}

/* Adds one rule to the two ranges; false when they leave what can be summed. */
static bool add_range(const xt_instance *instance, const xtrain_rule *rule, int64_t load,
                      int64_t *points, int64_t *breaches)
{
    int64_t units = most_units(instance, rule, load);
    const int64_t large = INT64_C(1) << 56;
    if (rule->strength == XTRAIN_MUST) {
        *breaches += units;
    } else {
        int64_t each = most_points(instance, rule);
        if (each > 0 && units > large / each) {
            return false;
        }
        *points += units * each;
    }
    return *points < large && *breaches < large;
}

xtrain_status xt_instance_set_prices(xt_instance *instance)
{
    const xtrain_problem *problem = instance->problem;
    int64_t load = most_load(instance);
    int64_t points = most_wishes(problem) * most_weight(instance) +
                     4 * most_cell_price(instance) * (instance->periods + instance->depth_count) +
                     1;
    int64_t breaches = 4 * ((int64_t)instance->periods + 1);
    bool fits = points < (INT64_C(1) << 56);
    for (size_t r = 0; fits && r < problem->rule_count; r++) {
        const xtrain_rule *rule = &problem->rules[r].stated;
        if (xtrain_rule_info_get(rule->kind)->of_person) {
            fits = add_range(instance, rule, load, &points, &breaches);
        }
    }
    int64_t price = 1;
    while (fits && price <= 2 * points) {
        price *= 2;
    }
    instance->point_range = points;
    instance->breach_price = price;
    instance->scale_bits = XT_SCALE_BITS_MOST;
    while (fits && instance->scale_bits >= XT_SCALE_BITS_LEAST &&
           breaches > (INT64_C(1) << (62 - instance->scale_bits)) / price) {
        instance->scale_bits--;
    }
    if (!fits || instance->scale_bits < XT_SCALE_BITS_LEAST) {
        return xt_report(problem->context, XTRAIN_ERROR_LIMIT, NULL, 0,
                         "the points of all rules together are too large to add up exactly; "
                         "use smaller points, fewer rules or fewer periods");
    }
    return XTRAIN_OK;
}
