/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judge as a whole: any cells, sums, lines, words, limits, and running out of memory. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

#include "base/random.h"

/* The sums of the breaches of each line are the line. */
static void expect_sums(const xtrain_plan *plan)
{
    int64_t value = 0;
    for (int line = 0; line < plan->line_count; line++) {
        value += plan->lines[line].points;
    }
    assert_int_equal(value, plan->value);
    int64_t units = 0;
    for (int breach = 0; breach < plan->breach_count; breach++) {
        const xtrain_breach *found = &plan->breaches[breach];
        assert_in_range(found->period, 0, WEEKS - 1);
        assert_in_range(found->units, 1, WEEKS * 3);
        assert_int_not_equal(found->strength, XTRAIN_COST);
        assert_true(xt_utf8_is_clean(found->message, strlen(found->message)));
        units += found->units;
    }
    for (int line = 0; line < plan->line_count; line++) {
        units -= plan->lines[line].strength != XTRAIN_COST ? plan->lines[line].units : 0;
    }
    assert_int_equal(units, 0);
}

static void any_cells_can_be_judged(void **s)
{
    world *office = *s;
    state_everything(office);
    assert_int_equal(xtrain_problem_validate(office->problem), XTRAIN_OK);
    xt_random random;
    xt_random_init(&random, 7, 0);
    for (int round = 0; round < 500; round++) {
        xt_cell cells[3 * WEEKS];
        for (int cell = 0; cell < 3 * WEEKS; cell++) {
            cells[cell] = (xt_cell)(xt_random_below(&random, 4) - 1);
        }
        xtrain_plan_free(office->plan);
        office->plan = NULL;
        assert_int_equal(xt_check(&office->plan, office->problem, cells), XTRAIN_OK);
        expect_sums(office->plan);
    }
}

static void a_plan_carries_what_showing_it_needs(void **s)
{
    world *office = *s;
    assert_int_equal(xtrain_problem_set_title(office->problem, "Spring"), XTRAIN_OK);
    judge_ana(office, "CCSCCCCC");
    const xtrain_plan *plan = office->plan;
    assert_string_equal(xtrain_plan_title(plan), "Spring");
    assert_int_equal(strlen(plan->input_digest), 16);
    assert_string_equal(plan->program_version, XTRAIN_VERSION_TEXT);
    assert_int_equal(plan->unit, XTRAIN_UNIT_WEEK);
    assert_string_equal(xtrain_plan_employee_id(plan, VI), "e3");
    assert_int_equal(xtrain_plan_employee_home(plan, VI), XTRAIN_NONE);
    assert_string_equal(xtrain_plan_department_code(plan, SALES), "S");
    assert_string_equal(xtrain_plan_department_name(plan, SALES), "Sales");
    assert_int_equal(xtrain_plan_cell(plan, ANA, 2), SALES);
    assert_int_equal(xtrain_plan_cell(plan, VI, 2), XTRAIN_NONE);
    assert_int_equal(xtrain_plan_cell_flags(plan, ANA, 2),
                     XTRAIN_CELL_VISITOR | XTRAIN_CELL_PRESENT);
    assert_int_equal(xtrain_plan_period(plan, 7).last, weeks(7, 7).last);
    assert_int_equal(xtrain_plan_certificate(plan)->outcome, XTRAIN_OUTCOME_JUDGED);
    assert_false(xtrain_plan_certificate(plan)->has_bound);
}

static void every_rule_has_a_line_even_if_it_binds_nobody(void **s)
{
    static const char *const names[] = {"contract and presence", "fixed cells", "never-departments",
                                        "closed at entry", "wishes granted"};
    world *office = *s;
    xtrain_programme empty = XTRAIN_PROGRAMME_INIT;
    empty.name = "of the moon";
    int programme = -1;
    assert_int_equal(xtrain_problem_add_programme(&programme, office->problem, &empty), XTRAIN_OK);
    assert_int_equal(
        xtrain_problem_add_member(office->problem, programme, "moon", XTRAIN_NONE, XTRAIN_NONE),
        XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_group(office->problem, VI, "moon"), XTRAIN_OK);
    xtrain_rule rule = make_rule(XTRAIN_RULE_P4, (stated){XTRAIN_PARAMETER_MAX, 8}, NONE_STATED);
    rule.programme = programme;
    rule.source = (xtrain_source){"office.cfg", 41, NULL};
    (void)add_rule(office, &rule);
    judge_ana(office, "CCSCCCCC");
    assert_int_equal(xtrain_plan_line_count(office->plan), 6);
    const xtrain_line *line = xtrain_plan_line(office->plan, 0);
    assert_string_equal(line->name, "away time, programme of the moon");
    assert_string_equal(line->source, "office.cfg:41");
    assert_int_equal(line->units, 0);
    for (int at = 0; at < 5; at++) {
        line = xtrain_plan_line(office->plan, 1 + at);
        assert_string_equal(line->name, names[at]);
        assert_string_equal(line->source, "");
    }
}

