/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of pricing share: the resources of a person (resources.c), the stays worth looking
 * at (arcs.c), bounds on what can follow (completion.c), the search (labels.c).
 */
#ifndef XT_SOLVE_PRICER_H
#define XT_SOLVE_PRICER_H

#include "solve/group.h"
#include "solve/learning.h"
#include "solve/pricing.h"
#include "solve/track.h"

/* A counted resource. `after` means: once a stay is over. All prices are scaled. */
typedef enum xt_resource_kind {
    XT_RESOURCE_RETURN, /* P5: first cell at which a stay of the subject may begin again */
    XT_RESOURCE_GAP,    /* P4 (c): first cell at which the next stay may begin */
    XT_RESOURCE_RUN,    /* P4 (b): length of the run so far, at most the limit */
    XT_RESOURCE_VISITS, /* P6 min: visits still missing */
    XT_RESOURCE_ROOM,   /* P6 max: visits still free of charge */
    XT_RESOURCE_REACH,  /* P10, T1: levels still missing until it is judged; 0 from then on */
    XT_RESOURCE_BEFORE, /* P8, C2 sites: kind of the latest stay (before.c), or 0 */
    XT_RESOURCE_AWAY,   /* P4 (a): away periods so far */
    XT_RESOURCE_LOAD    /* C5: load so far, relative to staying at home */
} xt_resource_kind;

typedef struct xt_resource {
    xt_resource_kind kind;
    int64_t price;
    int64_t over;   /* VISITS: of each visit beyond those asked for, where min = max; else 0 */
    int limit;      /* RETURN, GAP: the gap; RUN: the limit; REACH: the level */
    int start;      /* value of the empty track */
    int rule;       /* index in the group's list of its kind; REACH: the learner's skill */
    int due;        /* REACH: the period after which it is judged */
    bool at_once;   /* REACH: price for anything missing (T1), not for each level */
    int department; /* RETURN for one department, else -1 */
    int first_bit;  /* VISITS distinct: its departments' bits; -1: not distinct */
    int bit_count;
} xt_resource;

/* A yes-or-no resource: what happens when a stay or home cell touches it. */
typedef struct xt_mark {
    int64_t first; /* cost when it is touched for the first time (a granted want: negative) */
    int64_t again; /* cost of every further time */
    int64_t lack;  /* cost of every stay that asks for it while it is untouched (P7) */
    int visits;    /* resource index of the VISITS that a first touch counts for, or -1 */
} xt_mark;

#define XT_WORD_BITS 64

/* A stay, or the rest of the stay under way, with all that it does. */
typedef struct xt_arc {
    int16_t department;
    int16_t first;
    int16_t last;
    bool goes_on; /* continues the stay under way; only from the empty track */
    int present;
    int load;     /* relative to home */
    int64_t cost; /* relative to home, without moves and resources */
} xt_arc;

/* A label; resource values and marks follow it in memory. */
typedef struct xt_label {
    int64_t cost;
    int64_t bound;    /* cost and the least that can follow */
    int64_t open;     /* multipliers of the marks it has not touched */
    int32_t chain;    /* the stays so far, or -1 */
    int16_t last;     /* department of the cell before the boundary, or XTRAIN_NONE */
    int16_t boundary; /* cells before it are decided */
    bool touches;     /* that cell is away: a stay that follows touches it */
} xt_label;

typedef struct xt_chain {
    xt_stay stay;
    int32_t before;
} xt_chain;

/* A resource or mark that the backward bounds keep exactly. */
typedef struct xt_kept {
    int resource; /* or -1 */
    int mark;     /* or -1 */
    int twin;     /* another mark that is always touched together with it, or -1 */
    int digits;   /* values 0 .. digits - 1 */
    int stride;
} xt_kept;

#define XT_MOST_KEPT 8

/* The states of a person without a home may be more: such tracks are full of stays. */
#define XT_BOUND_STATES 240
#define XT_BOUND_STATES_AT_HOME 96
#define XT_BOUND_SLOPES 3

