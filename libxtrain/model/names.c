/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/names.h"

#include "base/index.h"

int xt_problem_find_name(const xtrain_problem *problem, xt_name_kind kind, const char *name)
{
    return name == NULL ? XTRAIN_NONE : xt_index_find(&problem->index[kind], name);
}

int xt_problem_name_count(const xtrain_problem *problem, xt_name_kind kind)
{
    return (int)problem->index[kind].count;
}

const char *xt_problem_name_at(const xtrain_problem *problem, xt_name_kind kind, int index)
{
    switch (kind) {
    case XT_NAME_EMPLOYEE:
        return problem->employees[index].id;
    case XT_NAME_DEPARTMENT:
        return problem->departments[index].code;
    case XT_NAME_SET:
        return problem->sets[index].name;
    case XT_NAME_SKILL:
        return problem->skills[index].name;
    case XT_NAME_PROGRAMME:
        return problem->programmes[index].name;
    case XT_NAME_GROUP:
        return problem->groups[index];
    case XT_NAMES:
        break;
    }
    return NULL;
}

typedef struct candidates {
    const xtrain_problem *problem;
    xt_name_kind kind;
} candidates;

static const char *candidate_at(int index, const void *user)
{
    const candidates *from = user;
    return xt_problem_name_at(from->problem, from->kind, index);
}

const char *xt_problem_closest_name(const xtrain_problem *problem, xt_name_kind kind,
                                    const char *word)
{
    const candidates from = {problem, kind};
    const int best =
        xt_text_closest(word, xt_problem_name_count(problem, kind), candidate_at, &from);
    return best < 0 ? NULL : xt_problem_name_at(problem, kind, best);
}

int xtrain_problem_employee_count(const xtrain_problem *problem)
{
    return problem == NULL ? 0 : (int)problem->employee_count;
}

int xtrain_problem_department_count(const xtrain_problem *problem)
{
    return problem == NULL ? 0 : (int)problem->department_count;
}

int xtrain_problem_period_count(const xtrain_problem *problem)
{
    return problem == NULL || problem->calendar.start == XTRAIN_NO_DATE ? 0
                                                                        : problem->calendar.periods;
}

int xtrain_problem_find_employee(const xtrain_problem *problem, const char *id)
{
    return problem == NULL ? XTRAIN_NONE : xt_problem_find_name(problem, XT_NAME_EMPLOYEE, id);
}

int xtrain_problem_find_department(const xtrain_problem *problem, const char *code)
{
    return problem == NULL ? XTRAIN_NONE : xt_problem_find_name(problem, XT_NAME_DEPARTMENT, code);
}
