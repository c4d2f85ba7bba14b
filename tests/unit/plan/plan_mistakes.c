/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan.json that nobody should believe: each is refused, with the place and no crash. */
#include "unit/check/world.h"

#include <stdlib.h>
#include <string.h>

#include "base/random.h"

/* A plan with a breach of a person and one of a department, a title and a bound. */
static char *sample(world *office)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_D1, (stated){XTRAIN_PARAMETER_MIN, 1}, NONE_STATED);
    rule.subject = department_subject(CLAIMS);
    (void)add_rule(office, &rule);
    assert_int_equal(xtrain_problem_set_title(office->problem, "Spring"), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(office->problem, LEGAL, weeks(5, 5)), XTRAIN_OK);
    set_exposure(office, SALES, 3);
    judge(office, "CCSCCCCC", "SSSSSSS.", VI_IDLE);
    const xtrain_certificate claim = {XTRAIN_OUTCOME_STOPPED, true, 800, 0.0, 1, 2, 3, 0.5};
    xt_plan_certify(office->plan, &claim);
    char *text = NULL;
    assert_int_equal(xt_plan_write_json(&text, office->context, office->plan), XTRAIN_OK);
    return text;
}

static xtrain_status read_text(world *office, const char *text, size_t length)
{
    xtrain_plan *plan = NULL;
    xtrain_context_clear_errors(office->context);
    const xtrain_status status =
        xt_plan_read_json(&plan, office->context, text, length, "plan.json");
    assert_true((status == XTRAIN_OK) == (plan != NULL));
    assert_int_equal(xtrain_context_error_count(office->context), status == XTRAIN_OK ? 0 : 1);
    xtrain_plan_free(plan);
    return status;
}

/* The text with the first `from` made `to`. */
static char *changed(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    if (at == NULL) {
        fail_msg("the sample has no %s", from);
    }
    const size_t head = (size_t)(at - text);
    const size_t tail = strlen(at) - strlen(from);
    char *result = malloc(head + strlen(to) + tail + 1);
    assert_non_null(result);
    memcpy(result, text, head);
    memcpy(result + head, to, strlen(to));
    memcpy(result + head + strlen(to), at + strlen(from), tail + 1);
    return result;
}

typedef struct change {
    const char *from;
    const char *to;
    const char *message; /* its beginning */
} change;

