/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pool.h"

#include <stdio.h>
#include <stdlib.h>

#include "try.h"

bool mss_pool_add(mss_pool *pool, const mss_pool_entry *entry)
{
    if (entry->kind != XTRAIN_RULE_P6 && entry->points == 0) {
        return true;
    }
    if (pool->count == pool->room) {
        const size_t room = pool->room == 0 ? 1024 : 2 * pool->room;
        mss_pool_entry *entries = realloc(pool->entries, room * sizeof *entries);
        if (entries == NULL) {
            return false;
        }
        pool->entries = entries;
        pool->room = room;
    }
    pool->entries[pool->count++] = *entry;
    return true;
}

void mss_pool_clear(mss_pool *pool)
{
    free(pool->entries);
    *pool = (mss_pool){0};
}

static int order(int a, int b)
{
    return (a > b) - (a < b);
}

/* By what is said; 0 if the same is. */
static int compare_rules(const mss_pool_entry *a, const mss_pool_entry *b)
{
    const int orders[] = {order((int)a->kind, (int)b->kind), order(a->set, b->set),
                          order(a->least, b->least), order(a->most, b->most),
                          order(a->points, b->points)};
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        if (orders[i] != 0) {
            return orders[i];
        }
    }
    return 0;
}

static int compare_entries(const void *left, const void *right)
{
    const mss_pool_entry *a = left;
    const mss_pool_entry *b = right;
    const int by_rule = compare_rules(a, b);
    return by_rule != 0 ? by_rule : order(a->student, b->student);
}

static void make_rule(xtrain_rule *rule, const mss_pool_entry *entry)
{
    xtrain_rule_init(rule, entry->kind);
    rule->points = entry->points;
    if (entry->set != XTRAIN_NONE) {
        rule->subject = (xtrain_subject){XTRAIN_SUBJECT_SET, entry->set};
    }
    rule->value[XTRAIN_PARAMETER_MIN] = entry->least;
    rule->value[XTRAIN_PARAMETER_MAX] = entry->most;
    if (entry->kind == XTRAIN_RULE_C1) {
        rule->value[XTRAIN_PARAMETER_PER_STAY] = 1;
    } else if (entry->kind == XTRAIN_RULE_C2) {
        rule->value[XTRAIN_PARAMETER_SITES] = 1;
    }
    rule->source.label = entry->label;
}

static xtrain_status make_programme(int *out, xtrain_problem *problem,
                                    const mss_pool_entry *entries, size_t count, int number)
{
    char name[64];
    xtrain_programme programme = XTRAIN_PROGRAMME_INIT;
    (void)snprintf(name, sizeof name, "%s, pool %d", entries->label, number + 1);
    programme.name = name;
    MSS_TRY(xtrain_problem_add_programme(out, problem, &programme));
    for (size_t i = 0; i < count; i++) {
        MSS_TRY(xtrain_problem_add_member(problem, *out, NULL, XTRAIN_NONE, entries[i].student));
    }
    return XTRAIN_OK;
}

xtrain_status mss_pool_state(mss_pool *pool, xtrain_problem *problem, int students)
{
    int programmes = 0;
    size_t count = 0;
    if (pool->count > 0) {
        qsort(pool->entries, pool->count, sizeof *pool->entries, compare_entries);
    }
    for (size_t i = 0; i < pool->count; i += count) {
        const mss_pool_entry *first = &pool->entries[i];
        xtrain_rule rule;
        make_rule(&rule, first);
        for (count = 1; i + count < pool->count && compare_rules(first, &first[count]) == 0;) {
            count++;
        }
        if (count == 1 || (count < (size_t)students && programmes == XTRAIN_MAX_PROGRAMMES)) {
            rule.employee = first->student;
            count = 1;
        } else if (count < (size_t)students) {
            MSS_TRY(make_programme(&rule.programme, problem, first, count, programmes));
            programmes++;
        }
        MSS_TRY(xtrain_problem_add_rule(NULL, problem, &rule));
    }
    mss_pool_clear(pool);
    return XTRAIN_OK;
}
