/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stating rules. */
#include <string.h>

#include "base/date.h"
#include "model/store.h"

void xtrain_rule_init(xtrain_rule *rule, xtrain_rule_kind kind)
{
    if (rule == NULL) {
        return;
    }
    const xtrain_rule_info *info = xtrain_rule_info_get(kind);
    memset(rule, 0, sizeof *rule);
    rule->version = 1;
    rule->kind = kind;
    rule->strength = info != NULL && info->is_cost ? XTRAIN_COST : XTRAIN_MUST;
    rule->programme = XTRAIN_NONE;
    rule->employee = XTRAIN_NONE;
    rule->other = XTRAIN_NONE;
    rule->range = (xtrain_range){XTRAIN_NO_DATE, XTRAIN_NO_DATE};
    for (int i = 0; i < XTRAIN_PARAMETERS; i++) {
        rule->value[i] = XTRAIN_UNSET;
    }
}

/* Kinds that are about all departments at once. */
static bool is_about_all(xtrain_rule_kind kind)
{
    switch (kind) {
    case XTRAIN_RULE_P1:
    case XTRAIN_RULE_P4:
    case XTRAIN_RULE_P9:
    case XTRAIN_RULE_P10:
    case XTRAIN_RULE_P11:
    case XTRAIN_RULE_T1:
    case XTRAIN_RULE_T2:
    case XTRAIN_RULE_C2:
    case XTRAIN_RULE_C3:
    case XTRAIN_RULE_C4:
    case XTRAIN_RULE_C5:
        return true;
    default:
        return false;
    }
}

/* Rules of a department: those about its cells, and entry. */
static bool is_of_department(const xtrain_rule *rule)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    return (!info->of_person && !info->of_team) || rule->kind == XTRAIN_RULE_P2;
}

/* The two people of T2; nobody else has a second one. */
static xtrain_status check_pair(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const xtrain_source *source = &rule->source;
    if (rule->kind != XTRAIN_RULE_T2) {
        return rule->other == XTRAIN_NONE
                   ? XTRAIN_OK
                   : xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, source,
                               "only T2 (pairs) names a second employee; leave it out");
    }
    xtrain_status status =
        xt_store_index(problem, rule->employee, problem->employee_count, "employee", source);
    if (status == XTRAIN_OK) {
        status = xt_store_index(problem, rule->other, problem->employee_count, "employee", source);
    }
    if (status == XTRAIN_OK && rule->employee == rule->other) {
        status = xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                           "T2 (pairs) names %s twice; name two people",
                           problem->employees[rule->employee].name);
    }
    return status;
}

static xtrain_status check_dates(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    const bool of_stay =
        rule->kind == XTRAIN_RULE_P3 && rule->subject.kind == XTRAIN_SUBJECT_DEPARTMENT;
    if (!xt_rule_has_range(rule)) {
        return XTRAIN_OK;
    }
    if (rule->kind == XTRAIN_RULE_P3 && !of_stay) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, &rule->source,
                         "P3 (stay length) with dates must be about one department; name it");
    }
    if (!is_of_department(rule) && !of_stay) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, &rule->source,
                         "%s (%s) holds in the whole plan; leave the dates out", info->number,
                         info->name);
    }
    return xt_store_range(problem, rule->range, "range of a rule", &rule->source);
}

/* The departments that a rule is about are such as its kind asks for. */
static xtrain_status check_places(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    const xtrain_source *source = &rule->source;
    const bool of_pairs = rule->kind == XTRAIN_RULE_P7 || rule->kind == XTRAIN_RULE_P8;
    if (is_of_department(rule) && rule->subject.kind != XTRAIN_SUBJECT_DEPARTMENT) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "%s (%s) must be about one department; name it", info->number, info->name);
    }
    if (is_about_all(rule->kind) && rule->subject.kind != XTRAIN_SUBJECT_ANY) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "%s (%s) is about all departments; leave the department out", info->number,
                         info->name);
    }
    if (!of_pairs && rule->before.kind != XTRAIN_SUBJECT_ANY) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "%s (%s) is not about an earlier stay; leave 'before' out", info->number,
                         info->name);
    }
    if (rule->kind == XTRAIN_RULE_P7 && rule->before.kind == XTRAIN_SUBJECT_ANY) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "%s (%s) needs the stay that has to come first; name its department or "
                         "set",
                         info->number, info->name);
    }
    return XTRAIN_OK;
}

