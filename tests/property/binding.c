/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "property/binding.h"

const char *binding_name(binding part)
{
    static const char *const names[BINDINGS] = {
        "D1 min",      "D1 max",      "D1 hosts",      "D2",           "D4",
        "P1",          "P2 never",    "P2 fixed",      "P2 entry",     "P2 closed",
        "P3 min",      "P3 max",      "P3 end",        "P4 min",       "P4 max",
        "P4 run",      "P4 gap",      "P5 gap",        "P5 ever",      "P6 min",
        "P6 max",      "P6 distinct", "P6 by",         "P6 present",   "P7",
        "P8",          "P8 across",   "C1 want",       "C1 avoid",     "C1 per period",
        "C1 per stay", "C2",          "C2 sites",      "C3",           "C5 points",
        "C5 table",    "utility sum", "utility least", "utility lines"};

    return names[part];
}

typedef struct counting {
    const tiny *problem;
    const brute_result *best;
    binding only; /* the part that is asked for; BINDINGS: all */
    bool binds[BINDINGS];
    bool failed;
} counting;

/* Does the best plan lose its place without one part? The frame may say what is taken away. */
static void compare_without(counting *on, binding part, const tiny *smaller, bool skip_closed_entry)
{
    scoring_frame frame;
    scoring_result same_plan;
    brute_result other;

    if (on->binds[part] || (on->only != BINDINGS && on->only != part))
        return;
    scoring_prepare(&frame, smaller);
    frame.skip_closed_entry = skip_closed_entry;
    if (!brute_solve(&other, &frame)) {
        on->failed = true;
        return;
    }
    scoring_judge(&same_plan, &frame, &on->best->cells[0][0]);
    on->binds[part] = other.value != same_plan.value;
}

static void try_parameter(counting *on, binding part, int rule, xtrain_parameter parameter)
{
    tiny smaller = *on->problem;

    if (smaller.rule[rule].value[parameter] == XTRAIN_UNSET)
        return;
    smaller.rule[rule].value[parameter] = XTRAIN_UNSET;
    compare_without(on, part, &smaller, false);
}

static void try_rule(counting *on, binding part, int rule)
{
    tiny smaller = *on->problem;

    tiny_drop_rule(&smaller, rule);
    compare_without(on, part, &smaller, false);
}

static void count_cost(counting *on, int r)
{
    const tiny_rule *rule = &on->problem->rule[r];

    if (rule->kind == XTRAIN_RULE_C1)
        try_rule(on,
                 rule->value[XTRAIN_PARAMETER_PER_STAY] == 1 ? BINDING_C1_STAY : BINDING_C1_PERIOD,
                 r);
    else if (rule->kind == XTRAIN_RULE_C2)
        try_rule(on, rule->value[XTRAIN_PARAMETER_SITES] == 1 ? BINDING_C2_SITES : BINDING_C2, r);
    else if (rule->kind == XTRAIN_RULE_C3)
        try_rule(on, BINDING_C3, r);
    else if (rule->kind == XTRAIN_RULE_C5)
        try_rule(on, rule->table_count > 0 ? BINDING_C5_TABLE : BINDING_C5_POINTS, r);
}

