/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/config.h"

#include <libconfig.h>
#include <locale.h>

#include "read/scan.h"
#include "read/source.h"

struct xt_config {
    xt_memory memory;
    config_t config;
};

/* The line of the text with this number, without the blanks around it. */
static void find_line(const char *text, size_t length, int number, const char **line, size_t *count)
{
    xt_lines lines = {text, length, 0, 0};
    *line = "";
    *count = 0;
    while (lines.line < number && xt_lines_next(&lines, line, count)) {
    }
    while (*count > 0 && ((*line)[0] == ' ' || (*line)[0] == '\t')) {
        (*line)++;
        (*count)--;
    }
}

static xtrain_status report_parse(xtrain_context *context, const config_t *config,
                                  const xt_config_source *shown)
{
    const char *line = NULL;
    size_t count = 0;
    char cut[XT_CUT_SIZE];
    find_line(shown->text, shown->length, config_error_line(config), &line, &count);
    return xt_report(context, XTRAIN_ERROR_INPUT, shown->path, config_error_line(config),
                     "%s at '%s'; look for a missing ';' or bracket, also on the line before",
                     config_error_text(config), xt_cut(cut, line, count));
}

/* libconfig 1.5 sets a locale of its own for the thread while it reads and then the global one, so
 * a host that gave its thread a locale would lose it. */
static bool parse(config_t *config, const char *text)
{
    locale_t before = uselocale((locale_t)0);
    bool is_read = config_read_string(config, text) == CONFIG_TRUE;
    (void)uselocale(before);
    return is_read;
}

xtrain_status xt_config_parse(xt_config **out, xtrain_context *context, const char *text,
                              const xt_config_source *shown)
{
    *out = NULL;
    xt_config *config = xt_allocate(&context->memory, 1, sizeof *config);
    if (config == NULL) {
        return XTRAIN_ERROR_MEMORY;
    }
    config->memory = context->memory;
    config_init(&config->config);
    if (parse(&config->config, text)) {
        *out = config;
        return XTRAIN_OK;
    }
    const xtrain_status status = report_parse(context, &config->config, shown);
    xt_config_free(config);
    return status;
}

xtrain_status xt_config_read(xt_config **out, xtrain_context *context, const char *text,
                             size_t length, const char *path)
{
    const xt_config_source shown = {text, length, path};
    xt_text scanned;
    bool is_usable = false;
    *out = NULL;
    xt_text_init(&scanned, &context->memory);
    xtrain_status status = xt_scan(&scanned, &is_usable, context, text, length, path);
    if (is_usable) {
        const char *safe = scanned.data == NULL ? "" : scanned.data;
        const xtrain_status parsed = xt_config_parse(out, context, safe, &shown);
        status = status == XTRAIN_OK || parsed == XTRAIN_ERROR_MEMORY ? parsed : status;
    }
    xt_text_clear(&scanned);
    return status;
}

void xt_config_free(xt_config *config)
{
    if (config != NULL) {
        xt_memory memory = config->memory;
        config_destroy(&config->config);
        xt_release(&memory, config);
    }
}

/* A node is a setting under a name that hides it. */
static const config_setting_t *setting_of(const xt_node *node)
{
    return (const config_setting_t *)node;
}

const xt_node *xt_config_root(const xt_config *config)
{
    return (const xt_node *)config_root_setting(&config->config);
}

xt_node_type xt_node_type_of(const xt_node *node)
{
    const config_setting_t *setting = setting_of(node);
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_GROUP:
        return XT_NODE_GROUP;
    case CONFIG_TYPE_LIST:
    case CONFIG_TYPE_ARRAY:
        return XT_NODE_LIST;
    case CONFIG_TYPE_INT:
        return config_setting_get_int(setting) == XT_REFUSED ? XT_NODE_REFUSED : XT_NODE_INTEGER;
    case CONFIG_TYPE_FLOAT:
        return XT_NODE_FRACTION;
    case CONFIG_TYPE_BOOL:
        return XT_NODE_FLAG;
    case CONFIG_TYPE_STRING:
        return XT_NODE_TEXT;
    default: /* 64 bit integers, which the scan refuses */
        return XT_NODE_REFUSED;
    }
}

int xt_node_line(const xt_node *node)
{
    unsigned line = config_setting_source_line(setting_of(node));
    return line == 0 ? 1 : (int)line;
}

const char *xt_node_name(const xt_node *node)
{
    return config_setting_name(setting_of(node));
}

int xt_node_count(const xt_node *node)
{
    return config_setting_length(setting_of(node));
}

const xt_node *xt_node_at(const xt_node *node, int index)
{
    return (const xt_node *)config_setting_get_elem(setting_of(node), (unsigned)index);
}

int xt_node_integer(const xt_node *node)
{
    return config_setting_get_int(setting_of(node));
}

double xt_node_fraction(const xt_node *node)
{
    return config_setting_get_float(setting_of(node));
}

bool xt_node_flag(const xt_node *node)
{
    return config_setting_get_bool(setting_of(node)) != CONFIG_FALSE;
}

const char *xt_node_text(const xt_node *node)
{
    const char *text = config_setting_get_string(setting_of(node));
    return text == NULL ? "" : text;
}
