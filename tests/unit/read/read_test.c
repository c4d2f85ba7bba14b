/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

static void the_frame_has_its_defaults(void **state)
{
    xtrain_problem *problem = read_text(*state, FRAME DEPARTMENTS ANA);
    assert_string_equal(problem->title, "");
    assert_int_equal(problem->must_price, 1000);
    assert_int_equal(problem->calendar.start, day(1, 5));
    assert_int_equal(problem->calendar.unit, XTRAIN_UNIT_WEEK);
    assert_int_equal(problem->calendar.every, 1);
    assert_int_equal(problem->calendar.periods, 8);
    assert_int_equal(problem->calendar.workdays, 0x1f);
    assert_int_equal(problem->rule_count, 0);
    assert_int_equal(problem->departments[1].load, 0);
    assert_int_equal(problem->departments[1].lead_skill, XTRAIN_NONE);
    assert_true(problem->is_valid);
    xtrain_problem_free(problem);
}

static void the_frame_is_read(void **state)
{
    xtrain_problem *problem =
        read_text(*state, "format = 1; title = \"Büro\"; must_price = 5; objective = \"points\";\n"
                          "calendar = { start = \"2026-01-01\"; unit = \"month\"; every = 2;\n"
                          "periods = 6; workdays = [ \"sat\", \"mon\" ];\n"
                          "holidays = ( \"2026-04-03\", { from = \"2026-12-24\"; to = "
                          "\"2026-12-31\"; } ); };\n" DEPARTMENTS ANA);
    assert_string_equal(problem->title, "Büro");
    assert_int_equal(problem->must_price, 5);
    assert_int_equal(problem->calendar.unit, XTRAIN_UNIT_MONTH);
    assert_int_equal(problem->calendar.every, 2);
    assert_int_equal(problem->calendar.workdays, 0x21);
    assert_int_equal(problem->calendar.source.line, 2);
    assert_int_equal(problem->holiday_count, 2);
    assert_int_equal(problem->holidays[0].first, day(4, 3));
    assert_int_equal(problem->holidays[0].last, day(4, 3));
    assert_int_equal(problem->holidays[1].first, day(12, 24));
    assert_int_equal(problem->holidays[1].last, day(12, 31));
    xtrain_problem_free(problem);
}

static void departments_become_rules(void **state)
{
    xtrain_problem *problem = read_text(
        *state, FRAME "skills = ( { name = \"billing\"; levels = 4; cover = 1; coach = 2; } );\n"
                      "departments = ( { code = \"CLM\"; load = 3; lead_skill = \"billing\";\n"
                      "staffing = { min = 1; max = 9; hosts = 2; };\n"
                      "visitors = { max = 4; points = 7; };\n"
                      "coaching = { visitors = 2; hosts = 3; points = 8; goal = true; };\n"
                      "stay = { min = 2; max = 5; };\n"
                      "entry = ( { skill = \"billing\"; level = 1; points = 9; goal = false; } );\n"
                      "closed = ( \"2026-02-02\", { from = \"2026-03-02\"; } ); } );\n" ANA);
    const xtrain_rule *rule = rule_at(problem, 0, XTRAIN_RULE_D1, 5);
    assert_int_equal(rule->strength, XTRAIN_MUST);
    assert_values(
        rule, VALUES(XTRAIN_PARAMETER_MIN, 1, XTRAIN_PARAMETER_MAX, 9, XTRAIN_PARAMETER_HOSTS, 2));
    rule = rule_at(problem, 1, XTRAIN_RULE_D2, 6);
    assert_int_equal(rule->strength, XTRAIN_SHOULD);
    assert_int_equal(rule->points, 7);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_MAX, 4));
    rule = rule_at(problem, 2, XTRAIN_RULE_D4, 7);
    assert_int_equal(rule->strength, XTRAIN_GOAL);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_VISITORS, 2, XTRAIN_PARAMETER_HOSTS, 3));
    rule = rule_at(problem, 3, XTRAIN_RULE_P3, 8);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_MIN, 2, XTRAIN_PARAMETER_MAX, 5));
    assert_int_equal(rule->subject.kind, XTRAIN_SUBJECT_DEPARTMENT);
    rule = rule_at(problem, 4, XTRAIN_RULE_P2, 9);
    assert_int_equal(rule->strength, XTRAIN_SHOULD);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_SKILL, 0, XTRAIN_PARAMETER_LEVEL, 1));
    assert_int_equal(problem->rule_count, 5);
    assert_int_equal(problem->departments[0].load, 3);
    assert_int_equal(problem->departments[0].lead_skill, 0);
    assert_int_equal(problem->departments[0].closed_count, 2);
    assert_int_equal(problem->departments[0].closed[1].last, XTRAIN_NO_DATE);
    xtrain_problem_free(problem);
}

