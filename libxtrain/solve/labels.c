/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The search: labels move forward over the boundaries between cells. At a boundary every label may
 * begin each stay that begins there, or spend one cell at home (idle).
 */
#include "solve/pricer.h"

#include <string.h>

#define MOST_LABELS ((size_t)1500000)
/* Dominance saves work but is not needed for exactness: beyond this it costs more than it saves. */
#define MOST_COMPARED 40

/* Room for one more label at the end of the pool; it is not counted yet. */
static xt_label *next_label(xt_pricer *pricer)
{
    size_t needed = (pricer->label_count + 1) * pricer->stride;
    if (!XT_GROW(pricer->memory, pricer->labels, pricer->label_capacity, needed) ||
        !XT_GROW(pricer->memory, pricer->next, pricer->next_capacity, pricer->label_count + 1)) {
        pricer->failed = true;
        return NULL;
    }
    return xt_label_at(pricer, pricer->label_count);
}

/* Order of the heap: least bound, then furthest on, then oldest. */
static bool comes_before(const xt_pricer *pricer, size_t left, size_t right)
{
    const xt_label *one = xt_label_at(pricer, left);
    const xt_label *two = xt_label_at(pricer, right);
    if (one->bound != two->bound) {
        return one->bound < two->bound;
    }
    return one->boundary != two->boundary ? one->boundary > two->boundary : left < right;
}

static bool push(xt_pricer *pricer, size_t number)
{
    if (!XT_GROW(pricer->memory, pricer->heap, pricer->heap_capacity, pricer->heap_count + 1)) {
        return false;
    }
    size_t place = pricer->heap_count++;
    while (pricer->beam == 0 && place > 0 &&
           comes_before(pricer, number, pricer->heap[(place - 1) / 2])) {
        pricer->heap[place] = pricer->heap[(place - 1) / 2];
        place = (place - 1) / 2;
    }
    pricer->heap[place] = number;
    return true;
}

