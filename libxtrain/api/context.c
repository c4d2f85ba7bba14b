/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/context.h"

#include "base/date.h"

xtrain_status xtrain_context_create(xtrain_context **out, const xtrain_allocator *allocator)
{
    if (out == NULL) {
        return XTRAIN_ERROR_ARGUMENT;
    }
    *out = NULL;
    xt_memory memory = xt_memory_standard();
    if (allocator != NULL) {
        if (allocator->allocate == NULL || allocator->reallocate == NULL ||
            allocator->release == NULL) {
            return XTRAIN_ERROR_ARGUMENT;
        }
        memory.hook = *allocator;
    }
    xtrain_context *context = xt_allocate(&memory, 1, sizeof *context);
    if (context == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    context->memory = memory;
    xt_arena_init(&context->error_texts, &memory);
    atomic_init(&context->cancelled, 0);
    *out = context;
    return XTRAIN_OK;
}

void xtrain_context_free(xtrain_context *context)
{
    if (context != NULL) {
        const xt_memory memory = context->memory;
        xt_arena_clear(&context->error_texts);
        xt_release(&memory, context->errors);
        xt_release(&memory, context);
    }
}

size_t xtrain_context_error_count(const xtrain_context *context)
{
    return context == NULL ? 0 : context->error_count;
}

const xtrain_error *xtrain_context_error_at(const xtrain_context *context, size_t index)
{
    return context == NULL || index >= context->error_count ? NULL : &context->errors[index];
}

void xtrain_context_clear_errors(xtrain_context *context)
{
    if (context != NULL) {
        context->error_count = 0;
        xt_arena_clear(&context->error_texts);
    }
}

void xtrain_context_cancel(xtrain_context *context)
{
    if (context != NULL) {
        atomic_store(&context->cancelled, 1);
    }
}

void xtrain_context_reset_cancel(xtrain_context *context)
{
    if (context != NULL) {
        atomic_store(&context->cancelled, 0);
    }
}

const char *xtrain_version(void)
{
    return XTRAIN_VERSION_TEXT;
}

const char *xtrain_status_text(xtrain_status status)
{
    switch (status) {
    case XTRAIN_OK:
        return "no error";
    case XTRAIN_ERROR_MEMORY:
        return "out of memory";
    case XTRAIN_ERROR_ARGUMENT:
        return "an argument is out of its range";
    case XTRAIN_ERROR_INPUT:
        return "the input has mistakes";
    case XTRAIN_ERROR_FILE:
        return "a file could not be read or written";
    case XTRAIN_ERROR_LIMIT:
        return "larger than the limits";
    case XTRAIN_ERROR_SOLVER:
        return "the linear programming library failed";
    case XTRAIN_ERROR_EXISTS:
        return "the file exists already";
    case XTRAIN_ERROR_INTERNAL:
        return "a defect of xtrain";
    }
    return "unknown status";
}

xtrain_date xtrain_date_make(int year, int month, int day)
{
    if (!xt_date_is_valid(year, month, day)) {
        return XTRAIN_NO_DATE;
    }
    return xt_date_from_civil((xt_civil){year, month, day});
}
