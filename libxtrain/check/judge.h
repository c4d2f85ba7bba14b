/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The judge's inside. It counts from the problem and the cells alone: nothing here may include or
 * resemble the solver. The parts below see one judge, which holds the plan being filled and the
 * person being looked at.
 */
#ifndef XT_CHECK_JUDGE_H
#define XT_CHECK_JUDGE_H

#include "base/date.h"
#include "check/check.h"

/* The lines after those of the rules: musts that nobody has to state, and the wishes. */
typedef enum xt_built_in {
    XT_BUILT_IN_CONTRACT = 0,
    XT_BUILT_IN_FIXED,
    XT_BUILT_IN_NEVER,
    XT_BUILT_IN_CLOSED,
    XT_BUILT_IN_WISHES,
    XT_BUILT_INS
} xt_built_in;

/* An away stay, past ones included. Cells before the plan are negative. */
typedef struct xt_judge_stay {
    int department;
    int first;
    int last;
    int past_present; /* present periods before the plan */
    int earlier;      /* number of the latest earlier away stay in the same department, or -1 */
    bool counted;     /* scratch of P6 */
} xt_judge_stay;

/* A skill's level is one higher from this period on; one after the last is the plan's end. */
typedef struct xt_judge_rise {
    int skill;
    int period;
} xt_judge_rise;

/* The person being looked at. */
typedef struct xt_judge_person {
    int number;
    const xt_employee *record;
    const xt_cell *cells;
    xt_judge_stay *stays; /* by time */
    int stay_count;
    int *present_before; /* [periods + 1] present periods before each period */
    int *latest_stay;    /* [departments] scratch: their latest stay so far, or -1 */
    bool end_is_closed;  /* no stay may owe its rest to the next plan */
} xt_judge_person;

typedef struct xt_judge {
    const xtrain_problem *problem;
    const xt_cell *cells;
    xt_memory memory;
    xtrain_plan *plan;
    xt_judge_person person;
    xt_judge_rise *rises; /* by person and period */
    size_t rise_count;
    size_t rise_capacity;
    size_t *rise_first; /* [employees + 1] a person's are rises[rise_first[e]..rise_first[e + 1]) */
    int *crowd;         /* who is present, by department and period; NULL: no rule asks who */
    size_t *crowd_first; /* [departments x periods + 1], as rise_first */
    int *at_home;        /* [departments] scratch of D5: visitors from there; all 0 */
    xtrain_breach *breaches;
    size_t breach_count;
    size_t breach_capacity;
    xt_text text; /* the message being made */
    bool failed;  /* out of memory: what follows does not matter */
} xt_judge;

/* A breach that was found. */
typedef struct xt_finding {
    int line; /* of the plan's figures: the rule's number, or xt_judge_line */
    int employee;
    int department;
    int period;
    int64_t units;
    bool is_cell;                /* of a person in one period, which the message names */
    const char *subject;         /* what the message begins with if there is neither person nor
                                    department */
    const xtrain_source *source; /* NULL: that of the line */
} xt_finding;

/* findings.c: counts a breach and says so; the message follows the person, the department and
 * period, or the finding's subject. */
void xt_judge_breach(xt_judge *judge, const xt_finding *finding, const char *format, ...)
    XT_PRINTF(3, 4);
/* Adds to a line of costs. */
void xt_judge_cost(xt_judge *judge, int line, int64_t units, int64_t points);
int xt_judge_line(const xt_judge *judge, xt_built_in line);
/* "office.cfg:41", a label, or "", in the plan's memory; NULL when out of memory. */
const char *xt_judge_source(xt_judge *judge, const xtrain_source *source);
/* First and last day of a cell, also of one before the plan; in calendars in hours with the time at
 * which it begins and ends. */
