/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Judging a proposal. With the counts n(c) of every cell c and the stays s(e) of every person e,
 *     value = sum over e of track cost(s(e)) + sum over open cells c of points(n(c))
 *             + least weight x the largest of anybody's chosen points (objective utility).
 * A proposal changes a few s(e); only those people and the cells in which their rows differ are
 * looked at. Every cell knows what one person more or less would change; it is computed anew only
 * where more than one moves in or out.
 */
#include "solve/anneal_state.h"

#include <string.h>

#include "solve/track.h"

static size_t at(const xt_anneal *anneal, int row, int period)
{
    return (size_t)row * (size_t)anneal->periods + (size_t)period;
}

/* The most that a track without more breaches can cost: points are within half a breach of 0. */
static int64_t limit_of(const xt_anneal *anneal, int64_t cost)
{
    int64_t price = anneal->instance->breach_price;
    return xt_breaches_of(anneal->instance, cost) * price + price / 2 - 1;
}

static void list_costly(xt_anneal *anneal, int cell)
{
    xt_anneal_cell *state = &anneal->cells[cell];
    if (state->points > 0 && state->costly == 0) {
        anneal->costly[anneal->costly_count++] = cell;
        state->costly = anneal->costly_count;
    } else if (state->points <= 0 && state->costly != 0) {
        int last = anneal->costly[--anneal->costly_count];
        anneal->costly[state->costly - 1] = last;
        anneal->cells[last].costly = state->costly;
        state->costly = 0;
    }
}

/* What one person more or less of each part would change in an open cell. */
static void fill_margins(xt_anneal *anneal, int cell)
{
    xt_anneal_cell *state = &anneal->cells[cell];
    int department = anneal->department_of[cell];
    for (int part = 0; part < XT_PARTS; part++) {
        if (!xt_anneal_is_used(anneal, department, part)) {
            continue;
        }
        state->count[part]++;
        state->come[part] = xt_cell_points(anneal->instance, cell, state->count) - state->points;
        state->count[part] -= 2;
        state->go[part] =
            state->count[part] < 0
                ? 0
                : xt_cell_points(anneal->instance, cell, state->count) - state->points;
        state->count[part]++;
    }
}

static void fill_person(xt_anneal *anneal, int employee, const xt_cell *cells)
{
    const xt_instance *instance = anneal->instance;
    xt_anneal_person *person = &anneal->people[employee];
    xt_stay *stays = anneal->stays + at(anneal, employee, 0);
    xt_cell *row = anneal->row + at(anneal, employee, 0);
    person->count = xt_stays_of_cells(instance, employee, cells + at(anneal, employee, 0), stays);
    xt_price price = xt_track_price(instance, employee, stays, person->count);
    person->cost = price.value;
    person->own = price.own;
    person->limit = limit_of(anneal, person->cost);
    person->stale = false;
    xt_cells_of_stays(instance, employee, stays, person->count, row);
    for (int t = 0; t < anneal->periods; t++) {
        int department = row[t];
        anneal->at[(size_t)t * (size_t)anneal->employees + (size_t)employee] = row[t];
        if (xt_is_present(instance->problem, employee, department, t)) {
            anneal->cells[at(anneal, department, t)]
                .count[xt_instance_part(instance, employee, department)]++;
        }
    }
    anneal->value += person->cost;
    anneal->breaches += xt_breaches_of(anneal->instance, person->cost);
}

static int64_t least_cost(const xt_anneal *anneal, int64_t most)
{
    return anneal->instance->least_weight > 0 ? anneal->instance->least_weight * most : 0;
}

/* The largest of anybody's chosen points, with the drafts as they are. */
static int64_t most_own(const xt_anneal *anneal)
{
    int64_t most = INT64_MIN;
    if (anneal->instance->least_weight == 0) {
        return 0;
    }
    for (int e = 0; e < anneal->employees; e++) {
        int64_t own = anneal->people[e].own;
        for (int i = 0; i < anneal->draft_count; i++) {
            own = anneal->drafts[i].employee == e ? anneal->drafts[i].own : own;
        }
        most = own > most ? own : most;
    }
    return most;
}

void xt_anneal_fill(xt_anneal *anneal, const xt_cell *cells)
{
    const xt_instance *instance = anneal->instance;
    int cell_count = anneal->departments * anneal->periods;
    anneal->value = 0;
    anneal->breaches = 0;
    anneal->costly_count = 0;
    memset(anneal->cells, 0, (size_t)cell_count * sizeof *anneal->cells);
    for (int e = 0; e < anneal->employees; e++) {
        fill_person(anneal, e, cells);
    }
    for (int cell = 0; cell < cell_count; cell++) {
        if (!instance->problem->closed[cell]) {
            xt_anneal_cell *state = &anneal->cells[cell];
            state->points = xt_cell_points(instance, cell, state->count);
            anneal->value += state->points;
            list_costly(anneal, cell);
            fill_margins(anneal, cell);
        }
    }
    anneal->draft_count = 0;
    anneal->most_own = most_own(anneal);
    anneal->value += least_cost(anneal, anneal->most_own);
    anneal->touched_count = 0;
    anneal->change_count = 0;
    anneal->is_best = true;
    anneal->stale_count = 0;
    anneal->best_value = anneal->value;
    anneal->best_breaches = anneal->breaches;
    size_t table = (size_t)anneal->employees * (size_t)anneal->periods;
    if (table > 0) {
        memcpy(anneal->best, anneal->row, table * sizeof *anneal->best);
    }
}