/* The programme and the person, too. */
static xtrain_status check_people(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    const xtrain_source *source = &rule->source;
    if (info->of_team && (rule->programme != XTRAIN_NONE ||
                          (rule->kind != XTRAIN_RULE_T2 && rule->employee != XTRAIN_NONE))) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "%s (%s) is about the whole team, not about a programme or person; leave "
                         "it out",
                         info->number, info->name);
    }
    if (is_of_department(rule) &&
        (rule->programme != XTRAIN_NONE || rule->employee != XTRAIN_NONE)) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "%s (%s) belongs to a department, not to a programme or person; state it "
                         "there",
                         info->number, info->name);
    }
    if (rule->programme != XTRAIN_NONE && rule->employee != XTRAIN_NONE) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                         "%s (%s) names a programme and an employee; state one of them",
                         info->number, info->name);
    }
    return XTRAIN_OK;
}

/* Whom or what the rule is about. */
static xtrain_status check_target(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const xtrain_source *source = &rule->source;
    xtrain_status status = xt_store_subject(problem, rule->subject, source);
    if (status == XTRAIN_OK) {
        status = xt_store_subject(problem, rule->before, source);
    }
    if (status == XTRAIN_OK && rule->programme != XTRAIN_NONE) {
        status =
            xt_store_index(problem, rule->programme, problem->programme_count, "programme", source);
    }
    if (status == XTRAIN_OK && rule->employee != XTRAIN_NONE) {
        status =
            xt_store_index(problem, rule->employee, problem->employee_count, "employee", source);
    }
    if (status == XTRAIN_OK) {
        status = check_pair(problem, rule);
    }
    if (status == XTRAIN_OK) {
        status = check_dates(problem, rule);
    }
    if (status == XTRAIN_OK) {
        status = check_places(problem, rule);
    }
    return status == XTRAIN_OK ? check_people(problem, rule) : status;
}

/* Strength, points and table agree with the kind. */
static xtrain_status check_price(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    const xtrain_source *source = &rule->source;
    if ((unsigned)rule->strength > XTRAIN_COST ||
        (rule->strength == XTRAIN_COST) != info->is_cost) {
        return xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, source,
                         "the strength of %s (%s) does not fit; rules are musts, shoulds or goals, "
                         "costs are costs",
                         info->number, info->name);
    }
    xt_number points = {"number of points", rule->points, 1, XTRAIN_MAX_POINTS};
    if (rule->strength == XTRAIN_MUST) {
        points = (xt_number){"number of points of a must", rule->points, 0, 0};
    } else if (rule->strength == XTRAIN_COST) {
        points.least = rule->kind == XTRAIN_RULE_C1 ? -XTRAIN_MAX_POINTS : 0;
    }
    if (rule->table_count != 0 && points.most > 0) {
        points = (xt_number){"number of points beside a table", rule->points, 0, 0};
    }
    return xt_store_number(problem, points, source);
}

static xtrain_status check_table(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const xtrain_source *source = &rule->source;
    if (rule->table_count == 0) {
        return XTRAIN_OK;
    }
    if (rule->kind != XTRAIN_RULE_C5 || rule->table == NULL) {
        return xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, source,
                         "only C5 (uneven load) may have a table; leave it out");
    }
    const xt_number count = {"number of entries of a table", rule->table_count, 1,
                             XTRAIN_MAX_TABLE};
    xtrain_status status = xt_store_number(problem, count, source);
    for (int i = 0; i < rule->table_count && status == XTRAIN_OK; i++) {
        const xt_number entry = {"entry of the table", rule->table[i],
                                 i == 0 ? 0 : rule->table[i - 1], XTRAIN_MAX_POINTS};
        status = xt_store_number(problem, entry, source);
    }
    return status;
}

