/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score.h"

#include <stdlib.h>
#include <string.h>

/* A student's stays, in the order of time. */
typedef struct stay {
    int first;
    int hospital;
    int discipline;
} stay;

#define MOST_STAYS 100

/* Cuts the row into stays of one length each; what is left over is broken. */
static int find_stays(const mss_instance *in, const int *row, stay *out, int *broken)
{
    int count = 0;
    for (int t = 0; t < in->horizon && count < MOST_STAYS;) {
        if (row[t] == MSS_IDLE) {
            t++;
            continue;
        }
        out[count].first = t;
        out[count].hospital = row[t] / in->disciplines;
        out[count].discipline = row[t] % in->disciplines;
        for (int u = t; u < t + in->duration; u++) {
            *broken += u >= in->horizon || row[u] != row[t] ? 1 : 0;
        }
        t += in->duration;
        count++;
    }
    return count;
}

static int count_discipline(const stay *stays, int count, int discipline)
{
    int found = 0;
    for (int i = 0; i < count; i++) {
        found += stays[i].discipline == discipline ? 1 : 0;
    }
    return found;
}

/* What the student's stays break by their numbers. */
static int count_breaches(const mss_instance *in, int student, const stay *stays, int count)
{
    int broken = 0;
    for (int g = 0; g < in->groups; g++) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            found += in->group_of[stays[i].discipline] == g ? 1 : 0;
        }
        broken += found != in->stays_of[student * in->groups + g] ? 1 : 0;
    }
    for (int h = 0; h < in->hospitals; h++) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            found += stays[i].hospital == h ? 1 : 0;
        }
        broken += found > in->most_per_hospital ? 1 : 0;
    }
    for (int d = 0; d < in->disciplines; d++) {
        broken += count_discipline(stays, count, d) > 1 ? 1 : 0;
    }
    return broken;
}

/* What one stay breaks by itself and by those before it. */
static int count_wrong(const mss_instance *in, int student, const stay *stays, int index)
{
    const int discipline = stays[index].discipline;
    const int hospital = stays[index].hospital;
    int broken = 0;
    broken += in->is_allowed[student * in->disciplines + discipline] == 0 ? 1 : 0;
    broken += in->is_able[(student * in->hospitals + hospital) * in->disciplines + discipline] == 0
                  ? 1
                  : 0;
    for (int d = 0; d < in->disciplines; d++) {
        broken += in->needs[discipline * in->disciplines + d] != 0 &&
                          count_discipline(stays, index, d) == 0
                      ? 1
                      : 0;
    }
    for (int t = stays[index].first; t < stays[index].first + in->duration && t < in->horizon;
         t++) {
        broken += in->is_free[student * in->horizon + t] == 0 ? 1 : 0;
    }
    return broken;
}

int64_t mss_score_row(const mss_instance *in, int student, const int *row, int *broken)
{
    stay stays[MOST_STAYS];
    const int count = find_stays(in, row, stays, broken);
    const int *weight = &in->weight[student * 4];
    int64_t score = 0;
    *broken += count_breaches(in, student, stays, count);
    for (int i = 0; i < count; i++) {
        const int d = stays[i].discipline;
        const int h = stays[i].hospital;
        *broken += count_wrong(in, student, stays, i);
        score += (int64_t)weight[0] * in->likes_discipline[student * in->disciplines + d];
        score += (int64_t)weight[1] * in->likes_hospital[student * in->hospitals + h];
        score += in->wanted[d];
        score += i > 0 && stays[i - 1].hospital != h ? weight[2] : 0;
    }
    if (count > 0) {
        const int last = stays[count - 1].first + in->duration;
        score += (int64_t)weight[3] * (last - in->duration * count);
    }
    return score;
}

int64_t mss_score_plan(const mss_instance *in, const int *rows, int *broken)
{
    const int wards = in->hospitals * in->disciplines;
    int64_t sum = 0;
    int64_t least = INT64_MAX;
    *broken = 0;
    for (int s = 0; s < in->students; s++) {
        const int64_t score = mss_score_row(in, s, &rows[s * in->horizon], broken);
        sum += score;
        least = score < least ? score : least;
    }
    for (int w = 0; w < wards; w++) {
        for (int t = 0; t < in->horizon; t++) {
            int heads = 0;
            for (int s = 0; s < in->students; s++) {
                heads += rows[s * in->horizon + t] == w ? 1 : 0;
            }
            *broken += heads < in->least[w * in->horizon + t] ? 1 : 0;
            *broken += heads > in->most[w * in->horizon + t] ? 1 : 0;
        }
    }
    return sum + least;
}

/* ---- the best plan ---- */