static const change changes[] = {
    /* the whole */
    {"\"format\": 1", "\"format\": 2", "only format 1 is known"},
    {"\"format\": 1", "\"format\": \"1\"", "\"format\" must be a whole number"},
    {"\"format\": 1", "\"format\": 1, \"format\": 1", "not JSON: duplicate object key"},
    {"\"format\": 1", "\"format\": 1, \"colour\": 3", "there is a key that no plan has"},
    {"\"title\"", "\"titel\"", "\"title\" is missing"},
    {"\"Spring\"", "7", "\"title\" must be a text"},
    {"\"Spring\"", "\"a\\nb\"", "\"title\" must be a text"},
    {"\"Spring\"", "\"\\u0000\"", "not JSON"},
    {"\"Spring\"", "\"\xff\"", "not JSON"},
    {"\"xtrain ", "\"excel ", "\"program\" is not xtrain"},
    {"\"input_digest\": \"", "\"input_digest\": \"g", "\"input_digest\" must be a text"},
    {"\"seed\": \"1\"", "\"seed\": 1", "\"seed\" must be a quoted whole number"},
    {"\"seed\": \"1\"", "\"seed\": \"01\"", "\"seed\" must be a quoted whole number"},
    {"\"seed\": \"1\"", "\"seed\": \"18446744073709551616\"", "\"seed\" must be"},
    {"\"iterations\": 2", "\"iterations\": -2", "\"iterations\" must be a whole number"},
    {"\"iterations\": 2", "\"iterations\": 2.5", "\"iterations\" must be a whole number"},
    {"\"iterations\": 2", "\"iterations\": 99999999999999999999", "not JSON: too big integer"},
    {"\"gap_target\": 0.5", "\"gap_target\": -0.5", "\"gap_target\" must be a number"},
    {"\"gap_target\": 0.5", "\"gap_target\": 1e999", "not JSON: real number overflow"},
    {"\"value\": 1000", "\"value\": 999", "value, musts_broken and goals_unmet must be"},
    {"\"musts_broken\": 2", "\"musts_broken\": 0", "value, musts_broken and goals_unmet must be"},
    {"\"goals_unmet\": 0", "\"goals_unmet\": 1", "value, musts_broken and goals_unmet must be"},
    {"\"unit\": \"week\"", "\"unit\": \"fortnight\"", "\"unit\" is none of the words"},
    /* objective */
    {"\"objective\": {\"kind\": \"points\"},", "", "departments, row 1: there is a key"},
    {"{\"kind\": \"points\"}", "\"points\"", "objective: an object is expected"},
    {"\"kind\": \"points\"", "\"kind\": \"joy\"", "objective: \"kind\" is none of the words"},
    {"\"kind\": \"points\"", "\"kind\": 1", "objective: \"kind\" is none of the words"},
    {"\"kind\": \"points\"", "\"kind\": \"points\", \"sum\": 1", "objective: there is a key"},
    {"\"kind\": \"points\"", "\"kind\": \"utility\"", "objective: \"sum\" is missing"},
    /* certificate */
    {"\"certificate\": {", "\"certificate\": 1, \"x\": {", "there is a key that no plan has"},
    {"\"stopped\"", "\"perfect\"", "certificate: \"outcome\" is none of the words"},
    {"\"minimise\"", "\"maximise\"", "certificate: \"sense\" must be"},
    {"\"minimise\", \"value\": 1000", "\"minimise\", \"value\": 1",
     "certificate: \"value\" differs"},
    {"\"gap\": 0.2", "\"gap\": 0.1", "certificate: \"gap\" does not follow"},
    {"\"gap\": 0.2", "\"gap\": null", "certificate: \"gap\" does not follow"},
    {"\"bound\": 800", "\"bound\": null", "certificate: \"gap\" does not follow"},
    {"\"bound\": 800", "\"bound\": 0.5", "certificate: \"bound\" must be a whole number"},
    /* periods */
    {"\"2026-03-02\"", "\"2026-03-32\"", "periods, row 1: two dates"},
    {"\"2026-03-09\"", "\"2026-03-10\"", "periods, row 2: two dates"},
    {"\"2026-03-09\", ", "", "periods, row 2: two dates"},
    {"\"2026-03-09\"", "20260309", "periods, row 2: two dates"},
    /* departments and employees */
    {"\"code\": \"S\"", "\"code\": \"C\"", "departments, row 2: the name is empty or there twice"},
    {"\"code\": \"S\"", "\"code\": \"\"", "departments, row 2: the name is empty or there twice"},
    {"\"load\": 2", "\"load\": 1001", "departments, row 2: \"load\" must be a whole number"},
    {"\"load\": 2", "\"load\": 2, \"site\": 1", "departments, row 2: there is a key"},
    {"{\"code\": \"S\", \"name\": \"Sales\", \"load\": 2, \"exposure\": 3}", "\"S\"",
     "departments, row 2: an object is expected"},
    {"\"exposure\": 3", "\"exposure\": -3", "departments, row 2: \"exposure\" must be a whole"},
    {"\"exposure\": 3", "\"exposure\": 1001", "departments, row 2: \"exposure\" must be a whole"},
    {"\"exposure\": 3", "\"exposure\": null", "departments, row 2: \"exposure\" must be a whole"},
    {"\"exposure\": 3", "\"exposure\": 2", "persons, row 1: \"exposure\" does not follow"},
    {"\"load\": 2, \"exposure\": 3", "\"load\": 2", "departments, row 2: \"exposure\" is missing"},
    {"\"load\": 1, \"exposure\": 0", "\"load\": 1", "departments, row 2: there is a key"},
    {"\"id\": \"Bo\"", "\"id\": \"e1\"", "employees, row 2: the name is empty or there twice"},
    {"\"home\": \"S\"", "\"home\": \"X\"", "employees, row 2: \"home\" is not in the plan's lists"},
    {"\"home\": \"S\"", "\"home\": 1", "employees, row 2: \"home\" is not in the plan's lists"},
    /* cells */
    {"[\"C\",\"C\",\"S\"", "[\"C\",\"C\",\"X\"", "tracks, row 1: cell 3 is no department's code"},
    {"[\"C\",\"C\",\"S\"", "[\"C\",\"C\",0", "tracks, row 1: cell 3 is no department's code"},
    {"[\"C\",\"C\",\"S\"", "[\"C\",\"C\"", "tracks, row 1: 8 cells are expected"},
    {"[\"C\",\"C\",\"S\"", "{},[\"C\",\"C\",\"S\"", "\"tracks\" has 4 entries"},
    {"\"........\"", "\".......\"", "flags, row 1: 8 letters are expected"},
    {"\"........\"", "\"....q...\"", "flags, row 1: letter 5 is unknown"},
    {"\"........\"", "8", "flags, row 1: 8 letters are expected"},
    /* staffing */
    {"\"heads\": [1", "\"heads\": [4", "staffing, row 1: \"heads\": number 1 must be"},
    {"\"heads\": [1", "\"heads\": [-1", "staffing, row 1: \"heads\": number 1 must be"},
    {"\"heads\": [1", "\"heads\": [null", "staffing, row 1: \"heads\": number 1 must be"},
    {"\"heads\": [1", "\"heads\": [1,1", "staffing, row 1: \"heads\" has 9 entries"},
    {"\"visitors\": [0", "\"visitors\": [2", "staffing, row 1: period 1 contradicts itself"},
    {"\"minimum\": [1", "\"minimum\": [200001", "staffing, row 1: \"minimum\": number 1 must be"},
    {"\"closed\": \".....c..\"", "\"closed\": \".....x..\"",
     "staffing, row 3: \"closed\" must have"},
    {"\"closed\": \"........\"", "\"closed\": \"c.......\"",
     "staffing, row 1: period 1 contradicts itself"},
    /* persons */
    {"\"eligible\": 8", "\"eligible\": 9", "persons, row 1: \"eligible\" must be"},
    {"\"away\": 1", "\"away\": 9", "persons, row 1: \"away\" must be"},
    {"\"share\": ", "\"share\": -", "persons, row 1: \"share\" must be"},
    {"\"wishes_asked\": 0", "\"wishes_asked\": 51", "persons, row 1: \"wishes_asked\" must be"},
    {"\"wishes_granted\": 0", "\"wishes_granted\": 1", "persons, row 1: \"wishes_granted\" must"},
    {"\"sites\": 0", "\"sites\": 9", "persons, row 1: \"sites\" must be"},
    {"\"sites\": 0, ", "", "persons, row 1: \"sites\" is missing"},
    {"\"idle\": 0", "\"idle\": 1", "persons, row 1: \"idle\" must be"}, /* she has a home */
    {"\"utility\": 0, \"exposure\": 3", "\"utility\": 0",
     "persons, row 1: \"exposure\" is missing"},
    {"\"utility\": 0, \"exposure\": 3", "\"utility\": 0, \"exposure\": 4",
     "persons, row 1: \"exposure\" does not follow"},
    {"\"utility\": 0, \"exposure\": 3", "\"utility\": 0, \"exposure\": -1",
     "persons, row 1: \"exposure\" must be a whole number"},
    {"\"utility\": 0, \"exposure\": 3", "\"utility\": 0, \"exposure\": \"3\"",
     "persons, row 1: \"exposure\" must be a whole number"},
    {"\"utility\": 0", "\"utility\": 0.5", "persons, row 1: \"utility\" must be a whole number"},
    {"\"utility\": 0", "\"utility\": -7", "persons, row 1: \"utility\" must be 0 with"},
    /* lines and breaches */
    {"{\"rule\": \"D1\"", "{\"rule\": \"d1\"", "lines, row 1: \"rule\" is no rule's number"},
    {"{\"rule\": \"D1\"", "{\"rule\": \"D9\"", "lines, row 1: \"rule\" is no rule's number"},
    {"\"strength\": \"must\"", "\"strength\": \"wish\"", "lines, row 1: \"strength\" is none"},
    {"\"strength\": \"must\"", "\"strength\": \"cost\"", "lines, row 1: \"strength\" is not one"},
    {"\"units\": 1", "\"units\": -1", "lines, row 1: \"units\" must be"},
    {"\"points\": 1000", "\"points\": 9000000000000000000", "lines, row 1: \"points\" must be"},
    {"\"employee\": null", "\"employee\": \"e9\"", "breaches, row 1: \"employee\" is not in"},
    {"\"department\": \"C\"", "\"department\": \"X\"", "breaches, row 1: \"department\" is not in"},
    {"\"period\": 2", "\"period\": 8", "breaches, row 1: \"period\" must be"},
    {"\"period\": 2", "\"period\": -1", "breaches, row 1: \"period\" must be"},
    {"\"message\": \"", "\"message\": \"\\u001b", "breaches, row 1: \"message\" must be a text"},
};

