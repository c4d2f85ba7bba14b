/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The search: labels move forward over the boundaries between cells. At a boundary every label may
 * begin each stay that begins there, or spend one cell at home (idle).
 */
#include "solve/pricer.h"

#include <stdlib.h>
#include <string.h>

#define MOST_LABELS ((size_t)3000000)

static xt_label *label_at(const xt_pricer *pricer, size_t number)
{
    return (xt_label *)(void *)(pricer->labels + number * pricer->stride);
}

/* Room for one more label at the end of the pool; it is not counted yet. */
static xt_label *next_label(xt_pricer *pricer)
{
    size_t needed = (pricer->label_count + 1) * pricer->stride;
    if (!XT_GROW(pricer->memory, pricer->labels, pricer->label_capacity, needed) ||
        !XT_GROW(pricer->memory, pricer->next, pricer->next_capacity, pricer->label_count + 1)) {
        pricer->failed = true;
        return NULL;
    }
    return label_at(pricer, pricer->label_count);
}

static void drop(xt_pricer *pricer, const xt_label *label)
{
    pricer->dropped = label->bound < pricer->dropped ? label->bound : pricer->dropped;
}

/* Puts the label at the end of the pool on the list of its boundary unless another one beats it.
 * Dominance is transitive, so one pass does: whoever beats the label beats what it removed. */
static void keep_waiting(xt_pricer *pricer, int boundary)
{
    xt_label *label = label_at(pricer, pricer->label_count);
    size_t *link = &pricer->waiting[boundary];
    while (*link != 0) {
        xt_label *other = label_at(pricer, *link - 1);
        if (other->last == label->last) {
            if (xt_pricer_dominates(pricer, other, label, boundary)) {
                return;
            }
            if (xt_pricer_dominates(pricer, label, other, boundary)) {
                *link = pricer->next[*link - 1];
                continue;
            }
        }
        link = &pricer->next[*link - 1];
    }
    pricer->next[pricer->label_count] = pricer->waiting[boundary];
    pricer->waiting[boundary] = ++pricer->label_count;
}

static void extend_values(const xt_pricer *pricer, xt_label *label, const xt_arc *arc,
                          const uint8_t *effects, bool touches)
{
    int32_t *values = xt_label_values(label);
    int length = arc->last - arc->first + 1;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        const xt_resource *resource = &pricer->resources[r];
        if (effects[r] == 0) {
            continue;
        }
        switch (resource->kind) {
        case XT_RESOURCE_RETURN:
            label->cost += !arc->goes_on && arc->first < values[r] ? resource->price : 0;
            values[r] = arc->last + 1 + resource->limit;
            break;
        case XT_RESOURCE_GAP:
            label->cost += !arc->goes_on && arc->first < values[r]
                               ? resource->price * (values[r] - arc->first)
                               : 0;
            values[r] = arc->last + 1 + resource->limit;
            break;
        case XT_RESOURCE_RUN: {
            int run = (touches ? values[r] : 0) + length;
            label->cost += run > resource->limit ? resource->price * (run - resource->limit) : 0;
            values[r] = run < resource->limit ? run : resource->limit;
            break;
        }
        case XT_RESOURCE_VISITS:
            label->cost -= values[r] > 0 ? resource->price : 0;
            values[r] -= values[r] > 0 ? 1 : 0;
            break;
        case XT_RESOURCE_ROOM:
            label->cost += values[r] > 0 ? 0 : resource->price;
            values[r] -= values[r] > 0 ? 1 : 0;
            break;
        case XT_RESOURCE_AWAY:
            values[r] += arc->present;
            break;
        case XT_RESOURCE_LOAD:
            values[r] += arc->load;
            break;
        }
    }
}

/* A mark is touched. */
static void touch(const xt_pricer *pricer, xt_label *label, int mark)
{
    const xt_mark *rule = &pricer->marks[mark];
    label->cost += rule->first;
    if (rule->visits >= 0 && xt_label_values(label)[rule->visits] > 0) {
        xt_label_values(label)[rule->visits]--;
        label->cost -= pricer->resources[rule->visits].price;
    }
}

