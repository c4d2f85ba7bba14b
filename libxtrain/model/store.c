/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/store.h"

#include <string.h>

#include "base/date.h"
#include "base/index.h"

#define MAX_FILE_NAME 4096

xt_place xt_place_of(const xtrain_source *source)
{
    xt_place place = {NULL, 0};
    if (source != NULL) {
        /* What was built in code has a label instead of a file. */
        place.file = source->file != NULL ? source->file : source->label;
        place.line = source->file != NULL ? source->line : 0;
    }
    return place;
}

xtrain_status xt_refuse(const xtrain_problem *problem, xtrain_status status,
                        const xtrain_source *source, const char *format, ...)
{
    const xt_place place = xt_place_of(source);
    va_list list;
    va_start(list, format);
    const xtrain_status result = xt_report_list(problem->context, status, &place, format, list);
    va_end(list);
    return result;
}

xtrain_status xt_store_begin(const xtrain_problem *problem)
{
    if (problem == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    if (problem->is_valid) {
        return xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, NULL,
                         "the problem is validated and can no longer be changed; make a new one");
    }
    return XTRAIN_OK;
}

xtrain_status xt_store_begin_with(const xtrain_problem *problem, const unsigned *version)
{
    const xtrain_status status = xt_store_begin(problem);
    if (status != XTRAIN_OK) {
        return status;
    }
    if (version == NULL) {
        return xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, NULL,
                         "an argument is missing; it must not be NULL");
    }
    if (*version != 1) {
        return xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, NULL,
                         "version %u of an argument is not known; fill it with its _INIT macro",
                         *version);
    }
    return XTRAIN_OK;
}

xtrain_status xt_store_index(const xtrain_problem *problem, int index, size_t count,
                             const char *what, const xtrain_source *source)
{
    if (index >= 0 && (size_t)index < count) {
        return XTRAIN_OK;
    }
    return xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, source,
                     "there is no %s number %d; numbers go from 0 in the order of adding", what,
                     index);
}

xtrain_status xt_store_number(const xtrain_problem *problem, xt_number number,
                              const xtrain_source *source)
{
    if (number.value >= number.least && number.value <= number.most) {
        return XTRAIN_OK;
    }
    return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                     "%s is %lld; give a whole number from %lld to %lld", number.what,
                     (long long)number.value, (long long)number.least, (long long)number.most);
}

xtrain_status xt_store_room(const xtrain_problem *problem, size_t count, size_t most,
                            const char *what, const xtrain_source *source)
{
    if (count < most) {
        return XTRAIN_OK;
    }
    return xt_refuse(problem, XTRAIN_ERROR_LIMIT, source, "more than %zu %s; leave some out", most,
                     what);
}

xtrain_status xt_store_text(const char **out, xtrain_problem *problem, const char *text,
                            const char *what, const xtrain_source *source)
{
    const char *end = text == NULL ? NULL : memchr(text, '\0', XTRAIN_MAX_TEXT + 1);
    if (text == NULL || *text == '\0') {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source, "the %s is empty; give one", what);
    }
    if (end == NULL) {
        return xt_refuse(problem, XTRAIN_ERROR_LIMIT, source,
                         "the %s is longer than %d bytes; shorten it", what, XTRAIN_MAX_TEXT);
    }
    const size_t length = (size_t)(end - text);
    if (!xt_utf8_is_clean(text, length)) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "the %s is not valid UTF-8 or has control characters; save it as UTF-8",
                         what);
    }
    *out = xt_arena_text(&problem->arena, text, length);
    return *out == NULL ? XTRAIN_ERROR_MEMORY : XTRAIN_OK;
}

const char *xt_name_kind_text(xt_name_kind kind)
{
    static const char *const word[XT_NAMES] = {"employee", "department", "set",
                                               "skill",    "programme",  "group"};
    return word[kind];
}

xtrain_status xt_store_new_name(const char **out, xtrain_problem *problem, xt_name_kind kind,
                                const char *text, const xtrain_source *source)
{
    const char *what = kind == XT_NAME_EMPLOYEE     ? "id of an employee"
                       : kind == XT_NAME_DEPARTMENT ? "code of a department"
                                                    : "name";
    const xtrain_status status = xt_store_text(out, problem, text, what, source);
    if (status != XTRAIN_OK) {
        return status;
    }
    if (xt_problem_find_name(problem, kind, text) != XTRAIN_NONE) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "the %s '%s' is there twice; give each its own", xt_name_kind_text(kind),
                         text);
    }
    return XTRAIN_OK;
}

