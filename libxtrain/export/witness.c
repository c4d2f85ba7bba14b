/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looks for a track without broken musts: if there is one, all that breaks a must may be left out.
 * The track at home for good is tried first. For fixed cells, and for musts that send the person
 * away, stays are added one after the other: always the one that ends first among those that break
 * nothing and bring a minimum nearer, mend windows of P9 or P11 or fill fixed cells, or, if there
 * is none, one that has to come first by a P7. That finds nearly every such track; where it does
 * not, the program is the same, only longer.
 */
#include "export/build.h"

#include <limits.h>

typedef struct track {
    const xt_mip_build *build;
    int *chosen; /* numbers of stays, by time */
    int count;
} track;

static const xt_mip_stay *stay_at(const track *on, int at)
{
    return &on->build->person.stays[on->chosen[at]];
}

static int32_t value_of(const track *on, int rule, xtrain_parameter parameter)
{
    return xt_mip_value(on->build, rule, parameter);
}

/* ---- amounts, with one more stay or NULL ---- */

static int64_t count_away(const track *on, const xt_mip_stay *more)
{
    int64_t away = 0;
    for (int at = 0; at <= on->count; at++) {
        const xt_mip_stay *stay = at < on->count ? stay_at(on, at) : more;
        if (stay != NULL) {
            away += xt_mip_present(on->build, stay->department, stay->first, stay->last);
        }
    }
    return away;
}

static bool has_earlier(const track *on, int rule, int at, int department)
{
    while (at-- > 0) {
        if (stay_at(on, at)->department == department &&
            xt_mip_visit_adds(on->build, rule, stay_at(on, at))) {
            return true;
        }
    }
    return false;
}

static int64_t count_visits(const track *on, int rule, bool distinct, const xt_mip_stay *more)
{
    int64_t count = xt_mip_count_past_visits(on->build, rule, distinct);
    for (int at = 0; at <= on->count; at++) {
        const xt_mip_stay *stay = at < on->count ? stay_at(on, at) : more;
        if (stay != NULL && xt_mip_visit_is_new(on->build, rule, stay, distinct) &&
            !(distinct && has_earlier(on, rule, at, stay->department))) {
            count++;
        }
    }
    return count;
}

/* Hours, or load points, of a stay in a window, less those of home in its cells. */
static int64_t change_in(const track *on, int rule, const xt_mip_window *window,
                         const xt_mip_stay *stay)
{
    const int home = on->build->person.record->home;
    const xt_mip_window cells = {.first = stay->first, .last = stay->last};
    int64_t change = xt_mip_window_amount(on->build, rule, window, &cells, stay->department);
    if (home != XTRAIN_NONE) {
        change -= xt_mip_window_amount(on->build, rule, window, &cells, home);
    }
    return change;
}

/* Units of P9 or P11. */
static int64_t missing_in_windows(const track *on, int rule, const xt_mip_stay *more)
{
    const int home = on->build->person.record->home;
    xt_mip_window window = {.first = -1};
    int64_t units = 0;
    while (xt_mip_next_window(on->build, rule, &window)) {
        int64_t amount =
            home == XTRAIN_NONE ? 0 : xt_mip_window_amount(on->build, rule, &window, &window, home);
        for (int at = 0; at <= on->count; at++) {
            const xt_mip_stay *stay = at < on->count ? stay_at(on, at) : more;
            amount += stay != NULL ? change_in(on, rule, &window, stay) : 0;
        }
        units += xt_mip_window_units(on->build, rule, &window, amount);
    }
    return units;
}

/* Units of P10. */
static int64_t missing_levels(const track *on, int rule, const xt_mip_stay *more)
{
    const int level = xt_mip_level_of_track(on->build, on->chosen, on->count, more,
                                            value_of(on, rule, XTRAIN_PARAMETER_SKILL),
                                            on->build->problem->rules[rule].by_period + 1);
    const int missing = value_of(on, rule, XTRAIN_PARAMETER_LEVEL) - level;
    return missing > 0 ? missing : 0;
}

/* How far a must's minimum is missed, or what a window has amiss. */
static int64_t missing(const track *on, int rule, const xt_mip_stay *more)
{
    const xt_rule *record = &on->build->problem->rules[rule];
    const int32_t least = value_of(on, rule, XTRAIN_PARAMETER_MIN);
    const bool is_must = record->stated.strength == XTRAIN_MUST;
    int64_t have = least;
    if (is_must &&
        (record->stated.kind == XTRAIN_RULE_P9 || record->stated.kind == XTRAIN_RULE_P11)) {
        return missing_in_windows(on, rule, more);
    }
    if (is_must && record->stated.kind == XTRAIN_RULE_P10) {
        return missing_levels(on, rule, more);
    }
    if (is_must && record->stated.kind == XTRAIN_RULE_P4) {
        have = count_away(on, more);
    } else if (is_must && record->stated.kind == XTRAIN_RULE_P6) {
        have = count_visits(on, rule, xt_rule_has(record, XTRAIN_PARAMETER_DISTINCT), more);
    }
    return have < least ? least - have : 0;
}

