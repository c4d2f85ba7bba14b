/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The annealing's inside: the current table, drafts of the people a proposal touches, and the best
 * table seen. A proposal edits drafts only; xt_anneal_judge then applies them to the counts, and
 * keeps them or takes them back.
 */
#ifndef XT_SOLVE_ANNEAL_STATE_H
#define XT_SOLVE_ANNEAL_STATE_H

#include "base/random.h"
#include "solve/anneal.h"

/* One department in one period, or what T1 counts. */
typedef struct xt_anneal_cell {
    int costly; /* its place in the list of cells that cost something, + 1; 0: costs nothing */
    int mark;   /* its place in `touched`, + 1, while a proposal is judged; else 0 */
    int64_t points;
} xt_anneal_cell;

typedef struct xt_anneal_person {
    int64_t cost;  /* of the track, breaches included */
    int64_t limit; /* a track that costs more has more breaches than now */
    int64_t floor; /* no track costs less */
    int64_t own;   /* points of chosen lines (objective utility) */
    int count;     /* stays */
    int16_t home;
    int16_t first; /* contract, in periods */
    int16_t last;
    int16_t under_way; /* department of a past stay that covers period -1, or XTRAIN_NONE */
    bool stale;        /* the best table has another track */
    int spot_count;
    xt_spot *spots; /* of a learner: where the track is counted; else NULL */
} xt_anneal_person;

/* The stays of one person while a proposal is made. */
typedef struct xt_draft {
    int employee;
    int count;
    int first; /* only cells first..last can differ from the table */
    int last;
    int64_t cost;
    int64_t own;
    xt_stay *stays; /* [periods + 3] */
    xt_cell *row;   /* [periods] cells first..last once it is judged; of people who learn or
                       are in a pair all cells */
    xt_spot *spots; /* of a learner, once it is judged */
    int spot_count;
} xt_draft;

#define XT_DRAFTS 6

/* A department that a person has a reason to visit, and in which periods. */
typedef struct xt_want {
    int16_t department;
    int16_t first;
    int16_t last;
} xt_want;

/* What the moves read and never change; anneal_guide.c. */
typedef struct xt_anneal_guide {
    int *movers; /* people with a cell that may change */
    int mover_count;
    int *at_home; /* people by home department d: [home_first[d], home_first[d + 1]) */
    int *home_first;
    uint8_t *barred; /* [employees x bytes_each] bits: never go there, or below an entry level */
    size_t bytes_each;
    xt_want *wants; /* from wishes: [want_first[e], want_first[e + 1]) */
    int *want_first;
    xt_want *rule_wants; /* from rules, by group: [rule_want_first[g], rule_want_first[g + 1]) */
    int *rule_want_first;
    int16_t *shortest; /* [groups x departments] stay lengths */
    int16_t *longest;
} xt_anneal_guide;

typedef struct xt_count_change {
    int slot;
    int change;
} xt_count_change;

#define XT_CHANCES 1024

struct xt_anneal {
    const xt_instance *instance;
    xt_arena arena; /* everything below */
    xt_random random;
    int employees, departments, periods;
    xt_anneal_guide guide;

    /* the current table */
    int64_t value;    /* points and breaches of it all */
    int64_t most_own; /* the largest of anybody's chosen points: minus the least utility */
    xt_anneal_person *people;
    xt_stay *stays;         /* [employees x periods] */
    xt_cell *row;           /* [employees x periods] */
    xt_cell *at;            /* [periods x employees] the same */
    xt_anneal_cell *cells;  /* [cells] */
    int *count;             /* [slots] present people */
    int64_t *come;          /* [slots] points more or less with one person more */
    int64_t *go;            /* [slots] and with one less; 0 if there is none */
    int16_t *department_of; /* [departments x periods] of a cell */
    int *costly;            /* cells that cost something */
    int costly_count;

    /* the proposal */
    xt_draft drafts[XT_DRAFTS];
    int draft_count;
    int focus;       /* whom the first of two moves was about, or XTRAIN_NONE */
    bool chain;      /* look for trouble */
    int trouble;     /* after a dropped proposal: the cell it made dearest, or -1 */
    bool lacking;    /* trouble: the cell would need people rather than fewer visitors */
    int64_t *window; /* [periods] scratch of xt_anneal_insert */
    int *touched;
    int touched_count;
    int64_t *touched_points; /* the new points of each touched cell */
    xt_count_change *changes;
    int change_count;

