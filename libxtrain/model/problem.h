/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The problem's inside. Everything up to "derived" is what the planner stated; the derived part is
 * made by xt_problem_derive in xtrain_problem_validate and is what the other layers read.
 *
 * Departments, employees, skills, sets, programmes and rules are dense 0-based indices; cells are
 * department indices or XTRAIN_NONE. Nothing here knows about plans or solving.
 */
#ifndef XT_MODEL_PROBLEM_H
#define XT_MODEL_PROBLEM_H

#include "base/context.h"
#include "xtrain/problem.h"

/* A cell of a plan. */
typedef int16_t xt_cell;

typedef struct xt_teaching {
    int skill;
    int after;
    int up_to;
    bool carry;
    bool at_home;
    xtrain_source source;
} xt_teaching;

typedef struct xt_department {
    const char *code;
    const char *name;
    int load;
    int exposure;
    int lead_skill;
    const char *site;     /* or NULL */
    int site_number;      /* derived: 0 without a site, equal for equal sites */
    xtrain_range *closed; /* as stated */
    size_t closed_count, closed_capacity;
    xt_teaching *teachings; /* at most one for each skill */
    size_t teaching_count, teaching_capacity;
    xtrain_source source;
    xtrain_range *closed_spans; /* derived: closed without overlaps, in order of date */
    int closed_span_count;
    int open_after; /* derived: open periods right after the plan, counted up to after_cap */
} xt_department;

typedef struct xt_set {
    const char *name;
    const char *label; /* "the set <name>" */
    int *departments;  /* ascending, without repeats */
    int count;
    xtrain_source source;
} xt_set;

typedef struct xt_level {
    int skill;
    int level;
} xt_level;

typedef struct xt_never {
    int department;
    xtrain_source source;
} xt_never;

typedef struct xt_fixed {
    int department;
    xtrain_range range;
    xtrain_source source;
} xt_fixed;

/* first_cell <= last_cell < 0 are derived: cell -1 is the period before the plan. */
typedef struct xt_past_stay {
    int department;
    xtrain_range range;
    int stated_present; /* or XTRAIN_UNSET */
    int present;        /* derived: as stated, or all its periods */
    int first_cell;
    int last_cell;
    xtrain_source source;
} xt_past_stay;

/* A wish with its derived periods: those that are in its date range. */
typedef struct xt_wish {
    xtrain_wish stated;
    int first_period; /* derived; first > last: no period is in range */
    int last_period;
} xt_wish;

typedef struct xt_employee {
    const char *id;
    const char *name;
    int home;
    xtrain_range contract;
    int fte; /* hundredths */
    xtrain_source source;
    int *published; /* [published_count] cells of a published plan, or NULL */
    int published_count;
    const char **groups;
    size_t group_count, group_capacity;
    xt_level *levels;
    size_t level_count, level_capacity;
    xtrain_range *leaves;
    size_t leave_count, leave_capacity;
    xt_never *nevers;
    size_t never_count, never_capacity;
    xt_fixed *fixed;
    size_t fixed_count, fixed_capacity;
    xt_wish *wishes;
    size_t wish_count, wish_capacity;
    xt_past_stay *past; /* sorted by date */
    size_t past_count, past_capacity;
    /* derived */
    int first_period; /* first and last period in contract; first > last: none */
    int last_period;
    int contract_after;  /* periods in contract right after the plan, counted up to after_cap */
    xt_cell *fixed_cell; /* [periods]: department, or XT_NOT_FIXED; NULL: nothing is fixed */
    int eligible_count;  /* eligible periods */
    int share;           /* C5 */
    int rule_first;      /* its person rules are rule_of[rule_first .. rule_first + rule_count) */
    int rule_count;
} xt_employee;

#define XT_NOT_FIXED ((xt_cell)-2)

typedef struct xt_member {
    const char *group; /* or NULL */
    int home;          /* or XTRAIN_NONE */
    int employee;      /* or XTRAIN_NONE */
} xt_member;

typedef struct xt_programme {
    const char *name;
    xt_member *members;
    size_t member_count, member_capacity;
    xtrain_source source;
} xt_programme;

