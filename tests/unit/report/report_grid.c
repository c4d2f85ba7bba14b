/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "report/marks.h"
#include "unit/report/said.h"

static char *drawn; /* the last grid */

static char *draw(const xtrain_plan *plan, int width, bool colour)
{
    const xtrain_show_options options = {1, width, colour, false};
    drawn = NULL;
    assert_int_equal(xtrain_plan_to_grid(&drawn, said_context, plan, &options), XTRAIN_OK);
    return drawn;
}

/* Frees the text. */
static void assert_has(char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        print_error("not in the grid: %s\n%s", part, text);
    }
    assert_non_null(strstr(text, part));
    free(text);
}

static void no_line_is_wider_than_asked(void **state)
{
    (void)state;
    static const int widths[] = {40, 41, 57, 80, 133, 1000};
    xtrain_plan *plans[] = {sample_hard_plan(), sample_plan(1470, 53), sample_plan(4, 1)};
    plans[1]->persons[3].load = INT64_MAX / 2;
    sample_gains(plans[0]);
    sample_gains(plans[1]);
    for (size_t p = 0; p < sizeof plans / sizeof plans[0]; p++) {
        for (size_t w = 0; w < sizeof widths / sizeof widths[0]; w++) {
            char *plain = draw(plans[p], widths[w], false);
            char *coloured = draw(plans[p], widths[w], true);
            assert_true(sample_widest(plain) <= widths[w]);
            assert_int_equal(sample_widest(coloured), sample_widest(plain));
            free(plain);
            free(coloured);
        }
        xtrain_plan_free(plans[p]);
    }
}

static void every_period_stands_in_one_block_at_any_width(void **state)
{
    (void)state;
    for (int width = 40; width < 140; width += 3) {
        for (int weeks = 1; weeks < 60; weeks += 7) {
            xtrain_plan *plan = sample_plan(4, weeks);
            char *text = draw(plan, width, false);
            int next = 1;
            for (const char *at = text; (at = strstr(at, "Weeks ")) != NULL; at++) {
                char *rest = NULL;
                assert_int_equal(strtol(at + 6, &rest, 10), next);
                next = (int)strtol(rest + 1, NULL, 10) + 1;
            }
            assert_int_equal(next, weeks + 1);
            free(text);
            xtrain_plan_free(plan);
        }
    }
}

static void cells_show_stays_leave_closure_contract_and_breaches(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_hard_plan();
    assert_has(draw(plan, 80, false),
               "\nAna Ruiz a1              CLM  .    .    SAL! .    .    .\n");
    assert_has(draw(plan, 80, false),
               "\nAna Ruiz a2              SAL  /    .    .    .    .    .\n");
    assert_has(draw(plan, 80, false), "   IT   .    .    .    CLM  CLM/ CLM\n");
    assert_has(draw(plan, 80, false),
               "\nNohome                   -         -    -    -    -    -\n");
    assert_has(draw(plan, 80, false), "#       0       12/12\n");
    xtrain_plan_free(plan);
}

static void skills_gained_stand_below_the_grid(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_plan(4, 5);
    sample_gains(plan);
    assert_has(draw(plan, 120, false),
               "\n\nSkills gained\n"
               "Person 1   law     1 -> 3  2 from 2026-01-12, 3 from 2026-01-26\n"
               "Person 1   the history of mercantile law in ten lands  0 -> 1  1 from 2026-01-12\n"
               "Person 3   \xe6\x9d\x8e\xe5\xb0\x8f\xe9\xbe\x99  19 -> 20  20 from 2026-01-26\n"
               "Person 4   law     0 -> 1  1 after the plan\n\nCells: ");
    assert_has(draw(plan, 40, false), "\n\nSkills gained\n"
                                      "Person 1   law     1 -> 3\n"
                                      "                2 from 2026-01-12,\n"
                                      "                3 from 2026-01-26\n"
                                      "Person 1   the history of mercantile law\n"
                                      "                0 -> 1\n"
                                      "                1 from 2026-01-12\n");
    sample_hours(plan, 2, false);
    assert_has(draw(plan, 80, false),
               "Person 1   law     1 -> 3  2 from 2026-01-05 10:00, 3 from 2026-01-06 10:00\n");
    plan->gain_count = 0;
    char *text = draw(plan, 80, false);
    assert_null(strstr(text, "gained"));
    free(text);
    xtrain_plan_free(plan);
}

