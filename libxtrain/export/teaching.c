/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When a person reaches a multiple of a teaching's present periods.
 *
 * An away stay by itself: its column says in which periods it does.
 * At home: since(s, t) is 1 if the home stay that is there in t began in s:
 *   sum over s of since(s, t) = home(t),  since(s, t) <= since(s, t - 1),
 *   since(s, s) + home(s - 1) <= 1
 * For since(s, t) to be above 0, all cells from s to t must be at home and the one before not,
 * which is so for one s only. With carry: served(t) adds up present periods, and times(k, t) is 1
 * if and only if the k-th multiple is reached by t. With c = what it still takes and M = all that
 * there can be by t: c times <= served,  served <= c - 1 + (M - c + 1) times Both are needed: a
 * multiple that could be put off until another department has taught first might bring more. No
 * more multiples are looked at than there are levels to gain in the department, since each of them
 * brings one until there is none left.
 */
#include "export/build.h"

typedef struct lesson {
    const xt_teaching *teaching;
    int department;
    int number; /* of the teaching, for names */
    int start;  /* level */
    int most;   /* level that it brings and something asks for */
} lesson;

/* Column x, 1 if a multiple is reached in the period, or -1 times that. */
static void add_gain(xt_mip_build *build, const lesson *on, int column, int period, int sign)
{
    for (int level = on->start + 1; level <= on->most; level++) {
        const int row = xt_mip_level_row(build, on->teaching->skill, level, period + 1);
        xt_mip_add_term(&build->mip, row, column, -sign);
    }
}

static bool is_present(const xt_mip_build *build, const lesson *on, int period)
{
    return xt_mip_present(build, on->department, period, period) > 0;
}

/* ---- stays by themselves ---- */

static void state_stays(xt_mip_build *build, const lesson *on)
{
    const xt_mip_person *person = &build->person;
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        int served = stay->goes_on ? person->under_way->present : 0;
        for (int period = stay->first; period <= stay->last && stay->department == on->department;
             period++) {
            if (is_present(build, on, period) && ++served % on->teaching->after == 0) {
                add_gain(build, on, stay->column, period, 1);
            }
        }
    }
}

/* ---- home stays by themselves ---- */

static void state_since(xt_mip_build *build, const lesson *on, int begin)
{
    xt_mip_person *person = &build->person;
    int before = XT_MIP_NOTHING;
    int served = 0;
    for (int period = begin; period <= person->last; period++) {
        const xt_mip_name name = XT_MIP_NAME("since", person->number, on->number, begin, period);
        const int column = xt_mip_add_plain(build, name, 1, false);
        xt_mip_add_term(&build->mip, person->entry_row[period], column, 1);
        if (period > begin) {
            const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
            xt_mip_add_term(&build->mip, row, column, 1);
            xt_mip_add_term(&build->mip, row, before, -1);
        } else if (begin > person->first) {
            const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 1);
            xt_mip_add_term(&build->mip, row, column, 1);
            xt_mip_add_term(&build->mip, row, person->home[begin - 1], 1);
        }
        if (is_present(build, on, period) && ++served % on->teaching->after == 0) {
            add_gain(build, on, column, period, 1);
        }
        before = column;
    }
}

static void state_home_stays(xt_mip_build *build, const lesson *on)
{
    xt_mip_person *person = &build->person;
    for (int period = person->first; period <= person->last; period++) {
        const xt_mip_name name = XT_MIP_NAME("home", person->number, on->number, period);
        person->entry_row[period] = xt_mip_state_row(build, name, XT_MIP_EQUAL, 0);
        xt_mip_add_term(&build->mip, person->entry_row[period], person->home[period], -1);
    }
    for (int begin = person->first; begin <= person->last && !xt_mip_is_stopped(build); begin++) {
        state_since(build, on, begin);
    }
}

/* ---- all stays together ---- */

static int past_present(const xt_employee *record, int department)
{
    int present = 0;
    for (size_t at = 0; at < record->past_count; at++) {
        present += record->past[at].department == department ? record->past[at].present : 0;
    }
    return present;
}

/* Fills free_entry with the columns `served`, by period. */
static void state_served(xt_mip_build *build, const lesson *on)
{
    xt_mip_person *person = &build->person;
    int before = XT_MIP_NOTHING;
    for (int period = person->first; period <= person->last; period++) {
        const xt_mip_name name = XT_MIP_NAME("served", person->number, on->number, period);
        const int row = xt_mip_state_row(build, name, XT_MIP_EQUAL, 0);
        const int column = xt_mip_add_plain(build, name, build->periods, false);
        xt_mip_add_term(&build->mip, row, column, -1);
        xt_mip_add_term(&build->mip, row, before, 1);
        if (on->department == person->record->home && is_present(build, on, period)) {
            xt_mip_add_term(&build->mip, row, person->home[period], 1);
        }
        person->entry_row[period] = row;
        person->free_entry[period] = column;
        before = column;
    }
    for (size_t at = 0; at < person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        for (int period = stay->first; period <= stay->last && stay->department == on->department;
             period++) {
            if (is_present(build, on, period)) {
                xt_mip_add_term(&build->mip, person->entry_row[period], stay->column, 1);
            }
        }
    }
}

