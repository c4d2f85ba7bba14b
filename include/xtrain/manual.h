/* SPDX-License-Identifier: GPL-3.0-or-later */
/** The manual of the input: one section for each thing that it states, and for each rule and cost.
 */
#ifndef XTRAIN_MANUAL_H
#define XTRAIN_MANUAL_H

#include "xtrain/rule.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A section. All texts are static, UTF-8, and for people to read. Since 0.1. */
typedef struct xtrain_manual_section {
    const char *name;      /**< to ask for it: "calendar"; of a rule its number, "P6" */
    const char *title;     /**< "The calendar"; NULL for a rule, see xtrain_rule_info */
    xtrain_rule_kind kind; /**< of a rule or cost; XTRAIN_RULE_KINDS for everything else */
    const char *meaning;   /**< what it is and how it is stated; of a rule, after its text */
    const char *why;       /**< what it is good for */
    const char *counted;   /**< how it is counted */
    const char *example;   /**< statements of an input: lines, each with its end */
} xtrain_manual_section;

/** Section number 0, 1 ... in the order of the manual, things first; NULL for any other number.
 *  Static. Thread-safe. Since 0.1. */
XTRAIN_API const xtrain_manual_section *xtrain_manual_at(int index);

/** The section with this name, or of the rule with this name ("p6", "visits"), in capital or small
 *  letters, or NULL. Static. Thread-safe. Since 0.1. */
XTRAIN_API const xtrain_manual_section *xtrain_manual_find(const char *name);

#ifdef __cplusplus
}
#endif
#endif
