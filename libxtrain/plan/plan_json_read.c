/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plan.json, read strictly: every key is known and there, every name and index is of this plan,
 * lengths agree, numbers are bounded, and the sums are those of the lines. The text's brackets are
 * counted before jansson builds its tree, since jansson's memory (malloc, for the whole process)
 * is out of our hook's reach.
 */
#include <string.h>

#include "plan/plan_rows.h"
#include "plan/plan_take.h"

#define MAX_DEPTH 4 /* { staffing [ row { heads [ */
/* As many lists and objects as the largest plan has. */
#define MAX_BRACKETS                                                                               \
    (3 * XTRAIN_MAX_EMPLOYEES + 6 * XTRAIN_MAX_DEPARTMENTS + XTRAIN_MAX_PERIODS + XT_MAX_LINES +   \
     XT_MAX_BREACHES + 2 * XT_MAX_GAINS + 16)

static const char *const top_keys[] = {
    "format",      "program",         "title",      "input_digest", "seed",
    "iterations",  "iteration_limit", "gap_target", "value",        "musts_broken",
    "goals_unmet", "certificate",     "unit",       "periods",      "departments",
    "employees",   "tracks",          "flags",      "staffing",     "persons",
    "lines",       "breaches",        "objective",  "gains",
};
#define OLD_TOP_KEYS                                                                               \
    22 /* these came first; the last one is there only if somebody gains levels                    \
        */
static const char *const objective_keys[] = {"kind", "sum", "least", "lines"};
static const char *const certificate_keys[] = {"outcome", "sense", "value", "bound", "gap"};

#define WORDS(list) ((xt_words){(list), (int)(sizeof(list) / sizeof(list)[0])})

/* Counts brackets outside of texts. Whether they match is for jansson to say. */
static xtrain_status bound_brackets(xtrain_context *context, const char *text, size_t length,
                                    const char *path)
{
    bool quoted = false;
    int line = 1;
    int depth = 0;
    int brackets = 0;
    for (size_t at = 0; at < length; at++) {
        char byte = text[at];
        line += byte == '\n' ? 1 : 0;
        if (byte == '"') {
            quoted = !quoted;
        } else if (quoted) {
            at += byte == '\\' ? 1 : 0;
        } else if (byte == '[' || byte == '{') {
            depth++;
            brackets++;
        } else if (byte == ']' || byte == '}') {
            depth--;
        }
        if (depth > MAX_DEPTH || brackets > MAX_BRACKETS) {
            return xt_report(context, depth > MAX_DEPTH ? XTRAIN_ERROR_INPUT : XTRAIN_ERROR_LIMIT,
                             path, line,
                             "too many brackets for a plan; give a plan.json that xtrain wrote");
        }
    }
    return XTRAIN_OK;
}

static xtrain_status parse(json_t **out, xtrain_context *context, const char *text, size_t length,
                           const char *path)
{
    json_error_t error;
    if (length > XTRAIN_MAX_INPUT_BYTES) {
        return xt_report(context, XTRAIN_ERROR_LIMIT, path, 0,
                         "the file has more than %d bytes; plan fewer people or periods at once",
                         XTRAIN_MAX_INPUT_BYTES);
    }
    xtrain_status status = bound_brackets(context, text, length, path);
    if (status != XTRAIN_OK) {
        return status;
    }
    *out = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);
    if (*out != NULL) {
        return XTRAIN_OK;
    }
    if (error.text[0] == '\0') {
        return XTRAIN_ERROR_MEMORY;
    }
    char *near = strstr(error.text, " near "); /* what follows may be any bytes */
    if (near != NULL) {
        *near = '\0';
    }
    return xt_report(context, XTRAIN_ERROR_INPUT, path, error.line > 0 ? error.line : 0,
                     "not JSON: %s; give a plan.json that xtrain wrote",
                     xt_utf8_is_clean(error.text, strlen(error.text)) ? error.text
                                                                      : "syntax error");
}

/* Makes the plan in the sizes of its lists. */
static bool make_plan(xt_reading *reading)
{
    const json_t *periods = xt_take_array(reading, "periods", 1, XTRAIN_MAX_PERIODS);
    const json_t *departments =
        periods != NULL ? xt_take_array(reading, "departments", 0, XTRAIN_MAX_DEPARTMENTS) : NULL;
    const json_t *employees =
        departments != NULL ? xt_take_array(reading, "employees", 0, XTRAIN_MAX_EMPLOYEES) : NULL;
    if (employees == NULL) {
        return false;
    }
    if (json_array_size(employees) * json_array_size(periods) > XTRAIN_MAX_CELLS) {
        return xt_take_wrong(reading, "there are more than %d cells", XTRAIN_MAX_CELLS);
    }
    reading->plan =
        xt_plan_create(&reading->context->memory, (int)json_array_size(employees),
                       (int)json_array_size(departments), (int)json_array_size(periods));
    return reading->plan != NULL || xt_take_no_memory(reading);
}

