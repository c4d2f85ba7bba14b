/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "unit/report/said.h"

static void no_line_is_wider_than_asked(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_hard_plan();
    for (int width = 40; width < 200; width += 7) {
        const xtrain_show_options options = {1, width, width % 2 == 0, false};
        char *out = NULL;
        assert_int_equal(xtrain_plan_to_summary(&out, said_context, plan, &options), XTRAIN_OK);
        assert_true(sample_widest(out) <= width);
        free(out);
    }
    xtrain_plan_free(plan);
}

static void the_head_counts_and_dates_the_plan(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_plan(1, 1);
    assert_says(plan,
                "Office rotation\n1 person, 4 departments, 1 week: 2026-01-05 to 2026-01-11\n");
    xtrain_plan_free(plan);
}

static void broken_rules_are_named_with_their_source(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_hard_plan();
    assert_says(plan,
                "Rules    Broken: 1 period short or long (1 person)\n         - Ana Ruiz (a1): "
                "stay in Sales from 2026-01-19 lasts 1 period, at least 2 asked "
                "(office.cfg:41)\nGoals    All are met.\n");
    xtrain_plan_free(plan);
    plan = sample_plan(4, 2);
    assert_says(plan, "Rules    All are kept.\nAway");
    xtrain_plan_free(plan);
}

static void people_are_told_apart_and_ties_counted(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_hard_plan();
    assert_says(plan, "Wishes   1 of 2 granted. Not granted: 1 of Ana Ruiz (a2).\n");
    assert_says(plan, "Away     Least 0 weeks, Ana Ruiz (a2) and 2 others; most 3, ");
    assert_says(plan, "Load     Least 3 points, Ana Ruiz (a2); most 14, Ana Ruiz (a1); a spread of "
                      "11.\n");
    assert_says(plan, "Against the fair share: from 9 points below it, Ana Ruiz (a2), to 2 points "
                      "above it, Ana Ruiz (a1).\n");
    plan->persons[1].share = plan->persons[1].load;
    assert_says(plan, "Against the fair share: from exactly that, Ana Ruiz (a2) and 3 others, to 2 "
                      "points above it, Ana Ruiz (a1).\n");
    /* Who was never there is not the one with the least. */
    plan->persons[1].eligible = 0;
    assert_says(plan, "Load     Least 12 points, ");
    xtrain_plan_free(plan);
    plan = sample_plan(4, 2);
    assert_says(plan, "Away     0 weeks for everyone.\nLoad     2 points for everyone.\n");
    xtrain_plan_free(plan);
}

static void people_who_gain_levels_are_counted(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_plan(4, 5);
    char *text = said_summary(plan, false);
    assert_null(strstr(text, "Skills"));
    free(text);
    sample_gains(plan);
    assert_says(plan, "\nSkills   3 people gain 5 levels.\n");
    assert_int_equal(xtrain_plan_to_summary_json(&text, said_context, plan, -1.0, -1.0), XTRAIN_OK);
    assert_non_null(strstr(text, ",\n  \"gains\": {\"people\": 3, \"levels\": 5},\n"));
    free(text);
    plan->gains++;
    plan->gain_count = 1;
    assert_says(plan, "\nSkills   1 person gains 1 level.\n");
    xtrain_plan_free(plan);
}

/* Where customers come to two departments; Ana Ruiz (a2) is never there. */
static xtrain_plan *exposed_plan(void)
{
    xtrain_plan *plan = sample_hard_plan();
    plan->departments[1].exposure = 6;
    for (int person = 0; person < 5; person++) {
        plan->persons[person].exposure = 6;
    }
    plan->persons[0].exposure = 1200;
    plan->persons[1].exposure = 0;
    return plan;
}

