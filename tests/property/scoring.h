/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The second scoring: a judgement of a tiny problem's cells written from the rules page alone. It
 * knows the library's public types and none of its code.
 */
#ifndef TESTS_PROPERTY_SCORING_H
#define TESTS_PROPERTY_SCORING_H

#include "property/tiny.h"

#define SCORING_FREE (-2)   /* a cell that is not fixed */
#define SCORING_PAST_MAX 60 /* periods before the plan that a past stay may reach back */

/* A day in the Gregorian calendar. */
typedef struct scoring_day {
    int year, month, day;
} scoring_day;
scoring_day scoring_day_of(xtrain_date date);
xtrain_date scoring_date(int year, int month, int day);
/* First and last day of a period; negative ones lie before the plan. */
xtrain_range scoring_period(const tiny *problem, int period);
int scoring_work_days(const tiny *problem, xtrain_range days);
/* At least half of the period's working days (of its days, without any) are in the range. */
bool scoring_in_range(const tiny *problem, int period, xtrain_range range);
/* A night lies between the period before and this one. */
bool scoring_after_night(const tiny *problem, int period);
bool scoring_in_contract(const tiny *problem, int person, int period);
bool scoring_on_leave(const tiny *problem, int person, int period);
bool scoring_closed(const tiny *problem, int department, int period);

/* An away stay in cells; cell -1 is the last before the plan. */
typedef struct scoring_stay {
    int department;
    int first, last;
    int past_present; /* its present periods before the plan */
} scoring_stay;

/* One person in one period. */
typedef struct scoring_moment {
    int place;              /* the department where the person is present, or XTRAIN_NONE */
    int level[TINY_SKILLS]; /* at the start of the period */
} scoring_moment;

/* For tests: who looks at the levels at the start of the plan only. */
#define SCORING_HOSTS 1U
#define SCORING_NEEDS 2U
#define SCORING_ENTRIES 4U
#define SCORING_REACH 8U
#define SCORING_DEPTH 16U

/* Everything about a problem that does not depend on the plan. */
typedef struct scoring_frame {
    const tiny *problem;
    bool skip_closed_entry; /* for tests: stays may begin in a closed department */
    bool skip_short_block;  /* for tests: no load counts in a last block that is shorter */
    bool skip_nights;       /* for tests: nights part no stays */
    unsigned at_start;      /* for tests: what gained levels do not count for */
    bool contract[TINY_PEOPLE][TINY_PERIODS];
    bool leave[TINY_PEOPLE][TINY_PERIODS];
    bool eligible[TINY_PEOPLE][TINY_PERIODS];
    bool closed[TINY_DEPARTMENTS][TINY_PERIODS];
    int fixed[TINY_PEOPLE][TINY_PERIODS]; /* department or SCORING_FREE */
    bool wish_period[TINY_PEOPLE][TINY_WISHES][TINY_PERIODS];
    scoring_stay past[TINY_PEOPLE][TINY_PAST];
    bool counts[TINY_RULES][TINY_PEOPLE]; /* binds the person, and no earlier equal rule does; of
                                             P3 any that binds: that is settled stay by stay */
    bool closed_end[TINY_PEOPLE];
    int after[TINY_PEOPLE][TINY_DEPARTMENTS];  /* periods a stay could go on after the plan */
    int by_period[TINY_RULES];                 /* P6, P10: last period that counts, or -1 */
    unsigned states[TINY_RULES][TINY_PERIODS]; /* of department rules, P2 and P3: the numbers, a bit
                                                  for each parameter, that hold in the period */
    unsigned past_states[TINY_RULES][TINY_PEOPLE]; /* P3: at the first cell of the stay under way */
    int minimum[TINY_DEPARTMENTS][TINY_PERIODS];   /* the largest D1 minimum, in hundredths */
    int eligible_count[TINY_PEOPLE];
    int share[TINY_PEOPLE];
} scoring_frame;

typedef struct scoring_item {
    int64_t units;
    int64_t points;
} scoring_item;

