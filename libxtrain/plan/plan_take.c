/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan_take.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

bool xt_take_no_memory(xt_reading *reading)
{
    reading->status = XTRAIN_ERROR_MEMORY;
    return false;
}

bool xt_take_wrong(xt_reading *reading, const char *format, ...)
{
    xt_text text;
    va_list list;
    xt_text_init(&text, &reading->context->memory);
    va_start(list, format);
    xt_text_format_list(&text, format, list);
    va_end(list);
    if (text.failed) {
        reading->status = XTRAIN_ERROR_MEMORY;
    } else {
        reading->status =
            xt_report(reading->context, XTRAIN_ERROR_INPUT, reading->path, 0,
                      "%s%s%s; this is no plan as xtrain writes it, make it anew", reading->place,
                      reading->place[0] != '\0' ? ": " : "", text.data);
    }
    xt_text_clear(&text);
    return false;
}

bool xt_take_object(xt_reading *reading, const json_t *value, xt_words keys, const char *table,
                    int row)
{
    reading->place[0] = '\0';
    if (row >= 0) {
        snprintf(reading->place, sizeof reading->place, "%s, row %d", table, row + 1);
    } else if (table != NULL) {
        snprintf(reading->place, sizeof reading->place, "%s", table);
    }
    if (!json_is_object(value)) {
        return xt_take_wrong(reading, "an object is expected");
    }
    for (int key = 0; key < keys.count; key++) {
        if (json_object_get(value, keys.word[key]) == NULL) {
            return xt_take_wrong(reading, "\"%s\" is missing", keys.word[key]);
        }
    }
    if (json_object_size(value) != (size_t)keys.count) {
        return xt_take_wrong(reading, "there is a key that no plan has");
    }
    reading->object = value;
    return true;
}

const json_t *xt_take_array(xt_reading *reading, const char *key, int least, int most)
{
    const json_t *value = json_object_get(reading->object, key);
    if (!json_is_array(value)) {
        (void)xt_take_wrong(reading, "\"%s\" must be a list", key);
        return NULL;
    }
    size_t size = json_array_size(value);
    if (size < (size_t)least || size > (size_t)most) {
        (void)xt_take_wrong(reading, "\"%s\" has %zu entries; %d to %d can be", key, size, least,
                            most);
        return NULL;
    }
    return value;
}

bool xt_take_figure(xt_reading *reading, const char *key, int64_t least, int64_t *out)
{
    const json_t *value = json_object_get(reading->object, key);
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < least || number > XT_MAX_FIGURE) {
        return xt_take_wrong(reading, "\"%s\" must be a whole number from %" PRId64 " to %" PRId64,
                             key, least, XT_MAX_FIGURE);
    }
    *out = number;
    return true;
}

bool xt_json_int(const json_t *value, int least, int most, int *out)
{
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < least || number > most) {
        return false;
    }
    *out = (int)number;
    return true;
}

bool xt_take_int(xt_reading *reading, const char *key, int least, int most, int *out)
{
    if (!xt_json_int(json_object_get(reading->object, key), least, most, out)) {
        return xt_take_wrong(reading, "\"%s\" must be a whole number from %d to %d", key, least,
                             most);
    }
    return true;
}

bool xt_take_word(xt_reading *reading, const char *key, xt_words words, int *out)
{
    const char *text = json_string_value(json_object_get(reading->object, key));
    for (int word = 0; text != NULL && word < words.count; word++) {
        if (strcmp(text, words.word[word]) == 0) {
            *out = word;
            return true;
        }
    }
    return xt_take_wrong(reading, "\"%s\" is none of the words that can be there", key);
}

bool xt_json_text(const json_t *value, size_t most)
{
    return json_is_string(value) && json_string_length(value) <= most &&
           xt_utf8_is_clean(json_string_value(value), json_string_length(value));
}

bool xt_take_text(xt_reading *reading, const char *key, size_t most, const char **out)
{
    const json_t *value = json_object_get(reading->object, key);
    if (!xt_json_text(value, most)) {
        return xt_take_wrong(
            reading, "\"%s\" must be a text of at most %zu bytes without control characters", key,
            most);
    }
    *out =
        xt_arena_text(&reading->plan->arena, json_string_value(value), json_string_length(value));
    return *out != NULL || xt_take_no_memory(reading);
}

bool xt_json_name(const json_t *value, const xt_index *names, int *out)
{
    const char *text = json_string_value(value);
    *out = text != NULL ? xt_index_find(names, text) : XTRAIN_NONE;
    return *out >= 0 || json_is_null(value);
}

bool xt_take_name(xt_reading *reading, const char *key, const xt_index *names, int *out)
{
    if (!xt_json_name(json_object_get(reading->object, key), names, out)) {
        return xt_take_wrong(reading, "\"%s\" is not in the plan's lists", key);
    }
    return true;
}