static void rules_for_people_are_read_at_the_top_and_in_programmes(void **state)
{
    static const char rules[] =
        "leave = \"no-stay\";\nend = \"closed\";\n"
        "stays = ( { set = \"all\"; min = 2; } );\n"
        "away = { min = 1; max = 6; run = 4; gap = 2; points = 3; };\n"
        "returns = ( { gap = 3; }, { department = \"SAL\"; ever = true; } );\n"
        "visits = ( { department = \"SAL\"; min = 1; max = 2; distinct = true; present = 2; by = "
        "\"2026-02-27\"; } );\n"
        "costs = { moves = 4; load_table = [ 1, 1, 5 ]; in = ( { department = \"SAL\"; per = "
        "\"stay\"; points = -3; } ); };\n";
    for (int programme = -1; programme < 1; programme++) {
        char text[4096];
        (void)snprintf(text, sizeof text, "%s%s",
                       programme < 0 ? "" : "programmes = ( { name = \"p\";", rules);
        char whole[8192];
        (void)snprintf(whole, sizeof whole, "%s%s%s", text, programme < 0 ? "" : "} );",
                       FRAME DEPARTMENTS ANA
                       "sets = ( { name = \"all\"; departments = ( \"SAL\", \"CLM\" ); } );\n");
        xtrain_problem *problem = read_text(*state, whole);
        assert_int_equal(problem->rule_count, 10);
        assert_values(rule_at(problem, 0, XTRAIN_RULE_P1, 1), VALUES(XTRAIN_PARAMETER_NO_STAY, 1));
        assert_values(rule_at(problem, 1, XTRAIN_RULE_P3, 2),
                      VALUES(XTRAIN_PARAMETER_CLOSED_END, 1));
        const xtrain_rule *rule = rule_at(problem, 2, XTRAIN_RULE_P3, 3);
        assert_int_equal(rule->subject.kind, XTRAIN_SUBJECT_SET);
        assert_values(rule, VALUES(XTRAIN_PARAMETER_MIN, 2));
        rule = rule_at(problem, 3, XTRAIN_RULE_P4, 4);
        assert_values(rule, VALUES(XTRAIN_PARAMETER_MIN, 1, XTRAIN_PARAMETER_MAX, 6,
                                   XTRAIN_PARAMETER_RUN, 4, XTRAIN_PARAMETER_GAP, 2));
        rule = rule_at(problem, 4, XTRAIN_RULE_P5, 5);
        assert_int_equal(rule->subject.kind, XTRAIN_SUBJECT_ANY);
        assert_values(rule, VALUES(XTRAIN_PARAMETER_GAP, 3));
        assert_values(rule_at(problem, 5, XTRAIN_RULE_P5, 5), VALUES(XTRAIN_PARAMETER_EVER, 1));
        rule = rule_at(problem, 6, XTRAIN_RULE_P6, 6);
        assert_values(rule, VALUES(XTRAIN_PARAMETER_MIN, 1, XTRAIN_PARAMETER_MAX, 2,
                                   XTRAIN_PARAMETER_DISTINCT, 1, XTRAIN_PARAMETER_PRESENT, 2,
                                   XTRAIN_PARAMETER_BY, day(2, 27)));
        rule = rule_at(problem, 7, XTRAIN_RULE_C2, 7);
        assert_int_equal(rule->points, 4);
        rule = rule_at(problem, 8, XTRAIN_RULE_C5, 7);
        assert_int_equal(rule->table_count, 3);
        assert_int_equal(rule->table[2], 5);
        rule = rule_at(problem, 9, XTRAIN_RULE_C1, 7);
        assert_int_equal(rule->points, -3);
        assert_values(rule, VALUES(XTRAIN_PARAMETER_PER_STAY, 1));
        for (size_t i = 0; i < problem->rule_count; i++) {
            assert_int_equal(problem->rules[i].stated.programme, programme);
        }
        xtrain_problem_free(problem);
    }
}

