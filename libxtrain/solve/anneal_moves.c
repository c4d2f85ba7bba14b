/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random proposals: small changes of the stays of one or two people. Whatever a new or moved stay
 * meets gives way. Proposals need not be good or even allowed: xt_anneal_judge decides.
 */
#include "solve/anneal_state.h"

/* Departments looked at before one is found that suits. */
enum { REDIRECTS = 12 };

/* Per cent of proposals: for a cell that costs something; of two moves; new dates that suit the
 * cells. Found by trial on problems of 100 to 300 people. */
enum { GUIDED = 12, DOUBLE = 8, FITTED_INSERT = 50, FITTED_DATE = 80 };

static xt_anneal_person *person_of(const xt_anneal *anneal, const xt_draft *draft)
{
    return &anneal->people[draft->employee];
}

/* Anyone; in the second of two moves rather the same person or a colleague from home. */
static int choose_person(xt_anneal *anneal)
{
    const xt_anneal_guide *guide = &anneal->guide;
    if (anneal->focus != XTRAIN_NONE && xt_anneal_below(anneal, 4) != 0) {
        return anneal->focus;
    }
    return guide->movers[xt_anneal_below(anneal, guide->mover_count)];
}

static bool is_visited(const xt_draft *draft, int department)
{
    for (int i = 0; i < draft->count; i++) {
        if (draft->stays[i].department == department) {
            return true;
        }
    }
    return false;
}

/* A department that the person or a rule still asks for; looks at a few only. */
static bool choose_want(xt_anneal *anneal, const xt_draft *draft, xt_want *out)
{
    const xt_anneal_guide *guide = &anneal->guide;
    int group = anneal->instance->group_of[draft->employee];
    int own = guide->want_first[draft->employee + 1] - guide->want_first[draft->employee];
    int ruled = guide->rule_want_first[group + 1] - guide->rule_want_first[group];
    if (own + ruled == 0) {
        return false;
    }
    int at = xt_anneal_below(anneal, own + ruled);
    for (int tries = 0; tries < 6; tries++) {
        const xt_want *want = at < own
                                  ? &guide->wants[guide->want_first[draft->employee] + at]
                                  : &guide->rule_wants[guide->rule_want_first[group] + at - own];
        if (!xt_anneal_is_barred(anneal, draft->employee, want->department) &&
            !is_visited(draft, want->department)) {
            *out = *want;
            return true;
        }
        at = at + 1 < own + ruled ? at + 1 : 0;
    }
    return false;
}

/* Where to go: two times in three where it is wanted. */
static bool choose_department(xt_anneal *anneal, const xt_draft *draft, xt_want *out)
{
    if (xt_anneal_below(anneal, 3) != 0 && choose_want(anneal, draft, out)) {
        return true;
    }
    int department = xt_anneal_below(anneal, anneal->departments);
    *out = (xt_want){(int16_t)department, 0, (int16_t)(anneal->periods - 1)};
    return !xt_anneal_is_barred(anneal, draft->employee, department);
}

/* Short ones mostly; now and then any length that the rules know. */
static int choose_length(xt_anneal *anneal, int employee, int department)
{
    size_t place = (size_t)anneal->instance->group_of[employee] * (size_t)anneal->departments +
                   (size_t)department;
    int shortest = anneal->guide.shortest[place];
    int more = anneal->guide.longest[place] - shortest;
    if (more > 7 && xt_anneal_below(anneal, 8) != 0) {
        more = 7;
    }
    return shortest + xt_anneal_below(anneal, more + 1);
}

/* Keeps a window away from cells that are the department already. */
#define HERE (INT64_C(1) << 50)

static int larger(int left, int right)
{
    return left > right ? left : right;
}

static int smaller(int left, int right)
{
    return left < right ? left : right;
}

/* The start in from..to for which the cells alone would become cheapest; ties go to the first after
 * a random one. */