static void expect_refused(world *office, const char *text, const change *changed_to, size_t count)
{
    assert_int_equal(read_text(office, text, strlen(text)), XTRAIN_OK);
    for (size_t at = 0; at < count; at++) {
        const change *one = &changed_to[at];
        char *wrong = changed(text, one->from, one->to);
        const xtrain_status status = read_text(office, wrong, strlen(wrong));
        const xtrain_error *error = xtrain_context_error_at(office->context, 0);
        if (status != XTRAIN_ERROR_INPUT ||
            strncmp(error->message, one->message, strlen(one->message)) != 0) {
            fail_msg("%s -> %s: %s", one->from, one->to,
                     status == XTRAIN_OK ? "accepted" : error->message);
        }
        assert_string_equal(error->file, "plan.json");
        free(wrong);
    }
}

static void every_wrong_value_is_refused_with_its_place(void **s)
{
    world *office = *s;
    char *text = sample(office);
    expect_refused(office, text, changes, sizeof changes / sizeof changes[0]);
    xt_release(&office->context->memory, text);
}

static const change utility_changes[] = {
    {"\"sum\": 2", "\"sum\": 1001", "objective: \"sum\" must be a whole number"},
    {"\"sum\": 2", "\"sum\": -1", "objective: \"sum\" must be a whole number"},
    {"\"least\": 3", "\"least\": 100001", "objective: \"least\" must be a whole number"},
    {"\"sum\": 2, \"least\": 3", "\"sum\": 0, \"least\": 0",
     "objective: \"sum\" and \"least\" are both 0"},
    {"\"sum\": 2", "\"sum\": 1", "value, musts_broken and goals_unmet must be"},
    {"\"least\": 3", "\"least\": 1", "value, musts_broken and goals_unmet must be"},
    {", \"least\": 3", "", "objective: \"least\" is missing"},
    {"[\"P4\", \"C1\"]", "\"P4\"", "objective: \"lines\" must be a list"},
    {"[\"P4\", \"C1\"]", "[\"C1\"]", "value, musts_broken and goals_unmet must be"},
    {"[\"P4\", \"C1\"]", "[\"P4\", \"P4\"]", "objective: \"lines\": entry 2 is no person rule"},
    {"[\"P4\", \"C1\"]", "[\"D1\"]", "objective: \"lines\": entry 1 is no person rule"},
    {"[\"P4\", \"C1\"]", "[\"p4\"]", "objective: \"lines\": entry 1 is no person rule"},
    {"[\"P4\", \"C1\"]", "[4]", "objective: \"lines\": entry 1 is no person rule"},
    {"[\"P4\", \"C1\"]", "[[]]", "objective: \"lines\": entry 1 is no person rule"},
    {"\"maximise\"", "\"minimise\"", "certificate: \"sense\" must be \"maximise\""},
    {"\"kind\": \"utility\"", "\"kind\": \"points\"", "objective: there is a key"},
    {"\"utility\": -5", "\"utility\": -6", "value, musts_broken and goals_unmet must be"},
    {", \"utility\": -5", "", "persons, row 1: \"utility\" is missing"},
    {"\"idle\": 4", "\"idle\": 9", "persons, row 3: \"idle\" must be"},
};

