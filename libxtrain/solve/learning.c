/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may learn what where, what is learnt along a row of cells, and what it costs (P2, P10). */
#include "solve/learning.h"

#include "solve/counting.h"
#include "solve/group.h"

/* ---- making learners ---- */

/* May the person learn the skill somewhere: then the level that lessons lead up to, else 0. */
static int most_level(const xtrain_problem *problem, const xt_employee *person, int skill,
                      int level)
{
    int most = 0;
    for (size_t d = 0; d < problem->department_count; d++) {
        const xt_department *department = &problem->departments[d];
        for (size_t i = 0; i < department->teaching_count; i++) {
            const xt_teaching *teaching = &department->teachings[i];
            if (teaching->skill == skill && teaching->up_to > level && teaching->up_to > most &&
                ((int)d != person->home || teaching->at_home)) {
                most = teaching->up_to;
            }
        }
    }
    return most;
}

/* Present periods before the plan that count towards the lesson's next level. */
static int past_periods(const xt_employee *person, int department, const xt_teaching *teaching)
{
    int periods = 0;
    for (size_t i = 0; i < person->past_count && department != person->home; i++) {
        const xt_past_stay *stay = &person->past[i];
        bool goes_on = stay->last_cell == -1 && person->first_period == 0;
        if (stay->department == department && (teaching->carry || goes_on)) {
            periods = (periods + stay->present) % teaching->after;
        }
    }
    return periods;
}

/* The place of a teaching's skill among the learner's, or -1 if the person learns nothing by it. */
static int place_of(const xt_learner *learner, const xt_employee *person, int department,
                    const xt_teaching *teaching)
{
    int place = xt_learner_find(learner, teaching->skill);
    bool teaches = place >= 0 && teaching->up_to > learner->start[place] &&
                   (department != person->home || teaching->at_home);
    return teaches ? place : -1;
}

/* Lists the lessons by department; without room it only counts them. */
static void list_lessons(xt_learner *learner, const xtrain_problem *problem,
                         const xt_employee *person)
{
    int count = 0;
    for (size_t d = 0; d < problem->department_count; d++) {
        const xt_department *department = &problem->departments[d];
        learner->lesson_first[d] = count;
        for (size_t i = 0; i < department->teaching_count; i++) {
            const xt_teaching *teaching = &department->teachings[i];
            int place = place_of(learner, person, (int)d, teaching);
            if (place < 0) {
                continue;
            }
            if (learner->lessons != NULL) {
                learner->lessons[count] =
                    (xt_lesson){(int16_t)place, teaching->carry, teaching->after, teaching->up_to,
                                past_periods(person, (int)d, teaching)};
                learner->even[place] =
                    learner->even[place] && teaching->up_to == learner->most[place];
            }
            count++;
        }
    }
    learner->lesson_first[problem->department_count] = count;
    learner->lesson_count = count;
}

/* A learner with room for so many skills, or NULL. */
static xt_learner *allocate_learner(xt_arena *arena, size_t departments, size_t skills)
{
    xt_learner *learner = xt_arena_allocate(arena, 1, sizeof *learner);
    if (learner == NULL) {
        return NULL;
    }
    learner->skill = xt_arena_allocate(arena, skills, sizeof *learner->skill);
    learner->start = xt_arena_allocate(arena, skills, sizeof *learner->start);
    learner->most = xt_arena_allocate(arena, skills, sizeof *learner->most);
    learner->even = xt_arena_allocate(arena, skills, sizeof *learner->even);
    learner->lesson_first =
        xt_arena_allocate(arena, departments + 1, sizeof *learner->lesson_first);
    learner->stride = xt_arena_allocate(arena, departments * skills, sizeof *learner->stride);
    learner->tables = xt_arena_allocate(arena, departments, sizeof *learner->tables);
    bool done = learner->skill != NULL && learner->start != NULL && learner->most != NULL &&
                learner->even != NULL && learner->lesson_first != NULL && learner->stride != NULL &&
                learner->tables != NULL;
    return done ? learner : NULL;
}

/* The level that a person reaches at most in a skill that some rule reads; 0: it can't grow. */
static int reached(const xtrain_problem *problem, int employee, size_t skill, const bool *reads)
{
    const int level = xt_level_of(problem, employee, (int)skill);
    return reads[skill] ? most_level(problem, &problem->employees[employee], (int)skill, level) : 0;
}