static int lowest_bit(uint64_t word)
{
    int bit = 0;
    for (uint64_t below = (word & (~word + 1)) - 1; below != 0; below >>= 1) {
        bit++;
    }
    return bit;
}

static void extend_marks(const xt_pricer *pricer, xt_label *label, const uint64_t *touches,
                         bool goes_on)
{
    uint64_t *marks = xt_label_marks(pricer, label);
    for (int w = 0; w < pricer->words; w++) {
        uint64_t again = goes_on ? 0 : touches[w] & marks[w] & pricer->again_marks[w];
        for (; again != 0; again &= again - 1) {
            label->cost += pricer->marks[w * XT_WORD_BITS + lowest_bit(again)].again;
        }
        for (uint64_t new = touches[w] & ~marks[w]; new != 0; new &= new - 1) {
            touch(pricer, label, w * XT_WORD_BITS + lowest_bit(new));
        }
        marks[w] |= touches[w];
    }
}

static bool add_chain(xt_pricer *pricer, xt_label *label, const xt_arc *arc)
{
    if (!XT_GROW(pricer->memory, pricer->chains, pricer->chain_capacity, pricer->chain_count + 1)) {
        pricer->failed = true;
        return false;
    }
    pricer->chains[pricer->chain_count] =
        (xt_chain){{arc->department, arc->first, arc->last}, label->chain};
    label->chain = (int32_t)pricer->chain_count++;
    return true;
}

static void extend(xt_pricer *pricer, size_t number, size_t arc_number, int boundary)
{
    const xt_arc *arc = &pricer->arcs[arc_number];
    const xt_label *from = label_at(pricer, number);
    bool is_start = from->chain < 0 && boundary == pricer->first && number == 0;
    if (arc->goes_on ? !is_start : from->last == arc->department) {
        return;
    }
    xt_label *label = next_label(pricer);
    if (label == NULL) {
        return;
    }
    from = label_at(pricer, number);
    memcpy(label, from, pricer->stride);
    label->cost += arc->cost;
    label->cost += !arc->goes_on && from->last >= 0 ? pricer->move_price : 0;
    label->cost += is_start && from->touches ? pricer->past_run_cost : 0;
    extend_values(pricer, label, arc, pricer->effects + arc_number * pricer->resource_count,
                  from->touches);
    extend_marks(pricer, label, pricer->touches + arc_number * (size_t)pricer->words, arc->goes_on);
    label->last = arc->department;
    label->touches = true;
    label->bound = label->cost + xt_pricer_completion(pricer, label, arc->last + 1);
    if (label->bound >= pricer->threshold) {
        return;
    }
    if (pricer->label_count >= MOST_LABELS) {
        drop(pricer, label);
    } else if (add_chain(pricer, label, arc)) {
        keep_waiting(pricer, arc->last + 1);
    }
}

/* Lets a label spend the cell after the boundary at home; false if it is of no use any more. */
static bool go_home(xt_pricer *pricer, xt_label *label, int period)
{
    int home = pricer->person->home;
    bool changed = label->touches || label->last != home;
    if (home >= 0 && label->last >= 0 && label->last != home) {
        label->cost += pricer->move_price;
    }
    label->last = (int16_t)home;
    label->touches = false;
    for (size_t i = 0; pricer->home_touches && i < pricer->person->wish_count; i++) {
        int mark = pricer->wish_mark + (int)i;
        uint64_t *word = xt_label_marks(pricer, label) + mark / XT_WORD_BITS;
        uint64_t bit = UINT64_C(1) << (mark % XT_WORD_BITS);
        if ((*word & bit) == 0 && xt_pricer_home_touches(pricer, mark, period)) {
            touch(pricer, label, mark);
            *word |= bit;
            changed = true;
        }
    }
    if (changed) {
        label->bound = label->cost + xt_pricer_completion(pricer, label, period + 1);
    }
    return label->bound < pricer->threshold;
}