static void every_wrong_value_of_a_plan_for_utility_is_refused(void **s)
{
    world *office = *s;
    xtrain_rule rule = make_rule(XTRAIN_RULE_P4, (stated){XTRAIN_PARAMETER_MAX, 1}, NONE_STATED);
    rule.strength = XTRAIN_SHOULD;
    rule.points = 5;
    (void)add_rule(office, &rule);
    xtrain_objective objective = XTRAIN_OBJECTIVE_INIT;
    objective.kind = XTRAIN_OBJECTIVE_UTILITY;
    objective.sum = 2;
    objective.least = 3;
    objective.lines = UINT32_C(1) << (unsigned)XTRAIN_RULE_P4 | UINT32_C(1)
                                                                    << (unsigned)XTRAIN_RULE_C1;
    assert_int_equal(xtrain_problem_set_objective(office->problem, &objective), XTRAIN_OK);
    judge(office, "CSSCCCCC", BO_HOME, "....S...");
    char *text = NULL;
    assert_int_equal(xt_plan_write_json(&text, office->context, office->plan), XTRAIN_OK);
    expect_refused(office, text, utility_changes,
                   sizeof utility_changes / sizeof utility_changes[0]);
    xt_release(&office->context->memory, text);
}

#define LAW "{\"employee\": \"e1\", \"skill\": \"law\", \"from\": 1, \"to\": 3, \"periods\": [2,4]}"
#define LATIN                                                                                      \
    "{\"employee\": \"e1\", \"skill\": \"latin\", \"from\": 0, \"to\": 1, \"periods\": [4]}"
