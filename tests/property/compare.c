/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "property/compare.h"

#include <stdlib.h>

typedef struct comparison {
    char *why;
    const xtrain_plan *plan;
    const scoring_frame *frame;
    const tiny *problem;
    scoring_result own;
} comparison;

long compare_setting(const char *name, long standard)
{
    const char *text = getenv(name);
    long number = text == NULL ? 0 : strtol(text, NULL, 10);

    return number > 0 ? number : standard;
}

void compare_take_cells(int out[TINY_PEOPLE][TINY_PERIODS], const xtrain_plan *plan)
{
    for (int e = 0; e < TINY_PEOPLE; e++) {
        for (int t = 0; t < TINY_PERIODS; t++)
            out[e][t] = xtrain_plan_cell(plan, e, t);
    }
}

static bool same(comparison *on, const char *what, int at, int64_t library, int64_t own)
{
    if (library == own)
        return true;
    snprintf(on->why, COMPARE_WHY, "%s %d: the library says %lld, the second scoring %lld", what,
             at, (long long)library, (long long)own);
    return false;
}

/* The rule whose label this is, or none. */
static int rule_of(const comparison *on, const char *source)
{
    int rule = XTRAIN_NONE;

    if (strncmp(source, "rule ", 5) == 0)
        rule = (int)strtol(source + 5, NULL, 10);
    return rule < on->problem->rules ? rule : XTRAIN_NONE;
}

/* The first rule that says the same: equal rules that bind one person count once, under any. */
static int first_equal(const comparison *on, int rule)
{
    int first = 0;

    while (first < rule && !scoring_same_rule(&on->problem->rule[first], &on->problem->rule[rule]))
        first++;
    return first;
}

static void add_item(scoring_item *to, int64_t units, int64_t points)
{
    to->units += units;
    to->points += points;
}

static bool same_items(comparison *on, const char *what, const scoring_item *library,
                       const scoring_item *own, int count)
{
    for (int i = 0; i < count; i++) {
        if (library[i].units != own[i].units) {
            snprintf(on->why, COMPARE_WHY,
                     "units of %s %d (%s): the library says %lld, the second scoring %lld", what, i,
                     count == XTRAIN_RULE_KINDS
                         ? xtrain_rule_info_get((xtrain_rule_kind)i)->number
                         : xtrain_rule_info_get(on->problem->rule[i].kind)->number,
                     (long long)library[i].units, (long long)own[i].units);
            return false;
        }
        if (!same(on, what, i, library[i].points, own[i].points))
            return false;
    }
    return true;
}

static bool same_lines(comparison *on)
{
    scoring_item kinds[XTRAIN_RULE_KINDS] = {{0, 0}};
    scoring_item rules[TINY_RULES] = {{0, 0}};
    scoring_item own[TINY_RULES] = {{0, 0}};

    for (int i = 0; i < xtrain_plan_line_count(on->plan); i++) {
        const xtrain_line *line = xtrain_plan_line(on->plan, i);
        int rule = rule_of(on, line->source);

        add_item(&kinds[line->kind], line->units, line->points);
        if (rule == XTRAIN_NONE)
            continue;
        if (!same(on, "kind of the line of rule", rule, line->kind, on->problem->rule[rule].kind) ||
            !same(on, "strength of the line of rule", rule, line->strength,
                  on->problem->rule[rule].strength))
            return false;
        add_item(&rules[first_equal(on, rule)], line->units, line->points);
    }
    for (int r = 0; r < on->problem->rules; r++)
        add_item(&own[first_equal(on, r)], on->own.rule[r].units, on->own.rule[r].points);
    return same_items(on, "points of kind", kinds, on->own.kind, XTRAIN_RULE_KINDS) &&
           same_items(on, "points of rule", rules, own, on->problem->rules);
}

