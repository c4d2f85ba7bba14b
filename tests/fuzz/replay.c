/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives every file of the folders that are named to the target. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "target.h"

/* A copy of just the right size, so that a sanitizer sees every read past its end. */
static int try_file(const char *path, size_t size)
{
    uint8_t *data = malloc(size > 0 ? size : 1);
    FILE *file = fopen(path, "rb");
    const size_t count = data != NULL && file != NULL ? fread(data, 1, size, file) : 0;
    const int is_read = data != NULL && file != NULL && count == size;
    if (is_read) {
        (void)LLVMFuzzerTestOneInput(data, size);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    free(data);
    return is_read;
}

/* Number of files tried, or -1. */
static int try_folder(const char *folder)
{
    DIR *entries = opendir(folder);
    int tried = 0;
    if (entries == NULL) {
        return -1;
    }
    for (const struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries)) {
        char path[4096];
        struct stat found;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (stat(path, &found) != 0 || !S_ISREG(found.st_mode)) {
            continue;
        }
        if (!try_file(path, (size_t)found.st_size)) {
            tried = -1;
            break;
        }
        tried++;
    }
    (void)closedir(entries);
    return tried;
}

int main(int count, char **folders)
{
    for (int i = 1; i < count; i++) {
        const int tried = try_folder(folders[i]);
        if (tried <= 0) {
            (void)fprintf(stderr, "%s: nothing could be read\n", folders[i]);
            return EXIT_FAILURE;
        }
        (void)printf("%s: %d inputs\n", folders[i], tried);
    }
    return EXIT_SUCCESS;
}