static void feet_show_heads_minimum_and_what_is_short(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_hard_plan();
    assert_has(draw(plan, 80, false), "\nClaims                   CLM  0/1! 1/1 ");
    assert_has(draw(plan, 80, false), "\nSales                    SAL  -    1/1 ");
    assert_has(draw(plan, 80, false), "Numbers: ! too few people; - closed");
    xtrain_plan_free(plan);
    /* Numbers that would make the columns too wide get a line each. */
    plan = sample_plan(5000, 3);
    plan->staffing[1].heads = 1249;
    assert_has(draw(plan, 80, false),
               "\nClaims      CLM  1250  1249! 1250\n  at least       1250  1250  1250\n");
    xtrain_plan_free(plan);
}

static void feet_tell_hosts_visitors_and_people_apart(void **state)
{
    (void)state;
    xtrain_breach breaches[] = {
        {.kind = XTRAIN_RULE_D1,
         .message = "Claims, week of 2026-01-05: 0 hosts present, 1 needed"},
        {.kind = XTRAIN_RULE_D2,
         .department = 1,
         .message = "Sales, week of 2026-01-05: 2 visitors present, 0 allowed"},
        {.kind = XTRAIN_RULE_D4,
         .message = "Claims, week of 2026-01-05: 2 visitors with 0 hosts, 1 for every 1 allowed"},
        {.kind = XTRAIN_RULE_D1,
         .department = 2,
         .message = "Systems, week of 2026-01-05: 9 people present, 1 allowed"},
    };
    xtrain_plan *plan = sample_plan(4, 2);
    SAMPLE_BREAK(plan, breaches);
    sample_break_nobody(breaches, plan->breach_count);
    plan->staffing[6].heads = 0;
    assert_has(draw(plan, 80, false), "\nClaims     CLM  1/1h+ 1/1\n"
                                      "Sales      SAL  1/1+  1/1\n"
                                      "Systems    IT   1/1+  1/1\n"
                                      "Legal      LAW  0/1!  1/1\n");
    assert_has(draw(plan, 80, false), "Numbers: ! too few people; h too few hosts; + too many "
                                      "visitors or people\n");
    xtrain_plan_free(plan);
}

static void feet_show_too_few_people_and_too_many_visitors_side_by_side(void **state)
{
    (void)state;
    xtrain_breach breach = {.kind = XTRAIN_RULE_D2,
                            .strength = XTRAIN_SHOULD,
                            .employee = XTRAIN_NONE,
                            .message = "Claims, week of 2026-01-05: 1 visitor present, 0 allowed",
                            .source = ""};
    xtrain_plan *plan = sample_plan(4, 2);
    plan->breaches = &breach;
    plan->breach_count = 1;
    plan->staffing[0].heads = 0;
    assert_has(draw(plan, 80, false), "\nClaims     CLM  0/1!+ 1/1\n"
                                      "Sales      SAL  1/1   1/1\n");
    assert_has(draw(plan, 80, false), "Numbers: ! too few people; + too many visitors or people\n");
    xtrain_plan_free(plan);
    /* The same with the numbers on lines of their own. */
    plan = sample_plan(5000, 2);
    plan->breaches = &breach;
    plan->breach_count = 1;
    plan->staffing[0].heads = 1249;
    assert_has(draw(plan, 80, false), "\nClaims      CLM  1249!+ 1250\n"
                                      "  at least       1250   1250\n");
    xtrain_plan_free(plan);
}

