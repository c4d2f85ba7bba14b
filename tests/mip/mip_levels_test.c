/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On paper: skills gained, and whatever asks for a level. */
#include "mip/paper.h"

enum { E = DEPARTMENTS }; /* leads in the skill */

static void add_skill(paper *on)
{
    xtrain_skill skill = XTRAIN_SKILL_INIT;

    skill.name = "skill";
    skill.cover = 1;
    skill.coach = 1;
    expect_ok(xtrain_problem_add_skill(NULL, on->problem, &skill));
}

/* A level after so many weeks. */
static xtrain_teaching lesson_of(int after, int up_to)
{
    xtrain_teaching teaching = XTRAIN_TEACHING_INIT;

    teaching.skill = 0;
    teaching.after = after;
    teaching.up_to = up_to;
    return teaching;
}

static void teach(paper *on, int department, xtrain_teaching teaching)
{
    expect_ok(xtrain_problem_add_teaching(on->problem, department, &teaching));
}

static xtrain_rule asking(xtrain_rule_kind kind, int points, xtrain_subject subject, int level)
{
    xtrain_rule rule = rule_of(kind, points, subject);

    rule.value[XTRAIN_PARAMETER_SKILL] = 0;
    rule.value[XTRAIN_PARAMETER_LEVEL] = level;
    return rule;
}

static void reach(paper *on, int points, int level)
{
    xtrain_rule rule = asking(XTRAIN_RULE_P10, points, ANY, level);

    add(on, &rule);
}

static void pay_periods(paper *on, int department, int points)
{
    xtrain_rule rule = rule_of(XTRAIN_RULE_C1, points, at(department));

    add(on, &rule);
}

static void add_past(paper *on, int person, int department, int first, int last)
{
    xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;

    stay.department = department;
    stay.range = weeks(first, last);
    expect_ok(xtrain_problem_add_past_stay(on->problem, person, &stay));
}

/* ---- reach ---- */

/* ABB or BBA. */
static void a_stay_teaches(paper *on)
{
    (void)add_person(on, A, 0);
    add_skill(on);
    teach(on, B, lesson_of(2, 1));
    pay_periods(on, B, 1);
    reach(on, MUST, 1);
}

/* By the second week there is time for one level only. */
static void a_level_too_many(paper *on)
{
    xtrain_rule rule = asking(XTRAIN_RULE_P10, MUST, ANY, 2);

    (void)add_person(on, A, 0);
    add_skill(on);
    teach(on, B, lesson_of(2, 4));
    pay_periods(on, B, 1);
    add_number(on, rule, XTRAIN_PARAMETER_BY, weeks(1, 1).last);
}

/* B at once: the week before is the first of two. */
static void the_stay_under_way_counts(paper *on)
{
    int ada = add_person(on, A, 0);

    add_past(on, ada, B, -1, -1);
    add_skill(on);
    teach(on, B, lesson_of(2, 1));
    pay_periods(on, B, 1);
    reach(on, MUST, 1);
}

static void state_two_stays(paper *on, bool carry)
{
    xtrain_teaching teaching = lesson_of(2, 1);
    int ada = add_person(on, A, 0);

    teaching.carry = carry;
    fix(on, ada, A, 1);
    add_skill(on);
    teach(on, B, teaching);
    pay_periods(on, B, 1);
    reach(on, 5, 1);
}

/* AAA: two stays of a week are not one of two weeks. */
static void each_stay_by_itself(paper *on)
{
    state_two_stays(on, false);
}

/* BAB. */
static void all_stays_together(paper *on)
{
    state_two_stays(on, true);
}

/* Weeks in A before and after one in B. */
static void state_home(paper *on, bool carry)
{
    xtrain_teaching teaching = lesson_of(2, 1);
    int ada = add_person(on, A, 0);

    teaching.carry = carry;
    teaching.at_home = true;
    fix(on, ada, B, 1);
    add_skill(on);
    teach(on, A, teaching);
    reach(on, 5, 1);
}

static void each_home_stay_by_itself(paper *on)
{
    state_home(on, false);
}

static void all_home_stays_together(paper *on)
{
    state_home(on, true);
}

/* B teaches up to 1, C up to 2. */
static void state_lessons(paper *on, int first, int second, bool carry)
{
    xtrain_teaching low = lesson_of(1, 1);
    xtrain_teaching high = lesson_of(1, 2);
    int ada = add_person(on, A, 0);

    low.carry = high.carry = carry;
    fix(on, ada, first, 0);
    fix(on, ada, second, 1);
    add_skill(on);
    teach(on, B, low);
    teach(on, C, high);
    reach(on, 7, 2);
}

static void the_low_lesson_first(paper *on)
{
    state_lessons(on, B, C, false);
}

/* The low one teaches nothing any more. */
static void the_low_lesson_last(paper *on)
{
    state_lessons(on, C, B, false);
}

/* The same; what is reached cannot be put off. */
static void the_low_lesson_last_of_all_stays(paper *on)
{
    state_lessons(on, C, B, true);
}

/* ---- entry ---- */

