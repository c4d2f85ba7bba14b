/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the plan's figures: one for each rule in order, then the built-in ones. */
#include <string.h>

#include "check/judge.h"

/* "customer exposure in 6 periods", "load in blocks of 4 periods". */
static void add_windows(xt_text *text, const char *what, bool blocks, int length)
{
    xt_text_format(text, "%s in %s%d period%s", what, blocks ? "blocks of " : "", length,
                   xt_plural(length));
}

/* " by 2026-06-28", unless it is the plan's end. */
static void add_due(xt_text *text, const xtrain_rule *rule)
{
    char day[XT_DATE_TEXT_SIZE];
    if (rule->value[XTRAIN_PARAMETER_BY] != XTRAIN_UNSET) {
        xt_date_format(rule->value[XTRAIN_PARAMETER_BY], day);
        xt_text_format(text, " by %s", day);
    }
}

/* The rules that look at stays. */
static void add_stay_rule(xt_text *text, const xtrain_problem *problem, const xtrain_rule *rule)
{
    const char *subject = xt_subject_name(problem, rule->subject);
    switch (rule->kind) {
    case XTRAIN_RULE_P3:
        xt_text_format(text, "stay length in %s", subject);
        break;
    case XTRAIN_RULE_P5:
        xt_text_format(text, "return to %s",
                       rule->subject.kind == XTRAIN_SUBJECT_ANY ? "the same department" : subject);
        break;
    case XTRAIN_RULE_P6:
        xt_text_format(text, "visits to %s", subject);
        add_due(text, rule);
        break;
    case XTRAIN_RULE_P7:
        xt_text_format(text, "order: %s before %s", xt_subject_name(problem, rule->before),
                       subject);
        break;
    case XTRAIN_RULE_P8:
        xt_text_format(text, "transition: %s %s %s", xt_subject_name(problem, rule->before),
                       rule->value[XTRAIN_PARAMETER_ACROSS] == 1 ? "to" : "straight to", subject);
        break;
    default:
        xt_text_add(text, xtrain_rule_info_get(rule->kind)->name);
        break;
    }
}

/* "law at level 2" */
static void add_level(xt_text *text, const xtrain_problem *problem, const xtrain_rule *rule)
{
    xt_text_format(text, "%s at level %d",
                   problem->skills[rule->value[XTRAIN_PARAMETER_SKILL]].name,
                   (int)rule->value[XTRAIN_PARAMETER_LEVEL]);
}

/* The rules that look at skills or at two people. */
static void add_skill_rule(xt_text *text, const xtrain_problem *problem, const xtrain_rule *rule)
{
    const char *subject = xt_subject_name(problem, rule->subject);
    switch (rule->kind) {
    case XTRAIN_RULE_D3:
        xt_text_format(text, "skill need of %s: ", subject);
        add_level(text, problem, rule);
        break;
    case XTRAIN_RULE_P2:
        xt_text_format(text, "entry to %s: ", subject);
        add_level(text, problem, rule);
        break;
    case XTRAIN_RULE_P10:
        xt_text_add(text, "reach: ");
        add_level(text, problem, rule);
        add_due(text, rule);
        break;
    case XTRAIN_RULE_T1:
        xt_text_format(text, "depth of %s",
                       problem->skills[rule->value[XTRAIN_PARAMETER_SKILL]].name);
        break;
    default: /* T2 */
        xt_text_add(text, rule->value[XTRAIN_PARAMETER_TOGETHER] == 1 ? "together: " : "apart: ");
        xt_judge_add_name(text, problem, rule->employee);
        xt_text_add(text, " and ");
        xt_judge_add_name(text, problem, rule->other);
        break;
    }
}