static void hours_with_customers_are_told_where_there_are_any(void **state)
{
    (void)state;
    xtrain_plan *plan = exposed_plan();
    assert_says(plan, "Hours    Least 0 hours with customers, Ana Ruiz (a2); most 1,200, Ana Ruiz "
                      "(a1); a spread of 1,200.\nMoves");
    for (int person = 0; person < 5; person++) {
        plan->persons[person].exposure = 0;
    }
    assert_says(plan, "Hours    0 hours with customers for everyone.\n");
    xtrain_plan_free(plan);
    plan = sample_hard_plan();
    char *text = said_summary(plan, false);
    assert_null(strstr(text, "Hours"));
    free(text);
    xtrain_plan_free(plan);
}

static void assert_proof(xtrain_certificate claim, int64_t value, const char *words)
{
    xtrain_plan *plan = sample_plan(4, 2);
    plan->value = value;
    xt_plan_certify(plan, &claim);
    assert_says(plan, words);
    xtrain_plan_free(plan);
}

static void the_proof_is_told_in_words(void **state)
{
    (void)state;
    const xtrain_certificate optimal = {XTRAIN_OUTCOME_OPTIMAL, true, 1234, 0, 1, 5, 0, 0};
    const xtrain_certificate within = {XTRAIN_OUTCOME_WITHIN_GAP, true, 995, 0, 1, 5, 0, 0.01};
    const xtrain_certificate stopped = {XTRAIN_OUTCOME_STOPPED, true, -500, 0, 1, 5, 0, 0};
    const xtrain_certificate unproven = {XTRAIN_OUTCOME_STOPPED, false, 0, 0, 1, 5, 0, 0};
    const xtrain_certificate judged = {XTRAIN_OUTCOME_JUDGED, false, 0, 0, 0, 0, 0, 0};
    assert_proof(optimal, 1234,
                 "Value    1,234 points; smaller is better.\n"
                 "Proof    The solver proved this plan to be the best there is.\n");
    assert_proof(within, 1000,
                 "By the solver: No plan can be better than 995; this one is within 0.5 %.\n");
    assert_proof(stopped, 100,
                 "By the solver: No plan can be better than -500; this one is 600 points above "
                 "that. It was stopped before more was proven.\n");
    assert_proof(unproven, 100, "Proof    It was stopped before anything was proven.\n");
    assert_proof(judged, 100, "Proof    None: this plan was judged as it stands");
}

/* Ana Ruiz (a2) has the least, and so has somebody who is never there. */
static xtrain_plan *utility_plan(void)
{
    xtrain_plan *plan = sample_hard_plan();
    xtrain_objective objective = XTRAIN_OBJECTIVE_INIT;
    objective.kind = XTRAIN_OBJECTIVE_UTILITY;
    xt_plan_set_objective(plan, &objective);
    plan->persons[0].utility = 1500;
    plan->persons[1].utility = -20;
    plan->persons[4].utility = -20;
    plan->persons[4].eligible = 0;
    plan->value = 1000;
    return plan;
}

static void with_utility_larger_is_better(void **state)
{
    (void)state;
    const xtrain_certificate far = {XTRAIN_OUTCOME_STOPPED, true, 3500, 0, 1, 5, 0, 0};
    const xtrain_certificate near = {XTRAIN_OUTCOME_WITHIN_GAP, true, 1005, 0, 1, 5, 0, 0.01};
    xtrain_plan *plan = utility_plan();
    xt_plan_certify(plan, &far);
    assert_says(plan, "Utility  1,460 points for all together; least -20, Ana Ruiz (a2) and 1 "
                      "other.\nValue    1,000 points, and 1 must of people broken; larger is "
                      "better.\n");
    assert_says(plan, "By the solver: No plan can be better than 3,500; this one is 2,500 points "
                      "below that. It was stopped before more was proven.\n");
    xt_plan_certify(plan, &near);
    assert_says(plan,
                "By the solver: No plan can be better than 1,005; this one is within 0.5 %.\n");
    xtrain_plan_free(plan);
}

static void assert_proof_with_broken_musts(xtrain_certificate claim, const char *words)
{
    xtrain_plan *plan = sample_hard_plan();
    plan->value = 184;
    xt_plan_certify(plan, &claim);
    assert_says(plan, words);
    xtrain_plan_free(plan);
}

