/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The resources of a person: each rule that spans several stays becomes a counted resource or
 * marks, and a person gets only those that the person's rules need.
 */
#include "solve/pricer.h"

static bool add_resource(xt_pricer *pricer, xt_resource resource)
{
    if (!XT_GROW(pricer->memory, pricer->resources, pricer->resource_capacity,
                 pricer->resource_count + 1)) {
        return false;
    }
    pricer->resources[pricer->resource_count++] = resource;
    return true;
}

/* Adds `count` equal marks; the index of the first is mark_count before the call. */
static bool add_marks(xt_pricer *pricer, int count, xt_mark mark)
{
    size_t needed = pricer->mark_count + (size_t)count;
    if (!XT_GROW(pricer->memory, pricer->marks, pricer->mark_capacity, needed)) {
        return false;
    }
    while (pricer->mark_count < needed) {
        pricer->marks[pricer->mark_count++] = mark;
    }
    return true;
}

/* The last cell of the person's latest past stay of a rule, or `none`. */
static int past_end(const xt_pricer *pricer, xtrain_subject subject, int department, int none)
{
    for (size_t i = pricer->person->past_count; i > 0; i--) {
        const xt_past_stay *stay = &pricer->person->past[i - 1];
        if (department >= 0 ? stay->department == department
                            : xt_instance_has(pricer->instance, subject, stay->department)) {
            return stay->last_cell;
        }
    }
    return none;
}

/* P5: with a gap a counted resource; for ever, marks. Without a subject one for each department. */
static bool add_return(xt_pricer *pricer, int index)
{
    const xt_return_rule *rule = &pricer->group->returns[index];
    int64_t price = xt_scaled(pricer, rule->price);
    bool each = rule->subject.kind == XTRAIN_SUBJECT_ANY;
    if (rule->gap >= XT_NO_MAXIMUM) {
        return add_marks(pricer, each ? pricer->instance->departments : 1,
                         (xt_mark){0, price, 0, -1});
    }
    for (int d = each ? 0 : -1; d < (each ? pricer->instance->departments : 0); d++) {
        if (d >= 0 && d == pricer->person->home) {
            continue;
        }
        int past = past_end(pricer, rule->subject, d, -XT_NO_MAXIMUM);
        int start = past + rule->gap + 1;
        if (!add_resource(pricer, (xt_resource){.kind = XT_RESOURCE_RETURN,
                                                .price = price,
                                                .limit = rule->gap,
                                                .start = start > 0 ? start : 0,
                                                .rule = index,
                                                .department = d,
                                                .first_bit = -1})) {
            return false;
        }
    }
    return true;
}

static bool add_away(xt_pricer *pricer, int index)
{
    const xt_away_rule *rule = &pricer->group->aways[index];
    int64_t price = xt_scaled(pricer, rule->price);
    bool done = true;
    if (rule->gap > 0) {
        int start = past_end(pricer, (xtrain_subject){XTRAIN_SUBJECT_ANY, 0}, -1, -XT_NO_MAXIMUM) +
                    rule->gap + 1;
        done = add_resource(pricer, (xt_resource){.kind = XT_RESOURCE_GAP,
                                                  .price = price,
                                                  .limit = rule->gap,
                                                  .start = start > 0 ? start : 0,
                                                  .rule = index,
                                                  .department = -1,
                                                  .first_bit = -1});
    }
    if (done && rule->run < XT_NO_MAXIMUM) {
        int run = xt_past_run(pricer->person);
        done = add_resource(pricer, (xt_resource){.kind = XT_RESOURCE_RUN,
                                                  .price = price,
                                                  .limit = rule->run,
                                                  .start = run < rule->run ? run : rule->run,
                                                  .rule = index,
                                                  .department = -1,
                                                  .first_bit = -1});
        /* What the past has in excess is charged when its run goes on. */
        pricer->past_run_cost += run > rule->run ? price * (run - rule->run) : 0;
    }
    if (done && (rule->min > 0 || rule->max < pricer->instance->periods)) {
        done = add_resource(pricer, (xt_resource){.kind = XT_RESOURCE_AWAY,
                                                  .price = price,
                                                  .rule = index,
                                                  .department = -1,
                                                  .first_bit = -1});
    }
    return done;
}

/* P6 that allows one visit and asks for none: a mark, unless a stay under way may or may not count.
 */
static bool is_once(const xt_pricer *pricer, const xt_visit_rule *rule)
{
    return rule->min == 0 && rule->max == 1 && pricer->under_way == NULL;
}