/* The skills that may grow; *out stays NULL without any. */
static bool make_learner(xt_learner **out, xt_instance *instance, int employee, const bool *reads)
{
    const xtrain_problem *problem = instance->problem;
    const xt_employee *person = &problem->employees[employee];
    size_t found = 0;
    for (size_t s = 0; s < problem->skill_count; s++) {
        found += reached(problem, employee, s, reads) > 0 ? 1 : 0;
    }
    *out = NULL;
    if (found == 0) {
        return true;
    }
    xt_learner *learner = allocate_learner(&instance->arena, problem->department_count, found);
    if (learner == NULL) {
        return false;
    }
    for (size_t s = 0; s < problem->skill_count; s++) {
        int most = reached(problem, employee, s, reads);
        if (most > 0) {
            int place = learner->skill_count++;
            learner->skill[place] = (int)s;
            learner->start[place] = xt_level_of(problem, employee, (int)s);
            learner->most[place] = most;
            learner->even[place] = true;
        }
    }
    list_lessons(learner, problem, person);
    learner->lessons = xt_arena_allocate(&instance->arena, (size_t)learner->lesson_count,
                                         sizeof *learner->lessons);
    if (learner->lessons == NULL) {
        return false;
    }
    list_lessons(learner, problem, person);
    *out = learner;
    return true;
}

