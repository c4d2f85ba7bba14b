/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl-C: the first one asks the solver for its best plan, the second one ends the program. */
#ifndef XT_CLI_INTERRUPT_H
#define XT_CLI_INTERRUPT_H

#include <xtrain.h>

void xt_interrupt_begin(xtrain_context *context);
/* From here on an interrupt ends the program as usual. Call it before the context is freed. */
void xt_interrupt_end(void);

#endif
