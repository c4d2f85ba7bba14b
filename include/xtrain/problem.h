/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * The problem: calendar, skills, departments, sets, people, programmes, rules.
 *
 * Build it with these calls or read it with xtrain_problem_read_file; finish it with
 * xtrain_problem_validate; after that it is read-only and can be solved and checked.
 *
 * Rules of every call here: texts are UTF-8, copied, at most XTRAIN_MAX_TEXT bytes;
 * indices are 0-based and dense in order of adding; dates are day numbers
 * (xtrain_date_make); on failure the problem is unchanged and the context has one
 * diagnostic. One thread per context. Since 0.1 unless said otherwise.
 */
#ifndef XTRAIN_PROBLEM_H
#define XTRAIN_PROBLEM_H

#include "xtrain/context.h"
#include "xtrain/limits.h"
#include "xtrain/rule.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xtrain_problem xtrain_problem;

/** Days since 1970-01-01. */
typedef int32_t xtrain_date;

/** "No date": an open end of a range. */
#define XTRAIN_NO_DATE INT32_MIN

/** No department: an idle cell, a person without a home, "no lead skill". */
#define XTRAIN_NONE (-1)

/** A published cell in a department that this problem does not have: it differs from all. */
#define XTRAIN_ELSEWHERE (-2)

/** The day number of a calendar date, or XTRAIN_NO_DATE if there is no such day. Thread-safe. */
XTRAIN_API xtrain_date xtrain_date_make(int year, int month, int day);

/** Where a statement comes from; messages quote it. Either file and line, or a label. */
typedef struct xtrain_source {
    const char *file;  /**< or NULL */
    int line;          /**< 1-based, or 0 */
    const char *label; /**< for problems built in code, or NULL */
} xtrain_source;

/** First and last day, both included; XTRAIN_NO_DATE leaves an end open. */
typedef struct xtrain_range {
    xtrain_date first;
    xtrain_date last;
} xtrain_range;

typedef enum xtrain_unit {
    XTRAIN_UNIT_DAY = 0,
    XTRAIN_UNIT_WEEK,
    XTRAIN_UNIT_MONTH,
    XTRAIN_UNIT_HOUR /**< periods of `every` hours within the working hours of workdays */
} xtrain_unit;

/** The calendar. */
typedef struct xtrain_calendar {
    unsigned version;
    xtrain_date start; /**< first day of period 0; UNIT_HOUR: of the first workday from it on */
    xtrain_unit unit;
    int every;         /**< units in a period, 1-366, default 1 */
    int periods;       /**< 1-XTRAIN_MAX_PERIODS */
    unsigned workdays; /**< bit 0 Monday ... bit 6 Sunday; default Monday-Friday (0x1f) */
    int day_begin;     /**< UNIT_HOUR: working hours, minutes after midnight, 0-1440; default */
    int day_end;       /**< 9:00 to 17:00 (540, 1020); a whole number of periods; else ignored */
    xtrain_source source;
} xtrain_calendar;
#define XTRAIN_CALENDAR_INIT                                                                       \
    {                                                                                              \
        1, XTRAIN_NO_DATE, XTRAIN_UNIT_WEEK, 1, 26, 0x1fU, 540, 1020,                              \
        {                                                                                          \
            NULL, 0, NULL                                                                          \
        }                                                                                          \
    }

/** A skill with ordered levels 0..levels-1. */
typedef struct xtrain_skill {
    unsigned version;
    const char *name;
    int levels; /**< 2-XTRAIN_MAX_LEVEL+1, default 5 */
    int cover;  /**< level that counts as cover, default 2 */
    int coach;  /**< level that may coach, default 3 */
    xtrain_source source;
} xtrain_skill;
#define XTRAIN_SKILL_INIT                                                                          \
    {                                                                                              \
        1, NULL, 5, 2, 3,                                                                          \
        {                                                                                          \
            NULL, 0, NULL                                                                          \
        }                                                                                          \
    }

