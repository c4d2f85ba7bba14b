/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan.json out and in again. */
#include "unit/check/world.h"

#include <jansson.h>
#include <locale.h>
#include <string.h>

#include "base/random.h"

static char *written(const world *office, const xtrain_plan *plan)
{
    char *text = NULL;
    assert_int_equal(xt_plan_write_json(&text, office->context, plan), XTRAIN_OK);
    assert_non_null(text);
    return text;
}

static xtrain_plan *read_back(const world *office, const char *text)
{
    xtrain_plan *plan = NULL;
    if (xt_plan_read_json(&plan, office->context, text, strlen(text), "plan.json") != XTRAIN_OK) {
        fail_msg("%s", xtrain_context_error_at(office->context, 0)->message);
    }
    return plan;
}

static void expect_same_bytes(const world *office)
{
    char *first = written(office, office->plan);
    xtrain_plan *plan = read_back(office, first);
    char *second = written(office, plan);
    assert_string_equal(first, second);
    for (int cell = 0; cell < 3 * WEEKS; cell++) {
        assert_int_equal(plan->cells[cell], office->plan->cells[cell]);
        assert_int_equal(plan->flags[cell], office->plan->flags[cell]);
    }
    xtrain_plan_free(plan);
    xt_release(&office->context->memory, first);
    xt_release(&office->context->memory, second);
}

static void judge_random(world *office, xt_random *random)
{
    xt_cell cells[3 * WEEKS];
    for (int cell = 0; cell < 3 * WEEKS; cell++) {
        cells[cell] = (xt_cell)(xt_random_below(random, 4) - 1);
    }
    xtrain_plan_free(office->plan);
    office->plan = NULL;
    assert_int_equal(xt_check(&office->plan, office->problem, cells), XTRAIN_OK);
}

static void a_plan_read_and_written_again_is_the_same_bytes(void **s)
{
    world *office = *s;
    xt_random random;
    xt_random_init(&random, 3, 0);
    state_everything(office);
    assert_int_equal(xtrain_problem_validate(office->problem), XTRAIN_OK);
    for (int round = 0; round < 50; round++) {
        judge_random(office, &random);
        const xtrain_certificate claim = {
            .outcome = (xtrain_outcome)(round % 4),
            .has_bound = round % 3 != 0,
            .bound = office->plan->value - round * 7,
            .seed = round == 0 ? UINT64_MAX : xt_random_next(&random),
            .iterations = round * 1000,
            .iteration_limit = round,
            .gap_target = xt_random_unit(&random),
        };
        xt_plan_certify(office->plan, &claim);
        expect_same_bytes(office);
    }
}

static void everything_comes_back(void **s)
{
    world *office = *s;
    state_everything(office);
    assert_int_equal(xtrain_problem_set_title(office->problem, "Spring \"26\" \\ \xc3\xa9"),
                     XTRAIN_OK);
    judge(office, "CSLC.CCC", "SLCSSSSS", "...C...L");
    char *text = written(office, office->plan);
    xtrain_plan *plan = read_back(office, text);
    assert_string_equal(xtrain_plan_title(plan), "Spring \"26\" \\ \xc3\xa9");
    assert_string_equal(plan->program_version, XTRAIN_VERSION_TEXT);
    assert_string_equal(plan->input_digest, office->plan->input_digest);
    assert_int_equal(xtrain_plan_value(plan), xtrain_plan_value(office->plan));
    assert_int_equal(xtrain_plan_breach_count(plan), xtrain_plan_breach_count(office->plan));
    assert_memory_equal(plan->persons, office->plan->persons, 3 * sizeof *plan->persons);
    assert_int_not_equal(plan->persons[BO].exposure, 0);
    assert_int_equal(xtrain_plan_department_exposure(plan, SALES), 3);
    for (int line = 0; line < xtrain_plan_line_count(plan); line++) {
        assert_int_equal(plan->lines[line].kind, office->plan->lines[line].kind);
        assert_string_equal(plan->lines[line].name, office->plan->lines[line].name);
    }
    for (int at = 0; at < 3 * WEEKS; at++) {
        assert_int_equal(plan->staffing[at].hosts, office->plan->staffing[at].hosts);
        assert_int_equal(plan->staffing[at].minimum, office->plan->staffing[at].minimum);
        assert_int_equal(plan->staffing[at].closed, office->plan->staffing[at].closed);
    }
    xtrain_plan_free(plan);
    xt_release(&office->context->memory, text);
}

static void state_learning(world *office)
{
    const int law = add_skill(office, "law");
    const int quotes = add_skill(office, "\"quotes\" \xc3\xa9");
    teach(office, SALES, law, 2, 3, 0);
    teach(office, SALES, quotes, 4, 3, 0);
    set_level(office, ANA, law, 1);
}

