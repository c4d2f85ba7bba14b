/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels, parts and subjects of a valid problem. */
#include "model/problem.h"

int xt_level_of(const xtrain_problem *problem, int employee, int skill)
{
    if (skill < 0 || problem->levels == NULL) {
        return 0;
    }
    return problem->levels[(size_t)employee * problem->skill_count + (size_t)skill];
}

xt_part xt_part_at(const xtrain_problem *problem, int employee, int department, int level)
{
    const int skill = problem->departments[department].lead_skill;
    const bool home = problem->employees[employee].home == department;
    if (skill == XTRAIN_NONE) {
        return home ? XT_PART_HOME_HOST : XT_PART_VISITOR;
    }
    const bool coach = level >= problem->skills[skill].coach;
    if (home) {
        return coach || level >= problem->skills[skill].cover ? XT_PART_HOME_HOST : XT_PART_HOME;
    }
    return coach ? XT_PART_VISITOR_HOST : XT_PART_VISITOR;
}

xt_part xt_part_of(const xtrain_problem *problem, int employee, int department)
{
    const int skill = problem->departments[department].lead_skill;
    return xt_part_at(problem, employee, department, xt_level_of(problem, employee, skill));
}

static bool set_has(const xt_set *set, int department)
{
    int low = 0;
    int high = set->count;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (set->departments[middle] < department) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < set->count && set->departments[low] == department;
}

bool xt_subject_has(const xtrain_problem *problem, xtrain_subject subject, int department)
{
    if (department < 0) {
        return false;
    }
    switch (subject.kind) {
    case XTRAIN_SUBJECT_DEPARTMENT:
        return subject.index == department;
    case XTRAIN_SUBJECT_SET:
        return set_has(&problem->sets[subject.index], department);
    case XTRAIN_SUBJECT_ANY:
        break;
    }
    return true;
}

const char *xt_subject_name(const xtrain_problem *problem, xtrain_subject subject)
{
    switch (subject.kind) {
    case XTRAIN_SUBJECT_DEPARTMENT:
        return problem->departments[subject.index].name;
    case XTRAIN_SUBJECT_SET:
        return problem->sets[subject.index].label;
    case XTRAIN_SUBJECT_ANY:
        break;
    }
    return "any department";
}
