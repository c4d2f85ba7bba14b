/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a row of cells is counted: one spot in each cell where the person is present, and one for
 * each skill that T1 counts and the person covers at the end. */
#include "solve/learning.h"

static xt_spot spot_of(const xt_instance *instance, int cell, int kind)
{
    return (xt_spot){cell, instance->slot_first[cell] + kind};
}

/* T1; values: those of a learner at the end, or NULL. */
static int add_depths(const xt_instance *instance, int employee, const int32_t *values,
                      xt_spot *spots)
{
    const xtrain_problem *problem = instance->problem;
    const xt_learner *learner = instance->learner[employee];
    int count = 0;
    if (!xt_is_there_at_end(instance, employee)) {
        return 0;
    }
    for (int i = 0; i < instance->depth_count; i++) {
        const xt_depth *depth = &instance->depths[i];
        int level = xt_level_of(problem, employee, depth->skill);
        if (learner != NULL && values != NULL) {
            int place = xt_learner_find(learner, depth->skill);
            level = place >= 0 ? values[place] : level;
        }
        if (level >= depth->cover) {
            spots[count++] = spot_of(instance, instance->department_cells + i, 0);
        }
    }
    return count;
}

static int learner_spots(const xt_instance *instance, int employee, const xt_cell *row,
                         xt_spot *spots)
{
    const xtrain_problem *problem = instance->problem;
    const xt_learner *learner = instance->learner[employee];
    int32_t values[XT_MOST_LEARNT];
    int last = xt_learner_before(&problem->employees[employee]);
    int count = 0;
    xt_learner_start(learner, values);
    for (int t = 0; t < instance->periods; t++) {
        if (row[t] != last) {
            xt_learner_leave(learner, values, last);
            last = row[t];
        }
        if (xt_is_present(problem, employee, row[t], t)) {
            spots[count++] = spot_of(instance, row[t] * instance->periods + t,
                                     xt_learner_kind(learner, values, row[t]));
            xt_learner_serve(learner, values, row[t]);
        }
    }
    return count + add_depths(instance, employee, values, spots + count);
}

int xt_instance_spots(const xt_instance *instance, int employee, const xt_cell *row, xt_spot *spots)
{
    if (instance->learner[employee] != NULL) {
        return learner_spots(instance, employee, row, spots);
    }
    int count = 0;
    for (int t = 0; t < instance->periods; t++) {
        if (xt_is_present(instance->problem, employee, row[t], t)) {
            spots[count++] = spot_of(instance, row[t] * instance->periods + t,
                                     xt_instance_kind(instance, employee, row[t]));
        }
    }
    return count + add_depths(instance, employee, NULL, spots + count);
}

int xt_pair_units(const xt_instance *instance, const xt_pair *pair, const xt_cell *one,
                  const xt_cell *two)
{
    for (int t = 0; t < instance->periods; t++) {
        if (one[t] == two[t] && xt_is_present(instance->problem, pair->one, one[t], t) &&
            xt_is_present(instance->problem, pair->two, two[t], t)) {
            return 0;
        }
    }
    return 1;
}
