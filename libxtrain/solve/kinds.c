/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Kinds of presence. People who count alike in every rule of a place are of one kind there: the
 * same xt_part, and the same full-time equivalent, home, skills and person as far as some rule of
 * the place looks at them. So the rows of the program, the prices of cells and the counts of a
 * table are by kind, and a department with plain rules has two to four of them.
 */
#include <string.h>

#include "solve/counting.h"
#include "solve/learning.h"

/* What a place's rules see of a person. */
typedef struct traits {
    int part;     /* xt_part */
    int fte;      /* 0 where no rule looks at it */
    int home;     /* of a visitor, or XTRAIN_NONE */
    int employee; /* of somebody in a pair, or XTRAIN_NONE */
    int profile;  /* which of the place's skill needs are met: number of the list of answers */
} traits;

typedef struct kind_maker {
    xt_instance *instance;
    xt_counted_rules *stated;
    const xt_memory *memory;
    int place;
    bool sees_fte, sees_homes;
    int *needs; /* cell rules of this place about skills */
    size_t need_count, need_capacity;
    bool *profiles; /* [profiles x needs] */
    size_t profile_count, profile_capacity;
    traits *found; /* kinds of this place */
    size_t found_count, found_capacity;
    xt_kind *all; /* of all places so far, without entries */
    size_t all_count, all_capacity;
    size_t coefficients; /* of all rules so far */
    size_t own_first;    /* the first kind that was found for the present person */
    int recent;          /* the kind found last: neighbours are mostly alike */
    bool is_full;        /* there are more kinds than can be told apart */
} kind_maker;

/* Combinations of levels of one person that a department looks at; kinds in cells, which are slots;
 * coefficients of all rules. */
enum { MOST_LEVELS = 4096, MOST_SLOTS = 200000000, MOST_COEFFICIENTS = 500000000 };

static bool look_at_place(kind_maker *maker, int place)
{
    const xt_counted_rules *stated = maker->stated;
    maker->place = place;
    maker->sees_fte = maker->sees_homes = false;
    maker->need_count = maker->profile_count = maker->found_count = 0;
    maker->recent = 0;
    for (int i = stated->first[place]; i < stated->first[place + 1]; i++) {
        const xt_counting *counting = &stated->countings[i];
        maker->sees_fte = maker->sees_fte || counting->kind == XT_COUNT_FTE;
        maker->sees_homes = maker->sees_homes || counting->kind == XT_COUNT_HOME;
        if (counting->kind == XT_COUNT_SKILL) {
            if (!XT_GROW(maker->memory, maker->needs, maker->need_capacity,
                         maker->need_count + 1)) {
                return false;
            }
            maker->needs[maker->need_count++] = i;
        }
    }
    return true;
}

/* A person's level: of what may grow by the values, else at the start. */
static int level_of(const xt_instance *instance, int employee, int skill, const int32_t *values)
{
    const xt_learner *learner = instance->learner[employee];
    if (learner != NULL && values != NULL) {
        int place = xt_learner_find(learner, skill);
        if (place >= 0) {
            return values[place];
        }
    }
    return xt_level_of(instance->problem, employee, skill);
}

/* The number of the list of needs that the person meets; -1: out of memory. */
static int profile_of(kind_maker *maker, int employee, const int32_t *values)
{
    size_t width = maker->need_count;
    if (width == 0) {
        return 0;
    }
    if (!XT_GROW(maker->memory, maker->profiles, maker->profile_capacity,
                 (maker->profile_count + 1) * width)) {
        return -1;
    }
    bool *now = maker->profiles + maker->profile_count * width;
    for (size_t i = 0; i < width; i++) {
        const xt_counting *need = &maker->stated->countings[maker->needs[i]];
        now[i] = level_of(maker->instance, employee, need->skill, values) >= need->level;
    }
    for (size_t p = 0; p < maker->profile_count; p++) {
        if (memcmp(maker->profiles + p * width, now, width * sizeof *now) == 0) {
            return (int)p;
        }
    }
    return (int)maker->profile_count++;
}

/* The kind of a person in the place with these values (NULL: at the start); -1: out of memory, or
 * full. */
