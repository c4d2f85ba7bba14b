/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Windows of periods: customer exposure (P9) and load (P11). A window of w cells that ends at t
 * costs P9   max(0, floor(hours x eligible cells / w) - sum),      P11   max(0, sum - max) units,
 * sum over the hours or the load of its present cells. A label keeps, for each rule, the sums of
 * its last 1 .. w - 1 cells (of blocks: the sum since the block began), which is all that windows
 * still open can ask for. Cells out of contract add nothing.
 */
#include "solve/group.h"
#include "solve/pricer.h"

/* The first cell of the window that ends at t, or -1: none does. */
static int first_of_window(const xt_instance *instance, const xt_window_rule *rule, int t)
{
    int first = t - rule->window + 1;
    if (rule->every) {
        return first < 0 ? -1 : first;
    }
    if ((t + 1) % rule->window == 0) {
        return first;
    }
    /* Blocks of load count to the plan's end. */
    bool is_short = rule->of_load && t == instance->periods - 1;
    return is_short ? t - t % rule->window : -1;
}

static int64_t units_of(const xt_instance *instance, int employee, const xt_window_rule *rule,
                        int first, int last, int64_t sum)
{
    if (rule->of_load) {
        return sum > rule->amount ? sum - rule->amount : 0;
    }
    const uint16_t *eligible =
        instance->eligible + (size_t)employee * ((size_t)instance->periods + 1);
    int64_t asked = (int64_t)rule->amount * (eligible[last + 1] - eligible[first]) / rule->window;
    return asked > sum ? asked - sum : 0;
}

int xt_window_amount(const xt_instance *instance, int employee, const xt_window_rule *rule,
                     int department, int period)
{
    const xtrain_problem *problem = instance->problem;
    if (!xt_is_present(problem, employee, department, period)) {
        return 0;
    }
    const xt_department *here = &problem->departments[department];
    return rule->of_load ? here->load : here->exposure;
}

int64_t xt_window_units(const xt_instance *instance, int employee, const xt_window_rule *rule,
                        const xt_cell *cells)
{
    int64_t before[XTRAIN_MAX_PERIODS + 1] = {0};
    int64_t units = 0;
    for (int t = 0; t < instance->periods; t++) {
        before[t + 1] = before[t] + xt_window_amount(instance, employee, rule, cells[t], t);
        int first = first_of_window(instance, rule, t);
        if (first >= 0) {
            units += units_of(instance, employee, rule, first, t, before[t + 1] - before[first]);
        }
    }
    return units;
}

size_t xt_pricer_window_values(const xt_pricer *pricer)
{
    size_t values = 0;
    for (int i = 0; i < pricer->group->window_count; i++) {
        const xt_window_rule *rule = &pricer->group->windows[i];
        values += rule->every ? (size_t)rule->window - 1 : 1;
    }
    return values;
}

/* One more cell: the sums move on, and a window that ends is charged. */
static int32_t *step(const xt_pricer *pricer, const xt_window_rule *rule, int t, int amount,
                     int32_t *sums, xt_label *label)
{
    int kept = rule->every ? rule->window - 1 : 1;
    int first = first_of_window(pricer->instance, rule, t);
    int64_t sum = amount + (kept > 0 ? sums[kept - 1] : 0);
    if (first >= 0) {
        label->cost += xt_scaled(pricer, rule->price) *
                       units_of(pricer->instance, pricer->employee, rule, first, t, sum);
    }
    if (!rule->every) {
        sums[0] = first >= 0 ? 0 : (int32_t)sum;
        return sums + 1;
    }
    for (int j = kept - 1; j > 0; j--) {
        sums[j] = sums[j - 1] + amount;
    }
    if (kept > 0) {
        sums[0] = amount;
    }
    return sums + kept;
}

void xt_pricer_step_windows(const xt_pricer *pricer, xt_label *label, int first, int last,
                            int department)
{
    for (int t = first; t <= last; t++) {
        int32_t *sums = xt_label_values(label) + pricer->resource_count;
        for (int i = 0; i < pricer->group->window_count; i++) {
            const xt_window_rule *rule = &pricer->group->windows[i];
            int amount = xt_window_amount(pricer->instance, pricer->employee, rule, department, t);
            sums = step(pricer, rule, t, amount, sums, label);
        }
    }
}

int64_t xt_pricer_window_lack(const xt_pricer *pricer, const xt_label *better,
                              const xt_label *worse)
{
    const int32_t *one = xt_label_values(better) + pricer->resource_count;
    const int32_t *two = xt_label_values(worse) + pricer->resource_count;
    int64_t lack = 0;
    for (int i = 0; i < pricer->group->window_count; i++) {
        const xt_window_rule *rule = &pricer->group->windows[i];
        int kept = rule->every ? rule->window - 1 : 1;
        int64_t units = 0;
        for (int j = 0; j < kept; j++) {
            int64_t more = rule->of_load ? one[j] - two[j] : two[j] - one[j];
            units += more > 0 ? more : 0;
        }
        lack += units * xt_scaled(pricer, rule->price);
        one += kept;
        two += kept;
    }
    return lack;
}

int64_t xt_pricer_window_reward(const xt_pricer *pricer, const xt_arc *arc)
{
    int64_t reward = 0;
    for (int i = 0; i < pricer->group->window_count; i++) {
        const xt_window_rule *rule = &pricer->group->windows[i];
        int64_t amount = 0;
        for (int t = arc->first; t <= arc->last; t++) {
            /* Without the stay its hours are missing, or home's load is carried. */
            int place = rule->of_load ? pricer->person->home : arc->department;
            amount += xt_window_amount(pricer->instance, pricer->employee, rule, place, t);
        }
        reward += amount * xt_scaled(pricer, rule->price) * (rule->every ? rule->window : 1);
    }
    return reward;
}
