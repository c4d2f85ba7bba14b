/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random proposals for two people: a stay or part of it changes hands.
 */
#include "solve/anneal_state.h"

/* People looked at before giving up. */
enum { LOOKS = 400 };

/* Someone else to deal with, mostly of the same home. */
int xt_anneal_partner(xt_anneal *anneal, int employee)
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
    int home = anneal->people[draft->employee].home;
    xt_draft_paint(draft, old.first, old.last, home, home);
    xt_draft_place(theirs, old.first, old.last, old.department, other->home);
    return true;
}

/* Two people trade the departments, the dates, or the whole of one stay each. */
bool xt_anneal_trade(xt_anneal *anneal, xt_draft *draft, int i)
{
    xt_draft *other = xt_anneal_open(anneal, xt_anneal_partner(anneal, draft->employee));
    if (other == NULL || other == draft || other->count == 0) {
        return false;
    }
    const xt_anneal_person *mine = &anneal->people[draft->employee];
    const xt_anneal_person *theirs = &anneal->people[other->employee];
    xt_stay a = draft->stays[i];
    xt_stay b = other->stays[xt_anneal_below(anneal, other->count)];
    int how = xt_anneal_below(anneal, a.department == b.department ? 2 : 3);
    xt_stay new_a = how == 0 ? (xt_stay){a.department, b.first, b.last} : b;
    xt_stay new_b = how == 0 ? (xt_stay){b.department, a.first, a.last} : a;
    if (how == 2) {
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

/* One end of a stay, seen from inside: `inner` belongs to it, `outer` is the next cell outside. */
typedef struct stay_end {
    int inner;
    int outer;
} stay_end;

static stay_end choose_end(xt_anneal *anneal, const xt_stay *stay)
{
    if (xt_anneal_below(anneal, 2) == 0) {
        return (stay_end){stay->first, stay->first - 1};
    }
    return (stay_end){stay->last, stay->last + 1};
}

static bool in_contract(const xt_anneal *anneal, int employee, int period)
{
    const xt_anneal_person *person = &anneal->people[employee];
    return period >= person->first && period <= person->last;
}

/* Draft's stay loses its inner cell and the other person's neighbouring stay gets it; or the other
 * way round with the outer cell. */
static bool pass(xt_anneal *anneal, xt_draft *draft, const xt_stay *stay, stay_end end, bool gives,
                 int employee)
{
    xt_draft *other = xt_anneal_open(anneal, employee);
    if (other == NULL || other == draft) {
        return false;
    }
    int mine = anneal->people[draft->employee].home;
    int theirs = anneal->people[employee].home;
    const xt_cell *row = anneal->row + (size_t)employee * (size_t)anneal->periods;
    if (gives) {
        xt_draft_paint(draft, end.inner, end.inner, mine, mine);
        xt_draft_paint(other, end.inner, end.inner, row[end.outer], theirs);
    } else {
        xt_draft_paint(draft, end.outer, end.outer, stay->department, mine);
        xt_draft_paint(other, end.outer, end.outer, theirs, theirs);
    }
    return true;
}

bool xt_anneal_pass_at_home(xt_anneal *anneal, xt_draft *draft, int i)
{
    const xt_anneal_guide *guide = &anneal->guide;
    int home = anneal->people[draft->employee].home;
    xt_stay stay = draft->stays[i];
    stay_end end = choose_end(anneal, &stay);
    bool gives = xt_anneal_below(anneal, 2) == 0;
    if (home == XTRAIN_NONE || !in_contract(anneal, draft->employee, end.outer)) {
        return false;
    }
    int first = guide->home_first[home];
    int last = guide->home_first[home + 1] - 1;
    if (first > last) {
        return false;
    }
    /* Whoever is away where the cell goes to or comes from, and at home on the other side. */
    size_t people = (size_t)anneal->employees;
    const xt_cell *away = anneal->at + (size_t)end.outer * people;
    const xt_cell *back = anneal->at + (size_t)end.inner * people;
    int at = first + xt_anneal_below(anneal, last - first + 1);
    for (int looks = 0; looks <= last - first && looks < LOOKS; looks++) {
        int employee = guide->at_home[at];
        if (away[employee] != home && away[employee] != XTRAIN_NONE && back[employee] == home &&
            employee != draft->employee) {
            return pass(anneal, draft, &stay, end, gives, employee);
        }
        at = at < last ? at + 1 : first;
    }
    return false;
}

bool xt_anneal_pass_there(xt_anneal *anneal, xt_draft *draft, int i)
{
    xt_stay stay = draft->stays[i];
    stay_end end = choose_end(anneal, &stay);
    bool gives = xt_anneal_below(anneal, 2) == 0;
    if (!in_contract(anneal, draft->employee, end.outer)) {
        return false;
    }
    size_t people = (size_t)anneal->employees;
    const xt_cell *there = anneal->at + (size_t)end.outer * people;
    const xt_cell *gone = anneal->at + (size_t)end.inner * people;
    int at = xt_anneal_below(anneal, anneal->employees);
    for (int looks = 0; looks < anneal->employees && looks < LOOKS; looks++) {
        if (there[at] == stay.department && gone[at] != stay.department &&
            anneal->people[at].home != stay.department && at != draft->employee &&
            in_contract(anneal, at, end.inner)) {
            return pass(anneal, draft, &stay, end, gives, at);
        }
        at = at + 1 < anneal->employees ? at + 1 : 0;
    }
    return false;
}
