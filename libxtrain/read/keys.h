/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every key of the input format, in one table a group. The reader takes from it what a key wants;
 * README.md beside it is compared with it by a test. A new key costs one line in an enum, one in
 * its table, one in the README.
 */
#ifndef XT_READ_KEYS_H
#define XT_READ_KEYS_H

#include "base/text.h"

typedef enum xt_want {
    XT_WANT_TEXT = 0,
    XT_WANT_INTEGER,
    XT_WANT_FLAG,
    XT_WANT_DATE,
    XT_WANT_WORD,       /* one of a few words */
    XT_WANT_GROUP,      /* { ... } */
    XT_WANT_GROUPS,     /* ( { ... }, { ... } ) */
    XT_WANT_TEXTS,      /* [ "...", "..." ] */
    XT_WANT_INTEGERS,   /* [ 1, 2 ] */
    XT_WANT_HUNDREDTHS, /* 2.5: a number with up to two decimals, as a whole number of hundredths */
    XT_WANT_DAYS        /* ( "2026-04-03", { from = "..."; to = "..."; } ) */
} xt_want;

typedef struct xt_group xt_group;

typedef struct xt_key {
    const char *name;
    xt_want want;
    bool is_required;
    bool may_be_empty; /* TEXT: "" says something */
    int32_t low;       /* INTEGER, INTEGERS, HUNDREDTHS: smallest and largest value */
    int32_t high;
    int32_t standard;      /* value when it is not stated; XTRAIN_UNSET: none */
    const char *words;     /* WORD: "day|week|month"; the first one is number 0. INTEGER: words that
                              may stand instead, -1 the first one, or NULL */
    const xt_group *group; /* GROUP, GROUPS, DAYS: its keys */
    const char *example;   /* for a message that asks for it; NULL: made up */
    const char *help;      /* one sentence without its full stop */
} xt_key;

struct xt_group {
    const char *name; /* "departments", "departments.staffing": where it stands */
    const xt_key *keys;
    int count;
};

enum {
    XT_TOP_FORMAT,
    XT_TOP_TITLE,
    XT_TOP_OBJECTIVE,
    XT_TOP_UTILITY,
    XT_TOP_MUST_PRICE,
    XT_TOP_CALENDAR,
    XT_TOP_SKILLS,
    XT_TOP_DEPARTMENTS,
    XT_TOP_SETS,
    XT_TOP_PEOPLE,
    XT_TOP_LEAVES,
    XT_TOP_EMPLOYEES,
    XT_TOP_PUBLISHED,
    XT_TOP_APART,
    XT_TOP_TOGETHER,
    XT_TOP_PROGRAMMES,
    XT_TOP_LEAVE, /* from here on as in a programme */
    XT_TOP_END,
    XT_TOP_STAYS,
    XT_TOP_AWAY,
    XT_TOP_RETURNS,
    XT_TOP_VISITS,
    XT_TOP_ORDERS,
    XT_TOP_TRANSITIONS,
    XT_TOP_EXPOSURES,
    XT_TOP_REACH,
    XT_TOP_LOADS,
    XT_TOP_COSTS,
    XT_TOP_KEYS
};
enum { XT_UTILITY_SUM, XT_UTILITY_LEAST, XT_UTILITY_LINES, XT_UTILITY_KEYS };
enum { XT_DAYS_FROM, XT_DAYS_TO, XT_DAYS_KEYS };
enum {
    XT_CALENDAR_START,
    XT_CALENDAR_UNIT,
    XT_CALENDAR_EVERY,
    XT_CALENDAR_HOURS,
    XT_CALENDAR_PERIODS,
    XT_CALENDAR_WORKDAYS,
    XT_CALENDAR_HOLIDAYS,
    XT_CALENDAR_KEYS
};
enum {
    XT_SKILL_NAME,
    XT_SKILL_LEVELS,
    XT_SKILL_COVER,
    XT_SKILL_COACH,
    XT_SKILL_DEPTH,
    XT_SKILL_KEYS
};
enum { XT_DEPTH_MIN, XT_DEPTH_POINTS, XT_DEPTH_GOAL, XT_DEPTH_KEYS };
enum {
    XT_DEPARTMENT_CODE,
    XT_DEPARTMENT_NAME,
    XT_DEPARTMENT_SITE,
    XT_DEPARTMENT_LOAD,
    XT_DEPARTMENT_EXPOSURE,
    XT_DEPARTMENT_LEAD_SKILL,
    XT_DEPARTMENT_STAFFING,
    XT_DEPARTMENT_VISITORS,
    XT_DEPARTMENT_NEEDS,
    XT_DEPARTMENT_COACHING,
    XT_DEPARTMENT_MIXING,
    XT_DEPARTMENT_STAY,
    XT_DEPARTMENT_ENTRY,
    XT_DEPARTMENT_OVERRIDES,
    XT_DEPARTMENT_TEACHES,
    XT_DEPARTMENT_CLOSED,
    XT_DEPARTMENT_KEYS
};
enum {
    XT_STAFFING_MIN,
    XT_STAFFING_MAX,
    XT_STAFFING_HOSTS,
    XT_STAFFING_FTE_MIN,
    XT_STAFFING_FTE_MAX,
    XT_STAFFING_POINTS,
    XT_STAFFING_GOAL,
    XT_STAFFING_KEYS
};
enum { XT_VISITORS_MAX, XT_VISITORS_POINTS, XT_VISITORS_GOAL, XT_VISITORS_KEYS };
enum {
    XT_COACHING_VISITORS,
    XT_COACHING_HOSTS,
    XT_COACHING_POINTS,
    XT_COACHING_GOAL,
    XT_COACHING_KEYS
};
enum { XT_NEED_SKILL, XT_NEED_LEVEL, XT_NEED_MIN, XT_NEED_POINTS, XT_NEED_GOAL, XT_NEED_KEYS };
enum { XT_MIXING_MAX, XT_MIXING_POINTS, XT_MIXING_GOAL, XT_MIXING_KEYS };
enum {
    XT_OVERRIDE_FROM,
    XT_OVERRIDE_TO,
    XT_OVERRIDE_STAFFING, /* from here on as in a department */
    XT_OVERRIDE_VISITORS,
    XT_OVERRIDE_NEEDS,
    XT_OVERRIDE_COACHING,
    XT_OVERRIDE_MIXING,
    XT_OVERRIDE_STAY,
    XT_OVERRIDE_ENTRY,
    XT_OVERRIDE_KEYS
};
/* The rules that a department and an override share, counted from XT_DEPARTMENT_STAFFING,
 * XT_OVERRIDE_STAFFING. */
