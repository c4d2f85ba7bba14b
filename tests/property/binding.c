/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "property/binding.h"

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
    const tiny_rule *rule = &on->problem->rule[r];
    bool fte = rule->value[XTRAIN_PARAMETER_FTE] == 1;
    binding min = fte ? BINDING_D1_FTE_MIN : BINDING_D1_MIN;
    binding max = fte ? BINDING_D1_FTE_MAX : BINDING_D1_MAX;
    binding hosts = BINDING_D1_HOSTS;

    if (scoring_has_range(rule)) {
        min = BINDING_D1_RANGE_MIN;
        max = BINDING_D1_RANGE_MAX;
        hosts = BINDING_D1_RANGE_HOSTS;
    }
    try_parameter(on, min, r, XTRAIN_PARAMETER_MIN);
    try_parameter(on, max, r, XTRAIN_PARAMETER_MAX);
    try_parameter(on, hosts, r, XTRAIN_PARAMETER_HOSTS);
}

/* What a length for some days does to a stay under way, tried in the frame. */
static void count_length_of_past(counting *on, int r)
{
    scoring_frame frame;
    bool reaches = false;

    scoring_prepare(&frame, on->problem);
    for (int e = 0; e < on->problem->people; e++) {
        reaches = reaches || frame.past_states[r][e] != 0;
        frame.past_states[r][e] = 0;
    }
    if (reaches)
        compare_in(on, BINDING_P3_RANGE_PAST, &frame);
}

static void count_length(counting *on, int r)
{
    bool range = scoring_has_range(&on->problem->rule[r]);

    try_parameter(on, range ? BINDING_P3_RANGE_MIN : BINDING_P3_MIN, r, XTRAIN_PARAMETER_MIN);
    try_parameter(on, range ? BINDING_P3_RANGE_MAX : BINDING_P3_MAX, r, XTRAIN_PARAMETER_MAX);
    try_parameter(on, BINDING_P3_END, r, XTRAIN_PARAMETER_CLOSED_END);
    if (range && is_asked(on, BINDING_P3_RANGE_PAST))
        count_length_of_past(on, r);
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
    else if (rule->kind == XTRAIN_RULE_C4)
        try_rule(on, BINDING_C4, r);
    else if (rule->kind == XTRAIN_RULE_C5)
        try_rule(on, rule->table_count > 0 ? BINDING_C5_TABLE : BINDING_C5_POINTS, r);
}

static void count_person_rule(counting *on, int r)
{
    const tiny_rule *rule = &on->problem->rule[r];

    switch (rule->kind) {
    case XTRAIN_RULE_P1:
        try_rule(on, BINDING_P1, r);
        break;
    case XTRAIN_RULE_P2:
        try_rule(on, scoring_has_range(rule) ? BINDING_P2_RANGE : BINDING_P2_ENTRY, r);
        break;
    case XTRAIN_RULE_P3:
        count_length(on, r);
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
    case XTRAIN_RULE_P10:
        try_parameter(on, BINDING_P10_BY, r, XTRAIN_PARAMETER_BY);
        try_rule(on, BINDING_P10, r);
        break;
    default:
        break;
    }
}