#define LATER "gains, row 1: \"periods\": number 2 must be that of a later period"

static const change gain_changes[] = {
    {"\"gains\": [", "\"gains\": 1, \"x\": [", "there is a key that no plan has"},
    {"\"gains\": [\n  " LAW ",\n  " LATIN "\n ]", "\"gains\": {}", "\"gains\" must be a list"},
    {LAW ",\n  " LATIN, "", "\"gains\" has 0 entries"},
    {LAW, "1", "gains, row 1: an object is expected"},
    {LAW, LATIN, "gains, row 2: rows must go by person, with each skill once"},
    {LATIN, "{\"employee\": \"Bo\"}", "gains, row 2: \"skill\" is missing"},
    {"\"from\": 1", "\"from\": 1, \"why\": 1", "gains, row 1: there is a key that no plan has"},
    {"{\"employee\": \"e1\", \"skill\": \"law\"", "{\"employee\": \"x\", \"skill\": \"law\"",
     "gains, row 1: \"employee\" is not in the plan's lists"},
    {"{\"employee\": \"e1\", \"skill\": \"law\"", "{\"employee\": null, \"skill\": \"law\"",
     "gains, row 1: a person and a skill are expected"},
    {"\"skill\": \"law\"", "\"skill\": \"\"", "gains, row 1: a person and a skill are expected"},
    {"\"skill\": \"law\"", "\"skill\": \"\\n\"", "gains, row 1: \"skill\" must be a text"},
    {"\"from\": 1", "\"from\": -1", "gains, row 1: \"from\" must be a whole number from 0 to 19"},
    {"\"to\": 3", "\"to\": 1", "gains, row 1: \"to\" must be a whole number from 2 to 20"},
    {"\"to\": 3", "\"to\": 21", "gains, row 1: \"to\" must be a whole number from 2 to 20"},
    {"\"to\": 3", "\"to\": 2", "gains, row 1: \"periods\" has 2 entries; 1 to 1 can be"},
    {"[2,4]", "2", "gains, row 1: \"periods\" must be a list"},
    {"[2,4]", "[2,2]", LATER},
    {"[2,4]", "[2,8]", LATER},
    {"[2,4]", "[2,0.5]", LATER},
    {"[2,4]", "[2,5]", LATER}, /* she is on leave */
};

