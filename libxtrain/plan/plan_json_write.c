/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plan.json, written row by row: one person, department, period, line or breach to a line of the
 * file, so that two plans can be compared by eye. It needs no tree of the whole file, and takes its
 * memory from the context's hook; the reader uses jansson.
 */
#include <inttypes.h>

#include "base/date.h"
#include "plan/plan_json.h"

/* Texts of a plan are clean UTF-8, so only three kinds of byte need care. */
static void add_escaped(xt_text *out, const char *text)
{
    const char *rest = text;
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte >= 0x20 && byte != '"' && byte != '\\') {
            continue;
        }
        xt_text_add_bytes(out, rest, (size_t)(at - rest));
        if (byte >= 0x20) {
            xt_text_add(out, "\\");
            xt_text_add_bytes(out, at, 1);
        } else {
            xt_text_format(out, "\\u%04x", (unsigned)byte);
        }
        rest = at + 1;
    }
    xt_text_add(out, rest);
}

static void add_quoted(xt_text *out, const char *text)
{
    xt_text_add(out, "\"");
    add_escaped(out, text);
    xt_text_add(out, "\"");
}

static void add_department(xt_text *out, const xtrain_plan *plan, int department)
{
    if (department == XTRAIN_NONE) {
        xt_text_add(out, "null");
    } else {
        add_quoted(out, plan->departments[department].code);
    }
}

static void add_pair(xt_text *out, const char *key, const char *text)
{
    xt_text_format(out, "\"%s\": ", key);
    add_quoted(out, text);
}

static void period_row(xt_text *out, const xtrain_plan *plan, int period)
{
    char first[XT_DATE_TEXT_SIZE];
    char last[XT_DATE_TEXT_SIZE];
    char begin[XT_TIME_TEXT_SIZE];
    char end[XT_TIME_TEXT_SIZE];
    xt_date_format(plan->periods[period].first, first);
    xt_date_format(plan->periods[period].last, last);
    if (plan->unit == XTRAIN_UNIT_HOUR) {
        xt_time_format(plan->hours[period].begin, begin);
        xt_time_format(plan->hours[period].end, end);
        xt_text_format(out, "[\"%s\", \"%s\", \"%s\"]", first, begin, end);
        return;
    }
    xt_text_format(out, "[\"%s\", \"%s\"]", first, last);
}

static void department_row(xt_text *out, const xtrain_plan *plan, int department)
{
    const xt_plan_department *row = &plan->departments[department];
    xt_text_add(out, "{");
    add_pair(out, "code", row->code);
    xt_text_add(out, ", ");
    add_pair(out, "name", row->name);
    xt_text_format(out, ", \"load\": %d, \"exposure\": %d}", row->load, row->exposure);
}

static void employee_row(xt_text *out, const xtrain_plan *plan, int employee)
{
    const xt_plan_employee *row = &plan->employees[employee];
    xt_text_add(out, "{");
    add_pair(out, "id", row->id);
    xt_text_add(out, ", ");
    add_pair(out, "name", row->name);
    xt_text_add(out, ", \"home\": ");
    add_department(out, plan, row->home);
    xt_text_add(out, "}");
}

static void track_row(xt_text *out, const xtrain_plan *plan, int employee)
{
    const xt_cell *row = plan->cells + (size_t)employee * (size_t)plan->period_count;
    for (int period = 0; period < plan->period_count; period++) {
        xt_text_add(out, period == 0 ? "[" : ",");
        add_department(out, plan, row[period]);
    }
    xt_text_add(out, plan->period_count == 0 ? "[]" : "]");
}

static void flags_row(xt_text *out, const xtrain_plan *plan, int employee)
{
    const uint8_t *row = plan->flags + (size_t)employee * (size_t)plan->period_count;
    xt_text_add(out, "\"");
    for (int period = 0; period < plan->period_count; period++) {
        char letter = xt_plan_letter(row[period]);
        xt_text_add_bytes(out, &letter, 1);
    }
    xt_text_add(out, "\"");
}

static void add_staffing(xt_text *out, const xtrain_plan *plan, int department, int part)
{
    xt_plan_staffing *row = plan->staffing + (size_t)department * (size_t)plan->period_count;
    xt_text_format(out, "\"%s\": [", xt_plan_staffing_parts().word[part]);
    for (int period = 0; period < plan->period_count; period++) {
        int number = *xt_plan_staffing_part(&row[period], part);
        xt_text_add(out, period == 0 ? "" : ",");
        if (number == XTRAIN_UNSET) {
            xt_text_add(out, "null");
        } else {
            xt_text_format(out, "%d", number);
        }
    }
    xt_text_add(out, "], ");
}

