/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_person(world *office, const char *id, const char *name, int home)
{
    xtrain_employee person = XTRAIN_EMPLOYEE_INIT;
    person.id = id;
    person.name = name;
    person.home = home;
    person.source = labelled(id);
    assert_int_equal(xtrain_problem_add_employee(NULL, office->problem, &person), XTRAIN_OK);
}

static void add_departments(world *office)
{
    static const char *const names[] = {"Claims", "Sales", "Legal"};
    for (int at = 0; at < 3; at++) {
        const char code[2] = {names[at][0], '\0'};
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;
        department.code = code;
        department.name = names[at];
        department.load = at + 1;
        department.source = labelled(names[at]);
        assert_int_equal(xtrain_problem_add_department(NULL, office->problem, &department),
                         XTRAIN_OK);
    }
}

world *world_create(const xtrain_allocator *allocator)
{
    world *office = calloc(1, sizeof *office);
    assert_non_null(office);
    assert_int_equal(xtrain_context_create(&office->context, allocator), XTRAIN_OK);
    assert_int_equal(xtrain_problem_create(&office->problem, office->context), XTRAIN_OK);
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    calendar.start = xtrain_date_make(2026, 3, 2);
    calendar.periods = WEEKS;
    assert_int_equal(xtrain_problem_set_calendar(office->problem, &calendar), XTRAIN_OK);
    add_departments(office);
    add_person(office, "e1", "Ana Ruiz", CLAIMS);
    add_person(office, "Bo", NULL, SALES);
    add_person(office, "e3", "Vi", XTRAIN_NONE);
    return office;
}

void world_free(world *office)
{
    xtrain_plan_free(office->plan);
    xtrain_problem_free(office->problem);
    xtrain_context_free(office->context);
    free(office);
}

int world_setup(void **state)
{
    *state = world_create(NULL);
    return 0;
}

int world_teardown(void **state)
{
    world_free(*state);
    return 0;
}

xtrain_range weeks(int first, int last)
{
    const xtrain_date start = xtrain_date_make(2026, 3, 2);
    return (xtrain_range){start + 7 * first, start + 7 * last + 6};
}

xtrain_source labelled(const char *label)
{
    return (xtrain_source){NULL, 0, label};
}

int add_rule(world *office, const xtrain_rule *rule)
{
    int index = -1;
    assert_int_equal(xtrain_problem_add_rule(&index, office->problem, rule), XTRAIN_OK);
    return index;
}

xtrain_rule make_rule(xtrain_rule_kind kind, stated first, stated second)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, kind);
    rule.source = labelled("the rule");
    if (first.parameter != XTRAIN_PARAMETERS) {
        rule.value[first.parameter] = first.value;
    }
    if (second.parameter != XTRAIN_PARAMETERS) {
        rule.value[second.parameter] = second.value;
    }
    return rule;
}

xtrain_subject department_subject(int department)
{
    return (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, department};
}

int add_set(world *office, const char *name, int first, int second)
{
    const int members[] = {first, second};
    int index = -1;
    assert_int_equal(xtrain_problem_add_set(&index, office->problem, name, members, 2, NULL),
                     XTRAIN_OK);
    return index;
}

void add_past(world *office, int employee, int department, int first, int last)
{
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;
    stay.department = department;
    stay.range = weeks(first, last);
    assert_int_equal(xtrain_problem_add_past_stay(office->problem, employee, &stay), XTRAIN_OK);
}

void set_site(world *office, int department, const char *site)
{
    office->problem->departments[department].site = site;
}

void set_exposure(world *office, int department, int hours)
{
    office->problem->departments[department].exposure = hours;
}

int add_skill(world *office, const char *name)
{
    xtrain_skill skill = XTRAIN_SKILL_INIT;
    int index = -1;
    skill.name = name;
    assert_int_equal(xtrain_problem_add_skill(&index, office->problem, &skill), XTRAIN_OK);
    return index;
}

void set_level(world *office, int employee, int skill, int level)
{
    assert_int_equal(xtrain_problem_set_level(office->problem, employee, skill, level), XTRAIN_OK);
}

void teach(world *office, int department, int skill, int after, int up_to, int how)
{
    xtrain_teaching teaching = XTRAIN_TEACHING_INIT;
    teaching.skill = skill;
    teaching.after = after;
    teaching.up_to = up_to;
    teaching.carry = (how & TEACH_CARRY) != 0;
    teaching.at_home = (how & TEACH_HOME) != 0;
    assert_int_equal(xtrain_problem_add_teaching(office->problem, department, &teaching),
                     XTRAIN_OK);
}

