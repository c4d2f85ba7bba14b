/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random proposals: small changes of the stays of one or two people. Whatever a new or moved stay
 * meets gives way. Proposals need not be good or even allowed: xt_anneal_judge decides.
 */
#include "solve/anneal_state.h"

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

/* Someone else to deal with, mostly of the same home. */
static int choose_partner(xt_anneal *anneal, int employee)
{
    const xt_anneal_guide *guide = &anneal->guide;
    int home = anneal->people[employee].home;
    if (home != XTRAIN_NONE && xt_anneal_below(anneal, 4) != 0) {
        int first = guide->home_first[home];
        int colleagues = guide->home_first[home + 1] - first;
        if (colleagues > 1) {
            return guide->at_home[first + xt_anneal_below(anneal, colleagues)];
        }
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

static int larger(int left, int right)
{
    return left > right ? left : right;
}

static int smaller(int left, int right)
{
    return left < right ? left : right;
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
    return move_by(anneal, draft, stay, first - draft->stays[stay].first);
}

bool xt_anneal_redirect(xt_anneal *anneal, xt_draft *draft, int stay)
{
    xt_want want;
    xt_stay old = draft->stays[stay];
    if (!choose_department(anneal, draft, &want) || want.department == old.department) {
        return false;
    }
    xt_draft_paint(draft, old.first, old.last, want.department, person_of(anneal, draft)->home);
    return true;
}

bool xt_anneal_hand_over(xt_anneal *anneal, xt_draft *draft, int stay, int taker)
{
    const xt_anneal_person *other = &anneal->people[taker];
    xt_stay old = draft->stays[stay];
    if (taker == draft->employee || xt_anneal_is_barred(anneal, taker, old.department) ||
        old.first < other->first || old.last > other->last) {
        return false;
    }
    xt_draft *theirs = xt_anneal_open(anneal, taker);
    if (theirs == NULL) {
        return false;
    }
    int home = person_of(anneal, draft)->home;
    xt_draft_paint(draft, old.first, old.last, home, home);
    xt_draft_place(theirs, old.first, old.last, old.department, other->home);
    return true;
}

/* A random stay of a random person. */
static xt_draft *choose_stay(xt_anneal *anneal, int *stay)
{
    xt_draft *draft = xt_anneal_open(anneal, choose_person(anneal));
    if (draft == NULL || draft->count == 0) {
        return NULL;
    }
    anneal->focus = draft->employee;
    *stay = xt_anneal_below(anneal, draft->count);
    return draft;
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

/* Two people trade the departments, the dates, or the whole of one stay each. */
static bool trade(xt_anneal *anneal, xt_draft *draft, int i)
{
    xt_draft *other = xt_anneal_open(anneal, choose_partner(anneal, draft->employee));
    if (other == NULL || other == draft || other->count == 0) {
        return false;
    }
    const xt_anneal_person *mine = person_of(anneal, draft);
    const xt_anneal_person *theirs = person_of(anneal, other);
    xt_stay a = draft->stays[i];
    xt_stay b = other->stays[xt_anneal_below(anneal, other->count)];
    int how = xt_anneal_below(anneal, 3);
    xt_stay new_a = how == 1 ? (xt_stay){a.department, b.first, b.last} : b;
    xt_stay new_b = how == 1 ? (xt_stay){b.department, a.first, a.last} : a;
    if (how == 0) {
        new_a = (xt_stay){b.department, a.first, a.last};
        new_b = (xt_stay){a.department, b.first, b.last};
    }
    if (xt_anneal_is_barred(anneal, draft->employee, new_a.department) ||
        xt_anneal_is_barred(anneal, other->employee, new_b.department) ||
        new_a.first < mine->first || new_a.last > mine->last || new_b.first < theirs->first ||
        new_b.last > theirs->last) {
        return false;
    }
    xt_draft_paint(draft, a.first, a.last, mine->home, mine->home);
    xt_draft_paint(other, b.first, b.last, theirs->home, theirs->home);
    xt_draft_place(draft, new_a.first, new_a.last, new_a.department, mine->home);
    xt_draft_place(other, new_b.first, new_b.last, new_b.department, theirs->home);
    return true;
}

static bool shift(xt_anneal *anneal, xt_draft *draft, int i)
{
    int by = 1 + xt_anneal_below(anneal, 3);
    return move_by(anneal, draft, i, xt_anneal_below(anneal, 2) == 0 ? by : -by);
}

static bool move_once(xt_anneal *anneal)
{
    int die = xt_anneal_below(anneal, 100);
    if (die < 30) {
        return xt_anneal_insert(anneal, choose_person(anneal), XTRAIN_NONE, XTRAIN_NONE);
    }
    int i = 0;
    xt_draft *draft = choose_stay(anneal, &i);
    if (draft == NULL) {
        return false;
    }
    if (die < 45) {
        return shift(anneal, draft, i);
    }
    if (die < 55) {
        return resize(anneal, draft, i);
    }
    if (die < 60) {
        int home = person_of(anneal, draft)->home;
        xt_draft_paint(draft, draft->stays[i].first, draft->stays[i].last, home, home);
        return true;
    }
    if (die < 68) {
        return xt_anneal_redate(anneal, draft, i);
    }
    if (die < 76) {
        return xt_anneal_redirect(anneal, draft, i);
    }
    if (die < 88) {
        return xt_anneal_hand_over(anneal, draft, i, choose_partner(anneal, draft->employee));
    }
    return trade(anneal, draft, i);
}

bool xt_anneal_propose(xt_anneal *anneal)
{
    anneal->draft_count = 0;
    anneal->focus = XTRAIN_NONE;
    bool guided = anneal->costly_count > 0 && xt_anneal_below(anneal, 10) < 3;
    if (!(guided ? xt_anneal_repair(anneal) : move_once(anneal))) {
        return false;
    }
    if (xt_anneal_below(anneal, 4) == 0) {
        (void)move_once(anneal); /* the first alone if no second is found */
    }
    return true;
}
