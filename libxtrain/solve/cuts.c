/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cuts for coach capacity. The linear program gives away half visitors: with v visitors who are no
 * hosts, b visiting hosts, c home hosts and s the rule's breach units, q (v + b) - p (c + b) <= q
 * s. If at most C home hosts can be there, dividing by q and rounding down gives (Gomory 1958,
 * Chvatal 1973) v - s <= floor(p C / q)                                               (p < q). With
 * at least m hosts asked for and h hosts missing, o = c + b >= m - h, so with V = v + b o - V + s +
 * h >= (1 - p / q) o + h >= (1 - p / q) m,  rounded up. Duals of both fall on people by part, so
 * pricing does not change.
 */
#include "solve/master.h"

static const int is_host[XT_PARTS] = {0, 1, 0, 1};
static const int is_visitor[XT_PARTS] = {0, 0, 1, 1};

/* Home hosts who could be there: everyone of the master who may be at home, and those outside. */
static int possible_home_hosts(const xt_master *master, int department, int period)
{
    const xt_instance *instance = master->instance;
    size_t cell = (size_t)department * (size_t)instance->periods + (size_t)period;
    int hosts = master->base != NULL ? master->base[cell * XT_PARTS + XT_PART_HOME_HOST] : 0;
    for (int p = 0; p < master->person_count; p++) {
        int e = master->persons[p];
        const xt_employee *person = &instance->problem->employees[e];
        if (person->home != department ||
            xt_instance_part(instance, e, department) != XT_PART_HOME_HOST ||
            !xt_is_present(instance->problem, e, department, period)) {
            continue;
        }
        bool elsewhere = person->fixed_cell != NULL && person->fixed_cell[period] != XT_NOT_FIXED &&
                         person->fixed_cell[period] != department;
        hosts += elsewhere ? 0 : 1;
    }
    return hosts;
}

static int row_of_rule(const xt_master *master, int cell, int rule)
{
    int found = -1;
    for (int r = master->row_of_cell[cell]; r >= 0; r = master->rows[r].next) {
        found = master->rows[r].rule == rule ? r : found;
    }
    return found;
}

/* Is a D4 rule with p < q: its divisor q and p. */
static bool is_capacity(const xt_cell_rule *rule, int *p)
{
    *p = -rule->coefficient[XT_PART_HOME_HOST];
    return rule->divisor > 1 && *p > 0 && *p < rule->divisor;
}

static bool is_host_minimum(const xt_cell_rule *rule)
{
    return rule->divisor == 1 && rule->coefficient[XT_PART_HOME] == 0 &&
           rule->coefficient[XT_PART_VISITOR] == 0 && rule->coefficient[XT_PART_HOME_HOST] == -1;
}

static double excess(const xt_master *master, const xt_row *cut)
{
    double sum = -(double)cut->limit;
    for (int part = 0; part < XT_PARTS; part++) {
        sum +=
            cut->coefficient[part] * master->activity[(size_t)cut->cell * XT_PARTS + (size_t)part];
    }
    for (int i = 0; i < 2; i++) {
        if (cut->carried[i] >= 0) {
            sum -= master->value[master->rows[cut->carried[i]].slack];
        }
    }
    return sum;
}

static bool is_known(const xt_master *master, const xt_row *cut)
{
    for (int r = master->row_of_cell[cut->cell]; r >= 0; r = master->rows[r].next) {
        const xt_row *row = &master->rows[r];
        if (row->rule < 0 && row->carried[0] == cut->carried[0] &&
            row->carried[1] == cut->carried[1]) {
            return true;
        }
    }
    return false;
}

static xt_master_result add_if_broken(xt_master *master, xt_row *cut, int *added)
{
    cut->rule = -1;
    cut->slack = -1;
    cut->overflow = -1;
    cut->slack_high = -1;
    for (int part = 0; master->base != NULL && part < XT_PARTS; part++) {
        cut->limit -= (int64_t)cut->coefficient[part] *
                      master->base[(size_t)cut->cell * XT_PARTS + (size_t)part];
    }
    if (excess(master, cut) < 1e-4 || is_known(master, cut)) {
        return XT_MASTER_CONVERGED;
    }
    ++*added;
    return xt_master_add_row(master, cut);
}

/* v - s <= floor(p C / q). */
static xt_master_result capacity_cut(xt_master *master, int cell, int row, int p, int q, int *added)
{
    int hosts = possible_home_hosts(master, cell / master->instance->periods,
                                    cell % master->instance->periods);
    xt_row cut = {.cell = cell, .carried = {row, -1}, .limit = (int64_t)p * hosts / q};
    if ((int64_t)p * hosts % q == 0) {
        return XT_MASTER_CONVERGED;
    }
    cut.coefficient[XT_PART_VISITOR] = 1;
    return add_if_broken(master, &cut, added);
}

/* V - o - s - h <= -ceil((q - p) m / q). */
static xt_master_result hosts_cut(xt_master *master, int cell, const int rows[2], int p, int *added)
{
    const xt_cell_rule *rules = master->instance->cell_rules;
    int q = rules[master->rows[rows[0]].rule].divisor;
    int64_t hosts = -rules[master->rows[rows[1]].rule].limit;
    int64_t asked = ((int64_t)(q - p) * hosts + q - 1) / q;
    xt_row cut = {.cell = cell, .carried = {rows[0], rows[1]}, .limit = -asked};
    if ((int64_t)(q - p) * hosts % q == 0) {
        return XT_MASTER_CONVERGED;
    }
    for (int part = 0; part < XT_PARTS; part++) {
        cut.coefficient[part] = is_visitor[part] - is_host[part];
    }
    return add_if_broken(master, &cut, added);
}

static xt_master_result cut_cell(xt_master *master, int department, int period, int *added)
{
    const xt_instance *instance = master->instance;
    int cell = department * instance->periods + period;
    xt_master_result result = XT_MASTER_CONVERGED;
    for (int i = instance->cell_rule_first[department];
         i < instance->cell_rule_first[department + 1] && result == XT_MASTER_CONVERGED; i++) {
        const xt_cell_rule *rule = &instance->cell_rules[i];
        int p = 0;
        int row = row_of_rule(master, cell, i);
        if (row < 0 || !is_capacity(rule, &p)) {
            continue;
        }
        result = capacity_cut(master, cell, row, p, rule->divisor, added);
        for (int j = instance->cell_rule_first[department];
             j < instance->cell_rule_first[department + 1] && result == XT_MASTER_CONVERGED; j++) {
            const xt_cell_rule *minimum = &instance->cell_rules[j];
            const int rows[2] = {row, row_of_rule(master, cell, j)};
            if (rows[1] >= 0 && is_host_minimum(minimum)) {
                result = hosts_cut(master, cell, rows, p, added);
            }
        }
    }
    return result;
}

xt_master_result xt_master_cut(xt_master *master, int *added)
{
    const xt_instance *instance = master->instance;
    xt_master_result result = XT_MASTER_CONVERGED;
    *added = 0;
    for (int d = 0; d < instance->departments; d++) {
        for (int t = 0; t < instance->periods && result == XT_MASTER_CONVERGED; t++) {
            result = cut_cell(master, d, t, added);
        }
    }
    return result;
}