/* What a rule is about, and what it says about the stay before. */
static void assert_pair(const xtrain_rule *rule, xtrain_subject subject, xtrain_subject before)
{
    assert_int_equal(rule->subject.kind, subject.kind);
    assert_int_equal(rule->before.kind, before.kind);
    assert_true(subject.kind == XTRAIN_SUBJECT_ANY || rule->subject.index == subject.index);
    assert_true(before.kind == XTRAIN_SUBJECT_ANY || rule->before.index == before.index);
}

static const xtrain_subject any = {XTRAIN_SUBJECT_ANY, 0};
static const xtrain_subject claims = {XTRAIN_SUBJECT_DEPARTMENT, 0};
static const xtrain_subject sales = {XTRAIN_SUBJECT_DEPARTMENT, 1};
static const xtrain_subject set_all = {XTRAIN_SUBJECT_SET, 0};
#define ALL "sets = ( { name = \"all\"; departments = [ \"SAL\", \"CLM\" ]; } );\n"

static void orders_say_which_stay_comes_first(void **state)
{
    static const char text[] =
        "orders = ( { department = \"Sales\"; needs = \"clm\"; },\n"
        "{ set = \"all\"; needs_set = \"ALL\"; points = 20; goal = true; },\n"
        "{ needs = \"SAL\"; points = 3; } );\n"
        "programmes = ( { name = \"p\"; orders = ( { department = \"SAL\"; needs_set = \"all\"; } "
        "); } );\n" FRAME DEPARTMENTS ANA ALL;
    xtrain_problem *problem = read_text(*state, text);
    assert_int_equal(problem->rule_count, 4);
    /* Those of programmes are read first. */
    const xtrain_rule *rule = rule_at(problem, 0, XTRAIN_RULE_P7, 4);
    assert_pair(rule, sales, set_all);
    assert_int_equal(rule->programme, 0);
    rule = rule_at(problem, 1, XTRAIN_RULE_P7, 1);
    assert_pair(rule, sales, claims);
    assert_int_equal(rule->strength, XTRAIN_MUST);
    assert_int_equal(rule->programme, XTRAIN_NONE);
    assert_values(rule, VALUES(-1));
    rule = rule_at(problem, 2, XTRAIN_RULE_P7, 2);
    assert_pair(rule, set_all, set_all);
    assert_int_equal(rule->strength, XTRAIN_GOAL);
    assert_int_equal(rule->points, 20);
    rule = rule_at(problem, 3, XTRAIN_RULE_P7, 3);
    assert_pair(rule, any, sales);
    assert_int_equal(rule->strength, XTRAIN_SHOULD);
    xtrain_problem_free(problem);
}

static void transitions_say_which_stay_follows_which(void **state)
{
    static const char text[] =
        "transitions = ( { from = \"CLM\"; to = \"SAL\"; },\n"
        "{ from_set = \"all\"; to_set = \"all\"; across = true; points = 5; },\n"
        "{ from = \"CLM\"; points = 6; goal = true; }, { to_set = \"all\"; across = false; } );\n"
        "programmes = ( { name = \"p\"; transitions = ( { to = \"CLM\"; } ); } );\n" FRAME
            DEPARTMENTS ANA ALL;
    xtrain_problem *problem = read_text(*state, text);
    assert_int_equal(problem->rule_count, 5);
    const xtrain_rule *rule = rule_at(problem, 0, XTRAIN_RULE_P8, 4);
    assert_pair(rule, claims, any);
    assert_int_equal(rule->programme, 0);
    rule = rule_at(problem, 1, XTRAIN_RULE_P8, 1);
    assert_pair(rule, sales, claims);
    assert_int_equal(rule->strength, XTRAIN_MUST);
    assert_values(rule, VALUES(-1));
    rule = rule_at(problem, 2, XTRAIN_RULE_P8, 2);
    assert_pair(rule, set_all, set_all);
    assert_int_equal(rule->strength, XTRAIN_SHOULD);
    assert_int_equal(rule->points, 5);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_ACROSS, 1));
    rule = rule_at(problem, 3, XTRAIN_RULE_P8, 3);
    assert_pair(rule, any, claims);
    assert_int_equal(rule->strength, XTRAIN_GOAL);
    assert_pair(rule_at(problem, 4, XTRAIN_RULE_P8, 3), set_all, any);
    xtrain_problem_free(problem);
}

