/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of an input file. Only config.c knows that libconfig made it. */
#ifndef XT_READ_CONFIG_H
#define XT_READ_CONFIG_H

#include "base/context.h"

typedef enum xt_node_type {
    XT_NODE_GROUP = 0,
    XT_NODE_LIST, /* ( ... ) or [ ... ] */
    XT_NODE_INTEGER,
    XT_NODE_FRACTION,
    XT_NODE_FLAG,
    XT_NODE_TEXT,
    XT_NODE_REFUSED /* the scan reported it already */
} xt_node_type;

typedef struct xt_config xt_config;
typedef struct xt_node xt_node;

/* The text as the planner wrote it. */
typedef struct xt_config_source {
    const char *text;
    size_t length;
    const char *path;
} xt_config_source;

/*
 * Reads a text. Mistakes of syntax are reported; if a tree can be had all the same, *out receives
 * it beside XTRAIN_ERROR_INPUT, otherwise NULL. The thread's locale stays as it is. If memory runs
 * out inside libconfig 1.5 nobody can be told; the scan bounds what it needs.
 * XTRAIN_OK, XTRAIN_ERROR_INPUT, _LIMIT, _MEMORY.
 */
xtrain_status xt_config_read(xt_config **out, xtrain_context *context, const char *text,
                             size_t length, const char *path);
/* The same for a text that the scan has passed; `shown` is what the text was before, for messages.
 * libconfig finds no mistake in what the scan writes; should it all the same, it is reported. */
xtrain_status xt_config_parse(xt_config **out, xtrain_context *context, const char *text,
                              const xt_config_source *shown);
void xt_config_free(xt_config *config);

const xt_node *xt_config_root(const xt_config *config);
xt_node_type xt_node_type_of(const xt_node *node);
/* At least 1. */
int xt_node_line(const xt_node *node);
/* Its key, or NULL for an element of a list. */
const char *xt_node_name(const xt_node *node);
/* Members of a group, elements of a list or array, otherwise 0. */
int xt_node_count(const xt_node *node);
const xt_node *xt_node_at(const xt_node *node, int index);
/* Values of the types INTEGER, FRACTION, FLAG and TEXT. */
int xt_node_integer(const xt_node *node);
double xt_node_fraction(const xt_node *node);
bool xt_node_flag(const xt_node *node);
const char *xt_node_text(const xt_node *node);

#endif
