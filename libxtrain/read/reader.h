/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the parts of the reader share: the problem that they build, and how they report.
 *
 * Every mistake is reported where it is found and reading goes on; so most calls here return
 * nothing, or what can be used of what was read. An entry with a mistake in what others refer to
 * is remembered as broken, and nobody who refers to it is blamed.
 */
#ifndef XT_READ_READER_H
#define XT_READ_READER_H

#include "model/problem.h"
#include "read/config.h"
#include "read/keys.h"
#include "read/lookup.h"

typedef struct xt_reader {
    xtrain_context *context;
    xtrain_problem *problem;
    const char *file;     /* that is being read; messages name it */
    xtrain_status status; /* of the first failure; MEMORY goes before all others */
    bool is_incomplete;   /* an entry is missing: what needs the whole cannot be judged */
    bool people_missing;  /* some people are not known: nobody's id is called unknown */
    bool has_sites;       /* a department states a site, or tries to */
    bool has_exposure;    /* the same for hours with customers */
    bool has_load;        /* and for load points */
    bool has_published;   /* a published plan is stated, or tried to */
    bool has_given_up;    /* a limit is reached: more of the same would be said for every row */
    int *fte_lines;       /* by person, where a people file states the full-time equivalent; or 0 */
    size_t fte_capacity;  /* people beyond have none there */
    int64_t suggestions;  /* names that may still be compared for "did you mean" */
    xt_lookup departments;
    xt_lookup skills;
    xt_lookup sets;
} xt_reader;

/* The problem may be NULL for a reader that adds nothing to one. */
void xt_reader_init(xt_reader *reader, xtrain_context *context, xtrain_problem *problem,
                    const char *file);
void xt_reader_clear(xt_reader *reader);

/* Reports a mistake in the file that is being read. */
void xt_reader_report(xt_reader *reader, int line, const char *format, ...) XT_PRINTF(3, 4);
/* Takes over the status of a call that reports by itself. True if it was XTRAIN_OK. */
bool xt_reader_take(xt_reader *reader, xtrain_status status);
/* True when there is no point in going on. */
bool xt_reader_must_stop(const xt_reader *reader);

/* Where a statement of the file that is being read comes from. */
xtrain_source xt_reader_source(const xt_reader *reader, int line);

/* A name to look up: `what` is a word such as "department", `column` the CSV column or NULL. */
typedef struct xt_reference {
    const char *what;
    const char *text;
    const char *column;
    int line;
} xt_reference;
/* The index, or XT_LOOKUP_BROKEN after a report or when the mistake was reported before. */
int xt_reader_find(xt_reader *reader, const xt_lookup *lookup, const xt_reference *reference);
/* The same for a person's id in a problem. */
int xt_reader_find_employee(xt_reader *reader, const xtrain_problem *problem,
                            const xt_reference *reference);
/* False when so many names were compared for suggestions that it has to end; `count`: how many more
 * the next one needs. */
bool xt_reader_may_suggest(xt_reader *reader, size_t count);
/* Adds the codes and names of a problem's departments, so that they can be found. */
void xt_reader_name_departments(xt_reader *reader, const xtrain_problem *problem);
/* The same for a department by code or name, a skill, a set, that a key of the input names. */
int xt_find_department(xt_reader *reader, const char *text, int line);
int xt_find_skill(xt_reader *reader, const char *text, int line);
int xt_find_set(xt_reader *reader, const char *text, int line);
/* Adds a name to a lookup; an index of XT_LOOKUP_BROKEN marks it as broken. */
void xt_reader_name(xt_reader *reader, xt_lookup *lookup, xt_lookup_name name);

/* Refuses days whose end is before their beginning. */
bool xt_check_order(xt_reader *reader, xtrain_range range, int line);
/* Refuses them, and days without any date. */
bool xt_check_range(xt_reader *reader, xtrain_range range, int line);

/* What was read for one key of a group. */
typedef struct xt_value {
    const xt_key *key;
    const xt_node *node; /* NULL: it is not stated */
    bool is_stated;      /* and it is sound: the value below can be used */
    int line;
    int32_t number; /* INTEGER (negative: one of its words), FLAG, WORD (0 is the first), DATE; the
                       standard if not sound */
    const char *text; /* TEXT, or NULL */
} xt_value;

/* Reads all keys of a group into values[group->count]; reports unknown, missing and wrong ones.
 * True if every key that is required is sound, and every other one that is stated is known and
 * sound. */
bool xt_group_read(xt_reader *reader, const xt_node *node, const xt_group *group, xt_value *values);

/* Elements of the value of a list; each reports what is wrong with it. count is 0 when unstated. */
int xt_value_count(const xt_value *value);
/* NULL if it is not a group. */
const xt_node *xt_value_group(xt_reader *reader, const xt_value *value, int index);
/* NULL if it is not a clean text. */
const char *xt_value_text(xt_reader *reader, const xt_value *value, int index);
/* False if it is not a whole number in the key's range. */
bool xt_value_integer(xt_reader *reader, const xt_value *value, int index, int32_t *out);
/* False if it is neither a date nor a sound group of from and to. */
bool xt_value_days(xt_reader *reader, const xt_value *value, int index, xtrain_range *out);
int xt_value_line(const xt_value *value, int index);

/* Reads "2026-03-02" or reports; the column is NULL for keys of the input. */
bool xt_read_date(xt_reader *reader, const xt_reference *reference, xtrain_date *out);

#endif
