/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Editing a draft: a list of away stays, ascending, none overlapping, and touching ones of
 * different departments. Every edit keeps that.
 */
#include "solve/anneal_state.h"

#include <string.h>

xt_draft *xt_anneal_open(xt_anneal *anneal, int employee)
{
    for (int i = 0; i < anneal->draft_count; i++) {
        if (anneal->drafts[i].employee == employee) {
            return &anneal->drafts[i];
        }
    }
    if (anneal->draft_count == XT_DRAFTS) {
        return NULL;
    }
    xt_draft *draft = &anneal->drafts[anneal->draft_count++];
    const xt_stay *stays = anneal->stays + (size_t)employee * (size_t)anneal->periods;
    draft->employee = employee;
    draft->count = anneal->people[employee].count;
    draft->first = anneal->periods;
    draft->last = -1;
    for (int i = 0; i < draft->count; i++) {
        draft->stays[i] = stays[i];
    }
    return draft;
}

int xt_draft_find(const xt_draft *draft, int period)
{
    for (int i = 0; i < draft->count; i++) {
        if (draft->stays[i].last >= period) {
            return draft->stays[i].first <= period ? i : -1;
        }
    }
    return -1;
}

static void widen(xt_draft *draft, int first, int last)
{
    draft->first = first < draft->first ? first : draft->first;
    draft->last = last > draft->last ? last : draft->last;
}

/* Replaces stays [from, to) by `count` pieces. */
static void splice(xt_draft *draft, int from, int to, const xt_stay *pieces, int count)
{
    size_t tail = (size_t)(draft->count - to);
    if (to != from + count && tail > 0) {
        memmove(draft->stays + from + count, draft->stays + to, tail * sizeof *pieces);
    }
    for (int i = 0; i < count; i++) {
        draft->stays[from + i] = pieces[i];
    }
    draft->count += count - (to - from);
}

/* The run of stays that meet first..last: [*from, *to). */
static void meet(const xt_draft *draft, int first, int last, int *from, int *to)
{
    int i = 0;
    while (i < draft->count && draft->stays[i].last < first) {
        i++;
    }
    *from = i;
    while (i < draft->count && draft->stays[i].first <= last) {
        i++;
    }
    *to = i;
}

/* Adds a piece, or lets the piece before it grow if it touches in the same department. */
static int append(xt_stay *pieces, int count, xt_stay piece)
{
    if (count > 0 && pieces[count - 1].department == piece.department &&
        pieces[count - 1].last + 1 == piece.first) {
        pieces[count - 1].last = piece.last;
        return count;
    }
    pieces[count] = piece;
    return count + 1;
}

void xt_draft_paint(xt_draft *draft, int first, int last, int department, int home)
{
    int from, to;
    widen(draft, first, last);
    /* One cell more on each side, so that neighbours in the same department join. */
    meet(draft, first - 1, last + 1, &from, &to);
    xt_stay pieces[5];
    int count = 0;
    for (int i = from; i < to && draft->stays[i].first < first; i++) {
        xt_stay left = draft->stays[i];
        left.last = (int16_t)(left.last < first ? left.last : first - 1);
        count = append(pieces, count, left);
    }
    if (department != home) {
        count =
            append(pieces, count, (xt_stay){(int16_t)department, (int16_t)first, (int16_t)last});
    }
    for (int i = from; i < to; i++) {
        xt_stay right = draft->stays[i];
        if (right.last > last) {
            right.first = (int16_t)(right.first > last ? right.first : last + 1);
            count = append(pieces, count, right);
        }
    }
    splice(draft, from, to, pieces, count);
}

void xt_draft_place(xt_draft *draft, int first, int last, int department, int home)
{
    int from, to;
    meet(draft, first, last, &from, &to);
    if (from < to) {
        widen(draft, draft->stays[from].first, draft->stays[to - 1].last);
        splice(draft, from, to, NULL, 0);
    }
    xt_draft_paint(draft, first, last, department, home);
}