struct xt_pricer {
    const xt_instance *instance;
    const xt_memory *memory;
    int64_t labels_made; /* by all runs */
    /* of the present person */
    int employee;
    const xt_employee *person;
    const xt_group *group;
    const int64_t *prices;
    const xt_learner *learner; /* NULL: no skill of the person may grow */
    bool prefers_levels;       /* a higher level never costs more */
    size_t first_learnt;       /* place of the learner's values in a label */
    int64_t *cell_gain;        /* [departments x periods] the most that a learner may save there
                                  against the levels at the start */
    size_t cell_gain_capacity;
    int64_t *home_gain; /* [periods + 1] the same at home, prefix sums; 0 without learner */
    int64_t end_gain;   /* the most that skills at the end may save (T1) */
    int64_t own_weight; /* of a chosen point, scaled */
    int first, end;     /* boundaries: first cell in contract, one past the last */
    int64_t move_price;
    bool changes;                  /* C4 costs the person something */
    int64_t idle_price;            /* C3: each idle cell that a stay follows */
    int64_t load_weight;           /* of a point of C5 */
    int64_t past_run_cost;         /* P4 (b) of the past's run, charged when it goes on */
    const xt_past_stay *under_way; /* or NULL */
    int wish_mark;                 /* mark of the first wish */
    int order_mark;                /* mark of the first P7 */
    int once_mark;                 /* mark of the first P6 that allows one visit */
    bool *finishes;                /* [periods + 1] all cells from a boundary on may be idle */
    xt_resource *resources;
    size_t resource_count, resource_capacity;
    size_t value_count; /* of a label: resources, windows, skills */
    xt_mark *marks;
    size_t mark_count, mark_capacity;
    bool has_sums; /* AWAY or LOAD, from resource first_sum on among the last */
    size_t first_sum;
    int words;            /* of marks */
    uint64_t *home_marks; /* [words] marks that home cells may touch; home_touches says if any */
    bool home_touches;
    uint64_t *again_marks; /* [words] marks with an `again` cost */
    size_t home_marks_capacity, again_marks_capacity;
    int load_resource;     /* or -1 */
    int64_t load_slope;    /* C5 price of the first unit off */
    int64_t load_steepest; /* of any further unit */
    int64_t load_base;     /* load of the track that is always at home */
    int64_t base_cost;     /* scaled cost of that track without resources' terminal cost */
    /* arcs, by first cell: arcs_at[t] .. arcs_at[t + 1] */
    xt_arc *arcs;
    size_t arc_count, arc_capacity;
    int *arcs_at;     /* [periods + 2] */
    uint8_t *effects; /* [arcs x resources] 1: the arc touches the resource */
    size_t effect_capacity;
    uint64_t *touches; /* [arcs x words] */
    size_t touch_capacity;
    uint64_t *asks; /* [departments x words] marks that a stay there asks for (P7) */
    size_t asks_capacity;
    /* P8 and changes of site: departments are put together that follow and are followed alike. */
    int before_resource; /* or -1 */
    int kinds;           /* 0: none */
    int16_t *kind_of;    /* [departments] 1 .. kinds - 1 */
    int *example;        /* [kinds] a department of each */
    size_t kind_capacity, example_capacity;
    int64_t site_price; /* C2 changes of site */
    int64_t *apart;     /* [kinds x kinds] cost of a stay of one kind after one of another, anything
                           between */
    int64_t *together;  /* the same, beyond that, if they touch */
    size_t apart_capacity, together_capacity;
    int64_t most_apart;
    int64_t *home_sum; /* [periods + 1] prefix sums of home cell prices */
    int *home_load;    /* [periods + 1] prefix sums of home load */
    void *costs_room;  /* arcs.c's own */
    size_t costs_capacity;
    /* backward bounds */
    xt_kept kept[XT_MOST_KEPT];
    int kept_count;
    int states;
    int slopes;
    int64_t slope[XT_BOUND_SLOPES];
    int64_t *after; /* what follows: [slope][cells since the last stay][boundary][state] */
    size_t after_capacity;
    int gap_resource; /* the GAP that is kept, or -1 */
    int gap_limit;    /* its cells, at least 1 */
    int64_t gap_price;
    uint8_t *next_state; /* [sets of touches x states] */
    int64_t *state_cost; /* the same */
    uint16_t *touch_set; /* [arcs] */
    uint64_t *signature; /* [touch sets] the kept things that its arcs touch, and how */
    size_t signature_capacity;
    size_t next_state_capacity, state_cost_capacity, touch_set_capacity;
    int16_t *slope_of; /* [employees] slope of the best bound so far */
    int16_t *step_of;  /* [employees] how far its neighbours are */
    int64_t *rewards;  /* [arcs] of resources and marks that are not kept */
    size_t rewards_capacity;
    /* multipliers.c: of all people, where each one's begin + 1, and of the present one or NULL */
    int64_t *lambda;
    size_t lambda_count, lambda_capacity;
    size_t *lambda_at; /* [employees] */
    const int64_t *multipliers;
    int64_t *plain_rewards; /* [arcs] without multipliers */
    int64_t *lambda_room;   /* [marks] */
    int *touched;           /* [marks] */
    uint64_t *start_marks;  /* [words] */
    size_t plain_capacity, lambda_room_capacity, touched_capacity, start_capacity;
    int64_t home_reward;       /* most that home cells can give beyond what is kept */
    int *low_load, *high_load; /* [periods + 1] range of the load that can follow */
    int *most_away;            /* [periods + 1] away periods that can follow */
    /* labels */
    unsigned char *labels;
    size_t label_count, label_capacity, stride; /* capacity in bytes */
    xt_chain *chains;
    size_t chain_count, chain_capacity;
    size_t *opened; /* [periods + 1] label number + 1 of the last one opened at a boundary */
    size_t *next;   /* list links by label number */
    size_t next_capacity;
    size_t *buckets; /* [bucket_count] label number + 1 of the last one put there, or 0 */
    size_t bucket_count, bucket_capacity;
    size_t *sibling; /* [labels] the next one of its bucket */
    size_t sibling_capacity;
    size_t *heap; /* label numbers by bound */
    size_t heap_count, heap_capacity;
    size_t best;            /* number of the best whole track, or SIZE_MAX */
    int breach_limit;       /* stays with more breaches of their own are left out */
    xt_decision *decisions; /* of the present person */
    size_t decision_count, decision_capacity;
    int64_t threshold;
    int label_limit;
    int beam;
    const xt_budget *budget;
    xt_stay *stays; /* the answer */
    bool failed;    /* out of memory */
};

