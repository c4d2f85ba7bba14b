/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statement.h"

#include <stdlib.h>
#include <string.h>

#include "try.h"

/* Periods are days, all of them working days; which ones makes no difference. */
xtrain_date mss_day(int period)
{
    return xtrain_date_make(2001, 1, 1) + period;
}

bool mss_can_take(const mss_statement *st, const mss_instance *in, int student, int discipline)
{
    for (int h = 0; h < in->hospitals; h++) {
        const size_t ward = mss_ward(in, h, discipline);
        if (st->can_take[(size_t)student * mss_ward(in, in->hospitals, 0) + ward] != 0) {
            return true;
        }
    }
    return false;
}

/* True if every discipline that this one needs first can be taken somewhere. */
static bool can_precede(const mss_statement *st, const mss_instance *in, int student,
                        int discipline)
{
    for (int d = 0; d < in->disciplines; d++) {
        if (in->needs[mss_at(discipline, in->disciplines, d)] != 0 &&
            !mss_can_take(st, in, student, d)) {
            return false;
        }
    }
    return true;
}

/* Closes disciplines whose needs are closed, until there is none; true if one was closed. */
static bool close_once(mss_statement *st, const mss_instance *in, int student)
{
    bool is_changed = false;
    for (int d = 0; d < in->disciplines; d++) {
        if (!mss_can_take(st, in, student, d) || can_precede(st, in, student, d)) {
            continue;
        }
        for (int h = 0; h < in->hospitals; h++) {
            st->can_take[(size_t)student * mss_ward(in, in->hospitals, 0) + mss_ward(in, h, d)] = 0;
        }
        is_changed = true;
    }
    return is_changed;
}

static void find_takers(mss_statement *st, const mss_instance *in)
{
    for (int s = 0; s < in->students; s++) {
        for (int h = 0; h < in->hospitals; h++) {
            for (int d = 0; d < in->disciplines; d++) {
                const size_t i = (size_t)s * mss_ward(in, in->hospitals, 0) + mss_ward(in, h, d);
                st->can_take[i] = in->is_allowed[mss_at(s, in->disciplines, d)] != 0 &&
                                  in->is_able[i] != 0 &&
                                  in->stays_of[mss_at(s, in->groups, in->group_of[d])] > 0;
            }
        }
        while (close_once(st, in, s)) {
        }
    }
}

/* True if somebody can take a stay on a ward of the group. */
static bool is_open_group(const mss_statement *st, const mss_instance *in, int group)
{
    for (int d = 0; d < in->disciplines; d++) {
        for (int s = 0; s < in->students && in->group_of[d] == group; s++) {
            if (mss_can_take(st, in, s, d)) {
                return true;
            }
        }
    }
    return false;
}

/* A ward exists if somebody can use it, if it needs somebody, or if its group would have none. */
static bool ward_exists(const mss_statement *st, const mss_instance *in, int hospital,
                        int discipline)
{
    const size_t wards = mss_ward(in, in->hospitals, 0);
    const size_t ward = mss_ward(in, hospital, discipline);
    for (int s = 0; s < in->students; s++) {
        if (st->can_take[(size_t)s * wards + ward] != 0) {
            return true;
        }
    }
    for (int t = 0; t < in->horizon; t++) {
        if (in->least[ward * (size_t)in->horizon + (size_t)t] > 0) {
            return true;
        }
    }
    return !is_open_group(st, in, in->group_of[discipline]);
}

static xtrain_status state_wards(mss_statement *st, const mss_instance *in)
{
    for (int h = 0; h < in->hospitals; h++) {
        for (int d = 0; d < in->disciplines; d++) {
            char code[40];
            char site[40];
            xtrain_department department = XTRAIN_DEPARTMENT_INIT;
            st->department[mss_ward(in, h, d)] = XTRAIN_NONE;
            if (!ward_exists(st, in, h, d)) {
                continue;
            }
            (void)snprintf(code, sizeof code, "%d:%d", h + 1, d + 1);
            (void)snprintf(site, sizeof site, "%d", h + 1);
            department.code = code;
            department.site = site;
            department.source.label = "Disciplines";
            MSS_TRY(xtrain_problem_add_department(&st->department[mss_ward(in, h, d)], st->problem,
                                                  &department));
            st->hospital[st->wards] = h;
            st->discipline[st->wards] = d;
            st->wards++;
        }
    }
    return XTRAIN_OK;
}

typedef enum set_kind { OF_DISCIPLINE, OF_HOSPITAL, OF_GROUP } set_kind;

