/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * P9 and P11, on windows of neighbouring periods of the plan. A window runs through the plan period
 * by period, and carries its sums along: with `length` periods at most,
 *   every window        first moves on with the last period, once there are `length` of them
 *   blocks              first jumps to each multiple of `length`
 * P9 judges full windows only; P11 also what is left as the last block. Present periods count, home
 * included; a breach lies at the window's last period.
 */
#include <stdio.h>

#include "check/judge.h"

typedef struct window {
    int length;  /* periods when it is full */
    bool blocks; /* only those that start at multiples of the length */
    int first;
    int last;
    int hours;    /* with customers */
    int load;     /* points */
    int eligible; /* periods */
} window;

static window window_of(const xt_judge *judge, int rule, bool blocks)
{
    return (window){.length = xt_judge_value(judge, rule, XTRAIN_PARAMETER_WINDOW),
                    .blocks = blocks,
                    .last = -1};
}

/* Takes a period in, or with -1 out again. */
static void count_period(const xt_judge *judge, window *at, int period, int sign)
{
    const xtrain_problem *problem = judge->problem;
    if ((xt_state(problem, judge->person.number, period) & XT_STATE_ELIGIBLE) != 0) {
        at->eligible += sign;
    }
    if (xt_judge_is_present(judge, period)) {
        const xt_department *place = &problem->departments[judge->person.cells[period]];
        at->hours += sign * place->exposure;
        at->load += sign * place->load;
    }
}

/* One period further; false: the plan has no more. */
static bool step(const xt_judge *judge, window *at)
{
    if (at->last + 1 == xt_periods(judge->problem)) {
        return false;
    }
    at->last++;
    if (at->last - at->first == at->length) { /* it was full */
        const int next = at->blocks ? at->last : at->first + 1;
        while (at->first < next) {
            count_period(judge, at, at->first++, -1);
        }
    }
    count_period(judge, at, at->last, 1);
    return true;
}

static bool is_full(const window *at)
{
    return at->last - at->first + 1 == at->length;
}

#define WHEN_SIZE (32 + 2 * XT_JUDGE_DAY_SIZE)

/* "in the week of 2026-03-02", "in the weeks of 2026-03-02 to 2026-04-06", "from 2026-03-02 10:00
 * to 2026-03-02 14:00". */
static void name_periods(const xt_judge *judge, const window *at, char out[WHEN_SIZE])
{
    static const char *const one[] = {"on ", "in the week of ", "in the month of "};
    static const char *const many[] = {"from ", "in the weeks of ", "in the months of "};
    const xtrain_calendar *calendar = &judge->problem->calendar;
    const bool plain = calendar->every == 1;
    char first[XT_JUDGE_DAY_SIZE];
    char last[XT_JUDGE_DAY_SIZE];
    xt_judge_day(judge, at->first, first);
    if (calendar->unit == XTRAIN_UNIT_HOUR) {
        xt_judge_end(judge, at->last, last);
        snprintf(out, WHEN_SIZE, "from %s to %s", first, last);
        return;
    }
    xt_judge_day(judge, at->last, last);
    if (at->first == at->last) {
        snprintf(out, WHEN_SIZE, "%s%s", plain ? one[calendar->unit] : "in the period from ",
                 first);
    } else {
        snprintf(out, WHEN_SIZE, "%s%s to %s",
                 plain ? many[calendar->unit] : "in the periods from ", first, last);
    }
}

static xt_finding finding_at(const xt_judge *judge, int rule, const window *at, int64_t units)
{
    return (xt_finding){.line = rule,
                        .employee = judge->person.number,
                        .department = XTRAIN_NONE,
                        .period = at->last,
                        .units = units};
}

void xt_judge_exposure(xt_judge *judge, int rule)
{
    const int hours = xt_judge_value(judge, rule, XTRAIN_PARAMETER_HOURS);
    window at = window_of(judge, rule, xt_judge_value(judge, rule, XTRAIN_PARAMETER_BLOCKS) == 1);
    while (step(judge, &at)) {
        const int asked = hours * at.eligible / at.length;
        if (is_full(&at) && at.hours < asked) {
            char when[WHEN_SIZE];
            name_periods(judge, &at, when);
            xt_finding finding = finding_at(judge, rule, &at, asked - at.hours);
            xt_judge_breach(judge, &finding, "%d hour%s with customers %s, at least %d asked",
                            at.hours, xt_plural(at.hours), when, asked);
        }
    }
}

void xt_judge_load(xt_judge *judge, int rule)
{
    const int most = xt_judge_value(judge, rule, XTRAIN_PARAMETER_MAX);
    const int end = xt_periods(judge->problem) - 1;
    window at = window_of(judge, rule, xt_judge_value(judge, rule, XTRAIN_PARAMETER_ROLLING) != 1);
    while (step(judge, &at)) {
        const bool counts = is_full(&at) || (at.blocks && at.last == end);
        if (counts && at.load > most) {
            char when[WHEN_SIZE];
            name_periods(judge, &at, when);
            xt_finding finding = finding_at(judge, rule, &at, at.load - most);
            xt_judge_breach(judge, &finding, "%d load point%s %s, at most %d allowed", at.load,
                            xt_plural(at.load), when, most);
        }
    }
}
