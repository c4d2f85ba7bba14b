/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mip/paper.h"

#define SKIPPED 77

const xtrain_subject ANY = {XTRAIN_SUBJECT_ANY, 0};
const xtrain_subject SET = {XTRAIN_SUBJECT_SET, 0};

void expect_ok(xtrain_status status)
{
    assert_int_equal(status, XTRAIN_OK);
}

xtrain_range weeks(int first, int last)
{
    xtrain_date start = xtrain_date_make(2026, 1, 5);
    xtrain_range range = {start + 7 * first, start + 7 * last + 6};

    return range;
}

xtrain_subject at(int department)
{
    xtrain_subject subject = {XTRAIN_SUBJECT_DEPARTMENT, department};

    return subject;
}

static void state_frame(paper *on, int count)
{
    static const char *const codes[DEPARTMENTS] = {"A", "B", "C", "D"};
    static const char *const sites[DEPARTMENTS] = {"north", "south", "south", NULL};
    static const int exposures[DEPARTMENTS] = {0, 6, 3, 0};
    static const int loads[DEPARTMENTS] = {1, 4, 2, 0};
    static const int south[] = {B, C};
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;

    calendar.start = weeks(0, 0).first;
    calendar.periods = count;
    if (count < 0) {
        calendar.unit = XTRAIN_UNIT_HOUR;
        calendar.every = 4;
        calendar.periods = -count;
    }
    expect_ok(xtrain_problem_set_calendar(on->problem, &calendar));
    for (int d = 0; d < DEPARTMENTS; d++) {
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;

        department.code = codes[d];
        department.site = sites[d];
        department.exposure = exposures[d];
        department.load = loads[d];
        expect_ok(xtrain_problem_add_department(NULL, on->problem, &department));
    }
    expect_ok(xtrain_problem_add_set(NULL, on->problem, "south", south, 2, NULL));
}

int add_person(paper *on, int home, int from)
{
    static const char *const ids[] = {"ada", "bo", "cyd"};
    xtrain_employee employee = XTRAIN_EMPLOYEE_INIT;

    employee.id = ids[on->people];
    employee.home = home;
    employee.contract.first = from > 0 ? weeks(from, from).first : XTRAIN_NO_DATE;
    expect_ok(xtrain_problem_add_employee(NULL, on->problem, &employee));
    return on->people++;
}

void fix(paper *on, int person, int department, int week)
{
    expect_ok(xtrain_problem_add_fixed(on->problem, person, department, weeks(week, week), NULL));
}

xtrain_rule rule_of(xtrain_rule_kind kind, int points, xtrain_subject subject)
{
    xtrain_rule rule;

    xtrain_rule_init(&rule, kind);
    rule.points = points;
    rule.subject = subject;
    rule.strength = kind >= XTRAIN_RULE_C1 ? XTRAIN_COST
                    : points == MUST       ? XTRAIN_MUST
                                           : XTRAIN_SHOULD;
    return rule;
}

void add(paper *on, const xtrain_rule *rule)
{
    expect_ok(xtrain_problem_add_rule(NULL, on->problem, rule));
}

void add_number(paper *on, xtrain_rule rule, xtrain_parameter parameter, int number)
{
    rule.value[parameter] = number;
    add(on, &rule);
}

void keep_away_from(paper *on, int person, const char *departments)
{
    for (; *departments != '\0'; departments++)
        expect_ok(xtrain_problem_add_never(on->problem, person, *departments - 'A', NULL));
}

/* ---- the cases ---- */

static struct case_list {
    const char *name; /* of the test */
    const paper_case *cases;
    size_t count;
} list;

static bool is_right(char why[PROGRAM_WHY], xtrain_context *context, const paper_case *on)
{
    paper stated = {NULL, 0};
    bool right = true;

    expect_ok(xtrain_problem_create(&stated.problem, context));
    state_frame(&stated, on->weeks);
    on->state(&stated);
    expect_ok(xtrain_problem_validate(stated.problem));
    for (int format = XTRAIN_EXPORT_LP; format <= XTRAIN_EXPORT_MPS && right; format++) {
        program_optimum found = {0.0, 0.0, false};

        right = program_solve(&found, why, context, stated.problem, (xtrain_export_format)format,
                              list.name) &&
                program_has(why, &found, on->value, on->broken);
    }
    xtrain_problem_free(stated.problem);
    return right;
}

static void the_program_has_the_optimum_found_on_paper(void **state)
{
    xtrain_context *context = *state;
    int wrong = 0;

    for (size_t i = 0; i < list.count; i++) {
        char why[PROGRAM_WHY] = "";

        if (!is_right(why, context, &list.cases[i])) {
            fprintf(stderr, "%s: %s\n", list.cases[i].what, why);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static int set_up(void **state)
{
    return xtrain_context_create((xtrain_context **)state, NULL) == XTRAIN_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    xtrain_context_free(*state);
    return 0;
}

int paper_run(const char *name, const paper_case *cases, size_t count)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_program_has_the_optimum_found_on_paper),
    };

    list = (struct case_list){name, cases, count};
    if (!cbc_is_there()) {
        printf("there is no cbc; apt-get install coinor-cbc\n");
        return SKIPPED;
    }
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
