/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the summary says of breaches: which are named, counted and put together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "unit/report/said.h"

enum { FIRST_GOAL = 13, BREACHES = 30 };

/* Of one person 12 musts and a must of another kind, then 17 goals of two people. */
static xtrain_plan *make_broken_plan(xtrain_breach breaches[BREACHES], xtrain_line lines[3])
{
    xtrain_plan *plan = sample_hard_plan();
    for (int i = 0; i < BREACHES; i++) {
        breaches[i] = plan->breaches[0];
        breaches[i].strength = i < FIRST_GOAL ? XTRAIN_MUST : XTRAIN_GOAL;
        breaches[i].employee = i % 2;
    }
    breaches[FIRST_GOAL - 1].kind = XTRAIN_RULE_P5;
    breaches[FIRST_GOAL - 1].message = "Ana Ruiz (a1): too soon";
    lines[0] = (xtrain_line){XTRAIN_RULE_P3, XTRAIN_MUST, 1012, 0, "stay length", ""};
    lines[1] = (xtrain_line){XTRAIN_RULE_P5, XTRAIN_MUST, 1, 0, "return", ""};
    lines[2] = (xtrain_line){XTRAIN_RULE_P3, XTRAIN_GOAL, 17, 34, "stay length", ""};
    plan->breaches = breaches;
    plan->breach_count = BREACHES;
    plan->lines = lines;
    plan->line_count = 3;
    plan->musts_broken = 1013;
    plan->goals_unmet = 17;
    return plan;
}

static void of_many_breaches_the_first_and_each_kind_are_named(void **state)
{
    (void)state;
    xtrain_breach breaches[BREACHES];
    xtrain_line lines[3];
    xtrain_plan *plan = make_broken_plan(breaches, lines);
    assert_says(plan,
                "Rules    Broken: 1,012 periods short or long (2 people), 1 entry too soon (1 "
                "person)\n");
    assert_says(plan, "         - Ana Ruiz (a1): too soon (office.cfg:41)\n"
                      "         - and 3 more; --all lists them\n"
                      "Goals    Not met: 17 periods short or long (2 people)\n");
    assert_says(plan, "         - and 12 more; --all lists them\nWishes");
    assert_says_all(plan, "asked (office.cfg:41)\nWishes");
    /* The last line is better used for the entry itself. */
    plan->breach_count = FIRST_GOAL + 6;
    assert_says(plan, "asked (office.cfg:41)\nWishes");
    xtrain_plan_free(plan);
}

static void shoulds_are_named_if_one_is_broken(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_hard_plan();
    xtrain_line line = {XTRAIN_RULE_P6, XTRAIN_SHOULD, 2, 10, "visits to Sales", ""};
    xtrain_breach breach = {.kind = XTRAIN_RULE_P6,
                            .strength = XTRAIN_SHOULD,
                            .employee = 3,
                            .department = 1,
                            .period = 11,
                            .units = 2,
                            .message = "Zoe: 0 visits to Sales by 2026-03-29, at least 2 asked",
                            .source = ""};
    plan->lines = &line;
    plan->line_count = 1;
    plan->breaches = &breach;
    const char *said = "Rules    All are kept.\n"
                       "Shoulds  2 visits missing (1 person)\n"
                       "         - Zoe: 0 visits to Sales by 2026-03-29, at least 2 asked\nWishes";
    assert_says(plan, said);
    assert_says_all(plan, said);
    /* If all are met, only who asks for everything hears of it. */
    line.units = 0;
    plan->breach_count = 0;
    assert_says(plan, "Rules    All are kept.\nWishes");
    assert_says_all(plan, "Rules    All are kept.\nShoulds  All are met.\nWishes");
    xtrain_plan_free(plan);
}

static void of_many_broken_shoulds_the_first_are_named(void **state)
{
    (void)state;
    xtrain_breach breaches[12];
    xtrain_line line = {XTRAIN_RULE_D2, XTRAIN_SHOULD, 12, 24, "visitors", "office.cfg:50"};
    xtrain_plan *plan = sample_hard_plan();
    for (int i = 0; i < 12; i++) {
        breaches[i] = (xtrain_breach){.kind = XTRAIN_RULE_D2,
                                      .strength = XTRAIN_SHOULD,
                                      .employee = XTRAIN_NONE,
                                      .units = 1,
                                      .message = "Claims: visitors",
                                      .source = "office.cfg:50"};
        breaches[i].period = i;
    }
    plan->breaches = breaches;
    plan->breach_count = 12;
    plan->lines = &line;
    plan->line_count = 1;
    assert_says(plan, "Shoulds  12 visitors too many (1 department)\n"
                      "         - Claims: visitors (office.cfg:50)\n");
    assert_says(plan, "         - and 7 more; --all lists them\nWishes");
    assert_says_all(plan, "         - Claims: visitors (office.cfg:50)\nWishes");
    xtrain_plan_free(plan);
}

