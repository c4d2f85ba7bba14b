/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan that people know already (C4): a plan.json or a table, in this input's numbers. */
#include "base/file.h"
#include "plan/plan.h"
#include "read/align.h"
#include "read/parts.h"
#include "read/source.h"
#include "read/table.h"

typedef struct known_plan {
    xt_reader *reader;
    const xt_value *value; /* that names the file */
    const char *path;
    xt_table_share share;
    int *periods;     /* [of the plan] the input's, or XTRAIN_NONE */
    int *departments; /* [of the plan] the input's, or XTRAIN_ELSEWHERE */
    int *row;         /* [periods of the input] */
} known_plan;

/* A department of the plan in a cell of somebody in the input; that it is gone is said once. */
static int find_cell(known_plan *from, const xtrain_plan *plan, int department)
{
    xt_reader *reader = from->reader;
    if (department == XTRAIN_NONE) {
        return XTRAIN_NONE;
    }
    int *found = &from->departments[department];
    if (*found == XTRAIN_UNSET) {
        const char *code = plan->departments[department].code;
        const int known = xtrain_problem_find_department(reader->problem, code);
        *found = known == XTRAIN_NONE ? XTRAIN_ELSEWHERE : known;
        if (known == XTRAIN_NONE && !reader->departments.is_open) {
            char shown[XT_CUT_SIZE];
            (void)xt_reader_take(
                reader,
                xt_report(reader->context, XTRAIN_OK, from->path, 0,
                          "the input has no department '%s'; periods there count as changed",
                          xt_cut_text(shown, code)));
        }
    }
    return *found;
}

/* The cells of one person in the periods that both have. */
static xtrain_status take_track(known_plan *from, const xtrain_plan *plan, int person, int employee)
{
    const xt_cell *track = plan->cells + (size_t)person * (size_t)plan->period_count;
    int count = 0;
    for (int p = 0; p < xt_periods(from->reader->problem); p++) {
        from->row[p] = XTRAIN_UNSET;
    }
    for (int p = 0; p < plan->period_count; p++) {
        if (from->periods[p] != XTRAIN_NONE) {
            from->row[from->periods[p]] = find_cell(from, plan, track[p]);
            count = from->periods[p] + 1;
        }
    }
    from->share.people++;
    return count == 0
               ? XTRAIN_OK
               : xtrain_problem_set_published(from->reader->problem, employee, from->row, count);
}

/* The periods that both have: in hours those at the same time of the day. */
static int align(const known_plan *from, const xtrain_plan *plan)
{
    const xtrain_calendar *calendar = &from->reader->problem->calendar;
    int found = xt_align_periods(from->periods, calendar, plan->periods, plan->period_count);
    for (int p = 0; p < plan->period_count; p++) {
        int begin = 0;
        int end = 0;
        if (from->periods[p] == XTRAIN_NONE) {
            continue;
        }
        (void)xt_calendar_hours(calendar, from->periods[p], &begin, &end);
        if (plan->hours[p].begin != begin || plan->hours[p].end != end) {
            from->periods[p] = XTRAIN_NONE;
            found--;
        }
    }
    return found;
}

static xtrain_status take_plan(known_plan *from, const xtrain_plan *plan)
{
    const xtrain_problem *problem = from->reader->problem;
    const xt_memory *memory = &from->reader->context->memory;
    xtrain_status status = XTRAIN_ERROR_MEMORY;
    from->periods = xt_allocate(memory, (size_t)plan->period_count, sizeof(int));
    from->departments = xt_allocate(memory, (size_t)plan->department_count, sizeof(int));
    from->row = xt_allocate(memory, (size_t)xt_periods(problem), sizeof(int));
    if (from->periods != NULL && from->departments != NULL && from->row != NULL) {
        status = XTRAIN_OK;
        from->share.periods = align(from, plan);
        for (int d = 0; d < plan->department_count; d++) {
            from->departments[d] = XTRAIN_UNSET;
        }
    }
    for (int person = 0; person < plan->employee_count && status == XTRAIN_OK; person++) {
        const int employee = xtrain_problem_find_employee(problem, plan->employees[person].id);
        if (employee != XTRAIN_NONE) {
            status = take_track(from, plan, person, employee);
        }
    }
    xt_release(memory, from->periods);
    xt_release(memory, from->departments);
    xt_release(memory, from->row);
    return status;
}

static xtrain_status take_text(known_plan *from, const char *text, size_t length)
{
    xt_reader *reader = from->reader;
    if (!xt_source_is_object(text, length)) {
        return xt_table_read_published(&from->share, reader->problem, text, length, from->path);
    }
    xtrain_plan *plan = NULL;
    xtrain_status status = xt_plan_read_json(&plan, reader->context, text, length, from->path);
    if (status == XTRAIN_OK) {
        status = take_plan(from, plan);
    }
    xt_plan_free(plan);
    return status;
}

/* A plan of other days or other people was meant for another input. */
static void check_share(known_plan *from)
{
    char shown[XT_CUT_SIZE];
    const xt_value *value = from->value;
    const bool has_some = from->share.periods > 0 && from->share.people > 0;
    from->reader->is_incomplete = from->reader->is_incomplete || !has_some;
    if (from->share.periods == 0) {
        xt_reader_report(from->reader, value->line,
                         "'%s' has no period of this plan, with the same first and last day; name "
                         "a plan that has some, or leave it out",
                         xt_cut_text(shown, value->text));
    } else if (from->share.people == 0 && !from->reader->people_missing) {
        xt_reader_report(from->reader, value->line,
                         "'%s' has nobody who is in this input; name a plan of these people, or "
                         "leave it out",
                         xt_cut_text(shown, value->text));
    }
}

/* Without a sound calendar, or with more cells than a plan may have, there is nothing to align;
 * both are reported elsewhere. */
static bool has_cells(const xtrain_problem *problem)
{
    return problem->calendar.start != XTRAIN_NO_DATE &&
           problem->employee_count * (size_t)xt_periods(problem) <= XTRAIN_MAX_CELLS;
}

void xt_read_published(xt_reader *reader, const xt_value *published)
{
    known_plan from = {.reader = reader, .value = published};
    char *text = NULL;
    size_t length = 0;
    reader->has_published = published->node != NULL;
    if (!published->is_stated || !has_cells(reader->problem)) {
        reader->is_incomplete =
            reader->is_incomplete || (reader->has_published && !published->is_stated);
        return;
    }
    char *path = xt_path_beside(&reader->context->memory, reader->file, published->text);
    if (path == NULL) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
        return;
    }
    from.path = path;
    xtrain_status status =
        xt_file_read(&text, &length, reader->context, path, reader->file, published->line);
    if (status == XTRAIN_OK) {
        status = take_text(&from, text, length);
    }
    if (xt_reader_take(reader, status)) {
        check_share(&from);
    } else {
        reader->is_incomplete = true; /* C4 would miss it */
    }
    xt_release(&reader->context->memory, text);
    xt_release(&reader->context->memory, path);
}
