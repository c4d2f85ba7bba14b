/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Taking typed and bounded things out of a plan.json. Each call reports the first thing that is
 * wrong, keeps the status and returns false (NULL); the caller then stops.
 */
#ifndef XT_PLAN_PLAN_TAKE_H
#define XT_PLAN_PLAN_TAKE_H

#include <jansson.h>

#include "base/index.h"
#include "plan/plan_json.h"

typedef struct xt_reading {
    xtrain_context *context;
    const char *path;
    xtrain_plan *plan;
    xt_index employees;   /* by id */
    xt_index departments; /* by code */
    const json_t *object; /* whose keys are being taken */
    char place[48];       /* its name in messages */
    bool is_old;          /* without an objective: as xtrain wrote it when there was only one */
    bool has_exposure;    /* departments and persons have it; not in older plans */
    xtrain_status status;
} xt_reading;

bool xt_take_wrong(xt_reading *reading, const char *format, ...) XT_PRINTF(2, 3);
bool xt_take_no_memory(xt_reading *reading);

/* Makes `value` the object whose keys are taken; it must have exactly these keys. `row` is its
 * number in the array called `table`; -1: it stands alone. */
bool xt_take_object(xt_reading *reading, const json_t *value, xt_words keys, const char *table,
                    int row);

/* By key, from the current object. */
const json_t *xt_take_array(xt_reading *reading, const char *key, int least, int most);
bool xt_take_figure(xt_reading *reading, const char *key, int64_t least, int64_t *out);
bool xt_take_int(xt_reading *reading, const char *key, int least, int most, int *out);
bool xt_take_word(xt_reading *reading, const char *key, xt_words words, int *out);
/* Clean UTF-8 of at most `most` bytes, copied into the plan. */
bool xt_take_text(xt_reading *reading, const char *key, size_t most, const char **out);
/* The number of a name, or null: XTRAIN_NONE. */
bool xt_take_name(xt_reading *reading, const char *key, const xt_index *names, int *out);

/* By value, without a report. */
bool xt_json_int(const json_t *value, int least, int most, int *out);
bool xt_json_text(const json_t *value, size_t most);
bool xt_json_name(const json_t *value, const xt_index *names, int *out);

#endif
