/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A problem as a mixed integer program in text. */
#ifndef XT_EXPORT_EXPORT_H
#define XT_EXPORT_EXPORT_H

#include "model/problem.h"
#include "xtrain/report.h"

/* The problem is valid. On failure *out is NULL, and what is wrong is in its context. */
xtrain_status xt_export_mip(char **out, const xtrain_problem *problem, xtrain_export_format format);

#endif