static void broken_musts_of_people_qualify_value_and_proof(void **state)
{
    (void)state;
    const xtrain_certificate optimal = {XTRAIN_OUTCOME_OPTIMAL, true, 184, 0, 1, 5, 0, 0};
    const xtrain_certificate stopped = {XTRAIN_OUTCOME_STOPPED, false, 0, 0, 1, 5, 0, 0};
    const xtrain_certificate judged = {XTRAIN_OUTCOME_JUDGED, false, 0, 0, 0, 0, 0, 0};
    assert_proof_with_broken_musts(
        optimal, "Value    184 points, and 1 must of people broken; smaller is better.\n"
                 "Proof    Plans with fewer broken musts of people come first; among those with "
                 "the fewest the solver proved this one to be the best there is.\n");
    assert_proof_with_broken_musts(
        stopped, "Proof    Plans with fewer broken musts of people come first; what follows is "
                 "about those with the fewest. It was stopped before anything was proven.\n");
    assert_proof_with_broken_musts(judged, "Proof    None: this plan was judged as it stands");
}

static void larger_is_better_if_utility_counts(void **state)
{
    (void)state;
    const xtrain_certificate stopped = {XTRAIN_OUTCOME_STOPPED, true, 500, 0, 1, 5, 0, 0};
    xtrain_plan *plan = sample_plan(4, 2);
    plan->value = 100;
    plan->sense = XTRAIN_SENSE_MAXIMISE;
    xt_plan_certify(plan, &stopped);
    assert_says(plan, "Value    100 points; larger is better.\n");
    assert_says(plan, "than 500; this one is 400 points below that.");
    xtrain_plan_free(plan);
}

static void the_table_shows_what_counted_and_where_it_is_stated(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_hard_plan();
    assert_says(
        plan,
        "What counted          kind    rule     count    points  stated in\n"
        "stay length in Sales  must    P3           1      must  office.cfg:41\n"
        "uneven load           cost    C5       1,234   -56,789  office.cfg:60\n"
        "1 further rule is kept and costs nothing. 'xtrain help rules' explains the rules.\n");
    xtrain_plan_free(plan);
}

static void rules_that_cost_nothing_are_numbered(void **state)
{
    (void)state;
    xtrain_line lines[] = {
        {XTRAIN_RULE_P3, XTRAIN_MUST, 0, 0, "stay length", "office.cfg:41"},
        {XTRAIN_RULE_D1, XTRAIN_MUST, 0, 0, "staffing of Claims", "office.cfg:50"},
        {XTRAIN_RULE_C2, XTRAIN_COST, 3, 6, "moves", "office.cfg:60"},
    };
    xtrain_plan *plan = sample_hard_plan();
    plan->lines = lines;
    plan->line_count = 3;
    assert_says(plan, "\n2 further rules are kept and cost nothing. 'xtrain help rules'");
    /* Without a table there is nothing that they could be further to. */
    plan->line_count = 2;
    assert_says(plan, "\n2 rules are kept and cost nothing. 'xtrain help rules'");
    plan->line_count = 1;
    assert_says(plan, "\n1 rule is kept and costs nothing. 'xtrain help rules'");
    xtrain_plan_free(plan);
}

static void a_narrow_table_keeps_the_line_to_edit(void **state)
{
    (void)state;
    const xtrain_show_options options = {1, 40, false, false};
    xtrain_plan *plan = sample_hard_plan();
    char *text = NULL;
    assert_int_equal(xtrain_plan_to_summary(&text, said_context, plan, &options), XTRAIN_OK);
    assert_non_null(strstr(text, "\nWhat counted       count    points\n"
                                 "stay length in Sales (office.cfg:41)\n"
                                 "  must    P3           1      must\n"));
    free(text);
    xtrain_plan_free(plan);
}

static void people_with_numbers_for_names_are_called_persons(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_plan(4, 2);
    for (int person = 0; person < 4; person++) {
        plan->employees[person].name = plan->employees[person].id;
    }
    plan->persons[2].away = 2;
    assert_says(plan, "Away     Least 0 weeks, person 1 and 2 others; most 2, person 3; ");
    xtrain_plan_free(plan);
}