static int choose_window(xt_anneal *anneal, int employee, int department, int length, int from,
                         int to)
{
    const xt_cell *row = anneal->row + (size_t)employee * (size_t)anneal->periods;
    const uint8_t *state =
        anneal->instance->problem->state + (size_t)employee * (size_t)anneal->periods;
    const xt_instance *instance = anneal->instance;
    const int *slots = instance->slot_first + (size_t)department * (size_t)anneal->periods;
    const int kind = xt_instance_kind(instance, employee, department);
    for (int t = from; t < to + length; t++) {
        int64_t cost = row[t] == department ? HERE : 0;
        if (row[t] != department && (state[t] & XT_STATE_ELIGIBLE) != 0) {
            cost = anneal->come[slots[t] + kind];
            if (row[t] != XTRAIN_NONE) {
                int here = row[t] * anneal->periods + t;
                cost += anneal->go[instance->slot_first[here] +
                                   xt_instance_kind(instance, employee, row[t])];
            }
        }
        anneal->window[t] = cost;
    }
    int first = from + xt_anneal_below(anneal, to - from + 1);
    int64_t sum = 0;
    for (int t = first; t < first + length; t++) {
        sum += anneal->window[t];
    }
    int64_t least = sum;
    int best = first;
    for (int tries = to - from; tries > 0 && least > 0; tries--) {
        if (first < to) {
            sum += anneal->window[first + length] - anneal->window[first];
            first++;
        } else {
            first = from;
            sum = 0;
            for (int t = first; t < first + length; t++) {
                sum += anneal->window[t];
            }
        }
        if (sum < least) {
            least = sum;
            best = first;
        }
    }
    return best;
}

bool xt_anneal_insert(xt_anneal *anneal, int employee, int department, int over)
{
    xt_draft *draft = xt_anneal_open(anneal, employee);
    if (draft == NULL) {
        return false;
    }
    const xt_anneal_person *person = &anneal->people[employee];
    xt_want want = {(int16_t)department, 0, (int16_t)(anneal->periods - 1)};
    if (department == XTRAIN_NONE) {
        if (!choose_department(anneal, draft, &want)) {
            return false;
        }
    } else if (xt_anneal_is_barred(anneal, employee, department)) {
        return false;
    }
    int length = choose_length(anneal, employee, want.department);
    int from = larger(person->first, want.first - length + 1);
    int to = smaller(person->last, want.last);
    if (over != XTRAIN_NONE) {
        from = larger(person->first, over - length + 1);
        to = smaller(person->last, over);
    } else if (want.department == person->under_way && xt_anneal_below(anneal, 4) == 0) {
        /* The stay under way goes on for a while, however short the rest is. */
        from = to = 0;
        length = 1 + xt_anneal_below(anneal, length);
    }
    if (from > to) {
        return false;
    }
    int first = from + xt_anneal_below(anneal, to - from + 1);
    int latest = smaller(to, person->last - length + 1);
    if (from < latest && xt_anneal_below(anneal, 100) < FITTED_INSERT) {
        first = choose_window(anneal, employee, want.department, length, from, latest);
    }
    int last = smaller(first + length - 1, person->last);
    xt_draft_place(draft, first, last, want.department, person->home);
    anneal->focus = employee;
    return true;
}

/* Takes stay i out and puts it, `by` periods later, in again. */
static bool move_by(const xt_anneal *anneal, xt_draft *draft, int i, int by)
{
    const xt_anneal_person *person = person_of(anneal, draft);
    xt_stay stay = draft->stays[i];
    if (stay.first + by < person->first || stay.last + by > person->last) {
        return false;
    }
    xt_draft_paint(draft, stay.first, stay.last, person->home, person->home);
    xt_draft_place(draft, stay.first + by, stay.last + by, stay.department, person->home);
    return true;
}

bool xt_anneal_redate(xt_anneal *anneal, xt_draft *draft, int stay)
{
    const xt_anneal_person *person = person_of(anneal, draft);
    int length = draft->stays[stay].last - draft->stays[stay].first + 1;
    int places = person->last - person->first + 2 - length;
    int first = person->first + xt_anneal_below(anneal, places);
    if (xt_anneal_below(anneal, 100) < FITTED_DATE) {
        first = choose_window(anneal, draft->employee, draft->stays[stay].department, length,
                              person->first, person->first + places - 1);
    }
    int by = first - draft->stays[stay].first;
    return by != 0 && move_by(anneal, draft, stay, by);
}

bool xt_anneal_redirect(xt_anneal *anneal, xt_draft *draft, int stay)
{
    const int home = person_of(anneal, draft)->home;
    const xt_stay old = draft->stays[stay];
    xt_want want;
    for (int tries = home < 0 ? REDIRECTS : 1; tries > 0; tries--) {
        if (choose_department(anneal, draft, &want) && want.department != old.department &&
            (home >= 0 || xt_anneal_suits(anneal, draft, stay, want.department))) {
            xt_draft_paint(draft, old.first, old.last, want.department, home);
            return true;
        }
    }
    return false;
}

