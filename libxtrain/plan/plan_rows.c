/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan_rows.h"

#include <string.h>

#include "base/date.h"

#define WORDS(list) ((xt_words){(list), (int)(sizeof(list) / sizeof(list)[0])})

/* The last of the departments' and the persons' keys is exposure, which older plans lack. */
static const char *const department_keys[] = {"code", "name", "load", "exposure"};
static const char *const employee_keys[] = {"id", "name", "home"};
static const char *const staffing_keys[] = {"heads", "visitors", "hosts", "minimum", "closed"};
static const char *const person_keys[] = {"load",  "share", "eligible",     "away",
                                          "moves", "stays", "wishes_asked", "wishes_granted",
                                          "sites", "idle",  "utility",      "exposure"};
#define OLD_PERSON_KEYS 8 /* these came first */
static const char *const line_keys[] = {"rule", "strength", "units", "points", "name", "source"};
static const char *const breach_keys[] = {"rule",  "strength", "employee", "department", "period",
                                          "units", "points",   "message",  "source"};

static bool same_number_of_rows(xt_reading *reading, const char *key, int count)
{
    return xt_take_array(reading, key, count, count) != NULL;
}

static const json_t *row_of(const json_t *root, const char *key, int row)
{
    return json_array_get(json_object_get(root, key), (size_t)row);
}

/* A time as it is written. */
static bool read_time(const json_t *row, size_t at, int *out)
{
    const char *text = json_string_value(json_array_get(row, at));
    return text != NULL && strlen(text) == 5 && xt_time_parse(text, 5, out);
}

/* A day and two times. All days begin alike and all periods are as long as the first; each goes on
 * from the one before it, or begins a later day. */
static bool follows(const xtrain_plan *plan, int period)
{
    const xt_plan_hours *hours = &plan->hours[period];
    const xt_plan_hours *first = &plan->hours[0];
    if (period == 0) {
        return hours->begin < hours->end;
    }
    const xtrain_date day = plan->periods[period].first;
    const xtrain_date before = plan->periods[period - 1].first;
    return hours->end - hours->begin == first->end - first->begin &&
           (day == before ? hours->begin == hours[-1].end
                          : day > before && hours->begin == first->begin);
}

static bool read_period_hours(xt_reading *reading, const json_t *row, int period)
{
    const char *day = json_string_value(json_array_get(row, 0));
    xtrain_range *range = &reading->plan->periods[period];
    xt_plan_hours *hours = &reading->plan->hours[period];
    if (json_array_size(row) != 3 || day == NULL || !xt_date_parse(day, &range->first) ||
        !read_time(row, 1, &hours->begin) || !read_time(row, 2, &hours->end)) {
        return xt_take_wrong(reading,
                             "periods, row %d: a day and two times are expected, such as "
                             "[\"2026-03-02\", \"08:00\", \"10:00\"]",
                             period + 1);
    }
    range->last = range->first;
    return follows(reading->plan, period) ||
           xt_take_wrong(reading, "periods, row %d: it does not follow the row before", period + 1);
}

/* Each period begins on the day after the one before it. */
static bool read_period(xt_reading *reading, const json_t *root, int period)
{
    if (reading->plan->unit == XTRAIN_UNIT_HOUR) {
        return read_period_hours(reading, row_of(root, "periods", period), period);
    }
    const json_t *row = row_of(root, "periods", period);
    xtrain_range *range = &reading->plan->periods[period];
    const char *first = json_string_value(json_array_get(row, 0));
    const char *last = json_string_value(json_array_get(row, 1));
    if (json_array_size(row) != 2 || first == NULL || last == NULL ||
        !xt_date_parse(first, &range->first) || !xt_date_parse(last, &range->last) ||
        range->first > range->last || (period > 0 && range->first != range[-1].last + 1)) {
        return xt_take_wrong(reading,
                             "periods, row %d: two dates that follow the row before are "
                             "expected",
                             period + 1);
    }
    return true;
}

/* Each name has something in it and is there once. */
static bool add_name(xt_reading *reading, xt_index *names, const char *name, int number)
{
    if (name[0] == '\0' || xt_index_find(names, name) >= 0) {
        return xt_take_wrong(reading, "the name is empty or there twice");
    }
    return xt_index_add(names, name, number) || xt_take_no_memory(reading);
}

/* All of the keys, or without exposure. */
static xt_words known_keys(const xt_reading *reading, xt_words keys)
{
    keys.count -= reading->has_exposure ? 0 : 1;
    return keys;
}

