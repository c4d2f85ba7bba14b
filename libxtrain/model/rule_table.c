/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xtrain/rule.h"

#include "base/text.h"

/* A parameter's bit. */
#define BIT(parameter) (UINT32_C(1) << XTRAIN_PARAMETER_##parameter)

/* THE table: one row a rule or cost, in the order of xtrain_rule_kind. */
static const xtrain_rule_info table[XTRAIN_RULE_KINDS] = {
    {XTRAIN_RULE_D1, "D1", "staffing", "head or host off", "heads or hosts off",
     "A department has enough people and hosts present, and not too many people.", false, false,
     false, BIT(MIN) | BIT(MAX) | BIT(HOSTS) | BIT(FTE)},
    {XTRAIN_RULE_D2, "D2", "visitors", "visitor too many", "visitors too many",
     "A department has at most so many visitors at once.", false, false, false, BIT(MAX)},
    {XTRAIN_RULE_D3, "D3", "skill need", "skilled person missing", "skilled people missing",
     "A department has at least so many people present with enough of a skill.", false, false,
     false, BIT(MIN) | BIT(SKILL) | BIT(LEVEL)},
    {XTRAIN_RULE_D4, "D4", "coach capacity", "visitor too many for the hosts",
     "visitors too many for the hosts",
     "A department has at most so many visitors for so many hosts.", false, false, false,
     BIT(HOSTS) | BIT(VISITORS)},
    {XTRAIN_RULE_D5, "D5", "mixing", "visitor too many from one home",
     "visitors too many from one home",
     "Of the visitors in a department at most so many come from one home.", false, false, false,
     BIT(MAX)},
    {XTRAIN_RULE_P1, "P1", "availability", "cell against contract or leave",
     "cells against contract or leave",
     "Nobody is planned outside the contract, nor, where leave is \"no-stay\", away while on "
     "leave.",
     true, false, false, BIT(NO_STAY)},
    {XTRAIN_RULE_P2, "P2", "placement", "cell or entry out of place",
     "cells or entries out of place",
     "Fixed cells are kept; nobody is sent where they may not go, where entry asks for more skill, "
     "or "
     "into a closed department.",
     true, false, false, BIT(SKILL) | BIT(LEVEL)},
    {XTRAIN_RULE_P3, "P3", "stay length", "period short or long", "periods short or long",
     "A stay away from home lasts at least and at most so many periods.", true, false, false,
     BIT(MIN) | BIT(MAX) | BIT(CLOSED_END)},
    {XTRAIN_RULE_P4, "P4", "away time", "period too many or missing", "periods too many or missing",
     "Time away from home stays within bounds: in all, in a row, and between stays.", true, false,
     false, BIT(MIN) | BIT(MAX) | BIT(RUN) | BIT(GAP)},
    {XTRAIN_RULE_P5, "P5", "return", "entry too soon", "entries too soon",
     "Nobody goes to the same place again too soon, or ever.", true, false, false,
     BIT(GAP) | BIT(EVER)},
    {XTRAIN_RULE_P6, "P6", "visits", "missing or extra stay", "missing or extra stays",
     "A person visits at least and at most so many times.", true, false, false,
     BIT(MIN) | BIT(MAX) | BIT(DISTINCT) | BIT(PRESENT) | BIT(BY)},
    {XTRAIN_RULE_P7, "P7", "order", "entry too early", "entries too early",
     "A stay in one place needs an earlier stay in another.", true, false, false, 0},
    {XTRAIN_RULE_P8, "P8", "transitions", "unwanted transition", "unwanted transitions",
     "A stay in one place does not follow one in another.", true, false, false, BIT(ACROSS)},
    {XTRAIN_RULE_P9, "P9", "customer exposure", "missing hour", "missing hours",
     "In every row of so many periods a person spends enough hours with customers.", true, false,
     false, BIT(WINDOW) | BIT(HOURS) | BIT(BLOCKS)},
    {XTRAIN_RULE_P10, "P10", "reach", "level missing", "levels missing",
     "A person reaches a level in a skill by a date.", true, false, false,
     BIT(SKILL) | BIT(LEVEL) | BIT(BY)},
    {XTRAIN_RULE_P11, "P11", "load", "load point too many", "load points too many",
     "In a row of so many periods a person carries at most so much load.", true, false, false,
     BIT(MAX) | BIT(WINDOW) | BIT(ROLLING)},
    {XTRAIN_RULE_T1, "T1", "depth", "person missing", "people missing",
     "When the plan ends, enough people cover a skill.", false, true, false, BIT(MIN) | BIT(SKILL)},
    {XTRAIN_RULE_T2, "T2", "pairs", "period together, or pair that never met",
     "periods together, or pairs that never met",
     "Two people are never present in one place at once, or are so at least once.", false, true,
     false, BIT(TOGETHER)},
    {XTRAIN_RULE_C1, "C1", "wishes", "granted wish, period or stay",
     "granted wishes, periods or stays",
     "Wishes earn their strength; periods or stays somewhere cost points.", true, false, true,
     BIT(PER_STAY)},
    {XTRAIN_RULE_C2, "C2", "moves", "move", "moves",
     "Every change of department, or of site, costs points.", true, false, true, BIT(SITES)},
    {XTRAIN_RULE_C3, "C3", "idle time", "idle period", "idle periods",
     "Idle periods before a person's last stay cost points.", true, false, true, 0},
    {XTRAIN_RULE_C4, "C4", "changes", "changed period", "changed periods",
     "Every period that differs from a published plan costs points.", true, false, true, 0},
    {XTRAIN_RULE_C5, "C5", "uneven load", "load point off the share", "load points off the share",
     "Load above or below a person's fair share costs points.", true, false, true, 0},
};

const xtrain_rule_info *xtrain_rule_info_get(xtrain_rule_kind kind)
{
    return (unsigned)kind < XTRAIN_RULE_KINDS ? &table[kind] : NULL;
}

xtrain_rule_kind xtrain_rule_find(const char *number)
{
    int kind = 0;
    while (number != NULL && kind < XTRAIN_RULE_KINDS &&
           !xt_text_equal_folded(table[kind].number, number)) {
        kind++;
    }
    return number == NULL ? XTRAIN_RULE_KINDS : (xtrain_rule_kind)kind;
}
