/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solve/group.h"

static int stated(const xtrain_rule *rule, xtrain_parameter parameter, int otherwise)
{
    int32_t value = rule->value[parameter];
    return value == XTRAIN_UNSET ? otherwise : value;
}

static xt_price price_of(const xt_instance *instance, const xtrain_rule *rule)
{
    xt_price price = {0, 0};
    if (rule->strength == XTRAIN_MUST) {
        price.value = instance->breach_price;
    } else {
        xt_charge(&price, xt_weight_of(instance, rule->kind), rule->points);
    }
    return price;
}

static void add_length(xt_group *group, const xt_instance *instance, const xt_rule *said)
{
    const xtrain_rule *rule = &said->stated;
    const bool dated = xt_rule_has_range(rule) || said->numbers != NULL;
    if (stated(rule, XTRAIN_PARAMETER_CLOSED_END, 0) != 0) {
        group->closed_end = true;
    }
    int min = stated(rule, XTRAIN_PARAMETER_MIN, 1);
    int max = stated(rule, XTRAIN_PARAMETER_MAX, XT_NO_MAXIMUM);
    if (min > 1 || max < XT_NO_MAXIMUM) {
        group->lengths[group->length_count++] = (xt_length_rule){
            rule->subject, min, max, dated ? said : NULL, price_of(instance, rule)};
    }
}

static void add_away(xt_group *group, const xt_instance *instance, const xtrain_rule *rule)
{
    group->aways[group->away_count++] = (xt_away_rule){
        stated(rule, XTRAIN_PARAMETER_MIN, 0), stated(rule, XTRAIN_PARAMETER_MAX, XT_NO_MAXIMUM),
        stated(rule, XTRAIN_PARAMETER_RUN, XT_NO_MAXIMUM), stated(rule, XTRAIN_PARAMETER_GAP, 0),
        price_of(instance, rule)};
}

static void add_return(xt_group *group, const xt_instance *instance, const xtrain_rule *rule)
{
    bool ever = stated(rule, XTRAIN_PARAMETER_EVER, 0) != 0;
    int gap = ever ? XT_NO_MAXIMUM : stated(rule, XTRAIN_PARAMETER_GAP, 0);
    if (gap > 0) {
        group->returns[group->return_count++] =
            (xt_return_rule){rule->subject, gap, price_of(instance, rule)};
    }
}

static void add_visit(xt_group *group, const xt_instance *instance, const xt_rule *rule)
{
    const xtrain_rule *said = &rule->stated;
    group->visits[group->visit_count++] =
        (xt_visit_rule){said->subject,
                        stated(said, XTRAIN_PARAMETER_MIN, 0),
                        stated(said, XTRAIN_PARAMETER_MAX, XT_NO_MAXIMUM),
                        stated(said, XTRAIN_PARAMETER_DISTINCT, 0) != 0,
                        stated(said, XTRAIN_PARAMETER_PRESENT, 1),
                        rule->by_period,
                        price_of(instance, said)};
}

static void add_move(xt_group *group, const xt_instance *instance, const xtrain_rule *rule)
{
    bool sites = stated(rule, XTRAIN_PARAMETER_SITES, 0) != 0;
    xt_charge(sites ? &group->site_price : &group->move_price, price_of(instance, rule), 1);
}

static void add_window(xt_group *group, const xt_instance *instance, const xtrain_rule *rule)
{
    bool of_load = rule->kind == XTRAIN_RULE_P11;
    bool every = of_load ? stated(rule, XTRAIN_PARAMETER_ROLLING, 0) != 0
                         : stated(rule, XTRAIN_PARAMETER_BLOCKS, 0) == 0;
    group->windows[group->window_count++] =
        (xt_window_rule){of_load, every, rule->value[XTRAIN_PARAMETER_WINDOW],
                         rule->value[of_load ? XTRAIN_PARAMETER_MAX : XTRAIN_PARAMETER_HOURS],
                         price_of(instance, rule)};
}