static void feet_show_where_a_skill_is_missing(void **state)
{
    (void)state;
    xtrain_breach breaches[] = {
        {.kind = XTRAIN_RULE_D3,
         .message = "Claims, week of 2026-01-05: 0 people with law at level 2 or above present, 1 "
                    "needed"},
        {.kind = XTRAIN_RULE_D3,
         .department = 1,
         .message = "Sales, week of 2026-01-05: 0 people with law at level 2 or above present, 1 "
                    "needed"},
        {.kind = XTRAIN_RULE_D5,
         .department = 1,
         .message = "Sales, week of 2026-01-05: 2 visitors from Claims present, 1 allowed"},
        {.kind = XTRAIN_RULE_D1,
         .department = 2,
         .message = "Systems, week of 2026-01-05: 0.5 full-time equivalents present, 2 needed"},
        {.kind = XTRAIN_RULE_D3,
         .department = 3,
         .message = "Legal, week of 2026-01-05: 0 people with law at level 2 or above present, 1 "
                    "needed"},
        {.kind = XTRAIN_RULE_T1,
         .department = XTRAIN_NONE,
         .period = 1,
         .message = "law: 0 people at level 2 or above when the plan ends on 2026-01-18, 1 needed"},
    };
    xtrain_plan *plan = sample_plan(4, 2);
    SAMPLE_BREAK(plan, breaches);
    sample_break_nobody(breaches, plan->breach_count);
    plan->staffing[6].heads = 0;
    assert_has(draw(plan, 80, false), "\nClaims     CLM  1/1s  1/1\n"
                                      "Sales      SAL  1/1s+ 1/1\n"
                                      "Systems    IT   1/1!  1/1\n"
                                      "Legal      LAW  0/1!  1/1\n");
    assert_has(draw(plan, 120, false),
               "Numbers: ! too few people; s too few people with a skill; + "
               "too many visitors or people\n");
    xtrain_plan_free(plan);
}

static void who_must_not_meet_is_marked_in_the_cell_and_who_must_in_the_row(void **state)
{
    (void)state;
    xtrain_breach breaches[] = {
        {.kind = XTRAIN_RULE_T2,
         .employee = 0,
         .department = 1,
         .period = 1,
         .message = "Person 1 (1), week of 2026-01-12: in Sales together with Person 2 (2)"},
        {.kind = XTRAIN_RULE_T2,
         .employee = 1,
         .department = XTRAIN_NONE,
         .period = 3,
         .message = "Person 2 (2): never in one department with Person 4 (4) by 2026-02-01"},
        {.kind = XTRAIN_RULE_P10,
         .employee = 2,
         .department = XTRAIN_NONE,
         .period = 3,
         .message = "Person 3 (3): law at level 0 by 2026-02-01, 1 asked"},
    };
    xtrain_plan *plan = sample_plan(4, 4);
    sample_stay(plan, 0, 1, 1, 2);
    for (size_t i = 0; i < sizeof breaches / sizeof breaches[0]; i++) {
        breaches[i].source = "";
    }
    SAMPLE_BREAK(plan, breaches);
    char *text = draw(plan, 80, false);
    assert_non_null(strstr(text, "Person 1   CLM  .    SAL! SAL  ."));
    assert_non_null(strstr(text, "Person 2   SAL! ."));
    assert_non_null(strstr(text, "Person 3   IT!  ."));
    assert_has(text, "Person 4   LAW  .");
    xtrain_plan_free(plan);
}

