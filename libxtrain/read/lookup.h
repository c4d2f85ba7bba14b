/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departments, skills and sets by their names, as people write them. */
#ifndef XT_READ_LOOKUP_H
#define XT_READ_LOOKUP_H

#include "base/memory.h"

#define XT_LOOKUP_UNKNOWN (-1)
#define XT_LOOKUP_AMBIGUOUS (-2) /* several have this name */
#define XT_LOOKUP_BROKEN (-3)    /* it is stated, but with mistakes that were reported */

typedef struct xt_lookup_name {
    const char *text;
    int index;    /* or XT_LOOKUP_BROKEN */
    bool is_code; /* codes go before names */
} xt_lookup_name;

typedef struct xt_lookup {
    xt_lookup_name *items;
    size_t count, capacity;
    bool is_open; /* something without a readable name is missing: nobody is called unknown */
} xt_lookup;

/* Negative, 0 or positive as the left name goes before the right one. Capital ASCII letters are as
 * small ones, several blanks as one, and those at the ends are nothing. */
int xt_name_compare(const char *left, const char *right);

/* The text is borrowed. False: out of memory. */
bool xt_lookup_add(xt_lookup *lookup, const xt_memory *memory, xt_lookup_name name);
/* Must be called after the last add, before find. */
void xt_lookup_sort(xt_lookup *lookup);
/* An index, or one of the above. The same letters are better than those that compare
 * equal, codes better than names. */
int xt_lookup_find(const xt_lookup *lookup, const char *text);
/* The closest name for "did you mean", or NULL. */
const char *xt_lookup_closest(const xt_lookup *lookup, const char *text);

#endif
