/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * With n people at home in it a department needs
 *     0.8 n heads, rounded, and floor(n / 2) hosts, at most one visitor per two hosts,
 * and its load is 1, or 2 if n is below the median of all departments: a visitor is more of a
 * burden to a small team. From three people on one can be away without a visitor instead.
 */
#include "read/init.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "model/problem.h"
#include "read/init_staff.h"
#include "read/source.h"

typedef struct first_input {
    xtrain_context *context;
    const xtrain_init_options *options;
    const xtrain_problem *problem; /* of the staff */
    const xt_staff *staff;
    int count;                   /* departments */
    int *order;                  /* [count] departments by name */
    int *strength;               /* [count] people at home */
    char (*codes)[XT_CODE_SIZE]; /* [count] */
    int median;                  /* of strength */
    xt_text text;
} first_input;

static int ascending(const void *left, const void *right)
{
    const int *a = left;
    const int *b = right;
    return (*a > *b) - (*a < *b);
}

/* The departments' codes, made in the order of their names. */
static bool make_codes(first_input *draft)
{
    const xt_memory *memory = &draft->context->memory;
    const size_t count = (size_t)draft->count;
    const char **names = xt_allocate(memory, count, sizeof *names);
    draft->codes = xt_allocate(memory, count, sizeof *draft->codes);
    bool is_made = names != NULL && draft->codes != NULL;
    if (is_made) {
        for (int d = 0; d < draft->count; d++) {
            names[d] = draft->problem->departments[d].name;
        }
        is_made = xt_make_codes(draft->codes, names, draft->count, memory);
    }
    xt_release(memory, (void *)names);
    return is_made;
}

/* Departments by name, and their strengths. False: out of memory. */
static bool measure(first_input *draft)
{
    const xt_memory *memory = &draft->context->memory;
    const xtrain_problem *problem = draft->problem;
    const size_t count = problem->department_count;
    draft->count = (int)count;
    draft->order = xt_allocate(memory, count, sizeof *draft->order);
    draft->strength = xt_allocate(memory, count, sizeof *draft->strength);
    int *sorted = xt_allocate(memory, count, sizeof *sorted);
    if (draft->order == NULL || draft->strength == NULL || sorted == NULL) {
        xt_release(memory, sorted);
        return false;
    }
    for (size_t e = 0; e < problem->employee_count; e++) {
        if (problem->employees[e].home != XTRAIN_NONE) {
            draft->strength[problem->employees[e].home]++;
        }
    }
    for (int d = 0; d < draft->count; d++) { /* few: sorted as they come */
        int at = d;
        while (at > 0 && strcmp(problem->departments[draft->order[at - 1]].name,
                                problem->departments[d].name) > 0) {
            draft->order[at] = draft->order[at - 1];
            at--;
        }
        draft->order[at] = d;
        sorted[d] = draft->strength[d];
    }
    qsort(sorted, count, sizeof *sorted, ascending);
    draft->median = sorted[count / 2];
    xt_release(memory, sorted);
    return true;
}

/* A text in quotes as libconfig reads it. */
static void add_quoted(xt_text *text, const char *value)
{
    xt_text_add(text, "\"");
    for (; *value != '\0'; value++) {
        if (*value == '"' || *value == '\\') {
            xt_text_add(text, "\\");
        }
        xt_text_add_bytes(text, value, 1);
    }
    xt_text_add(text, "\"");
}

static void add_key(xt_text *text, const char *before, const char *value, const char *after)
{
    xt_text_add(text, before);
    add_quoted(text, value);
    xt_text_add(text, after);
}

static void write_frame(first_input *draft)
{
    static const char *const units[] = {"day", "week", "month"};
    const xtrain_init_options *options = draft->options;
    xt_text *text = &draft->text;
    char start[XT_DATE_TEXT_SIZE];
    xt_date_format(options->start, start);
    xt_text_add(text, "# A first input for xtrain, made by \"xtrain init\" from a staff list.\n"
                      "# Every comment below is something that it assumed: read them, and change\n"
                      "# what is different. Then: xtrain plan THIS-FILE -o plan.json\n\n"
                      "format = 1;\n"
                      "title = \"Rotation plan\";\n\n"
                      "# A broken minimum or maximum of a department costs this many points.\n"
                      "must_price = 1000;\n\n");
    xt_text_add(text, "calendar = {\n");
    xt_text_format(text, "    start = \"%s\";\n", start);
    xt_text_format(text, "    unit = \"%s\";\n", units[options->unit]);
    xt_text_format(text, "    periods = %d;\n", options->periods);
    xt_text_add(
        text, "    # Monday to Friday are worked.\n"
              "    workdays = [ \"mon\", \"tue\", \"wed\", \"thu\", \"fri\" ];\n"
              "    # There are no holidays. Such as: ( \"2026-12-25\", { from = \"2026-12-28\"; to "
              "= \"2026-12-31\"; } )\n"
              "    holidays = ( );\n"
              "};\n\n");
}

static void write_unplaced(first_input *draft)
{
    xt_text *text = &draft->text;
    const size_t before = text->length;
    xt_text_add(text, "# The department is empty in ");
    if (xt_staff_add_unplaced(text, draft->staff) > 0) {
        xt_text_add(text, ":\n# who has no home is a visitor everywhere, and idle in between.\n");
    } else {
        text->length = before;
    }
}