static int kind_of(kind_maker *maker, int employee, const int32_t *values)
{
    const xtrain_problem *problem = maker->instance->problem;
    const xt_employee *person = &problem->employees[employee];
    const int lead = problem->departments[maker->place].lead_skill;
    const int level = level_of(maker->instance, employee, lead, values);
    traits now = {(int)xt_part_at(problem, employee, maker->place, level),
                  maker->sees_fte ? person->fte : 0, XTRAIN_NONE,
                  maker->stated->in_pair[employee] ? employee : XTRAIN_NONE,
                  profile_of(maker, employee, values)};
    now.home = maker->sees_homes && person->home != maker->place ? person->home : XTRAIN_NONE;
    if (now.profile < 0) {
        return -1;
    }
    /* Who is in a pair shares no kind with anybody. */
    size_t first = now.employee != XTRAIN_NONE ? maker->own_first : 0;
    for (size_t i = first; i < maker->found_count; i++) {
        size_t k = first > 0 ? i : (i + (size_t)maker->recent) % maker->found_count;
        if (memcmp(&maker->found[k], &now, sizeof now) == 0) {
            maker->recent = (int)k;
            return (int)k;
        }
    }
    maker->is_full = maker->is_full || maker->found_count > UINT16_MAX;
    if (maker->is_full ||
        !XT_GROW(maker->memory, maker->found, maker->found_capacity, maker->found_count + 1)) {
        return -1;
    }
    maker->found[maker->found_count] = now;
    maker->recent = (int)maker->found_count;
    return (int)maker->found_count++;
}

static int coefficient_of(const kind_maker *maker, const xt_counting *counting, size_t need,
                          const traits *kind)
{
    static const int counts_as[XT_WEIGHTS][XT_PARTS] = {
        [XT_HEADS] = {1, 1, 1, 1},
        [XT_VISITORS] = {0, 0, 1, 1},
        [XT_HOSTS] = {0, 1, 0, 1},
    };
    int sum = 0;
    switch (counting->kind) {
    case XT_COUNT_PARTS:
        for (int i = 0; i < XT_WEIGHTS; i++) {
            sum += counting->weight[i] * counts_as[i][kind->part];
        }
        return sum;
    case XT_COUNT_FTE:
        return counting->weight[XT_HEADS] * kind->fte;
    case XT_COUNT_SKILL:
        return maker->profiles[(size_t)kind->profile * maker->need_count + need] ? -1 : 0;
    case XT_COUNT_HOME:
        return kind->home == counting->home ? 1 : 0;
    case XT_COUNT_PAIR:
        return kind->employee == counting->one || kind->employee == counting->two ? 1 : 0;
    case XT_COUNT_DEPTH:
        return -1;
    }
    return 0;
}

/* The sort of a kind, for cuts. */
static int sort_of(const kind_maker *maker, size_t kind)
{
    return maker->found_count <= XT_SORTS ? (int)kind : maker->found[kind].part;
}

/* Rules for which people of one sort are alike. */
static void find_sorts(const kind_maker *maker, xt_cell_rule *rule)
{
    bool known[XT_SORTS] = {false};
    rule->by_sort = true;
    for (size_t k = 0; k < maker->found_count; k++) {
        int sort = sort_of(maker, k);
        if (known[sort] && rule->sort_coefficient[sort] != rule->coefficient[k]) {
            rule->by_sort = false;
        }
        known[sort] = true;
        rule->sort_coefficient[sort] = rule->coefficient[k];
    }
}

/* Is all this still countable. */
static bool is_within_limits(kind_maker *maker)
{
    const xt_counted_rules *stated = maker->stated;
    const int rules = stated->first[maker->place + 1] - stated->first[maker->place];
    const size_t slots = (maker->all_count + maker->found_count) * (size_t)maker->instance->periods;
    maker->coefficients += (size_t)rules * maker->found_count;
    maker->is_full = slots > MOST_SLOTS || maker->coefficients > MOST_COEFFICIENTS;
    return !maker->is_full;
}