static void every_wrong_gain_is_refused(void **s)
{
    world *office = *s;
    const int law = add_skill(office, "law");
    teach(office, SALES, law, 2, 3, 0);
    teach(office, SALES, add_skill(office, "latin"), 4, 3, 0);
    set_level(office, ANA, law, 1);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(5, 5)), XTRAIN_OK);
    judge_ana(office, "CSSSSCCC");
    char *text = NULL;
    assert_int_equal(xt_plan_write_json(&text, office->context, office->plan), XTRAIN_OK);
    expect_refused(office, text, gain_changes, sizeof gain_changes / sizeof gain_changes[0]);
    /* A person further up in the list comes first. */
    char *other = changed(text, "{\"employee\": \"e1\", \"skill\": \"law\"",
                          "{\"employee\": \"Bo\", \"skill\": \"law\"");
    assert_int_equal(read_text(office, other, strlen(other)), XTRAIN_ERROR_INPUT);
    free(other);
    xt_release(&office->context->memory, text);
}

#define ROW "periods, row "
#define FORM ": a day and two times are expected, such as [\"2026-03-02\", \"08:00\", \"10:00\"]"
#define ORDER ": it does not follow the row before"

/* Wednesday 4 March 2026, 08:00 to 12:00 and 12:00 to 16:00, and so on. */
static const change hours_changes[] = {
    {"\"unit\": \"hour\"", "\"unit\": \"day\"", ROW "1: two dates"},
    {"\"08:00\"", "\"8:00\"", ROW "1" FORM},
    {"\"08:00\"", "\"08:60\"", ROW "1" FORM},
    {"\"08:00\"", "800", ROW "1" FORM},
    {", \"08:00\"", "", ROW "1" FORM},
    {"\"2026-03-04\"", "\"2026-03-32\"", ROW "1" FORM},
    {"\"08:00\", \"12:00\"", "\"12:00\", \"08:00\"", ROW "1" ORDER},
    {"\"08:00\"", "\"07:00\"", ROW "2" ORDER},
    {"\"12:00\", \"16:00\"", "\"12:30\", \"16:30\"", ROW "2" ORDER},
    {"\"12:00\", \"16:00\"", "\"12:00\", \"24:01\"", ROW "2" FORM},
    {"\"2026-03-05\"", "\"2026-03-03\"", ROW "3" ORDER},
    {"\"2026-03-05\", \"08:00\", \"12:00\"", "\"2026-03-05\", \"09:00\", \"13:00\"", ROW "3" ORDER},
};

static void every_wrong_time_of_a_period_is_refused(void **s)
{
    world *office = *s;
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    char *text = NULL;
    calendar.start = xtrain_date_make(2026, 3, 4);
    calendar.unit = XTRAIN_UNIT_HOUR;
    calendar.every = 4;
    calendar.periods = WEEKS;
    calendar.day_begin = 480;
    calendar.day_end = 960;
    assert_int_equal(xtrain_problem_set_calendar(office->problem, &calendar), XTRAIN_OK);
    judge(office, "CCCCCCCC", BO_HOME, VI_IDLE);
    xt_plan_set_calendar(office->plan, &office->problem->calendar);
    assert_int_equal(xt_plan_write_json(&text, office->context, office->plan), XTRAIN_OK);
    expect_refused(office, text, hours_changes, sizeof hours_changes / sizeof hours_changes[0]);
    xt_release(&office->context->memory, text);
}

static void every_missing_key_is_refused(void **s)
{
    world *office = *s;
    char *text = sample(office);
    for (char *at = strchr(text, '"'); at != NULL; at = strchr(at + 1, '"')) {
        char *end = strchr(at + 1, '"');
        if (end[1] == ':') { /* a key: make it another one */
            const char kept = at[1];
            at[1] = 'Z';
            assert_int_equal(read_text(office, text, strlen(text)), XTRAIN_ERROR_INPUT);
            at[1] = kept;
        }
        at = end;
    }
    assert_int_equal(read_text(office, text, strlen(text)), XTRAIN_OK);
    xt_release(&office->context->memory, text);
}

