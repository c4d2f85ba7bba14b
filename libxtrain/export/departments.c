/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * D1, D2 and D4 in every open period, each number where it holds, on columns that add up who is
 * present:
 *   heads + lack >= min,  heads - much <= max,  hosts + bare >= hosts min,  visitors - guest <=
 * max, q coach >= q visitors - p hosts      (whole, so that it is the quotient rounded up)
 * In full-time equivalents, with hundredths of them:
 *   fte + 100 lack >= min,  fte - 100 much <= max
 */
#include "export/build.h"

/* A rule in one department and period. */
typedef struct square {
    int rule;
    int department;
    int period;
} square;

int64_t xt_mip_price_of_unit(const xt_mip_build *build, int rule)
{
    return xt_mip_is_must(build, rule) ? build->problem->must_price
                                       : build->problem->rules[rule].stated.points;
}

xt_mip_count *xt_mip_count_at(const xt_mip_build *build, int department, int period)
{
    const size_t at = (size_t)department * (size_t)build->periods + (size_t)period;
    return &build->counts[at * XT_MIP_COUNTS];
}

/* If everybody is there. */
static int64_t most_counted(const xt_mip_build *build, xt_mip_counted counted)
{
    const int64_t people = (int64_t)build->problem->employee_count;
    int64_t sum = 0;
    if (counted != XT_MIP_FTE) {
        return people;
    }
    for (int64_t at = 0; at < people; at++) {
        sum += build->problem->employees[at].fte;
    }
    return sum;
}

/* The column that counts people here, made when a rule first asks. */
static int count_here(xt_mip_build *build, const square *here, xt_mip_counted counted)
{
    static const char *const words[XT_MIP_COUNTS] = {"heads", "visitors", "hosts", "fte"};
    xt_mip_count *count = &xt_mip_count_at(build, here->department, here->period)[counted];
    if (count->row == XT_MIP_NOTHING) {
        const xt_mip_name name = XT_MIP_NAME(words[counted], here->department, here->period);
        count->column = xt_mip_add_plain(build, name, most_counted(build, counted), false);
        count->row = xt_mip_state_row(build, name, XT_MIP_EQUAL, 0);
        xt_mip_add_term(&build->mip, count->row, count->column, -1);
    }
    return count->column;
}

int xt_mip_add_units(xt_mip_build *build, xt_mip_name name, int rule, int64_t upper)
{
    if (upper <= 0) {
        return XT_MIP_NOTHING;
    }
    const xt_mip_column column = {name, xt_mip_price_of_unit(build, rule), 0, upper, true};
    return xt_mip_add_column(&build->mip, &column);
}

static bool holds(const xt_mip_build *build, const square *here, unsigned number)
{
    return xt_rule_holds(&build->problem->rules[here->rule], number, here->period);
}

/* counted >= least, or counted <= most, or units of breach. */
static void bound(xt_mip_build *build, const char *word, const square *here, xt_mip_counted counted,
                  xt_mip_sense sense)
{
    const bool is_least = sense == XT_MIP_AT_LEAST;
    const xtrain_parameter parameter = !is_least                 ? XTRAIN_PARAMETER_MAX
                                       : counted == XT_MIP_HOSTS ? XTRAIN_PARAMETER_HOSTS
                                                                 : XTRAIN_PARAMETER_MIN;
    const unsigned number = !is_least                 ? XT_NUMBER_MAX
                            : counted == XT_MIP_HOSTS ? XT_NUMBER_HOSTS
                                                      : XT_NUMBER_MIN;
    const int64_t size = counted == XT_MIP_FTE ? 100 : 1; /* of a unit */
    const int32_t limit = xt_mip_value(build, here->rule, parameter);
    const xt_mip_name name = XT_MIP_NAME(word, here->rule, here->period);
    const int64_t most = most_counted(build, counted) - limit;
    const int64_t units = is_least || most <= 0 ? limit : most;
    if (limit == XTRAIN_UNSET || (!is_least && most <= 0) || units <= 0 ||
        !holds(build, here, number)) {
        return;
    }
    const int column = count_here(build, here, counted);
    const int row = xt_mip_state_row(build, name, sense, limit);
    xt_mip_add_term(&build->mip, row, column, 1);
    xt_mip_add_term(&build->mip, row,
                    xt_mip_add_units(build, name, here->rule, (units + size - 1) / size),
                    is_least ? size : -size);
}

static void state_coaches(xt_mip_build *build, const square *here)
{
    const int64_t people = (int64_t)build->problem->employee_count;
    const int64_t p = xt_mip_value(build, here->rule, XTRAIN_PARAMETER_VISITORS);
    const int64_t q = xt_mip_value(build, here->rule, XTRAIN_PARAMETER_HOSTS);
    const int visitors = count_here(build, here, XT_MIP_VISITORS);
    const int hosts = count_here(build, here, XT_MIP_HOSTS);
    const xt_mip_name name = XT_MIP_NAME("coach", here->rule, here->period);
    const int row = xt_mip_state_row(build, name, XT_MIP_AT_LEAST, 0);
    xt_mip_add_term(&build->mip, row, visitors, -q);
    xt_mip_add_term(&build->mip, row, hosts, p);
    xt_mip_add_term(&build->mip, row, xt_mip_add_units(build, name, here->rule, people), q);
}