/* What the rule is about, without whom it binds. */
static void add_rule(xt_text *text, const xtrain_problem *problem, const xtrain_rule *rule)
{
    const char *subject = xt_subject_name(problem, rule->subject);
    switch (rule->kind) {
    case XTRAIN_RULE_D1:
        xt_text_format(text, "staffing of %s%s", subject,
                       rule->value[XTRAIN_PARAMETER_FTE] == 1 ? " in full-time equivalents" : "");
        break;
    case XTRAIN_RULE_D2:
        xt_text_format(text, "visitors in %s", subject);
        break;
    case XTRAIN_RULE_D4:
        xt_text_format(text, "coach capacity of %s", subject);
        break;
    case XTRAIN_RULE_D5:
        xt_text_format(text, "mixing of visitors in %s", subject);
        break;
    case XTRAIN_RULE_P1:
        xt_text_add(text, "no stay on leave");
        break;
    case XTRAIN_RULE_D3:
    case XTRAIN_RULE_P2:
    case XTRAIN_RULE_P10:
    case XTRAIN_RULE_T1:
    case XTRAIN_RULE_T2:
        add_skill_rule(text, problem, rule);
        break;
    case XTRAIN_RULE_P9:
        add_windows(text, "customer exposure", rule->value[XTRAIN_PARAMETER_BLOCKS] == 1,
                    rule->value[XTRAIN_PARAMETER_WINDOW]);
        break;
    case XTRAIN_RULE_P11:
        add_windows(text, "load", rule->value[XTRAIN_PARAMETER_ROLLING] != 1,
                    rule->value[XTRAIN_PARAMETER_WINDOW]);
        break;
    case XTRAIN_RULE_C1:
        xt_text_format(text, "%s in %s",
                       rule->value[XTRAIN_PARAMETER_PER_STAY] == 1 ? "stays" : "periods", subject);
        break;
    case XTRAIN_RULE_C2:
        xt_text_add(text, rule->value[XTRAIN_PARAMETER_SITES] == 1 ? "changes of site" : "moves");
        break;
    case XTRAIN_RULE_C4:
        xt_text_add(text, "changes of the published plan");
        break;
    default:
        add_stay_rule(text, problem, rule);
        break;
    }
}

/* ", 2026-03-02 to 2026-03-15", ", from 2026-03-02", unless it always holds. */
static void add_range(xt_text *text, xtrain_range range)
{
    char first[XT_DATE_TEXT_SIZE];
    char last[XT_DATE_TEXT_SIZE];
    if (range.first != XTRAIN_NO_DATE) {
        xt_date_format(range.first, first);
        xt_text_format(text, ", %s%s", range.last == XTRAIN_NO_DATE ? "from " : "", first);
    }
    if (range.last != XTRAIN_NO_DATE) {
        xt_date_format(range.last, last);
        xt_text_format(text, "%s%s", range.first == XTRAIN_NO_DATE ? ", until " : " to ", last);
    }
}

/* Whom it binds, unless everyone. */
static void add_bound(xt_text *text, const xtrain_problem *problem, const xtrain_rule *rule)
{
    if (rule->programme != XTRAIN_NONE) {
        xt_text_format(text, ", programme %s", problem->programmes[rule->programme].name);
    }
    if (rule->employee != XTRAIN_NONE) {
        xt_text_add(text, ", for ");
        xt_judge_add_name(text, problem, rule->employee);
    }
}

static bool make_rule_line(xt_judge *judge, int number)
{
    const xtrain_rule *rule = &judge->problem->rules[number].stated;
    xtrain_line *line = &judge->plan->lines[number];
    xt_text *text = &judge->text;
    line->kind = rule->kind;
    line->strength = rule->strength;
    text->length = 0;
    add_rule(text, judge->problem, rule);
    add_range(text, rule->range);
    if (xtrain_rule_info_get(rule->kind)->of_person) {
        add_bound(text, judge->problem, rule);
    }
    line->name = text->failed ? NULL : xt_arena_text(&judge->plan->arena, text->data, text->length);
    line->source = xt_judge_source(judge, &rule->source);
    return line->name != NULL && line->source != NULL;
}

bool xt_judge_make_lines(xt_judge *judge)
{
    static const struct {
        xtrain_rule_kind kind;
        xtrain_strength strength;
        const char *name;
    } built_in[XT_BUILT_INS] = {
        [XT_BUILT_IN_CONTRACT] = {XTRAIN_RULE_P1, XTRAIN_MUST, "contract and presence"},
        [XT_BUILT_IN_FIXED] = {XTRAIN_RULE_P2, XTRAIN_MUST, "fixed cells"},
        [XT_BUILT_IN_NEVER] = {XTRAIN_RULE_P2, XTRAIN_MUST, "never-departments"},
        [XT_BUILT_IN_CLOSED] = {XTRAIN_RULE_P2, XTRAIN_MUST, "closed at entry"},
        [XT_BUILT_IN_WISHES] = {XTRAIN_RULE_C1, XTRAIN_COST, "wishes granted"},
    };
    xtrain_plan *plan = judge->plan;
    plan->line_count = (int)judge->problem->rule_count + XT_BUILT_INS;
    plan->lines = xt_arena_allocate(&plan->arena, (size_t)plan->line_count, sizeof *plan->lines);
    if (plan->lines == NULL) {
        return false;
    }
    for (int rule = 0; rule < (int)judge->problem->rule_count; rule++) {
        if (!make_rule_line(judge, rule)) {
            return false;
        }
    }
    for (int line = 0; line < XT_BUILT_INS; line++) {
        plan->lines[xt_judge_line(judge, (xt_built_in)line)] = (xtrain_line){
            .kind = built_in[line].kind,
            .strength = built_in[line].strength,
            .name = built_in[line].name,
            .source = "",
        };
    }
    return true;
}
