/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static void *standard_allocate(size_t size, void *user)
{
    (void)user;
    return malloc(size);
}

static void *standard_reallocate(void *block, size_t size, void *user)
{
    (void)user;
    return realloc(block, size);
}

static void standard_release(void *block, void *user)
{
    (void)user;
    free(block);
}

xt_memory xt_memory_standard(void)
{
    xt_memory memory = {{standard_allocate, standard_reallocate, standard_release, NULL}};
    return memory;
}

/* Bytes of count elements, at least 1 (a hook may answer NULL to 0); 0 on overflow. */
static size_t byte_count(size_t count, size_t size)
{
    if (count == 0 || size == 0) {
        return 1;
    }
    return count > SIZE_MAX / 2 / size ? 0 : count * size;
}

void *xt_allocate(const xt_memory *memory, size_t count, size_t size)
{
    const size_t bytes = byte_count(count, size);
    void *block = bytes == 0 ? NULL : memory->hook.allocate(bytes, memory->hook.user);
    if (block != NULL) {
        memset(block, 0, bytes);
    }
    return block;
}

void *xt_resize(const xt_memory *memory, void *block, size_t count, size_t size)
{
    const size_t bytes = byte_count(count, size);
    if (bytes == 0) {
        return NULL;
    }
    if (block == NULL) {
        return memory->hook.allocate(bytes, memory->hook.user);
    }
    return memory->hook.reallocate(block, bytes, memory->hook.user);
}

void xt_release(const xt_memory *memory, void *block)
{
    if (block != NULL) {
        memory->hook.release(block, memory->hook.user);
    }
}

bool xt_grow(const xt_memory *memory, void **array, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity) {
        return true;
    }
    size_t wanted = *capacity < 8 ? 8 : *capacity;
    while (wanted < needed) {
        if (wanted > SIZE_MAX / 2) {
            return false;
        }
        wanted *= 2;
    }
    /* The lvalue behind array has type T*, not void*: copy its bytes instead of aliasing it. */
    void *block = NULL;
    memcpy(&block, (const void *)array, sizeof block);
    block = xt_resize(memory, block, wanted, size);
    if (block == NULL) {
        return false;
    }
    memcpy((void *)array, &block, sizeof block);
    *capacity = wanted;
    return true;
}

/* ---- the arena ---- */

#define FIRST_BLOCK_BYTES ((size_t)64 * 1024)
#define LARGEST_BLOCK_BYTES ((size_t)1024 * 1024)

/* With sanitizers every allocation has a block of its own, so that they see its ends. */
#if defined(__SANITIZE_ADDRESS__)
#define ONE_BLOCK_EACH true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_BLOCK_EACH true
#else
#define ONE_BLOCK_EACH false
#endif
#else
#define ONE_BLOCK_EACH false
#endif

struct xt_arena_block {
    xt_arena_block *next;
    size_t used; /* bytes of data in use */
    size_t size; /* bytes of data */
    max_align_t data[];
};

void xt_arena_init(xt_arena *arena, const xt_memory *memory)
{
    arena->memory = *memory;
    arena->blocks = NULL;
}

void xt_arena_clear(xt_arena *arena)
{
    while (arena->blocks != NULL) {
        xt_arena_block *block = arena->blocks;
        arena->blocks = block->next;
        xt_release(&arena->memory, block);
    }
}

static xt_arena_block *new_block(xt_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2 - sizeof(xt_arena_block)) {
        return NULL;
    }
    const xt_memory *memory = &arena->memory;
    xt_arena_block *block = memory->hook.allocate(sizeof(xt_arena_block) + size, memory->hook.user);
    if (block != NULL) {
        block->next = NULL;
        block->used = 0;
        block->size = size;
    }
    return block;
}

/* The block to take `bytes` from; what is large gets its own, behind the one being filled. */
static xt_arena_block *block_for(xt_arena *arena, size_t bytes)
{
    xt_arena_block *head = arena->blocks;
    if (!ONE_BLOCK_EACH && head != NULL && bytes <= head->size - head->used) {
        return head;
    }
    const bool alone = ONE_BLOCK_EACH || bytes > FIRST_BLOCK_BYTES / 4;
    size_t size = bytes;
    if (!alone) {
        size = head == NULL ? FIRST_BLOCK_BYTES : 2 * head->size;
        size = size < FIRST_BLOCK_BYTES ? FIRST_BLOCK_BYTES : size;
        size = size > LARGEST_BLOCK_BYTES ? LARGEST_BLOCK_BYTES : size;
    }
    xt_arena_block *block = new_block(arena, size);
    if (block == NULL) {
        return NULL;
    }
    if (alone && head != NULL) {
        block->next = head->next;
        head->next = block;
    } else {
        block->next = head;
        arena->blocks = block;
    }
    return block;
}

void *xt_arena_allocate(xt_arena *arena, size_t count, size_t size)
{
    const size_t bytes = byte_count(count, size);
    const size_t align = sizeof(max_align_t);
    if (bytes == 0 || bytes > SIZE_MAX / 2 - align) {
        return NULL;
    }
    /* Not rounded up with sanitizers: they should see the true end. */
    const size_t rounded = ONE_BLOCK_EACH ? bytes : (bytes + align - 1) / align * align;
    xt_arena_block *block = block_for(arena, rounded);
    if (block == NULL) {
        return NULL;
    }
    unsigned char *start = (unsigned char *)block->data + block->used;
    block->used += rounded;
    memset(start, 0, bytes);
    return start;
}

char *xt_arena_text(xt_arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX) {
        return NULL;
    }
    char *copy = xt_arena_allocate(arena, length + 1, 1);
    if (copy != NULL && length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}
