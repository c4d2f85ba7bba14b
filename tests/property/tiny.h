/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tiny problems for the property tests: a description of our own in plain arrays, small enough to
 * try every plan, that the second scoring judges without ever looking into the library.
 */
#ifndef TESTS_PROPERTY_TINY_H
#define TESTS_PROPERTY_TINY_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <xtrain.h>

#define TINY_PEOPLE 3
#define TINY_DEPARTMENTS 3
#define TINY_PERIODS 7
#define TINY_SETS 2
#define TINY_PROGRAMMES 2
#define TINY_RULES 24
#define TINY_WISHES 3  /* of one person */
#define TINY_RANGES 3  /* leaves of a person, closures of a department, holidays */
#define TINY_FIXED 2   /* of one person */
#define TINY_PAST 3    /* of one person */
#define TINY_MEMBERS 2 /* selectors of one programme */
#define TINY_GROUPS 2
#define TINY_TABLE 4
#define TINY_SKILLS 2

#define TINY_SITES 3 /* the first of them is no site */

typedef struct tiny_skill {
    int levels, cover, coach;
} tiny_skill;

typedef struct tiny_teaching {
    int after; /* 0: the department does not teach the skill */
    int up_to;
    bool carry, at_home;
} tiny_teaching;

typedef struct tiny_department {
    int load;
    int exposure; /* hours with customers in a period */
    int site;     /* 0: none is stated */
    int lead;     /* skill or XTRAIN_NONE */
    tiny_teaching teaches[TINY_SKILLS];
    xtrain_range closed[TINY_RANGES];
    int closed_count;
} tiny_department;

typedef struct tiny_wish {
    bool avoid;
    xtrain_subject subject;
    xtrain_range range;
    int strength;
} tiny_wish;

typedef struct tiny_past {
    int department;
    xtrain_range range;
    int present; /* or XTRAIN_UNSET */
} tiny_past;

typedef struct tiny_fixed {
    int department;
    xtrain_range range;
} tiny_fixed;

typedef struct tiny_person {
    int home; /* or XTRAIN_NONE */
    int level[TINY_SKILLS];
    int fte;         /* hundredths */
    unsigned groups; /* bit g: in group g */
    unsigned never;  /* bit d: never in department d */
    xtrain_range contract;
    xtrain_range leaves[TINY_RANGES];
    int leave_count;
    tiny_fixed fixed[TINY_FIXED];
    int fixed_count;
    tiny_wish wishes[TINY_WISHES];
    int wish_count;
    tiny_past past[TINY_PAST]; /* earliest first */
    int past_count;
    int published[TINY_PERIODS]; /* also XTRAIN_ELSEWHERE and XTRAIN_UNSET */
    int published_count;         /* 0: the published plan does not know the person */
} tiny_person;

typedef struct tiny_member {
    int group; /* one of the three is stated, the others are XTRAIN_NONE */
    int home;
    int person;
} tiny_member;

typedef struct tiny_programme {
    tiny_member members[TINY_MEMBERS];
    int member_count;
} tiny_programme;

typedef struct tiny_rule {
    xtrain_rule_kind kind;
    xtrain_strength strength;
    int points;
    int programme; /* or XTRAIN_NONE */
    int person;    /* or XTRAIN_NONE; T2: the one ... */
    int other;     /* T2: ... and the other; or XTRAIN_NONE */
    xtrain_subject subject;
    xtrain_subject before; /* P7, P8 */
    xtrain_range range;    /* department rules, entry, P3; both ends open: always */
    int value[XTRAIN_PARAMETERS];
    int table[TINY_TABLE];
    int table_count;
} tiny_rule;

typedef struct tiny {
    int people, departments, periods;
    xtrain_date start;
    xtrain_unit unit;
    int every;
    unsigned workdays;
    int day_begin, day_end; /* periods of hours: minutes after midnight */
    xtrain_range holidays[TINY_RANGES];
    int holiday_count;
    int must_price;
    xtrain_objective_kind objective;
    int sum, least; /* weights of the utility */
    unsigned lines; /* its chosen lines, a bit for each kind */
    tiny_skill skill[TINY_SKILLS];
    int skills;
    tiny_department department[TINY_DEPARTMENTS];
    unsigned set[TINY_SETS]; /* bit d: department d is in it */
    int sets;
    tiny_person person[TINY_PEOPLE];
    tiny_programme programme[TINY_PROGRAMMES];
    int programmes;
    tiny_rule rule[TINY_RULES];
    int rules;
    int cells[TINY_PEOPLE][TINY_PERIODS]; /* the plan under test, where a test needs one */
} tiny;

