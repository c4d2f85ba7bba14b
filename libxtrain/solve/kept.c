/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the backward bounds keep of a label: the most valuable visits and marks, as digits of a
 * state, and where stays lead from every state. Stays that touch the same kept things share one
 * list of transitions.
 */
#include "solve/pricer.h"

/* Visits free of charge are kept up to so many; those to one place count so little of theirs. */
enum { MOST_ROOM = 5, ONE_PLACE = 1000 };

/* A signature: a bit for each kept thing, the kind of the stay, and a field for each kept REACH, of
 * which there are a few at most: the levels that the stay gives, and up to which level. */
enum {
    KIND_BITS = 16,
    LEVEL_BITS = 5,
    FIELD_BITS = 2 * LEVEL_BITS,
    FIELDS = 4,
    MOST_LEVELS = (1 << LEVEL_BITS) - 1
};
_Static_assert(XT_MOST_KEPT + KIND_BITS + FIELDS * FIELD_BITS <= 64, "a signature is one word");
_Static_assert(XTRAIN_MAX_LEVEL <= MOST_LEVELS, "a field holds every level");
_Static_assert(XT_BOUND_STATES <= UINT8_MAX + 1 && XT_BOUND_STATES <= 1 << KIND_BITS,
               "states fit into next_state, kinds of stays into a signature");

static int64_t value_of(const xt_pricer *pricer, const xt_kept *kept)
{
    if (kept->resource >= 0) {
        const xt_resource *resource = &pricer->resources[kept->resource];
        if (resource->kind == XT_RESOURCE_VISITS) {
            return resource->price * (kept->digits - 1);
        }
        if (resource->kind == XT_RESOURCE_REACH) {
            return xt_pricer_reach_cost(resource, kept->digits - 1);
        }
        if (resource->kind == XT_RESOURCE_BEFORE) {
            return pricer->most_apart * 2;
        }
        /* What free visits to one place hold back is little beside those to many. */
        bool one = pricer->group->visits[resource->rule].subject.kind == XTRAIN_SUBJECT_DEPARTMENT;
        return one ? resource->price / ONE_PLACE : resource->price;
    }
    int64_t value = 0;
    const int marks[2] = {kept->mark, kept->twin};
    for (int i = 0; i < 2; i++) {
        const xt_mark *mark = marks[i] >= 0 ? &pricer->marks[marks[i]] : NULL;
        if (mark != NULL) {
            value += mark->first < 0 ? -mark->first : mark->first;
            value += mark->visits >= 0 ? pricer->resources[mark->visits].price / 2 : 0;
        }
    }
    return value;
}

/* Keeps the candidate if it is worth more than one that is kept, or there is room. */
static void offer(xt_pricer *pricer, xt_kept candidate)
{
    const int most = XT_MOST_KEPT;
    int place = pricer->kept_count;
    while (place > 0 && value_of(pricer, &pricer->kept[place - 1]) < value_of(pricer, &candidate)) {
        place--;
    }
    if (place == most) {
        return;
    }
    int last = pricer->kept_count < most ? pricer->kept_count++ : most - 1;
    for (int i = last; i > place; i--) {
        pricer->kept[i] = pricer->kept[i - 1];
    }
    pricer->kept[place] = candidate;
}

/* Is the mark touched by any stay that is left or by home cells. */
static bool matters(const xt_pricer *pricer, size_t mark)
{
    if (xt_marked(pricer->home_marks, (int)mark)) {
        return true;
    }
    for (size_t a = 0; a < pricer->arc_count; a++) {
        if (xt_marked(pricer->touches + a * (size_t)pricer->words, (int)mark)) {
            return true;
        }
    }
    return false;
}

static bool is_twin(const xt_pricer *pricer, int mark)
{
    for (int k = 0; k < pricer->kept_count; k++) {
        if (pricer->kept[k].twin == mark) {
            return true;
        }
    }
    return false;
}

/* The mark of a department's visit that every stay touches together with a wish's mark, or -1: a
 * wish to be in a department and a visit to it are one thing to keep. */
