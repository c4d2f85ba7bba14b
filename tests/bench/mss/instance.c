/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instance.h"

#include <stdlib.h>
#include <string.h>

#include <xtrain.h>

#include "dzn.h"

#define LARGEST 1000 /* weight or preference */

typedef struct scalar {
    const char *name;
    size_t offset;
    int least;
    int most;
} scalar;

#define SCALAR(name, member, least, most)                                                          \
    {                                                                                              \
        name, offsetof(mss_instance, member), least, most                                          \
    }

static const scalar scalars[] = {
    SCALAR("Students", students, 1, XTRAIN_MAX_EMPLOYEES),
    SCALAR("Hospitals", hospitals, 1, XTRAIN_MAX_DEPARTMENTS),
    SCALAR("Disciplines", disciplines, 1, XTRAIN_MAX_DEPARTMENTS),
    SCALAR("Groups", groups, 1, XTRAIN_MAX_DEPARTMENTS),
    SCALAR("Horizon", horizon, 1, XTRAIN_MAX_PERIODS),
    SCALAR("Duration", duration, 1, XTRAIN_MAX_PERIODS),
    SCALAR("MaxDiscPerHosp", most_per_hospital, 0, XTRAIN_MAX_PERIODS),
};
enum { SCALARS = sizeof scalars / sizeof scalars[0] };

typedef struct array {
    const char *name;
    size_t offset;
    int dimensions;
    const char *extent[DZN_MOST_DIMENSIONS]; /* a scalar's name or "4" */
    int least;
    int most;
} array;

#define ARRAY(name, member, ...)                                                                   \
    {                                                                                              \
        name, offsetof(mss_instance, member), __VA_ARGS__                                          \
    }

static const array arrays[] = {
    ARRAY("DiscGroup", group_of, 1, {"Disciplines"}, 1, XTRAIN_MAX_DEPARTMENTS),
    ARRAY("StudDiscGroup", stays_of, 2, {"Students", "Groups"}, 0, XTRAIN_MAX_PERIODS),
    ARRAY("AllowedDisc", is_allowed, 2, {"Students", "Disciplines"}, 0, 1),
    ARRAY("Ability", is_able, 3, {"Students", "Hospitals", "Disciplines"}, 0, 1),
    ARRAY("Precededby", needs, 2, {"Disciplines", "Disciplines"}, 0, 1),
    ARRAY("Availability", is_free, 2, {"Students", "Horizon"}, 0, 1),
    ARRAY("MaxPosHosp", most, 3, {"Hospitals", "Disciplines", "Horizon"}, 0, XTRAIN_MAX_HEADS),
    ARRAY("MinPosHosp", least, 3, {"Hospitals", "Disciplines", "Horizon"}, 0, XTRAIN_MAX_HEADS),
    ARRAY("WeightPref", weight, 2, {"Students", "4"}, -LARGEST, LARGEST),
    ARRAY("PrefStudDisc", likes_discipline, 2, {"Students", "Disciplines"}, -LARGEST, LARGEST),
    ARRAY("PrefStudHosp", likes_hospital, 2, {"Students", "Hospitals"}, -LARGEST, LARGEST),
    ARRAY("ManPref", wanted, 1, {"Disciplines"}, -LARGEST, LARGEST),
};
enum { ARRAYS = sizeof arrays / sizeof arrays[0] };

static int *scalar_at(mss_instance *instance, const scalar *what)
{
    return (int *)(void *)((char *)instance + what->offset);
}

static int **array_at(mss_instance *instance, const array *what)
{
    return (int **)(void *)((char *)instance + what->offset);
}

static int extent_of(mss_instance *instance, const char *name)
{
    for (int i = 0; i < SCALARS; i++) {
        if (strcmp(scalars[i].name, name) == 0) {
            return *scalar_at(instance, &scalars[i]);
        }
    }
    return MSS_WEIGHTS;
}

static size_t count_of(mss_instance *instance, const array *what)
{
    size_t count = 1;
    for (int i = 0; i < what->dimensions; i++) {
        count *= (size_t)extent_of(instance, what->extent[i]);
    }
    return count;
}

