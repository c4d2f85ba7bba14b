/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the counting checks share. Every check bounds from below the units of musts that break in
 * any plan in which each person's track has the fewest broken person musts. Therefore:
 *
 *   - contract and fixed cells hold for everyone, for they are never broken;
 *   - the other person musts hold for whoever has a track that breaks none (XT_PERSON_KEEPS), and
 *     are taken for granted of nobody else;
 *   - levels are those of the start, with what can have been gained by the period in question;
 *   - of a department rule a number counts only in the periods in which it holds;
 *   - department musts may break, and whatever one of them gains by that is paid for in units.
 *
 * A new check is a function that makes findings, called in count.c.
 */
#ifndef XT_EXPLAIN_COUNT_H
#define XT_EXPLAIN_COUNT_H

#include <limits.h>

#include "base/date.h"
#include "explain/explain.h"
#include "solve/instance.h"

#define XT_PERSON_KEEPS 1U   /* has a track that breaks no must, so that every plan has one */
#define XT_PERSON_LIMITED 2U /* by a must of P4, P5 or P6 that can rule stays out */
#define XT_PERSON_STAYS 4U   /* no time away is allowed (P4) */

#define XT_NO_LIMIT INT_MAX

/* Something that people are found to be unable to do; equal ones make one finding. */
typedef struct xt_impossible {
    int reason;    /* of the check that found it */
    int rule;      /* the rule that asks */
    int number[4]; /* what the message says */
    int employee;  /* the first of the people */
    int people;
    int64_t units; /* of all of them together */
} xt_impossible;

typedef struct xt_count {
    const xtrain_problem *problem;
    xt_memory memory;
    xtrain_finding_list *list;
    xt_text text;        /* the message being made */
    uint8_t *person;     /* [employees] XT_PERSON_ flags */
    int *people_of;      /* [departments] people at home there */
    int *home;           /* [departments x periods] of them, how many can be present there */
    int *home_hosts;     /* the same of hosts */
    int *sent;           /* [departments x periods] visitors who are fixed there and present */
    int *kept;           /* [departments x periods] people who are fixed there and present */
    int *able;           /* [periods] people who can be present in some department */
    int *placed;         /* [periods] people who are present if every department is open */
    int *closed_in;      /* [periods] departments that are closed */
    int *level_first;    /* [skills] place in soonest, or -1: what the start says holds */
    int *level_top;      /* [skills] highest level that is taught, 0 where nothing asks */
    int levels;          /* of all these skills */
    int16_t *soonest;    /* [employees x levels] first period in which it can be there */
    int *entry_first;    /* [departments] place in entry_from, or -1: entry asks for nothing */
    int entries;         /* departments where it does */
    int16_t *entry_from; /* [employees x entries] first period in which entry may be kept */
    int64_t *missing;    /* [departments] heads that findings by period show to be missing */
    int64_t *by_period;  /* [periods] units that the findings of one check show, scratch */
    /* P3 musts of whom `bounds_of` says, by department: the least and most cells of a stay */
    int *stay_min;
    int *stay_max;
    int bounds_of; /* rule_first of these people, or -1 */
    xt_impossible *impossible;
    size_t impossible_count, impossible_capacity;
    bool failed; /* out of memory: what follows does not matter */
} xt_count;

/* Periods, not always neighbours, with one and the same finding. */
enum { XT_CASE_NUMBERS = 3 };
typedef struct xt_case {
    int periods; /* how many; 0: empty, as a case begins */
    int first;
    int last;
    uint8_t within[XTRAIN_MAX_PERIODS / 8 + 1]; /* a bit for each period */
    int64_t units;
    int low[XT_CASE_NUMBERS]; /* the least and most of each number in the message */
    int high[XT_CASE_NUMBERS];
} xt_case;

/* ---- findings.c: messages, made in count->text and kept ---- */

