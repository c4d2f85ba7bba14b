/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scores of plans written a second time, from the instance alone, and the best plan of a tiny one
 * by trying all tracks of all students.
 */
#ifndef MSS_SCORE_H
#define MSS_SCORE_H

#include <stdint.h>

#include "instance.h"

#define MSS_IDLE (-1)

/* One student's row: a ward's number (mss_ward) or MSS_IDLE in every period. Adds what it breaks.
 */
int64_t mss_score_row(const mss_instance *in, int student, const int *row, int *broken);
/* All rows, student by student: the sum of the scores and the least of them. */
int64_t mss_score_plan(const mss_instance *in, const int *rows, int *broken);
/* The best score of a plan that breaks nothing; false if there is none, or memory ran out. */
bool mss_best_score(const mss_instance *in, int64_t *out);

#endif
