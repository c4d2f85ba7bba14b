/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * The plan: who serves where in every period, with every figure that the checker
 * computed and the certificate of the solver. A plan is self-contained: it carries the
 * names it needs and outlives its problem. Plans are read-only and may be read by
 * several threads at once. Since 0.1 unless said otherwise.
 */
#ifndef XTRAIN_PLAN_H
#define XTRAIN_PLAN_H

#include "xtrain/context.h"
#include "xtrain/problem.h"
#include "xtrain/rule.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xtrain_plan xtrain_plan;

/** Why the solver stopped; independent of broken musts. */
typedef enum xtrain_outcome {
    XTRAIN_OUTCOME_JUDGED = 0, /**< no solver: a plan that was only checked; no bound */
    XTRAIN_OUTCOME_OPTIMAL,    /**< the value is proven to be the best there is */
    XTRAIN_OUTCOME_WITHIN_GAP, /**< proven within the gap that was asked for */
    XTRAIN_OUTCOME_STOPPED     /**< time, budget, cancel or memory ran out first */
} xtrain_outcome;

/** Which value is better. Since 0.1. */
typedef enum xtrain_sense {
    XTRAIN_SENSE_MINIMISE = 0, /**< objective "points": the smaller value */
    XTRAIN_SENSE_MAXIMISE      /**< objective "utility": the larger value */
} xtrain_sense;

/** What the solver proved. */
typedef struct xtrain_certificate {
    xtrain_outcome outcome;
    bool has_bound;
    int64_t bound; /**< no plan has a better value; proven */
    double gap;    /**< |value - bound| / max(1, |value|) */
    uint64_t seed;
    int64_t iterations;      /**< iterations done */
    int64_t iteration_limit; /**< 0: none */
    double gap_target;
} xtrain_certificate;

/** Flags of a cell. */
#define XTRAIN_CELL_OUTSIDE 1U /**< outside the contract */
#define XTRAIN_CELL_LEAVE 2U
#define XTRAIN_CELL_CLOSED 4U  /**< the cell's department is closed, or nobody works */
#define XTRAIN_CELL_VISITOR 8U /**< in a department, not at home there */
#define XTRAIN_CELL_PRESENT 16U
#define XTRAIN_CELL_FIXED 32U

/** One line of the plan's figures: everything one rule or cost counted and cost. */
typedef struct xtrain_line {
    xtrain_rule_kind kind;
    xtrain_strength strength;
    int64_t units;      /**< breach units, granted wishes, moves, load points off */
    int64_t points;     /**< what they cost; must prices included for department and team musts */
    const char *name;   /**< in the planner's words, such as "staffing of Claims" */
    const char *source; /**< "office.cfg:41", a label, or "" */
} xtrain_line;

/** One breach of a must, should or goal. */
typedef struct xtrain_breach {
    xtrain_rule_kind kind;
    xtrain_strength strength;
    int employee;   /**< or XTRAIN_NONE; T2: the first of the two, the message names the other */
    int department; /**< or XTRAIN_NONE; T1, and whatever no single department breaks */
    int period;     /**< 0-based, or XTRAIN_NONE */
    int64_t units;
    int64_t points;
    const char *message; /**< one line with the planner's names and dates */
    const char *source;
} xtrain_breach;

/** Figures of one person. */
typedef struct xtrain_person_figures {
    int64_t load;  /**< load points of present periods */
    int64_t share; /**< the fair share that C5 compares with */
    int eligible;  /**< periods in contract, not on leave, with working time */
    int away;      /**< present periods as a visitor */
    int moves;     /**< C2 changes of department */
    int stays;     /**< away stays that begin in the plan */
    int wishes_asked;
    int wishes_granted;
    int sites;        /**< C2 changes of site between one stay and the next */
    int idle;         /**< C3 idle cells before the last stay; 0 for people with a home */
    int64_t exposure; /**< hours with customers in present periods, home included */
    int64_t utility;  /**< minus the points of the chosen lines; 0 with objective "points" */
} xtrain_person_figures;

/** A skill in which a person's level rises in the plan, because departments teach it. */
typedef struct xtrain_gain {
    int employee;
    const char *skill;  /**< its name */
    int from;           /**< the level at the start of the plan */
    int to;             /**< the level at its end, larger */
    const int *periods; /**< [to - from] in which the level rises by one, 0-based and ascending; it
                             counts from the period after each, after the last one at the end */
} xtrain_gain;

