/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Skills in pricing. Arcs and home cells are priced with the levels at the start; a label knows the
 * levels that its track has reached and pays the difference cell by cell. Backward bounds take for
 * every cell the cheapest level that can be reached by then. What a label knows may be better than
 * what another one knows if more is never dearer (every price falls with the level) and if no
 * periods can be lost: where lessons lead up to different levels, a level that is gained early may
 * waste the periods of another lesson, so labels must then agree.
 */
#include "solve/pricer.h"

/* Can all levels of a place in the table be reached so early. */
static bool is_reachable(const xt_learner *learner, const int *stride, int place,
                         const int32_t *most)
{
    for (int k = 0; k < learner->skill_count; k++) {
        int levels = learner->most[k] - learner->start[k] + 1;
        if (stride[k] > 0 && learner->start[k] + place / stride[k] % levels > most[k]) {
            return false;
        }
    }
    return true;
}

/* The most that a cell may cost less than at the start's levels. */
static int64_t gain_in(xt_pricer *pricer, int department, int period, const int32_t *most)
{
    const xt_learner *learner = pricer->learner;
    const int *stride = learner->stride + (size_t)department * (size_t)learner->skill_count;
    const uint16_t *table = learner->tables[department];
    const int64_t *price = xt_prices_of(pricer, department, period);
    const int size = xt_learner_table_size(learner, department);
    int64_t gain = 0;
    for (int place = 1; place < size; place++) {
        int64_t saved = price[table[0]] - price[table[place]];
        if (saved > gain && is_reachable(learner, stride, place, most)) {
            gain = saved;
        }
        for (int k = 0; k < learner->skill_count; k++) {
            int levels = learner->most[k] - learner->start[k] + 1;
            if (stride[k] > 0 && place / stride[k] % levels > 0 &&
                price[table[place]] > price[table[place - stride[k]]]) {
                pricer->prefers_levels = false;
            }
        }
    }
    return gain;
}

/* T1: what cannot change goes into the base, the rest may be gained. */
static void set_depths(xt_pricer *pricer)
{
    const xt_instance *instance = pricer->instance;
    const bool stays = xt_is_there_at_end(instance, pricer->employee);
    for (int i = 0; i < instance->depth_count && stays; i++) {
        const xt_depth *depth = &instance->depths[i];
        const int64_t price = xt_depth_price(pricer, i);
        int place = pricer->learner != NULL ? xt_learner_find(pricer->learner, depth->skill) : -1;
        if (xt_level_of(instance->problem, pricer->employee, depth->skill) >= depth->cover) {
            pricer->base_cost += price;
        } else if (place >= 0 && pricer->learner->most[place] >= depth->cover) {
            pricer->end_gain += price < 0 ? -price : 0;
            pricer->prefers_levels = pricer->prefers_levels && price <= 0;
        }
    }
}

/* Levels that can be reached before each period. */
static void most_before(const xt_pricer *pricer, int period, int32_t *most)
{
    for (int k = 0; k < pricer->learner->skill_count; k++) {
        most[k] = xt_learner_most_by(pricer->learner, k, period - pricer->first);
    }
}

bool xt_pricer_set_skills(xt_pricer *pricer)
{
    const xt_instance *instance = pricer->instance;
    const xt_learner *learner = pricer->learner;
    int32_t most[XT_MOST_LEARNT];
    size_t periods = (size_t)instance->periods;
    pricer->end_gain = 0;
    pricer->prefers_levels = true;
    for (size_t t = 0; t <= periods; t++) {
        pricer->home_gain[t] = 0;
    }
    set_depths(pricer);
    if (learner == NULL) {
        return true;
    }
    if (!XT_GROW(pricer->memory, pricer->cell_gain, pricer->cell_gain_capacity,
                 (size_t)instance->departments * periods)) {
        return false;
    }
    for (int t = pricer->first; t < pricer->end; t++) {
        most_before(pricer, t, most);
        for (int d = 0; d < instance->departments; d++) {
            bool present = xt_is_present(instance->problem, pricer->employee, d, t);
            pricer->cell_gain[(size_t)d * periods + (size_t)t] =
                present ? gain_in(pricer, d, t, most) : 0;
        }
        int home = pricer->person->home;
        int64_t gain = home >= 0 ? pricer->cell_gain[(size_t)home * periods + (size_t)t] : 0;
        pricer->home_gain[t + 1] = pricer->home_gain[t] + gain;
    }
    for (int k = 0; k < learner->skill_count; k++) {
        pricer->prefers_levels = pricer->prefers_levels && learner->even[k];
    }
    xt_learner_start(learner, most);
    for (int t = -1; t < pricer->first; t++) {
        pricer->base_cost +=
            xt_scaled(pricer, xt_learner_reach_price(pricer->group, learner, most, t));
    }
    return true;
}