    /* the best table: `best` with the rows of stale people, or the current one */
    int64_t best_value;
    int64_t best_breaches;
    xt_cell *best; /* [employees x periods] */
    int *stale;
    int stale_count;
    bool is_best; /* the current table is the best one */

    int64_t breaches; /* of the current table */
    int64_t moves;
    float chance[XT_CHANCES]; /* -log u for evenly spread u */
};

/* Uniform in 0..bound-1; a bias of bound / 2^32 does not matter here. */
static inline int xt_anneal_below(xt_anneal *anneal, int bound)
{
    uint64_t word = xt_random_next(&anneal->random) >> 32;
    return (int)((word * (uint64_t)(uint32_t)bound) >> 32);
}

static inline bool xt_anneal_is_eligible(const xt_anneal *anneal, int employee, int period)
{
    return (xt_state(anneal->instance->problem, employee, period) & XT_STATE_ELIGIBLE) != 0;
}

static inline bool xt_anneal_is_barred(const xt_anneal *anneal, int employee, int department)
{
    const xt_anneal_guide *guide = &anneal->guide;
    unsigned bits = guide->barred[(size_t)employee * guide->bytes_each + (size_t)department / 8];
    return anneal->people[employee].home == department ||
           (bits & 1U << ((unsigned)department % 8U)) != 0;
}

/* Would one person more, or one less, of some kind make the cell cheaper, with these counts. */
bool xt_anneal_lacks(const xt_anneal *anneal, int cell);
bool xt_anneal_is_crowded(const xt_anneal *anneal, int cell);

/* anneal_guide.c: fills the guide; false: out of memory. */
bool xt_anneal_guide_fill(xt_anneal *anneal);

/* anneal_draft.c: the draft of a person, copied from the table on first use; NULL: all in use. */
xt_draft *xt_anneal_open(xt_anneal *anneal, int employee);
/* Makes cells first..last the department (the home: no stay); stays it meets are cut. */
void xt_draft_paint(xt_draft *draft, int first, int last, int department, int home);
/* The same, but stays it meets are removed as a whole. */
void xt_draft_place(xt_draft *draft, int first, int last, int department, int home);
/* The stay that has the period, or -1. */
int xt_draft_find(const xt_draft *draft, int period);

/* anneal_state.c: computes everything anew from a table of cells. */
void xt_anneal_fill(xt_anneal *anneal, const xt_cell *cells);
/* Keeps the drafts if the table gets dearer by at most `allowance` points; then true. */
bool xt_anneal_judge(xt_anneal *anneal, int64_t allowance);

/* anneal_moves.c: puts a random proposal into the drafts; false: none was found. */
bool xt_anneal_propose(xt_anneal *anneal);
/* Pieces of it. A new stay for this person, in period `over` unless that is XTRAIN_NONE, in a
 * department that is chosen if XTRAIN_NONE. */
bool xt_anneal_insert(xt_anneal *anneal, int employee, int department, int over);
/* A stay of a draft goes to other dates, to another department, to another person. */
bool xt_anneal_redate(xt_anneal *anneal, xt_draft *draft, int stay);
bool xt_anneal_redirect(xt_anneal *anneal, xt_draft *draft, int stay);
bool xt_anneal_hand_over(xt_anneal *anneal, xt_draft *draft, int stay, int taker);

/* Someone to deal with, mostly of the same home; maybe the same person. */
int xt_anneal_partner(xt_anneal *anneal, int employee);
bool xt_anneal_trade(xt_anneal *anneal, xt_draft *draft, int stay);
/* An end cell of the stay changes hands with a colleague from home, or with another visitor of the
 * department, whose own stay touches it. */
bool xt_anneal_pass_at_home(xt_anneal *anneal, xt_draft *draft, int stay);
bool xt_anneal_pass_there(xt_anneal *anneal, xt_draft *draft, int stay);

/* anneal_suit.c: no P6 must breaks if the draft's stay is in the department instead. */
bool xt_anneal_suits(const xt_anneal *anneal, const xt_draft *draft, int stay, int department);

/* anneal_repair.c: a proposal for a cell that costs something. */
bool xt_anneal_repair(xt_anneal *anneal);
/* Adds to the drafts what may mend the trouble they made. */
bool xt_anneal_mend(xt_anneal *anneal);

#endif
