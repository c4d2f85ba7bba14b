/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans to draw: built in memory, no checker needed. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "plan/plan.h"
#include "report/sheet.h"
#include "xtrain/report.h"

/* Four departments; so many people, at home in the departments in turn, named "Person n"; weeks
 * from 2026-01-05. Everybody is at home all the time. The caller frees it. */
xtrain_plan *sample_plan(int people, int weeks);

/* Makes its periods ones of two hours from Monday 2026-01-05, so many a day, from 8:00 or, late,
 * from 8:30 on; Monday to Friday are worked. */
void sample_hours(xtrain_plan *plan, int each_day, bool late);

/* Five people whose names are hard to draw, on leave, away, outside, idle; one rule is broken. */
xtrain_plan *sample_hard_plan(void);

/* Three people of the plan, the first of them twice, gain levels in the first periods and the last
 * one; the plan has at least four people and four periods. */
void sample_gains(xtrain_plan *plan);

/* Puts a person into a department for the periods [first, last]. */
void sample_stay(xtrain_plan *plan, int employee, int department, int first, int last);

/* The plan has these breaches, an array that outlives it. */
#define SAMPLE_BREAK(plan, array)                                                                  \
    ((plan)->breaches = (array), (plan)->breach_count = (int)(sizeof(array) / sizeof(array)[0]))
/* They are about no person, and stated nowhere. */
void sample_break_nobody(xtrain_breach *breaches, int count);

/* The widest line, in columns; colour codes take none. */
int sample_widest(const char *text);

/* The text's line number n (0-based), in a buffer that the next call reuses; "" past the end. */
const char *sample_line(const char *text, int n);

#endif