static bool is_in(const mss_statement *st, const mss_instance *in, int ward, set_kind kind,
                  int which)
{
    switch (kind) {
    case OF_DISCIPLINE:
        return st->discipline[ward] == which;
    case OF_HOSPITAL:
        return st->hospital[ward] == which;
    default:
        return in->group_of[st->discipline[ward]] == which;
    }
}

/* The set of all wards of a discipline, hospital or group; XTRAIN_NONE if there is none. */
static xtrain_status state_set(int *out, mss_statement *st, const mss_instance *in, set_kind kind,
                               int which)
{
    static const char *const words[] = {"discipline", "hospital", "group"};
    static const char *const labels[] = {"Disciplines", "Hospitals", "DiscGroup"};
    const xtrain_source source = {NULL, 0, labels[kind]};
    char name[40];
    int count = 0;
    int *members = calloc((size_t)st->wards + 1, sizeof *members);
    xtrain_status status = members == NULL ? XTRAIN_ERROR_MEMORY : XTRAIN_OK;
    *out = XTRAIN_NONE;
    for (int w = 0; w < st->wards && members != NULL; w++) {
        if (is_in(st, in, w, kind, which)) {
            members[count++] = w;
        }
    }
    if (count > 0) {
        (void)snprintf(name, sizeof name, "%s %d", words[kind], which + 1);
        status = xtrain_problem_add_set(out, st->problem, name, members, count, &source);
    }
    free(members);
    return status;
}

static xtrain_status state_leave(mss_statement *st, const mss_instance *in, int student)
{
    const int *is_free = &in->is_free[mss_at(student, in->horizon, 0)];
    for (int t = 0; t < in->horizon; t++) {
        const int first = t;
        while (t < in->horizon && is_free[t] == 0) {
            t++;
        }
        if (t > first) {
            MSS_TRY(xtrain_problem_add_leave(st->problem, student,
                                             (xtrain_range){mss_day(first), mss_day(t - 1)}));
        }
    }
    return XTRAIN_OK;
}

static xtrain_status state_students(mss_statement *st, const mss_instance *in)
{
    const xtrain_source source = {NULL, 0, "AllowedDisc and Ability"};
    for (int s = 0; s < in->students; s++) {
        char id[40];
        xtrain_employee student = XTRAIN_EMPLOYEE_INIT;
        (void)snprintf(id, sizeof id, "%d", s + 1);
        student.id = id;
        student.source.label = "Students";
        MSS_TRY(xtrain_problem_add_employee(NULL, st->problem, &student));
        for (int w = 0; w < st->wards; w++) {
            const size_t ward = mss_ward(in, st->hospital[w], st->discipline[w]);
            if (st->can_take[(size_t)s * mss_ward(in, in->hospitals, 0) + ward] == 0) {
                MSS_TRY(xtrain_problem_add_never(st->problem, s, w, &source));
            }
        }
        MSS_TRY(state_leave(st, in, s));
    }
    return XTRAIN_OK;
}

/* Stays have one length, end in the plan, and avoid leave. */
static xtrain_status state_stays(mss_statement *st, const mss_instance *in)
{
    xtrain_rule rule;
    xtrain_rule_init(&rule, XTRAIN_RULE_P3);
    rule.source.label = "Duration";
    rule.value[XTRAIN_PARAMETER_MIN] = in->duration;
    rule.value[XTRAIN_PARAMETER_MAX] = in->duration;
    MSS_TRY(xtrain_problem_add_rule(NULL, st->problem, &rule));
    xtrain_rule_init(&rule, XTRAIN_RULE_P3);
    rule.source.label = "Horizon";
    rule.value[XTRAIN_PARAMETER_CLOSED_END] = 1;
    MSS_TRY(xtrain_problem_add_rule(NULL, st->problem, &rule));
    xtrain_rule_init(&rule, XTRAIN_RULE_P1);
    rule.source.label = "Availability";
    rule.value[XTRAIN_PARAMETER_NO_STAY] = 1;
    return xtrain_problem_add_rule(NULL, st->problem, &rule);
}

/* Every discipline once at most, and after those that it needs. */
static xtrain_status state_disciplines(mss_statement *st, const mss_instance *in, const int *set)
{
    xtrain_rule rule;
    for (int d = 0; d < in->disciplines; d++) {
        if (set[d] == XTRAIN_NONE) {
            continue;
        }
        xtrain_rule_init(&rule, XTRAIN_RULE_P6);
        rule.source.label = "Disciplines";
        rule.subject = (xtrain_subject){XTRAIN_SUBJECT_SET, set[d]};
        rule.value[XTRAIN_PARAMETER_MAX] = 1;
        MSS_TRY(xtrain_problem_add_rule(NULL, st->problem, &rule));
        for (int e = 0; e < in->disciplines; e++) {
            if (in->needs[mss_at(d, in->disciplines, e)] == 0 || set[e] == XTRAIN_NONE) {
                continue;
            }
            xtrain_rule_init(&rule, XTRAIN_RULE_P7);
            rule.source.label = "Precededby";
            rule.subject = (xtrain_subject){XTRAIN_SUBJECT_SET, set[d]};
            rule.before = (xtrain_subject){XTRAIN_SUBJECT_SET, set[e]};
            MSS_TRY(xtrain_problem_add_rule(NULL, st->problem, &rule));
        }
    }
    return XTRAIN_OK;
}