static size_t pop(xt_pricer *pricer)
{
    size_t first = pricer->heap[0];
    size_t last = pricer->heap[--pricer->heap_count];
    size_t place = 0;
    for (;;) {
        size_t child = 2 * place + 1;
        if (child >= pricer->heap_count) {
            break;
        }
        if (child + 1 < pricer->heap_count &&
            comes_before(pricer, pricer->heap[child + 1], pricer->heap[child])) {
            child++;
        }
        if (!comes_before(pricer, pricer->heap[child], last)) {
            break;
        }
        pricer->heap[place] = pricer->heap[child];
        place = child;
    }
    if (pricer->heap_count > 0) {
        pricer->heap[place] = last;
    }
    return first;
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
            label->cost += values[r] > 0 ? -resource->price : resource->over;
            values[r] -= values[r] > 0 ? 1 : 0;
            break;
        case XT_RESOURCE_REACH:
            break; /* see skills.c */
        case XT_RESOURCE_BEFORE:
            values[r] = pricer->kind_of[arc->department];
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

static int lowest_bit(uint64_t word)
{
    int bit = 0;
    for (uint64_t below = (word & (~word + 1)) - 1; below != 0; below >>= 1) {
        bit++;
    }
    return bit;
}

/* P7: what the marks that a stay asks for and that are untouched cost. */
static int64_t lack_of(const xt_pricer *pricer, const xt_label *label, int department)
{
    const uint64_t *marks = xt_label_marks(pricer, label);
    const uint64_t *asks = pricer->asks + (size_t)department * (size_t)pricer->words;
    int64_t cost = 0;
    for (int w = 0; w < pricer->words; w++) {
        for (uint64_t open = asks[w] & ~marks[w]; open != 0; open &= open - 1) {
            cost += pricer->marks[w * XT_WORD_BITS + lowest_bit(open)].lack;
        }
    }
    return cost;
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
            int mark = w * XT_WORD_BITS + lowest_bit(new);
            touch(pricer, label, mark);
            label->open -= pricer->multipliers != NULL ? pricer->multipliers[mark] : 0;
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

/* Counts the label at the end of the pool in if it may still lead below the threshold. One at the
 * last boundary is a whole track: its bound is its cost. */
static void keep(xt_pricer *pricer, xt_label *label)
{
    if (label->boundary == pricer->end && pricer->group->window_count > 0) {
        xt_pricer_step_windows(pricer, label, pricer->end, pricer->instance->periods - 1,
                               XTRAIN_NONE);
    }
    if (label->boundary == pricer->end) {
        xt_pricer_end_skills(pricer, label);
    }
    label->bound = label->cost + xt_pricer_completion(pricer, label, label->boundary);
    if (label->bound >= pricer->threshold || xt_pricer_is_repeated(pricer, pricer->label_count)) {
        return;
    }
    if (label->boundary == pricer->end) {
        pricer->threshold = label->bound;
        pricer->best = pricer->label_count;
    }
    pricer->label_count++;
    pricer->failed = pricer->failed || !xt_pricer_put(pricer, pricer->label_count - 1) ||
                     !push(pricer, pricer->label_count - 1);
}

/* The label begins a stay. */
static void begin_stay(xt_pricer *pricer, size_t number, size_t arc_number)
{
    const xt_arc *arc = &pricer->arcs[arc_number];
    bool is_start = number == 0;
    if (arc->goes_on ? !is_start : xt_label_at(pricer, number)->last == arc->department) {
        return;
    }
    xt_label *label = next_label(pricer);
    if (label == NULL) {
        return;
    }
    const xt_label *from = xt_label_at(pricer, number);
    memcpy(label, from, pricer->stride);
    label->cost += arc->cost;
    label->cost += !arc->goes_on && from->last >= 0 ? pricer->move_price : 0;
    label->cost += is_start && from->touches ? pricer->past_run_cost : 0;
    if (!arc->goes_on) {
        label->cost += xt_pricer_pair_cost(pricer, from, arc->department);
        label->cost += pricer->group->order_count > 0 ? lack_of(pricer, from, arc->department) : 0;
    }
    extend_values(pricer, label, arc, pricer->effects + arc_number * pricer->resource_count,
                  from->touches);
    extend_marks(pricer, label, pricer->touches + arc_number * (size_t)pricer->words, arc->goes_on);
    if (pricer->group->window_count > 0) {
        xt_pricer_step_windows(pricer, label, arc->first, arc->last, arc->department);
    }
    if (pricer->learner != NULL) {
        xt_pricer_step_skills(pricer, label, arc);
    }
    label->last = arc->department;
    label->touches = true;
    label->boundary = (int16_t)(arc->last + 1);
    if (add_chain(pricer, label, arc)) {
        keep(pricer, label);
    }
}

/* The label spends a cell at home. */
static void go_home(xt_pricer *pricer, size_t number)
{
    xt_label *label = next_label(pricer);
    if (label == NULL) {
        return;
    }
    const xt_label *from = xt_label_at(pricer, number);
    int home = pricer->person->home;
    memcpy(label, from, pricer->stride);
    if (home >= 0 && from->last >= 0 && from->last != home) {
        label->cost += pricer->move_price;
    }
    label->cost += pricer->site_price != 0 ? xt_pricer_site_cost(pricer, from, home) : 0;
    label->cost += pricer->idle_price;
    if (pricer->group->window_count > 0) {
        xt_pricer_step_windows(pricer, label, label->boundary, label->boundary, home);
    }
    if (pricer->learner != NULL) {
        xt_pricer_step_skills(pricer, label,
                              &(xt_arc){.department = (int16_t)home,
                                        .first = label->boundary,
                                        .last = label->boundary});
    }
    label->last = (int16_t)home;
    label->touches = false;
    label->boundary++;
    for (size_t i = 0; pricer->home_touches && i < pricer->person->wish_count; i++) {
        int mark = pricer->wish_mark + (int)i;
        uint64_t *word = xt_label_marks(pricer, label) + mark / XT_WORD_BITS;
        uint64_t bit = UINT64_C(1) << (mark % XT_WORD_BITS);
        if ((*word & bit) == 0 && xt_pricer_home_touches(pricer, mark, from->boundary)) {
            touch(pricer, label, mark);
            *word |= bit;
        }
    }
    keep(pricer, label);
}

/* No stay follows: the idle cells to the end are free. */
static void finish(xt_pricer *pricer, size_t number)
{
    xt_label *label = next_label(pricer);
    if (label != NULL) {
        memcpy(label, xt_label_at(pricer, number), pricer->stride);
        if (pricer->group->window_count > 0) {
            xt_pricer_step_windows(pricer, label, label->boundary, pricer->end - 1, XTRAIN_NONE);
        }
        if (pricer->learner != NULL) {
            xt_pricer_step_skills(pricer, label,
                                  &(xt_arc){.department = XTRAIN_NONE,
                                            .first = label->boundary,
                                            .last = (int16_t)(pricer->end - 1)});
        }
        label->last = XTRAIN_NONE;
        label->touches = false;
        label->boundary = (int16_t)pricer->end;
        keep(pricer, label);
    }
}

/* Is the label beaten by one of the last that were opened at its boundary. */
static bool is_beaten(const xt_pricer *pricer, const xt_label *label)
{
    int looked = 0;
    for (size_t link = pricer->opened[label->boundary]; link != 0 && looked < MOST_COMPARED;
         link = pricer->next[link - 1], looked++) {
        const xt_label *other = xt_label_at(pricer, link - 1);
        bool comparable = !other->touches || (label->touches && other->last == label->last);
        if (comparable && xt_pricer_dominates(pricer, other, label, label->boundary)) {
            return true;
        }
    }
    return false;
}

static void open_label(xt_pricer *pricer, size_t number)
{
    int boundary = xt_label_at(pricer, number)->boundary;
    pricer->next[number] = pricer->opened[boundary];
    pricer->opened[boundary] = number + 1;
    size_t state = xt_pricer_state(pricer, xt_label_at(pricer, number));
    size_t end = (size_t)pricer->arcs_at[boundary + 1];
    for (size_t a = (size_t)pricer->arcs_at[boundary]; a < end && !pricer->failed; a++) {
        if (!xt_pricer_is_hopeless(pricer, xt_label_at(pricer, number), state, a)) {
            begin_stay(pricer, number, a);
        }
    }
    if (!pricer->failed && pricer->finishes[boundary]) {
        finish(pricer, number);
    }
    if (!pricer->failed && xt_pricer_cell_allowed(pricer, pricer->person->home, boundary)) {
        go_home(pricer, number);
    }
}

/* From a label on, always the most promising child: so there is a track even when labels run out.
 */
static void dive(xt_pricer *pricer, size_t number)
{
    while (!pricer->failed && xt_label_at(pricer, number)->boundary < pricer->end) {
        size_t first = pricer->label_count;
        open_label(pricer, number);
        if (pricer->label_count == first) {
            return;
        }
        number = first;
        for (size_t i = first + 1; i < pricer->label_count; i++) {
            number = comes_before(pricer, i, number) ? i : number;
        }
    }
}

/* The empty track at the first boundary. */
static bool begin(xt_pricer *pricer)
{
    size_t values = (pricer->value_count + 1) / 2 * 2;
    pricer->stride =
        sizeof(xt_label) + values * sizeof(int32_t) + (size_t)pricer->words * sizeof(uint64_t);
    pricer->label_count = pricer->chain_count = pricer->heap_count = 0;
    pricer->failed = false;
    pricer->best = SIZE_MAX;
    for (int t = 0; t <= pricer->instance->periods; t++) {
        pricer->opened[t] = 0;
    }
    xt_label *label = next_label(pricer);
    if (label == NULL || !xt_pricer_clear_buckets(pricer)) {
        return false;
    }
    memset(label, 0, pricer->stride);
    label->cost = pricer->base_cost;
    label->bound = -XT_NO_THRESHOLD;
    label->chain = -1;
    label->boundary = (int16_t)pricer->first;
    bool from_start = pricer->first == 0 && pricer->end > 0;
    label->last = (int16_t)(from_start ? xt_cell_before(pricer->person) : XTRAIN_NONE);
    label->touches = from_start && xt_past_run(pricer->person) > 0;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        xt_label_values(label)[r] = pricer->resources[r].start;
    }
    if (pricer->learner != NULL) {
        xt_learner_start(pricer->learner, xt_label_values(label) + pricer->first_learnt);
    }
    xt_pricer_start_marks(pricer, xt_label_marks(pricer, label));
    label->open = xt_pricer_open_sum(pricer, xt_label_marks(pricer, label));
    if (pricer->first == pricer->end) {
        keep(pricer, label);
        return !pricer->failed;
    }
    pricer->label_count = 1;
    return xt_pricer_put(pricer, 0) && push(pricer, 0);
}

static void answer(xt_pricer *pricer, xt_price_result *result)
{
    result->found = pricer->best != SIZE_MAX;
    result->cost = pricer->threshold;
    result->bound = pricer->threshold;
    if (pricer->heap_count > 0 && xt_label_at(pricer, pricer->heap[0])->bound < result->bound) {
        result->bound = xt_label_at(pricer, pricer->heap[0])->bound;
    }
    result->count = 0;
    int32_t chain = result->found ? xt_label_at(pricer, pricer->best)->chain : -1;
    for (int32_t link = chain; link >= 0; link = pricer->chains[link].before) {
        result->count++;
    }
    int place = result->count;
    for (int32_t link = chain; link >= 0; link = pricer->chains[link].before) {
        pricer->stays[--place] = pricer->chains[link].stay;
    }
    result->stays = pricer->stays;
}

/* Takes the labels of a boundary out of the heap's room, which then is a plain list; the best come
 * first. */
static size_t gather(xt_pricer *pricer, int boundary)
{
    size_t count = 0;
    for (size_t i = 0; i < pricer->heap_count; i++) {
        size_t number = pricer->heap[i];
        if (xt_label_at(pricer, number)->boundary != boundary) {
            continue;
        }
        /* Swapped to the front, where the list is kept in order. */
        pricer->heap[i] = pricer->heap[count];
        size_t place = count++;
        while (place > 0 && comes_before(pricer, number, pricer->heap[place - 1])) {
            pricer->heap[place] = pricer->heap[place - 1];
            place--;
        }
        pricer->heap[place] = number;
    }
    return count;
}
/* Now and then a look at the clock. */
static bool is_out(const xt_pricer *pricer, int opened)
{
    return opened % 512 == 511 && pricer->budget != NULL && xt_budget_out(pricer->budget);
}

/* The beam: from every boundary the best labels go on, from the first boundary to the last, so that
 * there are whole tracks soon. What is left behind stays in the heap's room, for the bound. */
static void search_beam(xt_pricer *pricer)
{
    for (int t = pricer->first; t < pricer->end && !pricer->failed; t++) {
        size_t count = gather(pricer, t);
        size_t left = 0; /* labels of this boundary that are left behind */
        int opened = 0;
        for (size_t i = 0; i < count && !pricer->failed; i++) {
            size_t number = pricer->heap[i];
            const xt_label *label = xt_label_at(pricer, number);
            if (label->bound >= pricer->threshold || xt_pricer_is_repeated(pricer, number) ||
                is_beaten(pricer, label)) {
                continue;
            }
            if (opened < pricer->beam && !is_out(pricer, opened)) {
                open_label(pricer, number);
                opened++;
            } else {
                pricer->heap[left++] = number;
            }
        }
        /* Those that went on leave the room. */
        size_t tail = pricer->heap_count - count;
        memmove(pricer->heap + left, pricer->heap + count, tail * sizeof *pricer->heap);
        pricer->heap_count = left + tail;
    }
    /* The least of what is left comes to the front, where the answer looks for it. */
    for (size_t i = 1; i < pricer->heap_count; i++) {
        if (comes_before(pricer, pricer->heap[i], pricer->heap[0])) {
            size_t number = pricer->heap[0];
            pricer->heap[0] = pricer->heap[i];
            pricer->heap[i] = number;
        }
    }
}

/* Best first: the label of the least bound, until no bound is below what was found. */
static void search_best(xt_pricer *pricer)
{
    int opened = 0;
    while (pricer->heap_count > 0 && !pricer->failed) {
        size_t number = pricer->heap[0];
        if (xt_label_at(pricer, number)->bound >= pricer->threshold) {
            pricer->heap_count = 0; /* nothing below what was found */
            break;
        }
        if (opened >= pricer->label_limit || pricer->label_count > MOST_LABELS ||
            is_out(pricer, opened)) {
            if (pricer->best == SIZE_MAX) {
                dive(pricer, number);
            }
            break;
        }
        pop(pricer);
        if (!xt_pricer_is_repeated(pricer, number) &&
            !is_beaten(pricer, xt_label_at(pricer, number))) {
            open_label(pricer, number);
            opened++;
        }
    }
}

bool xt_pricer_search(xt_pricer *pricer, xt_price_result *result)
{
    if (!begin(pricer)) {
        return false;
    }
    if (pricer->beam > 0) {
        search_beam(pricer);
    } else {
        search_best(pricer);
    }
    pricer->labels_made += (int64_t)pricer->label_count;
    if (!pricer->failed) {
        answer(pricer, result);
    }
    return !pricer->failed;
}