static bool read_program(xt_reading *reading)
{
    const size_t prefix = sizeof XT_PLAN_PROGRAM - 1;
    const char *program = NULL;
    if (!xt_take_text(reading, "program", XTRAIN_MAX_TEXT, &program)) {
        return false;
    }
    if (strncmp(program, XT_PLAN_PROGRAM, prefix) != 0) {
        return xt_take_wrong(reading, "\"program\" is not xtrain");
    }
    reading->plan->program_version = program + prefix;
    return true;
}

static bool read_digest(xt_reading *reading)
{
    const char *digest = NULL;
    if (!xt_take_text(reading, "input_digest", XT_DIGEST_DIGITS, &digest)) {
        return false;
    }
    if (strspn(digest, "0123456789abcdef") != XT_DIGEST_DIGITS) {
        return xt_take_wrong(reading, "\"input_digest\" must have %d digits 0-9a-f",
                             XT_DIGEST_DIGITS);
    }
    reading->plan->input_digest = digest;
    return true;
}

/* The seed is a text of digits, for it may not fit into JSON's numbers. */
static bool read_seed(xt_reading *reading, uint64_t *out)
{
    const char *text = json_string_value(json_object_get(reading->object, "seed"));
    size_t length = text != NULL ? strlen(text) : 0;
    bool right = length > 0 && length <= 20 && strspn(text, "0123456789") == length &&
                 (text[0] != '0' || length == 1);
    uint64_t seed = 0;
    for (size_t at = 0; right && at < length; at++) {
        uint64_t digit = (uint64_t)(text[at] - '0');
        right = seed <= (UINT64_MAX - digit) / 10;
        seed = seed * 10 + digit;
    }
    *out = seed;
    return right || xt_take_wrong(reading, "\"seed\" must be a quoted whole number below 2^64");
}

/* The numbers of person rules and costs, each once. */
static bool read_chosen(xt_reading *reading, uint32_t *lines)
{
    const json_t *numbers = xt_take_array(reading, "lines", 0, XTRAIN_RULE_KINDS);
    for (size_t at = 0; at < json_array_size(numbers); at++) {
        const char *number = json_string_value(json_array_get(numbers, at));
        const xtrain_rule_info *info =
            number != NULL ? xtrain_rule_info_get(xtrain_rule_find(number)) : NULL;
        if (info == NULL || !info->of_person || strcmp(info->number, number) != 0 ||
            (*lines >> (unsigned)info->kind & 1U) != 0) {
            return xt_take_wrong(
                reading, "\"lines\": entry %zu is no person rule or cost, or there twice", at + 1);
        }
        *lines |= UINT32_C(1) << (unsigned)info->kind;
    }
    return numbers != NULL;
}

/* A plan without an objective has the fewest points. */
static bool read_objective(xt_reading *reading, const json_t *root)
{
    const json_t *value = json_object_get(root, "objective");
    const char *kind = json_string_value(json_object_get(value, "kind"));
    xtrain_objective objective = XTRAIN_OBJECTIVE_INIT;
    xt_words keys = WORDS(objective_keys);
    int word = 0;
    if (reading->is_old) {
        return true;
    }
    if (kind == NULL || strcmp(kind, xt_plan_objectives().word[XTRAIN_OBJECTIVE_UTILITY]) != 0) {
        keys.count = 1;
    }
    if (!xt_take_object(reading, value, keys, "objective", -1) ||
        !xt_take_word(reading, "kind", xt_plan_objectives(), &word)) {
        return false;
    }
    objective.kind = (xtrain_objective_kind)word;
    if (objective.kind == XTRAIN_OBJECTIVE_UTILITY) {
        objective.lines = 0;
        if (!xt_take_int(reading, "sum", 0, XTRAIN_MAX_WEIGHT, &objective.sum) ||
            !xt_take_int(reading, "least", 0, XTRAIN_MAX_POINTS, &objective.least) ||
            !read_chosen(reading, &objective.lines)) {
            return false;
        }
        if (objective.sum == 0 && objective.least == 0) {
            return xt_take_wrong(reading, "\"sum\" and \"least\" are both 0");
        }
    }
    xt_plan_set_objective(reading->plan, &objective);
    return true;
}