static void levels_gained_come_back(void **s)
{
    world *office = *s;
    state_learning(office);
    judge(office, "CSSSSCCC", BO_HOME, "......SS");
    char *text = written(office, office->plan);
    assert_non_null(strstr(
        text, ",\n \"gains\": [\n"
              "  {\"employee\": \"e1\", \"skill\": \"law\", \"from\": 1, \"to\": 3, "
              "\"periods\": [2,4]},\n"
              "  {\"employee\": \"e1\", \"skill\": \"\\\"quotes\\\" \xc3\xa9\", \"from\": 0, "
              "\"to\": 1, \"periods\": [4]},\n"
              "  {\"employee\": \"e3\", \"skill\": \"law\", \"from\": 0, \"to\": 1, "
              "\"periods\": [7]}\n ]\n}\n"));
    xtrain_plan *plan = read_back(office, text);
    assert_int_equal(xtrain_plan_gain_count(plan), 3);
    for (int index = 0; index < 3; index++) {
        const xtrain_gain *was = xtrain_plan_gain(office->plan, index);
        const xtrain_gain *is = xtrain_plan_gain(plan, index);
        assert_int_equal(is->employee, was->employee);
        assert_string_equal(is->skill, was->skill);
        assert_int_equal(is->from, was->from);
        assert_int_equal(is->to, was->to);
        assert_memory_equal(is->periods, was->periods,
                            (size_t)(was->to - was->from) * sizeof *was->periods);
    }
    xtrain_plan_free(plan);
    xt_release(&office->context->memory, text);
    expect_same_bytes(office);
}

static void nothing_is_said_of_gains_where_there_are_none(void **s)
{
    world *office = *s;
    state_learning(office);
    judge(office, ANA_HOME, BO_HOME, VI_IDLE);
    char *text = written(office, office->plan);
    assert_null(strstr(text, "gains"));
    xtrain_plan *plan = read_back(office, text);
    assert_int_equal(xtrain_plan_gain_count(plan), 0);
    xtrain_plan_free(plan);
    xt_release(&office->context->memory, text);
}

/* Eight periods of four hours from Wednesday 4 March 2026, two a day. */
static void judge_hours(world *office)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 4);
    calendar.unit = XTRAIN_UNIT_HOUR;
    calendar.every = 4;
    calendar.periods = WEEKS;
    calendar.day_begin = 510;
    calendar.day_end = 990;
    assert_int_equal(xtrain_problem_set_calendar(office->problem, &calendar), XTRAIN_OK);
    judge(office, "CCCCCCCC", "SSSSSSSS", "........");
    xt_plan_set_calendar(office->plan, &office->problem->calendar);
}

static void the_times_of_periods_in_hours_come_back(void **s)
{
    world *office = *s;
    int begin = -1;
    int end = -1;
    judge_hours(office);
    expect_same_bytes(office);
    char *text = written(office, office->plan);
    assert_non_null(strstr(text, " \"unit\": \"hour\",\n \"periods\": [\n"
                                 "  [\"2026-03-04\", \"08:30\", \"12:30\"],\n"
                                 "  [\"2026-03-04\", \"12:30\", \"16:30\"],\n"
                                 "  [\"2026-03-05\", \"08:30\", \"12:30\"],\n"));
    assert_non_null(strstr(text, "  [\"2026-03-09\", \"12:30\", \"16:30\"]\n ]"));
    xtrain_plan *plan = read_back(office, text);
    assert_true(xtrain_plan_period_hours(plan, 7, &begin, &end));
    assert_int_equal(begin, 750);
    assert_int_equal(end, 990);
    assert_int_equal(xtrain_plan_period(plan, 7).last, xtrain_date_make(2026, 3, 9));
    assert_true(xtrain_plan_period_hours(plan, 0, NULL, NULL));
    assert_false(xtrain_plan_period_hours(plan, 8, &begin, &end));
    assert_int_equal(begin, 0);
    assert_int_equal(end, 0);
    xtrain_plan_free(plan);
    xt_release(&office->context->memory, text);
}

static void periods_of_whole_days_have_no_times(void **s)
{
    world *office = *s;
    int begin = -1;
    judge(office, "CCCCCCCC", "SSSSSSSS", "........");
    assert_false(xtrain_plan_period_hours(office->plan, 0, &begin, NULL));
    assert_int_equal(begin, 0);
    assert_false(xtrain_plan_period_hours(NULL, 0, NULL, NULL));
}

static void state_utility(world *office, uint32_t lines)
{
    xtrain_objective objective = XTRAIN_OBJECTIVE_INIT;
    objective.kind = XTRAIN_OBJECTIVE_UTILITY;
    objective.sum = 3;
    objective.least = 70;
    objective.lines = lines;
    assert_int_equal(xtrain_problem_set_objective(office->problem, &objective), XTRAIN_OK);
}

