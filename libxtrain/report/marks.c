/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A code of up to XT_MARK_COLUMNS columns is its own mark. A longer one is shortened: several words
 * to their first letters ("Research Director" to "RD"), one word to its beginning ("Manager" to
 * "Man"). If another department has that mark already, a letter more of the first word is tried
 * ("ReD"), and at last numbers from the department's own upwards, one of which is free.
 */
#include "report/marks.h"

#include <stdio.h>
#include <string.h>

#include "report/sheet.h"

#define MARK_BYTES 64
#define IDEAL_COLUMNS 3

static bool is_taken(const xt_marks *marks, int count, const char *mark)
{
    for (int i = 0; i < count; i++) {
        if (marks->mark[i] != NULL && strcmp(marks->mark[i], mark) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_separator(char byte)
{
    return byte == ' ' || byte == '-' || byte == '_' || byte == '/' || byte == '&' || byte == '.' ||
           byte == ',' || byte == '(' || byte == ')';
}

static const char *next_word(const char *text)
{
    while (*text != '\0' && is_separator(*text)) {
        text++;
    }
    return text;
}

static const char *word_end(const char *text)
{
    while (*text != '\0' && !is_separator(*text)) {
        text++;
    }
    return text;
}

/* Adds at most `columns` of a word to a mark, keeping it within its limits. */
static void add_part(char mark[MARK_BYTES], const char *word, int columns)
{
    const size_t length = strlen(mark);
    const int room = XT_MARK_COLUMNS - xt_display_width(mark);
    size_t size = xt_display_cut(word, columns < room ? columns : room);
    const size_t word_size = (size_t)(word_end(word) - word);
    size = size < word_size ? size : word_size;
    if (length + size < MARK_BYTES) {
        memcpy(mark + length, word, size);
        mark[length + size] = '\0';
    }
}

/* `extra` more letters of the first word than usual. */
static void shorten(char mark[MARK_BYTES], const char *code, int extra)
{
    mark[0] = '\0';
    const char *first = next_word(code);
    const char *second = next_word(word_end(first));
    if (*second == '\0') {
        add_part(mark, first, IDEAL_COLUMNS + extra);
        return;
    }
    /* A wide letter must fit too, so a letter is given two columns and cut to one letter. */
    add_part(mark, first, 1 + extra);
    if (mark[0] == '\0') {
        add_part(mark, first, 2);
    }
    for (const char *word = second; *word != '\0'; word = next_word(word_end(word))) {
        const size_t before = strlen(mark);
        add_part(mark, word, 1);
        if (strlen(mark) == before) {
            add_part(mark, word, 2);
        }
    }
}

static bool make_mark(xt_marks *marks, const char *code, int count, int department)
{
    char mark[MARK_BYTES] = "";
    bool found = false;
    for (int extra = 0; extra < 3 && !found; extra++) {
        shorten(mark, code, extra);
        found = mark[0] != '\0' && !is_taken(marks, count, mark);
    }
    for (int number = department + 1; !found; number++) {
        (void)snprintf(mark, sizeof mark, "%d", number);
        found = !is_taken(marks, count, mark);
    }
    marks->mark[department] = xt_arena_text(&marks->arena, mark, strlen(mark));
    return marks->mark[department] != NULL;
}

bool xt_marks_init(xt_marks *marks, const xt_memory *memory, const xtrain_plan *plan)
{
    const int count = xtrain_plan_department_count(plan);
    marks->columns = 1;
    xt_arena_init(&marks->arena, memory);
    marks->mark = xt_allocate(memory, (size_t)count, sizeof *marks->mark);
    if (marks->mark == NULL) {
        return false;
    }
    for (int department = 0; department < count; department++) {
        const char *code = xtrain_plan_department_code(plan, department);
        if (xt_display_width(code) <= XT_MARK_COLUMNS) {
            marks->mark[department] = code;
        }
    }
    for (int department = 0; department < count; department++) {
        const char *code = xtrain_plan_department_code(plan, department);
        if (marks->mark[department] == NULL && !make_mark(marks, code, count, department)) {
            return false;
        }
        const int columns = xt_display_width(marks->mark[department]);
        marks->columns = columns > marks->columns ? columns : marks->columns;
    }
    return true;
}

void xt_marks_clear(xt_marks *marks, const xt_memory *memory)
{
    xt_release(memory, marks->mark);
    marks->mark = NULL;
    xt_arena_clear(&marks->arena);
}
