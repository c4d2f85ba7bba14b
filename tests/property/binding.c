/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "property/binding.h"

const char *binding_name(binding part)
{
    static const char *const names[BINDINGS] = {"D1 min",
                                                "D1 max",
                                                "D1 hosts",
                                                "D2",
                                                "D4",
                                                "P1",
                                                "P2 never",
                                                "P2 fixed",
                                                "P2 entry",
                                                "P2 closed",
                                                "P3 min",
                                                "P3 max",
                                                "P3 end",
                                                "P4 min",
                                                "P4 max",
                                                "P4 run",
                                                "P4 gap",
                                                "P5 gap",
                                                "P5 ever",
                                                "P6 min",
                                                "P6 max",
                                                "P6 distinct",
                                                "P6 by",
                                                "P6 present",
                                                "P7",
                                                "P8",
                                                "P8 across",
                                                "P9 windows",
                                                "P9 blocks",
                                                "P11 blocks",
                                                "P11 short block",
                                                "P11 rolling",
                                                "C1 want",
                                                "C1 avoid",
                                                "C1 per period",
                                                "C1 per stay",
                                                "C2",
                                                "C2 sites",
                                                "C3",
                                                "C5 points",
                                                "C5 table",
                                                "D1 range min",
                                                "D1 range max",
                                                "D1 range hosts",
                                                "D2 range",
                                                "D4 range",
                                                "C5 range",
                                                "utility sum",
                                                "utility least",
                                                "utility lines"};

    return names[part];
}

typedef struct counting {
    const tiny *problem;
    const brute_result *best;
    binding only; /* the part that is asked for; BINDINGS: all */
    bool binds[BINDINGS];
    bool failed;
} counting;

static bool is_asked(const counting *on, binding part)
{
    return !on->binds[part] && (on->only == BINDINGS || on->only == part);
}

/* Does the best plan lose its place in a frame in which one part is taken away? */
static void compare_in(counting *on, binding part, const scoring_frame *frame)
{
    scoring_result same_plan;
    brute_result other;

    if (!is_asked(on, part))
        return;
    if (!brute_solve(&other, frame)) {
        on->failed = true;
        return;
    }
    scoring_judge(&same_plan, frame, &on->best->cells[0][0]);
    on->binds[part] = other.value != same_plan.value;
}

static void compare_without(counting *on, binding part, const tiny *smaller)
{
    scoring_frame frame;

    if (!is_asked(on, part))
        return;
    scoring_prepare(&frame, smaller);
    compare_in(on, part, &frame);
}

static void try_parameter(counting *on, binding part, int rule, xtrain_parameter parameter)
{
    tiny smaller = *on->problem;

    if (smaller.rule[rule].value[parameter] == XTRAIN_UNSET)
        return;
    smaller.rule[rule].value[parameter] = XTRAIN_UNSET;
    compare_without(on, part, &smaller);
}

static void try_rule(counting *on, binding part, int rule)
{
    tiny smaller = *on->problem;

    tiny_drop_rule(&smaller, rule);
    compare_without(on, part, &smaller);
}

static void count_staffing(counting *on, int r)
{
    bool range = scoring_has_range(&on->problem->rule[r]);

    try_parameter(on, range ? BINDING_D1_RANGE_MIN : BINDING_D1_MIN, r, XTRAIN_PARAMETER_MIN);
    try_parameter(on, range ? BINDING_D1_RANGE_MAX : BINDING_D1_MAX, r, XTRAIN_PARAMETER_MAX);
    try_parameter(on, range ? BINDING_D1_RANGE_HOSTS : BINDING_D1_HOSTS, r, XTRAIN_PARAMETER_HOSTS);
}

