/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "xtrain/limits.h"

/* What went wrong, without strerror, which speaks the host's language and may not be thread-safe.
 */
static const char *reason(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return "there is no such file; check the name and the folder";
    case EACCES:
    case EPERM:
        return "no permission to read it; change its permissions";
    case EISDIR:
        return "it is a folder; name a file in it";
    case ENAMETOOLONG:
        return "the name is too long; shorten it";
    case EMFILE:
    case ENFILE:
        return "too many files are open; close some";
    case ELOOP:
        return "its symbolic links go in a circle; mend them";
    default:
        return "the system failed to read it; try again or copy the file";
    }
}

/* Reads to the end of the file, which may have grown since it was measured. */
static xtrain_status read_all(xt_text *text, int file)
{
    char buffer[65536];
    for (;;) {
        const ssize_t count = read(file, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return XTRAIN_ERROR_FILE;
        }
        if (count == 0) {
            xt_text_add_bytes(text, "", 0);
            return text->failed ? XTRAIN_ERROR_MEMORY : XTRAIN_OK;
        }
        if (text->length + (size_t)count > XTRAIN_MAX_INPUT_BYTES) {
            return XTRAIN_ERROR_LIMIT;
        }
        xt_text_add_bytes(text, buffer, (size_t)count);
        if (text->failed) {
            return XTRAIN_ERROR_MEMORY;
        }
    }
}

/* XTRAIN_OK if it is a regular file of a good size; otherwise *why says what it is. */
static xtrain_status inspect(int file, const char **why)
{
    struct stat found;
    if (fstat(file, &found) != 0) {
        *why = reason(errno);
        return XTRAIN_ERROR_FILE;
    }
    if (!S_ISREG(found.st_mode)) {
        *why = S_ISDIR(found.st_mode) ? reason(EISDIR) : "it is not a regular file; name a file";
        return XTRAIN_ERROR_FILE;
    }
    return found.st_size > XTRAIN_MAX_INPUT_BYTES ? XTRAIN_ERROR_LIMIT : XTRAIN_OK;
}

xtrain_status xt_file_read(char **out, size_t *length, xtrain_context *context, const char *path,
                           const char *from_file, int from_line)
{
    xtrain_status status = XTRAIN_OK;
    const char *why = NULL;
    xt_text text;
    *out = NULL;
    *length = 0;
    xt_text_init(&text, &context->memory);
    /* Non-blocking, so that a pipe without a writer does not hold us up; files do not mind. */
    const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        why = reason(errno);
        status = XTRAIN_ERROR_FILE;
        goto out;
    }
    status = inspect(file, &why);
    if (status == XTRAIN_OK) {
        errno = 0;
        status = read_all(&text, file);
        why = reason(errno);
    }
    if (status == XTRAIN_OK) {
        *length = text.length;
        *out = xt_text_take(&text);
    }
out:
    if (file >= 0) {
        (void)close(file);
    }
    xt_text_clear(&text);
    if (status == XTRAIN_ERROR_FILE) {
        return xt_report(context, status, from_file, from_line, "cannot read '%s': %s", path, why);
    }
    if (status == XTRAIN_ERROR_LIMIT) {
        return xt_report(context, status, from_file, from_line,
                         "'%s' is larger than %d MiB; split it or leave something out", path,
                         XTRAIN_MAX_INPUT_BYTES / 1024 / 1024);
    }
    return status;
}