/* A breach of the kind: of an employee or a department, or of neither. */
static xtrain_breach breach_of(xtrain_rule_kind kind, int employee, int department,
                               const char *message)
{
    return (xtrain_breach){.kind = kind,
                           .strength = XTRAIN_MUST,
                           .employee = employee,
                           .department = department,
                           .period = 0,
                           .units = 1,
                           .points = 1000,
                           .message = message,
                           .source = "office.cfg:50"};
}

static xtrain_breach visitors_breach(int department, int period, const char *message)
{
    xtrain_breach breach = breach_of(XTRAIN_RULE_D2, XTRAIN_NONE, department, message);
    breach.period = period;
    return breach;
}

static void the_same_breach_in_several_weeks_is_one_line(void **state)
{
    (void)state;
    xtrain_breach breaches[] = {
        visitors_breach(0, 0, "Claims, week of 2026-01-05: 3 visitors present, 2 allowed"),
        visitors_breach(0, 1, "Claims, week of 2026-01-12: 3 visitors present, 2 allowed"),
        visitors_breach(0, 2, "Claims, week of 2026-01-19: 4 visitors present, 2 allowed"),
        visitors_breach(0, 4, "Claims, week of 2026-02-02: 3 visitors present, 2 allowed"),
        visitors_breach(0, 6, "Claims, week of 2026-02-16: 3 visitors present, 2 allowed"),
        visitors_breach(1, 6, "Sales, week of 2026-02-16: 3 visitors present, 2 allowed"),
        visitors_breach(1, 7, "something else"),
    };
    xtrain_line line = {XTRAIN_RULE_D2, XTRAIN_MUST, 8, 8000, "visitors", "office.cfg:50"};
    xtrain_plan *plan = sample_hard_plan();
    SAMPLE_BREAK(plan, breaches);
    plan->lines = &line;
    plan->line_count = 1;
    assert_says(
        plan, "Rules    Broken: 8 visitors too many (2 departments)\n"
              "         - Claims, weeks of 2026-01-05 to 2026-01-12, 2026-02-02 and 2026-02-16: 3 "
              "visitors present, 2 allowed (office.cfg:50)\n"
              "         - Claims, week of 2026-01-19: 4 visitors present, 2 allowed "
              "(office.cfg:50)\n"
              "         - Sales, week of 2026-02-16: 3 visitors present, 2 allowed "
              "(office.cfg:50)\n"
              "         - something else (office.cfg:50)\n");
    xtrain_plan_free(plan);
}

static void days_in_a_row_are_one_line_too(void **state)
{
    (void)state;
    xtrain_breach breaches[] = {
        visitors_breach(0, 0, "Claims, 2026-01-05: 1 host present, 2 needed"),
        visitors_breach(0, 1, "Claims, 2026-01-06: 1 host present, 2 needed"),
    };
    xtrain_line line = {XTRAIN_RULE_D1, XTRAIN_MUST, 2, 2000, "staffing", "office.cfg:49"};
    xtrain_plan *plan = sample_hard_plan();
    for (int day = 0; day < plan->period_count; day++) {
        const xtrain_date date = xtrain_date_make(2026, 1, 5) + day;
        plan->periods[day] = (xtrain_range){date, date};
    }
    breaches[0].kind = breaches[1].kind = XTRAIN_RULE_D1;
    plan->breaches = breaches;
    plan->breach_count = 2;
    plan->lines = &line;
    plan->line_count = 1;
    assert_says(plan, "Rules    Broken: 2 hosts missing (1 department)\n"
                      "         - Claims, 2026-01-05 to 2026-01-06: 1 host present, 2 needed "
                      "(office.cfg:50)\n");
    xtrain_plan_free(plan);
}

static void what_the_team_breaks_is_named_without_a_person_or_department(void **state)
{
    (void)state;
    xtrain_breach breaches[] = {
        breach_of(XTRAIN_RULE_T1, XTRAIN_NONE, XTRAIN_NONE,
                  "law: 0 people at level 2 or above when the plan ends on 2026-03-29, 1 needed"),
        breach_of(XTRAIN_RULE_T2, 0, 1,
                  "Ana Ruiz (a1), week of 2026-01-05: in Sales together with Zoe (z)"),
        breach_of(XTRAIN_RULE_T2, 0, 1,
                  "Ana Ruiz (a1), week of 2026-01-12: in Sales together with Zoe (z)"),
        breach_of(XTRAIN_RULE_T2, 1, XTRAIN_NONE,
                  "Ana Ruiz (a2): never in one department with Zoe (z) by 2026-03-29"),
    };
    xtrain_line lines[] = {
        {XTRAIN_RULE_T1, XTRAIN_MUST, 1, 1000, "depth of law", "office.cfg:50"},
        {XTRAIN_RULE_T2, XTRAIN_MUST, 3, 3000, "apart", "office.cfg:50"},
    };
    xtrain_plan *plan = sample_hard_plan();
    breaches[0].period = breaches[3].period = 11;
    breaches[2].period = 1;
    plan->breaches = breaches;
    plan->breach_count = 4;
    plan->lines = lines;
    plan->line_count = 2;
    plan->musts_broken = 4;
    assert_says(plan,
                "Rules    Broken: 1 person missing, 2 periods together, 1 pair that never met\n"
                "         - law: 0 people at level 2 or above when the plan ends on 2026-03-29, 1 "
                "needed (office.cfg:50)\n"
                "         - Ana Ruiz (a1), weeks of 2026-01-05 to 2026-01-12: in Sales together "
                "with Zoe (z) (office.cfg:50)\n"
                "         - Ana Ruiz (a2): never in one department with Zoe (z) by 2026-03-29 "
                "(office.cfg:50)\n");
    /* They have a price, unlike the musts of people. */
    assert_says(plan, "smaller is better.\n");
    char *text = said_summary(plan, false);
    assert_null(strstr(text, "musts of people"));
    free(text);
    xtrain_plan_free(plan);
}