/* Adds a label that is at home at the boundary to the home list unless another one beats it. */
static bool keep_home(xt_pricer *pricer, size_t number, int boundary)
{
    xt_label *label = label_at(pricer, number);
    for (size_t i = 0; i < pricer->home_count; i++) {
        if (xt_pricer_dominates(pricer, label_at(pricer, pricer->home[i]), label, boundary)) {
            return true;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < pricer->home_count; i++) {
        const xt_label *other = label_at(pricer, pricer->home[i]);
        if (!xt_pricer_dominates(pricer, label, other, boundary)) {
            pricer->home[kept++] = pricer->home[i];
        }
    }
    pricer->home_count = kept;
    if (!XT_GROW(pricer->memory, pricer->home, pricer->home_capacity, pricer->home_count + 1)) {
        pricer->failed = true;
        return false;
    }
    pricer->home[pricer->home_count++] = number;
    return true;
}

/* All labels at the boundary: those at home, and those whose stay ended there and that no label at
 * home beats. */
static bool gather(xt_pricer *pricer, int boundary)
{
    pricer->here_count = 0;
    for (size_t i = 0; i < pricer->home_count; i++) {
        if (!XT_GROW(pricer->memory, pricer->here, pricer->here_capacity, pricer->here_count + 1)) {
            return false;
        }
        pricer->here[pricer->here_count++] = pricer->home[i];
    }
    size_t at_home = pricer->here_count;
    for (size_t link = pricer->waiting[boundary]; link != 0; link = pricer->next[link - 1]) {
        const xt_label *label = label_at(pricer, link - 1);
        bool beaten = label->bound >= pricer->threshold;
        for (size_t i = 0; i < at_home && !beaten && boundary < pricer->end; i++) {
            beaten =
                xt_pricer_dominates(pricer, label_at(pricer, pricer->here[i]), label, boundary);
        }
        if (beaten) {
            continue;
        }
        if (!XT_GROW(pricer->memory, pricer->here, pricer->here_capacity, pricer->here_count + 1)) {
            return false;
        }
        pricer->here[pricer->here_count++] = link - 1;
    }
    return true;
}

/* Keeps the label_cap labels of least bound at the boundary, by selection. */
static void cut_to_cap(xt_pricer *pricer)
{
    size_t cap = (size_t)pricer->label_cap;
    size_t low = 0;
    size_t high = pricer->here_count;
    size_t *here = pricer->here;
    if (high <= cap) {
        return;
    }
    while (high - low > 1) {
        int64_t pivot = label_at(pricer, here[low + (high - low) / 2])->bound;
        size_t i = low;
        size_t j = high;
        while (i < j) {
            while (i < j && label_at(pricer, here[i])->bound < pivot) {
                i++;
            }
            while (i < j && label_at(pricer, here[j - 1])->bound >= pivot) {
                j--;
            }
            if (i < j) {
                size_t swap = here[i];
                here[i++] = here[j - 1];
                here[--j] = swap;
            }
        }
        if (i == low) { /* nothing below the pivot: part off those equal to it */
            for (size_t k = low; k < high; k++) {
                if (label_at(pricer, here[k])->bound == pivot) {
                    size_t swap = here[k];
                    here[k] = here[i];
                    here[i++] = swap;
                }
            }
            if (cap <= i) {
                break;
            }
            low = i;
        } else if (cap < i) {
            high = i;
        } else {
            low = i;
        }
    }
    for (size_t i = cap; i < pricer->here_count; i++) {
        drop(pricer, label_at(pricer, here[i]));
    }
    pricer->here_count = cap;
}

/* Everything at a boundary begins its stays or goes home. */
static bool process(xt_pricer *pricer, int boundary)
{
    if (!gather(pricer, boundary)) {
        return false;
    }
    cut_to_cap(pricer);
    for (size_t i = 0; i < pricer->here_count && !pricer->failed; i++) {
        for (int a = pricer->arcs_at[boundary]; a < pricer->arcs_at[boundary + 1]; a++) {
            extend(pricer, pricer->here[i], (size_t)a, boundary);
        }
    }
    pricer->home_count = 0;
    if (!xt_pricer_cell_allowed(pricer, pricer->person->home, boundary)) {
        return !pricer->failed;
    }
    for (size_t i = 0; i < pricer->here_count && !pricer->failed; i++) {
        if (go_home(pricer, label_at(pricer, pricer->here[i]), boundary) &&
            !keep_home(pricer, pricer->here[i], boundary + 1)) {
            return false;
        }
    }
    return !pricer->failed;
}

/* The end of the contract or the plan: sums are charged and the best label is the answer. */
static bool finish(xt_pricer *pricer, xt_price_result *result)
{
    pricer->label_cap = XT_ALL_LABELS;
    if (!gather(pricer, pricer->end)) {
        return false;
    }
    int64_t best = pricer->threshold;
    int32_t chain = -1;
    for (size_t i = 0; i < pricer->here_count; i++) {
        const xt_label *label = label_at(pricer, pricer->here[i]);
        int64_t cost = label->cost;
        for (size_t r = 0; r < pricer->resource_count; r++) {
            if (pricer->resources[r].kind >= XT_RESOURCE_AWAY) {
                cost +=
                    xt_pricer_sum_cost(pricer, &pricer->resources[r], xt_label_values(label)[r]);
            }
        }
        if (cost < best) {
            best = cost;
            chain = label->chain;
            result->found = true;
        }
    }
    result->cost = best;
    result->bound = best < pricer->dropped ? best : pricer->dropped;
    result->count = 0;
    for (int32_t link = chain; link >= 0; link = pricer->chains[link].before) {
        result->count++;
    }
    int place = result->count;
    for (int32_t link = chain; link >= 0; link = pricer->chains[link].before) {
        pricer->stays[--place] = pricer->chains[link].stay;
    }
    result->stays = pricer->stays;
    return true;
}

/* The empty track at the first boundary. */
static bool begin(xt_pricer *pricer)
{
    size_t values = (pricer->resource_count + 1) / 2 * 2;
    pricer->stride =
        sizeof(xt_label) + values * sizeof(int32_t) + (size_t)pricer->words * sizeof(uint64_t);
    pricer->label_count = pricer->chain_count = pricer->home_count = 0;
    pricer->failed = false;
    pricer->dropped = INT64_MAX;
    for (int t = 0; t <= pricer->instance->periods; t++) {
        pricer->waiting[t] = 0;
    }
    xt_label *label = next_label(pricer);
    if (label == NULL) {
        return false;
    }
    memset(label, 0, pricer->stride);
    label->cost = label->bound = pricer->base_cost;
    label->bound = -XT_NO_THRESHOLD;
    label->chain = -1;
    bool from_start = pricer->first == 0 && pricer->end > 0;
    label->last = (int16_t)(from_start ? xt_cell_before(pricer->person) : XTRAIN_NONE);
    label->touches = from_start && xt_past_run(pricer->person) > 0;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        xt_label_values(label)[r] = pricer->resources[r].start;
    }
    xt_pricer_start_marks(pricer, xt_label_marks(pricer, label));
    pricer->next[0] = 0;
    pricer->waiting[pricer->first] = ++pricer->label_count;
    return true;
}

bool xt_pricer_search(xt_pricer *pricer, xt_price_result *result)
{
    if (!begin(pricer)) {
        return false;
    }
    for (int boundary = pricer->first; boundary < pricer->end; boundary++) {
        if (!process(pricer, boundary)) {
            return false;
        }
    }
    return finish(pricer, result);
}