/* The coefficients of a place's rules. */
static bool fill_rules(kind_maker *maker)
{
    xt_counted_rules *stated = maker->stated;
    xt_arena *arena = &maker->instance->arena;
    size_t count = maker->found_count;
    size_t need = 0;
    for (int i = stated->first[maker->place]; i < stated->first[maker->place + 1]; i++) {
        xt_cell_rule *rule = &stated->rules[i];
        int *coefficient = xt_arena_allocate(arena, count, sizeof *coefficient);
        if (coefficient == NULL) {
            return false;
        }
        for (size_t k = 0; k < count; k++) {
            coefficient[k] = coefficient_of(maker, &stated->countings[i], need, &maker->found[k]);
            rule->entry_count += coefficient[k] != 0 ? 1 : 0;
        }
        need += stated->countings[i].kind == XT_COUNT_SKILL ? 1 : 0;
        rule->coefficient = coefficient;
        find_sorts(maker, rule);
        xt_entry *entries = xt_arena_allocate(arena, (size_t)rule->entry_count, sizeof *entries);
        if (entries == NULL) {
            return false;
        }
        rule->entries = entries;
        for (size_t k = 0; k < count; k++) {
            if (coefficient[k] != 0) {
                *entries++ = (xt_entry){(int)k, coefficient[k]};
            }
        }
    }
    return true;
}

/* Lays out the table of a department over the skills that it looks at: the strides of their levels.
 * Returns its size; 0: there are too many combinations. */
static int lay_out_table(kind_maker *maker, const xt_learner *learner, int *stride)
{
    const xtrain_problem *problem = maker->instance->problem;
    int size = 1;
    for (int k = 0; k < learner->skill_count; k++) {
        bool seen = problem->departments[maker->place].lead_skill == learner->skill[k];
        for (size_t i = 0; i < maker->need_count && !seen; i++) {
            seen = maker->stated->countings[maker->needs[i]].skill == learner->skill[k];
        }
        stride[k] = seen ? size : 0;
        size *= seen ? learner->most[k] - learner->start[k] + 1 : 1;
        if (size > MOST_LEVELS) {
            maker->is_full = true;
            return 0;
        }
    }
    return size;
}

/* Which levels lead to which kind in a department. */
static bool fill_table(kind_maker *maker, int employee, xt_learner *learner)
{
    int *stride = learner->stride + (size_t)maker->place * (size_t)learner->skill_count;
    const int size = lay_out_table(maker, learner, stride);
    uint16_t *table = xt_arena_allocate(&maker->instance->arena, (size_t)size, sizeof *table);
    int32_t values[XT_MOST_LEARNT];
    if (size == 0 || table == NULL) {
        return false;
    }
    for (int place = 0; place < size; place++) {
        for (int k = 0; k < learner->skill_count; k++) {
            int levels = learner->most[k] - learner->start[k] + 1;
            values[k] = learner->start[k] + (stride[k] > 0 ? place / stride[k] % levels : 0);
        }
        int kind = kind_of(maker, employee, values);
        if (kind < 0) {
            return false;
        }
        table[place] = (uint16_t)kind;
    }
    learner->tables[maker->place] = table;
    return true;
}

static bool fill_department(kind_maker *maker, int department)
{
    xt_instance *instance = maker->instance;
    if (!look_at_place(maker, department)) {
        return false;
    }
    for (int e = 0; e < instance->employees; e++) {
        maker->own_first = maker->found_count;
        int kind = kind_of(maker, e, NULL);
        if (kind < 0) {
            return false;
        }
        instance->kind[(size_t)e * (size_t)instance->departments + (size_t)department] =
            (uint16_t)kind;
        xt_learner *learner = instance->learner[e];
        if (learner != NULL && !fill_table(maker, e, learner)) {
            return false;
        }
    }
    return is_within_limits(maker);
}

/* Everyone whom T1 counts is of one kind there. */
static bool fill_depth(kind_maker *maker, int place)
{
    const traits all = {XT_PART_HOME, 0, XTRAIN_NONE, XTRAIN_NONE, 0};
    maker->place = place;
    maker->need_count = 0;
    if (!XT_GROW(maker->memory, maker->found, maker->found_capacity, 1)) {
        return false;
    }
    maker->found[0] = all;
    maker->found_count = 1;
    return true;
}