static bool is_fixed_away(const track *on, int period)
{
    const xt_employee *record = on->build->person.record;
    return record->fixed_cell != NULL && record->fixed_cell[period] != XT_NOT_FIXED &&
           record->fixed_cell[period] != record->home;
}

/* Fixed cells after the last stay chosen; none before it is left out. */
static int64_t count_fixed(const track *on, const xt_mip_stay *more)
{
    const xt_mip_person *person = &on->build->person;
    const xt_mip_stay *latest = on->count > 0 ? stay_at(on, on->count - 1) : NULL;
    int64_t count = 0;
    latest = more != NULL ? more : latest;
    for (int period = latest != NULL ? latest->last + 1 : person->first; period <= person->last;
         period++) {
        count += is_fixed_away(on, period) ? 1 : 0;
    }
    return count;
}

static int64_t missing_in_all(const track *on, const xt_mip_stay *more)
{
    const xt_employee *record = on->build->person.record;
    int64_t sum = count_fixed(on, more);
    for (int at = record->rule_first; at < record->rule_first + record->rule_count; at++) {
        sum += missing(on, on->build->problem->rule_of[at], more);
    }
    return sum;
}

/* P7 musts whose earlier stay is there, with one more stay or NULL. */
static bool has_before(const track *on, int rule, const xt_mip_stay *more)
{
    const xtrain_subject before = on->build->problem->rules[rule].stated.before;
    bool has = xt_mip_past_has(on->build, before) ||
               (more != NULL && xt_subject_has(on->build->problem, before, more->department));
    for (int at = 0; at < on->count && !has; at++) {
        has = xt_subject_has(on->build->problem, before, stay_at(on, at)->department);
    }
    return has;
}

static int count_orders(const track *on, const xt_mip_stay *more)
{
    const xt_employee *record = on->build->person.record;
    int count = 0;
    for (int at = record->rule_first; at < record->rule_first + record->rule_count; at++) {
        const int rule = on->build->problem->rule_of[at];
        if (on->build->problem->rules[rule].stated.kind == XTRAIN_RULE_P7 &&
            xt_mip_is_must(on->build, rule) && has_before(on, rule, more)) {
            count++;
        }
    }
    return count;
}

/* ---- may a stay be added ---- */

static bool fits_away_time(const track *on, int rule, const xt_mip_stay *stay, int64_t gap)
{
    const int32_t most = value_of(on, rule, XTRAIN_PARAMETER_MAX);
    const int32_t run = value_of(on, rule, XTRAIN_PARAMETER_RUN);
    const int32_t least = value_of(on, rule, XTRAIN_PARAMETER_GAP);
    const int before = stay->first == 0 ? on->build->person.away_before : 0;
    return (most == XTRAIN_UNSET || count_away(on, stay) <= most) &&
           (run == XTRAIN_UNSET || stay->last - stay->first + 1 + before <= run) &&
           (stay->goes_on || gap >= least);
}

static bool fits_returns(const track *on, int rule, const xt_mip_stay *stay)
{
    const bool each = on->build->problem->rules[rule].stated.subject.kind == XTRAIN_SUBJECT_ANY;
    for (int at = 0; at < on->count && xt_mip_rule_has(on->build, rule, stay->department); at++) {
        const xt_mip_stay *earlier = stay_at(on, at);
        if ((each ? earlier->department == stay->department
                  : xt_mip_rule_has(on->build, rule, earlier->department)) &&
            xt_mip_is_return(on->build, rule, (int64_t)stay->first - earlier->last)) {
            return false;
        }
    }
    return true;
}

static bool fits_visits(const track *on, int rule, const xt_mip_stay *stay)
{
    const int32_t most = value_of(on, rule, XTRAIN_PARAMETER_MAX);
    return most == XTRAIN_UNSET || !xt_mip_visit_adds(on->build, rule, stay) ||
           count_visits(on, rule, false, stay) <= most;
}

static bool fits_order(const track *on, int rule, const xt_mip_stay *stay)
{
    return stay->goes_on || !xt_mip_rule_has(on->build, rule, stay->department) ||
           has_before(on, rule, NULL);
}

/* Only pairs across: what follows at once on a past stay pays on its arc. */
static bool fits_transition(const track *on, int rule, const xt_mip_stay *stay)
{
    const xt_past_stay *latest = on->build->person.latest;
    const xt_rule *record = &on->build->problem->rules[rule];
    int before = latest != NULL ? latest->department : XTRAIN_NONE;
    before = on->count > 0 ? stay_at(on, on->count - 1)->department : before;
    return stay->goes_on || before == XTRAIN_NONE ||
           !xt_rule_has(record, XTRAIN_PARAMETER_ACROSS) ||
           !xt_mip_rule_has(on->build, rule, stay->department) ||
           !xt_subject_has(on->build->problem, record->stated.before, before);
}

