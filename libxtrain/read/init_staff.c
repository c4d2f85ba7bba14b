/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The staff list is read as any people file, but every value of the department column becomes a
 * department. Values that differ only in case and blanks are one: HR systems are not that tidy, and
 * the input that is made finds the department by either.
 */
#include "read/init_staff.h"

#include <string.h>

#include "base/file.h"
#include "model/names.h"
#include "read/people.h"
#include "read/source.h"

/* Spellings that are named; a list with more of them is named its first ones. */
#define MAX_SPELLINGS 200
/* Lines that are named of people without a department. */
#define MAX_LINES 8

/* The department that this is another spelling of, or XTRAIN_NONE. */
static int find_alike(const xt_staff *staff, const char *text)
{
    for (size_t i = 0; i < staff->spelling_count; i++) {
        if (strcmp(staff->spellings[i].text, text) == 0) {
            return staff->spellings[i].department;
        }
    }
    const xtrain_problem *problem = staff->problem;
    for (size_t d = 0; d < problem->department_count; d++) {
        if (xt_name_compare(problem->departments[d].name, text) == 0) {
            return (int)d;
        }
    }
    return XTRAIN_NONE;
}

/* Remembers another spelling, once. False: out of memory. */
static bool remember(xt_staff *staff, const xt_reference *reference, int department)
{
    for (size_t i = 0; i < staff->spelling_count; i++) {
        if (strcmp(staff->spellings[i].text, reference->text) == 0) {
            return true;
        }
    }
    if (staff->spelling_count >= MAX_SPELLINGS) {
        return true;
    }
    const char *text =
        xt_arena_text(&staff->problem->arena, reference->text, strlen(reference->text));
    if (text == NULL || !XT_GROW(&staff->problem->context->memory, staff->spellings,
                                 staff->spelling_capacity, staff->spelling_count + 1)) {
        return false;
    }
    staff->spellings[staff->spelling_count++] = (xt_spelling){text, department, reference->line};
    return true;
}

/* Every new value is a new department; its code comes when all names are known. */
static int find_or_add(xt_reader *reader, const xt_reference *reference, void *user)
{
    xt_staff *staff = user;
    int index = xt_problem_find_name(reader->problem, XT_NAME_DEPARTMENT, reference->text);
    if (index != XTRAIN_NONE) {
        return index;
    }
    index = find_alike(staff, reference->text);
    if (index != XTRAIN_NONE) {
        return xt_reader_take(reader,
                              remember(staff, reference, index) ? XTRAIN_OK : XTRAIN_ERROR_MEMORY)
                   ? index
                   : XT_LOOKUP_BROKEN;
    }
    xtrain_department department = XTRAIN_DEPARTMENT_INIT;
    department.code = reference->text;
    department.source = xt_reader_source(reader, reference->line);
    if (!xt_reader_take(reader,
                        xtrain_problem_add_department(&index, reader->problem, &department))) {
        reader->has_given_up = reader->problem->department_count >= XTRAIN_MAX_DEPARTMENTS;
        return XT_LOOKUP_BROKEN;
    }
    return index;
}

const char *xt_staff_name_column(const xtrain_init_options *options)
{
    return options->name_column != NULL ? options->name_column : "name";
}

static void name_columns(xt_people *people, const xtrain_init_options *options)
{
    xt_column *columns = people->columns;
    columns[XT_PERSON_ID].name = options->id_column;
    columns[XT_PERSON_ID].option = "--id";
    columns[XT_PERSON_NAME].name = xt_staff_name_column(options);
    columns[XT_PERSON_NAME].is_required = options->name_column != NULL;
    columns[XT_PERSON_NAME].option = "--name";
    columns[XT_PERSON_HOME].name = options->department_column;
    columns[XT_PERSON_HOME].is_required = true;
    columns[XT_PERSON_HOME].option = "--department";
}