static void count_rule(counting *on, int r)
{
    switch (on->problem->rule[r].kind) {
    case XTRAIN_RULE_D1:
        try_parameter(on, BINDING_D1_MIN, r, XTRAIN_PARAMETER_MIN);
        try_parameter(on, BINDING_D1_MAX, r, XTRAIN_PARAMETER_MAX);
        try_parameter(on, BINDING_D1_HOSTS, r, XTRAIN_PARAMETER_HOSTS);
        break;
    case XTRAIN_RULE_D2:
        try_rule(on, BINDING_D2, r);
        break;
    case XTRAIN_RULE_D4:
        try_rule(on, BINDING_D4, r);
        break;
    case XTRAIN_RULE_P1:
        try_rule(on, BINDING_P1, r);
        break;
    case XTRAIN_RULE_P2:
        try_rule(on, BINDING_P2_ENTRY, r);
        break;
    case XTRAIN_RULE_P3:
        try_parameter(on, BINDING_P3_MIN, r, XTRAIN_PARAMETER_MIN);
        try_parameter(on, BINDING_P3_MAX, r, XTRAIN_PARAMETER_MAX);
        try_parameter(on, BINDING_P3_END, r, XTRAIN_PARAMETER_CLOSED_END);
        break;
    case XTRAIN_RULE_P4:
        try_parameter(on, BINDING_P4_MIN, r, XTRAIN_PARAMETER_MIN);
        try_parameter(on, BINDING_P4_MAX, r, XTRAIN_PARAMETER_MAX);
        try_parameter(on, BINDING_P4_RUN, r, XTRAIN_PARAMETER_RUN);
        try_parameter(on, BINDING_P4_GAP, r, XTRAIN_PARAMETER_GAP);
        break;
    case XTRAIN_RULE_P5:
        try_parameter(on, BINDING_P5_GAP, r, XTRAIN_PARAMETER_GAP);
        try_parameter(on, BINDING_P5_EVER, r, XTRAIN_PARAMETER_EVER);
        break;
    case XTRAIN_RULE_P6:
        try_parameter(on, BINDING_P6_MIN, r, XTRAIN_PARAMETER_MIN);
        try_parameter(on, BINDING_P6_MAX, r, XTRAIN_PARAMETER_MAX);
        try_parameter(on, BINDING_P6_DISTINCT, r, XTRAIN_PARAMETER_DISTINCT);
        try_parameter(on, BINDING_P6_BY, r, XTRAIN_PARAMETER_BY);
        try_parameter(on, BINDING_P6_PRESENT, r, XTRAIN_PARAMETER_PRESENT);
        break;
    case XTRAIN_RULE_P7:
        try_rule(on, BINDING_P7, r);
        break;
    case XTRAIN_RULE_P8:
        try_rule(on, BINDING_P8, r);
        try_parameter(on, BINDING_P8_ACROSS, r, XTRAIN_PARAMETER_ACROSS);
        break;
    default:
        count_cost(on, r);
        break;
    }
}

static void count_person(counting *on, int person)
{
    const tiny_person *who = &on->problem->person[person];
    tiny smaller = *on->problem;

    if (who->never != 0) {
        smaller.person[person].never = 0;
        compare_without(on, BINDING_P2_NEVER, &smaller, false);
    }
    for (int i = 0; i < who->fixed_count; i++) {
        smaller = *on->problem;
        TINY_REMOVE(smaller.person[person].fixed, smaller.person[person].fixed_count, i);
        compare_without(on, BINDING_P2_FIXED, &smaller, false);
    }
    for (int i = 0; i < who->wish_count; i++) {
        binding part = who->wishes[i].avoid ? BINDING_C1_AVOID : BINDING_C1_WANT;

        smaller = *on->problem;
        TINY_REMOVE(smaller.person[person].wishes, smaller.person[person].wish_count, i);
        compare_without(on, part, &smaller, false);
    }
}

static void count_objective(counting *on)
{
    tiny other = *on->problem;

    if (other.objective != XTRAIN_OBJECTIVE_UTILITY)
        return;
    if (other.lines != UINT32_MAX) {
        other.lines = UINT32_MAX;
        compare_without(on, BINDING_UTILITY_LINES, &other, false);
        other = *on->problem;
    }
    if (other.sum == 0 || other.least == 0)
        return;
    other.sum = 0;
    compare_without(on, BINDING_UTILITY_SUM, &other, false);
    other = *on->problem;
    other.least = 0;
    compare_without(on, BINDING_UTILITY_LEAST, &other, false);
}

static void count_all(counting *on)
{
    for (int r = 0; r < on->problem->rules; r++)
        count_rule(on, r);
    for (int e = 0; e < on->problem->people; e++)
        count_person(on, e);
    compare_without(on, BINDING_P2_CLOSED, on->problem, true);
    count_objective(on);
}

bool binding_has(const tiny *problem, const brute_result *best, binding part)
{
    counting on = {.problem = problem, .best = best, .only = part};

    count_all(&on);
    return on.binds[part];
}

bool binding_count(long counts[BINDINGS], const tiny *problem, const brute_result *best)
{
    counting on = {.problem = problem, .best = best, .only = BINDINGS};

    count_all(&on);
    for (int part = 0; part < BINDINGS; part++)
        counts[part] += on.binds[part] ? 1 : 0;
    return !on.failed;
}
