/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * P9 and P11. With a the hours, or load points, of the person's cells and stays in a window:
 *   sum of a + hours >= hours asked          sum of a - load <= max
 * What is asked depends on the eligible periods in the window, which do not depend on the track.
 */
#include "export/build.h"

static bool is_of_load(const xt_mip_build *build, int rule)
{
    return build->problem->rules[rule].stated.kind == XTRAIN_RULE_P11;
}

/* Only windows that start at multiples of their length. */
static bool is_of_blocks(const xt_mip_build *build, int rule)
{
    const xt_rule *record = &build->problem->rules[rule];
    return is_of_load(build, rule) ? !xt_rule_has(record, XTRAIN_PARAMETER_ROLLING)
                                   : xt_rule_has(record, XTRAIN_PARAMETER_BLOCKS);
}

static int count_eligible(const xt_mip_build *build, const xt_mip_window *window)
{
    int count = 0;
    for (int period = window->first; period <= window->last; period++) {
        const unsigned state = xt_state(build->problem, build->person.number, period);
        count += (state & XT_STATE_ELIGIBLE) != 0 ? 1 : 0;
    }
    return count;
}

bool xt_mip_next_window(const xt_mip_build *build, int rule, xt_mip_window *window)
{
    const bool is_blocks = is_of_blocks(build, rule);
    const int length = xt_mip_value(build, rule, XTRAIN_PARAMETER_WINDOW);
    const int first = window->first < 0 ? 0 : window->first + (is_blocks ? length : 1);
    const int rest = build->periods - first;
    if (rest < length && !(is_blocks && is_of_load(build, rule) && rest > 0)) {
        return false;
    }
    window->first = first;
    window->last = first + (rest < length ? rest : length) - 1;
    window->eligible = count_eligible(build, window);
    window->limit = is_of_load(build, rule) ? xt_mip_value(build, rule, XTRAIN_PARAMETER_MAX)
                                            : xt_mip_value(build, rule, XTRAIN_PARAMETER_HOURS) *
                                                  window->eligible / length;
    return true;
}

int64_t xt_mip_window_amount(const xt_mip_build *build, int rule, const xt_mip_window *window,
                             const xt_mip_window *cells, int department)
{
    const xt_department *place = &build->problem->departments[department];
    const int first = cells->first > window->first ? cells->first : window->first;
    const int last = cells->last < window->last ? cells->last : window->last;
    const int64_t each = is_of_load(build, rule) ? place->load : place->exposure;
    return each * xt_mip_present(build, department, first, last);
}

int64_t xt_mip_window_units(const xt_mip_build *build, int rule, const xt_mip_window *window,
                            int64_t amount)
{
    const int64_t units = is_of_load(build, rule) ? amount - window->limit : window->limit - amount;
    return units > 0 ? units : 0;
}

/* ---- rows ---- */

static int64_t largest_load(const xtrain_problem *problem)
{
    int64_t largest = 0;
    for (size_t at = 0; at < problem->department_count; at++) {
        largest = problem->departments[at].load > largest ? problem->departments[at].load : largest;
    }
    return largest;
}

/* The row of a window with its units, and the cells at home in it; NOTHING if none can break. */
static int state_window(xt_mip_build *build, int rule, const xt_mip_window *window)
{
    const xt_mip_person *person = &build->person;
    const int home = person->record->home;
    const bool of_load = is_of_load(build, rule);
    const xt_mip_name name =
        XT_MIP_NAME(of_load ? "load" : "hours", person->number, rule, window->first);
    const int64_t most = of_load ? largest_load(build->problem) * window->eligible : 0;
    const int64_t units = xt_mip_window_units(build, rule, window, most);
    if (units == 0) {
        return XT_MIP_NOTHING;
    }
    const int row =
        xt_mip_state_row(build, name, of_load ? XT_MIP_AT_MOST : XT_MIP_AT_LEAST, window->limit);
    xt_mip_add_term(&build->mip, row,
                    xt_mip_add_slack(build, name, units, xt_mip_price(build, rule, 1)),
                    of_load ? -1 : 1);
    for (int period = window->first; home != XTRAIN_NONE && period <= window->last; period++) {
        const xt_mip_window cell = {.first = period, .last = period};
        xt_mip_add_term(&build->mip, row, person->home[period],
                        xt_mip_window_amount(build, rule, window, &cell, home));
    }
    return row;
}

void xt_mip_state_windows(xt_mip_build *build, int rule)
{
    xt_mip_person *person = &build->person;
    xt_mip_window window = {.first = -1};
    while (!xt_mip_is_stopped(build) && xt_mip_next_window(build, rule, &window)) {
        const int row = state_window(build, rule, &window);
        for (size_t at = 0; at < person->stay_count && row != XT_MIP_NOTHING; at++) {
            const xt_mip_stay *stay = &person->stays[at];
            const xt_mip_window cells = {.first = stay->first, .last = stay->last};
            xt_mip_add_term(&build->mip, row, stay->column,
                            xt_mip_window_amount(build, rule, &window, &cells, stay->department));
        }
    }
}
