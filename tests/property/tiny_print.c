/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tiny problem as text, so that a developer can read what failed and build it by hand. */
#include "property/scoring.h"

static const char *const codes[TINY_DEPARTMENTS] = {"A", "B", "C"};

void tiny_date_text(char out[11], xtrain_date date)
{
    scoring_day day = {0, 0, 0};

    if (date == XTRAIN_NO_DATE) {
        snprintf(out, 11, "open");
        return;
    }
    day = scoring_day_of(date);
    snprintf(out, 11, "%04u-%02u-%02u", (unsigned)day.year % 10000U, (unsigned)day.month % 100U,
             (unsigned)day.day % 100U);
}

static void print_range(FILE *file, const char *what, xtrain_range range)
{
    char first[11];
    char last[11];

    tiny_date_text(first, range.first);
    tiny_date_text(last, range.last);
    fprintf(file, " %s %s..%s", what, first, last);
}

static const char *code(int department)
{
    return department < 0 ? "-" : codes[department];
}

static void print_subject(FILE *file, const tiny *problem, xtrain_subject subject)
{
    if (subject.kind == XTRAIN_SUBJECT_ANY) {
        fprintf(file, " any");
    } else if (subject.kind == XTRAIN_SUBJECT_DEPARTMENT) {
        fprintf(file, " %s", code(subject.index));
    } else {
        fprintf(file, " set%d{", subject.index);
        for (int d = 0; d < problem->departments; d++) {
            if ((problem->set[subject.index] >> d & 1U) != 0)
                fprintf(file, "%s", codes[d]);
        }
        fprintf(file, "}");
    }
}

static void print_objective(FILE *file, const tiny *problem)
{
    if (problem->objective == XTRAIN_OBJECTIVE_POINTS)
        return;
    fprintf(file, "objective utility: %d x sum, %d x least, chosen lines", problem->sum,
            problem->least);
    for (int kind = 0; kind < XTRAIN_RULE_KINDS; kind++) {
        if (scoring_is_chosen(problem, (xtrain_rule_kind)kind))
            fprintf(file, " %s", xtrain_rule_info_get((xtrain_rule_kind)kind)->number);
    }
    fprintf(file, " (0x%x)\n", problem->lines);
}

static void print_calendar(FILE *file, const tiny *problem)
{
    static const char *const units[] = {"days", "weeks", "months", "hours"};

    char start[11];

    fprintf(file, "calendar: %d periods of %d %s, workdays 0x%02x, must price %d\n",
            problem->periods, problem->every, units[problem->unit], problem->workdays,
            problem->must_price);
    if (problem->unit == XTRAIN_UNIT_HOUR)
        fprintf(file, "working hours: minutes %d to %d, from", problem->day_begin,
                problem->day_end);
    else
        fprintf(file, "from");
    tiny_date_text(start, problem->start);
    fprintf(file, " %s\n", start);
    for (int t = 0; t < problem->periods; t++) {
        xtrain_range days = scoring_period(problem, t);

        fprintf(file, "  period %d", t);
        print_range(file, "", days);
        fprintf(file, ", %d working days\n", scoring_work_days(problem, days));
    }
    for (int i = 0; i < problem->holiday_count; i++)
        print_range(file, "  holiday", problem->holidays[i]);
    if (problem->holiday_count > 0)
        fprintf(file, "\n");
}

static void print_department(FILE *file, const tiny *problem, int department)
{
    static const char *const sites[TINY_SITES] = {"", ", in the north", ", in the south"};
    const tiny_department *where = &problem->department[department];

    fprintf(file, "department %s: load %d, exposure %d%s", codes[department], where->load,
            where->exposure, sites[where->site]);
    if (where->lead != XTRAIN_NONE)
        fprintf(file, ", lead skill %d", where->lead);
    for (int s = 0; s < problem->skills; s++) {
        const tiny_teaching *what = &where->teaches[s];

        if (what->after > 0)
            fprintf(file, ", teaches skill %d after %d up to %d%s%s", s, what->after, what->up_to,
                    what->carry ? " carry" : "", what->at_home ? " home" : "");
    }
    for (int i = 0; i < where->closed_count; i++)
        print_range(file, "closed", where->closed[i]);
    fprintf(file, "\n");
}

static void print_published(FILE *file, const tiny_person *who)
{
    fprintf(file, "\n  published:");
    for (int t = 0; t < who->published_count; t++) {
        int cell = who->published[t];

        fprintf(file, " %s",
                cell == XTRAIN_UNSET       ? "?"
                : cell == XTRAIN_ELSEWHERE ? "*"
                                           : code(cell));
    }
}

