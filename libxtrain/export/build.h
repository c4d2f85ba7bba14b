/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stating a problem as a mixed integer program. For each person a network over the boundaries t
 * between cells, in which one unit flows from the first boundary of the contract to the last:
 *
 *   H  at home (or idle), no rule asks how long           h: one more cell      u: leaves
 *   B  a stay has just ended                              w: g cells at home, then leaves
 *                                                         r: home for long enough, to H
 *   P  a stay begins                                      x: the stay, to the B of its end
 *   O  where the contract begins                          like B: b, i; c: the stay goes on
 *
 * A path pays its stays, moves and gaps on its arcs; rows beside the network say the rest. Arcs
 * from H and B meet in P, so that P's own row cannot keep a stay from following one in the same
 * department; another row does: who begins in d comes from home or from another department.
 *
 * Units of broken person musts are added up in a column m for each person, at a price that no
 * points can outweigh. A person for whom a track without any was found gets no m: whatever breaks a
 * must is left out.
 *
 * Levels that people gain in the plan are columns y, as high as the person's time allows; see
 * levels.c, which says why that is enough.
 *
 * With the objective utility the program minimises minus the value, since some readers know no
 * other sense. The points of a person's chosen lines, which are minus the utility, weigh what the
 * sum does, and the column least is at most each person's utility:
 *   minimise  other points + sum weight x chosen points - least weight x least
 *   least + chosen points of the person <= 0
 */
#ifndef XT_EXPORT_BUILD_H
#define XT_EXPORT_BUILD_H

#include "export/mip.h"
#include "model/problem.h"

/* What a unit of a column adds: points of lines that are not chosen, points of the person's chosen
 * lines, of which there are none unless the objective is utility, and broken person musts. */
typedef struct xt_mip_cost {
    int64_t points;
    int64_t chosen;
    int64_t musts;
} xt_mip_cost;

#define XT_MIP_NO_COST ((xt_mip_cost){0, 0, 0})

/* Rows by boundary: flow through H, B and P, the people who pass it between two stays or from home,
 * and, by period, who is at home. */
typedef enum xt_mip_node {
    XT_MIP_NODE_H = 0,
    XT_MIP_NODE_B,
    XT_MIP_NODE_P,
    XT_MIP_NODE_PASS,
    XT_MIP_NODE_HOME,
    XT_MIP_NODES
} xt_mip_node;

/* An away stay that the person may be given. */
typedef struct xt_mip_stay {
    int department;
    int first; /* first cell in the plan */
    int last;
    int column;
    bool goes_on; /* is the one under way */
    xt_mip_cost cost;
} xt_mip_stay;

typedef struct xt_mip_person {
    int number;
    const xt_employee *record;
    int first; /* periods in contract; first > last: none */
    int last;
    const xt_past_stay *latest;    /* past stay, or NULL */
    const xt_past_stay *under_way; /* the latest, if it may go on in the plan, or NULL */
    int away_before;               /* past away cells that touch period 0 */
    bool end_is_closed;            /* no stay may owe its rest to the next plan */
    bool is_sure;                  /* a track without broken musts was found */
    int must_row;
    int must_column;
    int least_row;          /* the least utility is at most this person's, or XT_MIP_NOTHING */
    xt_mip_cost widest_arc; /* largest of either sign; points: what it can change the value */
    xt_mip_cost slack;      /* the sum over all other columns, at their bounds */
    xt_mip_stay *stays;     /* by department, then first, then last cell */
    size_t stay_count, stay_capacity;
    int *home;       /* [periods] column: at home, or idle */
    int *present;    /* [departments x (periods + 1)] present periods before each period */
    int *row;        /* [XT_MIP_NODES x (periods + 1)] or XT_MIP_NOTHING */
    int begin_row;   /* of O */
    bool *has_start; /* [periods + 1] of one department: some stay begins, or ends, there */
    bool *has_end;
    int *pass;               /* [periods + 1] column: passes from home or between two stays */
    int *highest;            /* [skills] level that the plan may bring, of those that matter */
    int *level_column;       /* [levels x (periods + 1)] y, or XT_MIP_NOTHING; see levels.c */
    int *level_row;          /* the same: the row that takes what is gained just before */
    int *entry_row;          /* [periods + 1] rows of what is being stated, by boundary */
    int *flow_row;           /* [periods + 1] */
    int *wait_row;           /* [periods + 1] */
    int *free_entry;         /* [periods + 1] columns of P5 */
    xt_mip_cost *cell_cost;  /* [periods + 1] of one department: all cells before each */
    xt_mip_cost *entry_cost; /* [periods] of one department: a stay that begins there */
} xt_mip_person;