static void a_plan_for_utility_comes_back(void **s)
{
    world *office = *s;
    state_everything(office);
    state_utility(office, UINT32_C(1) << (unsigned)XTRAIN_RULE_C2 |
                              UINT32_C(1) << (unsigned)XTRAIN_RULE_D1 |
                              UINT32_C(1) << (unsigned)XTRAIN_RULE_P8);
    judge(office, "CSLC.CCC", "SLCSSSSS", "...C...L");
    const xtrain_certificate claim = {
        .outcome = XTRAIN_OUTCOME_STOPPED, .has_bound = true, .bound = 5 + office->plan->value};
    xt_plan_certify(office->plan, &claim);
    char *text = written(office, office->plan);
    assert_non_null(strstr(text,
                           "\"objective\": {\"kind\": \"utility\", \"sum\": 3, \"least\": 70, "
                           "\"lines\": [\"P8\", \"C2\"]},"));
    assert_non_null(strstr(text, "\"sense\": \"maximise\""));
    xtrain_plan *plan = read_back(office, text);
    assert_int_equal(xtrain_plan_sense(plan), XTRAIN_SENSE_MAXIMISE);
    assert_int_equal(xtrain_plan_value(plan), xtrain_plan_value(office->plan));
    assert_int_equal(plan->objective.lines, office->plan->objective.lines);
    assert_memory_equal(plan->persons, office->plan->persons, 3 * sizeof *plan->persons);
    assert_int_not_equal(plan->persons[ANA].utility, 0);
    xtrain_plan_free(plan);
    xt_release(&office->context->memory, text);
    expect_same_bytes(office);
}

static void nothing_and_everything_can_be_chosen(void **s)
{
    world *office = *s;
    state_everything(office);
    state_utility(office, 0);
    judge(office, "CSLC.CCC", "SLCSSSSS", "...C...L");
    expect_same_bytes(office);
    world *other = world_create(NULL);
    state_everything(other);
    state_utility(other, UINT32_MAX);
    judge(other, "CSLC.CCC", "SLCSSSSS", "...C...L");
    expect_same_bytes(other);
    world_free(other);
}

/* Takes the text out of `all` from each `from` up to and with the next `to`. */
static void take_out(char *all, const char *from, const char *to)
{
    for (char *at = strstr(all, from); at != NULL; at = strstr(at, from)) {
        const char *end = strstr(at, to);
        assert_non_null(end);
        end += strlen(to);
        memmove(at, end, strlen(end) + 1);
    }
}

static void take_out_exposure(char *all)
{
    static const char key[] = ", \"exposure\": ";
    for (char *at = strstr(all, key); at != NULL; at = strstr(at, key)) {
        const char *end = at + strlen(key);
        end += strspn(end, "0123456789");
        memmove(at, end, strlen(end) + 1);
    }
}

static void a_plan_without_exposure_has_none(void **s)
{
    world *office = *s;
    state_everything(office);
    state_utility(office, UINT32_MAX);
    judge(office, "CSLC.CCC", "SLCSSSSS", "...C...L");
    char *text = written(office, office->plan);
    take_out_exposure(text);
    xtrain_plan *plan = read_back(office, text);
    assert_int_equal(xtrain_plan_value(plan), xtrain_plan_value(office->plan));
    assert_int_equal(plan->persons[VI].idle, office->plan->persons[VI].idle);
    assert_int_equal(plan->persons[BO].exposure, 0);
    assert_int_equal(xtrain_plan_department_exposure(plan, SALES), 0);
    xtrain_plan_free(plan);
    xt_release(&office->context->memory, text);
}

static void an_older_plan_is_one_for_the_fewest_points(void **s)
{
    world *office = *s;
    state_everything(office);
    judge(office, "CSLC.CCC", "SLCSSSSS", "...C...L");
    char *text = written(office, office->plan);
    take_out(text, " \"objective\"", "\n");
    take_out(text, ", \"sites\"", "\"utility\": 0");
    take_out(text, ",\n \"gains\"", "\n ]");
    take_out_exposure(text);
    xtrain_plan *plan = read_back(office, text);
    assert_int_equal(xtrain_plan_sense(plan), XTRAIN_SENSE_MINIMISE);
    assert_int_equal(xtrain_plan_value(plan), xtrain_plan_value(office->plan));
    assert_int_equal(plan->persons[VI].wishes_granted, office->plan->persons[VI].wishes_granted);
    assert_int_equal(plan->persons[VI].sites, 0);
    assert_int_equal(plan->persons[VI].idle, 0);
    assert_int_not_equal(office->plan->persons[VI].idle, 0);
    xtrain_plan_free(plan);
    xt_release(&office->context->memory, text);
}