static void changes_of_site_and_idle_time_are_costs(void **state)
{
    xtrain_problem *problem = read_text(
        *state, FRAME "departments = ( { code = \"CLM\"; site = \"Vienna\"; }, { code = "
                      "\"SAL\"; }, { code = \"OPS\"; site = \"Graz\"; }, { code = "
                      "\"ENG\"; site = \"Vienna\"; } );\n" ANA
                      "costs = { moves = 1;\nsites = 2;\nidle = 3; };\n"
                      "programmes = ( { name = \"p\"; people = [ \"1\" ]; costs = { idle = "
                      "3; }; } );\n");
    assert_string_equal(problem->departments[0].site, "Vienna");
    assert_null(problem->departments[1].site);
    assert_string_equal(problem->departments[2].site, "Graz");
    assert_int_equal(problem->departments[3].site_number, problem->departments[0].site_number);
    assert_int_equal(problem->rule_count, 4);
    const xtrain_rule *rule = rule_at(problem, 1, XTRAIN_RULE_C2, 5);
    assert_int_equal(rule->points, 1);
    assert_values(rule, VALUES(-1));
    rule = rule_at(problem, 2, XTRAIN_RULE_C2, 6);
    assert_int_equal(rule->points, 2);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_SITES, 1));
    rule = rule_at(problem, 3, XTRAIN_RULE_C3, 7);
    assert_int_equal(rule->points, 3);
    assert_values(rule, VALUES(-1));
    assert_int_equal(rule_at(problem, 0, XTRAIN_RULE_C3, 8)->programme, 0);
    xtrain_problem_free(problem);
}

#define COUNTED                                                                                    \
    "departments = ( { code = \"CLM\"; load = 1; exposure = 6; }, { code = \"SAL\"; exposure = "   \
    "1000; }, { code = \"OPS\"; } );\n"

static void rows_of_periods_ask_for_hours_and_bound_load(void **state)
{
    static const char text[] =
        FRAME COUNTED ANA "exposures = ( { window = 6; hours = 2; },\n"
                          "{ window = 60; hours = 1000; blocks = true; points = 4; } );\n"
                          "loads = ( { window = 4; max = 60000; rolling = true; points = 3; goal = "
                          "true; },\n{ window = 1; max = 0; rolling = false; } );\n"
                          "programmes = ( { name = \"p\"; exposures = ( { window = 2; hours = 1; "
                          "blocks = false; } );\nloads = ( { window = 2; max = 5; } ); } );\n";
    xtrain_problem *problem = read_text(*state, text);
    assert_int_equal(problem->departments[0].exposure, 6);
    assert_int_equal(problem->departments[1].exposure, 1000);
    assert_int_equal(problem->departments[2].exposure, 0);
    assert_int_equal(problem->rule_count, 6);
    const xtrain_rule *rule = rule_at(problem, 0, XTRAIN_RULE_P9, 9);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_WINDOW, 2, XTRAIN_PARAMETER_HOURS, 1));
    assert_int_equal(rule->programme, 0);
    rule = rule_at(problem, 1, XTRAIN_RULE_P11, 10);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_WINDOW, 2, XTRAIN_PARAMETER_MAX, 5));
    assert_int_equal(rule->programme, 0);
    rule = rule_at(problem, 2, XTRAIN_RULE_P9, 5);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_WINDOW, 6, XTRAIN_PARAMETER_HOURS, 2));
    assert_int_equal(rule->strength, XTRAIN_MUST);
    assert_int_equal(rule->programme, XTRAIN_NONE);
    rule = rule_at(problem, 3, XTRAIN_RULE_P9, 6);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_WINDOW, 60, XTRAIN_PARAMETER_HOURS, 1000,
                               XTRAIN_PARAMETER_BLOCKS, 1));
    assert_int_equal(rule->strength, XTRAIN_SHOULD);
    assert_int_equal(rule->points, 4);
    rule = rule_at(problem, 4, XTRAIN_RULE_P11, 7);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_WINDOW, 4, XTRAIN_PARAMETER_MAX, 60000,
                               XTRAIN_PARAMETER_ROLLING, 1));
    assert_int_equal(rule->strength, XTRAIN_GOAL);
    rule = rule_at(problem, 5, XTRAIN_RULE_P11, 8);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_WINDOW, 1, XTRAIN_PARAMETER_MAX, 0));
    xtrain_problem_free(problem);
}

