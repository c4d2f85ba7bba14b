/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Judging a proposal. With the counts n(c) of every cell c and the stays s(e) of every person e,
 *     value = sum over e of track cost(s(e)) + sum over open cells c of points(n(c))
 *             + least weight x the largest of anybody's chosen points (objective utility)
 *             + price of every pair that should meet and does not (T2).
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
    if (cell >= anneal->instance->department_cells) {
        return; /* T1 is of no place */
    }
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

static int *count_of(const xt_anneal *anneal, int cell)
{
    return anneal->count + anneal->instance->slot_first[cell];
}

/* Adds what one person more and one less of each kind in it would change to come and go. */
static void add_margins(const xt_cell_rule *rule, const int *count, int64_t *come, int64_t *go)
{
    int64_t excess = -(int64_t)rule->limit;
    for (int k = 0; k < rule->entry_count; k++) {
        excess += (int64_t)rule->entries[k].value * count[rule->entries[k].index];
    }
    const int64_t now = xt_excess_points(rule, excess);
    for (int k = 0; k < rule->entry_count; k++) {
        const xt_entry *entry = &rule->entries[k];
        come[entry->index] += xt_excess_points(rule, excess + entry->value) - now;
        if (count[entry->index] > 0) {
            go[entry->index] += xt_excess_points(rule, excess - entry->value) - now;
        }
    }
}

/* What one person more or less of each kind would change in an open cell. */
static void fill_margins(xt_anneal *anneal, int cell)
{
    const xt_instance *instance = anneal->instance;
    int64_t *come = anneal->come + instance->slot_first[cell];
    int64_t *go = anneal->go + instance->slot_first[cell];
    int kinds = xt_kind_count(instance, cell);
    for (int k = 0; k < kinds; k++) {
        come[k] = go[k] = 0;
    }
    for (int i = instance->cell_first[cell]; i < instance->cell_first[cell + 1]; i++) {
        add_margins(&instance->cell_rules[instance->cell_list[i]], count_of(anneal, cell), come,
                    go);
    }
}

