/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Labels that differ in nothing but cost and sums, found by hashing: the many orders of the same
 * stays end in them, and one of them beats most of the others.
 */
#include <string.h>

#include "solve/pricer.h"

enum { FIRST_BUCKETS = 4096, MOST_LOOKED_AT = 64 };

static uint64_t mix(uint64_t hash, uint64_t more)
{
    hash = (hash ^ more) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ (hash >> 29);
}

/* What of a resource still matters at the boundary. */
static int32_t value_that_matters(const xt_resource *resource, const xt_label *label, int32_t value)
{
    switch (resource->kind) {
    case XT_RESOURCE_RETURN:
    case XT_RESOURCE_GAP:
        return value > label->boundary ? value : label->boundary;
    case XT_RESOURCE_RUN:
        return label->touches ? value : 0;
    default:
        return value;
    }
}

static uint64_t hash_of(const xt_pricer *pricer, const xt_label *label)
{
    uint64_t hash = mix((uint64_t)label->boundary, (uint64_t)(label->last + 2));
    hash = mix(hash, label->touches ? 1 : 0);
    const int32_t *values = xt_label_values(label);
    for (size_t r = 0; r < pricer->first_sum; r++) {
        hash = mix(hash, (uint64_t)value_that_matters(&pricer->resources[r], label, values[r]));
    }
    for (size_t i = pricer->first_learnt; i < pricer->value_count; i++) {
        hash = mix(hash, (uint64_t)values[i]);
    }
    for (int w = 0; w < pricer->words; w++) {
        hash = mix(hash, xt_label_marks(pricer, label)[w]);
    }
    return hash;
}

static size_t *bucket_of(const xt_pricer *pricer, const xt_label *label)
{
    return &pricer->buckets[hash_of(pricer, label) & (pricer->bucket_count - 1)];
}

bool xt_pricer_clear_buckets(xt_pricer *pricer)
{
    if (!XT_GROW(pricer->memory, pricer->buckets, pricer->bucket_capacity, FIRST_BUCKETS)) {
        return false;
    }
    pricer->bucket_count = FIRST_BUCKETS;
    memset(pricer->buckets, 0, FIRST_BUCKETS * sizeof *pricer->buckets);
    return true;
}

/* Four times the buckets, for all labels but the last. */
static bool spread(xt_pricer *pricer)
{
    size_t count = pricer->bucket_count * 4;
    if (!XT_GROW(pricer->memory, pricer->buckets, pricer->bucket_capacity, count)) {
        return false;
    }
    pricer->bucket_count = count;
    memset(pricer->buckets, 0, count * sizeof *pricer->buckets);
    for (size_t i = 0; i + 1 < pricer->label_count; i++) { /* the last one is being put */
        size_t *bucket = bucket_of(pricer, xt_label_at(pricer, i));
        pricer->sibling[i] = *bucket;
        *bucket = i + 1;
    }
    return true;
}

bool xt_pricer_is_repeated(const xt_pricer *pricer, size_t number)
{
    const xt_label *label = xt_label_at(pricer, number);
    int looked = 0;
    for (size_t link = *bucket_of(pricer, label); link != 0 && looked < MOST_LOOKED_AT;
         link = pricer->sibling[link - 1], looked++) {
        const xt_label *other = xt_label_at(pricer, link - 1);
        if (link - 1 != number && other->boundary == label->boundary &&
            other->touches == label->touches && other->last == label->last &&
            xt_pricer_dominates(pricer, other, label, label->boundary) &&
            (link - 1 < number || !xt_pricer_dominates(pricer, label, other, label->boundary))) {
            return true;
        }
    }
    return false;
}

bool xt_pricer_put(xt_pricer *pricer, size_t number)
{
    if (!XT_GROW(pricer->memory, pricer->sibling, pricer->sibling_capacity, number + 1) ||
        (number + 1 > pricer->bucket_count && !spread(pricer))) {
        return false;
    }
    size_t *bucket = bucket_of(pricer, xt_label_at(pricer, number));
    pricer->sibling[number] = *bucket;
    *bucket = number + 1;
    return true;
}
