/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removing things from a tiny problem, and giving its people and departments other numbers. */
#include "property/tiny.h"

void tiny_drop_rule(tiny *problem, int rule)
{
    TINY_REMOVE(problem->rule, problem->rules, rule);
}

void tiny_drop_person(tiny *problem, int person)
{
    int cells = problem->people;

    for (int r = problem->rules - 1; r >= 0; r--) {
        tiny_rule *rule = &problem->rule[r];

        if (rule->person == person || rule->other == person) {
            tiny_drop_rule(problem, r);
            continue;
        }
        rule->person -= rule->person > person ? 1 : 0;
        rule->other -= rule->other > person ? 1 : 0;
    }
    for (int p = 0; p < problem->programmes; p++) {
        tiny_programme *of = &problem->programme[p];

        for (int m = of->member_count - 1; m >= 0; m--) {
            if (of->members[m].person == person)
                TINY_REMOVE(of->members, of->member_count, m);
            else if (of->members[m].person > person)
                of->members[m].person--;
        }
    }
    TINY_REMOVE(problem->person, problem->people, person);
    TINY_REMOVE(problem->cells, cells, person);
}

static unsigned drop_bit(unsigned bits, int at)
{
    unsigned low = bits & ((1U << at) - 1U);

    return low | (bits >> (at + 1)) << at;
}

/* Where a department is after one was dropped; what named the dropped one says none. */
static int moved_up(int department, int dropped)
{
    if (department == dropped)
        return XTRAIN_NONE;
    return department > dropped ? department - 1 : department;
}

/* True if the subject is the department that was dropped. */
static bool move_subject_up(xtrain_subject *subject, int dropped)
{
    if (subject->kind != XTRAIN_SUBJECT_DEPARTMENT)
        return false;
    subject->index = moved_up(subject->index, dropped);
    return subject->index == XTRAIN_NONE;
}

static void drop_department_of_person(tiny_person *who, int department)
{
    who->home = moved_up(who->home, department);
    who->never = drop_bit(who->never, department);
    for (int i = who->fixed_count - 1; i >= 0; i--) {
        who->fixed[i].department = moved_up(who->fixed[i].department, department);
        if (who->fixed[i].department == XTRAIN_NONE)
            TINY_REMOVE(who->fixed, who->fixed_count, i);
    }
    for (int i = who->past_count - 1; i >= 0; i--) {
        who->past[i].department = moved_up(who->past[i].department, department);
        if (who->past[i].department == XTRAIN_NONE)
            TINY_REMOVE(who->past, who->past_count, i);
    }
    for (int t = 0; t < who->published_count; t++) {
        if (who->published[t] == department)
            who->published[t] = XTRAIN_ELSEWHERE;
        else if (who->published[t] > department)
            who->published[t]--;
    }
    for (int i = who->wish_count - 1; i >= 0; i--) {
        if (move_subject_up(&who->wishes[i].subject, department))
            TINY_REMOVE(who->wishes, who->wish_count, i);
    }
}

void tiny_drop_department(tiny *problem, int department)
{
    for (int e = 0; e < problem->people; e++) {
        drop_department_of_person(&problem->person[e], department);
        for (int t = 0; t < problem->periods; t++)
            problem->cells[e][t] = moved_up(problem->cells[e][t], department);
    }
    for (int s = 0; s < problem->sets; s++)
        problem->set[s] = drop_bit(problem->set[s], department);
    for (int r = problem->rules - 1; r >= 0; r--) {
        bool named = move_subject_up(&problem->rule[r].subject, department);

        if (move_subject_up(&problem->rule[r].before, department) || named)
            tiny_drop_rule(problem, r);
    }
    for (int p = 0; p < problem->programmes; p++) {
        tiny_programme *of = &problem->programme[p];

        for (int m = of->member_count - 1; m >= 0; m--) {
            if (of->members[m].home == department)
                TINY_REMOVE(of->members, of->member_count, m);
            else
                of->members[m].home = moved_up(of->members[m].home, department);
        }
    }
    TINY_REMOVE(problem->department, problem->departments, department);
}

void tiny_drop_skill(tiny *problem, int skill)
{
    int skills = problem->skills;

    for (int r = problem->rules - 1; r >= 0; r--) {
        int *of = &problem->rule[r].value[XTRAIN_PARAMETER_SKILL];

        if (*of == skill)
            tiny_drop_rule(problem, r);
        else if (*of > skill)
            --*of;
    }
    for (int d = 0; d < problem->departments; d++) {
        tiny_department *where = &problem->department[d];
        int teaches = skills;

        where->lead = moved_up(where->lead, skill);
        TINY_REMOVE(where->teaches, teaches, skill);
        memset(&where->teaches[teaches], 0, sizeof where->teaches[teaches]);
    }
    for (int e = 0; e < problem->people; e++) {
        int levels = skills;

        TINY_REMOVE(problem->person[e].level, levels, skill);
        problem->person[e].level[levels] = 0;
    }
    TINY_REMOVE(problem->skill, problem->skills, skill);
}

static int permuted(int index, const int *order)
{
    return index < 0 ? index : order[index];
}

static unsigned permuted_bits(unsigned bits, const int *order, int count)
{
    unsigned out = 0;

    for (int i = 0; i < count; i++)
        out |= (bits >> i & 1U) << order[i];
    return out;
}

static void permute_subject(xtrain_subject *subject, const int *departments)
{
    if (subject->kind == XTRAIN_SUBJECT_DEPARTMENT)
        subject->index = departments[subject->index];
}

void tiny_permute(tiny *out, const tiny *problem, const int *people, const int *departments)
{
    *out = *problem;
    for (int d = 0; d < problem->departments; d++)
        out->department[departments[d]] = problem->department[d];
    for (int s = 0; s < problem->sets; s++)
        out->set[s] = permuted_bits(problem->set[s], departments, problem->departments);
    for (int e = 0; e < problem->people; e++) {
        tiny_person *who = &out->person[people[e]];

        *who = problem->person[e];
        who->home = permuted(who->home, departments);
        who->never = permuted_bits(who->never, departments, problem->departments);
        for (int i = 0; i < who->fixed_count; i++)
            who->fixed[i].department = departments[who->fixed[i].department];
        for (int i = 0; i < who->past_count; i++)
            who->past[i].department = departments[who->past[i].department];
        for (int t = 0; t < who->published_count; t++)
            who->published[t] = permuted(who->published[t], departments);
        for (int i = 0; i < who->wish_count; i++)
            permute_subject(&who->wishes[i].subject, departments);
        for (int t = 0; t < problem->periods; t++)
            out->cells[people[e]][t] = permuted(problem->cells[e][t], departments);
    }
    for (int p = 0; p < problem->programmes; p++) {
        for (int m = 0; m < problem->programme[p].member_count; m++) {
            tiny_member *member = &out->programme[p].members[m];

            member->home = permuted(member->home, departments);
            member->person = permuted(member->person, people);
        }
    }
    for (int r = 0; r < problem->rules; r++) {
        out->rule[r].person = permuted(problem->rule[r].person, people);
        out->rule[r].other = permuted(problem->rule[r].other, people);
        permute_subject(&out->rule[r].subject, departments);
        permute_subject(&out->rule[r].before, departments);
    }
}
