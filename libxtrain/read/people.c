/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read/people.h"

#include <stdlib.h>
#include <string.h>

#include "model/names.h"
#include "read/parts.h"
#include "read/source.h"

static int find_home(xt_reader *reader, const xt_reference *reference, void *user)
{
    (void)user;
    return xt_reader_find(reader, &reader->departments, reference);
}

void xt_people_init(xt_people *people, xt_reader *reader)
{
    static const char *const names[XT_PERSON_COLUMNS] = {
        "id", "name", "home", "groups", "contract_from", "contract_to", "fte"};
    *people = (xt_people){.reader = reader, .find_home = find_home};
    for (int i = 0; i < XT_PERSON_COLUMNS; i++) {
        people->columns[i] = (xt_column){
            .name = names[i], .is_required = i == XT_PERSON_ID, .index = -1, .skill = XTRAIN_NONE};
    }
}

static bool take_header(xt_people *people, const xt_csv_row *header)
{
    const bool has_columns =
        xt_columns_find(people->reader, header, people->columns, XT_PERSON_COLUMNS);
    const bool has_skills =
        xt_columns_find(people->reader, header, people->skills, people->skill_count);
    people->field_count = header->count;
    people->is_usable = has_columns && has_skills;
    return people->is_usable;
}

/* Someone else has this id. */
static bool is_repeated(xt_reader *reader, const char *id, int line)
{
    const int other = xt_problem_find_name(reader->problem, XT_NAME_EMPLOYEE, id);
    if (other == XTRAIN_NONE) {
        return false;
    }
    const xtrain_source *source = &reader->problem->employees[other].source;
    char shown[XT_CUT_SIZE];
    xt_reader_report(reader, line, "the id '%s' is that of %s:%d already; give each person one id",
                     xt_cut_text(shown, id), source->file, source->line);
    return true;
}

static int read_home(xt_people *people, const xt_csv_row *row)
{
    const xt_column *column = &people->columns[XT_PERSON_HOME];
    const xt_reference reference = {"department", xt_column_text(row, column), column->name,
                                    row->line};
    return reference.text == NULL ? XTRAIN_NONE
                                  : people->find_home(people->reader, &reference, people->user);
}

/* "0.5", ".5", "0,5" or "50%" in hundredths, or -1. */
static int parse_fte(const char *text)
{
    const size_t digits = strspn(text, "0123456789");
    const bool has_point = text[digits] == '.' || text[digits] == ',';
    const char *rest = text + digits + (has_point ? 1 : 0);
    const size_t decimals = has_point ? strspn(rest, "0123456789") : 0;
    const long whole = digits == 0 && has_point    ? 0
                       : digits > 0 && digits <= 4 ? strtol(text, NULL, 10)
                                                   : -1;
    if (whole < 0 || (has_point && (decimals < 1 || decimals > 2))) {
        return -1;
    }
    const long hundredths = decimals == 0 ? 0 : strtol(rest, NULL, 10) * (decimals == 1 ? 10 : 1);
    const char *end = rest + decimals;
    end += strspn(end, " ");
    if (*end == '%') {
        return end[1] == '\0' && hundredths == 0 ? (int)whole : -1;
    }
    return *end == '\0' ? (int)(100 * whole + hundredths) : -1;
}

static int read_fte(xt_people *people, const xt_csv_row *row)
{
    const xt_column *column = &people->columns[XT_PERSON_FTE];
    const char *text = xt_column_text(row, column);
    const int fte = text == NULL ? 100 : parse_fte(text);
    if (fte >= 1 && fte <= 100) {
        return fte;
    }
    char shown[XT_CUT_SIZE];
    char name[XT_CUT_SIZE];
    xt_reader_report(people->reader, row->line,
                     "column '%s': '%s' is no full-time equivalent; give a number from 0.01 to 1 "
                     "with at most two decimals",
                     xt_cut_text(name, column->name), xt_cut_text(shown, text));
    return 100;
}

