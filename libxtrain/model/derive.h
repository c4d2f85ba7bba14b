/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of deriving. Each reports all mistakes that it finds and goes on; what it returns is
 * XTRAIN_OK or XTRAIN_ERROR_MEMORY, and the mistakes are counted in the derivation. */
#ifndef XT_MODEL_DERIVE_H
#define XT_MODEL_DERIVE_H

#include "model/calendar.h"
#include "model/store.h"

typedef struct xt_derivation {
    xtrain_problem *problem;
    xt_arena scratch;       /* freed when deriving ends */
    xtrain_status mistakes; /* XTRAIN_OK while none was found, then the first one's status */
} xt_derivation;

/* Reports a mistake; returns XTRAIN_OK, or XTRAIN_ERROR_MEMORY if it could not be kept. */
xtrain_status xt_mistake(xt_derivation *derivation, xtrain_status status,
                         const xtrain_source *source, const char *format, ...) XT_PRINTF(4, 5);

/* "office.cfg:41", a label, or "another place"; for messages that name two places. */
#define XT_SOURCE_TEXT_SIZE 256
void xt_source_text(const xtrain_source *source, char out[XT_SOURCE_TEXT_SIZE]);

/* Department rules and entry requirements by department; clashes among the latter. */
xtrain_status xt_derive_department_rules(xt_derivation *derivation);
/* team_rules.c: T1 and T2; clashes among them; C4 without a published plan. */
xtrain_status xt_derive_team_rules(xt_derivation *derivation);
/* Person rules by person; clashes among them; unknown groups. */
xtrain_status xt_derive_person_rules(xt_derivation *derivation);
/* Periods, working days, closed departments, dates of rules. */
xtrain_status xt_derive_calendar(xt_derivation *derivation);
/* Contract, leave and eligible periods, levels. */
xtrain_status xt_derive_presence(xt_derivation *derivation);
/* Fixed cells, wishes and past stays. */
xtrain_status xt_derive_statements(xt_derivation *derivation);
/* The fair shares of C5; after presence. */
xtrain_status xt_derive_shares(xt_derivation *derivation);

/* override.c: in which periods the numbers of rules hold. After the calendar. */
xtrain_status xt_derive_overrides(xt_derivation *derivation);

#endif