static int department_of(char letter)
{
    const char *const letters = "CSL";
    const char *found = strchr(letters, letter);
    assert_true(letter == '.' || (letter != '\0' && found != NULL));
    return letter == '.' ? XTRAIN_NONE : (int)(found - letters);
}

static void validate(world *office)
{
    if (!office->problem->is_valid && xtrain_problem_validate(office->problem) != XTRAIN_OK) {
        const xtrain_error *error = xtrain_context_error_at(office->context, 0);
        fail_msg("%s", error != NULL ? error->message : "no message");
    }
}

void judge_tracks(world *office, const char *const *tracks, int count)
{
    enum { MOST = 10 };
    xt_cell cells[MOST * WEEKS];
    validate(office);
    assert_in_range(count, 3, MOST);
    assert_int_equal(xtrain_problem_employee_count(office->problem), count);
    for (int person = 0; person < count; person++) {
        assert_int_equal(strlen(tracks[person]), WEEKS);
        for (int week = 0; week < WEEKS; week++) {
            cells[person * WEEKS + week] = (xt_cell)department_of(tracks[person][week]);
        }
    }
    xtrain_plan_free(office->plan);
    office->plan = NULL;
    assert_int_equal(xt_check(&office->plan, office->problem, cells), XTRAIN_OK);
}

void judge(world *office, const char *ana, const char *bo, const char *vi)
{
    const char *const tracks[] = {ana, bo, vi};
    judge_tracks(office, tracks, 3);
}

void judge_ana(world *office, const char *track)
{
    judge(office, track, BO_HOME, VI_IDLE);
}

int built_in(const world *office, int number)
{
    return (int)office->problem->rule_count + number;
}

static void expect_breach(const world *office, int index, const expected *wanted)
{
    const xtrain_breach *breach = xtrain_plan_breach(office->plan, index);
    assert_string_equal(breach->message, wanted->message);
    assert_int_equal(breach->kind, wanted->kind);
    assert_int_equal(breach->strength, wanted->strength);
    assert_int_equal(breach->employee, wanted->employee);
    assert_int_equal(breach->department, wanted->department);
    assert_int_equal(breach->period, wanted->period);
    assert_int_equal(breach->units, wanted->units);
    assert_int_equal(breach->points, wanted->points);
}

/* Every line has the units and points of its breaches; costs are left to their own tests. */
static void expect_lines(const world *office, const expected *breaches, int count)
{
    for (int line = 0; line < xtrain_plan_line_count(office->plan); line++) {
        const xtrain_line *sum = xtrain_plan_line(office->plan, line);
        int64_t units = 0;
        int64_t points = 0;
        for (int at = 0; at < count; at++) {
            units += breaches[at].line == line ? breaches[at].units : 0;
            points += breaches[at].line == line ? breaches[at].points : 0;
        }
        if (sum->strength != XTRAIN_COST) {
            assert_int_equal(sum->units, units);
            assert_int_equal(sum->points, points);
        }
    }
}

void expect_breaches(const world *office, const expected *breaches, int count)
{
    int64_t musts = 0;
    int64_t goals = 0;
    if (xtrain_plan_breach_count(office->plan) > count) {
        fail_msg("one too many: %s", xtrain_plan_breach(office->plan, count)->message);
    }
    assert_int_equal(xtrain_plan_breach_count(office->plan), count);
    for (int at = 0; at < count; at++) {
        expect_breach(office, at, &breaches[at]);
        musts += breaches[at].strength == XTRAIN_MUST ? breaches[at].units : 0;
        goals += breaches[at].strength == XTRAIN_GOAL ? breaches[at].units : 0;
    }
    expect_lines(office, breaches, count);
    assert_int_equal(xtrain_plan_musts_broken(office->plan), musts);
    assert_int_equal(xtrain_plan_goals_unmet(office->plan), goals);
}

void expect_only(const world *office, expected breach)
{
    expect_breaches(office, &breach, 1);
}

void expect_clean(const world *office)
{
    expect_breaches(office, NULL, 0);
}

