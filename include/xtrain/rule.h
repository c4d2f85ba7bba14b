/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The one table of rules and costs: numbers, names, parameters. */
#ifndef XTRAIN_RULE_H
#define XTRAIN_RULE_H

#include "xtrain/context.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rule and cost kinds. The planner sees the number ("P6"); programs see this. Since 0.1. */
typedef enum xtrain_rule_kind {
    XTRAIN_RULE_D1 = 0, /**< staffing and hosts */
    XTRAIN_RULE_D2,     /**< visitors */
    XTRAIN_RULE_D3,     /**< skill need */
    XTRAIN_RULE_D4,     /**< coach capacity */
    XTRAIN_RULE_D5,     /**< mixing of visitors' homes */
    XTRAIN_RULE_P1,     /**< availability */
    XTRAIN_RULE_P2,     /**< fixed cells, never-departments, entry, closed */
    XTRAIN_RULE_P3,     /**< stay length */
    XTRAIN_RULE_P4,     /**< away time */
    XTRAIN_RULE_P5,     /**< return */
    XTRAIN_RULE_P6,     /**< visits */
    XTRAIN_RULE_P7,     /**< order: one stay needs another before it */
    XTRAIN_RULE_P8,     /**< transitions: which stay may follow which */
    XTRAIN_RULE_P9,     /**< customer exposure */
    XTRAIN_RULE_P10,    /**< reach: a skill's level by a date */
    XTRAIN_RULE_P11,    /**< load in a row of periods */
    XTRAIN_RULE_T1,     /**< depth: people who cover a skill at the end */
    XTRAIN_RULE_T2,     /**< two people apart, or together once */
    XTRAIN_RULE_C1,     /**< wishes, points per period or stay */
    XTRAIN_RULE_C2,     /**< moves, and changes of site */
    XTRAIN_RULE_C3,     /**< idle time before the last stay */
    XTRAIN_RULE_C4,     /**< changes of a published plan */
    XTRAIN_RULE_C5,     /**< uneven load */
    XTRAIN_RULE_KINDS
} xtrain_rule_kind;

/** How much a rule weighs. Since 0.1. */
typedef enum xtrain_strength {
    XTRAIN_MUST = 0, /**< department and team rules are priced at the must price; person rules are
                          hard */
    XTRAIN_SHOULD,   /**< costs its points per breach unit */
    XTRAIN_GOAL,     /**< a should that the staged objective puts first */
    XTRAIN_COST      /**< C1-C5: points per unit, negative for a reward */
} xtrain_strength;

/** The numbers a rule can carry. Each kind uses those that its table row names. Since 0.1. */
typedef enum xtrain_parameter {
    XTRAIN_PARAMETER_MIN = 0,    /**< D1 heads, D3 people, P3 stay, P4 away total, P6 stays, T1
                                      people */
    XTRAIN_PARAMETER_MAX,        /**< D1 heads, D2 visitors, D5 visitors from one home, P3 stay,
                                      P4 away total, P6 stays, P11 load points */
    XTRAIN_PARAMETER_HOSTS,      /**< D1 hosts min; D4: q, hosts needed ... */
    XTRAIN_PARAMETER_VISITORS,   /**< D4: p, ... for that many visitors */
    XTRAIN_PARAMETER_RUN,        /**< P4 consecutive away cells max */
    XTRAIN_PARAMETER_GAP,        /**< P4 cells at home between stays; P5 k */
    XTRAIN_PARAMETER_EVER,       /**< P5: 1 = never again */
    XTRAIN_PARAMETER_DISTINCT,   /**< P6: 1 = at most one per department counts towards min */
    XTRAIN_PARAMETER_PRESENT,    /**< P6 m: present periods that make a stay count */
    XTRAIN_PARAMETER_BY,         /**< P6, P10 date (day number), unset: the plan's end */
    XTRAIN_PARAMETER_NO_STAY,    /**< P1: 1 = no away cell in a leave period */
    XTRAIN_PARAMETER_CLOSED_END, /**< P3: 1 = a stay may not owe its rest to the next plan */
    XTRAIN_PARAMETER_SKILL,      /**< P2 entry, D3, P10, T1: skill index */
    XTRAIN_PARAMETER_LEVEL,      /**< P2 entry (0, in a date range: none), D3, P10: level */
    XTRAIN_PARAMETER_PER_STAY,   /**< C1: 1 = points per stay, 0 = per period */
    XTRAIN_PARAMETER_ACROSS,     /**< P8: 1 = also if home or idle time lies between the stays */
    XTRAIN_PARAMETER_SITES,      /**< C2: 1 = points per change of site, 0 = of department */
    XTRAIN_PARAMETER_WINDOW,     /**< P9, P11: periods in a window */
    XTRAIN_PARAMETER_HOURS,      /**< P9: customer hours asked in a window of eligible periods */
    XTRAIN_PARAMETER_BLOCKS,     /**< P9: 1 = only windows that start at multiples of WINDOW */
    XTRAIN_PARAMETER_ROLLING,  /**< P11: 1 = every window, 0 = only those at multiples of WINDOW */
    XTRAIN_PARAMETER_FTE,      /**< D1: 1 = MIN and MAX are hundredths of full-time equivalents */
    XTRAIN_PARAMETER_TOGETHER, /**< T2: 1 = together at least once, 0 = never together */
    XTRAIN_PARAMETERS
} xtrain_parameter;

/** A parameter that is not stated. */
#define XTRAIN_UNSET INT32_MIN

/** One row of the rule table. All texts are static. Since 0.1. */
typedef struct xtrain_rule_info {
    xtrain_rule_kind kind;
    const char *number;      /**< "P6" */
    const char *name;        /**< "visits" */
    const char *unit;        /**< breach unit, singular: "missing or extra stay" */
    const char *unit_plural; /**< "missing or extra stays" */
    const char *text;        /**< what it asks, one sentence */
    bool of_person;          /**< true: a person rule or cost */
    bool of_team;            /**< true: a rule about several people (T1, T2); a rule that is neither
                                  is about a department */
    bool is_cost;            /**< true for C1-C5 */
    uint32_t parameters;     /**< bit 1 << xtrain_parameter for each it may carry */
} xtrain_rule_info;

/** The table row of a kind, or NULL when out of range. Static. Thread-safe. Since 0.1. */
XTRAIN_API const xtrain_rule_info *xtrain_rule_info_get(xtrain_rule_kind kind);

/** The kind with this number ("p6" or "P6"), or XTRAIN_RULE_KINDS. Thread-safe. Since 0.1. */
XTRAIN_API xtrain_rule_kind xtrain_rule_find(const char *number);

#ifdef __cplusplus
}
#endif
#endif