static void overrides_become_rules_for_their_days(void **state)
{
    xtrain_problem *problem = read_text(
        *state,
        FRAME "departments = ( { code = \"CLM\"; staffing = { min = 5; };\n"
              "overrides = ( { from = \"2026-01-12\"; to = \"2026-01-23\";\n"
              "staffing = { min = 3; max = 8; hosts = 1; };\n"
              "visitors = { max = 0; points = 7; };\n"
              "coaching = { hosts = 2; points = 8; goal = true; }; },\n"
              "{ from = \"2026-02-02\"; staffing = { min = 4; points = 2; }; },\n"
              "{ to = \"2026-01-09\"; visitors = { max = 1; }; } ); }, { code = \"SAL\"; overrides "
              "= ( ); } );\n" ANA);
    assert_int_equal(problem->rule_count, 6);
    assert_days(rule_at(problem, 0, XTRAIN_RULE_D1, 3), XTRAIN_NO_DATE, XTRAIN_NO_DATE);
    const xtrain_rule *rule = rule_at(problem, 1, XTRAIN_RULE_D1, 5);
    assert_days(rule, day(1, 12), day(1, 23));
    assert_int_equal(rule->strength, XTRAIN_MUST);
    assert_values(
        rule, VALUES(XTRAIN_PARAMETER_MIN, 3, XTRAIN_PARAMETER_MAX, 8, XTRAIN_PARAMETER_HOSTS, 1));
    rule = rule_at(problem, 2, XTRAIN_RULE_D2, 6);
    assert_days(rule, day(1, 12), day(1, 23));
    assert_int_equal(rule->strength, XTRAIN_SHOULD);
    assert_int_equal(rule->points, 7);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_MAX, 0));
    rule = rule_at(problem, 3, XTRAIN_RULE_D4, 7);
    assert_days(rule, day(1, 12), day(1, 23));
    assert_int_equal(rule->strength, XTRAIN_GOAL);
    assert_values(rule, VALUES(XTRAIN_PARAMETER_VISITORS, 1, XTRAIN_PARAMETER_HOSTS, 2));
    rule = rule_at(problem, 4, XTRAIN_RULE_D1, 8);
    assert_days(rule, day(2, 2), XTRAIN_NO_DATE);
    assert_int_equal(rule->strength, XTRAIN_SHOULD);
    rule = rule_at(problem, 5, XTRAIN_RULE_D2, 9);
    assert_days(rule, XTRAIN_NO_DATE, day(1, 9));
    xtrain_problem_free(problem);
}

static void assert_objective(xtrain_context *context, const char *text, xtrain_objective expected)
{
    char whole[2048];
    (void)snprintf(whole, sizeof whole, "%s%s", FRAME DEPARTMENTS ANA, text);
    xtrain_problem *problem = read_text(context, whole);
    assert_int_equal(problem->objective.kind, expected.kind);
    assert_int_equal(problem->objective.sum, expected.sum);
    assert_int_equal(problem->objective.least, expected.least);
    assert_int_equal(problem->objective.lines, expected.lines);
    xtrain_problem_free(problem);
}

static void the_objective_is_read(void **state)
{
    const uint32_t chosen = 1U << XTRAIN_RULE_C1 | 1U << XTRAIN_RULE_P6 | 1U << XTRAIN_RULE_C3;
    xtrain_objective expected = XTRAIN_OBJECTIVE_INIT;
    assert_objective(*state, "", expected);
    assert_objective(*state, "objective = \"points\";", expected);
    expected.kind = XTRAIN_OBJECTIVE_UTILITY;
    assert_objective(*state, "objective = \"utility\";", expected);
    assert_objective(*state, "utility = { }; objective = \"utility\";", expected);
    expected.sum = 0;
    assert_objective(*state, "objective = \"utility\"; utility = { sum = 0; };", expected);
    expected = (xtrain_objective){1, XTRAIN_OBJECTIVE_UTILITY, 1000, 100000, chosen};
    assert_objective(*state,
                     "objective = \"utility\"; utility = { sum = 1000; least = 100000; lines = [ "
                     "\"C1\", \"p6\", \"c3\" ]; };",
                     expected);
    expected.lines = 1U << XTRAIN_RULE_C1;
    assert_objective(*state,
                     "objective = \"utility\"; utility = { sum = 1000; least = 100000; lines = ( "
                     "\"C1\" ); };",
                     expected);
}

