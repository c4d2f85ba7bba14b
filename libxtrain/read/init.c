/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The staff list is read as any people file, but every value of the department column becomes a
 * department. With n people at home in it a department needs
 *     ceil(4 n / 5) heads, floor(n / 2) hosts, at most one visitor per two hosts,
 * and its load is 1, or 2 if n is below the median of all departments: a visitor is more of a
 * burden to a small team.
 */
#include "read/init.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "model/names.h"
#include "read/people.h"
#include "read/source.h"

typedef struct first_input {
    xtrain_context *context;
    const xtrain_init_options *options;
    const xtrain_problem *problem; /* departments under their names, people at home in them */
    int count;                     /* departments */
    int *order;                    /* [count] departments by name */
    int *strength;                 /* [count] people at home */
    char (*codes)[XT_CODE_SIZE];   /* [count] */
    int median;                    /* of strength */
    xt_text text;
} first_input;

/* Every new value is a new department; its code comes when all names are known. */
static int find_or_add(xt_reader *reader, const xt_reference *reference)
{
    int index = xt_problem_find_name(reader->problem, XT_NAME_DEPARTMENT, reference->text);
    if (index == XTRAIN_NONE) {
        xtrain_department department = XTRAIN_DEPARTMENT_INIT;
        department.code = reference->text;
        department.source = xt_reader_source(reader, reference->line);
        if (!xt_reader_take(reader,
                            xtrain_problem_add_department(&index, reader->problem, &department))) {
            reader->has_given_up = reader->problem->department_count >= XTRAIN_MAX_DEPARTMENTS;
            return XT_LOOKUP_BROKEN;
        }
    }
    return index;
}

/* Adds the people of the file and their departments to the problem. */
static xtrain_status read_staff(xtrain_problem *problem, const xtrain_init_options *options)
{
    xt_reader reader;
    xt_people people;
    char *text = NULL;
    size_t length = 0;
    xt_reader_init(&reader, problem->context, problem, options->people);
    xt_people_init(&people, &reader);
    people.find_home = find_or_add;
    people.columns[XT_PERSON_ID].name = options->id_column;
    people.columns[XT_PERSON_NAME].name =
        options->name_column != NULL ? options->name_column : options->id_column;
    people.columns[XT_PERSON_HOME].name = options->department_column;
    people.columns[XT_PERSON_NAME].is_required = true;
    people.columns[XT_PERSON_HOME].is_required = true;
    bool is_read = xt_reader_take(
        &reader, xt_file_read(&text, &length, problem->context, options->people, NULL, 0));
    if (is_read) {
        is_read =
            xt_reader_take(&reader, xt_csv_read(problem->context, text, length, options->people,
                                                xt_people_take_row, &people));
    }
    xt_people_finish(&people, is_read, NULL);
    if (reader.status == XTRAIN_OK && problem->employee_count == 0) {
        xt_reader_report(&reader, 0, "the file has a header only; give each person a row");
    } else if (reader.status == XTRAIN_OK && problem->department_count == 0) {
        char shown[XT_CUT_SIZE];
        xt_reader_report(&reader, 1, "the column '%s' is empty in every row; name another one",
                         xt_cut_text(shown, options->department_column));
    }
    xt_release(&problem->context->memory, text);
    xt_reader_clear(&reader);
    return reader.status;
}

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
    xt_text_add(text, "people = ( {\n");
    add_key(text, "    file = ", path, ";\n");
    add_key(text, "    id = ", options->id_column, ";\n");
    if (options->name_column == NULL) {
        xt_text_add(text, "    # No column was given for names, so the id is the name.\n");
    }
    add_key(text,
            "    name = ", options->name_column != NULL ? options->name_column : options->id_column,
            ";\n");
    add_key(text, "    home = ", options->department_column, ";\n");
    xt_text_add(text, "} );\n\n");
    xt_release(&draft->context->memory, path);
    return true;
}

static void write_department(first_input *draft, int d, bool is_last)
{
    xt_text *text = &draft->text;
    const int strength = draft->strength[d];
    xt_text_add(text, "    {\n");
    xt_text_format(text, "        code = \"%s\";\n", draft->codes[d]);
    add_key(text, "        name = ", draft->problem->departments[d].name, ";\n");
    xt_text_format(text, "        load = %d;\n", strength >= draft->median ? 1 : 2);
    xt_text_format(text, "        # 80 %% and half of the %d at home here.\n", strength);
    xt_text_format(text, "        staffing = { min = %d; hosts = %d; };\n", (4 * strength + 4) / 5,
                   strength / 2);
    xt_text_add(text, "        coaching = { visitors = 1; hosts = 2; };\n");
    xt_text_add(text, is_last ? "    }\n" : "    },\n");
}

static void write_departments(first_input *draft)
{
    xt_text *text = &draft->text;
    xt_text_format(text,
                   "# The values of the column, each a department with a code made from its name.\n"
                   "# Load: 1 for a period in a department with %d people or more, which is the "
                   "median,\n"
                   "# 2 in a smaller one, where a visitor is more of a burden.\n"
                   "# Staffing: 80 %% of the people at home there are present in each period, "
                   "visitors\n"
                   "# included, and half of them are present as hosts.\n"
                   "# Coaching: a visitor needs two hosts.\n",
                   draft->median);
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
    xt_text_add(text, "# A stay in another department lasts 2 to 4 periods.\n"
                      "stays = ( { min = 2; max = 4; } );\n\n");
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
    xtrain_problem *problem = NULL;
    first_input draft = {.context = context, .options = options};
    *out = NULL;
    xt_text_init(&draft.text, memory);
    xtrain_status status = xtrain_problem_create(&problem, context);
    if (status == XTRAIN_OK) {
        draft.problem = problem;
        status = read_staff(problem, options);
    }
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
    xtrain_problem_free(problem);
    return status;
}