static void check_number(const dzn_number *number, const char *name, int least, int most,
                         mss_messages *messages)
{
    if (number->value < least || number->value > most) {
        mss_complain(messages, number->line, "%s has %d; state a number from %d to %d", name,
                     number->value, least, most);
    }
}

static void take_scalar(mss_instance *out, const dzn_data *data, const scalar *what,
                        mss_messages *messages)
{
    const dzn_entry *entry = dzn_find(data, what->name);
    if (entry == NULL) {
        mss_complain(messages, 0, "%s is missing; state it", what->name);
    } else if (entry->dimensions != 0) {
        mss_complain(messages, entry->line, "%s is a list; state one number", what->name);
    } else {
        check_number(&entry->numbers[0], what->name, what->least, what->most, messages);
        *scalar_at(out, what) = entry->numbers[0].value;
    }
}

/* What a dimension is said to be must be what it has to be. */
static bool has_extents(mss_instance *out, const dzn_entry *entry, const array *what,
                        mss_messages *messages)
{
    if (entry->dimensions != what->dimensions) {
        mss_complain(messages, entry->line, "%s has %d dimensions; make it %d", what->name,
                     entry->dimensions, what->dimensions);
        return false;
    }
    for (int i = 0; i < what->dimensions; i++) {
        const dzn_extent *extent = &entry->extent[i];
        const int right = extent_of(out, what->extent[i]);
        if (extent->name[0] != '\0' ? strcmp(extent->name, what->extent[i]) != 0
                                    : extent->number != right) {
            mss_complain(messages, entry->line, "dimension %d of %s is not %s (%d); correct it",
                         i + 1, what->name, what->extent[i], right);
            return false;
        }
    }
    return true;
}

static bool has_size(mss_instance *out, const dzn_data *data, const array *what,
                     mss_messages *messages)
{
    const dzn_entry *entry = dzn_find(data, what->name);
    const size_t count = count_of(out, what);
    if (entry == NULL) {
        mss_complain(messages, 0, "%s is missing; state it", what->name);
        return false;
    }
    if (!has_extents(out, entry, what, messages)) {
        return false;
    }
    if (entry->count != count) {
        mss_complain(messages, entry->line, "%s has %zu numbers; it needs %zu", what->name,
                     entry->count, count);
        return false;
    }
    return true;
}

static void take_array(mss_instance *out, const dzn_data *data, const array *what,
                       mss_messages *messages)
{
    const dzn_entry *entry = dzn_find(data, what->name);
    int *numbers = *array_at(out, what);
    for (size_t i = 0; i < entry->count; i++) {
        check_number(&entry->numbers[i], what->name, what->least, what->most, messages);
        numbers[i] = entry->numbers[i].value;
    }
}

static void refuse_unknown(const dzn_data *data, mss_messages *messages)
{
    for (size_t i = 0; i < data->count; i++) {
        bool is_known = false;
        for (int k = 0; k < SCALARS && !is_known; k++) {
            is_known = strcmp(scalars[k].name, data->entries[i].name) == 0;
        }
        for (int k = 0; k < ARRAYS && !is_known; k++) {
            is_known = strcmp(arrays[k].name, data->entries[i].name) == 0;
        }
        if (!is_known) {
            mss_complain(messages, data->entries[i].line, "%s is unknown; leave it out",
                         data->entries[i].name);
        }
    }
}

/* Stays in a group that has no discipline. */
static void check_groups(const mss_instance *out, const dzn_entry *stays, mss_messages *messages)
{
    for (int g = 0; g < out->groups; g++) {
        bool is_empty = true;
        for (int d = 0; d < out->disciplines; d++) {
            is_empty = is_empty && out->group_of[d] != g;
        }
        for (int s = 0; s < out->students && is_empty; s++) {
            const dzn_number *number = &stays->numbers[mss_at(s, out->groups, g)];
            if (number->value > 0) {
                mss_complain(messages, number->line,
                             "StudDiscGroup has %d for group %d, which has no discipline; state 0",
                             number->value, g + 1);
            }
        }
    }
}

