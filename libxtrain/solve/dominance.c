/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dominance: a label is dropped if another one is at least as good whatever follows. The other one
 * may lack something as long as its lead in cost covers the most that the lack can ever cost; so
 * soft rules do not keep labels apart for nothing.
 */
#include "solve/pricer.h"

/* The most that a sum can cost `better` beyond `worse` at the end. The cost is convex, so the
 * difference is largest at an end of what can still be added. */
static int64_t sum_lack(const xt_pricer *pricer, const xt_resource *resource, int32_t better,
                        int32_t worse, int boundary)
{
    if (better == worse) {
        return 0;
    }
    int64_t more;
    if (resource->kind == XT_RESOURCE_LOAD) {
        more = better > worse ? pricer->high_load[boundary] : pricer->low_load[boundary];
    } else {
        more = better > worse ? pricer->most_away[boundary] : 0;
    }
    if (resource->kind == XT_RESOURCE_LOAD && pricer->load_steepest == pricer->load_slope) {
        int64_t off = pricer->load_base - pricer->person->share + more;
        int64_t one = off + better < 0 ? -(off + better) : off + better;
        int64_t two = off + worse < 0 ? -(off + worse) : off + worse;
        return pricer->load_slope * (one - two);
    }
    return xt_pricer_sum_cost(pricer, resource, better + more) -
           xt_pricer_sum_cost(pricer, resource, worse + more);
}

static int count_bits(uint64_t word)
{
    int count = 0;
    for (; word != 0; word &= word - 1) {
        count++;
    }
    return count;
}

/* Marks first_bit .. first_bit + count - 1 that `better` has and `worse` lacks. */
static int extra_marks(const uint64_t *better, const uint64_t *worse, int first_bit, int count)
{
    int extra = 0;
    for (int bit = first_bit; bit < first_bit + count;) {
        int word = bit / XT_WORD_BITS;
        int shift = bit % XT_WORD_BITS;
        int here = XT_WORD_BITS - shift < first_bit + count - bit ? XT_WORD_BITS - shift
                                                                  : first_bit + count - bit;
        uint64_t both = (better[word] & ~worse[word]) >> shift;
        if (here < XT_WORD_BITS) {
            both &= (UINT64_C(1) << here) - 1;
        }
        extra += count_bits(both);
        bit += here;
    }
    return extra;
}

static int64_t resource_lack(const xt_pricer *pricer, size_t r, const xt_label *better,
                             const xt_label *worse, int boundary)
{
    const xt_resource *resource = &pricer->resources[r];
    int32_t b = xt_label_values(better)[r];
    int32_t w = xt_label_values(worse)[r];
    switch (resource->kind) {
    case XT_RESOURCE_RETURN:
        return b > boundary && b > w ? resource->price : 0;
    case XT_RESOURCE_GAP:
        w = w > boundary ? w : boundary;
        return b > w ? resource->price * (b - w) : 0;
    case XT_RESOURCE_RUN:
        b = better->touches ? b : 0;
        w = worse->touches ? w : 0;
        return b > w ? resource->price * (b - w) : 0;
    case XT_RESOURCE_VISITS: {
        int lack = w - b;
        if (resource->first_bit >= 0 && w > 0) {
            lack = extra_marks(xt_label_marks(pricer, better), xt_label_marks(pricer, worse),
                               resource->first_bit, resource->bit_count);
            lack = lack < w ? lack : w;
        }
        return lack > 0 ? (resource->price + resource->over) * lack : 0;
    }
    case XT_RESOURCE_REACH:
        return 0; /* who knows more misses no more: xt_pricer_knows_more */
    case XT_RESOURCE_BEFORE:
        return xt_pricer_before_lack(pricer, b, w);
    case XT_RESOURCE_ROOM:
        return b < w ? resource->price * (w - b) : 0;
    default:
        return sum_lack(pricer, resource, b, w, boundary);
    }
}

/* stays: as many may still come. */
static int64_t mark_lack(const xt_pricer *pricer, const uint64_t *better, const uint64_t *worse,
                         int stays)
{
    int64_t lack = 0;
    for (int word = 0; word < pricer->words; word++) {
        uint64_t differ = better[word] ^ worse[word];
        for (; differ != 0; differ &= differ - 1) {
            uint64_t bit = differ & (~differ + 1);
            int mark = word * XT_WORD_BITS + count_bits(bit - 1);
            const xt_mark *rule = &pricer->marks[mark];
            if ((better[word] & bit) != 0) {
                lack += rule->first < 0 ? -rule->first : 0;
                lack += rule->again;
            } else {
                lack += rule->first > 0 ? rule->first : 0;
                lack += rule->lack * stays;
            }
        }
    }
    return lack;
}

bool xt_pricer_dominates(const xt_pricer *pricer, const xt_label *better, const xt_label *worse,
                         int boundary)
{
    int64_t lead = worse->cost - better->cost;
    /* Away from the same place both pay the same for the next change of site. */
    bool other_place = pricer->person->home >= 0 && better->last != worse->last;
    lead -= other_place ? pricer->site_price : 0;
    if (pricer->learner != NULL && !xt_pricer_knows_more(pricer, better, worse)) {
        return false;
    }
    if (pricer->group->window_count > 0) {
        lead -= xt_pricer_window_lack(pricer, better, worse);
    }
    /* Only sums can add to the lead; they are last, so they are looked at first. */
    for (size_t r = pricer->resource_count; r > 0; r--) {
        if (lead < 0 && r <= pricer->first_sum) {
            return false;
        }
        lead -= resource_lack(pricer, r - 1, better, worse, boundary);
    }
    if (lead >= 0 && pricer->mark_count > 0) {
        lead -= mark_lack(pricer, xt_label_marks(pricer, better), xt_label_marks(pricer, worse),
                          pricer->end - boundary);
    }
    return lead >= 0;
}
