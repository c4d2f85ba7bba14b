/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fixed cells that break musts, whatever the free cells around them are. A block is a run of
 * neighbouring cells that are fixed in one department away from home; blocks of one department with
 * free cells between them may become one stay, so only the first of them is looked at where that
 * matters. The stay of a block reaches from `low` to `high` at most: as far as cells are free or
 * fixed there, and into the past if the stay under way can go on in it. It breaks
 *
 *   P1  a unit for each leave period in the block, with no-stay;
 *   P2  a unit for each entry requirement that is not met, and one if the department is closed in
 *       every cell where the stay can begin, unless it may have begun before the plan;
 *   P3  (cells of the block - max) units, and (min - most cells) units unless the rest may be owed;
 *   P5  a unit, if even the latest begin is too soon after the earliest end of the one before.
 *
 * Over the whole row P4 breaks (fixed present periods away - max), (neighbouring away cells - run)
 * and, where nothing between two away cells is free, (gap - cells between) units.
 */
#include "explain/count.h"

typedef struct block {
    int department;
    int first;
    int last;
    int low; /* first cell that the stay can have in the plan */
    int high;
    int past;        /* cells of the stay under way, if it may be the same stay */
    bool is_certain; /* and it is: the block begins the plan */
    bool is_joined;  /* may be one stay with the block before */
} block;

/* The row being looked at. */
typedef struct fixed_row {
    xt_count *count;
    const xt_employee *person;
    int employee;
} fixed_row;

/* ---- blocks ---- */

static int fixed_at(const fixed_row *row, int period)
{
    return xt_count_fixed_cell(row->person, period);
}

static bool can_be(const fixed_row *row, int department, int period)
{
    const int fixed = fixed_at(row, period);
    return fixed == XT_NOT_FIXED || fixed == department;
}

/* The next block from a period on; false: there is none. */
static bool next_block(const fixed_row *row, int from, block *out)
{
    const xt_employee *person = row->person;
    int first = from;
    while (first <= person->last_period &&
           (fixed_at(row, first) == XT_NOT_FIXED || fixed_at(row, first) == person->home)) {
        first++;
    }
    if (first > person->last_period) {
        return false;
    }
    const int department = fixed_at(row, first);
    const xt_past_stay *stay = xt_count_under_way(person);
    *out = (block){.department = department, .first = first, .last = first};
    while (out->last < person->last_period && fixed_at(row, out->last + 1) == department) {
        out->last++;
    }
    out->low = first;
    while (out->low > person->first_period && can_be(row, department, out->low - 1)) {
        out->low--;
        out->is_joined = out->is_joined || fixed_at(row, out->low) == department;
    }
    out->high = out->last;
    while (out->high < person->last_period && can_be(row, department, out->high + 1)) {
        out->high++;
    }
    if (stay != NULL && stay->department == department && out->low == 0) {
        out->past = stay->last_cell - stay->first_cell + 1;
        out->is_certain = first == 0;
    }
    return true;
}

/* ---- messages ---- */

static void begin(const fixed_row *row)
{
    xt_count_begin(row->count);
    xt_count_people(row->count, row->employee, 1);
    xt_text_add(&row->count->text, ": ");
}

/* The statement that fixes the cell. */
static const xtrain_source *source_of(const fixed_row *row, int period)
{
    const xt_employee *person = row->person;
    for (size_t i = 0; i < person->fixed_count; i++) {
        if (person->fixed[i].department == fixed_at(row, period) &&
            xt_period_in_range(row->count->problem, period, person->fixed[i].range)) {
            return &person->fixed[i].source;
        }
    }
    return &person->source;
}

/* "Ana Ruiz: fixed in Claims from 2026-03-02 (office.cfg:70)" */
static void begin_block(const fixed_row *row, const block *found)
{
    char day[XT_DATE_TEXT_SIZE];
    xt_date_format(row->count->problem->periods[found->first].first, day);
    begin(row);
    xt_text_format(&row->count->text, "fixed in %s from %s",
                   row->count->problem->departments[found->department].name, day);
    xt_count_source(row->count, source_of(row, found->first));
}

/* Where a finding lies, and its units. */
typedef struct place {
    xtrain_rule_kind kind;
    int department;
    int first;
    int last;
    int64_t units;
} place;

static void keep(const fixed_row *row, place at, const xtrain_source *source)
{
    xt_count_keep(row->count,
                  (xtrain_finding){.kind = at.kind,
                                   .department = at.department,
                                   .employee = row->employee,
                                   .people = 1,
                                   .first_period = at.first,
                                   .last_period = at.last,
                                   .units = at.units},
                  source);
}

