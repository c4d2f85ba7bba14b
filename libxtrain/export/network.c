/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The network of build.h. A rule on gaps of at most G makes L = max(G, 1): after a stay, the arcs w
 * leave again after 0 .. L - 1 cells and pay what is missing, and the arc r is at home for L. So
 * each row of stays is one path. Moves: each stay pays the one into it, going home pays one.
 */
#include "export/build.h"

#include <limits.h>

static int *row_at(const xt_mip_build *build, xt_mip_node node, int boundary)
{
    return &build->person.row[(size_t)node * ((size_t)build->periods + 1) + (size_t)boundary];
}

/* The person may be in this department then, or at home or idle. */
static bool may_be(const xt_mip_build *build, int department, int period)
{
    const xt_cell *fixed = build->person.record->fixed_cell;
    return fixed == NULL || fixed[period] == XT_NOT_FIXED || fixed[period] == department;
}

/* ---- stays ---- */

static void list_stay(xt_mip_build *build, xt_mip_stay stay)
{
    xt_mip_person *person = &build->person;
    stay.cost = xt_mip_price_stay(build, &stay);
    build->mip.too_large = build->mip.too_large || person->stay_count >= XT_MIP_MAX_TERMS / 4;
    if (xt_mip_is_stopped(build)) {
        return;
    }
    if (!XT_GROW(&build->memory, person->stays, person->stay_capacity, person->stay_count + 1)) {
        build->mip.failed = true;
        return;
    }
    person->stays[person->stay_count++] = stay;
}

static void list_stays_in(xt_mip_build *build, int department)
{
    const xt_mip_person *person = &build->person;
    const bool is_under_way =
        person->under_way != NULL && person->under_way->department == department;
    xt_mip_price_department(build, department);
    for (int first = person->first; first <= person->last; first++) {
        for (int last = first;
             last <= person->last && may_be(build, department, last) && !xt_mip_is_stopped(build);
             last++) {
            list_stay(build, (xt_mip_stay){.department = department,
                                           .first = first,
                                           .last = last,
                                           .column = XT_MIP_NOTHING,
                                           .goes_on = is_under_way && first == 0});
        }
    }
}

void xt_mip_list_stays(xt_mip_build *build)
{
    for (int department = 0; department < (int)build->problem->department_count; department++) {
        if (department != build->person.record->home) {
            list_stays_in(build, department);
        }
    }
}

/* Those without a column are dropped. */
void xt_mip_state_stays(xt_mip_build *build)
{
    xt_mip_person *person = &build->person;
    const int number = person->number;
    size_t kept = 0;
    for (size_t at = 0; at < person->stay_count && !xt_mip_is_stopped(build); at++) {
        xt_mip_stay stay = person->stays[at];
        stay.column = xt_mip_add_arc(
            build,
            stay.goes_on ? XT_MIP_NAME("c", number, stay.department, stay.last)
                         : XT_MIP_NAME("x", number, stay.department, stay.first, stay.last),
            stay.cost);
        if (stay.column != XT_MIP_NOTHING) {
            person->stays[kept++] = stay;
            xt_mip_add_presence(build, stay.column, stay.department, stay.first, stay.last);
        }
    }
    person->stay_count = kept;
}

/* ---- costs of time at home ---- */

/* Gaps that rules ask for, at most; at least one cell. */
static int longest_gap(const xt_mip_build *build)
{
    const xt_employee *record = build->person.record;
    int longest = 1;
    for (int at = record->rule_first; at < record->rule_first + record->rule_count; at++) {
        const int rule = build->problem->rule_of[at];
        const int32_t gap = xt_mip_value(build, rule, XTRAIN_PARAMETER_GAP);
        if (build->problem->rules[rule].stated.kind == XTRAIN_RULE_P4 && gap > longest) {
            longest = gap;
        }
    }
    return longest;
}

