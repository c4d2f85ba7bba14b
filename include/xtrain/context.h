/* SPDX-License-Identifier: GPL-3.0-or-later */
/** Status codes, the context, diagnostics, and the memory hook. */
#ifndef XTRAIN_CONTEXT_H
#define XTRAIN_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define XTRAIN_API __attribute__((visibility("default")))
#define XTRAIN_MUST_USE __attribute__((warn_unused_result))
#else
#define XTRAIN_API
#define XTRAIN_MUST_USE
#endif

#define XTRAIN_VERSION_MAJOR 0
#define XTRAIN_VERSION_MINOR 1
#define XTRAIN_VERSION_PATCH 0
#define XTRAIN_VERSION_TEXT "0.1.0"

/** What a call says of itself. The numbers never change. */
typedef enum xtrain_status {
    XTRAIN_OK = 0,
    XTRAIN_ERROR_MEMORY = -1,   /**< out of memory */
    XTRAIN_ERROR_ARGUMENT = -2, /**< an argument is out of its range, or called too early */
    XTRAIN_ERROR_INPUT = -3,    /**< the input has mistakes; the context lists them */
    XTRAIN_ERROR_FILE = -4,     /**< a file could not be read or written */
    XTRAIN_ERROR_LIMIT = -5,    /**< larger than the limits in limits.h */
    XTRAIN_ERROR_SOLVER = -6,   /**< the linear programming library failed */
    XTRAIN_ERROR_EXISTS = -7,   /**< the file exists and may not be overwritten */
    XTRAIN_ERROR_INTERNAL = -8  /**< a defect of this library; please report it */
} xtrain_status;

/** Memory functions of the caller. They may be called from the solver's threads
 *  at the same time, so they must be thread-safe. Since 0.1. */
typedef struct xtrain_allocator {
    void *(*allocate)(size_t size, void *user);                /**< like malloc */
    void *(*reallocate)(void *block, size_t size, void *user); /**< like realloc */
    void (*release)(void *block, void *user);                  /**< like free; NULL does nothing */
    void *user;                                                /**< passed back unchanged */
} xtrain_allocator;

/** One mistake or remark. All texts belong to the context. Since 0.1. */
typedef struct xtrain_error {
    xtrain_status status; /**< its kind; XTRAIN_OK for a remark that stops nothing */
    const char *file;     /**< where, or NULL */
    int line;             /**< 1-based line, or 0 */
    const char *message;  /**< one line: what is wrong; what to do */
} xtrain_error;

/** Everything that a thread's calls share: memory, diagnostics, the cancel flag. */
typedef struct xtrain_context xtrain_context;

/**
 * Creates a context.
 * @param out        receives the context; the caller frees it with xtrain_context_free
 * @param allocator  memory functions, copied; NULL for malloc and free
 * @return XTRAIN_OK, XTRAIN_ERROR_MEMORY or XTRAIN_ERROR_ARGUMENT; on failure *out is NULL
 * Thread-safe. Since 0.1.
 */
XTRAIN_API XTRAIN_MUST_USE xtrain_status xtrain_context_create(xtrain_context **out,
                                                               const xtrain_allocator *allocator);

/** Frees a context after everything made from it. NULL does nothing. Since 0.1. */
XTRAIN_API void xtrain_context_free(xtrain_context *context);

/** Number of diagnostics collected since the last clear. Since 0.1. */
XTRAIN_API size_t xtrain_context_error_count(const xtrain_context *context);

/** Diagnostic number index (0-based, in the order found), or NULL when out of range.
 *  Borrowed: valid until the next clear or call that reports. Since 0.1. */
XTRAIN_API const xtrain_error *xtrain_context_error_at(const xtrain_context *context, size_t index);

/** Forgets all diagnostics. Since 0.1. */
XTRAIN_API void xtrain_context_clear_errors(xtrain_context *context);

/**
 * Asks a running solve to stop soon and return the best plan it has. The request
 * stays until xtrain_context_reset_cancel. May be called from any thread and from a
 * signal handler. Since 0.1.
 */
XTRAIN_API void xtrain_context_cancel(xtrain_context *context);

/** Takes a cancel request back. Since 0.1. */
XTRAIN_API void xtrain_context_reset_cancel(xtrain_context *context);

/** The library's version, such as "0.1.0". Static. Thread-safe. Since 0.1. */
XTRAIN_API const char *xtrain_version(void);

/** A few words for a status. Static, never NULL. Thread-safe. Since 0.1. */
XTRAIN_API const char *xtrain_status_text(xtrain_status status);

#ifdef __cplusplus
}
#endif
#endif
