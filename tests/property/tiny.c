/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a tiny problem through the public functions, as a program that links xtrain would. */
#include "property/tiny.h"

#include <stddef.h>

#define LABEL_SIZE 32

const char *tiny_skill_name(int skill)
{
    static const char *const names[TINY_SKILLS] = {"craft", "art"};

    return names[skill];
}

static xtrain_status build_frame(xtrain_problem *problem, const tiny *from)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    xtrain_status status;

    calendar.start = from->start;
    calendar.unit = from->unit;
    calendar.every = from->every;
    calendar.periods = from->periods;
    calendar.workdays = from->workdays;
    if (from->unit == XTRAIN_UNIT_HOUR) {
        calendar.day_begin = from->day_begin;
        calendar.day_end = from->day_end;
    }
    status = xtrain_problem_set_calendar(problem, &calendar);
    for (int i = 0; i < from->holiday_count && status == XTRAIN_OK; i++)
        status = xtrain_problem_add_holiday(problem, from->holidays[i]);
    if (status == XTRAIN_OK)
        status = xtrain_problem_set_must_price(problem, from->must_price);
    if (status == XTRAIN_OK && from->objective != XTRAIN_OBJECTIVE_POINTS) {
        xtrain_objective objective = XTRAIN_OBJECTIVE_INIT;

        objective.kind = from->objective;
        objective.sum = from->sum;
        objective.least = from->least;
        objective.lines = from->lines;
        status = xtrain_problem_set_objective(problem, &objective);
    }
    for (int s = 0; s < from->skills && status == XTRAIN_OK; s++) {
        xtrain_skill skill = XTRAIN_SKILL_INIT;

        skill.name = tiny_skill_name(s);
        skill.levels = from->skill[s].levels;
        skill.cover = from->skill[s].cover;
        skill.coach = from->skill[s].coach;
        status = xtrain_problem_add_skill(NULL, problem, &skill);
    }
    return status;
}

static xtrain_status build_teaching(xtrain_problem *problem, const tiny *from, int department)
{
    xtrain_status status = XTRAIN_OK;

    for (int s = 0; s < from->skills && status == XTRAIN_OK; s++) {
        const tiny_teaching *what = &from->department[department].teaches[s];
        xtrain_teaching teaching = XTRAIN_TEACHING_INIT;

        if (what->after == 0)
            continue;
        teaching.skill = s;
        teaching.after = what->after;
        teaching.up_to = what->up_to;
        teaching.carry = what->carry;
        teaching.at_home = what->at_home;
        status = xtrain_problem_add_teaching(problem, department, &teaching);
    }
    return status;
}

static xtrain_status build_departments(xtrain_problem *problem, const tiny *from)
{
    static const char *const codes[TINY_DEPARTMENTS] = {"A", "B", "C"};
    static const char *const names[TINY_SETS] = {"set 0", "set 1"};
    static const char *const sites[TINY_SITES] = {NULL, "north", "south"};
    xtrain_status status = XTRAIN_OK;

    for (int d = 0; d < from->departments && status == XTRAIN_OK; d++) {
        const tiny_department *where = &from->department[d];
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;

        department.code = codes[d];
        department.load = where->load;
        department.exposure = where->exposure;
        department.site = sites[where->site];
        department.lead_skill = where->lead;
        status = xtrain_problem_add_department(NULL, problem, &department);
        for (int i = 0; i < where->closed_count && status == XTRAIN_OK; i++)
            status = xtrain_problem_add_closed(problem, d, where->closed[i]);
        if (status == XTRAIN_OK)
            status = build_teaching(problem, from, d);
    }
    for (int s = 0; s < from->sets && status == XTRAIN_OK; s++) {
        int inside[TINY_DEPARTMENTS];
        int count = 0;

        for (int d = 0; d < from->departments; d++) {
            if ((from->set[s] >> d & 1U) != 0)
                inside[count++] = d;
        }
        status = xtrain_problem_add_set(NULL, problem, names[s], inside, count, NULL);
    }
    return status;
}

static xtrain_status build_days(xtrain_problem *problem, const tiny *from, int person)
{
    const tiny_person *who = &from->person[person];
    xtrain_status status = XTRAIN_OK;

    for (int i = 0; i < who->leave_count && status == XTRAIN_OK; i++)
        status = xtrain_problem_add_leave(problem, person, who->leaves[i]);
    for (int d = 0; d < from->departments && status == XTRAIN_OK; d++) {
        if ((who->never >> d & 1U) != 0)
            status = xtrain_problem_add_never(problem, person, d, NULL);
    }
    for (int i = 0; i < who->fixed_count && status == XTRAIN_OK; i++)
        status = xtrain_problem_add_fixed(problem, person, who->fixed[i].department,
                                          who->fixed[i].range, NULL);
    for (int i = 0; i < who->past_count && status == XTRAIN_OK; i++) {
        xtrain_past_stay stay = XTRAIN_PAST_STAY_INIT;

        stay.department = who->past[i].department;
        stay.range = who->past[i].range;
        stay.present = who->past[i].present;
        status = xtrain_problem_add_past_stay(problem, person, &stay);
    }
    return status;
}

