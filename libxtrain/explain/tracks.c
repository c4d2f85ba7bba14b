/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who keeps all person musts. A person who has a track that breaks none gets such a track in every
 * plan. The track at home for good is one, unless a must asks for something: that the person be
 * away, or that the stay under way go on. For the others a track is put together (attempt.c), and
 * where that does not do, the solver's pricing looks for one, as long as it takes little work. What
 * is found is counted by the solver's own scoring; who is left is not known to keep them.
 */
#include "explain/count.h"
#include "solve/pricing.h"
#include "solve/track.h"

enum { PRICING_LABELS = 1500, PRICING_WORK = 20000000 };

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
               !xt_rule_holds_at(count->problem, &count->problem->rules[rule], XT_NUMBER_MIN,
                                 under_way->first_cell) ||
               under_way->last_cell - under_way->first_cell + 1 >= least;
    case XTRAIN_RULE_P4:
        return least == XTRAIN_UNSET || least == 0;
    case XTRAIN_RULE_P6:
        return (least == XTRAIN_UNSET || least == 0) &&
               (most == XTRAIN_UNSET || xt_count_past_visits(count, employee, rule) <= most);
    case XTRAIN_RULE_P10:
        return xt_level_of(count->problem, employee,
                           xt_count_value(count, rule, XTRAIN_PARAMETER_SKILL)) >=
               xt_count_value(count, rule, XTRAIN_PARAMETER_LEVEL);
    case XTRAIN_RULE_P9:
    case XTRAIN_RULE_P11:
        return false; /* hours and load at home are not looked at here */
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

static bool is_kept(const xt_instance *instance, int employee, const xt_stay *stays, int stay_count)
{
    return xt_track_is_allowed(instance, employee, stays, stay_count) &&
           xt_breaches_of(instance, xt_track_cost(instance, employee, stays, stay_count)) == 0;
}

static xtrain_status price_people(xt_count *count, const xt_instance *instance,
                                  const int64_t *prices)
{
    const int64_t work = (int64_t)instance->departments * instance->periods * instance->periods;
    int64_t done = 0;
    xt_pricer *pricer = NULL;
    xtrain_status status = xt_pricer_create(&pricer, instance);
    for (int e = 0; e < instance->employees && done < PRICING_WORK && status == XTRAIN_OK; e++) {
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
        done += work;
        if (status == XTRAIN_OK && result.found &&
            is_kept(instance, e, result.stays, result.count)) {
            count->person[e] |= XT_PERSON_KEEPS;
        }
    }
    xt_pricer_free(pricer);
    return status;
}

/* Puts tracks together for those who cannot stay at home; true: it does for all of them. */
static bool attempt_people(xt_count *count, const xt_instance *instance)
{
    xt_stay stays[XTRAIN_MAX_PERIODS];
    bool all = true;
    for (int e = 0; e < instance->employees; e++) {
        if ((count->person[e] & XT_PERSON_KEEPS) == 0) {
            const int stay_count = xt_count_attempt(count, e, stays);
            if (is_kept(instance, e, stays, stay_count)) {
                count->person[e] |= XT_PERSON_KEEPS;
            } else {
                all = false;
            }
        }
    }
    return all;
}

xtrain_status xt_count_tracks(xt_count *count)
{
    const xtrain_problem *problem = count->problem;
    xt_instance *instance = NULL;
    bool all = true;
    for (int e = 0; e < (int)problem->employee_count; e++) {
        const bool keeps = keeps_at_home(count, e);
        count->person[e] |= (uint8_t)(keeps ? XT_PERSON_KEEPS : 0U);
        all = all && keeps;
    }
    if (all) {
        return XTRAIN_OK;
    }
    xtrain_status status = xt_instance_create(&instance, problem);
    if (status == XTRAIN_OK && !attempt_people(count, instance)) {
        int64_t *prices = xt_allocate(&count->memory, (size_t)instance->slots, sizeof *prices);
        status = prices == NULL ? XTRAIN_ERROR_MEMORY : price_people(count, instance, prices);
        xt_release(&count->memory, prices);
    }
    xt_instance_free(instance);
    return status;
}
