/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan looks like: flags of cells, people in departments, each person's figures. */
#include "check/judge.h"

/* At home there with cover level (without a lead skill: at home), or at coach level. */
static bool is_host(const xt_judge *judge, int employee, int department, int period)
{
    const xtrain_problem *problem = judge->problem;
    const bool at_home = problem->employees[employee].home == department;
    const int skill = problem->departments[department].lead_skill;
    if (skill == XTRAIN_NONE) {
        return at_home;
    }
    const int level = xt_judge_level(judge, employee, skill, period);
    return level >= problem->skills[skill].coach ||
           (at_home && level >= problem->skills[skill].cover);
}

/* The largest minimum of its D1 musts in heads in the period; without one, of its other D1 rules in
 * heads. */
static int staffing_minimum(const xtrain_problem *problem, int department, int period)
{
    int32_t must = XTRAIN_UNSET;
    int32_t other = XTRAIN_UNSET;
    for (int at = problem->department_rule_first[department];
         at < problem->department_rule_first[department + 1]; at++) {
        const xt_rule *entry = &problem->rules[problem->department_rules[at]];
        const xtrain_rule *rule = &entry->stated;
        int32_t least = rule->value[XTRAIN_PARAMETER_MIN];
        if (rule->kind != XTRAIN_RULE_D1 || xt_rule_has(entry, XTRAIN_PARAMETER_FTE) ||
            !xt_rule_holds(entry, XT_NUMBER_MIN, period)) {
            continue;
        }
        if (rule->strength == XTRAIN_MUST) {
            must = least > must ? least : must; /* XTRAIN_UNSET is below every number */
        } else {
            other = least > other ? least : other;
        }
    }
    return must != XTRAIN_UNSET ? must : other;
}

static void count_person(xt_judge *judge, int employee)
{
    const xtrain_problem *problem = judge->problem;
    const int periods = xt_periods(problem);
    const xt_cell *cells = judge->cells + (size_t)employee * (size_t)periods;
    for (int period = 0; period < periods; period++) {
        const int department = cells[period];
        if (!xt_is_present(problem, employee, department, period)) {
            continue;
        }
        xt_plan_staffing *here = xt_judge_square(judge, department, period);
        here->heads++;
        here->visitors += problem->employees[employee].home != department ? 1 : 0;
        here->hosts += is_host(judge, employee, department, period) ? 1 : 0;
    }
}

void xt_judge_staffing(xt_judge *judge)
{
    const xtrain_problem *problem = judge->problem;
    const int periods = xt_periods(problem);
    for (int employee = 0; employee < (int)problem->employee_count; employee++) {
        count_person(judge, employee);
    }
    for (int department = 0; department < (int)problem->department_count; department++) {
        for (int period = 0; period < periods; period++) {
            xt_plan_staffing *here = xt_judge_square(judge, department, period);
            here->closed = xt_is_closed(problem, department, period);
            here->minimum =
                here->closed ? XTRAIN_UNSET : staffing_minimum(problem, department, period);
        }
    }
}

static uint8_t flags_of(const xt_judge *judge, int period)
{
    const xtrain_problem *problem = judge->problem;
    const xt_judge_person *person = &judge->person;
    const int cell = person->cells[period];
    const unsigned state = xt_state(problem, person->number, period);
    const xt_cell *fixed = person->record->fixed_cell;
    const bool closed = problem->work_days[period] == 0 ||
                        (cell != XTRAIN_NONE && xt_is_closed(problem, cell, period));
    unsigned flags = 0;
    flags |= (state & XT_STATE_CONTRACT) == 0 ? XTRAIN_CELL_OUTSIDE : 0;
    flags |= (state & XT_STATE_LEAVE) != 0 ? XTRAIN_CELL_LEAVE : 0;
    flags |= closed ? XTRAIN_CELL_CLOSED : 0;
    flags |= xt_judge_is_away(judge, cell) ? XTRAIN_CELL_VISITOR : 0;
    flags |= xt_judge_is_present(judge, period) ? XTRAIN_CELL_PRESENT : 0;
    flags |= fixed != NULL && fixed[period] != XT_NOT_FIXED ? XTRAIN_CELL_FIXED : 0;
    return (uint8_t)flags;
}