void xt_count_begin(xt_count *count);
/* "week of 2026-03-02", "weeks of 2026-03-02 to 2026-03-23 and 2026-04-06", "periods from ..." */
void xt_count_when(xt_count *count, const xt_case *found);
/* " (office.cfg:41)", or nothing for a rule without a source. */
void xt_count_source(xt_count *count, const xtrain_source *source);
/* The same of a rule and so many others: " (office.cfg:41 and 2 other rules)". */
void xt_count_sources(xt_count *count, const xtrain_rule *first, int others);
/* "Ana Ruiz (e17)", "Ana Ruiz and 3 others" */
void xt_count_people(xt_count *count, int employee, int people);
/* "1 week", "12 person-weeks", "2 periods"; before is "" or "person-". */
void xt_count_periods(xt_count *count, int64_t number, const char *before);
/* Adds a period, later than those before. */
void xt_case_add(xt_case *found, int period, int64_t units, const int number[XT_CASE_NUMBERS]);
/* "3", "2 to 3" */
void xt_count_range(xt_count *count, const xt_case *found, int number);
/* "; at least 9 person-weeks are missing", if there are several periods. */
void xt_count_sum(xt_count *count, const xt_case *found, const char *what);
/* Keeps the finding with the message at hand. */
void xt_count_keep(xt_count *count, xtrain_finding finding, const xtrain_source *source);

/* ---- people.c: who is there ---- */

/* Makes room for the tables, and fills those above `missing`. Clear them in any case. */
xtrain_status xt_count_survey(xt_count *count);
void xt_count_clear(xt_count *count);
/* Does the past stay by itself count for a rule of P6, and how many of the person's do. */
bool xt_count_is_past_visit(const xt_count *count, const xt_past_stay *stay, int rule);
int xt_count_past_visits(const xt_count *count, int employee, int rule);

/* ---- levels.c: what people can know by when ---- */

/* Makes the tables, before the others. */
bool xt_count_levels(xt_count *count);
void xt_count_clear_levels(xt_count *count);
/* The level in the period (periods: at the plan's end), at most. */
int xt_count_level_by(const xt_count *count, int employee, int skill, int period);
bool xt_count_may_host(const xt_count *count, int employee, int department, int period);
/* Is the entry requirement a must that the person cannot meet in the period. */
bool xt_count_refuses(const xt_count *count, int employee, int rule, int period);
/* Could a stay that begins in the plan, in the period or before, meet all that entry asks for. */
bool xt_count_may_enter(const xt_count *count, int employee, int department, int period);

/* ---- tracks.c, attempt.c: who keeps all person musts ---- */

/* Marks those who are known to, XT_PERSON_KEEPS; for the survey. */
xtrain_status xt_count_tracks(xt_count *count);
/* Puts together a track that does what musts ask for, if that is simple; whether it breaks any is
 * for the caller to judge. Returns the number of stays. */
int xt_count_attempt(xt_count *count, int employee, xt_stay *stays);

/* ---- places.c: who may visit what ---- */

/* Does every stay there that begins in the plan break P2 by itself: never, or entry. */
bool xt_count_is_forbidden(const xt_count *count, int employee, int department);
/* Could the person be present there, at home or as a visitor; the latter only. */
bool xt_count_may_be(const xt_count *count, int employee, int department, int period);
bool xt_count_may_visit(const xt_count *count, int employee, int department, int period);
/* People who could, hosts only if asked; counts no further than `enough`. */
int xt_count_visitors(const xt_count *count, int department, int period, bool hosts, int enough);
/* The same if people broke musts of theirs for it. */
int xt_count_others(const xt_count *count, int department, int period, bool hosts, int enough);
/* Is there a past stay from which a rule of P5 counts a return to the department. */
bool xt_count_has_past(const xt_count *count, const xt_employee *person, int rule, int department);
/* Can the stay under way be in the department, and go on until the period. */
bool xt_count_may_go_on(const xt_employee *person, int department, int period);
/* Fills stay_min and stay_max for this person, of stays that begin in the plan. */
void xt_count_stay_bounds(xt_count *count, int employee);
/* The most cells of a stay there with this first cell. */
int xt_count_longest_stay(const xt_count *count, int employee, int department, int begin);

/* ---- musts.c, departments.c, crowds.c, whole.c: department musts ---- */

/* Of D1 those in heads. The department's must of this kind that states the number (XT_NUMBER_) for
 * the period, or NULL.
 */
