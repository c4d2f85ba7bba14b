/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solve/pricing.h"

#include "solve/pricer.h"

xtrain_status xt_pricer_create(xt_pricer **out, const xt_instance *instance)
{
    const xt_memory *memory = &instance->problem->context->memory;
    size_t periods = (size_t)instance->periods;
    *out = NULL;
    xt_pricer *pricer = xt_allocate(memory, 1, sizeof *pricer);
    if (pricer == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    pricer->instance = instance;
    pricer->memory = memory;
    pricer->arcs_at = xt_allocate(memory, periods + 2, sizeof *pricer->arcs_at);
    pricer->home_gain = xt_allocate(memory, periods + 1, sizeof *pricer->home_gain);
    pricer->home_sum = xt_allocate(memory, periods + 1, sizeof *pricer->home_sum);
    pricer->home_load = xt_allocate(memory, periods + 1, sizeof *pricer->home_load);
    pricer->low_load = xt_allocate(memory, periods + 1, sizeof *pricer->low_load);
    pricer->high_load = xt_allocate(memory, periods + 1, sizeof *pricer->high_load);
    pricer->most_away = xt_allocate(memory, periods + 1, sizeof *pricer->most_away);
    pricer->opened = xt_allocate(memory, periods + 1, sizeof *pricer->opened);
    pricer->lambda_at = xt_allocate(memory, (size_t)instance->employees, sizeof *pricer->lambda_at);
    pricer->finishes = xt_allocate(memory, periods + 1, sizeof *pricer->finishes);
    pricer->stays = xt_allocate(memory, periods + 1, sizeof *pricer->stays);
    pricer->slope_of = xt_allocate(memory, (size_t)instance->employees, sizeof *pricer->slope_of);
    pricer->step_of = xt_allocate(memory, (size_t)instance->employees, sizeof *pricer->step_of);
    if (pricer->home_gain == NULL || pricer->slope_of == NULL || pricer->step_of == NULL ||
        pricer->arcs_at == NULL || pricer->home_sum == NULL || pricer->home_load == NULL ||
        pricer->low_load == NULL || pricer->high_load == NULL || pricer->most_away == NULL ||
        pricer->opened == NULL || pricer->stays == NULL || pricer->finishes == NULL ||
        pricer->lambda_at == NULL) {
        xt_pricer_free(pricer);
        return XTRAIN_ERROR_MEMORY;
    }
    *out = pricer;
    return XTRAIN_OK;
}

void xt_pricer_free(xt_pricer *pricer)
{
    if (pricer == NULL) {
        return;
    }
    const xt_memory *memory = pricer->memory;
    void *blocks[] = {
        pricer->resources,  pricer->marks,       pricer->home_marks,    pricer->again_marks,
        pricer->arcs,       pricer->arcs_at,     pricer->effects,       pricer->touches,
        pricer->home_sum,   pricer->home_load,   pricer->costs_room,    pricer->after,
        pricer->rewards,    pricer->low_load,    pricer->high_load,     pricer->most_away,
        pricer->labels,     pricer->chains,      pricer->opened,        pricer->next,
        pricer->heap,       pricer->stays,       pricer->decisions,     pricer->slope_of,
        pricer->lambda,     pricer->lambda_at,   pricer->plain_rewards, pricer->lambda_room,
        pricer->touched,    pricer->start_marks, pricer->asks,          pricer->kind_of,
        pricer->example,    pricer->apart,       pricer->together,      pricer->finishes,
        pricer->signature,  pricer->buckets,     pricer->sibling,       pricer->step_of,
        pricer->next_state, pricer->state_cost,  pricer->touch_set,     pricer->cell_gain,
        pricer->home_gain};
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        xt_release(memory, blocks[i]);
    }
    xt_release(memory, pricer);
}

int64_t xt_pricer_labels_made(const xt_pricer *pricer)
{
    return pricer->labels_made;
}

xtrain_status xt_pricer_run(xt_pricer *pricer, xt_price_result *result, const xt_price_query *query)
{
    *result = (xt_price_result){0};
    pricer->prices = query->prices;
    pricer->own_weight = query->own_weight;
    pricer->threshold = query->threshold;
    pricer->label_limit = query->label_limit;
    pricer->beam = query->beam;
    pricer->budget = query->budget;
    pricer->breach_limit = query->breach_limit;
    pricer->decision_count = 0;
    for (int i = 0; i < query->decision_count; i++) {
        if (query->decisions[i].employee != query->employee) {
            continue;
        }
        if (!XT_GROW(pricer->memory, pricer->decisions, pricer->decision_capacity,
                     pricer->decision_count + 1)) {
            return XTRAIN_ERROR_MEMORY;
        }
        pricer->decisions[pricer->decision_count++] = query->decisions[i];
    }
    if (!xt_pricer_set_person(pricer, query->employee) || !xt_pricer_set_arcs(pricer) ||
        !xt_pricer_set_bounds(pricer) || !xt_pricer_search(pricer, result)) {
        return XTRAIN_ERROR_MEMORY;
    }
    return XTRAIN_OK;
}