static bool resize(xt_anneal *anneal, xt_draft *draft, int i)
{
    const xt_anneal_person *person = person_of(anneal, draft);
    xt_stay stay = draft->stays[i];
    int how = xt_anneal_below(anneal, 4);
    bool at_end = (how & 1) != 0;
    bool grows = (how & 2) != 0;
    int cell = at_end ? stay.last + (grows ? 1 : 0) : stay.first - (grows ? 1 : 0);
    if (cell < person->first || cell > person->last) {
        return false;
    }
    xt_draft_paint(draft, cell, cell, grows ? stay.department : person->home, person->home);
    return true;
}

static bool shift(xt_anneal *anneal, xt_draft *draft, int i)
{
    int by = 1 + xt_anneal_below(anneal, 3);
    return move_by(anneal, draft, i, xt_anneal_below(anneal, 2) == 0 ? by : -by);
}

static bool remove_stay(xt_anneal *anneal, xt_draft *draft, int i)
{
    int home = person_of(anneal, draft)->home;
    xt_draft_paint(draft, draft->stays[i].first, draft->stays[i].last, home, home);
    return true;
}

static bool hand_over(xt_anneal *anneal, xt_draft *draft, int i)
{
    return xt_anneal_hand_over(anneal, draft, i, xt_anneal_partner(anneal, draft->employee));
}

static bool insert_anywhere(xt_anneal *anneal, xt_draft *draft, int i)
{
    (void)i;
    return xt_anneal_insert(anneal, draft->employee, XTRAIN_NONE, XTRAIN_NONE);
}

/* Two stays of one person change places. */
static bool swap(xt_anneal *anneal, xt_draft *draft, int i)
{
    int j = xt_anneal_below(anneal, draft->count);
    const xt_stay one = draft->stays[i];
    const xt_stay two = draft->stays[j];
    if (one.department == two.department) {
        return false;
    }
    int home = person_of(anneal, draft)->home;
    xt_draft_paint(draft, one.first, one.last, two.department, home);
    xt_draft_paint(draft, two.first, two.last, one.department, home);
    return true;
}

typedef struct weighed_move {
    int weight; /* per cent */
    bool (*move)(xt_anneal *anneal, xt_draft *draft, int stay);
} weighed_move;

/* People without a home have no cells to spare: what they do is done in another order or elsewhere.
 */
static const weighed_move *moves_of(const xt_anneal_person *person)
{
    static const weighed_move with_home[] = {
        {23, insert_anywhere},
        {17, xt_anneal_pass_at_home},
        {10, xt_anneal_pass_there},
        {10, hand_over},
        {9, resize},
        {8, shift},
        {7, xt_anneal_redate},
        {7, xt_anneal_trade},
        {6, xt_anneal_redirect},
        {3, remove_stay},
    };
    static const weighed_move without_home[] = {
        {30, swap},
        {22, xt_anneal_redirect},
        {14, insert_anywhere},
        {10, xt_anneal_trade},
        {6, xt_anneal_redate},
        {6, shift},
        {4, hand_over},
        {4, xt_anneal_pass_there},
        {3, resize},
        {1, remove_stay},
    };
    return person->home >= 0 ? with_home : without_home;
}

/* A new stay of a random person, or something done with one there is. */
static bool move_once(xt_anneal *anneal)
{
    xt_draft *draft = xt_anneal_open(anneal, choose_person(anneal));
    if (draft == NULL) {
        return false;
    }
    const weighed_move *moves = moves_of(person_of(anneal, draft));
    int die = xt_anneal_below(anneal, 100);
    int kind = 0;
    while (die >= moves[kind].weight) {
        die -= moves[kind++].weight;
    }
    if (draft->count == 0 && moves[kind].move != insert_anywhere) {
        return false;
    }
    anneal->focus = draft->employee;
    int stay = draft->count > 0 ? xt_anneal_below(anneal, draft->count) : -1;
    return moves[kind].move(anneal, draft, stay);
}

bool xt_anneal_propose(xt_anneal *anneal)
{
    anneal->draft_count = 0;
    anneal->focus = XTRAIN_NONE;
    bool guided = anneal->costly_count > 0 && xt_anneal_below(anneal, 100) < GUIDED;
    if (!(guided ? xt_anneal_repair(anneal) : move_once(anneal))) {
        return false;
    }
    if (xt_anneal_below(anneal, 100) < DOUBLE) {
        (void)move_once(anneal); /* the first alone if no second is found */
    }
    return true;
}
