/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Skills gained during the plan: one learner for each person whose level may rise in a skill that
 * some rule reads. What a learner knows is a list of values: the levels of these skills, then for
 * each lesson the present periods since its last level, less than the lesson takes.
 */
#ifndef XT_SOLVE_LEARNING_H
#define XT_SOLVE_LEARNING_H

#include "solve/instance.h"

/* A department's teaching of one of the learner's skills. */
typedef struct xt_lesson {
    int16_t skill; /* place in the learner's skills */
    bool carry;    /* its periods are kept between stays */
    int after;
    int up_to;
    int start; /* periods before the plan */
} xt_lesson;

struct xt_learner {
    int skill_count;
    int *skill; /* [skills] */
    int *start; /* [skills] level at the start */
    int *most;  /* [skills] level that can be reached */
    bool *even; /* [skills] all lessons lead up to the same level */
    int lesson_count;
    xt_lesson *lessons; /* of department d: [lesson_first[d], lesson_first[d + 1]) */
    int *lesson_first;
    int *stride;       /* [departments x skills] of levels in the department's table of kinds; 0:
                          the department does not look at the skill */
    uint16_t **tables; /* [departments] kinds by levels */
};

/* No more values than this: skills and lessons. */
#define XT_MOST_LEARNT 1000

static inline int xt_learner_values(const xt_learner *learner)
{
    return learner->skill_count + learner->lesson_count;
}

/* The values at the plan's start. */
void xt_learner_start(const xt_learner *learner, int32_t *values);
/* A stay in the department (at home too; XTRAIN_NONE: nothing) is over. */
void xt_learner_leave(const xt_learner *learner, int32_t *values, int department);
/* A present period in the department is over. */
void xt_learner_serve(const xt_learner *learner, int32_t *values, int department);
/* Combinations of levels that a department looks at: the size of its table. */
int xt_learner_table_size(const xt_learner *learner, int department);
/* The kind of presence in a department with these levels. */
int xt_learner_kind(const xt_learner *learner, const int32_t *values, int department);
/* The place of a skill among the learner's, or -1. */
int xt_learner_find(const xt_learner *learner, int skill);
/* Level that can be reached at most after so many periods; the skill is a place in the learner's.
 */
int xt_learner_most_by(const xt_learner *learner, int skill, int periods);

/* The department before the first cell in contract, for the stay under way, or XTRAIN_NONE. */
int xt_learner_before(const xt_employee *person);

/* What entry requirements (P2) and reach (P10) cost a learner, for the skills that may grow. */
xt_price xt_learning_price(const xt_instance *instance, int employee, const xt_cell *row);
/* Entry into a department in a period with these values: requirements of the learner's skills. */
xt_price xt_learner_entry_price(const xt_instance *instance, const xt_learner *learner,
                                const int32_t *values, int department, int period);
/* P10 that is judged at the end of the period (-1: before the plan), with these values: reach in
 * the learner's skills. */
xt_price xt_learner_reach_price(const xt_group *group, const xt_learner *learner,
                                const int32_t *values, int period);

#endif