static bool read_certificate(xt_reading *reading, xtrain_certificate *claim)
{
    const json_t *value = json_object_get(reading->object, "certificate");
    int outcome = 0;
    int64_t repeated = 0;
    const char *sense = xt_plan_senses().word[reading->plan->sense];
    if (!xt_take_object(reading, value, WORDS(certificate_keys), "certificate", -1) ||
        !xt_take_word(reading, "outcome", xt_plan_outcomes(), &outcome) ||
        !xt_take_figure(reading, "value", -XT_MAX_FIGURE, &repeated)) {
        return false;
    }
    const char *stated_sense = json_string_value(json_object_get(value, "sense"));
    if (stated_sense == NULL || strcmp(stated_sense, sense) != 0) {
        return xt_take_wrong(reading, "\"sense\" must be \"%s\"", sense);
    }
    if (repeated != reading->plan->value) {
        return xt_take_wrong(reading, "\"value\" differs from the plan's value");
    }
    claim->outcome = (xtrain_outcome)outcome;
    claim->has_bound = !json_is_null(json_object_get(value, "bound"));
    if (claim->has_bound && !xt_take_figure(reading, "bound", -XT_MAX_FIGURE, &claim->bound)) {
        return false;
    }
    xt_plan_certify(reading->plan, claim);
    const json_t *gap = json_object_get(value, "gap");
    double stated = json_number_value(gap);
    double computed = reading->plan->certificate.gap;
    if (claim->has_bound ? !json_is_number(gap) || stated < computed || stated > computed
                         : !json_is_null(gap)) {
        return xt_take_wrong(reading, "\"gap\" does not follow from value and bound");
    }
    return true;
}

static bool read_head(xt_reading *reading)
{
    int unit = 0;
    if (!read_program(reading) || !read_digest(reading) ||
        !xt_take_text(reading, "title", XTRAIN_MAX_TEXT, &reading->plan->title) ||
        !xt_take_word(reading, "unit", xt_plan_units(), &unit)) {
        return false;
    }
    reading->plan->unit = (xtrain_unit)unit;
    return true;
}

/* The sums must be those of the lines, which are read by now. */
static bool read_sums(xt_reading *reading)
{
    xtrain_plan *plan = reading->plan;
    xtrain_certificate claim = {0};
    int64_t value = 0;
    int64_t musts = 0;
    int64_t goals = 0;
    if (!xt_take_figure(reading, "value", -XT_MAX_FIGURE, &value) ||
        !xt_take_figure(reading, "musts_broken", 0, &musts) ||
        !xt_take_figure(reading, "goals_unmet", 0, &goals) ||
        !xt_take_figure(reading, "iterations", 0, &claim.iterations) ||
        !xt_take_figure(reading, "iteration_limit", 0, &claim.iteration_limit) ||
        !read_seed(reading, &claim.seed)) {
        return false;
    }
    xt_plan_sum_up(plan);
    if (value != plan->value || musts != plan->musts_broken || goals != plan->goals_unmet) {
        return xt_take_wrong(reading, "value, musts_broken and goals_unmet must be the sums of the "
                                      "lines and persons");
    }
    const json_t *target = json_object_get(reading->object, "gap_target");
    claim.gap_target = json_number_value(target);
    if (!json_is_number(target) || !(claim.gap_target >= 0.0)) {
        return xt_take_wrong(reading, "\"gap_target\" must be a number of at least 0");
    }
    return read_certificate(reading, &claim);
}

static bool read_all(xt_reading *reading, const json_t *root)
{
    xt_words keys = WORDS(top_keys);
    int format = 0;
    const json_t *stated = json_object_get(root, "format");
    if (json_is_integer(stated) && !xt_json_int(stated, XT_PLAN_FORMAT, XT_PLAN_FORMAT, &format)) {
        return xt_take_wrong(reading, "only format %d is known", XT_PLAN_FORMAT);
    }
    reading->is_old = json_object_get(root, "objective") == NULL;
    keys.count -= json_object_get(root, "gains") != NULL ? 0 : 1;
    keys.count = reading->is_old ? OLD_TOP_KEYS : keys.count;
    return xt_take_object(reading, root, keys, NULL, -1) &&
           xt_take_int(reading, "format", XT_PLAN_FORMAT, XT_PLAN_FORMAT, &format) &&
           make_plan(reading) && read_head(reading) && read_objective(reading, root) &&
           xt_take_object(reading, root, keys, NULL, -1) && xt_read_rows(reading, root) &&
           xt_take_object(reading, root, keys, NULL, -1) && read_sums(reading);
}

xtrain_status xt_plan_read_json(xtrain_plan **out, xtrain_context *context, const char *text,
                                size_t length, const char *path)
{
    xt_reading reading = {.context = context, .path = path, .status = XTRAIN_OK};
    json_t *root = NULL;
    *out = NULL;
    xtrain_status status = parse(&root, context, text, length, path);
    if (status != XTRAIN_OK) {
        return status;
    }
    xt_index_init(&reading.employees, &context->memory);
    xt_index_init(&reading.departments, &context->memory);
    if (read_all(&reading, root)) {
        *out = reading.plan;
    } else {
        xt_plan_free(reading.plan);
    }
    xt_index_clear(&reading.employees);
    xt_index_clear(&reading.departments);
    json_decref(root);
    return reading.status;
}
