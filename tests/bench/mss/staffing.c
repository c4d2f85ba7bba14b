/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Staffing: the numbers that most periods have are stated for always, those of the other periods
 * with a range of dates for every run of equal periods.
 */
#include <stdlib.h>

#include "statement.h"
#include "try.h"

/* What holds in one period; the most is XTRAIN_UNSET where it cannot bind. */
typedef struct bounds {
    int least;
    int most;
} bounds;

static int takers_of(const mss_statement *st, const mss_instance *in, size_t ward)
{
    int count = 0;
    for (int s = 0; s < in->students; s++) {
        count += st->can_take[(size_t)s * mss_ward(in, in->hospitals, 0) + ward] != 0 ? 1 : 0;
    }
    return count;
}

/* A maximum of at least as many as can ever be there is as good as that many. */
static void find_bounds(bounds *out, const mss_statement *st, const mss_instance *in, size_t ward)
{
    const int takers = takers_of(st, in, ward);
    bool binds = false;
    for (int t = 0; t < in->horizon; t++) {
        const size_t at = ward * (size_t)in->horizon + (size_t)t;
        const int enough = takers > in->least[at] ? takers : in->least[at];
        out[t].least = in->least[at];
        out[t].most = in->most[at] < enough ? in->most[at] : enough;
        binds = binds || in->most[at] < takers;
    }
    for (int t = 0; t < in->horizon && !binds; t++) {
        out[t].most = XTRAIN_UNSET;
    }
}

static bool is_equal(bounds a, bounds b)
{
    return a.least == b.least && a.most == b.most;
}

static bounds most_common(const bounds *of, int periods)
{
    bounds best = of[0];
    int most = 0;
    for (int t = 0; t < periods; t++) {
        int count = 0;
        for (int u = t; u < periods; u++) {
            count += is_equal(of[t], of[u]) ? 1 : 0;
        }
        if (count > most) {
            most = count;
            best = of[t];
        }
    }
    return best;
}

/* States what differs from the numbers that hold otherwise. */
static xtrain_status state_bounds(mss_statement *st, int department, bounds now, bounds otherwise,
                                  xtrain_range range)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, XTRAIN_RULE_D1);
    rule.subject = (xtrain_subject){XTRAIN_SUBJECT_DEPARTMENT, department};
    rule.range = range;
    rule.source.label = "MinPosHosp and MaxPosHosp";
    if (now.least != otherwise.least) {
        rule.value[XTRAIN_PARAMETER_MIN] = now.least;
    }
    if (now.most != otherwise.most) {
        rule.value[XTRAIN_PARAMETER_MAX] = now.most;
    }
    return is_equal(now, otherwise) ? XTRAIN_OK : xtrain_problem_add_rule(NULL, st->problem, &rule);
}

static xtrain_status state_ward(mss_statement *st, const mss_instance *in, int department,
                                bounds *of)
{
    const xtrain_range always = {XTRAIN_NO_DATE, XTRAIN_NO_DATE};
    const bounds nothing = {0, XTRAIN_UNSET};
    find_bounds(of, st, in, mss_ward(in, st->hospital[department], st->discipline[department]));
    const bounds usual = most_common(of, in->horizon);
    MSS_TRY(state_bounds(st, department, usual, nothing, always));
    for (int t = 0; t < in->horizon; t++) {
        const int first = t;
        while (t + 1 < in->horizon && is_equal(of[t + 1], of[first])) {
            t++;
        }
        MSS_TRY(state_bounds(st, department, of[first], usual,
                             (xtrain_range){mss_day(first), mss_day(t)}));
    }
    return XTRAIN_OK;
}

xtrain_status mss_state_staffing(mss_statement *st, const mss_instance *in)
{
    bounds *of = calloc((size_t)in->horizon, sizeof *of);
    xtrain_status status = of == NULL ? XTRAIN_ERROR_MEMORY : XTRAIN_OK;
    for (int w = 0; w < st->wards && status == XTRAIN_OK; w++) {
        status = state_ward(st, in, w, of);
    }
    free(of);
    return status;
}