/* A stay that begins so many cells after the one before it; and `moves` moves. */
static xt_mip_cost price_leaving(const xt_mip_build *build, int64_t gap, int moves)
{
    const xt_employee *record = build->person.record;
    xt_mip_cost sum = XT_MIP_NO_COST;
    for (int at = record->rule_first; at < record->rule_first + record->rule_count; at++) {
        const int rule = build->problem->rule_of[at];
        const xtrain_rule_kind kind = build->problem->rules[rule].stated.kind;
        const int32_t least = xt_mip_value(build, rule, XTRAIN_PARAMETER_GAP);
        int64_t units = 0;
        if (kind == XTRAIN_RULE_C2 &&
            !xt_rule_has(&build->problem->rules[rule], XTRAIN_PARAMETER_SITES)) {
            units = moves;
        } else if (kind == XTRAIN_RULE_P4 && least != XTRAIN_UNSET && gap < least) {
            units = least - gap;
        }
        xt_mip_add_cost(&sum, xt_mip_price(build, rule, units));
    }
    return sum;
}

/* ---- arcs ---- */

/* One unit along the column, from a row to a row. */
static void flow(xt_mip_build *build, int column, int from, int to)
{
    xt_mip_add_term(&build->mip, from, column, -1);
    xt_mip_add_term(&build->mip, to, column, 1);
}

static void count_pass(xt_mip_build *build, int column, int boundary)
{
    xt_mip_add_term(&build->mip, *row_at(build, XT_MIP_NODE_PASS, boundary), column, -1);
}

/* An arc that spends cells at home; NOTHING if one of them is fixed to something else. */
static int state_home_arc(xt_mip_build *build, xt_mip_name name, int first, int cells,
                          xt_mip_cost cost)
{
    for (int period = first; period < first + cells; period++) {
        if (!may_be(build, build->person.record->home, period)) {
            return XT_MIP_NOTHING;
        }
    }
    const int column = xt_mip_add_arc(build, name, cost);
    for (int period = first; period < first + cells; period++) {
        xt_mip_add_term(&build->mip, *row_at(build, XT_MIP_NODE_HOME, period), column, -1);
    }
    return column;
}

/* A node where a stay has ended, or where the contract begins. */
typedef struct departure {
    const char *leave; /* words of the arcs */
    const char *stay;
    int from; /* row */
    int boundary;
    int64_t off;      /* cells since the last stay; INT_MAX: there was none */
    bool pays_move;   /* into a stay at once */
    bool pays_return; /* home, if there is a home */
    xt_mip_cost extra;
} departure;

static xt_mip_cost with_extra(const departure *on, xt_mip_cost cost)
{
    xt_mip_add_cost(&cost, on->extra);
    return cost;
}

/* Leaves after `cells` cells at home. */
static void state_leaving(xt_mip_build *build, const departure *on, int cells)
{
    const bool has_home = build->person.record->home != XTRAIN_NONE;
    const int to = *row_at(build, XT_MIP_NODE_P, on->boundary + cells);
    int moves = on->pays_move ? 1 : 0;
    if (cells > 0) {
        moves = has_home ? (on->pays_return ? 1 : 0) + 1 : 0;
    }
    if (to == XT_MIP_NOTHING) {
        return;
    }
    const int column = state_home_arc(
        build, XT_MIP_NAME(on->leave, build->person.number, on->boundary, cells), on->boundary,
        cells, with_extra(on, price_leaving(build, on->off + cells, moves)));
    flow(build, column, on->from, to);
    count_pass(build, column, on->boundary + cells);
    if (cells > 0) {
        count_pass(build, column, on->boundary);
    }
}

static void state_departures(xt_mip_build *build, const departure *on)
{
    const int end = build->person.last + 1;
    const bool has_home = build->person.record->home != XTRAIN_NONE;
    int64_t cells = longest_gap(build) - on->off;
    cells = cells < 1 ? 1 : cells;
    for (int at = 0; at < cells && on->boundary + at < end; at++) {
        state_leaving(build, on, at);
    }
    if (cells > end - on->boundary) {
        cells = end - on->boundary;
    }
    const int column = state_home_arc(
        build, XT_MIP_NAME(on->stay, build->person.number, on->boundary), on->boundary, (int)cells,
        with_extra(on, price_leaving(build, INT_MAX, has_home && on->pays_return ? 1 : 0)));
    flow(build, column, on->from, *row_at(build, XT_MIP_NODE_H, on->boundary + (int)cells));
    count_pass(build, column, on->boundary);
}