static void state_entry(paper *on)
{
    xtrain_rule entry = asking(XTRAIN_RULE_P2, MUST, at(C), 1);

    (void)add_person(on, A, 0);
    keep_away_from(on, 0, "D");
    add_skill(on);
    add_number(on, rule_of(XTRAIN_RULE_C1, -10, at(C)), XTRAIN_PARAMETER_PER_STAY, 1);
    add(on, &entry);
}

/* BC: the level is there in the week after. */
static void entry_after_a_lesson(paper *on)
{
    state_entry(on);
    teach(on, B, lesson_of(1, 1));
}

/* AAC: none is asked for in the third week. */
static void entry_with_dates(paper *on)
{
    xtrain_rule entry = asking(XTRAIN_RULE_P2, MUST, at(C), 0);

    state_entry(on);
    entry.range = weeks(2, 2);
    add(on, &entry);
}

/* CCC, and level 1 would not be enough. */
static void entry_that_costs_points(paper *on)
{
    xtrain_rule entry = asking(XTRAIN_RULE_P2, 3, at(C), 2);

    (void)add_person(on, A, 0);
    add_skill(on);
    teach(on, B, lesson_of(1, 1));
    pay_periods(on, C, -2);
    add(on, &entry);
}

/* ---- departments ---- */

/* BBB: the level is there from the second week on. */
static void need_of_who_has_just_come(paper *on)
{
    xtrain_rule need = asking(XTRAIN_RULE_D3, 4, at(B), 1);

    (void)add_person(on, A, 0);
    add_skill(on);
    teach(on, B, lesson_of(1, 1));
    add_number(on, need, XTRAIN_PARAMETER_MIN, 1);
}

/* Bo is in B for good. */
static void need_of_who_knows(paper *on)
{
    xtrain_rule need = asking(XTRAIN_RULE_D3, MUST, at(B), 1);

    (void)add_person(on, A, 0);
    (void)add_person(on, A, 0);
    add_skill(on);
    expect_ok(xtrain_problem_set_level(on->problem, 1, 0, 2));
    pay_periods(on, B, 1);
    add_number(on, need, XTRAIN_PARAMETER_MIN, 1);
}

/* EEE. */
static void a_guest_becomes_a_host(paper *on)
{
    xtrain_department department = XTRAIN_DEPARTMENT_INIT;

    add_skill(on);
    department.code = "E";
    department.lead_skill = 0;
    expect_ok(xtrain_problem_add_department(NULL, on->problem, &department));
    (void)add_person(on, A, 0);
    teach(on, E, lesson_of(1, 1));
    add_number(on, rule_of(XTRAIN_RULE_D1, 4, at(E)), XTRAIN_PARAMETER_HOSTS, 1);
}

/* ---- depth ---- */

/* Ada in both weeks: what is gained in the last one counts. Bo has no room, Cyd knows it. */
static void depth_at_the_end(paper *on)
{
    xtrain_rule depth = rule_of(XTRAIN_RULE_T1, 5, ANY);

    for (int person = 0; person < 3; person++)
        (void)add_person(on, A, 0);
    add_skill(on);
    expect_ok(xtrain_problem_set_level(on->problem, 2, 0, 1));
    teach(on, B, lesson_of(2, 1));
    add_number(on, rule_of(XTRAIN_RULE_D2, MUST, at(B)), XTRAIN_PARAMETER_MAX, 1);
    depth.value[XTRAIN_PARAMETER_SKILL] = 0;
    add_number(on, depth, XTRAIN_PARAMETER_MIN, 3);
}

static const paper_case cases[] = {
    {"a stay teaches", 3, a_stay_teaches, 2, 0},
    {"a level too many", 3, a_level_too_many, 2, 1},
    {"the stay under way counts", 3, the_stay_under_way_counts, 1, 0},
    {"each stay by itself", 3, each_stay_by_itself, 5, 0},
    {"all stays together", 3, all_stays_together, 2, 0},
    {"each home stay by itself", 3, each_home_stay_by_itself, 5, 0},
    {"all home stays together", 3, all_home_stays_together, 0, 0},
    {"a low lesson before a high one", 2, the_low_lesson_first, 0, 0},
    {"a low lesson after a high one", 2, the_low_lesson_last, 7, 0},
    {"the same with all stays", 2, the_low_lesson_last_of_all_stays, 7, 0},
    {"entry after a lesson", 2, entry_after_a_lesson, -10, 0},
    {"entry without time for a lesson", 1, entry_after_a_lesson, 0, 0},
    {"entry in the dates of another level", 3, entry_with_dates, -10, 0},
    {"entry that costs points", 3, entry_that_costs_points, -3, 0},
    {"a need of who has just come", 3, need_of_who_has_just_come, 4, 0},
    {"a need of who knows", 3, need_of_who_knows, 3, 0},
    {"a guest becomes a host", 3, a_guest_becomes_a_host, 4, 0},
    {"depth at the end", 2, depth_at_the_end, 5, 0},
};

int main(void)
{
    return paper_run("mip_levels_test", cases, sizeof cases / sizeof *cases);
}