const xtrain_rule *xt_count_must(const xt_count *count, int department, xtrain_rule_kind kind,
                                 unsigned number, int period);
/* Its number there, or XTRAIN_UNSET; not of D4. */
int32_t xt_count_limit(const xt_count *count, int department, xtrain_rule_kind kind,
                       unsigned number, int period);
/* The first such must that says something in an open period up to the last one, or NULL; and how
 * many others do. */
const xtrain_rule *xt_count_musts(const xt_count *count, int department, xtrain_rule_kind kind,
                                  unsigned number, int last, int *others);

/* Visitors beyond whom each one breaks a unit of a must, and that must; XT_NO_LIMIT, NULL: none. */
typedef struct xt_room {
    int visitors;
    const xtrain_rule *rule;
} xt_room;
/* Looks no further than `enough`: a larger answer may be too small. */
xt_room xt_count_room(const xt_count *count, int department, int period, int64_t enough);
/* Too few: by department and period, and by period. */
void xt_count_departments(xt_count *count);
/* Too many, and rules that contradict each other. */
void xt_count_crowds(xt_count *count);
/* By department, over the whole plan. */
void xt_count_whole(xt_count *count);
/* part_time.c, skills.c, pairs.c: D1 in full-time equivalents; D3 and T1; T2. */
void xt_count_part_time(xt_count *count);
void xt_count_skills(xt_count *count);
void xt_count_pairs(xt_count *count);

/* ---- need.c, visits.c, demand.c, fixed.c: person musts ---- */

/* What a minimum of visits asks of a person, at least. */
typedef struct xt_visit_need {
    int missing; /* visits that have to be made in the plan */
    int present; /* present periods that make a stay count */
    int length;  /* cells of a stay that is not cut short */
    int served;  /* present periods of such a stay, at least */
    int gap;     /* cells between two stays */
    bool cut;    /* the last stay may be cut short, by the plan's end or the date */
} xt_visit_need;
void xt_visit_need_of(xt_count *count, int employee, int rule, xt_visit_need *need);
/* Present periods and cells that so many visits take, at least. */
int64_t xt_visit_present(const xt_visit_need *need, int64_t visits);
int64_t xt_visit_cells(const xt_visit_need *need, int64_t visits);

/* Visits and time away that a person's time has no room for. */
void xt_count_visits(xt_count *count);
/* Required visits against the room for visitors. */
void xt_count_demand(xt_count *count);
/* Adds a person to those who cannot do the same for the same reason. */
void xt_count_add_impossible(xt_count *count, xt_impossible found);
/* amounts.c: P9, P10 and P11. */
void xt_count_amounts(xt_count *count);
/* Fixed cells that break musts. */
void xt_count_fixed(xt_count *count);

static inline int32_t xt_count_value(const xt_count *count, int rule, xtrain_parameter parameter)
{
    return count->problem->rules[rule].stated.value[parameter];
}

static inline bool xt_count_is_must(const xt_count *count, int rule, xtrain_rule_kind kind)
{
    return count->problem->rules[rule].stated.kind == kind &&
           count->problem->rules[rule].stated.strength == XTRAIN_MUST;
}

static inline size_t xt_count_cell(const xt_count *count, int department, int period)
{
    return (size_t)department * (size_t)xt_periods(count->problem) + (size_t)period;
}

/* The department of a fixed cell, or XT_NOT_FIXED. */
static inline int xt_count_fixed_cell(const xt_employee *person, int period)
{
    return person->fixed_cell == NULL ? XT_NOT_FIXED : person->fixed_cell[period];
}

static inline bool xt_count_is_eligible(const xt_count *count, int employee, int period)
{
    return (xt_state(count->problem, employee, period) & XT_STATE_ELIGIBLE) != 0;
}

/* The stay that covers the period before the plan, or NULL. */
static inline const xt_past_stay *xt_count_under_way(const xt_employee *person)
{
    const xt_past_stay *last =
        person->past_count > 0 ? &person->past[person->past_count - 1] : NULL;
    return last != NULL && last->last_cell == -1 ? last : NULL;
}

#endif
