/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/lookup.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

bool xt_lookup_add(xt_lookup *lookup, const xt_memory *memory, xt_lookup_name name)
{
    if (!XT_GROW(memory, lookup->items, lookup->capacity, lookup->count + 1)) {
        return false;
    }
    lookup->items[lookup->count++] = name;
    return true;
}

static int folded(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

/* Bytes of the blank that the text begins with: a space, a tab or a no-break space; or 0. */
static size_t blank_size(const char *text)
{
    if (*text == ' ' || *text == '\t') {
        return 1;
    }
    return (unsigned char)text[0] == 0xc2 && (unsigned char)text[1] == 0xa0 ? 2 : 0;
}

static const char *skip_blanks(const char *text)
{
    while (blank_size(text) > 0) {
        text += blank_size(text);
    }
    return text;
}

/* Takes the next letter as it is compared; 0 at the end, also when only blanks are left. */
static int next_letter(const char **text)
{
    const char *next = skip_blanks(*text);
    if (*next == '\0') {
        *text = next;
        return 0;
    }
    if (next != *text) {
        *text = next;
        return ' ';
    }
    return folded(*(*text)++);
}

int xt_name_compare(const char *left, const char *right)
{
    left = skip_blanks(left);
    right = skip_blanks(right);
    int a = 0;
    int b = 0;
    do {
        a = next_letter(&left);
        b = next_letter(&right);
    } while (a == b && a != 0);
    return a - b;
}

static int compare(const void *left, const void *right)
{
    const xt_lookup_name *a = left;
    const xt_lookup_name *b = right;
    int order = xt_name_compare(a->text, b->text);
    if (order == 0) {
        order = strcmp(a->text, b->text);
    }
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

void xt_lookup_sort(xt_lookup *lookup)
{
    if (lookup->count > 1) {
        qsort(lookup->items, lookup->count, sizeof *lookup->items, compare);
    }
}

/* 0 is the best fit: the same letters and a code. */
static int rank(const xt_lookup_name *name, const char *text)
{
    return (strcmp(name->text, text) == 0 ? 0 : 2) + (name->is_code ? 0 : 1);
}

int xt_lookup_find(const xt_lookup *lookup, const char *text)
{
    size_t low = 0;
    size_t high = lookup->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (xt_name_compare(lookup->items[middle].text, text) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    int found = lookup->is_open ? XT_LOOKUP_BROKEN : XT_LOOKUP_UNKNOWN;
    int best = 4;
    for (; low < lookup->count && xt_name_compare(lookup->items[low].text, text) == 0; low++) {
        const xt_lookup_name *name = &lookup->items[low];
        int its = rank(name, text);
        if (its < best || (its == best && found == XT_LOOKUP_BROKEN)) {
            best = its;
            found = name->index;
        } else if (its == best && name->index != found && name->index != XT_LOOKUP_BROKEN) {
            found = XT_LOOKUP_AMBIGUOUS;
        }
    }
    return found;
}

static const char *name_at(int index, const void *user)
{
    const xt_lookup *lookup = user;
    return lookup->items[index].text;
}

const char *xt_lookup_closest(const xt_lookup *lookup, const char *text)
{
    int found = xt_text_closest(text, (int)lookup->count, name_at, lookup);
    return found < 0 ? NULL : lookup->items[found].text;
}