/* Past stays, leave, and what else is no rule. */
static void state_people(world *office)
{
    static const int published[] = {SALES, SALES, XTRAIN_NONE, XTRAIN_UNSET, XTRAIN_ELSEWHERE};
    assert_int_equal(xtrain_problem_set_published(office->problem, ANA, published, 5), XTRAIN_OK);
    office->problem->employees[BO].fte = 50;
    set_site(office, SALES, "South");
    set_exposure(office, SALES, 3);
    add_past(office, ANA, SALES, -3, -1);
    add_past(office, VI, CLAIMS, -2, -2);
    assert_int_equal(xtrain_problem_add_leave(office->problem, ANA, weeks(3, 4)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_closed(office->problem, SALES, weeks(5, 5)), XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_fixed(office->problem, VI, CLAIMS, weeks(1, 1), NULL),
                     XTRAIN_OK);
    assert_int_equal(xtrain_problem_add_never(office->problem, BO, LEGAL, NULL), XTRAIN_OK);
}

typedef struct stated_rule {
    xtrain_rule_kind kind;
    xtrain_subject subject;
    stated first;
    stated second;
} stated_rule;

/* Musts, shoulds and goals in turn. */
static void state_rows(world *office, const stated_rule *rows, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        xtrain_rule rule = make_rule(rows[at].kind, rows[at].first, rows[at].second);
        rule.subject = rows[at].subject;
        rule.before = rule.kind == XTRAIN_RULE_P7 ? department_subject(SALES) : rule.before;
        rule.strength = rule.strength == XTRAIN_COST ? XTRAIN_COST
                        : at % 3 == 0                ? XTRAIN_MUST
                        : at % 3 == 1                ? XTRAIN_SHOULD
                                                     : XTRAIN_GOAL;
        rule.points = rule.strength == XTRAIN_MUST ? 0 : (int)at + 1;
        (void)add_rule(office, &rule);
    }
}

/* Rules about who is present, what people learn, and what was published. */
static void state_skill_rules(world *office, int law)
{
    const stated_rule rows[] = {
        {XTRAIN_RULE_D1,
         department_subject(LEGAL),
         {XTRAIN_PARAMETER_FTE, 1},
         {XTRAIN_PARAMETER_MIN, 130}},
        {XTRAIN_RULE_D5, department_subject(LEGAL), {XTRAIN_PARAMETER_MAX, 0}, NONE_STATED},
        {XTRAIN_RULE_P10,
         {XTRAIN_SUBJECT_ANY, 0},
         {XTRAIN_PARAMETER_SKILL, law},
         {XTRAIN_PARAMETER_LEVEL, 2}},
        {XTRAIN_RULE_T1,
         {XTRAIN_SUBJECT_ANY, 0},
         {XTRAIN_PARAMETER_SKILL, law},
         {XTRAIN_PARAMETER_MIN, 2}},
        {XTRAIN_RULE_C4, {XTRAIN_SUBJECT_ANY, 0}, NONE_STATED, NONE_STATED},
    };
    state_rows(office, rows, sizeof rows / sizeof rows[0]);
}

/* Rules with dates, and those about two people. */
static void state_more_rules(world *office, int law)
{
    xtrain_rule rule = make_rule(XTRAIN_RULE_P3, (stated){XTRAIN_PARAMETER_MIN, 3}, NONE_STATED);
    rule.subject = department_subject(SALES);
    rule.range = weeks(-3, 2);
    (void)add_rule(office, &rule);
    rule = make_rule(XTRAIN_RULE_P2, (stated){XTRAIN_PARAMETER_SKILL, law},
                     (stated){XTRAIN_PARAMETER_LEVEL, 0});
    rule.subject = department_subject(LEGAL);
    rule.range = weeks(2, 3);
    (void)add_rule(office, &rule);
    rule = make_rule(XTRAIN_RULE_D3, (stated){XTRAIN_PARAMETER_MIN, 1},
                     (stated){XTRAIN_PARAMETER_SKILL, law});
    rule.value[XTRAIN_PARAMETER_LEVEL] = 1;
    rule.subject = department_subject(SALES);
    (void)add_rule(office, &rule);
    for (int together = 0; together < 2; together++) {
        rule =
            make_rule(XTRAIN_RULE_T2, (stated){XTRAIN_PARAMETER_TOGETHER, together}, NONE_STATED);
        rule.employee = together ? VI : ANA;
        rule.other = BO;
        rule.strength = XTRAIN_SHOULD;
        rule.points = 3;
        (void)add_rule(office, &rule);
    }
}