static void the_standard_words_state_no_rule(void **state)
{
    xtrain_problem *problem = read_text(*state, FRAME DEPARTMENTS ANA
                                        "leave = \"stay\"; end = \"open\"; costs = { load = "
                                        "2; in = ( ); }; visits = ( );");
    assert_int_equal(problem->rule_count, 1);
    rule_at(problem, 0, XTRAIN_RULE_C5, 5);
    xtrain_problem_free(problem);
}

static void employees_have_everything_that_is_stated(void **state)
{
    xtrain_problem *problem = read_text(
        *state, FRAME DEPARTMENTS
        "skills = ( { name = \"billing\"; } );\n"
        "sets = ( { name = \"all\"; departments = [ \"CLM\", \"SAL\" ]; } );\n"
        "employees = ( { id = \"7\"; home = \"claims\"; groups = [ \"a\", \"b\" ];\n"
        "contract = { from = \"2025-01-01\"; };\n"
        "skills = ( { skill = \"Billing\"; level = 3; } );\n"
        "leave = ( \"2026-01-07\" ); never = [ \"SAL\" ];\n"
        "fixed = ( { department = \"CLM\"; to = \"2026-01-09\"; } );\n"
        "wishes = ( { want = \"CLM\"; }, { avoid_set = \"all\"; from = \"2026-02-02\"; "
        "strength = 9; } );\n"
        "past = ( { department = \"SAL\"; from = \"2025-11-03\"; to = \"2025-11-30\"; "
        "present = 3; } ); } );\n"
        "programmes = ( { name = \"p\"; groups = [ \"b\" ]; homes = [ \"CLM\" ]; people = [ "
        "\"7\" ]; away = { max = 2; }; } );\n");
    const xt_employee *person = &problem->employees[0];
    assert_string_equal(person->name, "7");
    assert_int_equal(person->home, 0);
    assert_int_equal(person->contract.first, xtrain_date_make(2025, 1, 1));
    assert_int_equal(person->contract.last, XTRAIN_NO_DATE);
    assert_int_equal(person->group_count, 2);
    assert_int_equal(person->levels[0].level, 3);
    assert_int_equal(person->leaves[0].last, day(1, 7));
    assert_int_equal(person->nevers[0].department, 1);
    assert_int_equal(person->nevers[0].source.line, 9);
    assert_int_equal(person->fixed[0].range.first, XTRAIN_NO_DATE);
    assert_int_equal(person->fixed[0].range.last, day(1, 9));
    assert_false(person->wishes[0].stated.avoid);
    assert_int_equal(person->wishes[0].stated.strength, 1);
    assert_true(person->wishes[1].stated.avoid);
    assert_int_equal(person->wishes[1].stated.subject.kind, XTRAIN_SUBJECT_SET);
    assert_int_equal(person->wishes[1].stated.range.first, day(2, 2));
    assert_int_equal(person->past[0].stated_present, 3);
    assert_int_equal(problem->programmes[0].member_count, 3);
    xtrain_problem_free(problem);
}

static void people_come_from_files_beside_the_input(void **state)
{
    const room *here = *state;
    char path[128];
    path_in(path, here, "sub");
    assert_int_equal(mkdir(path, 0700), 0);
    write_file(here, "office.cfg",
               FRAME DEPARTMENTS
               "skills = ( { name = \"billing\"; } );\n"
               "people = ( { file = \"people.csv\"; name = \"Full name\"; skills = ( { column = "
               "\"Bill\"; skill = \"billing\"; } ); }, { file = \"sub/people.csv\"; id = "
               "\"Number\"; } );\n"
               "leaves = ( { file = \"leave.csv\"; from = \"first\"; } );\n");
    write_file(here, "people.csv",
               "\xef\xbb\xbfHome;Full name;ID;Bill;contract_to;groups;shoe size\r\n"
               "Claims;\"Ruiz; Ana\";1;2;2026-12-31;\" a ;b|c;;\";44\r\n"
               "sal;;2;;;;\r\n;;;;;;\r\n");
    write_file(here, "sub/people.csv", "Number,home,name\n3,,Cy\n");
    write_file(here, "leave.csv", "id\tfirst\tto\n3\t2026-02-02\t2026-02-06\n3\t2026-03-02\t\n");
    xtrain_problem *problem = read_office(here);
    const xt_employee *people = problem->employees;
    assert_int_equal(problem->employee_count, 3);
    assert_string_equal(people[0].id, "1");
    assert_string_equal(people[0].name, "Ruiz; Ana");
    assert_int_equal(people[0].home, 0);
    assert_int_equal(people[0].levels[0].level, 2);
    assert_int_equal(people[0].contract.last, day(12, 31));
    assert_int_equal(people[0].group_count, 3);
    assert_string_equal(people[0].groups[0], "a");
    assert_string_equal(people[0].groups[2], "c");
    assert_int_equal(people[0].source.line, 2);
    assert_string_equal(people[1].name, "2");
    assert_int_equal(people[1].home, 1);
    assert_int_equal(people[1].level_count, 0);
    assert_string_equal(people[2].name, "Cy");
    assert_int_equal(people[2].home, XTRAIN_NONE);
    assert_int_equal(people[2].leave_count, 2);
    assert_int_equal(people[2].leaves[1].last, XTRAIN_NO_DATE);
    xtrain_problem_free(problem);
}

