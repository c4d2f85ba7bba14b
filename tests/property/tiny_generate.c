/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random tiny problems: calendar, departments, people and plans. The rules are in tiny_rules.c. */
#include "property/scoring.h"

#include <string.h>

int tiny_below(tiny_random *random, int count)
{
    uint64_t z = (random->state += UINT64_C(0x9e3779b97f4a7c15));

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (int)(((z ^ (z >> 31)) >> 11) % (uint64_t)count);
}

int tiny_between(tiny_random *random, int low, int high)
{
    return low + tiny_below(random, high - low + 1);
}

bool tiny_chance(tiny_random *random, int per_cent)
{
    return tiny_below(random, 100) < per_cent;
}

/* Days somewhere in or around the plan: whole periods, or any days. */
static xtrain_range some_days(const tiny *problem, tiny_random *random)
{
    int first = tiny_below(random, problem->periods);
    int last = tiny_chance(random, 60) ? first : tiny_between(random, first, problem->periods - 1);
    xtrain_range range = {scoring_period(problem, first).first, scoring_period(problem, last).last};
    int span = (int)(range.last - range.first) / 2 + 1;

    if (tiny_chance(random, 50)) {
        range.first += tiny_between(random, -span, span);
        range.last += tiny_between(random, -span, span);
        if (range.last < range.first)
            range.last = range.first;
    }
    return range;
}

xtrain_range tiny_some_days(const tiny *problem, tiny_random *random)
{
    xtrain_range range = some_days(problem, random);

    if (tiny_chance(random, 15))
        range.first = XTRAIN_NO_DATE;
    if (tiny_chance(random, 15))
        range.last = XTRAIN_NO_DATE;
    return range;
}

static int some_ranges(xtrain_range *out, const tiny *problem, tiny_random *random, int most)
{
    int count = tiny_between(random, 1, most);

    for (int i = 0; i < count; i++)
        out[i] = some_days(problem, random);
    return count;
}

static void generate_objective(tiny *out, tiny_random *random, tiny_focus focus)
{
    if (focus != TINY_FOCUS_UTILITY && !tiny_chance(random, 10))
        return;
    out->objective = XTRAIN_OBJECTIVE_UTILITY;
    do {
        out->sum = tiny_below(random, 4);
        out->least = tiny_below(random, 4);
    } while (out->sum == 0 && out->least == 0);
    out->lines = UINT32_MAX;
    if (tiny_chance(random, 50))
        return;
    out->lines = 0;
    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++) {
        if (scoring_is_of_person((xtrain_rule_kind)kind) && tiny_chance(random, 60))
            out->lines |= 1U << kind;
    }
}

/* Working hours of one to four periods a day. */
static void generate_hours(tiny *out, tiny_random *random)
{
    out->unit = XTRAIN_UNIT_HOUR;
    out->every = tiny_between(random, 1, 4);
    out->day_begin = tiny_chance(random, 20) ? tiny_between(random, 0, 400) : 480;
    out->day_end = out->day_begin + 60 * out->every * tiny_between(random, 1, 4);
}

static void generate_calendar(tiny *out, tiny_random *random, tiny_focus focus)
{
    int kind = tiny_below(random, 100);

    out->unit = kind < 60 ? XTRAIN_UNIT_WEEK : kind < 85 ? XTRAIN_UNIT_DAY : XTRAIN_UNIT_MONTH;
    out->every = 1;
    if (out->unit == XTRAIN_UNIT_DAY)
        out->every = tiny_between(random, 1, 3);
    else if (tiny_chance(random, 15))
        out->every = 2;
    if (focus == TINY_FOCUS_NIGHTS || tiny_chance(random, focus == TINY_FOCUS_P8 ? 35 : 8))
        generate_hours(out, random);
    out->start = scoring_date(2020, 1, 1) + tiny_below(random, 2500);
    if (tiny_chance(random, 5))
        out->start = scoring_date(1950, 1, 1) + tiny_below(random, 60000);
    out->workdays = 0x1fU;
    if (tiny_chance(random, 40))
        out->workdays = tiny_chance(random, 50) ? 0x7fU : (unsigned)tiny_between(random, 1, 127);
    if (tiny_chance(random, 25))
        out->holiday_count = some_ranges(out->holidays, out, random, 2);
    generate_objective(out, random, focus);
    out->must_price = tiny_chance(random, 70) ? 1000 : tiny_between(random, 1, 20);
}

