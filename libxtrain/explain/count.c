/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All counting checks, one after the other. */
#include "explain/count.h"

static void (*const checks[])(xt_count *count) = {
    xt_count_departments, xt_count_crowds, xt_count_part_time, xt_count_skills,  xt_count_pairs,
    xt_count_whole,       xt_count_demand, xt_count_visits,    xt_count_amounts, xt_count_fixed,
};

static xtrain_finding_list *make_list(const xt_memory *memory)
{
    xtrain_finding_list *list = xt_allocate(memory, 1, sizeof *list);
    if (list != NULL) {
        xt_arena_init(&list->arena, memory);
    }
    return list;
}

xtrain_status xt_explain_count(xtrain_finding_list **out, const xtrain_problem *problem)
{
    xt_count count = {.problem = problem, .memory = problem->context->memory};
    *out = NULL;
    xt_text_init(&count.text, &count.memory);
    count.list = make_list(&count.memory);
    xtrain_status status = count.list == NULL ? XTRAIN_ERROR_MEMORY : xt_count_survey(&count);
    for (size_t i = 0; i < sizeof checks / sizeof *checks && status == XTRAIN_OK; i++) {
        checks[i](&count);
        status = count.failed ? XTRAIN_ERROR_MEMORY : XTRAIN_OK;
    }
    xt_count_clear(&count);
    if (status == XTRAIN_OK) {
        *out = count.list;
    } else {
        xt_findings_free(count.list);
    }
    return status;
}
