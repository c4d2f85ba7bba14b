/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From names to numbers: an open-addressing hash table. */
#ifndef XT_BASE_INDEX_H
#define XT_BASE_INDEX_H

#include "base/memory.h"

typedef struct xt_index_entry {
    const char *name; /* NULL: free */
    uint64_t hash;
    int number;
} xt_index_entry;

/* Must not be moved once it is in use: its address seeds the hash. */
typedef struct xt_index {
    xt_memory memory;
    xt_index_entry *entries;
    size_t capacity; /* 0 or a power of two */
    size_t count;
} xt_index;

void xt_index_init(xt_index *index, const xt_memory *memory);
void xt_index_clear(xt_index *index);
/* The number of a name, or -1. */
int xt_index_find(const xt_index *index, const char *name);
/* Makes room so that the next add cannot fail. False: out of memory, nothing changed. */
bool xt_index_reserve(xt_index *index);
/* Adds a name that is not there yet; it is borrowed and must outlive the index. False: out of
 * memory, nothing changed. */
bool xt_index_add(xt_index *index, const char *name, int number);

#endif