/* Departments: those of a subject, or at a site; or all others. */
typedef struct xt_mip_places {
    xtrain_subject subject;
    int site; /* or XT_MIP_NO_SITE: the subject says it */
    bool others;
} xt_mip_places;

#define XT_MIP_NO_SITE (-1)

/* An entry whose stay before was in `from` pays a unit of the rule, unless it is into `safe`. */
typedef struct xt_mip_memory {
    int rule;
    int part; /* of names: one for each memory of a rule */
    xt_mip_places from;
    xt_mip_places safe;
} xt_mip_memory;

/* Neighbouring periods, of P9 or P11. */
typedef struct xt_mip_window {
    int first;
    int last;
    int eligible;  /* periods of the person */
    int64_t limit; /* the least hours or the most load points */
} xt_mip_window;

/* Who is present in a department in a period: a column, and the row that adds people up to it. */
typedef enum xt_mip_counted {
    XT_MIP_HEADS = 0,
    XT_MIP_VISITORS,
    XT_MIP_HOSTS,
    XT_MIP_FTE, /* hundredths of full-time equivalents */
    XT_MIP_COUNTS
} xt_mip_counted;

typedef struct xt_mip_count {
    int row; /* or XT_MIP_NOTHING: no rule asks */
    int column;
} xt_mip_count;

typedef struct xt_mip_build {
    const xtrain_problem *problem;
    xt_mip mip;
    xt_memory memory;
    int periods;
    xt_mip_count *counts; /* [departments x periods x XT_MIP_COUNTS] */
    int *need_row;        /* [department rules x periods] of D3, or XT_MIP_NOTHING */
    int *mix_block;       /* [department rules x departments] of D5: block for a home, or NOTHING */
    int *mix_row;         /* [blocks x periods] or XT_MIP_NOTHING */
    size_t mix_row_count, mix_row_capacity;
    int *level_first; /* [skills] where its levels begin in the tables of a person, or NOTHING */
    int *level_asked; /* [skills] highest level that something asks for */
    int levels;       /* of all these skills */
    int *depth_row;   /* [team rules] of T1, or XT_MIP_NOTHING */
    int *pair_slot;   /* [employees] of people of a T2, or XT_MIP_NOTHING */
    int *there;       /* [slots x departments x periods] column: the person is present there */
    int *there_row;   /* [departments x periods] of the person being stated */
    int64_t constant; /* points that every plan has */
    int64_t constant_musts; /* broken person musts that every plan has */
    int least_column;       /* the least utility, or XT_MIP_NOTHING */
    int64_t widest_utility; /* no person's utility is farther from 0 */
    int64_t widest;         /* most that one person's change of track can change the value */
    int64_t widest_squares; /* the part of it that comes from departments, in a period */
    int64_t widest_team;    /* the part that comes from T1 and T2 */
    xt_mip_person person;   /* the one being stated */
} xt_mip_build;

/* xt_mip_build_problem makes the whole program; clear it afterwards in any case. */
xtrain_status xt_mip_build_problem(xt_mip *out, const xtrain_problem *problem);

/* build.c: columns of the build's person. A column whose cost has musts is XT_MIP_NOTHING for a
 * person who has no m. */
int xt_mip_add_arc(xt_mip_build *build, xt_mip_name name, xt_mip_cost cost);
int xt_mip_add_slack(xt_mip_build *build, xt_mip_name name, int64_t upper, xt_mip_cost cost);
/* A column that costs nothing. */
int xt_mip_add_plain(xt_mip_build *build, xt_mip_name name, int64_t upper, bool is_integer);
int xt_mip_state_row(xt_mip_build *build, xt_mip_name name, xt_mip_sense sense, int64_t rhs);
void xt_mip_add_constant(xt_mip_build *build, xt_mip_cost cost);
/* points of a line of the person, and units of a rule */
xt_mip_cost xt_mip_cost_of(const xt_mip_build *build, xtrain_rule_kind line, int64_t points);
xt_mip_cost xt_mip_price(const xt_mip_build *build, int rule, int64_t units);