/* What one number says of another one. */
static void check_together(mss_instance *out, const dzn_data *data, mss_messages *messages)
{
    const dzn_entry *groups = dzn_find(data, "DiscGroup");
    const dzn_entry *weights = dzn_find(data, "WeightPref");
    const dzn_entry *least = dzn_find(data, "MinPosHosp");
    for (size_t i = 0; i < groups->count; i++) {
        check_number(&groups->numbers[i], "DiscGroup", 1, out->groups, messages);
        out->group_of[i]--;
    }
    check_groups(out, dzn_find(data, "StudDiscGroup"), messages);
    for (size_t i = 0; i < weights->count; i++) {
        if (i % MSS_WEIGHTS >= MSS_WEIGHT_CHANGE && weights->numbers[i].value > 0) {
            mss_complain(messages, weights->numbers[i].line,
                         "WeightPref rewards %s with %d; state 0 or less",
                         i % MSS_WEIGHTS == MSS_WEIGHT_CHANGE ? "a change of hospital" : "waiting",
                         weights->numbers[i].value);
        }
    }
    for (size_t i = 0; i < least->count; i++) {
        if (out->least[i] > out->most[i]) {
            mss_complain(messages, least->numbers[i].line,
                         "MinPosHosp has %d where MaxPosHosp has %d; swap or correct them",
                         out->least[i], out->most[i]);
        }
    }
}

bool mss_instance_make(mss_instance *instance)
{
    bool is_good = true;
    for (int i = 0; i < ARRAYS; i++) {
        int **numbers = array_at(instance, &arrays[i]);
        *numbers = calloc(count_of(instance, &arrays[i]), sizeof **numbers);
        is_good = is_good && *numbers != NULL;
    }
    return is_good;
}

void mss_instance_clear(mss_instance *instance)
{
    for (int i = 0; i < ARRAYS; i++) {
        free(*array_at(instance, &arrays[i]));
    }
    *instance = (mss_instance){0};
}

static void take_all(mss_instance *out, const dzn_data *data, mss_messages *messages)
{
    refuse_unknown(data, messages);
    for (int i = 0; i < SCALARS; i++) {
        take_scalar(out, data, &scalars[i], messages);
    }
    /* Nothing is made for numbers that the file does not have. */
    bool is_whole = messages->count == 0;
    for (int i = 0; i < ARRAYS && messages->count == 0; i++) {
        is_whole = has_size(out, data, &arrays[i], messages);
    }
    if (!is_whole) {
        return;
    }
    if (!mss_instance_make(out)) {
        mss_complain(messages, 0, "memory ran out");
        return;
    }
    for (int i = 0; i < ARRAYS; i++) {
        take_array(out, data, &arrays[i], messages);
    }
    if (messages->count == 0) {
        check_together(out, data, messages);
    }
}

/* The whole file, NUL-terminated, or NULL after a message. */
static char *read_text(const char *path, mss_messages *messages)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    long size = -1;
    if (file == NULL) {
        mss_complain(messages, 0, "it cannot be read; check the name");
        return NULL;
    }
    if (fseek(file, 0, SEEK_END) == 0) {
        size = ftell(file);
    }
    if (size < 0 || size > XTRAIN_MAX_INPUT_BYTES || fseek(file, 0, SEEK_SET) != 0) {
        mss_complain(messages, 0, "it is no file of at most %d bytes", XTRAIN_MAX_INPUT_BYTES);
    } else {
        text = calloc((size_t)size + 1, 1);
    }
    if (text != NULL && (fread(text, 1, (size_t)size, file) != (size_t)size ||
                         memchr(text, '\0', (size_t)size) != NULL)) {
        mss_complain(messages, 0, "it is no text");
        free(text);
        text = NULL;
    }
    (void)fclose(file);
    return text;
}

bool mss_instance_read(mss_instance *out, const char *path, FILE *talk)
{
    mss_messages messages = {talk, path, 0};
    dzn_data data = {0};
    *out = (mss_instance){0};
    char *text = read_text(path, &messages);
    const bool is_text = text != NULL;
    if (is_text && dzn_read(&data, text, &messages)) {
        take_all(out, &data, &messages);
    }
    dzn_clear(&data);
    free(text);
    return is_text && messages.count == 0;
}
