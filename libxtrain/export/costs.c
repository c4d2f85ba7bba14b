/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Changes of site (C2), with E(t) and B(t) the stays at a site that end, or begin, at boundary t.
 * Who has a home is always somewhere, and leaves the site for another one if more leave than come:
 *   far(t) >= E(t) - B(t) + at home in t - 1 - at home in t      (home: where it is at the site)
 * Who has none and was last at the site pays for an entry anywhere else; see sequence.c.
 *
 * Idle time (C3): each idle cell pays, and gets its points back in a column f if no stay follows:
 *   f(t) <= f(t + 1),  f(t) <= idle in t - those who leave for a stay at t + 1.
 */
#include "export/build.h"

/* ---- changes of site ---- */

static int site_of(const xt_mip_build *build, int department)
{
    return department == XTRAIN_NONE ? XT_MIP_NO_SITE
                                     : build->problem->departments[department].site_number;
}

/* Of cell -1, for a person with a home; XT_MIP_NO_SITE without past stays. */
static int site_before(const xt_mip_build *build)
{
    const xt_mip_person *person = &build->person;
    if (person->latest == NULL) {
        return XT_MIP_NO_SITE;
    }
    return site_of(build, person->latest->last_cell == -1 ? person->latest->department
                                                          : person->record->home);
}

static void state_change(xt_mip_build *build, int rule, int site, int boundary)
{
    xt_mip_person *person = &build->person;
    const bool is_first = boundary == person->first;
    const xt_mip_name name = XT_MIP_NAME("far", person->number, rule, site, boundary);
    if (person->entry_row[boundary] != XT_MIP_NOTHING || (is_first && site_before(build) != site)) {
        return;
    }
    const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, is_first ? -1 : 0);
    xt_mip_add_term(&build->mip, row,
                    xt_mip_add_slack(build, name, 1, xt_mip_price(build, rule, 1)), -1);
    if (site_of(build, person->record->home) == site) {
        xt_mip_add_term(&build->mip, row, person->home[boundary], -1);
        xt_mip_add_term(&build->mip, row, is_first ? XT_MIP_NOTHING : person->home[boundary - 1],
                        1);
    }
    person->entry_row[boundary] = row;
}

/* A row for each boundary at which one may leave the site. */
static void state_changes(xt_mip_build *build, int rule, int site)
{
    xt_mip_person *person = &build->person;
    const bool is_home = site_of(build, person->record->home) == site;
    for (int boundary = 0; boundary <= build->periods; boundary++) {
        person->entry_row[boundary] = XT_MIP_NOTHING;
    }
    for (int boundary = person->first; boundary <= person->last; boundary++) {
        if (is_home || boundary == person->first) {
            state_change(build, rule, site, boundary);
        }
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if (site_of(build, stay->department) == site && stay->last < person->last) {
            state_change(build, rule, site, stay->last + 1);
            xt_mip_add_term(&build->mip, person->entry_row[stay->last + 1], stay->column, 1);
        }
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if (site_of(build, stay->department) == site) {
            xt_mip_add_term(&build->mip, person->entry_row[stay->first], stay->column, -1);
        }
    }
}

/* Of the home, a past stay or a stay that was kept. */
static bool is_used(const xt_mip_build *build, int site)
{
    const xt_mip_person *person = &build->person;
    bool used = site == site_of(build, person->record->home) ||
                (person->latest != NULL && site == site_of(build, person->latest->department));
    for (size_t at = 0; at < person->stay_count && !used; at++) {
        used = site_of(build, person->stays[at].department) == site;
    }
    return used;
}

/* They are numbered from 0 on. */
static int count_sites(const xtrain_problem *problem)
{
    int largest = 0;
    for (size_t at = 0; at < problem->department_count; at++) {
        const int site = problem->departments[at].site_number;
        largest = site > largest ? site : largest;
    }
    return largest + 1;
}

void xt_mip_state_sites(xt_mip_build *build, int rule)
{
    const xt_mip_person *person = &build->person;
    const int sites = count_sites(build->problem);
    int used = 0;
    if (!xt_rule_has(&build->problem->rules[rule], XTRAIN_PARAMETER_SITES) ||
        person->first > person->last) {
        return;
    }
    for (int site = 0; site < sites; site++) {
        used += is_used(build, site) ? 1 : 0;
    }
    if (used > 1 && person->record->home == XTRAIN_NONE) {
        xt_mip_state_waiting(build, rule);
    }
    for (int site = 0; site < sites && used > 1; site++) {
        const xt_mip_places there = {{XTRAIN_SUBJECT_ANY, 0}, site, false};
        if (!is_used(build, site)) {
            continue;
        }
        if (person->record->home != XTRAIN_NONE) {
            state_changes(build, rule, site);
        } else {
            xt_mip_state_memory(
                build, &(xt_mip_memory){.rule = rule, .part = site, .from = there, .safe = there});
        }
    }
}

/* ---- idle time ---- */

/* The rows of f, by the boundary after the cell. */
static void state_final(xt_mip_build *build, int rule)
{
    xt_mip_person *person = &build->person;
    const xt_mip_cost back = xt_mip_price(build, rule, -1);
    int before = XT_MIP_NOTHING;
    for (int period = person->first; period <= person->last; period++) {
        const xt_mip_name name = XT_MIP_NAME("f", person->number, rule, period);
        const xt_mip_name later = XT_MIP_NAME("later", person->number, rule, period);
        const int column = xt_mip_add_slack(build, name, 1, back);
        const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
        xt_mip_add_term(&build->mip, row, column, 1);
        xt_mip_add_term(&build->mip, row, person->home[period], -1);
        person->entry_row[period + 1] = row;
        if (period > person->first) {
            const int order = xt_mip_state_row(build, later, XT_MIP_AT_MOST, 0);
            xt_mip_add_term(&build->mip, order, before, 1);
            xt_mip_add_term(&build->mip, order, column, -1);
        }
        before = column;
    }
}

/* Who leaves for a stay after an idle cell: all who pass but those whose stay ends there. Where
 * there is no column for them, either no stay ends there or none begins. */
void xt_mip_state_idle_time(xt_mip_build *build, int rule)
{
    const xt_mip_person *person = &build->person;
    if (person->record->home != XTRAIN_NONE || person->first > person->last) {
        return;
    }
    state_final(build, rule);
    for (int boundary = person->first + 1; boundary <= person->last; boundary++) {
        xt_mip_add_term(&build->mip, person->entry_row[boundary], person->pass[boundary], 1);
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        const int end = stay->last + 1;
        if (end <= person->last && person->pass[end] != XT_MIP_NOTHING) {
            xt_mip_add_term(&build->mip, person->entry_row[end], stay->column, -1);
        }
        if (stay->first > person->first && person->pass[stay->first] == XT_MIP_NOTHING) {
            xt_mip_add_term(&build->mip, person->entry_row[stay->first], stay->column, 1);
        }
    }
}
