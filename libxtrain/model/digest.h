/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number that tells inputs apart. */
#ifndef XT_MODEL_DIGEST_H
#define XT_MODEL_DIGEST_H

#include "model/problem.h"

/* Over everything that was stated, sources left out; the same on every machine. */
uint64_t xt_problem_digest(const xtrain_problem *problem);

#endif