static int64_t points_in(const xt_anneal *anneal, int cell)
{
    return xt_cell_points(anneal->instance, cell, count_of(anneal, cell));
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
        anneal->at[(size_t)t * (size_t)anneal->employees + (size_t)employee] = row[t];
    }
    xt_spot *spots = person->spots != NULL ? person->spots : anneal->drafts[0].spots;
    person->spot_count = xt_instance_spots(instance, employee, row, spots);
    for (int i = 0; i < person->spot_count; i++) {
        anneal->count[spots[i].slot]++;
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
    int cell_count = instance->cells;
    anneal->value = 0;
    anneal->breaches = 0;
    anneal->costly_count = 0;
    memset(anneal->cells, 0, (size_t)cell_count * sizeof *anneal->cells);
    if (instance->slots > 0) {
        memset(anneal->count, 0, (size_t)instance->slots * sizeof *anneal->count);
    }
    for (int e = 0; e < anneal->employees; e++) {
        fill_person(anneal, e, cells);
    }
    for (int cell = 0; cell < cell_count; cell++) {
        if (xt_cell_is_open(instance, cell)) {
            xt_anneal_cell *state = &anneal->cells[cell];
            state->points = points_in(anneal, cell);
            anneal->value += state->points;
            list_costly(anneal, cell);
            fill_margins(anneal, cell);
        }
    }
    for (int p = 0; p < instance->pair_count; p++) {
        const xt_pair *pair = &instance->pairs[p];
        anneal->value +=
            pair->price * xt_pair_units(instance, pair, anneal->row + at(anneal, pair->one, 0),
                                        anneal->row + at(anneal, pair->two, 0));
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

/* One person more or less in a slot. */
static void change_slot(xt_anneal *anneal, xt_spot spot, int change)
{
    xt_anneal_cell *state = &anneal->cells[spot.cell];
    anneal->count[spot.slot] += change;
    if (state->mark == 0) {
        anneal->touched_points[anneal->touched_count] =
            state->points + (change > 0 ? anneal->come[spot.slot] : anneal->go[spot.slot]);
        anneal->touched[anneal->touched_count++] = spot.cell;
        state->mark = anneal->touched_count;
    } else {
        anneal->touched_points[state->mark - 1] = points_in(anneal, spot.cell);
    }
    anneal->changes[anneal->change_count++] = (xt_count_change){spot.slot, change};
}

/* One person more or less in a cell, somebody whose kind there never changes. */
static void change_cell(xt_anneal *anneal, int employee, int department, int period, int change)
{
    const xt_instance *instance = anneal->instance;
    int cell = department * anneal->periods + period;
    if (!instance->problem->closed[cell]) {
        int slot = instance->slot_first[cell] + xt_instance_kind(instance, employee, department);
        change_slot(anneal, (xt_spot){cell, slot}, change);
    }
}

/* Order of the spots of a row: by period, then those of T1. */
static bool is_before(const xt_anneal *anneal, int one, int two)
{
    const int whole = anneal->instance->department_cells;
    if (one >= whole || two >= whole) {
        return one < whole || (two >= whole && one < two);
    }
    return one % anneal->periods < two % anneal->periods;
}

/* Of a learner everything after a change may be counted otherwise: both lists ascend in time, and
 * what is in one only has changed. */
static void change_spots(xt_anneal *anneal, xt_draft *draft)
{
    const xt_anneal_person *person = &anneal->people[draft->employee];
    draft->spot_count =
        xt_instance_spots(anneal->instance, draft->employee, draft->row, draft->spots);
    for (int sign = -1; sign <= 1; sign += 2) {
        const xt_spot *one = sign < 0 ? person->spots : draft->spots;
        const xt_spot *two = sign < 0 ? draft->spots : person->spots;
        int count = sign < 0 ? person->spot_count : draft->spot_count;
        int others = sign < 0 ? draft->spot_count : person->spot_count;
        int next = 0;
        for (int i = 0; i < count; i++) {
            while (next < others && is_before(anneal, two[next].cell, one[i].cell)) {
                next++;
            }
            if (next >= others || two[next].slot != one[i].slot) {
                change_slot(anneal, one[i], sign);
            }
        }
    }
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
    const bool learns = anneal->people[employee].spots != NULL;
    const int *pairs = anneal->instance->pair_first + employee;
    const bool whole = learns || pairs[0] < pairs[1];
    for (int t = 0; whole && t < anneal->periods; t++) {
        if (t < draft->first || t > draft->last) {
            draft->row[t] = row[t];
        }
    }
    for (int t = draft->first; t <= draft->last; t++) {
        int before = row[t];
        int after = draft->row[t];
        if (before == after) {
            continue;
        }
        if (fixed != NULL && fixed[t] != XT_NOT_FIXED && fixed[t] != after) {
            return false;
        }
        if (learns || !xt_anneal_is_eligible(anneal, employee, t)) {
            continue;
        }
        if (before != XTRAIN_NONE) {
            change_cell(anneal, employee, before, t, -1);
        }
        if (after != XTRAIN_NONE) {
            change_cell(anneal, employee, after, t, 1);
        }
    }
    if (learns && draft->first <= draft->last) {
        change_spots(anneal, draft);
    }
    return true;
}

static void undo(xt_anneal *anneal)
{
    for (int i = 0; i < anneal->change_count; i++) {
        const xt_count_change *change = &anneal->changes[i];
        anneal->count[change->slot] -= change->change;
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
        xt_price price;
        if (!xt_track_price_within(anneal->instance, draft->employee, draft->stays, draft->count,
                                   person->limit, &price)) {
            return false;
        }
        draft->cost = price.value;
        draft->own = price.own;
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

/* A person's row with the drafts as they are. */
static const xt_cell *row_of(const xt_anneal *anneal, int employee)
{
    for (int i = 0; i < anneal->draft_count; i++) {
        const xt_draft *draft = &anneal->drafts[i];
        if (draft->employee == employee && draft->first <= draft->last) {
            return draft->row;
        }
    }
    return anneal->row + at(anneal, employee, 0);
}

static bool is_drafted(const xt_anneal *anneal, int employee, int before)
{
    for (int i = 0; i < before; i++) {
        if (anneal->drafts[i].employee == employee) {
            return true;
        }
    }
    return false;
}

/* T2 together: what the pairs of the drafts' people cost more than now. */
static int64_t rise_of_pairs(const xt_anneal *anneal)
{
    const xt_instance *instance = anneal->instance;
    int64_t rise = 0;
    for (int i = 0; i < anneal->draft_count && instance->pair_count > 0; i++) {
        int employee = anneal->drafts[i].employee;
        for (int k = instance->pair_first[employee]; k < instance->pair_first[employee + 1]; k++) {
            const xt_pair *pair = &instance->pairs[instance->pairs_of[k]];
            int other = pair->one == employee ? pair->two : pair->one;
            if (is_drafted(anneal, other, i)) {
                continue; /* counted with the other one */
            }
            rise +=
                pair->price * (xt_pair_units(instance, pair, row_of(anneal, pair->one),
                                             row_of(anneal, pair->two)) -
                               xt_pair_units(instance, pair, anneal->row + at(anneal, pair->one, 0),
                                             anneal->row + at(anneal, pair->two, 0)));
        }
    }
    return rise;
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
        if (rise > worst && cell < anneal->instance->department_cells) {
            worst = rise;
            anneal->trouble = cell;
        }
    }
    if (anneal->trouble >= 0) {
        /* Margins are those of before: looked at anew, and put back by whoever undoes. */
        fill_margins(anneal, anneal->trouble);
        bool more = xt_anneal_lacks(anneal, anneal->trouble);
        bool fewer = xt_anneal_is_crowded(anneal, anneal->trouble);
        anneal->lacking = more && (!fewer || xt_anneal_below(anneal, 2) == 0);
    }
}

bool xt_anneal_lacks(const xt_anneal *anneal, int cell)
{
    int first = anneal->instance->slot_first[cell];
    for (int k = 0; k < xt_kind_count(anneal->instance, cell); k++) {
        if (anneal->come[first + k] < 0) {
            return true;
        }
    }
    return false;
}

bool xt_anneal_is_crowded(const xt_anneal *anneal, int cell)
{
    int first = anneal->instance->slot_first[cell];
    for (int k = 0; k < xt_kind_count(anneal->instance, cell); k++) {
        if (anneal->go[first + k] < 0) {
            return true;
        }
    }
    return false;
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
    if (person->spots != NULL && draft->first <= draft->last) {
        memcpy(person->spots, draft->spots, (size_t)draft->spot_count * sizeof *person->spots);
        person->spot_count = draft->spot_count;
    }
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
    int64_t rise = allowed ? cost_of_cells(anneal) + rise_of_pairs(anneal) : 0;
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
        if (anneal->trouble >= 0) {
            fill_margins(anneal, anneal->trouble);
        }
        return false;
    }
    keep(anneal, rise);
    anneal->most_own = most;
    return true;
}