static void other_json_programs_can_read_it(void **s)
{
    world *office = *s;
    json_error_t error;
    judge_ana(office, "CCSSCCCC");
    const xtrain_certificate claim = {XTRAIN_OUTCOME_OPTIMAL, true, 0, 0.0, 1, 2, 3, 0.005};
    xt_plan_certify(office->plan, &claim);
    char *text = written(office, office->plan);
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    assert_non_null(root);
    assert_int_equal(json_integer_value(json_object_get(root, "format")), 1);
    const json_t *certificate = json_object_get(root, "certificate");
    assert_string_equal(json_string_value(json_object_get(certificate, "outcome")), "optimal");
    assert_string_equal(json_string_value(json_object_get(certificate, "sense")), "minimise");
    const json_t *ana = json_array_get(json_object_get(root, "tracks"), 0);
    assert_string_equal(json_string_value(json_array_get(ana, 2)), "S");
    json_decref(root);
    xt_release(&office->context->memory, text);
}

static void the_hosts_locale_changes_nothing(void **s)
{
    static const char *const names[] = {"de_DE.UTF-8", "de_DE", "fr_FR.UTF-8"};
    world *office = *s;
    judge_ana(office, "CCSSCCCC");
    const xtrain_certificate claim = {XTRAIN_OUTCOME_STOPPED, true, -5, 0.0, 1, 2, 3, 0.125};
    xt_plan_certify(office->plan, &claim);
    char *plain = written(office, office->plan);
    for (size_t at = 0; at < 3; at++) {
        if (setlocale(LC_ALL, names[at]) != NULL) { /* where it is installed */
            char *text = written(office, office->plan);
            assert_string_equal(text, plain);
            expect_same_bytes(office);
            xt_release(&office->context->memory, text);
        }
    }
    setlocale(LC_ALL, "C");
    assert_non_null(strstr(plain, "\"gap_target\": 0.125,"));
    xt_release(&office->context->memory, plain);
}

static void a_file_is_read_like_a_text(void **s)
{
    world *office = *s;
    xtrain_plan *plan = NULL;
    assert_int_equal(xtrain_plan_read_file(&plan, office->context, "no such file.json"),
                     XTRAIN_ERROR_FILE);
    assert_null(plan);
    assert_int_equal(xtrain_plan_read_file(NULL, office->context, "x"), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_plan_read_file(&plan, NULL, "x"), XTRAIN_ERROR_ARGUMENT);
    assert_int_equal(xtrain_plan_read_file(&plan, office->context, NULL), XTRAIN_ERROR_ARGUMENT);
}

static void running_out_of_memory_leaves_nothing_behind(void **s)
{
    (void)s;
    failing memory = {1000000, 0};
    const xtrain_allocator hook = failing_hook(&memory);
    world *office = world_create(&hook);
    state_everything(office);
    judge(office, "CSLC.CCC", "SLCSSSSS", "...C...L");
    char *whole = written(office, office->plan);
    const long before = memory.live;
    xtrain_status status = XTRAIN_ERROR_MEMORY;
    for (long calls = 0; status != XTRAIN_OK; calls++) {
        char *text = NULL;
        memory.left = calls;
        status = xt_plan_write_json(&text, office->context, office->plan);
        assert_true((status == XTRAIN_OK) == (text != NULL));
        xt_release(&office->context->memory, text);
        assert_int_equal(memory.live, before);
    }
    status = XTRAIN_ERROR_MEMORY;
    for (long calls = 0; status != XTRAIN_OK; calls++) {
        xtrain_plan *plan = NULL;
        memory.left = calls;
        status = xt_plan_read_json(&plan, office->context, whole, strlen(whole), "plan.json");
        assert_true(status == XTRAIN_OK || status == XTRAIN_ERROR_MEMORY);
        assert_true((status == XTRAIN_OK) == (plan != NULL));
        xtrain_plan_free(plan);
        assert_int_equal(memory.live, before);
    }
    xt_release(&office->context->memory, whole);
    world_free(office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(a_plan_read_and_written_again_is_the_same_bytes),
        WORLD_TEST(everything_comes_back),
        WORLD_TEST(levels_gained_come_back),
        WORLD_TEST(nothing_is_said_of_gains_where_there_are_none),
        WORLD_TEST(the_times_of_periods_in_hours_come_back),
        WORLD_TEST(periods_of_whole_days_have_no_times),
        WORLD_TEST(a_plan_for_utility_comes_back),
        WORLD_TEST(nothing_and_everything_can_be_chosen),
        WORLD_TEST(a_plan_without_exposure_has_none),
        WORLD_TEST(an_older_plan_is_one_for_the_fewest_points),
        WORLD_TEST(other_json_programs_can_read_it),
        WORLD_TEST(the_hosts_locale_changes_nothing),
        WORLD_TEST(a_file_is_read_like_a_text),
        cmocka_unit_test(running_out_of_memory_leaves_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
