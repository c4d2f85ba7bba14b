/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Reading input files, and making a first one from a staff list. */
#ifndef XTRAIN_READ_H
#define XTRAIN_READ_H

#include "xtrain/problem.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Reads and validates an input file with the CSV files that it names.
 * Every mistake is listed in the context with file and line.
 * @param out  receives the problem, validated; the caller frees it
 * @return XTRAIN_OK; XTRAIN_ERROR_INPUT, _FILE, _LIMIT, _MEMORY; on failure *out is NULL
 * One thread per context. Since 0.1.
 */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_read_file(xtrain_problem **out,
                                                                  xtrain_context *context,
                                                                  const char *path);
/** The same from text in memory; path names it in messages and its folder resolves file names. */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_problem_read_string(xtrain_problem **out,
                                                                    xtrain_context *context,
                                                                    const char *text, size_t length,
                                                                    const char *path);

/** How to make a first input from a staff list. */
typedef struct xtrain_init_options {
    unsigned version;
    const char *people;            /**< path of the CSV file */
    const char *id_column;         /**< default "id" */
    const char *name_column;       /**< NULL: "name" if it is there, or else the id is the name */
    const char *department_column; /**< default "department" */
    xtrain_date start;             /**< first day of the plan */
    xtrain_unit unit;              /**< default week */
    int periods;                   /**< default 26 */
    int visits;                    /**< stays in other departments wished for each; default 2 */
} xtrain_init_options;
#define XTRAIN_INIT_OPTIONS_INIT                                                                   \
    {                                                                                              \
        1, NULL, "id", NULL, "department", XTRAIN_NO_DATE, XTRAIN_UNIT_WEEK, 26, 2                 \
    }

/**
 * Writes a first input that plans as it stands; every assumption is a comment in it. What is
 * doubtful in the staff list is listed in the context too, as remarks of the status XTRAIN_OK.
 * @param out     receives the text, NUL-terminated; free it with xtrain_text_free
 * @param target  path where the text will be saved: people's path is written relative to its
 *                folder; NULL: relative to the working folder
 * @return XTRAIN_OK; XTRAIN_ERROR_INPUT (each mistake by line), _FILE, _ARGUMENT, _LIMIT, _MEMORY
 */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_init_text(char **out, xtrain_context *context,
                                                          const xtrain_init_options *options,
                                                          const char *target);

/** Frees a text that a call of this library returned. NULL does nothing. */
XTRAIN_API void xtrain_text_free(xtrain_context *context, char *text);

#ifdef __cplusplus
}
#endif
#endif
