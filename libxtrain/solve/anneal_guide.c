/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the moves look up: who is at home where, where a person may not or wants to go, how long
 * stays are. None of it decides what is allowed or what it costs; it only makes good proposals
 * likely.
 */
#include "solve/anneal_state.h"

#include "solve/group.h"
#include "solve/learning.h"

/* Sorts the movers by home, by counting: home_first[d] falls from the end of d's part to its start.
 */
static void list_homes(xt_anneal *anneal)
{
    const xt_employee *employees = anneal->instance->problem->employees;
    xt_anneal_guide *guide = &anneal->guide;
    for (int i = 0; i < guide->mover_count; i++) {
        int home = employees[guide->movers[i]].home;
        if (home != XTRAIN_NONE) {
            guide->home_first[home]++;
        }
    }
    int total = 0;
    for (int d = 0; d < anneal->departments; d++) {
        total += guide->home_first[d];
        guide->home_first[d] = total;
    }
    guide->home_first[anneal->departments] = total;
    for (int i = guide->mover_count - 1; i >= 0; i--) {
        int home = employees[guide->movers[i]].home;
        if (home != XTRAIN_NONE) {
            guide->at_home[--guide->home_first[home]] = guide->movers[i];
        }
    }
}

static bool fill_movers(xt_anneal *anneal)
{
    const xtrain_problem *problem = anneal->instance->problem;
    xt_anneal_guide *guide = &anneal->guide;
    size_t people = (size_t)anneal->employees;
    guide->movers = xt_arena_allocate(&anneal->arena, people, sizeof *guide->movers);
    guide->at_home = xt_arena_allocate(&anneal->arena, people, sizeof *guide->at_home);
    guide->home_first = xt_arena_allocate(&anneal->arena, (size_t)anneal->departments + 1,
                                          sizeof *guide->home_first);
    if (guide->movers == NULL || guide->at_home == NULL || guide->home_first == NULL) {
        return false;
    }
    for (int e = 0; e < anneal->employees; e++) {
        const xt_employee *person = &problem->employees[e];
        bool moves = false;
        for (int t = person->first_period; t <= person->last_period && !moves; t++) {
            moves = person->fixed_cell == NULL || person->fixed_cell[t] == XT_NOT_FIXED;
        }
        if (moves) {
            guide->movers[guide->mover_count++] = e;
        }
    }
    list_homes(anneal);
    return true;
}

/* Can the person never enter: musts without dates about skills that stay too low. */
static bool lacks_entry_level(const xt_instance *instance, int employee, int department)
{
    const xtrain_problem *problem = instance->problem;
    const xt_learner *learner = instance->learner[employee];
    for (int i = problem->entry_rule_first[department];
         i < problem->entry_rule_first[department + 1]; i++) {
        const xt_rule *entry = &problem->rules[problem->entry_rules[i]];
        const xtrain_rule *rule = &entry->stated;
        int skill = rule->value[XTRAIN_PARAMETER_SKILL];
        int place = learner != NULL ? xt_learner_find(learner, skill) : -1;
        int level = place >= 0 ? learner->most[place] : xt_level_of(problem, employee, skill);
        bool dated = xt_rule_has_range(rule) || entry->numbers != NULL;
        if (rule->strength == XTRAIN_MUST && !dated &&
            level < rule->value[XTRAIN_PARAMETER_LEVEL]) {
            return true;
        }
    }
    return false;
}

static bool fill_barred(xt_anneal *anneal)
{
    const xtrain_problem *problem = anneal->instance->problem;
    xt_anneal_guide *guide = &anneal->guide;
    guide->bytes_each = ((size_t)anneal->departments + 7) / 8;
    guide->barred = xt_arena_allocate(&anneal->arena, (size_t)anneal->employees, guide->bytes_each);
    if (guide->barred == NULL) {
        return false;
    }
    for (int e = 0; e < anneal->employees; e++) {
        const xt_employee *person = &problem->employees[e];
        uint8_t *bits = guide->barred + (size_t)e * guide->bytes_each;
        for (int d = 0; d < anneal->departments; d++) {
            if (lacks_entry_level(anneal->instance, e, d)) {
                bits[d / 8] |= (uint8_t)(1U << ((unsigned)d % 8U));
            }
        }
        for (size_t i = 0; i < person->never_count; i++) {
            int d = person->nevers[i].department;
            bits[d / 8] |= (uint8_t)(1U << ((unsigned)d % 8U));
        }
    }
    return true;
}

static void fill_lengths_of(xt_anneal *anneal, int group)
{
    const xt_group *rules = &anneal->instance->groups[group];
    for (int d = 0; d < anneal->departments; d++) {
        int shortest = 1;
        int longest = anneal->periods;
        for (int i = 0; i < rules->length_count; i++) {
            const xt_length_rule *rule = &rules->lengths[i];
            if (xt_instance_has(anneal->instance, rule->subject, d)) {
                shortest = rule->dated == NULL && rule->min > shortest ? rule->min : shortest;
                longest = rule->dated == NULL && rule->max < longest ? rule->max : longest;
            }
        }
        for (int i = 0; i < rules->away_count; i++) {
            longest = rules->aways[i].run < longest ? rules->aways[i].run : longest;
        }
        shortest = shortest < anneal->periods ? shortest : anneal->periods;
        longest = longest > shortest ? longest : shortest;
        size_t place = (size_t)group * (size_t)anneal->departments + (size_t)d;
        anneal->guide.shortest[place] = (int16_t)shortest;
        anneal->guide.longest[place] = (int16_t)longest;
    }
}