/* One person's track. */
typedef struct scoring_track {
    int64_t must_units;
    int64_t goal_units;
    int64_t points; /* shoulds, goals and costs */
    int64_t chosen; /* those of them that make up the person's utility */
    scoring_item rule[TINY_RULES];
    scoring_item wish[TINY_WISHES];
    int64_t contract_units;              /* P1: cells outside the contract, idle cells at work */
    int64_t place_units;                 /* P2: fixed, never, closed */
    scoring_moment at[TINY_PERIODS + 1]; /* the last one has the levels at the end */
    xtrain_person_figures figures;
} scoring_track;

/* A whole plan. */
typedef struct scoring_result {
    int64_t value;         /* of the problem's objective */
    int64_t shared_points; /* of department and team rules, musts at their price */
    int64_t musts_broken;
    int64_t goals_unmet;
    scoring_item kind[XTRAIN_RULE_KINDS];
    scoring_item rule[TINY_RULES];
    scoring_track person[TINY_PEOPLE];
    int heads[TINY_DEPARTMENTS][TINY_PERIODS];
    int visitors[TINY_DEPARTMENTS][TINY_PERIODS];
    int hosts[TINY_DEPARTMENTS][TINY_PERIODS];
} scoring_result;

bool scoring_binds(const tiny *problem, int rule, int person);
bool scoring_has(const tiny *problem, xtrain_subject subject, int department);
/* Equal in all, dates included, but `end`, which stands apart. */
bool scoring_same_rule(const tiny_rule *one, const tiny_rule *other);
/* Of one kind, about the same subject and in the same days (visits: and date; points: both per
 * period or per stay; windows: and length, both blocks or both rolling; and so on). */
bool scoring_same_subject(const tiny_rule *one, const tiny_rule *other);
bool scoring_is_of_person(xtrain_rule_kind kind);
bool scoring_is_of_team(xtrain_rule_kind kind);
/* What a breach unit of it costs. */
int64_t scoring_price(const tiny *problem, const tiny_rule *rule);
/* A rule that does not always hold. */
bool scoring_has_range(const tiny_rule *rule);
/* In its range the one states numbers in place of the other's. */
bool scoring_replaces(const tiny_rule *one, const tiny_rule *other);
/* Two rules with ranges that would replace the same rule share a period and state a number in
 * common. */
bool scoring_ranges_clash(const tiny *problem, const tiny_rule *one, const tiny_rule *other);
/* What is left of a department rule, entry requirement or length in a period: outside its range
 * nothing, and without a range what no other rule states in its place. A bit for each parameter. */
unsigned scoring_numbers_in(const tiny *problem, const tiny_rule *rule, int period);
/* Its points are part of a person's utility. */
bool scoring_is_chosen(const tiny *problem, xtrain_rule_kind kind);

void scoring_prepare(scoring_frame *out, const tiny *problem);
void scoring_judge_track(scoring_track *out, const scoring_frame *frame, int person,
                         const int *cells);
/* Where a person with these cells is present, and the levels. */
void scoring_follow(scoring_moment out[TINY_PERIODS + 1], const scoring_frame *frame, int person,
                    const int *cells);
bool scoring_is_host(const scoring_frame *frame, int person, const scoring_moment *at);
/* The level that somebody has at a moment for one of the purposes SCORING_... */
int scoring_level(const scoring_frame *frame, int person, const scoring_moment *at, int skill,
                  unsigned purpose);
/* Points of one department rule in a period in which the department is open, and everybody is
 * where people says; units may be NULL. */
int64_t scoring_judge_department(int64_t *units, const scoring_frame *frame, int rule, int period,
                                 const scoring_moment *const people[TINY_PEOPLE]);
/* Points of one team rule; people[e] are the moments of person e in the whole plan. */
int64_t scoring_judge_team(int64_t *units, const scoring_frame *frame, int rule,
                           const scoring_moment *const people[TINY_PEOPLE]);
/* The cells are those of a table [TINY_PEOPLE][TINY_PERIODS], row by row. */
void scoring_judge(scoring_result *out, const scoring_frame *frame, const int *cells);

#endif
