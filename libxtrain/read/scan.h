/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between an input file and libconfig. */
#ifndef XT_READ_SCAN_H
#define XT_READ_SCAN_H

#include "base/context.h"

/* Stands in the scanned text for a value that was refused and reported already. No value of the
 * format may be as small, and the scan refuses it in the input. */
#define XT_REFUSED INT32_MIN
/* What keys begin with that were refused and reported already. Keys of the input never do. */
#define XT_REFUSED_KEY '*'

/*
 * Reads the text of an input file token by token, reports every mistake of syntax with its line,
 * and writes a text to `out` that libconfig reads without one: the same tokens on the same lines,
 * without comments, and mended where something was reported, so that the mistakes of meaning in it
 * can be listed in the same run.
 * XTRAIN_OK; XTRAIN_ERROR_INPUT after at least one mistake; _LIMIT; _MEMORY. *is_usable: false if
 * there is nothing in `out` to go on with.
 */
xtrain_status xt_scan(xt_text *out, bool *is_usable, xtrain_context *context, const char *text,
                      size_t length, const char *path);

#endif
