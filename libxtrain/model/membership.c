/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/membership.h"

/* People by home: count, sum up, fill. */
static bool sort_by_home(xt_membership *membership, const xtrain_problem *problem,
                         xt_arena *scratch)
{
    const size_t homes = problem->department_count;
    int *first = xt_arena_allocate(scratch, homes + 2, sizeof *first);
    int *people = xt_arena_allocate(scratch, problem->employee_count, sizeof *people);
    if (first == NULL || people == NULL) {
        return false;
    }
    for (size_t i = 0; i < problem->employee_count; i++) {
        if (problem->employees[i].home != XTRAIN_NONE) {
            first[problem->employees[i].home + 2]++;
        }
    }
    for (size_t d = 2; d < homes + 2; d++) {
        first[d] += first[d - 1];
    }
    for (size_t i = 0; i < problem->employee_count; i++) {
        if (problem->employees[i].home != XTRAIN_NONE) {
            people[first[problem->employees[i].home + 1]++] = (int)i;
        }
    }
    membership->home_first = first;
    membership->people_at = people;
    return true;
}

/* People by group, the same way. */
static bool sort_by_group(xt_membership *membership, const xtrain_problem *problem,
                          xt_arena *scratch)
{
    const size_t groups = problem->group_count;
    int *first = xt_arena_allocate(scratch, groups + 2, sizeof *first);
    size_t memberships = 0;
    if (first == NULL) {
        return false;
    }
    for (size_t i = 0; i < problem->employee_count; i++) {
        const xt_employee *person = &problem->employees[i];
        memberships += person->group_count;
        for (size_t k = 0; k < person->group_count; k++) {
            first[xt_problem_find_name(problem, XT_NAME_GROUP, person->groups[k]) + 2]++;
        }
    }
    int *people = xt_arena_allocate(scratch, memberships, sizeof *people);
    if (people == NULL) {
        return false;
    }
    for (size_t g = 2; g < groups + 2; g++) {
        first[g] += first[g - 1];
    }
    for (size_t i = 0; i < problem->employee_count; i++) {
        const xt_employee *person = &problem->employees[i];
        for (size_t k = 0; k < person->group_count; k++) {
            const int group = xt_problem_find_name(problem, XT_NAME_GROUP, person->groups[k]);
            people[first[group + 1]++] = (int)i;
        }
    }
    membership->group_first = first;
    membership->people_in = people;
    return true;
}

xtrain_status xt_membership_prepare(xt_membership *membership, xt_derivation *derivation)
{
    const xtrain_problem *problem = derivation->problem;
    xt_arena *scratch = &derivation->scratch;
    *membership = (xt_membership){0};
    membership->marked = xt_arena_allocate(scratch, problem->employee_count, sizeof(int));
    membership->bound = xt_arena_allocate(scratch, problem->employee_count, sizeof(int));
    if (membership->marked == NULL || membership->bound == NULL ||
        !sort_by_home(membership, problem, scratch) ||
        !sort_by_group(membership, problem, scratch)) {
        return XTRAIN_ERROR_MEMORY;
    }
    return XTRAIN_OK;
}

static void mark(xt_membership *membership, int programme, const int *people, int count)
{
    for (int i = 0; i < count; i++) {
        if (membership->marked[people[i]] != programme + 1) {
            membership->marked[people[i]] = programme + 1;
            membership->bound[membership->bound_count++] = people[i];
        }
    }
}

static xtrain_status report_group(xt_derivation *derivation, const xt_programme *programme,
                                  const char *group)
{
    const char *closest = xt_problem_closest_name(derivation->problem, XT_NAME_GROUP, group);
    if (closest == NULL) {
        return xt_mistake(derivation, XTRAIN_ERROR_INPUT, &programme->source,
                          "the programme '%s' names the group '%s', but nobody is in it; put "
                          "somebody in it or leave it out",
                          programme->name, group);
    }
    return xt_mistake(derivation, XTRAIN_ERROR_INPUT, &programme->source,
                      "the programme '%s' names the group '%s', but nobody is in it; did you mean "
                      "'%s'?",
                      programme->name, group, closest);
}

xtrain_status xt_membership_find(xt_membership *membership, xt_derivation *derivation,
                                 int programme)
{
    const xtrain_problem *problem = derivation->problem;
    const xt_programme *entry = &problem->programmes[programme];
    xtrain_status status = XTRAIN_OK;
    membership->bound_count = 0;
    for (size_t i = 0; i < entry->member_count && status == XTRAIN_OK; i++) {
        const xt_member member = entry->members[i];
        if (member.employee != XTRAIN_NONE) {
            mark(membership, programme, &member.employee, 1);
        } else if (member.home != XTRAIN_NONE) {
            const int *first = &membership->home_first[member.home];
            mark(membership, programme, membership->people_at + first[0], first[1] - first[0]);
        } else {
            const int group = xt_problem_find_name(problem, XT_NAME_GROUP, member.group);
            if (group == XTRAIN_NONE) {
                status = report_group(derivation, entry, member.group);
                continue;
            }
            const int *first = &membership->group_first[group];
            mark(membership, programme, membership->people_in + first[0], first[1] - first[0]);
        }
    }
    return status;
}