/* The most that MIN and MAX of a rule may be. */
static int most_of(const xtrain_rule *rule)
{
    switch (rule->kind) {
    case XTRAIN_RULE_D1:
        return rule->value[XTRAIN_PARAMETER_FTE] == 1 ? XTRAIN_MAX_HEADS * 100 : XTRAIN_MAX_HEADS;
    case XTRAIN_RULE_D2:
    case XTRAIN_RULE_D3:
    case XTRAIN_RULE_D5:
    case XTRAIN_RULE_T1:
        return XTRAIN_MAX_HEADS;
    default:
        return XTRAIN_MAX_PERIODS;
    }
}

/* The bounds of a parameter in a kind of rule. */
static xt_number bounds_of(const xtrain_rule *rule, xtrain_parameter parameter)
{
    const xtrain_rule_kind kind = rule->kind;
    const int most = most_of(rule);
    switch (parameter) {
    case XTRAIN_PARAMETER_MIN:
        return (xt_number){"min", 0, kind == XTRAIN_RULE_P3, most};
    case XTRAIN_PARAMETER_MAX:
        if (kind == XTRAIN_RULE_P11) {
            return (xt_number){"max", 0, 0, XTRAIN_MAX_LOAD * XTRAIN_MAX_PERIODS};
        }
        return (xt_number){"max", 0, kind == XTRAIN_RULE_P3, most};
    case XTRAIN_PARAMETER_HOSTS:
        return kind == XTRAIN_RULE_D4 ? (xt_number){"number of hosts", 0, 1, XTRAIN_MAX_RATIO}
                                      : (xt_number){"hosts min", 0, 0, XTRAIN_MAX_HEADS};
    case XTRAIN_PARAMETER_VISITORS:
        return (xt_number){"number of visitors", 0, 1, XTRAIN_MAX_RATIO};
    case XTRAIN_PARAMETER_RUN:
        return (xt_number){"run", 0, 1, XTRAIN_MAX_PERIODS};
    case XTRAIN_PARAMETER_GAP:
        return (xt_number){"gap", 0, 0, XTRAIN_MAX_PERIODS};
    case XTRAIN_PARAMETER_PRESENT:
        return (xt_number){"present", 0, 1, XTRAIN_MAX_PERIODS};
    case XTRAIN_PARAMETER_BY:
        return (xt_number){"by (a day number)", 0,
                           xt_date_from_civil((xt_civil){XTRAIN_MIN_YEAR, 1, 1}),
                           xt_date_from_civil((xt_civil){XTRAIN_MAX_YEAR, 12, 31})};
    case XTRAIN_PARAMETER_WINDOW:
        return (xt_number){"number of periods in a window", 0, 1, XTRAIN_MAX_WINDOW};
    case XTRAIN_PARAMETER_HOURS:
        return (xt_number){"number of hours", 0, 1, XTRAIN_MAX_LOAD};
    case XTRAIN_PARAMETER_SKILL:
        return (xt_number){"skill", 0, 0, XTRAIN_MAX_SKILLS - 1};
    case XTRAIN_PARAMETER_LEVEL:
        return (xt_number){"level", 0, kind == XTRAIN_RULE_P2 && xt_rule_has_range(rule) ? 0 : 1,
                           XTRAIN_MAX_LEVEL};
    default:
        return (xt_number){"a yes or no", 0, 0, 1};
    }
}

static bool states(const xtrain_rule *rule, xtrain_parameter parameter)
{
    return rule->value[parameter] != XTRAIN_UNSET;
}

static xtrain_status check_order(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    const int least = (int)rule->value[XTRAIN_PARAMETER_MIN];
    const int most = (int)rule->value[XTRAIN_PARAMETER_MAX];
    if (least == XTRAIN_UNSET || most == XTRAIN_UNSET || least <= most) {
        return XTRAIN_OK;
    }
    if (rule->value[XTRAIN_PARAMETER_FTE] == 1) {
        return xt_refuse(problem, XTRAIN_ERROR_INPUT, &rule->source,
                         "%s (%s) has min %d.%02d above max %d.%02d; swap or correct them",
                         info->number, info->name, least / 100, least % 100, most / 100,
                         most % 100);
    }
    return xt_refuse(problem, XTRAIN_ERROR_INPUT, &rule->source,
                     "%s (%s) has min %d above max %d; swap or correct them", info->number,
                     info->name, least, most);
}

