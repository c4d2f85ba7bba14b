/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keeping what was found. Every unit goes into its line; the first XT_MAX_BREACHES breaches are
 * also kept one by one, with a message in the planner's words.
 */
#include <string.h>

#include "check/judge.h"

int xt_judge_line(const xt_judge *judge, xt_built_in line)
{
    return (int)judge->problem->rule_count + (int)line;
}

/* "2026-03-02", "2026-03-02 10:00" */
static void format_time(xtrain_date date, bool in_hours, int minutes, char out[XT_JUDGE_DAY_SIZE])
{
    xt_date_format(date, out);
    if (in_hours) {
        const size_t length = strlen(out);
        out[length] = ' ';
        xt_time_format(minutes, out + length + 1);
    }
}

void xt_judge_day(const xt_judge *judge, int cell, char out[XT_JUDGE_DAY_SIZE])
{
    const xtrain_calendar *calendar = &judge->problem->calendar;
    int begin = 0;
    int end = 0;
    const bool in_hours = xt_calendar_hours(calendar, cell, &begin, &end);
    format_time(xt_calendar_period(calendar, cell).first, in_hours, begin, out);
}

void xt_judge_end(const xt_judge *judge, int cell, char out[XT_JUDGE_DAY_SIZE])
{
    const xtrain_calendar *calendar = &judge->problem->calendar;
    int begin = 0;
    int end = 0;
    const bool in_hours = xt_calendar_hours(calendar, cell, &begin, &end);
    format_time(xt_calendar_period(calendar, cell).last, in_hours, end, out);
}

/* ", week of 2026-03-02", ", Mon 2 Mar 10:00-12:00" */
static void add_when(xt_judge *judge, int period)
{
    static const char *const units[] = {[XTRAIN_UNIT_DAY] = "",
                                        [XTRAIN_UNIT_WEEK] = "week of ",
                                        [XTRAIN_UNIT_MONTH] = "month of ",
                                        [XTRAIN_UNIT_HOUR] = ""};
    const xtrain_calendar *calendar = &judge->problem->calendar;
    const bool has_name = calendar->every == 1 || calendar->unit == XTRAIN_UNIT_HOUR;
    char label[XT_PERIOD_TEXT_SIZE];
    xt_calendar_label(calendar, period, label);
    xt_text_format(&judge->text, ", %s%s", has_name ? units[calendar->unit] : "period from ",
                   label);
}

const char *xt_judge_place(const xt_judge *judge, int department)
{
    return department == XTRAIN_NONE ? "nowhere" : judge->problem->departments[department].name;
}

void xt_judge_add_name(xt_text *text, const xtrain_problem *problem, int employee)
{
    const xt_employee *person = &problem->employees[employee];
    xt_text_add(text, person->name);
    if (strcmp(person->name, person->id) != 0) {
        xt_text_format(text, " (%s)", person->id);
    }
}

/* A file's name may be any bytes; a plan's texts are clean UTF-8. */
static void clean_text(char *text)
{
    if (xt_utf8_is_clean(text, strlen(text))) {
        return;
    }
    for (char *at = text; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        *at = byte < 0x20 || byte >= 0x7f ? '?' : *at;
    }
}

const char *xt_judge_source(xt_judge *judge, const xtrain_source *source)
{
    xt_text *text = &judge->text;
    text->length = 0;
    if (source->file != NULL && source->line > 0) {
        xt_text_format(text, "%s:%d", source->file, source->line);
    } else if (source->file != NULL || source->label != NULL) {
        xt_text_add(text, source->file != NULL ? source->file : source->label);
    }
    if (text->failed) {
        return NULL;
    }
    size_t length = text->length < XT_MAX_MESSAGE ? text->length : XT_MAX_MESSAGE;
    char *copy = xt_arena_text(&judge->plan->arena, length > 0 ? text->data : "", length);
    if (copy != NULL) {
        clean_text(copy);
    }
    return copy;
}

/* Whom or what it is about: "Ana Ruiz (e17): ", "Claims, week of 2026-03-02: ", "law: ". */
static void add_subject(xt_judge *judge, const xt_finding *finding)
{
    xt_text *text = &judge->text;
    text->length = 0;
    if (finding->employee != XTRAIN_NONE) {
        xt_judge_add_name(text, judge->problem, finding->employee);
    } else if (finding->department != XTRAIN_NONE) {
        xt_text_add(text, xt_judge_place(judge, finding->department));
    } else {
        xt_text_add(text, finding->subject);
    }
    if ((finding->employee == XTRAIN_NONE && finding->department != XTRAIN_NONE) ||
        finding->is_cell) {
        add_when(judge, finding->period);
    }
    xt_text_add(text, ": ");
}

static int64_t points_of(const xt_judge *judge, const xt_finding *finding)
{
    const xtrain_line *line = &judge->plan->lines[finding->line];
    const xtrain_rule_info *info = xtrain_rule_info_get(line->kind);
    if (line->strength != XTRAIN_MUST) {
        return xt_figure_times(finding->units, judge->problem->rules[finding->line].stated.points);
    }
    return info->of_person ? 0 : xt_figure_times(finding->units, judge->problem->must_price);
}

static bool keep(xt_judge *judge, const xt_finding *finding, int64_t points)
{
    if (!XT_GROW(&judge->memory, judge->breaches, judge->breach_capacity,
                 judge->breach_count + 1)) {
        return false;
    }
    const xtrain_line *line = &judge->plan->lines[finding->line];
    const char *message = judge->text.failed ? NULL
                                             : xt_arena_text(&judge->plan->arena, judge->text.data,
                                                             judge->text.length);
    const char *source =
        finding->source == NULL ? line->source : xt_judge_source(judge, finding->source);
    judge->breaches[judge->breach_count++] = (xtrain_breach){
        .kind = line->kind,
        .strength = line->strength,
        .employee = finding->employee,
        .department = finding->department,
        .period = finding->period,
        .units = finding->units,
        .points = points,
        .message = message,
        .source = source,
    };
    return message != NULL && source != NULL;
}

/* With the objective utility, points of a chosen line are the person's. */
static void add_utility(xt_judge *judge, const xtrain_line *line, int employee, int64_t points)
{
    if (xt_plan_is_chosen(judge->plan, line)) {
        xtrain_person_figures *figures = &judge->plan->persons[employee];
        figures->utility = xt_figure_add(figures->utility, -points);
    }
}

void xt_judge_breach(xt_judge *judge, const xt_finding *finding, const char *format, ...)
{
    xtrain_line *line = &judge->plan->lines[finding->line];
    int64_t points = points_of(judge, finding);
    line->units = xt_figure_add(line->units, finding->units);
    line->points = xt_figure_add(line->points, points);
    add_utility(judge, line, finding->employee, points);
    if (judge->failed || judge->breach_count >= XT_MAX_BREACHES) {
        return;
    }
    va_list list;
    add_subject(judge, finding);
    va_start(list, format);
    xt_text_format_list(&judge->text, format, list);
    va_end(list);
    judge->failed = !keep(judge, finding, points);
}

void xt_judge_cost(xt_judge *judge, int line, int64_t units, int64_t points)
{
    xtrain_line *sum = &judge->plan->lines[line];
    sum->units = xt_figure_add(sum->units, units);
    sum->points = xt_figure_add(sum->points, points);
    add_utility(judge, sum, judge->person.number, points);
}