xtrain_status xt_instance_set_learners(xt_instance *instance, const xt_counted_rules *stated)
{
    const xtrain_problem *problem = instance->problem;
    instance->learner =
        xt_arena_allocate(&instance->arena, (size_t)instance->employees, sizeof(xt_learner *));
    if (instance->learner == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    bool teaches = false;
    for (int d = 0; d < instance->departments; d++) {
        teaches = teaches || problem->departments[d].teaching_count > 0;
    }
    for (int e = 0; e < instance->employees && teaches; e++) {
        if (!make_learner(&instance->learner[e], instance, e, stated->reads)) {
            return XTRAIN_ERROR_MEMORY;
        }
        const xt_learner *learner = instance->learner[e];
        if (learner != NULL && xt_learner_values(learner) > XT_MOST_LEARNT) {
            return xt_report(problem->context, XTRAIN_ERROR_LIMIT,
                             problem->employees[e].source.file, problem->employees[e].source.line,
                             "%s may learn too many skills in too many departments; teach fewer",
                             problem->employees[e].name);
        }
    }
    return XTRAIN_OK;
}

/* ---- following a learner ---- */

int xt_learner_find(const xt_learner *learner, int skill)
{
    for (int k = 0; k < learner->skill_count; k++) {
        if (learner->skill[k] == skill) {
            return k;
        }
    }
    return -1;
}

void xt_learner_start(const xt_learner *learner, int32_t *values)
{
    for (int k = 0; k < learner->skill_count; k++) {
        values[k] = learner->start[k];
    }
    for (int i = 0; i < learner->lesson_count; i++) {
        values[learner->skill_count + i] = learner->lessons[i].start;
    }
}

void xt_learner_leave(const xt_learner *learner, int32_t *values, int department)
{
    if (department < 0) {
        return;
    }
    for (int i = learner->lesson_first[department]; i < learner->lesson_first[department + 1];
         i++) {
        if (!learner->lessons[i].carry) {
            values[learner->skill_count + i] = 0;
        }
    }
}

void xt_learner_serve(const xt_learner *learner, int32_t *values, int department)
{
    for (int i = learner->lesson_first[department]; i < learner->lesson_first[department + 1];
         i++) {
        const xt_lesson *lesson = &learner->lessons[i];
        int32_t *periods = &values[learner->skill_count + i];
        if (++*periods == lesson->after) {
            *periods = 0;
            values[lesson->skill] += values[lesson->skill] < lesson->up_to ? 1 : 0;
        }
    }
}

int xt_learner_table_size(const xt_learner *learner, int department)
{
    const int *stride = learner->stride + (size_t)department * (size_t)learner->skill_count;
    int size = 1;
    for (int k = 0; k < learner->skill_count; k++) {
        size *= stride[k] > 0 ? learner->most[k] - learner->start[k] + 1 : 1;
    }
    return size;
}

int xt_learner_kind(const xt_learner *learner, const int32_t *values, int department)
{
    const int *stride = learner->stride + (size_t)department * (size_t)learner->skill_count;
    int place = 0;
    for (int k = 0; k < learner->skill_count; k++) {
        place += stride[k] * (values[k] - learner->start[k]);
    }
    return learner->tables[department][place];
}

/* Of p periods in all, with c before them, the lessons give at most sum of floor((p_i + c_i) / n_i)
 * <= (p + sum of c_i) / least n levels. */
int xt_learner_most_by(const xt_learner *learner, int skill, int periods)
{
    int before = 0;
    int least = XTRAIN_MAX_PERIODS;
    for (int i = 0; i < learner->lesson_count; i++) {
        const xt_lesson *lesson = &learner->lessons[i];
        if (lesson->skill == skill) {
            before += lesson->start;
            least = lesson->after < least ? lesson->after : least;
        }
    }
    int level = learner->start[skill] + (periods + before) / least;
    return level < learner->most[skill] ? level : learner->most[skill];
}

int xt_learner_before(const xt_employee *person)
{
    if (person->past_count == 0 || person->first_period != 0) {
        return XTRAIN_NONE;
    }
    const xt_past_stay *last = &person->past[person->past_count - 1];
    return last->last_cell == -1 ? last->department : XTRAIN_NONE;
}

/* ---- what it costs ---- */

xt_price xt_learner_entry_price(const xt_instance *instance, const xt_learner *learner,
                                const int32_t *values, int department, int period)
{
    const xtrain_problem *problem = instance->problem;
    const xt_price weight = xt_weight_of(instance, XTRAIN_RULE_P2);
    xt_price price = {0, 0};
    for (int i = problem->entry_rule_first[department];
         i < problem->entry_rule_first[department + 1]; i++) {
        const xt_rule *rule = &problem->rules[problem->entry_rules[i]];
        const xtrain_rule *said = &rule->stated;
        int place = xt_learner_find(learner, said->value[XTRAIN_PARAMETER_SKILL]);
        if (place >= 0 && values[place] < said->value[XTRAIN_PARAMETER_LEVEL] &&
            xt_rule_holds(rule, XT_NUMBER_MIN, period)) {
            bool must = said->strength == XTRAIN_MUST;
            xt_charge(&price, must ? (xt_price){instance->breach_price, 0} : weight,
                      must ? 1 : said->points);
        }
    }
    return price;
}

xt_price xt_learner_reach_price(const xt_group *group, const xt_learner *learner,
                                const int32_t *values, int period)
{
    xt_price price = {0, 0};
    for (int i = 0; i < group->reach_count; i++) {
        const xt_reach_rule *rule = &group->reaches[i];
        int place = xt_learner_find(learner, rule->skill);
        if (rule->by_period == period && place >= 0 && values[place] < rule->level) {
            xt_charge(&price, rule->price, rule->level - values[place]);
        }
    }
    return price;
}

xt_price xt_learning_price(const xt_instance *instance, int employee, const xt_cell *row)
{
    const xtrain_problem *problem = instance->problem;
    const xt_employee *person = &problem->employees[employee];
    const xt_learner *learner = instance->learner[employee];
    const xt_group *group = xt_group_of(instance, employee);
    int last = xt_learner_before(person);
    int32_t values[XT_MOST_LEARNT];
    xt_price price = {0, 0};
    xt_learner_start(learner, values);
    xt_charge(&price, xt_learner_reach_price(group, learner, values, -1), 1);
    for (int t = 0; t < instance->periods; t++) {
        bool inside = t >= person->first_period && t <= person->last_period;
        int here = inside ? row[t] : XTRAIN_NONE;
        if (here != last) {
            xt_learner_leave(learner, values, last);
            if (here >= 0 && here != person->home) {
                xt_charge(&price, xt_learner_entry_price(instance, learner, values, here, t), 1);
            }
            last = here;
        }
        if (xt_is_present(problem, employee, here, t)) {
            xt_learner_serve(learner, values, here);
        }
        xt_charge(&price, xt_learner_reach_price(group, learner, values, t), 1);
    }
    return price;
}