static xtrain_status check_values(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    const xtrain_source *source = &rule->source;
    for (int i = 0; i < XTRAIN_PARAMETERS; i++) {
        if (rule->value[i] == XTRAIN_UNSET) {
            continue;
        }
        xt_number number = bounds_of(rule, (xtrain_parameter)i);
        if ((info->parameters & UINT32_C(1) << i) == 0) {
            return xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                             "%s (%s) has no parameter '%s'; leave it out", info->number,
                             info->name, number.what);
        }
        number.value = rule->value[i];
        const xtrain_status status = xt_store_number(problem, number, source);
        if (status != XTRAIN_OK) {
            return status;
        }
    }
    return check_order(problem, rule);
}

/* True if the rule says something: the parameters without which its kind means nothing. */
static bool says_enough(const xtrain_rule *rule)
{
    const bool bounded = states(rule, XTRAIN_PARAMETER_MIN) || states(rule, XTRAIN_PARAMETER_MAX);
    switch (rule->kind) {
    case XTRAIN_RULE_D1:
        return bounded || states(rule, XTRAIN_PARAMETER_HOSTS);
    case XTRAIN_RULE_D2:
    case XTRAIN_RULE_D5:
        return states(rule, XTRAIN_PARAMETER_MAX);
    case XTRAIN_RULE_P6:
        return bounded;
    case XTRAIN_RULE_D3:
        return states(rule, XTRAIN_PARAMETER_MIN) && states(rule, XTRAIN_PARAMETER_SKILL) &&
               states(rule, XTRAIN_PARAMETER_LEVEL);
    case XTRAIN_RULE_T1:
        return states(rule, XTRAIN_PARAMETER_MIN) && states(rule, XTRAIN_PARAMETER_SKILL);
    case XTRAIN_RULE_D4:
        return states(rule, XTRAIN_PARAMETER_HOSTS) && states(rule, XTRAIN_PARAMETER_VISITORS);
    case XTRAIN_RULE_P1:
        return rule->value[XTRAIN_PARAMETER_NO_STAY] == 1;
    case XTRAIN_RULE_P2:
    case XTRAIN_RULE_P10:
        return states(rule, XTRAIN_PARAMETER_SKILL) && states(rule, XTRAIN_PARAMETER_LEVEL);
    case XTRAIN_RULE_P3:
        return bounded || rule->value[XTRAIN_PARAMETER_CLOSED_END] == 1;
    case XTRAIN_RULE_P4:
        return bounded || states(rule, XTRAIN_PARAMETER_RUN) || states(rule, XTRAIN_PARAMETER_GAP);
    case XTRAIN_RULE_P9:
        return states(rule, XTRAIN_PARAMETER_WINDOW) && states(rule, XTRAIN_PARAMETER_HOURS);
    case XTRAIN_RULE_P11:
        return states(rule, XTRAIN_PARAMETER_WINDOW) && states(rule, XTRAIN_PARAMETER_MAX);
    case XTRAIN_RULE_P5:
        return states(rule, XTRAIN_PARAMETER_GAP) != (rule->value[XTRAIN_PARAMETER_EVER] == 1);
    default:
        return true;
    }
}

/* The skill and the level that a rule names. */
static xtrain_status check_skill(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const int skill = rule->value[XTRAIN_PARAMETER_SKILL];
    const xtrain_source *source = &rule->source;
    xtrain_status status = xt_store_index(problem, skill, problem->skill_count, "skill", source);
    if (status == XTRAIN_OK && states(rule, XTRAIN_PARAMETER_LEVEL)) {
        const int least = (int)bounds_of(rule, XTRAIN_PARAMETER_LEVEL).least;
        const xt_number level = {"level", rule->value[XTRAIN_PARAMETER_LEVEL], least,
                                 problem->skills[skill].levels - 1};
        status = xt_store_number(problem, level, source);
    }
    return status;
}