static void every_cell_of_a_wrong_stay_is_marked_and_rows_at_the_home(void **state)
{
    (void)state;
    xtrain_breach breaches[] = {
        {.kind = XTRAIN_RULE_P3,
         .employee = 0,
         .department = 1,
         .period = 1,
         .message = "Person 1 (1): stay in Sales from 2026-01-12 lasts 2 periods, at least 3 "
                    "asked"},
        {.kind = XTRAIN_RULE_P6,
         .employee = 1,
         .department = XTRAIN_NONE,
         .period = 3,
         .message = "Person 2 (2): 0 visits to Claims by 2026-02-01, at least 1 asked"},
        {.kind = XTRAIN_RULE_P6,
         .strength = XTRAIN_GOAL,
         .employee = 2,
         .department = XTRAIN_NONE,
         .period = 3,
         .message = "Person 3 (3): 0 visits to Claims by 2026-02-01, at least 1 asked"},
    };
    xtrain_plan *plan = sample_plan(4, 4);
    sample_stay(plan, 0, 1, 1, 2);
    SAMPLE_BREAK(plan, breaches);
    assert_has(draw(plan, 80, false), "\nPerson 1   CLM  .    SAL! SAL! .");
    assert_has(draw(plan, 80, false), "\nPerson 2   SAL! .    .    .    .");
    assert_has(draw(plan, 80, false), "\nPerson 3   IT   .    .    .    .");
    assert_has(draw(plan, 80, false), "; ! breaks a must of the person; ! behind the home: the "
                                      "row\n  breaks one as a whole\n");
    xtrain_plan_free(plan);
}

static void fixed_cells_are_marked_and_marks_have_room(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_plan(4, 3);
    assert_has(draw(plan, 80, false), "\nPerson 1   CLM  .   .   .  ");
    sample_stay(plan, 0, 1, 0, 1);
    plan->flags[0] = XTRAIN_CELL_FIXED;
    plan->flags[1] = XTRAIN_CELL_FIXED | XTRAIN_CELL_CLOSED;
    plan->flags[2] = XTRAIN_CELL_FIXED;
    assert_has(draw(plan, 80, false), "\nPerson 1   CLM  SAL* SAL# .*  ");
    assert_has(draw(plan, 80, false), "* fixed by the input");
    xtrain_plan_free(plan);
}

/* Line n of the grid of four people over so many periods of two hours. */
typedef struct hours_case {
    int periods;
    int each_day;
    bool late;
    int width;
    const char *lines[5]; /* from the title on; NULL: any */
} hours_case;

static void assert_hours(const hours_case *wanted)
{
    xtrain_plan *plan = sample_plan(4, wanted->periods);
    sample_hours(plan, wanted->each_day, wanted->late);
    sample_stay(plan, 0, 1, 1, 1);
    char *text = draw(plan, wanted->width, false);
    for (int n = 0; n < 5; n++) {
        if (wanted->lines[n] != NULL) {
            assert_string_equal(sample_line(text, n), wanted->lines[n]);
        }
    }
    free(text);
    xtrain_plan_free(plan);
}

static void days_in_hours_stand_over_their_times_with_a_night_between(void **state)
{
    (void)state;
    const hours_case two_days = {
        .periods = 8,
        .each_day = 5,
        .width = 80,
        .lines = {"Periods 1-8 of 8: 2026-01-05 08:00 to 2026-01-06 14:00",
                  "                Mon 5 Jan            Tue 6 Jan",
                  "           home 08  10  12  14  16   08  10  12  away  load/share",
                  "Person 1   CLM  .   SAL .   .   .    .   .   .      0         8/8",
                  "Person 2   SAL  .   .   .   .   .    .   .   .      0         8/8"}};
    const hours_case half_past = {
        .periods = 4,
        .each_day = 2,
        .late = true,
        .width = 80,
        .lines = {NULL, "                Mon 5 Jan    Tue 6 Jan",
                  "           home 08:30 10:30  08:30 10:30 away  load/share",
                  "Person 1   CLM  .     SAL    .     .        0         4/4", NULL}};
    assert_hours(&two_days);
    assert_hours(&half_past);
}

static void short_days_in_hours_have_a_number_under_their_month(void **state)
{
    (void)state;
    const hours_case two_a_day = {
        .periods = 6,
        .each_day = 2,
        .width = 80,
        .lines = {NULL, "                Jan", "                5        6        7",
                  "           home 08  10   08  10   08  10  away  "
                  "load/share",
                  "Person 1   CLM  .   SAL  .   .    .   .      0         "
                  "6/6"}};
    const hours_case one_a_day = {.periods = 4,
                                  .each_day = 1,
                                  .width = 80,
                                  .lines = {NULL, "                Jan",
                                            "                5   6   7   8",
                                            "           home 08  08  08  08  away  load/share",
                                            "Person 1   CLM  .   SAL .   .      0         4/4"}};
    assert_hours(&two_a_day);
    assert_hours(&one_a_day);
}

