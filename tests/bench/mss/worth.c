/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What single students must do and what it is worth to them. */
#include <stdlib.h>

#include "pool.h"
#include "statement.h"
#include "try.h"

static int weight_of(const mss_instance *in, int student, int which)
{
    return in->weight[mss_at(student, MSS_WEIGHTS, which)];
}

static bool can_use(const mss_statement *st, const mss_instance *in, int student, int hospital,
                    int discipline)
{
    const size_t wards = mss_ward(in, in->hospitals, 0);
    return st->can_take[(size_t)student * wards + mss_ward(in, hospital, discipline)] != 0;
}

/* The most stays that the student could take at a hospital if only the groups bound them. */
static int most_stays_at(const mss_statement *st, const mss_instance *in, int student, int hospital)
{
    int most = 0;
    for (int g = 0; g < in->groups; g++) {
        const int asked = in->stays_of[mss_at(student, in->groups, g)];
        int found = 0;
        for (int d = 0; d < in->disciplines; d++) {
            found += in->group_of[d] == g && can_use(st, in, student, hospital, d) ? 1 : 0;
        }
        most += found < asked ? found : asked;
    }
    return most;
}

static bool pool_groups(mss_pool *pool, const mss_instance *in, const mss_sets *sets, int student)
{
    bool is_good = true;
    for (int g = 0; g < in->groups && is_good; g++) {
        const int stays = in->stays_of[mss_at(student, in->groups, g)];
        const mss_pool_entry entry = {
            "StudDiscGroup", XTRAIN_RULE_P6, sets->group[g], stays, stays, 0, student};
        /* Where no stay is asked for, every ward of the group is a never-department. */
        is_good = stays == 0 || mss_pool_add(pool, &entry);
    }
    return is_good;
}

static bool pool_disciplines(mss_pool *pool, const mss_statement *st, const mss_instance *in,
                             const mss_sets *sets, int student)
{
    bool is_good = true;
    for (int d = 0; d < in->disciplines && is_good; d++) {
        const mss_pool_entry entry = {.label = "PrefStudDisc and ManPref",
                                      .kind = XTRAIN_RULE_C1,
                                      .set = sets->discipline[d],
                                      .least = XTRAIN_UNSET,
                                      .most = XTRAIN_UNSET,
                                      .points = -mss_worth_of_discipline(in, student, d),
                                      .student = student};
        is_good = !mss_can_take(st, in, student, d) || mss_pool_add(pool, &entry);
    }
    return is_good;
}

static bool pool_hospitals(mss_pool *pool, const mss_statement *st, const mss_instance *in,
                           const mss_sets *sets, int student)
{
    bool is_good = true;
    for (int h = 0; h < in->hospitals && is_good; h++) {
        const int stays = most_stays_at(st, in, student, h);
        mss_pool_entry entry = {.label = "PrefStudHosp",
                                .kind = XTRAIN_RULE_C1,
                                .set = sets->hospital[h],
                                .least = XTRAIN_UNSET,
                                .most = XTRAIN_UNSET,
                                .points = -mss_worth_of_hospital(in, student, h),
                                .student = student};
        is_good = stays == 0 || mss_pool_add(pool, &entry);
        if (is_good && stays > in->most_per_hospital) {
            entry.label = "MaxDiscPerHosp";
            entry.kind = XTRAIN_RULE_P6;
            entry.most = in->most_per_hospital;
            entry.points = 0;
            is_good = mss_pool_add(pool, &entry);
        }
    }
    return is_good;
}

/* The weights of changes and waiting are 0 or less: they cost. */
static bool pool_weights(mss_pool *pool, const mss_instance *in, int student)
{
    mss_pool_entry entry = {.label = "WeightPref",
                            .kind = XTRAIN_RULE_C2,
                            .set = XTRAIN_NONE,
                            .least = XTRAIN_UNSET,
                            .most = XTRAIN_UNSET,
                            .points = -weight_of(in, student, MSS_WEIGHT_CHANGE),
                            .student = student};
    if (!mss_pool_add(pool, &entry)) {
        return false;
    }
    entry.kind = XTRAIN_RULE_C3;
    entry.points = -weight_of(in, student, MSS_WEIGHT_WAIT);
    return mss_pool_add(pool, &entry);
}

xtrain_status mss_state_worth(mss_statement *st, const mss_instance *in, const mss_sets *sets)
{
    mss_pool pool = {0};
    bool is_good = true;
    for (int s = 0; s < in->students && is_good; s++) {
        is_good = pool_groups(&pool, in, sets, s) && pool_disciplines(&pool, st, in, sets, s) &&
                  pool_hospitals(&pool, st, in, sets, s) && pool_weights(&pool, in, s);
    }
    const xtrain_status status =
        is_good ? mss_pool_state(&pool, st->problem, in->students) : XTRAIN_ERROR_MEMORY;
    mss_pool_clear(&pool);
    return status;
}

/* ---- the must price ---- */

/* How far two scores of the student can be apart, at most. */
static int64_t range_of(const mss_statement *st, const mss_instance *in, int student)
{
    int64_t lowest = 0;
    int64_t highest = 0;
    int64_t stays = 0;
    int low = 0;
    int high = 0;
    for (int h = 0; h < in->hospitals; h++) {
        const int worth = mss_worth_of_hospital(in, student, h);
        low = h == 0 || worth < low ? worth : low;
        high = h == 0 || worth > high ? worth : high;
    }
    for (int g = 0; g < in->groups; g++) {
        stays += in->stays_of[mss_at(student, in->groups, g)];
    }
    /* A discipline is taken once at most: its gain or loss counts at most once. */
    for (int d = 0; d < in->disciplines; d++) {
        const int worth = mss_worth_of_discipline(in, student, d);
        if (mss_can_take(st, in, student, d)) {
            lowest += worth < 0 ? worth : 0;
            highest += worth > 0 ? worth : 0;
        }
    }
    return highest - lowest + stays * (high - low) -
           stays * weight_of(in, student, MSS_WEIGHT_CHANGE) -
           (int64_t)in->horizon * weight_of(in, student, MSS_WEIGHT_WAIT);
}

/*
 * One student's other track changes the sum by at most the range of the student's score, and the
 * least score by as much: no track is worth a broken staffing must by itself. Plans that break one
 * show it in their count of broken musts.
 */
int mss_must_price(const mss_statement *st, const mss_instance *in)
{
    int64_t most = 0;
    for (int s = 0; s < in->students; s++) {
        const int64_t range = range_of(st, in, s);
        most = range > most ? range : most;
    }
    const int64_t price = 2 * most + 1;
    return price < XTRAIN_MAX_POINTS ? (int)price : XTRAIN_MAX_POINTS;
}
