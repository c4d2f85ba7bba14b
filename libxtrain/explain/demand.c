/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Required visits against the room for visitors. People who keep all musts spend, in the
 * departments of a subject and by its date, at least the present periods that their visits take
 * (need.c). If all these departments have a visitors max (D2), the excess breaks units of it:
 *
 *     units >= sum over people of present periods - sum over departments and open periods of max.
 *
 * The same holds for all departments together, where a minimum of time away (P4) asks as well.
 */
#include "explain/count.h"

#include <stdlib.h>

/* Rules of P6 about one subject by one date. */
typedef struct demand {
    const xt_rule *rule; /* the first of them; NULL: everything that asks for time away */
    int64_t periods;
    int people;
    int employee; /* the last of them ... */
    int64_t own;  /* ... and what two rules about the same visits ask of this person at most */
} demand;

typedef struct demand_list {
    demand *demands; /* [count], everything last */
    int *of_rule;    /* [rules] its demand, or -1 */
    int count;
} demand_list;

typedef struct visit_key {
    int kind;
    int index;
    int by_period;
    int rule;
} visit_key;

static int compare_keys(const void *left, const void *right)
{
    const visit_key *a = left;
    const visit_key *b = right;
    const int differences[] = {a->kind - b->kind, a->index - b->index, a->by_period - b->by_period,
                               a->rule - b->rule};
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++) {
        if (differences[i] != 0) {
            return differences[i];
        }
    }
    return 0;
}

static bool same_demand(const visit_key *a, const visit_key *b)
{
    return a->kind == b->kind && a->index == b->index && a->by_period == b->by_period;
}

/* Puts the rules that ask for the same visits into one demand. */
static bool sort_rules(xt_count *count, demand_list *list)
{
    const xtrain_problem *problem = count->problem;
    visit_key *keys = xt_allocate(&count->memory, problem->rule_count, sizeof *keys);
    list->of_rule = xt_allocate(&count->memory, problem->rule_count, sizeof *list->of_rule);
    list->demands = xt_allocate(&count->memory, problem->rule_count + 1, sizeof *list->demands);
    const bool done = keys != NULL && list->of_rule != NULL && list->demands != NULL;
    size_t used = 0;
    for (size_t i = 0; i < problem->rule_count && done; i++) {
        const xt_rule *rule = &problem->rules[i];
        list->of_rule[i] = -1;
        if (xt_count_is_must(count, (int)i, XTRAIN_RULE_P6) &&
            rule->stated.value[XTRAIN_PARAMETER_MIN] > 0) {
            const xtrain_subject subject = rule->stated.subject;
            const bool is_any = subject.kind == XTRAIN_SUBJECT_ANY;
            keys[used++] =
                (visit_key){(int)subject.kind, is_any ? 0 : subject.index, rule->by_period, (int)i};
        }
    }
    if (done) {
        qsort(keys, used, sizeof *keys, compare_keys);
    }
    for (size_t i = 0; i < used; i++) {
        if (i == 0 || !same_demand(&keys[i - 1], &keys[i])) {
            list->demands[list->count++].rule = &problem->rules[keys[i].rule];
        }
        list->of_rule[keys[i].rule] = list->count - 1;
    }
    xt_release(&count->memory, keys);
    return done;
}

static void add_demand(demand *to, int employee, int64_t periods)
{
    const int64_t before = to->people > 0 && to->employee == employee ? to->own : 0;
    if (periods > before) {
        to->periods += periods - before;
        to->people += before == 0;
        to->employee = employee;
        to->own = periods;
    }
}

/* What one person must spend away. */
static void add_person(xt_count *count, demand_list *list, int employee)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    int64_t most = 0;
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = problem->rule_of[i];
        int64_t periods = 0;
        if (list->of_rule[rule] >= 0) {
            xt_visit_need need;
            xt_visit_need_of(count, employee, rule, &need);
            periods = xt_visit_present(&need, need.missing);
            add_demand(&list->demands[list->of_rule[rule]], employee, periods);
        } else if (xt_count_is_must(count, rule, XTRAIN_RULE_P4)) {
            periods = xt_count_value(count, rule, XTRAIN_PARAMETER_MIN);
        }
        most = periods > most ? periods : most;
    }
    add_demand(&list->demands[list->count], employee, most);
}