/** A department. Staffing, visitors, coaching, stays and entry are rules about it. */
typedef struct xtrain_department {
    unsigned version;
    const char *code; /**< short and unique, shown in cells */
    const char *name; /**< NULL: the code */
    int load;         /**< load points per present period, 0-XTRAIN_MAX_LOAD */
    int exposure;     /**< hours with customers per present period, 0-XTRAIN_MAX_LOAD */
    int lead_skill;   /**< skill index or XTRAIN_NONE */
    const char *site; /**< where it is (C2); NULL: at one place with all others that state none */
    xtrain_source source;
} xtrain_department;
#define XTRAIN_DEPARTMENT_INIT                                                                     \
    {                                                                                              \
        1, NULL, NULL, 0, 0, XTRAIN_NONE, NULL,                                                    \
        {                                                                                          \
            NULL, 0, NULL                                                                          \
        }                                                                                          \
    }

/** What serving in a department teaches: after so many present periods a level more. */
typedef struct xtrain_teaching {
    unsigned version;
    int skill;    /**< skill index; a department teaches a skill in one way at most */
    int after;    /**< present periods for one level, 1-XTRAIN_MAX_PERIODS */
    int up_to;    /**< highest level that is reached so, 1 to the skill's highest */
    bool carry;   /**< true: all stays of a person there are counted; false: each by itself */
    bool at_home; /**< true: who is at home there learns too */
    xtrain_source source;
} xtrain_teaching;
#define XTRAIN_TEACHING_INIT                                                                       \
    {                                                                                              \
        1, XTRAIN_NONE, 1, 1, false, false,                                                        \
        {                                                                                          \
            NULL, 0, NULL                                                                          \
        }                                                                                          \
    }

/** A person. */
typedef struct xtrain_employee {
    unsigned version;
    const char *id;        /**< unique */
    const char *name;      /**< NULL: the id; two people may share one */
    int home;              /**< department index or XTRAIN_NONE */
    xtrain_range contract; /**< open ends: always in contract */
    int fte;               /**< hundredths of a full-time equivalent (D1), 1-100, default 100 */
    xtrain_source source;
} xtrain_employee;
#define XTRAIN_EMPLOYEE_INIT                                                                       \
    {                                                                                              \
        1, NULL, NULL, XTRAIN_NONE, {XTRAIN_NO_DATE, XTRAIN_NO_DATE}, 100,                         \
        {                                                                                          \
            NULL, 0, NULL                                                                          \
        }                                                                                          \
    }

/** What a wish or rule is about. */
typedef enum xtrain_subject_kind {
    XTRAIN_SUBJECT_ANY = 0, /**< every department */
    XTRAIN_SUBJECT_DEPARTMENT,
    XTRAIN_SUBJECT_SET
} xtrain_subject_kind;

typedef struct xtrain_subject {
    xtrain_subject_kind kind;
    int index; /**< department or set index; ignored for ANY */
} xtrain_subject;

/** A wish (C1). */
typedef struct xtrain_wish {
    unsigned version;
    bool avoid; /**< false: wants to be there; true: wants never to be there */
    xtrain_subject subject;
    xtrain_range range; /**< open ends: the whole plan */
    int strength;       /**< points earned when granted, 1-XTRAIN_MAX_POINTS */
    xtrain_source source;
} xtrain_wish;
#define XTRAIN_WISH_INIT                                                                           \
    {                                                                                              \
        1, false, {XTRAIN_SUBJECT_ANY, 0}, {XTRAIN_NO_DATE, XTRAIN_NO_DATE}, 1,                    \
        {                                                                                          \
            NULL, 0, NULL                                                                          \
        }                                                                                          \
    }

/** An away stay of an earlier plan. It ends before the plan starts; one that ends on the
 *  day of the last period before the plan is under way. */