static void of_very_many_rules_the_dearest_are_shown_in_order(void **state)
{
    (void)state;
    xtrain_line lines[100];
    xtrain_plan *plan = sample_plan(4, 2);
    for (int i = 0; i < 100; i++) {
        lines[i] =
            (xtrain_line){XTRAIN_RULE_C2, XTRAIN_COST, 1, i % 2 == 0 ? -i : i, "moves", "a:1"};
    }
    plan->lines = lines;
    plan->line_count = 100;
    char *text = said_summary(plan, false);
    const char *table = strstr(text, "What counted");
    assert_non_null(strstr(sample_line(table, 1), "-60  a:1"));
    assert_non_null(strstr(sample_line(table, 40), " 99  a:1"));
    assert_string_equal(sample_line(table, 41),
                        "And 60 rules that counted less. 'xtrain help rules' explains the rules.");
    free(text);
    xtrain_plan_free(plan);
}

static json_t *json_summary(const xtrain_plan *plan, double seconds)
{
    char *out = NULL;
    assert_int_equal(xtrain_plan_to_summary_json(&out, said_context, plan, seconds, 0.25),
                     XTRAIN_OK);
    json_t *object = json_loads(out, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(object);
    free(out);
    return object;
}

static void the_json_summary_has_every_promised_key(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "outcome",     "sense",   "value",        "bound",
        "gap",         "seconds", "musts_broken", "people",
        "departments", "periods", "wishes_asked", "wishes_granted",
        "goals_unmet", "load",    "moves",        "first_plan_seconds"};
    const xtrain_certificate claim = {XTRAIN_OUTCOME_WITHIN_GAP, true, 995, 0, 9, 5, 0, 0.01};
    xtrain_plan *plan = sample_hard_plan();
    plan->title = "a \"quoted\" \\ title";
    plan->value = 1000;
    xt_plan_certify(plan, &claim);
    json_t *object = json_summary(plan, 12.3456);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        assert_non_null(json_object_get(object, keys[i]));
    }
    assert_string_equal(json_string_value(json_object_get(object, "title")), plan->title);
    assert_string_equal(json_string_value(json_object_get(object, "outcome")), "within_gap");
    assert_true(json_real_value(json_object_get(object, "gap")) == 0.005);
    assert_true(json_real_value(json_object_get(object, "seconds")) == 12.346);
    assert_int_equal(json_integer_value(json_object_get(json_object_get(object, "load"), "most")),
                     14);
    const json_t *breach = json_array_get(json_object_get(object, "breaches"), 0);
    assert_string_equal(json_string_value(json_object_get(breach, "rule")), "P3");
    assert_string_equal(json_string_value(json_object_get(breach, "employee")), "a1");
    assert_string_equal(json_string_value(json_object_get(breach, "department")), "SAL");
    assert_int_equal(json_integer_value(json_object_get(breach, "period")), 2);
    assert_string_equal(json_string_value(json_object_get(breach, "source")), "office.cfg:41");
    json_decref(object);
    xtrain_plan_free(plan);
}

static void the_json_has_days_and_times_of_plans_in_hours(void **state)
{
    (void)state;
    xtrain_breach breach = {.kind = XTRAIN_RULE_D2,
                            .employee = XTRAIN_NONE,
                            .period = 6,
                            .units = 1,
                            .message = "Claims: 3 visitors present, 2 allowed",
                            .source = "office.cfg:50"};
    xtrain_plan *plan = sample_hard_plan();
    sample_hours(plan, 5, false);
    plan->breaches = &breach;
    json_t *object = json_summary(plan, 1.0);
    const json_t *shown = json_array_get(json_object_get(object, "breaches"), 0);
    assert_string_equal(json_string_value(json_object_get(object, "first_begin")), "08:00");
    assert_string_equal(json_string_value(json_object_get(object, "last_end")), "12:00");
    assert_string_equal(json_string_value(json_object_get(shown, "day")), "2026-01-06");
    assert_string_equal(json_string_value(json_object_get(shown, "begin")), "10:00");
    assert_string_equal(json_string_value(json_object_get(shown, "end")), "12:00");
    json_decref(object);
    xtrain_plan_free(plan);
}