static bool add_once(xt_pricer *pricer)
{
    bool done = true;
    pricer->once_mark = (int)pricer->mark_count;
    for (int i = 0; done && i < pricer->group->visit_count; i++) {
        const xt_visit_rule *rule = &pricer->group->visits[i];
        if (is_once(pricer, rule)) {
            done = add_marks(pricer, 1, (xt_mark){0, xt_scaled(pricer, rule->price), 0, -1});
        }
    }
    return done;
}

/* P7: a mark that stays of the subject ask for and stays of `before` touch. */
static bool add_orders(xt_pricer *pricer)
{
    bool done = true;
    pricer->order_mark = (int)pricer->mark_count;
    for (int i = 0; done && i < pricer->group->order_count; i++) {
        int64_t price = xt_scaled(pricer, pricer->group->orders[i].price);
        done = add_marks(pricer, 1, (xt_mark){0, 0, price, -1});
    }
    return done;
}

/* P8 across other cells, changes of site without a home. */
static bool add_before(xt_pricer *pricer)
{
    pricer->before_resource = -1;
    if (!xt_pricer_set_before(pricer)) {
        return false;
    }
    if (pricer->most_apart == 0) {
        return true;
    }
    const xt_past_stay *past = xt_last_past(pricer->person);
    int start = past != NULL ? pricer->kind_of[past->department] : 0;
    pricer->before_resource = (int)pricer->resource_count;
    return add_resource(
        pricer, (xt_resource){
                    .kind = XT_RESOURCE_BEFORE, .start = start, .department = -1, .first_bit = -1});
}

/* P6: counts what the past has, then adds what is still to be counted. */
static bool add_visit(xt_pricer *pricer, int index)
{
    const xt_visit_rule *rule = &pricer->group->visits[index];
    const xt_employee *person = pricer->person;
    int64_t price = xt_scaled(pricer, rule->price);
    int visits = 0;
    int different = 0;
    for (size_t i = 0; i < person->past_count; i++) {
        const xt_past_stay *stay = &person->past[i];
        if (stay->present < rule->present ||
            !xt_instance_has(pricer->instance, rule->subject, stay->department)) {
            continue;
        }
        visits++;
        bool is_new = true;
        for (size_t j = 0; j < i && is_new; j++) {
            is_new = person->past[j].department != stay->department ||
                     person->past[j].present < rule->present;
        }
        different += is_new ? 1 : 0;
    }
    int missing = rule->min - (rule->distinct ? different : visits);
    if (missing > 0) {
        bool distinct = rule->distinct && rule->min > 1;
        bool exact = !rule->distinct && rule->min == rule->max;
        int bits = distinct ? pricer->instance->departments : 0;
        int first_bit = distinct ? (int)pricer->mark_count : -1;
        pricer->base_cost += price * missing;
        if ((distinct &&
             !add_marks(pricer, bits, (xt_mark){0, 0, 0, (int)pricer->resource_count})) ||
            !add_resource(pricer, (xt_resource){.kind = XT_RESOURCE_VISITS,
                                                .price = price,
                                                .over = exact ? price : 0,
                                                .limit = rule->min,
                                                .start = missing,
                                                .rule = index,
                                                .department = -1,
                                                .first_bit = first_bit,
                                                .bit_count = bits})) {
            return false;
        }
        if (exact) {
            return true; /* one count serves both */
        }
    }
    if (is_once(pricer, rule)) { /* a mark, see add_once */
        pricer->base_cost += visits > 1 ? price * (visits - 1) : 0;
        return true;
    }
    if (rule->max >= visits + pricer->instance->periods) {
        return true;
    }
    int room = rule->max - visits;
    pricer->base_cost += room < 0 ? price * -room : 0;
    return add_resource(pricer, (xt_resource){.kind = XT_RESOURCE_ROOM,
                                              .price = price,
                                              .limit = rule->max,
                                              .start = room > 0 ? room : 0,
                                              .rule = index,
                                              .department = -1,
                                              .first_bit = -1});
}

/* C1: a want is earned at the first touch; an avoid is earned from the start and lost at it. */
static bool add_wishes(xt_pricer *pricer)
{
    int64_t weight = xt_scaled(pricer, xt_weight_of(pricer->instance, XTRAIN_RULE_C1));
    for (size_t i = 0; i < pricer->person->wish_count; i++) {
        const xt_wish *wish = &pricer->person->wishes[i];
        int64_t strength = weight * wish->stated.strength;
        if (wish->stated.avoid) {
            pricer->base_cost -= strength;
        }
        if (!add_marks(pricer, 1, (xt_mark){wish->stated.avoid ? strength : -strength, 0, 0, -1})) {
            return false;
        }
    }
    return true;
}