static void blocks_in_hours_hold_whole_days_if_one_fits(void **state)
{
    (void)state;
    const hours_case whole = {
        .periods = 10,
        .each_day = 5,
        .width = 44,
        .lines = {"Periods 1-5 of 10", "                Mon 5 Jan", NULL, NULL, NULL}};
    assert_hours(&whole);
}

static void no_line_in_hours_is_wider_than_asked(void **state)
{
    (void)state;
    static const int days[] = {1, 2, 5, 7};
    for (size_t d = 0; d < sizeof days / sizeof days[0]; d++) {
        xtrain_plan *plan = sample_plan(4, 61);
        sample_hours(plan, days[d], d == 3);
        for (int width = 40; width < 300; width += 7) {
            char *text = draw(plan, width, false);
            assert_true(sample_widest(text) <= width);
            assert_has(text, "-61 of 61");
        }
        xtrain_plan_free(plan);
    }
}

static void totals_stand_at_the_right_of_the_last_block_only(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_hard_plan();
    char *text = draw(plan, 80, false);
    char *totals = strstr(text, "away  load/share\n");
    assert_non_null(totals);
    assert_null(strstr(totals + 1, "away  load/share\n"));
    assert_non_null(strstr(totals, "      1       14/12\n"));
    free(text);
    for (int person = 0; person < 5; person++) {
        plan->persons[person].load = 0;
        plan->persons[person].share = 0;
    }
    text = draw(plan, 80, false);
    assert_null(strstr(text, "load/share"));
    assert_non_null(strstr(text, "away\n"));
    free(text);
    xtrain_plan_free(plan);
}

static void dates_are_repeated_among_many_people(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_plan(100, 2);
    char *text = draw(plan, 80, false);
    int count = 0;
    for (const char *at = text; (at = strstr(at, " home ")) != NULL; at++) {
        count++;
    }
    assert_int_equal(count, 4); /* before the 1st, 31st, 61st and 91st */
    free(text);
    xtrain_plan_free(plan);
}

static void the_legend_explains_only_what_is_drawn(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_plan(4, 2);
    char *text = draw(plan, 80, false);
    assert_non_null(
        strstr(text, "\nCells: . at home\nTotals: away, weeks present in other departments;"));
    assert_null(strstr(text, "Numbers:"));
    free(text);
    xtrain_plan_free(plan);
}

static void long_codes_get_short_marks_that_differ(void **state)
{
    (void)state;
    static const char *const codes[] = {"Human Resources",
                                        "Healthcare Representative",
                                        "Manager",
                                        "Manufacturing",
                                        "Mannequins",
                                        "Manta",
                                        "\xe4\xba\xba\xe4\xba\x8b\xe9\x83\xa8\xe9\x97\xa8",
                                        "A & B"};
    static const char *const marks[] = {"HR",   "HeR",   "Man",          "Manu",
                                        "Mann", "Manta", "\xe4\xba\xba", "A & B"};
    const xt_memory memory = xt_memory_standard();
    xtrain_plan *plan = xt_plan_create(&memory, 0, 8, 1);
    for (int d = 0; d < 8; d++) {
        plan->departments[d].code = codes[d];
        plan->departments[d].name = codes[d];
    }
    xt_marks made;
    assert_true(xt_marks_init(&made, &memory, plan));
    for (int d = 0; d < 8; d++) {
        assert_string_equal(made.mark[d], marks[d]);
    }
    assert_int_equal(made.columns, 5);
    xt_marks_clear(&made, &memory);
    xtrain_plan_free(plan);
}