/* Takes the kinds of a place over. */
static bool keep_kinds(kind_maker *maker)
{
    if (!XT_GROW(maker->memory, maker->all, maker->all_capacity,
                 maker->all_count + maker->found_count)) {
        return false;
    }
    for (size_t k = 0; k < maker->found_count; k++) {
        maker->all[maker->all_count + k] =
            (xt_kind){.sort = sort_of(maker, k), .employee = maker->found[k].employee};
    }
    maker->all_count += maker->found_count;
    return true;
}

/* The rules in which each kind counts. */
static bool list_entries(xt_instance *instance, int place)
{
    for (int k = instance->kind_first[place]; k < instance->kind_first[place + 1]; k++) {
        xt_kind *kind = &instance->kinds[k];
        int number = k - instance->kind_first[place];
        for (int i = instance->cell_rule_first[place]; i < instance->cell_rule_first[place + 1];
             i++) {
            kind->entry_count += instance->cell_rules[i].coefficient[number] != 0 ? 1 : 0;
        }
        xt_entry *entries =
            xt_arena_allocate(&instance->arena, (size_t)kind->entry_count, sizeof *entries);
        if (entries == NULL) {
            return false;
        }
        kind->entries = entries;
        for (int i = instance->cell_rule_first[place]; i < instance->cell_rule_first[place + 1];
             i++) {
            int value = instance->cell_rules[i].coefficient[number];
            if (value != 0) {
                *entries++ = (xt_entry){i, value};
            }
        }
    }
    return true;
}

static bool finish(kind_maker *maker)
{
    xt_instance *instance = maker->instance;
    xt_counted_rules *stated = maker->stated;
    xt_arena *arena = &instance->arena;
    instance->kinds = xt_arena_allocate(arena, maker->all_count, sizeof *instance->kinds);
    instance->cell_rules = xt_arena_allocate(arena, stated->count, sizeof *instance->cell_rules);
    if (instance->kinds == NULL || instance->cell_rules == NULL) {
        return false;
    }
    if (maker->all_count > 0) {
        memcpy(instance->kinds, maker->all, maker->all_count * sizeof *maker->all);
    }
    if (stated->count > 0) {
        memcpy(instance->cell_rules, stated->rules, stated->count * sizeof *stated->rules);
    }
    instance->cell_rule_first = stated->first;
    bool done = true;
    for (int place = 0; place < instance->places && done; place++) {
        done = list_entries(instance, place);
    }
    return done;
}

static bool make_kinds(kind_maker *maker)
{
    xt_instance *instance = maker->instance;
    size_t departments = (size_t)instance->departments;
    instance->kind = xt_arena_allocate(&instance->arena, (size_t)instance->employees * departments,
                                       sizeof *instance->kind);
    instance->kind_first =
        xt_arena_allocate(&instance->arena, (size_t)instance->places + 1, sizeof(int));
    bool done = instance->kind != NULL && instance->kind_first != NULL;
    for (int place = 0; place < instance->places && done; place++) {
        instance->kind_first[place] = (int)maker->all_count;
        done = place < instance->departments ? fill_department(maker, place)
                                             : fill_depth(maker, place);
        done = done && fill_rules(maker) && keep_kinds(maker);
    }
    if (done) {
        instance->kind_first[instance->places] = (int)maker->all_count;
    }
    return done && finish(maker);
}

xtrain_status xt_instance_set_kinds(xt_instance *instance, xt_counted_rules *stated)
{
    kind_maker maker = {.instance = instance, .stated = stated, .memory = stated->memory};
    bool done = make_kinds(&maker);
    xt_release(maker.memory, maker.needs);
    xt_release(maker.memory, maker.profiles);
    xt_release(maker.memory, maker.found);
    xt_release(maker.memory, maker.all);
    if (maker.is_full) {
        return xt_report(instance->problem->context, XTRAIN_ERROR_LIMIT, NULL, 0,
                         "people differ in too many ways in '%s' for its rules to count them; "
                         "state fewer pairs, skill needs or mixing rules",
                         instance->problem->departments[maker.place].name);
    }
    return done ? XTRAIN_OK : XTRAIN_ERROR_MEMORY;
}
