/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person: what the network needs to know beforehand, and then everything in its order. */
#include "export/build.h"

#include <limits.h>

bool xt_mip_prepare_person(xt_mip_build *build)
{
    const size_t periods = (size_t)build->periods + 1;
    const size_t departments = build->problem->department_count;
    xt_mip_person *person = &build->person;
    person->home = xt_allocate(&build->memory, periods, sizeof *person->home);
    person->present = xt_allocate(&build->memory, departments * periods, sizeof *person->present);
    person->row = xt_allocate(&build->memory, XT_MIP_NODES * periods, sizeof *person->row);
    person->has_start = xt_allocate(&build->memory, periods, sizeof *person->has_start);
    person->has_end = xt_allocate(&build->memory, periods, sizeof *person->has_end);
    person->pass = xt_allocate(&build->memory, periods, sizeof *person->pass);
    person->entry_row = xt_allocate(&build->memory, periods, sizeof *person->entry_row);
    person->flow_row = xt_allocate(&build->memory, periods, sizeof *person->flow_row);
    person->wait_row = xt_allocate(&build->memory, periods, sizeof *person->wait_row);
    person->free_entry = xt_allocate(&build->memory, periods, sizeof *person->free_entry);
    person->cell_cost = xt_allocate(&build->memory, periods, sizeof *person->cell_cost);
    person->entry_cost = xt_allocate(&build->memory, periods, sizeof *person->entry_cost);
    return person->home != NULL && person->present != NULL && person->row != NULL &&
           person->has_start != NULL && person->has_end != NULL && person->pass != NULL &&
           person->entry_row != NULL && person->flow_row != NULL && person->wait_row != NULL &&
           person->free_entry != NULL && person->cell_cost != NULL && person->entry_cost != NULL;
}

void xt_mip_clear_person(xt_mip_build *build)
{
    xt_mip_person *person = &build->person;
    xt_release(&build->memory, person->home);
    xt_release(&build->memory, person->present);
    xt_release(&build->memory, person->row);
    xt_release(&build->memory, person->has_start);
    xt_release(&build->memory, person->has_end);
    xt_release(&build->memory, person->pass);
    xt_release(&build->memory, person->entry_row);
    xt_release(&build->memory, person->flow_row);
    xt_release(&build->memory, person->wait_row);
    xt_release(&build->memory, person->free_entry);
    xt_release(&build->memory, person->cell_cost);
    xt_release(&build->memory, person->entry_cost);
    xt_release(&build->memory, person->stays);
    *person = (xt_mip_person){0};
}

/* Past away cells that touch period 0: those of stays that touch one another. */
static int away_before(const xt_employee *record)
{
    int first = 0;
    size_t at = record->past != NULL ? record->past_count : 0;
    for (; at > 0 && record->past[at - 1].last_cell == first - 1; at--) {
        first = record->past[at - 1].first_cell;
    }
    return -first;
}

static bool is_end_closed(const xt_mip_build *build)
{
    const xt_employee *record = build->person.record;
    for (int at = record->rule_first; at < record->rule_first + record->rule_count; at++) {
        const xt_rule *rule = &build->problem->rules[build->problem->rule_of[at]];
        if (rule->stated.kind == XTRAIN_RULE_P3 && xt_rule_has(rule, XTRAIN_PARAMETER_CLOSED_END)) {
            return true;
        }
    }
    return false;
}

static void count_present(xt_mip_build *build)
{
    const xt_mip_person *person = &build->person;
    const size_t row = (size_t)build->periods + 1;
    for (int department = 0; department < (int)build->problem->department_count; department++) {
        int *before = person->present + (size_t)department * row;
        before[0] = 0;
        for (int period = 0; period < build->periods; period++) {
            const bool is_present =
                xt_is_present(build->problem, person->number, department, period);
            before[period + 1] = before[period] + (is_present ? 1 : 0);
        }
    }
}

