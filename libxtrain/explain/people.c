/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who can be where. A person who has a track that breaks no person must gets such a track in every
 * plan, so nothing that breaks one is possible for that person; of anybody else it is not known
 * which musts give way. The track at home for good is such a track unless a must asks for
 * something: that the person be away, or that the stay under way go on. For the others the solver's
 * pricing looks for one.
 *
 * A visitor's present period (d, t) breaks a must of whoever may break none if
 *   - d is a never-department, or no time away is allowed at all (P4);
 *   - no stay that begins in the plan may cover it: entry asks for more (P2), it would be a
 *     return (P5, ever) or a visit too many (P6); and the stay under way does not reach it.
 */
#include "explain/count.h"
#include "solve/pricing.h"
#include "solve/track.h"

#include <string.h>

enum { PRICING_LABELS = 1500, PRICED_PEOPLE = 20000 };

/* ---- who keeps all person musts ---- */

static bool counts_past(const xt_count *count, const xt_past_stay *stay, int rule)
{
    const int32_t present = xt_count_value(count, rule, XTRAIN_PARAMETER_PRESENT);
    return stay->present >= (present == XTRAIN_UNSET ? 1 : present) &&
           xt_subject_has(count->problem, count->problem->rules[rule].stated.subject,
                          stay->department);
}

static int past_visits(const xt_count *count, int employee, int rule)
{
    const xt_employee *person = &count->problem->employees[employee];
    int visits = 0;
    for (size_t i = 0; i < person->past_count; i++) {
        visits += counts_past(count, &person->past[i], rule);
    }
    return visits;
}

/* Does staying at home for good keep this must. */
static bool is_kept_at_home(const xt_count *count, int employee, int rule)
{
    const xt_employee *person = &count->problem->employees[employee];
    const xt_past_stay *under_way = xt_count_under_way(person);
    const int32_t least = xt_count_value(count, rule, XTRAIN_PARAMETER_MIN);
    const int32_t most = xt_count_value(count, rule, XTRAIN_PARAMETER_MAX);
    switch (count->problem->rules[rule].stated.kind) {
    case XTRAIN_RULE_P3:
        return under_way == NULL || least == XTRAIN_UNSET ||
               under_way->last_cell - under_way->first_cell + 1 >= least;
    case XTRAIN_RULE_P4:
        return least == XTRAIN_UNSET || least == 0;
    case XTRAIN_RULE_P6:
        return (least == XTRAIN_UNSET || least == 0) &&
               (most == XTRAIN_UNSET || past_visits(count, employee, rule) <= most);
    default:
        return true;
    }
}

/* Is everything that is fixed fixed at home. */
static bool is_free(const xt_count *count, const xt_employee *person)
{
    for (int period = 0; period < xt_periods(count->problem); period++) {
        const int fixed = xt_count_fixed_cell(person, period);
        if (fixed != XT_NOT_FIXED && fixed != person->home) {
            return false;
        }
    }
    return true;
}

static bool keeps_at_home(const xt_count *count, int employee)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    if (person->fixed_cell != NULL && !is_free(count, person)) {
        return false;
    }
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        if (problem->rules[problem->rule_of[i]].stated.strength == XTRAIN_MUST &&
            !is_kept_at_home(count, employee, problem->rule_of[i])) {
            return false;
        }
    }
    return true;
}

/* Looks for a track without broken musts, for those who have to leave home. */
static xtrain_status price_people(xt_count *count, const xt_instance *instance, xt_pricer *pricer,
                                  const int64_t *prices)
{
    xtrain_status status = XTRAIN_OK;
    int priced = 0;
    for (int e = 0; e < instance->employees && priced < PRICED_PEOPLE && status == XTRAIN_OK; e++) {
        if ((count->person[e] & XT_PERSON_KEEPS) != 0) {
            continue;
        }
        const xt_price_query query = {.employee = e,
                                      .prices = prices,
                                      .threshold = XT_NO_THRESHOLD,
                                      .label_limit = PRICING_LABELS,
                                      .breach_limit = 0};
        xt_price_result result = {0};
        status = xt_pricer_run(pricer, &result, &query);
        priced++;
        if (status == XTRAIN_OK && result.found &&
            xt_track_is_allowed(instance, e, result.stays, result.count) &&
            xt_breaches_of(instance, xt_track_cost(instance, e, result.stays, result.count)) == 0) {
            count->person[e] |= XT_PERSON_KEEPS;
        }
    }
    return status;
}

