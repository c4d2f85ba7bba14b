/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For tests of what is read: small inputs, the rules in them, and a folder for files they name. */
#ifndef TESTS_READ_READING_H
#define TESTS_READ_READING_H

#include "fixture.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/problem.h"

#define FRAME "format = 1;\ncalendar = { start = \"2026-01-05\"; periods = 8; };\n"
#define DEPARTMENTS                                                                                \
    "departments = ( { code = \"CLM\"; name = \"Claims\"; }, { code = \"SAL\"; name = \"Sales\"; " \
    "} );\n"
#define ANA "employees = ( { id = \"1\"; name = \"Ana\"; home = \"CLM\"; } );\n"

static inline xtrain_problem *read_text(xtrain_context *context, const char *text)
{
    xtrain_problem *problem = NULL;
    const xtrain_status status =
        xtrain_problem_read_string(&problem, context, text, strlen(text), "a.cfg");
    assert_silent(context);
    assert_int_equal(status, XTRAIN_OK);
    return problem;
}

static inline xtrain_date day(int month, int date)
{
    return xtrain_date_make(2026, month, date);
}

static inline const xtrain_rule *rule_at(const xtrain_problem *problem, size_t index,
                                         xtrain_rule_kind kind, int line)
{
    assert_true(index < problem->rule_count);
    const xtrain_rule *rule = &problem->rules[index].stated;
    assert_int_equal(rule->kind, kind);
    assert_int_equal(rule->source.line, line);
    assert_string_equal(rule->source.file, "a.cfg");
    return rule;
}

/* The parameters that are stated are exactly these: pairs of parameter and value, then -1. */
static inline void assert_values(const xtrain_rule *rule, const int *pairs)
{
    int32_t expected[XTRAIN_PARAMETERS];
    for (int i = 0; i < XTRAIN_PARAMETERS; i++) {
        expected[i] = XTRAIN_UNSET;
    }
    for (; pairs[0] >= 0; pairs += 2) {
        expected[pairs[0]] = pairs[1];
    }
    assert_memory_equal(rule->value, expected, sizeof expected);
}
#define VALUES(...)                                                                                \
    (const int[])                                                                                  \
    {                                                                                              \
        __VA_ARGS__, -1                                                                            \
    }

static inline void assert_days(const xtrain_rule *rule, xtrain_date first, xtrain_date last)
{
    assert_int_equal(rule->subject.kind, XTRAIN_SUBJECT_DEPARTMENT);
    assert_int_equal(rule->subject.index, 0);
    assert_int_equal(rule->range.first, first);
    assert_int_equal(rule->range.last, last);
}

/* A folder of its own for files that inputs name. */
typedef struct room {
    char folder[64];
    xtrain_context *context;
} room;

static inline int make_room(void **state)
{
    room *here = calloc(1, sizeof *here);
    *state = here;
    if (here == NULL) {
        return -1;
    }
    (void)snprintf(here->folder, sizeof here->folder, "/tmp/xtrain-read-XXXXXX");
    return mkdtemp(here->folder) != NULL && xtrain_context_create(&here->context, NULL) == XTRAIN_OK
               ? 0
               : -1;
}

static inline void path_in(char out[128], const room *here, const char *name)
{
    (void)snprintf(out, 128, "%s/%s", here->folder, name);
}

static inline int leave_room(void **state)
{
    static const char *const names[] = {"office.cfg", "people.csv", "sub/people.csv",
                                        "leave.csv",  "plan.json",  "plan.csv"};
    room *here = *state;
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        path_in(path, here, names[i]);
        (void)unlink(path);
    }
    path_in(path, here, "sub");
    (void)rmdir(path);
    (void)rmdir(here->folder);
    xtrain_context_free(here->context);
    free(here);
    return 0;
}

static inline void write_file(const room *here, const char *name, const char *text)
{
    char path[128];
    path_in(path, here, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline xtrain_problem *read_office(const room *here)
{
    char path[128];
    xtrain_problem *problem = NULL;
    path_in(path, here, "office.cfg");
    const xtrain_status status = xtrain_problem_read_file(&problem, here->context, path);
    assert_silent(here->context);
    assert_int_equal(status, XTRAIN_OK);
    return problem;
}

#endif