static bool read_department(xt_reading *reading, const json_t *root, int department)
{
    xt_plan_department *row = &reading->plan->departments[department];
    return xt_take_object(reading, row_of(root, "departments", department),
                          known_keys(reading, WORDS(department_keys)), "departments", department) &&
           xt_take_text(reading, "code", XTRAIN_MAX_TEXT, &row->code) &&
           xt_take_text(reading, "name", XTRAIN_MAX_TEXT, &row->name) &&
           xt_take_int(reading, "load", 0, XTRAIN_MAX_LOAD, &row->load) &&
           (!reading->has_exposure ||
            xt_take_int(reading, "exposure", 0, XTRAIN_MAX_LOAD, &row->exposure)) &&
           add_name(reading, &reading->departments, row->code, department);
}

static bool read_employee(xt_reading *reading, const json_t *root, int employee)
{
    xt_plan_employee *row = &reading->plan->employees[employee];
    return xt_take_object(reading, row_of(root, "employees", employee), WORDS(employee_keys),
                          "employees", employee) &&
           xt_take_text(reading, "id", XTRAIN_MAX_TEXT, &row->id) &&
           xt_take_text(reading, "name", XTRAIN_MAX_TEXT, &row->name) &&
           xt_take_name(reading, "home", &reading->departments, &row->home) &&
           add_name(reading, &reading->employees, row->id, employee);
}

/* The cells and flags of one person. */
static bool read_track(xt_reading *reading, const json_t *root, int employee)
{
    xtrain_plan *plan = reading->plan;
    size_t periods = (size_t)plan->period_count;
    size_t at = (size_t)employee * periods;
    const json_t *track = row_of(root, "tracks", employee);
    const json_t *flags = row_of(root, "flags", employee);
    if (!json_is_array(track) || json_array_size(track) != periods) {
        return xt_take_wrong(reading, "tracks, row %d: %zu cells are expected", employee + 1,
                             periods);
    }
    if (!json_is_string(flags) || json_string_length(flags) != periods) {
        return xt_take_wrong(reading, "flags, row %d: %zu letters are expected", employee + 1,
                             periods);
    }
    const char *letters = json_string_value(flags);
    for (size_t period = 0; period < periods; period++) {
        int cell = XTRAIN_NONE;
        unsigned facts = 0;
        if (!xt_json_name(json_array_get(track, period), &reading->departments, &cell)) {
            return xt_take_wrong(reading, "tracks, row %d: cell %zu is no department's code",
                                 employee + 1, period + 1);
        }
        if (!xt_plan_facts(letters[period], &facts)) {
            return xt_take_wrong(reading, "flags, row %d: letter %zu is unknown", employee + 1,
                                 period + 1);
        }
        plan->cells[at + period] = (xt_cell)cell;
        plan->flags[at + period] =
            (uint8_t)xt_plan_flags(facts, cell, plan->employees[employee].home);
    }
    return true;
}

static bool read_staffing_part(xt_reading *reading, int part, int department)
{
    xtrain_plan *plan = reading->plan;
    int periods = plan->period_count;
    bool is_minimum = part == XT_STAFFING_MINIMUM;
    int most = is_minimum ? XTRAIN_MAX_HEADS : plan->employee_count;
    const char *key = xt_plan_staffing_parts().word[part];
    const json_t *numbers = xt_take_array(reading, key, periods, periods);
    for (int period = 0; numbers != NULL && period < periods; period++) {
        const json_t *value = json_array_get(numbers, (size_t)period);
        xt_plan_staffing *square =
            &plan->staffing[(size_t)department * (size_t)periods + (size_t)period];
        int *number = xt_plan_staffing_part(square, part);
        if (!(is_minimum && json_is_null(value)) && !xt_json_int(value, 0, most, number)) {
            return xt_take_wrong(reading, "\"%s\": number %d must be from 0 to %d", key, period + 1,
                                 most);
        }
    }
    return numbers != NULL;
}