static xtrain_status build_wishes(xtrain_problem *problem, const tiny *from, int person)
{
    const tiny_person *who = &from->person[person];
    xtrain_status status = XTRAIN_OK;

    for (int i = 0; i < who->wish_count && status == XTRAIN_OK; i++) {
        xtrain_wish wish = XTRAIN_WISH_INIT;
        char label[LABEL_SIZE];

        snprintf(label, sizeof label, "wish %d.%d", person, i);
        wish.avoid = who->wishes[i].avoid;
        wish.subject = who->wishes[i].subject;
        wish.range = who->wishes[i].range;
        wish.strength = who->wishes[i].strength;
        wish.source.label = label;
        status = xtrain_problem_add_wish(problem, person, &wish);
    }
    return status;
}

static xtrain_status build_person(xtrain_problem *problem, const tiny *from, int person)
{
    static const char *const ids[TINY_PEOPLE] = {"ada", "bo", "cyd"};
    static const char *const groups[TINY_GROUPS] = {"red", "blue"};
    const tiny_person *who = &from->person[person];
    xtrain_employee employee = XTRAIN_EMPLOYEE_INIT;
    xtrain_status status;

    employee.id = ids[person];
    employee.home = who->home;
    employee.contract = who->contract;
    employee.fte = who->fte;
    status = xtrain_problem_add_employee(NULL, problem, &employee);
    for (int g = 0; g < TINY_GROUPS && status == XTRAIN_OK; g++) {
        if ((who->groups >> g & 1U) != 0)
            status = xtrain_problem_add_group(problem, person, groups[g]);
    }
    for (int s = 0; s < from->skills && status == XTRAIN_OK; s++)
        status = xtrain_problem_set_level(problem, person, s, who->level[s]);
    if (status == XTRAIN_OK && who->published_count > 0)
        status =
            xtrain_problem_set_published(problem, person, who->published, who->published_count);
    if (status == XTRAIN_OK)
        status = build_days(problem, from, person);
    if (status == XTRAIN_OK)
        status = build_wishes(problem, from, person);
    return status;
}

static xtrain_status build_programmes(xtrain_problem *problem, const tiny *from)
{
    static const char *const names[TINY_PROGRAMMES] = {"first", "second"};
    static const char *const groups[TINY_GROUPS] = {"red", "blue"};
    xtrain_status status = XTRAIN_OK;

    for (int p = 0; p < from->programmes && status == XTRAIN_OK; p++) {
        const tiny_programme *of = &from->programme[p];
        xtrain_programme programme = XTRAIN_PROGRAMME_INIT;

        programme.name = names[p];
        status = xtrain_problem_add_programme(NULL, problem, &programme);
        for (int i = 0; i < of->member_count && status == XTRAIN_OK; i++) {
            const tiny_member *member = &of->members[i];
            const char *group = member->group >= 0 ? groups[member->group] : NULL;

            status = xtrain_problem_add_member(problem, p, group, member->home, member->person);
        }
    }
    return status;
}

static xtrain_status build_rules(xtrain_problem *problem, const tiny *from)
{
    xtrain_status status = XTRAIN_OK;

    for (int r = 0; r < from->rules && status == XTRAIN_OK; r++) {
        const tiny_rule *what = &from->rule[r];
        char label[LABEL_SIZE];
        int32_t table[TINY_TABLE];
        xtrain_rule rule;

        snprintf(label, sizeof label, "rule %d", r);
        xtrain_rule_init(&rule, what->kind);
        rule.strength = what->strength;
        rule.points = what->points;
        rule.programme = what->programme;
        rule.employee = what->person;
        rule.other = what->other;
        rule.subject = what->subject;
        rule.before = what->before;
        rule.range = what->range;
        for (int i = 0; i < XTRAIN_PARAMETERS; i++)
            rule.value[i] = what->value[i];
        for (int i = 0; i < what->table_count; i++)
            table[i] = what->table[i];
        rule.table = what->table_count > 0 ? table : NULL;
        rule.table_count = what->table_count;
        rule.source.label = label;
        status = xtrain_problem_add_rule(NULL, problem, &rule);
    }
    return status;
}

xtrain_status tiny_build(xtrain_problem **out, xtrain_context *context, const tiny *problem)
{
    xtrain_problem *built = NULL;
    xtrain_status status;

    *out = NULL;
    status = xtrain_problem_create(&built, context);
    if (status == XTRAIN_OK)
        status = build_frame(built, problem);
    if (status == XTRAIN_OK)
        status = build_departments(built, problem);
    for (int e = 0; e < problem->people && status == XTRAIN_OK; e++)
        status = build_person(built, problem, e);
    if (status == XTRAIN_OK)
        status = build_programmes(built, problem);
    if (status == XTRAIN_OK)
        status = build_rules(built, problem);
    if (status == XTRAIN_OK)
        status = xtrain_problem_validate(built);
    if (status == XTRAIN_OK)
        *out = built;
    else
        xtrain_problem_free(built);
    return status;
}
