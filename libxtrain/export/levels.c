/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Skills gained. For a skill that somebody teaches and something asks for, y(l, t) is 1 if the
 * person has level l in period t; levels of the start are no columns. With g(l, t) the multiples
 * reached in period t in departments that teach up to l or higher (teaching.c; it is 0 or 1, since
 * a person is in one department at a time, and that teaches a skill in one way):
 *
 *   y(l, t + 1) <= y(l, t) + g(l, t)        y(l, t + 1) <= y(l - 1, t)
 *
 * Nothing says that y must be as large as that, and it need not be said. For a given track the
 * largest values that the rows allow are the true levels: by induction over t, level l is there in
 * t
 * + 1 if and only if it was there in t, or l - 1 was and a multiple was reached where up_to is at
 * least l, and where l is there, so is l - 1. Whatever asks for a level (hosts in D1 and D4, D3, P2
 * entry, P10, T1) asks for at least so much of it: y appears there only in rows that a larger y
 * makes easier to keep. So the true levels are as good as any smaller ones in all rows at once, and
 * the program has the value of the track. They are whole, although y is not asked to be.
 */
#include "export/build.h"

static void ask(xt_mip_build *build, int skill, int level)
{
    if (skill != XTRAIN_NONE && level > build->level_asked[skill]) {
        build->level_asked[skill] = level;
    }
}

/* What asks for a level, whether or not the rule binds anybody. */
static void note_asked(xt_mip_build *build)
{
    const xtrain_problem *problem = build->problem;
    for (size_t at = 0; at < problem->department_count; at++) {
        const int skill = problem->departments[at].lead_skill;
        if (skill != XTRAIN_NONE) {
            ask(build, skill, problem->skills[skill].cover);
            ask(build, skill, problem->skills[skill].coach);
        }
    }
    for (int at = 0; at < (int)problem->rule_count; at++) {
        const int32_t skill = xt_mip_value(build, at, XTRAIN_PARAMETER_SKILL);
        if (skill != XTRAIN_UNSET) {
            ask(build, skill,
                problem->rules[at].stated.kind == XTRAIN_RULE_T1
                    ? problem->skills[skill].cover
                    : xt_mip_value(build, at, XTRAIN_PARAMETER_LEVEL));
        }
    }
}

bool xt_mip_prepare_levels(xt_mip_build *build)
{
    const xtrain_problem *problem = build->problem;
    const size_t skills = problem->skill_count;
    xt_mip_person *person = &build->person;
    build->level_first = xt_allocate(&build->memory, skills, sizeof *build->level_first);
    build->level_asked = xt_allocate(&build->memory, skills, sizeof *build->level_asked);
    person->highest = xt_allocate(&build->memory, skills, sizeof *person->highest);
    if (build->level_first == NULL || build->level_asked == NULL || person->highest == NULL) {
        return false;
    }
    note_asked(build);
    for (size_t at = 0; at < skills; at++) {
        build->level_first[at] = XT_MIP_NOTHING;
    }
    for (size_t at = 0; at < problem->department_count; at++) {
        const xt_department *place = &problem->departments[at];
        for (size_t k = 0; k < place->teaching_count; k++) {
            const int skill = place->teachings[k].skill;
            if (build->level_first[skill] == XT_MIP_NOTHING && build->level_asked[skill] > 0) {
                build->level_first[skill] = build->levels;
                build->levels += build->level_asked[skill];
            }
        }
    }
    const size_t count = (size_t)build->levels * ((size_t)build->periods + 1);
    person->level_column = xt_allocate(&build->memory, count, sizeof *person->level_column);
    person->level_row = xt_allocate(&build->memory, count, sizeof *person->level_row);
    return person->level_column != NULL && person->level_row != NULL;
}

void xt_mip_clear_levels(xt_mip_build *build)
{
    xt_release(&build->memory, build->level_first);
    xt_release(&build->memory, build->level_asked);
    xt_release(&build->memory, build->person.highest);
    xt_release(&build->memory, build->person.level_column);
    xt_release(&build->memory, build->person.level_row);
}

/* ---- one person ---- */

static int start_of(const xt_mip_build *build, int skill)
{
    return xt_level_of(build->problem, build->person.number, skill);
}

