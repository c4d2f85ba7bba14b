/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory: the caller's allocator behind four calls, and an arena freed as a whole. */
#ifndef XT_BASE_MEMORY_H
#define XT_BASE_MEMORY_H

#include "xtrain/context.h"

typedef struct xt_memory {
    xtrain_allocator hook;
} xt_memory;

/* malloc and free. */
xt_memory xt_memory_standard(void);

/* Zeroed block for count elements, or NULL (also when count x size overflows). A count of 0 gives
 * a block that may not be read. */
void *xt_allocate(const xt_memory *memory, size_t count, size_t size);

/* Like realloc for count elements; the new part is not zeroed. On NULL the old block stays. */
void *xt_resize(const xt_memory *memory, void *block, size_t count, size_t size);

void xt_release(const xt_memory *memory, void *block);

/* Makes room for `needed` elements in a growing array: doubles *capacity as required.
 * *array is a pointer to elements of `size` bytes. False: out of memory, nothing changed.
 * Use through XT_GROW, which keeps the type. */
bool xt_grow(const xt_memory *memory, void **array, size_t *capacity, size_t needed, size_t size);

/* XT_GROW(memory, array, capacity, needed): array is an lvalue of type T*. Evaluates to bool. */
#define XT_GROW(memory, array, capacity, needed)                                                   \
    xt_grow((memory), (void **)&(array), &(capacity), (needed), sizeof *(array))

/* A region: many small blocks, freed together. With sanitizers each block is its own malloc. */
typedef struct xt_arena_block xt_arena_block;
typedef struct xt_arena {
    xt_memory memory;
    xt_arena_block *blocks;
} xt_arena;

void xt_arena_init(xt_arena *arena, const xt_memory *memory);
void xt_arena_clear(xt_arena *arena);
/* Zeroed, aligned for any type; NULL when out of memory. */
void *xt_arena_allocate(xt_arena *arena, size_t count, size_t size);
/* A copy with a NUL at its end; NULL when out of memory. */
char *xt_arena_text(xt_arena *arena, const char *text, size_t length);

#endif
