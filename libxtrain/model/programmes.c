/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stating programmes and whom they bind. */
#include "base/index.h"
#include "model/store.h"

xtrain_status xtrain_problem_add_programme(int *out, xtrain_problem *problem,
                                           const xtrain_programme *programme)
{
    xt_programme entry = {0};
    xtrain_status status = xt_store_begin_with(problem, XT_VERSION(programme));
    if (status != XTRAIN_OK) {
        return status;
    }
    const xtrain_source *source = &programme->source;
    status = xt_store_room(problem, problem->programme_count, XTRAIN_MAX_PROGRAMMES, "programmes",
                           source);
    if (status == XTRAIN_OK) {
        status =
            xt_store_new_name(&entry.name, problem, XT_NAME_PROGRAMME, programme->name, source);
    }
    if (status == XTRAIN_OK) {
        status = xt_store_source(&entry.source, problem, source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    const size_t index = problem->programme_count;
    if (!XT_GROW(&problem->context->memory, problem->programmes, problem->programme_capacity,
                 index + 1) ||
        !xt_index_add(&problem->index[XT_NAME_PROGRAMME], entry.name, (int)index)) {
        return XTRAIN_ERROR_MEMORY;
    }
    problem->programmes[index] = entry;
    problem->programme_count++;
    if (out != NULL) {
        *out = (int)index;
    }
    return XTRAIN_OK;
}

xtrain_status xtrain_problem_add_member(xtrain_problem *problem, int programme, const char *group,
                                        int home, int employee)
{
    xtrain_status status = xt_store_begin(problem);
    if (status == XTRAIN_OK) {
        status = xt_store_index(problem, programme, problem->programme_count, "programme", NULL);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_programme *entry = &problem->programmes[programme];
    xt_member member = {NULL, home, employee};
    if ((group != NULL) + (home != XTRAIN_NONE) + (employee != XTRAIN_NONE) != 1) {
        return xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, &entry->source,
                         "a member of a programme must be exactly one of a group, a home and an "
                         "employee; state one");
    }
    status = xt_store_room(problem, entry->member_count, XTRAIN_MAX_EMPLOYEES,
                           "members named by one programme", &entry->source);
    if (status == XTRAIN_OK && home != XTRAIN_NONE) {
        status =
            xt_store_index(problem, home, problem->department_count, "department", &entry->source);
    }
    if (status == XTRAIN_OK && employee != XTRAIN_NONE) {
        status =
            xt_store_index(problem, employee, problem->employee_count, "employee", &entry->source);
    }
    if (status == XTRAIN_OK && group != NULL) {
        status = xt_store_text(&member.group, problem, group, "name of a group", &entry->source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    if (!XT_STORE_GROW(problem, entry->members, entry->member_count, entry->member_capacity)) {
        return XTRAIN_ERROR_MEMORY;
    }
    entry->members[entry->member_count++] = member;
    return XTRAIN_OK;
}
