/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a programme binds. */
#ifndef XT_MODEL_MEMBERSHIP_H
#define XT_MODEL_MEMBERSHIP_H

#include "model/derive.h"

typedef struct xt_membership {
    int *people_at; /* people by home: at home in d are people_at[home_first[d] ...) */
    int *home_first;
    int *people_in; /* people by group */
    int *group_first;
    int *marked; /* [employees] last programme that found the person, + 1 */
    int *bound;  /* [bound_count] people bound by the programme asked for */
    int bound_count;
} xt_membership;

/* Lives in the derivation's scratch. */
xtrain_status xt_membership_prepare(xt_membership *membership, xt_derivation *derivation);
/* Fills bound; a group that nobody is in is a mistake of the input. */
xtrain_status xt_membership_find(xt_membership *membership, xt_derivation *derivation,
                                 int programme);

#endif
