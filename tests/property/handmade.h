/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiny problems made by hand, for cases that were worked out from the rules page. */
#ifndef TESTS_PROPERTY_HANDMADE_H
#define TESTS_PROPERTY_HANDMADE_H

#include "property/scoring.h"

/* Weeks from Monday 2026-03-02; everybody is at home in A; a broken must costs 100. */
tiny handmade_plain(int people, int departments, int periods);
/* The days of these periods. */
xtrain_range handmade_week(const tiny *problem, int first, int last);
/* "AAB-": one person's cells. */
void handmade_cells(tiny *problem, int person, const char *text);
scoring_result handmade_judge(const tiny *problem);
/* Units of a rule when person 0 has these cells. */
int64_t handmade_units(tiny *problem, int rule, const char *cells);
/* Makes a rule about one department, and returns it. */
tiny_rule *handmade_about(tiny_rule *rule, int department);
/* Adds a past stay of person 0, the latest so far. */
void handmade_past(tiny *problem, int department, int first, int last);

#endif
