/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A message about a department or a cell reads "WHO, week of DATE: WORDS". Breaches of one rule
 * with the same WHO and WORDS are put together, with their dates as ranges. In calendars in hours
 * DATE is a day or "Mon 2 Mar 10:00-12:00"; either way the day and the times are shown, without a
 * word before them. Messages of any other form are taken as they are.
 */
#include "report/breaches.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "report/words.h"

/* A message taken apart. */
typedef struct parts {
    size_t who;        /* bytes before ", week of" */
    const char *unit;  /* "week of ", "period from ", or nothing */
    size_t unit_bytes; /* bytes of it */
    const char *words; /* after the date; NULL: the message has another form */
} parts;

static size_t length_if_prefix(const char *text, const char *prefix)
{
    const size_t length = strlen(prefix);
    return strncmp(text, prefix, length) == 0 ? length : 0;
}

/* Bytes of "Ana Ruiz", "Ana Ruiz (a1)" or "Claims" at the beginning of the message; 0: others. */
static size_t length_of_who(const xtrain_plan *plan, const xtrain_breach *breach)
{
    if (breach->employee == XTRAIN_NONE) {
        const char *name = xtrain_plan_department_name(plan, breach->department);
        return name != NULL ? length_if_prefix(breach->message, name) : 0;
    }
    const char *id = xtrain_plan_employee_id(plan, breach->employee);
    size_t length =
        length_if_prefix(breach->message, xtrain_plan_employee_name(plan, breach->employee));
    const char *rest = breach->message + length;
    if (length > 0 && strncmp(rest, " (", 2) == 0) {
        const size_t id_length = length_if_prefix(rest + 2, id);
        length += id_length > 0 && rest[2 + id_length] == ')' ? id_length + 3 : 0;
    }
    return length;
}

/* Bytes of the period's date at the beginning of the text; 0: something else. */
static size_t length_of_date(const xtrain_plan *plan, int period, const char *text)
{
    const xtrain_date first = xtrain_plan_period(plan, period).first;
    char date[XT_HOURS_TEXT_SIZE];
    int begin = 0;
    int end = 0;
    xt_date_format(first, date);
    size_t length = length_if_prefix(text, date);
    if (length == 0 && xtrain_plan_period_hours(plan, period, &begin, &end)) {
        xt_hours_format(first, begin, end, date);
        length = length_if_prefix(text, date);
    }
    return length;
}

static parts take_apart(const xtrain_plan *plan, const xtrain_breach *breach)
{
    static const char *const units[] = {"week of ", "month of ", "period from ", ""};
    parts found = {0};
    if (breach->period == XTRAIN_NONE) {
        return found;
    }
    found.who = length_of_who(plan, breach);
    const char *rest = breach->message + found.who;
    if (found.who == 0 || strncmp(rest, ", ", 2) != 0) {
        return found;
    }
    found.unit = rest + 2;
    for (size_t i = 0; i < sizeof units / sizeof units[0] && found.unit_bytes == 0; i++) {
        found.unit_bytes = length_if_prefix(found.unit, units[i]);
    }
    rest = found.unit + found.unit_bytes;
    const size_t day_length = length_of_date(plan, breach->period, rest);
    if (day_length > 0 && strncmp(rest + day_length, ": ", 2) == 0) {
        found.words = rest + day_length + 2;
    }
    return found;
}

const char *xt_breach_words(const xtrain_plan *plan, const xtrain_breach *breach)
{
    const parts found = take_apart(plan, breach);
    if (found.words != NULL) {
        return found.words;
    }
    const size_t who = length_of_who(plan, breach);
    const bool is_plain = who > 0 && strncmp(breach->message + who, ": ", 2) == 0;
    return breach->message + (is_plain ? who + 2 : 0);
}

/* ---- grouping ---- */

typedef struct key {
    const xtrain_breach *breach;
    const char *words; /* NULL: alone */
    int index;
} key;

/* 0: only the periods differ. */
static int compare_groups(const key *a, const key *b)
{
    const xtrain_breach *x = a->breach;
    const xtrain_breach *y = b->breach;
    const int differences[] = {
        (a->words == NULL) - (b->words == NULL),
        (x->kind > y->kind) - (x->kind < y->kind),
        (x->employee > y->employee) - (x->employee < y->employee),
        (x->department > y->department) - (x->department < y->department),
    };
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++) {
        if (differences[i] != 0) {
            return differences[i];
        }
    }
    if (a->words == NULL) {
        return a->index < b->index ? -1 : a->index > b->index;
    }
    const int source = strcmp(x->source, y->source);
    return source != 0 ? source : strcmp(a->words, b->words);
}