static int twin_of(const xt_pricer *pricer, int wish_mark)
{
    const xt_wish *wish = &pricer->person->wishes[wish_mark - pricer->wish_mark];
    if (wish->stated.subject.kind != XTRAIN_SUBJECT_DEPARTMENT) {
        return -1;
    }
    for (size_t r = 0; r < pricer->resource_count; r++) {
        const xt_resource *resource = &pricer->resources[r];
        if (resource->kind != XT_RESOURCE_VISITS || resource->first_bit < 0) {
            continue;
        }
        int mark = resource->first_bit + wish->stated.subject.index;
        bool together = true;
        for (size_t a = 0; a < pricer->arc_count && together; a++) {
            const uint64_t *marks = pricer->touches + a * (size_t)pricer->words;
            together = xt_marked(marks, mark) == xt_marked(marks, wish_mark);
        }
        if (together && !is_twin(pricer, mark)) {
            return mark;
        }
    }
    return -1;
}

/* Of visits to different departments, the two that are cheapest to visit: a bound that counts the
 * best one twice is far off. */
static void offer_departments(xt_pricer *pricer, const xt_resource *resource)
{
    int best[2] = {-1, -1};
    int64_t least[2] = {XT_NO_THRESHOLD, XT_NO_THRESHOLD};
    for (size_t a = 0; a < pricer->arc_count; a++) {
        int d = pricer->arcs[a].department;
        int64_t cost = pricer->arcs[a].cost;
        int mark = resource->first_bit + d;
        if (!xt_marked(pricer->touches + a * (size_t)pricer->words, mark)) {
            continue;
        }
        if (d == best[0]) {
            least[0] = cost < least[0] ? cost : least[0];
        } else if (cost < least[0]) {
            best[1] = best[0];
            least[1] = least[0];
            best[0] = d;
            least[0] = cost;
        } else if (d == best[1] || cost < least[1]) {
            least[1] = cost < least[1] ? cost : least[1];
            best[1] = d;
        }
    }
    for (int i = 0; i < 2; i++) {
        if (best[i] >= 0 && !is_twin(pricer, resource->first_bit + best[i])) {
            offer(pricer, (xt_kept){-1, resource->first_bit + best[i], -1, 2, 0});
        }
    }
}

void xt_pricer_choose_kept(xt_pricer *pricer)
{
    int reaches = 0;
    pricer->kept_count = 0;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        const xt_resource *resource = &pricer->resources[r];
        bool is_reach = resource->kind == XT_RESOURCE_REACH && reaches < FIELDS;
        reaches += is_reach ? 1 : 0;
        if (resource->kind == XT_RESOURCE_VISITS || is_reach ||
            (resource->kind == XT_RESOURCE_ROOM && resource->start <= MOST_ROOM)) {
            offer(pricer, (xt_kept){(int)r, -1, -1, resource->start + 1, 0});
        }
    }
    for (size_t m = 0; m < pricer->mark_count; m++) {
        if (pricer->marks[m].first != 0 && matters(pricer, m)) {
            offer(pricer, (xt_kept){-1, (int)m, twin_of(pricer, (int)m), 2, 0});
        }
    }
    for (size_t r = 0; r < pricer->resource_count; r++) {
        if (pricer->resources[r].kind == XT_RESOURCE_VISITS &&
            pricer->resources[r].first_bit >= 0) {
            offer_departments(pricer, &pricer->resources[r]);
        }
    }
    if (pricer->before_resource >= 0) {
        offer(pricer, (xt_kept){pricer->before_resource, -1, -1, pricer->kinds, 0});
    }
    const int most = pricer->person->home >= 0 ? XT_BOUND_STATES_AT_HOME : XT_BOUND_STATES;
    int kept = 0;
    pricer->states = 1;
    for (int i = 0; i < pricer->kept_count; i++) {
        xt_kept candidate = pricer->kept[i];
        if (candidate.digits > most / pricer->states) {
            continue;
        }
        candidate.stride = pricer->states;
        pricer->states *= candidate.digits;
        pricer->kept[kept++] = candidate;
    }
    pricer->kept_count = kept;
}

bool xt_pricer_keeps(const xt_pricer *pricer, int resource, int mark)
{
    for (int k = 0; k < pricer->kept_count; k++) {
        const xt_kept *kept = &pricer->kept[k];
        if (kept->resource == resource &&
            (kept->mark == mark || (mark >= 0 && kept->twin == mark))) {
            return true;
        }
    }
    return false;
}