static void generate_departments(tiny *out, tiny_random *random, tiny_focus focus)
{
    int closes = focus == TINY_FOCUS_P2_CLOSED ? 70 : 15;
    bool weighs = focus == TINY_FOCUS_P11 || focus == TINY_FOCUS_RANGE;
    bool has_customers = tiny_chance(random, 40);
    bool has_sites = focus == TINY_FOCUS_C2_SITES || tiny_chance(random, 25);

    for (int d = 0; d < out->departments; d++) {
        tiny_department *where = &out->department[d];

        where->load = tiny_chance(random, 70) ? tiny_below(random, 4) : 0;
        if (weighs && where->load == 0 && tiny_chance(random, 70))
            where->load = tiny_between(random, 1, 3);
        if (focus == TINY_FOCUS_P9 || has_customers)
            where->exposure = tiny_chance(random, 70) ? tiny_between(random, 1, 6) : 0;
        where->site = has_sites ? tiny_below(random, TINY_SITES) : 0;
        if (tiny_chance(random, closes))
            where->closed_count = some_ranges(where->closed, out, random, 2);
    }
    tiny_add_skills(out, random, focus);
    out->sets = tiny_below(random, TINY_SETS + 1);
    for (int s = 0; s < out->sets; s++)
        out->set[s] = (unsigned)tiny_between(random, 1, (1 << out->departments) - 1);
}

/* A department other than home, or none if there is none. */
static int some_other(const tiny *problem, tiny_random *random, int home, int before)
{
    int choice[TINY_DEPARTMENTS];
    int count = 0;

    for (int d = 0; d < problem->departments; d++) {
        if (d != home && d != before)
            choice[count++] = d;
    }
    return count == 0 ? XTRAIN_NONE : choice[tiny_below(random, count)];
}

/* Moves the ends of a past stay by days where it still covers the same periods. */
static void fray(const tiny *problem, tiny_random *random, xtrain_range *days, int first, int last)
{
    xtrain_range frayed = *days;
    int span = (int)(days->last - days->first) / (last - first + 1) / 2 + 1;

    frayed.first += tiny_between(random, 0, span);
    frayed.last -= tiny_between(random, 0, span);
    if (frayed.first > frayed.last)
        return;
    for (int t = first; t <= last; t++) {
        if (!scoring_in_range(problem, t, frayed))
            return;
    }
    *days = frayed;
}

/* The days of some neighbouring periods before the plan; of hours, of days as many. */
static xtrain_range past_days(const tiny *problem, int first, int last)
{
    xtrain_range days = {0, 0};
    int in_day = 1;

    if (problem->unit == XTRAIN_UNIT_HOUR)
        in_day = (problem->day_end - problem->day_begin) / (60 * problem->every);
    days.first = scoring_period(problem, first * in_day).first;
    days.last = scoring_period(problem, (last + 1) * in_day - 1).last;
    return days;
}

static void generate_past(tiny *out, tiny_random *random, tiny_person *who)
{
    tiny_past stays[TINY_PAST];
    int count = 0;
    int last = tiny_chance(random, 60) ? -1 : tiny_between(random, -4, -2);
    int before = XTRAIN_NONE;

    while (count < TINY_PAST && (count == 0 || tiny_chance(random, 40))) {
        int length = tiny_between(random, 1, 3);
        tiny_past *stay = &stays[count];

        stay->department = some_other(out, random, who->home, before);
        if (stay->department == XTRAIN_NONE)
            break;
        stay->range = past_days(out, last - length + 1, last);
        if (out->unit != XTRAIN_UNIT_HOUR)
            fray(out, random, &stay->range, last - length + 1, last);
        stay->present = tiny_chance(random, 60) ? XTRAIN_UNSET : tiny_between(random, 0, length);
        last -= length + tiny_below(random, 3);
        before = stay->department;
        count++;
    }
    for (int i = 0; i < count; i++)
        who->past[i] = stays[count - 1 - i];
    who->past_count = count;
}

/* Fixed days only where the person is in contract and nothing else is fixed. */
static void generate_fixed(tiny *out, tiny_random *random, int person, int count)
{
    tiny_person *who = &out->person[person];

    while (count-- > 0 && who->fixed_count < TINY_FIXED) {
        tiny_fixed fixed = {tiny_below(random, out->departments), some_days(out, random)};
        bool started = false;
        bool fits = true;

        if (tiny_chance(random, 10))
            fixed.range.last = XTRAIN_NO_DATE;
        for (int t = 0; t < out->periods; t++) {
            if (!scoring_in_range(out, t, fixed.range))
                continue;
            /* an open end reaches as far as the contract does */
            started = started || scoring_in_contract(out, person, t);
            fits = scoring_in_contract(out, person, t) ||
                   (started && fixed.range.last == XTRAIN_NO_DATE);
            for (int i = 0; i < who->fixed_count; i++)
                fits = fits && !scoring_in_range(out, t, who->fixed[i].range);
            if (!fits)
                break;
        }
        if (!fits)
            continue;
        who->fixed[who->fixed_count++] = fixed;
        who->never &= ~(1U << fixed.department);
    }
}