#define XT_JUDGE_DAY_SIZE (XT_DATE_TEXT_SIZE + XT_TIME_TEXT_SIZE)
void xt_judge_day(const xt_judge *judge, int cell, char out[XT_JUDGE_DAY_SIZE]);
void xt_judge_end(const xt_judge *judge, int cell, char out[XT_JUDGE_DAY_SIZE]);
const char *xt_judge_place(const xt_judge *judge, int department); /* its name; "nowhere" */
/* "Ana Ruiz (e17)", or the name alone if it is the id. */
void xt_judge_add_name(xt_text *text, const xtrain_problem *problem, int employee);

/* lines.c: a line for each rule, and the built-in ones. */
bool xt_judge_make_lines(xt_judge *judge);

/* levels.c: what everybody learns; false: out of memory. Then the level of a skill in a period:
 * skill may be XTRAIN_NONE (0), the period after the last one is the plan's end. */
bool xt_judge_find_levels(xt_judge *judge);
int xt_judge_level(const xt_judge *judge, int employee, int skill, int period);
/* Puts what everybody learns into the plan; false: out of memory. */
bool xt_judge_keep_gains(xt_judge *judge);

/* crowds.c: lists who is present, once the staffing is known; false: out of memory. Then rules
 * about them, for the finding's department and period. */
bool xt_judge_list_crowds(xt_judge *judge);
void xt_judge_equivalents(xt_judge *judge, xt_finding finding, int32_t least, int32_t most);
void xt_judge_skill_need(xt_judge *judge, xt_finding finding, int32_t least);
void xt_judge_mixing(xt_judge *judge, xt_finding finding, int32_t most);

/* figures.c */
void xt_judge_staffing(xt_judge *judge);
void xt_judge_figures(xt_judge *judge);

/* stays.c: fills the judge's person. */
void xt_judge_find_stays(xt_judge *judge, int employee);

/* The rules, each for the judge's person, for all departments or for all teams. */
void xt_judge_departments(xt_judge *judge);
void xt_judge_teams(xt_judge *judge);
void xt_judge_availability(xt_judge *judge);
void xt_judge_stay_rule(xt_judge *judge, int rule);
void xt_judge_away_time(xt_judge *judge, int rule);
void xt_judge_return(xt_judge *judge, int rule);
void xt_judge_order(xt_judge *judge, int rule);
void xt_judge_transitions(xt_judge *judge, int rule);
void xt_judge_visits(xt_judge *judge, int rule);
void xt_judge_exposure(xt_judge *judge, int rule);
void xt_judge_load(xt_judge *judge, int rule);
void xt_judge_reach(xt_judge *judge, int rule);
void xt_judge_wishes(xt_judge *judge);
void xt_judge_cost_rule(xt_judge *judge, int rule);

static inline int32_t xt_judge_value(const xt_judge *judge, int rule, xtrain_parameter parameter)
{
    return judge->problem->rules[rule].stated.value[parameter];
}

static inline bool xt_judge_is_away(const xt_judge *judge, int cell)
{
    return cell != XTRAIN_NONE && cell != judge->person.record->home;
}

static inline bool xt_judge_is_present(const xt_judge *judge, int period)
{
    const int *before = judge->person.present_before;
    return before[period + 1] > before[period];
}

static inline xt_plan_staffing *xt_judge_square(const xt_judge *judge, int department, int period)
{
    size_t row = (size_t)department * (size_t)xt_periods(judge->problem);
    return &judge->plan->staffing[row + (size_t)period];
}

/* Present periods of the plan in first..last; none if first > last. */
static inline int xt_judge_present(const xt_judge *judge, int first, int last)
{
    int from = first > 0 ? first : 0;
    const int *before = judge->person.present_before;
    return from <= last ? before[last + 1] - before[from] : 0;
}

/* Where a stay lies in the plan: at its first cell there. */
static inline int xt_judge_stay_period(const xt_judge_stay *stay)
{
    return stay->first > 0 ? stay->first : 0;
}

static inline const char *xt_plural(int64_t count)
{
    return count == 1 ? "" : "s";
}

static inline const char *xt_people(int64_t count)
{
    return count == 1 ? "person" : "people";
}

#endif
