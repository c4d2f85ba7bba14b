/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules of a group by department, so that a stay is looked at with the rules that it meets and
 * no others. Someone may be bound by a rule for each of many departments.
 */
#include "solve/group.h"

/* How many rules a list may have. */
static int count_of(const xt_group *group, xt_list list)
{
    const int counts[XT_LISTS] = {
        [XT_LIST_LENGTH] = group->length_count, [XT_LIST_RETURN] = group->return_count,
        [XT_LIST_VISIT] = group->visit_count,   [XT_LIST_ORDER] = group->order_count,
        [XT_LIST_BEFORE] = group->order_count,
    };
    return counts[list];
}

static xtrain_subject subject_of(const xt_group *group, xt_list list, int rule)
{
    switch (list) {
    case XT_LIST_LENGTH:
        return group->lengths[rule].subject;
    case XT_LIST_RETURN:
        return group->returns[rule].subject;
    case XT_LIST_VISIT:
        return group->visits[rule].subject;
    case XT_LIST_ORDER:
        return group->orders[rule].subject;
    default:
        return group->orders[rule].before;
    }
}

/* Makes a listing of its own of every department of the subject. */
static void name_departments(xt_group *group, const xt_instance *instance, xtrain_subject subject,
                             int *listings)
{
    if (subject.kind == XTRAIN_SUBJECT_ANY) {
        return;
    }
    const xt_set *set = NULL;
    if (subject.kind == XTRAIN_SUBJECT_SET) {
        set = &instance->problem->sets[subject.index];
    }
    int count = set != NULL ? set->count : 1;
    for (int i = 0; i < count; i++) {
        int department = set != NULL ? set->departments[i] : subject.index;
        if (group->listing_of[department] == 0) {
            group->listing_of[department] = (uint16_t)(*listings)++;
        }
    }
}

static int number_listings(xt_group *group, const xt_instance *instance)
{
    int listings = 1;
    for (int list = 0; list < XT_LISTS; list++) {
        for (int i = 0; i < count_of(group, (xt_list)list); i++) {
            name_departments(group, instance, subject_of(group, (xt_list)list, i), &listings);
        }
    }
    for (int i = 0; i < group->point_count; i++) {
        name_departments(group, instance, group->points[i].subject, &listings);
    }
    return listings;
}

/* Whether a subject has a listing: any department of it, or only what has every department. */
static bool has(const xt_instance *instance, xtrain_subject subject, int department)
{
    return department < 0 ? subject.kind == XTRAIN_SUBJECT_ANY
                          : xt_instance_has(instance, subject, department);
}

/* Lists the rules of one listing from listed[count] on, NULL: only counts; returns the new count.
 */
static size_t list_rules(const xt_group *group, const xt_instance *instance, int department,
                         xt_listing *listing, size_t count)
{
    for (int list = 0; list < XT_LISTS; list++) {
        listing->first[list] = (int)count;
        for (int i = 0; i < count_of(group, (xt_list)list); i++) {
            if (has(instance, subject_of(group, (xt_list)list, i), department)) {
                if (group->listed != NULL) {
                    group->listed[count] = i;
                }
                count++;
            }
        }
    }
    listing->first[XT_LISTS] = (int)count;
    return count;
}

static void sum_points(const xt_group *group, const xt_instance *instance, int department,
                       xt_listing *listing)
{
    for (int i = 0; i < group->point_count; i++) {
        const xt_stay_points *rule = &group->points[i];
        if (has(instance, rule->subject, department)) {
            xt_charge(rule->per_stay ? &listing->per_stay : &listing->per_period, rule->price, 1);
        }
    }
}

/* Every listing by one of its departments; the first listing has none. */
static size_t list_all(const xt_group *group, const xt_instance *instance)
{
    size_t count = list_rules(group, instance, XTRAIN_NONE, &group->listings[0], 0);
    for (int d = 0; d < instance->departments; d++) {
        if (group->listing_of[d] != 0) {
            count = list_rules(group, instance, d, &group->listings[group->listing_of[d]], count);
        }
    }
    return count;
}

bool xt_group_list(xt_group *group, xt_instance *instance)
{
    group->listing_of = xt_arena_allocate(&instance->arena, (size_t)instance->departments,
                                          sizeof *group->listing_of);
    if (group->listing_of == NULL) {
        return false;
    }
    size_t listings = (size_t)number_listings(group, instance);
    group->listings = xt_arena_allocate(&instance->arena, listings, sizeof *group->listings);
    if (group->listings == NULL) {
        return false;
    }
    size_t count = list_all(group, instance);
    if (count > INT32_MAX) {
        return false;
    }
    group->listed = xt_arena_allocate(&instance->arena, count, sizeof *group->listed);
    if (group->listed == NULL) {
        return false;
    }
    (void)list_all(group, instance);
    sum_points(group, instance, XTRAIN_NONE, &group->listings[0]);
    for (int d = 0; d < instance->departments; d++) {
        if (group->listing_of[d] != 0) {
            sum_points(group, instance, d, &group->listings[group->listing_of[d]]);
        }
    }
    return true;
}