/* What a generated problem should make matter; TINY_FOCUS_NONE leaves all of it to chance. */
typedef enum tiny_focus {
    TINY_FOCUS_NONE = 0,
    TINY_FOCUS_D1,
    TINY_FOCUS_D1_FTE,
    TINY_FOCUS_D2,
    TINY_FOCUS_D3,
    TINY_FOCUS_D4,
    TINY_FOCUS_D5,
    TINY_FOCUS_P1,
    TINY_FOCUS_P2_NEVER,
    TINY_FOCUS_P2_FIXED,
    TINY_FOCUS_P2_ENTRY,
    TINY_FOCUS_P2_CLOSED,
    TINY_FOCUS_P3,
    TINY_FOCUS_P4,
    TINY_FOCUS_P5,
    TINY_FOCUS_P6,
    TINY_FOCUS_P7,
    TINY_FOCUS_P8,
    TINY_FOCUS_P9,
    TINY_FOCUS_P10,
    TINY_FOCUS_P11,
    TINY_FOCUS_T1,
    TINY_FOCUS_T2,
    TINY_FOCUS_C1,
    TINY_FOCUS_C2,
    TINY_FOCUS_C2_SITES,
    TINY_FOCUS_C3,
    TINY_FOCUS_C4,
    TINY_FOCUS_C5,
    TINY_FOCUS_RANGE,      /* department rules for a part of the plan */
    TINY_FOCUS_STAY_RANGE, /* entry and lengths for a part of it */
    TINY_FOCUS_LEVELS,     /* gained levels, for hosts, needs and entry */
    TINY_FOCUS_NIGHTS,     /* periods of hours */
    TINY_FOCUS_UTILITY,    /* the objective, with people who compete */
    TINY_FOCUS_OVERLAP,    /* several rules of one kind about subjects that overlap */
    TINY_FOCUSES
} tiny_focus;

/* A small random source: the same seed gives the same problems on any machine. */
typedef struct tiny_random {
    uint64_t state;
} tiny_random;
int tiny_below(tiny_random *random, int count);           /* 0 .. count - 1 */
int tiny_between(tiny_random *random, int low, int high); /* low .. high */
bool tiny_chance(tiny_random *random, int per_cent);

/* Fills *out. At most plans_max tables of cells keep the contracts. */
void tiny_generate(tiny *out, uint64_t seed, tiny_focus focus, long plans_max);
/* Fills the cells: valid to a degree that varies, or wild. */
void tiny_generate_cells(tiny *problem, tiny_random *random);
/* Adds the parts of a problem; used by tiny_generate. */
void tiny_add_rules(tiny *problem, tiny_random *random, tiny_focus focus);
void tiny_add_wishes(tiny *problem, tiny_random *random, int person, int count);
/* Skills, and what departments teach. */
const char *tiny_skill_name(int skill);
void tiny_add_skills(tiny *problem, tiny_random *random, tiny_focus focus);
/* Days somewhere in or around the plan, now and then without a beginning or an end. */
xtrain_range tiny_some_days(const tiny *problem, tiny_random *random);
/* A rule in which nothing is stated; returned to be filled, or NULL when there is no room. */
tiny_rule *tiny_add_rule(tiny *problem, xtrain_rule_kind kind);
/* Drops rules that clash with an earlier one about the same subject. */
void tiny_drop_clashes(tiny *problem);

/* The same problem in another order: people[e] and departments[d] are the new numbers. */
void tiny_permute(tiny *out, const tiny *problem, const int *people, const int *departments);

/* Builds and validates the problem through the public functions. On failure *out is NULL and the
 * context has the diagnostics. Rule r has the label "rule r", wish w of person e "wish e.w". */
xtrain_status tiny_build(xtrain_problem **out, xtrain_context *context, const tiny *problem);

/* Writes the problem and its cells as text for people. */
void tiny_print(FILE *file, const tiny *problem);
/* "2026-03-02"; out has room for 11 bytes. */
void tiny_date_text(char out[11], xtrain_date date);

/* True if the test still fails on this problem. */
typedef bool (*tiny_fails)(const tiny *problem, void *payload);
/* Drops people, periods, departments, rules and their parts while the test still fails. */
void tiny_shrink(tiny *problem, tiny_fails fails, void *payload);
/* Closes the gap of element `at` in an array of `count` elements. */
#define TINY_REMOVE(array, count, at)                                                              \
    do {                                                                                           \
        memmove(&(array)[at], &(array)[(at) + 1], (size_t)((count) - (at)-1) * sizeof(array)[0]);  \
        (count)--;                                                                                 \
    } while (0)

/* Removes one thing; later ones move up. What refers to it goes too. */
void tiny_drop_rule(tiny *problem, int rule);
void tiny_drop_person(tiny *problem, int person);
void tiny_drop_department(tiny *problem, int department);
void tiny_drop_skill(tiny *problem, int skill);

#endif
