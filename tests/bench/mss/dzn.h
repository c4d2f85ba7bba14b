/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * MiniZinc data, as much of it as lists of whole numbers need:
 *
 *     Name = 12;   Name = [1, 2];   Name = [| 1, 2 | 3, 4 |];
 *     Name = array2d(1..2, 1..Name, [1, 2, 3, 4]);   and array3d
 *
 * with comments from % to the end of the line and between slash-star and star-slash.
 */
#ifndef MSS_DZN_H
#define MSS_DZN_H

#include <stdbool.h>
#include <stddef.h>

#include "messages.h"

#define DZN_MOST_DIMENSIONS 3
#define DZN_NAME_SIZE 40

typedef struct dzn_number {
    int value;
    int line;
} dzn_number;

/* How far a dimension reaches: a number, or the number that has this name. */
typedef struct dzn_extent {
    char name[DZN_NAME_SIZE]; /* empty: the number */
    int number;
} dzn_extent;

typedef struct dzn_entry {
    char name[DZN_NAME_SIZE];
    int line;
    int dimensions; /* 0: one number */
    dzn_extent extent[DZN_MOST_DIMENSIONS];
    dzn_number *numbers; /* the last dimension runs fastest */
    size_t count;
} dzn_entry;

typedef struct dzn_data {
    dzn_entry *entries;
    size_t count;
} dzn_data;

/* Reads the whole text; false after a message about the first mistake. Clear it in either case. */
bool dzn_read(dzn_data *out, const char *text, mss_messages *messages);
void dzn_clear(dzn_data *data);
const dzn_entry *dzn_find(const dzn_data *data, const char *name);

#endif