int64_t xt_pricer_skill_gain(const xt_pricer *pricer, const xt_arc *arc)
{
    int64_t gain = 0;
    for (int t = arc->first; t <= arc->last && pricer->learner != NULL; t++) {
        gain += pricer->cell_gain[(size_t)arc->department * (size_t)pricer->instance->periods +
                                  (size_t)t];
    }
    return gain;
}

bool xt_pricer_teaches(const xt_pricer *pricer, int department)
{
    const xt_learner *learner = pricer->learner;
    return learner != NULL &&
           (!pricer->prefers_levels ||
            learner->lesson_first[department] < learner->lesson_first[department + 1]);
}

/* Does home teach the skill: then every home cell might give a level, and there is no bound. */
static bool home_teaches(const xt_pricer *pricer, int skill)
{
    const xt_learner *learner = pricer->learner;
    const int home = pricer->person->home;
    for (int i = home < 0 ? 0 : learner->lesson_first[home];
         home >= 0 && i < learner->lesson_first[home + 1]; i++) {
        if (learner->lessons[i].skill == skill) {
            return true;
        }
    }
    return false;
}

static xt_resource reach_of(const xt_pricer *pricer, int64_t price, int skill, int level, int due)
{
    int missing = level - pricer->learner->start[skill];
    return (xt_resource){.kind = XT_RESOURCE_REACH,
                         .price = price,
                         .limit = level,
                         .start = missing > 0 && !home_teaches(pricer, skill) ? missing : 0,
                         .rule = skill,
                         .due = due,
                         .department = -1,
                         .first_bit = -1};
}

bool xt_pricer_add_reaches(xt_pricer *pricer, bool (*add)(xt_pricer *, xt_resource))
{
    const xt_instance *instance = pricer->instance;
    bool done = true;
    for (int i = 0; i < pricer->group->reach_count && done; i++) {
        const xt_reach_rule *rule = &pricer->group->reaches[i];
        int skill = xt_learner_find(pricer->learner, rule->skill);
        if (skill >= 0 && rule->by_period >= pricer->first) {
            const xt_resource reach = reach_of(pricer, xt_scaled(pricer, rule->price), skill,
                                               rule->level, rule->by_period);
            done = reach.start == 0 || add(pricer, reach);
        }
    }
    const bool stays = xt_is_there_at_end(instance, pricer->employee);
    for (int i = 0; i < instance->depth_count && stays && done; i++) {
        const xt_depth *depth = &instance->depths[i];
        const int64_t price = xt_depth_price(pricer, i);
        int skill = xt_learner_find(pricer->learner, depth->skill);
        if (skill >= 0 && price < 0 && pricer->learner->most[skill] >= depth->cover) {
            xt_resource reach =
                reach_of(pricer, -price, skill, depth->cover, instance->periods - 1);
            reach.at_once = true;
            done = reach.start == 0 || add(pricer, reach);
        }
    }
    return done;
}

int64_t xt_pricer_reach_cost(const xt_resource *resource, int missing)
{
    if (resource->at_once) {
        return missing > 0 ? resource->price : 0;
    }
    return resource->price * missing;
}

void xt_pricer_lesson_of(const xt_pricer *pricer, const xt_resource *resource, const xt_arc *arc,
                         int *levels, int *up_to)
{
    const xt_learner *learner = pricer->learner;
    const int last = arc->last < resource->due ? arc->last : resource->due;
    int present =
        xt_instance_present(pricer->instance, pricer->employee, arc->department, arc->first, last);
    for (int i = learner->lesson_first[arc->department];
         i < learner->lesson_first[arc->department + 1]; i++) {
        const xt_lesson *lesson = &learner->lessons[i];
        if (lesson->skill == resource->rule) {
            /* What was served there before may be all but one period of a level. */
            int before = lesson->carry ? lesson->after - 1 : arc->goes_on ? lesson->start : 0;
            *levels = (present + before) / lesson->after;
            *up_to = lesson->up_to;
        }
    }
}