static void count_windows(counting *on, int r)
{
    const tiny_rule *rule = &on->problem->rule[r];

    if (rule->kind == XTRAIN_RULE_P9) {
        if (rule->value[XTRAIN_PARAMETER_BLOCKS] == 1)
            try_parameter(on, BINDING_P9_BLOCKS, r, XTRAIN_PARAMETER_BLOCKS);
        else
            try_rule(on, BINDING_P9, r);
    } else if (rule->value[XTRAIN_PARAMETER_ROLLING] == 1) {
        try_parameter(on, BINDING_P11_ROLLING, r, XTRAIN_PARAMETER_ROLLING);
    } else {
        try_rule(on, BINDING_P11, r);
    }
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
    const tiny_rule *rule = &on->problem->rule[r];

    switch (rule->kind) {
    case XTRAIN_RULE_D1:
        count_staffing(on, r);
        break;
    case XTRAIN_RULE_D2:
        try_rule(on, scoring_has_range(rule) ? BINDING_D2_RANGE : BINDING_D2, r);
        break;
    case XTRAIN_RULE_D4:
        try_rule(on, scoring_has_range(rule) ? BINDING_D4_RANGE : BINDING_D4, r);
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
    case XTRAIN_RULE_P9:
    case XTRAIN_RULE_P11:
        count_windows(on, r);
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
        compare_without(on, BINDING_P2_NEVER, &smaller);
    }
    for (int i = 0; i < who->fixed_count; i++) {
        smaller = *on->problem;
        TINY_REMOVE(smaller.person[person].fixed, smaller.person[person].fixed_count, i);
        compare_without(on, BINDING_P2_FIXED, &smaller);
    }
    for (int i = 0; i < who->wish_count; i++) {
        binding part = who->wishes[i].avoid ? BINDING_C1_AVOID : BINDING_C1_WANT;

        smaller = *on->problem;
        TINY_REMOVE(smaller.person[person].wishes, smaller.person[person].wish_count, i);
        compare_without(on, part, &smaller);
    }
}

static void count_objective(counting *on)
{
    tiny other = *on->problem;

    if (other.objective != XTRAIN_OBJECTIVE_UTILITY)
        return;
    if (other.lines != UINT32_MAX) {
        other.lines = UINT32_MAX;
        compare_without(on, BINDING_UTILITY_LINES, &other);
        other = *on->problem;
    }
    if (other.sum == 0 || other.least == 0)
        return;
    other.sum = 0;
    compare_without(on, BINDING_UTILITY_SUM, &other);
    other = *on->problem;
    other.least = 0;
    compare_without(on, BINDING_UTILITY_LEAST, &other);
}

static bool has_kind(const tiny *problem, xtrain_rule_kind kind)
{
    for (int r = 0; r < problem->rules; r++) {
        if (problem->rule[r].kind == kind)
            return true;
    }
    return false;
}

/* What is taken away from the frame, as no problem could say it. */
static void count_frame(counting *on)
{
    tiny general = *on->problem;
    scoring_frame frame;
    scoring_frame other;

    scoring_prepare(&frame, on->problem);
    frame.skip_closed_entry = true;
    compare_in(on, BINDING_P2_CLOSED, &frame);
    frame.skip_closed_entry = false;
    frame.skip_short_block = true;
    if (has_kind(on->problem, XTRAIN_RULE_P11))
        compare_in(on, BINDING_P11_SHORT, &frame);
    frame.skip_short_block = false;
    for (int r = general.rules - 1; r >= 0; r--) {
        if (scoring_has_range(&general.rule[r]))
            tiny_drop_rule(&general, r);
    }
    scoring_prepare(&other, &general);
    if (memcmp(frame.share, other.share, sizeof frame.share) == 0)
        return;
    memcpy(frame.share, other.share, sizeof frame.share);
    compare_in(on, BINDING_C5_RANGE, &frame);
}

static void count_all(counting *on)
{
    for (int r = 0; r < on->problem->rules; r++)
        count_rule(on, r);
    for (int e = 0; e < on->problem->people; e++)
        count_person(on, e);
    count_frame(on);
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