static void staffing_row(xt_text *out, const xtrain_plan *plan, int department)
{
    const xt_plan_staffing *row = plan->staffing + (size_t)department * (size_t)plan->period_count;
    xt_text_add(out, "{");
    for (int part = 0; part < xt_plan_staffing_parts().count; part++) {
        add_staffing(out, plan, department, part);
    }
    xt_text_add(out, "\"closed\": \"");
    for (int period = 0; period < plan->period_count; period++) {
        xt_text_add(out, row[period].closed ? "c" : ".");
    }
    xt_text_add(out, "\"}");
}

static void person_row(xt_text *out, const xtrain_plan *plan, int employee)
{
    const xtrain_person_figures *row = &plan->persons[employee];
    xt_text_format(out, "{\"load\": %" PRId64 ", \"share\": %" PRId64 ", \"eligible\": %d",
                   row->load, row->share, row->eligible);
    xt_text_format(out, ", \"away\": %d, \"moves\": %d, \"stays\": %d", row->away, row->moves,
                   row->stays);
    xt_text_format(out, ", \"wishes_asked\": %d, \"wishes_granted\": %d", row->wishes_asked,
                   row->wishes_granted);
    xt_text_format(out, ", \"sites\": %d, \"idle\": %d, \"utility\": %" PRId64, row->sites,
                   row->idle, row->utility);
    xt_text_format(out, ", \"exposure\": %" PRId64 "}", row->exposure);
}

static void add_kind(xt_text *out, xtrain_rule_kind kind, xtrain_strength strength)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(kind);
    xt_text_format(out, "{\"rule\": \"%s\", \"strength\": \"%s\", ",
                   info != NULL ? info->number : "", xt_plan_strengths().word[strength]);
}

static void line_row(xt_text *out, const xtrain_plan *plan, int index)
{
    const xtrain_line *row = &plan->lines[index];
    add_kind(out, row->kind, row->strength);
    xt_text_format(out, "\"units\": %" PRId64 ", \"points\": %" PRId64 ", ", row->units,
                   row->points);
    add_pair(out, "name", row->name);
    xt_text_add(out, ", ");
    add_pair(out, "source", row->source);
    xt_text_add(out, "}");
}

static void breach_row(xt_text *out, const xtrain_plan *plan, int index)
{
    const xtrain_breach *row = &plan->breaches[index];
    add_kind(out, row->kind, row->strength);
    xt_text_add(out, "\"employee\": ");
    if (row->employee == XTRAIN_NONE) {
        xt_text_add(out, "null");
    } else {
        add_quoted(out, plan->employees[row->employee].id);
    }
    xt_text_add(out, ", \"department\": ");
    add_department(out, plan, row->department);
    if (row->period == XTRAIN_NONE) {
        xt_text_add(out, ", \"period\": null");
    } else {
        xt_text_format(out, ", \"period\": %d", row->period);
    }
    xt_text_format(out, ", \"units\": %" PRId64 ", \"points\": %" PRId64 ", ", row->units,
                   row->points);
    add_pair(out, "message", row->message);
    xt_text_add(out, ", ");
    add_pair(out, "source", row->source);
    xt_text_add(out, "}");
}

static void gain_row(xt_text *out, const xtrain_plan *plan, int index)
{
    const xtrain_gain *row = &plan->gains[index];
    xt_text_add(out, "{");
    add_pair(out, "employee", plan->employees[row->employee].id);
    xt_text_add(out, ", ");
    add_pair(out, "skill", row->skill);
    xt_text_format(out, ", \"from\": %d, \"to\": %d, \"periods\": [", row->from, row->to);
    for (int rise = 0; rise < row->to - row->from; rise++) {
        xt_text_format(out, "%s%d", rise == 0 ? "" : ",", row->periods[rise]);
    }
    xt_text_add(out, "]}");
}

/* Weights and chosen lines only where they mean something. */
static void add_objective(xt_text *out, const xtrain_plan *plan)
{
    const xtrain_objective *objective = &plan->objective;
    const char *separator = "";
    xt_text_format(out, " \"objective\": {\"kind\": \"%s\"",
                   xt_plan_objectives().word[objective->kind]);
    if (objective->kind == XTRAIN_OBJECTIVE_UTILITY) {
        xt_text_format(out, ", \"sum\": %d, \"least\": %d, \"lines\": [", objective->sum,
                       objective->least);
        for (unsigned kind = 0; kind < XTRAIN_RULE_KINDS; kind++) {
            if ((objective->lines >> kind & 1U) != 0) {
                xt_text_format(out, "%s\"%s\"", separator,
                               xtrain_rule_info_get((xtrain_rule_kind)kind)->number);
                separator = ", ";
            }
        }
        xt_text_add(out, "]");
    }
    xt_text_add(out, "},\n");
}