static void a_source_that_is_no_text_is_cleaned(void **s)
{
    world *office = *s;
    xtrain_rule rule = make_rule(XTRAIN_RULE_P4, (stated){XTRAIN_PARAMETER_MAX, 8}, NONE_STATED);
    rule.source = (xtrain_source){"b\xfcro\n.cfg", 3, NULL};
    int number = -1;
    if (xtrain_problem_add_rule(&number, office->problem, &rule) != XTRAIN_OK) {
        return; /* the model keeps such names out */
    }
    judge_ana(office, ANA_HOME);
    assert_string_equal(xtrain_plan_line(office->plan, number)->source, "b?ro?.cfg:3");
}

/* 60 people, 2,000 days: 120,000 cells, each a breach. */
static void beyond_the_limit_breaches_are_only_counted(void **s)
{
    enum { PEOPLE = 60, DAYS = 2000 };
    world *office = *s;
    xtrain_problem *problem = NULL;
    assert_int_equal(xtrain_problem_create(&problem, office->context), XTRAIN_OK);
    xtrain_problem_free(office->problem);
    office->problem = problem;
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.unit = XTRAIN_UNIT_DAY;
    calendar.workdays = 0x7fU;
    calendar.periods = DAYS;
    assert_int_equal(xtrain_problem_set_calendar(problem, &calendar), XTRAIN_OK);
    xtrain_department department = XTRAIN_DEPARTMENT_INIT;
    department.code = "A";
    assert_int_equal(xtrain_problem_add_department(NULL, problem, &department), XTRAIN_OK);
    for (int at = 0; at < PEOPLE; at++) {
        const char id[] = {(char)('0' + at / 10), (char)('0' + at % 10), '\0'};
        xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
        person.id = id;
        person.home = 0;
        assert_int_equal(xtrain_problem_add_employee(NULL, problem, &person), XTRAIN_OK);
    }
    assert_int_equal(xtrain_problem_validate(problem), XTRAIN_OK);
    xt_cell *cells = malloc(sizeof *cells * PEOPLE * DAYS);
    assert_non_null(cells);
    for (int cell = 0; cell < PEOPLE * DAYS; cell++) {
        cells[cell] = XTRAIN_NONE;
    }
    assert_int_equal(xt_check(&office->plan, problem, cells), XTRAIN_OK);
    free(cells);
    assert_int_equal(office->plan->breach_count, XT_MAX_BREACHES);
    assert_int_equal(xtrain_plan_musts_broken(office->plan), PEOPLE * DAYS);
    assert_string_equal(xtrain_plan_breach(office->plan, 1)->message,
                        "00, 2026-03-03: in no department, though in contract");
}

static void running_out_of_memory_anywhere_leaves_nothing_behind(void **s)
{
    (void)s;
    failing memory = {1000000, 0};
    const xtrain_allocator hook = failing_hook(&memory);
    world *office = world_create(&hook);
    state_everything(office);
    assert_int_equal(xtrain_problem_validate(office->problem), XTRAIN_OK);
    xt_cell cells[3 * WEEKS];
    for (int cell = 0; cell < 3 * WEEKS; cell++) {
        cells[cell] = (xt_cell)(cell % 4 - 1);
    }
    const long before = memory.live;
    xtrain_status status = XTRAIN_ERROR_MEMORY;
    long calls = 0;
    while (status != XTRAIN_OK) {
        xtrain_plan *plan = NULL;
        memory.left = calls++;
        status = xt_check(&plan, office->problem, cells);
        assert_true(status == XTRAIN_OK ? plan != NULL
                                        : status == XTRAIN_ERROR_MEMORY && plan == NULL);
        xt_plan_free(plan);
        assert_int_equal(memory.live, before);
        assert_true(calls < 100000);
    }
    assert_true(calls > 5);
    world_free(office);
    assert_int_equal(memory.live, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(any_cells_can_be_judged),
        WORLD_TEST(a_plan_carries_what_showing_it_needs),
        WORLD_TEST(every_rule_has_a_line_even_if_it_binds_nobody),
        WORLD_TEST(a_source_that_is_no_text_is_cleaned),
        WORLD_TEST(beyond_the_limit_breaches_are_only_counted),
        WORLD_TEST(running_out_of_memory_anywhere_leaves_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