static xtrain_status check_rule(const xtrain_problem *problem, const xtrain_rule *rule)
{
    const xtrain_source *source = &rule->source;
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->kind);
    if (info == NULL) {
        return xt_refuse(problem, XTRAIN_ERROR_ARGUMENT, source,
                         "a rule has an unknown kind; use one of xtrain_rule_kind");
    }
    xtrain_status status =
        xt_store_room(problem, problem->rule_count, XTRAIN_MAX_RULES, "rules", source);
    if (status == XTRAIN_OK) {
        status = check_target(problem, rule);
    }
    if (status == XTRAIN_OK) {
        status = check_price(problem, rule);
    }
    if (status == XTRAIN_OK) {
        status = check_table(problem, rule);
    }
    if (status == XTRAIN_OK) {
        status = check_values(problem, rule);
    }
    if (status == XTRAIN_OK && !says_enough(rule)) {
        status = xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                           rule->kind == XTRAIN_RULE_P5
                               ? "%s (%s) needs either a gap or ever; state one of them"
                               : "%s (%s) lacks its numbers; state them",
                           info->number, info->name);
    }
    if (status == XTRAIN_OK && xt_rule_has_range(rule) &&
        rule->value[XTRAIN_PARAMETER_CLOSED_END] == 1) {
        status = xt_refuse(problem, XTRAIN_ERROR_INPUT, source,
                           "%s (%s) can't end closed in a date range; state it without dates",
                           info->number, info->name);
    }
    if (status == XTRAIN_OK && states(rule, XTRAIN_PARAMETER_SKILL)) {
        status = check_skill(problem, rule);
    }
    return status;
}

/* A flag that is 0 says the same as one that is not stated, and is kept like it. */
static void drop_idle_flags(xtrain_rule *rule)
{
    static const xtrain_parameter flags[] = {
        XTRAIN_PARAMETER_EVER,       XTRAIN_PARAMETER_DISTINCT, XTRAIN_PARAMETER_NO_STAY,
        XTRAIN_PARAMETER_CLOSED_END, XTRAIN_PARAMETER_PER_STAY, XTRAIN_PARAMETER_ACROSS,
        XTRAIN_PARAMETER_SITES,      XTRAIN_PARAMETER_BLOCKS,   XTRAIN_PARAMETER_ROLLING,
        XTRAIN_PARAMETER_FTE,        XTRAIN_PARAMETER_TOGETHER};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (rule->value[flags[i]] == 0) {
            rule->value[flags[i]] = XTRAIN_UNSET;
        }
    }
}

xtrain_status xtrain_problem_add_rule(int *out, xtrain_problem *problem, const xtrain_rule *rule)
{
    xtrain_status status = xt_store_begin_with(problem, XT_VERSION(rule));
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_rule entry = {.stated = *rule};
    status = check_rule(problem, rule);
    if (status == XTRAIN_OK) {
        status = xt_store_source(&entry.stated.source, problem, &rule->source);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    drop_idle_flags(&entry.stated);
    entry.stated.table = NULL;
    if (rule->table_count > 0) {
        const size_t bytes = (size_t)rule->table_count * sizeof *rule->table;
        int32_t *table = xt_arena_allocate(&problem->arena, bytes, 1);
        if (table == NULL) {
            return XTRAIN_ERROR_MEMORY;
        }
        memcpy(table, rule->table, bytes);
        entry.stated.table = table;
    }
    const size_t index = problem->rule_count;
    if (!XT_GROW(&problem->context->memory, problem->rules, problem->rule_capacity, index + 1)) {
        return XTRAIN_ERROR_MEMORY;
    }
    problem->rules[index] = entry;
    problem->rule_count++;
    if (out != NULL) {
        *out = (int)index;
    }
    return XTRAIN_OK;
}