static xtrain_status find_tracks(xt_count *count)
{
    const xtrain_problem *problem = count->problem;
    const size_t cells = problem->department_count * (size_t)xt_periods(problem) * XT_PARTS;
    xt_instance *instance = NULL;
    xt_pricer *pricer = NULL;
    int64_t *prices = xt_allocate(&count->memory, cells, sizeof *prices);
    xtrain_status status = prices == NULL ? XTRAIN_ERROR_MEMORY : XTRAIN_OK;
    if (status == XTRAIN_OK) {
        status = xt_instance_create(&instance, problem);
    }
    if (status == XTRAIN_OK) {
        status = xt_pricer_create(&pricer, instance);
    }
    if (status == XTRAIN_OK) {
        status = price_people(count, instance, pricer, prices);
    }
    xt_pricer_free(pricer);
    xt_instance_free(instance);
    xt_release(&count->memory, prices);
    return status;
}

static bool is_limited(const xt_count *count, const xt_employee *person)
{
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = count->problem->rule_of[i];
        if (xt_count_is_must(count, rule, XTRAIN_RULE_P5) ||
            ((xt_count_is_must(count, rule, XTRAIN_RULE_P4) ||
              xt_count_is_must(count, rule, XTRAIN_RULE_P6)) &&
             xt_count_value(count, rule, XTRAIN_PARAMETER_MAX) != XTRAIN_UNSET)) {
            return true;
        }
    }
    return false;
}

/* ---- the tables ---- */

static bool make_room(xt_count *count)
{
    const xt_memory *memory = &count->memory;
    const size_t departments = count->problem->department_count;
    const size_t periods = (size_t)xt_periods(count->problem);
    count->person = xt_allocate(memory, count->problem->employee_count, sizeof *count->person);
    count->people_of = xt_allocate(memory, departments, sizeof *count->people_of);
    count->home = xt_allocate(memory, departments * periods, sizeof *count->home);
    count->home_hosts = xt_allocate(memory, departments * periods, sizeof *count->home_hosts);
    count->sent = xt_allocate(memory, departments * periods, sizeof *count->sent);
    count->able = xt_allocate(memory, periods, sizeof *count->able);
    count->missing = xt_allocate(memory, departments, sizeof *count->missing);
    count->missing_in = xt_allocate(memory, periods, sizeof *count->missing_in);
    count->stay_min = xt_allocate(memory, departments, sizeof *count->stay_min);
    count->stay_max = xt_allocate(memory, departments, sizeof *count->stay_max);
    count->bounds_of = -1;
    return count->person != NULL && count->people_of != NULL && count->home != NULL &&
           count->home_hosts != NULL && count->sent != NULL && count->able != NULL &&
           count->missing != NULL && count->missing_in != NULL && count->stay_min != NULL &&
           count->stay_max != NULL;
}

static void survey_person(xt_count *count, int employee)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    const bool is_host =
        person->home >= 0 && xt_part_of(problem, employee, person->home) == XT_PART_HOME_HOST;
    if (person->home >= 0) {
        count->people_of[person->home]++;
    }
    for (int period = person->first_period; period <= person->last_period; period++) {
        if (!xt_count_is_eligible(count, employee, period)) {
            continue;
        }
        const int fixed = xt_count_fixed_cell(person, period);
        const int place = fixed == XT_NOT_FIXED ? person->home : fixed;
        if (place == person->home && place >= 0 && !xt_is_closed(problem, place, period)) {
            count->home[xt_count_cell(count, place, period)]++;
            count->home_hosts[xt_count_cell(count, place, period)] += is_host;
        } else if (place != person->home && !xt_is_closed(problem, place, period)) {
            count->sent[xt_count_cell(count, place, period)]++;
        }
        count->able[period] += fixed == XT_NOT_FIXED || !xt_is_closed(problem, fixed, period);
    }
}

xtrain_status xt_count_survey(xt_count *count)
{
    const int people = (int)count->problem->employee_count;
    bool all_keep = true;
    if (!make_room(count)) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (int e = 0; e < people; e++) {
        const bool keeps = keeps_at_home(count, e);
        const bool limited = is_limited(count, &count->problem->employees[e]);
        count->person[e] = (uint8_t)((keeps ? XT_PERSON_KEEPS : 0U) |
                                     (limited ? XT_PERSON_LIMITED : 0U));
        all_keep = all_keep && keeps;
        survey_person(count, e);
    }
    return all_keep ? XTRAIN_OK : find_tracks(count);
}

/* ---- visitors ---- */

static bool has_past(const xt_count *count, const xt_employee *person, int rule, int department)
{
    const xtrain_subject subject = count->problem->rules[rule].stated.subject;
    for (size_t i = 0; i < person->past_count; i++) {
        const int place = person->past[i].department;
        if (subject.kind == XTRAIN_SUBJECT_ANY ? place == department
                                               : xt_subject_has(count->problem, subject, place)) {
            return true;
        }
    }
    return false;
}