typedef struct xtrain_past_stay {
    unsigned version;
    int department;
    xtrain_range range; /**< both dates stated */
    int present;        /**< present periods, or XTRAIN_UNSET: all its periods */
    xtrain_source source;
} xtrain_past_stay;
#define XTRAIN_PAST_STAY_INIT                                                                      \
    {                                                                                              \
        1, 0, {XTRAIN_NO_DATE, XTRAIN_NO_DATE}, XTRAIN_UNSET,                                      \
        {                                                                                          \
            NULL, 0, NULL                                                                          \
        }                                                                                          \
    }

/** A programme: the people whom its rules bind. Whoever matches any selector belongs to it;
 *  without selectors everyone does. */
typedef struct xtrain_programme {
    unsigned version;
    const char *name;
    xtrain_source source;
} xtrain_programme;
#define XTRAIN_PROGRAMME_INIT                                                                      \
    {                                                                                              \
        1, NULL,                                                                                   \
        {                                                                                          \
            NULL, 0, NULL                                                                          \
        }                                                                                          \
    }

/** A rule or cost. */
typedef struct xtrain_rule {
    unsigned version;
    xtrain_rule_kind kind;
    xtrain_strength strength; /**< must, should or goal for D, P and T; cost for C */
    int points;               /**< per breach unit or unit of cost; 0 for a must */
    int programme;            /**< person rules: programme index, or XTRAIN_NONE for everyone */
    int employee;             /**< person rules: one employee, or XTRAIN_NONE; T2: the one ... */
    int other;                /**< T2: ... and the other employee; else XTRAIN_NONE */
    xtrain_subject subject;   /**< D and P2: one department (kind DEPARTMENT); P7, P8: the
                                   stay that is entered */
    xtrain_subject before;    /**< P7: the stay that has to come first; P8: the one just before */
    int32_t value[XTRAIN_PARAMETERS]; /**< XTRAIN_UNSET where not stated */
    xtrain_range range;   /**< department rules, P2 entry, P3 about one department: only in the
                               periods (of a stay its first cell) in these days, where the numbers
                               stated here replace those of the same rule without a range; both
                               ends open: always */
    const int32_t *table; /**< C5: points of the 1st, 2nd ... further unit, never falling */
    int table_count;      /**< the last entry goes on for ever; 0: points per unit */
    xtrain_source source;
} xtrain_rule;

/** Sets every field of a rule to "not stated". Thread-safe. */
XTRAIN_API void xtrain_rule_init(xtrain_rule *rule, xtrain_rule_kind kind);

/** What the best plan is. */
typedef enum xtrain_objective_kind {
    XTRAIN_OBJECTIVE_POINTS = 0, /**< the fewest points */
    XTRAIN_OBJECTIVE_UTILITY     /**< the most of: sum x everybody's utilities + least x the least
                                      utility of all - must price x broken department and team musts -
                                      points of all lines that are not chosen. A person's utility is
                                      minus the points of that person's chosen lines */
} xtrain_objective_kind;

/** The objective. */
typedef struct xtrain_objective {
    unsigned version;
    xtrain_objective_kind kind;
    int sum;   /**< UTILITY: weight of the sum of utilities, 0-1000, default 1 */
    int least; /**< UTILITY: weight of the least utility, 0-100000, default 1; one is above 0 */
    uint32_t lines; /**< UTILITY: chosen lines, bit 1 << kind for each person rule or cost; default
                         UINT32_MAX: all of them. Musts are never a line */
} xtrain_objective;
#define XTRAIN_OBJECTIVE_INIT                                                                      \
    {                                                                                              \
        1, XTRAIN_OBJECTIVE_POINTS, 1, 1, UINT32_MAX                                               \
    }

/** Creates an empty problem. *out is the caller's: xtrain_problem_free. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_create(xtrain_problem **out,
                                                               xtrain_context *context);
/** Frees a problem; NULL does nothing. Plans made from it stay valid. */
XTRAIN_API void xtrain_problem_free(xtrain_problem *problem);

XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_set_title(xtrain_problem *problem,
                                                                  const char *title);