/* Most statements come from the file of the one before: keep its name once. */
static xtrain_status store_file(const char **out, xtrain_problem *problem, const char *file)
{
    if (problem->last_file == NULL || strcmp(problem->last_file, file) != 0) {
        if (memchr(file, '\0', MAX_FILE_NAME) == NULL) {
            return xt_refuse(problem, XTRAIN_ERROR_LIMIT, NULL,
                             "the file name of a source is too long; shorten it");
        }
        const char *copy = xt_arena_text(&problem->arena, file, strlen(file));
        if (copy == NULL) {
            return XTRAIN_ERROR_MEMORY;
        }
        problem->last_file = copy;
    }
    *out = problem->last_file;
    return XTRAIN_OK;
}

xtrain_status xt_store_source(xtrain_source *out, xtrain_problem *problem,
                              const xtrain_source *source)
{
    xtrain_status status = XTRAIN_OK;
    *out = (xtrain_source){NULL, 0, NULL};
    if (source == NULL) {
        return XTRAIN_OK;
    }
    if (source->file != NULL) {
        status = store_file(&out->file, problem, source->file);
        out->line = source->line < 0 ? 0 : source->line;
    }
    if (status == XTRAIN_OK && source->label != NULL && *source->label != '\0') {
        status = xt_store_text(&out->label, problem, source->label, "label of a source", source);
    }
    return status;
}

xtrain_status xt_store_range(const xtrain_problem *problem, xtrain_range range, const char *what,
                             const xtrain_source *source)
{
    const xtrain_date least = xt_date_from_civil((xt_civil){XTRAIN_MIN_YEAR, 1, 1});
    const xtrain_date most = xt_date_from_civil((xt_civil){XTRAIN_MAX_YEAR, 12, 31});
    const bool has_first = range.first != XTRAIN_NO_DATE;
    const bool has_last = range.last != XTRAIN_NO_DATE;
    if ((has_first && (range.first < least || range.first > most)) ||
        (has_last && (range.last < least || range.last > most))) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "a date of the %s is not in the years %d to %d; correct it", what,
                         XTRAIN_MIN_YEAR, XTRAIN_MAX_YEAR);
    }
    if (has_first && has_last && range.first > range.last) {
        char first[XT_DATE_TEXT_SIZE];
        char last[XT_DATE_TEXT_SIZE];
        xt_date_format(range.first, first);
        xt_date_format(range.last, last);
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "the %s begins on %s, after its end on %s; swap or correct the dates",
                         what, first, last);
    }
    return XTRAIN_OK;
}

xtrain_status xt_store_subject(const xtrain_problem *problem, xtrain_subject subject,
                               const xtrain_source *source)
{
    switch (subject.kind) {
    case XTRAIN_SUBJECT_ANY:
        return XTRAIN_OK;
    case XTRAIN_SUBJECT_DEPARTMENT:
        return xt_store_index(problem, subject.index, problem->department_count, "department",
                              source);
    case XTRAIN_SUBJECT_SET:
        return xt_store_index(problem, subject.index, problem->set_count, "set", source);
    }
    return xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, source,
                     "a subject has an unknown kind; use one of xtrain_subject_kind");
}

bool xt_store_grow(xtrain_problem *problem, void **array, size_t *capacity, size_t needed,
                   size_t size)
{
    if (needed <= *capacity) {
        return true;
    }
    size_t wanted = *capacity == 0 ? 4 : *capacity * 2;
    wanted = wanted < needed ? needed : wanted;
    void *block = xt_arena_allocate(&problem->arena, wanted, size);
    if (block == NULL) {
        return false;
    }
    void *old = NULL;
    memcpy(&old, (const void *)array, sizeof old);
    if (old != NULL) {
        memcpy(block, old, *capacity * size);
    }
    memcpy((void *)array, &block, sizeof block);
    *capacity = wanted;
    return true;
}