/* resources.c: fills resources and marks of the present person. */
bool xt_pricer_set_person(xt_pricer *pricer, int employee);
/* Marks of the empty track: [words]. */
void xt_pricer_start_marks(const xt_pricer *pricer, uint64_t *marks);
/* What a stay touches: effects [resources], marks [words]. */
void xt_pricer_effects(const xt_pricer *pricer, const xt_arc *arc, uint8_t *effects,
                       uint64_t *marks);
/* Cost at the end of the track of the sums (AWAY, LOAD). */
int64_t xt_pricer_sum_cost(const xt_pricer *pricer, const xt_resource *resource, int64_t value);
/* Least terminal cost of a sum when between low and high can still be added: the function is
 * convex. */
int64_t xt_pricer_sum_bound(const xt_pricer *pricer, const xt_resource *resource, int64_t value,
                            int64_t low, int64_t high);
/* windows.c: how many values a label has for them, after those of the resources. */
size_t xt_pricer_window_values(const xt_pricer *pricer);
/* Cells first..last of a label are in the department; windows that end there are charged. */
void xt_pricer_step_windows(const xt_pricer *pricer, xt_label *label, int first, int last,
                            int department);
/* The most that windows still open can cost `better` more. */
int64_t xt_pricer_window_lack(const xt_pricer *pricer, const xt_label *better,
                              const xt_label *worse);
/* The most that leaving a stay out can cost in windows. */
int64_t xt_pricer_window_reward(const xt_pricer *pricer, const xt_arc *arc);
/* skills.c: REACH for what a learner may still reach. */
bool xt_pricer_add_reaches(xt_pricer *pricer, bool (*add)(xt_pricer *, xt_resource));
/* What is missing of a REACH costs when it is judged. */
int64_t xt_pricer_reach_cost(const xt_resource *resource, int missing);
/* Levels that a stay may give towards a REACH at most, and up to which level. */
void xt_pricer_lesson_of(const xt_pricer *pricer, const xt_resource *resource, const xt_arc *arc,
                         int *levels, int *up_to);