static void state_begin(xt_mip_build *build)
{
    const xt_mip_person *person = &build->person;
    const bool from_home = person->first == 0 && person->latest != NULL;
    departure begin = {.leave = "b",
                       .stay = "i",
                       .from = person->begin_row,
                       .boundary = person->first,
                       .off = INT_MAX};
    if (person->latest != NULL) {
        begin.off = (int64_t)person->first - 1 - person->latest->last_cell;
    }
    if (person->under_way != NULL) {
        begin.pays_move = begin.pays_return = true;
        begin.extra = xt_mip_price_broken_off(build);
    } else {
        begin.pays_move = from_home && person->record->home != XTRAIN_NONE;
    }
    state_departures(build, &begin);
}

static void state_boundary(xt_mip_build *build, int boundary)
{
    const xt_mip_person *person = &build->person;
    const int at_home = *row_at(build, XT_MIP_NODE_H, boundary);
    const int to = *row_at(build, XT_MIP_NODE_P, boundary);
    const int ended = *row_at(build, XT_MIP_NODE_B, boundary);
    const int moves = person->record->home != XTRAIN_NONE ? 1 : 0;
    const int stays = state_home_arc(build, XT_MIP_NAME("h", person->number, boundary), boundary, 1,
                                     XT_MIP_NO_COST);
    flow(build, stays, at_home, *row_at(build, XT_MIP_NODE_H, boundary + 1));
    if (to != XT_MIP_NOTHING) {
        const int leaves = xt_mip_add_arc(build, XT_MIP_NAME("u", person->number, boundary),
                                          price_leaving(build, INT_MAX, moves));
        flow(build, leaves, at_home, to);
        count_pass(build, leaves, boundary);
    }
    if (ended != XT_MIP_NOTHING) {
        const departure end = {.leave = "w",
                               .stay = "r",
                               .from = ended,
                               .boundary = boundary,
                               .off = 0,
                               .pays_move = true,
                               .pays_return = true};
        state_departures(build, &end);
    }
}

/* ---- rows ---- */

static void state_rows(xt_mip_build *build)
{
    const xt_mip_person *person = &build->person;
    const int number = person->number;
    for (int at = 0; at < XT_MIP_NODES * (build->periods + 1); at++) {
        person->row[at] = XT_MIP_NOTHING;
    }
    build->person.begin_row = xt_mip_state_row(build, XT_MIP_NAME("O", number), XT_MIP_EQUAL, -1);
    for (int period = person->first; period <= person->last; period++) {
        *row_at(build, XT_MIP_NODE_HOME, period) =
            xt_mip_state_row(build, XT_MIP_NAME("A", number, period), XT_MIP_EQUAL, 0);
        if (period > person->first) {
            *row_at(build, XT_MIP_NODE_H, period) =
                xt_mip_state_row(build, XT_MIP_NAME("H", number, period), XT_MIP_EQUAL, 0);
        }
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        int *begins = row_at(build, XT_MIP_NODE_P, stay->first);
        int *ends = row_at(build, XT_MIP_NODE_B, stay->last + 1);
        if (!stay->goes_on && *begins == XT_MIP_NOTHING) {
            *begins =
                xt_mip_state_row(build, XT_MIP_NAME("P", number, stay->first), XT_MIP_EQUAL, 0);
        }
        if (stay->last < person->last && *ends == XT_MIP_NOTHING) {
            *ends =
                xt_mip_state_row(build, XT_MIP_NAME("B", number, stay->last + 1), XT_MIP_EQUAL, 0);
        }
        flow(build, stay->column, stay->goes_on ? person->begin_row : *begins, *ends);
    }
}

/* C1 and C4 at home; C3 as if each idle cell counted, what does not is in costs.c. */
static xt_mip_cost price_home(const xt_mip_build *build, int rule, int period)
{
    const xt_rule *record = &build->problem->rules[rule];
    const int home = build->person.record->home;
    int units = 0;
    if (record->stated.kind == XTRAIN_RULE_C4) {
        return xt_mip_price_change(build, rule, home, period);
    }
    if (home == XTRAIN_NONE) {
        units = record->stated.kind == XTRAIN_RULE_C3 ? 1 : 0;
    } else if (record->stated.kind == XTRAIN_RULE_C1 &&
               !xt_rule_has(record, XTRAIN_PARAMETER_PER_STAY) &&
               xt_mip_rule_has(build, rule, home)) {
        units = xt_mip_present(build, home, period, period);
    }
    return xt_mip_price(build, rule, units);
}