/** Price of one breach unit of a department or team must, 1-XTRAIN_MAX_POINTS; default 1000. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_set_must_price(xtrain_problem *problem,
                                                                       int points);
/** What the best plan is; without it the one with the fewest points. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status
xtrain_problem_set_objective(xtrain_problem *problem, const xtrain_objective *objective);
XTRAIN_API XTRAIN_MUST_USE xtrain_status
xtrain_problem_set_calendar(xtrain_problem *problem, const xtrain_calendar *calendar);
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_holiday(xtrain_problem *problem,
                                                                    xtrain_range days);
/** The add calls put the new index into *out; out may be NULL. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_skill(int *out, xtrain_problem *problem,
                                                                  const xtrain_skill *skill);
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_department(
    int *out, xtrain_problem *problem, const xtrain_department *department);
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_closed(xtrain_problem *problem,
                                                                   int department,
                                                                   xtrain_range days);
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_teaching(
    xtrain_problem *problem, int department, const xtrain_teaching *teaching);
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_set(int *out, xtrain_problem *problem,
                                                                const char *name,
                                                                const int *departments, int count,
                                                                const xtrain_source *source);
XTRAIN_API XTRAIN_MUST_USE xtrain_status
xtrain_problem_add_employee(int *out, xtrain_problem *problem, const xtrain_employee *employee);
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_group(xtrain_problem *problem,
                                                                  int employee, const char *group);
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_set_level(xtrain_problem *problem,
                                                                  int employee, int skill,
                                                                  int level);
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_leave(xtrain_problem *problem,
                                                                  int employee, xtrain_range days);
/** Never send this person there (P2). */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_never(xtrain_problem *problem,
                                                                  int employee, int department,
                                                                  const xtrain_source *source);
/** The person's cells in these days are this department (P2; home: at home). */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_fixed(xtrain_problem *problem,
                                                                  int employee, int department,
                                                                  xtrain_range days,
                                                                  const xtrain_source *source);
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_wish(xtrain_problem *problem,
                                                                 int employee,
                                                                 const xtrain_wish *wish);
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_past_stay(xtrain_problem *problem,
                                                                      int employee,
                                                                      const xtrain_past_stay *stay);
XTRAIN_API XTRAIN_MUST_USE xtrain_status
xtrain_problem_add_programme(int *out, xtrain_problem *problem, const xtrain_programme *programme);
/** A published plan's row of a person, which C4 compares with: cells of periods 0 .. count - 1,
 * each a department index, XTRAIN_NONE (idle), XTRAIN_ELSEWHERE or XTRAIN_UNSET (not compared, as
 * are periods beyond). Copied; replaces an earlier row. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_set_published(xtrain_problem *problem,
                                                                      int employee,
                                                                      const int *cells, int count);
/** A selector: exactly one of group (not NULL), home and employee (not XTRAIN_NONE) is stated. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_member(xtrain_problem *problem,
                                                                   int programme, const char *group,
                                                                   int home, int employee);
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_add_rule(int *out, xtrain_problem *problem,
                                                                 const xtrain_rule *rule);
/**
 * Checks everything that needs the whole, and makes the problem read-only.
 * @return XTRAIN_OK; XTRAIN_ERROR_INPUT with every mistake in the context (the problem may be
 *         mended and validated again); XTRAIN_ERROR_MEMORY, XTRAIN_ERROR_LIMIT
 */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_validate(xtrain_problem *problem);

XTRAIN_API int xtrain_problem_employee_count(const xtrain_problem *problem);
XTRAIN_API int xtrain_problem_department_count(const xtrain_problem *problem);
XTRAIN_API int xtrain_problem_period_count(const xtrain_problem *problem);
/** Index by id or code, or XTRAIN_NONE. */
XTRAIN_API int xtrain_problem_find_employee(const xtrain_problem *problem, const char *id);
XTRAIN_API int xtrain_problem_find_department(const xtrain_problem *problem, const char *code);

#ifdef __cplusplus
}
#endif
#endif