/* The latest past stay, or NULL. */
static const xt_past_stay *latest_past(const xt_judge *judge)
{
    const xt_employee *record = judge->person.record;
    return record->past_count > 0 ? &record->past[record->past_count - 1] : NULL;
}

/* The cell before the plan, which only past stays tell: the stay under way, or else home. */
static int cell_before(const xt_judge *judge)
{
    const xt_past_stay *past = latest_past(judge);
    if (past == NULL) {
        return XTRAIN_NONE;
    }
    return past->last_cell == -1 ? past->department : judge->person.record->home;
}

/* Moves between neighbouring cells; with past stays also from the cell before the plan. */
static int count_moves(const xt_judge *judge)
{
    const xt_judge_person *person = &judge->person;
    int before = cell_before(judge);
    int moves = 0;
    for (int period = 0; period < xt_periods(judge->problem); period++) {
        const int cell = person->cells[period];
        moves += before != XTRAIN_NONE && cell != XTRAIN_NONE && before != cell ? 1 : 0;
        before = cell;
    }
    return moves;
}

/* Changes of site from each stay, home stays included, to the next, whatever lies between. Two
 * neighbours in one department are at one site, so that cells do for stays. */
static int count_sites(const xt_judge *judge)
{
    const xtrain_problem *problem = judge->problem;
    const xt_past_stay *past = latest_past(judge);
    int before = cell_before(judge);
    int changes = 0;
    if (before == XTRAIN_NONE && past != NULL) {
        before = past->department; /* without a home and idle since */
    }
    for (int period = 0; period < xt_periods(problem); period++) {
        const int cell = judge->person.cells[period];
        if (cell == XTRAIN_NONE) {
            continue;
        }
        changes += before != XTRAIN_NONE && problem->departments[cell].site_number !=
                                                problem->departments[before].site_number;
        before = cell;
    }
    return changes;
}

/* Idle cells in contract before the last stay; those after the latest cell seen are not yet in. */
static int count_idle(const xt_judge *judge)
{
    const xt_judge_person *person = &judge->person;
    int idle = 0;
    int since = 0;
    for (int period = 0; period < xt_periods(judge->problem); period++) {
        if (person->cells[period] != XTRAIN_NONE) {
            idle += since;
            since = 0;
        } else if ((xt_state(judge->problem, person->number, period) & XT_STATE_CONTRACT) != 0) {
            since++;
        }
    }
    return person->record->home == XTRAIN_NONE ? idle : 0;
}

void xt_judge_figures(xt_judge *judge)
{
    const xtrain_problem *problem = judge->problem;
    const xt_judge_person *person = &judge->person;
    const int periods = xt_periods(problem);
    xtrain_person_figures *figures = &judge->plan->persons[person->number];
    uint8_t *flags = judge->plan->flags + (size_t)person->number * (size_t)periods;
    for (int period = 0; period < periods; period++) {
        const int cell = person->cells[period];
        flags[period] = flags_of(judge, period);
        if ((xt_state(problem, person->number, period) & XT_STATE_ELIGIBLE) != 0) {
            figures->eligible++;
        }
        if (xt_judge_is_present(judge, period)) {
            figures->load += problem->departments[cell].load;
            figures->exposure += problem->departments[cell].exposure;
            figures->away += xt_judge_is_away(judge, cell) ? 1 : 0;
        }
    }
    for (int stay = 0; stay < person->stay_count; stay++) {
        figures->stays += person->stays[stay].first >= 0 ? 1 : 0;
    }
    figures->share = person->record->share;
    figures->moves = count_moves(judge);
    figures->sites = count_sites(judge);
    figures->idle = count_idle(judge);
}