/* Does a stay there that begins in the plan and is present in the period break this must. */
static bool forbids_stay(const xt_count *count, int employee, int rule, int department, int period)
{
    const xt_rule *record = &count->problem->rules[rule];
    const int32_t present = record->stated.value[XTRAIN_PARAMETER_PRESENT];
    const int32_t most = record->stated.value[XTRAIN_PARAMETER_MAX];
    if (record->stated.strength != XTRAIN_MUST ||
        !xt_subject_has(count->problem, record->stated.subject, department)) {
        return false;
    }
    if (record->stated.kind == XTRAIN_RULE_P5) {
        return record->stated.value[XTRAIN_PARAMETER_EVER] == 1 &&
               has_past(count, &count->problem->employees[employee], rule, department);
    }
    return record->stated.kind == XTRAIN_RULE_P6 && most != XTRAIN_UNSET &&
           (present == XTRAIN_UNSET || present == 1) && period <= record->by_period &&
           past_visits(count, employee, rule) >= most;
}

static bool may_begin(const xt_count *count, int employee, int department, int period)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    for (int i = problem->entry_rule_first[department];
         i < problem->entry_rule_first[department + 1]; i++) {
        const xtrain_rule *rule = &problem->rules[problem->entry_rules[i]].stated;
        if (rule->strength == XTRAIN_MUST &&
            xt_level_of(problem, employee, rule->value[XTRAIN_PARAMETER_SKILL]) <
                rule->value[XTRAIN_PARAMETER_LEVEL]) {
            return false;
        }
    }
    if ((count->person[employee] & XT_PERSON_LIMITED) == 0) {
        return true;
    }
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        if (forbids_stay(count, employee, problem->rule_of[i], department, period)) {
            return false;
        }
    }
    return true;
}

/* Can the stay under way be there, and go on until the period. */
static bool may_go_on_until(const xt_count *count, const xt_employee *person, int department,
                            int period)
{
    const xt_past_stay *stay = xt_count_under_way(person);
    bool may = stay != NULL && stay->department == department && person->first_period == 0;
    for (int t = 0; t <= period && may; t++) {
        const int fixed = xt_count_fixed_cell(person, t);
        may = fixed == XT_NOT_FIXED || fixed == department;
    }
    return may;
}

static bool is_away_allowed(const xt_count *count, const xt_employee *person)
{
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = count->problem->rule_of[i];
        if (xt_count_is_must(count, rule, XTRAIN_RULE_P4) &&
            xt_count_value(count, rule, XTRAIN_PARAMETER_MAX) == 0) {
            return false;
        }
    }
    return true;
}

bool xt_count_may_visit(const xt_count *count, int employee, int department, int period)
{
    const xt_employee *person = &count->problem->employees[employee];
    if (person->home == department ||
        !xt_is_present(count->problem, employee, department, period)) {
        return false;
    }
    const int fixed = xt_count_fixed_cell(person, period);
    if (fixed != XT_NOT_FIXED) {
        return fixed == department;
    }
    if ((count->person[employee] & XT_PERSON_KEEPS) == 0) {
        return true;
    }
    for (size_t i = 0; i < person->never_count; i++) {
        if (person->nevers[i].department == department) {
            return false;
        }
    }
    if ((count->person[employee] & XT_PERSON_LIMITED) != 0 && !is_away_allowed(count, person)) {
        return false;
    }
    return may_begin(count, employee, department, period) ||
           may_go_on_until(count, person, department, period);
}

int xt_count_visitors(const xt_count *count, int department, int period, bool hosts, int enough)
{
    int found = 0;
    for (int e = 0; e < (int)count->problem->employee_count && found < enough; e++) {
        found += xt_count_may_visit(count, e, department, period) &&
                 (!hosts || xt_part_of(count->problem, e, department) == XT_PART_VISITOR_HOST);
    }
    return found;
}

void xt_count_stay_bounds(xt_count *count, int employee)
{
    const xtrain_problem *problem = count->problem;
    const xt_employee *person = &problem->employees[employee];
    const int departments = (int)problem->department_count;
    if (count->bounds_of == person->rule_first && person->rule_count > 0) {
        return;
    }
    for (int d = 0; d < departments; d++) {
        count->stay_min[d] = 1;
        count->stay_max[d] = XT_NO_LIMIT;
    }
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        const int rule = problem->rule_of[i];
        const xtrain_subject subject = problem->rules[rule].stated.subject;
        const int32_t least = xt_count_value(count, rule, XTRAIN_PARAMETER_MIN);
        const int32_t most = xt_count_value(count, rule, XTRAIN_PARAMETER_MAX);
        const bool is_one = subject.kind == XTRAIN_SUBJECT_DEPARTMENT;
        if (!xt_count_is_must(count, rule, XTRAIN_RULE_P3)) {
            continue;
        }
        for (int d = is_one ? subject.index : 0; d < (is_one ? subject.index + 1 : departments);
             d++) {
            if (xt_subject_has(problem, subject, d)) {
                count->stay_min[d] = least > count->stay_min[d] ? least : count->stay_min[d];
                count->stay_max[d] = most != XTRAIN_UNSET && most < count->stay_max[d]
                                         ? most
                                         : count->stay_max[d];
            }
        }
    }
    count->bounds_of = person->rule_first;
}