static bool read_staffing(xt_reading *reading, const json_t *root, int department)
{
    xtrain_plan *plan = reading->plan;
    size_t periods = (size_t)plan->period_count;
    const json_t *row = row_of(root, "staffing", department);
    if (!xt_take_object(reading, row, WORDS(staffing_keys), "staffing", department)) {
        return false;
    }
    for (int part = 0; part < xt_plan_staffing_parts().count; part++) {
        if (!read_staffing_part(reading, part, department)) {
            return false;
        }
    }
    const json_t *closed = json_object_get(row, "closed");
    const char *letters = json_string_value(closed);
    if (letters == NULL || json_string_length(closed) != periods ||
        strspn(letters, ".c") != periods) {
        return xt_take_wrong(reading, "\"closed\" must have %zu letters . or c", periods);
    }
    for (size_t period = 0; period < periods; period++) {
        xt_plan_staffing *square = &plan->staffing[(size_t)department * periods + period];
        square->closed = letters[period] == 'c';
        if (square->visitors > square->heads || square->hosts > square->heads ||
            (square->closed && (square->heads > 0 || square->minimum != XTRAIN_UNSET))) {
            return xt_take_wrong(reading, "period %zu contradicts itself", period + 1);
        }
    }
    return true;
}

/* Nobody with a home is idle, and nobody has a utility if the objective is another one. */
static bool read_new_figures(xt_reading *reading, int employee)
{
    const xtrain_plan *plan = reading->plan;
    xtrain_person_figures *row = &plan->persons[employee];
    const int periods = plan->period_count;
    const int idle = plan->employees[employee].home == XTRAIN_NONE ? periods : 0;
    const bool utility = plan->objective.kind == XTRAIN_OBJECTIVE_UTILITY;
    if (!xt_take_int(reading, "sites", 0, periods, &row->sites) ||
        !xt_take_int(reading, "idle", 0, idle, &row->idle) ||
        !xt_take_figure(reading, "utility", -XT_MAX_FIGURE, &row->utility)) {
        return false;
    }
    return utility || row->utility == 0 ||
           xt_take_wrong(reading, "\"utility\" must be 0 with this objective");
}

/* The hours of the departments in which the person is present, which are read by now. */
static bool read_exposure(xt_reading *reading, int employee)
{
    const xtrain_plan *plan = reading->plan;
    const size_t track = (size_t)employee * (size_t)plan->period_count;
    int64_t hours = 0;
    for (int period = 0; period < plan->period_count; period++) {
        const size_t cell = track + (size_t)period;
        if ((plan->flags[cell] & XTRAIN_CELL_PRESENT) != 0) {
            hours += plan->departments[plan->cells[cell]].exposure;
        }
    }
    xtrain_person_figures *row = &plan->persons[employee];
    return xt_take_figure(reading, "exposure", 0, &row->exposure) &&
           (row->exposure == hours ||
            xt_take_wrong(reading, "\"exposure\" does not follow from the departments'"));
}

static bool read_person(xt_reading *reading, const json_t *root, int employee)
{
    xtrain_person_figures *row = &reading->plan->persons[employee];
    const int periods = reading->plan->period_count;
    xt_words keys = known_keys(reading, WORDS(person_keys));
    keys.count = reading->is_old ? OLD_PERSON_KEYS : keys.count;
    return xt_take_object(reading, row_of(root, "persons", employee), keys, "persons", employee) &&
           xt_take_figure(reading, "load", 0, &row->load) &&
           xt_take_figure(reading, "share", 0, &row->share) &&
           xt_take_int(reading, "eligible", 0, periods, &row->eligible) &&
           xt_take_int(reading, "away", 0, row->eligible, &row->away) &&
           xt_take_int(reading, "moves", 0, periods, &row->moves) &&
           xt_take_int(reading, "stays", 0, periods, &row->stays) &&
           xt_take_int(reading, "wishes_asked", 0, XTRAIN_MAX_WISHES_EACH, &row->wishes_asked) &&
           xt_take_int(reading, "wishes_granted", 0, row->wishes_asked, &row->wishes_granted) &&
           (reading->is_old || read_new_figures(reading, employee)) &&
           (!reading->has_exposure || read_exposure(reading, employee));
}

/* A rule's number and how much it weighs; a cost weighs like a cost and nothing else does. */
static bool read_kind(xt_reading *reading, xtrain_rule_kind *kind, xtrain_strength *strength)
{
    const char *number = json_string_value(json_object_get(reading->object, "rule"));
    const xtrain_rule_info *info =
        number != NULL ? xtrain_rule_info_get(xtrain_rule_find(number)) : NULL;
    int word = 0;
    if (info == NULL || strcmp(info->number, number) != 0) {
        return xt_take_wrong(reading, "\"rule\" is no rule's number");
    }
    if (!xt_take_word(reading, "strength", xt_plan_strengths(), &word)) {
        return false;
    }
    if (info->is_cost != (word == (int)XTRAIN_COST)) {
        return xt_take_wrong(reading, "\"strength\" is not one of %s", info->number);
    }
    *kind = info->kind;
    *strength = (xtrain_strength)word;
    return true;
}