/* What the label still misses, once period `after` is over; what is judged by then is settled. */
static void update_reaches(const xt_pricer *pricer, xt_label *label, int after)
{
    const int32_t *levels = xt_label_values(label) + pricer->first_learnt;
    for (size_t r = 0; r < pricer->resource_count; r++) {
        const xt_resource *resource = &pricer->resources[r];
        if (resource->kind == XT_RESOURCE_REACH) {
            int missing = resource->limit - levels[resource->rule];
            xt_label_values(label)[r] = missing > 0 && resource->due > after ? missing : 0;
        }
    }
}

/* One more cell. */
static void step(const xt_pricer *pricer, xt_label *label, int32_t *values, int department,
                 int period)
{
    const xt_instance *instance = pricer->instance;
    const xt_learner *learner = pricer->learner;
    if (xt_is_present(instance->problem, pricer->employee, department, period)) {
        const int64_t *price = xt_prices_of(pricer, department, period);
        label->cost += price[xt_learner_kind(learner, values, department)] -
                       price[xt_instance_kind(instance, pricer->employee, department)];
        xt_learner_serve(learner, values, department);
    }
    if (pricer->group->reach_count > 0) {
        label->cost +=
            xt_scaled(pricer, xt_learner_reach_price(pricer->group, learner, values, period));
    }
}

void xt_pricer_step_skills(const xt_pricer *pricer, xt_label *label, const xt_arc *stay)
{
    const xt_learner *learner = pricer->learner;
    const bool is_away = stay->department >= 0 && stay->department != pricer->person->home;
    int32_t *values = xt_label_values(label) + pricer->first_learnt;
    if (label->last != stay->department) {
        xt_learner_leave(learner, values, label->last);
    }
    if (is_away && !stay->goes_on) {
        label->cost += xt_scaled(pricer, xt_learner_entry_price(pricer->instance, learner, values,
                                                                stay->department, stay->first));
    }
    for (int t = stay->first; t <= stay->last; t++) {
        step(pricer, label, values, stay->department, t);
    }
    if (is_away) {
        xt_learner_leave(learner, values, stay->department);
    }
    update_reaches(pricer, label, stay->last);
}

void xt_pricer_end_skills(const xt_pricer *pricer, xt_label *label)
{
    const xt_instance *instance = pricer->instance;
    const xt_learner *learner = pricer->learner;
    const int32_t *values = xt_label_values(label) + pricer->first_learnt;
    if (learner == NULL) {
        return;
    }
    for (int t = pricer->end; t < instance->periods; t++) {
        label->cost += xt_scaled(pricer, xt_learner_reach_price(pricer->group, learner, values, t));
    }
    update_reaches(pricer, label, instance->periods);
    const bool stays = xt_is_there_at_end(instance, pricer->employee);
    for (int i = 0; i < instance->depth_count && stays; i++) {
        const xt_depth *depth = &instance->depths[i];
        int place = xt_learner_find(learner, depth->skill);
        if (place >= 0 && learner->start[place] < depth->cover && values[place] >= depth->cover) {
            label->cost += xt_depth_price(pricer, i);
        }
    }
}

bool xt_pricer_knows_more(const xt_pricer *pricer, const xt_label *better, const xt_label *worse)
{
    const xt_learner *learner = pricer->learner;
    const int32_t *one = xt_label_values(better) + pricer->first_learnt;
    const int32_t *two = xt_label_values(worse) + pricer->first_learnt;
    for (int k = 0; k < learner->skill_count; k++) {
        if (pricer->prefers_levels ? one[k] < two[k] : one[k] != two[k]) {
            return false;
        }
    }
    for (int i = 0; i < learner->lesson_count; i++) {
        const xt_lesson *lesson = &learner->lessons[i];
        int place = learner->skill_count + i;
        bool is_done = one[lesson->skill] >= lesson->up_to;
        if (!is_done &&
            (pricer->prefers_levels ? one[place] < two[place] : one[place] != two[place])) {
            return false;
        }
    }
    return true;
}