static bool fill_lengths(xt_anneal *anneal)
{
    xt_anneal_guide *guide = &anneal->guide;
    size_t size = (size_t)anneal->instance->group_count * (size_t)anneal->departments;
    guide->shortest = xt_arena_allocate(&anneal->arena, size, sizeof *guide->shortest);
    guide->longest = xt_arena_allocate(&anneal->arena, size, sizeof *guide->longest);
    if (guide->shortest == NULL || guide->longest == NULL) {
        return false;
    }
    for (int g = 0; g < anneal->instance->group_count; g++) {
        fill_lengths_of(anneal, g);
    }
    return true;
}

/* Adds every department of a subject, unless it is any department; out may be NULL: only counts. */
static size_t add_subject(const xt_anneal *anneal, xtrain_subject subject, int first, int last,
                          xt_want *out)
{
    size_t count = 0;
    if (subject.kind == XTRAIN_SUBJECT_ANY || first > last) {
        return 0;
    }
    for (int d = 0; d < anneal->departments; d++) {
        if (xt_instance_has(anneal->instance, subject, d)) {
            if (out != NULL) {
                out[count] = (xt_want){(int16_t)d, (int16_t)first, (int16_t)last};
            }
            count++;
        }
    }
    return count;
}

static size_t wants_of_person(const xt_anneal *anneal, int employee, xt_want *out)
{
    const xt_employee *person = &anneal->instance->problem->employees[employee];
    size_t count = 0;
    for (size_t i = 0; i < person->wish_count; i++) {
        const xt_wish *wish = &person->wishes[i];
        if (!wish->stated.avoid) {
            count += add_subject(anneal, wish->stated.subject, wish->first_period,
                                 wish->last_period, out == NULL ? NULL : out + count);
        }
    }
    return count;
}

/* Every department that teaches the skill of a P10 rule, in time. */
static size_t add_lessons(const xt_anneal *anneal, const xt_reach_rule *rule, xt_want *out)
{
    const xtrain_problem *problem = anneal->instance->problem;
    size_t count = 0;
    for (int d = 0; d < anneal->departments && rule->by_period >= 0; d++) {
        const xt_department *department = &problem->departments[d];
        for (size_t i = 0; i < department->teaching_count; i++) {
            if (department->teachings[i].skill == rule->skill) {
                if (out != NULL) {
                    out[count] = (xt_want){(int16_t)d, 0, (int16_t)rule->by_period};
                }
                count++;
            }
        }
    }
    return count;
}

static size_t wants_of_group(const xt_anneal *anneal, int group, xt_want *out)
{
    const xt_group *rules = &anneal->instance->groups[group];
    size_t count = 0;
    for (int i = 0; i < rules->visit_count; i++) {
        const xt_visit_rule *rule = &rules->visits[i];
        if (rule->min > 0) {
            count += add_subject(anneal, rule->subject, 0, rule->by_period,
                                 out == NULL ? NULL : out + count);
        }
    }
    for (int i = 0; i < rules->reach_count; i++) {
        count += add_lessons(anneal, &rules->reaches[i], out == NULL ? NULL : out + count);
    }
    for (int i = 0; i < rules->point_count; i++) {
        if (rules->points[i].price.value < 0 || rules->points[i].price.own < 0) {
            count += add_subject(anneal, rules->points[i].subject, 0, anneal->periods - 1,
                                 out == NULL ? NULL : out + count);
        }
    }
    return count;
}

/* Fills a list for each of `count` owners, counting first. */
static bool fill_wants(xt_anneal *anneal, int count, xt_want **wants, int **first,
                       size_t (*list)(const xt_anneal *anneal, int owner, xt_want *out))
{
    size_t total = 0;
    for (int i = 0; i < count; i++) {
        total += list(anneal, i, NULL);
    }
    *wants = total < INT32_MAX ? xt_arena_allocate(&anneal->arena, total, sizeof **wants) : NULL;
    *first = xt_arena_allocate(&anneal->arena, (size_t)count + 1, sizeof **first);
    if (*wants == NULL || *first == NULL) {
        return false;
    }
    int done = 0;
    for (int i = 0; i < count; i++) {
        (*first)[i] = done;
        done += (int)list(anneal, i, *wants + done);
    }
    (*first)[count] = done;
    return true;
}

bool xt_anneal_guide_fill(xt_anneal *anneal)
{
    xt_anneal_guide *guide = &anneal->guide;
    return fill_movers(anneal) && fill_barred(anneal) && fill_lengths(anneal) &&
           fill_wants(anneal, anneal->employees, &guide->wants, &guide->want_first,
                      wants_of_person) &&
           fill_wants(anneal, anneal->instance->group_count, &guide->rule_wants,
                      &guide->rule_want_first, wants_of_group);
}
