/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The driver: makes the plan's record, counts departments first, then teams and person by person,
 * and adds the lines up. Time is linear in cells plus, for each person, rules bound x (stays or
 * periods), and for each rule that asks who is present the people in its department.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "check/judge.h"
#include "model/digest.h"

#define DIGEST_SIZE 17

static bool copy_text(xtrain_plan *plan, const char *text, const char **out)
{
    const char *known = text != NULL ? text : "";
    *out = xt_arena_text(&plan->arena, known, strlen(known));
    return *out != NULL;
}

/* What showing the plan needs of the problem. */
static bool copy_problem(xtrain_plan *plan, const xtrain_problem *problem)
{
    char digest[DIGEST_SIZE];
    snprintf(digest, sizeof digest, "%016" PRIx64, xt_problem_digest(problem));
    bool copied = copy_text(plan, problem->title, &plan->title) &&
                  copy_text(plan, digest, &plan->input_digest);
    xt_plan_set_calendar(plan, &problem->calendar);
    xt_plan_set_objective(plan, &problem->objective);
    for (int period = 0; period < plan->period_count; period++) {
        plan->periods[period] = problem->periods[period];
    }
    for (int at = 0; copied && at < plan->department_count; at++) {
        copied = copy_text(plan, problem->departments[at].code, &plan->departments[at].code) &&
                 copy_text(plan, problem->departments[at].name, &plan->departments[at].name);
        plan->departments[at].load = problem->departments[at].load;
        plan->departments[at].exposure = problem->departments[at].exposure;
    }
    for (int at = 0; copied && at < plan->employee_count; at++) {
        copied = copy_text(plan, problem->employees[at].id, &plan->employees[at].id) &&
                 copy_text(plan, problem->employees[at].name, &plan->employees[at].name);
        plan->employees[at].home = problem->employees[at].home;
    }
    return copied;
}

/* Scratch for whichever person has the most stays: one a period, and the past ones. */
static bool make_person(xt_judge *judge)
{
    const xtrain_problem *problem = judge->problem;
    const size_t periods = (size_t)xt_periods(problem);
    xt_judge_person *person = &judge->person;
    size_t past = 0;
    for (size_t at = 0; at < problem->employee_count; at++) {
        past = problem->employees[at].past_count > past ? problem->employees[at].past_count : past;
    }
    person->stays = xt_allocate(&judge->memory, periods + past, sizeof *person->stays);
    person->present_before =
        xt_allocate(&judge->memory, periods + 1, sizeof *person->present_before);
    person->latest_stay =
        xt_allocate(&judge->memory, problem->department_count, sizeof *person->latest_stay);
    for (size_t at = 0; person->latest_stay != NULL && at < problem->department_count; at++) {
        person->latest_stay[at] = -1;
    }
    return person->stays != NULL && person->present_before != NULL && person->latest_stay != NULL;
}

static void judge_rule(xt_judge *judge, int rule)
{
    switch (judge->problem->rules[rule].stated.kind) {
    case XTRAIN_RULE_P3:
        xt_judge_stay_rule(judge, rule);
        break;
    case XTRAIN_RULE_P4:
        xt_judge_away_time(judge, rule);
        break;
    case XTRAIN_RULE_P5:
        xt_judge_return(judge, rule);
        break;
    case XTRAIN_RULE_P6:
        xt_judge_visits(judge, rule);
        break;
    case XTRAIN_RULE_P7:
        xt_judge_order(judge, rule);
        break;
    case XTRAIN_RULE_P8:
        xt_judge_transitions(judge, rule);
        break;
    case XTRAIN_RULE_P9:
        xt_judge_exposure(judge, rule);
        break;
    case XTRAIN_RULE_P10:
        xt_judge_reach(judge, rule);
        break;
    case XTRAIN_RULE_P11:
        xt_judge_load(judge, rule);
        break;
    case XTRAIN_RULE_C1:
    case XTRAIN_RULE_C2:
    case XTRAIN_RULE_C3:
    case XTRAIN_RULE_C4:
    case XTRAIN_RULE_C5:
        xt_judge_cost_rule(judge, rule);
        break;
    default:
        break; /* P1 and P2 are judged with availability, D with departments, T with teams */
    }
}

static void judge_person(xt_judge *judge, int employee)
{
    const xtrain_problem *problem = judge->problem;
    const xt_employee *record = &problem->employees[employee];
    xt_judge_find_stays(judge, employee);
    xt_judge_figures(judge);
    xt_judge_availability(judge);
    xt_judge_wishes(judge);
    for (int at = record->rule_first; at < record->rule_first + record->rule_count; at++) {
        judge_rule(judge, problem->rule_of[at]);
    }
}

/* Moves the breaches into the plan. */
static bool keep_breaches(xt_judge *judge)
{
    xtrain_plan *plan = judge->plan;
    plan->breaches =
        xt_arena_allocate(&plan->arena, judge->breach_count + 1, sizeof *plan->breaches);
    for (size_t at = 0; plan->breaches != NULL && at < judge->breach_count; at++) {
        plan->breaches[at] = judge->breaches[at];
    }
    plan->breach_count = (int)judge->breach_count;
    return plan->breaches != NULL;
}

static bool fill_plan(xt_judge *judge, const xt_cell *cells)
{
    const xtrain_problem *problem = judge->problem;
    xtrain_plan *plan = judge->plan;
    const size_t count = (size_t)plan->employee_count * (size_t)plan->period_count;
    if (!copy_problem(plan, problem) || !make_person(judge) || !xt_judge_make_lines(judge)) {
        return false;
    }
    for (size_t cell = 0; cell < count; cell++) {
        plan->cells[cell] = cells[cell];
    }
    if (!xt_judge_find_levels(judge) || !xt_judge_keep_gains(judge)) {
        return false;
    }
    xt_judge_staffing(judge);
    if (!xt_judge_list_crowds(judge)) {
        return false;
    }
    xt_judge_departments(judge);
    xt_judge_teams(judge);
    for (int employee = 0; employee < plan->employee_count && !judge->failed; employee++) {
        judge_person(judge, employee);
    }
    xt_plan_sum_up(plan);
    return !judge->failed && keep_breaches(judge);
}

static void release_scratch(xt_judge *judge)
{
    void *const blocks[] = {judge->breaches,
                            judge->person.stays,
                            judge->person.present_before,
                            judge->person.latest_stay,
                            judge->rises,
                            judge->rise_first,
                            judge->crowd,
                            judge->crowd_first,
                            judge->at_home};
    xt_text_clear(&judge->text);
    for (size_t at = 0; at < sizeof blocks / sizeof blocks[0]; at++) {
        xt_release(&judge->memory, blocks[at]);
    }
}

xtrain_status xt_check(xtrain_plan **out, const xtrain_problem *problem, const xt_cell *cells)
{
    const xt_memory memory = problem->context->memory;
    xt_judge judge = {.problem = problem, .cells = cells, .memory = memory};
    const xtrain_certificate nothing = {.outcome = XTRAIN_OUTCOME_JUDGED};
    *out = NULL;
    judge.plan = xt_plan_create(&memory, (int)problem->employee_count,
                                (int)problem->department_count, xt_periods(problem));
    if (judge.plan == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    xt_text_init(&judge.text, &memory);
    bool filled = fill_plan(&judge, cells);
    if (filled) {
        xt_plan_certify(judge.plan, &nothing);
        *out = judge.plan;
    } else {
        xt_plan_free(judge.plan);
    }
    release_scratch(&judge);
    return filled ? XTRAIN_OK : XTRAIN_ERROR_MEMORY;
}
