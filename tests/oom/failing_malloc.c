/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For dl_iterate_phdr. */
#define _GNU_SOURCE
#include "oom/failing_malloc.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* glibc's own names of what is replaced here. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);
char *__strdup(const char *text);

#define CALLER ((uintptr_t)__builtin_return_address(0))
#define TABLE_SIZE ((size_t)1 << 20)
#define MODULES 8

typedef struct code_range {
    uintptr_t first;
    uintptr_t last;
} code_range;

/* Code that never sees a failure, code that loses a block when realloc fails, and code whose blocks
 * nobody has to give back. */
static code_range spared[MODULES], losing[MODULES], system_code[MODULES];
static int spared_count, losing_count, system_count;

static atomic_bool armed;
static atomic_long seen;
static long first_failure, last_failure;

/* The blocks of interest: a hash table with linear probing. Nothing moves, so a removed entry
 * becomes a gap that is searched through. */
static atomic_flag table_lock = ATOMIC_FLAG_INIT;
static void *table[TABLE_SIZE];
static long table_used, table_blocks;
static char gap;

static size_t slot_of(const void *block)
{
    return (size_t)(((uintptr_t)block >> 4) * UINT64_C(0x9e3779b97f4a7c15) >> 44) % TABLE_SIZE;
}

static void lock(void)
{
    while (atomic_flag_test_and_set_explicit(&table_lock, memory_order_acquire)) {
    }
}

static void unlock(void)
{
    atomic_flag_clear_explicit(&table_lock, memory_order_release);
}

static void remember(void *block)
{
    if (block == NULL)
        return;
    lock();
    size_t slot = slot_of(block);
    while (table[slot] != NULL && table[slot] != &gap)
        slot = (slot + 1) % TABLE_SIZE;
    table_used += table[slot] == NULL;
    table[slot] = block;
    table_blocks++;
    if ((size_t)table_used > TABLE_SIZE / 2)
        abort();
    unlock();
}

/* True if the block was remembered. */
static bool forget(void *block)
{
    if (block == NULL)
        return false;
    lock();
    size_t slot = slot_of(block);
    while (table[slot] != NULL && table[slot] != block)
        slot = (slot + 1) % TABLE_SIZE;
    const bool found = table[slot] == block;
    if (found) {
        table[slot] = &gap;
        table_blocks--;
    }
    unlock();
    return found;
}

static bool is_in(uintptr_t address, const code_range *ranges, int count)
{
    for (int i = 0; i < count; i++) {
        if (address >= ranges[i].first && address <= ranges[i].last)
            return true;
    }
    return false;
}

static int note_module(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    (void)data;
    uintptr_t last = 0;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const uintptr_t end =
            info->dlpi_addr + info->dlpi_phdr[i].p_vaddr + info->dlpi_phdr[i].p_memsz;
        if (info->dlpi_phdr[i].p_type == PT_LOAD && end > last)
            last = end;
    }
    const code_range module = {info->dlpi_addr, last};
    if (strstr(info->dlpi_name, "/libconfig.so") != NULL && spared_count < MODULES)
        spared[spared_count++] = module;
    if (strstr(info->dlpi_name, "/libglpk.so") != NULL && losing_count < MODULES)
        losing[losing_count++] = module;
    if ((strstr(info->dlpi_name, "/libc.so") != NULL ||
         strstr(info->dlpi_name, "/ld-linux") != NULL) &&
        system_count < MODULES)
        system_code[system_count++] = module;
    return 0;
}

static bool fails(uintptr_t caller)
{
    if (!atomic_load(&armed) || is_in(caller, spared, spared_count))
        return false;
    const long number = atomic_fetch_add(&seen, 1);
    if (first_failure < 0 || number < first_failure || number > last_failure)
        return false;
    errno = ENOMEM;
    return true;
}

static void watch(void *block, uintptr_t caller)
{
    if (atomic_load(&armed) && !is_in(caller, system_code, system_count))
        remember(block);
}

void *malloc(size_t size)
{
    void *block = fails(CALLER) ? NULL : __libc_malloc(size);
    watch(block, CALLER);
    return block;
}

void *calloc(size_t count, size_t size)
{
    void *block = fails(CALLER) ? NULL : __libc_calloc(count, size);
    watch(block, CALLER);
    return block;
}

void *realloc(void *block, size_t size)
{
    if (fails(CALLER)) {
        /* GLPK 5.0 has taken the block off its list by then, and loses it. */
        if (is_in(CALLER, losing, losing_count))
            (void)forget(block);
        return NULL;
    }
    const bool known = forget(block);
    void *moved = __libc_realloc(block, size);
    if (known)
        remember(moved != NULL ? moved : block);
    else
        watch(moved, CALLER);
    return moved;
}

void free(void *block)
{
    (void)forget(block);
    __libc_free(block);
}

static char *copy(const char *text, uintptr_t caller)
{
    const size_t size = strlen(text) + 1;
    char *block = fails(caller) ? NULL : __libc_malloc(size);
    watch(block, caller);
    return block != NULL ? memcpy(block, text, size) : NULL;
}

char *strdup(const char *text)
{
    return copy(text, CALLER);
}

/* libconfig's name for it. */
char *__strdup(const char *text)
{
    return copy(text, CALLER);
}

void failing_malloc_arm(long first, long last)
{
    if (system_count == 0)
        dl_iterate_phdr(note_module, NULL);
    memset(table, 0, sizeof table);
    table_used = table_blocks = 0;
    first_failure = first;
    last_failure = last;
    atomic_store(&seen, 0);
    atomic_store(&armed, true);
}

long failing_malloc_disarm(void)
{
    atomic_store(&armed, false);
    return atomic_load(&seen);
}

long failing_malloc_blocks(void)
{
    return table_blocks;
}

/* When a program begins into which this is preloaded. */
__attribute__((constructor)) static void arm_if_asked(void)
{
    const char *text = getenv("XTRAIN_FAIL_AT");
    if (text != NULL) {
        const long number = strtol(text, NULL, 10);
        failing_malloc_arm(number, number);
    }
}

/* When it ends: a file says that the failure happened. */
__attribute__((destructor)) static void tell_if_asked(void)
{
    const char *path = getenv("XTRAIN_FAIL_TOLD");
    if (path != NULL && failing_malloc_disarm() > first_failure)
        (void)close(open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
}