static xtrain_subject some_subject(const tiny *problem, tiny_random *random)
{
    xtrain_subject subject = {XTRAIN_SUBJECT_DEPARTMENT, tiny_below(random, problem->departments)};
    int kind = tiny_below(random, 100);

    if (kind < 20) {
        subject.kind = XTRAIN_SUBJECT_ANY;
        subject.index = 0;
    } else if (kind < 40 && problem->sets > 0) {
        subject.kind = XTRAIN_SUBJECT_SET;
        subject.index = tiny_below(random, problem->sets);
    }
    return subject;
}

void tiny_add_wishes(tiny *problem, tiny_random *random, int person, int count)
{
    tiny_person *who = &problem->person[person];
    xtrain_range open = {XTRAIN_NO_DATE, XTRAIN_NO_DATE};

    while (count-- > 0 && who->wish_count < TINY_WISHES) {
        tiny_wish *wish = &who->wishes[who->wish_count++];

        wish->avoid = tiny_chance(random, 45);
        wish->subject = some_subject(problem, random);
        wish->range = tiny_chance(random, 40) ? open : tiny_some_days(problem, random);
        wish->strength = tiny_between(random, 1, 9);
    }
}

static bool looks_back(tiny_focus focus)
{
    return focus == TINY_FOCUS_P4 || focus == TINY_FOCUS_P5 || focus == TINY_FOCUS_P7 ||
           focus == TINY_FOCUS_P8 || focus == TINY_FOCUS_C2_SITES ||
           focus == TINY_FOCUS_STAY_RANGE || focus == TINY_FOCUS_LEVELS;
}

static void generate_person(tiny *out, tiny_random *random, int person, tiny_focus focus)
{
    tiny_person *who = &out->person[person];
    bool has_windows = focus == TINY_FOCUS_P9 || focus == TINY_FOCUS_P11;
    bool wants_leave = (focus == TINY_FOCUS_P1 && tiny_chance(random, 80)) ||
                       (has_windows && tiny_chance(random, 25));
    bool wants_fixed = focus == TINY_FOCUS_P2_FIXED && tiny_chance(random, 80);
    bool wants_past = looks_back(focus) && tiny_chance(random, 40);
    bool wants_wish =
        (focus == TINY_FOCUS_C1 || focus == TINY_FOCUS_UTILITY) && tiny_chance(random, 80);
    bool wants_contract = (focus == TINY_FOCUS_C3 || has_windows) && tiny_chance(random, 30);

    who->groups = (unsigned)tiny_below(random, 1 << TINY_GROUPS);
    who->fte = 100;
    if (tiny_chance(random, focus == TINY_FOCUS_D1_FTE ? 65 : 15))
        who->fte = tiny_chance(random, 80) ? 10 * tiny_between(random, 2, 9)
                                           : tiny_between(random, 1, 100);
    for (int s = 0; s < out->skills; s++) {
        who->level[s] = tiny_below(random, out->skill[s].levels);
        /* there is something to learn */
        if (tiny_chance(random, 50) && who->level[s] > 0)
            who->level[s] = tiny_below(random, who->level[s]);
    }
    who->contract.first = XTRAIN_NO_DATE;
    who->contract.last = XTRAIN_NO_DATE;
    if (wants_contract || tiny_chance(random, 15))
        who->contract = tiny_some_days(out, random);
    if (wants_leave || tiny_chance(random, 20))
        who->leave_count = some_ranges(who->leaves, out, random, 2);
    for (int d = 0; d < out->departments; d++) {
        int chance = focus == TINY_FOCUS_P2_NEVER ? 40 : 7;

        /* at home it has no meaning */
        if (tiny_chance(random, d == who->home ? 2 : chance))
            who->never |= 1U << d;
    }
    if (wants_fixed || tiny_chance(random, 12))
        generate_fixed(out, random, person, wants_fixed ? 2 : 1);
    if (wants_past || tiny_chance(random, 30))
        generate_past(out, random, who);
    if (wants_wish || tiny_chance(random, 25))
        tiny_add_wishes(out, random, person, tiny_between(random, 1, 2));
    if (focus == TINY_FOCUS_OVERLAP && who->home >= 0 && tiny_chance(random, 60)) {
        /* being at home is worth something, too */
        tiny_add_wishes(out, random, person, 1);
        who->wishes[who->wish_count - 1].subject.kind = XTRAIN_SUBJECT_DEPARTMENT;
        who->wishes[who->wish_count - 1].subject.index = who->home;
    }
}