/* Visitors' periods in the departments by the date; -1: no limit. */
static int64_t room_of(const xt_count *count, xtrain_subject subject, int by_period)
{
    int64_t room = 0;
    for (int d = 0; d < (int)count->problem->department_count; d++) {
        if (!xt_subject_has(count->problem, subject, d)) {
            continue;
        }
        for (int period = 0; period <= by_period; period++) {
            const int32_t most = xt_count_limit(count, d, XTRAIN_RULE_D2, XT_NUMBER_MAX, period);
            if (xt_is_closed(count->problem, d, period)) {
                continue;
            }
            if (most == XTRAIN_UNSET) {
                return -1;
            }
            room += most;
        }
    }
    return room;
}

/* Where the room for visitors is stated. */
static void say_limit(xt_count *count, xtrain_subject subject, int by_period)
{
    int others = 0;
    if (subject.kind == XTRAIN_SUBJECT_DEPARTMENT) {
        const xtrain_rule *visitors =
            xt_count_musts(count, subject.index, XTRAIN_RULE_D2, XT_NUMBER_MAX, by_period, &others);
        if (visitors != NULL) { /* closed all the time without one */
            xt_count_sources(count, visitors, others);
        }
    } else {
        xt_text_add(&count->text, " of the departments");
    }
}

static void keep_demand(xt_count *count, const demand *found, xtrain_subject subject, int by_period)
{
    const bool is_one = subject.kind == XTRAIN_SUBJECT_DEPARTMENT;
    const xtrain_source *source = found->rule == NULL ? NULL : &found->rule->stated.source;
    const int64_t room = room_of(count, subject, by_period);
    xt_count_begin(count);
    if (found->rule != NULL) {
        xt_text_format(&count->text, "visits to %s", xt_subject_name(count->problem, subject));
        xt_count_source(count, source);
        xt_text_add(&count->text, " take at least ");
    } else {
        xt_text_add(&count->text, "the time away that is asked takes at least ");
    }
    xt_count_periods(count, found->periods, "person-");
    xt_text_format(&count->text, " of %d %s, visitors max", found->people,
                   found->people == 1 ? "person" : "people");
    say_limit(count, subject, by_period);
    xt_text_format(&count->text, " leaves room for %lld", (long long)room);
    xt_count_keep(count,
                  (xtrain_finding){.kind = found->rule != NULL ? XTRAIN_RULE_P6 : XTRAIN_RULE_P4,
                                   .department = is_one ? subject.index : XTRAIN_NONE,
                                   .employee = XTRAIN_NONE,
                                   .first_period = 0,
                                   .last_period = by_period,
                                   .units = found->periods - room},
                  source);
}

static void compare_demands(xt_count *count, const demand_list *list)
{
    const int end = xt_periods(count->problem) - 1;
    int64_t worst = 0; /* units of those about all departments */
    for (int i = 0; i <= list->count; i++) {
        const demand *found = &list->demands[i];
        const bool is_all = found->rule == NULL;
        const xtrain_subject subject =
            is_all ? (xtrain_subject){XTRAIN_SUBJECT_ANY, 0} : found->rule->stated.subject;
        const int by_period = is_all ? end : found->rule->by_period;
        const int64_t room = found->periods > 0 ? room_of(count, subject, by_period) : -1;
        const int64_t units = room >= 0 ? found->periods - room : 0;
        if (units > (is_all ? worst : 0)) {
            keep_demand(count, found, subject, by_period);
        }
        worst = subject.kind == XTRAIN_SUBJECT_ANY && units > worst ? units : worst;
    }
}

void xt_count_demand(xt_count *count)
{
    demand_list list = {0};
    if (sort_rules(count, &list)) {
        for (int e = 0; e < (int)count->problem->employee_count; e++) {
            if ((count->person[e] & XT_PERSON_KEEPS) != 0) {
                add_person(count, &list, e);
            }
        }
        compare_demands(count, &list);
    } else {
        count->failed = true;
    }
    xt_release(&count->memory, list.demands);
    xt_release(&count->memory, list.of_rule);
}