static void equivalents_and_heads_are_told_apart(void **state)
{
    (void)state;
    xtrain_breach breaches[] = {
        breach_of(XTRAIN_RULE_D1, XTRAIN_NONE, 0,
                  "Claims, week of 2026-01-05: 0 people present, 1 needed"),
        breach_of(XTRAIN_RULE_D1, XTRAIN_NONE, 0,
                  "Claims, week of 2026-01-05: 0.5 full-time equivalents present, 1.5 needed"),
        breach_of(XTRAIN_RULE_D1, XTRAIN_NONE, 1,
                  "Sales, week of 2026-01-05: 2.05 full-time equivalents present, 1 allowed"),
        breach_of(XTRAIN_RULE_D3, XTRAIN_NONE, 1,
                  "Sales, week of 2026-01-05: 0 people with law at level 2 or above present, 1 "
                  "needed"),
    };
    xtrain_line lines[] = {
        {XTRAIN_RULE_D1, XTRAIN_MUST, 4, 4000, "staffing", "office.cfg:50"},
        {XTRAIN_RULE_D3, XTRAIN_MUST, 1, 1000, "skill need", "office.cfg:50"},
    };
    xtrain_plan *plan = sample_hard_plan();
    breaches[2].units = 2;
    plan->breaches = breaches;
    plan->breach_count = 4;
    plan->lines = lines;
    plan->line_count = 2;
    assert_says(plan, "Rules    Broken: 1 person missing (1 department), 1 full-time equivalent "
                      "missing (1 department), 2 full-time equivalents too many (1 department), 1 "
                      "skilled person missing (1 department)\n");
    xtrain_plan_free(plan);
}

static void breaches_in_hours_name_day_and_times(void **state)
{
    (void)state;
    xtrain_breach breaches[] = {
        visitors_breach(0, 1, "Claims, period from 2026-01-05: 3 visitors present, 2 allowed"),
        visitors_breach(0, 2, "Claims, Mon 5 Jan 12:00-14:00: 3 visitors present, 2 allowed"),
        visitors_breach(0, 4, "Claims, period from 2026-01-05: 3 visitors present, 2 allowed"),
        visitors_breach(0, 5, "Claims, 2026-01-06: 3 visitors present, 2 allowed"),
        visitors_breach(1, 6, "Sales, period from 2026-01-06: 3 visitors present, 2 allowed"),
        visitors_breach(1, 7, "something else"),
    };
    xtrain_line line = {XTRAIN_RULE_D2, XTRAIN_MUST, 6, 6000, "visitors", "office.cfg:50"};
    xtrain_plan *plan = sample_hard_plan();
    sample_hours(plan, 5, false);
    SAMPLE_BREAK(plan, breaches);
    plan->lines = &line;
    plan->line_count = 1;
    assert_says(plan, "12 periods: 2026-01-05 08:00 to 2026-01-07 12:00\n");
    assert_says(plan, "Rules    Broken: 6 visitors too many (2 departments)\n"
                      "         - Claims, Mon 5 Jan 10:00-14:00 and Mon 5 Jan 16:00 to Tue 6 Jan "
                      "10:00: 3 visitors present, 2 allowed (office.cfg:50)\n"
                      "         - Sales, Tue 6 Jan 10:00-12:00: 3 visitors present, 2 allowed "
                      "(office.cfg:50)\n"
                      "         - something else (office.cfg:50)\n");
    xtrain_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_many_breaches_the_first_and_each_kind_are_named),
        cmocka_unit_test(shoulds_are_named_if_one_is_broken),
        cmocka_unit_test(of_many_broken_shoulds_the_first_are_named),
        cmocka_unit_test(the_same_breach_in_several_weeks_is_one_line),
        cmocka_unit_test(days_in_a_row_are_one_line_too),
        cmocka_unit_test(what_the_team_breaks_is_named_without_a_person_or_department),
        cmocka_unit_test(equivalents_and_heads_are_told_apart),
        cmocka_unit_test(breaches_in_hours_name_day_and_times),
    };
    return cmocka_run_group_tests(tests, said_begin, said_end);
}
