/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the calls that state a problem share: refusing, checking and copying their arguments. */
#ifndef XT_MODEL_STORE_H
#define XT_MODEL_STORE_H

#include "model/names.h"

/* Reports about a statement (source may be NULL) and returns the status. */
xtrain_status xt_refuse(const xtrain_problem *problem, xtrain_status status,
                        const xtrain_source *source, const char *format, ...) XT_PRINTF(4, 5);

/* The place that a message about the source names. */
xt_place xt_place_of(const xtrain_source *source);

/* Refuses a problem that is NULL or already valid. */
xtrain_status xt_store_begin(const xtrain_problem *problem);
/* The same for calls with a versioned struct: also refuses NULL and an unknown version. */
xtrain_status xt_store_begin_with(const xtrain_problem *problem, const unsigned *version);
#define XT_VERSION(argument) ((argument) == NULL ? NULL : &(argument)->version)

/* Refuses an index that is not in 0 .. count - 1. `what` is a noun such as "department". */
xtrain_status xt_store_index(const xtrain_problem *problem, int index, size_t count,
                             const char *what, const xtrain_source *source);

/* A whole number of the input with its bounds. */
typedef struct xt_number {
    const char *what; /* "load of Claims" without the name: "load" */
    int64_t value;
    int64_t least;
    int64_t most;
} xt_number;
xtrain_status xt_store_number(const xtrain_problem *problem, xt_number number,
                              const xtrain_source *source);

/* Refuses what is more than `most` already; for "too many <what>". */
xtrain_status xt_store_room(const xtrain_problem *problem, size_t count, size_t most,
                            const char *what, const xtrain_source *source);

/* A statement's name: not empty, clean UTF-8, not too long; copied. */
xtrain_status xt_store_text(const char **out, xtrain_problem *problem, const char *text,
                            const char *what, const xtrain_source *source);
/* The same for a name that must be new among its kind. */
xtrain_status xt_store_new_name(const char **out, xtrain_problem *problem, xt_name_kind kind,
                                const char *text, const xtrain_source *source);
/* The word for a kind: "employee", "department" ... */
const char *xt_name_kind_text(xt_name_kind kind);

/* A copy of the source; NULL gives an empty one. */
xtrain_status xt_store_source(xtrain_source *out, xtrain_problem *problem,
                              const xtrain_source *source);

/* A range of dates in the years that are supported, first <= last. */
xtrain_status xt_store_range(const xtrain_problem *problem, xtrain_range range, const char *what,
                             const xtrain_source *source);

xtrain_status xt_store_subject(const xtrain_problem *problem, xtrain_subject subject,
                               const xtrain_source *source);

/* Makes room for `needed` elements in an array that lives in the problem's arena. */
bool xt_store_grow(xtrain_problem *problem, void **array, size_t *capacity, size_t needed,
                   size_t size);
/* Room for one more element in an array of the arena. */
#define XT_STORE_GROW(problem, array, count, capacity)                                             \
    xt_store_grow((problem), (void **)&(array), &(capacity), (count) + 1, sizeof *(array))

#endif