static bool fits_rule(const track *on, int rule, const xt_mip_stay *stay, int64_t gap)
{
    switch (on->build->problem->rules[rule].stated.kind) {
    case XTRAIN_RULE_P4:
        return fits_away_time(on, rule, stay, gap);
    case XTRAIN_RULE_P5:
        return fits_returns(on, rule, stay);
    case XTRAIN_RULE_P6:
        return fits_visits(on, rule, stay);
    case XTRAIN_RULE_P7:
        return fits_order(on, rule, stay);
    case XTRAIN_RULE_P8:
        return fits_transition(on, rule, stay);
    default:
        return true; /* looks at one stay */
    }
}

/* Entry that asks for a level which is not there at the start; others pay on their arcs. */
static bool fits_entry(const track *on, const xt_mip_stay *stay)
{
    const xtrain_problem *problem = on->build->problem;
    const int department = stay->department;
    for (int at = problem->entry_rule_first[department];
         at < problem->entry_rule_first[department + 1] && !stay->goes_on; at++) {
        const int rule = problem->entry_rules[at];
        const int skill = value_of(on, rule, XTRAIN_PARAMETER_SKILL);
        const int level = xt_mip_entry_level(on->build, rule, stay->first);
        if (xt_mip_is_must(on->build, rule) && !xt_mip_has_level(on->build, skill, level) &&
            xt_mip_level_of_track(on->build, on->chosen, on->count, NULL, skill, stay->first) <
                level) {
            return false;
        }
    }
    return true;
}

static bool fits(const track *on, const xt_mip_stay *stay, int64_t gap)
{
    const xt_employee *record = on->build->person.record;
    for (int at = record->rule_first; at < record->rule_first + record->rule_count; at++) {
        const int rule = on->build->problem->rule_of[at];
        if (xt_mip_is_must(on->build, rule) && !fits_rule(on, rule, stay, gap)) {
            return false;
        }
    }
    return fits_entry(on, stay);
}

/* ---- the search ---- */

/* The person may be at home, or idle, in all these cells. */
static bool may_be_home(const track *on, int first, int last)
{
    for (int period = first; period <= last; period++) {
        if (is_fixed_away(on, period)) {
            return false;
        }
    }
    return true;
}

/* Stays with a cell at home between them, so that they make no run together. */
static bool may_follow(const track *on, const xt_mip_stay *stay)
{
    const xt_mip_person *person = &on->build->person;
    const bool is_first = on->count == 0;
    const int free_from = is_first ? person->first : stay_at(on, on->count - 1)->last + 1;
    int64_t gap = INT_MAX;
    if (!is_first) {
        gap = (int64_t)stay->first - free_from;
    } else if (person->latest != NULL) {
        gap = (int64_t)stay->first - person->latest->last_cell - 1;
    }
    return stay->cost.musts == 0 && (is_first ? stay->first >= free_from : gap > 0) &&
           may_be_home(on, free_from, stay->first - 1) &&
           (stay->last == person->last || may_be_home(on, stay->last + 1, stay->last + 1)) &&
           fits(on, stay, gap);
}

/* What a stay is added for. */
typedef enum purpose { TO_GO_ON, TO_MEET_MINIMUM, TO_COME_FIRST } purpose;

/* More is better; with one more stay or NULL. */
static int64_t progress(const track *on, const xt_mip_stay *more, purpose what)
{
    switch (what) {
    case TO_MEET_MINIMUM:
        return -missing_in_all(on, more);
    case TO_COME_FIRST:
        return count_orders(on, more);
    default:
        return more != NULL ? 1 : 0;
    }
}

/* Adds the stay that ends first among those that serve; false if there is none. */
static bool add_stay(track *on, purpose what)
{
    const xt_mip_person *person = &on->build->person;
    const int64_t now = progress(on, NULL, what);
    int best = -1;
    for (int at = 0; at < (int)person->stay_count; at++) {
        const xt_mip_stay *stay = &person->stays[at];
        if ((best < 0 || stay->last < person->stays[best].last) &&
            stay->goes_on == (what == TO_GO_ON) && may_follow(on, stay) &&
            progress(on, stay, what) > now) {
            best = at;
        }
    }
    if (best >= 0) {
        on->chosen[on->count++] = best;
    }
    return best >= 0;
}

/* Breaking the stay under way off would break a must, or a fixed cell. */
static bool must_go_on(const track *on)
{
    const xt_mip_person *person = &on->build->person;
    return person->under_way != NULL &&
           (xt_mip_price_broken_off(on->build).musts > 0 ||
            (is_fixed_away(on, 0) &&
             person->record->fixed_cell[0] == person->under_way->department));
}

bool xt_mip_is_sure(const xt_mip_build *build)
{
    track on = {build, build->person.pass, 0};
    if (must_go_on(&on) && !add_stay(&on, TO_GO_ON)) {
        return false;
    }
    while (missing_in_all(&on, NULL) > 0) {
        if (on.count >= build->periods ||
            (!add_stay(&on, TO_MEET_MINIMUM) && !add_stay(&on, TO_COME_FIRST))) {
            return false;
        }
    }
    return true;
}
