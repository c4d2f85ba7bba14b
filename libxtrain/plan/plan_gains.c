/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels that people gain, from a plan.json. */
#include <string.h>

#include "plan/plan_rows.h"

static const char *const gain_keys[] = {"employee", "skill", "from", "to", "periods"};

#define WORDS(list) ((xt_words){(list), (int)(sizeof(list) / sizeof(list)[0])})

/* Rows go by person, and a person has each skill once. */
static bool is_in_order(const xtrain_plan *plan, int index)
{
    const xtrain_gain *row = &plan->gains[index];
    for (int at = index - 1; at >= 0 && plan->gains[at].employee >= row->employee; at--) {
        if (plan->gains[at].employee > row->employee || index - at >= XTRAIN_MAX_SKILLS ||
            strcmp(plan->gains[at].skill, row->skill) == 0) {
            return false;
        }
    }
    return true;
}

static bool is_present(const xtrain_plan *plan, int employee, int period)
{
    const size_t track = (size_t)employee * (size_t)plan->period_count;
    return (plan->flags[track + (size_t)period] & XTRAIN_CELL_PRESENT) != 0;
}

/* One for each level: ascending, and the person is present. */
static bool read_periods(xt_reading *reading, xtrain_gain *row)
{
    xtrain_plan *plan = reading->plan;
    const int levels = row->to - row->from;
    const json_t *list = xt_take_array(reading, "periods", levels, levels);
    if (list == NULL) {
        return false;
    }
    int *periods = xt_arena_allocate(&plan->arena, (size_t)levels, sizeof *periods);
    if (periods == NULL) {
        return xt_take_no_memory(reading);
    }
    int least = 0;
    for (int rise = 0; rise < levels; rise++) {
        if (!xt_json_int(json_array_get(list, (size_t)rise), least, plan->period_count - 1,
                         &periods[rise]) ||
            !is_present(plan, row->employee, periods[rise])) {
            return xt_take_wrong(reading,
                                 "\"periods\": number %d must be that of a later period in which "
                                 "the person is present",
                                 rise + 1);
        }
        least = periods[rise] + 1;
    }
    row->periods = periods;
    return true;
}

static bool read_gain(xt_reading *reading, const json_t *value, int index)
{
    xtrain_gain *row = &reading->plan->gains[index];
    if (!xt_take_object(reading, value, WORDS(gain_keys), "gains", index) ||
        !xt_take_name(reading, "employee", &reading->employees, &row->employee) ||
        !xt_take_text(reading, "skill", XTRAIN_MAX_TEXT, &row->skill) ||
        !xt_take_int(reading, "from", 0, XTRAIN_MAX_LEVEL - 1, &row->from) ||
        !xt_take_int(reading, "to", row->from + 1, XTRAIN_MAX_LEVEL, &row->to)) {
        return false;
    }
    if (row->employee == XTRAIN_NONE || row->skill[0] == '\0') {
        return xt_take_wrong(reading, "a person and a skill are expected");
    }
    if (!is_in_order(reading->plan, index)) {
        return xt_take_wrong(reading, "rows must go by person, with each skill once");
    }
    return read_periods(reading, row);
}

bool xt_read_gains(xt_reading *reading, const json_t *root)
{
    xtrain_plan *plan = reading->plan;
    if (json_object_get(root, "gains") == NULL) {
        return true;
    }
    reading->object = root;
    reading->place[0] = '\0';
    const json_t *list = xt_take_array(reading, "gains", 1, XT_MAX_GAINS);
    if (list == NULL) {
        return false;
    }
    const int count = (int)json_array_size(list);
    plan->gains = xt_arena_allocate(&plan->arena, (size_t)count, sizeof *plan->gains);
    if (plan->gains == NULL) {
        return xt_take_no_memory(reading);
    }
    for (int index = 0; index < count; index++) {
        if (!read_gain(reading, json_array_get(list, (size_t)index), index)) {
            return false;
        }
    }
    plan->gain_count = count;
    return true;
}
