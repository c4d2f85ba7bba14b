/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a stay could be in another department without a broken visit rule (P6). Someone whose
 * every stay is asked for by such rules has few departments to change to; scoring a track for each
 * of the others would be in vain.
 */
#include "solve/anneal_state.h"

#include "solve/group.h"

static int visits_of(const xt_anneal *anneal, const xt_draft *draft, xtrain_subject subject)
{
    int visits = 0;
    for (int i = 0; i < draft->count; i++) {
        visits += xt_instance_has(anneal->instance, subject, draft->stays[i].department) ? 1 : 0;
    }
    return visits;
}

bool xt_anneal_suits(const xt_anneal *anneal, const xt_draft *draft, int stay, int department)
{
    const xt_instance *instance = anneal->instance;
    const xt_group *group = xt_group_of(instance, draft->employee);
    const int before = draft->stays[stay].department;
    const xt_listing *gains = xt_listing_of(group, department);
    const xt_listing *loses = xt_listing_of(group, before);
    for (int i = gains->first[XT_LIST_VISIT]; i < gains->first[XT_LIST_VISIT + 1]; i++) {
        const xt_visit_rule *rule = &group->visits[group->listed[i]];
        if (rule->price.value >= instance->breach_price && rule->max < XT_NO_MAXIMUM &&
            !xt_instance_has(instance, rule->subject, before) &&
            visits_of(anneal, draft, rule->subject) >= rule->max) {
            return false;
        }
    }
    for (int i = loses->first[XT_LIST_VISIT]; i < loses->first[XT_LIST_VISIT + 1]; i++) {
        const xt_visit_rule *rule = &group->visits[group->listed[i]];
        if (rule->price.value >= instance->breach_price && rule->min > 0 &&
            !xt_instance_has(instance, rule->subject, department) &&
            visits_of(anneal, draft, rule->subject) <= rule->min) {
            return false;
        }
    }
    return true;
}
