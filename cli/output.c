/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file is first written under another name in the same folder and synchronised; then it gets its
 * name in one step: by link, which fails if the name is taken meanwhile, or with --force by rename.
 * Whatever ends the program on the way, the name has the whole result or what it had before.
 */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "messages.h"

#define TEMPORARY_NAMES 100

static bool write_all(int descriptor, const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        const ssize_t count = write(descriptor, text, left);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return false;
        }
        text += count;
        left -= (size_t)count;
    }
    return true;
}

/* Whoever reads has seen enough, as in "| head": the end of this program too, as of others. */
static void end_with_reader(void)
{
    (void)signal(SIGPIPE, SIG_DFL);
    (void)raise(SIGPIPE);
}

xt_exit xt_stdout_write(const char *text)
{
    if (!write_all(STDOUT_FILENO, text)) {
        if (errno == EPIPE) {
            end_with_reader();
        }
        xt_say_errno(errno, "cannot write to standard output");
        return XT_EXIT_INTERNAL;
    }
    return XT_EXIT_OK;
}

/* The length of the folder's part of a path, its slash included. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? (size_t)(slash - path) + 1 : 0;
}

/* Creates a file beside the target that no one else has. Returns its descriptor, or -1. *name is
 * the caller's. */
static int create_beside(const char *target, char **name)
{
    const size_t folder = folder_length(target);
    const size_t size = folder + 64;
    *name = malloc(size);
    if (*name == NULL) {
        errno = ENOMEM;
        return -1;
    }
    for (int attempt = 0; attempt < TEMPORARY_NAMES; attempt++) {
        (void)snprintf(*name, size, "%.*s.xtrain-%ld-%d.tmp", (int)folder, target, (long)getpid(),
                       attempt);
        const int descriptor = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST) {
            return descriptor;
        }
    }
    return -1;
}

/* Is a file already; says so unless it may be replaced. */
static xt_exit look_at_target(xt_output *output, const char *input)
{
    struct stat found;
    struct stat read;
    if (stat(output->path, &found) != 0) {
        if (errno != ENOENT) {
            xt_say_errno(errno, "cannot write %s", output->path);
            return XT_EXIT_INTERNAL;
        }
        output->target = strdup(output->path);
        return XT_EXIT_OK;
    }
    if (S_ISDIR(found.st_mode)) {
        xt_say("%s is a folder; name a file in it", output->path);
        return XT_EXIT_USAGE;
    }
    if (input != NULL && stat(input, &read) == 0 && read.st_dev == found.st_dev &&
        read.st_ino == found.st_ino) {
        xt_say("%s is the input itself; give the result another name", output->path);
        return XT_EXIT_USAGE;
    }
    output->is_device = !S_ISREG(found.st_mode);
    if (!output->is_device && !output->force) {
        xt_say("%s exists already; choose another name, or replace it with --force", output->path);
        return XT_EXIT_USAGE;
    }
    output->exists = true;
    output->mode = found.st_mode & 07777;
    output->target = realpath(output->path, NULL);
    return XT_EXIT_OK;
}

static void say_unwritable(const char *path, int error)
{
    struct stat found;
    const size_t length = folder_length(path);
    char *folder = length > 1 ? strndup(path, length - 1) : NULL;
    if (error == ENOENT && folder != NULL && stat(folder, &found) != 0) {
        xt_say("cannot write %s: there is no folder %s; make it first: mkdir -p %s", path, folder,
               folder);
    } else {
        xt_say_errno(error, "cannot write %s", path);
    }
    free(folder);
}