static bool read_line(xt_reading *reading, const json_t *root, int index)
{
    xtrain_line *row = &reading->plan->lines[index];
    return xt_take_object(reading, row_of(root, "lines", index), WORDS(line_keys), "lines",
                          index) &&
           read_kind(reading, &row->kind, &row->strength) &&
           xt_take_figure(reading, "units", 0, &row->units) &&
           xt_take_figure(reading, "points", -XT_MAX_FIGURE, &row->points) &&
           xt_take_text(reading, "name", XT_MAX_MESSAGE, &row->name) &&
           xt_take_text(reading, "source", XT_MAX_MESSAGE, &row->source);
}

static bool read_breach_period(xt_reading *reading, xtrain_breach *row)
{
    if (json_is_null(json_object_get(reading->object, "period"))) {
        row->period = XTRAIN_NONE;
        return true;
    }
    return xt_take_int(reading, "period", 0, reading->plan->period_count - 1, &row->period);
}

static bool read_breach(xt_reading *reading, const json_t *root, int index)
{
    xtrain_breach *row = &reading->plan->breaches[index];
    return xt_take_object(reading, row_of(root, "breaches", index), WORDS(breach_keys), "breaches",
                          index) &&
           read_kind(reading, &row->kind, &row->strength) &&
           xt_take_name(reading, "employee", &reading->employees, &row->employee) &&
           xt_take_name(reading, "department", &reading->departments, &row->department) &&
           read_breach_period(reading, row) && xt_take_figure(reading, "units", 1, &row->units) &&
           xt_take_figure(reading, "points", 0, &row->points) &&
           xt_take_text(reading, "message", XT_MAX_MESSAGE, &row->message) &&
           xt_take_text(reading, "source", XT_MAX_MESSAGE, &row->source);
}

/* Makes room for the lines and breaches, whose number only the file knows. */
static bool make_lists(xt_reading *reading)
{
    xtrain_plan *plan = reading->plan;
    const json_t *lines = xt_take_array(reading, "lines", 0, XT_MAX_LINES);
    const json_t *breaches =
        lines != NULL ? xt_take_array(reading, "breaches", 0, XT_MAX_BREACHES) : NULL;
    if (breaches == NULL) {
        return false;
    }
    plan->line_count = (int)json_array_size(lines);
    plan->breach_count = (int)json_array_size(breaches);
    plan->lines =
        xt_arena_allocate(&plan->arena, (size_t)plan->line_count + 1, sizeof *plan->lines);
    plan->breaches =
        xt_arena_allocate(&plan->arena, (size_t)plan->breach_count + 1, sizeof *plan->breaches);
    return (plan->lines != NULL && plan->breaches != NULL) || xt_take_no_memory(reading);
}

typedef bool (*row_reader)(xt_reading *reading, const json_t *root, int row);

static bool read_table(xt_reading *reading, const json_t *root, int count, row_reader read)
{
    for (int row = 0; row < count; row++) {
        reading->place[0] = '\0';
        if (!read(reading, root, row)) {
            return false;
        }
    }
    return true;
}

bool xt_read_rows(xt_reading *reading, const json_t *root)
{
    const xtrain_plan *plan = reading->plan;
    const int people = plan->employee_count;
    reading->has_exposure =
        !reading->is_old &&
        json_object_get(row_of(root, plan->department_count > 0 ? "departments" : "persons", 0),
                        "exposure") != NULL;
    return same_number_of_rows(reading, "tracks", people) &&
           same_number_of_rows(reading, "flags", people) &&
           same_number_of_rows(reading, "persons", people) &&
           same_number_of_rows(reading, "staffing", plan->department_count) &&
           make_lists(reading) && read_table(reading, root, plan->period_count, read_period) &&
           read_table(reading, root, plan->department_count, read_department) &&
           read_table(reading, root, people, read_employee) &&
           read_table(reading, root, people, read_track) &&
           read_table(reading, root, plan->department_count, read_staffing) &&
           read_table(reading, root, people, read_person) &&
           read_table(reading, root, plan->line_count, read_line) &&
           read_table(reading, root, plan->breach_count, read_breach) &&
           xt_read_gains(reading, root);
}
