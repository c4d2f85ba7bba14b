/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading whole files within a size limit. */
#ifndef XT_BASE_FILE_H
#define XT_BASE_FILE_H

#include "base/context.h"

/* Reads a regular file of at most XTRAIN_MAX_INPUT_BYTES. *out is NUL-terminated and the caller's
 * (xt_release with the context's memory). Reports and returns XTRAIN_ERROR_FILE, _LIMIT or _MEMORY.
 * from_file and from_line say which input names the file (NULL, 0: none). */
xtrain_status xt_file_read(char **out, size_t *length, xtrain_context *context, const char *path,
                           const char *from_file, int from_line);

#endif