static place place_of(const block *found, xtrain_rule_kind kind, int64_t units)
{
    return (place){kind, found->department, found->first, found->last, units};
}

static int value_of(const fixed_row *row, int rule, xtrain_parameter parameter)
{
    return xt_count_value(row->count, rule, parameter);
}

static const xtrain_source *source_of_rule(const fixed_row *row, int rule)
{
    return &row->count->problem->rules[rule].stated.source;
}

/* ---- P1, P2 ---- */

static void check_leave(const fixed_row *row, const block *found, int rule)
{
    xt_count *count = row->count;
    int units = 0;
    if (!xt_rule_has(&count->problem->rules[rule], XTRAIN_PARAMETER_NO_STAY)) {
        return;
    }
    for (int t = found->first; t <= found->last; t++) {
        units += (xt_state(count->problem, row->employee, t) & XT_STATE_LEAVE) != 0;
    }
    if (units > 0) {
        begin_block(row, found);
        xt_text_add(&count->text, ", on leave for ");
        xt_count_periods(count, units, "");
        xt_text_add(&count->text, " of it, and nobody is away while on leave");
        xt_count_source(count, source_of_rule(row, rule));
        keep(row, place_of(found, XTRAIN_RULE_P1, units), source_of_rule(row, rule));
    }
}

/* Wherever the stay begins, at `low` or later. */
static bool is_refused(const fixed_row *row, const block *found, int rule)
{
    for (int t = found->low; t <= found->first; t++) {
        if (!xt_count_refuses(row->count, row->employee, rule, t)) {
            return false;
        }
    }
    return true;
}

static void check_entry(const fixed_row *row, const block *found)
{
    xt_count *count = row->count;
    const xtrain_problem *problem = count->problem;
    for (int i = problem->entry_rule_first[found->department];
         i < problem->entry_rule_first[found->department + 1]; i++) {
        const xtrain_rule *rule = &problem->rules[problem->entry_rules[i]].stated;
        const int skill = rule->value[XTRAIN_PARAMETER_SKILL];
        const int level = xt_count_level_by(count, row->employee, skill, found->first);
        if (is_refused(row, found, problem->entry_rules[i])) {
            begin_block(row, found);
            xt_text_format(&count->text, ", at level %d of %s%s; entry asks for %d", level,
                           problem->skills[skill].name,
                           level > xt_level_of(problem, row->employee, skill) ? " at most" : "",
                           (int)rule->value[XTRAIN_PARAMETER_LEVEL]);
            xt_count_source(count, &rule->source);
            keep(row, place_of(found, XTRAIN_RULE_P2, 1), &rule->source);
        }
    }
}

static void check_closed(const fixed_row *row, const block *found)
{
    const xtrain_problem *problem = row->count->problem;
    for (int t = found->low; t <= found->first; t++) {
        if (!xt_is_closed(problem, found->department, t)) {
            return;
        }
    }
    begin_block(row, found);
    xt_text_add(&row->count->text, ", but the stay cannot begin while the department is open");
    keep(row, place_of(found, XTRAIN_RULE_P2, 1), source_of(row, found->first));
}

/* ---- P3 ---- */

static bool is_end_closed(const fixed_row *row)
{
    const xtrain_problem *problem = row->count->problem;
    for (int i = 0; i < row->person->rule_count; i++) {
        const xt_rule *rule = &problem->rules[problem->rule_of[row->person->rule_first + i]];
        if (rule->stated.kind == XTRAIN_RULE_P3 && xt_rule_has(rule, XTRAIN_PARAMETER_CLOSED_END)) {
            return true;
        }
    }
    return false;
}

/* Does the rule's number hold wherever the stay of the block begins. */
static bool always_holds(const fixed_row *row, const block *found, int rule, unsigned number)
{
    const xtrain_problem *problem = row->count->problem;
    const xt_rule *record = &problem->rules[rule];
    bool holds = true;
    for (int t = found->low; t <= found->first && holds && !found->is_certain; t++) {
        holds = xt_rule_holds_at(problem, record, number, t);
    }
    return holds && (found->past == 0 || xt_rule_holds_at(problem, record, number, -found->past));
}