static void add_certificate(xt_text *out, const xtrain_plan *plan)
{
    const xtrain_certificate *claim = &plan->certificate;
    xt_text_format(out, " \"certificate\": {\"outcome\": \"%s\", \"sense\": \"%s\", ",
                   xt_plan_outcomes().word[claim->outcome], xt_plan_senses().word[plan->sense]);
    xt_text_format(out, "\"value\": %" PRId64 ", ", plan->value);
    if (claim->has_bound) {
        xt_text_format(out, "\"bound\": %" PRId64 ", \"gap\": ", claim->bound);
        xt_text_add_number(out, claim->gap);
    } else {
        xt_text_add(out, "\"bound\": null, \"gap\": null");
    }
    xt_text_add(out, "},\n");
}

static void add_head(xt_text *out, const xtrain_plan *plan)
{
    const xtrain_certificate *claim = &plan->certificate;
    xt_text_format(out, "{\n \"format\": %d,\n \"program\": \"%s", XT_PLAN_FORMAT, XT_PLAN_PROGRAM);
    add_escaped(out, plan->program_version);
    xt_text_add(out, "\",\n ");
    add_pair(out, "title", plan->title);
    xt_text_add(out, ",\n ");
    add_pair(out, "input_digest", plan->input_digest);
    xt_text_format(out, ",\n \"seed\": \"%" PRIu64 "\",\n", claim->seed);
    xt_text_format(out, " \"iterations\": %" PRId64 ",\n", claim->iterations);
    xt_text_format(out,
                   " \"iteration_limit\": %" PRId64 ",\n \"gap_target\": ", claim->iteration_limit);
    xt_text_add_number(out, claim->gap_target);
    xt_text_add(out, ",\n");
    add_objective(out, plan);
    xt_text_format(out, " \"value\": %" PRId64 ",\n", plan->value);
    xt_text_format(out, " \"musts_broken\": %" PRId64 ",\n", plan->musts_broken);
    xt_text_format(out, " \"goals_unmet\": %" PRId64 ",\n", plan->goals_unmet);
    add_certificate(out, plan);
    xt_text_format(out, " \"unit\": \"%s\",\n", xt_plan_units().word[plan->unit]);
}

typedef void (*row_writer)(xt_text *out, const xtrain_plan *plan, int row);

static void add_rows(xt_text *out, const xtrain_plan *plan, const char *key, int count,
                     row_writer write)
{
    xt_text_format(out, " \"%s\": [", key);
    for (int row = 0; row < count && !out->failed; row++) {
        xt_text_add(out, row == 0 ? "\n  " : ",\n  ");
        write(out, plan, row);
    }
    xt_text_add(out, count > 0 ? "\n ]" : "]");
}

xtrain_status xt_plan_write_json(char **out, xtrain_context *context, const xtrain_plan *plan)
{
    const struct {
        const char *key;
        int count;
        row_writer write;
    } tables[] = {
        {"periods", plan->period_count, period_row},
        {"departments", plan->department_count, department_row},
        {"employees", plan->employee_count, employee_row},
        {"tracks", plan->employee_count, track_row},
        {"flags", plan->employee_count, flags_row},
        {"staffing", plan->department_count, staffing_row},
        {"persons", plan->employee_count, person_row},
        {"lines", plan->line_count, line_row},
        {"breaches", plan->breach_count, breach_row},
        {"gains", plan->gain_count, gain_row},
    };
    /* Nothing is said of gains if there are none. */
    const size_t count = sizeof tables / sizeof tables[0] - (plan->gain_count > 0 ? 0 : 1);
    xt_text text;
    xt_text_init(&text, &context->memory);
    add_head(&text, plan);
    for (size_t table = 0; table < count; table++) {
        add_rows(&text, plan, tables[table].key, tables[table].count, tables[table].write);
        xt_text_add(&text, table + 1 < count ? ",\n" : "\n}\n");
    }
    *out = xt_text_take(&text);
    return *out != NULL ? XTRAIN_OK : XTRAIN_ERROR_MEMORY;
}
