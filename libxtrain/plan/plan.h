/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plan's inside: a self-contained record of tracks, names and figures. The checker fills it
 * from a problem and cells; the JSON reader fills it from a file; reports only read it.
 */
#ifndef XT_PLAN_PLAN_H
#define XT_PLAN_PLAN_H

#include "base/context.h"
#include "model/problem.h"
#include "xtrain/plan.h"

typedef struct xt_plan_employee {
    const char *id;
    const char *name;
    int home;
} xt_plan_employee;

typedef struct xt_plan_department {
    const char *code;
    const char *name;
    int load;
    int exposure; /* hours with customers per present period */
} xt_plan_department;

/* When a period begins and ends, in minutes after midnight: calendars in hours. */
typedef struct xt_plan_hours {
    int begin;
    int end;
} xt_plan_hours;

/* What the department looks like in a period. */
typedef struct xt_plan_staffing {
    int heads;
    int visitors;
    int hosts;
    int minimum; /* staffing min of its D1 musts, else shoulds; XTRAIN_UNSET: none, or closed */
    bool closed;
} xt_plan_staffing;

struct xtrain_plan {
    xt_arena arena; /* everything below */
    const char *title;
    const char *program_version;
    const char *input_digest; /* 16 hex digits */
    int employee_count;
    int department_count;
    int period_count;
    xtrain_range *periods;
    xt_plan_hours *hours; /* [periods] 0 unless the unit is hours */
    xtrain_unit unit;
    xt_plan_employee *employees;
    xt_plan_department *departments;
    xt_cell *cells;             /* [employees x periods] */
    uint8_t *flags;             /* [employees x periods] XTRAIN_CELL_ */
    xt_plan_staffing *staffing; /* [departments x periods] */
    xtrain_person_figures *persons;
    xtrain_line *lines;
    int line_count;
    xtrain_breach *breaches;
    int breach_count;
    xtrain_gain *gains; /* by person and first rise */
    int gain_count;
    xtrain_objective objective; /* of its lines only those that can be chosen */
    xtrain_sense sense;         /* what the objective makes it */
    int64_t value;
    int64_t musts_broken;
    int64_t goals_unmet; /* units of goals */
    xtrain_certificate certificate;
};

/* The most breaches that a plan keeps; the lines carry the totals of all of them. */
#define XT_MAX_BREACHES 100000
/* The most gains that a plan keeps. */
#define XT_MAX_GAINS 100000
/* The most bytes of a breach's message or of a source. */
#define XT_MAX_MESSAGE (10 * XTRAIN_MAX_TEXT)
/* Lines: one a rule, and the built-in ones. */
#define XT_MAX_LINES (XTRAIN_MAX_RULES + 16)

/* Values, units and points stop here instead of overflowing; no input in reach comes near. */
#define XT_MAX_FIGURE ((INT64_C(1) << 62) - 1)
int64_t xt_figure_add(int64_t left, int64_t right);
/* A count of 0 or more times points. */
int64_t xt_figure_times(int64_t count, int points);

/* An empty plan whose arrays are there and zeroed, cells XTRAIN_NONE; NULL when out of memory.
 * Fails with NULL too when a count is negative. */
xtrain_plan *xt_plan_create(const xt_memory *memory, int employees, int departments, int periods);

/* NULL does nothing. */
void xt_plan_free(xtrain_plan *plan);

/* Takes the unit and, in hours, the times of the periods. */
void xt_plan_set_calendar(xtrain_plan *plan, const xtrain_calendar *calendar);

/* Takes the objective, without lines that nobody can choose, and the sense that follows from it. */
void xt_plan_set_objective(xtrain_plan *plan, const xtrain_objective *objective);

/* True for a person rule or cost that is no must and that the objective chooses: its points are in
 * the persons' utilities. */
bool xt_plan_is_chosen(const xtrain_plan *plan, const xtrain_line *line);

/* value, musts_broken and goals_unmet from the objective, the lines and the persons' utilities. */
void xt_plan_sum_up(xtrain_plan *plan);

/* Puts the solver's claim in; the gap is computed here from value and bound. */
void xt_plan_certify(xtrain_plan *plan, const xtrain_certificate *certificate);

/* plan.json (README.md). Equal plans give equal bytes; a plan that was read is written as it was.
 */
xtrain_status xt_plan_write_json(char **out, xtrain_context *context, const xtrain_plan *plan);
xtrain_status xt_plan_read_json(xtrain_plan **out, xtrain_context *context, const char *text,
                                size_t length, const char *path);

/* The cells of a plan that was made from another problem (the same, or one mended since), in this
 * problem's numbers: [employees x periods]. Periods, people and departments must be the same by
 * date, id and code; each that is not is reported against `path`. */
xtrain_status xt_plan_to_cells(xt_cell *cells, const xtrain_problem *problem,
                               const xtrain_plan *plan, const char *path);

#endif
