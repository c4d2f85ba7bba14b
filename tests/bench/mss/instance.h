/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Medical student scheduling: students take stays of one length on wards, a ward being a discipline
 * at a hospital. What a file says, checked; indices are 0-based.
 */
#ifndef MSS_INSTANCE_H
#define MSS_INSTANCE_H

#include <stdbool.h>
#include <stddef.h>

#include "messages.h"

typedef struct mss_instance {
    int students;
    int hospitals;
    int disciplines;
    int groups;
    int horizon;           /* periods */
    int duration;          /* of every stay, in periods */
    int most_per_hospital; /* stays of one student at one hospital */
    int *group_of;         /* [disciplines] 0-based */
    int *stays_of;         /* [students x groups] stays in the group, exactly */
    int *is_allowed;       /* [students x disciplines] */
    int *is_able;          /* [students x hospitals x disciplines] */
    int *needs;   /* [disciplines x disciplines] the first one needs an earlier second one */
    int *is_free; /* [students x horizon] 0: leave */
    int *most;    /* [hospitals x disciplines x horizon] students on the ward */
    int *least;   /* the same */
    int *weight;  /* [students x 4] discipline, hospital, change of hospital, waiting */
    int *likes_discipline; /* [students x disciplines] */
    int *likes_hospital;   /* [students x hospitals] */
    int *wanted;           /* [disciplines] for everybody */
} mss_instance;

enum { MSS_WEIGHT_DISCIPLINE = 0, MSS_WEIGHT_HOSPITAL, MSS_WEIGHT_CHANGE, MSS_WEIGHT_WAIT };
#define MSS_WEIGHTS 4

/* Reads a file; false after messages. Clear it in either case. */
bool mss_instance_read(mss_instance *out, const char *path, FILE *talk);
/* Makes the arrays for the numbers that are set, all zero; false if memory ran out. */
bool mss_instance_make(mss_instance *instance);
void mss_instance_clear(mss_instance *instance);

static inline size_t mss_ward(const mss_instance *in, int hospital, int discipline)
{
    return (size_t)hospital * (size_t)in->disciplines + (size_t)discipline;
}

static inline size_t mss_at(int row, int columns, int column)
{
    return (size_t)row * (size_t)columns + (size_t)column;
}

/* What a stay of the student in the discipline, and one at the hospital, is worth. */
static inline int mss_worth_of_discipline(const mss_instance *in, int student, int discipline)
{
    return in->weight[mss_at(student, MSS_WEIGHTS, MSS_WEIGHT_DISCIPLINE)] *
               in->likes_discipline[mss_at(student, in->disciplines, discipline)] +
           in->wanted[discipline];
}

static inline int mss_worth_of_hospital(const mss_instance *in, int student, int hospital)
{
    return in->weight[mss_at(student, MSS_WEIGHTS, MSS_WEIGHT_HOSPITAL)] *
           in->likes_hospital[mss_at(student, in->hospitals, hospital)];
}

#endif
