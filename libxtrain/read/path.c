/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "read/source.h"

/* Bytes of the folder in a path, its last slash included. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}

char *xt_path_beside(const xt_memory *memory, const char *from, const char *name)
{
    xt_text path;
    xt_text_init(&path, memory);
    if (name[0] != '/' && from != NULL) {
        xt_text_add_bytes(&path, from, folder_length(from));
    }
    xt_text_add(&path, name);
    return xt_text_take(&path);
}

/* Adds "/part" for each part of the path; "." and ".." are worked out by their names alone. */
static void add_parts(xt_text *out, const char *path)
{
    while (*path != '\0') {
        size_t count = strcspn(path, "/");
        if (count == 2 && memcmp(path, "..", 2) == 0) {
            while (out->length > 0 && out->data[out->length - 1] != '/') {
                out->length--;
            }
            out->length -= out->length > 0 ? 1 : 0;
        } else if (count > 0 && !(count == 1 && path[0] == '.')) {
            xt_text_add(out, "/");
            xt_text_add_bytes(out, path, count);
        }
        path += count;
        path += *path == '/' ? 1 : 0;
    }
}

/* The whole path from the root; false: the working folder has no name that fits. */
static bool add_whole(xt_text *out, const char *path)
{
    char working[4096];
    if (path[0] != '/') {
        if (getcwd(working, sizeof working) == NULL) {
            return false;
        }
        add_parts(out, working);
    }
    add_parts(out, path);
    return true;
}

/* What both paths have in common, cut after a slash. */
static size_t common_length(const char *left, const char *right)
{
    size_t common = 0;
    for (size_t i = 0; left[i] != '\0' && left[i] == right[i]; i++) {
        common = left[i] == '/' ? i + 1 : common;
    }
    return common;
}

char *xt_path_relative(const xt_memory *memory, const char *path, const char *target)
{
    xt_text out;
    xt_text whole_path;
    xt_text whole_target;
    xt_text_init(&out, memory);
    xt_text_init(&whole_path, memory);
    xt_text_init(&whole_target, memory);
    bool is_relative = target != NULL && path[0] != '/' && strchr(target, '/') != NULL &&
                       add_whole(&whole_path, path) && add_whole(&whole_target, target);
    out.failed = whole_path.failed || whole_target.failed;
    if (is_relative && !out.failed && whole_path.length > 0 && whole_target.length > 0) {
        size_t common = common_length(whole_path.data, whole_target.data);
        for (const char *at = whole_target.data + common; *at != '\0'; at++) {
            if (*at == '/') {
                xt_text_add(&out, "../");
            }
        }
        xt_text_add_bytes(&out, whole_path.data + common, whole_path.length - common);
    } else {
        xt_text_add(&out, path);
    }
    xt_text_clear(&whole_path);
    xt_text_clear(&whole_target);
    return xt_text_take(&out);
}
