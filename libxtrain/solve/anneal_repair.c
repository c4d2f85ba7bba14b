/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Guided proposals: a random cell that costs something, and one person less or more there. Whether
 * home people or visitors are the trouble is asked of the cell's own points.
 */
#include "solve/anneal_state.h"

/* People looked at before giving up, and before anyone will do. */
enum { LOOKS = 2000, PICKY_LOOKS = 60 };

/* The slot that a person has in a cell with the levels at the start. */
static int slot_of(const xt_anneal *anneal, int employee, int department, int period)
{
    const xt_instance *instance = anneal->instance;
    return instance->slot_first[department * anneal->periods + period] +
           xt_instance_kind(instance, employee, department);
}

/* Someone at home here who is away now, or XTRAIN_NONE. */
static int choose_absent(xt_anneal *anneal, int department, int period)
{
    const xt_anneal_guide *guide = &anneal->guide;
    const xt_cell *now = anneal->at + (size_t)period * (size_t)anneal->employees;
    int first = guide->home_first[department];
    int end = guide->home_first[department + 1];
    if (first == end) {
        return XTRAIN_NONE;
    }
    int at = first + xt_anneal_below(anneal, end - first);
    for (int looks = 0; looks < end - first && looks < LOOKS; looks++) {
        int employee = guide->at_home[at];
        if (now[employee] != department && now[employee] != XTRAIN_NONE &&
            xt_anneal_is_eligible(anneal, employee, period)) {
            return employee;
        }
        at = at + 1 < end ? at + 1 : first;
    }
    return XTRAIN_NONE;
}

/* A visitor who is here now, at first one whose leaving makes the cell cheaper, or XTRAIN_NONE. */
static int choose_visitor(xt_anneal *anneal, int department, int period)
{
    const xt_cell *now = anneal->at + (size_t)period * (size_t)anneal->employees;
    int at = xt_anneal_below(anneal, anneal->employees);
    int any = XTRAIN_NONE;
    for (int looks = 0; looks < anneal->employees && looks < LOOKS; looks++) {
        if (now[at] == department && anneal->people[at].home != department &&
            xt_anneal_is_eligible(anneal, at, period)) {
            if (anneal->go[slot_of(anneal, at, department, period)] < 0) {
                return at;
            }
            any = any == XTRAIN_NONE ? at : any;
        }
        at = at + 1 < anneal->employees ? at + 1 : 0;
    }
    return any;
}

/* Moves the stay just so far that the period is free of it. */
static bool step_aside(xt_anneal *anneal, xt_draft *draft, int i, int period)
{
    const xt_anneal_person *person = &anneal->people[draft->employee];
    xt_stay stay = draft->stays[i];
    bool later = xt_anneal_below(anneal, 2) == 0;
    int first = later ? period + 1 : period - (stay.last - stay.first + 1);
    int last = first + stay.last - stay.first;
    if (first < person->first || last > person->last) {
        return false;
    }
    xt_draft_paint(draft, stay.first, stay.last, person->home, person->home);
    xt_draft_place(draft, first, last, stay.department, person->home);
    return true;
}

static int choose_anyone(xt_anneal *anneal)
{
    return anneal->guide.movers[xt_anneal_below(anneal, anneal->guide.mover_count)];
}

/* Someone who is not here and whose coming makes the cell cheaper, if such a person is soon found.
 */
static int choose_useful(xt_anneal *anneal, int department, int period)
{
    const xt_anneal_guide *guide = &anneal->guide;
    const xt_cell *now = anneal->at + (size_t)period * (size_t)anneal->employees;
    int at = xt_anneal_below(anneal, guide->mover_count);
    for (int looks = 0; looks < guide->mover_count && looks < PICKY_LOOKS; looks++) {
        int employee = guide->movers[at];
        if (now[employee] != department && !xt_anneal_is_barred(anneal, employee, department) &&
            xt_anneal_is_eligible(anneal, employee, period) &&
            anneal->come[slot_of(anneal, employee, department, period)] < 0) {
            return employee;
        }
        at = at + 1 < guide->mover_count ? at + 1 : 0;
    }
    return choose_anyone(anneal);
}

/* Takes the person off the stay in this period, in one of several ways; elsewhere_helps: also by
 * another stay in its place. */
static bool release(xt_anneal *anneal, int employee, int period, bool elsewhere_helps)
{
    xt_draft *draft = xt_anneal_open(anneal, employee);
    int i = draft == NULL ? -1 : xt_draft_find(draft, period);
    if (i < 0) {
        return false;
    }
    anneal->focus = employee;
    xt_stay stay = draft->stays[i];
    int home = anneal->people[employee].home;
    switch (xt_anneal_below(anneal, elsewhere_helps ? 7 : 6)) {
    case 0:
        xt_draft_paint(draft, stay.first, stay.last, home, home);
        return true;
    case 1:
        return step_aside(anneal, draft, i, period);
    case 2:
        return xt_anneal_redate(anneal, draft, i);
    case 3:
        xt_draft_paint(draft, stay.first, period, home, home);
        return true;
    case 4:
        xt_draft_paint(draft, period, stay.last, home, home);
        return true;
    case 5:
        return xt_anneal_hand_over(anneal, draft, i, choose_anyone(anneal));
    default:
        return xt_anneal_redirect(anneal, draft, i);
    }
}

/* Someone at home comes back, or a visitor comes. */
static bool add_person(xt_anneal *anneal, int department, int period)
{
    int employee =
        xt_anneal_below(anneal, 4) == 0 ? XTRAIN_NONE : choose_absent(anneal, department, period);
    if (employee != XTRAIN_NONE) {
        return release(anneal, employee, period, false);
    }
    return xt_anneal_insert(anneal, choose_useful(anneal, department, period), department, period);
}

/* A visitor leaves, or someone at home goes away. */
static bool remove_person(xt_anneal *anneal, int department, int period)
{
    int employee = choose_visitor(anneal, department, period);
    if (employee != XTRAIN_NONE) {
        return release(anneal, employee, period, true);
    }
    const xt_anneal_guide *guide = &anneal->guide;
    int first = guide->home_first[department];
    int colleagues = guide->home_first[department + 1] - first;
    return colleagues > 0 &&
           xt_anneal_insert(anneal, guide->at_home[first + xt_anneal_below(anneal, colleagues)],
                            XTRAIN_NONE, period);
}

bool xt_anneal_repair(xt_anneal *anneal)
{
    int cell = anneal->costly[xt_anneal_below(anneal, anneal->costly_count)];
    int department = anneal->department_of[cell];
    int period = cell - department * anneal->periods;
    bool more = xt_anneal_lacks(anneal, cell);
    bool fewer = xt_anneal_is_crowded(anneal, cell);
    if (more && fewer) {
        more = xt_anneal_below(anneal, 2) == 0;
    }
    return more ? add_person(anneal, department, period)
                : remove_person(anneal, department, period);
}

bool xt_anneal_mend(xt_anneal *anneal)
{
    int department = anneal->department_of[anneal->trouble];
    int period = anneal->trouble - department * anneal->periods;
    return anneal->lacking ? add_person(anneal, department, period)
                           : remove_person(anneal, department, period);
}