static void print_person(FILE *file, const tiny *problem, int person)
{
    const tiny_person *who = &problem->person[person];

    fprintf(file, "person %d: home %s, fte %d, levels %d %d, groups 0x%x", person, code(who->home),
            who->fte, who->level[0], who->level[1], who->groups);
    print_range(file, "contract", who->contract);
    for (int i = 0; i < who->leave_count; i++)
        print_range(file, "leave", who->leaves[i]);
    for (int d = 0; d < problem->departments && d < TINY_DEPARTMENTS; d++) {
        if ((who->never >> d & 1U) != 0)
            fprintf(file, " never %s", codes[d]);
    }
    for (int i = 0; i < who->fixed_count; i++) {
        fprintf(file, " fixed %s", code(who->fixed[i].department));
        print_range(file, "", who->fixed[i].range);
    }
    for (int i = 0; i < who->past_count; i++) {
        fprintf(file, " past %s", code(who->past[i].department));
        print_range(file, "", who->past[i].range);
        if (who->past[i].present != XTRAIN_UNSET)
            fprintf(file, " (%d present)", who->past[i].present);
    }
    for (int i = 0; i < who->wish_count; i++) {
        fprintf(file, "\n  wish %d: %s", i, who->wishes[i].avoid ? "avoid" : "want");
        print_subject(file, problem, who->wishes[i].subject);
        print_range(file, "", who->wishes[i].range);
        fprintf(file, " strength %d", who->wishes[i].strength);
    }
    if (who->published_count > 0)
        print_published(file, who);
    fprintf(file, "\n");
}

static void print_rule(FILE *file, const tiny *problem, int rule)
{
    static const char *const strengths[] = {"must", "should", "goal", "cost"};
    static const char *const names[XTRAIN_PARAMETERS] = {
        "min",     "max",    "hosts",   "visitors",   "run",     "gap",   "ever",     "distinct",
        "present", "by",     "no-stay", "closed-end", "skill",   "level", "per-stay", "across",
        "sites",   "window", "hours",   "blocks",     "rolling", "fte",   "together"};
    const tiny_rule *what = &problem->rule[rule];

    fprintf(file, "rule %d: %s %s %d", rule, xtrain_rule_info_get(what->kind)->number,
            strengths[what->strength], what->points);
    print_subject(file, problem, what->subject);
    if (what->kind == XTRAIN_RULE_P7 || what->kind == XTRAIN_RULE_P8) {
        fprintf(file, " after");
        print_subject(file, problem, what->before);
    }
    if (scoring_has_range(what))
        print_range(file, "in", what->range);
    for (int i = 0; i < XTRAIN_PARAMETERS; i++) {
        char text[11];

        if (what->value[i] == XTRAIN_UNSET)
            continue;
        if (i == XTRAIN_PARAMETER_BY) {
            tiny_date_text(text, what->value[i]);
            fprintf(file, " by %s", text);
        } else {
            fprintf(file, " %s %d", names[i], what->value[i]);
        }
    }
    for (int i = 0; i < what->table_count; i++)
        fprintf(file, "%s%d", i == 0 ? " table " : ",", what->table[i]);
    if (what->person >= 0)
        fprintf(file, " for person %d", what->person);
    if (what->other >= 0)
        fprintf(file, " and person %d", what->other);
    for (int e = 0; e < problem->people && what->programme >= 0; e++)
        fprintf(file, "%s%s", e == 0 ? " in a programme that binds people " : "",
                scoring_binds(problem, rule, e) ? (const char *[]){"0 ", "1 ", "2 "}[e] : "");
    fprintf(file, "\n");
}

void tiny_print(FILE *file, const tiny *problem)
{
    print_calendar(file, problem);
    for (int s = 0; s < problem->skills; s++)
        fprintf(file, "skill %d: levels 0-%d, cover %d, coach %d\n", s,
                problem->skill[s].levels - 1, problem->skill[s].cover, problem->skill[s].coach);
    for (int d = 0; d < problem->departments; d++)
        print_department(file, problem, d);
    print_objective(file, problem);
    for (int e = 0; e < problem->people; e++)
        print_person(file, problem, e);
    for (int r = 0; r < problem->rules; r++)
        print_rule(file, problem, r);
    for (int e = 0; e < problem->people; e++) {
        fprintf(file, "cells %d:", e);
        for (int t = 0; t < problem->periods; t++)
            fprintf(file, " %s", code(problem->cells[e][t]));
        fprintf(file, "\n");
    }
}
