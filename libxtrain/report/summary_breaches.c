/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan breaks and misses: how much of each kind, and where. */
#include "report/summary.h"

#include <string.h>

#include "report/breaches.h"

/* So many entries are named unless all are wanted. */
#define NAMED_MUSTS 10
#define NAMED_OTHERS 5

/* So many words tell a variety. */
#define SIGNS 2

/* Breaches of a rule that say all of `with` and none of `without`, and what to call their units. */
typedef struct variety {
    xtrain_rule_kind kind;
    const char *with[SIGNS]; /* NULL: no more */
    const char *without[SIGNS];
    const char *one;
    const char *many;
} variety;

static const variety varieties[] = {
    {XTRAIN_RULE_D1, {" needed"}, {"host", "equivalent"}, "person missing", "people missing"},
    {XTRAIN_RULE_D1,
     {"equivalent", " needed"},
     {NULL},
     "full-time equivalent missing",
     "full-time equivalents missing"},
    {XTRAIN_RULE_D1, {"host"}, {NULL}, "host missing", "hosts missing"},
    {XTRAIN_RULE_D1, {" allowed"}, {"equivalent"}, "person too many", "people too many"},
    {XTRAIN_RULE_D1,
     {"equivalent", " allowed"},
     {NULL},
     "full-time equivalent too many",
     "full-time equivalents too many"},
    {XTRAIN_RULE_P6, {", at least "}, {NULL}, "visit missing", "visits missing"},
    {XTRAIN_RULE_P6, {", at most "}, {NULL}, "visit too many", "visits too many"},
    {XTRAIN_RULE_T2, {" together with "}, {NULL}, "period together", "periods together"},
    {XTRAIN_RULE_T2, {"never in one "}, {NULL}, "pair that never met", "pairs that never met"},
};
#define VARIETIES (sizeof varieties / sizeof varieties[0])

/* The breaches of one strength. */
typedef struct section {
    xt_summary *summary;
    const xt_memory *memory;
    xtrain_strength strength;
    const char *label;
    const char *none; /* what to say without any */
    const char *some; /* what stands before the counts */
    int named;
    uint8_t *seen; /* [employees or departments] scratch */
    size_t seen_size;
} section;

static bool is_of(const section *of, const xtrain_breach *breach, const variety *kind)
{
    if (breach->strength != of->strength || breach->kind != kind->kind) {
        return false;
    }
    const char *said = xt_breach_words(of->summary->names.plan, breach);
    bool agrees = true;
    for (int sign = 0; sign < SIGNS; sign++) {
        const char *with = kind->with[sign];
        const char *without = kind->without[sign];
        agrees = agrees && (with == NULL || strstr(said, with) != NULL) &&
                 (without == NULL || strstr(said, without) == NULL);
    }
    return agrees;
}

/* Whom the breaches of a rule are counted by: the person or the department; nobody if it is about
 * a team. */
static int whom_of(const xtrain_breach *breach)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(breach->kind);
    if (info->of_team) {
        return XTRAIN_NONE;
    }
    return info->of_person ? breach->employee : breach->department;
}

/* "4 visits missing (2 people)"; of a team nobody is counted. */
static void add_count(const section *of, const variety *kind, int64_t units)
{
    const xtrain_plan *plan = of->summary->names.plan;
    const bool of_person = xtrain_rule_info_get(kind->kind)->of_person;
    xt_text *words = &of->summary->words;
    int count = 0;
    memset(of->seen, 0, of->seen_size);
    for (int i = 0; i < xtrain_plan_breach_count(plan); i++) {
        const xtrain_breach *breach = xtrain_plan_breach(plan, i);
        const int whom = whom_of(breach);
        if (whom != XTRAIN_NONE && of->seen[whom] == 0 && is_of(of, breach, kind)) {
            of->seen[whom] = 1;
            count++;
        }
    }
    xt_text_add(words, words->length > 0 ? ", " : of->some);
    xt_words_count(words, units, kind->one, kind->many);
    if (count > 0) {
        xt_text_add(words, " (");
        xt_words_count(words, count, of_person ? "person" : "department",
                       of_person ? "people" : "departments");
        xt_text_add(words, ")");
    }
}

static int64_t units_by_lines(const section *of, xtrain_rule_kind kind)
{
    const xtrain_plan *plan = of->summary->names.plan;
    int64_t units = 0;
    for (int i = 0; i < xtrain_plan_line_count(plan); i++) {
        const xtrain_line *line = xtrain_plan_line(plan, i);
        units += line->strength == of->strength && line->kind == kind ? line->units : 0;
    }
    return units;
}