typedef struct trial {
    const mss_instance *in;
    int row[MOST_STAYS];
    int *rows; /* of all tracks, one after the other */
    size_t row_count;
    int *heads;     /* [wards x horizon] */
    size_t *first;  /* [students + 1] tracks of a student */
    int64_t *score; /* of a track */
    int64_t *rest;  /* [students + 1] the best that this student and all later ones can add */
    int64_t best;
    bool is_found;
    bool is_out_of_memory;
} trial;

static void keep_track(trial *search, int64_t score)
{
    const size_t length = (size_t)search->in->horizon;
    const size_t count = search->row_count;
    if ((count & (count - 1)) == 0) {
        const size_t room = count == 0 ? 1 : 2 * count;
        int *rows = realloc(search->rows, room * length * sizeof *rows);
        if (rows != NULL) {
            search->rows = rows;
        }
        int64_t *scores = realloc(search->score, room * sizeof *scores);
        if (scores != NULL) {
            search->score = scores;
        }
        if (rows == NULL || scores == NULL) {
            search->is_out_of_memory = true;
            return;
        }
    }
    memcpy(&search->rows[count * length], search->row, length * sizeof *search->row);
    search->score[count] = score;
    search->row_count++;
}

/* All rows of the student from this period on. */
static void try_rows(trial *search, int student, int period)
{
    const mss_instance *in = search->in;
    if (search->is_out_of_memory) {
        return;
    }
    if (period == in->horizon) {
        int broken = 0;
        const int64_t score = mss_score_row(in, student, search->row, &broken);
        if (broken == 0) {
            keep_track(search, score);
        }
        return;
    }
    search->row[period] = MSS_IDLE;
    try_rows(search, student, period + 1);
    for (int w = 0; w < in->hospitals * in->disciplines && period + in->duration <= in->horizon;
         w++) {
        for (int t = period; t < period + in->duration; t++) {
            search->row[t] = w;
        }
        try_rows(search, student, period + in->duration);
    }
}

/* Adds the row to the heads, or takes it away. False if a ward has too many. */
static bool count_heads(trial *search, const int *row, int change)
{
    const mss_instance *in = search->in;
    bool is_good = true;
    for (int t = 0; t < in->horizon; t++) {
        if (row[t] != MSS_IDLE) {
            int *heads = &search->heads[row[t] * in->horizon + t];
            *heads += change;
            is_good = is_good && *heads <= in->most[row[t] * in->horizon + t];
        }
    }
    return is_good;
}

static bool has_enough(const trial *search)
{
    const mss_instance *in = search->in;
    for (int i = 0; i < in->hospitals * in->disciplines * in->horizon; i++) {
        if (search->heads[i] < in->least[i]) {
            return false;
        }
    }
    return true;
}

/* All tracks of this student and of those after. */
static void try_tracks(trial *search, int student, int64_t sum, int64_t least)
{
    const mss_instance *in = search->in;
    if (student == in->students) {
        if (has_enough(search) && (!search->is_found || sum + least > search->best)) {
            search->best = sum + least;
            search->is_found = true;
        }
        return;
    }
    for (size_t i = search->first[student]; i < search->first[student + 1]; i++) {
        const int *row = &search->rows[i * (size_t)in->horizon];
        const int64_t now = sum + search->score[i];
        const int64_t low = search->score[i] < least ? search->score[i] : least;
        if (search->is_found && now + search->rest[student + 1] + low <= search->best) {
            continue;
        }
        if (count_heads(search, row, 1)) {
            try_tracks(search, student + 1, now, low);
        }
        (void)count_heads(search, row, -1);
    }
}

static void find_tracks(trial *search)
{
    const mss_instance *in = search->in;
    for (int s = 0; s < in->students; s++) {
        try_rows(search, s, 0);
        search->first[s + 1] = search->row_count;
    }
    for (int s = in->students - 1; s >= 0; s--) {
        int64_t best = INT64_MIN;
        for (size_t i = search->first[s]; i < search->first[s + 1]; i++) {
            best = search->score[i] > best ? search->score[i] : best;
        }
        search->rest[s] = search->rest[s + 1] + (best == INT64_MIN ? 0 : best);
    }
}

bool mss_best_score(const mss_instance *in, int64_t *out)
{
    const size_t students = (size_t)in->students;
    trial search = {
        .in = in,
        .heads = calloc(mss_ward(in, in->hospitals, 0) * (size_t)in->horizon, sizeof(int)),
        .first = calloc(students + 1, sizeof(size_t)),
        .rest = calloc(students + 1, sizeof(int64_t)),
    };
    if (search.heads != NULL && search.first != NULL && search.rest != NULL &&
        in->horizon <= MOST_STAYS) {
        find_tracks(&search);
        if (!search.is_out_of_memory) {
            try_tracks(&search, 0, 0, INT64_MAX / 4);
        }
    }
    *out = search.best;
    free(search.heads);
    free(search.first);
    free(search.rest);
    free(search.rows);
    free(search.score);
    return search.is_found;
}