static void a_truncated_file_is_refused_by_line(void **s)
{
    world *office = *s;
    char *text = sample(office);
    const size_t length = strlen(text);
    for (size_t kept = 0; kept + 2 < length; kept++) {
        assert_int_equal(read_text(office, text, kept), XTRAIN_ERROR_INPUT);
    }
    int lines = 0;
    const size_t half = length / 2;
    for (size_t at = 0; at < half; at++) {
        lines += text[at] == '\n' ? 1 : 0;
    }
    assert_int_equal(read_text(office, text, half), XTRAIN_ERROR_INPUT);
    assert_int_equal(xtrain_context_error_at(office->context, 0)->line, lines + 1);
    xt_release(&office->context->memory, text);
}

/* Bytes changed at random: read or refused, and read again the same when accepted. */
static void damaged_bytes_do_no_harm(void **s)
{
    static const char bytes[] = "\"{}[],:0-9.eE\\ntrulsNC\x01\xc3\xff";
    world *office = *s;
    char *text = sample(office);
    const size_t length = strlen(text);
    xt_random random;
    xt_random_init(&random, 11, 0);
    for (int round = 0; round < 3000; round++) {
        char *wrong = malloc(length);
        assert_non_null(wrong);
        memcpy(wrong, text, length);
        for (int at = xt_random_below(&random, 4); at >= 0; at--) {
            wrong[xt_random_below(&random, (int)length)] =
                bytes[xt_random_below(&random, (int)sizeof bytes - 1)];
        }
        const xtrain_status status = read_text(office, wrong, length);
        assert_true(status == XTRAIN_OK || status == XTRAIN_ERROR_INPUT);
        free(wrong);
    }
    xt_release(&office->context->memory, text);
}

static void brackets_are_counted_before_anything_is_built(void **s)
{
    enum { MANY = 4000000 };
    world *office = *s;
    char *text = malloc(MANY);
    assert_non_null(text);
    memset(text, '[', MANY);
    assert_int_equal(read_text(office, text, MANY), XTRAIN_ERROR_INPUT);
    text[0] = '[';
    for (int at = 1; at + 2 < MANY; at += 2) {
        memcpy(text + at, "[]", 2);
    }
    assert_int_equal(read_text(office, text, MANY), XTRAIN_ERROR_LIMIT);
    free(text);
}

static void nothing_and_other_json_are_no_plans(void **s)
{
    static const char *const texts[] = {"",
                                        " ",
                                        "{}",
                                        "[]",
                                        "null",
                                        "1",
                                        "{",
                                        "\"",
                                        "{\"",
                                        "\"\\",
                                        "]",
                                        "{\"format\": 1}",
                                        "\n\n{\n \"format\": 1,\n \"format\": 1}"};
    world *office = *s;
    for (size_t at = 0; at < sizeof texts / sizeof texts[0]; at++) {
        assert_int_equal(read_text(office, texts[at], strlen(texts[at])), XTRAIN_ERROR_INPUT);
    }
    assert_int_equal(xtrain_context_error_at(office->context, 0)->line, 5);
    assert_int_equal(read_text(office, "{\"a\":\0}", 7), XTRAIN_ERROR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WORLD_TEST(every_wrong_value_is_refused_with_its_place),
        WORLD_TEST(every_wrong_value_of_a_plan_for_utility_is_refused),
        WORLD_TEST(every_wrong_gain_is_refused),
        WORLD_TEST(every_wrong_time_of_a_period_is_refused),
        WORLD_TEST(every_missing_key_is_refused),
        WORLD_TEST(a_truncated_file_is_refused_by_line),
        WORLD_TEST(damaged_bytes_do_no_harm),
        WORLD_TEST(brackets_are_counted_before_anything_is_built),
        WORLD_TEST(nothing_and_other_json_are_no_plans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