/* The columns of cells at home, which also carry what being there costs. */
static void state_home(xt_mip_build *build)
{
    xt_mip_person *person = &build->person;
    const xt_employee *record = person->record;
    const int home = record->home;
    for (int period = person->first; period <= person->last; period++) {
        xt_mip_cost cost = XT_MIP_NO_COST;
        for (int at = record->rule_first; at < record->rule_first + record->rule_count; at++) {
            xt_mip_add_cost(&cost, price_home(build, build->problem->rule_of[at], period));
        }
        const int column =
            xt_mip_add_slack(build, XT_MIP_NAME("o", person->number, period), 1, cost);
        person->home[period] = column;
        xt_mip_add_term(&build->mip, *row_at(build, XT_MIP_NODE_HOME, period), column, 1);
        if (home != XTRAIN_NONE) {
            xt_mip_add_presence(build, column, home, period, period);
        }
    }
}

/* ---- no stay follows one in the same department ---- */

static void state_passes(xt_mip_build *build)
{
    const int number = build->person.number;
    build->person.pass[build->person.first] = XT_MIP_NOTHING;
    for (int boundary = build->person.first + 1; boundary <= build->person.last; boundary++) {
        build->person.pass[boundary] = XT_MIP_NOTHING;
        if (*row_at(build, XT_MIP_NODE_P, boundary) == XT_MIP_NOTHING ||
            *row_at(build, XT_MIP_NODE_B, boundary) == XT_MIP_NOTHING) {
            continue;
        }
        const xt_mip_name name = XT_MIP_NAME("n", number, boundary);
        const int row = xt_mip_state_row(build, name, XT_MIP_EQUAL, 0);
        *row_at(build, XT_MIP_NODE_PASS, boundary) = row;
        build->person.pass[boundary] = xt_mip_add_plain(build, name, 1, false);
        xt_mip_add_term(&build->mip, row, build->person.pass[boundary], 1);
    }
}

/* Takes the stays [from, to) of one department. */
static void forbid_succession(xt_mip_build *build, size_t from, size_t to)
{
    xt_mip_person *person = &build->person;
    for (int at = 0; at <= build->periods; at++) {
        person->has_start[at] = person->has_end[at] = false;
    }
    for (size_t at = from; at < to; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        person->has_start[stay->first] = person->has_start[stay->first] || !stay->goes_on;
        person->has_end[stay->last + 1] = true;
    }
    for (int boundary = person->first + 1; boundary <= person->last; boundary++) {
        person->entry_row[boundary] = XT_MIP_NOTHING;
        if (person->has_start[boundary] && person->has_end[boundary]) {
            person->entry_row[boundary] = xt_mip_state_row(
                build, XT_MIP_NAME("S", person->number, person->stays[from].department, boundary),
                XT_MIP_AT_MOST, 0);
            xt_mip_add_term(&build->mip, person->entry_row[boundary], person->pass[boundary], -1);
        }
    }
    for (size_t at = from; at < to; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if (!stay->goes_on && stay->first > person->first) {
            xt_mip_add_term(&build->mip, person->entry_row[stay->first], stay->column, 1);
        }
        if (stay->last < person->last) {
            xt_mip_add_term(&build->mip, person->entry_row[stay->last + 1], stay->column, 1);
        }
    }
}

void xt_mip_state_network(xt_mip_build *build)
{
    const xt_mip_person *person = &build->person;
    state_rows(build);
    state_passes(build);
    state_home(build);
    state_begin(build);
    for (int boundary = person->first + 1; boundary <= person->last; boundary++) {
        state_boundary(build, boundary);
    }
    for (size_t from = 0; from < person->stay_count && !xt_mip_is_stopped(build);) {
        size_t to = from + 1;
        while (to < person->stay_count &&
               person->stays[to].department == person->stays[from].department) {
            to++;
        }
        forbid_succession(build, from, to);
        from = to;
    }
}