/* Breaches add up to the lines of their rules, and each person's to the broken musts. */
static bool same_breaches(comparison *on)
{
    scoring_item breaches[TINY_RULES] = {{0, 0}};
    scoring_item own[TINY_RULES] = {{0, 0}};
    int64_t musts[TINY_PEOPLE] = {0};
    int64_t all_musts = 0;
    int64_t goals = 0;

    for (int i = 0; i < xtrain_plan_breach_count(on->plan); i++) {
        const xtrain_breach *breach = xtrain_plan_breach(on->plan, i);
        int rule = rule_of(on, breach->source);
        bool must = breach->strength == XTRAIN_MUST;

        if (rule != XTRAIN_NONE)
            add_item(&breaches[first_equal(on, rule)], breach->units, breach->points);
        all_musts += must ? breach->units : 0;
        goals += breach->strength == XTRAIN_GOAL ? breach->units : 0;
        if (scoring_is_of_person(breach->kind)) {
            if (breach->employee < 0 || breach->employee >= on->problem->people)
                return same(on, "person of breach", i, breach->employee, 0);
            musts[breach->employee] += must ? breach->units : 0;
        } else if (scoring_is_of_team(breach->kind)) {
            continue;
        } else if (breach->department < 0 || breach->period < 0) {
            return same(on, "place of breach", i, breach->department, breach->period);
        }
    }
    for (int r = 0; r < on->problem->rules; r++) {
        bool cost = on->problem->rule[r].strength == XTRAIN_COST;

        add_item(&own[first_equal(on, r)], cost ? 0 : on->own.rule[r].units,
                 cost ? 0 : on->own.rule[r].points);
    }
    for (int e = 0; e < on->problem->people; e++) {
        if (!same(on, "broken musts in the breaches of person", e, musts[e],
                  on->own.person[e].must_units))
            return false;
    }
    return same(on, "musts in all breaches", 0, all_musts, on->own.musts_broken) &&
           same(on, "goals in all breaches", 0, goals, on->own.goals_unmet) &&
           same_items(on, "breaches of rule", breaches, own, on->problem->rules);
}

/* The minimum that a plan shows: of the D1 must in heads that holds there, or else the larger of
 * should and goal; none where closed. */
static int shown_minimum(const scoring_frame *frame, int department, int period)
{
    int minimum[] = {XTRAIN_UNSET, XTRAIN_UNSET, XTRAIN_UNSET};

    for (int r = 0; r < frame->problem->rules; r++) {
        const tiny_rule *rule = &frame->problem->rule[r];

        if (rule->kind == XTRAIN_RULE_D1 && rule->value[XTRAIN_PARAMETER_FTE] != 1 &&
            rule->subject.index == department &&
            (frame->states[r][period] >> XTRAIN_PARAMETER_MIN & 1U) != 0)
            minimum[rule->strength] = rule->value[XTRAIN_PARAMETER_MIN];
    }
    if (frame->closed[department][period])
        return XTRAIN_UNSET;
    if (minimum[XTRAIN_MUST] != XTRAIN_UNSET)
        return minimum[XTRAIN_MUST];
    return minimum[XTRAIN_SHOULD] > minimum[XTRAIN_GOAL] ? minimum[XTRAIN_SHOULD]
                                                         : minimum[XTRAIN_GOAL];
}

static bool same_staffing(comparison *on)
{
    for (int d = 0; d < on->problem->departments; d++) {
        for (int t = 0; t < on->problem->periods; t++) {
            int heads = 0;
            int visitors = 0;
            int hosts = 0;
            int minimum = 0;

            xtrain_plan_staffing(on->plan, d, t, &heads, &visitors, &hosts, &minimum);
            if (!same(on, "heads in period", t, heads, on->own.heads[d][t]) ||
                !same(on, "visitors in period", t, visitors, on->own.visitors[d][t]) ||
                !same(on, "hosts in period", t, hosts, on->own.hosts[d][t]))
                return false;
            if (!same(on, "minimum in period", t, minimum, shown_minimum(on->frame, d, t)))
                return false;
        }
    }
    return true;
}

static bool same_people(comparison *on)
{
    for (int e = 0; e < on->problem->people; e++) {
        const xtrain_person_figures *library = xtrain_plan_person(on->plan, e);
        const xtrain_person_figures *own = &on->own.person[e].figures;

        if (library == NULL)
            return same(on, "figures of person", e, 0, 1);
        if (!same(on, "load of person", e, library->load, own->load) ||
            !same(on, "share of person", e, library->share, own->share) ||
            !same(on, "eligible periods of person", e, library->eligible, own->eligible) ||
            !same(on, "away periods of person", e, library->away, own->away) ||
            !same(on, "moves of person", e, library->moves, own->moves) ||
            !same(on, "changes of site of person", e, library->sites, own->sites) ||
            !same(on, "idle periods of person", e, library->idle, own->idle) ||
            !same(on, "exposure of person", e, library->exposure, own->exposure) ||
            !same(on, "utility of person", e, library->utility, own->utility) ||
            !same(on, "stays of person", e, library->stays, own->stays) ||
            !same(on, "wishes of person", e, library->wishes_asked, own->wishes_asked) ||
            !same(on, "wishes granted to person", e, library->wishes_granted, own->wishes_granted))
            return false;
    }
    return true;
}

