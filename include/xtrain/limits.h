/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The largest things that xtrain accepts; checked whenever something is read or added. */
#ifndef XTRAIN_LIMITS_H
#define XTRAIN_LIMITS_H

#define XTRAIN_MAX_INPUT_BYTES (64 * 1024 * 1024) /**< of one input file */
#define XTRAIN_MAX_NESTING 32                     /**< brackets open at once in an input file */
#define XTRAIN_MAX_TOKENS 5000000                 /**< words, numbers and signs in one input file */
#define XTRAIN_MAX_KEYS 100                       /**< keys in one group of an input file */
#define XTRAIN_MAX_ELEMENTS 200000                /**< elements of one list in an input file */
#define XTRAIN_MAX_COLUMNS 5000                   /**< columns of a CSV file */
#define XTRAIN_MAX_TEXT 1000                      /**< bytes in a name, id or code */
#define XTRAIN_MAX_EMPLOYEES 200000
#define XTRAIN_MAX_DEPARTMENTS 2000
#define XTRAIN_MAX_PERIODS 2000
#define XTRAIN_MAX_CELLS 20000000 /**< employees x periods */
#define XTRAIN_MAX_SETS 2000
#define XTRAIN_MAX_SKILLS 1000
#define XTRAIN_MAX_LEVEL 20
#define XTRAIN_MAX_PROGRAMMES 1000
#define XTRAIN_MAX_RULES 50000
#define XTRAIN_MAX_WISHES_EACH 50 /**< wishes of one employee */
#define XTRAIN_MAX_ENTRIES_EACH                                                                    \
    200 /**< leaves, fixed cells, never-departments, history stays of one employee */
#define XTRAIN_MAX_DATES 2000     /**< holidays; closed ranges of one department */
#define XTRAIN_MAX_RATIO 1000     /**< visitors and hosts of a coach ratio */
#define XTRAIN_MAX_TABLE 1000     /**< entries of a cost table */
#define XTRAIN_MAX_BOUND 50000000 /**< pairs of a person rule and a group of people it binds */
#define XTRAIN_MAX_POINTS 100000  /**< points of one rule, cost or wish; must price too */
#define XTRAIN_MAX_WINDOW 60      /**< periods of a window of P9 and P11 */
#define XTRAIN_MAX_WEIGHT 1000    /**< of the sum of utilities in an objective */
#define XTRAIN_MAX_HEADS 200000
#define XTRAIN_MAX_LOAD 1000 /**< load points per period */
#define XTRAIN_MIN_YEAR 1900
#define XTRAIN_MAX_YEAR 2199
#define XTRAIN_MAX_THREADS 64

#endif