/* Remembers that the row states it, so that the input may not say otherwise. */
static void note_fte(xt_people *people, const xt_csv_row *row, int employee)
{
    xt_reader *reader = people->reader;
    const size_t before = reader->fte_capacity;
    if (xt_column_text(row, &people->columns[XT_PERSON_FTE]) == NULL) {
        return;
    }
    if (!XT_GROW(&reader->context->memory, reader->fte_lines, reader->fte_capacity,
                 (size_t)employee + 1)) {
        (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
        return;
    }
    for (size_t e = before; e < reader->fte_capacity; e++) {
        reader->fte_lines[e] = 0;
    }
    reader->fte_lines[employee] = row->line;
}

/* The person of a row, or XT_LOOKUP_BROKEN. */
static int add_person(xt_people *people, const xt_csv_row *row)
{
    xt_reader *reader = people->reader;
    const xt_column *columns = people->columns;
    xtrain_employee employee = XTRAIN_EMPLOYEE_INIT;
    employee.id = xt_column_text(row, &columns[XT_PERSON_ID]);
    employee.name = xt_column_text(row, &columns[XT_PERSON_NAME]);
    employee.home = read_home(people, row);
    employee.fte = read_fte(people, row);
    employee.source = xt_reader_source(reader, row->line);
    xtrain_range *contract = &employee.contract;
    const bool has_first =
        xt_column_date(reader, row, &columns[XT_PERSON_CONTRACT_FROM], &contract->first);
    const bool has_last =
        xt_column_date(reader, row, &columns[XT_PERSON_CONTRACT_TO], &contract->last);
    if (!has_first || !has_last || !xt_check_order(reader, *contract, row->line)) {
        *contract = (xtrain_range){XTRAIN_NO_DATE, XTRAIN_NO_DATE};
        reader->is_incomplete = true;
    }
    if (employee.home == XT_LOOKUP_BROKEN) {
        employee.home = XTRAIN_NONE;
        reader->is_incomplete = true;
    }
    if (employee.id != NULL && is_repeated(reader, employee.id, row->line)) {
        return XT_LOOKUP_BROKEN;
    }
    int index = XT_LOOKUP_BROKEN;
    if (employee.id == NULL) {
        xt_reader_report(reader, row->line, "column '%s' is empty; give everybody an id",
                         columns[XT_PERSON_ID].name);
        reader->people_missing = true;
    } else if (!xt_reader_take(reader,
                               xtrain_problem_add_employee(&index, reader->problem, &employee))) {
        reader->people_missing = true;
        return XT_LOOKUP_BROKEN;
    }
    return index;
}

/* Groups are separated by ; or |. */
static void add_groups(xt_people *people, const xt_csv_row *row, int employee)
{
    xt_reader *reader = people->reader;
    const char *text = xt_column_text(row, &people->columns[XT_PERSON_GROUPS]);
    xt_text group;
    xt_text_init(&group, &reader->context->memory);
    while (text != NULL && *text != '\0') {
        text += strspn(text, ";| \t");
        size_t length = strcspn(text, ";|");
        const char *next = text + length;
        while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t')) {
            length--;
        }
        group.length = 0;
        xt_text_add_bytes(&group, text, length);
        if (group.failed) {
            (void)xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
            break;
        }
        if (length > 0 && !xt_reader_take(reader, xtrain_problem_add_group(reader->problem,
                                                                           employee, group.data))) {
            reader->is_incomplete = true;
            break;
        }
        text = next;
    }
    xt_text_clear(&group);
}

static void set_level(xt_people *people, const xt_csv_row *row, const xt_column *column,
                      int employee)
{
    xt_reader *reader = people->reader;
    const char *text = xt_column_text(row, column);
    if (text == NULL) {
        return;
    }
    const int most = reader->problem->skills[column->skill].levels - 1;
    const size_t digits = strspn(text, "0123456789");
    long level = digits <= 4 && text[digits] == '\0' ? strtol(text, NULL, 10) : -1;
    if (level < 0 || level > most) {
        char shown[XT_CUT_SIZE];
        char name[XT_CUT_SIZE];
        xt_reader_report(reader, row->line,
                         "column '%s': '%s' is not a level; give a whole number from 0 to %d",
                         xt_cut_text(name, column->name), xt_cut_text(shown, text), most);
        return;
    }
    (void)xt_reader_take(
        reader, xtrain_problem_set_level(reader->problem, employee, column->skill, (int)level));
}

