/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * P6. A stay of the subject counts once it has m present periods, past ones included, by the date.
 * At least `min` count, with `distinct` one for each department; at most `max` count, all of them.
 */
#include "check/judge.h"

/* Counts the stays; with distinct, only the first that counts in each department. *extra is the
 * first counting stay beyond `most`, all of them counted, or NULL. */
static int count_visits(xt_judge *judge, int rule, int *all, const xt_judge_stay **extra)
{
    const xt_rule *record = &judge->problem->rules[rule];
    const int32_t present = record->stated.value[XTRAIN_PARAMETER_PRESENT];
    const int32_t most = record->stated.value[XTRAIN_PARAMETER_MAX];
    const bool distinct = record->stated.value[XTRAIN_PARAMETER_DISTINCT] == 1;
    const int needed = present == XTRAIN_UNSET ? 1 : present;
    int visits = 0;
    for (int at = 0; at < judge->person.stay_count; at++) {
        xt_judge_stay *stay = &judge->person.stays[at];
        const int last = stay->last < record->by_period ? stay->last : record->by_period;
        const int served = stay->past_present + xt_judge_present(judge, stay->first, last);
        const bool again = stay->earlier >= 0 && judge->person.stays[stay->earlier].counted;
        const bool counts =
            xt_subject_has(judge->problem, record->stated.subject, stay->department) &&
            served >= needed;
        stay->counted = counts || again;
        if (counts) {
            visits += distinct && again ? 0 : 1;
            *all += 1;
            *extra = most != XTRAIN_UNSET && *all == most + 1 ? stay : *extra;
        }
    }
    return visits;
}

/* "2 visits of 3 present periods to different departments of the set sales by 2026-06-28". */
static void describe(xt_judge *judge, int rule, int visits, xt_text *text)
{
    const xtrain_problem *problem = judge->problem;
    const xtrain_rule *stated = &problem->rules[rule].stated;
    const int32_t present = stated->value[XTRAIN_PARAMETER_PRESENT];
    xtrain_date by = stated->value[XTRAIN_PARAMETER_BY];
    char day[XT_DATE_TEXT_SIZE];
    if (by == XTRAIN_UNSET) {
        by = problem->periods[xt_periods(problem) - 1].last;
    }
    xt_date_format(by, day);
    xt_text_format(text, "%d visit%s", visits, xt_plural(visits));
    if (present != XTRAIN_UNSET && present > 1) {
        xt_text_format(text, " of %d present periods", (int)present);
    }
    xt_text_format(text, " to %s%s by %s",
                   stated->value[XTRAIN_PARAMETER_DISTINCT] == 1 ? "different departments of " : "",
                   xt_subject_name(problem, stated->subject), day);
}

static void judge_missing(xt_judge *judge, int rule, xt_finding finding, int visits)
{
    const int32_t least = xt_judge_value(judge, rule, XTRAIN_PARAMETER_MIN);
    const int due = judge->problem->rules[rule].by_period;
    xt_text text;
    if (least == XTRAIN_UNSET || visits >= least) {
        return;
    }
    xt_text_init(&text, &judge->memory);
    describe(judge, rule, visits, &text);
    finding.period = due > 0 ? due : 0;
    finding.units = least - visits;
    if (text.failed) {
        judge->failed = true;
    } else {
        xt_judge_breach(judge, &finding, "%s, at least %d asked", text.data, (int)least);
    }
    xt_text_clear(&text);
}

static void judge_extra(xt_judge *judge, int rule, xt_finding finding, int visits)
{
    const int32_t most = xt_judge_value(judge, rule, XTRAIN_PARAMETER_MAX);
    const xtrain_rule *stated = &judge->problem->rules[rule].stated;
    finding.units = visits - most;
    xt_judge_breach(judge, &finding, "%d visit%s to %s, at most %d allowed", visits,
                    xt_plural(visits), xt_subject_name(judge->problem, stated->subject), (int)most);
}

void xt_judge_visits(xt_judge *judge, int rule)
{
    const xtrain_rule *stated = &judge->problem->rules[rule].stated;
    const bool one = stated->subject.kind == XTRAIN_SUBJECT_DEPARTMENT;
    const xt_judge_stay *extra = NULL;
    int all = 0;
    const int visits = count_visits(judge, rule, &all, &extra);
    xt_finding finding = {.line = rule,
                          .employee = judge->person.number,
                          .department = one ? stated->subject.index : XTRAIN_NONE};
    judge_missing(judge, rule, finding, visits);
    if (extra != NULL) {
        finding.department = extra->department;
        finding.period = xt_judge_stay_period(extra);
        judge_extra(judge, rule, finding, all);
    }
}