static int compare_keys(const void *left, const void *right)
{
    const key *a = left;
    const key *b = right;
    const int groups = compare_groups(a, b);
    if (groups != 0) {
        return groups;
    }
    if (a->breach->period != b->breach->period) {
        return a->breach->period < b->breach->period ? -1 : 1;
    }
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Sorting by the order in which the checker found them. */
typedef struct placed_group {
    int earliest;
    xt_breach_group group;
} placed_group;

static int compare_places(const void *left, const void *right)
{
    const placed_group *a = left;
    const placed_group *b = right;
    return a->earliest < b->earliest ? -1 : a->earliest > b->earliest;
}

static int make_groups(const key *keys, int count, placed_group *placed)
{
    int groups = 0;
    for (int i = 0; i < count; i++) {
        if (i == 0 || compare_groups(&keys[i - 1], &keys[i]) != 0) {
            placed[groups++] = (placed_group){keys[i].index, {i, 0, false}};
        }
        placed_group *last = &placed[groups - 1];
        last->group.count++;
        last->earliest = keys[i].index < last->earliest ? keys[i].index : last->earliest;
    }
    return groups;
}

bool xt_breaches_init(xt_breaches *breaches, const xt_memory *memory, const xtrain_plan *plan,
                      xtrain_strength strength)
{
    const size_t most = (size_t)xtrain_plan_breach_count(plan);
    *breaches = (xt_breaches){.plan = plan};
    breaches->order = xt_allocate(memory, most, sizeof *breaches->order);
    breaches->groups = xt_allocate(memory, most, sizeof *breaches->groups);
    key *keys = xt_allocate(memory, most, sizeof *keys);
    placed_group *placed = xt_allocate(memory, most, sizeof *placed);
    const bool done =
        breaches->order != NULL && breaches->groups != NULL && keys != NULL && placed != NULL;
    if (done) {
        int count = 0;
        for (int i = 0; i < (int)most; i++) {
            const xtrain_breach *breach = xtrain_plan_breach(plan, i);
            if (breach->strength == strength) {
                keys[count++] = (key){breach, take_apart(plan, breach).words, i};
            }
        }
        qsort(keys, (size_t)count, sizeof *keys, compare_keys);
        breaches->group_count = make_groups(keys, count, placed);
        qsort(placed, (size_t)breaches->group_count, sizeof *placed, compare_places);
        for (int i = 0; i < count; i++) {
            breaches->order[i] = keys[i].index;
        }
        for (int i = 0; i < breaches->group_count; i++) {
            breaches->groups[i] = placed[i].group;
        }
    }
    xt_release(memory, keys);
    xt_release(memory, placed);
    return done;
}

void xt_breaches_clear(xt_breaches *breaches, const xt_memory *memory)
{
    xt_release(memory, breaches->order);
    xt_release(memory, breaches->groups);
    *breaches = (xt_breaches){0};
}

static const xtrain_breach *first_of(const xt_breaches *breaches, const xt_breach_group *group)
{
    return xtrain_plan_breach(breaches->plan, breaches->order[group->first]);
}

int xt_breaches_select(xt_breaches *breaches, int limit)
{
    bool has_kind[XTRAIN_RULE_KINDS] = {false};
    const int all = breaches->group_count;
    if (limit < 0 || all == limit + 1) {
        limit = all;
    }
    int shown = 0;
    for (int i = 0; i < all; i++) {
        const xtrain_rule_kind kind = first_of(breaches, &breaches->groups[i])->kind;
        breaches->groups[i].is_shown = !has_kind[kind];
        has_kind[kind] = true;
        shown += breaches->groups[i].is_shown;
    }
    for (int i = 0; i < all && shown < limit; i++) {
        shown += !breaches->groups[i].is_shown;
        breaches->groups[i].is_shown = true;
    }
    return all - shown;
}

/* ---- words ---- */

static int period_at(const xt_breaches *breaches, int at)
{
    return xtrain_plan_breach(breaches->plan, breaches->order[at])->period;
}

/* "2026-01-05 to 2026-01-19, 2026-02-02 and 2026-02-16" */
static void add_days(xt_text *text, const xt_breaches *breaches, const xt_breach_group *group)
{
    const int end = group->first + group->count;
    for (int first = group->first; first < end;) {
        int last = first;
        while (last + 1 < end && period_at(breaches, last + 1) <= period_at(breaches, last) + 1) {
            last++;
        }
        if (first > group->first) {
            xt_text_add(text, last + 1 == end ? " and " : ", ");
        }
        xt_words_when(text, breaches->plan, period_at(breaches, first), period_at(breaches, last));
        first = last + 1;
    }
}

void xt_breaches_add(xt_text *text, const xt_breaches *breaches, const xt_breach_group *group)
{
    const xtrain_breach *breach = first_of(breaches, group);
    const parts found = take_apart(breaches->plan, breach);
    const bool in_hours = xtrain_plan_period_hours(breaches->plan, breach->period, NULL, NULL);
    if (found.words == NULL || (group->count == 1 && !in_hours)) {
        xt_text_add(text, breach->message);
    } else {
        const size_t word = found.unit_bytes > 0 && !in_hours ? strcspn(found.unit, " ") : 0;
        xt_text_add_bytes(text, breach->message, found.who + 2);
        if (word > 0) { /* "week of " to "weeks of " */
            xt_text_add_bytes(text, found.unit, word);
            xt_text_add(text, "s");
            xt_text_add_bytes(text, found.unit + word, found.unit_bytes - word);
        }
        add_days(text, breaches, group);
        xt_text_format(text, ": %s", found.words);
    }
    if (breach->source[0] != '\0') {
        xt_text_format(text, " (%s)", breach->source);
    }
}
