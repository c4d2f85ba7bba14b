/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who is there, and who keeps all person musts. A person who has a track that breaks none gets such
 * a track in every plan, so nothing that breaks one is possible for that person; of anybody else it
 * is not known which musts give way. The track at home for good is such a track unless a must asks
 * for something: that the person be away, or that the stay under way go on. For the others the
 * solver's pricing looks for one.
 */
#include "explain/count.h"
#include "solve/pricing.h"
#include "solve/track.h"

#include <string.h>

enum { PRICING_LABELS = 1500, PRICED_PEOPLE = 20000 };

/* ---- who keeps all person musts ---- */

bool xt_count_is_past_visit(const xt_count *count, const xt_past_stay *stay, int rule)
{
    const int32_t present = xt_count_value(count, rule, XTRAIN_PARAMETER_PRESENT);
    return stay->present >= (present == XTRAIN_UNSET ? 1 : present) &&
           xt_subject_has(count->problem, count->problem->rules[rule].stated.subject,
                          stay->department);
}

int xt_count_past_visits(const xt_count *count, int employee, int rule)
{
    const xt_employee *person = &count->problem->employees[employee];
    int visits = 0;
    for (size_t i = 0; i < person->past_count; i++) {
        visits += xt_count_is_past_visit(count, &person->past[i], rule);
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
               (most == XTRAIN_UNSET || xt_count_past_visits(count, employee, rule) <= most);
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
    count->bounds_of = -1;
    int **const tables[] = {&count->home, &count->home_hosts, &count->sent, &count->kept};
    int **const rows[] = {&count->people_of, &count->stay_min, &count->stay_max};
    int **const columns[] = {&count->able, &count->placed, &count->closed_in};
    bool done = count->person != NULL;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        *tables[i] = xt_allocate(memory, departments * periods, sizeof **tables[i]);
        done = done && *tables[i] != NULL;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        *rows[i] = xt_allocate(memory, departments, sizeof **rows[i]);
        *columns[i] = xt_allocate(memory, periods, sizeof **columns[i]);
        done = done && *rows[i] != NULL && *columns[i] != NULL;
    }
    count->missing = xt_allocate(memory, departments, sizeof *count->missing);
    count->by_period = xt_allocate(memory, periods, sizeof *count->by_period);
    return done && count->missing != NULL && count->by_period != NULL;
}

void xt_count_clear(xt_count *count)
{
    const xt_memory *memory = &count->memory;
    xt_text_clear(&count->text);
    xt_release(memory, count->person);
    xt_release(memory, count->people_of);
    xt_release(memory, count->home);
    xt_release(memory, count->home_hosts);
    xt_release(memory, count->sent);
    xt_release(memory, count->kept);
    xt_release(memory, count->able);
    xt_release(memory, count->placed);
    xt_release(memory, count->closed_in);
    xt_release(memory, count->missing);
    xt_release(memory, count->by_period);
    xt_release(memory, count->stay_min);
    xt_release(memory, count->stay_max);
    xt_release(memory, count->impossible);
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
        const int fixed = xt_count_fixed_cell(person, period);
        const int place = fixed == XT_NOT_FIXED ? person->home : fixed;
        if (!xt_count_is_eligible(count, employee, period)) {
            continue;
        }
        count->able[period] += fixed == XT_NOT_FIXED || !xt_is_closed(problem, fixed, period);
        if (place < 0 || xt_is_closed(problem, place, period)) {
            continue;
        }
        const size_t cell = xt_count_cell(count, place, period);
        const bool is_home = place == person->home;
        count->home[cell] += is_home;
        count->home_hosts[cell] += is_home && is_host;
        count->sent[cell] += !is_home;
        count->kept[cell] += fixed != XT_NOT_FIXED;
        count->placed[period]++;
    }
}

static void survey_periods(xt_count *count)
{
    for (int d = 0; d < (int)count->problem->department_count; d++) {
        for (int period = 0; period < xt_periods(count->problem); period++) {
            count->closed_in[period] += xt_is_closed(count->problem, d, period);
        }
    }
}

xtrain_status xt_count_survey(xt_count *count)
{
    const int people = (int)count->problem->employee_count;
    bool all_keep = true;
    if (!make_room(count)) {
        return XTRAIN_ERROR_MEMORY;
    }
    survey_periods(count);
    for (int e = 0; e < people; e++) {
        const bool keeps = keeps_at_home(count, e);
        const bool limited = is_limited(count, &count->problem->employees[e]);
        count->person[e] =
            (uint8_t)((keeps ? XT_PERSON_KEEPS : 0U) | (limited ? XT_PERSON_LIMITED : 0U));
        all_keep = all_keep && keeps;
        survey_person(count, e);
    }
    return all_keep ? XTRAIN_OK : find_tracks(count);
}