static void count_rule(counting *on, int r)
{
    const tiny_rule *rule = &on->problem->rule[r];

    bool range = scoring_has_range(rule);

    switch (rule->kind) {
    case XTRAIN_RULE_D1:
        count_staffing(on, r);
        break;
    case XTRAIN_RULE_D2:
        try_rule(on, range ? BINDING_D2_RANGE : BINDING_D2, r);
        break;
    case XTRAIN_RULE_D3:
        try_rule(on, range ? BINDING_D3_RANGE : BINDING_D3, r);
        break;
    case XTRAIN_RULE_D4:
        try_rule(on, range ? BINDING_D4_RANGE : BINDING_D4, r);
        break;
    case XTRAIN_RULE_D5:
        try_rule(on, range ? BINDING_D5_RANGE : BINDING_D5, r);
        break;
    case XTRAIN_RULE_T1:
        try_rule(on, BINDING_T1, r);
        break;
    case XTRAIN_RULE_T2:
        try_rule(on,
                 rule->value[XTRAIN_PARAMETER_TOGETHER] == 1 ? BINDING_T2_TOGETHER
                                                             : BINDING_T2_APART,
                 r);
        break;
    default:
        if (rule->strength == XTRAIN_COST)
            count_cost(on, r);
        else
            count_person_rule(on, r);
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

/* Shares as if there were no numbers for some days, or none in full-time equivalents. */
static void count_shares(counting *on, binding part)
{
    tiny general = *on->problem;
    scoring_frame frame;
    scoring_frame other;

    if (!is_asked(on, part))
        return;
    scoring_prepare(&frame, on->problem);
    for (int r = general.rules - 1; r >= 0; r--) {
        const tiny_rule *rule = &general.rule[r];

        if (part == BINDING_C5_RANGE ? scoring_has_range(rule)
                                     : rule->value[XTRAIN_PARAMETER_FTE] == 1)
            tiny_drop_rule(&general, r);
    }
    scoring_prepare(&other, &general);
    if (memcmp(frame.share, other.share, sizeof frame.share) == 0)
        return;
    memcpy(frame.share, other.share, sizeof frame.share);
    compare_in(on, part, &frame);
}

/* What is taken away from the frame, as no problem could say it. */
static void count_frame(counting *on)
{
    scoring_frame frame;

    scoring_prepare(&frame, on->problem);
    frame.skip_closed_entry = true;
    compare_in(on, BINDING_P2_CLOSED, &frame);
    frame.skip_closed_entry = false;
    frame.skip_short_block = true;
    if (has_kind(on->problem, XTRAIN_RULE_P11))
        compare_in(on, BINDING_P11_SHORT, &frame);
    frame.skip_short_block = false;
    frame.skip_nights = true;
    if (on->problem->unit == XTRAIN_UNIT_HOUR && has_kind(on->problem, XTRAIN_RULE_P8))
        compare_in(on, BINDING_P8_NIGHT, &frame);
    count_shares(on, BINDING_C5_RANGE);
    count_shares(on, BINDING_C5_FTE);
}

static bool teaches(const tiny *problem)
{
    for (int d = 0; d < problem->departments; d++) {
        for (int s = 0; s < problem->skills; s++) {
            if (problem->department[d].teaches[s].after > 0)
                return true;
        }
    }
    return false;
}

/* How skills are gained: the flags of one teaching after the other are taken away. */
static void count_teaching(counting *on, tiny_teaching *teaching, tiny *other, int highest)
{
    tiny_teaching kept = *teaching;

    if (kept.carry) {
        teaching->carry = false;
        compare_without(on, BINDING_TEACHING_CARRY, other);
        *teaching = kept;
    }
    if (kept.at_home) {
        teaching->at_home = false;
        compare_without(on, BINDING_TEACHING_HOME, other);
        *teaching = kept;
    }
    if (kept.up_to < highest) {
        teaching->up_to = highest;
        compare_without(on, BINDING_TEACHING_UP_TO, other);
        *teaching = kept;
    }
}

/* What gained levels count for. */
static void count_levels(counting *on)
{
    tiny other = *on->problem;
    scoring_frame frame;

    if (!teaches(on->problem))
        return;
    scoring_prepare(&frame, on->problem);
    frame.at_start = SCORING_HOSTS;
    compare_in(on, BINDING_TAUGHT_HOSTS, &frame);
    frame.at_start = SCORING_NEEDS;
    if (has_kind(on->problem, XTRAIN_RULE_D3))
        compare_in(on, BINDING_TAUGHT_NEEDS, &frame);
    frame.at_start = SCORING_ENTRIES;
    if (has_kind(on->problem, XTRAIN_RULE_P2))
        compare_in(on, BINDING_TAUGHT_ENTRIES, &frame);
    frame.at_start = SCORING_REACH;
    if (has_kind(on->problem, XTRAIN_RULE_P10))
        compare_in(on, BINDING_TAUGHT_REACH, &frame);
    frame.at_start = SCORING_DEPTH;
    if (has_kind(on->problem, XTRAIN_RULE_T1))
        compare_in(on, BINDING_TAUGHT_DEPTH, &frame);
    for (int d = 0; d < other.departments; d++) {
        for (int s = 0; s < other.skills; s++) {
            if (other.department[d].teaches[s].after > 0)
                count_teaching(on, &other.department[d].teaches[s], &other,
                               other.skill[s].levels - 1);
        }
    }
}

static void count_fte(counting *on)
{
    tiny other = *on->problem;

    for (int e = 0; e < other.people; e++)
        other.person[e].fte = 100;
    if (memcmp(&other, on->problem, sizeof other) != 0 && has_kind(&other, XTRAIN_RULE_D1))
        compare_without(on, BINDING_FTE, &other);
}

static void count_all(counting *on)
{
    for (int r = 0; r < on->problem->rules; r++)
        count_rule(on, r);
    for (int e = 0; e < on->problem->people; e++)
        count_person(on, e);
    count_frame(on);
    count_levels(on);
    count_fte(on);
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