static void check_length(const fixed_row *row, const block *found, int rule)
{
    xt_count *count = row->count;
    const int least = always_holds(row, found, rule, XT_NUMBER_MIN)
                          ? value_of(row, rule, XTRAIN_PARAMETER_MIN)
                          : XTRAIN_UNSET;
    const int most = always_holds(row, found, rule, XT_NUMBER_MAX)
                         ? value_of(row, rule, XTRAIN_PARAMETER_MAX)
                         : XTRAIN_UNSET;
    const int cells = found->last - found->first + 1 + (found->is_certain ? found->past : 0);
    const int longest = found->high - found->low + 1 + found->past;
    const int missing = least == XTRAIN_UNSET ? 0 : least - longest;
    const bool at_end = found->high == xt_periods(count->problem) - 1;
    if (!xt_subject_has(count->problem, count->problem->rules[rule].stated.subject,
                        found->department)) {
        return;
    }
    if (most != XTRAIN_UNSET && cells > most) {
        begin_block(row, found);
        xt_text_format(&count->text, ", a stay of at least %d; at most %d are allowed", cells,
                       most);
        xt_count_source(count, source_of_rule(row, rule));
        keep(row, place_of(found, XTRAIN_RULE_P3, cells - most), source_of_rule(row, rule));
    }
    if (!found->is_joined && missing > 0 &&
        !(at_end && !is_end_closed(row) &&
          xt_may_go_on(count->problem, row->employee, found->department, missing))) {
        begin_block(row, found);
        xt_text_format(&count->text, ", a stay of at most %d; at least %d are asked", longest,
                       least);
        xt_count_source(count, source_of_rule(row, rule));
        keep(row, place_of(found, XTRAIN_RULE_P3, missing), source_of_rule(row, rule));
    }
}

/* ---- P4 ---- */

static bool is_away(const fixed_row *row, int period)
{
    return fixed_at(row, period) != XT_NOT_FIXED && fixed_at(row, period) != row->person->home;
}

static void check_total(const fixed_row *row, int rule)
{
    xt_count *count = row->count;
    const int most = value_of(row, rule, XTRAIN_PARAMETER_MAX);
    int away = 0;
    for (int t = row->person->first_period; t <= row->person->last_period; t++) {
        away +=
            is_away(row, t) && xt_is_present(count->problem, row->employee, fixed_at(row, t), t);
    }
    if (most != XTRAIN_UNSET && away > most) {
        begin(row);
        xt_text_add(&count->text, "fixed away from home for ");
        xt_count_periods(count, away, "");
        xt_text_format(&count->text, ", at most %d %s allowed", most, most == 1 ? "is" : "are");
        xt_count_source(count, source_of_rule(row, rule));
        keep(row,
             (place){XTRAIN_RULE_P4, XTRAIN_NONE, 0, xt_periods(count->problem) - 1, away - most},
             source_of_rule(row, rule));
    }
}

/* Away cells of the past that touch the plan. */
static int past_run(const xt_employee *person)
{
    int run = 0;
    for (size_t i = person->past_count; i-- > 0 && person->past[i].last_cell == -1 - run;) {
        run = -person->past[i].first_cell;
    }
    return run;
}

static void check_run(const fixed_row *row, int rule, int first, int last)
{
    xt_count *count = row->count;
    const int most = value_of(row, rule, XTRAIN_PARAMETER_RUN);
    const int cells = last - first + 1 + (first == 0 ? past_run(row->person) : 0);
    if (most != XTRAIN_UNSET && cells > most) {
        char day[XT_DATE_TEXT_SIZE];
        xt_date_format(count->problem->periods[first].first, day);
        begin(row);
        xt_text_format(&count->text, "fixed cells from %s make ", day);
        xt_count_periods(count, cells, "");
        xt_text_format(&count->text, " away in a row, at most %d %s allowed", most,
                       most == 1 ? "is" : "are");
        xt_count_source(count, source_of_rule(row, rule));
        keep(row, (place){XTRAIN_RULE_P4, XTRAIN_NONE, first, last, cells - most},
             source_of_rule(row, rule));
    }
}

/* Between the away cell `before`, of the past if negative, and the one that follows. */
static void check_gap(const fixed_row *row, int rule, int before, int after)
{
    xt_count *count = row->count;
    const int least = value_of(row, rule, XTRAIN_PARAMETER_GAP);
    const int gap = after - before - 1;
    if (least != XTRAIN_UNSET && gap < least) {
        char day[XT_DATE_TEXT_SIZE];
        xt_date_format(count->problem->periods[after].first, day);
        begin(row);
        xt_text_format(&count->text, "fixed cells leave %d between a stay and the one from %s", gap,
                       day);
        xt_text_format(&count->text, ", at least %d %s asked", least, least == 1 ? "is" : "are");
        xt_count_source(count, source_of_rule(row, rule));
        keep(row, (place){XTRAIN_RULE_P4, XTRAIN_NONE, after, after, least - gap},
             source_of_rule(row, rule));
    }
}

