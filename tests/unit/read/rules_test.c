/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about skills, homes, full-time equivalents, pairs and other days. */
#include "reading.h"

#define SKILLS                                                                                     \
    "skills = ( { name = \"press\"; cover = 3; }, { name = \"fold\"; levels = 3; cover = 1; "      \
    "coach = 2; } "                                                                                \
    ");\n"
#define BO                                                                                         \
    "employees = ( { id = \"1\"; name = \"Ana\"; home = \"CLM\"; }, { id = \"2\"; home = "         \
    "\"SAL\"; }, { id = \"3\"; } );\n"

static void needs_ask_for_the_cover_level_unless_they_say_more(void **state)
{
    xtrain_problem *problem =
        read_text(*state, FRAME SKILLS "departments = ( { code = \"CLM\"; needs = (\n"
                                       "{ skill = \"press\"; },\n"
                                       "{ skill = \"Fold\"; level = 2; min = 4; points = 5; goal = "
                                       "true; } );\n"
                                       "mixing = { max = 2; points = 7; }; } );\n" ANA);
    const xtrain_rule *rule = rule_at(problem, 0, XTRAIN_RULE_D3, 5);
    assert_int_equal(rule->strength, XTRAIN_MUST);
    assert_int_equal(rule->subject.kind, XTRAIN_SUBJECT_DEPARTMENT);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_SKILL, 0, XTRAIN_PARAMETER_LEVEL, 3,
                               XTRAIN_PARAMETER_MIN, 1));
    rule = rule_at(problem, 1, XTRAIN_RULE_D3, 6);
    assert_int_equal(rule->strength, XTRAIN_GOAL);
    assert_int_equal(rule->points, 5);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_SKILL, 1, XTRAIN_PARAMETER_LEVEL, 2,
                               XTRAIN_PARAMETER_MIN, 4));
    rule = rule_at(problem, 2, XTRAIN_RULE_D5, 7);
    assert_int_equal(rule->points, 7);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_MAX, 2));
    assert_int_equal(problem->rule_count, 3);
    xtrain_problem_free(problem);
}

static void full_time_equivalents_are_a_rule_of_their_own(void **state)
{
    xtrain_problem *problem = read_text(
        *state, FRAME "departments = (\n"
                      "{ code = \"CLM\"; staffing = { min = 3; hosts = 1; fte_min = 2.5; points = "
                      "9; }; },\n"
                      "{ code = \"SAL\"; staffing = { fte_max = 4; }; } );\n" ANA);
    const xtrain_rule *rule = rule_at(problem, 0, XTRAIN_RULE_D1, 4);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_MIN, 3, XTRAIN_PARAMETER_HOSTS, 1));
    rule = rule_at(problem, 1, XTRAIN_RULE_D1, 4);
    assert_int_equal(rule->strength, XTRAIN_SHOULD);
    assert_int_equal(rule->points, 9);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_MIN, 250, XTRAIN_PARAMETER_FTE, 1));
    rule = rule_at(problem, 2, XTRAIN_RULE_D1, 5);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_MAX, 400, XTRAIN_PARAMETER_FTE, 1));
    assert_int_equal(problem->rule_count, 3);
    xtrain_problem_free(problem);
}

/* Every number of hundredths up to 1, and large ones, comes out as it was written. */
static void hundredths_are_exact(void **state)
{
    for (int hundredths = 1; hundredths <= 100; hundredths++) {
        char text[512];
        (void)snprintf(text, sizeof text,
                       FRAME "departments = ( { code = \"CLM\"; staffing = { fte_max = %d.%02d; }; "
                             "} );\n"
                             "employees = ( { id = \"1\"; home = \"CLM\"; fte = %d.%02d; } );\n",
                       199999 - 7 * hundredths, hundredths % 100, hundredths / 100,
                       hundredths % 100);
        xtrain_problem *problem = read_text(*state, text);
        assert_int_equal(problem->employees[0].fte, hundredths);
        assert_int_equal(problem->rules[0].stated.value[XTRAIN_PARAMETER_MAX],
                         100 * (199999 - 7 * hundredths) + hundredths % 100);
        xtrain_problem_free(problem);
    }
}