static bool add_load(xt_pricer *pricer)
{
    const xt_group *group = pricer->group;
    int home = pricer->person->home;
    pricer->load_slope = pricer->load_steepest = 0;
    pricer->load_weight = xt_scaled(pricer, xt_weight_of(pricer->instance, XTRAIN_RULE_C5));
    pricer->load_resource = -1;
    pricer->load_base = 0;
    if (home >= 0) {
        pricer->load_base = (int64_t)pricer->instance->problem->departments[home].load *
                            xt_instance_present(pricer->instance, pricer->employee, home, 0,
                                                pricer->instance->periods - 1);
    }
    for (int i = 0; i < group->load_count; i++) {
        const xt_load_rule *rule = &group->loads[i];
        int last = rule->table_count - 1;
        pricer->load_slope += pricer->load_weight * (last >= 0 ? rule->table[0] : rule->points);
        pricer->load_steepest +=
            pricer->load_weight * (last >= 0 ? rule->table[last] : rule->points);
    }
    if (group->load_count == 0) {
        return true;
    }
    pricer->load_resource = (int)pricer->resource_count;
    return add_resource(pricer,
                        (xt_resource){.kind = XT_RESOURCE_LOAD, .department = -1, .first_bit = -1});
}

static void set_mark(uint64_t *marks, int mark)
{
    marks[mark / XT_WORD_BITS] |= UINT64_C(1) << (mark % XT_WORD_BITS);
}

/* P7: what a stay in each department asks for. */
static void set_asks(xt_pricer *pricer)
{
    size_t words = (size_t)pricer->words;
    for (int d = 0; d < pricer->instance->departments && pricer->group->order_count > 0; d++) {
        uint64_t *asks = pricer->asks + (size_t)d * words;
        for (size_t w = 0; w < words; w++) {
            asks[w] = 0;
        }
        for (int i = 0; i < pricer->group->order_count; i++) {
            if (xt_instance_has(pricer->instance, pricer->group->orders[i].subject, d)) {
                set_mark(asks, pricer->order_mark + i);
            }
        }
    }
}

/* Marks by words: which ones cost again, which ones home cells touch. */
static bool index_marks(xt_pricer *pricer)
{
    size_t words = (pricer->mark_count + XT_WORD_BITS - 1) / XT_WORD_BITS;
    words = words > 0 ? words : 1;
    pricer->words = (int)words;
    if (!XT_GROW(pricer->memory, pricer->asks, pricer->asks_capacity,
                 words * (size_t)pricer->instance->departments) ||
        !XT_GROW(pricer->memory, pricer->home_marks, pricer->home_marks_capacity, words) ||
        !XT_GROW(pricer->memory, pricer->again_marks, pricer->again_marks_capacity, words)) {
        return false;
    }
    for (size_t w = 0; w < words; w++) {
        pricer->home_marks[w] = pricer->again_marks[w] = 0;
    }
    for (size_t m = 0; m < pricer->mark_count; m++) {
        if (pricer->marks[m].again != 0) {
            pricer->again_marks[m / XT_WORD_BITS] |= UINT64_C(1) << (m % XT_WORD_BITS);
        }
    }
    set_asks(pricer);
    pricer->home_touches = false;
    for (size_t i = 0; i < pricer->person->wish_count && pricer->person->home >= 0; i++) {
        if (xt_instance_has(pricer->instance, pricer->person->wishes[i].stated.subject,
                            pricer->person->home)) {
            size_t mark = (size_t)pricer->wish_mark + i;
            pricer->home_marks[mark / XT_WORD_BITS] |= UINT64_C(1) << (mark % XT_WORD_BITS);
            pricer->home_touches = true;
        }
    }
    return true;
}