/* Does the arc touch it, whether it is kept or relaxed. */
static bool touches_kept(const xt_pricer *pricer, const xt_kept *kept, size_t arc)
{
    const uint64_t *marks = pricer->touches + arc * (size_t)pricer->words;
    if (kept->mark >= 0) {
        return xt_marked(marks, kept->mark);
    }
    const xt_resource *resource = &pricer->resources[kept->resource];
    if (resource->first_bit < 0) {
        return pricer->effects[arc * pricer->resource_count + (size_t)kept->resource] != 0;
    }
    /* Visits to different departments: where the department's own mark is kept, it does the
     * counting. */
    int mark = resource->first_bit + pricer->arcs[arc].department;
    return xt_marked(marks, mark) && !xt_pricer_keeps(pricer, -1, mark);
}

int64_t xt_pricer_relaxed_reward(const xt_pricer *pricer, size_t arc)
{
    int64_t reward = 0;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        xt_kept visits = {(int)r, -1, -1, 0, 0};
        if (pricer->resources[r].kind == XT_RESOURCE_VISITS &&
            !xt_pricer_keeps(pricer, (int)r, -1) && touches_kept(pricer, &visits, arc)) {
            reward += pricer->resources[r].price;
        }
    }
    for (size_t i = 0; i < pricer->person->wish_count; i++) {
        int mark = pricer->wish_mark + (int)i;
        if (pricer->marks[mark].first < 0 &&
            xt_marked(pricer->touches + arc * (size_t)pricer->words, mark) &&
            !xt_pricer_keeps(pricer, -1, mark)) {
            reward -= pricer->marks[mark].first;
        }
    }
    return reward;
}

static int digit_of(const xt_kept *kept, int state)
{
    return state / kept->stride % kept->digits;
}

/* A visit is counted: by the state if it keeps the resource, else it is always rewarded. */
static int count_visit(const xt_pricer *pricer, int resource, int state, int64_t *cost)
{
    for (int k = 0; k < pricer->kept_count; k++) {
        if (pricer->kept[k].resource == resource) {
            if (digit_of(&pricer->kept[k], state) == 0) {
                *cost += pricer->resources[resource].over;
                return state;
            }
            state -= pricer->kept[k].stride;
        }
    }
    *cost -= pricer->resources[resource].price;
    return state;
}

int xt_pricer_step_state(const xt_pricer *pricer, const xt_kept *kept, int state, int64_t *cost)
{
    if (kept->resource >= 0 && pricer->resources[kept->resource].kind == XT_RESOURCE_ROOM) {
        if (digit_of(kept, state) > 0) {
            return state - kept->stride;
        }
        *cost += pricer->resources[kept->resource].price;
        return state;
    }
    if (kept->resource >= 0) {
        return count_visit(pricer, kept->resource, state, cost);
    }
    if (digit_of(kept, state) != 0) {
        return state;
    }
    state += kept->stride;
    const int marks[2] = {kept->mark, kept->twin};
    for (int i = 0; i < 2; i++) {
        if (marks[i] >= 0) {
            const xt_mark *mark = &pricer->marks[marks[i]];
            *cost += mark->first;
            state = mark->visits >= 0 ? count_visit(pricer, mark->visits, state, cost) : state;
        }
    }
    return state;
}

/* The kept BEFORE takes the kind of the stay. */
static int step_kind(const xt_pricer *pricer, const xt_kept *kept, int state, int kind,
                     int64_t *cost)
{
    int now = digit_of(kept, state);
    *cost += pricer->apart[(size_t)now * (size_t)pricer->kinds + (size_t)kind];
    return state + (kind - now) * kept->stride;
}

static bool is_of_kind(const xt_pricer *pricer, const xt_kept *kept, xt_resource_kind kind)
{
    return kept->resource >= 0 && pricer->resources[kept->resource].kind == kind;
}

int64_t xt_pricer_missing_cost(const xt_pricer *pricer, int state)
{
    int64_t cost = 0;
    for (int k = 0; k < pricer->kept_count && pricer->learner != NULL; k++) {
        const xt_kept *kept = &pricer->kept[k];
        if (is_of_kind(pricer, kept, XT_RESOURCE_REACH)) {
            cost += xt_pricer_reach_cost(&pricer->resources[kept->resource], digit_of(kept, state));
        }
    }
    return cost;
}