/* `at` is the rule's place among those of departments. */
static void state_rule(xt_mip_build *build, const square *here, int at)
{
    const xt_rule *record = &build->problem->rules[here->rule];
    const bool in_fte = xt_rule_has(record, XTRAIN_PARAMETER_FTE);
    switch (record->stated.kind) {
    case XTRAIN_RULE_D1:
        bound(build, "lack", here, in_fte ? XT_MIP_FTE : XT_MIP_HEADS, XT_MIP_AT_LEAST);
        bound(build, "much", here, in_fte ? XT_MIP_FTE : XT_MIP_HEADS, XT_MIP_AT_MOST);
        bound(build, "bare", here, XT_MIP_HOSTS, XT_MIP_AT_LEAST);
        break;
    case XTRAIN_RULE_D2:
        bound(build, "guest", here, XT_MIP_VISITORS, XT_MIP_AT_MOST);
        break;
    case XTRAIN_RULE_D3:
        xt_mip_state_need(build, at, here->period);
        break;
    case XTRAIN_RULE_D4:
        if (holds(build, here, XT_NUMBER_HOSTS)) {
            state_coaches(build, here);
        }
        break;
    default:
        break; /* D5, home by home */
    }
}

/* Most that one person who comes or goes changes a rule's points in one period. */
static int64_t most_points(const xt_mip_build *build, int rule)
{
    int64_t units = 2; /* heads and hosts */
    if (build->problem->rules[rule].stated.kind == XTRAIN_RULE_D4) {
        const int64_t p = xt_mip_value(build, rule, XTRAIN_PARAMETER_VISITORS);
        const int64_t q = xt_mip_value(build, rule, XTRAIN_PARAMETER_HOSTS);
        units = (p + q - 1) / q + 1;
    }
    return units * xt_mip_price_of_unit(build, rule);
}

/* The same of all rules of the department whose range has the period. */
static int64_t most_points_in(const xt_mip_build *build, int department, int period)
{
    const xtrain_problem *problem = build->problem;
    int64_t points = 0;
    for (int at = problem->department_rule_first[department];
         at < problem->department_rule_first[department + 1]; at++) {
        const int rule = problem->department_rules[at];
        if (period >= problem->rules[rule].first_period &&
            period <= problem->rules[rule].last_period) {
            points += most_points(build, rule);
        }
    }
    return points;
}

static void state_department(xt_mip_build *build, int department)
{
    const xtrain_problem *problem = build->problem;
    for (int at = problem->department_rule_first[department];
         at < problem->department_rule_first[department + 1]; at++) {
        square here = {problem->department_rules[at], department, 0};
        for (; here.period < build->periods; here.period++) {
            if (!xt_is_closed(problem, department, here.period)) {
                state_rule(build, &here, at);
            }
        }
        if (problem->rules[here.rule].stated.kind == XTRAIN_RULE_D5) {
            xt_mip_state_mixing(build, at);
        }
    }
    for (int period = 0; period < build->periods; period++) {
        /* A changed cell is one that leaves a department and one that joins another. */
        const int64_t points = 2 * most_points_in(build, department, period);
        build->widest_squares = points > build->widest_squares ? points : build->widest_squares;
    }
}

bool xt_mip_prepare_departments(xt_mip_build *build)
{
    const size_t departments = build->problem->department_count;
    const size_t count = departments * (size_t)build->periods * XT_MIP_COUNTS;
    build->counts = xt_allocate(&build->memory, count, sizeof *build->counts);
    if (build->counts == NULL || !xt_mip_prepare_mixture(build)) {
        return false;
    }
    for (size_t at = 0; at < count; at++) {
        build->counts[at] = (xt_mip_count){XT_MIP_NOTHING, XT_MIP_NOTHING};
    }
    for (int department = 0; department < (int)departments && !xt_mip_is_stopped(build);
         department++) {
        state_department(build, department);
    }
    return !build->mip.failed;
}

void xt_mip_add_presence(xt_mip_build *build, int column, int department, int first, int last)
{
    const xt_part part = xt_part_of(build->problem, build->person.number, department);
    const bool is_visitor = part == XT_PART_VISITOR || part == XT_PART_VISITOR_HOST;
    const bool is_host = part == XT_PART_HOME_HOST || part == XT_PART_VISITOR_HOST;
    for (int period = first; period <= last; period++) {
        if (xt_mip_present(build, department, period, period) == 0) {
            continue;
        }
        const xt_mip_count *count = xt_mip_count_at(build, department, period);
        xt_mip_add_term(&build->mip, count[XT_MIP_HEADS].row, column, 1);
        xt_mip_add_term(&build->mip, count[XT_MIP_FTE].row, column, build->person.record->fte);
        if (is_visitor) {
            xt_mip_add_term(&build->mip, count[XT_MIP_VISITORS].row, column, 1);
        }
        if (is_host) {
            xt_mip_add_term(&build->mip, count[XT_MIP_HOSTS].row, column, 1);
        }
        xt_mip_add_mixture(build, column, department, period);
    }
}