/* One person more or less in a cell. */
static void change_cell(xt_anneal *anneal, int employee, int department, int period, int change)
{
    int cell = department * anneal->periods + period;
    if (anneal->instance->problem->closed[cell]) {
        return;
    }
    xt_anneal_cell *state = &anneal->cells[cell];
    int part = (int)xt_instance_part(anneal->instance, employee, department);
    state->count[part] += change;
    if (state->mark == 0) {
        anneal->touched_points[anneal->touched_count] =
            state->points + (change > 0 ? state->come[part] : state->go[part]);
        anneal->touched[anneal->touched_count++] = cell;
        state->mark = anneal->touched_count;
    } else {
        anneal->touched_points[state->mark - 1] =
            xt_cell_points(anneal->instance, cell, state->count);
    }
    anneal->changes[anneal->change_count++] = (xt_count_change){cell, part, change};
}

/* Writes the draft's row in its window into cells[first..last]. */
static void draw_row(const xt_anneal *anneal, const xt_draft *draft, xt_cell *cells)
{
    xt_cell home = anneal->people[draft->employee].home;
    for (int t = draft->first; t <= draft->last; t++) {
        cells[t] = home;
    }
    for (int i = 0; i < draft->count; i++) {
        const xt_stay *stay = &draft->stays[i];
        int first = stay->first > draft->first ? stay->first : draft->first;
        int last = stay->last < draft->last ? stay->last : draft->last;
        for (int t = first; t <= last; t++) {
            cells[t] = stay->department;
        }
    }
}

/* Changes the counts; false if a fixed cell would be lost. */
static bool apply(xt_anneal *anneal, xt_draft *draft)
{
    int employee = draft->employee;
    const xt_cell *row = anneal->row + at(anneal, employee, 0);
    const xt_cell *fixed = anneal->instance->problem->employees[employee].fixed_cell;
    draw_row(anneal, draft, draft->row);
    for (int t = draft->first; t <= draft->last; t++) {
        int before = row[t];
        int after = draft->row[t];
        if (before == after) {
            continue;
        }
        if (fixed != NULL && fixed[t] != XT_NOT_FIXED && fixed[t] != after) {
            return false;
        }
        if (!xt_anneal_is_eligible(anneal, employee, t)) {
            continue;
        }
        if (before != XTRAIN_NONE) {
            change_cell(anneal, employee, before, t, -1);
        }
        if (after != XTRAIN_NONE) {
            change_cell(anneal, employee, after, t, 1);
        }
    }
    return true;
}

static void undo(xt_anneal *anneal)
{
    for (int i = 0; i < anneal->change_count; i++) {
        const xt_count_change *change = &anneal->changes[i];
        anneal->cells[change->cell].count[change->part] -= change->change;
    }
    for (int i = 0; i < anneal->touched_count; i++) {
        anneal->cells[anneal->touched[i]].mark = 0;
    }
}

/* The drafts' own costs less those of the present tracks, or false if one has more breaches. */
static bool cost_of_drafts(xt_anneal *anneal, int64_t *rise)
{
    for (int i = 0; i < anneal->draft_count; i++) {
        xt_draft *draft = &anneal->drafts[i];
        const xt_anneal_person *person = &anneal->people[draft->employee];
        draft->cost = person->cost;
        draft->own = person->own;
        if (draft->first > draft->last) {
            continue;
        }
        xt_price price =
            xt_track_price(anneal->instance, draft->employee, draft->stays, draft->count);
        draft->cost = price.value;
        draft->own = price.own;
        if (draft->cost > person->limit) {
            return false;
        }
        *rise += draft->cost - person->cost;
    }
    return true;
}

/* True if a person of the drafts is one of those with the least utility. */
static bool has_last(const xt_anneal *anneal)
{
    for (int i = 0; i < anneal->draft_count; i++) {
        if (anneal->people[anneal->drafts[i].employee].own >= anneal->most_own) {
            return true;
        }
    }
    return false;
}

/* The largest chosen points once the drafts are kept. */
static int64_t most_own_after(const xt_anneal *anneal)
{
    if (anneal->instance->least_weight == 0) {
        return 0;
    }
    int64_t most = INT64_MIN;
    for (int i = 0; i < anneal->draft_count; i++) {
        most = anneal->drafts[i].own > most ? anneal->drafts[i].own : most;
    }
    if (most >= anneal->most_own || !has_last(anneal)) {
        return most > anneal->most_own ? most : anneal->most_own;
    }
    return most_own(anneal);
}

static int64_t cost_of_cells(const xt_anneal *anneal)
{
    int64_t rise = 0;
    for (int i = 0; i < anneal->touched_count; i++) {
        rise += anneal->touched_points[i] - anneal->cells[anneal->touched[i]].points;
    }
    return rise;
}

