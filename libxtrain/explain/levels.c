/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The level of a skill that a person can have by a period, at most. Let the present periods before
 * it be E, and E(d) those in which the person can be in a department d that teaches the skill after
 * n(d) of them, with r(d) < n(d) of an unfinished multiple left from the past. A gain in d takes
 * n(d) present periods there that no other gain takes, the first one n(d) - r(d). So d brings at
 * most floor((E(d) + r(d)) / n(d)) levels, and no more than its up_to lets it; and all departments
 * together no more than their cheapest gains for which E is enough. Contract, leave and fixed cells
 * are looked at, for they hold for everyone.
 *
 * Entry follows from that: no stay may begin before the first period in which no must of P2 asks
 * for more than can be there.
 */
#include "explain/count.h"

/* A department that teaches the skill. */
typedef struct teacher {
    int department;
    int after;
    int rest;    /* r */
    int most;    /* levels that it can bring a person from the start on */
    int present; /* E(d) so far */
    int used;    /* gains, scratch */
} teacher;

typedef struct pupil {
    xt_count *count;
    int employee;
    teacher *teachers; /* [departments] */
    int teacher_count;
    int eligible; /* E so far */
    int shortest; /* the least `after` */
    int rests;    /* the sum of them */
} pupil;

/* ---- which skills matter ---- */

/* The highest level that somebody is taught; 0: nobody is, or no must asks for it. */
static int highest_taught(const xtrain_problem *problem, int skill)
{
    int highest = 0;
    for (size_t d = 0; d < problem->department_count; d++) {
        for (size_t k = 0; k < problem->departments[d].teaching_count; k++) {
            const xt_teaching *teaching = &problem->departments[d].teachings[k];
            highest =
                teaching->skill == skill && teaching->up_to > highest ? teaching->up_to : highest;
        }
    }
    return highest;
}

static bool is_asked(const xtrain_problem *problem, int skill)
{
    for (size_t d = 0; d < problem->department_count; d++) {
        if (problem->departments[d].lead_skill == skill) {
            return true;
        }
    }
    for (size_t r = 0; r < problem->rule_count; r++) {
        if (problem->rules[r].stated.strength == XTRAIN_MUST &&
            problem->rules[r].stated.value[XTRAIN_PARAMETER_SKILL] == skill) {
            return true;
        }
    }
    return false;
}

/* ---- one person ---- */

static bool can_be_in(const pupil *on, int department, int period)
{
    const xtrain_problem *problem = on->count->problem;
    const int fixed = xt_count_fixed_cell(&problem->employees[on->employee], period);
    return (fixed == XT_NOT_FIXED || fixed == department) &&
           xt_is_present(problem, on->employee, department, period);
}

/* Past present periods that count towards the next level. */
static int rest_of(const xt_employee *person, int department, const xt_teaching *teaching)
{
    const xt_past_stay *stay = xt_count_under_way(person);
    int served = stay != NULL && stay->department == department ? stay->present : 0;
    if (teaching->carry) {
        served = 0;
        for (size_t i = 0; i < person->past_count; i++) {
            served += person->past[i].department == department ? person->past[i].present : 0;
        }
    }
    return department == person->home ? 0 : served % teaching->after;
}

static void find_teachers(pupil *on, int skill)
{
    const xtrain_problem *problem = on->count->problem;
    const xt_employee *person = &problem->employees[on->employee];
    const int start = xt_level_of(problem, on->employee, skill);
    on->teacher_count = on->eligible = on->rests = 0;
    on->shortest = XTRAIN_MAX_PERIODS;
    for (int d = 0; d < (int)problem->department_count; d++) {
        for (size_t k = 0; k < problem->departments[d].teaching_count; k++) {
            const xt_teaching *teaching = &problem->departments[d].teachings[k];
            if (teaching->skill != skill || teaching->up_to <= start ||
                (d == person->home && !teaching->at_home)) {
                continue;
            }
            const int rest = rest_of(person, d, teaching);
            on->teachers[on->teacher_count++] =
                (teacher){d, teaching->after, rest, teaching->up_to - start, 0, 0};
            on->rests += rest;
            on->shortest = teaching->after < on->shortest ? teaching->after : on->shortest;
        }
    }
}

/* Levels that can have been gained by now. */
static int count_gains(pupil *on)
{
    int left = on->eligible;
    int gains = 0;
    for (int i = 0; i < on->teacher_count; i++) {
        on->teachers[i].used = 0;
    }
    while (true) {
        teacher *best = NULL;
        int price = 0;
        for (int i = 0; i < on->teacher_count; i++) {
            teacher *here = &on->teachers[i];
            const int takes = here->used == 0 ? here->after - here->rest : here->after;
            if (here->used < here->most &&
                (here->used + 1) * here->after <= here->present + here->rest &&
                (best == NULL || takes < price)) {
                best = here;
                price = takes;
            }
        }
        if (best == NULL || price > left) {
            return gains;
        }
        best->used++;
        left -= price;
        gains++;
    }
}

static void find_soonest(pupil *on, int skill)
{
    const xt_count *count = on->count;
    const xt_employee *person = &count->problem->employees[on->employee];
    const int start = xt_level_of(count->problem, on->employee, skill);
    const int highest = count->level_top[skill];
    int16_t *soonest = count->soonest + (size_t)on->employee * (size_t)count->levels +
                       (size_t)count->level_first[skill];
    int gains = 0;
    for (int level = 1; level <= highest; level++) {
        soonest[level - 1] = (int16_t)(level <= start ? 0 : XTRAIN_MAX_PERIODS + 1);
    }
    find_teachers(on, skill);
    for (int t = person->first_period; t <= person->last_period && start + gains < highest; t++) {
        on->eligible += xt_count_is_eligible(count, on->employee, t);
        for (int i = 0; i < on->teacher_count; i++) {
            on->teachers[i].present += can_be_in(on, on->teachers[i].department, t);
        }
        if ((on->eligible + on->rests) / on->shortest > gains) {
            const int now = count_gains(on);
            for (; gains < now && start + gains < highest; gains++) {
                soonest[start + gains] = (int16_t)(t + 1);
            }
        }
    }
}