/* Upper bound of the tables of cells that keep the contracts. */
static double plans_of(const tiny *problem)
{
    double plans = 1.0;

    for (int e = 0; e < problem->people; e++) {
        int choice = problem->departments + (problem->person[e].home < 0 ? 1 : 0);

        for (int t = 0; t < problem->periods; t++)
            plans *= choice;
    }
    return plans;
}

static void generate_sizes(tiny *out, tiny_random *random, tiny_focus focus, long plans_max)
{
    bool mixes = focus == TINY_FOCUS_UTILITY || focus == TINY_FOCUS_P9 || focus == TINY_FOCUS_P11;
    bool meets = focus == TINY_FOCUS_UTILITY || focus == TINY_FOCUS_T2 || focus == TINY_FOCUS_D5 ||
                 focus == TINY_FOCUS_D1_FTE;
    int at_home = focus == TINY_FOCUS_C3 ? 15 : mixes ? 60 : 75;

    out->people = tiny_between(random, meets ? 2 : 1, TINY_PEOPLE);
    out->departments = tiny_chance(random, 8) ? 1 : tiny_between(random, 2, TINY_DEPARTMENTS);
    out->periods = tiny_chance(random, 10) ? tiny_between(random, 1, 2)
                                           : tiny_between(random, 3, TINY_PERIODS);
    if (focus != TINY_FOCUS_NONE && out->departments < 2)
        out->departments = 2;
    for (int e = 0; e < out->people; e++)
        out->person[e].home =
            tiny_chance(random, at_home) ? tiny_below(random, out->departments) : XTRAIN_NONE;
    for (int e = 1; e < out->people && focus == TINY_FOCUS_D5; e++)
        out->person[e].home = tiny_chance(random, 75) ? out->person[0].home : out->person[e].home;
    while (plans_of(out) > (double)plans_max) {
        if (out->periods > 3 && (out->people < 3 || tiny_chance(random, 60)))
            out->periods--;
        else if (out->people > (meets ? 2 : 1))
            out->people--;
        else
            out->periods--;
    }
}

void tiny_generate(tiny *out, uint64_t seed, tiny_focus focus, long plans_max)
{
    tiny_random random = {seed * UINT64_C(0x2545f4914f6cdd1d) + (uint64_t)focus};

    memset(out, 0, sizeof *out);
    generate_sizes(out, &random, focus, plans_max);
    generate_calendar(out, &random, focus);
    generate_departments(out, &random, focus);
    for (int e = 0; e < out->people; e++)
        generate_person(out, &random, e, focus);
    tiny_add_rules(out, &random, focus);
    tiny_drop_clashes(out);
    for (int e = 0; e < TINY_PEOPLE; e++) {
        for (int t = 0; t < TINY_PERIODS; t++)
            out->cells[e][t] = XTRAIN_NONE;
    }
}

void tiny_generate_cells(tiny *problem, tiny_random *random)
{
    int wild = tiny_chance(random, 35) ? 100 : tiny_chance(random, 50) ? 20 : 0;

    for (int e = 0; e < problem->people; e++) {
        const tiny_person *who = &problem->person[e];
        int cell = who->home;

        if (who->past_count > 0 && tiny_chance(random, 50))
            cell = who->past[who->past_count - 1].department;
        for (int t = 0; t < problem->periods; t++) {
            bool idle = who->home < 0 && tiny_chance(random, 30);

            if (tiny_chance(random, 45))
                cell = idle ? XTRAIN_NONE : tiny_below(random, problem->departments);
            problem->cells[e][t] = cell;
            if (!scoring_in_contract(problem, e, t))
                problem->cells[e][t] = XTRAIN_NONE;
            for (int i = 0; i < who->fixed_count; i++) {
                if (scoring_in_range(problem, t, who->fixed[i].range))
                    problem->cells[e][t] = who->fixed[i].department;
            }
            if (tiny_chance(random, wild))
                problem->cells[e][t] = tiny_between(random, -1, problem->departments - 1);
        }
    }
}
