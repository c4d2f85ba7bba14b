/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Explaining: what no plan can keep, found by counting alone, before anything is solved. */
#ifndef XTRAIN_EXPLAIN_H
#define XTRAIN_EXPLAIN_H

#include "xtrain/problem.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * One thing that is asked and cannot be. It is proven: in every plan in which each person's track
 * breaks as few person musts as that person's tracks can (every plan of xtrain_solve is one), at
 * least `units` units of musts are broken where it says. Which musts these are is for the plan to
 * choose, so where a message says what can be had at most, it also says which must a plan would
 * break to have more. Findings may be about the same units, so their units must not be added up.
 * Since 0.1.
 */
typedef struct xtrain_finding {
    xtrain_rule_kind kind; /**< the rule that asks for too much */
    int department;        /**< where; XTRAIN_NONE: in several departments, or of people or teams */
    int employee;          /**< whom; XTRAIN_NONE: nobody in particular */
    int people;       /**< people it is about, `employee` the first of them; 0: of departments, or
                           of a team rule (T1, T2) */
    int first_period; /**< 0-based: the units of departments lie in some of these periods */
    int last_period;
    int64_t units; /**< >= 1: of department musts in these periods, of the team rule, or of these
                        people's musts */
    const char *message; /**< one line in the planner's words, with names, numbers and sources */
    const char *source;  /**< of the rule: "office.cfg:41", a label, or "" */
} xtrain_finding;

/** The most findings that a list keeps. */
#define XTRAIN_MAX_FINDINGS 1000

/** Findings: of departments by period (one for all periods with the same cause), of skills and
 *  teams, of departments over the plan, of visits, of people. */
typedef struct xtrain_finding_list xtrain_finding_list;

/**
 * Looks for what no plan can keep: staffing beyond the people there are, skills that nobody can
 * have by then, rules that contradict each other, visits for which there is no room, fixed cells
 * that break musts. Takes about as long as reading the input. A list without findings proves
 * nothing.
 * @param out      receives the list; the caller frees it with xtrain_finding_list_free
 * @param problem  validated; unchanged; may be freed before the list
 * @return XTRAIN_OK; XTRAIN_ERROR_ARGUMENT, _MEMORY, _LIMIT (as xtrain_solve). On failure *out is
 *         NULL
 * One thread per context. Since 0.1.
 */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_count(xtrain_finding_list **out,
                                                              const xtrain_problem *problem);

/** Frees a list; NULL does nothing. Since 0.1. */
XTRAIN_API void xtrain_finding_list_free(xtrain_finding_list *list);

/** How many findings there are. Since 0.1. */
XTRAIN_API int xtrain_finding_list_count(const xtrain_finding_list *list);

/** Finding number index, 0-based, or NULL when out of range. Borrowed: the list's. Since 0.1. */
XTRAIN_API const xtrain_finding *xtrain_finding_list_at(const xtrain_finding_list *list, int index);

#ifdef __cplusplus
}
#endif
#endif