static void the_json_says_which_value_is_better(void **state)
{
    (void)state;
    xtrain_plan *plan = utility_plan();
    json_t *object = json_summary(plan, -1.0);
    const json_t *utility = json_object_get(object, "utility");
    assert_string_equal(json_string_value(json_object_get(object, "sense")), "maximise");
    assert_int_equal(json_integer_value(json_object_get(utility, "sum")), 1460);
    assert_int_equal(json_integer_value(json_object_get(utility, "least")), -20);
    assert_string_equal(json_string_value(json_object_get(utility, "least_id")), "a2");
    json_decref(object);
    xtrain_plan_free(plan);
    plan = sample_hard_plan();
    object = json_summary(plan, -1.0);
    assert_string_equal(json_string_value(json_object_get(object, "sense")), "minimise");
    assert_null(json_object_get(object, "utility"));
    json_decref(object);
    xtrain_plan_free(plan);
}

static void the_json_has_hours_with_customers_where_there_are_any(void **state)
{
    (void)state;
    xtrain_plan *plan = exposed_plan();
    json_t *object = json_summary(plan, -1.0);
    const json_t *exposure = json_object_get(object, "exposure");
    assert_int_equal(json_integer_value(json_object_get(exposure, "least")), 0);
    assert_int_equal(json_integer_value(json_object_get(exposure, "most")), 1200);
    assert_int_equal(json_integer_value(json_object_get(exposure, "spread")), 1200);
    assert_string_equal(json_string_value(json_object_get(exposure, "least_id")), "a2");
    assert_string_equal(json_string_value(json_object_get(exposure, "most_id")), "a1");
    json_decref(object);
    xtrain_plan_free(plan);
    plan = sample_hard_plan();
    object = json_summary(plan, -1.0);
    assert_null(json_object_get(object, "exposure"));
    json_decref(object);
    xtrain_plan_free(plan);
}

static void without_a_solver_the_json_has_no_bound_and_no_clock(void **state)
{
    (void)state;
    xtrain_plan *plan = sample_hard_plan();
    json_t *object = json_summary(plan, -1.0);
    assert_true(json_is_null(json_object_get(object, "bound")));
    assert_true(json_is_null(json_object_get(object, "gap")));
    assert_null(json_object_get(object, "seconds"));
    assert_null(json_object_get(object, "first_plan_seconds"));
    json_decref(object);
    xtrain_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_is_wider_than_asked),
        cmocka_unit_test(the_head_counts_and_dates_the_plan),
        cmocka_unit_test(broken_rules_are_named_with_their_source),
        cmocka_unit_test(people_are_told_apart_and_ties_counted),
        cmocka_unit_test(people_who_gain_levels_are_counted),
        cmocka_unit_test(hours_with_customers_are_told_where_there_are_any),
        cmocka_unit_test(the_proof_is_told_in_words),
        cmocka_unit_test(with_utility_larger_is_better),
        cmocka_unit_test(broken_musts_of_people_qualify_value_and_proof),
        cmocka_unit_test(larger_is_better_if_utility_counts),
        cmocka_unit_test(the_table_shows_what_counted_and_where_it_is_stated),
        cmocka_unit_test(rules_that_cost_nothing_are_numbered),
        cmocka_unit_test(a_narrow_table_keeps_the_line_to_edit),
        cmocka_unit_test(people_with_numbers_for_names_are_called_persons),
        cmocka_unit_test(of_very_many_rules_the_dearest_are_shown_in_order),
        cmocka_unit_test(the_json_summary_has_every_promised_key),
        cmocka_unit_test(the_json_has_days_and_times_of_plans_in_hours),
        cmocka_unit_test(the_json_says_which_value_is_better),
        cmocka_unit_test(the_json_has_hours_with_customers_where_there_are_any),
        cmocka_unit_test(without_a_solver_the_json_has_no_bound_and_no_clock),
    };
    return cmocka_run_group_tests(tests, said_begin, said_end);
}