/* Remembers the cell that got dearest, while the counts are still those of the proposal. */
static void note_trouble(xt_anneal *anneal)
{
    int64_t worst = 0;
    for (int i = 0; i < anneal->touched_count; i++) {
        int cell = anneal->touched[i];
        int64_t rise = anneal->touched_points[i] - anneal->cells[cell].points;
        if (rise > worst) {
            worst = rise;
            anneal->trouble = cell;
        }
    }
    if (anneal->trouble >= 0) {
        int *count = anneal->cells[anneal->trouble].count;
        int64_t now = xt_cell_points(anneal->instance, anneal->trouble, count);
        count[XT_PART_HOME_HOST]++;
        bool more = xt_cell_points(anneal->instance, anneal->trouble, count) < now;
        count[XT_PART_HOME_HOST]--;
        count[XT_PART_VISITOR]--;
        bool fewer = xt_cell_points(anneal->instance, anneal->trouble, count) < now;
        count[XT_PART_VISITOR]++;
        anneal->lacking = more && (!fewer || xt_anneal_below(anneal, 2) == 0);
    }
}

/* The current table is the best one and is about to get worse: brings `best` up to it. */
static void keep_best(xt_anneal *anneal)
{
    for (int i = 0; i < anneal->stale_count; i++) {
        int employee = anneal->stale[i];
        memcpy(anneal->best + at(anneal, employee, 0), anneal->row + at(anneal, employee, 0),
               (size_t)anneal->periods * sizeof *anneal->best);
        anneal->people[employee].stale = false;
    }
    anneal->stale_count = 0;
}

static void keep_draft(xt_anneal *anneal, const xt_draft *draft)
{
    int employee = draft->employee;
    xt_anneal_person *person = &anneal->people[employee];
    xt_stay *stays = anneal->stays + at(anneal, employee, 0);
    xt_cell *row = anneal->row + at(anneal, employee, 0);
    for (int i = 0; i < draft->count; i++) {
        stays[i] = draft->stays[i];
    }
    for (int t = draft->first; t <= draft->last; t++) {
        row[t] = draft->row[t];
        anneal->at[(size_t)t * (size_t)anneal->employees + (size_t)employee] = draft->row[t];
    }
    int64_t before = xt_breaches_of(anneal->instance, person->cost);
    int64_t after = xt_breaches_of(anneal->instance, draft->cost);
    if (after != before) {
        anneal->breaches += after - before;
        person->limit = limit_of(anneal, draft->cost);
    }
    person->cost = draft->cost;
    person->own = draft->own;
    person->count = draft->count;
    if (!person->stale) {
        person->stale = true;
        anneal->stale[anneal->stale_count++] = employee;
    }
}

static void keep(xt_anneal *anneal, int64_t rise)
{
    if (anneal->is_best && rise > 0) {
        keep_best(anneal);
        anneal->is_best = false;
    }
    for (int i = 0; i < anneal->draft_count; i++) {
        keep_draft(anneal, &anneal->drafts[i]);
    }
    for (int i = 0; i < anneal->touched_count; i++) {
        int cell = anneal->touched[i];
        anneal->cells[cell].mark = 0;
        anneal->cells[cell].points = anneal->touched_points[i];
        list_costly(anneal, cell);
        fill_margins(anneal, cell);
    }
    anneal->value += rise;
    if (anneal->value < anneal->best_value) {
        anneal->best_value = anneal->value;
        anneal->best_breaches = anneal->breaches;
        anneal->is_best = true;
    }
}

/* What the people of the drafts could gain at the very most. */
static int64_t most_gain(const xt_anneal *anneal)
{
    int64_t gain = 0;
    for (int i = 0; i < anneal->draft_count; i++) {
        const xt_anneal_person *person = &anneal->people[anneal->drafts[i].employee];
        gain += person->cost - person->floor;
    }
    return gain;
}

bool xt_anneal_judge(xt_anneal *anneal, int64_t allowance)
{
    anneal->trouble = -1;
    anneal->touched_count = 0;
    anneal->change_count = 0;
    bool allowed = true;
    for (int i = 0; i < anneal->draft_count && allowed; i++) {
        allowed = apply(anneal, &anneal->drafts[i]);
    }
    int64_t rise = allowed ? cost_of_cells(anneal) : 0;
    /* Scoring a track is the dearest step: not where the cells have settled it. */
    bool may_lift = anneal->instance->least_weight > 0 && has_last(anneal);
    bool hopeless = !may_lift && rise - most_gain(anneal) > allowance;
    if (!allowed || (!hopeless && !cost_of_drafts(anneal, &rise))) {
        undo(anneal);
        return false;
    }
    int64_t most = hopeless ? anneal->most_own : most_own_after(anneal);
    rise += least_cost(anneal, most) - least_cost(anneal, anneal->most_own);
    if (hopeless || rise > allowance) {
        if (anneal->chain) {
            note_trouble(anneal);
        }
        undo(anneal);
        return false;
    }
    keep(anneal, rise);
    anneal->most_own = most;
    return true;
}