XTRAIN_API void xtrain_plan_free(xtrain_plan *plan);
XTRAIN_API const char *xtrain_plan_title(const xtrain_plan *plan);
XTRAIN_API int xtrain_plan_employee_count(const xtrain_plan *plan);
XTRAIN_API int xtrain_plan_department_count(const xtrain_plan *plan);
XTRAIN_API int xtrain_plan_period_count(const xtrain_plan *plan);
/** Department index in that period, or XTRAIN_NONE. Indices out of range give XTRAIN_NONE. */
XTRAIN_API int xtrain_plan_cell(const xtrain_plan *plan, int employee, int period);
XTRAIN_API unsigned xtrain_plan_cell_flags(const xtrain_plan *plan, int employee, int period);
XTRAIN_API const char *xtrain_plan_employee_id(const xtrain_plan *plan, int employee);
XTRAIN_API const char *xtrain_plan_employee_name(const xtrain_plan *plan, int employee);
XTRAIN_API int xtrain_plan_employee_home(const xtrain_plan *plan, int employee);
XTRAIN_API const char *xtrain_plan_department_code(const xtrain_plan *plan, int department);
XTRAIN_API const char *xtrain_plan_department_name(const xtrain_plan *plan, int department);
/** Hours with customers in a present period there; 0 if the index is out of range. */
XTRAIN_API int xtrain_plan_department_exposure(const xtrain_plan *plan, int department);
/** First and last day of a period. */
XTRAIN_API xtrain_range xtrain_plan_period(const xtrain_plan *plan, int period);
/** When a period begins and ends within its day, in minutes after midnight; each pointer may be
 * NULL. False, with 0 in both: the plan's periods are whole days or longer, or there is no such
 * period. */
XTRAIN_API bool xtrain_plan_period_hours(const xtrain_plan *plan, int period, int *begin, int *end);
/** Present people, visitors, hosts, and the staffing minimum (XTRAIN_UNSET: none) of a
 *  department in a period; each pointer may be NULL. */
XTRAIN_API void xtrain_plan_staffing(const xtrain_plan *plan, int department, int period,
                                     int *heads, int *visitors, int *hosts, int *minimum);
/** Which value is better: the smaller or the larger. */
XTRAIN_API xtrain_sense xtrain_plan_sense(const xtrain_plan *plan);
/** The value of the objective. */
XTRAIN_API int64_t xtrain_plan_value(const xtrain_plan *plan);
/** Breach units of all musts. 0: the plan keeps every rule. */
XTRAIN_API int64_t xtrain_plan_musts_broken(const xtrain_plan *plan);
XTRAIN_API int64_t xtrain_plan_goals_unmet(const xtrain_plan *plan);
XTRAIN_API const xtrain_certificate *xtrain_plan_certificate(const xtrain_plan *plan);
XTRAIN_API int xtrain_plan_line_count(const xtrain_plan *plan);
XTRAIN_API const xtrain_line *xtrain_plan_line(const xtrain_plan *plan, int index);
XTRAIN_API int xtrain_plan_breach_count(const xtrain_plan *plan);
XTRAIN_API const xtrain_breach *xtrain_plan_breach(const xtrain_plan *plan, int index);
XTRAIN_API const xtrain_person_figures *xtrain_plan_person(const xtrain_plan *plan, int employee);
/** Pairs of a person and a skill whose level rises in the plan, by person and then by the first
 *  rise; at most 100,000 are kept. 0: nobody gains anything, or a plan.json older than gains. */
XTRAIN_API int xtrain_plan_gain_count(const xtrain_plan *plan);
/** Gain number `index`, 0-based; NULL if the index is out of range. It is the plan's, texts and
 *  periods included. */
XTRAIN_API const xtrain_gain *xtrain_plan_gain(const xtrain_plan *plan, int index);

/** Reads a plan.json. Mistakes are listed in the context. *out is the caller's. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_plan_read_file(xtrain_plan **out,
                                                               xtrain_context *context,
                                                               const char *path);

#ifdef __cplusplus
}
#endif
#endif