static void two_thousand_alike_departments_still_differ(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    xtrain_plan *plan = xt_plan_create(&memory, 0, 2000, 1);
    for (int d = 0; d < 2000; d++) {
        plan->departments[d].code = "Department";
    }
    plan->departments[7].code = "12";
    xt_marks made;
    assert_true(xt_marks_init(&made, &memory, plan));
    for (int d = 0; d < 2000; d++) {
        assert_true(xt_display_width(made.mark[d]) <= XT_MARK_COLUMNS);
        for (int other = 0; other < d; other++) {
            assert_string_not_equal(made.mark[d], made.mark[other]);
        }
    }
    xt_marks_clear(&made, &memory);
    xtrain_plan_free(plan);
}

static void widths_and_versions_out_of_range_are_refused(void **state)
{
    (void)state;
    static const xtrain_show_options wrong[] = {
        {1, 39, false, false}, {1, 1001, false, false}, {2, 80, false, false}};
    xtrain_plan *plan = sample_plan(4, 2);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char *out = (char *)said_context;
        assert_int_equal(xtrain_plan_to_grid(&out, said_context, plan, &wrong[i]),
                         XTRAIN_ERROR_ARGUMENT);
        assert_null(out);
        assert_int_equal(xtrain_plan_to_summary(&out, said_context, plan, &wrong[i]),
                         XTRAIN_ERROR_ARGUMENT);
    }
    assert_int_equal(xtrain_plan_to_grid(NULL, said_context, plan, NULL), XTRAIN_ERROR_ARGUMENT);
    xtrain_plan_free(plan);
}

static void a_plan_without_people_departments_or_periods_is_drawn(void **state)
{
    (void)state;
    const xt_memory memory = xt_memory_standard();
    static const int sizes[][3] = {{0, 0, 0}, {3, 0, 2}, {0, 2, 3}, {2, 2, 0}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        xtrain_plan *plan = xt_plan_create(&memory, sizes[i][0], sizes[i][1], sizes[i][2]);
        char *out = NULL;
        free(draw(plan, 80, false));
        assert_int_equal(xtrain_plan_to_summary(&out, said_context, plan, NULL), XTRAIN_OK);
        free(out);
        xtrain_plan_free(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_is_wider_than_asked),
        cmocka_unit_test(every_period_stands_in_one_block_at_any_width),
        cmocka_unit_test(cells_show_stays_leave_closure_contract_and_breaches),
        cmocka_unit_test(skills_gained_stand_below_the_grid),
        cmocka_unit_test(feet_show_heads_minimum_and_what_is_short),
        cmocka_unit_test(feet_tell_hosts_visitors_and_people_apart),
        cmocka_unit_test(feet_show_too_few_people_and_too_many_visitors_side_by_side),
        cmocka_unit_test(feet_show_where_a_skill_is_missing),
        cmocka_unit_test(who_must_not_meet_is_marked_in_the_cell_and_who_must_in_the_row),
        cmocka_unit_test(every_cell_of_a_wrong_stay_is_marked_and_rows_at_the_home),
        cmocka_unit_test(fixed_cells_are_marked_and_marks_have_room),
        cmocka_unit_test(days_in_hours_stand_over_their_times_with_a_night_between),
        cmocka_unit_test(short_days_in_hours_have_a_number_under_their_month),
        cmocka_unit_test(blocks_in_hours_hold_whole_days_if_one_fits),
        cmocka_unit_test(no_line_in_hours_is_wider_than_asked),
        cmocka_unit_test(totals_stand_at_the_right_of_the_last_block_only),
        cmocka_unit_test(dates_are_repeated_among_many_people),
        cmocka_unit_test(the_legend_explains_only_what_is_drawn),
        cmocka_unit_test(long_codes_get_short_marks_that_differ),
        cmocka_unit_test(two_thousand_alike_departments_still_differ),
        cmocka_unit_test(widths_and_versions_out_of_range_are_refused),
        cmocka_unit_test(a_plan_without_people_departments_or_periods_is_drawn),
    };
    return cmocka_run_group_tests(tests, said_begin, said_end);
}
