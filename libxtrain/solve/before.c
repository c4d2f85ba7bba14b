/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a stay costs because of the one before it: transitions (P8) and changes of site (C2).
 * Departments that follow and are followed alike are one kind, so that a label need remember the
 * kind only. Kind 0 is "no stay yet".
 */
#include <string.h>

#include "solve/pricer.h"

/* Do the rules see the same in both departments. */
static bool are_alike(const xt_pricer *pricer, int one, int two)
{
    const xt_instance *instance = pricer->instance;
    const xt_department *departments = instance->problem->departments;
    if (pricer->site_price != 0 && departments[one].site_number != departments[two].site_number) {
        return false;
    }
    for (int i = 0; i < pricer->group->transition_count; i++) {
        const xt_transition_rule *rule = &pricer->group->transitions[i];
        if (xt_instance_has(instance, rule->subject, one) !=
                xt_instance_has(instance, rule->subject, two) ||
            xt_instance_has(instance, rule->before, one) !=
                xt_instance_has(instance, rule->before, two)) {
            return false;
        }
    }
    return true;
}

static bool number_kinds(xt_pricer *pricer)
{
    int departments = pricer->instance->departments;
    if (!XT_GROW(pricer->memory, pricer->kind_of, pricer->kind_capacity, (size_t)departments) ||
        !XT_GROW(pricer->memory, pricer->example, pricer->example_capacity,
                 (size_t)departments + 1)) {
        return false;
    }
    pricer->kinds = 1;
    for (int d = 0; d < departments; d++) {
        int kind = 1;
        while (kind < pricer->kinds && !are_alike(pricer, d, pricer->example[kind])) {
            kind++;
        }
        if (kind == pricer->kinds) {
            pricer->example[pricer->kinds++] = d;
        }
        pricer->kind_of[d] = (int16_t)kind;
    }
    return true;
}

static void fill_pair(xt_pricer *pricer, int from, int to)
{
    const xt_instance *instance = pricer->instance;
    const xt_department *departments = instance->problem->departments;
    int one = pricer->example[from];
    int two = pricer->example[to];
    int64_t apart = 0;
    int64_t together = 0;
    for (int i = 0; i < pricer->group->transition_count; i++) {
        const xt_transition_rule *rule = &pricer->group->transitions[i];
        if (xt_instance_has(instance, rule->before, one) &&
            xt_instance_has(instance, rule->subject, two)) {
            *(rule->across ? &apart : &together) += xt_scaled(pricer, rule->price);
        }
    }
    if (departments[one].site_number != departments[two].site_number) {
        /* For people with a home the cell before decides, for others the stay before. */
        *(pricer->person->home < 0 ? &apart : &together) += pricer->site_price;
    }
    size_t pair = (size_t)from * (size_t)pricer->kinds + (size_t)to;
    pricer->apart[pair] = apart;
    pricer->together[pair] = together;
    pricer->most_apart = apart > pricer->most_apart ? apart : pricer->most_apart;
}

bool xt_pricer_set_before(xt_pricer *pricer)
{
    pricer->site_price = xt_scaled(pricer, pricer->group->site_price);
    pricer->kinds = 0;
    pricer->most_apart = 0;
    if (pricer->site_price == 0 && pricer->group->transition_count == 0) {
        return true;
    }
    if (!number_kinds(pricer)) {
        return false;
    }
    size_t pairs = (size_t)pricer->kinds * (size_t)pricer->kinds;
    if (!XT_GROW(pricer->memory, pricer->apart, pricer->apart_capacity, pairs) ||
        !XT_GROW(pricer->memory, pricer->together, pricer->together_capacity, pairs)) {
        return false;
    }
    memset(pricer->apart, 0, pairs * sizeof *pricer->apart);
    memset(pricer->together, 0, pairs * sizeof *pricer->together);
    for (int from = 1; from < pricer->kinds; from++) {
        for (int to = 1; to < pricer->kinds; to++) {
            fill_pair(pricer, from, to);
        }
    }
    return true;
}

/* A change of site of a person with a home; without one the stay before decides. */
static int64_t site_between(const xt_pricer *pricer, int from, int to)
{
    const xt_department *departments = pricer->instance->problem->departments;
    bool changes = pricer->person->home >= 0 && from >= 0 && to >= 0 &&
                   departments[from].site_number != departments[to].site_number;
    return changes ? pricer->site_price : 0;
}

int64_t xt_pricer_site_cost(const xt_pricer *pricer, const xt_label *label, int to)
{
    int from = label->boundary == pricer->first ? xt_site_before(pricer->person) : label->last;
    return site_between(pricer, from, to);
}

int64_t xt_pricer_pair_cost(const xt_pricer *pricer, const xt_label *label, int department)
{
    if (pricer->kinds == 0) {
        return 0;
    }
    size_t kinds = (size_t)pricer->kinds;
    size_t to = (size_t)pricer->kind_of[department];
    int64_t cost = 0;
    if (pricer->before_resource >= 0) {
        cost += pricer->apart[(size_t)xt_label_values(label)[pricer->before_resource] * kinds + to];
    }
    if (label->touches && label->last >= 0) {
        if (xt_is_after_night(pricer->instance->problem, label->boundary)) {
            return cost + site_between(pricer, label->last, department);
        }
        return cost + pricer->together[(size_t)pricer->kind_of[label->last] * kinds + to];
    }
    return cost + xt_pricer_site_cost(pricer, label, department);
}

int64_t xt_pricer_before_lack(const xt_pricer *pricer, int better, int worse)
{
    size_t kinds = (size_t)pricer->kinds;
    int64_t lack = 0;
    for (size_t to = 1; to < kinds && better != worse; to++) {
        int64_t more =
            pricer->apart[(size_t)better * kinds + to] - pricer->apart[(size_t)worse * kinds + to];
        lack = more > lack ? more : lack;
    }
    return lack;
}
