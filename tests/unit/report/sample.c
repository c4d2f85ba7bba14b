/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/report/sample.h"

#include <stdio.h>
#include <string.h>

#define WEEK 7

static const struct {
    const char *code;
    const char *name;
} departments[] = {{"CLM", "Claims"}, {"SAL", "Sales"}, {"IT", "Systems"}, {"LAW", "Legal"}};

xtrain_plan *sample_plan(int people, int weeks)
{
    const xt_memory memory = xt_memory_standard();
    xtrain_plan *plan = xt_plan_create(&memory, people, 4, weeks);
    const xtrain_date start = xtrain_date_make(2026, 1, 5);
    plan->title = "Office rotation";
    for (int week = 0; week < weeks; week++) {
        plan->periods[week] = (xtrain_range){start + WEEK * week, start + WEEK * week + WEEK - 1};
    }
    for (int d = 0; d < 4; d++) {
        plan->departments[d] = (xt_plan_department){
            .code = departments[d].code, .name = departments[d].name, .load = 1};
        for (int week = 0; week < weeks; week++) {
            plan->staffing[d * weeks + week] =
                (xt_plan_staffing){.heads = people / 4, .hosts = people / 4, .minimum = people / 4};
        }
    }
    for (int person = 0; person < people; person++) {
        char name[32];
        const int length = snprintf(name, sizeof name, "Person %d", person + 1);
        const char *kept = xt_arena_text(&plan->arena, name, (size_t)length);
        plan->employees[person] = (xt_plan_employee){kept + 7, kept, person % 4};
        plan->persons[person] =
            (xtrain_person_figures){.load = weeks, .share = weeks, .eligible = weeks};
        sample_stay(plan, person, person % 4, 0, weeks - 1);
    }
    return plan;
}

void sample_hours(xtrain_plan *plan, int each_day, bool late)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 1, 5);
    calendar.unit = XTRAIN_UNIT_HOUR;
    calendar.every = 2;
    calendar.day_begin = late ? 510 : 480;
    calendar.day_end = calendar.day_begin + 120 * each_day;
    for (int period = 0; period < plan->period_count; period++) {
        plan->periods[period] = xt_calendar_period(&calendar, period);
    }
    xt_plan_set_calendar(plan, &calendar);
}

void sample_gains(xtrain_plan *plan)
{
    static const int early[] = {0, 2};
    int *last = xt_arena_allocate(&plan->arena, 1, sizeof *last);
    xtrain_gain *gains = xt_arena_allocate(&plan->arena, 4, sizeof *gains);
    *last = plan->period_count - 1;
    gains[0] = (xtrain_gain){0, "law", 1, 3, early};
    gains[1] = (xtrain_gain){0, "the history of mercantile law in ten lands", 0, 1, early};
    gains[2] = (xtrain_gain){2, "\xe6\x9d\x8e\xe5\xb0\x8f\xe9\xbe\x99", 19, 20, early + 1};
    gains[3] = (xtrain_gain){3, "law", 0, 1, last};
    plan->gains = gains;
    plan->gain_count = 4;
}

void sample_stay(xtrain_plan *plan, int employee, int department, int first, int last)
{
    for (int period = first; period <= last; period++) {
        plan->cells[employee * plan->period_count + period] = (xt_cell)department;
    }
}

xtrain_plan *sample_hard_plan(void)
{
    static xtrain_breach breach = {.kind = XTRAIN_RULE_P3,
                                   .strength = XTRAIN_MUST,
                                   .employee = 0,
                                   .department = 1,
                                   .period = 2,
                                   .units = 1,
                                   .message =
                                       "Ana Ruiz (a1): stay in Sales from 2026-01-19 lasts 1 "
                                       "period, at least 2 asked",
                                   .source = "office.cfg:41"};
    static xtrain_line lines[] = {
        {XTRAIN_RULE_P3, XTRAIN_MUST, 1, 0, "stay length in Sales", "office.cfg:41"},
        {XTRAIN_RULE_P6, XTRAIN_GOAL, 0, 0, "visits to Claims", "office.cfg:50"},
        {XTRAIN_RULE_C5, XTRAIN_COST, 1234, -56789, "uneven load",
         "a/very/long/folder/office.cfg:60"},
    };
    /* With a sign that turns the direction of writing. */
    static const char turned[] = {'N', 'o', '\xe2', '\x80', '\xae', 'h', 'o', 'm', 'e', '\0'};
    xtrain_plan *plan = sample_plan(5, 12);
    plan->employees[0] = (xt_plan_employee){"a1", "Ana Ruiz", 0};
    plan->employees[1] = (xt_plan_employee){"a2", "Ana Ruiz", 1};
    plan->employees[2] = (xt_plan_employee){"w", "\xe6\x9d\x8e\xe5\xb0\x8f\xe9\xbe\x99", 2};
    plan->employees[3] =
        (xt_plan_employee){"z", "Zoe\xcc\x88 of the Extraordinarily Long and Noble Name", 3};
    plan->employees[4] = (xt_plan_employee){"n", turned, XTRAIN_NONE};
    sample_stay(plan, 0, 1, 2, 2);
    sample_stay(plan, 2, 0, 3, 5);
    sample_stay(plan, 4, XTRAIN_NONE, 0, 11);
    sample_stay(plan, 4, 3, 6, 8);
    plan->flags[2 * 12 + 4] = XTRAIN_CELL_LEAVE | XTRAIN_CELL_VISITOR;
    plan->flags[1 * 12 + 0] = XTRAIN_CELL_LEAVE;
    plan->flags[3 * 12 + 11] = XTRAIN_CELL_CLOSED;
    plan->flags[4 * 12 + 0] = XTRAIN_CELL_OUTSIDE;
    plan->staffing[0].heads = 0;
    plan->staffing[12].minimum = XTRAIN_UNSET;
    plan->staffing[12].heads = 0;
    plan->persons[0].load = 14;
    plan->persons[1].load = 3;
    plan->persons[0].away = 1;
    plan->persons[2].away = 3;
    plan->persons[0].moves = 2;
    plan->persons[1].wishes_asked = 2;
    plan->persons[1].wishes_granted = 1;
    plan->breaches = &breach;
    plan->breach_count = 1;
    plan->lines = lines;
    plan->line_count = 3;
    plan->musts_broken = 1;
    plan->value = -56789;
    return plan;
}

int sample_widest(const char *text)
{
    int widest = 0;
    while (*text != '\0') {
        char line[4096];
        size_t used = 0;
        for (; *text != '\0' && *text != '\n'; text++) {
            if (*text == '\033') {
                text += strcspn(text, "m");
            } else if (used < sizeof line - 1) {
                line[used++] = *text;
            }
        }
        line[used] = '\0';
        text += *text == '\n';
        const int columns = xt_display_width(line);
        widest = columns > widest ? columns : widest;
    }
    return widest;
}

const char *sample_line(const char *text, int n)
{
    static char line[4096];
    for (; n > 0 && *text != '\0'; n--) {
        text += strcspn(text, "\n");
        text += *text == '\n';
    }
    const size_t length = strcspn(text, "\n");
    (void)snprintf(line, sizeof line, "%.*s", (int)length, text);
    return line;
}

void sample_break_nobody(xtrain_breach *breaches, int count)
{
    for (int i = 0; i < count; i++) {
        breaches[i].employee = XTRAIN_NONE;
        breaches[i].source = "";
    }
}