/* What may be gained where; before the arcs. False: out of memory. */
bool xt_pricer_set_skills(xt_pricer *pricer);
/* The most that a stay may cost less than with the levels at the start. */
int64_t xt_pricer_skill_gain(const xt_pricer *pricer, const xt_arc *arc);
/* May a stay there be of use whatever it costs: it teaches something, or levels may be dear. */
bool xt_pricer_teaches(const xt_pricer *pricer, int department);
/* The label, which is at cell `first`, goes to the department for cells first..last. */
void xt_pricer_step_skills(const xt_pricer *pricer, xt_label *label, const xt_arc *stay);
/* The whole track is known: P10 after the contract, T1. */
void xt_pricer_end_skills(const xt_pricer *pricer, xt_label *label);
/* Is `better` at least as good in skills, whatever follows. */
bool xt_pricer_knows_more(const xt_pricer *pricer, const xt_label *better, const xt_label *worse);
/* before.c: fills the kinds and what pairs of them cost, if the person's rules look at pairs. */
bool xt_pricer_set_before(xt_pricer *pricer);
/* What a stay in the department costs because of what the label has before it. */
int64_t xt_pricer_pair_cost(const xt_pricer *pricer, const xt_label *label, int department);
/* A change of site of a person with a home, from what the label has last to a department. */
int64_t xt_pricer_site_cost(const xt_pricer *pricer, const xt_label *label, int to);
/* The most that a stay may cost more after one of kind `better` than after one of kind `worse`. */
int64_t xt_pricer_before_lack(const xt_pricer *pricer, int better, int worse);
/* arcs.c */
bool xt_pricer_set_arcs(xt_pricer *pricer);
/* Longest stay from this first cell that breaks no must. */
int xt_pricer_longest(const xt_pricer *pricer, int department, int first);
/* Do fixed cells and decisions let the person be there (home or XTRAIN_NONE: at home, idle). */
bool xt_pricer_cell_allowed(const xt_pricer *pricer, int department, int period);
/* kept.c: what the bounds keep of a label, and where stays lead. */
void xt_pricer_choose_kept(xt_pricer *pricer);
/* Is the resource, or else (resource -1) the mark among them. */
bool xt_pricer_keeps(const xt_pricer *pricer, int resource, int mark);
/* Rewards of the arc by resources and marks that the state does not keep. */
int64_t xt_pricer_relaxed_reward(const xt_pricer *pricer, size_t arc);
/* Where a touch of one kept thing leads from a state; adds to *cost. */
int xt_pricer_step_state(const xt_pricer *pricer, const xt_kept *kept, int state, int64_t *cost);
bool xt_pricer_set_transitions(xt_pricer *pricer);
/* What a state costs when the track ends: of REACH what is missing. */
int64_t xt_pricer_missing_cost(const xt_pricer *pricer, int state);
/* completion.c */
/* Does a home cell touch the mark of a wish. */
bool xt_pricer_home_touches(const xt_pricer *pricer, int mark, int period);
bool xt_pricer_set_bounds(xt_pricer *pricer);
int64_t xt_pricer_completion(const xt_pricer *pricer, const xt_label *label, int boundary);
/* The state that the backward bounds keep of a label. */
size_t xt_pricer_state(const xt_pricer *pricer, const xt_label *label);
/* True if no track of the label and then this stay can cost less than the threshold. */
bool xt_pricer_is_hopeless(const xt_pricer *pricer, const xt_label *label, size_t state,
                           size_t arc);
/* The row of a table of backward bounds, its tables, and what leaving for a stay costs. */
size_t xt_pricer_row(const xt_pricer *pricer, int slope, int rest, int boundary);
void xt_pricer_solve_backwards(xt_pricer *pricer, int slope);
int64_t xt_pricer_go_cost(const xt_pricer *pricer, int rest);
/* multipliers.c: puts the person's multipliers into the rewards. */
bool xt_pricer_learn_multipliers(xt_pricer *pricer);
size_t xt_pricer_start_state(const xt_pricer *pricer);
/* Sum of the multipliers of marks that are untouched. */
int64_t xt_pricer_open_sum(const xt_pricer *pricer, const uint64_t *marks);
/* dominance.c: `better` may replace `worse` at the boundary, whatever follows. */
bool xt_pricer_dominates(const xt_pricer *pricer, const xt_label *better, const xt_label *worse,
                         int boundary);
/* buckets.c: labels by all that matters of them but cost and sums. The numbers of labels are below
 * label_count. */
bool xt_pricer_clear_buckets(xt_pricer *pricer);
bool xt_pricer_put(xt_pricer *pricer, size_t number);
/* Is the label beaten by one of its bucket. Of two that are alike the older one stays. */
bool xt_pricer_is_repeated(const xt_pricer *pricer, size_t number);
/* labels.c */
bool xt_pricer_search(xt_pricer *pricer, xt_price_result *result);

static inline xt_label *xt_label_at(const xt_pricer *pricer, size_t number)
{
    return (xt_label *)(void *)(pricer->labels + number * pricer->stride);
}

static inline int32_t *xt_label_values(const xt_label *label)
{
    return (int32_t *)(void *)((unsigned char *)(uintptr_t)label + sizeof *label);
}

static inline uint64_t *xt_label_marks(const xt_pricer *pricer, const xt_label *label)
{
    size_t values = (pricer->value_count + 1) / 2 * 2;
    return (uint64_t *)(void *)(xt_label_values(label) + values);
}

/* A price in fixed point, with the weight of chosen points. */
static inline int64_t xt_scaled(const xt_pricer *pricer, xt_price price)
{
    return price.value * (INT64_C(1) << pricer->instance->scale_bits) +
           price.own * pricer->own_weight;
}

/* Prices of a cell of a department, by kind. */
static inline const int64_t *xt_prices_of(const xt_pricer *pricer, int department, int period)
{
    const xt_instance *instance = pricer->instance;
    return pricer->prices + instance->slot_first[department * instance->periods + period];
}

/* The price of being counted by the T1 of this number. */
static inline int64_t xt_depth_price(const xt_pricer *pricer, int depth)
{
    const xt_instance *instance = pricer->instance;
    return pricer->prices[instance->slot_first[instance->department_cells + depth]];
}

static inline bool xt_marked(const uint64_t *marks, int mark)
{
    return (marks[mark / XT_WORD_BITS] >> (mark % XT_WORD_BITS) & 1U) != 0;
}

#endif