static xtrain_status state_sets_and_rules(mss_statement *st, const mss_instance *in, int *sets)
{
    int *discipline = sets;
    int *hospital = discipline + in->disciplines;
    int *group = hospital + in->hospitals;
    for (int d = 0; d < in->disciplines; d++) {
        MSS_TRY(state_set(&discipline[d], st, in, OF_DISCIPLINE, d));
    }
    for (int h = 0; h < in->hospitals; h++) {
        MSS_TRY(state_set(&hospital[h], st, in, OF_HOSPITAL, h));
    }
    for (int g = 0; g < in->groups; g++) {
        MSS_TRY(state_set(&group[g], st, in, OF_GROUP, g));
    }
    MSS_TRY(state_students(st, in));
    MSS_TRY(state_stays(st, in));
    MSS_TRY(state_disciplines(st, in, discipline));
    const mss_sets all = {discipline, hospital, group};
    return mss_state_worth(st, in, &all);
}

static xtrain_status state_frame(mss_statement *st, const mss_instance *in)
{
    xtrain_calendar calendar = XTRAIN_CALENDAR_INIT;
    xtrain_objective objective = XTRAIN_OBJECTIVE_INIT;
    calendar.start = mss_day(0);
    calendar.unit = XTRAIN_UNIT_DAY;
    calendar.periods = in->horizon;
    calendar.workdays = 0x7fU;
    calendar.source.label = "Horizon";
    objective.kind = XTRAIN_OBJECTIVE_UTILITY;
    MSS_TRY(xtrain_problem_set_calendar(st->problem, &calendar));
    MSS_TRY(xtrain_problem_set_objective(st->problem, &objective));
    MSS_TRY(xtrain_problem_set_must_price(st->problem, mss_must_price(st, in)));
    return state_wards(st, in);
}

xtrain_status mss_statement_make(mss_statement *out, xtrain_context *context,
                                 const mss_instance *in)
{
    const size_t wards = mss_ward(in, in->hospitals, 0);
    const size_t sets = (size_t)in->disciplines + (size_t)in->hospitals + (size_t)in->groups;
    *out = (mss_statement){
        .hospital = calloc(wards, sizeof(int)),
        .discipline = calloc(wards, sizeof(int)),
        .department = calloc(wards, sizeof(int)),
        .can_take = calloc((size_t)in->students * wards, 1),
    };
    int *set = calloc(sets, sizeof *set);
    xtrain_status status = XTRAIN_ERROR_MEMORY;
    if (out->hospital != NULL && out->discipline != NULL && out->department != NULL &&
        out->can_take != NULL && set != NULL) {
        find_takers(out, in);
        status = xtrain_problem_create(&out->problem, context);
    }
    status = status == XTRAIN_OK ? state_frame(out, in) : status;
    status = status == XTRAIN_OK ? state_sets_and_rules(out, in, set) : status;
    status = status == XTRAIN_OK ? mss_state_staffing(out, in) : status;
    status = status == XTRAIN_OK ? xtrain_problem_validate(out->problem) : status;
    free(set);
    return status;
}

void mss_statement_clear(mss_statement *statement)
{
    xtrain_problem_free(statement->problem);
    free(statement->hospital);
    free(statement->discipline);
    free(statement->department);
    free(statement->can_take);
    *statement = (mss_statement){0};
}

bool mss_plan_write(FILE *file, const mss_statement *st, const xtrain_plan *plan)
{
    bool is_good = fputs("student,period,hospital,discipline\n", file) >= 0;
    for (int s = 0; s < xtrain_plan_employee_count(plan); s++) {
        for (int t = 0; t < xtrain_plan_period_count(plan); t++) {
            const int ward = xtrain_plan_cell(plan, s, t);
            if (ward != XTRAIN_NONE) {
                is_good = fprintf(file, "%d,%d,%d,%d\n", s + 1, t + 1, st->hospital[ward] + 1,
                                  st->discipline[ward] + 1) > 0 &&
                          is_good;
            }
        }
    }
    return fflush(file) == 0 && is_good;
}