static void begin(xt_mip_build *build, int employee)
{
    xt_mip_person *person = &build->person;
    const xt_employee *record = &build->problem->employees[employee];
    person->number = employee;
    person->record = record;
    person->first = record->first_period;
    person->last = record->last_period;
    person->latest = record->past_count > 0 ? &record->past[record->past_count - 1] : NULL;
    person->under_way = NULL;
    if (person->first <= person->last && person->first == 0 && person->latest != NULL &&
        person->latest->last_cell == -1) {
        person->under_way = person->latest;
    }
    person->away_before = away_before(record);
    person->end_is_closed = is_end_closed(build);
    person->widest_arc = person->slack = XT_MIP_NO_COST;
    person->stay_count = 0;
    person->must_row = person->must_column = person->least_row = XT_MIP_NOTHING;
    person->is_sure = true;
    if (build->least_column != XT_MIP_NOTHING) {
        const xt_mip_name name = XT_MIP_NAME("least", employee);
        person->least_row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
        xt_mip_add_term(&build->mip, person->least_row, build->least_column, 1);
    }
    for (int period = 0; period < build->periods; period++) {
        person->home[period] = XT_MIP_NOTHING;
    }
    count_present(build);
    xt_mip_find_highest(build);
}

/* The column m, unless there is a track that breaks no must. Outside the contract musts are broken
 * by the past or not at all. */
static void state_musts(xt_mip_build *build)
{
    xt_mip_person *person = &build->person;
    const xt_mip_name name = XT_MIP_NAME("m", person->number);
    person->is_sure = xt_mip_is_sure(build);
    if (!person->is_sure) {
        person->must_column = xt_mip_add_plain(build, name, 0, false);
        person->must_row = xt_mip_state_row(build, name, XT_MIP_EQUAL, 0);
        xt_mip_add_term(&build->mip, person->must_row, person->must_column, 1);
    }
}

static void state_rule(xt_mip_build *build, int rule)
{
    switch (build->problem->rules[rule].stated.kind) {
    case XTRAIN_RULE_P4:
        xt_mip_state_away_time(build, rule);
        break;
    case XTRAIN_RULE_P5:
        xt_mip_state_return(build, rule);
        break;
    case XTRAIN_RULE_P6:
        xt_mip_state_visits(build, rule);
        break;
    case XTRAIN_RULE_P7:
        xt_mip_state_order(build, rule);
        break;
    case XTRAIN_RULE_P8:
        xt_mip_state_transitions(build, rule);
        break;
    case XTRAIN_RULE_P10:
        xt_mip_state_reach(build, rule);
        break;
    case XTRAIN_RULE_P9:
    case XTRAIN_RULE_P11:
        xt_mip_state_windows(build, rule);
        break;
    case XTRAIN_RULE_C2:
        xt_mip_state_sites(build, rule);
        break;
    case XTRAIN_RULE_C3:
        xt_mip_state_idle_time(build, rule);
        break;
    case XTRAIN_RULE_C5:
        xt_mip_state_uneven_load(build, rule);
        break;
    default:
        break; /* on the arcs */
    }
}

void xt_mip_state_person(xt_mip_build *build, int employee)
{
    const xtrain_problem *problem = build->problem;
    const xt_mip_person *person = &build->person;
    begin(build, employee);
    if (person->first <= person->last) {
        xt_mip_list_stays(build);
        state_musts(build);
        xt_mip_state_stays(build);
        xt_mip_state_network(build);
        xt_mip_state_levels(build);
        xt_mip_state_skilled(build);
    }
    xt_mip_add_to_team(build);
    if (person->under_way == NULL) {
        xt_mip_add_constant(build, xt_mip_price_broken_off(build));
    }
    for (int at = person->record->rule_first;
         at < person->record->rule_first + person->record->rule_count; at++) {
        if (!xt_mip_is_stopped(build)) {
            state_rule(build, problem->rule_of[at]);
        }
    }
    xt_mip_state_wishes(build);
}