xt_exit xt_output_open(xt_output *output, const char *path, bool force, const char *input)
{
    *output = (xt_output){.force = force};
    if (path == NULL || strcmp(path, "-") == 0) {
        return XT_EXIT_OK;
    }
    output->path = path;
    if (path[0] == '\0') {
        xt_say("the result needs a name; it is empty");
        return XT_EXIT_USAGE;
    }
    const xt_exit code = look_at_target(output, input);
    if (code != XT_EXIT_OK) {
        return code;
    }
    if (output->target == NULL) {
        xt_say_errno(errno, "cannot write %s", path);
        return XT_EXIT_INTERNAL;
    }
    if (output->is_device) {
        return XT_EXIT_OK;
    }
    /* The only sure way to know whether a folder takes files is to put one there. */
    char *name = NULL;
    const int descriptor = create_beside(output->target, &name);
    const int error = errno;
    if (descriptor >= 0) {
        (void)close(descriptor);
        (void)unlink(name);
    } else {
        say_unwritable(path, error);
    }
    free(name);
    return descriptor >= 0 ? XT_EXIT_OK : XT_EXIT_INTERNAL;
}

void xt_output_close(xt_output *output)
{
    free(output->target);
    *output = (xt_output){0};
}

/* Gives the finished file its name; on failure errno says why. */
static bool publish(const xt_output *output, const char *name)
{
    if (output->force) {
        return rename(name, output->target) == 0;
    }
    if (link(name, output->target) == 0) {
        (void)unlink(name);
        return true;
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK) {
        return false;
    }
    /* A file system without links: take the name first, then replace what was put there. */
    const int descriptor = open(output->target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        return false;
    }
    (void)close(descriptor);
    if (rename(name, output->target) != 0) {
        const int error = errno;
        (void)unlink(output->target);
        errno = error;
        return false;
    }
    return true;
}

static bool is_synchronised(int descriptor)
{
    return fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* The folder's entry must last too; where that cannot be asked for it is not. */
static void synchronise_folder(const char *target)
{
    const size_t length = folder_length(target);
    char *folder = length > 0 ? strndup(target, length) : strdup(".");
    const int descriptor = folder != NULL ? open(folder, O_RDONLY | O_CLOEXEC) : -1;
    if (descriptor >= 0) {
        (void)fsync(descriptor);
        (void)close(descriptor);
    }
    free(folder);
}

static bool write_file(const xt_output *output, const char *text)
{
    char *name = NULL;
    const int descriptor = create_beside(output->target, &name);
    bool done = descriptor >= 0;
    int error = errno;
    if (done) {
        done = write_all(descriptor, text) &&
               (!output->exists || fchmod(descriptor, output->mode) == 0) &&
               is_synchronised(descriptor);
        error = errno;
        if (close(descriptor) != 0 && done) {
            done = false;
            error = errno;
        }
        if (done && !publish(output, name)) {
            done = false;
            error = errno;
        }
        if (done) {
            synchronise_folder(output->target);
        } else {
            (void)unlink(name);
        }
    }
    free(name);
    errno = error;
    return done;
}

static bool write_device(const xt_output *output, const char *text)
{
    const int descriptor = open(output->target, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    bool done = descriptor >= 0 && write_all(descriptor, text);
    const int error = errno;
    if (descriptor >= 0 && close(descriptor) != 0 && done) {
        return false;
    }
    errno = error;
    return done;
}

xt_exit xt_output_write(const xt_output *output, const char *text)
{
    if (output->path == NULL) {
        return xt_stdout_write(text);
    }
    bool done = false;
    int error = 0;
    if (output->is_device) {
        done = write_device(output, text);
        error = errno;
    } else {
        /* An interrupt waits until the file has its name and nothing else lies about. */
        sigset_t blocked;
        sigset_t before;
        (void)sigemptyset(&blocked);
        (void)sigaddset(&blocked, SIGINT);
        (void)sigaddset(&blocked, SIGTERM);
        (void)sigaddset(&blocked, SIGHUP);
        (void)sigprocmask(SIG_BLOCK, &blocked, &before);
        done = write_file(output, text);
        error = errno;
        (void)sigprocmask(SIG_SETMASK, &before, NULL);
    }
    if (!done && error == EEXIST) {
        xt_say("%s was made by someone else meanwhile and is left as it is", output->path);
        return XT_EXIT_USAGE;
    }
    if (!done) {
        xt_say_errno(error, "cannot write %s", output->path);
    }
    return done ? XT_EXIT_OK : XT_EXIT_INTERNAL;
}
