/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan_json.h"

static const char *const unit_words[] = {"day", "week", "month", "hour"};
static const char *const strength_words[] = {"must", "should", "goal", "cost"};
static const char *const outcome_words[] = {"judged", "optimal", "within_gap", "stopped"};
static const char *const sense_words[] = {"minimise", "maximise"};
static const char *const objective_words[] = {"points", "utility"};
static const char *const part_words[] = {"heads", "visitors", "hosts", "minimum"};

#define WORDS(list) ((xt_words){(list), (int)(sizeof(list) / sizeof(list)[0])})

xt_words xt_plan_units(void)
{
    return WORDS(unit_words);
}

xt_words xt_plan_strengths(void)
{
    return WORDS(strength_words);
}

xt_words xt_plan_outcomes(void)
{
    return WORDS(outcome_words);
}

xt_words xt_plan_senses(void)
{
    return WORDS(sense_words);
}

xt_words xt_plan_objectives(void)
{
    return WORDS(objective_words);
}

xt_words xt_plan_staffing_parts(void)
{
    return WORDS(part_words);
}

int *xt_plan_staffing_part(xt_plan_staffing *staffing, int part)
{
    int *const parts[] = {&staffing->heads, &staffing->visitors, &staffing->hosts,
                          &staffing->minimum};
    return parts[part];
}

/* In the order of the facts as bits: outside 1, leave 2, closed 4, fixed 8. */
static const char letters[] = ".olbcxdaFOLBCXDA";

static const unsigned fact_of_bit[] = {XTRAIN_CELL_OUTSIDE, XTRAIN_CELL_LEAVE, XTRAIN_CELL_CLOSED,
                                       XTRAIN_CELL_FIXED};

char xt_plan_letter(unsigned flags)
{
    unsigned number = 0;
    for (unsigned bit = 0; bit < 4; bit++) {
        if ((flags & fact_of_bit[bit]) != 0) {
            number |= 1U << bit;
        }
    }
    return letters[number];
}

bool xt_plan_facts(char letter, unsigned *facts)
{
    *facts = 0;
    for (unsigned number = 0; number < sizeof letters - 1; number++) {
        if (letters[number] == letter) {
            for (unsigned bit = 0; bit < 4; bit++) {
                *facts |= (number >> bit & 1U) != 0 ? fact_of_bit[bit] : 0;
            }
            return true;
        }
    }
    return false;
}

unsigned xt_plan_flags(unsigned facts, int department, int home)
{
    const unsigned absent = XTRAIN_CELL_OUTSIDE | XTRAIN_CELL_LEAVE | XTRAIN_CELL_CLOSED;
    unsigned flags = facts;
    if (department != XTRAIN_NONE) {
        flags |= department != home ? XTRAIN_CELL_VISITOR : 0;
        flags |= (facts & absent) == 0 ? XTRAIN_CELL_PRESENT : 0;
    }
    return flags;
}