/* The multiple that takes so many more present periods. */
static void state_times(xt_mip_build *build, const lesson *on, int missing)
{
    const xt_mip_person *person = &build->person;
    int before = XT_MIP_NOTHING;
    for (int period = person->first; period <= person->last; period++) {
        const xt_mip_name name = XT_MIP_NAME("times", person->number, on->number, missing, period);
        const xt_mip_name only = XT_MIP_NAME("only", person->number, on->number, missing, period);
        const int most = xt_mip_present(build, on->department, person->first, period);
        if (most < missing) {
            continue;
        }
        const int column = xt_mip_add_plain(build, name, 1, true);
        const int row = xt_mip_state_row(build, name, XT_MIP_AT_MOST, 0);
        const int other = xt_mip_state_row(build, only, XT_MIP_AT_MOST, missing - 1);
        xt_mip_add_term(&build->mip, row, column, missing);
        xt_mip_add_term(&build->mip, row, person->free_entry[period], -1);
        xt_mip_add_term(&build->mip, other, person->free_entry[period], 1);
        xt_mip_add_term(&build->mip, other, column, missing - most - 1);
        add_gain(build, on, column, period, 1);
        add_gain(build, on, before, period, -1);
        before = column;
    }
}

static void state_carry(xt_mip_build *build, const lesson *on)
{
    const bool at_home = on->department == build->person.record->home;
    const int past = at_home ? 0 : past_present(build->person.record, on->department);
    const int missing = on->teaching->after - past % on->teaching->after;
    state_served(build, on);
    for (int k = 0; k < on->most - on->start; k++) {
        state_times(build, on, missing + k * on->teaching->after);
    }
}

static int number_of(const xtrain_problem *problem, int department, const xt_teaching *teaching)
{
    int number = (int)(teaching - problem->departments[department].teachings);
    for (int at = 0; at < department; at++) {
        number += (int)problem->departments[at].teaching_count;
    }
    return number;
}

void xt_mip_state_teaching(xt_mip_build *build, int department, const xt_teaching *teaching)
{
    const bool at_home = department == build->person.record->home;
    const int highest = build->person.highest[teaching->skill];
    const lesson on = {.teaching = teaching,
                       .department = department,
                       .number = number_of(build->problem, department, teaching),
                       .start = xt_level_of(build->problem, build->person.number, teaching->skill),
                       .most = teaching->up_to < highest ? teaching->up_to : highest};
    if (on.most <= on.start || (at_home && !teaching->at_home)) {
        return;
    }
    if (teaching->carry) {
        state_carry(build, &on);
    } else if (at_home) {
        state_home_stays(build, &on);
    } else {
        state_stays(build, &on);
    }
}

/* ---- the level of a track ---- */

typedef struct pupil {
    const xt_mip_build *build;
    int skill;
    int period; /* looked at up to here */
    int level;
} pupil;

static const xt_teaching *teaching_of(const pupil *on, int department)
{
    const xt_department *place = &on->build->problem->departments[department];
    for (size_t k = 0; k < place->teaching_count; k++) {
        if (place->teachings[k].skill == on->skill) {
            return &place->teachings[k];
        }
    }
    return NULL;
}

/* The cells of a stay, or a home stay, after so many present periods that count. */
static void learn(pupil *on, int department, int first, int last, int served)
{
    const xt_teaching *teaching = teaching_of(on, department);
    for (int period = first; period <= last && period < on->period && teaching != NULL; period++) {
        if (xt_mip_present(on->build, department, period, period) > 0 &&
            ++served % teaching->after == 0 && on->level < teaching->up_to) {
            on->level++;
        }
    }
}

/* A stretch at home, after so many present periods of those before it. */
static void learn_at_home(pupil *on, int first, int last, int *served)
{
    const int home = on->build->person.record->home;
    const xt_teaching *teaching = home == XTRAIN_NONE ? NULL : teaching_of(on, home);
    if (teaching != NULL && teaching->at_home && first <= last) {
        learn(on, home, first, last, teaching->carry ? *served : 0);
        *served += xt_mip_present(on->build, home, first, last);
    }
}

/* Present periods that count when the stay begins or goes on. */
static int served_before(const pupil *on, const int *stays, int count, const xt_mip_stay *stay)
{
    const xt_mip_build *build = on->build;
    const xt_teaching *teaching = teaching_of(on, stay->department);
    int served = stay->goes_on ? build->person.under_way->present : 0;
    if (teaching != NULL && teaching->carry) {
        served = past_present(build->person.record, stay->department);
        for (int at = 0; at < count; at++) {
            const xt_mip_stay *earlier = &build->person.stays[stays[at]];
            served +=
                earlier->department == stay->department
                    ? xt_mip_present(build, earlier->department, earlier->first, earlier->last)
                    : 0;
        }
    }
    return served;
}

int xt_mip_level_of_track(const xt_mip_build *build, const int *stays, int count,
                          const xt_mip_stay *more, int skill, int period)
{
    const xt_mip_person *person = &build->person;
    pupil on = {build, skill, period, xt_level_of(build->problem, person->number, skill)};
    int next = person->first;
    int at_home = 0;
    for (int at = 0; at < count + (more != NULL ? 1 : 0); at++) {
        const xt_mip_stay *stay = at < count ? &person->stays[stays[at]] : more;
        learn_at_home(&on, next, stay->first - 1, &at_home);
        learn(&on, stay->department, stay->first, stay->last, served_before(&on, stays, at, stay));
        next = stay->last + 1;
    }
    learn_at_home(&on, next, person->last, &at_home);
    return on.level;
}
