/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of departments, sorted into their departments; two entry requirements that clash are a
 * mistake. */
#include "model/derive.h"

static bool is_staffing(const xt_rule *rule)
{
    const xtrain_rule_info *info = xtrain_rule_info_get(rule->stated.kind);
    return !info->of_person && !info->of_team;
}

static bool is_entry(const xt_rule *rule)
{
    return rule->stated.kind == XTRAIN_RULE_P2;
}

/* Sorts the chosen rules by department, in the order of stating within each. */
static bool sort_into(xtrain_problem *problem, bool (*chosen)(const xt_rule *), int **rules,
                      int **first)
{
    const size_t departments = problem->department_count;
    int *begin = xt_arena_allocate(&problem->derived, departments + 2, sizeof *begin);
    int *list = xt_arena_allocate(&problem->derived, problem->rule_count, sizeof *list);
    if (begin == NULL || list == NULL) {
        return false;
    }
    /* Counted two places up, so that filling leaves begin[d] at the start of d. */
    for (size_t r = 0; r < problem->rule_count; r++) {
        if (chosen(&problem->rules[r])) {
            begin[problem->rules[r].stated.subject.index + 2]++;
        }
    }
    for (size_t d = 2; d < departments + 2; d++) {
        begin[d] += begin[d - 1];
    }
    for (size_t r = 0; r < problem->rule_count; r++) {
        if (chosen(&problem->rules[r])) {
            list[begin[problem->rules[r].stated.subject.index + 1]++] = (int)r;
        }
    }
    *rules = list;
    *first = begin;
    return true;
}

static xtrain_status report_entry_clash(xt_derivation *derivation, const xtrain_rule *rule,
                                        const xtrain_rule *earlier)
{
    const xtrain_problem *problem = derivation->problem;
    char where[XT_SOURCE_TEXT_SIZE];
    xt_source_text(&earlier->source, where);
    return xt_mistake(derivation, XTRAIN_ERROR_INPUT, &rule->source,
                      "entry to %s asks for the skill '%s' here and, differently, at %s; keep one",
                      xt_subject_name(problem, rule->subject),
                      problem->skills[rule->value[XTRAIN_PARAMETER_SKILL]].name, where);
}

/* Without dates one entry requirement for each department and skill: equal ones are dropped, others
 * clash. */
static xtrain_status check_entries(xt_derivation *derivation)
{
    xtrain_problem *problem = derivation->problem;
    xtrain_status status = XTRAIN_OK;
    int kept = 0;
    int begin = 0;
    int *seen = xt_arena_allocate(&derivation->scratch, problem->skill_count, sizeof *seen);
    if (seen == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    for (size_t d = 0; d < problem->department_count; d++) {
        const int end = problem->entry_rule_first[d + 1];
        const int first = kept;
        for (int i = begin; i < end && status == XTRAIN_OK; i++) {
            const int index = problem->entry_rules[i];
            const xtrain_rule *rule = &problem->rules[index].stated;
            if (xt_rule_has_range(rule)) {
                problem->entry_rules[kept++] = index; /* see override.c */
                continue;
            }
            /* Position in the kept list + 1; what lies before `first` is another department's. */
            int *known = &seen[rule->value[XTRAIN_PARAMETER_SKILL]];
            if (*known <= first) {
                problem->entry_rules[kept++] = index;
                *known = kept;
                continue;
            }
            const xtrain_rule *earlier = &problem->rules[problem->entry_rules[*known - 1]].stated;
            if (rule->value[XTRAIN_PARAMETER_LEVEL] != earlier->value[XTRAIN_PARAMETER_LEVEL] ||
                rule->strength != earlier->strength || rule->points != earlier->points) {
                status = report_entry_clash(derivation, rule, earlier);
            }
        }
        begin = end;
        problem->entry_rule_first[d + 1] = kept;
    }
    return status;
}

xtrain_status xt_derive_department_rules(xt_derivation *derivation)
{
    xtrain_problem *problem = derivation->problem;
    if (!sort_into(problem, is_staffing, &problem->department_rules,
                   &problem->department_rule_first) ||
        !sort_into(problem, is_entry, &problem->entry_rules, &problem->entry_rule_first)) {
        return XTRAIN_ERROR_MEMORY;
    }
    return check_entries(derivation);
}
