/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least and the most of a figure over people, and sums, for both summaries. */
#ifndef XT_REPORT_FIGURES_H
#define XT_REPORT_FIGURES_H

#include "xtrain/plan.h"

/* Where a figure is smallest or largest: the first such person, and how many there are. */
typedef struct xt_extreme {
    int64_t value;
    int employee; /* XTRAIN_NONE: nobody is compared */
    int count;
} xt_extreme;

typedef struct xt_span {
    xt_extreme least;
    xt_extreme most;
} xt_span;

typedef int64_t (*xt_figure)(const xtrain_person_figures *person);
int64_t xt_figure_load(const xtrain_person_figures *person);
int64_t xt_figure_away(const xtrain_person_figures *person);
int64_t xt_figure_exposure(const xtrain_person_figures *person);
/* Load above the fair share. */
int64_t xt_figure_excess(const xtrain_person_figures *person);

/* People without an eligible period are not compared: nothing could be asked of them. */
xt_span xt_figures_span(const xtrain_plan *plan, xt_figure figure);

/* True if there are hours with customers anywhere. */
bool xt_figures_have_exposure(const xtrain_plan *plan);

/* The least utility of all: unlike a span, of everyone in the plan. */
xt_extreme xt_figures_least_utility(const xtrain_plan *plan);

typedef struct xt_sums {
    int64_t utility;
    int64_t moves;
    int64_t wishes_asked;
    int64_t wishes_granted;
    int gaining;    /* people who gain levels */
    int64_t levels; /* that they gain */
    bool has_load;  /* somebody has load points or a share of them */
} xt_sums;
xt_sums xt_figures_sum(const xtrain_plan *plan);

#endif