typedef struct xt_rule {
    xtrain_rule stated; /* table points into the arena */
    int first_period;   /* derived: periods in the range; all without one */
    int last_period;
    uint8_t *numbers; /* derived: [periods] XT_NUMBER_ bits that no range replaces; NULL: all */
    int next_range;   /* derived: the next rule with a range of the same topic (override.c), or
                         XTRAIN_NONE */
    int by_period; /* derived, P6, P10: last period that ends on or before BY; periods - 1 if unset;
                      -1: none */
} xt_rule;

/* The numbers that a rule with a range may state, each by itself. */
#define XT_NUMBER_MIN 1U /* D3: the people; P2 entry: the level */
#define XT_NUMBER_MAX 2U
#define XT_NUMBER_HOSTS 4U /* hosts min; the ratio of D4 */

struct xtrain_problem {
    xtrain_context *context;
    xt_arena arena;   /* texts and the small arrays of entities */
    xt_arena derived; /* everything derived */
    bool is_valid;    /* derived data is there; no more changes */
    const char *title;
    int must_price;
    xtrain_objective objective;
    xtrain_calendar calendar;
    xtrain_range *holidays;
    size_t holiday_count, holiday_capacity;
    struct xt_skill_entry {
        const char *name;
        int levels, cover, coach;
        xtrain_source source;
    } * skills;
    size_t skill_count, skill_capacity;
    xt_department *departments;
    size_t department_count, department_capacity;
    xt_set *sets;
    size_t set_count, set_capacity;
    xt_employee *employees;
    size_t employee_count, employee_capacity;
    xt_programme *programmes;
    size_t programme_count, programme_capacity;
    xt_rule *rules;
    size_t rule_count, rule_capacity;
    const char **groups; /* every group somebody is in, once */
    size_t group_count, group_capacity;
    const char *last_file;  /* of the latest source, kept once */
    struct xt_index *index; /* [XT_NAMES] names to numbers; see names.h */

    /* derived */
    xtrain_range *periods; /* [periods] first and last day */
    int *work_days;        /* [periods] working days; 0: closed everywhere */
    bool *closed;          /* [departments x periods] */
    uint8_t *state;        /* [employees x periods] XT_STATE_ flags */
    uint8_t *levels;       /* [employees x skills] at the start; NULL without skills */
    int *rule_of;          /* rules of people, see xt_employee.rule_first; ascending each */
    int *team_rules;       /* T1, T2; ascending */
    int team_rule_count;
    int *department_rules; /* rules of departments: [department_rule_first[d] ..
                              department_rule_first[d + 1]) D1 - D5; ascending each */
    int *department_rule_first;
    int *entry_rules; /* the same for P2 entry requirements */
    int *entry_rule_first;
    int64_t required_load; /* C5 share: sum of load x staffing min over open cells */
    int64_t eligible_total;
    struct xt_holiday_span *spans; /* holidays without overlaps; see calendar.c */
    size_t span_count;
    int after_cap; /* the longest stay that a rule asks for: how far past the end one must look */
};

#define XT_STATE_CONTRACT 1U /* in contract */
#define XT_STATE_LEAVE 2U    /* a leave period (in contract) */
#define XT_STATE_ELIGIBLE 4U /* in contract, not on leave, with working time */

static inline int xt_periods(const xtrain_problem *problem)
{
    return problem->calendar.periods;
}

static inline unsigned xt_state(const xtrain_problem *problem, int employee, int period)
{
    return problem->state[(size_t)employee * (size_t)problem->calendar.periods + (size_t)period];
}

static inline bool xt_is_closed(const xtrain_problem *problem, int department, int period)
{
    return problem->closed[(size_t)department * (size_t)problem->calendar.periods + (size_t)period];
}

/* Present there if the cell is this department: eligible and open. */
static inline bool xt_is_present(const xtrain_problem *problem, int employee, int department,
                                 int period)
{
    return department >= 0 && (xt_state(problem, employee, period) & XT_STATE_ELIGIBLE) != 0 &&
           !xt_is_closed(problem, department, period);
}

/* True for a yes-or-no parameter (EVER, FTE, TOGETHER ...) that is set; an unset one is stored as
 * XTRAIN_UNSET. */
static inline bool xt_rule_has(const xt_rule *rule, xtrain_parameter flag)
{
    return rule->stated.value[flag] == 1;
}

