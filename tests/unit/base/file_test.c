/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "xtrain/limits.h"

typedef struct room {
    xtrain_context *context;
    char folder[64];
    char path[128];
} room;

static int make_room(void **state)
{
    room *here = calloc(1, sizeof *here);
    if (here == NULL) {
        return -1;
    }
    (void)snprintf(here->folder, sizeof here->folder, "/tmp/xtrain-file-XXXXXX");
    if (mkdtemp(here->folder) == NULL || xtrain_context_create(&here->context, NULL) != XTRAIN_OK) {
        free(here);
        return -1;
    }
    (void)snprintf(here->path, sizeof here->path, "%s/input", here->folder);
    *state = here;
    return 0;
}

static int leave_room(void **state)
{
    room *here = *state;
    (void)unlink(here->path);
    (void)rmdir(here->folder);
    xtrain_context_free(here->context);
    free(here);
    return 0;
}

static void write_file(const room *here, const char *bytes, size_t length)
{
    FILE *file = fopen(here->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void assert_refused(room *here, const char *path, xtrain_status status, const char *words)
{
    char *text = (char *)here;
    size_t length = 7;
    assert_int_equal(xt_file_read(&text, &length, here->context, path, "office.cfg", 3), status);
    assert_null(text);
    assert_int_equal(length, 0);
    assert_int_equal(xtrain_context_error_count(here->context), 1);
    const xtrain_error *error = xtrain_context_error_at(here->context, 0);
    assert_string_equal(error->file, "office.cfg");
    assert_int_equal(error->line, 3);
    assert_non_null(strstr(error->message, path));
    assert_non_null(strstr(error->message, words));
}

static void a_file_is_read_whole_with_all_its_bytes(void **state)
{
    room *here = *state;
    char *bytes = malloc(200000);
    char *text = NULL;
    size_t length = 0;
    assert_non_null(bytes);
    for (int i = 0; i < 200000; i++) {
        bytes[i] = (char)(i % 251);
    }
    write_file(here, bytes, 200000);
    assert_int_equal(xt_file_read(&text, &length, here->context, here->path, NULL, 0), XTRAIN_OK);
    assert_int_equal(length, 200000);
    assert_memory_equal(text, bytes, 200000);
    assert_int_equal(text[200000], 0);
    xt_release(&here->context->memory, text);
    free(bytes);
}

static void an_empty_file_is_an_empty_text(void **state)
{
    room *here = *state;
    char *text = NULL;
    size_t length = 7;
    write_file(here, "", 0);
    assert_int_equal(xt_file_read(&text, &length, here->context, here->path, NULL, 0), XTRAIN_OK);
    assert_int_equal(length, 0);
    assert_string_equal(text, "");
    xt_release(&here->context->memory, text);
}

static void a_missing_file_is_named(void **state)
{
    room *here = *state;
    assert_refused(here, here->path, XTRAIN_ERROR_FILE, "no such file");
}

static void a_folder_is_no_file(void **state)
{
    room *here = *state;
    assert_refused(here, here->folder, XTRAIN_ERROR_FILE, "folder");
}

static void a_pipe_is_no_file_and_does_not_hold_us_up(void **state)
{
    room *here = *state;
    assert_int_equal(mkfifo(here->path, 0600), 0);
    assert_refused(here, here->path, XTRAIN_ERROR_FILE, "not a regular file");
}

static void a_forbidden_file_says_so(void **state)
{
    room *here = *state;
    write_file(here, "x", 1);
    assert_int_equal(chmod(here->path, 0), 0);
    const bool root = geteuid() == 0;
    if (root && seteuid(65534) != 0) { /* nothing is forbidden to root, but much to nobody */
        skip();
    }
    assert_refused(here, here->path, XTRAIN_ERROR_FILE, "permission");
    assert_true(!root || seteuid(0) == 0);
}

static void a_file_past_the_limit_is_refused_unread(void **state)
{
    room *here = *state;
    write_file(here, "", 0);
    assert_int_equal(truncate(here->path, (off_t)XTRAIN_MAX_INPUT_BYTES + 1), 0);
    assert_refused(here, here->path, XTRAIN_ERROR_LIMIT, "64 MiB");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_is_read_whole_with_all_its_bytes, make_room,
                                        leave_room),
        cmocka_unit_test_setup_teardown(an_empty_file_is_an_empty_text, make_room, leave_room),
        cmocka_unit_test_setup_teardown(a_missing_file_is_named, make_room, leave_room),
        cmocka_unit_test_setup_teardown(a_folder_is_no_file, make_room, leave_room),
        cmocka_unit_test_setup_teardown(a_pipe_is_no_file_and_does_not_hold_us_up, make_room,
                                        leave_room),
        cmocka_unit_test_setup_teardown(a_forbidden_file_says_so, make_room, leave_room),
        cmocka_unit_test_setup_teardown(a_file_past_the_limit_is_refused_unread, make_room,
                                        leave_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
