/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as it comes from a file: its lines, its encoding, the folder that it lies in. */
#ifndef XT_READ_SOURCE_H
#define XT_READ_SOURCE_H

#include "base/context.h"

/* Walks over lines that end in \n, \r\n or \r. */
typedef struct xt_lines {
    const char *text;
    size_t length;
    size_t at;
    int line; /* number of the line that was given last */
} xt_lines;

/* The next line without its end, or false after the last one. */
bool xt_lines_next(xt_lines *lines, const char **line, size_t *length);

/* Strips a byte order mark and refuses what is too long or not clean UTF-8, by line. */
xtrain_status xt_source_check(const char **text, size_t *length, xtrain_context *context,
                              const char *path);

/* What a text looks like from its beginning, whatever it was given as. JSON begins with a brace and
 * a quoted key; a table's first line has separators between words and no sign of a statement. */
typedef enum xt_text_kind { XT_TEXT_STATEMENTS = 0, XT_TEXT_JSON, XT_TEXT_TABLE } xt_text_kind;
xt_text_kind xt_source_kind(const char *text, size_t length);

/* A plan.json begins with a brace, a table with a word. */
bool xt_source_is_object(const char *text, size_t length);

/* A name for a message: cut when long, without anything that would break the line. */
#define XT_CUT_SIZE 72
const char *xt_cut(char out[XT_CUT_SIZE], const char *text, size_t length);
const char *xt_cut_text(char out[XT_CUT_SIZE], const char *text);

/* The path of a file that is named in the file `from`; the caller's. NULL: out of memory. */
char *xt_path_beside(const xt_memory *memory, const char *from, const char *name);

/* `path` as a file in the folder of `target` has to name it; both are seen from the working folder.
 * NULL: out of memory. */
char *xt_path_relative(const xt_memory *memory, const char *path, const char *target);

#endif