static void full_time_equivalents_of_people_may_stand_in_their_file(void **state)
{
    static const int expected[] = {50, 80, 100, 5, 75, 30, 100};
    const room *here = *state;
    write_file(here, "office.cfg",
               FRAME DEPARTMENTS "people = ( { file = \"people.csv\"; fte = \"share\"; } );\n"
                                 "employees = ( { id = \"1\"; fte = 0.5; }, { id = \"6\"; fte = "
                                 "0.30; }, { id = \"7\"; home = \"SAL\"; } );\n");
    write_file(here, "people.csv",
               "id;home;share\n1;CLM;0,5\n2;CLM;80 %\n3;CLM;\n4;CLM;.05\n5;CLM;0.75\n6;CLM;\n");
    xtrain_problem *problem = read_office(here);
    assert_int_equal(problem->employee_count, 7);
    for (size_t e = 0; e < problem->employee_count; e++) {
        assert_int_equal(problem->employees[e].fte, expected[e]);
    }
    xtrain_problem_free(problem);
}

static void departments_teach_skills(void **state)
{
    xtrain_problem *problem = read_text(
        *state, FRAME SKILLS "departments = ( { code = \"CLM\"; teaches = (\n"
                             "{ skill = \"press\"; after = 3; },\n"
                             "{ skill = \"fold\"; after = 2; up_to = 1; carry = true; home = true; "
                             "} ); } );\n" ANA);
    const xt_department *department = &problem->departments[0];
    assert_int_equal(department->teaching_count, 2);
    assert_int_equal(department->teachings[0].skill, 0);
    assert_int_equal(department->teachings[0].after, 3);
    assert_int_equal(department->teachings[0].up_to, 4);
    assert_false(department->teachings[0].carry);
    assert_false(department->teachings[0].at_home);
    assert_int_equal(department->teachings[0].source.line, 5);
    assert_int_equal(department->teachings[1].skill, 1);
    assert_int_equal(department->teachings[1].up_to, 1);
    assert_true(department->teachings[1].carry);
    assert_true(department->teachings[1].at_home);
    xtrain_problem_free(problem);
}

static void overrides_change_every_rule_of_a_department(void **state)
{
    xtrain_problem *problem = read_text(
        *state, FRAME SKILLS
        "departments = ( { code = \"CLM\"; stay = { min = 3; }; entry = ( { skill = \"press\"; "
        "level = 2; } ); overrides = (\n"
        "{ from = \"2026-01-12\"; to = \"2026-01-23\"; staffing = { fte_min = 0; };\n"
        "needs = ( { skill = \"press\"; min = 0; } );\n"
        "mixing = { max = 0; };\n"
        "stay = { min = 1; max = 2; points = 3; };\n"
        "entry = ( { skill = \"press\"; level = 0; }, { skill = \"fold\"; level = 2; } ); } ); } "
        ");\n" ANA);
    static const xtrain_rule_kind kinds[] = {XTRAIN_RULE_D1, XTRAIN_RULE_D3, XTRAIN_RULE_D5,
                                             XTRAIN_RULE_P3, XTRAIN_RULE_P2, XTRAIN_RULE_P2};
    static const int lines[] = {5, 6, 7, 8, 9, 9};
    assert_int_equal(problem->rule_count, 8);
    for (size_t i = 0; i < 6; i++) {
        assert_days(rule_at(problem, i, kinds[i], lines[i]), day(1, 12), day(1, 23));
    }
    assert_values(&problem->rules[0].stated,
                  VALUES(XTRAIN_PARAMETER_MIN, 0, XTRAIN_PARAMETER_FTE, 1));
    assert_values(&problem->rules[3].stated,
                  VALUES(XTRAIN_PARAMETER_MIN, 1, XTRAIN_PARAMETER_MAX, 2));
    assert_int_equal(problem->rules[3].stated.points, 3);
    assert_values(&problem->rules[4].stated,
                  VALUES(XTRAIN_PARAMETER_SKILL, 0, XTRAIN_PARAMETER_LEVEL, 0));
    xtrain_problem_free(problem);
}