bool xt_pricer_set_person(xt_pricer *pricer, int employee)
{
    const xt_instance *instance = pricer->instance;
    const xt_employee *person = &instance->problem->employees[employee];
    const xt_group *group = xt_group_of(instance, employee);
    pricer->employee = employee;
    pricer->person = person;
    pricer->group = group;
    bool inside = person->first_period <= person->last_period;
    pricer->first = inside ? person->first_period : 0;
    pricer->end = inside ? person->last_period + 1 : 0;
    pricer->learner = instance->learner[employee];
    pricer->changes = person->published_count > 0 && xt_counts(group->change_price);
    pricer->move_price = xt_scaled(pricer, group->move_price);
    pricer->idle_price = person->home < 0 ? xt_scaled(pricer, group->idle_price) : 0;
    pricer->resource_count = pricer->mark_count = 0;
    pricer->past_run_cost = 0;
    pricer->base_cost = 0;
    pricer->under_way = NULL;
    if (person->past_count > 0 && person->past[person->past_count - 1].last_cell == -1) {
        pricer->under_way = &person->past[person->past_count - 1];
        pricer->base_cost = xt_scaled(pricer, xt_under_way_end_cost(instance, employee));
    }
    if (group->reach_count > 0) {
        pricer->base_cost += xt_scaled(pricer, xt_fixed_reach_cost(instance, employee));
    }
    bool done = true;
    for (int i = 0; done && i < group->return_count; i++) {
        done = add_return(pricer, i);
    }
    for (int i = 0; done && i < group->visit_count; i++) {
        done = add_visit(pricer, i);
    }
    done = done && add_once(pricer) && add_orders(pricer) && add_before(pricer);
    done = done && (pricer->learner == NULL || xt_pricer_add_reaches(pricer, add_resource));
    for (int i = 0; done && i < group->away_count; i++) {
        done = add_away(pricer, i);
    }
    pricer->wish_mark = (int)pricer->mark_count;
    done = done && add_wishes(pricer) && add_load(pricer) && index_marks(pricer);
    pricer->first_learnt = pricer->resource_count + xt_pricer_window_values(pricer);
    pricer->value_count =
        pricer->first_learnt +
        (pricer->learner != NULL ? (size_t)xt_learner_values(pricer->learner) : 0);
    pricer->has_sums = false;
    pricer->first_sum = pricer->resource_count;
    for (size_t r = pricer->resource_count; done && r > 0; r--) {
        if (pricer->resources[r - 1].kind >= XT_RESOURCE_AWAY) {
            pricer->has_sums = true;
            pricer->first_sum = r - 1;
        }
    }
    return done;
}

/* P5 for ever: the marks that a stay in this department touches. */
static void touch_returns(const xt_pricer *pricer, int department, uint64_t *marks)
{
    int mark = 0;
    for (int i = 0; i < pricer->group->return_count; i++) {
        const xt_return_rule *rule = &pricer->group->returns[i];
        if (rule->gap < XT_NO_MAXIMUM) {
            continue;
        }
        bool each = rule->subject.kind == XTRAIN_SUBJECT_ANY;
        if (xt_instance_has(pricer->instance, rule->subject, department)) {
            set_mark(marks, mark + (each ? department : 0));
        }
        mark += each ? pricer->instance->departments : 1;
    }
}

/* P7: the marks of the rules for which a stay in the department is one to come first. */
static void touch_orders(const xt_pricer *pricer, int department, uint64_t *marks)
{
    for (int i = 0; i < pricer->group->order_count; i++) {
        if (xt_instance_has(pricer->instance, pricer->group->orders[i].before, department)) {
            set_mark(marks, pricer->order_mark + i);
        }
    }
}

/* P6 with one visit: the past's, if it counts. */
static void start_once(const xt_pricer *pricer, const xt_past_stay *stay, uint64_t *marks)
{
    int mark = pricer->once_mark;
    for (int i = 0; i < pricer->group->visit_count; i++) {
        const xt_visit_rule *rule = &pricer->group->visits[i];
        if (!is_once(pricer, rule)) {
            continue;
        }
        if (stay->present >= rule->present &&
            xt_instance_has(pricer->instance, rule->subject, stay->department)) {
            set_mark(marks, mark);
        }
        mark++;
    }
}

void xt_pricer_start_marks(const xt_pricer *pricer, uint64_t *marks)
{
    for (int w = 0; w < pricer->words; w++) {
        marks[w] = 0;
    }
    for (size_t i = 0; i < pricer->person->past_count; i++) {
        const xt_past_stay *stay = &pricer->person->past[i];
        touch_returns(pricer, stay->department, marks);
        touch_orders(pricer, stay->department, marks);
        start_once(pricer, stay, marks);
        for (size_t r = 0; r < pricer->resource_count; r++) {
            const xt_resource *resource = &pricer->resources[r];
            if (resource->kind != XT_RESOURCE_VISITS || resource->first_bit < 0) {
                continue;
            }
            const xt_visit_rule *rule = &pricer->group->visits[resource->rule];
            if (stay->present >= rule->present &&
                xt_instance_has(pricer->instance, rule->subject, stay->department)) {
                set_mark(marks, resource->first_bit + stay->department);
            }
        }
    }
}