static int64_t units_by_breaches(const section *of, const variety *kind)
{
    const xtrain_plan *plan = of->summary->names.plan;
    int64_t units = 0;
    for (int i = 0; i < xtrain_plan_breach_count(plan); i++) {
        const xtrain_breach *breach = xtrain_plan_breach(plan, i);
        units += is_of(of, breach, kind) ? breach->units : 0;
    }
    return units;
}

/* The units of a rule by their varieties, if these explain all of them. */
static void add_kind(const section *of, xtrain_rule_kind kind)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(kind);
    const variety whole = {kind, {NULL}, {NULL}, info->unit, info->unit_plural};
    const int64_t units = units_by_lines(of, kind);
    int64_t units_of[VARIETIES] = {0};
    int64_t explained = 0;
    for (size_t i = 0; i < VARIETIES && units > 0; i++) {
        units_of[i] = varieties[i].kind == kind ? units_by_breaches(of, &varieties[i]) : 0;
        explained += units_of[i];
    }
    for (size_t i = 0; i < VARIETIES && explained == units; i++) {
        if (units_of[i] > 0) {
            add_count(of, &varieties[i], units_of[i]);
        }
    }
    if (explained != units) {
        add_count(of, &whole, units);
    }
}

/* "Broken: 5 people missing (2 departments), 4 visits missing (2 people)" */
static void add_counts(const section *of)
{
    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++) {
        add_kind(of, (xtrain_rule_kind)kind);
    }
    if (of->summary->words.length == 0) {
        xt_text_add(&of->summary->words, of->none);
    }
}

static void add_entries(const section *of, xt_breaches *breaches)
{
    xt_summary *summary = of->summary;
    const int left = xt_breaches_select(breaches, summary->all ? -1 : of->named);
    for (int i = 0; i < breaches->group_count; i++) {
        if (breaches->groups[i].is_shown) {
            xt_text_add(&summary->words, "- ");
            xt_breaches_add(&summary->words, breaches, &breaches->groups[i]);
            xt_summary_item(summary);
        }
    }
    if (left > 0) {
        xt_text_add(&summary->words, "- and ");
        xt_words_number(&summary->words, left);
        xt_text_add(&summary->words, " more; --all lists them");
        xt_summary_item(summary);
    }
}

/* False: out of memory. */
static bool add_section(section of)
{
    const xtrain_plan *plan = of.summary->names.plan;
    xt_breaches breaches;
    of.seen_size =
        (size_t)xtrain_plan_employee_count(plan) + (size_t)xtrain_plan_department_count(plan);
    of.seen = xt_allocate(of.memory, of.seen_size, sizeof *of.seen);
    const bool done = xt_breaches_init(&breaches, of.memory, plan, of.strength) && of.seen != NULL;
    if (done) {
        add_counts(&of);
        xt_summary_flush(of.summary, of.label);
        add_entries(&of, &breaches);
    }
    xt_breaches_clear(&breaches, of.memory);
    xt_release(of.memory, of.seen);
    return done;
}

static bool has_lines(const xtrain_plan *plan, xtrain_strength strength)
{
    for (int index = 0; index < xtrain_plan_line_count(plan); index++) {
        if (xtrain_plan_line(plan, index)->strength == strength) {
            return true;
        }
    }
    return false;
}

static bool has_broken_lines(const xtrain_plan *plan, xtrain_strength strength)
{
    for (int index = 0; index < xtrain_plan_line_count(plan); index++) {
        const xtrain_line *line = xtrain_plan_line(plan, index);
        if (line->strength == strength && line->units > 0) {
            return true;
        }
    }
    return false;
}

bool xt_summary_add_breaches(xt_summary *summary, const xt_memory *memory)
{
    const section musts = {.summary = summary,
                           .memory = memory,
                           .strength = XTRAIN_MUST,
                           .label = "Rules",
                           .none = "All are kept.",
                           .some = "Broken: ",
                           .named = NAMED_MUSTS};
    section others = {.summary = summary,
                      .memory = memory,
                      .strength = XTRAIN_GOAL,
                      .label = "Goals",
                      .none = "All are met.",
                      .some = "Not met: ",
                      .named = NAMED_OTHERS};
    const xtrain_plan *plan = summary->names.plan;
    bool done = add_section(musts);
    if (done && has_lines(plan, XTRAIN_GOAL)) {
        done = add_section(others);
    }
    /* Whoever reads the short form need not hear of shoulds that are all met. */
    if (done &&
        (summary->all ? has_lines(plan, XTRAIN_SHOULD) : has_broken_lines(plan, XTRAIN_SHOULD))) {
        others.strength = XTRAIN_SHOULD;
        others.label = "Shoulds";
        others.some = "";
        done = add_section(others);
    }
    return done;
}
