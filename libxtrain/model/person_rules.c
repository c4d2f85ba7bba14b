/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which rules bind whom. People whom the same programmes bind form a class and share one list of
 * rules, so that 100,000 people with a few programmes cost a few lists. Classes are found by
 * refinement: at first everyone is in class 0; each programme splits every class into those it
 * binds, who go to a new class that remembers its parent, and the rest. The programmes of a class
 * are those on the way up to class 0.
 */
#include "model/clash.h"
#include "model/membership.h"

typedef struct people_class {
    int parent;    /* XTRAIN_NONE for class 0 */
    int programme; /* that split it off */
    int split;     /* the class split off by the programme at hand ... */
    int split_by;  /* ... which is this one */
    bool is_listed;
    int rule_first;
    int rule_count;
} people_class;

/* Lists of rules are chains: next[rule], from a head. Each ascends. */
typedef struct rule_binding {
    xt_derivation *derivation;
    const xt_memory *memory;
    people_class *classes;
    size_t class_count, class_capacity;
    int *class_of;     /* [employees] */
    int *next;         /* [rules] */
    int common;        /* rules that bind everyone */
    int *of_programme; /* [programmes] head */
    int *of_employee;  /* [employees] head */
    int *list;         /* the list being made */
    size_t list_count, list_capacity;
    int *rule_of; /* all lists */
    size_t rule_count, rule_capacity;
    bool is_full; /* the limit was reached and reported */
    xt_clash_log clashes;
} rule_binding;

/* ---- chains ---- */

static bool chain_rules(rule_binding *binding)
{
    const xtrain_problem *problem = binding->derivation->problem;
    xt_arena *scratch = &binding->derivation->scratch;
    binding->next = xt_arena_allocate(scratch, problem->rule_count, sizeof(int));
    binding->of_programme = xt_arena_allocate(scratch, problem->programme_count, sizeof(int));
    binding->of_employee = xt_arena_allocate(scratch, problem->employee_count, sizeof(int));
    binding->class_of = xt_arena_allocate(scratch, problem->employee_count, sizeof(int));
    if (binding->next == NULL || binding->of_programme == NULL || binding->of_employee == NULL ||
        binding->class_of == NULL) {
        return false;
    }
    binding->common = XTRAIN_NONE;
    for (size_t i = 0; i < problem->programme_count; i++) {
        binding->of_programme[i] = XTRAIN_NONE;
    }
    for (size_t i = 0; i < problem->employee_count; i++) {
        binding->of_employee[i] = XTRAIN_NONE;
    }
    for (size_t i = problem->rule_count; i-- > 0;) {
        const xtrain_rule *rule = &problem->rules[i].stated;
        if (!xtrain_rule_info_get(rule->kind)->of_person || rule->kind == XTRAIN_RULE_P2) {
            continue;
        }
        int *head = &binding->common;
        if (rule->employee != XTRAIN_NONE) {
            head = &binding->of_employee[rule->employee];
        } else if (rule->programme != XTRAIN_NONE &&
                   problem->programmes[rule->programme].member_count > 0) {
            head = &binding->of_programme[rule->programme];
        }
        binding->next[i] = *head;
        *head = (int)i;
    }
    return true;
}

static bool append_chain(rule_binding *binding, int rule)
{
    for (; rule != XTRAIN_NONE; rule = binding->next[rule]) {
        if (!XT_GROW(binding->memory, binding->list, binding->list_capacity,
                     binding->list_count + 1)) {
            return false;
        }
        binding->list[binding->list_count++] = rule;
    }
    return true;
}

/* ---- classes ---- */

static bool add_class(rule_binding *binding, int parent, int programme)
{
    if (!XT_GROW(binding->memory, binding->classes, binding->class_capacity,
                 binding->class_count + 1)) {
        return false;
    }
    binding->classes[binding->class_count++] =
        (people_class){parent, programme, XTRAIN_NONE, XTRAIN_NONE, false, 0, 0};
    return true;
}

static xtrain_status split_classes(rule_binding *binding, const xt_membership *membership,
                                   int programme)
{
    for (int i = 0; i < membership->bound_count; i++) {
        const int employee = membership->bound[i];
        const int from = binding->class_of[employee];
        if (binding->classes[from].split_by != programme) {
            if (binding->class_count >= XTRAIN_MAX_BOUND / 8) {
                binding->is_full = true;
                return xt_mistake(binding->derivation, XTRAIN_ERROR_LIMIT,
                                  &binding->derivation->problem->programmes[programme].source,
                                  "too many combinations of programmes bind people; use fewer "
                                  "programmes");
            }
            if (!add_class(binding, from, programme)) {
                return XTRAIN_ERROR_MEMORY;
            }
            binding->classes[from].split = (int)binding->class_count - 1;
            binding->classes[from].split_by = programme;
        }
        binding->class_of[employee] = binding->classes[from].split;
    }
    return XTRAIN_OK;
}