/* ---- entry ---- */

/* Does entry in the period ask for more than the person can know. */
static bool is_refused(const xt_count *count, int employee, int department, int period)
{
    const xtrain_problem *problem = count->problem;
    for (int i = problem->entry_rule_first[department];
         i < problem->entry_rule_first[department + 1]; i++) {
        if (xt_count_refuses(count, employee, problem->entry_rules[i], period)) {
            return true;
        }
    }
    return false;
}

bool xt_count_refuses(const xt_count *count, int employee, int rule, int period)
{
    return xt_count_is_must(count, rule, XTRAIN_RULE_P2) &&
           xt_rule_holds(&count->problem->rules[rule], XT_NUMBER_MIN, period) &&
           xt_count_level_by(count, employee, xt_count_value(count, rule, XTRAIN_PARAMETER_SKILL),
                             period) < xt_count_value(count, rule, XTRAIN_PARAMETER_LEVEL);
}

static void find_entries(xt_count *count, int department)
{
    const xtrain_problem *problem = count->problem;
    for (int e = 0; e < (int)problem->employee_count; e++) {
        const xt_employee *person = &problem->employees[e];
        int first = person->first_period;
        while (first <= person->last_period && is_refused(count, e, department, first)) {
            first++;
        }
        count->entry_from[(size_t)e * (size_t)count->entries +
                          (size_t)count->entry_first[department]] = (int16_t)first;
    }
}

bool xt_count_may_enter(const xt_count *count, int employee, int department, int period)
{
    const int entry = count->entry_first[department];
    return entry < 0 ||
           count->entry_from[(size_t)employee * (size_t)count->entries + (size_t)entry] <= period;
}

/* ---- everybody ---- */

int xt_count_level_by(const xt_count *count, int employee, int skill, int period)
{
    int level = xt_level_of(count->problem, employee, skill);
    if (skill == XTRAIN_NONE || count->level_first[skill] < 0) {
        return level;
    }
    const int16_t *soonest = count->soonest + (size_t)employee * (size_t)count->levels +
                             (size_t)count->level_first[skill];
    while (level < count->level_top[skill] && soonest[level] <= period) {
        level++;
    }
    return level;
}

bool xt_count_may_host(const xt_count *count, int employee, int department, int period)
{
    const int skill = count->problem->departments[department].lead_skill;
    const xt_part part = xt_part_at(count->problem, employee, department,
                                    xt_count_level_by(count, employee, skill, period));
    return part == XT_PART_HOME_HOST || part == XT_PART_VISITOR_HOST;
}

/* Gives skills and departments their places in the tables. */
static bool make_room(xt_count *count)
{
    const xtrain_problem *problem = count->problem;
    const xt_memory *memory = &count->memory;
    count->level_first = xt_allocate(memory, problem->skill_count, sizeof *count->level_first);
    count->level_top = xt_allocate(memory, problem->skill_count, sizeof *count->level_top);
    count->entry_first = xt_allocate(memory, problem->department_count, sizeof *count->entry_first);
    if (count->level_first == NULL || count->level_top == NULL || count->entry_first == NULL) {
        return false;
    }
    for (int skill = 0; skill < (int)problem->skill_count; skill++) {
        count->level_top[skill] = is_asked(problem, skill) ? highest_taught(problem, skill) : 0;
        count->level_first[skill] = count->level_top[skill] > 0 ? count->levels : -1;
        count->levels += count->level_top[skill];
    }
    for (size_t d = 0; d < problem->department_count; d++) {
        const bool asks = problem->entry_rule_first[d] < problem->entry_rule_first[d + 1];
        count->entry_first[d] = asks ? count->entries++ : -1;
    }
    count->soonest = xt_allocate(memory, problem->employee_count * (size_t)count->levels,
                                 sizeof *count->soonest);
    count->entry_from = xt_allocate(memory, problem->employee_count * (size_t)count->entries,
                                    sizeof *count->entry_from);
    return count->soonest != NULL && count->entry_from != NULL;
}

bool xt_count_levels(xt_count *count)
{
    const xtrain_problem *problem = count->problem;
    pupil on = {.count = count};
    on.teachers = xt_allocate(&count->memory, problem->department_count, sizeof *on.teachers);
    const bool done = make_room(count) && on.teachers != NULL;
    for (int skill = 0; skill < (int)problem->skill_count && done; skill++) {
        for (int e = 0; e < (int)problem->employee_count && count->level_first[skill] >= 0; e++) {
            on.employee = e;
            find_soonest(&on, skill);
        }
    }
    for (int d = 0; d < (int)problem->department_count && done; d++) {
        if (count->entry_first[d] >= 0) {
            find_entries(count, d);
        }
    }
    xt_release(&count->memory, on.teachers);
    return done;
}

void xt_count_clear_levels(xt_count *count)
{
    xt_release(&count->memory, count->level_first);
    xt_release(&count->memory, count->level_top);
    xt_release(&count->memory, count->soonest);
    xt_release(&count->memory, count->entry_first);
    xt_release(&count->memory, count->entry_from);
}