bool xt_mip_has_level(const xt_mip_build *build, int skill, int level)
{
    return start_of(build, skill) >= level;
}

void xt_mip_find_highest(xt_mip_build *build)
{
    const xtrain_problem *problem = build->problem;
    xt_mip_person *person = &build->person;
    for (int skill = 0; skill < (int)problem->skill_count; skill++) {
        person->highest[skill] = start_of(build, skill);
    }
    for (int at = 0; at < (int)problem->department_count && person->first <= person->last; at++) {
        const xt_department *place = &problem->departments[at];
        for (size_t k = 0; k < place->teaching_count; k++) {
            const xt_teaching *teaching = &place->teachings[k];
            const int asked = build->level_asked[teaching->skill];
            const int most = teaching->up_to < asked ? teaching->up_to : asked;
            if ((at != person->record->home || teaching->at_home) &&
                most > person->highest[teaching->skill]) {
                person->highest[teaching->skill] = most;
            }
        }
    }
}

bool xt_mip_may_gain(const xt_mip_build *build, int skill, int level, int period)
{
    const xt_mip_person *person = &build->person;
    const int cells = (period <= person->last ? period : person->last + 1) - person->first;
    return skill != XTRAIN_NONE && !xt_mip_has_level(build, skill, level) &&
           level <= person->highest[skill] && cells >= level - start_of(build, skill);
}

static size_t level_at(const xt_mip_build *build, int skill, int level, int period)
{
    return (size_t)(build->level_first[skill] + level - 1) * ((size_t)build->periods + 1) +
           (size_t)period;
}

int xt_mip_level_column(const xt_mip_build *build, int skill, int level, int period)
{
    const xt_mip_person *person = &build->person;
    const int end = person->last + 1;
    return xt_mip_may_gain(build, skill, level, period)
               ? person->level_column[level_at(build, skill, level, period < end ? period : end)]
               : XT_MIP_NOTHING;
}

int xt_mip_level_row(const xt_mip_build *build, int skill, int level, int period)
{
    return xt_mip_may_gain(build, skill, level, period)
               ? build->person.level_row[level_at(build, skill, level, period)]
               : XT_MIP_NOTHING;
}

static void state_level(xt_mip_build *build, int skill, int level)
{
    xt_mip_person *person = &build->person;
    const bool is_first = level == start_of(build, skill) + 1;
    for (int period = person->first; period <= person->last; period++) {
        const int number = person->number;
        const xt_mip_name name = XT_MIP_NAME("y", number, skill, level, period + 1);
        const xt_mip_name order = XT_MIP_NAME("Y", number, skill, level, period + 1);
        const size_t at = level_at(build, skill, level, period + 1);
        person->level_column[at] = person->level_row[at] = XT_MIP_NOTHING;
        if (!xt_mip_may_gain(build, skill, level, period + 1)) {
            continue;
        }
        const int column = xt_mip_add_plain(build, name, 1, false);
        person->level_column[at] = column;
        person->level_row[at] = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
        xt_mip_add_term(&build->mip, person->level_row[at], column, 1);
        xt_mip_add_term(&build->mip, person->level_row[at],
                        xt_mip_level_column(build, skill, level, period), -1);
        if (!is_first) {
            const int row = xt_mip_state_row(build, order, XT_MIP_AT_MOST, 0);
            xt_mip_add_term(&build->mip, row, column, 1);
            xt_mip_add_term(&build->mip, row, xt_mip_level_column(build, skill, level - 1, period),
                            -1);
        }
    }
}

void xt_mip_state_levels(xt_mip_build *build)
{
    const xtrain_problem *problem = build->problem;
    const xt_mip_person *person = &build->person;
    for (int skill = 0; skill < (int)problem->skill_count; skill++) {
        for (int level = start_of(build, skill) + 1; level <= person->highest[skill]; level++) {
            state_level(build, skill, level);
        }
    }
    for (int at = 0; at < (int)problem->department_count; at++) {
        const xt_department *place = &problem->departments[at];
        for (size_t k = 0; k < place->teaching_count && !xt_mip_is_stopped(build); k++) {
            xt_mip_state_teaching(build, at, &place->teachings[k]);
        }
    }
}