/* True if the rule has a date range. */
static inline bool xt_rule_has_range(const xtrain_rule *rule)
{
    return rule->range.first != XTRAIN_NO_DATE || rule->range.last != XTRAIN_NO_DATE;
}

/* Does this number of a rule hold in the period. Whether it is stated is not looked at. */
static inline bool xt_rule_holds(const xt_rule *rule, unsigned number, int period)
{
    return period >= rule->first_period && period <= rule->last_period &&
           (rule->numbers == NULL || (rule->numbers[period] & number) != 0);
}

/* The same for a cell of the plan or, of a stay under way, before it (negative). */
bool xt_rule_holds_at(const xtrain_problem *problem, const xt_rule *rule, unsigned number,
                      int cell);

/* Does a night part the period from the one before it: calendars in hours only. */
static inline bool xt_is_after_night(const xtrain_problem *problem, int period)
{
    return problem->calendar.unit == XTRAIN_UNIT_HOUR &&
           (period == 0 || problem->periods[period].first != problem->periods[period - 1].first);
}

/* What the published plan has there: a department, XTRAIN_NONE, XTRAIN_ELSEWHERE, or XTRAIN_UNSET:
 * nothing to compare with. */
static inline int xt_published(const xt_employee *person, int period)
{
    return period < person->published_count ? person->published[period] : XTRAIN_UNSET;
}

/* Level of a skill at the start; skill may be XTRAIN_NONE (0). */
int xt_level_of(const xtrain_problem *problem, int employee, int skill);

/* True if the objective is utility and this person rule or cost is one of its chosen lines. */
static inline bool xt_is_chosen(const xtrain_problem *problem, xtrain_rule_kind kind)
{
    return problem->objective.kind == XTRAIN_OBJECTIVE_UTILITY &&
           (problem->objective.lines >> (unsigned)kind & 1U) != 0;
}

/* What a present person counts as in a department, in heads (D1, D2, D4). */
typedef enum xt_part {
    XT_PART_HOME = 0,     /* a head */
    XT_PART_HOME_HOST,    /* a head and a host */
    XT_PART_VISITOR,      /* a head and a visitor */
    XT_PART_VISITOR_HOST, /* a head, a visitor and a host */
    XT_PARTS
} xt_part;
xt_part xt_part_of(const xtrain_problem *problem, int employee, int department);
/* The same with this level in the department's lead skill. */
xt_part xt_part_at(const xtrain_problem *problem, int employee, int department, int level);

/* True if the subject contains the department. */
bool xt_subject_has(const xtrain_problem *problem, xtrain_subject subject, int department);
/* "Claims", "the set customer-facing", "any department". Static or the problem's. */
const char *xt_subject_name(const xtrain_problem *problem, xtrain_subject subject);

/* First and last day of any period, also before the plan (negative) or after it. */
xtrain_range xt_calendar_period(const xtrain_calendar *calendar, int period);
/* Calendars in hours: the times of any period, minutes after midnight. False: no such calendar. */
bool xt_calendar_hours(const xtrain_calendar *calendar, int period, int *begin, int *end);
/* Periods of a working day in calendars in hours, else 0. */
int xt_calendar_periods_a_day(const xtrain_calendar *calendar);
/* What a period is called in messages: "Mon 2 Mar 10:00-12:00" in calendars in hours, else its
 * first day, "2026-03-02". */
#define XT_PERIOD_TEXT_SIZE 40
void xt_calendar_label(const xtrain_calendar *calendar, int period, char out[XT_PERIOD_TEXT_SIZE]);
/* Working days in a range: workdays that are no holidays. */
int xt_work_days(const xtrain_problem *problem, xtrain_range range);
/* Is the period in the range: at least half of its working time (of its days, without any). */
bool xt_period_in_range(const xtrain_problem *problem, int period, xtrain_range range);

/* P3 at the plan's end: may a stay of this person in this department that fills the last period go
 * on for `more` further periods after the plan: in contract and department open in each of them. */
bool xt_may_go_on(const xtrain_problem *problem, int employee, int department, int more);

/* Fills the derived part; every mistake is reported. Called by xtrain_problem_validate. */
xtrain_status xt_problem_derive(xtrain_problem *problem);

#endif