/* A stay gives `levels` levels, none beyond `up_to`. */
static int step_reach(const xt_pricer *pricer, const xt_kept *kept, int state, unsigned field)
{
    const xt_resource *resource = &pricer->resources[kept->resource];
    const int levels = (int)(field & MOST_LEVELS);
    const int up_to = (int)(field >> LEVEL_BITS);
    const int digit = digit_of(kept, state);
    /* Where nothing is missing the level may be higher, which changes nothing. */
    const int level = resource->limit - digit;
    int after = level + levels < up_to ? level + levels : up_to;
    after = after > level ? after : level;
    int missing = after < resource->limit ? resource->limit - after : 0;
    return state + (missing - digit) * kept->stride;
}

/* Where one set of touches leads from every state. */
static void set_transition(xt_pricer *pricer, int set)
{
    const uint64_t signature = pricer->signature[set];
    const int kind = (int)(signature >> XT_MOST_KEPT & ((1U << KIND_BITS) - 1));
    for (int state = 0; state < pricer->states; state++) {
        int64_t cost = 0;
        int next = state;
        int field = XT_MOST_KEPT + KIND_BITS;
        for (int k = 0; k < pricer->kept_count; k++) {
            if (is_of_kind(pricer, &pricer->kept[k], XT_RESOURCE_REACH)) {
                next = step_reach(pricer, &pricer->kept[k], next,
                                  signature >> field & ((1U << FIELD_BITS) - 1));
                field += FIELD_BITS;
            } else if ((signature >> k & 1) != 0) {
                next = pricer->kept[k].resource >= 0 &&
                               pricer->kept[k].resource == pricer->before_resource
                           ? step_kind(pricer, &pricer->kept[k], next, kind, &cost)
                           : xt_pricer_step_state(pricer, &pricer->kept[k], next, &cost);
            }
        }
        size_t cell = (size_t)set * (size_t)pricer->states + (size_t)state;
        pricer->next_state[cell] = (uint8_t)next;
        pricer->state_cost[cell] = cost;
    }
}

/* What an arc touches of what is kept, and how. */
static uint64_t signature_of(const xt_pricer *pricer, size_t arc)
{
    uint64_t signature = 0;
    int field = XT_MOST_KEPT + KIND_BITS;
    for (int k = 0; k < pricer->kept_count; k++) {
        const xt_kept *kept = &pricer->kept[k];
        if (kept->resource >= 0 && kept->resource == pricer->before_resource) {
            const xt_arc *stay = &pricer->arcs[arc];
            uint64_t kind = (uint64_t)pricer->kind_of[stay->department];
            signature |= stay->goes_on ? 0 : UINT64_C(1) << k | kind << XT_MOST_KEPT;
        } else if (is_of_kind(pricer, kept, XT_RESOURCE_REACH)) {
            int levels = 0;
            int up_to = 0;
            xt_pricer_lesson_of(pricer, &pricer->resources[kept->resource], &pricer->arcs[arc],
                                &levels, &up_to);
            levels = levels < MOST_LEVELS ? levels : MOST_LEVELS;
            signature |= (uint64_t)(unsigned)(levels | up_to << LEVEL_BITS) << field;
            field += FIELD_BITS;
        } else if (touches_kept(pricer, kept, arc)) {
            signature |= UINT64_C(1) << k;
        }
    }
    return signature;
}

/* The sets of touches that stays have, and where they lead. */
bool xt_pricer_set_transitions(xt_pricer *pricer)
{
    size_t states = (size_t)pricer->states;
    size_t sets = 0;
    size_t last = 0; /* neighbours are mostly alike */
    if (!XT_GROW(pricer->memory, pricer->touch_set, pricer->touch_set_capacity,
                 pricer->arc_count + 1)) {
        return false;
    }
    for (size_t a = 0; a < pricer->arc_count; a++) {
        uint64_t signature = signature_of(pricer, a);
        size_t set = last < sets && pricer->signature[last] == signature ? last : 0;
        while (set < sets && pricer->signature[set] != signature) {
            set++;
        }
        if (set == sets) {
            if (!XT_GROW(pricer->memory, pricer->signature, pricer->signature_capacity, sets + 1) ||
                !XT_GROW(pricer->memory, pricer->next_state, pricer->next_state_capacity,
                         (sets + 1) * states) ||
                !XT_GROW(pricer->memory, pricer->state_cost, pricer->state_cost_capacity,
                         (sets + 1) * states)) {
                return false;
            }
            pricer->signature[sets++] = signature;
            set_transition(pricer, (int)set);
        }
        pricer->touch_set[a] = (uint16_t)set;
        last = set;
    }
    return true;
}