/* Adds the people of the file and their departments to the problem. */
static xtrain_status read_list(xt_staff *staff, const xtrain_init_options *options)
{
    xtrain_problem *problem = staff->problem;
    xt_reader reader;
    xt_people people;
    char *text = NULL;
    size_t length = 0;
    xt_reader_init(&reader, problem->context, problem, options->people);
    xt_people_init(&people, &reader);
    people.find_home = find_or_add;
    people.user = staff;
    name_columns(&people, options);
    bool is_read = xt_reader_take(
        &reader, xt_file_read(&text, &length, problem->context, options->people, NULL, 0));
    if (is_read) {
        is_read =
            xt_reader_take(&reader, xt_csv_read(problem->context, text, length, options->people,
                                                xt_people_take_row, &people));
    }
    xt_people_finish(&people, is_read, NULL);
    staff->has_names = people.columns[XT_PERSON_NAME].index >= 0;
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

int xt_staff_add_unplaced(xt_text *text, const xt_staff *staff)
{
    const xtrain_problem *problem = staff->problem;
    int lines[MAX_LINES];
    int count = 0;
    for (size_t e = 0; e < problem->employee_count; e++) {
        if (problem->employees[e].home != XTRAIN_NONE) {
            continue;
        }
        if (count < MAX_LINES) {
            lines[count] = problem->employees[e].source.line;
        }
        count++;
    }
    const int named = count < MAX_LINES ? count : MAX_LINES;
    for (int i = 0; i < named; i++) {
        const bool is_last = i == count - 1;
        xt_text_add(text, i == 0 ? (is_last ? "line " : "lines ") : is_last ? " and " : ", ");
        xt_text_format(text, "%d", lines[i]);
    }
    if (count > named) {
        xt_text_format(text, " and %d more", count - named);
    }
    return count;
}

static xtrain_status remark_unplaced(const xt_staff *staff, const char *file)
{
    xtrain_context *context = staff->problem->context;
    xtrain_status status = XTRAIN_OK;
    xt_text lines;
    xt_text_init(&lines, &context->memory);
    const int count = xt_staff_add_unplaced(&lines, staff);
    if (lines.failed) {
        status = XTRAIN_ERROR_MEMORY;
    } else if (count > 0) {
        status = xt_report(context, XTRAIN_OK, file, 0,
                           "the department is empty in %s; without a home %s everywhere: fill it "
                           "in, or delete the row%s",
                           lines.data,
                           count == 1 ? "this person is a visitor" : "these people are visitors",
                           count == 1 ? "" : "s");
    }
    xt_text_clear(&lines);
    return status;
}

static xtrain_status remark_spellings(const xt_staff *staff, const char *file)
{
    xtrain_status status = XTRAIN_OK;
    for (size_t i = 0; i < staff->spelling_count && status == XTRAIN_OK; i++) {
        const xt_spelling *other = &staff->spellings[i];
        const xt_department *department = &staff->problem->departments[other->department];
        char text[XT_CUT_SIZE];
        char name[XT_CUT_SIZE];
        status = xt_report(staff->problem->context, XTRAIN_OK, file, other->line,
                           "'%s' is taken for '%s' of line %d; if they are two departments, give "
                           "one another name",
                           xt_cut_text(text, other->text), xt_cut_text(name, department->name),
                           department->source.line);
    }
    return status;
}

xtrain_status xt_staff_read(xt_staff *staff, xtrain_context *context,
                            const xtrain_init_options *options)
{
    *staff = (xt_staff){0};
    xtrain_status status = xtrain_problem_create(&staff->problem, context);
    if (status == XTRAIN_OK) {
        status = read_list(staff, options);
    }
    if (status == XTRAIN_OK) {
        status = remark_spellings(staff, options->people);
    }
    if (status == XTRAIN_OK) {
        status = remark_unplaced(staff, options->people);
    }
    return status;
}

void xt_staff_clear(xt_staff *staff, const xt_memory *memory)
{
    xt_release(memory, staff->spellings);
    xtrain_problem_free(staff->problem);
}