bool xt_people_take_row(const xt_csv_row *row, void *payload)
{
    xt_people *people = payload;
    xt_reader *reader = people->reader;
    if (people->field_count == 0) {
        return take_header(people, row);
    }
    if (!xt_columns_fit(reader, row, people->field_count)) {
        reader->is_incomplete = true;
        reader->people_missing = true;
        return true;
    }
    const int employee = add_person(people, row);
    if (employee == XT_LOOKUP_BROKEN) {
        reader->is_incomplete = true;
        reader->has_given_up = reader->problem->employee_count >= XTRAIN_MAX_EMPLOYEES;
        return !xt_reader_must_stop(reader);
    }
    note_fte(people, row, employee);
    add_groups(people, row, employee);
    for (int i = 0; i < people->skill_count; i++) {
        set_level(people, row, &people->skills[i], employee);
    }
    return !xt_reader_must_stop(reader);
}

void xt_people_finish(xt_people *people, bool is_read, const xt_csv_source *source)
{
    if (is_read && people->field_count == 0 && source == NULL) {
        xt_reader_report(people->reader, 0,
                         "the file is empty; its first row names the columns, each other one is a "
                         "person");
    } else if (is_read && people->field_count == 0) {
        char shown[XT_CUT_SIZE];
        xt_reader_report(people->reader, source->line,
                         "'%s' is empty; give it a header that names the columns and a row for "
                         "each person",
                         xt_cut_text(shown, source->file));
    }
    if (!is_read || !people->is_usable) {
        people->reader->is_incomplete = true;
        people->reader->people_missing = true;
    }
}

/* The columns of skill levels; one that is wrong is left out. False: out of memory. */
static bool read_skill_columns(xt_reader *reader, const xt_value *skills, xt_people *people)
{
    const int count = xt_value_count(skills);
    people->skills =
        xt_allocate(&reader->context->memory, (size_t)count + 1, sizeof *people->skills);
    if (people->skills == NULL) {
        return xt_reader_take(reader, XTRAIN_ERROR_MEMORY);
    }
    for (int i = 0; i < count; i++) {
        xt_value values[XT_COLUMN_KEYS];
        const xt_node *node = xt_value_group(reader, skills, i);
        if (node == NULL || !xt_group_read(reader, node, skills->key->group, values)) {
            continue;
        }
        const xt_value *skill = &values[XT_COLUMN_SKILL];
        const int index = xt_find_skill(reader, skill->text, skill->line);
        if (index != XT_LOOKUP_BROKEN) {
            people->skills[people->skill_count++] =
                (xt_column){.name = values[XT_COLUMN_COLUMN].text,
                            .is_required = true,
                            .index = -1,
                            .skill = index};
        }
    }
    return true;
}

/* The file that a group of the input names. */
static void read_file(xt_reader *reader, const xt_node *node, const xt_group *group)
{
    xt_value values[XT_PEOPLE_KEYS];
    xt_people people;
    xt_people_init(&people, reader);
    (void)xt_group_read(reader, node, group, values);
    bool is_sound = values[XT_PEOPLE_FILE].is_stated;
    for (int i = 0; i < XT_PERSON_COLUMNS; i++) {
        const xt_value *value = &values[XT_PEOPLE_ID + i];
        is_sound = is_sound && (value->is_stated || value->node == NULL);
        if (value->is_stated) {
            people.columns[i].name = value->text;
            people.columns[i].is_required = true;
        }
    }
    bool is_read = read_skill_columns(reader, &values[XT_PEOPLE_SKILLS], &people) && is_sound;
    const xt_csv_source source = {values[XT_PEOPLE_FILE].text, values[XT_PEOPLE_FILE].line};
    if (is_read) {
        is_read = xt_columns_read(reader, &source, xt_people_take_row, &people);
    }
    xt_people_finish(&people, is_read, &source);
    xt_release(&reader->context->memory, people.skills);
}

void xt_read_people(xt_reader *reader, const xt_value *people)
{
    const int count = xt_value_count(people);
    reader->people_missing = people->node != NULL && !people->is_stated;
    for (int i = 0; i < count && !xt_reader_must_stop(reader); i++) {
        const xt_node *node = xt_value_group(reader, people, i);
        if (node != NULL) {
            read_file(reader, node, people->key->group);
        } else {
            reader->people_missing = true;
        }
    }
    reader->is_incomplete = reader->is_incomplete || reader->people_missing;
}
