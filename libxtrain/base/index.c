/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/index.h"

#include <string.h>

void xt_index_init(xt_index *index, const xt_memory *memory)
{
    *index = (xt_index){.memory = *memory};
}

void xt_index_clear(xt_index *index)
{
    const xt_memory memory = index->memory;
    xt_release(&memory, index->entries);
    xt_index_init(index, &memory);
}

/* FNV-1a with a last mixing. The seed differs between runs, so that nobody can prepare names that
 * all fall into one place; answers do not depend on it. */
static uint64_t hash_of(const xt_index *index, const char *name)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ (uint64_t)(uintptr_t)index;
    for (; *name != '\0'; name++) {
        hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
    }
    hash ^= hash >> 32;
    hash *= UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 29;
}

/* The entry of the name, or the free one where it belongs. */
static xt_index_entry *place_of(xt_index_entry *entries, size_t capacity, const char *name,
                                uint64_t hash)
{
    size_t at = (size_t)hash & (capacity - 1);
    while (entries[at].name != NULL &&
           (entries[at].hash != hash || strcmp(entries[at].name, name) != 0)) {
        at = (at + 1) & (capacity - 1);
    }
    return &entries[at];
}

int xt_index_find(const xt_index *index, const char *name)
{
    if (index->count == 0) {
        return -1;
    }
    const xt_index_entry *entry =
        place_of(index->entries, index->capacity, name, hash_of(index, name));
    return entry->name == NULL ? -1 : entry->number;
}

bool xt_index_reserve(xt_index *index)
{
    if (index->count + 1 <= index->capacity / 2) {
        return true;
    }
    const size_t capacity = index->capacity == 0 ? 16 : index->capacity * 2;
    xt_index_entry *entries = xt_allocate(&index->memory, capacity, sizeof *entries);
    if (entries == NULL) {
        return false;
    }
    for (size_t i = 0; i < index->capacity; i++) {
        const xt_index_entry *old = &index->entries[i];
        if (old->name != NULL) {
            *place_of(entries, capacity, old->name, old->hash) = *old;
        }
    }
    xt_release(&index->memory, index->entries);
    index->entries = entries;
    index->capacity = capacity;
    return true;
}

bool xt_index_add(xt_index *index, const char *name, int number)
{
    if (!xt_index_reserve(index)) {
        return false;
    }
    const uint64_t hash = hash_of(index, name);
    *place_of(index->entries, index->capacity, name, hash) = (xt_index_entry){name, hash, number};
    index->count++;
    return true;
}
