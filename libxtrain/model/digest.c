/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * FNV-1a over 64 bits. Numbers go in as eight bytes, low ones first, texts with their length in
 * front, lists with their count, so that two different problems never give the same bytes.
 */
#include "model/digest.h"

#include <string.h>

static void add_number(uint64_t *digest, int64_t number)
{
    for (unsigned shift = 0; shift < 64; shift += 8) {
        *digest = (*digest ^ ((uint64_t)number >> shift & 0xffU)) * UINT64_C(0x100000001b3);
    }
}

static void add_text(uint64_t *digest, const char *text)
{
    add_number(digest, text == NULL ? -1 : (int64_t)strlen(text));
    for (; text != NULL && *text != '\0'; text++) {
        *digest = (*digest ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    }
}

static void add_range(uint64_t *digest, xtrain_range range)
{
    add_number(digest, range.first);
    add_number(digest, range.last);
}

static void add_ranges(uint64_t *digest, const xtrain_range *ranges, size_t count)
{
    add_number(digest, (int64_t)count);
    for (size_t i = 0; i < count; i++) {
        add_range(digest, ranges[i]);
    }
}

static void add_subject(uint64_t *digest, xtrain_subject subject)
{
    add_number(digest, subject.kind);
    add_number(digest, subject.kind == XTRAIN_SUBJECT_ANY ? 0 : subject.index);
}

static void add_calendar(uint64_t *digest, const xtrain_problem *problem)
{
    const xtrain_calendar *calendar = &problem->calendar;
    add_number(digest, calendar->start);
    add_number(digest, calendar->unit);
    add_number(digest, calendar->every);
    add_number(digest, calendar->periods);
    add_number(digest, calendar->workdays);
    if (calendar->unit == XTRAIN_UNIT_HOUR) {
        add_number(digest, calendar->day_begin);
        add_number(digest, calendar->day_end);
    }
    add_ranges(digest, problem->holidays, problem->holiday_count);
}

/* Inputs without what is added here and below keep their digest. */
static void add_teachings(uint64_t *digest, const xt_department *department)
{
    for (size_t i = 0; i < department->teaching_count; i++) {
        const xt_teaching *teaching = &department->teachings[i];
        add_text(digest, "teaches");
        add_number(digest, teaching->skill);
        add_number(digest, teaching->after);
        add_number(digest, teaching->up_to);
        add_number(digest, teaching->carry);
        add_number(digest, teaching->at_home);
    }
}

static void add_places(uint64_t *digest, const xtrain_problem *problem)
{
    add_number(digest, (int64_t)problem->skill_count);
    for (size_t i = 0; i < problem->skill_count; i++) {
        add_text(digest, problem->skills[i].name);
        add_number(digest, problem->skills[i].levels);
        add_number(digest, problem->skills[i].cover);
        add_number(digest, problem->skills[i].coach);
    }
    add_number(digest, (int64_t)problem->department_count);
    for (size_t i = 0; i < problem->department_count; i++) {
        const xt_department *department = &problem->departments[i];
        add_text(digest, department->code);
        add_text(digest, department->name);
        add_number(digest, department->load);
        if (department->exposure != 0) { /* so that inputs without it keep their digest */
            add_text(digest, "exposure");
            add_number(digest, department->exposure);
        }
        add_number(digest, department->lead_skill);
        add_teachings(digest, department);
        add_text(digest, department->site);
        add_ranges(digest, department->closed, department->closed_count);
    }
    add_number(digest, (int64_t)problem->set_count);
    for (size_t i = 0; i < problem->set_count; i++) {
        const xt_set *set = &problem->sets[i];
        add_text(digest, set->name);
        add_number(digest, set->count);
        for (int k = 0; k < set->count; k++) {
            add_number(digest, set->departments[k]);
        }
    }
}

/* Wishes, fixed cells, never-departments and past stays. */
static void add_statements(uint64_t *digest, const xt_employee *person)
{
    add_number(digest, (int64_t)person->never_count);
    for (size_t i = 0; i < person->never_count; i++) {
        add_number(digest, person->nevers[i].department);
    }
    add_number(digest, (int64_t)person->fixed_count);
    for (size_t i = 0; i < person->fixed_count; i++) {
        add_number(digest, person->fixed[i].department);
        add_range(digest, person->fixed[i].range);
    }
    add_number(digest, (int64_t)person->wish_count);
    for (size_t i = 0; i < person->wish_count; i++) {
        const xtrain_wish *wish = &person->wishes[i].stated;
        add_number(digest, wish->avoid);
        add_subject(digest, wish->subject);
        add_range(digest, wish->range);
        add_number(digest, wish->strength);
    }
    add_number(digest, (int64_t)person->past_count);
    for (size_t i = 0; i < person->past_count; i++) {
        add_number(digest, person->past[i].department);
        add_range(digest, person->past[i].range);
        add_number(digest, person->past[i].stated_present);
    }
}

static void add_published(uint64_t *digest, const xt_employee *person)
{
    if (person->published_count > 0) {
        add_text(digest, "published");
        add_number(digest, person->published_count);
    }
    for (int i = 0; i < person->published_count; i++) {
        add_number(digest, person->published[i]);
    }
}

static void add_person(uint64_t *digest, const xt_employee *person)
{
    if (person->fte != 100) {
        add_text(digest, "fte");
        add_number(digest, person->fte);
    }
    add_published(digest, person);
    add_text(digest, person->id);
    add_text(digest, person->name);
    add_number(digest, person->home);
    add_range(digest, person->contract);
    add_number(digest, (int64_t)person->group_count);
    for (size_t i = 0; i < person->group_count; i++) {
        add_text(digest, person->groups[i]);
    }
    add_number(digest, (int64_t)person->level_count);
    for (size_t i = 0; i < person->level_count; i++) {
        add_number(digest, person->levels[i].skill);
        add_number(digest, person->levels[i].level);
    }
    add_ranges(digest, person->leaves, person->leave_count);
    add_statements(digest, person);
}

static void add_programmes(uint64_t *digest, const xtrain_problem *problem)
{
    add_number(digest, (int64_t)problem->programme_count);
    for (size_t i = 0; i < problem->programme_count; i++) {
        const xt_programme *programme = &problem->programmes[i];
        add_text(digest, programme->name);
        add_number(digest, (int64_t)programme->member_count);
        for (size_t k = 0; k < programme->member_count; k++) {
            add_text(digest, programme->members[k].group);
            add_number(digest, programme->members[k].home);
            add_number(digest, programme->members[k].employee);
        }
    }
}

static void add_rules(uint64_t *digest, const xtrain_problem *problem)
{
    add_number(digest, (int64_t)problem->rule_count);
    for (size_t i = 0; i < problem->rule_count; i++) {
        const xtrain_rule *rule = &problem->rules[i].stated;
        add_text(digest, xtrain_rule_info_get(rule->kind)->number);
        add_number(digest, rule->strength);
        add_number(digest, rule->points);
        add_number(digest, rule->programme);
        add_number(digest, rule->employee);
        add_subject(digest, rule->subject);
        add_subject(digest, rule->before);
        for (int k = 0; k < XTRAIN_PARAMETERS; k++) {
            if (rule->value[k] != XTRAIN_UNSET) {
                add_number(digest, k);
                add_number(digest, rule->value[k]);
            }
        }
        if (xt_rule_has_range(rule)) {
            add_range(digest, rule->range);
        }
        if (rule->other != XTRAIN_NONE) {
            add_text(digest, "other");
            add_number(digest, rule->other);
        }
        add_number(digest, -1);
        add_number(digest, rule->table_count);
        for (int k = 0; k < rule->table_count; k++) {
            add_number(digest, rule->table[k]);
        }
    }
}

/* Chosen lines by the rules' numbers, which stay when there are more rules. */
static void add_lines(uint64_t *digest, uint32_t lines)
{
    for (int kind = 0; kind < XTRAIN_RULE_KINDS && lines != UINT32_MAX; kind++) {
        if ((lines >> (unsigned)kind & 1U) != 0) {
            add_text(digest, xtrain_rule_info_get((xtrain_rule_kind)kind)->number);
        }
    }
    add_number(digest, lines == UINT32_MAX ? -1 : 0);
}

uint64_t xt_problem_digest(const xtrain_problem *problem)
{
    uint64_t digest = UINT64_C(0xcbf29ce484222325);
    add_text(&digest, problem->title);
    add_number(&digest, problem->must_price);
    add_number(&digest, problem->objective.kind);
    if (problem->objective.kind == XTRAIN_OBJECTIVE_UTILITY) {
        add_number(&digest, problem->objective.sum);
        add_number(&digest, problem->objective.least);
        add_lines(&digest, problem->objective.lines);
    }
    add_calendar(&digest, problem);
    add_places(&digest, problem);
    add_number(&digest, (int64_t)problem->employee_count);
    for (size_t i = 0; i < problem->employee_count; i++) {
        add_person(&digest, &problem->employees[i]);
    }
    add_programmes(&digest, problem);
    add_rules(&digest, problem);
    return digest;
}