static void check_away(const fixed_row *row, int rule)
{
    const xt_employee *person = row->person;
    const size_t past = person->past_count;
    int before = past > 0 && person->first_period == 0 ? person->past[past - 1].last_cell : INT_MIN;
    int department = past > 0 ? person->past[past - 1].department : XTRAIN_NONE;
    int run = -1;
    check_total(row, rule);
    for (int t = person->first_period; t <= person->last_period + 1; t++) {
        const bool inside = t <= person->last_period;
        const bool away = inside && is_away(row, t);
        if (!away && run >= 0) {
            check_run(row, rule, run, t - 1);
        }
        run = away ? (run < 0 ? t : run) : -1;
        if (away && before != INT_MIN && (before != t - 1 || department != fixed_at(row, t))) {
            check_gap(row, rule, before, t);
        }
        if (away) {
            before = t;
            department = fixed_at(row, t);
        } else if (inside && fixed_at(row, t) == XT_NOT_FIXED) {
            before = INT_MIN;
        }
    }
}

/* ---- P5 ---- */

static bool is_return(const xtrain_problem *problem, xtrain_subject subject, int was, int now)
{
    return xt_subject_has(problem, subject, now) &&
           (subject.kind == XTRAIN_SUBJECT_ANY ? was == now
                                               : xt_subject_has(problem, subject, was));
}

/* The block follows a stay that was in a department until the cell `end` or later. */
static void check_return(const fixed_row *row, const block *found, int rule, int was, int end)
{
    xt_count *count = row->count;
    const xt_rule *record = &count->problem->rules[rule];
    const bool ever = xt_rule_has(record, XTRAIN_PARAMETER_EVER);
    const int after = found->first - end;
    if (is_return(count->problem, record->stated.subject, was, found->department) &&
        (ever || after <= value_of(row, rule, XTRAIN_PARAMETER_GAP))) {
        begin_block(row, found);
        xt_text_format(&count->text, ", at most %d after a stay in %s", after,
                       count->problem->departments[was].name);
        if (ever) {
            xt_text_add(&count->text, "; no return is allowed");
        } else {
            xt_text_format(&count->text, "; more than %d are asked",
                           value_of(row, rule, XTRAIN_PARAMETER_GAP));
        }
        xt_count_source(count, source_of_rule(row, rule));
        keep(row, place_of(found, XTRAIN_RULE_P5, 1), source_of_rule(row, rule));
    }
}

/* The earlier block or past stay that is the latest one before, if the stay is another one. */
static void check_returns(const fixed_row *row, const block *found, const block *before, int rule)
{
    const size_t past = row->person->past_count;
    if (found->past > 0 || found->is_joined) {
        return;
    }
    if (before != NULL) {
        check_return(row, found, rule, before->department, before->last);
    } else if (past > 0) {
        check_return(row, found, rule, row->person->past[past - 1].department,
                     row->person->past[past - 1].last_cell);
    }
}

static void check_row(const fixed_row *row)
{
    const xtrain_problem *problem = row->count->problem;
    const xt_employee *person = row->person;
    block blocks[2];
    const block *before = NULL;
    int which = 0;
    for (int from = person->first_period; next_block(row, from, &blocks[which]);
         which = 1 - which) {
        const block *found = &blocks[which];
        if (found->past == 0 && !found->is_joined) {
            check_entry(row, found);
            check_closed(row, found);
        }
        for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
            const int rule = problem->rule_of[i];
            if (xt_count_is_must(row->count, rule, XTRAIN_RULE_P1)) {
                check_leave(row, found, rule);
            } else if (xt_count_is_must(row->count, rule, XTRAIN_RULE_P3)) {
                check_length(row, found, rule);
            } else if (xt_count_is_must(row->count, rule, XTRAIN_RULE_P5)) {
                check_returns(row, found, before, rule);
            }
        }
        before = found;
        from = found->last + 1;
    }
    for (int i = person->rule_first; i < person->rule_first + person->rule_count; i++) {
        if (xt_count_is_must(row->count, problem->rule_of[i], XTRAIN_RULE_P4)) {
            check_away(row, problem->rule_of[i]);
        }
    }
}

void xt_count_fixed(xt_count *count)
{
    for (int e = 0; e < (int)count->problem->employee_count; e++) {
        const xt_employee *person = &count->problem->employees[e];
        if (person->fixed_cell != NULL && (count->person[e] & XT_PERSON_KEEPS) == 0) {
            const fixed_row row = {count, person, e};
            check_row(&row);
        }
    }
}