/* The levels of the plan's gains: those at the start and a level more after each rise. */
static int gained_level(const comparison *on, int person, int skill, int period)
{
    int level = on->own.person[person].at[0].level[skill];

    for (int i = 0; i < xtrain_plan_gain_count(on->plan); i++) {
        const xtrain_gain *gain = xtrain_plan_gain(on->plan, i);

        if (gain->employee != person || strcmp(gain->skill, tiny_skill_name(skill)) != 0)
            continue;
        for (int rise = 0; rise < gain->to - gain->from; rise++)
            level += gain->periods[rise] < period ? 1 : 0;
        if (level > gain->to || gain->from != on->own.person[person].at[0].level[skill])
            return XTRAIN_NONE;
    }
    return level;
}

static bool same_gains(comparison *on)
{
    for (int e = 0; e < on->problem->people; e++) {
        for (int s = 0; s < on->problem->skills; s++) {
            for (int t = 0; t <= on->problem->periods; t++) {
                if (!same(on, "level with what is gained of person", e, gained_level(on, e, s, t),
                          on->own.person[e].at[t].level[s]))
                    return false;
            }
        }
    }
    return true;
}

static unsigned own_flags(const comparison *on, int person, int period, int cell)
{
    const scoring_frame *frame = on->frame;
    bool works = scoring_work_days(on->problem, scoring_period(on->problem, period)) > 0;
    bool closed = cell == XTRAIN_NONE ? !works : frame->closed[cell][period];
    unsigned flags = 0;

    flags |= frame->contract[person][period] ? 0 : XTRAIN_CELL_OUTSIDE;
    flags |= frame->leave[person][period] ? XTRAIN_CELL_LEAVE : 0;
    flags |= closed ? XTRAIN_CELL_CLOSED : 0;
    if (cell != XTRAIN_NONE && cell != on->problem->person[person].home)
        flags |= XTRAIN_CELL_VISITOR;
    if (cell != XTRAIN_NONE && !closed && frame->eligible[person][period])
        flags |= XTRAIN_CELL_PRESENT;
    flags |= frame->fixed[person][period] == SCORING_FREE ? 0 : XTRAIN_CELL_FIXED;
    return flags;
}

static bool same_flags(comparison *on, const int *cells)
{
    for (int e = 0; e < on->problem->people; e++) {
        for (int t = 0; t < on->problem->periods; t++) {
            unsigned library = xtrain_plan_cell_flags(on->plan, e, t);

            if (!same(on, "flags of a cell of person", e, library,
                      own_flags(on, e, t, cells[e * TINY_PERIODS + t])))
                return false;
        }
    }
    return true;
}

static xtrain_sense own_sense(const tiny *problem)
{
    return problem->objective == XTRAIN_OBJECTIVE_UTILITY ? XTRAIN_SENSE_MAXIMISE
                                                          : XTRAIN_SENSE_MINIMISE;
}

bool compare_plan(char why[COMPARE_WHY], const xtrain_plan *plan, const scoring_frame *frame)
{
    comparison on = {.plan = plan, .frame = frame, .problem = frame->problem};
    int cells[TINY_PEOPLE][TINY_PERIODS];

    on.why = why;
    compare_take_cells(cells, plan);
    scoring_judge(&on.own, frame, &cells[0][0]);
    return same_lines(&on) && same_staffing(&on) && same_people(&on) &&
           same(&on, "sense", 0, xtrain_plan_sense(plan), own_sense(frame->problem)) &&
           same(&on, "value", 0, xtrain_plan_value(plan), on.own.value) &&
           same(&on, "musts broken", 0, xtrain_plan_musts_broken(plan), on.own.musts_broken) &&
           same(&on, "goals unmet", 0, xtrain_plan_goals_unmet(plan), on.own.goals_unmet) &&
           same_breaches(&on) && same_gains(&on) && same_flags(&on, &cells[0][0]);
}