static void add_rule(xt_group *group, const xt_instance *instance, const xt_rule *rule)
{
    const xtrain_rule *said = &rule->stated;
    switch (said->kind) {
    case XTRAIN_RULE_P1:
        if (stated(said, XTRAIN_PARAMETER_NO_STAY, 0) != 0) {
            xt_charge(&group->leave_price, price_of(instance, said), 1);
        }
        break;
    case XTRAIN_RULE_P3:
        add_length(group, instance, rule);
        break;
    case XTRAIN_RULE_P4:
        add_away(group, instance, said);
        break;
    case XTRAIN_RULE_P5:
        add_return(group, instance, said);
        break;
    case XTRAIN_RULE_P6:
        add_visit(group, instance, rule);
        break;
    case XTRAIN_RULE_C1:
        group->points[group->point_count++] =
            (xt_stay_points){said->subject, stated(said, XTRAIN_PARAMETER_PER_STAY, 0) != 0,
                             price_of(instance, said)};
        break;
    case XTRAIN_RULE_C2:
        add_move(group, instance, said);
        break;
    case XTRAIN_RULE_C3:
        xt_charge(&group->idle_price, price_of(instance, said), 1);
        break;
    case XTRAIN_RULE_P9:
    case XTRAIN_RULE_P11:
        add_window(group, instance, said);
        break;
    case XTRAIN_RULE_P7:
        group->orders[group->order_count++] =
            (xt_order_rule){said->subject, said->before, price_of(instance, said)};
        break;
    case XTRAIN_RULE_P8:
        group->transitions[group->transition_count++] = (xt_transition_rule){
            said->subject, said->before, stated(said, XTRAIN_PARAMETER_ACROSS, 0) != 0,
            price_of(instance, said)};
        break;
    case XTRAIN_RULE_P10:
        group->reaches[group->reach_count++] = (xt_reach_rule){
            said->value[XTRAIN_PARAMETER_SKILL], said->value[XTRAIN_PARAMETER_LEVEL],
            rule->by_period, price_of(instance, said)};
        break;
    case XTRAIN_RULE_C4:
        xt_charge(&group->change_price, price_of(instance, said), 1);
        break;
    case XTRAIN_RULE_C5:
        group->loads[group->load_count++] =
            (xt_load_rule){said->points, said->table, said->table_count};
        break;
    default:
        break; /* department rules and entry requirements are not of a group */
    }
}

bool xt_group_fill(xt_group *group, xt_instance *instance, const int *rules, int count)
{
    size_t room = (size_t)count;
    *group = (xt_group){.rules = rules, .rule_count = count};
    group->lengths = xt_arena_allocate(&instance->arena, room, sizeof *group->lengths);
    group->aways = xt_arena_allocate(&instance->arena, room, sizeof *group->aways);
    group->returns = xt_arena_allocate(&instance->arena, room, sizeof *group->returns);
    group->visits = xt_arena_allocate(&instance->arena, room, sizeof *group->visits);
    group->orders = xt_arena_allocate(&instance->arena, room, sizeof *group->orders);
    group->transitions = xt_arena_allocate(&instance->arena, room, sizeof *group->transitions);
    group->windows = xt_arena_allocate(&instance->arena, room, sizeof *group->windows);
    group->reaches = xt_arena_allocate(&instance->arena, room, sizeof *group->reaches);
    group->points = xt_arena_allocate(&instance->arena, room, sizeof *group->points);
    group->loads = xt_arena_allocate(&instance->arena, room, sizeof *group->loads);
    if (group->lengths == NULL || group->aways == NULL || group->returns == NULL ||
        group->visits == NULL || group->points == NULL || group->windows == NULL ||
        group->reaches == NULL || group->orders == NULL || group->transitions == NULL ||
        group->loads == NULL) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        add_rule(group, instance, &instance->problem->rules[rules[i]]);
    }
    return xt_group_list(group, instance);
}

int xt_length_min(const xt_instance *instance, const xt_length_rule *rule, int first)
{
    bool holds = rule->dated == NULL ||
                 xt_rule_holds_at(instance->problem, rule->dated, XT_NUMBER_MIN, first);
    return holds ? rule->min : 1;
}

int xt_length_max(const xt_instance *instance, const xt_length_rule *rule, int first)
{
    bool holds = rule->dated == NULL ||
                 xt_rule_holds_at(instance->problem, rule->dated, XT_NUMBER_MAX, first);
    return holds ? rule->max : XT_NO_MAXIMUM;
}

int64_t xt_group_load_points(const xt_group *group, int64_t load, int64_t share)
{
    int64_t off = load > share ? load - share : share - load;
    int64_t points = 0;
    for (int i = 0; i < group->load_count; i++) {
        const xt_load_rule *rule = &group->loads[i];
        if (rule->table_count == 0) {
            points += rule->points * off;
            continue;
        }
        int64_t counted = off < rule->table_count ? off : rule->table_count;
        for (int64_t unit = 0; unit < counted; unit++) {
            points += rule->table[unit];
        }
        points += (off - counted) * rule->table[rule->table_count - 1];
    }
    return points;
}