void state_everything(world *office)
{
    const int set = add_set(office, "others", SALES, LEGAL);
    const int law = add_skill(office, "law");
    const stated_rule rows[] = {
        {XTRAIN_RULE_D1,
         department_subject(CLAIMS),
         {XTRAIN_PARAMETER_MIN, 2},
         {XTRAIN_PARAMETER_HOSTS, 2}},
        {XTRAIN_RULE_D1, department_subject(SALES), {XTRAIN_PARAMETER_MAX, 1}, NONE_STATED},
        {XTRAIN_RULE_D2, department_subject(SALES), {XTRAIN_PARAMETER_MAX, 0}, NONE_STATED},
        {XTRAIN_RULE_D4,
         department_subject(LEGAL),
         {XTRAIN_PARAMETER_HOSTS, 1},
         {XTRAIN_PARAMETER_VISITORS, 1}},
        {XTRAIN_RULE_P1, {XTRAIN_SUBJECT_ANY, 0}, {XTRAIN_PARAMETER_NO_STAY, 1}, NONE_STATED},
        {XTRAIN_RULE_P2,
         department_subject(LEGAL),
         {XTRAIN_PARAMETER_SKILL, law},
         {XTRAIN_PARAMETER_LEVEL, 1}},
        {XTRAIN_RULE_P3,
         {XTRAIN_SUBJECT_ANY, 0},
         {XTRAIN_PARAMETER_MIN, 2},
         {XTRAIN_PARAMETER_MAX, 2}},
        {XTRAIN_RULE_P4,
         {XTRAIN_SUBJECT_ANY, 0},
         {XTRAIN_PARAMETER_RUN, 1},
         {XTRAIN_PARAMETER_GAP, 2}},
        {XTRAIN_RULE_P5, {XTRAIN_SUBJECT_SET, set}, {XTRAIN_PARAMETER_EVER, 1}, NONE_STATED},
        {XTRAIN_RULE_P6,
         {XTRAIN_SUBJECT_SET, set},
         {XTRAIN_PARAMETER_MIN, 3},
         {XTRAIN_PARAMETER_DISTINCT, 1}},
        {XTRAIN_RULE_C1, {XTRAIN_SUBJECT_SET, set}, NONE_STATED, NONE_STATED},
        {XTRAIN_RULE_C2, {XTRAIN_SUBJECT_ANY, 0}, NONE_STATED, NONE_STATED},
        {XTRAIN_RULE_C5, {XTRAIN_SUBJECT_ANY, 0}, NONE_STATED, NONE_STATED},
        {XTRAIN_RULE_P7, department_subject(LEGAL), NONE_STATED, NONE_STATED},
        {XTRAIN_RULE_P8, {XTRAIN_SUBJECT_ANY, 0}, {XTRAIN_PARAMETER_ACROSS, 1}, NONE_STATED},
        {XTRAIN_RULE_C2, {XTRAIN_SUBJECT_ANY, 0}, {XTRAIN_PARAMETER_SITES, 1}, NONE_STATED},
        {XTRAIN_RULE_C3, {XTRAIN_SUBJECT_ANY, 0}, NONE_STATED, NONE_STATED},
        {XTRAIN_RULE_P9,
         {XTRAIN_SUBJECT_ANY, 0},
         {XTRAIN_PARAMETER_WINDOW, 3},
         {XTRAIN_PARAMETER_HOURS, 7}},
        {XTRAIN_RULE_P11,
         {XTRAIN_SUBJECT_ANY, 0},
         {XTRAIN_PARAMETER_WINDOW, 3},
         {XTRAIN_PARAMETER_MAX, 5}},
    };
    state_rows(office, rows, sizeof rows / sizeof rows[0]);
    state_skill_rules(office, law);
    state_more_rules(office, law);
    teach(office, SALES, law, 2, 2, TEACH_CARRY | TEACH_HOME);
    state_people(office);
}

static void *fail_allocate(size_t size, void *user)
{
    failing *memory = user;
    if (memory->left <= 0) {
        return NULL;
    }
    memory->left--;
    memory->live++;
    return malloc(size);
}

static void *fail_reallocate(void *block, size_t size, void *user)
{
    failing *memory = user;
    if (memory->left <= 0) {
        return NULL;
    }
    memory->left--;
    memory->live += block == NULL ? 1 : 0;
    return realloc(block, size);
}

static void fail_release(void *block, void *user)
{
    failing *memory = user;
    memory->live -= block != NULL ? 1 : 0;
    free(block);
}

xtrain_allocator failing_hook(failing *memory)
{
    return (xtrain_allocator){fail_allocate, fail_reallocate, fail_release, memory};
}