static void stays_may_be_about_some_days(void **state)
{
    xtrain_problem *problem = read_text(*state, FRAME DEPARTMENTS ANA
                                        "stays = ( { department = \"CLM\"; min = 2; },\n"
                                        "{ department = \"CLM\"; min = 1; from = \"2026-02-02\"; } "
                                        ");\n"
                                        "programmes = ( { name = \"all\"; stays = ( { department = "
                                        "\"CLM\"; max = 3; to = \"2026-02-02\"; } ); } );\n");
    assert_days(rule_at(problem, 0, XTRAIN_RULE_P3, 7), XTRAIN_NO_DATE, day(2, 2));
    assert_int_equal(problem->rules[0].stated.programme, 0);
    assert_days(rule_at(problem, 1, XTRAIN_RULE_P3, 5), XTRAIN_NO_DATE, XTRAIN_NO_DATE);
    assert_days(rule_at(problem, 2, XTRAIN_RULE_P3, 6), day(2, 2), XTRAIN_NO_DATE);
    xtrain_problem_free(problem);
}

static void reach_is_by_a_day_or_the_end(void **state)
{
    xtrain_problem *problem = read_text(
        *state, FRAME SKILLS DEPARTMENTS ANA
        "reach = ( { skill = \"press\"; },\n"
        "{ skill = \"fold\"; level = 2; by = \"2026-02-06\"; points = 4; goal = true; } );\n"
        "programmes = ( { name = \"all\"; reach = ( { skill = \"fold\"; } ); } );\n");
    const xtrain_rule *rule = rule_at(problem, 0, XTRAIN_RULE_P10, 8);
    assert_int_equal(rule->programme, 0);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_SKILL, 1, XTRAIN_PARAMETER_LEVEL, 1));
    rule = rule_at(problem, 1, XTRAIN_RULE_P10, 6);
    assert_int_equal(rule->programme, XTRAIN_NONE);
    assert_int_equal(rule->strength, XTRAIN_MUST);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_SKILL, 0, XTRAIN_PARAMETER_LEVEL, 3));
    rule = rule_at(problem, 2, XTRAIN_RULE_P10, 7);
    assert_int_equal(rule->strength, XTRAIN_GOAL);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_SKILL, 1, XTRAIN_PARAMETER_LEVEL, 2,
                               XTRAIN_PARAMETER_BY, day(2, 6)));
    xtrain_problem_free(problem);
}

static void skills_have_a_depth(void **state)
{
    xtrain_problem *problem =
        read_text(*state, FRAME
                  "skills = ( { name = \"fold\"; },\n"
                  "{ name = \"press\"; depth = { min = 2; points = 6; }; } );\n" DEPARTMENTS ANA);
    const xtrain_rule *rule = rule_at(problem, 0, XTRAIN_RULE_T1, 4);
    assert_int_equal(rule->strength, XTRAIN_SHOULD);
    assert_int_equal(rule->points, 6);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_SKILL, 1, XTRAIN_PARAMETER_MIN, 2));
    assert_int_equal(problem->team_rule_count, 1);
    xtrain_problem_free(problem);
}

static void people_are_kept_apart_or_brought_together_in_pairs(void **state)
{
    static const int pairs[][2] = {{0, 1}, {0, 2}, {1, 2}, {2, 0}};
    xtrain_problem *problem = read_text(
        *state, FRAME DEPARTMENTS BO "apart = ( { people = [ \"1\", \"2\", \"3\" ]; points = 2; } "
                                     ");\n"
                                     "together = ( { people = [ \"3\", \"1\" ]; } );\n");
    assert_int_equal(problem->rule_count, 4);
    for (size_t i = 0; i < 4; i++) {
        const xtrain_rule *rule = rule_at(problem, i, XTRAIN_RULE_T2, i < 3 ? 5 : 6);
        assert_int_equal(rule->employee, pairs[i][0]);
        assert_int_equal(rule->other, pairs[i][1]);
        assert_int_equal(rule->points, i < 3 ? 2 : 0);
        assert_int_equal(rule->value[XTRAIN_PARAMETER_TOGETHER] == 1, i == 3);
    }
    xtrain_problem_free(problem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(needs_ask_for_the_cover_level_unless_they_say_more),
        TEST(full_time_equivalents_are_a_rule_of_their_own),
        TEST(hundredths_are_exact),
        cmocka_unit_test_setup_teardown(full_time_equivalents_of_people_may_stand_in_their_file,
                                        make_room, leave_room),
        TEST(departments_teach_skills),
        TEST(overrides_change_every_rule_of_a_department),
        TEST(stays_may_be_about_some_days),
        TEST(reach_is_by_a_day_or_the_end),
        TEST(skills_have_a_depth),
        TEST(people_are_kept_apart_or_brought_together_in_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