static xtrain_status make_classes(rule_binding *binding)
{
    xt_derivation *derivation = binding->derivation;
    const size_t programmes = derivation->problem->programme_count;
    xt_membership membership;
    if (!add_class(binding, XTRAIN_NONE, XTRAIN_NONE)) {
        return XTRAIN_ERROR_MEMORY;
    }
    xtrain_status status =
        programmes == 0 ? XTRAIN_OK : xt_membership_prepare(&membership, derivation);
    for (size_t i = 0; i < programmes && status == XTRAIN_OK && !binding->is_full; i++) {
        status = xt_membership_find(&membership, derivation, (int)i);
        if (status == XTRAIN_OK && binding->of_programme[i] != XTRAIN_NONE) {
            status = split_classes(binding, &membership, (int)i);
        }
    }
    return status;
}

/* ---- lists ---- */

/* Takes the list at hand into rule_of; *first and *count are where it is. */
static xtrain_status keep_list(rule_binding *binding, int employee, int *first, int *count)
{
    const xtrain_problem *problem = binding->derivation->problem;
    size_t kept = 0;
    const xtrain_status status =
        xt_clash_filter(&binding->clashes, binding->list, binding->list_count, employee, &kept);
    if (status != XTRAIN_OK) {
        return status;
    }
    *first = (int)binding->rule_count;
    *count = (int)kept;
    if (binding->rule_count + kept > XTRAIN_MAX_BOUND) {
        *first = *count = 0;
        binding->is_full = true;
        return xt_mistake(binding->derivation, XTRAIN_ERROR_LIMIT,
                          &problem->employees[employee].source,
                          "too many rules bind too many groups of people; state rules for sets of "
                          "departments and for fewer programmes");
    }
    if (!XT_GROW(binding->memory, binding->rule_of, binding->rule_capacity,
                 binding->rule_count + kept)) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (size_t i = 0; i < kept; i++) {
        binding->rule_of[binding->rule_count++] = binding->list[i];
    }
    return XTRAIN_OK;
}

static xtrain_status list_class(rule_binding *binding, int class, int employee)
{
    people_class *listed = &binding->classes[class];
    if (listed->is_listed) {
        return XTRAIN_OK;
    }
    binding->list_count = 0;
    bool done = append_chain(binding, binding->common);
    for (int at = class; at != XTRAIN_NONE && done; at = binding->classes[at].parent) {
        const int programme = binding->classes[at].programme;
        done = programme == XTRAIN_NONE || append_chain(binding, binding->of_programme[programme]);
    }
    listed->is_listed = true;
    return done ? keep_list(binding, employee, &listed->rule_first, &listed->rule_count)
                : XTRAIN_ERROR_MEMORY;
}

static xtrain_status list_person(rule_binding *binding, int employee)
{
    xt_employee *person = &binding->derivation->problem->employees[employee];
    const int class = binding->class_of[employee];
    xtrain_status status = list_class(binding, class, employee);
    person->rule_first = binding->classes[class].rule_first;
    person->rule_count = binding->classes[class].rule_count;
    if (status != XTRAIN_OK || binding->of_employee[employee] == XTRAIN_NONE) {
        return status;
    }
    if (!XT_GROW(binding->memory, binding->list, binding->list_capacity,
                 (size_t)person->rule_count + 1)) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (int i = 0; i < person->rule_count; i++) {
        binding->list[i] = binding->rule_of[person->rule_first + i];
    }
    binding->list_count = (size_t)person->rule_count;
    if (!append_chain(binding, binding->of_employee[employee])) {
        return XTRAIN_ERROR_MEMORY;
    }
    return keep_list(binding, employee, &person->rule_first, &person->rule_count);
}

static xtrain_status bind(rule_binding *binding)
{
    xtrain_problem *problem = binding->derivation->problem;
    if (!chain_rules(binding)) {
        return XTRAIN_ERROR_MEMORY;
    }
    xtrain_status status = make_classes(binding);
    for (size_t i = 0; i < problem->employee_count && status == XTRAIN_OK && !binding->is_full;
         i++) {
        status = list_person(binding, (int)i);
    }
    if (status != XTRAIN_OK) {
        return status;
    }
    problem->rule_of =
        xt_arena_allocate(&problem->derived, binding->rule_count, sizeof *problem->rule_of);
    for (size_t i = 0; i < binding->rule_count && problem->rule_of != NULL; i++) {
        problem->rule_of[i] = binding->rule_of[i];
    }
    return problem->rule_of == NULL ? XTRAIN_ERROR_MEMORY : XTRAIN_OK;
}

xtrain_status xt_derive_person_rules(xt_derivation *derivation)
{
    rule_binding binding = {.derivation = derivation,
                            .memory = &derivation->problem->context->memory};
    xt_clash_init(&binding.clashes, derivation);
    const xtrain_status status = bind(&binding);
    xt_clash_clear(&binding.clashes);
    xt_release(binding.memory, binding.classes);
    xt_release(binding.memory, binding.list);
    xt_release(binding.memory, binding.rule_of);
    return status;
}