/* departments.c: D1, D2, D4. Prepare before the people, who add themselves. */
bool xt_mip_prepare_departments(xt_mip_build *build);
void xt_mip_add_presence(xt_mip_build *build, int column, int department, int first, int last);
xt_mip_count *xt_mip_count_at(const xt_mip_build *build, int department, int period);
/* A column of units of a department or team rule. */
int xt_mip_add_units(xt_mip_build *build, xt_mip_name name, int rule, int64_t upper);
int64_t xt_mip_price_of_unit(const xt_mip_build *build, int rule);

/* mixture.c: D3 and D5, which look at who is there. `at` is the rule's place among those of
 * departments. */
bool xt_mip_prepare_mixture(xt_mip_build *build);
void xt_mip_state_need(xt_mip_build *build, int at, int period);
void xt_mip_state_mixing(xt_mip_build *build, int at);
void xt_mip_add_mixture(xt_mip_build *build, int column, int department, int period);
int xt_mip_need_row(const xt_mip_build *build, int at, int period);

/* levels.c: skills gained. */
bool xt_mip_prepare_levels(xt_mip_build *build);
void xt_mip_clear_levels(xt_mip_build *build);
void xt_mip_find_highest(xt_mip_build *build);
/* Not there at the start, but perhaps in the period. */
bool xt_mip_may_gain(const xt_mip_build *build, int skill, int level, int period);
/* The column that is 1 if the level is there in the period (periods: at the plan's end);
 * XT_MIP_NOTHING unless it may have been gained. */
int xt_mip_level_column(const xt_mip_build *build, int skill, int level, int period);
bool xt_mip_has_level(const xt_mip_build *build, int skill, int level);
/* The row of that column, which takes what is gained in the period before. */
int xt_mip_level_row(const xt_mip_build *build, int skill, int level, int period);
void xt_mip_state_levels(xt_mip_build *build);

/* teaching.c: adds what a department teaches to the rows of levels. */
void xt_mip_state_teaching(xt_mip_build *build, int department, const xt_teaching *teaching);
/* The level in the period of a track of stays by their numbers, by time, and one more or NULL. */
int xt_mip_level_of_track(const xt_mip_build *build, const int *stays, int count,
                          const xt_mip_stay *more, int skill, int period);

/* skilled.c: what asks for levels that may be gained: hosts, D3, P2 entry, P10. */
void xt_mip_state_skilled(xt_mip_build *build);
void xt_mip_state_reach(xt_mip_build *build, int rule);
/* The level that makes the person a host there; above all levels: none does. */
int xt_mip_host_level(const xt_mip_build *build, int department);
/* The level that an entry rule asks for, whether or not it may be gained; 0: none. */
int xt_mip_entry_level(const xt_mip_build *build, int rule, int period);

/* team.c: T1 and T2. The people add themselves; pairs are stated after all of them. */
bool xt_mip_prepare_team(xt_mip_build *build);
void xt_mip_add_to_team(xt_mip_build *build);
void xt_mip_state_pairs(xt_mip_build *build);
void xt_mip_clear_team(xt_mip_build *build);

/* person.c: all about one person. */
bool xt_mip_prepare_person(xt_mip_build *build);
void xt_mip_state_person(xt_mip_build *build, int employee);
void xt_mip_clear_person(xt_mip_build *build);

/* stay_costs.c: fills cell_cost and entry_cost for a department. */
void xt_mip_price_department(xt_mip_build *build, int department);
/* C4 of a cell, which may be home or XTRAIN_NONE. */
xt_mip_cost xt_mip_price_change(const xt_mip_build *build, int rule, int department, int period);
xt_mip_cost xt_mip_price_stay(const xt_mip_build *build, const xt_mip_stay *stay);
/* Of a stay under way that does not go on. */
xt_mip_cost xt_mip_price_broken_off(const xt_mip_build *build);
/* Last past cell that a return to the department is measured from by a P5, or INT_MIN. */
int xt_mip_last_past(const xt_mip_build *build, int rule, int department);
/* What is owed already when an entry follows that many cells after such a cell. */
bool xt_mip_is_return(const xt_mip_build *build, int rule, int64_t after);

