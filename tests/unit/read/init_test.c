/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include "model/problem.h"
#include "read/init.h"

/* A staff list in the working folder of the test. */
typedef struct staff {
    xtrain_context *context;
    char folder[64];
    char before[1024]; /* the working folder to go back to */
} staff;

static int make_staff(void **state)
{
    staff *here = calloc(1, sizeof *here);
    *state = here;
    if (here == NULL || xtrain_context_create(&here->context, NULL) != XTRAIN_OK ||
        getcwd(here->before, sizeof here->before) == NULL) {
        return -1;
    }
    (void)snprintf(here->folder, sizeof here->folder, "/tmp/xtrain-init-XXXXXX");
    return mkdtemp(here->folder) != NULL && chdir(here->folder) == 0 ? 0 : -1;
}

static int leave_staff(void **state)
{
    staff *here = *state;
    (void)unlink("staff.csv");
    const int back = chdir(here->before);
    (void)rmdir(here->folder);
    xtrain_context_free(here->context);
    free(here);
    return back;
}

static void write_staff(const char *text)
{
    FILE *file = fopen("staff.csv", "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static xtrain_init_options usual_options(void)
{
    xtrain_init_options options = XTRAIN_INIT_OPTIONS_INIT;
    options.people = "staff.csv";
    options.start = xtrain_date_make(2026, 3, 2);
    return options;
}

static char *make_text(const staff *here, const xtrain_init_options *options, const char *target)
{
    char *text = NULL;
    const xtrain_status status = xtrain_init_text(&text, here->context, options, target);
    assert_silent(here->context);
    assert_int_equal(status, XTRAIN_OK);
    assert_non_null(text);
    return text;
}

/* The problem of the text; nothing is said about it. */
static xtrain_problem *read_back(const staff *here, const char *text, const char *path)
{
    xtrain_problem *problem = NULL;
    const xtrain_status status =
        xtrain_problem_read_string(&problem, here->context, text, strlen(text), path);
    assert_silent(here->context);
    assert_int_equal(status, XTRAIN_OK);
    return problem;
}

static void the_text_reads_back_with_the_numbers_of_the_staff(void **state)
{
    const staff *here = *state;
    write_staff("id,department\n1,Sales\n2,Sales\n3,Sales\n4,Human Resources\n5,Claims\n6,Claims\n"
                "7,Claims\n8,Claims\n9,Claims\n10,Claims\n");
    const xtrain_init_options options = usual_options();
    char *text = make_text(here, &options, NULL);
    xtrain_problem *problem = read_back(here, text, "staff.cfg");
    assert_int_equal(problem->employee_count, 10);
    assert_string_equal(problem->employees[0].name, "1");
    assert_int_equal(problem->department_count, 3);
    assert_int_equal(problem->calendar.periods, 26);
    assert_int_equal(problem->calendar.start, xtrain_date_make(2026, 3, 2));
    const char *const codes[] = {"CLA", "HR", "SAL"};
    const char *const names[] = {"Claims", "Human Resources", "Sales"};
    const int loads[] = {1, 2, 1};
    const int least[] = {5, 1, 2};
    const int hosts[] = {3, 0, 1};
    for (int d = 0; d < 3; d++) {
        const xtrain_rule *staffing = &problem->rules[2 * d].stated;
        assert_string_equal(problem->departments[d].code, codes[d]);
        assert_string_equal(problem->departments[d].name, names[d]);
        assert_int_equal(problem->departments[d].load, loads[d]);
        assert_int_equal(staffing->kind, XTRAIN_RULE_D1);
        assert_int_equal(staffing->value[XTRAIN_PARAMETER_MIN], least[d]);
        assert_int_equal(staffing->value[XTRAIN_PARAMETER_HOSTS], hosts[d]);
        assert_int_equal(problem->rules[2 * d + 1].stated.kind, XTRAIN_RULE_D4);
    }
    assert_int_equal(problem->rules[6].stated.kind, XTRAIN_RULE_P3);
    assert_int_equal(problem->rules[7].stated.kind, XTRAIN_RULE_P3);
    assert_int_equal(problem->rules[8].stated.kind, XTRAIN_RULE_P6);
    assert_int_equal(problem->rules[8].stated.strength, XTRAIN_GOAL);
    assert_int_equal(problem->rules[8].stated.value[XTRAIN_PARAMETER_MIN], 2);
    xtrain_problem_free(problem);
    xtrain_text_free(here->context, text);
}

static void names_with_quotes_and_odd_columns_survive(void **state)
{
    const staff *here = *state;
    write_staff("\xef\xbb\xbf"
                "N\xc2\xba;\"The \"\"name\"\"\";a\\b;name\r\n"
                "1;Ana;\"R&D \"\"X\"\" \\x41\";x\r\n2;Bo;\xe6\xb3\x95\xe5\x8a\xa1;y\r\n");
    xtrain_init_options options = usual_options();
    options.id_column = "N\xc2\xba";
    options.name_column = "The \"name\"";
    options.department_column = "a\\b";
    options.unit = XTRAIN_UNIT_MONTH;
    options.periods = 3;
    char *text = make_text(here, &options, NULL);
    xtrain_problem *problem = read_back(here, text, "staff.cfg");
    assert_string_equal(problem->employees[0].name, "Ana");
    assert_string_equal(problem->departments[0].name, "R&D \"X\" \\x41");
    assert_string_equal(problem->departments[0].code, "RDXX");
    assert_string_equal(problem->departments[1].name, "\xe6\xb3\x95\xe5\x8a\xa1");
    assert_string_equal(problem->departments[1].code, "D1");
    assert_int_equal(problem->calendar.unit, XTRAIN_UNIT_MONTH);
    xtrain_problem_free(problem);
    xtrain_text_free(here->context, text);
}

/* The remarks of the context, each with its line and a line end. */
static void assert_remarks(const staff *here, const char *expected)
{
    char said[1024] = "";
    size_t length = 0;
    for (size_t i = 0; i < xtrain_context_error_count(here->context); i++) {
        const xtrain_error *error = xtrain_context_error_at(here->context, i);
        assert_int_equal(error->status, XTRAIN_OK);
        assert_string_equal(error->file, "staff.csv");
        length += (size_t)snprintf(said + length, sizeof said - length, "%d: %s\n", error->line,
                                   error->message);
    }
    assert_string_equal(said, expected);
    xtrain_context_clear_errors(here->context);
}

static void spellings_of_a_department_are_one(void **state)
{
    const staff *here = *state;
    write_staff("id,department\n1,Human Resources\n2,HUMAN  resources\n3,Sales\n"
                "4,human\xc2\xa0resources\n5,HUMAN  resources\n6,Sal es\n");
    const xtrain_init_options options = usual_options();
    char *text = NULL;
    assert_int_equal(xtrain_init_text(&text, here->context, &options, NULL), XTRAIN_OK);
    assert_remarks(here, "3: 'HUMAN  resources' is taken for 'Human Resources' of line 2; if they "
                         "are two departments, give one another name\n"
                         "5: 'human\xc2\xa0resources' is taken for 'Human Resources' of line 2; "
                         "if they are two departments, give one another name\n");
    assert_non_null(
        strstr(text, "# 'HUMAN  resources' (line 3) is taken for 'Human Resources' (line 2).\n"));
    xtrain_problem *problem = read_back(here, text, "staff.cfg");
    assert_int_equal(problem->department_count, 3);
    for (int e = 1; e < 5; e++) {
        assert_int_equal(problem->employees[e].home, e == 2 ? 2 : problem->employees[0].home);
    }
    xtrain_problem_free(problem);
    xtrain_text_free(here->context, text);
}

static void people_without_a_department_are_named(void **state)
{
    const staff *here = *state;
    const xtrain_init_options options = usual_options();
    char *text = NULL;
    write_staff("id,department\n1,A\n2,\n");
    assert_int_equal(xtrain_init_text(&text, here->context, &options, NULL), XTRAIN_OK);
    assert_remarks(here, "0: the department is empty in line 3; without a home this person is a "
                         "visitor everywhere: fill it in, or delete the row\n");
    assert_non_null(strstr(text, "# The department is empty in line 3:\n"));
    xtrain_problem *problem = read_back(here, text, "staff.cfg");
    assert_int_equal(problem->employees[1].home, XTRAIN_NONE);
    xtrain_problem_free(problem);
    xtrain_text_free(here->context, text);
    write_staff("id,department\n1,A\n2,\n3,\n4,\n5,\n6,\n7,\n8,\n9,\n10,\n11,\n");
    assert_int_equal(xtrain_init_text(&text, here->context, &options, NULL), XTRAIN_OK);
    assert_remarks(here, "0: the department is empty in lines 3, 4, 5, 6, 7, 8, 9, 10 and 2 more; "
                         "without a home these people are visitors everywhere: fill it in, or "
                         "delete the rows\n");
    xtrain_text_free(here->context, text);
}

static void names_come_from_their_column_if_there_is_one(void **state)
{
    const staff *here = *state;
    const xtrain_init_options options = usual_options();
    write_staff("id,department,Name\n1,A,Ana\n");
    char *text = make_text(here, &options, NULL);
    xtrain_problem *problem = read_back(here, text, "staff.cfg");
    assert_string_equal(problem->employees[0].name, "Ana");
    assert_non_null(strstr(text, "name = \"name\";"));
    xtrain_problem_free(problem);
    xtrain_text_free(here->context, text);
}

/* 80 %, rounded: from three people on somebody can be away. */
static void staffing_lets_somebody_be_away(void **state)
{
    static const int least[] = {1, 2, 2, 3, 4, 5, 6, 6, 7, 8};
    const staff *here = *state;
    const xtrain_init_options options = usual_options();
    for (int count = 1; count <= 10; count++) {
        char list[256] = "id,department\n";
        char expected[64];
        for (int person = 1; person <= count; person++) {
            const size_t length = strlen(list);
            (void)snprintf(list + length, sizeof list - length, "%d,A\n", person);
        }
        (void)snprintf(expected, sizeof expected, "{ min = %d; hosts = %d; }", least[count - 1],
                       count / 2);
        write_staff(list);
        char *text = make_text(here, &options, NULL);
        assert_non_null(strstr(text, expected));
        xtrain_text_free(here->context, text);
    }
}

static void the_staff_list_is_named_from_the_folder_of_the_target(void **state)
{
    const staff *here = *state;
    write_staff("id,department\n1,A\n2,B\n");
    const xtrain_init_options options = usual_options();
    char *text = make_text(here, &options, "plans/first/staff.cfg");
    assert_non_null(strstr(text, "file = \"../../staff.csv\";"));
    xtrain_text_free(here->context, text);
}

static void one_department_has_nobody_to_visit(void **state)
{
    const staff *here = *state;
    write_staff("id,department\n1,A\n");
    const xtrain_init_options options = usual_options();
    char *text = make_text(here, &options, NULL);
    xtrain_problem *problem = read_back(here, text, "staff.cfg");
    assert_null(strstr(text, "visits ="));
    xtrain_problem_free(problem);
    xtrain_text_free(here->context, text);
}

static void codes_are_short_and_all_different(void **state)
{
    const staff *here = *state;
    const char *const names[] = {"Human Resources",
                                 "Healthcare Representative",
                                 "Sales",
                                 "SA",
                                 "Research and Development",
                                 "Team 1",
                                 "Team 12",
                                 "x",
                                 "X",
                                 "\xc3\xa9t\xc3\xa9",
                                 "---",
                                 "Same same",
                                 "Same  same",
                                 "Same-same"};
    enum { COUNT = sizeof names / sizeof *names };
    char codes[COUNT][XT_CODE_SIZE] = {{0}};
    assert_true(xt_make_codes(codes, names, COUNT, &here->context->memory));
    const char *const first[] = {"HUR", "HER", "SAL", "SA1", "RD", "T1",
                                 "T12", "X2",  "X3",  "T",   "D4"};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        assert_string_equal(codes[i], first[i]);
    }
    for (int i = 0; i < COUNT; i++) {
        assert_true(codes[i][0] != '\0');
        for (int other = 0; other < i; other++) {
            assert_string_not_equal(codes[i], codes[other]);
        }
    }
}

static void assert_refused(const staff *here, const xtrain_init_options *options)
{
    char *text = (char *)here->folder;
    xtrain_context_clear_errors(here->context);
    assert_int_equal(xtrain_init_text(&text, here->context, options, NULL), XTRAIN_ERROR_ARGUMENT);
    assert_null(text);
    assert_int_equal(xtrain_context_error_count(here->context), 1);
}

static void options_are_checked(void **state)
{
    const staff *here = *state;
    xtrain_init_options options = usual_options();
    options.version = 2;
    assert_refused(here, &options);
    options = usual_options();
    options.people = NULL;
    assert_refused(here, &options);
    options = usual_options();
    options.id_column = NULL;
    assert_refused(here, &options);
    options = usual_options();
    options.start = XTRAIN_NO_DATE;
    assert_refused(here, &options);
    options = usual_options();
    options.unit = (xtrain_unit)7;
    assert_refused(here, &options);
    options = usual_options();
    options.periods = 0;
    assert_refused(here, &options);
    options = usual_options();
    options.visits = -1;
    assert_refused(here, &options);
    char *text = NULL;
    assert_int_equal(xtrain_init_text(NULL, here->context, &options, NULL), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_init_text(&text, NULL, &options, NULL), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_init_text(&text, here->context, NULL, NULL), XTRAIN_ERROR_ARGUMENT);
}

#define STAFF_TEST(function) cmocka_unit_test_setup_teardown(function, make_staff, leave_staff)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAFF_TEST(the_text_reads_back_with_the_numbers_of_the_staff),
        STAFF_TEST(names_with_quotes_and_odd_columns_survive),
        STAFF_TEST(spellings_of_a_department_are_one),
        STAFF_TEST(people_without_a_department_are_named),
        STAFF_TEST(names_come_from_their_column_if_there_is_one),
        STAFF_TEST(staffing_lets_somebody_be_away),
        STAFF_TEST(the_staff_list_is_named_from_the_folder_of_the_target),
        STAFF_TEST(one_department_has_nobody_to_visit),
        STAFF_TEST(codes_are_short_and_all_different),
        STAFF_TEST(options_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