static void entries_add_to_people_of_a_file(void **state)
{
    const room *here = *state;
    write_file(
        here, "office.cfg",
        FRAME DEPARTMENTS
        "people = ( { file = \"people.csv\"; } );\n"
        "employees = ( { id = \"2\"; name = \"Bo\"; home = \"SAL\"; groups = [ \"x\" ]; "
        "contract = { to = \"2026-02-01\"; }; wishes = ( { want = \"CLM\"; } ); },\n"
        "{ id = \"1\"; name = \"Ana\"; home = \"Claims\"; }, { id = \"9\"; home = \"\"; } );\n");
    write_file(here, "people.csv", "id,name,home\n1,Ana,CLM\n2,,\n");
    xtrain_problem *problem = read_office(here);
    const xt_employee *people = problem->employees;
    assert_int_equal(problem->employee_count, 3);
    assert_string_equal(people[1].name, "Bo");
    assert_int_equal(people[1].home, 1);
    assert_int_equal(people[1].contract.last, day(2, 1));
    assert_int_equal(people[1].group_count, 1);
    assert_int_equal(people[1].wish_count, 1);
    assert_string_equal(people[2].id, "9");
    assert_int_equal(people[2].home, XTRAIN_NONE);
    xtrain_problem_free(problem);
}

static void arguments_are_checked(void **state)
{
    xtrain_problem *problem = NULL;
    xtrain_context *context = *state;
    assert_int_equal(xtrain_problem_read_file(NULL, context, "a"), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_problem_read_file(&problem, NULL, "a"), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_problem_read_file(&problem, context, NULL), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_problem_read_string(NULL, context, "", 0, "a"), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_problem_read_string(&problem, NULL, "", 0, "a"), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_problem_read_string(&problem, context, NULL, 0, "a"),
                     XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_problem_read_string(&problem, context, "", 0, NULL),
                     XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_problem_read_file(&problem, context, "not/there.cfg"),
                     XTRAIN_ERROR_FILE);
    assert_message(context, 0,
                   ":0: cannot read 'not/there.cfg': there is no such file; check the name and the "
                   "folder");
    assert_null(problem);
}

static void a_text_needs_no_zero_at_its_end(void **state)
{
    static const char text[] = FRAME DEPARTMENTS ANA;
    xtrain_problem *problem = NULL;
    char *copy = malloc(sizeof text - 1);
    assert_non_null(copy);
    memcpy(copy, text, sizeof text - 1);
    assert_int_equal(xtrain_problem_read_string(&problem, *state, copy, sizeof text - 1, "a.cfg"),
                     XTRAIN_OK);
    xtrain_problem_free(problem);
    free(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_frame_has_its_defaults),
        TEST(the_frame_is_read),
        TEST(departments_become_rules),
        TEST(rules_for_people_are_read_at_the_top_and_in_programmes),
        TEST(orders_say_which_stay_comes_first),
        TEST(transitions_say_which_stay_follows_which),
        TEST(changes_of_site_and_idle_time_are_costs),
        TEST(rows_of_periods_ask_for_hours_and_bound_load),
        TEST(overrides_become_rules_for_their_days),
        TEST(the_objective_is_read),
        TEST(the_standard_words_state_no_rule),
        TEST(employees_have_everything_that_is_stated),
        cmocka_unit_test_setup_teardown(people_come_from_files_beside_the_input, make_room,
                                        leave_room),
        cmocka_unit_test_setup_teardown(entries_add_to_people_of_a_file, make_room, leave_room),
        TEST(arguments_are_checked),
        TEST(a_text_needs_no_zero_at_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