/* witness.c: a track without broken musts was found; asks after the stays are listed. */
bool xt_mip_is_sure(const xt_mip_build *build);

/* network.c: lists the stays, states those that are kept, and the network. */
void xt_mip_list_stays(xt_mip_build *build);
void xt_mip_state_stays(xt_mip_build *build);
void xt_mip_state_network(xt_mip_build *build);

/* The rules beside the network. */
void xt_mip_state_away_time(xt_mip_build *build, int rule);
void xt_mip_state_return(xt_mip_build *build, int rule);
void xt_mip_state_visits(xt_mip_build *build, int rule);
/* P6: the past stays that count, or their departments. */
int64_t xt_mip_count_past_visits(const xt_mip_build *build, int rule, bool distinct);
/* The stay counts, beside those of the past; with distinct: in a department new to them. */
bool xt_mip_visit_adds(const xt_mip_build *build, int rule, const xt_mip_stay *stay);
bool xt_mip_visit_is_new(const xt_mip_build *build, int rule, const xt_mip_stay *stay,
                         bool distinct);
/* sequence.c: P7, P8, and whatever looks at the stay before. */
bool xt_mip_past_has(const xt_mip_build *build, xtrain_subject subject);
void xt_mip_state_order(xt_mip_build *build, int rule);
void xt_mip_state_transitions(xt_mip_build *build, int rule);
bool xt_mip_is_among(const xt_mip_build *build, const xt_mip_places *places, int department);
/* Rows in wait_row: who waits in a cell is at home or idle there. */
void xt_mip_state_waiting(xt_mip_build *build, int rule);
void xt_mip_state_memory(xt_mip_build *build, const xt_mip_memory *memory);

/* windows.c: P9 and P11. */
void xt_mip_state_windows(xt_mip_build *build, int rule);
/* The window after this one, or the first one after {.first = -1}; false: there is none. */
bool xt_mip_next_window(const xt_mip_build *build, int rule, xt_mip_window *window);
/* Hours, or load points, of those cells that lie in the window, all in one department. */
int64_t xt_mip_window_amount(const xt_mip_build *build, int rule, const xt_mip_window *window,
                             const xt_mip_window *cells, int department);
/* What is missing or too much. */
int64_t xt_mip_window_units(const xt_mip_build *build, int rule, const xt_mip_window *window,
                            int64_t amount);

/* costs.c: changes of site and idle time. */
void xt_mip_state_sites(xt_mip_build *build, int rule);
void xt_mip_state_idle_time(xt_mip_build *build, int rule);
void xt_mip_state_wishes(xt_mip_build *build);
void xt_mip_state_uneven_load(xt_mip_build *build, int rule);

static inline bool xt_mip_is_stopped(const xt_mip_build *build)
{
    return build->mip.failed || build->mip.too_large;
}

static inline int32_t xt_mip_value(const xt_mip_build *build, int rule, xtrain_parameter parameter)
{
    return build->problem->rules[rule].stated.value[parameter];
}

static inline void xt_mip_add_cost(xt_mip_cost *sum, xt_mip_cost added)
{
    sum->points += added.points;
    sum->chosen += added.chosen;
    sum->musts += added.musts;
}

/* In the program's objective. */
static inline int64_t xt_mip_weigh(const xt_mip_build *build, xt_mip_cost cost)
{
    return cost.points + build->problem->objective.sum * cost.chosen;
}

static inline bool xt_mip_is_must(const xt_mip_build *build, int rule)
{
    return build->problem->rules[rule].stated.strength == XTRAIN_MUST;
}

/* Present periods of the person in a department. */
static inline int xt_mip_present(const xt_mip_build *build, int department, int first, int last)
{
    const int *before = build->person.present + (size_t)department * ((size_t)build->periods + 1);
    return first <= last ? before[last + 1] - before[first] : 0;
}

static inline bool xt_mip_rule_has(const xt_mip_build *build, int rule, int department)
{
    return xt_subject_has(build->problem, build->problem->rules[rule].stated.subject, department);
}

/* XT_MIP_NAME("x", 12, 3): up to four numbers. */
#define XT_MIP_NAME(word, ...)                                                                     \
    ((xt_mip_name){(word), {__VA_ARGS__}, (int)(sizeof((int[]){__VA_ARGS__}) / sizeof(int))})

#endif