/* Does a stay count for a visit rule, beyond what its past part already did. */
static bool counts_as_visit(const xt_pricer *pricer, const xt_visit_rule *rule, const xt_arc *arc)
{
    if (!xt_instance_has(pricer->instance, rule->subject, arc->department)) {
        return false;
    }
    int past = arc->goes_on ? pricer->under_way->present : 0;
    int present = arc->last <= rule->by_period
                      ? arc->present
                      : xt_instance_present(pricer->instance, pricer->employee, arc->department,
                                            arc->first, rule->by_period);
    return past + present >= rule->present && (!arc->goes_on || past < rule->present);
}

static void touch_once(const xt_pricer *pricer, const xt_arc *arc, uint64_t *marks)
{
    int mark = pricer->once_mark;
    for (int i = 0; i < pricer->group->visit_count; i++) {
        const xt_visit_rule *rule = &pricer->group->visits[i];
        if (!is_once(pricer, rule)) {
            continue;
        }
        if (counts_as_visit(pricer, rule, arc)) {
            set_mark(marks, mark);
        }
        mark++;
    }
}

static bool grants(const xt_pricer *pricer, const xt_wish *wish, const xt_arc *arc)
{
    int from = arc->first > wish->first_period ? arc->first : wish->first_period;
    int to = arc->last < wish->last_period ? arc->last : wish->last_period;
    return from <= to && xt_instance_has(pricer->instance, wish->stated.subject, arc->department) &&
           xt_instance_present(pricer->instance, pricer->employee, arc->department, from, to) > 0;
}

static bool affects(const xt_pricer *pricer, const xt_resource *resource, const xt_arc *arc)
{
    switch (resource->kind) {
    case XT_RESOURCE_RETURN:
        return resource->department >= 0
                   ? resource->department == arc->department
                   : xt_instance_has(pricer->instance,
                                     pricer->group->returns[resource->rule].subject,
                                     arc->department);
    case XT_RESOURCE_VISITS:
        return resource->first_bit < 0 &&
               counts_as_visit(pricer, &pricer->group->visits[resource->rule], arc);
    case XT_RESOURCE_ROOM:
        return counts_as_visit(pricer, &pricer->group->visits[resource->rule], arc);
    default:
        return true;
    }
}

void xt_pricer_effects(const xt_pricer *pricer, const xt_arc *arc, uint8_t *effects,
                       uint64_t *marks)
{
    for (int w = 0; w < pricer->words; w++) {
        marks[w] = 0;
    }
    touch_returns(pricer, arc->department, marks);
    touch_orders(pricer, arc->department, marks);
    touch_once(pricer, arc, marks);
    for (size_t r = 0; r < pricer->resource_count; r++) {
        const xt_resource *resource = &pricer->resources[r];
        effects[r] = affects(pricer, resource, arc) ? 1 : 0;
        if (resource->kind == XT_RESOURCE_VISITS && resource->first_bit >= 0 &&
            counts_as_visit(pricer, &pricer->group->visits[resource->rule], arc)) {
            set_mark(marks, resource->first_bit + arc->department);
        }
    }
    for (size_t i = 0; i < pricer->person->wish_count; i++) {
        if (grants(pricer, &pricer->person->wishes[i], arc)) {
            set_mark(marks, pricer->wish_mark + (int)i);
        }
    }
}

int64_t xt_pricer_sum_cost(const xt_pricer *pricer, const xt_resource *resource, int64_t value)
{
    if (resource->kind == XT_RESOURCE_LOAD) {
        if (pricer->load_steepest == pricer->load_slope) {
            int64_t off = pricer->load_base + value - pricer->person->share;
            return pricer->load_slope * (off < 0 ? -off : off);
        }
        return pricer->load_weight * xt_group_load_points(pricer->group, pricer->load_base + value,
                                                          pricer->person->share);
    }
    return resource->price * xt_away_total_units(&pricer->group->aways[resource->rule], value);
}

int64_t xt_pricer_sum_bound(const xt_pricer *pricer, const xt_resource *resource, int64_t value,
                            int64_t low, int64_t high)
{
    int64_t best;
    if (resource->kind == XT_RESOURCE_LOAD) {
        best = pricer->person->share - pricer->load_base;
    } else {
        const xt_away_rule *rule = &pricer->group->aways[resource->rule];
        best = value + low > rule->min ? rule->max : rule->min;
    }
    int64_t reached = best < value + low ? value + low : best;
    reached = reached > value + high ? value + high : reached;
    return xt_pricer_sum_cost(pricer, resource, reached);
}