enum {
    XT_PLACE_STAFFING,
    XT_PLACE_VISITORS,
    XT_PLACE_NEEDS,
    XT_PLACE_COACHING,
    XT_PLACE_MIXING,
    XT_PLACE_STAY,
    XT_PLACE_ENTRY,
    XT_PLACE_KEYS
};
enum { XT_STAY_MIN, XT_STAY_MAX, XT_STAY_POINTS, XT_STAY_GOAL, XT_STAY_KEYS };
enum { XT_ENTRY_SKILL, XT_ENTRY_LEVEL, XT_ENTRY_POINTS, XT_ENTRY_GOAL, XT_ENTRY_KEYS };
enum {
    XT_TEACHES_SKILL,
    XT_TEACHES_AFTER,
    XT_TEACHES_UP_TO,
    XT_TEACHES_CARRY,
    XT_TEACHES_HOME,
    XT_TEACHES_KEYS
};
enum { XT_SET_NAME, XT_SET_DEPARTMENTS, XT_SET_KEYS };
enum {
    XT_PEOPLE_FILE,
    XT_PEOPLE_ID,
    XT_PEOPLE_NAME,
    XT_PEOPLE_HOME,
    XT_PEOPLE_GROUPS,
    XT_PEOPLE_CONTRACT_FROM,
    XT_PEOPLE_CONTRACT_TO,
    XT_PEOPLE_FTE,
    XT_PEOPLE_SKILLS,
    XT_PEOPLE_KEYS
};
enum { XT_COLUMN_COLUMN, XT_COLUMN_SKILL, XT_COLUMN_KEYS };
enum { XT_LEAVES_FILE, XT_LEAVES_ID, XT_LEAVES_FROM, XT_LEAVES_TO, XT_LEAVES_KEYS };
enum {
    XT_EMPLOYEE_ID,
    XT_EMPLOYEE_NAME,
    XT_EMPLOYEE_HOME,
    XT_EMPLOYEE_GROUPS,
    XT_EMPLOYEE_CONTRACT,
    XT_EMPLOYEE_FTE,
    XT_EMPLOYEE_SKILLS,
    XT_EMPLOYEE_LEAVE,
    XT_EMPLOYEE_NEVER,
    XT_EMPLOYEE_FIXED,
    XT_EMPLOYEE_WISHES,
    XT_EMPLOYEE_PAST,
    XT_EMPLOYEE_KEYS
};
enum { XT_LEVEL_SKILL, XT_LEVEL_LEVEL, XT_LEVEL_KEYS };
enum { XT_FIXED_DEPARTMENT, XT_FIXED_FROM, XT_FIXED_TO, XT_FIXED_KEYS };
enum {
    XT_WISH_WANT,
    XT_WISH_WANT_SET,
    XT_WISH_AVOID,
    XT_WISH_AVOID_SET,
    XT_WISH_FROM,
    XT_WISH_TO,
    XT_WISH_STRENGTH,
    XT_WISH_KEYS
};
enum { XT_PAST_DEPARTMENT, XT_PAST_FROM, XT_PAST_TO, XT_PAST_PRESENT, XT_PAST_KEYS };
/* Two people or more of whom any two are kept apart, or brought together. */
enum { XT_PAIRS_PEOPLE, XT_PAIRS_POINTS, XT_PAIRS_GOAL, XT_PAIRS_KEYS };
enum {
    XT_PROGRAMME_NAME,
    XT_PROGRAMME_GROUPS,
    XT_PROGRAMME_HOMES,
    XT_PROGRAMME_PEOPLE,
    XT_PROGRAMME_LEAVE, /* from here on as at the top */
    XT_PROGRAMME_END,
    XT_PROGRAMME_STAYS,
    XT_PROGRAMME_AWAY,
    XT_PROGRAMME_RETURNS,
    XT_PROGRAMME_VISITS,
    XT_PROGRAMME_ORDERS,
    XT_PROGRAMME_TRANSITIONS,
    XT_PROGRAMME_EXPOSURES,
    XT_PROGRAMME_REACH,
    XT_PROGRAMME_LOADS,
    XT_PROGRAMME_COSTS,
    XT_PROGRAMME_KEYS
};
/* The rules that a programme and the top share, counted from XT_TOP_LEAVE, XT_PROGRAMME_LEAVE. */
enum {
    XT_RULES_LEAVE,
    XT_RULES_END,
    XT_RULES_STAYS,
    XT_RULES_AWAY,
    XT_RULES_RETURNS,
    XT_RULES_VISITS,
    XT_RULES_ORDERS,
    XT_RULES_TRANSITIONS,
    XT_RULES_EXPOSURES,
    XT_RULES_REACH,
    XT_RULES_LOADS,
    XT_RULES_COSTS,
    XT_RULES_KEYS
};
enum {
    XT_STAYS_DEPARTMENT,
    XT_STAYS_SET,
    XT_STAYS_MIN,
    XT_STAYS_MAX,
    XT_STAYS_FROM,
    XT_STAYS_TO,
    XT_STAYS_POINTS,
    XT_STAYS_GOAL,
    XT_STAYS_KEYS
};
enum {
    XT_AWAY_MIN,
    XT_AWAY_MAX,
    XT_AWAY_RUN,
    XT_AWAY_GAP,
    XT_AWAY_POINTS,
    XT_AWAY_GOAL,
    XT_AWAY_KEYS
};
enum {
    XT_RETURN_DEPARTMENT,
    XT_RETURN_SET,
    XT_RETURN_GAP,
    XT_RETURN_EVER,
    XT_RETURN_POINTS,
    XT_RETURN_GOAL,
    XT_RETURN_KEYS
};
enum {
    XT_VISIT_DEPARTMENT,
    XT_VISIT_SET,
    XT_VISIT_MIN,
    XT_VISIT_MAX,
    XT_VISIT_DISTINCT,
    XT_VISIT_PRESENT,
    XT_VISIT_BY,
    XT_VISIT_POINTS,
    XT_VISIT_GOAL,
    XT_VISIT_KEYS
};
enum {
    XT_ORDER_DEPARTMENT,
    XT_ORDER_SET,
    XT_ORDER_NEEDS,
    XT_ORDER_NEEDS_SET,
    XT_ORDER_POINTS,
    XT_ORDER_GOAL,
    XT_ORDER_KEYS
};
enum {
    XT_TRANSITION_FROM,
    XT_TRANSITION_FROM_SET,
    XT_TRANSITION_TO,
    XT_TRANSITION_TO_SET,
    XT_TRANSITION_ACROSS,
    XT_TRANSITION_POINTS,
    XT_TRANSITION_GOAL,
    XT_TRANSITION_KEYS
};
enum {
    XT_EXPOSURE_WINDOW,
    XT_EXPOSURE_HOURS,
    XT_EXPOSURE_BLOCKS,
    XT_EXPOSURE_POINTS,
    XT_EXPOSURE_GOAL,
    XT_EXPOSURE_KEYS
};
enum { XT_REACH_SKILL, XT_REACH_LEVEL, XT_REACH_BY, XT_REACH_POINTS, XT_REACH_GOAL, XT_REACH_KEYS };
enum {
    XT_LOADS_WINDOW,
    XT_LOADS_MAX,
    XT_LOADS_ROLLING,
    XT_LOADS_POINTS,
    XT_LOADS_GOAL,
    XT_LOADS_KEYS
};
enum {
    XT_COSTS_MOVES,
    XT_COSTS_SITES,
    XT_COSTS_IDLE,
    XT_COSTS_CHANGES,
    XT_COSTS_LOAD,
    XT_COSTS_LOAD_TABLE,
    XT_COSTS_IN,
    XT_COSTS_KEYS
};
enum { XT_IN_DEPARTMENT, XT_IN_SET, XT_IN_PER, XT_IN_POINTS, XT_IN_KEYS };

/* The table of the whole file; it leads to all others. */
extern const xt_group xt_group_top;

/* What a key wants, in words: "a whole number from 1 to 366", "one of "day", "week"". */
void xt_key_wants(xt_text *out, const xt_key *key);
/* "2.5", of a whole number of hundredths. */
void xt_add_hundredths(xt_text *out, int32_t hundredths);
/* The group's table in the reference, as it stands in README.md. */
void xt_group_table(xt_text *out, const xt_group *group);

#endif