static bool write_people(first_input *draft, const char *target)
{
    const xtrain_init_options *options = draft->options;
    xt_text *text = &draft->text;
    char *path = xt_path_relative(&draft->context->memory, options->people, target);
    if (path == NULL) {
        return false;
    }
    xt_text_format(text,
                   "# %zu people. Nobody has leave; nobody has a contract that begins or "
                   "ends unless the\n"
                   "# file has the columns contract_from and contract_to. Leave comes from "
                   "another file:\n"
                   "# leaves = ( { file = \"leave.csv\"; } ); with the columns id, from, "
                   "to.\n",
                   draft->problem->employee_count);
    write_unplaced(draft);
    xt_text_add(text, "people = ( {\n");
    add_key(text, "    file = ", path, ";\n");
    add_key(text, "    id = ", options->id_column, ";\n");
    if (draft->staff->has_names) {
        add_key(text, "    name = ", xt_staff_name_column(options), ";\n");
    } else {
        xt_text_add(text, "    # There is no column for names, so the id is the name.\n");
    }
    add_key(text, "    home = ", options->department_column, ";\n");
    xt_text_add(text, "} );\n\n");
    xt_release(&draft->context->memory, path);
    return true;
}

static void write_department(first_input *draft, int d, bool is_last)
{
    xt_text *text = &draft->text;
    const int strength = draft->strength[d];
    const int least = (4 * strength + 2) / 5; /* 80 %, rounded */
    xt_text_add(text, "    {\n");
    xt_text_format(text, "        code = \"%s\";\n", draft->codes[d]);
    add_key(text, "        name = ", draft->problem->departments[d].name, ";\n");
    xt_text_format(text, "        load = %d;\n", strength >= draft->median ? 1 : 2);
    xt_text_format(text, "        # %d at home here; 80 %%, rounded, is %d: ", strength, least);
    if (least < strength) {
        xt_text_format(text, "%d can be away without a visitor instead.\n", strength - least);
    } else {
        xt_text_add(text, "nobody can be away without a visitor instead.\n");
    }
    xt_text_format(text, "        staffing = { min = %d; hosts = %d; };\n", least, strength / 2);
    xt_text_add(text, "        coaching = { visitors = 1; hosts = 2; };\n");
    xt_text_add(text, is_last ? "    }\n" : "    },\n");
}

static void write_spellings(first_input *draft)
{
    for (size_t i = 0; i < draft->staff->spelling_count; i++) {
        const xt_spelling *other = &draft->staff->spellings[i];
        const xt_department *department = &draft->problem->departments[other->department];
        char text[XT_CUT_SIZE];
        char name[XT_CUT_SIZE];
        xt_text_format(&draft->text, "# '%s' (line %d) is taken for '%s' (line %d).\n",
                       xt_cut_text(text, other->text), other->line,
                       xt_cut_text(name, department->name), department->source.line);
    }
}

static void write_departments(first_input *draft)
{
    xt_text *text = &draft->text;
    xt_text_format(
        text,
        "# The values of the column, each a department with a code made from its name.\n"
        "# Load: 1 for a period in a department with %d people or more, which is the "
        "median,\n"
        "# 2 in a smaller one, where a visitor is more of a burden.\n"
        "# Staffing: as many people as 80 %% of those at home there are present in each\n"
        "# period, visitors included, and half as many as hosts.\n"
        "# Coaching: a visitor needs two hosts.\n",
        draft->median);
    write_spellings(draft);
    xt_text_add(text, "departments = (\n");
    for (int i = 0; i < draft->count; i++) {
        write_department(draft, draft->order[i], i == draft->count - 1);
    }
    xt_text_add(text, ");\n\n");
}

static void write_rules(first_input *draft)
{
    xt_text *text = &draft->text;
    const int others = draft->count - 1;
    const int visits = draft->options->visits < others ? draft->options->visits : others;
    xt_text_add(
        text, "# A stay in another department lasts 2 to 4 periods.\n"
              "stays = ( { min = 2; max = 4; } );\n\n"
              "# No stay is cut short by the plan's end. With end = \"open\" one may begin in the\n"
              "# last periods that would go on after the plan.\n"
              "end = \"closed\";\n\n");
    if (visits > 0) {
        xt_text_format(text,
                       "# Everybody visits %d other department%s; each visit that is missing costs "
                       "50 points.\n"
                       "visits = ( { min = %d; distinct = true; points = 50; goal = true; } );\n\n",
                       visits, visits == 1 ? "" : "s", visits);
    } else {
        xt_text_add(text, "# Nobody has to visit another department.\n\n");
    }
    xt_text_add(text, "# Each change of department costs 1 point, and so does each load point that "
                      "somebody\n"
                      "# has more or less than a fair share.\n"
                      "costs = { moves = 1; load = 1; };\n");
}

xtrain_status xt_init_text(char **out, xtrain_context *context, const xtrain_init_options *options,
                           const char *target)
{
    const xt_memory *memory = &context->memory;
    xt_staff staff;
    first_input draft = {.context = context, .options = options, .staff = &staff};
    *out = NULL;
    xt_text_init(&draft.text, memory);
    xtrain_status status = xt_staff_read(&staff, context, options);
    draft.problem = staff.problem;
    if (status != XTRAIN_OK) {
        goto out;
    }
    if (!measure(&draft) || !make_codes(&draft)) {
        status = XTRAIN_ERROR_MEMORY;
        goto out;
    }
    write_frame(&draft);
    if (!write_people(&draft, target)) {
        status = XTRAIN_ERROR_MEMORY;
        goto out;
    }
    write_departments(&draft);
    write_rules(&draft);
    *out = xt_text_take(&draft.text);
    status = *out == NULL ? XTRAIN_ERROR_MEMORY : XTRAIN_OK;
out:
    xt_text_clear(&draft.text);
    xt_release(memory, draft.order);
    xt_release(memory, draft.strength);
    xt_release(memory, draft.codes);
    xt_staff_clear(&staff, memory);
    return status;
}
